"""Signed evidence is let in when all that it needs is there, waits for that or is refused by name; what is there is the plain definition's evidence."""

from __future__ import annotations

from rebalancing import view
from rebalancing.evidence_store import ADMITTED, EvidenceStore, Outcome
from rebalancing.view import OK, PROVISIONAL
from tests.unit import evidence_sample as sample

FIRST = sample.first()
SOURCE = sample.PEERS[0]


def store(*records) -> EvidenceStore:
    """A store with the beginning and these, all of which are let in."""
    made = EvidenceStore(sample.TENANT, sample.MANIFEST, sample.VERSION)
    for record in (*sample.BEGINNING, *records):
        assert made.admit(record, SOURCE) == Outcome(ADMITTED)
    return made


def test_a_first_snapshot_is_final_and_held_by_its_members() -> None:
    found = store().view()
    members = frozenset(peer.number for peer in FIRST.of.body.members.values())
    assert (found.final, found.current, found.status, found.holders) == (FIRST.name.number,) * 2 + (OK, members)


def test_successors() -> None:
    second = sample.successor(FIRST, "second")
    branch = sample.provisional(second, "branch", members=(2, 3, 4, 5), holders=(4, 5))
    known = store(second.record, branch.record)
    found = known.view()
    assert (found.final, found.current, found.status) == (second.name.number, branch.name.number, PROVISIONAL)
    assert found == view.view_of(known.evidence())
