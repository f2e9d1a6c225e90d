"""Problems as SMT-LIB text: what cvc5 is asked, and what an auditor rechecks with any solver."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

import cvc5
import z3

_NAME = re.compile(r"[A-Za-z_][\w.&]*")


def problem(
    identity: str, statement: str, axioms: Any, hypotheses: Mapping[str, Any], negated_goal: Any, symbols: Iterable[Any]
) -> str:
    """The question whether hypotheses and negated goal can both hold. The text is the same for the same terms.

    `symbols` are all sorts, constants and functions that may occur; those functions that do are declared, in this order, after all sorts.
    """
    asserted = {**({} if axioms is True else {"axioms": axioms}), **hypotheses, "negated_goal": negated_goal}
    terms = {name: (z3.BoolVal(term) if isinstance(term, bool) else term).sexpr() for name, term in asserted.items()}
    used = {name for text in terms.values() for name in _NAME.findall(text)}
    symbols = list(symbols)
    sorts = [each for each in symbols if isinstance(each, z3.SortRef)]
    functions = (
        each if isinstance(each, z3.FuncDeclRef) else each.decl()
        for each in symbols
        if not isinstance(each, z3.SortRef)
    )
    declared = [each for each in functions if each.name() in used]
    # cvc5 decides products of reals only if it is told that there is nothing else.
    real = bool(declared) and all(each.arity() == 0 and each.range() == z3.RealSort() for each in declared)
    lines = [f"; {identity}", *(f"; {line}" for line in textwrap.wrap(statement, 120))]
    lines += [f"(set-logic {'QF_NRA' if real else 'ALL'})", *(f"(declare-sort {each.name()} 0)" for each in sorts)]
    lines += [each.sexpr() for each in declared]
    lines += [f"(assert (! {term} :named {name}))" for name, term in terms.items()]
    return "\n".join([*lines, "(check-sat)", ""])


def cvc5_answer(text: str, timeout_ms: int) -> str:
    """What cvc5 says to a problem: sat, unsat or unknown."""
    manager = cvc5.TermManager()
    solver = cvc5.Solver(manager)
    solver.setOption("tlimit-per", str(timeout_ms))
    solver.setOption("mbqi", "true")  # quantifiers over sorts: instantiate where a candidate model fails
    parser = cvc5.InputParser(solver)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, text, "problem")
    answer = ""
    while not (command := parser.nextCommand()).isNull():
        answer = command.invoke(solver, parser.getSymbolManager()).strip() or answer
    return answer
