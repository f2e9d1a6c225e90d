"""What a check depends on, and the digest of all of it.

Depended on are: what the check's own manifest entry says to do; the files that its inputs match; the source of its engine and of everything in this
repository that the engine imports, directly or not; files and modules of this repository that the entry's options or that source name
as text ("spec/Lease.tla", "rebalancing.lease"); and requirements.txt, which pins every library and tool that any check may run with.

A library that only some modules import is pinned in requirements-reference.txt instead. On that file a check depends if, and only if, one of these modules, or a
Python file among its inputs, imports a library that the file pins, by whatever statement and wherever in the text: so an update leaves the evidence of all
others as it is. A library is known there by the name under which it is imported; it may not be one that a check runs with unseen, such as a plugin.

What the entry expects (`least`, `exact`) is compared with the figures whenever evidence is used, and its claim is prose: neither is part of
the digest.

Digests are of contents, so they are equal on all machines.  `local_key` adds this machine's Python and tools.
"""

from __future__ import annotations

import ast
import json
import platform
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from verifier import toolchain
from verifier.check import Check
from verifier.manifest import ENGINES
from verifier.tree import IGNORED, Tree, sha256

LOCK = "requirements.txt"
IMPORTED_LOCK = "requirements-reference.txt"
"""Pins what only some modules import."""
CONTRACT = "verifier.check"
FORMAT = 2
"""Raised when the way a digest is made changes."""

EXPECTED = ("claim", "least", "exact")

_HERE = Path(__file__).resolve().parents[1]
_MODULE = re.compile(r"[a-z_]\w*(\.[a-zA-Z_]\w*)+")
_PATH = re.compile(r"[\w.+-]+(/[\w.+-]+)+")
_PIN = re.compile(r"^([\w.-]+)==", re.MULTILINE)


@dataclass(frozen=True)
class _Source:
    """What a Python text names: modules that may be imported, and texts that look like a path."""

    imports: frozenset[str]
    paths: frozenset[str]

    @property
    def packages(self) -> frozenset[str]:
        """What it imports from."""
        return frozenset(name.split(".", 1)[0] for name in self.imports)


class Dependencies:
    """Answers for one snapshot of a tree."""

    def __init__(self, tree: Tree, engines: str = ENGINES) -> None:
        self._tree = tree
        self._engines = engines
        # Under the root first, so that a copy of the project is judged by its own text.
        self._bases = tuple(dict.fromkeys((tree.root, tree.root / "reference", _HERE, _HERE / "reference")))
        self._located: dict[str, Path | None] = {}
        self._read: dict[str, tuple[str, _Source]] = {}
        self._is_file: dict[str, bool] = {}
        self._parts: dict[str, dict[str, str]] = {}
        self._imported_only = _pinned(tree.root / IMPORTED_LOCK)

    def parts(self, check: Check) -> dict[str, str]:
        """Name -> digest of everything that the check depends on."""
        told = {name: value for name, value in asdict(check).items() if name not in EXPECTED}
        entry = sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode())
        if entry not in self._parts:
            self._parts[entry] = {"format": str(FORMAT), "entry": entry, **self._found(check)}
        return self._parts[entry]

    def _found(self, check: Check) -> dict[str, str]:
        """Name -> digest of the modules and files."""
        files = {path for pattern in check.inputs for path in self._tree.glob(pattern)}
        roots = [f"{self._engines}.{check.engine}", CONTRACT, *_texts(check.options, _MODULE)]
        modules, named, imported = self._closure(roots)
        imported |= {name for path in files if path.endswith(".py") for name in self._imported_by(path)}
        locks = (LOCK,) if imported.isdisjoint(self._imported_only) else (LOCK, IMPORTED_LOCK)
        files |= {path for path in (*named, *_texts(check.options, _PATH), *locks) if self._exists(path)}
        return {
            **{f"module {name}": digest for name, digest in modules.items()},
            **{f"file {path}": self._tree.digest(path) for path in files},
        }

    def key(self, check: Check) -> str:
        """The digest of all parts; the same on every machine."""
        return sha256(json.dumps(self.parts(check), sort_keys=True).encode())

    def local_key(self, check: Check) -> str:
        """The digest of all parts and of this machine's Python and tools."""
        tools = toolchain.fingerprint(external=check.tier == "external")
        return sha256(f"{self.key(check)} {platform.python_version()} {tools}".encode())

    def _closure(self, roots: list[str]) -> tuple[dict[str, str], set[str], set[str]]:
        """Follow imports: module -> digest of its text, the files that these texts name, and the packages that they import from."""
        modules: dict[str, str] = {}
        paths: set[str] = set()
        imported: set[str] = set()
        waiting = list(roots)
        while waiting:
            name = waiting.pop()
            if name in modules or self._locate(name) is None:
                continue
            modules[name], source = self._scan(name)
            paths |= source.paths
            imported |= source.packages
            waiting += source.imports
            if "." in name:
                waiting.append(name.rsplit(".", 1)[0])
        return modules, paths, imported

    def _locate(self, name: str) -> Path | None:
        """The file of a module of this repository, or None for any other name."""
        if name not in self._located:
            relative = name.replace(".", "/")
            candidates = [base / f"{relative}{end}" for base in self._bases for end in (".py", "/__init__.py")]
            self._located[name] = next((path for path in candidates if path.is_file()), None)
        return self._located[name]

    def _scan(self, name: str) -> tuple[str, _Source]:
        if name not in self._read:
            path = self._locate(name)
            assert path is not None
            data = path.read_bytes()
            package = name if path.name == "__init__.py" else name.rpartition(".")[0]
            self._read[name] = (sha256(data), _source(data, package))
        return self._read[name]

    def _imported_by(self, path: str) -> frozenset[str]:
        """The packages that a Python file of the tree imports from."""
        return _source((self._tree.root / path).read_bytes(), "").packages

    def _exists(self, path: str) -> bool:
        if path not in self._is_file:
            parts = frozenset(path.split("/"))
            self._is_file[path] = parts.isdisjoint({"..", *IGNORED}) and (self._tree.root / path).is_file()
        return self._is_file[path]


@dataclass
class _Names(ast.NodeVisitor):
    """Collects what a module names."""

    package: str
    imports: set[str] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)

    def visit_Import(self, node: ast.Import) -> None:
        self.imports |= {alias.name for alias in node.names}

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        base = node.module or ""
        if node.level:
            above = self.package.split(".")[: len(self.package.split(".")) - node.level + 1]
            base = ".".join((*above, base)) if base else ".".join(above)
        # The imported name may be a module of its own.
        self.imports |= {base, *(f"{base}.{alias.name}" for alias in node.names)}

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            if _MODULE.fullmatch(node.value):
                self.imports.add(node.value)
            elif _PATH.fullmatch(node.value):
                self.paths.add(node.value)


@cache
def _source(data: bytes, package: str) -> _Source:
    names = _Names(package)
    # A text that does not parse cannot be imported either; the engine will say so.
    with suppress(SyntaxError):
        names.visit(ast.parse(data))
    return _Source(frozenset(names.imports), frozenset(names.paths))


def _pinned(lock: Path) -> frozenset[str]:
    """The libraries that a lock pins, as one imports them; none if there is no such file."""
    text = lock.read_text(encoding="utf-8") if lock.is_file() else ""
    return frozenset(re.sub(r"[-.]", "_", name).lower() for name in _PIN.findall(text))


def _texts(value: Any, pattern: re.Pattern[str]) -> Iterator[str]:
    """Every text inside an options value that has the given form."""
    if isinstance(value, str):
        if pattern.fullmatch(value):
            yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner, pattern)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, pattern)
