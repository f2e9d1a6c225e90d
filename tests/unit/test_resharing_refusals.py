"""What a resharing's nodes refuse, by whose fault, and that it leaves every store byte-equal; and verdicts that convince others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rebalancing import resharing_node, resharing_record, sharing
from rebalancing.commit_messages import PROVISIONAL
from rebalancing.delivery import DeliveryPublicKey, ScalarBytes, delivery_public_key, receive, send
from rebalancing.envelope import Envelope, NestedEnvelope
from rebalancing.errors import ProtocolError, Reject
from rebalancing.group import Scalar
from rebalancing.identifiers import Digest, ManifestId, Nonce, PeerId, Signature
from rebalancing.messages import digest_of, seal
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.possession_proof import PossessionProof
from rebalancing.repair_node import check_two_splits, open_receipt
from rebalancing.resharing_coordinator import Gathering, seats
from rebalancing.resharing_deals import check_two_deals, judge_complaint, open_deal, receive_deal
from rebalancing.resharing_messages import (
    ComplaintFields,
    Deal,
    DeliveryKey,
    HeldDeal,
    LossStatement,
    MemberFields,
    PointBytes,
    PossessionCertificate,
    RepairSum,
    ResharingProposal,
    SnapshotBody,
)
from rebalancing.resharing_parameters import LONGEST_SESSION_MS
from rebalancing.resharing_record import (
    KeyRecord,
    to_bytes,
)
from rebalancing.resharing_sessions import Session, first_culprit, open_response
from rebalancing.sharing import Polynomial, commit
from tests.unit.resharing_sample import (
    COORDINATORS,
    HELPERS,
    LATER_MS,
    MANIFEST,
    NEW,
    NOW_MS,
    OLD,
    Group,
    Run,
    again,
    bad_deal,
    peer,
    possess,
    proposed,
    read,
    ready,
    repairing,
    seed_of,
)

Refused = Callable[[], object]
OTHER = Digest(b"\xbb" * 32)


@pytest.fixture
def group() -> Group:
    return Group()


# What is refused: each arranges, and returns what must be refused


def changed_proposal(**changes: Any) -> Callable[[Group], Refused]:
    def arrange(group: Group) -> Refused:
        envelope = proposed(group, **changes)
        return lambda: group.open(envelope)

    return arrange


def proposal_on(change: Callable[[ResharingProposal], dict[str, Any]]) -> Callable[[Group], Refused]:
    def arrange(group: Group) -> Refused:
        proposal = group.proposal()
        envelope = seal(replace(proposal, **change(proposal)), seed_of(100))
        return lambda: group.open(envelope)

    return arrange


def with_seat(make: Callable[[Group, ResharingProposal], Envelope]) -> Callable[[Group], Refused]:
    """One seat has another envelope than the key that was given."""

    def arrange(group: Group) -> Refused:
        proposal = group.proposal()
        (seat,) = seats({8: make(group, proposal)})
        envelope = seal(replace(proposal, receivers=(*proposal.receivers[:-1], seat)), seed_of(100))
        return lambda: group.open(envelope)

    return arrange


def key_of_another_attempt(group: Group, _: ResharingProposal) -> Envelope:
    return group.nodes[7].give_key(peer(100), group.nonce(), group.octets())


def key_for_another_coordinator(group: Group, proposal: ResharingProposal) -> Envelope:
    return group.nodes[7].give_key(peer(101), proposal.nonce, group.octets())


def key_of_small_order(group: Group, proposal: ResharingProposal) -> Envelope:
    return seal(delivery(group, proposal, key=DeliveryPublicKey(bytes(32))), seed_of(7))


def delivery(group: Group, proposal: ResharingProposal, **changes: Any) -> DeliveryKey:
    key = DeliveryKey(
        proposal.base,
        MANIFEST,
        PROTOCOL_VERSION,
        proposal.nonce,
        delivery_public_key(group.octets()),
        peer(7),
        peer(100),
    )
    return replace(key, **changes)


def key_of_a_stranger(group: Group, proposal: ResharingProposal) -> Envelope:
    return seal(delivery(group, proposal, receiver=peer(101)), seed_of(101))


def key_signed_by_another(group: Group, proposal: ResharingProposal) -> Envelope:
    envelope = seal(delivery(group, proposal), seed_of(7))
    return replace(envelope, signature=Signature(bytes(64)))


def a_loss_for_a_key(group: Group, proposal: ResharingProposal) -> Envelope:
    said = LossStatement(proposal.base, MANIFEST, PROTOCOL_VERSION, 1, peer(7), OTHER, peer(7))
    return seal(said, seed_of(7))


def past_deadline(group: Group) -> Refused:
    envelope = proposed(group, deadline_ms=NOW_MS - 1)
    return lambda: group.open(envelope)


def stale_proposal(group: Group) -> Refused:
    envelope = proposed(group)
    group.reshare()
    return lambda: group.open(envelope)


def strange_coordinator(group: Group) -> Refused:
    ballot = replace(group.origin(), coordinator=peer(9))
    envelope = seal(replace(group.proposal(), origin=ballot), seed_of(9))
    return lambda: group.open(envelope)


def second_deal(group: Group) -> Refused:
    envelope = proposed(group)
    group.deals(envelope, [0])
    return lambda: group.deals(envelope, [0])


def not_a_dealer(group: Group) -> Refused:
    envelope = proposed(group)
    return lambda: group.deals(envelope, [7])


def dealer_without_share(group: Group) -> Refused:
    group.lose(0)
    group.now_ms = LATER_MS
    envelope = proposed(group)
    return lambda: group.deals(envelope, [0])


def far_deadline(group: Group) -> Refused:
    envelope = proposed(group, deadline_ms=NOW_MS + LONGEST_SESSION_MS + 1)
    return lambda: group.open(envelope)


def far_request(group: Group) -> Refused:
    _, request = repairing(group)
    return lambda: group.nodes[1].open_repair(request, frozenset(), NOW_MS + 30_000 - LONGEST_SESSION_MS - 1)


def late_request(group: Group) -> Refused:
    _, request = repairing(group)
    return lambda: group.nodes[1].open_repair(request, frozenset(), NOW_MS + 30_001)


def certificate_that_policy_forbids(group: Group) -> Refused:
    run = group.run(group.proposal())
    group.admits = lambda _: False
    return lambda: group.nodes[0].receive_possessions(run.session, run.certificate)


def unwelcome(group: Group) -> Refused:
    envelope = proposed(group)
    group.admits = lambda _: False
    return lambda: group.deals(envelope, [0])


def old_session_deal(group: Group) -> Refused:
    envelope = proposed(group)
    session = group.open(envelope)
    fresh = group.randomness()
    group.reshare()
    me = group.nodes[4].shares
    return lambda: resharing_node.deal(me, peer(4), session, seed_of(4), fresh, lambda _: True)


def changed_deal(**changes: Callable[[Deal], Any]) -> Callable[[Group], Refused]:
    def arrange(group: Group) -> Refused:
        envelope = proposed(group)
        said = group.deals(envelope, [0])[0]
        bad = again(said, **{name: change(read(said)) for name, change in changes.items()})
        session = group.open(envelope)
        return lambda: open_deal(bad, session)

    return arrange


def a_deal_of_no_dealer(group: Group) -> Refused:
    envelope = proposed(group)
    said = read(group.deals(envelope, [0])[0])
    session = group.open(envelope)
    bad = seal(replace(said, dealer=peer(7)), seed_of(7))
    return lambda: open_deal(bad, session)


def two_deals(group: Group) -> Refused:
    session = group.open(proposed(group))
    one, two = bad_deal(group, session, 0, {}), bad_deal(group, session, 0, {})
    return lambda: check_two_deals(one, two, frozenset({peer(0)}))


def not_a_receiver(group: Group) -> Refused:
    session = group.open(proposed(group))
    return lambda: group.answer(session, 0, [])


def a_receiver_that_lost_its_store(group: Group) -> Refused:
    session = group.open(proposed(group))
    group.lose(7)
    return lambda: group.answer(session, 7, [])


def old_session_response(group: Group) -> Refused:
    session = group.open(proposed(group))
    group.reshare()
    return lambda: group.answer(session, 7, [])


def answered(group: Group) -> tuple[Session, Envelope, Envelope]:
    """A session, a deal with a bad part for index 4, and peer 3's response to it."""
    session = group.open(proposed(group))
    bad = bad_deal(group, session, 0, {4: 1})
    return session, bad, group.answer(session, 3, [bad])[0]


