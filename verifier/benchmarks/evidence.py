"""Evidence for the merge's figures: a long final chain, branches several deep below its end, losses, receipts, policies and revocations, already checked.

Beside it signed records, for what checking costs.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from rebalancing import view
from rebalancing.evidence_records import Record
from rebalancing.evidence_store import ADMITTED, EvidenceStore
from rebalancing.incremental_view import Committed, IncrementalView
from rebalancing.pruning import GEOGRAPHY, ORGANISATION, Cap
from rebalancing.view import Loss, Policy
from tests.vectors import evidence_sample

__all__ = ["Told", "admitted", "merged", "plain_seconds", "records", "signed"]

SEED = 20
PEERS, COMMITTEE, THRESHOLD, FAULTS, HOLDERS = 40, 7, 4, 1, 5
LATEST = 8  # snapshots to which what happens belongs

Told: TypeAlias = tuple[Callable[[IncrementalView, Any], None], Any]
"""A record, and what it is added by."""


def records(count: int, seed: int = SEED) -> list[Told]:
    """Return so many records, each after what it needs. Of a hundred, 25 are final snapshots, 30 provisional, 25 losses, 18 receipts, one revokes a peer, one is a policy.

    Of the receipts half take back a loss. Of the peers that may be members a quarter are revoked, one by one; whom else a tenant revokes is nobody any more.
    """
    return list(_records(count, random.Random(seed)))


def _records(count: int, draw: random.Random) -> Iterator[Told]:
    peers = sorted(draw.getrandbits(256) for _ in range(PEERS))
    halves = frozenset(peers[: PEERS // 2]), frozenset(peers[PEERS // 2 :])
    evens = frozenset(peers[::2])

    def policy(epoch: int) -> Policy:
        most = COMMITTEE + 1 + epoch % 2
        return Policy(
            epoch, frozenset({*(Cap(GEOGRAPHY, half, most) for half in halves), Cap(ORGANISATION, evens, most)})
        )

    def after(parent: Committed | None, final: bool) -> Committed:
        digest, members = draw.getrandbits(256), frozenset(draw.sample(peers, COMMITTEE))
        return Committed(
            digest=digest,
            parent=parent.digest if parent else 0,
            sequence=parent.sequence + 1 if parent else 0,
            final=final,
            ballot=draw.randrange(100),
            polynomial=digest,
            members=members,
            threshold=THRESHOLD,
            faults=FAULTS,
            acknowledged=members,
            revokes=frozenset(),
            policy=1,
            holders=frozenset(draw.sample(peers, HOLDERS)),
        )

    revoked, lost = draw.sample(peers, PEERS // 4), [Loss(peers[0], 0, 1)]
    first, epoch = after(None, True), 1
    last, branches = first, [first]
    yield IncrementalView.add_policy, policy(epoch)
    yield IncrementalView.add_snapshot, first
    for _ in range(count - 2):
        kind = draw.randrange(100)
        near = draw.choice(branches[-LATEST:])
        loss = Loss(draw.choice(sorted(near.members)), near.polynomial, draw.randrange(1, 2**32))
        if kind < 25:
            last = after(last, True)
            branches = [last]
            yield IncrementalView.add_snapshot, last
        elif kind < 55:
            branches.append(after(near, False))
            yield IncrementalView.add_snapshot, branches[-1]
        elif kind < 80:
            lost.append(loss)
            yield IncrementalView.add_loss, loss
        elif kind < 89:
            yield IncrementalView.add_receipt, draw.choice(lost[-LATEST:])
        elif kind < 98:
            yield IncrementalView.add_receipt, replace(loss, number=0)
        elif kind < 99:
            yield IncrementalView.add_revocation, revoked.pop() if revoked else draw.getrandbits(256)
        else:
            epoch += 1
            yield IncrementalView.add_policy, policy(epoch)


def merged(told: Sequence[Told]) -> tuple[IncrementalView, float]:
    """Return the view of all records, and the seconds that it took to add them and to view them once."""
    known = IncrementalView()
    started = time.perf_counter()
    for add, record in told:
        add(known, record)
    known.view()
    return known, time.perf_counter() - started


def plain_seconds(known: IncrementalView) -> float:
    """Return what the plain definition takes for the same evidence. Raises ValueError if it says anything else."""
    evidence = known.evidence()
    started = time.perf_counter()
    found = view.view_of(evidence)
    seconds = time.perf_counter() - started
    if found != known.view():
        raise ValueError("the incremental view is not that of the plain definition")
    return seconds


def signed() -> dict[str, tuple[Record, ...]]:
    """Return a store's beginning, and records of which each can be let in after it: revocations, losses, and final successors, each after the one before."""
    first = evidence_sample.first()
    chain = [first]
    for number in range(1, 4):
        chain.append(evidence_sample.successor(chain[-1], f"chain {number}"))
    return {
        "beginning": evidence_sample.BEGINNING,
        "revocation": tuple(evidence_sample.signed(evidence_sample.revocation(0, i)) for i in range(1, 201)),
        "loss": tuple(evidence_sample.signed(evidence_sample.loss(first, 0, i)) for i in range(1, 201)),
        "snapshot": tuple(each.record for each in chain[1:]),
    }


def admitted(beginning: Sequence[Record], these: Sequence[Record]) -> float:
    """Return the seconds that it takes to open and let in a record of these, after a store's beginning. Raises ValueError if one is not let in."""
    store = EvidenceStore(evidence_sample.TENANT, evidence_sample.MANIFEST, evidence_sample.VERSION)
    store.admit_all(beginning, evidence_sample.TENANT)
    started = time.perf_counter()
    outcomes = store.admit_all(these, evidence_sample.TENANT)
    seconds = time.perf_counter() - started
    if {each.word for each in outcomes} != {ADMITTED}:
        raise ValueError("a signed record is not let in")
    return seconds / len(these)
