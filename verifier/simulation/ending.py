"""What must hold once a run has settled: all that is known anywhere has come to everybody, and the partition has left nothing behind.

What is known is exchanged in full, as often as that changes something. Then all honest peers have one view (M1), and whoever is revoked is proven to be, to somebody who knows less. If
shares are in quarantine, the run goes on without faults until a final snapshot has ended all that was beside it, and clean-up has erased them (M11); or the view demands
what only the owner and the tenant can give: another policy, where the run ends, or a re-key (`rekey.py`), after which the same is asked of the next version. Where too few speak or have
shares for another commit, nothing more is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rebalancing import view
from rebalancing.errors import Reject
from rebalancing.identifiers import Digest, PeerId
from rebalancing.revocation_proof import check_revocation, revocation_proof
from rebalancing.view import CONFLICT, POLICY_INFEASIBLE, REKEY_REQUIRED, UNRECOVERABLE
from verifier.simulation.coordinator import SESSION_MS, Coordinator
from verifier.simulation.evidence import Heard, bytes_of, record_of
from verifier.simulation.merge_watch import Violated
from verifier.simulation.move_watch import nothing_is_left
from verifier.simulation.moves import left_behind
from verifier.simulation.peer import Peer
from verifier.simulation.rekey import demands_rekey, old_is_refused, rekey
from verifier.simulation.roster import MANIFEST, START_MS, TENANT, key_of
from verifier.simulation.tenant import leaves_a_committee

if TYPE_CHECKING:
    from verifier.simulation.world import World

__all__ = ["conclude"]

# So many steps without faults are enough for a commit.
JOIN_STEPS = 4_000
DEMANDS = {
    CONFLICT: "conflict",
    UNRECOVERABLE: "unrecoverable",
    REKEY_REQUIRED: "rekey",
    POLICY_INFEASIBLE: "policy",
}


def conclude(world: World) -> None:
    """Come to an end. Raises Violated."""
    world.network.heal()
    for i in sorted(world.down):
        world.on_restart(i, world.network.now_ms)
    # Whoever lied has enough of it.
    for peer in world.peers.values():
        peer.lies.clear()
    for coordinator in world.coordinators.values():
        coordinator.twins = coordinator.unprepared = coordinator.overfills = coordinator.mover.replays = False
        # Two that bring up again and again what policies forbid may keep each other from the lease for ever.
        coordinator.careless = False
    world.faults.renew(world.roster.honest[0])
    # Whoever was the first to hear of what the tenant has signed may have lost its store before it told anybody.
    for said in world.said:
        world.peers[world.roster.honest[0]].say(said)
    _all_agree(world)
    _revocations_are_proven(world)
    if demands_rekey(world):
        _is_demanded(world)
        has_begun = rekey(world)
        _all_agree(world)
        if has_begun:
            _revocations_are_proven(world)
            old_is_refused(world)
            _join(world)
            return
    if (_left(world, None) or left_behind(_honest(world))) and not _is_demanded(world):
        _join(world)


def _honest(world: World) -> list[Peer]:
    return [world.peers[i] for i in world.roster.honest]


def _all_agree(world: World) -> None:
    """Everybody tells everybody everything, until there is nothing new; then all honest peers have one view, and the same facts once they have forgotten."""
    nodes: dict[int, Peer | Coordinator] = {**world.peers, **world.coordinators}
    before: list[int] = []
    while before != (now := [node.evidence.heard.said for node in nodes.values()]):
        before = now
        told = dict.fromkeys(raw for node in nodes.values() for raw in map(bytes_of, node.evidence.store.records()))
        for i, node in nodes.items():
            own = set(map(bytes_of, node.evidence.store.records()))
            for raw in told:
                if raw not in own:
                    world.send(i, node.on_evidence(0, raw, world.network.now_ms))
    world.observer.look()
    if len({peer.evidence.view() for peer in _honest(world)}) != 1:
        raise Violated("OneView", "honest peers have several views after all was exchanged")
    for peer in _honest(world):
        peer.evidence.forget()
    if len({peer.evidence.store.facts for peer in _honest(world)}) != 1:
        raise Violated("OneView", "honest peers know different facts after all was exchanged")
    world.observer.look()
    world.counts["exchanged"] += 1


# ----------------------------------------------------------------------------------------------------------------------
# Revocations


def _revocations_are_proven(world: World) -> None:
    """M8: whoever has nothing but the proof is convinced of what it shows, and of nothing else."""
    evidence = _honest(world)[0].evidence
    for i in world.roster.peers:
        peer, other = key_of(i), key_of((i + 1) % len(world.roster.peers))
        is_revoked = peer.number in view.revoked_in(evidence.known)
        try:
            proof = revocation_proof(evidence.store, peer)
        except ValueError:
            proof = ()
        if bool(proof) != is_revoked:
            raise Violated("M8", f"peer {i} is revoked and there is no proof of it, or the other way round")
        if not proof:
            continue
        shows = view.revoked_in(Heard().with_records(map(record_of, proof)).evidence)
        for about in (peer, other):
            if _convinces(proof, evidence.version, about) != (about.number in shows):
                raise Violated("M8", f"the proof that peer {i} is revoked shows something else")
        world.counts["revocations_proven"] += 1
        world.counts["revocations_proven_with_less"] += len(proof) < len(evidence.store.records())


def _convinces(proof: tuple[bytes, ...], version: int, peer: PeerId) -> bool:
    try:
        check_revocation(proof, TENANT, MANIFEST, version, peer)
    except Reject:
        return False
    return True


# ----------------------------------------------------------------------------------------------------------------------
# What the partition left behind


def _left(world: World, but_under: Digest | None) -> bool:
    """Tell whether an honest peer has a share that is not of the last final snapshot, nor was dealt under this one."""
    last = _honest(world)[0].evidence.name_of_final()
    return any(
        each.of.name != last and each.under != but_under
        for peer in _honest(world)
        for each in peer.node.resharing.shares.shares
    )


def _is_demanded(world: World) -> bool:
    """Tell whether the view demands a re-key or another policy. Here a committee has one size, and a policy that allows only smaller ones is no help either."""
    peer = _honest(world)[0]
    status = peer.evidence.view().status
    demand = DEMANDS.get(status, "")
    if not demand and not leaves_a_committee(world.roster, peer.evidence.known):
        demand = "policy"
    if demand:
        world.counts[f"demanded_{demand}"] += 1
    return bool(demand)


def _can_go_on(world: World) -> bool:
    """Tell whether a quorum speaks, and enough of those who are not revoked have a share and may deal."""
    evidence, roster = _honest(world)[0].evidence, world.roster
    last, gone = evidence.final(), evidence.view().revoked
    members = [world.peers[roster.node_of(each)] for each in last.body.members.values()]
    speak = [peer for peer in members if not peer.node.holder.durable.holder.silent]
    soon_ms = START_MS + world.network.now_ms + SESSION_MS
    deal = [
        peer
        for peer in members
        if peer.node.name.number not in gone
        and peer.node.resharing.shares.share_of(last.name) is not None
        and peer.node.resharing.shares.deals_after_ms < soon_ms
    ]
    return len(speak) >= roster.quorum and len(deal) >= roster.threshold


def _join(world: World) -> None:
    """M11: a final snapshot ends every branch, and with the shares of all that was aborted those of the branches go."""
    if not _can_go_on(world):
        world.counts["too_few_for_a_join"] += 1
        return
    before, end = world.observer.last_final(), world.step + JOIN_STEPS
    while world.observer.last_final() == before:
        if world.step >= end:
            raise Violated("M11", "shares are in quarantine, and no final snapshot ends that")
        world.advance()
    _all_agree(world)
    if _is_demanded(world):
        return
    for peer in _honest(world):
        peer.clean_up_at_last(world.network.now_ms)
    world.observer.look()
    if _left(world, _honest(world)[0].evidence.name_of_final()):
        raise Violated("M11", "clean-up under a final snapshot leaves shares in quarantine")
    nothing_is_left(world)
    world.counts["joined_at_last"] += 1
