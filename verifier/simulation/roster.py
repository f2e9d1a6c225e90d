"""Who takes part: keys and numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rebalancing.envelope import peer_of
from rebalancing.identifiers import ManifestId, PeerId
from rebalancing.quorum import quorum
from verifier.simulation.script import COORDINATORS, POLICIES

__all__ = ["MANIFEST", "START_MS", "TENANT", "TENANT_SEED", "VERSION", "Roster", "key_of", "secret_seed"]

MANIFEST = ManifestId(b"\x3a" * 32)
VERSION = 1
START_MS = 1_800_000_000_000


def secret_seed(i: int) -> bytes:
    """The secret seed of a node."""
    return (i + 1).to_bytes(2, "big") * 16


@lru_cache(maxsize=64)
def key_of(i: int) -> PeerId:
    """The public key of a node."""
    return peer_of(secret_seed(i))


TENANT_SEED = secret_seed(99)
TENANT = peer_of(TENANT_SEED)


@dataclass(frozen=True)
class Roster:
    """Peers 0, 1, ... and after them the coordinators; the first `faults` peers may lie. A peer's share has its number and one for its index."""

    policy: int

    @property
    def size(self) -> int:
        """How many are in a committee."""
        return POLICIES[self.policy][0]

    @property
    def threshold(self) -> int:
        """How many shares open the secret."""
        return POLICIES[self.policy][1]

    @property
    def faults(self) -> int:
        """How many of a committee may lie."""
        return POLICIES[self.policy][2]

    @property
    def peers(self) -> range:
        """All peers."""
        return range(POLICIES[self.policy][3])

    @property
    def coordinators(self) -> range:
        """All coordinators."""
        return range(len(self.peers), len(self.peers) + COORDINATORS)

    @property
    def owner(self) -> int:
        """The owner, once it takes part: after all others."""
        return len(self.peers) + COORDINATORS

    @property
    def liars(self) -> frozenset[int]:
        """Those that may lie."""
        return frozenset(range(self.faults))

    @property
    def honest(self) -> list[int]:
        """The peers that do not."""
        return [i for i in self.peers if i not in self.liars]

    @property
    def quorum(self) -> int:
        """The votes of a committee that are final."""
        return quorum(self.size, self.threshold, self.faults)

    def peer_of(self, node: int) -> PeerId:
        """The public key of a node, the owner's own among them."""
        return TENANT if node == self.owner else key_of(node)

    def node_of(self, key: PeerId) -> int:
        """The number of a node."""
        return _numbers(len(self.peers) + COORDINATORS)[key]

    def nodes_of(self, numbers: Iterable[int]) -> frozenset[int]:
        """The numbers of nodes whose keys evidence has as numbers."""
        return frozenset(self.node_of(PeerId.from_number(number)) for number in numbers)


@lru_cache(maxsize=8)
def _numbers(count: int) -> dict[PeerId, int]:
    return {key_of(i): i for i in range(count)}
