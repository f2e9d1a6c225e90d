"""A short run of the resharing among real nodes, and bad rules that it finds."""

import pytest
import resharing_machine
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from resharing_machine import COUNTS, ResharingMachine

from rebalancing import resharing, resharing_deals, resharing_node

SHORT = settings(
    max_examples=12,
    stateful_step_count=25,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_invariants_hold_whatever_happens():
    COUNTS.clear()
    run_state_machine_as_test(ResharingMachine, settings=SHORT)
    for count in ("taken_Deal", "taken_Respond", "taken_Possess", "commits", "taken_Install", "taken_Erase"):
        assert COUNTS[count] > 0, count


# A run that is to find something ends when it does.
PATIENT = settings(SHORT, max_examples=40)


@pytest.mark.parametrize(
    ("module", "rule", "bad"),
    [
        (resharing, "keeps", lambda me, share: share.polynomial == me.final),
        (resharing_deals, "check_deal", lambda terms, dealer, commitments: None),
        (resharing_node, "without_key", lambda me, key: me),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_bad_rule_is_found(monkeypatch, module, rule, bad):
    monkeypatch.setattr(module, rule, bad)
    monkeypatch.setattr(resharing_machine, "LIES", ("constant",))
    with pytest.raises(AssertionError):
        run_state_machine_as_test(ResharingMachine, settings=PATIENT)
