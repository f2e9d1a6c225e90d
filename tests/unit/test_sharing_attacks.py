"""Attacks on sharing, redistribution and repair: each succeeds where its guard is missing, and the guard refuses it and names who did it.

Numbers are those of `attacks.py`; most attacks were found in published libraries. Those on repair are in `test_repair_attacks.py`.
"""

from collections.abc import Mapping, Sequence

import pytest

from rebalancing.errors import Reject
from rebalancing.group import IDENTITY, ONE, ORDER, Scalar, base, weighted_sum
from rebalancing.reconstruction import reconstruct
from rebalancing.redistribution import (
    Deal,
    Terms,
    aggregate,
    check_deal,
    check_successor,
    combine,
    deal,
)
from rebalancing.sharing import (
    Commitments,
    Polynomial,
    check_fresh,
    check_indices,
    check_share,
    commit,
    lagrange,
    lies_on,
)
from tests.unit.sharing_sample import (
    SCALINGS,
    Committee,
    dealt,
    named,
    parts,
    redistribute,
    some,
    unguarded,
    value,
)

COMMITTEE = Committee()
TERMS = COMMITTEE.terms([1, 2, 3])
SECRET = COMMITTEE.secret
WEIGHTS = lagrange([1, 2, 3])


def forged(coefficients: Sequence[Scalar], receivers: Sequence[int] = COMMITTEE.indices) -> Deal:
    """A deal of any polynomial, good or not, whose parts all lie on what it commits to."""
    polynomial = Polynomial(tuple(coefficients))
    return Deal(commit(polynomial), {receiver: polynomial.at(receiver) for receiver in receivers})


def with_forged(coefficients: Mapping[int, Sequence[Scalar]]) -> dict[int, Deal]:
    """Good deals of all dealers but these, who deal these polynomials."""
    return COMMITTEE.deals(TERMS) | {dealer: forged(each) for dealer, each in coefficients.items()}


def parts_all_pass(deals: Mapping[int, Deal]) -> bool:
    """Feldman's check of every part, the one that nobody forgets."""
    return all(
        lies_on(each.commitments, receiver, part) for each in deals.values() for receiver, part in each.parts.items()
    )


def plus(scalar: Scalar, number: int) -> Scalar:
    return Scalar.reduced(scalar.value + number)


def aggregate_constant(deals: Mapping[int, Deal]) -> object:
    """The new public key, computed of the deals: the check that is made instead of one for each dealer."""
    weights = TERMS.combined_weights(deals)
    return weighted_sum((weights[i], each.commitments.constant) for i, each in deals.items())


# Dealers


def test_a1_longer_commitments_raise_the_threshold() -> None:
    deals = with_forged({2: [COMMITTEE.polynomial.at(2), *COMMITTEE.fresh(4)]})
    # Without the guard: parts pass, constants are right, and three shares are no longer enough.
    assert parts_all_pass(deals)
    assert aggregate_constant(deals) == COMMITTEE.commitments.constant
    shares = unguarded(TERMS, deals)
    assert value(some(shares, 1, 2, 3)) != SECRET == value(shares)
    # With it
    assert named(aggregate(TERMS, dealt(deals))) == {2: "wrong-degree"}
    with pytest.raises(Reject, match="wrong-degree"):  # before anything is parsed
        Commitments.from_encodings_checked([b"no point"] * 5, TERMS.threshold)


def test_a1_shorter_commitments_are_refused_too() -> None:
    deals = with_forged({3: [COMMITTEE.polynomial.at(3), ONE]})
    assert parts_all_pass(deals)
    assert named(aggregate(TERMS, dealt(deals))) == {3: "wrong-degree"}


def test_a2_a_shifted_constant_moves_the_secret() -> None:
    deals = with_forged({1: [plus(COMMITTEE.polynomial.at(1), 7), *COMMITTEE.fresh(2)]})
    assert parts_all_pass(deals)
    shares = unguarded(TERMS, deals)
    assert value(some(shares, 1, 2, 3)) == value(shares) == plus(SECRET, 7 * WEIGHTS[1].value)
    assert named(aggregate(TERMS, dealt(deals))) == {1: "wrong-constant"}
    # Also whoever sees the result alone refuses it.
    moved = commit(Polynomial((value(shares), *COMMITTEE.fresh(2))))
    with pytest.raises(Reject, match="moved-secret"):
        check_successor(COMMITTEE.commitments, moved, 3)


