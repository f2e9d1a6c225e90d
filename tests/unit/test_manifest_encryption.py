"""The manifest under the shared secret: what opens, and what is no ciphertext."""

from __future__ import annotations

import pytest

from rebalancing.errors import Reject
from rebalancing.group import Point, Scalar, base
from rebalancing.identifiers import Digest, ManifestId
from rebalancing.manifest_encryption import NONCE_BYTES, ManifestContext, decrypt_manifest, encrypt_manifest

SECRET = Scalar(5)
NONCE = bytes(range(NONCE_BYTES))
TAG_BYTES = 16


def context() -> ManifestContext:
    public = base(SECRET)
    assert isinstance(public, Point)
    return ManifestContext(ManifestId(b"\x01" * 32), 1, Digest(b"\x02" * 32), public)


@pytest.mark.parametrize("plaintext", [b"", b"kind: Workload"])
def test_what_was_encrypted_opens(plaintext: bytes) -> None:
    ciphertext = encrypt_manifest(SECRET, context(), plaintext, NONCE)
    assert len(ciphertext) == NONCE_BYTES + len(plaintext) + TAG_BYTES
    assert decrypt_manifest(SECRET, context(), ciphertext) == plaintext


@pytest.mark.parametrize("count", [0, NONCE_BYTES - 1, NONCE_BYTES + 1])
def test_a_nonce_has_its_length(count: int) -> None:
    with pytest.raises(ValueError, match="a nonce is 24 random bytes"):
        encrypt_manifest(SECRET, context(), b"", bytes(count))


@pytest.mark.parametrize("count", [0, NONCE_BYTES - TAG_BYTES, NONCE_BYTES, NONCE_BYTES + TAG_BYTES - 1])
def test_what_is_shorter_than_a_nonce_and_a_tag_is_no_ciphertext(count: int) -> None:
    with pytest.raises(Reject, match="bad-length: a ciphertext has at least 40 bytes"):
        decrypt_manifest(SECRET, context(), bytes(count))
