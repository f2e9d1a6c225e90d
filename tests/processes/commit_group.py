"""A small group for tests and measurements: the keys of a committee and of a coordinator, and a commit from the ask to the install.

Keys are made from seeds 00…00, 01…01 and so on, which are no secrets. Randomness has no place: a nonce is the number of its attempt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from rebalancing.commit_certificates import About, Committee
from rebalancing.commit_coordinator import Attempt
from rebalancing.commit_messages import (
    FINAL,
    CommitCertificate,
    PreparedCertificate,
    SnapshotFields,
    snapshot_digest,
)
from rebalancing.commit_node import Answer, HolderNode, begin_at_genesis
from rebalancing.envelope import peer_of
from rebalancing.identifiers import Digest, ManifestId, Nonce, PeerId
from rebalancing.messages import ballot_fields
from rebalancing.quorum import greatest_f
from rebalancing.store import MemoryStore, Store

__all__ = ["COORDINATORS", "GENESIS", "MANIFEST", "Group", "attempt", "seed_of"]

MANIFEST = ManifestId(b"\x3a" * 32)
GENESIS = Digest(b"\xba" * 32)


def seed_of(index: int) -> bytes:
    """The secret seed of holder 0, 1, ... or of a coordinator."""
    return index.to_bytes(2, "big") * 16


_COORDINATOR_SEEDS = tuple(seed_of(1000 + i) for i in range(3))
COORDINATORS = frozenset(map(peer_of, _COORDINATOR_SEEDS))


def attempt(
    committee: Committee, base: Digest, sequence: int, round_: int, kind: str = FINAL, who: int = 0, nonce: int = 0
) -> Attempt:
    """A coordinator's attempt on a parent."""
    seed = _COORDINATOR_SEEDS[who]
    ballot = ballot_fields(base, round_, peer_of(seed), Nonce(nonce.to_bytes(16, "big")))
    return Attempt(seed, About(MANIFEST, base, kind, ballot), sequence, committee)


def admit(_: SnapshotFields) -> bool:
    """Whatever is proposed."""
    return True


@dataclass
class Group:
    """Holders on one snapshot, each with its store."""

    size: int
    stores: Sequence[Store]
    admits: Callable[[SnapshotFields], bool] = admit
    base: Digest = GENESIS
    sequence: int = 0
    nodes: list[HolderNode] = field(default_factory=list)

    @classmethod
    def of(cls, size: int, store_for: Callable[[PeerId], Store] | None = None, **more: object) -> Group:
        """A group that stands on the genesis."""
        stores = [store_for(peer_of(seed_of(i))) if store_for else MemoryStore() for i in range(size)]
        group = cls(size, stores, **more)  # type: ignore[arg-type]
        for store in stores:
            begin_at_genesis(store, GENESIS)
        group.nodes = [group.node(i) for i in range(size)]
        return group

    @property
    def committee(self) -> Committee:
        """All holders, with the least threshold above half and the most faults."""
        threshold = self.size // 2 + 1
        return Committee(
            frozenset(peer_of(seed_of(i)) for i in range(self.size)), threshold, greatest_f(self.size, threshold)
        )

    def node(self, i: int) -> HolderNode:
        """Holder `i`, begun with what its store has."""
        committee = self.committee
        return HolderNode(seed_of(i), MANIFEST, self.stores[i], lambda _: committee, COORDINATORS, self.admits)

    def attempt(self, round_: int, **more: object) -> Attempt:
        """An attempt on the snapshot on which the group stands."""
        return attempt(self.committee, self.base, self.sequence, round_, **more)  # type: ignore[arg-type]

    # The steps of a commit; `who` are the holders that are reached, all of them if it is not given

    def ask(self, it: Attempt, who: Iterable[int] | None = None) -> list[Answer]:
        """The holders grant, and the coordinator hears."""
        answers = [self.nodes[i].receive(it.ask()) for i in self._reached(who)]
        for answer in answers:
            it.hear_grant(answer.envelope, answer.shown)
        return answers

    def prepare(self, it: Attempt, body: Digest, who: Iterable[int] | None = None) -> PreparedCertificate | None:
        """The coordinator proposes, the holders echo."""
        proposal, shown = it.propose(body)
        return [it.hear_echo(self.nodes[i].receive(proposal, shown).envelope) for i in self._reached(who)][-1]

    def vote(
        self, it: Attempt, certificate: PreparedCertificate, who: Iterable[int] | None = None
    ) -> CommitCertificate | None:
        """The holders vote."""
        return [it.hear_vote(self.nodes[i].receive_prepared(certificate).envelope) for i in self._reached(who)][-1]

    def install(self, certificate: CommitCertificate) -> None:
        """All holders install, and the group stands on the new snapshot."""
        for node in self.nodes:
            node.receive_commit(certificate)
        snapshot = certificate.prepared.snapshot
        self.base, self.sequence = snapshot_digest(snapshot), snapshot.sequence

    def commit(self, round_: int, body: Digest, **more: object) -> CommitCertificate:
        """One whole commit, in which everybody takes part."""
        it = self.attempt(round_, **more)
        self.ask(it)
        prepared = self.prepare(it, body)
        assert prepared is not None
        committed = self.vote(it, prepared)
        assert committed is not None
        self.install(committed)
        return committed

    def _reached(self, who: Iterable[int] | None) -> Iterable[int]:
        return range(self.size) if who is None else who
