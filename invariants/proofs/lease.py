"""Theme: the lease. L1, L3, L4 and what a move of the base, a restart and a revocation leave are inductive, at stated numbers of granters and two candidates; L2 follows from "counted once" for any number.

The steps are those of `rebalancing.lease_system` that a granter takes, for any message from anybody, any set of liars, any restart, and
any times: `time_passes` moves the timers of some granters by any number of milliseconds, so that no bound on clocks is assumed.
All constants are unknown but for the ids.
"""

from dataclasses import replace

from invariants.lease import fenced, hard_stop, honest, interval, moves_close, only_eligible, promises_rise
from invariants.proofs.obligation import Action, Machine, Obligation, Sibling, Universe
from rebalancing import lease, lease_history
from rebalancing.ballot import NO_BALLOT, below
from rebalancing.lease import Claim, Granter, Holder, LeaseRules, Request
from rebalancing.lease_history import Past
from rebalancing.lease_system import LeaseModel, LeaseSystem
from rebalancing.quorum import feasible, quorum

# Steps of one granter ---------------------------------------------------------------------------------------------------------------


def with_granter(s: LeaseSystem, g: int, me: Granter, p: Past) -> LeaseSystem:
    """The system with another state and history of one granter."""
    return replace(s, granter={**s.granter, g: me}, past={**s.past, g: p})


def collects(model: LeaseModel, s: LeaseSystem, g: int, m: Request) -> bool:
    return lease.may_collect(model.rules, s.granter[g], m)


def collect(model: LeaseModel, s: LeaseSystem, g: int, m: Request) -> LeaseSystem:
    return with_granter(s, g, lease.after_collect(model.rules, s.granter[g], m), s.past[g])


def grants(model: LeaseModel, s: LeaseSystem, g: int) -> bool:
    return lease.may_grant(model.rules, s.granter[g], s.granter[g].waiting)


def grant(model: LeaseModel, s: LeaseSystem, g: int) -> LeaseSystem:
    me = s.granter[g]
    p = lease_history.past_grant(model.rules, s.past[g], me.waiting, me.admits)
    return with_granter(s, g, lease.after_grant(model.rules, me, me.waiting), p)


def may_drop(model: LeaseModel, s: LeaseSystem, g: int) -> bool:
    return not lease.may_grant(model.rules, s.granter[g], s.granter[g].waiting)


def drop(model: LeaseModel, s: LeaseSystem, g: int) -> LeaseSystem:
    return with_granter(s, g, lease.window_closed(s.granter[g]), s.past[g])


def extends(model: LeaseModel, s: LeaseSystem, g: int, m: Request) -> bool:
    return lease.may_extend(model.rules, s.granter[g], m)


def extend(model: LeaseModel, s: LeaseSystem, g: int, m: Request) -> LeaseSystem:
    me = s.granter[g]
    p = lease_history.past_grant(model.rules, s.past[g], m, me.admits)
    return with_granter(s, g, lease.after_extend(model.rules, me, m), p)


def hears_release(model: LeaseModel, s: LeaseSystem, g: int, a: Claim) -> bool:
    return lease.may_end(s.granter[g], a)


def hear_release(model: LeaseModel, s: LeaseSystem, g: int, a: Claim) -> LeaseSystem:
    return with_granter(s, g, lease.lease_over(s.granter[g]), lease_history.past_release(s.past[g], a.ballot))


def obeys(model: LeaseModel, s: LeaseSystem, g: int, a: Claim) -> bool:
    return lease.may_obey(s.granter[g], a)


def obey(model: LeaseModel, s: LeaseSystem, g: int, a: Claim) -> LeaseSystem:
    promised = s.granter[g].promised
    return with_granter(s, g, lease.after_obey(s.granter[g], a), lease_history.past_obey(s.past[g], a, promised))


def learns(model: LeaseModel, s: LeaseSystem, g: int, base: int) -> bool:
    return s.granter[g].base < base


def learn(model: LeaseModel, s: LeaseSystem, g: int, base: int) -> LeaseSystem:
    me = s.granter[g]
    p = lease_history.past_learn(model.rules, s.past[g], me.promised)
    return with_granter(s, g, lease.after_learn(model.rules, me, base), p)


def is_candidate(model: LeaseModel, c: int) -> bool:
    return c in model.rules.candidates


def hear_revocation(model: LeaseModel, s: LeaseSystem, g: int, c: int) -> LeaseSystem:
    return with_granter(s, g, lease.after_revocation(s.granter[g], c), s.past[g])


def may_restart(model: LeaseModel, s: LeaseSystem, g: int) -> bool:
    return g in model.rules.granters


def restart(model: LeaseModel, s: LeaseSystem, g: int) -> LeaseSystem:
    return with_granter(s, g, lease.after_restart(model.rules, s.granter[g]), s.past[g])


