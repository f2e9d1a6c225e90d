"""The protocol core as the readings are compared with it: its functions, and the values on which they are run."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import invariants.lease
import rebalancing.ballot
import rebalancing.lease
import rebalancing.lease_history
import rebalancing.parameters
import rebalancing.quorum
from invariants.proofs.obligation import Universe

_IDS = (0, 1, 2)
_MODULES = (rebalancing.quorum, rebalancing.ballot, rebalancing.lease, rebalancing.lease_history, invariants.lease)
OVER_MESSAGES = frozenset({"acts_certified", "silence_blocks_one_ttl", "nonce_after_signature", "rounds_bounded"})
"""Predicates that range over sets of messages: compared on the graph, and not read by the provers."""

UNIVERSE = Universe(
    _IDS,
    named={f"LeaseSystem.{name}": None for name in ("requests", "grants", "releases", "acts")},
    fixed={f"LeaseRules.{name}": frozenset(_IDS) for name in ("candidates", "granters", "numbers")},
)
RANGES = {
    "Granter.guard": (0, 1),
    "Granter.interval": (0, 1),
    "Request.number": (1, 2),
    "LeaseRules.round_jump": (1, 3),
    "LeaseRules.ttl": (0, 2),
}
"""Guards with many conditions answer yes often enough only if most of them are likely."""


def functions() -> tuple[Callable[..., Any], ...]:
    """Every readable function of the core."""
    found = [
        function
        for module in _MODULES
        for _, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and function.__name__ not in OVER_MESSAGES
    ]
    return (*found, rebalancing.parameters.holder_share_ms)
