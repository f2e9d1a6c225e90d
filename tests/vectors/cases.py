"""What the cases of step lists are written with: valid ones, and negative ones, each made from a valid one by one change."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Change", "Json", "Negative", "Steps", "Valid", "at", "constant", "insert", "instead", "put", "without"]

Json = dict[str, Any]
Steps = list[Json]
Change = Callable[[Json, Steps], str]
"""Changes constants and steps in place; returns what it did."""


@dataclass(frozen=True)
class Valid:
    """A run in which every step is allowed; its last step is the one that negative siblings are about."""

    about: str
    steps: Steps
    constants: Json = field(default_factory=dict)
    given: bool = False
    """Digests are the log's own."""


@dataclass(frozen=True)
class Negative:
    """A run whose last step is refused with `code`, by one change to a valid one."""

    sibling: str
    code: str
    change: Change
    which: str = ""
    """Tells it from the others of one sibling and code."""


# One change each; steps are counted from 1, negative ones from the end


def at(steps: Steps, number: int) -> int:
    return number - 1 if number > 0 else len(steps) + number


def without(number: int) -> Change:
    def change(_: Json, steps: Steps) -> str:
        gone = steps.pop(at(steps, number))
        return f"step {json.dumps(gone)} is left out"

    return change


def insert(number: int, step: Json) -> Change:
    def change(_: Json, steps: Steps) -> str:
        where = at(steps, number)
        steps.insert(where, copy.deepcopy(step))
        return f"step {where + 1} is inserted: {json.dumps(step)}"

    return change


def instead(number: int, step: Json) -> Change:
    def change(_: Json, steps: Steps) -> str:
        where = at(steps, number)
        gone, steps[where] = steps[where], copy.deepcopy(step)
        return f"step {where + 1} is {json.dumps(step)} instead of {json.dumps(gone)}"

    return change


def put(number: int, path: str, value: Any) -> Change:
    def change(_: Json, steps: Steps) -> str:
        where = at(steps, number)
        *inner, last = path.split(".")
        target = steps[where]
        for name in inner:
            target = target[name]
        before = json.dumps(target[last]) if last in target else "nothing"
        target[last] = value
        return f"in step {where + 1} {path} is {json.dumps(value)} instead of {before}"

    return change


def constant(name: str, value: Any) -> Change:
    def change(constants: Json, _: Steps) -> str:
        before = json.dumps(constants[name])
        constants[name] = value
        return f"the constant {name} is {json.dumps(value)} instead of {before}"

    return change
