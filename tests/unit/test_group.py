"""Scalars and points exist only when valid, and compute as edwards25519 does."""

import os
import subprocess
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.bindings import crypto_core_ed25519_add

from rebalancing.errors import Reject
from rebalancing.group import (
    IDENTITY,
    ONE,
    ORDER,
    UNIFORM_BYTES,
    ZERO,
    Identity,
    Point,
    Scalar,
    add,
    base,
    sum_checked,
    times,
    weighted_sum,
    weighted_sum_checked,
)

FIELD_PRIME = 2**255 - 19
SCALARS = st.one_of(st.integers(0, 5), st.integers(ORDER - 3, ORDER - 1), st.integers(0, ORDER - 1)).map(Scalar)
# RFC 8032, section 5.1: the base point is (x, 4/5) with x even.
BASE_POINT = "58" + "66" * 31


def test_base_point() -> None:
    assert base(ONE) == Point(bytes.fromhex(BASE_POINT))
    assert base(ZERO) == IDENTITY == times(ZERO, base(ONE))


@given(SCALARS, SCALARS)
def test_points_compute_as_scalars_do(a: Scalar, b: Scalar) -> None:
    assert add(base(a), base(b)) == base(Scalar.reduced(a.value + b.value))
    assert times(a, base(b)) == base(Scalar.reduced(a.value * b.value))
    assert weighted_sum([(a, base(b)), (b, base(ONE))]) == base(Scalar.reduced(a.value * b.value + b.value))


# Small factors of either sign are added up, others multiplied, and a sum may have both.
FACTORS = st.one_of(st.integers(1, 40), st.integers(-40, -1), st.integers(1, ORDER - 1)).map(Scalar.reduced)


@given(st.lists(st.tuples(FACTORS, st.integers(1, ORDER - 1).map(Scalar)), max_size=6))
def test_sums_compute_as_scalars_do(terms: list[tuple[Scalar, Scalar]]) -> None:
    expected = base(Scalar.reduced(sum(k.value * each.value for k, each in terms)))
    assert weighted_sum((k, base(each)) for k, each in terms) == expected
    assert weighted_sum_checked((k, base(each).encoding) for k, each in terms) == expected
    assert sum_checked(base(each).encoding for _, each in terms) == weighted_sum((ONE, base(each)) for _, each in terms)


def test_factors_of_zero_and_the_identity_add_nothing() -> None:
    assert weighted_sum([(ZERO, base(ONE)), (ONE, IDENTITY), (ONE, base(ONE))]) == base(ONE)
    assert weighted_sum([]) == weighted_sum_checked([]) == sum_checked([]) == IDENTITY


@given(SCALARS)
def test_what_is_computed_passes_the_check(k: Scalar) -> None:
    result = base(k)
    assert (result == IDENTITY) == (k == ZERO)
    if isinstance(result, Point):
        assert Point.from_bytes_checked(result.encoding) == result
        assert add(result, base(Scalar.reduced(-k.value))) == IDENTITY


@given(SCALARS)
def test_scalars_survive_their_encoding(k: Scalar) -> None:
    assert Scalar.from_bytes_checked(k.encoding) == k
    assert len(k.encoding) == Scalar.LENGTH


@given(st.binary(min_size=UNIFORM_BYTES, max_size=UNIFORM_BYTES))
def test_random_bytes_make_a_scalar(raw: bytes) -> None:
    assert Scalar.from_uniform_bytes(raw).value == int.from_bytes(raw, "little") % ORDER
    with pytest.raises(ValueError, match="64 bytes"):
        Scalar.from_uniform_bytes(raw[1:])


@pytest.mark.parametrize("number", [ORDER, ORDER + 1, 2**255, 2**256 - 1])
def test_numbers_from_the_order_on_are_refused(number: int) -> None:
    with pytest.raises(Reject, match="bad-scalar"):
        Scalar.from_bytes_checked(number.to_bytes(32, "little"))


def no_points() -> dict[str, bytes]:
    y = int.from_bytes(bytes.fromhex(BASE_POINT), "little")
    return {
        "identity": IDENTITY.encoding,
        "identity, x negative": (1 | 1 << 255).to_bytes(32, "little"),
        "identity, not reduced": (FIELD_PRIME + 1).to_bytes(32, "little"),
        "order two": (FIELD_PRIME - 1).to_bytes(32, "little"),
        "order four": bytes(32),
        "order four, not reduced": FIELD_PRIME.to_bytes(32, "little"),
        "order eight": bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
        "base point with order two added": (FIELD_PRIME - y | 1 << 255).to_bytes(32, "little"),
        "off the curve": (2).to_bytes(32, "little"),
        "all ones": b"\xff" * 32,
    }


