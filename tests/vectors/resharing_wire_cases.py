"""The cases of the resharing's vectors: messages, proposals, deals, complaints, certificates, proofs and ciphertexts, with the verdict that is expected.

The expected verdicts are written by hand; the tests replay them through the reference. Each negative case is one change to a named
accepted sibling. Secrets that are shown here are no secrets.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from nacl.bindings import crypto_box, crypto_box_seed_keypair

from rebalancing import canonical
from rebalancing.certificates import nested
from rebalancing.delivery import DeliveryPublicKey, ScalarBytes, SealedTransfer, delivery_public_key, receive
from rebalancing.envelope import Envelope, payload_type, sign, to_bytes
from rebalancing.group import ORDER, Point, Scalar, base
from rebalancing.identifiers import Digest, Signature
from rebalancing.manifest_encryption import NONCE_BYTES, ManifestContext, derive_key, encrypt_manifest
from rebalancing.messages import SignedMessage, body_of, digest_of, rank_of
from rebalancing.possession_proof import PossessionContext, PossessionProof, prove_possession
from rebalancing.resharing_coordinator import seats
from rebalancing.resharing_messages import Deal, HeldDeal, PointBytes, PossessionCertificate, ResharingProposal
from rebalancing.resharing_parameters import LONGEST_SESSION_MS
from rebalancing.resharing_sessions import possession_context
from tests.vectors import resharing_wire_sample as sample
from tests.vectors.commit_wire_cases import Edit, drop, edited, put, unsigned
from tests.vectors.resharing_wire_sample import (
    ATTEMPT,
    BAD_DEAL,
    BODY,
    BOXES,
    BROUGHT,
    CERTIFICATE,
    COMPLAINT,
    COORDINATOR,
    DEADLINE_MS,
    DEALS,
    FIRST,
    LOST,
    NEW,
    OLD,
    PARENT,
    POLICY,
    PROPOSAL,
    REQUEST,
    SECRET,
    SESSION,
    SPLITS,
    VALID,
    deal_of,
    delivery_key,
    key_secret,
    octets,
    possession_of,
    scalar,
    sealed,
)
from tests.vectors.wire_sample import NOW_MS, OTHER_BASE, OTHER_MANIFEST, PEERS, SEED_OF, STRANGER, Case, nonce

IGNORED = frozenset(
    {
        "far-deadline",
        "missing-part",
        "not-the-owner",
        "other-manifest",
        "past-deadline",
        "stale-base",
        "unknown-payload-type",
        "unknown-session",
        "unknown-signer",
    }
)
OTHER = Digest(bytes([0x77]) * 32)


def row(name: str, sibling: str, change: str, code: str, blamed: str = "", **more: Any) -> Case:
    """A case: accepted without a code; blamed is whoever a signature shows at fault."""
    verdict = "accept" if not code else "ignore" if code in IGNORED else "reject"
    return {
        "name": name, "sibling": sibling if code else "", "change": change, **more,
        "verdict": verdict, "code": code, "blamed": blamed if verdict == "reject" else "",
    }  # fmt: skip


def resigned(message: SignedMessage, edit: Edit) -> Envelope:
    """A message with one thing changed in its body, signed by its author."""
    value = json.loads(body_of(message))
    edit(value)
    return sign(payload_type(message.ARTIFACT), canonical.encode(value), SEED_OF[message.author])


def packed(raw: bytes) -> str:
    """As byte strings of a list travel."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


# Messages in envelopes