def time_may_pass(model: LeaseModel, d: int) -> bool:
    return d >= 0


def time_passes(model: LeaseModel, s: LeaseSystem, moved: frozenset[int], d: int) -> LeaseSystem:
    """The timers of the granters in `moved` count d milliseconds; the others stand still."""
    return replace(
        s,
        granter={
            g: lease.after_ticks(model.rules, s.granter[g], d) if g in moved else s.granter[g]
            for g in model.rules.granters
        },
        past={
            g: lease_history.past_ticks(model.rules, s.past[g], d) if g in moved else s.past[g]
            for g in model.rules.granters
        },
    )


# What is known ----------------------------------------------------------------------------------------------------------------------


def rules_are_sound(model: LeaseModel) -> bool:
    """The only relations between the times that the proofs need."""
    return (
        model.rules.ttl > 0
        and model.rules.ttl <= model.rules.hard_stop
        and 2 * model.rules.ttl <= model.rules.amnesia_guard
        and model.rules.minimum_interval >= 0
        and model.rules.eligible <= model.rules.candidates
    )


def guard_is_one_ttl(model: LeaseModel) -> bool:
    """Sound rules but for a guard of a single TTL."""
    return (
        model.rules.ttl > 0
        and model.rules.ttl <= model.rules.hard_stop
        and model.rules.ttl == model.rules.amnesia_guard
        and model.rules.eligible <= model.rules.candidates
    )


def is_honest(model: LeaseModel, g: int) -> bool:
    return g in honest(model)


def initially(model: LeaseModel, s: LeaseSystem) -> bool:
    """Nothing has happened at any honest granter, whatever base it starts from."""
    return all(
        s.granter[g]
        == replace(
            lease.empty_granter(model.rules, s.granter[g].base, NO_BALLOT, NO_BALLOT, model.rules.eligible),
            seen=s.granter[g].seen,
        )
        and s.granter[g].base >= 0
        and s.past[g] == lease_history.no_past(model.rules)
        for g in honest(model)
    )


def in_range(rules: LeaseRules, me: Granter, p: Past) -> bool:
    """Timers are within their ranges, a lease that runs is not at rest, and a granter knows no less of the last move than happened."""
    return (
        me.left >= 0
        and me.left <= rules.ttl
        and me.guard >= 0
        and me.base >= 0
        and p.quiet >= 0
        and p.quiet <= me.interval
        and p.quiet <= rules.minimum_interval
        and (p.quiet == 0 or me.base > 0)
        and p.closed == me.closed
        and (me.left == 0 or me.ballot == p.ballot)
        and not below(me.promised, p.under)
        and not below(me.promised, NO_BALLOT)
        and all(
            me.budget[c] >= 0
            and me.budget[c] <= rules.hard_stop
            and me.rest[c] >= 0
            and p.cover[c] >= 0
            and p.cover[c] <= rules.ttl
            and p.rest[c] >= 0
            and p.rest[c] <= rules.ttl
            and (p.cover[c] == 0 or p.rest[c] > 0)
            for c in rules.candidates
        )
    )


def remembers_run(me: Granter, p: Past, c: int) -> bool:
    """The granter's own books on peer c agree with what really happened."""
    return p.rest[c] == me.rest[c] and p.cover[c] == (me.left if me.ballot.coordinator == c else 0)


def guards_forgotten_run(me: Granter, p: Past, c: int) -> bool:
    """The granter has forgotten the run of peer c, and is silent until it has ended and rested."""
    return me.left == 0 and me.rest[c] == 0 and p.cover[c] + p.rest[c] <= me.guard


def budget_is_kept(rules: LeaseRules, me: Granter, p: Past, c: int) -> bool:
    """What is left of the hard stop is no more than the run's age leaves."""
    return me.rest[c] == 0 or me.budget[c] == 0 or me.budget[c] + p.age[c] <= rules.hard_stop


def books_are_kept(model: LeaseModel, s: LeaseSystem) -> bool:
    """Supports L1, L3 and what a move of the base leaves: ranges, promises above leases, and what a granter knows of each run."""
    return all(
        in_range(model.rules, s.granter[g], s.past[g])
        and (s.granter[g].left == 0 or not below(s.granter[g].promised, s.granter[g].ballot))
        and all(
            (remembers_run(s.granter[g], s.past[g], c) or guards_forgotten_run(s.granter[g], s.past[g], c))
            and budget_is_kept(model.rules, s.granter[g], s.past[g], c)
            for c in model.rules.candidates
        )
        for g in honest(model)
    )


