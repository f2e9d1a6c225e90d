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
from rebalancing.certificates import open_shown
from rebalancing.messages import LeaseGrant, LeaseRefusal, RoundStatement

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

# A run that is to find something ends when it does.
PATIENT = settings(SHORT, max_examples=200)


def test_invariants_hold_whatever_happens():
    COUNTS.clear()
    run_state_machine_as_test(LeaseMachine, settings=SHORT)
    assert COUNTS["taken_HearGrant"] > 0
    assert COUNTS["taken_HearForged"] > 0
    assert COUNTS["taken_HearRound"] > 0
    assert COUNTS["taken_AnswerAgain"] > 0
    assert COUNTS["taken_HearRevocation"] > 0


@pytest.mark.parametrize(
    ("rule", "bad"),
    [
        ("no_foreign_lease", lambda me, m: True),
        ("durable_promise", lambda me: NO_BALLOT),
        ("remembers", lambda me, m: True),
        ("budget_at_grant", lambda rules, me, m: rules.hard_stop),
        ("interval_at_restart", lambda rules, me: 0),
        ("may_coordinate", lambda me, m: True),
        ("may_answer_again", lambda me, m: lease.remembers(me, m)),
        ("shown_by_enough", lambda rules, signers: True),
    ],
)
def test_a_bad_rule_is_found(monkeypatch, rule, bad):
    monkeypatch.setattr(lease, rule, bad)
    with pytest.raises(Exception, match=r"is broken|liars? alone"):
        run_state_machine_as_test(LeaseMachine, settings=PATIENT)


def test_walks_stay_in_the_graph():
    ground = survey(ROOT / "spec/models/Lease_n3_crash.cfg")
    run_state_machine_as_test(walker(ground), settings=SHORT)
    figures = ground.figures()
    assert figures["covered_edges"] < figures["edges"]
    assert all(figures[f"covered_{action}"] > 0 for _, action, _ in ground.graph.edges)


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
    for g in w.honest[:2]:
        w.deliver(w.state_round(g), other)
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


def test_a_repeated_request_is_answered_again_and_extends_nothing():
    w = world()
    c = held(w)
    w.elapse(100)
    w.repeat_request(c)
    request, before, known = w.network[-1], w.system.granter, len(w.network)
    assert [w.deliver(request, g) for g in w.honest] == [""] * len(w.honest)
    assert w.system.granter == before
    assert {type(parcel.message) for parcel in w.network[known:]} == {LeaseGrant}
    assert [w.deliver(parcel, c) for parcel in w.network[known:]] == ["nothing-new"] * len(w.honest)
    assert w.counts["taken_AnswerAgain"] == len(w.honest)


def test_a_candidate_that_is_behind_hears_the_rounds_from_members_and_shows_them():
    """The first holder has got far; the statements differ, and the least of the f + 1 highest is what counts and is shown."""
    w = world()
    one, other = w.sincere
    for k in range(3):
        w.ask(one, "Retry" if k else "Start")
        request = w.network[-1]
        # Some fall behind by a round each time.
        for g in w.honest[: len(w.honest) - k]:
            w.deliver(request, g)
        w.elapse(parameters.COLLECTION_WINDOW_MS)
        for g in w.honest[: len(w.honest) - k]:
            assert w.close_window(g) == ""
        w.elapse(w.system.holder[one].wait)
    w.elapse(parameters.LEASE_TTL_MS)
    assert [w.system.granter[g].promised.round for g in w.honest] == [3, 3, 2, 1]
    w.ask(other, "Start")
    request, known = w.network[-1], len(w.network)
    for g in w.honest[1:3]:
        assert w.deliver(request, g) == "stale-ballot"
    answers = w.network[known:]
    assert [type(parcel.message) for parcel in answers] == [LeaseRefusal, RoundStatement] * 2
    assert [w.deliver(parcel, other) for parcel in answers] == ["", "few-members", "", ""]
    me = w.system.holder[other]
    assert (me.shown_round, me.shown_by) == (2, frozenset(w.honest[1:3]))
    w.elapse(me.wait)
    assert w.ask(other, "Retry") == ""
    message = w.network[-1].message
    assert [statement.round for statement in open_shown(message, w.committee)].count(2) == 1
    assert message.ballot.round == 3
    w.repeat_request(other)
    assert w.network[-1].message.shown == message.shown


def test_a_liar_alone_moves_nobody():
    w = world()
    c, (liar,) = w.sincere[0], w.liars
    before = w.system.holder[c]
    for round_ in (1, parameters.ROUND_JUMP, parameters.MAXIMUM_ROUND):
        assert w.deliver(w.lie_round(liar, 0, round_), c) == "few-members"
    assert w.system.holder[c] == before


def test_a_candidate_that_turns_to_another_base_begins_afresh():
    """What members have signed on the old base cannot be shown on the new one."""
    w = world()
    held(w)
    c = w.sincere[1]
    for g in w.honest[:2]:
        w.deliver(w.state_round(g), c)
    before = w.system.holder[c]
    assert before.shown_round == 1
    w.step("Commit")
    w.step("HintMoves", 1)
    assert w.ask(c, "Start") == ""
    after = w.system.holder[c]
    assert (after.shown_round, after.ballot.round) == (0, 1)
    assert after.nonce != before.nonce


def test_a_revoked_peer_keeps_its_lease_and_is_not_renewed():
    w = world()
    w.sincere.reverse()
    c = held(w)
    for g in w.honest:
        assert w.step("HearRevocation", g, c) == ""
    assert lease.holds(w.model.rules, w.system.holder[c])
    w.elapse(parameters.RENEW_EVERY_MS)
    assert w.renew(c) == ""
    renewal = w.network[-1]
    assert [w.deliver(renewal, g) for g in w.honest] == ["not-eligible"] * len(w.honest)
    w.elapse(parameters.LEASE_TTL_MS)
    assert all(w.system.granter[g].left == 0 for g in w.honest)
