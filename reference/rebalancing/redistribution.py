"""Redistribution of a shared secret to a new committee; nobody ever sees the secret.

Each dealer of the old committee shares its own share anew, by a fresh polynomial of the new threshold. What one receiver was dealt, added up under
the Lagrange weights of the dealers, is its share on one polynomial with the old secret; added up in the same way, the dealers' commitments are
the new polynomial's. At least as many dealers are needed as the old threshold. Refresh is a redistribution to the same committee.

The weights may come at the end or at the start. *Unscaled*, a dealer deals its share, and any dealers, as many as the threshold or more, do. *Pre-scaled*, a
dealer deals its share times its weight, so the dealers are fixed beforehand and all of them are needed, but adding up is all there is to it.

What stands between this and a wrong secret, a lost one or a leak are a few checks: exactly as many commitments as the new threshold, a dealt
constant that is the dealer's public share, parts that lie on what is committed to, enough dealers, and no smaller threshold than before. Whoever fails
one is named by its index. Signing, sealing and sessions are not here.

What costs is the aggregate: a multiplication for each coefficient of each deal, unless pre-scaled, and a check of each point. `Received` leaves the latter to
the arithmetic; what is wrong comes out all the same, and then each deal is looked at by itself.

Source: Wong, Wang and Wing 2002, "Verifiable secret redistribution for archive systems".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .errors import Reject
from .group import ONE, Element, Point, Scalar, base, sum_checked, times, weighted_sum, weighted_sum_checked
from .sharing import (
    Commitments,
    Culprits,
    Polynomial,
    check_degree,
    check_fresh,
    check_indices,
    commit,
    lagrange,
    lies_on,
    verdicts_on,
)

__all__ = [  # noqa: RUF022 - in the order of the text
    "Scaling", "LEAST_THRESHOLD", "PRE_SCALED_THRESHOLD", "default_scaling", "Terms", "Deal", "deal",
    "Received", "check_deal", "aggregate", "aggregate_received", "check_successor", "check_part", "combine",
]  # fmt: skip

Scaling = Literal["unscaled", "pre-scaled"]

# Of every committee (`quorum.feasible`): with one, each holder has the secret.
LEAST_THRESHOLD = 2
# From this threshold on pre-scaled deals are the default. They are faster from 3 on, as measured in `docs/benchmarks.md`, but then one silent dealer ends the
# session; below 5 a receiver saves less than a millisecond by it.
PRE_SCALED_THRESHOLD = 5


def default_scaling(threshold: int) -> Scaling:
    """Return how a committee of this threshold deals unless a proposal has a reason: the cheaper way where it saves much, else any dealers do."""
    return "pre-scaled" if threshold >= PRE_SCALED_THRESHOLD else "unscaled"


@dataclass(frozen=True)
class Terms:
    """What is fixed before anything is dealt, by a proposal that others make: it is checked here.

    `old` commits to the polynomial in force. `dealers` are the holders that may deal, each with its public share of that polynomial, as
    the snapshot in force has it. `receivers` are the indices of the new committee, `threshold` its threshold.
    """

    old: Commitments
    dealers: Mapping[int, Point]
    receivers: tuple[int, ...]
    threshold: int
    scaling: Scaling

    def __post_init__(self) -> None:
        """Raise Reject bad-index, duplicate-index, bad-range, lowered-threshold or too-few-dealers."""
        check_indices(self.dealers)
        check_indices(self.receivers)
        # [REJECT bad-range]
        if not LEAST_THRESHOLD <= self.threshold <= len(self.receivers):
            raise Reject("bad-range", f"threshold {self.threshold} of {len(self.receivers)}")
        # [REJECT lowered-threshold]
        if self.threshold < self.old.threshold:
            raise Reject("lowered-threshold", f"{self.threshold} after {self.old.threshold}")
        self.check_enough(self.dealers)

    @property
    def least(self) -> int:
        """How many dealers are needed."""
        return self.old.threshold if self.scaling == "unscaled" else len(self.dealers)

    def check_enough(self, dealers: Mapping[int, object]) -> None:
        """Raise Reject too-few-dealers unless these determine the old polynomial and, pre-scaled, are all that were to deal."""
        # [REJECT too-few-dealers] fewer deals make another secret, and nothing else shows it
        if len(dealers) < max(self.least, self.old.threshold):
            raise Reject("too-few-dealers", f"{len(dealers)} dealers")

    @cached_property
    def _weights(self) -> dict[int, Scalar]:
        return lagrange(self.dealers)

    def dealt_weight(self, dealer: int) -> Scalar:
        """Return what a dealer multiplies its share with."""
        return ONE if self.scaling == "unscaled" else self._weights[dealer]

    def combined_weights(self, dealers: Mapping[int, object]) -> dict[int, Scalar]:
        """Return what the deals of these dealers are multiplied with, when they are added up."""
        if self.scaling == "pre-scaled":
            return {dealer: ONE for dealer in dealers}
        return self._weights if dealers.keys() == self.dealers.keys() else lagrange(dealers)

    @cached_property
    def dealt_constants(self) -> dict[int, Element]:
        """The commitments that the dealers' polynomials must begin with, by index."""
        return {dealer: times(self.dealt_weight(dealer), share) for dealer, share in self.dealers.items()}

    def ready(self) -> Terms:
        """Return these terms, with what each deal will be held against computed before any comes."""
        _ = self.dealt_constants
        return self


