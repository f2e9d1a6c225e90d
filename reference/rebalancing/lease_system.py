"""The whole system that the specification describes: granters, candidates, network, clocks, faults and history.

One function for each action of the specification, `(model, state, ...) -> state`; an action that is not enabled raises
`Refused` with the code of the guard that failed, and there is no new state. Messages are sets that only grow: each may
be lost, repeated, reordered and late. It is not a simulator: who acts next is the caller's choice.

TLA+: Lease (section Actions)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, combinations, product
from typing import Any

from . import lease, lease_history
from .ballot import NO_BALLOT, Ballot, below
from .lease import Claim, Grant, Granter, Holder, LeaseRules, Request, make_request
from .lease_history import Past
from .quorum import quorum
from .refusal import Refused, first_failed, need

__all__ = ["ACTIONS", "LeaseModel", "LeaseSystem", "Refused", "choices", "initial", "model_of", "need"]


@dataclass(frozen=True, slots=True)
class LeaseModel:
    """The rules, the faults that can happen and the bounds of a finite model.

    TLA+: the constants of Lease
    """

    rules: LeaseRules
    liars: frozenset[int]
    crashing: frozenset[int]
    twisted: frozenset[int]
    mortal: frozenset[int]
    releasing: frozenset[int]
    acting: frozenset[int]
    revocable: frozenset[int]
    drift: int
    free_clocks: bool
    forgery: bool
    shown_rounds: bool
    max_round: int
    max_nonce: int
    max_base: int


@dataclass(frozen=True, slots=True)
class LeaseSystem:
    """One state of the system; field for field the variables of the specification."""

    granter: Mapping[int, Granter]
    holder: Mapping[int, Holder]
    requests: frozenset[Request]
    grants: frozenset[Grant]
    releases: frozenset[Claim]
    acts: frozenset[Claim]
    committed: int
    hint: int
    granter_skew: Mapping[int, int]
    holder_skew: Mapping[int, int]
    used: Mapping[int, frozenset[int]]
    past: Mapping[int, Past]


def model_of(k: Mapping[str, Any]) -> LeaseModel:
    """Build a model from complete constants of the specification; granters keep their names as identifiers."""
    rules = LeaseRules(
        granters=k["Granters"],
        candidates=k["Candidates"],
        eligible=k["Eligible"],
        numbers=frozenset(range(1, k["MaxNumber"] + 1)),
        quorum=quorum(len(k["Granters"]), k["Threshold"], k["Faults"]),
        faults=k["Faults"],
        ttl=k["TTL"],
        holder_ttl=k["HolderTTL"],
        hard_stop=k["HardStop"],
        holder_stop=k["HolderStop"],
        amnesia_guard=k["AmnesiaGuard"],
        renew_every=k["RenewEvery"],
        backoff=k["Backoff"],
        window=k["Window"],
        minimum_interval=k["MinimumInterval"],
        round_jump=k["RoundJump"],
        max_number=k["MaxNumber"],
        track_nonces=k["TrackNonces"],
    )
    return LeaseModel(
        rules=rules,
        liars=k["Liars"],
        crashing=k["Crashing"],
        twisted=k["Twisted"],
        mortal=k["Mortal"],
        releasing=k["Releasing"],
        acting=k["Acting"],
        revocable=k["Revocable"],
        drift=k["Drift"],
        free_clocks=k["FreeClocks"],
        forgery=k["Forgery"],
        shown_rounds=k["ShownRounds"],
        max_round=k["MaxRound"],
        max_nonce=k["MaxNonce"],
        max_base=k["MaxBase"],
    )


def initial(model: LeaseModel) -> Iterator[LeaseSystem]:
    """Yield the initial states: they differ in the nonces drawn.

    TLA+: Lease!Init
    """
    rules = model.rules
    candidates = sorted(rules.candidates)
    for drawn in product(range(1, model.max_nonce + 1), repeat=len(candidates)):
        nonce = dict(zip(candidates, drawn, strict=True))
        yield LeaseSystem(
            granter={g: lease.empty_granter(rules, 0, NO_BALLOT, NO_BALLOT, rules.eligible) for g in rules.granters},
            holder={c: lease.empty_holder(rules, nonce[c]) for c in candidates},
            requests=frozenset(),
            grants=frozenset(),
            releases=frozenset(),
            acts=frozenset(),
            committed=0,
            hint=0,
            granter_skew={g: 0 for g in rules.granters},
            holder_skew={c: 0 for c in candidates},
            used={c: frozenset({nonce[c]}) for c in candidates},
            past={g: lease_history.no_past(rules) for g in rules.granters},
        )


# ----------------------------------------------------------------------------------------------------------------------
# What may be on the network


def rank(model: LeaseModel, base: int, at_round: int, coordinator: int) -> int:
    """Stand for the digest of parent, round and coordinator in a finite model."""
    return coordinator if (base + at_round) % 2 == 0 else len(model.rules.candidates) + 1 - coordinator


def make_ballot(model: LeaseModel, base: int, at_round: int, coordinator: int, nonce: int) -> Ballot:
    """Make the one ballot of a coordinator, round and nonce on a base."""
    return Ballot(round=at_round, rank=rank(model, base, at_round, coordinator), coordinator=coordinator, nonce=nonce)


def subsets(xs: frozenset[int]) -> Iterator[frozenset[int]]:
    """Yield every subset."""
    ordered = sorted(xs)
    for chosen in chain.from_iterable(combinations(ordered, k) for k in range(len(ordered) + 1)):
        yield frozenset(chosen)


def can_have_signed(model: LeaseModel, s: LeaseSystem, g: int, at_round: int) -> bool:
    """Tell whether a member can have signed that it is at a round or beyond: an honest one only if it promised that round."""
    return g in model.liars or s.granter[g].promised.round >= at_round


def showable(model: LeaseModel, s: LeaseSystem) -> list[tuple[int, frozenset[int]]]:
    """List what can be shown of rounds: nothing, or a round and members that can have signed it."""
    return [(0, frozenset())] + [
        (r, by)
        for r in range(1, model.max_round + 1)
        if model.shown_rounds
        for by in subsets(model.rules.granters)
        if all(can_have_signed(model, s, g, r) for g in by)
    ]


def ballots_of(model: LeaseModel, peers: frozenset[int]) -> list[tuple[Ballot, int]]:
    """List every ballot of the given peers with its base."""
    return [
        (make_ballot(model, b, r, c, n), b)
        for b in range(model.max_base + 1)
        for r in range(1, model.max_round + 1)
        for c in sorted(peers)
        for n in range(1, model.max_nonce + 1)
    ]


def requests_on_network(model: LeaseModel, s: LeaseSystem) -> frozenset[Request]:
    """What honest candidates sent and twisted ones may send."""
    if not model.twisted:
        return s.requests
    shown = showable(model, s)
    return s.requests | {
        Request(ballot=ballot, base=base, number=k, shown_round=shown_round, shown_by=shown_by)
        for ballot, base in ballots_of(model, model.twisted)
        for k in model.rules.numbers
        for shown_round, shown_by in shown
    }


def forged_requests(model: LeaseModel) -> frozenset[Request]:
    """What bears the name of an honest candidate and a false signature."""
    if not model.forgery:
        return frozenset()
    return frozenset(
        make_request(ballot, base, k)
        for ballot, base in ballots_of(model, model.rules.candidates - model.twisted)
        for k in model.rules.numbers
    )


def claims_on_network(model: LeaseModel, sent: frozenset[Claim]) -> frozenset[Claim]:
    """What honest candidates sent and twisted ones may send."""
    if not model.twisted:
        return sent
    return sent | {Claim(ballot=ballot, base=base) for ballot, base in ballots_of(model, model.twisted)}


def grants_on_network(model: LeaseModel, s: LeaseSystem, c: int) -> frozenset[Grant]:
    """What honest granters signed and liars may tell candidate c."""
    me = s.holder[c]
    return s.grants | {
        Grant(granter=g, ballot=me.ballot, base=me.base, number=k) for g in model.liars for k in model.rules.numbers
    }


def is_showable(model: LeaseModel, s: LeaseSystem, shown_round: int, shown_by: frozenset[int]) -> bool:
    """Tell whether (shown_round, shown_by) is among `showable`."""
    if shown_round == 0 and not shown_by:
        return True
    return (
        model.shown_rounds
        and 1 <= shown_round <= model.max_round
        and shown_by <= model.rules.granters
        and all(can_have_signed(model, s, g, shown_round) for g in shown_by)
    )


def is_twisted_ballot(model: LeaseModel, ballot: Ballot, base: int) -> bool:
    """Tell whether a twisted candidate may use a ballot: anything in its own name, with the rank that it must have."""
    return (
        ballot.coordinator in model.twisted
        and 0 <= base <= model.max_base
        and 1 <= ballot.round <= model.max_round
        and 1 <= ballot.nonce <= model.max_nonce
        and ballot.rank == rank(model, base, ballot.round, ballot.coordinator)
    )


def request_was_sent(model: LeaseModel, s: LeaseSystem, m: Request) -> bool:
    """Tell whether a request is among `requests_on_network`."""
    return m in s.requests or (
        is_twisted_ballot(model, m.ballot, m.base)
        and m.number in model.rules.numbers
        and is_showable(model, s, m.shown_round, m.shown_by)
    )


def claim_was_sent(model: LeaseModel, sent: frozenset[Claim], m: Claim) -> bool:
    """Tell whether a claim is among `claims_on_network`."""
    return m in sent or is_twisted_ballot(model, m.ballot, m.base)


def grant_was_sent(model: LeaseModel, s: LeaseSystem, c: int, m: Grant) -> bool:
    """Tell whether a grant is among `grants_on_network`."""
    return m in s.grants or (
        m.granter in model.liars
        and m.ballot == s.holder[c].ballot
        and m.base == s.holder[c].base
        and m.number in model.rules.numbers
    )


def certified(model: LeaseModel, s: LeaseSystem, a: Claim) -> bool:
    """Tell whether enough distinct granters signed this ballot on this base, a liar's name being there for the asking."""
    signers = {m.granter for m in s.grants if m.ballot == a.ballot and m.base == a.base} | model.liars
    return len(signers) >= model.rules.quorum


