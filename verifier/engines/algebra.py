"""The proofs leg, for identities: every law of a theme, over letters, with its false siblings and beside the real modules.

Options
    theme  module of invariants.proofs whose `at(size)` gives laws
    sizes  list of sizes
Figures: obligations; negated_siblings, each false over letters and with the real modules; cases; replays, values over letters
that the real modules gave too.
"""

from __future__ import annotations

from importlib.metadata import version

from verifier.check import Check, Outcome, Workspace
from verifier.readings import laws
from verifier.readings import theme as themes
from verifier.readings.prover import Disproved


def run(check: Check, workspace: Workspace) -> Outcome:
    """Prove all laws."""
    figures: dict[str, int | str] = {"tool": "sympy", "tool_version": version("sympy")}
    counts = {"obligations": 0, "negated_siblings": 0, "cases": 0, "replays": 0}
    try:
        for proof in laws.prove_all(
            themes.obligations(check.options["theme"], check.options["sizes"]), workspace.progress
        ):
            counts["obligations"] += 1
            counts["negated_siblings"] += proof.siblings
            counts["cases"] += proof.cases
            counts["replays"] += proof.replays
    except Disproved as problem:
        return Outcome("fail", {**counts, **figures}, str(problem))
    return Outcome("pass", {**counts, **figures})
