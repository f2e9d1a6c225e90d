"""The cardinality reading of what proofs say of committees of any size agrees with running it."""

import operator
from typing import Any

import pytest

from invariants.proofs.obligation import Claim, Obligation, Universe
from verifier.readings import cardinality, difftest_cardinality, theme, values
from verifier.readings.difftest import Differs
from verifier.readings.difftest_cardinality import compare

THEMES = ("reshare", "recovery", "domains", "quorum")
CLAIMS = difftest_cardinality.claims(each for name in THEMES for each in theme.obligations(name))


@pytest.mark.parametrize(("claim", "universe"), CLAIMS, ids=[claim.__name__ for claim, _ in CLAIMS])
def test_reading_agrees_with_running(claim: Claim, universe: Universe) -> None:
    tally = compare(claim, universe, 20)
    assert tally.examples >= 20
    assert not tally.one_sided, f"{tally.function} never gave the other answer"


def fewer_are_left(some: frozenset[int], others: frozenset[int]) -> bool:
    return len(some - others) < len(some)


def lies_inside(some: frozenset[int], others: frozenset[int]) -> bool:
    return some <= others


def are_few(some: frozenset[int], least: int) -> bool:
    return not len(some) >= least


@pytest.mark.parametrize(
    ("claim", "method", "wrong"),
    [
        (fewer_are_left, "minus", lambda self, other: self),
        (lies_inside, "within", lambda self, other: other.minus(self).size() == 0),
        (lies_inside, "size", lambda self: 0),
    ],
)
def test_a_misread_set_is_seen(claim: Claim, method: str, wrong: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not compare(claim, Universe(), 50).one_sided
    monkeypatch.setattr(cardinality.Area, method, wrong)
    with pytest.raises(Differs, match=claim.__name__):
        compare(claim, Universe(), 50)


def test_a_misread_comparison_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values, "ORDER", {**values.ORDER, "GtE": operator.gt})
    with pytest.raises(Differs, match="are_few"):
        compare(are_few, Universe(), 100)


def one_is_two(some: frozenset[int]) -> bool:
    return any(each * 2 == 4 for each in some)


def test_a_condition_that_becomes_a_set_is_left_out() -> None:
    read = Obligation("x", "", (), one_is_two, reading="cardinality")
    assert difftest_cardinality.claims([read]) == []