# ----------------------------------------------------------------------------------------------------------------------
# Actions of a candidate


def with_holder(s: LeaseSystem, c: int, me: Holder) -> Mapping[int, Holder]:
    """The candidates, one of them changed."""
    return {**s.holder, c: me}


def with_granter(s: LeaseSystem, g: int, me: Granter) -> Mapping[int, Granter]:
    """The granters, one of them changed."""
    return {**s.granter, g: me}


def with_past(s: LeaseSystem, g: int, p: Past) -> Mapping[int, Past]:
    """The history, that of one granter changed."""
    return {**s.past, g: p}


def start(model: LeaseModel, s: LeaseSystem, c: int) -> LeaseSystem:
    """A candidate opens an attempt on the base that the hint names."""
    me = s.holder[c]
    need(c not in model.twisted, "twisted")
    if not lease.may_start(model.rules, me):
        raise Refused(
            first_failed(
                {"attempt-runs": me.up and me.stop == 0, "round-jump": lease.next_round_in_reach(model.rules, me)}
            )
        )
    ballot = make_ballot(model, s.hint, lease.next_round(me), c, me.nonce)
    need(ballot.round <= model.max_round, "bound")
    return replace(
        s,
        holder=with_holder(s, c, lease.after_start(model.rules, me, s.hint, ballot)),
        requests=s.requests | {lease.first_request(me, ballot, s.hint)},
    )


