"""Problems as SMT-LIB text: what cvc5 is asked, and what an auditor rechecks with any solver."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import cvc5
import z3


def problem(identity: str, statement: str, axioms: Any, hypotheses: Mapping[str, Any], negated_goal: Any) -> str:
    """The question whether hypotheses and negated goal can both hold. The text is the same for the same terms."""
    asserted = {**({} if axioms is True else {"axioms": axioms}), **hypotheses, "negated_goal": negated_goal}
    terms = {name: z3.BoolVal(term) if isinstance(term, bool) else term for name, term in asserted.items()}
    head = [f"; {identity}", *(f"; {line}" for line in textwrap.wrap(statement, 120))]
    symbols = list(_symbols(terms.values()))
    # cvc5 decides products of reals only if it is told that there is nothing else.
    real = bool(symbols) and all(each.arity() == 0 and each.range() == z3.RealSort() for each in symbols)
    lines = [*head, f"(set-logic {'QF_NRA' if real else 'ALL'})", *(each.sexpr() for each in symbols)]
    lines += [f"(assert (! {term.sexpr()} :named {name}))" for name, term in terms.items()]
    return "\n".join([*lines, "(check-sat)", ""])


def _symbols(terms: Any) -> Iterator[z3.FuncDeclRef]:
    """The declarations of everything that occurs, in the order of occurrence."""
    seen: set[int] = set()
    declared: set[str] = set()
    waiting = list(reversed(list(terms)))
    while waiting:
        term = waiting.pop()
        if term.get_id() in seen:
            continue
        seen.add(term.get_id())
        if z3.is_app(term):
            declaration = term.decl()
            if declaration.kind() == z3.Z3_OP_UNINTERPRETED and declaration.name() not in declared:
                declared.add(declaration.name())
                yield declaration
        waiting.extend(reversed(term.children()))


def cvc5_answer(text: str, timeout_ms: int) -> str:
    """What cvc5 says to a problem: sat, unsat or unknown."""
    manager = cvc5.TermManager()
    solver = cvc5.Solver(manager)
    solver.setOption("tlimit-per", str(timeout_ms))
    parser = cvc5.InputParser(solver)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "problem")
    answer = ""
    while not (command := parser.nextCommand()).isNull():
        answer = command.invoke(solver, parser.getSymbolManager()).strip() or answer
    return answer
