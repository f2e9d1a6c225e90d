"""The resharing's system, with the sharing of secrets behind an interface: ideal, as in the specification, or real.

The rules, and nearly all of the system, are those of the reference. What somebody learns by computing with shares is
asked of a `Sharing`: whether the deals that it holds are good and of what it then has a share, what helpers give back,
whether proofs of possession convince, and what opens the secret. A state has the same fields with each: a share is
shown as the one that it is, and what a state shows, with deals that are made without chance, determines every
scalar in it.

TLA+: Resharing
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Protocol

from invariants import resharing as ideal
from rebalancing import resharing, resharing_system
from rebalancing.refusal import need
from rebalancing.resharing import Dealt, Polynomial, Possession, Proposal, Share, freshness
from rebalancing.resharing_system import ResharingModel, ResharingSystem, acknowledged, choices, first, in_force

__all__ = ["ACTIONS", "INVARIANTS", "IdealSharing", "Sharing", "SharingModel", "choices", "initial", "shared_by"]

NOBODY: frozenset[int] = frozenset()

Sessions = frozenset[Proposal]
"""All sessions of a state: they tell where its snapshots come from."""


class Sharing(Protocol):
    """What is known of shares by computing with them."""

    def possessed(self, sessions: Sessions, m: Proposal, h: int, dealt: Dealt) -> Share:
        """Return the share that a receiver makes of the deals of `dealt.qualified`, and proves to have.

        These have dealt as `dealt` says. Raises Refused, with the code of what is wrong with a deal.
        """

    def repaired(self, sessions: Sessions, p: Polynomial, h: int, helpers: frozenset[int], copy: Share) -> Share:
        """Return what these helpers give back; `copy` is a share of one of them. Raises Refused if it is no share."""

    def certify(self, sessions: Sessions, p: Polynomial, holders: frozenset[int]) -> None:
        """Refuse a possession certificate of these holders, unless it convinces."""

    def is_worth_a_share(self, sessions: Sessions, m: Proposal, h: int) -> bool:
        """Tell whether what a receiver's key opens of a session makes its share, whoever of the dealers deal."""

    def opens(self, sessions: Sessions, p: Polynomial, holders: frozenset[int]) -> bool:
        """Tell whether the shares of these holders make the secret."""

    def opens_session(self, sessions: Sessions, m: Proposal, holders: frozenset[int]) -> bool:
        """Tell whether what these receivers were dealt, or will be, makes the secret, whoever of the dealers deal."""


@dataclass(frozen=True)
class IdealSharing:
    """Shares are tokens, and t of them make the secret: the sharing that the specification describes."""

    def possessed(self, sessions: Sessions, m: Proposal, h: int, dealt: Dealt) -> Share:
        need(resharing.degrees_are_right(dealt), "wrong-degree")
        need(resharing.constants_are_shares(dealt), "wrong-constant")
        return Share(polynomial=resharing.successor(m, dealt), index=h, dealt=dealt, under=m.parent.digest)

    def repaired(self, sessions: Sessions, p: Polynomial, h: int, helpers: frozenset[int], copy: Share) -> Share:
        return replace(copy, index=h)

    def certify(self, sessions: Sessions, p: Polynomial, holders: frozenset[int]) -> None:
        """Whoever signs has its share."""

    def is_worth_a_share(self, sessions: Sessions, m: Proposal, h: int) -> bool:
        return True

    def opens(self, sessions: Sessions, p: Polynomial, holders: frozenset[int]) -> bool:
        return len(holders) >= ideal.needed(p)

    def opens_session(self, sessions: Sessions, m: Proposal, holders: frozenset[int]) -> bool:
        return len(holders) >= m.committee.threshold


@dataclass(frozen=True, slots=True)
class SharingModel(ResharingModel):
    """A model, and how its secrets are shared."""

    sharing: Sharing


def shared_by(sharing: Callable[[ResharingModel], Sharing]) -> Callable[[Mapping[str, Any]], SharingModel]:
    """Return what builds a model from complete constants, its secrets shared by what `sharing` makes for it."""

    def model_of(k: Mapping[str, Any]) -> SharingModel:
        model = resharing_system.model_of(k)
        return SharingModel(**{f.name: getattr(model, f.name) for f in fields(model)}, sharing=sharing(model))

    return model_of


