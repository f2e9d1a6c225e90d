"""Who takes part: keys, numbers, and the distribution with which everything begins."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rebalancing.envelope import peer_of
from rebalancing.group import ORDER, Scalar
from rebalancing.identifiers import Digest, ManifestId, PeerId
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.quorum import quorum
from rebalancing.resharing_messages import NO_DIGEST, MemberFields, PointBytes, SnapshotBody
from rebalancing.sharing import Polynomial, commit
from verifier.simulation.network import Chance
from verifier.simulation.script import COORDINATORS, POLICIES

__all__ = ["MANIFEST", "POLICY", "START_MS", "Roster", "first_distribution", "key_of"]

MANIFEST = ManifestId(b"\x3a" * 32)
POLICY = Digest(b"\x9c" * 32)
START_MS = 1_800_000_000_000


def secret_seed(i: int) -> bytes:
    """The secret seed of a node."""
    return (i + 1).to_bytes(2, "big") * 16


@lru_cache(maxsize=64)
def key_of(i: int) -> PeerId:
    """The public key of a node."""
    return peer_of(secret_seed(i))


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

    def node_of(self, key: PeerId) -> int:
        """The number of a node."""
        return _numbers(len(self.peers) + COORDINATORS)[key]


@lru_cache(maxsize=8)
def _numbers(count: int) -> dict[PeerId, int]:
    return {key_of(i): i for i in range(count)}


def first_distribution(roster: Roster, chance: Chance) -> tuple[SnapshotBody, Polynomial]:
    """What the owner signs first, and the polynomial that it deals."""
    drawn = [1 + int.from_bytes(chance.octets("owner", i), "big") % (ORDER - 1) for i in range(roster.threshold)]
    polynomial = Polynomial(tuple(map(Scalar, drawn)))
    body = SnapshotBody(
        base=NO_DIGEST,
        manifest_id=MANIFEST,
        version=PROTOCOL_VERSION,
        commitments=tuple(PointBytes(point.encoding) for point in commit(polynomial).points),
        committee=tuple(MemberFields(i + 1, key_of(i)) for i in roster.peers[: roster.size]),
        epoch=0,
        faults=roster.faults,
        manifest_version=1,
        policy=POLICY,
        qualified=(),
        session=NO_DIGEST,
        threshold=roster.threshold,
    )
    return body, polynomial
