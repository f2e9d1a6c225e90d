"""The cardinality reading against the running text: a claim is read once, as linear arithmetic, and its truth compared for random sets.

A sample says which of some elements lie in which set. The reading's regions then have as many elements as lie in exactly these sets, and
its term is a truth value; the text is run on the sets themselves. A claim whose reading takes a condition on members for a set of its own says
nothing about running sets, and is not compared.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import z3

from invariants.proofs.obligation import Claim, Obligation, Universe, apply
from verifier.readings.cardinality import Area, World
from verifier.readings.difftest import Differs, Tally
from verifier.readings.prover import Problem, read, variables
from verifier.readings.shapes import Chance, substitution
from verifier.readings.values import Record, lift

ELEMENTS = 6
"""Of which the sets of a sample are made; there may be any number of them in a proof."""
PATIENCE = 60
"""How many times more samples may be drawn for a claim until both answers were seen."""


def claims(obligations: Iterable[Obligation]) -> list[tuple[Claim, Universe]]:
    """The claims of the obligations that are read in this way, each once, and the universe that they are about."""
    found: dict[Claim, Universe] = {}
    for obligation in obligations:
        if obligation.reading == "cardinality":
            for claim in obligation.claims():
                found.setdefault(claim, obligation.universe)
    return [each for each in found.items() if _problem(*each).replayable]


def compare(claim: Claim, universe: Universe, count: int, *, seed: int = 1) -> Tally:
    """Compare a claim's reading and running on `count` random samples, more if one answer is still missing; raises Differs."""
    problem = _problem(claim, universe)
    typed = variables(problem.obligation)
    among = replace(universe, ids=tuple(range(1, ELEMENTS + 1)))
    source = random.Random(f"{seed} {claim.__name__}")
    tally = Tally(claim.__name__)
    while tally.examples < count or (tally.one_sided and tally.examples < count * PATIENCE):
        chance = Chance(among, source)
        sample = {name: chance.draw(hint, name) for name, hint in typed.items()}
        evaluate = _evaluator(problem.values, sample)
        if not evaluate(problem.demands[claim.__name__]):
            raise Differs(f"{claim.__name__} of {sample} raises nothing, but the reading says so")
        tally.examples += 1
        answer = apply(claim, sample)
        if evaluate(problem.terms[claim.__name__]) is not answer:
            raise Differs(f"{claim.__name__} of {sample} is {answer}, but the reading says otherwise")
        tally.answers.add(answer)
    return tally


def _problem(claim: Claim, universe: Universe) -> Problem:
    """The claim by itself, as terms."""
    return read(Obligation(claim.__name__, "", (), claim, reading="cardinality", universe=universe))


def _evaluator(unknown: Mapping[str, Any], sample: Mapping[str, Any]) -> Callable[[Any], bool]:
    """What a term is once numbers have the values of a sample, and regions the sizes."""
    constants = [pair for name, value in unknown.items() for pair in substitution(value, lift(sample[name]))[0]]
    areas = [each for name, value in unknown.items() for each in _areas(name, value, sample[name])]
    world = areas[0][1].world if areas else World()
    lying = [frozenset(name for name, _, known in areas if each in known) for each in range(1, ELEMENTS + 1)]
    constants += [(world.region(inside), z3.IntVal(lying.count(inside))) for inside in world.regions()]

    def evaluate(term: Any) -> bool:
        found = z3.simplify(z3.substitute(term, *constants)) if z3.is_expr(term) else z3.BoolVal(term)
        if not z3.is_true(found) and not z3.is_false(found):
            raise AssertionError(f"still unknown: {found}")
        return z3.is_true(found)

    return evaluate


def _areas(name: str, unknown: Any, known: Any) -> Iterator[tuple[str, Area, frozenset[int]]]:
    """The sets of unknown size inside a value, by the names that they have in the world, and what they are in a sample."""
    if isinstance(unknown, Area):
        yield name, unknown, known
    if isinstance(unknown, Record):
        for part, value in unknown.fields.items():
            yield from _areas(f"{name}.{part}", value, getattr(known, part))