def initial(model: SharingModel) -> Iterator[ResharingSystem]:
    """Yield the one initial state."""
    return resharing_system.initial(model)


# ----------------------------------------------------------------------------------------------------------------------
# Actions in which somebody computes with shares


def possess(
    model: SharingModel,
    s: ResharingSystem,
    h: int,
    m: Proposal,
    qualified: frozenset[int],
    shifted: frozenset[int],
    long: frozenset[int],
) -> ResharingSystem:
    """A receiver combines the deals of the qualified, writes its share and signs that it has it."""
    need(shifted | long <= qualified & model.liars, "honest-dealer")
    # The rules as if all that came were good; whether it is, arithmetic tells.
    after = resharing_system.possess(model, s, h, m, qualified, NOBODY, NOBODY)
    x = model.sharing.possessed(s.proposals, m, h, resharing.combined(m, qualified, shifted, long))
    return replace(
        after,
        peer=resharing_system.with_peer(s, h, resharing.after_possess(s.peer[h], m, x)),
        possessions=s.possessions | {Possession(polynomial=x.polynomial, receiver=h, repaired=False)},
    )


def commit(model: SharingModel, s: ResharingSystem, p: Polynomial, parent: Polynomial) -> ResharingSystem:
    """The parent's committee commits a snapshot whose shares are on disk."""
    after = resharing_system.commit(model, s, p, parent)
    model.sharing.certify(s.proposals, p, acknowledged(model, s, p))
    return after


def repair(
    model: SharingModel, s: ResharingSystem, h: int, helpers: frozenset[int], dealt: Dealt, under: Dealt
) -> ResharingSystem:
    """A member gets back the share of its own index, from t others."""
    after = resharing_system.repair(model, s, h, helpers, dealt, under)
    me = s.peer[h]
    copies = (
        x
        for g in sorted(helpers)
        for x in s.peer[g].shares
        if (x.polynomial, x.dealt, x.under) == (me.final, dealt, under)
    )
    x = model.sharing.repaired(s.proposals, me.final, h, helpers, next(copies))
    return replace(after, peer=resharing_system.with_peer(s, h, resharing.after_repair(me, helpers, x)))


def read(model: SharingModel, s: ResharingSystem, h: int) -> ResharingSystem:
    """The adversary reads all that a store holds, and what it opens of the messages that it has recorded."""
    after = resharing_system.read(model, s, h)
    for m in resharing_system.opened(s, h):
        need(model.sharing.is_worth_a_share(s.proposals, m, h), "bad-share")
    return after


ACTIONS: Mapping[str, Callable[..., ResharingSystem]] = {
    **resharing_system.ACTIONS,
    "Possess": possess,
    "Commit": commit,
    "Repair": repair,
    "Read": read,
}


# ----------------------------------------------------------------------------------------------------------------------
# Invariants in which shares are counted: here they are put together


def too_little_learned(model: SharingModel, s: ResharingSystem) -> bool:
    """S1: whatever the adversary puts together of what it has read, it does not get the secret."""

    def learned(dealt: int) -> frozenset[int]:
        return frozenset(x.index for x in s.learned if x.dealt == dealt)

    genesis, sharing = first(model), model.sharing
    return not sharing.opens(s.proposals, genesis, learned(0) | (model.liars & genesis.committee.members)) and not any(
        sharing.opens_session(s.proposals, m, learned(freshness(m)) | (model.liars & m.committee.members))
        for m in s.proposals
    )


def enough_shares(model: SharingModel, s: ResharingSystem) -> bool:
    """S2: while at most f of its committee are at fault, usable shares of the polynomial in force make the secret."""
    return all(
        len(ideal.faulty(model, s, p)) > model.faults
        or model.sharing.opens(
            s.proposals,
            p,
            frozenset(h for h in p.committee.members - model.liars - s.revoked if resharing.holds(s.peer[h], p)),
        )
        for p in in_force(s)
    )


INVARIANTS: Mapping[str, Callable[[Any, ResharingSystem], bool]] = {
    **ideal.INVARIANTS,
    "S1": too_little_learned,
    "S2": enough_shares,
}
