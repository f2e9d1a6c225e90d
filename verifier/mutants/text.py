"""Small changes of a function's text, and running with one of them in place.

A mutant is named by file, function, kind and number: the n-th place of that kind in the function, counted from 0 in the
order of `ast.walk`. Kinds:

    drop      a conjunct or disjunct is left out        keep     a field keeps its value in `replace(…)`
    relax     < becomes <=, == becomes >=, and back     minmax   min becomes max, and back
    negate    a comparison becomes its opposite         number   1 becomes 0, any other number n becomes n + 1
    sign      + becomes -, and back                     skip     a guard `need(…)` is left out
    swap      the two ends of `a if c else b`
"""

from __future__ import annotations

import ast
import importlib
import inspect
import linecache
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType
from typing import Any

from verifier.readings import prover, subset

__all__ = ["KINDS", "Mutant", "NoSuchPlace", "applied", "places"]

KINDS = ("drop", "relax", "negate", "sign", "keep", "minmax", "number", "skip", "swap")

_RELAXED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.GtE,
}
_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.LtE: ast.Gt,
    ast.Gt: ast.LtE,
    ast.GtE: ast.Lt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


class NoSuchPlace(Exception):
    """The text has no place that a mutant names."""


@dataclass(frozen=True)
class Mutant:
    """One change of one function; `file` is relative to the root."""

    file: str
    function: str
    kind: str
    n: int

    @property
    def id(self) -> str:
        """As people name it."""
        return f"{Path(self.file).stem}.{self.function}.{self.kind}.{self.n}"

    @property
    def module(self) -> str:
        """The module that is changed."""
        return self.file.removeprefix("reference/").removesuffix(".py").replace("/", ".")


@dataclass(frozen=True)
class Place:
    """Where a text can be changed: `change` does it, in place."""

    kind: str
    change: Callable[[], None]
    around: ast.AST
    """The smallest expression that shows the change."""
    before: str


def places(function: ast.FunctionDef) -> Iterator[Place]:
    """Yield every place of a parsed function, in the order in which they are numbered."""
    for node in ast.walk(function):
        if isinstance(node, ast.FunctionDef):
            continue
        for kind, change in _changes(node):
            yield Place(kind, change, node, ast.unparse(node))


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[], None]]]:
    match node:
        case ast.BoolOp(values=values):
            yield from (("drop", lambda i=i: values.pop(i)) for i in range(len(values)))
        case ast.Compare(ops=ops):
            for kind, table in (("relax", _RELAXED), ("negate", _OPPOSITE)):
                yield from (
                    (kind, lambda i=i, to=table[type(op)]: ops.__setitem__(i, to()))
                    for i, op in enumerate(ops)
                    if type(op) in table
                )
        case ast.BinOp(op=ast.Add() | ast.Sub() as op):
            yield "sign", lambda: setattr(node, "op", ast.Sub() if isinstance(op, ast.Add) else ast.Add())
        case ast.Call(func=ast.Name(id="replace"), keywords=keywords):
            yield from (("keep", lambda i=i: keywords.pop(i)) for i in range(len(keywords)))
        case ast.Call(func=ast.Name(id="min" | "max" as name) as called):
            yield "minmax", lambda: setattr(called, "id", "max" if name == "min" else "min")
        case ast.Constant(value=int() as value) if type(value) is int:
            yield "number", lambda: setattr(node, "value", 0 if value == 1 else value + 1)
        case ast.Expr(value=ast.Call(func=ast.Name(id="need"), args=arguments)):
            yield "skip", lambda: arguments.__setitem__(0, ast.Constant(value=True))
        case ast.IfExp():
            yield "swap", lambda: _swap(node)


def _swap(node: ast.IfExp) -> None:
    node.body, node.orelse = node.orelse, node.body


def changed(root: Path, mutant: Mutant) -> tuple[str, int, str, str]:
    """Make the mutant's text.

    Returns:
        The module's text with the function changed, the function's first line in it, and the changed part before and after.

    Raises:
        NoSuchPlace: the text has no such function or place.
    """
    module = ast.parse((root / mutant.file).read_text(encoding="utf-8"))
    found = [f for f in module.body if isinstance(f, ast.FunctionDef) and f.name == mutant.function]
    if not found:
        raise NoSuchPlace(f"{mutant.id}: {mutant.file} has no such function")
    kind = [place for place in places(found[0]) if place.kind == mutant.kind]
    if not 0 <= mutant.n < len(kind):
        raise NoSuchPlace(f"{mutant.id}: the function has {len(kind)} places of this kind")
    place = kind[mutant.n]
    place.change()
    text = ast.unparse(module)
    first = next(f.lineno for f in ast.parse(text).body if isinstance(f, ast.FunctionDef) and f.name == mutant.function)
    return text, first, place.before, ast.unparse(place.around)


@contextmanager
def applied(root: Path, mutant: Mutant) -> Iterator[None]:
    """Run with the mutant's code in the function, wherever it is called from.

    The provers' readings see the changed text too.

    Raises:
        NoSuchPlace: the text has no such function or place.
    """
    function = getattr(importlib.import_module(mutant.module), mutant.function)
    assert isinstance(function, FunctionType)
    text, first, _, _ = changed(root, mutant)
    file = f"<mutant {mutant.id}>"
    module = compile(text, file, "exec", dont_inherit=True)
    code = next(c for c in module.co_consts if inspect.iscode(c) and c.co_firstlineno == first)
    sound, function.__code__ = function.__code__, code
    linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
    forget_readings()
    try:
        yield
    finally:
        function.__code__ = sound
        del linecache.cache[file]
        forget_readings()


def forget_readings() -> None:
    """Forget what was read of texts, so that the next reading reads them again."""
    subset.load.cache_clear()
    prover._shelves.clear()


def functions_of(root: Path, file: str) -> dict[str, Any]:
    """The functions of a file by name, parsed."""
    module = ast.parse((root / file).read_text(encoding="utf-8"))
    return {f.name: f for f in module.body if isinstance(f, ast.FunctionDef)}
