"""Values as a trace writes them: closed JSON objects, whole numbers, text; nothing else.

A number up to 2^53 - 1 is a JSON number, a larger one a text of decimal digits: each number has one form. Members go by
name, coordinators by number. Reading raises `WrongError`, which names the place; `write` is its inverse.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import singledispatch
from typing import Any

from rebalancing.ballot import Ballot
from rebalancing.parameters import LARGEST_SAFE_INTEGER

__all__ = [
    "Reader",
    "WrongError",
    "agrees",
    "ballot",
    "boolean",
    "closed",
    "compact",
    "fields_of",
    "listed",
    "named",
    "names",
    "natural",
    "parse",
    "partial_map",
    "positive",
    "text",
    "true",
    "write",
]

MAXIMUM_DIGITS = 78  # of 2^256

Reader = Callable[[Any, str], Any]
"""Takes a JSON value and the place it stands at; returns what it means."""


class WrongError(Exception):
    """A value is not of the shape that its place asks for.

    Attributes:
        problem, remedy: half a sentence each.
    """

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.problem = problem
        self.remedy = remedy


def shown(value: Any) -> str:
    """Quote a value in a message, cut short."""
    whole = json.dumps(value)
    return whole if len(whole) <= 60 else whole[:57] + "..."


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise WrongError(f"key {shown(twice)} stands twice in one object", "keep one")
    return found


def _no_float(digits: str) -> Any:
    raise WrongError(f"{digits[:40]} is no whole number", "write integers in digits only")


def _integer(digits: str) -> int:
    if len(digits) < 16:
        return int(digits)
    if len(digits) > 17 or abs(int(digits)) > LARGEST_SAFE_INTEGER:
        raise WrongError(f"the number {digits[:40]} is beyond 2^53 - 1", "write it as a text of decimal digits")
    return int(digits)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_no_float, parse_constant=_no_float, parse_int=_integer
)


def parse(line: bytes) -> Any:
    """Read JSON strictly: no key twice, no floats, no numbers beyond 2^53 - 1. Raises WrongError."""
    try:
        return _DECODER.decode(line.decode(json.detect_encoding(line), "surrogatepass"))
    except UnicodeDecodeError:
        raise WrongError("the bytes are not UTF-8", "write the log in UTF-8") from None
    except json.JSONDecodeError as error:
        raise WrongError(
            f"no JSON: {error.msg} at character {error.pos + 1}", "write one JSON object on each line"
        ) from None
    except RecursionError:
        raise WrongError("the JSON is nested too deep", "no line of a trace nests more than seven deep") from None


# ----------------------------------------------------------------------------------------------------------------------
# Readers


def natural(value: Any, where: str) -> int:
    """Read a whole number from 0 on, in its one form."""
    if type(value) is int and value >= 0:
        return value
    if type(value) is str and value.isascii() and value.isdigit() and value[0] != "0" and len(value) <= MAXIMUM_DIGITS:
        if int(value) > LARGEST_SAFE_INTEGER:
            return int(value)
        raise WrongError(f"{where} is a text", f"write {value} as a JSON number: texts are for numbers above 2^53 - 1")
    raise WrongError(f"{where} is {shown(value)}", "give a whole number from 0 on, above 2^53 - 1 as a text of digits")


def positive(value: Any, where: str) -> int:
    """Read a whole number from 1 on."""
    found = natural(value, where)
    if found == 0:
        raise WrongError(f"{where} is 0", "give a whole number from 1 on")
    return found


def boolean(value: Any, where: str) -> bool:
    """Read true or false."""
    if type(value) is not bool:
        raise WrongError(f"{where} is {shown(value)}", "give true or false")
    return value


def true(value: Any, where: str) -> bool:
    """Read true, of what is left out where it is false."""
    if value is not True:
        raise WrongError(f"{where} is {shown(value)}", "give true, or leave it out")
    return True


def text(value: Any, where: str) -> str:
    """Read a text that is not empty."""
    if type(value) is not str or not value:
        raise WrongError(f"{where} is {shown(value)}", "give a text")
    return value


def named(known: frozenset[Any], kind: str) -> Reader:
    """Return a reader of one of the identifiers in `known`."""

    def read(value: Any, where: str) -> Any:
        if (type(value) is str or type(value) is int) and value in known:
            return value
        if isinstance(value, str) and value not in known and value.isascii() and value.isdigit() and len(value) > 15:
            value = natural(value, where)
        if type(value) is bool or not isinstance(value, int | str) or value not in known:
            numbers_first = sorted(known, key=lambda each: (isinstance(each, str), each))
            listed = ", ".join(json.dumps(each) for each in numbers_first)
            raise WrongError(f"{where} is {shown(value)}", f"give a {kind}: {listed}")
        return value

    return read


def names(each: Reader) -> Reader:
    """Return a reader of a list without repetitions, as a set."""

    def read(value: Any, where: str) -> frozenset[Any]:
        if type(value) is not list:
            raise WrongError(f"{where} is {shown(value)}", "give a list")
        found = [each(item, f"{where}[{i}]") for i, item in enumerate(value)]
        if len(set(found)) != len(found):
            raise WrongError(f"{where} names something twice", "give each once")
        return frozenset(found)

    return read


def closed(
    required: Mapping[str, Reader],
    optional: Mapping[str, Reader] | None = None,
    make: Callable[..., Any] = dict,
) -> Reader:
    """Return a reader of an object with exactly these fields, which are handed to `make` as keywords."""
    optional = optional or {}
    known = {**required, **optional}

    def read(value: Any, where: str) -> Any:
        if type(value) is not dict:
            raise WrongError(f"{where} is {shown(value)}", f"give an object of {', '.join(known)}")
        if not value.keys() <= known.keys():
            key = next(key for key in value if key not in known)
            raise WrongError(f"{where} has an unknown field {shown(key)}", f"it may have {', '.join(known)}")
        if not value.keys() >= required.keys():
            key = next(key for key in required if key not in value)
            raise WrongError(f"{where} lacks the field {shown(key)}", "add it")
        return make(**{key: known[key](item, f"{where}.{key}") for key, item in value.items()})

    return read


ballot = closed({"round": natural, "rank": natural, "coordinator": natural, "nonce": natural}, make=Ballot)


def listed(value: Any) -> list[Any]:
    """Return the items of a list, and none of anything else."""
    return value if type(value) is list else []


def partial_map(keys: frozenset[Any]) -> Reader:
    """Return a reader of an object from some of these identifiers to whole numbers."""
    by_text = {str(key): key for key in keys}

    def read(value: Any, where: str) -> dict[Any, int]:
        if type(value) is not dict or not value.keys() <= by_text.keys():
            raise WrongError(
                f"{where} is {shown(value)}", f"give an object with keys among {', '.join(sorted(by_text))}"
            )
        return {by_text[key]: natural(item, f"{where}.{key}") for key, item in value.items()}

    return read


# ----------------------------------------------------------------------------------------------------------------------
# Comparing


def agrees(expected: Any, found: Any) -> bool:
    """Tell whether a value is the expected one; of a map only the expected keys count."""
    if isinstance(expected, Mapping):
        return all(key in found and agrees(each, found[key]) for key, each in expected.items())
    return bool(expected == found)


# ----------------------------------------------------------------------------------------------------------------------
# Writing


def compact(value: Any) -> str:
    """Write JSON on one line, in ASCII: any terminal takes it."""
    return json.dumps(value)


@singledispatch
def fields_of(record: Any) -> dict[str, Any]:
    """Return the fields of a record that are written, by name: all, unless its protocol registers which go without saying."""
    return {each.name: getattr(record, each.name) for each in fields(record)}


def write(value: Any) -> Any:
    """Return the JSON form of a value of the protocol core."""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return value if value <= LARGEST_SAFE_INTEGER else str(value)
    if isinstance(value, frozenset):
        return sorted((write(each) for each in value), key=lambda each: json.dumps(each, sort_keys=True))
    if isinstance(value, Mapping):
        return {str(key): write(each) for key, each in sorted(value.items())}
    if is_dataclass(value):
        return {name: write(each) for name, each in fields_of(value).items()}
    raise TypeError(f"no JSON for {type(value).__name__}")
