"""Random walks over a protocol's system, for what its replay and its traces are compared with."""

import json
from collections.abc import Callable, Iterator, Set
from random import Random
from types import ModuleType
from typing import Any

from rebalancing.oracle import values
from rebalancing.oracle.trace import Header
from rebalancing.refusal import Refused

Arguments = tuple[Any, ...]
Tried = tuple[Any, str, dict[str, Any], Any]
"""A state, an action and its arguments, and the state after it or the code of its refusal."""


def few(explain: ModuleType, most: int) -> Callable[[Random, str, list[Arguments]], list[Arguments]]:
    """Choose at most so many arguments of an action, the same ones in every process, where sets come in no order."""

    def chosen(random: Random, action: str, known: list[Arguments]) -> list[Arguments]:
        ordered = sorted(known, key=lambda x: json.dumps(values.write(explain.arguments_of(action, x))))
        return random.sample(ordered, min(most, len(known)))

    return chosen


def walk(
    system: ModuleType,
    explain: ModuleType,
    header: Header,
    seed: int,
    length: int,
    late: Set[str],
    lateness: int,
    chosen: Callable[[Random, str, list[Arguments]], list[Arguments]],
) -> Iterator[Tried]:
    """Walk at random; yield every choice tried.

    Args:
        late: actions that would undo the rest, tried later than these.
        lateness: how much later.
        chosen: which arguments of an action to try before the next action.
    """
    random = Random(seed)
    s = next(iter(system.initial(header.model)))
    for _ in range(length):
        known: dict[str, list[Arguments]] = {}
        for action, arguments in system.choices(header.model, s):
            known.setdefault(action, []).append(arguments)
        order = sorted(sorted(known), key=lambda each: random.random() * (lateness if each in late else 1))
        for action, arguments in ((a, x) for a in order for x in chosen(random, a, known[a])):
            try:
                after = system.ACTIONS[action](header.model, s, *arguments)
            except Refused as refusal:
                after = refusal.code
            yield s, action, explain.arguments_of(action, arguments), after
            if not isinstance(after, str) and after != s:
                s = after
                break
