"""The owner of a manifest: it deals a secret, hears that every member has its share, signs the first snapshot, and forgets; and begins the next version when it must.

The secret is here between the deal and the first snapshot, in memory alone: no store ever has a byte of it, and an owner that is stopped meanwhile deals another one.
What an owner must not forget is which first snapshot it has signed, or it could sign two of one version. It writes that before it shows it.

To re-key, it asks the holders for their shares of a snapshot of the version in force. Whoever sends a false one is named by its own signature. With t good ones it has its secret
back, opens the manifest with it, and deals another secret in the genesis of the next version.

Nothing here is constant-time, and what Python leaves in memory nobody wipes.

TLA+: Resharing!DealAnew, Resharing!MayFound, Resharing!AfterFound, Resharing!Demand, Resharing!MayDealAnew.
"""
# ruff: noqa: RUF009 - each function called in a record's body is a `dataclasses.field`

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from . import canonical, resharing
from .certificates import nested
from .delivery import delivery_public_key, send
from .envelope import Envelope, NestedEnvelope, peer_of
from .errors import Reject
from .genesis_messages import OWNER, FirstSnapshot, GenesisProposal, RekeyRequest
from .genesis_sessions import (
    GenesisSession,
    OpenedRelease,
    RekeySession,
    check_word,
    open_genesis,
    open_rekey,
    open_release,
)
from .group import Scalar
from .identifiers import Digest, ManifestId, Nonce, PeerId
from .manifest_encryption import ManifestContext, decrypt_manifest, encrypt_manifest
from .messages import digest_of, open_message, seal
from .parameters import PROTOCOL_VERSION, SMALL_BODY_BYTES
from .reconstruction import reconstruct
from .resharing_coordinator import seats
from .resharing_deals import Dealing
from .resharing_messages import NO_DIGEST, Deal, PointBytes, Possession, PossessionCertificate
from .resharing_parameters import POSSESSION_BODY_BYTES
from .resharing_sessions import Distribution
from .shapes import Shaped, check, record, shape_of
from .sharing import Polynomial, commit
from .store import Store

__all__ = ["Founding", "Genesis", "GenesisPlan", "Owner", "Rekey"]


@dataclass(frozen=True)
class Founding(Shaped):
    """A first snapshot that the owner has signed, and the certificate beside it: what it keeps, and shows to everybody."""

    certificate: PossessionCertificate = record(PossessionCertificate)
    first: NestedEnvelope = record(NestedEnvelope)

    @property
    def of(self) -> Distribution:
        """The snapshot."""
        return Distribution(self.certificate.body, ())


@dataclass(frozen=True)
class GenesisPlan:
    """What the owner decides about a genesis. After `deadline_ms`, wall-clock time, no member takes a share any more."""

    threshold: int
    faults: int
    policy: Digest
    deadline_ms: int


