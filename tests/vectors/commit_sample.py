"""The sample that the commit's vectors are made of: a snapshot prepared in one ballot, carried on in a second, and committed there.

Keys, base and manifest are those of `wire_sample`: a committee of four, of which three are a final quorum and two a provisional one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rebalancing.certificates import nested
from rebalancing.commit_certificates import Committee
from rebalancing.commit_messages import (
    FINAL,
    NO_REPORT,
    PROVISIONAL,
    CommitAsk,
    CommitCertificate,
    CommitEcho,
    CommitGrant,
    CommitMessage,
    CommitProposal,
    CommitVote,
    Link,
    PreparedCertificate,
    ReportFields,
    SnapshotFields,
    justification_digest,
    snapshot_digest,
)
from rebalancing.envelope import Envelope, NestedEnvelope
from rebalancing.identifiers import Digest, PeerId
from rebalancing.messages import BallotFields, SignedMessage, ballot_fields, seal
from tests.vectors.wire_sample import BASE, COMMITTEE, COMMON, PEERS, SEED_OF, nonce

THRESHOLD, FAULTS, QUORUM = 2, 0, 3
HOLDERS = Committee(frozenset(COMMITTEE), THRESHOLD, FAULTS)
GRANTERS = COMMITTEE[:QUORUM]

FIRST = ballot_fields(BASE, 3, PEERS[0], nonce(0x30))
SECOND = ballot_fields(BASE, 4, PEERS[1], nonce(0x31))
THIRD = ballot_fields(BASE, 5, PEERS[0], nonce(0x32))
SNAPSHOT = SnapshotFields(Digest(b"\x5a" * 32), FIRST, BASE, 8)
# The same but for what it holds, and the same but for where it comes from.
OTHER_SNAPSHOT = replace(SNAPSHOT, body=Digest(b"\x5b" * 32))
OTHER_ORIGIN = replace(SNAPSHOT, origin=SECOND)


def sealed(message: SignedMessage) -> Envelope:
    return seal(message, SEED_OF[message.author])


def sealed_all(messages: Iterable[SignedMessage]) -> tuple[NestedEnvelope, ...]:
    return nested(map(sealed, messages))


def grant(
    holder: PeerId = COMMITTEE[0], ballot: BallotFields = FIRST, report: ReportFields = NO_REPORT, kind: str = FINAL
) -> CommitGrant:
    return CommitGrant(**COMMON, ballot=ballot, kind=kind, holder=holder, report=report)


def grants(
    ballot: BallotFields = FIRST, reports: Sequence[ReportFields] = (), kind: str = FINAL
) -> tuple[NestedEnvelope, ...]:
    """A quorum's grants, of which the first report something."""
    size = HOLDERS.quorum_of(kind)
    said = [*reports, *[NO_REPORT] * (size - len(reports))]
    return sealed_all(grant(holder, ballot, report, kind) for holder, report in zip(COMMITTEE, said, strict=False))


def echo(
    justification: Digest,
    holder: PeerId = COMMITTEE[0],
    ballot: BallotFields = FIRST,
    snapshot: SnapshotFields = SNAPSHOT,
    kind: str = FINAL,
) -> CommitEcho:
    return CommitEcho(
        **COMMON,
        ballot=ballot,
        kind=kind,
        holder=holder,
        justification=justification,
        snapshot=snapshot_digest(snapshot),
    )


def vote(
    holder: PeerId = COMMITTEE[0], ballot: BallotFields = FIRST, snapshot: SnapshotFields = SNAPSHOT, kind: str = FINAL
) -> CommitVote:
    return CommitVote(**COMMON, ballot=ballot, kind=kind, holder=holder, snapshot=snapshot_digest(snapshot))


def link(
    ballot: BallotFields = FIRST,
    justification: tuple[NestedEnvelope, ...] | None = None,
    snapshot: SnapshotFields = SNAPSHOT,
    kind: str = FINAL,
) -> Link:
    """A quorum's echoes of a justification."""
    shown = grants(ballot, kind=kind) if justification is None else justification
    digest = justification_digest(shown)
    said = sealed_all(echo(digest, holder, ballot, snapshot, kind) for holder in COMMITTEE[: HOLDERS.quorum_of(kind)])
    return Link(ballot, said, shown)


def certificate(*links: Link, snapshot: SnapshotFields = SNAPSHOT, kind: str = FINAL) -> PreparedCertificate:
    return PreparedCertificate(**COMMON, kind=kind, links=links, snapshot=snapshot)


def report_of(prepared: PreparedCertificate) -> ReportFields:
    newest = prepared.links[0]
    return ReportFields(newest.ballot, justification_digest(newest.grants), snapshot_digest(prepared.snapshot))


def proposal(
    justification: tuple[NestedEnvelope, ...],
    ballot: BallotFields = FIRST,
    snapshot: SnapshotFields = SNAPSHOT,
    kind: str = FINAL,
) -> CommitProposal:
    return CommitProposal(**COMMON, ballot=ballot, kind=kind, grants=justification, snapshot=snapshot)


def committed(prepared: PreparedCertificate, votes: Iterable[CommitVote] | None = None) -> CommitCertificate:
    newest, size = prepared.links[0].ballot, HOLDERS.quorum_of(prepared.kind)
    said = (
        [vote(holder, newest, prepared.snapshot, prepared.kind) for holder in COMMITTEE[:size]]
        if votes is None
        else votes
    )
    return CommitCertificate(**COMMON, prepared=prepared, votes=sealed_all(said))


PREPARED = certificate(link())
REPORT = report_of(PREPARED)
# Another snapshot in the same ballot: only a liar's grant can report it.
OTHER_REPORT = replace(REPORT, snapshot=snapshot_digest(OTHER_SNAPSHOT))
CARRYING = grants(SECOND, [REPORT])
CHAIN = certificate(link(SECOND, CARRYING), *PREPARED.links)
PROVISIONALLY = certificate(link(kind=PROVISIONAL), kind=PROVISIONAL)
COMMITTED = committed(CHAIN)

VALID: dict[str, CommitMessage] = {
    "commit-ask": CommitAsk(**COMMON, ballot=FIRST, kind=FINAL),
    "commit-ask-provisional": CommitAsk(**COMMON, ballot=FIRST, kind=PROVISIONAL),
    "commit-grant": grant(),
    "commit-grant-with-a-report": grant(ballot=SECOND, report=REPORT),
    "commit-proposal": proposal(grants()),
    "commit-echo": echo(justification_digest(grants())),
    "commit-vote": vote(),
}
