"""Closed shapes of JSON values: one description that is enforced, published as a JSON Schema, and printed in the documentation.

A shape is a JSON Schema in a small dialect: integers with bounds, strings of fixed length over an alphabet, enumerations, arrays with a
cap and closed objects, all of whose fields are required. `check` gives the same verdict as any JSON Schema validator, with a stable code.
The fields of a `Shaped` carry their shapes, and how each is written and read once the shape holds.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, fields
from functools import cache
from typing import Any, Self, TypeAlias

from dataclasses_json import DataClassJsonMixin, config

from .errors import Reject
from .identifiers import FixedBytes

__all__ = [
    "Shape",
    "Shaped",
    "array",
    "base64url",
    "check",
    "choice",
    "converted",
    "hex_of",
    "integer",
    "items",
    "listed",
    "natural",
    "octets",
    "octets_up_to",
    "one_of",
    "packed",
    "record",
    "shape_of",
]

Shape: TypeAlias = Mapping[str, Any]
Convert: TypeAlias = Callable[[Any], Any]


def integer(least: int, most: int) -> Shape:
    """An integer, both bounds included."""
    return {"type": "integer", "minimum": least, "maximum": most}


def hex_of(kind: type[FixedBytes]) -> Shape:
    """A byte string as lower-case hex of fixed length."""
    digits = 2 * kind.LENGTH
    return {
        "type": "string",
        "minLength": digits,
        "maxLength": digits,
        "pattern": "^[0-9a-f]*$",
        "contentEncoding": "base16",
    }


def base64url(most_bytes: int) -> Shape:
    """Bytes as base64url without padding."""
    return {
        "type": "string",
        "minLength": 0,
        "maxLength": (4 * most_bytes + 2) // 3,
        "pattern": "^[0-9A-Za-z_-]*$",
        "contentEncoding": "base64url",
    }


def choice(values: Sequence[str | int]) -> Shape:
    """One of the listed values, all of one type."""
    return {"type": "integer" if isinstance(values[0], int) else "string", "enum": list(values)}


def array(item: Shape, most: int) -> Shape:
    """A list of at most `most` items."""
    return {"type": "array", "items": item, "maxItems": most}


def shape_of(kind: Any) -> Shape:
    """The shape of a record: a closed object of its fields' shapes."""
    return _shape_of(kind)


@cache
def _shape_of(kind: Any) -> Shape:
    shapes = {each.name: each.metadata["shape"] for each in fields(kind)}
    return {"type": "object", "properties": shapes, "required": sorted(shapes), "additionalProperties": False}


@cache
def _converters(kind: Any) -> tuple[tuple[str, Convert, Convert], ...]:
    """Name, writer and reader of each field of a record."""
    declared = ((each.name, each.metadata["dataclasses_json"]) for each in fields(kind))
    return tuple((name, by["encoder"], by["decoder"]) for name, by in declared)


class Shaped(DataClassJsonMixin):
    """A dataclass whose fields are declared below, which dataclasses-json writes and reads.

    `to_dict` and `from_dict` give what the library's own do and ask each field for what it has declared, where the library looks at every value's type: that
    takes several times as long, and a resharing reads thousands of fields.
    """

    def to_dict(self, encode_json: bool = False) -> dict[str, Any]:
        """Return the record as a JSON value; `encode_json` makes no difference, because no field is left to encode."""
        kind: Any = type(self)
        return {name: write(getattr(self, name)) for name, write, _ in _converters(kind)}

    @classmethod
    def from_dict(cls, kvs: Any, *, infer_missing: bool = False) -> Self:
        """Return the record of a JSON value that has its shape; nothing is missing from one. Raises Reject as the fields' readers do."""
        kind: Any = cls
        return cls(**{name: read(kvs[name]) for name, _, read in _converters(kind)})


# Declarations of a record's fields


def converted(shape: Shape, write: Convert, read: Convert) -> Any:
    """A field of this shape: `write` makes a JSON value of it, `read` the other way round."""
    return field(metadata={**config(encoder=write, decoder=read), "shape": shape})


def octets(kind: type[FixedBytes]) -> Any:
    """A field of fixed bytes."""
    return converted(hex_of(kind), _hex, kind.from_hex_checked)


def natural(least: int, most: int) -> Any:
    """A field that is an integer, both bounds included."""
    return converted(integer(least, most), _same, _same)


def one_of(values: Sequence[str | int]) -> Any:
    """A field that is one of the listed values."""
    return converted(choice(values), _same, _same)


def record(kind: type[Shaped]) -> Any:
    """A field that is another record."""
    return converted(shape_of(kind), kind.to_dict, kind.from_dict)


def items(kind: type[Shaped], most: int) -> Any:
    """A field that is a tuple of at most `most` records."""
    return converted(array(shape_of(kind), most), _each(kind.to_dict, list), _each(kind.from_dict, tuple))


