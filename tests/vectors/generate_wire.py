"""Writes the wire vectors, their schemas, the messages' schemas, and the generated parts of `docs/wire.md`.

`generate()` returns every file as bytes by its path from the project's root; the same call always returns the same bytes, so that a
byte-wise comparison shows what is stale, and a file in one of `FOLDERS` that it does not return is an orphan.
Run as a program it writes them.
"""

import json
from pathlib import Path
from typing import Any

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from rebalancing import commit_parameters, evidence_parameters, parameters, resharing_parameters
from rebalancing.commit_messages import COMMIT_CERTIFICATES, COMMIT_MESSAGES, Link, ReportFields, SnapshotFields
from rebalancing.envelope import Envelope, encode_for_signature, enrolled, payload_type, to_bytes
from rebalancing.errors import CODES, Reject
from rebalancing.evidence_messages import EVIDENCE_BODIES, EVIDENCE_MESSAGES, CapFields
from rebalancing.genesis_messages import GENESIS_MESSAGES
from rebalancing.guilt_proofs import GuiltProof
from rebalancing.messages import MESSAGES, BallotFields, LeaseCertificate, body_of, digest_of
from rebalancing.resharing_messages import (
    RESHARING_BODIES,
    RESHARING_MESSAGES,
    ComplaintFields,
    MemberFields,
    SeatFields,
)
from rebalancing.shapes import Shape, shape_of
from tests.vectors import (
    commit_wire_cases,
    evidence_wire_cases,
    freshness,
    genesis_wire_cases,
    guilt_cases,
    resharing_wire_cases,
)
from tests.vectors import wire_cases as cases
from tests.vectors import wire_sample as sample
from tests.vectors.wire_message_cases import message_cases

__all__ = ["FOLDERS", "ROOT", "generate", "stale"]

ROOT = freshness.ROOT
VECTORS = "tests/vectors/wire"
VECTOR_SCHEMAS = "tests/vectors/wire/schemas"
MESSAGE_SCHEMAS = "reference/rebalancing/schemas"
FOLDERS = (VECTORS, VECTOR_SCHEMAS, MESSAGE_SCHEMAS)
PAGE = "docs/wire.md"
PUBLISHED = ROOT / "tests/vectors/published"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

# Signed messages, then certificates and proofs, which are not signed.
BODIES = (
    *MESSAGES,
    *COMMIT_MESSAGES,
    *RESHARING_MESSAGES,
    *GENESIS_MESSAGES,
    *EVIDENCE_MESSAGES,
    LeaseCertificate,
    *COMMIT_CERTIFICATES,
    GuiltProof,
    *RESHARING_BODIES,
    *EVIDENCE_BODIES,
)

# What is hashed, or signed inside a sealed box, and never travels as a body.
HASHED = ("justification", "possession-challenge", "rank", "snapshot", "transfer")

TEXT = {"type": "string"}
HEX = {"type": "string", "pattern": "^([0-9a-f]{2})*$"}
COUNT = {"type": "integer", "minimum": 0}
VERDICT = {"enum": ["accept", "ignore", "reject"]}
CODE = {"enum": ["", *CODES]}
HEX_LIST = {"type": "array", "items": HEX}
# What a negative case has, and an accepted one has empty.
FAULT = {"sibling": TEXT, "change": TEXT, "verdict": VERDICT, "code": CODE}

