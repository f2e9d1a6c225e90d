"""What one peer knows, as evidence: the reference's own store, and beside it what the records say, told plainly.

The seam of the simulation to evidence. What peers tell each other is bytes. `Heard` makes the specification's evidence of the records themselves, and of nothing that a store makes
of them, so that an onlooker who has both can compare. What is read from the same bytes is read once in a process, and so is what is written of the same record.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from rebalancing import evidence_records, view
from rebalancing.commit_messages import FINAL, snapshot_digest
from rebalancing.envelope import Envelope
from rebalancing.evidence_messages import FENCED, DomainAttestation, DomainName, ManifestMove, Policy, Revocation
from rebalancing.evidence_records import FirstRecord, MoveRecord, Record, SuccessorRecord
from rebalancing.evidence_store import ADMITTED, EvidenceStore, ballot_number, dump, load
from rebalancing.identifiers import Digest, PeerId
from rebalancing.lease_codec import ballot_of
from rebalancing.merge_system import NOTHING
from rebalancing.messages import M, open_message
from rebalancing.pruning import GEOGRAPHY, ORGANISATION, Cap
from rebalancing.resharing_messages import LossStatement, Possession, RepairReceipt, ResharingProposal, SnapshotBody
from rebalancing.resharing_sessions import Distribution, name_of
from rebalancing.view import Evidence, Loss, Snapshot, View
from verifier.simulation.roster import MANIFEST, TENANT, VERSION

__all__ = ["Heard", "PeerEvidence", "bytes_of", "certified", "is_of", "opened", "record_of"]

bytes_of = lru_cache(maxsize=1024)(evidence_records.to_bytes)
record_of = lru_cache(maxsize=1024)(evidence_records.from_bytes)


@lru_cache(maxsize=1024)
def opened(envelope: Envelope, kind: type[M]) -> M:
    """What somebody has signed."""
    return open_message(envelope, kind, frozenset({envelope.signer}))


def is_of(record: Record, kind: type[M]) -> bool:
    """Tell whether a record is a signed message of a kind."""
    return isinstance(record, Envelope) and evidence_records.KINDS[record.payload_type] is kind


def certified(record: FirstRecord | SuccessorRecord) -> frozenset[PeerId]:
    """Who says in a snapshot's record that its share is on disk."""
    return frozenset(each.signer for each in record.possessions.possessions)


