"""The partition merge's reference."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from invariants import merge
from rebalancing import merge_system, view
from rebalancing.merge_system import MergeModel, MergeSystem
from rebalancing.pruning import GEOGRAPHY, ORGANISATION, Cap
from rebalancing.view import Evidence, Loss, Policy, Snapshot
from verifier.mutants.bad_rules_merge import BAD_RULES
from verifier.protocols.protocol import Protocol

__all__ = ["PROTOCOL", "is_defined", "strange"]


def the_only(some: Iterable[Any], key: Callable[[Any], int]) -> Any:
    """Return the one there is; ValueError says that there is none, or several."""
    (found,) = some
    return found


def is_defined(model: MergeModel, s: MergeSystem) -> bool:
    """Tell whether there is one final snapshot, and one in use, wherever an invariant asks for it: of several each language chooses another."""
    everybody_agrees = len(model.liars) <= model.faults and not model.lying_owner
    # What is known and what was heard are looked at together, and neither in a conflict alone; but then, too, where finals are compared.
    together = [
        (s.signed,),
        *((s.member[h].known, s.heard[h]) for h in model.honest),
        *((s.member[h].known, merge.together(s.heard[h])) for h in model.honest),
    ]
    with patch.object(view, "min", the_only, create=True):
        try:
            for some in together:
                if everybody_agrees or not all(map(view.conflicts, some)):
                    for e in some:
                        view.holders_of(e)
        except ValueError:
            return False
    return True


LOSSES = frozenset({Loss(peer=1, polynomial=1, number=1), Loss(peer=2, polynomial=2, number=1)})
CAPPED = frozenset({Cap(GEOGRAPHY, frozenset({1, 2}), 1), Cap(ORGANISATION, frozenset({1, 3}), 2)})


def strange(model: MergeModel) -> dict[tuple[type, str], list[Any]]:
    """What small models have nothing of: without it nobody is revoked in them, nothing is capped or lost, and every chain is whole."""
    first = merge_system.genesis(model)
    unconnected = replace(first, digest=2, parent=1, line=frozenset({0, 2}), polynomial=2)
    return {
        (Evidence, "snapshots"): [frozenset({first, unconnected}), frozenset({replace(first, parent=7)})],
        (Evidence, "revoked"): [frozenset({1}), frozenset({2, 3})],
        (Evidence, "losses"): [LOSSES],
        (Evidence, "receipts"): [LOSSES],
        (Evidence, "policies"): [frozenset({Policy(epoch=2, caps=CAPPED), Policy(epoch=1, caps=frozenset())})],
        (Snapshot, "line"): [frozenset({0, 2}), frozenset({0, 3})],
        (Snapshot, "revokes"): [frozenset({1}), frozenset({2})],
        (Snapshot, "policy"): [1, 2],
        (Snapshot, "acknowledged"): [frozenset(), frozenset({1}), frozenset({1, 2})],
    }


PROTOCOL = Protocol(merge_system, merge.INVARIANTS, merge_system.model_of, BAD_RULES)
