"""Does the run account for every declared check?

The ledger closes only if each check of the manifest has exactly one result, each pass met its figures, and nothing of an earlier run
was in the way.  A run of a part never closes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from verifier.check import VERDICTS, Check, Figures, Outcome, Result


@dataclass(frozen=True)
class Ledger:
    """The outcome of the accounting."""

    problems: tuple[str, ...]
    """What does not add up, one sentence each; any of them means that the run proves nothing."""
    part: bool
    """Only some of the declared checks were selected."""
    outstanding: int
    """Selected checks that have not run."""
    failed: int
    """Selected checks that failed or broke, so that they were not seen at full size."""

    @property
    def closed(self) -> bool:
        """Every declared check passed at full size, now or earlier."""
        return not (self.problems or self.part or self.outstanding or self.failed)

    def line(self) -> str:
        """The ledger in one line."""
        if self.problems:
            return f"ledger broken: {len(self.problems)} problems, first: {self.problems[0]}"
        reasons = ["part of the checks"] if self.part else []
        reasons += [f"{self.failed} failed or broken"] if self.failed else []
        reasons += [f"{self.outstanding} not run"] if self.outstanding else []
        return f"ledger open: {', '.join(reasons)}" if reasons else "ledger closed: every declared check, at full size"


def shortfalls(check: Check, figures: Figures) -> list[str]:
    """In what the figures of a claimed pass fall short of the check's declaration; empty if in nothing."""
    found = []
    counts = {name: value for name, value in figures.items() if type(value) is int}
    for name, wanted in check.exact.items():
        if counts.get(name) != wanted:
            found.append(f"{name} is {_shown(counts.get(name))}, pinned is {wanted:,}")
    for name, wanted in check.least.items():
        if counts.get(name, -1) < wanted:
            found.append(f"{name} is {_shown(counts.get(name))}, at least {wanted:,} is due")
    if not any(value > 0 for value in counts.values()):
        found.append("no figure is above zero, so no work was done")
    expected = check.options.get("expected_violation")
    if expected is not None and figures.get("expected_violation") != expected:
        found.append(f"expected_violation is {figures.get('expected_violation', 'missing')}, declared is {expected}")
    return found


def judge(check: Check, outcome: Outcome) -> Outcome:
    """Hold a pass to the check's figures; any other outcome stays as it is."""
    if outcome.verdict != "pass":
        return outcome
    short = shortfalls(check, outcome.figures)
    if not short:
        return outcome
    first = f"The engine passed, but the figures do not: {short[0]}."
    return Outcome("fail", outcome.figures, "\n".join([first, *(f"also: {more}" for more in short[1:])]))


def close(
    declared: Sequence[Check], results: Sequence[Result], selected: Collection[str], stale: Sequence[str] = ()
) -> Ledger:
    """Account for a run.

    `selected` holds the ids that this run was to cover, `stale` names result files that are not of this run.
    """
    problems = []
    known = {check.id: check for check in declared}
    if not known:
        problems.append("no check is declared")
    elif not selected:
        problems.append("no check is selected")
    given = Counter(result.check.id for result in results)
    problems += [f"{name} is selected but not declared" for name in sorted(set(selected) - set(known))]
    problems += [f"{name} has no result" for name in sorted(set(selected) - set(given))]
    problems += [f"{name} has a result but was not selected" for name in sorted(set(given) - set(selected))]
    problems += [f"{name} has {count} results" for name, count in sorted(given.items()) if count > 1]
    for result in results:
        if result.verdict not in VERDICTS:
            problems.append(f"{result.check.id} has the unknown verdict {result.verdict!r}")
        if result.verdict == "recorded" and result.check.tier == "default":
            problems.append(f"{result.check.id} is of the default tier, which must run rather than be recorded")
        if result.verdict in ("pass", "recorded"):
            declaration = known.get(result.check.id, result.check)
            problems += [
                f"{result.check.id} counts as {result.verdict}, but {short}"
                for short in shortfalls(declaration, result.figures)
            ]
    problems += [f"{file} is left from another run; remove it" for file in stale]
    outstanding = sum(result.verdict == "not-run" for result in results)
    failed = sum(result.verdict in ("fail", "error") for result in results)
    return Ledger(tuple(problems), part=set(selected) != set(known), outstanding=outstanding, failed=failed)


def _shown(value: int | None) -> str:
    return "missing" if value is None else f"{value:,}"
