"""Replay of one run through the reference, a step at a time, in time that does not grow with the run.

What is kept apart from the state are the messages: they are sets that only grow, so each step is shown only the messages that
it names, if they were sent or may come from somebody who may lie. Nothing is searched or enumerated.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

from rebalancing.refusal import Refused

from . import values
from .trace import Header, Step

__all__ = ["Replay", "replay_of"]


class Replay(ABC):
    """A run of a protocol's reference.

    Attributes:
        header: of the trace, with the model.
        state: all but the messages; its sets of messages are empty.
    """

    def __init__(self, header: Header, state: Any) -> None:
        self.header = header
        self.model = header.model
        self.state = state

    @abstractmethod
    def after(self, action: str, arguments: Mapping[str, Any]) -> Any:
        """Return the state that the action leads to, with the messages it sends as its only ones.

        Raises:
            Refused: the action is not enabled; nothing changes.
        """

    @abstractmethod
    def take(self, s: Any) -> None:
        """Go to a state that `after` returned."""

    @abstractmethod
    def whole(self) -> Any:
        """Return the state with all its messages, as the specification has it."""

    @abstractmethod
    def fields(self, node: Any) -> tuple[str, ...]:
        """Return the names of the fields of a node's state, or of the system's for no node."""

    @abstractmethod
    def field(self, s: Any, node: Any, name: str) -> Any:
        """Return one of them."""

    def step(self, action: str, arguments: Mapping[str, Any]) -> None:
        """Take one action. Raises Refused, and then nothing has changed."""
        self.take(self.after(action, arguments))

    def allows(self, action: str, arguments: Mapping[str, Any]) -> Any | None:
        """Return the state after the action, or None if it is refused; nothing changes."""
        try:
            return self.after(action, arguments)
        except Refused:
            return None

    def observe(self, node: Any, s: Any = None) -> dict[str, Any]:
        """Return the fields of a node's state by name, or those of the system for no node; of another state if one is given."""
        return {name: self.field(self.state if s is None else s, node, name) for name in self.fields(node)}

    def meets(self, s: Any, step: Step) -> bool:
        """Tell whether a state is what the step expects."""
        return all(values.agrees(each, self.field(s, step.node, name)) for name, each in step.expect.items())


def replay_of(header: Header) -> Replay:
    """Begin a run of the protocol that the header names."""
    return header.protocol.replay(header)
