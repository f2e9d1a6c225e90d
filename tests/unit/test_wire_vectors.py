"""The published wire vectors are fresh, match their schemas, and the reference gives the verdicts that they ask for."""

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from dataclasses_json import DataClassJsonMixin

from rebalancing import canonical
from rebalancing.backoff import base_ms, fraction, wait_ms
from rebalancing.ballot import below
from rebalancing.capability_token import accept
from rebalancing.certificates import nested, open_certificate, open_shown
from rebalancing.commit_certificates import Committee, open_commit, open_prepared, open_proposal
from rebalancing.commit_messages import (
    COMMIT_MESSAGES,
    CommitCertificate,
    CommitProposal,
    PreparedCertificate,
    read_certificate,
    snapshot_digest,
)
from rebalancing.delivery import SealedTransfer
from rebalancing.envelope import digest, encode_for_signature, enrolled, from_bytes
from rebalancing.errors import Ignore, ProtocolError
from rebalancing.evidence_messages import EVIDENCE_MESSAGES
from rebalancing.evidence_records import from_bytes as record_from_bytes
from rebalancing.evidence_store import ADMITTED, KNOWN, EvidenceStore
from rebalancing.genesis_messages import GENESIS_MESSAGES
from rebalancing.genesis_sessions import (
    GenesisSession,
    check_first,
    open_first,
    open_genesis,
    open_genesis_deal,
    open_genesis_part,
    open_rekey,
    open_release,
)
from rebalancing.group import Point, Scalar
from rebalancing.guilt_proofs import check_proof, prove
from rebalancing.identifiers import Digest, ManifestId, Nonce, PeerId
from rebalancing.lease_codec import ballot_of, shown_round
from rebalancing.manifest_encryption import ManifestContext, decrypt_manifest, derive_key
from rebalancing.manifest_moves import check_holding, open_holdings, open_move
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
from rebalancing.possession_proof import PossessionContext, PossessionProof, check_proof_of_possession
from rebalancing.repair_node import open_repair, open_split
from rebalancing.resharing_deals import (
    SentDeal,
    check_public,
    judge_complaint,
    open_deal,
    part_verdict,
    receive_deal,
)
from rebalancing.resharing_messages import RESHARING_MESSAGES, PossessionCertificate, SnapshotBody
from rebalancing.resharing_sessions import (
    Distribution,
    Session,
    open_possessions,
    open_response,
    open_session,
    read_unsigned,
)
from rebalancing.revocation_proof import check_revocation
from tests.vectors import evidence_wire_cases, generate_wire
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
    kinds = (*MESSAGES, *COMMIT_MESSAGES, *RESHARING_MESSAGES, *GENESIS_MESSAGES, *EVIDENCE_MESSAGES)
    (kind,) = (kind for kind in kinds if case["opens_as"] == kind.ARTIFACT)
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


# The resharing


def parent_of(case: Case) -> Distribution:
    return Distribution(read_unsigned(bytes.fromhex(case["parent"]), SnapshotBody), ())


def session_of(case: Case, proposal: str = "proposal", now_ms: int | None = None) -> Session:
    envelope = from_bytes(bytes.fromhex(case[proposal]))
    return open_session(envelope, peers(case["coordinators"]), peers(case["eligible"]), parent_of(case), now_ms)


def replay_resharing_message(case: Case) -> None:
    replay_message(case)


def replay_resharing_proposal(case: Case) -> None:
    assert session_of(case, "envelope", case["now_ms"]).name.hex == case["session"]


def replay_deal(case: Case) -> None:
    session, index = session_of(case), case["receiver"]
    sent = SentDeal(from_bytes(bytes.fromhex(case["envelope"])), SealedTransfer.from_hex_checked(case["sealed_part"]))
    received = receive_deal(session, index, bytes.fromhex(case["delivery_secret"]), sent)
    check_public(session, received.opened)
    if (part := received.part) is None:
        raise Ignore("missing-part")
    if verdict := part_verdict(received.opened, part):
        raise verdict
    assert part.scalar.hex == case["part"]


