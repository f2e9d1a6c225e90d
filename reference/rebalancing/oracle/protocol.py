"""What each protocol brings for its traces. The rest of the oracle knows no protocol.

A module holds one `PROTOCOL`: what every trace of its kind needs. What only a rejected trace needs, or a run that is given as states, is
in a second module, which is loaded when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from .values import Reader

if TYPE_CHECKING:
    from .replay import Replay
    from .trace import Header, Step

__all__ = ["KINDS", "Explaining", "Protocol", "protocol_of"]

KINDS: Mapping[str, str] = {
    "lease": "rebalancing.oracle.lease_trace",
    "commit": "rebalancing.oracle.commit_trace",
    "resharing": "rebalancing.oracle.resharing_trace",
    "merge": "rebalancing.oracle.merge_trace",
}
"""The kinds of traces, and the modules of their protocols."""


@dataclass(frozen=True)
class Protocol:
    """One protocol, as its traces tell it.

    Attributes:
        kind: how a header names it.
        constants: reads a header's constants and returns all of them, by the names of the specification.
        model_of: a model of the reference from complete constants.
        actions: per action its arguments in the order of the reference's function; "?" marks those that may be left out, "!" those
            that there are only where digests are given, and then needed.
        arguments: readers of the arguments, by name, for the traces of one header.
        nodes: the arguments that name the node whose step it is.
        expectation: a reader of what a log expects of a node's state, or of the system's for no node, from a header and the node.
        replay: a run of the reference from a header.
        explaining: the module whose `EXPLAINING` is this protocol's.
        starters: the constant that names those who draw nonces, and the variable that holds them; empty if nobody does.
        given: the header's field that says whether digests are the log's own, or the specification's stand-ins; empty if there is none.
        numbered: constants whose members are 1, 2, and so on where digests are not given: the stand-ins count with them.
    """

    kind: str
    constants: Reader
    model_of: Callable[[Mapping[str, Any]], Any]
    actions: Mapping[str, tuple[str, ...]]
    arguments: Callable[[Mapping[str, Any]], Mapping[str, Reader]]
    nodes: tuple[str, ...]
    expectation: Callable[[Mapping[str, Any], Any], Reader]
    replay: Callable[[Header], Replay]
    explaining: str
    starters: tuple[str, str] | tuple[()] = ()
    given: str = ""
    numbered: tuple[str, ...] = ()

    def explain(self) -> Explaining:
        """Load what explanations and runs of states need."""
        found: Explaining = import_module(self.explaining).EXPLAINING
        return found


@dataclass(frozen=True)
class Explaining:
    """What a protocol brings for explaining a rejected step, and for runs that are given as states.

    Attributes:
        guards: what the codes mean that are no verdicts on a message.
        choices: what a node could do with the messages that were sent, or the environment for no node: actions with arguments.
        remedies: further small changes that make a refused step, with its code, an allowed one, as sentences.
        system: a module with `initial(model)`, `choices(model, state)` and `ACTIONS`.
        arguments_of: the arguments of a trace's step from an action and the reference's arguments.
        needed: variables that every file of states must have.
        listing: how many choices a model has to list, about.
        bounds: what to lower if these are too many.
    """

    guards: Mapping[str, str]
    choices: Callable[[Any, Any], Iterator[tuple[str, dict[str, Any]]]]
    remedies: Callable[[Any, Step, str], Iterator[str]]
    system: ModuleType
    arguments_of: Callable[[str, tuple[Any, ...]], dict[str, Any]]
    needed: tuple[str, ...]
    listing: Callable[[Any], int]
    bounds: str


def protocol_of(kind: str) -> Protocol:
    """Load the protocol of a kind of traces. Raises KeyError for an unknown kind."""
    found: Protocol = import_module(KINDS[kind]).PROTOCOL
    return found
