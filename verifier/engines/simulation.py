"""Run all protocols together on the reference's own nodes in virtual time, under as many faults as the row says, and look at every invariant after each step.

Options
    seed      of the scripts; the same project gives the same run
    faults    how many are to take effect
    scripts   instead of all that, to look for each bug of `verifier/simulation/bugs.py` with that seed and within so many faults, and to replay the scripts in this
              directory: one for each bug, which shows it, and without the bug breaks nothing
Figures: examples (scripts), steps, faults, fault_<kind>, final, provisional, evaluated (invariants), secret_assembled, took_<message>, code_<refusal>, noted_<event>; with `scripts`
bugs, found, replayed, most_faults (of a script). A script that fails is made smaller and left in the scratch directory.
"""

from __future__ import annotations

from rebalancing.parameters import PROTOCOL_VERSION
from verifier.check import Check, Outcome, Workspace
from verifier.mutants.bad_rule import applied
from verifier.simulation.bugs import BUGS
from verifier.simulation.campaign import campaign
from verifier.simulation.script import read, write
from verifier.simulation.shrink import shrunk
from verifier.simulation.world import run as run_script

__all__ = ["run"]


def run(check: Check, workspace: Workspace) -> Outcome:
    """Run what the row asks for."""
    return _bugs(check, workspace) if "scripts" in check.options else _simulate(check, workspace)


def _simulate(check: Check, workspace: Workspace) -> Outcome:
    found = campaign(check.options["seed"], check.options["faults"], workspace.progress)
    figures: dict[str, int | str] = {
        **dict(sorted(found.counts.items())),
        "tool": "rebalancing",
        "tool_version": str(PROTOCOL_VERSION),
    }
    if found.script is None or found.failed is None:
        return Outcome("pass", figures, "")
    script, failed = shrunk(found.script, found.failed, workspace.progress)
    path = workspace.scratch / "script.json"
    write(path, script)
    faults = [
        f"step {each.step}: {each.kind} node {each.node} value {each.value} ms {each.ms}" for each in script.faults
    ]
    detail = "\n".join(
        [
            f"{failed.detail.strip().splitlines()[-1]}, after {failed.step} steps and {len(script.faults)} faults.",
            *faults,
            *failed.trace,
            f"Repeat with: python -m verifier simulate --script {path}",
        ]
    )
    return Outcome("fail", figures, detail)


def _bugs(check: Check, workspace: Workspace) -> Outcome:
    folder = workspace.root / check.options["scripts"]
    missed, replayed, most = [], 0, 0
    for name, bug in BUGS.items():
        workspace.progress(f"looking for {name}")
        with applied([bug.rule]):
            found = campaign(check.options["seed"], check.options["faults"], workspace.progress)
        if found.failed is None or found.failed.broken not in bug.breaks:
            missed.append(f"{name}: {found.failed.detail if found.failed else 'nothing is broken'}")
            continue
        script = read(folder / f"{name}.json")
        most = max(most, len(script.faults))
        with applied([bug.rule]):
            with_bug = [run_script(script) for _ in range(2)]
        sound = run_script(script)
        if {each.broken for each in with_bug} <= bug.breaks and with_bug[0].digest == with_bug[1].digest:
            replayed += not sound.broken
    figures = {"bugs": len(BUGS), "found": len(BUGS) - len(missed), "replayed": replayed, "most_faults": most}
    if missed or replayed < len(BUGS):
        why = "; ".join(missed) or f"{len(BUGS) - replayed} of the scripts do not replay: write them anew"
        return Outcome("fail", figures, f"Not every bug is found: {why}.")
    return Outcome("pass", figures, "")
