"""Theme: agreement. L8 for any number of holders, ballots and snapshots: the "safe at" argument of Paxos over what the holders' rules say.

The steps are those of an honest holder in `rebalancing.commit`, for any grants, proposals and certificates that anybody shows it; a liar signs
anything, a restart changes nothing, a store may be lost. The text speaks of all parents at once. A claim is safe from another if no quorum
can vote for the other any more: each has a correct member that has not voted for it and never will.

What is stated here and not read from the reference, each as weak as it can be:

- That a certificate has formed is remembered in `certified`, at a step of its own, whenever `commit_system.prepared` answers true. Voters and
  liars may use it only then. Certificates pool the echoes of one ballot and snapshot whatever their justification: there are more of them so.
- What `commit_system.is_justification` asks of the grants behind a proposal is asked here without their number: their holders are a quorum.
- One of a finite set of reports is of a highest ballot; that is the hypothesis `is_top`.
- Rounds begin at 1, so that NO_BALLOT is no ballot that is voted under.
- Digests make no circle: `order` is a strict order in which each snapshot comes after its parent.
- Provisional messages are another agreement; here it is only shown that its steps leave the final record alone.
"""

from dataclasses import dataclass, replace

from invariants.commit import claim_of, is_prepared, one_echo_and_vote, one_successor, prepared_once, same_ballot
from invariants.proofs.obligation import Action, Machine, Obligation, Sibling, Signature
from rebalancing import commit, commit_system
from rebalancing.ballot import NO_BALLOT, Ballot, below
from rebalancing.commit import (
    NO_CLAIM,
    NO_SNAPSHOT,
    Claim,
    CommitGrant,
    Echo,
    Holder,
    Record,
    Snapshot,
    Vote,
    make_claim,
)
from rebalancing.commit_system import CommitModel, CommitSystem
from rebalancing.quorum import feasible, quorum


@dataclass(frozen=True)
class Link:
    """Of two digests, the one that comes first on a chain and the one that comes later."""

    earlier: int
    later: int


@dataclass(frozen=True)
class History:
    """The system, and all claims for which a certificate has formed."""

    system: CommitSystem
    certified: frozenset[Claim]


# Quorums ----------------------------------------------------------------------------------------------------------------------------


def quorums_meet(model: CommitModel) -> bool:
    """The one axiom: two quorums have more members in common than there are liars."""
    return 2 * model.rules.quorum - len(model.rules.holders) > len(model.liars)


def has_quorum(model: CommitModel, group: frozenset[int]) -> bool:
    """Tell whether a quorum lies inside a group."""
    return len(group) >= model.rules.quorum


def committee_has_its_quorum(holders: frozenset[int], t: int, f: int, q: int) -> bool:
    """§4: the committee is feasible, and the quorum is the formula's."""
    return feasible(len(holders), t, f) and q == quorum(len(holders), t, f)


def liars_are_few(holders: frozenset[int], liars: frozenset[int], f: int) -> bool:
    return liars <= holders and len(liars) <= f


def liars_are_one_more(holders: frozenset[int], liars: frozenset[int], f: int) -> bool:
    return liars <= holders and len(liars) <= f + 1


def more_than_the_liars_are_shared(holders: frozenset[int], liars: frozenset[int], q: int) -> bool:
    """`quorums_meet`, of its numbers."""
    return 2 * q - len(holders) > len(liars)


def as_many_as_the_liars_are_shared(holders: frozenset[int], liars: frozenset[int], q: int) -> bool:
    return 2 * q - len(holders) >= len(liars)


def both_are_quorums(holders: frozenset[int], first: frozenset[int], second: frozenset[int], q: int) -> bool:
    return first <= holders and second <= holders and len(first) >= q and len(second) >= q


def a_correct_one_is_shared(first: frozenset[int], second: frozenset[int], liars: frozenset[int]) -> bool:
    return any(True for h in (first & second) - liars)


# Steps of one holder ----------------------------------------------------------------------------------------------------------------


def with_holder(s: History, h: int, me: Holder) -> History:
    """The history with another state of one holder."""
    return replace(s, system=replace(s.system, holder=commit_system.with_holder(s.system, h, me)))


def grants(model: CommitModel, s: History, h: int, parent: int, ballot: Ballot) -> bool:
    return h not in model.liars and commit.may_grant(s.system.holder[h], False, parent, ballot)


