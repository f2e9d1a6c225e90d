"""What explains a step of the lease that is not allowed, and lists the steps that are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rebalancing import lease_system
from rebalancing.lease import Claim, Grant, Request
from rebalancing.lease_system import LeaseModel

from .explain import elsewhere, newest
from .lease_replay import LeaseReplay
from .lease_trace import ACTIONS
from .protocol import Explaining
from .trace import Step

__all__ = ["EXPLAINING"]

GUARDS = {
    "attempt-runs": "The candidate is down, or an attempt of it already runs.",
    "down": "The candidate is down already.",
    "drift": "The clock would run ahead of the others, or stand still, by more than the drift allows.",
    "few-members": "Fewer members have signed the round than could all be liars.",
    "liar": "The granter is declared a liar, and liars take no steps that are checked.",
    "may-not-renew": "A candidate renews only while it holds the lease, with a number left, and when the renewal is due.",
    "may-not-retry": "A candidate retries only while its attempt runs without a lease, and after its back-off.",
    "no-attempt": "No attempt of this candidate runs.",
    "no-lease": "The candidate does not hold the lease by its own timers.",
    "no-time": "Time does not pass like this in this model: with free clocks each clock moves alone.",
    "nonce-used": "The candidate has drawn this nonce in an earlier incarnation.",
    "not-asked": "The grant does not answer what the candidate has asked in its present attempt.",
    "nothing-waits": "No request waits in the collection window.",
    "other-granter": "A grant counts for the granter that signed it, and for no other.",
    "renewal": "A renewal does not enter the collection window; only number 1 does.",
    "repeated": "The candidate has sent this already.",
    "twisted": "The model does not give this candidate such steps: it is twisted, or not declared as releasing or acting.",
    "up": "The candidate is up.",
    "window-open": "The collection window is still open.",
}


def choices(replay: LeaseReplay, node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what this node could do with the messages that were sent, or the environment for no node."""
    s, rules = replay.state, replay.model.rules
    if node is None:
        yield "Commit", {}
        yield from (("HintMoves", {"base": b}) for b in range(s.committed + 1))
        yield "Elapse", {"ms": 1}
    elif node in rules.granters:
        yield "CloseWindow", {"granter": node}
        for action in ("Collect", "Extend", "AnswerAgain"):
            yield from ((action, {"granter": node, "request": m}) for m in newest(replay.requests))
        yield from (("HearRelease", {"granter": node, "claim": a}) for a in newest(replay.releases))
        yield from (("Obey", {"granter": node, "claim": a}) for a in newest(replay.acts))
        if s.granter[node].base < s.committed:
            yield "Learn", {"granter": node, "base": s.committed}
        yield "RestartGranter", {"granter": node}
        yield "Elapse", {"node": node, "ms": 1}
        yield from (("HearRevocation", {"granter": node, "peer": c}) for c in sorted(replay.model.revocable))
    else:
        me = s.holder[node]
        if not replay.header.given:
            yield from ((action, {"candidate": node}) for action in ("Start", "Retry"))
        yield from ((action, {"candidate": node}) for action in ("Renew", "Release", "Act", "CrashHolder"))
        for m in newest(replay.grants):
            yield "HearGrant", {"candidate": node, "grant": m}
        for g in sorted(replay.model.liars):
            liars = Grant(granter=g, ballot=me.ballot, base=me.base, number=max(me.number, 1))
            yield "HearGrant", {"candidate": node, "grant": liars}
        yield from (("HearRound", {"candidate": node, **shown}) for shown in _rounds(replay))
        if not me.up:
            yield "RestartHolder", {"candidate": node, "nonce": max(s.used[node]) + 1}
        yield "Elapse", {"node": node, "ms": 1}


def _rounds(replay: LeaseReplay) -> Iterator[dict[str, Any]]:
    """Yield the highest round that enough members can have signed, and who."""
    model, s = replay.model, replay.state
    promised = sorted((s.granter[g].promised.round for g in model.rules.granters - model.liars), reverse=True)
    honest = max(0, model.rules.faults + 1 - len(model.liars))
    if model.shown_rounds and 0 < honest <= len(promised) and promised[honest - 1] > 0:
        shown = promised[honest - 1]
        by = frozenset(g for g in model.rules.granters if lease_system.can_have_signed(model, s, g, shown))
        yield {"shown_round": shown, "shown_by": by}


def _timers(replay: LeaseReplay, node: Any) -> list[int]:
    found: set[int] = set()
    for value in replay.observe(node).values():
        if type(value) is int:
            found.add(value)
        elif isinstance(value, Mapping):
            found |= set(value.values())
    return sorted(each for each in found if each > 0)


def _later(replay: LeaseReplay, step: Step, code: str) -> int | None:
    """Return after how long on the node's timer the step would be allowed, if waiting helps."""
    if step.node is None or step.action == "Elapse" or code == "bound":
        return None
    before = replay.state
    try:
        for ms in _timers(replay, step.node):
            waited = replay.allows("Elapse", {"node": step.node, "ms": ms})
            if waited is None:
                return None
            replay.state = waited
            if replay.allows(step.action, step.arguments) is not None:
                return ms
            replay.state = before
    finally:
        replay.state = before
    return None


def remedies(replay: LeaseReplay, step: Step, code: str) -> Iterator[str]:
    """Yield how long to wait, or who would have taken the message."""
    if (ms := _later(replay, step, code)) is not None:
        yield f"the same step {ms} later on this node's clock"
    granters = replay.model.rules.granters
    kind = "granter" if step.node in granters else "candidate"
    message = step.arguments.get("request", step.arguments.get("claim"))
    if kind in step.arguments and isinstance(message, Request | Claim):
        yield from elsewhere(replay, step, kind, granters)


def arguments_of(action: str, arguments: tuple[Any, ...]) -> dict[str, Any]:
    """Name the reference's arguments, without those that go without saying."""
    names = [name.removesuffix("?") for name in ACTIONS[action] if not name.endswith("!")]
    named = dict(zip(names, arguments, strict=True))
    if action == "Tick":
        return {name: value for name, value in named.items() if value}
    if action == "HearGrant" and named["counted_for"] == named["grant"].granter:
        del named["counted_for"]
    return named


def listing(model: LeaseModel) -> int:
    """Return of how many first states, bases, and rounds with those that may have signed them, the most."""
    shown = model.max_round << len(model.rules.granters) if model.shown_rounds else 0
    drawn: int = model.max_nonce ** len(model.rules.candidates)
    return max(drawn, model.max_base, shown)


EXPLAINING = Explaining(
    guards=GUARDS,
    choices=choices,
    remedies=remedies,
    system=lease_system,
    arguments_of=arguments_of,
    needed=("granter", "holder"),
    listing=listing,
    bounds="lower MaxNonce, MaxBase and MaxRound to what the run uses, or switch ShownRounds off",
)
