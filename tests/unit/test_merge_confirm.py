"""The step by which one snapshot gets a second certificate, a final one: what it makes, and what refuses it; small models meet few of these guards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rebalancing import merge_system
from rebalancing.merge_system import MergeModel, MergeSystem
from rebalancing.refusal import Refused
from rebalancing.view import Loss, Snapshot
from tests.unit.test_merge_predicates import FIRST, MODEL, child, everybody, evidence, final

CONFIRMING = replace(MODEL, confirming=True, max_snapshot=9)
X = child(2, ballot=2, acknowledged=frozenset({1, 2}))
OTHER = child(3, ballot=3)


def knowing(*snapshots: Snapshot, losses: frozenset[Loss] = frozenset()) -> MergeSystem:
    return everybody(evidence(X, *snapshots, losses=losses))


def with_signed(s: MergeSystem, *snapshots: Snapshot) -> MergeSystem:
    """More is signed than anybody knows."""
    return replace(s, signed=replace(s.signed, snapshots=s.signed.snapshots | set(snapshots)))


def lost(*of: tuple[int, int]) -> frozenset[Loss]:
    return frozenset(Loss(peer=peer, polynomial=polynomial, number=1) for peer, polynomial in of)


def test_what_was_provisional_is_final_beside_it_with_other_acknowledgements_and_votes() -> None:
    # Peer 3 has lost its share of the new polynomial, and peer 1 that of the old one, and with it the vote.
    s = knowing(losses=lost((3, 2), (1, 1)))
    after = merge_system.confirm(CONFIRMING, s, 2, X)
    made = replace(X, final=True, acknowledged=frozenset({1, 2}), voters=frozenset({2, 3}))
    assert after.signed.snapshots == {FIRST, X, made}
    assert made in after.member[2].known.snapshots
    # Whoever acknowledges has its share, dealt on the final snapshot that was.
    assert {(x.polynomial, x.line) for x in after.member[1].shares} == {(2, FIRST.line)}
    assert after.member[3].shares == frozenset()


def test_liars_acknowledge_what_they_have_lost() -> None:
    lying = replace(CONFIRMING, liars=frozenset({3}), faults=0)
    after = merge_system.confirm(lying, knowing(losses=lost((3, 2))), 2, X)
    assert any(x.final and x.digest == 2 and x.acknowledged == {1, 2, 3} for x in after.signed.snapshots)


MOVED = child(4, ballot=2)
BELOW = replace(child(5, ballot=2), parent=2, line=frozenset({0, 1, 2, 5}))


@pytest.mark.parametrize(
    ("model", "s", "c", "x", "code"),
    [
        (MODEL, knowing(), 2, X, "bound"),
        (replace(CONFIRMING, coordinators=frozenset({1})), knowing(), 2, X, "bound"),
        (CONFIRMING, knowing(final(7), final(8)), 2, X, "conflict"),
        (replace(CONFIRMING, max_snapshot=2), knowing(), 2, X, "spent-ballot"),
        (CONFIRMING, with_signed(knowing(), replace(final(7), ballot=2)), 2, X, "spent-ballot"),
        (CONFIRMING, with_signed(knowing(), replace(final(7), ballot=3)), 2, X, "second-successor"),
        (CONFIRMING, everybody(evidence(OTHER)), 2, X, "unknown-base"),
        (CONFIRMING, knowing(OTHER), 2, OTHER, "unknown-base"),
        (CONFIRMING, knowing(BELOW), 2, BELOW, "unknown-base"),
        (CONFIRMING, everybody(evidence(replace(MOVED, polynomial=1))), 2, replace(MOVED, polynomial=1), "unknown-base"),
        (CONFIRMING, knowing(), 2, FIRST, "unknown-base"),
        (CONFIRMING, knowing(losses=lost((1, 2), (3, 2))), 2, X, "no-certificate"),
        (CONFIRMING, knowing(losses=lost((1, 1), (3, 1))), 2, X, "not-a-quorum"),
    ],
)  # fmt: skip
def test_each_guard_refuses(model: MergeModel, s: MergeSystem, c: int, x: Snapshot, code: str) -> None:
    with pytest.raises(Refused, match=code):
        merge_system.confirm(model, s, c, x)
