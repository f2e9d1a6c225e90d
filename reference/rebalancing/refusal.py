"""The verdict of a system on a step that is not enabled."""

from __future__ import annotations

__all__ = ["Refused", "need"]


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
