"""What a peer makes of signed evidence: which snapshot is final, which one is in use below it, who holds the manifest, who is revoked, what may be erased.

Evidence only grows, and merging is union; the view is a pure function of it, so peers that have the same evidence have the same view,
in whatever order it came. A single vote is no evidence: its units are whole certificates and signed records. Here a certificate is a
snapshot whose votes were checked; the bytes are in modules of their own. One snapshot may have several, with other votes and other
acknowledgements, one of them final and one provisional: what they show, they show together, and no order of theirs counts.

TLA+: PartitionMerge
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from .pruning import Cap, candidates_of, caps_of, prune
from .quorum import feasible, quorum
from .unions import union_of

__all__ = [
    "CONFLICT",
    "OK",
    "POLICY_INFEASIBLE",
    "PROVISIONAL",
    "REKEY_REQUIRED",
    "UNRECOVERABLE",
    "Evidence",
    "Loss",
    "Member",
    "Policy",
    "Share",
    "Snapshot",
    "Token",
    "View",
    "accepts_token",
    "acknowledged",
    "after_erase",
    "after_forget",
    "after_learn",
    "caps_in_force",
    "conflicts",
    "counts_as_final",
    "counts_as_lost",
    "counts_as_revoking",
    "current_of",
    "descends",
    "enters",
    "ever_lost",
    "final_of",
    "floor",
    "greatest",
    "holders_of",
    "holds",
    "in_reserve",
    "is_allowed",
    "is_at_an_end",
    "is_feasible",
    "is_followed",
    "is_forgettable",
    "is_in_use",
    "is_leaf",
    "is_live",
    "is_possessed",
    "is_provisional",
    "keeps",
    "keeps_caps",
    "leads_to_live",
    "least_committee",
    "may_erase",
    "may_hold_manifest",
    "members_left",
    "merge",
    "policy_epoch",
    "policy_is_infeasible",
    "precedes",
    "quorum_of",
    "revoked_in",
    "status_of",
    "token_of",
    "view_of",
    "votes_finally",
    "votes_provisionally",
]  # fmt: skip

OK, PROVISIONAL, POLICY_INFEASIBLE, REKEY_REQUIRED, UNRECOVERABLE, CONFLICT = range(6)
"""What a view says of the manifest's state; the worst that holds is said."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A committed distribution, with what its certificate shows.

    Attributes:
        digest: its name; 1 is the owner's first snapshot.
        parent: digest of the snapshot before it, 0 for the first.
        line: digests of itself and of all its ancestors, 0 among them.
        final: whether a quorum voted for it; otherwise t did, and it is provisional.
        ballot: the ballot in which it was first proposed.
        polynomial: which shares belong to it; its own digest, but for a manifest-only change.
        members: its committee.
        threshold: how many of its shares open the secret.
        faults: how many of its committee may lie.
        acknowledged: the members who signed that its share is on their disk.
        voters: the members of its parent's committee who voted for it.
        revokes: whom it revokes.
        policy: the epoch of the policy that it was made under.
        holders: who holds the manifest.
    """

    digest: int
    parent: int
    line: frozenset[int]
    final: bool
    ballot: int
    polynomial: int
    members: frozenset[int]
    threshold: int
    faults: int
    acknowledged: frozenset[int]
    voters: frozenset[int]
    revokes: frozenset[int]
    policy: int
    holders: frozenset[int]


@dataclass(frozen=True, slots=True)
class Loss:
    """A peer's share of a polynomial is gone: signed by itself or by the tenant. As a receipt, signed by the peer: it is there again.

    Attributes:
        peer: whose.
        polynomial: of which polynomial.
        number: drawn by whoever says so, as nobody who lost all it had can count; a receipt has that of the loss which it takes back, or 0.
    """

    peer: int
    polynomial: int
    number: int


@dataclass(frozen=True, slots=True)
class Policy:
    """What the tenant signed. Of several policies of one epoch all hold, so that the stricter one rules.

    Attributes:
        epoch: how many policies were before it.
        caps: how many capabilities each domain may have.
    """

    epoch: int
    caps: frozenset[Cap]


@dataclass(frozen=True, slots=True)
class Token:
    """What a holder of the manifest shows: for which snapshot it holds it, and how many are up to that."""

    holder: int
    digest: int
    sequence: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that was learned and checked: snapshots, each beside its parent, revocations of the tenant, losses and receipts, policies."""

    snapshots: frozenset[Snapshot]
    revoked: frozenset[int]
    losses: frozenset[Loss]
    receipts: frozenset[Loss]
    policies: frozenset[Policy]


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a polynomial; `line` is the snapshot that it was dealt on, and all before that."""

    polynomial: int
    line: frozenset[int]


@dataclass(frozen=True, slots=True)
class Member:
    """What a peer keeps: evidence, and its shares, in use or in quarantine."""

    known: Evidence
    shares: frozenset[Share]


@dataclass(frozen=True, slots=True)
class View:
    """What evidence says.

    Attributes:
        conflict: a parent has two final successors: nothing is usable any more, and the owner must re-key.
        final: digest of the last final snapshot, 0 in a conflict.
        current: digest of the snapshot in use, 0 in a conflict.
        revoked: peers that are revoked, for ever.
        policy: the last policy's epoch.
        holders: who holds the manifest; nobody does in a conflict.
        status: one of OK, PROVISIONAL, POLICY_INFEASIBLE, REKEY_REQUIRED, UNRECOVERABLE and CONFLICT.
    """

    conflict: bool
    final: int
    current: int
    revoked: frozenset[int]
    policy: int
    holders: frozenset[int]
    status: int


def digests(e: Evidence) -> frozenset[int]:
    """Return the names of the snapshots."""
    return frozenset(s.digest for s in e.snapshots)


def enters(e: Evidence, s: Snapshot) -> bool:
    """Tell whether a snapshot may enter: a first one may, any other beside its parent, and a final one beside a final one."""
    return s.parent == 0 or any(p.digest == s.parent and (p.final or not s.final) for p in e.snapshots)


def merge(e: Evidence, new: Evidence) -> Evidence:
    """Return the union of what may enter.

    TLA+: PartitionMerge!Merge
    """
    return Evidence(
        snapshots=e.snapshots | frozenset(s for s in new.snapshots if enters(e, s)),
        revoked=e.revoked | new.revoked,
        losses=e.losses | new.losses,
        receipts=e.receipts | new.receipts,
        policies=e.policies | new.policies,
    )


# ----------------------------------------------------------------------------------------------------------------------
# The view: a function of evidence alone


def counts_as_final(e: Evidence, s: Snapshot) -> bool:
    """Tell whether a snapshot is final: once it is, it always is, whatever becomes of those who voted for it."""
    return s.final


def is_provisional(e: Evidence, s: Snapshot) -> bool:
    """Tell whether no certificate of a snapshot is final."""
    return not any(x.final and x.digest == s.digest for x in e.snapshots)


def conflicts(e: Evidence) -> bool:
    """Tell whether a parent has two final successors, or there are two first snapshots: more than f of its committee, or the owner, are guilty."""
    return any(
        any(x.final and y.final and x.parent == y.parent and x.digest != y.digest for y in e.snapshots)
        for x in e.snapshots
    )


def final_of(e: Evidence) -> Snapshot:
    """Return the last of the final chain; of several, in a conflict, any."""
    continued = frozenset(s.parent for s in e.snapshots if counts_as_final(e, s))
    return min((s for s in e.snapshots if counts_as_final(e, s) and s.digest not in continued), key=digest_of)


def digest_of(s: Snapshot) -> int:
    """Return a snapshot's name."""
    return s.digest


