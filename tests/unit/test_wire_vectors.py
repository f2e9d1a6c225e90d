"""The published wire vectors are fresh, match their schemas, and the reference gives the verdicts that they ask for."""

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from rebalancing import canonical
from rebalancing.backoff import base_ms, fraction, wait_ms
from rebalancing.ballot import below
from rebalancing.certificates import open_certificate, open_shown
from rebalancing.commit_certificates import Committee, open_commit, open_prepared, open_proposal
from rebalancing.commit_messages import (
    COMMIT_MESSAGES,
    CommitCertificate,
    CommitProposal,
    PreparedCertificate,
    read_certificate,
    snapshot_digest,
)
from rebalancing.envelope import digest, encode_for_signature, enrolled, from_bytes
from rebalancing.errors import ProtocolError
from rebalancing.guilt_proofs import check_proof, prove
from rebalancing.identifiers import ManifestId, Nonce, PeerId
from rebalancing.lease_codec import ballot_of, shown_round
from rebalancing.messages import (
    MESSAGES,
    BallotFields,
    LeaseCertificate,
    LeaseRequest,
    check_fresh,
    check_manifest,
    digest_of,
    open_message,
)
from tests.vectors import generate_wire
from tests.vectors.generate_wire import ROOT, VECTOR_SCHEMAS, VECTORS

FILES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / VECTORS).glob("*.json"))}
CASES = {
    f"{stem}/{case['name']}": (stem, case)
    for stem, content in FILES.items()
    if stem != "ed25519"
    for case in content["cases"]
}
Case = dict[str, Any]


def read(kind: type[Any], case: Case) -> Any:
    return kind.from_dict(canonical.parse(bytes.fromhex(case["body"]), kind.BODY_BYTES))


def kind_of(case: Case) -> Any:
    (kind,) = (kind for kind in (*MESSAGES, *COMMIT_MESSAGES) if case["opens_as"] == kind.ARTIFACT)
    return kind


def peers(names: list[str]) -> frozenset[PeerId]:
    return enrolled([bytes.fromhex(name) for name in names])


def replay_ballot_order(case: Case) -> None:
    left, right = (ballot_of(BallotFields.from_dict(case[side])) for side in ("left", "right"))
    assert case["left_is"] == ("below" if below(left, right) else "above" if below(right, left) else "equal")


def replay_backoff(case: Case) -> None:
    seed = Nonce.from_hex_checked(case["seed"])
    assert case["fraction"] == fraction(seed, case["wait"])
    assert case["base_ms"] == base_ms(case["wait"])
    assert case["wait_ms"] == wait_ms(seed, case["wait"], case["lease_left_ms"])


def replay_canonical(case: Case) -> None:
    canonical.parse(bytes.fromhex(case["bytes"]), case["limit_bytes"])


def replay_certificate(case: Case) -> None:
    open_certificate(read(LeaseCertificate, case), peers(case["committee"]), case["quorum"])


def committee(case: Case) -> Committee:
    return Committee(peers(case["committee"]), case["threshold"], case["faults"])


def shows(case: Case, certificate: PreparedCertificate) -> None:
    assert certificate.links[0].ballot.to_dict() == case["ballot"]
    assert snapshot_digest(certificate.snapshot).hex == case["snapshot"]


def replay_commit_certificate(case: Case) -> None:
    certificate = read_certificate(bytes.fromhex(case["body"]), CommitCertificate, len(case["committee"]))
    open_commit(certificate, committee(case))
    shows(case, certificate.prepared)


def replay_commit_message(case: Case) -> None:
    replay_message(case)


def replay_commit_proposal(case: Case) -> None:
    raw = bytes.fromhex(case["shown"])
    shown = read_certificate(raw, PreparedCertificate, len(case["committee"])) if raw else None
    open_proposal(read(CommitProposal, case), shown, committee(case))


def replay_prepared_certificate(case: Case) -> None:
    certificate = read_certificate(bytes.fromhex(case["body"]), PreparedCertificate, len(case["committee"]))
    open_prepared(certificate, committee(case))
    shows(case, certificate)


def replay_digest(case: Case) -> None:
    body = bytes.fromhex(case["body"])
    assert encode_for_signature(case["payload_type"], body).hex() == case["preimage"]
    assert digest(case["payload_type"], body).hex == case["digest"]


def replay_enrolment(case: Case) -> None:
    enrolled([bytes.fromhex(case["key"])])


def replay_fork(case: Case) -> None:
    proofs = prove(bytes.fromhex(case["first"]), bytes.fromhex(case["second"]), committee(case))
    assert [raw.hex() for raw in proofs] == case["proofs"]
    named = {check_proof(raw).holder.hex for raw in proofs}
    assert case["faults"] < len(named)
    assert named <= set(case["committee"])


def replay_guilt_proof(case: Case) -> None:
    proof = check_proof(bytes.fromhex(case["body"]))
    assert (proof.fault, proof.holder.hex) == (case["fault"], case["holder"])


def replay_freshness(case: Case) -> None:
    seen = {(PeerId.from_hex_checked(each["peer"]), Nonce.from_hex_checked(each["nonce"])) for each in case["seen"]}
    check_fresh(read(LeaseRequest, case), case["now_ms"], seen)


def replay_manifest(case: Case) -> None:
    check_manifest(read(kind_of(case), case), ManifestId.from_hex_checked(case["manifest_id"]))


def replay_message(case: Case) -> None:
    trusted = peers(FILES["message"]["peers"][:6])
    kind = kind_of(case)
    message = open_message(from_bytes(bytes.fromhex(case["envelope"])), kind, trusted)
    assert message.to_dict() == case["message"]
    assert digest_of(message).hex == case["digest"]


def replay_shown(case: Case) -> None:
    statements = open_shown(read(LeaseRequest, case), peers(case["committee"]))
    assert shown_round(statements) == case["round"]
    assert sorted(each.member.hex for each in statements) == case["members"]


REPLAY: dict[str, Callable[[Case], None]] = {
    name.removeprefix("replay_").replace("_", "-"): function
    for name, function in list(globals().items())
    if name.startswith("replay_")
}


def test_files_are_fresh_and_none_is_an_orphan() -> None:
    assert generate_wire.stale() == []


def test_every_file_is_replayed() -> None:
    assert set(REPLAY) == set(FILES) - {"ed25519"}
    assert len(CASES) >= 150


@pytest.mark.parametrize("stem", FILES)
def test_file_matches_its_schema(stem: str) -> None:
    schema = json.loads((ROOT / VECTOR_SCHEMAS / f"{stem}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(FILES[stem], schema)


@pytest.mark.parametrize("case_id", CASES)
def test_verdict(case_id: str) -> None:
    stem, case = CASES[case_id]
    try:
        REPLAY[stem](case)
        verdict, code, blamed = "accept", "", ""
    except ProtocolError as error:
        verdict, code, blamed = error.VERDICT, error.code, error.blamed.hex if error.blamed else ""
    assert (verdict, code) == (case.get("verdict", "accept"), case.get("code", ""))
    assert blamed == case.get("blamed", blamed)


@pytest.mark.parametrize("stem", FILES)
def test_names_are_distinct_and_siblings_are_accepted(stem: str) -> None:
    by_name = {case["name"]: case for case in FILES[stem]["cases"]}
    assert len(by_name) == len(FILES[stem]["cases"])
    for case in by_name.values():
        if case.get("verdict", "accept") != "accept":
            assert case["change"]
            assert by_name[case["sibling"]]["verdict"] == "accept"
