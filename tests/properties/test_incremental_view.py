"""The incremental view against the plain definition: after each record of random evidence, in any order, with conflicts, and with forgetting in between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

import hypothesis.strategies as st
from hypothesis import given

from invariants.merge import together
from rebalancing import view
from rebalancing.incremental_view import Committed, IncrementalView
from rebalancing.merge_system import NOTHING
from rebalancing.pruning import GEOGRAPHY, ORGANISATION, Cap
from rebalancing.view import Evidence, Loss, Policy

PEERS = (1, 2, 3, 4, 5)
EVERYBODY = frozenset(PEERS)
some_peers = st.frozensets(st.sampled_from(PEERS))
DOMAINS = (
    (GEOGRAPHY, frozenset({1, 2})),
    (GEOGRAPHY, frozenset({3, 4})),
    (GEOGRAPHY, EVERYBODY),
    (ORGANISATION, frozenset({1, 3})),
    (ORGANISATION, frozenset({2, 4, 5})),
)
caps = st.frozensets(st.builds(lambda d, most: Cap(*d, most), st.sampled_from(DOMAINS), st.integers(0, 4)), max_size=4)
FIRST = Committed(1, 0, 0, True, 0, 1, EVERYBODY, 2, 0, EVERYBODY, frozenset(), 1, EVERYBODY)
ANOTHER_FIRST = replace(FIRST, digest=99, polynomial=99)


@dataclass(frozen=True)
class Revoked:
    """A peer that the tenant revokes."""

    peer: int


@dataclass(frozen=True)
class Receipt:
    """A receipt."""

    of: Loss


COUNTED: Counter[str] = Counter()
"""What the tests of this file have done, for the row that runs them."""


Record = Committed | Revoked | Loss | Receipt | Policy


@st.composite
def snapshots(draw: st.DrawFn, forks: bool) -> list[Committed]:
    """The first one and up to fourteen more, several deep; some have a second certificate, with other acknowledgements, which may be provisional where the first is final, and the owner may have signed another first one."""
    made, has_final_child = [FIRST], set()
    for digest in range(2, 2 + draw(st.integers(0, draw(st.sampled_from((3, 14)))))):
        parent = draw(st.sampled_from(made[-4:] if draw(st.booleans()) else made))
        final = parent.final and (forks or parent.digest not in has_final_child) and draw(st.booleans())
        if final:
            has_final_child.add(parent.digest)
        child = Committed(
            digest,
            parent.digest,
            parent.sequence + 1,
            final,
            ballot=draw(st.integers(1, 3)),
            polynomial=digest,
            members=draw(some_peers.filter(lambda each: len(each) > 2)),
            threshold=2,
            faults=draw(st.integers(0, 1)),
            acknowledged=draw(some_peers),
            revokes=draw(st.just(frozenset()) | some_peers),
            policy=draw(st.integers(1, 2)),
            holders=draw(some_peers),
        )
        if draw(st.booleans()):
            child = replace(child, polynomial=parent.polynomial)
        made.append(child)
    if forks and draw(st.booleans()):
        made.append(ANOTHER_FIRST)
    others = [
        replace(s, final=draw(st.booleans()) and s.final, acknowledged=draw(some_peers))
        for s in made
        if s.parent and draw(st.booleans())
    ]
    return made + others


@st.composite
def evidence(draw: st.DrawFn) -> list[Record]:
    """Records in an order in which each snapshot comes after its parent, and some of them again."""
    found = draw(snapshots(forks=draw(st.integers(0, 3)) == 0))
    polynomials = sorted({s.polynomial for s in found})
    losses = st.builds(Loss, st.sampled_from(PEERS), st.sampled_from(polynomials), st.integers(1, 2))
    receipts = st.builds(Loss, st.sampled_from(PEERS), st.sampled_from(polynomials), st.integers(0, 2))
    others: list[Record] = [
        *draw(st.lists(st.builds(Revoked, st.sampled_from(PEERS)), max_size=3)),
        *draw(st.lists(losses, max_size=10)),
        *draw(st.lists(receipts.map(Receipt), max_size=8)),
        *draw(st.lists(st.builds(Policy, st.integers(1, 3), caps), max_size=3)),
    ]
    told = draw(st.permutations([*found[1:], *others, *others[:2]]))
    ordered: list[Record] = [Policy(1, frozenset())]
    there: dict[int, bool] = {}
    waiting: list[Record] = [FIRST, *told]
    while waiting:
        late = []
        for each in waiting:
            if isinstance(each, Committed):
                if each.parent and not (each.parent in there and (there[each.parent] or not each.final)):
                    late.append(each)
                    continue
                there[each.digest] = each.final or there.get(each.digest, False)
            ordered.append(each)
        waiting = late
    return ordered


def add(to: IncrementalView, record: Record) -> None:
    match record:
        case Committed():
            to.add_snapshot(record)
        case Revoked():
            to.add_revocation(record.peer)
        case Loss():
            to.add_loss(record)
        case Receipt():
            to.add_receipt(record.of)
        case Policy():
            to.add_policy(record)


def plain(records: list[Record]) -> Evidence:
    """Evidence of these, without a second look at how the incremental view keeps them: each certificate is there for itself."""
    certified = [r for r in records if isinstance(r, Committed)]
    line = {0: frozenset({0})}
    for s in sorted(certified, key=lambda each: each.sequence):
        line[s.digest] = line[s.parent] | {s.digest}
    fields = set(Committed.__slots__) - {"sequence"}
    return Evidence(
        frozenset(
            view.Snapshot(**{f: getattr(s, f) for f in fields}, line=line[s.digest], voters=frozenset())
            for s in certified
        ),
        frozenset(r.peer for r in records if isinstance(r, Revoked)),
        frozenset(r for r in records if isinstance(r, Loss)),
        frozenset(r.of for r in records if isinstance(r, Receipt)),
        frozenset(r for r in records if isinstance(r, Policy)),
    )


@given(evidence())
def test_view_after_each_record_is_that_of_the_plain_definition(records: list[Record]) -> None:
    known = IncrementalView()
    for count, record in enumerate(records, 1):
        add(known, record)
        if count > 1:
            e = plain(records[:count])
            assert known.evidence() == together(e)
            assert known.view() == view.view_of(e) == view.view_of(together(e))
            COUNTED["views"] += 1
            COUNTED["certified_twice"] += len(e.snapshots) > len(together(e).snapshots)


@given(evidence(), st.randoms(use_true_random=False))
def test_the_plain_view_of_a_union_is_the_same_in_any_order(records: list[Record], chance) -> None:
    whole, found = plain(records), plain(records[:2])
    pieces = [replace(NOTHING, snapshots=frozenset({s})) for s in whole.snapshots]
    pieces.append(replace(whole, snapshots=frozenset()))
    while pieces:
        chance.shuffle(pieces)
        new = pieces.pop()
        if all(view.enters(found, s) for s in new.snapshots):
            found = view.merge(found, new)
        else:
            pieces.append(new)
    assert view.view_of(found) == view.view_of(together(whole))
    assert view.view_of(view.after_forget(found)) == view.view_of(whole)
    COUNTED["orders"] += 1


@given(evidence(), st.data())
def test_forgetting_is_that_of_the_plain_definition_and_changes_no_view(
    records: list[Record], data: st.DataObject
) -> None:
    known, heard = IncrementalView(), IncrementalView()
    for count, record in enumerate(records, 1):
        if not isinstance(record, Committed) or known.may_enter(record):
            add(known, record)
        add(heard, record)
        if count > 1:
            if data.draw(st.booleans()):
                expected = view.after_forget(known.evidence())
                known.forget()
                assert known.evidence() == expected
                COUNTED["forgotten"] += 1
            assert known.view() == heard.view()


@given(evidence(), st.randoms(use_true_random=False))
def test_order_makes_no_difference(records: list[Record], chance) -> None:
    one, other = IncrementalView(), IncrementalView()
    for record in records:
        add(one, record)
    waiting = [*records]
    while waiting:
        chance.shuffle(waiting)
        record = waiting.pop()
        if isinstance(record, Committed) and not other.may_enter(record):
            waiting.append(record)
        else:
            add(other, record)
    assert one.view() == other.view()
    COUNTED["orders"] += 1
    assert one.evidence() == other.evidence()


def test_so_much_was_done(record_property: Callable[[str, object], None]) -> None:
    for name, count in COUNTED.items():
        record_property(name, count)