class Genesis:
    """One genesis, from the deal to the first snapshot. It has the secret until then."""

    def __init__(
        self, seed: bytes, session: GenesisSession, polynomial: Polynomial, ephemerals: Sequence[bytes]
    ) -> None:
        """Deal in an opened session: `polynomial` begins with the secret, and is used in no other; `ephemerals` are 32 secret bytes for each member.

        Raises ValueError for another threshold or number of members.
        """
        if len(polynomial.coefficients) != session.proposal.threshold or len(ephemerals) != len(session.receivers):
            raise ValueError("as many coefficients as the threshold, and an ephemeral key for each member")
        self.session = session
        self._seed = seed
        self._polynomial: Polynomial | None = polynomial
        points = tuple(PointBytes(point.encoding) for point in commit(polynomial).points)
        self.of = session.distribution(points)
        self._words: dict[PeerId, Envelope] = {}
        self.dealing = self._deal(polynomial, points, ephemerals)

    def _deal(self, polynomial: Polynomial, points: tuple[PointBytes, ...], ephemerals: Sequence[bytes]) -> Dealing:
        name, proposal = self.session.name, self.session.proposal
        seats_ = sorted(self.session.receivers.items())
        parts = {
            index: send(name, OWNER, index, polynomial.at(index), seat.key, self._seed, ephemeral)
            for (index, seat), ephemeral in zip(seats_, ephemerals, strict=True)
        }
        digests = tuple(part.digest for part in parts.values())
        said = Deal(NO_DIGEST, proposal.manifest_id, PROTOCOL_VERSION, points, proposal.owner, digests, name)
        return Dealing(seal(said, self._seed), parts)

    @property
    def missing(self) -> frozenset[PeerId]:
        """Whose word is missing."""
        return frozenset(self.of.body.members.values()) - self._words.keys()

    def encrypt(self, plaintext: bytes, nonce: bytes) -> bytes:
        """Return the manifest under the secret that was dealt, as `encrypt_manifest` does. Raises ValueError when it is forgotten."""
        if self._polynomial is None:
            raise ValueError("the secret is forgotten")
        return encrypt_manifest(self._polynomial.coefficients[0], _context(self.of), plaintext, nonce)

    def hear_word(self, envelope: Envelope) -> None:
        """Take a member's possession. Raises what `open_message` and `check_word` raise."""
        word = open_message(envelope, Possession, frozenset(self.of.body.members.values()))
        check_word(self.of, self.session.proposal, word)
        self._words[word.receiver] = envelope

    def certificate(self) -> PossessionCertificate:
        """Return the word of every member. Raises ValueError while one is missing."""
        if self.missing:
            raise ValueError(f"the word of {len(self.missing)} members is missing")
        words = nested(self._words.values())
        return PossessionCertificate(NO_DIGEST, self.of.body.manifest_id, PROTOCOL_VERSION, self.of.body, words)

    def forget(self) -> None:
        """Forget the secret."""
        self._polynomial = None


class Rekey:
    """One request for the shares of a snapshot, and what comes back. Whoever has sent a false share is in `verdicts`.

    `policy` is the one under which the manifest was encrypted: the snapshot may have come under a later one.
    """

    def __init__(
        self, of: Distribution, session: RekeySession, envelope: Envelope, secret: bytes, policy: Digest
    ) -> None:
        self.of, self.request, self.policy = of, envelope, policy
        self.verdicts: dict[PeerId, Reject] = {}
        self._session, self._secret = session, secret
        self._released: dict[int, OpenedRelease] = {}

    def hear_release(self, envelope: Envelope) -> None:
        """Take a share. Raises Ignore as `open_release`; a Reject is kept as the verdict on the holder."""
        try:
            opened = open_release(envelope, self._session, self.of, self._secret)
        except Reject as verdict:
            if verdict.blamed:
                self.verdicts.setdefault(verdict.blamed, verdict)
            return
        self._released[opened.index] = opened

    @property
    def is_enough(self) -> bool:
        """Whether the shares that are here determine the secret."""
        return len(self._released) >= self.of.body.threshold

    def decrypt(self, ciphertext: bytes) -> bytes:
        """Put the secret together and open the manifest with it. Raises ValueError for too few shares, and what `decrypt_manifest` raises."""
        secret = reconstruct(self.of.commitments, {index: each.share for index, each in self._released.items()})
        assert isinstance(secret, Scalar), "each share was checked when it came"
        return decrypt_manifest(secret, replace(_context(self.of), policy=self.policy), ciphertext)

    def forget(self) -> None:
        """Forget the shares, once the next version is in force."""
        self._released.clear()

    @property
    def copies(self) -> frozenset[resharing.Copy]:
        """What the core knows of the shares."""
        members, polynomial = self.of.body.members, self.of.polynomial
        return frozenset(resharing.Copy(polynomial, members[index].number) for index in self._released)


def _context(of: Distribution) -> ManifestContext:
    body = of.body
    return ManifestContext(body.manifest_id, body.manifest_version, body.policy, of.commitments.constant)


# ----------------------------------------------------------------------------------------------------------------------
# The owner with its store


_RECORD_BYTES = POSSESSION_BODY_BYTES + 4 * SMALL_BODY_BYTES


