"""Proof that a peer is revoked, from evidence alone: whoever has the owner's key, and these bytes, is convinced.

It is the tenant's record; or the final chain from the owner's first snapshot to the final one that revokes the peer, with the policies and attestations that it needs. A
revocation holds for ever, so a proof that was good once is good for ever: also while the chain goes on, is in conflict, or has been forgotten by others.
"""

from __future__ import annotations

from collections.abc import Sequence

from . import evidence_records
from .errors import Reject
from .evidence_store import WAITS, EvidenceStore
from .identifiers import ManifestId, PeerId

__all__ = ["check_revocation", "revocation_proof"]


def revocation_proof(store: EvidenceStore, peer: PeerId) -> tuple[bytes, ...]:
    """Return the records that show that a peer is revoked, each after what it needs; the fewest that a single revocation needs. Raises ValueError for a peer that is not."""
    proofs = [tuple(map(evidence_records.to_bytes, store.records_for([fact]))) for fact in store.revocations(peer)]
    if not proofs:
        raise ValueError("the peer is not revoked")
    return min(proofs, key=len)


def check_revocation(
    proof: Sequence[bytes], owner: PeerId, manifest_id: ManifestId, manifest_version: int, peer: PeerId
) -> None:
    """Check a proof by itself, as a store would that has nothing else; `owner` is enrolled.

    Raises what the reading of a record raises, or what admission refuses it for; Reject incomplete-proof if one needs what is not before it, or not-revoked.
    """
    store = EvidenceStore(owner, manifest_id, manifest_version)
    for raw in proof:
        outcome = store.admit(evidence_records.from_bytes(raw), owner)
        if outcome.refusal is not None:
            raise outcome.refusal
        # [REJECT incomplete-proof]
        if outcome.word == WAITS:
            raise Reject("incomplete-proof")
    # [REJECT not-revoked]
    if peer.number not in store.known.revoked:
        raise Reject("not-revoked", peer.hex)
