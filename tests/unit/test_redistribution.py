"""Redistribution: what good deals make, at small sizes with real points, and what is refused."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rebalancing.errors import Reject
from rebalancing.group import ONE, Scalar, base
from rebalancing.reconstruction import reconstruct
from rebalancing.redistribution import Scaling, Terms, aggregate, check_deal, check_part, check_successor, combine, deal
from rebalancing.sharing import Commitments, check_share, public_shares
from tests.unit.sharing_sample import (
    SCALINGS,
    Committee,
    committees,
    dealt,
    named,
    parts,
    redistribute,
    some,
    value,
)

TERMS = Committee().terms([1, 2, 3])


@st.composite
def redistributions(draw: st.DrawFn) -> tuple[Committee, Terms]:
    """A committee, some of whom deal, and a new committee of its own threshold and indices."""
    committee = draw(committees())
    dealers = draw(st.integers(committee.threshold, len(committee.indices)))
    threshold = draw(st.integers(committee.threshold, 5))
    receivers = draw(st.lists(st.integers(1, 255), min_size=threshold, max_size=7, unique=True))
    scaling = draw(st.sampled_from(SCALINGS))
    return committee, committee.terms(committee.indices[:dealers], tuple(receivers), threshold, scaling)


@given(redistributions())
@settings(max_examples=40)
def test_new_shares_are_of_the_old_secret(case: tuple[Committee, Terms]) -> None:
    committee, terms = case
    new, shares = redistribute(terms, committee.deals(terms))
    check_successor(committee.commitments, new, terms.threshold)
    assert new.constant == base(committee.secret)
    for receiver, share in shares.items():
        check_share(new, receiver, share)
    for chosen in list(combinations(terms.receivers, terms.threshold))[:3]:
        assert reconstruct(new, some(shares, *chosen)) == committee.secret
    assert value(some(shares, *terms.receivers[: terms.threshold - 1])) != committee.secret


@given(redistributions())
@settings(max_examples=20)
def test_unscaled_any_dealers_do(case: tuple[Committee, Terms]) -> None:
    committee, terms = case
    terms = committee.terms(terms.dealers, terms.receivers, terms.threshold)
    deals = committee.deals(terms)
    qualified = dict(list(deals.items())[-committee.threshold :])
    new, shares = redistribute(terms, qualified)
    assert reconstruct(new, shares) == committee.secret


@pytest.mark.parametrize("scaling", SCALINGS)
def test_many_refreshes_keep_the_secret_and_old_shares_do_not_mix(scaling: Scaling) -> None:
    committee = Committee()
    commitments, shares = committee.commitments, committee.shares
    for dealers in ([1, 2, 3], [2, 4, 5], [1, 3, 4, 5]):
        terms = Terms(commitments, public_shares(commitments, dealers), committee.indices, 3, scaling)
        deals = {i: deal(terms, i, shares[i], committee.fresh(2)) for i in dealers}
        new, new_shares = redistribute(terms, deals)
        assert reconstruct(new, some(new_shares, 1, 4, 5)) == committee.secret
        assert value({**some(shares, 1, 2), **some(new_shares, 3)}) != committee.secret
        commitments, shares = new, new_shares


def test_both_scalings_make_one_polynomial() -> None:
    # Given fresh coefficients that are weighted too: what is done at the end of one is done at the start of the other.
    committee = Committee()
    unscaled, scaled = (committee.terms([1, 2, 4], scaling=scaling) for scaling in SCALINGS)
    late, early = {}, {}
    for dealer, share in some(committee.shares, 1, 2, 4).items():
        fresh = committee.fresh(2)
        weight = scaled.dealt_weight(dealer).value
        late[dealer] = deal(unscaled, dealer, share, fresh)
        early[dealer] = deal(scaled, dealer, share, tuple(Scalar.reduced(weight * each.value) for each in fresh))
        assert late[dealer] != early[dealer]
    assert redistribute(unscaled, late) == redistribute(scaled, early)


# Refusals


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"receivers": (0, 1, 2)}, "bad-index"),
        ({"receivers": (1, 2, 256)}, "bad-index"),
        ({"receivers": (1, 2, 2)}, "duplicate-index"),
        ({"receivers": (1, 2)}, "bad-range"),
        ({"threshold": 1}, "bad-range"),
        ({"threshold": 2}, "lowered-threshold"),
        ({"dealers": [1, 2]}, "too-few-dealers"),
        ({"dealers": []}, "too-few-dealers"),
    ],
)
def test_terms_that_are_refused(changes: dict[str, object], code: str) -> None:
    for scaling in SCALINGS:
        with pytest.raises(Reject, match=code):
            Committee().terms(**{"dealers": [1, 2, 3], "scaling": scaling} | changes)  # type: ignore[arg-type]


def test_a_threshold_of_one_is_raised_and_never_kept() -> None:
    single = Committee(threshold=1)
    terms = single.terms([4], threshold=2)
    new, shares = redistribute(terms, single.deals(terms))
    assert reconstruct(new, some(shares, 1, 2)) == single.secret
    with pytest.raises(Reject, match="bad-range"):
        single.terms([4], threshold=1)


def test_the_caller_deals_its_own_share_with_enough_fresh_coefficients() -> None:
    committee = Committee()
    share, fresh = committee.polynomial.at(1), committee.fresh(2)
    assert deal(TERMS, 1, share, fresh).parts.keys() == set(committee.indices)
    for dealer, secret, coefficients in (
        (4, committee.polynomial.at(4), fresh),
        (1, ONE, fresh),
        (1, share, fresh[1:]),
    ):
        with pytest.raises(ValueError, match=r"share|coefficients"):
            deal(TERMS, dealer, secret, coefficients)
    with pytest.raises(ValueError, match="zero"):
        deal(TERMS, 1, share, (Scalar(0), ONE))


def test_a_stranger_deals_nothing() -> None:
    committee = Committee()
    deals = dealt(committee.deals(committee.terms([1, 2, 3, 4])))
    with pytest.raises(Reject, match="not-a-dealer"):
        check_deal(TERMS, 4, deals[4])
    assert named(aggregate(TERMS, deals)) == {4: "not-a-dealer"}


def test_the_caller_combines_what_belongs_together() -> None:
    committee = Committee()
    deals = committee.deals(TERMS)
    new = aggregate(TERMS, dealt(deals))
    assert isinstance(new, Commitments)
    for receiver, some_parts in ((6, parts(deals, 5)), (5, some(parts(deals, 5), 1, 2))):
        with pytest.raises(ValueError, match="one part of each deal"):
            combine(TERMS, new, dealt(deals), receiver, some_parts)


def test_each_dealer_is_judged_by_itself() -> None:
    committee = Committee()
    deals = committee.deals(TERMS)
    for dealer, each in deals.items():
        check_deal(TERMS, dealer, each.commitments)
        for receiver, part in each.parts.items():
            check_part(each.commitments, receiver, part)
            with pytest.raises(Reject, match="bad-part"):
                check_part(each.commitments, receiver % 5 + 1, part)


@pytest.mark.parametrize(
    ("other", "threshold", "code"),
    [
        (Committee(4), 3, "wrong-degree"),
        (Committee(2), 2, "lowered-threshold"),
        (Committee(3, seed=1), 3, "moved-secret"),
        (Committee(), 3, "reused-polynomial"),
    ],
)
def test_successors_that_are_refused(other: Committee, threshold: int, code: str) -> None:
    with pytest.raises(Reject, match=code):
        check_successor(Committee().commitments, other.commitments, threshold)
