"""Why a step is not allowed, and what would have been: asked once, of the first bad line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import islice
from typing import Any

from rebalancing.errors import CODES

from . import values
from .protocol import Protocol
from .replay import Replay
from .trace import Step, step_json
from .values import agrees, compact

__all__ = [
    "CODES",
    "GUARDS",
    "alternatives",
    "differences",
    "elsewhere",
    "nearest",
    "newest",
    "sentence",
    "told",
]

EXAMINED = 200
"""Of each kind of message the newest ones, from which alternatives are made."""

GUARDS = {
    "bound": "The model does not have this: a constant of the header rules it out.",
    "differs": "The node's state after the step is another one than the log says.",
    "not-refused": "The log says that the node refused, but every guard holds.",
    "not-sent": "Nobody has sent this message, and nobody who may lie could have.",
    "nothing-new": "The step would change nothing.",
    "other-code": "The node is right to refuse, but for another reason than the log says.",
}
"""What codes mean that are no verdicts on a message, and that every protocol has; its own ones it brings."""


def sentence(protocol: Protocol, code: str) -> str:
    """Return what a code means."""
    if code in CODES:
        return CODES[code].sentence
    return GUARDS[code] if code in GUARDS else protocol.explain().guards[code]


def differences(expect: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """Yield name, expected and found value of each field that is not as expected."""
    for name, expected in expect.items():
        if isinstance(expected, Mapping):
            for key, each in expected.items():
                if key not in found[name] or found[name][key] != each:
                    yield f"{name}.{key}", each, found[name].get(key, 0)
        elif expected != found[name]:
            yield name, expected, found[name]


def newest(messages: Mapping[Any, Any]) -> list[Any]:
    """Return the messages that were sent last, the last one first."""
    return list(islice(reversed(messages), EXAMINED))


def _enabled(replay: Replay, step: Step) -> Iterator[tuple[str, dict[str, Any], Any]]:
    for action, arguments in replay.header.protocol.explain().choices(replay, step.node):
        after = replay.allows(action, arguments)
        if after is not None:
            yield action, arguments, after


def _json(action: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    return step_json(Step(action, arguments, None, "", {}))


def alternatives(replay: Replay, step: Step, most: int = 8) -> list[dict[str, Any]]:
    """Return steps that the node may take instead; those that lead to the expected state come first."""
    found = list(_enabled(replay, step))
    if step.expect:
        found.sort(key=lambda each: not agrees(step.expect, replay.observe(step.node, each[2])))
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


def nearest(replay: Replay, step: Step, code: str) -> list[str]:
    """Return, as sentences, the smallest changes that make the step an allowed one."""
    told = []
    if code == "differs":
        if agrees(step.expect, replay.observe(step.node)):
            told.append("the expected state is the one before the step: was the step a refusal?")
        for action, arguments, after in _enabled(replay, step):
            if agrees(step.expect, replay.observe(step.node, after)):
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
    return [*told, *replay.header.protocol.explain().remedies(replay, step, code)]


def elsewhere(replay: Replay, step: Step, kind: str, nodes: Iterable[Any]) -> Iterator[str]:
    """Yield the first other node, of those that the argument `kind` may name, at which the step would be allowed."""
    for other in sorted(nodes):
        if other != step.node and replay.allows(step.action, {**step.arguments, kind: other}) is not None:
            yield f"the same step at {other}"
            return


def told(value: Any) -> str:
    """Write a value of the protocol core on one line."""
    return compact(values.write(value))