def retry(model: LeaseModel, s: LeaseSystem, c: int) -> LeaseSystem:
    """It goes on with a higher ballot; the attempt's own hard stop runs on."""
    me = s.holder[c]
    need(c not in model.twisted, "twisted")
    if not lease.may_retry(model.rules, me):
        may = me.up and me.stop > 0 and not lease.holds(model.rules, me) and me.wait == 0
        raise Refused(first_failed({"may-not-retry": may, "round-jump": lease.next_round_in_reach(model.rules, me)}))
    ballot = make_ballot(model, me.base, lease.next_round(me), c, me.nonce)
    need(ballot.round <= model.max_round, "bound")
    return replace(
        s,
        holder=with_holder(s, c, lease.after_ask(model.rules, me, me.base, ballot)),
        requests=s.requests | {lease.first_request(me, ballot, me.base)},
    )


def renew(model: LeaseModel, s: LeaseSystem, c: int) -> LeaseSystem:
    """The holder sends its next number."""
    me = s.holder[c]
    need(c not in model.twisted, "twisted")
    need(lease.may_renew(model.rules, me), "may-not-renew")
    return replace(
        s,
        holder=with_holder(s, c, lease.after_renew(model.rules, me)),
        requests=s.requests | {make_request(me.ballot, me.base, me.number + 1)},
    )


