"""What each protocol brings for the legs that run its reference: the system, its invariants, and models from constants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import invariants.lease
from rebalancing import lease_system
from rebalancing.oracle.trace import model_of

__all__ = ["PROTOCOLS", "Protocol"]


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


PROTOCOLS: Mapping[str, Protocol] = {
    "lease": Protocol(lease_system, invariants.lease.INVARIANTS, model_of),
}