def replay_complaint(case: Case) -> None:
    session = session_of(case)
    opened = open_deal(from_bytes(bytes.fromhex(case["deal"])), session)
    response = open_response(from_bytes(bytes.fromhex(case["response"])), session)
    verdict = judge_complaint(session, opened, response.receiver, response.complaints[0])
    assert verdict.blamed
    assert (verdict.code, verdict.blamed.hex, verdict.strength) == (case["dealer_code"], case["dealer"], "signed")


def replay_possession_certificate(case: Case) -> None:
    certificate = read_unsigned(bytes.fromhex(case["body"]), PossessionCertificate)
    assert open_possessions(session_of(case), certificate).name.hex == case["snapshot"]


def replay_possession_proof(case: Case) -> None:
    about = case["about"]
    context = PossessionContext(
        manifest_id=ManifestId.from_hex_checked(about["manifest_id"]),
        manifest_version=about["manifest_version"],
        epoch=about["epoch"],
        session=Digest.from_hex_checked(about["session"]),
        polynomial=Digest.from_hex_checked(about["polynomial"]),
        index=about["index"],
        peer=PeerId.from_hex_checked(about["peer"]),
        nonce=Nonce.from_hex_checked(about["nonce"]),
    )
    public = Point.from_bytes_checked(bytes.fromhex(case["public_share"]))
    check_proof_of_possession(public, context, PossessionProof.from_hex_checked(case["proof"]))


def replay_manifest_encryption(case: Case) -> None:
    context = ManifestContext(
        manifest_id=ManifestId.from_hex_checked(case["manifest_id"]),
        manifest_version=case["manifest_version"],
        policy=Digest.from_hex_checked(case["policy"]),
        public_key=Point.from_bytes_checked(bytes.fromhex(case["public_key"])),
    )
    secret = Scalar.from_bytes_checked(bytes.fromhex(case["secret"]))
    assert decrypt_manifest(secret, context, bytes.fromhex(case["ciphertext"])).hex() == case["plaintext"]
    assert derive_key(secret, context).hex() == case["key"]


def replay_repair(case: Case) -> None:
    session = open_repair(
        from_bytes(bytes.fromhex(case["request"])), parent_of(case), peers(case["revoked"]), case["now_ms"]
    )
    if case["split"]:
        open_split(from_bytes(bytes.fromhex(case["split"])), session)
    assert (session.name.hex, session.lost) == (case["session"], case["lost"])


# Genesis and re-key


def of_owner(case: Case) -> tuple[PeerId, ManifestId]:
    return PeerId.from_hex_checked(case["owner"]), ManifestId.from_hex_checked(case["manifest_id"])


def genesis_of(case: Case, name: str, now_ms: int | None = None) -> GenesisSession:
    envelope = from_bytes(bytes.fromhex(case[name]))
    return open_genesis(envelope, *of_owner(case), peers(case["eligible"]), now_ms)


def replay_genesis_message(case: Case) -> None:
    replay_message(case)


def replay_genesis_proposal(case: Case) -> None:
    assert genesis_of(case, "envelope", case["now_ms"]).name.hex == case["session"]


def replay_genesis_deal(case: Case) -> None:
    session = genesis_of(case, "proposal")
    opened = open_genesis_deal(from_bytes(bytes.fromhex(case["envelope"])), session)
    part, secret = SealedTransfer.from_hex_checked(case["sealed_part"]), bytes.fromhex(case["delivery_secret"])
    share = open_genesis_part(session, opened, case["receiver"], part, secret)
    assert share.encoding.hex() == case["share"]
    assert session.distribution(opened.deal.commitments).name.hex == case["snapshot"]


def replay_first_snapshot(case: Case) -> None:
    first = open_first(from_bytes(bytes.fromhex(case["envelope"])), *of_owner(case))
    certificate = read_unsigned(bytes.fromhex(case["body"]), PossessionCertificate)
    assert check_first(first, certificate).name.hex == case["snapshot"]


