"""The records of a manifest's evidence as they travel and are kept: signed envelopes, and snapshots with all that shows them.

A snapshot's record is complete: the certificate, the body with the word of those who have its shares, the proposal that the body names, and the placement that the
proposal names; where the manifest moves alone, the move, the placement that it names, and the word of each new holder. Whoever has the parent can check it, and needs nothing else.
"""
# ruff: noqa: RUF009 - each function called in a record's body is a `dataclasses.field`

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from . import canonical
from .commit_messages import CommitCertificate
from .envelope import Envelope, NestedEnvelope, envelope_of, payload_type
from .errors import Ignore
from .evidence_messages import DomainAttestation, Placement, Policy, Revocation
from .evidence_parameters import MAXIMUM_HOLDERS, RECORD_BYTES
from .messages import SignedMessage
from .resharing_messages import LossStatement, Possession, PossessionCertificate, RepairReceipt
from .shapes import Shaped, check, items, record, shape_of

__all__ = ["KINDS", "FirstRecord", "MoveRecord", "Record", "SuccessorRecord", "from_bytes", "to_bytes"]

KINDS: Mapping[str, type[SignedMessage]] = {
    payload_type(kind.ARTIFACT): kind
    for kind in (DomainAttestation, LossStatement, Policy, Possession, RepairReceipt, Revocation)
}
"""What is evidence when it is signed, by payload type. A token is shown, and not kept."""


@dataclass(frozen=True)
class FirstRecord(Shaped):
    """The owner's first snapshot, and the possession certificate that it names."""

    first: Envelope = record(Envelope)
    possessions: PossessionCertificate = record(PossessionCertificate)


@dataclass(frozen=True)
class SuccessorRecord(Shaped):
    """A committed successor, final or provisional."""

    commit: CommitCertificate = record(CommitCertificate)
    placement: Placement = record(Placement)
    possessions: PossessionCertificate = record(PossessionCertificate)
    proposal: Envelope = record(Envelope)


@dataclass(frozen=True)
class MoveRecord(Shaped):
    """A committed move of the manifest alone, always provisional. `possessions` are the words of those whom the placement adds to the parent's holders."""

    commit: CommitCertificate = record(CommitCertificate)
    move: Envelope = record(Envelope)
    placement: Placement = record(Placement)
    possessions: tuple[NestedEnvelope, ...] = items(NestedEnvelope, MAXIMUM_HOLDERS)


Record: TypeAlias = Envelope | FirstRecord | SuccessorRecord | MoveRecord


def to_bytes(of: Record) -> bytes:
    """Return a record as it travels: canonical JSON, in one line."""
    return canonical.encode(cast("canonical.Value", of.to_dict()))


def from_bytes(raw: bytes) -> Record:
    """Read a record that came from others. Nothing is verified yet.

    Raises Ignore unknown-payload-type, or Reject with the codes of `canonical.parse`, too-large first, and of `shapes.check`; nobody is to blame.
    """
    value: Any = canonical.parse(raw, RECORD_BYTES)
    names = frozenset(value) if isinstance(value, dict) else frozenset()
    for name, kind in (("first", FirstRecord), ("move", MoveRecord), ("commit", SuccessorRecord)):
        if name in names:
            check(shape_of(kind), value)
            return kind.from_dict(value)
    envelope = envelope_of(value)
    # [IGNORE unknown-payload-type] a message, but no evidence
    if envelope.payload_type not in KINDS:
        raise Ignore("unknown-payload-type", envelope.payload_type[:80])
    return envelope
