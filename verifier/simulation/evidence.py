"""What one peer knows, as evidence: pieces that arrive in any order, and the view that follows from them.

The seam of the simulation to evidence: whatever keeps evidence has `learn`, `pieces`, `known` and `distributions`. Here a piece carries what the core's view reads, beside the
certificate and the body that show it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from rebalancing import view
from rebalancing.ballot import Ballot
from rebalancing.commit_certificates import open_commit
from rebalancing.commit_messages import FINAL, CommitCertificate
from rebalancing.errors import ProtocolError
from rebalancing.identifiers import Digest
from rebalancing.lease_codec import ballot_of
from rebalancing.merge_system import NOTHING
from rebalancing.resharing_messages import SnapshotBody
from rebalancing.resharing_sessions import Distribution
from rebalancing.view import Evidence, Loss, Snapshot

__all__ = ["NOTHING", "EvidenceStore", "Piece", "loss", "piece_of", "receipt", "revocation"]

# Of pieces whose parents are not known yet.
WAITING = 16


@dataclass(frozen=True)
class Piece:
    """One unit of evidence: a snapshot with its certificate and body, or a signed record."""

    says: Evidence
    certificate: CommitCertificate | None = None
    body: SnapshotBody | None = None

    @property
    def snapshot(self) -> Snapshot | None:
        """The snapshot, if it is one."""
        return next(iter(self.says.snapshots), None)


def revocation(h: int) -> Piece:
    """The tenant's word that a peer is revoked."""
    return Piece(replace(NOTHING, revoked=frozenset({h})))


def loss(h: int, polynomial: int, number: int) -> Piece:
    """A word for it that a share is gone."""
    return Piece(replace(NOTHING, losses=frozenset({Loss(h, polynomial, number)})))


def receipt(h: int, polynomial: int, number: int) -> Piece:
    """A peer's word for it that it has its share: again after the loss of that number, or at all if the number is 0."""
    return Piece(replace(NOTHING, receipts=frozenset({Loss(h, polynomial, number)})))


def order_of(ballot: Ballot) -> int:
    """Return a ballot as one number, in the order of ballots."""
    return ((ballot.round << 256 | ballot.rank) << 256 | ballot.coordinator) << 128 | ballot.nonce


def piece_of(
    certificate: CommitCertificate, body: SnapshotBody, parent: Snapshot, seen: tuple[frozenset[int], ...]
) -> Piece:
    """What a commit says. `seen` are its members, those that acknowledged, and whom it revokes.

    Two certificates of one snapshot may name other voters, and to the core's view these would be two snapshots: here they are left out.
    """
    members, acknowledged, revokes = seen
    fields = certificate.prepared.snapshot
    of = Distribution(body, (fields,))
    snapshot = Snapshot(
        digest=of.name.number,
        parent=parent.digest,
        line=parent.line | {of.name.number},
        final=certificate.prepared.kind == FINAL,
        ballot=order_of(ballot_of(fields.origin)),
        polynomial=of.name.number,
        members=members,
        threshold=body.threshold,
        faults=body.faults,
        acknowledged=acknowledged,
        voters=frozenset(),
        revokes=revokes,
        policy=0,
        holders=members,
    )
    return Piece(replace(NOTHING, snapshots=frozenset({snapshot})), certificate, body)


@dataclass
class EvidenceStore:
    """A peer's evidence.

    Attributes:
        known: what it has checked and not forgotten.
        heard: all that it ever checked; no peer keeps it, the observer asks.
        distributions: the snapshots that it knows, with their bodies, by name.
    """

    known: Evidence
    distributions: dict[int, Distribution]
    heard: Evidence = NOTHING
    _pieces: dict[Evidence, Piece] = field(default_factory=dict)
    _waiting: list[Piece] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.heard = self.known

    def learn(self, piece: Piece) -> list[Piece]:
        """Take a piece, and what has waited for it; return what was new, in the order in which it entered."""
        entered: list[Piece] = []
        due = [piece]
        while due:
            each = due.pop(0)
            if each.says in self._pieces:
                continue
            snapshot = each.snapshot
            if snapshot and snapshot.parent not in self.distributions:
                self._waiting = [*self._waiting[1 - WAITING :], each]
                continue
            if not self._is_shown(each):
                continue
            self._pieces[each.says] = each
            self.known = view.after_learn(view.Member(self.known, frozenset()), each.says).known
            self.heard = view.merge(self.heard, each.says)
            entered.append(each)
            if snapshot:
                due += [x for x in self._waiting if x.snapshot and x.snapshot.parent == snapshot.digest]
                self._waiting = [x for x in self._waiting if x not in due]
        return entered

    def _is_shown(self, piece: Piece) -> bool:
        """Tell whether the certificate shows the snapshot, and note its body."""
        snapshot = piece.snapshot
        if snapshot is None:
            return True
        if piece.certificate is None or piece.body is None:
            return False
        parent = self.distributions[snapshot.parent]
        try:
            open_commit(piece.certificate, parent.committee)
        except ProtocolError:
            return False
        of = Distribution(piece.body, (piece.certificate.prepared.snapshot,))
        if piece.certificate.prepared.snapshot.body != piece.body.name or of.name.number != snapshot.digest:
            return False
        self.distributions[snapshot.digest] = of
        return True

    def pieces(self) -> list[Piece]:
        """All that it passes on, in the order in which it came."""
        return list(self._pieces.values())

    def forget(self) -> None:
        """Drop what decides nothing any more."""
        self.known = view.after_forget(self.known)

    def restart(self) -> None:
        """What waits is not written."""
        self._waiting.clear()

    def final(self) -> Snapshot:
        """The last final snapshot of the view."""
        return view.final_of(self.known)

    def name_of_final(self) -> Digest:
        """Its name."""
        return Digest.from_number(self.final().digest)
