"""What each message of a resharing must be, so that it counts: proposals, responses, the set QUAL, the snapshot body, the possession certificate.

A `Distribution` is a snapshot with its body; whoever has the parent's can open a proposal, and with the opened `Session` everything that follows. Nothing
here is secret, and nothing is kept. Deals are in `resharing_deals.py`. Sizes and counts are checked before points are computed with. Verdicts blame whoever signed what is wrong.

TLA+: Resharing!IsAcceptable, Resharing!IsQualified, Resharing!Content, Resharing!Enough, Resharing!Successor.
"""
# ruff: noqa: RUF009 - each function called in a record's body is a `dataclasses.field`

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeAlias, TypeVar, cast

from . import canonical, resharing
from .certificates import open_list
from .commit_certificates import Committee
from .commit_messages import SnapshotFields, snapshot_digest
from .delivery import DeliveryPublicKey, check_delivery_key
from .envelope import Envelope, digest, payload_type, verified_body
from .errors import Ignore, Reject, Strength
from .group import Point
from .identifiers import Digest, Nonce, PeerId
from .messages import SignedMessage, check_manifest, open_message
from .parameters import PROTOCOL_VERSION
from .possession_proof import PossessionContext, check_proof_of_possession
from .redistribution import Scaling, Terms, check_successor
from .resharing_messages import (
    NO_DIGEST,
    Deal,
    DeliveryKey,
    HeldDeal,
    MemberFields,
    PointBytes,
    Possession,
    PossessionCertificate,
    ResharingProposal,
    ResharingResponse,
    SeatFields,
    SnapshotBody,
)
from .resharing_parameters import LONGEST_SESSION_MS
from .shapes import Shaped, check, items, record, shape_of
from .sharing import Commitments, Culprits, check_indices, public_shares

__all__ = [  # noqa: RUF022 - in the order of the text
    "Distribution", "core_committee", "Seat", "Session", "open_session", "check_faults", "check_deadline", "name_of", "open_seats",
    "open_in_session", "open_response", "open_responses", "contented", "check_qualified", "session_body", "read_unsigned", "first_culprit",
    "possession_context", "check_possession", "check_acknowledgement", "open_possessions",
]  # fmt: skip


_Asked: TypeAlias = tuple[tuple[int, ...], tuple[int, ...], int, Scaling]
"""Dealers, receivers, threshold and scaling of a session."""


@dataclass(frozen=True)
class Distribution(Shaped):
    """A snapshot with the body that its shares are of. What the owner dealt first has a body alone; a move of the manifest alone has that of its parent."""

    body: SnapshotBody = record(SnapshotBody)
    snapshot: tuple[SnapshotFields, ...] = items(SnapshotFields, 1)

    @cached_property
    def name(self) -> Digest:
        """The digest that names the snapshot, and is the base of whatever follows it."""
        return snapshot_digest(self.snapshot[0]) if self.snapshot else self.body.name

    @property
    def parent(self) -> Digest:
        """What it follows; NO_DIGEST for the first."""
        return self.snapshot[0].parent if self.snapshot else NO_DIGEST

    @property
    def sequence(self) -> int:
        """The snapshot's number, 0 for the first."""
        return self.snapshot[0].sequence if self.snapshot else 0

    @cached_property
    def commitments(self) -> Commitments:
        """The commitments to the polynomial. Raises Reject wrong-degree or bad-point."""
        return Commitments.from_encodings_checked([point.value for point in self.body.commitments], self.body.threshold)

    @cached_property
    def _public_shares(self) -> dict[int, Point]:
        return {}

    def public_shares(self, indices: Iterable[int]) -> dict[int, Point]:
        """Return the public share of each index. Each is computed once, however many sessions follow this snapshot. Raises what `sharing.public_shares` raises."""
        chosen = tuple(indices)
        known = self._public_shares
        known.update(public_shares(self.commitments, [index for index in chosen if index not in known]))
        return {index: known[index] for index in chosen}

    @cached_property
    def _last_terms(self) -> dict[_Asked, Terms]:
        return {}

    def terms(self, dealers: tuple[int, ...], receivers: tuple[int, ...], threshold: int, scaling: Scaling) -> Terms:
        """Return what is fixed for a session that deals from this snapshot, with all that can be computed before a deal comes.

        The last is kept: a session that follows one that failed mostly asks for the same. Raises what `public_shares` and `Terms` raise.
        """
        asked = (dealers, receivers, threshold, scaling)
        if (known := self._last_terms.get(asked)) is None:
            known = Terms(self.commitments, self.public_shares(dealers), receivers, threshold, scaling).ready()
            self._last_terms.clear()
            self._last_terms[asked] = known
        return known

    @property
    def committee(self) -> Committee:
        """The committee as the commit knows it. Raises ValueError for one that is not allowed."""
        members = frozenset(self.body.members.values())
        return Committee(members, self.body.threshold, self.body.faults)

    @cached_property
    def polynomial(self) -> resharing.Polynomial:
        """The core's polynomial: its names are digests."""
        return resharing.Polynomial(
            version=self.body.manifest_version,
            digest=resharing.Dealt(self.name.number),
            parent=self._core_parent,
            committee=core_committee(self.body.members.values(), self.body.threshold),
        )

    @property
    def _core_parent(self) -> resharing.Dealt:
        if self.body.base == NO_DIGEST:
            return resharing.no_digest(self.body.manifest_version)
        return resharing.Dealt(self.body.base.number)


