"""The coordination lease: what a granter and a candidate do with one message or timer.

Pure functions in the readable subset, one for one with the operators of the specification. Timers count down in
milliseconds (ticks in the models) and are relative: nothing here knows the time of day. It is not the wire format
(`messages`), nor the network and its faults (`lease_system`).

A guard's docstring starts with its verdict and the code that a refusal names.

TLA+: Lease
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .ballot import NO_BALLOT, Ballot, below, highest

__all__ = [  # noqa: RUF022 - in the order of the text
    "NO_REQUEST", "Claim", "Grant", "Granter", "Holder", "LeaseRules", "Request", "RequestId",
    "make_request", "first_request", "after_collect", "after_extend", "after_forged", "after_grant", "after_learn", "after_obey",
    "after_restart", "after_revocation", "after_ticks", "empty_granter", "lease_over", "may_answer_again", "may_collect", "may_end",
    "may_extend", "may_grant", "may_obey", "window_closed",
    "after_ask", "after_hear", "after_hear_round", "after_holder_ticks", "after_renew", "after_start", "after_stop", "counted_for",
    "empty_holder", "holds", "may_hear", "may_hear_round", "may_renew", "may_retry", "may_start", "next_round", "worth",
]  # fmt: skip


# ----------------------------------------------------------------------------------------------------------------------
# Vocabulary


@dataclass(frozen=True, slots=True)
class LeaseRules:
    """What all parties of one lease know: the committee, its quorum and the times, in milliseconds.

    TLA+: the constants of Lease
    """

    granters: frozenset[int]
    candidates: frozenset[int]
    eligible: frozenset[int]
    numbers: frozenset[int]
    quorum: int
    faults: int
    ttl: int
    holder_ttl: int
    hard_stop: int
    holder_stop: int
    amnesia_guard: int
    renew_every: int
    backoff: int
    window: int
    minimum_interval: int
    round_jump: int
    max_number: int
    track_nonces: bool


@dataclass(frozen=True, slots=True)
class Request:
    """Ask for a lease (number 1) or its renewal (2, 3, ...) under a ballot on a base.

    `shown_by` are the members that signed a statement of being at `shown_round` or beyond.
    """

    ballot: Ballot
    base: int
    number: int
    shown_round: int
    shown_by: frozenset[int]


@dataclass(frozen=True, slots=True)
class RequestId:
    """What a message nonce stands for: each request is sent under a nonce of its own."""

    ballot: Ballot
    number: int


@dataclass(frozen=True, slots=True)
class Grant:
    """One granter's signed lease to the coordinator of a ballot."""

    granter: int
    ballot: Ballot
    base: int
    number: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A ballot on a base: the end of its lease, or an action under it."""

    ballot: Ballot
    base: int


def make_request(ballot: Ballot, base: int, number: int) -> Request:
    """Make a request that shows no rounds."""
    return Request(ballot=ballot, base=base, number=number, shown_round=0, shown_by=frozenset())


NO_REQUEST = make_request(NO_BALLOT, 0, 0)


@dataclass(frozen=True, slots=True)
class Granter:
    """What a granter knows. Only the first four are durable.

    Attributes:
        base: the snapshot that it has committed, by its place in the chain of final snapshots; 0 is the genesis.
        promised: no ballot below it is served.
        closed: what was promised when the base last moved; no ballot at or below it is served.
        admits: the peers that policy and revocations, as far as they are known here, let coordinate.
        ballot, number, left: the lease that runs, NO_BALLOT, 0 and 0 if none does.
        replaced: what is left of a lease that this one replaced and the peer's other incarnation was granted.
        budget: per peer, what is left of the hard stop of the present run of leases.
        rest: per peer, how long it must still rest for the run to end; 0 when there is no run.
        guard: silence after a restart.
        interval: silence after a commit.
        waiting, window: the best request of the open collection window, and its time.
        seen: the requests whose nonces are remembered.
    """

    base: int
    promised: Ballot
    closed: Ballot
    admits: frozenset[int]
    ballot: Ballot
    number: int
    left: int
    replaced: int
    budget: Mapping[int, int]
    rest: Mapping[int, int]
    guard: int
    interval: int
    waiting: Request
    window: int
    seen: frozenset[RequestId]


@dataclass(frozen=True, slots=True)
class Holder:
    """What a candidate knows, all of it volatile.

    Attributes:
        up: false from a crash to the restart.
        base, ballot: of the present attempt; the ballot outlives it, so that the next one is higher.
        nonce: drawn at the start of this incarnation.
        number: of the last request sent, 0 if no attempt runs.
        stop: what is left of the attempt's hard stop, 0 if no attempt runs.
        wait: back-off before the next ballot.
        asked: per number, what is left of the holder's share of a lease since that number was first sent.
        heard: per granter, what is left of the lease that it granted, measured from the send.
        shown_round, shown_by: the highest round that enough members have signed to be at or beyond, and who; 0 and nobody at first.
    """

    up: bool
    base: int
    ballot: Ballot
    nonce: int
    number: int
    stop: int
    wait: int
    asked: Mapping[int, int]
    heard: Mapping[int, int]
    shown_round: int
    shown_by: frozenset[int]


def less(a: int, b: int) -> int:
    """Subtract, stopping at 0."""
    return a - b if a > b else 0


def first_request(me: Holder, ballot: Ballot, base: int) -> Request:
    """Make the first request of a ballot: it shows what its sender knows of the members' rounds."""
    return Request(ballot=ballot, base=base, number=1, shown_round=me.shown_round, shown_by=me.shown_by)


