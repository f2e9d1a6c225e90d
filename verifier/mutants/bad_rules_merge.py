"""The bad rules of `spec/MCPartitionMerge.tla` in the reference's words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rebalancing import merge_system, view
from rebalancing.merge_system import MergeModel, MergeSystem
from rebalancing.pruning import Cap
from rebalancing.view import Evidence, Member, Share, Snapshot, Token, View
from verifier.mutants.bad_rule import BadRule

__all__ = ["BAD_RULES", "kept_under_final"]

RULES, SYSTEM, INVARIANTS = "rebalancing.view", "rebalancing.merge_system", "invariants.merge"


def anything_goes(*_: Any) -> bool:
    """Whatever it is, it may be."""
    return True


def nothing_counts(*_: Any) -> bool:
    """Whatever it is, it does not count."""
    return False


def revoked_unless(e: Evidence, takes_back: Callable[[Snapshot, Snapshot], bool]) -> frozenset[int]:
    """Whom final snapshots revoke, but for those whom a snapshot takes back."""
    final = [s for s in e.snapshots if s.final]
    return e.revoked | frozenset(
        h
        for x in final
        for h in x.revokes
        if not any(h in r.revokes and h in s.members and takes_back(s, r) for r in final for s in e.snapshots)
    )


def revoked_in_of_last_writer(e: Evidence) -> frozenset[int]:
    """The last writer wins, by the clock of whoever wrote: a stale snapshot takes back a later revocation."""
    return revoked_unless(e, lambda s, r: s.digest < r.digest and not view.descends(r, s) and s.ballot > r.ballot)


def members_left_of_all_branches(e: Evidence, s: Snapshot) -> frozenset[int]:
    """Who holds a share of any branch is counted for each of them."""
    gone = view.revoked_in(e)
    counted = [x for x in e.snapshots if view.is_leaf(e, x)] if view.is_leaf(e, s) else [s]
    return frozenset(
        h
        for x in counted
        for h in view.acknowledged(e, x)
        if h not in gone and not view.counts_as_lost(e, h, x.polynomial)
    )


def is_in_use_of_any_branch(e: Evidence, x: Share) -> bool:
    """Shares of every branch are in use."""
    return not view.conflicts(e) and any(
        view.descends(s, view.final_of(e)) and view.is_live(e, s) and x.polynomial == s.polynomial for s in e.snapshots
    )


def current_of_highest_epoch(e: Evidence) -> Snapshot:
    """The highest epoch wins; of several of the same epoch the final one."""
    return max(e.snapshots, key=lambda s: (len(s.line), s.final, s.policy, s.ballot, s.digest))


def current_of_apart(e: Evidence) -> Snapshot:
    """Each certificate is a snapshot of its own: the provisional one of what is final is taken for what follows it."""
    start = view.floor(e)
    followed = {s for s in e.snapshots if view.descends(s, start) and (s == start or view.is_followed(e, s))}
    ends = [
        s
        for s in followed
        if all(a in followed for a in e.snapshots if view.descends(s, a) and view.descends(a, start))
        and not any(x.parent == s.digest for x in followed)
    ]
    return min(ends, key=lambda s: (s.final, s.digest))


def acknowledged_apart(e: Evidence, s: Snapshot) -> frozenset[int]:
    """Who acknowledged a share in another certificate of the same snapshot is not counted."""
    return s.acknowledged | {
        h for h in s.members if any(r.peer == h and r.polynomial == s.polynomial for r in e.receipts)
    }


def revoked_in_add_wins(e: Evidence) -> frozenset[int]:
    """Additions win: who is granted again, by a snapshot that has not heard of it, is not revoked any more."""
    return revoked_unless(e, lambda s, r: s.digest > r.digest and not view.descends(s, r))


def kept_under_final(e: Evidence, x: Share) -> bool:
    """What a final snapshot leaves, as it should."""
    last = view.final_of(e)
    return x.polynomial == last.polynomial or last.digest in x.line


def dealt_on_final(e: Evidence, parent: Snapshot) -> frozenset[int]:
    """A share names the final snapshot under which it was dealt, and not what it was dealt on."""
    return view.final_of(e).line


def keeps_used(e: Evidence, x: Share) -> bool:
    """A provisional snapshot in use erases as well."""
    current = view.current_of(e)
    return kept_under_final(e, x) if current.final else x.polynomial == current.polynomial


def after_forget_expired(e: Evidence) -> Evidence:
    """Snapshots expire, the floor among them."""
    return replace(e, snapshots=frozenset(s for s in e.snapshots if s.digest == 1))


def after_learn_numeric_floor(me: Member, new: Evidence) -> Member:
    """A number is the floor: what is lower than what is known comes too late."""
    in_time = frozenset(s for s in new.snapshots if all(len(s.line) >= len(x.line) for x in me.known.snapshots))
    return replace(me, known=view.merge(me.known, replace(new, snapshots=in_time)))


def revoked_in_by_losers(e: Evidence) -> frozenset[int]:
    """A branch's own committee may revoke, also one that has lost, and the members of the one that has won."""

    def wins(x: Snapshot, s: Snapshot) -> bool:
        return x.parent == s.parent and (x.final or view.precedes(x, s))

    final = frozenset(h for s in e.snapshots if s.final for h in s.revokes)
    losers = [s for s in e.snapshots if not s.final]
    return (
        e.revoked
        | final
        | frozenset(h for s in losers for x in e.snapshots if wins(x, s) for h in s.revokes & x.members)
    )


