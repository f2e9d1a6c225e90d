"""Proves algebraic laws, and distrusts itself while doing so.

For each law: its pairs are equal over letters, and not for want of letters; the same function, run with the real modules on random numbers, yields
pairs that are equal too, and the very values that the letters take there; each false sibling differs, over letters and in the real modules.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, is_dataclass
from typing import Any

from invariants.proofs.laws import Equal, FalseLaw, Law, Sides
from rebalancing import group
from rebalancing.errors import Reject
from verifier.readings.algebra import Letters, Place, Quotient, World, letter_world, real_world
from verifier.readings.prover import Disproved

SEED = 1


@dataclass
class LawProof:
    """What was found about one law."""

    law: Law
    cases: int = 0
    terms: int = 0
    """Of the longest polynomial that was compared."""
    siblings: int = 0
    replays: int = 0
    """Values over letters that the real modules gave too, in the numbers' places."""
    seconds: float = 0.0


def prove(law: Law) -> LawProof:
    """Prove one law in every respect, or raise Disproved."""
    started = time.perf_counter()
    proof = LawProof(law)
    for case in law.cases:
        _prove(law, case, proof)
        proof.cases += 1
    for sibling in law.siblings:
        _refute(law, sibling)
        proof.siblings += 1
    proof.seconds = time.perf_counter() - started
    return proof


def _prove(law: Law, case: Sides, proof: LawProof) -> None:
    real = real_world(SEED)
    expected = _equal(law, case, real, "the real modules")
    world, letters = letter_world(*real.asked)
    pairs = _equal(law, case, world, "letters")
    if world.asked != real.asked or len(pairs) != len(expected):
        raise Disproved(f"{law.id}: over letters it is another law than in the real modules.")
    values = _numbers(letters, real)
    terms = 0
    for (left, _), (known, _) in zip(pairs, expected, strict=True):
        for symbolic, number in zip(flat(left), flat(known), strict=True):
            if not _agrees(symbolic, number, values):
                raise Disproved(f"{law.id}: the real modules give another value than the letters.")
            proof.replays += 1
            if isinstance(symbolic, Quotient) and not _constant(symbolic):
                terms = max(terms, len(symbolic.polynomial))
    if not terms:
        raise Disproved(f"{law.id}: no letter is left in it, so it says nothing.")
    proof.terms = max(proof.terms, terms)


def _equal(law: Law, case: Sides, world: World, where: str) -> list[Equal]:
    try:
        pairs = list(case(world))
    except (Reject, AssertionError) as verdict:
        raise Disproved(f"{law.id} does not hold over {where}, the text refuses: {verdict!r}") from verdict
    if not pairs:
        raise Disproved(f"{law.id}: it compares nothing.")
    for number, (left, right) in enumerate(pairs):
        if flat(left) != flat(right):
            raise Disproved(f"{law.id} does not hold over {where}: {law.statement}\nPair {number} differs.")
    return pairs


def _refute(law: Law, sibling: FalseLaw) -> None:
    """Show that a sibling is false, over letters and in the real modules."""
    real = real_world(SEED)
    worlds = ((real, "the real modules"), (None, "letters"))
    for world, where in worlds:
        if not _differs(sibling.sides, world or letter_world(*real.asked)[0], sibling.code):
            raise Disproved(f"{law.id}: over {where} a false sibling holds: {sibling.statement}")


def _differs(sides: Sides, world: World, code: str) -> bool:
    try:
        return any(flat(left) != flat(right) for left, right in list(sides(world)))
    except Reject as verdict:
        if verdict.code != code:
            raise
        return True


def flat(value: Any) -> list[Any]:
    """The numbers and points that a value is made of."""
    if isinstance(value, group.Point | group.Identity):
        return [value.encoding]
    if isinstance(value, dict):
        return [part for each in value.values() for part in flat(each)]
    if isinstance(value, tuple | list):
        return [part for each in value for part in flat(each)]
    if is_dataclass(value):
        return [part for each in vars(value).values() for part in flat(each)]
    return [value]


def _numbers(letters: Letters, real: World) -> Place:
    """The numbers that the real world had in the letters' places."""
    again = real_world(SEED)
    indices, scalars = again.indices(real.asked[0]), again.scalars(real.asked[1])
    return letters.placed((*indices, *(each.value for each in scalars)), group.ORDER)


def _constant(quotient: Quotient) -> bool:
    return quotient.polynomial.is_ground and quotient.exponents == quotient.letters.none


def _agrees(symbolic: Any, number: Any, values: Place) -> bool:
    found = symbolic.at(values) if isinstance(symbolic, Quotient) else symbolic
    if isinstance(number, bytes):
        return bool(group.base(group.Scalar.reduced(found)).encoding == number)
    return bool(found == number)
