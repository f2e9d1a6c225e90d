"""The re-key that a view demands: the owner has its secret back, and the next version begins, with messages that are lost, repeated and late, and with nodes that stop.

Meanwhile the old version goes on, and others ask for shares as if they were the owner. Once everybody goes on with the next version, what was of the old one is gone or is refused, and t
shares open the manifest.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from rebalancing.delivery import delivery_public_key
from rebalancing.envelope import Envelope
from rebalancing.errors import ProtocolError
from rebalancing.evidence_messages import CapabilityToken, Revocation
from rebalancing.evidence_records import FirstRecord, Record, SuccessorRecord
from rebalancing.genesis_messages import RekeyRequest
from rebalancing.group import Scalar
from rebalancing.identifiers import ManifestId, Nonce
from rebalancing.manifest_encryption import decrypt_manifest
from rebalancing.messages import seal
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.reconstruction import reconstruct
from rebalancing.resharing_sessions import Distribution
from verifier.simulation.evidence import bytes_of, is_of
from verifier.simulation.merge_watch import Violated
from verifier.simulation.network import Message
from verifier.simulation.next_version import FALSE_RELEASE, SILENT
from verifier.simulation.owner_node import DEADLINE_MS, DEMANDS_REKEY, OwnerNode
from verifier.simulation.peer import Peer
from verifier.simulation.roster import MANIFEST, START_MS, TENANT, TENANT_SEED, key_of, secret_seed
from verifier.simulation.tenant import TEXT, context_of

if TYPE_CHECKING:
    from verifier.simulation.world import World

__all__ = ["demands_rekey", "old_is_refused", "rekey"]

# So many steps are enough for a genesis under faults.
REKEY_STEPS = 6_000
# Faults of single messages, with the range of their times; how many there are, how many stops, and in how many of the first steps these come.
FAULTS = {"lose": (0, 0), "duplicate": (1, 400), "delay": (50, 2_000), "replay": (5_000, 20_000)}
HOW_MANY, STOPS, STOPPED_WITHIN = 24, 3, 160
FORGERIES = 4
# Messages of one version, which no other takes.
BOUND = frozenset(
    {"proposal", "deals", "qualified", "ask", "commit_proposal", "prepared", "repair_request", "splits", "token"}
)


def demands_rekey(world: World) -> bool:
    """Tell whether what honest peers know demands a re-key: who knows better than the others may be the only one for long."""
    return all(world.peers[i].evidence.view().status in DEMANDS_REKEY for i in world.roster.honest)


def rekey(world: World) -> bool:
    """Let the owner re-key; tell whether the next version has begun, for which enough shares must come back and the demand must stand. Raises Violated."""
    before = world.peers[world.roster.honest[0]].ground
    owner = OwnerNode(before, world.tenant, world.said, world.observer.note)
    world.take_part(owner)
    _plan_faults(world)
    stops = [_draw(world, STOPPED_WITHIN, "stop", turn) for turn in range(STOPS)]
    for step in range(REKEY_STEPS):
        for turn, at in enumerate(stops):
            if at == step:
                _stop(world, turn)
        world.advance()
        if world.counts["noted_asked"] and not world.counts["rekey_forged"]:
            _forge(world)
        if before.next is not None and not world.old:
            world.old = dict(world.taken)
        taken_back = owner.has_asked_for_nothing and not demands_rekey(world)
        if owner.is_done or owner.gave_up or taken_back:
            break
    else:
        raise Violated("Rekeyed", "enough steps without another version")
    world.network.heal()
    world.falling.clear()
    for i in sorted(world.down):
        world.on_restart(i, world.network.now_ms)
    if not owner.is_done:
        # A repair or a late word may take the demand back before the owner has heard of it.
        world.counts["rekey_taken_back" if taken_back else "rekey_too_few_shares"] += 1
        world.leave(owner)
        return False
    _all_stand_on_it(world, owner)
    world.counts["rekeyed"] += 1
    return True


def _draw(world: World, bound: int, *purpose: object) -> int:
    return world.chance.below(bound, "rekey", *purpose)


# ----------------------------------------------------------------------------------------------------------------------
# What goes wrong meanwhile


def _plan_faults(world: World) -> None:
    """Messages meet faults, liars have lies in mind, and a link or two are cut."""
    world.network.healed = False
    nodes = [*world.roster.peers, world.roster.owner]
    for turn in range(HOW_MANY):
        node = world.roster.owner if turn % 2 else nodes[_draw(world, len(nodes), "whom", turn)]
        kind, (least, most) = list(FAULTS.items())[_draw(world, len(FAULTS), "kind", turn)]
        ms = least + _draw(world, most - least + 1, "ms", turn)
        world.network.meet(node, _draw(world, 8, "skip", turn), kind, ms)
    apart = frozenset(i for i in world.roster.peers if _draw(world, 2, "apart", i))
    if apart:
        world.network.cut(apart, 200 + _draw(world, 2_000, "cut"), one_way=False, flaps=False)
    for kind in ("genesis", "next"):
        world.falling[nodes[_draw(world, len(nodes) - 1, "falls", kind)], kind] = 1 + _draw(world, 1_500, "fall", kind)
    for i in world.roster.liars:
        world.peers[i].lies += [lie for lie in (FALSE_RELEASE, SILENT) if _draw(world, 2, "lie", i, lie)]


def _stop(world: World, turn: int) -> None:
    """A node is stopped, the owner as well."""
    nodes = [*world.roster.peers, world.roster.owner]
    i = nodes[_draw(world, len(nodes), "stopped", turn)] if turn else world.roster.owner
    if i not in world.down:
        world.fall(i, 1 + _draw(world, 1_500, "down", turn))
        world.counts["rekey_stops"] += 1


def _forge(world: World) -> None:
    """A coordinator asks for shares: in its own name, in the owner's, and as the owner has asked for those of another manifest."""
    c = world.roster.coordinators[0]
    final = world.peers[world.roster.honest[0]].evidence.final()
    for i in world.roster.peers:
        for sort in (0, 1 + _draw(world, FORGERIES - 1, "forgery", i)):
            world.send(c, [(i, "rekey_request", _forgery(world, final, c, sort))])
            world.counts["rekey_forged"] += 1