class Heard:
    """All that some records say, as plain evidence; each record comes after what it needs.

    Attributes:
        epochs: the share epoch of each snapshot.
        said: how many records.
    """

    def __init__(self) -> None:
        self.epochs: dict[int, int] = {}
        self.said = 0
        self._snapshots: dict[int, Snapshot] = {}
        self._revoked: set[int] = set()
        self._losses: set[Loss] = set()
        self._receipts: set[Loss] = set()
        self._policies: dict[Digest, Policy] = {}
        self._attestations: dict[Digest, DomainAttestation] = {}
        self._places: dict[PeerId, tuple[int, Digest, DomainAttestation]] = {}
        self._evidence: Evidence | None = NOTHING

    @property
    def evidence(self) -> Evidence:
        """The same object as long as nothing is added."""
        if self._evidence is None:
            self._evidence = Evidence(
                snapshots=frozenset(self._snapshots.values()),
                revoked=frozenset(self._revoked),
                losses=frozenset(self._losses),
                receipts=frozenset(self._receipts),
                policies=frozenset(self._viewed(policy, self._located) for policy in self._policies.values()),
            )
        return self._evidence

    @property
    def _located(self) -> list[DomainAttestation]:
        return [said for _, _, said in self._places.values()]

    def add(self, record: Record) -> None:
        """Hear a record."""
        self._evidence = None
        self.said += 1
        if isinstance(record, FirstRecord):
            self._add_snapshot(record.possessions.body, record, None)
        elif isinstance(record, SuccessorRecord):
            self._add_snapshot(record.possessions.body, record, record)
        elif isinstance(record, MoveRecord):
            self._add_move(record)
        else:
            kind = evidence_records.KINDS[record.payload_type]
            add: Callable[[Envelope], None] = getattr(self, f"_add_{kind.ARTIFACT.replace('-', '_')}")
            add(record)

    def _add_policy(self, envelope: Envelope) -> None:
        self._policies[name_of(envelope)] = opened(envelope, Policy)

    def _add_domain_attestation(self, envelope: Envelope) -> None:
        said, name = opened(envelope, DomainAttestation), name_of(envelope)
        self._attestations[name] = said
        before = self._places.get(said.peer)
        if before is None or before[:2] < (said.number, name):
            self._places[said.peer] = said.number, name, said

    def _add_revocation(self, envelope: Envelope) -> None:
        self._revoked.add(opened(envelope, Revocation).peer.number)

    def _add_loss_statement(self, envelope: Envelope) -> None:
        said = opened(envelope, LossStatement)
        self._losses.add(Loss(said.member.number, said.polynomial.number, said.counter))

    def _add_repair_receipt(self, envelope: Envelope) -> None:
        said = opened(envelope, RepairReceipt)
        self._receipts.add(Loss(said.member.number, said.polynomial.number, said.counter))

    def _add_possession(self, envelope: Envelope) -> None:
        said = opened(envelope, Possession)
        self._receipts.add(Loss(said.receiver.number, said.snapshot.number, 0))

    def _add_snapshot(
        self, body: SnapshotBody, record: FirstRecord | SuccessorRecord, successor: SuccessorRecord | None
    ) -> None:
        self._receipts |= {Loss(peer.number, body.name.number, 0) for peer in certified(record)}
        members = frozenset(peer.number for peer in body.members.values())
        digest, parent, final, ballot, holders = body.name.number, 0, True, 0, members
        revokes: frozenset[int] = frozenset()
        if successor:
            fields = successor.commit.prepared.snapshot
            digest, parent = snapshot_digest(fields).number, fields.parent.number
            final, ballot = successor.commit.prepared.kind == FINAL, ballot_number(ballot_of(fields.origin))
            holders = frozenset(peer.number for peer in successor.placement.holders)
            revokes = frozenset(peer.number for peer in opened(successor.proposal, ResharingProposal).revoked)
        before = self._snapshots.get(digest)
        if before and before.final:
            return
        self.epochs[digest] = body.epoch
        line = self._snapshots[parent].line if parent else frozenset({0})
        self._snapshots[digest] = Snapshot(
            digest=digest,
            parent=parent,
            line=line | {digest},
            final=final,
            ballot=ballot,
            polynomial=body.name.number,
            members=members,
            threshold=body.threshold,
            faults=body.faults,
            acknowledged=frozenset(),
            voters=frozenset(),
            revokes=revokes,
            policy=self._policies[body.policy].epoch,
            holders=holders,
        )

    def _add_move(self, record: MoveRecord) -> None:
        """The parent's shares under another name, with other holders."""
        fields = record.commit.prepared.snapshot
        digest, parent = snapshot_digest(fields).number, self._snapshots[fields.parent.number]
        self.epochs[digest] = self.epochs[parent.digest]
        self._snapshots[digest] = replace(
            parent,
            digest=digest,
            parent=parent.digest,
            line=parent.line | {digest},
            final=False,
            ballot=ballot_number(ballot_of(fields.origin)),
            revokes=frozenset(),
            policy=self._policies[opened(record.move, ManifestMove).policy].epoch,
            holders=frozenset(peer.number for peer in record.placement.holders),
        )

    @property
    def is_fenced(self) -> bool:
        """Whether a policy of the last epoch is."""
        last = max(policy.epoch for policy in self._policies.values())
        return any(policy.profile == FENCED for policy in self._policies.values() if policy.epoch == last)

    def caps_pinned(self, policy: Digest, attestations: Iterable[Digest]) -> frozenset[Cap]:
        """What a policy caps, as these attestations say where peers are."""
        return self._viewed(self._policies[policy], [self._attestations[each] for each in attestations]).caps

    def with_records(self, records: Iterable[Record]) -> Heard:
        """The same, and more."""
        other = copy.copy(self)
        for name, value in vars(self).items():
            if isinstance(value, dict | set):
                setattr(other, name, value.copy())
        for each in records:
            other.add(each)
        return other

    @staticmethod
    def _viewed(policy: Policy, places: Sequence[DomainAttestation]) -> view.Policy:
        """A policy with the peers that are in its domains."""
        return view.Policy(
            policy.epoch,
            frozenset(
                [
                    Cap(GEOGRAPHY, _inside(c.domain, ((p.geography, p) for p in places)), c.most)
                    for c in policy.geography
                ]
                + [
                    Cap(ORGANISATION, _inside(c.domain, ((p.organisation, p) for p in places)), c.most)
                    for c in policy.organisation
                ]
            ),
        )


