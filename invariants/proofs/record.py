"""Theme: record. L9, L10 and the kept promise are inductive at any one honest holder, for any messages, snapshots and ballots.

Each speaks of one holder and of one or two messages of its own, so that a holder stands for any number of them: `g`, `e`, `d`, `v` and `w`
are any grant, two echoes and two votes. Whether a proposal is justified and a snapshot certified is left open: the record alone
ensures these. The justification in an echo is left out.
"""

from dataclasses import dataclass, replace

from invariants.proofs.obligation import Action, Machine, Sibling, Universe
from rebalancing import commit
from rebalancing.ballot import Ballot, below
from rebalancing.commit import NO_CLAIM, Claim, CommitGrant, Echo, Holder, Vote, record_of, with_record


@dataclass(frozen=True)
class Signed:
    """An honest holder, and all that it has ever signed."""

    me: Holder
    grants: frozenset[CommitGrant]
    echoes: frozenset[Echo]
    votes: frozenset[Vote]


# Steps ------------------------------------------------------------------------------------------------------------------------------


def grants(s: Signed, provisional: bool, parent: int, ballot: Ballot) -> bool:
    return commit.may_grant(s.me, provisional, parent, ballot)


def grant(s: Signed, provisional: bool, parent: int, ballot: Ballot) -> Signed:
    me = record_of(s.me, provisional)
    m = CommitGrant(holder=1, provisional=provisional, parent=parent, ballot=ballot, report=me.highest)
    return replace(s, me=with_record(s.me, provisional, commit.after_grant(me, ballot)), grants=s.grants | {m})


def echoes(s: Signed, provisional: bool, x: Claim) -> bool:
    """Any proposal, justified or not."""
    return commit.serves_echo(s.me, provisional, x)


def echo(s: Signed, provisional: bool, x: Claim) -> Signed:
    m = Echo(holder=1, provisional=provisional, ballot=x.ballot, snapshot=x.snapshot, justification=frozenset())
    me = commit.after_echo(record_of(s.me, provisional), x)
    return replace(s, me=with_record(s.me, provisional, me), echoes=s.echoes | {m})


def votes(s: Signed, provisional: bool, x: Claim) -> bool:
    """Any certificate, true or not."""
    return commit.may_vote(s.me, provisional, x, True)


def vote(s: Signed, provisional: bool, x: Claim) -> Signed:
    m = Vote(holder=1, provisional=provisional, ballot=x.ballot, snapshot=x.snapshot)
    me = commit.after_vote(record_of(s.me, provisional), x)
    return replace(s, me=with_record(s.me, provisional, me), votes=s.votes | {m})


def installs(s: Signed, provisional: bool, x: Claim) -> bool:
    """Any certificate for a successor of the holder's snapshot."""
    return record_of(s.me, provisional).base == x.snapshot.parent


def install(s: Signed, provisional: bool, x: Claim) -> Signed:
    return replace(s, me=commit.after_install(s.me, provisional, x.snapshot))


def restart(s: Signed) -> Signed:
    return replace(s, me=commit.durable(s.me))


def lose(s: Signed, base: int, sequence: int) -> Signed:
    """The holder learns any snapshot at all."""
    return replace(s, me=commit.after_loss(base, sequence))


def at_any_time(s: Signed) -> bool:
    return True


def serves_any_ballot(s: Signed, provisional: bool, x: Claim) -> bool:
    """As if one echo in a ballot were not enough."""
    return (
        commit.knows_its_record(s.me)
        and commit.echoes_on(record_of(s.me, provisional), x.snapshot)
        and commit.not_superseded(record_of(s.me, provisional), x.ballot)
    )


# What is known ----------------------------------------------------------------------------------------------------------------------


def initially(s: Signed, g: CommitGrant, e: Echo, d: Echo, v: Vote, w: Vote) -> bool:
    """Nothing has been signed."""
    return (
        s.me == commit.beginning(s.me.final.base, s.me.final.sequence, False)
        and g not in s.grants
        and e not in s.echoes
        and d not in s.echoes
        and v not in s.votes
        and w not in s.votes
    )


