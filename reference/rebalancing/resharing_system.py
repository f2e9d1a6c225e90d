"""The whole system that the specification of the resharing describes: peers, network, commits and faults.

One function for each action of the specification, `(model, state, ...) -> state`; an action that is not enabled raises
`Refused` with the code of the guard that failed, and there is no new state. Messages are sets that only grow.

TLA+: Resharing (section Actions)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, combinations, product
from typing import Any

from . import resharing
from .refusal import need
from .resharing import (
    FIRST_DEAL,
    Committee,
    Copy,
    Dealt,
    Owner,
    Peer,
    Polynomial,
    Possession,
    Proposal,
    Response,
    Share,
)

__all__ = [
    "ACTIONS",
    "Deal",
    "Loss",
    "ResharingModel",
    "ResharingSystem",
    "Secret",
    "acknowledged",
    "choices",
    "first",
    "in_force",
    "initial",
    "live",
    "model_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ResharingModel:
    """The faults that can happen and the bounds of a finite model.

    TLA+: the constants of Resharing
    """

    peers: frozenset[int]
    joining: frozenset[int]
    leaving: frozenset[int]
    liars: frozenset[int]
    dealing: frozenset[int]
    receiving: frozenset[int]
    crashing: frozenset[int]
    losing: frozenset[int]
    revocable: frozenset[int]
    readable: frozenset[int]
    alike: frozenset[int]
    cap: int
    thresholds: frozenset[int]
    threshold: int
    faults: int
    begun: bool
    max_version: int
    expiring: bool
    max_session: int

    @property
    def honest(self) -> frozenset[int]:
        """Peers that follow the rules."""
        return self.peers - self.liars


@dataclass(frozen=True, slots=True)
class Deal:
    """An honest dealer's deal to all receivers of a session; `anew` if it lost its store, and so drew other coefficients than before."""

    session: int
    dealer: int
    anew: bool


@dataclass(frozen=True, slots=True)
class Loss:
    """A signed word for it that an acknowledged share is gone."""

    peer: int
    polynomial: Polynomial


@dataclass(frozen=True, slots=True)
class Secret:
    """A share of a session, or what is worth one.

    Attributes:
        session: the session by name.
        dealt: the session in truth.
        index: whose share it is.
    """

    session: int
    dealt: int
    index: int


@dataclass(frozen=True, slots=True)
class ResharingSystem:
    """One state of the system; field for field the variables of the specification."""

    peer: Mapping[int, Peer]
    proposals: frozenset[Proposal]
    deals: frozenset[Deal]
    responses: frozenset[Response]
    possessions: frozenset[Possession]
    committed: frozenset[Polynomial]
    revoked: frozenset[int]
    losses: frozenset[Loss]
    learned: frozenset[Secret]
    owner: Owner
    released: frozenset[Copy]
    reported: frozenset[int]


def model_of(k: Mapping[str, Any]) -> ResharingModel:
    """Build a model from complete constants of the specification; peers keep their names as identifiers."""
    return ResharingModel(
        peers=k["Peers"],
        joining=k["Joining"],
        leaving=k["Leaving"],
        liars=k["Liars"],
        dealing=k["Dealing"],
        receiving=k["Receiving"],
        crashing=k["Crashing"],
        losing=k["Losing"],
        revocable=k["Revocable"],
        readable=k["Readable"],
        alike=k["Alike"],
        cap=k["Cap"],
        thresholds=k["Thresholds"],
        threshold=k["Threshold"],
        faults=k["Faults"],
        begun=k["Begun"],
        max_version=k["MaxVersion"],
        expiring=k["Expiring"],
        max_session=k["MaxSession"],
    )


def first(model: ResharingModel) -> Polynomial:
    """The first snapshot.

    TLA+: Resharing!Genesis
    """
    return resharing.genesis(model.peers - model.joining, model.threshold)


