"""Between messages and the numbers that the protocol core decides on.

The core knows peers, digests and nonces as unsigned big-endian numbers (`identifiers.FixedBytes.number`) and has no bytes, signatures or
wall clocks. A base stands here for its digest; whoever knows the chain of snapshots puts its place there instead. Messages come here opened and verified; what the core answers goes out through here.
"""

from collections.abc import Sequence

from .ballot import Ballot
from .identifiers import Digest, ManifestId, Nonce, PeerId
from .lease import Claim, Grant, Request
from .messages import BallotFields, LeaseAct, LeaseGrant, LeaseRelease, LeaseRequest, RoundStatement
from .parameters import PROTOCOL_VERSION

__all__ = ["ballot_of", "ballot_to_fields", "claim_of", "grant_of", "grant_to_message", "request_of", "shown_round"]


def ballot_of(fields: BallotFields) -> Ballot:
    """Return the core's ballot."""
    return Ballot(
        round=fields.round,
        rank=fields.rank.number,
        coordinator=fields.coordinator.number,
        nonce=fields.nonce.number,
    )


def ballot_to_fields(ballot: Ballot) -> BallotFields:
    """Return a ballot of the core as it travels. Raises ValueError for numbers that are no key, digest or nonce."""
    return BallotFields(
        coordinator=PeerId.from_number(ballot.coordinator),
        nonce=Nonce.from_number(ballot.nonce),
        rank=Digest.from_number(ballot.rank),
        round=ballot.round,
    )


def shown_round(statements: Sequence[RoundStatement]) -> int:
    """Return the round that all the statements reach: the least one, or 0 without statements. The requester chooses which it shows."""
    return min((statement.round for statement in statements), default=0)


def request_of(message: LeaseRequest, statements: Sequence[RoundStatement]) -> Request:
    """Return the core's request; `statements` are what `certificates.open_shown` returned for the message."""
    return Request(
        ballot=ballot_of(message.ballot),
        base=message.base.number,
        number=message.number,
        shown_round=shown_round(statements),
        shown_by=frozenset(statement.member.number for statement in statements),
    )


def grant_of(message: LeaseGrant) -> Grant:
    """Return the core's grant."""
    return Grant(
        granter=message.granter.number,
        ballot=ballot_of(message.ballot),
        base=message.base.number,
        number=message.number,
    )


def grant_to_message(
    grant: Grant, manifest_id: ManifestId, in_reply_to: Digest, sent_at_ms: int, message_nonce: Nonce
) -> LeaseGrant:
    """Return the message that tells a grant of the core to its requester."""
    return LeaseGrant(
        base=Digest.from_number(grant.base),
        manifest_id=manifest_id,
        version=PROTOCOL_VERSION,
        message_nonce=message_nonce,
        sent_at_ms=sent_at_ms,
        ballot=ballot_to_fields(grant.ballot),
        granter=PeerId.from_number(grant.granter),
        in_reply_to=in_reply_to,
        number=grant.number,
        prepared="",
    )


def claim_of(message: LeaseRelease | LeaseAct) -> Claim:
    """Return the core's claim. Whether the certificate of an act holds, `certificates.open_certificate` says."""
    return Claim(ballot=ballot_of(message.ballot), base=message.base.number)
