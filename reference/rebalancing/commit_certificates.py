"""Justifications, prepared certificates and commit certificates: what makes them hold.

Each list of signed messages is of exactly a quorum of the parent's committee, distinct and in rising order of keys; a provisional quorum is
t, a final one Q. A report counts only with its certificate, and that only with the chain of justifications below it: the highest of each,
so there is one way down, to the ballot in which the snapshot was first proposed.

TLA+: Commit!Justifications, Commit!Justifies, Commit!HighestReports, Commit!Prepared, Commit!Committed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import commit
from .ballot import NO_BALLOT
from .certificates import open_list
from .commit import Claim, CommitRules, Snapshot
from .commit_messages import (
    NO_REPORT,
    PROVISIONAL,
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
    check_snapshot,
    justification_digest,
    snapshot_digest,
)
from .commit_parameters import MAXIMUM_LINKS
from .envelope import NestedEnvelope
from .errors import Reject
from .identifiers import Digest, ManifestId, PeerId
from .lease_codec import ballot_of
from .messages import BallotFields, M
from .parameters import MAXIMUM_COMMITTEE
from .quorum import feasible, quorum

__all__ = [  # noqa: RUF022 - in the order of the text
    "Committee", "About", "about", "snapshot_of", "grant_of", "claim_of",
    "open_justification", "open_proposal", "check_shown", "open_prepared", "links_of", "open_echoes",
    "open_commit", "check_whole", "open_votes",
]  # fmt: skip


@dataclass(frozen=True)
class Committee:
    """The keyshare holders of a parent, t and f. The keys are enrolled."""

    members: frozenset[PeerId]
    threshold: int
    faults: int

    def __post_init__(self) -> None:
        """Raise ValueError for a committee that is not allowed."""
        n = len(self.members)
        if not (feasible(n, self.threshold, self.faults) and n <= MAXIMUM_COMMITTEE):
            raise ValueError(f"no committee has n = {n}, t = {self.threshold} and f = {self.faults}")

    @property
    def rules(self) -> CommitRules:
        """The rules of the core."""
        n = len(self.members)
        return CommitRules(
            holders=frozenset(member.number for member in self.members),
            threshold=self.threshold,
            quorum=quorum(n, self.threshold, self.faults),
            signed_justification=True,
        )

    def quorum_of(self, kind: str) -> int:
        """How many make a quorum of this kind."""
        return commit.quorum_of(self.rules, kind == PROVISIONAL)


@dataclass(frozen=True)
class About:
    """What the messages of one list have in common."""

    manifest_id: ManifestId
    base: Digest
    kind: str
    ballot: BallotFields


# The core's records


def snapshot_of(fields: SnapshotFields) -> Snapshot:
    """Return the core's snapshot."""
    return Snapshot(
        digest=snapshot_digest(fields).number,
        parent=fields.parent.number,
        sequence=fields.sequence,
        origin=ballot_of(fields.origin),
        choice=fields.body.number,
    )


def _reported(grant: CommitGrant, known: Snapshot) -> Claim:
    """What a grant reports. Of a snapshot that is not the known one its digest is enough: it is another."""
    if grant.report == NO_REPORT:
        return commit.NO_CLAIM
    number = grant.report.snapshot.number
    other = Snapshot(digest=number, parent=grant.base.number, sequence=0, origin=NO_BALLOT, choice=0)
    return commit.make_claim(ballot_of(grant.report.ballot), known if number == known.digest else other)


def grant_of(message: CommitGrant, known: Snapshot) -> commit.CommitGrant:
    """Return the core's grant, in a justification of the `known` snapshot."""
    return commit.CommitGrant(
        holder=message.holder.number,
        provisional=message.kind == PROVISIONAL,
        parent=message.base.number,
        ballot=ballot_of(message.ballot),
        report=_reported(message, known),
    )


def claim_of(certificate: PreparedCertificate) -> Claim:
    """Return what a certificate, already opened, says is prepared: its snapshot under the ballot of its newest link."""
    return commit.make_claim(ballot_of(certificate.links[0].ballot), snapshot_of(certificate.snapshot))


# Lists


def about(message: CommitMessage) -> About:
    """Return what a message is about."""
    return About(message.manifest_id, message.base, message.kind, message.ballot)