def core_committee(peers: Iterable[PeerId], threshold: int) -> resharing.Committee:
    """Return the core's committee."""
    return resharing.Committee(frozenset(peer.number for peer in peers), threshold)


# ----------------------------------------------------------------------------------------------------------------------
# Proposals


@dataclass(frozen=True)
class Seat:
    """Who gets the share of an index, or helps with it, and the key to which it is sent."""

    peer: PeerId
    key: DeliveryPublicKey


@dataclass(frozen=True)
class Session:
    """An opened proposal.

    Attributes:
        name: its digest.
        parent: what it follows.
        terms: who deals to whom, as the arithmetic knows it.
        dealers, receivers: by index.
    """

    name: Digest
    proposal: ResharingProposal
    parent: Distribution
    terms: Terms
    dealers: Mapping[int, PeerId]
    receivers: Mapping[int, Seat]

    def core_for(self, peer: PeerId) -> resharing.Proposal:
        """The core's proposal, as a peer sees it: its session is the key that the peer gave for it, if it is a receiver."""
        index = self.index_of(peer)
        return resharing.Proposal(
            session=self.name.number if index is None else self.receivers[index].key.number,
            parent=self.parent.polynomial,
            committee=core_committee((seat.peer for seat in self.receivers.values()), self.proposal.threshold),
            revoked=frozenset(peer.number for peer in self.proposal.revoked),
        )

    def index_of(self, peer: PeerId) -> int | None:
        """The index of a receiver; None for who is none."""
        return self._receiver_indices.get(peer)

    @cached_property
    def places(self) -> dict[int, int]:
        """The place of each receiver's index among them all."""
        return {index: place for place, index in enumerate(sorted(self.receivers))}

    def dealer_index_of(self, peer: PeerId) -> int | None:
        """The index of a dealer; None for who is none."""
        return self._dealer_indices.get(peer)

    @property
    def receiving_peers(self) -> Set[PeerId]:
        """The receivers."""
        return self._receiver_indices.keys()

    @property
    def dealing_peers(self) -> Set[PeerId]:
        """The dealers."""
        return self._dealer_indices.keys()

    @cached_property
    def _receiver_indices(self) -> dict[PeerId, int]:
        return {seat.peer: index for index, seat in self.receivers.items()}

    @cached_property
    def _dealer_indices(self) -> dict[PeerId, int]:
        return {peer: index for index, peer in self.dealers.items()}

    @property
    def enough(self) -> int:
        """How many receivers must be content, and acknowledge: t' + f'."""
        return self.proposal.threshold + self.proposal.faults

    def distribution(self, body: SnapshotBody) -> Distribution:
        """The snapshot that brings a body made in this session."""
        fields = SnapshotFields(body.name, self.proposal.origin, self.parent.name, self.parent.sequence + 1)
        return Distribution(body, (fields,))