def changed_response(**changes: Any) -> Callable[[Group], Refused]:
    def arrange(group: Group) -> Refused:
        session, _, answer = answered(group)
        bad = again(answer, **changes)
        return lambda: open_response(bad, session)

    return arrange


def complaint_about_what_was_not_signed(group: Group) -> Refused:
    session, bad, answer = answered(group)
    (said,) = read(answer).complaints
    opened = open_deal(bad, session)
    return lambda: judge_complaint(session, opened, peer(3), replace(said, part=ScalarBytes(bytes(32))))


def complaint_about_a_good_part(group: Group) -> Refused:
    """The receiver shows what it got, which gives its own share of the deal away, and nobody believes it."""
    envelope = proposed(group)
    session = group.open(envelope)
    said = group.deals(envelope, [0])[0]
    secret = group.nodes[3].shares.secret_of(session.receivers[4].key)
    assert secret is not None
    part = receive(group.box(said, 0), session.receivers[4].key, secret, session.name, 1, 4)
    shown = ComplaintFields(digest_of(read(said)), 1, part.scalar, part.signature)
    opened = open_deal(said, session)
    return lambda: judge_complaint(session, opened, peer(3), shown)


def too_few_content(group: Group) -> Refused:
    session, deals, responses, _ = ready(group)
    return possess(group, 3, session, deals, responses[:3])


def one_response_twice(group: Group) -> Refused:
    session, deals, responses, _ = ready(group)
    return possess(group, 3, session, deals, (*responses[:3], responses[0]))


def not_content_itself(group: Group) -> Refused:
    session, deals, responses, _ = ready(group)
    return possess(group, 3, session, deals, [each for each in responses if each.signer != peer(3)])


