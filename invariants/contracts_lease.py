"""Contracts of the pure guards: sentences about one call or two, confirmed by CrossHair on all paths of the running text.

Each function is one contract. Its docstring states what must hold before (`pre:`, one condition a line) and after
(`post:`, where `_` is the answer); its body calls the rules and nothing else. What follows is true for all integers, of
any size, unless a precondition says otherwise. The rules themselves stay free of any contract syntax.

`BOUNDED` names the contracts of which CrossHair cannot see all paths: these are only searched for a counterexample, on a
stated number of paths, and do not count as confirmed. `FALSE` names sentences that must be refuted.
"""

from __future__ import annotations

from rebalancing import backoff, lease, parameters, quorum
from rebalancing.ballot import NO_BALLOT, Ballot, below, highest
from rebalancing.lease import Claim, Grant, Granter, Holder, LeaseRules, Request

__all__ = ["BOUNDED", "FALSE"]

# ----------------------------------------------------------------------------------------------------------------------
# Ballots: a strict total order


def below_is_irreflexive(a: Ballot) -> bool:
    """No ballot is below itself.

    post: _
    """
    return not below(a, a)


def below_is_asymmetric(a: Ballot, b: Ballot) -> bool:
    """Of two ballots at most one is below the other.

    pre: below(a, b)
    post: _
    """
    return not below(b, a)


def below_is_transitive(a: Ballot, b: Ballot, c: Ballot) -> bool:
    """What is below a lower ballot is below the higher one.

    pre: below(a, b)
    pre: below(b, c)
    post: _
    """
    return below(a, c)


def below_is_total(a: Ballot, b: Ballot) -> bool:
    """Of two different ballots one is below the other.

    pre: a != b
    post: _
    """
    return below(a, b) or below(b, a)


def round_comes_first(a: Ballot, b: Ballot) -> bool:
    """A lower round is a lower ballot, whatever the rest.

    pre: a.round < b.round
    post: _
    """
    return below(a, b)


def nonce_comes_last(a: Ballot, b: Ballot) -> bool:
    """Two incarnations of one coordinator in one round are ordered by their nonces alone.

    pre: a.round == b.round and a.rank == b.rank and a.coordinator == b.coordinator
    post: _
    """
    return below(a, b) == (a.nonce < b.nonce)


def no_ballot_is_lowest(a: Ballot) -> bool:
    """Every ballot of a round is above no ballot at all.

    pre: a.round >= 1
    post: _
    """
    return below(NO_BALLOT, a) and not below(a, NO_BALLOT)


def highest_is_an_upper_bound(a: Ballot, b: Ballot) -> bool:
    """The higher of two is one of them, and below neither.

    post: _
    """
    top = highest(a, b)
    return (top == a or top == b) and not below(top, a) and not below(top, b)  # noqa: SIM109 - nothing is hashed


def highest_is_commutative(a: Ballot, b: Ballot) -> bool:
    """The order of the arguments is no matter.

    post: _
    """
    return highest(a, b) == highest(b, a)


# ----------------------------------------------------------------------------------------------------------------------
# Time that counts down


def less_stops_at_zero(a: int, b: int) -> bool:
    """A timer is never negative and never grows.

    pre: a >= 0 and b >= 0
    post: _
    """
    return 0 <= lease.less(a, b) <= a


def less_is_exact(a: int, b: int) -> bool:
    """Until it stops, a timer loses exactly the time that passed.

    pre: a >= b
    post: _
    """
    return lease.less(a, b) == a - b


def less_splits(a: int, b: int, c: int) -> bool:
    """Two spells of time take from a timer what they take together.

    pre: a >= 0 and b >= 0 and c >= 0
    post: _
    """
    return lease.less(lease.less(a, b), c) == lease.less(a, b + c)


def covered_is_part_of_the_time(me: Granter, c: int, d: int) -> bool:
    """A lease covers no more of a spell than there is of it, nor more than is left of the lease.

    pre: me.left >= 0 and d >= 0
    post: _
    """
    return 0 <= lease.covered(me, c, d) <= min(me.left, d)


def covered_is_nobody_elses(me: Granter, c: int, d: int) -> bool:
    """The lease of another peer covers nothing.

    pre: me.ballot.coordinator != c
    post: _
    """
    return lease.covered(me, c, d) == 0