# A dealer


@dataclass(frozen=True)
class Deal:
    """What one dealer deals: commitments for everybody, and for each receiver a part that is for its eyes only."""

    commitments: Commitments
    parts: Mapping[int, Scalar]


def deal(terms: Terms, dealer: int, share: Scalar, fresh: Sequence[Scalar]) -> Deal:
    """Share a share anew.

    `fresh` are the polynomial's other coefficients: threshold - 1 uniform scalars, none zero, drawn for this deal and used in no other one, also not in
    one that is repeated. Raises ValueError otherwise, or unless the share is the dealer's own.
    """
    if dealer not in terms.dealers or base(share) != terms.dealers[dealer]:
        raise ValueError("not the share of a dealer")
    if len(fresh) != terms.threshold - 1:
        raise ValueError(f"{len(fresh)} fresh coefficients, {terms.threshold - 1} are needed")
    constant = Scalar.reduced(terms.dealt_weight(dealer).value * share.value)
    polynomial = Polynomial((constant, *fresh))
    return Deal(commit(polynomial), {receiver: polynomial.at(receiver) for receiver in terms.receivers})


# What everybody checks


@dataclass(frozen=True)
class Received(Mapping[int, Commitments]):
    """The public halves of deals as they came from others, for each dealer its commitments, 32 bytes each.

    A deal is parsed whenever it is looked up, which raises Reject as `Commitments.from_encodings_checked` does.
    """

    encodings: Mapping[int, Sequence[bytes]]
    threshold: int

    def __getitem__(self, dealer: int) -> Commitments:
        """Parse the deal of one dealer."""
        return Commitments.from_encodings_checked(self.encodings[dealer], self.threshold)

    def __iter__(self) -> Iterator[int]:
        """Go through the dealers."""
        return iter(self.encodings)

    def __len__(self) -> int:
        """Count the dealers."""
        return len(self.encodings)


def check_deal(terms: Terms, dealer: int, commitments: Commitments) -> None:
    """Check the public half of a deal. Raises Reject not-a-dealer, wrong-degree or wrong-constant."""
    # [REJECT not-a-dealer]
    if dealer not in terms.dealers:
        raise Reject("not-a-dealer", f"{dealer}")
    check_degree(commitments, terms.threshold)
    # [REJECT wrong-constant] of each dealer by itself: two that shift the secret to and fro are both to blame
    if commitments.constant != terms.dealt_constants[dealer]:
        raise Reject("wrong-constant", f"of dealer {dealer}")


def aggregate(terms: Terms, dealt: Mapping[int, Commitments]) -> Commitments | Culprits:
    """Return the commitments to the new polynomial, made of these deals, or the dealers among them whose deals are wrong.

    Raises Reject bad-index or too-few-dealers; or degenerate-polynomial if coefficients cancel, for which no single dealer is to blame.
    """
    check_indices(dealt)
    terms.check_enough(dealt)
    if verdicts := verdicts_on(dealt, lambda dealer: check_deal(terms, dealer, dealt[dealer])):
        return Culprits(verdicts)
    weights = terms.combined_weights(dealt)
    # The constants are the dealers' public shares, so that their weighted sum is the old constant: there is nothing to compute.
    sums = (
        weighted_sum((weights[dealer], commitments.points[k]) for dealer, commitments in dealt.items())
        for k in range(1, terms.threshold)
    )
    return Commitments((terms.old.constant, *_no_identity(sums)))


