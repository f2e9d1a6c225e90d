"""Judges an answer to the question whom to keep, as any implementation may give it: domains are sets of peers, and so are caps and cuts."""

from __future__ import annotations

from typing import Any

from rebalancing.domains import Cut, Path
from rebalancing.oracle import values
from rebalancing.pruning import GEOGRAPHY, ORGANISATION, Cap, candidates_of, caps_of, check_cut, prune

__all__ = ["FAULTS", "fault_in", "problem_with"]

FAULTS = ("domains-overlap", "not-a-candidate", "exceeds-cap", "not-greatest", "not-least", "wrong-cut")
"""What may be wrong, in the order in which it is asked."""

PEERS = values.names(values.natural)
CAPS = values.names(
    values.closed({"tree": values.natural, "domain": PEERS, "most": values.natural}, make=Cap),
)
CUT = values.names(values.closed({"tree": values.natural, "domain": PEERS}, make=lambda tree, domain: (tree, domain)))
READ = values.closed({"candidates": PEERS, "caps": CAPS, "given": PEERS, "chosen": PEERS, "cut": CUT})


def fault_in(answered: dict[str, Any]) -> str:
    """Return the first of FAULTS that an answer has, together with its question; an empty text if it has none."""
    it = READ(answered, "input")
    try:
        caps, candidates, given = caps_of(it["caps"]), candidates_of(it["candidates"], it["caps"]), candidates_of(it["given"], it["caps"])  # fmt: skip
    except ValueError:
        return "domains-overlap"
    chosen, best = it["chosen"], prune(candidates, caps, given)
    if not chosen <= it["candidates"]:
        return "not-a-candidate"
    for cap in it["caps"]:
        held = len(it["given"] & cap.domain)
        inside = len(chosen & cap.domain)
        if inside and inside + held > cap.most:
            return "exceeds-cap"
    if len(chosen) < len(best.peers):
        return "not-greatest"
    if chosen != best.peers:
        return "not-least"
    paths: dict[tuple[int, Any], Path] = {
        (tree, path[-1]): path
        for tree, capped in ((GEOGRAPHY, caps.geography), (ORGANISATION, caps.organisation))
        for path in capped
    }
    if not it["cut"] <= paths.keys():
        return "wrong-cut"
    geography, organisation = (
        frozenset(paths[each] for each in it["cut"] if each[0] == tree) for tree in (GEOGRAPHY, ORGANISATION)
    )
    return "" if check_cut(candidates, caps, given, chosen, Cut(geography, organisation)) else "wrong-cut"


def problem_with(stem: str, case: dict[str, Any]) -> str | None:
    """Return a sentence if the reference gives another answer than a case has."""
    found = fault_in(case["input"])
    if (found, "reject" if found else "accept") == (case["code"], case["verdict"]):
        return None
    return f"{case['name']}: the reference says {found or 'accept'}"
