"""The engine of bad rules, on one that takes the model checker two steps; and what it says when the two sides disagree."""

from pathlib import Path

import pytest

from rebalancing import lease_system
from rebalancing.lease_system import model_of
from verifier.check import Check, Workspace
from verifier.engines import bug
from verifier.engines.bug import disagreement
from verifier.graph.configuration import read_configuration
from verifier.graph.explore import Renderer
from verifier.mutants import bad_rules_lease as bad_rules
from verifier.mutants.bad_rule import BadRule
from verifier.tools.tlc import Step
from verifier.tools.values import ModelValue

ROOT = Path(__file__).resolve().parents[2]
CONFIG = ROOT / "spec/models/Lease_bug_own_lease_blocks.cfg"
G1 = ModelValue("g1")
LEASE = "verifier.protocols.lease"


def check(**options):
    return Check("lease/bugs/some", "lease", "bugs", "bug", "A claim.", "default", (), options)


@pytest.fixture(scope="module")
def trace():
    """A granted lease, and a newer ballot of the same peer: what TLC finds, found in the reference."""
    model = model_of(read_configuration(CONFIG).constants)
    states = [("Init", next(lease_system.initial(model)))]
    for action in ("Start", "Collect", "CloseWindow", "Retry"):
        state = states[-1][1]
        arguments = {"Start": (1,), "Collect": (G1, *state.requests), "CloseWindow": (G1,), "Retry": (1,)}[action]
        states.append((action, lease_system.ACTIONS[action](model, state, *arguments)))
    render = Renderer()
    return [Step(action, render.record(state)) for action, state in states]


def test_the_behaviour_breaks_the_reference_in_the_same_way(trace):
    assert disagreement(LEASE, CONFIG, "L5", trace) is None


def test_a_predicate_that_breaks_early_or_never_is_told(trace):
    assert "should become false in the last state alone" in disagreement(LEASE, CONFIG, "L5", trace[:-1])
    assert "should become false in the last state alone" in disagreement(LEASE, CONFIG, "L1", trace)


def test_a_step_that_the_reference_does_not_take_is_told(trace):
    assert "does not take 2. Retry" in disagreement(LEASE, CONFIG, "L5", [trace[0], Step("Retry", trace[1].state)])


def test_a_bad_rule_without_a_twin_is_told(trace, monkeypatch):
    monkeypatch.delitem(bad_rules.BAD_RULES, "NoForeignLease_own_blocks")
    assert disagreement(LEASE, CONFIG, "L5", trace) == "The reference has no bad rule for NoForeignLease_own_blocks."


def test_a_twin_that_is_not_bad_is_told(trace, monkeypatch):
    sound = BadRule(bad_rules.LEASE, "no_foreign_lease", lambda me, m: True)
    monkeypatch.setitem(bad_rules.BAD_RULES, "NoForeignLease_own_blocks", sound)
    assert "in Python it is [True, True, True, True, True]" in disagreement(LEASE, CONFIG, "L5", trace)


def test_wrong_options_are_errors(tmp_path):
    found = bug.run(check(module="spec/MCLease.tla", workers=2), Workspace(ROOT, tmp_path))
    assert found.verdict == "error"
    assert "config, expected_violation, reference, workers" in found.detail


def test_the_model_checkers_own_behaviour_is_replayed(tmp_path):
    options = {
        "module": "spec/MCLease.tla",
        "config": CONFIG.relative_to(ROOT).as_posix(),
        "reference": LEASE,
        "expected_violation": "L5",
    }
    found = bug.run(check(**options), Workspace(ROOT, tmp_path))
    assert found.verdict == "pass", found.detail
    assert found.figures["replayed"] == 4
