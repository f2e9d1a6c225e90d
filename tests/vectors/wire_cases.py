"""The cases of the wire vectors besides messages: what is read or computed, and the verdict that is expected of every implementation.

The expected verdicts are written by hand; the tests replay them through the reference. Each negative case is one change to a named
accepted sibling.
"""

from dataclasses import replace
from typing import Any

from rebalancing import canonical
from rebalancing.backoff import WAITS, base_ms, fraction, wait_ms
from rebalancing.ballot import below
from rebalancing.certificates import nested
from rebalancing.envelope import digest, encode_for_signature, payload_type
from rebalancing.identifiers import Digest, Signature
from rebalancing.lease_codec import ballot_of
from rebalancing.messages import (
    NO_BALLOT_FIELDS,
    BallotFields,
    RoundStatement,
    ballot_fields,
    body_of,
)
from rebalancing.parameters import LEASE_TTL_MS, WALL_CLOCK_SKEW_MS
from tests.vectors import commit_wire_cases, resharing_wire_cases
from tests.vectors.wire_sample import (
    BASE,
    CERTIFICATE,
    COMMITTEE,
    FAR_REQUEST,
    MANIFEST,
    NOW_MS,
    OTHER_BASE,
    OTHER_MANIFEST,
    PEERS,
    QUORUM,
    REQUEST,
    VALID,
    Case,
    grant,
    nonce,
    sealed,
    statement,
)

# Lists of envelopes inside a message


def certificate_cases() -> list[Case]:
    second = ballot_fields(BASE, 4, PEERS[0], nonce(0x10))
    envelopes = list(CERTIFICATE.grants)
    broken = replace(envelopes[0], signature=Signature(bytes(64)))
    other = nested([sealed(grant(COMMITTEE[0], second))])[0]
    renewed = nested([sealed(grant(COMMITTEE[0], number=2))])[0]
    statement_inside = nested([sealed(statement(envelopes[0].signer))])[0]
    by_signer = {each.signer: each for each in envelopes}
    outsider = nested([sealed(replace(grant(PEERS[1])))])[0]
    elsewhere = nested([sealed(replace(grant(COMMITTEE[0]), manifest_id=OTHER_MANIFEST))])[0]

    def swap(new: Any) -> list[Any]:
        return sorted([*(each for each in envelopes if each.signer != new.signer), new], key=lambda each: each.signer)

    def case(name: str, change: str, grants: list[Any], code: str) -> Case:
        body = body_of(replace(CERTIFICATE, grants=tuple(grants)))
        return {
            "name": name, "sibling": "certificate" if code else "", "change": change, "body": body.hex(),
            "committee": [peer.hex for peer in sorted(COMMITTEE)], "quorum": QUORUM,
            "verdict": "reject" if code else "accept", "code": code,
        }  # fmt: skip

    assert COMMITTEE[0] in by_signer
    return [
        case("certificate", "", envelopes, ""),
        {**case("certificate-of-a-renewal", "", swap(renewed), ""), "change": "one grant has a later number"},
        case("too-few-grants", "one grant taken out", envelopes[1:], "too-few-grants"),
        case(
            "repeated-grant",
            "one grant twice in place of another",
            [envelopes[0], envelopes[0], envelopes[2]],
            "duplicate-signer",
        ),
        case(
            "unsorted-grants", "the first two exchanged", [envelopes[1], envelopes[0], envelopes[2]], "duplicate-signer"
        ),
        case("outsider", "a grant by no member added", swap(outsider), "not-a-member"),
        case("grant-of-another-ballot", "one grant of the next round", swap(other), "mismatched-grant"),
        case("grant-of-another-manifest", "one grant of another manifest", swap(elsewhere), "mismatched-grant"),
        case(
            "statement-for-a-grant",
            "one grant replaced by a statement of its signer",
            swap(statement_inside),
            "bad-value",
        ),
        case("grant-badly-signed", "one signature zero", swap(broken), "bad-signature"),
    ]


