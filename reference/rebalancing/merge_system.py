"""The whole system that the specification of the partition merge describes: peers, a network that splits and heals, and commits.

One function for each action of the specification, `(model, state, ...) -> state`; an action that is not enabled raises
`Refused` with the code of the guard that failed, and there is no new state. A commit is one step here.

TLA+: PartitionMerge (section Actions)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from . import view
from .pruning import GEOGRAPHY, ORGANISATION, Cap
from .refusal import need
from .view import Evidence, Loss, Member, Policy, Share, Snapshot

__all__ = [
    "ACTIONS",
    "MergeModel",
    "MergeSystem",
    "Network",
    "choices",
    "genesis",
    "initial",
    "model_of",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class MergeModel:
    """The faults that can happen and the bounds of a finite model.

    TLA+: the constants of PartitionMerge
    """

    peers: frozenset[int]
    left: frozenset[int]
    liars: frozenset[int]
    coordinators: frozenset[int]
    losing: frozenset[int]
    max_loss: int
    repairing: bool
    revocable: frozenset[int]
    threshold: int
    faults: int
    region: frozenset[int]
    owner: frozenset[int]
    caps: frozenset[int]
    max_policy: int
    first_holders: frozenset[int]
    available: bool
    copying: bool
    forgetting: bool
    one_way: bool
    joining: bool
    confirming: bool
    lying_owner: bool
    max_snapshot: int

    @property
    def honest(self) -> frozenset[int]:
        """Peers that follow the rules."""
        return self.peers - self.liars


@dataclass(frozen=True, slots=True)
class Network:
    """Which side of the partition hears the other."""

    left_hears: bool
    right_hears: bool


@dataclass(frozen=True, slots=True)
class MergeSystem:
    """One state of the system; field for field the variables of the specification."""

    member: Mapping[int, Member]
    heard: Mapping[int, Evidence]
    signed: Evidence
    network: Network


def model_of(k: Mapping[str, Any]) -> MergeModel:
    """Build a model from complete constants of the specification."""
    return MergeModel(
        peers=k["Peers"],
        left=k["Left"],
        liars=k["Liars"],
        coordinators=k["Coordinators"],
        losing=k["Losing"],
        max_loss=k["MaxLoss"],
        repairing=k["Repairing"],
        revocable=k["Revocable"],
        threshold=k["Threshold"],
        faults=k["Faults"],
        region=k["Region"],
        owner=k["Owner"],
        caps=k["Caps"],
        max_policy=k["MaxPolicy"],
        first_holders=k["FirstHolders"],
        available=k["Available"],
        copying=k["Copying"],
        forgetting=k["Forgetting"],
        one_way=k["OneWay"],
        joining=k["Joining"],
        confirming=k["Confirming"],
        lying_owner=k["LyingOwner"],
        max_snapshot=k["MaxSnapshot"],
    )


def genesis(model: MergeModel) -> Snapshot:
    """Return the owner's snapshot; every peer has it and its share.

    TLA+: PartitionMerge!Genesis
    """
    return Snapshot(
        digest=1,
        parent=0,
        line=frozenset({0, 1}),
        final=True,
        ballot=0,
        polynomial=1,
        members=model.peers,
        threshold=model.threshold,
        faults=model.faults,
        acknowledged=model.peers,
        voters=frozenset(),
        revokes=frozenset(),
        policy=0,
        holders=model.first_holders,
    )


NOTHING = Evidence(
    snapshots=frozenset(), revoked=frozenset(), losses=frozenset(), receipts=frozenset(), policies=frozenset()
)


def initial(model: MergeModel) -> Iterator[MergeSystem]:
    """Yield the one initial state: everybody has the owner's snapshot and its share, and hears everybody.

    TLA+: PartitionMerge!Init
    """
    policy = Policy(epoch=0, caps=frozenset())
    first = replace(NOTHING, snapshots=frozenset({genesis(model)}), policies=frozenset({policy}))
    share = Share(polynomial=1, line=frozenset({0}))
    yield MergeSystem(
        member={h: Member(known=first, shares=frozenset({share})) for h in model.honest},
        heard={h: first for h in model.honest},
        signed=first,
        network=Network(left_hears=True, right_hears=True),
    )


# ----------------------------------------------------------------------------------------------------------------------
# Who hears whom, and what is assumed of the commit


def hears(model: MergeModel, s: MergeSystem, h: int, g: int) -> bool:
    """Tell whether what one peer sends reaches another."""
    here, there = h in model.left, g in model.left
    return here == there or (s.network.left_hears if here else s.network.right_hears)


def side(model: MergeModel, s: MergeSystem, c: int) -> frozenset[int]:
    """Return those with whom a coordinator talks."""
    return frozenset(h for h in model.peers if hears(model, s, c, h) and hears(model, s, h, c))


def commit_allows(model: MergeModel, s: MergeSystem, parent: Snapshot) -> bool:
    """What is assumed of the commit: while no more than f lie, a parent has one final successor."""
    return len(model.liars) > model.faults or not any(x.final and x.parent == parent.digest for x in s.signed.snapshots)


def has_dealers(model: MergeModel, s: MergeSystem, c: int, parent: Snapshot) -> bool:
    """Tell whether enough of a committee's members are there and deal."""
    gone = view.revoked_in(s.member[c].known)
    dealers = [
        h
        for h in side(model, s, c) & parent.members
        if h not in gone and (h in model.liars or view.holds(s.member[h], parent))
    ]
    return len(dealers) >= parent.threshold


