"""The models' configurations are those that spec/models.toml gives, and check nothing that could not fail."""

from pathlib import Path

import pytest

from verifier import models

ROOT = Path(__file__).resolve().parents[2]
CONSTANTS = {"Candidates": [1, 2], "Twisted": [], "MaxRound": 1, "RoundJump": 2}


def test_configurations_are_fresh_and_none_is_an_orphan() -> None:
    on_disk = {path.relative_to(ROOT).as_posix(): path.read_text() for path in (ROOT / "spec" / "models").glob("*.cfg")}
    assert on_disk == models.configurations(ROOT)


def test_an_invariant_that_cannot_fail_is_left_out() -> None:
    text = models.configuration(CONSTANTS, {}, ["L1", "L2", "RoundsBounded"])
    assert "INVARIANTS L1 L2\n" in text
    assert "INVARIANTS L1\n" in models.configuration(CONSTANTS, {"constants": {"Twisted": [2]}}, ["L1", "L2"])


def test_an_invariant_that_cannot_fail_is_refused_where_it_is_named() -> None:
    with pytest.raises(ValueError, match="cannot fail"):
        models.configuration(CONSTANTS, {"invariants": ["RoundsBounded"]}, [])


def test_unknown_entries_are_refused() -> None:
    with pytest.raises(ValueError, match="unknown entries"):
        models.configuration(CONSTANTS, {"invariant": ["L1"]}, [])
