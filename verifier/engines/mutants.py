"""Small changes of the text: each listed one is noticed by the check that it names.

The list is verifier/mutants/reference.toml; see `verifier.mutants.reference`. The evidence of each check is gathered once
with the sound text, which must pass.

Options: none.
Figures: mutants, killed; equivalent (changes that change nothing, listed with the reason, not counted).
"""

from __future__ import annotations

from verifier.check import Check, Outcome, Workspace
from verifier.mutants.killers import Unsound
from verifier.mutants.reference import Survived, equivalents, kill_all, listed
from verifier.mutants.text import NoSuchPlace
from verifier.tools.java import ToolMissingError


def run(check: Check, workspace: Workspace) -> Outcome:
    """Kill every listed mutant, and stop at the first that lives."""
    wanted = listed(workspace.root)
    figures = {"mutants": len(wanted), "killed": 0, "equivalent": len(equivalents(workspace.root))}
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
