"""What can be wrong with what others send: evidence about a party, never an accident of ours.

Three tiers. `ValueError` is the caller's own fault. `ProtocolError` is a verdict on a message: `Ignore` for what is stale, repeated or not
yet known, `Reject` for what is wrong whatever is learnt later. `assert` is for the impossible. The codes are stable and live in
`codes.json`, from which pages and schemas are made; the text beside a code only informs.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, ClassVar, Literal, Self

if TYPE_CHECKING:
    from .identifiers import PeerId

__all__ = ["CODES", "Code", "Ignore", "ProtocolError", "Reject", "Strength", "Verdict"]

Verdict = Literal["ignore", "reject"]

# What the blame rests on: nothing; what the receiver alone saw; or bytes signed by the blamed peer, which convince anybody.
Strength = Literal["none", "witnessed", "signed"]


@dataclass(frozen=True)
class Code:
    """A verdict's stable name and what it means, in one sentence."""

    name: str
    verdict: Verdict
    sentence: str


def _table() -> dict[str, Code]:
    text = resources.files(__package__).joinpath("codes.json").read_text(encoding="utf-8")
    return {name: Code(name, entry["verdict"], entry["sentence"]) for name, entry in json.loads(text)["codes"].items()}


CODES = _table()


class ProtocolError(Exception):
    """A verdict on a message: a code, the peer to blame if any, and the strength of the evidence against it."""

    VERDICT: ClassVar[Verdict]

    def __init__(self, code: str, detail: str = "", blamed: PeerId | None = None, strength: Strength = "none") -> None:
        """Take a code of `CODES` whose verdict is this class's. Raises ValueError for any other."""
        if code not in CODES or CODES[code].verdict != self.VERDICT:
            raise ValueError(f"{code!r} is no code of verdict {self.VERDICT}")
        if (blamed is None) != (strength == "none"):
            raise ValueError("blame and evidence come together or not at all")
        super().__init__(f"{code}: {detail or CODES[code].sentence}")
        self.code, self.detail, self.blamed, self.strength = code, detail, blamed, strength

    def against(self, peer: PeerId, strength: Strength = "signed") -> Self:
        """Return the same verdict with `peer` to blame, unless somebody is blamed already."""
        return self if self.blamed else type(self)(self.code, self.detail, peer, strength)


class Ignore(ProtocolError):  # noqa: N818 - a verdict, not an accident
    """Stale, repeated or not yet known: dropped without blame."""

    VERDICT = "ignore"


class Reject(ProtocolError):  # noqa: N818
    """Wrong whatever is learnt later."""

    VERDICT = "reject"