def too_few_dealers(group: Group) -> Refused:
    session, deals, responses, _ = ready(group)
    return possess(group, 3, session, deals[:2], responses)


def one_dealer_twice(group: Group) -> Refused:
    session, deals, responses, _ = ready(group)
    return possess(group, 3, session, (*deals, deals[0]), responses)


def a_second_qual(group: Group) -> Refused:
    session, deals, responses, _ = ready(group)
    group.nodes[3].receive_qualified(session, group.sent(session, 3, deals), responses, group.scalar())
    return possess(group, 3, session, deals[:4], responses)


def old_session_possession(group: Group) -> Refused:
    session, deals, responses, _ = ready(group)
    group.reshare()
    return possess(group, 3, session, deals, responses)


def a_deal_that_did_not_come(group: Group) -> Refused:
    """The receiver has said that it holds what it does not: only a liar's answer is in the set."""
    session, deals, responses, _ = ready(group)
    elsewhere = bad_deal(group, session, 0, {}, session_name=OTHER)
    return possess(group, 3, session, *with_deal(session, deals, responses, elsewhere))


def with_deal(
    session: Session, deals: tuple[Envelope, ...], responses: tuple[Envelope, ...], new: Envelope
) -> tuple[tuple[Envelope, ...], tuple[Envelope, ...]]:
    """Another deal of the first dealer, which all receivers say that they hold."""
    held = (HeldDeal.of(digest_of(read(new)), 1), *read(responses[0]).held[1:])
    return (new, *deals[1:]), tuple(again(each, held=held) for each in responses)


def a_bad_part_that_was_called_good(group: Group) -> Refused:
    session, deals, responses, _ = ready(group)
    bad = bad_deal(group, session, 0, {4: 1})
    return possess(group, 3, session, *with_deal(session, deals, responses, bad))


def full_of_shares(group: Group) -> Refused:
    session, deals, responses, _ = ready(group)
    me = group.nodes[3].shares
    full = replace(me, shares=me.shares * resharing_record.SHARES_FOR_SESSIONS)
    secret = me.keys[0].secret.value
    received = {i + 1: receive_deal(session, 4, secret, each) for i, each in enumerate(group.sent(session, 3, deals))}
    heard = [open_response(each, session) for each in responses]
    return lambda: resharing_node.possess(full, peer(3), session, received, heard, group.scalar(), len(COORDINATORS))


def full_of_keys(group: Group) -> Refused:
    me = group.nodes[3].shares
    other = KeyRecord(DeliveryPublicKey(bytes(32)), peer(101), ScalarBytes(bytes(32)))
    full = replace(me, keys=(other,) * resharing_record.MAXIMUM_KEYS)
    return lambda: resharing_node.give_key(full, peer(3), peer(100), group.nonce(), group.octets(), 2)


def key_for_a_stranger(group: Group) -> Refused:
    return lambda: group.nodes[3].give_key(PeerId(b"\x01" * 32), group.nonce(), group.octets())


def certificate_on(change: Callable[[Run], PossessionCertificate]) -> Callable[[Group], Refused]:
    def arrange(group: Group) -> Refused:
        run = group.run(group.proposal())
        bad = change(run)
        return lambda: group.nodes[0].receive_possessions(run.session, bad)

    return arrange


def in_certificate(run: Run, envelope: Envelope) -> PossessionCertificate:
    """A possession in the place of the same signer's, or of the last."""
    copy = NestedEnvelope(envelope.body, envelope.payload_type, envelope.signature, envelope.signer)
    others = [each for each in run.certificate.possessions if each.signer != envelope.signer]
    kept = sorted([*others[: run.session.enough - 1], copy], key=lambda each: each.signer)
    return replace(run.certificate, possessions=tuple(kept))


def old_certificate(group: Group) -> Refused:
    run = group.run(group.proposal())
    group.install(group.commit(run), run.body)
    return lambda: group.nodes[0].receive_possessions(run.session, run.certificate)


def other_commitments(run: Run, points: tuple[PointBytes, ...]) -> PossessionCertificate:
    return replace(run.certificate, body=replace(run.body, commitments=points))


def other_secret(run: Run) -> PossessionCertificate:
    polynomial = Polynomial(tuple(Scalar(i) for i in (5, 6, 7)))
    return other_commitments(run, tuple(PointBytes(point.encoding) for point in commit(polynomial).points))


def old_coefficient(run: Run) -> PossessionCertificate:
    old = run.session.parent.body.commitments
    return other_commitments(run, (*run.body.commitments[:2], old[2]))


def said_by(run: Run, **changes: Any) -> PossessionCertificate:
    first = run.certificate.possessions[0]
    return in_certificate(run, again(first, **changes))


def by_no_receiver(run: Run) -> PossessionCertificate:
    said = read(run.certificate.possessions[0])
    return in_certificate(run, seal(replace(said, receiver=peer(0)), seed_of(0)))


