"""A group of peers that reshares with real messages, for tests. Whatever is random comes from a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rebalancing import canonical, commit_record
from rebalancing.commit import beginning
from rebalancing.commit_certificates import About
from rebalancing.commit_coordinator import Attempt
from rebalancing.commit_messages import FINAL, CommitCertificate
from rebalancing.commit_node import HolderNode
from rebalancing.delivery import SealedTransfer, send
from rebalancing.envelope import Envelope, payload_type, peer_of
from rebalancing.errors import Reject
from rebalancing.group import ORDER, UNIFORM_BYTES, Scalar
from rebalancing.identifiers import Digest, ManifestId, Nonce, PeerId
from rebalancing.messages import BallotFields, ballot_fields, digest_of, seal
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.repair_node import RepairSession, SplitRandomness
from rebalancing.resharing_coordinator import Gathering, seats
from rebalancing.resharing_deals import Dealing, SentDeal
from rebalancing.resharing_messages import (
    NO_DIGEST,
    RESHARING_MESSAGES,
    Deal,
    MemberFields,
    PointBytes,
    PossessionCertificate,
    ResharingProposal,
    SnapshotBody,
)
from rebalancing.resharing_node import DealRandomness, ResharingNode, begin_at_genesis, begin_without_share
from rebalancing.resharing_parameters import LONGEST_SESSION_MS
from rebalancing.resharing_sessions import Distribution, Session
from rebalancing.sharing import Polynomial, commit, lagrange
from rebalancing.store import MemoryStore

MANIFEST = ManifestId(b"\x3a" * 32)
POLICY = Digest(b"\x9c" * 32)
NOW_MS = 1_800_000_000_000
# Later than any session that had begun.
LATER_MS = NOW_MS + LONGEST_SESSION_MS
OLD, NEW = (0, 1, 2, 3, 4), (3, 4, 5, 6, 7)
THRESHOLD, FAULTS = 3, 1


def seed_of(i: int) -> bytes:
    """The secret seed of peer 0, 1, ...; peers 100 and 101 are coordinators."""
    return i.to_bytes(2, "big") * 16


def peer(i: int) -> PeerId:
    return peer_of(seed_of(i))


PEERS = 10
COORDINATORS = frozenset({peer(100), peer(101)})
ELIGIBLE = frozenset(peer(i) for i in range(PEERS))
NUMBER = {peer(i): i for i in [*range(PEERS), 100, 101]}


@dataclass
class Group:
    """Peers 0 to 9; the owner has dealt to the first five, of whom one may lie. A peer's index is its number and one."""

    seed: int = 0
    nodes: dict[int, ResharingNode] = field(default_factory=dict)
    holders: dict[int, HolderNode] = field(default_factory=dict)
    stores: dict[int, MemoryStore] = field(default_factory=dict)
    admits: Callable[[Session], bool] = lambda _: True
    rounds: int = 0
    boxes: dict[Digest, SealedTransfer] = field(default_factory=dict)
    now_ms: int = NOW_MS

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        polynomial = Polynomial(self.scalars(THRESHOLD))
        self.secret = polynomial.coefficients[0]
        self.first = first_body(polynomial, OLD)
        self.final = Distribution(self.first, ())
        for i in range(PEERS):
            self.stores[i] = MemoryStore()
            if i in OLD:
                begin_at_genesis(self.stores[i], self.first, peer(i), polynomial.at(i + 1))
            else:
                begin_without_share(self.stores[i], self.final, self.now_ms)
            self.nodes[i] = self.node(i)
        self.new_holders(OLD)

    def node(self, i: int) -> ResharingNode:
        """Peer `i`, begun with what its store has."""
        return ResharingNode(
            seed_of(i), MANIFEST, self.stores[i], COORDINATORS, ELIGIBLE, lambda session: self.admits(session)
        )

    def new_holders(self, members: Iterable[int]) -> None:
        """The commit's records of the committee in force. Nobody has signed anything under its snapshot."""
        committee, nodes = self.final.committee, self.nodes
        begun = commit_record.Durable(beginning(self.final.name.number, self.final.sequence, False), None, None)

        def holder(i: int) -> HolderNode:
            store = MemoryStore(commit_record.to_bytes(begun))
            admits = lambda fields: nodes[i].admits_snapshot(fields)  # noqa: E731 - of the node that is there then
            return HolderNode(seed_of(i), MANIFEST, store, lambda _: committee, COORDINATORS, admits)

        self.holders = {i: holder(i) for i in members}

    # Chance

    def octets(self, count: int = 32) -> bytes:
        return self.chance.randbytes(count)

    def scalar(self) -> Scalar:
        return Scalar.from_uniform_bytes(self.octets(UNIFORM_BYTES))

    def scalars(self, count: int) -> tuple[Scalar, ...]:
        return tuple(Scalar(self.chance.randrange(1, ORDER)) for _ in range(count))

    def nonce(self) -> Nonce:
        return Nonce(self.octets(16))

    def randomness(self, threshold: int = THRESHOLD, receivers: int = len(NEW)) -> DealRandomness:
        return DealRandomness(self.scalars(threshold - 1), [self.octets() for _ in range(receivers)])

    # Steps

    def origin(self, who: int = 100) -> BallotFields:
        self.rounds += 1
        return ballot_fields(self.final.name, self.rounds, peer(who), self.nonce())

    def proposal(self, new: Sequence[int] = NEW, who: int = 100, **changes: Any) -> ResharingProposal:
        """A coordinator asks the receivers for keys and writes a proposal."""
        attempt, body = self.nonce(), self.final.body
        keys = {i + 1: self.nodes[i].give_key(peer(who), attempt, self.octets()) for i in new}
        proposal = ResharingProposal(
            base=self.final.name,
            manifest_id=MANIFEST,
            version=PROTOCOL_VERSION,
            deadline_ms=self.now_ms + 30_000,
            dealers=body.committee,
            evidence=(),
            faults=FAULTS,
            from_epoch=body.epoch,
            manifest_version=body.manifest_version,
            nonce=attempt,
            origin=self.origin(who),
            policy=POLICY,
            receivers=seats(keys),
            revoked=(),
            scaling="unscaled",
            threshold=THRESHOLD,
            to_epoch=body.epoch + 1,
            trigger="NodeTimeout",
        )
        return replace(proposal, **changes)

    def open(self, envelope: Envelope, i: int = 0) -> Session:
        return self.nodes[i].open_session(envelope, self.now_ms)

    def deals(self, envelope: Envelope, dealers: Iterable[int] | None = None) -> dict[int, Envelope]:
        """Deals of these, or of all dealers that have a share."""
        session = self.open(envelope)
        able = [NUMBER[each] for each in session.dealers.values()]
        if dealers is None:
            dealers = [i for i in able if self.nodes[i].shares.share_of(self.final.name)]
        fresh = {i: self.randomness(session.terms.threshold, len(session.receivers)) for i in dealers}
        return {i: self.kept(self.nodes[i].receive_proposal(envelope, self.now_ms, fresh[i])) for i in fresh}

    def kept(self, dealing: Dealing) -> Envelope:
        """Keep the sealed parts of a deal, which go beside it."""
        self.boxes.update({part.digest: part for part in dealing.parts.values()})
        return dealing.envelope

    def box(self, deal: Envelope, place: int) -> SealedTransfer:
        """The sealed part of a deal for the receiver of that place."""
        return self.boxes[read(deal).parts[place]]

    def sent(self, session: Session, i: int, deals: Iterable[Envelope]) -> list[SentDeal]:
        """Deals as peer `i` gets them, each with the part that it names for it, if there is one."""
        place = session.places.get(i + 1, 0)
        return [
            SentDeal(each, self.boxes.get(parts[place]) if place < len(parts := read(each).parts) else None)
            for each in deals
        ]

    def answer(self, session: Session, i: int, deals: Iterable[Envelope]) -> tuple[Envelope, tuple[Reject, ...]]:
        """Peer `i` answers deals."""
        return self.nodes[i].receive_deals(session, self.sent(session, i, deals))

    def run(self, proposal: ResharingProposal, who: int = 100, deals: Mapping[int, Envelope] | None = None) -> Run:
        """A session from the proposal to the possession certificate."""
        envelope = seal(proposal, seed_of(who))
        session = self.open(envelope)
        gathering = Gathering(session)
        for each in (self.deals(envelope) if deals is None else deals).values():
            gathering.hear_deal(each)
        members = [NUMBER[seat.peer] for seat in session.receivers.values()]
        for i in members:
            answer, _ = self.answer(session, i, gathering.deals)
            gathering.hear_response(answer)
        qualified = gathering.qualify()
        assert qualified is not None
        dealt, responses, body = qualified
        certificate = None
        said = {}
        content = {NUMBER[each.signer] for each in responses}
        for i in members:
            if i in content:
                said[i], made = self.nodes[i].receive_qualified(
                    session, self.sent(session, i, dealt), responses, self.scalar()
                )
                assert made == body
                certificate = gathering.hear_possession(said[i], body) or certificate
        assert certificate is not None
        return Run(envelope, session, gathering, dealt, responses, body, said, certificate)

    def commit(self, run: Run, who: int = 100) -> CommitCertificate:
        """The commit of what a session made, by the parent's committee."""
        for node in (self.nodes[i] for i in self.holders):
            node.receive_possessions(run.session, run.certificate)
        of = About(MANIFEST, self.final.name, FINAL, run.session.proposal.origin)
        it = Attempt(seed_of(who), of, self.final.sequence, self.final.committee)
        for holder in self.holders.values():
            answer = holder.receive(it.ask())
            it.hear_grant(answer.envelope, answer.shown)
        proposed, shown = it.propose(digest_of(run.body))
        prepared = [it.hear_echo(holder.receive(proposed, shown).envelope) for holder in self.holders.values()][-1]
        assert prepared is not None
        committed = [it.hear_vote(holder.receive_prepared(prepared).envelope) for holder in self.holders.values()][-1]
        assert committed is not None
        return committed

    def install(self, committed: CommitCertificate, body: SnapshotBody, who: Iterable[int] = range(PEERS)) -> None:
        for i in who:
            self.nodes[i].receive_commit(committed, body)
        self.final = Distribution(body, (committed.prepared.snapshot,))
        self.new_holders(NUMBER[member] for member in body.members.values())

    def reshare(self, new: Sequence[int] = NEW, **changes: Any) -> Run:
        """All of it: the group stands on the new snapshot, and has cleaned up."""
        run = self.run(self.proposal(new, **changes))
        self.install(self.commit(run), run.body)
        for node in self.nodes.values():
            node.erase(live=True)
        self.now_ms += LONGEST_SESSION_MS
        return run

    # Repair

    def lose(self, i: int) -> None:
        """A disk dies; others show the snapshot in force."""
        self.stores[i] = MemoryStore()
        begin_without_share(self.stores[i], self.final, self.now_ms)
        self.nodes[i] = self.node(i)

    def request(self, lost: int, helpers: Iterable[int], counter: int = 1) -> Envelope:
        """A member asks helpers for keys, and then for its share."""
        nonce = self.nonce()
        keys = {i + 1: self.nodes[i].give_key(peer(lost), nonce, self.octets()) for i in helpers}
        return self.nodes[lost].ask_repair(keys, counter, nonce, self.now_ms + 30_000, self.octets())

    def split_randomness(self, helpers: int) -> SplitRandomness:
        return SplitRandomness(self.scalars(helpers - 1), [self.octets() for _ in range(helpers)])

    def splits(self, request: Envelope, helpers: Sequence[int]) -> dict[int, Envelope]:
        return {
            i: self.nodes[i].receive_request(request, frozenset(), self.now_ms, self.split_randomness(len(helpers)))
            for i in helpers
        }

    def sums(self, session: RepairSession, splits: Mapping[int, Envelope]) -> dict[int, Envelope]:
        return {i: self.nodes[i].receive_splits(session, splits.values(), self.octets()) for i in splits}

    def repair(self, lost: int, helpers: Sequence[int]) -> Envelope:
        """All of it; returns the receipt."""
        request = self.request(lost, helpers)
        session = self.nodes[lost].open_repair(request, frozenset())
        splits = self.splits(request, helpers)
        sums = self.sums(session, splits)
        return self.nodes[lost].receive_sums(session, splits.values(), sums.values(), self.scalar())

    def shares_of(self, name: Digest) -> dict[int, Scalar]:
        """What an onlooker who reads all stores finds of one polynomial, by index."""
        return {i + 1: held.scalar for i, node in self.nodes.items() if (held := node.shares.share_of(name))}