def grant(s: History, h: int, parent: int, ballot: Ballot) -> History:
    me = s.system.holder[h].final
    m = CommitGrant(holder=h, provisional=False, parent=parent, ballot=ballot, report=me.highest)
    after = with_holder(s, h, commit.with_record(s.system.holder[h], False, commit.after_grant(me, ballot)))
    return replace(after, system=replace(after.system, grants=s.system.grants | {m}))


def echoes(
    model: CommitModel,
    s: History,
    order: frozenset[Link],
    claims: frozenset[Claim],
    h: int,
    x: Claim,
    granters: frozenset[int],
    top: Claim,
) -> bool:
    """What an echo rests on; `agreement.echo_is_justified` shows that the holder's rules ensure it."""
    return (
        h not in model.liars
        and commit.serves_echo(s.system.holder[h], False, x)
        and has_quorum(model, granters)
        and (top == NO_CLAIM or (top in s.certified and top.snapshot == x.snapshot))
        and all(g in model.liars or votes_reach_no_higher(s, g, x, top) for g in granters)
        and all(g in model.liars or has_left_below(s, order, claims, g, x) for g in granters)
    )


def votes_reach_no_higher(s: History, g: int, x: Claim, top: Claim) -> bool:
    """No vote of a holder under a ballot below that of `x`, on its parent, is above `top`."""
    return all(
        top != NO_CLAIM and not below(top.ballot, v.ballot)
        for v in s.system.votes
        if v.holder == g and v.snapshot.parent == x.snapshot.parent and below(v.ballot, x.ballot)
    )


def has_left_below(s: History, order: frozenset[Link], claims: frozenset[Claim], g: int, x: Claim) -> bool:
    """A holder has left every claim on the parent of `x` under a lower ballot."""
    return all(
        has_left(s, order, g, y) for y in claims if y.snapshot.parent == x.snapshot.parent and below(y.ballot, x.ballot)
    )


def has_left(s: History, order: frozenset[Link], h: int, y: Claim) -> bool:
    """A holder will not vote for a claim any more: it has moved on from its parent, or has promised more, or keeps silent."""
    me = s.system.holder[h]
    return (
        me.silent
        or Link(earlier=y.snapshot.parent, later=me.final.base) in order
        or (me.final.base == y.snapshot.parent and below(y.ballot, me.final.promised))
    )


def echo(s: History, h: int, x: Claim) -> History:
    me = commit.after_echo(s.system.holder[h].final, x)
    m = Echo(holder=h, provisional=False, ballot=x.ballot, snapshot=x.snapshot, justification=frozenset())
    after = with_holder(s, h, commit.with_record(s.system.holder[h], False, me))
    return replace(after, system=replace(after.system, echoes=s.system.echoes | {m}))


def certifies(model: CommitModel, s: History, x: Claim) -> bool:
    return commit_system.prepared(model, s.system, False, x)


def certify(s: History, x: Claim) -> History:
    return replace(s, certified=s.certified | {x})


def votes(model: CommitModel, s: History, h: int, x: Claim) -> bool:
    return (
        h not in model.liars
        and x.ballot != NO_BALLOT
        and commit.may_vote(s.system.holder[h], False, x, x in s.certified)
    )


def vote(s: History, h: int, x: Claim) -> History:
    me = commit.after_vote(s.system.holder[h].final, x)
    m = Vote(holder=h, provisional=False, ballot=x.ballot, snapshot=x.snapshot)
    after = with_holder(s, h, commit.with_record(s.system.holder[h], False, me))
    return replace(after, system=replace(after.system, votes=s.system.votes | {m}))


def installs(model: CommitModel, s: History, order: frozenset[Link], h: int, x: Claim) -> bool:
    """Any successor of the holder's snapshot, certified or not."""
    return (
        h not in model.liars
        and s.system.holder[h].final.base == x.snapshot.parent
        and Link(earlier=x.snapshot.parent, later=x.snapshot.digest) in order
    )


def install(s: History, h: int, x: Claim) -> History:
    return with_holder(s, h, commit.after_install(s.system.holder[h], False, x.snapshot))


def is_honest(model: CommitModel, h: int) -> bool:
    return h not in model.liars


def restart(s: History, h: int) -> History:
    return with_holder(s, h, commit.durable(s.system.holder[h]))


def lose(s: History, h: int, parent: int, sequence: int) -> History:
    """The holder learns any snapshot at all, committed or not."""
    return with_holder(s, h, commit.after_loss(parent, sequence))


