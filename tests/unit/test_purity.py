"""The protocol takes time, randomness and keys as arguments: its modules reach for no clock, chance, socket, log or file.

Read from the syntax tree, so that code which no test runs is covered too. Every module of `rebalancing` is covered unless it is named
as an edge below: a new module is pure until somebody says otherwise.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import rebalancing

PACKAGE = Path(rebalancing.__file__).parent

# Packages and modules that talk to people and files. They may not decide anything about the protocol.
EDGES = {"oracle", "store.py"}

BANNED_MODULES = {
    "asyncio", "concurrent", "ctypes", "datetime", "glob", "http", "importlib", "io", "logging", "multiprocessing", "os", "pathlib",
    "pickle", "random", "secrets", "select", "shutil", "signal", "socket", "sqlite3", "ssl", "subprocess", "sys", "tempfile", "threading", "time",
    "urllib", "uuid", "warnings",
}  # fmt: skip
BANNED_CALLS = {"__import__", "breakpoint", "compile", "eval", "exec", "id", "input", "open", "print"}
# One module may read one thing: errors.py its table of codes, once, at import, from inside the package.
ALLOWED = {"errors.py": {"importlib", "pathlib"}}

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] not in EDGES)


def impurities(source: str, allowed: frozenset[str] | set[str] = frozenset()) -> Iterator[str]:
    """Yield one sentence for each import or call in `source` that a pure module has no use for."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                imported = [alias.name for alias in names]
            case ast.ImportFrom(module=module, level=0, names=names):
                imported = [f"{module}.{alias.name}" for alias in names]
            case _:
                imported = []
        for name in imported:
            banned = name.split(".")[0] in BANNED_MODULES - allowed
            if banned or name.startswith("nacl.utils.random") or name in ("nacl.utils", "nacl.utils.*"):
                yield f"line {node.lineno}: imports {name}"
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in BANNED_CALLS:
                yield f"line {node.lineno}: calls {name}"
            case ast.Call(func=ast.Attribute(attr="generate")):
                yield f"line {node.lineno}: generates a key"
            case ast.Attribute(
                attr="environ" | "urandom" | "read_text" | "read_bytes" | "write_text" | "write_bytes"
            ) if not allowed:
                yield f"line {node.lineno}: uses {node.attr}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_is_pure(path: Path) -> None:
    found = list(impurities(path.read_text(encoding="utf-8"), ALLOWED.get(path.name, set())))
    assert not found, f"{path.name} is part of the protocol and must stay pure:\n" + "\n".join(found)


def test_something_is_covered() -> None:
    assert len(MODULES) >= 1


@pytest.mark.parametrize(
    "source",
    [
        "import time",
        "import os.path",
        "from datetime import datetime",
        "def f():\n    from random import random",
        "import json, logging",
        "from nacl.utils import random",
        "import nacl.utils",
        "key = SigningKey.generate()",
        "print('x')",
        "def f():\n    return [open(name) for name in ()]",
    ],
)
def test_impurity_is_seen(source: str) -> None:
    assert list(impurities(source))


@pytest.mark.parametrize(
    "source", ["import json", "from nacl.signing import SigningKey", "from .time import TTL", "timer = step.time"]
)
def test_purity_is_not_mistaken(source: str) -> None:
    assert not list(impurities(source))
