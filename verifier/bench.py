"""`python -m verifier bench`: measure what the project costs; the figures go to the terminal and to build/bench/results.json.

docs/benchmarks.md tells how each figure is taken and what it means. Exit codes are those of verifier.exit_codes: 0 with every figure
taken, whether its goal is met or missed; 1 with --strict and a goal missed; 5 when something did not work and so has no figure.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from verifier import exit_codes
from verifier.benchmarks.figures import GROUPS, Figure, MeasureError
from verifier.readings.prover import Disproved
from verifier.tools.java import ToolMissingError
from verifier.tree import write_json

__all__ = ["RESULTS", "SCHEMA", "main", "table", "validate"]

RESULTS = "build/bench/results.json"
SCHEMA = Path(__file__).parent / "schemas" / "bench.schema.json"
DIGITS = 4  # of a figure; more would be noise

COLUMNS = ("figure", "value", "unit", "goal", "")
MET = {True: "met", False: "MISSED", None: ""}


def main(arguments: list[str]) -> int:
    """Measure, print one table, write the file for machines, and return the exit code."""
    parsed = _parser().parse_args(arguments)
    names = ",".join(parsed.only).replace(",", " ").split() or list(GROUPS)
    if unknown := [name for name in names if name not in GROUPS]:
        print(f"malformed: no group is called {', '.join(unknown)}; there are {', '.join(GROUPS)}", file=sys.stderr)
        return exit_codes.MALFORMED
    if parsed.quick:
        print("quick: smallest sizes, no goals; these figures are not to be quoted")
    (parsed.root / RESULTS).unlink(missing_ok=True)
    found: list[Figure] = []
    problems: list[str] = []
    for name in (each for each in GROUPS if each in names):
        try:
            for figure in GROUPS[name](parsed.root, parsed.quick, _say):
                found.append(_rounded(figure))
        except (MeasureError, ToolMissingError, Disproved) as problem:
            problems.append(f"{name}: {problem}")
    value = {"figures": [figure.json() for figure in found]}
    validate(value)
    write_json(parsed.root / RESULTS, value)
    print(table(found))
    left = [name for name in GROUPS if name not in names]
    print(_summary(found) + (f"; not measured: {', '.join(left)}" if left else ""))
    for text in problems:
        print(f"no figure: {text}", file=sys.stderr)
    if problems:
        return exit_codes.INTERNAL
    missed = any(figure.met is False for figure in found)
    return exit_codes.VIOLATED if parsed.strict and missed else exit_codes.VERIFIED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m verifier bench", description="Measure what the project costs.")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the tree to measure (default: here)")
    several = "several with commas, or the option again"
    parser.add_argument(
        "--only", action="append", default=[], metavar="GROUP", help=f"of {', '.join(GROUPS)}; {several}"
    )
    parser.add_argument("--quick", action="store_true", help="smallest sizes and no goals, to try the command")
    parser.add_argument("--strict", action="store_true", help="exit with 1 if a goal is missed")
    return parser


def _say(text: str) -> None:
    print(f"measuring {text}", flush=True)


def _rounded(figure: Figure) -> Figure:
    return Figure(figure.id, float(f"{figure.value:.{DIGITS}g}"), figure.unit, figure.goal)


def validate(value: Any) -> None:
    """Raise ValueError, in one sentence, if a document of figures does not follow its published schema."""
    import jsonschema  # here, because it is slow to import and only needed at the end

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    error = jsonschema.exceptions.best_match(jsonschema.Draft202012Validator(schema).iter_errors(value))
    if error is not None:
        raise ValueError(f"figures at {error.json_path}: {error.message}")


def table(figures: Sequence[Figure]) -> str:
    """The figures for people, and whether each goal is met."""
    rows: list[tuple[str, ...]] = [
        COLUMNS,
        *((f.id, _shown(f.value), f.unit, f.goal or "no goal", MET[f.met]) for f in figures),
    ]
    widths = [max(len(row[i]) for row in rows) for i in range(len(COLUMNS))]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        f"{a:<{widths[0]}}  {b:>{widths[1]}}  {c:<{widths[2]}}  {d:<{widths[3]}}  {e}".rstrip()
        for a, b, c, d, e in rows
    )


def _shown(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.{DIGITS}g}"


def _summary(figures: Sequence[Figure]) -> str:
    judged = [figure.met for figure in figures if figure.met is not None]
    return f"{len(figures)} figures; of {len(judged)} goals {sum(judged)} met and {len(judged) - sum(judged)} missed"
