"""Farkas certificates: a proof in linear integer arithmetic that anyone can recheck with additions.

The hypotheses and the negated goal become *facts*. A fact is a list of rows of which at least one holds; a row is a linear sum that is at
most zero, {"n": 1, "t": -2, "1": 3} for n - 2t + 3 <= 0. A proof either splits on a fact and refutes each of its rows, or names multipliers
of rows that are known: their sum says that a positive number is at most zero. The solver finds the multipliers; the rechecking script,
invariants/certificates/recheck.py, does not need it.

`max`, `min`, `if` and floors become new variables with facts of their own.
"""

from __future__ import annotations

import json
import operator
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import product
from typing import Any

import z3

Row = Mapping[str, int]
Fact = tuple[Row, ...]
CONSTANT = "1"


class NotLinear(Exception):  # noqa: N818 - it reads as a verdict
    """The obligation is not in linear integer arithmetic, or no certificate was found."""


@dataclass
class Facts:
    """Turns terms into facts."""

    facts: list[Fact] = field(default_factory=list)
    definitions: dict[str, Any] = field(default_factory=dict)
    """New variable -> the term that it stands for."""
    _names: dict[int, str] = field(default_factory=dict)

    def add(self, term: Any, holds: bool = True) -> None:
        """Take a truth value that holds (or does not) as facts."""
        for fact in self._clauses(term, holds):
            if fact not in self.facts and not any(_is_trivial(row) for row in fact):
                self.facts.append(fact)

    def _clauses(self, term: Any, holds: bool) -> list[Fact]:
        if z3.is_true(term) or z3.is_false(term):
            return [] if z3.is_true(term) is holds else [()]
        kind, parts = term.decl().kind(), term.children()
        if kind == z3.Z3_OP_NOT:
            return self._clauses(parts[0], not holds)
        if kind == z3.Z3_OP_IMPLIES:
            return self._join([(parts[0], not holds), (parts[1], holds)], conjunction=not holds)
        if kind in (z3.Z3_OP_AND, z3.Z3_OP_OR):
            return self._join([(part, holds) for part in parts], conjunction=(kind == z3.Z3_OP_AND) is holds)
        if len(parts) == 2 and z3.is_int(parts[0]):
            return self._relation(kind, parts[0], parts[1], holds)
        raise NotLinear(f"no linear meaning: {term}")

    def _join(self, parts: list[tuple[Any, bool]], conjunction: bool) -> list[Fact]:
        found = [self._clauses(part, holds) for part, holds in parts]
        if conjunction:
            return [fact for facts in found for fact in facts]
        return [tuple(row for fact in choice for row in fact) for choice in product(*found)]

    def _relation(self, kind: int, left: Any, right: Any, holds: bool) -> list[Fact]:
        if kind in (z3.Z3_OP_GE, z3.Z3_OP_GT):
            left, right, kind = right, left, {z3.Z3_OP_GE: z3.Z3_OP_LE, z3.Z3_OP_GT: z3.Z3_OP_LT}[kind]
        difference = self._difference(left, right)
        below, above = _shifted(difference, 1), _shifted(_negative(difference), 1)
        if kind == z3.Z3_OP_LE:
            return [(difference,)] if holds else [(above,)]
        if kind == z3.Z3_OP_LT:
            return [(below,)] if holds else [(_negative(difference),)]
        if (kind == z3.Z3_OP_EQ) is holds:
            return [(difference,), (_negative(difference),)]
        return [(below, above)]

    def _difference(self, left: Any, right: Any) -> Row:
        total: dict[str, int] = {}
        self._collect(left, 1, total)
        self._collect(right, -1, total)
        return {name: factor for name, factor in sorted(total.items()) if factor}

    def _collect(self, term: Any, factor: int, total: dict[str, int]) -> None:
        """Add factor * term to the sum."""
        kind, parts = term.decl().kind(), term.children()
        if z3.is_int_value(term):
            total[CONSTANT] = total.get(CONSTANT, 0) + factor * term.as_long()
        elif kind == z3.Z3_OP_ADD:
            for part in parts:
                self._collect(part, factor, total)
        elif kind == z3.Z3_OP_SUB:
            self._collect(parts[0], factor, total)
            for part in parts[1:]:
                self._collect(part, -factor, total)
        elif kind == z3.Z3_OP_UMINUS:
            self._collect(parts[0], -factor, total)
        elif kind == z3.Z3_OP_MUL:
            numbers = [part.as_long() for part in parts if z3.is_int_value(part)]
            others = [part for part in parts if not z3.is_int_value(part)]
            if len(others) != 1 or len(numbers) != len(parts) - 1:
                raise NotLinear(f"a product of unknowns: {term}")
            for each in numbers:
                factor *= each
            self._collect(others[0], factor, total)
        else:
            name = term.decl().name() if kind == z3.Z3_OP_UNINTERPRETED else self._define(term)
            total[name] = total.get(name, 0) + factor

    def _define(self, term: Any) -> str:
        """A variable for a choice or a floor, with the facts that tie it to what it stands for."""
        if term.get_id() in self._names:
            return self._names[term.get_id()]
        kind, parts = term.decl().kind(), term.children()
        name = f"{'floor' if kind == z3.Z3_OP_IDIV else 'choice'}{len(self.definitions) + 1}"
        self._names[term.get_id()] = name
        self.definitions[name] = term
        value = z3.Int(name)
        if kind == z3.Z3_OP_ITE:
            self.add(z3.Or(z3.Not(parts[0]), value == parts[1]))
            self.add(z3.Or(parts[0], value == parts[2]))
        elif kind == z3.Z3_OP_IDIV and z3.is_int_value(parts[1]) and parts[1].as_long() > 0:
            self.add(z3.And(value * parts[1] <= parts[0], parts[0] <= value * parts[1] + (parts[1].as_long() - 1)))
        else:
            raise NotLinear(f"no linear meaning: {term}")
        return name


