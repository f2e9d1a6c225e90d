"""A graph row is red when an invariant breaks in TLA+ or in Python, when an action is never taken, and when the graphs differ."""

import shutil
from pathlib import Path

import pytest

from rebalancing.refusal import Refused
from verifier import manifest
from verifier.check import Check, Workspace
from verifier.engines import graph
from verifier.protocols.protocol import load

ROOT = Path(__file__).resolve().parents[2]
ROW = next(check for check in manifest.load(ROOT) if check.id == "lease/graph/Lease_g1_dropped")
LEASE = load("verifier.protocols.lease")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "spec", tmp_path / "spec")
    return tmp_path


def found(tree: Path, **options: object) -> tuple[str, str]:
    scratch = tree / "scratch"
    scratch.mkdir()
    check = Check(**{**vars(ROW), "options": {**ROW.options, **options}})
    outcome = graph.run(check, Workspace(tree, scratch))
    return outcome.verdict, outcome.detail.partition("\n")[0]


def test_sound_model(tree: Path) -> None:
    assert found(tree) == ("pass", "")


def test_invariant_that_breaks_in_the_specification(tree: Path) -> None:
    module = tree / "spec" / "Lease.tla"
    module.write_text(module.read_text().replace("\nL1 == ", "\nL1 == grants = {} /\\ "))
    assert found(tree) == ("fail", "L1 is violated after 4 steps.")


def test_action_that_is_never_taken(tree: Path) -> None:
    assert found(tree, coverage=["Collect", "Release"]) == ("fail", "Never taken in this model: Release.")


def test_invariant_that_breaks_in_the_reference(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LEASE.invariants, "L1", lambda model, state: False)
    verdict, detail = found(tree)
    assert verdict == "fail"
    assert detail.startswith("L1 holds in TLA+ and not in Python")


def test_reference_that_refuses(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise Refused("everything")

    monkeypatch.setitem(LEASE.system.ACTIONS, "Collect", refuse)
    verdict, detail = found(tree)
    assert verdict == "fail"
    assert detail.startswith("The graphs differ")
