"""Proof that a peer has the share of which a public share is the public half: a Schnorr proof of knowledge over the prime-order subgroup.

The prover draws k, sends R = k·G and z = k + c·s; whoever knows the public share P = s·G checks z·G = R + c·P. The challenge c is SHA-512, as a number
modulo the order, over the pre-authentication encoding of R, P and all that the proof is about, under a payload type of its own: so a proof is
worth nothing for another manifest, version, epoch, session, polynomial, index or peer, nor to another verifier's nonce. Nothing here is constant-time.

Source: Schnorr 1991; Fiat and Shamir 1986, with the statement in the hash.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha512
from typing import ClassVar

from . import canonical
from .envelope import encode_for_signature, payload_type
from .errors import Reject
from .group import ZERO, Point, Scalar, add, base, times
from .identifiers import Digest, FixedBytes, ManifestId, Nonce, PeerId

__all__ = ["PossessionContext", "PossessionProof", "check_proof_of_possession", "prove_possession"]


@dataclass(frozen=True, order=True, repr=False)
class PossessionProof(FixedBytes):
    """R, then z: 32 bytes each."""

    LENGTH: ClassVar[int] = Point.LENGTH + Scalar.LENGTH


@dataclass(frozen=True)
class PossessionContext:
    """What a proof is about.

    Attributes:
        session: digest of the proposal that the polynomial was dealt for.
        polynomial: digest of the snapshot body that commits to it.
        nonce: the verifier's.
    """

    manifest_id: ManifestId
    manifest_version: int
    epoch: int
    session: Digest
    polynomial: Digest
    index: int
    peer: PeerId
    nonce: Nonce


def prove_possession(share: Scalar, about: PossessionContext, k: Scalar) -> PossessionProof:
    """Prove that the share is known.

    `k` is a uniform scalar, drawn for this proof and used nowhere else: two proofs with one k show the share. Raises ValueError if it or the share is zero.
    """
    commitment, public = base(k), base(share)
    if not isinstance(commitment, Point) or not isinstance(public, Point):
        raise ValueError("neither the share nor the random scalar is zero")
    answer = Scalar.reduced(k.value + _challenge(commitment, public, about).value * share.value)
    return PossessionProof(commitment.encoding + answer.encoding)


def check_proof_of_possession(public: Point, about: PossessionContext, proof: PossessionProof) -> None:
    """Raise Reject bad-point, bad-scalar, or bad-proof unless whoever made the proof knew the share of this public share."""
    commitment = Point.from_bytes_checked(proof.value[: Point.LENGTH])
    answer = Scalar.from_bytes_checked(proof.value[Point.LENGTH :])
    expected = add(commitment, times(_challenge(commitment, public, about), public))
    # [REJECT bad-proof]
    if answer == ZERO or base(answer) != expected:
        raise Reject("bad-proof", f"of index {about.index}")


def _challenge(commitment: Point, public: Point, about: PossessionContext) -> Scalar:
    body = canonical.encode(
        {
            "commitment": commitment.encoding.hex(),
            "epoch": about.epoch,
            "index": about.index,
            "manifest_id": about.manifest_id.hex,
            "manifest_version": about.manifest_version,
            "nonce": about.nonce.hex,
            "peer": about.peer.hex,
            "polynomial": about.polynomial.hex,
            "public_share": public.encoding.hex(),
            "session": about.session.hex,
        }
    )
    return Scalar.from_uniform_bytes(sha512(encode_for_signature(payload_type("possession-challenge"), body)).digest())
