"""The invariants of the partition merge as predicates over a state of the system, one for one with those of the specification.

TLA+: PartitionMerge (section Invariants)
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations

from rebalancing import view
from rebalancing.merge_system import MergeModel, MergeSystem
from rebalancing.pruning import Cap
from rebalancing.view import Evidence, Snapshot, View

__all__ = ["INVARIANTS"]


def view_at(model: MergeModel, s: MergeSystem, h: int) -> View:
    """What a peer sees: what its evidence says, and nothing besides."""
    return view.view_of(s.member[h].known)


def same_view(model: MergeModel, s: MergeSystem) -> bool:
    """M1, M2, M9: in whatever order evidence came, and whatever was dropped of it, the view is that of all that was heard."""
    return all(view_at(model, s, h) == view.view_of(s.heard[h]) for h in model.honest)


def together(e: Evidence) -> Evidence:
    """What all certificates of a snapshot show, as one."""

    def all_of(s: Snapshot) -> Snapshot:
        copies = [x for x in e.snapshots if x.digest == s.digest]
        return replace(
            s,
            final=any(x.final for x in copies),
            voters=frozenset(),
            acknowledged=frozenset(h for x in copies for h in x.acknowledged),
        )

    return replace(e, snapshots=frozenset(map(all_of, e.snapshots)))


def certificates_agree(model: MergeModel, s: MergeSystem) -> bool:
    """M1: it makes no difference by which of its certificates a snapshot is known first, or how many of them are."""
    return all(view_at(model, s, h) == view.view_of(together(s.heard[h])) for h in model.honest)


def one_chain(model: MergeModel, s: MergeSystem) -> bool:
    """M3: while no more than f lie, and the owner does not, all final chains are parts of one."""
    if len(model.liars) > model.faults or model.lying_owner:
        return True
    finals = [view.final_of(s.member[h].known) for h in model.honest]
    return all(view.descends(x, y) or view.descends(y, x) for x in finals for y in finals)


def two_firsts_conflict(model: MergeModel, s: MergeSystem) -> bool:
    """An owner who signed two first snapshots is found out by whoever hears of both."""
    return all(
        len([x for x in s.heard[h].snapshots if x.parent == 0]) <= 1 or view.conflicts(s.member[h].known)
        for h in model.honest
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


def counted(e: Evidence, x: Snapshot) -> list[int]:
    """Those who acknowledged a share, then or later, and neither were revoked nor lost it since, from this evidence."""
    gone = e.revoked | carried(e)
    return [
        h
        for h in x.members
        if h not in gone
        and (
            any(h in y.acknowledged for y in e.snapshots if y.digest == x.digest)
            or any(r.peer == h and r.polynomial == x.polynomial for r in e.receipts)
        )
        and all(r in e.receipts for r in e.losses if r.peer == h and r.polynomial == x.polynomial)
    ]


def truly_live(e: Evidence, x: Snapshot) -> bool:
    """Tell whether t of them are left."""
    return len(counted(e, x)) >= x.threshold


def final_shares_are_there(model: MergeModel, s: MergeSystem) -> bool:
    """M5: of the last final snapshot, which alone erases, t shares are there; so the next one can be dealt from it."""
    if view.conflicts(s.signed) or not truly_live(s.signed, view.final_of(s.signed)):
        return True
    last = view.final_of(s.signed)
    return sum(h in model.liars or view.holds(s.member[h], last) for h in last.members) >= last.threshold


def counted_hold(model: MergeModel, s: MergeSystem) -> bool:
    """Who is counted for the last final snapshot, from all that is signed, has its share; and who has it is counted."""
    if view.conflicts(s.signed):
        return True
    last = view.final_of(s.signed)
    seated = (model.honest & last.members) - view.revoked_in(s.signed)
    return all((h in view.members_left(s.signed, last)) == view.holds(s.member[h], last) for h in seated)


def usable_together(model: MergeModel, s: MergeSystem) -> bool:
    """Whoever stands on the last final snapshot, and on a live one below it, has enough peers to use it with."""

    def enough(e: Evidence) -> bool:
        if view.conflicts(e) or view.final_of(e) != view.final_of(s.signed):
            return True
        current = view.current_of(e)
        users = sum(g in model.liars or any(view.is_in_use(e, x) for x in s.member[g].shares) for g in current.members)
        return not truly_live(s.signed, current) or users >= current.threshold

    return view.conflicts(s.signed) or all(enough(s.member[h].known) for h in model.honest)


def used_is_live(model: MergeModel, s: MergeSystem) -> bool:
    """What is in use is live if anything below the final snapshot is."""

    def holds_for(h: int) -> bool:
        e = s.heard[h]
        if view.conflicts(e) or not any(view.descends(x, view.final_of(e)) and truly_live(e, x) for x in e.snapshots):
            return True
        return any(x == view.current_of(s.member[h].known) and truly_live(e, x) for x in e.snapshots)

    return all(holds_for(h) for h in model.honest)


def one_is_followed(model: MergeModel, s: MergeSystem) -> bool:
    """Of the live children on the way to the snapshot in use, one is followed, and none that was made under a later policy is left aside."""

    def holds_for(e: Evidence) -> bool:
        last, current = view.final_of(e), view.current_of(e)
        way = [
            x for x in e.snapshots if view.descends(current, x) and view.descends(x, last) and x.digest != last.digest
        ]
        return all(
            not view.is_followed(e, other) and other.policy <= x.policy
            for x in way
            for other in e.snapshots
            if other.parent == x.parent and other.digest != x.digest and view.leads_to_live(e, other)
        )

    return all(view.conflicts(s.member[h].known) or holds_for(s.member[h].known) for h in model.honest)


def caps_of_last_policies(e: Evidence) -> frozenset[Cap]:
    """What each policy of the last epoch caps."""
    return frozenset(c for p in e.policies if all(q.epoch <= p.epoch for q in e.policies) for c in p.caps)


def holders_are_most(model: MergeModel, s: MergeSystem) -> bool:
    """M6: those who hold the manifest keep the caps, and no larger choice does."""

    def holds_for(e: Evidence) -> bool:
        given, holders, caps = view.current_of(e).members, view.holders_of(e), caps_of_last_policies(e)
        candidates = view.may_hold_manifest(e)
        larger = chain.from_iterable(
            combinations(candidates, size) for size in range(len(holders) + 1, len(candidates) + 1)
        )
        return all(
            not holders & c.domain or len(given & c.domain) + len(holders & c.domain) <= c.most for c in caps
        ) and not any(view.keeps_caps(given, frozenset(x), caps) for x in larger)

    return all(view.conflicts(s.member[h].known) or holds_for(s.member[h].known) for h in model.honest)


def holders_below_final(model: MergeModel, s: MergeSystem) -> bool:
    """Whoever holds the manifest got it from the last final snapshot or from what descends from it, and was not revoked."""

    def given_by(e: Evidence) -> frozenset[int]:
        last = view.final_of(e)
        return frozenset(g for x in e.snapshots if view.descends(x, last) for g in x.holders) - view.revoked_in(e)

    return all(
        view.conflicts(s.member[h].known) or view.holders_of(s.member[h].known) <= given_by(s.heard[h])
        for h in model.honest
    )


def tokens_name_what_is_used(model: MergeModel, s: MergeSystem) -> bool:
    """M7: a token is good if, and only if, it names the snapshot in use, and who holds the manifest there."""

    def holds_for(e: Evidence) -> bool:
        current, holders = view.current_of(e), view.holders_of(e)
        return all(
            view.accepts_token(e, view.token_of(x, g)) == (x.digest == current.digest and g in holders)
            for x in s.signed.snapshots
            for g in x.holders
        )

    return all(view.conflicts(s.member[h].known) or holds_for(s.member[h].known) for h in model.honest)


def chain_is_kept(model: MergeModel, s: MergeSystem) -> bool:
    """Whoever is behind can be shown each final snapshot beside its parent, by anybody who is ahead."""
    return all(
        x.parent == 0 or x.parent in view.digests(s.member[h].known)
        for h in model.honest
        for x in s.member[h].known.snapshots
        if x.final
    )


def revoked_stay(model: MergeModel, s: MergeSystem) -> bool:
    """M8: whom the tenant, or a final snapshot, revoked, is revoked wherever that was heard, whatever else is heard."""
    return all(s.heard[h].revoked | carried(s.heard[h]) <= view.revoked_in(s.member[h].known) for h in model.honest)


def only_revoked(model: MergeModel, s: MergeSystem) -> bool:
    """Nobody else is."""
    return all(view.revoked_in(s.member[h].known) <= s.signed.revoked | carried(s.signed) for h in model.honest)


INVARIANTS = {
    "M1": same_view,
    "CertificatesAgree": certificates_agree,
    "M3": one_chain,
    "M4": one_polynomial_in_use,
    "UsedBelowFinal": used_below_final,
    "FinalIsLast": final_is_last,
    "M5": final_shares_are_there,
    "CountedHold": counted_hold,
    "UsableTogether": usable_together,
    "UsedIsLive": used_is_live,
    "OneIsFollowed": one_is_followed,
    "M6": holders_are_most,
    "HoldersBelowFinal": holders_below_final,
    "M7": tokens_name_what_is_used,
    "ChainIsKept": chain_is_kept,
    "M8": revoked_stay,
    "OnlyRevoked": only_revoked,
    "TwoFirstsConflict": two_firsts_conflict,
}
"""Operator of the specification -> predicate."""
