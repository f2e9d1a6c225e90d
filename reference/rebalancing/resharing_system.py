"""The whole system that the specification of the resharing describes: peers, network, commits and faults.

One function for each action of the specification, `(model, state, ...) -> state`; an action that is not enabled raises
`Refused` with the code of the guard that failed, and there is no new state. Messages are sets that only grow.

TLA+: Resharing (section Actions)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, combinations, product
from typing import Any

from . import resharing
from .refusal import need
from .resharing import NO_DIGEST, Committee, Peer, Polynomial, Possession, Proposal, Response, Share

__all__ = ["ACTIONS", "Deal", "ResharingModel", "ResharingSystem", "choices", "initial", "model_of"]


@dataclass(frozen=True, slots=True)
class ResharingModel:
    """The faults that can happen and the bounds of a finite model.

    TLA+: the constants of Resharing
    """

    peers: frozenset[int]
    liars: frozenset[int]
    crashing: frozenset[int]
    leaving: frozenset[int]
    thresholds: frozenset[int]
    threshold: int
    faults: int
    max_session: int


@dataclass(frozen=True, slots=True)
class Deal:
    """An honest dealer's deal to all receivers of a session."""

    proposal: Proposal
    dealer: int


@dataclass(frozen=True, slots=True)
class ResharingSystem:
    """One state of the system; field for field the variables of the specification."""

    peer: Mapping[int, Peer]
    proposals: frozenset[Proposal]
    deals: frozenset[Deal]
    responses: frozenset[Response]
    possessions: frozenset[Possession]
    committed: frozenset[Polynomial]


def model_of(k: Mapping[str, Any]) -> ResharingModel:
    """Build a model from complete constants of the specification; peers keep their names as identifiers."""
    return ResharingModel(
        peers=k["Peers"],
        liars=k["Liars"],
        crashing=k["Crashing"],
        leaving=k["Leaving"],
        thresholds=k["Thresholds"],
        threshold=k["Threshold"],
        faults=k["Faults"],
        max_session=k["MaxSession"],
    )


def initial(model: ResharingModel) -> Iterator[ResharingSystem]:
    """Yield the one initial state: the secret is dealt to all peers.

    TLA+: Resharing!Init
    """
    first = resharing.genesis(model.peers, model.threshold)
    dealt = Peer(final=first, shares=frozenset({Share(polynomial=first, under=NO_DIGEST)}))
    nothing: frozenset[Any] = frozenset()
    yield ResharingSystem(
        peer=dict.fromkeys(model.peers, dealt),
        proposals=nothing,
        deals=nothing,
        responses=nothing,
        possessions=nothing,
        committed=frozenset({first}),
    )


# ----------------------------------------------------------------------------------------------------------------------
# Sessions, committees and certificates


def in_force(s: ResharingSystem) -> frozenset[Polynomial]:
    """The snapshots that may still get a successor: the last one of the chain."""
    return frozenset(p for p in s.committed if all(q.parent != p.digest for q in s.committed))


def acknowledged(model: ResharingModel, s: ResharingSystem, p: Polynomial) -> frozenset[int]:
    """Who may appear as having a share of a polynomial on disk."""
    return frozenset(
        r for r in p.committee.members if r in model.liars or Possession(polynomial=p, receiver=r) in s.possessions
    )


def is_possessed(model: ResharingModel, s: ResharingSystem, p: Polynomial) -> bool:
    """Tell whether there can be a possession certificate, without which nothing is echoed or voted for."""
    return len(acknowledged(model, s, p)) >= resharing.enough(model.faults, p.committee)


