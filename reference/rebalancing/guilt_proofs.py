"""Proofs of guilt as bytes: found in two certificates, and checked alone by anybody.

Two final successors of one parent are two commit certificates. `prove` opens both with their chains, lets `accountability` walk down to those who
cannot be honest, and returns each proof with the signed messages of the one holder that it names. `check_proof` needs nothing but the
bytes of one proof: that the holder is a member of the committee of `base` is for whoever acts on it to know, from enrolled keys.

A chain is read here as far down as the walk goes, and what lies below is not looked at: so a chain that was cut for its length proves as much as
a whole one, unless the cut is above the ballot of the other certificate. And it is read with more patience than by those who follow it: a link
whose grants do not justify its snapshot ends it, and condemns those who echoed it. There is no penalty here, nor any opinion on which of the two successors stands.

TLA+: Accountability
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, cast

from . import accountability, canonical, commit
from .accountability import (
    FalseEcho,
    FinalCertificate,
    HiddenVote,
    Proof,
    TwoEchoes,
    TwoVotes,
    contradicts,
    goes_on,
)
from .ballot import Ballot, below
from .certificates import open_list
from .commit import Claim, Echo, Snapshot, Vote
from .commit_certificates import Committee, check_whole, grant_of, links_of, open_echoes, open_votes, snapshot_of
from .commit_messages import (
    FINAL,
    CommitCertificate,
    CommitEcho,
    CommitGrant,
    CommitVote,
    PreparedCertificate,
    SnapshotFields,
    check_snapshot,
    justification_digest,
    read_certificate,
    snapshot_digest,
)
from .commit_parameters import GUILT_PROOF_BYTES
from .envelope import NestedEnvelope, payload_type
from .errors import Reject
from .identifiers import PeerId
from .lease_codec import ballot_of
from .messages import Artifact, body_of, open_message
from .parameters import MAXIMUM_COMMITTEE, PROTOCOL_VERSION
from .shapes import check, items, one_of, shape_of

__all__ = ["FALSE_ECHO", "HIDDEN_VOTE", "TWO_ECHOES", "TWO_VOTES", "GuiltProof", "check_proof", "prove"]

FALSE_ECHO, HIDDEN_VOTE, TWO_ECHOES, TWO_VOTES = "false-echo", "hidden-vote", "two-echoes", "two-votes"
_Signed: TypeAlias = CommitEcho | CommitGrant | CommitVote

# What a proof of each fault is made of, in this order.
_MESSAGES: dict[str, tuple[type[_Signed], ...]] = {
    FALSE_ECHO: (CommitEcho,),
    HIDDEN_VOTE: (CommitVote, CommitGrant),
    TWO_ECHOES: (CommitEcho, CommitEcho),
    TWO_VOTES: (CommitVote, CommitVote),
}


@dataclass(frozen=True)
class GuiltProof(Artifact):
    """One or two messages that no honest holder signs together.

    Attributes:
        fault: which rule they break.
        grants, snapshot: of a false echo, what its two digests name: the justification, and the one snapshot; else both are empty.
        messages: of a false echo the echo; of a hidden vote the vote, then the grant; else the two, in rising order of their bodies.
    """

    ARTIFACT = "guilt-proof"
    BODY_BYTES = GUILT_PROOF_BYTES

    fault: str = one_of(tuple(_MESSAGES))
    grants: tuple[NestedEnvelope, ...] = items(NestedEnvelope, MAXIMUM_COMMITTEE)
    messages: tuple[NestedEnvelope, ...] = items(NestedEnvelope, 2)
    snapshot: tuple[SnapshotFields, ...] = items(SnapshotFields, 1)

    @property
    def holder(self) -> PeerId:
        """Whom this names."""
        return self.messages[0].signer


# ----------------------------------------------------------------------------------------------------------------------
# One proof, by itself


def check_proof(raw: bytes) -> GuiltProof:
    """Read a proof that came from others, and check that it is one: that its `holder` signed what no honest holder of `base` signs.

    It says something of a member of that committee only, whose key is enrolled. Who shows a faulty proof is not known here; only a message
    that is itself wrong blames its signer.

    Raises Reject with the codes of `canonical.parse`, too-large first, and of `shapes.check`; bad-length for messages, grants or a snapshot of
    which its fault needs more or fewer; bad-value, or what `open_message` raises, for a message; mismatched-proof; for a false echo
    mismatched-snapshot, bad-range, false-rank, duplicate-signer, mismatched-grant, or what `open_message` raises for a grant; then no-contradiction, or
    non-canonical for two messages that are not in rising order.

    TLA+: Accountability!NoProofOfHonest
    """
    value = canonical.parse(raw, GUILT_PROOF_BYTES)
    check(shape_of(GuiltProof), value)
    proof = GuiltProof.from_dict(cast("dict[str, Any]", value))
    _check(proof)
    return proof


def _check(proof: GuiltProof) -> None:
    kinds = _MESSAGES[proof.fault]
    # [REJECT bad-length]
    if len(proof.messages) != len(kinds):
        raise Reject("bad-length", f".messages of {proof.fault} has {len(kinds)} items")
    # [REJECT bad-length]
    if len(proof.snapshot) != (proof.fault == FALSE_ECHO) or (proof.grants and proof.fault != FALSE_ECHO):
        raise Reject("bad-length", f".snapshot and .grants are of a {FALSE_ECHO} alone")
    opened = [_open(each, kind) for each, kind in zip(proof.messages, kinds, strict=True)]
    for message in opened:
        # [REJECT mismatched-proof] what is final and what is provisional is never held against each other
        if (message.holder, message.manifest_id, message.base, message.kind) != (
            proof.holder,
            proof.manifest_id,
            proof.base,
            FINAL,
        ):
            raise Reject("mismatched-proof")
    # [REJECT no-contradiction]
    if not _contradict(proof, opened):
        raise Reject("no-contradiction")
    # [REJECT non-canonical] one proof has one form
    if kinds[0] is kinds[-1] and len(kinds) == 2 and proof.messages[0].body > proof.messages[1].body:
        raise Reject("non-canonical", ".messages in rising order of their bodies")


def _open(envelope: NestedEnvelope, kind: type[_Signed]) -> _Signed:
    # [REJECT bad-value]
    if envelope.payload_type != payload_type(kind.ARTIFACT):
        raise Reject("bad-value", envelope.payload_type)
    return open_message(envelope, kind, {envelope.signer})


def _contradict(proof: GuiltProof, opened: Sequence[_Signed]) -> bool:
    """Tell whether no honest holder signs these messages together; they are of one holder, manifest and base, and final."""
    match opened:
        case [CommitEcho() as echo]:
            return _is_false(echo, proof)
        case [CommitVote() as vote, CommitGrant() as grant]:
            voted = ballot_of(vote.ballot)
            return below(voted, ballot_of(grant.ballot)) and below(ballot_of(grant.report.ballot), voted)
        case [first, second]:
            return first.ballot == second.ballot and first != second
    raise AssertionError(opened)


def _is_false(echo: CommitEcho, proof: GuiltProof) -> bool:
    """Tell whether the justification that an echo names does not lead to the snapshot that it names."""
    (snapshot,) = proof.snapshot
    # [REJECT mismatched-proof] whoever echoed has signed both digests
    if (justification_digest(proof.grants), snapshot_digest(snapshot)) != (echo.justification, echo.snapshot):
        raise Reject("mismatched-proof")
    check_snapshot(echo.base, snapshot)
    grants = open_list(proof.grants, CommitGrant, {each.signer for each in proof.grants})
    for grant in grants:
        # [REJECT mismatched-grant]
        if (grant.manifest_id, grant.base, grant.kind, grant.ballot) != (
            echo.manifest_id,
            echo.base,
            echo.kind,
            echo.ballot,
        ):
            raise Reject("mismatched-grant", grant.holder.hex)
    known = snapshot_of(snapshot)
    justification = frozenset(grant_of(grant, known) for grant in grants)
    return contradicts(justification, commit.make_claim(ballot_of(echo.ballot), known))


# ----------------------------------------------------------------------------------------------------------------------
# All proofs in two certificates


@dataclass(frozen=True)
class _Shown:
    """The envelopes of two certificates, by what they say in the core."""

    votes: dict[Vote, NestedEnvelope] = field(default_factory=dict)
    grants: dict[commit.CommitGrant, NestedEnvelope] = field(default_factory=dict)
    # Beside an echo, the justification and the snapshot that it names.
    echoes: dict[Echo, tuple[NestedEnvelope, tuple[NestedEnvelope, ...], SnapshotFields]] = field(default_factory=dict)


def prove(first: bytes, second: bytes, committee: Committee) -> tuple[bytes, ...]:
    """Find in two commit certificates who made two final successors of one parent possible.

    Args:
        first, second: the bodies of the certificates, in any order.
        committee: that of the parent. Who shows the certificates is not trusted, nor blamed.

    Returns:
        The bodies of proofs against more than f holders, and no honest one, each as `check_proof` takes it; in rising order.

    Raises:
        Reject: with the codes of `read_certificate`; not-a-fork; or what `open_commit` raises for the votes and for each link that the walk
            comes to, but for unjustified, and broken-chain if it comes to the end of a chain that was cut.

    TLA+: Accountability!Named
    """
    a, b = (read_certificate(raw, CommitCertificate, len(committee.members)) for raw in (first, second))
    # [REJECT not-a-fork]
    if (
        (a.manifest_id, a.base) != (b.manifest_id, b.base)
        or {a.prepared.kind, b.prepared.kind} != {FINAL}
        or a.prepared.snapshot == b.prepared.snapshot
    ):
        raise Reject("not-a-fork")
    shown = _Shown()
    first_final, second_final = _final(a, _newest(b), committee, shown), _final(b, _newest(a), committee, shown)
    found = accountability.guilt(committee.rules.quorum, first_final, second_final)
    return tuple(sorted(body_of(_proof(each, a, shown)) for each in found))


def _newest(certificate: CommitCertificate) -> Ballot:
    """The ballot in which a snapshot was committed."""
    # [REJECT no-certificate]
    if not certificate.prepared.links:
        raise Reject("no-certificate")
    return ballot_of(certificate.prepared.links[0].ballot)


def _final(certificate: CommitCertificate, down_to: Ballot, committee: Committee, shown: _Shown) -> FinalCertificate:
    """Open a final certificate as the core's, complete for a walk to a ballot, and note its envelopes."""
    check_whole(certificate)
    snapshot = snapshot_of(certificate.prepared.snapshot)
    prepared = _prepared(certificate.prepared, snapshot, down_to, committee, shown)
    votes = open_votes(certificate, committee)
    voters = frozenset(vote.holder.number for vote in votes)
    final = FinalCertificate(prepared=prepared, voters=voters)
    for vote, envelope in zip(votes, certificate.votes, strict=True):
        shown.votes[accountability.vote_in(final, vote.holder.number)] = envelope
    return final


