"""The whole system that the specification of the commit describes: holders, coordinators, network and faults.

One function for each action of the specification, `(model, state, ...) -> state`; an action that is not enabled raises
`Refused` with the code of the guard that failed, and there is no new state. Messages are sets that only grow: each may
be lost, repeated, reordered and late. It is not a simulator: who acts next is the caller's choice.

TLA+: Commit (section Actions)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Any

from . import commit
from .ballot import NO_BALLOT, Ballot, below
from .commit import (
    NO_CLAIM,
    Claim,
    CommitGrant,
    CommitRules,
    Coordinator,
    Echo,
    Holder,
    Proposal,
    Record,
    Snapshot,
    Vote,
    empty_record,
    make_claim,
    quorum_of,
    record_of,
    with_record,
)
from .quorum import quorum
from .refusal import Refused, first_failed, need

__all__ = ["ACTIONS", "Ask", "CommitModel", "CommitSystem", "choices", "committed", "initial", "model_of", "prepared"]


@dataclass(frozen=True, slots=True)
class CommitModel:
    """The rules, the faults that can happen and the bounds of a finite model.

    TLA+: the constants of Commit
    """

    rules: CommitRules
    liars: frozenset[int]
    faults: int
    crashing: frozenset[int]
    losing: frozenset[int]
    coordinators: frozenset[int]
    twisted: frozenset[int]
    mortal: frozenset[int]
    kinds: frozenset[bool]
    policy_moves: bool
    choices: frozenset[int]
    max_round: int
    max_nonce: int
    max_sequence: int


@dataclass(frozen=True, slots=True)
class Ask:
    """A coordinator's request for a ballot on a parent."""

    ballot: Ballot
    parent: int


@dataclass(frozen=True, slots=True)
class CommitSystem:
    """One state of the system; field for field the variables of the specification."""

    holder: Mapping[int, Holder]
    coordinator: Mapping[int, Coordinator]
    asks: frozenset[Ask]
    grants: frozenset[CommitGrant]
    proposals: frozenset[Proposal]
    echoes: frozenset[Echo]
    votes: frozenset[Vote]
    admitted: frozenset[int]
    used: Mapping[int, frozenset[int]]


def model_of(k: Mapping[str, Any]) -> CommitModel:
    """Build a model from complete constants of the specification; holders keep their names as identifiers."""
    rules = CommitRules(
        holders=k["Holders"],
        threshold=k["Threshold"],
        quorum=quorum(len(k["Holders"]), k["Threshold"], k["Faults"]),
        signed_justification=k["SignedJustification"],
    )
    return CommitModel(
        rules=rules,
        liars=k["Liars"],
        faults=k["Faults"],
        crashing=k["Crashing"],
        losing=k["Losing"],
        coordinators=k["Coordinators"],
        twisted=k["Twisted"],
        mortal=k["Mortal"],
        kinds=k["Kinds"],
        policy_moves=k["PolicyMoves"],
        choices=k["Choices"],
        max_round=k["MaxRound"],
        max_nonce=k["MaxNonce"],
        max_sequence=k["MaxSequence"],
    )


def initial(model: CommitModel) -> Iterator[CommitSystem]:
    """Yield the initial states: they differ in the nonces that honest coordinators have drawn.

    TLA+: Commit!Init
    """
    coordinators = sorted(model.coordinators)
    drawable = [(1,) if c in model.twisted else range(1, model.max_nonce + 1) for c in coordinators]
    for drawn in product(*drawable):
        nonce = dict(zip(coordinators, drawn, strict=True))
        yield CommitSystem(
            holder={h: commit.beginning(0, 0, False) for h in model.rules.holders},
            coordinator={c: commit.empty_coordinator(nonce[c]) for c in coordinators},
            asks=frozenset(),
            grants=frozenset(),
            proposals=frozenset(),
            echoes=frozenset(),
            votes=frozenset(),
            admitted=model.choices,
            used={c: frozenset({nonce[c]}) for c in coordinators},
        )


# ----------------------------------------------------------------------------------------------------------------------
# Ballots and snapshots of a finite model


