"""Whether sentences are in the decidable fragment of Padon et al., "Paxos made EPR" (2017): functions between sorts make no circle.

An edge from sort A to sort B says that members of A can make new members of B: by a function symbol that is applied to a bound variable, or by an
"exists" under a "for all", whose witness depends on the variables of the "for all" that it speaks of. Without a circle only finitely many terms
can be made, so a solver always answers, and what is satisfiable has a finite model.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count

import z3

Edges = Mapping[tuple[str, str], str]
"""(from, to) -> what makes it, for people."""


def edges(sentences: Iterable[z3.BoolRef]) -> Edges:
    """All edges that closed sentences make."""
    walk = _Walk()
    for sentence in sentences:
        walk.sentence(sentence, True, ())
    return walk.found


def circle(found: Edges) -> list[str]:
    """Sorts that lead from one to the next and back to the first, or an empty list."""
    after: dict[str, set[str]] = {}
    for low, high in found:
        after.setdefault(low, set()).add(high)

    def search(path: list[str]) -> list[str]:
        for each in sorted(after.get(path[-1], ())):
            if each in path:
                return [*path[path.index(each) :], each]
            if each not in done and (closing := search([*path, each])):
                return closing
        done.add(path[-1])
        return []

    done: set[str] = set()
    return next((closing for low in sorted(after) if low not in done and (closing := search([low]))), [])


class _Walk:
    """Goes through sentences with their polarity; bound variables become constants, which are told apart by what binds them."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], str] = {}
        self._numbers = count()
        self._universal: dict[str, str] = {}
        self._witnesses: set[str] = set()

    def sentence(self, term: z3.ExprRef, positive: bool, scope: tuple[str, ...]) -> None:
        """`scope` are the universal variables, by name, under which the term stands."""
        if z3.is_quantifier(term):
            self._quantifier(term, positive, scope)
        elif z3.is_not(term):
            self.sentence(term.arg(0), not positive, scope)
        elif z3.is_and(term) or z3.is_or(term):
            for part in term.children():
                self.sentence(part, positive, scope)
        elif z3.is_implies(term):
            self.sentence(term.arg(0), not positive, scope)
            self.sentence(term.arg(1), positive, scope)
        elif z3.is_app_of(term, z3.Z3_OP_ITE) and z3.is_bool(term):
            for polarity in (True, False):
                self.sentence(term.arg(0), polarity, scope)
            for part in term.children()[1:]:
                self.sentence(part, positive, scope)
        elif z3.is_eq(term) and z3.is_bool(term.arg(0)):
            for part in term.children():
                for polarity in (True, False):
                    self.sentence(part, polarity, scope)
        else:
            self._atom(term)

    def _quantifier(self, term: z3.QuantifierRef, positive: bool, scope: tuple[str, ...]) -> None:
        sorts = {f"bound.{next(self._numbers)}": term.var_sort(i) for i in range(term.num_vars())}
        constants = [z3.Const(name, sort) for name, sort in sorts.items()]
        body = z3.substitute_vars(term.body(), *reversed(constants))
        if term.is_forall() == positive:
            self._universal |= {name: sort.name() for name, sort in sorts.items()}
            self.sentence(body, positive, (*scope, *sorts))
            return
        for name in names(body) & {*scope}:
            low = self._universal[name]
            for sort in sorts.values():
                self.found.setdefault((low, sort.name()), f"a {sort.name()} for each {low}")
        if scope:
            self._witnesses |= {*sorts}
        self.sentence(body, positive, scope)

    def _atom(self, term: z3.ExprRef) -> None:
        if z3.is_quantifier(term):
            raise AssertionError("a quantifier inside a term")
        for part in term.children():
            self._atom(part)
        if z3.is_app_of(term, z3.Z3_OP_UNINTERPRETED) and term.num_args() and not z3.is_bool(term):
            for part in term.children():
                if names(part) & (self._universal.keys() | self._witnesses):
                    key = part.sort().name(), term.sort().name()
                    self.found.setdefault(key, f"function {term.decl().name()}")


def names(term: z3.ExprRef) -> set[str]:
    """The names of all constants in a term."""
    found: set[str] = set()
    waiting, seen = [term], set()
    while waiting:
        each = waiting.pop()
        if each.get_id() in seen:
            continue
        seen.add(each.get_id())
        if z3.is_quantifier(each):
            waiting.append(each.body())
        elif z3.is_app(each):
            if each.num_args() == 0:
                found.add(each.decl().name())
            waiting += each.children()
    return found