def beginning(model: ResharingModel) -> Polynomial:
    """Return on what everybody stands at first."""
    return first(model) if model.begun else resharing.nothing(1)


def initial(model: ResharingModel) -> Iterator[ResharingSystem]:
    """Yield the one initial state: the secret is dealt to all peers but those that join later, or not yet dealt.

    TLA+: Resharing!Init
    """
    start = beginning(model)
    nothing: frozenset[Any] = frozenset()

    def dealt_to(h: int) -> Peer:
        share = Share(polynomial=start, index=h, dealt=FIRST_DEAL, under=start.parent)
        has_one = model.begun and h not in model.joining
        return Peer(final=start, clean=start.digest, shares=frozenset({share}) if has_one else nothing)

    yield ResharingSystem(
        peer={h: dealt_to(h) for h in model.peers},
        proposals=nothing,
        deals=nothing,
        responses=nothing,
        possessions=nothing,
        committed=frozenset({start}) if model.begun else nothing,
        revoked=nothing,
        losses=nothing,
        learned=nothing,
        owner=Owner(version=1 if model.begun else 0),
        released=nothing,
        reported=nothing,
    )


# ----------------------------------------------------------------------------------------------------------------------
# Certificates, and what is assumed of the commit


def in_force(s: ResharingSystem) -> frozenset[Polynomial]:
    """The snapshots that may still get a successor: the last one of the newest version's chain."""
    return frozenset(
        p for p in s.committed if all(q.parent != p.digest and q.version <= p.version for q in s.committed)
    )


def acknowledged(model: ResharingModel, s: ResharingSystem, p: Polynomial) -> frozenset[int]:
    """Who may appear as having, or having had, a share of a polynomial on disk."""
    return frozenset(
        r
        for r in p.committee.members
        if r in model.liars
        or (model.begun and p == first(model))
        or any(x.polynomial == p and x.receiver == r for x in s.possessions)
    )


def live(model: ResharingModel, s: ResharingSystem, p: Polynomial) -> bool:
    """Tell whether t of those who acknowledged a snapshot's share neither were revoked nor lost it."""
    left = [h for h in acknowledged(model, s, p) if h not in s.revoked and Loss(peer=h, polynomial=p) not in s.losses]
    return len(left) >= p.committee.threshold


def is_possessed(model: ResharingModel, s: ResharingSystem, p: Polynomial) -> bool:
    """Tell whether there can be a possession certificate, without which nothing is echoed or voted for."""
    return len(acknowledged(model, s, p)) >= resharing.enough(model.faults, p.committee)


def voters(model: ResharingModel, s: ResharingSystem, parent: Polynomial) -> frozenset[int]:
    """Who may vote for a successor of a snapshot."""
    return frozenset(
        h
        for h in parent.committee.members
        if h in model.liars or (resharing.stands_on(s.peer[h], parent.digest) and not s.peer[h].silent)
    )


def commit_allows(s: ResharingSystem, p: Polynomial) -> bool:
    """What is assumed of the commit: a parent has one final successor."""
    return all(q.parent != p.parent for q in s.committed)


def subsets(of: frozenset[int]) -> Iterator[frozenset[int]]:
    """Yield every subset."""
    members = sorted(of)
    yield from map(frozenset, chain.from_iterable(combinations(members, n) for n in range(len(members) + 1)))


def committees(model: ResharingModel) -> list[frozenset[int]]:
    """List the members that a proposal may name."""
    return [model.peers - x for x in subsets(model.leaving | model.joining)]


def answerable(model: ResharingModel, s: ResharingSystem, m: Proposal) -> Iterable[frozenset[int]]:
    """Yield whose deals a receiver may hold and find good: of those who dealt any, and of liars any."""
    dealt = frozenset(d.dealer for d in s.deals if d.session == m.session)
    yield from subsets(dealt | (model.liars & m.parent.committee.members))


# ----------------------------------------------------------------------------------------------------------------------
# The adversary that reads stores, and moves


