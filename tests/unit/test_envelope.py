"""Signatures bind payload type and bytes to a key; keys are sound."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace

import nacl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rebalancing import envelope as e
from rebalancing.errors import Ignore, Reject
from rebalancing.identifiers import PeerId, Signature

SEED = bytes(32)
PEER = e.peer_of(SEED)
KIND = e.payload_type("lease-release")
KINDS = [e.payload_type(artifact) for artifact in e.ARTIFACTS]


def test_encoding_as_in_the_specification_of_dsse() -> None:
    expected = b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    assert e.encode_for_signature("http://example.com/HelloWorld", b"hello world") == expected


def test_lengths_are_of_bytes() -> None:
    assert e.encode_for_signature("é", "😂".encode()) == "DSSEv1 2 é 4 😂".encode()


@given(st.tuples(st.text(max_size=6), st.binary(max_size=12)), st.tuples(st.text(max_size=6), st.binary(max_size=12)))
def test_encoding_is_injective(left: tuple[str, bytes], right: tuple[str, bytes]) -> None:
    assert (e.encode_for_signature(*left) == e.encode_for_signature(*right)) == (left == right)


@given(st.binary(max_size=64), st.sampled_from(KINDS))
def test_signed_travels_and_verifies(body: bytes, kind: str) -> None:
    signed = e.sign(kind, body, SEED)
    assert signed == e.sign(kind, body, SEED)
    assert e.from_bytes(e.to_bytes(signed)) == signed
    assert e.verified_body(signed, kind, 64, {PEER}) == body


@given(st.integers(0, 511), st.binary(min_size=1, max_size=32), st.data())
def test_any_changed_bit_is_seen(bit: int, body: bytes, data: st.DataObject) -> None:
    signed = e.sign(KIND, body, SEED)
    flipped = (int.from_bytes(signed.signature.value, "big") ^ 1 << bit).to_bytes(64, "big")
    place = data.draw(st.integers(0, 8 * len(body) - 1))
    other = (int.from_bytes(body, "big") ^ 1 << place).to_bytes(len(body), "big")
    for changed in (replace(signed, signature=Signature(flipped)), replace(signed, body=other)):
        with pytest.raises(Reject, match="bad-signature") as caught:
            e.verify(changed)
        assert caught.value.blamed is None


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != KIND])
def test_a_signature_serves_one_payload_type(kind: str) -> None:
    with pytest.raises(Reject, match="bad-signature"):
        e.verify(replace(e.sign(KIND, b"{}", SEED), payload_type=kind))


def test_cheap_checks_come_first() -> None:
    unsigned = replace(e.sign(KIND, bytes(65), SEED), signature=Signature(bytes(64)))
    with pytest.raises(Ignore, match="unknown-payload-type"):
        e.verified_body(unsigned, KINDS[0], 64, set())
    with pytest.raises(Ignore, match="unknown-signer"):
        e.verified_body(unsigned, KIND, 64, set())
    with pytest.raises(Reject, match="too-large"):
        e.verified_body(unsigned, KIND, 64, {PEER})
    with pytest.raises(Reject, match="bad-signature"):
        e.verified_body(unsigned, KIND, 65, {PEER})


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", max_size=12))
def test_base64_has_one_form(text: str) -> None:
    raw = e.to_bytes(e.sign(KIND, b"", SEED)).replace(b'"body":""', f'"body":"{text}"'.encode())
    decoded = urlsafe_b64decode(text + "=" * (-len(text) % 4)) if len(text) % 4 != 1 else b""
    if urlsafe_b64encode(decoded).rstrip(b"=").decode() == text:
        assert e.from_bytes(raw).body == decoded
    else:
        with pytest.raises(Reject, match="bad-base64"):
            e.from_bytes(raw)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_without_blame(raw: bytes) -> None:
    with pytest.raises((Reject, Ignore)) as caught:
        e.from_bytes(raw)
    assert caught.value.blamed is None


def test_equal_keys_are_one_peer() -> None:
    assert e.enrolled([PEER.value, PEER.value]) == {PEER}


def test_a_torsioned_key_verifies_nothing_because_it_is_not_enrolled() -> None:
    torsioned = e._TORSIONED_POINT
    with pytest.raises(Reject, match="low-order-key"):
        e.enrolled([PEER.value, torsioned])
    assert PeerId(torsioned) not in e.enrolled([PEER.value])


def test_library_is_sound() -> None:
    e.require_sound_library(nacl.__version__)


@pytest.mark.parametrize("version", ["1.5.0", "1.6.1", "1.6"])
def test_older_library_is_refused(version: str) -> None:
    with pytest.raises(ImportError, match=r"1\.6\.2"):
        e.require_sound_library(version)


def test_library_that_accepts_a_torsioned_key_is_refused_whatever_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e, "crypto_core_ed25519_is_valid_point", lambda point: True)
    with pytest.raises(ImportError, match="unsound"):
        e.require_sound_library("9.0.0")


def test_unknown_artifact() -> None:
    with pytest.raises(ValueError, match="no artifact"):
        e.payload_type("lease")