def install_on(change: Callable[[Group, Any, SnapshotBody], tuple[Any, SnapshotBody]]) -> Callable[[Group], Refused]:
    def arrange(group: Group) -> Refused:
        run = group.run(group.proposal())
        bad = change(group, group.commit(run), run.body)
        return lambda: group.nodes[0].receive_commit(*bad)

    return arrange


def other_body(_: Group, committed: Any, body: SnapshotBody) -> tuple[Any, SnapshotBody]:
    return committed, replace(body, policy=OTHER)


def provisional(_: Group, committed: Any, body: SnapshotBody) -> tuple[Any, SnapshotBody]:
    return replace(committed, prepared=replace(committed.prepared, kind=PROVISIONAL)), body


def of_another_number(_: Group, committed: Any, body: SnapshotBody) -> tuple[Any, SnapshotBody]:
    prepared = committed.prepared
    return replace(committed, prepared=replace(prepared, snapshot=replace(prepared.snapshot, sequence=2))), body


def of_another_manifest(_: Group, committed: Any, body: SnapshotBody) -> tuple[Any, SnapshotBody]:
    return replace(committed, prepared=replace(committed.prepared, manifest_id=ManifestId(bytes(32)))), body


def too_few_votes(_: Group, committed: Any, body: SnapshotBody) -> tuple[Any, SnapshotBody]:
    return replace(committed, votes=committed.votes[1:]), body


def installed_already(group: Group, committed: Any, body: SnapshotBody) -> tuple[Any, SnapshotBody]:
    group.install(committed, body)
    return committed, body


def dead_snapshot(group: Group) -> Refused:
    run = group.run(group.proposal())
    group.install(group.commit(run), run.body)
    return lambda: group.nodes[0].erase(live=False)


def request_on(change: Callable[[Group, Any], dict[str, Any]]) -> Callable[[Group], Refused]:
    """A request of peer 0, who lost its store, to three others, with other fields."""

    def arrange(group: Group) -> Refused:
        group.lose(0)
        request = group.request(0, HELPERS)
        bad = again(request, **change(group, read(request)))
        return lambda: group.nodes[1].open_repair(bad, frozenset())

    return arrange


def revoked_request(group: Group) -> Refused:
    group.lose(0)
    request = group.request(0, HELPERS)
    return lambda: group.nodes[1].open_repair(request, frozenset({peer(0)}))


def request_by_a_stranger(group: Group) -> Refused:
    group.lose(0)
    said = read(group.request(0, HELPERS))
    bad = seal(replace(said, member=peer(7)), seed_of(7))
    return lambda: group.nodes[1].open_repair(bad, frozenset())


def old_request(group: Group) -> Refused:
    group.lose(0)
    request = group.request(0, HELPERS)
    group.reshare(OLD)
    return lambda: group.nodes[1].open_repair(request, frozenset())


def request_without_need(group: Group) -> Refused:
    return lambda: group.request(0, ())


def helper_not_chosen(group: Group) -> Refused:
    _, request = repairing(group)
    return lambda: group.nodes[4].receive_request(request, frozenset(), group.now_ms, group.split_randomness(3))


def helper_without_share(group: Group) -> Refused:
    _, request = repairing(group)
    group.lose(1)
    return lambda: group.nodes[1].receive_request(request, frozenset(), group.now_ms, group.split_randomness(3))


def helper_that_moved_on(group: Group) -> Refused:
    _, request = repairing(group)
    group.reshare(OLD)
    return lambda: group.nodes[1].receive_request(request, frozenset(), group.now_ms, group.split_randomness(3))


def second_split(group: Group) -> Refused:
    _, request = repairing(group)
    group.splits(request, HELPERS)
    return lambda: group.nodes[1].receive_request(request, frozenset(), group.now_ms, group.split_randomness(3))


def second_sum(group: Group) -> Refused:
    session, request = repairing(group)
    splits = group.splits(request, HELPERS)
    group.sums(session, splits)
    return lambda: group.nodes[1].receive_splits(session, splits.values(), group.octets())


def sum_of_a_helper_that_moved_on(group: Group) -> Refused:
    session, request = repairing(group)
    splits = group.splits(request, HELPERS)
    group.reshare(OLD)
    return lambda: group.nodes[1].receive_splits(session, splits.values(), group.octets())


def split_on(change: Callable[[Group, Any, Any], dict[str, Any]]) -> Callable[[Group], Refused]:
    """Helper 1 sends another split; helper 2 adds up."""

    def arrange(group: Group) -> Refused:
        session, request = repairing(group)
        splits = group.splits(request, HELPERS)
        splits[1] = again(splits[1], **change(group, session, read(splits[1])))
        return lambda: group.nodes[2].receive_splits(session, splits.values(), group.octets())

    return arrange


def bad_delta(group: Group, session: Any, said: Any) -> dict[str, Any]:
    wrong = send(session.name, 2, 3, Scalar(7), session.helpers[3].key, seed_of(1), group.octets())
    return {"deltas": (said.deltas[0], wrong, said.deltas[2])}


def bad_unsigned_delta(group: Group, session: Any, said: Any) -> dict[str, Any]:
    wrong = send(session.name, 2, 3, Scalar(7), session.helpers[3].key, seed_of(9), group.octets())
    return {"deltas": (said.deltas[0], wrong, said.deltas[2])}