@dataclass(frozen=True)
class Run:
    """What was said in a session."""

    envelope: Envelope
    session: Session
    gathering: Gathering
    deals: tuple[Envelope, ...]
    responses: tuple[Envelope, ...]
    body: SnapshotBody
    possessions: Mapping[int, Envelope]
    certificate: PossessionCertificate


def first_body(polynomial: Polynomial, members: Iterable[int]) -> SnapshotBody:
    """What the owner of the secret signs first."""
    return SnapshotBody(
        base=NO_DIGEST,
        manifest_id=MANIFEST,
        version=PROTOCOL_VERSION,
        commitments=tuple(PointBytes(point.encoding) for point in commit(polynomial).points),
        committee=tuple(MemberFields(i + 1, peer(i)) for i in members),
        epoch=0,
        faults=FAULTS,
        manifest_version=1,
        policy=POLICY,
        qualified=(),
        session=NO_DIGEST,
        threshold=len(polynomial.coefficients),
    )


def value(shares: Mapping[int, Scalar]) -> Scalar:
    """Interpolate at 0, with no check at all: what an attacker, or a careless reader, does."""
    weights = lagrange(shares)
    return Scalar.reduced(sum(weights[index].value * share.value for index, share in shares.items()))


# What liars do


KINDS = {payload_type(kind.ARTIFACT): kind for kind in RESHARING_MESSAGES}


