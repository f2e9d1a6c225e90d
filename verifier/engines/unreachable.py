"""Compare every invariant's value in TLA+ and in Python in states that nothing can reach.

An invariant holds in every reachable state, so that a graph says little of it. The reference is explored in a small model, and its states are mixed.

Options
    reference  the module of the protocol, with `PROTOCOL`, `strange` and `is_defined`
    module, config  the model, whose graph is equal to the reference's by a row of its own
    mixed      how many states to make
    states     how many the model may have at most
Figures: states (reachable), values, falsified (invariants that are false somewhere).
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import Any

from verifier.check import Check, Outcome, Workspace
from verifier.graph.configuration import read_configuration
from verifier.graph.explore import explore
from verifier.graph.invariants import Disagreement, values_agree
from verifier.graph.unreachable import unreachable_states
from verifier.mutants.bad_rule import applied
from verifier.protocols.protocol import load
from verifier.tools.java import ToolMissingError

__all__ = ["run"]


def run(check: Check, workspace: Workspace) -> Outcome:
    """Explore, mix, compare."""
    options = check.options
    module, config = workspace.root / options["module"], workspace.root / options["config"]
    reference, own = load(options["reference"]), import_module(options["reference"])
    configuration = read_configuration(config)
    system, model = reference.system, reference.model_of(configuration.constants)

    def step(action: str, state: Any, arguments: tuple[Any, ...]) -> Any:
        return system.ACTIONS[action](model, state, *arguments)

    with applied(reference.bad_rules[each] for each in configuration.replaced.values()):
        found = explore(
            system.initial(model), partial(system.choices, model), step, workspace.progress, options["states"]
        )
    states = unreachable_states(found.states, options["mixed"], own.strange(model), partial(own.is_defined, model))
    predicates = {name: partial(predicate, model) for name, predicate in reference.invariants.items()}
    figures: dict[str, int | str] = {"states": len(found.states)}
    try:
        seen = values_agree(module, config, predicates, states, workspace.scratch, workspace.progress)
    except ToolMissingError as error:
        return Outcome("not-run", {}, str(error))
    except Disagreement as error:
        return Outcome("fail", figures, f"An invariant has two values: {error}")
    figures["values"] = sum(true + false for true, false in seen.values())
    figures["falsified"] = sum(false > 0 for _, false in seen.values())
    never = [name for name, (_, false) in seen.items() if not false]
    return Outcome("pass", figures, f"never false here: {', '.join(never)}" if never else "")
