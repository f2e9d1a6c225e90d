"""The resharing's messages: records in the program, canonical JSON on the wire. `docs/wire.md` lists every field.

Messages are signed and hold for ever; what makes one unlike another is the digest of its session, which is that of the proposal. `base` is the parent of
what is prepared. Secret is only what is in a `SealedTransfer`. The snapshot body and the possession certificate are not signed: the first is
named by its digest, which the commit's snapshots hold, the second is a list of signed messages.

Every list is in one order, rising, so that what is said has one form.

TLA+: Resharing!IsFeasible, Resharing!KeepsThreshold, Resharing!ExcludesRevoked.
"""
# ruff: noqa: RUF009 - each function called in a record's body is a `dataclasses.field`

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, ClassVar, Self

from .delivery import DeliveryPublicKey, ScalarBytes, SealedTransfer
from .envelope import NestedEnvelope
from .errors import Reject
from .group import Point
from .identifiers import Digest, FixedBytes, Nonce, PeerId, Signature
from .messages import Artifact, BallotFields, SignedMessage, check_rank, digest_of
from .parameters import LARGEST_SAFE_INTEGER, MAXIMUM_COMMITTEE, MAXIMUM_FAULTS
from .possession_proof import PossessionProof
from .quorum import feasible
from .resharing_parameters import (
    DEAL_BODY_BYTES,
    HELD_DEAL_BYTES,
    MAXIMUM_COUNTER,
    MAXIMUM_EPOCH,
    MAXIMUM_EVIDENCE,
    MAXIMUM_MANIFEST_VERSION,
    POSSESSION_BODY_BYTES,
    REPAIR_REQUEST_BODY_BYTES,
    REPAIR_SUM_BODY_BYTES,
    RESHARING_PROPOSAL_BODY_BYTES,
    RESPONSE_BODY_BYTES,
    SNAPSHOT_BODY_BYTES,
    SPLIT_BODY_BYTES,
)
from .shapes import Shaped, items, listed, natural, octets, one_of, packed, record

__all__ = [  # noqa: RUF022 - in the order of the text
    "TRIGGERS", "SCALINGS", "NO_DIGEST", "PointBytes",
    "MemberFields", "SeatFields", "HeldDeal", "ComplaintFields", "check_rising", "check_committee",
    "DeliveryKey", "ResharingProposal", "Deal", "ResharingResponse", "Possession", "LossStatement",
    "RepairRequest", "RepairSplit", "RepairSum", "RepairReceipt", "RESHARING_MESSAGES",
    "SnapshotBody", "PossessionCertificate", "RESHARING_BODIES",
]  # fmt: skip

# What may set off a recovery.
TRIGGERS = ("CapabilityProviderLoss", "CompromiseConfirmed", "ForkDetected", "NodeTimeout", "SchedulingFailure")
SCALINGS = ("pre-scaled", "unscaled")
# Stands for the parent of a version's first snapshot, which the owner dealt.
NO_DIGEST = Digest(bytes(Digest.LENGTH))


@dataclass(frozen=True, order=True, repr=False)
class PointBytes(FixedBytes):
    """What should be the encoding of a point. Nobody has looked at it yet."""

    LENGTH: ClassVar[int] = Point.LENGTH


def _index() -> Any:
    return natural(1, MAXIMUM_COMMITTEE)


@dataclass(frozen=True)
class MemberFields(Shaped):
    """A member of a committee, and the index of its share."""

    index: int = _index()
    peer: PeerId = octets(PeerId)


@dataclass(frozen=True)
class SeatFields(Shaped):
    """A receiver to be: its index, and the envelope of the delivery key that it gave, signed by itself."""

    index: int = _index()
    key: NestedEnvelope = record(NestedEnvelope)


@dataclass(frozen=True, order=True, repr=False)
class HeldDeal(FixedBytes):
    """A dealer's index, one byte, and which of its deals: by digest, because a liar may make two."""

    LENGTH: ClassVar[int] = HELD_DEAL_BYTES

    @classmethod
    def of(cls, deal: Digest, dealer: int) -> Self:
        """Return the name of a deal and its dealer."""
        return cls(bytes([dealer]) + deal.value)

    @property
    def dealer(self) -> int:
        """The dealer's index."""
        return self.value[0]

    @property
    def deal(self) -> Digest:
        """The deal's digest."""
        return Digest(self.value[1:])


