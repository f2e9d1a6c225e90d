"""The deterministic pruning order: which of several holders keep a place when not all can, the same for everybody who has the same evidence.

Some hold something already, and it is not for taking: `given`. Of all others who might, the greatest set within the caps is chosen, and of the sets that
are as great the least in lexicographic order of their peers. A minimum cut says that no greater one is feasible; whoever doubts it needs no flow to check it (`rebalancing.cut_check`).
That the choice is a function of the whole set is the point: prune, merge and prune again is not (`requirements.md` section 19, N-6 to N-8).

Source: Ford and Fulkerson 1956, for the cut and for residual cycles as what tells two maximum flows apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from .domains import (
    Candidate,
    Caps,
    Node,
    Path,
    Placement,
    bound,
    cut_of,
    is_placed,
    room_beside_flow,
    way_through,
)

if TYPE_CHECKING:
    from networkx import DiGraph

__all__ = [  # noqa: RUF022 - in the order of the text
    "left_beside", "prune",
    "GEOGRAPHY", "ORGANISATION", "Cap", "caps_of", "candidates_of",
]  # fmt: skip


def left_beside(caps: Caps, given: Sequence[Candidate]) -> Caps:
    """Return what the caps leave for others beside those who hold something already: where these alone exceed a cap, nothing."""

    def left(most: Mapping[Path, int], paths: Sequence[Path]) -> dict[Path, int]:
        return {
            domain: max(0, cap - sum(path[: len(domain)] == domain for path in paths)) for domain, cap in most.items()
        }

    return Caps(
        left(caps.geography, [each.geography for each in given]),
        left(caps.organisation, [each.organisation for each in given]),
    )


def prune(candidates: Sequence[Candidate], caps: Caps, given: Sequence[Candidate] = ()) -> Placement:
    """Return the candidates that keep a place, with a minimum cut of what `given` leaves of the caps.

    They are the greatest set that keeps the caps beside `given`, and of those the least in lexicographic order of peers. Who is given counts in each domain
    that it is in; a peer may be given and a candidate, and then counts for both. The order of either sequence makes no difference.

    Peers are settled one after another, the least first. One that has no place gets one if a maximum flow with everybody settled so far can be had that
    places it too. Such a flow differs from the one at hand by cycles in what that leaves room for (Ford and Fulkerson); one of the cycles runs through the
    candidate, and pushing along it alone does, so to look for one cycle is exact. It touches nobody who is settled, because nothing may flow through them any
    more: neither whoever has a place, nor whoever was refused one, for what cannot be had beside some cannot be had beside more.

    Raises ValueError if a candidate, or somebody given, is named twice.
    """
    if len({each.peer for each in given}) != len(given):
        raise ValueError("somebody given is named twice")
    left = left_beside(caps, given)
    room = room_beside_flow(candidates, left)
    cut = cut_of(room)
    chosen = set()
    for each in sorted(candidates, key=lambda candidate: candidate.peer):
        if is_placed(room, each) or _makes_way(room, each):
            chosen.add(each.peer)
        _, place, _ = way_through(each)
        room.remove_node(place)
    assert len(chosen) == bound(candidates, left, cut), "who makes way for another is as many as before"
    return Placement(frozenset(chosen), cut)


def _makes_way(room: DiGraph, candidate: Candidate) -> bool:
    """Give a candidate a place for that of others, if there is a way, and tell whether there was."""
    from networkx import NetworkXNoPath, shortest_path

    before, place, after = way_through(candidate)
    try:
        back = shortest_path(room, after, before)
    except NetworkXNoPath:
        return False
    for start, end in pairwise((before, place, *back)):
        _grow(room, start, end, -1)
        _grow(room, end, start, 1)
    return True


def _grow(room: DiGraph, start: Node, end: Node, by: int) -> None:
    """Let so much more flow from one node to another; where nothing may, there is no edge."""
    most = by + (room.edges[start, end]["most"] if room.has_edge(start, end) else 0)
    if most:
        room.add_edge(start, end, most=most)
    else:
        room.remove_edge(start, end)


# ----------------------------------------------------------------------------------------------------------------------
# Caps by extension: a domain is the set of the peers in it

GEOGRAPHY, ORGANISATION = 1, 2
"""The two trees."""


@dataclass(frozen=True, slots=True)
class Cap:
    """How many capabilities the peers of a domain may have.

    Attributes:
        tree: GEOGRAPHY or ORGANISATION.
        domain: the peers in it. Of two domains of a tree, one lies inside the other, or nobody is in both.
        most: how many, zero or more.
    """

    tree: int
    domain: frozenset[int]
    most: int


def caps_of(caps: Iterable[Cap]) -> Caps:
    """Return caps by the paths of their domains; of two caps on one domain the smaller counts, so a union is the stricter of both.

    Raises ValueError if domains of a tree overlap, if there is a third tree, or if a cap is negative.
    """
    geography, organisation = _least_of_each(caps)
    return Caps(
        {path: geography[path[-1]] for path in _nested(geography)[0]},
        {path: organisation[path[-1]] for path in _nested(organisation)[0]},
    )


def candidates_of(peers: Iterable[int], caps: Iterable[Cap]) -> tuple[Candidate, ...]:
    """Return peers with the domains that they are in, the largest first; whoever is in none is in everything alone. Raises ValueError as `caps_of` does."""
    geography, organisation = (_nested(each)[1] for each in _least_of_each(caps))
    return tuple(Candidate(peer, geography.get(peer, ()), organisation.get(peer, ())) for peer in sorted(set(peers)))


def _least_of_each(caps: Iterable[Cap]) -> tuple[dict[frozenset[int], int], dict[frozenset[int], int]]:
    """The smallest cap on each domain of each tree. A domain of nobody caps nothing."""
    trees: dict[int, dict[frozenset[int], int]] = {GEOGRAPHY: {}, ORGANISATION: {}}
    for cap in caps:
        if cap.tree not in trees:
            raise ValueError("a domain is of one of two trees")
        of_tree = trees[cap.tree]
        if cap.domain:
            of_tree[cap.domain] = min(cap.most, of_tree.get(cap.domain, cap.most))
    return trees[GEOGRAPHY], trees[ORGANISATION]


def _nested(domains: Iterable[frozenset[int]]) -> tuple[list[tuple[frozenset[int], ...]], dict[int, Path]]:
    """Return the path of each domain, and that of each peer's innermost one.

    From the largest on, those in a domain must all have had the same innermost one before: of two that overlap, the later would have some from inside
    the earlier and some from outside.
    """
    paths: list[tuple[frozenset[int], ...]] = []
    innermost: dict[int, tuple[frozenset[int], ...]] = {}
    for domain in sorted(domains, key=len, reverse=True):
        around = {innermost.get(peer, ()) for peer in domain}
        if len(around) != 1:
            raise ValueError("two domains of a tree overlap")
        path = (*around.pop(), domain)
        paths.append(path)
        innermost.update((peer, path) for peer in domain)
    return paths, dict(innermost)