def make_ballot(model: CommitModel, parent: int, at_round: int, c: int, nonce: int) -> Ballot:
    """Make the one ballot of a coordinator, round and nonce on a parent."""
    rank = c if (parent + at_round) % 2 == 0 else len(model.coordinators) + 1 - c
    return Ballot(round=at_round, rank=rank, coordinator=c, nonce=nonce)


def ballots_on(model: CommitModel, parent: int, coordinators: frozenset[int]) -> list[Ballot]:
    """List every ballot of the given coordinators on a parent."""
    return [
        make_ballot(model, parent, r, c, n)
        for r in range(1, model.max_round + 1)
        for c in sorted(coordinators)
        for n in range(1, model.max_nonce + 1)
    ]


def is_ballot(model: CommitModel, parent: int, coordinators: frozenset[int], b: Ballot) -> bool:
    """Tell whether a ballot is among `ballots_on`."""
    return (
        b.coordinator in coordinators
        and 1 <= b.round <= model.max_round
        and 1 <= b.nonce <= model.max_nonce
        and b == make_ballot(model, parent, b.round, b.coordinator, b.nonce)
    )


def digest(model: CommitModel, parent: int, origin: Ballot, choice: int) -> int:
    """Stand for the hash of what a snapshot holds."""
    ballots = model.max_round * len(model.coordinators) * model.max_nonce
    nth = ((origin.round - 1) * len(model.coordinators) + origin.coordinator - 1) * model.max_nonce + origin.nonce - 1
    return (parent * ballots + nth) * len(model.choices) + choice


def make_snapshot(model: CommitModel, parent: int, sequence: int, origin: Ballot, choice: int) -> Snapshot:
    """Make the one snapshot of a choice that a ballot brings up on a parent."""
    return Snapshot(
        digest=digest(model, parent, origin, choice), parent=parent, sequence=sequence, origin=origin, choice=choice
    )


def successors(model: CommitModel, at: Record) -> list[Snapshot]:
    """List the snapshots that may follow a record."""
    return [
        make_snapshot(model, at.base, at.sequence + 1, b, x)
        for b in ballots_on(model, at.base, model.coordinators)
        for x in sorted(model.choices)
    ]


def standing(model: CommitModel, s: CommitSystem) -> frozenset[Record]:
    """Where anybody stands, as empty records."""
    return frozenset(
        empty_record(r.base, r.sequence, NO_BALLOT)
        for h in model.rules.holders - model.liars
        for p in model.kinds
        for r in (record_of(s.holder[h], p),)
    )


def stands(model: CommitModel, s: CommitSystem, at: Record) -> bool:
    """Tell whether a record is among `standing`."""
    return at == empty_record(at.base, at.sequence, NO_BALLOT) and any(
        r.base == at.base and r.sequence == at.sequence
        for h in model.rules.holders - model.liars
        for p in model.kinds
        for r in (record_of(s.holder[h], p),)
    )


# ----------------------------------------------------------------------------------------------------------------------
# Certificates: enough distinct signatures, a liar's being there for the asking


def echoers(
    model: CommitModel, s: CommitSystem, provisional: bool, x: Claim, justification: frozenset[CommitGrant]
) -> frozenset[int]:
    """Who may appear as echoer of a claim with a justification."""
    return model.liars | {
        e.holder
        for e in s.echoes
        if e.provisional == provisional
        and e.ballot == x.ballot
        and e.snapshot == x.snapshot
        and e.justification == justification
    }


def voters(model: CommitModel, s: CommitSystem, provisional: bool, x: Claim) -> frozenset[int]:
    """Who may appear as voter for a claim."""
    return model.liars | {
        v.holder for v in s.votes if v.provisional == provisional and v.ballot == x.ballot and v.snapshot == x.snapshot
    }


def prepared(model: CommitModel, s: CommitSystem, provisional: bool, x: Claim) -> bool:
    """Tell whether there can be a prepared certificate: the only thing that a later ballot must respect."""
    return any(
        len(echoers(model, s, provisional, x, j)) >= quorum_of(model.rules, provisional)
        for j in {e.justification for e in s.echoes}
    )