def read(envelope: Envelope) -> Any:
    """The message in an envelope, unverified."""
    return KINDS[envelope.payload_type].from_dict(canonical.parse(envelope.body, len(envelope.body)))


def again(envelope: Envelope, **changes: Any) -> Envelope:
    """The same message with other fields, signed once more by its signer."""
    return seal(replace(read(envelope), **changes), seed_of(NUMBER[envelope.signer]))


def bad_deal(
    group: Group,
    session: Session,
    dealer: int,
    wrong: Mapping[int, int],
    seed: int | None = None,
    session_name: Digest | None = None,
    shift: int = 0,
) -> Envelope:
    """A deal by the rules, but for what is added to the parts of some receivers, by index, and to the constant.

    Each part is signed by the dealer, or by another, and says that it is of the session, or of another.
    """
    index = session.dealer_index_of(peer(dealer))
    assert index is not None
    held = group.nodes[dealer].shares.share_of(session.parent.name)
    assert held is not None
    constant = session.terms.dealt_weight(index).value * held.scalar.value + shift
    polynomial = Polynomial((Scalar.reduced(constant), *group.scalars(session.terms.threshold - 1)))
    parts = {}
    for receiver, seat in sorted(session.receivers.items()):
        part = Scalar.reduced(polynomial.at(receiver).value + wrong.get(receiver, 0))
        signer = seed_of(dealer if seed is None else seed)
        parts[receiver] = send(session_name or session.name, index, receiver, part, seat.key, signer, group.octets())
    points = tuple(PointBytes(point.encoding) for point in commit(polynomial).points)
    digests = tuple(part.digest for part in parts.values())
    said = Deal(session.parent.name, MANIFEST, PROTOCOL_VERSION, points, peer(dealer), digests, session.name)
    return group.kept(Dealing(seal(said, seed_of(dealer)), parts))