def settled(model: ResharingModel, s: ResharingSystem) -> bool:
    """Tell whether everybody has moved to the snapshot in force and cleaned up."""
    last = in_force(s)
    return bool(last) and all(s.peer[h].clean == p.digest for p in last for h in model.honest)


def in_play(model: ResharingModel, s: ResharingSystem) -> frozenset[Proposal]:
    """The sessions that are not over: the peers have not settled on a snapshot that is neither theirs nor their parent."""
    if not settled(model, s):
        return s.proposals
    return frozenset(
        m
        for m in s.proposals
        for p in in_force(s)
        if m.parent == p
        or (m.session == p.digest.session and m.parent.digest == p.parent)
        or m.parent.version > p.version
    )


def opened(s: ResharingSystem, h: int) -> frozenset[Proposal]:
    """Sessions with deals of honest dealers that whoever has this store can open."""
    dealt = {d.session for d in s.deals}
    return frozenset(
        m
        for m in s.proposals
        if h in m.committee.members
        and resharing.has_key(s.peer[h], m)
        and (resharing.is_nothing(m.parent) or m.session in dealt)
    )


def shown(s: ResharingSystem, h: int) -> frozenset[Secret]:
    """What a store shows: a part of each deal of a session is worth the session's share."""
    stored = {
        Secret(session=x.polynomial.digest.session, dealt=x.dealt.session, index=x.index) for x in s.peer[h].shares
    }
    parts = {Secret(session=m.session, dealt=resharing.freshness(m), index=h) for m in opened(s, h)}
    return frozenset(stored | parts)


def known(model: ResharingModel, secrets: frozenset[Secret], session: int, c: Committee) -> frozenset[int]:
    """Whose shares of a session the adversary would have: those among the secrets, and the liars'."""
    return frozenset(x.index for x in secrets if x.session == session) | (model.liars & c.members)


def within_budget(model: ResharingModel, s: ResharingSystem, secrets: frozenset[Secret]) -> bool:
    """Tell whether the adversary would have fewer than t shares of each session in play."""
    genesis = first(model)
    if (not settled(model, s) or genesis in in_force(s)) and len(
        known(model, secrets, 0, genesis.committee)
    ) >= model.threshold:
        return False
    return all(len(known(model, secrets, m.session, m.committee)) < m.committee.threshold for m in in_play(model, s))


# ----------------------------------------------------------------------------------------------------------------------
# Actions


def with_peer(s: ResharingSystem, h: int, me: Peer) -> Mapping[int, Peer]:
    """The peers, one of them changed."""
    return {**s.peer, h: me}


def propose(model: ResharingModel, s: ResharingSystem, parent: Polynomial, new: Committee) -> ResharingSystem:
    """Anybody proposes a committee for a successor; each proposal is a session of its own. What nobody would deal for is left out."""
    need(len(s.proposals) < model.max_session, "bound")
    need(new.members in committees(model) and new.threshold in model.thresholds, "bound")
    need(parent in s.committed and any(s.peer[h].final == parent for h in model.honest), "unknown-base")
    m = Proposal(session=len(s.proposals) + 1, parent=parent, committee=new, revoked=s.revoked)
    need(resharing.is_acceptable(model.faults, model.alike, model.cap, m), "not-acceptable")
    return replace(s, proposals=s.proposals | {m})


def deal(model: ResharingModel, s: ResharingSystem, h: int, m: Proposal) -> ResharingSystem:
    """A member of the parent's committee shares its share."""
    need(h in model.dealing, "bound")
    need(m in s.proposals, "not-sent")
    need(resharing.may_deal(s.peer[h], h, m), "may-not-deal")
    return replace(
        s,
        deals=s.deals | {Deal(session=m.session, dealer=h, anew=s.peer[h].silent)},
        peer=with_peer(s, h, resharing.after_deal(s.peer[h])),
    )


