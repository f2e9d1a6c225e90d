"""The cardinality reading: the same text over sets of any size, for lemmas that hold for any number of nodes.

m named sets cut the world into 2^m regions. A set is the regions that it is made of, and `len` the sum of their sizes: integers, at least
zero, of which nothing else is known. What is left is linear arithmetic, and complete for what finite sets can say about each other's sizes.

A condition on the members of a set, as in `all(P(x) for x in S)`, is a set of its own: those x with P(x). Conditions of equal text about
equal values are one set, others are taken to be unrelated: sound for a proof, while a counterexample need not be one.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from typing import Any

import z3

from verifier.readings.finite import Reading
from verifier.readings.shapes import Unknowns, base, container
from verifier.readings.values import Unreadable, Value, every, negation, some

LIMIT = 8
"""Most named sets of one lemma: 256 regions."""


@dataclass
class World:
    """The regions that the named sets cut out; a region is the set of names that it lies inside."""

    names: list[str] = field(default_factory=list)

    def region(self, inside: frozenset[str]) -> z3.ArithRef:
        """How many elements lie inside exactly these of the named sets."""
        return z3.Int("only." + "&".join(sorted(inside)) if inside else "outside")

    def regions(self) -> Iterator[frozenset[str]]:
        """Every region, the one outside all sets first."""
        known = sorted(self.names)
        for number in range(2 ** len(known)):
            yield frozenset(name for i, name in enumerate(known) if number >> i & 1)

    def named(self, name: str) -> Area:
        """A set by its name, a new one if need be."""
        if name not in self.names:
            if len(self.names) == LIMIT:
                raise Unreadable(f"more than {LIMIT} sets")
            self.names.append(name)
        return Area(self, lambda inside: name in inside)

    def axioms(self) -> Any:
        """No region has a size below zero."""
        return every(self.region(inside) >= 0 for inside in self.regions())

    def symbols(self) -> list[z3.ArithRef]:
        return [self.region(inside) for inside in self.regions()]


@dataclass(frozen=True, eq=False)
class Area(Value):
    """A set made of regions: `covers` tells which, so that a set named later splits it by itself."""

    world: World
    covers: Callable[[frozenset[str]], bool]

    def meet(self, other: Area) -> Area:
        return Area(self.world, lambda inside: self.covers(inside) and other.covers(inside))

    def join(self, other: Area) -> Area:
        return Area(self.world, lambda inside: self.covers(inside) or other.covers(inside))

    def minus(self, other: Area) -> Area:
        return Area(self.world, lambda inside: self.covers(inside) and not other.covers(inside))

    def size(self) -> Any:
        regions = [self.world.region(inside) for inside in self.world.regions() if self.covers(inside)]
        return reduce(operator.add, regions) if regions else 0

    def within(self, other: Area) -> Any:
        return self.minus(other).size() == 0

    def equals(self, other: Area) -> Any:
        return every((self.within(other), other.within(self)))

    def running(self, evaluate: Callable[[Any], Any]) -> frozenset[int]:
        """The set in a model, where elements are numbered region by region."""
        found: set[int] = set()
        first = 0
        for inside in self.world.regions():
            size = evaluate(self.world.region(inside)).as_long()
            if self.covers(inside):
                found |= set(range(first, first + size))
            first += size
        return frozenset(found)


@dataclass
class Cardinal(Reading):
    """Evaluates functions of the subset over sets of any size.

    Sizes are sums over the regions that are known when the size is taken, so a text is read twice: first to learn the sets, then for good.
    """

    world: World = field(default_factory=World)
    abstracted: bool = False
    """Some condition on members was turned into a set: models are no longer counterexamples."""
    _conditions: dict[str, str] = field(default_factory=dict)
    _kept: list[Any] = field(default_factory=list)

    def _unfold(self, name: str, node: ast.GeneratorExp, scope: Mapping[str, Any]) -> Any:
        source, kept = self._those(node, scope)
        if source is None:
            return super()._unfold(name, node, scope)
        fulfilling = self._condition(node.elt, node, scope)
        return kept.within(fulfilling) if name == "all" else negation(kept.meet(fulfilling).size() == 0)

    def _SetComp(self, node: ast.SetComp | ast.GeneratorExp, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        source, kept = self._those(node, scope)
        if source is None:
            return super()._SetComp(node, scope)
        if not isinstance(node.elt, ast.Name) or node.elt.id != _variable(node):
            raise Unreadable("only members themselves can be gathered from a set of unknown size")
        return kept

    def _those(self, node: ast.GeneratorExp | ast.SetComp, scope: Mapping[str, Any]) -> tuple[Area | None, Any]:
        """The set that a comprehension ranges over, if its members are unknown, and the part that passes the `if`s."""
        (generator,) = node.generators
        source = self.value(generator.iter, scope)
        if not isinstance(source, Area):
            return None, None
        kept = source
        for test in generator.ifs:
            kept = kept.meet(self._condition(test, node, scope))
        return source, kept

    def _condition(self, test: ast.expr, node: ast.GeneratorExp | ast.SetComp, scope: Mapping[str, Any]) -> Area:
        """The set of all x that fulfil a condition."""
        match test:
            case ast.Constant(value=bool() as known):
                return Area(self.world, lambda _: known)
            case ast.BoolOp(op=op, values=parts):
                areas = [self._condition(part, node, scope) for part in parts]
                rule = every if isinstance(op, ast.And) else some
                return Area(self.world, lambda inside: rule(area.covers(inside) for area in areas))
            case ast.UnaryOp(op=ast.Not(), operand=part):
                opposite = self._condition(part, node, scope)
                return Area(self.world, lambda inside: not opposite.covers(inside))
            case ast.Compare(left=ast.Name(id=name), ops=[ast.In() | ast.NotIn() as op], comparators=[right]) if (
                name == _variable(node)
            ):
                area = self.value(right, scope)
                if isinstance(area, Area):
                    return area if isinstance(op, ast.In) else Area(self.world, lambda inside: not area.covers(inside))
            case ast.Compare(left=left, ops=[ast.NotEq()], comparators=[right]):
                equal = self._condition(ast.Compare(left, [ast.Eq()], [right]), node, scope)
                return Area(self.world, lambda inside: not equal.covers(inside))
        return self._abstract(test, node, scope)

    def _abstract(self, test: ast.expr, node: ast.GeneratorExp | ast.SetComp, scope: Mapping[str, Any]) -> Area:
        self.abstracted = True
        words = ast.unparse(
            _Meant(_variable(node), self._stack[-1].function.__module__, scope, self._key).visit(deepcopy(test))
        )
        known = self._conditions.setdefault(words, f"condition{len(self._conditions) + 1}")
        return self.world.named(known)

    def _key(self, value: Any) -> str:
        """Equal for equal values; a value of unknown form is equal to itself only."""
        if z3.is_expr(value):
            return str(value.sexpr())
        if isinstance(value, bool | int | str | Fraction):
            return repr(value)
        if not any(each is value for each in self._kept):
            self._kept.append(value)
        return f"value {[each is value for each in self._kept].index(True)}"


@dataclass
class _Meant(ast.NodeTransformer):
    """Puts in the place of each name what it stands for, so that equal texts mean the same."""

    variable: str
    module: str
    scope: Mapping[str, Any]
    key: Callable[[Any], str]

    def visit_Name(self, node: ast.Name) -> ast.Name:
        if node.id == self.variable:
            return ast.Name("each")
        return ast.Name(f"({self.key(self.scope[node.id])})" if node.id in self.scope else f"{self.module}.{node.id}")


def _variable(node: ast.GeneratorExp | ast.SetComp) -> str:
    target = node.generators[0].target
    assert isinstance(target, ast.Name)
    return target.id


@dataclass(frozen=True, eq=False)
class Opaque(Value):
    """A mapping of which nothing is known; conditions on members may speak of it."""


@dataclass
class Sized(Unknowns):
    """Makes unknown values whose sets may be of any size."""

    world: World = field(default_factory=World)

    def fresh(self, name: str, hint: Any, place: str = "") -> Any:
        if (place or name) in self.universe.fixed:
            return super().fresh(name, hint, place)
        kind, _ = container(base(hint))
        if kind is frozenset:
            return self.world.named(name)
        return Opaque() if kind is Mapping else super().fresh(name, hint, place)
