"""Walk at random over a small model of the lease, and note which part of its whole graph was reached.

The figures say how far random testing gets where the whole is known. They are no coverage of anything larger.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from invariants.lease import INVARIANTS
from rebalancing import lease_system
from rebalancing.lease_system import LeaseModel, LeaseSystem, Refused, model_of
from verifier.graph.configuration import read_configuration
from verifier.graph.explore import Explored, Renderer, explore
from verifier.tools.values import Map

__all__ = ["Ground", "survey", "walker"]


@dataclass
class Ground:
    """The whole graph of a model, and what the walks have reached of it."""

    model: LeaseModel
    graph: Explored
    render: Renderer = field(default_factory=Renderer)
    states: set[int] = field(default_factory=set)
    edges: set[tuple[int, str, int]] = field(default_factory=set)
    steps: int = 0

    def place(self, state: LeaseSystem) -> int:
        """The number of a state in the graph. Raises KeyError for one that is not there."""
        return self.graph.index[Map((f.name, self.render.value(getattr(state, f.name))) for f in fields(state))]

    def likelihood(self) -> dict[str, int]:
        """How often each action is offered: the oftener, the fewer edges it has.

        Time and crashes, which nothing prevents, would else end nearly every attempt before its lease is held.
        """
        there = Counter(action for _, action, _ in self.graph.edges)
        return {action: min(10, round(max(there.values()) / count)) for action, count in there.items()}

    def figures(self) -> dict[str, int]:
        """How much there is and how much was reached, the edges also by action."""
        there = Counter(action for _, action, _ in self.graph.edges)
        reached = Counter(action for _, action, _ in self.edges)
        return {
            "states": len(self.graph.states),
            "edges": len(self.graph.edges),
            "covered_states": len(self.states),
            "covered_edges": len(self.edges),
            **{f"edges_{action}": count for action, count in sorted(there.items())},
            **{f"covered_{action}": reached[action] for action in sorted(there)},
        }


def survey(configuration: Path, most: int = 20_000) -> Ground:
    """Explore a model's whole graph. Raises OverflowError for one of more than `most` states."""
    model = model_of(read_configuration(configuration).constants)

    def step(action: str, state: LeaseSystem, arguments: tuple[Any, ...]) -> LeaseSystem:
        return lease_system.ACTIONS[action](model, state, *arguments)

    graph = explore(
        lease_system.initial(model), lambda state: lease_system.choices(model, state), step, lambda _: None, most
    )
    return Ground(model, graph)


def walker(ground: Ground) -> type[RuleBasedStateMachine]:
    """Return a state machine that takes any enabled step, and must never leave the graph."""
    likelihood = ground.likelihood()

    @cache
    def enabled(at: int) -> list[tuple[str, LeaseSystem]]:
        """Every step out of a state and where it leads, as often as it is likely."""
        found = []
        for action, arguments in lease_system.choices(ground.model, ground.graph.states[at]):
            with suppress(Refused):
                after = lease_system.ACTIONS[action](ground.model, ground.graph.states[at], *arguments)
                found += [(action, after)] * likelihood[action]
        return found

    class Walk(RuleBasedStateMachine):
        """One walk from an initial state."""

        @initialize(data=st.data())
        def begin(self, data: st.DataObject) -> None:
            self.at = data.draw(st.sampled_from(sorted(ground.graph.initial)))
            ground.states.add(self.at)

        @rule(data=st.data())
        def step(self, data: st.DataObject) -> None:
            action, after = data.draw(st.sampled_from(enabled(self.at)))
            to = ground.place(after)
            edge = (self.at, action, to)
            assert edge in ground.graph.edges, f"{action} leads where the graph does not"
            assert all(holds(ground.model, after) for holds in INVARIANTS.values())
            ground.edges.add(edge)
            ground.states.add(to)
            ground.steps += 1
            self.at = to

    return Walk
