"""The readable subset of Python: which functions the readings understand.

A readable function is at module level and undecorated. Its body is an optional docstring, any number of `name = expression`, and one
`return expression`. Whatever else it contains is refused, with file, line and construct: a reading that guesses proves something else.

Not in the subset, on purpose: truth values of anything but booleans, `is`, `/`, `%`, `**`, methods, nested functions, recursion.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import FunctionType
from typing import Any, NoReturn

EXPRESSIONS = (
    ast.Constant, ast.Name, ast.Attribute, ast.Subscript, ast.BoolOp, ast.UnaryOp, ast.BinOp, ast.Compare, ast.IfExp,
    ast.Call, ast.GeneratorExp, ast.DictComp, ast.SetComp, ast.Dict, ast.Set,
)  # fmt: skip
OPERATORS = (ast.And, ast.Or, ast.Not, ast.USub, ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.BitAnd, ast.BitOr)
COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn)
BUILTINS = ("all", "any", "frozenset", "len", "max", "min")
"""Builtin functions with a meaning here; `dataclasses.replace` is the only other one from outside."""

_GRAMMAR = (*EXPRESSIONS, *OPERATORS, *COMPARISONS, ast.comprehension, ast.keyword, ast.expr_context)


class Refused(Exception):  # noqa: N818 - it reads as a verdict
    """A text that is not in the subset. The message is one line: file:line: function: construct: why."""

    def __init__(self, file: str, line: int, function: str, construct: str, why: str) -> None:
        super().__init__(f"{file}:{line}: {function}: {construct}: {why}")
        self.file, self.line, self.function, self.construct, self.why = file, line, function, construct, why


@dataclass(frozen=True, eq=False)
class Text:
    """A function as its text."""

    function: FunctionType
    parameters: tuple[str, ...]
    assignments: tuple[tuple[str, ast.expr], ...]
    result: ast.expr
    file: str

    @property
    def name(self) -> str:
        return self.function.__name__

    def lookup(self, node: ast.AST, name: str) -> Any:
        """What a global or builtin name stands for in the running function."""
        if name in self.function.__globals__:
            return self.function.__globals__[name]
        if name in BUILTINS:
            return getattr(builtins, name)
        return self.refuse(node, name, "the name stands for nothing that is known here")

    def refuse(self, node: ast.AST, construct: str, why: str) -> NoReturn:
        """Raise Refused for a place in this text."""
        raise Refused(self.file, getattr(node, "lineno", 0), self.name, construct, why)


@cache
def load(function: Callable[..., Any]) -> Text:
    """Read a function's text; raise Refused for the first thing in it that is not in the subset."""
    if not isinstance(function, FunctionType):
        raise Refused(
            "?",
            0,
            getattr(function, "__name__", str(function)),
            type(function).__name__,
            "only plain functions are readable",
        )
    file, first = function.__code__.co_filename, function.__code__.co_firstlineno
    name = function.__name__

    def refuse(node: ast.AST | None, construct: str, why: str) -> NoReturn:
        raise Refused(file, getattr(node, "lineno", first), name, construct, why)

    if name == "<lambda>":
        refuse(None, "lambda", "only functions with a name are readable")
    if function.__closure__ or "<locals>" in function.__qualname__:
        refuse(None, "nested function", "only functions at module level are readable")
    if hasattr(function, "__wrapped__"):
        refuse(None, "decorator", "a decorated function does not run as it is written")
    try:
        lines, start = inspect.getsourcelines(function)
    except OSError:
        refuse(None, "source", "the text of this function cannot be found")
    definition = ast.increment_lineno(ast.parse(textwrap.dedent("".join(lines))), start - 1).body[0]
    if not isinstance(definition, ast.FunctionDef):
        refuse(definition, type(definition).__name__, "only plain functions are readable")
    if definition.decorator_list:
        refuse(definition.decorator_list[0], "decorator", "a decorated function does not run as it is written")

    parameters = _parameters(definition.args, lambda why: refuse(definition, "parameters", why))
    body = definition.body[1:] if ast.get_docstring(definition, clean=False) is not None else definition.body
    if not body or not isinstance(body[-1], ast.Return) or body[-1].value is None:
        refuse(body[-1] if body else definition, "last statement", "it must be `return` with a value")
    bound = list(parameters)
    assignments = []
    for statement in body[:-1]:
        match statement:
            case (
                ast.Assign(targets=[ast.Name(id=target)], value=value)
                | ast.AnnAssign(target=ast.Name(id=target), value=ast.expr() as value)
            ):
                bound.append(target)
                assignments.append((target, value))
            case _:
                refuse(statement, type(statement).__name__, "only `name = expression` may stand before `return`")
    for expression in (*(value for _, value in assignments), body[-1].value):
        for node in ast.walk(expression):
            for construct, why in _faults(node):
                refuse(node, construct, why)
            if isinstance(node, ast.comprehension) and isinstance(node.target, ast.Name):
                bound.append(node.target.id)
    if twice := {each for each in (*parameters, *(target for target, _ in assignments)) if bound.count(each) > 1}:
        refuse(definition, min(twice), "a name may be bound only once")
    if shadowing := {*bound} & {*BUILTINS, "replace"}:
        refuse(definition, min(shadowing), "the name of a function that has a meaning here may not be bound")
    return Text(function, parameters, tuple(assignments), body[-1].value, file)


def _parameters(arguments: ast.arguments, refuse: Callable[[str], NoReturn]) -> tuple[str, ...]:
    if arguments.vararg or arguments.kwarg:
        refuse("a variable number of arguments is not readable")
    if arguments.defaults or any(arguments.kw_defaults):
        refuse("defaults are not readable")
    return tuple(each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs))


def _faults(node: ast.AST) -> Iterator[tuple[str, str]]:
    """What is wrong with one node of an expression, children aside: construct and reason."""
    if not isinstance(node, _GRAMMAR):
        yield type(node).__name__, "not in the readable subset"
    match node:
        case ast.Constant(value=value) if type(value) not in (bool, int, str):
            yield repr(value), "only integers, booleans and strings may be written"
        case ast.comprehension(is_async=1):
            yield "async", "not in the readable subset"
        case ast.comprehension(target=target) if not isinstance(target, ast.Name):
            yield "comprehension", "its variable must be one name"
        case (
            ast.GeneratorExp(generators=[_, _, *_])
            | ast.DictComp(generators=[_, _, *_])
            | ast.SetComp(generators=[_, _, *_])
        ):
            yield "comprehension", "only one `for` is readable"
        case ast.Call(func=func) if not isinstance(func, ast.Name | ast.Attribute):
            yield "call", "only functions that have a name can be called"
        case ast.keyword(arg=None):
            yield "**", "keyword arguments must be written out"


def parameters(function: Callable[..., Any]) -> tuple[str, ...]:
    """The parameter names of a readable function."""
    return load(function).parameters


def hints(function: Callable[..., Any]) -> Mapping[str, Any]:
    """Parameter name -> type, resolved; every parameter must have one."""
    text = load(function)
    found = inspect.get_annotations(text.function, eval_str=True)
    for name in text.parameters:
        if name not in found:
            raise Refused(
                text.file, text.function.__code__.co_firstlineno, text.name, name, "a parameter without a type"
            )
    return {name: found[name] for name in text.parameters}