def committed(model: CommitModel, s: CommitSystem, provisional: bool, x: Claim) -> bool:
    """Tell whether there can be a commit certificate."""
    return len(voters(model, s, provisional, x)) >= quorum_of(model.rules, provisional)


def reportable(model: CommitModel, s: CommitSystem, provisional: bool, parent: int) -> frozenset[Claim]:
    """What a liar may report: nothing, or what is prepared; a report counts only with its certificate."""
    claims = {
        make_claim(e.ballot, e.snapshot)
        for e in s.echoes
        if e.provisional == provisional and e.snapshot.parent == parent
    }
    return frozenset({NO_CLAIM} | {x for x in claims if prepared(model, s, provisional, x)})


def can_be_shown(model: CommitModel, s: CommitSystem, m: CommitGrant) -> bool:
    """Tell whether a holder has sent a grant, or is a liar that may have."""
    if m.holder not in model.liars:
        return m in s.grants
    return m.report == NO_CLAIM or (
        below(m.report.ballot, m.ballot) and m.report in reportable(model, s, m.provisional, m.parent)
    )


def grants_under(
    model: CommitModel, s: CommitSystem, provisional: bool, parent: int, ballot: Ballot
) -> frozenset[CommitGrant]:
    """The grants that can be shown for a ballot."""
    thinkable = (
        CommitGrant(holder=h, provisional=provisional, parent=parent, ballot=ballot, report=x)
        for h in model.rules.holders
        for x in reportable(model, s, provisional, parent) | {m.report for m in s.grants}
    )
    return frozenset(m for m in thinkable if can_be_shown(model, s, m))


def justifications(
    model: CommitModel, s: CommitSystem, provisional: bool, parent: int, ballot: Ballot
) -> Iterator[frozenset[CommitGrant]]:
    """Yield every set of a quorum's grants under one ballot."""
    size = quorum_of(model.rules, provisional)
    for chosen in combinations(grants_under(model, s, provisional, parent, ballot), size):
        if len({m.holder for m in chosen}) == size:
            yield frozenset(chosen)


def signed(model: CommitModel, justification: frozenset[CommitGrant]) -> frozenset[CommitGrant]:
    """The part of a justification that an echo tells apart."""
    return justification if model.rules.signed_justification else frozenset()


def is_justification(
    model: CommitModel,
    s: CommitSystem,
    provisional: bool,
    parent: int,
    ballot: Ballot,
    justification: frozenset[CommitGrant],
) -> bool:
    """Tell whether a set of grants is among `justifications`."""
    return len(justification) == len({m.holder for m in justification}) == quorum_of(model.rules, provisional) and all(
        m.provisional == provisional and m.parent == parent and m.ballot == ballot and can_be_shown(model, s, m)
        for m in justification
    )


def is_successor(model: CommitModel, at: Record, x: Snapshot) -> bool:
    """Tell whether a snapshot is among `successors`."""
    return (
        x.choice in model.choices
        and is_ballot(model, at.base, model.coordinators, x.origin)
        and x == make_snapshot(model, at.base, at.sequence + 1, x.origin, x.choice)
    )


def was_proposed(model: CommitModel, s: CommitSystem, at: Record, m: Proposal) -> bool:
    """Tell whether a proposal is among `proposed`."""
    if m.ballot.coordinator not in model.twisted:
        return m in s.proposals and m.snapshot.parent == at.base
    return (
        is_ballot(model, at.base, model.twisted, m.ballot)
        and is_successor(model, at, m.snapshot)
        and is_justification(model, s, m.provisional, at.base, m.ballot, m.justification)
    )


def proposed(model: CommitModel, s: CommitSystem, provisional: bool, at: Record, ballot: Ballot) -> Iterator[Proposal]:
    """Yield what a ballot may bring forward: an honest coordinator's what it proposed, a twisted one's anything."""
    if ballot.coordinator not in model.twisted:
        yield from (
            m
            for m in s.proposals
            if m.provisional == provisional and m.ballot == ballot and m.snapshot.parent == at.base
        )
        return
    for justification in justifications(model, s, provisional, at.base, ballot):
        for snapshot in successors(model, at):
            yield Proposal(provisional=provisional, ballot=ballot, snapshot=snapshot, justification=justification)