@pytest.mark.parametrize("name", no_points())
def test_what_is_no_point_is_refused(name: str) -> None:
    with pytest.raises(Reject, match="bad-point"):
        Point.from_bytes_checked(no_points()[name])
    with pytest.raises(ValueError, match="Point"):
        Point(no_points()[name])


MANY = Scalar(7**80)  # multiplied, not added up


@pytest.mark.parametrize("name", no_points())
@pytest.mark.parametrize("k", [ONE, Scalar(3), Scalar.reduced(-5), MANY])
def test_what_is_no_point_is_refused_in_a_weighted_sum(name: str, k: Scalar) -> None:
    for terms in ([(k, no_points()[name])], [(MANY, base(MANY).encoding), (k, no_points()[name])]):
        with pytest.raises(Reject, match="bad-point"):
            weighted_sum_checked(terms)


@pytest.mark.parametrize("name", no_points())
def test_what_is_no_point_is_refused_in_a_sum(name: str) -> None:
    for encodings in ([no_points()[name]], [base(ONE).encoding, no_points()[name], base(MANY).encoding]):
        with pytest.raises(Reject, match="bad-point"):
            sum_checked(encodings)


def test_every_point_has_one_encoding_in_a_sum() -> None:
    for y in range(19):
        for sign in (0, 1):
            with pytest.raises(Reject, match="bad-point"):
                sum_checked([(FIELD_PRIME + y | sign << 255).to_bytes(32, "little"), base(ONE).encoding])


def test_components_that_cancel_in_a_sum_leave_an_element() -> None:
    torsioned = no_points()["base point with order two added"]
    assert sum_checked([torsioned, torsioned]) == base(Scalar(2))
    with pytest.raises(Reject, match="bad-point"):
        sum_checked([torsioned, torsioned, torsioned])
    for k in (ONE, MANY):
        with pytest.raises(Reject, match="bad-point"):
            weighted_sum_checked([(k, torsioned), (k, torsioned)])


@pytest.mark.parametrize("length", [0, 31, 33])
def test_length_in_a_sum(length: int) -> None:
    with pytest.raises(Reject, match="bad-length"):
        weighted_sum_checked([(ONE, base(ONE).encoding), (ONE, bytes(length))])
    with pytest.raises(Reject, match="bad-length"):
        sum_checked([base(ONE).encoding, bytes(length)])


def test_points_that_are_not_reduced_are_refused() -> None:
    # The encodings y + p that fit into 255 bits: libsodium adds some of them.
    taken = 0
    for y in range(19):
        encoding = (FIELD_PRIME + y).to_bytes(32, "little")
        with pytest.raises(Reject, match="bad-point"):
            Point.from_bytes_checked(encoding)
        with suppress(RuntimeError):
            taken += bool(crypto_core_ed25519_add(encoding, bytes.fromhex(BASE_POINT)))
    assert taken


@pytest.mark.parametrize("kind", [Scalar, Point])
@pytest.mark.parametrize("length", [0, 31, 33])
def test_length(kind: type[Scalar] | type[Point], length: int) -> None:
    with pytest.raises(Reject, match="bad-length"):
        kind.from_bytes_checked(bytes(length))


@pytest.mark.parametrize("value", [-1, ORDER, True, 1.0, None])
def test_no_invalid_scalar_is_made(value: object) -> None:
    with pytest.raises(ValueError, match="Scalar"):
        Scalar(value)  # type: ignore[arg-type]


def test_values_are_fixed_and_scalars_are_not_shown() -> None:
    with pytest.raises(AttributeError):
        ONE.value = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        base(ONE).encoding = bytes(32)  # type: ignore[misc]
    assert repr(Scalar(7**80)) == "Scalar(...)"
    assert repr(base(ONE)) == f"Point({BASE_POINT})"
    assert Identity() == IDENTITY


def test_a_library_that_takes_every_point_is_not_imported() -> None:
    program = "import nacl.bindings; nacl.bindings.crypto_core_ed25519_is_valid_point = lambda point: True; import rebalancing.group"
    result = subprocess.run(
        [sys.executable, "-c", program], env=os.environ, capture_output=True, text=True, check=False
    )
    assert result.returncode != 0
    assert "CVE-2025-69277" in result.stderr
