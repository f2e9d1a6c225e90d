"""The verdict of a system on a step that is not enabled."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["Refused", "first_failed", "need"]


class Refused(Exception):  # noqa: N818 - a verdict, not an accident
    """An action is not enabled.

    Attributes:
        code: of the guard that failed, as in `codes.json` where a message is refused.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def need(condition: bool, code: str) -> None:
    """Refuse with `code` unless `condition` holds.

    Raises:
        Refused: it does not.
    """
    if not condition:
        raise Refused(code)


def first_failed(checks: Mapping[str, bool]) -> str:
    """Name the first check that does not hold.

    Raises:
        AssertionError: all of them hold, so there was no reason to refuse.
    """
    failed = [code for code, holds in checks.items() if not holds]
    assert failed, "every check holds"
    return failed[0]