# Who judges: n members, t and f.
COMMITTEE = {"committee": HEX_LIST, "threshold": COUNT, "faults": COUNT}
# Who judges in a resharing: on the owner's deal, a snapshot body, with these coordinators and receivers.
RESHARING = {"parent": HEX, "coordinators": HEX_LIST, "eligible": HEX_LIST}
BLAMED = {**FAULT, "blamed": HEX}
# Who judges what the owner says.
OF_OWNER = {"owner": HEX, "manifest_id": HEX}
# What a proof of possession is about.
ABOUT = {
    "type": "object",
    "properties": {
        **dict.fromkeys(("manifest_id", "session", "polynomial", "peer", "nonce"), HEX),
        **dict.fromkeys(("manifest_version", "epoch", "index"), COUNT),
    },
    "required": ["epoch", "index", "manifest_id", "manifest_version", "nonce", "peer", "polynomial", "session"],
    "additionalProperties": False,
}
# Whose evidence it is.
OF_TENANT = {**OF_OWNER, "manifest_version": COUNT}
VIEW = {
    "type": "object",
    "properties": {
        "status": {"enum": list(evidence_wire_cases.STATUSES)},
        **dict.fromkeys(("final", "current"), HEX),
        "policy": COUNT,
        **dict.fromkeys(("revoked", "holders"), HEX_LIST),
    },
    "required": ["current", "final", "holders", "policy", "revoked", "status"],
    "additionalProperties": False,
}
# What a certificate shows, once it is opened.
SHOWN = {"ballot": shape_of(BallotFields), "snapshot": HEX}

