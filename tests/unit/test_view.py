"""The view of evidence: laws for any evidence of up to nine snapshots, and its answers in cases that people can check by hand."""

from dataclasses import replace
from itertools import chain, combinations, pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given

from rebalancing import view
from rebalancing.merge_system import NOTHING
from rebalancing.pruning import GEOGRAPHY, ORGANISATION, Cap
from rebalancing.view import Evidence, Loss, Member, Policy, Share, Snapshot, Token

PEERS = (1, 2, 3, 4)
EVERYBODY = frozenset(PEERS)
NOBODY: frozenset[int] = frozenset()
some_peers = st.frozensets(st.sampled_from(PEERS))
# Domains of one tree are parts of each other, or have nobody in common.
REGIONS = tuple(frozenset(x) for x in ((1, 2), (3, 4), (1,), (3,), PEERS))
OWNERS = tuple(frozenset(x) for x in ((1, 3), (2, 4), (2,), (4,), PEERS))
some_caps = st.frozensets(
    st.one_of(
        st.builds(Cap, st.just(tree), st.sampled_from(domains), st.integers(0, 8))
        for tree, domains in ((GEOGRAPHY, REGIONS), (ORGANISATION, OWNERS))
    ),
    max_size=4,
)


def first() -> Snapshot:
    return Snapshot(
        1, 0, frozenset({0, 1}), True, 0, 1, EVERYBODY, 2, 0, EVERYBODY, NOBODY, NOBODY, 0, frozenset({1, 3})
    )


def another_first() -> Snapshot:
    """A second one, which an honest owner does not sign."""
    return replace(first(), digest=99, line=frozenset({0, 99}), polynomial=99)


def after(parent: Snapshot, digest: int, final: bool = False, **fields: object) -> Snapshot:
    plain = replace(parent, digest=digest, parent=parent.digest, line=parent.line | {digest}, final=final)
    return replace(plain, ballot=1, polynomial=digest, revokes=frozenset(), **fields)


def evidence(
    *snapshots: Snapshot,
    revoked: frozenset[int] = NOBODY,
    lost: tuple[Loss, ...] = (),
    receipts: tuple[Loss, ...] = (),
    policies: tuple[Policy, ...] = (Policy(0, frozenset()),),
) -> Evidence:
    return Evidence(frozenset(snapshots), revoked, frozenset(lost), frozenset(receipts), frozenset(policies))


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
            policy=draw(st.integers(0, 2)),
            holders=draw(some_peers),
        )
        child = replace(child, ballot=draw(st.integers(1, 3)), revokes=draw(some_peers))
        snapshots.append(replace(child, polynomial=parent.polynomial) if draw(st.booleans()) else child)
    if draw(st.integers(0, 4)) == 0:
        snapshots.append(another_first())
    polynomials = sorted({s.polynomial for s in snapshots})
    losses = st.builds(Loss, st.sampled_from(PEERS), st.sampled_from(polynomials), st.integers(0, 2))
    lost = draw(st.frozensets(losses, max_size=4))
    named = st.one_of(losses, st.sampled_from(sorted(lost, key=str))) if lost else losses
    policies = draw(st.frozensets(st.builds(Policy, st.integers(0, 2), some_caps), max_size=3))
    return Evidence(
        frozenset(snapshots),
        draw(some_peers),
        lost,
        draw(st.frozensets(named, max_size=4)),
        frozenset({Policy(0, frozenset())}) | policies,
    )


