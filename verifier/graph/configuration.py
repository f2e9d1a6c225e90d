"""Read a model's configuration, and build the reference's model from the same constants."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rebalancing.lease import LeaseRules
from rebalancing.lease_system import LeaseModel
from rebalancing.quorum import quorum

from verifier.tools.values import ModelValue

__all__ = ["Configuration", "lease_model", "read_configuration"]


@dataclass(frozen=True)
class Configuration:
    """What a configuration assigns, replaces and checks."""

    constants: Mapping[str, Any]
    replaced: Mapping[str, str]
    invariants: tuple[str, ...]


def value(text: str) -> Any:
    """Read a constant: an integer, a truth value, a model value (its name) or a set of these."""
    if text.startswith("{"):
        inner = text[1:-1].strip()
        return frozenset(value(part.strip()) for part in inner.split(",")) if inner else frozenset()
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    return {"TRUE": True, "FALSE": False}[text] if text in ("TRUE", "FALSE") else ModelValue(text)


def read_configuration(path: Path) -> Configuration:
    """Read a configuration of the shape that verifier.models writes."""
    text = path.read_text()
    constants = {name: value(v) for name, v in re.findall(r"^  (\w+) = (.+)$", text, re.MULTILINE)}
    replaced = dict(re.findall(r"^  (\w+) <- (\w+)$", text, re.MULTILINE))
    listed = re.search(r"^INVARIANTS (.+)$", text, re.MULTILINE)
    return Configuration(constants, replaced, tuple(listed[1].split()) if listed else ())


def lease_model(constants: Mapping[str, Any]) -> LeaseModel:
    """Build the reference's model of the lease; granters keep their names as identifiers."""
    k = constants
    rules = LeaseRules(
        granters=k["Granters"],
        candidates=k["Candidates"],
        eligible=k["Eligible"],
        numbers=frozenset(range(1, k["MaxNumber"] + 1)),
        quorum=quorum(len(k["Granters"]), k["Threshold"], k["Faults"]),
        faults=k["Faults"],
        ttl=k["TTL"],
        holder_ttl=k["HolderTTL"],
        hard_stop=k["HardStop"],
        holder_stop=k["HolderStop"],
        amnesia_guard=k["AmnesiaGuard"],
        renew_every=k["RenewEvery"],
        backoff=k["Backoff"],
        window=k["Window"],
        minimum_interval=k["MinimumInterval"],
        round_jump=k["RoundJump"],
        max_number=k["MaxNumber"],
        track_nonces=k["TrackNonces"],
    )
    return LeaseModel(
        rules=rules,
        liars=k["Liars"],
        crashing=k["Crashing"],
        twisted=k["Twisted"],
        mortal=k["Mortal"],
        releasing=k["Releasing"],
        acting=k["Acting"],
        drift=k["Drift"],
        free_clocks=k["FreeClocks"],
        forgery=k["Forgery"],
        shown_rounds=k["ShownRounds"],
        max_round=k["MaxRound"],
        max_nonce=k["MaxNonce"],
        max_base=k["MaxBase"],
    )