# For each file: what it shows, the fields of a case, those that accepted cases alone have, and the cases.
FILES: dict[str, tuple[str, dict[str, Any], dict[str, Any], list[sample.Case]]] = {
    "ballot-order": (
        "Compare two ballots: left is below, equal to or above right.",
        {"left": shape_of(BallotFields), "right": shape_of(BallotFields), "left_is": {"enum": ["below", "equal", "above"]}},
        {},
        cases.ballot_cases(),
    ),
    "backoff": (
        "The wait after attempt `wait` (0 is the first), when a refusal says that `lease_left_ms` of the present lease are left.",
        {"seed": HEX, "wait": COUNT, "lease_left_ms": COUNT, "fraction": COUNT, "base_ms": COUNT, "wait_ms": COUNT},
        {},
        cases.backoff_cases(),
    ),
    "canonical": ("Read bytes as canonical JSON of at most `limit_bytes`.", {"limit_bytes": COUNT, "bytes": HEX, **FAULT}, {}, cases.canonical_cases()),
    "capability-token": (
        "Accept a token for a challenge, with the evidence of an accepted case of `evidence-view`.",
        {"evidence": TEXT, "challenge": HEX, "envelope": HEX, **BLAMED},
        {},
        evidence_wire_cases.token_cases(),
    ),
    "certificate": (
        "Open a lease certificate of the committee with the quorum.",
        {"body": HEX, "committee": HEX_LIST, "quorum": COUNT, **FAULT},
        {},
        cases.certificate_cases(),
    ),
    "commit-certificate": (
        "Read a commit certificate and open it as the committee's: the digest of the snapshot that it commits, and the ballot.",
        {"body": HEX, **COMMITTEE, **FAULT},
        SHOWN,
        commit_wire_cases.commit_cases(),
    ),
    "commit-message": (
        "Open an envelope as the artifact `opens_as`, trusting the first six keys of `peers`. `blamed` is the peer that its own signature shows at fault.",
        {"opens_as": TEXT, "envelope": HEX, "blamed": HEX, **FAULT},
        {"message": {"type": "object"}, "digest": HEX},
        commit_wire_cases.message_cases(),
    ),
    "commit-proposal": (
        "Judge whether the grants of an opened proposal justify it, for the committee, with the certificate `shown` beside it, or nothing.",
        {"body": HEX, "shown": HEX, **COMMITTEE, **FAULT},
        {},
        commit_wire_cases.proposal_cases(),
    ),
    "deal": (
        "Open a proposal, then a deal in its session, then the box for the receiver of index `receiver` with its secret delivery key: the part is good, or is refused.",
        {**RESHARING, "proposal": HEX, "envelope": HEX, "receiver": COUNT, "sealed_part": HEX, "delivery_secret": HEX, **BLAMED},
        {"part": HEX},
        resharing_wire_cases.deal_cases(),
    ),
    "digest": (
        "SHA-256 over the pre-authentication encoding of payload type and body.",
        {"payload_type": TEXT, "body": HEX, "preimage": HEX, "digest": HEX},
        {},
        cases.digest_cases(),
    ),
    "complaint": (
        "Open a proposal, a deal and a response in its session, and judge the first complaint of the response: accepted, it convicts the dealer, else the receiver.",
        {**RESHARING, "proposal": HEX, "deal": HEX, "response": HEX, **BLAMED},
        {"dealer_code": CODE, "dealer": HEX},
        resharing_wire_cases.complaint_cases(),
    ),
    "enrolment": ("Enrol a key: 32 bytes of the prime-order subgroup.", {"key": HEX, **FAULT}, {}, cases.key_cases()),
    "evidence-message": (
        "Open an envelope as the artifact `opens_as`, trusting these keys. `blamed` is the peer that its own signature shows at fault.",
        {"opens_as": TEXT, "trusted": HEX_LIST, "envelope": HEX, **BLAMED},
        {"message": {"type": "object"}, "digest": HEX},
        evidence_wire_cases.message_cases(),
    ),
    "evidence-view": (
        "Let records into an empty store, one after another: the view of them. Of a negative case, let in the sibling's records first: its last one is refused.",
        {**OF_TENANT, "records": HEX_LIST, **BLAMED},
        {"view": VIEW},
        evidence_wire_cases.view_cases(),
    ),
    "first-snapshot": (
        "Open an envelope as the owner's first snapshot, and read and open the possession certificate beside it: the digest of the snapshot that begins the version.",
        {**OF_OWNER, "envelope": HEX, "body": HEX, **BLAMED},
        {"snapshot": HEX},
        genesis_wire_cases.first_cases(),
    ),
    "fork": (
        "Find, as the committee's, all proofs of guilt in two commit certificates of one parent, in rising order.",
        {"first": HEX, "second": HEX, **COMMITTEE, **FAULT},
        {"proofs": HEX_LIST},
        guilt_cases.fork_cases(),
    ),
    "freshness": (
        "Judge the age and the nonce of an opened lease request at `now_ms`, with the nonces in `seen` remembered.",
        {"body": HEX, "now_ms": COUNT, "seen": {"type": "array", "items": {"type": "object"}}, **FAULT},
        {},
        cases.freshness_cases(),
    ),
    "genesis-deal": (
        "Open the owner's genesis, then its deal, then the box for the member of index `receiver` with its secret delivery key: the share, and the snapshot that it is of.",
        {**OF_OWNER, "eligible": HEX_LIST, "proposal": HEX, "envelope": HEX, "receiver": COUNT, "sealed_part": HEX, "delivery_secret": HEX, **BLAMED},
        {"share": HEX, "snapshot": HEX},
        genesis_wire_cases.deal_cases(),
    ),
    "genesis-message": (
        "Open an envelope as the artifact `opens_as`, trusting the first six keys of `peers`. `blamed` is the peer that its own signature shows at fault.",
        {"opens_as": TEXT, "envelope": HEX, **BLAMED},
        {"message": {"type": "object"}, "digest": HEX},
        genesis_wire_cases.message_cases(),
    ),
    "genesis-proposal": (
        "Open an envelope as the owner's genesis at `now_ms`: the digest that names the session.",
        {**OF_OWNER, "eligible": HEX_LIST, "now_ms": COUNT, "envelope": HEX, **BLAMED},
        {"session": HEX},
        genesis_wire_cases.proposal_cases(),
    ),
    "guilt-proof": (
        "Check a proof of guilt by itself: the fault, and the holder that it names.",
        {"body": HEX, **FAULT},
        {"fault": TEXT, "holder": HEX},
        guilt_cases.proof_cases(),
    ),
    "manifest": (
        "Judge whether an opened message, the artifact `opens_as`, is of `manifest_id`, that of the receiver's lease.",
        {"opens_as": TEXT, "body": HEX, "manifest_id": HEX, **FAULT},
        {},
        cases.manifest_cases(),
    ),
    "manifest-encryption": (
        "Check the secret against the public key, derive the key of the manifest, and decrypt nonce and ciphertext.",
        {"secret": HEX, "manifest_id": HEX, "manifest_version": COUNT, "policy": HEX, "public_key": HEX, "ciphertext": HEX, **BLAMED},
        {"key": HEX, "plaintext": HEX},
        resharing_wire_cases.manifest_cases(),
    ),
    "manifest-possession": (
        "Open a move at `now_ms` on the first snapshot of an accepted case of `evidence-view`, and the envelope as the answer of its one new holder; check that with the ciphertext.",
        {"evidence": TEXT, "coordinators": HEX_LIST, "now_ms": COUNT, "move": HEX, "envelope": HEX, "ciphertext": HEX, **BLAMED},
        {"session": HEX, "proof": HEX},
        evidence_wire_cases.holding_cases(),
    ),
    "message": (
        "Open an envelope as the artifact `opens_as`, trusting the first six keys of `peers`. `blamed` is the peer that its own signature shows at fault.",
        {"opens_as": TEXT, "envelope": HEX, "blamed": HEX, **FAULT},
        {"message": {"type": "object"}, "digest": HEX},
        message_cases(),
    ),
    "possession-certificate": (
        "Open a proposal, and read and open a possession certificate of its session: the digest of the snapshot that may be echoed.",
        {**RESHARING, "proposal": HEX, "body": HEX, **BLAMED},
        {"snapshot": HEX},
        resharing_wire_cases.certificate_cases(),
    ),
    "possession-proof": (
        "Check a proof of possession of the share of a public share, for what it should be about.",
        {"about": ABOUT, "public_share": HEX, "proof": HEX, **BLAMED},
        {},
        resharing_wire_cases.proof_cases(),
    ),
    "prepared-certificate": (
        "Read a prepared certificate and open it as the committee's: the digest of the snapshot that is prepared, and the newest ballot.",
        {"body": HEX, **COMMITTEE, **FAULT},
        SHOWN,
        commit_wire_cases.prepared_cases(),
    ),
    "rekey": (
        "Open the owner's request for shares at `now_ms`, and a release of a share of the snapshot `parent` with the secret half of the request's key: whose share it is, and the share.",
        {**OF_OWNER, "parent": HEX, "now_ms": COUNT, "request": HEX, "delivery_secret": HEX, "release": HEX, **BLAMED},
        {"index": COUNT, "share": HEX},
        genesis_wire_cases.rekey_cases(),
    ),
    "repair": (
        "Open a repair request on the owner's deal at `now_ms`, with these peers revoked, and a split in its session unless there is none.",
        {"parent": HEX, "revoked": HEX_LIST, "now_ms": COUNT, "request": HEX, "split": HEX, **BLAMED},
        {"session": HEX, "lost": COUNT},
        resharing_wire_cases.repair_cases(),
    ),
    "resharing-message": (
        "Open an envelope as the artifact `opens_as`, trusting the first six keys of `peers`. `blamed` is the peer that its own signature shows at fault.",
        {"opens_as": TEXT, "envelope": HEX, **BLAMED},
        {"message": {"type": "object"}, "digest": HEX},
        resharing_wire_cases.message_cases(),
    ),
    "resharing-proposal": (
        "Open an envelope as a proposal on the owner's deal at `now_ms`: the digest that names the session.",
        {**RESHARING, "now_ms": COUNT, "envelope": HEX, **BLAMED},
        {"session": HEX},
        resharing_wire_cases.proposal_cases(),
    ),
    "revocation-proof": (
        "Check by themselves the records that show that a peer is revoked.",
        {**OF_TENANT, "peer": HEX, "records": HEX_LIST, **BLAMED},
        {},
        evidence_wire_cases.revocation_cases(),
    ),
    "shown": (
        "Open the round statements that a lease request shows: the round that all of them reach, and their members.",
        {"body": HEX, "committee": HEX_LIST, "round": COUNT, "members": HEX_LIST, **FAULT},
        {},
        cases.shown_cases(),
    ),
}  # fmt: skip