def listed(kind: type[FixedBytes], most: int) -> Any:
    """A field that is a tuple of at most `most` fixed byte strings."""
    return converted(array(hex_of(kind), most), _each(_hex, list), _each(kind.from_hex_checked, tuple))


def octets_up_to(most_bytes: int) -> Any:
    """A field of at most `most_bytes` bytes."""
    return converted(base64url(most_bytes), _to_base64url, _from_base64url)


def packed(kind: type[FixedBytes], most: int) -> Any:
    """A field that is a tuple of at most `most` fixed byte strings, one after another in one text: it is read many times faster than a list."""

    def write(values: Iterable[FixedBytes]) -> str:
        return _to_base64url(b"".join(each.value for each in values))

    def read(text: str) -> tuple[FixedBytes, ...]:
        return kind.split_checked(_from_base64url(text))

    return converted(base64url(most * kind.LENGTH), write, read)


def _to_base64url(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def _from_base64url(text: str) -> bytes:
    # A length of 1 modulo 4 encodes nothing, and the unused bits of the last digit must be zero.
    raw = urlsafe_b64decode(text + "=" * (-len(text) % 4)) if len(text) % 4 != 1 else b""
    # [REJECT bad-base64]
    if _to_base64url(raw) != text:
        raise Reject("bad-base64")
    return raw


def _each(convert: Convert, whole: Callable[[Iterable[Any]], Any]) -> Convert:
    return lambda values: whole(map(convert, values))


def _same(value: object) -> object:
    return value


def _hex(value: FixedBytes) -> str:
    return value.hex


# Enforcement


def check(shape: Shape, value: object, where: str = "") -> None:
    """Raise Reject unless `value` has the shape; `where` names the field in the detail.

    Codes: wrong-type, bad-range, bad-length, bad-hex, bad-base64, bad-value, unknown-field, missing-field.
    """
    _CHECKS[shape["type"]](shape, value, where)


def _check_integer(shape: Shape, value: object, where: str) -> None:
    # [REJECT wrong-type] a truth value is no integer
    if type(value) is not int:
        raise Reject("wrong-type", f"{where} is an integer")
    # [REJECT bad-value]
    if "enum" in shape and value not in shape["enum"]:
        raise Reject("bad-value", f"{where} is one of {shape['enum']}")
    # [REJECT bad-range]
    if "minimum" in shape and not shape["minimum"] <= value <= shape["maximum"]:
        raise Reject("bad-range", f"{where} is from {shape['minimum']} to {shape['maximum']}")


def _check_string(shape: Shape, value: object, where: str) -> None:
    # [REJECT wrong-type]
    if type(value) is not str:
        raise Reject("wrong-type", f"{where} is a string")
    # [REJECT bad-value]
    if "enum" in shape and value not in shape["enum"]:
        raise Reject("bad-value", f"{where} is one of {shape['enum']}")
    # [REJECT bad-length]
    if "maxLength" in shape and not shape["minLength"] <= len(value) <= shape["maxLength"]:
        raise Reject("bad-length", f"{where} has {shape['minLength']} to {shape['maxLength']} characters")
    # [REJECT bad-hex] [REJECT bad-base64]
    if "pattern" in shape and not _compiled(shape["pattern"]).fullmatch(value):
        raise Reject("bad-hex" if shape["contentEncoding"] == "base16" else "bad-base64", where)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.strip("^$"))


def _check_array(shape: Shape, value: object, where: str) -> None:
    # [REJECT wrong-type]
    if type(value) is not list:
        raise Reject("wrong-type", f"{where} is a list")
    # [REJECT bad-length]
    if len(value) > shape["maxItems"]:
        raise Reject("bad-length", f"{where} has at most {shape['maxItems']} items")
    for position, item in enumerate(value):
        check(shape["items"], item, f"{where}[{position}]")


def _check_object(shape: Shape, value: object, where: str) -> None:
    # [REJECT wrong-type]
    if type(value) is not dict:
        raise Reject("wrong-type", f"{where or 'the body'} is an object")
    known = shape["properties"]
    if value.keys() != known.keys():
        # [REJECT unknown-field]
        for name in sorted(value.keys() - known.keys()):
            raise Reject("unknown-field", f"{where}.{name}")
        # [REJECT missing-field]
        for name in sorted(known.keys() - value.keys()):
            raise Reject("missing-field", f"{where}.{name}")
    for name, inner in known.items():
        check(inner, value[name], f"{where}.{name}")


_CHECKS: Mapping[str, Callable[[Shape, object, str], None]] = {
    "integer": _check_integer,
    "string": _check_string,
    "array": _check_array,
    "object": _check_object,
}
