"""Read the manifest: every check that must have run before anything counts as verified.

Files are spec/manifest/*.toml, each with `[[check]]` tables that hold exactly the fields of `verifier.check.Check`.  `options`, `least` and
`exact` may be left out when empty, but `least` and `exact` not both: a check without a floor could pass without having worked.

Reading is strict, because a row that is silently ignored is a check that silently never ran.
"""

from __future__ import annotations

import importlib.util
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from verifier.check import LEGS, PROTOCOLS, TIERS, Check
from verifier.tree import Tree

MANIFEST_FILES = "spec/manifest/*.toml"
ENGINES = "verifier.engines"

_REQUIRED = ("id", "protocol", "leg", "engine", "claim", "tier", "inputs")
_OPTIONAL = ("options", "least", "exact")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_+-]*")


class ManifestError(ValueError):
    """A manifest that cannot be read; the message is one line with the file, the entry, what is wrong and what to do."""

    def __init__(self, file: str, entry: str, problem: str, remedy: str) -> None:
        super().__init__(f"{file}: {entry}: {problem}; {remedy}" if entry else f"{file}: {problem}; {remedy}")


def load(
    root: Path, *, engines: str = ENGINES, tree: Tree | None = None, match_inputs: bool = True
) -> tuple[Check, ...]:
    """Read every manifest file under `root`.

    `engines` names the package that engines are looked up in.  `match_inputs=False` skips the test that every glob matches a file.
    Returns the checks in the order of the files; raises ManifestError on the first thing that is wrong.
    """
    tree = tree or Tree(root)
    known = engine_names(root, engines)
    files = tree.glob(MANIFEST_FILES)
    if not files:
        raise ManifestError(
            MANIFEST_FILES, "", "no manifest found", f"add one, or point --root at the project (now {root})"
        )
    checks: dict[str, tuple[str, Check]] = {}
    for file in files:
        for position, row in enumerate(_rows(root, file), start=1):
            check = _check(file, position, row, known)
            if check.id in checks:
                raise ManifestError(
                    file, check.id, f"declared twice, first in {checks[check.id][0]}", "rename or remove one"
                )
            if match_inputs:
                _match(tree, file, check)
            checks[check.id] = (file, check)
    if not checks:
        raise ManifestError(MANIFEST_FILES, "", "no check is declared", "add a [[check]] table")
    return tuple(check for _, check in checks.values())


def package_directory(root: Path, package: str) -> Path | None:
    """Where a package lives: under `root` if it is there, else where Python finds it; None if nowhere."""
    relative = Path(*package.split("."))
    for base in (root, root / "reference"):
        if (base / relative).is_dir():
            return base / relative
    try:
        spec = importlib.util.find_spec(package)
    except ModuleNotFoundError:
        return None
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def engine_names(root: Path, engines: str = ENGINES) -> frozenset[str]:
    """The engines there are; a module whose name starts with an underscore is a helper and not one of them."""
    directory = package_directory(root, engines)
    if directory is None:
        return frozenset()
    return frozenset(path.stem for path in directory.glob("*.py") if not path.stem.startswith("_"))


def _rows(root: Path, file: str) -> list[Any]:
    try:
        document = tomllib.loads((root / file).read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ManifestError(file, "", f"not TOML: {error}", "correct it there") from None
    for key in document:
        if key != "check":
            raise ManifestError(file, "", f"unknown table {key!r}", "a manifest holds [[check]] tables only")
    rows = document.get("check", [])
    if not isinstance(rows, list):
        raise ManifestError(file, "check", "is one table", "write [[check]] with two brackets")
    return rows


def _check(file: str, position: int, row: Any, engines: frozenset[str]) -> Check:
    """Turn one table into a Check, or say what is wrong with it."""
    entry = f"check number {position}"
    if not isinstance(row, dict):
        raise ManifestError(file, entry, "is no table", "write [[check]] and fields below it")
    if isinstance(row.get("id"), str):
        entry = row["id"]

    def require(condition: bool, problem: str, remedy: str) -> None:
        if not condition:
            raise ManifestError(file, entry, problem, remedy)

    def one_of(field: str, allowed: Iterable[str]) -> None:
        require(
            row[field] in allowed,
            f"unknown {field} {row[field]!r}",
            f"use one of {', '.join(sorted(allowed)) or '(there is none)'}",
        )

    for name in row:
        require(
            name in (*_REQUIRED, *_OPTIONAL),
            f"unknown field {name!r}",
            f"fields are {', '.join((*_REQUIRED, *_OPTIONAL))}",
        )
    for name in _REQUIRED:
        require(name in row, f"field {name!r} is missing", "add it")
    for name in ("id", "protocol", "leg", "engine", "claim", "tier"):
        require(
            isinstance(row[name], str) and bool(row[name].strip()), f"{name!r} is no text", 'write it as "…", not empty'
        )

    one_of("protocol", PROTOCOLS)
    one_of("leg", LEGS)
    one_of("tier", TIERS)
    one_of("engine", engines)
    parts = row["id"].split("/")
    require(
        parts[:2] == [row["protocol"], row["leg"]] and len(parts) == 3 and bool(_NAME.fullmatch(parts[2])),
        "the id is not protocol/leg/name",
        f"call it {row['protocol']}/{row['leg']}/NAME, with letters, digits, _ + - in NAME",
    )
    require("\n" not in row["claim"], "the claim has several lines", "say it in one sentence on one line")

    inputs = row["inputs"]
    require(isinstance(inputs, list) and bool(inputs), "'inputs' is no list with an entry", 'write inputs = ["spec/…"]')
    for pattern in inputs:
        safe = isinstance(pattern, str) and pattern and not pattern.startswith("/") and ".." not in pattern.split("/")
        require(
            bool(safe), f"input {pattern!r} is no glob relative to the root", "write it like spec/*.tla, without .."
        )
    for name in _OPTIONAL:
        require(
            isinstance(row.get(name, {}), dict), f"{name!r} is no table", f"write {name} = {{ … }} or [check.{name}]"
        )
    for name in ("least", "exact"):
        for figure, value in row.get(name, {}).items():
            require(
                type(value) is int and value >= 0, f"{name}.{figure} is no count", "write a whole number, zero or more"
            )
    floors = (*row.get("least", {}).values(), *row.get("exact", {}).values())
    require(
        any(value > 0 for value in floors), "neither 'least' nor 'exact' asks for any work", "pin a figure above zero"
    )
    timeout = row.get("options", {}).get("timeout_seconds", 1)
    require(
        type(timeout) is int and timeout > 0, "options.timeout_seconds is no time", "write whole seconds, above zero"
    )

    return Check(
        id=row["id"],
        protocol=row["protocol"],
        leg=row["leg"],
        engine=row["engine"],
        claim=row["claim"].strip(),
        tier=row["tier"],
        inputs=tuple(inputs),
        options=row.get("options", {}),
        least=row.get("least", {}),
        exact=row.get("exact", {}),
    )


def _match(tree: Tree, file: str, check: Check) -> None:
    for pattern in check.inputs:
        try:
            found = tree.glob(pattern)
        except ValueError as error:
            raise ManifestError(file, check.id, f"input {pattern!r} is no glob: {error}", "correct it") from None
        if not found:
            raise ManifestError(
                file, check.id, f"input {pattern!r} matches no file", "correct the glob or add the file"
            )