# ----------------------------------------------------------------------------------------------------------------------
# A granter's rules


def base_matches(me: Granter, m: Request) -> bool:
    """[IGNORE stale-base] The granter answers with its newer snapshot, or asks for the requester's."""
    return m.base == me.base


def may_coordinate(me: Granter, m: Request) -> bool:
    """[IGNORE not-eligible] Policy and revocations admit the coordinator."""
    return m.ballot.coordinator in me.admits


def above_promise(me: Granter, m: Request) -> bool:
    """[IGNORE stale-ballot] The ballot is above all that was promised."""
    return below(me.promised, m.ballot)


def no_foreign_lease(me: Granter, m: Request) -> bool:
    """[IGNORE foreign-lease] No other peer's lease runs; a newer ballot of the same peer replaces its own."""
    return me.left == 0 or me.ballot.coordinator == m.ballot.coordinator


def within_hard_stop(rules: LeaseRules, me: Granter, m: Request) -> bool:
    """[IGNORE hard-stop] The peer's run would not pass the hard stop; else it must rest for one TTL first."""
    return me.budget[m.ballot.coordinator] >= rules.ttl


def past_guard(me: Granter) -> bool:
    """[IGNORE amnesia-guard] Enough time has passed since the restart."""
    return me.guard == 0


def interval_kept(me: Granter) -> bool:
    """[IGNORE interval] Enough time has passed since the last commit."""
    return me.interval == 0


def shown_by_enough(rules: LeaseRules, signers: frozenset[int]) -> bool:
    """Tell whether an honest member is among those that signed the round shown."""
    return len(signers) >= rules.faults + 1


def round_in_reach(rules: LeaseRules, me: Granter, m: Request) -> bool:
    """[IGNORE round-jump] At most one jump above the own round, or above one that an honest member signed."""
    return m.ballot.round <= me.promised.round + rules.round_jump or (
        shown_by_enough(rules, m.shown_by) and m.ballot.round <= m.shown_round + rules.round_jump
    )


def nonce_is_fresh(me: Granter, m: Request) -> bool:
    """[IGNORE replayed-nonce] This very message has not been handled before."""
    return RequestId(ballot=m.ballot, number=m.number) not in me.seen


def may_grant(rules: LeaseRules, me: Granter, m: Request) -> bool:
    """Tell whether a new ballot may be granted now."""
    return (
        may_coordinate(me, m)
        and base_matches(me, m)
        and above_promise(me, m)
        and no_foreign_lease(me, m)
        and within_hard_stop(rules, me, m)
        and past_guard(me)
        and interval_kept(me)
    )


def beats_waiting(me: Granter, m: Request) -> bool:
    """[IGNORE outbid] No better ballot waits in this window."""
    return below(me.waiting.ballot, m.ballot)


def may_collect(rules: LeaseRules, me: Granter, m: Request) -> bool:
    """Tell whether a request enters the collection window."""
    return (
        m.number == 1
        and nonce_is_fresh(me, m)
        and may_grant(rules, me, m)
        and round_in_reach(rules, me, m)
        and beats_waiting(me, m)
    )