def message_cases() -> list[Case]:
    rank = rank_of(PARENT.name, 4, COORDINATOR).hex
    seat, dealer = VALID["resharing-proposal"].to_dict()["receivers"], VALID["resharing-proposal"].to_dict()["dealers"]
    held = VALID["resharing-response"].to_dict()["held"]  # 44 characters each
    commitments = VALID["deal"].to_dict()["commitments"]
    rows: list[tuple[str, str, str, Edit, str]] = [
        ("unknown-field", "deal", "a field beside the known ones", put("extra", 1), "unknown-field"),
        ("no-session", "possession", "no session", drop("session"), "missing-field"),
        ("later-version", "delivery-key", "version 2", put("version", 2), "bad-value"),
        ("unknown-trigger", "resharing-proposal", "a trigger that nobody knows", put("trigger", "Boredom"), "bad-value"),
        ("unknown-scaling", "resharing-proposal", "a third way of scaling", put("scaling", "twice"), "bad-value"),
        ("threshold-one", "resharing-proposal", "threshold 1", put("threshold", 1), "bad-range"),
        ("version-zero", "resharing-proposal", "version 0 of the manifest", put("manifest_version", 0), "bad-range"),
        ("index-zero", "resharing-proposal", "index 0, whose share is the secret", put("receivers", 0, "index", 0), "bad-range"),
        ("index-too-big", "resharing-proposal", "index 256", put("receivers", 3, "index", 256), "bad-range"),
        ("false-rank", "resharing-proposal", "an origin with the rank of another round", put("origin", "rank", rank), "false-rank"),
        ("foreign-proposal", "resharing-proposal", "a coordinator that did not sign", put("origin", "coordinator", PEERS[1].hex), "foreign-name"),
        ("unsorted-receivers", "resharing-proposal", "the first two receivers exchanged", put("receivers", [seat[1], seat[0], *seat[2:]]), "duplicate-index"),
        ("a-receiver-twice", "resharing-proposal", "one receiver in two seats", put("receivers", [*seat[:3], {**seat[0], "index": 6}]), "duplicate-signer"),
        ("a-dealer-twice", "resharing-proposal", "one dealer twice", put("dealers", [dealer[0], *dealer]), "duplicate-index"),
        ("infeasible", "resharing-proposal", "one of four may lie at threshold 2", put("faults", 1), "infeasible-committee"),
        ("epoch-skipped", "resharing-proposal", "the epoch after the next", put("to_epoch", 2), "mismatched-epoch"),
        ("unsorted-evidence", "resharing-proposal", "evidence named twice", put("evidence", [OTHER.hex, OTHER.hex]), "non-canonical"),
        ("a-revoked-dealer", "resharing-proposal", "a dealer that is revoked", put("revoked", [OLD[3].hex]), "revoked-member"),
        ("a-revoked-receiver", "resharing-proposal", "a receiver that is revoked", put("revoked", [NEW[6].hex]), "revoked-member"),
        ("foreign-key", "delivery-key", "a receiver that did not sign", put("receiver", PEERS[5].hex), "foreign-name"),
        ("foreign-deal", "deal", "a dealer that did not sign", put("dealer", PEERS[5].hex), "foreign-name"),
        ("too-many-commitments", "deal", "256 commitments", put("commitments", packed(bytes(32 * 256))), "bad-length"),
        ("half-a-commitment", "deal", "a commitment and a half", put("commitments", packed(bytes(48))), "bad-length"),
        ("padded-commitments", "deal", "commitments with padding", put("commitments", commitments + "="), "bad-base64"),
        ("listed-commitments", "deal", "commitments as a list", put("commitments", [commitments]), "wrong-type"),
        ("a-short-box", "repair-split", "a delta two digits short", put("deltas", ["00" * 177]), "bad-length"),
        ("foreign-response", "resharing-response", "a receiver that did not sign", put("receiver", PEERS[5].hex), "foreign-name"),
        ("a-deal-held-twice", "resharing-response", "one dealer twice", put("held", held[:44] + held), "duplicate-index"),
        ("good-and-bad", "resharing-response-with-a-complaint", "a deal that is held and complained about", put("held", packed(HeldDeal.of(OTHER, 4).value)), "duplicate-index"),
        ("foreign-possession", "possession", "a receiver that did not sign", put("receiver", PEERS[5].hex), "foreign-name"),
        ("foreign-loss", "loss-statement", "a witness that did not sign", put("witness", PEERS[4].hex), "foreign-name"),
        ("counter-zero", "loss-statement", "counter 0", put("counter", 0), "bad-range"),
        ("foreign-request", "repair-request", "a member that did not sign", put("member", PEERS[4].hex), "foreign-name"),
        ("unsorted-helpers", "repair-request", "the helpers exchanged", put("helpers", VALID["repair-request"].to_dict()["helpers"][::-1]), "duplicate-index"),
        ("foreign-split", "repair-split", "a helper that did not sign", put("helper", PEERS[5].hex), "foreign-name"),
        ("foreign-sum", "repair-sum", "a helper that did not sign", put("helper", PEERS[5].hex), "foreign-name"),
        ("foreign-receipt", "repair-receipt", "a member that did not sign", put("member", PEERS[4].hex), "foreign-name"),
    ]  # fmt: skip
    cases = [
        row(name, "", "", "", opens_as=message.ARTIFACT, envelope=to_bytes(sealed(message)).hex(), message=json.loads(body_of(message)), digest=digest_of(message).hex)
        for name, message in VALID.items()
    ]  # fmt: skip

    def refused(
        name: str, sibling: str, change: str, envelope: Envelope, code: str, opens_as: str = "", blamed: str = ""
    ) -> Case:
        opens_as = opens_as or VALID[sibling].ARTIFACT
        return row(name, sibling, change, code, blamed, opens_as=opens_as, envelope=to_bytes(envelope).hex())  # fmt: skip

    for name, sibling, change, edit, code in rows:
        message = VALID[sibling]
        cases.append(refused(name, sibling, change, resigned(message, edit), code, blamed=message.author.hex))
    receipt = sealed(VALID["repair-receipt"])
    relabelled = replace(receipt, payload_type=payload_type("possession"))
    return [
        *cases,
        refused("read-as-a-possession", "repair-receipt", "read as a possession", receipt, "unknown-payload-type", "possession"),
        refused("relabelled", "repair-receipt", "the payload type of a possession", relabelled, "bad-signature", "possession"),
        refused("stranger", "deal", "a key that is not trusted", replace(sealed(DEALS[1]), signer=STRANGER), "unknown-signer"),
        refused("badly-signed", "deal", "signature zero", replace(sealed(DEALS[1]), signature=Signature(bytes(64))), "bad-signature"),
    ]  # fmt: skip