def next_digest(s: MergeSystem) -> int:
    """Return the name of the next snapshot."""
    return len(s.signed.snapshots) + 1


def successor(
    model: MergeModel, s: MergeSystem, parent: Snapshot, c: int, final: bool, revokes: frozenset[int]
) -> Snapshot:
    """Return a snapshot that brings a polynomial of its own, without votes yet.

    As many as the policy allows of those that are not revoked are its members, and those of them acknowledge their shares with whom the
    coordinator talks.
    """
    need(revokes == frozenset() or (len(revokes) == 1 and revokes <= model.revocable), "bound")
    digest = next_digest(s)
    known = s.member[c].known
    caps = view.caps_in_force(known)
    members = view.greatest(frozenset(), model.peers - view.revoked_in(known) - revokes, caps)
    x = Snapshot(
        digest=digest,
        parent=parent.digest,
        line=parent.line | {digest},
        final=final,
        ballot=c,
        polynomial=digest,
        members=members,
        threshold=parent.threshold,
        faults=parent.faults,
        acknowledged=members & side(model, s, c),
        voters=frozenset(),
        revokes=revokes,
        policy=view.policy_epoch(known),
        holders=view.greatest(members, view.holders_of(known) - revokes, caps),
    )
    need(view.is_feasible(x), "infeasible")
    need(view.is_possessed(x), "no-certificate")
    return x


def copy(model: MergeModel, s: MergeSystem, parent: Snapshot, c: int, to: int) -> Snapshot:
    """Return a snapshot that gives the manifest to one more, without votes yet: the shares stay what they are."""
    digest = next_digest(s)
    known = s.member[c].known
    holders = view.holders_of(known)
    need(to in side(model, s, c), "out-of-reach")
    need(to not in holders, "held-manifest")
    return replace(
        parent,
        digest=digest,
        parent=parent.digest,
        line=parent.line | {digest},
        final=False,
        ballot=c,
        revokes=frozenset(),
        policy=view.policy_epoch(known),
        holders=holders | {to},
    )


# ----------------------------------------------------------------------------------------------------------------------
# Actions


def with_snapshot(e: Evidence, x: Snapshot) -> Evidence:
    """Return evidence with one snapshot more."""
    return replace(e, snapshots=e.snapshots | {x})


def make(model: MergeModel, s: MergeSystem, c: int, x: Snapshot, parent: Snapshot) -> MergeSystem:
    """Sign a snapshot on its parent: its coordinator knows of it, and whoever acknowledged a new share has it on disk."""
    share = Share(polynomial=x.polynomial, line=view.dealt_on(s.member[c].known, parent))

    def after(h: int) -> Member:
        me = s.member[h]
        dealt = x.polynomial == x.digest and h in x.acknowledged
        return Member(
            known=with_snapshot(me.known, x) if h == c else me.known,
            shares=me.shares | {share} if dealt else me.shares,
        )

    return replace(
        s,
        member={h: after(h) for h in s.member},
        heard={**s.heard, c: with_snapshot(s.heard[c], x)},
        signed=with_snapshot(s.signed, x),
    )


def is_fresh(model: MergeModel, s: MergeSystem, c: int, parent: Snapshot, final: bool) -> bool:
    """Tell whether a ballot of a parent is not used up."""
    most = model.max_snapshot + (1 if model.joining and final else 0)
    return len(s.signed.snapshots) < most and not any(
        x.parent == parent.digest and x.ballot == c and x.final == final for x in s.signed.snapshots
    )


def need_coordinator(model: MergeModel, s: MergeSystem, c: int) -> None:
    """Refuse whoever brings about no successors, or knows of a conflict."""
    need(c in model.coordinators, "bound")
    need(not view.conflicts(s.member[c].known), "conflict")


