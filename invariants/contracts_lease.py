"""Contracts of the lease's guards and effects, confirmed by CrossHair on all paths of the running text.

What a contract is, `contracts_arithmetic` says. `BOUNDED` names the contracts of which CrossHair cannot see all paths: these are
only searched for a counterexample, on a stated number of paths, and do not count as confirmed. `FALSE` names sentences that
must be refuted.
"""

from __future__ import annotations

from rebalancing import lease
from rebalancing.ballot import NO_BALLOT, Ballot, below
from rebalancing.lease import Claim, Grant, Granter, Holder, LeaseRules, Request

__all__ = ["BOUNDED", "FALSE"]

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


def faulty_members_show_nothing(rules: LeaseRules, signers: frozenset[int]) -> bool:
    """The word of as many members as may lie shows no round.

    pre: len(signers) <= rules.faults
    post: _
    """
    return not lease.shown_by_enough(rules, signers)


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
    """A number that was answered extends nothing, nor does a lower one.

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
    """What may be granted is of an admitted peer, on the base, above the promise, past guard and interval, and no foreign lease runs.

    pre: lease.may_grant(rules, me, m)
    post: _
    """
    return (
        m.ballot.coordinator in me.admits
        and m.base == me.base
        and below(me.promised, m.ballot)
        and (me.left == 0 or me.ballot.coordinator == m.ballot.coordinator)
        and me.budget[m.ballot.coordinator] >= rules.ttl
        and me.guard == 0
        and me.interval == 0
    )


def renewal_needs_a_running_lease(rules: LeaseRules, me: Granter, m: Request) -> bool:
    """What may be extended is the running ballot of an admitted peer with a new number, within the hard stop and not below the promise.

    Of granters that remember no requests; memory only refuses more.

    pre: not me.seen
    pre: lease.may_extend(rules, me, m)
    post: _
    """
    return (
        m.ballot.coordinator in me.admits
        and m.number > 1
        and m.number > me.number
        and me.left > 0
        and m.ballot == me.ballot
        and m.base == me.base
        and not below(m.ballot, me.promised)
        and me.budget[m.ballot.coordinator] >= rules.ttl
    )


def repeated_answer_needs_its_running_lease(me: Granter, m: Request) -> bool:
    """What is answered again is the very request that was granted last, while its lease runs.

    pre: lease.may_answer_again(me, m)
    post: _
    """
    return me.left > 0 and m.ballot == me.ballot and m.base == me.base and m.number == me.number


def repeated_answer_extends_nothing(me: Granter, m: Request) -> bool:
    """What is answered again is not extended: its number is not new.

    pre: lease.may_answer_again(me, m)
    post: _
    """
    return not lease.number_is_new(me, m)


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


def closed_ballot_is_not_obeyed(me: Granter, a: Claim) -> bool:
    """After a move nothing is done for a ballot that was promised before it, nor for one below.

    pre: a.ballot == me.closed or below(a.ballot, me.closed)
    post: _
    """
    return not lease.may_obey(me, a)


def move_closes_the_promise(rules: LeaseRules, me: Granter, a: Claim, base: int) -> bool:
    """What is promised when the base moves is not obeyed on the new one.

    pre: len(rules.candidates) <= 2
    pre: not below(me.promised, a.ballot)
    post: _
    """
    return not lease.may_obey(lease.after_learn(rules, me, base), a)


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


def restart_keeps_what_is_durable(rules: LeaseRules, me: Granter) -> bool:
    """A granter comes back with its base, its promise, what is closed and whom it admits, and silent. Of at most five candidates.

    pre: len(rules.candidates) <= 5
    post: _
    """
    back = lease.after_restart(rules, me)
    return (
        back.base == me.base
        and back.promised == me.promised
        and back.closed == me.closed
        and back.admits is me.admits
        and back.left == 0
        and back.guard == rules.amnesia_guard
    )


def restart_keeps_the_whole_interval(rules: LeaseRules, me: Granter) -> bool:
    """On any base but the genesis a restart begins the minimum interval afresh, whatever was left of it.

    pre: len(rules.candidates) <= 5
    pre: me.base != 0
    post: _
    """
    return lease.after_restart(rules, me).interval == rules.minimum_interval


def genesis_has_no_interval(rules: LeaseRules, me: Granter) -> bool:
    """Before the first commit there is nothing to keep an interval from.

    pre: me.base == 0
    post: _
    """
    return lease.interval_at_restart(rules, me) == 0


def learning_keeps_the_promise(rules: LeaseRules, me: Granter, base: int) -> bool:
    """A newer base ends the leases of the old one and starts the interval; promise, revocations, guard and nonces stay.

    Of at most five candidates.

    pre: len(rules.candidates) <= 5
    post: _
    """
    new = lease.after_learn(rules, me, base)
    return (
        new.base == base
        and new.promised == me.promised
        and new.closed == me.promised
        and new.admits is me.admits
        and new.left == 0
        and new.guard == me.guard
        and new.interval == rules.minimum_interval
        and new.seen is me.seen
    )


def revocation_never_admits_more(me: Granter, c: int) -> bool:
    """A revoked peer is admitted no more, nobody is who was not, and the lease that runs is not touched. Of three peers.

    pre: 1 <= c <= 3
    pre: me.admits <= {1, 2, 3}
    post: _
    """
    after = lease.after_revocation(me, c)
    return (
        c not in after.admits
        and after.admits <= me.admits
        and after.left == me.left
        and after.ballot == me.ballot
        and after.number == me.number
        and after.base == me.base
        and after.promised == me.promised
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


def silent_candidate_does_nothing(
    rules: LeaseRules, me: Holder, m: Grant, at_round: int, signers: frozenset[int]
) -> bool:
    """A candidate that is down neither starts, retries, renews nor hears.

    pre: not me.up
    post: _
    """
    return not (
        lease.may_start(rules, me)
        or lease.may_retry(rules, me)
        or lease.may_renew(rules, me)
        or lease.may_hear(me, m)
        or lease.may_hear_round(rules, me, at_round, signers)
    )


def stopped_attempt_holds_nothing(rules: LeaseRules, me: Holder) -> bool:
    """After its own hard stop a candidate does not believe that it holds anything.

    pre: me.stop <= 0
    post: _
    """
    return not lease.holds(rules, me)


def start_and_retry_exclude_each_other(rules: LeaseRules, me: Holder) -> bool:
    """An attempt begins or goes on, never both.

    pre: lease.may_start(rules, me)
    post: _
    """
    return not lease.may_retry(rules, me)


def retry_waits(rules: LeaseRules, me: Holder) -> bool:
    """Nobody asks again before the back-off is over. Of a committee of at most five.

    pre: len(rules.granters) <= 5
    pre: me.wait > 0
    pre: all(g in me.heard for g in rules.granters)
    post: _
    """
    return not lease.may_retry(rules, me)


def liars_alone_move_no_candidate(rules: LeaseRules, me: Holder, at_round: int, signers: frozenset[int]) -> bool:
    """The word of as many members as may lie is not believed.

    pre: len(signers) <= rules.faults
    post: _
    """
    return not lease.may_hear_round(rules, me, at_round, signers)


def old_round_is_not_heard(rules: LeaseRules, me: Holder, at_round: int, signers: frozenset[int]) -> bool:
    """What a candidate believes of the rounds only rises.

    pre: at_round <= me.shown_round
    post: _
    """
    return not lease.may_hear_round(rules, me, at_round, signers)


def next_round_is_above(me: Holder) -> bool:
    """The next round is above the own last one and above the one heard, by one.

    post: _
    """
    after = lease.next_round(me)
    return after > me.ballot.round and after > me.shown_round and after - 1 in (me.ballot.round, me.shown_round)


def nobody_asks_out_of_reach(rules: LeaseRules, me: Holder) -> bool:
    """No attempt begins in a round that is more than one jump above what its sender can show.

    pre: lease.next_round(me) > me.shown_round + rules.round_jump
    post: _
    """
    return not lease.next_round_in_reach(rules, me) and not lease.may_start(rules, me)


def what_is_asked_is_in_reach(rules: LeaseRules, me: Holder, g: Granter, ballot: Ballot, base: int) -> bool:
    """Whatever a granter has promised, the round of a first request is not too far for it.

    pre: ballot.round == lease.next_round(me) and lease.next_round_in_reach(rules, me)
    pre: me.shown_round == 0 or lease.shown_by_enough(rules, me.shown_by)
    pre: g.promised.round >= 0
    post: _
    """
    return lease.round_in_reach(rules, g, lease.first_request(me, ballot, base))


def first_request_shows_what_was_heard(
    rules: LeaseRules, me: Holder, ballot: Ballot, base: int, at_round: int, signers: frozenset[int]
) -> bool:
    """A round that was heard is shown, with its signers, in the next first request.

    post: _
    """
    m = lease.first_request(lease.after_hear_round(me, at_round, signers), ballot, base)
    return m.number == 1 and m.ballot == ballot and m.shown_round == at_round and m.shown_by is signers


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
# False sentences, each of which must be refuted: a reader that cannot say no has said nothing


def promised_ballot_is_granted_again(me: Granter, m: Request) -> bool:
    """False: a ballot that is not below the promise is above it.

    pre: not below(m.ballot, me.promised)
    post: _
    """
    return lease.above_promise(me, m)


def closed_ballot_is_only_below(me: Granter, a: Claim) -> bool:
    """False: after a move the very ballot that was promised before it is served.

    pre: not below(a.ballot, me.closed)
    post: _
    """
    return lease.not_closed(me, a)


def as_many_as_may_lie_are_believed(rules: LeaseRules, me: Holder, at_round: int, signers: frozenset[int]) -> bool:
    """False: a new round is believed on the word of as many members as may lie.

    pre: me.up and at_round > me.shown_round
    pre: len(signers) >= rules.faults
    post: _
    """
    return lease.may_hear_round(rules, me, at_round, signers)


def repeated_answer_outlives_its_lease(me: Granter, m: Request) -> bool:
    """False: the request that was granted last is always answered again.

    pre: me.ballot == m.ballot and me.base == m.base and me.number == m.number
    post: _
    """
    return lease.may_answer_again(me, m)


FALSE = (
    "promised_ballot_is_granted_again",
    "closed_ballot_is_only_below",
    "as_many_as_may_lie_are_believed",
    "repeated_answer_outlives_its_lease",
)

# Contract -> why CrossHair cannot see all its paths
BOUNDED = {
    "grant_is_promised": "maps of any size are changed in one place",
    "grant_counts_for_its_signer_only": "a set is built of a value that is not known",
}
