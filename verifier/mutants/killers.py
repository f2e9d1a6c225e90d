"""What notices a mutant: the evidence of a check, gathered once from the sound text, then compared with the changed one.

A killer is named by the id of the check that it stands for, or by the file of the test suite that it runs. It looks at nothing but what that check looks at, and stops
at the first difference, where the check itself would go on to tell the shortest way there. What the check itself holds
equal to the specification, a graph and the invariants' values, is taken here from the sound text: it is the check's own
row that says that the two are equal, and no verdict counts in which that row failed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property, partial
from importlib import import_module
from pathlib import Path
from queue import Queue
from threading import Thread
from types import ModuleType
from typing import Any, Protocol

import pytest

from invariants.proofs.obligation import Obligation
from rebalancing.refusal import Refused
from verifier import manifest
from verifier.check import Check
from verifier.engines import bug, vectors
from verifier.graph.configuration import read_configuration
from verifier.graph.explore import Renderer, explore
from verifier.graph.invariants import mixed_states
from verifier.graph.unreachable import unreachable_states
from verifier.mutants.bad_rule import applied
from verifier.protocols.protocol import load
from verifier.readings import theme as themes
from verifier.readings.prover import Disproved, prove
from verifier.tools.tlc import run_tlc

__all__ = ["Killer", "Unsound", "killer"]

MOST_STATES = 20_000


class Unsound(Exception):  # noqa: N818 - it reads as a verdict
    """The sound text itself does not pass, so nothing can be said of mutants."""


class Killer(Protocol):
    """Stands for a check."""

    def noticed(self) -> str | None:
        """Say what is wrong with the text as it is now, or nothing."""


def killer(check: str, root: Path, scratch: Path, progress: Callable[[str], None], obligation: str = "") -> Killer:
    """Gather the evidence of a check with the sound text; of one obligation, one kind of wire vectors or some tests only if one is named.

    Raises:
        Unsound: the check does not pass.
        ValueError: no killer stands for checks of this leg.
    """
    if check.endswith(".py"):
        return SuiteKiller(suite(root, (check,), scratch), obligation)
    row = next(each for each in manifest.load(root, match_inputs=False) if each.id == check)
    if row.engine == "suite":
        return SuiteKiller(suite(root, tuple(row.options["files"]), scratch), obligation)
    if row.leg == "proofs":
        found = themes.obligations(row.options["theme"], row.options.get("sizes", ()))
        return ProofKiller(tuple(each for each in found if obligation in ("", each.id)))
    if row.engine == "unreachable":
        return UnreachableKiller(row, root, progress)
    if row.leg == "graph":
        return GraphKiller(row, root, progress)
    if row.leg == "bugs":
        return BugKiller(row, root, scratch, progress)
    if row.leg == "vectors":
        return CasesKiller(replays(row.options["family"], root, obligation))
    raise ValueError(f"{check}: nothing here stands for checks of the leg {row.leg}")


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


Replay = Callable[[], str | None]
"""Says what is wrong with one published case, or nothing."""


def replays(family: str, root: Path, kind: str) -> list[Replay]:
    """All cases of a family; of the wire's only those of one kind if one is named."""
    if family == "wire":
        return wire(kind)
    module = vectors.generator(family)
    of_inputs = vectors.REPLAYS.get(family) is vectors.replay_inputs
    return inputs(module, root) if of_inputs else step_lists(module, root)


def step_lists(module: ModuleType, root: Path) -> list[Replay]:
    """The published step lists of a protocol, each with a verdict a step, and the views of evidence beside them."""
    folder = root / module.VECTORS
    return [
        *(partial(module.replay_case, case) for _, case in vectors.cases_of(folder)),
        *(partial(module.replay_view, case) for case in vectors.views_of(folder)),
    ]


def inputs(module: ModuleType, root: Path) -> list[Replay]:
    """The published inputs, each with a verdict."""
    return [partial(module.problem_with, stem, case) for stem, case in vectors.cases_of(root / module.VECTORS)]


def wire(kind: str) -> list[Replay]:
    """The published bytes, each with a verdict; of one kind, that of a file, if one is named."""
    # The test suite's own replay reads the files when it is imported.
    from tests.unit import test_wire_vectors as suite

    def replay(name: str) -> str | None:
        try:
            suite.test_verdict(name)
        except AssertionError:
            return f"{name}: the reference gives another answer than the vector"
        return None

    return [partial(replay, name) for name, (of, _) in suite.CASES.items() if kind in ("", of)]


