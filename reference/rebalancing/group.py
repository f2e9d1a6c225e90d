"""The prime-order subgroup of edwards25519, and the numbers modulo its order.

A `Scalar` and a `Point` exist only when valid: a scalar below the order, a point that passed the subgroup check. libsodium alone does not
see to that: its addition takes points with a component of small order and points that are not canonical, its multiplication takes k + L for k and
ignores the top bit. So nothing unparsed reaches it, but in `weighted_sum_checked`. The identity is a value of its own and is never parsed.

Scalars are Python integers, which is not constant-time; points are libsodium's, through PyNaCl. Importing this module with a PyNaCl whose
check accepts a component of small order (CVE-2025-69277) fails.

Source: RFC 8032 section 5.1, for the encodings; libsodium, "Finite field arithmetic".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Self, TypeAlias

import nacl
from nacl.bindings import (
    crypto_core_ed25519_add,
    crypto_core_ed25519_is_valid_point,
    crypto_scalarmult_ed25519_base_noclamp,
    crypto_scalarmult_ed25519_noclamp,
)
from nacl.exceptions import RuntimeError as SodiumError

from .envelope import require_sound_library
from .errors import Reject

__all__ = [  # noqa: RUF022 - in the order of the text
    "ORDER", "UNIFORM_BYTES", "Scalar", "ZERO", "ONE",
    "Point", "Identity", "IDENTITY", "Element", "base", "times", "add", "weighted_sum", "weighted_sum_checked",
]  # fmt: skip

require_sound_library(nacl.__version__)

# The order of the subgroup, a prime; L in RFC 8032.
ORDER = 2**252 + 27742317777372353535851937790883648493
# Random bytes for one scalar: twice its length, so that the remainder is uniform but for less than 2^-250.
UNIFORM_BYTES = 64


@dataclass(frozen=True, repr=False)
class Scalar:
    """A number modulo `ORDER`, by its least representative."""

    LENGTH: ClassVar[int] = 32
    value: int

    def __post_init__(self) -> None:
        """Raise ValueError unless 0 <= value < ORDER."""
        if type(self.value) is not int or not 0 <= self.value < ORDER:
            raise ValueError("a Scalar is from 0 to ORDER - 1")

    @classmethod
    def reduced(cls, number: int) -> Self:
        """Return the scalar that any integer is congruent to."""
        return cls(number % ORDER)

    @classmethod
    def from_uniform_bytes(cls, raw: bytes) -> Self:
        """Make a scalar of `UNIFORM_BYTES` random bytes. Raises ValueError for another length."""
        if len(raw) != UNIFORM_BYTES:
            raise ValueError(f"a random scalar takes {UNIFORM_BYTES} bytes")
        return cls.reduced(int.from_bytes(raw, "little"))

    @classmethod
    def from_bytes_checked(cls, raw: bytes) -> Self:
        """Take 32 bytes, little-endian, that came from others. Raises Reject bad-length or bad-scalar."""
        # [REJECT bad-length]
        if len(raw) != cls.LENGTH:
            raise Reject("bad-length", f"a Scalar is {cls.LENGTH} bytes, not {len(raw)}")
        number = int.from_bytes(raw, "little")
        # [REJECT bad-scalar] k + L would do for k, and then one share has two encodings
        if number >= ORDER:
            raise Reject("bad-scalar")
        return cls(number)

    @property
    def encoding(self) -> bytes:
        """The canonical encoding: 32 bytes, little-endian."""
        return self.value.to_bytes(self.LENGTH, "little")

    def __repr__(self) -> str:
        """Show the kind alone: most scalars are secret."""
        return "Scalar(...)"


ZERO, ONE = Scalar(0), Scalar(1)


@dataclass(frozen=True)
class Point:
    """An element of the subgroup other than the identity, by its canonical encoding of 32 bytes."""

    LENGTH: ClassVar[int] = 32
    encoding: bytes

    def __post_init__(self) -> None:
        """Raise ValueError unless the encoding passes the check."""
        if type(self.encoding) is not bytes or len(self.encoding) != self.LENGTH or not _is_valid(self.encoding):
            raise ValueError("not the encoding of a Point")

    @classmethod
    def from_bytes_checked(cls, raw: bytes) -> Self:
        """Take 32 bytes that came from others. Raises Reject bad-length or bad-point."""
        # [REJECT bad-length]
        if len(raw) != cls.LENGTH:
            raise Reject("bad-length", f"a Point is {cls.LENGTH} bytes, not {len(raw)}")
        # [REJECT bad-point] off the curve, not canonical, the identity, or with a component of small order
        if not _is_valid(raw):
            raise Reject("bad-point", raw.hex())
        return cls._unchecked(bytes(raw))

    @classmethod
    def _unchecked(cls, encoding: bytes) -> Self:
        """Wrap what has passed the check, or needs none: the check costs more than an addition."""
        point = object.__new__(cls)
        object.__setattr__(point, "encoding", encoding)
        return point

    def __repr__(self) -> str:
        """Show the encoding in hex."""
        return f"Point({self.encoding.hex()})"


def _is_valid(encoding: bytes) -> bool:
    return crypto_core_ed25519_is_valid_point(encoding)


@dataclass(frozen=True)
class Identity:
    """The neutral element. Computing may end in it; nothing that is parsed is ever it."""

    encoding: ClassVar[bytes] = b"\x01" + bytes(31)


IDENTITY = Identity()
Element: TypeAlias = Point | Identity


def base(k: Scalar) -> Element:
    """Return k·G, G the base point of RFC 8032."""
    return IDENTITY if k == ZERO else _computed(crypto_scalarmult_ed25519_base_noclamp(k.encoding))


def times(k: Scalar, element: Element) -> Element:
    """Return k times an element."""
    # libsodium calls an identity that goes in or comes out an error.
    if k == ZERO or element == IDENTITY:
        return IDENTITY
    if k == ONE:
        return element
    return _computed(crypto_scalarmult_ed25519_noclamp(k.encoding, element.encoding))


def add(left: Element, right: Element) -> Element:
    """Return the sum of two elements."""
    if left is IDENTITY:
        return right
    return _computed(crypto_core_ed25519_add(left.encoding, right.encoding))


def weighted_sum(terms: Iterable[tuple[Scalar, Element]]) -> Element:
    """Return the sum of k·P over pairs (k, P); of none, the identity."""
    total: Element = IDENTITY
    for k, element in terms:
        total = add(total, times(k, element))
    return total


def weighted_sum_checked(terms: Iterable[tuple[Scalar, bytes]]) -> Element:
    """Return the sum of k·P over pairs of k, not zero, and the 32 bytes of a point that came from others; of none, the identity.

    The points are not parsed first, which would take half as long again as multiplying them. libsodium checks whatever it multiplies. What is only added, with
    k = 1, it takes with a component of small order too, so then the sum is checked: such components may cancel in it, and it is an element all the same.

    Raises Reject bad-length; or bad-point if a point is off the curve, if one that is multiplied is no `Point`, or if the sum is no element.
    """
    total = IDENTITY.encoding
    sound = True
    for k, encoding in terms:
        # [REJECT bad-length]
        if len(encoding) != Point.LENGTH:
            raise Reject("bad-length", f"a Point is {Point.LENGTH} bytes, not {len(encoding)}")
        # [REJECT bad-point]
        try:
            summand = encoding if k == ONE else crypto_scalarmult_ed25519_noclamp(k.encoding, encoding)
            total = crypto_core_ed25519_add(total, summand)
        except SodiumError as refused:
            raise Reject("bad-point", encoding.hex()) from refused
        sound = sound and k != ONE
    # [REJECT bad-point] and nobody knows which: whoever wants to parses each
    if not sound and total != IDENTITY.encoding and not _is_valid(total):
        raise Reject("bad-point", "in a sum")
    return _computed(total)


def _computed(encoding: bytes) -> Element:
    """Wrap what libsodium computed of elements. The subgroup is closed, so there is nothing to check."""
    return IDENTITY if encoding == IDENTITY.encoding else Point._unchecked(encoding)
