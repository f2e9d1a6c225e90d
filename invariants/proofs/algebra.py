"""Theme: the identities that sharing, redistribution, refresh and repair rest on, for any indices, any secrets and any field.

Sizes are thresholds. What is proved of one receiver at an index of which nothing is known is proved of each, and of the polynomial as a whole:
its constant is the secret. In a refresh the receivers have the dealers' indices.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from invariants.proofs.laws import Equal, FalseLaw, Law, World

OBLIGATIONS: tuple[Law, ...] = ()
BOUND = "thresholds {sizes}, all indices, secrets and fields"
ONE_MORE_UP_TO = 5
"""Up to this threshold also with one dealer, helper or share more than are needed, and with a new threshold that is one higher."""

# Sharing ----------------------------------------------------------------------------------------------------------------------------


def weighted(world: World, shares: Mapping[Any, Any]) -> Any:
    """Interpolate at zero, with no check at all."""
    weights = world.sharing.lagrange(shares)
    return world.scalar(sum(weights[i].value * share.value for i, share in shares.items()))


def shares_make_the_secret(t: int, m: int, world: World) -> Iterator[Equal]:
    polynomial = world.sharing.Polynomial(world.scalars(t))
    shares = {i: polynomial.at(i) for i in world.indices(m)}
    yield world.reconstruction.reconstruct(world.sharing.commit(polynomial), shares), polynomial.coefficients[0]


def fewer_shares_make_it(t: int, world: World) -> Iterator[Equal]:
    polynomial = world.sharing.Polynomial(world.scalars(t))
    yield weighted(world, {i: polynomial.at(i) for i in world.indices(t - 1)}), polynomial.coefficients[0]


def mixed_shares_make_it(t: int, world: World) -> Iterator[Equal]:
    """Shares of two polynomials with one secret do not mix."""
    secret, *rest = world.scalars(2 * t - 1)
    one, other = (world.sharing.Polynomial((secret, *rest[k::2])) for k in (0, 1))
    first, *others = world.indices(t)
    yield weighted(world, {first: one.at(first)} | {i: other.at(i) for i in others}), secret


def public_shares_are_those_of_the_shares(t: int, world: World) -> Iterator[Equal]:
    polynomial = world.sharing.Polynomial(world.scalars(t))
    (index,) = world.indices(1)
    yield world.sharing.commit(polynomial).at(index), world.group.base(polynomial.at(index))


def a_share_fits_another_index(t: int, world: World) -> Iterator[Equal]:
    polynomial = world.sharing.Polynomial(world.scalars(t))
    own, other = world.indices(2)
    yield world.sharing.commit(polynomial).at(other), world.group.base(polynomial.at(own))


# Redistribution ---------------------------------------------------------------------------------------------------------------------


def shortened(world: World, commitments: Any, by: int) -> Any:
    """Commitments that lie about the threshold."""
    return world.sharing.Commitments(commitments.points[: commitments.threshold - by])


def redistribution_keeps_the_secret(
    t: int, m: int, new: int, scaling: str, world: World, missing: int = 0, shifted: bool = False, refresh: bool = False
) -> Iterator[Equal]:
    """m dealers of a polynomial of threshold t deal polynomials of threshold `new`; a receiver's share is of one that has the old secret.

    Two ways to make it wrong: `missing` dealers, of which the guard is told that they are not needed, and a constant that is `shifted`.
    """
    sharing, redistribution = world.sharing, world.redistribution
    old = sharing.Polynomial(world.scalars(t))
    dealers = world.indices(m - missing)
    receivers = dealers if refresh else world.indices(new)
    shares = {i: old.at(i) for i in dealers}
    if shifted:
        first = min(shares)
        shares[first] = world.scalar(shares[first].value + world.scalars(1)[0].value)
    public = {i: world.group.base(share) for i, share in shares.items()}
    terms = redistribution.Terms(shortened(world, sharing.commit(old), missing), public, receivers, new, scaling)
    deals = {i: redistribution.deal(terms, i, share, world.scalars(new - 1)) for i, share in shares.items()}
    dealt = {i: each.commitments for i, each in deals.items()}
    commitments = redistribution.aggregate(terms, dealt)
    receiver = receivers[0]
    share = redistribution.combine(
        terms, commitments, dealt, receiver, {i: each.parts[receiver] for i, each in deals.items()}
    )
    yield commitments.constant, world.group.base(old.coefficients[0])
    yield world.group.base(share), commitments.at(receiver)
    # The same as a polynomial: combined coefficient by coefficient, it begins with the secret.
    weights = terms.combined_weights(dealt)
    combined = [
        world.scalar(sum(weights[i].value * (terms.dealt_weight(i).value * shares[i].value) for i in shares)),
        *(sum_of(world, weights, {i: each.commitments.points[k] for i, each in deals.items()}) for k in range(1, new)),
    ]
    yield combined[0], old.coefficients[0]
    yield tuple(combined[1:]), commitments.points[1:]


def sum_of(world: World, weights: Mapping[Any, Any], points: Mapping[Any, Any]) -> Any:
    """The weighted sum of points, with the group's own operations."""
    total = world.group.IDENTITY
    for i, point in points.items():
        total = world.group.add(total, world.group.times(weights[i], point))
    return total