def sum_on(change: Callable[[Group, Any, Any], dict[str, Any]]) -> Callable[[Group], Refused]:
    """Helper 1 sends another sum to the member."""

    def arrange(group: Group) -> Refused:
        session, request = repairing(group)
        splits = group.splits(request, HELPERS)
        sums = group.sums(session, splits)
        sums[1] = again(sums[1], **change(group, session, read(sums[1])))
        return lambda: group.nodes[0].receive_sums(session, splits.values(), sums.values(), group.scalar())

    return arrange


def bad_sigma(group: Group, session: Any, _: RepairSum) -> dict[str, Any]:
    return {"sigma": send(session.name, 2, 1, Scalar(7), session.request.key, seed_of(1), group.octets())}


def sealed_elsewhere(group: Group, session: Any, _: RepairSum) -> dict[str, Any]:
    return {"sigma": send(OTHER, 2, 1, Scalar(7), session.request.key, seed_of(1), group.octets())}


def another_member(group: Group) -> Refused:
    session, request = repairing(group)
    splits = group.splits(request, HELPERS)
    sums = group.sums(session, splits)
    return lambda: group.nodes[4].receive_sums(session, splits.values(), sums.values(), group.scalar())


def member_that_moved_on(group: Group) -> Refused:
    session, request = repairing(group)
    splits = group.splits(request, HELPERS)
    sums = group.sums(session, splits)
    group.reshare(OLD)
    return lambda: group.nodes[0].receive_sums(session, splits.values(), sums.values(), group.scalar())


def repaired_already(group: Group) -> Refused:
    session, request = repairing(group)
    splits = group.splits(request, HELPERS)
    sums = group.sums(session, splits)
    group.nodes[0].receive_sums(session, splits.values(), sums.values(), group.scalar())
    return lambda: group.nodes[0].receive_sums(session, splits.values(), sums.values(), group.scalar())


def member_that_lost_its_key(group: Group) -> Refused:
    session, request = repairing(group)
    splits = group.splits(request, HELPERS)
    sums = group.sums(session, splits)
    group.lose(0)
    return lambda: group.nodes[0].receive_sums(session, splits.values(), sums.values(), group.scalar())


def two_splits(group: Group) -> Refused:
    _, request = repairing(group)
    one = group.splits(request, HELPERS)[1]
    two = again(one, commitments=read(one).commitments[::-1])
    return lambda: check_two_splits(one, two, frozenset({peer(1)}))


def receipt_on(**changes: Any) -> Callable[[Group], Refused]:
    def arrange(group: Group) -> Refused:
        session, request = repairing(group)
        splits = group.splits(request, HELPERS)
        sums = group.sums(session, splits)
        receipt = group.nodes[0].receive_sums(session, splits.values(), sums.values(), group.scalar())
        bad = again(receipt, **changes)
        return lambda: open_receipt(bad, session)

    return arrange


# The base point for R, and z = 1: true of no challenge that anybody can choose.
UNSOUND = PossessionProof(b"\x58" + b"\x66" * 31 + Scalar(1).encoding)