def act_provisionally(s: History, h: int, r: Record) -> History:
    """Whatever a provisional grant, echo or vote writes."""
    return with_holder(s, h, commit.with_record(s.system.holder[h], True, r))


def install_provisionally(s: History, h: int, x: Claim) -> History:
    return with_holder(s, h, commit.after_install(s.system.holder[h], True, x.snapshot))


# What an echo is given --------------------------------------------------------------------------------------------------------------


def may_echo(model: CommitModel, s: History, h: int, x: Claim, justification: frozenset[CommitGrant]) -> bool:
    """An honest holder's rules, as they run."""
    return h not in model.liars and commit.may_echo(s.system.admitted, s.system.holder[h], False, x, justification)


def carries_on(model: CommitModel, s: History, h: int, x: Claim, top: Claim) -> bool:
    """What these rules say of the holder's record, and of one of the highest reports."""
    return (
        h not in model.liars
        and commit.serves_echo(s.system.holder[h], False, x)
        and (top == NO_CLAIM or top.snapshot == x.snapshot)
    )


def starts_afresh(x: Claim, top: Claim) -> bool:
    return top == NO_CLAIM


def is_shown(model: CommitModel, s: History, x: Claim, justification: frozenset[CommitGrant]) -> bool:
    """The grants behind a proposal are of its ballot and parent, and signed; a liar reports nothing or what has a certificate."""
    return all(
        m.parent == x.snapshot.parent
        and m.ballot == x.ballot
        and (m in s.system.grants or (m.holder in model.liars and (m.report == NO_CLAIM or m.report in s.certified)))
        for m in justification
    )


def are_its_granters(model: CommitModel, justification: frozenset[CommitGrant], granters: frozenset[int]) -> bool:
    """The granters have each a grant in the justification, and are a quorum."""
    return has_quorum(model, granters) and all(any(m.holder == g for m in justification) for g in granters)


def are_some_granters(justification: frozenset[CommitGrant], granters: frozenset[int]) -> bool:
    """The same of any group, however small."""
    return all(any(m.holder == g for m in justification) for g in granters)


def is_top(justification: frozenset[CommitGrant], top: Claim) -> bool:
    """One of the highest reports, or NO_CLAIM if there is none."""
    return (
        top in commit.highest_reports(justification)
        if any(m.report != NO_CLAIM for m in justification)
        else top == NO_CLAIM
    )


# What is known ----------------------------------------------------------------------------------------------------------------------


def chain_has_no_circle(order: frozenset[Link]) -> bool:
    """`order` is a strict order."""
    return all(a.earlier != a.later for a in order) and all(
        all(Link(earlier=b.earlier, later=c.later) in order for c in order if b.later == c.earlier) for b in order
    )


def initially(s: History, g: int, h: int) -> bool:
    """Nothing has been signed, and the records of any two holders are empty."""
    return (
        is_empty(s, g)
        and is_empty(s, h)
        and all(False for m in s.system.grants)
        and all(False for e in s.system.echoes)
        and all(False for v in s.system.votes)
        and all(False for x in s.certified)
    )


def is_empty(s: History, h: int) -> bool:
    me = s.system.holder[h].final
    return me == commit.empty_record(me.base, me.sequence, NO_BALLOT)


def voted_was_certified(s: History) -> bool:
    """What an honest holder voted for has a certificate."""
    return all(make_claim(v.ballot, v.snapshot) in s.certified for v in s.system.votes)


def certified_was_echoed(model: CommitModel, s: History) -> bool:
    """Whatever has a certificate was echoed by a correct member of every quorum."""
    return all(
        not has_quorum(
            model,
            frozenset(
                i
                for i in model.rules.holders
                if i in model.liars
                or Echo(holder=i, provisional=False, ballot=x.ballot, snapshot=x.snapshot, justification=frozenset())
                not in s.system.echoes
            ),
        )
        for x in s.certified
    )


def certified_once(s: History) -> bool:
    """No two snapshots of one parent have certificates in one ballot."""
    return all(
        all(
            x.snapshot == y.snapshot
            for y in s.certified
            if x.ballot == y.ballot and x.snapshot.parent == y.snapshot.parent
        )
        for x in s.certified
    )


def one_echo(s: History) -> bool:
    """An honest holder echoes one snapshot in a ballot of one parent."""
    return all(all(e.snapshot == d.snapshot for d in s.system.echoes if same_ballot(e, d)) for e in s.system.echoes)


