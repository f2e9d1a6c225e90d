"""Theme: S1 by going through all there is, in small fields: every secret, every coefficient that anybody could draw, every adversary.

Sizes are primes. Committees have three members and thresholds of two; the adversary has one member's store of each polynomial: its share, what it was dealt,
and what it dealt itself from then on. It knows the whole run but for what others keep for themselves and what the commitments show, as in theme secrecy.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Any

from invariants.proofs.laws import Adversary, Census, Pieces, World

OBLIGATIONS: tuple[Census, ...] = ()
BOUND = "fields of {sizes} elements, all secrets and random choices; committees of 3 of threshold 2"

THRESHOLD = 2
MEMBERS = (1, 2, 3)
DEALERS = (1, 3)


def dealt_anew(world: World, old: Any, shares: Mapping[int, Any]) -> tuple[Any, dict[int, Any], Mapping[int, Any]]:
    """A session: the new polynomial's commitments, its shares, and the deals."""
    redistribution = world.redistribution
    terms = redistribution.Terms(old, world.sharing.public_shares(old, DEALERS), MEMBERS, THRESHOLD, "unscaled")
    deals = {i: redistribution.deal(terms, i, shares[i], world.scalars(THRESHOLD - 1)) for i in DEALERS}
    dealt = {i: each.commitments for i, each in deals.items()}
    new = redistribution.aggregate(terms, dealt)
    combined = {
        r: redistribution.combine(terms, new, dealt, r, {i: each.parts[r] for i, each in deals.items()})
        for r in MEMBERS
    }
    return new, combined, deals


def stores(polynomial: int, shares: Mapping[int, Any], received: Mapping[int, Any]) -> dict[tuple[int, int], Any]:
    """(polynomial, member) -> share, and the parts that it is made of."""
    return {
        (polynomial, r): (share.value, *(deal.parts[r].value for deal in received.values()))
        for r, share in shares.items()
    }


def with_own(pieces: dict[tuple[int, int], Any], polynomial: int, deals: Mapping[int, Any]) -> None:
    """A dealer's store of the polynomial that it deals shows all that it deals."""
    for i, deal in deals.items():
        pieces[polynomial, i] += tuple(part.value for part in deal.parts.values())


def first_deal(world: World) -> tuple[Any, dict[int, Any]]:
    polynomial = world.sharing.Polynomial(world.scalars(THRESHOLD))
    return world.sharing.commit(polynomial), {i: polynomial.at(i) for i in MEMBERS}


def one_session(world: World) -> Pieces:
    """The first deal and one session."""
    old, shares = first_deal(world)
    _, new, deals = dealt_anew(world, old, shares)
    pieces = stores(0, shares, {}) | stores(1, new, deals)
    with_own(pieces, 0, deals)
    return pieces


def two_in_a_row(world: World) -> Pieces:
    """A session, and another one after it."""
    first, shares = first_deal(world)
    second, new, deals = dealt_anew(world, first, shares)
    _, newer, further = dealt_anew(world, second, new)
    pieces = stores(0, shares, {}) | stores(1, new, deals) | stores(2, newer, further)
    with_own(pieces, 0, deals)
    with_own(pieces, 1, further)
    return pieces


def two_beside_each_other(world: World) -> Pieces:
    """Two sessions of one parent: one is aborted, when all of it is dealt."""
    first, shares = first_deal(world)
    _, aborted, wasted = dealt_anew(world, first, shares)
    _, new, deals = dealt_anew(world, first, shares)
    pieces = stores(0, shares, {}) | stores(1, aborted, wasted) | stores(2, new, deals)
    with_own(pieces, 0, wasted)
    with_own(pieces, 0, deals)
    return pieces


def a_repair(world: World) -> Pieces:
    """The share of member 2 is repaired by the two others; a store shows the deltas that a helper had, or the sigmas."""
    old, shares = first_deal(world)
    terms = world.repair.RepairTerms(old, 2, world.sharing.public_shares(old, DEALERS))
    splits = {i: world.repair.split(terms, i, shares[i], world.scalars(len(DEALERS) - 1)) for i in DEALERS}
    public = {i: each.commitments for i, each in splits.items()}
    sigmas = {
        j: world.repair.add_up(terms, public, j, {i: each.deltas[j] for i, each in splits.items()}) for j in DEALERS
    }
    pieces: dict[Any, Any] = {
        (0, j): (
            shares[j].value,
            *(delta.value for i in DEALERS for delta in (*splits[j].deltas.values(), splits[i].deltas[j])),
        )
        for j in DEALERS
    }
    return pieces | {(0, 2): (world.repair.repaired(terms, public, sigmas).value, *(s.value for s in sigmas.values()))}


def one_of_each(polynomials: int) -> Iterator[frozenset[tuple[int, int]]]:
    """Adversaries that have one store of each polynomial."""
    for members in product(MEMBERS, repeat=polynomials):
        yield frozenset(enumerate(members))


def two_of_one(polynomials: int) -> Iterator[Adversary]:
    """Adversaries that have two stores of one polynomial."""
    for polynomial in range(polynomials):
        for pair in combinations(MEMBERS, 2):
            yield Adversary(
                f"Members {pair[0]} and {pair[1]} of polynomial {polynomial} know no more.",
                frozenset((polynomial, member) for member in pair),
            )


def at(prime: int) -> tuple[Census, ...]:
    """The censuses of one field."""
    cases = (
        ("session", "One share of each polynomial shows nothing: a first deal and a session.", 4, one_session, 2),
        ("in_a_row", "Nor do they after two sessions, one after the other.", 6, two_in_a_row, 3),
        ("aborted", "Nor with an aborted session beside the other one.", 6, two_beside_each_other, 3),
        ("repair", "Nor does what one member sees of a repair.", 4, a_repair, 1),
    )
    return tuple(
        Census(f"census.{name}.p{prime}", statement, choices, run, tuple(one_of_each(count)), tuple(two_of_one(count)))
        for name, statement, choices, run, count in cases
        if prime**choices <= MOST_RUNS
    )


MOST_RUNS = 200_000
"""In larger fields the shorter cases only."""