def _open_quorum(envelopes: Sequence[NestedEnvelope], kind: type[M], of: About, committee: Committee) -> tuple[M, ...]:
    size = committee.quorum_of(of.kind)
    # [REJECT not-a-quorum] exactly: one form, and a size that is known before anything is verified
    if len(envelopes) != size:
        raise Reject("not-a-quorum", f"{len(envelopes)} envelopes, a quorum is {size}")
    return open_list(envelopes, kind, committee.members)


def open_justification(envelopes: Sequence[NestedEnvelope], of: About, committee: Committee) -> tuple[CommitGrant, ...]:
    """Return the grants of a justification: a quorum's, all of one manifest, base, kind and ballot.

    Raises Reject not-a-quorum, duplicate-signer, not-a-member, bad-value, mismatched-grant, or what `open_message` raises for a grant.
    """
    grants = _open_quorum(envelopes, CommitGrant, of, committee)
    for grant in grants:
        # [REJECT mismatched-grant]
        if about(grant) != of:
            raise Reject("mismatched-grant", grant.holder.hex)
    return grants


def _highest(grants: Sequence[CommitGrant]) -> tuple[CommitGrant, ...]:
    """The grants that report the highest ballot; none if nothing is reported."""
    top = max((_ballot_key(grant.report.ballot) for grant in grants), default=_ballot_key(NO_REPORT.ballot))
    return tuple(grant for grant in grants if grant.report != NO_REPORT and _ballot_key(grant.report.ballot) == top)


def _ballot_key(fields: BallotFields) -> tuple[int, int, int, int]:
    """Return what orders ballots as `ballot.below` does."""
    ballot = ballot_of(fields)
    return ballot.round, ballot.rank, ballot.coordinator, ballot.nonce


def _justification(
    grants: Sequence[CommitGrant], ballot: BallotFields, snapshot: Snapshot
) -> frozenset[commit.CommitGrant]:
    justification = frozenset(grant_of(grant, snapshot) for grant in grants)
    # [REJECT unjustified]
    if not commit.justifies(justification, ballot_of(ballot), snapshot):
        raise Reject("unjustified")
    return justification


# Proposals


def open_proposal(
    proposal: CommitProposal,
    shown: PreparedCertificate | None,
    committee: Committee,
    known: PreparedCertificate | None = None,
) -> frozenset[commit.CommitGrant]:
    """Return the core's justification of a proposal, which justifies it.

    `shown` is the certificate beside it: that of the highest report, if anything is reported. `known` is as in `open_prepared`.

    Raises Reject what `open_justification` raises and unjustified, blaming the coordinator, whose signature shows it, unless a grant is wrong
    by itself; no-certificate or mismatched-certificate; or what `open_prepared` raises.
    """
    try:
        grants = open_justification(proposal.grants, about(proposal), committee)
        justification = _justification(grants, proposal.ballot, snapshot_of(proposal.snapshot))
    except Reject as error:
        raise error.against(proposal.author) from None
    if highest := _highest(grants):
        check_shown(highest, shown)
        assert shown is not None
        open_prepared(shown, committee, known)
    return justification


def check_shown(highest: Sequence[CommitGrant], shown: PreparedCertificate | None) -> None:
    """Check that a certificate is the one that some of these grants report, before it is opened, which is dear.

    Raises Reject no-certificate or mismatched-certificate.
    """
    # [REJECT no-certificate] a report counts only with its certificate
    if shown is None or not shown.links:
        raise Reject("no-certificate")
    newest = shown.links[0]
    of = (shown.manifest_id, shown.base, shown.kind)
    # [REJECT mismatched-certificate]
    if of != (highest[0].manifest_id, highest[0].base, highest[0].kind) or not _names(
        highest, newest, snapshot_digest(shown.snapshot)
    ):
        raise Reject("mismatched-certificate")


def _names(highest: Sequence[CommitGrant], link: Link, snapshot: Digest) -> bool:
    """Tell whether a link is what one of these grants reports. They may name different justifications of one snapshot."""
    named = ReportFields(link.ballot, justification_digest(link.grants), snapshot)
    return any(grant.report == named for grant in highest)


# Certificates


