"""What the tenant, who owns the manifest, signs: policies, where peers are, revocations, losses, and the first snapshot, with which everything begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rebalancing import view
from rebalancing.certificates import nested
from rebalancing.domains import greatest_cap
from rebalancing.envelope import Envelope
from rebalancing.evidence_messages import (
    AVAILABLE,
    FENCED,
    CapFields,
    DomainAttestation,
    DomainName,
    Policy,
    Revocation,
)
from rebalancing.evidence_records import FirstRecord, Record
from rebalancing.genesis_messages import FirstSnapshot
from rebalancing.group import ORDER, Scalar
from rebalancing.identifiers import Digest, Nonce, PeerId
from rebalancing.manifest_encryption import NONCE_BYTES, ManifestContext, encrypt_manifest
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
from rebalancing.resharing_sessions import Distribution, possession_context
from rebalancing.sharing import Polynomial, commit
from rebalancing.view import Evidence
from verifier.simulation.evidence import Heard
from verifier.simulation.network import Chance
from verifier.simulation.roster import MANIFEST, TENANT, TENANT_SEED, VERSION, Roster, key_of, secret_seed

__all__ = [
    "COUNTRIES",
    "OPERATORS",
    "TEXT",
    "Tenant",
    "beginning",
    "context_of",
    "encrypted",
    "leaves_a_committee",
    "signed",
]

TEXT = b"kind: Workload"

ABOUT: Mapping[str, Any] = {"base": NO_DIGEST, "manifest_id": MANIFEST, "version": PROTOCOL_VERSION}
"""The fields of what is about no snapshot."""

# Where peers are at first: each country has every third of them, each operator two.
COUNTRIES, OPERATORS, PEERS_OF_AN_OPERATOR = 3, 4, 2
# How many capabilities a domain with a cap may have: no more than this.
MOST = 5
# Of policies that may be available, after the first one, so many are fenced; and how long clean-up waits.
FENCED_ONE_IN = 3
GRACES_MS = (0, 30_000, 120_000)
Paths = Mapping[tuple[str, ...], int]
"""How many capabilities each domain may have, by its path from the outermost one."""


def _domain(path: tuple[str, ...]) -> tuple[DomainName, ...]:
    return tuple(DomainName(name.encode().ljust(DomainName.LENGTH, b".")) for name in path)


def _caps(of: Paths) -> tuple[CapFields, ...]:
    return tuple(sorted((CapFields(_domain(path), most) for path, most in of.items()), key=lambda each: each.domain))


class Tenant:
    """The tenant of one run, and what it has counted so far. `available` says whether any policy of it is."""

    def __init__(self, roster: Roster, available: bool) -> None:
        self.roster, self.available = roster, available
        self._profile, self._grace_ms = FENCED, 0
        self._numbers: dict[int, int] = {}
        self._revocations, self._drawn = 0, 0
        # By epoch
        self._policies: list[Policy] = []
        # When the first of those of the last epoch runs out, if any does.
        self._ends_ms = LARGEST_SAFE_INTEGER

    def policy(
        self, geography: Paths, organisation: Paths, again: bool = False, until_ms: int = LARGEST_SAFE_INTEGER
    ) -> Policy:
        """The policy after the last one, or another one of the same epoch; the first one comes alone."""
        again = again and len(self._policies) > 1
        known = self._policies[: len(self._policies) - again]
        self._ends_ms = min(self._ends_ms, until_ms) if again else until_ms
        return self._policy_after(known, _caps(geography), _caps(organisation), until_ms)

    @property
    def runs_out(self) -> bool:
        """Whether a policy in force ever runs out."""
        return self._ends_ms < LARGEST_SAFE_INTEGER

    def renewed_policy(self) -> Policy:
        """What the last policy says, for ever."""
        self._ends_ms = LARGEST_SAFE_INTEGER
        last = self._policies[-1]
        return self._policy_after(self._policies, last.geography, last.organisation, LARGEST_SAFE_INTEGER)

    def first_policy(self, geography: Paths, organisation: Paths) -> Policy:
        """The first policy, in the place of one that nobody has seen."""
        return self._policy_after([], _caps(geography), _caps(organisation), LARGEST_SAFE_INTEGER)

    def _policy_after(
        self,
        known: list[Policy],
        geography: tuple[CapFields, ...],
        organisation: tuple[CapFields, ...],
        until_ms: int,
    ) -> Policy:
        before = known[-1] if known else None
        made = Policy(
            **ABOUT,
            owner=TENANT,
            before=digest_of(before) if before else NO_DIGEST,
            epoch=before.epoch + 1 if before else 1,
            geography=geography,
            grace_ms=self._grace_ms,
            organisation=organisation,
            profile=self._profile,
            threshold=self.roster.threshold,
            until_ms=until_ms,
        )
        self._policies = [*known, made]
        return made

    def drawn_policy(self, chance: Chance, again: bool, until_ms: int = LARGEST_SAFE_INTEGER) -> Policy:
        """A policy that caps two domains of either tree, or one."""

        def below(bound: int, what: str) -> int:
            return chance.below(bound, "policy", what, self._drawn)

        self._drawn += 1
        caps = [1 + below(MOST, "country cap"), 1 + below(MOST, "operator cap")]
        country, operator = below(COUNTRIES, "country"), below(OPERATORS, "operator")
        left_out = below(3, "left out")
        fenced = not self.available or (bool(self._policies) and below(FENCED_ONE_IN, "fenced") == 0)
        self._profile, self._grace_ms = FENCED if fenced else AVAILABLE, GRACES_MS[below(len(GRACES_MS), "grace")]
        geography: Paths = {(f"country {country}",): caps[0]} if left_out != 1 else {}
        organisation: Paths = {("owner", f"operator {operator}"): caps[1]} if left_out != 2 else {}
        return self.policy(geography, organisation, again, until_ms)

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

    def revocation(self, i: int, version: int = VERSION) -> Revocation:
        """Revoke a peer for a version."""
        self._revocations += 1
        return Revocation(
            **ABOUT,
            owner=TENANT,
            manifest_version=version,
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


def context_of(first: Distribution) -> ManifestContext:
    """What the manifest of a version is encrypted for."""
    body = first.body
    return ManifestContext(MANIFEST, body.manifest_version, body.policy, first.commitments.constant)


def encrypted(first: Distribution, polynomial: Polynomial, chance: Chance) -> bytes:
    """The manifest under the secret of the first version."""
    return encrypt_manifest(
        polynomial.coefficients[0], context_of(first), TEXT, chance.octets("manifest")[:NONCE_BYTES]
    )


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
    """What everybody begins with: the first policy, which caps nothing if no committee could keep the one that was drawn, where all peers are, and the first snapshot."""
    places = [signed(tenant.attestation(i, i % COUNTRIES, i // PEERS_OF_AN_OPERATOR)) for i in roster.peers]
    policy = tenant.drawn_policy(chance, again=False)
    said = signed(policy)
    if not leaves_a_committee(roster, Heard().with_records([*places, said]).evidence):
        policy = tenant.first_policy({}, {})
    first, polynomial = first_snapshot(roster, chance, policy)
    return [signed(policy), *places, first], polynomial


def leaves_a_committee(roster: Roster, known: Evidence) -> bool:
    """Tell whether a committee can be chosen among all peers."""
    most = greatest_cap(roster.size, roster.threshold)
    caps = frozenset(replace(cap, most=min(cap.most, most)) for cap in view.caps_in_force(known))
    left = frozenset(key_of(i).number for i in roster.peers) - view.revoked_in(known)
    return len(view.greatest(frozenset(), left, caps)) >= roster.size
