"""Signed envelopes: Ed25519 over a pre-authentication encoding in the style of DSSE.

What is signed, and what is hashed, is

    "DSSEv1" SP length(type) SP type SP length(body) SP body

with lengths in bytes, as decimal digits: the payload type binds a body to its artifact, so no signature serves for two. The bytes are
verified first, and those same bytes are parsed. Signing is not constant-time beyond what libsodium does.

Keys pass the subgroup check once, at enrolment: Ed25519 verification alone accepts keys with a small-order component. PyNaCl below
1.6.2 has that check wrong (CVE-2025-69277), so importing this module with such a library fails.
"""
# ruff: noqa: RUF009 - each function called in a record's body is a `dataclasses.field`

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any, cast

import nacl
from nacl.bindings import crypto_core_ed25519_is_valid_point, crypto_sign_open
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey

from . import canonical
from .errors import Ignore, Reject
from .identifiers import Digest, PeerId, Signature
from .parameters import ACT_BODY_BYTES, MAXIMUM_ENVELOPE_BYTES, PROTOCOL_VERSION, SMALL_BODY_BYTES
from .shapes import Shaped, check, octets, octets_up_to, one_of, shape_of

__all__ = [  # noqa: RUF022 - in the order of the text
    "ARTIFACTS", "payload_type", "encode_for_signature", "digest",
    "Envelope", "NestedEnvelope", "peer_of", "sign", "verify", "verified_body", "to_bytes", "from_bytes", "envelope_of",
    "enrolled", "require_sound_library",
]  # fmt: skip

# One payload type for each; what is hashed has one as well as what is signed.
ARTIFACTS = (
    "capability-token",
    "commit-ask",
    "commit-certificate",
    "commit-echo",
    "commit-grant",
    "commit-proposal",
    "commit-vote",
    "deal",
    "delivery-key",
    "domain-attestation",
    "first-snapshot",
    "genesis-proposal",
    "guilt-proof",
    "justification",
    "lease-act",
    "lease-certificate",
    "lease-grant",
    "lease-refusal",
    "lease-release",
    "lease-request",
    "loss-statement",
    "manifest-move",
    "manifest-possession",
    "placement",
    "policy",
    "possession",
    "possession-certificate",
    "possession-challenge",
    "prepared-certificate",
    "rank",
    "rekey-request",
    "repair-receipt",
    "repair-request",
    "repair-split",
    "repair-sum",
    "resharing-proposal",
    "resharing-response",
    "revocation",
    "round-statement",
    "share-release",
    "snapshot",
    "snapshot-body",
    "transfer",
)


def payload_type(artifact: str) -> str:
    """Return the payload type of an artifact. Raises ValueError for one that is not in `ARTIFACTS`."""
    if artifact not in ARTIFACTS:
        raise ValueError(f"no artifact {artifact!r}")
    return f"application/vnd.beemesh.rebalancing.{artifact}.v{PROTOCOL_VERSION}+json"


def encode_for_signature(kind: str, body: bytes) -> bytes:
    """Return the pre-authentication encoding of a payload type and a body: encoded first, then measured in bytes."""
    name = kind.encode("utf-8")
    return b"DSSEv1 %d %b %d %b" % (len(name), name, len(body), body)


def digest(kind: str, body: bytes) -> Digest:
    """Return SHA-256 over the pre-authentication encoding: the name of a body."""
    return Digest(sha256(encode_for_signature(kind, body)).digest())


# Envelopes


_KINDS = tuple(payload_type(artifact) for artifact in ARTIFACTS)


@dataclass(frozen=True)
class Envelope(Shaped):
    """A signed body. Says nothing until it is verified; two envelopes of one body may differ in their signature."""

    body: bytes = octets_up_to(ACT_BODY_BYTES)
    payload_type: str = one_of(_KINDS)
    signature: Signature = octets(Signature)
    signer: PeerId = octets(PeerId)


@dataclass(frozen=True)
class NestedEnvelope(Envelope):
    """An envelope inside another body: small, so that it nests no further."""

    body: bytes = octets_up_to(SMALL_BODY_BYTES)


def peer_of(seed: bytes) -> PeerId:
    """Return the public key of a secret seed of 32 bytes."""
    return PeerId(bytes(_key_of(seed).verify_key))


def sign(kind: str, body: bytes, seed: bytes) -> Envelope:
    """Return `body` signed with the Ed25519 key of `seed`, 32 secret bytes. The same arguments give the same envelope."""
    key = _key_of(seed)
    signature = key.sign(encode_for_signature(kind, body)).signature
    return Envelope(body=body, payload_type=kind, signature=Signature(signature), signer=PeerId(bytes(key.verify_key)))


