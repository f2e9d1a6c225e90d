"""Traces of the resharing: its constants, its actions and the states that a log may expect.

TLA+: Resharing (section Actions)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rebalancing import parameters, resharing_parameters
from rebalancing.resharing import Committee, Dealt, Owner, no_digest
from rebalancing.resharing_system import Secret, model_of

from . import values
from .constants import Constants, Part, check_committee, check_liars
from .protocol import Protocol
from .resharing_replay import Held, Released, ResharingReplay
from .values import Reader, WrongError

__all__ = ["ACTIONS", "CONSTANTS", "PROTOCOL"]

P = parameters
CONSTANTS = Constants(
    wholes={"Peers": values.text},
    naturals=("Threshold", "Faults"),
    parts={
        "Liars": Part("Peers", every=False),
        "Joining": Part("Peers", every=False),
        "Leaving": Part("Peers", every=True),
        **dict.fromkeys(("Dealing", "Receiving", "Crashing", "Losing", "Readable"), Part("Peers", True, but="Liars")),
        "Revocable": Part("Peers", every=True),
        "Alike": Part("Peers", every=False),
    },
    numbers={
        "Cap": P.MAXIMUM_COMMITTEE,
        "MaxVersion": resharing_parameters.MAXIMUM_MANIFEST_VERSION,
        "MaxSession": P.LARGEST_SAFE_INTEGER,
    },
    switches={"Begun": True, "Expiring": True},
    sets={"Thresholds": (values.positive, frozenset(range(2, P.MAXIMUM_COMMITTEE)))},
)

ACTIONS: Mapping[str, tuple[str, ...]] = {
    "Propose": ("parent", "committee"),
    "Deal": ("peer", "session"),
    "Respond": ("peer", "session", "dealers"),
    "Possess": ("peer", "session", "qualified", "shifted?", "long?"),
    "Commit": ("snapshot", "parent"),
    "Install": ("peer", "snapshot"),
    "Erase": ("peer",),
    "Restart": ("peer",),
    "Lose": ("peer",),
    "Repair": ("peer", "helpers", "dealt?", "under?"),
    "Revoke": ("revoked",),
    "Read": ("store",),
    "Demand": (),
    "Release": ("peer", "share", "signed"),
    "DealAnew": ("committee",),
    "Found": ("snapshot",),
    "Report": ("session",),
}


def constants(value: Any, where: str) -> dict[str, Any]:
    """Read a header's constants and return all of them: of the first committee, if the secret is dealt at first. Raises WrongError."""
    k = CONSTANTS.read(value, where)
    first = k["Peers"] - k["Joining"] if k["Begun"] else k["Peers"]
    if not first:
        raise WrongError(f"{where}.Joining names all peers", "leave out those to whom the secret is dealt at first")
    check_committee(k, where, "Peers", first, k["Faults"])
    check_liars(k, where, "Peers", first)
    return k


# ----------------------------------------------------------------------------------------------------------------------
# Forms


def digest_of(peer: Reader) -> Reader:
    """Return a reader of a snapshot's name: what it brings, or `before` a version, which has no snapshot yet."""
    before = values.closed({"before": values.positive}, make=lambda before: no_digest(before))
    some = values.names(peer)
    named = values.closed(
        {"session": values.natural}, dict.fromkeys(("qualified", "shifted", "long"), some), make=Dealt
    )

    def read(value: Any, where: str) -> Any:
        return (before if type(value) is dict and "before" in value else named)(value, where)

    return read


def members_of(peer: Reader) -> Reader:
    """Return a reader of the members of a committee, who are not nobody."""

    def read(value: Any, where: str) -> frozenset[Any]:
        found: frozenset[Any] = values.names(peer)(value, where)
        if not found:
            raise WrongError(f"{where} is empty", "name at least one")
        return found

    return read


def _held(**given: Any) -> Held:
    return Held(**{"dealt": given["snapshot"], **given})


def share_of(peer: Reader, digest: Reader) -> Reader:
    """Return a reader of a share on disk, which is of what its snapshot says unless `dealt` says otherwise."""
    return values.closed({"snapshot": digest, "index": peer, "under": digest}, {"dealt": digest}, make=_held)


@values.fields_of.register
def _(record: Dealt) -> dict[str, Any]:
    if record.session < 0:
        return {"before": -record.session}
    parts = {name: getattr(record, name) for name in ("qualified", "shifted", "long")}
    return {"session": record.session, **{name: value for name, value in parts.items() if value}}


@values.fields_of.register
def _(record: Held) -> dict[str, Any]:
    return {
        "snapshot": record.snapshot,
        "index": record.index,
        "under": record.under,
        **({"dealt": record.dealt} if record.dealt != record.snapshot else {}),
    }


# ----------------------------------------------------------------------------------------------------------------------
# Arguments and states


def arguments(k: Mapping[str, Any]) -> dict[str, Reader]:
    """Return the readers of all arguments."""
    peer = values.named(k["Peers"], "peer")
    digest = digest_of(peer)
    return {
        **dict.fromkeys(("peer", "revoked", "store"), peer),
        **dict.fromkeys(("dealers", "qualified", "shifted", "long", "helpers"), values.names(peer)),
        **dict.fromkeys(("parent", "snapshot", "dealt", "under"), digest),
        "session": values.positive,
        "committee": values.closed({"members": members_of(peer), "threshold": values.positive}, make=Committee),
        "share": share_of(peer, digest),
        "signed": values.boolean,
    }


def expectation(k: Mapping[str, Any], node: Any) -> Reader:
    """Return a reader of fields of a peer's state, or of the system's."""
    peer = values.named(k["Peers"], "peer")
    digest = digest_of(peer)
    if node is not None:
        return values.closed(
            {},
            {
                "final": digest,
                "clean": digest,
                "shares": values.names(share_of(peer, digest)),
                "spent": values.names(values.positive),
                "silent": values.boolean,
            },
        )
    secret = {"session": values.natural, "dealt": values.natural, "index": peer}
    owner = {"version": values.natural, "asks": values.boolean, "holds": values.boolean}
    return values.closed(
        {},
        {
            "sessions": values.natural,
            **dict.fromkeys(("committed", "in_force"), values.names(digest)),
            "revoked": values.names(peer),
            "learned": values.names(values.closed(secret, make=Secret)),
            "owner": values.closed(owner, make=Owner),
            "released": values.names(values.closed({"snapshot": digest, "index": peer}, make=Released)),
            "reported": values.names(values.positive),
        },
    )


PROTOCOL = Protocol(
    kind="resharing",
    constants=constants,
    model_of=model_of,
    actions=ACTIONS,
    arguments=arguments,
    nodes=("peer",),
    expectation=expectation,
    replay=ResharingReplay,
    explaining="rebalancing.oracle.resharing_explain",
)
