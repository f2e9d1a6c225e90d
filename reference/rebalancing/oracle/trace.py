"""The trace format: a header, then one action of the specification a line. `docs/oracle.md` explains it to implementers.

Header and steps are closed objects. A step names its action as the specification does, with its arguments; it may say that the
node refused (`verdict`, `code`) and what the node's state is afterwards (`expect`).

TLA+: Lease (section Actions)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from rebalancing import parameters
from rebalancing.lease import Grant, Granter, Holder, LeaseRules, RequestId
from rebalancing.lease_system import LeaseModel
from rebalancing.quorum import quorum

from . import values
from .values import Reader, WrongError

__all__ = [
    "ACTION_FIELDS",
    "KIND",
    "Header",
    "Step",
    "UnsupportedError",
    "header_json",
    "read_header",
    "step_json",
    "steps_of",
]

KIND = "lease"


class UnsupportedError(Exception):
    """A trace that is understood to be of another kind or version."""


@dataclass(frozen=True)
class Header:
    """The first line of a trace.

    Attributes:
        model: rules, faults and bounds.
        constants: the same by the names of the specification, complete.
        nonces: per candidate, the nonce of its first incarnation.
        ranks_given: ranks come with Start and Retry; otherwise they are the specification's stand-ins.
    """

    model: LeaseModel
    constants: Mapping[str, Any]
    nonces: Mapping[int, int]
    ranks_given: bool


@dataclass(frozen=True)
class Step:
    """One action with its arguments by name, and what the log says about it.

    Attributes:
        node: granter's name, candidate's number, or None.
        refused: the code with which the node refused, or "".
        expect: fields of the node's state afterwards; maps may be partial.
    """

    action: str
    arguments: Mapping[str, Any]
    node: Any
    refused: str
    expect: Mapping[str, Any]


# ----------------------------------------------------------------------------------------------------------------------
# Header

P = parameters
TIMES: dict[str, int] = {
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
}
SWITCHES = {"FreeClocks": True, "TrackNonces": False, "Forgery": False, "ShownRounds": True}
# The set of which each is a part, and whether it is all of it unless the header says otherwise.
PARTS = {
    "Liars": ("Granters", False),
    "Crashing": ("Granters", True),
    "Twisted": ("Candidates", False),
    "Mortal": ("Candidates", True),
    "Releasing": ("Candidates", True),
    "Acting": ("Candidates", True),
    "Eligible": ("Candidates", True),
    "Revocable": ("Candidates", True),
}
LONGEST_ROW = 1_000  # numbers, granters or candidates: every step may touch them all


def _constants(value: Any, where: str) -> dict[str, Any]:
    read = values.closed(
        {
            "Granters": values.names(values.text),
            "Candidates": values.names(values.positive),
            "Threshold": values.natural,
            "Faults": values.natural,
        },
        {
            **dict.fromkeys(PARTS, values.names(lambda item, _: item)),
            **dict.fromkeys(TIMES, values.natural),
            **dict.fromkeys(SWITCHES, values.boolean),
        },
    )
    # Parts are read again once it is known of what.
    if isinstance(value, dict):
        for part in PARTS:
            if any(isinstance(item, dict | list) for item in _list_of(value.get(part))):
                raise WrongError(f"{where}.{part} holds something besides names", "list names")
    given = read(value, where)
    k: dict[str, Any] = {**TIMES, **SWITCHES, **given}
    for part, (whole, default) in PARTS.items():
        kind = values.named(k[whole], whole.lower().removesuffix("s"))
        k[part] = (
            values.names(kind)(value[part], f"{where}.{part}")
            if part in value
            else k[whole]
            if default
            else frozenset()
        )
    if "Crashing" not in value:
        k["Crashing"] -= k["Liars"]
    for name in ("Granters", "Candidates"):
        if not k[name]:
            raise WrongError(f"{where}.{name} is empty", "name at least one")
    for name, count in (
        ("Granters", len(k["Granters"])),
        ("Candidates", len(k["Candidates"])),
        ("MaxNumber", k["MaxNumber"]),
    ):
        if not 1 <= count <= LONGEST_ROW:
            raise WrongError(
                f"{where}.{name} is {count} of {LONGEST_ROW} at most",
                "give no more than the trace uses, and at least 1",
            )
    return k


def _list_of(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def model_of(k: Mapping[str, Any]) -> LeaseModel:
    """Build the reference's model from complete constants; granters keep their names as identifiers."""
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
        revocable=k["Revocable"],
        drift=k["Drift"],
        free_clocks=k["FreeClocks"],
        forgery=k["Forgery"],
        shown_rounds=k["ShownRounds"],
        max_round=k["MaxRound"],
        max_nonce=k["MaxNonce"],
        max_base=k["MaxBase"],
    )


