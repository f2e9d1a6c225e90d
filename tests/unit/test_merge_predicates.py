"""What the merge's invariants say of states made by hand: such as no model reaches and no mixing draws, where one condition decides."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from invariants.merge import (
    INVARIANTS,
    counted,
    final_shares_are_there,
    holders_are_most,
    one_chain,
    one_is_followed,
    together,
    tokens_name_what_is_used,
    usable_together,
)
from rebalancing import merge_system, view
from rebalancing.merge_system import NOTHING, MergeModel, MergeSystem, Network
from rebalancing.view import Evidence, Loss, Member, Policy, Snapshot
from verifier.graph.unreachable import unreachable_states
from verifier.protocols.merge import is_defined, strange

THREE = frozenset({1, 2, 3})
MODEL = MergeModel(
    peers=THREE,
    left=frozenset(),
    liars=frozenset(),
    coordinators=THREE,
    losing=frozenset(),
    max_loss=0,
    repairing=False,
    revocable=frozenset(),
    threshold=2,
    faults=0,
    region=frozenset(),
    owner=frozenset(),
    caps=frozenset(),
    max_policy=0,
    first_holders=THREE,
    available=True,
    copying=False,
    forgetting=False,
    one_way=False,
    joining=False,
    confirming=False,
    lying_owner=False,
    max_snapshot=3,
)
FIRST = merge_system.genesis(MODEL)


def child(digest: int, **changes: object) -> Snapshot:
    """A provisional successor of the first snapshot."""
    line = frozenset({0, 1, digest})
    return replace(FIRST, digest=digest, parent=1, line=line, final=False, polynomial=digest, **changes)  # type: ignore[arg-type]


def evidence(*snapshots: Snapshot, **more: frozenset[Loss]) -> Evidence:
    return replace(
        NOTHING,
        snapshots=frozenset({FIRST, *snapshots}),
        policies=frozenset({Policy(epoch=0, caps=frozenset())}),
        **more,  # type: ignore[arg-type]
    )


def everybody(e: Evidence, *others: Evidence) -> MergeSystem:
    """All know the same, or the last of them something else each; nobody has a share."""
    known = dict(zip(sorted(THREE, reverse=True), others, strict=False))
    return MergeSystem(
        member={h: Member(known=known.get(h, e), shares=frozenset()) for h in THREE},
        heard=dict.fromkeys(THREE, e),
        signed=e,
        network=Network(left_hears=True, right_hears=True),
    )


def final(digest: int) -> Snapshot:
    return replace(child(digest), final=True)


def test_final_chains_are_parts_of_one_unless_too_many_lie_or_the_owner_does() -> None:
    assert one_chain(MODEL, everybody(evidence(), evidence(final(2))))
    assert one_chain(MODEL, everybody(evidence(final(2)), evidence()))
    forked = everybody(evidence(final(2)), evidence(final(3)))
    assert not one_chain(MODEL, forked)
    assert one_chain(replace(MODEL, lying_owner=True), forked)
    assert one_chain(replace(MODEL, liars=frozenset({3}), faults=0), forked)
    assert not one_chain(
        replace(MODEL, liars=frozenset({3}), faults=1), everybody(evidence(final(2)), NOTHING, evidence(final(3)))
    )


def test_of_what_is_lost_no_shares_are_asked_for() -> None:
    lost = evidence(losses=frozenset(Loss(peer=h, polynomial=1, number=1) for h in (1, 2)))
    for holds in (final_shares_are_there, usable_together):
        assert not holds(MODEL, everybody(evidence()))
        assert holds(MODEL, everybody(lost))


def test_in_a_conflict_nobody_asks_for_shares() -> None:
    conflict, signed = evidence(final(2), final(3)), evidence(final(2))
    assert not usable_together(MODEL, everybody(signed))
    assert usable_together(MODEL, replace(everybody(conflict), signed=signed))


def test_whoever_acknowledged_a_share_later_is_counted_for_that_share_alone() -> None:
    x = child(5, acknowledged=frozenset({1}))

    def with_receipt(peer: int, polynomial: int) -> list[int]:
        return counted(evidence(x, receipts=frozenset({Loss(peer=peer, polynomial=polynomial, number=0)})), x)

    assert counted(evidence(x), x) == [1]
    assert with_receipt(2, 5) == [1, 2]
    assert with_receipt(3, 5) == [1, 3]
    for other in (4, 6):
        assert with_receipt(2, other) == [1]


def test_whoever_acknowledged_in_another_certificate_is_counted_and_in_another_snapshot_is_not() -> None:
    x, copy = child(5, acknowledged=frozenset({1})), child(5, acknowledged=frozenset({2}))
    assert counted(evidence(x, copy), x) == [1, 2]
    for other in (4, 6):
        assert counted(evidence(x, child(other, acknowledged=frozenset({3}))), x) == [1]


def test_what_the_certificates_of_one_snapshot_show_is_made_one_and_of_two_is_not() -> None:
    x, copy = child(5, acknowledged=frozenset({1})), replace(final(5), acknowledged=frozenset({2}))
    assert together(evidence(x, copy)).snapshots == {FIRST, replace(copy, acknowledged=frozenset({1, 2}))}
    for other in (4, 6):
        apart = evidence(x, replace(child(other), final=True))
        assert together(apart) == apart


def test_a_dead_branch_of_a_later_policy_is_left_aside() -> None:
    live, dead = child(2), child(3, policy=1, acknowledged=frozenset({1}))
    assert one_is_followed(MODEL, everybody(evidence(live, dead)))
    assert view.current_of(evidence(live, dead)) == live


def test_of_two_live_children_one_is_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    s = everybody(evidence(child(2), child(3)))
    assert one_is_followed(MODEL, s)
    monkeypatch.setattr(view, "is_followed", lambda *_: True)
    monkeypatch.setattr(view, "current_of", lambda _: child(2))
    assert not one_is_followed(MODEL, s)


def test_all_who_may_hold_the_manifest_are_too_many_or_hold_it(monkeypatch: pytest.MonkeyPatch) -> None:
    s = everybody(evidence())
    assert holders_are_most(MODEL, s)
    monkeypatch.setattr(view, "holders_of", lambda _: frozenset({1, 2}))
    assert not holders_are_most(MODEL, s)


def test_a_good_token_names_what_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    s = everybody(evidence(child(2)))
    assert tokens_name_what_is_used(MODEL, s)
    monkeypatch.setattr(view, "accepts_token", lambda *_: True)
    assert not tokens_name_what_is_used(MODEL, s)


def test_every_invariant_holds_in_the_beginning() -> None:
    (begun,) = merge_system.initial(MODEL)
    assert [name for name, holds in INVARIANTS.items() if not holds(MODEL, begun)] == []


# Where both languages say the same


def test_of_several_final_snapshots_none_is_the_last() -> None:
    assert is_defined(MODEL, everybody(evidence(final(2))))
    assert not is_defined(MODEL, everybody(replace(NOTHING, policies=evidence().policies)))
    assert not is_defined(MODEL, everybody(evidence(final(2), final(3))))
    # In a conflict nobody asks which is the last, unless final chains are compared.
    assert is_defined(replace(MODEL, lying_owner=True), everybody(evidence(final(2), final(3))))
    assert not is_defined(replace(MODEL, lying_owner=True), everybody(evidence(replace(final(2), parent=7))))


def test_unreachable_states_are_strange_and_defined() -> None:
    reachable = [everybody(evidence(child(2))), everybody(evidence(final(2)))]
    mixed = unreachable_states(reachable, 50, strange(MODEL), partial(is_defined, MODEL))
    assert all(is_defined(MODEL, s) for s in mixed)
    assert any(e.revoked for s in mixed for e in s.heard.values())
    assert mixed == unreachable_states(reachable, 50, strange(MODEL), partial(is_defined, MODEL))
    with pytest.raises(RuntimeError, match="0 are defined"):
        unreachable_states(reachable, 50, {}, lambda _: False)
