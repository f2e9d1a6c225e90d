"""Why a step is not allowed, and what would have been: asked once, of the first bad line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import islice
from typing import Any

from rebalancing import lease_system
from rebalancing.errors import CODES
from rebalancing.lease import Claim, Grant, Request
from rebalancing.lease_system import LeaseSystem

from . import values
from .replay import Replay, observed
from .trace import Step, step_json
from .values import agrees, compact

__all__ = ["CODES", "GUARDS", "alternatives", "differences", "nearest", "sentence", "told"]

EXAMINED = 200
"""Of each kind of message the newest ones, from which alternatives are made."""

GUARDS = {
    "attempt-runs": "The candidate is down, or an attempt of it already runs.",
    "bound": "The model does not have this: a constant of the header rules it out.",
    "differs": "The node's state after the step is another one than the log says.",
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
    "not-refused": "The log says that the node refused, but every guard holds.",
    "not-sent": "Nobody has sent this message, and nobody who may lie could have.",
    "nothing-new": "The step would change nothing.",
    "nothing-waits": "No request waits in the collection window.",
    "other-code": "The node is right to refuse, but for another reason than the log says.",
    "other-granter": "A grant counts for the granter that signed it, and for no other.",
    "renewal": "A renewal does not enter the collection window; only number 1 does.",
    "repeated": "The candidate has sent this already.",
    "twisted": "The model does not give this candidate such steps: it is twisted, or not declared as releasing or acting.",
    "up": "The candidate is up.",
    "window-open": "The collection window is still open.",
}
"""What codes mean that are no verdicts on a message, besides those of `codes.json`."""


def sentence(code: str) -> str:
    """Return what a code means."""
    return CODES[code].sentence if code in CODES else GUARDS[code]


def differences(expect: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Yield name, expected and found value of each field that is not as expected."""
    for name, expected in expect.items():
        if isinstance(expected, Mapping):
            for key, each in expected.items():
                if key not in found[name] or found[name][key] != each:
                    yield f"{name}.{key}", each, found[name].get(key, 0)
        elif expected != found[name]:
            yield name, expected, found[name]


def _newest(messages: Mapping[Any, None]) -> list[Any]:
    return list(islice(reversed(messages), EXAMINED))