def shown_cases() -> list[Case]:
    def case(name: str, change: str, statements: list[RoundStatement], code: str) -> Case:
        message = replace(FAR_REQUEST, shown=nested(map(sealed, statements)))
        reached = min((each.round for each in statements), default=0)
        return {
            "name": name, "sibling": "two-members" if code else "", "change": change, "body": body_of(message).hex(),
            "committee": [peer.hex for peer in sorted(COMMITTEE)], "verdict": "reject" if code else "accept", "code": code,
            "round": 0 if code else reached, "members": [] if code else sorted(each.member.hex for each in statements),
        }  # fmt: skip

    first, second = statement(COMMITTEE[0]), statement(COMMITTEE[1])
    return [
        case("none", "", [], ""),
        case("two-members", "", [first, second], ""),
        case("the-least-round-counts", "", [first, statement(COMMITTEE[1], 25)], ""),
        case(
            "one-member-twice",
            "a second statement of the same member",
            [first, statement(COMMITTEE[0], 21)],
            "duplicate-signer",
        ),
        case("outsider", "a statement by no member", [first, statement(PEERS[1])], "not-a-member"),
        case(
            "other-base",
            "a statement on another base",
            [first, statement(COMMITTEE[1], base=OTHER_BASE)],
            "mismatched-statement",
        ),
        case(
            "other-manifest",
            "a statement of another manifest",
            [first, replace(second, manifest_id=OTHER_MANIFEST)],
            "mismatched-statement",
        ),
    ]


def manifest_cases() -> list[Case]:
    def case(name: str, sibling: str) -> Case:
        mine, code = (OTHER_MANIFEST, "other-manifest") if sibling else (MANIFEST, "")
        message = VALID[sibling or name]
        return {
            "name": name, "sibling": sibling, "change": "the receiver's lease is of another manifest" if sibling else "",
            "opens_as": message.ARTIFACT, "body": body_of(message).hex(), "manifest_id": mine.hex,
            "verdict": "ignore" if code else "accept", "code": code,
        }  # fmt: skip

    return [each for kind in VALID for each in (case(kind, ""), case(f"{kind}-elsewhere", kind))]


def freshness_cases() -> list[Case]:
    seen = [{"peer": PEERS[1].hex, "nonce": REQUEST.message_nonce.hex}]
    own = [{"peer": PEERS[0].hex, "nonce": REQUEST.message_nonce.hex}]

    def case(name: str, sibling: str, change: str, now_ms: int, remembered: list[Any], code: str) -> Case:
        verdict = "ignore" if code else "accept"
        return {
            "name": name, "sibling": sibling, "change": change, "body": body_of(REQUEST).hex(), "now_ms": now_ms, "seen": remembered,
            "verdict": verdict, "code": code,
        }  # fmt: skip

    return [
        case("now", "", "", NOW_MS, [], ""),
        case("oldest", "", "", NOW_MS + WALL_CLOCK_SKEW_MS, [], ""),
        case("too-old", "oldest", "one millisecond later", NOW_MS + WALL_CLOCK_SKEW_MS + 1, [], "skewed-clock"),
        case("furthest-ahead", "", "", NOW_MS - WALL_CLOCK_SKEW_MS, [], ""),
        case(
            "too-far-ahead",
            "furthest-ahead",
            "one millisecond earlier",
            NOW_MS - WALL_CLOCK_SKEW_MS - 1,
            [],
            "skewed-clock",
        ),
        case("nonce-of-another", "", "", NOW_MS, seen, ""),
        case("replayed-nonce", "nonce-of-another", "remembered of this peer", NOW_MS, own, "replayed-nonce"),
    ]


# Order, digests, keys, waits


