"""Cases of the incremental view that chance seldom hits: each says what the plain definition says, and what people can check by hand."""

from dataclasses import replace
from itertools import permutations

import pytest

from rebalancing import incremental_view, view
from rebalancing.incremental_view import Committed, IncrementalView
from rebalancing.pruning import GEOGRAPHY, Cap
from rebalancing.view import (
    CONFLICT,
    OK,
    POLICY_INFEASIBLE,
    PROVISIONAL,
    REKEY_REQUIRED,
    UNRECOVERABLE,
    Loss,
    Policy,
)

THREE = frozenset({1, 2, 3})
FIRST = Committed(1, 0, 0, True, 0, 1, THREE, 2, 0, THREE, frozenset(), 1, THREE)


def known(*snapshots: Committed) -> IncrementalView:
    made = IncrementalView()
    made.add_policy(Policy(1, frozenset()))
    for each in snapshots:
        made.add_snapshot(each)
    return made


def after(parent: Committed, digest: int, final: bool, **changes: object) -> Committed:
    plain = replace(parent, digest=digest, parent=parent.digest, sequence=parent.sequence + 1, polynomial=digest)
    return replace(plain, final=final, ballot=1, **changes)


def says(of: IncrementalView, status: int) -> None:
    assert of.view() == view.view_of(of.evidence())
    assert of.view().status == status


def test_whoever_has_lost_its_share_and_is_revoked_is_missed_once() -> None:
    for loss_first in (True, False):
        it = known(FIRST)
        steps = [lambda it: it.add_loss(Loss(1, 1, 7)), lambda it: it.add_revocation(1)]
        for step in steps if loss_first else steps[::-1]:
            step(it)
        # Two are left, who can open the secret.
        says(it, OK)
        it.add_receipt(Loss(1, 1, 7))
        says(it, OK)
        it.add_revocation(2)
        says(it, UNRECOVERABLE)


def test_whoever_acknowledges_what_it_has_lost_is_missed_still() -> None:
    it = known(replace(FIRST, acknowledged=frozenset({1, 2})))
    it.add_loss(Loss(3, 1, 7))
    it.add_receipt(Loss(3, 1, 0))
    it.add_revocation(1)
    says(it, UNRECOVERABLE)
    it.add_receipt(Loss(3, 1, 7))
    says(it, REKEY_REQUIRED)


def test_a_receipt_before_its_loss_takes_it_back() -> None:
    it = known(FIRST)
    for h in (1, 2):
        it.add_receipt(Loss(h, 1, 7))
        it.add_loss(Loss(h, 1, 7))
        it.add_loss(Loss(h, 1, 7))
    # The shares are there; the votes are gone with the stores.
    says(it, REKEY_REQUIRED)
    it.add_loss(Loss(1, 1, 8))
    it.add_loss(Loss(2, 1, 8))
    says(it, UNRECOVERABLE)


def test_holders_of_a_branch_that_became_final_go_with_it() -> None:
    branch = after(FIRST, 2, False, holders=frozenset({4}))
    it = known(FIRST, branch)
    says(it, PROVISIONAL)
    it.add_snapshot(replace(branch, final=True))
    says(it, OK)
    it.add_snapshot(after(branch, 3, True, holders=frozenset({5})))
    says(it, OK)
    assert it.view().holders == {5}


def test_what_follows_a_branch_that_became_final_stays() -> None:
    branch = after(FIRST, 2, False)
    leaf, rival = after(branch, 3, False, holders=frozenset({4})), after(FIRST, 4, False)
    it = known(FIRST, branch, leaf, rival)
    says(it, PROVISIONAL)
    it.add_snapshot(replace(branch, final=True))
    says(it, PROVISIONAL)
    assert it.view().current == 3
    assert it.forget() == {4}
    says(it, PROVISIONAL)


def test_there_is_no_view_before_the_first_snapshot_and_none_may_enter_without_its_parent() -> None:
    it = known()
    with pytest.raises(ValueError, match="first snapshot"):
        it.view()
    with pytest.raises(ValueError, match="beside its parent"):
        it.add_snapshot(after(FIRST, 2, True))
    it.add_snapshot(FIRST)
    it.add_snapshot(after(FIRST, 2, False))
    with pytest.raises(ValueError, match="final one beside a final"):
        it.add_snapshot(after(after(FIRST, 2, False), 3, True))
    says(it, PROVISIONAL)


# Shares


def test_two_losses_of_one_share_count_once() -> None:
    it = known(FIRST)
    it.add_loss(Loss(1, 1, 7))
    it.add_loss(Loss(1, 1, 8))
    # Two are left, who can open the secret.
    says(it, OK)
    it.add_receipt(Loss(1, 1, 7))
    it.add_loss(Loss(2, 1, 7))
    says(it, UNRECOVERABLE)