def safe(model: CommitModel, s: History, order: frozenset[Link], claims: frozenset[Claim]) -> bool:
    """What was echoed is safe from every other claim on its parent under a lower ballot: no quorum has voted for that, or can."""
    return all(
        all(
            not has_quorum(model, frozenset(i for i in model.rules.holders if may_have_voted(model, s, order, i, y)))
            for y in claims
            if y.snapshot.parent == e.snapshot.parent and y.snapshot != e.snapshot and below(y.ballot, e.ballot)
        )
        for e in s.system.echoes
    )


def may_have_voted(model: CommitModel, s: History, order: frozenset[Link], i: int, y: Claim) -> bool:
    """Tell whether a holder's vote for a claim is there, or may still come."""
    return (
        i in model.liars
        or Vote(holder=i, provisional=False, ballot=y.ballot, snapshot=y.snapshot) in s.system.votes
        or not has_left(s, order, i, y)
    )


def grants_report_votes(s: History) -> bool:
    """What a grant reports is no lower than any vote of its holder on its parent under a lower ballot."""
    return all(
        all(
            m.report != NO_CLAIM and not below(m.report.ballot, v.ballot)
            for v in s.system.votes
            if v.holder == m.holder and v.snapshot.parent == m.parent and below(v.ballot, m.ballot)
        )
        for m in s.system.grants
    )


def reports_are_certified(s: History) -> bool:
    """What a grant reports has a certificate."""
    return all(m.report == NO_CLAIM or m.report in s.certified for m in s.system.grants)


def granters_have_left(s: History, order: frozenset[Link], claims: frozenset[Claim]) -> bool:
    """Who granted a ballot has left every claim on that parent under a lower one."""
    return all(
        all(
            has_left(s, order, m.holder, y)
            for y in claims
            if y.snapshot.parent == m.parent and below(y.ballot, m.ballot)
        )
        for m in s.system.grants
    )


def stays_certified(model: CommitModel, s: History, y: Claim) -> bool:
    """Supports VotedWasPrepared: of what has a certificate there can still be one. `y` is any claim."""
    return y not in s.certified or commit_system.prepared(model, s.system, False, y)


def votes_are_on_record(s: History, g: int, h: int) -> bool:
    """The certificate on record is no lower than any vote on the holder's snapshot. Of any two holders, as are all that follow."""
    return remembers_votes(s, g) and remembers_votes(s, h)


def remembers_votes(s: History, h: int) -> bool:
    me = s.system.holder[h].final
    return s.system.holder[h].silent or all(
        me.highest != NO_CLAIM and not below(me.highest.ballot, v.ballot)
        for v in s.system.votes
        if v.holder == h and v.snapshot.parent == me.base
    )


def highest_is_certified(s: History, g: int, h: int) -> bool:
    """The certificate on record is one."""
    return (s.system.holder[g].final.highest == NO_CLAIM or s.system.holder[g].final.highest in s.certified) and (
        s.system.holder[h].final.highest == NO_CLAIM or s.system.holder[h].final.highest in s.certified
    )


def echoes_are_on_record(s: History, g: int, h: int) -> bool:
    """An echo at the promised ballot is on record."""
    return remembers_echoes(s, g) and remembers_echoes(s, h)


def remembers_echoes(s: History, h: int) -> bool:
    me = s.system.holder[h].final
    return s.system.holder[h].silent or all(
        me.echoed.ballot == e.ballot
        for e in s.system.echoes
        if e.holder == h and e.snapshot.parent == me.base and me.promised == e.ballot
    )


def promise_is_kept(s: History, g: int, h: int) -> bool:
    """Nothing is signed on the holder's snapshot under a ballot above the promise."""
    return keeps_promise(s, g) and keeps_promise(s, h)


def keeps_promise(s: History, h: int) -> bool:
    me = s.system.holder[h].final
    return s.system.holder[h].silent or (
        all(not below(me.promised, m.ballot) for m in s.system.grants if m.holder == h and m.parent == me.base)
        and all(
            not below(me.promised, e.ballot) for e in s.system.echoes if e.holder == h and e.snapshot.parent == me.base
        )
        and all(
            not below(me.promised, v.ballot) for v in s.system.votes if v.holder == h and v.snapshot.parent == me.base
        )
    )


def nothing_is_ahead(s: History, order: frozenset[Link], g: int, h: int) -> bool:
    """A holder that has not lost its store has signed nothing but on its snapshot and on those before it."""
    return signs_no_further(s, order, g) and signs_no_further(s, order, h)


