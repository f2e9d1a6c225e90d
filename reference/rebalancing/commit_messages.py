"""The commit's messages and certificates: records in the program, canonical JSON on the wire. `docs/wire.md` lists every field.

Messages are signed and hold for ever: there is no time in them and no nonce besides the ballot's. `kind` says of which of a holder's two
records a message speaks; it is in every one, so nothing signed for a provisional commit counts in a final one, nor the other way round.
Certificates are not signed: they are lists of signed messages, convince whoever checks them (`commit_certificates`), and travel beside the
messages that need them. A snapshot is here its parent, number and origin, and the digest of all else that it holds.

TLA+: Commit!MakeSnapshot, Commit!MakeClaim, Commit!Ask, Commit!Grant, Commit!Echo, Commit!Vote.
"""
# ruff: noqa: RUF009 - each function called in a record's body is a `dataclasses.field`

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar, cast

from . import canonical
from .ballot import below
from .commit_parameters import (
    COMMIT_BODY_BYTES,
    MAXIMUM_LINKS,
    MAXIMUM_SEQUENCE,
    PREPARED_BODY_BYTES,
    PROPOSAL_BODY_BYTES,
    commit_body_bytes,
    prepared_body_bytes,
)
from .envelope import Envelope, NestedEnvelope, digest, payload_type
from .errors import Reject
from .identifiers import Digest, PeerId
from .lease_codec import ballot_of
from .messages import NO_BALLOT_FIELDS, Artifact, BallotFields, SignedMessage, check_rank
from .parameters import MAXIMUM_COMMITTEE
from .shapes import Shaped, check, items, natural, octets, one_of, record, shape_of

__all__ = [  # noqa: RUF022 - in the order of the text
    "FINAL", "PROVISIONAL", "SnapshotFields", "ReportFields", "NO_REPORT",
    "CommitMessage", "CommitAsk", "CommitGrant", "CommitProposal", "CommitEcho", "CommitVote", "COMMIT_MESSAGES",
    "Link", "PreparedCertificate", "CommitCertificate", "COMMIT_CERTIFICATES",
    "snapshot_digest", "justification_digest", "check_snapshot", "read_certificate",
]  # fmt: skip

FINAL, PROVISIONAL = "final", "provisional"
_KINDS = (FINAL, PROVISIONAL)


@dataclass(frozen=True)
class SnapshotFields(Shaped):
    """What may follow a parent. `origin` is the ballot that first proposed it, `body` the digest of all else that it holds."""

    body: Digest = octets(Digest)
    origin: BallotFields = record(BallotFields)
    parent: Digest = octets(Digest)
    sequence: int = natural(1, MAXIMUM_SEQUENCE)


@dataclass(frozen=True)
class ReportFields(Shaped):
    """Names a prepared certificate: its newest ballot, its snapshot's digest, and the digest of that ballot's justification."""

    ballot: BallotFields = record(BallotFields)
    justification: Digest = octets(Digest)
    snapshot: Digest = octets(Digest)


NO_REPORT = ReportFields(NO_BALLOT_FIELDS, Digest(bytes(32)), Digest(bytes(32)))


@dataclass(frozen=True)
class CommitMessage(SignedMessage):
    """What all messages of the commit share. `base` is the parent of what is to be committed."""

    ballot: BallotFields = record(BallotFields)
    kind: str = one_of(_KINDS)

    def check_sense(self) -> None:
        """Raise Reject bad-range or false-rank if the ballot is none of the parent's."""
        check_rank(self.base, self.ballot)


@dataclass(frozen=True)
class CommitAsk(CommitMessage):
    """A coordinator asks for the promise of its ballot."""

    ARTIFACT = "commit-ask"

    @property
    def author(self) -> PeerId:
        return self.ballot.coordinator


@dataclass(frozen=True)
class CommitGrant(CommitMessage):
    """A holder promises a ballot, and reports the prepared certificate of the highest ballot that it has, or NO_REPORT."""

    ARTIFACT = "commit-grant"

    holder: PeerId = octets(PeerId)
    report: ReportFields = record(ReportFields)

    @property
    def author(self) -> PeerId:
        return self.holder

    def check_sense(self) -> None:
        """Raise Reject bad-range, false-rank, bad-value or false-report."""
        super().check_sense()
        # [REJECT bad-value] one form for no report
        if self.report.ballot.round == 0 and self.report != NO_REPORT:
            raise Reject("bad-value", ".report of round 0 is all zero")
        if self.report != NO_REPORT:
            check_rank(self.base, self.report.ballot)
        # [REJECT false-report]
        if not below(ballot_of(self.report.ballot), ballot_of(self.ballot)):
            raise Reject("false-report")


