"""A short run of stores of signed evidence, and bad rules that its invariants find."""

import pytest
from evidence_machine import COUNTS, FAULTY, TOLD, EvidenceMachine
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from rebalancing.evidence_store import EvidenceStore
from rebalancing.incremental_view import IncrementalView
from tests.vectors import evidence_sample as sample

SHORT = settings(
    max_examples=12,
    stateful_step_count=20,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_invariants_hold_whatever_happens():
    COUNTS.clear()
    run_state_machine_as_test(EvidenceMachine, settings=SHORT)
    for count in (
        "taken_admitted",
        "taken_waits",
        "taken_known",
        "taken_exchange",
        "taken_proof",
        "status_provisional",
    ):
        assert COUNTS[count] > 0, count


def told() -> EvidenceMachine:
    machine = EvidenceMachine()
    machine.begin(seed=1, late=False)
    machine.learn(0, 1, len(TOLD), 0)
    return machine


def test_a_loss_that_is_not_counted_is_found(monkeypatch):
    machine, branch = told(), sample.snapshots()[-2]
    monkeypatch.setattr(IncrementalView, "_recount", lambda self, of, by: None)
    for i in (0, 1):
        machine.hear(0, sample.signed(sample.loss(branch, i)))
    with pytest.raises(AssertionError):
        machine.says_what_the_plain_definition_says()


def test_a_branch_that_is_not_followed_is_found(monkeypatch):
    monkeypatch.setattr(IncrementalView, "_follow", lambda self: None)
    with pytest.raises(AssertionError):
        told().says_what_the_plain_definition_says()


def test_a_faulty_record_that_is_let_in_is_found(monkeypatch):
    machine = told()
    monkeypatch.setattr(EvidenceStore, "_check_placed", lambda self, placement, members: None)
    with pytest.raises(AssertionError):
        machine.refuse(0, [code for *_, code, _ in FAULTY].index("unattested-peer"))


def test_a_view_that_forgetting_changes_is_found(monkeypatch):
    machine = told()
    monkeypatch.setattr(EvidenceStore, "forget", lambda self: self.known.add_revocation(sample.PEERS[7].number))
    with pytest.raises(AssertionError):
        machine.forget_in(0)
