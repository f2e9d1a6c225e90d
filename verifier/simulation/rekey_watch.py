"""What an onlooker makes of a re-key: the owner's part in the state of the resharing, and what its predicates do not say.

The first snapshot of a version is there a polynomial like others, of a session without a parent. While some nodes have moved to it and others have not, evidence is of two versions, and that
of the new one is looked at once all have moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from rebalancing import resharing
from rebalancing.envelope import Envelope
from rebalancing.genesis_messages import RekeyRequest
from rebalancing.genesis_sessions import GenesisSession
from rebalancing.group import Point
from rebalancing.identifiers import Digest
from rebalancing.owner import Founding
from rebalancing.resharing import Committee, Copy, Dealt, Owner, Polynomial, Possession, Proposal
from rebalancing.resharing_record import ShareRecord
from rebalancing.resharing_sessions import Distribution, name_of
from rebalancing.resharing_system import ResharingSystem
from verifier.simulation.evidence import opened
from verifier.simulation.leases import Leases
from verifier.simulation.merge_watch import MergeWatch, Violated
from verifier.simulation.move_watch import MoveWatch
from verifier.simulation.peer import Ground, Peer
from verifier.simulation.roster import Roster, key_of

__all__ = ["RekeyWatch"]


class RekeyWatch:
    """The part of the observer that watches the owner, and whoever deals with it."""

    ground: Ground
    peers: Mapping[int, Peer]
    roster: Roster
    leases: Leases
    counts: Counter[str]
    merge: MergeWatch
    moves: MoveWatch
    resharing: ResharingSystem
    polynomials: dict[Digest, Polynomial]
    constants: dict[int, Point]
    _reshared: Callable[..., None]
    _touched: set[str]
    begin_commits_on: Callable[[Distribution], None]

    def begin_watch(self) -> None:
        """Nothing of it has happened."""
        self._requests: set[bytes] = set()
        # What each peer awaits of the owner, as it was read from the bytes in its store.
        self._awaited: dict[int, tuple[bytes | None, tuple[ShareRecord, ...]]] = {}
        self._geneses: dict[Digest, Distribution] = {}
        # Who has not yet moved to a version that has begun.
        self.moving: set[int] = set()

    def on_disk(self, i: int) -> tuple[ShareRecord, ...]:
        """The shares that a peer has, those of a genesis among them whose first snapshot it has not seen."""
        peer = self.peers[i]
        if peer.next is None:
            return peer.node.resharing.shares.shares
        raw = peer.store.load()
        if i not in self._awaited or self._awaited[i][0] != raw:
            self._awaited[i] = raw, peer.node.record.awaited.shares
        return (*peer.node.resharing.shares.shares, *self._awaited[i][1])

    def see_asked(self, node: int, request: Envelope) -> None:
        """The owner asks for shares; after a stop it has forgotten those that came."""
        self._requests.add(request.body)
        self._owns(asks=True)

    def _owns(self, **changes: Any) -> None:
        self._reshared(owner=replace(self.resharing.owner, **changes))

    def see_owner_restarts(self, node: int, version: int) -> None:
        """What came back, and what was dealt, was in memory alone."""
        self._reshared(owner=Owner(version, asks=False, holds=False), released=frozenset())

    def see_released(self, node: int, request: Envelope) -> None:
        """A share goes back to the owner, at a request of its own for this manifest and version, and to nobody else."""
        self.counts["evaluated"] += 1
        if request.body not in self._requests:
            raise Violated("ReleasedToOwner", f"peer {node} releases its share to whoever asks")
        p = self.polynomials[opened(request, RekeyRequest).base]
        if node not in self.roster.liars:
            self._reshared(released=self.resharing.released | {Copy(p, node)})

    def see_dealt_anew(self, node: int, session: GenesisSession, of: Distribution) -> None:
        """The owner deals the secret of the next version. It has had that of this one back, and tries as often as it must."""
        owner, version = self.resharing.owner, session.proposal.manifest_version
        members = frozenset(self.roster.node_of(seat.peer) for seat in session.receivers.values())
        proposal = Proposal(
            session=len(self.resharing.proposals) + 1,
            parent=resharing.nothing(version),
            committee=Committee(members, session.proposal.threshold),
            revoked=frozenset(self.resharing.revoked),
        )
        self.polynomials[of.name] = resharing.successor(proposal, Dealt(proposal.session))
        self.constants[version] = of.commitments.constant
        self._geneses[session.name] = of
        holds = Owner(version, asks=owner.asks, holds=True)
        self._reshared(proposals=self.resharing.proposals | {proposal}, owner=holds)

    def see_word(self, node: int, proposal: Envelope) -> None:
        """A member says that its share of a genesis is on disk."""
        if node not in self.roster.liars:
            p = self.polynomials[self._geneses[name_of(proposal)].name]
            said = Possession(polynomial=p, receiver=node, repaired=False)
            self._reshared(possessions=self.resharing.possessions | {said})

    def see_founded(self, node: int, founding: Founding, ground: Ground) -> None:
        """A version begins: every member has its share on disk, and has said so."""
        self.counts["evaluated"] += 1
        of, members = founding.of, founding.of.body.members.values()
        words = {each.signer for each in founding.certificate.possessions}
        have = {key_of(i) for i in self.roster.peers if any(each.of == of for each in self.on_disk(i))}
        silent = {each for each in members if self.roster.node_of(each) in self.roster.liars} & words
        if words != set(members) or not set(members) <= have | silent:
            raise Violated("BegunByAll", "a version begins without the word of every member")
        self.ground = ground
        self.begin_commits_on(of)
        self.moving = set(self.roster.peers)
        self.merge = MergeWatch(ground, self.peers, self.counts)
        self.moves = MoveWatch(self.merge, self.moves.number)
        p = self.polynomials[of.name]
        self._reshared(committed=self.resharing.committed | {p})
        self._owns(holds=False, asks=False)

    def see_moved(self, node: int) -> None:
        """A node goes on with the next version."""
        self.moving.discard(node)
        self.leases.follow_version(node, self.ground.version)
        self._touched |= {"lease", "merge", "resharing"}
