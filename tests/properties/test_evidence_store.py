"""Signed evidence in any order, more than once, in batches and by exchange: the stores are the same, and say what the plain definition says of it."""

from __future__ import annotations

import random

import hypothesis.strategies as st
from hypothesis import example, given, settings

from rebalancing import view
from rebalancing.evidence_store import ADMITTED, KNOWN, REFUSED, EvidenceStore
from rebalancing.view import CONFLICT, PROVISIONAL
from tests.vectors import evidence_sample as sample
from tests.vectors.evidence_sample import conflicting, told

# Each example opens dozens of certificates.
EXAMPLES = 12


def empty() -> EvidenceStore:
    return EvidenceStore(sample.TENANT, sample.MANIFEST, sample.VERSION)


def in_order(records: tuple[sample.Record, ...]) -> EvidenceStore:
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
    assert CONFLICT in seen


@given(orders, st.booleans())
@example(random.Random(1014924216), True)  # a branch forgotten before its last snapshot came
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
    assert one.facts == other.facts
    # Nobody who forgot a branch learns what the certificates of later snapshots on it say of shares.
    assert one.facts <= plain.facts
    unheard = plain.facts - one.facts
    assert forget or not unheard
    still_there = {snapshot.polynomial for snapshot in plain.known.snapshots.values()}
    for what, about in unheard:
        assert what == "possession"
        assert int.from_bytes(about[32:64], "big") not in still_there
    assert view.view_of(one.evidence()) == plain.view()
