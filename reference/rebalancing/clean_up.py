"""Whether the time of clean-up has come: old shares outlive the final snapshot that replaced them for a while, so that members that are late may still get theirs.

It is the policy's grace (`EvidenceStore.grace_ms`), and never more than a delay: what is erased then, and what is kept for a re-key, says `resharing_node.erase`, and that the snapshot
is live, the view. A node that restarts may begin to wait anew, which is why nothing durable says since when it has waited.

TLA+: PartitionMerge!MayErase.
"""

from __future__ import annotations

from . import view
from .view import Evidence

__all__ = ["may_clean_up"]


def may_clean_up(e: Evidence, grace_ms: int, waited_ms: int) -> bool:
    """Tell whether a node that stands on the last final snapshot of its evidence may clean up now.

    `grace_ms` is what the policies allow. `waited_ms` is how long ago, on its own timer, the node first moved since it last cleaned up: so no share outlives its replacement by more than the grace,
    however often a snapshot is committed. The snapshot must be live; and the grace is over, or all its members have acknowledged their share, revoked or not.
    """
    if not view.may_erase(e):
        return False
    last = view.final_of(e)
    return waited_ms >= grace_ms or last.members <= view.acknowledged(e, last)
