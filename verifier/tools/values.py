"""TLA+ values as Python values: read what TLC prints, print what TLC reads.

    TLA+                          Python
    1, TRUE, "text"               int, bool, str
    model value p1                ModelValue("p1"), which equals the text "p1"
    <<1, 2>>, [i \\in 1..n |-> …]  tuple; TLC prints a function over 1..n, and the empty function, as a tuple
    {1, 2}, 1..3                  frozenset
    [a |-> 1]                     Record, with `r.a` as well as `r["a"]`
    (p1 :> 1 @@ p2 :> 2)          Map

Values are immutable and hashable.  Where a function may have the domain 1..n or an empty one, read it through `as_map`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

Value = Any
"""int | bool | str | ModelValue | tuple | frozenset | Map; a recursive type would only burden its users."""


class BadValueError(ValueError):
    """A text that is no TLA+ value as TLC prints them."""


class ModelValue(str):
    """A constant that is equal to nothing but itself, printed without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


class Map(dict[Any, Any]):
    """A function with a finite domain: a dict that can be hashed and cannot be changed."""

    __slots__ = ("_hash",)
    _hash: int

    def __hash__(self) -> int:  # type: ignore[override]
        try:
            return self._hash
        except AttributeError:
            self._hash = hash(frozenset(self.items()))
            return self._hash

    def _immutable(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError(f"a {type(self).__name__} does not change; build a new one")

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = __ior__ = _immutable

    def __repr__(self) -> str:
        return to_tla(self)


class Record(Map):
    """A function whose domain is a set of names."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


def as_map(value: Value) -> Map:
    """A function as a Map, also when TLC printed it as a tuple."""
    return Map(enumerate(value, start=1)) if isinstance(value, tuple) else value


_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}
# A bracketed text without brackets inside.  `<<`, `>>`, `|->` and `:>` have been shortened to one letter by then.
_INNERMOST = re.compile(r"[\[({<][^\[\](){}<>]*[\])}>]")
_CLOSING = {"[": "]", "(": ")", "{": "}", "<": ">"}


def _name(text: str) -> str:
    name = text.strip()
    if not _NAME.match(name):
        raise BadValueError(f"no name: {name[:80]!r}")
    return name


def unescape(text: str) -> str:
    """Resolve backslash escapes, as TLA+ strings and dot labels have them."""
    return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), text)


class Reader:
    """Reads values, each distinct part once: innermost brackets are replaced by a number that stands for their value.

    One reader serves a whole graph; equal parts of different states are then one object.
    """

    def __init__(self) -> None:
        self._values: list[Value] = []
        self._tokens: dict[str, str] = {}
        self._whole: dict[str, Value] = {}

    def value(self, text: str) -> Value:
        """Read one value.  Raises BadValueError if it is none."""
        return self._bare(self._without_strings(text) if '"' in text else text)

    def state(self, text: str) -> Map:
        """Read a state: lines `/\\ variable = value`, or one line without `/\\` when there is one variable."""
        if '"' in text:
            text = self._without_strings(text)
        return self.conjuncts(text.strip().removeprefix("/\\ ").split("\n/\\ "))

    def conjuncts(self, parts: list[str]) -> Map:
        """Read a state from its `variable = value` parts, which hold no strings."""
        state = {}
        whole = self._whole
        for part in parts:
            name, equals, text = part.partition(" = ")
            if not equals:
                raise BadValueError(f"no variable with a value: {part[:80]!r}")
            try:
                state[name] = whole[text]
            except KeyError:
                state[name] = whole[text] = self._bare(text)
        return Map(state)

    def _keep(self, value: Value) -> str:
        self._values.append(value)
        return f"#{len(self._values) - 1}"

    def _without_strings(self, text: str) -> str:
        def token(match: re.Match[str]) -> str:
            quoted = match[0]
            if quoted not in self._tokens:
                self._tokens[quoted] = self._keep(unescape(match[1]))
            return self._tokens[quoted]

        return _STRING.sub(token, text)

    def _bare(self, text: str) -> Value:
        """Read a value that holds no strings; newlines may still be escaped as in a dot label."""
        short = text.replace("\\n", " ").replace("|->", "=").replace(":>", ":").replace("<<", "<").replace(">>", ">")
        while True:
            short, count = _INNERMOST.subn(self._bracketed, short)
            if not count:
                return self._atom(short)

    def _bracketed(self, match: re.Match[str]) -> str:
        text = match[0]
        try:
            return self._tokens[text]
        except KeyError:
            pass
        plain = " ".join(text.split())
        if plain not in self._tokens:
            self._tokens[plain] = self._keep(self._build(plain))
        token = self._tokens[text] = self._tokens[plain]
        return token

    def _build(self, text: str) -> Value:
        kind, inner = text[0], text[1:-1].strip()
        if text[-1] != _CLOSING[kind]:
            raise BadValueError(f"brackets do not match: {text[:80]!r}")
        atom = self._atom
        if kind == "{":
            return frozenset(atom(part) for part in inner.split(",")) if inner else frozenset()
        if kind == "<":
            return tuple(atom(part) for part in inner.split(",")) if inner else ()
        separator, sign, key = (",", "=", _name) if kind == "[" else ("@@", ":", atom)
        pairs = {}
        for part in inner.split(separator):
            name, found, value = part.partition(sign)
            if not found:
                raise BadValueError(f"neither record nor function: {text[:80]!r}")
            pairs[key(name)] = atom(value)
        return Record(pairs) if kind == "[" else Map(pairs)

    def _atom(self, text: str) -> Value:
        text = text.strip()
        if text[:1] == "#":
            return self._values[int(text[1:])]
        if text[:1].isdigit() or text[:1] == "-":
            low, dots, high = text.partition("..")
            try:
                return frozenset(range(int(low), int(high) + 1)) if dots else int(text)
            except ValueError:
                raise BadValueError(f"no number: {text[:80]!r}") from None
        if text == "TRUE":
            return True
        if text == "FALSE":
            return False
        if _NAME.match(text):
            return ModelValue(text)
        raise BadValueError(f"no value: {text[:80]!r}")


def read(text: str) -> Value:
    """Read one value.  Raises BadValueError if the text is none."""
    return Reader().value(text)


def to_tla(value: Value) -> str:
    """Print a value as TLA+; a module that holds the text must extend TLC (for `:>` and `@@`) and Integers.

    Raises TypeError for anything that is no TLA+ value.
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, ModelValue):
        return str(value)
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'
    if isinstance(value, tuple):
        return f"<<{', '.join(map(to_tla, value))}>>"
    if isinstance(value, set | frozenset):
        return f"{{{', '.join(sorted(map(to_tla, value)))}}}"
    if isinstance(value, Mapping):
        if not value:
            return "<<>>"
        if all(isinstance(key, str) and not isinstance(key, ModelValue) and _NAME.match(key) for key in value):
            return f"[{', '.join(f'{key} |-> {to_tla(value[key])}' for key in sorted(value))}]"
        return f"({' @@ '.join(sorted(f'{to_tla(key)} :> {to_tla(item)}' for key, item in value.items()))})"
    raise TypeError(f"no TLA+ value: {value!r}")


