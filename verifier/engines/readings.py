"""The readings against the running text: the finite one for every function of the protocol core, the others for the claims of themes.

Options: `samples` for each function or claim, `seed`; `theme`, a module of invariants.proofs, for the first-order reading, or `themes`, several
of them, for the cardinality reading.
"""

from __future__ import annotations

from collections.abc import Iterator

from verifier.check import Check, Outcome, Workspace
from verifier.readings import core, difftest, difftest_cardinality, difftest_first_order
from verifier.readings import theme as themes
from verifier.readings.difftest import Differs, Tally
from verifier.readings.subset import Refused


def run(check: Check, workspace: Workspace) -> Outcome:
    """Compare them all, and demand that every boolean function gave both answers."""
    figures = {"functions": 0, "examples": 0, "raised": 0}
    try:
        for tally in _tallies(check, workspace):
            if tally.one_sided:
                return Outcome(
                    "fail", figures, f"{tally.function} never gave the other answer in {tally.examples} samples."
                )
            figures["functions"] += 1
            figures["examples"] += tally.examples
            figures["raised"] += tally.raised
    except (Differs, Refused) as problem:
        return Outcome("fail", figures, str(problem))
    return Outcome("pass", figures)


def _tallies(check: Check, workspace: Workspace) -> Iterator[Tally]:
    samples, seed = check.options["samples"], check.options.get("seed", 1)
    if "theme" in check.options:
        for claim, signature in difftest_first_order.claims(themes.obligations(check.options["theme"])):
            workspace.progress(claim.__name__)
            yield difftest_first_order.compare(claim, signature, samples, seed=seed)
        return
    if "themes" in check.options:
        obligations = (each for theme in check.options["themes"] for each in themes.obligations(theme))
        for claim, universe in difftest_cardinality.claims(obligations):
            workspace.progress(claim.__name__)
            yield difftest_cardinality.compare(claim, universe, samples, seed=seed)
        return
    for function in core.functions():
        workspace.progress(function.__name__)
        yield difftest.compare(function, core.UNIVERSE, samples, seed=seed, ranges=core.RANGES)