def _choices(replay: Replay, node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what this node could do with the messages that were sent, or the environment for no node."""
    s, rules = replay.state, replay.model.rules
    if node is None:
        yield "Commit", {}
        yield from (("HintMoves", {"base": b}) for b in range(s.committed + 1))
        yield "Elapse", {"ms": 1}
    elif node in rules.granters:
        yield "CloseWindow", {"granter": node}
        for action in ("Collect", "Extend", "AnswerAgain"):
            yield from ((action, {"granter": node, "request": m}) for m in _newest(replay.requests))
        yield from (("HearRelease", {"granter": node, "claim": a}) for a in _newest(replay.releases))
        yield from (("Obey", {"granter": node, "claim": a}) for a in _newest(replay.acts))
        if s.granter[node].base < s.committed:
            yield "Learn", {"granter": node, "base": s.committed}
        yield "RestartGranter", {"granter": node}
        yield "Elapse", {"node": node, "ms": 1}
        yield from (("HearRevocation", {"granter": node, "peer": c}) for c in sorted(replay.model.revocable))
    else:
        me = s.holder[node]
        if not replay.header.ranks_given:
            yield from ((action, {"candidate": node}) for action in ("Start", "Retry"))
        yield from ((action, {"candidate": node}) for action in ("Renew", "Release", "Act", "CrashHolder"))
        for m in _newest(replay.grants):
            yield "HearGrant", {"candidate": node, "grant": m, "counted_for": m.granter}
        for g in sorted(replay.model.liars):
            liars = Grant(granter=g, ballot=me.ballot, base=me.base, number=max(me.number, 1))
            yield "HearGrant", {"candidate": node, "grant": liars, "counted_for": g}
        yield from (("HearRound", {"candidate": node, **shown}) for shown in _rounds(replay))
        if not me.up:
            yield "RestartHolder", {"candidate": node, "nonce": max(s.used[node]) + 1}
        yield "Elapse", {"node": node, "ms": 1}


def _rounds(replay: Replay) -> Iterator[dict[str, Any]]:
    """Yield the highest round that enough members can have signed, and who."""
    model, s = replay.model, replay.state
    promised = sorted((s.granter[g].promised.round for g in model.rules.granters - model.liars), reverse=True)
    honest = max(0, model.rules.faults + 1 - len(model.liars))
    if model.shown_rounds and 0 < honest <= len(promised) and promised[honest - 1] > 0:
        shown = promised[honest - 1]
        by = frozenset(g for g in model.rules.granters if lease_system.can_have_signed(model, s, g, shown))
        yield {"shown_round": shown, "shown_by": by}


def _enabled(replay: Replay, step: Step) -> Iterator[tuple[str, dict[str, Any], LeaseSystem]]:
    for action, arguments in _choices(replay, step.node):
        after = replay.allows(action, arguments)
        if after is not None:
            yield action, arguments, after


def _json(action: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    return step_json(Step(action, arguments, None, "", {}))


def alternatives(replay: Replay, step: Step, most: int = 8) -> list[dict[str, Any]]:
    """Return steps that the node may take instead; those that lead to the expected state come first."""
    found = list(_enabled(replay, step))
    if step.expect:
        found.sort(key=lambda each: not agrees(step.expect, observed(replay.model, each[2], step.node)))
    return [_json(action, arguments) for action, arguments, _ in found[:most]]


def _leaves(value: Any, where: str = "") -> Iterator[tuple[str, Any]]:
    if is_dataclass(value):
        for each in fields(value):
            yield from _leaves(getattr(value, each.name), f"{where}.{each.name}")
    else:
        yield where, value


def _distance(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    a = {leaf for name, value in one.items() for leaf in _leaves(value, name)}
    b = {leaf for name, value in other.items() for leaf in _leaves(value, name)}
    return len(a ^ b)


def _timers(replay: Replay, node: Any) -> list[int]:
    found: set[int] = set()
    for value in replay.observe(node).values():
        if type(value) is int:
            found.add(value)
        elif isinstance(value, Mapping):
            found |= set(value.values())
    return sorted(each for each in found if each > 0)


def _later(replay: Replay, step: Step, code: str) -> int | None:
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


def nearest(replay: Replay, step: Step, code: str) -> list[str]:
    """Return, as sentences, the smallest changes that make the step an allowed one."""
    told = []
    if code == "differs":
        shown = observed(replay.model, replay.state, step.node)
        if agrees(step.expect, shown):
            told.append("the expected state is the one before the step: was the step a refusal?")
        for action, arguments, after in _enabled(replay, step):
            if agrees(step.expect, observed(replay.model, after, step.node)):
                told.append(f"this step leads to the expected state: {compact(_json(action, arguments))}")
                break
        return told
    same = [
        (arguments, _distance(arguments, step.arguments))
        for action, arguments, _ in _enabled(replay, step)
        if action == step.action
    ]
    if same:
        arguments, _ = min(same, key=lambda each: each[1])
        told.append(f"the same action with another argument: {compact(_json(step.action, arguments))}")
    if (ms := _later(replay, step, code)) is not None:
        told.append(f"the same step {ms} later on this node's clock")
    kind = "granter" if step.node in replay.model.rules.granters else "candidate"
    if kind in step.arguments and isinstance(_message(step), Request | Claim):
        for other in sorted(replay.model.rules.granters - {step.node}):
            arguments = {**step.arguments, kind: other}
            if replay.allows(step.action, arguments) is not None:
                told.append(f"the same step at {other}")
                break
    return told


def _message(step: Step) -> Any:
    return step.arguments.get("request", step.arguments.get("claim"))


def told(value: Any) -> str:
    """Write a value of the protocol core on one line."""
    return compact(values.write(value))
