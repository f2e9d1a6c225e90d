"""The invariants of the resharing as predicates over a state of the system, one for one with those of the specification.

TLA+: Resharing (section Invariants)
"""

from __future__ import annotations

from rebalancing.resharing import Polynomial, freshness, holds, nothing
from rebalancing.resharing_system import Loss, ResharingModel, ResharingSystem, acknowledged, first, in_force

__all__ = ["INVARIANTS"]


def too_little_learned(model: ResharingModel, s: ResharingSystem) -> bool:
    """S1: of no polynomial ever dealt, committed or not, does the adversary ever have t shares, if it never reads t of one in play."""

    def learned(dealt: int) -> frozenset[int]:
        return frozenset(x.index for x in s.learned if x.dealt == dealt)

    of_first = learned(0) | (model.liars & first(model).committee.members)
    return (not model.begun or len(of_first) < model.threshold) and all(
        len(learned(freshness(m)) | (model.liars & m.committee.members)) < m.committee.threshold for m in s.proposals
    )


def faulty(model: ResharingModel, s: ResharingSystem, p: Polynomial) -> frozenset[int]:
    """Members of a snapshot's committee that need not help: they lie, were revoked, or lost what they had acknowledged."""
    return frozenset(
        h for h in p.committee.members if h in model.liars or h in s.revoked or Loss(peer=h, polynomial=p) in s.losses
    )


def needed(p: Polynomial) -> int:
    """How many shares open a polynomial: one commitment too many takes one share more."""
    return p.committee.threshold + (1 if p.digest.long else 0)


def enough_shares(model: ResharingModel, s: ResharingSystem) -> bool:
    """S2: while at most f of its committee are at fault, the polynomial in force has t usable shares."""
    return all(
        len(faulty(model, s, p)) > model.faults
        or sum(holds(s.peer[h], p) for h in p.committee.members - model.liars - s.revoked) >= needed(p)
        for p in in_force(s)
    )


def own_index_only(model: ResharingModel, s: ResharingSystem) -> bool:
    """S3: nobody ever has a share of another index than its own."""
    return all(x.index == h for h in model.honest for x in s.peer[h].shares)


def threshold_kept(model: ResharingModel, s: ResharingSystem) -> bool:
    """S4: the threshold never falls."""
    return all(
        q.committee.threshold >= p.committee.threshold for p in s.committed for q in s.committed if q.parent == p.digest
    )


def secret_kept(model: ResharingModel, s: ResharingSystem) -> bool:
    """S5: the secret is the same all along."""
    return all(not p.digest.shifted for p in s.committed)


def one_polynomial_of_a_name(model: ResharingModel, s: ResharingSystem) -> bool:
    """S6: shares that bear one name are shares of one polynomial."""
    shares = {x for h in model.honest for x in s.peer[h].shares}
    return all(x.dealt == y.dealt for x in shares for y in shares if x.polynomial == y.polynomial)


def acknowledged_is_kept(model: ResharingModel, s: ResharingSystem) -> bool:
    """S7: clean-up and restarts leave every acknowledged share that may still be used."""
    return all(
        holds(s.peer[x.receiver], x.polynomial) or Loss(peer=x.receiver, polynomial=x.polynomial) in s.losses
        for x in s.possessions
        for p in in_force(s)
        if x.polynomial == p or x.polynomial.parent == p.digest
    )


def placed_as_allowed(model: ResharingModel, s: ResharingSystem) -> bool:
    """S8: caps and exclusions hold in every committed snapshot."""
    return all(
        len(p.committee.members & model.alike) <= model.cap and not p.committee.members & m.revoked
        for p in s.committed
        for m in s.proposals
        if m.session == p.digest.session
    )


def installed_is_committed(model: ResharingModel, s: ResharingSystem) -> bool:
    """What is installed was committed."""
    return all(s.peer[h].final in s.committed or s.peer[h].final == nothing(1) for h in model.honest)


def owner_forgets(model: ResharingModel, s: ResharingSystem) -> bool:
    """The owner has no secret whose first snapshot it has signed."""
    return not s.owner.holds or all(p.version < s.owner.version for p in s.committed)


def one_of_session(model: ResharingModel, s: ResharingSystem) -> bool:
    """A receiver has a share of one polynomial of a session: a session is one budget, whatever is combined from its deals."""
    combined = [x for x in s.possessions if not x.repaired]
    return all(
        x == y
        for x in combined
        for y in combined
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
    """An honest dealer had acknowledged a share of the parent's polynomial."""
    return all(
        d.dealer in acknowledged(model, s, m.parent) for d in s.deals for m in s.proposals if d.session == m.session
    )


def dealt_once(model: ResharingModel, s: ResharingSystem) -> bool:
    """An honest dealer deals once in a session: two deals would show it guilty."""
    return all(x == y for x in s.deals for y in s.deals if (x.session, x.dealer) == (y.session, y.dealer))


def members_only(model: ResharingModel, s: ResharingSystem) -> bool:
    """Outside its committee nobody has a share of a polynomial."""
    return all(h in x.polynomial.committee.members for h in model.honest for x in s.peer[h].shares)


# TLA+ operator -> predicate
INVARIANTS = {
    "S1": too_little_learned,
    "S2": enough_shares,
    "S3": own_index_only,
    "S4": threshold_kept,
    "S5": secret_kept,
    "S6": one_polynomial_of_a_name,
    "S7": acknowledged_is_kept,
    "S8": placed_as_allowed,
    "InstalledIsCommitted": installed_is_committed,
    "OwnerForgets": owner_forgets,
    "OneOfSession": one_of_session,
    "DealtByEnough": dealt_by_enough,
    "DealtOnce": dealt_once,
    "DealersHadShares": dealers_had_shares,
    "MembersOnly": members_only,
}