# Proposals

JUDGES = {
    "parent": body_of(FIRST).hex(),
    "coordinators": sorted(peer.hex for peer in sample.COORDINATORS),
    "eligible": sorted(peer.hex for peer in sample.ELIGIBLE),
}


def with_key(envelope: Envelope) -> dict[str, Any]:
    """The last seat, of index 6, has another key."""
    return {"receivers": (*PROPOSAL.receivers[:-1], *seats({6: envelope}))}


def proposal_cases() -> list[Case]:
    def case(
        name: str, change: str, code: str = "", now_ms: int = NOW_MS, blamed: str = "", on: Case = JUDGES,
        of: ResharingProposal = PROPOSAL, **changes: Any,
    ) -> Case:  # fmt: skip
        proposal = replace(of, **changes)
        more = {} if code else {"session": digest_of(proposal).hex}
        coordinator = blamed or COORDINATOR.hex
        return row(name, "proposal", change, code, coordinator, **on, now_ms=now_ms, envelope=to_bytes(sealed(proposal)).hex(), **more)  # fmt: skip

    giver = NEW[6]
    low = replace(delivery_key(giver), key=DeliveryPublicKey(bytes(32)))
    badly_signed = replace(sealed(delivery_key(giver)), signature=Signature(bytes(64)))
    outsider = replace(delivery_key(giver), receiver=STRANGER)
    loss = sealed(replace(sample.LOSS, witness=giver))
    dealers = PROPOSAL.dealers
    liar = {**JUDGES, "parent": body_of(sample.WITH_A_LIAR.body).hex()}
    on_another_base: dict[str, Any] = {
        "base": OTHER_BASE,
        "origin": replace(PROPOSAL.origin, rank=rank_of(OTHER_BASE, 3, COORDINATOR)),
    }
    return [
        case("proposal", ""),
        case("pre-scaled", "", scaling="pre-scaled"),
        case("with-fewer-dealers", "", dealers=dealers[:2]),
        case("other-manifest", "another manifest", "other-manifest", manifest_id=OTHER_MANIFEST),
        case("other-parent", "another parent", "stale-base", **on_another_base),
        case("late", "a time after the deadline", "past-deadline", now_ms=DEADLINE_MS + 1),
        case("early", "a time long before the deadline", "far-deadline", now_ms=DEADLINE_MS - LONGEST_SESSION_MS - 1),
        case("other-version", "version 2 of the manifest", "mismatched-version", manifest_version=2),
        case("other-epoch", "from epoch 1 to 2", "mismatched-epoch", from_epoch=1, to_epoch=2),
        case("a-strange-dealer", "a dealer that is no member", "not-a-dealer", dealers=(*dealers, replace(dealers[0], index=9, peer=PEERS[0]))),
        case("a-dealer-of-another-index", "the keys of two dealers exchanged", "not-a-dealer", dealers=(replace(dealers[0], peer=dealers[1].peer), replace(dealers[1], peer=dealers[0].peer), *dealers[2:])),
        case("too-few-dealers", "one dealer", "too-few-dealers", dealers=dealers[:1]),
        case("on-a-parent-with-a-liar", "", on=liar, of=sample.ON_A_LIAR),
        case("fewer-faults", "no liar to bear, where the parent has one", "lowered-faults", on=liar, of=sample.ON_A_LIAR, faults=0),
        case("key-of-another-attempt", "a key that was given for another attempt", "mismatched-key", **with_key(sealed(delivery_key(giver, nonce(0x55))))),
        case("key-for-another-coordinator", "a key that was given to another coordinator", "mismatched-key", **with_key(sealed(delivery_key(giver, requester=PEERS[1])))),
        case("key-of-small-order", "a key of small order", "bad-delivery-key", blamed=giver.hex, **with_key(sealed(low))),
        case("key-badly-signed", "a key with signature zero", "bad-signature", **with_key(badly_signed)),
        case("key-of-a-stranger", "a key of a peer that is not eligible", "not-a-member", **with_key(sealed(outsider))),
        case("a-loss-for-a-key", "a loss statement in place of a key", "bad-value", **with_key(loss)),
    ]  # fmt: skip