def ballot_cases() -> list[Case]:
    low, high = sorted(PEERS)[0], sorted(PEERS)[-1]
    plain = BallotFields(low, nonce(1), Digest(bytes(31) + b"\x02"), 2)
    variants = {
        "equal": plain,
        "round-decides": replace(plain, round=3, rank=Digest(bytes(32)), coordinator=low, nonce=nonce(0)),
        "rank-decides": replace(plain, rank=Digest(bytes(31) + b"\x03"), nonce=nonce(0)),
        "rank-is-big-endian": replace(plain, rank=Digest(b"\x01" + bytes(31)), nonce=nonce(0)),
        "coordinator-decides": replace(plain, coordinator=high, nonce=nonce(0)),
        "nonce-decides": replace(plain, nonce=nonce(2)),
        "no-ballot-is-below": NO_BALLOT_FIELDS,
    }
    cases = []
    for name, other in variants.items():
        order = "equal" if name == "equal" else "above" if name == "no-ballot-is-below" else "below"
        assert (order == "below") == below(ballot_of(plain), ballot_of(other)), name
        cases.append({"name": name, "left": plain.to_dict(), "right": other.to_dict(), "left_is": order})
    return cases


def digest_cases() -> list[Case]:
    rows = [(name, payload_type(message.ARTIFACT), body_of(message)) for name, message in VALID.items()]
    rows.append(("lease-certificate", payload_type("lease-certificate"), body_of(CERTIFICATE)))
    rank_body = canonical.encode({"coordinator": PEERS[0].hex, "parent": BASE.hex, "round": 3})
    rows.append(("rank", payload_type("rank"), rank_body))
    rows += commit_wire_cases.digest_rows() + resharing_wire_cases.digest_rows()
    rows.append(("lengths-are-of-bytes", payload_type("rank"), '{"é":"😂"}'.encode()))
    return [
        {"name": name, "payload_type": kind, "body": body.hex(), "preimage": encode_for_signature(kind, body).hex(), "digest": digest(kind, body).hex}
        for name, kind, body in rows
    ]  # fmt: skip


FIELD_PRIME = 2**255 - 19


