"""Redistribution: what good deals make, at small sizes with real points, and what is refused."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.bindings import crypto_core_ed25519_add

from rebalancing.errors import Reject
from rebalancing.group import IDENTITY, ONE, Scalar, add, base
from rebalancing.reconstruction import reconstruct
from rebalancing.redistribution import (
    PRE_SCALED_THRESHOLD,
    Deal,
    Received,
    Scaling,
    Terms,
    aggregate,
    aggregate_received,
    check_deal,
    check_part,
    check_successor,
    combine,
    deal,
    default_scaling,
)
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


# Deals as they come


def received(terms: Terms, deals: Mapping[int, Deal], **changed: Sequence[bytes]) -> Received:
    """Deals as bytes; `of_1` and so on are what comes instead of a dealer's commitments."""
    encodings = {i: tuple(point.encoding for point in each.commitments.points) for i, each in deals.items()}
    return Received(
        {**encodings, **{int(name.removeprefix("of_")): each for name, each in changed.items()}}, terms.threshold
    )


@given(redistributions())
@settings(max_examples=30)
def test_deals_that_nobody_has_parsed_make_the_same(case: tuple[Committee, Terms]) -> None:
    committee, terms = case
    deals = committee.deals(terms)
    new, shares = redistribute(terms, deals)
    came = received(terms, deals)
    assert aggregate_received(terms, came) == new
    receiver = terms.receivers[-1]
    assert combine(terms, new, came, receiver, parts(deals, receiver)) == shares[receiver]


ORDER_TWO = (2**255 - 20).to_bytes(32, "little")
TORSIONED = crypto_core_ed25519_add(base(ONE).encoding, ORDER_TWO)


@pytest.mark.parametrize("scaling", SCALINGS)
@pytest.mark.parametrize("dealers", [(1, 2, 3), (17, 101, 250)], ids=["weights to add up", "weights to multiply"])
def test_what_is_wrong_with_a_deal_is_named_whether_it_is_parsed_or_not(
    scaling: Scaling, dealers: tuple[int, ...]
) -> None:
    committee = Committee(indices=(*dealers, 5))
    terms = committee.terms(dealers, scaling=scaling)
    deals = committee.deals(terms)
    bad = dealers[1]
    first, second, third = (point.encoding for point in deals[bad].commitments.points)
    for wrong, code in (
        ((first, second), "wrong-degree"),
        ((first, second, third, third), "wrong-degree"),
        ((second, first, third), "wrong-constant"),
        ((first, second[:-1], third), "bad-length"),
        ((first[:-1], second, third), "bad-length"),
        ((first, second, TORSIONED), "bad-point"),
        ((first, bytes(32), third), "bad-point"),
        ((first, (2).to_bytes(32, "little"), third), "bad-point"),
        ((IDENTITY.encoding, second, third), "bad-point"),
    ):
        came = received(terms, deals, **{f"of_{bad}": wrong})
        assert named(aggregate_received(terms, came)) == {bad: code}
        assert named(aggregate(terms, came)) == {bad: code}
    with pytest.raises(Reject, match="too-few-dealers"):
        aggregate_received(terms, received(terms, {bad: deals[bad]}))
    with pytest.raises(Reject, match="bad-index"):
        aggregate_received(terms, received(terms, deals, of_0=(first, second, third)))


@pytest.mark.parametrize("scaling", SCALINGS)
def test_a_constant_that_is_not_the_dealers_share_is_seen_before_it_is_parsed(scaling: Scaling) -> None:
    committee = Committee()
    terms = committee.terms([1, 2, 3], scaling=scaling)
    deals = committee.deals(terms)
    right, *others = (point.encoding for point in deals[2].commitments.points)
    shifted = [add(deals[2].commitments.constant, base(Scalar(k))).encoding for k in range(1, 9)]
    assert min(shifted) < right < max(shifted)
    for wrong in shifted:
        assert named(aggregate_received(terms, received(terms, deals, of_2=(wrong, *others)))) == {2: "wrong-constant"}


def test_a_strangers_deal_that_nobody_has_parsed_is_refused() -> None:
    committee = Committee()
    four = committee.deals(committee.terms([1, 2, 3, 4]))
    assert named(aggregate_received(TERMS, received(TERMS, four))) == {4: "not-a-dealer"}


def test_coefficients_that_cancel_are_refused_whether_they_are_parsed_or_not() -> None:
    committee = Committee()
    terms = committee.terms([1, 2, 3], scaling="pre-scaled")
    deals = {}
    for dealer, top in ((1, 1), (2, 1), (3, -2)):
        share = committee.polynomial.at(dealer)
        deals[dealer] = deal(terms, dealer, share, (*committee.fresh(1), Scalar.reduced(top)))
    for refuse in (lambda: aggregate(terms, dealt(deals)), lambda: aggregate_received(terms, received(terms, deals))):
        with pytest.raises(Reject, match="degenerate-polynomial: coefficient 2 is zero"):
            refuse()


@pytest.mark.parametrize("scaling", SCALINGS)
def test_small_components_that_cancel_change_no_share_and_are_named_if_a_part_is_wrong(scaling: Scaling) -> None:
    committee = Committee()
    terms = committee.terms([1, 2, 3], scaling=scaling)
    deals = committee.deals(terms)
    new, shares = redistribute(terms, deals)
    shifted = {}
    for dealer in (1, 2):
        first, second, third = (point.encoding for point in deals[dealer].commitments.points)
        shifted[f"of_{dealer}"] = (first, second, crypto_core_ed25519_add(third, ORDER_TWO))
    came = received(terms, deals, **shifted)
    each_by_itself = {1: "bad-point", 2: "bad-point"}
    assert named(aggregate(terms, came)) == each_by_itself
    if scaling == "unscaled":
        assert named(aggregate_received(terms, came)) == each_by_itself
        return
    assert aggregate_received(terms, came) == new
    assert combine(terms, new, came, 5, parts(deals, 5)) == shares[5]
    assert named(combine(terms, new, came, 5, parts(deals, 5) | {3: ONE})) == {**each_by_itself, 3: "bad-part"}


def test_large_committees_deal_in_the_cheaper_way() -> None:
    assert default_scaling(PRE_SCALED_THRESHOLD - 1) == "unscaled"
    assert default_scaling(PRE_SCALED_THRESHOLD) == default_scaling(67) == "pre-scaled"


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


def test_the_threshold_may_stay_or_rise_to_as_many_as_receive() -> None:
    committee = Committee()
    for receivers, threshold in (((1, 2, 3), 3), ((1, 2, 3, 4), 4), ((1, 2, 3, 4), 3)):
        terms = committee.terms([1, 2, 3], receivers, threshold)
        new, shares = redistribute(terms, committee.deals(terms))
        assert reconstruct(new, shares) == committee.secret


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
    ):
        with pytest.raises(ValueError, match="not the share of a dealer"):
            deal(TERMS, dealer, secret, coefficients)
    for coefficients in (fresh[1:], (*fresh, ONE)):
        with pytest.raises(ValueError, match=f"{len(coefficients)} fresh coefficients, 2 are needed"):
            deal(TERMS, 1, share, coefficients)
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


def test_with_a_strangers_deal_among_them_parts_give_no_share() -> None:
    committee = Committee()
    deals = committee.deals(committee.terms([1, 2, 3, 4]))
    new = aggregate(TERMS, dealt(some(deals, 1, 2, 3)))
    assert isinstance(new, Commitments)
    with pytest.raises(Reject, match="bad-share"):
        combine(TERMS, new, dealt(deals), 5, parts(deals, 5))


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