@dataclass(frozen=True)
class ComplaintFields(Shaped):
    """A part that is not what was committed to, shown with its dealer's signature."""

    deal: Digest = octets(Digest)
    dealer: int = _index()
    part: ScalarBytes = octets(ScalarBytes)
    signature: Signature = octets(Signature)


def check_rising(indices: Iterable[int]) -> None:
    """Raise Reject duplicate-index unless indices rise."""
    # [REJECT duplicate-index] rising, so each is there once and the list has one form
    if not all(low < high for low, high in pairwise(indices)):
        raise Reject("duplicate-index", "indices are distinct and rise")


def _check_rising_names(names: Iterable[FixedBytes]) -> None:
    # [REJECT non-canonical]
    if not all(low < high for low, high in pairwise(names)):
        raise Reject("non-canonical", "a list of names rises")


def check_committee(members: int, threshold: int, faults: int) -> None:
    """Raise Reject infeasible-committee for a committee that cannot be."""
    # [REJECT infeasible-committee]
    if not feasible(members, threshold, faults):
        raise Reject("infeasible-committee", f"n = {members}, t = {threshold}, f = {faults}")


# Before anything is dealt


@dataclass(frozen=True)
class DeliveryKey(SignedMessage):
    """A peer gives an X25519 key for what it will be sent in one session. `attempt` is the nonce that `requester`, who assembles them, put to it."""

    ARTIFACT = "delivery-key"

    attempt: Nonce = octets(Nonce)
    key: DeliveryPublicKey = octets(DeliveryPublicKey)
    receiver: PeerId = octets(PeerId)
    requester: PeerId = octets(PeerId)

    @property
    def author(self) -> PeerId:
        return self.receiver

    def check_sense(self) -> None:
        """Any key may be named; whether one can be sealed to, whoever would do so asks."""


@dataclass(frozen=True)
class ResharingProposal(SignedMessage):
    """A coordinator fixes everything before anything is dealt; the digest is the session. Whether it is acceptable, each reader decides.

    `origin` is the ballot in which the snapshot will be proposed first, `nonce` the one under which the receivers gave their keys. `policy`, `revoked` and
    `evidence` are what the coordinator went by. After `deadline_ms`, wall-clock time, nobody deals any more.
    """

    ARTIFACT = "resharing-proposal"
    BODY_BYTES = RESHARING_PROPOSAL_BODY_BYTES

    deadline_ms: int = natural(0, LARGEST_SAFE_INTEGER)
    dealers: tuple[MemberFields, ...] = items(MemberFields, MAXIMUM_COMMITTEE)
    evidence: tuple[Digest, ...] = listed(Digest, MAXIMUM_EVIDENCE)
    faults: int = natural(0, MAXIMUM_FAULTS)
    from_epoch: int = natural(0, MAXIMUM_EPOCH)
    manifest_version: int = natural(1, MAXIMUM_MANIFEST_VERSION)
    nonce: Nonce = octets(Nonce)
    origin: BallotFields = record(BallotFields)
    policy: Digest = octets(Digest)
    receivers: tuple[SeatFields, ...] = items(SeatFields, MAXIMUM_COMMITTEE)
    revoked: tuple[PeerId, ...] = listed(PeerId, MAXIMUM_COMMITTEE)
    scaling: str = one_of(SCALINGS)
    threshold: int = natural(2, MAXIMUM_COMMITTEE)
    to_epoch: int = natural(1, MAXIMUM_EPOCH)
    trigger: str = one_of(TRIGGERS)

    @property
    def author(self) -> PeerId:
        return self.origin.coordinator

    def check_sense(self) -> None:
        """Raise Reject false-rank, duplicate-index, duplicate-signer, infeasible-committee, mismatched-epoch, revoked-member or non-canonical."""
        check_rank(self.base, self.origin)
        check_rising(each.index for each in self.dealers)
        check_rising(each.index for each in self.receivers)
        for peers in ([each.peer for each in self.dealers], self.committee):
            # [REJECT duplicate-signer] one peer with two shares counts twice
            if len(set(peers)) != len(peers):
                raise Reject("duplicate-signer")
        check_committee(len(self.receivers), self.threshold, self.faults)
        # [REJECT mismatched-epoch]
        if self.to_epoch != self.from_epoch + 1:
            raise Reject("mismatched-epoch", f"{self.to_epoch} after {self.from_epoch}")
        _check_rising_names(self.evidence)
        _check_rising_names(self.revoked)
        # [REJECT revoked-member] never dealer or receiver
        if gone := {*self.committee, *(each.peer for each in self.dealers)} & set(self.revoked):
            raise Reject("revoked-member", min(gone).hex)

    @property
    def committee(self) -> list[PeerId]:
        """The receivers, in the order of their indices: each is the signer of its delivery key."""
        return [each.key.signer for each in self.receivers]


