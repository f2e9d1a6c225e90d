"""Forks with real signatures: what `forks` draws, as signed messages and as certificates in bytes.

Each honest holder signs a message when it says it, and nothing else; a liar signs whatever is shown of it. The core's names are small
numbers and its rank is drawn; on the wire a holder is its key, a rank is a digest and a snapshot is named by what it holds.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from typing import Any

from rebalancing import commit
from rebalancing.accountability import FinalCertificate, PreparedCertificate
from rebalancing.ballot import Ballot
from rebalancing.certificates import nested
from rebalancing.commit import NO_CLAIM, Claim, CommitGrant, Echo, Snapshot, Vote
from rebalancing.commit_certificates import Committee
from rebalancing.commit_messages import (
    FINAL,
    NO_REPORT,
    CommitCertificate,
    CommitEcho,
    CommitMessage,
    CommitVote,
    Link,
    ReportFields,
    SnapshotFields,
    justification_digest,
    snapshot_digest,
)
from rebalancing.commit_messages import CommitGrant as SignedGrant
from rebalancing.commit_messages import PreparedCertificate as SignedPrepared
from rebalancing.commit_parameters import MAXIMUM_LINKS
from rebalancing.envelope import Envelope, NestedEnvelope, peer_of
from rebalancing.identifiers import Digest, ManifestId, Nonce, PeerId
from rebalancing.messages import BallotFields, ballot_fields, body_of, seal
from rebalancing.parameters import PROTOCOL_VERSION
from tests.properties import forks

__all__ = ["SignedForks"]

BASE = Digest(sha256(b"parent").digest())
ABOUT: dict[str, Any] = {"base": BASE, "manifest_id": ManifestId(bytes(32)), "version": PROTOCOL_VERSION, "kind": FINAL}
COORDINATOR = peer_of(sha256(b"coordinator").digest())


def seed_of(holder: int) -> bytes:
    """The secret seed of a holder."""
    return sha256(b"holder %d" % holder).digest()


@cache
def key_of(holder: int) -> PeerId:
    """The key of a holder."""
    return peer_of(seed_of(holder))


def ballot_on_the_wire(ballot: Ballot) -> BallotFields:
    """A ballot with its true rank. Each round has one ballot, so the order is the same."""
    return ballot_fields(BASE, ballot.round, COORDINATOR, Nonce(ballot.nonce.to_bytes(16, "big")))


def snapshot_on_the_wire(snapshot: Snapshot) -> SnapshotFields:
    """A snapshot that holds the digest that stands for it in the core."""
    body = Digest.from_number(snapshot.digest)
    return SnapshotFields(body, ballot_on_the_wire(snapshot.origin), BASE, snapshot.sequence)


@dataclass
class SignedForks:
    """The committee of a run, its keys and signatures."""

    core: forks.Committee
    # What honest holders have signed, as they said it, and what liars have, as it was shown.
    signed: dict[CommitGrant | Echo | Vote, Envelope] = field(default_factory=dict)
    lies: dict[CommitGrant | Echo | Vote, Envelope] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.core.told = self.hear

    @property
    def committee(self) -> Committee:
        """The committee by its keys."""
        members = frozenset(key_of(h) for h in range(1, self.core.size + 1))
        return Committee(members, self.core.threshold, self.core.faults)

    def hear(self, message: CommitGrant | Echo | Vote) -> None:
        """An honest holder signs."""
        self.signed[message] = self.sign(message)

    def sign(self, message: CommitGrant | Echo | Vote) -> Envelope:
        """Sign a message of the core in its holder's name."""
        common = {**ABOUT, "ballot": ballot_on_the_wire(message.ballot), "holder": key_of(message.holder)}
        said: CommitMessage
        match message:
            case CommitGrant(report=report):
                said = SignedGrant(**common, report=self.report(report))
            case Echo(snapshot=snapshot, justification=justification):
                grants = self.justification(justification)
                name = snapshot_digest(snapshot_on_the_wire(snapshot))
                said = CommitEcho(**common, justification=justification_digest(grants), snapshot=name)
            case Vote(snapshot=snapshot):
                said = CommitVote(**common, snapshot=snapshot_digest(snapshot_on_the_wire(snapshot)))
        return seal(said, seed_of(message.holder))

    def shown(self, message: CommitGrant | Echo | Vote) -> Envelope:
        """What can be shown of a message: what an honest holder signed, or what a liar signs now."""
        if message.holder not in self.core.liars:
            return self.signed[message]
        if message not in self.lies:
            self.lies[message] = self.sign(message)
        return self.lies[message]

    def reported(self, claim: Claim) -> PreparedCertificate:
        """The one of a claim's certificates that all reports name, with a chain of such."""
        return self.named(self.core.shown[claim][0])

    def named(self, p: PreparedCertificate) -> PreparedCertificate:
        """A certificate with the chain that its own grants name."""
        highest = commit.highest_reports(p.justification)
        return replace(p, reported=self.reported(next(iter(highest))) if highest else None)

    def report(self, claim: Claim) -> ReportFields:
        """A report on the wire."""
        if claim == NO_CLAIM:
            return NO_REPORT
        grants = self.justification(self.core.shown[claim][0].justification)
        name = snapshot_digest(snapshot_on_the_wire(claim.snapshot))
        return ReportFields(ballot_on_the_wire(claim.ballot), justification_digest(grants), name)

    def justification(self, grants: frozenset[CommitGrant]) -> tuple[NestedEnvelope, ...]:
        """The grants of a quorum, signed."""
        return nested(self.shown(m) for m in grants)

    def prepared(self, p: PreparedCertificate) -> SignedPrepared:
        """A prepared certificate on the wire, with as many links as it has room for."""
        links, at = [], p
        while True:
            echoes = (
                Echo(
                    holder=h,
                    provisional=False,
                    ballot=at.claim.ballot,
                    snapshot=at.claim.snapshot,
                    justification=at.justification,
                )
                for h in at.echoers
            )
            links.append(
                Link(
                    ballot_on_the_wire(at.claim.ballot),
                    nested(map(self.shown, echoes)),
                    self.justification(at.justification),
                )
            )
            if at.reported is None or len(links) == MAXIMUM_LINKS:
                return SignedPrepared(**ABOUT, links=tuple(links), snapshot=snapshot_on_the_wire(p.claim.snapshot))
            at = at.reported

    def final(self, a: FinalCertificate) -> bytes:
        """A commit certificate as bytes."""
        x = a.prepared.claim
        votes = (Vote(holder=h, provisional=False, ballot=x.ballot, snapshot=x.snapshot) for h in a.voters)
        about = {name: value for name, value in ABOUT.items() if name != "kind"}
        certificate = CommitCertificate(
            **about, prepared=self.prepared(self.named(a.prepared)), votes=nested(map(self.shown, votes))
        )
        return body_of(certificate)
