"""The commit of one successor of a parent snapshot: what a holder and a coordinator do with one message.

Pure functions in the readable subset, one for one with the operators of the specification. There is no clock here. It is not
the wire format, nor the network and its faults (`commit_system`).

A guard's docstring starts with its verdict and the code that a refusal names.

TLA+: Commit
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from .ballot import NO_BALLOT, Ballot, below

__all__ = [  # noqa: RUF022 - in the order of the text
    "NO_CLAIM", "NO_SNAPSHOT", "Claim", "CommitGrant", "CommitRules", "Coordinator", "Echo", "Holder", "Proposal", "Record",
    "Snapshot", "Vote", "highest_reports", "justifies", "make_claim", "quorum_of", "record_of", "reports",
    "after_echo", "after_grant", "after_install", "after_loss", "after_vote", "durable", "empty_record", "may_echo", "may_grant",
    "may_vote", "with_record",
    "after_ask", "empty_coordinator",
]  # fmt: skip


# ----------------------------------------------------------------------------------------------------------------------
# Vocabulary


@dataclass(frozen=True, slots=True)
class CommitRules:
    """What all parties of one commit know: the committee of the parent and its two quorums.

    TLA+: the constants of Commit
    """

    holders: frozenset[int]
    threshold: int
    quorum: int
    signed_justification: bool


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A distribution that may follow its parent. Digests stand for themselves, as integers.

    `origin` is the ballot under which it was first proposed, `choice` all else that it holds.
    """

    digest: int
    parent: int
    sequence: int
    origin: Ballot
    choice: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A snapshot under a ballot: what is echoed, voted for, prepared or reported."""

    ballot: Ballot
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class CommitGrant:
    """A holder's promise of a ballot on a parent, with what it has seen prepared there, or NO_CLAIM."""

    holder: int
    provisional: bool
    parent: int
    ballot: Ballot
    report: Claim


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a coordinator brings forward under a ballot, with the grants that justify it."""

    provisional: bool
    ballot: Ballot
    snapshot: Snapshot
    justification: frozenset[CommitGrant]


@dataclass(frozen=True, slots=True)
class Echo:
    """A holder's signature under a proposal; Q of them with one justification are a prepared certificate."""

    holder: int
    provisional: bool
    ballot: Ballot
    snapshot: Snapshot
    justification: frozenset[CommitGrant]


@dataclass(frozen=True, slots=True)
class Vote:
    """A holder's signature under what is prepared; Q of them are the commit."""

    holder: int
    provisional: bool
    ballot: Ballot
    snapshot: Snapshot


NO_SNAPSHOT = Snapshot(digest=0, parent=0, sequence=0, origin=NO_BALLOT, choice=0)


def make_claim(ballot: Ballot, snapshot: Snapshot) -> Claim:
    """Make a claim."""
    return Claim(ballot=ballot, snapshot=snapshot)


NO_CLAIM = make_claim(NO_BALLOT, NO_SNAPSHOT)


@dataclass(frozen=True, slots=True)
class Record:
    """What a holder keeps of one snapshot: all of it durable, written at once.

    Attributes:
        base, sequence: the snapshot that this belongs to, as the value of its digest, and its number in the chain.
        promised: no ballot below it is served.
        echoed, voted: the last echo and vote, NO_CLAIM if there is none yet.
        highest: the prepared certificate of the highest ballot.
    """

    base: int
    sequence: int
    promised: Ballot
    echoed: Claim
    voted: Claim
    highest: Claim


@dataclass(frozen=True, slots=True)
class Holder:
    """A holder's two records, which never mix.

    Attributes:
        final, provisional: what it has signed, for each kind of commit.
        silent: the store was lost once, and what was signed before is not known.
    """

    final: Record
    provisional: Record
    silent: bool