# Dealing and answering


@dataclass(frozen=True)
class Deal(SignedMessage):
    """A dealer shares its share: one message for everybody. `parts` are digests of the sealed parts, in the order of the proposal; each goes to its receiver alone."""

    ARTIFACT = "deal"
    BODY_BYTES = DEAL_BODY_BYTES

    commitments: tuple[PointBytes, ...] = packed(PointBytes, MAXIMUM_COMMITTEE)
    dealer: PeerId = octets(PeerId)
    parts: tuple[Digest, ...] = packed(Digest, MAXIMUM_COMMITTEE)
    session: Digest = octets(Digest)

    @property
    def author(self) -> PeerId:
        return self.dealer

    def check_sense(self) -> None:
        """What fits the proposal is asked by whoever has it."""


@dataclass(frozen=True)
class ResharingResponse(SignedMessage):
    """A receiver says which deals it holds and found good, and shows what it found bad. What did not come is in neither list."""

    ARTIFACT = "resharing-response"
    BODY_BYTES = RESPONSE_BODY_BYTES

    complaints: tuple[ComplaintFields, ...] = items(ComplaintFields, MAXIMUM_COMMITTEE)
    held: tuple[HeldDeal, ...] = packed(HeldDeal, MAXIMUM_COMMITTEE)
    receiver: PeerId = octets(PeerId)
    session: Digest = octets(Digest)

    @property
    def author(self) -> PeerId:
        return self.receiver

    def check_sense(self) -> None:
        """Raise Reject duplicate-index: one word on each dealer."""
        check_rising(each.dealer for each in self.complaints)
        check_rising(each.dealer for each in self.held)
        # [REJECT duplicate-index]
        if {each.dealer for each in self.complaints} & {each.dealer for each in self.held}:
            raise Reject("duplicate-index", "a deal is good or bad")


@dataclass(frozen=True)
class Possession(SignedMessage):
    """A receiver's word for it, with a proof, that its share of the polynomial of a snapshot body is verified and on disk."""

    ARTIFACT = "possession"

    proof: PossessionProof = octets(PossessionProof)
    receiver: PeerId = octets(PeerId)
    session: Digest = octets(Digest)
    snapshot: Digest = octets(Digest)

    @property
    def author(self) -> PeerId:
        return self.receiver

    def check_sense(self) -> None:
        """The proof is checked by whoever has the snapshot body."""


@dataclass(frozen=True)
class LossStatement(SignedMessage):
    """A holder, or the tenant, says that a member's share of a snapshot's polynomial is gone. A repair receipt of the same counter takes it back."""

    ARTIFACT = "loss-statement"

    counter: int = natural(1, MAXIMUM_COUNTER)
    member: PeerId = octets(PeerId)
    polynomial: Digest = octets(Digest)
    witness: PeerId = octets(PeerId)

    @property
    def author(self) -> PeerId:
        return self.witness

    def check_sense(self) -> None:
        """Who may be a witness, the policy knows."""


# Repair


@dataclass(frozen=True)
class RepairRequest(SignedMessage):
    """A member asks for the share of its own index on `base`; the digest is the session. `helpers` are by index, each with the delivery key that it gave.

    After `deadline_ms`, wall-clock time, nobody splits any more.
    """

    ARTIFACT = "repair-request"
    BODY_BYTES = REPAIR_REQUEST_BODY_BYTES

    counter: int = natural(1, MAXIMUM_COUNTER)
    deadline_ms: int = natural(0, LARGEST_SAFE_INTEGER)
    helpers: tuple[SeatFields, ...] = items(SeatFields, MAXIMUM_COMMITTEE)
    key: DeliveryPublicKey = octets(DeliveryPublicKey)
    member: PeerId = octets(PeerId)
    nonce: Nonce = octets(Nonce)

    @property
    def author(self) -> PeerId:
        return self.member

    def check_sense(self) -> None:
        """Raise Reject duplicate-index."""
        check_rising(each.index for each in self.helpers)


