"""The relational reading: the first-order one, where records have truth values and sets in them, for what evidence of any size says.

An opaque record is a member of a sort, as there. A truth value in it is a predicate, and a set in it a relation between it and the members. Three
things of the text are read that the first-order reading refuses:

- `union_of` is the union of a set of sets, as the text of it says with two `for`s.
- `min` of a comprehension, by a key, is a constant: a member that no other's key is below, if there are any members. That there are is a demand.
- Of the keys it is known that they have a strict total order. A set without a least member, which is no finite one, is left out.

Snapshots and their parents make a circle, so that no solver need answer; those obligations are kept that are answered. Nothing here says that sorts
are finite. Counterexamples are looked for among few snapshots.
"""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from itertools import product
from types import FunctionType
from typing import Any

import z3

from invariants.proofs.obligation import Obligation
from rebalancing.unions import union_of
from verifier.readings import prover, stratified
from verifier.readings.finite import Reading
from verifier.readings.first_order import Extent, FirstOrder, Part, Vocabulary, closed
from verifier.readings.prover import Problem
from verifier.readings.shapes import base, container, field_types
from verifier.readings.structures import Decoder
from verifier.readings.subset import parameters
from verifier.readings.values import Unreadable, describe, every, implies, is_member, negation, some

KEYS = "digest"
"""The sort of what members are told apart by in `min`."""
SMALL: Mapping[str, int] = {"snapshot": 3, "digest": 4}
"""How many members a sort has where counterexamples are looked for; any other has two."""


@dataclass(frozen=True, eq=False)
class Slice(Extent):
    """A set in an opaque record: what is related to it."""

    sort: z3.SortRef = field(kw_only=True)


