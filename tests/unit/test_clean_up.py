"""When clean-up may run: once all members have acknowledged their share, or the grace of the policies has passed; and how long that is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rebalancing.clean_up import may_clean_up
from rebalancing.evidence_messages import COMPROMISE, COMPROMISE_CONFIRMED, Policy
from rebalancing.evidence_parameters import GRACE_MS
from rebalancing.evidence_records import Record
from rebalancing.resharing_messages import TRIGGERS
from tests.unit.test_evidence_store import empty, store
from tests.vectors import evidence_sample as sample

FIRST = sample.first()
HALF = sample.successor(FIRST, "half")
"""Two of its four members have acknowledged their share."""
GRACE = 5_000


def late(of: sample.Made, index: int) -> Record:
    """The word of a member that is not in the certificate."""
    return sample.signed(sample.word(of.of.body, of.polynomial, index, sample.nonce("late")))


LATE = (late(HALF, 3), late(HALF, 4))


def later(grace_ms: int, before: Policy = sample.FIRST_POLICY, threshold: int = 2) -> Policy:
    return replace(sample.policy(before.epoch + 1, before), grace_ms=grace_ms, threshold=threshold)


def revoked(i: int, reason: str = "withdrawal") -> Record:
    return sample.signed(replace(sample.revocation(i), reason=reason))


@pytest.mark.parametrize(
    ("known", "waited_ms", "may"),
    [
        ((), 0, True),
        ((HALF.record,), 0, False),
        ((HALF.record,), GRACE - 1, False),
        ((HALF.record,), GRACE, True),
        ((HALF.record, LATE[0]), 0, False),
        ((HALF.record, *LATE), 0, True),
        # Who is revoked has acknowledged all the same
        ((HALF.record, *LATE, revoked(3)), 0, True),
        ((HALF.record, revoked(2), revoked(3)), 0, False),
        # A dead snapshot, and two of one parent
        ((HALF.record, revoked(0)), GRACE, False),
        ((HALF.record, sample.successor(FIRST, "rival").record), GRACE, False),
    ],
)
def test_clean_up_waits_for_all_members_or_for_the_grace(known: tuple[Record, ...], waited_ms: int, may: bool) -> None:
    assert may_clean_up(store(*known).evidence(), GRACE, waited_ms) == may


def test_words_for_a_provisional_snapshot_do_not_count() -> None:
    below = sample.provisional(HALF, "below")
    known = store(HALF.record, below.record, late(below, 3), late(below, 4))
    assert not may_clean_up(known.evidence(), GRACE, 0)
    assert may_clean_up(known.evidence(), GRACE, GRACE)


def test_the_least_grace_of_the_last_epoch_counts() -> None:
    assert empty().grace_ms() == GRACE_MS
    assert store().grace_ms() == sample.FIRST_POLICY.grace_ms
    longer, shorter, last = later(2 * GRACE), later(GRACE), later(3 * GRACE, later(GRACE))
    known = store(sample.signed(longer))
    assert known.grace_ms() == 2 * GRACE
    known.admit(sample.signed(shorter), sample.TENANT)
    assert known.grace_ms() == GRACE
    known.admit(sample.signed(last), sample.TENANT)
    assert known.grace_ms() == 3 * GRACE


def test_there_is_no_grace_after_a_compromise() -> None:
    assert COMPROMISE_CONFIRMED in TRIGGERS
    grace = sample.FIRST_POLICY.grace_ms
    assert store(revoked(3)).grace_ms() == grace
    assert (
        store(revoked(3, COMPROMISE)).grace_ms()
        == store(revoked(3, COMPROMISE), revoked(2), HALF.record).grace_ms()
        == 0
    )
    hurried = sample.successor(FIRST, "hurried", trigger=COMPROMISE_CONFIRMED)
    known = store(hurried.record)
    assert known.grace_ms() == 0
    # The snapshot after it has a session of its own.
    known.admit(sample.successor(hurried, "after it").record, sample.TENANT)
    assert known.grace_ms() == grace
    assert (
        store(HALF.record, sample.provisional(HALF, "hurried too", trigger=COMPROMISE_CONFIRMED).record).grace_ms()
        == grace
    )
    assert store(hurried.record, HALF.record).grace_ms() == grace
