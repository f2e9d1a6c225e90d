"""Explore the reference exhaustively, as a graph of TLA+ values.

A state of the reference is rendered as the value that the model checker prints for it: records by field names, maps with
the keys 1..n as tuples, other maps as functions. Two graphs are then compared value by value, with no mapping to get
wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from rebalancing.lease_system import Refused

from verifier.tools.values import Map, ModelValue, Record, Value

__all__ = ["Explored", "Renderer", "explore"]

Action = Callable[..., Any]


class Renderer:
    """Render records as TLA+ values; equal hashable records are rendered once."""

    def __init__(self) -> None:
        self._fields: dict[type, tuple[str, ...]] = {}
        self._known: dict[Any, Value] = {}
        self._interned: dict[Value, Value] = {}
        self._by_identity: dict[int, tuple[Any, Value]] = {}

    def record(self, x: Any) -> Value:
        """Render a record; the same object is rendered once."""
        found = self._by_identity.get(id(x))
        if found is not None:
            return found[1]
        names = self._fields.get(type(x))
        if names is None:
            names = self._fields[type(x)] = tuple(f.name for f in fields(x))
        rendered = Record((name, self.value(getattr(x, name))) for name in names)
        rendered = self._interned.setdefault(rendered, rendered)
        self._by_identity[id(x)] = (x, rendered)
        return rendered

    def value(self, x: Any) -> Value:
        """Render anything that a state holds."""
        kind = type(x)
        if kind is int or kind is bool or kind is ModelValue:
            return x
        if kind is dict:
            keys = sorted(x)
            if keys == list(range(1, len(keys) + 1)):
                return tuple(self.value(x[k]) for k in keys)
            return Map((k, self.value(v)) for k, v in x.items())
        if isinstance(x, frozenset):
            return frozenset(map(self.value, x))
        if is_dataclass(x):
            try:
                known = self._known.get(x)
            except TypeError:  # it holds a map
                return self.record(x)
            if known is None:
                known = self._known[x] = self.record(x)
            return known
        raise TypeError(f"no TLA+ value for {type(x).__name__}")


@dataclass
class Explored:
    """The reference's graph; `origin` is the first edge by which a state was reached."""

    index: dict[Value, int] = field(default_factory=dict)
    states: list[Any] = field(default_factory=list)
    initial: set[int] = field(default_factory=set)
    edges: set[tuple[int, str, int]] = field(default_factory=set)
    origin: dict[int, tuple[int, str]] = field(default_factory=dict)
    refusals: int = 0


def explore(
    initial: Iterable[Any],
    choices: Callable[[Any], Iterator[tuple[str, tuple[Any, ...]]]],
    step: Callable[[str, Any, tuple[Any, ...]], Any],
    progress: Callable[[str], None],
    most: int,
) -> Explored:
    """Try every choice in every reachable state, breadth first.

    Args:
        most: states at which to give up.

    Raises:
        OverflowError: there are more states than `most`.
    """
    render = Renderer()
    found = Explored()
    names: tuple[str, ...] = ()

    def number(state: Any, known: Map | None, before: Any) -> int:
        nonlocal names
        names = names or tuple(f.name for f in fields(state))
        value = Map(
            (n, known[n] if known is not None and getattr(state, n) is getattr(before, n) else render.value(getattr(state, n)))
            for n in names
        )
        i = found.index.setdefault(value, len(found.states))
        if i == len(found.states):
            if i >= most:
                raise OverflowError(f"more than {most} states")
            found.states.append(state)
            values.append(value)
        return i

    values: list[Map] = []
    for state in initial:
        found.initial.add(number(state, None, None))
    i = 0
    while i < len(found.states):
        state, value = found.states[i], values[i]
        for action, arguments in choices(state):
            try:
                after = step(action, state, arguments)
            except Refused:
                found.refusals += 1
                continue
            j = number(after, value, state)
            found.edges.add((i, action, j))
            found.origin.setdefault(j, (i, action)) if j != i else None
        i += 1
        if i % 2000 == 0:
            progress(f"reference: {i:,} of {len(found.states):,} states explored, {len(found.edges):,} edges")
    return found
