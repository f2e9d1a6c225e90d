"""The first-order reading against the running text: a claim is read once, as a sentence, and its truth compared in random finite structures.

A structure is made of running values, so that each member of a sort is such a value: the sentence is evaluated by going through
them, and the text is run on the values themselves. Committees have four holders of which three are a quorum.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, is_dataclass
from typing import Any

from invariants.proofs.obligation import After, Claim, Obligation, Signature, apply, functions
from verifier.readings.difftest import Differs, Tally
from verifier.readings.first_order import SMALL_COMMITTEE, SMALL_QUORUM, FirstOrder, Vocabulary
from verifier.readings.prover import evaluate
from verifier.readings.shapes import base, container, field_types
from verifier.readings.structures import Structure
from verifier.readings.subset import hints

PATIENCE = 200
"""How many times more samples may be drawn for a claim until both answers were seen."""


@dataclass
class Draw:
    """Random running values over few members of each sort, so that equal ones meet often."""

    signature: Signature
    source: random.Random
    pool: dict[type, list[Any]] = field(default_factory=dict)
    blank: bool = False
    """Everything is the lowest, empty or false: as it is at first."""

    def value(self, hint: Any, place: str) -> Any:
        """A random value of a type; what the reading does not read is empty."""
        signature = self.signature
        if place in signature.fixed:
            return signature.fixed[place]
        if place == signature.quorum:
            return SMALL_QUORUM
        hint = base(hint)
        if hint is signature.ordered:
            return signature.nth(0 if self.blank else self.source.randint(0, 3))
        if hint is bool:
            return not self.blank and self.source.random() < 0.3
        if hint is int:
            return self._member(signature.sorts[place]) if place in signature.sorts else 0
        if isinstance(hint, type) and is_dataclass(hint):
            return self._record(hint)
        kind, inner = container(hint)
        if kind is Mapping:
            return {key: self.value(inner, f"{place}[]") for key in self._keys(signature.sorts.get(place))}
        if place in signature.everything:
            return frozenset(range(1, SMALL_COMMITTEE + 1))
        if base(inner) is int and place not in signature.sorts:
            return frozenset()
        size = 0 if self.blank else self.source.choice((0, 0, 1, 1, 2, 3, 6))
        return frozenset(self.value(inner, place) for _ in range(size))

    def _keys(self, sort: str | None) -> Iterable[int]:
        return range(1, SMALL_COMMITTEE + 1) if sort == "holder" else ()

    def _member(self, sort: str) -> int:
        return self.source.randint(1, SMALL_COMMITTEE) if sort == "holder" else self.source.randint(0, 1)

    def _record(self, kind: type) -> Any:
        known = [each for each in self.signature.constants.values() if type(each) is kind]
        before = self.pool.setdefault(kind, known)
        if before and (self.blank or self.source.random() < 0.6):
            return self.source.choice(before)
        made = kind(**{part: self.value(inner, f"{kind.__name__}.{part}") for part, inner in field_types(kind).items()})
        before.append(made)
        return made


def claims(obligations: Iterable[Obligation]) -> list[tuple[Claim, Signature]]:
    """The claims of the obligations that are read in this way, each once; of claims about what follows a step every fourth.

    A claim after a step is read as the two one after the other, and both occur in that quarter, if not with each other.
    """
    found: dict[Claim, Signature] = {}
    for obligation in obligations:
        if obligation.signature is not None:
            found |= {claim: obligation.signature for claim in obligation.claims()}
    plain = [each for each in found.items() if not isinstance(each[0], After)]
    return plain + [each for each in found.items() if isinstance(each[0], After)][::4]


def compare(claim: Claim, signature: Signature, count: int, *, seed: int = 1) -> Tally:
    """Compare a claim's reading and running on `count` random structures, more if one answer is still missing; raises Differs."""
    typed = {name: hint for function in functions(claim) for name, hint in hints(function).items()}
    vocabulary = Vocabulary(signature)
    unknown = {name: vocabulary.fresh(name, hint) for name, hint in typed.items()}
    sentence = evaluate(FirstOrder(vocabulary=vocabulary), claim, unknown)
    source = random.Random(f"{seed} {claim.__name__}")
    tally = Tally(claim.__name__)
    while tally.examples < count or (tally.one_sided and tally.examples < count * PATIENCE):
        draw = Draw(signature, source, blank=tally.examples % 8 == 0)
        sample = {name: draw.value(hint, name) for name, hint in typed.items()}
        structure = Structure(vocabulary)
        for name in sorted(
            unknown, key=lambda name: name != "model"
        ):  # a model's holders come first: they make the quorums
            structure.learn(unknown[name], sample[name])
        tally.examples += 1
        answer = apply(claim, sample)
        if structure.value(sentence) is not answer:
            raise Differs(f"{claim.__name__} of {sample} is {answer}, but the reading says otherwise")
        tally.answers.add(answer)
    return tally
