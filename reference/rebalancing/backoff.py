"""How long a candidate waits before its next attempt.

An attempt that was refused is repeated after min(5 s, 250 ms * 2^i) * (1 + u), at most six attempts with five waits between them,
and never sooner than the refusal says that the present lease ends. The jitter u in [0, 1) comes from a stream that a seed
determines, so that a run can be repeated: u is k / 2^16, where k is the first two bytes, big-endian, of

    SHA-256( "rebalancing-backoff-v1" | seed | i as four bytes, big-endian )

All arithmetic is on integers, rounded down. The seed is the ballot nonce of the first attempt, or any 16 bytes.
`largest_wait_ms` and `largest_total_ms` are in the subset that proofs read.
"""

from hashlib import sha256

from .identifiers import Nonce
from .parameters import (
    BACKOFF_CAP_MS,
    BACKOFF_FIRST_MS,
    BACKOFF_FRACTION,
    LEASE_TTL_MS,
    MAXIMUM_ATTEMPTS,
)

__all__ = ["WAITS", "base_ms", "fraction", "jittered_ms", "largest_total_ms", "largest_wait_ms", "wait_ms"]

WAITS = MAXIMUM_ATTEMPTS - 1
_STREAM = b"rebalancing-backoff-v1"


def fraction(seed: Nonce, i: int) -> int:
    """Return the i-th element k of the stream, 0 <= k < BACKOFF_FRACTION."""
    return int.from_bytes(sha256(_STREAM + seed.value + i.to_bytes(4, "big")).digest()[:2], "big")


def base_ms(i: int) -> int:
    """Return the wait after attempt i (0 is the first) without its jitter, in ms. Raises ValueError unless 0 <= i < WAITS."""
    if not 0 <= i < WAITS:
        raise ValueError(f"there are {WAITS} waits, numbered from 0")
    return min(BACKOFF_CAP_MS, BACKOFF_FIRST_MS << i)


def jittered_ms(base: int, k: int, lease_left_ms: int) -> int:
    """Return base * (1 + k / BACKOFF_FRACTION), rounded down, and no less than what is left of the present lease, in ms."""
    return max(base + base * k // BACKOFF_FRACTION, lease_left_ms)


def wait_ms(seed: Nonce, i: int, lease_left_ms: int) -> int:
    """Return the wait after attempt i, when a refusal said that the lease runs for `lease_left_ms` more, in ms.

    Raises ValueError unless 0 <= i < WAITS and 0 <= lease_left_ms <= LEASE_TTL_MS: no lease is longer, whatever a refusal says.
    """
    if not 0 <= lease_left_ms <= LEASE_TTL_MS:
        raise ValueError("no lease runs for longer than its time to live")
    return jittered_ms(base_ms(i), fraction(seed, i), lease_left_ms)


def largest_wait_ms(base: int, lease_left_ms: int) -> int:
    """Return a bound on `jittered_ms` for every k: the largest fraction falls one part short of doubling `base` > 0."""
    return max(2 * base - 1, lease_left_ms)


def largest_total_ms(lease_left_ms: int) -> int:
    """Return a bound on all waits of one candidate together, if no refusal claims more than `lease_left_ms`."""
    base_0 = min(BACKOFF_CAP_MS, BACKOFF_FIRST_MS)
    base_1 = min(BACKOFF_CAP_MS, 2 * base_0)
    base_2 = min(BACKOFF_CAP_MS, 2 * base_1)
    base_3 = min(BACKOFF_CAP_MS, 2 * base_2)
    base_4 = min(BACKOFF_CAP_MS, 2 * base_3)
    return (
        largest_wait_ms(base_0, lease_left_ms)
        + largest_wait_ms(base_1, lease_left_ms)
        + largest_wait_ms(base_2, lease_left_ms)
        + largest_wait_ms(base_3, lease_left_ms)
        + largest_wait_ms(base_4, lease_left_ms)
    )
