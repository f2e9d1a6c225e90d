"""Run checks: answer what evidence answers, run the rest as child processes, a few at a time, longest first."""

from __future__ import annotations

import json
import math
import secrets
import shutil
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from verifier.check import TIERS, Check, Figures, Outcome, Result
from verifier.child import OUTCOME
from verifier.dependencies import Dependencies
from verifier.evidence import Cache, Records
from verifier.ledger import judge, shortfalls
from verifier.manifest import ENGINES
from verifier.process import JOBS, Process
from verifier.progress import Display
from verifier.tree import Tree, write_json

SECONDS = "build/verify/seconds.json"
POLL_SECONDS = 0.05
LONGEST_LEGS = ("mutants", "contracts", "proofs", "stateful", "graph", "models", "bugs")
"""Legs whose checks may take long, the longest first."""


@dataclass(frozen=True)
class Plan:
    """How a run goes about it."""

    root: Path
    engines: str = ENGINES
    jobs: int = 2
    use_cache: bool = True
    """Whether what is known already, here or from records of a tool that is missing, answers for a check that is due."""
    tiers: Collection[str] = ("default",)
    """Tiers that are run; checks of the others are answered from records or are not run."""

    def __post_init__(self) -> None:
        if self.jobs < 1 or not set(self.tiers) <= set(TIERS):
            raise ValueError(f"a plan needs at least one job and known tiers, not {self.jobs} and {self.tiers}")


class Runner:
    """One run over one tree."""

    def __init__(self, plan: Plan, display: Display, tree: Tree | None = None) -> None:
        self.plan = plan
        self.token = secrets.token_hex(16)
        self._display = display
        self._dependencies = Dependencies(tree or Tree(plan.root), plan.engines)
        self._cache = Cache(plan.root)
        self._records = Records(plan.root)
        self._seconds = _known_seconds(plan.root)
        self._ran: set[str] = set()
        self.results: dict[str, Result] = {}
        """What is known so far, by the check's id."""

    def run(self, checks: Sequence[Check]) -> list[Result]:
        """One result per check, in the given order.  When interrupted, ends all children and lets the exception pass."""
        remove_jobs(self.plan.root)
        results = self.results
        due = []
        for check in checks:
            answer = self._from_evidence(check)
            if answer is None:
                due.append(check)
            else:
                results[check.id] = answer
        self._display.begin(len(checks), len(results))
        due.sort(key=self._expected, reverse=True)
        try:
            self._run_due(due, results)
        except BaseException:
            remove_jobs(self.plan.root)
            raise
        finally:
            self._display.finish()
            if self._ran:
                write_json(self.plan.root / SECONDS, {name: round(value, 3) for name, value in self._seconds.items()})
        return [results[check.id] for check in checks]

    def record(self, result: Result) -> Path | None:
        """Commit a pass to the repository's records; returns the file if it was written."""
        return self._records.write(result, self._dependencies.key(result.check))

    def orphan_records(self, declared: Sequence[Check]) -> list[str]:
        """Record files that belong to no declared check."""
        return list(self._records.orphans(declared))

    def stale_files(self) -> list[str]:
        """Outcome files, relative to the root, that this run did not write."""
        found = []
        for path in sorted((self.plan.root / JOBS).glob(f"*/{OUTCOME}")):
            try:
                document = json.loads(path.read_text(encoding="utf-8"))
                ours = document["token"] == self.token and document["check"] in self._ran
            except (OSError, ValueError, KeyError, TypeError):
                ours = False
            if not ours:
                found.append(path.relative_to(self.plan.root).as_posix())
        return found

    def _from_evidence(self, check: Check) -> Result | None:
        """What the cache or a record says; not-run if the check's tier is not run now; None if it is due."""
        if check.tier not in self.plan.tiers:
            answer = self._recorded(check)
            # Without a record an external check is tried: its engine knows whether its tool is here.
            if answer or check.tier != "external":
                return answer or self._not_run(check)
        if not self.plan.use_cache:
            return None
        cached = self._cache.find(check, self._dependencies.local_key(check))
        return None if cached is None or shortfalls(check, cached.figures) else cached

    def _recorded(self, check: Check) -> Result | None:
        record = self._records.find(check, self._dependencies.key(check))
        if check.tier == "default" or record is None or shortfalls(check, record.figures):
            return None
        detail = f"Recorded on {record.date} with {record.tool} {record.version}."
        return Result(check, "recorded", record.figures, detail, record.seconds)

    def _not_run(self, check: Check) -> Result:
        last = self._records.last(check)
        why = f"its record of {last.date} is about other contents" if last else "it has no record"
        detail = f"A check of the {check.tier} tier, and {why}; run it with: make verify-deep ONLY={check.id}"
        return Result(check, "not-run", {}, detail, 0.0)

    def _expected(self, check: Check) -> tuple[float, int, int]:
        """How long a check may take, to be compared: longest first keeps all jobs busy to the end.

        What was never timed here is taken to be longest, in the order of the legs and of the largest figures that are asked for.
        """
        place = LONGEST_LEGS.index(check.leg) if check.leg in LONGEST_LEGS else len(LONGEST_LEGS)
        return (self._seconds.get(check.id, math.inf), -place, max((*check.least.values(), *check.exact.values())))

    def _run_due(self, due: list[Check], results: dict[str, Result]) -> None:
        running: list[Process] = []
        try:
            while due or running:
                while due and len(running) < self.plan.jobs:
                    check = due.pop(0)
                    running.append(Process(check, self.plan.root, engines=self.plan.engines, token=self.token))
                    self._display.started(check.id)
                time.sleep(POLL_SECONDS)
                for process in list(running):
                    outcome = process.poll()
                    if outcome is not None:
                        running.remove(process)
                        result = self._conclude(process.check, outcome, process.seconds)
                        results[process.check.id] = result
                        self._display.ended(result)
                self._display.running([(process.check.id, process.progress) for process in running])
        finally:
            for process in running:
                process.kill()

    def _conclude(self, check: Check, outcome: Outcome, seconds: float) -> Result:
        """Judge an outcome, and keep it as evidence if it is a pass of what was there when the run began."""
        self._ran.add(check.id)
        outcome = judge(check, outcome)
        figures: Figures = dict(outcome.figures)
        if outcome.verdict == "pass":
            before, after = (
                self._dependencies.parts(check),
                Dependencies(Tree(self.plan.root), self.plan.engines).parts(check),
            )
            if changed := sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name)):
                return Result(
                    check, "error", figures, f"Something changed while the check ran: {', '.join(changed)}.", seconds
                )
            self._seconds[check.id] = seconds
        result = Result(check, outcome.verdict, figures, outcome.detail, seconds)
        self._cache.keep(result, self._dependencies.local_key(check))
        # A tool that is missing here may have run elsewhere, unless what is wanted is a run of its own.
        return (self._recorded(check) or result) if result.verdict == "not-run" and self.plan.use_cache else result


def remove_jobs(root: Path) -> None:
    """Remove every outcome of an earlier run."""
    shutil.rmtree(root / JOBS, ignore_errors=True)


def _known_seconds(root: Path) -> dict[str, float]:
    """How long each check took when it last passed here; empty if unknown."""
    try:
        known = json.loads((root / SECONDS).read_text(encoding="utf-8"))
        return {str(name): float(value) for name, value in known.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
