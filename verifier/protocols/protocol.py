"""What a protocol brings for the legs that run its reference: the system, its invariants, models from constants, bad rules.

A check names the module of its protocol in its option `reference`, so that it depends on no other protocol's text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
        strange: of a model, record type and field name -> what the field may be in unreachable states besides what it is in reachable ones.
        is_defined: of model and state, whether the definitions say the same of it in every language; of reachable ones they do.
    """

    system: ModuleType
    invariants: Mapping[str, Callable[[Any, Any], bool]]
    model_of: Callable[[Mapping[str, Any]], Any]
    bad_rules: Mapping[str, BadRule]
    strange: Callable[[Any], Mapping[tuple[type, str], Sequence[Any]]] = lambda _: {}
    is_defined: Callable[[Any, Any], bool] = lambda _, __: True


def load(module: str) -> Protocol:
    """Load the protocol of a module, such as verifier.protocols.lease."""
    found: Protocol = import_module(module).PROTOCOL
    return found
