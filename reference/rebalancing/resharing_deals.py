"""Deals of a resharing: opened by everybody, received with a part by one, and combined.

A deal is one signed message for everybody, with the digests of its parts; each part is sealed and goes to its receiver alone, beside that message. Reading a
deal costs a signature and no arithmetic. Where nothing can be done without every deal, a receiver adds them up at once, checks the sum, and looks at
each deal by itself only if that fails: what is wrong comes out all the same. Sizes and counts are checked before points are computed with.

TLA+: Resharing!Content, Resharing!Shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from .delivery import SealedTransfer, Transfer, check_signature, receive
from .envelope import Envelope
from .errors import Ignore, Reject
from .group import Scalar
from .identifiers import Digest, PeerId
from .messages import open_message
from .redistribution import Received, aggregate, aggregate_received, check_deal, check_part, check_successor, combine
from .resharing_messages import ComplaintFields, Deal, HeldDeal, PointBytes, SnapshotBody
from .resharing_sessions import Session, first_culprit, name_of, open_in_session, session_body
from .sharing import Commitments, Culprits

__all__ = [  # noqa: RUF022 - in the order of the text
    "OpenedDeal", "read_deal", "check_public", "open_deal", "check_two_deals", "make_body",
    "SentDeal", "Dealing", "ReceivedDeal", "receive_deal", "part_verdict", "judge_complaint",
    "Combined", "combine_deals", "combine_all",
]  # fmt: skip


# ----------------------------------------------------------------------------------------------------------------------
# What everybody sees


@dataclass(frozen=True)
class OpenedDeal:
    """A deal that its dealer has signed in a session. `index` is its dealer's."""

    index: int
    name: Digest
    deal: Deal

    @cached_property
    def encodings(self) -> tuple[bytes, ...]:
        """The commitments, 32 bytes each, as they came."""
        return tuple(point.value for point in self.deal.commitments)

    @cached_property
    def commitments(self) -> Commitments:
        """The commitments. Raises Reject bad-point."""
        return Commitments.from_encodings_checked(self.encodings, len(self.encodings))

    @property
    def held(self) -> HeldDeal:
        """How others name it."""
        return HeldDeal.of(self.name, self.index)


def read_deal(envelope: Envelope, session: Session) -> OpenedDeal:
    """Open a deal as its dealer has signed it; its points are not looked at.

    Raises what `open_in_session` raises; blaming the dealer, Reject wrong-degree or bad-length.
    """
    message = open_in_session(envelope, Deal, session, session.dealing_peers)
    index = session.dealer_index_of(message.dealer)
    assert index is not None
    # [REJECT wrong-degree] the count is checked before the points are
    if len(message.commitments) != session.terms.threshold:
        raise Reject(
            "wrong-degree", f"{len(message.commitments)} commitments, the threshold is {session.terms.threshold}"
        ).against(message.dealer)
    # [REJECT bad-length]
    if len(message.parts) != len(session.receivers):
        raise Reject("bad-length", f"{len(message.parts)} parts for {len(session.receivers)} receivers").against(
            message.dealer
        )
    return OpenedDeal(index, name_of(envelope), message)


def check_public(session: Session, opened: OpenedDeal) -> None:
    """Check what everybody can of a deal that was read. Raises Reject bad-point or wrong-constant, blaming the dealer."""
    try:
        check_deal(session.terms, opened.index, opened.commitments)
    except Reject as error:
        raise error.against(opened.deal.dealer) from None


def open_deal(envelope: Envelope, session: Session) -> OpenedDeal:
    """Open a deal and check what everybody can check of it. Raises what `read_deal` and `check_public` raise."""
    opened = read_deal(envelope, session)
    check_public(session, opened)
    return opened


def check_two_deals(first: Envelope, second: Envelope, dealers: Set[PeerId]) -> None:
    """Raise Reject two-deals, blaming the dealer by its own signatures, if both deals are of one dealer and session, and differ.

    It needs nobody's share and no proposal: anybody who knows the key is convinced. Raises what `open_message` raises for each.
    """
    one, two = open_message(first, Deal, dealers), open_message(second, Deal, dealers)
    # [REJECT two-deals]
    if (one.dealer, one.session) == (two.dealer, two.session) and one != two:
        raise Reject("two-deals", one.dealer.hex).against(one.dealer)


def make_body(session: Session, deals: Mapping[int, OpenedDeal]) -> SnapshotBody:
    """Return the body that these deals, in whose public halves all is well, make. Raises Reject too-few-dealers, degenerate-polynomial or reused-polynomial."""
    new = aggregate(session.terms, {index: each.commitments for index, each in deals.items()})
    assert not isinstance(new, Culprits), "each deal was checked when it was opened"
    check_successor(session.parent.commitments, new, session.terms.threshold)
    return _body_on(session, new, _held(deals))


def _held(deals: Mapping[int, OpenedDeal]) -> tuple[HeldDeal, ...]:
    return tuple(each.held for _, each in sorted(deals.items()))


def _body_on(session: Session, new: Commitments, qualified: tuple[HeldDeal, ...]) -> SnapshotBody:
    return session_body(session, tuple(PointBytes(point.encoding) for point in new.points), qualified)


# ----------------------------------------------------------------------------------------------------------------------
# What one receiver gets


