"""Evidence from other implementations: every record is opened and checked as a store does, then the view of it is told, or whom it proves revoked.

A file has a record a line, as `rebalancing.evidence_store.dump` writes them; records are in any order. All trust begins with the owner's key. Who does not name it is told whose the file
says that it is: of its first snapshot, or of its revocation. Whether that is the tenant, the file cannot tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from rebalancing import evidence_records
from rebalancing.commit_messages import FINAL, snapshot_digest
from rebalancing.envelope import Envelope, enrolled
from rebalancing.errors import CODES, ProtocolError, Reject
from rebalancing.evidence_messages import ManifestMove, Policy, Revocation
from rebalancing.evidence_parameters import RECORD_BYTES
from rebalancing.evidence_records import FirstRecord, Record, SuccessorRecord
from rebalancing.evidence_store import ADMITTED, WAITS, EvidenceStore
from rebalancing.genesis_sessions import open_first
from rebalancing.identifiers import Digest, ManifestId, PeerId
from rebalancing.messages import open_message
from rebalancing.resharing_messages import NO_DIGEST, LossStatement
from rebalancing.resharing_sessions import name_of
from rebalancing.revocation_proof import check_revocation
from rebalancing.view import View

from . import cut, values
from .check import MalformedError
from .merge_trace import STATUSES
from .values import WrongError

__all__ = ["MOST_BYTES", "Named", "revocation_answer", "view_answer"]

MOST_BYTES = 2**28
"""Bytes of a file that are read."""

_NOT_READ = ("not-utf8", "bad-json")  # codes of bytes that say nothing at all
_ELSEWHERE = {
    "trace": ("a trace", "check"),
    "fault": ("a proof of guilt", "check-proof"),
    "candidates": ("a pruning question", "check-cut"),
}
"""By a field of theirs, what else may be handed in, and the command for it."""


class Named(NamedTuple):
    """Whose evidence it is: what the caller has named of it."""

    owner: PeerId | None = None
    manifest_id: ManifestId | None = None
    manifest_version: int | None = None


NOTHING = Named()


@dataclass(frozen=True)
class _Line:
    """A line of a file; `refusal` is why it is no record."""

    number: int
    raw: bytes
    record: Record | None = None
    refusal: ProtocolError | None = None


class _Said(NamedTuple):
    """What a record says of whose evidence it is, and whether it is a first snapshot."""

    named: Named
    is_first: bool


class _Opened(NamedTuple):
    """An empty store; the line that says whose it is, 0 for none; and what of it the caller has not named."""

    store: EvidenceStore
    said_in: int
    unnamed: tuple[str, ...]

    @property
    def whose(self) -> dict[str, Any]:
        """Whose evidence it is, as `--json` gives it."""
        return {
            "owner": self.store.owner.hex,
            "manifest_id": self.store.manifest_id.hex,
            "manifest_version": self.store.manifest_version,
            "said_in": self.said_in,
            "unnamed": list(self.unnamed),
        }


@dataclass
class _Account:
    """What became of the records."""

    taken: int = 0
    known: int = 0
    waiting: list[dict[str, Any]] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)


# ----------------------------------------------------------------------------------------------------------------------
# Reading


def _lines_of(raw: bytes) -> list[_Line]:
    """Read a file. Raises WrongError for one that is empty or too large, MalformedError for the first line that says nothing, or is of something else."""
    if len(raw) > MOST_BYTES:
        raise WrongError(f"the file is larger than {MOST_BYTES} bytes", "leave out what no view needs")
    if not raw.strip():
        raise WrongError("the file is empty", "give records of evidence, one a line")
    *lines, rest = raw.split(b"\n")
    found = [_line_of(number, line) for number, line in enumerate(lines, 1)]
    if rest:
        number = len(lines) + 1
        if _is_hex(rest):
            raise _in_hex(number)
        raise MalformedError(number, "the last line is cut off", "copy the file again; each record ends with a newline")
    return found


def _line_of(number: int, raw: bytes) -> _Line:
    if not raw.strip():
        raise MalformedError(number, "the line is empty", "remove it")
    if _is_hex(raw):
        raise _in_hex(number)
    try:
        return _Line(number, raw, evidence_records.from_bytes(raw))
    except ProtocolError as refusal:
        if refusal.code in _NOT_READ:
            remedy = "give records as a store dumps them, one a line (docs/oracle.md shows how to get them of a vector)"
            raise MalformedError(number, _told_code(refusal), remedy) from None
        if number == 1:
            _demand_evidence(raw)
        return _Line(number, raw, refusal=refusal)


def _demand_evidence(raw: bytes) -> None:
    """Raise MalformedError for the first line of what another command reads."""
    try:
        value = values.parse(raw) if len(raw) <= RECORD_BYTES else None
    except WrongError:
        return
    for name, (what, command) in _ELSEWHERE.items():
        if type(value) is dict and name in value:
            raise MalformedError(1, f"this is {what}, and no evidence", f"give it to rebalancing {command}")


def _is_hex(raw: bytes) -> bool:
    digits = raw.strip().strip(b'"')
    return bool(digits) and set(digits) <= set(b"0123456789abcdef")


def _in_hex(number: int) -> MalformedError:
    return MalformedError(number, "the record is in hex", "give the bytes that it stands for, and a newline after them")


def _open_for(lines: Sequence[_Line], named: Named) -> _Opened:
    """Return an empty store for the evidence in a file. What the caller has not named is said by a record: by one that agrees with what is named if there is
    one, and by a first snapshot before any revocation.

    Raises WrongError, or MalformedError if a line is no record, if nobody says it.
    """
    saying = [(line.number, _said_by(line.record)) for line in lines if line.record is not None and None in named]
    said = [(number, which) for number, which in saying if which is not None]
    agreeing = [
        (number, which)
        for number, which in said
        if all(own is None or own == its for own, its in zip(named, which.named, strict=True))
    ]
    best = [each for each in agreeing if each[1].is_first] or agreeing or said
    number, filled = 0, named
    if best:
        number, which = best[0]
        its = which.named
        filled = Named(
            its.owner if named.owner is None else named.owner,
            its.manifest_id if named.manifest_id is None else named.manifest_id,
            its.manifest_version if named.manifest_version is None else named.manifest_version,
        )
    owner, manifest_id, manifest_version = filled
    if owner is None or manifest_id is None or manifest_version is None:
        for line in lines:
            if line.refusal is not None:
                raise MalformedError(line.number, _told_code(line.refusal), _remedy(line.refusal))
        raise WrongError(
            "no first snapshot and no revocation in the file, with a good signature, says whose evidence it is",
            "name it with --owner, --manifest and --manifest-version",
        )
    unnamed = tuple(name for name, own in zip(Named._fields, named, strict=True) if own is None)
    return _Opened(EvidenceStore(owner, manifest_id, manifest_version), number, unnamed)


def _said_by(record: Record) -> _Said | None:
    """Return whose evidence a first snapshot or a revocation says that it is, if its signature is good."""
    try:
        if isinstance(record, FirstRecord):
            manifest_id, owner = record.possessions.body.manifest_id, record.first.signer
            enrolled([owner.value])
            version = open_first(record.first, owner, manifest_id).manifest_version
            return _Said(Named(owner, manifest_id, version), True)
        if isinstance(record, Envelope) and evidence_records.KINDS[record.payload_type] is Revocation:
            said = open_message(record, Revocation, enrolled([record.signer.value]))
            return _Said(Named(said.owner, said.manifest_id, said.manifest_version), False)
    except ProtocolError:
        pass
    return None


# ----------------------------------------------------------------------------------------------------------------------
# Why a record is not let in


def _told_code(refusal: ProtocolError) -> str:
    return f"{refusal.code}: {CODES[refusal.code].sentence.removesuffix('.')}"


def _remedy(refusal: ProtocolError) -> str:
    """What to do about it, as half a sentence."""
    if refusal.code in ("other-manifest", "other-version", "unknown-signer"):
        return "leave the record out, or say whose evidence it is with --owner, --manifest and --manifest-version"
    if refusal.code == "unknown-payload-type":
        return "leave the record out, it is no evidence"
    if refusal.code == "incomplete-proof":
        return "add what it needs, or put it before this record"
    if refusal.code == "not-revoked":
        return "ask whoever says so for the records that revoke it"
    if refusal.code == "no-room":
        return "put each record after what it needs"
    if refusal.blamed is not None and refusal.strength == "signed":
        return f"leave the record out, and keep it: it shows a fault of {refusal.blamed.hex}"
    return "take the record again from whoever has it, or leave it out"


def _refused(number: int, refusal: ProtocolError) -> dict[str, Any]:
    return {
        "line": number,
        "code": refusal.code,
        "sentence": CODES[refusal.code].sentence,
        "detail": _quoted(refusal.detail),
        "blamed": "" if refusal.blamed is None else refusal.blamed.hex,
        "remedy": _remedy(refusal),
    }


def _quoted(detail: str) -> str:
    """What a record itself says, escaped and cut."""
    return values.compact(detail)[1:-1][:100]


def _waits_for(store: EvidenceStore, record: Record) -> str:
    """Tell the first thing that a record needs and the store has not got."""
    policy, attestations, attested = NO_DIGEST, tuple[Digest, ...](), tuple[PeerId, ...]()
    if isinstance(record, Envelope):
        said = open_message(record, evidence_records.KINDS[record.payload_type], frozenset({record.signer}))
        if isinstance(said, Policy):
            policy = said.before
        else:
            attested = (said.member if isinstance(said, LossStatement) else record.signer,)
    elif isinstance(record, FirstRecord):
        body = record.possessions.body
        policy, attested = body.policy, tuple(body.members.values())
    else:
        parent = record.commit.prepared.snapshot.parent
        if store.distribution(parent) is None:
            return f"snapshot {parent.hex}"
        if record.commit.prepared.kind == FINAL and not store.known.snapshots[parent.number].final:
            return f"votes that make snapshot {parent.hex} final"
        if isinstance(record, SuccessorRecord):
            policy = record.possessions.body.policy
        else:
            policy = open_message(record.move, ManifestMove, frozenset({record.move.signer})).policy
        attestations = record.placement.attestations
    if policy != NO_DIGEST and store.policy(policy) is None:
        return f"policy {policy.hex}"
    for name in attestations:
        if store.attestation(name) is None:
            return f"attestation {name.hex}"
    for peer in attested:
        if store.attestation_of(peer) is None:
            return f"an attestation of {peer.hex}"
    return "another record"


# ----------------------------------------------------------------------------------------------------------------------
# The view


def view_answer(raw: bytes, named: Named = NOTHING) -> dict[str, Any]:
    """Take the records of a file and return the view of those that are let in, as `--json` gives it. Raises what `_lines_of` and `_open_for` raise."""
    lines = _lines_of(raw)
    opened = _open_for(lines, named)
    store = opened.store
    account = _let_in(store, lines)
    answer: dict[str, Any] = {
        "verdict": "rejected" if account.refused else "accepted",
        **opened.whose,
        "view": None,
        "pruning": None,
        "records": {
            "taken": account.taken,
            "known": account.known,
            "waiting": account.waiting,
            "refused": account.refused,
        },
    }
    if not store.known.snapshots:
        # Evidence without the beginning says nothing of what is in use.
        return {**answer, "verdict": "rejected"}
    view = store.view()
    answer["view"] = _view_json(view)
    if not view.conflict:
        caps = frozenset(cap for policy in store.policies().values() for cap in store.caps(policy))
        chosen, answer["pruning"] = cut.question_of(store.known.may_hold_manifest(), caps, store.known.current.members)
        assert chosen == view.holders, "the view is pruned by the same question"
    return answer


def _let_in(store: EvidenceStore, lines: Iterable[_Line]) -> _Account:
    """Let in the records in any order, and tell what became of each."""
    account = _Account()
    refused: dict[int, ProtocolError] = {}
    waiting: list[_Line] = []
    for line in lines:
        if line.record is None:
            assert line.refusal is not None
            refused[line.number] = line.refusal
            continue
        outcome = store.admit(line.record, store.owner)
        if outcome.word == WAITS:
            waiting.append(line)
        elif outcome.refusal is not None:
            refused[line.number] = outcome.refusal
        elif outcome.word == ADMITTED:
            account.taken += 1
        else:
            account.known += 1
    # What waited may have been let in or refused since, and only the store was told: it is asked once more, and again while that lets in others.
    progress = True
    while progress:
        still: list[_Line] = []
        for line in waiting:
            assert line.record is not None
            outcome = store.admit(line.record, store.owner)
            if outcome.word == WAITS:
                still.append(line)
            elif outcome.refusal is not None:
                refused[line.number] = outcome.refusal
            else:
                account.taken += 1
        progress, waiting = len(still) < len(waiting), still
    for line in waiting:
        assert line.record is not None
        account.waiting.append({"line": line.number, "for": _waits_for(store, line.record)})
    account.refused = [_refused(number, refused[number]) for number in sorted(refused)]
    return account


def _view_json(view: View) -> dict[str, Any]:
    """A view as the vectors `evidence-view` have it."""
    return {
        "status": STATUSES[view.status],
        "final": Digest.from_number(view.final).hex,
        "current": Digest.from_number(view.current).hex,
        "policy": view.policy,
        "revoked": _hexes(view.revoked),
        "holders": _hexes(view.holders),
    }


def _hexes(peers: Iterable[int]) -> list[str]:
    return [PeerId.from_number(peer).hex for peer in sorted(peers)]


# ----------------------------------------------------------------------------------------------------------------------
# A proof of revocation


def revocation_answer(raw: bytes, named: Named = NOTHING, peer: PeerId | None = None) -> dict[str, Any]:
    """Check a proof of revocation by itself; return whom it proves revoked, or that it does not prove it of `peer`, as `--json` gives it. Raises what `_lines_of` and `_open_for` raise."""
    lines = _lines_of(raw)
    opened = _open_for(lines, named)
    store = opened.store
    for line in lines:
        refusal = line.refusal
        if line.record is not None:
            outcome = store.admit(line.record, store.owner)
            refusal = outcome.refusal
            if outcome.word == WAITS:
                refusal = Reject("incomplete-proof", f"it needs {_waits_for(store, line.record)}")
        if refusal is not None:
            return {"verdict": "rejected", **opened.whose, **_refused(line.number, refusal)}
    proved = [peer] if peer is not None else [PeerId.from_number(number) for number in sorted(store.known.revoked)]
    try:
        if not proved:
            raise Reject("not-revoked")
        # One check is of all records, and only whoever is asked for may be missing among those that they revoke.
        check_revocation([line.raw for line in lines], *_anchor(store), proved[0])
    except Reject as refusal:
        return {"verdict": "rejected", **opened.whose, **_refused(0, refusal)}
    return {
        "verdict": "revoked",
        **opened.whose,
        "peers": [{"peer": each.hex, "by": _words_on(store, each)} for each in proved],
    }


def _anchor(store: EvidenceStore) -> tuple[PeerId, ManifestId, int]:
    return store.owner, store.manifest_id, store.manifest_version


def _words_on(store: EvidenceStore, peer: PeerId) -> list[dict[str, Any]]:
    """Each record that revokes a peer: its kind and digest, why if that is said, and who signed it."""
    words: list[dict[str, Any]] = []
    for fact in store.revocations(peer):
        for record in store.records_for([fact]):
            if isinstance(record, Envelope) and name_of(record).value == fact[1]:
                reason = open_message(record, Revocation, frozenset({store.owner})).reason
                words.append(_word("revocation", name_of(record), reason, [record]))
            if isinstance(record, SuccessorRecord) and fact[1] == _name_in(record).value:
                words.append(_word("snapshot", _name_in(record), "", record.commit.votes))
    return words


def _name_in(record: SuccessorRecord) -> Digest:
    return snapshot_digest(record.commit.prepared.snapshot)


def _word(kind: str, name: Digest, reason: str, signed: Iterable[Envelope]) -> dict[str, Any]:
    return {"kind": kind, "digest": name.hex, "reason": reason, "signers": [each.signer.hex for each in signed]}