# Deals


def deal_cases() -> list[Case]:
    proposal = to_bytes(sealed(PROPOSAL)).hex()

    def case(
        name: str,
        change: str,
        it: Deal,
        code: str = "",
        index: int = 1,
        secret: bytes = b"",
        box: SealedTransfer | None = None,
    ) -> Case:
        key = secret or key_secret(NEW[index])
        dealer = next(i for i, peer in OLD.items() if peer == it.dealer)
        part = box or BOXES[it.parts[SESSION.places[index]]]
        more = (
            {}
            if code
            else {"part": receive(part, delivery_public_key(key), key, SESSION.name, dealer, index).scalar.hex}
        )
        return row(
            name, "deal", change, code, it.dealer.hex, **JUDGES, proposal=proposal, envelope=to_bytes(sealed(it)).hex(),
            receiver=index, sealed_part=part.hex, delivery_secret=key.hex(), **more,
        )  # fmt: skip

    good = DEALS[1]
    swapped = (good.parts[1], good.parts[0], *good.parts[2:])
    too_big = _boxed(good, (SECRET.value % 2**128 + ORDER).to_bytes(32, "little"))
    return [
        case("deal", "", good),
        case("deal-to-another-receiver", "", good, index=6),
        case("deal-of-another-dealer", "", DEALS[2]),
        case("other-session", "of another session", replace(good, session=OTHER), "unknown-session"),
        case("a-commitment-more", "three commitments at threshold 2", replace(good, commitments=(*good.commitments, good.commitments[1])), "wrong-degree"),
        case("a-commitment-less", "one commitment at threshold 2", replace(good, commitments=good.commitments[:1]), "wrong-degree"),
        case("a-part-less", "three parts for four receivers", replace(good, parts=good.parts[1:]), "bad-length"),
        case("no-point", "a commitment that is no point", replace(good, commitments=(good.commitments[0], PointBytes(bytes(32)))), "bad-point"),
        case("identity", "a commitment that is the identity", replace(good, commitments=(good.commitments[0], PointBytes(b"\x01" + bytes(31)))), "bad-point"),
        case("another-constant", "the commitments exchanged", replace(good, commitments=good.commitments[::-1]), "wrong-constant"),
        case("another-receivers-part", "the first two parts exchanged", replace(good, parts=swapped), "missing-part"),
        case("another-dealers-part", "a box of another dealer", replace(good, parts=(DEALS[2].parts[0], *good.parts[1:])), "missing-part"),
        case("another-box", "a box that holds the right part and is not the one that the deal names", good, "missing-part", box=BOXES[deal_of(1, tag=" again").parts[0]]),
        case("another-key", "opened with the key of another receiver", good, "missing-part", secret=key_secret(NEW[2])),
        case("a-bad-part", "the part is one too much", deal_of(1, {1: 1}), "bad-part"),
        case("a-part-above-the-order", "the part is k + L", too_big, "bad-scalar"),
    ]  # fmt: skip