def voters(model: ResharingModel, s: ResharingSystem, parent: Polynomial) -> frozenset[int]:
    """Who may vote for a successor of a snapshot."""
    return frozenset(
        h for h in parent.committee.members if h in model.liars or resharing.stands_on(s.peer[h], parent.digest)
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
    return [model.peers - x for x in subsets(model.leaving)]


def answerable(model: ResharingModel, s: ResharingSystem, m: Proposal) -> Iterator[frozenset[int]]:
    """Yield whose deals a receiver may hold and find good: of those who dealt any, and of liars any."""
    dealt = frozenset(d.dealer for d in s.deals if d.proposal == m)
    yield from subsets(dealt | (model.liars & m.parent.committee.members))


# ----------------------------------------------------------------------------------------------------------------------
# Actions


def with_peer(s: ResharingSystem, h: int, me: Peer) -> Mapping[int, Peer]:
    """The peers, one of them changed."""
    return {**s.peer, h: me}


def propose(model: ResharingModel, s: ResharingSystem, parent: Polynomial, new: Committee) -> ResharingSystem:
    """Anybody proposes a committee for a successor; each proposal is a session of its own."""
    need(len(s.proposals) < model.max_session, "bound")
    need(new.members in committees(model) and new.threshold in model.thresholds, "bound")
    need(any(s.peer[h].final == parent for h in model.peers - model.liars), "unknown-base")
    need(resharing.is_feasible(model.faults, new), "infeasible")
    need(resharing.keeps_threshold(parent.committee, new), "threshold-falls")
    proposal = Proposal(session=len(s.proposals) + 1, parent=parent, committee=new)
    return replace(s, proposals=s.proposals | {proposal})


def deal(model: ResharingModel, s: ResharingSystem, h: int, m: Proposal) -> ResharingSystem:
    """A member of the parent's committee shares its share."""
    need(h not in model.liars, "liar")
    need(m in s.proposals, "not-sent")
    need(resharing.may_deal(s.peer[h], h, m), "no-share-to-deal")
    return replace(s, deals=s.deals | {Deal(proposal=m, dealer=h)})


def respond(model: ResharingModel, s: ResharingSystem, h: int, m: Proposal, dealers: frozenset[int]) -> ResharingSystem:
    """A receiver says once which deals it holds and found good."""
    need(h not in model.liars, "liar")
    need(m in s.proposals, "not-sent")
    need(h in m.committee.members, "no-receiver")
    need(all(x.proposal != m or x.receiver != h for x in s.responses), "second-response")
    need(dealers in answerable(model, s, m), "no-deal")
    return replace(s, responses=s.responses | {Response(proposal=m, receiver=h, dealers=dealers)})


def possess(
    model: ResharingModel, s: ResharingSystem, h: int, m: Proposal, qualified: frozenset[int]
) -> ResharingSystem:
    """A receiver combines the deals of the qualified, writes its share and signs that it has it."""
    need(h not in model.liars, "liar")
    need(m in s.proposals, "not-sent")
    need(qualified <= m.parent.committee.members, "no-dealer")
    me = s.peer[h]
    contented = resharing.content(model.liars, s.responses, m, qualified)
    need(resharing.may_possess(model.faults, me, h, m, qualified, contented), "may-not-possess")
    p = resharing.successor(m, qualified)
    return replace(
        s,
        peer=with_peer(s, h, resharing.after_possess(me, m, p)),
        possessions=s.possessions | {Possession(polynomial=p, receiver=h)},
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
    need(resharing.stands_on(s.peer[h], p.parent), "stale-base")
    return replace(s, peer=with_peer(s, h, resharing.after_install(s.peer[h], p)))


def erase(model: ResharingModel, s: ResharingSystem, h: int) -> ResharingSystem:
    """Clean-up, at any time that the policy's grace allows."""
    need(h not in model.liars, "liar")
    return replace(s, peer=with_peer(s, h, resharing.after_erase(s.peer[h])))


def restart(model: ResharingModel, s: ResharingSystem, h: int) -> ResharingSystem:
    """A peer comes back with what is on disk."""
    need(h in model.crashing, "bound")
    return replace(s, peer=with_peer(s, h, resharing.durable(s.peer[h])))


ACTIONS: Mapping[str, Callable[..., ResharingSystem]] = {
    "Propose": propose,
    "Deal": deal,
    "Respond": respond,
    "Possess": possess,
    "Commit": commit,
    "Install": install,
    "Erase": erase,
    "Restart": restart,
}


def choices(model: ResharingModel, s: ResharingSystem) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield every action with every argument that the model knows, enabled or not."""
    for parent, members, t in product(s.committed, committees(model), sorted(model.thresholds)):
        yield "Propose", (parent, Committee(members=members, threshold=t))
    for h in sorted(model.peers):
        yield "Erase", (h,)
        yield "Restart", (h,)
        for m in s.proposals:
            yield "Deal", (h, m)
            for dealers in subsets(model.peers):
                yield "Respond", (h, m, dealers)
                yield "Possess", (h, m, dealers)
        for p in s.committed:
            yield "Install", (h, p)
    for p, parent in product({x.polynomial for x in s.possessions}, s.committed):
        yield "Commit", (p, parent)
