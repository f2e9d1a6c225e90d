"""An owner and peers that begin a manifest with real messages, for tests. Whatever is random comes from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rebalancing import canonical
from rebalancing.delivery import send
from rebalancing.envelope import Envelope, payload_type
from rebalancing.genesis_messages import GENESIS_MESSAGES, OWNER
from rebalancing.genesis_sessions import GenesisSession
from rebalancing.group import ORDER, UNIFORM_BYTES, Scalar
from rebalancing.identifiers import Digest, Nonce, PeerId
from rebalancing.member_node import Admission, MemberNode
from rebalancing.messages import seal
from rebalancing.owner import Founding, Genesis, GenesisPlan, Owner, Rekey
from rebalancing.resharing_deals import Dealing, SentDeal
from rebalancing.resharing_messages import RESHARING_MESSAGES
from rebalancing.sharing import Polynomial
from rebalancing.store import MemoryStore, Store
from tests.unit.resharing_sample import (
    COORDINATORS,
    ELIGIBLE,
    FAULTS,
    MANIFEST,
    NOW_MS,
    OLD,
    PEERS,
    POLICY,
    THRESHOLD,
    peer,
    seed_of,
)

OWNER_SEED = seed_of(200)
OWNER_ID = peer(200)
PLAN = GenesisPlan(THRESHOLD, FAULTS, POLICY, NOW_MS + 30_000)
TEXT = b"kind: Workload"
KINDS = {payload_type(kind.ARTIFACT): kind for kind in (*GENESIS_MESSAGES, *RESHARING_MESSAGES)}
SEEDS = {peer(i): seed_of(i) for i in [*range(PEERS), 100, 101, 200]}


def read(envelope: Envelope) -> Any:
    """The message in an envelope, unverified."""
    return KINDS[envelope.payload_type].from_dict(canonical.parse(envelope.body, len(envelope.body)))


def again(envelope: Envelope, **changes: Any) -> Envelope:
    """The same message with other fields, signed once more by its author."""
    said = replace(read(envelope), **changes)
    return seal(said, SEEDS[said.author])


@dataclass
class World:
    """An owner, and peers 0 to 9 with empty stores. A peer's index is its number and one."""

    seed: int = 0
    now_ms: int = NOW_MS
    stores: dict[int, Store] = field(default_factory=dict)
    nodes: dict[int, MemberNode] = field(default_factory=dict)
    allowed: bool = True
    plan: GenesisPlan = PLAN

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.owners_store = MemoryStore()
        self.owner = self.owner_again()
        for i in range(PEERS):
            self.stores.setdefault(i, MemoryStore())
            self.nodes[i] = self.node(i)

    def owner_again(self) -> Owner:
        """The owner, begun with what its store has."""
        return Owner(OWNER_SEED, MANIFEST, self.owners_store)

    def node(self, i: int) -> MemberNode:
        """Peer `i`, begun with what its store has."""
        admission = Admission(OWNER_ID, COORDINATORS, ELIGIBLE, lambda _: self.allowed, lambda _: self.allowed)
        return MemberNode(seed_of(i), MANIFEST, self.stores[i], admission)

    # Chance

    def octets(self, count: int = 32) -> bytes:
        return self.chance.randbytes(count)

    def scalar(self) -> Scalar:
        return Scalar.from_uniform_bytes(self.octets(UNIFORM_BYTES))

    def nonce(self) -> Nonce:
        return Nonce(self.octets(16))

    def polynomial(self, secret: Scalar | None = None) -> Polynomial:
        drawn = [Scalar(self.chance.randrange(1, ORDER)) for _ in range(THRESHOLD)]
        return Polynomial(tuple([secret, *drawn[1:]] if secret else drawn))

    # Genesis

    def proposal(self, members: Sequence[int] = OLD, rekey: Rekey | None = None) -> Envelope:
        """The owner gathers keys and proposes."""
        nonce = self.nonce()
        keys = {i + 1: self.nodes[i].give_key(OWNER_ID, nonce, self.octets()) for i in members}
        return self.owner.propose(replace(self.plan, deadline_ms=self.now_ms + 30_000), keys, nonce, rekey)

    def deal(self, proposal: Envelope, polynomial: Polynomial | None = None) -> Genesis:
        fresh = [self.octets() for _ in read(proposal).receivers]
        return self.owner.deal(proposal, polynomial or self.polynomial(), fresh)

    def take(self, i: int, proposal: Envelope, dealing: Dealing) -> Envelope:
        """Peer `i` answers a genesis."""
        sent = SentDeal(dealing.envelope, dealing.parts.get(i + 1))
        return self.nodes[i].receive_genesis(proposal, sent, self.now_ms, self.scalar())

    def begun(self, members: Sequence[int] = OLD, rekey: Rekey | None = None) -> tuple[Envelope, Genesis]:
        """A genesis in which every member has acknowledged."""
        proposal = self.proposal(members, rekey)
        genesis = self.deal(proposal)
        for i in members:
            genesis.hear_word(self.take(i, proposal, genesis.dealing))
        return proposal, genesis

    def show(self, founding: Founding, who: Iterable[int] = range(PEERS)) -> None:
        for i in who:
            self.nodes[i].receive_first(founding.first, founding.certificate, self.now_ms)

    def found(self, members: Sequence[int] = OLD, rekey: Rekey | None = None) -> Founding:
        """All of it."""
        _, genesis = self.begun(members, rekey)
        founding = self.owner.found(genesis)
        self.show(founding)
        return founding

    # Re-key

    def ask(self, of: Founding) -> Rekey:
        return self.owner.ask(of.of, self.octets(), self.nonce(), self.now_ms + 30_000)

    def released(self, of: Founding, holders: Iterable[int]) -> Rekey:
        """A request that these holders have answered."""
        rekey = self.ask(of)
        for i in holders:
            rekey.hear_release(self.nodes[i].receive_rekey(rekey.request, self.now_ms, self.octets()))
        return rekey

    # What an onlooker sees

    def shares_of(self, name: Digest) -> dict[int, Scalar]:
        """What somebody who reads all stores finds of one polynomial, by index."""
        standing = {i: node.record.standing for i, node in self.nodes.items()}
        found = {i: it.shares.share_of(name) for i, it in standing.items() if it}
        return {i + 1: held.scalar for i, held in found.items() if held}

    def bytes_of(self, i: int) -> bytes | None:
        return self.stores[i].load()


def bad_dealing(world: World, session: GenesisSession, wrong: dict[int, int], seed: bytes = OWNER_SEED) -> Dealing:
    """A deal by the rules, but for what is added to the parts of some members, by index. The parts are signed by the owner, or by another."""
    polynomial = world.polynomial()
    parts = {
        index: send(
            session.name,
            OWNER,
            index,
            Scalar.reduced(polynomial.at(index).value + wrong.get(index, 0)),
            seat.key,
            seed,
            world.octets(),
        )
        for index, seat in sorted(session.receivers.items())
    }
    good = Genesis(OWNER_SEED, session, polynomial, [world.octets() for _ in session.receivers]).dealing
    digests = tuple(part.digest for part in parts.values())
    return Dealing(again(good.envelope, parts=digests), parts)


def names(ids: Iterable[PeerId]) -> list[str]:
    return [each.hex for each in ids]
