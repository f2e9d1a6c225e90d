"""What a protocol brings for the legs that run its reference: the system, its invariants, models from constants, bad rules.

A check names the module of its protocol in its option `reference`, so that it depends on no other protocol's text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any

from verifier.mutants.bad_rule import BadRule

__all__ = ["Protocol", "load"]


@dataclass(frozen=True)
class Protocol:
    """One protocol's reference.

    Attributes:
        system: a module with `initial(model)`, `choices(model, state)` and `ACTIONS`.
        invariants: TLA+ operator -> predicate of model and state.
        model_of: a model from the complete constants of a configuration.
        bad_rules: operator of the models -> what takes its place in the reference.
    """

    system: ModuleType
    invariants: Mapping[str, Callable[[Any, Any], bool]]
    model_of: Callable[[Mapping[str, Any]], Any]
    bad_rules: Mapping[str, BadRule]


def load(module: str) -> Protocol:
    """Load the protocol of a module, such as verifier.protocols.lease."""
    found: Protocol = import_module(module).PROTOCOL
    return found
