"""The bad rules of `spec/MCPartitionMerge.tla` in the reference's words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rebalancing import view
from rebalancing.view import Evidence, Member, Share, Snapshot
from verifier.mutants.bad_rule import BadRule

__all__ = ["BAD_RULES"]

RULES, SYSTEM = "rebalancing.view", "rebalancing.merge_system"


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
    return Evidence(
        snapshots=frozenset(s for s in e.snapshots if s.digest == 1), revoked=frozenset(), losses=frozenset()
    )


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


# The name in the specification -> what takes the place of what here
BAD_RULES = {
    "RevokedIn_of_last_writer": BadRule(RULES, "revoked_in", revoked_of_last_writer),
    "IsInUse_of_any_branch": BadRule(RULES, "is_in_use", is_in_use_of_any_branch),
    "CurrentOf_highest_epoch": BadRule(RULES, "current_of", current_of_highest_epoch),
    "RevokedIn_add_wins": BadRule(RULES, "revoked_in", revoked_in_add_wins),
    "Keeps_used": BadRule(RULES, "keeps", keeps_used),
    "AfterForget_expired": BadRule(RULES, "after_forget", after_forget_expired),
    "AfterLearn_numeric_floor": BadRule(RULES, "after_learn", after_learn_numeric_floor),
    "CountsAsRevoking_any": BadRule(RULES, "counts_as_revoking", anything_goes),
    "CountsAsFinal_unrevoked": BadRule(RULES, "counts_as_final", counts_as_final_unrevoked),
    "IsInUse_by_digest": BadRule(RULES, "is_in_use", is_in_use_by_digest),
    "CountsAsLost_never": BadRule(RULES, "counts_as_lost", nothing_counts),
    "CommitAllows_any": BadRule(SYSTEM, "commit_allows", anything_goes),
}
