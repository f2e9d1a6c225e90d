"""Replay of a run of the commit.

The actions are those of `commit_system`. A log names a snapshot by its digest: where somebody stands on it, the replay looks up. One thing is
added for real logs: ranks and digests that the log gives.

TLA+: Commit (section Actions)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from rebalancing import commit, commit_system
from rebalancing.ballot import NO_BALLOT, Ballot
from rebalancing.commit import (
    NO_CLAIM,
    Claim,
    CommitGrant,
    Coordinator,
    Echo,
    Holder,
    Proposal,
    Record,
    Snapshot,
    Vote,
    make_claim,
    record_of,
)
from rebalancing.commit_system import Ask, CommitModel, CommitSystem
from rebalancing.refusal import need

from .replay import Replay
from .trace import Header

__all__ = [
    "COORDINATOR_FIELDS",
    "RECORD_FIELDS",
    "CommitReplay",
    "is_ballot",
    "is_successor",
    "may_propose",
]

NONE: frozenset[Any] = frozenset()
RECORD_FIELDS = tuple(each.name for each in fields(Record))
HOLDER_FIELDS = tuple(each.name for each in fields(Holder))
COORDINATOR_FIELDS = tuple(each.name for each in fields(Coordinator))
SYSTEM_FIELDS = ("admitted",)


# ----------------------------------------------------------------------------------------------------------------------
# What twisted coordinators may send: asked of one message, where `commit_system` lists them all


def is_ballot(model: CommitModel, coordinators: frozenset[int], parent: int, b: Ballot, given: bool = False) -> bool:
    """Tell whether this is a ballot that one of `coordinators` can have on this parent; a rank that the log gives is not compared.

    TLA+: Commit!AllBallots, Commit!TwistedBallots
    """
    return (
        b.coordinator in coordinators
        and 1 <= b.round <= model.max_round
        and 1 <= b.nonce <= model.max_nonce
        and (given or b == commit_system.make_ballot(model, parent, b.round, b.coordinator, b.nonce))
    )


def is_successor(model: CommitModel, at: Record, x: Snapshot, given: bool = False) -> bool:
    """Tell whether this is a snapshot that may follow a record; a digest that the log gives is not compared.

    TLA+: Commit!Successors
    """
    stands = commit_system.make_snapshot(model, at.base, at.sequence + 1, x.origin, x.choice)
    return (
        x.choice in model.choices
        and is_ballot(model, model.coordinators, at.base, x.origin, given)
        and x == (replace(stands, digest=x.digest) if given else stands)
    )


def may_propose(model: CommitModel, s: CommitSystem, at: Record, m: Proposal, given: bool = False) -> bool:
    """Tell whether a twisted coordinator may send this proposal.

    TLA+: Commit!Proposed
    """
    return (
        is_ballot(model, model.twisted, at.base, m.ballot, given)
        and is_successor(model, at, m.snapshot, given)
        and commit_system.is_justification(model, s, m.provisional, at.base, m.ballot, m.justification)
    )


# ----------------------------------------------------------------------------------------------------------------------
# Digests that the log gives


class Digests:
    """What the log has used as ranks and digests: each stands for one thing, and each thing has one."""

    def __init__(self) -> None:
        self._ranks: dict[tuple[int, int, int], int] = {}
        self._digests: dict[tuple[int, int, Ballot, int], int] = {}
        self._contents: dict[int, tuple[int, int, Ballot, int]] = {}

    def check(self, parent: int, ballots: Iterable[Ballot], snapshots: Iterable[Snapshot] = ()) -> None:
        """Refuse ballots on a parent, or its successors, that contradict what the log has used before.

        Raises:
            Refused: with false-rank or false-digest.
        """
        for b in ballots:
            need(self._ranks.get((parent, b.round, b.coordinator), b.rank) == b.rank, "false-rank")
        for x in snapshots:
            content = (x.parent, x.sequence, x.origin, x.choice)
            known = self._digests.get(content, x.digest) == x.digest
            need(known and self._contents.get(x.digest, content) == content, "false-digest")

    def keep(self, parent: int, ballots: Iterable[Ballot], snapshots: Iterable[Snapshot] = ()) -> None:
        """Remember what `check` has let pass."""
        for b in ballots:
            self._ranks[(parent, b.round, b.coordinator)] = b.rank
        for x in snapshots:
            content = (x.parent, x.sequence, x.origin, x.choice)
            self._digests[content], self._contents[x.digest] = x.digest, content


# ----------------------------------------------------------------------------------------------------------------------
# The run


def with_messages(
    s: CommitSystem,
    asks: frozenset[Ask] = NONE,
    grants: frozenset[CommitGrant] = NONE,
    proposals: frozenset[Proposal] = NONE,
    echoes: frozenset[Echo] = NONE,
    votes: frozenset[Vote] = NONE,
) -> CommitSystem:
    """Return the state with these messages and no others."""
    return replace(s, asks=asks, grants=grants, proposals=proposals, echoes=echoes, votes=votes)


def first_state(header: Header) -> CommitSystem:
    """Return the initial state in which the coordinators have drawn the header's nonces."""
    one = next(iter(commit_system.initial(replace(header.model, max_nonce=1))))
    return replace(
        one,
        coordinator={c: commit.empty_coordinator(n) for c, n in header.nonces.items()},
        used={c: frozenset({n}) for c, n in header.nonces.items()},
    )