def signs_no_further(s: History, order: frozenset[Link], h: int) -> bool:
    base = s.system.holder[h].final.base
    return s.system.holder[h].silent or (
        all(m.parent == base or Link(earlier=m.parent, later=base) in order for m in s.system.grants if m.holder == h)
        and all(
            e.snapshot.parent == base or Link(earlier=e.snapshot.parent, later=base) in order
            for e in s.system.echoes
            if e.holder == h
        )
        and all(
            v.snapshot.parent == base or Link(earlier=v.snapshot.parent, later=base) in order
            for v in s.system.votes
            if v.holder == h
        )
    )


# What follows -----------------------------------------------------------------------------------------------------------------------


def votes_are_claims(s: History, claims: frozenset[Claim]) -> bool:
    """`claims`, which may be any, are all that was voted for."""
    return all(make_claim(v.ballot, v.snapshot) in claims for v in s.system.votes)


def no_second_successor(model: CommitModel, s: History) -> bool:
    """L8, by the predicate that runs."""
    return one_successor(model, s.system)


def no_second_snapshot(model: CommitModel, s: History) -> bool:
    """PreparedOnce, by the predicate that runs."""
    return prepared_once(model, s.system)


def no_second_echo_or_vote(model: CommitModel, s: History) -> bool:
    """L9, by the predicate that runs, but for the justification in an echo."""
    return one_echo_and_vote(model, s.system)


def is_about(v: Vote, y: Claim) -> bool:
    """A vote is for a claim."""
    return y == claim_of(v)


def vote_was_prepared(model: CommitModel, s: History, v: Vote) -> bool:
    """VotedWasPrepared of any one vote, by the function that the predicate asks."""
    return v not in s.system.votes or is_prepared(model, s.system, v)


def ballot(n: int) -> Ballot:
    """Ballots in their order, from the lowest."""
    return Ballot(round=n, rank=0, coordinator=0, nonce=0)


SIGNATURE = Signature(
    sorts={
        "g": "holder",
        "h": "holder",
        "granters": "holder",
        "CommitSystem.holder": "holder",
        "CommitRules.holders": "holder",
        "CommitModel.liars": "holder",
        "CommitGrant.holder": "holder",
        "Echo.holder": "holder",
        "Vote.holder": "holder",
        "parent": "digest",
        "CommitGrant.parent": "digest",
        "Link.earlier": "digest",
        "Link.later": "digest",
        "Record.base": "digest",
        "Snapshot.digest": "digest",
        "Snapshot.parent": "digest",
        "sequence": "sequence",
        "Record.sequence": "sequence",
        "Snapshot.sequence": "sequence",
        "CommitSystem.admitted": "choice",
        "Snapshot.choice": "choice",
    },
    opaque={Ballot: "ballot", Snapshot: "snapshot"},
    order=below,
    ordered=Ballot,
    nth=ballot,
    constants={"no_ballot": NO_BALLOT, "no_snapshot": NO_SNAPSHOT},
    cuts=frozenset({"Record.promised"}),
    everything=frozenset({"CommitRules.holders"}),
    quorum="CommitRules.quorum",
    quorum_meaning=quorums_meet,
    excepted="CommitModel.liars",
    fixed={
        "CommitGrant.provisional": False,
        "Echo.provisional": False,
        "Echo.justification": frozenset(),
        "Vote.provisional": False,
    },
)