# Where tests begin

HELPERS = (1, 2, 3)


def proposed(group: Group, **changes: Any) -> Envelope:
    """A signed proposal, with other fields."""
    return seal(group.proposal(**changes), seed_of(100))


def ready(group: Group) -> tuple[Session, tuple[Envelope, ...], tuple[Envelope, ...], SnapshotBody]:
    """A session in which QUAL is found, and nobody has combined anything."""
    envelope = proposed(group)
    session = group.open(envelope)
    gathering = Gathering(session)
    for each in group.deals(envelope).values():
        gathering.hear_deal(each)
    for i in NEW:
        gathering.hear_response(group.answer(session, i, gathering.deals)[0])
    qualified = gathering.qualify()
    assert qualified is not None
    return session, *qualified


def possess(
    group: Group, i: int, session: Session, deals: Iterable[Envelope], responses: Iterable[Envelope]
) -> Callable[[], object]:
    """A receiver's answer to QUAL, to be called."""
    return lambda: group.nodes[i].receive_qualified(session, group.sent(session, i, deals), responses, group.scalar())


def repairing(group: Group) -> tuple[RepairSession, Envelope]:
    """A repair for peer 0, who has lost its store, and the request."""
    group.lose(0)
    request = group.request(0, HELPERS)
    return group.nodes[0].open_repair(request, frozenset()), request
