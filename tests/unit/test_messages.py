"""Messages are closed, strict, in their author's name, and small enough."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rebalancing import canonical
from rebalancing.certificates import assemble, nested
from rebalancing.commit_messages import COMMIT_CERTIFICATES, COMMIT_MESSAGES
from rebalancing.envelope import ARTIFACTS, payload_type, sign, to_bytes
from rebalancing.errors import CODES, Ignore, Reject
from rebalancing.identifiers import Digest, FixedBytes, Nonce, PeerId
from rebalancing.lease import Claim, Grant, Request
from rebalancing.lease_codec import (
    ballot_of,
    ballot_to_fields,
    claim_of,
    grant_of,
    grant_to_message,
    request_of,
    shown_round,
)
from rebalancing.messages import (
    MESSAGES,
    REFUSALS,
    BallotFields,
    LeaseCertificate,
    LeaseGrant,
    LeaseRefusal,
    LeaseRequest,
    Message,
    body_of,
    check_manifest,
    open_message,
    rank_of,
    seal,
)
from rebalancing.parameters import (
    ENVELOPE_OVERHEAD_BYTES,
    LARGEST_SAFE_INTEGER,
    LEASE_TTL_MS,
    MAXIMUM_COMMITTEE,
    MAXIMUM_NUMBER,
    MAXIMUM_ROUND,
    MAXIMUM_SHOWN,
    SMALL_BODY_BYTES,
)
from rebalancing.shapes import check, shape_of
from tests.vectors import commit_sample as c
from tests.vectors import wire_sample as w


def octets(kind: type[FixedBytes]) -> st.SearchStrategy[Any]:
    return st.binary(min_size=kind.LENGTH, max_size=kind.LENGTH).map(kind)


@pytest.mark.parametrize("message", w.VALID.values(), ids=w.VALID.keys())
def test_sealed_opens(message: Message) -> None:
    assert open_message(w.sealed(message), type(message), set(w.PEERS)) == message


@pytest.mark.parametrize("message", w.VALID.values(), ids=w.VALID.keys())
def test_only_the_author_seals(message: Message) -> None:
    with pytest.raises(ValueError, match="author"):
        seal(message, w.SEEDS[6])


@pytest.mark.parametrize(
    "change", [{"number": 0}, {"number": 1.0}, {"sent_at_ms": -1}, {"version": 2}, {"number": True}]
)
def test_a_bad_field_is_the_callers_fault(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"bad-|wrong-type"):
        body_of(replace(w.REQUEST, **change))


@pytest.mark.parametrize("message", w.VALID.values(), ids=w.VALID.keys())
def test_a_message_is_for_the_lease_of_its_manifest_only(message: Message) -> None:
    check_manifest(message, w.MANIFEST)
    with pytest.raises(Ignore) as ignored:
        check_manifest(message, w.OTHER_MANIFEST)
    assert (ignored.value.code, ignored.value.blamed) == ("other-manifest", None)


@pytest.mark.parametrize(
    "change", [{"manifest_id": w.OTHER_MANIFEST}, {"base": w.OTHER_BASE}, {"ballot": w.FAR_BALLOT}]
)
def test_an_act_shows_a_certificate_of_its_own_ballot(change: dict[str, Any]) -> None:
    act = replace(w.ACT, certificate=replace(w.CERTIFICATE, **change))
    with pytest.raises(Reject) as refused:
        open_message(w.sealed(act), type(act), set(w.PEERS))
    assert (refused.value.code, refused.value.blamed) == ("mismatched-certificate", act.author)


KINDS = (*MESSAGES, LeaseCertificate, *COMMIT_MESSAGES, *COMMIT_CERTIFICATES)

# Shapes: the published schema and the program give the same verdict

JUNK = st.sampled_from(
    [
        None,
        True,
        0,
        1,
        -1,
        2,
        2**32,
        LARGEST_SAFE_INTEGER,
        "",
        "0",
        "A" * 64,
        "0" * 64,
        "g" * 64,
        "0" * 32,
        [],
        {},
        [{}],
        [1],
    ]
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, item in inner for place in places(item, (*path, key)))]


# With the commit's messages and certificates, which are as closed and as strict.
BODIES = {**w.VALID, **c.VALID, "prepared-certificate": c.CHAIN, "commit-certificate": c.COMMITTED}


@given(st.sampled_from(sorted(BODIES)), JUNK, st.sampled_from(["set", "drop", "add"]), st.data())
def test_schema_and_program_agree(name: str, junk: Any, how: str, data: st.DataObject) -> None:
    shape = shape_of(type(BODIES[name]))
    value: Any = deepcopy(canonical.parse(body_of(BODIES[name]), 10**6))
    *path, last = data.draw(st.sampled_from([place for place in places(value) if place]))
    parent = value
    for key in path:
        parent = parent[key]
    if how == "set":
        parent[last] = junk
    elif how == "drop":
        del parent[last]
    elif isinstance(parent, dict):
        parent["extra"] = junk
    try:
        check(shape, value)
        accepted = True
    except Reject:
        accepted = False
    assert accepted == jsonschema.Draft202012Validator(shape).is_valid(value)


def test_every_artifact_has_its_own_payload_type() -> None:
    kinds = [payload_type(kind.ARTIFACT) for kind in KINDS]
    assert len(set(kinds)) == len(kinds)
    assert {kind.ARTIFACT for kind in KINDS} <= set(ARTIFACTS)


def test_refusals_are_verdicts_that_blame_nobody() -> None:
    assert {CODES[code].verdict for code in REFUSALS} == {"ignore"}


# Sizes: the largest message that the schema allows is within its limit, so that the limit refuses nothing that is valid

TOP = BallotFields(w.PEERS[0], Nonce(b"\xff" * 16), Digest(b"\xff" * 32), MAXIMUM_ROUND)
LARGE = {
    "base": w.BASE,
    "manifest_id": w.MANIFEST,
    "version": 1,
    "message_nonce": Nonce(bytes(16)),
    "sent_at_ms": LARGEST_SAFE_INTEGER,
}


def test_limits_admit_the_largest_valid_messages() -> None:
    granter = w.PEERS[2]
    grant = LeaseGrant(**LARGE, ballot=TOP, granter=granter, in_reply_to=w.BASE, number=MAXIMUM_NUMBER, prepared="")
    refusal = LeaseRefusal(
        **LARGE,
        code=max(REFUSALS, key=len),
        granter=granter,
        in_reply_to=w.BASE,
        lease_left_ms=LEASE_TTL_MS,
        promised=TOP,
    )
    assert max(len(body_of(grant)), len(body_of(refusal))) <= SMALL_BODY_BYTES
    full = sign(payload_type("round-statement"), bytes(SMALL_BODY_BYTES), w.SEEDS[0])
    request = LeaseRequest(**LARGE, ballot=TOP, number=MAXIMUM_NUMBER, shown=nested([full] * MAXIMUM_SHOWN))
    assert len(body_of(request)) <= LeaseRequest.BODY_BYTES
    certificate = LeaseCertificate(w.BASE, w.MANIFEST, 1, TOP, nested([full] * MAXIMUM_COMMITTEE))
    assert len(body_of(certificate)) <= LeaseCertificate.BODY_BYTES
    act = replace(w.ACT, certificate=certificate)
    assert len(body_of(act)) <= type(act).BODY_BYTES


def test_lists_are_capped() -> None:
    for count in (MAXIMUM_SHOWN, MAXIMUM_SHOWN + 1):
        message = replace(w.FAR_REQUEST, shown=w.SHOWN[:1] * count)
        if count <= MAXIMUM_SHOWN:
            assert body_of(message)
        else:
            with pytest.raises(ValueError, match=r"bad-length: \.shown"):
                body_of(message)


def test_overhead_of_an_envelope() -> None:
    longest = max(ARTIFACTS, key=len)
    assert len(to_bytes(sign(payload_type(longest), b"", w.SEEDS[0]))) <= ENVELOPE_OVERHEAD_BYTES


# Certificates


def test_a_certificate_does_not_depend_on_the_order_of_arrival() -> None:
    assert assemble(w.GRANTS[::-1]) == assemble(w.GRANTS)


def test_a_certificate_is_of_one_ballot() -> None:
    other = w.grant(w.COMMITTEE[3], w.FAR_BALLOT)
    for grants in ([], [*w.GRANTS, (other, w.sealed(other))]):
        with pytest.raises(ValueError, match="one manifest, base and ballot"):
            assemble(grants)


# The core's numbers


@given(octets(PeerId), octets(Nonce), octets(Digest), st.integers(0, MAXIMUM_ROUND))
def test_ballots_convert_both_ways(coordinator: PeerId, nonce: Nonce, rank: Digest, round_: int) -> None:
    fields = BallotFields(coordinator, nonce, rank, round_)
    assert ballot_to_fields(ballot_of(fields)) == fields


def test_messages_become_the_cores_records() -> None:
    ballot = ballot_of(w.FAR_BALLOT)
    statements = [w.statement(w.COMMITTEE[0], 20), w.statement(w.COMMITTEE[1], 25)]
    members = frozenset(each.member.number for each in statements)
    assert request_of(w.FAR_REQUEST, statements) == Request(ballot, w.BASE.number, 1, 20, members)
    assert request_of(w.REQUEST, []) == Request(ballot_of(w.BALLOT), w.BASE.number, 1, 0, frozenset())
    assert shown_round([]) == 0
    assert grant_of(w.GRANT) == Grant(w.GRANT.granter.number, ballot_of(w.BALLOT), w.BASE.number, 1)
    assert claim_of(w.ACT) == Claim(ballot_of(w.BALLOT), w.BASE.number)
    back = grant_to_message(
        grant_of(w.GRANT), w.MANIFEST, w.GRANT.in_reply_to, w.GRANT.sent_at_ms, w.GRANT.message_nonce
    )
    assert back == w.GRANT


@given(octets(Digest), st.integers(1, MAXIMUM_ROUND), octets(PeerId))
def test_rank_depends_on_each_part(parent: Digest, round_: int, coordinator: PeerId) -> None:
    rank = rank_of(parent, round_, coordinator)
    other = PeerId(bytes([coordinator.value[0] ^ 1]) + coordinator.value[1:])
    elsewhere = Digest(bytes([parent.value[0] ^ 1]) + parent.value[1:])
    others = {
        rank_of(elsewhere, round_, coordinator),
        rank_of(parent, round_ + 1, coordinator),
        rank_of(parent, round_, other),
    }
    assert len({rank, *others}) == 4
