"""Encryption of a manifest under its secret.

The secret is never a key itself: the key is derived from it, for one suite, manifest, version and public key. The cipher does not commit to its key, so one
ciphertext may open under two; hence the secret is checked against the public key before anything is derived (else who gathers wrong shares opens
whatever their sender has prepared). Neither epoch nor holders are in the ciphertext: a resharing leaves it as it is.

Source: RFC 7693 (BLAKE2b), keyed; XChaCha20-Poly1305 as in libsodium.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_ABYTES,
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
    crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
)
from nacl.exceptions import CryptoError

from . import canonical
from .errors import Reject
from .group import Point, Scalar, base
from .identifiers import Digest, ManifestId

__all__ = [  # noqa: RUF022 - in the order of the text
    "SUITE", "NONCE_BYTES", "KEY_BYTES", "ManifestContext", "derive_key", "encrypt_manifest", "decrypt_manifest",
]  # fmt: skip

SUITE = "edwards25519-blake2b-xchacha20poly1305"
KEY_BYTES: int = crypto_aead_xchacha20poly1305_ietf_KEYBYTES
NONCE_BYTES: int = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_TAG_BYTES: int = crypto_aead_xchacha20poly1305_ietf_ABYTES
# 16 bytes: what else is derived from the secret one day is told apart by it.
_PERSON = b"rebalancing-dek1"


@dataclass(frozen=True)
class ManifestContext:
    """What a ciphertext belongs to. `public_key` is the secret times the base point, `policy` the digest of the policy under which it was encrypted."""

    manifest_id: ManifestId
    manifest_version: int
    policy: Digest
    public_key: Point

    @property
    def _common(self) -> dict[str, canonical.Value]:
        return {
            "manifest_id": self.manifest_id.hex,
            "public_key": self.public_key.encoding.hex(),
            "suite": SUITE,
            "version": self.manifest_version,
        }

    @property
    def info(self) -> bytes:
        """What the key is derived for."""
        return canonical.encode(self._common)

    @property
    def associated_data(self) -> bytes:
        """What the ciphertext is bound to."""
        return canonical.encode({**self._common, "policy": self.policy.hex})


def derive_key(secret: Scalar, of: ManifestContext) -> bytes:
    """Return the key of a manifest, 32 bytes. Raises Reject wrong-key unless the secret is the one of the public key."""
    # [REJECT wrong-key] before anything is derived
    if base(secret) != of.public_key:
        raise Reject("wrong-key")
    return blake2b(of.info, key=secret.encoding, person=_PERSON, digest_size=KEY_BYTES).digest()


def encrypt_manifest(secret: Scalar, of: ManifestContext, plaintext: bytes, nonce: bytes) -> bytes:
    """Return nonce and ciphertext. `nonce` is `NONCE_BYTES` random bytes, else ValueError. Raises Reject wrong-key."""
    if len(nonce) != NONCE_BYTES:
        raise ValueError(f"a nonce is {NONCE_BYTES} random bytes")
    key = derive_key(secret, of)
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(plaintext, of.associated_data, nonce, key)


def decrypt_manifest(secret: Scalar, of: ManifestContext, ciphertext: bytes) -> bytes:
    """Return the manifest. Raises Reject wrong-key, bad-length, or wrong-context if it was altered or belongs to something else."""
    key = derive_key(secret, of)
    # [REJECT bad-length]
    if len(ciphertext) < NONCE_BYTES + _TAG_BYTES:
        raise Reject("bad-length", f"a ciphertext has at least {NONCE_BYTES + _TAG_BYTES} bytes")
    nonce, sealed = ciphertext[:NONCE_BYTES], ciphertext[NONCE_BYTES:]
    # [REJECT wrong-context]
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(sealed, of.associated_data, nonce, key)
    except CryptoError as error:
        raise Reject("wrong-context") from error
