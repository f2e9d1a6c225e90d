"""The view of evidence: laws for any evidence of up to nine snapshots, and its answers in cases that people can check by hand."""

from dataclasses import replace
from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given

from rebalancing import view
from rebalancing.view import Evidence, Loss, Member, Share, Snapshot

PEERS = (1, 2, 3, 4)
EVERYBODY = frozenset(PEERS)
NOTHING = Evidence(frozenset(), frozenset(), frozenset())
some_peers = st.frozensets(st.sampled_from(PEERS))


def first() -> Snapshot:
    return Snapshot(1, 0, frozenset({0, 1}), True, 0, 1, EVERYBODY, 2, 0, EVERYBODY, frozenset(), frozenset())


def after(parent: Snapshot, digest: int, final: bool = False, **fields: object) -> Snapshot:
    plain = replace(parent, digest=digest, parent=parent.digest, line=parent.line | {digest}, final=final)
    return replace(plain, ballot=1, polynomial=digest, revokes=frozenset(), **fields)


def evidence(*snapshots: Snapshot, revoked: frozenset[int] = frozenset(), lost: tuple[Loss, ...] = ()) -> Evidence:
    return Evidence(frozenset(snapshots), revoked, frozenset(lost))


@st.composite
def grown(draw: st.DrawFn) -> Evidence:
    """Evidence as it may be signed; the final chain may fork."""
    snapshots = [first()]
    for digest in range(2, 2 + draw(st.integers(0, 8))):
        parent = draw(st.sampled_from(snapshots))
        child = after(
            parent,
            digest,
            final=parent.final and draw(st.booleans()),
            acknowledged=draw(some_peers),
            voters=draw(some_peers),
        )
        child = replace(child, ballot=draw(st.integers(1, 3)), revokes=draw(some_peers))
        snapshots.append(replace(child, polynomial=parent.polynomial) if draw(st.booleans()) else child)
    losses = st.builds(Loss, st.sampled_from(PEERS), st.sampled_from([s.polynomial for s in snapshots]))
    return Evidence(frozenset(snapshots), draw(some_peers), draw(st.frozensets(losses, max_size=4)))


def pieces(e: Evidence) -> list[Evidence]:
    """One by one, each snapshot after its parent."""
    ordered = sorted(e.snapshots, key=lambda s: s.digest)
    return [
        *(replace(NOTHING, snapshots=frozenset({s})) for s in ordered),
        *(replace(NOTHING, revoked=frozenset({h})) for h in e.revoked),
        *(replace(NOTHING, losses=frozenset({x})) for x in e.losses),
    ]


def learned(e: Evidence, told: list[Evidence]) -> Evidence:
    """What is known after all that was told."""
    for piece in told:
        e = view.merge(e, piece)
    return e


def beginning() -> Evidence:
    return evidence(first())


@given(grown(), st.randoms(use_true_random=False), st.integers(0, 9))
def test_order_and_repetition_do_not_matter(e: Evidence, chance, again: int) -> None:
    told = pieces(e)
    chance.shuffle(told)
    # What comes before its parent is told again until it is taken.
    waiting, known = [*told, *told[:again]], beginning()
    while waiting:
        known = learned(known, waiting)
        waiting = [x for x in waiting if not x.snapshots <= known.snapshots]
    assert known == e
    assert view.view_of(known) == view.view_of(e)


@given(grown(), st.integers(0, 9), st.randoms(use_true_random=False))
def test_forgetting_changes_no_view_now_or_later(e: Evidence, early: int, chance) -> None:
    told = pieces(e)
    known, heard = beginning(), beginning()
    for piece in [*told[:early], *told]:
        known, heard = view.merge(known, piece), view.merge(heard, piece)
        if chance.random() < 0.5:
            known = view.after_forget(known)
        assert view.view_of(known) == view.view_of(heard)


@given(grown())
def test_what_is_known_only_grows(e: Evidence) -> None:
    known = [learned(beginning(), pieces(e)[:n]) for n in range(len(pieces(e)) + 1)]
    for before, now in pairwise(known):
        assert view.revoked_in(before) <= view.revoked_in(now)
        assert view.conflicts(now) or view.descends(view.final_of(now), view.final_of(before))
        assert view.conflicts(now) or not view.conflicts(before)


@given(grown())
def test_way_to_the_snapshot_in_use(e: Evidence) -> None:
    if view.conflicts(e):
        return
    last, current = view.final_of(e), view.current_of(e)
    assert view.descends(current, last)
    live = {s for s in e.snapshots if view.descends(s, last) and view.is_live(e, s)}
    assert current in live or (not live and current == last)
    assert not any(x.parent == current.digest and view.leads_to_live(e, x) for x in e.snapshots)


@given(grown(), st.frozensets(st.builds(Share, st.integers(0, 9), st.integers(0, 9))))
def test_clean_up_leaves_what_the_final_snapshot_is_followed_from(e: Evidence, shares: frozenset[Share]) -> None:
    me = Member(e, shares)
    left = view.after_erase(me)
    last = view.final_of(e)
    assert left.known == e
    assert {x for x in shares if x.polynomial == last.polynomial or x.under == last.digest} <= left.shares <= shares
    assert all(x in left.shares for x in shares if x.under not in last.line)


A, B = after(first(), 2, acknowledged=frozenset({1, 2})), after(first(), 3, acknowledged=frozenset({3, 4}))
JOIN = after(first(), 4, final=True)
OTHER_JOIN = after(first(), 5, final=True)


@pytest.mark.parametrize(
    ("e", "final", "current", "status"),
    [
        (evidence(first()), 1, 1, view.OK),
        (evidence(first(), A), 1, 2, view.PROVISIONAL),
        (evidence(first(), A, B), 1, 3, view.PROVISIONAL),
        (evidence(first(), A, replace(B, ballot=0)), 1, 2, view.PROVISIONAL),
        (evidence(first(), A, B, lost=(Loss(3, 3),)), 1, 2, view.PROVISIONAL),
        (evidence(first(), A, B, JOIN), 4, 4, view.OK),
        (evidence(first(), JOIN, OTHER_JOIN), 0, 0, view.CONFLICT),
        (evidence(first(), revoked=frozenset({3, 4})), 1, 1, view.REKEY_REQUIRED),
        (evidence(first(), revoked=frozenset({2, 3, 4})), 1, 1, view.UNRECOVERABLE),
        (evidence(first(), JOIN, lost=tuple(Loss(h, 4) for h in (1, 2, 3))), 4, 4, view.REKEY_REQUIRED),
        (evidence(first(), JOIN, lost=tuple(Loss(h, x) for h in (1, 2, 3) for x in (1, 4))), 4, 4, view.UNRECOVERABLE),
    ],
)
def test_view_by_hand(e: Evidence, final: int, current: int, status: int) -> None:
    found = view.view_of(e)
    assert (found.final, found.current, found.status) == (final, current, status)
    assert found.conflict == (status == view.CONFLICT)


def test_a_provisional_snapshot_revokes_nobody_for_others() -> None:
    told = replace(A, revokes=frozenset({4}))
    assert view.revoked_in(evidence(first(), told)) == frozenset()
    assert view.revoked_in(evidence(first(), replace(JOIN, revokes=frozenset({4})))) == {4}


def test_shares_beside_the_snapshot_in_use_are_in_quarantine() -> None:
    e = evidence(first(), A, B)
    assert [view.is_in_use(e, Share(x, 1)) for x in (1, 2, 3)] == [False, False, True]
    assert not any(view.is_in_use(evidence(first(), JOIN, OTHER_JOIN), Share(x, 1)) for x in (1, 4, 5))
