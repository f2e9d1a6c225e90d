"""Traces of the partition merge: its constants, its actions and the states that a log may expect.

TLA+: PartitionMerge (section Actions)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rebalancing import parameters
from rebalancing.merge_system import MergeModel, Network, model_of
from rebalancing.pruning import GEOGRAPHY, ORGANISATION, Cap
from rebalancing.view import Loss, Policy, Share, Snapshot, View

from . import values
from .constants import Constants, Part, check_committee, check_somebody_is_honest
from .merge_replay import MergeReplay, Piece
from .protocol import Protocol
from .values import Reader, WrongError

__all__ = ["ACTIONS", "CONSTANTS", "PROTOCOL", "STATUSES", "evidence_fields", "view_of"]

CONSTANTS = Constants(
    wholes={"Peers": values.positive},
    naturals=("Threshold", "Faults"),
    parts={
        **dict.fromkeys(("Left", "Liars"), Part("Peers", every=False)),
        **dict.fromkeys(("Coordinators", "Losing"), Part("Peers", every=True, but="Liars")),
        "Revocable": Part("Peers", every=True),
        **dict.fromkeys(("Region", "Owner", "FirstHolders"), Part("Peers", every=False)),
    },
    numbers=dict.fromkeys(("MaxSnapshot", "MaxLoss", "MaxPolicy"), parameters.LARGEST_SAFE_INTEGER),
    switches={
        **dict.fromkeys(("Available", "Copying", "Forgetting", "OneWay", "Repairing"), True),
        **dict.fromkeys(("Joining", "LyingOwner"), False),
    },
    sets={"Caps": (values.natural, frozenset())},
)

ACTIONS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("CommitFinal", "CommitProvisional"), ("coordinator", "revokes?")),
    "CopyManifest": ("coordinator", "to"),
    "Learn": ("peer", "evidence"),
    "Revoke": ("revoked", "peer"),
    "Regulate": ("peer", "epoch", "most"),
    "Repair": ("peer", "snapshot"),
    **dict.fromkeys(("Lose", "Erase", "Forget"), ("peer",)),
    "Flap": ("left_hears", "right_hears"),
}

STATUSES = ("ok", "provisional", "policy-infeasible", "rekey-required", "unrecoverable", "conflict")
"""The names of a view's status, in the order of its numbers."""


def constants(value: Any, where: str) -> dict[str, Any]:
    """Read a header's constants and return all of them: nothing is known of what liars keep. Raises WrongError."""
    k = CONSTANTS.read(value, where)
    check_committee(k, where, "Peers", k["Peers"], k["Faults"])
    check_somebody_is_honest(k, where, "Peers")
    for name in ("Coordinators", "Losing"):
        if not k[name].isdisjoint(k["Liars"]):
            raise WrongError(f"{where}.{name} names a liar", "leave liars out: they take no steps that are checked")
    # Where no policy may say anything none follows the first, and there are none to list.
    return k if k["Caps"] else {**k, "MaxPolicy": 0}


def model(k: Mapping[str, Any]) -> MergeModel:
    """Build the model of a log, in which a digest names one certificate."""
    return model_of({**k, "Confirming": False})


# ----------------------------------------------------------------------------------------------------------------------
# Forms


def loss_of(peer: Reader) -> Reader:
    """Return a reader of the loss of a share, or of a receipt."""
    return values.closed({"peer": peer, "polynomial": values.positive, "number": values.natural}, make=Loss)


def policy_of(peer: Reader) -> Reader:
    """Return a reader of a policy."""
    tree = values.named(frozenset({GEOGRAPHY, ORGANISATION}), "tree")
    cap = values.closed({"tree": tree, "domain": values.names(peer), "most": values.natural}, make=Cap)
    return values.closed({"epoch": values.natural, "caps": values.names(cap)}, make=Policy)


