"""The verdict of a run, for people: one table, then what is missing or broken, then one headline."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from verifier import exit_codes
from verifier.check import Figures, Result
from verifier.ledger import Ledger
from verifier.progress import clock

WIDTH = 120
COLUMNS = (("check", 27), ("claim", 40), ("verdict", 8), ("figures", 28), ("time", 9))
GAP = "  "

SUMMED = (
    "distinct_states",
    "generated_states",
    "states",
    "edges",
    "refusals",
    "mutants",
    "killed",
    "examples",
    "obligations",
)
"""Figures that add up over the checks of a leg."""

_HIDDEN = ("tool", "tool_version")
_DETAILED = ("taken_", "refused_", "edge_", "covered_", "edges_")
"""Figures of single actions, of which results.json tells each and the table only how many there are."""
_SHORT = {"distinct_states": "distinct", "generated_states": "generated", "expected_violation": "breaks"}
_WORDS = (("pass", "passed"), ("fail", "failed"), ("error", "broken"), ("recorded", "recorded"), ("not-run", "not run"))
_OPENING = {
    exit_codes.VERIFIED: "VERIFIED",
    exit_codes.VIOLATED: "VIOLATED",
    exit_codes.INTERNAL: "BROKEN",
    exit_codes.NOT_RUN: "NOT RUN",
}


def figures_text(figures: Figures) -> str:
    """Figures in few words: distinct 8,832, generated 58,145, depth 21."""
    totals = ("covered_states", "covered_edges")
    detailed = [name for name in figures if name.startswith(_DETAILED) and name not in totals]
    shown = [(name, value) for name, value in figures.items() if name not in _HIDDEN and name not in detailed]
    shown += [("single_figures", len(detailed))] if detailed else []
    return ", ".join(
        f"{_SHORT.get(name, name.replace('_', ' '))} {f'{value:,}' if type(value) is int else value}"
        for name, value in shown
    )


def table(results: Sequence[Result]) -> str:
    """The table, grouped by protocol and leg, with the sums of each leg."""
    lines = [_row([title for title, _ in COLUMNS]), _row(["-" * width for _, width in COLUMNS])]
    # Groups keep the order in which they first appear.
    order: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        order.setdefault((result.check.protocol, result.check.leg), []).append(result)
    for protocol, legs in groupby(order.items(), key=lambda item: item[0][0]):
        for (_, leg), group in legs:
            lines.append(f"{protocol}/{leg}")
            lines += [_result_row(result) for result in group]
            lines.append(_sum_row(group))
    return "\n".join(lines)


def counts(results: Iterable[Result]) -> str:
    """How many came out how: 84 passed (12 cached), 3 recorded, 2 not run."""
    results = list(results)
    verdicts = Counter(result.verdict for result in results)
    cached = sum(result.cached for result in results)
    parts = []
    for verdict, word in _WORDS:
        if verdicts[verdict]:
            parts.append(
                f"{verdicts[verdict]} {word}" + (f" ({cached} cached)" if verdict == "pass" and cached else "")
            )
    return ", ".join(parts) or "nothing ran"


def headline(results: Sequence[Result], ledger: Ledger, code: int, *, only: str = "", declared: int = 0) -> str:
    """The verdict in one line; one that covers a part says so."""
    opening = _OPENING[code]
    if ledger.part:
        opening += " (A PART ONLY" + (f", ONLY={only}" if only else "") + f", {len(results)} of {declared} checks)"
    return f"{opening}: {counts(results)}"


def failure(results: Sequence[Result]) -> str:
    """The first failure in full, with the command that repeats it, and the names of the others; empty if there is none."""
    bad = [result for result in results if result.verdict == "fail"] + [
        result for result in results if result.verdict == "error"
    ]
    if not bad:
        return ""
    first, others = bad[0], bad[1:]
    word = dict(_WORDS)[first.verdict].upper()
    lines = [
        f"{word}: {first.check.id}",
        *(f"  {line}" for line in (f"claim: {first.check.claim}", *first.detail.splitlines())),
    ]
    target = "verify" if first.check.tier == "default" else "verify-deep"
    lines.append(f"  repeat it with: make {target} ONLY={first.check.id}")
    lines += [f"also {dict(_WORDS)[other.verdict]}: {other.check.id}: {_first_line(other.detail)}" for other in others]
    return "\n".join(lines)


def missing(results: Sequence[Result]) -> str:
    """One line for each check that has not run, with the reason; empty if all have."""
    return "\n".join(f"not run: {r.check.id}: {_first_line(r.detail)}" for r in results if r.verdict == "not-run")


def full(
    results: Sequence[Result], ledger: Ledger, code: int, seconds: float, *, only: str = "", declared: int = 0
) -> str:
    """Everything a person is told at the end."""
    problems = "\n".join(f"ledger: {problem}" for problem in ledger.problems)
    last = f"{headline(results, ledger, code, only=only, declared=declared)}\n{ledger.line()}; took {clock(seconds)}"
    return "\n\n".join(filter(None, (table(results), missing(results), problems, failure(results), last)))


def _first_line(text: str) -> str:
    return text.splitlines()[0] if text else ""


def _result_row(result: Result) -> str:
    verdict = "cached" if result.cached else result.verdict
    time = clock(result.seconds) if result.seconds else "-"
    return _row([f"  {result.check.name}", result.check.claim, verdict, figures_text(result.figures), time])


def _sum_row(group: Sequence[Result]) -> str:
    sums: Counter[str] = Counter()
    for result in group:
        if result.verdict in ("pass", "recorded"):
            sums.update({name: value for name in SUMMED if type(value := result.figures.get(name)) is int})
    what = "1 check" if len(group) == 1 else f"{len(group)} checks"
    return _row([f"  = {what}", counts(group), "", figures_text(sums), clock(sum(result.seconds for result in group))])


def _row(cells: Sequence[str]) -> str:
    """One row; a cell that is too long continues below itself, so nothing is cut off."""
    columns = []
    for cell, (_, width) in zip(cells, COLUMNS, strict=True):
        indent = cell[: len(cell) - len(cell.lstrip())]
        columns.append(
            textwrap.wrap(cell.strip(), width, initial_indent=indent, subsequent_indent=indent + "  ") or [""]
        )
    lines = []
    for number in range(max(len(column) for column in columns)):
        parts = [column[number] if number < len(column) else "" for column in columns]
        cells_padded = [
            part.rjust(width) if title == "time" else part.ljust(width)
            for part, (title, width) in zip(parts, COLUMNS, strict=True)
        ]
        lines.append(GAP.join(cells_padded).rstrip())
    return "\n".join(lines)