def respond(model: ResharingModel, s: ResharingSystem, h: int, m: Proposal, dealers: frozenset[int]) -> ResharingSystem:
    """A receiver says once which deals it holds and found good."""
    need(h in model.receiving, "bound")
    need(m in s.proposals, "not-sent")
    need(not resharing.is_nothing(m.parent), "owner-deals")
    need(h in m.committee.members, "no-receiver")
    need(resharing.has_key(s.peer[h], m), "spent-key")
    need(all(x.session != m.session or x.receiver != h for x in s.responses), "second-response")
    need(dealers in answerable(model, s, m), "no-deal")
    return replace(s, responses=s.responses | {Response(session=m.session, receiver=h, dealers=dealers)})


def possess(
    model: ResharingModel,
    s: ResharingSystem,
    h: int,
    m: Proposal,
    qualified: frozenset[int],
    shifted: frozenset[int],
    long: frozenset[int],
) -> ResharingSystem:
    """A receiver combines the deals of the qualified, writes its share and signs that it has it."""
    need(h not in model.liars, "liar")
    need(m in s.proposals, "not-sent")
    need(qualified <= m.parent.committee.members, "no-dealer")
    need(shifted | long <= qualified & model.liars, "honest-dealer")
    me, dealt = s.peer[h], resharing.combined(m, qualified, shifted, long)
    contented = resharing.content(model.liars, s.responses, m, qualified)
    need(resharing.may_possess(model.faults, me, h, m, dealt, contented), "may-not-possess")
    p = resharing.successor(m, dealt)
    x = Share(polynomial=p, index=h, dealt=dealt, under=m.parent.digest)
    return replace(
        s,
        peer=with_peer(s, h, resharing.after_possess(me, m, x)),
        possessions=s.possessions | {Possession(polynomial=p, receiver=h, repaired=False)},
    )


def commit(model: ResharingModel, s: ResharingSystem, p: Polynomial, parent: Polynomial) -> ResharingSystem:
    """The parent's committee commits a snapshot whose shares are on disk."""
    need(any(x.polynomial == p for x in s.possessions), "not-sent")
    need(parent in s.committed and p.parent == parent.digest, "unknown-base")
    need(is_possessed(model, s, p), "no-certificate")
    need(commit_allows(s, p), "second-successor")
    need(len(voters(model, s, parent)) >= resharing.quorum_of(model.faults, parent.committee), "not-a-quorum")
    return replace(s, committed=s.committed | {p})


def install(model: ResharingModel, s: ResharingSystem, h: int, p: Polynomial) -> ResharingSystem:
    """Whoever sees a certificate moves on, whenever that is."""
    need(h not in model.liars, "liar")
    need(p in s.committed, "no-certificate")
    need(resharing.is_next(s.peer[h], p.version, p.parent), "stale-base")
    return replace(s, peer=with_peer(s, h, resharing.after_install(s.peer[h], p)))


def erase(model: ResharingModel, s: ResharingSystem, h: int) -> ResharingSystem:
    """Clean-up, at any time that the policy's grace allows; what came before a snapshot that is dead is kept for a re-key."""
    need(h not in model.liars, "liar")
    need(resharing.may_erase(s.peer[h], live(model, s, s.peer[h].final)), "dead-snapshot")
    return replace(s, peer=with_peer(s, h, resharing.after_erase(s.peer[h])))


def restart(model: ResharingModel, s: ResharingSystem, h: int) -> ResharingSystem:
    """A peer comes back with what is on disk."""
    need(h in model.crashing, "bound")
    return replace(s, peer=with_peer(s, h, resharing.durable(s.peer[h])))


def lose(model: ResharingModel, s: ResharingSystem, h: int) -> ResharingSystem:
    """A disk dies. The tenant or the holder signs which acknowledged shares are gone."""
    need(h in model.losing, "bound")
    me = s.peer[h]
    need(not me.silent, "bound")
    return replace(
        s,
        peer=with_peer(s, h, resharing.after_loss(beginning(model), frozenset(m.session for m in s.proposals))),
        losses=s.losses | {Loss(peer=h, polynomial=x.polynomial) for x in me.shares},
    )


