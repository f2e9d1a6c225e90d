"""The trace format: a header, then one action of the specification a line. `docs/oracle.md` explains it to implementers.

Header and steps are closed objects. A step names its action as the specification does, with its arguments; it may say that the
node refused (`verdict`, `code`) and what the node's state is afterwards (`expect`). Which protocol it is of, the header says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rebalancing.parameters import PROTOCOL_VERSION

from . import values
from .protocol import KINDS, Protocol, protocol_of
from .values import Reader, WrongError

__all__ = [
    "Header",
    "Step",
    "Steps",
    "UnsupportedError",
    "header_json",
    "read_header",
    "step_json",
]


class UnsupportedError(Exception):
    """A trace that is understood to be of another kind or version."""


@dataclass(frozen=True)
class Header:
    """The first line of a trace.

    Attributes:
        protocol: what it is a trace of.
        model: rules, faults and bounds, as the protocol's reference has them.
        constants: the same by the names of the specification, complete.
        nonces: per coordinator, the nonce of its first incarnation.
        given: digests come with the steps; otherwise they are the specification's stand-ins.
    """

    protocol: Protocol
    model: Any
    constants: Mapping[str, Any]
    nonces: Mapping[int, int]
    given: bool


@dataclass(frozen=True)
class Step:
    """One action with its arguments by name, and what the log says about it.

    Attributes:
        node: member's name, coordinator's number, or None.
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


def _source(value: Any, where: str) -> bool:
    if value not in ("model", "given"):
        raise WrongError(f"{where} is {values.shown(value)}", 'give "model" or "given"')
    return bool(value == "given")


def _nonces(value: Any, where: str) -> dict[str, int]:
    if type(value) is not dict:
        raise WrongError(f"{where} is {values.shown(value)}", "give an object from coordinator to nonce")
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
    kind = value["trace"]
    if type(kind) is not str or kind not in KINDS:
        raise UnsupportedError(f"a trace of {values.shown(kind)}; this build replays: {', '.join(KINDS)}")
    version = value.get("protocol_version")
    if type(version) is int and version != PROTOCOL_VERSION:
        raise UnsupportedError(f"protocol version {version}; this build speaks {PROTOCOL_VERSION}")
    protocol = protocol_of(kind)
    read = values.closed(
        {"trace": values.text, "protocol_version": values.natural, "model": protocol.constants},
        {**_optional(protocol, _nonces, _source), "about": values.text},
    )
    found = read(value, "header")
    k = found["model"]
    nonces = _drawn(protocol, k, found.get("nonces", {}))
    given = found.get(protocol.given, False)
    for name in protocol.numbered:
        if not given and k[name] != frozenset(range(1, len(k[name]) + 1)):
            raise WrongError(
                f"header.model.{name} is {values.shown(values.write(k[name]))}",
                f'number from 1 without a gap, or give the log\'s own digests: "{protocol.given}": "given"',
            )
    return Header(protocol, protocol.model_of(k), k, nonces, given)


def _optional(protocol: Protocol, nonces: Any, source: Any) -> dict[str, Any]:
    """Return what stands for the header's fields that not every protocol has, by name."""
    return {**({protocol.given: source} if protocol.given else {}), **({"nonces": nonces} if protocol.starters else {})}


def _drawn(protocol: Protocol, k: Mapping[str, Any], told: Mapping[str, int]) -> dict[int, int]:
    """Return the nonces that all who draw any have drawn at first."""
    if not protocol.starters:
        return {}
    starters, _ = protocol.starters
    nonces = dict.fromkeys(sorted(k[starters]), 1)
    for name, nonce in told.items():
        if name not in map(str, nonces):
            raise WrongError(f"header.nonces names {values.shown(name)}", f"name {starters.lower()} of the model")
        if nonce > k["MaxNonce"]:
            raise WrongError(f"header.nonces.{name} is above MaxNonce", "raise MaxNonce")
        nonces[int(name)] = nonce
    return nonces


def header_json(header: Header, about: str = "") -> dict[str, Any]:
    """Return the header's JSON form, with every constant."""
    return {
        "trace": header.protocol.kind,
        "protocol_version": PROTOCOL_VERSION,
        **({"about": about} if about else {}),
        **_optional(header.protocol, values.write(header.nonces), "given" if header.given else "model"),
        "model": {name: values.write(header.constants[name]) for name in sorted(header.constants)},
    }


# ----------------------------------------------------------------------------------------------------------------------
# Steps


class Steps:
    """Reads the steps of one trace."""

    def __init__(self, header: Header) -> None:
        self._protocol, self._constants = header.protocol, header.constants
        arguments = header.protocol.arguments(header.constants)
        common: dict[str, Reader] = {"verdict": _verdict, "code": values.text, "expect": _any_object}
        self._readers: dict[str, Reader] = {}
        for action, marked in header.protocol.actions.items():
            optional = {name[:-1] for name in marked if name.endswith("?")}
            required = {name[:-1] for name in marked if name.endswith("!") and header.given}
            required |= {name for name in marked if name[-1] not in "?!"}
            self._readers[action] = values.closed(
                {"action": values.text, **{n: arguments[n] for m in marked if (n := m.rstrip("?!")) in required}},
                {**{n: arguments[n] for m in marked if (n := m.rstrip("?!")) in optional}, **common},
            )
        self._expectations: dict[Any, Reader] = {}

    def read(self, value: Any) -> Step:
        """Read one step. Raises WrongError."""
        if type(value) is not dict:
            raise WrongError(f"the line is {values.shown(value)}", "give an object with an action and its arguments")
        action = value.get("action")
        if type(action) is not str or action not in self._readers:
            if "trace" in value:
                raise WrongError("a second header", "one trace has one header, on its first line")
            known = ", ".join(self._readers)
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
        node = next((found[name] for name in self._protocol.nodes if name in found), None)
        return Step(action, found, node, refused, self._expected(expect, node))

    def _expected(self, expect: dict[str, Any], node: Any) -> dict[str, Any]:
        if not expect:
            return expect
        if node not in self._expectations:
            self._expectations[node] = self._protocol.expectation(self._constants, node)
        return dict(self._expectations[node](expect, "expect"))


def _verdict(value: Any, where: str) -> str:
    if value not in ("accept", "refuse"):
        raise WrongError(f"{where} is {values.shown(value)}", 'give "accept" or "refuse"')
    return str(value)


def _any_object(value: Any, where: str) -> dict[str, Any]:
    if type(value) is not dict:
        raise WrongError(f"{where} is {values.shown(value)}", "give an object of fields of the node's state")
    return value


def step_json(step: Step, explicit: bool = False) -> dict[str, Any]:
    """Return a step's JSON form; `explicit` writes the verdict "accept" too."""
    written: dict[str, Any] = {"action": step.action}
    written |= {name: values.write(value) for name, value in step.arguments.items()}
    if step.refused:
        written |= {"verdict": "refuse", "code": step.refused}
    elif explicit:
        written["verdict"] = "accept"
    if step.expect:
        written["expect"] = {name: values.write(value) for name, value in step.expect.items()}
    return written