def open_prepared(
    certificate: PreparedCertificate, committee: Committee, known: PreparedCertificate | None = None
) -> None:
    """Verify a prepared certificate to the end of its chain. `known` is one that was verified before: it is not verified again.

    Raises Reject mismatched-snapshot, bad-range, false-rank; no-certificate if there is no link; for the links, the newest first, what
    `open_justification` raises, broken-chain, unjustified, mismatched-echo and what a list raises for the echoes; and broken-chain at the end.
    Whoever showed it is to blame, which its reader adds where that is signed; only a message that is itself wrong blames its signer.
    """
    if certificate == known:
        return
    snapshot = snapshot_of(certificate.snapshot)
    for link, of, grants in links_of(certificate, committee):
        _justification(grants, link.ballot, snapshot)
        open_echoes(link, of, snapshot_digest(certificate.snapshot), committee)


def links_of(
    certificate: PreparedCertificate, committee: Committee
) -> Iterator[tuple[Link, About, tuple[CommitGrant, ...]]]:
    """Yield each link, the newest first, with what its messages are about and its opened grants: that they follow one another.

    Raises Reject as `open_prepared` does, but for what the grants justify and for the echoes, which whoever goes through the links sees to.
    """
    check_snapshot(certificate.base, certificate.snapshot)
    # [REJECT no-certificate]
    if not certificate.links:
        raise Reject("no-certificate")
    name = snapshot_digest(certificate.snapshot)
    highest: tuple[CommitGrant, ...] | None = None
    for link in certificate.links:
        # [REJECT broken-chain] the newest link is named by nobody, each of the others by the one before it
        if highest is not None and not _names(highest, link, name):
            raise Reject("broken-chain")
        of = About(certificate.manifest_id, certificate.base, certificate.kind, link.ballot)
        grants = open_justification(link.grants, of, committee)
        yield link, of, grants
        highest = _highest(grants)
    # [REJECT broken-chain] the last report has no certificate; a certificate that is full says no more than it has room for
    if highest and len(certificate.links) < MAXIMUM_LINKS:
        raise Reject("broken-chain")


def open_echoes(link: Link, of: About, snapshot: Digest, committee: Committee) -> tuple[CommitEcho, ...]:
    """Return the echoes of a link: a quorum's, of its snapshot and its justification.

    Raises Reject not-a-quorum, mismatched-echo or what a list raises.
    """
    justification = justification_digest(link.grants)
    echoes = _open_quorum(link.echoes, CommitEcho, of, committee)
    for echo in echoes:
        # [REJECT mismatched-echo] echoes of two justifications never add up
        if (about(echo), echo.snapshot, echo.justification) != (of, snapshot, justification):
            raise Reject("mismatched-echo", echo.holder.hex)
    return echoes


def open_commit(
    certificate: CommitCertificate, committee: Committee, known: PreparedCertificate | None = None
) -> Claim:
    """Verify a commit certificate; return the snapshot that is committed, under the ballot that committed it.

    `known` is as in `open_prepared`.

    Raises Reject mismatched-certificate, mismatched-vote, what a list raises for the votes, or what `open_prepared` raises.
    """
    check_whole(certificate)
    open_prepared(certificate.prepared, committee, known)
    open_votes(certificate, committee)
    return claim_of(certificate.prepared)


def check_whole(certificate: CommitCertificate) -> None:
    """Raise Reject mismatched-certificate unless a commit certificate is of the manifest and base of what is prepared in it."""
    prepared = certificate.prepared
    # [REJECT mismatched-certificate]
    if (certificate.manifest_id, certificate.base) != (prepared.manifest_id, prepared.base):
        raise Reject("mismatched-certificate")


def open_votes(certificate: CommitCertificate, committee: Committee) -> tuple[CommitVote, ...]:
    """Return the votes of a commit certificate, which has a link: a quorum's, for its snapshot in the ballot of the newest link.

    Raises Reject not-a-quorum, mismatched-vote or what a list raises.
    """
    prepared = certificate.prepared
    of = About(prepared.manifest_id, prepared.base, prepared.kind, prepared.links[0].ballot)
    name = snapshot_digest(prepared.snapshot)
    votes = _open_quorum(certificate.votes, CommitVote, of, committee)
    for vote in votes:
        # [REJECT mismatched-vote]
        if (about(vote), vote.snapshot) != (of, name):
            raise Reject("mismatched-vote", vote.holder.hex)
    return votes
