"""The cases of the vectors of genesis and re-key: messages, proposals, deals, first snapshots, requests and releases, with the verdict that is expected.

Each negative case is one change to a named accepted sibling. Secrets that are shown here are no secrets.
"""

import json
from dataclasses import replace
from typing import Any

from rebalancing.certificates import nested
from rebalancing.delivery import DeliveryPublicKey, SealedTransfer
from rebalancing.envelope import Envelope, payload_type, to_bytes
from rebalancing.group import base
from rebalancing.identifiers import Signature
from rebalancing.messages import body_of, digest_of
from rebalancing.resharing_coordinator import seats
from rebalancing.resharing_messages import Deal, HeldDeal, PointBytes, PossessionCertificate
from rebalancing.resharing_parameters import LONGEST_SESSION_MS
from tests.vectors.commit_wire_cases import Edit, drop, put, unsigned
from tests.vectors.genesis_wire_sample import (
    BEGINNING,
    DEADLINE_MS,
    FIRST,
    FIRST_SNAPSHOT,
    GENESIS,
    GENESIS_BOXES,
    GENESIS_DEAL,
    OLD,
    OWNERS_KEY,
    PARENT,
    POLYNOMIAL,
    REKEY,
    REKEY_SECRET,
    VALID_GENESIS,
    WORDS,
    first_of,
    genesis_deal,
    genesis_key,
    genesis_secret,
    release_of,
    sealed,
    word_of,
)
from tests.vectors.resharing_wire_cases import OTHER, resigned, row
from tests.vectors.wire_sample import MANIFEST, NOW_MS, OTHER_BASE, OTHER_MANIFEST, PEERS, STRANGER, Case, nonce

OWNER_HEX = OWNERS_KEY.hex
JUDGES = {"owner": OWNER_HEX, "manifest_id": MANIFEST.hex, "eligible": sorted(peer.hex for peer in PEERS[:6])}


# Messages in envelopes


def message_cases() -> list[Case]:
    seat = VALID_GENESIS["genesis-proposal"].to_dict()["receivers"]
    rows: list[tuple[str, str, str, Edit, str]] = [
        ("unknown-field", "rekey-request", "a field beside the known ones", put("extra", 1), "unknown-field"),
        ("no-certificate", "first-snapshot", "no certificate", drop("certificate"), "missing-field"),
        ("later-protocol", "share-release", "version 2 of the protocol", put("version", 2), "bad-value"),
        ("with-a-base", "genesis-proposal", "a snapshot that it follows", put("base", OTHER_BASE.hex), "bad-value"),
        ("first-with-a-base", "first-snapshot", "a snapshot that it follows", put("base", OTHER_BASE.hex), "bad-value"),
        ("something-before", "genesis-proposal", "a snapshot before version 1", put("before", OTHER.hex), "bad-value"),
        ("nothing-before", "genesis-proposal-of-version-2", "none before version 2", put("before", "00" * 32), "bad-value"),
        ("version-zero", "genesis-proposal", "version 0 of the manifest", put("manifest_version", 0), "bad-range"),
        ("index-zero", "genesis-proposal", "index 0, whose share is the secret", put("receivers", 0, "index", 0), "bad-range"),
        ("threshold-one", "genesis-proposal", "threshold 1", put("threshold", 1), "bad-range"),
        ("infeasible", "genesis-proposal", "one of four may lie at threshold 2", put("faults", 1), "infeasible-committee"),
        ("unsorted-members", "genesis-proposal", "the first two members exchanged", put("receivers", [seat[1], seat[0], *seat[2:]]), "duplicate-index"),
        ("a-member-twice", "genesis-proposal", "one member in two seats", put("receivers", [*seat[:3], {**seat[0], "index": 6}]), "duplicate-signer"),
        ("foreign-genesis", "genesis-proposal", "an owner that did not sign", put("owner", PEERS[0].hex), "foreign-name"),
        ("foreign-first", "first-snapshot", "an owner that did not sign", put("owner", PEERS[0].hex), "foreign-name"),
        ("foreign-request", "rekey-request", "an owner that did not sign", put("owner", PEERS[0].hex), "foreign-name"),
        ("foreign-release", "share-release", "a holder that did not sign", put("holder", PEERS[0].hex), "foreign-name"),
        ("a-short-box", "share-release", "a share two digits short", put("share", "00" * 177), "bad-length"),
    ]  # fmt: skip
    cases = [
        row(name, "", "", "", opens_as=message.ARTIFACT, envelope=to_bytes(sealed(message)).hex(), message=json.loads(body_of(message)), digest=digest_of(message).hex)
        for name, message in VALID_GENESIS.items()
    ]  # fmt: skip

    def refused(name: str, sibling: str, change: str, envelope: Envelope, code: str, blamed: str = "") -> Case:
        opens_as = VALID_GENESIS[sibling].ARTIFACT
        return row(name, sibling, change, code, blamed, opens_as=opens_as, envelope=to_bytes(envelope).hex())

    for name, sibling, change, edit, code in rows:
        message = VALID_GENESIS[sibling]
        cases.append(refused(name, sibling, change, resigned(message, edit), code, message.author.hex))
    request = sealed(REKEY)
    relabelled = replace(request, payload_type=payload_type("first-snapshot"))
    return [
        *cases,
        refused("read-as-a-first-snapshot", "first-snapshot", "a request for shares", request, "unknown-payload-type"),
        refused("relabelled", "first-snapshot", "a request for shares under its payload type", relabelled, "bad-signature"),
        refused("stranger", "rekey-request", "a key that is not trusted", replace(request, signer=STRANGER), "unknown-signer"),
    ]  # fmt: skip


