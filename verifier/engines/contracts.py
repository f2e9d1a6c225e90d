"""Confirm contracts of pure functions on all paths of the running text, with CrossHair through its API.

CrossHair's exit code is 0 also when it gave up, so each contract is gated on the one message CONFIRMED. A contract that its
module names in `BOUNDED` is searched for a counterexample on a stated number of paths and is counted apart, never as
confirmed. So that no contract holds for want of arguments that meet its preconditions, its denial, the same contract with the
negated answer, must have a counterexample.

Options
    module  a module of contracts: functions of its own that have a `post:` line, and `BOUNDED`
    paths   on how many paths a bounded contract is searched
Figures: obligations, of which confirmed and bounded; negated_siblings, the denials refuted; paths, the least number of paths on
which a bounded contract was searched.
"""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from importlib.metadata import version
from types import ModuleType
from typing import Any

from crosshair.core import ConditionCheckable
from crosshair.core_and_libs import analyze_function
from crosshair.options import AnalysisKind, AnalysisOptionSet
from crosshair.statespace import MessageType

from verifier.check import Check, Outcome, Workspace

__all__ = ["Answer", "contracts_of", "examine", "run"]

Contract = Callable[..., bool]

# Generous: how long a contract takes decides nothing, unless CrossHair is at a loss.
_SECONDS = 60.0


@dataclass(frozen=True)
class Answer:
    """What CrossHair says of a contract: the name of its message, its text and the number of paths it took."""

    state: str
    text: str
    paths: int

    @property
    def confirmed(self) -> bool:
        """On all paths."""
        return self.state == MessageType.CONFIRMED.name

    @property
    def refuted(self) -> bool:
        """By arguments that meet the preconditions, with a wrong answer."""
        return self.state == MessageType.POST_FAIL.name

    @property
    def undecided(self) -> bool:
        """No counterexample, but not all paths."""
        return self.state == MessageType.CANNOT_CONFIRM.name


def contracts_of(module: ModuleType) -> dict[str, Contract]:
    """Return the contracts of a module by name, in the order of its text."""
    own = {n: f for n, f in vars(module).items() if inspect.isfunction(f) and f.__module__ == module.__name__}
    return {name: function for name, function in own.items() if "post:" in (function.__doc__ or "")}


def _denied(checkable: ConditionCheckable) -> ConditionCheckable:
    (post,) = checkable.conditions.post

    def denial(values: Mapping[str, object]) -> bool:
        return not post.evaluate(values)

    negated = replace(post, evaluate=denial, expr_source=f"not ({post.expr_source})")
    return ConditionCheckable(checkable.ctxfn, checkable.options, replace(checkable.conditions, post=[negated]))


def examine(contract: Contract, paths: int | None = None, deny: bool = False) -> Answer:
    """Ask CrossHair for a contract, or for its denial, on all paths or on so many."""
    wishes: dict[str, Any] = {
        "analysis_kind": [AnalysisKind.PEP316],
        "per_condition_timeout": _SECONDS,
        "report_all": True,
        "max_iterations": paths,
    }
    found = list(analyze_function(contract, AnalysisOptionSet(**wishes)))
    if len(found) != 1 or not isinstance(found[0], ConditionCheckable):
        texts = [message.message for each in found for message in each.analyze()]
        return Answer("UNREADABLE", "; ".join(texts) or "it has not exactly one postcondition", 0)
    (checkable,) = found
    stats: Counter[str] = Counter()
    checkable.options.stats = stats
    messages = list((_denied(checkable) if deny else checkable).analyze())
    if len(messages) != 1:
        return Answer("UNREADABLE", f"{len(messages)} answers", 0)
    return Answer(messages[0].state.name, messages[0].message, stats["num_paths"])


def run(check: Check, workspace: Workspace) -> Outcome:
    """Examine every contract and its denial."""
    module = import_module(check.options["module"])
    contracts, bounded, paths = contracts_of(module), module.BOUNDED, check.options["paths"]
    figures: dict[str, int | str] = {
        "obligations": len(contracts),
        "confirmed": 0,
        "bounded": 0,
        "negated_siblings": 0,
        "tool": "crosshair-tool",
        "tool_version": version("crosshair-tool"),
    }
    if strangers := set(bounded) - set(contracts):
        return Outcome("error", figures, f"{min(strangers)} is called bounded, but is no contract.")
    searched = []
    for i, (name, contract) in enumerate(contracts.items()):
        workspace.progress(f"{i} of {len(contracts)} contracts: {name}")
        answer = examine(contract, paths if name in bounded else None)
        if name in bounded and answer.undecided:
            figures["bounded"] += 1  # type: ignore[operator]
            searched.append(answer.paths)
        elif answer.confirmed:
            figures["confirmed"] += 1  # type: ignore[operator]
        else:
            verb = "was not confirmed" if answer.undecided else "is broken"
            return Outcome("fail", figures, f"Contract {name} {verb}.\n{answer.state}: {answer.text}")
        denial = examine(contract, deny=True)
        if not denial.refuted:
            told = f"Contract {name} holds of nothing: its denial has no counterexample."
            return Outcome("fail", figures, f"{told}\n{denial.state}: {denial.text}")
        figures["negated_siblings"] += 1  # type: ignore[operator]
    figures["paths"] = min(searched, default=0)
    return Outcome("pass", figures)
