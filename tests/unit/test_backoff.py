"""Waits are deterministic, within their bounds, and short in all."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rebalancing import backoff as b
from rebalancing.identifiers import Nonce
from rebalancing.parameters import BACKOFF_CAP_MS, BACKOFF_FRACTION, BACKOFF_TOTAL_MS, HOLDER_STOP_MS, LEASE_TTL_MS

SEEDS = st.binary(min_size=16, max_size=16).map(Nonce)


@given(SEEDS, st.integers(0, b.WAITS - 1), st.integers(0, LEASE_TTL_MS))
def test_bounds_of_a_wait(seed: Nonce, i: int, left: int) -> None:
    wait, base = b.wait_ms(seed, i, left), b.base_ms(i)
    assert wait == b.wait_ms(seed, i, left)
    assert max(base, left) <= wait <= b.largest_wait_ms(base, left)
    assert 0 <= b.fraction(seed, i) < BACKOFF_FRACTION


@given(SEEDS, st.integers(0, LEASE_TTL_MS))
def test_total(seed: Nonce, left: int) -> None:
    assert sum(b.wait_ms(seed, i, left) for i in range(b.WAITS)) <= b.largest_total_ms(left)


def test_largest_total_is_under_the_limit_and_reached() -> None:
    assert b.largest_total_ms(LEASE_TTL_MS) < HOLDER_STOP_MS < BACKOFF_TOTAL_MS
    for left in (0, LEASE_TTL_MS):
        worst = sum(b.jittered_ms(b.base_ms(i), BACKOFF_FRACTION - 1, left) for i in range(b.WAITS))
        assert worst == b.largest_total_ms(left)


def test_largest_wait_bounds_every_fraction() -> None:
    for i, k in product(range(b.WAITS), (0, 1, BACKOFF_FRACTION // 2, BACKOFF_FRACTION - 1)):
        assert b.jittered_ms(b.base_ms(i), k, 0) < 2 * b.base_ms(i)


def test_bases_double_up_to_the_cap() -> None:
    assert (
        [b.base_ms(i) for i in range(b.WAITS)]
        == [min(BACKOFF_CAP_MS, 250 * 2**i) for i in range(b.WAITS)]
        == [250, 500, 1000, 2000, 4000]
    )


@pytest.mark.parametrize(("i", "left"), [(-1, 0), (b.WAITS, 0), (0, -1), (0, LEASE_TTL_MS + 1)])
def test_callers_faults(i: int, left: int) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - two causes
        b.wait_ms(Nonce(bytes(16)), i, left)
