"""Failure domains: what a cap is for, and the largest committee that keeps every cap.

Domains form two trees, geography (zone, region, country) and organisation (node, operator, owner). A domain is named by its path from the outermost
one, so that it lies inside each domain whose path begins its own; the empty path is everything. Whether somebody has a place in a
committee is one unit of flow, down through the geography, through the candidate, up through the organisation: two trees keep the question
exact and cheap, and a minimum cut shows that no larger committee keeps the caps. A third tree would make it NP-hard.

That a placement is the least in some order is not asked here, but in `pruning`.

The flow is NetworkX's, by Dinitz' algorithm: the arithmetic is exact, and it visits nodes in the order in which they were added, so that the same
input gives the same flow in every process (its default, preflow-push, takes them out of sets). Most paths are as short as the trees are deep, which suits
it too. Sources: Ford and Fulkerson 1956; Dinitz 1970. Proofs: invariants/proofs/domains.py.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from .quorum import feasible, quorum

if TYPE_CHECKING:
    from networkx import DiGraph

__all__ = [  # noqa: RUF022 - in the order of the text
    "Path", "Candidate", "Caps", "Cut", "Placement",
    "cannot_decrypt", "cannot_veto", "greatest_cap", "is_sound_cap", "leaves_quorum", "meet",
    "domains_of", "keeps_caps", "bound", "largest", "is_satisfiable",
    "SOURCE", "SINK", "Node", "way_through", "network_of", "room_beside_flow", "is_placed", "cut_of",
]  # fmt: skip

Path: TypeAlias = tuple[Hashable, ...]
"""Names of domains, each inside the one before it."""


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


def meet(a: Caps, b: Caps) -> Caps:
    """Return the stricter of both caps for each domain: what keeps it keeps both, and whatever keeps both keeps it."""

    def least(of: Mapping[Path, int], other: Mapping[Path, int]) -> dict[Path, int]:
        return {domain: min(caps[domain] for caps in (of, other) if domain in caps) for domain in {**of, **other}}

    return Caps(least(a.geography, b.geography), least(a.organisation, b.organisation))


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


def largest(candidates: Sequence[Candidate], caps: Caps) -> Placement:
    """Return a largest committee within the caps, with the cut that proves it. Raises ValueError if a peer is named twice."""
    room = room_beside_flow(candidates, caps)
    peers = frozenset(each.peer for each in candidates if is_placed(room, each))
    cut = cut_of(room)
    assert len(peers) == bound(candidates, caps, cut), "a largest flow is as large as a least cut"
    return Placement(peers, cut)


# The network

Node: TypeAlias = tuple[str, Hashable]
"""A tree and the path of a domain of it; or "peer" and a number; or an end of the flow."""

SOURCE: Node = ("source", ())
SINK: Node = ("sink", ())


def way_through(candidate: Candidate) -> tuple[Node, Node, Node]:
    """Return the nodes that the flow of a candidate takes between both trees: its innermost domains, and itself between them."""
    return ("geography", candidate.geography), ("peer", candidate.peer), ("organisation", candidate.organisation)


def room_beside_flow(candidates: Sequence[Candidate], caps: Caps) -> DiGraph:
    """Return what a maximum flow leaves: an edge wherever something may still flow, with `most` for how much. Raises ValueError if a peer is named twice."""
    # Here, because it takes longer to import than a short trace takes to check, and whoever only compares caps needs none of it.
    from networkx import DiGraph
    from networkx.algorithms.flow import dinitz

    if len({each.peer for each in candidates}) != len(candidates):
        raise ValueError("a candidate is named twice")
    flow = dinitz(network_of(candidates, caps), SOURCE, SINK)
    room = DiGraph()
    room.add_nodes_from(flow)
    for start, end, edge in flow.edges.data():
        if edge["flow"] < edge["capacity"]:
            room.add_edge(start, end, most=edge["capacity"] - edge["flow"])
    return room


def is_placed(room: DiGraph, candidate: Candidate) -> bool:
    """Tell whether a candidate has a place: the way into it is used up."""
    before, place, _ = way_through(candidate)
    return not room.has_edge(before, place)


def cut_of(room: DiGraph) -> Cut:
    """Return the domains that a maximum flow fills: it reaches their outer side in the one tree and their inner side in the other, and goes no further.

    What the source reaches is the same beside every maximum flow (Ford and Fulkerson), so the cut does not depend on which one was found.
    """
    from networkx import descendants

    reached = descendants(room, SOURCE) | {SOURCE}
    geography: set[Path] = set()
    organisation: set[Path] = set()
    for node in room:
        match node:
            case "geography", tuple(domain) if node not in reached and _above("geography", domain) in reached:
                geography.add(domain)
            case "organisation", tuple(domain) if node in reached and _above("organisation", domain) not in reached:
                organisation.add(domain)
    return Cut(frozenset(geography), frozenset(organisation))


def _above(tree: str, domain: Path) -> Node:
    """The node next to a domain on the outer side: the domain that it lies in, and of everything the end of the flow."""
    if domain:
        return tree, domain[:-1]
    return SOURCE if tree == "geography" else SINK


def network_of(candidates: Sequence[Candidate], caps: Caps) -> DiGraph:
    """Return the network whose flows are committees, with the capacity of each edge; without a cap it has none. The order of the candidates makes no difference."""
    from networkx import DiGraph

    network = DiGraph()
    network.add_nodes_from((SOURCE, SINK))

    def join(start: Node, end: Node, cap: int | None) -> None:
        network.add_edge(start, end, **({} if cap is None else {"capacity": cap}))

    for each in sorted(candidates, key=lambda candidate: candidate.peer):
        for domain in domains_of(each.geography):
            join(_above("geography", domain), ("geography", domain), caps.geography.get(domain))
        for domain in domains_of(each.organisation):
            join(("organisation", domain), _above("organisation", domain), caps.organisation.get(domain))
        before, place, after = way_through(each)
        join(before, place, 1)
        join(place, after, 1)
    return network


def is_satisfiable(n: int, t: int, f: int, caps: Caps, candidates: Sequence[Candidate]) -> bool:
    """Tell whether a policy can be met before it is used: the committee is feasible, each cap is sound, and n candidates keep the caps."""
    return (
        feasible(n, t, f)
        and all(is_sound_cap(n, t, cap) for cap in (*caps.geography.values(), *caps.organisation.values()))
        and len(largest(candidates, caps).peers) >= n
    )
