"""What an onlooker makes of moves and branches: who has the ciphertext in truth, what voters echo, how deep branches get, and what is left of them after the last join."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rebalancing import capability_token, view
from rebalancing.envelope import Envelope
from rebalancing.errors import Ignore
from rebalancing.evidence_messages import CapabilityToken, ManifestMove, ManifestPossession
from rebalancing.evidence_records import MoveRecord, SuccessorRecord
from rebalancing.identifiers import Digest, Nonce, PeerId
from rebalancing.manifest_moves import prove_holding
from rebalancing.messages import seal
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.resharing_sessions import name_of
from verifier.simulation.evidence import opened
from verifier.simulation.merge_watch import MergeWatch, Violated
from verifier.simulation.moves import Moved, depth_of, ends_of, keeps_too_much
from verifier.simulation.roster import MANIFEST, secret_seed

if TYPE_CHECKING:
    from verifier.simulation.world import World

__all__ = ["MoveWatch", "nothing_is_left"]

NOBODY: frozenset[int] = frozenset()


class MoveWatch:
    """All that was seen of moves.

    Attributes:
        answered: which honest peer has said of which move that it has the ciphertext, and has not lost its store since.
    """

    def __init__(self, merge: MergeWatch, number: Mapping[int, int]) -> None:
        self.merge, self.number = merge, number
        self.counts, self.roster, self.peers = merge.counts, merge.roster, merge.peers
        self.answered: set[tuple[Digest, int]] = set()

    def lost(self, node: int) -> None:
        """A peer has lost its store, and the ciphertext with it."""
        self.answered = {(move, i) for move, i in self.answered if i != node}

    def said_to_have(self, node: int, word: Envelope) -> None:
        """Who says that it has the ciphertext, and is no liar, has it."""
        said = opened(word, ManifestPossession)
        self.answered.add((said.session, node))
        self.counts["evaluated"] += 1
        # Until it moves, a peer answers with the ciphertext of the version before.
        if said.proof != prove_holding(self.peers[node].ground.ciphertext, said.session, said.holder):
            raise Violated("HoldersHave", f"peer {node} says that it has the ciphertext, and has another")

    def echoed(self, node: int, of: Moved) -> None:
        """S8 for each voter, of the holders alone; and who has the ciphertext echoes no move that gives the manifest to somebody who has not."""
        peer = self.peers[node]
        known, base = peer.evidence.known, opened(of.move, ManifestMove).base.number
        parent = next(s for s in known.snapshots if s.digest == base)
        holders = frozenset(each.number for each in of.placement.holders)
        gone, caps = view.revoked_in(known), view.caps_in_force(known)
        self.counts["evaluated"] += 2
        if not view.keeps_caps(parent.members, holders, caps) or not gone.isdisjoint(holders):
            raise Violated("S8", f"peer {node} echoes a move that its evidence forbids")
        if peer.moves.ciphertext is not None:
            self.counts["holdings_checked"] += 1
            for each in _words(of.words):
                if each.proof != prove_holding(peer.moves.ciphertext, of.name, each.holder):
                    raise Violated("HoldersHave", f"peer {node} takes a false word for the ciphertext")

    def committed(self, record: MoveRecord) -> None:
        """S8: no move breaks the caps of its own policy. And each honest new holder has the ciphertext on disk, unless the disk is another one, or it knows that this branch gives it nothing any more."""
        move, name = opened(record.move, ManifestMove), name_of(record.move)
        parent = next(s for s in self.merge.signed.evidence.snapshots if s.digest == move.base.number)
        caps = self.merge.signed.caps_pinned(move.policy, record.placement.attestations)
        holders = frozenset(peer.number for peer in record.placement.holders)
        self.counts["evaluated"] += 2
        self.counts["moved"] += 1
        self.counts["moved_capped"] += bool(caps)
        if not view.keeps_caps(parent.members, holders, caps):
            raise Violated("S8", "a move is committed that its own policy forbids")
        for each in _words(record.possessions):
            i = self.roster.node_of(each.holder)
            if i not in self.roster.honest:
                continue
            there = self.peers[i].moves.ciphertext
            if there is None and (name, i) in self.answered and not self._is_over(i, parent):
                raise Violated("HoldersHave", f"peer {i} says that it has the ciphertext, and has not")
            if each.proof != prove_holding(self.merge.ground.ciphertext, name, each.holder):
                raise Violated("HoldersHave", f"the word of peer {i} is of another ciphertext")

    def _is_over(self, node: int, parent: view.Snapshot) -> bool:
        """Tell whether a peer knows that it is revoked, or of a final snapshot that what follows this parent does not descend from."""
        known = self.peers[node].evidence.known
        return self.number[node] in view.revoked_in(known) or not view.descends(parent, view.final_of(known))

    def branched(self, record: SuccessorRecord | MoveRecord) -> None:
        """Count how deep and how many branches are; called once a snapshot is among what is signed."""
        known = self.merge.signed.evidence
        fields = record.commit.prepared.snapshot
        parent = next(s for s in known.snapshots if s.digest == fields.parent.number)
        last = view.final_of(known)
        depth = depth_of(known, parent.digest)
        if record.commit.prepared.kind != "provisional":
            self.counts["joins_of_deep"] += any(
                not s.final and s.parent != parent.digest and view.descends(s, parent) for s in known.snapshots
            )
            return
        for least in (2, 3):
            self.counts[f"branches_of_{least}"] += depth + 1 >= least
        self.counts["moved_upon_new_shares"] += isinstance(record, MoveRecord) and parent.polynomial != last.polynomial
        ends = [depth_of(known, s.digest) for s in ends_of(known)]
        self.counts["forks"] += len(ends) > 1
        self.counts["deep_forks"] += len(ends) > 1 and max(ends) > 1


def _words(words: tuple[Envelope, ...]) -> list[ManifestPossession]:
    return [
        opened(Envelope(each.body, each.payload_type, each.signature, each.signer), ManifestPossession)
        for each in words
    ]


def nothing_is_left(world: World) -> None:
    """After the last join, and clean-up: who holds the manifest is whom the final snapshot names; all others have dropped the ciphertext, and no token of theirs is good."""
    peers = [world.peers[i] for i in world.roster.honest]
    known = peers[0].evidence.known
    last = view.final_of(known)
    given = last.holders - view.revoked_in(known)
    now = peers[0].evidence.view()
    ever = {h for s in world.observer.merge.signed.evidence.snapshots for h in s.holders} - given
    if now.current != now.final or not now.holders <= given:
        raise Violated("BranchesEnd", "a branch, or what it gives, is left after a final snapshot")
    for peer in peers:
        if keeps_too_much(peer, last):
            raise Violated("BranchesEnd", f"peer {peer.i} keeps the ciphertext, and holds the manifest no more")
        for h in sorted(ever):
            if _is_taken(world, peer.i, h, now.final):
                raise Violated("BranchesEnd", f"peer {peer.i} takes the token of a holder whom a branch alone named")
            world.counts["ended_holders_refused"] += 1
    world.counts["ciphertexts_at_last"] += sum(peer.moves.ciphertext is not None for peer in peers)


def _is_taken(world: World, i: int, holder: int, base: int) -> bool:
    """Tell whether a peer takes a token of the snapshot in use from somebody."""
    store, challenge = world.peers[i].evidence.store, Nonce(bytes(Nonce.LENGTH))
    name, node = PeerId.from_number(holder), world.roster.node_of(PeerId.from_number(holder))
    of = store.distribution(Digest.from_number(base))
    assert of is not None
    version = of.body.manifest_version
    token = CapabilityToken(of.name, MANIFEST, PROTOCOL_VERSION, of.body.epoch, name, version, challenge, of.sequence)
    try:
        capability_token.accept(seal(token, secret_seed(node)), store, challenge)
    except Ignore:
        return False
    return True