def counts_as_final_unrevoked(e: Evidence, s: Snapshot) -> bool:
    """Votes stop counting once their voter is revoked."""
    return s.final and (s.digest == 1 or len(s.voters - view.revoked_in(e)) >= s.threshold)


def is_in_use_by_digest(e: Evidence, x: Share) -> bool:
    """Where branches part, shares are in quarantine by the digest of their snapshot, also if that has brought none of its own."""
    current = view.current_of(e)
    forked = any(
        view.is_leaf(e, y) and y.polynomial == current.polynomial and y.digest != current.digest for y in e.snapshots
    )
    return not view.conflicts(e) and x.polynomial == (current.digest if forked else current.polynomial)


def holders_of_union(e: Evidence) -> frozenset[int]:
    """Whoever holds the manifest on any branch, as the policy allows it there, goes on holding it."""
    given, gone, caps = view.current_of(e).members, view.revoked_in(e), view.caps_in_force(e)
    branches = [s for s in e.snapshots if s == view.final_of(e) or view.is_leaf(e, s)]
    return frozenset(h for s in branches for h in view.greatest(given, s.holders - gone, caps))


def precedes_larger_side(x: Snapshot, y: Snapshot) -> bool:
    """The larger side wins; of two branches of one side the one of the higher ballot."""
    return len(x.acknowledged) > len(y.acknowledged) or (
        x.acknowledged == y.acknowledged and (x.ballot, x.digest) > (y.ballot, y.digest)
    )


def greatest_greedy(given: frozenset[int], candidates: frozenset[int], caps: frozenset[Cap]) -> frozenset[int]:
    """One after the other gets the manifest, as long as the caps allow."""
    chosen: frozenset[int] = frozenset()
    for h in sorted(candidates):
        if view.keeps_caps(given, chosen | {h}, caps):
            chosen |= {h}
    return chosen


def after_learn_pruned(me: Member, new: Evidence) -> Member:
    """With each branch that is learned all are pruned at once, and merged with what was pruned before."""
    others = frozenset(s for s in new.snapshots if s.digest not in view.digests(me.known))
    e = view.merge(me.known, replace(new, snapshots=others))
    if not others or view.conflicts(e):
        return replace(me, known=e)
    pruned = view.may_hold_manifest(e) - view.holders_of(e)
    left = frozenset(replace(s, holders=s.holders - pruned) for s in e.snapshots)
    return replace(me, known=replace(e, snapshots=left))


def view_at_responsive(model: MergeModel, s: MergeSystem, h: int) -> View:
    """Whoever does not answer now holds nothing."""
    seen = view.view_of(s.member[h].known)
    return replace(seen, holders=frozenset(g for g in seen.holders if merge_system.hears(model, s, h, g)))


def precedes_by_digest(x: Snapshot, y: Snapshot) -> bool:
    """The digest alone decides."""
    return x.digest > y.digest


def may_hold_manifest_of_any(e: Evidence) -> frozenset[int]:
    """Branches below an older final snapshot count as well: those that the last one has ended."""
    last = view.final_of(e)
    counted = [s for s in e.snapshots if s == last or view.is_leaf(e, s) or (not s.final and s.digest < last.digest)]
    return frozenset(h for s in counted for h in s.holders) - view.revoked_in(e)


def enters_beside_any(e: Evidence, s: Snapshot) -> bool:
    """A later final snapshot need not follow a final one."""
    return s.parent in view.digests(e)


def next_loss_counted(*_: Any) -> int:
    """A peer that lost all counts its losses from one again, and an old receipt takes the new one back."""
    return 1


def conflicts_below_a_parent(e: Evidence) -> bool:
    """An owner's two first snapshots stand beside one another."""
    finals = [s for s in e.snapshots if s.final and s.parent != 0]
    return any(x.parent == y.parent and x.digest != y.digest for x in finals for y in finals)


def is_at_an_end_by_votes(e: Evidence) -> bool:
    """Who has no share to deal votes all the same, and the status counts votes alone."""
    last, gone = view.final_of(e), view.revoked_in(e)
    voters = [h for h in last.members if h not in gone and not view.ever_lost(e, h, last.polynomial)]
    return len(voters) < view.quorum_of(last)


