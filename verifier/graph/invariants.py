"""Compare every invariant's value in TLA+ and in Python, on reachable states and on states that nothing can reach.

An invariant holds in every reachable state, so agreement there says little. Unreachable states are made by mixing the
fields of reachable ones; a wrapper module starts in the listed states and holds the invariants' values in a variable.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from verifier.graph.configuration import without
from verifier.graph.explore import Renderer
from verifier.tools.dot import read_graph
from verifier.tools.tlc import run_tlc
from verifier.tools.values import Map, ModelValue, Record, Value, to_tla

__all__ = ["Disagreement", "mixed_states", "values_agree"]

SEED = 20


class Disagreement(Exception):  # noqa: N818 - a verdict, not an accident
    """An invariant has two values; the text names it and the state."""


def leaves(x: Any, pool: dict[tuple[type, str], list[Any]]) -> None:
    """Collect every value of every record field, by record type and field name."""
    if is_dataclass(x):
        for f in fields(x):
            value = getattr(x, f.name)
            pool.setdefault((type(x), f.name), []).append(value)
            leaves(value, pool)
    elif isinstance(x, Mapping):
        for value in x.values():
            leaves(value, pool)
    elif isinstance(x, frozenset):
        for element in x:
            leaves(element, pool)


def mixed(x: Any, pool: Mapping[tuple[type, str], list[Any]], draw: random.Random, depth: int = 0) -> Any:
    """Mix a state: each field of each record may take a value that the field has elsewhere, and messages may be told anew."""
    if is_dataclass(x) and not isinstance(x, type):
        changed = {}
        for f in fields(x):
            value = getattr(x, f.name)
            if draw.random() < (0.3 if depth else 0.1):
                value = draw.choice(pool[type(x), f.name])
            changed[f.name] = mixed(value, pool, draw, depth + 1)
        return replace(x, **changed)
    if isinstance(x, Mapping):
        return {k: mixed(v, pool, draw, depth + 1) for k, v in x.items()}
    if isinstance(x, frozenset) and draw.random() < 0.3:
        return x | {mixed(element, pool, draw, depth + 1) for element in sorted(x, key=repr)}
    return x


def mixed_states(reachable: list[Any], count: int) -> list[Any]:
    """Make states by mixing reachable ones; nearly all of them are unreachable."""
    draw = random.Random(SEED)
    sample = draw.sample(reachable, min(len(reachable), 200))
    pool: dict[tuple[type, str], list[Any]] = {}
    for state in sample:
        leaves(state, pool)
    return [mixed(draw.choice(sample), pool, draw) for _ in range(count)]


def named(state: Any) -> Iterator[ModelValue]:
    """The model values that a state's variables are indexed by."""
    for f in fields(state):
        value = getattr(state, f.name)
        if isinstance(value, Mapping):
            yield from (key for key in value if isinstance(key, ModelValue))


class Definitions:
    """Prints values, each record and each set as the name of an operator, which is defined once: a list of states says most things often."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._names: dict[Value, ModelValue] = {}

    def name(self, value: Value) -> Value:
        """The name of a record or a set, which is printed as it is; any other value, of such names."""
        if isinstance(value, tuple):
            return tuple(map(self.name, value))
        if not isinstance(value, Record | frozenset):
            return Map((key, self.name(item)) for key, item in value.items()) if isinstance(value, Map) else value
        if value not in self._names:
            parts = (
                Record((key, self.name(item)) for key, item in value.items())
                if isinstance(value, Record)
                else frozenset(map(self.name, value))
            )
            name = self._names[value] = ModelValue(f"Value_{len(self.lines)}")
            self.lines.append(f"{name} == {to_tla(parts)}")
        return self._names[value]


def wrapper(module: str, states: list[Any], names: list[str], variables: list[str]) -> str:
    """Write a module whose initial states are the listed ones and whose variable holds the invariants' values."""
    render, told = Renderer(), Definitions()
    listed = []
    for i, state in enumerate(states):
        assigned = " /\\ ".join(f"{v} = {to_tla(told.name(render.value(getattr(state, v))))}" for v in variables)
        listed.append(f"  \\/ number = {i} /\\ {assigned}")
    listed_values = ", ".join(names)
    return "\n".join(
        [
            "---- MODULE Values ----",
            f"EXTENDS {module}, TLC",
            "VARIABLES number, values",
            *told.lines,
            "Listed ==",
            *listed,
            f"Begin == Listed /\\ values = <<{listed_values}>>",
            "Stay == UNCHANGED <<vars, number, values>>",
            "====",
        ]
    )


def values_agree(
    module: Path,
    config: Path,
    predicates: Mapping[str, Callable[[Any], bool]],
    states: list[Any],
    scratch: Path,
    progress: Callable[[str], None],
) -> dict[str, tuple[int, int]]:
    """Evaluate every invariant on every state in both languages.

    Returns:
        For each invariant, in how many states it is true and in how many false.

    Raises:
        Disagreement: a value differs.
        RuntimeError: the model checker did not evaluate them all.
    """
    names = list(predicates)
    model_values = {name for state in states[:1] for name in named(state)}
    source = wrapper(module.stem, states, names, [f.name for f in fields(states[0])])
    declared = "".join(f"\nCONSTANT {v}" for v in sorted(model_values))
    source = source.replace("VARIABLES number, values", f"{declared}\nVARIABLES number, values".lstrip())
    (scratch / "Values.tla").write_text(source)
    kept = without(config, "INVARIANTS", "PROPERTIES", "SPECIFICATION")
    kept += "".join(f"  {v} = {v}\n" for v in sorted(model_values))
    (scratch / "Values.cfg").write_text("INIT Begin\nNEXT Stay\n" + kept)
    within = scratch / "values"
    within.mkdir()
    result = run_tlc(
        scratch / "Values.tla",
        scratch / "Values.cfg",
        within,
        dump=scratch / "values.dot",
        library=[module.parent],
        progress=progress,
    )
    if result.outcome != "ok" or result.distinct_states != len(states):
        raise RuntimeError(f"TLC evaluated {result.distinct_states} of {len(states)} states: {result.explanation}")
    graph = read_graph(scratch / "values.dot")
    seen = {name: [0, 0] for name in names}
    for found in graph.states.values():
        state = states[found["number"]]
        for name, theirs in zip(names, found["values"], strict=True):
            ours = predicates[name](state)
            if ours != theirs:
                raise Disagreement(
                    f"{name} is {theirs} in TLA+ and {ours} in Python in the state {Renderer().value(state)}"
                )
            seen[name][0 if ours else 1] += 1
    return {name: (true, false) for name, (true, false) in seen.items()}
