"""The proofs leg, for sharing itself: identities over letters, and counts of all there is in small fields.

Options
    theme  module of invariants.proofs whose `at(size)` gives laws or censuses
    sizes  list of sizes
Figures: obligations; negated_siblings, the false neighbours that were refuted; cases, of which the obligations consist: those of a law, the adversaries of
a census; replays, values over letters that the real modules gave too, or runs in a small field.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from invariants.proofs.laws import Law
from verifier.check import Check, Outcome, Workspace
from verifier.readings import census, laws
from verifier.readings import theme as themes
from verifier.readings.prover import Disproved


def run(check: Check, workspace: Workspace) -> Outcome:
    """Prove all laws, or go through all censuses."""
    tool: dict[str, int | str] = {"tool": "sympy", "tool_version": version("sympy")}
    counts = {"obligations": 0, "negated_siblings": 0, "cases": 0, "replays": 0}
    found: tuple[Any, ...] = themes.obligations(check.options["theme"], check.options["sizes"])
    try:
        for each in found:
            workspace.progress(each.id)
            proof = laws.prove(each) if isinstance(each, Law) else census.prove(each)
            counts["obligations"] += 1
            counts["negated_siblings"] += proof.siblings
            counts["cases"] += proof.cases
            counts["replays"] += proof.replays
    except Disproved as problem:
        return Outcome("fail", {**counts, **tool}, str(problem))
    return Outcome("pass", {**counts, **tool})
