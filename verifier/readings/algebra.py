"""The algebraic reading: the text of sharing, redistribution and repair, run over letters instead of numbers.

The modules are executed as they stand, once more, with another `group` behind them, in which a point is known by its logarithm: multiplying the base
point is one to one and keeps sums, so equal points are equal logarithms. Three worlds differ in what a scalar is:

    letters      a quotient of polynomials with whole coefficients, by products of indices and of differences of indices. Nothing else is ever divided
                 by, so what is equal here is equal in every field in which the indices are distinct and not zero
    a small field  a number modulo a small prime, for going through all there are. Zero is not rare there, so it is taken where the text refuses it
    the real one   the modules themselves, with libsodium's points

`check_indices` demands small numbers, so over letters its place is taken by what it is for: indices are distinct and not zero.
"""

from __future__ import annotations

import builtins
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, reduce
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from itertools import combinations, count
from operator import mul
from types import ModuleType
from typing import Any

from sympy import ZZ
from sympy.polys.rings import ring

from rebalancing import group
from rebalancing.errors import Reject
from rebalancing.parameters import MAXIMUM_COMMITTEE

MODULES = ("sharing", "redistribution", "repair", "reconstruction")
"""Of `rebalancing`, each after those that it imports."""
_REAL = {name: import_module(f"{group.__package__}.{name}") for name in MODULES}

_PRIME = 2**61 - 1


class Undivided:
    """Takes the place of the group's order where scalars are letters: nothing is reduced modulo it."""

    def __rmod__(self, number: Any) -> Any:
        return number


@dataclass(frozen=True)
class Place:
    """Numbers in the letters' places, modulo a prime, and what the units are there."""

    order: int
    numbers: tuple[int, ...]
    units: tuple[int, ...]


class Letters:
    """Polynomials with whole coefficients in some indices and some scalars, and quotients of them."""

    def __init__(self, indices: int, scalars: int) -> None:
        names = [f"x{k}" for k in range(1, indices + 1)] + [f"a{k}" for k in range(1, scalars + 1)]
        self.ring, *letters = ring(names, ZZ)
        places = letters[:indices]
        units = [*places, *(one - other for one, other in combinations(places, 2))]
        self.units = tuple(units)
        self._known = {unit: (k, 1) for k, unit in enumerate(units)} | {-unit: (k, -1) for k, unit in enumerate(units)}
        self.none = (0,) * len(units)
        self._expanded: dict[tuple[int, ...], Any] = {self.none: self.ring.one}
        self.indices = tuple(self.quotient(each) for each in places)
        self.scalars = tuple(self.quotient(each) for each in letters[indices:])
        chance = random.Random(0)
        self.place = self.placed([chance.randrange(1, _PRIME) for _ in names], _PRIME)

    def placed(self, numbers: Sequence[int], order: int) -> Place:
        """Numbers modulo a prime for all letters, indices first."""
        places = numbers[: len(self.indices)]
        return Place(order, tuple(numbers), (*places, *(one - other for one, other in combinations(places, 2))))

    def quotient(self, polynomial: Any, exponents: tuple[int, ...] | None = None) -> Quotient:
        """A polynomial times powers of the units; a polynomial that is a unit becomes a power."""
        exponents = exponents or self.none
        if len(polynomial) <= 2 and polynomial in self._known:
            k, sign = self._known[polynomial]
            return Quotient(self, self.ring(sign), (*exponents[:k], exponents[k] + 1, *exponents[k + 1 :]))
        return Quotient(self, polynomial, exponents)

    def expanded(self, exponents: tuple[int, ...]) -> Any:
        """The product of units to these powers, none below zero."""
        found = self._expanded.get(exponents)
        if found is None:
            k = next(k for k, exponent in enumerate(exponents) if exponent)
            rest = self.expanded((*exponents[:k], exponents[k] - 1, *exponents[k + 1 :]))
            found = self._expanded[exponents] = rest * self.units[k]
        return found


