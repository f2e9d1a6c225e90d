"""One peer: the reference's own node on its store, its evidence, and what it does with each message.

A peer answers or keeps silent. What a liar does besides is at the end. The repair of a lost share is asked for by the peer that lost it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rebalancing import view
from rebalancing.clean_up import may_clean_up
from rebalancing.commit_messages import (
    FINAL,
    NO_REPORT,
    CommitGrant,
    CommitProposal,
    PreparedCertificate,
    snapshot_digest,
)
from rebalancing.commit_record import at_genesis as commit_at_genesis
from rebalancing.envelope import Envelope
from rebalancing.errors import Ignore
from rebalancing.evidence_messages import Placement
from rebalancing.evidence_records import MoveRecord, Record, SuccessorRecord
from rebalancing.group import ORDER, UNIFORM_BYTES, Scalar
from rebalancing.identifiers import Digest, Nonce, PeerId
from rebalancing.member_node import MemberNode
from rebalancing.member_record import MemberStore, Standing
from rebalancing.messages import open_message, seal
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.possession_proof import prove_possession
from rebalancing.repair_node import RepairSession, SplitRandomness
from rebalancing.resharing_deals import SentDeal
from rebalancing.resharing_messages import DeliveryKey, Possession, PossessionCertificate
from rebalancing.resharing_node import DealRandomness
from rebalancing.resharing_parameters import MAXIMUM_COUNTER
from rebalancing.resharing_record import ShareRecord, at_genesis, without_share
from rebalancing.resharing_sessions import Distribution, Session, check_deadline, possession_context
from rebalancing.sharing import Polynomial
from rebalancing.store import MemoryStore
from rebalancing.voter_admission import VoterAdmission
from verifier.simulation.evidence import PeerEvidence, bytes_of, certified
from verifier.simulation.liar import bad_deal, echo_and_vote
from verifier.simulation.moves import Asked, Moved, Moves
from verifier.simulation.network import Chance
from verifier.simulation.next_version import Member
from verifier.simulation.roster import MANIFEST, START_MS, Roster, key_of, secret_seed
from verifier.simulation.tokens import Tokens

__all__ = ["Body", "Ground", "Peer", "Reply", "founded"]

REPAIR_DEADLINE_MS = 20_000
ANSWERED_ONCE = frozenset({"proposal", "qualified", "ask", "commit_proposal", "prepared", "repair_request", "splits"})

Reply = tuple[int, str, Any]
"""To whom, what kind, and what."""


@dataclass(frozen=True)
class Body:
    """What a snapshot's digest stands for, enough to carry it on: the proposal with its placement, and its possession certificate."""

    proposal: Envelope
    placement: Placement
    certificate: PossessionCertificate

    @property
    def name(self) -> Digest:
        """The digest."""
        return self.certificate.body.name


@dataclass
class Ground:
    """What all nodes of a run share: public facts, and work that is a function of public bytes alone."""

    roster: Roster
    chance: Chance
    first: Distribution
    polynomial: Polynomial
    beginning: Sequence[bytes]
    ciphertext: bytes
    sessions: dict[tuple[bytes, Digest], Session] = field(default_factory=dict)
    # What the next version begins with, once the owner has signed that.
    next: Ground | None = None

    @property
    def version(self) -> int:
        """The version of the manifest."""
        return self.first.body.manifest_version

    def evidence(self) -> PeerEvidence:
        """Evidence of who knows nothing else."""
        return PeerEvidence(self.beginning, self.version)

    def session(self, proposal: Envelope, node: Any, now_ms: int | None) -> Session:
        """Open a proposal for a node. Of one parent it opens alike for everybody, so it is opened once; the deadline is asked again."""
        at = (proposal.body, node.shares.final.name)
        if at not in self.sessions:
            self.sessions[at] = node.open_session(proposal)
        session = self.sessions[at]
        if now_ms is not None:
            check_deadline(session.proposal.deadline_ms, now_ms)
        return session


def founded(ground: Ground, i: int) -> MemoryStore:
    """The store of a peer to which the owner has dealt, or that has been shown the first snapshot."""
    store = MemoryStore()
    record = MemberStore(store)
    name = key_of(i)
    if i < ground.roster.size:
        standing = Standing(
            at_genesis(ground.first.body, name, ground.polynomial.at(i + 1)), commit_at_genesis(ground.first.name)
        )
        record.save(replace(record.load(), standing=standing))
        return store
    lost = replace(commit_at_genesis(ground.first.name).holder, silent=True)
    # It has never dealt, so that it need not wait as one that lost its store must.
    shares = replace(without_share(ground.first, 0), deals_after_ms=0)
    record.save(
        replace(record.load(), standing=Standing(shares, replace(commit_at_genesis(ground.first.name), holder=lost)))
    )
    return store


