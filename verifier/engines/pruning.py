"""Compare whom the reference keeps when not all can stay with the optimum that Z3 finds of the same candidates, caps and holders.

Of each random instance: the cut passes its check; the choice is Z3's, which maximises first the number of those who are kept and then whether the least peer is,
the one after it, and so on; the same in another order gives the same. The first few candidates of it are compared with all their subsets too. That the check of a
cut can object is seen each time: a choice of one less or one more must not pass with the same cut, nor one of as many that exceeds a cap.

Options
    instances  how many
    seed       of the random instances
Figures: examples; cuts, those that passed their check, which refused every choice of another size; refused, choices of as many that exceed a cap; brute_forced; pruned, instances in which not everybody is
kept; made_way, those in which the least choice is not the one that the first flow gives; exceeded, those in which the holders alone exceed a cap.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

import z3

from rebalancing.cut_check import check_cut
from rebalancing.domains import Candidate, Caps, domains_of, keeps_caps, largest
from rebalancing.pruning import left_beside, prune
from verifier.check import Check, Outcome, Workspace
from verifier.engines import flow

__all__ = ["best_of_all", "instance", "optimum", "run"]

MOST_TO_ENUMERATE = 8
MOST_GIVEN = 6
MOST_EXCHANGED = 4


def instance(chance: random.Random) -> tuple[list[Candidate], Caps, list[Candidate]]:
    """Draw candidates, caps, and holders of whom some are candidates too; each peer is a domain of its own, and some have a cap on it."""
    drawn, caps = flow.instance(chance)
    everybody = [Candidate(c.peer, c.geography, (*c.organisation, f"node {c.peer}")) for c in drawn]
    nodes = {each.organisation: chance.randint(1, 2) for each in everybody if chance.random() < 0.3}
    given = chance.sample(everybody, min(len(everybody), chance.randint(0, MOST_GIVEN)))
    only_given = {each.peer for each in given if chance.random() < 0.5}
    candidates = [each for each in everybody if each.peer not in only_given]
    return candidates, Caps(caps.geography, {**caps.organisation, **nodes}), given


def optimum(candidates: Sequence[Candidate], left: Caps) -> frozenset[int]:
    """Ask Z3 for the greatest set within these caps, and of those for the least in order.

    Of two sets of a size the one with the least peer that is not in both comes first, so each peer weighs more than all after it together.
    """
    chosen = {each.peer: z3.Bool(f"peer.{each.peer}") for each in sorted(candidates, key=lambda each: each.peer)}
    solver = z3.Optimize()
    for domain, cap in left.geography.items():
        _at_most(solver, [chosen[c.peer] for c in candidates if domain in domains_of(c.geography)], cap)
    for domain, cap in left.organisation.items():
        _at_most(solver, [chosen[c.peer] for c in candidates if domain in domains_of(c.organisation)], cap)
    weights = [(1 << len(chosen)) + (1 << place) for place in reversed(range(len(chosen)))]
    kept = (z3.If(each, weight, 0) for each, weight in zip(chosen.values(), weights, strict=True))
    solver.maximize(z3.Sum([z3.IntVal(0), *kept]))
    if solver.check() != z3.sat:
        raise RuntimeError(f"Z3 does not know: {solver.reason_unknown()}")
    model = solver.model()
    return frozenset(peer for peer, each in chosen.items() if z3.is_true(model.eval(each, model_completion=True)))


def _at_most(solver: z3.Optimize, chosen: Sequence[z3.BoolRef], cap: int) -> None:
    if chosen:
        solver.add(z3.PbLe([(each, 1) for each in chosen], cap))


def best_of_all(candidates: Collection[Candidate], left: Caps) -> frozenset[int]:
    """Go through all subsets: the greatest within these caps, and of those the least in order."""
    within = [
        sorted(each.peer for each in some)
        for size in range(len(candidates) + 1)
        for some in combinations(candidates, size)
        if keeps_caps(some, left)
    ]
    best = min(within, key=lambda peers: (-len(peers), peers))
    return frozenset(best)


def run(check: Check, workspace: Workspace) -> Outcome:
    """Draw instances and compare."""
    chance = random.Random(check.options["seed"])
    figures = dict.fromkeys(("examples", "cuts", "refused", "brute_forced", "pruned", "made_way", "exceeded"), 0)
    for number in range(check.options["instances"]):
        workspace.progress(f"instance {number}")
        candidates, caps, given = instance(chance)
        try:
            problem = _problem_of(chance, candidates, caps, given, figures)
        except AssertionError as impossible:
            problem = str(impossible)
        if problem:
            return Outcome("fail", figures, f"Instance {number}: {problem}.")
        figures["examples"] += 1
    return Outcome("pass", figures)


def _exchanged(
    chance: random.Random, candidates: Sequence[Candidate], chosen: frozenset[int]
) -> Iterator[frozenset[int]]:
    """Yield some choices of as many in which one is another."""
    inside, outside = sorted(chosen), sorted(each.peer for each in candidates if each.peer not in chosen)
    if inside and outside:
        for _ in range(MOST_EXCHANGED):
            yield chosen - {chance.choice(inside)} | {chance.choice(outside)}


def _problem_of(
    chance: random.Random,
    candidates: Sequence[Candidate],
    caps: Caps,
    given: Sequence[Candidate],
    figures: dict[str, int],
) -> str:
    """Say what is wrong with the answer to one instance, if anything is, and count what was done."""
    found = prune(candidates, caps, given)
    left = left_beside(caps, given)
    if not check_cut(candidates, caps, given, found.peers, found.cut):
        return "the choice exceeds a cap, or the cut's bound is another number"
    others = [found.peers - {peer} for peer in found.peers]
    others += [found.peers | {each.peer} for each in candidates if each.peer not in found.peers]
    if any(check_cut(candidates, caps, given, other, found.cut) for other in others):
        return "the check of a cut passes a choice of another size"
    for other in _exchanged(chance, candidates, found.peers):
        fits = keeps_caps([each for each in candidates if each.peer in other], left)
        if check_cut(candidates, caps, given, other, found.cut) != fits:
            return "the check of a cut is wrong about a choice of as many"
        figures["refused"] += not fits
    figures["cuts"] += 1
    if found.peers != (best := optimum(candidates, left)):
        return f"Z3 keeps {sorted(best)}, and the reference {sorted(found.peers)}"
    mixed, turned = (chance.sample(each, len(each)) for each in (candidates, given))
    if prune(mixed, caps, turned) != found:
        return "another order gives another answer"
    few = candidates[:MOST_TO_ENUMERATE]
    if prune(few, caps, given).peers != best_of_all(few, left):
        return "there is a better subset of the first few"
    figures["brute_forced"] += 1
    figures["pruned"] += len(found.peers) < len(candidates)
    figures["made_way"] += found.peers != largest(candidates, left).peers
    figures["exceeded"] += not keeps_caps(given, caps)
    return ""
