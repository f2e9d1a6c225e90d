"""Draw what happens next to a lease among real nodes: the rules of Hypothesis's state machine over `lease_world`.

A rule that only draws single steps hardly ever gets a quorum to grant, so some rules are whole rounds: a campaign, a renewal.
Each step in them is counted, and all invariants are evaluated after it, as after any other.
"""

from __future__ import annotations

from collections import Counter

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from lease_world import FORGERIES, POLICIES, TOP_BASE, LeaseWorld, Parcel, chosen

from rebalancing import lease, parameters
from rebalancing.messages import LeaseAct, LeaseGrant, LeaseRelease, LeaseRequest, Message, RoundStatement

__all__ = ["COUNTS", "LeaseMachine"]

# What all runs in this process have done.
COUNTS: Counter[str] = Counter()

sincere = st.integers(0, 1)
granter = st.integers(0, 3)
most = st.sampled_from([31, 31, 31, 30, 15, 29, 27, 23, 7, 1])
recent = st.one_of(st.integers(0, 7), st.integers(0, 200))
base = st.integers(0, TOP_BASE)
KINDS = (LeaseRequest, LeaseRelease, LeaseAct, LeaseGrant, RoundStatement)
spells = st.sampled_from([1, 50, 100, 150, 250, 350, 953, 1000, 1000, 2000, 2993, 3000, 3003, 6000, 30_000])