def hear_grant(model: LeaseModel, s: LeaseSystem, c: int, m: Grant, g: int) -> LeaseSystem:
    """A candidate counts a grant."""
    me = s.holder[c]
    need(c not in model.twisted, "twisted")
    need(grant_was_sent(model, s, c, m), "not-sent")
    need(lease.may_hear(me, m), "not-asked")
    need(g in lease.counted_for(model.rules, m), "other-granter")
    need(lease.worth(model.rules, me, m) > me.heard[g], "nothing-new")
    return replace(s, holder=with_holder(s, c, lease.after_hear(model.rules, me, m, g)))


def hear_round(model: LeaseModel, s: LeaseSystem, c: int, shown_round: int, shown_by: frozenset[int]) -> LeaseSystem:
    """Refused for its round, or before it asks, a candidate hears how far enough members say that the rounds have got."""
    me = s.holder[c]
    need(c not in model.twisted, "twisted")
    need(is_showable(model, s, shown_round, shown_by), "not-sent")
    if not lease.may_hear_round(model.rules, me, shown_round, shown_by):
        raise Refused("down" if not me.up else "nothing-new" if shown_round <= me.shown_round else "few-members")
    return replace(s, holder=with_holder(s, c, lease.after_hear_round(me, shown_round, shown_by)))


def release(model: LeaseModel, s: LeaseSystem, c: int) -> LeaseSystem:
    """The holder ends its lease early: it stops first, then says so."""
    me = s.holder[c]
    need(c in model.releasing - model.twisted, "twisted")
    need(me.up and me.stop > 0, "no-attempt")
    return replace(
        s,
        holder=with_holder(s, c, lease.after_stop(model.rules, me)),
        releases=s.releases | {Claim(ballot=me.ballot, base=me.base)},
    )


def act(model: LeaseModel, s: LeaseSystem, c: int) -> LeaseSystem:
    """The holder checks and sends; a pause between the two is a late message."""
    me = s.holder[c]
    need(c in model.acting - model.twisted, "twisted")
    need(me.up and lease.holds(model.rules, me), "no-lease")
    need(Claim(ballot=me.ballot, base=me.base) not in s.acts, "repeated")
    return replace(s, acts=s.acts | {Claim(ballot=me.ballot, base=me.base)})


def crash_holder(model: LeaseModel, s: LeaseSystem, c: int) -> LeaseSystem:
    """A candidate falls silent and forgets everything."""
    need(c in model.mortal - model.twisted, "bound")
    need(s.holder[c].up, "down")
    return replace(s, holder=with_holder(s, c, replace(lease.empty_holder(model.rules, 0), up=False)))


def restart_holder(model: LeaseModel, s: LeaseSystem, c: int, nonce: int) -> LeaseSystem:
    """A restarted coordinator remembers nothing; its nonce is fresh, in no order."""
    need(c not in model.twisted, "twisted")
    need(not s.holder[c].up, "up")
    need(nonce not in s.used[c], "nonce-used")
    return replace(
        s,
        holder=with_holder(s, c, lease.empty_holder(model.rules, nonce)),
        used={**s.used, c: s.used[c] | {nonce}},
    )


# ----------------------------------------------------------------------------------------------------------------------
# Actions of a granter