class Owner:
    """The owner of one manifest. Its store has the last first snapshot that it has signed, and nothing else."""

    def __init__(self, seed: bytes, manifest_id: ManifestId, store: Store) -> None:
        """Begin, or begin again, with what is in the store. `seed` is the secret seed, 32 bytes. Raises ValueError for a value that is no record, and StoreError."""
        self.name = peer_of(seed)
        self._seed = seed
        self._manifest_id = manifest_id
        self._store = store
        self._load()

    def _load(self) -> None:
        raw = self._store.load()
        self._founding = _founding_of(raw) if raw is not None else None

    @property
    def founding(self) -> Founding | None:
        """The last first snapshot that this owner has signed, to be shown to whoever has not seen it; None before there is one."""
        return self._founding

    def propose(
        self, plan: GenesisPlan, keys: Mapping[int, Envelope], nonce: Nonce, rekey: Rekey | None = None
    ) -> Envelope:
        """Propose the genesis of the first version, or, with its secret back, of the next one. `keys` are the members' delivery keys by index, given under `nonce`.

        Raises ValueError for a later version without enough shares of the one before; Reject with the codes of `GenesisProposal.check_sense`.
        """
        version = self._founding.of.body.manifest_version if self._founding else 0
        core = resharing.Owner(version, asks=rekey is not None, holds=False)
        if not resharing.may_deal_anew(core, rekey.copies if rekey else frozenset()):
            raise ValueError("the secret of the version in force is not back: ask for its shares")
        proposal = GenesisProposal(
            base=NO_DIGEST,
            manifest_id=self._manifest_id,
            version=PROTOCOL_VERSION,
            manifest_version=version + 1,
            nonce=nonce,
            owner=self.name,
            before=rekey.of.name if rekey else NO_DIGEST,
            deadline_ms=plan.deadline_ms,
            faults=plan.faults,
            policy=plan.policy,
            receivers=seats(keys),
            threshold=plan.threshold,
        )
        proposal.check_sense()
        return seal(proposal, self._seed)

    def deal(self, proposal: Envelope, polynomial: Polynomial, ephemerals: Sequence[bytes]) -> Genesis:
        """Deal in an own proposal. Raises what `open_genesis` raises for a key that no member has given, and what `Genesis` raises."""
        givers = frozenset(each.key.signer for each in open_message(proposal, GenesisProposal, {self.name}).receivers)
        session = open_genesis(proposal, self.name, self._manifest_id, givers, None)
        return Genesis(self._seed, session, polynomial, ephemerals)

    def found(self, genesis: Genesis) -> Founding:
        """Sign the first snapshot of a genesis and forget its secret; on return the signed one is durable.

        Raises ValueError while a word is missing, or if a first snapshot of this version is signed already; StoreError: then `founding` says what the store has.
        """
        version = genesis.session.proposal.manifest_version
        if self._founding and version <= self._founding.of.body.manifest_version:
            raise ValueError(f"the first snapshot of version {version} is signed: another one would prove a lie")
        certificate = genesis.certificate()
        assert resharing.may_found(not genesis.missing)
        first = FirstSnapshot(
            base=NO_DIGEST,
            manifest_id=self._manifest_id,
            version=PROTOCOL_VERSION,
            manifest_version=version,
            nonce=genesis.session.proposal.nonce,
            owner=self.name,
            certificate=digest_of(certificate),
            snapshot=certificate.body.name,
        )
        made = Founding(certificate, nested([seal(first, self._seed)])[0])
        try:
            self._store.save(canonical.encode(cast("canonical.Value", made.to_dict())))
        finally:
            self._load()
        genesis.forget()
        return made

    def ask(self, of: Distribution, secret: bytes, nonce: Nonce, deadline_ms: int) -> Rekey:
        """Ask for the shares of a snapshot. `secret` is 32 random bytes, a delivery key drawn for this request; nothing of it is written."""
        body = of.body
        request = RekeyRequest(
            base=of.name,
            manifest_id=self._manifest_id,
            version=PROTOCOL_VERSION,
            manifest_version=body.manifest_version,
            nonce=nonce,
            owner=self.name,
            deadline_ms=deadline_ms,
            key=delivery_public_key(secret),
        )
        envelope = seal(request, self._seed)
        session = open_rekey(envelope, self.name, self._manifest_id, None)
        first = self._founding.of.body if self._founding else body
        encrypted = first if first.manifest_version == body.manifest_version else body
        return Rekey(of, session, envelope, secret, encrypted.policy)


def _founding_of(raw: bytes) -> Founding:
    try:
        value = canonical.parse(raw, _RECORD_BYTES)
        check(shape_of(Founding), value)
    except Reject as error:
        raise ValueError(f"no record of an owner ({error})") from error
    return Founding.from_dict(cast("dict[str, Any]", value))
