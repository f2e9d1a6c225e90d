"""Proofs of guilt from other implementations: each is checked by itself, from its bytes alone.

What a proof is, and what refuses it, is told by `rebalancing.guilt_proofs`; here its verdict gets a form that the command can show.
"""

from __future__ import annotations

from typing import Any

from rebalancing.commit_parameters import GUILT_PROOF_BYTES
from rebalancing.errors import CODES, Reject
from rebalancing.guilt_proofs import check_proof

__all__ = ["MOST_BYTES", "answer_on"]

MOST_BYTES = GUILT_PROOF_BYTES + 1
"""Bytes that are worth reading: one more than a proof can have."""

_NOT_READ = ("not-utf8", "bad-json")  # codes of bytes that say nothing at all


def answer_on(raw: bytes) -> dict[str, Any]:
    """Check one proof, given as its body; return the answer as `--json` gives it: whom it condemns, or the code that refuses it."""
    try:
        proof = check_proof(raw)
    except Reject as refusal:
        sentence = CODES[refusal.code].sentence
        if _is_hex(raw):
            return {"verdict": "malformed", "text": "the body is in hex; give the bytes that it stands for"}
        if (
            refusal.code in _NOT_READ and refusal.blamed is None
        ):  # else it is of a message inside, and its signer's fault
            problem = f"{refusal.code}: {sentence.removesuffix('.')}"
            return {"verdict": "malformed", "text": f"{problem}; give the body of a proof as it is sent"}
        detail = "white space stands around the body" if raw.strip() != raw else refusal.detail
        return {"verdict": "rejected", "code": refusal.code, "sentence": sentence, "detail": detail}
    return {
        "verdict": "guilty",
        "holder": proof.holder.hex,
        "fault": proof.fault,
        "base": proof.base.hex,
        "manifest_id": proof.manifest_id.hex,
    }


def _is_hex(raw: bytes) -> bool:
    digits = raw.strip().strip(b'"')
    return bool(digits) and set(digits) <= set(b"0123456789abcdef")