def _forgery(world: World, of: Distribution, c: int, sort: int) -> Envelope:
    said = _request(world, of)
    own = seal(replace(said, owner=key_of(c)), secret_seed(c))
    if sort == 0:
        return own
    if sort == 1:
        return replace(own, signer=TENANT)
    if sort == 2:
        return replace(seal(said, TENANT_SEED), signature=own.signature)
    return seal(replace(said, manifest_id=ManifestId(b"\x3b" * 32)), TENANT_SEED)


# ----------------------------------------------------------------------------------------------------------------------
# What holds afterwards


def _all_stand_on_it(world: World, owner: OwnerNode) -> None:
    """Honest peers stand on the next version or its successors, any t shares of it make another secret than before, and that opens the manifest."""
    old, new = owner.ground, owner.ground.next
    assert new is not None
    for i in world.roster.honest:
        peer = world.peers[i]
        if (peer.node.record.manifest_version, peer.evidence.version) != (new.version, new.version):
            raise Violated("MovedOn", f"peer {i} goes on with the old version")
    name, commitments = new.first.name, new.first.commitments
    if commitments.constant == old.first.commitments.constant:
        raise Violated("AnotherSecret", "the next version has the secret of the old one")
    held = {
        i + 1: share.scalar
        for i in world.roster.honest
        if (share := world.peers[i].node.resharing.shares.share_of(name)) is not None
    }
    for chosen in combinations(sorted(held), world.roster.threshold):
        secret = reconstruct(commitments, {index: held[index] for index in chosen})
        if not isinstance(secret, Scalar) or decrypt_manifest(secret, context_of(new.first), new.ciphertext) != TEXT:
            raise Violated("SecretKept", "t shares of the next version do not open the manifest")
        world.counts["rekey_opened"] += 1


