"""The fencing token: (round, rank, coordinator, nonce), totally ordered.

Everything here is an integer; a peer, a rank and a nonce are the unsigned big-endian values of their bytes.
Written in the readable subset.

TLA+: Ballots
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["NO_BALLOT", "Ballot", "below", "highest"]


@dataclass(frozen=True, slots=True)
class Ballot:
    """A ballot. `rank` is the digest of (parent, round, coordinator): it cannot be chosen, only checked.

    Attributes:
        round: 1 or more, 0 only in NO_BALLOT.
        rank: 256-bit value of the rank digest.
        coordinator: 256-bit value of the peer's public key.
        nonce: 128-bit value, fresh for each incarnation of the coordinator.
    """

    round: int
    rank: int
    coordinator: int
    nonce: int


NO_BALLOT = Ballot(round=0, rank=0, coordinator=0, nonce=0)


def below(a: Ballot, b: Ballot) -> bool:
    """Tell whether `a` is strictly below `b`, lexicographically.

    TLA+: Ballots!Below
    """
    return (
        a.round < b.round
        or (a.round == b.round and a.rank < b.rank)
        or (a.round == b.round and a.rank == b.rank and a.coordinator < b.coordinator)
        or (a.round == b.round and a.rank == b.rank and a.coordinator == b.coordinator and a.nonce < b.nonce)
    )


def highest(a: Ballot, b: Ballot) -> Ballot:
    """Return the higher of two ballots.

    TLA+: Ballots!Highest
    """
    return b if below(a, b) else a
