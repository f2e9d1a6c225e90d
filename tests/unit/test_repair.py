"""Repair of one share: what good helpers give, and what is refused."""

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rebalancing.errors import Reject
from rebalancing.group import ONE, ORDER, Point, Scalar, base
from rebalancing.repair import RepairTerms, Split, add_up, check_delta, check_split, repaired, split
from rebalancing.sharing import public_shares
from tests.unit.sharing_sample import Committee, committees, named


def terms_of(committee: Committee, helpers: Iterable[int], lost: int) -> RepairTerms:
    return RepairTerms(committee.commitments, lost, public_shares(committee.commitments, helpers))


def splits_of(committee: Committee, terms: RepairTerms) -> dict[int, Split]:
    size = len(terms.helpers) - 1
    return {i: split(terms, i, committee.polynomial.at(i), committee.fresh(size)) for i in terms.helpers}


def published(splits: Mapping[int, Split]) -> dict[int, Mapping[int, Point]]:
    return {helper: each.commitments for helper, each in splits.items()}


def received(splits: Mapping[int, Split], helper: int) -> dict[int, Scalar]:
    return {author: each.deltas[helper] for author, each in splits.items()}


def sigmas_of(terms: RepairTerms, splits: Mapping[int, Split]) -> dict[int, Scalar]:
    sigmas = {helper: add_up(terms, published(splits), helper, received(splits, helper)) for helper in splits}
    assert all(isinstance(sigma, Scalar) for sigma in sigmas.values())
    return sigmas  # type: ignore[return-value]


@given(committees(), st.data())
@settings(max_examples=40)
def test_the_lost_share_comes_back(committee: Committee, data: st.DataObject) -> None:
    lost = data.draw(st.sampled_from(committee.indices))
    others = [index for index in committee.indices if index != lost]
    helpers = others[: data.draw(st.integers(committee.threshold, len(others)))]
    terms = terms_of(committee, helpers, lost)
    splits = splits_of(committee, terms)
    for helper, each in splits.items():
        check_split(terms, helper, each.commitments)
    assert repaired(terms, published(splits), sigmas_of(terms, splits)) == committee.polynomial.at(lost)


@pytest.mark.parametrize(
    ("helpers", "lost", "code"),
    [
        ([1, 2], 5, "too-few-dealers"),
        ([1, 2, 5], 5, "duplicate-index"),
        ([1, 2, 3], 0, "bad-index"),
        ([1, 2, 3], ORDER, "bad-index"),
    ],
)
def test_terms_that_are_refused(helpers: list[int], lost: int, code: str) -> None:
    with pytest.raises(Reject, match=code):
        terms_of(Committee(), helpers, lost)


def test_the_caller_splits_its_own_share_with_enough_fresh_scalars() -> None:
    committee = Committee()
    terms = terms_of(committee, [1, 2, 3], 5)
    share, fresh = committee.polynomial.at(1), committee.fresh(2)
    weighted = Scalar.reduced(terms.weights[1].value * share.value)
    for helper, value, scalars in (
        (4, committee.polynomial.at(4), fresh),
        (1, ONE, fresh),
    ):
        with pytest.raises(ValueError, match="not the share of a helper"):
            split(terms, helper, value, scalars)
    for scalars in (fresh[1:], (*fresh, ONE)):
        with pytest.raises(ValueError, match=f"{len(scalars)} fresh scalars, 2 are needed"):
            split(terms, 1, share, scalars)
    for scalars in ((Scalar(0), ONE), (ONE, Scalar.reduced(weighted.value - 1))):
        with pytest.raises(ValueError, match="no delta is zero"):
            split(terms, 1, share, scalars)


def test_the_caller_adds_up_what_belongs_together() -> None:
    committee = Committee()
    terms = terms_of(committee, [1, 2, 3], 5)
    splits = splits_of(committee, terms)
    sigmas = sigmas_of(terms, splits)
    public, deltas = published(splits), received(splits, 1)
    for wrong in ({1: public[1]}, {**public, 4: public[1]}):
        with pytest.raises(ValueError, match="one split"):
            add_up(terms, wrong, 1, deltas)
        with pytest.raises(ValueError, match="one split"):
            repaired(terms, wrong, sigmas)
    two, strange = {1: public[1], 2: public[2]}, {**deltas, 4: ONE}
    for shown, came in (
        (two, {1: deltas[1], 2: deltas[2]}),
        ({**public, 4: public[1]}, strange),
        (public, {1: deltas[1], 2: deltas[2]}),
        (public, strange),
    ):
        with pytest.raises(ValueError, match="one split"):
            add_up(terms, shown, 1, came)
    with pytest.raises(ValueError, match="one split"):
        repaired(terms, two, {1: sigmas[1], 2: sigmas[2]})
    with pytest.raises(ValueError, match="one split"):
        add_up(terms, public, 4, deltas)
    with pytest.raises(ValueError, match="one split"):
        repaired(terms, public, {1: sigmas[1]})


def test_public_shares_of_another_polynomial_are_the_callers_fault() -> None:
    committee, other = Committee(), Committee(seed=1)
    strange = RepairTerms(committee.commitments, 5, public_shares(other.commitments, [1, 2, 3]))
    splits = splits_of(other, strange)
    with pytest.raises(ValueError, match="public shares"):
        repaired(strange, published(splits), sigmas_of(strange, splits))


def test_a_split_is_of_a_helper_and_for_all_helpers() -> None:
    committee = Committee()
    terms = terms_of(committee, [1, 2, 3], 5)
    commitments = splits_of(committee, terms)[1].commitments
    with pytest.raises(Reject, match="not-a-dealer"):
        check_split(terms, 4, commitments)
    for wrong in ({}, {1: commitments[1]}, {**commitments, 4: commitments[1]}):
        with pytest.raises(Reject, match="bad-length"):
            check_split(terms, 1, wrong)
    with pytest.raises(Reject, match="wrong-constant"):
        check_split(terms, 2, commitments)


def test_several_culprits_are_named_together() -> None:
    committee = Committee()
    terms = terms_of(committee, [1, 2, 3, 4], 5)
    splits = splits_of(committee, terms)
    public, deltas = published(splits), received(splits, 2)
    check_delta(public[1], 2, deltas[1])
    bad = {**public, 4: {helper: point for helper, point in public[4].items() if helper != 2}}
    assert named(add_up(terms, bad, 2, {**deltas, 3: ONE})) == {3: "bad-part", 4: "bad-length"}
    sigmas = sigmas_of(terms, splits)
    assert named(repaired(terms, bad, {**sigmas, 1: ONE})) == {4: "bad-length"}
    assert named(repaired(terms, public, {**sigmas, 1: ONE, 3: ONE})) == {1: "bad-part", 3: "bad-part"}
    assert repaired(terms, bad, sigmas) == committee.polynomial.at(5)
    assert base(committee.polynomial.at(5)) == terms.polynomial.at(5)
