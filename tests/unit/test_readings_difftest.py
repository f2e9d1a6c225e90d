"""The finite reading of every function of the protocol core agrees with running it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from invariants.proofs.obligation import Universe
from verifier.readings import core, values
from verifier.readings.difftest import Differs, compare
from verifier.readings.subset import Refused

CORE = core.functions()
SAMPLES = 125


@pytest.mark.parametrize("function", CORE, ids=lambda each: f"{each.__module__.rpartition('.')[2]}.{each.__name__}")
def test_reading_agrees_with_running(function: Callable[..., Any]) -> None:
    tally = compare(function, core.UNIVERSE, SAMPLES, ranges=core.RANGES)
    assert tally.examples >= SAMPLES
    assert not tally.one_sided, f"{tally.function} never gave the other answer"


def test_at_least_ten_thousand_samples() -> None:
    assert len(CORE) * SAMPLES >= 10_000


def off_by_one(a: int, b: int) -> bool:
    return a <= b


def test_a_difference_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values, "ORDER", {**values.ORDER, "LtE": values.ORDER["Lt"]})
    with pytest.raises(Differs, match="off_by_one"):
        compare(off_by_one, Universe(), 100)


@dataclass(frozen=True)
class Thing:
    """What a set of anything may have among its members."""

    size: int
    weight: int


def is_left(things: frozenset[Thing], thing: Thing, least: int) -> bool:
    return thing in frozenset(each for each in things if each.size >= least if each.weight != least)


def is_shrunk(things: frozenset[Thing], thing: Thing) -> bool:
    return thing in frozenset(Thing(each.size, 0) for each in things)


def test_members_of_a_set_of_anything_are_picked_as_in_running() -> None:
    anything = Universe(ids=(0, 1), named={"things": None})
    tally = compare(is_left, anything, 200, ranges=dict.fromkeys(("Thing.size", "Thing.weight", "least"), (0, 2)))
    assert not tally.one_sided
    with pytest.raises(Refused, match="only members of its own"):
        compare(is_shrunk, anything, 1)
