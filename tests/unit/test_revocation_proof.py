"""That a peer is revoked can be shown to whoever has nothing but the owner's key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from rebalancing.errors import ProtocolError, Reject
from rebalancing.evidence_records import from_bytes, to_bytes
from rebalancing.evidence_store import EvidenceStore
from rebalancing.revocation_proof import check_revocation, revocation_proof
from tests.unit.test_evidence_store import store
from tests.vectors import evidence_sample as sample

FIRST = sample.first()
SECOND = sample.successor(FIRST, "second")
REVOKES = sample.successor(SECOND, "revokes", members=(0, 1, 2, 4), revoked=(3,))
LATER = sample.successor(REVOKES, "later", members=(0, 1, 2, 4))
BY_BRANCH = sample.provisional(SECOND, "by branch", members=(0, 1, 3, 4), revoked=(2,))
BY_CHAIN, BY_TENANT = sample.PEERS[3], sample.PEERS[6]


def known() -> EvidenceStore:
    branch = sample.provisional(FIRST, "branch")
    return store(
        branch.record,
        SECOND.record,
        BY_BRANCH.record,
        REVOKES.record,
        LATER.record,
        sample.signed(sample.revocation(6)),
        sample.signed(sample.revocation(7, 2)),
        sample.signed(sample.loss(SECOND, 1)),
    )


def check(proof: tuple[bytes, ...], peer=BY_CHAIN, owner=sample.TENANT, version: int = sample.VERSION) -> None:
    check_revocation(proof, owner, sample.MANIFEST, version, peer)


def test_the_tenants_record_is_enough() -> None:
    proof = revocation_proof(known(), BY_TENANT)
    assert proof == (to_bytes(sample.signed(sample.revocation(6))),)
    check(proof, BY_TENANT)


def test_the_chain_up_to_the_snapshot_that_revokes() -> None:
    proof = revocation_proof(known(), BY_CHAIN)
    shown = [from_bytes(each) for each in proof]
    assert FIRST.record in shown
    assert SECOND.record in shown
    assert shown[-1] == REVOKES.record
    assert LATER.record not in shown
    check(proof)


def test_the_shorter_of_two_proofs_is_taken() -> None:
    both = known()
    both.admit(sample.signed(sample.revocation(3, 3)), sample.TENANT)
    assert len(revocation_proof(both, BY_CHAIN)) == 1


def test_it_is_still_there_after_forgetting_and_in_a_conflict() -> None:
    later = known()
    later.forget()
    check(revocation_proof(later, BY_CHAIN))
    later.admit(sample.successor(FIRST, "rival").record, sample.TENANT)
    assert later.view().conflict
    check(revocation_proof(later, BY_CHAIN))


def test_a_provisional_snapshot_revokes_nobody() -> None:
    with pytest.raises(ValueError, match="not revoked"):
        revocation_proof(known(), sample.PEERS[2])
    shown = known().records_for([("snapshot", BY_BRANCH.name.value)])
    with pytest.raises(Reject, match="not-revoked"):
        check(tuple(map(to_bytes, shown)), sample.PEERS[2])


CHAIN = revocation_proof(known(), BY_CHAIN)
Proof = tuple[bytes, ...]


def without(number: int) -> Callable[[Proof], Proof]:
    return lambda proof: tuple(each for i, each in enumerate(proof) if i != number % len(proof))


def fewer_votes(proof: Proof) -> Proof:
    last = from_bytes(proof[-1])
    return *proof[:-1], to_bytes(replace(last, commit=replace(last.commit, votes=last.commit.votes[1:])))


def other_proposal(proof: Proof) -> Proof:
    """The same commit beside a proposal that revokes somebody else."""
    return *proof[:-1], to_bytes(replace(from_bytes(proof[-1]), proposal=LATER.record.proposal))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (without(-1), "not-revoked"),
        (without(0), "incomplete-proof"),
        (lambda proof: proof[::-1], "incomplete-proof"),
        (fewer_votes, "not-a-quorum"),
        (other_proposal, "mismatched-snapshot"),
        (lambda proof: (), "not-revoked"),
        (lambda proof: (proof[0][:-1], *proof[1:]), "bad-json"),
    ],
)
def test_one_fault_each(change: Callable[[Proof], Proof], code: str) -> None:
    with pytest.raises(ProtocolError) as verdict:
        check(change(CHAIN))
    assert verdict.value.code == code


def test_about_another_peer_owner_or_version() -> None:
    for code, arguments in (
        ("not-revoked", {"peer": sample.PEERS[0]}),
        ("unknown-signer", {"owner": sample.PEERS[0]}),
        ("other-version", {"version": 2}),
    ):
        with pytest.raises(ProtocolError) as verdict:
            check(CHAIN, **arguments)
        assert verdict.value.code == code