def remembers(me: Granter, m: Request) -> bool:
    """[IGNORE unremembered-ballot] Only a ballot whose lease still runs is renewed."""
    return me.left > 0 and me.ballot == m.ballot


def number_is_new(me: Granter, m: Request) -> bool:
    """[IGNORE stale-number] Only a higher number extends."""
    return m.number > me.number


def may_extend(rules: LeaseRules, me: Granter, m: Request) -> bool:
    """Tell whether a renewal extends the lease."""
    return (
        m.number > 1
        and nonce_is_fresh(me, m)
        and may_coordinate(me, m)
        and base_matches(me, m)
        and remembers(me, m)
        and number_is_new(me, m)
        and not below(m.ballot, me.promised)
        and within_hard_stop(rules, me, m)
    )


def may_answer_again(me: Granter, m: Request) -> bool:
    """Tell whether a request repeats the one last granted: its grant is sent again, and extends nothing."""
    return remembers(me, m) and base_matches(me, m) and m.number == me.number


def runs_under(me: Granter, a: Claim) -> bool:
    """[IGNORE unremembered-ballot] The lease that runs is of this ballot and base."""
    return me.left > 0 and me.ballot == a.ballot and me.base == a.base


def nothing_replaced(me: Granter) -> bool:
    """[IGNORE replaced-lease] The peer does not count on a lease that this one has replaced."""
    return me.replaced == 0


def may_end(me: Granter, a: Claim) -> bool:
    """Tell whether a release ends the lease."""
    return runs_under(me, a) and nothing_replaced(me)


def not_superseded(me: Granter, a: Claim) -> bool:
    """[IGNORE stale-ballot] Nothing higher was promised."""
    return not below(a.ballot, me.promised)


def not_closed(me: Granter, a: Claim) -> bool:
    """[IGNORE stale-ballot] What was promised before the base moved is not served after it."""
    return below(me.closed, a.ballot)


def may_obey(me: Granter, a: Claim) -> bool:
    """Tell whether an action under a certified ballot is carried out."""
    return a.base == me.base and not_superseded(me, a) and not_closed(me, a)


def remember(rules: LeaseRules, me: Granter, m: Request) -> Granter:
    """Keep the nonce of a request whose signature held."""
    return replace(me, seen=me.seen | {RequestId(ballot=m.ballot, number=m.number)}) if rules.track_nonces else me


def after_forged(rules: LeaseRules, me: Granter, m: Request) -> Granter:
    """A false signature leaves no trace."""
    return me


def after_collect(rules: LeaseRules, me: Granter, m: Request) -> Granter:
    """Put the best request so far into the window, which the first one opens.

    Its evidence has served: a round in reach stays in reach.
    """
    return replace(
        remember(rules, me, m),
        waiting=make_request(m.ballot, m.base, m.number),
        window=rules.window if me.waiting == NO_REQUEST else me.window,
    )


def budget_at_grant(rules: LeaseRules, me: Granter, m: Request) -> int:
    """What is left of the hard stop when a peer's new ballot is granted: a new ballot does not restart it."""
    return me.budget[m.ballot.coordinator]


def budget_at_renewal(rules: LeaseRules, me: Granter, m: Request) -> int:
    """What is left of the hard stop at a renewal, which does not restart it either."""
    return me.budget[m.ballot.coordinator]


def replaced(me: Granter, m: Request) -> int:
    """What is left of the lease that a new ballot replaces, if another incarnation of the peer may count on it."""
    return me.replaced if me.ballot.nonce == m.ballot.nonce else me.left


def window_closed(me: Granter) -> Granter:
    """Empty the collection window."""
    return replace(me, waiting=NO_REQUEST, window=0)


def after_grant(rules: LeaseRules, me: Granter, m: Request) -> Granter:
    """Promise the ballot and start its lease."""
    return replace(
        window_closed(me),
        promised=m.ballot,
        ballot=m.ballot,
        number=m.number,
        left=rules.ttl,
        replaced=replaced(me, m),
        budget={**me.budget, m.ballot.coordinator: budget_at_grant(rules, me, m)},
        rest={**me.rest, m.ballot.coordinator: rules.ttl},
    )