# Geneses and what is dealt in them


def proposal_cases() -> list[Case]:
    def case(name: str, change: str, code: str = "", now_ms: int = NOW_MS, blamed: str = "", **changes: Any) -> Case:
        proposal = replace(GENESIS, **changes)
        more = {} if code else {"session": digest_of(proposal).hex}
        envelope = to_bytes(sealed(proposal)).hex()
        return row(name, "genesis", change, code, blamed or OWNER_HEX, **JUDGES, now_ms=now_ms, envelope=envelope, **more)  # fmt: skip

    def with_key(envelope: Envelope) -> dict[str, Any]:
        """The last seat, of index 4, has another key."""
        return {"receivers": (*GENESIS.receivers[:-1], *seats({4: envelope}))}

    giver = OLD[4]
    low = replace(genesis_key(giver), key=DeliveryPublicKey(bytes(32)))
    others = replace(genesis_key(giver), requester=PEERS[0])
    under_a_snapshot = replace(genesis_key(giver), base=PARENT.name)
    outsider = replace(genesis_key(giver), receiver=STRANGER)
    return [
        case("genesis", ""),
        case("of-version-2", "", manifest_version=2, before=PARENT.name),
        case("other-manifest", "another manifest", "other-manifest", manifest_id=OTHER_MANIFEST),
        case("by-another", "signed by a peer that is not the owner", "not-the-owner", owner=PEERS[0]),
        case("late", "a time after the deadline", "past-deadline", now_ms=DEADLINE_MS + 1),
        case("early", "a time long before the deadline", "far-deadline", now_ms=DEADLINE_MS - LONGEST_SESSION_MS - 1),
        case("keys-of-another-attempt", "another nonce than the keys were given for", "mismatched-key", nonce=nonce(0x55)),
        case("key-for-another", "a key that was given to another peer", "mismatched-key", **with_key(sealed(others))),
        case("key-under-a-snapshot", "a key that was given for a resharing", "mismatched-key", **with_key(sealed(under_a_snapshot))),
        case("key-of-small-order", "a key of small order", "bad-delivery-key", blamed=giver.hex, **with_key(sealed(low))),
        case("key-of-a-stranger", "a key of a peer that is not eligible", "not-a-member", **with_key(sealed(outsider))),
        case("a-word-for-a-key", "a possession in place of a key", "bad-value", **with_key(sealed(word_of(4)))),
    ]  # fmt: skip


