"""Cases of the incremental view that chance seldom hits: each says what the plain definition says, and what people can check by hand."""

from dataclasses import replace

import pytest

from rebalancing import view
from rebalancing.incremental_view import Committed, IncrementalView
from rebalancing.view import OK, PROVISIONAL, REKEY_REQUIRED, UNRECOVERABLE, Loss, Policy

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
