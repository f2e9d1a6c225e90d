"""Lines that a test and a process that is to be killed exchange: JSON with what to `do` and what for, messages and randomness as the hex of their bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from rebalancing.commit_messages import CommitCertificate
from rebalancing.envelope import Envelope, from_bytes, to_bytes
from rebalancing.group import Scalar
from rebalancing.messages import body_of
from rebalancing.resharing_deals import SentDeal
from rebalancing.resharing_messages import PossessionCertificate, SnapshotBody

__all__ = ["as_text", "envelope", "scalar", "written"]


def written(do: str, **fields: Any) -> str:
    """A line."""
    return json.dumps({"do": do, **{name: as_text(value) for name, value in fields.items()}})


def as_text(value: Any) -> Any:
    """A value as JSON has it."""
    match value:
        case None | int():
            return value
        case bytes():
            return value.hex()
        case Envelope():
            return to_bytes(value).hex()
        case Scalar():
            return value.encoding.hex()
        case CommitCertificate() | PossessionCertificate() | SnapshotBody():
            return body_of(value).hex()
        case SentDeal():
            return [as_text(value.envelope), as_text(value.part)]
        case Mapping():
            return {str(name): as_text(each) for name, each in value.items()}
        case Iterable():
            return [as_text(each) for each in value]
    return value.hex  # an identifier, a nonce, a sealed part


def envelope(text: str) -> Envelope:
    """The envelope that was written."""
    return from_bytes(bytes.fromhex(text))


def scalar(text: str) -> Scalar:
    """The scalar that was written."""
    return Scalar.from_bytes_checked(bytes.fromhex(text))