def deal_cases() -> list[Case]:
    judged = {**JUDGES, "proposal": to_bytes(sealed(GENESIS)).hex()}

    def case(name: str, change: str, it: Deal, code: str = "", index: int = 1, secret: bytes = b"", box: SealedTransfer | None = None) -> Case:  # fmt: skip
        part = box or GENESIS_BOXES[it.parts[BEGINNING.place_of(index)]]
        more = {} if code else {"share": POLYNOMIAL.at(index).encoding.hex(), "snapshot": FIRST.name.hex}
        return row(
            name, "genesis-deal", change, code, OWNER_HEX, **judged, envelope=to_bytes(sealed(it)).hex(), receiver=index,
            sealed_part=part.hex, delivery_secret=(secret or genesis_secret(OLD[index])).hex(), **more,
        )  # fmt: skip

    good = GENESIS_DEAL
    first, second = good.commitments
    swapped = (good.parts[1], good.parts[0], *good.parts[2:])
    return [
        case("genesis-deal", "", good),
        case("to-another-member", "", good, index=3),
        case("other-session", "of another session", replace(good, session=OTHER), "unknown-session"),
        case("with-a-base", "under a snapshot", replace(good, base=PARENT.name), "unknown-session"),
        case("by-another", "a dealer that is not the owner", replace(good, dealer=PEERS[0]), "not-the-owner"),
        case("a-commitment-more", "three commitments at threshold 2", replace(good, commitments=(first, second, second)), "wrong-degree"),
        case("a-commitment-less", "one commitment at threshold 2", replace(good, commitments=(first,)), "wrong-degree"),
        case("a-part-less", "three parts for four members", replace(good, parts=good.parts[1:]), "bad-length"),
        case("no-point", "a commitment that is no point", replace(good, commitments=(first, PointBytes(bytes(32)))), "bad-point"),
        case("another-members-part", "the first two parts exchanged", replace(good, parts=swapped), "missing-part"),
        case("another-key", "opened with the key of another member", good, "missing-part", secret=genesis_secret(OLD[2])),
        case("another-secret", "commitments to another secret", replace(good, commitments=(second, second)), "bad-part"),
        case("a-bad-part", "the part is one too much", genesis_deal({1: 1}), "bad-part"),
    ]  # fmt: skip


# First snapshots


def first_cases() -> list[Case]:
    def case(name: str, change: str, it: Envelope, certificate: PossessionCertificate = WORDS, code: str = "") -> Case:
        more = {} if code else {"snapshot": FIRST.name.hex}
        blamed = "" if code == "mismatched-certificate" else OWNER_HEX
        envelope, body = to_bytes(it).hex(), body_of(certificate).hex()
        return row(name, "first-snapshot", change, code, blamed, owner=OWNER_HEX, manifest_id=MANIFEST.hex, envelope=envelope, body=body, **more)  # fmt: skip

    def said(name: str, change: str, code: str, **changes: Any) -> Case:
        """The owner signs something else."""
        return case(name, change, sealed(replace(FIRST_SNAPSHOT, **changes)), code=code)

    def beside(name: str, change: str, code: str, certificate: PossessionCertificate) -> Case:
        """It signs another certificate."""
        return case(name, change, sealed(first_of(certificate)), certificate, code)

    def body(name: str, change: str, code: str, **changes: Any) -> Case:
        return beside(name, change, code, replace(WORDS, body=replace(FIRST, **changes)))

    words, member = WORDS.possessions, FIRST.committee
    foreign = replace(word_of(1), proof=word_of(2).proof)
    fewer = replace(WORDS, possessions=words[1:])
    outsider = replace(member[3], peer=PEERS[0])
    return [
        case("first-snapshot", "", sealed(FIRST_SNAPSHOT)),
        said("other-manifest", "another manifest", "other-manifest", manifest_id=OTHER_MANIFEST),
        said("by-another", "signed by a peer that is not the owner", "not-the-owner", owner=PEERS[0]),
        said("other-version", "version 2 of the manifest", "mismatched-snapshot", manifest_version=2),
        said("other-snapshot", "another snapshot", "mismatched-snapshot", snapshot=OTHER),
        said("other-nonce", "another nonce", "bad-proof", nonce=nonce(0x55)),
        case("other-certificate", "a certificate that the owner has not signed", sealed(FIRST_SNAPSHOT), fewer, "mismatched-certificate"),
        beside("other-manifest-around", "another manifest around the body", "mismatched-snapshot", replace(WORDS, manifest_id=OTHER_MANIFEST)),
        body("with-a-base", "a snapshot that it follows", "mismatched-snapshot", base=OTHER_BASE),
        body("later-epoch", "epoch 1", "mismatched-snapshot", epoch=1),
        body("with-dealers", "a deal in QUAL", "mismatched-snapshot", qualified=(HeldDeal.of(OTHER, 1),)),
        body("unsorted-members", "the first two members exchanged", "duplicate-index", committee=(member[1], member[0], *member[2:])),
        body("a-member-twice", "one member under two indices", "duplicate-signer", committee=(*member[:3], replace(member[3], peer=member[0].peer))),
        body("infeasible", "one of four may lie at threshold 2", "infeasible-committee", faults=1),
        body("one-commitment-more", "three commitments at threshold 2", "wrong-degree", commitments=(*FIRST.commitments, FIRST.commitments[1])),
        body("no-point", "a commitment that is no point", "bad-point", commitments=(FIRST.commitments[0], PointBytes(bytes(32)))),
        body("other-member", "a member that has not signed", "not-a-member", committee=(*member[:3], outsider)),
        body("other-policy", "another policy", "mismatched-possession", policy=OTHER),
        body("other-session", "another session", "mismatched-possession", session=OTHER),
        beside("a-word-missing", "the word of three of four", "not-a-quorum", fewer),
        beside("one-word-twice", "one possession twice", "duplicate-signer", replace(WORDS, possessions=(words[0], *words[:3]))),
        beside("a-word-badly-signed", "one signature zero", "bad-signature", replace(WORDS, possessions=(unsigned(words[0]), *words[1:]))),
        beside("anothers-proof", "the proof of another member", "bad-proof", replace(WORDS, possessions=nested([sealed(foreign), *(sealed(word_of(i)) for i in (2, 3, 4))]))),
    ]  # fmt: skip