def counts_as_revoking(s: Snapshot) -> bool:
    """Tell whether a snapshot's revocations hold for everybody: a final one's do."""
    return s.final


def revoked_in(e: Evidence) -> frozenset[int]:
    """Return whom the tenant or a final snapshot revoked. Nothing takes a revocation back."""
    return e.revoked | union_of(frozenset(s.revokes for s in e.snapshots if counts_as_revoking(s)))


def counts_as_lost(e: Evidence, h: int, polynomial: int) -> bool:
    """Tell whether a peer's share of a polynomial is gone; the receipt of a repair takes back the loss that it names, and no other."""
    return any(x.peer == h and x.polynomial == polynomial and x not in e.receipts for x in e.losses)


def ever_lost(e: Evidence, h: int, polynomial: int) -> bool:
    """Tell whether it ever was: a repair gives back the share, but not the vote."""
    return any(x.peer == h and x.polynomial == polynomial for x in e.losses)


def acknowledged(e: Evidence, s: Snapshot) -> frozenset[int]:
    """Return the members who signed that their share is on their disk: in any of its certificates, or later in a receipt."""
    return union_of(frozenset(x.acknowledged for x in e.snapshots if x.digest == s.digest)) | frozenset(
        h for h in s.members if any(r.peer == h and r.polynomial == s.polynomial for r in e.receipts)
    )