class Peer(Member):
    """A peer, from one start to the next crash and on."""

    def __init__(self, i: int, ground: Ground, note: Callable[..., None]) -> None:
        self.i, self.ground, self.note = i, ground, note
        self.seed = secret_seed(i)
        self.liar = i in ground.roster.liars
        self.lies: list[int] = []
        self.store = founded(ground, i)
        self.evidence = ground.evidence()
        self.bodies: dict[Digest, Body | Moved] = {}
        # The counter of the loss that was signed in its name, by polynomial: whoever signs it tells the peer.
        self.lost: dict[Digest, int] = {}
        self.drawn = 0
        self.tokens = Tokens(self)
        self.next: PeerEvidence | None = None
        self.moves = Moves(self)
        self.wall_ms, self.wrong_until_ms = 0, 0
        self.node = self._begun()

    def move(self) -> None:
        """Go on with the next version; what was under way in the old one is forgotten."""
        super().move()
        self.bodies.clear()
        self.moves = Moves(self)
        self.node = self._begun()
        self.note("moved", self.i)

    def _begun(self) -> MemberNode:
        roster = self.ground.roster
        self.voter = VoterAdmission(self.evidence.store, frozenset(map(key_of, roster.coordinators)), START_MS)
        self._repair: tuple[RepairSession, dict[PeerId, Envelope], dict[PeerId, Envelope]] | None = None
        self._keys: dict[int, Envelope] = {}
        self._asked: Nonce | None = None
        self._answers: dict[tuple[int, str, Any], list[Reply]] = {}
        self._hand: set[Digest] = set()
        # When it first moved since it last cleaned up, by what it stood on then, as far as it remembers.
        self._moved_ms: dict[Digest, int] = {}
        of = self.voter.admission(frozenset(map(key_of, roster.peers)))
        of = replace(of, genesis=self.admits_genesis, provisional=self._provisional)
        return MemberNode(self.seed, MANIFEST, self.store, of)

    def _provisional(self) -> None:
        try:
            self.voter.provisional()
        except Ignore:
            self.note("fenced", self.i)
            raise

    # What befalls it

    def restart(self) -> None:
        """Come back with what is in the store."""
        self.store = MemoryStore(self.store.load())
        self.evidence.restart()
        if self.next:
            self.next.restart()
        self.lies.clear()
        self.tokens.restart()
        self.moves.restart()
        self.node = self._begun()

    def lose(self, shown: Distribution, now_ms: int) -> None:
        """Come back with nothing, on a snapshot that others show."""
        self.store, self.evidence = MemoryStore(), self.ground.evidence()
        self.bodies.clear()
        self.moves.lose()
        self.node = self._begun()
        self.node.begin(shown, self.wall(now_ms))

    # Chance and time

    def octets(self, count: int = 32) -> bytes:
        """Draw octets that nobody else draws."""
        self.drawn += 1
        return self.ground.chance.octets("peer", self.i, self.drawn)[:count]

    def scalar(self) -> Scalar:
        """Draw a scalar."""
        return Scalar.from_uniform_bytes(self.octets(UNIFORM_BYTES))

    def counter(self) -> int:
        """Draw the counter of a loss: whoever has lost all that it had cannot count."""
        return 1 + int.from_bytes(self.octets(), "big") % MAXIMUM_COUNTER

    def scalars(self, count: int) -> list[Scalar]:
        """Draw scalars that are not zero."""
        return [Scalar(1 + int.from_bytes(self.octets(64), "big") % (ORDER - 1)) for _ in range(count)]

    def wall(self, now_ms: int) -> int:
        """The time of day on its clock."""
        return START_MS + now_ms + (self.wall_ms if now_ms < self.wrong_until_ms else 0)

    # Messages

    def handle(self, kind: str, source: int, what: Any, now_ms: int) -> list[Reply]:
        """Handle a message. Raises the verdict with which it is refused."""
        handler: Callable[[int, Any, int], list[Reply]] = getattr(self, f"on_{kind}")
        self.voter.now_ms = self.wall(now_ms)
        if kind not in ANSWERED_ONCE:
            return handler(source, what, now_ms)
        # What is answered once is answered alike when it comes again, until a restart.
        at = (source, kind, what)
        if at not in self._answers:
            self._answers[at] = handler(source, what, now_ms)
        return self._answers[at]

    def on_key_ask(self, source: int, attempt: Nonce, now_ms: int) -> list[Reply]:
        """Give a delivery key."""
        return [(source, "key", (attempt, self.node.resharing.give_key(key_of(source), attempt, self.octets())))]

    def on_proposal(self, source: int, what: tuple[Envelope, Placement], now_ms: int) -> list[Reply]:
        """Deal."""
        proposal, placement = what
        self.voter.hear_placement(placement, key_of(source))
        session = self.ground.session(proposal, self.node.resharing, self.wall(now_ms))
        self.note("session", self.i, session)
        if self.liar and self.lies_now(3):
            made = bad_deal(self, session)
        else:
            fresh = DealRandomness(
                self.scalars(session.proposal.threshold - 1), [self.octets() for _ in session.receivers]
            )
            made = self.node.resharing.deal(session, fresh)
        self.note("deal", self.i, session)
        return [(source, "deal", (session.name, made))]

    def on_deals(self, source: int, what: tuple[Envelope, tuple[SentDeal, ...]], now_ms: int) -> list[Reply]:
        """Say which deals are good."""
        proposal, deals = what
        session = self.ground.session(proposal, self.node.resharing, None)
        said, verdicts = self.node.resharing.receive_deals(session, deals)
        for verdict in verdicts:
            self.note("verdict", self.i, verdict)
        return [(source, "response", (session.name, said))]

    def on_qualified(self, source: int, what: tuple[Any, ...], now_ms: int) -> list[Reply]:
        """Combine the deals of QUAL, write the share, and say so."""
        proposal, deals, responses = what
        session = self.ground.session(proposal, self.node.resharing, None)
        said, body = self.node.resharing.receive_qualified(session, deals, responses, self.scalar())
        self.note("possession", self.i, session, body, said)
        return [(source, "possession", (session.name, said, body))]

    def on_ask(self, source: int, what: tuple[Any, ...], now_ms: int) -> list[Reply]:
        """Take possession certificates in hand, and promise a ballot."""
        bodies, ask = what
        for body in bodies:
            self._take(source, body)
        answer = self.node.holder.receive(ask)
        self.note("signed", self.i, answer.envelope, None)
        envelope, shown = answer.envelope, answer.shown
        if self.liar and self.lies_now(0):
            said = open_message(envelope, CommitGrant, frozenset({self.node.name}))
            envelope, shown = seal(replace(said, report=NO_REPORT), self.seed), None
        body = self.bodies.get(shown.snapshot.body) if shown else None
        return [(source, "grant", (envelope, shown, body))]

    def _take(self, source: int, body: Body | Moved) -> None:
        """Take a possession certificate or a move in hand: without it nothing is echoed, and a restart forgets it. One that is in hand may have become forbidden."""
        if isinstance(body, Moved):
            self.moves.take(source, body)
            return
        self.voter.hear_placement(body.placement, key_of(source))
        session = self.ground.session(body.proposal, self.node.resharing, None)
        if body.name in self._hand:
            self.voter.session(session)
            return
        self.node.resharing.receive_possessions(session, body.certificate)
        self.bodies[body.name] = body
        self._hand.add(body.name)

    def on_commit_proposal(self, source: int, what: tuple[Any, ...], now_ms: int) -> list[Reply]:
        """Echo."""
        bodies, proposal, shown = what
        if self.liar and self.lies_now(1, 2):
            return echo_and_vote(self, source, proposal)
        # What is carried on nobody asks about again.
        said = open_message(proposal, CommitProposal, frozenset({key_of(source)}))
        for body in bodies:
            if body.name == said.snapshot.body:
                self._take(source, body)
        answer = self.node.holder.receive(proposal, shown)
        self.note("signed", self.i, answer.envelope, proposal)
        if said.snapshot.origin == said.ballot and not self.liar:
            self._note_echo(self.bodies[said.snapshot.body])
        return [(source, "echo", answer.envelope)]

    def _note_echo(self, body: Body | Moved) -> None:
        if isinstance(body, Moved):
            self.note("echoed_move", self.i, body)
        else:
            self.note("echoed", self.i, body.certificate.body, body.placement)

    def on_move(self, source: int, what: tuple[Envelope, Placement], now_ms: int) -> list[Reply]:
        """Be given the manifest."""
        return self.moves.answer(source, *what)

    def on_manifest_ask(self, source: int, why: Asked, now_ms: int) -> list[Reply]:
        """Give the ciphertext."""
        return self.moves.give(source, why)

    def on_manifest(self, source: int, ciphertext: bytes, now_ms: int) -> list[Reply]:
        """Get it."""
        return self.moves.hear(source, ciphertext)

    def on_prepared(self, source: int, what: tuple[PreparedCertificate, Body | Moved], now_ms: int) -> list[Reply]:
        """Vote."""
        certificate, body = what
        answer = self.node.holder.receive_prepared(certificate)
        self.bodies[body.name] = body
        self.note("signed", self.i, answer.envelope, certificate)
        return [(source, "vote", answer.envelope)]

    def on_evidence(self, source: int, raw: bytes, now_ms: int) -> list[Reply]:
        """Learn, and move where a certificate leads."""
        self._learn(raw, key_of(source))
        self._waited(now_ms)
        return []

    def _learn(self, raw: bytes, source: PeerId) -> None:
        for each in self.evidence.learn(raw, source):
            self.note("learned", self.i)
            if isinstance(each, SuccessorRecord):
                self._follow(each)
                self._acknowledge_later(each)
            elif isinstance(each, MoveRecord):
                self.moves.follow(each)

    def _waited(self, now_ms: int) -> int:
        """For how long clean-up has been due."""
        shares = self.node.resharing.shares
        return now_ms - self._moved_ms.setdefault(shares.clean, now_ms) if shares.final.name != shares.clean else 0

    def _follow(self, record: SuccessorRecord) -> None:
        certificate, body = record.commit, record.possessions.body
        try:
            if certificate.prepared.kind == FINAL:
                self.node.receive_commit(certificate, body)
                self.note("installed", self.i, certificate, body)
            else:
                self.node.holder.receive_commit(certificate)
        except Ignore:
            pass  # it stands elsewhere already

    def on_challenge(self, source: int, challenge: Nonce, now_ms: int) -> list[Reply]:
        """Show a token."""
        return self.tokens.show(source, challenge)

    def on_token(self, source: int, token: Envelope, now_ms: int) -> list[Reply]:
        """Be shown one."""
        return self.tokens.judge(source, token)

    def clean_up(self, now_ms: int) -> None:
        """Erase what a final snapshot has made useless, if evidence shows that it is live, and nobody is waited for any more."""
        shares = self.node.resharing.shares
        if self.evidence.name_of_final() != shares.final.name:
            return
        known, waited_ms = self.evidence.known, self._waited(now_ms)
        if view.may_erase(known) and not may_clean_up(known, self.evidence.store.grace_ms(), waited_ms):
            self.note("waits", self.i)
            return
        self.node.resharing.erase(view.may_erase(known))
        self.moves.drop()
        self.note("erased", self.i)

    def clean_up_at_last(self, now_ms: int) -> None:
        """Clean up when the grace is over; whoever has restarted waits from the first time on that it is asked."""
        self.clean_up(now_ms)
        self.clean_up(now_ms + self.evidence.store.grace_ms())

    # Repair

    def needs_repair(self) -> bool:
        """Tell whether it is a member of what it stands on, and has no share of it."""
        shares = self.node.resharing.shares
        return shares.final.body.index_of(self.node.name) is not None and shares.share_of(shares.final.name) is None

    def ask_helpers(self) -> list[Reply]:
        """Ask the other members for keys."""
        self._asked, self._keys, self._repair = Nonce(self.octets(16)), {}, None
        members = self.node.resharing.shares.final.body.members.values()
        node_of = self.ground.roster.node_of
        return [(node_of(each), "repair_ask", self._asked) for each in sorted(members) if each != self.node.name]

    def on_repair_ask(self, source: int, attempt: Nonce, now_ms: int) -> list[Reply]:
        """Give a helper's key, if there is a share to help with."""
        shares = self.node.resharing.shares
        if shares.share_of(shares.final.name) is None:
            raise Ignore("no-share")
        given = self.node.resharing.give_key(key_of(source), attempt, self.octets())
        return [(source, "repair_key", (attempt, given))]

    def on_repair_key(self, source: int, what: tuple[Nonce, Envelope], now_ms: int) -> list[Reply]:
        """With the keys of t helpers, ask for the share."""
        attempt, envelope = what
        if attempt != self._asked or self._repair or not self.needs_repair():
            return []
        base = self.node.resharing.shares.final.name
        if open_message(envelope, DeliveryKey, frozenset({key_of(source)})).base != base:
            return []
        self._keys[source + 1] = envelope
        if len(self._keys) < self.ground.roster.threshold:
            return []
        deadline = self.wall(now_ms) + REPAIR_DEADLINE_MS
        node = self.node.resharing
        counter = self.lost.get(node.shares.final.body.name) or self.counter()
        request = node.ask_repair(self._keys, counter, attempt, deadline, self.octets())
        self._repair = (node.open_repair(request, frozenset()), {}, {})
        return [(index - 1, "repair_request", request) for index in sorted(self._keys)]

    def on_repair_request(self, source: int, request: Envelope, now_ms: int) -> list[Reply]:
        """Split the weighted share."""
        gone = frozenset(map(PeerId.from_number, self.evidence.view().revoked))
        node = self.node.resharing
        session = node.open_repair(request, gone)
        fresh = SplitRandomness(self.scalars(len(session.helpers) - 1), [self.octets() for _ in session.helpers])
        return [(source, "split", node.receive_request(request, gone, self.wall(now_ms), fresh))]

    def on_split(self, source: int, split: Envelope, now_ms: int) -> list[Reply]:
        """With all splits, ask for the sums."""
        if self._repair is None:
            return []
        session, splits, _ = self._repair
        splits[split.signer] = split
        if len(splits) < len(session.helpers):
            return []
        asked = [self.ground.roster.node_of(each) for each in sorted(splits)]
        request = session.request
        said = (seal(request, self.seed), tuple(splits[each] for each in sorted(splits)))
        return [(helper, "splits", said) for helper in asked]

    def on_splits(self, source: int, what: tuple[Envelope, tuple[Envelope, ...]], now_ms: int) -> list[Reply]:
        """Add up."""
        request, splits = what
        node = self.node.resharing
        return [(source, "sum", node.receive_splits(node.open_repair(request, frozenset()), splits, self.octets()))]

    def on_sum(self, source: int, sum_: Envelope, now_ms: int) -> list[Reply]:
        """With all sums the share is back."""
        if self._repair is None:
            return []
        session, splits, sums = self._repair
        sums[sum_.signer] = sum_
        if len(sums) < len(session.helpers):
            return []
        self._repair = None
        receipt = self.node.resharing.receive_sums(session, splits.values(), sums.values(), self.scalar())
        self.note("repaired", self.i)
        self.say(receipt)
        return []

    def _acknowledge_later(self, record: SuccessorRecord) -> None:
        """Whoever has a share of a snapshot, and is not named in its certificate, says so."""
        held = self.node.resharing.shares.share_of(snapshot_digest(record.commit.prepared.snapshot))
        if held is not None and self.node.name not in certified(record):
            self.say(self._late_word(held))

    def _late_word(self, held: ShareRecord) -> Envelope:
        """Possession that is signed once more: its proof is about a nonce that nobody has asked for."""
        body, index = held.of.body, held.of.body.index_of(self.node.name)
        assert index is not None
        context = possession_context(body, index, Nonce(self.octets(Nonce.LENGTH)))
        proof = prove_possession(held.scalar, context, self.scalar())
        said = Possession(body.base, MANIFEST, PROTOCOL_VERSION, proof, self.node.name, body.session, body.name)
        return seal(said, self.seed)

    def say(self, record: Record) -> None:
        """Sign something that becomes evidence, or be the first to hear of it."""
        self.note("told", self.i, record)
        self._learn(bytes_of(record), self.node.name)

    # Lies

    def lies_about(self, *sorts: int) -> bool:
        """Tell whether a lie of one of these sorts is due."""
        return any(sort in sorts for sort in self.lies)

    def lies_now(self, *sorts: int) -> bool:
        """Tell whether a lie of one of these sorts is due, and take it."""
        due = next((sort for sort in self.lies if sort in sorts), None)
        if due is None:
            return False
        self.lies.remove(due)
        self.note("lied", self.i, due)
        return True
