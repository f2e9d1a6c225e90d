"""Failure domains: what a cap is for, and the largest committee that keeps every cap.

Domains form two trees, geography (zone, region, country) and organisation (node, operator, owner). A domain is named by its path from the outermost
one, so that it lies inside each domain whose path begins its own; the empty path is everything. Whether somebody has a place in a
committee is one unit of flow, down through the geography, through the candidate, up through the organisation: two trees keep the question
exact and cheap, and a minimum cut shows that no larger committee keeps the caps. A third tree would make it NP-hard.

That a placement is stable, or the least in some order, is not asked here.

Source: Ford and Fulkerson 1956; Edmonds and Karp 1972, for the shortest augmenting paths. Proofs: invariants/proofs/domains.py.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from .quorum import feasible, quorum

__all__ = [  # noqa: RUF022 - in the order of the text
    "Path", "Candidate", "Caps", "Cut", "Placement",
    "cannot_decrypt", "cannot_veto", "greatest_cap", "is_sound_cap", "leaves_quorum",
    "domains_of", "keeps_caps", "bound", "largest", "is_satisfiable",
]  # fmt: skip

Path: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """Somebody who may hold a share, and the innermost domains that it is in."""

    peer: int
    geography: Path
    organisation: Path


@dataclass(frozen=True)
class Caps:
    """How many holders the domains of each tree may have; those that are not named have no cap of their own."""

    geography: Mapping[Path, int]
    organisation: Mapping[Path, int]

    def __post_init__(self) -> None:
        """Raise ValueError if a cap is negative."""
        if any(cap < 0 for cap in (*self.geography.values(), *self.organisation.values())):
            raise ValueError("a cap is zero or more")


@dataclass(frozen=True)
class Cut:
    """Domains of each tree that stand in the way of a larger committee."""

    geography: frozenset[Path]
    organisation: frozenset[Path]


@dataclass(frozen=True)
class Placement:
    """Who gets a place, and the cut that shows that no more can."""

    peers: frozenset[int]
    cut: Cut


# What a cap is for


def cannot_decrypt(t: int, inside: int) -> bool:
    """Tell whether so many holders of a domain are too few to decrypt."""
    return inside < t


def cannot_veto(n: int, t: int, inside: int) -> bool:
    """Tell whether the others can decrypt when so many holders of a domain refuse, or are gone."""
    return n - inside >= t


def greatest_cap(n: int, t: int) -> int:
    """Return the greatest number of holders that can neither decrypt nor veto."""
    return min(t - 1, n - t)


def is_sound_cap(n: int, t: int, cap: int) -> bool:
    """Tell whether a domain may have such a cap in a committee of n holders and threshold t."""
    return 0 <= cap <= greatest_cap(n, t)


def leaves_quorum(n: int, t: int, f: int, lost: int) -> bool:
    """Tell whether the holders are a quorum without so many of them. More than a sound cap ensures: those who can still decrypt need not be a quorum."""
    return quorum(n, t, f) <= n - lost


# Placement


def domains_of(path: Path) -> list[Path]:
    """Return the domains that a path lies in, the outermost first: everything, and so on to the path itself."""
    return [path[:length] for length in range(len(path) + 1)]


def keeps_caps(chosen: Iterable[Candidate], caps: Caps) -> bool:
    """Tell whether no domain has more of these than its cap."""
    placed = tuple(chosen)
    return all(
        sum(each.geography[: len(domain)] == domain for each in placed) <= cap for domain, cap in caps.geography.items()
    ) and all(
        sum(each.organisation[: len(domain)] == domain for each in placed) <= cap
        for domain, cap in caps.organisation.items()
    )


def bound(candidates: Iterable[Candidate], caps: Caps, cut: Cut) -> int:
    """Return how many of these at most keep the caps: the caps of the cut's domains, and everybody who is in none of them.

    True of any domains that have caps, so that a cut whose bound is reached proves that nothing is larger. Raises KeyError if one has none.
    """
    within = sum(caps.geography[each] for each in cut.geography) + sum(
        caps.organisation[each] for each in cut.organisation
    )
    return within + sum(
        cut.geography.isdisjoint(domains_of(each.geography))
        and cut.organisation.isdisjoint(domains_of(each.organisation))
        for each in candidates
    )


# A tree and a domain of it; or "peer" and, in a path of one, a number.
_Node: TypeAlias = tuple[str, Path]
_SOURCE: _Node = ("source", ())
_SINK: _Node = ("sink", ())


def largest(candidates: Sequence[Candidate], caps: Caps) -> Placement:
    """Return a largest committee within the caps, with the cut that proves it. Raises ValueError if a peer is named twice."""
    if len({each.peer for each in candidates}) != len(candidates):
        raise ValueError("a candidate is named twice")
    room = _network(candidates, caps)
    while True:
        before = _reached(room)
        if _SINK not in before:
            break
        node = _SINK
        while node != _SOURCE:
            above = before[node]
            room[above][node] -= 1
            room[node][above] = room[node].get(above, 0) + 1
            node = above
    # A candidate has a place if the way into it is used up.
    peers = frozenset(each.peer for each in candidates if not room["geography", each.geography][_place_of(each)])
    # The domains that the flow fills: it reaches their outer side in the one tree and their inner side in the other, and goes no further.
    cut = Cut(
        frozenset(
            d for tree, d in room if tree == "geography" and (tree, d) not in before and _above(tree, d) in before
        ),
        frozenset(
            d for tree, d in room if tree == "organisation" and (tree, d) in before and _above(tree, d) not in before
        ),
    )
    assert len(peers) == bound(candidates, caps, cut), "a largest flow is as large as a least cut"
    return Placement(peers, cut)


def _above(tree: str, domain: Path) -> _Node:
    """The node next to a domain on the outer side: the domain that it lies in, and of everything the end of the flow."""
    if domain:
        return tree, domain[:-1]
    return _SOURCE if tree == "geography" else _SINK


def _place_of(candidate: Candidate) -> _Node:
    return "peer", (str(candidate.peer),)


def _network(candidates: Sequence[Candidate], caps: Caps) -> dict[_Node, dict[_Node, int]]:
    """Node -> node -> how much may still flow from the one to the other."""
    room: dict[_Node, dict[_Node, int]] = {_SOURCE: {}, _SINK: {}}

    def join(start: _Node, end: _Node, most: int) -> None:
        room.setdefault(start, {})[end] = most
        room.setdefault(end, {}).setdefault(start, 0)

    unlimited = len(candidates) + 1
    for each in sorted(candidates, key=lambda candidate: candidate.peer):
        for domain in domains_of(each.geography):
            join(_above("geography", domain), ("geography", domain), caps.geography.get(domain, unlimited))
        for domain in domains_of(each.organisation):
            join(("organisation", domain), _above("organisation", domain), caps.organisation.get(domain, unlimited))
        join(("geography", each.geography), _place_of(each), 1)
        join(_place_of(each), ("organisation", each.organisation), 1)
    return room


def _reached(room: Mapping[_Node, Mapping[_Node, int]]) -> dict[_Node, _Node]:
    """Every node to which something may still flow -> the node before it, on a shortest way from the source."""
    before = {_SOURCE: _SOURCE}
    waiting = deque([_SOURCE])
    while waiting:
        node = waiting.popleft()
        for following, most in room[node].items():
            if most > 0 and following not in before:
                before[following] = node
                waiting.append(following)
    return before


def is_satisfiable(n: int, t: int, f: int, caps: Caps, candidates: Sequence[Candidate]) -> bool:
    """Tell whether a policy can be met before it is used: the committee is feasible, each cap is sound, and n candidates keep the caps."""
    return (
        feasible(n, t, f)
        and all(is_sound_cap(n, t, cap) for cap in (*caps.geography.values(), *caps.organisation.values()))
        and len(largest(candidates, caps).peers) >= n
    )
