"""Replay a behaviour of the specification in the reference: each step must be one that the reference takes too."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import Any

from rebalancing.refusal import Refused
from verifier.graph.explore import Renderer
from verifier.tools.tlc import Step
from verifier.tools.values import changes

__all__ = ["Parted", "replayed"]


class Parted(Exception):  # noqa: N818 - it reads as a verdict
    """The reference does not follow; the text names the step and what the specification changed in it."""


def replayed(system: ModuleType, model: Any, trace: Sequence[Step]) -> list[Any]:
    """Return the reference's states along a behaviour; `system` is the module of its actions.

    Raises:
        Parted: no initial state is the first one, or no choice of a step's action leads to its state.
    """
    render = Renderer()
    first = trace[0].state
    path = [state for state in system.initial(model) if render.record(state) == first][:1]
    if not path:
        raise Parted("The reference has no such initial state.")
    for number, step in enumerate(trace[1:], start=2):
        after = follow(system, model, path[-1], step, render)
        if after is None:
            told = "\n".join(changes(trace[number - 2].state, step.state))
            raise Parted(f"The reference does not take {number}. {step.action}, which changes\n{told}")
        path.append(after)
    return path


def follow(system: ModuleType, model: Any, state: Any, step: Step, render: Renderer) -> Any | None:
    """Find a choice of the step's action that leads to its state."""
    for action, arguments in system.choices(model, state):
        if action != step.action:
            continue
        try:
            after = system.ACTIONS[action](model, state, *arguments)
        except Refused:
            continue
        if render.record(after) == step.state:
            return after
    return None