class CasesKiller:
    """Published cases. The one that noticed a mutant is asked first about the next, as neighbours in a text tend to fall to the same."""

    def __init__(self, replays: list[Replay]) -> None:
        self.replays = replays
        if not replays:
            raise Unsound("No published cases are of that kind.")
        if problem := self.noticed():
            raise Unsound(problem)

    def noticed(self) -> str | None:
        """Replay until a case does not go as it says."""
        for at, replay in enumerate(self.replays):
            try:
                problem = replay()
            except Exception:
                self._ask_first(at)
                raise
            if problem:
                self._ask_first(at)
                return problem
        return None

    def _ask_first(self, at: int) -> None:
        self.replays.insert(0, self.replays.pop(at))


class Suite:
    """Files of the test suite, collected once, whose tests are run again and again: a session of pytest, in a thread, that waits to be asked."""

    def __init__(self, root: Path, files: tuple[str, ...], scratch: Path) -> None:
        self.asked: Queue[str] = Queue()
        self.answers: Queue[str | None] = Queue()
        self.failed = False
        arguments = [
            *(str(root / file) for file in files),
            *("--rootdir", str(root), "-c", str(root / "pyproject.toml"), "-o", "addopts=--import-mode=importlib"),
            *("--basetemp", str(scratch / Path(files[0]).stem)),
            # It says nothing, and takes nobody's output from him.
            *("--disable-plugin-autoload", "-p", "no:cacheprovider", "-p", "no:terminal", "-s"),
        ]
        Thread(target=self._session, args=[arguments], daemon=True).start()
        if problem := self.answers.get():
            raise Unsound(problem)

    def first_failure(self, chosen: str) -> str | None:
        """Run the tests whose names have this in them until one fails; say which."""
        self.asked.put(chosen)
        return self.answers.get()

    def _session(self, arguments: list[str]) -> None:
        ended = pytest.main(arguments, plugins=[self])
        while True:
            self.answers.put(f"the tests end with {ended}")
            self.asked.get()

    def pytest_configure(self, config: pytest.Config) -> None:
        """Of a failure the name is told and no more, so its source is not looked up; pytest calls this, and what follows, by its name."""
        config.option.tbstyle = "value"

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Answer what is asked."""
        self.answers.put(None)
        while True:
            chosen = self.asked.get()
            items = [item for item in session.items if chosen in item.name]
            self.answers.put(self._first_failure(items) if items else f"no test has {chosen} in its name")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or report.failed

    def _first_failure(self, items: list[pytest.Item]) -> str | None:
        self.failed = False
        for item in items:
            item.ihook.pytest_runtest_protocol(item=item, nextitem=None)
            if self.failed:
                return f"{item.name} fails"
        return None


suite = cache(Suite)


class SuiteKiller:
    """The tests of some files, or those of them that have a text in their names."""

    def __init__(self, of: Suite, chosen: str) -> None:
        self.suite, self.chosen = of, chosen
        if problem := self.noticed():
            raise Unsound(problem)

    def noticed(self) -> str | None:
        """Run the tests until one fails."""
        return self.suite.first_failure(self.chosen)


class BugKiller:
    """The counterexample of a bad rule, which ends where the predicate of the invariant's name is false, and not before."""

    def __init__(self, row: Check, root: Path, scratch: Path, progress: Callable[[str], None]) -> None:
        self.options, self.config = row.options, root / row.options["config"]
        within = scratch / row.name
        within.mkdir()
        result = run_tlc(root / row.options["module"], self.config, within, progress=progress)
        if result.outcome != "invariant":
            raise Unsound(f"{row.name}: TLC broke no invariant: {result.explanation}")
        self.trace = result.trace
        if problem := self.noticed():
            raise Unsound(problem)

    def noticed(self) -> str | None:
        """Replay it under the same bad rule, and in the reference as it is."""
        return bug.disagreement(self.options["reference"], self.config, self.options["expected_violation"], self.trace)


Choice = tuple[str, tuple[Any, ...], Any]
"""An action, its arguments and where it leads; None if it is refused."""


def outcome(system: ModuleType, model: Any, state: Any, action: str, arguments: tuple[Any, ...]) -> Any:
    """Where a choice leads, or None."""
    try:
        return system.ACTIONS[action](model, state, *arguments)
    except Refused:
        return None


