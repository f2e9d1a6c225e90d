"""What each protocol brings for the legs that run its reference: the system, its invariants, and models from constants.

A protocol's modules are imported when it is asked for, so that no check depends on another protocol's text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

__all__ = ["Protocol", "protocol"]

# Name -> the modules of its system, its invariants, and its `model_of`.
_MODULES = {
    "lease": ("rebalancing.lease_system", "invariants.lease", "rebalancing.oracle.trace"),
    "commit": ("rebalancing.commit_system", "invariants.commit", "rebalancing.commit_system"),
}


@dataclass(frozen=True)
class Protocol:
    """One protocol's reference.

    Attributes:
        system: a module with `initial(model)`, `choices(model, state)` and `ACTIONS`.
        invariants: TLA+ operator -> predicate of model and state.
        model_of: a model from the complete constants of a configuration.
    """

    system: ModuleType
    invariants: Mapping[str, Callable[[Any, Any], bool]]
    model_of: Callable[[Mapping[str, Any]], Any]


def protocol(name: str) -> Protocol:
    """Load a protocol. Raises KeyError for one that has no reference yet."""
    system, predicates, models = (import_module(module) for module in _MODULES[name])
    return Protocol(system, predicates.INVARIANTS, models.model_of)
