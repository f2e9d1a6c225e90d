"""Two final successors of one parent prove who is guilty: more than f holders, and no honest one.

A certificate carries its votes, the echoes of the prepared certificate that they are for, the grants that justify it and the
certificate of the highest that these report, and so on down. `guilt` walks down from the one of the higher ballot, no further than to the
ballot of the other, to messages that no honest holder signs together, whoever shows the certificates and whatever else he holds back. Each `Proof` can be checked
alone, by `proves`: it needs the messages of one holder and nothing else. Final and provisional messages are never held against each other.

TLA+: Accountability
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .ballot import Ballot, below
from .commit import Claim, CommitGrant, Echo, Vote, highest_reports, make_claim, reports

__all__ = [
    "FalseEcho",
    "FinalCertificate",
    "HiddenVote",
    "PreparedCertificate",
    "Proof",
    "TwoEchoes",
    "TwoVotes",
    "against",
    "contradicts",
    "goes_on",
    "guilt",
    "is_complete",
    "proves",
]


@dataclass(frozen=True, slots=True)
class PreparedCertificate:
    """The echoes of a quorum with one justification.

    Attributes:
        claim, justification: what was echoed.
        echoers: whose echoes these are, Q of them.
        reported: the certificate of the highest report in the justification; None if nothing is reported, or it is not shown.
    """

    claim: Claim
    justification: frozenset[CommitGrant]
    echoers: frozenset[int]
    reported: PreparedCertificate | None


@dataclass(frozen=True, slots=True)
class FinalCertificate:
    """The final votes of a quorum, of `voters`, for what is prepared."""

    prepared: PreparedCertificate
    voters: frozenset[int]


@dataclass(frozen=True, slots=True)
class TwoEchoes:
    """Two echoes of one holder in one ballot."""

    first: Echo
    second: Echo

    @property
    def holder(self) -> int:
        """Whom this names."""
        return self.first.holder


@dataclass(frozen=True, slots=True)
class TwoVotes:
    """Two votes of one holder in one ballot."""

    first: Vote
    second: Vote

    @property
    def holder(self) -> int:
        """Whom this names."""
        return self.first.holder


@dataclass(frozen=True, slots=True)
class FalseEcho:
    """An echo of a snapshot that its own justification does not lead to."""

    echo: Echo

    @property
    def holder(self) -> int:
        """Whom this names."""
        return self.echo.holder


@dataclass(frozen=True, slots=True)
class HiddenVote:
    """A vote, and a grant of a higher ballot that reports nothing as high: an honest holder votes before it grants, and then reports it."""

    vote: Vote
    grant: CommitGrant

    @property
    def holder(self) -> int:
        """Whom this names."""
        return self.vote.holder


Proof = TwoEchoes | TwoVotes | FalseEcho | HiddenVote


def contradicts(justification: frozenset[CommitGrant], x: Claim) -> bool:
    """Tell whether grants do not lead to a claim: no honest holder echoes it with them."""
    found = reports(justification)
    return (
        any(not below(y.ballot, x.ballot) for y in found)
        or (not found and x.snapshot.origin != x.ballot)
        or any(y.snapshot != x.snapshot for y in highest_reports(justification))
    )


def goes_on(justification: frozenset[CommitGrant], ballot: Ballot) -> bool:
    """Tell whether a walk to a ballot goes on below grants: the highest that they report is of that ballot or above.

    TLA+: Accountability!GoesOn
    """
    return any(not below(y.ballot, ballot) for y in highest_reports(justification))


def one_holder_and_ballot(first: Echo | Vote, second: Echo | Vote) -> bool:
    """Tell whether two messages are final ones of one holder in one ballot of one parent."""
    return (
        first.holder == second.holder
        and not first.provisional
        and not second.provisional
        and first.ballot == second.ballot
        and first.snapshot.parent == second.snapshot.parent
    )


def proves(proof: Proof) -> bool:
    """Tell whether no honest holder signs the messages of a proof together. That they are signed is the caller's to check.

    TLA+: Accountability!NoProofOfHonest
    """
    match proof:
        case TwoEchoes(first, second):
            return one_holder_and_ballot(first, second) and first != second
        case TwoVotes(first, second):
            return one_holder_and_ballot(first, second) and first != second
        case FalseEcho(echo):
            return not echo.provisional and contradicts(echo.justification, make_claim(echo.ballot, echo.snapshot))
        case HiddenVote(vote, grant):
            return (
                vote.holder == grant.holder
                and not vote.provisional
                and not grant.provisional
                and vote.snapshot.parent == grant.parent
                and below(vote.ballot, grant.ballot)
                and below(grant.report.ballot, vote.ballot)
            )


def echo_in(p: PreparedCertificate, holder: int) -> Echo:
    """The echo of one holder in a certificate."""
    return Echo(
        holder=holder,
        provisional=False,
        ballot=p.claim.ballot,
        snapshot=p.claim.snapshot,
        justification=p.justification,
    )


def vote_in(a: FinalCertificate, holder: int) -> Vote:
    """The vote of one holder in a certificate."""
    return Vote(holder=holder, provisional=False, ballot=a.prepared.claim.ballot, snapshot=a.prepared.claim.snapshot)


def echoed_both(p: PreparedCertificate, q: PreparedCertificate) -> Iterator[Proof]:
    """Yield a proof against each that echoed two snapshots of one ballot."""
    for h in sorted(p.echoers & q.echoers):
        yield TwoEchoes(echo_in(p, h), echo_in(q, h))


def voted_both(a: FinalCertificate, b: FinalCertificate) -> Iterator[Proof]:
    """Yield a proof against each that voted for two snapshots of one ballot."""
    for h in sorted(a.voters & b.voters):
        yield TwoVotes(vote_in(a, h), vote_in(b, h))


def walk(a: FinalCertificate, p: PreparedCertificate) -> Iterator[Proof]:
    """Go down from a prepared certificate above another's ballot, by the highest that is reported, to those who cannot be honest."""
    if contradicts(p.justification, p.claim):
        yield from (FalseEcho(echo_in(p, h)) for h in sorted(p.echoers))
        return
    ballot = a.prepared.claim.ballot
    if not goes_on(p.justification, ballot):
        # Each grant reports something lower or nothing: that is its own signature, whatever is prepared below.
        for m in sorted(p.justification, key=lambda m: m.holder):
            if m.holder in a.voters:
                yield HiddenVote(vote_in(a, m.holder), m)
        return
    q = p.reported
    assert q is not None
    if q.claim.ballot == ballot:
        yield from echoed_both(a.prepared, q)
    else:
        yield from walk(a, q)


