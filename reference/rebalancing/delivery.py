"""How a scalar travels to one receiver: signed by its sender, sealed to a key that the receiver gave for one session.

What is in the box is session, sender's index, receiver's index, scalar and signature, of fixed lengths. The signature is by the sender's own key over all
before it, so that a scalar that is wrong can be shown with it and names the sender, while no good one is ever shown. The box is libsodium's sealed box,
with the ephemeral key as an argument; it says nothing of who sealed it, which is why session, indices and signature are inside.

Source: libsodium, "Sealed boxes".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b, sha256
from typing import ClassVar

import nacl.exceptions
from nacl.bindings import (
    crypto_box,
    crypto_box_NONCEBYTES,
    crypto_box_seal_open,
    crypto_box_seed_keypair,
    crypto_scalarmult_base,
)

from . import canonical
from .envelope import Envelope, payload_type, sign, verify
from .errors import Ignore, Reject
from .group import Scalar
from .identifiers import Digest, FixedBytes, PeerId, Signature
from .resharing_parameters import SEALED_TRANSFER_BYTES, TRANSFER_BYTES

__all__ = [  # noqa: RUF022 - in the order of the text
    "SEED_BYTES", "DeliveryPublicKey", "ScalarBytes", "SealedTransfer", "Transfer",
    "delivery_public_key", "check_delivery_key", "send", "receive", "check_signature",
]  # fmt: skip

# Of a delivery key, and of the ephemeral key of each box: secret random bytes.
SEED_BYTES = 32


@dataclass(frozen=True, order=True, repr=False)
class DeliveryPublicKey(FixedBytes):
    """An X25519 public key, given for one session."""

    LENGTH: ClassVar[int] = 32


@dataclass(frozen=True, order=True, repr=False)
class SealedTransfer(FixedBytes):
    """A sealed box."""

    LENGTH: ClassVar[int] = SEALED_TRANSFER_BYTES

    @property
    def digest(self) -> Digest:
        """SHA-256 of the bytes."""
        return Digest(sha256(self.value).digest())


@dataclass(frozen=True, order=True, repr=False)
class ScalarBytes(FixedBytes):
    """What should be the encoding of a scalar. Nobody has looked at it yet."""

    LENGTH: ClassVar[int] = Scalar.LENGTH


@dataclass(frozen=True)
class Transfer:
    """A scalar on its way from one index to another in a session, with its sender's signature."""

    session: Digest
    sender: int
    receiver: int
    scalar: ScalarBytes
    signature: Signature

    def __repr__(self) -> str:
        """Show the kind alone: the scalar is secret."""
        return "Transfer(...)"


# Delivery keys


_FIELD_PRIME = 2**255 - 19
# Of order 8, in the Montgomery form.
_OF_ORDER_8 = (
    325606250916557431795983626356110631294008115727848805560023387167927233504,
    39382357235489614581723060781553021112529911719440698176882885853963445705823,
)
# Every encoding of a key of small order: libsodium refuses to seal to these and to no others.
_SMALL_ORDER = frozenset(
    u.to_bytes(32, "little") for u in (0, 1, *_OF_ORDER_8, _FIELD_PRIME - 1, _FIELD_PRIME, _FIELD_PRIME + 1)
)


def delivery_public_key(secret: bytes) -> DeliveryPublicKey:
    """Return the public half of a delivery key of `SEED_BYTES` secret bytes."""
    return DeliveryPublicKey(crypto_scalarmult_base(secret))


def check_delivery_key(key: DeliveryPublicKey) -> None:
    """Raise Reject bad-delivery-key for a key of small order: whoever seals to it would fail."""
    # [REJECT bad-delivery-key] the highest bit is none of the number
    if key.value[:-1] + bytes([key.value[-1] & 0x7F]) in _SMALL_ORDER:
        raise Reject("bad-delivery-key", key.hex)


# Sending


def send(
    session: Digest, sender: int, receiver: int, scalar: Scalar, to: DeliveryPublicKey, seed: bytes, ephemeral: bytes
) -> SealedTransfer:
    """Sign a scalar with the sender's secret seed of 32 bytes and seal it to a checked delivery key.

    `ephemeral` is `SEED_BYTES` random bytes, drawn for this box and used for no other one.
    """
    body = _signed(session, sender, receiver, ScalarBytes(scalar.encoding))
    signature = sign(_KIND, body, seed).signature
    plaintext = session.value + bytes([sender, receiver]) + scalar.encoding + signature.value
    public, secret = crypto_box_seed_keypair(ephemeral)
    return SealedTransfer(public + crypto_box(plaintext, _box_nonce(public, to), to.value, secret))


_KIND = payload_type("transfer")


def _signed(session: Digest, sender: int, receiver: int, scalar: ScalarBytes) -> bytes:
    said: Mapping[str, canonical.Value] = {
        "receiver": receiver,
        "scalar": scalar.hex,
        "sender": sender,
        "session": session.hex,
    }
    return canonical.encode(said)


def _box_nonce(ephemeral: bytes, to: DeliveryPublicKey) -> bytes:
    return blake2b(ephemeral + to.value, digest_size=crypto_box_NONCEBYTES).digest()


# Receiving


def receive(
    sealed: SealedTransfer, key: DeliveryPublicKey, secret: bytes, session: Digest, sender: int, receiver: int
) -> Transfer:
    """Open a box with a delivery key and its secret half: its scalar is from `sender` to `receiver` in `session`, by its own word.

    The signature is not verified: it matters only if the scalar is wrong (`check_signature`). Raises Ignore missing-part if the box does not open, or holds
    something else: then it is as if nothing had come.
    """
    try:
        plaintext = crypto_box_seal_open(sealed.value, key.value, secret)
    except nacl.exceptions.CryptoError:
        plaintext = b""
    # [IGNORE missing-part] it does not open, or it was taken from elsewhere: whoever sealed it, this sender sent this receiver nothing
    if len(plaintext) != TRANSFER_BYTES or plaintext[:34] != session.value + bytes([sender, receiver]):
        raise Ignore("missing-part", f"from {sender} to {receiver}")
    return Transfer(session, sender, receiver, ScalarBytes(plaintext[34:66]), Signature(plaintext[66:]))


def check_signature(transfer: Transfer, sender: PeerId) -> None:
    """Raise Reject bad-signature, blaming nobody, unless the sender has signed the transfer."""
    body = _signed(transfer.session, transfer.sender, transfer.receiver, transfer.scalar)
    verify(Envelope(body, _KIND, transfer.signature, sender))