def why_not_granted(rules: LeaseRules, me: Granter, m: Request) -> str:
    """Name the first guard of a grant that fails."""
    return first_failed(
        {
            "renewal": m.number == 1,
            "not-eligible": lease.may_coordinate(me, m),
            "stale-base": lease.base_matches(me, m),
            "stale-ballot": lease.above_promise(me, m),
            "foreign-lease": lease.no_foreign_lease(me, m),
            "hard-stop": m.ballot.coordinator in me.budget and lease.within_hard_stop(rules, me, m),
            "amnesia-guard": lease.past_guard(me),
            "interval": lease.interval_kept(me),
            "round-jump": lease.round_in_reach(rules, me, m),
            "replayed-nonce": lease.nonce_is_fresh(me, m),
            "outbid": lease.beats_waiting(me, m),
        }
    )


def why_not_extended(rules: LeaseRules, me: Granter, m: Request) -> str:
    """Name the first guard of a renewal that fails."""
    return first_failed(
        {
            "replayed-nonce": lease.nonce_is_fresh(me, m),
            "not-eligible": lease.may_coordinate(me, m),
            "stale-base": lease.base_matches(me, m),
            "unremembered-ballot": lease.remembers(me, m),
            "stale-number": m.number > 1 and lease.number_is_new(me, m),
            "stale-ballot": not below(m.ballot, me.promised),
            "hard-stop": m.ballot.coordinator in me.budget and lease.within_hard_stop(rules, me, m),
        }
    )


def collect(model: LeaseModel, s: LeaseSystem, g: int, m: Request) -> LeaseSystem:
    """A granter takes a first request into its collection window."""
    me = s.granter[g]
    need(g not in model.liars, "liar")
    need(request_was_sent(model, s, m), "not-sent")
    if not lease.may_collect(model.rules, me, m):
        raise Refused(why_not_granted(model.rules, me, m))
    return replace(s, granter=with_granter(s, g, lease.after_collect(model.rules, me, m)))


def close_window(model: LeaseModel, s: LeaseSystem, g: int) -> LeaseSystem:
    """The window closes: its best request is granted if it still may be, else dropped."""
    me = s.granter[g]
    m = me.waiting
    need(g not in model.liars, "liar")
    need(m != lease.NO_REQUEST, "nothing-waits")
    need(me.window == 0, "window-open")
    if not lease.may_grant(model.rules, me, m):
        return replace(s, granter=with_granter(s, g, lease.window_closed(me)))
    return replace(
        s,
        granter=with_granter(s, g, lease.after_grant(model.rules, me, m)),
        grants=s.grants | {Grant(granter=g, ballot=m.ballot, base=m.base, number=m.number)},
        past=with_past(s, g, lease_history.past_grant(model.rules, s.past[g], m, me.admits)),
    )


def extend(model: LeaseModel, s: LeaseSystem, g: int, m: Request) -> LeaseSystem:
    """A granter renews a lease that still runs."""
    me = s.granter[g]
    need(g not in model.liars, "liar")
    need(request_was_sent(model, s, m), "not-sent")
    if not lease.may_extend(model.rules, me, m):
        raise Refused(why_not_extended(model.rules, me, m))
    return replace(
        s,
        granter=with_granter(s, g, lease.after_extend(model.rules, me, m)),
        grants=s.grants | {Grant(granter=g, ballot=m.ballot, base=m.base, number=m.number)},
        past=with_past(s, g, lease_history.past_grant(model.rules, s.past[g], m, me.admits)),
    )


def why_not_answered_again(me: Granter, m: Request) -> str:
    """Name the first condition of a repeated answer that fails."""
    return first_failed(
        {
            "unremembered-ballot": lease.remembers(me, m),
            "stale-base": lease.base_matches(me, m),
            "stale-number": m.number == me.number,
        }
    )


def answer_again(model: LeaseModel, s: LeaseSystem, g: int, m: Request) -> LeaseSystem:
    """The answer may have been lost: the same one goes out again."""
    me = s.granter[g]
    need(g not in model.liars, "liar")
    need(request_was_sent(model, s, m), "not-sent")
    if not lease.may_answer_again(me, m):
        raise Refused(why_not_answered_again(me, m))
    return replace(s, grants=s.grants | {Grant(granter=g, ballot=m.ballot, base=m.base, number=m.number)})


