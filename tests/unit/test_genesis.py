"""An owner deals a secret with real messages, founds a version, and forgets; and whatever is refused leaves every store byte-equal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from rebalancing.certificates import nested
from rebalancing.delivery import DeliveryPublicKey, ScalarBytes, delivery_public_key
from rebalancing.envelope import Envelope, payload_type, sign
from rebalancing.errors import Ignore, ProtocolError, Reject
from rebalancing.genesis_messages import OWNER, FirstSnapshot, GenesisProposal
from rebalancing.genesis_sessions import check_two_firsts, open_genesis
from rebalancing.group import Scalar
from rebalancing.identifiers import Digest, ManifestId, PeerId, Signature
from rebalancing.messages import body_of, digest_of, seal
from rebalancing.owner import Founding, Genesis, Owner
from rebalancing.parameters import MAXIMUM_COMMITTEE, MAXIMUM_FAULTS, SMALL_BODY_BYTES
from rebalancing.possession_proof import PossessionProof
from rebalancing.resharing_coordinator import seats
from rebalancing.resharing_deals import SentDeal, check_two_deals
from rebalancing.resharing_messages import NO_DIGEST, PointBytes, PossessionCertificate
from rebalancing.resharing_parameters import LONGEST_SESSION_MS, MAXIMUM_KEYS
from rebalancing.resharing_record import MAXIMUM_SHARES, KeyRecord
from rebalancing.sharing import Polynomial
from rebalancing.store import MemoryStore, StoreFailure
from tests.unit.genesis_sample import OWNER_ID, OWNER_SEED, PLAN, TEXT, World, again, bad_dealing, read
from tests.unit.resharing_sample import ELIGIBLE, MANIFEST, NEW, NOW_MS, OLD, POLICY, THRESHOLD, peer, seed_of, value

OTHER = Digest(b"\xbb" * 32)
OTHER_MANIFEST = ManifestId(b"\x3b" * 32)


@pytest.fixture
def world() -> World:
    return World()


def hears(world: World, code: str, blamed: PeerId | None, act: Callable[[], object]) -> ProtocolError:
    """What is refused says why and who is to blame, and leaves every store byte-equal."""
    before = {i: world.bytes_of(i) for i in world.nodes}
    with pytest.raises((Ignore, Reject)) as refused:
        act()
    assert (refused.value.code, refused.value.blamed) == (code, blamed)
    assert {i: world.bytes_of(i) for i in world.nodes} == before
    return refused.value


# What an honest owner makes


def test_an_owner_deals_founds_and_forgets(world: World) -> None:
    secret = Scalar(77)
    proposal = world.proposal()
    genesis = world.deal(proposal, world.polynomial(secret))
    for i in OLD:
        genesis.hear_word(world.take(i, proposal, genesis.dealing))
    founding = world.owner.found(genesis)
    world.show(founding)
    shares = world.shares_of(founding.of.name)
    assert sorted(shares) == [i + 1 for i in OLD]
    assert value({i: shares[i] for i in (1, 3, 5)}) == secret
    body = founding.of.body
    assert (body.base, body.session, body.epoch, body.qualified) == (NO_DIGEST, digest_of(read(proposal)), 0, ())
    with pytest.raises(ValueError, match="forgotten"):
        genesis.encrypt(TEXT, world.octets(24))
    assert secret not in vars(genesis).values()
    assert {node.record.standing.shares.final.name for node in world.nodes.values() if node.record.standing} == {
        body.name
    }


def test_nothing_of_the_secret_is_in_the_owners_store(world: World) -> None:
    secret = Scalar(2**250 + 12345)
    polynomial = world.polynomial(secret)
    genesis = _dealt(world, polynomial)
    assert world.owners_store.value is None
    world.owner.found(genesis)
    kept = world.owners_store.value
    assert kept is not None
    for coefficient in polynomial.coefficients:
        assert coefficient.encoding.hex().encode() not in kept


def _dealt(world: World, polynomial: Polynomial) -> Genesis:
    proposal = world.proposal()
    genesis = world.deal(proposal, polynomial)
    for i in OLD:
        genesis.hear_word(world.take(i, proposal, genesis.dealing))
    return genesis


def test_a_version_that_was_founded_goes_on_with_resharing_and_commit(world: World) -> None:
    """What is dealt here is what `ResharingNode` and `HolderNode` build on."""
    founding = world.found()
    assert {world.nodes[i].holder.durable.holder.silent for i in OLD} == {False}
    assert {world.nodes[i].holder.durable.holder.silent for i in NEW if i not in OLD} == {True}
    key = world.nodes[5].resharing.give_key(peer(100), world.nonce(), world.octets())
    assert read(key).base == founding.of.name


def test_a_genesis_that_came_to_nothing_is_followed_by_another_one(world: World) -> None:
    """One member is silent, so the owner deals the same secret again, to others and on another polynomial."""
    secret = Scalar(99)
    first = world.proposal()
    tried = world.deal(first, world.polynomial(secret))
    for i in OLD[:4]:
        tried.hear_word(world.take(i, first, tried.dealing))
    assert tried.missing == {peer(4)}
    with pytest.raises(ValueError, match="word of 1 members is missing"):
        world.owner.found(tried)
    second = world.proposal((0, 1, 2, 3, 5))
    genesis = world.deal(second, world.polynomial(secret))
    for i in (0, 1, 2, 3, 5):
        genesis.hear_word(world.take(i, second, genesis.dealing))
    world.show(world.owner.found(genesis))
    assert all(not node.record.awaited.shares for node in world.nodes.values())
    assert value({i: share for i, share in world.shares_of(genesis.of.name).items() if i < 4}) == secret


def test_a_word_that_was_lost_is_given_again(world: World) -> None:
    proposal = world.proposal()
    genesis = world.deal(proposal)
    one = world.take(0, proposal, genesis.dealing)
    before = world.bytes_of(0)
    two = world.take(0, proposal, genesis.dealing)
    assert world.bytes_of(0) == before
    assert (read(one).snapshot, read(one).proof == read(two).proof) == (read(two).snapshot, False)
    genesis.hear_word(two)


def test_an_owner_that_was_stopped_after_it_signed_shows_the_same_again(world: World) -> None:
    _, genesis = world.begun()
    founding = world.owner.found(genesis)
    again_ = world.owner_again()
    assert again_.founding == founding
    with pytest.raises(ValueError, match="another one would prove a lie"):
        again_.found(genesis)


def test_an_owner_that_was_stopped_before_it_signed_deals_another_secret(world: World) -> None:
    world.begun()
    world.owner = world.owner_again()
    assert world.owner.founding is None
    world.found()


class Failing(MemoryStore):
    """Fails once, before or after it has written."""

    def __init__(self, written: bool) -> None:
        super().__init__()
        self.written, self.failed = written, False

    def save(self, value: bytes) -> None:
        if self.written or self.failed:
            super().save(value)
        if not self.failed:
            self.failed = True
            raise StoreFailure("the disk is full")


@pytest.mark.parametrize("written", [False, True])
def test_what_the_owner_cannot_write_it_does_not_show(world: World, written: bool) -> None:
    _, genesis = world.begun()
    owner = Owner(OWNER_SEED, MANIFEST, Failing(written))
    with pytest.raises(StoreFailure):
        owner.found(genesis)
    assert (owner.founding is not None) == written
    if not written:
        owner.found(genesis)
    assert owner.founding is not None
    world.show(owner.founding)


# The owner's caller


def test_the_owner_is_used_as_it_should_be(world: World) -> None:
    proposal = world.proposal()
    with pytest.raises(ValueError, match="as many coefficients"):
        world.owner.deal(proposal, Polynomial((Scalar(1), Scalar(2))), [world.octets() for _ in OLD])
    with pytest.raises(ValueError, match="an ephemeral key for each member"):
        world.owner.deal(proposal, world.polynomial(), [])
    with pytest.raises(Reject, match="infeasible-committee"):
        world.proposal(OLD[:3])
    with pytest.raises(ValueError, match="no record of an owner"):
        Owner(OWNER_SEED, MANIFEST, MemoryStore(b"{}"))
    world.found()
    with pytest.raises(ValueError, match="ask for its shares"):
        world.proposal()


def test_the_owner_hears_no_false_word(world: World) -> None:
    proposal = world.proposal()
    genesis = world.deal(proposal)
    word = world.take(0, proposal, genesis.dealing)
    other = again(word, proof=read(world.take(1, proposal, genesis.dealing)).proof)
    for bad, code, blamed in (
        (other, "bad-proof", peer(0)),
        (again(word, snapshot=OTHER), "mismatched-possession", None),
        (again(word, session=OTHER), "mismatched-possession", None),
        (again(word, receiver=peer(7)), "unknown-signer", None),
    ):
        hears(world, code, blamed, partial(genesis.hear_word, bad))
    assert genesis.missing == {peer(i) for i in OLD}


# Keys


def test_a_key_goes_to_the_owner_alone(world: World) -> None:
    for who in (peer(100), peer(1)):
        hears(world, "not-the-owner", None, partial(world.nodes[0].give_key, who, world.nonce(), world.octets()))


def test_keys_are_bounded(world: World) -> None:
    key = world.nodes[0].give_key(OWNER_ID, world.nonce(), world.octets())
    assert (read(key).base, read(key).requester) == (NO_DIGEST, OWNER_ID)
    store = world.nodes[0]._store
    (one,) = store.load().awaited.keys
    others = tuple(
        KeyRecord(delivery_public_key(each), OWNER_ID, ScalarBytes(each)) for each in (b"\x01" * 32, b"\x02" * 32)
    )
    store.save_awaited(replace(store.load().awaited, keys=(one, *others * ((MAXIMUM_KEYS - 1) // 2), others[0])))
    # The owner has them all: its oldest one makes room.
    last = read(world.nodes[0].give_key(OWNER_ID, world.nonce(), world.octets())).key
    kept = store.load().awaited.keys
    assert (len(kept), kept[0], kept[-1].key) == (MAXIMUM_KEYS, others[0], last)


# Proposals and deals that are refused. The member is peer 0.


def by_stranger(envelope: Envelope, **changes: Any) -> Envelope:
    """The same message in the name of peer 9, and signed by it."""
    return seal(replace(read(envelope), **changes), seed_of(9))


def seat_with(key: Envelope) -> dict[str, Any]:
    """The seat of index 5 has another key."""
    return {"place": 4, "key": key}


PROPOSALS: dict[str, tuple[dict[str, Any], str, PeerId | None]] = {
    "another base": ({"base": OTHER}, "bad-value", OWNER_ID),
    "another manifest": ({"manifest_id": OTHER_MANIFEST}, "other-manifest", None),
    "something before version 1": ({"before": OTHER}, "bad-value", OWNER_ID),
    "nothing before version 2": ({"manifest_version": 2}, "bad-value", OWNER_ID),
    "a threshold too high": ({"threshold": 5}, "infeasible-committee", OWNER_ID),
    "late": ({"deadline_ms": NOW_MS - 1}, "past-deadline", None),
    "early": ({"deadline_ms": NOW_MS + LONGEST_SESSION_MS + 1}, "far-deadline", None),
    "another attempt": ({"nonce": read}, "mismatched-key", OWNER_ID),
}


@pytest.mark.parametrize("name", PROPOSALS)
def test_a_proposal_that_is_refused(world: World, name: str) -> None:
    changes, code, blamed = PROPOSALS[name]
    proposal = world.proposal()
    genesis = world.deal(proposal)
    if "nonce" in changes:
        changes = {"nonce": world.nonce()}
    bad = again(proposal, **changes)
    hears(world, code, blamed, lambda: world.take(0, bad, genesis.dealing))


def test_seats_that_are_refused(world: World) -> None:
    proposal = world.proposal()
    genesis = world.deal(proposal)
    word = world.take(4, proposal, genesis.dealing)
    receivers, nonce = read(proposal).receivers, read(proposal).nonce
    key = world.nodes[4].give_key(OWNER_ID, nonce, world.octets())
    low = again(key, key=DeliveryPublicKey(bytes(32)))
    stranger = seal(replace(read(key), receiver=peer(100)), seed_of(100))
    cases: dict[str, tuple[tuple[Any, ...], str, PeerId]] = {
        "two exchanged": ((receivers[1], receivers[0], *receivers[2:]), "duplicate-index", OWNER_ID),
        "one twice": ((*receivers[:4], replace(receivers[0], index=9)), "duplicate-signer", OWNER_ID),
        "a key of small order": ((*receivers[:4], *seats({5: low})), "bad-delivery-key", peer(4)),
        "a key of a stranger": ((*receivers[:4], *seats({5: stranger})), "not-a-member", OWNER_ID),
        "something else": ((*receivers[:4], *seats({5: word})), "bad-value", OWNER_ID),
    }
    for changed, code, blamed in cases.values():
        bad = again(proposal, receivers=changed)
        hears(world, code, blamed, partial(world.take, 0, bad, genesis.dealing))


def test_what_is_not_the_owners_is_refused(world: World) -> None:
    """A coordinator, or a member, that deals a secret of its own gets no word."""
    proposal = world.proposal()
    genesis = world.deal(proposal)
    hears(world, "not-the-owner", None, lambda: world.take(0, by_stranger(proposal, owner=peer(9)), genesis.dealing))
    foreign = replace(genesis.dealing, envelope=by_stranger(genesis.dealing.envelope, dealer=peer(9)))
    hears(world, "not-the-owner", None, lambda: world.take(0, proposal, foreign))
    unsigned = replace(proposal, signature=Signature(bytes(64)))
    hears(world, "bad-signature", None, lambda: world.take(0, unsigned, genesis.dealing))
    in_its_name = sign(proposal.payload_type, body_of(replace(read(proposal), owner=peer(9))), OWNER_SEED)
    hears(world, "foreign-name", OWNER_ID, lambda: world.take(0, in_its_name, genesis.dealing))


def test_who_is_not_named_takes_nothing(world: World) -> None:
    proposal = world.proposal()
    genesis = world.deal(proposal)
    hears(world, "not-chosen", None, lambda: world.take(7, proposal, genesis.dealing))


def test_who_lost_its_store_takes_no_share_of_a_genesis_that_had_begun(world: World) -> None:
    proposal = world.proposal()
    genesis = world.deal(proposal)
    world.take(0, proposal, genesis.dealing)
    world.stores[0] = MemoryStore()
    world.nodes[0] = world.node(0)
    hears(world, "spent-key", None, lambda: world.take(0, proposal, genesis.dealing))


def test_what_policy_forbids_is_refused(world: World) -> None:
    proposal = world.proposal()
    genesis = world.deal(proposal)
    world.allowed = False
    hears(world, "invalid-snapshot", OWNER_ID, lambda: world.take(0, proposal, genesis.dealing))


def test_shares_that_are_awaited_are_bounded(world: World) -> None:
    proposal = world.proposal()
    genesis = world.deal(proposal)
    world.take(0, proposal, genesis.dealing)
    store = world.nodes[0]._store
    (one,) = store.load().awaited.shares
    store.save_awaited(replace(store.load().awaited, shares=(one,) * MAXIMUM_SHARES))
    other = world.proposal()
    hears(world, "too-many-shares", None, lambda: world.take(0, other, genesis.dealing))


def test_a_version_that_is_in_force_is_not_dealt_again(world: World) -> None:
    proposal = world.proposal()
    world.found()
    genesis = Genesis(OWNER_SEED, _session(proposal), world.polynomial(), [world.octets() for _ in OLD])
    hears(world, "stale-version", None, lambda: world.take(0, proposal, genesis.dealing))


def _session(proposal: Envelope) -> Any:
    return open_genesis(proposal, OWNER_ID, MANIFEST, ELIGIBLE, None)


NO_POINT, IDENTITY = PointBytes(bytes(32)), PointBytes(b"\x01" + bytes(31))
DEALS: dict[str, tuple[Callable[[Any], dict[str, Any]], str, PeerId | None]] = {
    "another session": (lambda _: {"session": OTHER}, "unknown-session", None),
    "another base": (lambda _: {"base": OTHER}, "unknown-session", None),
    "another manifest": (lambda _: {"manifest_id": OTHER_MANIFEST}, "other-manifest", None),
    "a commitment more": (lambda it: {"commitments": (*it.commitments, it.commitments[0])}, "wrong-degree", OWNER_ID),
    "a commitment less": (lambda it: {"commitments": it.commitments[1:]}, "wrong-degree", OWNER_ID),
    "a part less": (lambda it: {"parts": it.parts[1:]}, "bad-length", OWNER_ID),
    "no point": (lambda it: {"commitments": (*it.commitments[1:], NO_POINT)}, "bad-point", OWNER_ID),
    "the identity": (lambda it: {"commitments": (*it.commitments[1:], IDENTITY)}, "bad-point", OWNER_ID),
    "parts exchanged": (lambda it: {"parts": it.parts[::-1]}, "missing-part", None),
    "other commitments": (lambda it: {"commitments": (*it.commitments[1:], it.commitments[1])}, "bad-part", OWNER_ID),
}


@pytest.mark.parametrize("name", DEALS)
def test_a_deal_that_is_refused(world: World, name: str) -> None:
    change, code, blamed = DEALS[name]
    proposal = world.proposal()
    dealing = world.deal(proposal).dealing
    bad = replace(dealing, envelope=again(dealing.envelope, **change(read(dealing.envelope))))
    hears(world, code, blamed, lambda: world.take(0, proposal, bad))


def test_a_bad_part_convicts_the_owner_if_it_is_signed(world: World) -> None:
    proposal = world.proposal()
    session = _session(proposal)
    signed = bad_dealing(world, session, {1: 1})
    assert hears(world, "bad-part", OWNER_ID, lambda: world.take(0, proposal, signed)).strength == "signed"
    unsigned = bad_dealing(world, session, {1: 1}, seed_of(9))
    assert hears(world, "bad-part", OWNER_ID, lambda: world.take(0, proposal, unsigned)).strength == "witnessed"
    nothing = SentDeal(signed.envelope, None)
    hears(
        world, "missing-part", None, lambda: world.nodes[0].receive_genesis(proposal, nothing, NOW_MS, world.scalar())
    )


def test_a_polynomial_with_a_share_of_zero_is_refused(world: World) -> None:
    """5 - 5x is zero at 1, and everybody would know that share."""
    proposal = world.proposal()
    genesis = world.deal(proposal, Polynomial((Scalar(5), Scalar.reduced(-8), Scalar(3))))
    hears(world, "degenerate-polynomial", OWNER_ID, lambda: world.take(1, proposal, genesis.dealing))


def test_a_polynomial_is_dealt_once(world: World) -> None:
    polynomial = world.polynomial()
    for expected in (None, "reused-polynomial"):
        proposal = world.proposal()
        genesis = world.deal(proposal, polynomial)
        if expected is None:
            world.take(0, proposal, genesis.dealing)
        else:
            hears(world, expected, OWNER_ID, partial(world.take, 0, proposal, genesis.dealing))


def test_two_deals_of_one_genesis_convict_the_owner(world: World) -> None:
    """A17: members that were dealt different polynomials have different snapshots, so none gets the word of all."""
    proposal = world.proposal()
    one, two = world.deal(proposal), world.deal(proposal)
    one.hear_word(world.take(0, proposal, one.dealing))
    word = world.take(1, proposal, two.dealing)
    hears(world, "mismatched-possession", None, lambda: one.hear_word(word))
    with pytest.raises(Reject, match="two-deals") as refused:
        check_two_deals(one.dealing.envelope, two.dealing.envelope, frozenset({OWNER_ID}))
    assert refused.value.blamed == OWNER_ID


# First snapshots that are refused


def signed(founding: Founding, shown: PossessionCertificate | None = None, **changes: Any) -> Founding:
    """The owner signs something else."""
    said = read(founding.first)
    if shown is not None:
        said = replace(said, certificate=digest_of(shown), snapshot=shown.body.name)
    envelope = seal(replace(said, **changes), OWNER_SEED)
    return Founding(shown or founding.certificate, nested([envelope])[0])


def is_refused(world: World, founding: Founding, code: str, blamed: PeerId | None) -> None:
    hears(world, code, blamed, lambda: world.show(founding, [0]))
    hears(world, code, blamed, lambda: world.show(founding, [9]))


FIRSTS: dict[str, tuple[dict[str, Any], str, PeerId | None]] = {
    "another base": ({"base": OTHER}, "bad-value", OWNER_ID),
    "another manifest": ({"manifest_id": OTHER_MANIFEST}, "other-manifest", None),
    "another version": ({"manifest_version": 2}, "mismatched-snapshot", OWNER_ID),
    "another snapshot": ({"snapshot": OTHER}, "mismatched-snapshot", OWNER_ID),
    "another certificate": ({"certificate": OTHER}, "mismatched-certificate", None),
    "another nonce": ({"nonce": replace}, "bad-proof", OWNER_ID),
}


@pytest.mark.parametrize("name", FIRSTS)
def test_a_first_snapshot_that_is_refused(world: World, name: str) -> None:
    changes, code, blamed = FIRSTS[name]
    founding = world.owner.found(world.begun()[1])
    if "nonce" in changes:
        changes = {"nonce": world.nonce()}
    is_refused(world, signed(founding, **changes), code, blamed)


def test_a_first_snapshot_by_another_is_refused(world: World) -> None:
    founding = world.owner.found(world.begun()[1])
    foreign = replace(founding, first=nested([by_stranger(founding.first, owner=peer(9))])[0])
    is_refused(world, foreign, "not-the-owner", None)
    unsigned = replace(founding, first=replace(founding.first, signature=Signature(bytes(64))))
    is_refused(world, unsigned, "bad-signature", None)


def bodies(it: PossessionCertificate) -> dict[str, tuple[dict[str, Any], str]]:
    """What the owner may have changed in the body."""
    body = it.body
    first, second, *rest = body.committee
    return {
        "another base": ({"base": OTHER}, "mismatched-snapshot"),
        "a later epoch": ({"epoch": 1}, "mismatched-snapshot"),
        "another manifest": ({"manifest_id": OTHER_MANIFEST}, "mismatched-snapshot"),
        "indices exchanged": ({"committee": (second, first, *rest)}, "duplicate-index"),
        "a member twice": ({"committee": (first, replace(second, peer=first.peer), *rest)}, "duplicate-signer"),
        "a committee that cannot be": ({"threshold": 5}, "infeasible-committee"),
        "a commitment more": ({"commitments": (*body.commitments, body.commitments[0])}, "wrong-degree"),
        "no point": ({"commitments": (*body.commitments[1:], NO_POINT)}, "bad-point"),
        "a member more": ({"committee": (*body.committee, replace(first, index=9, peer=peer(9)))}, "not-a-quorum"),
        "another member": ({"committee": (*body.committee[:4], replace(first, index=9, peer=peer(9)))}, "not-a-member"),
        "another policy": ({"policy": OTHER}, "mismatched-possession"),
        "another session": ({"session": OTHER}, "mismatched-possession"),
    }


@pytest.mark.parametrize("name", bodies(World().begun()[1].certificate()))
def test_a_body_that_is_refused(world: World, name: str) -> None:
    founding = world.owner.found(world.begun()[1])
    changes, code = bodies(founding.certificate)[name]
    certificate = replace(founding.certificate, body=replace(founding.certificate.body, **changes))
    is_refused(world, signed(founding, certificate), code, OWNER_ID)


def test_a_certificate_needs_the_word_of_every_member(world: World) -> None:
    founding = world.owner.found(world.begun()[1])
    words = founding.certificate.possessions
    other = again(words[0], proof=PossessionProof(read(words[1]).proof.value))
    cases = [
        (words[1:], "not-a-quorum"),
        ((words[0], *words[:-1]), "duplicate-signer"),
        ((replace(words[0], signature=Signature(bytes(64))), *words[1:]), "bad-signature"),
        (nested([other, *words[1:]]), "bad-proof"),
    ]
    for changed, code in cases:
        certificate = replace(founding.certificate, possessions=changed)
        is_refused(world, signed(founding, certificate), code, OWNER_ID)
    is_refused(
        world, replace(founding, certificate=replace(founding.certificate, base=OTHER)), "mismatched-certificate", None
    )
    around = replace(founding.certificate, manifest_id=OTHER_MANIFEST)
    is_refused(world, signed(founding, around), "mismatched-snapshot", OWNER_ID)


def test_a_first_snapshot_is_installed_once(world: World) -> None:
    founding = world.found()
    hears(world, "stale-version", None, lambda: world.show(founding, [0]))
    hears(world, "stale-version", None, lambda: world.show(founding, [9]))


def test_a_second_first_snapshot_of_a_version_convicts_the_owner(world: World) -> None:
    """It has the word of every member, because the owner's first attempt, so they believed, had come to nothing."""
    _, one = world.begun()
    _, two = world.begun()
    first = world.owner.found(one)
    world.show(first, range(9))
    second = Owner(OWNER_SEED, MANIFEST, MemoryStore()).found(two)
    for i in (0, 8):
        refused = hears(world, "two-geneses", OWNER_ID, partial(world.show, second, [i]))
        assert refused.strength == "signed"
    # Who has seen neither takes the one that comes first, and hears of the lie from the others' evidence.
    world.show(second, [9])
    with pytest.raises(Reject, match="two-geneses") as convicted:
        check_two_firsts(second.first, first.first, OWNER_ID)
    assert convicted.value.blamed == OWNER_ID
    check_two_firsts(first.first, first.first, OWNER_ID)
    of_others: tuple[dict[str, Any], ...] = ({"manifest_version": 2}, {"manifest_id": OTHER_MANIFEST})
    for changes in of_others:
        other = seal(replace(read(second.first), **changes), OWNER_SEED)
        check_two_firsts(first.first, other, OWNER_ID)
        check_two_firsts(other, first.first, OWNER_ID)


