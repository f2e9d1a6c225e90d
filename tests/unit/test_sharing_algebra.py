"""The identities that redistribution and repair rest on, with letters for every index, share and coefficient.

Each is proved in polynomials with whole coefficients, after multiplication by the product of the differences of the indices. That product is
not zero in any field in which the indices are distinct, so there the identity itself holds: modulo the group's order, for indices below 256.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import prod
from typing import Any

import pytest
from sympy import ZZ
from sympy.polys.rings import ring

from rebalancing.group import ORDER
from rebalancing.sharing import lagrange


def letters(*counts: int) -> Iterator[list[Any]]:
    """Groups of so many letters each, all of one ring."""
    _, *all_of_them = ring(f"x0:{sum(counts)}", ZZ)
    for count in counts:
        yield [all_of_them.pop(0) for _ in range(count)]


def differences(indices: Sequence[Any]) -> Any:
    return prod(one - other for one, other in combinations(indices, 2))


def cleared_weights(indices: Sequence[Any], at: Any) -> list[Any]:
    """Lagrange's weights at a place, each multiplied by the differences of all indices: those that it is divided by cancel."""
    return [
        (-1) ** i * prod(at - other for other in others) * differences(others)
        for i, others in ((i, [*indices[:i], *indices[i + 1 :]]) for i in range(len(indices)))
    ]


def evaluated(coefficients: Sequence[Any], at: Any) -> Any:
    return sum(each * at**k for k, each in enumerate(coefficients))


def weighted(weights: Sequence[Any], values: Sequence[Any]) -> Any:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


@pytest.mark.parametrize(("t", "m"), [(t, m) for m in range(1, 5) for t in range(1, m + 1)])
@pytest.mark.parametrize("new", [2, 3, 4])
def test_redistribution_keeps_the_secret(t: int, m: int, new: int) -> None:
    """m dealers of a polynomial of threshold t deal polynomials of threshold `new`: the weighted sum is one, with the old secret."""
    indices, old, fresh, (at,) = letters(m, t, m * (new - 1), 1)
    dealt = [[evaluated(old, index), *fresh[i::m]] for i, index in enumerate(indices)]
    weights = cleared_weights(indices, 0)
    received = weighted(weights, [evaluated(each, at) for each in dealt])
    coefficients = [weighted(weights, [each[k] for each in dealt]) for k in range(new)]
    assert coefficients[0] == differences(indices) * old[0]
    assert received == evaluated(coefficients, at)


@pytest.mark.parametrize(("t", "m"), [(t, m) for t in range(2, 5) for m in range(1, t)])
def test_fewer_dealers_do_not_keep_it(t: int, m: int) -> None:
    indices, old = letters(m, t)
    shares = [evaluated(old, index) for index in indices]
    assert weighted(cleared_weights(indices, 0), shares) != differences(indices) * old[0]


@pytest.mark.parametrize(("t", "m"), [(t, m) for m in range(2, 5) for t in range(1, m + 1)])
def test_repair_gives_the_share_of_the_lost_index(t: int, m: int) -> None:
    """m helpers split their weighted shares into deltas in any way that adds up; the sigmas add up to the value at the lost index."""
    indices, polynomial, fresh, (lost,) = letters(m, t, m * (m - 1), 1)
    weights = cleared_weights(indices, lost)
    deltas = []
    for i, index in enumerate(indices):
        chosen = fresh[i::m]
        deltas.append([*chosen, weights[i] * evaluated(polynomial, index) - sum(chosen)])
    sigmas = [sum(each[j] for each in deltas) for j in range(m)]
    assert sum(sigmas) == differences(indices) * evaluated(polynomial, lost)


@pytest.mark.parametrize("indices", [[1], [1, 2], [1, 2, 3, 4], [9, 4, 255, 17]])
@pytest.mark.parametrize("at", [0, 7, 256])
def test_the_running_text_has_these_weights(indices: list[int], at: int) -> None:
    cleared = cleared_weights(indices, at)
    for index, weight in zip(indices, cleared, strict=True):
        assert lagrange(indices, at)[index].value * differences(indices) % ORDER == weight % ORDER