@dataclass
class Relations(Vocabulary):
    """The sorts and symbols of one problem."""

    chosen: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    """What was chosen from -> the constant, and what is known of it."""
    _issued: set[str] = field(default_factory=set)
    _keys: list[tuple[Extent, Callable[[Any], Any]]] = field(default_factory=list)
    """The sets of which a least member was taken, and by what."""

    def __post_init__(self) -> None:
        self.ordered = self.sort(KEYS)
        self.below = self._symbol("below", self.ordered, self.ordered, z3.BoolSort())
        self.constants = {}
        self.fields = {
            name: {part: self._part(kind, part, hint) for part, hint in field_types(kind).items()}
            for kind, name in self.signature.opaque.items()
        }
        self._order()

    def _part(self, kind: type, part: str, hint: Any) -> Callable[[Any], Any]:
        """The field of an opaque record."""
        name, owner = f"{kind.__name__}.{part}", self.sort(self.signature.opaque[kind])
        if base(hint) is bool:
            return self._symbol(name, owner, z3.BoolSort())
        if container(base(hint))[0] is not frozenset:
            return self._symbol(name, owner, self._place(hint, part, kind))
        sort = self.sort(self.signature.sorts[name])
        relation = self._symbol(name, owner, sort, z3.BoolSort())

        def members(record: Any) -> Slice:
            def has(element: Any) -> Any:
                if not is_member(element) or element.sort() != sort:
                    raise Unreadable(f"{describe(element)} where a {sort} is needed")
                return relation(record, element)

            def parts() -> Iterator[Part]:
                element = self.variable(sort.name())
                yield [element], element, relation(record, element)

            return Slice(has, parts, sort=sort)

        return members

    def variable(self, sort: str) -> Any:
        made = super().variable(sort)
        self._issued.add(made.decl().name())
        return made

    def least(self, source: Extent, key: Callable[[Any], Any]) -> tuple[Any, Any]:
        """The constant that is a least member of a set, and that there is one."""
        found = some(closed(z3.Exists, bound, met) for bound, _, met in source.parts())
        if isinstance(found, bool):
            raise Unreadable("the least member of a set that is known to be empty or not")
        if free := stratified.names(found) & self._issued:
            raise Unreadable(f"a least member for each {min(free)}")
        told = _canonical(found)
        if told not in self.chosen:
            (_, member, _) = next(source.parts())
            self._keys.append((source, key))
            least = self._constant(f"least.{len(self.chosen)}", member.sort())
            lower = [
                closed(z3.ForAll, bound, implies(met, negation(self.below(key(x), key(least)))))
                for bound, x, met in source.parts()
            ]
            self.chosen[told] = least, every((source.has(least), *lower))
        return self.chosen[told][0], found

    def small(self) -> Any:
        """That sorts have few members, and records that are equal but for their sets are one: as in running values.

        Where the text takes the least, no two of that set have one key: of several it would take the first that it meets.
        """
        told = []
        for name in self.signature.opaque.values():
            x, y = self.variable(name), self.variable(name)
            plain = [part for part in self.fields[name].values() if isinstance(part, z3.FuncDeclRef)]
            told.append(z3.ForAll([x, y], z3.Implies(z3.And([part(x) == part(y) for part in plain]), x == y)))
        for source, key in self._keys:
            for (bound, x, there), (more, y, here) in product(source.parts(), source.parts()):
                told.append(closed(z3.ForAll, [*bound, *more], implies(every((there, here, key(x) == key(y))), x == y)))
        told += [z3.Distinct(members) for name in self.sorts if len(members := self.few(name)) > 1]
        key = self.variable(KEYS)
        told.append(z3.ForAll([key], z3.Not(self.below(key, self.zero(self.ordered)))))
        for symbol in self.symbols:
            if isinstance(symbol, z3.FuncDeclRef):
                arguments = product(*(self.few(symbol.domain(i).name()) for i in range(symbol.arity())))
                values = [symbol(*each) for each in arguments]
            else:
                values = [symbol]
            told += [
                z3.Or([value == each for each in self.few(value.sort().name())]) for value in values if is_member(value)
            ]
        return z3.And(told)

    def few(self, name: str) -> list[Any]:
        """The members of a sort where counterexamples are looked for."""
        return [z3.Const(f"{name}.{i}", self.sorts[name]) for i in range(SMALL.get(name, 2))]

    def unfold(self, term: Any) -> Any:
        """A term where sorts have few members: without quantifiers."""
        if isinstance(term, bool):
            return term
        if z3.is_quantifier(term):
            ranges = [self.few(term.var_sort(i).name()) for i in reversed(range(term.num_vars()))]
            found = [self.unfold(z3.substitute_vars(term.body(), *each)) for each in product(*ranges)]
            return z3.And(found) if term.is_forall() else z3.Or(found)
        if not z3.is_bool(term) or not term.num_args():
            return term
        return term.decl()(*(self.unfold(each) for each in term.children()))


def _canonical(term: Any) -> str:
    """The text of a term, its variables numbered as they come."""
    numbers: dict[str, str] = {}
    return re.sub(r"\b[a-z]+_\d+\b", lambda each: numbers.setdefault(each[0], f"v{len(numbers)}"), term.sexpr())


class Running(Decoder):
    """Turns values of the reading into running ones."""

    def value(self, value: Any) -> Any:
        if isinstance(value, Slice):
            members = self._universe[value.sort.name()]
            return frozenset(self.value(each) for each in members if self._holds(value.has(each)))
        return super().value(value)

    def _number(self, name: str, numbers: list[int], make: Callable[[int], Any]) -> None:
        """Number the members of a sort; what has a place in the order keeps it."""
        for each, number in zip(self._universe[name], numbers, strict=True):
            self._known.setdefault(each.get_id(), make(number))