def members_left(e: Evidence, s: Snapshot) -> frozenset[int]:
    """Return the members whose share of a snapshot may still be used."""
    gone = revoked_in(e)
    return frozenset(h for h in acknowledged(e, s) if h not in gone and not counts_as_lost(e, h, s.polynomial))


def is_live(e: Evidence, s: Snapshot) -> bool:
    """Tell whether there are as many of them as open the secret."""
    return len(members_left(e, s)) >= s.threshold


def descends(s: Snapshot, ancestor: Snapshot) -> bool:
    """Tell whether a snapshot is another, or comes after it."""
    return ancestor.digest in s.line


def leads_to_live(e: Evidence, s: Snapshot) -> bool:
    """Tell whether something live is at a snapshot, or after it."""
    return any(descends(x, s) and is_live(e, x) for x in e.snapshots)


def precedes(x: Snapshot, y: Snapshot) -> bool:
    """Tell which of two provisional children is followed: never by clock, size of a side or length of a branch."""
    return x.policy > y.policy or (
        x.policy == y.policy and (x.ballot > y.ballot or (x.ballot == y.ballot and x.digest > y.digest))
    )


def is_followed(e: Evidence, s: Snapshot) -> bool:
    """Tell whether the way to the snapshot in use leads over a child of a snapshot on it."""
    return leads_to_live(e, s) and not any(
        x.parent == s.parent and precedes(x, s) and leads_to_live(e, x) for x in e.snapshots
    )


def floor(e: Evidence) -> Snapshot:
    """Return where the way to the snapshot in use begins: what does not descend from it is out of use."""
    return final_of(e)


def current_of(e: Evidence) -> Snapshot:
    """Return the snapshot in use: from the floor along the children that are followed, as far as something live is there.

    TLA+: PartitionMerge!CurrentOf
    """
    start = floor(e)
    below = frozenset(s for s in e.snapshots if descends(s, start) and s.digest != start.digest)
    followed = frozenset(s for s in below if is_followed(e, s)) | {start}
    on_the_way = frozenset(s for s in followed if all(a in followed for a in below if descends(s, a)))
    return min((s for s in on_the_way if not any(x.parent == s.digest for x in followed)), key=digest_of)


def in_reserve(e: Evidence) -> frozenset[Snapshot]:
    """Return from whose polynomials the secret may still be had: the final one, its descendants, and while it is dead its parent."""
    last = final_of(e)
    dead = not is_live(e, last)
    return frozenset(s for s in e.snapshots if descends(s, last) or (dead and s.digest == last.parent))


def quorum_of(s: Snapshot) -> int:
    """Return the votes of a snapshot's committee that make a final successor."""
    return quorum(len(s.members), s.threshold, s.faults)


# ----------------------------------------------------------------------------------------------------------------------
# Policy, and who holds the manifest


def policy_epoch(e: Evidence) -> int:
    """Return the last policy's epoch."""
    return max(p.epoch for p in e.policies)


def caps_in_force(e: Evidence) -> frozenset[Cap]:
    """Return the stricter of all policies of the last epoch: what each of them caps."""
    epoch = policy_epoch(e)
    return frozenset(c for p in e.policies if p.epoch == epoch for c in p.caps)


