"""Hold specification and reference together on one bounded model: their labelled state graphs are one and the same.

Options
    reference  module of the protocol's reference, such as verifier.protocols.lease
    module  name of the specification's module in spec/
    config  name of the model's configuration in spec/models/; what it replaces is replaced in the reference too
    mixed   number of states, nearly all unreachable, on which the invariants' values are compared as well
    states  give up beyond this number of states of the reference
Figures: states, edges, refusals (choices of the reference that were refused and left the state as it was), values
(evaluations of an invariant that agreed), falsified (invariants that were false in some state).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verifier.check import Check, Outcome, Workspace
from verifier.graph.compare import first_difference
from verifier.graph.configuration import read_configuration, without_checks
from verifier.graph.explore import explore
from verifier.graph.invariants import Disagreement, mixed_states, values_agree
from verifier.mutants.bad_rule import applied
from verifier.protocols.protocol import load
from verifier.tools.dot import read_graph
from verifier.tools.java import ToolMissingError
from verifier.tools.tlc import run_tlc

SAMPLE = 50  # so many reachable states have their invariants compared too


def run(check: Check, workspace: Workspace) -> Outcome:
    """Explore both, compare both."""
    options = check.options
    spec = workspace.root / "spec"
    module, config = spec / f"{options['module']}.tla", spec / "models" / f"{options['config']}.cfg"
    reference, configuration = load(options["reference"]), read_configuration(config)
    system, model = reference.system, reference.model_of(configuration.constants)

    def choices(state: Any) -> Iterator[tuple[str, tuple[Any, ...]]]:
        return system.choices(model, state)

    def step(action: str, state: Any, arguments: tuple[Any, ...]) -> Any:
        return system.ACTIONS[action](model, state, *arguments)

    # The leg `models` checks the invariants on every state; here they would only cost time.
    unchecked, dump = workspace.scratch / "graph.cfg", workspace.scratch / "graph.dot"
    unchecked.write_text(without_checks(config))
    try:
        result = run_tlc(
            module, unchecked, workspace.scratch, dump=dump, workers=1, small=True, progress=workspace.progress
        )
    except ToolMissingError as error:
        return Outcome("not-run", {}, str(error))
    if result.outcome != "ok":
        return Outcome("error", {}, f"TLC gave no graph: {result.explanation}")
    graph = read_graph(dump)
    dump.unlink()
    try:
        with applied(reference.bad_rules[each] for each in configuration.replaced.values()):
            found = explore(system.initial(model), choices, step, workspace.progress, options["states"])
    except OverflowError as error:
        return Outcome(
            "fail", {"states": options["states"]}, f"The reference has {error}; TLC has {len(graph.states)}."
        )
    figures: dict[str, int | str] = {
        "states": len(found.states),
        "edges": len(found.edges),
        "refusals": found.refusals,
        "distinct_states": result.distinct_states,
    }
    difference = first_difference(found, graph)
    if difference:
        return Outcome("fail", figures, f"The graphs differ: {difference.summary}\n{difference.path}")

    predicates = {name: lambda s, p=p: p(model, s) for name, p in reference.invariants.items()}
    compared = found.states[:: len(found.states) // SAMPLE + 1] + mixed_states(found.states, options["mixed"])
    try:
        seen = values_agree(
            spec, options["module"], config, predicates, compared, workspace.scratch, workspace.progress
        )
    except Disagreement as error:
        return Outcome("fail", figures, f"An invariant has two values: {error}")
    figures["values"] = sum(true + false for true, false in seen.values())
    figures["falsified"] = sum(false > 0 for _, false in seen.values())
    never = [name for name, (_, false) in seen.items() if not false]
    return Outcome("pass", figures, f"never false here: {', '.join(never)}" if never else "")