def _ranks(value: Any, where: str) -> bool:
    if value not in ("model", "given"):
        raise WrongError(f"{where} is {values.shown(value)}", 'give "model" or "given"')
    return bool(value == "given")


def _candidate_map(value: Any, where: str) -> dict[str, int]:
    if type(value) is not dict:
        raise WrongError(f"{where} is {values.shown(value)}", "give an object from candidate to nonce")
    return {key: values.positive(item, f"{where}.{key}") for key, item in value.items()}


def read_header(value: Any) -> Header:
    """Read the first line of a trace.

    Raises:
        UnsupportedError: another kind of trace or version of the protocol.
        WrongError: anything else.
    """
    if type(value) is not dict or "trace" not in value:
        raise WrongError(
            "the first line is no header", '{"trace": "lease", "protocol_version": 1, "model": {...}} is one'
        )
    if value["trace"] != KIND:
        raise UnsupportedError(f"a trace of {values.shown(value['trace'])}; this build replays: {KIND}")
    version = value.get("protocol_version")
    if type(version) is int and version != parameters.PROTOCOL_VERSION:
        raise UnsupportedError(f"protocol version {version}; this build speaks {parameters.PROTOCOL_VERSION}")
    read = values.closed(
        {"trace": values.text, "protocol_version": values.natural, "model": _constants},
        {"nonces": _candidate_map, "ranks": _ranks, "about": values.text},
    )
    found = read(value, "header")
    k = found["model"]
    nonces = dict.fromkeys(sorted(k["Candidates"]), 1)
    for name, nonce in found.get("nonces", {}).items():
        if name not in map(str, nonces):
            raise WrongError(f"header.nonces names {values.shown(name)}", "name candidates of the model")
        if nonce > k["MaxNonce"]:
            raise WrongError(f"header.nonces.{name} is above MaxNonce", "raise MaxNonce")
        nonces[int(name)] = nonce
    return Header(model_of(k), k, nonces, found.get("ranks", False))


def header_json(header: Header, about: str = "") -> dict[str, Any]:
    """Return the header's JSON form, with every constant."""
    return {
        "trace": KIND,
        "protocol_version": parameters.PROTOCOL_VERSION,
        **({"about": about} if about else {}),
        "ranks": "given" if header.ranks_given else "model",
        "nonces": values.write(header.nonces),
        "model": {name: values.write(header.constants[name]) for name in sorted(header.constants)},
    }


# ----------------------------------------------------------------------------------------------------------------------
# Steps

# Per action its arguments in the order of the reference's function; "?" marks those that may be left out.
ACTION_FIELDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("Start", "Retry"), ("candidate", "rank?")),
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

HOLDER_FIELDS = tuple(each.name for each in fields(Holder))
GRANTER_FIELDS = tuple(each.name for each in fields(Granter))


