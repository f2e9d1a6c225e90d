"""Proofs of guilt by themselves: their size, what they are taken from, and what is no proof; the vectors have every verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rebalancing.certificates import nested
from rebalancing.commit_certificates import Committee, open_commit
from rebalancing.commit_messages import justification_digest
from rebalancing.commit_parameters import GUILT_PROOF_BYTES, MAXIMUM_SEQUENCE
from rebalancing.envelope import payload_type, sign
from rebalancing.errors import Reject
from rebalancing.guilt_proofs import FALSE_ECHO, HIDDEN_VOTE, TWO_ECHOES, TWO_VOTES, GuiltProof, check_proof, prove
from rebalancing.messages import body_of
from rebalancing.parameters import MAXIMUM_COMMITTEE, SMALL_BODY_BYTES
from tests.vectors import commit_sample as sample
from tests.vectors.guilt_cases import AFRESH, BESIDE, OTHER, TIED, proof
from tests.vectors.wire_sample import PEERS, SEEDS

FIRST = body_of(sample.committed(sample.PREPARED))


def proved(second: sample.PreparedCertificate) -> list[GuiltProof]:
    return [check_proof(raw) for raw in prove(FIRST, body_of(sample.committed(second)), sample.HOLDERS)]


@pytest.mark.parametrize(
    ("second", "faults"),
    [
        (OTHER, {TWO_ECHOES, TWO_VOTES}),
        (AFRESH, {HIDDEN_VOTE}),
        (BESIDE, {TWO_ECHOES}),
        (TIED, {FALSE_ECHO}),
    ],
    ids=["one-ballot", "afresh", "beside", "tie"],
)
def test_every_way_down_names_the_whole_quorum(second: sample.PreparedCertificate, faults: set[str]) -> None:
    found = proved(second)
    assert {each.fault for each in found} == faults
    assert {each.holder for each in found} == set(sample.GRANTERS)


def test_no_holder_installs_what_condemns_its_echoers() -> None:
    with pytest.raises(Reject, match="unjustified"):
        open_commit(sample.committed(TIED), sample.HOLDERS)


def test_certificates_are_those_of_the_committee() -> None:
    members = sample.HOLDERS.members - {sample.GRANTERS[0]} | {PEERS[0]}
    with pytest.raises(Reject, match="not-a-member"):
        prove(FIRST, body_of(sample.committed(AFRESH)), Committee(members, sample.THRESHOLD, sample.FAULTS))


def test_a_signature_made_anew_makes_no_second_message() -> None:
    """The bodies count: two envelopes of one body differ in their signature at most."""
    vote = sample.sealed(sample.vote())
    one = nested([vote, sign(vote.payload_type, vote.body, sample.SEED_OF[vote.signer])])
    twice = replace(proof(TWO_VOTES, sample.vote(), sample.vote(snapshot=sample.OTHER_SNAPSHOT)), messages=one)
    with pytest.raises(Reject, match="no-contradiction"):
        check_proof(body_of(twice))


def test_the_limit_admits_the_largest_proof_and_no_more() -> None:
    full = nested([sign(payload_type("commit-proposal"), bytes(SMALL_BODY_BYTES), SEEDS[0])])
    snapshot = replace(sample.SNAPSHOT, sequence=MAXIMUM_SEQUENCE)
    echo = sample.echo(justification_digest(sample.grants()))
    largest = replace(proof(FALSE_ECHO, echo), grants=full * MAXIMUM_COMMITTEE, messages=full * 2, snapshot=(snapshot,))
    raw = body_of(largest)
    assert len(raw) <= GUILT_PROOF_BYTES
    for spaces, code in [(0, "bad-length"), (GUILT_PROOF_BYTES - len(raw), "non-canonical")]:
        with pytest.raises(Reject, match=code):
            check_proof(raw + b" " * spaces)
    with pytest.raises(Reject, match="too-large"):
        check_proof(raw + b" " * (GUILT_PROOF_BYTES - len(raw) + 1))