@dataclass(frozen=True)
class RepairSplit(SignedMessage):
    """A helper splits its weighted share: commitments to the deltas, and each delta sealed to a helper, itself included, in the order of the request."""

    ARTIFACT = "repair-split"
    BODY_BYTES = SPLIT_BODY_BYTES

    commitments: tuple[PointBytes, ...] = packed(PointBytes, MAXIMUM_COMMITTEE)
    deltas: tuple[SealedTransfer, ...] = listed(SealedTransfer, MAXIMUM_COMMITTEE)
    helper: PeerId = octets(PeerId)
    session: Digest = octets(Digest)

    @property
    def author(self) -> PeerId:
        return self.helper

    def check_sense(self) -> None:
        """What fits the request is asked by whoever has it."""


@dataclass(frozen=True)
class RepairSum(SignedMessage):
    """A helper sends the sum of the deltas that it got, sealed to the member; `splits` names those that it added up, in the order of the request."""

    ARTIFACT = "repair-sum"
    BODY_BYTES = REPAIR_SUM_BODY_BYTES

    helper: PeerId = octets(PeerId)
    session: Digest = octets(Digest)
    sigma: SealedTransfer = octets(SealedTransfer)
    splits: tuple[Digest, ...] = listed(Digest, MAXIMUM_COMMITTEE)

    @property
    def author(self) -> PeerId:
        return self.helper

    def check_sense(self) -> None:
        """What fits the request is asked by whoever has it."""


@dataclass(frozen=True)
class RepairReceipt(SignedMessage):
    """A member has its share back, on disk, and proves it. It takes back the loss statement of the same counter."""

    ARTIFACT = "repair-receipt"

    counter: int = natural(1, MAXIMUM_COUNTER)
    member: PeerId = octets(PeerId)
    polynomial: Digest = octets(Digest)
    proof: PossessionProof = octets(PossessionProof)
    session: Digest = octets(Digest)

    @property
    def author(self) -> PeerId:
        return self.member

    def check_sense(self) -> None:
        """The proof is checked by whoever has the snapshot body."""


RESHARING_MESSAGES: tuple[type[SignedMessage], ...] = (
    Deal,
    DeliveryKey,
    LossStatement,
    Possession,
    RepairReceipt,
    RepairRequest,
    RepairSplit,
    RepairSum,
    ResharingProposal,
    ResharingResponse,
)


# What is not signed


@dataclass(frozen=True)
class SnapshotBody(Artifact):
    """What a resharing makes: a committee and the commitments to its polynomial, which are the sum of the deals in `qualified`.

    The digest is the `body` of the snapshot that commits it, and names the polynomial. In what the owner dealt first, `base` is NO_DIGEST and `qualified` empty.
    """

    ARTIFACT = "snapshot-body"
    BODY_BYTES = SNAPSHOT_BODY_BYTES

    commitments: tuple[PointBytes, ...] = packed(PointBytes, MAXIMUM_COMMITTEE)
    committee: tuple[MemberFields, ...] = items(MemberFields, MAXIMUM_COMMITTEE)
    epoch: int = natural(0, MAXIMUM_EPOCH)
    faults: int = natural(0, MAXIMUM_FAULTS)
    manifest_version: int = natural(1, MAXIMUM_MANIFEST_VERSION)
    policy: Digest = octets(Digest)
    qualified: tuple[HeldDeal, ...] = packed(HeldDeal, MAXIMUM_COMMITTEE)
    session: Digest = octets(Digest)
    threshold: int = natural(2, MAXIMUM_COMMITTEE)

    @cached_property
    def name(self) -> Digest:
        """The digest."""
        return digest_of(self)

    @property
    def members(self) -> dict[int, PeerId]:
        """The committee by index."""
        return {each.index: each.peer for each in self.committee}

    def index_of(self, peer: PeerId) -> int | None:
        """The index of a member's share; None for who is no member."""
        return next((each.index for each in self.committee if each.peer == peer), None)


@dataclass(frozen=True)
class PossessionCertificate(Artifact):
    """The word of exactly t + f members of a new committee that their shares are on disk, in rising order of keys."""

    ARTIFACT = "possession-certificate"
    BODY_BYTES = POSSESSION_BODY_BYTES

    body: SnapshotBody = record(SnapshotBody)
    possessions: tuple[NestedEnvelope, ...] = items(NestedEnvelope, MAXIMUM_COMMITTEE)


RESHARING_BODIES: tuple[type[Artifact], ...] = (PossessionCertificate, SnapshotBody)
