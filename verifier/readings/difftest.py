"""The finite reading against the running text: a function is read once, as terms, and run on many random values.

The terms are those that proofs use. For each sample the symbols are replaced by the values and the terms simplified; what comes out must be
what the text answers, and where the text raises a KeyError, a demand must be false.
"""

from __future__ import annotations

import inspect
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import z3

from invariants.proofs.obligation import Universe
from verifier.readings.finite import Reading
from verifier.readings.shapes import Chance, Unknowns, substitution
from verifier.readings.subset import hints
from verifier.readings.values import Finite, Membership, Record, Table, every, lift, same

PATIENCE = 60
"""How many times more samples may be drawn for a boolean function until both answers were seen."""


class Differs(Exception):  # noqa: N818 - it reads as a verdict
    """The reading and the running text disagree; the message names function, values and both answers."""


@dataclass
class Tally:
    """What a comparison has seen of one function."""

    function: str
    examples: int = 0
    raised: int = 0
    """Of those, how many in which the text raised a KeyError."""
    answers: set[bool] = field(default_factory=set)

    @property
    def one_sided(self) -> bool:
        """A boolean function of which only one answer was ever seen."""
        return len(self.answers) == 1


def compare(
    function: Callable[..., Any],
    universe: Universe,
    count: int,
    *,
    seed: int = 1,
    ranges: Mapping[str, tuple[int, int]] | None = None,
) -> Tally:
    """Compare a function's reading and running on `count` random samples, more if one answer of a boolean function is still missing."""
    typed = hints(function)
    unknowns, reading = Unknowns(universe), Reading()
    unknown = {name: unknowns.fresh(name, hint) for name, hint in typed.items()}
    read = reading.call(function, **unknown)
    raising = every(each.condition for each in reading.demands if each.raises)
    covered = every(each.condition for each in reading.demands if not each.raises)
    boolean = inspect.get_annotations(function, eval_str=True).get("return") is bool
    source = random.Random(f"{seed} {function.__module__}.{function.__name__}")
    tally = Tally(function.__name__)
    while tally.examples < count or (boolean and tally.one_sided and tally.examples < count * PATIENCE):
        chance = Chance(universe, source, ranges or {})
        sample = {name: chance.draw(hint, name) for name, hint in typed.items()}
        evaluate = _evaluator(unknown, sample)
        if not evaluate(covered):
            continue
        tally.examples += 1
        try:
            answer = function(**sample)
        except KeyError:
            tally.raised += 1
            if evaluate(raising):
                raise Differs(
                    f"{function.__name__} of {sample} raises a KeyError that the reading does not see"
                ) from None
            continue
        if not evaluate(raising):
            raise Differs(f"{function.__name__} of {sample} raises nothing, but the reading says so")
        asked = {id(each): len(each.asked) for each in _memberships(unknown)}
        equal = evaluate(_equal(read, answer))
        for each in _memberships(unknown):
            for terms in list(each.asked)[asked[id(each)] :]:
                del each.asked[terms]  # what this sample asked is of no concern to the next
        if not equal:
            raise Differs(f"{function.__name__} of {sample} is {answer}, but the reading says otherwise")
        if type(answer) is bool:
            tally.answers.add(answer)
    return tally


def _memberships(value: Any) -> Iterator[Membership]:
    """The unknown sets inside a value."""
    parts = (
        value
        if isinstance(value, Mapping)
        else value.fields
        if isinstance(value, Record)
        else value.items
        if isinstance(value, Table)
        else {}
    )
    for part in parts.values():
        yield from _memberships(part)
    if isinstance(value, Membership):
        yield value


def _evaluator(unknown: Mapping[str, Any], sample: Mapping[str, Any]) -> Callable[[Any], bool]:
    """What a term is once the symbols have the values of a sample."""
    constants, bodies = [], []
    for name, value in unknown.items():
        more_constants, more_bodies = substitution(value, lift(sample[name]))
        constants += more_constants
        bodies += more_bodies

    def evaluate(term: Any) -> bool:
        if isinstance(term, bool):
            return term
        known = z3.substitute(term, *constants)
        if bodies:
            known = z3.substitute_funs(known, *bodies)
        found = z3.simplify(known)
        if not z3.is_true(found) and not z3.is_false(found):
            raise AssertionError(f"still unknown: {found}")
        return z3.is_true(found)

    return evaluate


def _equal(read: Any, answer: Any) -> Any:
    """The term that says that the reading's value is the running one."""
    match read:
        case Record():
            if type(answer) is not read.kind:
                return False
            return every(_equal(part, getattr(answer, name)) for name, part in read.fields.items())
        case Table():
            return set(read.items) == set(answer) and every(
                _equal(part, answer[key]) for key, part in read.items.items()
            )
        case Membership():
            asked = list(read.asked.values())
            elements = [lift(each) for each in answer]
            inside = every(read.has(each) for each in elements)
            return every(
                (inside, *(z3.Implies(_term(read.has(each)), _term(_among(each, elements))) for each in asked))
            )
        case Finite() if not isinstance(answer, frozenset | set):
            return False
        case Finite():
            return same(read, lift(frozenset(answer)))
    return (
        type(answer) is not bool and same(read, answer)
        if not z3.is_bool(read) and not isinstance(read, bool)
        else same(read, answer)
    )


def _among(element: Any, elements: list[Any]) -> Any:
    return z3.Or([_term(same(element, each)) for each in elements])


def _term(value: Any) -> Any:
    return z3.BoolVal(value) if isinstance(value, bool) else value
