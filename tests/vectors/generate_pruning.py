"""Writes the vectors of whom to keep when not all can stay, and their schema; see `generate_resharing.py`."""

from __future__ import annotations

from rebalancing.parameters import PROTOCOL_VERSION
from tests.vectors import freshness, pruning_cases
from tests.vectors.pruning_replay import FAULTS, problem_with
from tests.vectors.step_lists import ANY_TEXT, NATURAL, TEXT, Json, closed, ref, set_of, titled, vector_file

__all__ = ["FOLDERS", "ROOT", "VECTORS", "generate", "problem_with", "stale"]

ROOT = freshness.ROOT
VECTORS = "tests/vectors/pruning"
SCHEMAS = "tests/vectors/pruning/schemas"
FOLDERS = (VECTORS, SCHEMAS)

ABOUT = (
    "Whom to keep: the greatest set of candidates within the caps beside those who are given, and of those sets the least. "
    "Of the cut any will do whose bound is the number of those who are kept."
)
DOMAIN = {"tree": {"enum": [1, 2]}, "domain": set_of(ref("natural"))}


def schema() -> bytes:
    peers = set_of(ref("natural"))
    given = closed(
        {
            "candidates": peers,
            "caps": set_of(closed({**DOMAIN, "most": ref("natural")})),
            "given": peers,
            "chosen": peers,
            "cut": set_of(closed(DOMAIN)),
        }
    )
    case: Json = closed(
        {
            "name": TEXT,
            "about": TEXT,
            **dict.fromkeys(("sibling", "path", "change"), ANY_TEXT),
            "verdict": {"enum": ["accept", "reject"]},
            "code": {"enum": ["", *FAULTS]},
            "input": given,
        }
    )
    head = {"about": TEXT, "protocol_version": {"const": PROTOCOL_VERSION}}
    whole = closed({**head, "cases": {"type": "array", "items": case, "minItems": 1}})
    return titled("pruning", "Whom to keep when not all can stay.", whole, {"natural": NATURAL})


def generate() -> dict[str, bytes]:
    """Return every file by its path. Raises ValueError when the reference disagrees with a case."""
    found = pruning_cases.cases()
    if problem := next(filter(None, (problem_with("pruning", case) for case in found)), None):
        raise ValueError(problem)
    return {
        f"{VECTORS}/pruning.json": vector_file(ABOUT, found),
        f"{SCHEMAS}/pruning.schema.json": schema(),
    }


def stale() -> list[str]:
    """One sentence for each file that is missing, out of date or an orphan."""
    return freshness.stale(generate(), FOLDERS)


if __name__ == "__main__":
    freshness.write(generate())
