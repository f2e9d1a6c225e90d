"""Replay of a run of the lease.

The actions are those of `lease_system`. Two things are added for real logs: `Elapse`, and ranks that the log gives.
Nodes that a passing of time leaves as they are, `rest` leaves out.

TLA+: Lease (section Actions)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, cast

from rebalancing import lease, lease_history, lease_system
from rebalancing.ballot import Ballot
from rebalancing.lease import Claim, Grant, Granter, Holder, Request
from rebalancing.lease_system import ACTIONS, LeaseModel, LeaseSystem

from .replay import Replay
from .rest import Resting
from .trace import Header

__all__ = [
    "GRANTER_FIELDS",
    "HOLDER_FIELDS",
    "LeaseReplay",
    "elapse_granter",
    "elapse_holder",
    "may_send_claim",
    "may_send_forged",
    "may_send_request",
]

HOLDER_FIELDS = tuple(each.name for each in fields(Holder))
GRANTER_FIELDS = tuple(each.name for each in fields(Granter))
SYSTEM_FIELDS = ("committed", "hint")

NONE: frozenset[Any] = frozenset()
FUNCTIONS: Mapping[str, Callable[..., LeaseSystem]] = cast("Any", ACTIONS)


# ----------------------------------------------------------------------------------------------------------------------
# What twisted peers may send: asked of one message, where `lease_system` lists them all


def is_ballot(model: LeaseModel, peers: frozenset[int], b: Ballot, base: int, ranks_given: bool) -> bool:
    """Tell whether this is a ballot that one of `peers` can have on this base."""
    return (
        b.coordinator in peers
        and 0 <= base <= model.max_base
        and 1 <= b.round <= model.max_round
        and 1 <= b.nonce <= model.max_nonce
        and (ranks_given or b.rank == lease_system.rank(model, base, b.round, b.coordinator))
    )


def may_send_request(model: LeaseModel, s: LeaseSystem, m: Request, ranks_given: bool = False) -> bool:
    """Tell whether a twisted candidate may send this request.

    TLA+: Lease!TwistedRequests
    """
    return (
        is_ballot(model, model.twisted, m.ballot, m.base, ranks_given)
        and m.number in model.rules.numbers
        and lease_system.is_showable(model, s, m.shown_round, m.shown_by)
    )


def may_send_forged(model: LeaseModel, m: Request, ranks_given: bool = False) -> bool:
    """Tell whether this request may arrive with a false signature.

    TLA+: Lease!ForgedRequests
    """
    sincere = model.rules.candidates - model.twisted
    return (
        model.forgery
        and is_ballot(model, sincere, m.ballot, m.base, ranks_given)
        and m.number in model.rules.numbers
        and m.shown_round == 0
        and not m.shown_by
    )


def may_send_claim(model: LeaseModel, a: Claim, ranks_given: bool = False) -> bool:
    """Tell whether a twisted candidate may send this claim.

    TLA+: Lease!TwistedClaims
    """
    return is_ballot(model, model.twisted, a.ballot, a.base, ranks_given)


# ----------------------------------------------------------------------------------------------------------------------
# Time in larger pieces


def elapse_granter(model: LeaseModel, s: LeaseSystem, g: int, ms: int) -> LeaseSystem:
    """Let a granter's clock run ahead by `ms`: as many slips as milliseconds, in one step."""
    lease_system.need(model.free_clocks or s.granter_skew[g] + ms <= model.drift, "drift")
    return replace(
        s,
        granter=lease_system.with_granter(s, g, lease.after_ticks(model.rules, s.granter[g], ms)),
        past=lease_system.with_past(s, g, lease_history.past_ticks(model.rules, s.past[g], ms)),
        granter_skew=s.granter_skew if model.free_clocks else {**s.granter_skew, g: s.granter_skew[g] + ms},
    )


def elapse_holder(model: LeaseModel, s: LeaseSystem, c: int, ms: int) -> LeaseSystem:
    """Let a candidate's clock run ahead by `ms`."""
    lease_system.need(model.free_clocks or s.holder_skew[c] + ms <= model.drift, "drift")
    return replace(
        s,
        holder=lease_system.with_holder(s, c, lease.after_holder_ticks(model.rules, s.holder[c], ms)),
        holder_skew=s.holder_skew if model.free_clocks else {**s.holder_skew, c: s.holder_skew[c] + ms},
    )


