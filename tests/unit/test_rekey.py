"""The owner asks for shares, has its secret back, and begins the next version; and nobody else is given a share."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from rebalancing.delivery import DeliveryPublicKey, delivery_public_key, receive, send
from rebalancing.envelope import Envelope
from rebalancing.errors import Ignore, Reject
from rebalancing.genesis_messages import OWNER, RekeyRequest
from rebalancing.genesis_sessions import open_rekey
from rebalancing.group import Scalar
from rebalancing.identifiers import Digest, ManifestId, PeerId, Signature
from rebalancing.manifest_encryption import ManifestContext, decrypt_manifest
from rebalancing.messages import digest_of, seal
from rebalancing.owner import Founding, Rekey
from rebalancing.resharing_parameters import LONGEST_SESSION_MS
from rebalancing.resharing_record import MAXIMUM_SHARES, SHARES_FOR_SESSIONS, check_room
from rebalancing.resharing_sessions import Distribution
from tests.unit.genesis_sample import OWNER_ID, OWNER_SEED, TEXT, World, again, read
from tests.unit.resharing_sample import COORDINATORS, MANIFEST, NEW, NOW_MS, OLD, THRESHOLD, peer, seed_of, value
from tests.unit.test_genesis import hears

OTHER = Digest(b"\xbb" * 32)


@pytest.fixture
def world() -> World:
    return World()


def founded(world: World) -> tuple[Founding, bytes]:
    """A version that is in force, and its manifest under the secret."""
    _, genesis = world.begun()
    ciphertext = genesis.encrypt(TEXT, world.octets(24))
    founding = world.owner.found(genesis)
    world.show(founding)
    return founding, ciphertext


# What honest peers make


def test_a_rekey_begins_the_next_version_with_another_secret(world: World) -> None:
    one, ciphertext = founded(world)
    rekey = world.released(one, (0, 2, 4))
    assert rekey.is_enough
    assert rekey.decrypt(ciphertext) == TEXT
    assert rekey.verdicts == {}
    proposal, genesis = world.begun(NEW, rekey)
    assert (read(proposal).before, read(proposal).manifest_version) == (one.of.name, 2)
    again_ = genesis.encrypt(rekey.decrypt(ciphertext), world.octets(24))
    # Until the first snapshot is there the version before goes on, and nobody has erased anything.
    assert sorted(world.shares_of(one.of.name)) == [1, 2, 3, 4, 5]
    assert {node.record.manifest_version for node in world.nodes.values()} == {1}
    two = world.owner.found(genesis)
    world.show(two)
    for node in world.nodes.values():
        node.resharing.erase(live=True)
    assert world.shares_of(one.of.name) == {}
    shares = world.shares_of(two.of.name)
    assert sorted(shares) == [i + 1 for i in NEW]
    secret = value({i: shares[i] for i in (4, 6, 8)})
    body = two.of.body
    context = ManifestContext(MANIFEST, 2, body.policy, two.of.commitments.constant)
    assert decrypt_manifest(secret, context, again_) == TEXT
    assert two.of.commitments.constant != one.of.commitments.constant


def test_an_owner_that_was_stopped_asks_again(world: World) -> None:
    """What came back was in memory alone."""
    one, ciphertext = founded(world)
    world.released(one, (0, 2, 4))
    world.owner = world.owner_again()
    assert world.owner.founding is not None
    rekey = world.released(world.owner.founding, (1, 2, 3))
    assert rekey.decrypt(ciphertext) == TEXT
    world.found(NEW, rekey)


def test_too_few_shares_are_not_enough(world: World) -> None:
    one, ciphertext = founded(world)
    rekey = world.released(one, (0, 2))
    assert not rekey.is_enough
    with pytest.raises(ValueError, match="are needed"):
        rekey.decrypt(ciphertext)
    with pytest.raises(ValueError, match="ask for its shares"):
        world.proposal(NEW, rekey)
    # The same holder twice is one share.
    rekey.hear_release(world.nodes[0].receive_rekey(rekey.request, NOW_MS, world.octets()))
    assert not rekey.is_enough


def test_a_version_that_is_asked_for_goes_on(world: World) -> None:
    """The owner may never come so far: a release changes nothing at its holder."""
    one, _ = founded(world)
    before = {i: world.bytes_of(i) for i in OLD}
    world.released(one, OLD)
    assert {i: world.bytes_of(i) for i in OLD} == before
    world.nodes[0].resharing.give_key(peer(100), world.nonce(), world.octets())


def test_the_owner_may_ask_for_any_share_that_is_kept(world: World) -> None:
    """Also for those of a version that was replaced, under another policy too, until they are cleaned up."""
    one, ciphertext = founded(world)
    world.plan = replace(world.plan, policy=OTHER)
    world.found(NEW, world.released(one, (0, 2, 4)))
    late = world.released(one, (0, 1, 2))
    assert late.decrypt(ciphertext) == TEXT
    world.nodes[0].resharing.erase(live=True)
    hears(world, "no-share", None, lambda: world.nodes[0].receive_rekey(late.request, NOW_MS, world.octets()))


def test_the_next_version_has_a_secret_and_coefficients_of_its_own(world: World) -> None:
    one, _ = founded(world)
    rekey = world.released(one, OLD)
    secret = value(world.shares_of(one.of.name))
    proposal = world.proposal(NEW, rekey)
    genesis = world.deal(proposal, world.polynomial(secret))
    hears(world, "reused-polynomial", OWNER_ID, lambda: world.take(3, proposal, genesis.dealing))


def keeping(world: World, i: int, count: int) -> None:
    """Peer `i` has so many shares on disk."""
    store = world.nodes[i]._store
    me = store.load()
    assert me.standing is not None
    full = replace(me.standing.shares, shares=me.standing.shares.shares * count)
    store.save(replace(me, standing=replace(me.standing, shares=full)))


def test_a_peer_moves_when_there_is_room_for_its_share(world: World) -> None:
    one, _ = founded(world)
    _, genesis = world.begun(NEW, world.released(one, OLD))
    two = world.owner.found(genesis)
    keeping(world, 3, MAXIMUM_SHARES)
    hears(world, "too-many-shares", None, lambda: world.show(two, [3]))


def test_there_is_room_for_a_first_snapshot_where_sessions_have_filled_theirs(world: World) -> None:
    """Coordinators have proposed without end, and committed nothing; the owner begins the next version, and clean-up makes room again."""
    one, _ = founded(world)
    for i in OLD:
        keeping(world, i, SHARES_FOR_SESSIONS)
    full = world.nodes[3].resharing.shares
    for coordinator in (peer(100), peer(101)):
        with pytest.raises(Ignore, match="too-many-shares"):
            check_room(full, coordinator, len(COORDINATORS))
    two = world.found(NEW, world.released(one, (0, 2, 4)))
    assert {world.nodes[i].record.manifest_version for i in NEW} == {2}
    assert sorted(world.shares_of(two.of.name)) == [i + 1 for i in NEW]
    world.nodes[3].resharing.erase(live=True)
    assert len(world.nodes[3].resharing.shares.shares) == 1
    check_room(world.nodes[3].resharing.shares, peer(100), len(COORDINATORS))


def test_shares_under_a_later_policy_open_the_manifest_all_the_same(world: World) -> None:
    """The ciphertext is bound to the policy under which it was encrypted, which is the first snapshot's; a later snapshot names a later one."""
    one, ciphertext = founded(world)
    later = Distribution(replace(one.of.body, policy=OTHER), ())
    rekey = world.owner.ask(later, world.octets(), world.nonce(), NOW_MS + 30_000)
    rekey._released = world.released(one, (0, 2, 4))._released
    assert rekey.decrypt(ciphertext) == TEXT


