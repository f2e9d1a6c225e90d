"""What the readings do not know they refuse, with file, line and construct, instead of guessing."""

import importlib.util
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import z3

from verifier.readings.finite import Reading
from verifier.readings.subset import Refused, load
from verifier.readings.values import Finite, Membership, Table

PRELUDE = """
from dataclasses import dataclass, replace
import functools
import math

@dataclass(frozen=True)
class Point:
    x: int
    y: int

@dataclass
class Loose:
    x: int

@dataclass(frozen=True)
class Checked:
    x: int
    def __post_init__(self):
        pass

LIST = [1, 2]
"""


def module(folder: Path, text: str) -> ModuleType:
    path = folder / "sample.py"
    path.write_text(PRELUDE + textwrap.dedent(text), encoding="utf-8")
    spec = importlib.util.spec_from_file_location(f"sample_{abs(hash(str(folder)))}", path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = found
    spec.loader.exec_module(found)
    return found


# Constructs that are refused when the text is loaded.
FORMS = {
    "if": ("def f(a):\n    if a:\n        return 1\n    return 2", "If"),
    "for": ("def f(a):\n    for x in a:\n        pass\n    return a", "For"),
    "while": ("def f(a):\n    while a:\n        a = False\n    return a", "While"),
    "raise": ("def f(a):\n    raise ValueError\n    return a", "Raise"),
    "assert": ("def f(a):\n    assert a\n    return a", "Assert"),
    "try": ("def f(a):\n    try:\n        b = a\n    finally:\n        pass\n    return a", "Try"),
    "with": ("def f(a):\n    with a:\n        b = a\n    return a", "With"),
    "del": ("def f(a):\n    del a\n    return 1", "Delete"),
    "import": ("def f(a):\n    import os\n    return a", "Import"),
    "global": ("def f(a):\n    global LIST\n    return a", "Global"),
    "nothing returned": ("def f(a):\n    b = a", "last statement"),
    "bare return": ("def f(a):\n    return", "last statement"),
    "augmented assignment": ("def f(a):\n    a += 1\n    return a", "AugAssign"),
    "tuple assignment": ("def f(a):\n    b, c = a, a\n    return b", "Assign"),
    "double assignment": ("def f(a):\n    b = c = a\n    return b", "Assign"),
    "rebinding": ("def f(a):\n    a = 1\n    return a", "a"),
    "assigned twice": ("def f(a):\n    b = 1\n    b = 2\n    return b", "b"),
    "shadowed len": ("def f(len):\n    return len", "len"),
    "shadowed replace": ("def f(replace):\n    return replace", "replace"),
    "walrus": ("def f(a):\n    return (b := a)", "NamedExpr"),
    "lambda inside": ("def f(a):\n    return max(a, lambda: a)", "Lambda"),
    "list": ("def f(a):\n    return [a]", "List"),
    "tuple": ("def f(a):\n    return (a, a)", "Tuple"),
    "list comprehension": ("def f(a):\n    return [x for x in a]", "ListComp"),
    "two fors": ("def f(a):\n    return all(x < y for x in a for y in a)", "comprehension"),
    "tuple target": ("def f(a):\n    return all(x < y for x, y in a)", "comprehension"),
    "is": ("def f(a):\n    return a is True", "Is"),
    "is not": ("def f(a):\n    return a is not None", "IsNot"),
    "None": ("def f(a):\n    return a == None", "None"),
    "float": ("def f(a):\n    return a + 1.5", "1.5"),
    "bytes": ("def f(a):\n    return a == b'x'", "b'x'"),
    "f-string": ("def f(a):\n    return f'{a}'", "JoinedStr"),
    "true division": ("def f(a):\n    return a / 2", "Div"),
    "modulo": ("def f(a):\n    return a % 2", "Mod"),
    "power": ("def f(a):\n    return a ** 2", "Pow"),
    "shift": ("def f(a):\n    return a << 2", "LShift"),
    "xor": ("def f(a):\n    return a ^ a", "BitXor"),
    "invert": ("def f(a):\n    return ~a", "Invert"),
    "unary plus": ("def f(a):\n    return +a", "UAdd"),
    "slice": ("def f(a):\n    return a[1:2]", "Slice"),
    "star": ("def f(a):\n    return max(*a)", "Starred"),
    "double star": ("def f(a):\n    return Point(**a)", "**"),
    "yield": ("def f(a):\n    return (yield a)", "Yield"),
    "await": ("async def f(a):\n    return await a", "AsyncFunctionDef"),
    "defaults": ("def f(a=1):\n    return a", "parameters"),
    "varargs": ("def f(*a):\n    return 1", "parameters"),
    "keywords": ("def f(**a):\n    return 1", "parameters"),
    "decorator": ("def deco(f):\n    return f\n\n@deco\ndef f(a):\n    return a", "decorator"),
    "wrapped": ("@functools.lru_cache\ndef f(a):\n    return a", "_lru_cache_wrapper"),
    "lambda": ("f = lambda a: a", "lambda"),
    "nested": ("def g():\n    def f(a):\n        return a\n    return f\n\nf = g()", "nested function"),
    "class": ("class f:\n    pass", "type"),
    "builtin": ("f = len", "builtin_function_or_method"),
}


@pytest.mark.parametrize(("text", "construct"), FORMS.values(), ids=FORMS)
def test_form_is_refused(tmp_path: Path, text: str, construct: str) -> None:
    function: Callable[..., Any] = module(tmp_path, text).f
    with pytest.raises(Refused) as refusal:
        load(function)
    assert refusal.value.construct == construct


N = z3.Int("n")
B = z3.Bool("b")
SOME = Finite({0: z3.Bool("s0"), 1: z3.Bool("s1")})
NONE_KNOWN = Membership(lambda _: B, {})
MAP = Table({0: N, 1: N})

# Meanings that are refused when the text is read with these values.
MEANINGS = {
    "truth of a number": ("def f(a):\n    return not a", N),
    "truth of a set": ("def f(a):\n    return a and True", SOME),
    "truth in all": ("def f(a):\n    return all(x for x in a)", SOME),
    "truth of a number in if": ("def f(a):\n    return 1 if a else 2", N),
    "sum of truth values": ("def f(a):\n    return a + 1", B),
    "truth equals number": ("def f(a):\n    return a == 1", B),
    "set equals number": ("def f(a):\n    return a == 1", SOME),
    "order of truth values": ("def f(a):\n    return a < True", B),
    "order of set and number": ("def f(a):\n    return a < 1", SOME),
    "product of sets": ("def f(a):\n    return a * a", SOME),
    "floor by an unknown": ("def f(a):\n    return 1 // a", N),
    "floor by zero": ("def f(a):\n    return a // 0", N),
    "floor by a negative": ("def f(a):\n    return a // -2", N),
    "floor of a real": ("def f(a):\n    return a // 2", z3.Real("r")),
    "and of numbers": ("def f(a):\n    return a & 1", N),
    "item of a set": ("def f(a):\n    return a[0]", SOME),
    "field of a number": ("def f(a):\n    return a.x", N),
    "member of a number": ("def f(a):\n    return 1 in a", N),
    "unknown name": ("def f(a):\n    return a + missing", N),
    "unreadable constant": ("def f(a):\n    return a in LIST", N),
    "method": ("def f(a):\n    return a.get(0)", MAP),
    "builtin": ("def f(a):\n    return abs(a)", N),
    "sorted": ("def f(a):\n    return sorted(a)", SOME),
    "sum": ("def f(a):\n    return sum(x for x in a)", SOME),
    "library": ("def f(a):\n    return math.floor(a)", N),
    "calling a value": ("def f(a):\n    return a(1)", N),
    "size of a number": ("def f(a):\n    return len(a)", N),
    "size of unknown members": ("def f(a):\n    return len(a)", NONE_KNOWN),
    "members that are not known": ("def f(a):\n    return all(x == 1 for x in a)", NONE_KNOWN),
    "equality of unknown sets": ("def f(a):\n    return a == a | a", NONE_KNOWN),
    "keys that are not known": ("def f(a):\n    return {x: 1 for x in a}", SOME),
    "all of a set": ("def f(a):\n    return all(a)", SOME),
    "max of one": ("def f(a):\n    return max(a)", SOME),
    "max with a key": ("def f(a):\n    return max(a, 1, key=abs)", N),
    "max of truth values": ("def f(a):\n    return max(a, True)", B),
    "alternatives of two kinds": ("def f(a):\n    return 1 if a else True", B),
    "alternatives of two shapes": ("def f(a):\n    return {0: 1} if a else {1: 1}", B),
    "a class that can change": ("def f(a):\n    return Loose(x=a)", N),
    "a class with checks": ("def f(a):\n    return Checked(x=a)", N),
    "fields by position": ("def f(a):\n    return Point(a, a)", N),
    "a field too few": ("def f(a):\n    return Point(x=a)", N),
    "a field too many": ("def f(a):\n    return Point(x=a, y=a, z=a)", N),
    "replacing nothing": ("def f(a):\n    return replace(Point(x=a, y=a), z=a)", N),
    "replacing a number": ("def f(a):\n    return replace(a, x=1)", N),
    "too few arguments": ("def g(a, b):\n    return a\n\ndef f(a):\n    return g(a)", N),
    "recursion": ("def f(a):\n    return 0 if a == 0 else f(a - 1)", N),
    "a function that is not readable": ("def g(a):\n    return a % 2\n\ndef f(a):\n    return g(a)", N),
    "merging maps twice": ("def f(a):\n    return {**a, **a}", MAP),
    "a key that is no number": ("def f(a):\n    return {'x': a}", N),
}


@pytest.mark.parametrize(("text", "value"), MEANINGS.values(), ids=MEANINGS)
def test_meaning_is_refused(tmp_path: Path, text: str, value: Any) -> None:
    found = module(tmp_path, text)
    with pytest.raises(Refused) as refusal:
        Reading().call(found.f, a=value)
    assert refusal.value.file.endswith("sample.py")
    assert refusal.value.line > PRELUDE.count("\n")
    assert str(refusal.value).count(": ") >= 3


def test_everything_at_once_is_read(tmp_path: Path) -> None:
    """The control: what is in the subset is not refused."""
    text = """
    def g(p, k):
        '''Docstring.'''
        q = replace(p, x=p.x + k)
        return q if k > 0 and not p.y == 1 else Point(x=0, y=-k)

    def f(a, b, s, m):
        d = {k: v_of(m, k) for k in m}
        return (
            1 <= g(Point(x=a, y=b), 2).x < max(a, b, 9)
            and len(s & {0, 1} | frozenset()) >= 1
            and any(m[k] > 0 for k in s if k != 0)
            and {k for k in s if m[k] > 0} <= s
            and {**d, 0: a // 2}[0] * 2 <= a
        )

    def v_of(m, k):
        return m[k]
    """
    reading = Reading()
    term = reading.call(module(tmp_path, text).f, a=N, b=z3.Int("m"), s=SOME, m=MAP)
    assert z3.is_bool(term)
    assert not reading.demands


def test_missing_key_is_demanded(tmp_path: Path) -> None:
    found = module(tmp_path, "def f(m, k):\n    return k == 0 and m[k] > 0\n\ndef g(m, k):\n    return m[k] > 0")
    guarded, open_ = Reading(), Reading()
    guarded.call(found.f, m=MAP, k=N)
    open_.call(found.g, m=MAP, k=N)
    solver = z3.Solver()
    solver.add(z3.Not(z3.And([each.condition for each in guarded.demands])))
    assert solver.check() == z3.unsat
    solver = z3.Solver()
    solver.add(z3.Not(z3.And([each.condition for each in open_.demands])))
    assert solver.check() == z3.sat