def rest_waits_for_the_lease(me: Granter, c: int, d: int) -> bool:
    """While a peer's lease runs, it does not rest.

    pre: me.ballot.coordinator == c and me.left >= d >= 0
    pre: c in me.rest and me.rest[c] >= 0
    post: _
    """
    return lease.rest_after(me, c, d) == me.rest[c]


def holder_share_is_short(granter_ms: int) -> bool:
    """A holder counts on less than the granter gives, by twice the drift at least.

    pre: granter_ms >= 0
    post: _
    """
    share = parameters.holder_share_ms(granter_ms)
    return share * (parameters.MILLION + parameters.DRIFT_PPM) <= granter_ms * (
        parameters.MILLION - parameters.DRIFT_PPM
    )


# ----------------------------------------------------------------------------------------------------------------------
# A granter's guards


def base_matches_only_its_own(me: Granter, m: Request) -> bool:
    """A request on another base is never granted.

    pre: me.base != m.base
    post: _
    """
    return not lease.base_matches(me, m)


def promise_is_never_granted_again(me: Granter, m: Request) -> bool:
    """Neither the promised ballot nor one below it is granted.

    pre: m.ballot == me.promised or below(m.ballot, me.promised)
    post: _
    """
    return not lease.above_promise(me, m)


def foreign_lease_excludes(me: Granter, m: Request) -> bool:
    """While a lease runs, nobody else gets one.

    pre: me.left > 0 and me.ballot.coordinator != m.ballot.coordinator
    post: _
    """
    return not lease.no_foreign_lease(me, m)


def own_lease_never_excludes(me: Granter, m: Request) -> bool:
    """A peer's own lease does not stand in the way of its newer ballot.

    pre: me.ballot.coordinator == m.ballot.coordinator
    post: _
    """
    return lease.no_foreign_lease(me, m)


def ended_lease_never_excludes(me: Granter, m: Request) -> bool:
    """Once a lease has ended, it stands in nobody's way.

    pre: me.left == 0
    post: _
    """
    return lease.no_foreign_lease(me, m)


def hard_stop_covers_a_whole_lease(rules: LeaseRules, me: Granter, m: Request) -> bool:
    """A lease that is granted ends within what is left of its peer's run.

    pre: m.ballot.coordinator in me.budget and me.budget[m.ballot.coordinator] < rules.ttl
    post: _
    """
    return not lease.within_hard_stop(rules, me, m)


def guard_silences(me: Granter) -> bool:
    """Before the amnesia guard has run down, nothing is granted.

    pre: me.guard > 0
    post: _
    """
    return not lease.past_guard(me)


def interval_silences(me: Granter) -> bool:
    """Before the minimum interval has run down, nothing is granted.

    pre: me.interval > 0
    post: _
    """
    return not lease.interval_kept(me)


def faulty_members_show_nothing(rules: LeaseRules, m: Request) -> bool:
    """The word of as many members as may lie shows no round.

    pre: len(m.shown_by) <= rules.faults
    post: _
    """
    return not lease.shown_by_enough(rules, m)


def unshown_round_is_one_jump_away(rules: LeaseRules, me: Granter, m: Request) -> bool:
    """Without the word of enough members, a round is at most one jump above the own.

    pre: len(m.shown_by) <= rules.faults
    post: _
    """
    return lease.round_in_reach(rules, me, m) == (m.ballot.round <= me.promised.round + rules.round_jump)


def shown_round_is_one_jump_away(rules: LeaseRules, me: Granter, m: Request) -> bool:
    """Whoever shows a round, a jump leads no further than one beyond it or beyond the own.

    pre: lease.round_in_reach(rules, me, m)
    post: _
    """
    return m.ballot.round <= max(me.promised.round, m.shown_round) + rules.round_jump


def expired_ballot_is_not_remembered(me: Granter, m: Request) -> bool:
    """What has expired is not renewed.

    pre: me.left <= 0
    post: _
    """
    return not lease.remembers(me, m)


def only_the_running_ballot_is_remembered(me: Granter, m: Request) -> bool:
    """Another ballot than that of the lease is not renewed.

    pre: me.ballot != m.ballot
    post: _
    """
    return not lease.remembers(me, m)


