"""Repair of one holder's lost share, out of the shares of others, with no change of the polynomial.

The share of an index is the sum of the helpers' shares under their Lagrange weights at that index. A helper that sent its weighted share would give away
its own: the weight is known to everybody. So each helper splits it into *deltas*, one for each helper, and sends the holder the sum of the deltas that
it got, its *sigma*. The sigmas add up to the lost share and say nothing else.

A helper publishes commitments to its deltas. They name a helper that splits something else than its weighted share, that sends another delta than
it committed to, or that adds up wrongly. At last the share is checked against the public polynomial. Who may ask for a repair is
decided elsewhere.

Source: Laing and Stinson 2018, "A survey and refinement of repairable threshold schemes", the enrolment protocol; the commitments are added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .errors import Reject
from .group import ONE, ZERO, Element, Point, Scalar, base, times, weighted_sum
from .sharing import Commitments, Culprits, check_indices, lagrange, lies_on, verdicts_on

__all__ = ["RepairTerms", "Split", "add_up", "check_delta", "check_split", "repaired", "split"]


@dataclass(frozen=True)
class RepairTerms:
    """What is fixed before anything is sent, by a request that others make: it is checked here.

    `polynomial` commits to the polynomial in force, `lost` is the index whose share is repaired, `helpers` are those who help, each with its public
    share: as many as the threshold, or more.
    """

    polynomial: Commitments
    lost: int
    helpers: Mapping[int, Point]

    def __post_init__(self) -> None:
        """Raise Reject bad-index, duplicate-index (the lost index is no helper) or too-few-dealers."""
        check_indices([self.lost, *self.helpers])
        # [REJECT too-few-dealers]
        if len(self.helpers) < self.polynomial.threshold:
            raise Reject("too-few-dealers", f"{len(self.helpers)} helpers")

    @cached_property
    def weights(self) -> dict[int, Scalar]:
        """The Lagrange weight of each helper at the lost index."""
        return lagrange(self.helpers, self.lost)


@dataclass(frozen=True)
class Split:
    """What one helper makes of its share: commitments for everybody, and for each helper, itself included, a delta that is for its eyes only."""

    commitments: Mapping[int, Point]
    deltas: Mapping[int, Scalar]


# A helper


def split(terms: RepairTerms, helper: int, share: Scalar, fresh: Sequence[Scalar]) -> Split:
    """Split the weighted share into one delta for each helper.

    `fresh` are all of them but the last: uniform scalars, drawn for this and used nowhere else. Raises ValueError for another number of them, unless
    the share is the helper's own, or if a delta is zero.
    """
    if helper not in terms.helpers or base(share) != terms.helpers[helper]:
        raise ValueError("not the share of a helper")
    if len(fresh) != len(terms.helpers) - 1:
        raise ValueError(f"{len(fresh)} fresh scalars, {len(terms.helpers) - 1} are needed")
    last = Scalar.reduced(terms.weights[helper].value * share.value - sum(each.value for each in fresh))
    deltas = dict(zip(sorted(terms.helpers), (*fresh, last), strict=True))
    if ZERO in deltas.values():
        raise ValueError("no delta is zero")
    points = {receiver: base(delta) for receiver, delta in deltas.items()}
    return Split({receiver: point for receiver, point in points.items() if isinstance(point, Point)}, deltas)


def add_up(
    terms: RepairTerms,
    splits: Mapping[int, Mapping[int, Point]],
    helper: int,
    deltas: Mapping[int, Scalar],
) -> Scalar | Culprits:
    """Return a helper's sigma, or the helpers who split wrongly or sent it bad deltas.

    `splits` are every helper's commitments and `deltas` what this helper got, one of each of them, else ValueError.
    """
    if splits.keys() != terms.helpers.keys() or deltas.keys() != splits.keys() or helper not in splits:
        raise ValueError("one split and one delta of each helper")

    def check(author: int) -> None:
        check_split(terms, author, splits[author])
        check_delta(splits[author], helper, deltas[author])

    verdicts = verdicts_on(splits, check)
    return Culprits(verdicts) if verdicts else _total(deltas)


# What everybody checks


def check_split(terms: RepairTerms, helper: int, commitments: Mapping[int, Point]) -> None:
    """Check a helper's commitments: of a delta for each helper, and their sum is the helper's weighted share.

    Raises Reject not-a-dealer, bad-length or wrong-constant.
    """
    # [REJECT not-a-dealer]
    if helper not in terms.helpers:
        raise Reject("not-a-dealer", f"{helper}")
    # [REJECT bad-length]
    if commitments.keys() != terms.helpers.keys():
        raise Reject("bad-length", "one commitment for each helper")
    # [REJECT wrong-constant]
    if _sum(commitments) != times(terms.weights[helper], terms.helpers[helper]):
        raise Reject("wrong-constant", f"of helper {helper}")


def check_delta(commitments: Mapping[int, Point], receiver: int, delta: Scalar) -> None:
    """Check the delta that this receiver was sent. Raises Reject bad-part."""
    # [REJECT bad-part]
    if base(delta) != commitments[receiver]:
        raise Reject("bad-part", f"for helper {receiver}")


# The holder


def repaired(
    terms: RepairTerms, splits: Mapping[int, Mapping[int, Point]], sigmas: Mapping[int, Scalar]
) -> Scalar | Culprits:
    """Return the lost share, or the helpers whose commitments or sigmas are wrong.

    `splits` are every helper's commitments and `sigmas` what each sent, else ValueError. The share is checked first, against the public polynomial,
    and each helper only if that fails.
    """
    if splits.keys() != terms.helpers.keys() or sigmas.keys() != splits.keys():
        raise ValueError("one split and one sigma of each helper")
    share = _total(sigmas)
    if lies_on(terms.polynomial, terms.lost, share):
        return share
    if verdicts := verdicts_on(splits, lambda helper: check_split(terms, helper, splits[helper])):
        return Culprits(verdicts)
    sums = {helper: _sum({author: points[helper] for author, points in splits.items()}) for helper in sigmas}
    verdicts = verdicts_on(sigmas, lambda helper: _check_sigma(sums[helper], helper, sigmas[helper]))
    if not verdicts:
        raise ValueError("the public shares are not of this polynomial")
    return Culprits(verdicts)


def _check_sigma(expected: Element, helper: int, sigma: Scalar) -> None:
    # [REJECT bad-part] what the helper got adds up to something else
    if base(sigma) != expected:
        raise Reject("bad-part", f"sigma of helper {helper}")


def _total(scalars: Mapping[int, Scalar]) -> Scalar:
    return Scalar.reduced(sum(each.value for each in scalars.values()))


def _sum(points: Mapping[int, Point]) -> Element:
    return weighted_sum((ONE, point) for point in points.values())
