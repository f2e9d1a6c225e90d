"""Goes through all runs in a small field and counts, for each adversary, how often it sees what with which secret."""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import dataclass
from itertools import product
from typing import Any

from invariants.proofs.laws import Census
from rebalancing import group
from rebalancing.errors import Reject
from verifier.readings.algebra import real_world, small_world
from verifier.readings.prover import Disproved


@dataclass
class CensusProof:
    """What was found about one census."""

    law: Census
    cases: int = 0
    """Adversaries."""
    siblings: int = 0
    replays: int = 0
    """Runs."""
    seconds: float = 0.0


def prove(census: Census) -> CensusProof:
    """Go through all runs of a census, or raise Disproved."""
    started = time.perf_counter()
    proof = CensusProof(census)
    _is_the_reference(census)
    prime = int(census.id.rpartition(".p")[2])
    adversaries = [*census.adversaries, *(each.sees for each in census.siblings)]
    seen: list[Counter[Any]] = [Counter() for _ in adversaries]
    for choices in product(range(prime), repeat=census.choices):
        world = small_world(prime, choices)
        try:
            pieces = census.run(world)
        except (Reject, AssertionError) as verdict:
            raise Disproved(f"{census.id}: the text refuses {choices}: {verdict!r}") from verdict
        if world.asked[1] != census.choices:
            raise Disproved(f"{census.id}: a run makes {world.asked[1]} choices, not {census.choices}.")
        for sees, counts in zip(adversaries, seen, strict=True):
            counts[(choices[0], *(pieces[name] for name in sorted(sees)))] += 1
        proof.replays += 1
    found = list(zip(adversaries, seen, strict=True))
    for sees, counts in found[: len(census.adversaries)]:
        if not even(counts, prime):
            raise Disproved(f"{census.id}: what {sorted(sees)} sees tells something of the secret.")
        proof.cases += 1
    for sibling, (_, counts) in zip(census.siblings, found[len(census.adversaries) :], strict=True):
        if even(counts, prime):
            raise Disproved(f"{census.id}: a false sibling holds: {sibling.statement}")
        proof.siblings += 1
    proof.seconds = time.perf_counter() - started
    return proof


def even(counts: Counter[Any], prime: int) -> bool:
    """Tell whether each view was seen with all secrets, equally often."""
    views: dict[Any, list[int]] = {}
    for (_, *view), number in counts.items():
        views.setdefault(tuple(view), []).append(number)
    return all(len(numbers) == prime and len(set(numbers)) == 1 for numbers in views.values())


def _is_the_reference(census: Census) -> None:
    """Run it once modulo the group's order, as in a small field and with the real modules: the pieces are the same."""
    chance = random.Random(census.id)
    choices = [chance.randrange(1, group.ORDER) for _ in range(census.choices)]
    small = census.run(small_world(group.ORDER, choices))
    if small != census.run(real_world(0, choices)):
        raise Disproved(f"{census.id}: the real modules give other pieces.")
