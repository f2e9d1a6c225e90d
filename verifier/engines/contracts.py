"""Confirm contracts of pure functions on all paths of the running text, with CrossHair through its API.

CrossHair's exit code is 0 also when it gave up, so each contract is gated on the one message CONFIRMED. A contract that its
module names in `BOUNDED` is searched for a counterexample on a stated number of paths and is counted apart, never as
confirmed. No contract may hold for want of arguments: on some path its preconditions must have been met and its answer looked
at. The sentences that the module names in `FALSE` must each be refuted.

Options
    module  a module of contracts: functions of its own that have a `post:` line, `BOUNDED` and `FALSE`
    paths   on how many paths a bounded contract is searched
Figures: obligations, of which confirmed and bounded; negated_siblings, the false sentences refuted; paths, the least number of
paths on which a bounded contract was searched.
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
    """What CrossHair says of a contract.

    Attributes:
        state: the name of its message's type.
        text: its message.
        paths: how many it took.
        looked_at: on how many of these the preconditions were met and the answer was looked at.
    """

    state: str
    text: str
    paths: int = 0
    looked_at: int = 0

    @property
    def confirmed(self) -> bool:
        """On all paths, of which there is one at least."""
        return self.state == MessageType.CONFIRMED.name and self.looked_at > 0

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


def examine(contract: Contract, paths: int | None = None) -> Answer:
    """Ask CrossHair for a contract, on all paths or on so many."""
    stats: Counter[str] = Counter()
    wishes: dict[str, Any] = {
        "analysis_kind": [AnalysisKind.PEP316],
        "per_condition_timeout": _SECONDS,
        "report_all": True,
        "max_iterations": paths,
        "stats": stats,
    }
    found = list(analyze_function(contract, AnalysisOptionSet(**wishes)))
    if len(found) != 1 or not isinstance(found[0], ConditionCheckable):
        texts = [message.message for each in found for message in each.analyze()]
        return Answer("UNREADABLE", "; ".join(texts) or "it has not exactly one postcondition")
    checkable = found[0]
    (post,) = checkable.conditions.post
    assert post.evaluate is not None, "a condition that does not compile is reported, not checked"
    looked_at = 0

    def noted(values: Mapping[str, object], evaluate: Callable[[Mapping[str, object]], bool] = post.evaluate) -> bool:
        nonlocal looked_at
        looked_at += 1
        return evaluate(values)

    conditions = replace(checkable.conditions, post=[replace(post, evaluate=noted)])
    messages = list(ConditionCheckable(checkable.ctxfn, checkable.options, conditions).analyze())
    if len(messages) != 1:
        return Answer("UNREADABLE", f"{len(messages)} answers")
    return Answer(messages[0].state.name, messages[0].message, stats["num_paths"], looked_at)


def run(check: Check, workspace: Workspace) -> Outcome:
    """Examine every contract, and every false sentence."""
    module = import_module(check.options["module"])
    contracts = contracts_of(module)
    counts = dict.fromkeys(("obligations", "confirmed", "bounded", "negated_siblings", "paths"), 0)

    def outcome(verdict: str, detail: str = "") -> Outcome:
        return Outcome(verdict, {**counts, "tool": "crosshair-tool", "tool_version": version("crosshair-tool")}, detail)

    if strangers := {*module.BOUNDED, *module.FALSE} - set(contracts):
        return outcome("error", f"{min(strangers)} is listed, but is no contract.")
    searched = []
    for i, (name, contract) in enumerate(contracts.items()):
        workspace.progress(f"{i} of {len(contracts)} contracts: {name}")
        answer = examine(contract, check.options["paths"] if name in module.BOUNDED else None)
        told = f"{answer.state}: {answer.text}"
        if name in module.FALSE:
            if not answer.refuted:
                return outcome("fail", f"The false sentence {name} was not refuted.\n{told}")
            counts["negated_siblings"] += 1
            continue
        counts["obligations"] += 1
        if answer.confirmed:
            counts["confirmed"] += 1
        elif answer.undecided and name in module.BOUNDED:
            counts["bounded"] += 1
            searched.append(answer.paths)
        elif answer.undecided:
            return outcome("fail", f"Contract {name} was not confirmed.\n{told}")
        else:
            return outcome("fail", f"Contract {name} is broken.\n{told}")
    counts["paths"] = min(searched, default=0)
    return outcome("pass")
