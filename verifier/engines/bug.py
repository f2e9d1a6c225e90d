"""Check one bad rule or constant: it breaks the named invariant, and it breaks the reference in the same way.

TLC must find a behaviour that violates the invariant. That behaviour is then replayed in the reference under the same
bad rule: each step must be one that it takes, and the predicate of the same name must be true until the last state and
false there. The sound reference must part from it: it refuses a step, reaches another state, or keeps the predicate.
Where constants are the mistake there is no bad rule, and where a property of whole behaviours breaks there is no
predicate: then that part is left out.

Options
    module              the .tla file, relative to the root
    config              the .cfg file, relative to the root
    reference           module of the protocol's reference, such as verifier.protocols.lease
    expected_violation  name of the one invariant or property that must be violated
    liveness            true if it is a temporal property
    timeout_seconds     longest run
Figures: distinct_states, generated_states, depth, expected_violation; replayed (steps that the reference took too).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from verifier.check import Check, Outcome, Workspace
from verifier.engines.tlc import judge
from verifier.graph.configuration import read_configuration
from verifier.mutants.bad_rule import applied
from verifier.mutants.replay import Parted, replayed
from verifier.protocols.protocol import load
from verifier.tools.java import ToolMissingError
from verifier.tools.tlc import Step, narrate, read_config, run_tlc

_REQUIRED = {"module", "config", "reference", "expected_violation"}
_OPTIONS = {*_REQUIRED, "liveness", "timeout_seconds"}


def run(check: Check, workspace: Workspace) -> Outcome:
    """Let TLC find the violation, then replay it."""
    options = dict(check.options)
    if wrong := sorted(_REQUIRED - set(options)) + sorted(set(options) - _OPTIONS):
        return Outcome("error", {}, f"Options {', '.join(wrong)} are missing or unknown.")
    module, config = workspace.root / options["module"], workspace.root / options["config"]
    limit = options.get("timeout_seconds")
    try:
        result = run_tlc(
            module,
            config,
            workspace.scratch,
            # A little before the runner would end us, so that the answer is still ours to give.
            timeout_seconds=0.95 * limit if limit else None,
            progress=workspace.progress,
        )
    except ToolMissingError as missing:
        return Outcome("not-run", {}, str(missing))
    outcome = judge(result, read_config(config), options)
    if outcome.verdict != "pass" or result.outcome != "invariant":
        return outcome
    workspace.progress("replaying the counterexample in the reference")
    if problem := disagreement(options["reference"], config, options["expected_violation"], result.trace):
        return Outcome("fail", outcome.figures, f"{problem}\n{narrate(result.trace)}")
    return Outcome("pass", {**outcome.figures, "replayed": len(result.trace) - 1})


def disagreement(of: str, config: Path, name: str, trace: Sequence[Step]) -> str | None:
    """Say how the reference of a protocol and the model checker's behaviour disagree, or nothing."""
    reference, configuration = load(of), read_configuration(config)
    rules = reference.bad_rules
    replaced = configuration.replaced.values()
    if missing := sorted(set(replaced) - set(rules)):
        return f"The reference has no bad rule for {', '.join(missing)}."
    broken = reference.invariants[name]
    with applied(rules[each] for each in replaced):
        model = reference.model_of(configuration.constants)
        try:
            path = replayed(reference.system, model, trace)
        except Parted as parted:
            return f"Under the same bad rule: {parted}"
        values = [broken(model, state) for state in path]
        if values != [True] * (len(path) - 1) + [False]:
            return f"{name} should become false in the last state alone; in Python it is {values}."
    if not replaced:
        return None
    model = reference.model_of(configuration.constants)
    try:
        path = replayed(reference.system, model, trace)
    except Parted:
        return None
    return None if broken(model, path[-1]) else f"The sound reference takes every step and breaks {name} too."