# Repair -----------------------------------------------------------------------------------------------------------------------------


def repair_gives_the_share(t: int, m: int, world: World) -> Iterator[Equal]:
    """m helpers split their weighted shares; what they add up adds up to the lost share."""
    polynomial = world.sharing.Polynomial(world.scalars(t))
    lost, *helpers = world.indices(m + 1)
    commitments = world.sharing.commit(polynomial)
    terms = world.repair.RepairTerms(commitments, lost, world.sharing.public_shares(commitments, helpers))
    splits = {i: world.repair.split(terms, i, polynomial.at(i), world.scalars(m - 1)) for i in helpers}
    public = {i: each.commitments for i, each in splits.items()}
    sigmas = {
        i: world.repair.add_up(terms, public, i, {j: each.deltas[i] for j, each in splits.items()}) for i in helpers
    }
    yield world.repair.repaired(terms, public, sigmas), polynomial.at(lost)


def sigmas_of(t: int, m: int, of_zero: bool, world: World) -> Iterator[Equal]:
    """The same with helpers too few, of which the guard is told that they are enough, or for the share of an index that is not the lost one."""
    polynomial = world.sharing.Polynomial(world.scalars(t))
    lost, other, *helpers = world.indices(m + 2)
    commitments = world.sharing.commit(polynomial)
    public = {i: commitments.at(i) for i in helpers}
    terms = world.repair.RepairTerms(shortened(world, commitments, max(0, t - m)), lost, public)
    splits = {i: world.repair.split(terms, i, polynomial.at(i), world.scalars(m - 1)) for i in helpers}
    total = sum(delta.value for each in splits.values() for delta in each.deltas.values())
    yield world.scalar(total), polynomial.at(other if of_zero else lost)


# All of them ------------------------------------------------------------------------------------------------------------------------


def at(t: int) -> tuple[Law, ...]:
    """The laws of polynomials of threshold t."""
    enough = range(t, t + 1 + (t <= ONE_MORE_UP_TO))
    scalings = ("unscaled", "pre-scaled")
    return (
        Law(
            f"algebra.public_share.t{t}",
            "The commitments' value at an index is the share of that index, times the base point.",
            (partial(public_shares_are_those_of_the_shares, t),),
            (FalseLaw("The share of another index has it too.", partial(a_share_fits_another_index, t)),),
        ),
        Law(
            f"algebra.reconstruct.t{t}",
            "Any t shares of a polynomial of threshold t make its secret, and so do t + 1.",
            tuple(partial(shares_make_the_secret, t, m) for m in enough),
            (
                FalseLaw("Any t - 1 do.", partial(fewer_shares_make_it, t)),
                FalseLaw("Shares of two polynomials of one secret mix.", partial(mixed_shares_make_it, t)),
            ),
        ),
        Law(
            f"algebra.redistribute.t{t}",
            "The deals of t dealers or t + 1, unscaled or pre-scaled, make one polynomial of the new threshold, and it has the old secret; in a refresh too.",
            tuple(
                partial(redistribution_keeps_the_secret, t, m, new, scaling)
                for m in enough
                for new in enough
                for scaling in scalings
            )
            + tuple(partial(redistribution_keeps_the_secret, t, t, t, scaling, refresh=True) for scaling in scalings),
            tuple(
                FalseLaw(
                    statement, partial(redistribution_keeps_the_secret, t, t, t, scaling, **wrong), code="bad-share"
                )
                for scaling in scalings
                for statement, wrong in (
                    (f"{scaling.capitalize()}, t - 1 dealers do.", {"missing": 1}),
                    (f"{scaling.capitalize()}, a dealer may deal another constant.", {"shifted": True}),
                )
            ),
        ),
        Law(
            f"algebra.repair.t{t}",
            "What t helpers or t + 1 split and add up is the lost share.",
            tuple(partial(repair_gives_the_share, t, m) for m in enough),
            (
                FalseLaw("t - 1 helpers do.", partial(sigmas_of, t, t - 1, False)),
                FalseLaw("It is the share of another index too.", partial(sigmas_of, t, t, True)),
            ),
        ),
    )