def same_ballot(a: FinalCertificate, b: FinalCertificate) -> bool:
    """Tell whether two snapshots are final in one ballot.

    TLA+: Accountability!SameBallot
    """
    return a.prepared.claim.ballot == b.prepared.claim.ballot


def against(a: FinalCertificate, b: FinalCertificate) -> Iterator[Proof]:
    """Yield proofs from two certificates, the second of no lower ballot and complete to the ballot of the first.

    TLA+: Accountability!Named
    """
    if same_ballot(a, b):
        yield from voted_both(a, b)
        yield from echoed_both(a.prepared, b.prepared)
    else:
        yield from walk(a, b.prepared)


def is_complete(quorum: int, p: PreparedCertificate, ballot: Ballot) -> bool:
    """Tell whether a prepared certificate has a quorum's echoes and grants, and below it all that a walk to a ballot comes to.

    A report counts only if it is below the ballot of its grant, and one of that ballot or above only with its certificate: it leads the walk on.
    Below the ballot the walk never comes, and what contradicts itself ends it. The specification's certificates are shown with all that is
    below them, so that of those these are parts.

    TLA+: Accountability!PreparedShown
    """
    return (
        len(p.echoers) >= quorum
        and len({m.holder for m in p.justification}) == len(p.justification) >= quorum
        and all(
            not m.provisional and m.parent == p.claim.snapshot.parent and m.ballot == p.claim.ballot
            for m in p.justification
        )
        and all(below(y.ballot, p.claim.ballot) for y in reports(p.justification))
        and (
            contradicts(p.justification, p.claim)
            or not goes_on(p.justification, ballot)
            or (
                p.reported is not None
                and p.reported.claim in highest_reports(p.justification)
                and is_complete(quorum, p.reported, ballot)
            )
        )
    )


def guilt(quorum: int, a: FinalCertificate, b: FinalCertificate) -> frozenset[Proof]:
    """Name who made two final successors of one parent possible.

    Args:
        quorum: Q of the parent's committee.
        a, b: the certificates, in any order.

    Returns:
        Proofs against more than f holders, each named once or twice.

    Raises:
        ValueError: a certificate is not complete to the ballot of the other, or the two are of one snapshot or of two parents, so that
            nobody need be guilty.

    TLA+: Accountability!Named
    """
    for each, other in ((a, b), (b, a)):
        if len(each.voters) < quorum or not is_complete(quorum, each.prepared, other.prepared.claim.ballot):
            raise ValueError("a certificate lacks votes, echoes, grants or the chain of what they report")
    first, second = a.prepared.claim, b.prepared.claim
    if first.snapshot == second.snapshot or first.snapshot.parent != second.snapshot.parent:
        raise ValueError("these are no two successors of one parent")
    turned = below(second.ballot, first.ballot) or (
        first.ballot == second.ballot and second.snapshot.digest < first.snapshot.digest
    )
    return frozenset(against(b, a) if turned else against(a, b))