def repeated_number_is_old(me: Granter, m: Request) -> bool:
    """A number that was answered extends nothing.

    pre: m.number <= me.number
    post: _
    """
    return not lease.number_is_new(me, m)


def waiting_ballot_is_only_outbid(me: Granter, m: Request) -> bool:
    """A request replaces only a lower one in the window.

    pre: not below(me.waiting.ballot, m.ballot)
    post: _
    """
    return not lease.beats_waiting(me, m)


def grant_needs_every_guard(rules: LeaseRules, me: Granter, m: Request) -> bool:
    """What may be granted is above the promise, on the base, past guard and interval, and not against another's lease.

    pre: lease.may_grant(rules, me, m)
    post: _
    """
    return (
        m.ballot.coordinator in rules.eligible
        and m.base == me.base
        and below(me.promised, m.ballot)
        and (me.left == 0 or me.ballot.coordinator == m.ballot.coordinator)
        and me.budget[m.ballot.coordinator] >= rules.ttl
        and me.guard == 0
        and me.interval == 0
    )


def renewal_needs_a_running_lease(rules: LeaseRules, me: Granter, m: Request) -> bool:
    """What may be extended is the running ballot with a new number, within the hard stop and not below the promise.

    pre: lease.may_extend(rules, me, m)
    post: _
    """
    return (
        m.number > 1
        and m.number > me.number
        and me.left > 0
        and m.ballot == me.ballot
        and m.base == me.base
        and not below(m.ballot, me.promised)
        and me.budget[m.ballot.coordinator] >= rules.ttl
    )


def release_needs_its_very_lease(me: Granter, a: Claim) -> bool:
    """A release ends no lease but the one of its ballot and base.

    pre: me.left == 0 or me.ballot != a.ballot or me.base != a.base
    post: _
    """
    return not lease.may_end(me, a)


def release_spares_what_was_replaced(me: Granter, a: Claim) -> bool:
    """A release ends nothing while the peer may count on a lease that this one replaced.

    pre: me.replaced > 0
    post: _
    """
    return not lease.may_end(me, a)


def other_incarnation_keeps_its_time(me: Granter, m: Request) -> bool:
    """What is left of another incarnation's lease stays known when a new ballot replaces it.

    pre: me.ballot.nonce != m.ballot.nonce
    post: _
    """
    return lease.replaced(me, m) == me.left


def superseded_ballot_is_not_obeyed(me: Granter, a: Claim) -> bool:
    """Nothing is done for a ballot below the promise.

    pre: below(a.ballot, me.promised)
    post: _
    """
    return not lease.may_obey(me, a)


def obeying_raises_the_promise(me: Granter, a: Claim) -> bool:
    """After it was obeyed, a ballot is promised; nothing lower ever is.

    pre: lease.may_obey(me, a)
    post: _
    """
    return lease.after_obey(me, a).promised == a.ballot


def promise_never_falls(me: Granter, a: Claim) -> bool:
    """Whatever claim comes, the promise is not below what it was.

    post: _
    """
    return not below(lease.after_obey(me, a).promised, me.promised)


def ended_lease_leaves_the_rest(me: Granter) -> bool:
    """The end of a lease touches neither the promise nor the run that it belonged to.

    post: _
    """
    over = lease.lease_over(me)
    return (
        over.left == 0
        and over.replaced == 0
        and over.ballot == NO_BALLOT
        and over.promised == me.promised
        and over.budget is me.budget
        and over.rest is me.rest
        and over.guard == me.guard
    )


def forgery_leaves_no_trace(rules: LeaseRules, me: Granter, m: Request) -> bool:
    """A false signature changes nothing.

    post: _
    """
    return lease.after_forged(rules, me, m) == me


def restart_keeps_the_promise(rules: LeaseRules, me: Granter) -> bool:
    """A granter comes back with its base and promise, and silent.

    post: _
    """
    back = lease.after_restart(rules, me)
    return (
        back.promised == me.promised and back.base == me.base and back.left == 0 and back.guard == rules.amnesia_guard
    )


