"""What notices a mutant: the evidence of a check, gathered once from the sound text, then compared with the changed one.

A killer is named by the id of the check that it stands for. It looks at nothing but what that check looks at, and stops
at the first difference, where the check itself would go on to tell the shortest way there.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from invariants.lease import INVARIANTS
from invariants.proofs.obligation import Obligation
from rebalancing import lease_system
from rebalancing.lease_system import LeaseModel, LeaseSystem
from rebalancing.oracle.trace import model_of
from verifier import manifest
from verifier.graph.compare import first_difference
from verifier.graph.configuration import read_configuration
from verifier.graph.explore import Renderer, explore
from verifier.graph.invariants import mixed_states, values_agree
from verifier.readings import theme as themes
from verifier.readings.prover import Disproved, prove
from verifier.tools.dot import read_graph
from verifier.tools.tlc import run_tlc

__all__ = ["Killer", "Unsound", "killer"]

MODULE = "MCLease"
MIXED = 300  # as in the rows of the small models; a test compares
MOST_STATES = 20_000


class Unsound(Exception):  # noqa: N818 - it reads as a verdict
    """The sound text itself does not pass, so nothing can be said of mutants."""


class Killer(Protocol):
    """Stands for a check."""

    def noticed(self) -> str | None:
        """Say what is wrong with the text as it is now, or nothing."""


def killer(check: str, root: Path, scratch: Path, progress: Callable[[str], None], obligation: str = "") -> Killer:
    """Gather the evidence of a check with the sound text; of a check that proves, of one obligation only if one is named.

    Raises:
        Unsound: the check does not pass.
        ValueError: no killer stands for checks of this leg.
    """
    _, leg, name = check.split("/")
    if leg == "proofs":
        options = next(each.options for each in manifest.load(root, match_inputs=False) if each.id == check)
        found = themes.obligations(options["theme"], options.get("sizes", ()))
        return ProofKiller(tuple(each for each in found if obligation in ("", each.id)))
    if leg == "graph":
        return GraphKiller(name, root, scratch, progress)
    raise ValueError(f"{check}: nothing here stands for checks of the leg {leg}")


class ProofKiller:
    """Obligations, each with its false siblings."""

    def __init__(self, obligations: tuple[Obligation, ...]) -> None:
        self.obligations = obligations
        if not obligations:
            raise Unsound("No obligation has that name.")
        if problem := self.noticed():
            raise Unsound(problem)

    def noticed(self) -> str | None:
        """Prove until one obligation does not hold."""
        try:
            for obligation in self.obligations:
                prove(obligation, second_opinion=False)
        except Disproved as problem:
            return str(problem).partition("\n")[0]
        return None


Choice = tuple[str, tuple[Any, ...], LeaseSystem | None]
"""An action, its arguments and where it leads; nowhere if it is refused."""


def outcome(model: LeaseModel, state: LeaseSystem, action: str, arguments: tuple[Any, ...]) -> LeaseSystem | None:
    """Where a choice leads."""
    try:
        return lease_system.ACTIONS[action](model, state, *arguments)
    except lease_system.Refused:
        return None


class GraphKiller:
    """One model's labelled state graph, as TLC writes it, and the invariants' values in TLA+."""

    def __init__(self, name: str, root: Path, scratch: Path, progress: Callable[[str], None]) -> None:
        self.name, self.spec, self.scratch = name, root / "spec", scratch / name
        self.scratch.mkdir()
        self.config = self.spec / "models" / f"{name}.cfg"
        self.constants = read_configuration(self.config).constants
        self.render = Renderer()
        self.taken: list[tuple[LeaseSystem, list[Choice]]] = []
        self._gather(progress)

    def _gather(self, progress: Callable[[str], None]) -> None:
        """Let TLC write the graph, and explore the sound reference, which must have the same."""
        dump = self.scratch / "graph.dot"
        result = run_tlc(self.spec / f"{MODULE}.tla", self.config, self.scratch, dump=dump, progress=progress)
        if result.outcome != "ok":
            raise Unsound(f"{self.name}: TLC gave no graph: {result.explanation}")
        graph = read_graph(dump)
        dump.unlink()
        model = model_of(self.constants)

        def choices(state: LeaseSystem) -> Any:
            self.taken.append((state, []))
            return lease_system.choices(model, state)

        def step(action: str, state: LeaseSystem, arguments: tuple[Any, ...]) -> LeaseSystem:
            after = outcome(model, state, action, arguments)
            self.taken[-1][1].append((action, arguments, after))
            if after is None:
                raise lease_system.Refused("as before")
            return after

        found = explore(lease_system.initial(model), choices, step, progress, MOST_STATES)
        if difference := first_difference(found, graph):
            raise Unsound(f"{self.name}: {difference.summary}")
        self.initial = {self.render.record(s) for s in lease_system.initial(model)}

    def noticed(self) -> str | None:
        """Compare every state's edges with TLC's until they differ."""
        model = model_of(self.constants)
        if {self.render.record(s) for s in lease_system.initial(model)} != self.initial:
            return f"{self.name}: other initial states"
        # The edges out of every state of TLC's are the same: by induction so are the states that are reached.
        for state, taken in self.taken:
            if not self._same_choices(model, state, taken) and (edge := self._first_edge(model, state, taken)):
                return f"{self.name}: {edge}"
        return None

    def _same_choices(self, model: LeaseModel, state: LeaseSystem, taken: list[Choice]) -> bool:
        """Tell, quickly, whether every choice leads where it led."""
        now = list(lease_system.choices(model, state))
        return len(now) == len(taken) and all(
            action == was_action and arguments == was_arguments and outcome(model, state, action, arguments) == after
            for (action, arguments), (was_action, was_arguments, after) in zip(now, taken, strict=True)
        )

    def _first_edge(self, model: LeaseModel, state: LeaseSystem, taken: list[Choice]) -> str | None:
        """Name an edge that only one of the two has."""
        theirs = {(action, self.render.record(after)) for action, _, after in taken if after is not None}
        ours = {
            (action, self.render.record(after))
            for action, arguments in lease_system.choices(model, state)
            if (after := outcome(model, state, action, arguments)) is not None
        }
        if ours == theirs:
            return None
        only = sorted({action for action, _ in ours ^ theirs})
        return f"{only[0]} {'leads elsewhere' if {a for a, _ in ours - theirs} & {a for a, _ in theirs - ours} else 'is taken by one alone'}"

    @cached_property
    def values(self) -> ValueKiller:
        """The part of the check that compares the invariants' values."""
        return ValueKiller(self)


class ValueKiller:
    """Every invariant's value in TLA+ on states that are mostly unreachable."""

    def __init__(self, of: GraphKiller) -> None:
        self.model = model_of(of.constants)
        predicates = {name: lambda s, p=p: p(self.model, s) for name, p in INVARIANTS.items()}
        states = mixed_states([state for state, _ in of.taken], MIXED)
        # It raises unless TLC's values are these.
        values_agree(of.spec, MODULE, of.config, predicates, states, of.scratch, lambda _: None)
        self.known = [(state, {name: value(state) for name, value in predicates.items()}) for state in states]
        self.name = of.name

    def noticed(self) -> str | None:
        """Evaluate until a value differs from TLC's."""
        for state, values in self.known:
            for name, value in values.items():
                if INVARIANTS[name](self.model, state) is not value:
                    return f"{self.name}: {name} has another value"
        return None