def hear_release(model: LeaseModel, s: LeaseSystem, g: int, m: Claim) -> LeaseSystem:
    """A granter ends the lease that its holder gives back."""
    me = s.granter[g]
    need(g not in model.liars, "liar")
    need(claim_was_sent(model, s.releases, m), "not-sent")
    need(lease.runs_under(me, m), "unremembered-ballot")
    need(lease.nothing_replaced(me), "replaced-lease")
    return replace(
        s,
        granter=with_granter(s, g, lease.lease_over(me)),
        past=with_past(s, g, lease_history.past_release(s.past[g], m.ballot)),
    )


def obey(model: LeaseModel, s: LeaseSystem, g: int, a: Claim) -> LeaseSystem:
    """A granter does what a certified ballot asks: the commit refines this."""
    me = s.granter[g]
    need(g not in model.liars, "liar")
    need(claim_was_sent(model, s.acts, a), "not-sent")
    need(certified(model, s, a), "no-certificate")
    if not lease.may_obey(me, a):
        raise Refused("stale-ballot" if a.base == me.base else "stale-base")
    return replace(
        s,
        granter=with_granter(s, g, lease.after_obey(me, a)),
        past=with_past(s, g, lease_history.past_obey(s.past[g], a, me.promised)),
    )


def hear_forged(model: LeaseModel, s: LeaseSystem, g: int, m: Request) -> LeaseSystem:
    """A granter gets a request whose signature does not hold."""
    need(g not in model.liars, "liar")
    need(m in forged_requests(model), "not-sent")
    return replace(s, granter=with_granter(s, g, lease.after_forged(model.rules, s.granter[g], m)))


def is_certified(s: LeaseSystem, base: int) -> bool:
    """Tell whether a base comes with its certificate; what the hint says is none."""
    return base <= s.committed


def learn(model: LeaseModel, s: LeaseSystem, g: int, base: int) -> LeaseSystem:
    """A granter that is behind moves to a committed base."""
    me = s.granter[g]
    need(g not in model.liars, "liar")
    need(me.base < base, "stale-base")
    need(is_certified(s, base), "no-certificate")
    return replace(
        s,
        granter=with_granter(s, g, lease.after_learn(model.rules, me, base)),
        past=with_past(s, g, lease_history.past_learn(model.rules, s.past[g], me.promised)),
    )


def hear_revocation(model: LeaseModel, s: LeaseSystem, g: int, c: int) -> LeaseSystem:
    """A granter learns, from signed evidence, that a peer was revoked."""
    me = s.granter[g]
    need(g not in model.liars, "liar")
    need(c in model.revocable, "bound")
    need(c in me.admits, "nothing-new")
    return replace(s, granter=with_granter(s, g, lease.after_revocation(me, c)))


def restart_granter(model: LeaseModel, s: LeaseSystem, g: int) -> LeaseSystem:
    """A granter comes back with its durable part only; the crash was the silence before."""
    need(g in model.crashing, "bound")
    return replace(s, granter=with_granter(s, g, lease.after_restart(model.rules, s.granter[g])))


# ----------------------------------------------------------------------------------------------------------------------
# Environment


def commit(model: LeaseModel, s: LeaseSystem) -> LeaseSystem:
    """A successor is committed somewhere."""
    need(s.committed < model.max_base, "bound")
    return replace(s, committed=s.committed + 1)


def hint_moves(model: LeaseModel, s: LeaseSystem, base: int) -> LeaseSystem:
    """The public record claims another base."""
    need(base != s.hint, "nothing-new")
    return replace(s, hint=base)


def time_may_pass(model: LeaseModel, s: LeaseSystem) -> bool:
    """Time passes at any moment."""
    return True


def tick(model: LeaseModel, s: LeaseSystem, granters: frozenset[int], holders: frozenset[int]) -> LeaseSystem:
    """One tick of real time; the given clocks, which are ahead, stand still for it."""
    rules = model.rules
    need(not model.free_clocks and time_may_pass(model, s), "no-time")
    need(all(s.granter_skew[g] > 0 for g in granters) and all(s.holder_skew[c] > 0 for c in holders), "drift")
    return replace(
        s,
        granter={g: me if g in granters else lease.after_ticks(rules, me, 1) for g, me in s.granter.items()},
        past={g: p if g in granters else lease_history.past_ticks(rules, p, 1) for g, p in s.past.items()},
        holder={c: me if c in holders else lease.after_holder_ticks(rules, me, 1) for c, me in s.holder.items()},
        granter_skew={g: k - 1 if g in granters else k for g, k in s.granter_skew.items()},
        holder_skew={c: k - 1 if c in holders else k for c, k in s.holder_skew.items()},
    )


