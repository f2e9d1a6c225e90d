"""Check a module symbolically with Apalache, for example that an invariant is inductive.

Options
    module           the .tla file, relative to the root
    cinit            operator that fixes the constants
    runs             list of tables: init, inv, length, and where needed next, expect ("ok" unless told, or "violation") and for (why)
    timeout_seconds  longest time for all runs together
An inductive invariant that implies L1 takes three runs: {init = "Init", inv = "Ind", length = 0}, {init = "Ind", inv = "Ind", length = 1}
and {init = "Ind", inv = "L1", length = 0}.
A run that expects a violation must bring its counterexample.
Figures: obligations (runs that ended as expected), tool_version, and of an expected violation expected_violation (what is broken) and depth
(steps of the counterexample).
"""

from __future__ import annotations

import time
from functools import partial
from typing import Any

from verifier.check import Check, Outcome, Workspace
from verifier.tools.apalache import NotFound, find_apalache, run_apalache
from verifier.tools.java import ToolMissingError
from verifier.tools.tlc import narrate

_OPTIONS = {"module": str, "cinit": str, "runs": list, "timeout_seconds": int}
_RUN = {"init": str, "inv": str, "length": int, "next": str, "expect": str, "for": str}
_EXPECTATIONS = ("ok", "violation")


def run(check: Check, workspace: Workspace) -> Outcome:
    """Run Apalache as often as the options say."""
    options = dict(check.options)
    if problem := _misuse(options):
        return Outcome("error", {}, problem)
    module = workspace.root / options["module"]
    if not module.is_file():
        return Outcome("error", {}, f"{options['module']} does not exist.")
    try:
        tool = find_apalache()
    except ToolMissingError as missing:
        return Outcome("not-run", {}, str(missing))
    if isinstance(tool, NotFound):
        return Outcome("not-run", {}, tool.remedy)

    figures: dict[str, int | str] = {"obligations": 0, "tool_version": tool.version}
    limit = options.get("timeout_seconds")
    end = time.monotonic() + 0.95 * limit if limit else None
    for number, each in enumerate(options["runs"], start=1):
        title = f"{each['inv']} from {each['init']} for {each['length']} steps"
        result = run_apalache(
            tool,
            module,
            workspace.scratch,
            init=each["init"],
            inv=each["inv"],
            length=each["length"],
            cinit=options.get("cinit"),
            next_=each.get("next"),
            timeout_seconds=max(end - time.monotonic(), 1) if end else None,
            progress=partial(_progress, workspace, f"run {number}, {title}"),
        )
        expected = each.get("expect", "ok")
        if result.outcome == expected == "violation" and not result.trace:
            return Outcome(
                "error", figures, f"Run {number}, {title}: Apalache tells of a violation but wrote no counterexample."
            )
        if result.outcome == expected:
            figures["obligations"] = number
            if result.trace:
                figures |= {"expected_violation": each["inv"], "depth": len(result.trace) - 1}
            continue
        verdict = "fail" if result.outcome in ("ok", "violation") else "error"
        details = narrate(result.trace) if result.trace else "\n".join(result.output[-40:])
        wanted = "" if expected == "ok" else " A violation was expected."
        return Outcome(verdict, figures, f"Run {number}, {title}: {result.explanation}{wanted}\n{details}".rstrip())
    return Outcome("pass", figures)


def _progress(workspace: Workspace, title: str, text: str) -> None:
    workspace.progress(f"{title}: {text}")


def _misuse(options: dict[str, Any]) -> str | None:
    if problem := _mistyped(options, _OPTIONS, ("module", "runs")):
        return problem
    if not options["runs"]:
        return "Option 'runs' is empty, so there is nothing to check."
    for each in options["runs"]:
        if not isinstance(each, dict):
            return "Option 'runs' is no list of tables."
        if problem := _mistyped(each, _RUN, ("init", "inv", "length")):
            return f"In 'runs': {problem}"
        if each.get("expect", "ok") not in _EXPECTATIONS:
            return f"In 'runs': 'expect' is none of {', '.join(_EXPECTATIONS)}."
    return None


def _mistyped(table: dict[str, Any], types: dict[str, type], needed: tuple[str, ...]) -> str | None:
    for name, value in table.items():
        if name not in types:
            return f"Unknown option {name!r}; there are {', '.join(types)}."
        if type(value) is not types[name]:
            return f"Option {name!r} is no {types[name].__name__}."
    return next((f"Option {name!r} is missing." for name in needed if name not in table), None)
