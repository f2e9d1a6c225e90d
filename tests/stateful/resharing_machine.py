"""Draw what happens next to a resharing among real nodes: sessions that overlap and are broken off, lies, lost stores, repairs, restarts and replays.

Eight peers, five of whom are the committee in force, t = 3 and f = 1. Either one peer lies, or stores may be lost, one at a time. After each step all
invariants are evaluated: no honest peer is ever named, what is on disk is what it is named for, what was acknowledged is there while it may be used, the
secret is where it was, and the committee in force can open it without whoever lies or has lost its share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from rebalancing.commit_certificates import About
from rebalancing.commit_coordinator import Attempt
from rebalancing.commit_messages import FINAL, CommitCertificate
from rebalancing.envelope import Envelope
from rebalancing.errors import ProtocolError
from rebalancing.group import base
from rebalancing.messages import digest_of, seal
from rebalancing.quorum import quorum
from rebalancing.resharing_coordinator import Gathering
from rebalancing.resharing_messages import NO_DIGEST, PossessionCertificate, SnapshotBody
from rebalancing.resharing_record import Shares, from_bytes, to_bytes
from rebalancing.resharing_sessions import Distribution, Session
from tests.unit.resharing_sample import (
    FAULTS,
    MANIFEST,
    NUMBER,
    OLD,
    THRESHOLD,
    Group,
    again,
    bad_deal,
    peer,
    read,
    seed_of,
    value,
)

__all__ = ["COUNTS", "ResharingMachine"]

# What all runs in this process have done.
COUNTS: Counter[str] = Counter()

PEERS = 8
NOBODY = -1
QUORUM = quorum(len(OLD), THRESHOLD, FAULTS)

peers = st.integers(0, PEERS - 1)
committees = st.permutations(range(PEERS)).map(lambda order: tuple(sorted(order[:5])))
# Of five, whom something reaches: all, most, few.
mask = st.sampled_from([31, 31, 31, 15, 30, 23, 27, 29, 3, 12, 1])
most = st.sampled_from([31, 31, 31, 15, 30, 23])
LIES = ("part", "parts", "two", "long", "constant", "copied", "silent")


def reached(members: Iterable[int], bits: int) -> list[int]:
    return [each for place, each in enumerate(sorted(members)) if bits >> place & 1]


@dataclass
class Running:
    """A session, and what has been said in it."""

    envelope: Envelope
    session: Session
    gathering: Gathering
    deals: list[Envelope] = field(default_factory=list)
    body: SnapshotBody | None = None
    certificate: PossessionCertificate | None = None
    lost: set[int] = field(default_factory=set)

    @property
    def receivers(self) -> list[int]:
        return [NUMBER[seat.peer] for seat in self.session.receivers.values()]


class ResharingMachine(RuleBasedStateMachine):
    """Peers, a coordinator, at most one liar, and a network that does what it likes."""

    @initialize(seed=st.integers(0, 2**16), liar=st.sampled_from([0, NOBODY, 3, 4, NOBODY, 1, 2, 5]))
    def begin(self, seed: int, liar: int) -> None:
        """The owner has dealt. Either somebody lies, or stores may be lost."""
        COUNTS["examples"] += 1
        self.group, self.liar, self.missing = Group(seed), liar, NOBODY
        self.running: list[Running] = []
        self.chain: list[tuple[CommitCertificate, SnapshotBody]] = []
        self.said: list[Envelope] = []
        self.looked_at: dict[int, Shares] = {}
        # The shares whose possession each peer has signed, by name, with the snapshot under which they were dealt.
        self.acknowledged = {i: {self.group.final.name: NO_DIGEST} if i in OLD else {} for i in range(PEERS)}

    # Judging

    def attempt(self, name: str, step: Callable[[], Any]) -> Any:
        """Let a node do something; what it refuses names nobody but the liar. Returns None if it was refused."""
        COUNTS["steps"] += 1
        try:
            done = step()
        except ProtocolError as verdict:
            COUNTS[f"refused_{name}"] += 1
            COUNTS[f"code_{verdict.code}"] += 1
            self.judge(verdict)
            return None
        COUNTS[f"taken_{name}"] += 1
        return True if done is None else done

    def judge(self, verdict: ProtocolError) -> None:
        assert verdict.blamed in (None, peer(self.liar) if self.liar != NOBODY else None), verdict

    def is_current(self, i: int) -> bool:
        return self.group.nodes[i].shares.final.name == self.group.final.name

    # Sessions

    @rule(new=committees)
    def propose(self, new: tuple[int, ...]) -> None:
        """A coordinator gathers keys of peers that are up to date, and proposes."""
        if not all(self.is_current(i) for i in new) or len(self.running) >= 4:
            return
        self.group.now_ms += 1
        envelope = seal(self.group.proposal(new), seed_of(100))
        self.said.append(envelope)
        asked = next(i for i in range(PEERS) if self.is_current(i))
        session = self.attempt("Propose", lambda: self.group.open(envelope, asked))
        assert session is not None
        self.running.append(Running(envelope, session, Gathering(session)))

    @rule(bits=mask, which=st.integers(0, 3))
    def deal(self, bits: int, which: int) -> None:
        """Dealers deal; the liar as it likes."""
        if (it := self.chosen(which)) is None:
            return
        dealers = [NUMBER[each] for each in it.session.dealers.values()]
        # A liar never misses a session.
        for i in sorted({*reached(dealers, bits), *({self.liar} & set(dealers))}):
            if i == self.liar:
                self.lie(it)
                continue
            fresh = self.group.randomness(receivers=len(it.session.receivers))
            made = self.attempt(
                "Deal",
                lambda i=i, fresh=fresh: self.group.kept(
                    self.group.nodes[i].receive_proposal(it.envelope, self.group.now_ms, fresh)
                ),
            )
            if made is not None:
                self.hear_deal(it, made)

    def lie(self, it: Running) -> None:
        """One of the lies; by the world's own chance, which likes none better."""
        lie, far = self.group.chance.choice(LIES), self.group.chance.randint(2, 5)
        if lie == "silent" or self.group.nodes[self.liar].shares.share_of(it.session.parent.name) is None:
            return
        COUNTS[f"lie_{lie}"] += 1
        receivers = sorted(it.session.receivers)
        wrong = {"part": receivers[:1], "parts": receivers[:far]}.get(lie, [])
        made = bad_deal(self.group, it.session, self.liar, dict.fromkeys(wrong, 1), shift=int(lie == "constant"))
        if lie == "long":
            made = again(made, commitments=(*read(made).commitments, read(made).commitments[1]))
        elif lie == "copied" and (others := [each for each in it.deals if each.signer != peer(self.liar)]):
            made = again(made, parts=read(others[0]).parts)
        self.hear_deal(it, made)
        if lie == "two":
            self.hear_deal(it, bad_deal(self.group, it.session, self.liar, {}))

    def hear_deal(self, it: Running, deal: Envelope) -> None:
        it.deals.append(deal)
        self.said.append(deal)
        it.gathering.hear_deal(deal)

    @rule(bits=mask, which=st.integers(0, 3))
    def respond(self, bits: int, which: int) -> None:
        """Receivers answer the deals that are there; the liar is content with all."""
        if (it := self.chosen(which)) is None:
            return
        for i in reached(it.receivers, bits):
            answer = self.attempt("Respond", lambda i=i: self.group.answer(it.session, i, it.deals))
            if answer is None:
                continue
            said, verdicts = answer
            for verdict in verdicts:
                self.judge(verdict)
            if i == self.liar:
                said = again(said, held=(), complaints=())
            COUNTS["complaints"] += len(read(said).complaints)
            self.said.append(said)
            it.gathering.hear_response(said)

    @rule(bits=mask, which=st.integers(0, 3))
    def possess(self, bits: int, which: int) -> None:
        """Receivers that are content combine what was dealt."""
        if (it := self.chosen(which)) is None or (found := it.gathering.qualify()) is None:
            return
        deals, responses, body = found
        content = {NUMBER[each.signer] for each in responses}
        for i in reached(it.receivers, bits):
            if i not in content or i == self.liar:
                continue
            done = self.attempt(
                "Possess",
                lambda i=i: self.group.nodes[i].receive_qualified(
                    it.session, self.group.sent(it.session, i, deals), responses, self.group.scalar()
                ),
            )
            if done is None:
                continue
            said, made = done
            assert made == body
            self.acknowledged[i][it.session.distribution(body).name] = it.session.parent.name
            self.said.append(said)
            certificate = self.attempt("Acknowledge", lambda said=said: it.gathering.hear_possession(said, body))
            if isinstance(certificate, PossessionCertificate):
                it.body, it.certificate = body, certificate

    @rule(bits=mask, which=st.integers(0, 3))
    def commit(self, bits: int, which: int) -> None:
        """The committee in force commits what is certified, and some install it."""
        it = self.chosen(which)
        if it is None or it.certificate is None or it.body is None:
            return
        group, parent = self.group, self.group.final
        if it.session.parent.name != parent.name:
            return
        acknowledged = {NUMBER[each] for each in it.gathering.acknowledged}
        lost = sorted(acknowledged & it.lost)
        if len(lost) + (self.liar in acknowledged) > FAULTS:
            COUNTS["beyond_premise"] += 1
            return
        voters = [i for i in group.holders if self.is_current(i) and i != self.missing]
        if len(voters) < QUORUM:
            return
        for i in voters:
            taken = self.attempt("Certify", lambda i=i: group.nodes[i].receive_possessions(it.session, it.certificate))
            assert taken is not None
        of = About(MANIFEST, parent.name, FINAL, it.session.proposal.origin)
        ballot = Attempt(seed_of(100), of, parent.sequence, parent.committee)
        for i in voters:
            granted = self.attempt("Grant", lambda i=i: group.holders[i].receive(ballot.ask()))
            if granted is None:
                return
            ballot.hear_grant(granted.envelope, granted.shown)
        proposed, shown = ballot.propose(digest_of(it.body))
        prepared = [ballot.hear_echo(group.holders[i].receive(proposed, shown).envelope) for i in voters][-1]
        assert prepared is not None
        committed = [ballot.hear_vote(group.holders[i].receive_prepared(prepared).envelope) for i in voters][-1]
        assert committed is not None
        COUNTS["commits"] += 1
        self.chain.append((committed, it.body))
        group.final = Distribution(it.body, (committed.prepared.snapshot,))
        group.new_holders(NUMBER[member] for member in it.body.members.values())
        self.missing = lost[0] if lost else NOBODY
        for i in reached(range(PEERS), bits | bits << 5):
            self.follow(i)

    @rule(
        new=committees,
        bits=st.tuples(*[most] * 4),
        cleans=st.booleans(),
        settle=st.booleans(),
    )
    def reshare(self, new: tuple[int, ...], bits: tuple[int, ...], cleans: bool, settle: bool) -> None:
        """A whole session, in which each step reaches most of those who should take it."""
        before = len(self.running)
        self.propose(new)
        if len(self.running) == before:
            return
        self.deal(bits[0], 0)
        self.respond(bits[1], 0)
        self.possess(bits[2], 0)
        if cleans:
            for i in range(PEERS):
                self.erase(i)
        self.commit(bits[3], 0)
        if settle:
            self.settle()
            if self.group.chance.random() < 1 / 2:
                self.lose(self.group.chance.randrange(5))
                self.repair(self.group.chance.sample(range(5), 5))

    def chosen(self, which: int) -> Running | None:
        """A session, the newest for 0."""
        return self.running[-1 - which] if which < len(self.running) else None

    # Peers

    def follow(self, i: int) -> None:
        """A peer is shown the chain."""
        while not self.is_current(i):
            sequence = self.group.nodes[i].shares.final.sequence
            committed, body = self.chain[sequence]
            done = self.attempt(
                "Install", lambda committed=committed, body=body: self.group.nodes[i].receive_commit(committed, body)
            )
            assert done is not None

    @rule(i=peers)
    def catch_up(self, i: int) -> None:
        self.follow(i)

    @rule()
    def settle(self) -> None:
        """Everybody catches up and cleans up, and a minute goes by."""
        for i in range(PEERS):
            self.follow(i)
            self.erase(i)
        self.running.clear()
        self.group.now_ms += 60_001

    @rule(i=peers)
    def erase(self, i: int) -> None:
        """A peer cleans up: what it stands on is live, as nobody has lost more than f."""
        if i != self.liar:
            self.attempt("Erase", lambda: self.group.nodes[i].erase(live=True))

    @rule(i=peers)
    def restart(self, i: int) -> None:
        before = self.group.nodes[i].shares
        self.group.nodes[i] = self.group.node(i)
        assert self.group.nodes[i].shares == before

    @rule(place=st.integers(0, 4))
    def lose(self, place: int) -> None:
        """A disk of the committee in force dies: one at a time, when nobody lies."""
        if self.liar != NOBODY or self.missing != NOBODY or not all(map(self.is_current, range(PEERS))):
            return
        i = sorted(NUMBER[member] for member in self.group.final.body.members.values())[place]
        COUNTS["lost"] += 1
        self.group.lose(i)
        self.missing = i
        self.acknowledged[i].clear()
        for it in self.running:
            it.lost.add(i)

    @rule(order=st.permutations(range(5)))
    def repair(self, order: list[int]) -> None:
        """Three members give the lost share back."""
        if self.missing == NOBODY:
            return
        members = sorted(NUMBER[member] for member in self.group.final.body.members.values())
        able = [
            members[place] for place in order if self.group.nodes[members[place]].shares.share_of(self.group.final.name)
        ]
        helpers = sorted(able[:THRESHOLD])
        if len(helpers) < THRESHOLD or not all(map(self.is_current, [*helpers, self.missing])):
            return
        # Whoever joined less than a minute ago does not help.
        self.group.now_ms += 60_001
        if self.attempt("Repair", lambda: self.group.repair(self.missing, helpers)) is not None:
            final = self.group.final
            self.acknowledged[self.missing][final.name] = final.body.base
            self.missing = NOBODY

    # A network that repeats everything

    @rule(back=st.integers(0, 60), i=peers, which=st.integers(0, 3))
    def replay(self, back: int, i: int, which: int) -> None:
        """Any message once more, at any peer, in any session."""
        it = self.chosen(which)
        if it is None or back >= len(self.said):
            return
        envelope, node = self.said[-1 - back], self.group.nodes[i]
        fresh = self.group.randomness(receivers=len(it.session.receivers))
        kind = type(read(envelope)).__name__
        if kind == "ResharingProposal":
            made = self.attempt(
                "Replay", lambda: self.group.kept(node.receive_proposal(envelope, self.group.now_ms, fresh))
            )
            if made is not None and (mine := self.session_of(envelope)):
                self.hear_deal(mine, made) if i != self.liar else None
        elif kind == "Deal":
            self.attempt("Replay", lambda: self.group.answer(it.session, i, [envelope]))
            self.attempt("Replay", lambda: it.gathering.hear_deal(envelope))
        elif kind == "ResharingResponse":
            self.attempt("Replay", lambda: it.gathering.hear_response(envelope))
        elif it.body is not None:
            self.attempt("Replay", lambda: it.gathering.hear_possession(envelope, it.body))

    def session_of(self, envelope: Envelope) -> Running | None:
        return next((each for each in self.running if each.envelope == envelope), None)

    # Invariants

    @invariant()
    def nobody_honest_is_named(self) -> None:
        for it in self.running:
            for verdict in it.gathering.verdicts.values():
                self.judge(verdict)
                COUNTS["named"] += 1

    @invariant()
    def each_store_is_sound(self) -> None:
        for i in range(PEERS):
            me = self.group.nodes[i].shares
            if self.looked_at.get(i) is me:  # nothing was written since
                continue
            self.looked_at[i] = me
            assert from_bytes(to_bytes(me)) == me
            self.each_share_is_what_it_is_named_for(i, me)
            self.what_was_acknowledged_is_there(i, me)

    def each_share_is_what_it_is_named_for(self, i: int, me: Shares) -> None:
        """One of a name, one of a session, of its own index, and of the secret."""
        assert len({each.of.name for each in me.shares}) == len(me.shares)
        assert len({each.of.body.session for each in me.shares}) == len(me.shares)
        for each in me.shares:
            index = each.of.body.index_of(peer(i))
            assert index is not None
            assert base(each.scalar) == each.of.commitments.at(index)
            assert each.of.commitments.constant == base(self.group.secret)

    def what_was_acknowledged_is_there(self, i: int, me: Shares) -> None:
        """While its snapshot, or the one under which it was dealt, is the one in force to its holder."""
        for name, under in self.acknowledged[i].items():
            if me.final.name in (name, under):
                assert me.share_of(name) is not None

    @invariant()
    def the_committee_in_force_can_open_the_secret(self) -> None:
        shares = {
            index: share
            for index, share in self.group.shares_of(self.group.final.name).items()
            if index - 1 != self.liar
        }
        assert len(shares) >= THRESHOLD
        assert value(shares) == self.group.secret

    @invariant()
    def a_peer_that_has_cleaned_up_keeps_nothing_else(self) -> None:
        for i in range(PEERS):
            me = self.group.nodes[i].shares
            if i != self.liar and me.clean == me.final.name:
                assert all(me.final.name in (each.of.name, each.under) for each in me.shares)