def pieces(e: Evidence) -> list[Evidence]:
    """One by one, each snapshot after its parent."""
    ordered = sorted(e.snapshots, key=lambda s: s.digest)
    return [
        *(replace(NOTHING, snapshots=frozenset({s})) for s in ordered),
        *(replace(NOTHING, revoked=frozenset({h})) for h in e.revoked),
        *(replace(NOTHING, losses=frozenset({x})) for x in e.losses),
        *(replace(NOTHING, receipts=frozenset({x})) for x in e.receipts),
        *(replace(NOTHING, policies=frozenset({x})) for x in e.policies),
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


def exchanged(a: Evidence, b: Evidence) -> tuple[Evidence, Evidence]:
    """What two stores hold once each has told the other all that it has, as often as either finds news."""
    while (after := (view.merge(a, b), view.merge(b, a))) != (a, b):
        a, b = after
    return a, b


@st.composite
def parts(draw: st.DrawFn, e: Evidence) -> Evidence:
    """What somebody may have of evidence: no snapshot without its parent."""
    kept = draw(st.frozensets(st.sampled_from(pieces(e))))
    return learned(beginning(), [piece for piece in pieces(e) if piece in kept])


@given(st.data())
def test_stores_that_tell_each_other_all_see_the_same(data: st.DataObject) -> None:
    e = data.draw(grown())
    a, b = data.draw(parts(e)), data.draw(parts(e))
    left, right = exchanged(a, b)
    assert left == right
    assert exchanged(b, a) == (left, right)
    assert view.merge(left, right) == left
    assert (left.losses, left.receipts, left.policies) == (
        a.losses | b.losses,
        a.receipts | b.receipts,
        a.policies | b.policies,
    )
    # A third one makes no difference, whomever it tells first.
    c = data.draw(parts(e))
    assert exchanged(left, c) == exchanged(exchanged(a, c)[0], b)
    # Nor does it which of them have forgotten what decides nothing.
    forgotten = [view.after_forget(x) if data.draw(st.booleans()) else x for x in (a, b)]
    assert {view.view_of(x) for x in exchanged(*forgotten)} == {view.view_of(left)}


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


@given(grown(), st.frozensets(st.builds(Share, st.integers(0, 9), st.frozensets(st.integers(0, 9)))))
def test_clean_up_leaves_what_the_final_snapshot_is_followed_from(e: Evidence, shares: frozenset[Share]) -> None:
    me = Member(e, shares)
    left = view.after_erase(me)
    last = view.final_of(e)
    assert left.known == e
    assert left.shares == {x for x in shares if x.polynomial == last.polynomial or last.digest in x.line}


@given(grown())
def test_a_receipt_takes_back_the_loss_that_it_names_and_no_vote(e: Evidence) -> None:
    answered = replace(e, receipts=e.receipts | e.losses)
    for s in e.snapshots:
        before, now = view.members_left(e, s), view.members_left(answered, s)
        assert before <= now
        lost_by = {x.peer for x in e.losses if x.polynomial == s.polynomial}
        assert now - before <= lost_by
        assert (lost_by & s.members) - view.revoked_in(e) <= now
        assert all(view.ever_lost(answered, h, s.polynomial) == (h in lost_by) for h in PEERS)
        me = Member(answered, frozenset())
        assert not any(view.votes_finally(me, h, s, s) or view.votes_provisionally(me, h, s, s) for h in lost_by)


@given(grown())
def test_only_policies_of_the_last_epoch_count_and_together(e: Evidence) -> None:
    last = max(p.epoch for p in e.policies)
    assert view.policy_epoch(e) == last
    now = replace(e, policies=frozenset(p for p in e.policies if p.epoch == last))
    assert view.view_of(now) == view.view_of(e)
    as_one = replace(e, policies=frozenset({Policy(last, view.caps_in_force(e))}))
    assert view.view_of(as_one) == view.view_of(e)
    # Another policy of this epoch leaves no more holders; a later one that caps nothing prunes nobody.
    stricter = replace(e, policies=e.policies | {Policy(last, frozenset({Cap(GEOGRAPHY, frozenset(PEERS), 4)}))})
    free = replace(e, policies=e.policies | {Policy(last + 1, frozenset())})
    if not view.conflicts(e):
        assert len(view.holders_of(stricter)) <= len(view.holders_of(e)) <= len(view.holders_of(free))
        assert view.holders_of(free) == view.may_hold_manifest(e)


@given(grown(), st.builds(Token, st.integers(1, 4), st.integers(1, 9), st.integers(1, 9)))
def test_tokens_of_the_snapshot_in_use_alone_are_good(e: Evidence, k: Token) -> None:
    good = set() if view.conflicts(e) else {view.token_of(view.current_of(e), h) for h in view.holders_of(e)}
    assert view.accepts_token(e, k) == (k in good)
    assert all(view.accepts_token(e, each) for each in good)


# What the greatest choice is, by the words of the specification


def keeps_caps(given: frozenset[int], chosen: frozenset[int], caps: frozenset[Cap]) -> bool:
    """PartitionMerge!KeepsCaps."""
    return all(not chosen & c.domain or len(given & c.domain) + len(chosen & c.domain) <= c.most for c in caps)


def comes_before(x: frozenset[int], y: frozenset[int]) -> bool:
    """PartitionMerge!ComesBefore."""
    return any(all(h <= g for g in (x | y) - (x & y)) for h in x - y)


def greatest(given: frozenset[int], candidates: frozenset[int], caps: frozenset[Cap]) -> frozenset[int]:
    """PartitionMerge!Greatest, by trying all."""
    if keeps_caps(given, candidates, caps):
        return candidates
    every = chain.from_iterable(combinations(sorted(candidates), n) for n in range(len(candidates) + 1))
    feasible = [x for x in map(frozenset, every) if keeps_caps(given, x, caps)]
    (found,) = (
        x for x in feasible if all(len(y) < len(x) or (len(y) == len(x) and not comes_before(y, x)) for y in feasible)
    )
    return found


@st.composite
def domains(draw: st.DrawFn, of: tuple[int, ...]) -> list[frozenset[int]]:
    """Domains of one tree: groups, groups within these, and all."""
    group = {h: draw(st.integers(0, 2)) for h in of}
    within = {h: (group[h], draw(st.integers(0, 1))) for h in of}
    every = [
        *({h for h in of if group[h] == k} for k in range(3)),
        *({h for h in of if within[h] == k} for k in {*within.values()}),
    ]
    return [frozenset(of), *(frozenset(x) for x in every if x)]


@given(st.data())
def test_the_greatest_choice_is_that_of_the_specification(data: st.DataObject) -> None:
    of = tuple(range(1, 8))
    each = [
        st.builds(Cap, st.just(tree), st.sampled_from(data.draw(domains(of))), st.integers(0, 8))
        for tree in (GEOGRAPHY, ORGANISATION)
    ]
    caps = data.draw(st.frozensets(st.one_of(each), max_size=6))
    given_, candidates = (data.draw(st.frozensets(st.sampled_from(of))) for _ in range(2))
    assert view.greatest(given_, candidates, caps) == greatest(given_, candidates, caps)


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
        (evidence(first(), A, B, lost=(Loss(3, 3, 1),)), 1, 2, view.PROVISIONAL),
        (evidence(first(), A, B, lost=(Loss(3, 3, 1),), receipts=(Loss(3, 3, 1),)), 1, 3, view.PROVISIONAL),
        (evidence(first(), A, B, lost=(Loss(3, 3, 2),), receipts=(Loss(3, 3, 1),)), 1, 2, view.PROVISIONAL),
        (
            evidence(first(), policies=(Policy(1, frozenset({Cap(GEOGRAPHY, EVERYBODY, 2)})),)),
            1,
            1,
            view.POLICY_INFEASIBLE,
        ),
        (evidence(first(), A, B, JOIN), 4, 4, view.OK),
        (evidence(first(), JOIN, OTHER_JOIN), 0, 0, view.CONFLICT),
        (evidence(first(), revoked=frozenset({3, 4})), 1, 1, view.REKEY_REQUIRED),
        (evidence(first(), revoked=frozenset({2, 3, 4})), 1, 1, view.UNRECOVERABLE),
        (evidence(first(), JOIN, lost=tuple(Loss(h, 4, 1) for h in (1, 2, 3))), 4, 4, view.REKEY_REQUIRED),
        (
            evidence(first(), JOIN, lost=tuple(Loss(h, x, 1) for h in (1, 2, 3) for x in (1, 4))),
            4,
            4,
            view.UNRECOVERABLE,
        ),
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
    assert [view.is_in_use(e, Share(x, frozenset({0, 1}))) for x in (1, 2, 3)] == [False, False, True]
    assert not any(view.is_in_use(evidence(first(), JOIN, OTHER_JOIN), Share(x, frozenset({0, 1}))) for x in (1, 4, 5))
