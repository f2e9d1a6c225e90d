"""A short run of geneses and re-keys among real nodes, and bad rules that its invariants find."""

import pytest
from genesis_machine import COUNTS, GenesisMachine
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from rebalancing import genesis_sessions, member_node

SHORT = settings(
    max_examples=40,
    stateful_step_count=30,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_invariants_hold_whatever_happens():
    COUNTS.clear()
    run_state_machine_as_test(GenesisMachine, settings=SHORT)
    taken = ("taken_DealAnew", "taken_Possess", "taken_Found", "taken_Install", "taken_Release", "lost")
    for count in (*taken, "lie_part", "lie_two", "code_bad-part"):
        assert COUNTS[count] > 0, count


def begun(lying: bool) -> GenesisMachine:
    machine = GenesisMachine()
    machine.begin(seed=1, lying=lying)
    return machine


def test_a_share_that_nobody_has_checked_is_found(monkeypatch):
    monkeypatch.setattr(genesis_sessions, "check_part", lambda commitments, index, share: None)
    machine = begun(lying=True)
    machine.propose((0, 1, 2, 3, 4), "part")
    machine.possess_all(0)
    with pytest.raises(AssertionError):
        machine.shares_are_what_they_are_named_for()


def test_an_older_version_that_is_installed_again_is_found(monkeypatch):
    monkeypatch.setattr(member_node, "check_later", lambda me, first, envelope: None)
    machine = begun(lying=False)
    for members in ((0, 1, 2, 3, 4), (3, 4, 5, 6, 7)):
        machine.begin_version(members, shown=True)
    machine.versions_rise()
    machine.install(0, 1)
    with pytest.raises(AssertionError):
        machine.versions_rise()