def _boxed(of: Deal, raw: bytes) -> Deal:
    """A deal whose first box holds 32 octets that are no scalar, signed all the same."""
    body = canonical.encode({"receiver": 1, "scalar": raw.hex(), "sender": 1, "session": of.session.hex})
    signature = sign(payload_type("transfer"), body, SEED_OF[of.dealer]).signature
    public, secret = crypto_box_seed_keypair(octets("a box with no scalar"))
    to = SESSION.receivers[1].key.value
    plaintext = of.session.value + bytes([1, 1]) + raw + signature.value
    sealed_ = crypto_box(plaintext, blake2b(public + to, digest_size=24).digest(), to, secret)
    box = SealedTransfer(public + sealed_)
    BOXES[box.digest] = box
    return replace(of, parts=(box.digest, *of.parts[1:]))


# Complaints


def complaint_cases() -> list[Case]:
    judged = {**JUDGES, "proposal": to_bytes(sealed(PROPOSAL)).hex()}

    def case(name: str, change: str, of: Deal, code: str = "", **changes: Any) -> Case:
        said = replace(COMPLAINT, complaints=(replace(COMPLAINT.complaints[0], **changes),))
        shown = {} if code else {"dealer_code": "bad-part", "dealer": of.dealer.hex}
        return row(
            name, "complaint", change, code, NEW[1].hex, **judged, deal=to_bytes(sealed(of)).hex(), response=to_bytes(sealed(said)).hex(), **shown
        )  # fmt: skip

    good = deal_of(4)
    part = receive(BOXES[good.parts[0]], SESSION.receivers[1].key, key_secret(NEW[1]), SESSION.name, 4, 1)
    shown = {"deal": digest_of(good), "part": part.scalar, "signature": part.signature}
    return [
        case("complaint", "", BAD_DEAL),
        case("a-part-that-was-not-sent", "another part than the dealer signed", BAD_DEAL, "false-complaint", part=ScalarBytes(bytes(32))),
        case("no-signature", "signature zero", BAD_DEAL, "false-complaint", signature=Signature(bytes(64))),
        case("a-good-part", "a good deal, and its part", good, "false-complaint", **shown),
    ]  # fmt: skip


# Possession


