"""The proofs leg: every obligation of a theme, with its false siblings, a second opinion and fresh certificates.

Options: `theme`, a module of invariants.proofs; `sizes`, a list of committee sizes, for the part of it that is proved size
by size; without it, the part that holds for all sizes.
"""

from __future__ import annotations

import json
import runpy

from verifier.check import Check, Outcome, Workspace
from verifier.readings import theme as themes
from verifier.readings.prover import Disproved
from verifier.readings.subset import Refused


def run(check: Check, workspace: Workspace) -> Outcome:
    """Prove all obligations, compare and recheck their certificates."""
    theme = check.options["theme"]
    wanted = themes.certified(theme)
    texts: dict[str, str] = {}
    figures = {"obligations": 0, "negated_siblings": 0, "second_opinions": 0, "replays": 0, "certificates": 0}
    try:
        for proof in themes.prove_all(themes.obligations(theme, check.options.get("sizes", ())), workspace.progress):
            figures["obligations"] += 1
            figures["negated_siblings"] += proof.siblings
            figures["second_opinions"] += proof.second_opinions
            figures["replays"] += proof.replays
            if proof.obligation.id in wanted:
                texts |= themes.certificates(proof)
    except (Disproved, Refused) as problem:
        return Outcome("fail", figures, str(problem))
    figures["certificates"] = len(texts)
    if wrong := themes.stale(workspace.root, texts, theme):
        sizes = "".join(f" {size}" for size in check.options.get("sizes", ()))
        repeat = f"python -m verifier.readings.theme {theme}{sizes} --write"
        return Outcome("fail", figures, "\n".join([f"{wrong[0]}.", *wrong[1:], f"To write them anew: {repeat}"]))
    refuted = runpy.run_path(str(workspace.root / themes.CERTIFICATES / "recheck.py"))["refuted"]
    for name, text in texts.items():
        if name.endswith(".json") and not refuted(json.loads(text)["facts"], json.loads(text)["proof"]):
            return Outcome("fail", figures, f"{themes.CERTIFICATES / name} does not hold when it is added up.")
    return Outcome("pass", figures)