def test_whoever_has_acknowledged_nothing_is_not_missed() -> None:
    branch = after(FIRST, 2, False, acknowledged=frozenset({1, 2}))
    it = known(FIRST, branch)
    it.add_revocation(3)
    says(it, PROVISIONAL)


def test_late_acknowledgements_bring_a_branch_to_life() -> None:
    branch = after(FIRST, 2, False, acknowledged=frozenset({1}))
    it = known(FIRST, branch)
    # No member of it; revoked.
    it.add_receipt(Loss(4, 2, 0))
    it.add_revocation(2)
    it.add_receipt(Loss(2, 2, 0))
    says(it, OK)
    it.add_receipt(Loss(3, 2, 0))
    says(it, PROVISIONAL)


def test_what_was_said_of_shares_before_their_snapshot_counts() -> None:
    branch = after(FIRST, 2, False, acknowledged=frozenset({1}))
    it = known(FIRST)
    it.add_receipt(Loss(2, 2, 0))
    it.add_snapshot(branch)
    says(it, PROVISIONAL)
    for step in (lambda it: it.add_revocation(2), lambda it: it.add_loss(Loss(1, 2, 7))):
        it = known(FIRST)
        it.add_receipt(Loss(2, 2, 0))
        step(it)
        it.add_snapshot(branch)
        says(it, OK)


def test_a_dead_successor_is_followed_back_while_its_parent_lives() -> None:
    successor = after(FIRST, 2, True)
    it = known(FIRST, successor)
    for h in (1, 2):
        it.add_loss(Loss(h, 2, 7))
    says(it, REKEY_REQUIRED)
    # Of the parent's, two are left, then one.
    it.add_loss(Loss(1, 1, 7))
    says(it, REKEY_REQUIRED)
    it.add_loss(Loss(2, 1, 7))
    says(it, UNRECOVERABLE)


def test_a_quorum_to_vote_is_of_no_use_where_nobody_has_enough_to_deal() -> None:
    it = known(FIRST, after(FIRST, 2, True, acknowledged=frozenset({1})))
    says(it, REKEY_REQUIRED)
    it.add_receipt(Loss(2, 2, 0))
    says(it, OK)


# Branches


def test_the_way_back_from_a_branch_that_dies() -> None:
    dead = after(FIRST, 2, False, acknowledged=frozenset({1}))
    leaf = after(dead, 3, False, acknowledged=THREE)
    it = known(FIRST, dead, leaf)
    says(it, PROVISIONAL)
    assert it.view().current == 3
    for h in (1, 2):
        it.add_loss(Loss(h, 3, 7))
    says(it, OK)


def test_a_better_end_of_the_branch_in_use_is_followed() -> None:
    branch = after(FIRST, 2, False)
    lower, higher = after(branch, 3, False), replace(after(branch, 4, False), ballot=2)
    it = known(FIRST, branch, lower)
    assert it.view().current == 3
    it.add_snapshot(higher)
    says(it, PROVISIONAL)
    assert it.view().current == 4


def test_the_end_of_a_branch_gives_the_manifest() -> None:
    it = known(FIRST)
    given = []
    branch = after(FIRST, 2, False, holders=frozenset({4}))
    child, other = (after(branch, digest, False, holders=frozenset({digest + 2})) for digest in (3, 4))
    for each in (branch, child, other, child):
        it.add_snapshot(each)
        says(it, PROVISIONAL)
        given.append(it.may_hold_manifest() - THREE)
    assert given == [{4}, {5}, {5, 6}, {5, 6}]
    it.add_snapshot(after(FIRST, 5, True))
    says(it, OK)
    assert it.may_hold_manifest() == THREE


def test_the_same_snapshot_again_makes_no_difference() -> None:
    successor = after(FIRST, 2, True)
    it = known(FIRST, successor, successor, FIRST)
    says(it, OK)
    it.add_snapshot(replace(successor, final=False))
    says(it, OK)


def test_what_is_followed() -> None:
    second, branch = after(FIRST, 2, True), after(FIRST, 3, False)
    left, right = after(second, 4, False), replace(after(second, 5, False), ballot=2)
    it = known(FIRST, branch, second, left, right)
    assert [digest for digest in range(1, 8) if it.is_followed(digest)] == [1, 2, 5]
    it.add_snapshot(after(FIRST, 6, True))
    assert not any(map(it.is_followed, range(1, 8)))


def test_in_a_conflict_nothing_is_in_use() -> None:
    it = known()
    with pytest.raises(ValueError, match="no last final"):
        _ = it.final
    it.add_snapshot(FIRST)
    assert it.final == FIRST
    it.add_snapshot(after(FIRST, 2, True))
    it.add_snapshot(after(FIRST, 3, True))
    says(it, CONFLICT)
    with pytest.raises(ValueError, match="no last final"):
        _ = it.final


