"""What passes between the owner of a secret and its holders: geneses, first snapshots, requests for shares and their release. `docs/wire.md` lists every field.

A genesis is a session whose parent is the null digest and whose only dealer is the owner: the proposal is `GenesisProposal`, the deal and the possession are those of
every session (`resharing_messages.py`). In boxes the owner has the index 0: what it deals is the polynomial's value there, and what is
released goes back to it. A re-key is the genesis of the next version.

TLA+: Resharing!DealAnew, Resharing!Found, Resharing!Demand, Resharing!Release.
"""
# ruff: noqa: RUF009 - each function called in a record's body is a `dataclasses.field`

from dataclasses import dataclass

from .delivery import DeliveryPublicKey, SealedTransfer
from .errors import Reject
from .identifiers import Digest, Nonce, PeerId
from .messages import SignedMessage
from .parameters import LARGEST_SAFE_INTEGER, MAXIMUM_COMMITTEE, MAXIMUM_FAULTS
from .resharing_messages import NO_DIGEST, SeatFields, check_committee, check_rising
from .resharing_parameters import GENESIS_PROPOSAL_BODY_BYTES, MAXIMUM_MANIFEST_VERSION
from .shapes import items, natural, octets

__all__ = ["GENESIS_MESSAGES", "OWNER", "FirstSnapshot", "GenesisProposal", "RekeyRequest", "ShareRelease"]

# The owner's index in boxes. No holder has it: the share of this index is the secret.
OWNER = 0


@dataclass(frozen=True)
class _OwnersMessage(SignedMessage):
    """What all messages share that the owner signs."""

    manifest_version: int = natural(1, MAXIMUM_MANIFEST_VERSION)
    nonce: Nonce = octets(Nonce)
    owner: PeerId = octets(PeerId)

    @property
    def author(self) -> PeerId:
        return self.owner


def _check_null_base(message: SignedMessage) -> None:
    # [REJECT bad-value] a version's first snapshot follows no other
    if message.base != NO_DIGEST:
        raise Reject("bad-value", ".base of a genesis is all zero")


@dataclass(frozen=True)
class GenesisProposal(_OwnersMessage):
    """The owner fixes to whom it will deal the secret of a version; the digest is the session.

    `before` is the snapshot of the version before from whose shares the owner had its secret back, NO_DIGEST in version 1; `nonce` the one under which the members
    gave their keys. After `deadline_ms`, wall-clock time, nobody takes a share any more.
    """

    ARTIFACT = "genesis-proposal"
    BODY_BYTES = GENESIS_PROPOSAL_BODY_BYTES

    before: Digest = octets(Digest)
    deadline_ms: int = natural(0, LARGEST_SAFE_INTEGER)
    faults: int = natural(0, MAXIMUM_FAULTS)
    policy: Digest = octets(Digest)
    receivers: tuple[SeatFields, ...] = items(SeatFields, MAXIMUM_COMMITTEE)
    threshold: int = natural(2, MAXIMUM_COMMITTEE)

    def check_sense(self) -> None:
        """Raise Reject bad-value, duplicate-index, duplicate-signer or infeasible-committee."""
        _check_null_base(self)
        # [REJECT bad-value] version 1 alone has none before it
        if (self.before == NO_DIGEST) != (self.manifest_version == 1):
            raise Reject("bad-value", ".before is zero in version 1, and in no other")
        check_rising(each.index for each in self.receivers)
        # [REJECT duplicate-signer] one peer with two shares counts twice
        if len({each.key.signer for each in self.receivers}) != len(self.receivers):
            raise Reject("duplicate-signer")
        check_committee(len(self.receivers), self.threshold, self.faults)


@dataclass(frozen=True)
class FirstSnapshot(_OwnersMessage):
    """The owner says which snapshot a version begins with, once every member has its share on disk. Two of one version show it guilty.

    `snapshot` is the digest of the body, `certificate` that of the possession certificate, which travels beside it and has the word of every member; `nonce` is the
    proposal's.
    """

    ARTIFACT = "first-snapshot"

    certificate: Digest = octets(Digest)
    snapshot: Digest = octets(Digest)

    def check_sense(self) -> None:
        """Raise Reject bad-value."""
        _check_null_base(self)


@dataclass(frozen=True)
class RekeyRequest(_OwnersMessage):
    """The owner asks for the shares of `base`, a snapshot of the version that it re-keys, sealed to `key`; the digest is the session.

    After `deadline_ms`, wall-clock time, nobody releases any more.
    """

    ARTIFACT = "rekey-request"

    deadline_ms: int = natural(0, LARGEST_SAFE_INTEGER)
    key: DeliveryPublicKey = octets(DeliveryPublicKey)

    def check_sense(self) -> None:
        """Any key may be named; whether one can be sealed to, whoever would do so asks."""


@dataclass(frozen=True)
class ShareRelease(SignedMessage):
    """A holder gives its share of `base` back to the owner, and to nobody else."""

    ARTIFACT = "share-release"

    holder: PeerId = octets(PeerId)
    session: Digest = octets(Digest)
    share: SealedTransfer = octets(SealedTransfer)

    @property
    def author(self) -> PeerId:
        return self.holder

    def check_sense(self) -> None:
        """What is sealed, the owner alone opens."""


GENESIS_MESSAGES: tuple[type[SignedMessage], ...] = (FirstSnapshot, GenesisProposal, RekeyRequest, ShareRelease)
