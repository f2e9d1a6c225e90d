"""Every constant of the protocol, with its unit in its name.

Source: the lease's table of parameters, `docs/wire.md`. Constants are composed of named ones, so that a change is made in one
place. Times are whole milliseconds on the timer of the node that measures them. The functions are in the subset that proofs read.
"""

__all__ = [  # noqa: RUF022 - in the order of the text
    "PROTOCOL_VERSION",
    # Timers
    "LEASE_TTL_MS", "RENEW_EVERY_MS", "HARD_STOP_MS", "AMNESIA_GUARD_MS",
    # Drift
    "MILLION", "DRIFT_PPM", "holder_share_ms", "HOLDER_TTL_MS", "HOLDER_STOP_MS",
    # Contention
    "COLLECTION_WINDOW_MS", "COLLECTION_JITTER_MS", "SHORTEST_WINDOW_MS", "LONGEST_WINDOW_MS", "ROUND_JUMP",
    "MINIMUM_INTERVAL_MS", "EMERGENCY_BUCKET", "EMERGENCY_REFILL_MS",
    # Freshness
    "WALL_CLOCK_SKEW_MS", "NONCE_WINDOW_MS",
    # Backoff
    "BACKOFF_FIRST_MS", "BACKOFF_CAP_MS", "MAXIMUM_ATTEMPTS", "BACKOFF_FRACTION", "BACKOFF_TOTAL_MS",
    # Ranges
    "LARGEST_SAFE_INTEGER", "MAXIMUM_ROUND", "MAXIMUM_NUMBER", "MAXIMUM_COMMITTEE", "MAXIMUM_FAULTS", "MAXIMUM_SHOWN",
    # Sizes
    "MAXIMUM_DEPTH", "MAXIMUM_PAYLOAD_TYPE_BYTES", "SMALL_BODY_BYTES", "ENVELOPE_OVERHEAD_BYTES", "envelope_bytes",
    "REQUEST_BODY_BYTES", "CERTIFICATE_BODY_BYTES", "ACT_BODY_BYTES", "MAXIMUM_ENVELOPE_BYTES",
]  # fmt: skip

# The version of the messages and of their preimages. A message of another version is not understood.
PROTOCOL_VERSION = 1

# Timers

LEASE_TTL_MS = 3_000
RENEW_EVERY_MS = 1_000
HARD_STOP_MS = 30_000
# Silence of a restarted granter. One TTL lets every forgotten lease end; the second lets every peer whose run was forgotten rest.
AMNESIA_GUARD_MS = 2 * LEASE_TTL_MS

# Drift: any two timers measure one interval within this many parts per million of real time

MILLION = 1_000_000
DRIFT_PPM = 1_050


def holder_share_ms(granter_ms: int) -> int:
    """Return how long a holder may count on `granter_ms` ms of a granter's timer, in ms of its own timer, rounded down.

    The holder's timer may be slow and the granter's fast, hence both signs of the drift.
    """
    return granter_ms * (MILLION - DRIFT_PPM) // (MILLION + DRIFT_PPM)


HOLDER_TTL_MS = holder_share_ms(LEASE_TTL_MS)
HOLDER_STOP_MS = holder_share_ms(HARD_STOP_MS)

# Contention

COLLECTION_WINDOW_MS = 250
COLLECTION_JITTER_MS = 100
SHORTEST_WINDOW_MS = COLLECTION_WINDOW_MS - COLLECTION_JITTER_MS
LONGEST_WINDOW_MS = COLLECTION_WINDOW_MS + COLLECTION_JITTER_MS
ROUND_JUMP = 16
MINIMUM_INTERVAL_MS = 60_000
EMERGENCY_BUCKET = 3
EMERGENCY_REFILL_MS = 10 * MINIMUM_INTERVAL_MS

# Freshness, by wall clock

WALL_CLOCK_SKEW_MS = 30_000
# A nonce must be remembered while its message may still be fresh: for both sides of the skew at least.
NONCE_WINDOW_MS = 10 * WALL_CLOCK_SKEW_MS

# Backoff: `backoff.py`

BACKOFF_FIRST_MS = 250
BACKOFF_CAP_MS = 5_000
MAXIMUM_ATTEMPTS = 6
# The jitter u is a whole number of these parts: 16 bits of a stream.
BACKOFF_FRACTION = 65_536
BACKOFF_TOTAL_MS = HARD_STOP_MS

# Ranges of numbers in messages

LARGEST_SAFE_INTEGER = 2**53 - 1
MAXIMUM_ROUND = 2**32 - 1
MAXIMUM_NUMBER = 2**16 - 1
# A share's index is one byte and starts at 1.
MAXIMUM_COMMITTEE = 255
# n >= t + 2f and t >= 2f + 1 give n >= 4f + 1.
MAXIMUM_FAULTS = (MAXIMUM_COMMITTEE - 1) // 4
MAXIMUM_SHOWN = MAXIMUM_FAULTS + 1

# Sizes, in bytes, checked before anything is parsed

MAXIMUM_DEPTH = 8
MAXIMUM_PAYLOAD_TYPE_BYTES = 128
# A body that holds no other envelope.
SMALL_BODY_BYTES = 1_024
# Names, quotes, payload type, key and signature around a body.
ENVELOPE_OVERHEAD_BYTES = 512


def envelope_bytes(body_bytes: int) -> int:
    """Return the size that an envelope of a body of `body_bytes` bytes may have: base64 makes four characters of three bytes."""
    return 4 * (body_bytes + 2) // 3 + ENVELOPE_OVERHEAD_BYTES


REQUEST_BODY_BYTES = SMALL_BODY_BYTES + MAXIMUM_SHOWN * envelope_bytes(SMALL_BODY_BYTES)
CERTIFICATE_BODY_BYTES = SMALL_BODY_BYTES + MAXIMUM_COMMITTEE * envelope_bytes(SMALL_BODY_BYTES)
ACT_BODY_BYTES = SMALL_BODY_BYTES + CERTIFICATE_BODY_BYTES
MAXIMUM_ENVELOPE_BYTES = envelope_bytes(ACT_BODY_BYTES)