class GraphKiller:
    """The labelled state graph of one model, as the sound reference has it, which the check holds equal to TLC's."""

    def __init__(self, row: Check, root: Path, progress: Callable[[str], None]) -> None:
        options = row.options
        self.name, self.mixed = row.name, options["mixed"]
        configuration = read_configuration(root / options["config"])
        self.constants = configuration.constants
        self.protocol = load(options["reference"])
        self.rules = [self.protocol.bad_rules[each] for each in configuration.replaced.values()]
        self.system = self.protocol.system
        self.render = Renderer()
        self.taken: list[tuple[Any, list[Choice]]] = []
        self._gather(progress)

    def _gather(self, progress: Callable[[str], None]) -> None:
        """Explore the sound reference."""
        system, model = self.system, self.protocol.model_of(self.constants)

        def choices(state: Any) -> Any:
            self.taken.append((state, []))
            return system.choices(model, state)

        def step(action: str, state: Any, arguments: tuple[Any, ...]) -> Any:
            after = outcome(system, model, state, action, arguments)
            self.taken[-1][1].append((action, arguments, after))
            if after is None:
                raise Refused("as before")
            return after

        with applied(self.rules):
            explore(system.initial(model), choices, step, progress, MOST_STATES)
        self.initial = {self.render.record(s) for s in system.initial(model)}

    def noticed(self) -> str | None:
        """Compare every state's edges with the sound ones until they differ."""
        model = self.protocol.model_of(self.constants)
        if {self.render.record(s) for s in self.system.initial(model)} != self.initial:
            return f"{self.name}: other initial states"
        # The edges out of every state are the same: by induction so are the states that are reached.
        with applied(self.rules):
            for state, taken in self.taken:
                if not self._same_choices(model, state, taken) and (edge := self._first_edge(model, state, taken)):
                    return f"{self.name}: {edge}"
        return None

    def _same_choices(self, model: Any, state: Any, taken: list[Choice]) -> bool:
        """Tell, quickly, whether every choice leads where it led."""
        now = list(self.system.choices(model, state))
        return len(now) == len(taken) and all(
            action == was_action
            and arguments == was_arguments
            and outcome(self.system, model, state, action, arguments) == after
            for (action, arguments), (was_action, was_arguments, after) in zip(now, taken, strict=True)
        )

    def _first_edge(self, model: Any, state: Any, taken: list[Choice]) -> str | None:
        """Name an edge that only one of the two has."""
        theirs = {(action, self.render.record(after)) for action, _, after in taken if after is not None}
        ours = {
            (action, self.render.record(after))
            for action, arguments in self.system.choices(model, state)
            if (after := outcome(self.system, model, state, action, arguments)) is not None
        }
        if ours == theirs:
            return None
        only = sorted({action for action, _ in ours ^ theirs})
        return f"{only[0]} {'leads elsewhere' if {a for a, _ in ours - theirs} & {a for a, _ in theirs - ours} else 'is taken by one alone'}"

    @cached_property
    def values(self) -> ValueKiller:
        """The part of the check that compares the invariants' values."""
        return ValueKiller(self)

    def mixed_states(self) -> list[Any]:
        """The states in which it does."""
        return mixed_states([state for state, _ in self.taken], self.mixed)


class UnreachableKiller(GraphKiller):
    """A check of the invariants' values alone."""

    def __init__(self, row: Check, root: Path, progress: Callable[[str], None]) -> None:
        self.own = import_module(row.options["reference"])
        super().__init__(row, root, progress)
        self.sound = self.values  # before anything is changed

    def mixed_states(self) -> list[Any]:
        """The states in which it compares values."""
        model = self.protocol.model_of(self.constants)
        reachable = [state for state, _ in self.taken]
        return unreachable_states(reachable, self.mixed, self.own.strange(model), partial(self.own.is_defined, model))

    def noticed(self) -> str | None:
        """Compare values, and no edges."""
        return self.sound.noticed()


class ValueKiller:
    """Every invariant's value on states that are mostly unreachable, which the check holds equal to its value in TLA+."""

    def __init__(self, of: GraphKiller) -> None:
        self.model = of.protocol.model_of(of.constants)
        self.invariants = of.protocol.invariants
        predicates = {name: lambda s, p=p: p(self.model, s) for name, p in self.invariants.items()}
        states = of.mixed_states()
        self.known = [(state, {name: value(state) for name, value in predicates.items()}) for state in states]
        self.name = of.name

    def noticed(self) -> str | None:
        """Evaluate until a value differs."""
        for state, values in self.known:
            for name, value in values.items():
                if self.invariants[name](self.model, state) is not value:
                    return f"{self.name}: {name} has another value"
        return None
