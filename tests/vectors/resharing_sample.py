"""What the resharing's vectors are made of: secrets that anybody can derive, and good sessions, audits and repairs with every value in between.

A secret is the number that `scalar` makes of a text: SHA-512 of its UTF-8 bytes, read as a little-endian number, modulo the group's order. Nothing here is
random, so nothing of it is a secret.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha512
from typing import Any

from rebalancing.group import Point, Scalar, base
from rebalancing.redistribution import Deal, Received, Scaling, Terms, aggregate_received, combine, deal
from rebalancing.repair import RepairTerms, add_up, repaired, split
from rebalancing.sharing import Commitments, Polynomial, commit, lagrange, public_shares

__all__ = ["AUDITED", "ORDER_TWO", "REPAIRS", "SESSIONS", "SHARINGS", "Case", "Repair", "Session", "Sharing", "scalar", "text_of"]  # fmt: skip

Case = dict[str, Any]

PREFIX = "beemesh rebalancing vectors 1"
# The point of order two, (0, -1).
ORDER_TWO = (2**255 - 20).to_bytes(32, "little")


def text_of(*path: object) -> str:
    """The text that a secret is made of."""
    return "/".join([PREFIX, *map(str, path)])


def scalar(*path: object) -> Scalar:
    """The secret of a text."""
    return Scalar.from_uniform_bytes(sha512(text_of(*path).encode()).digest())


def _hexes(values: Iterable[Point | Scalar]) -> list[str]:
    return [value.encoding.hex() for value in values]


def _rows(values: Mapping[int, Point | Scalar], key: str, value: str) -> list[Case]:
    """A map as a list of rows, by rising index."""
    return [{key: index, value: values[index].encoding.hex()} for index in sorted(values)]


def _polynomial(name: str, threshold: int) -> Polynomial:
    return Polynomial(tuple(scalar(name, "old", k) for k in range(threshold)))


def accepted(name: str, given: Case, **found: Any) -> Case:
    """A case that is accepted."""
    return {"name": name, "sibling": "", "path": "", "change": "", "verdict": "accept", "code": "", "culprits": [], "input": given, **found}  # fmt: skip


# Sharing, which every session starts from


@dataclass(frozen=True)
class Sharing:
    """A polynomial and the share of one index."""

    name: str
    threshold: int
    index: int

    def case(self) -> Case:
        """The share, the weights of some indices, and what is public."""
        polynomial = _polynomial(self.name, self.threshold)
        commitments = commit(polynomial)
        given = {
            "commitments": _hexes(commitments.points),
            "threshold": self.threshold,
            "index": self.index,
            "share": polynomial.at(self.index).encoding.hex(),
        }
        return accepted(
            self.name,
            given,
            made_of={
                "texts": [text_of(self.name, "old", k) for k in range(self.threshold)],
                "coefficients": _hexes(polynomial.coefficients),
            },
            output={
                "public_share": _rows(public_shares(commitments, [self.index]), "index", "share")[0]["share"],
                "weights_at_zero": _rows(lagrange(range(1, self.threshold + 1)), "index", "weight"),
                "weights_at_index": _rows(
                    lagrange((i for i in range(1, self.threshold + 2) if i != self.index), self.index), "index", "weight"
                ),
            },
        )  # fmt: skip


SHARINGS = (
    Sharing("share-1-of-threshold-2", 2, 1),
    Sharing("share-5-of-threshold-3", 3, 5),
    Sharing("share-255-of-threshold-5", 5, 255),
)


# Sessions


@dataclass(frozen=True)
class Session:
    """A resharing in which everybody does what it should.

    Attributes:
        dealers: the ones whom the proposal names; those `silent` deal nothing, which is all right unscaled.
    """

    name: str
    old_threshold: int
    dealers: tuple[int, ...]
    receivers: tuple[int, ...]
    threshold: int
    scaling: Scaling
    silent: tuple[int, ...] = ()

    def case(self) -> Case:
        """The session with all its values."""
        polynomial = _polynomial(self.name, self.old_threshold)
        old = commit(polynomial)
        terms = Terms(old, public_shares(old, self.dealers), self.receivers, self.threshold, self.scaling)
        fresh = {
            dealer: [scalar(self.name, "dealer", dealer, k) for k in range(1, self.threshold)]
            for dealer in self.dealers
            if dealer not in self.silent
        }
        deals = {dealer: deal(terms, dealer, polynomial.at(dealer), each) for dealer, each in fresh.items()}
        encodings = {dealer: [point.encoding for point in each.commitments.points] for dealer, each in deals.items()}
        given = {
            "old": _hexes(old.points),
            "dealers": _rows(terms.dealers, "index", "public_share"),
            "receivers": list(self.receivers),
            "threshold": self.threshold,
            "scaling": self.scaling,
            "deals": [
                {
                    "dealer": dealer,
                    "commitments": [encoding.hex() for encoding in encodings[dealer]],
                    "parts": _rows(deals[dealer].parts, "receiver", "part"),
                }
                for dealer in sorted(deals)
            ],
        }
        received = Received(encodings, self.threshold)
        made_of = {
            "texts": [text_of(self.name, "old", k) for k in range(self.old_threshold)],
            "coefficients": _hexes(polynomial.coefficients),
            "dealers": [
                {
                    "index": dealer,
                    "share": polynomial.at(dealer).encoding.hex(),
                    "dealt_weight": terms.dealt_weight(dealer).encoding.hex(),
                    "texts": [text_of(self.name, "dealer", dealer, k) for k in range(1, self.threshold)],
                    "coefficients": _hexes(fresh[dealer]),
                }
                for dealer in sorted(deals)
            ],
        }
        return accepted(self.name, given, made_of=made_of, output=_session_output(terms, received, deals))


def _session_output(terms: Terms, received: Received, deals: Mapping[int, Deal]) -> Case:
    new = aggregate_received(terms, received)
    assert isinstance(new, Commitments)
    shares: dict[int, Scalar] = {}
    for receiver in terms.receivers:
        share = combine(
            terms, new, received, receiver, {dealer: each.parts[receiver] for dealer, each in deals.items()}
        )
        assert isinstance(share, Scalar)
        shares[receiver] = share
    public = public_shares(new, terms.receivers)
    return {
        "combined_weights": _rows(terms.combined_weights(received), "index", "weight"),
        "commitments": _hexes(new.points),
        "shares": [
            {"receiver": receiver, "share": shares[receiver].encoding.hex(), "public_share": public[receiver].encoding.hex()}
            for receiver in terms.receivers
        ],
    }  # fmt: skip


FIVE = (1, 2, 3, 4, 5)
# Other indices and a higher threshold than before.
MOVED = (2, 7, 40, 41, 254, 255)
SESSIONS = (
    Session("refresh-unscaled", 3, (1, 2, 3), FIVE, 3, "unscaled"),
    Session("refresh-pre-scaled", 3, (1, 2, 3), FIVE, 3, "pre-scaled"),
    Session("move-unscaled", 3, (1, 3, 4, 200), MOVED, 4, "unscaled"),
    Session("move-pre-scaled", 3, (1, 3, 4, 200), MOVED, 4, "pre-scaled"),
    Session("move-unscaled-one-silent", 3, (1, 3, 4, 200), MOVED, 4, "unscaled", silent=(3,)),
    Session("smallest-unscaled", 2, (1, 3), (1, 2, 3), 2, "unscaled"),
    Session("smallest-pre-scaled", 2, (1, 3), (1, 2, 3), 2, "pre-scaled"),
)

# Audits are of the new committees of these.
AUDITED = (SESSIONS[0], SESSIONS[3])


# Repairs


@dataclass(frozen=True)
class Repair:
    """A repair in which everybody does what it should."""

    name: str
    threshold: int
    helpers: tuple[int, ...]
    lost: int

    def case(self) -> Case:
        """The repair with all its values."""
        polynomial = _polynomial(self.name, self.threshold)
        commitments = commit(polynomial)
        terms = RepairTerms(commitments, self.lost, public_shares(commitments, self.helpers))
        fresh = {
            helper: [scalar(self.name, "helper", helper, j) for j in sorted(self.helpers)[:-1]]
            for helper in self.helpers
        }
        splits = {helper: split(terms, helper, polynomial.at(helper), each) for helper, each in fresh.items()}
        public = {helper: each.commitments for helper, each in splits.items()}
        sigmas: dict[int, Scalar] = {}
        for helper in self.helpers:
            sigma = add_up(terms, public, helper, {author: each.deltas[helper] for author, each in splits.items()})
            assert isinstance(sigma, Scalar)
            sigmas[helper] = sigma
        share = repaired(terms, public, sigmas)
        assert share == polynomial.at(self.lost)
        given = {
            "commitments": _hexes(commitments.points),
            "lost": self.lost,
            "helpers": _rows(terms.helpers, "index", "public_share"),
            "splits": [
                {
                    "helper": helper,
                    "commitments": _rows(splits[helper].commitments, "helper", "commitment"),
                    "deltas": _rows(splits[helper].deltas, "helper", "delta"),
                }
                for helper in sorted(splits)
            ],
            "sigmas": _rows(sigmas, "helper", "sigma"),
        }
        made_of = {
            "texts": [text_of(self.name, "old", k) for k in range(self.threshold)],
            "coefficients": _hexes(polynomial.coefficients),
            "helpers": [
                {
                    "index": helper,
                    "share": polynomial.at(helper).encoding.hex(),
                    "weight": terms.weights[helper].encoding.hex(),
                    "texts": [text_of(self.name, "helper", helper, j) for j in sorted(self.helpers)[:-1]],
                }
                for helper in sorted(splits)
            ],
        }
        output = {
            "share": polynomial.at(self.lost).encoding.hex(),
            "public_share": base(polynomial.at(self.lost)).encoding.hex(),
        }
        return accepted(self.name, given, made_of=made_of, output=output)


REPAIRS = (
    Repair("repair-5-by-three", 3, (1, 2, 3), 5),
    Repair("repair-2-by-four", 3, (1, 40, 254, 255), 2),
    Repair("repair-3-by-two", 2, (1, 2), 3),
)