def promise_is_kept(s: Signed, g: CommitGrant, e: Echo, v: Vote) -> bool:
    """The promise is never below a ballot under which something was signed, unless it was lost."""
    return s.me.silent or (
        (g not in s.grants or not below(record_of(s.me, g.provisional).promised, g.ballot))
        and (e not in s.echoes or not below(record_of(s.me, e.provisional).promised, e.ballot))
        and (v not in s.votes or not below(record_of(s.me, v.provisional).promised, v.ballot))
    )


def echo_is_remembered(s: Signed, e: Echo, d: Echo) -> bool:
    """Supports L9: no echo is above the promise, and one at the promised ballot is on record, unless that was lost."""
    return s.me.silent or (remembers_echo(s, e) and remembers_echo(s, d))


def remembers_echo(s: Signed, e: Echo) -> bool:
    return e not in s.echoes or (
        not below(record_of(s.me, e.provisional).promised, e.ballot)
        and (
            record_of(s.me, e.provisional).promised != e.ballot
            or record_of(s.me, e.provisional).echoed.ballot == e.ballot
        )
    )


def vote_is_remembered(s: Signed, v: Vote, w: Vote) -> bool:
    """Supports L9: no vote is above the promise, and one at the promised ballot is on record, unless that was lost."""
    return s.me.silent or (remembers_vote(s, v) and remembers_vote(s, w))


def remembers_vote(s: Signed, v: Vote) -> bool:
    return v not in s.votes or (
        not below(record_of(s.me, v.provisional).promised, v.ballot)
        and (
            record_of(s.me, v.provisional).promised != v.ballot
            or record_of(s.me, v.provisional).voted.ballot == v.ballot
        )
    )


def one_echo(s: Signed, e: Echo, d: Echo) -> bool:
    """L9 of echoes: two in one ballot of one parent are one."""
    return (
        e not in s.echoes
        or d not in s.echoes
        or e.provisional != d.provisional
        or e.ballot != d.ballot
        or e.snapshot.parent != d.snapshot.parent
        or e.snapshot == d.snapshot
    )


def one_vote(s: Signed, v: Vote, w: Vote) -> bool:
    """L9 of votes: two in one ballot of one parent are one."""
    return (
        v not in s.votes
        or w not in s.votes
        or v.provisional != w.provisional
        or v.ballot != w.ballot
        or v.snapshot.parent != w.snapshot.parent
        or v.snapshot == w.snapshot
    )


def highest_is_a_child(s: Signed) -> bool:
    """Supports L10: the certificates on record are of children of the snapshots that they are kept with."""
    return (s.me.final.highest == NO_CLAIM or s.me.final.highest.snapshot.parent == s.me.final.base) and (
        s.me.provisional.highest == NO_CLAIM or s.me.provisional.highest.snapshot.parent == s.me.provisional.base
    )


def reports_a_child(s: Signed, g: CommitGrant) -> bool:
    """L10: what a grant reports is a child of the base that it was granted on."""
    return g not in s.grants or g.report == NO_CLAIM or g.report.snapshot.parent == g.parent


MACHINE = Machine(
    theme="record",
    state="s",
    initial=initially,
    actions=(
        Action("grant", grants, grant),
        Action("echo", echoes, echo),
        Action("vote", votes, vote),
        Action("install", installs, install),
        Action("restart", at_any_time, restart),
        Action("lose", at_any_time, lose),
    ),
)
INVARIANTS = (
    promise_is_kept,
    echo_is_remembered,
    vote_is_remembered,
    one_echo,
    one_vote,
    highest_is_a_child,
    reports_a_child,
)
_SIBLINGS = {
    ("echo", "one_echo"): (
        Sibling("A second echo in a ballot is given.", without=("echoes",), hypotheses=(serves_any_ballot,)),
    ),
}
OBLIGATIONS = MACHINE.inductive(
    INVARIANTS,
    suffix="any_n",
    universe=Universe(
        named=dict.fromkeys(("Signed.grants", "Signed.echoes", "Signed.votes")),
        fixed={"Echo.justification": frozenset(), "CommitGrant.holder": 1, "Echo.holder": 1, "Vote.holder": 1},
    ),
    siblings=_SIBLINGS,
)
