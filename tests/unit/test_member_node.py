"""A peer whose records are in one store: it begins and moves in one write, joins, loses its store and comes back; on the owner's real deal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from rebalancing.errors import Ignore
from rebalancing.identifiers import Digest
from rebalancing.member_record import MemberStore
from rebalancing.resharing_parameters import LONGEST_SESSION_MS
from rebalancing.resharing_sessions import Distribution
from rebalancing.store import MemoryStore, SqliteStore, StoreFailure
from tests.unit.genesis_sample import World
from tests.unit.resharing_sample import MANIFEST, NEW, NUMBER, OLD, PEERS, Group, peer, value
from tests.unit.test_genesis import hears


@pytest.fixture
def world() -> World:
    return World()


def group_of(world: World, of: Distribution) -> Group:
    """The peers as a group that reshares from where they are."""
    group = Group(world.chance.randrange(2**32))
    group.final, group.now_ms = of, world.now_ms
    group.nodes = {i: node.resharing for i, node in world.nodes.items()}
    members = {NUMBER[each] for each in of.body.members.values()}
    group.holders = {i: world.nodes[i].holder for i in members.difference(silent(world))}
    return group


def reshared(world: World, of: Distribution, new: Sequence[int], who: Sequence[int] = range(PEERS)) -> Distribution:
    """A session and its commit, which these peers install, and their clean-up."""
    group = group_of(world, of)
    run = group.run(group.proposal(new))
    committed = group.commit(run)
    for i in who:
        world.nodes[i].receive_commit(committed, run.body)
        world.nodes[i].resharing.erase(live=True)
    world.now_ms += LONGEST_SESSION_MS
    return Distribution(run.body, (committed.prepared.snapshot,))


def silent(world: World) -> list[int]:
    return [i for i, node in world.nodes.items() if node.holder.durable.holder.silent]


def lose(world: World, i: int, of: Distribution) -> None:
    """A disk dies; others show the snapshot in force."""
    world.stores[i] = MemoryStore()
    world.nodes[i] = world.node(i)
    world.nodes[i].begin(of, world.now_ms)


def test_from_the_owners_deal_to_a_second_committee_that_commits(world: World) -> None:
    """Whoever joined was silent until it installed a snapshot whose share it had acknowledged: its record begins with that."""
    first = world.found().of
    secret = value({i: share for i, share in world.shares_of(first.name).items() if i <= 3})
    assert silent(world) == [5, 6, 7, 8, 9]
    second = reshared(world, first, NEW)
    assert silent(world) == [8, 9]
    third = reshared(world, second, (1, 2, 5, 6, 8))
    assert silent(world) == [9]
    shares = world.shares_of(third.name)
    assert value({i: shares[i] for i in (2, 6, 9)}) == secret
    assert {i: len(it.shares.shares) for i, node in world.nodes.items() if (it := node.record.standing)} == {
        i: int(i in (1, 2, 5, 6, 8)) for i in range(PEERS)
    }


def test_a_move_is_one_write_of_both_records(world: World) -> None:
    first = world.found().of
    group = group_of(world, first)
    run = group.run(group.proposal(NEW))
    committed = group.commit(run)

    class Refusing(MemoryStore):
        def save(self, value: bytes) -> None:
            raise StoreFailure("the disk is full")

    world.stores[0] = Refusing(world.bytes_of(0))
    world.nodes[0] = world.node(0)
    with pytest.raises(StoreFailure):
        world.nodes[0].receive_commit(committed, run.body)
    world.stores[0] = MemoryStore(world.bytes_of(0))
    world.nodes[0] = world.node(0)
    assert world.nodes[0].resharing.shares.final == first
    assert world.nodes[0].holder.durable.holder.final.base == first.name.number
    world.nodes[0].receive_commit(committed, run.body)
    name: Digest = Distribution(run.body, (committed.prepared.snapshot,)).name
    assert world.nodes[0].resharing.shares.final.name == name
    assert world.nodes[0].holder.durable.holder.final.base == name.number
    hears(world, "stale-base", None, lambda: world.nodes[0].receive_commit(committed, run.body))


def test_a_rekey_after_a_resharing_takes_the_shares_in_force(world: World) -> None:
    """Promised ballots stay promised, and the first snapshot of the next version ends what was going on."""
    founding = world.found()
    second = reshared(world, founding.of, NEW)
    promised = {i: world.nodes[i].holder.durable.holder.final.promised for i in OLD}
    rekey = world.owner.ask(second, world.octets(), world.nonce(), world.now_ms + 30_000)
    for i in NEW[:3]:
        rekey.hear_release(world.nodes[i].receive_rekey(rekey.request, world.now_ms, world.octets()))
    again = world.found(OLD, rekey).of
    assert {i: world.nodes[i].holder.durable.holder.final.promised for i in OLD} == promised
    assert {node.record.manifest_version for node in world.nodes.values()} == {2}
    third = reshared(world, again, NEW)
    assert third.body.manifest_version == 2
    assert world.shares_of(second.name) == {}


def test_who_lost_its_store_is_shown_a_snapshot_and_keeps_silent_until_it_has_a_new_share(world: World) -> None:
    first = world.found().of
    lose(world, 0, first)
    assert 0 in silent(world)
    with pytest.raises(ValueError, match="nothing may overwrite"):
        world.nodes[0].begin(first, world.now_ms)
    world.now_ms += LONGEST_SESSION_MS
    group = group_of(world, first)
    group.repair(0, (1, 2, 3))
    assert sorted(world.shares_of(first.name)) == [1, 2, 3, 4, 5]
    assert 0 in silent(world)
    reshared(world, first, OLD)
    assert 0 not in silent(world)


def test_a_replayed_genesis_begins_no_record_again(world: World) -> None:
    """Its key is gone with the store: the owner's own messages, shown once more, give it neither share nor voice."""
    proposal, genesis = world.begun()
    founding = world.owner.found(genesis)
    world.show(founding)
    world.stores[0] = MemoryStore()
    world.nodes[0] = world.node(0)
    with pytest.raises(Ignore, match="spent-key"):
        world.take(0, proposal, genesis.dealing)
    world.show(founding, [0])
    assert 1 not in world.shares_of(founding.of.name)
    assert 0 in silent(world)


