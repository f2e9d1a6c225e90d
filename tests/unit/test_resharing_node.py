"""Peers and a coordinator that reshare with real messages: what they make, and that what is refused leaves every store byte-equal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rebalancing import redistribution, resharing, resharing_node, resharing_record, sharing
from rebalancing.commit_messages import PROVISIONAL, SnapshotFields
from rebalancing.delivery import DeliveryPublicKey, ScalarBytes, delivery_public_key, receive, send
from rebalancing.envelope import Envelope, NestedEnvelope, payload_type, sign
from rebalancing.errors import Ignore, ProtocolError, Reject
from rebalancing.group import Scalar
from rebalancing.identifiers import Digest, ManifestId, Nonce, PeerId, Signature
from rebalancing.messages import body_of, digest_of, seal
from rebalancing.parameters import MAXIMUM_COMMITTEE, MAXIMUM_FAULTS, PROTOCOL_VERSION, SMALL_BODY_BYTES
from rebalancing.possession_proof import PossessionProof
from rebalancing.repair_node import check_two_splits, open_receipt
from rebalancing.resharing_coordinator import Gathering, choose_qualified, seats
from rebalancing.resharing_deals import check_two_deals, judge_complaint, open_deal, receive_deal
from rebalancing.resharing_messages import (
    NO_DIGEST,
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
    ResharingResponse,
    SnapshotBody,
)
from rebalancing.resharing_node import ResharingNode, begin_at_genesis, begin_without_share
from rebalancing.resharing_parameters import LONGEST_SESSION_MS, MAXIMUM_EVIDENCE, octets_in_list_bytes
from rebalancing.resharing_record import (
    DealtRecord,
    KeyRecord,
    check_room,
    core_share,
    from_bytes,
    having_dealt,
    may_deal_in,
    to_bytes,
)
from rebalancing.resharing_sessions import Session, contented, first_culprit, open_response
from rebalancing.sharing import Polynomial, commit
from rebalancing.store import MemoryStore, SqliteStore, StoreFailure
from tests.unit.resharing_sample import (
    COORDINATORS,
    ELIGIBLE,
    FAULTS,
    LATER_MS,
    MANIFEST,
    NEW,
    NOW_MS,
    OLD,
    THRESHOLD,
    Group,
    Run,
    again,
    bad_deal,
    first_body,
    peer,
    read,
    seed_of,
    value,
)

Refused = Callable[[], object]
OTHER = Digest(b"\xbb" * 32)


@pytest.fixture
def group() -> Group:
    return Group()


def proposed(group: Group, **changes: Any) -> Envelope:
    return seal(group.proposal(**changes), seed_of(100))


# What good peers make


def test_a_secret_moves_to_a_new_committee(group: Group) -> None:
    first = group.final
    run = group.reshare()
    shares = group.shares_of(group.final.name)
    assert sorted(shares) == [i + 1 for i in NEW]
    assert value({i: shares[i] for i in (4, 6, 8)}) == group.secret
    assert group.shares_of(first.name) == {}
    assert run.session.distribution(run.body) == group.final
    assert (group.final.sequence, group.final.body.epoch) == (1, 1)
    assert (first.parent, group.final.parent) == (NO_DIGEST, first.name)


def test_the_core_knows_what_a_snapshot_follows(group: Group) -> None:
    first = group.final
    group.reshare()
    assert first.polynomial.parent == resharing.no_digest(first.body.manifest_version)
    assert group.final.polynomial.parent == first.polynomial.digest == resharing.Dealt(first.name.number)


def test_the_core_knows_under_what_a_share_was_dealt(group: Group) -> None:
    (one,) = group.nodes[4].shares.shares
    assert core_share(one, peer(4)).under == resharing.no_digest(group.first.manifest_version)
    group.reshare()
    (two,) = group.nodes[4].shares.shares
    assert core_share(two, peer(4)).under == resharing.Dealt(one.of.name.number)
    assert core_share(replace(two, under=OTHER), peer(4)).under == resharing.Dealt(OTHER.number)


def test_a_member_deals_in_any_session_and_whoever_lost_its_store_has_cleaned_up_nothing(group: Group) -> None:
    assert may_deal_in(group.nodes[0].shares, OTHER, 1)
    assert group.nodes[0].shares.clean == group.final.name
    group.lose(0)
    assert group.nodes[0].shares.clean == NO_DIGEST
    group.nodes[0].erase(live=True)
    assert group.nodes[0].shares.clean == group.final.name


def test_with_the_old_snapshot_go_the_keys_that_were_given_under_it(group: Group) -> None:
    node = group.nodes[3]
    node.give_key(peer(100), group.nonce(), group.octets())
    run = group.run(group.proposal())
    assert (len(node.shares.keys), len(node.shares.spent), len(node.shares.dealt)) == (1, 1, 1)
    group.install(group.commit(run), run.body)
    assert (node.shares.keys, node.shares.spent, node.shares.dealt) == ((), (), ())


@pytest.mark.parametrize("scaling", ["unscaled", "pre-scaled"])
def test_resharings_follow_one_another_and_the_threshold_may_rise(group: Group, scaling: str) -> None:
    group.reshare((2, 3, 4, 5, 6, 7), scaling=scaling, threshold=4)
    group.reshare((0, 1, 2, 3, 4, 5), threshold=4)
    shares = group.shares_of(group.final.name)
    assert value({i: shares[i] for i in (1, 3, 5, 6)}) == group.secret != value({i: shares[i] for i in (1, 3, 5)})
    assert (group.final.sequence, group.final.body.epoch) == (2, 2)


def test_a_refresh_is_a_resharing_to_the_same_committee(group: Group) -> None:
    before = group.shares_of(group.final.name)
    group.reshare(OLD)
    after = group.shares_of(group.final.name)
    assert before.keys() == after.keys()
    assert all(before[i] != after[i] for i in before)
    assert value({1: before[1], 2: after[2], 3: after[3]}) != group.secret


def test_a_lost_share_is_repaired_and_is_the_very_same(group: Group) -> None:
    group.reshare()
    before = group.shares_of(group.final.name)
    group.lose(5)
    assert 6 not in group.shares_of(group.final.name)
    request = group.request(5, (3, 4, 6), counter=7)
    session = group.nodes[5].open_repair(request, frozenset())
    splits = group.splits(request, (3, 4, 6))
    sums = group.sums(session, splits)
    receipt = group.nodes[5].receive_sums(session, splits.values(), sums.values(), group.scalar())
    assert group.shares_of(group.final.name) == before
    assert open_receipt(receipt, session).counter == 7
    # The keys of helpers and member went with it.
    assert all(not group.nodes[i].shares.keys for i in (3, 4, 5, 6))


def test_a_repaired_member_deals_in_sessions_that_began_later(group: Group) -> None:
    """In the others it may have dealt before it lost its store, and a second deal would convict it."""
    before = proposed(group)
    group.deals(before, [0])
    group.lose(0)
    group.repair(0, (1, 2, 3))
    with pytest.raises(Ignore, match="second-deal"):
        group.deals(before, [0])
    with pytest.raises(Ignore, match="second-deal"):
        group.deals(proposed(group), [0])
    group.now_ms = LATER_MS
    group.deals(proposed(group), [0])


def test_a_repaired_helper_splits_for_requests_that_were_made_later(group: Group) -> None:
    group.lose(0)
    request = group.request(0, HELPERS)
    group.splits(request, HELPERS)
    group.lose(1)
    group.repair(1, (2, 3, 4))
    with pytest.raises(Ignore, match="second-deal"):
        group.splits(request, [1])
    group.now_ms = LATER_MS
    group.repair(0, HELPERS)


def test_a_deadline_may_be_now_and_as_late_as_the_longest_session(group: Group) -> None:
    for deadline_ms in (NOW_MS, NOW_MS + LONGEST_SESSION_MS):
        assert group.open(proposed(group, deadline_ms=deadline_ms)).proposal.deadline_ms == deadline_ms


def test_a_coordinator_that_asks_for_ever_loses_its_own_keys(group: Group) -> None:
    """The others' sessions go on with the keys that were given for them."""
    proposal = group.proposal(who=101)
    session = group.open(seal(proposal, seed_of(101)))
    requesters = len(COORDINATORS | ELIGIBLE)
    part = resharing_record.MAXIMUM_KEYS // requesters
    node = group.nodes[3]
    first = read(node.give_key(peer(100), group.nonce(), group.octets())).key
    for _ in range(part):
        assert node.shares.secret_of(first)
        node.give_key(peer(100), group.nonce(), group.octets())
    assert node.shares.secret_of(first) is None
    assert len(node.shares.keys) == part + 1
    assert node.shares.secret_of(session.receivers[4].key)
    run = group.run(proposal, who=101)
    group.install(group.commit(run, who=101), run.body)


