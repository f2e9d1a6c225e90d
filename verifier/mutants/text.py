"""Small changes of a function's text, and running with one of them in place.

A mutant is named by file, function (of a method `Class.method`), kind and number: the n-th place of that kind in the function, counted from 0 in
the order of `ast.walk`. Kinds:

    drop      a conjunct or disjunct is left out        keep     a field keeps its value in `replace(…)`
    relax     < becomes <=, == becomes >=, and back     minmax   min becomes max, and back
    negate    a comparison becomes its opposite         number   1 becomes 0, any other number n becomes n + 1
    sign      + becomes -, and back                     skip     a guard `need(…)` is left out
    swap      the two ends of `a if c else b`           admit    an `if` that only raises is left out, or one guard of `_check({…})`
"""

from __future__ import annotations

import ast
import importlib
import inspect
import linecache
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path
from textwrap import dedent
from types import CodeType, FunctionType
from typing import Any

from verifier.readings import prover, subset

__all__ = ["KINDS", "Changed", "Mutant", "NoSuchPlace", "applied", "changed", "functions_of", "places"]

KINDS = ("drop", "relax", "negate", "sign", "keep", "minmax", "number", "skip", "swap", "admit")

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


class NoSuchPlace(Exception):  # noqa: N818 - it reads as a verdict
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
        return f"{self.module}.{self.function}.{self.kind}.{self.n}"

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


def places(function: ast.FunctionDef) -> Iterator[Place]:
    """Yield every place of a parsed function, in the order in which they are numbered."""
    for node in ast.walk(function):
        if isinstance(node, ast.FunctionDef):
            continue
        for kind, change in _changes(node):
            yield Place(kind, change, node)


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[], None]]]:
    match node:
        case ast.BoolOp(values=values):
            yield from (("drop", partial(values.__delitem__, i)) for i in range(len(values)))
        case ast.Compare(ops=ops):
            for kind, table in (("relax", _RELAXED), ("negate", _OPPOSITE)):
                yield from (
                    (kind, partial(ops.__setitem__, i, table[type(ops[i])]()))
                    for i in range(len(ops))
                    if type(ops[i]) in table
                )
        case ast.BinOp(op=ast.Add() | ast.Sub() as op):
            yield "sign", lambda: setattr(node, "op", ast.Sub() if isinstance(op, ast.Add) else ast.Add())
        case ast.Call(func=ast.Name(id="replace"), keywords=keywords):
            yield from (("keep", partial(keywords.__delitem__, i)) for i in range(len(keywords)))
        case ast.Call(func=ast.Name(id="min" | "max" as name) as called):
            yield "minmax", lambda: setattr(called, "id", "max" if name == "min" else "min")
        case ast.Constant(value=int() as value) if type(value) is int:
            yield "number", lambda: setattr(node, "value", 0 if value == 1 else value + 1)
        case ast.Expr(value=ast.Call(func=ast.Name(id="need"), args=arguments)):
            yield "skip", lambda: arguments.__setitem__(0, ast.Constant(value=True))
        case ast.If(body=[ast.Raise()], orelse=[]):
            yield "admit", lambda: setattr(node, "test", ast.Constant(value=False))
        case ast.Expr(value=ast.Call(func=ast.Name(id="_check"), args=[ast.Dict(values=guards)])):
            yield from (("admit", partial(guards.__setitem__, i, ast.Constant(value=True))) for i in range(len(guards)))
        case ast.IfExp():
            yield "swap", lambda: _swap(node)


def _swap(node: ast.IfExp) -> None:
    node.body, node.orelse = node.orelse, node.body


@dataclass(frozen=True)
class Changed:
    """A mutant's text: of the function alone, on the lines where it stands in its file."""

    text: str
    before: str
    """The changed expression."""
    after: str


def changed(root: Path, mutant: Mutant) -> Changed:
    """Make a mutant's text.

    Raises:
        NoSuchPlace: the file has no such function or place.
    """
    source = functions_of((root / mutant.file).read_text(encoding="utf-8")).get(mutant.function)
    if source is None:
        raise NoSuchPlace(f"{mutant.id}: {mutant.file} has no such function")
    function = ast.parse(source).body[0]
    assert isinstance(function, ast.FunctionDef)
    found = [place for place in places(function) if place.kind == mutant.kind]
    if not 0 <= mutant.n < len(found):
        raise NoSuchPlace(f"{mutant.id}: the function has {len(found)} places of this kind")
    place = found[mutant.n]
    before = _on_one_line(place.around)
    place.change()
    above = "\n" * (function.lineno - 1)
    return Changed(f"{above}{ast.unparse(function)}\n", before, _on_one_line(place.around))


def _on_one_line(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())


@cache
def functions_of(text: str) -> dict[str, str]:
    """The functions and methods of a module's text by name, each with empty lines above it so that it keeps its line numbers."""
    lines = text.splitlines()
    body = ast.parse(text).body
    found = {f.name: f for f in body if isinstance(f, ast.FunctionDef)}
    for of in body:
        if isinstance(of, ast.ClassDef):
            found |= {f"{of.name}.{f.name}": f for f in of.body if isinstance(f, ast.FunctionDef)}
    return {
        name: "\n" * (f.lineno - 1) + dedent("\n".join(lines[f.lineno - 1 : f.end_lineno])) for name, f in found.items()
    }


def function_of(mutant: Mutant) -> FunctionType:
    """The function that a mutant changes, as it is called: of a property, cached or not, or of a method behind a decorator, the one within."""
    found: Any = importlib.import_module(mutant.module)
    for name in mutant.function.split("."):
        found = inspect.getattr_static(found, name)
    if isinstance(found, property):
        found = found.fget
    if isinstance(found, cached_property):
        found = found.func
    function = inspect.unwrap(found)
    assert isinstance(function, FunctionType)
    return function


def _code_of(text: str, file: str, mutant: Mutant) -> CodeType:
    """Compile a function's text; that of a method within its class, which `super()` asks for."""
    tree = ast.parse(text)
    *classes, _ = names = mutant.function.split(".")
    for name in classes:
        around = ast.parse(f"class {name}: pass").body[0]
        assert isinstance(around, ast.ClassDef)
        around.body, tree.body = tree.body, [around]
    code = compile(tree, file, "exec", dont_inherit=True)
    for name in names:
        code = next(each for each in code.co_consts if inspect.iscode(each) and each.co_name == name)
    return code


@contextmanager
def applied(root: Path, mutant: Mutant) -> Iterator[None]:
    """Run with the mutant's code in the function, wherever it is called from; the provers read the changed text too.

    Raises:
        NoSuchPlace: the text has no such function or place.
    """
    text = changed(root, mutant).text
    function = function_of(mutant)
    file = f"<mutant {mutant.id}>"
    sound, function.__code__ = function.__code__, _code_of(text, file, mutant)
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
    prover._chapters.clear()