def elapse_all(model: LeaseModel, s: LeaseSystem, ms: int) -> LeaseSystem:
    """Let `ms` ticks pass in which no clock stands still."""
    lease_system.need(not model.free_clocks, "no-time")
    rules = model.rules
    return replace(
        s,
        granter={g: lease.after_ticks(rules, me, ms) for g, me in s.granter.items()},
        past={g: lease_history.past_ticks(rules, p, ms) for g, p in s.past.items()},
        holder={c: lease.after_holder_ticks(rules, me, ms) for c, me in s.holder.items()},
    )


# ----------------------------------------------------------------------------------------------------------------------
# The run


def with_messages(
    s: LeaseSystem,
    requests: frozenset[Request] = NONE,
    grants: frozenset[Grant] = NONE,
    releases: frozenset[Claim] = NONE,
    acts: frozenset[Claim] = NONE,
) -> LeaseSystem:
    """Return the state with these messages and no others; `dataclasses.replace` does it too, in thrice the time."""
    return LeaseSystem(
        granter=s.granter,
        holder=s.holder,
        requests=requests,
        grants=grants,
        releases=releases,
        acts=acts,
        committed=s.committed,
        hint=s.hint,
        granter_skew=s.granter_skew,
        holder_skew=s.holder_skew,
        used=s.used,
        past=s.past,
    )


def first_state(header: Header) -> LeaseSystem:
    """Return the initial state in which the candidates have drawn the header's nonces."""
    one = next(iter(lease_system.initial(replace(header.model, max_nonce=1))))
    return replace(
        one,
        holder={c: lease.empty_holder(header.model.rules, n) for c, n in header.nonces.items()},
        used={c: frozenset({n}) for c, n in header.nonces.items()},
    )


