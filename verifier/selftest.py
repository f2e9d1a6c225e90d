"""Break every check on purpose and demand that it goes red: `python -m verifier self-test`.

A copy of the tree is first shown to be green.  Then each sabotage is done to the copy, the checks it covers are run there, without cache and by
the copy's own verifier, and each must give the expected verdict and a non-zero exit code.  The tree itself is only read.
A check that no sabotage covers fails the self-test: nobody knows whether it can go red.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from verifier import exit_codes, manifest, sabotage, session
from verifier.check import Check
from verifier.evidence import CACHE
from verifier.process import environment
from verifier.progress import clock
from verifier.results import RESULTS
from verifier.sabotage import Sabotage
from verifier.tree import IGNORED

GREEN = ("pass", "recorded")


@dataclass(frozen=True)
class Trial:
    """What one sabotage did to one check."""

    sabotage: str
    check: str
    verdict: str
    """red, or what went wrong."""
    red: bool


def run(root: Path, *, only: str = "", engines: str = manifest.ENGINES, jobs: int = 2) -> int:
    """Try every sabotage that covers a selected check; returns an exit code."""
    began = time.monotonic()
    declared = manifest.load(root, engines=engines)
    selected = session.select(declared, only)
    sabotages = sabotage.load(root)
    problems = _uncovered(sabotages, declared, selected)
    with tempfile.TemporaryDirectory(prefix="self-test-") as directory:
        copy = _Copy(root, Path(directory) / "tree", engines, jobs)
        # A damage that cannot be done shows at once, and not when its turn has come.
        for step in (step for item in sabotages for step, _ in item.steps(selected)):
            with step.applied(copy.root):
                pass
        print(
            f"self-test: {len(sabotages)} sabotages, {len(selected)} checks; first the copy must be green", flush=True
        )
        _, before = copy.verify(selected, cached=True)
        gray = {check.id: before.get(check.id, "no result") for check in selected if before.get(check.id) not in GREEN}
        trials: list[Trial] = []
        for item in sabotages:
            for step, checks in item.steps(selected):
                testable = [check for check in checks if check.id not in gray]
                if testable:
                    trials += _try(copy, step, testable)
    problems += [
        f"{name} is {verdict} before any sabotage, so it shows nothing"
        for name, verdict in gray.items()
        if verdict != "not-run"
    ]
    problems += [
        f"{trial.check} did not go red under {trial.sabotage}: {trial.verdict}" for trial in trials if not trial.red
    ]
    untried = sorted(name for name, verdict in gray.items() if verdict == "not-run")
    return _conclude(problems, untried, trials, time.monotonic() - began)


class _Copy:
    """A copy of the tree, which may be damaged."""

    def __init__(self, root: Path, directory: Path, engines: str, jobs: int) -> None:
        self.root = directory
        self._options = ["--engines", engines, "--jobs", str(jobs), "--strict", "--root", str(directory)]
        shutil.copytree(root, directory, symlinks=True, ignore=shutil.ignore_patterns(*IGNORED))
        if (root / CACHE).is_dir():
            shutil.copytree(root / CACHE, directory / CACHE)

    def verify(self, checks: Sequence[Check], *, cached: bool) -> tuple[int, dict[str, str]]:
        """Run checks here; returns the exit code and the verdict of each, empty if none was written."""
        only = ",".join(check.id for check in checks)
        command = [
            sys.executable,
            "-m",
            "verifier",
            "run",
            "--only",
            only,
            *self._options,
            *([] if cached else ["--no-cache"]),
        ]
        (self.root / RESULTS).unlink(missing_ok=True)
        done = subprocess.run(
            command, cwd=self.root, env=environment(self.root), capture_output=True, text=True, check=False
        )
        try:
            document = json.loads((self.root / RESULTS).read_text(encoding="utf-8"))
        except FileNotFoundError:
            print(done.stderr, end="", file=sys.stderr)
            return done.returncode, {}
        return done.returncode, {check["id"]: check["verdict"] for check in document["checks"]}


def _try(copy: _Copy, step: Sabotage, checks: Sequence[Check]) -> list[Trial]:
    """Do one damage, run the checks, undo it."""
    began = time.monotonic()
    with step.applied(copy.root):
        code, verdicts = copy.verify(checks, cached=False)
    trials = []
    for check in checks:
        verdict = verdicts.get(check.id, f"no verdict, exit code {code}")
        red = verdict == step.expect and code != exit_codes.VERIFIED
        trials.append(Trial(step.id, check.id, verdict, red))
        print(f"{'red' if red else 'NOT RED':<7}  {check.id}  {verdict}  ({step.id}: {step.description})")
    print(f"         took {clock(time.monotonic() - began)}", flush=True)
    return trials


def _uncovered(sabotages: Sequence[Sabotage], declared: Sequence[Check], selected: Sequence[Check]) -> list[str]:
    """Checks that nothing breaks, and sabotages that break nothing."""
    covered = {check.id for item in sabotages for check in item.covered(declared)}
    problems = [
        f"{check.id} is covered by no sabotage; add one to {sabotage.FILE}"
        for check in selected
        if check.id not in covered
    ]
    return problems + [
        f"sabotage {item.id} covers no check; correct its globs" for item in sabotages if not item.covered(declared)
    ]


def _conclude(problems: Sequence[str], untried: Sequence[str], trials: Sequence[Trial], seconds: float) -> int:
    if not trials and not problems and not untried:
        problems = ["no sabotage was tried"]
    print()
    for problem in problems:
        print(f"problem: {problem}")
    for name in untried:
        print(f"not tried: {name} has neither run nor a matching record, so it cannot be seen to go red")
    red = sum(trial.red for trial in trials)
    opening = "FAILED" if problems else "NOT COMPLETE" if untried else "PASSED"
    tail = f"{len(untried)} not tried, {len(problems)} problems"
    print(f"SELF-TEST {opening}: {red} of {len(trials)} trials went red, {tail}; took {clock(seconds)}")
    if problems:
        return exit_codes.VIOLATED
    return exit_codes.NOT_RUN if untried else exit_codes.VERIFIED
