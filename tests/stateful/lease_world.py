"""One lease among real nodes: true signatures, sealed messages, virtual time in milliseconds, faults and lies.

The state is that of the specification's system, and nodes step by the reference's own actions. Around it stands the edge that
the specification leaves out: each message is sealed by its author's key, travels as bytes, and is opened, verified and found
fresh before it reaches the core. Whatever is refused, at the edge or in the core, must leave the receiver as it was.

Every step is counted as `taken_<Action>` or `refused_<Action>`, every envelope refused at the edge as `edge_<code>`; after each
change of the state all invariants are evaluated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, ClassVar

from invariants.lease import INVARIANTS
from rebalancing import backoff, lease, lease_history, lease_system, parameters
from rebalancing.ballot import NO_BALLOT, Ballot
from rebalancing.certificates import assemble, nested, open_certificate, open_shown
from rebalancing.envelope import Envelope, enrolled, from_bytes, peer_of, sign, to_bytes
from rebalancing.errors import Ignore, ProtocolError
from rebalancing.identifiers import Digest, ManifestId, Nonce, PeerId
from rebalancing.lease import Claim, LeaseRules
from rebalancing.lease_codec import (
    ballot_of,
    ballot_to_fields,
    claim_of,
    grant_of,
    grant_to_message,
    request_of,
    shown_round,
)
from rebalancing.lease_system import LeaseModel, LeaseSystem, Refused
from rebalancing.messages import (
    REFUSALS,
    BallotFields,
    LeaseAct,
    LeaseGrant,
    LeaseRefusal,
    LeaseRelease,
    LeaseRequest,
    Message,
    RoundStatement,
    ballot_fields,
    check_fresh,
    check_manifest,
    digest_of,
    open_message,
    seal,
)
from rebalancing.quorum import quorum

# Feasible committees: n, t, f.
POLICIES = ((4, 3, 0), (5, 3, 1))
# A lease of 30 s that is renewed every second needs no more.
NUMBERS = range(1, 33)
TOP_BASE = 2


def octets(*parts: object) -> bytes:
    """Return 32 bytes that the arguments determine."""
    return sha256(repr(parts).encode()).digest()


MANIFEST = ManifestId(octets("manifest"))
OTHER_MANIFEST = ManifestId(octets("other manifest"))
# The core of the system knows a base by its place in the chain of snapshots, messages know it by its digest.
BASES = tuple(Digest(octets("base", i)) for i in range(TOP_BASE + 1))
PLACE = {digest: i for i, digest in enumerate(BASES)}
STRANGER = octets("stranger")
# What members of the committee tell candidates.
BY_MEMBERS = (LeaseGrant, LeaseRefusal, RoundStatement)


@dataclass(frozen=True)
class Parcel:
    """A message on the network, for whoever gets hold of it, as often as it likes."""

    kind: type[Message]
    message: Message
    raw: bytes


class Violated(AssertionError):  # noqa: N818 - a verdict, not an accident
    """An invariant is broken."""


class LeaseWorld:
    """All nodes, the network between them and the time."""

    def __init__(
        self,
        policy: tuple[int, int, int],
        rates: tuple[int, ...],
        track_nonces: bool,
        twisted_eligible: bool,
        counts: Counter[str],
    ) -> None:
        """Set up a committee, two honest candidates and a twisted one.

        Args:
            rates: per node -1, 0 or 1: its timer is as slow as it may be, true, or as fast.
        """
        n, t, f = policy
        self.counts = counts
        seeds = [octets("granter", i) for i in range(n)] + [octets("candidate", i) for i in range(3)]
        self.seed = {peer_of(seed).number: seed for seed in seeds}
        peers = [peer_of(seed) for seed in seeds]
        numbers = [peer.number for peer in peers]
        self.granters, self.candidates = numbers[:n], numbers[n:]
        self.committee = enrolled(peer.value for peer in peers[:n])
        self.contenders = enrolled(peer.value for peer in peers[n:])
        self.twisted = self.candidates[-1]
        self.sincere = self.candidates[:-1]
        self.liars = self.granters[:f]
        self.honest = self.granters[f:]
        self.rate = dict(zip(numbers, rates, strict=False))
        eligible = frozenset(self.candidates if twisted_eligible else self.sincere)
        rules = LeaseRules(
            granters=frozenset(self.granters),
            candidates=frozenset(self.candidates),
            eligible=eligible,
            numbers=frozenset(NUMBERS),
            quorum=quorum(n, t, f),
            faults=f,
            ttl=parameters.LEASE_TTL_MS,
            holder_ttl=parameters.HOLDER_TTL_MS,
            hard_stop=parameters.HARD_STOP_MS,
            holder_stop=parameters.HOLDER_STOP_MS,
            amnesia_guard=parameters.AMNESIA_GUARD_MS,
            renew_every=parameters.RENEW_EVERY_MS,
            backoff=parameters.BACKOFF_FIRST_MS,
            window=parameters.COLLECTION_WINDOW_MS,
            minimum_interval=parameters.MINIMUM_INTERVAL_MS,
            round_jump=parameters.ROUND_JUMP,
            max_number=max(NUMBERS),
            track_nonces=track_nonces,
        )
        # Twisted candidates and their bounds are not enumerated here: what they really send is put on the network.
        self.model = LeaseModel(
            rules=rules,
            liars=frozenset(self.liars),
            crashing=frozenset(self.honest),
            twisted=frozenset({self.twisted}),
            mortal=frozenset(self.sincere),
            releasing=frozenset(self.sincere),
            acting=frozenset(self.sincere),
            revocable=frozenset({self.sincere[-1], self.twisted}),
            drift=0,
            free_clocks=False,
            forgery=False,
            shown_rounds=True,
            max_round=parameters.MAXIMUM_ROUND,
            max_nonce=2,
            max_base=TOP_BASE,
        )
        self.drawn = 0
        nonce = {c: self.new_nonce().number for c in self.candidates}
        self.system = LeaseSystem(
            granter={g: lease.empty_granter(rules, 0, NO_BALLOT, NO_BALLOT, eligible) for g in self.granters},
            holder={c: lease.empty_holder(rules, nonce[c]) for c in self.candidates},
            requests=frozenset(),
            grants=frozenset(),
            releases=frozenset(),
            acts=frozenset(),
            committed=0,
            hint=0,
            granter_skew=dict.fromkeys(self.granters, 0),
            holder_skew=dict.fromkeys(self.candidates, 0),
            used={c: frozenset({nonce[c]}) for c in self.candidates},
            past={g: lease_history.no_past(rules) for g in self.granters},
        )
        self.now = 10**12
        self.network: list[Parcel] = []
        # What each node remembers at its edge, beside the core: nonces taken, the request that waits, grants heard, refusals.
        self.nonces: dict[int, set[tuple[PeerId, Nonce]]] = {node: set() for node in numbers}
        self.waiting: dict[int, LeaseRequest] = {}
        self.heard: dict[int, dict[int, tuple[LeaseGrant, Envelope]]] = {c: {} for c in self.candidates}
        # Per candidate: the seed of its back-off, its attempts so far and what is left of the present lease; its last request; and
        # the highest round that each member has signed to it, with those of them that the next ballot shows.
        self.attempt: dict[int, tuple[Nonce, int, int]] = {}
        self.sent: dict[int, LeaseRequest] = {}
        self.stated: dict[int, dict[int, tuple[RoundStatement, Envelope]]] = {c: {} for c in self.candidates}
        self.shown: dict[int, list[tuple[RoundStatement, Envelope]]] = {c: [] for c in self.candidates}

    # ------------------------------------------------------------------------------------------------------------------
    # Bookkeeping

    def new_nonce(self) -> Nonce:
        """Draw a nonce that nobody has seen."""
        self.drawn += 1
        return Nonce(octets("nonce", self.drawn)[:16])

    def set(self, system: LeaseSystem) -> None:
        """Move to a new state, in which every invariant must hold."""
        self.system = system
        for name, holds in INVARIANTS.items():
            if not holds(self.model, system):
                raise Violated(f"{name} is broken")

    def step(self, action: str, *arguments: Any, model: LeaseModel | None = None) -> str:
        """Take one step of the reference, and count it; return "" or the code of the refusal."""
        before = self.system
        node = arguments[0] if arguments else 0
        shown = repr((before.granter.get(node), before.holder.get(node)))
        try:
            after = lease_system.ACTIONS[action](model or self.model, before, *arguments)
        except Refused as refusal:
            self.counts[f"refused_{action}"] += 1
            assert self.system is before
            assert repr((before.granter.get(node), before.holder.get(node))) == shown, (
                f"{action} was refused and left a trace"
            )
            return refusal.code
        self.counts[f"taken_{action}"] += 1
        self.set(after)
        return ""

    def post(self, message: Message, seed: bytes | None = None) -> Parcel:
        """Seal a message and put it on the network."""
        raw = to_bytes(seal(message, seed or self.seed[message.author.number]))
        parcel = Parcel(type(message), message, raw)
        self.network.append(parcel)
        return parcel

    def common(self, base: int) -> dict[str, Any]:
        """The fields that all timely messages share."""
        return {
            "base": BASES[base],
            "manifest_id": MANIFEST,
            "version": parameters.PROTOCOL_VERSION,
            "message_nonce": self.new_nonce(),
            "sent_at_ms": self.now,
        }

    # ------------------------------------------------------------------------------------------------------------------
    # Time

    def elapse(self, real_ms: int) -> None:
        """Let time pass; each timer goes as wrong as its rate says, in whole milliseconds and never by more than the drift."""
        rules, s = self.model.rules, self.system
        error = real_ms * parameters.DRIFT_PPM // parameters.MILLION
        d = {node: real_ms + error * rate for node, rate in self.rate.items()}
        self.now += real_ms
        self.counts["taken_Tick"] += 1
        self.set(
            replace(
                s,
                granter={g: lease.after_ticks(rules, me, d[g]) for g, me in s.granter.items()},
                past={g: lease_history.past_ticks(rules, p, d[g]) for g, p in s.past.items()},
                holder={c: lease.after_holder_ticks(rules, me, d[c]) for c, me in s.holder.items()},
            )
        )

    def timers(self) -> list[int]:
        """Every time at which something ends somewhere, from now, by true timers."""
        s = self.system
        of_granters = [
            t for me in s.granter.values() for t in (me.left, me.guard, me.interval, me.window, *me.rest.values())
        ]
        of_holders = [t for me in s.holder.values() for t in (me.stop, me.wait, *me.asked.values(), *me.heard.values())]
        return sorted({t for t in (*of_granters, *of_holders) if t > 0})

    def run_down(self, timer_ms: int) -> None:
        """Wait until a timer at `timer_ms` has run down, however slow it is."""
        self.elapse(timer_ms * parameters.MILLION // (parameters.MILLION - parameters.DRIFT_PPM) + 1)

    # ------------------------------------------------------------------------------------------------------------------
    # Candidates

    def ask(self, c: int, action: str) -> str:
        """Start an attempt, or retry it with a higher ballot once the seeded back-off is over.

        A candidate between attempts begins afresh if its own rounds are out of reach, or if it turns to another base than its statements'.
        """
        rules, me = self.model.rules, self.system.holder[c]
        starts, idle = action == "Start", me.up and me.stop == 0
        if starts and idle and not (lease.may_start(rules, me) and self.can_show(c, self.system.hint)):
            self.counts["begun_afresh"] += 1
            self.begin_afresh(c)
        s, me = self.system, self.system.holder[c]
        may = lease.may_start(rules, me) if starts else lease.may_retry(rules, me)
        fresh = (Nonce.from_number(me.nonce), 0, 0)
        seed, i, left = fresh if starts else self.attempt.get(c, fresh)
        if not may or i >= backoff.WAITS:
            self.counts[f"refused_{action}"] += 1
            return "may-not-ask"
        base = s.hint if starts else me.base
        nonce = Nonce.from_number(me.nonce)
        ballot = ballot_of(ballot_fields(BASES[base], lease.next_round(me), PeerId.from_number(c), nonce))
        request = lease.first_request(me, ballot, base)
        waits = replace(rules, backoff=backoff.wait_ms(seed, i, left))
        after = lease.after_start(waits, me, base, ballot) if starts else lease.after_ask(waits, me, base, ballot)
        self.attempt[c] = (seed, i + 1, 0)
        self.heard[c] = {}
        self.counts[f"taken_{action}"] += 1
        self.set(replace(s, holder={**s.holder, c: after}, requests=s.requests | {request}))
        self.post_request(c)
        return ""

    def can_show(self, c: int, base: int) -> bool:
        """Tell whether what a candidate has heard of rounds can be shown on a base: a statement is of one base only."""
        return all(statement.base == BASES[base] for statement, _ in self.shown[c])

    def begin_afresh(self, c: int) -> None:
        """Crash, and come back at once."""
        self.step("CrashHolder", c)
        self.restart_holder(c)

    def base_of(self, c: int) -> int:
        """The base on which a candidate asks, or would."""
        me = self.system.holder[c]
        return me.base if me.number > 0 else self.system.hint

    def post_request(self, c: int) -> None:
        """Put a candidate's present request on the network; a ballot's first one shows what its sender has heard of rounds."""
        me = self.system.holder[c]
        self.sent[c] = LeaseRequest(
            **self.common(me.base),
            ballot=ballot_to_fields(me.ballot),
            number=me.number,
            shown=nested(envelope for _, envelope in self.shown[c]) if me.number == 1 else (),
        )
        assert self.opened(self.sent[c]) in self.system.requests, "it travels as another request than the core's"
        self.post(self.sent[c])

    def repeat_request(self, c: int) -> None:
        """Send the last request once more, under a nonce of its own: the answer may have been lost."""
        self.post(replace(self.sent[c], message_nonce=self.new_nonce(), sent_at_ms=self.now))

    def opened(self, message: LeaseRequest) -> lease.Request:
        """The core's request, with the statements that it shows verified."""
        return replace(request_of(message, open_shown(message, self.committee)), base=PLACE[message.base])

    def renew(self, c: int) -> str:
        """Send the next number."""
        code = self.step("Renew", c)
        if not code:
            self.post_request(c)
        return code

    def release(self, c: int) -> str:
        """Stop, then say so."""
        me = self.system.holder[c]
        code = self.step("Release", c)
        if not code:
            self.post(LeaseRelease(**self.common(me.base), ballot=ballot_to_fields(me.ballot)))
        return code

    def act(self, c: int) -> str:
        """Check the lease and send an action with its certificate; how long it is under way is up to the network."""
        me = self.system.holder[c]
        code = self.step("Act", c)
        if not code:
            certificate = assemble(tuple(self.heard[c].values()))
            self.post(LeaseAct(**self.common(me.base), ballot=ballot_to_fields(me.ballot), certificate=certificate))
        return code

    def restart_holder(self, c: int) -> str:
        """Come back with nothing but the key, under a nonce in no order."""
        code = self.step("RestartHolder", c, self.new_nonce().number)
        if not code:
            self.nonces[c], self.heard[c], self.stated[c], self.shown[c] = set(), {}, {}, []
            self.attempt.pop(c, None)
        return code

    # ------------------------------------------------------------------------------------------------------------------
    # Granters

    def close_window(self, g: int) -> str:
        """Grant the best request of the window, or drop it."""
        grants = self.system.grants
        code = self.step("CloseWindow", g)
        if not code:
            request = self.waiting.pop(g)
            if self.system.grants != grants:
                self.counts["granted"] += 1
                self.post_grant(g, request)
            else:
                self.counts["dropped"] += 1
        return code

    def post_grant(self, g: int, request: LeaseRequest) -> None:
        """Tell a grant to its requester."""
        grant = replace(grant_of_request(g, request), base=request.base.number)
        self.post(grant_to_message(grant, MANIFEST, digest_of(request), self.now, self.new_nonce()))

    def restart_granter(self, g: int) -> str:
        """Come back with the durable part."""
        code = self.step("RestartGranter", g)
        if not code:
            self.nonces[g] = set()
            self.waiting.pop(g, None)
        return code

    def learn(self, g: int, base: int) -> str:
        """Move to a newer base, which ends what waited on the old one."""
        code = self.step("Learn", g, base)
        if not code:
            self.waiting.pop(g, None)
        return code

    def statement(self, g: int, base: int, round_: int) -> RoundStatement:
        """A member's word that it is at a round. It holds for ever, so it has neither nonce nor time."""
        return RoundStatement(
            base=BASES[base],
            manifest_id=MANIFEST,
            version=parameters.PROTOCOL_VERSION,
            member=PeerId.from_number(g),
            round=round_,
        )

    def state_round(self, g: int) -> Parcel:
        """Sign the round of the own promise."""
        me = self.system.granter[g]
        return self.post(self.statement(g, me.base, me.promised.round))

    # ------------------------------------------------------------------------------------------------------------------
    # Delivery

    def deliver(self, parcel: Parcel, to: int, kind: type[Message] | None = None, raw: bytes | None = None) -> str:
        """Hand a parcel to a node, which takes it for a message of `kind`; return "" or the code of the refusal.

        Whatever is refused leaves the node's edge as it was; `step` sees to its core. What a statement tells is kept, even if the core
        makes nothing of it yet.
        """
        kind, raw = kind or parcel.kind, raw or parcel.raw
        timely = kind is not RoundStatement
        before, nonces, waiting = self.system, set(self.nonces[to]), self.waiting.get(to)
        try:
            envelope = from_bytes(raw)
            message: Any = open_message(envelope, kind, self.committee if kind in BY_MEMBERS else self.contenders)
            check_manifest(message, MANIFEST)
            if timely:
                check_fresh(message, self.now, self.nonces[to])
            code = self.handlers[kind](self, to, message, envelope)
        except ProtocolError as error:
            code = error.code
            self.counts[f"edge_{code}"] += 1
            assert self.system is before, f"{code} at the edge, and the core moved"
        if code:
            assert self.nonces[to] == nonces, f"{code}, and a nonce is remembered"
            assert self.waiting.get(to) == waiting, f"{code}, and the window changed"
        elif timely:
            self.nonces[to].add((message.author, message.message_nonce))
        return code

    def take_request(self, g: int, message: LeaseRequest, _: Envelope) -> str:
        """A granter takes a request into its window, extends a lease, answers again, or says why not and how far it has got."""
        request, granters = self.opened(message), self.system.granter
        me = granters[g]
        again = lease.may_answer_again(me, request)
        action = "AnswerAgain" if again else "Collect" if request.number == 1 else "Extend"
        code = self.step(action, g, request)
        assert code != "not-sent", "the core does not know what its candidates sent"
        assert not again or (code == "" and self.system.granter == granters), "a repeated answer changes nothing"
        if action == "Collect" and not code:
            self.waiting[g] = message
        elif not code:
            self.post_grant(g, message)
        elif code in REFUSALS:
            self.post(
                LeaseRefusal(
                    **self.common(me.base),
                    code=code,
                    granter=PeerId.from_number(g),
                    in_reply_to=digest_of(message),
                    lease_left_ms=me.left,
                    promised=ballot_to_fields(me.promised),
                )
            )
            if code in ("stale-ballot", "round-jump") and me.promised != NO_BALLOT:
                self.state_round(g)
            if code == "not-eligible" and lease.remembers(me, request):
                self.counts["renewal_of_revoked_refused"] += 1
        return code

    def take_release(self, g: int, message: LeaseRelease, _: Envelope) -> str:
        """A granter ends a lease."""
        return self.step("HearRelease", g, replace(claim_of(message), base=PLACE[message.base]))

    def take_act(self, g: int, message: LeaseAct, _: Envelope) -> str:
        """A granter carries out what a certificate covers."""
        claim = replace(claim_of(message), base=PLACE[message.base])
        grants = open_certificate(message.certificate, self.committee, self.model.rules.quorum)
        assert {(grant.ballot, grant.base) for grant in grants} == {(message.ballot, message.base)}
        assert lease_system.certified(self.model, self.system, claim), "a certificate opens, and too few have granted"
        return self.step("Obey", g, claim)

    def take_grant(self, c: int, message: LeaseGrant, envelope: Envelope) -> str:
        """A candidate counts a grant."""
        grant = replace(grant_of(message), base=PLACE[message.base])
        code = self.step("HearGrant", c, grant, grant.granter)
        if not code:
            self.heard[c].setdefault(grant.granter, (message, envelope))
        return code

    def take_refusal(self, c: int, message: LeaseRefusal, _: Envelope) -> str:
        """A candidate notes how long the present lease runs, at most one TTL whatever is claimed. What was promised it does not believe."""
        if c in self.attempt:
            seed, i, left = self.attempt[c]
            self.attempt[c] = (seed, i, max(left, message.lease_left_ms))
        self.counts["refusals_heard"] += 1
        return ""

    def take_statement(self, c: int, message: RoundStatement, envelope: Envelope) -> str:
        """A candidate keeps each member's highest statement, and believes the highest round that f + 1 of them have reached."""
        # [IGNORE stale-base] it could not be shown
        if message.base != BASES[self.base_of(c)]:
            raise Ignore("stale-base")
        known = self.stated[c].get(message.member.number)
        if known is None or known[0].base != message.base or known[0].round < message.round:
            self.stated[c][message.member.number] = (message, envelope)
        of_base = [each for each in self.stated[c].values() if each[0].base == message.base]
        highest = sorted(of_base, key=lambda each: each[0].round, reverse=True)[: self.model.rules.faults + 1]
        round_ = shown_round([statement for statement, _ in highest])
        code = self.step("HearRound", c, round_, frozenset(statement.member.number for statement, _ in highest))
        assert code != "not-sent", "what a member has signed of its promise is broken"
        if not code:
            self.shown[c] = highest
            honest = [statement.round for statement, _ in of_base if statement.member.number in self.honest]
            assert round_ <= max(honest, default=0), "liars alone have moved a candidate"
        elif code == "few-members":
            self.counts["stated_by_too_few"] += 1
        return code

    handlers: ClassVar[dict[Any, Any]] = {
        LeaseRequest: take_request,
        LeaseRelease: take_release,
        LeaseAct: take_act,
        LeaseGrant: take_grant,
        LeaseRefusal: take_refusal,
        RoundStatement: take_statement,
    }

    def receivers(self, parcel: Parcel) -> list[int]:
        """Who has a use for such a message."""
        return self.sincere if parcel.kind in BY_MEMBERS else self.honest

    # ------------------------------------------------------------------------------------------------------------------
    # Lies, each under the liar's own signature

    def lie_grant(self, g: int, ballot: Ballot, base: int, number: int) -> Parcel:
        """A liar grants whatever it likes."""
        message = LeaseGrant(
            **self.common(base),
            ballot=ballot_to_fields(ballot),
            granter=PeerId.from_number(g),
            in_reply_to=Digest(octets("nothing")),
            number=number,
            prepared="",
        )
        return self.post(message)

    def lie_round(self, g: int, base: int, round_: int) -> Parcel:
        """A liar says that it is wherever it likes."""
        return self.post(self.statement(g, base, round_))

    def twisted_ballot(self, base: int, round_: int, nonce: int) -> BallotFields:
        """A ballot of the twisted candidate: any round and nonce, but the rank is checked."""
        return ballot_fields(
            BASES[base], round_, PeerId.from_number(self.twisted), Nonce(octets("twisted", nonce)[:16])
        )

    def twisted_request(self, fields: BallotFields, base: int, number: int, at_round: int, late_ms: int) -> Parcel:
        """It asks for anything, and shows the rounds that members have signed or lie about."""
        members = [
            g
            for g in self.granters
            if at_round and (g in self.liars or self.system.granter[g].promised.round >= at_round)
        ]
        statements = [self.statement(g, base, at_round) for g in members]
        shown = nested(seal(each, self.seed[each.member.number]) for each in statements)
        common = self.common(base) | {"sent_at_ms": self.now + late_ms}
        message = LeaseRequest(**common, ballot=fields, number=number, shown=shown)
        request = replace(request_of(message, statements), base=base)
        self.system = replace(self.system, requests=self.system.requests | {request})
        return self.post(message)

    def twisted_act(self, fields: BallotFields, base: int) -> Parcel | None:
        """It acts under what grants it can get hold of, liars' among them."""
        ballot = ballot_of(fields)
        for g in self.liars:
            self.lie_grant(g, ballot, base, 1)
        found = {
            parcel.message.granter.number: (parcel.message, from_bytes(parcel.raw))
            for parcel in self.network
            if isinstance(parcel.message, LeaseGrant) and parcel.message.ballot == fields
        }
        if not found:
            return None
        self.system = replace(self.system, acts=self.system.acts | {Claim(ballot=ballot, base=base)})
        certificate = assemble(tuple(found.values()))
        return self.post(LeaseAct(**self.common(base), ballot=fields, certificate=certificate))

    def twisted_release(self, fields: BallotFields, base: int) -> Parcel:
        """It gives back what it may never have had."""
        claim = Claim(ballot=ballot_of(fields), base=base)
        self.system = replace(self.system, releases=self.system.releases | {claim})
        return self.post(LeaseRelease(**self.common(base), ballot=fields))

    def elsewhere(self, parcel: Parcel) -> tuple[bytes, str]:
        """Return a parcel's message as its author signs it for another lease, and the code with which it must be refused here."""
        message = replace(parcel.message, manifest_id=OTHER_MANIFEST)
        code = "mismatched-certificate" if isinstance(message, LeaseAct) else "other-manifest"
        return to_bytes(seal(message, self.seed[message.author.number])), code

    # ------------------------------------------------------------------------------------------------------------------
    # Forgeries: name -> the code that each must be refused with

    def forge(self, parcel: Parcel, how: str) -> tuple[bytes, frozenset[str]]:
        """Return a parcel's bytes, spoilt, and the codes with which they may be refused."""
        envelope = from_bytes(parcel.raw)
        forger = self.seed[self.twisted]
        if how == "signature":
            flipped = bytes([envelope.signature.value[0] ^ 1]) + envelope.signature.value[1:]
            return to_bytes(replace(envelope, signature=type(envelope.signature)(flipped))), frozenset(
                {"bad-signature"}
            )
        if how == "body":
            return to_bytes(replace(envelope, body=envelope.body[:-1] + b" ")), frozenset({"bad-signature"})
        if how == "name":
            # Under the forger's own signature where the author's belongs.
            same = envelope.signer.number == self.twisted
            seed = self.seed[self.sincere[0]] if same else forger
            raw = to_bytes(sign(envelope.payload_type, envelope.body, seed))
            return raw, frozenset({"foreign-name", "unknown-signer"})
        if how == "signer":
            other = peer_of(self.seed[self.sincere[0]]) if envelope.signer.number == self.twisted else peer_of(forger)
            return to_bytes(replace(envelope, signer=other)), frozenset({"bad-signature", "unknown-signer"})
        if how == "stranger":
            return to_bytes(sign(envelope.payload_type, envelope.body, STRANGER)), frozenset({"unknown-signer"})
        if how == "truncated":
            return parcel.raw[:-1], frozenset({"bad-json"})
        assert how == "spaced"
        return parcel.raw + b" ", frozenset({"non-canonical"})


def grant_of_request(g: int, request: LeaseRequest) -> lease.Grant:
    """The core's grant that answers a request."""
    return lease.Grant(granter=g, ballot=ballot_of(request.ballot), base=request.base.number, number=request.number)


FORGERIES = ("signature", "body", "name", "signer", "stranger", "truncated", "spaced")


def chosen(items: Iterable[int], mask: int) -> list[int]:
    """The items whose bits are set."""
    return [item for i, item in enumerate(items) if mask >> i & 1]