# Sizes


def test_what_nests_is_small(world: World) -> None:
    founding = world.found()
    rekey = world.ask(founding)
    release = world.nodes[0].receive_rekey(rekey.request, NOW_MS, world.octets())
    for envelope in (founding.first, rekey.request, release):
        assert len(envelope.body) <= SMALL_BODY_BYTES


def test_limits_admit_the_largest_committee(world: World) -> None:
    said: GenesisProposal = read(world.proposal())
    seat = said.receivers[0]
    largest = replace(seat, index=MAXIMUM_COMMITTEE, key=replace(seat.key, body=bytes(SMALL_BODY_BYTES)))
    full = replace(said, faults=MAXIMUM_FAULTS, receivers=(largest,) * MAXIMUM_COMMITTEE)
    assert len(body_of(full)) <= GenesisProposal.BODY_BYTES
    envelope = sign(payload_type(FirstSnapshot.ARTIFACT), b" " * (SMALL_BODY_BYTES + 1), OWNER_SEED)
    founding = world.owner.found(world.begun()[1])
    with pytest.raises(Reject, match="too-large"):
        world.nodes[0].receive_first(envelope, founding.certificate, NOW_MS)


def test_secrets_are_not_shown(world: World) -> None:
    proposal = world.proposal()
    secret = world.nodes[0].record.awaited.keys[0].secret
    assert secret.hex not in repr(world.nodes[0].record)
    genesis = world.deal(proposal)
    world.take(0, proposal, genesis.dealing)
    assert world.nodes[0].record.awaited.shares[0].share.hex not in repr(world.nodes[0].record)


assert (THRESHOLD, PLAN.policy, OWNER) == (3, POLICY, 0)