@dataclass(frozen=True)
class SentDeal:
    """A deal as a receiver gets it: the message that all get, and beside it its own sealed part; none if it got it before."""

    envelope: Envelope
    part: SealedTransfer | None


@dataclass(frozen=True)
class Dealing:
    """What a dealer sends: one message to all, and to each receiver, by index, its part."""

    envelope: Envelope
    parts: Mapping[int, SealedTransfer]

    def to(self, receiver: int) -> SentDeal:
        """Return what goes to one receiver."""
        return SentDeal(self.envelope, self.parts[receiver])


@dataclass(frozen=True)
class ReceivedDeal:
    """A deal that was read, and the part of one receiver out of its box; none if nothing came."""

    opened: OpenedDeal
    part: Transfer | None


def receive_deal(session: Session, receiver: int, secret: bytes, sent: SentDeal) -> ReceivedDeal:
    """Read a deal and open the receiver's part with its secret delivery key. Neither points nor part are looked at. Raises what `read_deal` raises."""
    opened = read_deal(sent.envelope, session)
    return ReceivedDeal(opened, _opened_part(session, opened, receiver, secret, sent.part))


def _opened_part(
    session: Session, opened: OpenedDeal, receiver: int, secret: bytes, part: SealedTransfer | None
) -> Transfer | None:
    # Whoever sent it, the dealer did not: it is as if nothing had come.
    if part is None or part.digest != opened.deal.parts[session.places[receiver]]:
        return None
    try:
        return receive(part, session.receivers[receiver].key, secret, session.name, opened.index, receiver)
    except Ignore:
        return None


def part_verdict(deal: OpenedDeal, transfer: Transfer) -> Reject | None:
    """Return what is wrong with a part that came, bad-scalar or bad-part, blaming the dealer; None if it is good."""
    try:
        check_part(deal.commitments, transfer.receiver, Scalar.from_bytes_checked(transfer.scalar.value))
    except Reject as error:
        return error.against(deal.deal.dealer)
    return None


def judge_complaint(session: Session, deal: OpenedDeal, receiver: PeerId, complaint: ComplaintFields) -> Reject:
    """Return the verdict on the dealer whose part is shown: Reject bad-scalar or bad-part, by its own signatures on part and deal.

    Raises Reject false-complaint, blaming the receiver, if the dealer has not signed the part, or the part is good.
    """
    index = session.index_of(receiver)
    assert index is not None
    shown = Transfer(session.name, deal.index, index, complaint.part, complaint.signature)
    # [REJECT false-complaint] the dealer never said this
    try:
        check_signature(shown, deal.deal.dealer)
    except Reject as error:
        raise Reject("false-complaint", "unsigned").against(receiver) from error
    if verdict := part_verdict(deal, shown):
        return verdict
    # [REJECT false-complaint] whoever shows a good part gives its own share away, and nobody else's
    raise Reject("false-complaint", f"of dealer {deal.index}").against(receiver)


# ----------------------------------------------------------------------------------------------------------------------
# What deals make together


@dataclass(frozen=True)
class Combined:
    """What the deals of `body.qualified` make for one receiver: the body, and its share, which lies on the body's commitments."""

    body: SnapshotBody
    commitments: Commitments
    share: Scalar

    def __repr__(self) -> str:
        """Show of what it is, and not the share."""
        return f"Combined(body={self.body.name})"


def combine_deals(session: Session, receiver: int, deals: Mapping[int, ReceivedDeal]) -> Combined:
    """Add up deals and parts, check the sum, and each by itself only if it is wrong.

    A sum that is right says so of these dealers together. Raises Ignore missing-part; Reject too-few-dealers, degenerate-polynomial, reused-polynomial; bad-point or wrong-constant, blaming a dealer by its
    signature; bad-scalar or bad-part, blaming a dealer by what this receiver alone saw.
    """
    parts = {i: _part_of(each) for i, each in deals.items()}
    opened = {i: each.opened for i, each in deals.items()}
    received = Received({i: each.encodings for i, each in opened.items()}, session.terms.threshold)
    new = aggregate_received(session.terms, received)
    if isinstance(new, Culprits):
        raise first_culprit(new, session.dealers)
    check_successor(session.parent.commitments, new, session.terms.threshold)
    scalars = {i: _scalar_of(parts[i], session.dealers[i]) for i in parts}
    share = combine(session.terms, new, received, receiver, scalars)
    if isinstance(share, Culprits):
        raise first_culprit(share, session.dealers, "witnessed")
    return Combined(_body_on(session, new, _held(opened)), new, share)


def _part_of(deal: ReceivedDeal) -> Transfer:
    # [IGNORE missing-part]
    if deal.part is None:
        raise Ignore("missing-part", f"of dealer {deal.opened.index}")
    return deal.part


def _scalar_of(part: Transfer, dealer: PeerId) -> Scalar:
    try:
        return Scalar.from_bytes_checked(part.scalar.value)
    except Reject as error:
        raise error.against(dealer, "witnessed") from None


def combine_all(session: Session, receiver: int, deals: Mapping[int, ReceivedDeal]) -> Combined | None:
    """Return what all deals make if nothing can be made of fewer and all is well together; else None: then each deal must be judged by itself."""
    if session.terms.least < len(session.dealers) or deals.keys() != session.dealers.keys():
        return None
    try:
        return combine_deals(session, receiver, deals)
    except (Ignore, Reject):
        return None
