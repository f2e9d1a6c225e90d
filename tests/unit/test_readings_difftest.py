"""The finite reading of every function of the protocol core agrees with running it."""

from collections.abc import Callable
from typing import Any

import pytest

from invariants.proofs.obligation import Universe
from verifier.readings import core, values
from verifier.readings.difftest import Differs, compare

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
