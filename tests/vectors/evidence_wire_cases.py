"""The cases of signed evidence: messages, records with the view of them, tokens and proofs of revocation, with the verdict that is expected.

The expected verdicts are written by hand; the tests replay them through the reference. Each negative case is one change to a named
accepted sibling. Secrets that are shown here are no secrets.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from rebalancing import canonical
from rebalancing.commit_messages import FINAL
from rebalancing.envelope import Envelope, payload_type, sign, to_bytes
from rebalancing.errors import CODES
from rebalancing.evidence_messages import FENCED
from rebalancing.evidence_parameters import MAXIMUM_GRACE_MS
from rebalancing.evidence_records import FirstRecord, MoveRecord, Record, SuccessorRecord
from rebalancing.evidence_records import to_bytes as record_bytes
from rebalancing.evidence_store import ADMITTED, KNOWN, EvidenceStore
from rebalancing.identifiers import Digest, PeerId, Signature
from rebalancing.messages import SignedMessage, ballot_fields, body_of, digest_of, rank_of, seal
from rebalancing.resharing_parameters import LONGEST_SESSION_MS
from rebalancing.revocation_proof import revocation_proof
from rebalancing.view import View
from tests.vectors import evidence_sample as sample
from tests.vectors.commit_wire_cases import Edit, drop, put
from tests.vectors.wire_sample import Case

TENANT, OTHER_MANIFEST = sample.TENANT, sample.OTHER_MANIFEST
STATUSES = ("ok", "provisional", "policy-infeasible", "rekey-required", "unrecoverable", "conflict")
OF_TENANT = {"owner": TENANT.hex, "manifest_id": sample.MANIFEST.hex, "manifest_version": sample.VERSION}
SHARED_POLICY = sample.policy(
    2, sample.FIRST_POLICY, {("even",): 3, ("odd",): 3}, {("everybody's owner", "operator 2"): 1}
)

FIRST = sample.first()
SECOND = sample.successor(FIRST, "second", holders=(0, 1, 2, 5))
REVOKING = sample.successor(SECOND, "revoking", members=(0, 1, 2, 4), revoked=(3,))
LOWER = sample.provisional(SECOND, "lower", round_=1, holders=(2, 3))
HIGHER = sample.provisional(SECOND, "higher", round_=2, members=(2, 3, 4, 5), holders=(4, 5))
NEXT = sample.provisional(HIGHER, "next", members=(2, 3, 4, 5), holders=(4, 5, 6))
RIVAL = sample.successor(FIRST, "rival")
# The same snapshot as the second, before it was final, and what followed it then.
SECOND_BEFORE = sample.provisional(FIRST, "second", holders=(0, 1, 2, 5))
ON_BEFORE = sample.provisional(SECOND_BEFORE, "on", members=(2, 3, 4, 5), holders=(2, 6))
# The manifest moves alone: on both sides of a partition, under a branch that loses, and once more.
MOVE = sample.moved(SECOND, "left gives", (0, 1, 2, 4, 5))
OTHER_MOVE = sample.moved(SECOND, "right gives", (0, 1, 2, 5, 6), round_=2, voters=(2, 3))
MOVE_BELOW = sample.moved(LOWER, "lower gives", (2, 3, 6))
MOVE_ON = sample.moved(OTHER_MOVE, "right gives on", (0, 1, 2, 5, 6, 7), voters=(2, 3))
ONE_OF_AN_OPERATOR = sample.policy(2, sample.FIRST_POLICY, organisation={("everybody's owner", "operator 2"): 1})
PLACED = sample.placement(FIRST, sample.FOUR, (0, 1, 2, 3, 4))
SAID = sample.move(FIRST, "gives", PLACED)


def row(name: str, sibling: str, change: str, code: str, blamed: PeerId | None = None, **more: Any) -> Case:
    """A case: accepted without a code; blamed is whoever a signature shows at fault."""
    verdict = CODES[code].verdict if code else "accept"
    return {
        "name": name, "sibling": sibling, "change": change, **more,
        "verdict": verdict, "code": code, "blamed": blamed.hex if blamed else "",
    }  # fmt: skip


# Messages in envelopes

FENCED_POLICY = replace(SHARED_POLICY, grace_ms=0, profile=FENCED)
VALID: Mapping[str, SignedMessage] = {
    "capability-token": sample.token(NEXT, 4, sample.nonce("challenge")),
    "domain-attestation": sample.attestation(0),
    "manifest-move": SAID,
    "manifest-possession": sample.answer(SAID, 4),
    "policy": SHARED_POLICY,
    "fenced-policy": FENCED_POLICY,
    "revocation": sample.revocation(3),
}


def resigned(message: SignedMessage, edit: Edit) -> Envelope:
    """A message with one thing changed in its body, signed by its author."""
    value = json.loads(body_of(message))
    edit(value)
    return sign(payload_type(message.ARTIFACT), canonical.encode(value), sample.SEED_OF[message.author])


def message_cases() -> list[Case]:
    caps = VALID["policy"].to_dict()["geography"]
    somebody = sample.PEERS[0]
    rows: list[tuple[str, str, str, Edit, str]] = [
        ("unknown-field", "revocation", "a field beside the known ones", put("extra", 1), "unknown-field"),
        ("no-peer", "revocation", "no peer", drop("peer"), "missing-field"),
        ("later-version", "policy", "version 2", put("version", 2), "bad-value"),
        ("unknown-reason", "revocation", "a reason that nobody knows", put("reason", "boredom"), "bad-value"),
        ("revocation-of-a-snapshot", "revocation", "a base", put("base", FIRST.name.hex), "bad-value"),
        ("version-zero", "revocation", "version 0 of the manifest", put("manifest_version", 0), "bad-range"),
        ("foreign-revocation", "revocation", "an owner that did not sign", put("owner", somebody.hex), "foreign-name"),
        ("epoch-zero", "policy", "epoch 0", put("epoch", 0), "bad-range"),
        ("first-policy-after-another", "policy", "epoch 1 after a policy", put("epoch", 1), "bad-value"),
        ("second-policy-after-none", "policy", "epoch 2 after none", put("before", bytes(32).hex()), "bad-value"),
        ("threshold-one", "policy", "threshold 1", put("threshold", 1), "bad-range"),
        ("unsorted-domains", "policy", "the domains exchanged", put("geography", caps[::-1]), "non-canonical"),
        ("a-domain-twice", "policy", "one domain twice", put("geography", [caps[0], caps[0]]), "non-canonical"),
        ("negative-cap", "policy", "a cap below zero", put("geography", 0, "most", -1), "bad-range"),
        ("a-deep-domain", "policy", "four domains in each other", put("geography", 0, "domain", ["00" * 16] * 4), "bad-length"),
        ("unknown-profile", "policy", "a profile that nobody knows", put("profile", "fast"), "bad-value"),
        ("no-profile", "policy", "no profile", drop("profile"), "missing-field"),
        ("negative-grace", "policy", "a grace below zero", put("grace_ms", -1), "bad-range"),
        ("long-grace", "policy", "a grace of a day and a millisecond", put("grace_ms", MAXIMUM_GRACE_MS + 1), "bad-range"),
        ("no-grace", "policy", "no grace", drop("grace_ms"), "missing-field"),
        ("a-short-domain", "domain-attestation", "a name of 15 bytes", put("geography", ["00" * 15]), "bad-length"),
        ("move-in-no-ballot", "manifest-move", "round 0", put("origin", "round", 0), "bad-range"),
        ("move-of-another-base", "manifest-move", "a base that the rank is not of", put("base", SECOND.name.hex), "false-rank"),
        ("move-for-no-reason", "manifest-move", "a trigger that nobody knows", put("trigger", "boredom"), "bad-value"),
        ("move-of-version-zero", "manifest-move", "version 0 of the manifest", put("manifest_version", 0), "bad-range"),
        ("move-to-nowhere", "manifest-move", "no placement", drop("placement"), "missing-field"),
        ("foreign-move", "manifest-move", "a coordinator that did not sign", put("origin", {**SAID.origin.to_dict(), "coordinator": somebody.hex, "rank": rank_of(FIRST.name, 1, somebody).hex}), "foreign-name"),
        ("foreign-answer", "manifest-possession", "a holder that did not sign", put("holder", somebody.hex), "foreign-name"),
        ("short-answer", "manifest-possession", "a proof of 31 bytes", put("proof", "00" * 31), "bad-length"),
        ("answer-of-later-version", "manifest-possession", "version 2", put("version", 2), "bad-value"),
        ("foreign-token", "capability-token", "a holder that did not sign", put("holder", somebody.hex), "foreign-name"),
    ]  # fmt: skip
    accepted = [
        row(name, "", "", "", opens_as=message.ARTIFACT, trusted=[message.author.hex], envelope=to_bytes(sample.signed(message)).hex(),
            message=json.loads(body_of(message)), digest=digest_of(message).hex)
        for name, message in VALID.items()
    ]  # fmt: skip
    refused = [
        row(name, sibling, change, code, VALID[sibling].author, opens_as=VALID[sibling].ARTIFACT, trusted=[VALID[sibling].author.hex],
            envelope=to_bytes(resigned(VALID[sibling], edit)).hex())
        for name, sibling, change, edit, code in rows
    ]  # fmt: skip
    revocation = sample.signed(VALID["revocation"])
    bare: list[tuple[str, str, Envelope, str, str, PeerId]] = [
        ("badly-signed", "signature zero", replace(revocation, signature=Signature(bytes(64))), "bad-signature", "revocation", TENANT),
        ("read-as-a-policy", "read as a policy", revocation, "unknown-payload-type", "policy", TENANT),
        ("relabelled", "the payload type of a policy", replace(revocation, payload_type=payload_type(SHARED_POLICY.ARTIFACT)), "bad-signature", "policy", TENANT),
        ("stranger", "a tenant that is not trusted", revocation, "unknown-signer", "revocation", somebody),
    ]  # fmt: skip
    return [
        *accepted,
        *refused,
        *(
            row(name, "revocation", change, code, opens_as=kind, trusted=[trusted.hex], envelope=to_bytes(envelope).hex())
            for name, change, envelope, code, kind, trusted in bare
        ),
    ]  # fmt: skip


# Records, and the view of them

LOSS = sample.loss(SECOND, 3, 7)
EVIDENCE: Mapping[str, tuple[str, tuple[Record, ...]]] = {
    "first": ("The owner's first snapshot: its members hold the manifest.", ()),
    "chain": (
        "A final chain whose end revokes a peer, a loss that a receipt takes back, and one that it does not.",
        (
            SECOND.record,
            REVOKING.record,
            sample.signed(sample.loss(REVOKING, 4, 9)),
            sample.signed(sample.receipt(REVOKING, 4, 9)),
            sample.signed(LOSS),
        ),
    ),
    "branches": (
        "Two branches below a final snapshot: the one of the higher ballot is in use, as far as it goes.",
        (SECOND.record, LOWER.record, HIGHER.record, NEXT.record),
    ),
    "provisional-then-final": (
        "A snapshot is certified provisionally, with one below it, and then finally: it is one snapshot, and final, whichever certificate comes first.",
        (SECOND_BEFORE.record, ON_BEFORE.record, SECOND.record),
    ),
    "final-then-provisional": (
        "The same, the final certificate first.",
        (SECOND.record, SECOND_BEFORE.record, ON_BEFORE.record),
    ),
    "provisional-then-final-alone": (
        "Nothing is below it: it is in use, and final.",
        (SECOND_BEFORE.record, SECOND.record),
    ),
    "dead-branch": (
        "One of two shares of the branch that was in use is lost.",
        (SECOND.record, LOWER.record, HIGHER.record, sample.signed(sample.loss(HIGHER, 2, 5))),
    ),
    "stricter-policy": (
        "A second policy leaves one of two operators' peers the manifest.",
        (SECOND.record, HIGHER.record, sample.signed(SHARED_POLICY)),
    ),
    "revoked": ("The tenant revokes two members: no quorum is left.", tuple(sample.signed(sample.revocation(i)) for i in (2, 3))),
    "conflict": ("Two final successors of one parent.", (SECOND.record, RIVAL.record)),
    "move": (
        "The manifest moves alone: the snapshot in use has its parent's shares, and one more holds the manifest. A loss counts for both.",
        (SECOND.record, MOVE.record, sample.signed(sample.loss(SECOND, 3, 5))),
    ),
    "moves-of-both-sides": (
        "The manifest moved alone on both sides of a partition: whoever holds it in either of them holds it, and the higher ballot is in use.",
        (SECOND.record, MOVE.record, OTHER_MOVE.record),
    ),
    "moves-within-a-cap": (
        "The same, under a policy that leaves one of two operators' peers the manifest.",
        (SECOND.record, OTHER_MOVE.record, MOVE.record, sample.signed(ONE_OF_AN_OPERATOR)),
    ),
    "move-under-a-branch-that-loses": (
        "The manifest moved under the branch of the lower ballot: its new holder counts, as the branch's end lists it.",
        (SECOND.record, LOWER.record, MOVE_BELOW.record, HIGHER.record),
    ),
    "dead-moves": (
        "Three of four shares are lost: neither the final snapshot is live nor what has its polynomial.",
        (SECOND.record, OTHER_MOVE.record, MOVE_ON.record, *(sample.signed(sample.loss(SECOND, i, 5)) for i in (0, 1, 2))),
    ),
    "successor-after-a-move": (
        "Moves one after another, and then a final successor of their base, which ends them: who holds the manifest is what it says.",
        (SECOND.record, OTHER_MOVE.record, MOVE_ON.record, REVOKING.record),
    ),
    "two-firsts": (
        "The owner signed two first snapshots of one version; one of them has a successor.",
        (SECOND.record, sample.first("another").record),
    ),
}  # fmt: skip


def records_of(name: str) -> tuple[Record, ...]:
    """The records of an accepted case."""
    return *sample.BEGINNING, *EVIDENCE[name][1]


def store_of(records: Sequence[Record]) -> EvidenceStore:
    """A store that has let in all of these. Raises ValueError if it has not."""
    store = EvidenceStore(TENANT, sample.MANIFEST, sample.VERSION)
    if any(outcome.word not in (ADMITTED, KNOWN) for outcome in store.admit_all(records, TENANT)):
        raise ValueError("a record is not let in")
    return store


def view_json(view: View) -> dict[str, Any]:
    """A view as vectors have it."""

    def name(number: int) -> str:
        return PeerId.from_number(number).hex

    return {
        "status": STATUSES[view.status],
        "final": Digest.from_number(view.final).hex,
        "current": Digest.from_number(view.current).hex,
        "policy": view.policy,
        "revoked": sorted(map(name, view.revoked)),
        "holders": sorted(map(name, view.holders)),
    }


def hexes(records: Sequence[Record]) -> list[str]:
    return [record_bytes(each).hex() for each in records]


def _changed(record: Envelope, **changes: Any) -> Envelope:
    return replace(record, **changes)


def refused_records() -> list[tuple[str, str, Record, str, PeerId | None]]:
    """Name, change, the record, its code and who is to blame: each is shown to a store that has the records of the case `first`."""
    record, first = SECOND.record, FIRST.record
    assert isinstance(record, SuccessorRecord)
    assert isinstance(first, FirstRecord)
    assert isinstance(RIVAL.record, SuccessorRecord)
    placed = sample.placement(FIRST, sample.FOUR, sample.FOUR)
    unplaced = replace(placed, attestations=placed.attestations[1:])
    provisional = sample.provisional(FIRST, "second", holders=(0, 1, 2, 5)).record
    assert isinstance(provisional, SuccessorRecord)

    def tenants(message: SignedMessage, **changes: Any) -> Envelope:
        return sample.signed(replace(message, **changes))

    revocation, loss = sample.revocation(3), sample.loss(FIRST, 3, 7)
    another = sample.first("another").record
    assert isinstance(another, FirstRecord)
    moved, elsewhere = (sample.moved(FIRST, name, (0, 1, 2, 3, 4)).record for name in ("gives", "gives elsewhere"))
    assert isinstance(moved, MoveRecord)
    assert isinstance(elsewhere, MoveRecord)
    of_another = replace(SAID, polynomial=SECOND.of.body.name)
    foreign = sample.move_record(
        of_another, PLACED, replace(moved.commit.prepared.snapshot, body=digest_of(of_another))
    )
    return [
        ("badly-signed", "signature zero", _changed(sample.signed(revocation), signature=Signature(bytes(64))), "bad-signature", None),
        ("revoked-by-a-peer", "a revocation by a peer", seal(replace(revocation, owner=sample.PEERS[0]), sample.SEEDS[0]), "unknown-signer", None),
        ("revocation-of-another-version", "version 2 of the manifest", tenants(revocation, manifest_version=2), "other-version", None),
        ("revocation-of-another-manifest", "another manifest", tenants(revocation, manifest_id=OTHER_MANIFEST), "other-manifest", None),
        ("policy-of-a-later-epoch", "epoch 3 after 1", tenants(SHARED_POLICY, epoch=3), "false-epoch", TENANT),
        ("attestation-of-no-key", "a peer of small order", tenants(sample.attestation(0, 2), peer=PeerId(bytes(32))), "low-order-key", None),
        ("loss-seen-by-another", "a witness that is another member", sample.signed(replace(loss, witness=sample.PEERS[2])), "unknown-signer", None),
        ("token-as-evidence", "a token", sample.signed(VALID["capability-token"]), "unknown-payload-type", None),
        ("votes-for-another", "the certificate of another successor", replace(record, commit=RIVAL.record.commit), "mismatched-snapshot", None),
        ("another-body", "the body of another successor", replace(record, possessions=RIVAL.record.possessions), "mismatched-snapshot", None),
        ("another-proposal", "the proposal of another successor", replace(record, proposal=RIVAL.record.proposal), "mismatched-snapshot", None),
        ("another-placement", "another placement than the proposal names", replace(record, placement=placed), "mismatched-placement", None),
        ("a-vote-too-few", "one vote less", replace(record, commit=replace(record.commit, votes=record.commit.votes[1:])), "not-a-quorum", None),
        ("a-strangers-vote", "a vote of a peer outside the committee", sample.successor(FIRST, "second", holders=(0, 1, 2, 5), voters=(0, 1, 7)).record, "not-a-member", None),
        ("provisional-votes", "provisional votes for what is said to be final", replace(record, commit=replace(record.commit, votes=provisional.commit.votes)), "not-a-quorum", None),
        ("a-word-too-few", "one possession less", replace(record, possessions=replace(record.possessions, possessions=record.possessions.possessions[1:])), "not-a-quorum", None),
        ("unattested", "a placement that does not say where a member is", sample.with_placement(FIRST, "unplaced", unplaced).record, "unattested-peer", None),
        ("final-move", "what is voted for finally", sample.moved(FIRST, "gives", (0, 1, 2, 3, 4), kind=FINAL, voters=(0, 1, 2)).record, "final-move", None),
        ("badly-signed-move", "the move's signature zero", replace(moved, move=replace(moved.move, signature=Signature(bytes(64)))), "bad-signature", None),
        ("move-of-another-manifest", "votes about another manifest", replace(moved, commit=replace(moved.commit, manifest_id=OTHER_MANIFEST)), "other-manifest", None),
        ("votes-for-another-move", "the certificate of another move", replace(moved, commit=elsewhere.commit), "mismatched-snapshot", None),
        ("move-to-another-placement", "another placement than the move names", replace(moved, placement=placed), "mismatched-placement", None),
        ("move-of-another-polynomial", "the polynomial of another snapshot", foreign, "mismatched-polynomial", sample.COORDINATOR),
        ("unattested-move", "a placement that does not say where a member is", sample.moved(FIRST, "unplaced", (0, 1, 2, 3, 4), placed=replace(PLACED, attestations=PLACED.attestations[1:])).record, "unattested-peer", None),
        ("move-by-a-vote-too-few", "one vote less", replace(moved, commit=replace(moved.commit, votes=moved.commit.votes[1:])), "not-a-quorum", None),
        ("move-by-a-vote-too-many", "a third vote, of a final quorum", sample.moved(FIRST, "gives", (0, 1, 2, 3, 4), voters=(0, 1, 2)).record, "not-a-quorum", None),
        ("move-by-a-stranger", "a vote of a peer outside the committee", sample.moved(FIRST, "gives", (0, 1, 2, 3, 4), voters=(0, 7)).record, "not-a-member", None),
        ("unanswered-move", "without the word of the new holder", replace(moved, possessions=()), "not-a-quorum", None),
        ("move-answered-by-another", "the word of another peer", sample.moved(FIRST, "gives", (0, 1, 2, 3, 4), answers=(5,)).record, "not-a-member", None),
        ("answer-to-another-move", "the word for another move", replace(moved, possessions=elsewhere.possessions), "mismatched-possession", None),
        ("another-owners-words", "the words for another first snapshot", replace(another, possessions=first.possessions), "mismatched-certificate", None),
    ]  # fmt: skip


def view_cases() -> list[Case]:
    accepted = [
        row(name, "", about, "", **OF_TENANT, records=hexes(records_of(name)), view=view_json(store_of(records_of(name)).view()))
        for name, (about, _) in EVIDENCE.items()
    ]  # fmt: skip
    return [
        *accepted,
        *(
            row(name, "first", change, code, blamed, **OF_TENANT, records=hexes([record]))
            for name, change, record, code, blamed in refused_records()
        ),
    ]


# Moves, of the records of the case `first`, and the answers to them

NOW_MS = SAID.deadline_ms


def _of(move: Envelope, answer: Envelope, now_ms: int = NOW_MS, ciphertext: bytes = sample.CIPHERTEXT) -> Case:
    return {
        "evidence": "first",
        "coordinators": [sample.COORDINATOR.hex],
        "now_ms": now_ms,
        "move": to_bytes(move).hex(),
        "envelope": to_bytes(answer).hex(),
        "ciphertext": ciphertext.hex(),
    }


def holding_cases() -> list[Case]:
    move, answer = sample.signed(SAID), sample.answer(SAID, 4)
    other = sample.move(FIRST, "another", PLACED)
    said = sample.signed(answer)

    def of(**changes: Any) -> Envelope:
        return sample.signed(replace(SAID, **changes))

    def answered(**changes: Any) -> Envelope:
        return sample.signed(replace(answer, **changes))

    rows = [
        ("past-deadline", "a millisecond after the deadline", _of(move, said, NOW_MS + 1), "past-deadline", None),
        ("far-deadline", "a millisecond too long before the deadline", _of(move, said, NOW_MS - LONGEST_SESSION_MS - 1), "far-deadline", None),
        ("move-of-another-manifest", "another manifest", _of(of(manifest_id=OTHER_MANIFEST), said), "other-manifest", None),
        ("move-of-another-version", "version 2 of the manifest", _of(of(manifest_version=2), said), "mismatched-version", sample.COORDINATOR),
        ("move-of-another-polynomial", "the polynomial of another snapshot", _of(of(polynomial=SECOND.of.body.name), said), "mismatched-polynomial", sample.COORDINATOR),
        ("move-on-another-base", "a move on another snapshot", _of(sample.signed(sample.move(SECOND, "gives", PLACED)), said), "stale-base", None),
        ("move-by-another", "a coordinator that may not propose", _of(sample.signed(replace(SAID, origin=ballot_fields(FIRST.name, 1, sample.PEERS[0], SAID.origin.nonce))), said), "unknown-signer", None),
        ("another-ciphertext", "a byte more of ciphertext", _of(move, said, ciphertext=sample.CIPHERTEXT + b"\0"), "bad-proof", None),
        ("copied-answer", "the proof of another holder", _of(move, answered(proof=sample.answer(SAID, 5).proof)), "bad-proof", None),
        ("old-answer", "the proof for another move", _of(move, answered(proof=sample.answer(other, 4).proof)), "bad-proof", None),
        ("answer-to-another-move", "an answer to another move", _of(move, sample.signed(sample.answer(other, 4))), "mismatched-possession", None),
        ("answer-on-another-base", "another base", _of(move, answered(base=SECOND.name)), "mismatched-possession", None),
        ("answer-of-another-manifest", "another manifest", _of(move, answered(manifest_id=OTHER_MANIFEST)), "mismatched-possession", None),
        ("badly-signed", "signature zero", _of(move, replace(said, signature=Signature(bytes(64)))), "bad-signature", None),
    ]  # fmt: skip
    return [
        row("good", "", "", "", **_of(move, said), session=digest_of(SAID).hex, proof=answer.proof.hex),
        *(row(name, "good", change, code, blamed, **of) for name, change, of, code, blamed in rows),
    ]


# Tokens

CHALLENGE = sample.nonce("challenge")
# Of two that are as good the one of the lesser key is kept.
KEPT, PRUNED = sorted((4, 5), key=lambda i: sample.PEERS[i])


def token_cases() -> list[Case]:
    good = sample.token(NEXT, KEPT, CHALLENGE)
    holder = good.holder
    rows = [
        ("other-manifest", "another manifest", replace(good, manifest_id=OTHER_MANIFEST), "branches", "other-manifest", None),
        ("other-challenge", "another challenge", replace(good, nonce=sample.nonce("another")), "branches", "other-challenge", None),
        ("other-version", "version 2", replace(good, manifest_version=2), "branches", "other-version", None),
        ("unknown-snapshot", "a snapshot that nobody committed", replace(good, base=Digest(bytes([1]) * 32)), "branches", "unknown-snapshot", None),
        ("false-sequence", "another number", replace(good, sequence=2), "branches", "mismatched-token", holder),
        ("false-epoch", "another share epoch", replace(good, epoch=2), "branches", "mismatched-token", holder),
        ("earlier-in-the-branch", "the snapshot before", sample.token(HIGHER, KEPT, CHALLENGE), "branches", "stale-base", None),
        ("earlier-final", "the last final snapshot", sample.token(SECOND, 5, CHALLENGE), "branches", "stale-base", None),
        ("other-branch", "the branch in quarantine", sample.token(LOWER, 2, CHALLENGE), "branches", "other-branch", None),
        ("not-a-holder", "a peer that no snapshot in use lists", sample.token(NEXT, 7, CHALLENGE), "branches", "not-a-holder", None),
        ("revoked-holder", "a peer that is revoked", sample.token(FIRST, 3, CHALLENGE), "revoked", "revoked-holder", None),
        ("pruned-holder", "a peer that a stricter policy prunes", sample.token(HIGHER, PRUNED, CHALLENGE), "stricter-policy", "pruned-holder", None),
        ("forked-chain", "evidence of a second final successor", sample.token(SECOND, 0, CHALLENGE), "conflict", "forked-chain", None),
    ]  # fmt: skip
    given = {"challenge": CHALLENGE.hex}
    return [
        row("good", "", "", "", **given, evidence="branches", envelope=to_bytes(sample.signed(good)).hex()),
        row("badly-signed", "good", "signature zero", "bad-signature", **given, evidence="branches",
            envelope=to_bytes(replace(sample.signed(good), signature=Signature(bytes(64)))).hex()),
        *(
            row(name, "good", change, code, blamed, **given, evidence=evidence, envelope=to_bytes(sample.signed(token)).hex())
            for name, change, token, evidence, code, blamed in rows
        ),
    ]  # fmt: skip


# Proofs of revocation


def revocation_cases() -> list[Case]:
    chain = revocation_proof(store_of(records_of("chain")), sample.PEERS[3])
    tenants = revocation_proof(store_of(records_of("revoked")), sample.PEERS[2])
    last = REVOKING.record
    assert isinstance(last, SuccessorRecord)
    fewer = record_bytes(replace(last, commit=replace(last.commit, votes=last.commit.votes[1:])))

    def case(name: str, change: str, proof: Sequence[bytes], code: str = "", peer: int = 3, **more: Any) -> Case:
        sibling = ("tenants-record" if peer == 2 else "chain") if code else ""
        of = {**OF_TENANT, "peer": sample.PEERS[peer].hex, **more}
        return row(name, sibling, change, code, **of, records=[each.hex() for each in proof])

    return [
        case("tenants-record", "", tenants, peer=2),
        case("chain", "", chain),
        case("another-peer", "it is said to be about a member that is not revoked", chain, "not-revoked", peer=1),
        case("another-owner", "another owner's key", tenants, "unknown-signer", peer=2, owner=sample.PEERS[0].hex),
        case("another-version", "version 2", tenants, "other-version", peer=2, manifest_version=2),
        case("without-the-last", "the snapshot that revokes is missing", chain[:-1], "not-revoked"),
        case("without-the-policy", "the first record is missing", chain[1:], "incomplete-proof"),
        case("backwards", "the records are in the other order", chain[::-1], "incomplete-proof"),
        case("a-vote-too-few", "one vote less for the snapshot that revokes", [*chain[:-1], fewer], "not-a-quorum"),
        case("nothing", "no record", [], "not-revoked"),
    ]
