"""What is signed about a manifest besides its distributions: policies, where peers are, revocations, tokens. `docs/wire.md` lists every field.

The tenant, who is the owner of the manifest, signs policies, attestations and revocations: they hold for ever, and are about no snapshot, so that `base` is the
null digest. A token is signed by its holder: that it may hold the manifest is said by the committed snapshot that lists it, and whoever accepts the token has
evidence of its own for that; so nobody issues tokens, and there is nothing to steal but the holder's key. A placement is not signed: the
proposal of a snapshot names its digest among the evidence.

A move gives the manifest to more peers and leaves the shares what they are. A coordinator signs it, each new holder answers it (`manifest_moves`), and its digest is the
body of the snapshot that commits it.

Losses, receipts and possessions are messages of the resharing (`resharing_messages.py`), snapshots and their certificates those of the commit.

TLA+: PartitionMerge!PolicyEpoch, PartitionMerge!TokenOf, PartitionMerge!Copy.
"""
# ruff: noqa: RUF009 - each function called in a record's body is a `dataclasses.field`

from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from .commit_parameters import MAXIMUM_SEQUENCE
from .errors import Reject
from .evidence_parameters import (
    MAXIMUM_CAPS,
    MAXIMUM_DOMAIN_DEPTH,
    MAXIMUM_GRACE_MS,
    MAXIMUM_HOLDERS,
    MAXIMUM_ISSUED,
    MAXIMUM_PLACES,
    PLACEMENT_BODY_BYTES,
    POLICY_BODY_BYTES,
)
from .identifiers import Digest, FixedBytes, Nonce, PeerId
from .messages import Artifact, BallotFields, SignedMessage, check_rank
from .parameters import LARGEST_SAFE_INTEGER, MAXIMUM_COMMITTEE
from .resharing_messages import NO_DIGEST, TRIGGERS
from .resharing_parameters import MAXIMUM_EPOCH, MAXIMUM_MANIFEST_VERSION
from .shapes import Shaped, items, listed, natural, octets, one_of, record

__all__ = [  # noqa: RUF022 - in the order of the text
    "COMPROMISE", "REASONS", "COMPROMISE_CONFIRMED", "AVAILABLE", "FENCED", "PROFILES", "DomainName", "CapFields", "Policy", "DomainAttestation", "Revocation", "CapabilityToken", "HoldingProof", "ManifestMove", "ManifestPossession",
    "EVIDENCE_MESSAGES", "Placement", "EVIDENCE_BODIES",
]  # fmt: skip

# Why a peer is revoked. After a compromise clean-up waits for nobody.
COMPROMISE = "compromise"
REASONS = (COMPROMISE, "withdrawal")
# The one of TRIGGERS after which it does not either.
COMPROMISE_CONFIRMED = "CompromiseConfirmed"
# Whether a side that has t holders, and no quorum, may make a provisional branch, or may change nothing.
AVAILABLE, FENCED = "available", "fenced"
PROFILES = (AVAILABLE, FENCED)


@dataclass(frozen=True, order=True, repr=False)
class DomainName(FixedBytes):
    """A failure domain, a country or an operator, within the one that it lies in: whatever 16 bytes the tenant calls it by."""

    LENGTH: ClassVar[int] = 16


@dataclass(frozen=True)
class CapFields(Shaped):
    """How many capabilities a domain may have; it is named by its path from the outermost one, and the empty path is everything."""

    domain: tuple[DomainName, ...] = listed(DomainName, MAXIMUM_DOMAIN_DEPTH)
    most: int = natural(0, MAXIMUM_HOLDERS)


@dataclass(frozen=True)
class _TenantsMessage(SignedMessage):
    """What the tenant signs about the manifest itself."""

    owner: PeerId = octets(PeerId)

    @property
    def author(self) -> PeerId:
        return self.owner

    def check_sense(self) -> None:
        """Raise Reject bad-value."""
        # [REJECT bad-value] one form for what is about no snapshot
        if self.base != NO_DIGEST:
            raise Reject("bad-value", ".base of what is about no snapshot is all zero")


def _check_rising_domains(caps: tuple[CapFields, ...]) -> None:
    # [REJECT non-canonical] rising, so that each domain has one cap and the list one form
    if not all(low.domain < high.domain for low, high in pairwise(caps)):
        raise Reject("non-canonical", "domains are distinct and rise")


@dataclass(frozen=True)
class Policy(_TenantsMessage):
    """What a distribution must keep, in every version. Policies are a chain: `before` is the digest of the last one, and `epoch` one more than that one's.

    `threshold` is the least that a committee may have. `profile` says whether anything may be provisional: voters go by it (`voter_admission`), and what is certified
    stays evidence whatever a later policy says. For `grace_ms` after a final snapshot is installed the shares that it makes useless are kept, unless all its members have
    acknowledged theirs (`clean_up`). After `until_ms`, wall-clock time, nothing new commits under it: no view asks for that,
    because it knows no clock, but voters do (`voter_admission`). Two policies of one epoch both hold.
    """

    ARTIFACT = "policy"
    BODY_BYTES = POLICY_BODY_BYTES

    before: Digest = octets(Digest)
    epoch: int = natural(1, MAXIMUM_ISSUED)
    geography: tuple[CapFields, ...] = items(CapFields, MAXIMUM_CAPS)
    grace_ms: int = natural(0, MAXIMUM_GRACE_MS)
    organisation: tuple[CapFields, ...] = items(CapFields, MAXIMUM_CAPS)
    profile: str = one_of(PROFILES)
    threshold: int = natural(2, MAXIMUM_COMMITTEE)
    until_ms: int = natural(0, LARGEST_SAFE_INTEGER)

    def check_sense(self) -> None:
        """Raise Reject bad-value or non-canonical."""
        super().check_sense()
        # [REJECT bad-value] the first alone has none before it
        if (self.before == NO_DIGEST) != (self.epoch == 1):
            raise Reject("bad-value", ".before is zero in epoch 1, and in no other")
        _check_rising_domains(self.geography)
        _check_rising_domains(self.organisation)