class LeaseMachine(RuleBasedStateMachine):
    """Two honest candidates, a twisted one, a committee of which at most f lie, and a network that does what it likes."""

    @initialize(
        policy=st.sampled_from(POLICIES),
        rates=st.lists(st.sampled_from([-1, 0, 1]), min_size=8, max_size=8),
        track_nonces=st.booleans(),
        twisted_eligible=st.sampled_from([True, True, True, False]),
    )
    def begin(self, policy: tuple[int, int, int], rates: list[int], track_nonces: bool, twisted_eligible: bool) -> None:
        """Choose a committee, how wrong each timer goes and what policy says."""
        COUNTS["examples"] += 1
        self.world = LeaseWorld(policy, tuple(rates), track_nonces, twisted_eligible, COUNTS)

    # ------------------------------------------------------------------------------------------------------------------
    # Single steps

    @rule(c=sincere, action=st.sampled_from(["Start", "Start", "Retry"]))
    def ask(self, c: int, action: str) -> None:
        self.world.ask(self.world.sincere[c], action)

    @rule(c=sincere, step=st.sampled_from(["renew", "release", "act", "crash", "crash", "restart", "reboot", "resend"]))
    def at_candidate(self, c: int, step: str) -> None:
        """One step of a candidate's own."""
        world, node = self.world, self.world.sincere[c]
        if step == "renew":
            world.renew(node)
        elif step == "release":
            if world.release(node) == "":
                self.broadcast(world.network[-1], -1)  # whoever granted another peer refuses it
        elif step == "act":
            world.act(node)
        elif step == "crash":
            world.step("CrashHolder", node)
        elif step == "restart":
            world.restart_holder(node)
        elif step == "reboot":
            world.begin_afresh(node)
        elif world.system.holder[node].number > 0:
            world.repeat_request(node)

    @rule(g=st.integers(0, 4), close=st.booleans())
    def at_granter(self, g: int, close: bool) -> None:
        node = self.world.granters[g % len(self.world.granters)]
        (self.world.close_window if close else self.world.restart_granter)(node)

    @rule(mask=most)
    def close_windows(self, mask: int) -> None:
        for g in chosen(self.world.granters, mask):
            self.world.close_window(g)

    @rule(g=granter, b=base, step=st.sampled_from(["learn", "hint", "commit", "commit"]))
    def at_record(self, g: int, b: int, step: str) -> None:
        """A snapshot is committed, claimed or learnt, rarely in this order."""
        if step == "learn":
            self.world.learn(self.world.honest[g], b)
        elif step == "hint":
            self.world.step("HintMoves", b)
        else:
            self.world.step("Commit")

    @rule(spell=spells)
    def elapse(self, spell: int) -> None:
        self.world.elapse(spell)

    @rule(i=st.integers(0, 30), slack=st.integers(-3, 3))
    def elapse_to_a_timer(self, i: int, slack: int) -> None:
        """Up to about the moment at which something ends somewhere."""
        timers = self.world.timers()
        if timers:
            self.world.elapse(max(1, timers[i % len(timers)] + slack))

    # ------------------------------------------------------------------------------------------------------------------
    # The network: any parcel, to anybody, as often as drawn

    def parcel(self, i: int) -> Parcel | None:
        """The i-th newest."""
        network = self.world.network
        return network[-1 - i % len(network)] if network else None

    def broadcast(self, parcel: Parcel, mask: int) -> list[str]:
        """Hand a parcel to some of those who have a use for it; the others have lost it, or get it later."""
        return [self.world.deliver(parcel, node) for node in chosen(self.world.receivers(parcel), mask)]

    @rule(i=recent, to=granter)
    def deliver(self, i: int, to: int) -> None:
        if parcel := self.parcel(i):
            receivers = self.world.receivers(parcel)
            self.world.deliver(parcel, receivers[to % len(receivers)])

    @rule(i=recent, mask=most)
    def deliver_to_many(self, i: int, mask: int) -> None:
        if parcel := self.parcel(i):
            self.broadcast(parcel, mask)

    @rule(kind=st.sampled_from(KINDS), i=st.integers(0, 3), mask=most)
    def deliver_one_of(self, kind: type[Message], i: int, mask: int) -> None:
        """A recent parcel of some kind, however rare that kind is."""
        if parcels := [parcel for parcel in self.world.network if parcel.kind is kind]:
            self.broadcast(parcels[-1 - i % len(parcels)], mask)

    @rule(i=recent, to=granter)
    def forge(self, i: int, to: int) -> None:
        """Bytes spoilt in any way are refused with the code that they deserve, and leave no trace."""
        if parcel := self.parcel(i):
            receivers = self.world.receivers(parcel)
            for how in FORGERIES:
                raw, codes = self.world.forge(parcel, how)
                code = self.world.deliver(parcel, receivers[to % len(receivers)], raw=raw)
                assert code in codes, f"{how} was answered with {code!r}"
                COUNTS["taken_HearForged"] += 1

    @rule(i=recent, to=granter, kind=st.sampled_from(KINDS), late=st.sampled_from([False, False, False, True]))
    def misdeliver(self, i: int, to: int, kind: type[Message], late: bool) -> None:
        """As a message of another kind, and of another lease; then twice, or after more than the skew that clocks may have."""
        if parcel := self.parcel(i):
            receivers = self.world.receivers(parcel)
            node = receivers[to % len(receivers)]
            if parcel.kind is not kind:
                assert self.world.deliver(parcel, node, kind=kind) == "unknown-payload-type"
            raw, code = self.world.elsewhere(parcel)
            assert self.world.deliver(parcel, node, raw=raw) == code
            if late and parcel.kind is not RoundStatement:
                due = parcel.message.sent_at_ms + parameters.WALL_CLOCK_SKEW_MS + 1
                self.world.elapse(max(1, due - self.world.now))
                assert self.world.deliver(parcel, node) == "skewed-clock"
            elif self.world.deliver(parcel, node) == "":
                # A statement may come twice: it tells nothing new.
                code = "nothing-new" if parcel.kind is RoundStatement else "replayed-nonce"
                assert self.world.deliver(parcel, node) == code

    # ------------------------------------------------------------------------------------------------------------------
    # Whole rounds

    def hear_all(self, c: int, first: int) -> None:
        for parcel in self.world.network[first:]:
            if parcel.kind is not LeaseRequest:
                self.world.deliver(parcel, c)

    def campaign_of(self, c: int, mask: int) -> None:
        """Ask, wait for the windows to close, hear the answers."""
        me = self.world.system.holder[c]
        action = "Start" if me.stop == 0 else "Retry"
        if 0 < me.wait < me.stop and not lease.holds(self.world.model.rules, me):
            self.world.elapse(me.wait)
        if self.world.ask(c, action) == "":
            first = len(self.world.network)
            self.broadcast(self.world.network[-1], mask)
            self.world.elapse(parameters.COLLECTION_WINDOW_MS)
            self.close_windows_quietly()
            self.hear_all(c, first)

    def close_windows_quietly(self) -> None:
        for g, me in self.world.system.granter.items():
            if me.window == 0 and me.waiting != lease.NO_REQUEST:
                self.world.close_window(g)

    @rule(c=sincere, mask=most)
    def campaign(self, c: int, mask: int) -> None:
        self.campaign_of(self.world.sincere[c], mask)

    @rule(
        c=sincere,
        mask=most,
        calm=st.booleans(),
        then=st.sampled_from(["act", "release", "act and tell", "pause", "pause"]),
        spell=spells,
    )
    def campaign_and_use(self, c: int, mask: int, calm: bool, then: str, spell: int) -> None:
        """A lease is won and used; or its holder pauses after the check, and its message comes late."""
        node = self.world.sincere[c]
        if calm or then == "pause":
            self.calm_down()
        self.campaign_of(node, mask)
        self.campaign_of(node, mask)
        if (self.world.release if then == "release" else self.world.act)(node) == "":
            parcel = self.world.network[-1]
            if then == "pause":
                self.world.elapse(parameters.LEASE_TTL_MS + spell)
                # The second time it knows from the members' statements which round to beat.
                self.campaign_of(self.world.sincere[1 - c], 31)
                self.campaign_of(self.world.sincere[1 - c], 31)
            if then != "act":
                self.broadcast(parcel, mask)

    @rule(
        c=sincere,
        mask=most,
        rounds=st.sampled_from([1, 1, 2, 2, 3, 3, 5, 31]),
        calm=st.booleans(),
        again=st.booleans(),
        revoked=st.sampled_from([False, False, False, True]),
    )
    def keep(self, c: int, mask: int, rounds: int, calm: bool, again: bool, revoked: bool) -> None:
        """Renew every second, for as long as the hard stop lets it; perhaps say everything twice; perhaps be revoked meanwhile."""
        node = self.world.sincere[c]
        if calm:
            self.calm_down()
        self.campaign_of(node, mask)
        self.campaign_of(node, mask)
        if revoked:
            self.revoke(node, mask)
        for _ in range(rounds):
            self.world.elapse(parameters.RENEW_EVERY_MS)
            if self.world.renew(node):
                break
            first = len(self.world.network)
            self.broadcast(self.world.network[-1], mask)
            self.hear_all(node, first)
            if again:
                self.world.elapse(100)
                first = len(self.world.network)
                self.world.repeat_request(node)
                self.broadcast(self.world.network[-1], mask)
                self.hear_all(node, first)

    def revoke(self, c: int, mask: int) -> None:
        """Some granters learn that a peer was revoked."""
        for g in chosen(self.world.honest, mask):
            self.world.step("HearRevocation", g, c)

    @rule(c=sincere, mask=most, restart=st.booleans(), spell=spells)
    def ask_too_soon(self, c: int, mask: int, restart: bool, spell: int) -> None:
        """A successor is committed and known, its granters perhaps come back from a crash, and somebody asks within the minimum interval."""
        world = self.world
        world.step("Commit")
        self.catch_up()
        if restart:
            for g in chosen(world.honest, mask):
                world.restart_granter(g)
            world.run_down(parameters.AMNESIA_GUARD_MS)
        world.elapse(spell)
        self.campaign_of(world.sincere[c], mask)

    @rule(mask=st.integers(1, 14))
    def split(self, mask: int) -> None:
        """Both candidates ask at once, each hears of one part of the committee; liars grant both."""
        self.calm_down()
        one, other = self.world.sincere
        first = len(self.world.network)
        for c, part in ((one, mask), (other, ~mask)):
            self.world.elapse(1)
            action = "Start" if self.world.system.holder[c].stop == 0 else "Retry"
            if self.world.ask(c, action) == "":
                self.broadcast(self.world.network[-1], part)
                me = self.world.system.holder[c]
                for g in self.world.liars:
                    self.world.lie_grant(g, me.ballot, me.base, 1)
        self.world.elapse(parameters.COLLECTION_WINDOW_MS)
        self.close_windows_quietly()
        self.hear_all(one, first)
        self.hear_all(other, first)

    def calm_down(self) -> None:
        """All are up and know what is committed, and what blocked has run down."""
        self.catch_up()
        waits = [max(me.left, me.guard, me.interval) for me in self.world.system.granter.values()]
        for c in self.world.sincere:
            if not self.world.system.holder[c].up:
                self.world.restart_holder(c)
        self.world.run_down(max(waits))

    def catch_up(self) -> None:
        """Everybody learns what is committed, and the record says so."""
        s = self.world.system
        if s.hint != s.committed:
            self.world.step("HintMoves", s.committed)
        for node in self.world.honest:
            if s.granter[node].base < s.committed:
                self.world.learn(node, s.committed)

    # ------------------------------------------------------------------------------------------------------------------
    # Lies

    @rule(c=sincere, ahead=st.integers(0, 2), old=st.booleans())
    def liar_grants(self, c: int, ahead: int, old: bool) -> None:
        """A liar answers before it was asked, and what it was not asked."""
        me = self.world.system.holder[self.world.sincere[c]]
        for g in self.world.liars:
            if me.number > 0:
                number = max(1, me.number + (-ahead if old else ahead))
                parcel = self.world.lie_grant(g, me.ballot, me.base, number)
                self.world.deliver(parcel, self.world.sincere[c])

    @rule(c=sincere, round_=st.sampled_from([1, 2, 16, 40, parameters.MAXIMUM_ROUND]), b=st.none() | base)
    def liar_states(self, c: int, round_: int, b: int | None) -> None:
        """A liar signs any round; alone it moves nobody."""
        world, node = self.world, self.world.sincere[c]
        for g in world.liars:
            before = world.system.holder[node]
            alone = not set(world.stated[node]) & set(world.honest)
            world.deliver(world.lie_round(g, world.base_of(node) if b is None else b, round_), node)
            assert not alone or world.system.holder[node] == before, "a liar alone has moved a candidate"

    @rule(
        ahead=st.sampled_from([1, 1, 1, 2, 16, 17, 20, 40]),
        nonce=st.integers(0, 1),
        b=st.sampled_from([0, 0, 0, 1, 2]),
        number=st.sampled_from([1, 1, 1, 2, 3]),
        shown=st.sampled_from([0, 0, 1, 5, 24]),
        late=st.sampled_from([0, 0, 0, 0, parameters.WALL_CLOCK_SKEW_MS, parameters.WALL_CLOCK_SKEW_MS + 1]),
        mask=most,
        calm=st.booleans(),
        follow_up=st.sampled_from(["", "", "act", "release", "renew", "renew", "renew revoked"]),
    )
    def twisted(
        self, ahead: int, nonce: int, b: int, number: int, shown: int, late: int, mask: int, calm: bool, follow_up: str
    ) -> None:
        """The twisted candidate outbids everybody, jumps rounds, renews what it never had, acts under what it can get."""
        world = self.world
        if calm:
            self.calm_down()
        top = max(me.promised.round for me in world.system.granter.values())
        fields = world.twisted_ballot(b, top + ahead, nonce)
        parcel = world.twisted_request(fields, b, number, shown, late)
        first = len(world.network)
        codes = self.broadcast(parcel, mask)
        assert late <= parameters.WALL_CLOCK_SKEW_MS or set(codes) <= {"skewed-clock"}, "it came from too far ahead"
        world.elapse(parameters.COLLECTION_WINDOW_MS)
        self.close_windows_quietly()
        if follow_up == "renew revoked":
            self.revoke(world.twisted, mask)
        if follow_up.startswith("renew"):
            self.broadcast(world.twisted_request(fields, b, number + 1, shown, 0), mask)
        elif follow_up == "release":
            self.broadcast(world.twisted_release(fields, b), mask)
        elif follow_up == "act" and (act := world.twisted_act(fields, b)):
            self.broadcast(act, mask)
        COUNTS["twisted_leases"] += sum(each.kind is LeaseGrant for each in world.network[first:])

    @rule(rounds=st.sampled_from([2, 2, 4, 4, 32]), mask=most, same=st.booleans())
    def twisted_persists(self, rounds: int, mask: int, same: bool) -> None:
        """It minds no hard stop of its own: it renews one ballot, or asks for a new one, for as long as it is let."""
        world = self.world
        b = world.system.committed
        top = max(me.promised.round for me in world.system.granter.values())
        for k in range(1, rounds + 1):
            fields = world.twisted_ballot(b, top + (1 if same else k), 0)
            self.broadcast(world.twisted_request(fields, b, k if same else 1, 0, 0), mask)
            world.elapse(parameters.RENEW_EVERY_MS)
            self.close_windows_quietly()

    @rule(round_=st.integers(1, 3), to=granter)
    def twisted_rank(self, round_: int, to: int) -> None:
        """Nobody chooses a rank."""
        world = self.world
        honest = world.twisted_ballot(0, round_, 0)
        raw = bytes([honest.rank.value[0] ^ 255]) + honest.rank.value[1:]
        false = type(honest)(honest.coordinator, honest.nonce, type(honest.rank)(raw), round_)
        parcel = world.post(LeaseRequest(**world.common(0), ballot=false, number=1, shown=()))
        assert world.deliver(parcel, world.honest[to]) == "false-rank"
        world.network.remove(parcel)

    def teardown(self) -> None:
        """Count the steps of this run: everything that was taken or refused, at the edge or in the core."""
        COUNTS["steps"] = sum(
            count for name, count in COUNTS.items() if name.startswith(("taken_", "refused_", "edge_"))
        )