def slip_granter(model: LeaseModel, s: LeaseSystem, g: int) -> LeaseSystem:
    """A granter's clock runs ahead by a tick."""
    need(model.free_clocks or s.granter_skew[g] < model.drift, "drift")
    return replace(
        s,
        granter=with_granter(s, g, lease.after_ticks(model.rules, s.granter[g], 1)),
        past=with_past(s, g, lease_history.past_ticks(model.rules, s.past[g], 1)),
        granter_skew=s.granter_skew if model.free_clocks else {**s.granter_skew, g: s.granter_skew[g] + 1},
    )


def slip_holder(model: LeaseModel, s: LeaseSystem, c: int) -> LeaseSystem:
    """A candidate's clock runs ahead by a tick."""
    need(model.free_clocks or s.holder_skew[c] < model.drift, "drift")
    return replace(
        s,
        holder=with_holder(s, c, lease.after_holder_ticks(model.rules, s.holder[c], 1)),
        holder_skew=s.holder_skew if model.free_clocks else {**s.holder_skew, c: s.holder_skew[c] + 1},
    )


ACTIONS: Mapping[str, Callable[..., LeaseSystem]] = {
    "Start": start,
    "Retry": retry,
    "Renew": renew,
    "HearGrant": hear_grant,
    "HearRound": hear_round,
    "Release": release,
    "Act": act,
    "CrashHolder": crash_holder,
    "RestartHolder": restart_holder,
    "SlipHolder": slip_holder,
    "Collect": collect,
    "CloseWindow": close_window,
    "Extend": extend,
    "AnswerAgain": answer_again,
    "HearRelease": hear_release,
    "Obey": obey,
    "HearForged": hear_forged,
    "Learn": learn,
    "HearRevocation": hear_revocation,
    "RestartGranter": restart_granter,
    "SlipGranter": slip_granter,
    "Commit": commit,
    "HintMoves": hint_moves,
    "Tick": tick,
}


def choices(model: LeaseModel, s: LeaseSystem) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield every action with every argument that the model knows, enabled or not."""
    rules = model.rules
    bases = range(model.max_base + 1)
    requests = requests_on_network(model, s)
    shown = showable(model, s)
    for c in sorted(rules.candidates):
        for name in ("Start", "Retry", "Renew", "Release", "Act", "CrashHolder", "SlipHolder"):
            yield name, (c,)
        for m in grants_on_network(model, s, c):
            for g in sorted(rules.granters):
                yield "HearGrant", (c, m, g)
        for shown_round, shown_by in shown:
            yield "HearRound", (c, shown_round, shown_by)
        for n in range(1, model.max_nonce + 1):
            yield "RestartHolder", (c, n)
    for g in sorted(rules.granters):
        for name in ("CloseWindow", "RestartGranter", "SlipGranter"):
            yield name, (g,)
        for request in requests:
            yield "Collect", (g, request)
            yield "Extend", (g, request)
            yield "AnswerAgain", (g, request)
        for claim in claims_on_network(model, s.releases):
            yield "HearRelease", (g, claim)
        for claim in claims_on_network(model, s.acts):
            yield "Obey", (g, claim)
        for request in forged_requests(model):
            yield "HearForged", (g, request)
        for b in bases:
            yield "Learn", (g, b)
        for c in sorted(model.revocable):
            yield "HearRevocation", (g, c)
    yield "Commit", ()
    for b in bases:
        yield "HintMoves", (b,)
    ahead_granters = frozenset(g for g, k in s.granter_skew.items() if k > 0)
    ahead_holders = frozenset(c for c, k in s.holder_skew.items() if k > 0)
    for granters, holders in product(subsets(ahead_granters), subsets(ahead_holders)):
        yield "Tick", (granters, holders)