def test_a_peer_without_a_snapshot_says_so(world: World) -> None:
    for ask in (lambda: world.nodes[0].resharing, lambda: world.nodes[0].holder):
        with pytest.raises(ValueError, match="the store is empty"):
            ask()
    first = world.found().of
    group = group_of(world, first)
    run = group.run(group.proposal(NEW))
    committed = group.commit(run)
    world.stores[9] = MemoryStore()
    world.nodes[9] = world.node(9)
    with pytest.raises(ValueError, match="show it one first"):
        world.nodes[9].receive_commit(committed, run.body)


def test_a_node_that_has_read_an_older_record_writes_nothing(world: World) -> None:
    """After a move the nodes are others: what the old ones remember is of the snapshot before."""
    first = world.found().of
    node = world.nodes[3].resharing
    reshared(world, first, NEW)
    before = world.bytes_of(3)
    with pytest.raises(ValueError, match="begin again with its store"):
        node.give_key(peer(100), world.nonce(), world.octets())
    assert world.bytes_of(3) == before


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "store", peer(0), MANIFEST) as store:
        world = World(stores={0: store})
        world.found()
        record = world.nodes[0].record
    with SqliteStore(tmp_path / "store", peer(0), MANIFEST) as store:
        assert MemberStore(store).load() == record
    for raw in (b"{}", b'{"awaited":"","commit":"","shares":"","version":2}'):
        with pytest.raises(ValueError, match="no record of a member"):
            MemberStore(MemoryStore(raw)).load()


def test_a_body_of_another_snapshot_moves_neither_record(world: World) -> None:
    first = world.found().of
    group = group_of(world, first)
    committed = group.commit(group.run(group.proposal(NEW)))
    hears(world, "mismatched-snapshot", None, lambda: world.nodes[0].receive_commit(committed, first.body))
