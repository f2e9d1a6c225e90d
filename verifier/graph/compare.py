"""Compare the model checker's labelled graph with the reference's, state by state and edge by edge."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass

from verifier.graph.explore import Explored
from verifier.tools.dot import Graph
from verifier.tools.values import Map, changes

__all__ = ["Difference", "first_difference", "path_to"]


@dataclass(frozen=True)
class Difference:
    """Where the two graphs part, told along a shortest path from an initial state."""

    summary: str
    path: str


def path_to(found: Explored, values: list[Map], target: int) -> str:
    """Tell the shortest path to a state of the reference: each action and what it changed."""
    steps = deque[tuple[int, str, int]]()
    at = target
    while at not in found.initial:
        before, action = found.origin[at]
        steps.appendleft((before, action, at))
        at = before
    lines = ["start: an initial state"]
    for k, (before, action, after) in enumerate(steps, start=1):
        lines.append(f"step {k}: {action}")
        lines += [f"    {change}" for change in changes(values[before], values[after])]
    return "\n".join(lines)


def first_difference(found: Explored, graph: Graph) -> Difference | None:
    """Return nothing if the two graphs are the same, else the difference nearest to an initial state."""
    values: list[Map] = [Map()] * len(found.index)
    for value, i in found.index.items():
        values[i] = value
    number = {fingerprint: found.index.get(value) for fingerprint, value in graph.states.items()}
    edges = {(number[a], action, number[b]) for a, action, b in graph.edges}

    if {number[i] for i in graph.initial} != found.initial:
        return Difference(
            f"initial states: {len(graph.initial)} in TLC, {len(found.initial)} in the reference, or not the same ones",
            "",
        )
    only_reference = found.edges - edges
    if only_reference:
        a, action, b = min(only_reference)
        counts = dict(Counter(edge[1] for edge in only_reference))
        told = (
            path_to(found, values, a)
            + f"\nthen the reference alone takes {action}:\n"
            + "\n".join(changes(values[a], values[b]))
        )
        return Difference(f"{len(only_reference)} edges in the reference alone: {counts}", told)
    # Every edge of TLC that leaves a state which both know and that the reference lacks, to a known state or not.
    only_tlc = [
        (number[a], action, b) for a, action, b in graph.edges if (number[a], action, number[b]) not in found.edges
    ]
    known = [(a, action, b) for a, action, b in only_tlc if a is not None]
    if known:
        a, action, b = min(known)
        told = (
            path_to(found, values, a)
            + f"\nthen TLC alone takes {action}:\n"
            + "\n".join(changes(values[a], graph.states[b]))
        )
        return Difference(f"{len(only_tlc)} edges in TLC alone: {dict(Counter(edge[1] for edge in only_tlc))}", told)
    missing = sum(i is None for i in number.values())
    return Difference(f"{missing} states in TLC alone", "") if missing else None
