"""What the commit's system and invariants say of states made by hand: such as no model reaches and no walk draws, where one condition decides."""

from __future__ import annotations

from dataclasses import replace

from invariants.accountability import forks
from invariants.commit import afresh_is_own, final_has_quorum, prepared_once
from rebalancing import commit, commit_system
from rebalancing.ballot import NO_BALLOT, Ballot
from rebalancing.commit import NO_CLAIM, Claim, Echo, Proposal, Record, Snapshot, Vote, make_claim
from rebalancing.commit_system import CommitModel, CommitSystem

BOTH = frozenset({1, 2})
RULES = commit.CommitRules(holders=BOTH, threshold=2, quorum=2, signed_justification=True)
MODEL = CommitModel(
    rules=RULES,
    liars=frozenset(),
    faults=0,
    crashing=frozenset(),
    losing=frozenset(),
    coordinators=BOTH,
    twisted=frozenset(),
    mortal=frozenset(),
    kinds=frozenset({False, True}),
    policy_moves=False,
    choices=frozenset({1}),
    max_round=9,
    max_nonce=1,
    max_sequence=9,
)
FIRST, SECOND = Ballot(1, 1, 1, 1), Ballot(2, 1, 1, 1)
# Parents by the values of their digests, of which one is greater.
LOW, HIGH = 3, 5


def state(
    echoes: frozenset[Echo] = frozenset(),
    votes: frozenset[Vote] = frozenset(),
    base: int = LOW,
    **more: frozenset[Proposal],
) -> CommitSystem:
    """Nothing but some echoes and votes, and where everybody stands."""
    (blank,) = commit_system.initial(replace(MODEL, coordinators=frozenset()))
    holder = {h: commit.beginning(base, 1, False) for h in BOTH}
    return replace(blank, holder=holder, echoes=echoes, votes=votes, **more)


def snapshot(digest: int, parent: int = LOW, origin: Ballot = FIRST) -> Snapshot:
    return Snapshot(digest=digest, parent=parent, sequence=2, origin=origin, choice=1)


def echoed(
    x: Snapshot, ballot: Ballot = FIRST, holders: frozenset[int] = BOTH, provisional: bool = False
) -> frozenset[Echo]:
    return frozenset(
        Echo(holder=h, provisional=provisional, ballot=ballot, snapshot=x, justification=frozenset()) for h in holders
    )


def voted(x: Snapshot, ballot: Ballot = FIRST, holders: frozenset[int] = BOTH) -> frozenset[Vote]:
    return frozenset(Vote(holder=h, provisional=False, ballot=ballot, snapshot=x) for h in holders)


def at(base: int) -> Record:
    return commit.empty_record(base, 1, NO_BALLOT)


# The system


def test_where_somebody_stands_is_told_by_an_empty_record_of_that_very_base() -> None:
    s = state(base=HIGH)
    assert commit_system.stands(MODEL, s, at(HIGH))
    assert not commit_system.stands(MODEL, s, at(LOW))
    assert not commit_system.stands(MODEL, s, commit.after_grant(at(HIGH), FIRST))


def test_what_is_prepared_on_one_parent_is_not_reportable_on_another() -> None:
    s = state(echoed(snapshot(7, HIGH)))
    assert commit_system.reportable(MODEL, s, False, HIGH) == {NO_CLAIM, make_claim(FIRST, snapshot(7, HIGH))}
    assert commit_system.reportable(MODEL, s, False, LOW) == {NO_CLAIM}


def test_what_was_proposed_was_so_on_its_own_parent_and_in_its_own_ballot() -> None:
    one, other = (
        Proposal(provisional=False, ballot=ballot, snapshot=snapshot(7, HIGH), justification=frozenset())
        for ballot in (FIRST, SECOND)
    )
    s = state(proposals=frozenset({one, other}))
    assert commit_system.was_proposed(MODEL, s, at(HIGH), one)
    assert not commit_system.was_proposed(MODEL, s, at(LOW), one)
    assert set(commit_system.proposed(MODEL, s, False, at(HIGH), FIRST)) == {one}


# The invariants


def test_votes_of_two_ballots_or_for_two_snapshots_make_nothing_final() -> None:
    x = snapshot(7)
    assert final_has_quorum(MODEL, state(votes=voted(x), base=x.digest))
    split = voted(x, FIRST, frozenset({1})) | voted(x, SECOND, frozenset({2}))
    assert not final_has_quorum(MODEL, state(votes=split, base=x.digest))
    torn = voted(x, FIRST, frozenset({1})) | voted(snapshot(8), FIRST, frozenset({2}))
    assert not final_has_quorum(MODEL, state(votes=torn, base=x.digest))


def test_one_ballot_may_prepare_once_for_each_kind_and_parent() -> None:
    assert not prepared_once(MODEL, state(echoed(snapshot(7)) | echoed(snapshot(8))))
    assert prepared_once(MODEL, state(echoed(snapshot(7)) | echoed(snapshot(8), provisional=True)))
    assert prepared_once(MODEL, state(echoed(snapshot(7)) | echoed(snapshot(8, HIGH))))


def test_what_is_carried_on_was_prepared_as_the_same_kind() -> None:
    x = snapshot(7)
    again = echoed(x, SECOND)
    assert afresh_is_own(MODEL, state(again | echoed(x)))
    assert not afresh_is_own(MODEL, state(again | echoed(x, provisional=True)))
    assert not afresh_is_own(MODEL, state(again | echoed(x, holders=frozenset({1}))))


def test_a_fork_is_of_one_parent_and_shows_the_lower_ballot_first() -> None:
    low, high = snapshot(7), snapshot(8, origin=SECOND)
    s = state(echoed(low) | echoed(high, SECOND), voted(low) | voted(high, SECOND))
    assert [ballots(a.prepared.claim, b.prepared.claim) for a, b in forks(MODEL, s)] == [(FIRST, SECOND)]
    elsewhere = snapshot(8, HIGH, SECOND)
    s = state(echoed(low) | echoed(elsewhere, SECOND), voted(low) | voted(elsewhere, SECOND))
    assert not list(forks(MODEL, s))
    elsewhere = snapshot(8, HIGH)
    s = state(echoed(low) | echoed(elsewhere), voted(low) | voted(elsewhere))
    assert not list(forks(MODEL, s))


def ballots(x: Claim, y: Claim) -> tuple[Ballot, Ballot]:
    return x.ballot, y.ballot
