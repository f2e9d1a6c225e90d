"""The bad rules of `spec/MCPartitionMerge.tla` in the reference's words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rebalancing import merge_system, view
from rebalancing.merge_system import MergeModel, MergeSystem
from rebalancing.pruning import Cap
from rebalancing.view import Evidence, Member, Share, Snapshot, Token, View
from verifier.mutants.bad_rule import BadRule

__all__ = ["BAD_RULES"]

RULES, SYSTEM, INVARIANTS = "rebalancing.view", "rebalancing.merge_system", "invariants.merge"


def anything_goes(*_: Any) -> bool:
    """Whatever it is, it may be."""
    return True


def nothing_counts(*_: Any) -> bool:
    """Whatever it is, it does not count."""
    return False


def revoked_of_last_writer(e: Evidence) -> frozenset[int]:
    """The last writer wins, by the clock of whoever wrote."""
    last = next(s for s in e.snapshots if all(view.precedes(s, x) for x in e.snapshots if x != s))
    return e.revoked if last.digest == 1 else e.revoked - last.members


def is_in_use_of_any_branch(e: Evidence, x: Share) -> bool:
    """Shares of every branch are in use."""
    return not view.conflicts(e) and any(
        view.descends(s, view.final_of(e)) and view.is_live(e, s) and x.polynomial == s.polynomial for s in e.snapshots
    )


def current_of_highest_epoch(e: Evidence) -> Snapshot:
    """The highest epoch wins."""
    return max(e.snapshots, key=lambda s: (len(s.line), s.ballot, s.digest))


def revoked_in_add_wins(e: Evidence) -> frozenset[int]:
    """Who is granted again is not revoked any more."""
    told = e.revoked | frozenset(h for s in e.snapshots if view.counts_as_revoking(s) for h in s.revokes)
    return frozenset(h for h in told if not any(s.digest != 1 and h in s.members for s in e.snapshots))


def keeps_used(e: Evidence, x: Share) -> bool:
    """The snapshot in use erases, final or not."""
    return x.polynomial == view.current_of(e).polynomial


def after_forget_expired(e: Evidence) -> Evidence:
    """All evidence expires."""
    first = frozenset(s for s in e.snapshots if s.digest == 1)
    policies = frozenset(p for p in e.policies if p.epoch == 0)
    return replace(merge_system.NOTHING, snapshots=first, policies=policies)


def after_learn_numeric_floor(me: Member, new: Evidence) -> Member:
    """A number is the floor: what is not higher than what is known comes too late."""
    higher = frozenset(s for s in new.snapshots if all(len(s.line) > len(x.line) for x in me.known.snapshots))
    return replace(me, known=view.merge(me.known, replace(new, snapshots=higher)))


def counts_as_final_unrevoked(e: Evidence, s: Snapshot) -> bool:
    """Votes stop counting once their voter is revoked."""
    return s.final and (s.digest == 1 or len(s.voters - view.revoked_in(e)) >= s.threshold)


def is_in_use_by_digest(e: Evidence, x: Share) -> bool:
    """Shares are in quarantine by the digest of their snapshot."""
    return not view.conflicts(e) and x.polynomial == view.current_of(e).digest


def precedes_larger_side(x: Snapshot, y: Snapshot) -> bool:
    """The larger side wins."""
    return len(x.acknowledged) > len(y.acknowledged)


def greatest_greedy(given: frozenset[int], candidates: frozenset[int], caps: frozenset[Cap]) -> frozenset[int]:
    """One after the other gets the manifest, as long as the caps allow."""
    chosen: frozenset[int] = frozenset()
    for h in sorted(candidates):
        if view.keeps_caps(given, chosen | {h}, caps):
            chosen |= {h}
    return chosen


def after_learn_pruned(me: Member, new: Evidence) -> Member:
    """What is learned is pruned at once, and merged with what was pruned before."""
    e = view.merge(me.known, new)
    if view.conflicts(e):
        return replace(me, known=e)
    kept = view.holders_of(e)
    return replace(me, known=replace(e, snapshots=frozenset(replace(s, holders=s.holders & kept) for s in e.snapshots)))


def view_at_responsive(model: MergeModel, s: MergeSystem, h: int) -> View:
    """Whoever does not answer now holds nothing."""
    seen = view.view_of(s.member[h].known)
    return replace(seen, holders=frozenset(g for g in seen.holders if merge_system.hears(model, s, h, g)))


def precedes_by_digest(x: Snapshot, y: Snapshot) -> bool:
    """The digest alone decides."""
    return x.digest > y.digest


def may_hold_manifest_of_any(e: Evidence) -> frozenset[int]:
    """Branches below an older final snapshot count as well."""
    return frozenset(h for s in e.snapshots for h in s.holders) - view.revoked_in(e)


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


def is_forgettable_all_but_last(e: Evidence, s: Snapshot) -> bool:
    """The last final snapshot alone is kept."""
    return s.digest != view.final_of(e).digest


# The name in the specification -> what takes the place of what here
BAD_RULES = {
    "RevokedIn_of_last_writer": BadRule(RULES, "revoked_in", revoked_of_last_writer),
    "IsInUse_of_any_branch": BadRule(RULES, "is_in_use", is_in_use_of_any_branch),
    "CurrentOf_highest_epoch": BadRule(RULES, "current_of", current_of_highest_epoch),
    "RevokedIn_add_wins": BadRule(RULES, "revoked_in", revoked_in_add_wins),
    "Keeps_used": BadRule(RULES, "keeps", keeps_used),
    "IsForgettable_all_but_last": BadRule(RULES, "is_forgettable", is_forgettable_all_but_last),
    "AfterForget_expired": BadRule(RULES, "after_forget", after_forget_expired),
    "AfterLearn_numeric_floor": BadRule(RULES, "after_learn", after_learn_numeric_floor),
    "CountsAsRevoking_any": BadRule(RULES, "counts_as_revoking", anything_goes),
    "CountsAsFinal_unrevoked": BadRule(RULES, "counts_as_final", counts_as_final_unrevoked),
    "IsInUse_by_digest": BadRule(RULES, "is_in_use", is_in_use_by_digest),
    "CountsAsLost_never": BadRule(RULES, "counts_as_lost", nothing_counts),
    "HoldersOf_union": BadRule(RULES, "holders_of", view.may_hold_manifest),
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
    "CapsOf_laxest": BadRule(RULES, "caps_in_force", caps_of_laxest),
    "AcceptsToken_by_sequence": BadRule(RULES, "accepts_token", accepts_token_by_sequence),
    "AcceptsToken_of_anybody": BadRule(RULES, "accepts_token", accepts_token_of_anybody),
    "CommitAllows_any": BadRule(SYSTEM, "commit_allows", anything_goes),
}
