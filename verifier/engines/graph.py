"""Hold specification and reference together on one bounded model: their labelled state graphs are one and the same.

TLC checks the model's invariants on every state of that graph as it goes.

Options
    reference  module of the protocol's reference, such as verifier.protocols.lease
    module  the .tla file, relative to the root
    config  the .cfg file, relative to the root; what it replaces is replaced in the reference too
    mixed   number of states, nearly all unreachable, on which the invariants' values are compared as well; with none, TLC need not be
            asked again, as it found each invariant true in all reachable states
    states  give up beyond this number of states of the reference
    steps   true if the configuration's properties speak of single steps, [][A]_v, which TLC checks as it goes; without it they
            are left to the leg `models`
    coverage  actions that must label at least one edge
Figures: states, edges, refusals (choices of the reference that were refused and left the state as it was), values
(evaluations of an invariant that agreed), falsified (invariants that were false in some of the mixed states).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verifier.check import Check, Outcome, Workspace
from verifier.engines.tlc import judge
from verifier.graph.compare import first_difference
from verifier.graph.configuration import read_configuration, without
from verifier.graph.explore import explore
from verifier.graph.invariants import Disagreement, mixed_states, values_agree
from verifier.mutants.bad_rule import applied
from verifier.protocols.protocol import load
from verifier.tools.dot import read_graph
from verifier.tools.java import ToolMissingError
from verifier.tools.tlc import read_config, run_tlc

SAMPLE = 50  # so many reachable states have their invariants compared too


def run(check: Check, workspace: Workspace) -> Outcome:
    """Explore both, compare both."""
    options = check.options
    module, config = workspace.root / options["module"], workspace.root / options["config"]
    reference, configuration = load(options["reference"]), read_configuration(config)
    system, model = reference.system, reference.model_of(configuration.constants)

    def choices(state: Any) -> Iterator[tuple[str, tuple[Any, ...]]]:
        return system.choices(model, state)

    def step(action: str, state: Any, arguments: tuple[Any, ...]) -> Any:
        return system.ACTIONS[action](model, state, *arguments)

    stepwise, dump = workspace.scratch / "graph.cfg", workspace.scratch / "graph.dot"
    stepwise.write_text(without(config) if options.get("steps") else without(config, "PROPERTIES"))
    try:
        result = run_tlc(
            module, stepwise, workspace.scratch, dump=dump, workers=1, small=True, progress=workspace.progress
        )
    except ToolMissingError as error:
        return Outcome("not-run", {}, str(error))
    clean = judge(result, read_config(stepwise), {"steps": options.get("steps", False)})
    if clean.verdict != "pass":
        return clean
    graph = read_graph(dump)
    dump.unlink()
    labels = {action for _, action, _ in graph.edges}
    if idle := [action for action in options.get("coverage", []) if action not in labels]:
        return Outcome("fail", clean.figures, f"Never taken in this model: {', '.join(idle)}.")
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
    sample = found.states[:: len(found.states) // SAMPLE + 1]
    if not options["mixed"]:
        held = [name for name in configuration.invariants if name in predicates]
        if broken := next(((name, state) for name in held for state in sample if not predicates[name](state)), None):
            return Outcome("fail", figures, f"{broken[0]} holds in TLA+ and not in Python in the state {broken[1]}")
        return Outcome("pass", {**figures, "values": len(held) * len(sample)})
    compared = sample + mixed_states(found.states, options["mixed"])
    try:
        seen = values_agree(module, config, predicates, compared, workspace.scratch, workspace.progress)
    except Disagreement as error:
        return Outcome("fail", figures, f"An invariant has two values: {error}")
    figures["values"] = sum(true + false for true, false in seen.values())
    figures["falsified"] = sum(false > 0 for _, false in seen.values())
    never = [name for name, (_, false) in seen.items() if not false]
    return Outcome("pass", figures, f"never false here: {', '.join(never)}" if never else "")