class Quotient:
    """A polynomial times whole powers of indices and of their differences, below zero too. Immutable."""

    def __init__(self, letters: Letters, polynomial: Any, exponents: tuple[int, ...]) -> None:
        self.letters, self.polynomial, self.exponents = letters, polynomial, exponents
        self._hash: int | None = None

    def _like(self, other: Any) -> Quotient | None:
        if isinstance(other, Quotient):
            return other
        return Quotient(self.letters, self.letters.ring(other), self.letters.none) if isinstance(other, int) else None

    def __mul__(self, other: Any) -> Any:
        right = self._like(other)
        if right is None:
            return NotImplemented
        powers = tuple(map(sum, zip(self.exponents, right.exponents, strict=True)))
        return Quotient(self.letters, self.polynomial * right.polynomial, powers)

    __rmul__ = __mul__

    def __add__(self, other: Any) -> Any:
        right = self._like(other)
        if right is None:
            return NotImplemented
        if not self.polynomial or not right.polynomial:
            return right if not self.polynomial else self
        shared = tuple(map(min, zip(self.exponents, right.exponents, strict=True)))
        return self.letters.quotient(self._over(shared) + right._over(shared), shared)

    __radd__ = __add__

    def _over(self, shared: tuple[int, ...]) -> Any:
        """The polynomial that is left when these powers are taken out."""
        return self.polynomial * self.letters.expanded(
            tuple(own - out for own, out in zip(self.exponents, shared, strict=True))
        )

    def __neg__(self) -> Quotient:
        return Quotient(self.letters, -self.polynomial, self.exponents)

    def __sub__(self, other: Any) -> Any:
        return self + -other

    def __rsub__(self, other: Any) -> Any:
        return -self + other

    def __pow__(self, exponent: int, order: Any = None) -> Any:
        if exponent >= 0:
            return reduce(mul, [self] * exponent, self.letters.quotient(self.letters.ring.one))
        if self.polynomial not in (self.letters.ring.one, -self.letters.ring.one):
            raise ZeroDivisionError(f"{self} is not known to differ from zero")
        return Quotient(self.letters, self.polynomial, tuple(-each for each in self.exponents)) ** -exponent

    def __eq__(self, other: object) -> bool:
        right = self._like(other)
        return right is not None and not (self - right).polynomial

    def __hash__(self) -> int:
        # The value at one place, which is equal for equal quotients however they are written.
        if self._hash is None:
            self._hash = self.at(self.letters.place)
        return self._hash

    def __lt__(self, other: Quotient) -> bool:
        # Of letters that stand for indices: the first is the lowest.
        return self.exponents > other.exponents

    def __repr__(self) -> str:
        powers = (f"({u})^{e}" for u, e in zip(self.letters.units, self.exponents, strict=True) if e)
        return " * ".join([f"({self.polynomial})", *powers])

    def at(self, place: Place) -> int:
        """The number that this is when numbers take the letters' places."""
        total = 0
        for monomial, coefficient in self.polynomial.terms():
            term = int(coefficient)
            for number, power in zip(place.numbers, monomial, strict=True):
                if power:
                    term = term * number**power % place.order
            total += term
        for unit, exponent in zip(place.units, self.exponents, strict=True):
            if exponent:
                total = total * pow(unit, exponent, place.order) % place.order
        return total % place.order


# Another group ----------------------------------------------------------------------------------------------------------------------


def _group(order: Any, zero_is_refused: bool) -> ModuleType:
    """A module like `rebalancing.group`, in which a point is its logarithm."""

    @dataclass(frozen=True)
    class Scalar:
        value: Any

        @classmethod
        def reduced(cls, number: Any) -> Scalar:
            return cls(number % order)

    @dataclass(frozen=True)
    class Point:
        logarithm: Any

    class Identity:
        logarithm = 0

    identity = Identity()
    zero = Scalar(0) if zero_is_refused else Scalar(None)

    def element(logarithm: Any) -> Point | Identity:
        return identity if zero_is_refused and logarithm == 0 else Point(logarithm % order)

    def base(k: Scalar) -> Point | Identity:
        return element(k.value)

    def times(k: Scalar, point: Point | Identity) -> Point | Identity:
        return element(k.value * point.logarithm)

    def add(left: Point | Identity, right: Point | Identity) -> Point | Identity:
        return element(left.logarithm + right.logarithm)

    def weighted_sum(terms: Iterable[tuple[Scalar, Point | Identity]]) -> Point | Identity:
        return element(sum(k.value * point.logarithm for k, point in terms))

    def sum_checked(encodings: Iterable[Point | Identity]) -> Point | Identity:
        # Nothing is encoded here: what comes from others is a point already.
        return weighted_sum((Scalar(1), point) for point in encodings)

    module = ModuleType(group.__name__)
    vars(module).update(
        ORDER=order, Scalar=Scalar, Point=Point, Identity=Identity, IDENTITY=identity, Element=Point | Identity, ZERO=zero, ONE=Scalar(1),
        base=base, times=times, add=add, weighted_sum=weighted_sum, weighted_sum_checked=weighted_sum, sum_checked=sum_checked,
    )  # fmt: skip
    return module