class LeaseReplay(Replay):
    """A run of the lease's reference.

    Attributes:
        requests, grants, releases, acts: what was sent, in order.
    """

    model: LeaseModel
    state: LeaseSystem

    def __init__(self, header: Header) -> None:
        super().__init__(header, first_state(header))
        # What a granter may be sent is asked here, message by message; its actions need not list it.
        self._asked_already = replace(header.model, twisted=NONE, max_base=0, max_round=0, max_nonce=0)
        self._resting = Resting()
        self.requests: dict[Request, None] = {}
        self.grants: dict[Grant, None] = {}
        self.releases: dict[Claim, None] = {}
        self.acts: dict[Claim, None] = {}
        self._signed: dict[Claim, frozenset[Grant]] = {}
        self._ranks: dict[tuple[int, int, int], int] = {}

    def after(self, action: str, arguments: Mapping[str, Any]) -> LeaseSystem:
        model, s, given = self.model, self.state, self.header.given
        match action:
            case "Elapse":
                node, ms = arguments.get("node"), arguments["ms"]
                if node is None:
                    return self._resting.step((action, ms), s, lambda shown: elapse_all(model, shown, ms))
                return (elapse_granter if node in s.granter else elapse_holder)(model, s, node, ms)
            case "Tick":
                granters, holders = arguments.get("still_granters", NONE), arguments.get("still_candidates", NONE)
                return self._resting.step(
                    (action, 1), s, lambda shown: lease_system.tick(model, shown, granters, holders), granters | holders
                )
            case "Commit":
                return lease_system.commit(model, s)
            case "HintMoves":
                lease_system.need(arguments["base"] <= model.max_base, "bound")
                return lease_system.hint_moves(model, s, arguments["base"])
        if "candidate" in arguments:
            return self._candidate(action, arguments["candidate"], arguments)
        g = arguments["granter"]
        match action:
            case "Collect" | "Extend" | "AnswerAgain":
                m = arguments["request"]
                sent = m in self.requests or may_send_request(model, s, m, given)
                shown = with_messages(s, requests=frozenset({m})) if sent else s
                after = FUNCTIONS[action](self._asked_already, shown, g, m)
                return with_messages(after, grants=after.grants)
            case "HearForged":
                lease_system.need(g not in model.liars, "liar")
                lease_system.need(may_send_forged(model, arguments["request"], given), "not-sent")
                me = lease.after_forged(model.rules, s.granter[g], arguments["request"])
                return replace(s, granter=lease_system.with_granter(s, g, me))
            case "HearRelease":
                a = arguments["claim"]
                sent = a in self.releases or may_send_claim(model, a, given)
                shown = with_messages(s, releases=frozenset({a})) if sent else s
                return with_messages(lease_system.hear_release(self._asked_already, shown, g, a))
            case "Obey":
                a = arguments["claim"]
                sent = a in self.acts or may_send_claim(model, a, given)
                shown = with_messages(s, acts=frozenset({a}) if sent else NONE, grants=self._signed.get(a, NONE))
                return with_messages(lease_system.obey(self._asked_already, shown, g, a))
            case "Learn":
                return lease_system.learn(model, s, g, arguments["base"])
            case "HearRevocation":
                return lease_system.hear_revocation(model, s, g, arguments["peer"])
        return FUNCTIONS[action](model, s, g)

    def _candidate(self, action: str, c: int, arguments: Mapping[str, Any]) -> LeaseSystem:
        model, s = self.model, self.state
        match action:
            case "HearGrant":
                m = arguments["grant"]
                shown = with_messages(s, grants=frozenset({m})) if m in self.grants else s
                counted_for = arguments.get("counted_for", m.granter)
                return with_messages(lease_system.hear_grant(model, shown, c, m, counted_for))
            case "HearRound":
                return lease_system.hear_round(model, s, c, arguments["shown_round"], arguments["shown_by"])
            case "RestartHolder":
                lease_system.need(arguments["nonce"] <= model.max_nonce, "bound")
                return lease_system.restart_holder(model, s, c, arguments["nonce"])
            case "Act":
                a = Claim(ballot=s.holder[c].ballot, base=s.holder[c].base)
                known = with_messages(s, acts=frozenset({a})) if a in self.acts else s
                return lease_system.act(model, known, c)
        after = FUNCTIONS[action](model, s, c)
        return self._ranked(after, c, arguments["rank"]) if "rank" in arguments else after

    def _ranked(self, s: LeaseSystem, c: int, rank: int) -> LeaseSystem:
        """Put the rank that the log gives in the place of the stand-in; it depends on base, round and coordinator."""
        me = s.holder[c]
        known = self._ranks.get((me.base, me.ballot.round, c), rank)
        lease_system.need(known == rank, "false-rank")
        ballot = replace(me.ballot, rank=rank)
        return replace(
            s,
            holder=lease_system.with_holder(s, c, replace(me, ballot=ballot)),
            requests=frozenset(replace(m, ballot=ballot) for m in s.requests),
        )

    def take(self, s: LeaseSystem) -> None:
        for request in s.requests:
            self.requests[request] = None
            b = request.ballot
            self._ranks[(request.base, b.round, b.coordinator)] = b.rank
        for grant in s.grants:
            if grant not in self.grants:
                self.grants[grant] = None
                claim = Claim(ballot=grant.ballot, base=grant.base)
                self._signed[claim] = self._signed.get(claim, NONE) | {grant}
        for claim in s.releases:
            self.releases[claim] = None
        for claim in s.acts:
            self.acts[claim] = None
        if s.requests or s.grants or s.releases or s.acts:
            s = with_messages(s)
        self.state = s

    def whole(self) -> LeaseSystem:
        return with_messages(
            self.state,
            requests=frozenset(self.requests),
            grants=frozenset(self.grants),
            releases=frozenset(self.releases),
            acts=frozenset(self.acts),
        )

    def fields(self, node: Any) -> tuple[str, ...]:
        if node is None:
            return SYSTEM_FIELDS
        return GRANTER_FIELDS if node in self.state.granter else (*HOLDER_FIELDS, "holds")

    def field(self, s: LeaseSystem, node: Any, name: str) -> Any:
        if node is None:
            return getattr(s, name)
        if node in s.granter:
            return getattr(s.granter[node], name)
        me = s.holder[node]
        return (me.up and lease.holds(self.model.rules, me)) if name == "holds" else getattr(me, name)
