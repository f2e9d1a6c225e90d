"""What one node does in a resharing, from the bytes that arrive to the possession that it signs, for the figures of the group `resharing`.

Nodes are the reference's own, with stores in memory; proposal, delivery keys, deals and responses are real, signed and sealed. The node that is measured is a
dealer and a receiver, and has opened the proposal and dealt before it receives. What the others do is done beforehand, and their responses are copies of its own under their
signatures. Everybody's secrets come from a seed.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Generic, TypeAlias, TypeVar

from rebalancing.delivery import receive as open_box
from rebalancing.envelope import Envelope, peer_of, sign, verify
from rebalancing.group import ORDER, Point, Scalar, base, times
from rebalancing.identifiers import Digest, ManifestId, Nonce
from rebalancing.messages import ballot_fields, open_message, seal
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.quorum import greatest_f
from rebalancing.redistribution import Received, Scaling, Terms, aggregate_received, check_successor, combine, deal
from rebalancing.repair import RepairTerms, Split, add_up, repaired, split
from rebalancing.resharing_coordinator import seats
from rebalancing.resharing_deals import Dealing, SentDeal
from rebalancing.resharing_messages import (
    NO_DIGEST,
    MemberFields,
    PointBytes,
    ResharingProposal,
    ResharingResponse,
    SnapshotBody,
)
from rebalancing.resharing_node import DealRandomness, ResharingNode, begin_at_genesis
from rebalancing.resharing_record import to_bytes
from rebalancing.resharing_sessions import Session
from rebalancing.sharing import Commitments, Polynomial, audit, check_share, commit, public_shares
from rebalancing.store import MemoryStore

__all__ = ["SCALINGS", "Bench", "Exchange", "Work", "floor", "works"]

MANIFEST = ManifestId(bytes([0x3A]) * 32)
POLICY = Digest(bytes([0x9C]) * 32)
NOW_MS = 1_800_000_000_000
SEED = 20_261_128
SCALINGS: dict[str, Scaling] = {"unscaled": "unscaled", "pre_scaled": "pre-scaled"}
T = TypeVar("T")
Begun: TypeAlias = tuple[ResharingNode, Session]


@dataclass(frozen=True)
class Work(Generic[T]):
    """What is measured is `do`; what it is done with is made before, anew each time."""

    prepare: Callable[[], T]
    do: Callable[[T], object]


@dataclass(frozen=True)
class Exchange:
    """What reaches the node that is measured in one session, and what its store has at the proposal."""

    record: bytes
    proposal: Envelope
    deals: tuple[SentDeal, ...]
    responses: tuple[Envelope, ...]


@dataclass
class Bench:
    """A committee of n holders with threshold t that reshares to itself, dealt by the first t of them."""

    threshold: int
    size: int
    chance: random.Random = field(init=False)
    polynomial: Polynomial = field(init=False)
    old: Commitments = field(init=False)

    def __post_init__(self) -> None:
        """Draw the polynomial and everybody's keys; the owner deals."""
        self.chance = random.Random(SEED)
        self.polynomial = Polynomial(self.scalars(self.threshold))
        self.old = commit(self.polynomial)
        self.seeds = {index: self.chance.randbytes(32) for index in self.committee}
        self.peers = {index: peer_of(seed) for index, seed in self.seeds.items()}
        self.first = SnapshotBody(
            base=NO_DIGEST,
            manifest_id=MANIFEST,
            version=PROTOCOL_VERSION,
            commitments=tuple(PointBytes(point.encoding) for point in self.old.points),
            committee=tuple(MemberFields(index, peer) for index, peer in self.peers.items()),
            epoch=0,
            faults=self.faults,
            manifest_version=1,
            policy=POLICY,
            qualified=(),
            session=NO_DIGEST,
            threshold=self.threshold,
        )

    @property
    def committee(self) -> tuple[int, ...]:
        """The indices of old and new holders."""
        return tuple(range(1, self.size + 1))

    @property
    def dealers(self) -> tuple[int, ...]:
        """Those who deal, as few as can."""
        return self.committee[: self.threshold]

    @property
    def faults(self) -> int:
        """As many as the committee can bear."""
        return greatest_f(self.size, self.threshold)

    @property
    def receiver(self) -> int:
        """The holder whose work is measured: a dealer with an index like most others'."""
        return self.threshold

    def scalars(self, count: int) -> tuple[Scalar, ...]:
        """Random scalars, none zero."""
        return tuple(_scalar(self.chance) for _ in range(count))

    def node(self, index: int, record: bytes | None = None) -> ResharingNode:
        """The node of a holder, with this in its store, or as the owner's deal leaves it."""
        store = MemoryStore(record)
        if record is None:
            begin_at_genesis(store, self.first, self.peers[index], self.polynomial.at(index))
        trusted = frozenset(self.peers.values())
        return ResharingNode(self.seeds[index], MANIFEST, store, trusted, trusted, lambda _: True)

    def randomness(self) -> DealRandomness:
        """What a deal is made of besides the share."""
        return DealRandomness(self.scalars(self.threshold - 1), [self.chance.randbytes(32) for _ in self.committee])

    def exchange(self, scaling: Scaling) -> Exchange:
        """Go through a session up to the responses, with everybody's messages."""
        nodes = {index: self.node(index) for index in self.committee}
        attempt, coordinator = Nonce(self.chance.randbytes(16)), self.peers[1]
        keys = {i: node.give_key(coordinator, attempt, self.chance.randbytes(32)) for i, node in nodes.items()}
        measured = nodes[self.receiver]
        final = measured.shares.final
        proposal = ResharingProposal(
            base=final.name,
            manifest_id=MANIFEST,
            version=PROTOCOL_VERSION,
            deadline_ms=NOW_MS + 30_000,
            dealers=self.first.committee[: self.threshold],
            evidence=(),
            faults=self.faults,
            from_epoch=0,
            manifest_version=1,
            nonce=attempt,
            origin=ballot_fields(final.name, 1, coordinator, Nonce(self.chance.randbytes(16))),
            policy=POLICY,
            receivers=seats(keys),
            revoked=(),
            scaling=scaling,
            threshold=self.threshold,
            to_epoch=1,
            trigger="NodeTimeout",
        )
        envelope = seal(proposal, self.seeds[1])
        session = measured.open_session(envelope, NOW_MS)
        record = to_bytes(measured.shares)
        dealt = tuple(self.deal((nodes[i], session)).to(self.receiver) for i in self.dealers)
        own = measured.receive_deals(session, dealt)[0]
        responses = tuple(self._as_said_by(own, i) for i in self.committee[: session.enough])
        return Exchange(record, envelope, dealt, responses)

    def _as_said_by(self, response: Envelope, index: int) -> Envelope:
        said = open_message(response, ResharingResponse, frozenset(self.peers.values()))
        return seal(replace(said, receiver=self.peers[index]), self.seeds[index])

    # What is measured

    def started(self, it: Exchange) -> ResharingNode:
        """The node as it starts with its store, before the proposal."""
        return self.node(self.receiver, it.record)

    def open(self, it: Exchange, node: ResharingNode) -> Session:
        """Open the proposal, with everybody's delivery keys."""
        return node.open_session(it.proposal, NOW_MS)

    def opened(self, it: Exchange) -> Begun:
        """The node that has opened the proposal, and the session."""
        node = self.started(it)
        return node, self.open(it, node)

    def reopen(self, it: Exchange, begun: Begun) -> Session:
        """Open a proposal on a snapshot on which another was opened before."""
        node, _ = begun
        return self.open(it, node)

    def deal(self, begun: Begun) -> Dealing:
        """Do a dealer's work."""
        node, session = begun
        return node.deal(session, self.randomness())

    def dealt(self, it: Exchange) -> Begun:
        """The node that has opened the proposal and dealt, and the session."""
        begun = self.opened(it)
        self.deal(begun)
        return begun

    def respond(self, it: Exchange, begun: Begun) -> None:
        """Do the first part of a receiver's work: answer the deals."""
        node, session = begun
        node.receive_deals(session, it.deals)

    def receive(self, it: Exchange, begun: Begun) -> SnapshotBody:
        """Do a receiver's work: answer the deals, and then QUAL with its responses."""
        node, session = begun
        self.respond(it, begun)
        return node.receive_qualified(session, it.deals, it.responses, self.scalars(1)[0])[1]

    def checked(self, it: Exchange) -> Commitments:
        """Go through a receiver's work and check what is on its disk; return the commitments."""
        node, session = self.dealt(it)
        body = self.receive(it, (node, session))
        brought = session.distribution(body)
        held = node.shares.share_of(brought.name)
        assert held is not None
        check_successor(self.old, brought.commitments, self.threshold)
        check_share(brought.commitments, self.receiver, held.scalar)
        return brought.commitments

    # Beside it

    def signatures(self, it: Exchange) -> Callable[[], None]:
        """Return the signatures and boxes of a receiver's work alone: it verifies those of deals and responses, opens its boxes, and signs twice."""
        node, session = self.opened(it)
        key = session.receivers[self.receiver].key
        secret = node.shares.secret_of(key)
        assert secret is not None
        came = [*(each.envelope for each in it.deals), *it.responses]
        boxes = [(index, each.part) for index, each in zip(self.dealers, it.deals, strict=True)]
        body, kind, seed = it.responses[0].body, it.responses[0].payload_type, self.seeds[self.receiver]

        def work() -> None:
            for envelope in came:
                verify(envelope)
            for dealer, part in boxes:
                assert part is not None
                open_box(part, key, secret, session.name, dealer, self.receiver)
            for _ in range(2):
                sign(kind, body, seed)

        return work

    def arithmetic(self, scaling: Scaling) -> Callable[[], None]:
        """Return a receiver's work on points and scalars alone, from encodings to its checked share: nothing is signed, sealed, parsed as JSON or stored."""
        public = public_shares(self.old, self.dealers)

        def terms() -> Terms:
            return Terms(self.old, public, self.committee, self.threshold, scaling)

        dealt = {
            index: deal(terms(), index, self.polynomial.at(index), self.scalars(self.threshold - 1))
            for index in self.dealers
        }
        encodings = {index: [point.encoding for point in each.commitments.points] for index, each in dealt.items()}
        parts = {index: each.parts[self.receiver] for index, each in dealt.items()}
        weights = {index: terms().combined_weights(dealt)[index].value for index in dealt}
        share = Scalar.reduced(sum(weights[index] * part.value for index, part in parts.items()))

        def work() -> None:
            fixed, received = terms(), Received(encodings, self.threshold)
            new = aggregate_received(fixed, received)
            assert isinstance(new, Commitments)
            check_successor(self.old, new, self.threshold)
            assert combine(fixed, new, received, self.receiver, parts) == share

        return work

    def recomputes(self, new: Commitments) -> Callable[[], None]:
        """Return the work of an audit that computes each public share and compares it with the bytes that came."""
        encodings = {index: share.encoding for index, share in public_shares(new, self.committee).items()}

        def work() -> None:
            assert {index: share.encoding for index, share in public_shares(new, self.committee).items()} == encodings

        return work

    def audits(self, new: Commitments) -> Callable[[], None]:
        """Return the work of an audit of all public shares, which come as bytes."""
        encodings = {index: share.encoding for index, share in public_shares(new, self.committee).items()}
        chance = self.scalars(self.size)

        def work() -> None:
            shares = {index: Point.from_bytes_checked(each) for index, each in encodings.items()}
            assert audit(new, shares, chance) is None

        return work

    def repairs(self) -> tuple[Callable[[], None], Callable[[], None]]:
        """Return the work of a helper after the splits, and of the holder whose share is repaired; both after the parsing."""
        terms = RepairTerms(self.old, self.size, public_shares(self.old, self.dealers))
        splits: dict[int, Split] = {
            helper: split(terms, helper, self.polynomial.at(helper), self.scalars(self.threshold - 1))
            for helper in terms.helpers
        }
        public = {helper: each.commitments for helper, each in splits.items()}
        deltas = {helper: {author: each.deltas[helper] for author, each in splits.items()} for helper in splits}

        def sigma(helper: int) -> Scalar:
            result = add_up(terms, public, helper, deltas[helper])
            assert isinstance(result, Scalar)
            return result

        sigmas = {helper: Scalar.reduced(sum(each.value for each in deltas[helper].values())) for helper in splits}

        def helps() -> None:
            assert sigma(self.receiver) == sigmas[self.receiver]

        def holder() -> None:
            assert repaired(terms, public, sigmas) == self.polynomial.at(self.size)

        return helps, holder