def state_to_tla(state: Mapping[str, Value], indent: str = "") -> str:
    """Print a state as a conjunction, one line per variable."""
    return "\n".join(f"{indent}/\\ {name} = {to_tla(state[name])}" for name in sorted(state))


def changes(before: Value, after: Value, path: str = "") -> list[str]:
    """What differs between two values, as lines `path: old -> new`, as deep as records, functions and tuples go; sets by member."""
    if type(before) is type(after) and before == after:
        return []
    if isinstance(before, frozenset) and isinstance(after, frozenset):
        return [f"{path} + {to_tla(item)}" for item in _sorted(after - before)] + [
            f"{path} - {to_tla(item)}" for item in _sorted(before - after)
        ]
    if isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        return [
            line
            for index, (old, new) in enumerate(zip(before, after, strict=True), start=1)
            for line in changes(old, new, f"{path}[{index}]")
        ]
    if isinstance(before, Map) and isinstance(after, Map) and before.keys() == after.keys():
        step: Callable[[Any], str] = (
            (lambda key: f".{key}") if isinstance(before, Record) else (lambda key: f"[{to_tla(key)}]")
        )
        return [line for key in before for line in changes(before[key], after[key], path + step(key))]
    return [f"{path}: {to_tla(before)} -> {to_tla(after)}"]


def _sorted(items: frozenset[Any]) -> list[Any]:
    return sorted(items, key=to_tla)