def test_a2b_two_shifts_that_cancel_are_both_blamed() -> None:
    back = -7 * WEIGHTS[1].value * pow(WEIGHTS[2].value, -1, ORDER)
    deals = with_forged(
        {
            1: [plus(COMMITTEE.polynomial.at(1), 7), *COMMITTEE.fresh(2)],
            2: [plus(COMMITTEE.polynomial.at(2), back), *COMMITTEE.fresh(2)],
        }
    )
    # The secret is intact, and the sum of the constants is right: a check of the sum alone blames nobody.
    assert parts_all_pass(deals)
    assert aggregate_constant(deals) == COMMITTEE.commitments.constant
    assert value(unguarded(TERMS, deals)) == SECRET
    assert named(aggregate(TERMS, dealt(deals))) == {1: "wrong-constant", 2: "wrong-constant"}


@pytest.mark.parametrize("index", [0, ORDER, 2 * ORDER])
def test_a3_the_share_of_index_zero_is_the_secret(index: int) -> None:
    share = COMMITTEE.polynomial.at(index)  # a check for the number 0 alone lets L through
    assert share == SECRET
    with pytest.raises(Reject, match="bad-index"):
        COMMITTEE.terms([1, 2, 3], receivers=(1, 2, index))
    with pytest.raises(Reject, match="bad-index"):
        check_share(COMMITTEE.commitments, index, share)


def test_a4_two_holders_of_one_index_modulo_the_order() -> None:
    # As numbers they are three holders; their shares are two.
    receivers = (1, 2, ORDER + 2)
    assert len(set(receivers)) == 3
    assert len({COMMITTEE.polynomial.at(index) for index in receivers}) == 2
    with pytest.raises(ValueError, match="not invertible"):
        pow(receivers[1] - receivers[2], -1, ORDER)  # whoever interpolates meets a division by zero
    with pytest.raises(Reject, match="bad-index"):
        COMMITTEE.terms([1, 2, 3], receivers=receivers)
    with pytest.raises(Reject, match="duplicate-index"):
        COMMITTEE.terms([1, 2, 3], receivers=(1, 2, 2))
    with pytest.raises(Reject, match="duplicate-index"):
        check_indices([4, 4])


def test_a5_a_bad_part_for_one_receiver() -> None:
    deals = COMMITTEE.deals(TERMS)
    deals[2] = Deal(deals[2].commitments, {**deals[2].parts, 4: plus(deals[2].parts[4], 1)})
    # Without the guard receiver 4 takes a share that spoils every secret it has a part in.
    shares = unguarded(TERMS, deals)
    assert value(some(shares, 1, 2, 3)) == SECRET != value(some(shares, 1, 2, 4))
    new = aggregate(TERMS, dealt(deals))
    assert isinstance(new, Commitments)
    assert named(combine(TERMS, new, dealt(deals), 4, parts(deals, 4))) == {2: "bad-part"}
    assert combine(TERMS, new, dealt(deals), 5, parts(deals, 5)) == shares[5]


def test_a5_bad_parts_that_cancel_among_some_dealers_are_named_among_others() -> None:
    terms = COMMITTEE.terms([1, 2, 3, 4])
    deals = COMMITTEE.deals(terms)
    weights = lagrange(deals)
    back = -weights[1].value * pow(weights[2].value, -1, ORDER)
    for dealer, shift in ((1, 1), (2, back)):
        shifted = {**deals[dealer].parts, 5: plus(deals[dealer].parts[5], shift)}
        deals[dealer] = Deal(deals[dealer].commitments, shifted)
    redistribute(terms, deals)  # the sum over all four is right, and so is the share
    fewer = {dealer: each for dealer, each in deals.items() if dealer != 4}
    new = aggregate(terms, dealt(fewer))
    assert isinstance(new, Commitments)
    assert named(combine(terms, new, dealt(fewer), 5, parts(fewer, 5))) == {1: "bad-part", 2: "bad-part"}


def test_a6_receivers_that_combine_different_dealers() -> None:
    terms = COMMITTEE.terms([1, 2, 3, 4])
    deals = COMMITTEE.deals(terms)
    one = {dealer: deals[dealer] for dealer in (1, 2, 3)}
    two = {dealer: deals[dealer] for dealer in (1, 2, 4)}
    # Each choice alone is good; their shares do not mix.
    mixed = {**some(unguarded(terms, one), 1, 2), **some(unguarded(terms, two), 3)}
    assert value(unguarded(terms, one)) == value(unguarded(terms, two)) == SECRET != value(mixed)
    new = aggregate(terms, dealt(one))
    assert isinstance(new, Commitments)
    with pytest.raises(Reject, match="bad-share"):
        combine(terms, new, dealt(two), 3, parts(two, 3))


def test_a7_shares_of_two_epochs() -> None:
    new, shares = redistribute(TERMS, COMMITTEE.deals(TERMS))
    mixed = {**some(shares, 1, 2), **some(COMMITTEE.shares, 3)}
    assert value(mixed) != SECRET
    with pytest.raises(Reject, match="bad-share"):
        check_share(new, 3, COMMITTEE.shares[3])
    assert named(reconstruct(new, mixed)) == {3: "bad-share"}


