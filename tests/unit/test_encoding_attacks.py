"""Attacks on encodings and sizes: each succeeds where its guard is missing, and the reference refuses it and names who signed it.

Numbers are those of `attacks.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha512
from typing import Any

import pytest
from nacl.bindings import crypto_box_beforenm, crypto_core_ed25519_add, crypto_scalarmult_ed25519_base_noclamp
from nacl.exceptions import RuntimeError as SodiumError
from nacl.signing import VerifyKey

from rebalancing import canonical, envelope, group
from rebalancing.delivery import _OF_ORDER_8, DeliveryPublicKey, Transfer, check_delivery_key, check_signature
from rebalancing.envelope import Envelope, digest, payload_type, sign
from rebalancing.errors import Ignore, Reject
from rebalancing.group import IDENTITY, ORDER, Point, Scalar, base
from rebalancing.messages import SignedMessage, open_message
from rebalancing.parameters import LARGEST_SAFE_INTEGER, MAXIMUM_COMMITTEE, PROTOCOL_VERSION
from rebalancing.possession_proof import PossessionContext, check_proof_of_possession, prove_possession
from rebalancing.redistribution import deal
from rebalancing.resharing_deals import OpenedDeal, check_public, open_deal
from rebalancing.resharing_messages import Deal, HeldDeal, LossStatement, PointBytes, RepairReceipt, ResharingResponse
from rebalancing.resharing_sessions import open_response
from rebalancing.sharing import Commitments
from tests.unit.attacks import ABOUT, OTHER, gathered, started
from tests.unit.resharing_sample import MANIFEST, NEW, Group, again, bad_deal, peer, read, seed_of
from tests.unit.sharing_sample import Committee

COMMITTEE = Committee()


@pytest.fixture
def world() -> Group:
    return Group()


# A13 points and scalars


def test_delivery_keys_of_small_order_are_those_to_which_the_library_does_not_seal() -> None:
    prime = 2**255 - 19
    refused = 0
    for u in (*range(20), *_OF_ORDER_8, *range(prime - 20, 2**255)):
        for top in (0, 1):
            key = DeliveryPublicKey((u | top << 255).to_bytes(32, "little"))
            try:
                crypto_box_beforenm(key.value, bytes(32))
                check_delivery_key(key)
            except SodiumError:
                refused += 1
                with pytest.raises(Reject, match="bad-delivery-key"):
                    check_delivery_key(key)
    assert refused == 14


# The point (0, -1), of order two.
ORDER_TWO = (2**255 - 20).to_bytes(32, "little")


def raw_evaluation(points: Sequence[bytes], index: int) -> bytes:
    """Evaluate commitments by adding alone, as a library does that adds what it was sent."""
    total = IDENTITY.encoding
    for point in reversed(points):
        multiple = IDENTITY.encoding
        for _ in range(index):
            multiple = crypto_core_ed25519_add(multiple, total)
        total = crypto_core_ed25519_add(multiple, point)
    return total


def test_a13_a_component_of_small_order_splits_the_receivers() -> None:
    good = deal(COMMITTEE.terms([1, 2, 3]), 1, COMMITTEE.polynomial.at(1), COMMITTEE.fresh(2))
    encodings = [point.encoding for point in good.commitments.points]
    encodings[1] = crypto_core_ed25519_add(encodings[1], ORDER_TWO)
    # Without the check on points, those with an even index find the deal good and the others find it bad.
    found_good = [i for i, part in good.parts.items() if base(part).encoding == raw_evaluation(encodings, i)]
    assert found_good == [2, 4]
    with pytest.raises(Reject, match="bad-point"):
        Commitments.from_encodings_checked(encodings, 3)


def test_a13_a_deal_of_such_points_names_its_dealer(world: Group) -> None:
    session, proposal = started(world)
    said = world.deals(proposal, [0])[0]
    first, second, third = read(said).commitments
    torsioned = PointBytes(crypto_core_ed25519_add(second.value, ORDER_TWO))
    for bad in (torsioned, PointBytes(IDENTITY.encoding)):
        gathering = gathered(session, [again(said, commitments=(first, bad, third))])
        assert {who: each.code for who, each in gathering.verdicts.items()} == {peer(0): "bad-point"}


def test_a13_two_encodings_of_one_thing() -> None:
    # libsodium takes k + L for k, and ignores the top bit: one share, three encodings, three digests.
    share = COMMITTEE.polynomial.at(1)
    copies = [share.value, share.value + ORDER, share.value | 1 << 255]
    images = {crypto_scalarmult_ed25519_base_noclamp(each.to_bytes(32, "little")) for each in copies}
    assert images == {base(share).encoding}
    for copy in copies[1:]:
        with pytest.raises(Reject, match="bad-scalar"):
            Scalar.from_bytes_checked(copy.to_bytes(32, "little"))
    # So does its addition with the identity written as y = p + 1.
    unreduced = (2**255 - 18).to_bytes(32, "little")
    assert crypto_core_ed25519_add(base(share).encoding, unreduced) == base(share).encoding
    for identity in (IDENTITY.encoding, unreduced):
        with pytest.raises(Reject, match="bad-point"):
            Point.from_bytes_checked(identity)


# A21 ambiguous and cross-type encodings


def test_a21_a_receipt_is_no_loss_statement(world: Group) -> None:
    """Both name member, polynomial and counter: one says that the share is back, the other that it is gone."""
    world.lose(0)
    receipt = world.repair(0, (1, 2, 3))
    assert isinstance(read(receipt), RepairReceipt)
    # Without the guard the body alone is signed, and a reader takes the fields that it knows.
    body = receipt.body
    plain = sign("", body, seed_of(0))
    VerifyKey(peer(0).value).verify(envelope.encode_for_signature("", body), plain.signature.value)
    value_ = canonical.parse(body, len(body))
    assert isinstance(value_, dict)
    taken = LossStatement.from_dict({**value_, "witness": value_["member"]})  # type: ignore[dict-item]
    assert (taken.member, taken.counter) == (peer(0), read(receipt).counter)
    # With it
    signers = frozenset({peer(0)})
    with pytest.raises(Ignore, match="unknown-payload-type"):
        open_message(receipt, LossStatement, signers)
    relabelled = replace(receipt, payload_type=payload_type("loss-statement"))
    with pytest.raises(Reject, match="bad-signature"):
        open_message(relabelled, LossStatement, signers)
    with pytest.raises(Reject, match="unknown-field") as refused:
        open_message(sign(payload_type("loss-statement"), body, seed_of(0)), LossStatement, signers)
    assert refused.value.blamed == peer(0)


def test_a21_a_signature_of_another_artifact_is_none_of_a_part(world: Group) -> None:
    session, _ = started(world)
    (said,) = read(world.answer(session, 3, [bad_deal(world, session, 0, {4: 1})])[0]).complaints
    part = Transfer(session.name, 1, 4, said.part, said.signature)
    check_signature(part, peer(0))
    body = canonical.encode({"receiver": 4, "scalar": said.part.hex, "sender": 1, "session": session.name.hex})
    # Without the guard the body alone is signed: whatever made somebody sign these bytes proves a bad part.
    assert len({sign("", body, seed_of(0)).signature for _ in envelope.ARTIFACTS}) == 1
    for artifact in envelope.ARTIFACTS:
        if artifact != "transfer":
            other = sign(payload_type(artifact), body, seed_of(0)).signature
            with pytest.raises(Reject, match="bad-signature"):
                check_signature(replace(part, signature=other), peer(0))


def test_a21_numbers_side_by_side_are_ambiguous() -> None:
    def careless(of: PossessionContext) -> bytes:
        return sha512(
            b"".join([of.manifest_id.value, str(of.manifest_version).encode(), str(of.epoch).encode()])
        ).digest()

    one, two = replace(ABOUT, manifest_version=1, epoch=11), replace(ABOUT, manifest_version=11, epoch=1)
    assert careless(one) == careless(two)
    share = Scalar(5)
    public = base(share)
    assert isinstance(public, Point)
    with pytest.raises(Reject, match="bad-proof"):
        check_proof_of_possession(public, two, prove_possession(share, one, Scalar(6)))


# A22 JSON that two readers understand differently


def first_wins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """As readers do that keep the first of two equal keys; Python's keeps the last."""
    return dict(reversed(pairs))