def final_voters(model: MergeModel, s: MergeSystem, c: int, parent: Snapshot, x: Snapshot) -> frozenset[int]:
    """Return who votes for a final successor, when this coordinator asks."""
    present = side(model, s, c) & parent.members
    return frozenset(h for h in present if h in model.liars or view.votes_finally(s.member[h], h, parent, x))


def provisional_voters(model: MergeModel, s: MergeSystem, c: int, parent: Snapshot, x: Snapshot) -> frozenset[int]:
    """Return who votes for a provisional one."""
    present = side(model, s, c) & parent.members
    return frozenset(h for h in present if h in model.liars or view.votes_provisionally(s.member[h], h, parent, x))


def commit_final(model: MergeModel, s: MergeSystem, c: int, revokes: frozenset[int]) -> MergeSystem:
    """A side with a quorum of the final snapshot's committee commits its successor, dealt from its own polynomial."""
    need_coordinator(model, s, c)
    parent = view.final_of(s.member[c].known)
    need(is_fresh(model, s, c, parent, True), "spent-ballot")
    need(commit_allows(model, s, parent), "second-successor")
    need(has_dealers(model, s, c, parent), "too-few-dealers")
    x = successor(model, s, parent, c, True, revokes)
    voters = final_voters(model, s, c, parent, x)
    need(len(voters) >= view.quorum_of(parent), "not-a-quorum")
    return make(model, s, c, replace(x, voters=voters), parent)


def commit_provisional(model: MergeModel, s: MergeSystem, c: int, revokes: frozenset[int]) -> MergeSystem:
    """A side with t members of the committee in use carries on provisionally, from the polynomial in use."""
    need(model.available, "bound")
    need_coordinator(model, s, c)
    parent = view.current_of(s.member[c].known)
    need(is_fresh(model, s, c, parent, False), "spent-ballot")
    need(has_dealers(model, s, c, parent), "too-few-dealers")
    return carry_on(model, s, c, parent, successor(model, s, parent, c, False, revokes))


def confirm(model: MergeModel, s: MergeSystem, c: int, x: Snapshot) -> MergeSystem:
    """What a side made provisionally a quorum commits, under the same digest.

    Its coordinator asks in the same ballot, whose final votes are other ones; those acknowledge with whom it talks now.
    """
    need(model.confirming, "bound")
    need_coordinator(model, s, c)
    known = s.member[c].known
    parent = view.final_of(known)
    need(is_fresh(model, s, c, parent, True), "spent-ballot")
    need(commit_allows(model, s, parent), "second-successor")
    need(x in known.snapshots and not x.final and x.parent == parent.digest and x.ballot == c, "unknown-base")
    need(x.polynomial == x.digest, "unknown-base")
    there = frozenset(
        h
        for h in x.members & side(model, s, c)
        if h in model.liars or not view.ever_lost(s.member[h].known, h, x.polynomial)
    )
    confirmed = replace(x, final=True, acknowledged=there)
    need(view.is_possessed(confirmed), "no-certificate")
    voters = final_voters(model, s, c, parent, confirmed)
    need(len(voters) >= view.quorum_of(parent), "not-a-quorum")
    return make(model, s, c, replace(confirmed, voters=voters), parent)


def copy_manifest(model: MergeModel, s: MergeSystem, c: int, to: int) -> MergeSystem:
    """The manifest alone moves: one more gets it."""
    need(model.available and model.copying, "bound")
    need_coordinator(model, s, c)
    parent = view.current_of(s.member[c].known)
    need(is_fresh(model, s, c, parent, False), "spent-ballot")
    return carry_on(model, s, c, parent, copy(model, s, parent, c, to))


def carry_on(model: MergeModel, s: MergeSystem, c: int, parent: Snapshot, x: Snapshot) -> MergeSystem:
    """Sign a provisional snapshot that enough vote for."""
    voters = provisional_voters(model, s, c, parent, x)
    need(len(voters) >= parent.threshold, "too-few-votes")
    return make(model, s, c, replace(x, voters=voters), parent)


def sources(model: MergeModel, s: MergeSystem, h: int) -> Evidence:
    """Return what may reach a peer: what those that it hears know, and all there is from liars."""
    if model.liars:
        return s.signed
    near = [s.member[g].known for g in model.honest if hears(model, s, h, g)]
    return Evidence(
        snapshots=frozenset(x for e in near for x in e.snapshots),
        revoked=frozenset(x for e in near for x in e.revoked),
        losses=frozenset(x for e in near for x in e.losses),
        receipts=frozenset(x for e in near for x in e.receipts),
        policies=frozenset(x for e in near for x in e.policies),
    )


