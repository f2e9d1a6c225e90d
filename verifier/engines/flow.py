"""Compare the largest committees that the reference finds with what Z3 says of the same candidates and caps.

Of each random instance: the committee keeps the caps; its cut's bound is its size; Z3 finds no committee that is one larger, and finds one of that size. A bound
that is one less must be refuted: then Z3 is able to object.

Options
    instances  how many
    seed       of the random instances
Figures: examples; capped, those in which not everybody has a place; refuted, instances in which a bound that is one less was refuted.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

import z3

from rebalancing.domains import Candidate, Caps, Path, bound, domains_of, keeps_caps, largest
from verifier.check import Check, Outcome, Workspace

__all__ = ["has_committee", "instance", "run"]

MOST_CANDIDATES = 24
ARITIES = (3, 2, 2)
"""How many domains lie in each: three in all, then two in each, then two in each of these."""


def _path(chance: random.Random) -> Path:
    return tuple(str(chance.randrange(arity)) for arity in ARITIES[: chance.randint(1, len(ARITIES))])


def instance(chance: random.Random) -> tuple[list[Candidate], Caps]:
    """Draw candidates and caps; a domain of either tree may have a cap or none, and everything may."""
    candidates = [Candidate(peer, _path(chance), _path(chance)) for peer in range(chance.randint(1, MOST_CANDIDATES))]

    def caps(paths: Sequence[Path]) -> dict[Path, int]:
        domains = sorted({domain for path in paths for domain in domains_of(path)})
        return {domain: chance.randint(0, 5) for domain in domains if chance.random() < 0.4}

    return candidates, Caps(caps([c.geography for c in candidates]), caps([c.organisation for c in candidates]))


def has_committee(candidates: Sequence[Candidate], caps: Caps, size: int) -> bool:
    """Ask Z3 whether so many candidates keep the caps."""
    chosen = {each.peer: z3.Bool(f"peer.{each.peer}") for each in candidates}
    solver = z3.Solver()
    for domain, cap in caps.geography.items():
        _at_most(solver, [chosen[c.peer] for c in candidates if c.geography[: len(domain)] == domain], cap)
    for domain, cap in caps.organisation.items():
        _at_most(solver, [chosen[c.peer] for c in candidates if c.organisation[: len(domain)] == domain], cap)
    solver.add(z3.PbGe([(each, 1) for each in chosen.values()], size))
    answer = solver.check()
    if answer == z3.unknown:
        raise RuntimeError(f"Z3 does not know: {solver.reason_unknown()}")
    return bool(answer == z3.sat)


def _at_most(solver: z3.Solver, chosen: Sequence[z3.BoolRef], cap: int) -> None:
    if chosen:
        solver.add(z3.PbLe([(each, 1) for each in chosen], cap))


def run(check: Check, workspace: Workspace) -> Outcome:
    """Draw instances and compare."""
    chance = random.Random(check.options["seed"])
    figures = {"examples": 0, "capped": 0, "refuted": 0}
    for number in range(check.options["instances"]):
        workspace.progress(f"instance {number}")
        candidates, caps = instance(chance)
        try:
            found = largest(candidates, caps)
        except AssertionError as problem:
            return Outcome("fail", figures, f"Instance {number}: {problem}.")
        size = len(found.peers)
        if not keeps_caps([each for each in candidates if each.peer in found.peers], caps):
            return Outcome("fail", figures, f"Instance {number}: the committee exceeds a cap.")
        if bound(candidates, caps, found.cut) != size:
            return Outcome("fail", figures, f"Instance {number}: the cut's bound is not the committee's size.")
        if has_committee(candidates, caps, size + 1):
            return Outcome("fail", figures, f"Instance {number}: Z3 finds a larger committee.")
        if not has_committee(candidates, caps, size):
            return Outcome("fail", figures, f"Instance {number}: Z3 finds no committee of that size.")
        figures["examples"] += 1
        figures["capped"] += size < len(candidates)
        # A bound of one less would say that there is no committee of this size; there is one, unless it is empty.
        figures["refuted"] += size > 0
    return Outcome("pass", figures)
