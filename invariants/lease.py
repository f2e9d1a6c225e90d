"""The invariants of the lease as predicates over a state of the system, one for one with those of the specification.

Written in the readable subset: the same text runs in the tests, on the graph of the model checker, and is read by the
provers.

TLA+: Lease (section Invariants)
"""

from __future__ import annotations

from rebalancing import lease
from rebalancing.ballot import NO_BALLOT, below
from rebalancing.lease_system import LeaseModel, LeaseSystem

__all__ = ["INVARIANTS"]


def honest(model: LeaseModel) -> frozenset[int]:
    """The granters that follow the rules."""
    return model.rules.granters - model.liars


def sincere(model: LeaseModel) -> frozenset[int]:
    """The candidates that follow the rules."""
    return model.rules.candidates - model.twisted


def holding(model: LeaseModel, s: LeaseSystem, c: int) -> bool:
    """Tell whether correct candidate c believes that it holds the lease."""
    return c in sincere(model) and s.holder[c].up and lease.holds(model.rules, s.holder[c])


def promises_rise(model: LeaseModel, s: LeaseSystem) -> bool:
    """L1: a granter's promise is never below a ballot that it has granted, restarts included."""
    return all(not below(s.granter[g].promised, s.past[g].granted) for g in honest(model))


def one_holder(model: LeaseModel, s: LeaseSystem) -> bool:
    """L2: two correct candidates never both believe that they hold the lease of one base."""
    return all(
        all(
            c == d
            for d in model.rules.candidates
            if holding(model, s, c) and holding(model, s, d) and s.holder[c].base == s.holder[d].base
        )
        for c in model.rules.candidates
    )


def counted_once(model: LeaseModel, s: LeaseSystem) -> bool:
    """No honest granter is counted by two correct candidates of one base."""
    return all(
        all(
            all(
                c == d
                for d in sincere(model)
                if s.holder[c].base == s.holder[d].base and s.holder[c].heard[g] > 0 and s.holder[d].heard[g] > 0
            )
            for c in sincere(model)
        )
        for g in honest(model)
    )


def hard_stop(model: LeaseModel, s: LeaseSystem) -> bool:
    """L3: a granter's leases to one peer never reach past the hard stop without a rest of one TTL."""
    return all(
        all(
            s.past[g].age[c] + s.past[g].cover[c] <= model.rules.hard_stop
            for c in model.rules.candidates
            if s.past[g].cover[c] > 0
        )
        for g in honest(model)
    )


def counted_lease_runs(model: LeaseModel, s: LeaseSystem, c: int, g: int) -> bool:
    """Tell whether granter g's lease to candidate c runs, or g is silent or has moved on."""
    return (
        (s.granter[g].left > 0 and s.granter[g].ballot.coordinator == c)
        or s.granter[g].guard > 0
        or s.granter[g].base > s.holder[c].base
    )


def belief_ends_first(model: LeaseModel, s: LeaseSystem) -> bool:
    """L3h: while a holder counts an honest granter, that granter's lease to it runs."""
    return all(
        all(
            counted_lease_runs(model, s, c, g)
            for g in honest(model)
            if holding(model, s, c) and s.holder[c].heard[g] > 0
        )
        for c in model.rules.candidates
    )


def fenced(model: LeaseModel, s: LeaseSystem) -> bool:
    """L4: a granter that has promised a ballot, or acted under one, does nothing for a lower one."""
    return all(not below(s.past[g].acted, s.past[g].under) for g in honest(model))


def acts_certified(model: LeaseModel, s: LeaseSystem) -> bool:
    """What a granter has done was asked for under a certificate of its base."""
    return all(
        s.past[g].acted == NO_BALLOT
        or len(
            {m.granter for m in s.grants if m.ballot == s.past[g].acted and m.base == s.granter[g].base} | model.liars
        )
        >= model.rules.quorum
        for g in honest(model)
    )


def moves_close(model: LeaseModel, s: LeaseSystem) -> bool:
    """After a move to a newer base nothing is done for a ballot at or below what was promised before it."""
    return all(s.past[g].acted == NO_BALLOT or below(s.past[g].closed, s.past[g].acted) for g in honest(model))


def silence_blocks_one_ttl(model: LeaseModel, s: LeaseSystem) -> bool:
    """L5: a silent coordinator blocks for one TTL at most, and never its own newer ballot."""
    return all(
        s.granter[g].left <= model.rules.ttl
        and all(
            lease.may_grant(model.rules, s.granter[g], m)
            for m in s.requests
            if s.granter[g].ballot.coordinator == m.ballot.coordinator
            and lease.may_grant(model.rules, lease.lease_over(s.granter[g]), m)
        )
        for g in honest(model)
    )


def repeats_extend_nothing(model: LeaseModel, s: LeaseSystem) -> bool:
    """L5': a lease ends when the first answer to its number said."""
    return all(s.granter[g].left <= s.past[g].due for g in honest(model))


def base_bound(model: LeaseModel, s: LeaseSystem) -> bool:
    """A lease is of the base that its granter has committed."""
    return all(s.past[g].base == s.granter[g].base for g in honest(model) if s.granter[g].left > 0)


def hint_harmless(model: LeaseModel, s: LeaseSystem) -> bool:
    """Whatever the hint claims, no lease runs on a base that is not committed."""
    return all(s.past[g].base <= s.committed for g in honest(model) if s.granter[g].left > 0)


def interval(model: LeaseModel, s: LeaseSystem) -> bool:
    """No lease runs while the minimum interval since the last commit does, whatever the granter has forgotten since."""
    return all(s.granter[g].left == 0 for g in honest(model) if s.past[g].quiet > 0)


def nonce_after_signature(model: LeaseModel, s: LeaseSystem) -> bool:
    """Nonces are remembered of messages with a true signature only."""
    return all(
        all(
            i.ballot.coordinator in model.twisted
            or any(m.ballot == i.ballot and m.number == i.number for m in s.requests)
            for i in s.granter[g].seen
        )
        for g in honest(model)
    )


def rounds_bounded(model: LeaseModel, s: LeaseSystem) -> bool:
    """Rounds grow without gaps: each grant is within one jump of some lower one that an honest granter signed."""
    return all(
        m.ballot.round <= model.rules.round_jump
        or any(
            low.ballot.round < m.ballot.round and m.ballot.round <= low.ballot.round + model.rules.round_jump
            for low in s.grants
        )
        for m in s.grants
    )


def only_eligible(model: LeaseModel, s: LeaseSystem) -> bool:
    """A lease was granted, and last renewed, when its granter knew its peer to be admitted."""
    return all(s.past[g].ballot.coordinator in s.past[g].admits for g in honest(model) if s.granter[g].left > 0)


# TLA+ operator -> predicate
INVARIANTS = {
    "L1": promises_rise,
    "L2": one_holder,
    "CountedOnce": counted_once,
    "L3": hard_stop,
    "L3h": belief_ends_first,
    "L4": fenced,
    "ActsCertified": acts_certified,
    "MovesClose": moves_close,
    "L5": silence_blocks_one_ttl,
    "L5r": repeats_extend_nothing,
    "BaseBound": base_bound,
    "HintHarmless": hint_harmless,
    "Interval": interval,
    "NonceAfterSignature": nonce_after_signature,
    "RoundsBounded": rounds_bounded,
    "OnlyEligible": only_eligible,
}