def pieces(e: Evidence) -> Iterator[Evidence]:
    """Yield evidence piece by piece."""
    yield from (replace(NOTHING, snapshots=frozenset({x})) for x in e.snapshots)
    yield from (replace(NOTHING, revoked=frozenset({x})) for x in e.revoked)
    yield from (replace(NOTHING, losses=frozenset({x})) for x in e.losses)
    yield from (replace(NOTHING, receipts=frozenset({x})) for x in e.receipts)
    yield from (replace(NOTHING, policies=frozenset({x})) for x in e.policies)


def forgeries(model: MergeModel, s: MergeSystem) -> Iterator[Evidence]:
    """Yield what more than f liars make up where they are a quorum: a final successor of a provisional snapshot."""
    if len(model.liars) > model.faults:
        for p in s.signed.snapshots:
            if not p.final and len(model.liars & p.members) >= view.quorum_of(p):
                forged = replace(
                    p,
                    digest=-p.digest,
                    parent=p.digest,
                    line=p.line | {-p.digest},
                    final=True,
                    polynomial=-p.digest,
                    acknowledged=model.liars,
                    voters=model.liars,
                )
                yield replace(NOTHING, snapshots=frozenset({forged}))


def second_firsts(model: MergeModel) -> Iterator[Evidence]:
    """Yield another first snapshot of this version, with other shares, from an owner who lies."""
    if model.lying_owner:
        digest = model.max_snapshot + 2  # beyond those of successors
        other = replace(genesis(model), digest=digest, line=frozenset({0, digest}), polynomial=digest)
        yield replace(NOTHING, snapshots=frozenset({other}))


def made_up(model: MergeModel, s: MergeSystem) -> Iterator[Evidence]:
    """Yield what nobody honest has taken part in."""
    yield from forgeries(model, s)
    yield from second_firsts(model)


def learn(model: MergeModel, s: MergeSystem, h: int, new: Evidence) -> MergeSystem:
    """Evidence arrives in any order, again and again; a snapshot after its parent."""
    need(h not in model.liars, "liar")
    need(new in pieces(sources(model, s, h)) or new in made_up(model, s), "not-sent")
    need(all(view.enters(s.heard[h], x) for x in new.snapshots), "unknown-base")
    return replace(
        s,
        heard={**s.heard, h: view.merge(s.heard[h], new)},
        member={**s.member, h: view.after_learn(s.member[h], new)},
    )


def tell(s: MergeSystem, g: int, more: Evidence) -> MergeSystem:
    """Sign evidence that needs nobody's vote, and tell one peer."""

    def told(e: Evidence) -> Evidence:
        return view.merge(e, more)

    me = s.member[g]
    return replace(
        s,
        heard={**s.heard, g: told(s.heard[g])},
        member={**s.member, g: replace(me, known=told(me.known))},
        signed=told(s.signed),
    )


def revoke(model: MergeModel, s: MergeSystem, h: int, g: int) -> MergeSystem:
    """The tenant revokes a peer, and tells one."""
    need(h in model.revocable, "bound")
    need(g not in model.liars, "liar")
    return tell(s, g, replace(NOTHING, revoked=frozenset({h})))


def policy_of(model: MergeModel, epoch: int, most: int) -> Policy:
    """Return a policy that caps the domains of the model alike."""
    domains = ((GEOGRAPHY, model.region), (ORGANISATION, model.owner))
    return Policy(
        epoch=epoch, caps=frozenset(Cap(tree=tree, domain=domain, most=most) for tree, domain in domains if domain)
    )


def regulate(model: MergeModel, s: MergeSystem, g: int, epoch: int, most: int) -> MergeSystem:
    """The tenant signs a policy, also two of one epoch, and tells one."""
    need(1 <= epoch <= model.max_policy and most in model.caps, "bound")
    need(g not in model.liars, "liar")
    return tell(s, g, replace(NOTHING, policies=frozenset({policy_of(model, epoch, most)})))


def loss_numbers(s: MergeSystem, h: int) -> frozenset[int]:
    """Return the numbers of the losses that a peer has signed."""
    return frozenset(x.number for x in s.signed.losses if x.peer == h)


def next_loss(s: MergeSystem, h: int) -> int:
    """Return a number that none of them has: a nonce, as whoever lost all it had cannot count."""
    return len(loss_numbers(s, h)) + 1


