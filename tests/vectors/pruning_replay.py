"""Judges an answer to the question whom to keep, as the command `rebalancing check-cut` does."""

from __future__ import annotations

from typing import Any

from rebalancing.oracle import cut

__all__ = ["FAULTS", "fault_in", "problem_with"]

FAULTS = tuple(cut.FAULTS)
"""What may be wrong, in the order in which it is asked."""


def fault_in(answered: dict[str, Any]) -> str:
    """Return the first of FAULTS that an answer has, together with its question; an empty text if it has none."""
    return cut.fault_in(answered).code


def problem_with(stem: str, case: dict[str, Any]) -> str | None:
    """Return a sentence if the reference gives another answer than a case has."""
    found = fault_in(case["input"])
    if (found, "reject" if found else "accept") == (case["code"], case["verdict"]):
        return None
    return f"{case['name']}: the reference says {found or 'accept'}"