class Steps:
    """Reads the steps of one trace."""

    def __init__(self, header: Header) -> None:
        rules = header.model.rules
        granter = values.named(rules.granters, "granter")
        candidate = values.named(rules.candidates, "candidate")
        self._nodes = rules.granters | rules.candidates
        arguments: dict[str, Reader] = {
            "candidate": candidate,
            "granter": granter,
            "node": values.named(self._nodes, "node"),
            "rank": values.natural,
            "nonce": values.positive,
            "base": values.natural,
            "ms": values.positive,
            "grant": values.grant(granter),
            "request": values.request(granter),
            "claim": values.claim,
            "counted_for": granter,
            "shown_round": values.natural,
            "shown_by": values.names(granter),
            "peer": candidate,
            "still_granters": values.names(granter),
            "still_candidates": values.names(candidate),
        }
        common: dict[str, Reader] = {"verdict": _verdict, "code": values.text, "expect": _any_object}
        self._readers: dict[str, Reader] = {}
        for action, names in ACTION_FIELDS.items():
            required = {name: arguments[name] for name in names if not name.endswith("?")}
            optional = {name[:-1]: arguments[name[:-1]] for name in names if name.endswith("?")}
            if header.ranks_given and action in ("Start", "Retry"):
                required, optional = {**required, "rank": values.natural}, {}
            elif action in ("Start", "Retry"):
                optional = {}
            self._readers[action] = values.closed({"action": values.text, **required}, {**optional, **common})
        self._granter_state = _granter_reader(granter, candidate)
        self._holder_state = _holder_reader(granter, rules.granters)

    def read(self, value: Any) -> Step:
        """Read one step. Raises WrongError."""
        if type(value) is not dict:
            raise WrongError(
                f"the line is {values.shown(value)}", 'give an object such as {"action": "Start", "candidate": 1}'
            )
        action = value.get("action")
        if type(action) is not str or action not in self._readers:
            if "trace" in value:
                raise WrongError("a second header", "one trace has one header, on its first line")
            known = ", ".join(ACTION_FIELDS)
            problem = "the line names no action" if action is None else f"unknown action {values.shown(action)}"
            raise WrongError(problem, f"give one of {known}")
        found = self._readers[action](value, action)
        refused = found.pop("code", "")
        if (found.pop("verdict", "accept") == "refuse") != bool(refused):
            raise WrongError(
                "verdict and code do not fit", 'a code comes with "verdict": "refuse", and with no other verdict'
            )
        expect = found.pop("expect", {})
        del found["action"]
        node = found.get("candidate", found.get("granter", found.get("node")))
        return Step(action, found, node, refused, self._expected(expect, node))

    def _expected(self, expect: dict[str, Any], node: Any) -> dict[str, Any]:
        if not expect:
            return expect
        if node is None:
            reader = values.closed({}, {"committed": values.natural, "hint": values.natural})
        else:
            reader = self._holder_state if isinstance(node, int) else self._granter_state
        return dict(reader(expect, "expect"))


def steps_of(header: Header) -> Steps:
    """Return a reader of the steps that come after this header."""
    return Steps(header)


def _verdict(value: Any, where: str) -> str:
    if value not in ("accept", "refuse"):
        raise WrongError(f"{where} is {values.shown(value)}", 'give "accept" or "refuse"')
    return str(value)


def _any_object(value: Any, where: str) -> dict[str, Any]:
    if type(value) is not dict:
        raise WrongError(f"{where} is {values.shown(value)}", "give an object of fields of the node's state")
    return value


def _map_of(keys: frozenset[Any]) -> Reader:
    by_text = {str(key): key for key in keys}

    def read(value: Any, where: str) -> dict[Any, int]:
        if type(value) is not dict or not value.keys() <= by_text.keys():
            raise WrongError(
                f"{where} is {values.shown(value)}", f"give an object with keys among {', '.join(sorted(by_text))}"
            )
        return {by_text[key]: values.natural(item, f"{where}.{key}") for key, item in value.items()}

    return read


def _holder_reader(granter: Reader, granters: frozenset[Any]) -> Reader:
    readers: dict[str, Reader] = dict.fromkeys(HOLDER_FIELDS, values.natural)
    readers |= {
        "up": values.boolean,
        "ballot": values.ballot,
        "asked": _numbered,
        "heard": _map_of(granters),
        "shown_by": values.names(granter),
        "holds": values.boolean,
    }
    return values.closed({}, readers)


def _numbered(value: Any, where: str) -> dict[int, int]:
    if type(value) is not dict or not all(key.isascii() and key.isdigit() and len(key) < 6 for key in value):
        raise WrongError(f"{where} is {values.shown(value)}", "give an object with numbers of requests as keys")
    return {int(key): values.natural(item, f"{where}.{key}") for key, item in value.items()}


def _granter_reader(granter: Reader, candidate: Reader) -> Reader:
    seen = values.names(values.closed({"ballot": values.ballot, "number": values.natural}, make=RequestId))
    readers: dict[str, Reader] = dict.fromkeys(GRANTER_FIELDS, values.natural)
    readers |= {
        "promised": values.ballot,
        "closed": values.ballot,
        "admits": values.names(candidate),
        "ballot": values.ballot,
        "budget": _numbered,
        "rest": _numbered,
        "waiting": values.request(granter),
        "seen": seen,
    }
    return values.closed({}, readers)


def step_json(step: Step, explicit: bool = False) -> dict[str, Any]:
    """Return a step's JSON form; `explicit` writes the verdict "accept" too."""
    written: dict[str, Any] = {"action": step.action}
    for name, value in step.arguments.items():
        if name == "counted_for" and isinstance(g := step.arguments.get("grant"), Grant) and g.granter == value:
            continue
        written[name] = values.write(value)
    if step.refused:
        written |= {"verdict": "refuse", "code": step.refused}
    elif explicit:
        written["verdict"] = "accept"
    if step.expect:
        written["expect"] = {name: values.write(value) for name, value in step.expect.items()}
    return written