def open_session(
    envelope: Envelope, coordinators: Set[PeerId], eligible: Set[PeerId], parent: Distribution, now_ms: int | None
) -> Session:
    """Open a proposal on a parent. `coordinators` may propose, `eligible` may receive; all keys are enrolled. `now_ms` is None when it is carried on.

    Raises what `open_message` raises; Ignore other-manifest, stale-base, past-deadline or far-deadline; and, blaming the coordinator, Reject mismatched-version,
    mismatched-epoch, not-a-dealer, what `Terms` raises, lowered-faults, not-a-member, bad-value, mismatched-key or bad-delivery-key.
    """
    proposal = open_message(envelope, ResharingProposal, coordinators)
    body = parent.body
    check_manifest(proposal, body.manifest_id)
    # [IGNORE stale-base]
    if proposal.base != parent.name:
        raise Ignore("stale-base", proposal.base.hex)
    if now_ms is not None:
        check_deadline(proposal.deadline_ms, now_ms)
    try:
        # [REJECT mismatched-version]
        if proposal.manifest_version != body.manifest_version:
            raise Reject("mismatched-version", f"{proposal.manifest_version}, in force is {body.manifest_version}")
        # [REJECT mismatched-epoch]
        if proposal.from_epoch != body.epoch:
            raise Reject("mismatched-epoch", f"from {proposal.from_epoch}, in force is {body.epoch}")
        dealers = {each.index: each.peer for each in proposal.dealers}
        # [REJECT not-a-dealer] whoever deals has the share of that index
        if stranger := next((i for i, peer in dealers.items() if body.members.get(i) != peer), None):
            raise Reject("not-a-dealer", f"{stranger}")
        terms = parent.terms(
            tuple(dealers),
            tuple(each.index for each in proposal.receivers),
            proposal.threshold,
            cast("Scaling", proposal.scaling),
        )
        check_faults(body.faults, proposal.faults)
        receivers = open_seats(proposal.receivers, proposal, proposal.nonce, eligible)
    except Reject as error:
        raise error.against(envelope.signer) from None
    return Session(name_of(envelope), proposal, parent, terms, dealers, receivers)


def check_faults(old: int, new: int) -> None:
    """Raise Reject lowered-faults if a new committee is to bear fewer liars than its parent: a liar's word would be among those that are enough."""
    # [REJECT lowered-faults]
    if new < old:
        raise Reject("lowered-faults", f"{new} after {old}")


def check_deadline(deadline_ms: int, now_ms: int) -> None:
    """Raise Ignore past-deadline or far-deadline unless a session's deadline is now or soon, by wall clock."""
    # [IGNORE past-deadline]
    if now_ms > deadline_ms:
        raise Ignore("past-deadline")
    # [IGNORE far-deadline] whoever loses its store must know how long the sessions last in which it may have dealt
    if deadline_ms > now_ms + LONGEST_SESSION_MS:
        raise Ignore("far-deadline")


def name_of(envelope: Envelope) -> Digest:
    """Return the digest of the message in an envelope that was opened: that of the bytes, which are canonical."""
    return digest(envelope.payload_type, envelope.body)


def open_seats(
    seats: Sequence[SeatFields], of: SignedMessage, attempt: Nonce, eligible: Set[PeerId]
) -> dict[int, Seat]:
    """Return the seats of a message by index: each delivery key is signed by a peer of `eligible` for the message's author and attempt.

    Raises Reject bad-index, not-a-member, bad-value, mismatched-key, bad-delivery-key, or what `open_message` raises for a key. Whoever assembled them is to
    blame, which the caller adds; only a key that is itself wrong blames its giver.
    """
    check_indices(each.index for each in seats)
    opened = {}
    for seat in seats:
        (key,) = open_list([seat.key], DeliveryKey, eligible)
        # [REJECT mismatched-key] a key of another session is another's, or spent
        if (key.base, key.manifest_id, key.attempt, key.requester) != (of.base, of.manifest_id, attempt, of.author):
            raise Reject("mismatched-key", key.receiver.hex)
        try:
            check_delivery_key(key.key)
        except Reject as error:
            raise error.against(key.receiver) from None
        opened[seat.index] = Seat(key.receiver, key.key)
    return opened


# ----------------------------------------------------------------------------------------------------------------------
# Messages of a session

