"""The first-order reading: the same text over sorts of which only equality and one order are known, for statements about any number of anything.

Integers that stand for holders or digests, and records that are only compared, are members of sorts. A set is a relation; `all` and `any` over
it are quantifiers; a mapping is a function for each field of its values. What else the text says is read as the finite reading reads it.

Four things are not read but put in the place of something, and each is sound because it says less than the text does:

- An opaque record is a member of a sort with functions for its fields. That equal fields make equal records is not used in a proof.
- `order` is a relation with the axioms of a strict total order with a lowest member; the theme that proves them reads the text of the order.
- `len(A) >= quorum` says that a quorum lies inside A. Of quorums nothing is known, unless a hypothesis is the signature's `quorum_meaning`.
- A cut, an ordered value in a mapping that is only compared, is the set of what lies below it, so that it makes no function into the order.

Nothing here says that sorts are finite. Where an argument needs it, as for the highest of a set, it must be a hypothesis. Every sort has a
member, so committees smaller than their quorum, in which nothing is ever decided, are left out.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass
from itertools import combinations
from types import FunctionType, ModuleType
from typing import Any

import z3

from invariants.proofs.obligation import Signature
from verifier.readings import stratified
from verifier.readings.finite import Reading
from verifier.readings.shapes import base, container, field_types
from verifier.readings.values import (
    Finite,
    Record,
    Unreadable,
    Value,
    describe,
    every,
    implies,
    is_member,
    lift,
    merge,
    negation,
    record_fields,
    same,
    some,
)

SMALL_COMMITTEE, SMALL_QUORUM = 4, 3
"""The committee in which counterexamples are looked for: the least that bears a liar."""

Part = tuple[list[Any], Any, Any]
"""Some members of a set: bound variables, a member made of them, and the condition under which it is one."""


def closed(rule: Callable[[Any, Any], Any], variables: list[Any], body: Any) -> Any:
    """A quantifier over variables, without those that are said to be equal to something: "some x that is y" is y."""
    if isinstance(body, bool):
        return body
    universal = rule is z3.ForAll
    parts = list(_conjuncts(negation(body) if universal else body))
    left = list(variables)
    while found := next((each for part in parts for each in _definitions(part, left)), None):
        left = [each for each in left if not each.eq(found[0])]
        parts = [z3.substitute(part, found) for part in parts]
        parts = [part for part in parts if not (z3.is_eq(part) and part.arg(0).eq(part.arg(1)))]
    whole = every(parts)
    whole = negation(whole) if universal else whole
    used = _constants(whole)
    left = [each for each in left if each.decl().name() in used]
    return rule(left, whole) if left and not isinstance(whole, bool) else whole


def _conjuncts(term: Any) -> Iterator[Any]:
    if z3.is_and(term):
        for part in term.children():
            yield from _conjuncts(part)
    else:
        yield term


def _definitions(part: Any, variables: list[Any]) -> Iterator[tuple[Any, Any]]:
    """A variable and the term that it is equal to, where that does not speak of it."""
    if z3.is_eq(part):
        for one, other in ((part.arg(0), part.arg(1)), (part.arg(1), part.arg(0))):
            if any(each.eq(one) for each in variables) and one.decl().name() not in _constants(other):
                yield one, other


def _constants(term: Any) -> set[str]:
    """The names of the constants in a term, which are variables as long as no quantifier binds them."""
    return set() if isinstance(term, bool) else stratified.names(term)


@dataclass(frozen=True, eq=False)
class Extent(Value):
    """A set, as what it is to be a member and as a way to go through all members. An unknown one has a predicate and a pattern of its members."""

    has: Callable[[Any], Any]
    parts: Callable[[], Iterator[Part]]
    predicate: Any = None
    pattern: Any = None

    def join(self, other: Extent) -> Extent:
        return Extent(lambda x: some((self.has(x), other.has(x))), lambda: iter([*self.parts(), *other.parts()]))

    def meet(self, other: Extent) -> Extent:
        return self.those(other.has)

    def minus(self, other: Extent) -> Extent:
        return self.those(lambda x: negation(other.has(x)))

    def those(self, condition: Callable[[Any], Any]) -> Extent:
        """The members that fulfil a condition."""
        return Extent(
            lambda x: every((self.has(x), condition(x))),
            lambda: ((bound, x, every((met, condition(x)))) for bound, x, met in self.parts()),
        )

    def within(self, other: Extent) -> Any:
        return every(closed(z3.ForAll, bound, implies(met, other.has(x))) for bound, x, met in self.parts())

    def size(self) -> Size:
        return Size(self)


@dataclass(frozen=True, eq=False)
class Size(Value):
    """How many members a set has; it can be compared with a quorum only."""

    extent: Extent


@dataclass(frozen=True, eq=False)
class Quorum(Value):
    """The number of holders that decide: a sort of the sets that have so many, with a relation of membership."""

    vocabulary: Vocabulary

    def inside(self, extent: Extent) -> Any:
        """That some quorum has members of a set only."""
        group, holder = self.vocabulary.variable("quorum"), self.vocabulary.variable("holder")
        within = implies(self.vocabulary.belongs(holder, group), extent.has(holder))
        return z3.Exists([group], z3.ForAll([holder], within)) if not isinstance(within, bool) else within


@dataclass(frozen=True, eq=False)
class Cut(Value):
    """An ordered value that is only compared: whether something is below it, and whether something is it."""

    above: Callable[[Any], Any]
    at: Callable[[Any], Any]

    def stands_for(self, other: Any) -> Any:
        """That it is some value."""
        if not is_member(other):
            raise Unreadable("two ordered values of which both are only compared")
        return self.at(other)

    def choose(self, condition: Any, other: Any) -> Cut:
        """This one where the condition holds, else the other."""
        above = other.above if isinstance(other, Cut) else lambda x: _below(x, other)
        at = other.at if isinstance(other, Cut) else lambda x: same(x, other)
        return Cut(lambda x: merge(condition, self.above(x), above(x)), lambda x: merge(condition, self.at(x), at(x)))


def _below(x: Any, y: Any) -> Any:
    return z3.Function("below", x.sort(), x.sort(), z3.BoolSort())(x, y)


@dataclass(frozen=True, eq=False)
class Lookup(Value):
    """A mapping with all of a sort as keys."""

    get: Callable[[Any], Any]
    sort: z3.SortRef
    leaves: tuple[tuple[str, Any], ...] = ()
    """For an unknown one: path of a field of its values, dotted, and function."""

    def has(self, key: Any) -> bool:
        if not is_member(key) or key.sort() != self.sort:
            raise Unreadable(f"{describe(key)} is no key of this mapping")
        return True

    def put(self, key: Any, value: Any) -> Lookup:
        """The mapping with another value."""
        return Lookup(lambda each: merge(same(each, key), value, self.get(each)), self.sort)


@dataclass(frozen=True, eq=False)
class Unread(Value):
    """A value of which nothing is said, so that nothing can be done with it but to pass it on."""

    place: str
    replay: Any


def nothing() -> Extent:
    """The empty set."""
    return Extent(lambda _: False, lambda: iter(()))


@dataclass
class Vocabulary:
    """The sorts and symbols of one problem, and what holds of them by construction."""

    signature: Signature
    sorts: dict[str, z3.SortRef] = field(default_factory=dict)
    symbols: list[Any] = field(default_factory=list)
    known: list[Any] = field(default_factory=list)
    """Axioms: universal sentences, all of them."""
    _count: int = 0

    def __post_init__(self) -> None:
        self.ordered = self.sort(self.signature.opaque[self.signature.ordered])
        self.below = self._symbol("below", self.ordered, self.ordered, z3.BoolSort())
        self.fields: dict[str, dict[str, Any]] = {}
        for kind, name in self.signature.opaque.items():
            self.fields[name] = {
                part: self._symbol(f"{kind.__name__}.{part}", self.sort(name), self._place(hint, part, kind))
                for part, hint in field_types(kind).items()
                if kind is not self.signature.ordered
            }
        self.constants = {
            name: self._constant(name, self.sort(self.signature.opaque[type(value)]))
            for name, value in self.signature.constants.items()
        }
        if self.signature.quorum:
            self.members = self._symbol("belongs", self.sort("holder"), self.sort("quorum"), z3.BoolSort())
        self._order()

    def _order(self) -> None:
        x, y, z = (self.variable(self.ordered.name()) for _ in range(3))
        below = self.below
        self.known += [
            z3.ForAll([x], z3.Not(below(x, x))),
            z3.ForAll([x, y, z], z3.Implies(z3.And(below(x, y), below(y, z)), below(x, z))),
            z3.ForAll([x, y], z3.Or(x == y, below(x, y), below(y, x))),
        ]
        lowest = self.lowest
        if lowest is not None:
            self.known.append(z3.ForAll([x], z3.Or(x == lowest, below(lowest, x))))

    @property
    def lowest(self) -> Any:
        """The constant that is below all others of the ordered sort, if the signature has one."""
        found = [each for each in self.constants.values() if each.sort() == self.ordered]
        return found[0] if found else None

    def sort(self, name: str) -> z3.SortRef:
        return self.sorts.setdefault(name, z3.DeclareSort(name))

    def variable(self, sort: str) -> Any:
        """A name for a quantifier to bind."""
        self._count += 1
        return z3.Const(f"{sort}_{self._count}", self.sort(sort))

    def begin(self) -> None:
        """Begin another text: variables are named anew, so that it reads the same whatever was read before."""
        self._count = 0

    def zero(self, sort: z3.SortRef) -> Any:
        """The member of a sort that the text writes as 0; nothing else is known of it."""
        made = z3.Const(f"{sort.name()}.zero", sort)
        if not any(z3.is_expr(each) and each.eq(made) for each in self.symbols):
            self.symbols.append(made)
        return made

    def belongs(self, holder: Any, group: Any) -> Any:
        return self.members(holder, group)

    def _symbol(self, name: str, *sorts: z3.SortRef) -> Any:
        self.symbols.append(z3.Function(name, *sorts))
        return self.symbols[-1]

    def _constant(self, name: str, sort: z3.SortRef) -> Any:
        self.symbols.append(z3.Const(name, sort))
        return self.symbols[-1]

    def _place(self, hint: Any, part: str, kind: type) -> z3.SortRef:
        """The sort of an opaque record's field."""
        hint, place = base(hint), f"{kind.__name__}.{part}"
        if isinstance(hint, type) and hint in self.signature.opaque:
            return self.sort(self.signature.opaque[hint])
        if place not in self.signature.sorts:
            raise Unreadable(f"the field {place} has no sort")
        return self.sort(self.signature.sorts[place])

    # Values

    def fresh(self, name: str, hint: Any, place: str = "") -> Any:
        """An unknown value of a type."""
        place = place or name
        if place in self.signature.fixed:
            return self.lift(self.signature.fixed[place])
        if place == self.signature.quorum:
            return Quorum(self)
        hint = base(hint)
        if hint is bool:
            return self._constant(name, z3.BoolSort())
        if hint is int and place in self.signature.sorts:
            return self._constant(name, self.sort(self.signature.sorts[place]))
        if isinstance(hint, type) and hint in self.signature.opaque:
            return self._constant(name, self.sort(self.signature.opaque[hint]))
        if isinstance(hint, type) and is_dataclass(hint):
            parts = field_types(hint).items()
            return Record(
                hint, {part: self.fresh(f"{name}.{part}", inner, f"{hint.__name__}.{part}") for part, inner in parts}
            )
        kind, inner = container(hint)
        if kind is frozenset and self._readable(inner, place):
            return self._relation(name, inner, place)
        if kind is Mapping and place in self.signature.sorts:
            return self._lookup(name, inner, place)
        return Unread(place, {int: 0, bool: False}.get(hint, {} if kind is Mapping else frozenset()))

    def _readable(self, element: Any, place: str) -> bool:
        """Whether the members of a set are made of parts that have sorts; of another set nothing can be said."""
        try:
            self.pattern(element, place)
        except Unreadable:
            return False
        return True

    def pattern(self, hint: Any, place: str) -> tuple[list[Any], Any]:
        """A value whose unknown parts are variables, and these."""
        hint = base(hint)
        if place in self.signature.fixed:
            return [], self.lift(self.signature.fixed[place])
        if hint is int and place in self.signature.sorts:
            variable = self.variable(self.signature.sorts[place])
            return [variable], variable
        if isinstance(hint, type) and hint in self.signature.opaque:
            variable = self.variable(self.signature.opaque[hint])
            return [variable], variable
        if isinstance(hint, type) and is_dataclass(hint):
            found = {part: self.pattern(inner, f"{hint.__name__}.{part}") for part, inner in field_types(hint).items()}
            return [each for bound, _ in found.values() for each in bound], Record(
                hint, {part: value for part, (_, value) in found.items()}
            )
        raise Unreadable(f"{place} has no meaning in a member of a set")

    def _relation(self, name: str, element: Any, place: str) -> Extent:
        """An unknown set: a predicate of the parts of its members that are not fixed."""
        bound, pattern = self.pattern(element, place)
        if place in self.signature.everything:
            return Extent(lambda _: True, lambda: iter([(*self.pattern(element, place), True)]), None, pattern)
        predicate = self._symbol(name, *(each.sort() for each in bound), z3.BoolSort())

        def has(element: Any) -> Any:
            equal, terms = split(pattern, element)
            return every((*equal, predicate(*terms)))

        def parts() -> Iterator[Part]:
            bound, member = self.pattern(element, place)
            yield bound, member, predicate(*bound)

        return Extent(has, parts, predicate, pattern)

    def _lookup(self, name: str, hint: Any, place: str) -> Lookup:
        key = self.sort(self.signature.sorts[place])
        leaves: list[tuple[str, Any]] = []

        def leaf(path: str, sort: z3.SortRef) -> Any:
            function = self._symbol(f"{name}.{path}", key, sort)
            leaves.append((path, function))
            return function

        def grow(path: str, hint: Any, place: str) -> Callable[[Any], Any]:
            hint = base(hint)
            if place in self.signature.cuts:
                return self._cut(path, key, leaves, name)
            if hint is bool:
                return leaf(path, z3.BoolSort())
            if hint is int and place in self.signature.sorts:
                return leaf(path, self.sort(self.signature.sorts[place]))
            if isinstance(hint, type) and hint in self.signature.opaque:
                return leaf(path, self.sort(self.signature.opaque[hint]))
            if isinstance(hint, type) and is_dataclass(hint):
                parts = {
                    part: grow(f"{path}.{part}".lstrip("."), inner, f"{hint.__name__}.{part}")
                    for part, inner in field_types(hint).items()
                }
                return lambda k: Record(hint, {part: rule(k) for part, rule in parts.items()})
            raise Unreadable(f"{place} has no meaning in a mapping")

        return Lookup(grow("", hint, f"{place}[]"), key, tuple(leaves))

    def _cut(self, path: str, key: z3.SortRef, leaves: list[tuple[str, Any]], name: str) -> Callable[[Any], Cut]:
        above, at = (
            self._symbol(f"{name}.{path}.{each}", key, self.ordered, z3.BoolSort()) for each in ("above", "at")
        )
        leaves += [(f"{path}.above", above), (f"{path}.at", at)]
        k = self.variable(key.name())
        x, y = self.variable(self.ordered.name()), self.variable(self.ordered.name())
        self.known += [
            z3.ForAll([k, x, y], z3.Implies(z3.And(at(k, x), at(k, y)), x == y)),
            z3.ForAll([k, x, y], z3.Implies(z3.And(above(k, y), self.below(x, y)), above(k, x))),
            z3.ForAll([k, x, y], z3.Implies(at(k, y), above(k, x) == self.below(x, y))),
        ]
        if self.lowest is not None:
            self.known.append(z3.ForAll([k], z3.Or(at(k, self.lowest), above(k, self.lowest))))
        return lambda k: Cut(lambda x: above(k, x), lambda x: at(k, x))

    def lift(self, value: Any) -> Any:
        """A running value as a value of this reading."""
        for name, known in self.signature.constants.items():
            if type(value) is type(known) and value == known:
                return self.constants[name]
        if type(value) in self.signature.opaque:
            raise Unreadable(f"{value} has no name here")
        if is_dataclass(value) and not isinstance(value, type):
            return Record(type(value), {part: self.lift(getattr(value, part)) for part in record_fields(type(value))})
        return lift(value)

    # Statements about quorums and small committees

    def quorums_meet(self, excepted: Extent) -> Any:
        """That any two quorums share a member outside a set: the one axiom about quorums."""
        one, other, holder = self.variable("quorum"), self.variable("quorum"), self.variable("holder")
        shared = every((self.belongs(holder, one), self.belongs(holder, other), negation(excepted.has(holder))))
        return z3.ForAll([one, other], z3.Exists([holder], shared))

    def small(self) -> Any:
        """That the committee is a small one, quorums are all its groups of one size, and equal records are one: as in running values."""
        told = []
        for kind, name in self.signature.opaque.items():
            if parts := self.fields[name].values():
                x, y = self.variable(name), self.variable(name)
                told.append(z3.ForAll([x, y], z3.Implies(z3.And([part(x) == part(y) for part in parts]), x == y)))
            told += [
                function(self.constants[each]) == self._standing(getattr(value, part), function.range())
                for each, value in self.signature.constants.items()
                if type(value) is kind
                for part, function in self.fields[name].items()
            ]
        if self.signature.quorum:
            holders = self.committee()
            groups = [z3.Const(f"quorum.{i}", self.sort("quorum")) for i, _ in enumerate(_groups(holders))]
            told += [_only(holders), _only(groups)]
            for group, members in zip(groups, _groups(holders), strict=True):
                told += [self.belongs(h, group) if h in members else z3.Not(self.belongs(h, group)) for h in holders]
        return z3.And(told)

    def committee(self) -> list[Any]:
        """The holders of the small committee."""
        return [z3.Const(f"holder.{i}", self.sort("holder")) for i in range(1, SMALL_COMMITTEE + 1)]

    def _standing(self, value: Any, sort: z3.SortRef) -> Any:
        return self.lift(value) if type(value) in self.signature.opaque else self.zero(sort)