def keeps_caps(given: frozenset[int], chosen: frozenset[int], caps: frozenset[Cap]) -> bool:
    """Tell whether, beside those that are given, and count, no domain gets more than its cap; where they alone are more, it gets nothing."""
    return all(chosen.isdisjoint(c.domain) or len(given & c.domain) + len(chosen & c.domain) <= c.most for c in caps)


def greatest(given: frozenset[int], candidates: frozenset[int], caps: frozenset[Cap]) -> frozenset[int]:
    """Return the greatest choice that keeps the caps, and of those the least in lexicographic order.

    TLA+: PartitionMerge!Greatest
    """
    if keeps_caps(given, candidates, caps):
        return candidates
    return prune(candidates_of(candidates, caps), caps_of(caps), candidates_of(given, caps)).peers


def is_leaf(e: Evidence, s: Snapshot) -> bool:
    """Tell whether a snapshot is the last of a provisional branch."""
    return is_provisional(e, s) and descends(s, final_of(e)) and not any(x.parent == s.digest for x in e.snapshots)


def may_hold_manifest(e: Evidence) -> frozenset[int]:
    """Return whom the final snapshot and the branches give the manifest to."""
    branches = frozenset(x.holders for x in e.snapshots if is_leaf(e, x))
    return (final_of(e).holders | union_of(branches)) - revoked_in(e)


def holders_of(e: Evidence) -> frozenset[int]:
    """Return who holds the manifest: beside the shares of the snapshot in use, which are given, as many as the policy allows.

    TLA+: PartitionMerge!HoldersOf
    """
    return greatest(current_of(e).members, may_hold_manifest(e), caps_in_force(e))


def least_committee(s: Snapshot) -> int:
    """Return the fewest members that a committee with a snapshot's threshold and faults can have: design section 4."""
    return s.threshold + max(2 * s.faults, 1)


def policy_is_infeasible(e: Evidence) -> bool:
    """Tell whether of those that the final chain ever had enough for a committee are left, and none of them keeps the caps."""
    left = union_of(frozenset(s.members for s in e.snapshots if s.final)) - revoked_in(e)
    least = least_committee(final_of(e))
    return len(left) >= least and len(greatest(frozenset(), left, caps_in_force(e))) < least


def token_of(s: Snapshot, h: int) -> Token:
    """Return what a holder of the manifest shows."""
    return Token(holder=h, digest=s.digest, sequence=len(s.line))


def accepts_token(e: Evidence, k: Token) -> bool:
    """Tell whether a token is good: for the snapshot in use only, and from whom holds the manifest there."""
    return (
        not conflicts(e)
        and k.holder in holders_of(e)
        and k.digest == current_of(e).digest
        and k.sequence == len(current_of(e).line)
    )


def is_at_an_end(e: Evidence) -> bool:
    """Tell whether nobody can follow the last final snapshot: too few are left to deal from its polynomial, or to vote."""
    last, gone = final_of(e), revoked_in(e)
    voters = [h for h in last.members if h not in gone and not ever_lost(e, h, last.polynomial)]
    return not is_live(e, last) or len(voters) < quorum_of(last)


def status_of(e: Evidence) -> int:
    """Return the first that holds of CONFLICT, UNRECOVERABLE, REKEY_REQUIRED, POLICY_INFEASIBLE, PROVISIONAL and OK.

    TLA+: PartitionMerge!StatusOf
    """
    if conflicts(e):
        return CONFLICT
    if not any(is_live(e, s) for s in in_reserve(e)):
        return UNRECOVERABLE
    if is_at_an_end(e):
        return REKEY_REQUIRED
    if policy_is_infeasible(e):
        return POLICY_INFEASIBLE
    return OK if current_of(e) == final_of(e) else PROVISIONAL


