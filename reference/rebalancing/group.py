"""The prime-order subgroup of edwards25519, and the numbers modulo its order.

A `Scalar` and a `Point` exist only when valid: a scalar below the order, a point that passed the subgroup check. libsodium alone does not
see to that: its addition takes points with a component of small order and points that are not canonical, its multiplication takes k + L for k and
ignores the top bit. So nothing unparsed reaches it, but in the two sums that check it. The identity is a value of its own and is never parsed.

Scalars are Python integers, which is not constant-time; points are libsodium's, through PyNaCl. Importing this module with a PyNaCl whose
check accepts a component of small order (CVE-2025-69277) fails.

Source: RFC 8032 section 5.1, for the encodings; libsodium, "Finite field arithmetic".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import ClassVar, Self, TypeAlias

import nacl
from nacl.bindings import (
    crypto_core_ed25519_add,
    crypto_core_ed25519_is_valid_point,
    crypto_core_ed25519_sub,
    crypto_scalarmult_ed25519_base_noclamp,
    crypto_scalarmult_ed25519_noclamp,
)
from nacl.exceptions import RuntimeError as SodiumError

from .envelope import require_sound_library
from .errors import Reject

__all__ = [  # noqa: RUF022 - in the order of the text
    "ORDER", "UNIFORM_BYTES", "Scalar", "ZERO", "ONE",
    "Point", "Identity", "IDENTITY", "Element", "base", "times", "add", "weighted_sum", "weighted_sum_checked", "sum_checked",
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
    """Return k times an element. As in all sums, k is no secret: how long it takes depends on it."""
    return weighted_sum([(k, element)])


def add(left: Element, right: Element) -> Element:
    """Return the sum of two elements."""
    if isinstance(left, Identity):
        return right
    if isinstance(right, Identity):
        return left
    return _computed(crypto_core_ed25519_add(left.encoding, right.encoding))


def weighted_sum(terms: Iterable[tuple[Scalar, Element]]) -> Element:
    """Return the sum of k·P over pairs (k, P); of none, the identity."""
    # libsodium calls an identity that is multiplied, or comes out of it, an error.
    pairs = [(k, each.encoding) for k, each in terms if k.value and isinstance(each, Point)]
    small = [(_signed(k), point) for k, point in pairs]
    return _computed(_small_sum(small) if _adding_is_faster(small) else _sum_of_multiples(pairs))


def weighted_sum_checked(terms: Iterable[tuple[Scalar, bytes]]) -> Element:
    """Return the sum of k·P over pairs of k, not zero, and the 32 bytes of a point that came from others; of none, the identity.

    Every point is checked, by what multiplies it; to parse it first would take half as long again. Raises Reject bad-length or bad-point, for one of
    them: whoever wants to know which parses each.
    """
    pairs = list(terms)
    _check_lengths([encoding for _, encoding in pairs])
    # [REJECT bad-point]
    try:
        return _computed(_sum_of_multiples(pairs))
    except SodiumError as refused:
        raise Reject("bad-point", "one of a sum") from refused


def sum_checked(encodings: Iterable[bytes]) -> Element:
    """Return the sum of points that came from others, 32 bytes each; of none, the identity.

    Each must be the canonical encoding of a point of the curve other than the identity, and their sum an element: then components of small order have cancelled in it.
    To check each for such a component takes twice as long as to add it. Raises Reject bad-length or bad-point, for one of them as above.
    """
    points = list(encodings)
    _check_lengths(points)
    # [REJECT bad-point] the identity, or not canonical
    if not _MISREAD.isdisjoint(points):
        raise Reject("bad-point", "one of a sum")
    # [REJECT bad-point] off the curve
    try:
        total = _sum(points)
    except SodiumError as refused:
        raise Reject("bad-point", "one of a sum") from refused
    # [REJECT bad-point] with a component of small order
    if total != IDENTITY.encoding and not _is_valid(total):
        raise Reject("bad-point", "one of a sum")
    return _computed(total)


def _check_lengths(encodings: Sequence[bytes]) -> None:
    # [REJECT bad-length]
    if any(length != Point.LENGTH for length in map(len, encodings)):
        raise Reject("bad-length", f"a Point is {Point.LENGTH} bytes, and one of a sum is not")


_FIELD_PRIME = 2**255 - 19
# What libsodium reads as something else when it adds: a y that is not reduced, and an x of zero with its sign set. The identity is among them with its own.
_MISREAD = frozenset(
    (y | sign << 255).to_bytes(Point.LENGTH, "little")
    for y in (1, _FIELD_PRIME - 1, *range(_FIELD_PRIME, 2**255))
    for sign in (0, 1)
)

_HALF = ORDER // 2
# So many additions take as long as one multiplication.
_ADDITIONS = 4


def _signed(k: Scalar) -> int:
    """Return the number nearest to zero that is congruent to k."""
    return k.value if k.value <= _HALF else k.value - ORDER


def _adding_is_faster(terms: Sequence[tuple[int, bytes]]) -> bool:
    """Tell whether `_small_sum` is faster than `_sum_of_multiples`: so for most indices and Lagrange weights of small committees."""
    additions = sum(abs(k).bit_count() for k, _ in terms) + _width(terms)
    return additions <= len(terms) * (_ADDITIONS + 1) + 1


def _sum_of_multiples(terms: Sequence[tuple[Scalar, bytes]]) -> bytes:
    """Return the sum of k·P over scalars k, not zero, and points P by multiplying each. libsodium refuses what is no `Point`."""
    return _sum([crypto_scalarmult_ed25519_noclamp(k.encoding, point) for k, point in terms])


def _sum(points: Sequence[bytes]) -> bytes:
    """Return the sum of points. libsodium refuses only what is off the curve, and does not see one that is alone."""
    return reduce(crypto_core_ed25519_add, points) if points else IDENTITY.encoding


def _small_sum(terms: Sequence[tuple[int, bytes]]) -> bytes:
    """Return the sum of k·P over integers k, not zero, by doubling and adding, the doublings shared. libsodium refuses only what is off the curve.

    Source: Straus 1964, "Addition chains of vectors".
    """
    total = None
    for bit in reversed(range(_width(terms))):
        total = crypto_core_ed25519_add(total, total) if total else None
        for k, point in terms:
            if abs(k) >> bit & 1 == 0:
                continue
            if k < 0:
                total = crypto_core_ed25519_sub(total or IDENTITY.encoding, point)
            else:
                total = crypto_core_ed25519_add(total, point) if total else point
    return total or IDENTITY.encoding


def _width(terms: Sequence[tuple[int, bytes]]) -> int:
    return max((abs(k) for k, _ in terms), default=0).bit_length()


def _computed(encoding: bytes) -> Element:
    """Wrap what libsodium computed of elements. The subgroup is closed, so there is nothing to check."""
    return IDENTITY if encoding == IDENTITY.encoding else Point._unchecked(encoding)