S = TypeVar("S", Deal, ResharingResponse, Possession)


def open_in_session(envelope: Envelope, kind: type[S], session: Session, trusted: Set[PeerId]) -> S:
    """Open a message of a session.

    Raises what `open_message` raises; Ignore unknown-session for one of another session, manifest or base: it may be good there.
    """
    message = open_message(envelope, kind, trusted)
    # [IGNORE unknown-session]
    if (message.session, message.base, message.manifest_id) != (
        session.name,
        session.parent.name,
        session.proposal.manifest_id,
    ):
        raise Ignore("unknown-session", message.session.hex)
    return message


def open_response(envelope: Envelope, session: Session) -> ResharingResponse:
    """Open a receiver's response. Raises what `open_in_session` raises; Reject not-a-dealer, blaming the receiver."""
    message = open_in_session(envelope, ResharingResponse, session, session.receiving_peers)
    for dealer in [*(each.dealer for each in message.held), *(each.dealer for each in message.complaints)]:
        # [REJECT not-a-dealer]
        if dealer not in session.dealers:
            raise Reject("not-a-dealer", f"{dealer}").against(message.receiver)
    return message


def open_responses(envelopes: Iterable[Envelope], session: Session) -> list[ResharingResponse]:
    """Open responses, as `open_response` does each. Most say the same: what differs from the one before in the receiver alone is verified, and not parsed."""
    opened: list[ResharingResponse] = []
    alike: tuple[bytes, bytes] | None = None
    for envelope in envelopes:
        if (
            alike
            and envelope.signer in session.receiving_peers
            and _in_name_of(envelope.signer).join(alike) == envelope.body
        ):
            verified_body(envelope, _RESPONSE, ResharingResponse.BODY_BYTES, session.receiving_peers)
            opened.append(replace(opened[-1], receiver=envelope.signer))
            continue
        message = open_response(envelope, session)
        before, *after = envelope.body.split(_in_name_of(message.receiver))
        alike = (before, after[0]) if len(after) == 1 else None
        opened.append(message)
    return opened


_RESPONSE = payload_type(ResharingResponse.ARTIFACT)


def _in_name_of(receiver: PeerId) -> bytes:
    """The receiver's field in a body."""
    return b'"receiver":"%s"' % receiver.hex.encode()


# ----------------------------------------------------------------------------------------------------------------------
# QUAL and the snapshot body


def contented(responses: Iterable[ResharingResponse], qualified: Sequence[HeldDeal]) -> frozenset[PeerId]:
    """Return the receivers that hold all of these very deals and found them good."""
    wanted, same = frozenset(qualified), tuple(qualified)
    return frozenset(each.receiver for each in responses if each.held == same or wanted <= frozenset(each.held))


def check_qualified(
    session: Session, qualified: Sequence[HeldDeal], responses: Iterable[ResharingResponse]
) -> frozenset[PeerId]:
    """Return the receivers that are content with QUAL. Raises Reject duplicate-index, not-a-dealer, too-few-dealers or not-qualified."""
    _check_dealers(session, qualified)
    content = contented(responses, qualified)
    # [REJECT not-qualified]
    if len(content) < session.enough:
        raise Reject("not-qualified", f"{len(content)} receivers are content, {session.enough} are needed")
    return content


def _check_dealers(session: Session, qualified: Sequence[HeldDeal]) -> None:
    dealers = [each.dealer for each in qualified]
    check_indices(dealers)
    # [REJECT not-a-dealer]
    if stranger := next((each for each in dealers if each not in session.dealers), None):
        raise Reject("not-a-dealer", f"{stranger}")
    session.terms.check_enough(dict.fromkeys(dealers))


def session_body(
    session: Session, commitments: tuple[PointBytes, ...], qualified: tuple[HeldDeal, ...]
) -> SnapshotBody:
    """Return a session's body: all but commitments and QUAL is the proposal's."""
    proposal = session.proposal
    return SnapshotBody(
        base=proposal.base,
        manifest_id=proposal.manifest_id,
        version=PROTOCOL_VERSION,
        commitments=commitments,
        committee=tuple(MemberFields(index, seat.peer) for index, seat in sorted(session.receivers.items())),
        epoch=proposal.to_epoch,
        faults=proposal.faults,
        manifest_version=proposal.manifest_version,
        policy=proposal.policy,
        qualified=qualified,
        session=session.name,
        threshold=proposal.threshold,
    )


