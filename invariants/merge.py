"""The invariants of the partition merge as predicates over a state of the system, one for one with those of the specification.

TLA+: PartitionMerge (section Invariants)
"""

from __future__ import annotations

from rebalancing import view
from rebalancing.merge_system import MergeModel, MergeSystem
from rebalancing.view import Evidence, Loss, Snapshot

__all__ = ["INVARIANTS"]


def same_view(model: MergeModel, s: MergeSystem) -> bool:
    """M1, M2, M9: in whatever order evidence came, and whatever was dropped of it, the view is that of all that was heard."""
    return all(view.view_of(s.member[h].known) == view.view_of(s.heard[h]) for h in model.honest)


def one_chain(model: MergeModel, s: MergeSystem) -> bool:
    """M3: while no more than f lie, all final chains are parts of one."""
    finals = [view.final_of(s.member[h].known) for h in model.honest]
    return len(model.liars) > model.faults or all(
        view.descends(x, y) or view.descends(y, x) for x in finals for y in finals
    )


def one_polynomial_in_use(model: MergeModel, s: MergeSystem) -> bool:
    """M4: shares that are in use are of one polynomial."""
    return all(
        len({x.polynomial for x in s.member[h].shares if view.is_in_use(s.heard[h], x)}) <= 1 for h in model.honest
    )


def used_below_final(model: MergeModel, s: MergeSystem) -> bool:
    """What is in use is final, or descends from what is."""
    return all(
        view.conflicts(s.heard[h]) or view.descends(view.current_of(s.member[h].known), view.final_of(s.heard[h]))
        for h in model.honest
    )


def final_is_last(model: MergeModel, s: MergeSystem) -> bool:
    """A final successor that is heard of is final in the view."""
    return all(
        view.conflicts(s.heard[h]) or view.descends(view.final_of(s.member[h].known), x)
        for h in model.honest
        for x in s.heard[h].snapshots
        if x.final
    )


def carried(e: Evidence) -> frozenset[int]:
    """Whom final snapshots revoke."""
    return frozenset(h for x in e.snapshots if x.final for h in x.revokes)


def truly_live(e: Evidence, x: Snapshot) -> bool:
    """Tell whether t of those who acknowledged a share neither were revoked nor lost it, from this evidence."""
    gone = e.revoked | carried(e)
    left = [h for h in x.acknowledged if h not in gone and Loss(peer=h, polynomial=x.polynomial) not in e.losses]
    return len(left) >= x.threshold


def final_shares_are_there(model: MergeModel, s: MergeSystem) -> bool:
    """M5: of the last final snapshot, which alone erases, t shares are there; so the next one can be dealt from it."""
    if view.conflicts(s.signed) or not truly_live(s.signed, view.final_of(s.signed)):
        return True
    last = view.final_of(s.signed)
    return sum(h in model.liars or view.holds(s.member[h], last) for h in last.acknowledged) >= last.threshold


def usable_together(model: MergeModel, s: MergeSystem) -> bool:
    """Whoever stands on the last final snapshot, and on a live one below it, has enough peers to use it with."""

    def enough(e: Evidence) -> bool:
        current = view.current_of(e)
        if view.final_of(e) != view.final_of(s.signed) or not truly_live(s.signed, current):
            return True
        return (
            sum(g in model.liars or any(view.is_in_use(e, x) for x in s.member[g].shares) for g in current.acknowledged)
            >= current.threshold
        )

    return view.conflicts(s.signed) or all(enough(s.member[h].known) for h in model.honest)


def used_is_live(model: MergeModel, s: MergeSystem) -> bool:
    """What is in use is live if anything below the final snapshot is."""

    def holds_for(h: int) -> bool:
        e = s.heard[h]
        gone = view.revoked_in(e)

        def live(x: Snapshot) -> bool:
            left = [
                g for g in x.acknowledged if g not in gone and Loss(peer=g, polynomial=x.polynomial) not in e.losses
            ]
            return len(left) >= x.threshold

        if view.conflicts(e) or not any(view.descends(x, view.final_of(e)) and live(x) for x in e.snapshots):
            return True
        return live(view.current_of(s.member[h].known))

    return all(holds_for(h) for h in model.honest)


def revoked_stay(model: MergeModel, s: MergeSystem) -> bool:
    """M8: whom the tenant, or a final snapshot, revoked, is revoked wherever that was heard, whatever else is heard."""
    return all(s.heard[h].revoked | carried(s.heard[h]) <= view.revoked_in(s.member[h].known) for h in model.honest)


def only_revoked(model: MergeModel, s: MergeSystem) -> bool:
    """Nobody else is."""
    return all(view.revoked_in(s.member[h].known) <= s.signed.revoked | carried(s.signed) for h in model.honest)


INVARIANTS = {
    "M1": same_view,
    "M3": one_chain,
    "M4": one_polynomial_in_use,
    "UsedBelowFinal": used_below_final,
    "FinalIsLast": final_is_last,
    "M5": final_shares_are_there,
    "UsableTogether": usable_together,
    "UsedIsLive": used_is_live,
    "M8": revoked_stay,
    "OnlyRevoked": only_revoked,
}
"""Operator of the specification -> predicate."""