class CommitReplay(Replay):
    """A run of the commit's reference.

    Attributes:
        asks, grants, proposals: what was sent, in order.
        echoes, votes: the same by whether they are provisional and by what they are for.
    """

    model: CommitModel
    state: CommitSystem

    def __init__(self, header: Header) -> None:
        super().__init__(header, first_state(header))
        # What a holder may be sent is asked here, message by message; its actions need not list it.
        self._asked_already = replace(header.model, twisted=NONE, max_round=0, max_nonce=0)
        self.asks: dict[Ask, None] = {}
        self.grants: dict[CommitGrant, None] = {}
        self.proposals: dict[Proposal, None] = {}
        self.echoes: dict[tuple[bool, Claim], frozenset[Echo]] = {}
        self.votes: dict[tuple[bool, Claim], frozenset[Vote]] = {}
        self._digests = Digests()

    def after(self, action: str, arguments: Mapping[str, Any]) -> CommitSystem:
        model, s = self.model, self.state
        if action == "MovePolicy":
            return commit_system.move_policy(model, s, arguments["choice"])
        if "coordinator" in arguments:
            return self._coordinator(action, arguments["coordinator"], arguments)
        h, provisional = arguments["holder"], arguments.get("provisional", False)
        match action:
            case "Grant":
                return self._grant(h, provisional, arguments["parent"], arguments["ballot"])
            case "Echo":
                return self._echo(h, arguments["proposal"])
            case "Vote":
                x = arguments["claim"]
                shown = with_messages(s, echoes=self.echoes.get((provisional, x), NONE))
                return _sent_alone(commit_system.vote(model, shown, h, provisional, x), votes=True)
            case "Install":
                x = arguments["claim"]
                shown = with_messages(s, votes=self.votes.get((provisional, x), NONE))
                return with_messages(commit_system.install(model, shown, h, provisional, x))
        return commit_system.ACTIONS[action](model, s, h)

    def _standing(self, parent: int) -> Record:
        """Return where somebody stands with this base, or a record at which nobody does."""
        model = self.model
        for h in model.rules.holders - model.liars:
            for p in model.kinds:
                mine = record_of(self.state.holder[h], p)
                if mine.base == parent:
                    return commit.empty_record(parent, mine.sequence, NO_BALLOT)
        return commit.empty_record(parent, 0, NO_BALLOT)

    def _shown(self, justification: frozenset[CommitGrant], **more: Any) -> CommitSystem:
        """Return the state with what makes a justification one: its grants, and the echoes of what they report."""
        reported = {(m.provisional, m.report) for m in justification if m.report != NO_CLAIM}
        echoes = frozenset().union(*(self.echoes.get(each, NONE) for each in reported))
        grants = frozenset(m for m in justification if m in self.grants)
        return with_messages(self.state, grants=grants, echoes=echoes, **more)

    def _grant(self, h: Any, provisional: bool, parent: int, ballot: Ballot) -> CommitSystem:
        model, given = self.model, self.header.given
        if given:
            self._digests.check(parent, (ballot,))
        asked = Ask(ballot=ballot, parent=parent)
        sent = asked in self.asks or is_ballot(model, model.twisted, parent, ballot, given)
        shown = with_messages(self.state, asks=frozenset({asked}) if sent else NONE)
        after = commit_system.grant(self._asked_already, shown, h, provisional, self._standing(parent), ballot)
        return _sent_alone(after, grants=True)

    def _echo(self, h: Any, m: Proposal) -> CommitSystem:
        model, given, parent = self.model, self.header.given, m.snapshot.parent
        if given:
            self._digests.check(parent, (m.ballot, m.snapshot.origin), (m.snapshot,))
        at = self._standing(parent)
        sent = m in self.proposals or may_propose(model, self._shown(m.justification), at, m, given)
        shown = with_messages(self.state, proposals=frozenset({m}) if sent else NONE)
        return _sent_alone(commit_system.echo(self._asked_already, shown, h, at, m), echoes=True)

    def _coordinator(self, action: str, c: int, arguments: Mapping[str, Any]) -> CommitSystem:
        model, s = self.model, self.state
        match action:
            case "Ask":
                need(arguments["round"] <= model.max_round, "bound")
                after = commit_system.ask(model, s, c, self._standing(arguments["parent"]), arguments["round"])
                return self._ranked(after, c, arguments["rank"]) if self.header.given else after
            case "Propose":
                return self._propose(c, arguments["justification"], arguments["snapshot"])
            case "RestartCoordinator":
                need(arguments["nonce"] <= model.max_nonce, "bound")
                return commit_system.restart_coordinator(model, s, c, arguments["nonce"])
        return commit_system.crash_coordinator(model, s, c)

    def _ranked(self, s: CommitSystem, c: int, rank: int) -> CommitSystem:
        """Put the rank that the log gives in the place of the stand-in."""
        me = s.coordinator[c]
        ballot = replace(me.ballot, rank=rank)
        self._digests.check(me.parent, (ballot,))
        return replace(
            s,
            coordinator={**s.coordinator, c: replace(me, ballot=ballot)},
            asks=frozenset({Ask(ballot=ballot, parent=me.parent)}),
        )

    def _propose(self, c: int, justification: frozenset[CommitGrant], snapshot: Snapshot) -> CommitSystem:
        shown, own = self._shown(justification), snapshot
        if self.header.given:
            self._digests.check(snapshot.parent, (snapshot.origin,), (snapshot,))
            # The digest that the log gives takes the place of the stand-in where the snapshot is this ballot's own.
            me = self.state.coordinator[c]
            stands = commit_system.make_snapshot(self.model, me.parent, me.sequence, me.ballot, snapshot.choice)
            if not commit.reports(justification) and replace(stands, digest=snapshot.digest) == snapshot:
                own = stands
        after = commit_system.propose(self.model, shown, c, justification, own)
        return with_messages(after, proposals=frozenset(replace(m, snapshot=snapshot) for m in after.proposals))

    def take(self, s: CommitSystem) -> None:
        digests = self._digests
        for a in s.asks:
            self.asks[a] = None
            digests.keep(a.parent, (a.ballot,))
        for m in s.grants:
            self.grants[m] = None
            digests.keep(m.parent, (m.ballot,))
        for p in s.proposals:
            self.proposals[p] = None
            digests.keep(p.snapshot.parent, (p.ballot, p.snapshot.origin), (p.snapshot,))
        for e in s.echoes:
            digests.keep(e.snapshot.parent, (e.ballot, e.snapshot.origin), (e.snapshot,))
            key = e.provisional, make_claim(e.ballot, e.snapshot)
            self.echoes[key] = self.echoes.get(key, NONE) | {e}
        for v in s.votes:
            of = v.provisional, make_claim(v.ballot, v.snapshot)
            self.votes[of] = self.votes.get(of, NONE) | {v}
        self.state = with_messages(s)

    def whole(self) -> CommitSystem:
        return with_messages(
            self.state,
            asks=frozenset(self.asks),
            grants=frozenset(self.grants),
            proposals=frozenset(self.proposals),
            echoes=frozenset().union(*self.echoes.values()),
            votes=frozenset().union(*self.votes.values()),
        )

    def fields(self, node: Any) -> tuple[str, ...]:
        if node is None:
            return SYSTEM_FIELDS
        return HOLDER_FIELDS if node in self.state.holder else COORDINATOR_FIELDS

    def field(self, s: CommitSystem, node: Any, name: str) -> Any:
        if node is None:
            return getattr(s, name)
        if node in s.coordinator:
            return getattr(s.coordinator[node], name)
        record = getattr(s.holder[node], name)
        return {each: getattr(record, each) for each in RECORD_FIELDS}


def _sent_alone(s: CommitSystem, grants: bool = False, echoes: bool = False, votes: bool = False) -> CommitSystem:
    """Return the state with messages of one kind, and without those that the step was only shown."""
    return with_messages(
        s, grants=s.grants if grants else NONE, echoes=s.echoes if echoes else NONE, votes=s.votes if votes else NONE
    )
