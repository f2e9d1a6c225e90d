"""Resolve what docstrings say about the specification: trailers like

    TLA+: Module!Action, Module!Operator        operators that exist
    TLA+: Module (section Heading)              a module, and a heading in it
    TLA+: the constants of Module
    TLA+: Module                                a module
    Proofs: invariants/proofs/quorum.py         a file, in a sentence after one of those
    Invariants: L1, L3                          entries of the catalogue

A module of the protocol core whose own trailer is only a TLA+ module, or a section of one, mirrors it: then each function of its `__all__` has an operator of the
same name, `may_grant` being `MayGrant`, unless the function's docstring names another.  If it has a table `ACTIONS` or `INVARIANTS`, the names
in the table count instead, and `ACTIONS` has exactly the actions of the module's `Next`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from verifier.auditor import spec

WHERE = ("reference/rebalancing/**/*.py", "invariants/*.py")
MIRRORS = ("reference/rebalancing/*.py", "invariants/*.py")
_TRAILER = re.compile(r"^(TLA\+|Invariants):\s*(.*?)(?=\n\s*\n|\n[A-Z][\w+]*:|\Z)", re.MULTILINE | re.DOTALL)
_PROOFS = re.compile(r"\bProofs: ([\w/]+\.py)")
_MIRROR = re.compile(r"^TLA\+: ([A-Z]\w*)(?: \(section \w+\))?$", re.MULTILINE)
_MODULE = r"[A-Z]\w*"
_FORMS = re.compile(
    rf"(?P<operator>(?P<of>{_MODULE})!(?P<name>\w+))|(?P<section>(?P<in>{_MODULE}) \(section (?P<heading>\w+)\))"
    rf"|the constants of (?P<constants>{_MODULE})|(?P<module>{_MODULE})"
)


@dataclass(frozen=True)
class Trailer:
    """One trailer: where it stands, what kind it is, what it says."""

    where: str
    kind: str
    says: str


def trailers(root: Path) -> Iterator[Trailer]:
    """Every trailer of the docstrings of the reference and the predicates."""
    for file, tree in _sources(root, WHERE):
        for node in ast.walk(tree):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and (
                text := ast.get_docstring(node)
            ):
                where = f"{file}: {node.name}" if hasattr(node, "name") else file
                for match in _TRAILER.finditer(text):
                    yield Trailer(where, match[1], " ".join(match[2].split()))


def resolve(root: Path, entries: Iterable[str]) -> tuple[int, list[str]]:
    """How many links there are, and what is wrong with those that lead nowhere."""
    known, links, gaps = set(entries), 0, []
    for trailer in trailers(root):
        count, wrong = _invariants(trailer, known) if trailer.kind == "Invariants" else _operators(root, trailer)
        links += count
        gaps += [f"{trailer.where}: {problem}" for problem in wrong]
    for where, module, name in mirrored(root):
        links += 1
        if module in spec.modules(root) and not spec.home(root, module, name):
            gaps.append(f"{where}: {module} has no operator {name}")
    for file, module, actions in _action_tables(root):
        links += 1
        if missing := sorted(spec.actions(root, module) ^ actions):
            gaps.append(f"{file}: ACTIONS and {module}!Next differ in {', '.join(missing)}")
    if not links:
        gaps.append("no docstring names an operator, so nothing was checked")
    return links, gaps


def mirrored(root: Path) -> Iterator[tuple[str, str, str]]:
    """File, TLA+ module and operator, for each operator that the names in a Python module promise."""
    for file, tree in _sources(root, MIRRORS):
        if match := _MIRROR.search(ast.get_docstring(tree) or ""):
            tables = [name for table in ("ACTIONS", "INVARIANTS") for name in _table(tree, table)]
            for name in tables or [_camel(function) for function in _public_functions(tree)]:
                yield file, match[1], name


def _action_tables(root: Path) -> Iterator[tuple[str, str, set[str]]]:
    for file, tree in _sources(root, MIRRORS):
        if (match := _MIRROR.search(ast.get_docstring(tree) or "")) and (names := _table(tree, "ACTIONS")):
            yield file, match[1], set(names)


def _assigned(tree: ast.Module, name: str) -> ast.expr | None:
    """The value of a name at the top of a module, annotated or not."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return node.value
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == name:
            return node.value
    return None


def _table(tree: ast.Module, name: str) -> list[str]:
    """The keys of a table that is written out at the top of a module."""
    value = _assigned(tree, name)
    return (
        [str(key.value) for key in value.keys if isinstance(key, ast.Constant)] if isinstance(value, ast.Dict) else []
    )


def _public_functions(tree: ast.Module) -> list[str]:
    """The functions of `__all__` whose docstring has no trailer of its own."""
    public = _assigned(tree, "__all__")
    names = set(ast.literal_eval(public)) if public is not None else set()
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name in names]
    return [node.name for node in functions if "TLA+:" not in (ast.get_docstring(node) or "")]


def _camel(function: str) -> str:
    return "".join(word.capitalize() for word in function.split("_"))


def _invariants(trailer: Trailer, known: set[str]) -> tuple[int, list[str]]:
    named = [word.strip(". ") for word in trailer.says.split(",")]
    return len(named), [f"the catalogue has no entry {name!r}" for name in named if name not in known]


def _operators(root: Path, trailer: Trailer) -> tuple[int, list[str]]:
    says, gaps, links = trailer.says, [], 0
    for path in _PROOFS.findall(says):
        links += 1
        if not (root / path).is_file():
            gaps.append(f"there is no file {path}")
    for part in (part.strip() for part in re.split(r",(?![^(]*\))", re.split(r"\.(?:\s|$)", says)[0])):
        links += 1
        match = _FORMS.fullmatch(part)
        if match is None:
            gaps.append(
                f"{part!r} is none of Module!Operator, Module (section Heading), the constants of Module, Module"
            )
            continue
        module = match["of"] or match["in"] or match["constants"] or match["module"]
        if module not in spec.modules(root):
            gaps.append(f"there is no module {module}")
        elif match["operator"] and not spec.home(root, module, match["name"]):
            gaps.append(f"{module} has no operator {match['name']}")
        elif match["section"] and match["heading"] not in spec.sections(root, module):
            gaps.append(f"{module} has no section {match['heading']}")
    return links, gaps


def _sources(root: Path, patterns: tuple[str, ...]) -> Iterator[tuple[str, ast.Module]]:
    for pattern in patterns:
        for path in sorted(root.glob(pattern)):
            yield path.relative_to(root).as_posix(), ast.parse(path.read_text(encoding="utf-8"))
