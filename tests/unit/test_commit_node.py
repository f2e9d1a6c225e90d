"""A holder and a coordinator with real messages: what they agree on, and that what is refused leaves the store byte-equal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rebalancing import commit, commit_certificates, commit_coordinator
from rebalancing.ballot import NO_BALLOT
from rebalancing.certificates import nested
from rebalancing.commit_certificates import About, Committee, claim_of, snapshot_of
from rebalancing.commit_coordinator import Attempt, Heard, choose
from rebalancing.commit_messages import (
    FINAL,
    NO_REPORT,
    PROVISIONAL,
    CommitAsk,
    CommitCertificate,
    CommitGrant,
    CommitMessage,
    CommitProposal,
    Link,
    PreparedCertificate,
    justification_digest,
    read_certificate,
    snapshot_digest,
)
from rebalancing.commit_node import Answer, HolderNode, begin_at_genesis, begin_lost
from rebalancing.commit_parameters import (
    COMMIT_BODY_BYTES,
    MAXIMUM_LINKS,
    MAXIMUM_SEQUENCE,
    PREPARED_BODY_BYTES,
    commit_body_bytes,
    prepared_body_bytes,
)
from rebalancing.commit_record import at_genesis, from_bytes, lost, to_bytes
from rebalancing.envelope import Envelope, NestedEnvelope, payload_type, peer_of, sign
from rebalancing.errors import Ignore, ProtocolError, Reject
from rebalancing.identifiers import Digest, ManifestId, Nonce, PeerId
from rebalancing.lease_codec import ballot_of
from rebalancing.messages import BallotFields, ballot_fields, body_of, open_message, seal
from rebalancing.parameters import MAXIMUM_COMMITTEE, MAXIMUM_ROUND, SMALL_BODY_BYTES
from rebalancing.store import MemoryStore, StoreFailure
from tests.processes.commit_group import COORDINATORS, GENESIS, MANIFEST, Group, seed_of
from tests.vectors import commit_sample as sample

BODY, OTHER_BODY = Digest(b"\x01" * 32), Digest(b"\x02" * 32)
QUORUM = 4  # of five, with t = 3 and f = 1


@pytest.fixture
def group() -> Group:
    return Group.of(5)


def record(group: Group, i: int, kind: str = FINAL) -> commit.Record:
    return commit.record_of(group.nodes[i].durable.holder, kind == PROVISIONAL)


def prepared_by(group: Group, round_: int, body: Digest = BODY, **more: Any) -> tuple[Attempt, PreparedCertificate]:
    it = group.attempt(round_, **more)
    group.ask(it)
    certificate = group.prepare(it, body)
    assert certificate is not None
    return it, certificate


# A commit


def test_a_commit_moves_every_holder(group: Group) -> None:
    committed = group.commit(1, BODY)
    snapshot = committed.prepared.snapshot
    assert (snapshot.body, snapshot.parent, snapshot.sequence) == (BODY, GENESIS, 1)
    ballot = ballot_of(snapshot.origin)
    for i, node in enumerate(group.nodes):
        moved = commit.empty_record(snapshot_digest(snapshot).number, 1, ballot)
        assert record(group, i) == moved
        assert record(group, i, PROVISIONAL) == replace(moved, promised=NO_BALLOT, echoed=blank(), voted=blank())
        assert node.durable.prepared(FINAL) is None


def blank() -> commit.Claim:
    return commit.make_claim(NO_BALLOT, commit.NO_SNAPSHOT)


def test_commits_follow_one_another(group: Group) -> None:
    first = group.commit(1, BODY)
    second = group.commit(2, BODY)
    assert second.base == snapshot_digest(first.prepared.snapshot)
    assert (group.sequence, record(group, 0).sequence) == (2, 2)


def test_what_is_prepared_is_carried_on_by_whoever_coordinates(group: Group) -> None:
    first, prepared = prepared_by(group, 1)
    assert group.vote(first, prepared, [2]) is None
    second = group.attempt(2, who=1)
    answers = group.ask(second, [1, 2, 3, 4])
    assert [answer.shown for answer in answers] == [None, prepared, None, None]
    again = group.prepare(second, OTHER_BODY, [1, 2, 3, 4])
    assert again is not None
    assert (again.snapshot, len(again.links), again.links[1:]) == (prepared.snapshot, 2, prepared.links)
    committed = group.vote(second, again, [0, 1, 2, 3])
    assert committed is not None
    group.install(committed)
    assert record(group, 4).base == snapshot_digest(prepared.snapshot).number


def test_what_is_prepared_stays_so_over_many_ballots(group: Group) -> None:
    it, prepared = prepared_by(group, 1)
    for round_ in range(2, 8):
        group.vote(it, prepared, [round_ % 5])
        it, prepared = prepared_by(group, round_, OTHER_BODY, who=round_ % 3)
    assert (prepared.snapshot.body, len(prepared.links)) == (BODY, 7)
    committed = group.vote(it, prepared)
    assert committed is not None
    group.install(committed)


def test_what_no_quorum_has_prepared_is_free_to_be_forgotten(group: Group) -> None:
    first = group.attempt(1)
    group.ask(first)
    assert group.prepare(first, BODY, [0, 1, 2]) is None
    _, prepared = prepared_by(group, 2, OTHER_BODY, who=1)
    assert prepared.snapshot.body == OTHER_BODY


def test_a_holder_that_missed_it_all_installs_all_the_same(group: Group) -> None:
    it = group.attempt(1)
    group.ask(it, range(4))
    prepared = group.prepare(it, BODY, range(4))
    assert prepared is not None
    committed = group.vote(it, prepared, range(4))
    assert committed is not None
    claim = group.nodes[4].receive_commit(committed)
    assert claim == claim_of(prepared)
    assert record(group, 4).base == snapshot_of(prepared.snapshot).digest


def test_a_certificate_travels_as_bytes(group: Group) -> None:
    it, prepared = prepared_by(group, 1)
    assert read_certificate(body_of(prepared), PreparedCertificate, 5) == prepared
    committed = group.vote(it, prepared)
    assert committed is not None
    assert read_certificate(body_of(committed), CommitCertificate, 5) == committed


# Final and provisional


def test_a_provisional_commit_takes_t_and_leaves_the_final_record_alone(group: Group) -> None:
    final = [record(group, i) for i in range(5)]
    it = group.attempt(1, kind=PROVISIONAL)
    group.ask(it, range(3))
    prepared = group.prepare(it, BODY, range(3))
    assert prepared is not None
    committed = group.vote(it, prepared, range(3))
    assert committed is not None
    for i in range(3):
        group.nodes[i].receive_commit(committed)
        assert record(group, i, PROVISIONAL).base == snapshot_digest(prepared.snapshot).number
    assert [record(group, i) for i in range(5)] == final
    # The same ballot is free for a final commit, and a final install settles both records.
    group.commit(1, OTHER_BODY)
    for i in range(5):
        assert record(group, i).base == record(group, i, PROVISIONAL).base == group.base.number


def test_a_final_ballot_neither_reports_nor_respects_what_is_provisional(group: Group) -> None:
    it, prepared = prepared_by(group, 1, kind=PROVISIONAL)
    group.vote(it, prepared)
    assert all(answer.shown is None for answer in group.ask(group.attempt(2)))


# What is refused


def stale_base(group: Group) -> Callable[[], object]:
    it = group.attempt(2)
    group.commit(1, BODY)
    return lambda: group.nodes[0].receive(it.ask())


def stale_ballot(group: Group) -> Callable[[], object]:
    group.ask(group.attempt(2))
    return lambda: group.nodes[0].receive(group.attempt(1).ask())


def same_ballot(group: Group) -> Callable[[], object]:
    it = group.attempt(2)
    group.ask(it)
    return lambda: group.nodes[0].receive(it.ask())


def lost_ask(group: Group) -> Callable[[], object]:
    lose(group, 0)
    return lambda: group.nodes[0].receive(group.attempt(1).ask())


def lost_proposal(group: Group) -> Callable[[], object]:
    it = group.attempt(1)
    group.ask(it)
    lose(group, 0)
    return lambda: group.nodes[0].receive(*it.propose(BODY))


def lost_vote(group: Group) -> Callable[[], object]:
    _, prepared = prepared_by(group, 1)
    lose(group, 0)
    return lambda: group.nodes[0].receive_prepared(prepared)


def other_manifest(group: Group) -> Callable[[], object]:
    asked = CommitAsk.from_dict({**opened_ask(group).to_dict(), "manifest_id": "00" * 32})
    return lambda: group.nodes[0].receive(seal(asked, seed_of(1000)))


def prepared_elsewhere(group: Group) -> Callable[[], object]:
    _, prepared = prepared_by(group, 1)
    return lambda: group.nodes[0].receive_prepared(replace(prepared, manifest_id=ManifestId(bytes(32))))


def committed_elsewhere(group: Group) -> Callable[[], object]:
    it, prepared = prepared_by(group, 1)
    committed = group.vote(it, prepared)
    assert committed is not None
    return lambda: group.nodes[0].receive_commit(replace(committed, manifest_id=ManifestId(bytes(32))))


def stranger(group: Group) -> Callable[[], object]:
    ballot = ballot_fields(GENESIS, 1, peer_of(seed_of(7)), Nonce(bytes(16)))
    it = Attempt(seed_of(7), About(MANIFEST, GENESIS, FINAL, ballot), 0, group.committee)
    return lambda: group.nodes[0].receive(it.ask())


def a_holders_echo(group: Group) -> Callable[[], object]:
    it = group.attempt(1)
    group.ask(it)
    echoed = group.nodes[1].receive(*it.propose(BODY))
    return lambda: group.nodes[0].receive(echoed.envelope)


def superseded_proposal(group: Group) -> Callable[[], object]:
    it = group.attempt(1)
    group.ask(it)
    group.ask(group.attempt(2))
    return lambda: group.nodes[0].receive(*it.propose(BODY))


def second_echo(group: Group) -> Callable[[], object]:
    it = group.attempt(1)
    group.ask(it)
    proposal = it.propose(BODY)
    group.nodes[0].receive(*proposal)
    return lambda: group.nodes[0].receive(*proposal)


def equivocation(group: Group) -> Callable[[], object]:
    """A coordinator proposes two snapshots in one ballot."""
    it = group.attempt(1)
    group.ask(it)
    proposal, _ = it.propose(BODY)
    group.nodes[0].receive(proposal)
    two = changed(proposal, lambda each: replace(each, snapshot=replace(each.snapshot, body=OTHER_BODY)))
    return lambda: group.nodes[0].receive(two)


def old_proposal(group: Group) -> Callable[[], object]:
    it = group.attempt(5)
    group.ask(it)
    proposal = it.propose(BODY)
    group.commit(6, BODY)
    return lambda: group.nodes[0].receive(*proposal)


def false_sequence(group: Group) -> Callable[[], object]:
    it = group.attempt(1)
    it._me = replace(it._me, sequence=2)
    group.ask(it)
    return lambda: group.nodes[0].receive(*it.propose(BODY))


def false_sequence_prepared(group: Group) -> Callable[[], object]:
    _, prepared = prepared_by(group, 1)
    return lambda: group.nodes[0].receive_prepared(replace(prepared, snapshot=replace(prepared.snapshot, sequence=2)))


def false_sequence_committed(group: Group) -> Callable[[], object]:
    it, prepared = prepared_by(group, 1)
    committed = group.vote(it, prepared)
    assert committed is not None
    told = replace(prepared, snapshot=replace(prepared.snapshot, sequence=2))
    return lambda: group.nodes[0].receive_commit(replace(committed, prepared=told))


def unjustified(group: Group) -> Callable[[], object]:
    first, prepared = prepared_by(group, 1)
    group.vote(first, prepared)
    second = group.attempt(2)
    group.ask(second)
    proposal, shown = second.propose(BODY)
    other = changed(proposal, lambda each: replace(each, snapshot=replace(each.snapshot, body=OTHER_BODY)))
    return lambda: group.nodes[0].receive(other, shown)


def unshown(group: Group) -> Callable[[], object]:
    first, prepared = prepared_by(group, 1)
    group.vote(first, prepared)
    second = group.attempt(2)
    group.ask(second)
    proposal, _ = second.propose(BODY)
    return lambda: group.nodes[0].receive(proposal)


def invalid(group: Group) -> Callable[[], object]:
    it = group.attempt(1)
    group.ask(it)
    group.admits = lambda _: False
    group.nodes[0] = group.node(0)
    return lambda: group.nodes[0].receive(*it.propose(BODY))


def second_vote(group: Group) -> Callable[[], object]:
    _, prepared = prepared_by(group, 1)
    group.nodes[0].receive_prepared(prepared)
    return lambda: group.nodes[0].receive_prepared(prepared)


def superseded_vote(group: Group) -> Callable[[], object]:
    _, prepared = prepared_by(group, 1)
    group.ask(group.attempt(2))
    return lambda: group.nodes[0].receive_prepared(prepared)


def old_vote(group: Group) -> Callable[[], object]:
    _, prepared = prepared_by(group, 1)
    group.commit(2, BODY)
    return lambda: group.nodes[0].receive_prepared(prepared)


def nothing_prepared(group: Group) -> Callable[[], object]:
    _, prepared = prepared_by(group, 1)
    return lambda: group.nodes[0].receive_prepared(replace(prepared, links=()))


def unsigned_echo(group: Group) -> Callable[[], object]:
    _, prepared = prepared_by(group, 1)
    newest = prepared.links[0]
    first = replace(newest.echoes[0], signature=newest.echoes[1].signature)
    forged = replace(prepared, links=(replace(newest, echoes=(first, *newest.echoes[1:])),))
    return lambda: group.nodes[0].receive_prepared(forged)


def too_few_votes(group: Group) -> Callable[[], object]:
    it, prepared = prepared_by(group, 1)
    committed = group.vote(it, prepared)
    assert committed is not None
    return lambda: group.nodes[0].receive_commit(replace(committed, votes=committed.votes[1:]))


def old_commit(group: Group) -> Callable[[], object]:
    committed = group.commit(1, BODY)
    return lambda: group.nodes[0].receive_commit(committed)


def said_to_be_provisional(group: Group) -> Callable[[], object]:
    it, prepared = prepared_by(group, 1)
    committed = group.vote(it, prepared)
    assert committed is not None
    told = replace(committed, prepared=replace(prepared, kind=PROVISIONAL))
    return lambda: group.nodes[0].receive_commit(told)


REFUSED = [
    (stale_base, "stale-base"),
    (stale_ballot, "stale-ballot"),
    (same_ballot, "stale-ballot"),
    (lost_ask, "lost-record"),
    (lost_proposal, "lost-record"),
    (lost_vote, "lost-record"),
    (other_manifest, "other-manifest"),
    (prepared_elsewhere, "other-manifest"),
    (committed_elsewhere, "other-manifest"),
    (stranger, "unknown-signer"),
    (a_holders_echo, "unknown-payload-type"),
    (superseded_proposal, "stale-ballot"),
    (second_echo, "second-echo"),
    (equivocation, "second-echo"),
    (old_proposal, "stale-base"),
    (false_sequence, "false-sequence"),
    (false_sequence_prepared, "false-sequence"),
    (false_sequence_committed, "false-sequence"),
    (unjustified, "unjustified"),
    (unshown, "no-certificate"),
    (invalid, "invalid-snapshot"),
    (second_vote, "second-vote"),
    (superseded_vote, "stale-ballot"),
    (old_vote, "stale-base"),
    (nothing_prepared, "no-certificate"),
    (unsigned_echo, "bad-signature"),
    (too_few_votes, "not-a-quorum"),
    (old_commit, "stale-base"),
    (said_to_be_provisional, "not-a-quorum"),
]


@pytest.mark.parametrize(("arrange", "code"), REFUSED, ids=lambda each: getattr(each, "__name__", None))
def test_what_is_refused_leaves_the_store_byte_equal(
    group: Group, arrange: Callable[[Group], Callable[[], object]], code: str
) -> None:
    say = arrange(group)
    before, known = group.stores[0].load(), group.nodes[0].durable
    with pytest.raises(ProtocolError) as refused:
        say()
    assert refused.value.code == code
    assert group.stores[0].load() == before
    assert group.nodes[0].durable == known == from_bytes(before or b"")


def test_what_was_installed_before_is_stale_whatever_its_digest(group: Group) -> None:
    old = [group.commit(round_, BODY) for round_ in range(1, 5)]
    base = record(group, 0).base
    assert {certificate.base.number < base for certificate in old} == {False, True}
    for certificate in old:
        with pytest.raises(Ignore, match="stale-base"):
            group.nodes[0].receive_commit(certificate)


def test_an_unjustified_proposal_is_its_coordinators_fault(group: Group) -> None:
    with pytest.raises(Reject) as refused:
        unjustified(group)()
    assert (refused.value.blamed, refused.value.strength) == (peer_of(seed_of(1000)), "signed")


def test_what_is_carried_on_is_not_asked_to_be_valid_again(group: Group) -> None:
    first, prepared = prepared_by(group, 1)
    group.vote(first, prepared)
    group.admits = lambda _: False
    group.nodes = [group.node(i) for i in range(5)]
    _, again = prepared_by(group, 2, who=1)
    assert again.snapshot == prepared.snapshot


# Lost, begun, begun again


def lose(group: Group, i: int) -> None:
    group.stores = [MemoryStore() if i == each else store for each, store in enumerate(group.stores)]
    begin_lost(group.stores[i], group.base, group.sequence)
    group.nodes[i] = group.node(i)


def test_a_holder_that_lost_its_record_follows_and_keeps_silent(group: Group) -> None:
    lose(group, 4)
    assert group.nodes[4].durable == lost(GENESIS, 0)
    it = group.attempt(1)
    group.ask(it, range(4))
    prepared = group.prepare(it, BODY, range(4))
    assert prepared is not None
    committed = group.vote(it, prepared, range(4))
    assert committed is not None
    group.install(committed)
    assert record(group, 4).base == record(group, 3).base != GENESIS.number
    for kind in (FINAL, PROVISIONAL):
        with pytest.raises(Ignore, match="lost-record"):
            group.nodes[4].receive(group.attempt(2, kind=kind).ask())


def test_a_restarted_holder_goes_on_where_it_was(group: Group) -> None:
    it = group.attempt(1)
    group.ask(it)
    proposal, shown = it.propose(BODY)
    for i in range(5):
        it.hear_echo(group.nodes[i].receive(proposal, shown).envelope)
        known = group.nodes[i].durable
        group.nodes[i] = group.node(i)
        assert group.nodes[i].durable == known
        with pytest.raises(Ignore, match="second-echo"):
            group.nodes[i].receive(proposal, shown)


def test_an_empty_store_is_begun_explicitly_and_once() -> None:
    store = MemoryStore()
    committee = Group.of(5).committee
    with pytest.raises(
        ValueError, match="begin it with begin_lost; with begin_at_genesis only if this holder has never begun"
    ):
        HolderNode(seed_of(0), MANIFEST, store, lambda _: committee, COORDINATORS, lambda _: True)
    begin_at_genesis(store, GENESIS)
    for again in (lambda: begin_at_genesis(store, GENESIS), lambda: begin_lost(store, GENESIS, 0)):
        with pytest.raises(ValueError, match="nothing may overwrite"):
            again()
    assert store.load() == to_bytes(at_genesis(GENESIS))


@pytest.mark.parametrize("kept", [False, True], ids=["old", "new"])
def test_a_write_that_fails_gives_no_answer_and_the_store_decides(kept: bool) -> None:
    class Failing(MemoryStore):
        fails = False

        def save(self, value: bytes) -> None:
            if not self.fails or kept:
                super().save(value)
            if self.fails:
                raise StoreFailure("the disk is full")

    store = Failing()
    group = Group.of(5, lambda _: store if peer_of(seed_of(0)) == _ else MemoryStore())
    it = group.attempt(1)
    store.fails = True
    with pytest.raises(StoreFailure):
        group.nodes[0].receive(it.ask())
    store.fails = False
    promised = ballot_of(it.of.ballot) if kept else NO_BALLOT
    assert record(group, 0).promised == promised
    if not kept:
        assert group.nodes[0].receive(it.ask())


# The record as bytes


def test_records_are_their_bytes(group: Group) -> None:
    seen = {to_bytes(group.nodes[0].durable), to_bytes(lost(GENESIS, 3))}
    it, prepared = prepared_by(group, 1)
    seen.add(to_bytes(group.nodes[0].durable))
    group.vote(it, prepared)
    seen.add(to_bytes(group.nodes[0].durable))
    it, prepared = prepared_by(group, 1, kind=PROVISIONAL)
    group.vote(it, prepared)
    seen.add(to_bytes(group.nodes[0].durable))
    assert len(seen) == 5
    for raw in seen:
        assert to_bytes(from_bytes(raw)) == raw


@pytest.mark.parametrize("raw", [b"", b"{}", b"[1]", b"\xff"])
def test_other_bytes_are_no_record(raw: bytes) -> None:
    with pytest.raises(ValueError, match="no durable record"):
        from_bytes(raw)


# The coordinator


def changed(envelope: Envelope, edit: Callable[[CommitProposal], CommitMessage]) -> Envelope:
    proposal = open_message(envelope, CommitProposal, COORDINATORS)
    return seal(edit(proposal), seed_of(1000))


def opened_ask(group: Group) -> CommitAsk:
    return open_message(group.attempt(1).ask(), CommitAsk, COORDINATORS)


def heard(i: int, report: sample.ReportFields = NO_REPORT) -> Heard:
    said = replace(sample.grant(ballot=sample.THIRD, report=report), holder=sample.PEERS[i])
    return Heard(
        said, Envelope(b"", payload_type("commit-grant"), sample.sealed(sample.grant()).signature, said.holder), None
    )


def test_a_quorum_is_chosen_by_the_highest_report_that_finds_one() -> None:
    low, high = sample.REPORT, sample.report_of(sample.CHAIN)
    assert choose([], 1) == ()
    assert choose([heard(0), heard(1)], 3) == ()
    for reports, chosen in [
        ((NO_REPORT, NO_REPORT, NO_REPORT), NO_REPORT),
        ((NO_REPORT, low, NO_REPORT), low),
        ((low, high, NO_REPORT), high),
        ((low, sample.OTHER_REPORT, NO_REPORT, NO_REPORT), low),
        ((NO_REPORT, sample.OTHER_REPORT, low, NO_REPORT, NO_REPORT), sample.OTHER_REPORT),
    ]:
        found = choose([heard(i, report) for i, report in enumerate(reports)], 3)
        assert (len(found), found[0].grant.report) == (3, chosen)
    assert choose([heard(0, low), heard(1, sample.OTHER_REPORT), heard(2)], 3) == ()


def test_a_report_without_its_certificate_does_not_count(group: Group) -> None:
    first, prepared = prepared_by(group, 1)
    group.vote(first, prepared, [0])
    second = group.attempt(2)
    answer = group.nodes[0].receive(second.ask())
    other = replace(prepared, snapshot=replace(prepared.snapshot, body=OTHER_BODY))
    newest = prepared.links[0]
    unsigned = replace(
        newest, echoes=(replace(newest.echoes[0], signature=newest.echoes[1].signature), *newest.echoes[1:])
    )
    for shown, code in [
        (None, "no-certificate"),
        (replace(prepared, links=()), "no-certificate"),
        (other, "mismatched-certificate"),
        (replace(prepared, kind=PROVISIONAL), "mismatched-certificate"),
        (replace(prepared, links=(unsigned,)), "bad-signature"),
    ]:
        with pytest.raises(Reject) as refused:
            second.hear_grant(answer.envelope, shown)
        assert refused.value.code == code
    with pytest.raises(ValueError, match="grants of a quorum"):
        second.propose(BODY)
    assert not second.hear_grant(answer.envelope, prepared)


def test_answers_of_another_ballot_are_passed_over(group: Group) -> None:
    first, second = group.attempt(1), group.attempt(2, who=1)
    early = group.ask(first)
    group.ask(second)
    for answer in early:
        second.hear_grant(answer.envelope, None)
    prepared = group.prepare(second, BODY)
    assert prepared is not None
    other = Group.of(5)
    _, theirs = prepared_by(other, 2, OTHER_BODY)
    vote = other.nodes[0].receive_prepared(theirs).envelope
    assert second.hear_vote(vote) is None
    for i in range(3):
        assert second.hear_vote(group.nodes[i].receive_prepared(prepared).envelope) is None
    assert second.hear_vote(vote) is None
    assert second.hear_vote(group.nodes[3].receive_prepared(prepared).envelope) is not None


def test_a_ballot_is_used_once_and_by_its_coordinator(group: Group) -> None:
    it = group.attempt(1)
    group.ask(it)
    it.propose(BODY)
    with pytest.raises(ValueError, match="proposed in once"):
        it.propose(BODY)
    with pytest.raises(ValueError, match="another coordinator's"):
        Attempt(seed_of(1001), it.of, 0, group.committee)


def test_echoes_before_a_proposal_count_for_nothing(group: Group) -> None:
    it = group.attempt(1)
    group.ask(it)
    proposal, _ = it.propose(BODY)
    echoes = [node.receive(proposal).envelope for node in group.nodes]
    again = group.attempt(1)
    assert again.hear_echo(echoes[0]) is None
    prepared = [it.hear_echo(each) for each in echoes][-1]
    assert prepared is not None
    assert again.hear_vote(group.nodes[0].receive_prepared(prepared).envelope) is None


@pytest.mark.parametrize(
    ("body", "other_body", "other_granters"),
    [
        (BODY, OTHER_BODY, range(4)),
        (OTHER_BODY, BODY, range(4)),
        (BODY, BODY, range(1, 5)),
        (OTHER_BODY, OTHER_BODY, range(1, 5)),
    ],
)
def test_answers_to_another_proposal_are_passed_over(
    group: Group, body: Digest, other_body: Digest, other_granters: range
) -> None:
    """A coordinator that proposed twice in its ballot may hear answers to both; a certificate is of one of them."""
    other = Group.of(5)
    ours, theirs = group.attempt(1), other.attempt(1)
    group.ask(ours)
    other.ask(theirs, other_granters)
    proposal, _ = ours.propose(body)
    their_proposal, _ = theirs.propose(other_body)
    echoes = [node.receive(proposal).envelope for node in group.nodes]
    their_echoes = [node.receive(their_proposal).envelope for node in other.nodes]
    assert [ours.hear_echo(each) for each in (*echoes[:3], their_echoes[4])] == [None] * 4
    prepared = ours.hear_echo(echoes[3])
    their_prepared = [theirs.hear_echo(each) for each in their_echoes][-1]
    assert prepared is not None
    assert their_prepared is not None
    commit_certificates.open_prepared(prepared, group.committee)
    assert {each.signer for each in prepared.links[0].echoes} == {each.signer for each in echoes[:4]}
    if body != other_body:
        votes = [node.receive_prepared(prepared).envelope for node in group.nodes]
        their_vote = other.nodes[4].receive_prepared(their_prepared).envelope
        assert [ours.hear_vote(each) for each in (*votes[:3], their_vote)] == [None] * 4
        assert ours.hear_vote(votes[3]) is not None


def test_votes_without_the_echoes_make_no_commit(group: Group) -> None:
    """They come in any order."""
    it, late = group.attempt(1), group.attempt(1)
    for answer in group.ask(it):
        late.hear_grant(answer.envelope, answer.shown)
    proposal, _ = it.propose(BODY)
    assert late.propose(BODY)[0].body == proposal.body
    echoes = [node.receive(proposal).envelope for node in group.nodes]
    prepared = [it.hear_echo(each) for each in echoes][-1]
    assert prepared is not None
    votes = [node.receive_prepared(prepared).envelope for node in group.nodes]
    assert [late.hear_vote(each) for each in votes] == [None] * 5
    assert [late.hear_echo(each) is not None for each in echoes] == [False, False, False, True, True]
    committed = late.hear_vote(votes[0])
    assert committed is not None
    group.install(committed)


def test_a_committee_is_feasible() -> None:
    members = frozenset(peer_of(seed_of(i)) for i in range(4))
    for threshold, faults in [(1, 0), (4, 0), (3, 1), (2, -1)]:
        with pytest.raises(ValueError, match="no committee has n = 4"):
            Committee(members, threshold, faults)
    largest = frozenset(PeerId.from_number(i) for i in range(MAXIMUM_COMMITTEE))
    assert Committee(largest, 2, 0).members == largest
    with pytest.raises(ValueError, match=f"no committee has n = {MAXIMUM_COMMITTEE + 1}"):
        Committee(largest | {PeerId.from_number(MAXIMUM_COMMITTEE)}, 2, 0)


# Sizes: the largest message that the schema allows is within its limit

TOP = BallotFields(PeerId(b"\xff" * 32), Nonce(b"\xff" * 16), Digest(b"\xff" * 32), MAXIMUM_ROUND)
FULL = nested([sign(payload_type("prepared-certificate"), bytes(SMALL_BODY_BYTES), seed_of(0))])[0]


def most(kind: str = PROVISIONAL) -> dict[str, Any]:
    return {**sample.COMMON, "ballot": TOP, "kind": kind}


def test_small_messages_nest() -> None:
    report = sample.ReportFields(TOP, Digest(b"\xff" * 32), Digest(b"\xff" * 32))
    messages = [
        CommitAsk(**most()),
        CommitGrant(**most(), holder=TOP.coordinator, report=report),
        sample.CommitEcho(**most(), holder=TOP.coordinator, justification=BODY, snapshot=BODY),
        sample.CommitVote(**most(), holder=TOP.coordinator, snapshot=BODY),
    ]
    assert max(len(body_of(each)) for each in messages) <= SMALL_BODY_BYTES


def test_limits_admit_the_largest_lists() -> None:
    snapshot = replace(sample.SNAPSHOT, origin=TOP, sequence=MAXIMUM_SEQUENCE)
    every: tuple[NestedEnvelope, ...] = (FULL,) * MAXIMUM_COMMITTEE
    proposal = CommitProposal(**most(), grants=every, snapshot=snapshot)
    assert len(body_of(proposal)) <= CommitProposal.BODY_BYTES
    bare = PreparedCertificate(**sample.COMMON, kind=PROVISIONAL, links=(), snapshot=snapshot)
    one = len(body_of(replace(bare, links=(Link(TOP, every, every),)))) - len(body_of(bare))
    largest = len(body_of(bare)) + MAXIMUM_LINKS * (one + 1)
    assert largest <= PREPARED_BODY_BYTES
    voted = CommitCertificate(**sample.COMMON, prepared=bare, votes=every)
    assert len(body_of(voted)) - len(body_of(bare)) + largest <= COMMIT_BODY_BYTES


def test_a_reader_takes_as_much_as_the_wire_format_says() -> None:
    """docs/wire.md says it of the largest committee."""
    wire = (Path(__file__).resolve().parents[2] / "docs/wire.md").read_text(encoding="utf-8")
    for kind, limit in (
        (PreparedCertificate, prepared_body_bytes(MAXIMUM_COMMITTEE)),
        (CommitCertificate, commit_body_bytes(MAXIMUM_COMMITTEE)),
    ):
        assert f"**{kind.ARTIFACT}** (body at most {limit} bytes)" in wire
    for members in (2, 5):
        with pytest.raises(Reject) as refused:
            read_certificate(b" " * (commit_body_bytes(members) + 1), CommitCertificate, members)
        assert refused.value.code == "too-large"


def test_a_certificate_keeps_its_newest_links(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (commit_certificates, commit_coordinator):
        monkeypatch.setattr(module, "MAXIMUM_LINKS", 2)
    prepared = []
    for round_ in (1, 2, 3):
        it, certificate = prepared_by(group, round_)
        committed = group.vote(it, certificate, [0] if round_ < 3 else range(5))
        prepared.append(certificate)
    assert [len(each.links) for each in prepared] == [1, 2, 2]
    assert prepared[2].links[1] == prepared[1].links[0]
    commit_certificates.open_prepared(prepared[2], group.committee)
    assert committed is not None
    group.install(committed)
    assert record(group, 4).base == snapshot_digest(prepared[0].snapshot).number
    monkeypatch.setattr(commit_certificates, "MAXIMUM_LINKS", 3)
    with pytest.raises(Reject, match="broken-chain"):
        commit_certificates.open_prepared(prepared[2], group.committee)


def test_a_justification_is_named_by_what_its_grants_say() -> None:
    """Not by their signatures, of which one body can have many."""
    grants = sample.grants()
    resigned = (replace(grants[0], signature=grants[1].signature), *grants[1:])
    assert justification_digest(resigned) == justification_digest(grants)
    assert justification_digest(grants[::-1]) != justification_digest(grants)


def test_an_answer_is_signed_by_its_holder(group: Group) -> None:
    answer: Answer = group.nodes[0].receive(group.attempt(1).ask())
    assert answer.envelope.signer == group.nodes[0].name == peer_of(seed_of(0))