def _prepared(
    certificate: PreparedCertificate, snapshot: Snapshot, down_to: Ballot, committee: Committee, shown: _Shown
) -> accountability.PreparedCertificate:
    """Open a final prepared certificate as the core's, down to the first link at which a walk to a ballot ends."""
    found: list[tuple[Claim, frozenset[commit.CommitGrant], frozenset[int]]] = []
    for link, of, opened in links_of(certificate, committee):
        grants = [grant_of(grant, snapshot) for grant in opened]
        claim, justification = commit.make_claim(ballot_of(link.ballot), snapshot), frozenset(grants)
        echoes = open_echoes(link, of, snapshot_digest(certificate.snapshot), committee)
        shown.grants.update(zip(grants, link.grants, strict=True))
        for echo, envelope in zip(echoes, link.echoes, strict=True):
            said = Echo(
                holder=echo.holder.number,
                provisional=False,
                ballot=claim.ballot,
                snapshot=snapshot,
                justification=justification,
            )
            shown.echoes[said] = (envelope, link.grants, certificate.snapshot)
        found.append((claim, justification, frozenset(echo.holder.number for echo in echoes)))
        if contradicts(justification, claim) or not goes_on(justification, down_to):
            break
    else:
        # [REJECT broken-chain] the links that were left out tell who voted for the other and hid it
        raise Reject("broken-chain", "it was cut for its length above the ballot of the other certificate")
    prepared: accountability.PreparedCertificate | None = None
    for claim, justification, echoers in reversed(found):
        prepared = accountability.PreparedCertificate(
            claim=claim, justification=justification, echoers=echoers, reported=prepared
        )
    assert prepared is not None
    return prepared


def _proof(proof: Proof, of: CommitCertificate, shown: _Shown) -> GuiltProof:
    """The core's proof with its envelopes."""
    grants: tuple[NestedEnvelope, ...] = ()
    snapshot: tuple[SnapshotFields, ...] = ()
    messages: tuple[NestedEnvelope, ...]
    match proof:
        case FalseEcho(echo):
            envelope, grants, named = shown.echoes[echo]
            fault, messages, snapshot = FALSE_ECHO, (envelope,), (named,)
        case HiddenVote(vote, grant):
            fault, messages = HIDDEN_VOTE, (shown.votes[vote], shown.grants[grant])
        case TwoEchoes(one, other):
            fault, messages = TWO_ECHOES, _rising(shown.echoes[one][0], shown.echoes[other][0])
        case TwoVotes(one_vote, other_vote):
            fault, messages = TWO_VOTES, _rising(shown.votes[one_vote], shown.votes[other_vote])
    return GuiltProof(of.base, of.manifest_id, PROTOCOL_VERSION, fault, grants, messages, snapshot)


def _rising(first: NestedEnvelope, second: NestedEnvelope) -> tuple[NestedEnvelope, NestedEnvelope]:
    return (first, second) if first.body < second.body else (second, first)
