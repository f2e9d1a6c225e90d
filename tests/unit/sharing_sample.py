"""Small committees with real shares, for the tests of sharing. Whatever is random comes from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hypothesis import strategies as st

from rebalancing.group import ORDER, Scalar
from rebalancing.redistribution import Deal, Scaling, Terms, aggregate, combine, deal
from rebalancing.sharing import Commitments, Culprits, Polynomial, commit, lagrange, public_shares

SCALINGS: tuple[Scaling, ...] = ("unscaled", "pre-scaled")


@dataclass
class Committee:
    """Holders of one polynomial, seen by somebody who knows all of it: the test."""

    threshold: int = 3
    indices: tuple[int, ...] = (1, 2, 3, 4, 5)
    seed: int = 0
    chance: random.Random = field(init=False)
    polynomial: Polynomial = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.polynomial = Polynomial(self.fresh(self.threshold))

    def fresh(self, count: int) -> tuple[Scalar, ...]:
        """Random scalars, none zero."""
        return tuple(Scalar(self.chance.randrange(1, ORDER)) for _ in range(count))

    @property
    def commitments(self) -> Commitments:
        return commit(self.polynomial)

    @property
    def secret(self) -> Scalar:
        return self.polynomial.coefficients[0]

    @property
    def shares(self) -> dict[int, Scalar]:
        return {index: self.polynomial.at(index) for index in self.indices}

    def terms(
        self,
        dealers: Iterable[int],
        receivers: tuple[int, ...] = (),
        threshold: int = 0,
        scaling: Scaling = "unscaled",
    ) -> Terms:
        """Terms of a redistribution; of a refresh unless a new committee is named."""
        return Terms(
            self.commitments,
            public_shares(self.commitments, dealers),
            receivers or self.indices,
            threshold or self.threshold,
            scaling,
        )

    def deals(self, terms: Terms) -> dict[int, Deal]:
        """A good deal of each dealer."""
        return {
            dealer: deal(terms, dealer, self.polynomial.at(dealer), self.fresh(terms.threshold - 1))
            for dealer in terms.dealers
        }


def value(shares: Mapping[int, Scalar], at: int = 0) -> Scalar:
    """Interpolate, with no check at all: what an attacker, or a careless reader, does."""
    weights = lagrange(shares, at)
    return Scalar.reduced(sum(weights[index].value * share.value for index, share in shares.items()))


def some(shares: Mapping[int, Scalar], *indices: int) -> dict[int, Scalar]:
    """The shares of these indices."""
    return {index: shares[index] for index in indices}


def dealt(deals: Mapping[int, Deal]) -> dict[int, Commitments]:
    """The public halves."""
    return {dealer: each.commitments for dealer, each in deals.items()}


def parts(deals: Mapping[int, Deal], receiver: int) -> dict[int, Scalar]:
    """What one receiver gets."""
    return {dealer: each.parts[receiver] for dealer, each in deals.items()}


def redistribute(terms: Terms, deals: Mapping[int, Deal]) -> tuple[Commitments, dict[int, Scalar]]:
    """What good deals make: the new commitments, and every receiver's new share."""
    new = aggregate(terms, dealt(deals))
    assert isinstance(new, Commitments)
    shares = {}
    for receiver in terms.receivers:
        share = combine(terms, new, dealt(deals), receiver, parts(deals, receiver))
        assert isinstance(share, Scalar)
        shares[receiver] = share
    return new, shares


def unguarded(terms: Terms, deals: Mapping[int, Deal]) -> dict[int, Scalar]:
    """Every receiver's new share with no check on the deals at all."""
    weights = terms.combined_weights(deals)
    return {
        receiver: Scalar.reduced(sum(weights[i].value * each.parts[receiver].value for i, each in deals.items()))
        for receiver in terms.receivers
    }


def named(result: object) -> dict[int, str]:
    """Who is named, and for what."""
    assert isinstance(result, Culprits)
    return {index: verdict.code for index, verdict in result.verdicts.items()}


@st.composite
def committees(draw: st.DrawFn) -> Committee:
    """A committee of at most seven holders with any indices."""
    threshold = draw(st.integers(2, 4))
    indices = draw(st.lists(st.integers(1, 255), min_size=threshold + 1, max_size=7, unique=True))
    return Committee(threshold, tuple(indices), draw(st.integers(0, 2**32)))
