"""Two final successors of one parent name more than f holders and no honest one, whatever liars sign and whoever shows it.

Run as `commit/stateful/forks_core` too, whose figures are what is recorded here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from random import Random
from typing import Any

import pytest

from rebalancing.accountability import (
    FalseEcho,
    FinalCertificate,
    HiddenVote,
    PreparedCertificate,
    Proof,
    TwoEchoes,
    TwoVotes,
    contradicts,
    goes_on,
    guilt,
    is_complete,
    proves,
)
from rebalancing.ballot import NO_BALLOT, Ballot, below
from rebalancing.commit import NO_CLAIM, CommitGrant, Echo, Snapshot, make_claim
from rebalancing.quorum import quorum
from tests.properties.forks import Committee, attack

# (holders, threshold, faults): each gets from f + 1 liars to one fewer than a quorum
SIZES = [(3, 2, 0), (4, 3, 0), (5, 3, 1), (6, 4, 1), (7, 4, 1)]
RUNS = 3000


def trimmed(a: FinalCertificate, other: FinalCertificate) -> FinalCertificate:
    """A certificate without what the walk to the ballot of the other does not come to."""

    def needed(p: PreparedCertificate) -> PreparedCertificate:
        further = goes_on(p.justification, other.prepared.claim.ballot)
        return replace(p, reported=needed(p.reported) if p.reported and further else None)

    return replace(a, prepared=needed(a.prepared))


def forks(size: int, threshold: int, faults: int, seed: int) -> tuple[Committee, list[frozenset[Proof]]]:
    """One run and what its forks prove."""
    draw = Random(seed)
    most = quorum(size, threshold, faults) - 1
    liars = frozenset(draw.sample(range(1, size + 1), draw.randint(faults + 1, most)))
    committee = Committee(size, threshold, faults, liars)
    attack(committee, draw, rounds=4)
    found = []
    for a, b in combinations(committee.final(draw), 2):
        if a.prepared.claim.snapshot != b.prepared.claim.snapshot:
            found.append(guilt(committee.quorum, a, b))
            assert found[-1] == guilt(committee.quorum, b, a), "the order in which they are shown must not matter"
            assert found[-1] == guilt(committee.quorum, trimmed(a, b), trimmed(b, a)), "the walk needs no more"
    return committee, found


@pytest.mark.parametrize(("size", "threshold", "faults"), SIZES)
def test_a_fork_names_more_than_f_and_no_honest_holder(
    size: int, threshold: int, faults: int, record_property: Callable[[str, object], None]
) -> None:
    kinds: Counter[str] = Counter()
    for seed in range(RUNS):
        committee, proofs = forks(size, threshold, faults, seed)
        for found in proofs:
            named = {proof.holder for proof in found}
            assert len(named) > faults, f"seed {seed}: {named} are too few"
            assert named <= committee.liars, f"seed {seed}: {named - committee.liars} are honest"
            assert all(proves(proof) for proof in found), f"seed {seed}: a proof that proves nothing"
            kinds.update({type(proof).__name__ for proof in found})
            kinds["forks"] += 1
    assert kinds["HiddenVote"] >= 15, kinds
    assert kinds["TwoEchoes"] >= 100, kinds
    assert kinds["TwoVotes"] >= 100, kinds
    record_property("examples", RUNS)
    record_property("forks", kinds["forks"])
    for kind, name in ((HiddenVote, "hidden_vote"), (TwoEchoes, "two_echoes"), (TwoVotes, "two_votes")):
        record_property(name, kinds[kind.__name__])


def test_what_honest_holders_sign_proves_nothing() -> None:
    for seed in range(300):
        draw = Random(seed)
        committee = Committee(5, 3, 1, frozenset(draw.sample(range(1, 6), 3)))
        attack(committee, draw, rounds=4)
        for e in committee.echoes:
            assert not proves(FalseEcho(e))
            assert not any(proves(TwoEchoes(e, d)) for d in committee.echoes)
        for v in committee.votes:
            assert not any(proves(TwoVotes(v, w)) for w in committee.votes)
            assert not any(proves(HiddenVote(v, m)) for m in committee.grants)


def test_an_incomplete_certificate_is_refused() -> None:
    for seed in range(RUNS):
        draw = Random(seed)
        committee = Committee(3, 2, 0, frozenset({3}))
        attack(committee, draw, rounds=3)
        final = [a for a in committee.final(draw) if a.prepared.reported is not None]
        if len(final) >= 1 and len(committee.final(draw)) >= 2:
            break
    a = final[0]
    other = next(b for b in committee.final(draw) if b.prepared.claim != a.prepared.claim)
    p, q = a.prepared, a.prepared.reported
    assert q is not None
    # The walk goes on to what is reported.
    ballot = other.prepared.claim.ballot
    assert not below(q.claim.ballot, ballot)
    assert is_complete(2, p, ballot)

    def granted(**changes: Any) -> frozenset[CommitGrant]:
        return frozenset(replace(m, **changes) for m in p.justification)

    for broken in (
        replace(p, reported=None),
        replace(p, reported=p),
        replace(p, reported=replace(q, echoers=frozenset({1}))),
        replace(p, echoers=frozenset({1})),
        replace(p, justification=frozenset(list(p.justification)[:1])),
        replace(p, justification=granted(provisional=True)),
        replace(p, justification=granted(parent=p.claim.snapshot.parent + 1)),
        replace(p, justification=granted(ballot=q.claim.ballot)),
        replace(p, justification=granted(report=p.claim), reported=None),
    ):
        with pytest.raises(ValueError, match="certificate lacks"):
            guilt(2, replace(a, prepared=broken), other)
    with pytest.raises(ValueError, match="certificate lacks"):
        guilt(2, replace(a, voters=frozenset({1})), other)
    with pytest.raises(ValueError, match="no two successors"):
        guilt(2, a, a)


def test_successors_of_two_parents_are_no_fork() -> None:
    ballot, both = Ballot(1, 1, 1, 1), frozenset({1, 2})
    final = []
    for parent in (1, 2):
        grants = frozenset(
            CommitGrant(holder=h, provisional=False, parent=parent, ballot=ballot, report=NO_CLAIM) for h in both
        )
        x = make_claim(ballot, Snapshot(digest=parent + 2, parent=parent, sequence=2, origin=ballot, choice=1))
        prepared = PreparedCertificate(claim=x, justification=grants, echoers=both, reported=None)
        final.append(FinalCertificate(prepared=prepared, voters=both))
    with pytest.raises(ValueError, match="no two successors"):
        guilt(2, *final)


def test_no_ballot_is_reported_in_itself_and_a_provisional_echo_proves_nothing() -> None:
    ballot = Ballot(1, 1, 1, 1)
    snapshot = Snapshot(digest=7, parent=1, sequence=2, origin=ballot, choice=1)
    x = make_claim(ballot, snapshot)
    reporting = frozenset({CommitGrant(holder=1, provisional=False, parent=1, ballot=ballot, report=x)})
    assert contradicts(reporting, x)
    echo = Echo(holder=1, provisional=False, ballot=ballot, snapshot=snapshot, justification=reporting)
    assert proves(FalseEcho(echo))
    assert not proves(FalseEcho(replace(echo, provisional=True)))


def test_what_contradicts_itself_needs_no_chain() -> None:
    ballot, before = Ballot(2, 1, 1, 1), Ballot(1, 1, 1, 1)
    x, y = (Snapshot(digest=d, parent=1, sequence=2, origin=before, choice=1) for d in (7, 8))
    reporting = frozenset(
        CommitGrant(holder=h, provisional=False, parent=1, ballot=ballot, report=make_claim(before, y)) for h in (1, 2)
    )
    echoers = frozenset({1, 2})
    false, true = (
        PreparedCertificate(claim=make_claim(ballot, z), justification=reporting, echoers=echoers, reported=None)
        for z in (x, y)
    )
    assert is_complete(2, false, NO_BALLOT)
    assert not is_complete(2, true, NO_BALLOT)


def test_a_walk_to_a_ballot_needs_nothing_below_it() -> None:
    lowest, before, ballot = Ballot(1, 1, 1, 1), Ballot(2, 1, 1, 1), Ballot(3, 1, 1, 1)
    snapshot = Snapshot(digest=7, parent=1, sequence=2, origin=before, choice=1)
    x, y = make_claim(ballot, snapshot), make_claim(before, snapshot)
    # The second's report is its own word, though nothing shows that it was ever prepared.
    reporting = frozenset(
        CommitGrant(holder=h, provisional=False, parent=1, ballot=ballot, report=report)
        for h, report in ((1, NO_CLAIM), (2, y))
    )
    both = frozenset({1, 2})
    p = PreparedCertificate(claim=x, justification=reporting, echoers=both, reported=None)
    assert goes_on(reporting, lowest)
    assert goes_on(reporting, before)
    assert not goes_on(reporting, ballot)
    assert [is_complete(2, p, down_to) for down_to in (lowest, before, ballot)] == [False, False, True]
    # What stands below is never looked at where the walk has ended.
    other = Snapshot(digest=8, parent=1, sequence=2, origin=lowest, choice=2)
    foreign = replace(p, claim=make_claim(ballot, other), justification=frozenset())
    between = Ballot(2, 2, 1, 1)
    fresh = frozenset(CommitGrant(holder=h, provisional=False, parent=1, ballot=between, report=NO_CLAIM) for h in both)
    rival = Snapshot(digest=9, parent=1, sequence=2, origin=between, choice=2)
    a = FinalCertificate(
        prepared=PreparedCertificate(
            claim=make_claim(between, rival), justification=fresh, echoers=both, reported=None
        ),
        voters=both,
    )
    for reported in (None, foreign):
        found = guilt(2, a, FinalCertificate(prepared=replace(p, reported=reported), voters=both))
        assert {type(each) for each in found} == {HiddenVote}
        assert {each.holder for each in found} == both
        assert all(map(proves, found))


def test_in_one_ballot_it_does_not_matter_which_certificate_comes_first() -> None:
    ballot, both = Ballot(1, 1, 1, 1), frozenset({1, 2})
    grants = frozenset(CommitGrant(holder=h, provisional=False, parent=1, ballot=ballot, report=NO_CLAIM) for h in both)
    a, b = (
        FinalCertificate(
            prepared=PreparedCertificate(
                claim=make_claim(ballot, Snapshot(digest=digest, parent=1, sequence=2, origin=ballot, choice=1)),
                justification=grants,
                echoers=both,
                reported=None,
            ),
            voters=both,
        )
        for digest in (7, 8)
    )
    found = guilt(2, a, b)
    assert {type(each) for each in found} == {TwoEchoes, TwoVotes}
    assert found == guilt(2, b, a)