MACHINE = Machine(
    theme="agreement",
    state="s",
    initial=initially,
    actions=(
        Action("grant", grants, grant),
        Action("echo", echoes, echo),
        Action("certify", certifies, certify),
        Action("vote", votes, vote),
        Action("install", installs, install),
        Action("restart", is_honest, restart),
        Action("lose", is_honest, lose),
        Action("act_provisionally", is_honest, act_provisionally),
        Action("install_provisionally", is_honest, install_provisionally),
    ),
    typed=(quorums_meet, chain_has_no_circle),
)
INVARIANTS = (
    voted_was_certified,
    certified_was_echoed,
    certified_once,
    one_echo,
    safe,
    grants_report_votes,
    reports_are_certified,
    granters_have_left,
    stays_certified,
    votes_are_on_record,
    highest_is_certified,
    echoes_are_on_record,
    promise_is_kept,
    nothing_is_ahead,
)
_SIBLINGS = {
    ("certify", "certified_once"): (Sibling("Whoever echoes twice.", without=("one_echo",)),),
    ("certify", "certified_was_echoed"): (Sibling("Whatever quorums share.", without=("quorums_meet",)),),
    ("echo", "safe"): (
        Sibling("Whatever quorums share.", without=("quorums_meet",)),
        Sibling("Whatever has two certificates in one ballot.", without=("certified_once",)),
        Sibling("Whatever was voted for without a certificate.", without=("voted_was_certified",)),
    ),
}
_OTHERS = (
    Obligation(
        "agreement.one_successor",
        "No parent has two final successors, for any number of holders, ballots and snapshots.",
        (votes_are_claims, voted_was_certified, certified_was_echoed, certified_once, safe),
        no_second_successor,
        (
            Sibling("Whatever is safe.", without=("safe",)),
            Sibling("Whatever was certified twice.", without=("certified_once",)),
            Sibling("Whatever has a certificate.", without=("voted_was_certified",)),
        ),
        reading="first_order",
        signature=SIGNATURE,
    ),
    Obligation(
        "agreement.prepared_once",
        "No ballot has two prepared snapshots of one parent, for any number of holders, ballots and snapshots.",
        (quorums_meet, one_echo),
        no_second_snapshot,
        (
            Sibling("Whatever was echoed twice.", without=("one_echo",)),
            Sibling("Whatever quorums share.", without=("quorums_meet",)),
        ),
        reading="first_order",
        signature=SIGNATURE,
    ),
    Obligation(
        "agreement.one_echo_and_vote",
        "An honest holder echoes one snapshot and votes for one in a ballot of one parent, even if it loses its store.",
        (one_echo, voted_was_certified, certified_once),
        no_second_echo_or_vote,
        (
            Sibling("Whatever it echoes.", without=("one_echo",)),
            Sibling("Whatever it votes for.", without=("voted_was_certified",)),
        ),
        reading="first_order",
        signature=SIGNATURE,
    ),
    Obligation(
        "agreement.voted_was_prepared",
        "What an honest holder votes for is prepared, for any number of holders, ballots and snapshots.",
        (voted_was_certified, stays_certified, is_about),
        vote_was_prepared,
        (Sibling("Whatever has no certificate.", without=("voted_was_certified",)),),
        reading="first_order",
        signature=SIGNATURE,
    ),
    Obligation(
        "agreement.echo_carries_on",
        "What an honest holder echoes is the snapshot of the highest report, if there is one.",
        (may_echo, is_top),
        carries_on,
        (
            Sibling("Of any report.", without=("is_top",)),
            Sibling("There never is one.", goal=starts_afresh),
        ),
        reading="first_order",
        signature=SIGNATURE,
        decidable=False,
    ),
    Obligation(
        "agreement.echo_is_justified",
        "What a holder's rules ask of an echo is what the argument needs of it.",
        (
            carries_on,
            is_shown,
            are_its_granters,
            is_top,
            grants_report_votes,
            reports_are_certified,
            granters_have_left,
        ),
        echoes,
        (
            Sibling("Whatever grants report.", without=("grants_report_votes",)),
            Sibling("Whoever granted.", without=("are_its_granters",), hypotheses=(are_some_granters,)),
            Sibling("Whichever report is carried on.", without=("is_top",)),
        ),
        reading="first_order",
        signature=SIGNATURE,
    ),
    Obligation(
        "agreement.liars_are_outnumbered",
        "In a feasible committee with the quorum of the formula and at most f liars, two quorums have more members in common than there are liars.",
        (committee_has_its_quorum, liars_are_few),
        more_than_the_liars_are_shared,
        (Sibling("With f + 1 liars too.", without=("liars_are_few",), hypotheses=(liars_are_one_more,)),),
        reading="cardinality",
        linear=True,
    ),
    Obligation(
        "agreement.quorums_meet",
        "If quorums have more members in common than there are liars, any two of them share a correct holder: the axiom, from its numbers.",
        (more_than_the_liars_are_shared, both_are_quorums),
        a_correct_one_is_shared,
        (
            Sibling(
                "If they have as many.",
                without=("more_than_the_liars_are_shared",),
                hypotheses=(as_many_as_the_liars_are_shared,),
            ),
        ),
        reading="cardinality",
        linear=True,
    ),
)
OBLIGATIONS = (*MACHINE.inductive(INVARIANTS, suffix="any_n", signature=SIGNATURE, siblings=_SIBLINGS), *_OTHERS)