def refused_as(code: str, kind: type[SignedMessage], body: bytes) -> None:
    """Peer 0 has signed this body, and is named for it."""
    with pytest.raises(Reject) as refused:
        open_message(sign(payload_type(kind.ARTIFACT), body, seed_of(0)), kind, frozenset({peer(0)}))
    assert (refused.value.code, refused.value.blamed, refused.value.strength) == (code, peer(0), "signed")


def loss(counter: str, **more: Any) -> bytes:
    """The body of a loss statement of peer 0 whose counter is written like this."""
    said = LossStatement(OTHER, MANIFEST, PROTOCOL_VERSION, 1, peer(0), OTHER, peer(0))
    fields = {**said.to_dict(), **more}
    return canonical.encode(fields).replace(b'"counter":1,', b'"counter":%s,' % counter.encode())


def test_a22_a_key_twice_makes_two_deals_of_one_signature(world: Group) -> None:
    session, _ = started(world)
    one, two = (bad_deal(world, session, 0, {}) for _ in range(2))
    fields = [b'"commitments":"%s",' % json.loads(each.body)["commitments"].encode() for each in (one, two)]
    both = one.body.replace(fields[0], fields[0] + fields[1])
    # Without the guard: one message of one name, and either reading is a good deal of another polynomial.
    name = digest(one.payload_type, both)
    readings = [Deal.from_dict(json.loads(both, object_pairs_hook=hook)) for hook in (first_wins, dict)]
    for reading, sent in zip(readings, (one, two), strict=True):
        check_public(session, OpenedDeal(1, name, reading))
        assert reading.commitments == read(sent).commitments
    assert readings[0].commitments != readings[1].commitments
    refused_as("duplicate-key", Deal, both)