# Policies


def test_the_policies_of_the_last_epoch_hold_whenever_they_came() -> None:
    tight, loose, other = (
        Policy(epoch, frozenset({Cap(GEOGRAPHY, domain, most)}))
        for epoch, domain, most in ((1, THREE, 0), (2, frozenset({4, 5}), 1), (2, frozenset({6, 7}), 1))
    )
    of = replace(FIRST, holders=frozenset({4, 5, 6, 7}))
    for policies in ((tight, loose, other), (loose, other, tight), (other, tight, loose)):
        it = IncrementalView()
        it.add_snapshot(of)
        with pytest.raises(ValueError, match="a policy"):
            it.view()
        for each in policies:
            it.add_policy(each)
        says(it, OK)
        assert (it.view().policy, it.view().holders) == (2, {4, 6})


def everywhere(most: int) -> Policy:
    return Policy(2, frozenset({Cap(GEOGRAPHY, frozenset(range(1, 6)), most)}))


def test_a_policy_is_infeasible_that_leaves_too_few_for_a_committee() -> None:
    # t + 1 where nobody may fail, and t + 2f else.
    five = frozenset(range(1, 6))
    for of, least in ((FIRST, 3), (replace(FIRST, members=five, acknowledged=five, faults=1), 4)):
        for most, status in ((least - 1, POLICY_INFEASIBLE), (least, OK)):
            it = known(of)
            it.add_policy(everywhere(most))
            says(it, status)


def test_what_the_policy_chooses_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def greatest(*question: frozenset) -> frozenset[int]:
        asked.append(question)
        return view.greatest(*question)

    monkeypatch.setattr(incremental_view, "greatest", greatest)
    it = known(FIRST)
    for _ in range(3):
        assert it.view().status == OK
    # The holders, and a committee.
    assert len(asked) == 2
    it.add_policy(everywhere(2))
    assert it.view().status == POLICY_INFEASIBLE
    assert len(asked) == 4


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_certificates_of_one_snapshot_are_read_together_in_any_order(order: tuple[int, ...]) -> None:
    """Each shows one who has acknowledged, and two open the secret; a final one, with nobody in it, is among them, and one comes twice."""
    shown = [frozenset({1}), frozenset({2}), frozenset({1}), frozenset()]
    branch = after(FIRST, 2, final=False)
    copies = [replace(branch, acknowledged=acknowledged) for acknowledged in shown[:3]]
    copies.append(replace(branch, final=True, acknowledged=shown[3]))
    it, told = known(FIRST), [known(FIRST).evidence()]
    plain = told[0]
    for i in order:
        it.add_snapshot(copies[i])
        plain = replace(plain, snapshots=plain.snapshots | {certificate(copies[i])})
        assert it.view() == view.view_of(plain)
    assert it.view().final == 2
    assert it.view().status == OK


def certificate(of: Committed) -> view.Snapshot:
    """What the plain view knows of a successor of the first snapshot."""
    made = known(FIRST)
    made.add_snapshot(of)
    return next(s for s in made.evidence().snapshots if s.digest == of.digest)


def test_another_certificate_of_a_branch_brings_it_to_life_below_a_sibling() -> None:
    """Of two children the higher ballot is followed if it is live; it is so with the second certificate alone, and what follows it is."""
    low = after(FIRST, 2, final=False)
    high = replace(after(FIRST, 3, final=False), ballot=2, acknowledged=frozenset({1}))
    it = known(FIRST, low, high)
    says(it, PROVISIONAL)
    assert it.view().current == 2
    it.add_snapshot(replace(high, acknowledged=frozenset({2})))
    says(it, PROVISIONAL)
    assert it.view().current == 3
    it.add_snapshot(high)
    assert it.view().current == 3


def test_another_certificate_of_what_was_superseded_changes_nothing() -> None:
    it = known(FIRST, after(FIRST, 2, final=False, acknowledged=frozenset({1})), after(FIRST, 3, final=True))
    it.add_snapshot(after(FIRST, 2, final=False, acknowledged=frozenset({2})))
    says(it, OK)
    assert it.view().current == 3


def test_a_live_branch_that_gets_another_certificate_dies_once() -> None:
    it = known(FIRST, after(FIRST, 2, final=False, acknowledged=frozenset({1, 2})))
    it.add_snapshot(after(FIRST, 2, final=False, acknowledged=frozenset({3})))
    assert it.view().current == 2
    for h in (1, 2, 3):
        it.add_loss(Loss(h, 2, 7))
    says(it, OK)
    assert it.view().current == 1