# ----------------------------------------------------------------------------------------------------------------------
# Actions of a coordinator


def rounds_to_ask(model: CommitModel, s: CommitSystem, c: int) -> Collection[int]:
    """The rounds that a coordinator may ask for now: any above its last. Not listed, for there may be billions."""
    return range(s.coordinator[c].ballot.round + 1, model.max_round + 1)


def ask(model: CommitModel, s: CommitSystem, c: int, at: Record, at_round: int) -> CommitSystem:
    """A coordinator asks for a ballot above its last, as far as it likes."""
    me = s.coordinator[c]
    need(c not in model.twisted, "twisted")
    need(me.up, "down")
    need(stands(model, s, at), "unknown-base")
    need(at.sequence < model.max_sequence and at_round <= model.max_round, "bound")
    need(at_round in rounds_to_ask(model, s, c), "stale-ballot")
    ballot = make_ballot(model, at.base, at_round, c, me.nonce)
    return replace(
        s,
        coordinator={**s.coordinator, c: commit.after_ask(me, at.base, at.sequence + 1, ballot)},
        asks=s.asks | {Ask(ballot=ballot, parent=at.base)},
    )


def proposable(
    model: CommitModel, s: CommitSystem, me: Coordinator, justification: frozenset[CommitGrant]
) -> frozenset[Snapshot]:
    """What a coordinator may propose with a justification in hand."""
    if commit.reports(justification):
        return frozenset(x.snapshot for x in commit.highest_reports(justification))
    return frozenset(make_snapshot(model, me.parent, me.sequence, me.ballot, x) for x in s.admitted)


def propose(
    model: CommitModel, s: CommitSystem, c: int, justification: frozenset[CommitGrant], snapshot: Snapshot
) -> CommitSystem:
    """It proposes one snapshot in a ballot, with the grants of a quorum."""
    me = s.coordinator[c]
    need(c not in model.twisted, "twisted")
    need(me.up, "down")
    need(me.ballot != NO_BALLOT and not me.proposed, "nothing-to-propose")
    need(is_justification(model, s, False, me.parent, me.ballot, justification), "too-few-grants")
    need(snapshot in proposable(model, s, me, justification), "unjustified")
    proposal = Proposal(provisional=False, ballot=me.ballot, snapshot=snapshot, justification=justification)
    return replace(s, coordinator={**s.coordinator, c: replace(me, proposed=True)}, proposals=s.proposals | {proposal})


def crash_coordinator(model: CommitModel, s: CommitSystem, c: int) -> CommitSystem:
    """A coordinator falls silent and forgets everything."""
    need(c in model.mortal - model.twisted, "bound")
    need(s.coordinator[c].up, "down")
    return replace(s, coordinator={**s.coordinator, c: replace(commit.empty_coordinator(0), up=False)})


def fresh_nonce(s: CommitSystem, c: int, nonce: int) -> bool:
    """Tell whether a new incarnation may draw a nonce: none that was drawn before."""
    return nonce not in s.used[c]


def restart_coordinator(model: CommitModel, s: CommitSystem, c: int, nonce: int) -> CommitSystem:
    """A restarted coordinator remembers nothing; its nonce is fresh, in no order."""
    need(c not in model.twisted, "twisted")
    need(not s.coordinator[c].up, "up")
    need(nonce <= model.max_nonce, "bound")
    need(fresh_nonce(s, c, nonce), "nonce-used")
    return replace(
        s,
        coordinator={**s.coordinator, c: commit.empty_coordinator(nonce)},
        used={**s.used, c: s.used[c] | {nonce}},
    )


# ----------------------------------------------------------------------------------------------------------------------
# Actions of a holder


def with_holder(s: CommitSystem, h: int, me: Holder) -> Mapping[int, Holder]:
    """The holders, one of them changed."""
    return {**s.holder, h: me}


