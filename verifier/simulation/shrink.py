"""Make a failing script smaller: leave out faults as long as the same invariant breaks.

Delta debugging (Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input", 2002, algorithm ddmin): of a list that fails it finds a part that fails, of which
no single element can be left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from verifier.simulation.script import KINDS, SETTLING_STEPS, Fault, Script
from verifier.simulation.world import Run, run

__all__ = ["minimized", "shrunk"]

MOST_RUNS = 250

X = TypeVar("X")


def minimized(items: Sequence[X], fails: Callable[[Sequence[X]], bool]) -> tuple[X, ...]:
    """Return a part of `items`, which fail, that fails and of which no single element can be left out."""
    left, parts = tuple(items), 2
    while left:
        parts = min(parts, len(left))
        bounds = [len(left) * i // parts for i in range(parts + 1)]
        for start, end in pairwise(bounds):
            rest = left[:start] + left[end:]
            if fails(rest):
                left, parts = rest, max(parts - 1, 2)
                break
        else:
            if parts == len(left):
                break
            parts = 2 * parts
    return left


def shrunk(script: Script, failed: Run, progress: Callable[[str], None] = lambda _: None) -> tuple[Script, Run]:
    """Return a script that breaks the same invariant, of which no fault can be left out unless that takes more than MOST_RUNS runs to find, and its run."""
    # What comes after the failure has no part in it, and the network is not healed before, unless it was.
    early = tuple(fault for fault in script.faults if fault.step <= failed.step)
    steps = min(script.steps, failed.step + SETTLING_STEPS)
    best, found, tries = replace(script, steps=steps, faults=early), failed, 0

    def fails(faults: Sequence[Fault]) -> bool:
        nonlocal best, found, tries
        if tries >= MOST_RUNS:
            return False
        tries += 1
        trial = replace(best, faults=tuple(faults))
        outcome = run(trial)
        if outcome.broken != failed.broken:
            return False
        best, found = trial, outcome
        progress(f"shrinking: {len(trial.faults)} of {len(script.faults)} faults are left after {tries} runs")
        return True

    if not fails(early):
        raise ValueError("the failure does not repeat: a run is not a function of its script")
    # A whole kind at a time first: what is left then is much less.
    for kind in KINDS:
        if rest := [fault for fault in best.faults if fault.kind != kind]:
            fails(rest)
    minimized(best.faults, fails)
    return best, found
