"""Let Hypothesis drive the lease, the commit or the resharing among real nodes, or walk over a small model, a fixed number of times and always alike.

Hypothesis derives the examples from the machine and from the constants in the project's modules: the same project gives the same run,
and a constant changed anywhere may shift every count a little. Counts come from the run itself; the check's `least` gates each of
them, because a machine that never takes an action has not tested it.

Options
    machine   "lease": tests/stateful/lease_machine.py, real signatures, virtual milliseconds, faults and lies
              "commit": tests/stateful/commit_machine.py, real signatures and stores, faults and lies
              "resharing": tests/stateful/resharing_machine.py, real shares, signatures and sealed boxes, faults and lies
              "genesis": tests/stateful/genesis_machine.py, an owner that may lie, first snapshots, re-keys, lost stores
              "evidence": tests/stateful/evidence_machine.py, two stores of signed evidence that exchange it, forget and are read again
              "walk": tests/stateful/graph_walk.py, random steps over the model of `config`
    examples  number of runs
    steps     most rules in each
    config    of the model that "walk" walks over
Figures: examples, steps; for the machines of nodes taken_<Action>, refused_<Action>, edge_<code> or code_<code> and more; for "walk" states, edges,
covered_states, covered_edges, and edges_<Action> and covered_<Action>. What is covered of a small graph is no coverage of more.
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import version
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from verifier.check import Check, Outcome, Workspace

MACHINES = "tests/stateful"
# Machines of real nodes: module, and class in it.
NODES = {
    "lease": ("lease_machine", "LeaseMachine"),
    "commit": ("commit_machine", "CommitMachine"),
    "resharing": ("resharing_machine", "ResharingMachine"),
    "genesis": ("genesis_machine", "GenesisMachine"),
    "evidence": ("evidence_machine", "EvidenceMachine"),
}

__all__ = ["run"]


def run(check: Check, workspace: Workspace) -> Outcome:
    """Run the machine and count what it did."""
    options = check.options
    # Hypothesis draws on the constants of all modules that are loaded: let these be the same, whoever started this process.
    import_module("verifier.cli")
    # The machines stand with the tests, which are no package.
    sys.path.insert(0, str(workspace.root / MACHINES))
    try:
        if options["machine"] == "walk":
            return _walk(options, workspace)
        return _nodes(options, workspace)
    finally:
        sys.path.remove(str(workspace.root / MACHINES))


def _nodes(options: Mapping[str, Any], workspace: Workspace) -> Outcome:
    name, machine = NODES[options["machine"]]
    module = import_module(name)
    module.COUNTS.clear()

    class Machine(getattr(module, machine)):  # type: ignore[misc]
        def teardown(self) -> None:
            super().teardown()
            workspace.progress(
                f"{module.COUNTS['examples']} of {options['examples']} runs, {module.COUNTS['steps']} steps"
            )

    trouble = _drive(Machine, options)
    return _outcome(dict(sorted(module.COUNTS.items())), trouble)


def _walk(options: Mapping[str, Any], workspace: Workspace) -> Outcome:
    module = import_module("graph_walk")
    ground = module.survey(workspace.root / options["config"])
    workspace.progress(f"walking over {len(ground.graph.states)} states")
    trouble = _drive(module.walker(ground), options)
    return _outcome({"examples": options["examples"], "steps": ground.steps, **ground.figures()}, trouble)


def _drive(machine: type[RuleBasedStateMachine], options: Mapping[str, Any]) -> str:
    """Return "", or what broke and the shortest run found that breaks it."""
    profile = settings(
        max_examples=options["examples"],
        stateful_step_count=options["steps"],
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            run_state_machine_as_test(machine, settings=profile)
    except Exception as error:  # whatever a rule raises is the finding
        first = f"{type(error).__name__}: {error}".partition("\n")[0]
        return "\n".join([first, *getattr(error, "__notes__", ()), said.getvalue()]).strip()
    return ""


def _outcome(figures: dict[str, int], trouble: str) -> Outcome:
    told: dict[str, int | str] = {**figures, "tool": "hypothesis", "tool_version": version("hypothesis")}
    return Outcome("fail" if trouble else "pass", told, trouble)
