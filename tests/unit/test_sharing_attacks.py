"""Attacks on sharing, redistribution and repair: each succeeds where its guard is missing, and the guard refuses it and names who did it.

What has no guard is played in this file, with the same points and scalars. Numbers are those of the list of attacks in the design; most were found in
published libraries.
"""

from collections.abc import Mapping, Sequence

import pytest
from nacl.bindings import crypto_core_ed25519_add, crypto_scalarmult_ed25519_base_noclamp

from rebalancing.errors import Reject
from rebalancing.group import IDENTITY, ONE, ORDER, Point, Scalar, base, weighted_sum
from rebalancing.reconstruction import reconstruct
from rebalancing.redistribution import (
    Deal,
    Terms,
    aggregate,
    check_deal,
    check_part,
    check_successor,
    combine,
    deal,
)
from rebalancing.repair import RepairTerms, add_up, repaired, split
from rebalancing.sharing import (
    Commitments,
    Polynomial,
    check_fresh,
    check_indices,
    check_share,
    commit,
    lagrange,
    lies_on,
    public_shares,
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


def test_a5_a_false_accusation_falls_back() -> None:
    deals = COMMITTEE.deals(TERMS)
    # Receiver 4 says that dealer 2 sent it something bad. What the dealer sent is shown, and is good.
    check_part(deals[2].commitments, 4, deals[2].parts[4])
    new = aggregate(TERMS, dealt(deals))
    assert isinstance(new, Commitments)
    assert isinstance(combine(TERMS, new, dealt(deals), 4, parts(deals, 4)), Scalar)


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
    # Two old shares and one new one, and one public difference, are enough: the old top coefficient is still in force.
    old = COMMITTEE.polynomial.coefficients
    new = commit(Polynomial((old[0], plus(old[1], zeros[1].value), old[2])))
    check_share(new, 4, shares[4])
    with pytest.raises(Reject, match="reused-polynomial"):
        check_successor(COMMITTEE.commitments, new, 3)


# Repair


def repair_terms() -> RepairTerms:
    return RepairTerms(COMMITTEE.commitments, 5, public_shares(COMMITTEE.commitments, [1, 2, 3]))


def repair(terms: RepairTerms) -> tuple[dict[int, Mapping[int, Point]], dict[int, dict[int, Scalar]]]:
    """Good commitments by helper, and the deltas by receiver."""
    splits = {i: split(terms, i, COMMITTEE.polynomial.at(i), COMMITTEE.fresh(2)) for i in terms.helpers}
    deltas = {j: {i: each.deltas[j] for i, each in splits.items()} for j in splits}
    return {i: each.commitments for i, each in splits.items()}, deltas


def sigmas_of(deltas: Mapping[int, Mapping[int, Scalar]]) -> dict[int, Scalar]:
    return {
        helper: Scalar.reduced(sum(delta.value for delta in received.values())) for helper, received in deltas.items()
    }


def test_a10_weighted_shares_leak_the_shares() -> None:
    terms = repair_terms()
    sent = {i: Scalar.reduced(weight.value * COMMITTEE.polynomial.at(i).value) for i, weight in terms.weights.items()}
    assert Scalar.reduced(sum(each.value for each in sent.values())) == COMMITTEE.polynomial.at(5)

    def divided(messages: Mapping[int, Scalar]) -> dict[int, Scalar]:
        return {i: Scalar.reduced(each.value * pow(terms.weights[i].value, -1, ORDER)) for i, each in messages.items()}

    # Everybody knows the weights: the holder divides, has three shares, and with them the secret.
    stolen = divided(sent)
    assert stolen == some(COMMITTEE.shares, 1, 2, 3)
    assert reconstruct(COMMITTEE.commitments, stolen) == SECRET
    # Sigmas divided by anything give no share.
    _, deltas = repair(terms)
    sigmas = sigmas_of(deltas)
    assert not set(divided(sigmas).values()) & set(COMMITTEE.shares.values())
    assert value(divided(sigmas)) != SECRET


def test_a10_sigmas_fit_any_secret() -> None:
    # Another polynomial through the repaired share, and other deltas: the holder gets the very same sigmas.
    terms = repair_terms()
    _, deltas = repair(terms)
    sigmas = sigmas_of(deltas)
    share, slope = COMMITTEE.polynomial.at(5), COMMITTEE.fresh(2)
    at_zero = share.value - sum(each.value * 5 ** (k + 1) for k, each in enumerate(slope))
    other = Polynomial((Scalar.reduced(at_zero), *slope))
    assert other.at(5) == share
    assert other.coefficients[0] != SECRET
    # Each helper keeps the deltas that it sent to others, and puts the difference of its weighted shares into one to itself ...
    moved = {i: terms.weights[i].value * (other.at(i).value - COMMITTEE.polynomial.at(i).value) for i in terms.helpers}
    changed = {j: {**received, j: plus(received[j], moved[j])} for j, received in deltas.items()}
    # ... which changes the sigmas, but not their sum; one more shift, between two helpers, puts them back.
    assert sum(moved.values()) % ORDER == 0
    for j, k in ((1, 3), (2, 3)):
        changed[j][k] = plus(changed[j][k], -moved[j])
        changed[k][k] = plus(changed[k][k], moved[j])
    assert sigmas_of(changed) == sigmas
    for i in terms.helpers:
        total = Scalar.reduced(sum(received[i].value for received in changed.values()))
        assert total == Scalar.reduced(terms.weights[i].value * other.at(i).value)


def test_a11_a_wrong_sigma_gives_a_wrong_share() -> None:
    terms = repair_terms()
    commitments, deltas = repair(terms)
    sigmas = sigmas_of(deltas)
    bad = {**sigmas, 3: plus(sigmas[3], 1)}
    # Without the guard the holder has a share, and no way to tell that it is none.
    wrong = Scalar.reduced(sum(each.value for each in bad.values()))
    assert value({**some(COMMITTEE.shares, 1, 2), 5: wrong}) != SECRET
    assert named(repaired(terms, commitments, bad)) == {3: "bad-part"}
    assert repaired(terms, commitments, sigmas) == COMMITTEE.polynomial.at(5)


def test_a11_a_wrong_delta_names_who_sent_it() -> None:
    terms = repair_terms()
    commitments, deltas = repair(terms)
    deltas[2][1] = plus(deltas[2][1], 1)
    # Added up unseen, it makes the sum wrong, and blame falls on the honest helper 2.
    assert named(repaired(terms, commitments, sigmas_of(deltas))) == {2: "bad-part"}
    # Helper 2 looks first, and names helper 1.
    assert named(add_up(terms, commitments, 2, deltas[2])) == {1: "bad-part"}


def test_a11_a_split_of_something_else_names_its_author() -> None:
    terms = repair_terms()
    commitments, deltas = repair(terms)
    lie = plus(deltas[2][1], 1)
    point = base(lie)
    assert isinstance(point, Point)
    deltas[2][1], commitments[1] = lie, {**commitments[1], 2: point}
    # Each delta is the one committed to, and each sigma is right: only the sum of the commitments shows it.
    sigmas = sigmas_of(deltas)
    assert Scalar.reduced(sum(each.value for each in sigmas.values())) != COMMITTEE.polynomial.at(5)
    assert named(add_up(terms, commitments, 2, deltas[2])) == {1: "wrong-constant"}
    assert named(repaired(terms, commitments, sigmas)) == {1: "wrong-constant"}


# Encodings


def raw_evaluation(points: Sequence[bytes], index: int) -> bytes:
    """Evaluate commitments by adding alone, as a library does that adds what it was sent."""
    total = IDENTITY.encoding
    for point in reversed(points):
        multiple = IDENTITY.encoding
        for _ in range(index):
            multiple = crypto_core_ed25519_add(multiple, total)
        total = crypto_core_ed25519_add(multiple, point)
    return total


def test_a13_a_component_of_small_order_splits_the_receivers() -> None:
    good = deal(TERMS, 1, COMMITTEE.polynomial.at(1), COMMITTEE.fresh(2))
    order_two = (2**255 - 20).to_bytes(32, "little")
    encodings = [point.encoding for point in good.commitments.points]
    encodings[1] = crypto_core_ed25519_add(encodings[1], order_two)
    # Without the check on points, those with an even index find the deal good and the others find it bad.
    found_good = [i for i, part in good.parts.items() if base(part).encoding == raw_evaluation(encodings, i)]
    assert found_good == [2, 4]
    with pytest.raises(Reject, match="bad-point"):
        Commitments.from_encodings_checked(encodings, 3)


def test_a13_two_encodings_of_one_thing() -> None:
    # libsodium takes k + L for k, and ignores the top bit: one share, three encodings, three digests.
    share = COMMITTEE.polynomial.at(1)
    copies = [share.value, share.value + ORDER, share.value | 1 << 255]
    images = {crypto_scalarmult_ed25519_base_noclamp(each.to_bytes(32, "little")) for each in copies}
    assert images == {base(share).encoding}
    for copy in copies[1:]:
        with pytest.raises(Reject, match="bad-scalar"):
            Scalar.from_bytes_checked(copy.to_bytes(32, "little"))
    # So does its addition with the identity written as y = p + 1.
    unreduced = (2**255 - 18).to_bytes(32, "little")
    assert crypto_core_ed25519_add(base(share).encoding, unreduced) == base(share).encoding
    for identity in (IDENTITY.encoding, unreduced):
        with pytest.raises(Reject, match="bad-point"):
            Point.from_bytes_checked(identity)


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
    # It passes the test that such a thing usually has: any three of the new shares are the secret.
    fake = dict(COMMITTEE.shares)
    assert value(some(fake, 2, 3, 4)) == SECRET
    assert COMMITTEE.commitments.constant == base(value(fake))
    # The test that it does not pass: old and new shares mix.
    assert value({**some(COMMITTEE.shares, 1, 2), **some(fake, 3)}) == SECRET
    with pytest.raises(Reject, match="reused-polynomial"):
        check_successor(COMMITTEE.commitments, COMMITTEE.commitments, 3)
    # Of the real one they do not.
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
