"""The cases of `message.json`: envelopes, and the verdict that is expected of every implementation.

The expected verdicts are written by hand; the tests replay them through the reference. Each negative case is one change to a named
accepted sibling.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from rebalancing import canonical
from rebalancing.envelope import Envelope, payload_type, sign, to_bytes
from rebalancing.identifiers import Signature
from rebalancing.messages import (
    Message,
    body_of,
    digest_of,
    rank_of,
)
from rebalancing.parameters import LEASE_TTL_MS
from tests.vectors.wire_sample import (
    BASE,
    OTHER_BASE,
    OTHER_MANIFEST,
    PEERS,
    SEED_OF,
    STRANGER,
    VALID,
    Case,
    nonce,
    sealed,
)

GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493

# Messages in envelopes


def message_cases() -> list[Case]:
    cases = [accepted_message(name, message) for name, message in VALID.items()]
    cases += [
        body_case("unknown-field", "lease-request", "a field beside the known ones", with_field("extra", 1), "unknown-field"),
        body_case("missing-field", "lease-request", "no number", without_field("number"), "missing-field"),
        body_case("number-zero", "lease-request", "number 0", with_field("number", 0), "bad-range"),
        body_case("number-too-big", "lease-request", "number 65536", with_field("number", 65_536), "bad-range"),
        body_case("number-as-text", "lease-request", "number in quotes", with_field("number", "1"), "wrong-type"),
        body_case("number-true", "lease-request", "number true", with_field("number", True), "wrong-type"),
        body_case("number-null", "lease-request", "number null", with_field("number", None), "wrong-type"),
        body_case("other-version", "lease-request", "version 2", with_field("version", 2), "bad-value"),
        body_case("base-upper-case", "lease-request", "hex in capitals", with_field("base", BASE.hex.upper()), "bad-hex"),
        body_case("base-short", "lease-request", "hex one digit short", with_field("base", BASE.hex[1:]), "bad-length"),
        body_case("base-a-list", "lease-request", "base a list", with_field("base", []), "wrong-type"),
        body_case("shown-an-object", "lease-request", "shown an object", with_field("shown", {}), "wrong-type"),
        body_case("round-zero", "lease-request", "ballot of round 0", in_ballot("round", 0), "bad-range"),
        body_case("round-too-big", "lease-request", "ballot of round 2^32", in_ballot("round", 2**32), "bad-range"),
        body_case("false-rank", "lease-request", "rank of another round", in_ballot("rank", rank_of(BASE, 4, PEERS[0]).hex), "false-rank"),
        body_case("other-base", "lease-request", "base that the rank is not of", with_field("base", OTHER_BASE.hex), "false-rank"),
        body_case("foreign-name", "lease-request", "coordinator that did not sign", in_ballot("coordinator", PEERS[1].hex), "foreign-name"),
        body_case("foreign-granter", "lease-grant", "granter that did not sign", with_field("granter", PEERS[3].hex), "foreign-name"),
        body_case("prepared-reserved", "lease-grant", "a prepared certificate", with_field("prepared", BASE.hex), "bad-value"),
        body_case("refusal-of-no-such-code", "lease-refusal", "a code that is no refusal", with_field("code", "bad-json"), "bad-value"),
        body_case("refusal-too-long", "lease-refusal", "more than a lease left", with_field("lease_left_ms", LEASE_TTL_MS + 1), "bad-range"),
        body_case("half-a-ballot", "lease-refusal", "no round, but a nonce", in_promised("nonce", nonce(1).hex), "bad-value"),
        body_case("certificate-of-another-manifest", "lease-act", "another manifest in the certificate", in_certificate("manifest_id", OTHER_MANIFEST.hex), "mismatched-certificate"),
        body_case("certificate-on-another-base", "lease-act", "another base in the certificate", in_certificate("base", OTHER_BASE.hex), "mismatched-certificate"),
        body_case("certificate-of-another-ballot", "lease-act", "another nonce in the certificate's ballot", in_certified_ballot("nonce", nonce(1).hex), "mismatched-certificate"),
        body_case("statement-of-round-zero", "round-statement", "round 0", with_field("round", 0), "bad-range"),
        bytes_case("not-utf8", "lease-request", "a byte that is no text", lambda b: b[:-1] + b"\xff}", "not-utf8"),
        bytes_case("bad-json", "lease-request", "last brace missing", lambda b: b[:-1], "bad-json"),
        bytes_case("empty-body", "lease-request", "no bytes", lambda b: b"", "bad-json"),
        bytes_case("space", "lease-request", "one space", lambda b: b.replace(b":", b": ", 1), "non-canonical"),
        bytes_case("escaped-letter", "lease-request", "a letter as escape", lambda b: b.replace(b'"base"', rb'"\u0062ase"'), "non-canonical"),
        bytes_case("key-order", "lease-request", "version first", version_first, "non-canonical"),
        bytes_case("duplicate-key", "lease-request", "version twice", lambda b: b[:-1] + b',"version":1}', "duplicate-key"),
        bytes_case("float", "lease-request", "version 1.0", lambda b: b.replace(b'"version":1', b'"version":1.0'), "not-integer"),
        bytes_case("exponent", "lease-request", "version 1e0", lambda b: b.replace(b'"version":1', b'"version":1e0'), "not-integer"),
        bytes_case("nan", "lease-request", "version NaN", lambda b: b.replace(b'"version":1', b'"version":NaN'), "not-integer"),
        bytes_case("unsafe-integer", "lease-request", "2^53", lambda b: b.replace(b":1800000000000", b":9007199254740992"), "bad-range"),
        bytes_case("lone-surrogate", "lease-request", "half a pair", lambda b: b.replace(b'"base"', rb'"\ud83d"'), "lone-surrogate"),
        bytes_case("too-deep", "lease-request", "nested lists", lambda b: b.replace(b"[]", b"[" * 9 + b"]" * 9), "too-deep"),
        bytes_case("too-large", "round-statement", "spaces up to the limit and one more", lambda b: b.ljust(1025), "too-large"),
        envelope_case("signature-bit", "lease-request", "one bit of the signature", flip_signature, "bad-signature"),
        envelope_case("signature-malleable", "lease-request", "s plus the group's order", malleate, "bad-signature"),
        envelope_case("body-bit", "lease-request", "number 1 becomes 2", renumber, "bad-signature"),
        envelope_case("other-signer", "lease-request", "another trusted key", lambda e: replace(e, signer=PEERS[1]), "bad-signature"),
        envelope_case("stranger", "lease-request", "a key that is not trusted", lambda e: replace(e, signer=STRANGER), "unknown-signer"),
        envelope_case("relabelled", "lease-release", "the payload type of an act", relabel, "bad-signature", opens_as="lease-act"),
        envelope_case("other-artifact", "lease-release", "read as an act", lambda e: e, "unknown-payload-type", opens_as="lease-act"),
        wire_case("later-version", "lease-request", "payload type v2", lambda b: b.replace(b".v1+json", b".v2+json"), "unknown-payload-type"),
        wire_case("padded-body", "lease-request", "base64 with padding", lambda b: b.replace(b'","payload', b'=","payload'), "bad-base64"),
        wire_case("envelope-extra", "lease-request", "a field beside the known ones", lambda b: b[:-1] + b',"z":1}', "unknown-field"),
        wire_case("envelope-space", "lease-request", "a space", lambda b: b + b" ", "non-canonical"),
        wire_case("signature-short", "lease-request", "a digit short", shorten_signature, "bad-length"),
    ]  # fmt: skip
    return cases


def accepted_message(name: str, message: Message) -> Case:
    return {
        "name": name, "change": "", "sibling": "", "opens_as": message.ARTIFACT, "envelope": to_bytes(sealed(message)).hex(),
        "message": json.loads(body_of(message)), "digest": digest_of(message).hex, "verdict": "accept", "code": "", "blamed": "",
    }  # fmt: skip


def refused(name: str, sibling: str, change: str, raw: bytes, code: str, blamed: str = "", opens_as: str = "") -> Case:
    verdict = "ignore" if code.startswith("unknown-") and code != "unknown-field" else "reject"
    return {
        "name": name, "change": change, "sibling": sibling, "opens_as": opens_as or VALID[sibling].ARTIFACT, "envelope": raw.hex(),
        "verdict": verdict, "code": code, "blamed": blamed,
    }  # fmt: skip


def bytes_case(name: str, sibling: str, change: str, edit: Callable[[bytes], bytes], code: str) -> Case:
    """Change the bytes of the body, which the author then signs: its own signature shows the fault, unless it is seen before."""
    message = VALID[sibling]
    changed = edit(body_of(message))
    assert changed != body_of(message), name
    envelope = sign(payload_type(message.ARTIFACT), changed, SEED_OF[message.author])
    blamed = "" if code == "too-large" else message.author.hex
    return refused(name, sibling, change, to_bytes(envelope), code, blamed)


def body_case(name: str, sibling: str, change: str, edit: Callable[[dict[str, Any]], None], code: str) -> Case:
    def in_bytes(body: bytes) -> bytes:
        value = json.loads(body)
        edit(value)
        return canonical.encode(value)

    return bytes_case(name, sibling, change, in_bytes, code)


def envelope_case(
    name: str, sibling: str, change: str, edit: Callable[[Envelope], Envelope], code: str, opens_as: str = ""
) -> Case:
    """Change the envelope after it was signed: nobody can be blamed."""
    return refused(name, sibling, change, to_bytes(edit(sealed(VALID[sibling]))), code, opens_as=opens_as)


def wire_case(name: str, sibling: str, change: str, edit: Callable[[bytes], bytes], code: str) -> Case:
    """Change the bytes that travel."""
    raw = to_bytes(sealed(VALID[sibling]))
    assert edit(raw) != raw, name
    return refused(name, sibling, change, edit(raw), code)


def with_field(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda body: body.update({name: value})


def without_field(name: str) -> Callable[[dict[str, Any]], None]:
    return lambda body: body.__delitem__(name)


def in_ballot(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda body: body["ballot"].update({name: value})


def in_certificate(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda body: body["certificate"].update({name: value})


def in_certified_ballot(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda body: body["certificate"]["ballot"].update({name: value})


def in_promised(name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    return lambda body: body["promised"].update({name: value})


def version_first(body: bytes) -> bytes:
    return b'{"version":1,' + body[1:].replace(b',"version":1', b"")


def flip_signature(envelope: Envelope) -> Envelope:
    first, *rest = envelope.signature.value
    return replace(envelope, signature=Signature(bytes([first ^ 1, *rest])))


def malleate(envelope: Envelope) -> Envelope:
    r, s = envelope.signature.value[:32], int.from_bytes(envelope.signature.value[32:], "little")
    return replace(envelope, signature=Signature(r + (s + GROUP_ORDER).to_bytes(32, "little")))


def renumber(envelope: Envelope) -> Envelope:
    return replace(envelope, body=envelope.body.replace(b'"number":1', b'"number":2'))


def relabel(envelope: Envelope) -> Envelope:
    return replace(envelope, payload_type=payload_type("lease-act"))


def shorten_signature(raw: bytes) -> bytes:
    return raw.replace(b'"signature":"', b'"signature":"!').replace(b"!" + raw.split(b'"signature":"')[1][:1], b"")
