"""What it takes to say whom to keep, for the figures of the group `pruning`: the reference's pruning beside one maximum flow of the same network.

Candidates are spread over five countries and six owners with three levels in either tree, each is a node of its own, and a tenth of them hold a keyshare.
Every domain has a cap, loose or tight, so that a quarter of the candidates stay, domains of both trees and of every level are in the way, and one candidate after another
has to make way. All of it comes from a seed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

from networkx.algorithms.flow import dinitz

from rebalancing.cut_check import check_cut
from rebalancing.domains import SINK, SOURCE, Candidate, Caps, Path, domains_of, network_of
from rebalancing.pruning import left_beside, prune

__all__ = ["instance", "works"]

SEED = 1
GEOGRAPHY = (5, 4, 3)
ORGANISATION = (6, 5)
"""How many domains lie in each."""


def instance(size: int) -> tuple[list[Candidate], Caps, list[Candidate]]:
    """Return so many candidates, the caps, and who holds something already."""
    chance = random.Random(SEED)

    def path(arities: Sequence[int]) -> Path:
        return tuple(chance.randrange(arity) for arity in arities)

    candidates = [Candidate(i, path(GEOGRAPHY), (*path(ORGANISATION), f"node {i}")) for i in range(size)]

    def caps(paths: Sequence[Path], most: Sequence[int]) -> dict[Path, int]:
        domains = sorted({domain for each in paths for domain in domains_of(each)[1:]}, key=str)
        return {domain: chance.randint(1, 2 * most[len(domain) - 1]) for domain in domains}

    of_both = Caps(
        caps([c.geography for c in candidates], (size // 7, size // 33, size // 80)),
        caps([c.organisation for c in candidates], (size // 7, size // 33, 1)),
    )
    return candidates, of_both, chance.sample(candidates, size // 10)


def works(size: int) -> dict[str, Callable[[], Any]]:
    """Return what is measured, by the name of its figure; that the answer is right has been seen."""
    candidates, caps, given = instance(size)
    found = prune(candidates, caps, given)
    network = network_of(candidates, left_beside(caps, given))
    assert check_cut(candidates, caps, given, found.peers, found.cut)
    assert dinitz(network, SOURCE, SINK).graph["flow_value"] == len(found.peers)
    return {
        "flow": lambda: dinitz(network, SOURCE, SINK),
        "prune": lambda: prune(candidates, caps, given),
        "check": lambda: check_cut(candidates, caps, given, found.peers, found.cut),
    }
