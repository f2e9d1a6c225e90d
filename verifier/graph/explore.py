"""Explore the reference exhaustively, as a graph of TLA+ values.

A state of the reference is rendered as the value that the model checker prints for it: records by field names, maps with
the keys 1..n as tuples, other maps as functions. Two graphs are then compared value by value, with no mapping to get
wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from rebalancing.refusal import Refused
from verifier.tools.values import Map, ModelValue, Record, Value

__all__ = ["Explored", "Renderer", "explore"]

Action = Callable[..., Any]


class Renderer:
    """Render records as TLA+ values; what was rendered once is looked up by its content."""

    def __init__(self) -> None:
        self._names: dict[type, tuple[str, ...]] = {}
        self._rendered: dict[Any, Value] = {}
        self._interned: dict[Value, Value] = {}

    def record(self, x: Any) -> Value:
        """Render a frozen dataclass."""
        kind = type(x)
        names = self._names.get(kind)
        if names is None:
            names = self._names[kind] = tuple(f.name for f in fields(kind))
        content = [getattr(x, name) for name in names]
        key = (kind, *[tuple(v.items()) if type(v) is dict else v for v in content])
        try:
            known = self._rendered.get(key)
        except TypeError:  # a map of maps: nothing to look up by
            return self._intern(names, content)
        if known is None:
            known = self._rendered[key] = self._intern(names, content)
        return known

    def _intern(self, names: tuple[str, ...], content: list[Any]) -> Value:
        rendered = Record((name, self.value(v)) for name, v in zip(names, content, strict=True))
        return self._interned.setdefault(rendered, rendered)

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
        if kind is frozenset:
            return frozenset(map(self.value, x))
        if is_dataclass(x):
            return self.record(x)
        raise TypeError(f"no TLA+ value for {kind.__name__}")


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
            (
                n,
                known[n]
                if known is not None and getattr(state, n) is getattr(before, n)
                else render.value(getattr(state, n)),
            )
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
