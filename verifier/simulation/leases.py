"""The lease of all nodes at once, as the state of its specification, on timers of their own.

The state is that of `rebalancing.lease_system`, so the catalogue's predicates read it as it is. Times are microseconds: a message's length in whole milliseconds would hide
a drift of one in a thousand. All peers are granters; who is no member of a base's committee is not asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rebalancing import backoff, lease, lease_history, lease_system, parameters
from rebalancing.ballot import NO_BALLOT
from rebalancing.identifiers import Digest, Nonce
from rebalancing.lease import Claim, Grant, LeaseRules, Request
from rebalancing.lease_codec import ballot_of
from rebalancing.lease_system import LeaseModel, LeaseSystem
from rebalancing.messages import BallotFields, ballot_fields
from rebalancing.refusal import Refused
from verifier.simulation.network import Chance
from verifier.simulation.roster import Roster, key_of

__all__ = ["MINIMUM_INTERVAL_MS", "US", "Leases"]

US = 1_000
# A lease of 30 s that is renewed every second needs no more.
NUMBERS = range(1, 33)
# A tenth of the usual: a run is to see many commits, and a granter that restarts keeps silent for as long.
MINIMUM_INTERVAL_MS = parameters.MINIMUM_INTERVAL_MS // 10
# No run has as many.
BASES_OF_A_VERSION = 10_000


class Leases:
    """Granters and candidates, and how wrong their timers go."""

    def __init__(self, roster: Roster, chance: Chance) -> None:
        self.roster, self._chance = roster, chance
        self.number = {i: key_of(i).number for i in (*roster.peers, *roster.coordinators)}
        granters = frozenset(self.number[i] for i in roster.peers)
        candidates = frozenset(self.number[i] for i in roster.coordinators)
        rules = LeaseRules(
            granters=granters,
            candidates=candidates,
            eligible=candidates,
            numbers=frozenset(NUMBERS),
            quorum=roster.quorum,
            faults=roster.faults,
            ttl=parameters.LEASE_TTL_MS * US,
            holder_ttl=parameters.HOLDER_TTL_MS * US,
            hard_stop=parameters.HARD_STOP_MS * US,
            holder_stop=parameters.HOLDER_STOP_MS * US,
            amnesia_guard=parameters.AMNESIA_GUARD_MS * US,
            renew_every=parameters.RENEW_EVERY_MS * US,
            backoff=parameters.BACKOFF_FIRST_MS * US,
            window=parameters.COLLECTION_WINDOW_MS * US,
            minimum_interval=MINIMUM_INTERVAL_MS * US,
            round_jump=parameters.ROUND_JUMP,
            max_number=max(NUMBERS),
            track_nonces=False,
        )
        self.model = LeaseModel(
            rules=rules,
            liars=frozenset(self.number[i] for i in roster.liars),
            crashing=granters,
            twisted=frozenset(),
            mortal=candidates,
            releasing=candidates,
            acting=candidates,
            revocable=frozenset(),
            drift=0,
            free_clocks=False,
            forgery=False,
            shown_rounds=True,
            max_round=parameters.MAXIMUM_ROUND,
            max_nonce=2**128 - 1,
            max_base=2**31,
        )
        nonce = {c: self._nonce(c, 0) for c in candidates}
        self.system = LeaseSystem(
            granter={g: lease.empty_granter(rules, 0, NO_BALLOT, NO_BALLOT, candidates) for g in granters},
            holder={c: lease.empty_holder(rules, nonce[c]) for c in candidates},
            requests=frozenset(),
            grants=frozenset(),
            releases=frozenset(),
            acts=frozenset(),
            committed=0,
            hint=0,
            granter_skew={g: 0 for g in granters},
            holder_skew={c: 0 for c in candidates},
            used={c: frozenset({nonce[c]}) for c in candidates},
            past={g: lease_history.no_past(rules) for g in granters},
        )
        # How many millionths each timer is fast, and what it has shown so far, since the rate was set.
        self.rate = {i: 0 for i in self.number}
        self._shown = {i: 0 for i in self.number}
        self._since = {i: 0 for i in self.number}
        self._now_us = 0
        self._attempts: dict[int, int] = {}
        # The lease numbers bases through all versions: how many come before the first one of a node's version.
        self._before = {i: 0 for i in self.number}

    def _nonce(self, candidate: int, incarnation: int) -> int:
        return Nonce(self._chance.octets("lease nonce", candidate, incarnation)[:16]).number

    # Time

    def set_rate(self, i: int, rate_ppm: int) -> None:
        """From now on a timer goes so many millionths too fast."""
        self.rate[i], self._shown[i], self._since[i] = rate_ppm, 0, self._now_us

    def advance(self, now_ms: int) -> None:
        """Let all timers run to a point in time."""
        now_us = now_ms * US
        if now_us == self._now_us:
            return
        passed = {}
        for i in self.number:
            real = now_us - self._since[i]
            shown = real + real * self.rate[i] // parameters.MILLION
            passed[self.number[i]], self._shown[i] = shown - self._shown[i], shown
        self._now_us, rules, s = now_us, self.model.rules, self.system
        self.system = replace(
            s,
            granter={g: lease.after_ticks(rules, me, passed[g]) for g, me in s.granter.items()},
            past={g: lease_history.past_ticks(rules, p, passed[g]) for g, p in s.past.items()},
            holder={c: lease.after_holder_ticks(rules, me, passed[c]) for c, me in s.holder.items()},
        )

    # Steps

    def step(self, action: str, *arguments: Any) -> str:
        """Take one step of the reference; return "" or the code of the refusal."""
        try:
            self.system = lease_system.ACTIONS[action](self.model, self.system, *arguments)
        except Refused as refusal:
            return refusal.code
        return ""

    def ask(self, c: int, base: Digest, sequence: int) -> tuple[Request, BallotFields] | None:
        """A candidate starts an attempt, or goes on with a higher ballot; None while it may not."""
        rules, number = self.model.rules, self.number[c]
        me, sequence = self.system.holder[number], sequence + self._before[c]
        starts = me.stop == 0
        may = lease.may_start(rules, me) if starts else lease.may_retry(rules, me) and me.base == sequence
        tries = 0 if starts else self._attempts.get(c, 0)
        if not may or tries >= backoff.WAITS:
            return None
        fields = ballot_fields(base, lease.next_round(me), key_of(c), Nonce.from_number(me.nonce))
        ballot = ballot_of(fields)
        request = lease.first_request(me, ballot, sequence)
        wait = backoff.wait_ms(Nonce.from_number(me.nonce), tries, 0)
        waits = replace(rules, backoff=wait * US)
        begun = lease.after_start if starts else lease.after_ask
        self._attempts[c] = tries + 1
        self.system = replace(
            self.system,
            holder={**self.system.holder, number: begun(waits, me, sequence, ballot)},
            requests=self.system.requests | {request},
        )
        return request, fields

    def promised_round(self, g: int) -> int:
        """The round that a granter has promised, which it signs for whoever is behind."""
        return self.system.granter[self.number[g]].promised.round

    def hear_rounds(self, c: int, rounds: Mapping[int, int]) -> None:
        """A candidate believes the round that f + 1 members have signed to have reached."""
        highest = sorted(rounds, key=lambda g: rounds[g], reverse=True)[: self.roster.faults + 1]
        shown = rounds[highest[-1]]
        self.step("HearRound", self.number[c], shown, frozenset(self.number[g] for g in highest))

    def renew(self, c: int) -> Request | None:
        """A holder renews, if it is due."""
        number = self.number[c]
        if self.step("Renew", number):
            return None
        me = self.system.holder[number]
        return lease.make_request(me.ballot, me.base, me.number)

    def holds(self, c: int) -> bool:
        """Tell whether a candidate believes that it holds its lease."""
        return lease.holds(self.model.rules, self.system.holder[self.number[c]])

    def runs(self, c: int) -> bool:
        """Tell whether an attempt of a candidate runs."""
        return self.system.holder[self.number[c]].stop > 0

    def handle(self, g: int, request: Request) -> Grant | str:
        """A granter handles a request: a grant that goes out now, "window" if it waits, or the code of the refusal."""
        number = self.number[g]
        if g in self.roster.liars:
            return Grant(granter=number, ballot=request.ballot, base=request.base, number=request.number)
        me = self.system.granter[number]
        again = lease.may_answer_again(me, request)
        action = "AnswerAgain" if again else "Collect" if request.number == 1 else "Extend"
        code = self.step(action, number, request)
        if code or action == "Collect":
            return code or "window"
        return Grant(granter=number, ballot=request.ballot, base=request.base, number=request.number)

    def close_window(self, g: int) -> Grant | str:
        """A granter's window closes: it grants the best request, or drops it."""
        number = self.number[g]
        waiting, before = self.system.granter[number].waiting, self.system.grants
        if code := self.step("CloseWindow", number):
            return code
        if self.system.grants == before:
            return "dropped"
        return Grant(granter=number, ballot=waiting.ballot, base=waiting.base, number=waiting.number)

    def hear(self, c: int, grant: Grant) -> str:
        """A candidate counts a grant."""
        return self.step("HearGrant", self.number[c], grant, grant.granter)

    def release(self, c: int) -> Claim | None:
        """A candidate ends its attempt; what was granted is to be given back."""
        me = self.system.holder[self.number[c]]
        if self.step("Release", self.number[c]) or not any(me.heard.values()):
            return None
        return Claim(ballot=me.ballot, base=me.base)

    def restart_candidate(self, c: int, incarnation: int) -> None:
        """A candidate forgets everything, and has a new nonce."""
        number = self.number[c]
        self.step("CrashHolder", number)
        assert self.step("RestartHolder", number, self._nonce(number, incarnation)) == ""

    def learn(self, g: int, sequence: int) -> None:
        """A granter moves to a newer base."""
        sequence += self._before[g]
        if sequence > self.system.committed:
            self.system = replace(self.system, committed=sequence)
        if g not in self.roster.liars:
            self.step("Learn", self.number[g], sequence)

    def follow_version(self, i: int, version: int) -> None:
        """A node goes on with the first base of another version; what it has promised stays promised."""
        self._before[i] = (version - 1) * BASES_OF_A_VERSION
        if i in self.roster.peers:
            self.learn(i, 0)
