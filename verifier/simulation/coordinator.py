"""A coordinator: it asks for the lease, runs a session of the resharing, and a ballot of the commit in which its snapshot becomes final, or provisional.

What is lost is asked again at each tick. It owns nothing durable, and nobody trusts it. A twisted one brings two snapshots up in one ballot, or shows as prepared what is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from rebalancing.certificates import nested
from rebalancing.commit_certificates import About
from rebalancing.commit_coordinator import Attempt
from rebalancing.commit_messages import (
    FINAL,
    PROVISIONAL,
    CommitCertificate,
    CommitProposal,
    Link,
    PreparedCertificate,
)
from rebalancing.envelope import Envelope
from rebalancing.evidence_messages import FENCED, Placement
from rebalancing.evidence_records import SuccessorRecord
from rebalancing.identifiers import Digest, Nonce, PeerId
from rebalancing.lease import Grant
from rebalancing.messages import BallotFields, digest_of, open_message, seal
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.resharing_coordinator import Gathering, seats
from rebalancing.resharing_deals import Dealing, SentDeal
from rebalancing.resharing_messages import DeliveryKey, PossessionCertificate, ResharingProposal
from rebalancing.resharing_sessions import Distribution, Session, open_session
from verifier.simulation import placing
from verifier.simulation.evidence import PeerEvidence, bytes_of
from verifier.simulation.leases import MINIMUM_INTERVAL_MS, Leases
from verifier.simulation.moves import Moved, Mover
from verifier.simulation.next_version import Follower
from verifier.simulation.peer import Body, Ground, Reply
from verifier.simulation.roster import MANIFEST, START_MS, key_of, secret_seed

__all__ = ["TICK_MS", "Coordinator"]

TICK_MS = 300
SESSION_MS = 30_000
# Ticks without the answers of all after which those of enough will do, and after which a phase is given up.
PATIENCE, STUBBORNNESS = 2, 12
# For so many ticks a twisted coordinator shows its two proposals around before it goes on.
TWISTED_TICKS = 8
REST_MS, INTERVAL_MS = 2_000, 5_000


@dataclass
class Work:
    """A session, and the ballot that follows: all that a coordinator forgets when it gives up."""

    parent: Distribution
    ballot: BallotFields
    kind: str = FINAL
    phase: str = "lease"
    ticks: int = 0
    nonce: Nonce | None = None
    keys: dict[int, Envelope] = field(default_factory=dict)
    proposal: Envelope | None = None
    placement: Placement | None = None
    gathering: Gathering | None = None
    parts: dict[Digest, Dealing] = field(default_factory=dict)
    qualified: tuple[tuple[Envelope, ...], tuple[Envelope, ...]] | None = None
    bodies: list[Body | Moved] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    # Who has answered in the present phase.
    answered: set[int] = field(default_factory=set)
    proposed: list[tuple[Envelope, PreparedCertificate | None]] = field(default_factory=list)
    prepared: list[tuple[PreparedCertificate, Body | Moved]] = field(default_factory=list)
    known: dict[Digest, Body | Moved] = field(default_factory=dict)
    # If it has to go on provisionally: with new shares, or with a move
    deals: bool = False
    # Of a move: itself, the answers of new holders, and who was asked for one.
    move: Envelope | None = None
    words: dict[PeerId, Envelope] = field(default_factory=dict)
    tried: set[int] = field(default_factory=set)
    moves: bool = False
    replayed: bool = False
    asked_again: bool = False


class Coordinator(Follower):
    """One coordinator, from one start to the next crash and on."""

    def __init__(self, c: int, ground: Ground, leases: Leases, available: bool, note: Callable[..., None]) -> None:
        self.c, self.ground, self.leases, self.available, self.note = c, ground, leases, available, note
        self.seed = secret_seed(c)
        self.evidence: PeerEvidence = ground.evidence()
        self.next: PeerEvidence | None = None
        self.drawn, self.incarnation = 0, 0
        self.wall_ms, self.wrong_until_ms = 0, 0
        self.twins, self.unprepared, self.overfills, self.careless = False, False, False, True
        # Until it looks again what there is to do.
        self.wait_ms = TICK_MS
        self.work: Work | None = None
        self.rounds: dict[int, int] = {}
        self.mover = Mover(self)
        # When each peer was heard last
        self.heard_ms: dict[int, int] = {}

    def restart(self) -> None:
        """Come back with nothing but the key and the evidence."""
        self.incarnation += 1
        self.work = None
        self.mover.restart()
        self.rounds.clear()
        self.evidence.restart()
        if self.next:
            self.next.restart()
        self.leases.restart_candidate(self.c, self.incarnation)

    def move(self) -> None:
        """Go on with the next version; a lease on the old one runs out."""
        super().move()
        self.give_up()
        self.note("moved", self.c)

    def octets(self, count: int) -> bytes:
        """Draw octets that nobody else draws."""
        self.drawn += 1
        return self.ground.chance.octets("coordinator", self.c, self.drawn)[:count]

    # Time

    def wall(self, now_ms: int) -> int:
        """The time of day on its clock."""
        return START_MS + now_ms + (self.wall_ms if now_ms < self.wrong_until_ms else 0)

    def tick(self, now_ms: int) -> list[Reply]:
        """Begin, ask again what was not answered, go on with what was answered by enough, or give up."""
        self.wait_ms = TICK_MS
        sent: list[Reply] = []
        if self.leases.runs(self.c) and (renewal := self.leases.renew(self.c)):
            sent += [(g, "lease_request", renewal) for g in self._members()]
        if self.work is None:
            return sent + self._begin()
        work = self.work
        work.ticks += 1
        # Nothing that is provisional rests on a lease.
        if not (work.moves or self.leases.runs(self.c)) or work.ticks > STUBBORNNESS or self._is_stale(work):
            return sent + self.give_up()
        if work.moves and self.mover.is_outdated(work):
            return sent + (self.mover.begin(work, now_ms) or self.give_up())
        return sent + self._go_on(work, now_ms)

    def _is_stale(self, work: Work) -> bool:
        in_use = Digest.from_number(self.evidence.view().current) if work.moves else self.evidence.name_of_final()
        return in_use != work.parent.name

    def _is_outdated(self, work: Work) -> bool:
        """Tell whether a later policy, attestation or revocation is known than a session goes by that nobody has a ballot for yet."""
        if work.proposal is None or work.placement is None or work.phase not in ("deals", "responses", "possess"):
            return False
        store, session = self.evidence.store, self._session(work)
        everybody = session.receiving_peers | set(work.placement.holders)
        return (
            session.proposal.policy not in store.policies()
            or not {peer.number for peer in everybody}.isdisjoint(store.known.revoked)
            or {store.attestation_of(peer) for peer in everybody} != set(work.placement.attestations)
        )

    def _afresh(self, work: Work, now_ms: int) -> list[Reply]:
        """Another session of the same ballot."""
        work.nonce, work.gathering, work.qualified = Nonce(self.octets(16)), None, None
        work.keys, work.parts = {}, {}
        work.answered.clear()
        return self._enter(work, "keys", now_ms)

    def _begin(self) -> list[Reply]:
        parent = self._final()
        asked = self.leases.ask(self.c, parent.name, parent.sequence)
        if asked is None and not self.leases.runs(self.c):
            # Its own rounds are beyond what granters would serve: better begin afresh, under a new nonce.
            self.incarnation += 1
            self.leases.restart_candidate(self.c, self.incarnation)
            asked = self.leases.ask(self.c, parent.name, parent.sequence)
        if asked is None:
            return self.give_up()
        request, ballot = asked
        self.work = Work(parent, ballot, deals=self.octets(1)[0] % 2 == 0)
        return [(g, "lease_request", request) for g in self._members()]

    def give_up(self) -> list[Reply]:
        members, self.work, self.wait_ms = self._members(), None, REST_MS
        claim = self.leases.release(self.c)
        return [(g, "lease_release", claim) for g in members] if claim else []

    def _final(self) -> Distribution:
        return self.evidence.final()

    def _members(self) -> list[int]:
        """The committee of the parent."""
        of = self.work.parent if self.work else self._final()
        return self._nodes(of.body.members.values())

    def _nodes(self, names: Iterable[PeerId]) -> list[int]:
        return sorted(map(self.ground.roster.node_of, names))

    # Phases

    def _enter(self, work: Work, phase: str, now_ms: int) -> list[Reply]:
        work.phase, work.ticks = phase, 0
        return self._go_on(work, now_ms)

    def _go_on(self, work: Work, now_ms: int) -> list[Reply]:
        """What is sent in a phase, at its begin and at each tick."""
        step: Callable[[Work, int], list[Reply]] = getattr(self, f"_{work.phase}")
        return step(work, now_ms)

    def _lease(self, work: Work, now_ms: int) -> list[Reply]:
        if self.leases.holds(self.c):
            self.note("holds", self.c)
            work.nonce = Nonce(self.octets(16))
            return self._enter(work, "keys", now_ms)
        if self.available and work.ticks >= STUBBORNNESS // 3 and (moved := self._move(work, now_ms)) is not None:
            return moved
        if self._may_go_on_provisionally() and work.ticks >= STUBBORNNESS // 2:
            # A side without a quorum has no lease of a final ballot; safety does not rest on any.
            work.kind, work.nonce = PROVISIONAL, Nonce(self.octets(16))
            return self._enter(work, "keys", now_ms)
        if work.ticks and (asked := self.leases.ask(self.c, work.parent.name, work.parent.sequence)):
            request, work.ballot = asked
            return [(g, "lease_request", request) for g in self._members()]
        return []

    def _keys(self, work: Work, now_ms: int) -> list[Reply]:
        gone = self._gone()
        able = [i for i in self.ground.roster.peers if i not in gone]
        found = sorted(work.keys.keys() & set(able))
        size = self.ground.roster.size
        if len(found) >= size and (len(found) == len(able) or work.ticks >= PATIENCE):
            chosen = self._choose(found)
            if len(chosen) == size:
                self._propose_session(work, chosen, now_ms)
                return self._enter(work, "deals", now_ms)
        return [(i, "key_ask", work.nonce) for i in able if i not in work.keys]

    def _move(self, work: Work, now_ms: int) -> list[Reply] | None:
        """Move the manifest alone: always upon what is provisional, and half of the time in the place of new shares."""
        if self._is_fenced and not self.careless:
            return None
        if work.deals and not self.mover.replays and self._may_go_on_provisionally():
            return None
        return self.mover.begin(work, now_ms)

    def enter_move(self, work: Work, now_ms: int) -> list[Reply]:
        """A move is proposed."""
        return self._enter(work, "holdings", now_ms)

    def ballot_of_move(self, work: Work, now_ms: int) -> list[Reply]:
        """All new holders have answered."""
        return self._ballot(work, PROVISIONAL, now_ms)

    def _holdings(self, work: Work, now_ms: int) -> list[Reply]:
        return self.mover.holdings(work, now_ms)

    def _may_go_on_provisionally(self) -> bool:
        """Tell whether new shares may be tried, and nothing provisional is in use yet: nodes deal from what is final alone. What it knows of the policies it heeds half of the time."""
        now = self.evidence.view()
        if self._is_fenced and (not self.careless or self.ground.chance.below(2, "careless", self.c, self.drawn)):
            return False
        return self.available and now.current == now.final

    @property
    def _is_fenced(self) -> bool:
        return self.evidence.store.profile() == FENCED

    def _gone(self) -> frozenset[int]:
        """Who is known to be revoked."""
        return self.ground.roster.nodes_of(self.evidence.view().revoked)

    def _choose(self, found: list[int]) -> list[int]:
        """Choose a committee of those who have given keys; one of fewer if there is none that the policy allows."""
        roster, known = self.ground.roster, self.evidence.known
        at = self.ground.chance.below(len(found), "committee", self.c, self.drawn)
        caps = placing.NO_CAPS if self.overfills else placing.sound_caps(roster, known)
        return placing.committee(roster, found[at:] + found[:at], caps)

    def _place(self, work: Work, chosen: list[int]) -> Placement:
        """Choose who is to hold the manifest; everybody, whatever the policy says, if it is twisted."""
        members = placing.numbers_of(chosen)
        if self.overfills:
            placed = placing.numbers_of(self.ground.roster.peers) - self.evidence.view().revoked
        else:
            placed = placing.holders(self.ground, self.evidence, work.ballot, members)
        return placing.placement(self.evidence, work.parent.name, members, placed)

    def _propose_session(self, work: Work, chosen: list[int], now_ms: int) -> None:
        body, roster = work.parent.body, self.ground.roster
        assert work.nonce is not None
        gone, placement = self._gone(), self._place(work, chosen)
        proposal = ResharingProposal(
            base=work.parent.name,
            manifest_id=MANIFEST,
            version=PROTOCOL_VERSION,
            deadline_ms=self.wall(now_ms) + SESSION_MS,
            dealers=tuple(each for each in body.committee if self.ground.roster.node_of(each.peer) not in gone),
            evidence=(digest_of(placement),),
            faults=roster.faults,
            from_epoch=body.epoch,
            manifest_version=body.manifest_version,
            nonce=work.nonce,
            origin=work.ballot,
            policy=max(self.evidence.store.policies()),
            receivers=seats({i + 1: work.keys[i] for i in chosen}),
            revoked=tuple(sorted(map(key_of, gone))),
            scaling="unscaled",
            threshold=roster.threshold,
            to_epoch=body.epoch + 1,
            trigger="NodeTimeout",
        )
        work.proposal, work.placement = seal(proposal, self.seed), placement
        coordinators, eligible = (frozenset(map(key_of, each)) for each in (roster.coordinators, roster.peers))
        session = open_session(work.proposal, coordinators, eligible, work.parent, None)
        if self.overfills:
            self.overfills = False
            self.note("overfilled", self.c)
        self.note("session", self.c, session)
        work.gathering = Gathering(session)

    def _session(self, work: Work) -> Session:
        assert work.gathering is not None
        return work.gathering.session

    def _deals(self, work: Work, now_ms: int) -> list[Reply]:
        dealers = self._nodes(self._session(work).dealers.values())
        dealt = {self.ground.roster.node_of(dealing.envelope.signer) for dealing in work.parts.values()}
        enough = len(dealt) >= self.ground.roster.threshold and work.ticks >= PATIENCE
        if enough or len(dealt) == len(dealers):
            return self._enter(work, "responses", now_ms)
        return [(i, "proposal", (work.proposal, work.placement)) for i in dealers if i not in dealt]

    def _sent(self, work: Work, receiver: int, deals: Iterable[Envelope]) -> tuple[SentDeal, ...]:
        """Deals as a receiver gets them, each with its own part."""
        dealings = {dealing.envelope: dealing for dealing in work.parts.values()}
        return tuple(SentDeal(each, dealings[each].parts.get(receiver + 1)) for each in deals)

    def _receivers(self, work: Work) -> list[int]:
        return self._nodes(seat.peer for seat in self._session(work).receivers.values())

    def _responses(self, work: Work, now_ms: int) -> list[Reply]:
        assert work.gathering is not None
        receivers = self._receivers(work)
        if len(work.answered) == len(receivers) or work.ticks >= PATIENCE:
            found = work.gathering.qualify()
            if found is not None:
                work.qualified = found[:2]
                work.answered.clear()
                return self._enter(work, "possess", now_ms)
        deals = work.gathering.deals
        return [(i, "deals", (work.proposal, self._sent(work, i, deals))) for i in receivers if i not in work.answered]

    def _possess(self, work: Work, now_ms: int) -> list[Reply]:
        assert work.gathering is not None
        assert work.qualified is not None
        deals, responses = work.qualified
        acknowledged = set(self._nodes(work.gathering.acknowledged))
        content = self._nodes(each.signer for each in responses)
        return [
            (i, "qualified", (work.proposal, self._sent(work, i, deals), responses))
            for i in content
            if i not in acknowledged
        ]

    def _certified(self, work: Work, certificate: PossessionCertificate, now_ms: int) -> list[Reply]:
        """The shares are on disk: a second session of the same ballot, if the coordinator is twisted, or the ballot."""
        assert work.proposal is not None
        assert work.placement is not None
        body = Body(work.proposal, work.placement, certificate)
        work.bodies.append(body)
        work.known[body.name] = body
        if self.twins and len(work.bodies) == 1:
            return self._afresh(work, now_ms)
        return self._ballot(work, work.kind, now_ms)

    def _ballot(self, work: Work, kind: str, now_ms: int) -> list[Reply]:
        about = About(MANIFEST, work.parent.name, kind, work.ballot)
        committee = work.parent.committee
        work.attempts = [Attempt(self.seed, about, work.parent.sequence, committee) for _ in work.bodies]
        work.answered.clear()
        work.proposed.clear()
        work.prepared.clear()
        return self._enter(work, "grants", now_ms)

    def _grants(self, work: Work, now_ms: int) -> list[Reply]:
        if work.attempts[0].of.kind == FINAL and self._may_go_on_provisionally() and work.ticks >= 2 * PATIENCE:
            return self._ballot(work, PROVISIONAL, now_ms)
        if work.replayed and work.ticks >= PATIENCE:
            return self.mover.begin(work, now_ms) or self.give_up()
        ask = work.attempts[0].ask()
        return [(i, "ask", (tuple(work.bodies), ask)) for i in self._members() if i not in work.answered]

    def _propose(self, work: Work, now_ms: int) -> list[Reply]:
        """A quorum has granted."""
        for attempt, body in zip(work.attempts, work.bodies, strict=True):
            proposed = attempt.propose(body.name)
            work.proposed.append(proposed)
            said = open_message(proposed[0], CommitProposal, frozenset({key_of(self.c)}))
            self.note("proposed", self.c, proposed[0], said, len(work.attempts) == 1 and not self.unprepared)
        if len(work.proposed) > 1:
            self.note("equivocated", self.c)
            self.twins = False
        work.answered.clear()
        return self._enter(work, "echoes", now_ms)

    def _echoes(self, work: Work, now_ms: int) -> list[Reply]:
        # Of two proposals each half gets another one first, in turn, and all get both again and again.
        if work.phase == "echoes" and work.prepared and work.ticks >= TWISTED_TICKS:
            work.answered.clear()
            return self._enter(work, "votes", now_ms)
        orders, twins = [work.proposed, work.proposed[::-1]], len(work.proposed) > 1
        asked = [i for i in self._members() if twins or i not in work.answered]
        bodies = tuple(work.bodies)
        return [(i, "commit_proposal", (bodies, *each)) for i in asked for each in orders[(i + work.ticks) % 2]]

    def _votes(self, work: Work, now_ms: int) -> list[Reply]:
        asked = [i for i in self._members() if i not in work.answered]
        shown: list[Reply] = [(i, "prepared", each) for i in asked for each in work.prepared]
        return [*shown, *(self._echoes(work, now_ms) if len(work.proposed) > 1 else [])]

    # Answers

    def handle(self, kind: str, source: int, what: Any, now_ms: int) -> list[Reply]:
        """Handle an answer; one that is not of the present phase is passed over. Raises the verdict with which it is refused."""
        handler: Callable[[int, Any, int], list[Reply]] = getattr(self, f"on_{kind}")
        self.heard_ms[source] = now_ms
        return handler(source, what, now_ms)

    def on_evidence(self, source: int, raw: bytes, now_ms: int) -> list[Reply]:
        """Learn; after a commit granters grant nothing for a while."""
        entered = self.evidence.learn(raw, key_of(source))
        if self.work is None and any(
            isinstance(each, SuccessorRecord) and each.commit.prepared.kind == FINAL for each in entered
        ):
            self.wait_ms = MINIMUM_INTERVAL_MS
        if self.work is not None and self._is_outdated(self.work):
            self.note("began_afresh", self.c)
            return self._afresh(self.work, now_ms)
        return []

    def on_want(self, source: int, what: None, now_ms: int) -> list[Reply]:
        """Show what a voter lacks that has refused."""
        return [(source, "evidence", bytes_of(each)) for each in self.evidence.worth_telling()]

    def on_lease_grant(self, source: int, grant: Grant, now_ms: int) -> list[Reply]:
        """Count a grant."""
        self.leases.hear(self.c, grant)
        if self.work and self.work.phase == "lease" and self.leases.holds(self.c):
            return self._go_on(self.work, now_ms)
        return []

    def on_lease_refusal(self, source: int, what: tuple[str, int], now_ms: int) -> list[Reply]:
        """Hear why not, and how far the rounds have got; soon after a commit it is no use to ask again soon."""
        code, self.rounds[source] = what
        self.leases.hear_rounds(self.c, self.rounds)
        if code != "interval" or self.work is None or self.work.phase != "lease" or self.leases.holds(self.c):
            return []
        sent = self.give_up()
        self.wait_ms = INTERVAL_MS
        return sent

    def on_key(self, source: int, what: tuple[Nonce, Envelope], now_ms: int) -> list[Reply]:
        """Keep a delivery key."""
        work, (nonce, envelope) = self.work, what
        if work is None or work.phase != "keys" or nonce != work.nonce:
            return []
        # Whoever stands elsewhere has given a key that would spoil the proposal.
        if open_message(envelope, DeliveryKey, frozenset({key_of(source)})).base != work.parent.name:
            return []
        work.keys[source] = envelope
        return self._go_on(work, now_ms) if len(work.keys) == len(self.ground.roster.peers) else []

    def on_deal(self, source: int, what: tuple[Digest, Dealing], now_ms: int) -> list[Reply]:
        """Keep a deal."""
        work, (session, dealing) = self.work, what
        if work is None or work.gathering is None or session != self._session(work).name or work.phase != "deals":
            return []
        work.gathering.hear_deal(dealing.envelope)
        work.parts[Digest(dealing.envelope.signer.value)] = dealing
        if dealing.envelope not in work.gathering.deals:
            del work.parts[Digest(dealing.envelope.signer.value)]
        return self._go_on(work, now_ms) if len(work.parts) == len(self._session(work).dealers) else []

    def on_response(self, source: int, what: tuple[Digest, Envelope], now_ms: int) -> list[Reply]:
        """Take a response."""
        work, (session, said) = self.work, what
        if work is None or work.gathering is None or session != self._session(work).name or work.phase != "responses":
            return []
        work.gathering.hear_response(said)
        work.answered.add(source)
        return self._go_on(work, now_ms) if len(work.answered) == len(self._receivers(work)) else []

    def on_possession(self, source: int, what: tuple[Any, ...], now_ms: int) -> list[Reply]:
        """Take a possession, the last of which makes the certificate."""
        work, (session, said, body) = self.work, what
        if work is None or work.gathering is None or session != self._session(work).name or work.phase != "possess":
            return []
        certificate = work.gathering.hear_possession(said, body)
        return self._certified(work, certificate, now_ms) if certificate else []

    def on_holding(self, source: int, what: tuple[Digest, Envelope], now_ms: int) -> list[Reply]:
        """Take the answer of a new holder of the manifest."""
        return self.mover.hear(source, what, now_ms)

    def on_grant(self, source: int, what: tuple[Any, ...], now_ms: int) -> list[Reply]:
        """Take a grant, and propose once a quorum has granted."""
        work, (envelope, shown, body) = self.work, what
        if work is None or work.phase != "grants":
            return []
        if body is not None:
            work.known[body.name] = body
        justified = [attempt.hear_grant(envelope, shown) for attempt in work.attempts]
        work.answered.add(source)
        return self._propose(work, now_ms) if all(justified) else []

    def on_echo(self, source: int, echo: Envelope, now_ms: int) -> list[Reply]:
        """Take an echo; what a quorum has echoed is prepared."""
        work = self.work
        if work is None or work.phase not in ("echoes", "votes"):
            return []
        if work.phase == "echoes":
            work.answered.add(source)
        sent = self._show_unprepared(work, echo) if self.unprepared else []
        for attempt in work.attempts:
            prepared = attempt.hear_echo(echo)
            body = work.known.get(prepared.snapshot.body) if prepared else None
            if prepared and body and prepared.snapshot not in [each.snapshot for each, _ in work.prepared]:
                work.prepared.append((prepared, body))
                if len(work.proposed) == 1:
                    work.answered.clear()
                    sent += self._enter(work, "votes", now_ms)
        return sent

    def _show_unprepared(self, work: Work, echo: Envelope) -> list[Reply]:
        """One echo, shown as if it were a quorum's."""
        said = open_message(work.proposed[0][0], CommitProposal, frozenset({key_of(self.c)}))
        body = work.known.get(said.snapshot.body)
        if body is None:
            return []
        self.unprepared = False
        self.note("showed_unprepared", self.c)
        link = Link(said.ballot, nested([echo]), said.grants)
        certificate = PreparedCertificate(said.base, MANIFEST, PROTOCOL_VERSION, said.kind, (link,), said.snapshot)
        return [(i, "prepared", (certificate, body)) for i in self._members()]

    def on_vote(self, source: int, vote: Envelope, now_ms: int) -> list[Reply]:
        """Take a vote; with a quorum's the snapshot is committed, and everybody is told."""
        work = self.work
        if work is None or work.phase not in ("echoes", "votes"):
            return []
        if work.phase == "votes":
            work.answered.add(source)
        for attempt in work.attempts:
            certificate = attempt.hear_vote(vote)
            if certificate:
                return self._committed(work, certificate, now_ms)
        return []

    def _committed(self, work: Work, certificate: CommitCertificate, now_ms: int) -> list[Reply]:
        body = work.known[certificate.prepared.snapshot.body]
        record = (
            self.mover.record(certificate, body)
            if isinstance(body, Moved)
            else SuccessorRecord(certificate, body.placement, body.certificate, body.proposal)
        )
        self.note("committed", self.c, record)
        raw = bytes_of(record)
        self.evidence.learn(raw, key_of(self.c))
        released = self.give_up()
        self.wait_ms = MINIMUM_INTERVAL_MS
        if certificate.prepared.kind == PROVISIONAL and self.octets(1)[0] % 8:
            # A side that goes on goes on.
            released += self.mover.begin(work, now_ms) or []
        others = [i for i in (*self.ground.roster.peers, *self.ground.roster.coordinators) if i != self.c]
        return [*((i, "evidence", raw) for i in others), *released]