def _inside(
    domain: tuple[DomainName, ...], places: Iterable[tuple[tuple[DomainName, ...], DomainAttestation]]
) -> frozenset[int]:
    return frozenset(place.peer.number for path, place in places if path[: len(domain)] == domain)


class PeerEvidence:
    """A peer's evidence.

    Attributes:
        version: of the manifest.
        store: the reference's.
        heard: all that it ever let in; no peer keeps it, the onlooker asks.
    """

    def __init__(self, beginning: Iterable[bytes], version: int = VERSION) -> None:
        self.version = version
        self.store = _empty(version)
        self.heard = Heard()
        self._known: Evidence | None = None
        self._worth_telling: list[Record] | None = None
        self._there: dict[int, Record] = {}
        for raw in beginning:
            self.learn(raw, TENANT)
        self.begin_here()

    def begin_here(self) -> None:
        """What there is now everybody has, so that nobody is told of it."""
        self._common = frozenset(self.store.records())
        self._worth_telling = None

    @property
    def known(self) -> Evidence:
        """What the store says as plain evidence; the same object as long as nothing changes."""
        if self._known is None:
            self._known = self.store.evidence()
        return self._known

    def view(self) -> View:
        """What the store makes of it."""
        return self.store.view()

    def learn(self, raw: bytes, source: PeerId) -> list[Record]:
        """Take what somebody sent, and let in what has waited for it; return what was new, in the order in which it entered. Raises the verdict with which it is refused."""
        outcome = self.store.admit(record_of(raw), source)
        if outcome.refusal:
            raise outcome.refusal
        if outcome.word != ADMITTED:
            return []
        entered = [each for each in self.store.records() if id(each) not in self._there]
        self._changed()
        for each in entered:
            self.heard.add(each)
        return entered

    def _changed(self) -> None:
        self._known = self._worth_telling = None
        # By identity, and kept, or another record could get the identity of one that is gone.
        self._there = {id(each): each for each in self.store.records()}

    def worth_telling(self) -> list[Record]:
        """What it passes on, in the order in which it came: all but what everybody begins with, and words that come with their snapshot."""
        if self._worth_telling is None:
            records = self.store.records()
            within = {
                name_of(word)
                for each in records
                if isinstance(each, SuccessorRecord)
                for word in each.possessions.possessions
            }
            self._worth_telling = [
                each
                for each in records
                if each not in self._common and not (isinstance(each, Envelope) and name_of(each) in within)
            ]
        return self._worth_telling

    def forget(self) -> None:
        """Drop what decides nothing any more."""
        self.store.forget()
        self._changed()

    def restart(self) -> None:
        """Come back with what is on disk: what waits is not written."""
        again = _empty(self.version)
        load(dump(self.store), again)
        self.store = again
        self._changed()

    def final(self) -> Distribution:
        """The last final snapshot. No run gets as far as a conflict: two final successors are a finding."""
        of = self.store.distribution(self.name_of_final())
        assert of is not None
        return of

    def name_of_final(self) -> Digest:
        """Its name."""
        return Digest.from_number(self.store.known.final.digest)


def _empty(version: int) -> EvidenceStore:
    return EvidenceStore(TENANT, MANIFEST, version)
