"""Structures of the first-order reading and running values: what a model of Z3 is as values, and what terms say of values.

In a structure that is made of running values each member of a sort is such a value, each symbol what the text does. So a term can be
evaluated without a solver, and its answer compared with that of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, count, product
from typing import Any

import z3

from verifier.readings.first_order import (
    SMALL_QUORUM,
    Cut,
    Extent,
    Lookup,
    Quorum,
    Unread,
    Vocabulary,
)
from verifier.readings.values import Finite, Record, is_member


class Decoder:
    """Turns values of the reading into running ones, by a model in which the committee is a small one."""

    def __init__(self, vocabulary: Vocabulary, model: z3.ModelRef) -> None:
        self._vocabulary, self._model = vocabulary, model
        self._told = {each.name() for each in model.decls()}
        self._universe = {name: list(self._members(name)) for name in vocabulary.sorts}
        self._known: dict[int, Any] = {}
        """Identity of a member in the model -> running value."""
        signature = vocabulary.signature
        ordered = vocabulary.ordered.name()
        self._number(ordered, [self._below(each) for each in self._universe[ordered]], lambda n: signature.nth(2 * n))
        for name in vocabulary.sorts:
            if name not in signature.opaque.values():
                zero = self._eval(z3.Const(f"{name}.zero", vocabulary.sorts[name]))
                others = count(1)
                numbers = [0 if each.eq(zero) and name != "holder" else next(others) for each in self._universe[name]]
                self._number(name, numbers, lambda n: n)
        for kind, name in signature.opaque.items():
            for each in self._universe[name] if name != ordered else ():
                parts = {part: self.value(function(each)) for part, function in vocabulary.fields[name].items()}
                self._known[each.get_id()] = kind(**parts)

    def _number(self, name: str, numbers: list[int], make: Callable[[int], Any]) -> None:
        for each, number in zip(self._universe[name], numbers, strict=True):
            self._known[each.get_id()] = make(number)

    def value(self, value: Any) -> Any:
        """The running value that a value of the reading is."""
        match value:
            case Record():
                return value.kind(**{name: self.value(part) for name, part in value.fields.items()})
            case Extent(pattern=pattern) if pattern is not None:
                return frozenset(self._extension(value))
            case Lookup():
                return {self.value(each): self.value(value.get(each)) for each in self._universe[value.sort.name()]}
            case Cut():
                return self._cut(value)
            case Quorum():
                return SMALL_QUORUM
            case Unread():
                return value.replay
            case Finite():
                return frozenset(value.bits)
            case bool() | int() | str():
                return value
        return self._known[self._eval(value).get_id()] if is_member(value) else self._holds(value)

    def _eval(self, term: Any) -> Any:
        return self._model.eval(term, model_completion=True)

    def _holds(self, term: Any) -> bool:
        return term if isinstance(term, bool) else z3.is_true(self._eval(term))

    def _members(self, name: str) -> Iterator[Any]:
        """The members of a sort in the model, each once."""
        sort = self._vocabulary.sorts[name]
        found = [self._eval(each) for each in self._vocabulary.committee()] if name == "holder" else []
        found += self._model.get_universe(sort) or []
        found.append(self._eval(z3.Const(f"{name}.zero", sort)))
        yield from {each.get_id(): each for each in found}.values()

    def _below(self, member: Any) -> int:
        """How many members of the ordered sort are below one."""
        return sum(
            self._holds(self._vocabulary.below(each, member))
            for each in self._universe[self._vocabulary.ordered.name()]
        )

    def _extension(self, extent: Extent) -> Iterator[Any]:
        (bound, member, _) = next(extent.parts())
        for chosen in self._fulfilling(extent.predicate, [each.sort().name() for each in bound]):
            yield self._instance(member, {v.get_id(): each for v, each in zip(bound, chosen, strict=True)})

    def _fulfilling(self, predicate: Any, sorts: list[str]) -> Iterator[tuple[Any, ...]]:
        """The members of sorts of which a predicate is true; of nothing, if there is none: all of them."""
        if predicate is not None and predicate.name() not in self._told:
            return  # the model leaves it open, so it may be false of everything
        known = None if predicate is None else self._model[predicate]
        if known is not None and z3.is_false(known.else_value()):
            entries = (known.entry(i) for i in range(known.num_entries()))
            yield from (
                tuple(each.arg_value(i) for i in range(each.num_args())) for each in entries if z3.is_true(each.value())
            )
            return
        for chosen in product(*(self._universe[name] for name in sorts)):
            if predicate is None or self._holds(predicate(*chosen)):
                yield chosen

    def _instance(self, member: Any, terms: dict[int, Any]) -> Any:
        if isinstance(member, Record):
            return member.kind(**{name: self._instance(part, terms) for name, part in member.fields.items()})
        return self.value(terms[member.get_id()] if is_member(member) else member)

    def _cut(self, cut: Cut) -> Any:
        """The ordered value that has below it what the cut has: a member of the model, or one between two of them."""
        members = self._universe[self._vocabulary.ordered.name()]
        found = next((each for each in members if self._holds(cut.at(each))), None)
        if found is not None:
            return self.value(found)
        return self._vocabulary.signature.nth(2 * sum(self._holds(cut.above(each)) for each in members) - 1)


@dataclass
class Structure:
    """What the symbols of a vocabulary are for given running values."""

    vocabulary: Vocabulary
    symbols: dict[str, Callable[..., Any]] = field(default_factory=dict)
    extensions: dict[str, frozenset[tuple[Any, ...]]] = field(default_factory=dict)
    """Predicate of an unknown set -> of what it is true."""
    universe: dict[str, dict[Any, None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        signature = self.vocabulary.signature
        self.symbols["below"] = signature.order
        self.symbols["belongs"] = lambda holder, group: holder in group
        self.universe = {name: {} for name in self.vocabulary.sorts}
        named = {each.decl().name() for each in self.vocabulary.symbols if z3.is_expr(each)}
        for name in self.vocabulary.sorts:
            if (zero := f"{name}.zero") in named:
                self.symbols[zero] = lambda: 0
                self.universe[name][0] = None
        for name, value in signature.constants.items():
            self.symbols[name] = lambda value=value: value
            self._meet(signature.opaque[type(value)], value)
        for kind, name in signature.opaque.items():
            for part in self.vocabulary.fields[name]:
                self.symbols[f"{kind.__name__}.{part}"] = lambda member, part=part: getattr(member, part)

    def _meet(self, sort: str, member: Any) -> Any:
        """Take a member into a sort, and those that its fields are."""
        if member not in self.universe[sort]:
            self.universe[sort][member] = None
            for part, function in self.vocabulary.fields.get(sort, {}).items():
                self._meet(function.range().name(), getattr(member, part))
        return member

    def learn(self, unknown: Any, known: Any) -> None:
        """Let the symbols of an unknown value mean a running one."""
        match unknown:
            case Record():
                for name, part in unknown.fields.items():
                    self.learn(part, getattr(known, name))
            case Extent(predicate=None):
                for member in known:
                    self._meet(unknown.pattern.sort().name(), member)
            case Extent():
                extension = frozenset(tuple(self._terms(unknown.pattern, each)) for each in known)
                self.extensions[unknown.predicate.name()] = extension
                self.symbols[unknown.predicate.name()] = lambda *terms: terms in extension
            case Lookup():
                for key, value in known.items():
                    self._meet(unknown.sort.name(), key)
                    for path, function in unknown.leaves:
                        if z3.is_bool(function(z3.Const("k", unknown.sort), *self._rest(function))):
                            self._follow(
                                value, path, meet=self.vocabulary.ordered.name() if function.arity() > 1 else ""
                            )
                        else:
                            self._meet(function.range().name(), self._follow(value, path))
                for path, function in unknown.leaves:
                    self.symbols[function.name()] = self._leaf(known, path)
            case Quorum():
                self.universe["quorum"] = {
                    frozenset(each): None for each in combinations(sorted(self.universe["holder"]), known)
                }
        if z3.is_expr(unknown):
            self.symbols[unknown.decl().name()] = lambda: known
            if is_member(unknown):
                self._meet(unknown.sort().name(), known)

    def _rest(self, function: Any) -> list[Any]:
        return [z3.Const(f"k{i}", function.domain(i)) for i in range(1, function.arity())]

    def _follow(self, value: Any, path: str, meet: str = "") -> Any:
        for part in path.split("."):
            if part not in ("above", "at"):
                value = getattr(value, part)
        return self._meet(meet, value) if meet else value

    def _leaf(self, table: Mapping[Any, Any], path: str) -> Callable[..., Any]:
        order = self.vocabulary.signature.order
        if path.endswith(".above"):
            return lambda key, x: order(x, self._follow(table[key], path))
        if path.endswith(".at"):
            return lambda key, x: x == self._follow(table[key], path)
        return lambda key: self._follow(table[key], path)

    def _terms(self, pattern: Any, known: Any) -> Iterator[Any]:
        if isinstance(pattern, Record):
            for name, part in pattern.fields.items():
                yield from self._terms(part, getattr(known, name))
        elif is_member(pattern):
            yield self._meet(pattern.sort().name(), known)

    def value(self, term: Any, bound: tuple[Any, ...] = ()) -> Any:
        """What a term is here; `bound` are the values of the variables in scope, the innermost last."""
        if isinstance(term, bool):
            return term
        if z3.is_quantifier(term):
            rule = all if term.is_forall() else any
            return rule(self.value(term.body(), (*bound, *chosen)) for chosen in self._chosen(term, bound))
        if z3.is_var(term):
            return bound[-1 - z3.get_var_index(term)]
        parts = term.children()
        if z3.is_and(term):
            return all(self.value(each, bound) for each in parts)
        if z3.is_or(term):
            return any(self.value(each, bound) for each in parts)
        if z3.is_implies(term):
            return not self.value(parts[0], bound) or self.value(parts[1], bound)
        if z3.is_not(term):
            return not self.value(parts[0], bound)
        if z3.is_true(term) or z3.is_false(term):
            return z3.is_true(term)
        if z3.is_app_of(term, z3.Z3_OP_ITE):
            return self.value(parts[1] if self.value(parts[0], bound) else parts[2], bound)
        if z3.is_eq(term):
            return self.value(parts[0], bound) == self.value(parts[1], bound)
        return self.symbols[term.decl().name()](*(self.value(each, bound) for each in parts))

    def _chosen(self, term: z3.QuantifierRef, bound: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        """What the variables of a quantifier range over: where it is about the members of a known set, these; else all of their sorts."""
        number = term.num_vars()
        guards = (each for each in _guards(term.body(), term.is_forall()) if each.decl().name() in self.extensions)
        guard = next(guards, None)
        rows: Iterator[dict[int, Any]] = iter([{}])
        if guard is not None:
            rows = self._matches(guard, number, bound)
        for row in rows:
            ranges = (self.universe[term.var_sort(i).name()] for i in range(number) if i not in row)
            for rest in product(*ranges):
                others = iter(rest)
                yield tuple(row[i] if i in row else next(others) for i in range(number))

    def _matches(self, guard: Any, number: int, bound: tuple[Any, ...]) -> Iterator[dict[int, Any]]:
        """For each member of a known set: the quantifier's variables, by position, that make it the one that is spoken of."""
        for member in self.extensions[guard.decl().name()]:
            row: dict[int, Any] = {}
            for part, known in zip(guard.children(), member, strict=True):
                if not z3.is_var(part):
                    continue
                i = number - 1 - z3.get_var_index(part)
                if (row.setdefault(i, known) if i >= 0 else bound[i]) != known:
                    break
            else:
                yield row


def _guards(body: Any, universal: bool) -> Iterator[Any]:
    """The predicates that must hold for a quantifier's body to matter: to be false under "for all", true under "exists"."""
    if z3.is_not(body):
        yield from _guards(body.arg(0), not universal)
    elif z3.is_and(body) and not universal:
        for part in body.children():
            yield from _guards(part, False)
    elif z3.is_implies(body) and universal:
        yield from _guards(body.arg(0), False)
        yield from _guards(body.arg(1), True)
    elif z3.is_or(body) and universal:
        for part in body.children():
            yield from _guards(part, True)
    elif z3.is_app_of(body, z3.Z3_OP_UNINTERPRETED) and not universal:
        yield body