@dataclass(frozen=True, slots=True)
class Coordinator:
    """What a coordinator knows, all of it volatile.

    Attributes:
        up: false from a crash to the restart.
        nonce: drawn at the start of this incarnation.
        ballot, parent, sequence: of the present attempt, NO_BALLOT, 0 and 0 if there is none; the sequence is the successor's.
        proposed: whether this ballot has been used.
    """

    up: bool
    nonce: int
    ballot: Ballot
    parent: int
    sequence: int
    proposed: bool


def quorum_of(rules: CommitRules, provisional: bool) -> int:
    """How many holders make a commit: provisional ones take t votes, which never count towards a final one."""
    return rules.threshold if provisional else rules.quorum


def record_of(me: Holder, provisional: bool) -> Record:
    """The record that a message is about."""
    return me.provisional if provisional else me.final


def with_record(me: Holder, provisional: bool, record: Record) -> Holder:
    """A holder with another record."""
    return replace(me, provisional=record) if provisional else replace(me, final=record)


# ----------------------------------------------------------------------------------------------------------------------
# Justifications


def reports(justification: frozenset[CommitGrant]) -> frozenset[Claim]:
    """What the grants report as prepared."""
    return frozenset(m.report for m in justification if m.report != NO_CLAIM)


def highest_reports(justification: frozenset[CommitGrant]) -> frozenset[Claim]:
    """The reports of the highest ballot."""
    return frozenset(
        x for x in reports(justification) if all(not below(x.ballot, y.ballot) for y in reports(justification))
    )


def justifies(justification: frozenset[CommitGrant], ballot: Ballot, snapshot: Snapshot) -> bool:
    """[REJECT unjustified] What the highest report names is carried on; without one the snapshot is this ballot's own.

    Two of the highest ballot for different snapshots justify nothing.
    """
    return (
        all(x.snapshot == snapshot for x in highest_reports(justification))
        if any(m.report != NO_CLAIM for m in justification)
        else snapshot.origin == ballot
    )


# ----------------------------------------------------------------------------------------------------------------------
# A holder's rules


def grants_on(me: Record, parent: int) -> bool:
    """[IGNORE stale-base] The ballot is for a successor of the holder's own snapshot."""
    return me.base == parent


def echoes_on(me: Record, snapshot: Snapshot) -> bool:
    """[IGNORE stale-base] The snapshot proposed is a successor of the holder's own."""
    return me.base == snapshot.parent


def votes_on(me: Record, snapshot: Snapshot) -> bool:
    """[IGNORE stale-base] The snapshot prepared is a successor of the holder's own."""
    return me.base == snapshot.parent


def above_promise(me: Record, ballot: Ballot) -> bool:
    """[IGNORE stale-ballot] The ballot is above all that was promised."""
    return below(me.promised, ballot)


def not_superseded(me: Record, ballot: Ballot) -> bool:
    """[IGNORE stale-ballot] Nothing higher was promised."""
    return not below(ballot, me.promised)


def knows_its_record(me: Holder) -> bool:
    """[IGNORE lost-record] A holder whose store was lost keeps silent until its committee is no parent any more."""
    return not me.silent


def not_echoed(me: Record, ballot: Ballot) -> bool:
    """[IGNORE second-echo] One echo in a ballot."""
    return me.echoed.ballot != ballot


def not_voted(me: Record, ballot: Ballot) -> bool:
    """[IGNORE second-vote] One vote in a ballot."""
    return me.voted.ballot != ballot


def has_certificate(prepared: bool) -> bool:
    """[REJECT no-certificate] A vote is for what is prepared."""
    return prepared


def still_valid(admitted: frozenset[int], ballot: Ballot, snapshot: Snapshot) -> bool:
    """[REJECT invalid-snapshot] Freshness is asked of new proposals only: what is carried on never becomes invalid."""
    return snapshot.origin != ballot or snapshot.choice in admitted


def may_grant(me: Holder, provisional: bool, parent: int, ballot: Ballot) -> bool:
    """Tell whether a ballot is promised."""
    return (
        knows_its_record(me)
        and grants_on(record_of(me, provisional), parent)
        and above_promise(record_of(me, provisional), ballot)
    )