def certificate_cases() -> list[Case]:
    judged = {**JUDGES, "proposal": to_bytes(sealed(PROPOSAL)).hex()}
    first, second = CERTIFICATE.possessions

    def case(name: str, change: str, it: PossessionCertificate | bytes, code: str = "", blamed: str = "") -> Case:
        more = {} if code else {"snapshot": BROUGHT.name.hex}
        raw = it if isinstance(it, bytes) else body_of(it)
        return row(name, "certificate", change, code, blamed, **judged, body=raw.hex(), **more)

    def body(**changes: Any) -> PossessionCertificate:
        return replace(CERTIFICATE, body=replace(BODY, **changes))

    def said(**changes: Any) -> PossessionCertificate:
        """The first receiver says something else."""
        return replace(CERTIFICATE, possessions=nested([sealed(possession_of(1, **changes)), second_of(2)]))

    def second_of(index: int) -> Envelope:
        return sealed(possession_of(index))

    outsider = sealed(replace(possession_of(1), receiver=PEERS[5]))
    same, by = possession_of(2).proof, NEW[1].hex
    others = tuple(PointBytes(each.encoding) for each in (base(Scalar(5)), base(Scalar(6))))
    return [
        case("certificate", "", CERTIFICATE),
        case("certificate-of-others", "", replace(CERTIFICATE, possessions=nested([second_of(5), second_of(6)]))),
        case("other-base", "another base around it", replace(CERTIFICATE, base=OTHER_BASE), "mismatched-snapshot"),
        case("other-policy", "another policy in the body", body(policy=OTHER), "mismatched-snapshot"),
        case("other-committee", "a member less", body(committee=BODY.committee[1:]), "mismatched-snapshot"),
        case("other-secret", "commitments to another secret", body(commitments=others), "moved-secret"),
        case("old-polynomial", "the polynomial of the parent", body(commitments=FIRST.commitments), "reused-polynomial"),
        case("one-commitment-more", "three commitments at threshold 2", body(commitments=(*BODY.commitments, others[0])), "wrong-degree"),
        case("too-few-dealers", "one dealer in QUAL", body(qualified=BODY.qualified[:1]), "too-few-dealers"),
        case("a-strange-dealer", "a dealer in QUAL that was not to deal", body(qualified=(*BODY.qualified, HeldDeal.of(OTHER, 9))), "not-a-dealer"),
        case("a-dealer-twice", "one dealer twice in QUAL", body(qualified=(BODY.qualified[0], *BODY.qualified)), "duplicate-index"),
        case("one-word", "one possession", replace(CERTIFICATE, possessions=(first,)), "not-a-quorum"),
        case("three-words", "three possessions", replace(CERTIFICATE, possessions=nested(second_of(i) for i in (1, 2, 5))), "not-a-quorum"),
        case("one-word-twice", "one possession twice", replace(CERTIFICATE, possessions=(first, first)), "duplicate-signer"),
        case("an-outsiders-word", "a possession by no receiver", replace(CERTIFICATE, possessions=nested([outsider, second_of(2)])), "not-a-member"),
        case("a-word-badly-signed", "one signature zero", replace(CERTIFICATE, possessions=(unsigned(first), second)), "bad-signature"),
        case("a-word-of-another-session", "a possession of another session", said(session=OTHER), "mismatched-possession"),
        case("a-word-on-another-body", "a possession of another polynomial", said(snapshot=OTHER), "mismatched-possession"),
        case("unknown-field", "a field beside the known ones", edited(CERTIFICATE, put("body", "extra", 1)), "unknown-field"),
        case("no-body", "no body", edited(CERTIFICATE, drop("body")), "missing-field"),
        case("space", "a space at the end", body_of(CERTIFICATE) + b" ", "non-canonical"),
        case("anothers-proof", "the proof of another receiver", said(proof=same), "bad-proof", by),
    ]  # fmt: skip