def repair(
    model: ResharingModel, s: ResharingSystem, h: int, helpers: frozenset[int], dealt: Dealt, under: Dealt
) -> ResharingSystem:
    """A member gets back the share of its own index, from t others."""
    need(h not in model.liars, "liar")
    me = s.peer[h]
    need(resharing.may_be_repaired(me, h, s.revoked), "no-member")
    p = me.final
    need(p in s.committed, "no-certificate")
    need(helpers <= p.committee.members - model.liars - {h}, "no-helper")
    need(len(helpers) == p.committee.threshold, "too-few-helpers")
    need(all(resharing.may_help(s.peer[g], p) for g in helpers), "may-not-help")
    copies = {(y.dealt, y.under) for g in helpers for y in s.peer[g].shares if y.polynomial == p}
    need((dealt, under) in copies, "no-share")
    x = Share(polynomial=p, index=h, dealt=dealt, under=under)
    return replace(
        s,
        peer=with_peer(s, h, resharing.after_repair(me, helpers, x)),
        losses=s.losses - {Loss(peer=h, polynomial=p)},
        possessions=s.possessions | {Possession(polynomial=p, receiver=h, repaired=True)},
    )


def revoke(model: ResharingModel, s: ResharingSystem, h: int) -> ResharingSystem:
    """The tenant revokes a peer."""
    need(h in model.revocable, "bound")
    return replace(s, revoked=s.revoked | {h})


def read(model: ResharingModel, s: ResharingSystem, h: int) -> ResharingSystem:
    """The adversary reads all that a store holds, and what it opens of the messages that it has recorded."""
    need(h in model.readable, "bound")
    secrets = s.learned | shown(s, h)
    need(within_budget(model, s, secrets), "budget")
    return replace(s, learned=secrets)


def demand(model: ResharingModel, s: ResharingSystem) -> ResharingSystem:
    """The owner signs a request for shares, because the snapshot in force is dead."""
    need(s.owner.version < model.max_version, "bound")
    need(not s.owner.asks and not s.owner.holds, "owner-busy")
    need(any(not live(model, s, p) for p in in_force(s)), "live-snapshot")
    return replace(s, owner=replace(s.owner, asks=True))


def release(model: ResharingModel, s: ResharingSystem, h: int, x: Share, signed: bool) -> ResharingSystem:
    """A share leaves its holder: sealed to whoever signed the request, which is the owner's or the adversary's."""
    need(h not in model.liars, "liar")
    need(x in s.peer[h].shares, "no-share")
    need(s.owner.asks or not signed, "not-sent")
    need(resharing.may_release(signed), "foreign-request")
    if signed:
        return replace(s, released=s.released | {Copy(polynomial=x.polynomial, index=x.index)})
    told = Secret(session=x.polynomial.digest.session, dealt=x.dealt.session, index=x.index)
    return replace(s, learned=s.learned | {told})


def deal_anew(model: ResharingModel, s: ResharingSystem, new: Committee) -> ResharingSystem:
    """The owner deals a secret, of the first version or of the next."""
    need(s.owner.version < model.max_version and len(s.proposals) < model.max_session, "bound")
    need(new.members in committees(model) and new.threshold in model.thresholds, "bound")
    need(not s.owner.holds, "owner-busy")
    need(resharing.may_deal_anew(s.owner, s.released), "no-secret")
    parent = resharing.nothing(s.owner.version + 1)
    m = Proposal(session=len(s.proposals) + 1, parent=parent, committee=new, revoked=s.revoked)
    need(resharing.is_acceptable(model.faults, model.alike, model.cap, m), "not-acceptable")
    return replace(s, proposals=s.proposals | {m}, owner=resharing.after_deal_anew(s.owner), released=frozenset())