MACHINE = Machine(
    theme="lease",
    state="s",
    initial=initially,
    actions=(
        Action("collect", collects, collect),
        Action("grant", grants, grant),
        Action("drop", may_drop, drop),
        Action("extend", extends, extend),
        Action("hear_release", hears_release, hear_release),
        Action("obey", obeys, obey),
        Action("learn", learns, learn),
        Action("hear_revocation", is_candidate, hear_revocation),
        Action("restart", may_restart, restart),
        Action("time", time_may_pass, time_passes),
    ),
    typed=(rules_are_sound, is_honest),
)
INVARIANTS = (promises_rise, hard_stop, fenced, moves_close, interval, only_eligible, books_are_kept)
CANDIDATES = (1, 2)
CERTIFIED_SIZES = (3,)

_SIBLINGS = {
    ("restart", "books_are_kept"): (
        Sibling("A guard of one TTL is enough.", without=("rules_are_sound",), hypotheses=(guard_is_one_ttl,)),
    ),
    ("grant", "promises_rise"): (Sibling("Any waiting request may be granted.", without=("grants",)),),
    ("grant", "hard_stop"): (Sibling("Any waiting request may be granted.", without=("grants",)),),
    ("obey", "fenced"): (Sibling("Any ballot may act.", without=("obeys",)),),
    ("obey", "moves_close"): (Sibling("Any ballot may act.", without=("obeys",)),),
    ("extend", "only_eligible"): (Sibling("Any renewal is granted.", without=("extends",)),),
}


def at(size: int) -> tuple[Obligation, ...]:
    """The inductive steps with `size` granters."""
    granters = tuple(range(1, size + 1))
    by_granter = ("LeaseSystem.granter", "LeaseSystem.past", "LeaseModel.liars", "Request.shown_by", "moved")
    by_candidate = (
        "Granter.admits", "Granter.budget", "Granter.rest", "Past.admits", "Past.age", "Past.cover", "Past.rest", "LeaseRules.eligible",
    )  # fmt: skip
    messages = (
        "LeaseSystem.requests",
        "LeaseSystem.grants",
        "LeaseSystem.releases",
        "LeaseSystem.acts",
        "Granter.seen",
    )
    universe = Universe(
        named=dict.fromkeys(by_granter, granters) | dict.fromkeys(by_candidate, CANDIDATES) | dict.fromkeys(messages),
        fixed={
            "LeaseRules.granters": frozenset(granters),
            "LeaseRules.candidates": frozenset(CANDIDATES),
        },
    )
    return MACHINE.inductive(INVARIANTS, suffix=f"n{size}", universe=universe, siblings=_SIBLINGS)


# L2, for any number of granters -------------------------------------------------------------------------------------------------------


def rules_are_a_quorum(rules: LeaseRules, t: int) -> bool:
    """The quorum of the rules is that of a feasible committee."""
    return feasible(len(rules.granters), t, rules.faults) and rules.quorum == quorum(
        len(rules.granters), t, rules.faults
    )


def quorum_is_one_less(rules: LeaseRules, t: int) -> bool:
    return (
        feasible(len(rules.granters), t, rules.faults)
        and rules.quorum == quorum(len(rules.granters), t, rules.faults) - 1
    )


def liars_are_few(rules: LeaseRules, liars: frozenset[int]) -> bool:
    return liars <= rules.granters and len(liars) <= rules.faults


def liars_are_one_more(rules: LeaseRules, liars: frozenset[int]) -> bool:
    return liars <= rules.granters and len(liars) <= rules.faults + 1


def first_holds(rules: LeaseRules, first: Holder) -> bool:
    return lease.holds(rules, first)


def second_does_not_hold(rules: LeaseRules, second: Holder) -> bool:
    return not lease.holds(rules, second)


def counted_by_one(rules: LeaseRules, liars: frozenset[int], first: Holder, second: Holder) -> bool:
    """CountedOnce of two holders of one base, which theme belief proves: an honest granter that one counts the other does not."""
    return all(not second.heard[g] > 0 for g in rules.granters - liars if first.heard[g] > 0)


_ANY_SIZE = Universe(fixed={f"LeaseRules.{name}": frozenset() for name in ("candidates", "eligible", "numbers")})

OBLIGATIONS = (
    Obligation(
        "lease.one_holder",
        "Whatever the number of granters, two peers never both hold the lease of one base: their quorums share an honest granter, which one of them counts.",
        (rules_are_a_quorum, liars_are_few, first_holds, counted_by_one),
        second_does_not_hold,
        (
            Sibling(
                "Grants of one granter less will do.", without=("rules_are_a_quorum",), hypotheses=(quorum_is_one_less,)
            ),
            Sibling("With f + 1 liars too.", without=("liars_are_few",), hypotheses=(liars_are_one_more,)),
            Sibling("A granter may be counted twice.", without=("counted_by_one",)),
        ),
        reading="cardinality",
        linear=True,
        universe=_ANY_SIZE,
    ),
)
