"""The bad rules of MCLease once more, and its timely network, in the reference's words; see `bad_rule`."""

from __future__ import annotations

from collections.abc import Mapping

from rebalancing import quorum as sound
from rebalancing.ballot import NO_BALLOT, Ballot
from rebalancing.lease import (
    NO_REQUEST,
    Claim,
    Grant,
    Granter,
    Holder,
    LeaseRules,
    Request,
    may_collect,
    may_extend,
    may_hear,
    remember,
    worth,
)
from rebalancing.lease_system import LeaseModel, LeaseSystem
from verifier.mutants.bad_rule import BadRule

__all__ = ["BAD_RULES"]


def durable_promise_forgotten(me: Granter) -> Ballot:
    """A restart forgets the promise."""
    return NO_BALLOT


def above_promise_round_alone(me: Granter, m: Request) -> bool:
    """Any other ballot of the same round is as good."""
    return me.promised.round <= m.ballot.round and me.promised != m.ballot


def remembers_anything(me: Granter, m: Request) -> bool:
    """Any ballot is renewed."""
    return True


def worth_from_receipt(rules: LeaseRules, me: Holder, m: Grant) -> int:
    """A grant counts in full from its receipt."""
    return rules.holder_ttl


def worth_from_newest_send(rules: LeaseRules, me: Holder, m: Grant) -> int:
    """A grant counts from the newest send, whatever it answers."""
    return me.asked[me.number]


def budget_restarts(rules: LeaseRules, me: Granter, m: Request) -> int:
    """The hard stop starts afresh."""
    return rules.hard_stop


def number_is_new_or_repeated(me: Granter, m: Request) -> bool:
    """A repeated number extends too."""
    return m.number >= me.number


def within_hard_stop_unchecked(rules: LeaseRules, me: Granter, m: Request) -> bool:
    """Leases to one peer go on for ever."""
    return True


def nothing_replaced_unchecked(me: Granter) -> bool:
    """A release ends whatever lease runs under its ballot."""
    return True


def not_superseded_unchecked(me: Granter, a: Claim) -> bool:
    """Any ballot may act."""
    return True


def quorum_one_less(n: int, t: int, f: int) -> int:
    """One grant fewer is enough."""
    return sound.quorum(n, t, f) - 1


def counted_for_anybody(rules: LeaseRules, m: Grant) -> frozenset[int]:
    """One grant counts for any granter."""
    return rules.granters


def no_foreign_lease_own_blocks(me: Granter, m: Request) -> bool:
    """A peer's own lease blocks its newer ballot."""
    return me.left == 0


def base_matches_unchecked(me: Granter, m: Request) -> bool:
    """Any base is granted."""
    return True


def is_certified_by_hint(s: LeaseSystem, base: int) -> bool:
    """The hint is believed."""
    return base <= s.committed or base == s.hint


def interval_kept_unchecked(me: Granter) -> bool:
    """The minimum interval is not waited for."""
    return True


def after_forged_remembers(rules: LeaseRules, me: Granter, m: Request) -> Granter:
    """A nonce is remembered before its signature held."""
    return remember(rules, me, m)


def round_in_reach_unchecked(rules: LeaseRules, me: Granter, m: Request) -> bool:
    """Rounds jump as far as they like."""
    return True


def shown_by_enough_one_liar(rules: LeaseRules, signers: frozenset[int]) -> bool:
    """One member's word is enough."""
    return signers != frozenset()


def may_coordinate_anybody(me: Granter, m: Request) -> bool:
    """Policy is not asked."""
    return True


def may_coordinate_asked_once(me: Granter, m: Request) -> bool:
    """A renewal does not ask for revocations."""
    return m.number > 1 or m.ballot.coordinator in me.admits


def interval_at_restart_forgotten(rules: LeaseRules, me: Granter) -> int:
    """A restart ends the minimum interval."""
    return 0


def not_closed_unchecked(me: Granter, a: Claim) -> bool:
    """A ballot is served on a base after what was promised on an older one."""
    return True