ED25519_FIELDS = {"number": COUNT, "verifies": {"type": "boolean"}, "enrols": {"type": "boolean"}}


def pretty(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def closed(shape: dict[str, Any], optional: dict[str, Any] | None = None) -> Shape:
    properties = {**shape, **(optional or {})}
    return {"type": "object", "properties": properties, "required": sorted(shape), "additionalProperties": False}


def file_schema(name: str, about: str, case: Shape) -> bytes:
    head = {
        "about": TEXT,
        "protocol_version": {"const": parameters.PROTOCOL_VERSION},
        "seeds": HEX_LIST,
        "peers": HEX_LIST,
    }
    whole = closed({**head, "cases": {"type": "array", "items": case, "minItems": 1}})
    return pretty({"$schema": DIALECT, "$id": f"{name}.schema.json", "title": about, **whole})


def vector_file(about: str, rows: list[sample.Case]) -> bytes:
    return pretty(
        {
            "about": about,
            "protocol_version": parameters.PROTOCOL_VERSION,
            "seeds": [seed.hex() for seed in sample.SEEDS],
            "peers": [peer.hex for peer in sample.PEERS],
            "cases": rows,
        }
    )


def ed25519_rows(name: str) -> list[sample.Case]:
    """Our verdicts on a published file: whether a signature verifies, and whether its key may be enrolled. Both are needed."""
    rows = []
    for number, each in enumerate(json.loads((PUBLISHED / name).read_text(encoding="utf-8"))):
        key = bytes.fromhex(each.get("key") or each["pub_key"])
        message = each["msg"].encode() if "msg" in each else bytes.fromhex(each["message"])
        try:
            VerifyKey(key).verify(message, bytes.fromhex(each.get("sig") or each["signature"]))
            verifies = True
        except BadSignatureError:
            verifies = False
        try:
            enrols = bool(enrolled([key]))
        except Reject:
            enrols = False
        rows.append({"name": f"{Path(name).stem}-{number}", "number": number, "verifies": verifies, "enrols": enrols})
    return rows


def message_schema(name: str, shape: Shape) -> bytes:
    return pretty(
        {"$schema": DIALECT, "$id": f"{name}.v{parameters.PROTOCOL_VERSION}.schema.json", "title": name, **shape}
    )


# The generated parts of the page


def type_of(shape: Shape) -> str:
    match shape:
        case {"enum": [only]}:
            return f"`{json.dumps(only)}`"
        case {"enum": _, "type": "string"}:
            return "one of a list, see the schema"
        case {"contentEncoding": "base16", "maxLength": digits}:
            return f"{digits} hex digits"
        case {"contentEncoding": "base64url", "maxLength": most}:
            return f"base64url, at most {most} characters"
        case {"type": "integer", "minimum": least, "maximum": most}:
            return f"integer, {least} to {most}"
        case {"type": "array", "items": inner, "maxItems": most}:
            each = type_of(inner)
            return f"list of at most {most} times {each}" if each[0].isdigit() else f"list of at most {most} {each}s"
        case {"properties": {"origin": _}}:
            return "snapshot"
        case {"properties": {"echoes": _}}:
            return "link"
        case {"properties": {"links": _}}:
            return "prepared certificate"
        case {"properties": {"justification": _}}:
            return "report"
        case {"properties": {"part": _}}:
            return "complaint"
        case {"properties": {"key": _}}:
            return "seat"
        case {"properties": {"most": _}}:
            return "cap"
        case {"properties": {"peer": _}}:
            return "member"
        case {"properties": {"qualified": _}}:
            return "snapshot body"
        case {"properties": {"body": _}}:
            return "envelope"
        case {"properties": {"rank": _}}:
            return "ballot"
    return "certificate"


def fields_block() -> str:
    parts = []
    records = {
        "ballot": BallotFields,
        "envelope": Envelope,
        "snapshot": SnapshotFields,
        "report": ReportFields,
        "link": Link,
        "member": MemberFields,
        "seat": SeatFields,
        "complaint": ComplaintFields,
        "cap": CapFields,
        **{kind.ARTIFACT: kind for kind in BODIES},
    }
    for name, kind in records.items():
        limit = f" (body at most {kind.BODY_BYTES} bytes)" if hasattr(kind, "BODY_BYTES") else ""
        rows = [f"| `{field}` | {type_of(shape)} |" for field, shape in sorted(shape_of(kind)["properties"].items())]
        parts.append("\n".join([f"**{name}**{limit}", "", "| field | type |", "|---|---|", *rows]))
    return "\n\n".join(parts)


def payload_types_block() -> str:
    return "\n".join(f"- `{name}`" for name in map(payload_type, (*(kind.ARTIFACT for kind in BODIES), *HASHED)))


def constants_block() -> str:
    values = [
        (name, getattr(module, name))
        for module in (parameters, commit_parameters, resharing_parameters, evidence_parameters)
        for name in module.__all__
        if name.isupper()
    ]
    return "\n".join(["| constant | value |", "|---|---|", *(f"| `{name}` | {value} |" for name, value in values)])


def codes_block() -> str:
    rows = (f"| `{code.name}` | {code.verdict} | {code.sentence} |" for code in CODES.values())
    return "\n".join(["| code | verdict | meaning |", "|---|---|---|", *rows])


def example_block() -> str:
    request = sample.REQUEST
    kind, body = payload_type(request.ARTIFACT), body_of(request)
    rank_body = json.dumps(
        {"coordinator": request.author.hex, "parent": request.base.hex, "round": request.ballot.round},
        separators=(",", ":"),
    )
    envelope = sample.sealed(request)
    steps = [
        ("Secret seed of the candidate", sample.SEEDS[0].hex()),
        ("Its public key, which is its name", request.author.hex),
        (f"Preimage of the rank: payload type `{payload_type('rank')}` and body `{rank_body}`", encode_for_signature(payload_type("rank"), rank_body.encode()).hex()),
        ("Rank", request.ballot.rank.hex),
        ("Body of the request, as text", body.decode()),
        ("Body of the request, as bytes", body.hex()),
        (f"What is signed and hashed: `DSSEv1 {len(kind)} {kind} {len(body)} ` and the body", encode_for_signature(kind, body).hex()),
        ("Signature", envelope.signature.hex),
        ("Digest of the request, which answers carry as `in_reply_to`", digest_of(request).hex),
        ("The envelope as it travels, as text", to_bytes(envelope).decode()),
    ]  # fmt: skip
    return "\n\n".join(
        f"{number}. {title}:\n\n   ```text\n   {text}\n   ```" for number, (title, text) in enumerate(steps, 1)
    )


def page() -> bytes:
    """The page with its generated parts brought up to date; the rest is written by hand."""
    text = (ROOT / PAGE).read_text(encoding="utf-8")
    blocks = {
        "payload-types": payload_types_block(), "fields": fields_block(), "constants": constants_block(), "codes": codes_block(),
        "example": example_block(),
    }  # fmt: skip
    for name, block in blocks.items():
        before, start, rest = text.partition(f"<!-- generated: {name} -->\n")
        _, end, after = rest.partition("<!-- end -->")
        if not (start and end):
            raise ValueError(f"{PAGE} has no place for {name}")
        text = f"{before}{start}\n{block}\n\n{end}{after}"
    return text.encode()


# All of it


def generate() -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for name, (about, fields, optional, rows) in FILES.items():
        files[f"{VECTORS}/{name}.json"] = vector_file(about, rows)
        files[f"{VECTOR_SCHEMAS}/{name}.schema.json"] = file_schema(
            name, about, closed({"name": TEXT, **fields}, optional)
        )
    about = "Verdicts on the published Ed25519 vectors: does the signature verify, and may the key be enrolled?"
    rows = [*ed25519_rows("ed25519-speccheck-cases.json"), *ed25519_rows("cctv-ed25519vectors.json")]
    files[f"{VECTORS}/ed25519.json"] = vector_file(about, rows)
    files[f"{VECTOR_SCHEMAS}/ed25519.schema.json"] = file_schema(
        "ed25519", about, closed({"name": TEXT, **ED25519_FIELDS})
    )
    for kind in BODIES:
        files[f"{MESSAGE_SCHEMAS}/{kind.ARTIFACT}.schema.json"] = message_schema(kind.ARTIFACT, shape_of(kind))
    files[f"{MESSAGE_SCHEMAS}/envelope.schema.json"] = message_schema("envelope", shape_of(Envelope))
    files[PAGE] = page()
    return files


def stale() -> list[str]:
    """One sentence for each file that is missing, out of date or an orphan."""
    return freshness.stale(generate(), FOLDERS)


if __name__ == "__main__":
    freshness.write(generate())