def test_a_dealer_that_forgets_a_session_deals_in_none_that_ends_so_early() -> None:
    me = Group().nodes[0].shares
    full = replace(
        me, dealt=tuple(DealtRecord(NOW_MS + i, Digest.from_number(i)) for i in range(resharing_record.MAXIMUM_KEYS))
    )
    room = having_dealt(replace(full, dealt=full.dealt[1:]), OTHER, NOW_MS + 5)
    assert (len(room.dealt), room.deals_after_ms) == (resharing_record.MAXIMUM_KEYS, full.deals_after_ms)
    after = having_dealt(full, OTHER, NOW_MS + 5)
    assert (len(after.dealt), after.deals_after_ms) == (resharing_record.MAXIMUM_KEYS, NOW_MS)
    assert not any(may_deal_in(after, each.session, each.deadline_ms) for each in (*full.dealt, *after.dealt))
    assert may_deal_in(after, Digest(bytes(range(32))), NOW_MS + 1)
    assert not may_deal_in(after, Digest(bytes(range(32))), NOW_MS)
    # What it never forgets is that it lost its store.
    silent = having_dealt(replace(full, deals_after_ms=LATER_MS), OTHER, NOW_MS + 5)
    assert (silent.dealt, silent.deals_after_ms) == ((), LATER_MS)