def time_may_pass_timely(model: LeaseModel, s: LeaseSystem) -> bool:
    """No bad rule but an assumption: time waits for every message that somebody would handle."""
    rules = model.rules
    return all(
        (me.waiting == NO_REQUEST or me.window > 0)
        and not any(may_collect(rules, me, m) or may_extend(rules, me, m) for m in s.requests)
        for g, me in s.granter.items()
        if g not in model.liars
    ) and not any(
        may_hear(me, m) and worth(rules, me, m) > me.heard[m.granter]
        for c, me in s.holder.items()
        if c not in model.twisted
        for m in s.grants
    )


def certified_unchecked(model: LeaseModel, s: LeaseSystem, a: Claim) -> bool:
    """Anybody acts."""
    return True


def after_obey_no_promise(me: Granter, a: Claim) -> Granter:
    """An action promises nothing."""
    return me


LEASE, SYSTEM = "rebalancing.lease", "rebalancing.lease_system"

# Operator of MCLease -> what takes its place in the reference.
BAD_RULES: Mapping[str, BadRule] = {
    "DurablePromise_forgotten": BadRule(LEASE, "durable_promise", durable_promise_forgotten),
    "AbovePromise_round_alone": BadRule(LEASE, "above_promise", above_promise_round_alone),
    "Remembers_anything": BadRule(LEASE, "remembers", remembers_anything),
    "Worth_from_receipt": BadRule(LEASE, "worth", worth_from_receipt),
    "Worth_from_newest_send": BadRule(LEASE, "worth", worth_from_newest_send),
    "BudgetAtRenewal_restarts": BadRule(LEASE, "budget_at_renewal", budget_restarts),
    "BudgetAtGrant_restarts": BadRule(LEASE, "budget_at_grant", budget_restarts),
    "NumberIsNew_or_repeated": BadRule(LEASE, "number_is_new", number_is_new_or_repeated),
    "WithinHardStop_unchecked": BadRule(LEASE, "within_hard_stop", within_hard_stop_unchecked),
    "NothingReplaced_unchecked": BadRule(LEASE, "nothing_replaced", nothing_replaced_unchecked),
    "NotSuperseded_unchecked": BadRule(LEASE, "not_superseded", not_superseded_unchecked),
    # Where the models' quorum is computed.
    "QuorumSize_one_less": BadRule(SYSTEM, "quorum", quorum_one_less),
    "CountedFor_anybody": BadRule(LEASE, "counted_for", counted_for_anybody),
    "NoForeignLease_own_blocks": BadRule(LEASE, "no_foreign_lease", no_foreign_lease_own_blocks),
    "BaseMatches_unchecked": BadRule(LEASE, "base_matches", base_matches_unchecked),
    "IsCertified_by_hint": BadRule(SYSTEM, "is_certified", is_certified_by_hint),
    "IntervalKept_unchecked": BadRule(LEASE, "interval_kept", interval_kept_unchecked),
    "AfterForged_remembers": BadRule(LEASE, "after_forged", after_forged_remembers),
    "RoundInReach_unchecked": BadRule(LEASE, "round_in_reach", round_in_reach_unchecked),
    "ShownByEnough_one_liar": BadRule(LEASE, "shown_by_enough", shown_by_enough_one_liar),
    "TimeMayPass_timely": BadRule(SYSTEM, "time_may_pass", time_may_pass_timely),
    "MayCoordinate_anybody": BadRule(LEASE, "may_coordinate", may_coordinate_anybody),
    "MayCoordinate_asked_once": BadRule(LEASE, "may_coordinate", may_coordinate_asked_once),
    "IntervalAtRestart_forgotten": BadRule(LEASE, "interval_at_restart", interval_at_restart_forgotten),
    "Certified_unchecked": BadRule(SYSTEM, "certified", certified_unchecked),
    "AfterObey_no_promise": BadRule(LEASE, "after_obey", after_obey_no_promise),
    "NotClosed_unchecked": BadRule(LEASE, "not_closed", not_closed_unchecked),
}