# Requests and releases


def rekey_cases() -> list[Case]:
    def case(name: str, change: str, code: str = "", request: Envelope | None = None, release: Envelope | None = None, now_ms: int = NOW_MS, sibling: str = "release", blamed: str = OWNER_HEX) -> Case:  # fmt: skip
        more = {} if code else {"index": 1, "share": POLYNOMIAL.at(1).encoding.hex()}
        return row(
            name, sibling, change, code, blamed, owner=OWNER_HEX, manifest_id=MANIFEST.hex, parent=body_of(FIRST).hex(), now_ms=now_ms,
            request=to_bytes(request or sealed(REKEY)).hex(), delivery_secret=REKEY_SECRET.hex(), release=to_bytes(release or sealed(release_of(1))).hex(), **more,
        )  # fmt: skip

    def asked(name: str, change: str, code: str, now_ms: int = NOW_MS, **changes: Any) -> Case:
        return case(name, change, code, request=sealed(replace(REKEY, **changes)), now_ms=now_ms)

    def released(name: str, change: str, code: str, release: Envelope) -> Case:
        return case(name, change, code, release=release, blamed=OLD[1].hex)

    good = release_of(1)
    return [
        case("release", ""),
        asked("other-manifest", "another manifest", "other-manifest", manifest_id=OTHER_MANIFEST),
        asked("by-another", "asked for by a peer that is not the owner", "not-the-owner", owner=PEERS[0]),
        asked("by-a-holder", "asked for by another holder", "not-the-owner", owner=OLD[2]),
        case("not-signed", "signature zero", "bad-signature", request=replace(sealed(REKEY), signature=Signature(bytes(64))), blamed=""),
        asked("late", "a time after the deadline", "past-deadline", now_ms=DEADLINE_MS + 1),
        asked("early", "a time long before the deadline", "far-deadline", now_ms=DEADLINE_MS - LONGEST_SESSION_MS - 1),
        asked("key-of-small-order", "a key of small order", "bad-delivery-key", key=DeliveryPublicKey(bytes(32))),
        released("other-session", "for another request", "unknown-session", sealed(replace(good, session=OTHER))),
        released("other-snapshot", "of another snapshot", "unknown-session", sealed(replace(good, base=OTHER_BASE))),
        released("by-no-holder", "signed by a peer without a share", "unknown-signer", sealed(replace(good, holder=PEERS[0]))),
        released("anothers-box", "the box of another holder", "missing-part", sealed(replace(release_of(2), holder=OLD[1]))),
        released("a-false-share", "the share is one too much", "bad-part", sealed(release_of(1, 1))),
    ]  # fmt: skip


assert base(POLYNOMIAL.coefficients[0]) == PARENT.commitments.constant
