"""Runs as states rather than actions: the Informal Trace Format of Apalache and Quint, in and out.

Two states that follow each other are matched to an enabled action of the reference by trying all choices of one step; the model
must be small enough to list them. Reading compares values, so that a file which lacks some variables is matched by the others.

Source: Apalache ADR-015.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from rebalancing.parameters import LARGEST_SAFE_INTEGER
from rebalancing.refusal import Refused

from . import values
from .protocol import Explaining
from .replay import replay_of
from .trace import Header, Step, header_json, read_header
from .values import WrongError

__all__ = ["UnmatchedError", "from_itf", "header_in", "to_itf"]

META = "rebalancing"
MOST_CHOICES = 10_000  # of a kind, among which one step is looked for

Plain = Any
"""A value with no trace of its notation: numbers, texts, and tagged tuples and frozensets."""


class UnmatchedError(Exception):
    """Two states that no action of the reference connects.

    Attributes:
        position: of the later one, from 0; 0 if there is no such initial state.
        closest: variables in which the best choice differs, with that choice.
    """

    def __init__(self, position: int, closest: str) -> None:
        super().__init__(f"state {position}: {closest}")
        self.position = position
        self.closest = closest


# ----------------------------------------------------------------------------------------------------------------------
# Out


def encode(value: Any) -> Any:
    """Return the ITF form of a value of the reference."""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return value if abs(value) <= LARGEST_SAFE_INTEGER else {"#bigint": str(value)}
    if isinstance(value, frozenset):
        return {"#set": [encode(each) for each in sorted(value, key=repr)]}
    if isinstance(value, Mapping):
        return {"#map": [[encode(key), encode(each)] for key, each in sorted(value.items())]}
    return {each.name: encode(getattr(value, each.name)) for each in fields(value)}


def _variables_of(s: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(s))


def to_itf(header: Header, steps: list[Step]) -> dict[str, Any]:
    """Return the states of a run. Raises Refused if a step is not allowed."""
    replay = replay_of(header)
    variables = _variables_of(replay.state)
    states = [replay.whole()]
    for step in steps:
        if not step.refused:
            replay.step(step.action, step.arguments)
        states.append(replay.whole())
    rows = [
        {"#meta": {"index": i, **({"action": steps[i - 1].action} if i else {})}}
        | {name: encode(getattr(s, name)) for name in variables}
        for i, s in enumerate(states)
    ]
    meta = {"format": "ITF", "format-description": "https://apalache-mc.org/docs/adr/015adr-trace.html"}
    return {"#meta": {**meta, META: header_json(header)}, "vars": list(variables), "states": rows}


# ----------------------------------------------------------------------------------------------------------------------
# In


def _plain(value: Any) -> Plain:
    if isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return value.split("_OF_")[0]  # Apalache's name of a constant of an uninterpreted type
    if isinstance(value, list):
        return ("map", frozenset((i, _plain(each)) for i, each in enumerate(value, 1)))
    if isinstance(value, dict):
        match value:
            case {"#bigint": str(digits)}:
                return _big(digits)
            case {"#set": list(items)}:
                return ("set", frozenset(_plain(each) for each in items))
            case {"#tup": list(items)}:
                return ("map", frozenset((i, _plain(each)) for i, each in enumerate(items, 1)))
            case {"#map": list(pairs)} if all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
                return ("map", frozenset((_plain(key), _plain(each)) for key, each in pairs))
        if not any(key.startswith("#") for key in value):
            return ("record", frozenset((key, _plain(each)) for key, each in value.items()))
    raise WrongError(f"{values.shown(value)} is no ITF value", "write ITF as ADR-015 of Apalache describes it")


def _big(digits: str) -> int:
    if not digits.removeprefix("-").isdigit() or len(digits) > values.MAXIMUM_DIGITS:
        raise WrongError(f"#bigint {digits[:40]} is no number", "write decimal digits")
    return int(digits)


def _plain_of(value: Any) -> Plain:
    if isinstance(value, bool | int | str):
        return value
    if isinstance(value, frozenset):
        return ("set", frozenset(_plain_of(each) for each in value))
    if isinstance(value, Mapping):
        return ("map", frozenset((key, _plain_of(each)) for key, each in value.items()))
    assert is_dataclass(value)
    return ("record", frozenset((each.name, _plain_of(getattr(value, each.name))) for each in fields(value)))


def header_in(document: Any) -> Header | None:
    """Return the header that `to_itf` left in a document, or None."""
    meta = document.get("#meta") if isinstance(document, dict) else None
    return read_header(meta[META]) if isinstance(meta, dict) and META in meta else None


def _wanted(document: Any, variables: tuple[str, ...], needed: tuple[str, ...]) -> list[dict[str, Plain]]:
    if not isinstance(document, dict) or not isinstance(document.get("states"), list) or not document["states"]:
        raise WrongError("the document has no states", "give an ITF document with at least one state")
    states = document["states"]
    if not all(isinstance(s, dict) for s in states):
        raise WrongError("a state is no object", "write ITF as ADR-015 of Apalache describes it")
    names = [name for name in variables if name in states[0]]
    if not set(needed) <= set(names):
        raise WrongError(
            f"the states lack the variables {' and '.join(needed)}", "name variables as the specification does"
        )
    for i, s in enumerate(states):
        for name in names:
            if name not in s:
                raise WrongError(f"state {i} lacks the variable {name}", "give every state the same variables")
    return [{name: _plain(s[name]) for name in names} for s in states]


def _matches(s: Any, wanted: Mapping[str, Plain]) -> bool:
    return all(_plain_of(getattr(s, name)) == value for name, value in wanted.items())


def _differing(s: Any, wanted: Mapping[str, Plain]) -> list[str]:
    return [name for name, value in wanted.items() if _plain_of(getattr(s, name)) != value]


def from_itf(header: Header, document: Any) -> tuple[Header, list[Step]]:
    """Return the run whose states these are; a repeated state is a step of nobody and left out.

    The header returned has the nonces of the first state.

    Raises:
        WrongError: the document is no ITF.
        UnmatchedError: it is no run of the reference.
    """
    protocol = header.protocol
    if header.given:
        raise WrongError(f'{protocol.given} are "given"', "states are matched with the specification's stand-ins only")
    explaining, model = protocol.explain(), header.model
    if explaining.listing(model) > MOST_CHOICES:
        raise WrongError("the model is too large to list its choices", explaining.bounds)
    wanted = _wanted(document, _variables_of(replay_of(header).state), explaining.needed)
    state = next((s for s in explaining.system.initial(model) if _matches(s, wanted[0])), None)
    if state is None:
        raise UnmatchedError(0, "no initial state of this model is like this; are the constants the same?")
    if protocol.starters:
        _, starting = protocol.starters
        header = replace(header, nonces={c: me.nonce for c, me in getattr(state, starting).items()})
    steps = []
    for i, target in enumerate(wanted[1:], 1):
        if _matches(state, target):
            continue
        state, step = _connect(explaining, header, state, target, i)
        steps.append(step)
    return header, steps


def _enabled(explaining: Explaining, header: Header, s: Any) -> Iterator[tuple[str, tuple[Any, ...], Any]]:
    system = explaining.system
    for action, arguments in system.choices(header.model, s):
        try:
            yield action, arguments, system.ACTIONS[action](header.model, s, *arguments)
        except Refused:
            continue


def _connect(explaining: Explaining, header: Header, s: Any, target: Mapping[str, Plain], i: int) -> tuple[Any, Step]:
    best: tuple[int, str] = (len(target) + 1, "no action is enabled")
    for action, arguments, after in _enabled(explaining, header, s):
        wrong = _differing(after, target)
        if not wrong:
            named = explaining.arguments_of(action, arguments)
            node = next((named[name] for name in header.protocol.nodes if name in named), None)
            return after, Step(action, named, node, "", {})
        best = min(
            best, (len(wrong), f"no action leads here; {action} comes closest and differs in {', '.join(wrong)}")
        )
    raise UnmatchedError(i, best[1])
