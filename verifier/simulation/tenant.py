"""What the tenant, who owns the manifest, signs: policies, where peers are, revocations, losses, and the first snapshot, with which everything begins."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rebalancing.certificates import nested
from rebalancing.envelope import Envelope
from rebalancing.evidence_messages import CapFields, DomainAttestation, DomainName, Policy, Revocation
from rebalancing.evidence_records import FirstRecord, Record
from rebalancing.genesis_messages import FirstSnapshot
from rebalancing.group import ORDER, Scalar
from rebalancing.identifiers import Digest, Nonce, PeerId
from rebalancing.messages import digest_of, seal
from rebalancing.parameters import LARGEST_SAFE_INTEGER, PROTOCOL_VERSION
from rebalancing.possession_proof import prove_possession
from rebalancing.resharing_messages import (
    NO_DIGEST,
    LossStatement,
    MemberFields,
    PointBytes,
    Possession,
    PossessionCertificate,
    SnapshotBody,
)
from rebalancing.resharing_sessions import possession_context
from rebalancing.sharing import Polynomial, commit
from verifier.simulation.network import Chance
from verifier.simulation.roster import MANIFEST, TENANT, TENANT_SEED, VERSION, Roster, key_of, secret_seed

__all__ = ["Tenant", "beginning", "signed"]

ABOUT: Mapping[str, Any] = {"base": NO_DIGEST, "manifest_id": MANIFEST, "version": PROTOCOL_VERSION}
"""The fields of what is about no snapshot."""

Paths = Mapping[tuple[str, ...], int]
"""How many capabilities each domain may have, by its path from the outermost one."""


def _domain(path: tuple[str, ...]) -> tuple[DomainName, ...]:
    return tuple(DomainName(name.encode().ljust(DomainName.LENGTH, b".")) for name in path)


def _caps(of: Paths) -> tuple[CapFields, ...]:
    return tuple(sorted((CapFields(_domain(path), most) for path, most in of.items()), key=lambda each: each.domain))


class Tenant:
    """The tenant of one run, and what it has counted so far."""

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self._numbers: dict[int, int] = {}
        self._revocations = 0

    def policy(self, before: Policy | None, geography: Paths, organisation: Paths) -> Policy:
        """The policy after another, or the first one."""
        return Policy(
            **ABOUT,
            owner=TENANT,
            before=digest_of(before) if before else NO_DIGEST,
            epoch=before.epoch + 1 if before else 1,
            geography=_caps(geography),
            organisation=_caps(organisation),
            threshold=self.roster.threshold,
            until_ms=LARGEST_SAFE_INTEGER,
        )

    def attestation(self, i: int, country: int, operator: int) -> DomainAttestation:
        """Say where a peer is, from now on."""
        self._numbers[i] = self._numbers.get(i, 0) + 1
        return DomainAttestation(
            **ABOUT,
            owner=TENANT,
            geography=_domain((f"country {country}",)),
            number=self._numbers[i],
            organisation=_domain(("owner", f"operator {operator}")),
            peer=key_of(i),
        )

    def revocation(self, i: int) -> Revocation:
        """Revoke a peer."""
        self._revocations += 1
        return Revocation(
            **ABOUT,
            owner=TENANT,
            manifest_version=VERSION,
            number=self._revocations,
            peer=key_of(i),
            reason="withdrawal",
        )

    @staticmethod
    def loss(i: int, base: Digest, polynomial: Digest, counter: int, by_tenant: bool) -> Envelope:
        """The word for it that a share is gone, signed by the tenant, or by the peer, which has kept its key."""
        witness = TENANT if by_tenant else key_of(i)
        said = LossStatement(
            **{**ABOUT, "base": base}, counter=counter, member=key_of(i), polynomial=polynomial, witness=witness
        )
        return seal(said, TENANT_SEED if by_tenant else secret_seed(i))


def signed(said: Policy | DomainAttestation | Revocation) -> Envelope:
    """What the tenant says, signed."""
    return seal(said, TENANT_SEED)


def first_snapshot(roster: Roster, chance: Chance, policy: Policy) -> tuple[FirstRecord, Polynomial]:
    """What the owner signs first, with the word of every member, and the polynomial that it deals."""
    drawn = [_scalar(chance, i) for i in range(roster.threshold)]
    polynomial = Polynomial(tuple(drawn))
    body = SnapshotBody(
        **ABOUT,
        commitments=tuple(PointBytes(point.encoding) for point in commit(polynomial).points),
        committee=tuple(MemberFields(i + 1, key_of(i)) for i in roster.peers[: roster.size]),
        epoch=0,
        faults=roster.faults,
        manifest_version=VERSION,
        policy=digest_of(policy),
        qualified=(),
        session=NO_DIGEST,
        threshold=roster.threshold,
    )
    attempt = Nonce(chance.octets("owner", "nonce")[: Nonce.LENGTH])
    words = nested(_word(body, peer, index, polynomial, attempt, chance) for index, peer in body.members.items())
    certificate = PossessionCertificate(**ABOUT, body=body, possessions=words)
    first = FirstSnapshot(
        **ABOUT,
        manifest_version=VERSION,
        nonce=attempt,
        owner=TENANT,
        certificate=digest_of(certificate),
        snapshot=body.name,
    )
    return FirstRecord(seal(first, TENANT_SEED), certificate), polynomial


def _word(
    body: SnapshotBody, peer: PeerId, index: int, polynomial: Polynomial, attempt: Nonce, chance: Chance
) -> Envelope:
    proof = prove_possession(
        polynomial.at(index), possession_context(body, index, attempt), _scalar(chance, "proof", index)
    )
    said = Possession(**ABOUT, proof=proof, receiver=peer, session=body.session, snapshot=body.name)
    return seal(said, secret_seed(index - 1))


def _scalar(chance: Chance, *purpose: object) -> Scalar:
    return Scalar(1 + int.from_bytes(chance.octets("owner", *purpose), "big") % (ORDER - 1))


def beginning(roster: Roster, tenant: Tenant, chance: Chance) -> tuple[list[Record], Polynomial]:
    """What everybody begins with: the first policy, which caps nothing, where all peers are, and the first snapshot."""
    policy = tenant.policy(None, {}, {})
    places = [signed(tenant.attestation(i, i % COUNTRIES, i // PEERS_OF_AN_OPERATOR)) for i in roster.peers]
    first, polynomial = first_snapshot(roster, chance, policy)
    return [signed(policy), *places, first], polynomial


COUNTRIES, PEERS_OF_AN_OPERATOR = 2, 2
