"""Traces of the lease: its constants, its actions and the states that a log may expect.

TLA+: Lease (section Actions)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rebalancing import parameters
from rebalancing.lease import Claim, Grant, Request, RequestId
from rebalancing.lease_system import model_of

from . import values
from .constants import Constants, Part, check_committee, check_somebody_is_honest
from .lease_replay import GRANTER_FIELDS, HOLDER_FIELDS, LeaseReplay
from .protocol import Protocol
from .values import Reader, WrongError

__all__ = ["ACTIONS", "CONSTANTS", "PROTOCOL"]

P = parameters
CONSTANTS = Constants(
    wholes={"Granters": values.text, "Candidates": values.positive},
    naturals=("Threshold", "Faults"),
    parts={
        "Liars": Part("Granters", every=False),
        "Crashing": Part("Granters", every=True, but="Liars"),
        "Twisted": Part("Candidates", every=False),
        "Mortal": Part("Candidates", every=True),
        "Releasing": Part("Candidates", every=True),
        "Acting": Part("Candidates", every=True),
        "Eligible": Part("Candidates", every=True),
        "Revocable": Part("Candidates", every=True),
    },
    numbers={
        "TTL": P.LEASE_TTL_MS,
        "HolderTTL": P.HOLDER_TTL_MS,
        "HardStop": P.HARD_STOP_MS,
        "HolderStop": P.HOLDER_STOP_MS,
        "AmnesiaGuard": P.AMNESIA_GUARD_MS,
        "RenewEvery": P.RENEW_EVERY_MS,
        "Backoff": P.BACKOFF_FIRST_MS,
        "Window": P.SHORTEST_WINDOW_MS,
        "MinimumInterval": P.MINIMUM_INTERVAL_MS,
        "RoundJump": P.ROUND_JUMP,
        "Drift": 0,
        "MaxRound": P.MAXIMUM_ROUND,
        "MaxNumber": P.HARD_STOP_MS // P.RENEW_EVERY_MS,
        "MaxNonce": 2**128 - 1,
        "MaxBase": P.LARGEST_SAFE_INTEGER,
    },
    switches={"FreeClocks": True, "TrackNonces": False, "Forgery": False, "ShownRounds": True},
    sets={},
    rows=("MaxNumber",),
)

ACTIONS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("Start", "Retry"), ("candidate", "rank!")),
    **dict.fromkeys(("Renew", "Release", "Act", "CrashHolder", "SlipHolder"), ("candidate",)),
    "HearGrant": ("candidate", "grant", "counted_for?"),
    "HearRound": ("candidate", "shown_round", "shown_by"),
    "RestartHolder": ("candidate", "nonce"),
    **dict.fromkeys(("Collect", "Extend", "AnswerAgain", "HearForged"), ("granter", "request")),
    **dict.fromkeys(("CloseWindow", "RestartGranter", "SlipGranter"), ("granter",)),
    **dict.fromkeys(("HearRelease", "Obey"), ("granter", "claim")),
    "Learn": ("granter", "base"),
    "HearRevocation": ("granter", "peer"),
    "Commit": (),
    "HintMoves": ("base",),
    "Tick": ("still_granters?", "still_candidates?"),
    "Elapse": ("node?", "ms"),
}


def constants(value: Any, where: str) -> dict[str, Any]:
    """Read a header's constants and return all of them: a lease takes a quorum, of which any granter may be. Raises WrongError."""
    k = CONSTANTS.read(value, where)
    check_committee(k, where, "Granters", k["Granters"], 0)
    check_somebody_is_honest(k, where, "Granters")
    return k


claim = values.closed({"ballot": values.ballot, "base": values.natural}, make=Claim)


def _request(**given: Any) -> Request:
    return Request(**{"shown_round": 0, "shown_by": frozenset(), **given})


def request(granter: Reader) -> Reader:
    """Return a reader of a request; the two fields of shown rounds may be left out."""
    return values.closed(
        {"ballot": values.ballot, "base": values.natural, "number": values.natural},
        {"shown_round": values.natural, "shown_by": values.names(granter)},
        _request,
    )


@values.fields_of.register
def _(record: Request) -> dict[str, Any]:
    written = {"ballot": record.ballot, "base": record.base, "number": record.number}
    shown = {"shown_round": record.shown_round, "shown_by": record.shown_by}
    return {**written, **shown} if record.shown_by or record.shown_round else written


def arguments(k: Mapping[str, Any]) -> dict[str, Reader]:
    """Return the readers of all arguments."""
    granter, candidate = values.named(k["Granters"], "granter"), values.named(k["Candidates"], "candidate")
    return {
        "candidate": candidate,
        "granter": granter,
        "node": values.named(k["Granters"] | k["Candidates"], "node"),
        "rank": values.natural,
        "nonce": values.positive,
        "base": values.natural,
        "ms": values.positive,
        "grant": values.closed(
            {"granter": granter, "ballot": values.ballot, "base": values.natural, "number": values.natural}, make=Grant
        ),
        "request": request(granter),
        "claim": claim,
        "counted_for": granter,
        "shown_round": values.natural,
        "shown_by": values.names(granter),
        "peer": candidate,
        "still_granters": values.names(granter),
        "still_candidates": values.names(candidate),
    }


def expectation(k: Mapping[str, Any], node: Any) -> Reader:
    """Return a reader of fields of a granter's or candidate's state, or of the system's."""
    granter, candidate = values.named(k["Granters"], "granter"), values.named(k["Candidates"], "candidate")
    if node is None:
        return values.closed({}, {"committed": values.natural, "hint": values.natural})
    readers: dict[str, Reader]
    if node in k["Candidates"]:
        readers = dict.fromkeys(HOLDER_FIELDS, values.natural)
        readers |= {
            "up": values.boolean,
            "ballot": values.ballot,
            "asked": _numbered,
            "heard": values.partial_map(k["Granters"]),
            "shown_by": values.names(granter),
            "holds": values.boolean,
        }
        return values.closed({}, readers)
    readers = dict.fromkeys(GRANTER_FIELDS, values.natural)
    readers |= {
        "promised": values.ballot,
        "closed": values.ballot,
        "admits": values.names(candidate),
        "ballot": values.ballot,
        "budget": _numbered,
        "rest": _numbered,
        "waiting": request(granter),
        "seen": values.names(values.closed({"ballot": values.ballot, "number": values.natural}, make=RequestId)),
    }
    return values.closed({}, readers)


def _numbered(value: Any, where: str) -> dict[int, int]:
    if type(value) is not dict or not all(key.isascii() and key.isdigit() and len(key) < 6 for key in value):
        raise WrongError(f"{where} is {values.shown(value)}", "give an object with numbers of requests as keys")
    return {int(key): values.natural(item, f"{where}.{key}") for key, item in value.items()}


PROTOCOL = Protocol(
    kind="lease",
    constants=constants,
    model_of=model_of,
    starters=("Candidates", "holder"),
    given="ranks",
    numbered=(),
    actions=ACTIONS,
    arguments=arguments,
    nodes=("candidate", "granter", "node"),
    expectation=expectation,
    replay=LeaseReplay,
    explaining="rebalancing.oracle.lease_explain",
)