def test_there_is_room_for_a_repair_where_sessions_have_filled_theirs(group: Group) -> None:
    group.lose(0)
    pending = group.nodes[1].shares.shares * resharing_record.SHARES_FOR_SESSIONS
    strange = replace(pending[0], of=replace(pending[0].of, body=replace(group.first, epoch=7)))
    group.nodes[0]._save(replace(group.nodes[0].shares, shares=(strange,) * len(pending)))
    group.repair(0, HELPERS)
    assert group.nodes[0].shares.share_of(group.final.name)


@pytest.mark.parametrize(("who", "other"), [(100, 101), (101, 100)])
def test_where_more_may_propose_than_there_is_room_for_each_has_room_for_one(
    group: Group, who: int, other: int
) -> None:
    group.run(group.proposal(who=who), who)
    me, many = group.nodes[3].shares, resharing_record.MAXIMUM_PENDING + 1
    check_room(me, peer(other), many)
    with pytest.raises(Ignore, match="too-many-shares"):
        check_room(me, peer(who), many)
    check_room(me, peer(who), many // 3)


def test_what_was_dealt_under_the_snapshot_before_takes_nobodys_room(group: Group) -> None:
    run = group.run(group.proposal())
    group.install(group.commit(run), run.body)
    me = group.nodes[3].shares
    assert [each.under for each in me.shares if each.of.snapshot] == [run.session.parent.name]
    assert run.session.parent.name > me.final.name
    check_room(me, peer(100), resharing_record.MAXIMUM_PENDING + 1)


def test_a_receiver_that_got_a_bad_part_shows_it_and_the_others_go_on(group: Group) -> None:
    envelope = proposed(group)
    session = group.open(envelope)
    deals = {**group.deals(envelope, OLD[1:]), 0: bad_deal(group, session, 0, {4: 1})}
    gathering = Gathering(session)
    for each in deals.values():
        gathering.hear_deal(each)
    for i in NEW:
        gathering.hear_response(group.answer(session, i, gathering.deals)[0])
    assert {who: verdict.code for who, verdict in gathering.verdicts.items()} == {peer(0): "bad-part"}
    assert gathering.verdicts[peer(0)].strength == "signed"
    qualified = gathering.qualify()
    assert qualified is not None
    assert [each.dealer for each in qualified[2].qualified] == [2, 3, 4, 5]


def test_what_is_bad_and_unsigned_is_missing_and_blames_nobody(group: Group) -> None:
    envelope = proposed(group)
    session = group.open(envelope)
    unsigned = bad_deal(group, session, 0, {4: 1}, seed=9)
    answer, verdicts = group.answer(session, 3, [unsigned])
    assert (read(answer).held, read(answer).complaints, verdicts) == ((), (), ())


def test_a_good_part_needs_no_signature(group: Group) -> None:
    """Nobody will ever show it."""
    session = group.open(proposed(group))
    answer, _ = group.answer(session, 3, [bad_deal(group, session, 0, {}, seed=9)])
    assert [each.dealer for each in read(answer).held] == [1]


def test_whoever_receives_deals_hears_what_is_wrong_for_everybody(group: Group) -> None:
    envelope = proposed(group)
    session = group.open(envelope)
    deals = group.deals(envelope)
    long = again(deals[1], commitments=(*read(deals[1]).commitments, read(deals[1]).commitments[0]))
    stranger = again(deals[2], session=OTHER)
    answer, verdicts = group.answer(session, 3, [deals[0], long, stranger])
    assert [each.dealer for each in read(answer).held] == [1]
    assert [(each.code, each.blamed) for each in verdicts] == [("wrong-degree", peer(1))]


@pytest.mark.parametrize("scaling", ["unscaled", "pre-scaled"])
def test_to_open_another_session_on_one_parent_multiplies_no_point(
    group: Group, scaling: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = group.nodes[NEW[0]]
    first, second = (seal(group.proposal(scaling=scaling), seed_of(100)) for _ in range(2))
    terms = node.open_session(first).terms
    for module in (redistribution, sharing):
        monkeypatch.setattr(module, "times", refuse)
    assert node.open_session(second).terms == terms


def refuse(*_: Any) -> Any:
    raise AssertionError("nothing is multiplied")


def test_what_is_kept_of_a_parent_is_what_would_be_computed_anew(group: Group) -> None:
    parent = group.final
    indices = sorted(parent.body.members)
    expected = sharing.public_shares(parent.commitments, indices)
    for some in (indices[:2], indices[1:], indices):
        assert parent.public_shares(some) == {index: expected[index] for index in some}
    for dealers in (indices[:3], indices[2:], indices[:3]):
        kept = parent.terms(tuple(dealers), (6, 7, 8), 3, "pre-scaled")
        anew = redistribution.Terms(parent.commitments, {i: expected[i] for i in dealers}, (6, 7, 8), 3, "pre-scaled")
        assert (kept, kept.dealt_constants) == (anew, anew.dealt_constants)


def test_a_restarted_peer_goes_on_where_it_was(group: Group) -> None:
    envelope = proposed(group)
    deals = {}
    for i in OLD:
        deals[i] = group.deals(envelope, [i])[i]
        group.nodes = {j: group.node(j) for j in group.nodes}
    run = finish(group, envelope, deals)
    group.nodes = {j: group.node(j) for j in group.nodes}
    group.new_holders(OLD)
    group.install(group.commit(run), run.body)
    assert value({i: group.shares_of(group.final.name)[i] for i in (4, 5, 6)}) == group.secret


def finish(group: Group, envelope: Envelope, deals: dict[int, Envelope]) -> Run:
    return group.run(read(envelope), deals=deals)


def test_a_loss_statement_names_member_polynomial_and_counter(group: Group) -> None:
    body = group.final.body
    said = LossStatement(group.final.name, MANIFEST, PROTOCOL_VERSION, 1, peer(0), digest_of(body), peer(0))
    envelope = seal(said, seed_of(0))
    assert read(envelope) == said
    assert len(envelope.body) <= SMALL_BODY_BYTES


def test_without_the_possession_certificate_nothing_is_echoed(group: Group) -> None:
    run = group.run(group.proposal())
    fields = run.session.distribution(run.body).snapshot[0]
    assert not group.nodes[0].admits_snapshot(fields)
    group.nodes[0].receive_possessions(run.session, run.certificate)
    assert group.nodes[0].admits_snapshot(fields)
    other = SnapshotFields(fields.body, group.origin(), fields.parent, fields.sequence)
    assert not group.nodes[0].admits_snapshot(other)
    group.admits = lambda _: False
    assert not group.nodes[0].admits_snapshot(fields)


# QUAL


def answers(*held: str) -> list[ResharingResponse]:
    """A receiver for each text, which holds the deals of the dealers that are digits in it."""
    return [
        ResharingResponse(
            OTHER, MANIFEST, PROTOCOL_VERSION, (), tuple(HeldDeal.of(OTHER, int(d)) for d in each), peer(i), OTHER
        )
        for i, each in enumerate(held)
    ]


@pytest.mark.parametrize(
    ("held", "dealers", "receivers", "chosen"),
    [
        (("123", "123", "123"), 3, 3, "123"),
        (("123", "234", "23"), 2, 3, "23"),
        (("1234", "1234", "1234", "4"), 3, 3, "1234"),
        (("123", "123", ""), 3, 2, "123"),
        (("123", "345", "51"), 3, 2, ""),
        (("123",), 3, 2, ""),
        ((), 3, 0, ""),
    ],
)
def test_qual_is_what_enough_receivers_have_in_common(
    held: tuple[str, ...], dealers: int, receivers: int, chosen: str
) -> None:
    found = choose_qualified(answers(*held), dealers, receivers)
    assert "".join(str(each.dealer) for each in found) == chosen


def test_content_with_a_set_is_whoever_holds_all_of_it() -> None:
    said = answers("12", "123", "13", "23", "2", "3", "")
    assert contented(said, said[0].held) == {peer(0), peer(1)}


def test_as_many_content_receivers_as_are_needed_will_do(group: Group) -> None:
    session, deals, responses, _ = ready(group)
    possess(group, 3, session, deals, responses[: session.enough])()
    assert len(group.nodes[3].shares.shares) == 2


def test_as_many_words_as_are_needed_make_a_certificate(group: Group) -> None:
    run = group.run(group.proposal())
    gathering = Gathering(run.session)
    made = [gathering.hear_possession(run.possessions[i], run.body) for i in NEW[: run.session.enough]]
    assert made == [None] * (run.session.enough - 1) + [run.certificate]


def test_no_qual_without_enough_deals(group: Group) -> None:
    envelope = proposed(group)
    session = group.open(envelope)
    gathering = Gathering(session)
    for each in group.deals(envelope, OLD[:2]).values():
        gathering.hear_deal(each)
    for i in NEW:
        gathering.hear_response(group.answer(session, i, gathering.deals)[0])
    assert gathering.qualify() is None


def test_pre_scaled_takes_all_dealers_or_none(group: Group) -> None:
    envelope = proposed(group, scaling="pre-scaled")
    session = group.open(envelope)
    gathering = Gathering(session)
    for each in group.deals(envelope, OLD[:4]).values():
        gathering.hear_deal(each)
    for i in NEW:
        gathering.hear_response(group.answer(session, i, gathering.deals)[0])
    assert gathering.qualify() is None


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


def ready(group: Group) -> tuple[Session, tuple[Envelope, ...], tuple[Envelope, ...], SnapshotBody]:
    """A session in which QUAL is found, and nobody has combined anything."""
    envelope = proposed(group)
    session = group.open(envelope)
    gathering = Gathering(session)
    for each in group.deals(envelope).values():
        gathering.hear_deal(each)
    for i in NEW:
        gathering.hear_response(group.answer(session, i, gathering.deals)[0])
    qualified = gathering.qualify()
    assert qualified is not None
    return session, *qualified


def possess(
    group: Group, i: int, session: Session, deals: Iterable[Envelope], responses: Iterable[Envelope]
) -> Refused:
    return lambda: group.nodes[i].receive_qualified(session, group.sent(session, i, deals), responses, group.scalar())


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


HELPERS = (1, 2, 3)


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


def repairing(group: Group) -> tuple[Any, Envelope]:
    group.lose(0)
    request = group.request(0, HELPERS)
    return group.nodes[0].open_repair(request, frozenset()), request


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


# The store


class FailingStore(MemoryStore):
    """Fails in the next write, having written or not."""

    def __init__(self, value: bytes | None, writes: bool) -> None:
        super().__init__(value)
        self.fails, self.writes = False, writes

    def save(self, value: bytes) -> None:
        if not self.fails:
            super().save(value)
            return
        if self.writes:
            super().save(value)
        raise StoreFailure("full")


@pytest.mark.parametrize("writes", [False, True])
def test_nothing_leaves_before_the_store_has_it(group: Group, writes: bool) -> None:
    session, deals, responses, _ = ready(group)
    store = FailingStore(group.stores[3].load(), writes)
    node = ResharingNode(seed_of(3), MANIFEST, store, COORDINATORS, ELIGIBLE, lambda _: True)
    store.fails = True
    with pytest.raises(StoreFailure):
        node.receive_qualified(session, group.sent(session, 3, deals), responses, group.scalar())
    store.fails = False
    # What the store has decides: either nothing has happened, or the key is gone and the share is there.
    assert len(node.shares.shares) == (2 if writes else 1)
    assert (node.shares.secret_of(session.receivers[4].key) is None) == writes


def test_after_a_move_that_the_store_has_seen_alone_nothing_is_echoed_on_the_old_snapshot(group: Group) -> None:
    run = group.run(group.proposal())
    committed = group.commit(run)
    store = FailingStore(group.stores[0].load(), True)
    node = ResharingNode(seed_of(0), MANIFEST, store, COORDINATORS, ELIGIBLE, lambda _: True)
    node.receive_possessions(run.session, run.certificate)
    assert node.admits_snapshot(committed.prepared.snapshot)
    store.fails = True
    with pytest.raises(StoreFailure):
        node.receive_commit(committed, run.body)
    store.fails = False
    assert node.shares.final.name == run.session.distribution(run.body).name
    assert not node.admits_snapshot(committed.prepared.snapshot)


def test_a_share_outlives_its_process(group: Group, tmp_path: Path) -> None:
    session, deals, responses, _ = ready(group)
    with SqliteStore(tmp_path / "store", peer(3), MANIFEST) as store:
        store.save(group.stores[3].load() or b"")
        node = ResharingNode(seed_of(3), MANIFEST, store, COORDINATORS, ELIGIBLE, lambda _: True)
        node.receive_qualified(session, group.sent(session, 3, deals), responses, group.scalar())
    with SqliteStore(tmp_path / "store", peer(3), MANIFEST) as store:
        again_ = ResharingNode(seed_of(3), MANIFEST, store, COORDINATORS, ELIGIBLE, lambda _: True)
        assert len(again_.shares.shares) == 2
        with pytest.raises(Ignore, match="spent-key"):
            again_.receive_qualified(session, group.sent(session, 3, deals), responses, group.scalar())


def test_an_empty_store_is_begun_explicitly_and_once(group: Group) -> None:
    store = MemoryStore()
    with pytest.raises(ValueError, match="with begin_at_genesis only if this member has never begun"):
        ResharingNode(seed_of(0), MANIFEST, store, COORDINATORS, ELIGIBLE, lambda _: True)
    begin_without_share(store, group.final, NOW_MS)
    with pytest.raises(ValueError, match="nothing may overwrite"):
        begin_without_share(store, group.final, NOW_MS)


def test_a_member_begins_with_a_share_that_it_has_checked() -> None:
    polynomial = Polynomial((Scalar(5), Scalar(6), Scalar(7)))
    first = first_body(polynomial, OLD)
    with pytest.raises(Reject, match="bad-share"):
        begin_at_genesis(MemoryStore(), first, peer(0), polynomial.at(2))
    with pytest.raises(ValueError, match="not a member"):
        begin_at_genesis(MemoryStore(), first, peer(7), polynomial.at(8))


def test_a_record_is_read_as_it_was_written(group: Group) -> None:
    group.run(group.proposal())
    me = group.nodes[3].shares
    assert from_bytes(to_bytes(me)) == me
    assert (len(me.shares), len(me.spent)) == (2, 1)
    for raw in (b"{}", to_bytes(me) + b" ", to_bytes(me).replace(b'"spent"', b'"Spent"')):
        with pytest.raises(ValueError, match="no record of shares"):
            from_bytes(raw)


def test_secrets_are_not_shown(group: Group) -> None:
    me = group.nodes[3].shares
    assert me.shares[0].share.hex not in repr(me)
    group.proposal()
    secret = group.nodes[3].shares.keys[0].secret
    assert secret.hex not in repr(group.nodes[3].shares)


def test_random_arguments_are_of_the_right_amount(group: Group) -> None:
    envelope = proposed(group)
    for fresh in (group.randomness(threshold=2), group.randomness(receivers=4)):
        with pytest.raises(ValueError, match=r"needed|each receiver"):
            group.nodes[0].receive_proposal(envelope, NOW_MS, fresh)
    _, request = repairing(group)
    with pytest.raises(ValueError, match="each helper"):
        group.nodes[1].receive_request(
            request, frozenset(), group.now_ms, replace(group.split_randomness(3), ephemerals=[])
        )


# Sizes: the largest message that makes sense is within its limit


def test_small_messages_nest(group: Group) -> None:
    group.lose(0)
    receipt = group.repair(0, HELPERS)
    group.now_ms = LATER_MS
    run = group.run(group.proposal())
    for envelope in (receipt, run.possessions[3], group.nodes[3].give_key(peer(100), group.nonce(), group.octets())):
        assert len(envelope.body) <= SMALL_BODY_BYTES


def test_limits_admit_the_largest_committee(group: Group) -> None:
    run = group.run(group.proposal())
    seat = run.session.proposal.receivers[0]
    proposal = replace(
        run.session.proposal,
        dealers=(MemberFields(MAXIMUM_COMMITTEE, peer(0)),) * MAXIMUM_COMMITTEE,
        evidence=(OTHER,) * MAXIMUM_EVIDENCE,
        receivers=(replace(seat, index=MAXIMUM_COMMITTEE),) * MAXIMUM_COMMITTEE,
        revoked=(peer(0),) * MAXIMUM_COMMITTEE,
    )
    said = read(run.deals[0])
    full = replace(said, commitments=said.commitments[:1] * MAXIMUM_COMMITTEE, parts=said.parts[:1] * MAXIMUM_COMMITTEE)
    complaint = ComplaintFields(OTHER, MAXIMUM_COMMITTEE, ScalarBytes(bytes(32)), Signature(bytes(64)))
    response = replace(read(run.responses[0]), complaints=(complaint,) * MAXIMUM_COMMITTEE)
    body = replace(
        run.body,
        commitments=run.body.commitments[:1] * MAXIMUM_COMMITTEE,
        committee=(MemberFields(MAXIMUM_COMMITTEE, peer(0)),) * MAXIMUM_COMMITTEE,
        faults=MAXIMUM_FAULTS,
        qualified=(HeldDeal.of(OTHER, MAXIMUM_COMMITTEE),) * MAXIMUM_COMMITTEE,
    )
    largest = NestedEnvelope(bytes(SMALL_BODY_BYTES), payload_type("possession"), Signature(bytes(64)), peer(0))
    certificate = replace(run.certificate, body=body, possessions=(largest,) * MAXIMUM_COMMITTEE)
    for each in (proposal, full, response, body, certificate):
        assert len(body_of(each)) <= each.BODY_BYTES
    assert octets_in_list_bytes(2) == len(b'"0a0b",')


def test_sizes_are_checked_before_anything_is_computed(group: Group) -> None:
    session = group.open(proposed(group))
    for kind, size in ((Deal, Deal.BODY_BYTES + 1), (ResharingResponse, ResharingResponse.BODY_BYTES + 1)):
        envelope = sign(payload_type(kind.ARTIFACT), b" " * size, seed_of(3))
        with pytest.raises(Reject, match="too-large"):
            (open_deal if kind is Deal else open_response)(envelope, session)


assert (THRESHOLD, FAULTS) == (3, 1)