def caps_of_laxest(e: Evidence) -> frozenset[Cap]:
    """Of two policies of one epoch, the laxer rules."""
    caps = [c for p in e.policies if p.epoch == view.policy_epoch(e) for c in p.caps]
    return frozenset(c for c in caps if all(other.most <= c.most for other in caps))


def accepts_token_by_sequence(e: Evidence, k: Token) -> bool:
    """A token is good as long as its sequence number is not below that in use."""
    return not view.conflicts(e) and k.holder in view.holders_of(e) and k.sequence >= len(view.current_of(e).line)


def accepts_token_of_anybody(e: Evidence, k: Token) -> bool:
    """Whoever shows a token of the snapshot in use holds the manifest."""
    current = view.current_of(e)
    return not view.conflicts(e) and k.digest == current.digest and k.sequence == len(current.line)


def is_forgettable_superseded(e: Evidence, s: Snapshot) -> bool:
    """The chain before the last final snapshot is dropped, and no floor kept: beside an old one that is heard again nothing says which is the last."""
    return s.digest != view.final_of(e).digest


def is_forgettable_all_but_last(e: Evidence, s: Snapshot) -> bool:
    """Of what followed the owner's snapshot the last final one alone is kept."""
    return s.digest not in (1, view.final_of(e).digest)


# The name in the specification -> what takes the place of what here
BAD_RULES = {
    "RevokedIn_of_last_writer": BadRule(RULES, "revoked_in", revoked_in_of_last_writer),
    "MembersLeft_of_all_branches": BadRule(RULES, "members_left", members_left_of_all_branches),
    "IsInUse_of_any_branch": BadRule(RULES, "is_in_use", is_in_use_of_any_branch),
    "CurrentOf_highest_epoch": BadRule(RULES, "current_of", current_of_highest_epoch),
    "CurrentOf_apart": BadRule(RULES, "current_of", current_of_apart),
    "Acknowledged_apart": BadRule(RULES, "acknowledged", acknowledged_apart),
    "RevokedIn_add_wins": BadRule(RULES, "revoked_in", revoked_in_add_wins),
    "DealtOn_final": BadRule(RULES, "dealt_on", dealt_on_final),
    "Keeps_used": BadRule(RULES, "keeps", keeps_used),
    "IsForgettable_superseded": BadRule(RULES, "is_forgettable", is_forgettable_superseded),
    "IsForgettable_all_but_last": BadRule(RULES, "is_forgettable", is_forgettable_all_but_last),
    "AfterForget_expired": BadRule(RULES, "after_forget", after_forget_expired),
    "AfterLearn_numeric_floor": BadRule(RULES, "after_learn", after_learn_numeric_floor),
    "RevokedIn_by_losers": BadRule(RULES, "revoked_in", revoked_in_by_losers),
    "CountsAsFinal_unrevoked": BadRule(RULES, "counts_as_final", counts_as_final_unrevoked),
    "IsInUse_by_digest": BadRule(RULES, "is_in_use", is_in_use_by_digest),
    "CountsAsLost_never": BadRule(RULES, "counts_as_lost", nothing_counts),
    "HoldersOf_union": BadRule(RULES, "holders_of", holders_of_union),
    "Precedes_larger_side": BadRule(RULES, "precedes", precedes_larger_side),
    "Greatest_greedy": BadRule(RULES, "greatest", greatest_greedy),
    "AfterLearn_pruned": BadRule(RULES, "after_learn", after_learn_pruned),
    "ViewAt_responsive": BadRule(INVARIANTS, "view_at", view_at_responsive),
    "Precedes_by_digest": BadRule(RULES, "precedes", precedes_by_digest),
    "MayHoldManifest_of_any": BadRule(RULES, "may_hold_manifest", may_hold_manifest_of_any),
    "Enters_beside_any": BadRule(RULES, "enters", enters_beside_any),
    "NextLoss_counted": BadRule(SYSTEM, "next_loss", next_loss_counted),
    "CountsAsLost_for_ever": BadRule(RULES, "counts_as_lost", view.ever_lost),
    "IsAllowed_any": BadRule(RULES, "is_allowed", anything_goes),
    "Conflicts_below_a_parent": BadRule(RULES, "conflicts", conflicts_below_a_parent),
    "IsAtAnEnd_by_votes": BadRule(RULES, "is_at_an_end", is_at_an_end_by_votes),
    "CapsOf_laxest": BadRule(RULES, "caps_in_force", caps_of_laxest),
    "AcceptsToken_by_sequence": BadRule(RULES, "accepts_token", accepts_token_by_sequence),
    "AcceptsToken_of_anybody": BadRule(RULES, "accepts_token", accepts_token_of_anybody),
    "CommitAllows_any": BadRule(SYSTEM, "commit_allows", anything_goes),
}