def ballot_was_sent(model: CommitModel, s: CommitSystem, at: Record, ballot: Ballot) -> bool:
    """Tell whether somebody asks for a ballot on a record's snapshot."""
    return is_ballot(model, at.base, model.twisted, ballot) or Ask(ballot=ballot, parent=at.base) in s.asks


def why_not_granted(me: Holder, provisional: bool, at: Record, ballot: Ballot) -> str:
    """Name the first guard of a grant that fails."""
    mine = record_of(me, provisional)
    return first_failed(
        {
            "lost-record": commit.knows_its_record(me),
            "stale-base": commit.grants_on(mine, at.base),
            "stale-ballot": commit.above_promise(mine, ballot),
        }
    )


def grant(model: CommitModel, s: CommitSystem, h: int, provisional: bool, at: Record, ballot: Ballot) -> CommitSystem:
    """A holder promises a ballot and says what it has seen prepared."""
    me = s.holder[h]
    need(h not in model.liars, "liar")
    need(provisional in model.kinds and stands(model, s, at), "unknown-base")
    need(at.sequence < model.max_sequence, "bound")
    need(ballot_was_sent(model, s, at, ballot), "not-sent")
    if not commit.may_grant(me, provisional, at.base, ballot):
        raise Refused(why_not_granted(me, provisional, at, ballot))
    mine = record_of(me, provisional)
    return replace(
        s,
        holder=with_holder(s, h, with_record(me, provisional, commit.after_grant(mine, ballot))),
        grants=s.grants
        | {CommitGrant(holder=h, provisional=provisional, parent=at.base, ballot=ballot, report=mine.highest)},
    )


def why_not_echoed(s: CommitSystem, me: Holder, m: Proposal) -> str:
    """Name the first guard of an echo that fails."""
    mine = record_of(me, m.provisional)
    return first_failed(
        {
            "lost-record": commit.knows_its_record(me),
            "stale-base": commit.echoes_on(mine, m.snapshot),
            "stale-ballot": commit.not_superseded(mine, m.ballot),
            "second-echo": commit.not_echoed(mine, m.ballot),
            "unjustified": commit.justifies(m.justification, m.ballot, m.snapshot),
            "invalid-snapshot": commit.still_valid(s.admitted, m.ballot, m.snapshot),
        }
    )


def echo(model: CommitModel, s: CommitSystem, h: int, at: Record, m: Proposal) -> CommitSystem:
    """A holder echoes the one snapshot that the grants of a ballot justify."""
    me = s.holder[h]
    need(h not in model.liars, "liar")
    need(m.provisional in model.kinds and stands(model, s, at), "unknown-base")
    need(at.sequence < model.max_sequence, "bound")
    need(was_proposed(model, s, at, m), "not-sent")
    x = make_claim(m.ballot, m.snapshot)
    if not commit.may_echo(s.admitted, me, m.provisional, x, m.justification):
        raise Refused(why_not_echoed(s, me, m))
    mine = record_of(me, m.provisional)
    return replace(
        s,
        holder=with_holder(s, h, with_record(me, m.provisional, commit.after_echo(mine, x))),
        echoes=s.echoes
        | {
            Echo(
                holder=h,
                provisional=m.provisional,
                ballot=m.ballot,
                snapshot=m.snapshot,
                justification=signed(model, m.justification),
            )
        },
    )


def why_not_voted(me: Holder, provisional: bool, x: Claim, is_prepared: bool) -> str:
    """Name the first guard of a vote that fails."""
    mine = record_of(me, provisional)
    return first_failed(
        {
            "lost-record": commit.knows_its_record(me),
            "stale-base": commit.votes_on(mine, x.snapshot),
            "stale-ballot": commit.not_superseded(mine, x.ballot),
            "second-vote": commit.not_voted(mine, x.ballot),
            "no-certificate": commit.has_certificate(is_prepared),
        }
    )