def works(threshold: int, size: int) -> dict[str, Work[Any]]:
    """Return what is measured, by the name of its figure; each does its work, and that the result is right has been seen."""
    bench = Bench(threshold, size)
    done: dict[str, Work[Any]] = {"floor": _at_once(floor(threshold, threshold))}
    for name, scaling in SCALINGS.items():
        it = bench.exchange(scaling)
        new = bench.checked(it)
        done[name] = Work(partial(bench.dealt, it), partial(bench.receive, it))
        done[f"{name}_arithmetic"] = _at_once(bench.arithmetic(scaling))
        if scaling == "unscaled":
            done["respond"] = Work(partial(bench.dealt, it), partial(bench.respond, it))
            done["deal"] = Work(partial(bench.opened, it), bench.deal)
        else:
            done["open"] = Work(partial(bench.started, it), partial(bench.open, it))
            done["reopen"] = Work(partial(bench.opened, it), partial(bench.reopen, it))
            done["signatures"] = _at_once(bench.signatures(it))
    done["audit"], done["recompute"] = _at_once(bench.audits(new)), _at_once(bench.recomputes(new))
    done["help"], done["repair"] = map(_at_once, bench.repairs())
    return done


def _at_once(work: Callable[[], object]) -> Work[None]:
    """Work that needs nothing anew."""
    return Work(lambda: None, lambda _: work())


def floor(threshold: int, new_threshold: int) -> Callable[[], None]:
    """Return (t + 1)(t' - 1) multiplications: what a receiver has to do if weights come at the end and the coefficients are multiplied one by one."""
    chance = random.Random(SEED)
    pairs = [(_scalar(chance), base(_scalar(chance))) for _ in range((threshold + 1) * (new_threshold - 1))]

    def work() -> None:
        for scalar, point in pairs:
            times(scalar, point)

    return work


def _scalar(chance: random.Random) -> Scalar:
    return Scalar(chance.randrange(1, ORDER))