def _negative(row: Row) -> Row:
    return {name: -factor for name, factor in row.items()}


def _shifted(row: Row, constant: int) -> Row:
    total = {**row, CONSTANT: row.get(CONSTANT, 0) + constant}
    return {name: factor for name, factor in sorted(total.items()) if factor}


def _is_trivial(row: Row) -> bool:
    return not set(row) - {CONSTANT} and row.get(CONSTANT, 0) <= 0


def _multipliers(facts: list[Fact], chosen: frozenset[str], context: z3.Context) -> dict[str, str] | None:
    """Weights of known rows whose sum is a contradiction, if there are any."""
    known = {label: facts[i][k] for label, i, k in _labels(facts) if label in chosen or len(facts[i]) == 1}
    weights = {label: z3.Real(f"w {label}", context) for label in known}
    solver = z3.Solver(ctx=context)
    solver.add(*(weight >= 0 for weight in weights.values()))
    names = {name for row in known.values() for name in row} | {CONSTANT}
    for name in sorted(names):
        parts = [weights[label] * row[name] for label, row in known.items() if name in row]
        solver.add(reduce(operator.add, parts, z3.RealVal(0, context)) == (1 if name == CONSTANT else 0))
    if solver.check() != z3.sat:
        return None
    model = solver.model()
    found = {label: model.eval(weight, model_completion=True).as_fraction() for label, weight in weights.items()}
    return {label: str(weight) for label, weight in found.items() if weight}


def _labels(facts: list[Fact]) -> Iterator[tuple[str, int, int]]:
    for i, fact in enumerate(facts):
        for k in range(len(fact)):
            yield f"{i}.{k}", i, k


def _refute(
    facts: list[Fact], open_facts: list[int], chosen: frozenset[str], context: z3.Context
) -> tuple[dict[str, Any], set[str]] | None:
    """A proof, and the labels that it uses; splits on the first facts first, and not on those that turn out not to matter."""
    found = _multipliers(facts, chosen, context)
    if found is not None:
        return {"sum": found}, set(found)
    if not open_facts:
        return None
    split, *rest = open_facts
    cases, used = [], set()
    for k in range(len(facts[split])):
        case = _refute(facts, rest, chosen | {f"{split}.{k}"}, context)
        if case is None:
            return None
        if f"{split}.{k}" not in case[1]:
            return case  # this case never needed to know which row holds
        cases.append(case[0])
        used |= case[1]
    return {"split": split, "cases": cases}, used


def certificate(identity: str, statement: str, asserted: Iterable[Any]) -> str:
    """A certificate, as JSON text, that the asserted terms contradict each other; raises NotLinear if there is none."""
    asserted = [z3.BoolVal(each) if isinstance(each, bool) else each for each in asserted]
    table = Facts()
    for term in asserted:
        table.add(term)
    _check_facts(table, asserted)
    context = z3.Context()  # of its own, so that the answer depends on nothing that was asked before
    proof = _refute(table.facts, [i for i, fact in enumerate(table.facts) if len(fact) != 1], frozenset(), context)
    if proof is None:
        raise NotLinear("no combination of these facts is a contradiction")
    stands_for = {name: " ".join(term.sexpr().split()) for name, term in table.definitions.items()}
    content = {"id": identity, "statement": statement, "variables": stands_for, "facts": table.facts, "proof": proof[0]}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _check_facts(table: Facts, asserted: Iterable[Any]) -> None:
    """Let the solver confirm that the facts follow from what was asserted, whatever this module believes."""

    def row(each: Row) -> Any:
        return (
            z3.Sum(
                [factor * (1 if name == CONSTANT else z3.Int(name)) for name, factor in each.items()] + [z3.IntVal(0)]
            )
            <= 0
        )

    solver = z3.Solver()
    solver.add(*asserted, *(z3.Int(name) == term for name, term in table.definitions.items()))
    solver.add(z3.Not(z3.And([z3.Or([row(each) for each in fact]) for fact in table.facts])))
    if solver.check() != z3.unsat:
        raise AssertionError("the facts of a certificate do not follow from what it is about")
