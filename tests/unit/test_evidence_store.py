"""Signed evidence is let in when all that it needs is there, waits for that or is refused by name; what is there is the plain definition's evidence."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from rebalancing import evidence_records, view
from rebalancing.ballot import NO_BALLOT, Ballot, below
from rebalancing.commit_messages import FINAL
from rebalancing.envelope import Envelope
from rebalancing.errors import Ignore, Reject
from rebalancing.evidence_messages import AVAILABLE, FENCED
from rebalancing.evidence_records import MoveRecord, Record, SuccessorRecord
from rebalancing.evidence_store import (
    ADMITTED,
    KNOWN,
    REFUSED,
    STRANGERS,
    WAITS,
    EvidenceStore,
    Outcome,
    ballot_number,
    dump,
    load,
)
from rebalancing.identifiers import Digest, Signature
from rebalancing.messages import digest_of
from rebalancing.resharing_sessions import name_of
from tests.vectors import evidence_sample as sample
from tests.vectors.evidence_wire_cases import EVIDENCE, refused_records

FIRST = sample.first()
SECOND = sample.successor(FIRST, "second")
BRANCH = sample.provisional(SECOND, "branch", members=(2, 3, 4, 5), holders=(4, 5))
SOURCE, OTHER_SOURCE = sample.PEERS[0], sample.PEERS[1]


def empty(**more: int) -> EvidenceStore:
    return EvidenceStore(sample.TENANT, sample.MANIFEST, sample.VERSION, **more)


def store(*records: Record) -> EvidenceStore:
    """A store with the beginning and these, all of which are let in."""
    made = empty()
    for record in (*sample.BEGINNING, *records):
        assert made.admit(record, SOURCE) == Outcome(ADMITTED)
    return made


def test_a_first_snapshot_is_final_and_held_by_its_members() -> None:
    found = store().view()
    members = frozenset(peer.number for peer in FIRST.of.body.members.values())
    assert (found.final, found.current, found.status, found.holders) == (FIRST.name.number,) * 2 + (view.OK, members)
    # It was made in no ballot.
    assert [each.ballot for each in store().evidence().snapshots] == [ballot_number(NO_BALLOT)]


def test_successors() -> None:
    known = store(SECOND.record, BRANCH.record)
    found = known.view()
    assert (found.final, found.current, found.status) == (SECOND.name.number, BRANCH.name.number, view.PROVISIONAL)
    assert found == view.view_of(known.evidence())


def test_a_final_snapshot_takes_the_place_of_the_same_that_was_provisional() -> None:
    before, after = sample.provisional(FIRST, "third"), sample.successor(FIRST, "third")
    assert before.name == after.name
    known = store(before.record)
    assert known.view().status == view.PROVISIONAL
    assert known.admit(after.record, SOURCE) == Outcome(ADMITTED)
    assert known.admit(before.record, SOURCE) == Outcome(KNOWN)
    assert before.record not in known.records()
    assert known.view() == store(after.record).view()
    assert known.facts == store(after.record).facts


def test_two_certificates_of_one_snapshot_say_the_same_in_any_order() -> None:
    """One is provisional and one final, each with words of its own; a branch is below it, and one beside it that it ends."""
    before, after = sample.provisional(FIRST, "third", acknowledged=(2, 3)), sample.successor(FIRST, "third")
    below = sample.provisional(before, "below", members=(2, 3, 4, 5), holders=(2, 6))
    beside = sample.provisional(FIRST, "beside", members=(0, 1, 4, 5), round_=9)
    losses = [sample.signed(sample.loss(after, i, 7)) for i in (0, 1)]
    whole = store(before.record, after.record, below.record, beside.record, *losses)
    assert (whole.view().final, whole.view().current) == (after.name.number, below.name.number)
    # Two of four are left, whose words came with the provisional certificate: the secret is there, and no quorum.
    assert whole.view().status == view.REKEY_REQUIRED
    parts = [store(*each).evidence() for each in ([before.record, below.record], [after.record, *losses])]
    for one, other in (parts, parts[::-1]):
        assert view.view_of(view.merge(one, other)) == whole.view()
    for order in permutations((before.record, after.record, below.record, beside.record)):
        known = store()
        for record in (*order, *losses):
            assert known.admit(record, SOURCE).word in (ADMITTED, KNOWN, WAITS)
        assert known.facts == whole.facts
        assert known.view() == whole.view() == view.view_of(known.evidence())
        again = empty()
        load(dump(known), again)
        assert (again.facts, again.view()) == (known.facts, known.view())
        known.forget()
        assert known.admit(before.record, SOURCE) == Outcome(KNOWN)
        assert known.view() == whole.view()


def test_two_final_successors_and_two_first_snapshots_are_a_conflict() -> None:
    assert store(SECOND.record, sample.successor(FIRST, "rival").record).view().status == view.CONFLICT
    assert store(sample.first("another").record).view().status == view.CONFLICT


def test_whose_words_come_with_a_snapshot_makes_no_difference() -> None:
    """A coordinator may assemble many certificates of one snapshot. All the words count that anybody has seen."""
    one, other = sample.successor(FIRST, "second"), sample.successor(FIRST, "second", acknowledged=(2, 3))
    assert one.name == other.name
    words = [Envelope(**vars(each)) for each in other.record.possessions.possessions]
    left, right = store(one.record), store(other.record)
    assert left.view().final == right.view().final
    # The other certificate shows no other snapshot, and more who have its shares; told by themselves they are known then.
    assert left.admit(other.record, SOURCE) == Outcome(ADMITTED)
    assert left.admit_all([other.record, *words], SOURCE) == [Outcome(KNOWN)] * (1 + len(words))
    assert right.admit(one.record, SOURCE) == Outcome(ADMITTED)
    assert left.facts == right.facts
    assert left.view() == right.view()


def test_what_is_known_is_not_verified_again() -> None:
    known, record = store(), sample.signed(sample.revocation(3))
    forged = replace(record, signature=Signature(bytes(64)))
    assert known.admit(forged, SOURCE).code == "bad-signature"
    assert known.admit(record, SOURCE) == Outcome(ADMITTED)
    assert known.admit(record, SOURCE) == known.admit(forged, SOURCE) == Outcome(KNOWN)
    assert known.records().count(record) == 1


@given(st.lists(st.builds(Ballot, *[st.integers(0, 3) | st.integers(0, 2**128 - 1)] * 4), min_size=2, max_size=2))
def test_the_number_of_a_ballot_orders_as_ballots_do(two: list[Ballot]) -> None:
    left, right = two
    assert (ballot_number(left) < ballot_number(right)) == below(left, right)


def test_the_last_attestation_counts_whenever_it_came() -> None:
    def moved(number: int, operator: str) -> Record:
        organisation = sample.domain("everybody's owner", operator)
        return sample.signed(replace(sample.attestation(5), number=number, organisation=organisation))

    cap = sample.policy(2, sample.FIRST_POLICY, organisation={("everybody's owner", "operator 2"): 1})
    # Of one number, the one of the highest digest.
    alike = sorted((moved(2, "operator 2"), moved(2, "operator 3")), key=name_of)
    for others, inside in (
        ([moved(3, "operator 3"), *alike], {4}),
        ([moved(3, "operator 2"), *alike], {4, 5}),
        (alike, {4, 5} if alike[-1] == moved(2, "operator 2") else {4}),
    ):
        for order in permutations(others):
            known = store(sample.signed(cap), *order)
            (viewed,) = (each for each in known.evidence().policies if each.epoch == 2)
            assert {each.domain for each in viewed.caps} == {frozenset(sample.PEERS[i].number for i in inside)}


# The manifest alone


@pytest.mark.parametrize(
    ("case", "status", "holders"),
    [
        ("move", view.PROVISIONAL, {0, 1, 2, 4, 5}),
        ("moves-of-both-sides", view.PROVISIONAL, {0, 1, 2, 4, 5, 6}),
        # Of two that are as good the one of the lesser key is kept.
        ("moves-within-a-cap", view.PROVISIONAL, {0, 1, 2, min((4, 5), key=lambda i: sample.PEERS[i]), 6}),
        ("move-under-a-branch-that-loses", view.PROVISIONAL, {0, 1, 2, 3, 4, 5, 6}),
        # The shares of the first snapshot are still there.
        ("dead-moves", view.REKEY_REQUIRED, {0, 1, 2, 5, 6, 7}),
        ("successor-after-a-move", view.OK, {0, 1, 2}),
    ],
)
def test_who_holds_the_manifest_after_it_moved(case: str, status: int, holders: set[int]) -> None:
    known = store(*EVIDENCE[case][1])
    found = known.view()
    assert (found.status, found.holders) == (status, {sample.PEERS[i].number for i in holders})
    assert found == view.view_of(known.evidence())
    assert sum("move" in name for name in EVIDENCE) == 6


def test_a_move_has_its_parents_shares_and_follows_it() -> None:
    one = sample.moved(SECOND, "one", (0, 1, 2, 3, 5))
    two = sample.moved(one, "two", (0, 1, 2, 3, 5, 6))
    known = store(SECOND.record, one.record, two.record)
    parent, *moves = (known.known.snapshots[each.name.number] for each in (SECOND, one, two))
    for each, before in zip(moves, (SECOND, one), strict=True):
        assert (each.parent, each.final, each.revokes) == (before.name.number, False, frozenset())
        assert (each.polynomial, each.members) == (parent.polynomial, parent.members)
        assert (each.threshold, each.faults) == (parent.threshold, parent.faults)
        assert view.acknowledged(known.evidence(), plain(known, each.digest)) == view.acknowledged(
            known.evidence(), plain(known, parent.digest)
        )
    assert [each.sequence for each in moves] == [2, 3]
    assert known.view().current == two.name.number


def plain(known: EvidenceStore, digest: int) -> view.Snapshot:
    (found,) = (each for each in known.evidence().snapshots if each.digest == digest)
    return found


def test_a_move_goes_by_the_policy_that_it_names_and_by_its_ballot() -> None:
    later = sample.policy(2, sample.FIRST_POLICY)
    low = sample.moved(FIRST, "low", (0, 1, 2, 3, 4), round_=1)
    high = sample.moved(FIRST, "high", (0, 1, 2, 3, 5), round_=2)
    new = sample.moved(FIRST, "new", (0, 1, 2, 3, 6), round_=1, made_under=later)
    known = store(low.record)
    for each in (high, new):
        if each is new:
            assert known.admit(each.record, SOURCE) == Outcome(WAITS)
            known.admit(sample.signed(later), SOURCE)
        else:
            assert known.admit(each.record, SOURCE) == Outcome(ADMITTED)
        assert known.view().current == each.name.number


def test_a_branch_may_be_dealt_from_a_move_and_a_final_successor_may_not() -> None:
    gives = sample.moved(FIRST, "gives", (0, 1, 2, 3, 4))
    dealt = sample.provisional(gives, "dealt", members=(2, 3, 4, 5))
    known = store(gives.record, dealt.record)
    assert known.view().current == dealt.name.number
    assert known.admit(sample.successor(gives, "final").record, SOURCE) == Outcome(WAITS)
    assert known.view().final == FIRST.name.number


def test_a_move_that_follows_nothing_final_any_more_is_forgotten() -> None:
    gives = sample.moved(FIRST, "gives", (0, 1, 2, 3, 4))
    known = store(gives.record, sample.moved(gives, "on", (0, 1, 2, 3, 4, 5)).record, SECOND.record)
    before = known.view()
    known.forget()
    assert known.facts == store(SECOND.record).facts
    assert known.view() == before
    assert known.distribution(gives.name) is None


def test_a_move_waits_for_its_parent_and_is_let_in_once() -> None:
    gives = sample.moved(FIRST, "gives", (0, 1, 2, 3, 4))
    on = sample.moved(gives, "on", (0, 1, 2, 3, 4, 5))
    known = store()
    assert known.admit(on.record, SOURCE) == Outcome(WAITS)
    assert known.admit(gives.record, SOURCE) == Outcome(ADMITTED)
    assert known.waiting == 0
    others = sample.moved(FIRST, "gives", (0, 1, 2, 3, 4), voters=(2, 3))
    assert others.name == gives.name
    for each in (on, gives, others):
        assert known.admit(each.record, SOURCE) == Outcome(KNOWN)
    assert known.records()[-2:] == (gives.record, on.record)
    assert known.records_for([("snapshot", on.name.value)])[-2:] == (gives.record, on.record)
    # A placement that adds nobody needs no word.
    assert store(sample.moved(FIRST, "same", (0, 1, 2)).record).view().status == view.PROVISIONAL


@pytest.mark.parametrize(
    "changes",
    [{"sequence": 2}, {"origin": sample.successor(FIRST, "rival").of.snapshot[0].origin}, {"parent": SECOND.name}],
    ids=["another-number", "another-ballot", "another-parent"],
)
def test_a_certificate_of_what_the_move_does_not_make(changes: dict[str, Any]) -> None:
    made = sample.moved(FIRST, "gives", (0, 1, 2, 3, 4)).record
    assert isinstance(made, MoveRecord)
    fields = replace(made.commit.prepared.snapshot, **changes)
    voted = sample.certificate("provisional", fields, [sample.PEERS[i] for i in (0, 1)])
    assert store(SECOND.record).admit(replace(made, commit=voted), SOURCE).code == "mismatched-snapshot"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"manifest_id": sample.OTHER_MANIFEST}, "other-manifest"),
        ({"manifest_version": 2}, "other-version"),
        ({"policy": Digest(bytes(32))}, ""),
    ],
)
def test_a_move_is_of_this_manifest_and_version_and_its_policy_is_there(changes: dict[str, Any], code: str) -> None:
    gives = sample.moved(FIRST, "gives", (0, 1, 2, 3, 4))
    placed = sample.placement(FIRST, sample.FOUR, (0, 1, 2, 3, 4))
    said = replace(sample.move(FIRST, "gives", placed), **changes)
    fields = replace(gives.of.snapshot[0], body=digest_of(said))
    outcome = store().admit(sample.move_record(said, placed, fields), SOURCE)
    assert (outcome.word, outcome.code) == ((REFUSED, code) if code else (WAITS, ""))


@pytest.mark.parametrize("changes", [{"base": SECOND.name}, {"manifest_id": sample.OTHER_MANIFEST}])
def test_a_moves_placement_is_of_the_same_base_and_manifest(changes: dict[str, Any]) -> None:
    placed = replace(sample.placement(FIRST, sample.FOUR, (0, 1, 2, 3, 4)), **changes)
    known = store(SECOND.record)
    assert (
        known.admit(sample.moved(FIRST, "gives", (0, 1, 2, 3, 4), placed=placed).record, SOURCE).code
        == "mismatched-placement"
    )


def test_the_lists_of_a_moves_placement_rise() -> None:
    placed = sample.placement(FIRST, sample.FOUR, (0, 1, 2, 3, 4))
    twice = replace(placed, holders=(placed.holders[0], *placed.holders))
    assert (
        store().admit(sample.moved(FIRST, "gives", (0, 1, 2, 3, 4), placed=twice).record, SOURCE).code
        == "non-canonical"
    )


# What waits


def test_records_wait_for_what_they_need_and_come_in_after_it() -> None:
    known = empty()
    late = sample.signed(sample.policy(2, sample.FIRST_POLICY))
    for record in (BRANCH.record, SECOND.record, FIRST.record, sample.signed(sample.loss(BRANCH, 5)), late):
        assert known.admit(record, SOURCE) == Outcome(WAITS)
    assert known.waiting == 5
    assert known.facts == frozenset()
    for record in sample.BEGINNING[:-1]:
        assert known.admit(record, SOURCE) == Outcome(ADMITTED)
    assert known.waiting == 0
    assert known.facts == store(SECOND.record, BRANCH.record, sample.signed(sample.loss(BRANCH, 5)), late).facts


def test_a_final_snapshot_waits_until_its_parent_is_final() -> None:
    parent = sample.provisional(FIRST, "second")
    child = sample.successor(SECOND, "child")
    known = store(parent.record)
    assert known.admit(child.record, SOURCE) == Outcome(WAITS)
    assert known.admit(SECOND.record, SOURCE) == Outcome(ADMITTED)
    assert known.view().final == child.name.number


def orphan(number: int) -> Record:
    """A policy after one that nobody has ever signed."""
    policy = replace(sample.policy(2, sample.FIRST_POLICY), before=Digest(number.to_bytes(32, "big")))
    return sample.signed(policy)


SIZE = len(evidence_records.to_bytes(orphan(1)))


def test_one_source_cannot_put_out_what_another_sent() -> None:
    known = empty(waiting_bytes=8 * SIZE)
    for record in sample.BEGINNING[1:9]:
        known.admit(record, sample.TENANT)
    for number in range(1, 4):
        assert known.admit(orphan(number), OTHER_SOURCE) == Outcome(WAITS)
    for number in range(1, 100):
        assert known.admit(orphan(1000 + number), SOURCE).word == WAITS
        # To send what another has sent puts out nothing of the other's.
        known.admit(orphan(1 + number % 3), SOURCE)
    assert known.waiting == 8
    left = [
        (record, source)
        for number in range(1, 4)
        for record, source in known._waiting.take(("policy", number.to_bytes(32, "big")))
    ]
    assert [record for record, source in left if source == OTHER_SOURCE] == [orphan(number) for number in range(1, 4)]


def test_who_is_not_attested_shares_one_place() -> None:
    known = empty(waiting_bytes=4 * SIZE)
    for record in sample.BEGINNING[1:2]:
        known.admit(record, sample.TENANT)
    known.admit(orphan(1), SOURCE)
    known.admit(orphan(2), SOURCE)
    for number in range(10, 30):
        known.admit(orphan(number), sample.PEERS[1 + number % 7])
    assert known.waiting == 4
    sources = [source for number in (1, 2) for _, source in known._waiting.take(("policy", number.to_bytes(32, "big")))]
    assert sources == [SOURCE, SOURCE]
    assert [source for _, source in known._waiting.take(("policy", (29).to_bytes(32, "big")))] == [STRANGERS]


def test_the_owner_has_a_place_of_its_own() -> None:
    """Nobody attests the tenant."""
    known = empty(waiting_bytes=2 * SIZE)
    assert known.admit(orphan(1), sample.TENANT) == Outcome(WAITS)
    for number in range(10, 14):
        assert known.admit(orphan(number), SOURCE) == Outcome(WAITS)
    assert known._waiting.take(("policy", (1).to_bytes(32, "big"))) == [(orphan(1), sample.TENANT)]


def test_what_is_too_large_to_wait_is_refused() -> None:
    assert empty(waiting_bytes=SIZE - 1).admit(orphan(1), SOURCE).code == "no-room"


# Refusals, each by one fault


FAULTY = {name: (record, code) for name, _, record, code, _ in refused_records()}


@pytest.mark.parametrize(("record", "code"), FAULTY.values(), ids=FAULTY.keys())
def test_a_faulty_record_is_refused_by_name_and_changes_nothing(record: Record, code: str) -> None:
    known = store()
    before = known.facts, known.waiting, known.records(), known.view()
    outcome = known.admit(record, SOURCE)
    assert (outcome.word, outcome.code) == (REFUSED, code)
    assert (known.facts, known.waiting, known.records(), known.view()) == before


@pytest.mark.parametrize(
    "changes",
    [{"sequence": 2}, {"origin": sample.successor(FIRST, "rival").of.snapshot[0].origin}],
    ids=["another-number", "another-ballot"],
)
def test_a_certificate_of_what_the_session_does_not_make(changes: dict[str, Any]) -> None:
    """The committee voted for the session's body, in a ballot that is not the session's or with a number that is not the next."""
    made = SECOND.record
    assert isinstance(made, SuccessorRecord)
    fields = replace(made.commit.prepared.snapshot, **changes)
    voted = sample.certificate(FINAL, fields, [sample.PEERS[i] for i in (0, 1, 2)])
    assert store().admit(replace(made, commit=voted), SOURCE).code == "mismatched-snapshot"


def test_a_placement_is_of_the_same_base_and_manifest() -> None:
    placed = sample.placement(FIRST, sample.FOUR, sample.FOUR)
    for number, changes in enumerate(({"base": SECOND.name}, {"manifest_id": sample.OTHER_MANIFEST})):
        elsewhere = sample.with_placement(FIRST, f"elsewhere {number}", replace(placed, **changes))
        assert store().admit(elsewhere.record, SOURCE).code == "mismatched-placement"


@pytest.mark.parametrize("names", ["attestations", "holders"])
def test_the_lists_of_a_placement_rise(names: str) -> None:
    placed = sample.placement(FIRST, sample.FOUR, sample.FOUR)
    assert store().admit(sample.with_placement(FIRST, "rising", placed).record, SOURCE) == Outcome(ADMITTED)
    one, *others = getattr(placed, names)
    for listed in ((one, one, *others), (*others, one)):
        faulty = sample.with_placement(FIRST, f"{names} {len(listed)}", replace(placed, **{names: listed}))
        assert store().admit(faulty.record, SOURCE).code == "non-canonical"


def test_a_certificate_of_another_manifest() -> None:
    assert isinstance(SECOND.record, SuccessorRecord)
    foreign = replace(SECOND.record, commit=replace(SECOND.record.commit, manifest_id=sample.OTHER_MANIFEST))
    assert store().admit(foreign, SOURCE).code == "other-manifest"


# As bytes


def test_records_read_back_are_the_same() -> None:
    for record in sample.conflicting():
        assert evidence_records.from_bytes(evidence_records.to_bytes(record)) == record


def test_a_record_of_an_unknown_kind_is_ignored() -> None:
    token = sample.signed(sample.token(FIRST, 0, sample.nonce("x")))
    with pytest.raises(Ignore, match="unknown-payload-type"):
        evidence_records.from_bytes(evidence_records.to_bytes(token))
    with pytest.raises(Reject, match="wrong-type"):
        evidence_records.from_bytes(b'"x"')


# What the policies say besides


def test_the_profile_is_fenced_unless_each_policy_of_the_last_epoch_says_otherwise() -> None:
    assert empty().profile() == FENCED
    available = sample.policy(2, sample.FIRST_POLICY)
    fenced = sample.policy(2, sample.FIRST_POLICY, profile=FENCED)
    for of, profile in (
        ((), AVAILABLE),
        ((available,), AVAILABLE),
        ((fenced,), FENCED),
        ((available, fenced), FENCED),
        ((fenced, sample.policy(3, fenced)), AVAILABLE),
        ((available, sample.policy(3, available, profile=FENCED)), FENCED),
    ):
        assert store(*map(sample.signed, of)).profile() == profile