def proof_cases() -> list[Case]:
    about = possession_context(BODY, 1, ATTEMPT)
    share, k = sample.new_share(1), scalar("proof 1")
    public = base(share)
    assert isinstance(public, Point)
    good = prove_possession(share, about, k)

    def case(
        name: str,
        change: str,
        code: str = "",
        of: PossessionContext = about,
        key: Point = public,
        proof: bytes = good.value,
    ) -> Case:
        said = {
            "manifest_id": of.manifest_id.hex, "manifest_version": of.manifest_version, "epoch": of.epoch, "session": of.session.hex,
            "polynomial": of.polynomial.hex, "index": of.index, "peer": of.peer.hex, "nonce": of.nonce.hex,
        }  # fmt: skip
        return row(
            name, "proof", change, code, about=said, public_share=key.encoding.hex(), proof=PossessionProof(proof).hex
        )

    changes: Mapping[str, Any] = {
        "manifest_id": OTHER_MANIFEST, "manifest_version": 2, "epoch": 2, "session": OTHER, "polynomial": OTHER, "index": 2,
        "peer": NEW[2], "nonce": nonce(0x66),
    }  # fmt: skip
    other = base(sample.new_share(2))
    assert isinstance(other, Point)
    answer = int.from_bytes(good.value[32:], "little")
    return [
        case("proof", ""),
        *(case(f"other-{name.replace('_', '-')}", f"for another {name}", "bad-proof", of=replace(about, **{name: value})) for name, value in changes.items()),
        case("other-share", "the public share of another", "bad-proof", key=other),
        case("no-point", "R is no point", "bad-point", proof=bytes(32) + good.value[32:]),
        case("identity", "R is the identity", "bad-point", proof=b"\x01" + bytes(31) + good.value[32:]),
        case("above-the-order", "z is k + L", "bad-scalar", proof=good.value[:32] + (answer + ORDER).to_bytes(32, "little")),
        case("answer-zero", "z is zero", "bad-proof", proof=good.value[:32] + bytes(32)),
    ]  # fmt: skip


# Manifests


def manifest_cases() -> list[Case]:
    public = base(SECRET)
    assert isinstance(public, Point)
    context = ManifestContext(FIRST.manifest_id, 1, POLICY, public)
    made = encrypt_manifest(SECRET, context, b"a workload", octets("manifest", NONCE_BYTES))
    empty = encrypt_manifest(SECRET, context, b"", octets("empty", NONCE_BYTES))
    wrong = Scalar.reduced(SECRET.value + 1)

    def case(
        name: str,
        change: str,
        code: str = "",
        secret: Scalar = SECRET,
        of: ManifestContext = context,
        ciphertext: bytes = made,
        text: bytes = b"a workload",
    ) -> Case:
        more = {} if code else {"key": derive_key(secret, of).hex(), "plaintext": text.hex()}
        return row(
            name, "manifest", change, code, secret=secret.encoding.hex(), manifest_id=of.manifest_id.hex, manifest_version=of.manifest_version,
            policy=of.policy.hex, public_key=of.public_key.encoding.hex(), ciphertext=ciphertext.hex(), **more,
        )  # fmt: skip

    altered = made[:-1] + bytes([made[-1] ^ 1])
    other = base(wrong)
    assert isinstance(other, Point)
    return [
        case("manifest", ""),
        case("empty", "", ciphertext=empty, text=b""),
        case("wrong-secret", "another secret", "wrong-key", secret=wrong),
        case("other-public-key", "another public key", "wrong-key", of=replace(context, public_key=other)),
        case("other-manifest", "another manifest", "wrong-context", of=replace(context, manifest_id=OTHER_MANIFEST)),
        case("other-version", "another version", "wrong-context", of=replace(context, manifest_version=2)),
        case("other-policy", "another policy", "wrong-context", of=replace(context, policy=OTHER)),
        case("altered", "the last bit turned", "wrong-context", ciphertext=altered),
        case("too-short", "a nonce and half a tag", "bad-length", ciphertext=made[: NONCE_BYTES + 8]),
    ]  # fmt: skip


# Repair