def lose(model: MergeModel, s: MergeSystem, h: int) -> MergeSystem:
    """A peer's shares are gone, and it says so."""
    need(h in model.losing and len(loss_numbers(s, h)) < model.max_loss, "bound")
    me = s.member[h]
    need(bool(me.shares), "no-share")
    number = next_loss(s, h)
    gone = frozenset(Loss(peer=h, polynomial=x.polynomial, number=number) for x in me.shares)
    after = tell(s, h, replace(NOTHING, losses=gone))
    return replace(after, member={**after.member, h: replace(after.member[h], shares=frozenset())})


def receipts_of(e: Evidence, h: int, polynomial: int) -> frozenset[Loss]:
    """Return the receipt of a share that was had again: it names each loss of it that the peer knows of, or none."""
    known = frozenset(x for x in e.losses if x.peer == h and x.polynomial == polynomial)
    return known or frozenset({Loss(peer=h, polynomial=polynomial, number=0)})


def repair(model: MergeModel, s: MergeSystem, h: int, digest: int) -> MergeSystem:
    """A member whose share of the last final snapshot, or of that in use, is missing gets it back from t others."""
    need(model.repairing, "bound")
    need(h not in model.liars, "liar")
    me = s.member[h]
    known = me.known
    need(not view.conflicts(known), "conflict")
    last, current = view.final_of(known), view.current_of(known)
    need(digest in (last.digest, current.digest), "unknown-base")
    x = last if digest == last.digest else current
    need(h in x.members and h not in view.revoked_in(known), "not-seated")
    need(not view.holds(me, x), "held-share")
    need(has_dealers(model, s, h, x), "too-few-dealers")
    share = Share(polynomial=x.polynomial, line=x.line - {x.digest})
    after = tell(s, h, replace(NOTHING, receipts=receipts_of(known, h, x.polynomial)))
    return replace(after, member={**after.member, h: replace(after.member[h], shares=me.shares | {share})})


def erase(model: MergeModel, s: MergeSystem, h: int) -> MergeSystem:
    """Clean-up."""
    need(h not in model.liars, "liar")
    need(view.may_erase(s.member[h].known), "dead-snapshot")
    return replace(s, member={**s.member, h: view.after_erase(s.member[h])})


def forget(model: MergeModel, s: MergeSystem, h: int) -> MergeSystem:
    """A peer drops evidence that no view needs."""
    need(model.forgetting, "bound")
    need(h not in model.liars, "liar")
    me = s.member[h]
    return replace(s, member={**s.member, h: replace(me, known=view.after_forget(me.known))})


def flap(model: MergeModel, s: MergeSystem, network: Network) -> MergeSystem:
    """The network splits and heals, as often as it likes."""
    need(model.one_way or network.left_hears == network.right_hears, "bound")
    return replace(s, network=network)


ACTIONS: Mapping[str, Callable[..., MergeSystem]] = {
    "CommitFinal": commit_final,
    "CommitProvisional": commit_provisional,
    "Confirm": confirm,
    "CopyManifest": copy_manifest,
    "Learn": learn,
    "Revoke": revoke,
    "Regulate": regulate,
    "Lose": lose,
    "Repair": repair,
    "Erase": erase,
    "Forget": forget,
    "Flap": flap,
}


def revocations(model: MergeModel) -> list[frozenset[int]]:
    """List whom a snapshot may revoke, beside nobody."""
    return [frozenset(), *(frozenset({h}) for h in sorted(model.revocable))]


def choices(model: MergeModel, s: MergeSystem) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield every action with every argument that the model knows, enabled or not."""
    for left_hears, right_hears in product((False, True), repeat=2):
        yield "Flap", (Network(left_hears=left_hears, right_hears=right_hears),)
    for h in sorted(model.honest):
        for new in (*pieces(s.signed), *made_up(model, s)):
            yield "Learn", (h, new)
        yield "Lose", (h,)
        yield "Erase", (h,)
        yield "Forget", (h,)
        for x in s.member[h].known.snapshots if model.confirming else ():
            yield "Confirm", (h, x)
        for to in sorted(model.peers):
            yield "CopyManifest", (h, to)
        for epoch, most in product(range(1, model.max_policy + 1), sorted(model.caps)):
            yield "Regulate", (h, epoch, most)
        for digest in sorted({view.final_of(s.member[h].known).digest, view.current_of(s.member[h].known).digest}):
            yield "Repair", (h, digest)
        for revokes in revocations(model):
            yield "CommitFinal", (h, revokes)
            yield "CommitProvisional", (h, revokes)
        for other in sorted(model.peers):
            yield "Revoke", (other, h)
