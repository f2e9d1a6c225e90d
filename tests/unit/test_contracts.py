"""The contracts engine tells confirmed, refuted, undecided and vacuous apart."""

import types
from pathlib import Path

import pytest

from invariants import contracts_arithmetic, contracts_lease
from verifier.check import Check, Workspace
from verifier.engines.contracts import contracts_of, examine, run


def true_sum(a: int, b: int) -> bool:
    """Addition commutes.

    post: _
    """
    return a + b == b + a


def false_sum(a: int, b: int) -> bool:
    """Not every sum is positive.

    post: _
    """
    return a + b > 0


def vacuous(a: int) -> bool:
    """No integer is above and below zero.

    pre: a > 0
    pre: a < 0
    post: _
    """
    return False


def endless(xs: list[int]) -> bool:
    """True, but on more paths than anybody can walk.

    post: _
    """
    return sum(xs) == sum(reversed(xs))


def misspelt(a: int) -> bool:
    """A condition that is no Python.

    post: _ and
    """
    return True


def test_a_contract_is_confirmed_on_all_paths():
    answer = examine(true_sum)
    assert answer.confirmed
    assert answer.looked_at > 0


def test_a_false_contract_is_refuted():
    assert examine(false_sum).refuted


def test_a_contract_without_arguments_that_meet_it_is_not_confirmed():
    assert not examine(vacuous).confirmed


def test_giving_up_is_not_confirming():
    answer = examine(endless, paths=5)
    assert answer.undecided
    assert not answer.confirmed
    assert answer.paths <= 5


def test_a_contract_that_cannot_be_read_is_not_confirmed():
    assert not examine(misspelt).confirmed


def verdict(monkeypatch, tmp_path: Path, bounded: dict[str, str], false: tuple[str, ...], *contracts) -> str:
    module = types.ModuleType("toy_contracts")
    module.BOUNDED, module.FALSE = bounded, false
    for contract in contracts:
        copy = types.FunctionType(contract.__code__, contract.__globals__, contract.__name__)
        copy.__doc__, copy.__annotations__, copy.__module__ = (
            contract.__doc__,
            contract.__annotations__,
            "toy_contracts",
        )
        setattr(module, contract.__name__, copy)
    monkeypatch.setitem(__import__("sys").modules, "toy_contracts", module)
    check = Check(
        "lease/contracts/toy",
        "lease",
        "contracts",
        "contracts",
        "Toys.",
        "default",
        (),
        {"module": "toy_contracts", "paths": 5},
    )
    return run(check, Workspace(tmp_path, tmp_path)).verdict


def test_the_engine_gates_each_contract(monkeypatch, tmp_path):
    assert verdict(monkeypatch, tmp_path, {}, ("false_sum",), true_sum, false_sum) == "pass"
    assert verdict(monkeypatch, tmp_path, {}, (), false_sum) == "fail"
    assert verdict(monkeypatch, tmp_path, {}, ("true_sum",), true_sum) == "fail"
    assert verdict(monkeypatch, tmp_path, {"false_sum": "a toy"}, (), false_sum) == "fail"
    assert verdict(monkeypatch, tmp_path, {"elsewhere": "a toy"}, (), true_sum) == "error"


@pytest.mark.parametrize("module", [contracts_arithmetic, contracts_lease])
def test_every_listed_contract_is_one(module):
    assert {*module.BOUNDED, *module.FALSE} <= set(contracts_of(module))
    assert not set(module.BOUNDED) & set(module.FALSE)
    assert module.FALSE


def test_no_contract_stands_in_both_modules():
    assert not contracts_of(contracts_arithmetic).keys() & contracts_of(contracts_lease).keys()
