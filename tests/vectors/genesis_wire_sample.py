"""The sample that the vectors of genesis and re-key are made of, and those of the resharing begin with: an owner deals to four holders, and asks for their shares.

Keys and manifest are those of `wire_sample`; the owner is the second peer. What would be random comes from a fixed stream.
"""

from collections.abc import Mapping
from hashlib import shake_256
from typing import Any

from rebalancing.certificates import nested
from rebalancing.delivery import SEED_BYTES, SealedTransfer, delivery_public_key, send
from rebalancing.envelope import Envelope
from rebalancing.genesis_messages import OWNER, FirstSnapshot, GenesisProposal, RekeyRequest, ShareRelease
from rebalancing.genesis_sessions import GenesisSession, open_genesis
from rebalancing.group import UNIFORM_BYTES, Scalar
from rebalancing.identifiers import Digest, PeerId
from rebalancing.messages import SignedMessage, digest_of, seal
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.possession_proof import prove_possession
from rebalancing.resharing_coordinator import seats
from rebalancing.resharing_messages import (
    NO_DIGEST,
    Deal,
    DeliveryKey,
    PointBytes,
    Possession,
    PossessionCertificate,
    SnapshotBody,
)
from rebalancing.resharing_sessions import Distribution, possession_context
from rebalancing.sharing import Polynomial, commit
from tests.vectors.wire_sample import COMMITTEE, MANIFEST, NOW_MS, PEERS, SEED_OF, nonce

THRESHOLD, FAULTS = 2, 0
OWNERS_KEY = PEERS[1]
POLICY = Digest(bytes([0x90]) * 32)
DEADLINE_MS = NOW_MS + 30_000
OLD: dict[int, PeerId] = dict(enumerate(COMMITTEE, 1))
GENESIS_ATTEMPT, REKEY_NONCE = nonce(0x42), nonce(0x43)
NULL: dict[str, Any] = {"base": NO_DIGEST, "manifest_id": MANIFEST, "version": PROTOCOL_VERSION}


def octets(name: str, count: int = SEED_BYTES) -> bytes:
    """Octets of a fixed stream for each name."""
    return shake_256(b"resharing vectors: " + name.encode()).digest(count)


def scalar(name: str) -> Scalar:
    return Scalar.from_uniform_bytes(octets(name, UNIFORM_BYTES))


def sealed(message: SignedMessage) -> Envelope:
    return seal(message, SEED_OF[message.author])


# The owner proposes

POLYNOMIAL = Polynomial((scalar("secret"), scalar("slope")))
SECRET = POLYNOMIAL.coefficients[0]


def genesis_secret(peer: PeerId) -> bytes:
    """The secret half of the delivery key that a member gave the owner."""
    return octets(f"genesis delivery {peer.hex}")


def genesis_key(peer: PeerId) -> DeliveryKey:
    key = delivery_public_key(genesis_secret(peer))
    return DeliveryKey(**NULL, attempt=GENESIS_ATTEMPT, key=key, receiver=peer, requester=OWNERS_KEY)


GENESIS = GenesisProposal(
    **NULL,
    manifest_version=1,
    nonce=GENESIS_ATTEMPT,
    owner=OWNERS_KEY,
    before=NO_DIGEST,
    deadline_ms=DEADLINE_MS,
    faults=FAULTS,
    policy=POLICY,
    receivers=seats({index: sealed(genesis_key(peer)) for index, peer in OLD.items()}),
    threshold=THRESHOLD,
)
BEGINNING: GenesisSession = open_genesis(sealed(GENESIS), OWNERS_KEY, MANIFEST, frozenset(OLD.values()), NOW_MS)

# It deals

# The sealed parts of all deals, by their digests.
GENESIS_BOXES: dict[Digest, SealedTransfer] = {}
POINTS = tuple(PointBytes(point.encoding) for point in commit(POLYNOMIAL).points)


def genesis_deal(wrong: Mapping[int, int] | None = None) -> Deal:
    """The owner's deal, but for what is added to the parts of some members."""
    parts = [
        send(
            BEGINNING.name,
            OWNER,
            index,
            Scalar.reduced(POLYNOMIAL.at(index).value + (wrong or {}).get(index, 0)),
            seat.key,
            SEED_OF[OWNERS_KEY],
            octets(f"genesis box {index}"),
        )
        for index, seat in sorted(BEGINNING.receivers.items())
    ]
    GENESIS_BOXES.update({part.digest: part for part in parts})
    digests = tuple(part.digest for part in parts)
    return Deal(**NULL, commitments=POINTS, dealer=OWNERS_KEY, parts=digests, session=BEGINNING.name)


GENESIS_DEAL = genesis_deal()
PARENT: Distribution = BEGINNING.distribution(POINTS)
FIRST: SnapshotBody = PARENT.body

# The members acknowledge, and it signs the first snapshot


def word_of(index: int) -> Possession:
    about = possession_context(FIRST, index, GENESIS_ATTEMPT)
    proof = prove_possession(POLYNOMIAL.at(index), about, scalar(f"genesis proof {index}"))
    return Possession(**NULL, proof=proof, receiver=OLD[index], session=BEGINNING.name, snapshot=FIRST.name)


WORDS = PossessionCertificate(**NULL, body=FIRST, possessions=nested(sealed(word_of(index)) for index in OLD))


def first_of(certificate: PossessionCertificate) -> FirstSnapshot:
    """The owner's signature on what a certificate brings."""
    return FirstSnapshot(
        **NULL,
        manifest_version=certificate.body.manifest_version,
        nonce=GENESIS_ATTEMPT,
        owner=OWNERS_KEY,
        certificate=digest_of(certificate),
        snapshot=certificate.body.name,
    )


FIRST_SNAPSHOT = first_of(WORDS)

# It asks for shares, and gets them

REKEY_SECRET = octets("rekey delivery")
REKEY = RekeyRequest(
    base=PARENT.name,
    manifest_id=MANIFEST,
    version=PROTOCOL_VERSION,
    manifest_version=1,
    nonce=REKEY_NONCE,
    owner=OWNERS_KEY,
    deadline_ms=DEADLINE_MS,
    key=delivery_public_key(REKEY_SECRET),
)


def release_of(index: int, more: int = 0, by: PeerId | None = None) -> ShareRelease:
    """A holder's release of its share, or of another scalar, signed inside by itself or by another."""
    share = Scalar.reduced(POLYNOMIAL.at(index).value + more)
    seed = SEED_OF[by or OLD[index]]
    box = send(digest_of(REKEY), index, OWNER, share, REKEY.key, seed, octets(f"release {index}"))
    return ShareRelease(
        base=PARENT.name,
        manifest_id=MANIFEST,
        version=PROTOCOL_VERSION,
        holder=OLD[index],
        session=digest_of(REKEY),
        share=box,
    )


VALID_GENESIS: dict[str, SignedMessage] = {
    "genesis-proposal": GENESIS,
    "genesis-proposal-of-version-2": GenesisProposal(
        **{**vars(GENESIS), "manifest_version": 2, "before": PARENT.name},
    ),
    "genesis-deal": GENESIS_DEAL,
    "genesis-word": word_of(1),
    "first-snapshot": FIRST_SNAPSHOT,
    "rekey-request": REKEY,
    "share-release": release_of(1),
}
