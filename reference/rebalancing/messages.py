"""The lease's messages: records in the program, canonical JSON in signed envelopes on the wire. `docs/wire.md` lists every field.

Each message names its author, who must be the signer, and carries the time of sending and a nonce of its own; a round statement does not,
because it holds for ever. The protocol core sees none of this, only the numbers of `lease_codec.py`. Time, keys and nonces are arguments.

TLA+: Lease!MakeRequest, Lease!MakeGrant, Lease!Rank, Lease!NonceIsFresh.
"""
# ruff: noqa: RUF009 - each function called in a record's body is a `dataclasses.field`

from abc import ABC, abstractmethod
from collections.abc import Set
from dataclasses import dataclass
from typing import Any, ClassVar, TypeAlias, TypeVar, cast

from . import canonical
from .envelope import Envelope, NestedEnvelope, digest, payload_type, sign, verified_body
from .errors import CODES, Ignore, ProtocolError, Reject
from .identifiers import Digest, ManifestId, Nonce, PeerId
from .parameters import (
    ACT_BODY_BYTES,
    CERTIFICATE_BODY_BYTES,
    LARGEST_SAFE_INTEGER,
    LEASE_TTL_MS,
    MAXIMUM_COMMITTEE,
    MAXIMUM_NUMBER,
    MAXIMUM_ROUND,
    MAXIMUM_SHOWN,
    PROTOCOL_VERSION,
    REQUEST_BODY_BYTES,
    SMALL_BODY_BYTES,
    WALL_CLOCK_SKEW_MS,
)
from .shapes import Shaped, check, items, natural, octets, one_of, record, shape_of

__all__ = [  # noqa: RUF022 - in the order of the text
    "REFUSALS", "BallotFields", "NO_BALLOT_FIELDS", "Artifact", "SignedMessage", "Message", "LeaseRequest", "LeaseGrant", "LeaseRefusal",
    "LeaseRelease", "LeaseAct", "RoundStatement", "LeaseCertificate", "MESSAGES",
    "rank_of", "ballot_fields", "check_rank", "body_of", "digest_of", "seal", "open_message", "check_manifest", "check_fresh",
]  # fmt: skip

# Why a granter may answer a request with a refusal.
REFUSALS = (
    "amnesia-guard",
    "foreign-lease",
    "hard-stop",
    "interval",
    "not-eligible",
    "outbid",
    "requester-ahead",
    "round-jump",
    "stale-ballot",
    "stale-base",
    "stale-number",
    "unremembered-ballot",
)
assert all(CODES[code].verdict == "ignore" for code in REFUSALS)


@dataclass(frozen=True)
class BallotFields(Shaped):
    """The fencing token as it travels. Round 0 with all bytes zero stands for no ballot at all."""

    coordinator: PeerId = octets(PeerId)
    nonce: Nonce = octets(Nonce)
    rank: Digest = octets(Digest)
    round: int = natural(0, MAXIMUM_ROUND)


NO_BALLOT_FIELDS = BallotFields(PeerId(bytes(32)), Nonce(bytes(16)), Digest(bytes(32)), 0)


@dataclass(frozen=True)
class Artifact(Shaped):
    """What all records share that are bodies of their own: name and largest size of the kind, and what each is about."""

    ARTIFACT: ClassVar[str]
    BODY_BYTES: ClassVar[int] = SMALL_BODY_BYTES

    base: Digest = octets(Digest)
    manifest_id: ManifestId = octets(ManifestId)
    version: int = one_of([PROTOCOL_VERSION])


@dataclass(frozen=True)
class SignedMessage(Artifact, ABC):
    """What all signed records share."""

    @property
    @abstractmethod
    def author(self) -> PeerId:
        """The peer in whose name the message speaks, who must have signed it."""

    @abstractmethod
    def check_sense(self) -> None:
        """Raise Reject if the fields, each of its shape, do not fit together."""


@dataclass(frozen=True)
class _Timely(SignedMessage):
    """What is sent once and goes stale."""

    message_nonce: Nonce = octets(Nonce)
    sent_at_ms: int = natural(0, LARGEST_SAFE_INTEGER)


