"""Secret sharing that can be verified: Shamir's polynomials over the scalars, Feldman's commitments to them.

A polynomial of threshold t has t coefficients; its value at 0 is the secret, its value at a holder's index is that holder's share, and t shares
determine it. Whoever knows the commitments, the coefficients times the base point, computes each public share from them and checks any
share against it. Indices are explicit and small: 1 to `MAXIMUM_COMMITTEE`, far below the group's order, so distinct ones
are distinct modulo the order, and none is 0 modulo it.

Nothing here assembles a secret; `reconstruction.py` does, for whoever decrypts. Nothing here is constant-time, and nothing draws random
numbers: fresh coefficients are arguments.

Source: Shamir 1979; Feldman 1987; the commitments and shares of RFC 9591, appendix C.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .errors import Reject
from .group import IDENTITY, ORDER, ZERO, Element, Point, Scalar, add, base, times, weighted_sum
from .parameters import MAXIMUM_COMMITTEE

__all__ = [  # noqa: RUF022 - in the order of the text
    "Culprits", "verdicts_on", "check_indices", "lagrange",
    "Polynomial", "Commitments", "commit", "public_shares", "audit", "lies_on", "check_share", "check_degree", "check_fresh",
]  # fmt: skip


@dataclass(frozen=True)
class Culprits:
    """Some of many have sent what is wrong: who, by index, and the verdict on each. At least one. It is a result, because work goes on without them."""

    verdicts: Mapping[int, Reject]


def verdicts_on(indices: Iterable[int], check: Callable[[int], None]) -> dict[int, Reject]:
    """Return the verdict on each index for which `check` raises one, in rising order; none if all is well."""
    verdicts = {}
    for index in sorted(indices):
        try:
            check(index)
        except Reject as verdict:
            verdicts[index] = verdict
    return verdicts


# Indices


def check_indices(indices: Iterable[int]) -> None:
    """Check the indices of shares, or of holders.

    Raises Reject bad-index unless each is 1 to `MAXIMUM_COMMITTEE`, or duplicate-index. The share of index 0 would be the secret itself.
    """
    seen: set[int] = set()
    for index in indices:
        # [REJECT bad-index] never 0 modulo the order either
        if type(index) is not int or not 1 <= index <= MAXIMUM_COMMITTEE:
            raise Reject("bad-index", f"{index} is not from 1 to {MAXIMUM_COMMITTEE}")
        # [REJECT duplicate-index] never the same modulo the order either
        if index in seen:
            raise Reject("duplicate-index", f"{index}")
        seen.add(index)


def lagrange(indices: Iterable[int], at: int = 0) -> dict[int, Scalar]:
    """Return the weight of each index: the sum of weight times share is the polynomial's value at `at`.

    True of every polynomial whose threshold is at most the number of indices. Raises Reject as `check_indices` does.
    """
    points = tuple(indices)
    check_indices(points)
    weights = {}
    for i in points:
        above, below = 1, 1
        for j in points:
            if j != i:
                above = above * (at - j) % ORDER
                below = below * (i - j) % ORDER
        weights[i] = Scalar.reduced(above * pow(below, -1, ORDER))
    return weights


# Polynomials and commitments


@dataclass(frozen=True)
class Polynomial:
    """A secret polynomial: its coefficients, the constant first, as many as its threshold.

    None is zero. Chance gives a zero once in 2^252 times, and it would show.
    """

    coefficients: tuple[Scalar, ...]

    def __post_init__(self) -> None:
        """Raise ValueError without coefficients, or if one is zero."""
        if not self.coefficients or ZERO in self.coefficients:
            raise ValueError("a polynomial has coefficients, and none is zero")

    def at(self, index: int) -> Scalar:
        """Return the value at an index: the share of that index."""
        value = 0
        for coefficient in reversed(self.coefficients):
            value = (value * index + coefficient.value) % ORDER
        return Scalar(value)


@dataclass(frozen=True)
class Commitments:
    """What everybody knows of a polynomial: each coefficient times the base point. None is the identity."""

    points: tuple[Point, ...]

    def __post_init__(self) -> None:
        """Raise ValueError without points, or if one is none."""
        if not self.points or not all(isinstance(point, Point) for point in self.points):
            raise ValueError("commitments are points, at least one")

    @classmethod
    def from_encodings_checked(cls, encodings: Sequence[bytes], threshold: int) -> Commitments:
        """Take commitments to a polynomial of that threshold that came from others, 32 bytes each.

        Raises Reject wrong-degree, before anything is computed; bad-length or bad-point.
        """
        # [REJECT wrong-degree]
        if len(encodings) != threshold:
            raise Reject("wrong-degree", f"{len(encodings)} commitments, the threshold is {threshold}")
        return cls(tuple(Point.from_bytes_checked(each) for each in encodings))

    @property
    def threshold(self) -> int:
        """How many shares determine the polynomial."""
        return len(self.points)

    @property
    def constant(self) -> Point:
        """The secret times the base point."""
        return self.points[0]

    def at(self, index: int) -> Element:
        """Return the public share of an index: the share times the base point, at the cost of threshold - 1 multiplications."""
        x = Scalar(index)
        total: Element = IDENTITY
        for point in reversed(self.points):
            total = add(times(x, total), point)
        return total


def commit(polynomial: Polynomial) -> Commitments:
    """Return the commitments to a polynomial."""
    points = (base(coefficient) for coefficient in polynomial.coefficients)
    return Commitments(tuple(point for point in points if isinstance(point, Point)))


def public_shares(commitments: Commitments, indices: Iterable[int]) -> dict[int, Point]:
    """Return the public share of each index. Raises Reject as `check_indices` does, or degenerate-polynomial if one is the identity."""
    chosen = tuple(indices)
    check_indices(chosen)
    shares = {}
    for index in chosen:
        share = commitments.at(index)
        # [REJECT degenerate-polynomial] everybody would know this share
        if not isinstance(share, Point):
            raise Reject("degenerate-polynomial", f"the share of {index} is zero")
        shares[index] = share
    return shares


def audit(commitments: Commitments, shares: Mapping[int, Point], chance: Sequence[Scalar]) -> Culprits | None:
    """Check the public shares of a whole committee at once, and return those of which one is wrong, or nothing.

    Both sides are added up under random factors: as many multiplications as there are shares and coefficients, not as many as their product. `chance` is a
    uniform scalar for each share, none zero, drawn when the shares are known to whoever could choose them and told to nobody before: of wrong ones, the sums then agree
    once in 2^252 times. Raises ValueError for another number of them or a zero; Reject as `check_indices` does.
    """
    check_indices(shares)
    if len(chance) != len(shares) or ZERO in chance:
        raise ValueError(f"{len(chance)} random scalars, {len(shares)} are needed, and none is zero")
    factors = dict(zip(shares, chance, strict=True))
    expected = weighted_sum(zip(_moments(factors, commitments.threshold), commitments.points, strict=True))
    if weighted_sum((factors[index], share) for index, share in shares.items()) == expected:
        return None
    verdicts = verdicts_on(shares, lambda index: _check_public_share(commitments, index, shares[index]))
    return Culprits(verdicts)


def _moments(factors: Mapping[int, Scalar], count: int) -> list[Scalar]:
    """Return what each coefficient, the constant first, counts for when the shares are added up under these factors."""
    moments = []
    powers = {index: factor.value for index, factor in factors.items()}
    for _ in range(count):
        moments.append(Scalar.reduced(sum(powers.values())))
        powers = {index: power * index % ORDER for index, power in powers.items()}
    return moments


def _check_public_share(commitments: Commitments, index: int, share: Point) -> None:
    # [REJECT bad-share]
    if share != commitments.at(index):
        raise Reject("bad-share", f"of index {index}, in public")


def lies_on(commitments: Commitments, index: int, share: Scalar) -> bool:
    """Tell whether a share is the one of this index, on the polynomial that is committed to."""
    return base(share) == commitments.at(index)


def check_share(commitments: Commitments, index: int, share: Scalar) -> None:
    """Raise Reject bad-index, or bad-share unless the share is the one of this index."""
    check_indices([index])
    # [REJECT bad-share]
    if not lies_on(commitments, index, share):
        raise Reject("bad-share", f"of index {index}")


def check_degree(commitments: Commitments, threshold: int) -> None:
    """Raise Reject wrong-degree unless there are exactly as many commitments as the threshold.

    One more, and more shares are needed than anybody believes, while every share passes its own check.
    """
    # [REJECT wrong-degree]
    if commitments.threshold != threshold:
        raise Reject("wrong-degree", f"{commitments.threshold} commitments, the threshold is {threshold}")


def check_fresh(commitments: Commitments, earlier: Iterable[Commitments]) -> None:
    """Raise Reject reused-polynomial if a coefficient besides the constant has been committed to earlier.

    Of two polynomials that differ in the constant alone, the difference is known to whoever has a share of each; and one that is dealt to two committees
    gives twice as many shares as one of them may lose.
    """
    before = {point for each in earlier for point in each.points[1:]}
    # [REJECT reused-polynomial]
    if not before.isdisjoint(commitments.points[1:]):
        raise Reject("reused-polynomial")
