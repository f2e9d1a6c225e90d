"""Small changes of the text: each listed one is noticed by the check that it names.

What a list holds, `verifier.mutants.reference` tells. The evidence of each check is gathered once with the sound text.

Options
    reference  module of the protocol's reference, which the checks that the list names are about
    list       the file of the list, relative to the root
Figures: mutants, killed; equivalent and unnoticed (listed with the reason why nothing notices them, not counted).
"""

from __future__ import annotations

from verifier.check import Check, Outcome, Workspace
from verifier.mutants.killers import Unsound
from verifier.mutants.reference import Survived, equivalents, kill_all, listed, unnoticed
from verifier.mutants.text import NoSuchPlace
from verifier.tools.java import ToolMissingError


def run(check: Check, workspace: Workspace) -> Outcome:
    """Kill every listed mutant, and stop at the first that lives."""
    path = workspace.root / check.options["list"]
    wanted = listed(path)
    figures = {
        "mutants": len(wanted),
        "killed": 0,
        "equivalent": len(equivalents(path)),
        "unnoticed": len(unnoticed(path)),
    }
    try:
        for _ in kill_all(workspace.root, wanted, workspace.scratch, workspace.progress):
            figures["killed"] += 1
    except Survived as survivor:
        return Outcome("fail", figures, str(survivor))
    except (NoSuchPlace, Unsound) as problem:
        return Outcome("error", figures, str(problem))
    except ToolMissingError as missing:
        return Outcome("not-run", figures, str(missing))
    return Outcome("pass", figures)
