"""The constants of the resharing's messages: ranges, and sizes in bytes, composed of those of `parameters.py`.

Every list has the committee's bound, so the size of a body follows from its fields. It is checked before anything is parsed, and how many commitments
there are before any is computed with.
"""

from .commit_parameters import MAXIMUM_SEQUENCE
from .parameters import (
    ACT_BODY_BYTES,
    HARD_STOP_MS,
    MAXIMUM_COMMITTEE,
    SMALL_BODY_BYTES,
    WALL_CLOCK_SKEW_MS,
    envelope_bytes,
)

__all__ = [  # noqa: RUF022 - in the order of the text
    "MAXIMUM_EPOCH", "MAXIMUM_MANIFEST_VERSION", "MAXIMUM_COUNTER", "MAXIMUM_EVIDENCE", "MAXIMUM_KEYS", "LONGEST_SESSION_MS",
    "TRANSFER_BYTES", "SEAL_OVERHEAD_BYTES", "SEALED_TRANSFER_BYTES", "HELD_DEAL_BYTES", "octets_in_list_bytes", "packed_bytes",
    "RESHARING_PROPOSAL_BODY_BYTES", "DEAL_BODY_BYTES", "SPLIT_BODY_BYTES", "RESPONSE_BODY_BYTES", "SNAPSHOT_BODY_BYTES", "POSSESSION_BODY_BYTES",
    "REPAIR_REQUEST_BODY_BYTES", "REPAIR_SUM_BODY_BYTES", "GENESIS_PROPOSAL_BODY_BYTES",
]  # fmt: skip

# Share epochs of one version, each with at least one snapshot.
MAXIMUM_EPOCH = MAXIMUM_SEQUENCE
MAXIMUM_MANIFEST_VERSION = 2**32 - 1
MAXIMUM_COUNTER = 2**32 - 1
# Digests of evidence that one proposal names.
MAXIMUM_EVIDENCE = 64
# Delivery keys that one peer gives under one final snapshot.
MAXIMUM_KEYS = 1_024

# How far ahead, on the clock of whoever deals, a session's deadline may be: a recovery's longest time, set by a clock that is off.
LONGEST_SESSION_MS = HARD_STOP_MS + WALL_CLOCK_SKEW_MS

# Session, two indices, a scalar and a signature: what is in a sealed box, and what sealing adds, a public key and a tag.
TRANSFER_BYTES = 32 + 1 + 1 + 32 + 64
SEAL_OVERHEAD_BYTES = 32 + 16
SEALED_TRANSFER_BYTES = TRANSFER_BYTES + SEAL_OVERHEAD_BYTES
# A dealer's index and the digest of its deal.
HELD_DEAL_BYTES = 1 + 32

# Names, digits and braces of one record in a list, without its byte strings.
_RECORD_BYTES = 96


def octets_in_list_bytes(length: int) -> int:
    """Return the size of `length` bytes as hex in a list: two digits each, two quotes and a comma."""
    return 2 * length + 3


def packed_bytes(length: int) -> int:
    """Return the size of a committee's byte strings of `length` bytes each, packed: base64 makes four characters of three bytes."""
    return (4 * MAXIMUM_COMMITTEE * length + 2) // 3


_DIGEST_BYTES = octets_in_list_bytes(32)

# A delivery key of each receiver, the dealers and who is revoked: as much as an act, so every envelope has one bound.
RESHARING_PROPOSAL_BODY_BYTES = ACT_BODY_BYTES
# Of a committee's size each: commitments, and digests of sealed parts.
DEAL_BODY_BYTES = SMALL_BODY_BYTES + 2 * packed_bytes(32)
# Of a committee's size each: commitments and sealed deltas.
SPLIT_BODY_BYTES = SMALL_BODY_BYTES + packed_bytes(32) + MAXIMUM_COMMITTEE * octets_in_list_bytes(SEALED_TRANSFER_BYTES)
# A deal held, or complained about with the part and its signature, of each dealer.
RESPONSE_BODY_BYTES = (
    SMALL_BODY_BYTES + packed_bytes(HELD_DEAL_BYTES) + MAXIMUM_COMMITTEE * (_RECORD_BYTES + 2 * _DIGEST_BYTES + 2 * 64)
)
# Members, commitments, and the deals that were added up.
SNAPSHOT_BODY_BYTES = (
    SMALL_BODY_BYTES
    + packed_bytes(32)
    + packed_bytes(HELD_DEAL_BYTES)
    + MAXIMUM_COMMITTEE * (_RECORD_BYTES + _DIGEST_BYTES)
)
POSSESSION_BODY_BYTES = (
    SMALL_BODY_BYTES + SNAPSHOT_BODY_BYTES + MAXIMUM_COMMITTEE * (envelope_bytes(SMALL_BODY_BYTES) + 1)
)
REPAIR_REQUEST_BODY_BYTES = ACT_BODY_BYTES
REPAIR_SUM_BODY_BYTES = SMALL_BODY_BYTES + MAXIMUM_COMMITTEE * _DIGEST_BYTES
# A delivery key of each member.
GENESIS_PROPOSAL_BODY_BYTES = ACT_BODY_BYTES
