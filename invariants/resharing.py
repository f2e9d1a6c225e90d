"""The invariants of the resharing as predicates over a state of the system, one for one with those of the specification.

TLA+: Resharing (section Invariants)
"""

from __future__ import annotations

from rebalancing.resharing import Possession, genesis, holds
from rebalancing.resharing_system import ResharingModel, ResharingSystem, in_force

__all__ = ["INVARIANTS"]


def enough_shares(model: ResharingModel, s: ResharingSystem) -> bool:
    """S2: the polynomial in force has t usable shares, whatever the liars do with theirs."""
    return all(
        sum(holds(s.peer[h], p) for h in p.committee.members - model.liars) >= p.committee.threshold
        for p in in_force(s)
    )


def threshold_kept(model: ResharingModel, s: ResharingSystem) -> bool:
    """S4: the threshold never falls."""
    return all(
        q.committee.threshold >= p.committee.threshold for p in s.committed for q in s.committed if q.parent == p.digest
    )


def acknowledged_is_kept(model: ResharingModel, s: ResharingSystem) -> bool:
    """S7: clean-up and restarts leave every acknowledged share that may still be used."""
    return all(
        holds(s.peer[x.receiver], x.polynomial)
        for x in s.possessions
        for p in in_force(s)
        if x.polynomial == p or x.polynomial.parent == p.digest
    )


def installed_is_committed(model: ResharingModel, s: ResharingSystem) -> bool:
    """What is installed was committed."""
    return all(s.peer[h].final in s.committed for h in model.peers - model.liars)


def one_of_session(model: ResharingModel, s: ResharingSystem) -> bool:
    """A receiver has a share of one polynomial of a session: a session is one budget, whatever is combined from its deals."""
    return all(
        x == y
        for x in s.possessions
        for y in s.possessions
        if x.receiver == y.receiver and x.polynomial.digest.session == y.polynomial.digest.session
    )


def dealt_by_enough(model: ResharingModel, s: ResharingSystem) -> bool:
    """A new polynomial has as many dealers as the old one needs shares, all of its committee."""
    return all(
        len(x.polynomial.digest.qualified) >= p.committee.threshold
        and x.polynomial.digest.qualified <= p.committee.members
        for x in s.possessions
        for p in s.committed
        if x.polynomial.parent == p.digest
    )


def dealers_had_shares(model: ResharingModel, s: ResharingSystem) -> bool:
    """An honest dealer had a share of the parent's polynomial on disk."""
    first = genesis(model.peers, model.threshold)
    return all(
        d.proposal.parent == first or Possession(polynomial=d.proposal.parent, receiver=d.dealer) in s.possessions
        for d in s.deals
    )


# TLA+ operator -> predicate
INVARIANTS = {
    "S2": enough_shares,
    "S4": threshold_kept,
    "S7": acknowledged_is_kept,
    "InstalledIsCommitted": installed_is_committed,
    "OneOfSession": one_of_session,
    "DealtByEnough": dealt_by_enough,
    "DealersHadShares": dealers_had_shares,
}
