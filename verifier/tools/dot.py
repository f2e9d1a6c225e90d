"""Read the labelled state graph that TLC writes with `-dump dot,actionlabels`.

Self-loops are edges like any other; an edge that TLC wrote twice, because two parameters of an action lead to one state, is one.
A state is a Map from variable to value, see `verifier.tools.values`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from verifier.tools.values import Map, Reader, unescape

_EDGE = re.compile(r'(-?\d+) -> (-?\d+) \[label="([^"]*)"')
_NODE = re.compile(r'(-?\d+) \[label="')
_FILLED = ",style = filled]"


class DotError(ValueError):
    """A file that is no whole graph of TLC's."""


@dataclass(frozen=True)
class Graph:
    """States by TLC's fingerprint, and labelled edges between them."""

    initial: frozenset[int]
    states: dict[int, Map]
    edges: set[tuple[int, str, int]]
    """(source, action, target)."""


def read_graph(path: Path) -> Graph:
    """Read a dump.  Raises DotError if it is cut short or holds an edge without its state, BadValueError if a value is not understood."""
    reader = Reader()
    initial: set[int] = set()
    states: dict[int, Map] = {}
    edges: set[tuple[int, str, int]] = set()
    last = ""
    with path.open(encoding="utf-8", newline="\n") as file:
        if not file.readline().startswith("strict digraph"):
            raise DotError(f"{path.name} is no graph of TLC's")
        for line in file:
            last = line
            edge = _EDGE.match(line)
            if edge:
                source, target, action = edge.groups()
                edges.add((int(source), action, int(target)))
                continue
            node = _NODE.match(line)
            if not node:
                continue
            number = int(node[1])
            end = line.rstrip()
            if end.endswith(_FILLED):
                initial.add(number)
                end = end.removesuffix(_FILLED)
            elif end.endswith("];"):
                end = end[:-2]
            if not end.endswith('"'):
                raise DotError(f"{path.name} has a node that does not end: {end[-60:]!r}")
            if number not in states:
                states[number] = _state(reader, end[node.end() : -1])
    if last.strip() != "}":
        raise DotError(f"{path.name} is cut short")
    for source, action, target in edges:
        if source not in states or target not in states:
            raise DotError(f"{path.name} has an edge {action} to or from a state that it does not show")
    return Graph(frozenset(initial), states, edges)


def _state(reader: Reader, label: str) -> Map:
    if '\\"' in label:
        return reader.state(unescape(label))
    # Without strings, a backslash can only be half of `/\` or start a newline, so the text splits as it stands.
    return reader.conjuncts(label.removeprefix("/\\\\ ").split("\\n/\\\\ "))
