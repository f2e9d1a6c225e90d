"""Every module parses, is typed for Apalache, and is in the manifest; every configuration belongs to a check.

Options
    modules          the modules, relative to the root; those of all such checks are exactly the files spec/*.tla
    timeout_seconds  longest run
Figures: modules, declarations (constants and variables with a type), configurations.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verifier.check import Check, Outcome, Workspace
from verifier.tools.java import ToolMissingError
from verifier.tools.sany import declarations, parse_errors

_OPTIONS = ("modules", "timeout_seconds")
MODULES, CONFIGURATIONS, MANIFESTS = "spec/*.tla", "spec/models/*.cfg", "spec/manifest/*.toml"


def run(check: Check, workspace: Workspace) -> Outcome:
    """Run SANY on each module, after the checks that need no tool."""
    root, modules = workspace.root, check.options.get("modules")
    if unknown := set(check.options) - set(_OPTIONS):
        return Outcome("error", {}, f"Unknown option {sorted(unknown)[0]!r}; there are {', '.join(_OPTIONS)}.")
    if not isinstance(modules, list) or not modules or not all(isinstance(module, str) for module in modules):
        return Outcome("error", {}, "Option 'modules' is no list of files.")
    try:
        configurations = named_configurations(root)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Outcome("error", {}, f"A manifest is not TOML: {error}")

    problems = [
        *_difference(_files(root, MODULES), named_modules(root), "an option 'modules'"),
        *_difference(_files(root, CONFIGURATIONS), configurations, "a check of the manifest"),
    ]
    typed = 0
    for module in modules:
        path = root / module
        if not path.is_file():
            continue  # already a problem
        for declared in declarations(path.read_text(encoding="utf-8")):
            if declared.typed:
                typed += 1
            else:
                problems.append(
                    f"{module}:{declared.line}: {declared.kind} {declared.name} has no @type annotation before it"
                )
        workspace.progress(f"parsing {module}")
        try:
            errors = parse_errors(path, workspace.scratch, timeout_seconds=check.options.get("timeout_seconds"))
        except ToolMissingError as missing:
            return Outcome("not-run", {}, str(missing))
        if errors:
            problems.append("\n".join([f"{module} does not parse:", *(f"    {line}" for line in errors)]))

    figures = {"modules": len(modules), "declarations": typed, "configurations": len(configurations)}
    if not problems:
        return Outcome("pass", figures)
    first = problems[0].partition("\n")[0].rstrip(":")
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    return Outcome("fail", figures, "\n".join([f"{first}{more}.", *problems]))


def named_modules(root: Path) -> set[str]:
    """Every module that a check of this leg parses."""
    return {
        module
        for manifest in sorted(root.glob(MANIFESTS))
        for row in tomllib.loads(manifest.read_text(encoding="utf-8")).get("check", [])
        if row.get("engine") == "parse"
        for module in row.get("options", {}).get("modules", [])
    }


def named_configurations(root: Path) -> set[str]:
    """Every .cfg file under spec/ that an option of some check names, wherever in the options it stands."""
    named: set[str] = set()
    for manifest in sorted(root.glob(MANIFESTS)):
        for row in tomllib.loads(manifest.read_text(encoding="utf-8")).get("check", []):
            named.update(text for text in _texts(row.get("options", {})) if text.endswith(".cfg"))
    return named


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def _files(root: Path, pattern: str) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.glob(pattern)}


def _difference(there: set[str], named: set[str], by: str) -> list[str]:
    orphans = [f"{file} is not named by {by}" for file in sorted(there - named)]
    return orphans + [f"{file}, named by {by}, does not exist" for file in sorted(named - there)]
