"""The finite reading of every function of the protocol core agrees with running it."""

import inspect
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

import invariants.lease
import rebalancing.ballot
import rebalancing.lease
import rebalancing.lease_history
import rebalancing.parameters
import rebalancing.quorum
from invariants.proofs.obligation import Universe
from verifier.readings import values
from verifier.readings.difftest import Differs, compare
from verifier.readings.finite import Reading
from verifier.readings.subset import load

IDS = (0, 1, 2)
UNIVERSE = Universe(
    IDS,
    named=dict.fromkeys(("LeaseSystem.requests", "LeaseSystem.grants", "LeaseSystem.releases", "LeaseSystem.acts")),
    fixed={
        "LeaseRules.candidates": frozenset(IDS),
        "LeaseRules.granters": frozenset(IDS),
        "LeaseRules.numbers": frozenset(IDS),
    },
)
# Predicates over the members of a set of messages: read on the graph, not by the provers.
OVER_MESSAGES = {"silence_blocks_one_ttl", "nonce_after_signature", "rounds_bounded"}
SAMPLES = 125
# Guards with many conditions answer yes often enough only if most of them are likely.
RANGES = {
    "Granter.guard": (0, 1),
    "Granter.interval": (0, 1),
    "Request.number": (1, 2),
    "LeaseRules.round_jump": (1, 3),
    "LeaseRules.ttl": (0, 2),
}


def functions(module: ModuleType) -> list[Callable[..., Any]]:
    found = [each for _, each in inspect.getmembers(module, inspect.isfunction) if each.__module__ == module.__name__]
    return [each for each in found if each.__name__ not in OVER_MESSAGES]


CORE = [
    each
    for module in (
        rebalancing.quorum,
        rebalancing.ballot,
        rebalancing.lease,
        rebalancing.lease_history,
        invariants.lease,
    )
    for each in functions(module)
] + [rebalancing.parameters.holder_share_ms]


@pytest.mark.parametrize("function", CORE, ids=lambda each: f"{each.__module__.rpartition('.')[2]}.{each.__name__}")
def test_reading_agrees_with_running(function: Callable[..., Any]) -> None:
    tally = compare(function, UNIVERSE, SAMPLES, ranges=RANGES)
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


def test_reading_is_of_the_text() -> None:
    assert load(off_by_one).parameters == ("a", "b")
    assert Reading().call(off_by_one, a=1, b=1) is True