@dataclass
class Relational(FirstOrder):
    """Evaluates functions of the subset over sorts and relations."""

    vocabulary: Relations = field(kw_only=True)

    def call(self, function: Callable[..., Any], **arguments: Any) -> Any:
        return Reading.call(self, function, **arguments)

    def _function(
        self, function: FunctionType, node: ast.Call, keywords: Mapping[str, ast.expr], scope: Mapping[str, Any]
    ) -> Any:
        if function is union_of:
            return _union(self._extent(node, self.value(node.args[0], scope)))
        return super()._function(function, node, keywords, scope)

    def _relation(self, relation: str, left: Any, right: Any) -> Any:
        if isinstance(left, Extent) and isinstance(right, Extent) and relation in ("LtE", "GtE"):
            return left.within(right) if relation == "LtE" else right.within(left)
        return super()._relation(relation, left, right)

    def _Call(self, node: ast.Call, scope: Mapping[str, Any]) -> Any:  # noqa: N802
        if self._named(node.func, scope) is builtins.min and isinstance(node.args[0], ast.GeneratorExp):
            return self._least(node, node.args[0], scope)
        return super()._Call(node, scope)

    def _least(self, node: ast.Call, generator: ast.GeneratorExp, scope: Mapping[str, Any]) -> Any:
        if len(node.args) != 1 or [each.arg for each in node.keywords] != ["key"]:
            self._refuse(node, "min", "it takes a comprehension and a key")
        function = self._named(node.keywords[0].value, scope)
        (parameter,) = parameters(function)
        source = self._SetComp(generator, scope)
        least, found = self.vocabulary.least(source, lambda x: self.call(function, **{parameter: x}))
        self._demand(node, found)
        return least


def _union(sets: Extent) -> Extent:
    """What is in any set of a set of sets."""

    def has(x: Any) -> Any:
        return some(closed(z3.Exists, bound, every((met, each.has(x)))) for bound, each, met in sets.parts())

    def parts() -> Iterator[Part]:
        for bound, each, met in sets.parts():
            for more, x, there in each.parts():
                yield [*bound, *more], x, every((met, there))

    return Extent(has, parts)


@dataclass(frozen=True)
class Sentences(Problem):
    """An obligation as sentences."""

    vocabulary: Relations = field(kw_only=True)

    def solve(self, hypotheses: Iterable[Any], *more: Any, names: tuple[str, ...] = ()) -> prover.Answer:
        """A model or a core; among few members without quantifiers, and a core as it is found."""
        if any(each is self.small for each in more):
            unfold = self.vocabulary.unfold
            ground = Problem(**{each.name: getattr(self, each.name) for each in fields(Problem)})
            ground = replace(ground, axioms=unfold(self.axioms))
            return ground.solve(map(unfold, hypotheses), *map(unfold, more), names=names)
        solver = z3.Solver()
        solver.set("timeout", prover.TIMEOUT_MS)
        solver.add(*(prover.as_term(each) for each in (self.axioms, *more)))
        told = [prover.as_term(each) for each in hypotheses]
        marks = [z3.Bool(f"hypothesis {i}") for i in range(len(told))]
        solver.add(*map(z3.Implies, marks, told))
        answer = solver.check(*marks)
        if answer == z3.sat:
            return solver.model()
        if answer == z3.unsat:
            core = {str(each) for each in solver.unsat_core()}
            return tuple(name for name, mark in zip(names, marks, strict=bool(names)) if str(mark) in core)
        raise prover.Disproved(f"{self.obligation.id}: Z3 gives up: {solver.reason_unknown()}.")


def read(obligation: Obligation) -> Problem:
    """Read all that an obligation says as sentences."""
    assert obligation.signature is not None
    vocabulary = Relations(obligation.signature)
    values = {name: vocabulary.fresh(name, hint) for name, hint in prover.variables(obligation).items()}
    reading = Relational(vocabulary=vocabulary)
    terms: dict[str, Any] = {}
    demands: dict[str, Any] = {}
    for claim in obligation.claims():
        reading.demands.clear()
        terms[claim.__name__] = prover.evaluate(reading, claim, values)
        demands[claim.__name__] = every(each.condition for each in reading.demands)
    problem = Sentences(
        obligation,
        values,
        every(vocabulary.known),
        terms,
        demands,
        tuple(sorted(vocabulary.symbols, key=lambda each: str(each.name() if z3.is_func_decl(each) else each))),
        replayable=True,
        decode=lambda model: Running(vocabulary, model).value,
        small=vocabulary.small(),
        sorts=tuple(vocabulary.sorts[name] for name in sorted(vocabulary.sorts)),
        vocabulary=vocabulary,
    )
    prover.holds_up(problem, prover.Proof(obligation))
    chosen = (known for _, known in vocabulary.chosen.values())
    return replace(problem, axioms=every((problem.axioms, *chosen)), demands=dict.fromkeys(demands, True))
