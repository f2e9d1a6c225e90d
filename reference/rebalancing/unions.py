"""The union of sets, in the words that the readings of the text know."""

from __future__ import annotations

__all__ = ["union_of"]


def union_of(sets: frozenset[frozenset[int]]) -> frozenset[int]:
    """Return what is in any of the sets."""
    return frozenset(x for each in sets for x in each)
