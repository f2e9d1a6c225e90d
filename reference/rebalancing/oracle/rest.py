"""Nodes at rest: a tick touches every node, and what it leaves as it is need not be touched again.

Nothing about time is decided here. The reference's function is called for every step, on a system without the nodes of which it has
said before that this step does not change them. `lease_system` lets no node's time depend on another node.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from rebalancing.lease_system import LeaseSystem

__all__ = ["Resting"]

MOST_KINDS, MOST_RECORDS = 64, 4_096  # kept at a time: kinds of step, and records for each
NOBODY: frozenset[Any] = frozenset()


class Resting:
    """Records that a kind of step leaves as they are, by identity: they are kept, so that no other gets their id."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], dict[int, Any]] = {}

    def step(
        self,
        kind: tuple[str, int],
        s: LeaseSystem,
        pass_time: Callable[[LeaseSystem], LeaseSystem],
        standing: frozenset[Any] = NOBODY,
    ) -> LeaseSystem:
        """Let time pass where it changes something.

        Args:
            kind: the action and how much time passes.
            pass_time: the reference's step.
            standing: nodes whose clocks stand still in this step, from which nothing is learnt.

        Returns:
            what `pass_time(s)` returns; `s` itself if that is equal to it.
        """
        known = self._known.get(kind)
        if known is None:
            if len(self._known) >= MOST_KINDS:
                self._known.clear()
            known = self._known[kind] = {}
        if id(s) in known and not standing:
            return s
        if len(known) >= MOST_RECORDS:
            known.clear()
        granter, holder, past = (
            {node: me for node, me in nodes.items() if id(me) not in known} for nodes in (s.granter, s.holder, s.past)
        )
        after = pass_time(_with_nodes(s, granter, holder, past))
        after = _with_nodes(
            after,
            granter=_merged(s.granter, granter, after.granter, standing, known),
            holder=_merged(s.holder, holder, after.holder, standing, known),
            past=_merged(s.past, past, after.past, standing, known),
        )
        if after != s:
            return after
        if not standing:
            known[id(s)] = s
        return s


def _with_nodes(
    s: LeaseSystem, granter: Mapping[Any, Any], holder: Mapping[Any, Any], past: Mapping[Any, Any]
) -> LeaseSystem:
    """Return the state with these nodes; `dataclasses.replace` does it too, in thrice the time."""
    return LeaseSystem(
        granter=granter,
        holder=holder,
        requests=s.requests,
        grants=s.grants,
        releases=s.releases,
        acts=s.acts,
        committed=s.committed,
        hint=s.hint,
        granter_skew=s.granter_skew,
        holder_skew=s.holder_skew,
        used=s.used,
        past=past,
    )


def _merged(
    whole: Mapping[Any, Any],
    shown: Mapping[Any, Any],
    after: Mapping[Any, Any],
    standing: frozenset[Any],
    known: dict[int, Any],
) -> Mapping[Any, Any]:
    """Put the nodes that have changed among the others, and note the ones at rest."""
    changed = {}
    for node, me in shown.items():
        if after[node] != me:
            changed[node] = after[node]
        elif node not in standing:
            known[id(me)] = me
    return {**whole, **changed} if changed else whole
