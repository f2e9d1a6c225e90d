"""Proofs of possession: what one is about, and the numbers that prove nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rebalancing import possession_proof
from rebalancing.errors import Reject
from rebalancing.group import ONE, ZERO, Point, Scalar, base
from rebalancing.identifiers import Digest, ManifestId, Nonce, PeerId
from rebalancing.possession_proof import (
    PossessionContext,
    PossessionProof,
    check_proof_of_possession,
    prove_possession,
)

SHARE, K = Scalar(5), Scalar(6)
ABOUT = PossessionContext(
    ManifestId(b"\x01" * 32),
    1,
    2,
    Digest(b"\x02" * 32),
    Digest(b"\x03" * 32),
    4,
    PeerId(b"\x05" * 32),
    Nonce(b"\x06" * 16),
)
OTHERS = {
    "manifest_id": ManifestId(b"\x11" * 32),
    "manifest_version": 2,
    "epoch": 3,
    "session": Digest(b"\x12" * 32),
    "polynomial": Digest(b"\x13" * 32),
    "index": 5,
    "peer": PeerId(b"\x15" * 32),
    "nonce": Nonce(b"\x16" * 16),
}


def public_of(share: Scalar) -> Point:
    public = base(share)
    assert isinstance(public, Point)
    return public


def is_refused(public: Point, about: PossessionContext, proof: PossessionProof) -> None:
    with pytest.raises(Reject, match="bad-proof"):
        check_proof_of_possession(public, about, proof)


def test_whoever_knows_the_share_proves_it() -> None:
    check_proof_of_possession(public_of(SHARE), ABOUT, prove_possession(SHARE, ABOUT, K))


def test_a_proof_is_of_one_share() -> None:
    is_refused(public_of(K), ABOUT, prove_possession(SHARE, ABOUT, K))


@pytest.mark.parametrize("field", list(vars(ABOUT)))
def test_a_proof_is_about_everything_in_its_context(field: str) -> None:
    other = replace(ABOUT, **{field: OTHERS[field]})  # type: ignore[arg-type]
    is_refused(public_of(SHARE), other, prove_possession(SHARE, ABOUT, K))


def test_neither_the_share_nor_the_random_scalar_is_zero() -> None:
    for share, k in ((SHARE, ZERO), (ZERO, K), (ZERO, ZERO)):
        with pytest.raises(ValueError, match="neither the share nor the random scalar is zero"):
            prove_possession(share, ABOUT, k)


def test_an_answer_of_zero_proves_nothing_even_where_the_equation_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    # With k = -c s the answer is 0. To find such a k, whoever does not choose the challenge inverts the hash.
    monkeypatch.setattr(possession_proof, "_challenge", lambda *_: ONE)
    proof = prove_possession(SHARE, ABOUT, Scalar.reduced(-SHARE.value))
    assert proof.value[Point.LENGTH :] == ZERO.encoding
    is_refused(public_of(SHARE), ABOUT, proof)
