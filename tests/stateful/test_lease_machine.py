"""A short run of the lease among real nodes; `make verify` runs it at full size and gates each count."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from graph_walk import survey, walker
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from lease_machine import COUNTS, LeaseMachine
from lease_world import POLICIES, LeaseWorld

from rebalancing import lease, parameters
from rebalancing.ballot import NO_BALLOT

ROOT = Path(__file__).parents[2]
SHORT = settings(
    max_examples=40,
    stateful_step_count=25,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_invariants_hold_whatever_happens():
    COUNTS.clear()
    run_state_machine_as_test(LeaseMachine, settings=SHORT)
    assert COUNTS["taken_HearGrant"] > 0
    assert COUNTS["taken_HearForged"] > 0


@pytest.mark.parametrize(
    ("rule", "bad"),
    [
        ("no_foreign_lease", lambda me, m: True),
        ("durable_promise", lambda me: NO_BALLOT),
        ("remembers", lambda me, m: True),
        ("budget_at_grant", lambda rules, me, m: rules.hard_stop),
    ],
)
def test_a_bad_rule_is_found(monkeypatch, rule, bad):
    monkeypatch.setattr(lease, rule, bad)
    with pytest.raises(Exception, match="is broken"):
        run_state_machine_as_test(LeaseMachine, settings=SHORT)


def test_walks_stay_in_the_graph():
    ground = survey(ROOT / "spec/models/Lease_n3_crash.cfg")
    run_state_machine_as_test(walker(ground), settings=SHORT)
    figures = ground.figures()
    assert 0 < figures["covered_edges"] < figures["edges"]


def world(rates: tuple[int, ...] = (0,) * 8) -> LeaseWorld:
    return LeaseWorld(POLICIES[1], rates, False, True, Counter())


def held(w: LeaseWorld) -> int:
    """Let the first candidate win a lease from all honest granters and the liar."""
    c = w.sincere[0]
    w.ask(c, "Start")
    request = w.network[-1]
    for g in w.honest:
        assert w.deliver(request, g) == ""
    w.elapse(parameters.COLLECTION_WINDOW_MS)
    for g in w.honest:
        assert w.close_window(g) == ""
    for parcel in w.network[1:]:
        w.deliver(parcel, c)
    assert lease.holds(w.model.rules, w.system.holder[c])
    return c


def test_a_slow_holder_stops_before_fast_granters():
    """The holder's timer loses what the drift allows, the granters' gain it; every millisecond is checked."""
    w = world((1, 1, 1, 1, 1, -1, -1, -1))
    c = held(w)
    w.elapse(parameters.HOLDER_TTL_MS - parameters.COLLECTION_WINDOW_MS - 10)
    for _ in range(30):
        w.elapse(1)
    assert not lease.holds(w.model.rules, w.system.holder[c])


def test_an_action_that_comes_late_is_not_obeyed_after_a_higher_promise():
    w = world()
    c = held(w)
    assert w.act(c) == ""
    late = w.network[-1]
    w.elapse(parameters.LEASE_TTL_MS)
    other = w.sincere[1]
    w.told[other] = 1
    w.ask(other, "Start")
    request = w.network[-1]
    for g in w.honest:
        assert w.deliver(request, g) == ""
    w.elapse(parameters.COLLECTION_WINDOW_MS)
    for g in w.honest:
        w.close_window(g)
        assert w.deliver(late, g) == "stale-ballot"


def test_a_certificate_with_one_grant_less_is_refused():
    w = world()
    c = held(w)
    w.heard[c] = dict(list(w.heard[c].items())[:-1])
    assert len(w.heard[c]) == w.model.rules.quorum - 1
    w.act(c)
    assert w.deliver(w.network[-1], w.honest[0]) == "too-few-grants"


def test_a_trace_left_by_a_refusal_is_found():
    w = world()
    c = held(w)
    before = w.system
    assert w.deliver(w.network[0], w.honest[0]) == "replayed-nonce"
    assert w.system is before
    assert w.step("Start", c) != ""
    assert replace(w.system) == before