def learning_keeps_the_promise(rules: LeaseRules, me: Granter, base: int) -> bool:
    """A newer base ends the leases of the old one and starts the interval; promise, guard and nonces stay.

    post: _
    """
    new = lease.after_learn(rules, me, base)
    return (
        new.base == base
        and new.promised == me.promised
        and new.left == 0
        and new.guard == me.guard
        and new.interval == rules.minimum_interval
        and new.seen is me.seen
    )


def grant_is_promised(rules: LeaseRules, me: Granter, m: Request) -> bool:
    """A granted ballot is promised, and its lease runs for one TTL.

    pre: m.ballot.coordinator in me.budget
    pre: m.ballot.coordinator in me.rest
    post: _
    """
    after = lease.after_grant(rules, me, m)
    return after.promised == m.ballot and after.ballot == m.ballot and after.left == rules.ttl and after.base == me.base


def grant_does_not_restart_the_hard_stop(rules: LeaseRules, me: Granter, m: Request) -> bool:
    """Neither a new ballot nor a renewal gives a peer more of the hard stop.

    pre: m.ballot.coordinator in me.budget
    post: _
    """
    left = me.budget[m.ballot.coordinator]
    return lease.budget_at_grant(rules, me, m) == left and lease.budget_at_renewal(rules, me, m) == left


# ----------------------------------------------------------------------------------------------------------------------
# A candidate's guards


def silent_candidate_does_nothing(rules: LeaseRules, me: Holder, m: Grant) -> bool:
    """A candidate that is down neither starts, retries, renews nor hears.

    pre: not me.up
    post: _
    """
    return not (
        lease.may_start(me) or lease.may_retry(rules, me) or lease.may_renew(rules, me) or lease.may_hear(me, m)
    )


def stopped_attempt_holds_nothing(rules: LeaseRules, me: Holder) -> bool:
    """After its own hard stop a candidate does not believe that it holds anything.

    pre: me.stop <= 0
    post: _
    """
    return not lease.holds(rules, me)


def start_and_retry_exclude_each_other(rules: LeaseRules, me: Holder) -> bool:
    """An attempt begins or goes on, never both.

    pre: lease.may_start(me)
    post: _
    """
    return not lease.may_retry(rules, me)


def retry_waits(rules: LeaseRules, me: Holder) -> bool:
    """Nobody asks again before the back-off is over.

    pre: me.wait > 0
    pre: all(g in me.heard for g in rules.granters)
    post: _
    """
    return not lease.may_retry(rules, me)


def old_answer_is_not_heard(me: Holder, m: Grant) -> bool:
    """A grant of another ballot, of another base or to a number not yet sent is not heard.

    pre: m.ballot != me.ballot or m.base != me.base or m.number > me.number
    post: _
    """
    return not lease.may_hear(me, m)


def grant_counts_for_its_signer_only(rules: LeaseRules, m: Grant) -> bool:
    """A grant is counted for one granter, the one that signed it.

    post: _
    """
    counted = lease.counted_for(rules, m)
    return len(counted) == 1 and m.granter in counted


def grant_is_worth_its_first_send(rules: LeaseRules, me: Holder, m: Grant) -> bool:
    """A grant is worth what is left since its number was first sent, whenever it arrives.

    pre: m.number in me.asked
    post: _
    """
    return lease.worth(rules, me, m) == me.asked[m.number]


# ----------------------------------------------------------------------------------------------------------------------
# Quorums and back-off


def quorum_is_sufficient(n: int, t: int, f: int) -> bool:
    """The quorum meets the three conditions of the theorem.

    post: _
    """
    return quorum.sufficient(n, t, f, quorum.quorum(n, t, f))


def smaller_quorum_is_not_sufficient(n: int, t: int, f: int) -> bool:
    """One voter fewer breaks one of them.

    post: _
    """
    return not quorum.sufficient(n, t, f, quorum.quorum(n, t, f) - 1)


def larger_quorum_is_sufficient(n: int, t: int, f: int, q: int) -> bool:
    """One voter more is still enough.

    pre: quorum.sufficient(n, t, f, q)
    post: _
    """
    return quorum.sufficient(n, t, f, q + 1)


