"""Traces of the commit: its constants, its actions and the states that a log may expect.

TLA+: Commit (section Actions)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rebalancing import parameters
from rebalancing.commit import (
    NO_CLAIM,
    NO_SNAPSHOT,
    Claim,
    CommitGrant,
    Proposal,
    Snapshot,
)
from rebalancing.commit_system import model_of

from . import values
from .commit_replay import CommitReplay
from .constants import Constants, Part, check_committee, check_liars
from .protocol import Protocol
from .values import Reader

__all__ = ["ACTIONS", "CONSTANTS", "PROTOCOL"]

P = parameters
CONSTANTS = Constants(
    wholes={"Holders": values.text, "Coordinators": values.positive, "Choices": values.positive},
    naturals=("Threshold", "Faults"),
    parts={
        "Liars": Part("Holders", every=False),
        "Crashing": Part("Holders", every=True, but="Liars"),
        "Losing": Part("Holders", every=True, but="Liars"),
        "Twisted": Part("Coordinators", every=False),
        "Mortal": Part("Coordinators", every=True),
    },
    numbers={"MaxRound": P.MAXIMUM_ROUND, "MaxNonce": 2**128 - 1, "MaxSequence": P.LARGEST_SAFE_INTEGER},
    switches={"SignedJustification": True, "PolicyMoves": True},
    sets={"Kinds": (values.boolean, frozenset({False, True}))},
)

ACTIONS: Mapping[str, tuple[str, ...]] = {
    "Ask": ("coordinator", "parent", "round", "rank!"),
    "Propose": ("coordinator", "justification", "snapshot"),
    "CrashCoordinator": ("coordinator",),
    "RestartCoordinator": ("coordinator", "nonce"),
    "Grant": ("holder", "provisional?", "parent", "ballot"),
    "Echo": ("holder", "proposal"),
    **dict.fromkeys(("Vote", "Install"), ("holder", "provisional?", "claim")),
    "Restart": ("holder",),
    "LoseStore": ("holder", "claim?"),
    "MovePolicy": ("choice",),
}


def constants(value: Any, where: str) -> dict[str, Any]:
    """Read a header's constants and return all of them: one committee votes throughout. Raises WrongError."""
    k = CONSTANTS.read(value, where)
    check_committee(k, where, "Holders", k["Holders"], k["Faults"])
    check_liars(k, where, "Holders", k["Holders"])
    return k


SNAPSHOT = values.closed(
    {
        "digest": values.positive,
        "parent": values.natural,
        "sequence": values.positive,
        "origin": values.ballot,
        "choice": values.positive,
    },
    make=Snapshot,
)
CLAIM = values.closed({"ballot": values.ballot, "snapshot": SNAPSHOT}, make=Claim)


def _kept(**given: Any) -> Claim:
    return Claim(**{"snapshot": NO_SNAPSHOT, **given})


KEPT = values.closed({"ballot": values.ballot}, {"snapshot": SNAPSHOT}, _kept)
"""A claim that a record keeps; without a snapshot it says only that nothing more is signed in this ballot."""


def _grant(**given: Any) -> CommitGrant:
    return CommitGrant(**{"provisional": False, "report": NO_CLAIM, **given})


def _proposal(**given: Any) -> Proposal:
    return Proposal(**{"provisional": False, **given})


@values.fields_of.register
def _(record: Claim) -> dict[str, Any]:
    return {"ballot": record.ballot, **({"snapshot": record.snapshot} if record.snapshot != NO_SNAPSHOT else {})}


@values.fields_of.register
def _(record: CommitGrant) -> dict[str, Any]:
    return {
        "holder": record.holder,
        **({"provisional": True} if record.provisional else {}),
        "parent": record.parent,
        "ballot": record.ballot,
        **({"report": record.report} if record.report != NO_CLAIM else {}),
    }


@values.fields_of.register
def _(record: Proposal) -> dict[str, Any]:
    return {
        **({"provisional": True} if record.provisional else {}),
        "ballot": record.ballot,
        "snapshot": record.snapshot,
        "justification": record.justification,
    }


def arguments(k: Mapping[str, Any]) -> dict[str, Reader]:
    """Return the readers of all arguments."""
    holder = values.named(k["Holders"], "holder")
    justification = values.names(
        values.closed(
            {"holder": holder, "parent": values.natural, "ballot": values.ballot},
            {"provisional": values.boolean, "report": CLAIM},
            _grant,
        )
    )
    return {
        "holder": holder,
        "coordinator": values.named(k["Coordinators"], "coordinator"),
        "choice": values.named(k["Choices"], "choice"),
        "provisional": values.boolean,
        "parent": values.natural,
        "round": values.positive,
        "rank": values.natural,
        "nonce": values.positive,
        "ballot": values.ballot,
        "snapshot": SNAPSHOT,
        "claim": CLAIM,
        "justification": justification,
        "proposal": values.closed(
            {"ballot": values.ballot, "snapshot": SNAPSHOT, "justification": justification},
            {"provisional": values.boolean},
            _proposal,
        ),
    }


def expectation(k: Mapping[str, Any], node: Any) -> Reader:
    """Return a reader of fields of a holder's or coordinator's state, or of the system's."""
    if node is None:
        return values.closed({}, {"admitted": values.names(values.named(k["Choices"], "choice"))})
    if node in k["Coordinators"]:
        numbers = dict.fromkeys(("nonce", "parent", "sequence"), values.natural)
        return values.closed({}, {**numbers, "up": values.boolean, "ballot": values.ballot, "proposed": values.boolean})
    record = values.closed(
        {},
        {
            **dict.fromkeys(("base", "sequence"), values.natural),
            "promised": values.ballot,
            **dict.fromkeys(("echoed", "voted", "highest"), KEPT),
        },
    )
    return values.closed({}, {"final": record, "provisional": record, "silent": values.boolean})


PROTOCOL = Protocol(
    kind="commit",
    constants=constants,
    model_of=model_of,
    starters=("Coordinators", "coordinator"),
    given="digests",
    numbered=("Coordinators", "Choices"),
    actions=ACTIONS,
    arguments=arguments,
    nodes=("coordinator", "holder"),
    expectation=expectation,
    replay=CommitReplay,
    explaining="rebalancing.oracle.commit_explain",
)
