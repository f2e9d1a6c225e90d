"""A short run of the commit among real nodes; `make verify` runs it at full size and gates each count."""

from collections import Counter
from dataclasses import replace

import pytest
from commit_machine import COUNTS, CommitMachine
from commit_world import BODIES, GENESIS, POLICIES, CommitWorld, Parcel, Violated
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from rebalancing import commit, commit_node
from rebalancing.commit_certificates import about
from rebalancing.commit_messages import (
    FINAL,
    PROVISIONAL,
    CommitCertificate,
    CommitGrant,
    Link,
    PreparedCertificate,
    snapshot_digest,
)
from rebalancing.store import MemoryStore

SHORT = settings(
    max_examples=8,
    stateful_step_count=12,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)

# A run that is to find something ends when it does.
PATIENT = settings(SHORT, max_examples=40)


def test_invariants_hold_whatever_happens():
    COUNTS.clear()
    run_state_machine_as_test(CommitMachine, settings=SHORT)
    for count in ("taken_Grant", "taken_Echo", "taken_Vote", "taken_Install", "taken_Propose", "taken_Restart"):
        assert COUNTS[count] > 0, count


@pytest.mark.parametrize(
    ("rule", "bad"),
    [
        ("not_echoed", lambda me, ballot: True),
        ("after_echo", lambda me, x: replace(me, echoed=x)),
        ("after_vote", lambda me, x: replace(me, promised=x.ballot, voted=x)),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_bad_rule_is_found(monkeypatch, rule, bad):
    monkeypatch.setattr(commit, rule, bad)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(CommitMachine, settings=PATIENT)


def test_an_answer_before_the_write_is_found(monkeypatch):
    """The node and the system share their rules, but not the store."""
    monkeypatch.setattr(MemoryStore, "save", lambda self, value: setattr(self, "value", self.value or value))
    with pytest.raises(AssertionError, match="another record"):
        run_state_machine_as_test(CommitMachine, settings=PATIENT)


def world() -> CommitWorld:
    return CommitWorld(POLICIES[1], None, Counter())


def proposed(w: CommitWorld) -> Parcel:
    """What the first coordinator proposes with the grants of all honest holders."""
    c = w.sincere[0]
    ask = w.ask(c, FINAL, w.record(w.honest[0], FINAL), 1)
    for h in w.honest:
        assert w.deliver(ask, h) == ""
        w.hear(c, w.network[-1])
    return w.propose(c, BODIES[0])


def prepared(w: CommitWorld) -> Parcel:
    """What the honest holders' echoes make of it."""
    proposal = proposed(w)
    for h in w.honest:
        assert w.deliver(proposal, h) == ""
        w.hear(w.sincere[0], w.network[-1])
    assert isinstance(w.network[-1].what, PreparedCertificate)
    return w.network[-1]


def test_a_node_that_checks_less_than_the_system_is_found(monkeypatch):
    w = world()
    proposal = proposed(w)
    assert w.deliver(proposal, w.honest[0]) == ""
    it = proposal.what
    bare = Link(it.ballot, (), it.grants)
    parcel = w.show(PreparedCertificate(it.base, it.manifest_id, it.version, FINAL, (bare,), it.snapshot))
    assert w.deliver(parcel, w.honest[0]) == "not-a-quorum"
    monkeypatch.setattr(commit_node, "open_prepared", lambda *_: None)
    with pytest.raises(AssertionError, match="Vote: '' here, 'no-certificate' in the system"):
        w.deliver(parcel, w.honest[0])


def test_a_holder_that_lost_its_record_follows_and_keeps_silent():
    w = world()
    certificate = prepared(w)
    loser = w.honest[-1]
    assert w.lose(loser, None) == ""
    assert w.deliver(certificate, loser) == "lost-record"
    for h in w.honest[:-1]:
        assert w.deliver(certificate, h) == ""
        w.hear(w.sincere[0], w.network[-1])
    (liar,) = w.liars
    vote = w.lie_vote(liar, about(w.network[-1].what), certificate.what.snapshot)
    w.hear(w.sincere[0], vote)
    committed = w.network[-1]
    assert isinstance(committed.what, CommitCertificate)
    for h in w.honest:
        assert w.deliver(committed, h) == ""
    assert w.record(loser, FINAL) == w.record(loser, PROVISIONAL)
    after = snapshot_digest(committed.what.prepared.snapshot)
    assert w.record(loser, FINAL).base == after.number
    assert w.deliver(w.twisted_ask(FINAL, after, 2, 0), loser) == "lost-record"


@pytest.mark.parametrize("bad", [False, True], ids=["sound", "bad"])
def test_what_is_prepared_is_not_passed_over(monkeypatch, bad):
    w = world()
    certificate = prepared(w)
    assert w.deliver(certificate, w.honest[0]) == ""
    ask = w.twisted_ask(FINAL, GENESIS, 2, 0)
    for h in w.honest:
        assert w.deliver(ask, h) == ""
    proposal = w.twisted_propose(about(ask.what), BODIES[1], 0, False, "")
    if bad:
        monkeypatch.setattr(commit, "justifies", lambda justification, ballot, snapshot: True)
        with pytest.raises(Violated, match="NoProofOfHonest"):
            w.deliver(proposal, w.honest[0])
    else:
        assert w.deliver(proposal, w.honest[0]) == "unjustified"


def test_a_liar_alone_prepares_nothing():
    w = world()
    (liar,) = w.liars
    ask = w.twisted_ask(FINAL, GENESIS, 1, 0)
    for h in w.honest:
        assert w.deliver(ask, h) == ""
    w.lie_grant(liar, about(ask.what), 0)
    proposals = [w.twisted_propose(about(ask.what), body, 0, True, "") for body in BODIES[:2]]
    for proposal, holders in zip(proposals, (w.honest[:2], w.honest[2:]), strict=True):
        for h in holders:
            assert w.deliver(proposal, h) == ""
        w.lie_echo(liar, proposal.what)
        assert w.assemble(proposal) is None
    assert w.deliver(proposals[1], w.honest[0]) == "second-echo"
    assert sum(isinstance(parcel.what, CommitGrant) for parcel in w.network) == 5