@dataclass(frozen=True)
class CommitProposal(CommitMessage):
    """A coordinator brings forward one snapshot with its justification: the grants of a quorum, by distinct holders in rising order."""

    ARTIFACT = "commit-proposal"
    BODY_BYTES = PROPOSAL_BODY_BYTES

    grants: tuple[NestedEnvelope, ...] = items(NestedEnvelope, MAXIMUM_COMMITTEE)
    snapshot: SnapshotFields = record(SnapshotFields)

    @property
    def author(self) -> PeerId:
        return self.ballot.coordinator

    def check_sense(self) -> None:
        """Raise Reject bad-range, false-rank or mismatched-snapshot."""
        super().check_sense()
        check_snapshot(self.base, self.snapshot)


@dataclass(frozen=True)
class CommitEcho(CommitMessage):
    """A holder signs a proposal: its snapshot's digest, and the digest of the justification that it checked."""

    ARTIFACT = "commit-echo"

    holder: PeerId = octets(PeerId)
    justification: Digest = octets(Digest)
    snapshot: Digest = octets(Digest)

    @property
    def author(self) -> PeerId:
        return self.holder


@dataclass(frozen=True)
class CommitVote(CommitMessage):
    """A holder signs what is prepared in a ballot, of which it has stored the certificate."""

    ARTIFACT = "commit-vote"

    holder: PeerId = octets(PeerId)
    snapshot: Digest = octets(Digest)

    @property
    def author(self) -> PeerId:
        return self.holder


COMMIT_MESSAGES: tuple[type[CommitMessage], ...] = (CommitAsk, CommitEcho, CommitGrant, CommitProposal, CommitVote)


# Certificates


@dataclass(frozen=True)
class Link(Shaped):
    """A snapshot prepared in one ballot: a quorum's echoes of one justification, and that justification. Both in rising order of keys."""

    ballot: BallotFields = record(BallotFields)
    echoes: tuple[NestedEnvelope, ...] = items(NestedEnvelope, MAXIMUM_COMMITTEE)
    grants: tuple[NestedEnvelope, ...] = items(NestedEnvelope, MAXIMUM_COMMITTEE)


@dataclass(frozen=True)
class PreparedCertificate(Artifact):
    """One snapshot, prepared: the newest link first, each naming the next by the highest report of its justification.

    All links are of the one snapshot, because each ballot carries on what the next one prepared; the last is of the snapshot's origin.
    """

    ARTIFACT = "prepared-certificate"
    BODY_BYTES = PREPARED_BODY_BYTES

    kind: str = one_of(_KINDS)
    links: tuple[Link, ...] = items(Link, MAXIMUM_LINKS)
    snapshot: SnapshotFields = record(SnapshotFields)


@dataclass(frozen=True)
class CommitCertificate(Artifact):
    """The commit: a quorum's votes for what is prepared in the newest link, in rising order of keys."""

    ARTIFACT = "commit-certificate"
    BODY_BYTES = COMMIT_BODY_BYTES

    prepared: PreparedCertificate = record(PreparedCertificate)
    votes: tuple[NestedEnvelope, ...] = items(NestedEnvelope, MAXIMUM_COMMITTEE)


Certificate: TypeAlias = PreparedCertificate | CommitCertificate
COMMIT_CERTIFICATES: tuple[type[Certificate], ...] = (CommitCertificate, PreparedCertificate)
C = TypeVar("C", PreparedCertificate, CommitCertificate)
_LIMITS = {PreparedCertificate: prepared_body_bytes, CommitCertificate: commit_body_bytes}


# Names and checks


def snapshot_digest(snapshot: SnapshotFields) -> Digest:
    """Return the digest that names a snapshot, and is the base of whatever follows it."""
    return digest(payload_type("snapshot"), canonical.encode(cast("canonical.Value", snapshot.to_dict())))


def justification_digest(grants: Sequence[Envelope]) -> Digest:
    """Return the digest of a justification, the envelopes of its grants in rising order of their keys.

    It is of what they say: of one body there are many envelopes, with different signatures.
    """
    names: list[canonical.Value] = [digest(grant.payload_type, grant.body).hex for grant in grants]
    return digest(payload_type("justification"), canonical.encode({"grants": names}))


def check_snapshot(base: Digest, snapshot: SnapshotFields) -> None:
    """Raise Reject mismatched-snapshot, bad-range or false-rank unless it is a successor of `base` with an origin that is a ballot on it."""
    # [REJECT mismatched-snapshot]
    if snapshot.parent != base:
        raise Reject("mismatched-snapshot")
    check_rank(base, snapshot.origin)


def read_certificate(raw: bytes, kind: type[C], members: int) -> C:
    """Read a certificate of a committee of `members` that came from others. Nothing in it is verified yet, and nobody is to blame.

    Raises Reject with the codes of `canonical.parse`, too-large first, and of `shapes.check`.
    """
    value = canonical.parse(raw, _LIMITS[kind](members))
    check(shape_of(kind), value)
    return kind.from_dict(cast("dict[str, Any]", value))