def check_distinct(indices: Iterable[Any]) -> None:
    """Take the place of `check_indices` over letters: raise Reject bad-index or duplicate-index."""
    seen: set[Any] = set()
    for index in indices:
        if index == 0:
            raise Reject("bad-index", f"{index}")
        if index in seen:
            raise Reject("duplicate-index", f"{index}")
        seen.add(index)


def _power(number: Any, exponent: int, order: Any = None) -> Any:
    """Take the place of `pow`, which has no answer for one over one where nothing is reduced."""
    return number if number == 1 and isinstance(order, Undivided) else pow(number, exponent, order)


def execute(other: ModuleType, *, letters: bool) -> dict[str, ModuleType]:
    """Execute the modules again, with another group behind them."""
    known = {"group": other}

    def importing(name: str, *arguments: Any) -> ModuleType:
        """Take the place of `__import__`: global names, local names, names to import, level."""
        if arguments[3:] == (1,) and name in known:
            return known[name]
        return builtins.__import__(name, *arguments)

    for name in MODULES:
        spec = find_spec(f"{group.__package__}.{name}")
        assert spec is not None
        assert spec.loader is not None
        module = module_from_spec(spec)
        vars(module)["__builtins__"] = {**vars(builtins), "__import__": importing, "pow": _power}
        spec.loader.exec_module(module)
        if letters and name == "sharing":
            vars(module)["check_indices"] = check_distinct
        known[name] = module
    return known


# Worlds -----------------------------------------------------------------------------------------------------------------------------


@dataclass
class World:
    """The modules over one kind of scalars, with as many indices and unknown scalars as a law asks for.

    Attributes:
        modules: name of a module -> it; also `group`.
        order: what numbers are reduced modulo.
    """

    modules: Mapping[str, ModuleType]
    order: Any
    _indices: Iterator[Any]
    _scalars: Iterator[Any]
    asked: list[int] = field(default_factory=lambda: [0, 0])
    """How many indices, and how many scalars, were asked for so far."""

    def __getattr__(self, name: str) -> Any:
        if name in ("group", *MODULES):
            return self.modules[name]
        raise AttributeError(name)

    def indices(self, count: int) -> tuple[Any, ...]:
        """Indices, each higher than all that were handed out before."""
        self.asked[0] += count
        return tuple(next(self._indices) for _ in range(count))

    def scalars(self, count: int) -> tuple[Any, ...]:
        """Scalars of which nothing is known."""
        self.asked[1] += count
        return tuple(self.scalar(next(self._scalars)) for _ in range(count))

    def scalar(self, number: Any) -> Any:
        """A number as a scalar."""
        return self.group.Scalar.reduced(number)

    def inverse(self, number: Any) -> Any:
        """One over a number."""
        return pow(number, -1, self.order)


def real_world(seed: int, scalars: Iterable[int] | None = None) -> World:
    """Random indices and scalars, or these scalars, and libsodium's points."""
    chance = random.Random(seed)
    indices = sorted(chance.sample(range(1, MAXIMUM_COMMITTEE + 1), MAXIMUM_COMMITTEE // 4))
    drawn = (chance.randrange(1, group.ORDER) for _ in count())
    return World({"group": group, **_REAL}, group.ORDER, iter(indices), iter(drawn if scalars is None else scalars))


def letter_world(indices: int, scalars: int) -> tuple[World, Letters]:
    """As many letters as a law needs: it says so when it is run in another world."""
    letters = Letters(indices, scalars)
    order = Undivided()
    modules = execute(_group(order, zero_is_refused=True), letters=True)
    return World(modules, order, iter(letters.indices), iter(letters.scalars)), letters


@cache
def _small_text(prime: int) -> dict[str, ModuleType]:
    return execute(_group(prime, zero_is_refused=False), letters=False)


def small_world(prime: int, scalars: Iterable[int]) -> World:
    """Numbers modulo a small prime: indices from 1 on, and these scalars."""
    return World(_small_text(prime), prime, iter(range(1, prime)), iter(scalars))
