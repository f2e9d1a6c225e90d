"""The check of a minimum cut, by counting alone: nothing that finds a pruning is used here, so whoever doubts one need not believe it.

Source: Ford and Fulkerson 1956: no choice within the caps is greater than a cut, so one that is as great is a greatest.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .domains import Candidate, Caps, Cut

__all__ = ["check_cut"]


def check_cut(
    candidates: Iterable[Candidate], caps: Caps, given: Iterable[Candidate], chosen: AbstractSet[int], cut: Cut
) -> bool:
    """Tell whether these candidates keep the caps beside `given`, and a cut shows that no more could."""
    places = {each.peer: (each.geography, each.organisation) for each in candidates}
    held = [(each.geography, each.organisation) for each in given]
    most, outside = 0, set(places)
    for tree, (cap_of, across) in enumerate(((caps.geography, cut.geography), (caps.organisation, cut.organisation))):
        for domain, cap in cap_of.items():
            inside = {peer for peer, place in places.items() if place[tree][: len(domain)] == domain}
            left = max(0, cap - sum(place[tree][: len(domain)] == domain for place in held))
            if len(chosen & inside) > left:
                return False
            if domain in across:
                most += left
                outside -= inside
        if not across <= cap_of.keys():
            return False
    return chosen <= places.keys() and len(chosen) == most + len(outside)