def piece_of(peer: Reader) -> Reader:
    """Return a reader of one piece of evidence."""
    kinds = {
        **dict.fromkeys(("snapshot", "forged"), values.positive),
        "another_first": values.true,
        "revoked": peer,
        **dict.fromkeys(("loss", "receipt"), loss_of(peer)),
        "policy": policy_of(peer),
    }
    some = values.closed({}, kinds, make=Piece)

    def read(value: Any, where: str) -> Any:
        if type(value) is dict and len(value) != 1:
            raise WrongError(f"{where} is {len(value)} pieces", f"give one of {', '.join(kinds)}")
        return some(value, where)

    return read


def snapshot_of(peer: Reader) -> Reader:
    """Return a reader of a whole snapshot."""
    return values.closed(
        {
            **dict.fromkeys(("digest", "polynomial"), values.positive),
            **dict.fromkeys(("parent", "ballot", "threshold", "faults", "policy"), values.natural),
            "line": values.names(values.natural),
            "final": values.boolean,
            **dict.fromkeys(("members", "acknowledged", "voters", "revokes", "holders"), values.names(peer)),
        },
        make=Snapshot,
    )


def evidence_fields(peer: Reader) -> dict[str, Reader]:
    """Return readers of the kinds of evidence, by name."""
    return {
        "snapshots": values.names(snapshot_of(peer)),
        "revoked": values.names(peer),
        **dict.fromkeys(("losses", "receipts"), values.names(loss_of(peer))),
        "policies": values.names(policy_of(peer)),
    }


def _view(**given: Any) -> View:
    return View(**{**given, "status": STATUSES.index(given["status"])})


def view_of(peer: Reader) -> Reader:
    """Return a reader of a view, whose status goes by its name."""
    return values.closed(
        {
            "conflict": values.boolean,
            **dict.fromkeys(("final", "current", "policy"), values.natural),
            **dict.fromkeys(("revoked", "holders"), values.names(peer)),
            "status": values.named(frozenset(STATUSES), "status"),
        },
        make=_view,
    )


@values.fields_of.register
def _(record: Piece) -> dict[str, Any]:
    parts = {
        name: getattr(record, name)
        for name in ("snapshot", "forged", "another_first", "revoked", "loss", "receipt", "policy")
    }
    return {name: value for name, value in parts.items() if value}


@values.fields_of.register
def _(record: View) -> dict[str, Any]:
    parts = {name: getattr(record, name) for name in ("conflict", "final", "current", "revoked", "policy", "holders")}
    return {**parts, "status": STATUSES[record.status]}


# ----------------------------------------------------------------------------------------------------------------------
# Arguments and states


def arguments(k: Mapping[str, Any]) -> dict[str, Reader]:
    """Return the readers of all arguments."""
    peer = values.named(k["Peers"], "peer")
    return {
        **dict.fromkeys(("coordinator", "peer", "revoked", "to"), peer),
        "snapshot": values.positive,
        **dict.fromkeys(("epoch", "most"), values.natural),
        "revokes": values.names(peer),
        "evidence": piece_of(peer),
        **dict.fromkeys(("left_hears", "right_hears"), values.boolean),
    }


def expectation(k: Mapping[str, Any], node: Any) -> Reader:
    """Return a reader of fields of a peer's state, or of the system's; of a liar nothing is expected."""
    if node in k["Liars"]:
        return values.closed({})
    peer = values.named(k["Peers"], "peer")
    evidence = evidence_fields(peer)
    if node is None:
        network = dict.fromkeys(("left_hears", "right_hears"), values.boolean)
        return values.closed({}, {**evidence, "network": values.closed(network, make=Network)})
    share = values.closed({"polynomial": values.positive, "line": values.names(values.natural)}, make=Share)
    return values.closed(
        {},
        {
            **evidence,
            **dict.fromkeys(("dropped", "in_use"), values.names(values.positive)),
            "shares": values.names(share),
            "view": view_of(peer),
        },
    )


PROTOCOL = Protocol(
    kind="merge",
    constants=constants,
    model_of=model,
    actions=ACTIONS,
    arguments=arguments,
    nodes=("coordinator", "peer"),
    expectation=expectation,
    replay=MergeReplay,
    explaining="rebalancing.oracle.merge_explain",
)
