"""The values that the readings compute with: Python's own where they are known, Z3 terms where they are not.

    bool, int, str, Fraction   known values, kept as they are
    z3 terms                   unknown booleans, unbounded integers, reals and strings
    Record                     an instance of a frozen dataclass, field by field
    Table                      a mapping with known keys
    Finite                     a set over known members: for each of them one truth value, so a bit vector written bit by bit
    Membership                 a set of anything: all that can be asked is whether something is in it
    Count                      the size of a Finite, an adder tree over its bits

Sets and integers meet only in truth values, so goals about timers stay arithmetic and goals about sets stay propositional.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from fractions import Fraction
from functools import reduce
from typing import Any

import z3


class Value:
    """What all values that are not Python's or Z3's own have in common."""


class Unreadable(Exception):  # noqa: N818 - it reads as a verdict
    """An operation that has no meaning for these values; the reader adds the place."""


# Truth values -----------------------------------------------------------------------------------------------------------------------


def is_truth(value: Any) -> bool:
    return isinstance(value, bool | z3.BoolRef)


def every(parts: Iterable[Any]) -> Any:
    """Conjunction; a known part disappears."""
    unknown = []
    for part in parts:
        if part is False:
            return False
        if part is not True:
            unknown.append(part)
    return True if not unknown else unknown[0] if len(unknown) == 1 else z3.And(unknown)


def some(parts: Iterable[Any]) -> Any:
    """Disjunction."""
    return negation(every(negation(part) for part in parts))


def negation(part: Any) -> Any:
    if isinstance(part, bool):
        return not part
    return part.arg(0) if z3.is_not(part) else z3.Not(part)


def implies(condition: Any, conclusion: Any) -> Any:
    return some((negation(condition), conclusion))


def is_member(value: Any) -> bool:
    """Tell whether a value is a term of an uninterpreted sort, of which only equality is known."""
    return z3.is_expr(value) and value.sort_kind() == z3.Z3_UNINTERPRETED_SORT


# Numbers ----------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Count(Value):
    """How many of `bits` are true, plus `known`."""

    bits: tuple[z3.BoolRef, ...]
    known: int

    def vector(self, width: int) -> z3.BitVecRef:
        """The count as a bit vector that is wide enough."""
        layer = [z3.If(bit, z3.BitVecVal(1, width), z3.BitVecVal(0, width)) for bit in self.bits]
        layer.append(z3.BitVecVal(self.known, width))
        while len(layer) > 1:
            layer = [reduce(operator.add, layer[i : i + 2]) for i in range(0, len(layer), 2)]
        return layer[0]

    def number(self) -> z3.ArithRef:
        """The count as an integer, for where it meets unknown integers."""
        return reduce(
            operator.add, (z3.If(bit, z3.IntVal(1), z3.IntVal(0)) for bit in self.bits), z3.IntVal(self.known)
        )

    @property
    def greatest(self) -> int:
        return self.known + len(self.bits)


def is_number(value: Any) -> bool:
    return (isinstance(value, int | Fraction | Count) and not isinstance(value, bool)) or isinstance(value, z3.ArithRef)


def number(value: Any) -> Any:
    """A value that Python's and Z3's own arithmetic understand."""
    if isinstance(value, Count):
        return value.number()
    return z3.RealVal(value) if isinstance(value, Fraction) else value


ORDER: Mapping[str, Callable[[Any, Any], Any]] = {
    "Lt": operator.lt,
    "LtE": operator.le,
    "Gt": operator.gt,
    "GtE": operator.ge,
    "Eq": operator.eq,
    "NotEq": operator.ne,
}
_UNSIGNED = {**ORDER, "Lt": z3.ULT, "LtE": z3.ULE, "Gt": z3.UGT, "GtE": z3.UGE}


def compare(relation: str, left: Any, right: Any) -> Any:
    """A comparison of two numbers."""
    if not z3.is_expr(left) and not z3.is_expr(right) and not isinstance(left, Count) and not isinstance(right, Count):
        return ORDER[relation](left, right)
    counts = [each for each in (left, right) if isinstance(each, Count)]
    small = all(isinstance(each, Count) or (isinstance(each, int) and each >= 0) for each in (left, right))
    if not counts or not small:
        return ORDER[relation](number(left), number(right))
    greatest = max(each.greatest if isinstance(each, Count) else each for each in (left, right))
    width = greatest.bit_length() + 1
    terms = (each.vector(width) if isinstance(each, Count) else z3.BitVecVal(each, width) for each in (left, right))
    return _UNSIGNED[relation](*terms)


# Sets, maps, records ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Finite(Value):
    """A set over known members (ids): member -> truth value. Whatever is not listed is not in it."""

    bits: Mapping[int, Any]

    def has(self, element: Any) -> Any:
        if not is_number(element):
            raise Unreadable("only numbers can be members of this set")
        if isinstance(element, int):
            return self.bits.get(element, False)
        return some(every((same(element, member), bit)) for member, bit in self.bits.items())

    def combine(self, other: Finite, rule: Callable[[Any, Any], Any]) -> Finite:
        members = sorted({*self.bits, *other.bits})
        return Finite({member: rule(self.bits.get(member, False), other.bits.get(member, False)) for member in members})

    def meet(self, other: Finite) -> Finite:
        return self.combine(other, lambda a, b: every((a, b)))

    def join(self, other: Finite) -> Finite:
        return self.combine(other, lambda a, b: some((a, b)))

    def minus(self, other: Finite) -> Finite:
        return self.combine(other, lambda a, b: every((a, negation(b))))

    def within(self, other: Finite) -> Any:
        return every(self.combine(other, implies).bits.values())

    def equals(self, other: Finite) -> Any:
        return every(self.combine(other, same).bits.values())

    def size(self) -> Any:
        unknown = tuple(bit for bit in self.bits.values() if not isinstance(bit, bool))
        known = sum(bit is True for bit in self.bits.values())
        return Count(unknown, known) if unknown else known


@dataclass(frozen=True, eq=False)
class Membership(Value):
    """A set that can only be asked for its members. `asked` collects what it was asked for, so that a model can be shown: by its terms.

    An unknown one is a `predicate` of the terms that make up its elements, which all have the form of `pattern`.
    """

    has: Callable[[Any], Any]
    asked: dict[Any, Any]
    predicate: Any = None
    pattern: Any = None

    def combine(self, other: Membership, rule: Callable[[Any, Any], Any]) -> Membership:
        return Membership(lambda element: rule(self.has(element), other.has(element)), {**self.asked, **other.asked})

    meet, join, minus = Finite.meet, Finite.join, Finite.minus


@dataclass(frozen=True, eq=False)
class Table(Value):
    """A mapping with known keys."""

    items: Mapping[int, Any]

    def has(self, key: Any) -> Any:
        return some(same(key, each) for each in self.items)

    def get(self, key: Any) -> Any:
        """The value at a key that is known to be there."""
        if isinstance(key, int):
            return self.items[key]
        *others, last = self.items
        return reduce(
            lambda rest, each: merge(same(key, each), self.items[each], rest), reversed(others), self.items[last]
        )

    def put(self, key: Any, value: Any) -> Table:
        """The mapping with another value; an unknown key must be one of the keys."""
        if isinstance(key, int):
            return Table({**self.items, key: value})
        return Table({each: merge(same(key, each), value, old) for each, old in self.items.items()})


@dataclass(frozen=True, eq=False)
class Record(Value):
    """An instance of a frozen dataclass."""

    kind: type
    fields: Mapping[str, Any]


def record_fields(kind: type) -> tuple[str, ...]:
    """The field names of a dataclass whose instances compare by ==, field by field, and cannot change."""
    parameters = getattr(kind, "__dataclass_params__", None)
    if parameters is None or not parameters.frozen or not parameters.eq or "__eq__" not in vars(kind):
        raise Unreadable(f"{kind.__name__} is not a frozen dataclass that compares by its fields")
    if hasattr(kind, "__post_init__"):
        raise Unreadable(f"{kind.__name__} has a __post_init__, which no reading sees")
    if plain := [each.name for each in fields(kind) if not each.compare or not each.init]:
        raise Unreadable(f"{kind.__name__}.{plain[0]} takes no part in comparison or construction")
    return tuple(each.name for each in fields(kind))


def lift(value: Any) -> Any:
    """A running value as a value of the readings."""
    if isinstance(value, bool | int | str | Fraction | Value) or z3.is_expr(value):
        return value
    if isinstance(value, frozenset):
        if all(type(each) is int for each in value):
            return Finite(dict.fromkeys(sorted(value), True))
        elements = [lift(each) for each in value]
        return Membership(
            lambda element: some(same(element, each) for each in elements), {id(each): each for each in elements}
        )
    if isinstance(value, Mapping):
        if not all(type(key) is int for key in value):
            raise Unreadable("only integers can be keys")
        return Table({key: lift(each) for key, each in value.items()})
    if is_dataclass(value) and not isinstance(value, type):
        return Record(type(value), {name: lift(getattr(value, name)) for name in record_fields(type(value))})
    raise Unreadable(f"a {type(value).__name__} has no meaning here")


def align(left: Any, right: Any) -> tuple[Any, Any]:
    """Two sets as sets of one kind."""
    if isinstance(left, Finite) and isinstance(right, Membership):
        return Membership(left.has if left.bits else lambda _: False, {}), right
    if isinstance(left, Membership) and isinstance(right, Finite):
        return align(right, left)[::-1]
    return left, right


def same(left: Any, right: Any) -> Any:
    """Equality, field by field."""
    if left is right:
        return True
    if is_truth(left) and is_truth(right):
        if isinstance(left, bool) or isinstance(right, bool):
            known, other = (left, right) if isinstance(left, bool) else (right, left)
            return other if known else negation(other)
        return left == right
    if is_number(left) and is_number(right):
        return compare("Eq", left, right)
    match left, right:
        case Record(), Record():
            if left.kind is not right.kind:
                return False
            return every(same(left.fields[name], right.fields[name]) for name in left.fields)
        case Table(), Table():
            if set(left.items) != set(right.items):
                return False
            return every(same(left.items[key], right.items[key]) for key in left.items)
        case Finite(), Finite():
            return left.equals(right)
        case ((str() | z3.SeqRef()), (str() | z3.SeqRef())):
            return left == right
    if is_member(left) and is_member(right) and left.sort() == right.sort():
        return True if left.eq(right) else left == right
    for one, other in ((left, right), (right, left)):
        if hasattr(one, "stands_for"):
            return one.stands_for(other)
    if type(left) is type(right) and hasattr(left, "equals"):
        return left.equals(right)
    raise Unreadable(f"{describe(left)} and {describe(right)} cannot be compared")


def merge(condition: Any, yes: Any, no: Any) -> Any:
    """`yes if condition else no`, part by part."""
    if isinstance(condition, bool):
        return yes if condition else no
    if yes is no:
        return yes
    if is_truth(yes) and is_truth(no):
        if isinstance(yes, bool) or isinstance(no, bool):
            return some((every((condition, yes)), every((negation(condition), no))))
        return z3.If(condition, yes, no)
    if is_number(yes) and is_number(no):
        if isinstance(yes, int) and isinstance(no, int) and yes == no:
            return yes
        return z3.If(condition, number(yes), number(no))
    if is_member(yes) and is_member(no) and yes.sort() == no.sort():
        return yes if yes.eq(no) else z3.If(condition, yes, no)
    if hasattr(yes, "choose") or hasattr(no, "choose"):
        return yes.choose(condition, no) if hasattr(yes, "choose") else no.choose(negation(condition), yes)
    yes, no = align(yes, no)
    match yes, no:
        case Record(), Record() if yes.kind is no.kind:
            return Record(yes.kind, {name: merge(condition, yes.fields[name], no.fields[name]) for name in yes.fields})
        case Table(), Table() if set(yes.items) == set(no.items):
            return Table({key: merge(condition, yes.items[key], no.items[key]) for key in yes.items})
        case (Finite(), Finite()) | (Membership(), Membership()):
            return yes.combine(no, lambda a, b: merge(condition, a, b))
        case ((str() | z3.SeqRef()), (str() | z3.SeqRef())):
            return z3.If(condition, *(z3.StringVal(each) if isinstance(each, str) else each for each in (yes, no)))
    raise Unreadable(f"{describe(yes)} and {describe(no)} cannot be alternatives")


def describe(value: Any) -> str:
    """A value's kind, for messages."""
    if isinstance(value, Record):
        return f"a {value.kind.__name__}"
    return "a truth value" if is_truth(value) else "a number" if is_number(value) else f"a {type(value).__name__}"