@dataclass(frozen=True)
class LeaseRequest(_Timely):
    """A candidate asks for a lease (number 1), or for its renewal (the next numbers).

    `shown` are envelopes of round statements by members of the parent's committee: evidence for a round far above the granter's own.
    """

    ARTIFACT = "lease-request"
    BODY_BYTES = REQUEST_BODY_BYTES

    ballot: BallotFields = record(BallotFields)
    number: int = natural(1, MAXIMUM_NUMBER)
    shown: tuple[NestedEnvelope, ...] = items(NestedEnvelope, MAXIMUM_SHOWN)

    @property
    def author(self) -> PeerId:
        return self.ballot.coordinator

    def check_sense(self) -> None:
        check_rank(self.base, self.ballot)


@dataclass(frozen=True)
class LeaseGrant(_Timely):
    """A granter grants a ballot, for one lease time on its own timer. `prepared` is reserved: "" says that there is no certificate."""

    ARTIFACT = "lease-grant"

    ballot: BallotFields = record(BallotFields)
    granter: PeerId = octets(PeerId)
    in_reply_to: Digest = octets(Digest)
    number: int = natural(1, MAXIMUM_NUMBER)
    prepared: str = one_of([""])

    @property
    def author(self) -> PeerId:
        return self.granter

    def check_sense(self) -> None:
        check_rank(self.base, self.ballot)


@dataclass(frozen=True)
class LeaseRefusal(_Timely):
    """A granter says why it does not grant, what it has promised, and how long the present lease still runs on its timer."""

    ARTIFACT = "lease-refusal"

    code: str = one_of(REFUSALS)
    granter: PeerId = octets(PeerId)
    in_reply_to: Digest = octets(Digest)
    lease_left_ms: int = natural(0, LEASE_TTL_MS)
    promised: BallotFields = record(BallotFields)

    @property
    def author(self) -> PeerId:
        return self.granter

    def check_sense(self) -> None:
        # [REJECT bad-value] one form for no ballot; what was promised on an earlier base has the rank of that base
        if self.promised.round == 0 and self.promised != NO_BALLOT_FIELDS:
            raise Reject("bad-value", ".promised of round 0 is all zero")


@dataclass(frozen=True)
class LeaseRelease(_Timely):
    """The holder ends its lease early: it has stopped already."""

    ARTIFACT = "lease-release"

    ballot: BallotFields = record(BallotFields)

    @property
    def author(self) -> PeerId:
        return self.ballot.coordinator

    def check_sense(self) -> None:
        check_rank(self.base, self.ballot)


@dataclass(frozen=True)
class RoundStatement(SignedMessage):
    """A member says that it has promised a ballot of this round. Holds for ever, because promises only rise."""

    ARTIFACT = "round-statement"

    member: PeerId = octets(PeerId)
    round: int = natural(1, MAXIMUM_ROUND)

    @property
    def author(self) -> PeerId:
        return self.member

    def check_sense(self) -> None:
        """Every round of its range makes sense."""


@dataclass(frozen=True)
class LeaseCertificate(Artifact):
    """The grants of one ballot on one base, by distinct granters in rising order. It is not signed; `certificates.py` verifies it."""

    ARTIFACT = "lease-certificate"
    BODY_BYTES = CERTIFICATE_BODY_BYTES

    ballot: BallotFields = record(BallotFields)
    grants: tuple[NestedEnvelope, ...] = items(NestedEnvelope, MAXIMUM_COMMITTEE)


@dataclass(frozen=True)
class LeaseAct(_Timely):
    """The holder asks for an action under its ballot and shows the certificate. What the action is, later artifacts say."""

    ARTIFACT = "lease-act"
    BODY_BYTES = ACT_BODY_BYTES

    ballot: BallotFields = record(BallotFields)
    certificate: LeaseCertificate = record(LeaseCertificate)

    @property
    def author(self) -> PeerId:
        return self.ballot.coordinator

    def check_sense(self) -> None:
        check_rank(self.base, self.ballot)
        shown = self.certificate
        # [REJECT mismatched-certificate] one for another ballot entitles to nothing here
        if (self.manifest_id, self.base, self.ballot) != (shown.manifest_id, shown.base, shown.ballot):
            raise Reject("mismatched-certificate")


Message: TypeAlias = LeaseRequest | LeaseGrant | LeaseRefusal | LeaseRelease | LeaseAct | RoundStatement
MESSAGES: tuple[type[Message], ...] = (LeaseAct, LeaseGrant, LeaseRefusal, LeaseRelease, LeaseRequest, RoundStatement)
M = TypeVar("M", bound=SignedMessage)


# Ballots