# What is arranged, the verdict, and who is to blame, by its own signature unless said otherwise.
REFUSED: list[tuple[str, Callable[[Group], Refused], str, int | None]] = [
    # Proposals
    ("proposal of another manifest", changed_proposal(manifest_id=ManifestId(bytes(32))), "other-manifest", None),
    ("proposal on an old parent", stale_proposal, "stale-base", None),
    ("proposal past its deadline", past_deadline, "past-deadline", None),
    ("proposal for a far time", far_deadline, "far-deadline", None),
    ("proposal by a stranger", strange_coordinator, "unknown-signer", None),
    ("proposal of another version", changed_proposal(manifest_version=2), "mismatched-version", 100),
    ("proposal from another epoch", changed_proposal(from_epoch=1, to_epoch=2), "mismatched-epoch", 100),
    ("proposal to a later epoch", changed_proposal(to_epoch=2), "mismatched-epoch", 100),
    ("proposal with a false rank", proposal_on(lambda p: {"origin": replace(p.origin, round=99)}), "false-rank", 100),
    ("proposal with a dealer of another index", proposal_on(lambda p: {"dealers": tuple(replace(each, peer=peer((each.index + 1) % 5)) for each in p.dealers)}), "not-a-dealer", 100),
    ("proposal with an unknown dealer", proposal_on(lambda p: {"dealers": (*p.dealers, MemberFields(9, peer(8)))}), "not-a-dealer", 100),
    ("proposal with a dealer twice", proposal_on(lambda p: {"dealers": (p.dealers[0], *p.dealers)}), "duplicate-index", 100),
    ("proposal with too few dealers", proposal_on(lambda p: {"dealers": p.dealers[:2]}), "too-few-dealers", 100),
    ("proposal with a receiver twice", proposal_on(lambda p: {"receivers": (*p.receivers, replace(p.receivers[0], index=9))}), "duplicate-signer", 100),
    ("proposal with an index twice", proposal_on(lambda p: {"receivers": (*p.receivers[:4], replace(p.receivers[4], index=7))}), "duplicate-index", 100),
    ("proposal with too many faults", changed_proposal(faults=2), "infeasible-committee", 100),
    ("proposal with fewer faults", changed_proposal(faults=0), "lowered-faults", 100),
    ("proposal with a lower threshold", changed_proposal(threshold=2, faults=0), "lowered-threshold", 100),
    ("proposal with unsorted evidence", changed_proposal(evidence=(OTHER, Digest(bytes(32)))), "non-canonical", 100),
    ("proposal with a revoked receiver", changed_proposal(revoked=(peer(7),)), "revoked-member", 100),
    ("proposal with a revoked dealer", changed_proposal(revoked=(peer(0),)), "revoked-member", 100),
    ("key of another attempt", with_seat(key_of_another_attempt), "mismatched-key", 100),
    ("key for another coordinator", with_seat(key_for_another_coordinator), "mismatched-key", 100),
    ("key of small order", with_seat(key_of_small_order), "bad-delivery-key", 7),
    ("key of a stranger", with_seat(key_of_a_stranger), "not-a-member", 100),
    ("key badly signed", with_seat(key_signed_by_another), "bad-signature", 100),
    ("loss statement for a key", with_seat(a_loss_for_a_key), "bad-value", 100),
    # Deals
    ("second deal", second_deal, "second-deal", None),
    ("deal by no dealer", not_a_dealer, "not-chosen", None),
    ("deal without a share", dealer_without_share, "no-share", None),
    ("deal that policy forbids", unwelcome, "invalid-snapshot", 100),
    ("deal in an old session", old_session_deal, "stale-base", None),
    ("deal of another session", changed_deal(session=lambda _: OTHER), "unknown-session", None),
    ("deal on another base", changed_deal(base=lambda _: OTHER), "unknown-session", None),
    ("deal of another manifest", changed_deal(manifest_id=lambda _: ManifestId(bytes(32))), "unknown-session", None),
    ("deal with a commitment more", changed_deal(commitments=lambda d: (*d.commitments, d.commitments[1])), "wrong-degree", 0),
    ("deal with a part less", changed_deal(parts=lambda d: d.parts[1:]), "bad-length", 0),
    ("deal with no point", changed_deal(commitments=lambda d: (*d.commitments[:2], PointBytes(bytes(32)))), "bad-point", 0),
    ("deal of another secret", changed_deal(commitments=lambda d: d.commitments[::-1]), "wrong-constant", 0),
    ("deal by a receiver", a_deal_of_no_dealer, "unknown-signer", None),
    ("two deals", two_deals, "two-deals", 0),
    # Responses
    ("response by no receiver", not_a_receiver, "not-chosen", None),
    ("response after a lost store", a_receiver_that_lost_its_store, "spent-key", None),
    ("response in an old session", old_session_response, "stale-base", None),
    ("response of another session", changed_response(session=OTHER), "unknown-session", None),
    ("response about no dealer", changed_response(held=(HeldDeal.of(OTHER, 9),)), "not-a-dealer", 3),
    ("response that holds a deal twice", changed_response(held=(HeldDeal.of(OTHER, 2),) * 2), "duplicate-index", 3),
    ("response that is content and complains", changed_response(held=(HeldDeal.of(OTHER, 1),)), "duplicate-index", 3),
    ("complaint about a good part", complaint_about_a_good_part, "false-complaint", 3),
    ("complaint about what was not signed", complaint_about_what_was_not_signed, "false-complaint", 3),
    # Possession
    ("possession with too few content", too_few_content, "not-qualified", None),
    ("possession with one response twice", one_response_twice, "not-qualified", None),
    ("possession against its own word", not_content_itself, "not-qualified", None),
    ("possession of too few dealers", too_few_dealers, "too-few-dealers", None),
    ("possession of one dealer twice", one_dealer_twice, "duplicate-index", None),
    ("possession of a second set", a_second_qual, "spent-key", None),
    ("possession in an old session", old_session_possession, "stale-base", None),
    ("possession without a part", a_deal_that_did_not_come, "missing-part", None),
    ("possession with a full store", full_of_shares, "too-many-shares", None),
    ("key too many", full_of_keys, "too-many-keys", None),
    ("key for a stranger", key_for_a_stranger, "unknown-signer", None),
    # The possession certificate
    ("certificate that policy forbids", certificate_that_policy_forbids, "invalid-snapshot", 100),
    ("certificate of an old parent", old_certificate, "stale-base", None),
    ("certificate on another base", certificate_on(lambda run: replace(run.certificate, base=OTHER)), "mismatched-snapshot", None),
    ("certificate of another policy", certificate_on(lambda run: replace(run.certificate, body=replace(run.body, policy=OTHER))), "mismatched-snapshot", None),
    ("certificate of another secret", certificate_on(other_secret), "moved-secret", None),
    ("certificate of an old coefficient", certificate_on(old_coefficient), "reused-polynomial", None),
    ("certificate of too few dealers", certificate_on(lambda run: replace(run.certificate, body=replace(run.body, qualified=run.body.qualified[:2]))), "too-few-dealers", None),
    ("certificate of a strange dealer", certificate_on(lambda run: replace(run.certificate, body=replace(run.body, qualified=(*run.body.qualified, HeldDeal.of(OTHER, 9))))), "not-a-dealer", None),
    ("certificate with one word less", certificate_on(lambda run: replace(run.certificate, possessions=run.certificate.possessions[1:])), "not-a-quorum", None),
    ("certificate with one word twice", certificate_on(lambda run: replace(run.certificate, possessions=(run.certificate.possessions[0], *run.certificate.possessions[:3]))), "duplicate-signer", None),
    ("certificate with a stranger's word", certificate_on(by_no_receiver), "not-a-member", None),
    ("certificate with a word of another session", certificate_on(lambda run: said_by(run, session=OTHER)), "mismatched-possession", None),
    ("certificate with a word on another polynomial", certificate_on(lambda run: said_by(run, snapshot=OTHER)), "mismatched-possession", None),
    ("certificate with another's proof", certificate_on(lambda run: said_by(run, proof=read(run.certificate.possessions[1]).proof)), "bad-proof", "signer"),
    ("certificate of another polynomial", certificate_on(lambda run: other_commitments(run, (*run.body.commitments[:2], run.body.commitments[1]))), "mismatched-possession", None),
    # Installing and erasing
    ("commit of another body", install_on(other_body), "mismatched-snapshot", None),
    ("commit of another manifest", install_on(of_another_manifest), "mismatched-snapshot", None),
    ("commit that is provisional", install_on(provisional), "mismatched-snapshot", None),
    ("commit of another number", install_on(of_another_number), "false-sequence", None),
    ("commit with too few votes", install_on(too_few_votes), "not-a-quorum", None),
    ("commit that is installed", install_on(installed_already), "stale-base", None),
    ("clean-up under a dead snapshot", dead_snapshot, "dead-snapshot", None),
    # Repair
    ("repair of what is there", request_without_need, "held-share", None),
    ("repair of a stranger's share", request_by_a_stranger, "unknown-signer", None),
    ("repair for a revoked member", revoked_request, "revoked-member", None),
    ("repair past its deadline", late_request, "past-deadline", None),
    ("repair for a far time", far_request, "far-deadline", None),
    ("repair on an old parent", old_request, "stale-base", None),
    ("repair of another manifest", request_on(lambda g, r: {"manifest_id": ManifestId(bytes(32))}), "other-manifest", None),
    ("repair with a key of small order", request_on(lambda g, r: {"key": DeliveryPublicKey(bytes(32))}), "bad-delivery-key", 0),
    ("repair with keys of another request", request_on(lambda g, r: {"nonce": Nonce(bytes(16))}), "mismatched-key", 0),
    ("repair with helpers of other indices", request_on(lambda g, r: {"helpers": tuple(replace(h, index=h.index + 1) for h in r.helpers)}), "not-a-dealer", 0),
    ("repair with unsorted helpers", request_on(lambda g, r: {"helpers": r.helpers[::-1]}), "duplicate-index", 0),
    ("repair with too few helpers", request_on(lambda g, r: {"helpers": r.helpers[1:]}), "too-few-dealers", 0),
    ("split by nobody chosen", helper_not_chosen, "not-chosen", None),
    ("split without a share", helper_without_share, "no-share", None),
    ("split of an old share", helper_that_moved_on, "stale-base", None),
    ("second split", second_split, "second-deal", None),
    ("second sum", second_sum, "spent-key", None),
    ("sum of an old share", sum_of_a_helper_that_moved_on, "stale-base", None),
    ("split of another session", split_on(lambda g, s, r: {"session": OTHER}), "unknown-session", None),
    ("split with a delta less", split_on(lambda g, s, r: {"deltas": r.deltas[1:]}), "bad-length", 1),
    ("split with a commitment more", split_on(lambda g, s, r: {"commitments": (*r.commitments, r.commitments[0])}), "bad-length", 1),
    ("split with a commitment and a delta more", split_on(lambda g, s, r: {"commitments": (*r.commitments, r.commitments[0]), "deltas": (*r.deltas, r.deltas[0])}), "bad-length", 1),
    ("split of another share", split_on(lambda g, s, r: {"commitments": (r.commitments[0], *r.commitments[:2])}), "wrong-constant", 1),
    ("split with a bad delta", split_on(bad_delta), "bad-part", 1),
    ("two splits", two_splits, "two-deals", 1),
    ("sum that is bad", sum_on(bad_sigma), "bad-part", 1),
    ("sum that does not open", sum_on(sealed_elsewhere), "missing-part", None),
    ("sum of other splits", sum_on(lambda g, s, r: {"splits": r.splits[::-1]}), "other-splits", None),
    ("sum of another session", sum_on(lambda g, s, r: {"session": OTHER}), "unknown-session", None),
    ("sums for another member", another_member, "not-chosen", None),
    ("sums on an old snapshot", member_that_moved_on, "stale-base", None),
    ("repair that is done", repaired_already, "held-share", None),
    ("repair without the key", member_that_lost_its_key, "spent-key", None),
    ("receipt of another polynomial", receipt_on(polynomial=OTHER), "mismatched-possession", 0),
    ("receipt of another counter", receipt_on(counter=2), "mismatched-possession", 0),
    ("receipt of another session", receipt_on(session=OTHER), "unknown-session", None),
    ("receipt without a proof", receipt_on(proof=UNSOUND), "bad-proof", 0),
]  # fmt: skip