def after_extend(rules: LeaseRules, me: Granter, m: Request) -> Granter:
    """Start the lease's time afresh."""
    return replace(
        remember(rules, me, m),
        ballot=m.ballot,
        number=m.number,
        left=rules.ttl,
        budget={**me.budget, m.ballot.coordinator: budget_at_renewal(rules, me, m)},
        rest={**me.rest, m.ballot.coordinator: rules.ttl},
    )


def lease_over(me: Granter) -> Granter:
    """Forget the lease; the run it belonged to goes on until its peer has rested."""
    return replace(me, ballot=NO_BALLOT, number=0, left=0, replaced=0)


def after_obey(me: Granter, a: Claim) -> Granter:
    """Raise the promise to the ballot obeyed."""
    return replace(me, promised=highest(me.promised, a.ballot))


def durable_promise(me: Granter) -> Ballot:
    """The promise that a restart finds on disk."""
    return me.promised


def interval_at_restart(rules: LeaseRules, me: Granter) -> int:
    """What a restart leaves of the minimum interval: all of it, if there has been a commit."""
    return 0 if me.base == 0 else rules.minimum_interval


def empty_granter(rules: LeaseRules, base: int, promised: Ballot, closed: Ballot, admits: frozenset[int]) -> Granter:
    """A granter with nothing but its durable part."""
    return Granter(
        base=base,
        promised=promised,
        closed=closed,
        admits=admits,
        ballot=NO_BALLOT,
        number=0,
        left=0,
        replaced=0,
        budget={c: rules.hard_stop for c in rules.candidates},
        rest={c: 0 for c in rules.candidates},
        guard=0,
        interval=0,
        waiting=NO_REQUEST,
        window=0,
        seen=frozenset(),
    )


def after_restart(rules: LeaseRules, me: Granter) -> Granter:
    """Come back with the durable part and grant nothing for the amnesia guard, nor for the minimum interval after a commit."""
    return replace(
        empty_granter(rules, me.base, durable_promise(me), me.closed, me.admits),
        guard=rules.amnesia_guard,
        interval=interval_at_restart(rules, me),
    )


def after_learn(rules: LeaseRules, me: Granter, base: int) -> Granter:
    """Move to a newer base: its leases start afresh; the promise stays, and nothing at or below it is served there."""
    return replace(
        empty_granter(rules, base, me.promised, me.promised, me.admits),
        guard=me.guard,
        interval=rules.minimum_interval,
        seen=me.seen,
    )


def after_revocation(me: Granter, c: int) -> Granter:
    """Know for good that a peer was revoked; the lease that runs is not renewed."""
    return replace(me, admits=me.admits - {c})


def covered(me: Granter, c: int, d: int) -> int:
    """The part of the next d milliseconds that the lease of peer c still covers."""
    return min(me.left, d) if me.ballot.coordinator == c else 0


def rest_after(me: Granter, c: int, d: int) -> int:
    """How long peer c must still rest after d milliseconds: covered time does not count."""
    return less(me.rest[c], d - covered(me, c, d))


def after_ticks(rules: LeaseRules, me: Granter, d: int) -> Granter:
    """Let d milliseconds pass on the granter's timer. A run ends when its peer has rested for one TTL."""
    aged = replace(
        me,
        left=less(me.left, d),
        replaced=less(me.replaced, d),
        guard=less(me.guard, d),
        interval=less(me.interval, d),
        window=less(me.window, d),
        rest={c: rest_after(me, c, d) for c in rules.candidates},
        budget={c: rules.hard_stop if rest_after(me, c, d) == 0 else less(me.budget[c], d) for c in rules.candidates},
    )
    return lease_over(aged) if aged.left == 0 else aged


# ----------------------------------------------------------------------------------------------------------------------
# A candidate's rules


def holds(rules: LeaseRules, me: Holder) -> bool:
    """Tell whether a quorum of distinct granters' leases, each measured from the holder's own send, still runs."""
    return me.stop > 0 and len({g for g in rules.granters if me.heard[g] > 0}) >= rules.quorum


def next_round(me: Holder) -> int:
    """The round of the next ballot: above its own rounds and above what members have signed."""
    return max(me.ballot.round, me.shown_round) + 1


def next_round_in_reach(rules: LeaseRules, me: Holder) -> bool:
    """Tell whether granters can grant the next round; else better begin afresh, under a new nonce, or hear more."""
    return next_round(me) <= me.shown_round + rules.round_jump