def _no_identity(sums: Iterable[Element]) -> Iterator[Point]:
    """Yield the commitments to the coefficients from the first on."""
    for k, point in enumerate(sums, 1):
        # [REJECT degenerate-polynomial] at the top, fewer shares than the threshold would do
        if not isinstance(point, Point):
            raise Reject("degenerate-polynomial", f"coefficient {k} is zero")
        yield point


def aggregate_received(terms: Terms, received: Received) -> Commitments | Culprits:
    """Return what `aggregate` does, out of deals as they came: points are checked as they are added up, and each deal by itself only if that fails.

    The verdict is the same, but for pre-scaled deals with components of small order that cancel, see `sum_checked`. They make a good polynomial and good
    shares on it, and their dealers are named only if anything else is wrong: docs/adr/0016.
    """
    check_indices(received)
    terms.check_enough(received)
    if all(_begins_well(terms, dealer, encodings) for dealer, encodings in received.encodings.items()):
        try:
            sums = _sums_checked(terms, received)
        except Reject:
            pass  # somebody is to blame, and is named below
        else:
            return Commitments((terms.old.constant, *_no_identity(sums)))
    return aggregate(terms, received)


def _sums_checked(terms: Terms, received: Received) -> list[Element]:
    columns = list(zip(*received.encodings.values(), strict=True))[1:]
    if terms.scaling == "pre-scaled":
        return [sum_checked(column) for column in columns]
    weights = terms.combined_weights(received).values()
    return [weighted_sum_checked(zip(weights, column, strict=True)) for column in columns]


def _begins_well(terms: Terms, dealer: int, encodings: Sequence[bytes]) -> bool:
    """Tell whether there are enough commitments and the first is what it must be; the others are not looked at."""
    return (
        dealer in terms.dealers
        and len(encodings) == terms.threshold
        and encodings[0] == terms.dealt_constants[dealer].encoding
    )


def check_successor(old: Commitments, new: Commitments, threshold: int) -> None:
    """Check commitments that follow others, without the deals in between.

    Raises Reject wrong-degree, lowered-threshold; moved-secret if the secret is another; or reused-polynomial if a coefficient is still
    the same, so that old and new shares might mix.
    """
    check_degree(new, threshold)
    # [REJECT lowered-threshold]
    if threshold < old.threshold:
        raise Reject("lowered-threshold", f"{threshold} after {old.threshold}")
    # [REJECT moved-secret]
    if new.constant != old.constant:
        raise Reject("moved-secret")
    check_fresh(new, [old])


# A receiver


def check_part(commitments: Commitments, receiver: int, part: Scalar) -> None:
    """Check the part of a deal that this receiver was sent. Raises Reject bad-part."""
    # [REJECT bad-part]
    if not lies_on(commitments, receiver, part):
        raise Reject("bad-part", f"for receiver {receiver}")


def combine(
    terms: Terms,
    new: Commitments,
    dealt: Mapping[int, Commitments],
    receiver: int,
    parts: Mapping[int, Scalar],
) -> Scalar | Culprits:
    """Return a receiver's share on the new polynomial, or the dealers who sent it bad parts.

    `new` is the aggregate of `dealt`, and `parts` has one part of each of its dealers, else ValueError. The sum is checked first and each part only if
    that fails. A sum that is right says so of these dealers together, and nothing about any other set of them. Raises Reject bad-share if
    each part is good: then `new` is made of other deals.
    """
    if receiver not in terms.receivers or parts.keys() != dealt.keys():
        raise ValueError("one part of each deal, for a receiver")
    weights = terms.combined_weights(dealt)
    share = Scalar.reduced(sum(weights[dealer].value * part.value for dealer, part in parts.items()))
    if lies_on(new, receiver, share):
        return share
    verdicts = verdicts_on(parts, lambda dealer: check_part(dealt[dealer], receiver, parts[dealer]))
    # [REJECT bad-share]
    if not verdicts:
        raise Reject("bad-share", f"these deals give receiver {receiver} no share of this polynomial")
    return Culprits(verdicts)
