"""The finite reading: the text of a function, evaluated over values that may be unknown.

Integers and reals are unbounded. Sets and maps range over known ids, so `all` and `any` unfold. Where the running text would raise
because a key is missing, the reading notes a *demand*; a proof shows that its hypotheses imply every demand.
"""

from __future__ import annotations

import ast
import builtins
import dataclasses
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field
from fractions import Fraction
from functools import reduce
from types import FunctionType, ModuleType
from typing import Any, NoReturn

import z3

from verifier.readings import values
from verifier.readings.subset import Text, load
from verifier.readings.values import (
    Finite,
    Membership,
    Record,
    Table,
    Unreadable,
    describe,
    every,
    lift,
    merge,
    negation,
    same,
    some,
)

DEPTH = 40
"""Calls within calls; more is a recursion."""

_ARITHMETIC: Mapping[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
}
_SETS: Mapping[type, str] = {ast.BitAnd: "meet", ast.BitOr: "join", ast.Sub: "minus"}


@dataclass(frozen=True)
class Demand:
    """Where `condition` is false, the running text raises a KeyError at `place`, or if not `raises`, adds a key that the reading does not know."""

    place: str
    condition: Any
    raises: bool = True


@dataclass
class Reading:
    """Evaluates functions of the subset; collects demands as it goes."""

    demands: list[Demand] = field(default_factory=list)
    _path: list[Any] = field(default_factory=list)
    _stack: list[Text] = field(default_factory=list)

    def call(self, function: Callable[..., Any], **arguments: Any) -> Any:
        """The value of `function(**arguments)`; raises Refused where the text or what it does with these values has no meaning here."""
        text = load(function)
        if set(arguments) != set(text.parameters):
            raise TypeError(f"{text.name} takes {', '.join(text.parameters)}")
        if len(self._stack) >= DEPTH:
            text.refuse(text.result, "call", "recursion has no meaning here")
        self._stack.append(text)
        try:
            scope = {name: lift(value) for name, value in arguments.items()}
            for name, expression in text.assignments:
                scope[name] = self.value(expression, scope)
            return self.value(text.result, scope)
        finally:
            self._stack.pop()

    def value(self, node: ast.expr, scope: Mapping[str, Any]) -> Any:
        """The value of one expression."""
        rule = getattr(self, f"_{type(node).__name__}", None)
        if rule is None:
            self._refuse(node, type(node).__name__, "not in the readable subset")
        try:
            return rule(node, scope)
        except Unreadable as problem:
            self._refuse(node, type(node).__name__, str(problem))

    def truth(self, node: ast.expr, scope: Mapping[str, Any]) -> Any:
        """The value of an expression that must be a truth value."""
        found = self.value(node, scope)
        if not values.is_truth(found):
            self._refuse(node, type(node).__name__, f"{describe(found)} has no truth value here")
        return found

    def _refuse(self, node: ast.AST, construct: str, why: str) -> NoReturn:
        self._stack[-1].refuse(node, construct, why)

    def _demand(self, node: ast.AST, condition: Any, raises: bool = True) -> None:
        condition = values.implies(every(self._path), condition)
        if condition is not True:
            text = self._stack[-1]
            self.demands.append(Demand(f"{text.name}:{getattr(node, 'lineno', 0)}", condition, raises))

    def _under(
        self, condition: Any, node: ast.expr, scope: Mapping[str, Any], rule: Callable[..., Any] | None = None
    ) -> Any:
        """A value that matters only where the condition holds."""
        self._path.append(condition)
        try:
            return (rule or self.value)(node, scope)
        finally:
            self._path.pop()

    # Names and literals

    def _Constant(self, node: ast.Constant, _: Mapping[str, Any]) -> Any:  # noqa: N802
        return node.value

    def _Name(self, node: ast.Name, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        return scope[node.id] if node.id in scope else lift(self._stack[-1].lookup(node, node.id))

    def _named(self, node: ast.expr, scope: Mapping[str, Any]) -> Any:
        """What a name or `module.name` stands for, as it is."""
        if isinstance(node, ast.Name):
            if node.id in scope:
                self._refuse(node, node.id, "a local value cannot be called")
            return self._stack[-1].lookup(node, node.id)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id not in scope:
            owner = self._stack[-1].lookup(node, node.value.id)
            if isinstance(owner, ModuleType) and hasattr(owner, node.attr):
                return getattr(owner, node.attr)
        return self._refuse(node, ast.unparse(node), "methods have no meaning here")

    def _Attribute(self, node: ast.Attribute, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        if isinstance(node.value, ast.Name) and node.value.id not in scope:
            owner = self._stack[-1].lookup(node, node.value.id)
            if isinstance(owner, ModuleType):
                return lift(self._named(node, scope))
        record = self.value(node.value, scope)
        if not isinstance(record, Record) or node.attr not in record.fields:
            self._refuse(node, f".{node.attr}", f"{describe(record)} has no such field")
        return record.fields[node.attr]

    def _Subscript(self, node: ast.Subscript, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        table, key = self.value(node.value, scope), self.value(node.slice, scope)
        if not isinstance(table, Table):
            raise Unreadable(f"only mappings have items, not {describe(table)}")
        if (isinstance(key, int) and key not in table.items) or not table.items:
            # The text raises here. Where this cannot be reached any value will do; the demand says that it cannot.
            self._demand(node, False)
            if not table.items:
                raise Unreadable("an item of an empty mapping")
            return next(iter(table.items.values()))
        self._demand(node, table.has(key))
        return table.get(key)

    # Truth values and numbers

    def _BoolOp(self, node: ast.BoolOp, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        conjunction = isinstance(node.op, ast.And)
        parts: list[Any] = []
        for operand in node.values:
            before = every(parts if conjunction else map(negation, parts))
            if before is False:
                break
            parts.append(self._under(before, operand, scope, self.truth))
        return every(parts) if conjunction else some(parts)

    def _UnaryOp(self, node: ast.UnaryOp, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        if isinstance(node.op, ast.Not):
            return negation(self.truth(node.operand, scope))
        return -self._number(node.operand, scope)

    def _number(self, node: ast.expr, scope: Mapping[str, Any]) -> Any:
        found = self.value(node, scope)
        if not values.is_number(found):
            self._refuse(node, type(node).__name__, f"{describe(found)} where a number is needed")
        return values.number(found)

    def _BinOp(self, node: ast.BinOp, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        left, right = self.value(node.left, scope), self.value(node.right, scope)
        kind = type(node.op)
        if values.is_number(left) and values.is_number(right):
            if kind is ast.FloorDiv:
                return self._floor(left, right)
            if kind in _ARITHMETIC:
                if isinstance(left, int | Fraction) and isinstance(right, int | Fraction):
                    return _ARITHMETIC[kind](left, right)
                return _ARITHMETIC[kind](values.number(left), values.number(right))
        left, right = values.align(left, right)
        if kind in _SETS and type(left) is type(right) and hasattr(left, _SETS[kind]):
            return getattr(left, _SETS[kind])(right)
        raise Unreadable(f"{kind.__name__} of {describe(left)} and {describe(right)}")

    def _floor(self, left: Any, right: Any) -> Any:
        if not isinstance(right, int) or right <= 0:
            raise Unreadable("// needs a known positive divisor")
        if isinstance(left, int):
            return left // right
        if not z3.is_int(values.number(left)):
            raise Unreadable("// divides integers only")
        return values.number(left) / right  # of integers, in Z3: the floor, for a positive divisor

    def _Compare(self, node: ast.Compare, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        parts: list[Any] = []
        left = self.value(node.left, scope)
        for operation, operand in zip(node.ops, node.comparators, strict=True):
            before = every(parts)
            if before is False:
                break
            right = self._under(before, operand, scope)
            parts.append(self._relation(type(operation).__name__, left, right))
            left = right
        return every(parts)

    def _relation(self, relation: str, left: Any, right: Any) -> Any:
        if relation in ("In", "NotIn"):
            if not hasattr(right, "has"):
                raise Unreadable(f"{describe(right)} has no members")
            found = right.has(left)
            return found if relation == "In" else negation(found)
        if relation == "Eq":
            return same(left, right)
        if relation == "NotEq":
            return negation(same(left, right))
        if values.is_number(left) and values.is_number(right):
            return values.compare(relation, left, right)
        if type(left) is type(right) and hasattr(left, "within"):
            smaller, larger = (left, right) if relation in ("Lt", "LtE") else (right, left)
            proper = relation in ("Lt", "Gt")
            return every((smaller.within(larger), negation(larger.within(smaller)) if proper else True))
        raise Unreadable(f"{describe(left)} and {describe(right)} have no order")

    def _IfExp(self, node: ast.IfExp, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        test = self.truth(node.test, scope)
        if isinstance(test, bool):
            return self.value(node.body if test else node.orelse, scope)
        yes, no = self._under(test, node.body, scope), self._under(negation(test), node.orelse, scope)
        return merge(test, yes, no)

    # Sets and mappings

    def _members(
        self, node: ast.GeneratorExp | ast.DictComp | ast.SetComp, scope: Mapping[str, Any]
    ) -> Iterator[tuple[dict[str, Any], Any]]:
        """For each id that may be met: the scope with it bound, and when it is met."""
        (generator,) = node.generators
        source = self.value(generator.iter, scope)
        if isinstance(source, Finite):
            met = source.bits
        elif isinstance(source, Table):
            met = dict.fromkeys(source.items, True)
        else:
            self._refuse(generator.iter, "for", f"the members of {describe(source)} are not known")
        assert isinstance(generator.target, ast.Name)
        for member, condition in met.items():
            inner = {**scope, generator.target.id: member}
            for test in generator.ifs:
                if condition is not False:
                    condition = every((condition, self._under(condition, test, inner, self.truth)))
            if condition is not False:
                yield inner, condition

    def _unfold(self, name: str, node: ast.GeneratorExp, scope: Mapping[str, Any]) -> Any:
        """`all` or `any`. Python stops at the first member that decides; that matters to demands only."""
        parts: list[Any] = []
        for inner, condition in self._members(node, scope):
            before = every(parts if name == "all" else map(negation, parts))
            element = self._under(every((before, condition)), node.elt, inner, self.truth)
            parts.append(values.implies(condition, element) if name == "all" else every((condition, element)))
        return every(parts) if name == "all" else some(parts)

    def _SetComp(self, node: ast.SetComp | ast.GeneratorExp, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        source = self.value(node.generators[0].iter, scope)
        if isinstance(source, Membership):
            return self._filtered(source, node, scope)
        return self._gather(
            [(self._under(condition, node.elt, inner), condition) for inner, condition in self._members(node, scope)]
        )

    def _filtered(
        self, source: Membership, node: ast.SetComp | ast.GeneratorExp, scope: Mapping[str, Any]
    ) -> Membership:
        """Those members of a set of anything that pass the `if`s."""
        (generator,), text = node.generators, self._stack[-1]
        if not isinstance(generator.target, ast.Name) or ast.unparse(node.elt) != generator.target.id:
            self._refuse(generator.iter, "for", "of a set of anything only members of its own can be taken")
        name = generator.target.id

        def has(element: Any) -> Any:
            self._stack.append(text)
            try:
                passed = [self.truth(test, {**scope, name: element}) for test in generator.ifs]
            finally:
                self._stack.pop()
            return every((source.has(element), *passed))

        return Membership(has, source.asked)

    def _Set(self, node: ast.Set, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        return self._gather([(self.value(element, scope), True) for element in node.elts])

    def _gather(self, elements: list[tuple[Any, Any]]) -> Any:
        """The set of those elements whose condition holds."""
        if all(type(element) is int for element, _ in elements):
            members = sorted({element for element, _ in elements})
            return Finite(
                {member: some(condition for element, condition in elements if element == member) for member in members}
            )
        return Membership(
            lambda asked: some(every((condition, same(asked, element))) for element, condition in elements),
            {id(e): e for e, _ in elements},
        )

    def _Dict(self, node: ast.Dict, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        table = Table({})
        for key_node, value_node in zip(node.keys, node.values, strict=True):
            value = self.value(value_node, scope)
            if key_node is None:
                if not isinstance(value, Table) or table.items:
                    raise Unreadable("** of a mapping must come first, and once")
                table = value
                continue
            key = self.value(key_node, scope)
            if not values.is_number(key):
                raise Unreadable("only integers can be keys")
            if not isinstance(key, int):
                self._demand(key_node, table.has(key), raises=False)
            table = table.put(key, value)
        return table

    def _DictComp(self, node: ast.DictComp, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        table: dict[int, Any] = {}
        for inner, condition in self._members(node, scope):
            key = self.value(node.key, inner)
            if condition is not True or not isinstance(key, int):
                raise Unreadable("the keys of a mapping must be known")
            table[key] = self.value(node.value, inner)
        return Table(table)

    # Calls

    def _Call(self, node: ast.Call, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        called = self._named(node.func, scope)
        keywords = {str(each.arg): each.value for each in node.keywords}
        if called is dataclasses.replace:
            return self._replace(node, keywords, scope)
        if isinstance(called, FunctionType):
            return self._function(called, node, keywords, scope)
        if isinstance(called, type) and dataclasses.is_dataclass(called):
            return self._construct(called, node, keywords, scope)
        if keywords:
            self._refuse(node, ast.unparse(node.func), "keyword arguments have no meaning here")
        generator = node.args[0] if len(node.args) == 1 and isinstance(node.args[0], ast.GeneratorExp) else None
        if called is builtins.all or called is builtins.any:
            if generator is None:
                self._refuse(node, called.__name__, "it must be given a comprehension")
            return self._unfold(called.__name__, generator, scope)
        if called is builtins.frozenset:
            return self._SetComp(generator, scope) if generator else self._frozen(node, scope)
        if called is builtins.len and len(node.args) == 1:
            return self._size(self.value(node.args[0], scope))
        if (called is builtins.min or called is builtins.max) and len(node.args) >= 2:
            numbers = [self._number(argument, scope) for argument in node.args]
            relation = "LtE" if called is builtins.min else "GtE"
            return reduce(lambda best, other: merge(values.compare(relation, best, other), best, other), numbers)
        return self._refuse(node, ast.unparse(node.func), "this call has no meaning here")

    def _frozen(self, node: ast.Call, scope: Mapping[str, Any]) -> Any:
        found = self.value(node.args[0], scope) if len(node.args) == 1 else Finite({})
        if isinstance(found, Table):
            return Finite(dict.fromkeys(found.items, True))
        if len(node.args) > 1 or not hasattr(found, "meet"):
            raise Unreadable("frozenset of a set, a mapping or nothing")
        return found

    def _size(self, found: Any) -> Any:
        if isinstance(found, Table):
            return len(found.items)
        if not hasattr(found, "size"):
            raise Unreadable(f"{describe(found)} has no size here")
        return found.size()

    def _function(
        self, function: FunctionType, node: ast.Call, keywords: Mapping[str, ast.expr], scope: Mapping[str, Any]
    ) -> Any:
        names = load(function).parameters
        arguments = {name: self.value(argument, scope) for name, argument in zip(names, node.args, strict=False)}
        arguments |= {name: self.value(argument, scope) for name, argument in keywords.items()}
        if len(node.args) + len(keywords) != len(names) or set(arguments) != set(names):
            self._refuse(node, function.__name__, f"it takes {', '.join(names)}")
        return self.call(function, **arguments)

    def _construct(
        self, kind: type, node: ast.Call, keywords: Mapping[str, ast.expr], scope: Mapping[str, Any]
    ) -> Record:
        names = values.record_fields(kind)
        if node.args:
            self._refuse(node, kind.__name__, "fields must be given by name")
        found = {each.name: lift(each.default) for each in dataclasses.fields(kind) if each.default is not MISSING}
        found |= {name: self.value(argument, scope) for name, argument in keywords.items()}
        if set(found) != set(names):
            self._refuse(node, kind.__name__, f"its fields are {', '.join(names)}")
        return Record(kind, {name: found[name] for name in names})

    def _replace(self, node: ast.Call, keywords: Mapping[str, ast.expr], scope: Mapping[str, Any]) -> Record:
        record = self.value(node.args[0], scope) if len(node.args) == 1 else None
        if not isinstance(record, Record) or not set(keywords) <= set(record.fields):
            self._refuse(node, "replace", "it takes one record and fields that it has")
        return Record(
            record.kind, {**record.fields, **{name: self.value(argument, scope) for name, argument in keywords.items()}}
        )