def replay_rekey(case: Case) -> None:
    session = open_rekey(from_bytes(bytes.fromhex(case["request"])), *of_owner(case), case["now_ms"])
    release, secret = from_bytes(bytes.fromhex(case["release"])), bytes.fromhex(case["delivery_secret"])
    opened = open_release(release, session, parent_of(case), secret)
    assert (opened.index, opened.share.encoding.hex()) == (case["index"], case["share"])


def replay_evidence_message(case: Case) -> None:
    trusted = frozenset(map(PeerId.from_hex_checked, case["trusted"]))
    message = open_message(from_bytes(bytes.fromhex(case["envelope"])), kind_of(case), trusted)
    assert message.to_dict() == case["message"]
    assert digest_of(message).hex == case["digest"]


def store_with(case: Case, *, after: Case | None = None) -> EvidenceStore:
    """A store that has let in a case's records, after those of another. Raises the verdict on the first that it refuses."""
    store = EvidenceStore(*of_owner(case), case["manifest_version"])
    for raw in [*(after["records"] if after else ()), *case["records"]]:
        outcome = store.admit(record_from_bytes(bytes.fromhex(raw)), store.owner)
        if outcome.refusal:
            raise outcome.refusal
        assert outcome.word in (ADMITTED, KNOWN)
    return store


def replay_evidence_view(case: Case) -> None:
    siblings = {each["name"]: each for each in FILES["evidence-view"]["cases"]}
    found = store_with(case, after=siblings.get(case["sibling"])).view()
    assert evidence_wire_cases.view_json(found) == case["view"]


def replay_manifest_possession(case: Case) -> None:
    (evidence,) = (each for each in FILES["evidence-view"]["cases"] if each["name"] == case["evidence"])
    known = store_with(evidence)
    parent = known.distribution(Digest.from_number(known.view().final))
    assert parent is not None
    envelope, said = from_bytes(bytes.fromhex(case["move"])), from_bytes(bytes.fromhex(case["envelope"]))
    session = open_move(envelope, peers(case["coordinators"]), parent, case["now_ms"])
    (word,) = open_holdings(session, frozenset({said.signer}), nested([said]))
    check_holding(bytes.fromhex(case["ciphertext"]), word)
    assert (session.name.hex, word.proof.hex) == (case["session"], case["proof"])


def replay_capability_token(case: Case) -> None:
    (evidence,) = (each for each in FILES["evidence-view"]["cases"] if each["name"] == case["evidence"])
    envelope = from_bytes(bytes.fromhex(case["envelope"]))
    accept(envelope, store_with(evidence), Nonce.from_hex_checked(case["challenge"]))


def replay_revocation_proof(case: Case) -> None:
    proof, peer = [bytes.fromhex(each) for each in case["records"]], PeerId.from_hex_checked(case["peer"])
    check_revocation(proof, *of_owner(case), case["manifest_version"], peer)


REPLAY: dict[str, Callable[[Case], None]] = {
    name.removeprefix("replay_").replace("_", "-"): function
    for name, function in list(globals().items())
    if name.startswith("replay_")
}


def test_files_are_fresh_and_none_is_an_orphan() -> None:
    assert generate_wire.stale() == []


def test_every_file_is_replayed() -> None:
    assert set(REPLAY) == set(FILES) - {"ed25519"}
    assert len(CASES) >= 300


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


@pytest.mark.parametrize("name", [name for name, (_, case) in CASES.items() if {"message", "opens_as"} <= case.keys()])
def test_the_library_writes_and_reads_the_same(name: str) -> None:
    message = kind_of(CASES[name][1]).from_dict(CASES[name][1]["message"])
    written = DataClassJsonMixin.to_dict(message)
    assert written == message.to_dict()
    assert DataClassJsonMixin.from_dict.__func__(type(message), written) == message  # type: ignore[attr-defined]
