"""Signed evidence in any order, more than once, in batches and by exchange: the stores are the same, and say what the plain definition says of it."""

from __future__ import annotations

import random
from functools import cache

import hypothesis.strategies as st
from hypothesis import given, settings

from rebalancing import view
from rebalancing.evidence_records import Record
from rebalancing.evidence_store import ADMITTED, KNOWN, REFUSED, EvidenceStore
from rebalancing.view import CONFLICT, OK, PROVISIONAL
from tests.vectors import evidence_sample as sample

# Each example opens dozens of certificates.
EXAMPLES = 12


@cache
def told() -> tuple[Record, ...]:
    """All there is: a chain, branches several deep, one snapshot shown both ways, revocations, losses, receipts, late words and a second policy."""
    first = sample.first()
    left = sample.provisional(first, "left", members=(0, 1, 4, 5), holders=(0, 4))
    right = sample.provisional(first, "right", round_=2, members=(2, 3, 6, 7), holders=(2, 6))
    deeper = sample.provisional(right, "deeper", members=(2, 3, 6, 7), holders=(3, 7))
    deepest = sample.provisional(deeper, "deepest", round_=3, members=(0, 3, 6, 7), holders=(0, 7))
    both_ways = sample.provisional(first, "second"), sample.successor(first, "second")
    second = both_ways[1]
    revokes = sample.successor(second, "revokes", members=(0, 1, 2, 4), revoked=(3,), holders=(0, 2, 5))
    last_left = sample.provisional(revokes, "last left", members=(0, 1, 2, 4), holders=(1, 4))
    last_right = sample.provisional(revokes, "last right", round_=2, members=(0, 1, 5, 6), holders=(5, 6))
    stricter = sample.policy(2, sample.FIRST_POLICY, {("even",): 2}, {("everybody's owner",): 5})
    return (
        *sample.BEGINNING,
        *(each.record for each in (left, right, deeper, deepest, *both_ways, revokes, last_left, last_right)),
        sample.evidence(sample.revocation(5)),
        sample.evidence(stricter),
        sample.evidence(sample.attestation(6, 2)),
        *(sample.signed(sample.loss(of, i)) for of, i in ((last_right, 0), (last_right, 1), (right, 2), (revokes, 4))),
        sample.signed(sample.loss(revokes, 4, 2, sample.TENANT)),
        *(sample.signed(sample.receipt(of, i)) for of, i in ((last_right, 0), (revokes, 4))),
        *(sample.signed(sample.late_word(of, i)) for of, i in ((last_right, 5), (last_left, 2), (deeper, 6))),
    )


@cache
def conflicting() -> tuple[Record, ...]:
    return *told(), sample.successor(sample.first(), "rival").record


def empty() -> EvidenceStore:
    return EvidenceStore(sample.TENANT, sample.MANIFEST, sample.VERSION)


def in_order(records: tuple[Record, ...]) -> EvidenceStore:
    made = empty()
    assert {each.word for each in made.admit_all(records, sample.TENANT)} <= {ADMITTED, KNOWN}
    return made


orders = st.builds(lambda seed: random.Random(seed), st.integers(0, 2**32))


@given(orders, st.sampled_from([told, conflicting]))
@settings(max_examples=EXAMPLES)
def test_any_order_and_repetition_give_one_store(chance: random.Random, evidence) -> None:
    records = [*evidence(), *chance.sample(evidence(), 10)]
    chance.shuffle(records)
    known, expected = empty(), in_order(evidence())
    for record in records:
        assert known.admit(record, chance.choice(sample.PEERS)).word != REFUSED
    assert known.waiting == 0
    assert known.facts == expected.facts
    assert known.view() == expected.view()
    assert known.view().status == (CONFLICT if evidence is conflicting else PROVISIONAL)


@given(orders)
@settings(max_examples=EXAMPLES)
def test_what_is_known_is_the_plain_definitions_after_each_record(chance: random.Random) -> None:
    records = [*conflicting()]
    chance.shuffle(records)
    known = empty()
    known.admit_all(sample.BEGINNING, sample.TENANT)
    seen = set()
    for record in records:
        known.admit(record, sample.TENANT)
        assert known.view() == view.view_of(known.evidence())
        seen.add(known.view().status)
    assert seen >= {OK, CONFLICT}


@given(orders, st.booleans())
@settings(max_examples=EXAMPLES)
def test_two_stores_that_exchange_all_they_have_say_the_same(chance: random.Random, forget: bool) -> None:
    """Also when one of them, or both, have forgotten what decides nothing, before and after."""
    one, other, plain = empty(), empty(), in_order(told())
    for record in told():
        for each in chance.choice(([one], [other], [one, other])):
            each.admit(record, sample.TENANT)
            if forget and chance.random() < 0.2:
                each.forget()
    before: tuple[int, int] | None = None
    # What waits in one store for what waits in the other takes a round more.
    while before != (len(one.facts), len(other.facts)):
        before = len(one.facts), len(other.facts)
        one.admit_all(other.records(), sample.PEERS[0])
        other.admit_all(one.records(), sample.PEERS[1])
    assert one.view() == other.view() == plain.view()
    for each in (one, other, plain):
        each.forget()
    assert one.facts == other.facts == plain.facts
    assert view.view_of(one.evidence()) == plain.view()