def key_cases() -> list[Case]:
    def little(y: int, sign: int = 0) -> str:
        return (y | sign << 255).to_bytes(32, "little").hex()

    base_y = 4 * pow(5, -1, FIELD_PRIME) % FIELD_PRIME
    rows = [
        ("generator", "", "", little(base_y), ""),
        ("candidate", "", "", PEERS[0].hex, ""),
        ("negated-generator", "", "", little(base_y, 1), ""),
        ("order-two-added", "generator", "plus the point of order two", little(FIELD_PRIME - base_y, 1), "low-order-key"),
        ("identity", "generator", "the neutral element", little(1), "low-order-key"),
        ("order-two", "generator", "the point of order two", little(FIELD_PRIME - 1), "low-order-key"),
        ("order-four", "generator", "a point of order four", little(0), "low-order-key"),
        ("order-eight", "generator", "a point of order eight", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", "low-order-key"),
        ("not-canonical", "generator", "the neutral element written as y = p + 1", little(FIELD_PRIME + 1), "low-order-key"),
        ("off-the-curve", "generator", "y = 2", little(2), "low-order-key"),
        ("short", "generator", "last byte missing", little(base_y)[:-2], "bad-length"),
    ]  # fmt: skip
    return [
        {
            "name": name,
            "sibling": sibling,
            "change": change,
            "key": key,
            "verdict": "reject" if code else "accept",
            "code": code,
        }
        for name, sibling, change, key, code in rows
    ]


def backoff_cases() -> list[Case]:
    return [
        {
            "name": f"seed-{seed.hex[:2]}-wait-{i}-left-{left}", "seed": seed.hex, "wait": i, "lease_left_ms": left,
            "fraction": fraction(seed, i), "base_ms": base_ms(i), "wait_ms": wait_ms(seed, i, left),
        }
        for seed in (nonce(0), nonce(0x10), nonce(0xFF))
        for i in range(WAITS)
        for left in (0, 1500, LEASE_TTL_MS)
    ]  # fmt: skip


def canonical_cases() -> list[Case]:
    limit = 64

    def case(name: str, sibling: str, change: str, raw: bytes, code: str = "") -> Case:
        return {
            "name": name, "sibling": sibling, "change": change, "limit_bytes": limit, "bytes": raw.hex(),
            "verdict": "reject" if code else "accept", "code": code,
        }  # fmt: skip

    good = b'{"a":1,"b":["x",true]}'
    return [
        case("object", "", "", good),
        case("empty-object", "", "", b"{}"),
        case("largest-integer", "", "", b"9007199254740991"),
        case("least-integer", "", "", b"-9007199254740991"),
        case("utf16-order", "", "", '{"\U0001f602":1,"\ufb33":2}'.encode()),
        case("control-character", "", "", rb'"\u000f\n"'),
        case("at-the-limit", "", "", b'"' + b"x" * 62 + b'"'),
        case("over-the-limit", "at-the-limit", "one letter more", b'"' + b"x" * 63 + b'"', "too-large"),
        case("deepest", "", "", b"[" * 8 + b"]" * 8),
        case("too-deep", "deepest", "one list more", b"[" * 9 + b"]" * 9, "too-deep"),
        case("brackets-in-text", "", "", b'"[[[[[[[[[["'),
        case("integer-too-big", "largest-integer", "plus one", b"9007199254740992", "bad-range"),
        case("integer-too-small", "least-integer", "minus one", b"-9007199254740992", "bad-range"),
        case("integer-of-many-digits", "largest-integer", "many digits", b"9" * 60, "bad-range"),
        case("duplicate-key", "object", "b becomes a", good.replace(b'"b"', b'"a"'), "duplicate-key"),
        case(
            "duplicate-key-escaped",
            "object",
            "b becomes an escaped a",
            good.replace(b'"b"', rb'"\u0061"'),
            "duplicate-key",
        ),
        case("float", "object", "1.0", good.replace(b"1", b"1.0"), "not-integer"),
        case("exponent", "object", "1e0", good.replace(b"1", b"1e0"), "not-integer"),
        case("nan", "object", "NaN", good.replace(b"1", b"NaN"), "not-integer"),
        case("infinity", "object", "-Infinity", good.replace(b"1", b"-Infinity"), "not-integer"),
        case("minus-zero", "object", "-0", good.replace(b"1", b"-0"), "non-canonical"),
        case("leading-zero", "object", "01", good.replace(b"1", b"01"), "bad-json"),
        case("key-order", "object", "keys exchanged", b'{"b":["x",true],"a":1}', "non-canonical"),
        case(
            "utf8-order",
            "utf16-order",
            "keys in the order of UTF-8 bytes",
            '{"\ufb33":2,"\U0001f602":1}'.encode(),
            "non-canonical",
        ),
        case("space", "object", "a space at the end", good + b" ", "non-canonical"),
        case("escaped-slash", "object", "x becomes an escaped slash", good.replace(b"x", rb"\/"), "non-canonical"),
        case("capital-escape", "control-character", "hex digit in capitals", rb'"\u000F\n"', "non-canonical"),
        case("raw-control-character", "control-character", "not escaped", b'"\x0f\\n"', "bad-json"),
        case("lone-surrogate", "object", "x becomes half a pair", good.replace(b"x", rb"\ud83d"), "lone-surrogate"),
        case(
            "lone-surrogate-key",
            "object",
            "b becomes half a pair",
            good.replace(b'"b"', rb'"\ude02"'),
            "lone-surrogate",
        ),
        case(
            "surrogate-in-utf8",
            "object",
            "x becomes half a pair in bytes",
            good.replace(b"x", b"\xed\xa0\xbd"),
            "not-utf8",
        ),
        case("byte-order-mark", "object", "a mark in front", b"\xef\xbb\xbf" + good, "bad-json"),
        case("trailing-bytes", "object", "another value behind", good + b"1", "bad-json"),
        case("trailing-comma", "object", "a comma", good.replace(b"true", b"true,"), "bad-json"),
        case("empty", "object", "nothing", b"", "bad-json"),
    ]
