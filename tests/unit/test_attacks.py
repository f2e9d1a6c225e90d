"""The list of attacks is complete: each has its tests, each test is of one of the list, and whoever is to be named is."""

import inspect
import re
import tomllib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from rebalancing.errors import CODES
from tests.unit.attacks import ATTACKS, attack_of

MODULES = [import_module(f"tests.unit.{path.stem}") for path in sorted(Path(__file__).parent.glob("test_*_attacks.py"))]
TESTS: list[tuple[str, Callable[..., None]]] = [
    (name, test) for module in MODULES for name, test in vars(module).items() if name.startswith("test_")
]
# Of thirty, three have a second form.
NUMBERS = {f"A{n}" for n in range(1, 31)} | {"A2b", "A7b", "A8b"}


def having(number: str) -> list[Callable[..., None]]:
    return [test for name, test in TESTS if attack_of(name) == number]


def test_the_list_has_every_number(record_property: Callable[[str, int], None]) -> None:
    assert set(ATTACKS) == NUMBERS
    record_property("attacks", len(ATTACKS))


def test_the_check_of_the_manifest_runs_every_module() -> None:
    here = Path(__file__)
    rows = tomllib.loads((here.parents[2] / "spec/manifest/reshare.toml").read_text(encoding="utf-8"))["check"]
    (files,) = (row["options"]["files"] for row in rows if row["id"] == "reshare/stateful/attacks")
    assert set(files) == {f"tests/unit/{path.name}" for path in here.parent.glob("test_*attacks.py")}


@pytest.mark.parametrize("number", sorted(NUMBERS))
def test_every_attack_has_a_test(number: str) -> None:
    assert having(number)


def test_every_test_is_of_an_attack_of_the_list() -> None:
    assert {number for name, _ in TESTS if (number := attack_of(name))} <= set(ATTACKS)
    assert len({name for name, _ in TESTS}) == len(TESTS)


@pytest.mark.parametrize("number", [number for number, attack in ATTACKS.items() if attack.codes])
def test_every_code_of_an_attack_is_asked_for_by_its_tests(number: str) -> None:
    """That each test hears one of them, `conftest.py` sees to when it runs."""
    assert ATTACKS[number].codes <= set(CODES)
    asked = "".join(inspect.getsource(test) for test in having(number))
    assert {code for code in ATTACKS[number].codes if f'"{code}"' not in asked} == set()


@pytest.mark.parametrize("number", [number for number, attack in ATTACKS.items() if attack.named])
def test_whoever_is_to_be_named_is_asked_for(number: str) -> None:
    asked = "".join(inspect.getsource(test) for test in having(number))
    assert re.search(r"\.blamed\b|named\(|\.verdicts\b|\.holder\b|refused_as\(", asked)