@pytest.mark.parametrize(("arrange", "code", "blamed"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_refused_leaves_every_store_byte_equal(
    group: Group, arrange: Callable[[Group], Refused], code: str, blamed: int | str | None
) -> None:
    say = arrange(group)
    before = {i: store.load() for i, store in group.stores.items()}
    with pytest.raises(ProtocolError) as refused:
        say()
    assert refused.value.code == code
    if blamed == "signer":
        assert refused.value.blamed in {peer(i) for i in NEW}
    else:
        assert refused.value.blamed == (None if blamed is None else peer(blamed))
    assert refused.value.strength == ("none" if blamed is None else "signed")
    assert {i: store.load() for i, store in group.stores.items()} == before
    assert all(to_bytes(node.shares) == before[i] for i, node in group.nodes.items())


def test_every_row_has_a_name_of_its_own() -> None:
    assert len({row[0] for row in REFUSED}) == len(REFUSED)


# Verdicts


def test_a_complaint_convinces_whoever_has_the_deal(group: Group) -> None:
    session, bad, answer = answered(group)
    (said,) = read(answer).complaints
    verdict = judge_complaint(session, open_deal(bad, session), peer(3), said)
    assert (verdict.code, verdict.blamed, verdict.strength) == ("bad-part", peer(0), "signed")


def test_a_part_that_was_called_good_by_a_liar_is_seen_by_its_receiver_alone(group: Group) -> None:
    with pytest.raises(Reject, match="bad-part") as refused:
        a_bad_part_that_was_called_good(group)()
    assert (refused.value.blamed, refused.value.strength) == (peer(0), "witnessed")


def test_a_bad_delta_that_is_not_signed_inside_is_seen_by_its_receiver_alone(group: Group) -> None:
    with pytest.raises(Reject, match="bad-part") as refused:
        split_on(bad_unsigned_delta)(group)()
    assert (refused.value.blamed, refused.value.strength) == (peer(1), "witnessed")


def test_of_several_culprits_the_one_of_the_lowest_index_is_named() -> None:
    verdicts = {4: Reject("bad-part"), 2: Reject("wrong-constant"), 3: Reject("bad-part")}
    verdict = first_culprit(sharing.Culprits(verdicts), {i + 1: peer(i) for i in range(5)})
    assert (verdict.code, verdict.blamed, verdict.strength) == ("wrong-constant", peer(1), "signed")


def test_a_deal_twice_the_same_is_no_lie(group: Group) -> None:
    envelope = proposed(group)
    said = group.deals(envelope, [0])[0]
    check_two_deals(said, said, frozenset({peer(0)}))
    gathering = Gathering(group.open(envelope))
    gathering.hear_deal(said)
    gathering.hear_deal(said)
    assert gathering.verdicts == {}


def test_of_two_bad_sums_the_strength_is_that_of_the_one_that_is_named(group: Group) -> None:
    session, request = repairing(group)
    splits = group.splits(request, HELPERS)
    sums = group.sums(session, splits)
    for i, signer in ((1, 9), (2, 2)):
        sigma = send(session.name, i + 1, 1, Scalar(7), session.request.key, seed_of(signer), group.octets())
        sums[i] = again(sums[i], sigma=sigma)
    with pytest.raises(Reject, match="bad-part") as refused:
        group.nodes[0].receive_sums(session, splits.values(), sums.values(), group.scalar())
    assert (refused.value.blamed, refused.value.strength) == (peer(1), "witnessed")


def test_whoever_is_no_member_has_no_share_to_be_repaired(group: Group) -> None:
    with pytest.raises(ValueError, match="not a member of the committee in force"):
        group.request(7, HELPERS)


def test_a_helper_adds_up_the_splits_of_all(group: Group) -> None:
    session, request = repairing(group)
    splits = group.splits(request, HELPERS)
    with pytest.raises(ValueError, match=r"^one split of each helper$"):
        group.nodes[1].receive_splits(session, list(splits.values())[:2], group.octets())


def test_deals_and_splits_of_two_authors_or_sessions_and_the_same_twice_are_no_lie(group: Group) -> None:
    one, two = proposed(group), proposed(group)
    deals = group.deals(one)
    for other in (deals[1], group.deals(two, [0])[0]):
        for pair in ((deals[0], other), (other, deals[0])):
            check_two_deals(*pair, frozenset({peer(0), peer(1)}))
    _, first = repairing(group)
    second = group.request(0, HELPERS)
    splits = group.splits(first, HELPERS)
    for other in (splits[1], splits[2], group.splits(second, HELPERS)[1]):
        for pair in ((splits[1], other), (other, splits[1])):
            check_two_splits(*pair, frozenset({peer(1), peer(2)}))
