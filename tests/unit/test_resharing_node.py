"""Peers and a coordinator that reshare with real messages: what they make, what QUAL is, what their stores keep, and how large it may be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rebalancing import redistribution, resharing, resharing_record, sharing
from rebalancing.commit_messages import SnapshotFields
from rebalancing.delivery import ScalarBytes
from rebalancing.envelope import Envelope, NestedEnvelope, payload_type, sign
from rebalancing.errors import Ignore, Reject
from rebalancing.group import Scalar
from rebalancing.identifiers import Digest, Signature
from rebalancing.messages import body_of, digest_of, seal
from rebalancing.parameters import MAXIMUM_COMMITTEE, MAXIMUM_FAULTS, PROTOCOL_VERSION, SMALL_BODY_BYTES
from rebalancing.repair_node import open_receipt
from rebalancing.resharing_coordinator import Gathering, choose_qualified
from rebalancing.resharing_deals import open_deal
from rebalancing.resharing_messages import (
    NO_DIGEST,
    ComplaintFields,
    Deal,
    HeldDeal,
    LossStatement,
    MemberFields,
    ResharingResponse,
)
from rebalancing.resharing_node import ResharingNode, begin_at_genesis, begin_without_share
from rebalancing.resharing_parameters import LONGEST_SESSION_MS, MAXIMUM_EVIDENCE, octets_in_list_bytes
from rebalancing.resharing_record import (
    DealtRecord,
    check_room,
    core_share,
    from_bytes,
    having_dealt,
    may_deal_in,
    to_bytes,
)
from rebalancing.resharing_sessions import contented, open_response
from rebalancing.sharing import Polynomial
from rebalancing.store import MemoryStore, SqliteStore, StoreFailure
from tests.unit.resharing_sample import (
    COORDINATORS,
    ELIGIBLE,
    FAULTS,
    HELPERS,
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
    possess,
    proposed,
    read,
    ready,
    repairing,
    seed_of,
    value,
)

Refused = Callable[[], object]
OTHER = Digest(b"\xbb" * 32)


@pytest.fixture
def group() -> Group:
    return Group()


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
