"""Canonical JSON (RFC 8785), written one way and read strictly.

Every artifact is signed and hashed as bytes. The reader accepts exactly the bytes that the writer writes: it caps the size first, refuses
what JSON readers disagree about (duplicate keys, floats, numbers beyond 2^53 - 1, lone surrogates) and at last encodes what it
read and compares. Numbers are integers; a quantity of 64 bits is a string.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn, TypeAlias, cast

import rfc8785

from .errors import Reject
from .parameters import LARGEST_SAFE_INTEGER, MAXIMUM_DEPTH

__all__ = ["Value", "encode", "encode_checked", "parse"]

Value: TypeAlias = "bool | int | str | Sequence[Value] | Mapping[str, Value] | None"

_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_DIGITS_OF_A_SAFE_INTEGER = len(str(-LARGEST_SAFE_INTEGER))


def encode(value: Value) -> bytes:
    """Return the canonical bytes of `value`.

    Raises ValueError for what the reader would refuse: floats, integers beyond 2^53 - 1, lone surrogates, keys that are not text.
    """
    _check_plain(value)
    return encode_checked(value)


def encode_checked(value: Value) -> bytes:
    """Return the canonical bytes of a value that `parse` has read, or whose shape was checked: what it is made of is not asked again.

    Raises ValueError for a lone surrogate.
    """
    text = _ENCODER.encode(value)
    # Of ASCII alone, with whole numbers, RFC 8785 differs from any sorted JSON in the order of keys only, and not in that.
    return text.encode("ascii") if text.isascii() else rfc8785.dumps(cast("Any", value))


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _check_plain(value: object) -> None:
    if value is None or isinstance(value, str):
        return
    if isinstance(value, dict):
        for name, item in value.items():
            if not isinstance(name, str):
                raise ValueError("a key is text")
            _check_plain(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _check_plain(item)
    elif isinstance(value, int):
        if abs(value) > LARGEST_SAFE_INTEGER:
            raise ValueError("an integer beyond 2^53 - 1")
    else:
        raise ValueError(f"a {type(value).__name__} has no place in a message")


def parse(raw: bytes, limit_bytes: int) -> Value:
    """Return what `raw` says, if it is the canonical encoding of it and at most `limit_bytes` long.

    Raises Reject, in this order of checks: too-large, not-utf8, too-deep, then what comes first in the bytes of bad-json,
    duplicate-key, not-integer and bad-range, then lone-surrogate, and at last non-canonical.
    """
    # [REJECT too-large]
    if len(raw) > limit_bytes:
        raise Reject("too-large", f"{len(raw)} bytes, at most {limit_bytes}")
    # [REJECT not-utf8]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Reject("not-utf8") from error
    _check_depth(text)
    try:
        value = _DECODER.decode(text)
    # [REJECT bad-json]
    except json.JSONDecodeError as error:
        raise Reject("bad-json", str(error)) from error
    # [REJECT lone-surrogate]
    try:
        again = encode_checked(value)
    except ValueError as error:
        raise Reject("lone-surrogate") from error
    # [REJECT non-canonical]
    if again != raw:
        raise Reject("non-canonical")
    return cast("Value", value)


def _check_depth(text: str) -> None:
    """Refuse deep nesting before a recursive reader meets it."""
    if text.count("[") + text.count("{") <= MAXIMUM_DEPTH:
        return
    depth = 0
    for mark in re.findall(r"[\[\]{}]", _STRING.sub("", text)):
        depth += 1 if mark in "[{" else -1
        # [REJECT too-deep]
        if depth > MAXIMUM_DEPTH:
            raise Reject("too-deep")


def _object(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    result = dict(pairs)
    # [REJECT duplicate-key]
    if len(result) != len(pairs):
        raise Reject("duplicate-key")
    return result


def _integer(digits: str) -> int:
    # [REJECT bad-range] the length first: turning long digits into a number is slow
    if len(digits) > _DIGITS_OF_A_SAFE_INTEGER or abs(int(digits)) > LARGEST_SAFE_INTEGER:
        raise Reject("bad-range", "an integer beyond 2^53 - 1")
    return int(digits)


def _not_integer(text: str) -> NoReturn:
    # [REJECT not-integer]
    raise Reject("not-integer", f"{text[:32]} is not an integer")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_not_integer, parse_constant=_not_integer, parse_int=_integer
)
