"""Attacks on the ciphertext of a manifest: each succeeds where its guard is missing, and the reference refuses it.

Numbers are those of `attacks.py`. Whoever wrote the ciphertext is the tenant, whose word it is: nobody is named.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from typing import Any

import pytest
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt

from rebalancing.errors import Reject
from rebalancing.group import Point, Scalar, base
from rebalancing.identifiers import ManifestId
from rebalancing.manifest_encryption import ManifestContext, decrypt_manifest, encrypt_manifest
from tests.unit.attacks import OTHER
from tests.unit.resharing_sample import MANIFEST, POLICY, Group


@pytest.fixture
def world() -> Group:
    return Group()


# A27 a wrong key opens the ciphertext


def rotated(x: int, by: int) -> int:
    return (x << by | x >> 32 - by) & 0xFFFFFFFF


def permuted(state: list[int]) -> list[int]:
    """Twenty rounds of ChaCha (RFC 8439, section 2.3)."""
    x = list(state)
    columns = [(i, i + 4, i + 8, i + 12) for i in range(4)]
    diagonals = [(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4) for i in range(4)]
    for _ in range(10):
        for a, b, c, d in columns + diagonals:
            for by_d, by_b in ((16, 12), (8, 7)):
                x[a] = (x[a] + x[b]) & 0xFFFFFFFF
                x[d] = rotated(x[d] ^ x[a], by_d)
                x[c] = (x[c] + x[d]) & 0xFFFFFFFF
                x[b] = rotated(x[b] ^ x[c], by_b)
    return x


def words(raw: bytes) -> list[int]:
    return [int.from_bytes(raw[i : i + 4], "little") for i in range(0, len(raw), 4)]


CONSTANTS = words(b"expand 32-byte k")


def poly_key(key: bytes, nonce: bytes) -> tuple[int, int]:
    """The one-time key (r, s) of XChaCha20-Poly1305."""
    inner = permuted(CONSTANTS + words(key) + words(nonce[:16]))
    subkey = inner[:4] + inner[12:]
    state = CONSTANTS + subkey + [0, 0, *words(nonce[16:])]
    block = [(a + b) & 0xFFFFFFFF for a, b in zip(permuted(state), state, strict=True)]
    raw = b"".join(word.to_bytes(4, "little") for word in block)
    return int.from_bytes(raw[:16], "little") & 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF, int.from_bytes(raw[16:32], "little")


P1305 = 2**130 - 5


def salamander(keys: tuple[bytes, bytes], aad: bytes) -> bytes:
    """A ciphertext of one block that both keys open: Poly1305 is linear in the block, so it is solved for equal tags."""
    padded = aad + bytes(-len(aad) % 16)
    blocks = [int.from_bytes(padded[i : i + 16], "little") + 2**128 for i in range(0, len(padded), 16)]
    lengths = len(aad) + (16 << 64) + 2**128
    for counter in range(1, 1000):
        nonce = counter.to_bytes(24, "little")
        pairs = [poly_key(key, nonce) for key in keys]

        def rest(r: int) -> int:
            total = 0
            for block in blocks:
                total = (total + block) * r
            return (total * r * r + lengths * r) % P1305

        def tag(pair: tuple[int, int], block: int) -> int:
            r, s = pair
            return ((rest(r) + block * r * r) % P1305 + s) % 2**128

        (r1, s1), (r2, s2) = pairs
        for wrap in range(-3, 4):
            difference = s2 - s1 + wrap * 2**128 + rest(r2) - rest(r1)
            block = difference * pow(r1 * r1 - r2 * r2, -1, P1305) % P1305
            if 2**128 <= block < 2**129 and tag(pairs[0], block) == tag(pairs[1], block):
                return nonce + (block - 2**128).to_bytes(16, "little") + tag(pairs[0], block).to_bytes(16, "little")
    raise AssertionError("no nonce will do")


def test_a27_one_ciphertext_opens_under_two_keys(world: Group) -> None:
    secret, wrong = world.secret, Scalar.reduced(world.secret.value + 1)
    public = base(secret)
    assert isinstance(public, Point)
    context = ManifestContext(MANIFEST, 1, POLICY, public)
    # Without the guard a key comes of any secret, and the cipher does not commit to its key.
    keys = [
        blake2b(context.info, key=each.encoding, person=b"rebalancing-dek1", digest_size=32).digest()
        for each in (secret, wrong)
    ]
    made = salamander((keys[0], keys[1]), context.associated_data)
    texts = [
        crypto_aead_xchacha20poly1305_ietf_decrypt(made[24:], context.associated_data, made[:24], key) for key in keys
    ]
    assert texts[0] != texts[1]
    # With it
    assert decrypt_manifest(secret, context, made) == texts[0]
    with pytest.raises(Reject, match="wrong-key"):
        decrypt_manifest(wrong, context, made)


@pytest.mark.parametrize(
    "change",
    [{"manifest_id": ManifestId(bytes(32))}, {"manifest_version": 2}, {"policy": OTHER}],
    ids=lambda each: next(iter(each)),
)
def test_a27_a_ciphertext_is_of_one_manifest_version_and_policy(world: Group, change: dict[str, Any]) -> None:
    public = base(world.secret)
    assert isinstance(public, Point)
    context = ManifestContext(MANIFEST, 1, POLICY, public)
    ciphertext = encrypt_manifest(world.secret, context, b"workload", world.octets(24))
    assert decrypt_manifest(world.secret, context, ciphertext) == b"workload"
    with pytest.raises(Reject, match="wrong-context"):
        decrypt_manifest(world.secret, replace(context, **change), ciphertext)