B = TypeVar("B", SnapshotBody, PossessionCertificate)


def read_unsigned(raw: bytes, kind: type[B]) -> B:
    """Read a snapshot body or a possession certificate that came from others. Nothing in it is verified yet, and nobody is to blame.

    Raises Reject with the codes of `canonical.parse`, too-large first, and of `shapes.check`.
    """
    value = canonical.parse(raw, kind.BODY_BYTES)
    check(shape_of(kind), value)
    return kind.from_dict(cast("dict[str, Any]", value))


def first_culprit(culprits: Culprits, peers: Mapping[int, PeerId], strength: Strength = "signed") -> Reject:
    """Return the verdict on the culprit of the lowest index, blaming its peer."""
    index, verdict = min(culprits.verdicts.items(), key=lambda each: each[0])
    return verdict.against(peers[index], strength)


# ----------------------------------------------------------------------------------------------------------------------
# Possession


def possession_context(body: SnapshotBody, index: int, nonce: Nonce) -> PossessionContext:
    """Return what a member's proof of possession is about."""
    return PossessionContext(
        manifest_id=body.manifest_id,
        manifest_version=body.manifest_version,
        epoch=body.epoch,
        session=body.session,
        polynomial=body.name,
        index=index,
        peer=body.members[index],
        nonce=nonce,
    )


def check_possession(session: Session, body: Distribution, possession: Possession) -> None:
    """Check an opened possession of a body that was made in a session. Raises what `check_acknowledgement` raises."""
    check_acknowledgement(session.proposal.nonce, body, possession)


def check_acknowledgement(nonce: Nonce, of: Distribution, possession: Possession) -> None:
    """Check an opened possession, by a member of the committee of a snapshot, whose session had this nonce.

    Raises Reject mismatched-possession, for which nobody is to blame: a coordinator may have shown another set of dealers to an honest receiver. Blaming the
    receiver, raises what the proof's check raises.
    """
    index = of.body.index_of(possession.receiver)
    assert index is not None
    # [REJECT mismatched-possession] of another set of dealers, say
    if possession.snapshot != of.body.name:
        raise Reject("mismatched-possession", possession.receiver.hex)
    public = of.public_shares([index])[index]
    try:
        check_proof_of_possession(public, possession_context(of.body, index, nonce), possession.proof)
    except Reject as error:
        raise error.against(possession.receiver) from None


def open_possessions(session: Session, certificate: PossessionCertificate) -> Distribution:
    """Verify a possession certificate of a session; return the snapshot that may be echoed and voted for.

    That the commitments are the sum of QUAL's deals, t' correct members have checked before they signed; that the secret is the old one and
    no coefficient is, is checked again. Raises Reject mismatched-snapshot, wrong-degree, bad-point, moved-secret, reused-polynomial, not-a-dealer,
    too-few-dealers, not-a-quorum, duplicate-signer, not-a-member, bad-value, mismatched-possession, bad-proof, or what `open_message` raises for
    a possession.
    """
    body = certificate.body
    distribution = session.distribution(body)
    # [REJECT mismatched-snapshot] all but commitments and QUAL is the proposal's
    of = (certificate.base, certificate.manifest_id)
    if of != (body.base, body.manifest_id) or body != session_body(session, body.commitments, body.qualified):
        raise Reject("mismatched-snapshot")
    check_successor(session.parent.commitments, distribution.commitments, session.terms.threshold)
    _check_dealers(session, body.qualified)
    # [REJECT not-a-quorum] exactly: one form, and a size that is known before anything is verified
    if len(certificate.possessions) != session.enough:
        raise Reject("not-a-quorum", f"{len(certificate.possessions)} of {session.enough}")
    for each in open_list(certificate.possessions, Possession, session.receiving_peers):
        # [REJECT mismatched-possession]
        if (each.session, each.base, each.manifest_id) != (session.name, body.base, body.manifest_id):
            raise Reject("mismatched-possession", each.receiver.hex)
        check_possession(session, distribution, each)
    return distribution