# Requests that are refused


def asked(world: World, **changes: Any) -> tuple[Rekey, Envelope]:
    one, _ = founded(world)
    rekey = world.ask(one)
    return rekey, again(rekey.request, **changes)


REQUESTS: dict[str, tuple[dict[str, Any], str, PeerId | None]] = {
    "another manifest": ({"manifest_id": ManifestId(b"\x3b" * 32)}, "other-manifest", None),
    "another snapshot": ({"base": OTHER}, "no-share", None),
    "another version": ({"manifest_version": 2}, "mismatched-version", OWNER_ID),
    "late": ({"deadline_ms": NOW_MS - 1}, "past-deadline", None),
    "early": ({"deadline_ms": NOW_MS + LONGEST_SESSION_MS + 1}, "far-deadline", None),
    "a key of small order": ({"key": DeliveryPublicKey(bytes(32))}, "bad-delivery-key", OWNER_ID),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_a_request_that_is_refused(world: World, name: str) -> None:
    changes, code, blamed = REQUESTS[name]
    _, request = asked(world, **changes)
    hears(world, code, blamed, lambda: world.nodes[0].receive_rekey(request, NOW_MS, world.octets()))


@pytest.mark.parametrize("who", [1, 7, 100])
def test_nobody_but_the_owner_is_given_a_share(world: World, who: int) -> None:
    """A member, a stranger and a coordinator ask, each in its own name and in the owner's."""
    rekey, _ = asked(world)
    said = read(rekey.request)
    secret = world.octets()
    mine = replace(said, key=delivery_public_key(secret))
    own = seal(replace(mine, owner=peer(who)), seed_of(who))
    hears(world, "not-the-owner", None, lambda: world.nodes[0].receive_rekey(own, NOW_MS, world.octets()))
    in_its_name = replace(seal(mine, OWNER_SEED), signature=own.signature)
    hears(world, "bad-signature", None, lambda: world.nodes[0].receive_rekey(in_its_name, NOW_MS, world.octets()))
    relabelled = replace(own, signer=OWNER_ID)
    hears(world, "bad-signature", None, lambda: world.nodes[0].receive_rekey(relabelled, NOW_MS, world.octets()))
    assert peer(100) in COORDINATORS


def test_a_request_for_one_manifest_or_message_is_no_other(world: World) -> None:
    """What the owner has signed for something else is no request."""
    one, _ = founded(world)
    hears(world, "unknown-payload-type", None, lambda: world.nodes[0].receive_rekey(one.first, NOW_MS, world.octets()))


def test_who_has_no_share_releases_none(world: World) -> None:
    rekey, _ = asked(world)
    hears(world, "no-share", None, lambda: world.nodes[8].receive_rekey(rekey.request, NOW_MS, world.octets()))
    world.stores[0].save(world.stores[9].load() or b"")
    world.nodes[0] = world.node(0)
    hears(world, "no-share", None, lambda: world.nodes[0].receive_rekey(rekey.request, NOW_MS, world.octets()))
    empty = World(1).nodes[0]
    with pytest.raises(Ignore, match="no-share"):
        empty.receive_rekey(rekey.request, NOW_MS, world.octets())


def test_a_release_opens_for_the_owner_alone(world: World) -> None:
    rekey, _ = asked(world)
    release = read(world.nodes[0].receive_rekey(rekey.request, NOW_MS, world.octets()))
    other = world.octets()
    with pytest.raises(Ignore, match="missing-part"):
        receive(release.share, delivery_public_key(other), other, digest_of(read(rekey.request)), 1, OWNER)


# Releases that are refused


def false_release(world: World, rekey: Rekey, i: int, by: int | None = None, more: int = 1) -> Envelope:
    """Holder `i` sends another share than its own, signed inside by itself, or by another."""
    session = open_rekey(rekey.request, OWNER_ID, MANIFEST, None)
    share = Scalar.reduced(world.shares_of(rekey.of.name)[i + 1].value + more)
    good = world.nodes[i].receive_rekey(rekey.request, NOW_MS, world.octets())
    request: RekeyRequest = session.request
    signer = seed_of(i if by is None else by)
    box = send(session.name, i + 1, OWNER, share, request.key, signer, world.octets())
    return seal(replace(read(good), share=box), seed_of(i))


def test_a_false_share_names_its_holder_by_its_own_signature(world: World) -> None:
    one, ciphertext = founded(world)
    rekey = world.released(one, (1, 2))
    rekey.hear_release(false_release(world, rekey, 0))
    assert {who: (it.code, it.strength) for who, it in rekey.verdicts.items()} == {peer(0): ("bad-part", "signed")}
    assert not rekey.is_enough
    rekey.hear_release(false_release(world, rekey, 3, by=9))
    assert rekey.verdicts[peer(3)].strength == "witnessed"
    rekey.hear_release(world.nodes[4].receive_rekey(rekey.request, NOW_MS, world.octets()))
    assert rekey.decrypt(ciphertext) == TEXT


def test_a_release_that_is_passed_over(world: World) -> None:
    rekey, _ = asked(world)
    good = world.nodes[0].receive_rekey(rekey.request, NOW_MS, world.octets())
    elsewhere = seal(replace(read(good), holder=peer(9)), seed_of(9))
    anothers = seal(replace(read(good), holder=peer(1)), seed_of(1))
    for bad, code in (
        (again(good, session=OTHER), "unknown-session"),
        (again(good, base=OTHER), "unknown-session"),
        (elsewhere, "unknown-signer"),
        (anothers, "missing-part"),
    ):
        hears(world, code, None, partial(rekey.hear_release, bad))
    rekey.hear_release(replace(good, signature=Signature(bytes(64))))
    assert (rekey.verdicts, rekey.is_enough) == ({}, False)


def test_shares_of_the_request_are_not_shown(world: World) -> None:
    rekey, _ = asked(world)
    rekey.hear_release(world.nodes[0].receive_rekey(rekey.request, NOW_MS, world.octets()))
    assert str(world.shares_of(rekey.of.name)[1].value) not in repr(rekey._released)


assert (THRESHOLD, Reject.VERDICT) == (3, "reject")
