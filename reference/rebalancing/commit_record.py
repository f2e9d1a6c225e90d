"""A holder's durable record as one value: what `commit.Holder` says, and the certificates that its reports need.

It holds all of the core's two records, and the prepared certificate of each one's highest claim, which is that claim's only source. The
bytes are canonical JSON, so equal records are equal bytes. They are read by their own holder only, from a store that checks them; the shape
is checked all the same.

TLA+: Commit!EmptyRecord, Commit!Durable, Commit!AfterLoss.
"""
# ruff: noqa: RUF009 - each function called in a record's body is a `dataclasses.field`

from dataclasses import dataclass
from typing import Any, cast

from . import canonical, commit
from .commit import Claim, Holder, Record
from .commit_certificates import claim_of, snapshot_of
from .commit_messages import PROVISIONAL, PreparedCertificate, SnapshotFields
from .commit_parameters import MAXIMUM_SEQUENCE, PREPARED_BODY_BYTES
from .errors import Reject
from .identifiers import Digest
from .lease_codec import ballot_of, ballot_to_fields
from .messages import BallotFields
from .parameters import PROTOCOL_VERSION, SMALL_BODY_BYTES
from .shapes import Shaped, check, items, natural, octets, one_of, record, shape_of

__all__ = ["Durable", "at_genesis", "from_bytes", "lost", "snapshot_to_fields", "to_bytes"]

RECORD_BYTES = 8 * SMALL_BODY_BYTES + 2 * PREPARED_BODY_BYTES


@dataclass(frozen=True)
class Durable:
    """All that a holder of one manifest must not forget.

    Attributes:
        holder: the core's two records, and whether they were once lost.
        final, provisional: the prepared certificate of each record's `highest`, None while that is NO_CLAIM.
    """

    holder: Holder
    final: PreparedCertificate | None
    provisional: PreparedCertificate | None

    def prepared(self, kind: str) -> PreparedCertificate | None:
        """The certificate of the record of a kind."""
        return self.provisional if kind == PROVISIONAL else self.final


def at_genesis(base: Digest) -> Durable:
    """Return the record of a holder of the first snapshot, `base`, number 0, to which nobody has signed anything."""
    return Durable(commit.beginning(base.number, 0, False), None, None)


def lost(base: Digest, sequence: int) -> Durable:
    """Return the record of a holder that found its store empty, and learnt from others where its committee stands, or once stood."""
    return Durable(commit.after_loss(base.number, sequence), None, None)


# As bytes


@dataclass(frozen=True)
class _ClaimFields(Shaped):
    ballot: BallotFields = record(BallotFields)
    snapshot: tuple[SnapshotFields, ...] = items(SnapshotFields, 1)


@dataclass(frozen=True)
class _RecordFields(Shaped):
    base: Digest = octets(Digest)
    echoed: _ClaimFields = record(_ClaimFields)
    prepared: tuple[PreparedCertificate, ...] = items(PreparedCertificate, 1)
    promised: BallotFields = record(BallotFields)
    sequence: int = natural(0, MAXIMUM_SEQUENCE)
    voted: _ClaimFields = record(_ClaimFields)


@dataclass(frozen=True)
class _DurableFields(Shaped):
    final: _RecordFields = record(_RecordFields)
    provisional: _RecordFields = record(_RecordFields)
    silent: int = natural(0, 1)
    version: int = one_of([PROTOCOL_VERSION])


def to_bytes(durable: Durable) -> bytes:
    """Return the canonical bytes of a record."""
    value = _DurableFields(
        final=_record_to_fields(durable.holder.final, durable.final),
        provisional=_record_to_fields(durable.holder.provisional, durable.provisional),
        silent=int(durable.holder.silent),
        version=PROTOCOL_VERSION,
    )
    return canonical.encode(cast("canonical.Value", value.to_dict()))


def from_bytes(raw: bytes) -> Durable:
    """Return the record of its canonical bytes. Raises ValueError for any other bytes."""
    try:
        value = canonical.parse(raw, RECORD_BYTES)
        check(shape_of(_DurableFields), value)
    except Reject as error:
        raise ValueError(f"no durable record ({error})") from error
    fields = _DurableFields.from_dict(cast("dict[str, Any]", value))
    return Durable(
        Holder(final=_record_of(fields.final), provisional=_record_of(fields.provisional), silent=bool(fields.silent)),
        _only(fields.final.prepared),
        _only(fields.provisional.prepared),
    )


def snapshot_to_fields(snapshot: commit.Snapshot) -> SnapshotFields:
    """Return a snapshot of the core as it travels."""
    return SnapshotFields(
        body=Digest.from_number(snapshot.choice),
        origin=ballot_to_fields(snapshot.origin),
        parent=Digest.from_number(snapshot.parent),
        sequence=snapshot.sequence,
    )


def _only(values: tuple[PreparedCertificate, ...]) -> PreparedCertificate | None:
    return values[0] if values else None


def _record_to_fields(record_: Record, prepared: PreparedCertificate | None) -> _RecordFields:
    assert record_.highest == (claim_of(prepared) if prepared else commit.NO_CLAIM)
    return _RecordFields(
        base=Digest.from_number(record_.base),
        echoed=_claim_to_fields(record_.echoed),
        prepared=(prepared,) if prepared else (),
        promised=ballot_to_fields(record_.promised),
        sequence=record_.sequence,
        voted=_claim_to_fields(record_.voted),
    )


def _record_of(fields: _RecordFields) -> Record:
    prepared = _only(fields.prepared)
    return Record(
        base=fields.base.number,
        sequence=fields.sequence,
        promised=ballot_of(fields.promised),
        echoed=_claim_of(fields.echoed),
        voted=_claim_of(fields.voted),
        highest=claim_of(prepared) if prepared else commit.NO_CLAIM,
    )


def _claim_to_fields(claim: Claim) -> _ClaimFields:
    shown = () if claim.snapshot == commit.NO_SNAPSHOT else (snapshot_to_fields(claim.snapshot),)
    return _ClaimFields(ballot=ballot_to_fields(claim.ballot), snapshot=shown)


def _claim_of(fields: _ClaimFields) -> Claim:
    snapshot = snapshot_of(fields.snapshot[0]) if fields.snapshot else commit.NO_SNAPSHOT
    return commit.make_claim(ballot_of(fields.ballot), snapshot)
