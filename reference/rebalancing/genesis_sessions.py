"""What each message between owner and holders must be, so that it counts: geneses and what is dealt in them, first snapshots, requests and releases.

Whoever speaks as the owner and is not is told so before anything is verified. From then on the owner is to blame for what it has signed, but for a word or key that
a member has signed. Nothing is kept here.

TLA+: Resharing!IsAcceptable, Resharing!MayFound, Resharing!MayRelease.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import TypeVar

from . import resharing
from .certificates import open_list
from .delivery import SealedTransfer, Transfer, check_delivery_key, check_signature, receive
from .envelope import Envelope
from .errors import Ignore, Reject, Strength
from .genesis_messages import OWNER, FirstSnapshot, GenesisProposal, RekeyRequest, ShareRelease
from .group import Scalar
from .identifiers import Digest, ManifestId, PeerId
from .messages import SignedMessage, check_manifest, digest_of, open_message
from .parameters import PROTOCOL_VERSION
from .redistribution import check_part
from .resharing_deals import OpenedDeal
from .resharing_messages import (
    NO_DIGEST,
    Deal,
    MemberFields,
    PointBytes,
    Possession,
    PossessionCertificate,
    SnapshotBody,
    check_committee,
    check_rising,
)
from .resharing_sessions import (
    Distribution,
    Seat,
    check_acknowledgement,
    check_deadline,
    core_committee,
    name_of,
    open_seats,
)
from .sharing import Commitments, public_shares

__all__ = [  # noqa: RUF022 - in the order of the text
    "GenesisSession", "check_owner", "open_genesis", "open_genesis_deal", "open_genesis_part",
    "check_word", "open_first", "check_first", "check_two_firsts", "RekeySession", "open_rekey", "OpenedRelease", "open_release",
]  # fmt: skip


# ----------------------------------------------------------------------------------------------------------------------
# The owner deals


@dataclass(frozen=True)
class GenesisSession:
    """An opened genesis. `receivers` are by index."""

    name: Digest
    proposal: GenesisProposal
    receivers: Mapping[int, Seat]

    def index_of(self, peer: PeerId) -> int | None:
        """The index of a member; None for who is none."""
        return next((index for index, seat in self.receivers.items() if seat.peer == peer), None)

    def place_of(self, index: int) -> int:
        """The place of an index among them all."""
        return sorted(self.receivers).index(index)

    def core_for(self, peer: PeerId) -> resharing.Proposal:
        """The core's proposal, as a peer sees it: its session is the key that the peer gave for it."""
        index = self.index_of(peer)
        return resharing.Proposal(
            session=self.name.number if index is None else self.receivers[index].key.number,
            parent=resharing.nothing(self.proposal.manifest_version),
            committee=core_committee((seat.peer for seat in self.receivers.values()), self.proposal.threshold),
            revoked=frozenset(),
        )

    def distribution(self, commitments: tuple[PointBytes, ...]) -> Distribution:
        """The snapshot that these commitments bring."""
        proposal = self.proposal
        body = SnapshotBody(
            base=NO_DIGEST,
            manifest_id=proposal.manifest_id,
            version=PROTOCOL_VERSION,
            commitments=commitments,
            committee=tuple(MemberFields(index, seat.peer) for index, seat in sorted(self.receivers.items())),
            epoch=0,
            faults=proposal.faults,
            manifest_version=proposal.manifest_version,
            policy=proposal.policy,
            qualified=(),
            session=self.name,
            threshold=proposal.threshold,
        )
        return Distribution(body, ())


Owners = TypeVar("Owners", bound=SignedMessage)


def check_owner(peer: PeerId, owner: PeerId) -> None:
    """Raise Ignore not-the-owner for any other peer."""
    # [IGNORE not-the-owner] before anything is verified
    if peer != owner:
        raise Ignore("not-the-owner", peer.hex)


def _open_owners(envelope: Envelope, kind: type[Owners], owner: PeerId, manifest_id: ManifestId) -> Owners:
    check_owner(envelope.signer, owner)
    message = open_message(envelope, kind, frozenset({owner}))
    check_manifest(message, manifest_id)
    return message


