"""The finite reading against the running text of every function of the protocol core.

Options: `samples` for each function, `seed`.
"""

from __future__ import annotations

from verifier.check import Check, Outcome, Workspace
from verifier.readings import core
from verifier.readings.difftest import Differs, compare
from verifier.readings.subset import Refused


def run(check: Check, workspace: Workspace) -> Outcome:
    """Compare them all, and demand that every boolean function gave both answers."""
    figures = {"functions": 0, "examples": 0, "raised": 0}
    for function in core.functions():
        workspace.progress(function.__name__)
        try:
            tally = compare(
                function, core.UNIVERSE, check.options["samples"], seed=check.options.get("seed", 1), ranges=core.RANGES
            )
        except (Differs, Refused) as problem:
            return Outcome("fail", figures, str(problem))
        if tally.one_sided:
            return Outcome(
                "fail", figures, f"{tally.function} never gave the other answer in {tally.examples} samples."
            )
        figures["functions"] += 1
        figures["examples"] += tally.examples
        figures["raised"] += tally.raised
    return Outcome("pass", figures)