# Refresh, where it is done by adding shares of zero


def sums(zeros: Sequence[Scalar], *, old: bool = True) -> dict[int, Scalar]:
    """New shares of a refresh that adds a polynomial to the old shares, or forgets to."""
    return {
        index: Scalar.reduced((share.value if old else 0) + value_at(zeros, index))
        for index, share in COMMITTEE.shares.items()
    }


def value_at(coefficients: Sequence[Scalar], index: int) -> int:
    return sum(each.value * index**k for k, each in enumerate(coefficients)) % ORDER


def test_a8_a_refresh_by_something_else_than_zero() -> None:
    shares = sums([Scalar(5), *COMMITTEE.fresh(2)])
    assert value(some(shares, 1, 2, 3)) == plus(SECRET, 5)
    # Here nobody deals zero: a constant is the dealer's share or refused.
    deals = with_forged({2: [Scalar(5), *COMMITTEE.fresh(2)]})
    assert named(aggregate(TERMS, dealt(deals))) == {2: "wrong-constant"}


def test_a8b_a_refresh_that_forgets_the_old_shares() -> None:
    shares = sums([Scalar(0), *COMMITTEE.fresh(2)], old=False)
    assert value(some(shares, 1, 2, 3)) == value(some(shares, 3, 4, 5)) == Scalar(0)
    # A constant of zero is committed to by the identity, which is no point.
    encodings = [IDENTITY.encoding, *(point.encoding for point in COMMITTEE.commitments.points[1:])]
    with pytest.raises(Reject, match="bad-point"):
        Commitments.from_encodings_checked(encodings, 3)
    # Dealers that share anything instead of their shares are all named.
    deals = {dealer: forged(COMMITTEE.fresh(3)) for dealer in (1, 2, 3)}
    assert parts_all_pass(deals)
    assert named(aggregate(TERMS, dealt(deals))) == dict.fromkeys((1, 2, 3), "wrong-constant")


def test_a9_a_smaller_threshold() -> None:
    # Dealers agree on two where three were needed: two shares are the secret.
    deals = {dealer: forged([COMMITTEE.polynomial.at(dealer), *COMMITTEE.fresh(1)]) for dealer in (1, 2, 3)}
    shares = unguarded(TERMS, deals)
    assert value(some(shares, 4, 5)) == SECRET
    for scaling in SCALINGS:
        with pytest.raises(Reject, match="lowered-threshold"):
            COMMITTEE.terms([1, 2, 3], threshold=2, scaling=scaling)
    with pytest.raises(Reject, match="lowered-threshold"):
        check_successor(COMMITTEE.commitments, commit(Polynomial(COMMITTEE.polynomial.coefficients[:2])), 2)
    assert named(aggregate(TERMS, dealt(deals))) == dict.fromkeys((1, 2, 3), "wrong-degree")


def test_a9_a_refresh_of_fewer_coefficients_leaves_the_top_one() -> None:
    zeros = [Scalar(0), *COMMITTEE.fresh(1)]
    shares = sums(zeros)
    assert value(some(shares, 1, 2, 3)) == SECRET
    # Two stores were read before it and two after it, that of member 4 twice: its difference shows what was added to every share.
    slope = (shares[4].value - COMMITTEE.shares[4].value) * pow(4, -1, ORDER)
    seen = {**some(COMMITTEE.shares, 1, 4), 3: plus(shares[3], -3 * slope)}
    assert value(seen) == SECRET
    # The old top coefficient is still in force, and shows it to everybody.
    old = COMMITTEE.polynomial.coefficients
    new = commit(Polynomial((old[0], plus(old[1], zeros[1].value), old[2])))
    check_share(new, 4, shares[4])
    with pytest.raises(Reject, match="reused-polynomial"):
        check_successor(COMMITTEE.commitments, new, 3)


# Dealers together


def test_a14_top_coefficients_that_cancel_lower_the_threshold() -> None:
    one, two, three, middle = COMMITTEE.fresh(4)
    top = -(WEIGHTS[1].value * one.value + WEIGHTS[2].value * two.value) * pow(WEIGHTS[3].value, -1, ORDER)
    deals = with_forged(
        {
            1: [COMMITTEE.polynomial.at(1), three, one],
            2: [COMMITTEE.polynomial.at(2), three, two],
            3: [COMMITTEE.polynomial.at(3), middle, Scalar.reduced(top)],
        }
    )
    # Each deal by itself is good; two of the new shares are the secret.
    for dealer, each in deals.items():
        check_deal(TERMS, dealer, each.commitments)
    assert parts_all_pass(deals)
    assert value(some(unguarded(TERMS, deals), 4, 5)) == SECRET
    # It takes all dealers together to do this, so nobody is named.
    with pytest.raises(Reject, match="degenerate-polynomial") as refused:
        aggregate(TERMS, dealt(deals))
    assert refused.value.blamed is None


