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
]

NONE: frozenset[Any] = frozenset()
RECORD_FIELDS = tuple(each.name for each in fields(Record))
HOLDER_FIELDS = tuple(each.name for each in fields(Holder))
COORDINATOR_FIELDS = tuple(each.name for each in fields(Coordinator))
SYSTEM_FIELDS = ("admitted",)


# ----------------------------------------------------------------------------------------------------------------------
# Digests that the log gives


def stand_in(model: CommitModel, parent: int, b: Ballot) -> Ballot:
    """Return a ballot on a parent with the rank that the specification has in the place of the log's."""
    return commit_system.make_ballot(model, parent, b.round, b.coordinator, b.nonce)


def stand_in_of(model: CommitModel, x: Snapshot) -> Snapshot:
    """Return a snapshot with the digest that the specification has in the place of the log's."""
    origin = stand_in(model, x.parent, x.origin)
    return commit_system.make_snapshot(model, x.parent, x.sequence, origin, x.choice)


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
        echoes, votes: the same by parent and ballot, under which each holder signs once of either kind.
    """

    model: CommitModel
    state: CommitSystem

    def __init__(self, header: Header) -> None:
        super().__init__(header, first_state(header))
        # With the log's own digests what a twisted coordinator may send is asked here, by the stand-ins.
        self._sincere = replace(header.model, twisted=NONE)
        self.asks: dict[Ask, None] = {}
        self.grants: dict[CommitGrant, None] = {}
        self.proposals: dict[Proposal, None] = {}
        self.echoes: dict[tuple[int, Ballot], frozenset[Echo]] = {}
        self.votes: dict[tuple[int, Ballot], frozenset[Vote]] = {}
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
                shown = with_messages(s, echoes=self.echoes.get(_under(x), NONE))
                after = commit_system.vote(model, shown, h, provisional, x)
                return with_messages(after, votes=after.votes)
            case "Install":
                x = arguments["claim"]
                shown = with_messages(s, votes=self.votes.get(_under(x), NONE))
                return with_messages(commit_system.install(model, shown, h, provisional, x))
            case "LoseStore":
                x = arguments.get("claim", NO_CLAIM)
                shown = with_messages(s, votes=self.votes.get(_under(x), NONE))
                return with_messages(commit_system.lose_store(model, shown, h, x))
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
        reported = {_under(x) for x in commit.reports(justification)}
        echoes = frozenset().union(*(self.echoes.get(each, NONE) for each in reported))
        grants = frozenset(m for m in justification if m in self.grants)
        return with_messages(self.state, grants=grants, echoes=echoes, **more)

    def _grant(self, h: Any, provisional: bool, parent: int, ballot: Ballot) -> CommitSystem:
        model, asked = self.model, Ask(ballot=ballot, parent=parent)
        sent = asked in self.asks
        if self.header.given:
            self._digests.check(parent, (ballot,))
            sent |= commit_system.is_ballot(model, parent, model.twisted, stand_in(model, parent, ballot))
            model = self._sincere
        shown = with_messages(self.state, asks=frozenset({asked}) if sent else NONE)
        after = commit_system.grant(model, shown, h, provisional, self._standing(parent), ballot)
        return with_messages(after, grants=after.grants)

    def _echo(self, h: Any, m: Proposal) -> CommitSystem:
        model, at = self.model, self._standing(m.snapshot.parent)
        sent = m in self.proposals
        shown = self._shown(m.justification)
        if self.header.given:
            self._digests.check(at.base, (m.ballot, m.snapshot.origin), (m.snapshot,))
            sent |= self._may_propose(shown, at, m)
            model = self._sincere
        if sent:
            shown = with_messages(shown, grants=shown.grants, echoes=shown.echoes, proposals=frozenset({m}))
        after = commit_system.echo(model, shown, h, at, m)
        return with_messages(after, echoes=after.echoes - shown.echoes)

    def _may_propose(self, s: CommitSystem, at: Record, m: Proposal) -> bool:
        """Tell whether a twisted coordinator may send a proposal with the log's own digests.

        TLA+: Commit!Proposed
        """
        model = self.model
        return (
            commit_system.is_ballot(model, at.base, model.twisted, stand_in(model, at.base, m.ballot))
            and commit_system.is_successor(model, at, stand_in_of(model, m.snapshot))
            and commit_system.is_justification(model, s, m.provisional, at.base, m.ballot, m.justification)
        )

    def _coordinator(self, action: str, c: int, arguments: Mapping[str, Any]) -> CommitSystem:
        model, s = self.model, self.state
        match action:
            case "Ask":
                after = commit_system.ask(model, s, c, self._standing(arguments["parent"]), arguments["round"])
                return self._ranked(after, c, arguments["rank"]) if self.header.given else after
            case "Propose":
                return self._propose(c, arguments["justification"], arguments["snapshot"])
            case "RestartCoordinator":
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
            self.echoes[_under(e)] = self.echoes.get(_under(e), NONE) | {e}
        for v in s.votes:
            self.votes[_under(v)] = self.votes.get(_under(v), NONE) | {v}
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
        value = getattr(s.holder[node], name)
        return {each: getattr(value, each) for each in RECORD_FIELDS} if isinstance(value, Record) else value


def _under(x: Claim | Echo | Vote) -> tuple[int, Ballot]:
    """Return parent and ballot of what is signed."""
    return x.snapshot.parent, x.ballot
