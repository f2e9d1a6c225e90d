"""The page of mistakes: which check notices which, for bad rules of the specification and small changes of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from verifier.auditor.markdown import GENERATED, code, table
from verifier.auditor.predicates import INVARIANTS
from verifier.check import Check
from verifier.mutants.reference import Listed, Told, equivalents, listed, unnoticed
from verifier.mutants.text import Mutant, changed

__all__ = ["page"]

NAMES = {
    "drop": "a condition is left out",
    "relax": "a comparison is relaxed or tightened",
    "negate": "a comparison is turned round",
    "sign": "plus and minus are swapped",
    "keep": "a field keeps its old value",
    "minmax": "least and greatest are swapped",
    "number": "a constant is another one",
    "skip": "a guard is left out",
    "swap": "both ends of a choice are swapped",
    "admit": "a refusal is left out",
}
WIDEST = 110


def page(root: Path, checks: Sequence[Check]) -> str:
    """The text of the page."""
    bugs = [check for check in checks if check.leg == "bugs"]
    lists = [root / check.options["list"] for check in checks if check.leg == "mutants"]
    mutants = [each for path in lists for each in listed(path)]
    lines = [
        GENERATED,
        "# What is broken on purpose, and what notices it",
        "",
        f"{len(bugs)} bad rules and constants of the specification, and {len(mutants)} small changes of the text.",
        "",
        *_bugs(bugs),
        *_counts(mutants),
        *_mutants(root, mutants),
        *_told(
            root,
            "Changes that change nothing",
            "Listed so that nobody looks for them again; not counted.",
            [each for path in lists for each in equivalents(path)],
        ),
        *_told(
            root,
            "Changes that nothing notices yet",
            "Known gaps; not counted.",
            [each for path in lists for each in unnoticed(path)],
        ),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _bugs(bugs: Sequence[Check]) -> Iterator[str]:
    yield from ("## Bad rules and constants", "")
    yield (
        "Each breaks the one invariant that its column names. The model checker's counterexample is replayed in the reference "
        "under the same bad rule, and breaks the predicate of the same name there; properties of whole behaviours are left to the model checker."
    )
    yield ""
    broken = list(dict.fromkeys([*INVARIANTS, *(str(bug.options["expected_violation"]) for bug in bugs)]))
    broken = [name for name in broken if any(bug.options["expected_violation"] == name for bug in bugs)]
    rows = [
        [f"{bug.name}: {bug.claim}", *("X" if bug.options["expected_violation"] == name else "" for name in broken)]
        for name in broken
        for bug in bugs
        if bug.options["expected_violation"] == name
    ]
    yield from table(["Bad rule or constant", *broken], rows)


def _counts(mutants: Sequence[Listed]) -> Iterator[str]:
    yield from ("## Small changes, by what notices them", "")
    yield "How many changes of each file are noticed by each check. All must be; the first that is not ends the run."
    yield ""
    files = sorted({each.mutant.file for each in mutants})
    rows = []
    for by in sorted({each.killed_by for each in mutants}):
        found = [each.mutant.file for each in mutants if each.killed_by == by]
        rows.append([code(by), *(str(found.count(file) or "") for file in files), str(len(found))])
    yield from table(["Check", *(code(file) for file in files), "all"], rows)


def _mutants(root: Path, mutants: Sequence[Listed]) -> Iterator[str]:
    for by in sorted({each.killed_by for each in mutants}):
        yield from (f"### {by}", "")
        found = sorted((each.mutant for each in mutants if each.killed_by == by), key=lambda m: m.id)
        yield from table(["Change", "What", "Before", "After"], (_row(root, mutant) for mutant in found))


def _told(root: Path, title: str, what: str, found: Sequence[Told]) -> Iterator[str]:
    if found:
        yield from (f"## {title}", "", what, "")
        rows = ([*_row(root, each.mutant), each.reason] for each in sorted(found, key=lambda each: each.mutant.id))
        yield from table(["Change", "What", "Before", "After", "Why"], rows)


def _row(root: Path, mutant: Mutant) -> list[str]:
    made = changed(root, mutant)
    before, after = _apart(made.before, made.after)
    return [code(mutant.id), NAMES[mutant.kind], code(before), code(after)]


def _apart(before: str, after: str) -> tuple[str, str]:
    """Both texts, cut down to where they differ if they are long."""
    if len(before) <= WIDEST:
        return before, after
    start = next(
        (i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    start = max(before.rfind(" ", 0, start) - 20, 0)
    start = before.find(" ", start) + 1 if start else 0

    def cut(text: str) -> str:
        return f"{'… ' if start else ''}{text[start : start + WIDEST]}{' …' if len(text) > start + WIDEST else ''}"

    return cut(before), cut(after)