def serves_echo(me: Holder, provisional: bool, x: Claim) -> bool:
    """The part of `may_echo` that is about the holder's own record."""
    return (
        knows_its_record(me)
        and echoes_on(record_of(me, provisional), x.snapshot)
        and not_superseded(record_of(me, provisional), x.ballot)
        and not_echoed(record_of(me, provisional), x.ballot)
    )


def may_echo(
    admitted: frozenset[int], me: Holder, provisional: bool, x: Claim, justification: frozenset[CommitGrant]
) -> bool:
    """Tell whether a proposal is echoed."""
    return (
        serves_echo(me, provisional, x)
        and justifies(justification, x.ballot, x.snapshot)
        and still_valid(admitted, x.ballot, x.snapshot)
    )


def may_vote(me: Holder, provisional: bool, x: Claim, prepared: bool) -> bool:
    """Tell whether what is prepared, if it is, is voted for."""
    return (
        knows_its_record(me)
        and votes_on(record_of(me, provisional), x.snapshot)
        and not_superseded(record_of(me, provisional), x.ballot)
        and not_voted(record_of(me, provisional), x.ballot)
        and has_certificate(prepared)
    )


def after_grant(me: Record, ballot: Ballot) -> Record:
    """Promise the ballot."""
    return replace(me, promised=ballot)


def after_echo(me: Record, x: Claim) -> Record:
    """Keep the echo; it raises the promise, and needs none before."""
    return replace(me, promised=x.ballot, echoed=x)


def after_vote(me: Record, x: Claim) -> Record:
    """Store the prepared certificate with the vote; it raises the promise, and needs none before."""
    return replace(me, promised=x.ballot, voted=x, highest=x)


def empty_record(base: int, sequence: int, promised: Ballot) -> Record:
    """A record that belongs to another snapshot: of the old one only the promise is kept, and at its ballot nothing more is signed."""
    return Record(
        base=base,
        sequence=sequence,
        promised=promised,
        echoed=make_claim(promised, NO_SNAPSHOT),
        voted=make_claim(promised, NO_SNAPSHOT),
        highest=NO_CLAIM,
    )


def moved_to(me: Record, s: Snapshot) -> Record:
    """The record moves to another snapshot."""
    return empty_record(s.digest, s.sequence, me.promised)


def after_install(me: Holder, provisional: bool, s: Snapshot) -> Holder:
    """Move to a committed snapshot in one write: a final install settles both records, a provisional one its own."""
    return (
        replace(me, provisional=moved_to(me.provisional, s))
        if provisional
        else replace(me, final=moved_to(me.final, s), provisional=moved_to(me.provisional, s))
    )


def durable(me: Holder) -> Holder:
    """What a restart finds on disk: all of it."""
    return me


def beginning(base: int, sequence: int, silent: bool) -> Holder:
    """What is in a store at first."""
    return Holder(
        final=empty_record(base, sequence, NO_BALLOT),
        provisional=empty_record(base, sequence, NO_BALLOT),
        silent=silent,
    )


def after_loss(base: int, sequence: int) -> Holder:
    """An empty store is known to be empty; the base is learnt from others.

    It may be older than what was signed, so that no install gives the voice back.
    """
    return beginning(base, sequence, True)


# ----------------------------------------------------------------------------------------------------------------------
# A coordinator's rules


def empty_coordinator(nonce: int) -> Coordinator:
    """A coordinator that remembers nothing."""
    return Coordinator(up=True, nonce=nonce, ballot=NO_BALLOT, parent=0, sequence=0, proposed=False)


def after_ask(me: Coordinator, parent: int, sequence: int, ballot: Ballot) -> Coordinator:
    """Begin an attempt under a new ballot."""
    return replace(me, ballot=ballot, parent=parent, sequence=sequence, proposed=False)