def repair_cases() -> list[Case]:
    judged = {"parent": body_of(FIRST).hex()}

    def request(
        name: str, change: str, code: str = "", revoked: tuple[str, ...] = (), now_ms: int = NOW_MS, **changes: Any
    ) -> Case:
        it = replace(REQUEST, **changes)
        more = {} if code else {"session": digest_of(it).hex, "lost": LOST}
        return row(
            name, "request", change, code, "" if revoked else it.member.hex, **judged, revoked=list(revoked), now_ms=now_ms, request=to_bytes(sealed(it)).hex(), split="", **more
        )  # fmt: skip

    def split(name: str, change: str, code: str = "", **changes: Any) -> Case:
        it = replace(SPLITS[1], **changes)
        more = {} if code else {"session": digest_of(REQUEST).hex, "lost": LOST}
        return row(
            name, "split", change, code, it.helper.hex, **judged, revoked=[], now_ms=NOW_MS, request=to_bytes(sealed(REQUEST)).hex(),
            split=to_bytes(sealed(it)).hex(), **more,
        )  # fmt: skip

    exchanged = (replace(REQUEST.helpers[0], index=3), replace(REQUEST.helpers[1], index=4))
    first = SPLITS[1].commitments
    return [
        request("request", ""),
        request("other-manifest", "another manifest", "other-manifest", manifest_id=OTHER_MANIFEST),
        request("other-parent", "another snapshot", "stale-base", base=OTHER_BASE),
        request("late", "a time after the deadline", "past-deadline", now_ms=DEADLINE_MS + 1),
        request("early", "a time long before the deadline", "far-deadline", now_ms=DEADLINE_MS - LONGEST_SESSION_MS - 1),
        request("a-revoked-member", "the member is revoked", "revoked-member", revoked=(OLD[LOST].hex,)),
        request("by-no-member", "signed by a peer without a share", "unknown-signer", member=PEERS[1]),
        request("keys-of-another-request", "another nonce than the keys were given for", "mismatched-key", nonce=nonce(0x67)),
        request("key-of-small-order", "a key of small order", "bad-delivery-key", key=DeliveryPublicKey(bytes(32))),
        request("helpers-of-other-indices", "other indices of the helpers", "not-a-dealer", helpers=exchanged),
        request("too-few-helpers", "one helper", "too-few-dealers", helpers=REQUEST.helpers[:1]),
        split("split", ""),
        split("other-session", "of another session", "unknown-session", session=OTHER),
        split("a-delta-less", "one delta for two helpers", "bad-length", deltas=SPLITS[1].deltas[:1]),
        split("no-point", "a commitment that is no point", "bad-point", commitments=(first[0], PointBytes(bytes(32)))),
        split("another-share", "commitments that add up to something else", "wrong-constant", commitments=(first[0], first[0])),
    ]  # fmt: skip


def digest_rows() -> list[tuple[str, str, bytes]]:
    """What is hashed, or signed in a box, besides messages."""
    about = possession_context(BODY, 1, ATTEMPT)
    commitment, public = base(scalar("proof 1")), base(sample.new_share(1))
    challenge: dict[str, canonical.Value] = {
        "commitment": commitment.encoding.hex(), "epoch": about.epoch, "index": about.index, "manifest_id": about.manifest_id.hex,
        "manifest_version": about.manifest_version, "nonce": about.nonce.hex, "peer": about.peer.hex, "polynomial": about.polynomial.hex,
        "public_share": public.encoding.hex(), "session": about.session.hex,
    }  # fmt: skip
    part = receive(BOXES[DEALS[1].parts[0]], SESSION.receivers[1].key, key_secret(NEW[1]), SESSION.name, 1, 1)
    transfer: dict[str, canonical.Value] = {
        "receiver": 1,
        "scalar": part.scalar.hex,
        "sender": 1,
        "session": SESSION.name.hex,
    }
    return [
        *((name, payload_type(message.ARTIFACT), body_of(message)) for name, message in VALID.items()),
        ("snapshot-body", payload_type("snapshot-body"), body_of(BODY)),
        ("possession-certificate", payload_type("possession-certificate"), body_of(CERTIFICATE)),
        ("possession-challenge", payload_type("possession-challenge"), canonical.encode(challenge)),
        ("transfer", payload_type("transfer"), canonical.encode(transfer)),
    ]
