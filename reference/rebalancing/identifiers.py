"""Byte strings of fixed length: keys, digests, nonces.

Each kind is a type of its own, so that a digest is never taken for a key. At the edge they are lower-case hex of exactly twice the
length; in the protocol core they are numbers, the bytes read as unsigned big-endian. A `PeerId` is any 32 bytes: whether it is a
sound key is asked once, at enrolment (`envelope.enrolled`).
"""

import re
from dataclasses import dataclass
from typing import ClassVar, Self

from .errors import Reject

__all__ = ["Digest", "FixedBytes", "ManifestId", "Nonce", "PeerId", "Signature"]

_LOWER_HEX = re.compile(r"[0-9a-f]*")


@dataclass(frozen=True, order=True)
class FixedBytes:
    """A byte string of exactly `LENGTH` bytes. Ordered as numbers are, within one kind."""

    LENGTH: ClassVar[int]
    value: bytes

    def __post_init__(self) -> None:
        """Raise ValueError unless the value is `LENGTH` bytes."""
        if type(self.value) is not bytes or len(self.value) != self.LENGTH:
            raise ValueError(f"a {type(self).__name__} is {self.LENGTH} bytes")

    @classmethod
    def from_bytes_checked(cls, raw: bytes) -> Self:
        """Take bytes that came from others. Raises Reject bad-length."""
        if len(raw) != cls.LENGTH:
            raise Reject("bad-length", f"a {cls.__name__} is {cls.LENGTH} bytes, not {len(raw)}")
        return cls(bytes(raw))

    @classmethod
    def from_hex_checked(cls, text: str) -> Self:
        """Take hex that came from others: `2 * LENGTH` lower-case digits. Raises Reject bad-length or bad-hex."""
        if len(text) != 2 * cls.LENGTH:
            raise Reject("bad-length", f"a {cls.__name__} is {2 * cls.LENGTH} hex digits, not {len(text)}")
        if not _LOWER_HEX.fullmatch(text):
            raise Reject("bad-hex", f"a {cls.__name__} is lower-case hex")
        return cls(bytes.fromhex(text))

    @classmethod
    def split_checked(cls, raw: bytes) -> tuple[Self, ...]:
        """Take any number of byte strings, one after another, that came from others. Raises Reject bad-length."""
        # [REJECT bad-length]
        if len(raw) % cls.LENGTH:
            raise Reject("bad-length", f"{len(raw)} bytes are no list of {cls.__name__}s of {cls.LENGTH}")
        # There may be thousands in a session, each of the right length: to check it again would double their cost.
        made, new, put = [], object.__new__, object.__setattr__
        for start in range(0, len(raw), cls.LENGTH):
            each = new(cls)
            put(each, "value", raw[start : start + cls.LENGTH])
            made.append(each)
        return tuple(made)

    @classmethod
    def from_number(cls, number: int) -> Self:
        """Take a number of the protocol core. Raises ValueError if it does not fit."""
        if not 0 <= number < 256**cls.LENGTH:
            raise ValueError(f"not the number of a {cls.__name__}")
        return cls(number.to_bytes(cls.LENGTH, "big"))

    @property
    def number(self) -> int:
        """The bytes as an unsigned big-endian number, as the protocol core has them."""
        return int.from_bytes(self.value, "big")

    @property
    def hex(self) -> str:
        """Lower-case hex, `2 * LENGTH` digits."""
        return self.value.hex()

    def __repr__(self) -> str:
        """Show the kind and the value."""
        return f"{type(self).__name__}({self.hex})"


@dataclass(frozen=True, order=True, repr=False)
class PeerId(FixedBytes):
    """A peer is its Ed25519 public key."""

    LENGTH: ClassVar[int] = 32


@dataclass(frozen=True, order=True, repr=False)
class Digest(FixedBytes):
    """SHA-256 over a pre-authentication encoding (`envelope.digest`)."""

    LENGTH: ClassVar[int] = 32


@dataclass(frozen=True, order=True, repr=False)
class ManifestId(FixedBytes):
    """Names a manifest over all its versions."""

    LENGTH: ClassVar[int] = 32


@dataclass(frozen=True, order=True, repr=False)
class Nonce(FixedBytes):
    """Random bytes that make one attempt, or one message, unlike every other."""

    LENGTH: ClassVar[int] = 16


@dataclass(frozen=True, order=True, repr=False)
class Signature(FixedBytes):
    """An Ed25519 signature, R then S."""

    LENGTH: ClassVar[int] = 64