def rank_of(parent: Digest, round_: int, coordinator: PeerId) -> Digest:
    """Return a ballot's rank, a digest that nobody can choose. As a number it is unsigned and big-endian."""
    body = canonical.encode({"coordinator": coordinator.hex, "parent": parent.hex, "round": round_})
    return digest(payload_type("rank"), body)


def ballot_fields(parent: Digest, round_: int, coordinator: PeerId, nonce: Nonce) -> BallotFields:
    """Return the ballot of a coordinator's attempt, with its true rank."""
    return BallotFields(coordinator, nonce, rank_of(parent, round_, coordinator), round_)


def check_rank(parent: Digest, ballot: BallotFields) -> None:
    """Raise Reject bad-range for a ballot of round 0, which is none, or false-rank unless the rank is that of `parent`."""
    # [REJECT bad-range] nothing is asked or granted under no ballot
    if ballot.round == 0:
        raise Reject("bad-range", ".ballot.round is at least 1")
    # [REJECT false-rank]
    if ballot.rank != rank_of(parent, ballot.round, ballot.coordinator):
        raise Reject("false-rank")


# Bytes and back


def body_of(message: Artifact) -> bytes:
    """Return the canonical bytes of a message. Raises ValueError if a field has another shape than the message's schema allows."""
    value = cast("canonical.Value", message.to_dict())
    try:
        check(shape_of(type(message)), value)
    except Reject as error:
        raise ValueError(str(error)) from error
    return canonical.encode_checked(value)


def digest_of(message: Artifact) -> Digest:
    """Return the digest that names a message: `in_reply_to` of its answers."""
    return digest(payload_type(message.ARTIFACT), body_of(message))


def seal(message: SignedMessage, seed: bytes) -> Envelope:
    """Return the message signed with its author's secret seed of 32 bytes. Raises ValueError for another peer's seed or a bad field."""
    envelope = sign(payload_type(message.ARTIFACT), body_of(message), seed)
    if envelope.signer != message.author:
        raise ValueError("a message is signed by its author")
    return envelope


def open_message(envelope: Envelope, kind: type[M], trusted: Set[PeerId]) -> M:
    """Verify an envelope, then read the same bytes as a message of `kind`.

    `trusted` are the enrolled keys that may send it. Envelopes inside the message stay closed (`certificates.py` opens them). Raises what
    `envelope.verified_body` raises; then, blaming the signer by its own signature, what `canonical.parse` and `shapes.check` raise, Reject
    foreign-name, and what the message's `check_sense` raises: bad-range, bad-value, false-rank or mismatched-certificate.
    """
    body = verified_body(envelope, payload_type(kind.ARTIFACT), kind.BODY_BYTES, trusted)
    try:
        value = canonical.parse(body, kind.BODY_BYTES)
        check(shape_of(kind), value)
        message = kind.from_dict(cast("dict[str, Any]", value))
        # [REJECT foreign-name]
        if message.author != envelope.signer:
            raise Reject("foreign-name", f"{message.author.hex} did not sign it")
        message.check_sense()
    except ProtocolError as error:
        raise error.against(envelope.signer) from None
    return message


def check_manifest(message: SignedMessage, manifest_id: ManifestId) -> None:
    """Raise Ignore unless the message is of `manifest_id`, that of the receiver's lease: each manifest has a lease of its own.

    Asked of an opened message, before its freshness: the nonce of one that is not for this lease is not remembered. What is nested in a
    message is of the message's manifest, or it does not open.
    """
    # [IGNORE other-manifest]
    if message.manifest_id != manifest_id:
        raise Ignore("other-manifest", message.manifest_id.hex)


def check_fresh(
    message: LeaseRequest | LeaseGrant | LeaseRefusal | LeaseRelease | LeaseAct,
    now_ms: int,
    seen: Set[tuple[PeerId, Nonce]],
) -> None:
    """Raise Ignore unless the message was sent within the allowed skew of `now_ms` and its author's nonce is not in `seen`.

    Asked of an opened message only: a nonce is remembered after the signature held, and for NONCE_WINDOW_MS at least.
    """
    # [IGNORE skewed-clock]
    if abs(message.sent_at_ms - now_ms) > WALL_CLOCK_SKEW_MS:
        raise Ignore("skewed-clock", f"sent at {message.sent_at_ms}, now {now_ms}")
    # [IGNORE replayed-nonce]
    if (message.author, message.message_nonce) in seen:
        raise Ignore("replayed-nonce")
