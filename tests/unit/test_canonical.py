"""The strict reader accepts exactly what the writer writes."""

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from rebalancing import canonical
from rebalancing.errors import Reject
from rebalancing.parameters import LARGEST_SAFE_INTEGER

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
SCALARS = st.none() | st.booleans() | st.integers(-LARGEST_SAFE_INTEGER, LARGEST_SAFE_INTEGER) | TEXT
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3), max_leaves=8
)


@given(VALUES)
def test_round_trip(value: Any) -> None:
    raw = canonical.encode(value)
    if raw.count(b"[") + raw.count(b"{") <= 8:
        assert canonical.parse(raw, len(raw)) == value


@given(VALUES)
def test_it_is_rfc_8785(value: Any) -> None:
    assert canonical.encode(value) == rfc8785.dumps(value)


@given(VALUES, st.data())
def test_other_bytes_of_the_same_value_are_refused(value: Any, data: st.DataObject) -> None:
    raw = canonical.encode({"value": value})
    variants = [
        json.dumps({"value": value}, indent=1, ensure_ascii=False).encode(),
        json.dumps({"value": value}, ensure_ascii=False).encode(),
        b" " + raw,
        raw + b"\n",
    ]
    with pytest.raises(Reject):
        canonical.parse(data.draw(st.sampled_from(variants)), 10_000)


@given(st.binary(max_size=40))
def test_any_bytes_are_refused_or_canonical(raw: bytes) -> None:
    try:
        value = canonical.parse(raw, 40)
    except Reject:
        return
    assert canonical.encode(value) == raw


@pytest.mark.parametrize(
    "value", [1.0, float("nan"), [1, {"a": 0.5}], LARGEST_SAFE_INTEGER + 1, "\ud83d", {"\ud83d": 1}, {1: 2}, {1}, b""]
)
def test_what_cannot_be_written(value: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - three libraries word it differently
        canonical.encode(value)


def test_size_is_checked_before_anything_else() -> None:
    with pytest.raises(Reject, match="too-large"):
        canonical.parse(b"\xff" * 11, 10)


@pytest.mark.parametrize("raw", [b"[" * 100_000, b'{"a":' * 100_000, b'["' + b"[" * 1_000 + b'",' + b"[" * 100_000])
def test_deep_nesting_does_not_reach_a_recursive_reader(raw: bytes) -> None:
    with pytest.raises(Reject, match="too-deep"):
        canonical.parse(raw, len(raw))


@pytest.mark.parametrize("digits", [b"9" * 5_000, b"-" + b"9" * 100_000])
def test_long_digits_are_refused_by_their_length(digits: bytes) -> None:
    with pytest.raises(Reject, match="bad-range"):
        canonical.parse(digits, len(digits))