def open_genesis(
    envelope: Envelope, owner: PeerId, manifest_id: ManifestId, eligible: Set[PeerId], now_ms: int | None
) -> GenesisSession:
    """Open the proposal of a genesis. `eligible` may be members; all keys are enrolled. `now_ms` is None when it is only followed.

    Raises Ignore not-the-owner; what `open_message` raises; Ignore other-manifest, past-deadline or far-deadline; and, blaming the owner, what `open_seats` raises.
    """
    proposal = _open_owners(envelope, GenesisProposal, owner, manifest_id)
    if now_ms is not None:
        check_deadline(proposal.deadline_ms, now_ms)
    try:
        receivers = open_seats(proposal.receivers, proposal, proposal.nonce, eligible)
    except Reject as error:
        raise error.against(owner) from None
    return GenesisSession(name_of(envelope), proposal, receivers)


def open_genesis_deal(envelope: Envelope, session: GenesisSession) -> OpenedDeal:
    """Open the owner's deal in a genesis and check what everybody can check of it.

    Raises Ignore not-the-owner; what `open_message` raises; Ignore other-manifest or unknown-session; and, blaming the owner, Reject wrong-degree, bad-length, bad-point
    or degenerate-polynomial.
    """
    proposal = session.proposal
    message = _open_owners(envelope, Deal, proposal.owner, proposal.manifest_id)
    # [IGNORE unknown-session]
    if (message.session, message.base) != (session.name, NO_DIGEST):
        raise Ignore("unknown-session", message.session.hex)
    opened = OpenedDeal(OWNER, name_of(envelope), message)
    try:
        # [REJECT bad-length]
        if len(message.parts) != len(session.receivers):
            raise Reject("bad-length", f"{len(message.parts)} parts for {len(session.receivers)} members")
        commitments = Commitments.from_encodings_checked(opened.encodings, proposal.threshold)
        public_shares(commitments, session.receivers)
    except Reject as error:
        raise error.against(proposal.owner) from None
    return opened


def open_genesis_part(
    session: GenesisSession, deal: OpenedDeal, index: int, part: SealedTransfer | None, secret: bytes
) -> Scalar:
    """Open the box of a member with its secret delivery key; return its share, which lies on what was committed to.

    Raises Ignore missing-part; blaming the owner, Reject bad-scalar or bad-part: signed if the part is, else witnessed by the member alone.
    """
    # [IGNORE missing-part] whoever sent it, the owner did not
    if part is None or part.digest != deal.deal.parts[session.place_of(index)]:
        raise Ignore("missing-part")
    came = receive(part, session.receivers[index].key, secret, session.name, OWNER, index)
    return _checked(came, deal.commitments, index, session.proposal.owner)


def _checked(came: Transfer, commitments: Commitments, index: int, sender: PeerId) -> Scalar:
    """The scalar that came, if it is the share of an index. Raises Reject bad-scalar or bad-part, blaming the sender."""
    try:
        share = Scalar.from_bytes_checked(came.scalar.value)
        check_part(commitments, index, share)
    except Reject as error:
        raise error.against(sender, _strength(came, sender)) from None
    return share


def _strength(came: Transfer, sender: PeerId) -> Strength:
    try:
        check_signature(came, sender)
    except Reject:
        return "witnessed"
    return "signed"


# ----------------------------------------------------------------------------------------------------------------------
# The first snapshot


def check_word(of: Distribution, first: FirstSnapshot | GenesisProposal, word: Possession) -> None:
    """Check a member's opened possession of a first snapshot. Raises Reject mismatched-possession, or what the proof's check raises, blaming the member."""
    # [REJECT mismatched-possession]
    if (word.session, word.base, word.manifest_id) != (of.body.session, NO_DIGEST, of.body.manifest_id):
        raise Reject("mismatched-possession", word.receiver.hex)
    check_acknowledgement(first.nonce, of, word)


def open_first(envelope: Envelope, owner: PeerId, manifest_id: ManifestId) -> FirstSnapshot:
    """Open a first snapshot by itself. Raises Ignore not-the-owner; what `open_message` raises; Ignore other-manifest."""
    return _open_owners(envelope, FirstSnapshot, owner, manifest_id)


