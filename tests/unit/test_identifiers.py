"""Byte strings of fixed length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rebalancing.errors import Reject
from rebalancing.identifiers import Digest, FixedBytes, ManifestId, Nonce, PeerId, Signature

KINDS = [PeerId, Digest, ManifestId, Nonce, Signature]


@pytest.mark.parametrize(("kind", "length"), list(zip(KINDS, [32, 32, 32, 16, 64], strict=True)))
def test_length(kind: type[FixedBytes], length: int) -> None:
    assert length == kind.LENGTH
    with pytest.raises(ValueError, match="bytes"):
        kind(bytes(length - 1))
    for wrong in (length - 1, length + 1, 0):
        with pytest.raises(Reject, match="bad-length"):
            kind.from_bytes_checked(bytes(wrong))
        with pytest.raises(Reject, match="bad-length"):
            kind.from_hex_checked("0" * 2 * wrong)


@given(st.binary(min_size=32, max_size=32), st.binary(min_size=32, max_size=32))
def test_conversions_and_order(left: bytes, right: bytes) -> None:
    a, b = Digest(left), Digest(right)
    assert Digest.from_hex_checked(a.hex) == Digest.from_bytes_checked(left) == Digest.from_number(a.number) == a
    assert (a < b) == (a.number < b.number)


@pytest.mark.parametrize("text", ["A" * 64, " " * 64, "0x" + "0" * 62, "g" * 64, "٣" * 64, "0" * 63 + "\n"])
def test_only_lower_case_hex(text: str) -> None:
    with pytest.raises(Reject, match="bad-hex"):
        PeerId.from_hex_checked(text)


def test_number_is_big_endian() -> None:
    assert Nonce(bytes(15) + b"\x01").number == 1
    assert Nonce(b"\x01" + bytes(15)).number == 2**120


@pytest.mark.parametrize("number", [-1, 2**128])
def test_number_must_fit(number: int) -> None:
    with pytest.raises(ValueError, match="Nonce"):
        Nonce.from_number(number)


def test_kinds_are_apart() -> None:
    assert len({kind(bytes(32)) for kind in (PeerId, Digest, ManifestId)}) == 3


def test_values_do_not_change() -> None:
    with pytest.raises(AttributeError):
        Nonce(bytes(16)).value = bytes(16)  # type: ignore[misc]


@pytest.mark.parametrize("value", [bytearray(16), "0" * 16, None])
def test_only_bytes(value: object) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        Nonce(value)  # type: ignore[arg-type]