# A process signs for one peer, and to derive its key takes as long as a signature.
@lru_cache(maxsize=1)
def _key_of(seed: bytes) -> SigningKey:
    return SigningKey(seed)


def verify(envelope: Envelope) -> None:
    """Raise Reject bad-signature, blaming nobody, unless the signature holds over type and body under the signer's key."""
    signed = encode_for_signature(envelope.payload_type, envelope.body)
    # [REJECT bad-signature]
    try:
        crypto_sign_open(envelope.signature.value + signed, envelope.signer.value)
    except BadSignatureError as error:
        raise Reject("bad-signature") from error


def verified_body(envelope: Envelope, kind: str, limit_bytes: int, trusted: Set[PeerId]) -> bytes:
    """Return the body of an envelope of payload type `kind`, signed by one of the `trusted`, enrolled keys.

    Raises Ignore unknown-payload-type or unknown-signer; Reject too-large or bad-signature, in that order: the cheap checks first.
    """
    # [IGNORE unknown-payload-type]
    if envelope.payload_type != kind:
        raise Ignore("unknown-payload-type", f"{envelope.payload_type[:80]} instead of {kind}")
    # [IGNORE unknown-signer]
    if envelope.signer not in trusted:
        raise Ignore("unknown-signer", envelope.signer.hex)
    # [REJECT too-large]
    if len(envelope.body) > limit_bytes:
        raise Reject("too-large", f"{len(envelope.body)} bytes, at most {limit_bytes}")
    verify(envelope)
    return envelope.body


def to_bytes(envelope: Envelope) -> bytes:
    """Return the envelope as it travels: canonical JSON."""
    return canonical.encode(cast("canonical.Value", envelope.to_dict()))


def from_bytes(raw: bytes) -> Envelope:
    """Read an envelope that came from others. Nothing is verified yet. Raises Reject with the codes of `canonical.parse`, and what `envelope_of` raises."""
    return envelope_of(canonical.parse(raw, MAXIMUM_ENVELOPE_BYTES))


def envelope_of(value: canonical.Value) -> Envelope:
    """Return the envelope that a JSON value says.

    Raises Ignore unknown-payload-type, or Reject with the codes of `shapes.check`; nobody is blamed, because nothing shows who wrote it.
    """
    # [IGNORE unknown-payload-type] a later version may know it, and may have other fields beside it
    if isinstance(value, dict) and isinstance(kind := value.get("payload_type"), str) and kind not in _KINDS:
        raise Ignore("unknown-payload-type", kind[:80])
    check(shape_of(Envelope), value)
    return Envelope.from_dict(cast("dict[str, Any]", value))


# Enrolment


def enrolled(keys: Iterable[bytes]) -> frozenset[PeerId]:
    """Return the peers of `keys`, each of which passed the subgroup check. Equal keys are one peer.

    Raises Reject bad-length or low-order-key: off the curve, not canonical, of small order or with a component of small order.
    """
    peers = frozenset(PeerId.from_bytes_checked(key) for key in keys)
    for peer in sorted(peers):
        # [REJECT low-order-key]
        if not crypto_core_ed25519_is_valid_point(peer.value):
            raise Reject("low-order-key", peer.hex)
    return peers


_FIELD_PRIME = 2**255 - 19
_BASE_Y = 4 * pow(5, -1, _FIELD_PRIME) % _FIELD_PRIME
_BASE_POINT = _BASE_Y.to_bytes(32, "little")
# (x, y) + (0, -1) = (-x, -y): the base point plus the point of order two. Its x is odd, hence the top bit.
_TORSIONED_POINT = (_FIELD_PRIME - _BASE_Y | 1 << 255).to_bytes(32, "little")
_SOUND_VERSION = (1, 6, 2)


def require_sound_library(version: str) -> None:
    """Raise ImportError unless PyNaCl is at least 1.6.2, takes the base point, and refuses it with a small-order component added."""
    numbers = tuple(int(part) for part in version.split(".")[:3] if part.isdigit())
    sound = crypto_core_ed25519_is_valid_point(_BASE_POINT) and not crypto_core_ed25519_is_valid_point(_TORSIONED_POINT)
    if numbers < _SOUND_VERSION or not sound:
        raise ImportError(f"PyNaCl {version} accepts unsound keys (CVE-2025-69277): 1.6.2 or newer is needed")


require_sound_library(nacl.__version__)