def old_is_refused(world: World) -> None:
    """What was of the old version is erased, and whatever bears its name is refused, and changes nothing. Raises Violated."""
    assert world.owner is not None
    for i in world.roster.honest:
        peer = world.peers[i]
        peer.clean_up_at_last(world.network.now_ms)
        if any(each.of.body.manifest_version < peer.evidence.version for each in peer.node.resharing.shares.shares):
            raise Violated("OldIsErased", f"peer {i} keeps a share of the old version")
    world.observer.look()
    _old_messages(world)
    _old_records(world, world.owner)
    _old_tokens(world, world.owner)
    _old_requests(world, world.owner)


def _is_refused(world: World, peer: Peer, message: Message) -> bool:
    """Show a peer a message; tell whether it refuses it and keeps nothing of it."""
    before = peer.store.load(), peer.evidence.store.facts
    try:
        peer.handle(message.kind, message.source, message.what, world.network.now_ms)
    except ProtocolError:
        return (peer.store.load(), peer.evidence.store.facts) == before
    return False


def _old_messages(world: World) -> None:
    """The last message of each kind that somebody took under the old version comes again, to whom it went and to somebody else."""
    for kind, message in sorted(world.old.items()):
        if kind not in BOUND:
            continue
        for i in sorted({message.target, world.roster.honest[-1]}):
            if not _is_refused(world, world.peers[i], message):
                raise Violated("OldIsRefused", f"peer {i} takes {kind} of the old version")
            world.counts["old_messages_refused"] += 1


def _old_records(world: World, owner: OwnerNode) -> None:
    """Snapshots and revocations of the old version are no evidence of the next one."""
    for record in owner.evidence.store.records():
        if _is_bound(record):
            i = world.roster.honest[_draw(world, len(world.roster.honest), "record", bytes_of(record))]
            if not _is_refused(world, world.peers[i], Message("evidence", 0, i, bytes_of(record))):
                raise Violated("OldIsRefused", f"peer {i} lets in a record of the old version")
            world.counts["old_records_refused"] += 1


def _is_bound(record: Record) -> bool:
    return isinstance(record, FirstRecord | SuccessorRecord) or is_of(record, Revocation)


def _old_tokens(world: World, owner: OwnerNode) -> None:
    """Whoever held the manifest in the old version shows that, to somebody who has asked just now. The observer judges."""
    of = owner.evidence.final()
    for i in world.roster.honest:
        asking = world.peers[world.roster.honest[0] if i != world.roster.honest[0] else world.roster.honest[1]]
        ((_, _, challenge),) = asking.tokens.ask(i)
        token = CapabilityToken(
            of.name,
            MANIFEST,
            PROTOCOL_VERSION,
            epoch=of.body.epoch,
            holder=key_of(i),
            manifest_version=of.body.manifest_version,
            nonce=challenge,
            sequence=of.sequence,
        )
        if not _is_refused(world, asking, Message("token", i, asking.i, seal(token, secret_seed(i)))):
            raise Violated("OldIsRefused", "a token of the old version is good in the next one")
        world.counts["old_tokens_refused"] += 1


def _old_requests(world: World, owner: OwnerNode) -> None:
    """Nobody has a share of the old version any more; and of a snapshot the owner's request must name the version."""
    for i in world.roster.honest:
        peer = world.peers[i]
        for of in (owner.ground.first, peer.node.resharing.shares.final):
            request = seal(_request(world, of), TENANT_SEED)
            try:
                peer.node.receive_rekey(request, START_MS + world.network.now_ms, peer.octets())
            except ProtocolError as verdict:
                world.counts[f"old_request_{verdict.code}"] += 1
            else:
                raise Violated("ReleasedToOwner", f"peer {i} releases a share under another version's name")


def _request(world: World, of: Distribution) -> RekeyRequest:
    """The owner's request for shares of a snapshot, as one of the first version."""
    return RekeyRequest(
        base=of.name,
        manifest_id=MANIFEST,
        version=PROTOCOL_VERSION,
        manifest_version=1,
        nonce=Nonce(bytes(Nonce.LENGTH)),
        owner=TENANT,
        deadline_ms=START_MS + world.network.now_ms + DEADLINE_MS,
        key=delivery_public_key(world.chance.octets("old request")[:32]),
    )