def test_a22_an_integer_beyond_doubles_is_two_counters() -> None:
    lost, back = loss("9007199254740993"), loss("9007199254740992")
    # Without the guard a reader with doubles finds the loss taken back by a receipt of the counter before, and one with integers does not.
    as_doubles = [json.loads(each, parse_int=float)["counter"] for each in (lost, back)]
    assert as_doubles[0] == as_doubles[1]
    assert json.loads(lost)["counter"] != json.loads(back)["counter"]
    for body in (lost, back, loss("-" + "9" * 400)):
        refused_as("bad-range", LossStatement, body)


def test_a22_no_comparison_refuses_what_is_no_number() -> None:
    # Without the guard it is in every range, and is not even what it is compared with.
    counter = json.loads(loss("NaN"))["counter"]
    assert [counter < 1, counter > LARGEST_SAFE_INTEGER] == [False, False]
    assert counter != json.loads(loss("NaN"))["counter"]
    # 1.0 is 1 to whoever compares, and has other bytes to whoever hashes.
    assert json.loads(loss("1.0")) == json.loads(loss("1"))
    for counter in ("NaN", "Infinity", "1.0", "1e0"):
        refused_as("not-integer", LossStatement, loss(counter))


def test_a22_half_a_surrogate_pair_stops_whoever_writes_it_again() -> None:
    bodies = [loss("1").replace(peer(0).hex.encode(), half, 1) for half in (rb"\ud800", rb"\udfff")]
    # Without the guard it is read, and then cannot be written; or it is replaced, and two names are one.
    texts = [json.loads(each)["member"] for each in bodies]
    for text in texts:
        with pytest.raises(UnicodeEncodeError):
            text.encode()
    assert texts[0] != texts[1]
    assert texts[0].encode(errors="replace") == texts[1].encode(errors="replace")
    for body in bodies:
        refused_as("lone-surrogate", LossStatement, body)


def test_a22_other_bytes_of_one_deal_are_a_second_name_for_it(world: Group) -> None:
    session, proposal = started(world)
    deals = world.deals(proposal)
    said = deals[0]
    fields = json.loads(said.body)
    forms = [
        said.body + b" ",
        json.dumps(fields).encode(),
        json.dumps(dict(reversed(fields.items())), separators=(",", ":")).encode(),
        said.body.replace(b'"base"', rb'"\u0062ase"'),
    ]
    for form in forms:
        # Without the guard both are good deals and say the same, so that no lie is proved; half of the receivers hold the one, half the other.
        assert Deal.from_dict(json.loads(form)) == read(said)
        other = HeldDeal.of(digest(said.payload_type, form), 1)
        gathering = gathered(session, deals.values())
        for i in NEW:
            answer, _ = world.answer(session, i, deals.values())
            if i > 4:
                answer = again(answer, held=(other, *read(answer).held[1:]))
            gathering.hear_response(answer)
        qualified = gathering.qualify()
        assert qualified is not None
        assert 1 not in [each.dealer for each in qualified[2].qualified]
        assert gathering.verdicts == {}
        refused_as("non-canonical", Deal, form)


# A28 sizes as denial of service


def test_a28_counts_are_checked_before_points(world: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    session, proposal = started(world)
    said = world.deals(proposal, [0])[0]
    long = again(said, commitments=read(said).commitments[1:2] * 255)
    checked: list[bytes] = []
    sound = group.crypto_core_ed25519_is_valid_point
    monkeypatch.setattr(group, "_is_valid", lambda raw: checked.append(raw) or sound(raw))
    # Without the guard: each point is parsed, at the price of a multiplication, and then they are counted.
    for point in read(long).commitments:
        Point.from_bytes_checked(point.value)
    assert len(checked) >= 255
    checked.clear()
    with pytest.raises(Reject, match="wrong-degree") as refused:
        open_deal(long, session)
    assert (refused.value.blamed, checked) == (peer(0), [])


def test_a28_sizes_are_checked_before_signatures(world: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    session, _ = started(world)
    large = sign(payload_type("resharing-response"), b"[" * (ResharingResponse.BODY_BYTES + 1), seed_of(3))
    tried: list[Envelope] = []
    monkeypatch.setattr(envelope, "verify", tried.append)
    with pytest.raises(Reject, match="too-large"):
        open_response(large, session)
    assert tried == []


def test_a28_a_list_is_capped_by_its_schema(world: Group) -> None:
    session, proposal = started(world)
    said = world.deals(proposal, [0])[0]
    body = canonical.parse(said.body, len(said.body))
    assert isinstance(body, dict)
    long = canonical.encode({**body, "commitments": "A" * (4 * 32 * MAXIMUM_COMMITTEE // 3 + 1)})
    with pytest.raises(Reject, match="bad-length") as refused:
        open_deal(sign(payload_type("deal"), long, seed_of(0)), session)
    assert refused.value.blamed == peer(0)