def view_of(e: Evidence) -> View:
    """Return what evidence says.

    TLA+: PartitionMerge!ViewOf
    """
    conflict = conflicts(e)
    return View(
        conflict=conflict,
        final=0 if conflict else final_of(e).digest,
        current=0 if conflict else current_of(e).digest,
        revoked=revoked_in(e),
        policy=policy_epoch(e),
        holders=frozenset() if conflict else holders_of(e),
        status=status_of(e),
    )


# ----------------------------------------------------------------------------------------------------------------------
# What a peer does with its shares and its evidence


def after_learn(me: Member, new: Evidence) -> Member:
    """Return a peer that has learned something: it keeps whatever it learns, and erases nothing for it."""
    return replace(me, known=merge(me.known, new))


def is_in_use(e: Evidence, x: Share) -> bool:
    """Tell whether a share is in use: those of one polynomial are, the others are in quarantine."""
    return not conflicts(e) and x.polynomial == current_of(e).polynomial


def holds(me: Member, s: Snapshot) -> bool:
    """Tell whether a peer has a share of a snapshot."""
    return any(x.polynomial == s.polynomial for x in me.shares)


def may_erase(e: Evidence) -> bool:
    """Tell whether clean-up may run: only a final snapshot erases, and only a live one."""
    return not conflicts(e) and is_live(e, final_of(e))


def dealt_on(e: Evidence, parent: Snapshot) -> frozenset[int]:
    """Return what a share says of what it was dealt on: that, and all before it."""
    return parent.line


def keeps(e: Evidence, x: Share) -> bool:
    """Tell whether clean-up leaves a share: of the final snapshot, or dealt on it, or on what descends from it, known or not.

    TLA+: PartitionMerge!Keeps
    """
    last = final_of(e)
    return x.polynomial == last.polynomial or last.digest in x.line


def after_erase(me: Member) -> Member:
    """Return what is left after clean-up."""
    return replace(me, shares=frozenset(x for x in me.shares if keeps(me.known, x)))


def is_forgettable(e: Evidence, s: Snapshot) -> bool:
    """Tell whether a snapshot decides nothing any more: it descends from the final chain other than through its last snapshot."""
    return is_provisional(e, s) and not descends(s, final_of(e))


def after_forget(e: Evidence) -> Evidence:
    """Return evidence without what decides nothing; a conflict keeps all of it."""
    all_of_it = conflicts(e)
    return replace(e, snapshots=frozenset(s for s in e.snapshots if all_of_it or not is_forgettable(e, s)))


def is_allowed(e: Evidence, parent: Snapshot, s: Snapshot) -> bool:
    """Tell whether a voter finds for itself that nobody gets what the policy forbids, and nobody who is revoked gets anything.

    Where the shares stay what they are, nobody gets one.
    """
    caps, gone = caps_in_force(e), revoked_in(e)
    return (
        keeps_caps(s.members, s.holders, caps)
        and s.holders.isdisjoint(gone)
        and (
            s.polynomial == parent.polynomial
            or (keeps_caps(frozenset(), s.members, caps) and s.members.isdisjoint(gone))
        )
    )


def votes_finally(me: Member, h: int, parent: Snapshot, s: Snapshot) -> bool:
    """Tell whether a peer votes for this final successor of a snapshot."""
    e = me.known
    return (
        not conflicts(e)
        and final_of(e).digest == parent.digest
        and not ever_lost(e, h, parent.polynomial)
        and is_allowed(e, parent, s)
    )


def votes_provisionally(me: Member, h: int, parent: Snapshot, s: Snapshot) -> bool:
    """Tell whether it votes for this provisional one: that vote never counts for a final one, nor the other way round."""
    e = me.known
    return (
        not conflicts(e)
        and current_of(e).digest == parent.digest
        and not ever_lost(e, h, parent.polynomial)
        and is_allowed(e, parent, s)
    )


def is_feasible(s: Snapshot) -> bool:
    """Tell whether its members can be a committee: design section 4."""
    return feasible(len(s.members), s.threshold, s.faults)


def is_possessed(s: Snapshot) -> bool:
    """Tell whether t of those who acknowledged their share are correct."""
    return len(s.acknowledged) >= s.threshold + s.faults