def found(model: ResharingModel, s: ResharingSystem, p: Polynomial) -> ResharingSystem:
    """The owner signs a version's first snapshot, whose shares are on disk, and forgets."""
    need(s.owner.holds, "owner-forgot")
    need(any(x.polynomial == p for x in s.possessions), "not-sent")
    need(p.parent == resharing.no_digest(s.owner.version), "unknown-base")
    need(resharing.may_found(is_possessed(model, s, p)), "no-certificate")
    return replace(s, committed=s.committed | {p}, owner=resharing.after_found(s.owner))


def report(model: ResharingModel, s: ResharingSystem, m: Proposal) -> ResharingSystem:
    """The deadline of a session that has no successor passes, and its coordinator says so."""
    need(model.expiring, "bound")
    need(m in s.proposals, "not-sent")
    need(all(p.digest.session != m.session for p in s.committed), "has-successor")
    return replace(s, reported=s.reported | {m.session})


ACTIONS: Mapping[str, Callable[..., ResharingSystem]] = {
    "Propose": propose,
    "Deal": deal,
    "Respond": respond,
    "Possess": possess,
    "Commit": commit,
    "Install": install,
    "Erase": erase,
    "Restart": restart,
    "Lose": lose,
    "Repair": repair,
    "Revoke": revoke,
    "Read": read,
    "Demand": demand,
    "Release": release,
    "DealAnew": deal_anew,
    "Found": found,
    "Report": report,
}


def nameable(model: ResharingModel, s: ResharingSystem, m: Proposal) -> frozenset[int]:
    """Whose deals may be named in a session: anybody's of whom there are any, and of the rest one of the committee and one of outside."""
    members = m.parent.committee.members
    found = frozenset(d.dealer for d in s.deals if d.session == m.session) | (model.liars & members)
    return found | {min(rest) for rest in (members - found, model.peers - members) if rest}


def helpers_of(model: ResharingModel, t: int) -> list[frozenset[int]]:
    """List any t honest peers, one fewer and one more."""
    honest = sorted(model.honest)
    return [*map(frozenset, combinations(honest, t)), frozenset(honest[: t - 1]), frozenset(honest[: t + 1])]


def choices(model: ResharingModel, s: ResharingSystem) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield every action with every argument that the model knows, enabled or not; of arguments that differ in nothing but names, some."""
    for parent, members, t in product(s.committed, committees(model), sorted(model.thresholds)):
        yield "Propose", (parent, Committee(members=members, threshold=t))
    yield "Demand", ()
    for members, t in product(committees(model), sorted(model.thresholds)):
        yield "DealAnew", (Committee(members=members, threshold=t),)
    for p in {x.polynomial for x in s.possessions}:
        yield "Found", (p,)
    for m in s.proposals:
        yield "Report", (m,)
    for h in sorted(model.peers):
        for x, signed in product(s.peer[h].shares, (False, True)):
            yield "Release", (h, x, signed)
        yield "Erase", (h,)
        yield "Restart", (h,)
        yield "Lose", (h,)
        yield "Revoke", (h,)
        yield "Read", (h,)
        for m in s.proposals:
            yield "Deal", (h, m)
            for dealers in subsets(nameable(model, s, m)):
                yield "Respond", (h, m, dealers)
                for shifted, long in product(subsets(dealers & model.liars), repeat=2):
                    yield "Possess", (h, m, dealers, shifted, long)
        for p in s.committed:
            yield "Install", (h, p)
        copies = {(y.dealt, y.under) for g in model.honest for y in s.peer[g].shares if y.polynomial == s.peer[h].final}
        for helpers, (dealt, under) in product(helpers_of(model, s.peer[h].final.committee.threshold), copies):
            yield "Repair", (h, helpers, dealt, under)
    for p, parent in product({x.polynomial for x in s.possessions}, s.committed):
        yield "Commit", (p, parent)
