"""From types to values: unknown ones for a proof, random ones for a test, and running ones out of a model."""

from __future__ import annotations

import inspect
import random
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass
from fractions import Fraction
from functools import cache
from typing import Any

import z3

from invariants.proofs.obligation import Universe
from verifier.readings.values import Finite, Membership, Record, Table, Unreadable, lift, record_fields


def base(hint: Any) -> Any:
    """The type behind NewType, Annotated and Final."""
    while True:
        if hasattr(hint, "__supertype__"):
            hint = hint.__supertype__
        elif typing.get_origin(hint) in (typing.Annotated, typing.Final):
            hint = typing.get_args(hint)[0]
        elif isinstance(hint, typing.TypeAliasType if hasattr(typing, "TypeAliasType") else ()):
            hint = hint.__value__
        else:
            return hint


@cache
def field_types(kind: type) -> Mapping[str, Any]:
    """Field name -> type of a dataclass."""
    found = inspect.get_annotations(kind, eval_str=True)
    return {name: found[name] for name in record_fields(kind)}


def container(hint: Any) -> tuple[type | None, Any]:
    """The kind of container that a type is and the type of what it holds: (frozenset, element), (Mapping, value) or (None, None)."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is frozenset or (isinstance(origin, type) and issubclass(origin, frozenset)):
        return frozenset, arguments[0]
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Mapping, arguments[1]
    return None, None


def _contained(hint: Any) -> tuple[type, Any]:
    kind, inner = container(hint)
    if kind is None:
        raise Unreadable(f"{hint} is a type without values here")
    return kind, inner


@dataclass
class Unknowns:
    """Makes unknown values, and remembers the symbols they are made of."""

    universe: Universe
    symbols: list[z3.ExprRef] = field(default_factory=list)

    def fresh(self, name: str, hint: Any, place: str = "") -> Any:
        """An unknown value of a type. `place` is its "Class.field", or the parameter's name."""
        place = place or name
        if place in self.universe.fixed:
            return lift(self.universe.fixed[place])
        hint = base(hint)
        simple = {int: z3.Int, bool: z3.Bool, Fraction: z3.Real, str: z3.String}
        if hint in simple:
            return self._symbol(simple[hint](name))
        if isinstance(hint, type) and is_dataclass(hint):
            parts = field_types(hint).items()
            return Record(
                hint, {part: self.fresh(f"{name}.{part}", inner, f"{hint.__name__}.{part}") for part, inner in parts}
            )
        kind, inner = _contained(hint)
        ids = self.universe.of(place)
        if kind is frozenset:
            if ids is None or base(inner) is not int:
                return self._membership(name, inner)
            return Finite({each: self._symbol(z3.Bool(f"{name}.{each}")) for each in ids})
        return Table({each: self.fresh(f"{name}.{each}", inner, f"{place}[]") for each in ids or ()})

    def _symbol(self, symbol: Any) -> Any:
        self.symbols.append(symbol)
        return symbol

    def _membership(self, name: str, element: Any) -> Membership:
        """An unknown set of anything: an unknown predicate of the element's numbers and truth values."""
        pattern = Unknowns(self.universe).fresh("_", element)
        predicate = z3.Function(name, *(each.sort() for each in atoms(pattern)), z3.BoolSort())
        self.symbols.append(predicate)
        asked: dict[tuple[z3.ExprRef, ...], Any] = {}

        def has(element: Any) -> Any:
            terms = tuple(atoms(like(pattern, element)))
            asked.setdefault(terms, element)
            return predicate(*terms)

        return Membership(has, asked, predicate, pattern)


def like(pattern: Any, value: Any) -> Any:
    """The same value, its sets over the same ids as the pattern's."""
    match pattern, value:
        case Record(), Record():
            return Record(value.kind, {name: like(part, value.fields[name]) for name, part in pattern.fields.items()})
        case Finite(), Finite():
            if set(value.bits) <= set(pattern.bits):
                return Finite({each: value.bits.get(each, False) for each in pattern.bits})
            raise Unreadable(f"a set with members outside {sorted(pattern.bits)}")
    return value


def atoms(value: Any) -> Iterator[Any]:
    """The terms that a value is made of, in order; of equal shapes, equally many."""
    match value:
        case Record():
            for part in value.fields.values():
                yield from atoms(part)
        case Table():
            for part in value.items.values():
                yield from atoms(part)
        case Finite():
            yield from (bit if z3.is_expr(bit) else z3.BoolVal(bit) for bit in value.bits.values())
        case bool():
            yield z3.BoolVal(value)
        case int():
            yield z3.IntVal(value)
        case Fraction():
            yield z3.RealVal(value)
        case str():
            yield z3.StringVal(value)
        case z3.ExprRef():
            yield value
        case _:
            raise Unreadable(f"a {type(value).__name__} is not made of terms")