def test_a19_fewer_dealers_than_the_old_threshold() -> None:
    deals = COMMITTEE.deals(TERMS)
    fewer = {dealer: deals[dealer] for dealer in (1, 2)}
    # Every part passes and every constant is right, and yet the secret is another.
    assert parts_all_pass(fewer)
    for dealer, each in fewer.items():
        check_deal(TERMS, dealer, each.commitments)
    assert value(unguarded(TERMS, fewer)) != SECRET
    with pytest.raises(Reject, match="too-few-dealers"):
        aggregate(TERMS, dealt(fewer))
    for scaling in SCALINGS:
        with pytest.raises(Reject, match="too-few-dealers"):
            COMMITTEE.terms([1, 2], scaling=scaling)


def test_a19_pre_scaled_all_dealers_are_needed() -> None:
    terms = COMMITTEE.terms([1, 2, 3, 4], scaling="pre-scaled")
    deals = COMMITTEE.deals(terms)
    fewer = {dealer: deals[dealer] for dealer in (1, 2, 3)}  # as many as the threshold
    assert value(unguarded(terms, fewer)) != SECRET == value(unguarded(terms, deals))
    with pytest.raises(Reject, match="too-few-dealers"):
        aggregate(terms, dealt(fewer))


# Fresh or not


def test_a24_a_refresh_that_does_nothing() -> None:
    # Three dealers together deal what adds up to the old polynomial. Each deal is good by itself, and so is each receiver's share.
    first, second = COMMITTEE.fresh(2), COMMITTEE.fresh(2)
    third = [
        Scalar.reduced(
            (old.value - WEIGHTS[1].value * x.value - WEIGHTS[2].value * y.value) * pow(WEIGHTS[3].value, -1, ORDER)
        )
        for old, x, y in zip(COMMITTEE.polynomial.coefficients[1:], first, second, strict=True)
    ]
    constants = {dealer: COMMITTEE.polynomial.at(dealer) for dealer in (1, 2, 3)}
    deals = with_forged({i: [constants[i], *each] for i, each in ((1, first), (2, second), (3, third))})
    fake, shares = redistribute(TERMS, deals)
    # It passes the test that such a thing usually has: any three of the new shares are the secret.
    assert value(some(shares, 2, 3, 4)) == SECRET
    assert COMMITTEE.commitments.constant == base(value(shares))
    # Without the guard whoever has read two shares before it and reads one more after it has the secret.
    assert value({**some(COMMITTEE.shares, 1, 2), **some(shares, 3)}) == SECRET
    with pytest.raises(Reject, match="reused-polynomial"):
        check_successor(COMMITTEE.commitments, fake, 3)
    # Of a real one old and new shares do not mix.
    new, shares = redistribute(TERMS, COMMITTEE.deals(TERMS))
    check_successor(COMMITTEE.commitments, new, 3)
    assert value(some(shares, 2, 3, 4)) == SECRET
    assert value({**some(COMMITTEE.shares, 1), **some(shares, 2, 3)}) != SECRET
    assert value({**some(COMMITTEE.shares, 1, 2), **some(shares, 3)}) != SECRET


def test_a25_a_retry_that_deals_the_same_polynomial() -> None:
    share, fresh = COMMITTEE.polynomial.at(1), COMMITTEE.fresh(2)
    again = Terms(TERMS.old, TERMS.dealers, (6, 7, 8, 9, 10), 3, "unscaled")
    first, second = deal(TERMS, 1, share, fresh), deal(again, 1, share, fresh)
    # Two liars in each committee are fewer than its threshold; together they have the dealer's share.
    seen = {**some(first.parts, 4, 5), **some(second.parts, 6, 7)}
    assert value(seen) == share
    with pytest.raises(Reject, match="reused-polynomial"):
        check_fresh(second.commitments, [first.commitments])
    # Dealt afresh, they have nothing.
    second = deal(again, 1, share, COMMITTEE.fresh(2))
    check_fresh(second.commitments, [first.commitments])
    seen = {**some(first.parts, 4, 5), **some(second.parts, 6, 7)}
    assert value(seen) != share


def test_a25_a_polynomial_used_again_for_another_share() -> None:
    share, moved = COMMITTEE.polynomial.at(1), Committee(seed=1).polynomial.at(1)
    fresh = COMMITTEE.fresh(2)
    first, second = forged([share, *fresh]), forged([moved, *fresh])
    # One receiver of both learns the difference of two shares of the dealer.
    assert plus(second.parts[4], -first.parts[4].value) == plus(moved, -share.value)
    with pytest.raises(Reject, match="reused-polynomial"):
        check_fresh(second.commitments, [first.commitments])