def may_start(rules: LeaseRules, me: Holder) -> bool:
    """Tell whether a new attempt may begin."""
    return me.up and me.stop == 0 and next_round_in_reach(rules, me)


def may_retry(rules: LeaseRules, me: Holder) -> bool:
    """Tell whether the attempt may go on with a higher ballot."""
    return me.up and me.stop > 0 and not holds(rules, me) and me.wait == 0 and next_round_in_reach(rules, me)


def may_hear_round(rules: LeaseRules, me: Holder, at_round: int, signers: frozenset[int]) -> bool:
    """Tell whether a candidate believes how far the rounds have got: never on a single member's word."""
    return me.up and at_round > me.shown_round and shown_by_enough(rules, signers)


def after_hear_round(me: Holder, at_round: int, signers: frozenset[int]) -> Holder:
    """Keep the evidence: the next request shows it."""
    return replace(me, shown_round=at_round, shown_by=signers)


def may_renew(rules: LeaseRules, me: Holder) -> bool:
    """Tell whether a renewal is due."""
    return (
        me.up
        and holds(rules, me)
        and me.number < rules.max_number
        and me.asked[me.number] <= less(rules.holder_ttl, rules.renew_every)
    )


def worth(rules: LeaseRules, me: Holder, m: Grant) -> int:
    """What a grant of this number is worth: the time left since that number was first sent."""
    return me.asked[m.number]


def counted_for(rules: LeaseRules, m: Grant) -> frozenset[int]:
    """Whom a grant is counted for: the granter that signed it."""
    return frozenset({m.granter})


def may_hear(me: Holder, m: Grant) -> bool:
    """Tell whether a grant answers the present attempt."""
    return me.up and me.stop > 0 and m.ballot == me.ballot and m.base == me.base and m.number <= me.number


def after_ask(rules: LeaseRules, me: Holder, base: int, ballot: Ballot) -> Holder:
    """Ask for a new ballot: all that was heard belongs to the old one."""
    return replace(
        me,
        base=base,
        ballot=ballot,
        number=1,
        wait=rules.backoff,
        asked={k: rules.holder_ttl if k == 1 else 0 for k in rules.numbers},
        heard={g: 0 for g in rules.granters},
    )


def after_start(rules: LeaseRules, me: Holder, base: int, ballot: Ballot) -> Holder:
    """Begin an attempt, whose hard stop runs from here."""
    return replace(after_ask(rules, me, base, ballot), stop=rules.holder_stop)


def after_renew(rules: LeaseRules, me: Holder) -> Holder:
    """Send the next number; its time runs from here."""
    return replace(me, number=me.number + 1, asked={**me.asked, me.number + 1: rules.holder_ttl})


def after_hear(rules: LeaseRules, me: Holder, m: Grant, g: int) -> Holder:
    """Count a grant for granter g, never for less than what was counted already."""
    return replace(me, heard={**me.heard, g: max(me.heard[g], worth(rules, me, m))})


def after_stop(rules: LeaseRules, me: Holder) -> Holder:
    """End the attempt."""
    return replace(
        me,
        base=0,
        number=0,
        stop=0,
        wait=0,
        asked={k: 0 for k in rules.numbers},
        heard={g: 0 for g in rules.granters},
    )


def empty_holder(rules: LeaseRules, nonce: int) -> Holder:
    """A candidate that remembers nothing."""
    return Holder(
        up=True,
        base=0,
        ballot=NO_BALLOT,
        nonce=nonce,
        number=0,
        stop=0,
        wait=0,
        asked={k: 0 for k in rules.numbers},
        heard={g: 0 for g in rules.granters},
        shown_round=0,
        shown_by=frozenset(),
    )


def after_holder_ticks(rules: LeaseRules, me: Holder, d: int) -> Holder:
    """Let d milliseconds pass on the candidate's timer; the attempt ends with its hard stop."""
    return (
        after_stop(rules, me)
        if me.stop <= d
        else replace(
            me,
            stop=less(me.stop, d),
            wait=less(me.wait, d),
            asked={k: less(me.asked[k], d) for k in rules.numbers},
            heard={g: less(me.heard[g], d) for g in rules.granters},
        )
    )