def running(value: Any, evaluate: Callable[[Any], Any]) -> Any:
    """The running value that a reading's value is, where `evaluate` turns terms into constants."""
    match value:
        case Record():
            return value.kind(**{name: running(part, evaluate) for name, part in value.fields.items()})
        case Table():
            return {key: running(part, evaluate) for key, part in value.items.items()}
        case Finite():
            return frozenset(each for each, bit in value.bits.items() if running(bit, evaluate))
        case Membership():
            asked = list(value.asked.values())
            return frozenset(running(each, evaluate) for each in asked if running(value.has(each), evaluate))
        case bool() | int() | str() | Fraction():
            return value
    if hasattr(value, "running"):
        return value.running(evaluate)
    constant = evaluate(value.number() if hasattr(value, "number") else value)
    if z3.is_int_value(constant):
        return constant.as_long()
    if z3.is_rational_value(constant):
        return constant.as_fraction()
    if z3.is_algebraic_value(constant):
        raise Unreadable(f"{constant} is no rational number")
    if z3.is_true(constant) or z3.is_false(constant):
        return z3.is_true(constant)
    if z3.is_string_value(constant):
        return constant.as_string()
    raise Unreadable(f"{constant} is no constant")


def from_model(value: Any, model: z3.ModelRef) -> Any:
    """The running value that a model gives to a reading's value."""
    return running(value, lambda term: model.eval(term, model_completion=True))


@dataclass
class Chance:
    """Random running values, so that equal ones meet often: numbers are small, and records are drawn again."""

    universe: Universe
    source: random.Random
    ranges: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    reach: int = 3
    _drawn: dict[type, list[Any]] = field(default_factory=dict)

    def draw(self, hint: Any, place: str) -> Any:
        """A random value of a type; ranges are looked up by "Class.field" or parameter name."""
        if place in self.universe.fixed:
            return self.universe.fixed[place]
        hint = base(hint)
        if hint is bool:
            return self.source.random() < 0.5
        if hint is int:
            low, high = self.ranges.get(place, (0, self.source.choice((0, 1, self.reach))))
            return self.source.randint(low, high)
        if hint is Fraction:
            return Fraction(self.source.randint(0, 12), self.source.randint(1, 6))
        if isinstance(hint, type) and is_dataclass(hint):
            return self._record(hint)
        kind, inner = _contained(hint)
        ids = self.universe.of(place)
        if kind is frozenset:
            if ids is None or base(inner) is not int:
                return frozenset(self.draw(inner, f"{place}[]") for _ in range(self.source.randint(0, 3)))
            return frozenset(each for each in ids if self.source.random() < 0.6)
        return {each: self.draw(inner, f"{place}[]") for each in ids or ()}

    def _record(self, kind: type) -> Any:
        before = self._drawn.setdefault(kind, [])
        if before and self.source.random() < 0.4:
            return self.source.choice(before)
        before.append(
            kind(**{part: self.draw(inner, f"{kind.__name__}.{part}") for part, inner in field_types(kind).items()})
        )
        return before[-1]


def substitution(unknown: Any, known: Any) -> tuple[list[tuple[Any, Any]], list[tuple[Any, Any]]]:
    """Which symbols stand for what, so that an unknown value becomes the known (lifted) one: constants, and functions with their bodies."""
    match unknown, known:
        case Record(), Record():
            pairs = [(unknown.fields[name], known.fields[name]) for name in unknown.fields]
        case Table(), Table():
            pairs = [(unknown.items[key], known.items[key]) for key in unknown.items]
        case Finite(), Finite():
            return [
                (bit, z3.BoolVal(known.bits.get(each, False))) for each, bit in unknown.bits.items() if z3.is_expr(bit)
            ], []
        case Membership(), (Membership() | Finite()):
            elements = list(known.asked.values() if isinstance(known, Membership) else known.bits)
            variables = [z3.Var(i, unknown.predicate.domain(i)) for i in range(unknown.predicate.arity())]
            alike = ([*atoms(like(unknown.pattern, each))] for each in elements)
            body = z3.Or([z3.And([v == a for v, a in zip(variables, parts, strict=True)]) for parts in alike])
            return [], [(unknown.predicate, body)]
        case _:
            return ([(unknown, next(atoms(known)))] if z3.is_expr(unknown) else []), []
    found = [substitution(*pair) for pair in pairs]
    return [each for constants, _ in found for each in constants], [each for _, bodies in found for each in bodies]