def check_first(first: FirstSnapshot, certificate: PossessionCertificate) -> Distribution:
    """Check the certificate beside an opened first snapshot; return what the version begins with.

    Raises Reject mismatched-certificate, for which nobody is to blame: anybody may have put another beside it. Blaming the owner, Reject mismatched-snapshot, duplicate-index,
    duplicate-signer, infeasible-committee, wrong-degree, bad-point, degenerate-polynomial, not-a-quorum, not-a-member, bad-value, mismatched-possession, what `open_message` raises
    for a possession, or what the check of a proof raises.
    """
    # [REJECT mismatched-certificate]
    if digest_of(certificate) != first.certificate:
        raise Reject("mismatched-certificate")
    of = Distribution(certificate.body, ())
    try:
        _check_first_body(first, certificate)
        of.public_shares(of.body.members)
        # [REJECT not-a-quorum] without the word of one member the secret would have one share less than everybody believes
        if len(certificate.possessions) != len(of.body.committee):
            raise Reject("not-a-quorum", f"{len(certificate.possessions)} of {len(of.body.committee)}")
        for word in open_list(certificate.possessions, Possession, frozenset(of.body.members.values())):
            check_word(of, first, word)
    except Reject as error:
        # The owner has checked every word before it signed; and under another nonce an honest member's proof is a bad one.
        raise Reject(error.code, error.detail, first.owner, "signed") from None
    return of


def _check_first_body(first: FirstSnapshot, certificate: PossessionCertificate) -> None:
    body = certificate.body
    begins = (body.name, body.base, body.manifest_id, body.manifest_version, body.epoch, body.qualified)
    # [REJECT mismatched-snapshot]
    if begins != (first.snapshot, NO_DIGEST, first.manifest_id, first.manifest_version, 0, ()):
        raise Reject("mismatched-snapshot")
    if (certificate.base, certificate.manifest_id) != (body.base, body.manifest_id):
        raise Reject("mismatched-snapshot")
    check_rising(each.index for each in body.committee)
    # [REJECT duplicate-signer]
    if len(set(body.members.values())) != len(body.committee):
        raise Reject("duplicate-signer")
    check_committee(len(body.committee), body.threshold, body.faults)


def check_two_firsts(first: Envelope, second: Envelope, owner: PeerId) -> None:
    """Raise Reject two-geneses, blaming the owner by its own signatures, if both are first snapshots of one version of one manifest, and differ in the snapshot.

    Raises what `open_message` raises for each.
    """
    one, two = (open_message(each, FirstSnapshot, frozenset({owner})) for each in (first, second))
    of = (one.manifest_id, one.manifest_version)
    # [REJECT two-geneses]
    if of == (two.manifest_id, two.manifest_version) and one.snapshot != two.snapshot:
        raise Reject("two-geneses", f"of version {one.manifest_version}").against(owner)


# ----------------------------------------------------------------------------------------------------------------------
# The owner asks for shares


@dataclass(frozen=True)
class RekeySession:
    """An opened request."""

    name: Digest
    request: RekeyRequest


def open_rekey(envelope: Envelope, owner: PeerId, manifest_id: ManifestId, now_ms: int | None) -> RekeySession:
    """Open a request for shares. `now_ms` is None when it is only followed.

    Raises Ignore not-the-owner; what `open_message` raises; Ignore other-manifest, past-deadline or far-deadline; Reject bad-delivery-key, blaming the owner.
    """
    request = _open_owners(envelope, RekeyRequest, owner, manifest_id)
    if now_ms is not None:
        check_deadline(request.deadline_ms, now_ms)
    try:
        check_delivery_key(request.key)
    except Reject as error:
        raise error.against(owner) from None
    return RekeySession(name_of(envelope), request)


@dataclass(frozen=True)
class OpenedRelease:
    """A share that came back, and lies on the polynomial."""

    index: int
    share: Scalar

    def __repr__(self) -> str:
        """Show whose it is, and not the share."""
        return f"OpenedRelease(index={self.index})"


def open_release(envelope: Envelope, session: RekeySession, of: Distribution, secret: bytes) -> OpenedRelease:
    """Open a member's release with the secret half of the request's key; `of` is the snapshot whose shares were asked for.

    Raises what `open_message` raises, unknown-signer for who is no member among it; Ignore unknown-session or missing-part; blaming the holder, Reject bad-scalar or bad-part:
    signed if the share is, else witnessed by the owner alone.
    """
    request = session.request
    message = open_message(envelope, ShareRelease, frozenset(of.body.members.values()))
    # [IGNORE unknown-session]
    if (message.session, message.base, message.manifest_id) != (session.name, of.name, request.manifest_id):
        raise Ignore("unknown-session", message.session.hex)
    index = of.body.index_of(message.holder)
    assert index is not None
    came = receive(message.share, request.key, secret, session.name, index, OWNER)
    return OpenedRelease(index, _checked(came, of.commitments, index, message.holder))