def feasible_policy_survives_silence(n: int, t: int, f: int) -> bool:
    """With f members silent, quorum, dealers and possession remain.

    pre: quorum.feasible(n, t, f)
    post: _
    """
    return quorum.quorum_remains(n, t, f) and quorum.dealers_remain(n, t, f) and quorum.possession_remains(n, t, f)


def greatest_f_is_feasible(n: int, t: int) -> bool:
    """The greatest f is feasible, and the next is not.

    pre: 2 <= t <= n - 1
    post: _
    """
    f = quorum.greatest_f(n, t)
    return quorum.feasible(n, t, f) and not quorum.feasible(n, t, f + 1)


def jitter_less_than_doubles(base: int, k: int, left: int) -> bool:
    """A wait is at least its base and at least the lease that runs, and at most the bound that proofs use.

    pre: base > 0 and left >= 0
    pre: 0 <= k < parameters.BACKOFF_FRACTION
    post: _
    """
    wait = backoff.jittered_ms(base, k, left)
    return base <= wait and left <= wait <= backoff.largest_wait_ms(base, left)


def waits_never_shrink(i: int) -> bool:
    """Without jitter, each wait is at least as long as the one before, and at most the cap.

    pre: 0 <= i < backoff.WAITS - 1
    post: _
    """
    return backoff.base_ms(i) <= backoff.base_ms(i + 1) <= parameters.BACKOFF_CAP_MS


# ----------------------------------------------------------------------------------------------------------------------
# False sentences, each of which must be refuted: a reader that cannot say no has said nothing


def rounds_alone_order(a: Ballot, b: Ballot) -> bool:
    """False: ballots are ordered by their rounds.

    pre: below(a, b)
    post: _
    """
    return a.round < b.round


def equal_ballots_are_below(a: Ballot, b: Ballot) -> bool:
    """False: of two ballots one is always below the other.

    post: _
    """
    return below(a, b) or below(b, a)


def time_takes_everything(a: int, b: int) -> bool:
    """False: a timer loses exactly the time that passed.

    pre: a >= 0 and b >= 0
    post: _
    """
    return lease.less(a, b) == a - b


def holder_counts_what_the_granter_gives(granter_ms: int) -> bool:
    """False: a holder's share is all of a granter's time.

    pre: granter_ms >= 0
    post: _
    """
    return parameters.holder_share_ms(granter_ms) == granter_ms


def promised_ballot_is_granted_again(me: Granter, m: Request) -> bool:
    """False: a ballot that is not below the promise is above it.

    pre: not below(m.ballot, me.promised)
    post: _
    """
    return lease.above_promise(me, m)


def one_voter_fewer_is_enough(n: int, t: int, f: int) -> bool:
    """False: in a feasible committee one voter fewer would do.

    pre: quorum.feasible(n, t, f)
    post: _
    """
    return quorum.sufficient(n, t, f, quorum.quorum(n, t, f) - 1)


def majority_is_enough(n: int, t: int, f: int) -> bool:
    """False: in a feasible committee a majority is a quorum.

    pre: quorum.feasible(n, t, f)
    post: _
    """
    return quorum.sufficient(n, t, f, n // 2 + 1)


def jitter_adds_at_most_half(base: int, k: int) -> bool:
    """False: the jitter lengthens a wait by half at most.

    pre: base > 0
    pre: 0 <= k < parameters.BACKOFF_FRACTION
    post: _
    """
    return 2 * backoff.jittered_ms(base, k, 0) <= 3 * base


FALSE = (
    "rounds_alone_order",
    "equal_ballots_are_below",
    "time_takes_everything",
    "holder_counts_what_the_granter_gives",
    "promised_ballot_is_granted_again",
    "one_voter_fewer_is_enough",
    "majority_is_enough",
    "jitter_adds_at_most_half",
)

# Contract -> why CrossHair cannot see all its paths
BOUNDED = {
    "renewal_needs_a_running_lease": "a record is looked up in a set of records of any size",
    "restart_keeps_the_promise": "a map over a set of candidates of any size is built",
    "learning_keeps_the_promise": "a map over a set of candidates of any size is built",
    "grant_is_promised": "maps of any size are changed in one place",
    "retry_waits": "a set of granters of any size is counted through a map",
    "grant_counts_for_its_signer_only": "a set is built of a value that is not known",
}