@dataclass(frozen=True)
class DomainAttestation(_TenantsMessage):
    """The tenant says where a peer is: its innermost domain in each tree, by path. Of several, that of the highest `number` counts, then of the highest digest."""

    ARTIFACT = "domain-attestation"

    geography: tuple[DomainName, ...] = listed(DomainName, MAXIMUM_DOMAIN_DEPTH)
    number: int = natural(1, MAXIMUM_ISSUED)
    organisation: tuple[DomainName, ...] = listed(DomainName, MAXIMUM_DOMAIN_DEPTH)
    peer: PeerId = octets(PeerId)


@dataclass(frozen=True)
class Revocation(_TenantsMessage):
    """The tenant revokes a peer for a version of the manifest, for ever: there is no message that takes it back. `number` counts what the tenant has revoked."""

    ARTIFACT = "revocation"

    manifest_version: int = natural(1, MAXIMUM_MANIFEST_VERSION)
    number: int = natural(1, MAXIMUM_ISSUED)
    peer: PeerId = octets(PeerId)
    reason: str = one_of(REASONS)


@dataclass(frozen=True)
class CapabilityToken(SignedMessage):
    """A holder of the manifest shows that it has the key under which a committed snapshot lists it: `base` is that snapshot's digest, `nonce` whoever asks has drawn."""

    ARTIFACT = "capability-token"

    epoch: int = natural(0, MAXIMUM_EPOCH)
    holder: PeerId = octets(PeerId)
    manifest_version: int = natural(1, MAXIMUM_MANIFEST_VERSION)
    nonce: Nonce = octets(Nonce)
    sequence: int = natural(0, MAXIMUM_SEQUENCE)

    @property
    def author(self) -> PeerId:
        return self.holder

    def check_sense(self) -> None:
        """What it is bound to, whoever has evidence asks."""


@dataclass(frozen=True, order=True, repr=False)
class HoldingProof(FixedBytes):
    """A hash of a ciphertext, keyed with a challenge and whoever answers it."""

    LENGTH: ClassVar[int] = 32


@dataclass(frozen=True)
class ManifestMove(SignedMessage):
    """A coordinator would give the manifest to more peers, and nobody a share: `base` is what it follows, `polynomial` the snapshot body whose shares stay.

    `placement` is the digest of the one that says who holds the manifest, `policy` what the coordinator went by. The digest of all this, with a `nonce` drawn for it,
    is the challenge that the new holders answer, and the body of the snapshot. `origin` is the ballot in which that will be proposed first. After
    `deadline_ms`, wall-clock time, nobody takes it up any more.
    """

    ARTIFACT = "manifest-move"

    deadline_ms: int = natural(0, LARGEST_SAFE_INTEGER)
    manifest_version: int = natural(1, MAXIMUM_MANIFEST_VERSION)
    nonce: Nonce = octets(Nonce)
    origin: BallotFields = record(BallotFields)
    placement: Digest = octets(Digest)
    policy: Digest = octets(Digest)
    polynomial: Digest = octets(Digest)
    trigger: str = one_of(TRIGGERS)

    @property
    def author(self) -> PeerId:
        return self.origin.coordinator

    def check_sense(self) -> None:
        """Raise Reject bad-range or false-rank."""
        check_rank(self.base, self.origin)


@dataclass(frozen=True)
class ManifestPossession(SignedMessage):
    """A new holder's word for it, with a proof, that it has the ciphertext. `session` is the digest of the move."""

    ARTIFACT = "manifest-possession"

    holder: PeerId = octets(PeerId)
    proof: HoldingProof = octets(HoldingProof)
    session: Digest = octets(Digest)

    @property
    def author(self) -> PeerId:
        return self.holder

    def check_sense(self) -> None:
        """The proof is checked by whoever has the ciphertext."""


EVIDENCE_MESSAGES: tuple[type[SignedMessage], ...] = (
    CapabilityToken,
    DomainAttestation,
    ManifestMove,
    ManifestPossession,
    Policy,
    Revocation,
)


@dataclass(frozen=True)
class Placement(Artifact):
    """Who holds the manifest in a successor of `base`, and digests of the attestations of everybody who has a capability in it. Both lists rise.

    The successor's proposal names its digest among the evidence, and no other placement's: voters see to that (`voter_admission`).
    """

    ARTIFACT = "placement"
    BODY_BYTES = PLACEMENT_BODY_BYTES

    attestations: tuple[Digest, ...] = listed(Digest, MAXIMUM_PLACES)
    holders: tuple[PeerId, ...] = listed(PeerId, MAXIMUM_HOLDERS)

    def check_sense(self) -> None:
        """Raise Reject non-canonical."""
        for names in (self.attestations, self.holders):
            # [REJECT non-canonical]
            if not all(low < high for low, high in pairwise(names)):
                raise Reject("non-canonical", "a list of names rises")


EVIDENCE_BODIES: tuple[type[Artifact], ...] = (Placement,)
