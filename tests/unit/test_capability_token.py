"""A token is good for the snapshot in use only, and from whom it gives the manifest; each fault has a code of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rebalancing import view
from rebalancing.capability_token import accept
from rebalancing.envelope import Envelope
from rebalancing.errors import ProtocolError
from rebalancing.evidence_messages import CapabilityToken
from rebalancing.evidence_records import Record
from rebalancing.evidence_store import EvidenceStore
from rebalancing.identifiers import Digest, Signature
from rebalancing.messages import seal
from rebalancing.view import Token
from tests.unit.test_evidence_store import store
from tests.vectors import evidence_sample as sample

CHALLENGE = sample.nonce("challenge")
FIRST = sample.first()
SECOND = sample.successor(FIRST, "second", holders=(0, 1, 2, 5))
LOWER = sample.provisional(SECOND, "lower", round_=1, holders=(2, 3))
HIGHER = sample.provisional(SECOND, "higher", round_=2, holders=(4, 5))
NEXT = sample.provisional(HIGHER, "next", holders=(4, 5, 6))
ONE_EACH = sample.policy(2, sample.FIRST_POLICY, organisation={("everybody's owner", "operator 2"): 1})
# Of two that are as good the one of the lesser key is kept.
KEPT, PRUNED = sorted((4, 5), key=lambda i: sample.PEERS[i])
GOOD = sample.token(NEXT, KEPT, CHALLENGE)
KNOWN: tuple[Record, ...] = (SECOND.record, LOWER.record, HIGHER.record, NEXT.record)


def refused(token: CapabilityToken | Envelope, known: EvidenceStore) -> str:
    envelope = token if isinstance(token, Envelope) else sample.signed(token)
    try:
        accept(envelope, known, CHALLENGE)
    except ProtocolError as verdict:
        return verdict.code
    return ""


def test_a_good_token() -> None:
    assert accept(sample.signed(GOOD), store(*KNOWN), CHALLENGE) == GOOD


@pytest.mark.parametrize(
    ("token", "more", "code"),
    [
        (replace(sample.signed(GOOD), signature=Signature(b"\x01" * 64)), (), "bad-signature"),
        (seal(GOOD, sample.SEED_OF[sample.PEERS[KEPT]]), (), ""),
        (replace(GOOD, manifest_id=sample.OTHER_MANIFEST), (), "other-manifest"),
        (replace(GOOD, nonce=sample.nonce("another")), (), "other-challenge"),
        (replace(GOOD, manifest_version=2), (), "other-version"),
        (replace(GOOD, base=Digest(b"\x01" * 32)), (), "unknown-snapshot"),
        (replace(GOOD, sequence=GOOD.sequence + 1), (), "mismatched-token"),
        (replace(GOOD, epoch=GOOD.epoch + 1), (), "mismatched-token"),
        (sample.token(HIGHER, KEPT, CHALLENGE), (), "stale-base"),
        (sample.token(SECOND, 5, CHALLENGE), (), "stale-base"),
        (sample.token(FIRST, 0, CHALLENGE), (), "stale-base"),
        (sample.token(LOWER, 2, CHALLENGE), (), "other-branch"),
        (sample.token(NEXT, 7, CHALLENGE), (), "not-a-holder"),
        (GOOD, (sample.signed(sample.revocation(KEPT)),), "revoked-holder"),
        (sample.token(NEXT, PRUNED, CHALLENGE), (sample.signed(ONE_EACH),), "pruned-holder"),
        (GOOD, (sample.signed(ONE_EACH),), ""),
        (GOOD, (sample.successor(SECOND, "join").record,), "other-branch"),
        (GOOD, (sample.successor(FIRST, "rival").record,), "forked-chain"),
    ],
)  # fmt: skip
def test_one_fault_each(token: CapabilityToken | Envelope, more: tuple[Record, ...], code: str) -> None:
    assert refused(token, store(*KNOWN, *more)) == code


def test_a_forgotten_snapshot_is_unknown() -> None:
    known = store(*KNOWN, sample.successor(SECOND, "join").record)
    known.forget()
    assert refused(GOOD, known) == "unknown-snapshot"


def test_the_plain_definition_accepts_the_same_tokens() -> None:
    made = (FIRST, SECOND, LOWER, HIGHER, NEXT)
    more: tuple[tuple[Record, ...], ...] = (
        (),
        (sample.signed(sample.revocation(KEPT)),),
        (sample.signed(ONE_EACH),),
        (sample.signed(sample.loss(NEXT, 0)),),
        (sample.successor(SECOND, "join", holders=(1, 6)).record,),
        (sample.successor(FIRST, "rival").record,),
    )
    taken = 0
    for each in more:
        known = store(*KNOWN, *each)
        e = known.evidence()
        for of in made:
            for i in range(8):
                good = refused(sample.token(of, i, CHALLENGE), known) == ""
                # The plain definition counts ancestors and the snapshot itself, and what stands for the parent of the first.
                plain = Token(sample.PEERS[i].number, of.name.number, of.of.sequence + 2)
                assert good == view.accepts_token(e, plain)
                taken += good
    assert taken >= 10
