"""The sample that the wire vectors are made of: keys, a ballot, and one valid message of each kind.

Keys are made from the seeds 00…00, 01…01 and so on, which are no secrets.
"""

from dataclasses import replace
from typing import Any

from rebalancing.certificates import assemble, nested
from rebalancing.envelope import Envelope, peer_of
from rebalancing.identifiers import Digest, ManifestId, Nonce, PeerId
from rebalancing.messages import (
    NO_BALLOT_FIELDS,
    BallotFields,
    LeaseAct,
    LeaseGrant,
    LeaseRefusal,
    LeaseRelease,
    LeaseRequest,
    Message,
    RoundStatement,
    ballot_fields,
    digest_of,
    seal,
)
from rebalancing.parameters import LEASE_TTL_MS, PROTOCOL_VERSION

Case = dict[str, Any]

SEEDS = tuple(bytes([i]) * 32 for i in range(7))
PEERS = tuple(peer_of(seed) for seed in SEEDS)
SEED_OF = dict(zip(PEERS, SEEDS, strict=True))
# Candidates 0 and 1, a committee of 2 to 5, a stranger 6.
TRUSTED = PEERS[:6]
COMMITTEE = PEERS[2:6]
QUORUM = 3
STRANGER = PEERS[6]

BASE = Digest(bytes([0xBA]) * 32)
OTHER_BASE = Digest(bytes([0xBB]) * 32)
MANIFEST = ManifestId(bytes([0x3A]) * 32)
OTHER_MANIFEST = ManifestId(bytes([0x3B]) * 32)
NOW_MS = 1_800_000_000_000


def nonce(i: int) -> Nonce:
    return Nonce(bytes([i]) * 16)


BALLOT = ballot_fields(BASE, 3, PEERS[0], nonce(0x10))
COMMON: dict[str, Any] = {"base": BASE, "manifest_id": MANIFEST, "version": PROTOCOL_VERSION}
TIMELY = {**COMMON, "message_nonce": nonce(0x20), "sent_at_ms": NOW_MS}


def statement(member: PeerId, round_: int = 20, base: Digest = BASE) -> RoundStatement:
    return RoundStatement(**{**COMMON, "base": base}, member=member, round=round_)


def grant(granter: PeerId, ballot: BallotFields = BALLOT, number: int = 1) -> LeaseGrant:
    return LeaseGrant(
        **TIMELY, ballot=ballot, granter=granter, in_reply_to=digest_of(REQUEST), number=number, prepared=""
    )


def sealed(message: Message) -> Envelope:
    return seal(message, SEED_OF[message.author])


REQUEST = LeaseRequest(**TIMELY, ballot=BALLOT, number=1, shown=())
FAR_BALLOT = ballot_fields(BASE, 30, PEERS[0], nonce(0x11))
SHOWN = nested(sealed(statement(member)) for member in COMMITTEE[:2])
FAR_REQUEST = LeaseRequest(**TIMELY, ballot=FAR_BALLOT, number=1, shown=SHOWN)
GRANT = grant(COMMITTEE[0])
GRANTS = [(each, sealed(each)) for each in map(grant, COMMITTEE[:QUORUM])]
CERTIFICATE = assemble(GRANTS)
ACT = LeaseAct(**TIMELY, ballot=BALLOT, certificate=CERTIFICATE)
REFUSAL = LeaseRefusal(
    **TIMELY,
    code="foreign-lease",
    granter=COMMITTEE[0],
    in_reply_to=digest_of(REQUEST),
    lease_left_ms=LEASE_TTL_MS,
    promised=NO_BALLOT_FIELDS,
)

VALID: dict[str, Message] = {
    "lease-request": REQUEST,
    "lease-request-renewal": replace(REQUEST, number=2),
    "lease-request-with-statements": FAR_REQUEST,
    "lease-grant": GRANT,
    "lease-refusal": REFUSAL,
    "lease-release": LeaseRelease(**TIMELY, ballot=BALLOT),
    "lease-act": ACT,
    "round-statement": statement(COMMITTEE[0]),
}