def _groups(holders: list[Any]) -> list[tuple[Any, ...]]:
    return list(combinations(holders, SMALL_QUORUM))


def _only(members: list[Any]) -> Any:
    """That a sort has these members and no others."""
    any_one = z3.Const(f"{members[0].sort().name()}_any", members[0].sort())
    return z3.And(z3.Distinct(members), z3.ForAll([any_one], z3.Or([any_one == each for each in members])))


def split(pattern: Any, value: Any) -> tuple[list[Any], list[Any]]:
    """What must hold for a value to have the pattern's fixed parts, and its terms where the pattern has variables."""
    if isinstance(pattern, Record):
        if not isinstance(value, Record) or value.kind is not pattern.kind:
            raise Unreadable(f"{describe(value)} among values of {describe(pattern)}")
        found = [split(part, value.fields[name]) for name, part in pattern.fields.items()]
        return [each for equal, _ in found for each in equal], [each for _, terms in found for each in terms]
    if is_member(pattern):
        if not is_member(value) or value.sort() != pattern.sort():
            raise Unreadable(f"{describe(value)} where a {pattern.sort()} is needed")
        return [], [value]
    return [same(pattern, value)], []


@dataclass
class FirstOrder(Reading):
    """Evaluates functions of the subset over sorts and relations."""

    vocabulary: Vocabulary = field(kw_only=True)

    def _Name(self, node: ast.Name, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        return scope[node.id] if node.id in scope else self.vocabulary.lift(self._stack[-1].lookup(node, node.id))

    def _Attribute(self, node: ast.Attribute, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        if not (isinstance(node.value, ast.Name) and node.value.id not in scope):
            owner = self.value(node.value, scope)
            if is_member(owner):
                functions = self.vocabulary.fields.get(owner.sort().name(), {})
                if node.attr not in functions:
                    raise Unreadable(f"a {owner.sort()} has no field .{node.attr} that can be read")
                return functions[node.attr](owner)
        elif isinstance(self._stack[-1].lookup(node, node.value.id), ModuleType):
            return self.vocabulary.lift(self._named(node, scope))
        return super()._Attribute(node, scope)

    def _Subscript(self, node: ast.Subscript, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        table, key = self.value(node.value, scope), self.value(node.slice, scope)
        if not isinstance(table, Lookup):
            raise Unreadable(f"only mappings with all of a sort as keys have items, not {describe(table)}")
        table.has(key)
        return table.get(key)

    def _Dict(self, node: ast.Dict, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        if not node.keys or node.keys[0] is not None:
            raise Unreadable("a mapping can be made from another one only")
        table = self.value(node.values[0], scope)
        for key_node, value_node in zip(node.keys[1:], node.values[1:], strict=True):
            if key_node is None or not isinstance(table, Lookup):
                raise Unreadable("** of a mapping must come first, and once")
            key = self.value(key_node, scope)
            table.has(key)
            table = table.put(key, self.value(value_node, scope))
        return table

    def _DictComp(self, node: ast.DictComp, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        self._refuse(node, "DictComp", "only finite mappings can be built member by member")

    # Sets

    def _extent(self, node: ast.AST, value: Any) -> Extent:
        if isinstance(value, Finite) and not value.bits:
            return nothing()
        if not isinstance(value, Extent):
            self._refuse(node, "for", f"the members of {describe(value)} are not known")
        return value

    def _chosen(self, node: ast.GeneratorExp | ast.SetComp, scope: Mapping[str, Any]) -> tuple[str, Extent]:
        """The variable of a comprehension, and the members that pass its `if`s."""
        (generator,) = node.generators
        assert isinstance(generator.target, ast.Name)
        name = generator.target.id
        text = self._stack[-1]

        def passes(member: Any) -> Any:
            return every(self._inner(test, {**scope, name: member}, text, self.truth) for test in generator.ifs)

        source = self._extent(generator.iter, self.value(generator.iter, scope))
        return name, source.those(passes) if generator.ifs else source

    def _inner(self, node: ast.expr, scope: Mapping[str, Any], text: Any, rule: Callable[..., Any]) -> Any:
        """A value inside a comprehension of a text, whichever text asks for it now."""
        self._stack.append(text)
        try:
            return rule(node, scope)
        finally:
            self._stack.pop()

    def _unfold(self, name: str, node: ast.GeneratorExp, scope: Mapping[str, Any]) -> Any:
        variable, source = self._chosen(node, scope)
        found = []
        for bound, member, met in source.parts():
            element = self.truth(node.elt, {**scope, variable: member})
            if name == "all":
                found.append(closed(z3.ForAll, bound, implies(met, element)))
            else:
                found.append(closed(z3.Exists, bound, every((met, element))))
        return every(found) if name == "all" else some(found)

    def _SetComp(self, node: ast.SetComp | ast.GeneratorExp, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        variable, source = self._chosen(node, scope)
        if isinstance(node.elt, ast.Name) and node.elt.id == variable:
            return source
        text = self._stack[-1]

        def parts() -> Iterator[Part]:
            for bound, member, met in source.parts():
                yield bound, self._inner(node.elt, {**scope, variable: member}, text, self.value), met

        return Extent(
            lambda x: some(closed(z3.Exists, bound, every((met, same(x, member)))) for bound, member, met in parts()),
            parts,
        )

    def _gather(self, elements: list[tuple[Any, Any]]) -> Any:
        return Extent(
            lambda x: some(every((met, same(x, element))) for element, met in elements),
            lambda: (([], element, met) for element, met in elements),
        )

    def _BinOp(self, node: ast.BinOp, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        rule = {ast.BitAnd: Extent.meet, ast.BitOr: Extent.join, ast.Sub: Extent.minus}.get(type(node.op))
        left, right = self.value(node.left, scope), self.value(node.right, scope)
        if rule is None or not any(isinstance(each, Extent) for each in (left, right)):
            raise Unreadable(f"{type(node.op).__name__} of {describe(left)} and {describe(right)}")
        return rule(self._extent(node, left), self._extent(node, right))

    def _relation(self, relation: str, left: Any, right: Any) -> Any:
        if isinstance(left, Size) or isinstance(right, Quorum):
            if relation not in ("GtE", "Lt") or not isinstance(left, Size) or not isinstance(right, Quorum):
                raise Unreadable("a size can be compared with a quorum only, by >= or <")
            found = right.inside(left.extent)
            return found if relation == "GtE" else negation(found)
        if relation in ("Eq", "NotEq") and is_member(left) and type(right) is int and right == 0:
            right = self.vocabulary.zero(left.sort())
        return super()._relation(relation, left, right)

    # Calls

    def _function(
        self, function: FunctionType, node: ast.Call, keywords: Mapping[str, ast.expr], scope: Mapping[str, Any]
    ) -> Any:
        if function is self.vocabulary.signature.order:
            if keywords or len(node.args) != 2:
                self._refuse(node, function.__name__, "it takes two values")
            return self._ordered(*(self.value(each, scope) for each in node.args))
        return super()._function(function, node, keywords, scope)

    def _ordered(self, low: Any, high: Any) -> Any:
        """That one ordered value is below another."""
        if isinstance(high, Cut) and is_member(low):
            return high.above(low)
        if isinstance(low, Cut) and is_member(high):
            return negation(some((low.above(high), low.at(high))))
        for each in (low, high):
            if not is_member(each) or each.sort() != self.vocabulary.ordered:
                raise Unreadable(f"{describe(each)} has no place in the order")
        return self.vocabulary.below(low, high)

    def call(self, function: Callable[..., Any], **arguments: Any) -> Any:
        """The value of `function(**arguments)`; the claim about quorums is taken for what it means."""
        if function is self.vocabulary.signature.quorum_meaning:
            place = self.vocabulary.signature.excepted
            (owner,) = (each for each in arguments.values() if f"{each.kind.__name__}" == place.split(".")[0])
            return self.vocabulary.quorums_meet(owner.fields[place.split(".")[1]])
        found = super().call(function, **arguments)
        assert not self.demands, "no operation of this reading can raise"
        return found