def vote(model: CommitModel, s: CommitSystem, h: int, provisional: bool, x: Claim) -> CommitSystem:
    """A holder stores a prepared certificate and votes."""
    me = s.holder[h]
    need(h not in model.liars, "liar")
    is_prepared = prepared(model, s, provisional, x)
    if not commit.may_vote(me, provisional, x, is_prepared):
        raise Refused(why_not_voted(me, provisional, x, is_prepared))
    mine = record_of(me, provisional)
    return replace(
        s,
        holder=with_holder(s, h, with_record(me, provisional, commit.after_vote(mine, x))),
        votes=s.votes | {Vote(holder=h, provisional=provisional, ballot=x.ballot, snapshot=x.snapshot)},
    )


def install(model: CommitModel, s: CommitSystem, h: int, provisional: bool, x: Claim) -> CommitSystem:
    """A holder that sees a certificate moves on, whenever that is."""
    me = s.holder[h]
    need(h not in model.liars, "liar")
    need(committed(model, s, provisional, x), "no-certificate")
    need(record_of(me, provisional).base == x.snapshot.parent, "stale-base")
    return replace(s, holder=with_holder(s, h, commit.after_install(me, provisional, x.snapshot)))


def restart(model: CommitModel, s: CommitSystem, h: int) -> CommitSystem:
    """A holder restarts with what is on disk."""
    need(h in model.crashing, "bound")
    return replace(s, holder=with_holder(s, h, commit.durable(s.holder[h])))


def lose_store(model: CommitModel, s: CommitSystem, h: int, x: Claim) -> CommitSystem:
    """A holder's store is lost, and it notices; it learns any snapshot that was ever committed, or the first, which is that of NO_CLAIM."""
    need(h in model.losing, "bound")
    need(not s.holder[h].silent, "silent")
    need(x == NO_CLAIM or committed(model, s, False, x), "no-certificate")
    return replace(s, holder=with_holder(s, h, commit.after_loss(x.snapshot.digest, x.snapshot.sequence)))


def move_policy(model: CommitModel, s: CommitSystem, x: int) -> CommitSystem:
    """Policy, revocations or the deadline leave less to choose from."""
    need(model.policy_moves, "bound")
    need(x in s.admitted, "nothing-new")
    return replace(s, admitted=s.admitted - {x})


ACTIONS: Mapping[str, Callable[..., CommitSystem]] = {
    "Ask": ask,
    "Propose": propose,
    "CrashCoordinator": crash_coordinator,
    "RestartCoordinator": restart_coordinator,
    "Grant": grant,
    "Echo": echo,
    "Vote": vote,
    "Install": install,
    "Restart": restart,
    "LoseStore": lose_store,
    "MovePolicy": move_policy,
}


def choices(model: CommitModel, s: CommitSystem) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield every action with every argument that the model knows, enabled or not."""
    bases = standing(model, s)
    kinds = sorted(model.kinds)
    for c in sorted(model.coordinators):
        yield "CrashCoordinator", (c,)
        for n in range(1, model.max_nonce + 1):
            yield "RestartCoordinator", (c, n)
        for at, r in product(bases, range(1, model.max_round + 1)):
            yield "Ask", (c, at, r)
        me = s.coordinator[c]
        for j in justifications(model, s, False, me.parent, me.ballot):
            for snapshot in proposable(model, s, me, j):
                yield "Propose", (c, j, snapshot)
    asked = [(p, at, b) for p, at in product(kinds, bases) for b in ballots_on(model, at.base, model.coordinators)]
    brought = [(at, m) for p, at, b in asked for m in proposed(model, s, p, at, b)]
    for h in sorted(model.rules.holders):
        yield "Restart", (h,)
        for p, at, b in asked:
            yield "Grant", (h, p, at, b)
        for at, m in brought:
            yield "Echo", (h, at, m)
        for p, x in {(e.provisional, make_claim(e.ballot, e.snapshot)) for e in s.echoes}:
            yield "Vote", (h, p, x)
        yield "LoseStore", (h, NO_CLAIM)
        for p, x in {(v.provisional, make_claim(v.ballot, v.snapshot)) for v in s.votes}:
            yield "Install", (h, p, x)
            if not p:
                yield "LoseStore", (h, x)
    for choice in sorted(model.choices):
        yield "MovePolicy", (choice,)
