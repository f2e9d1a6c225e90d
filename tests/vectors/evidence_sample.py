"""Signed evidence for tests and vectors: a tenant, eight peers, and distributions whose shares, proposals and votes are real. What would be random comes from a name.

The deals of a resharing are left out, as nobody who has the snapshot asks for them: whoever makes a new polynomial knows the secret here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import shake_256
from typing import Any

from rebalancing.certificates import nested
from rebalancing.commit_messages import (
    FINAL,
    NO_REPORT,
    PROVISIONAL,
    CommitCertificate,
    CommitEcho,
    CommitGrant,
    CommitVote,
    Link,
    PreparedCertificate,
    SnapshotFields,
    justification_digest,
    snapshot_digest,
)
from rebalancing.delivery import delivery_public_key
from rebalancing.envelope import Envelope, peer_of
from rebalancing.evidence_messages import (
    AVAILABLE,
    CapabilityToken,
    CapFields,
    DomainAttestation,
    DomainName,
    ManifestMove,
    ManifestPossession,
    Placement,
    Policy,
    Revocation,
)
from rebalancing.evidence_parameters import GRACE_MS
from rebalancing.evidence_records import FirstRecord, MoveRecord, Record, SuccessorRecord
from rebalancing.genesis_messages import FirstSnapshot
from rebalancing.group import ORDER, Scalar
from rebalancing.identifiers import Digest, ManifestId, Nonce, PeerId
from rebalancing.manifest_moves import MoveSession, open_move, prove_holding
from rebalancing.messages import BallotFields, SignedMessage, ballot_fields, digest_of, seal
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.possession_proof import PossessionProof, prove_possession
from rebalancing.quorum import quorum
from rebalancing.resharing_coordinator import seats
from rebalancing.resharing_messages import (
    NO_DIGEST,
    DeliveryKey,
    HeldDeal,
    LossStatement,
    MemberFields,
    PointBytes,
    Possession,
    PossessionCertificate,
    RepairReceipt,
    ResharingProposal,
    SnapshotBody,
)
from rebalancing.resharing_sessions import Distribution, open_session, possession_context, session_body
from rebalancing.sharing import Polynomial, commit

MANIFEST, OTHER_MANIFEST = ManifestId(b"\x3a" * 32), ManifestId(b"\x3b" * 32)
VERSION = 1
THRESHOLD, FAULTS = 2, 0
SEEDS = tuple(bytes([i]) * 32 for i in range(10))
PEERS = tuple(map(peer_of, SEEDS))
SEED_OF = dict(zip(PEERS, SEEDS, strict=True))
TENANT, COORDINATOR = PEERS[8], PEERS[9]
FOUR = (0, 1, 2, 3)


def octets(name: str, count: int = 32) -> bytes:
    return shake_256(b"evidence: " + name.encode()).digest(count)


def scalar(name: str) -> Scalar:
    return Scalar.reduced(int.from_bytes(octets(name, 64), "little") % (ORDER - 1) + 1)


def nonce(name: str) -> Nonce:
    return Nonce(octets(name, 16))


def signed(message: SignedMessage) -> Envelope:
    return seal(message, SEED_OF[message.author])


def about(base: Digest = NO_DIGEST) -> dict[str, Any]:
    return {"base": base, "manifest_id": MANIFEST, "version": PROTOCOL_VERSION}


# What the tenant signs


def domain(*names: str) -> tuple[DomainName, ...]:
    return tuple(DomainName(octets(name, 16)) for name in names)


def caps(of: Mapping[tuple[str, ...], int]) -> tuple[CapFields, ...]:
    return tuple(sorted((CapFields(domain(*path), most) for path, most in of.items()), key=lambda each: each.domain))


def policy(
    epoch: int = 1,
    before: Policy | None = None,
    geography: Mapping[tuple[str, ...], int] | None = None,
    organisation: Mapping[tuple[str, ...], int] | None = None,
    profile: str = AVAILABLE,
) -> Policy:
    return Policy(
        **about(),
        owner=TENANT,
        before=digest_of(before) if before else NO_DIGEST,
        epoch=epoch,
        geography=caps(geography or {}),
        grace_ms=GRACE_MS,
        organisation=caps(organisation or {}),
        profile=profile,
        threshold=THRESHOLD,
        until_ms=1_900_000_000_000,
    )


FIRST_POLICY = policy()


@cache
def attestation(i: int, number: int = 1) -> DomainAttestation:
    """Even peers are in one country, odd ones in the other; operators have two peers each."""
    return DomainAttestation(
        **about(),
        owner=TENANT,
        geography=domain("even" if i % 2 == 0 else "odd"),
        number=number,
        organisation=domain("everybody's owner", f"operator {i // 2}"),
        peer=PEERS[i],
    )


def revocation(i: int, number: int = 1, version: int = VERSION) -> Revocation:
    return Revocation(
        **about(), owner=TENANT, manifest_version=version, number=number, peer=PEERS[i], reason="withdrawal"
    )


# Distributions


@dataclass(frozen=True)
class Made:
    """A record, the snapshot that it shows, and the polynomial."""

    record: FirstRecord | SuccessorRecord | MoveRecord
    of: Distribution
    polynomial: Polynomial

    @property
    def name(self) -> Digest:
        return self.of.name

    @property
    def index(self) -> dict[PeerId, int]:
        return {peer: index for index, peer in self.of.body.members.items()}


def polynomial(name: str) -> Polynomial:
    return Polynomial((scalar("secret"), *(scalar(f"{name} {i}") for i in range(1, THRESHOLD))))


def points(of: Polynomial) -> tuple[PointBytes, ...]:
    return tuple(PointBytes(each.encoding) for each in commit(of).points)


def word(body: SnapshotBody, of: Polynomial, index: int, attempt: Nonce) -> Possession:
    proof = prove_possession(of.at(index), possession_context(body, index, attempt), scalar(f"proof {index}"))
    return Possession(
        **about(body.base), proof=proof, receiver=body.members[index], session=body.session, snapshot=body.name
    )


def words(body: SnapshotBody, of: Polynomial, who: Iterable[int], attempt: Nonce) -> PossessionCertificate:
    said = nested(signed(word(body, of, index, attempt)) for index in who)
    return PossessionCertificate(**about(body.base), body=body, possessions=said)


def committee(peers: Sequence[int]) -> tuple[MemberFields, ...]:
    return tuple(MemberFields(i + 1, PEERS[i]) for i in peers)


@cache
def first(name: str = "first", members: tuple[int, ...] = FOUR) -> Made:
    """What the owner deals, and signs."""
    of, attempt = polynomial(name), nonce(name)
    body = SnapshotBody(
        **about(),
        commitments=points(of),
        committee=committee(members),
        epoch=0,
        faults=FAULTS,
        manifest_version=VERSION,
        policy=digest_of(FIRST_POLICY),
        qualified=(),
        session=NO_DIGEST,
        threshold=THRESHOLD,
    )
    certificate = words(body, of, body.members, attempt)
    said = FirstSnapshot(
        **about(),
        manifest_version=VERSION,
        nonce=attempt,
        owner=TENANT,
        certificate=digest_of(certificate),
        snapshot=body.name,
    )
    return Made(FirstRecord(signed(said), certificate), Distribution(body, ()), of)


def certificate(kind: str, fields: SnapshotFields, voters: Sequence[PeerId]) -> CommitCertificate:
    """The commit of a snapshot in its first ballot, in which nobody had anything to report."""
    common = {**about(fields.parent), "ballot": fields.origin, "kind": kind}
    name = snapshot_digest(fields)
    grants = nested(signed(CommitGrant(**common, holder=each, report=NO_REPORT)) for each in voters)
    justification = justification_digest(grants)
    echoes = nested(
        signed(CommitEcho(**common, holder=each, justification=justification, snapshot=name)) for each in voters
    )
    votes = nested(signed(CommitVote(**common, holder=each, snapshot=name)) for each in voters)
    prepared = PreparedCertificate(
        **about(fields.parent), kind=kind, links=(Link(fields.origin, echoes, grants),), snapshot=fields
    )
    return CommitCertificate(**about(fields.parent), prepared=prepared, votes=votes)


def proposed(parent: Made, name: str, members: Sequence[int], round_: int, **changes: Any) -> ResharingProposal:
    attempt, before = nonce(name), parent.of.body
    origin: BallotFields = ballot_fields(parent.name, round_, COORDINATOR, nonce(f"{name} ballot"))
    keys = {
        i + 1: signed(
            DeliveryKey(
                **about(parent.name),
                attempt=attempt,
                key=delivery_public_key(octets(f"{name} key {i}")),
                receiver=PEERS[i],
                requester=COORDINATOR,
            )
        )
        for i in members
    }
    fields: dict[str, Any] = {
        "deadline_ms": 1_800_000_000_000,
        "dealers": before.committee,
        "evidence": (),
        "faults": FAULTS,
        "from_epoch": before.epoch,
        "manifest_version": VERSION,
        "nonce": attempt,
        "origin": origin,
        "policy": digest_of(FIRST_POLICY),
        "receivers": seats(keys),
        "revoked": (),
        "scaling": "unscaled",
        "threshold": THRESHOLD,
        "to_epoch": before.epoch + 1,
        "trigger": "NodeTimeout",
    }
    return ResharingProposal(**about(parent.name), **{**fields, **changes})


def placement(parent: Made, members: Iterable[int], holders: Iterable[int]) -> Placement:
    everybody = sorted({*members, *holders})
    return Placement(
        **about(parent.name),
        attestations=tuple(sorted(digest_of(attestation(i)) for i in everybody)),
        holders=tuple(sorted(PEERS[i] for i in holders)),
    )


@cache
def successor(
    parent: Made,
    name: str,
    kind: str = FINAL,
    members: tuple[int, ...] = FOUR,
    holders: tuple[int, ...] = FOUR,
    revoked: tuple[int, ...] = (),
    round_: int = 1,
    voters: tuple[int, ...] | None = None,
    acknowledged: tuple[int, ...] | None = None,
    made_under: Policy = FIRST_POLICY,
    placed: Placement | None = None,
    trigger: str = "NodeTimeout",
) -> Made:
    """A snapshot with a polynomial of its own, committed by the first of its parent's committee, or by these, and acknowledged by its first members, or by these."""
    placed = placed or placement(parent, members, holders)
    proposal = proposed(
        parent,
        name,
        members,
        round_,
        evidence=(digest_of(placed),),
        policy=digest_of(made_under),
        revoked=tuple(sorted(PEERS[i] for i in revoked)),
        dealers=tuple(each for each in parent.of.body.committee if each.peer not in [PEERS[i] for i in revoked]),
        trigger=trigger,
    )
    envelope = signed(proposal)
    receivers = frozenset(PEERS[i] for i in members)
    session = open_session(envelope, frozenset({COORDINATOR}), receivers, parent.of, None)
    of = polynomial(name)
    dealers = sorted(session.dealers)[:THRESHOLD]
    qualified = tuple(HeldDeal.of(Digest(octets(f"{name} deal {i}")), i) for i in dealers)
    body = session_body(session, points(of), qualified)
    said = words(body, of, [i + 1 for i in acknowledged or members[: THRESHOLD + FAULTS]], proposal.nonce)
    brought = session.distribution(body)
    before = parent.of.body
    enough = THRESHOLD if kind == PROVISIONAL else quorum(len(before.committee), before.threshold, before.faults)
    votes = [PEERS[i] for i in voters] if voters else [each.peer for each in before.committee][:enough]
    made = certificate(kind, brought.snapshot[0], votes)
    return Made(SuccessorRecord(made, placed, said, envelope), brought, of)


def with_placement(parent: Made, name: str, placed: Placement) -> Made:
    """A final successor whose coordinator named another placement than there should be."""
    return successor(parent, name, placed=placed)


def provisional(parent: Made, name: str, **more: Any) -> Made:
    return successor(parent, name, kind=PROVISIONAL, **more)


# The manifest alone


CIPHERTEXT = octets("ciphertext", 200)


def move(parent: Made, name: str, placed: Placement, round_: int = 1, **changes: Any) -> ManifestMove:
    fields: dict[str, Any] = {
        "deadline_ms": 1_800_000_000_000,
        "manifest_version": VERSION,
        "nonce": nonce(name),
        "origin": ballot_fields(parent.name, round_, COORDINATOR, nonce(f"{name} ballot")),
        "placement": digest_of(placed),
        "policy": digest_of(FIRST_POLICY),
        "polynomial": parent.of.body.name,
        "trigger": "CapabilityProviderLoss",
    }
    return ManifestMove(**about(parent.name), **{**fields, **changes})


def opened_move(parent: Made, said: ManifestMove) -> MoveSession:
    return open_move(signed(said), frozenset({COORDINATOR}), parent.of)


def answer(of: ManifestMove, i: int, ciphertext: bytes = CIPHERTEXT) -> ManifestPossession:
    """What peer `i` says to a move."""
    return ManifestPossession(
        **about(of.base),
        holder=PEERS[i],
        proof=prove_holding(ciphertext, digest_of(of), PEERS[i]),
        session=digest_of(of),
    )


def members_of(of: Made) -> list[int]:
    return [PEERS.index(peer) for peer in of.of.body.members.values()]


def holders_of(of: Made) -> list[int]:
    """Who holds the manifest in a snapshot."""
    held = of.of.body.members.values() if isinstance(of.record, FirstRecord) else of.record.placement.holders
    return [PEERS.index(peer) for peer in held]


@cache
def moved(
    parent: Made,
    name: str,
    to: tuple[int, ...],
    kind: str = PROVISIONAL,
    round_: int = 1,
    voters: tuple[int, ...] | None = None,
    answers: tuple[int, ...] | None = None,
    made_under: Policy = FIRST_POLICY,
    placed: Placement | None = None,
) -> Made:
    """A snapshot with its parent's polynomial, whose holders of the manifest are these; it is answered by those who are new, or by these."""
    placed = placed or placement(parent, members_of(parent), to)
    said = move(parent, name, placed, round_, policy=digest_of(made_under))
    session = opened_move(parent, said)
    new = sorted(set(to) - set(holders_of(parent))) if answers is None else answers
    record = move_record(said, placed, session.fields, kind, voters or members_of(parent)[:THRESHOLD], new)
    return Made(record, session.distribution, parent.polynomial)


def move_record(
    said: ManifestMove,
    placed: Placement,
    fields: SnapshotFields,
    kind: str = PROVISIONAL,
    voters: Sequence[int] = (0, 1),
    answers: Iterable[int] = (4,),
) -> MoveRecord:
    """A move and the commit of a snapshot, which fit together or not."""
    committed = certificate(kind, fields, [PEERS[i] for i in voters])
    return MoveRecord(committed, signed(said), placed, nested(signed(answer(said, i)) for i in answers))


# What peers sign


def loss(of: Made, i: int, number: int = 1, witness: PeerId | None = None) -> LossStatement:
    said = about(of.name)
    return LossStatement(
        **said, counter=number, member=PEERS[i], polynomial=of.of.body.name, witness=witness or PEERS[i]
    )


def receipt(of: Made, i: int, number: int = 1) -> RepairReceipt:
    return RepairReceipt(
        **about(of.name),
        counter=number,
        member=PEERS[i],
        polynomial=of.of.body.name,
        proof=PossessionProof(octets("proof", PossessionProof.LENGTH)),
        session=Digest(octets("repair")),
    )


def late_word(of: Made, i: int) -> Possession:
    record = of.record
    assert isinstance(record, SuccessorRecord)
    return word(of.of.body, of.polynomial, i + 1, nonce("late"))


def token(of: Made, i: int, challenge: Nonce, **changes: Any) -> CapabilityToken:
    fields = {
        "epoch": of.of.body.epoch,
        "holder": PEERS[i],
        "manifest_version": VERSION,
        "nonce": challenge,
        "sequence": of.of.sequence,
    }
    return CapabilityToken(**about(of.name), **{**fields, **changes})


# A store's beginning

BEGINNING: tuple[Record, ...] = (
    signed(FIRST_POLICY),
    *(signed(attestation(i)) for i in range(8)),
    first().record,
)


# All there is, for stores that hear it in any order


@cache
def snapshots() -> tuple[Made, ...]:
    """A chain with branches several deep, one snapshot both provisional and final, and at its end two branches; the first one is not among them."""
    beginning = first()
    left = provisional(beginning, "left", members=(0, 1, 4, 5), holders=(0, 4))
    right = provisional(beginning, "right", round_=2, members=(2, 3, 6, 7), holders=(2, 6))
    deeper = provisional(right, "deeper", members=(2, 3, 6, 7), holders=(3, 7))
    deepest = provisional(deeper, "deepest", round_=3, members=(0, 3, 6, 7), holders=(0, 7))
    second = successor(beginning, "second")
    revokes = successor(second, "revokes", members=(0, 1, 2, 4), revoked=(3,), holders=(0, 2, 5))
    last_left = provisional(revokes, "last left", members=(0, 1, 2, 4), holders=(1, 4))
    last_right = provisional(revokes, "last right", round_=2, members=(0, 1, 5, 6), holders=(5, 6))
    before = provisional(beginning, "second")
    return left, right, deeper, deepest, before, second, revokes, last_left, last_right


@cache
def moves() -> tuple[Made, ...]:
    """On branches of all these the manifest moves alone, once or twice; one is dealt after a move."""
    left, *_, last_left, last_right = snapshots()
    given = moved(first(), "given", (0, 1, 2, 3, 7), round_=3)
    return (
        given,
        moved(given, "given on", (0, 1, 2, 6, 7)),
        provisional(given, "dealt after a move", members=(0, 1, 6, 7), holders=(0, 7)),
        moved(left, "left moves", (0, 4, 6)),
        moved(last_left, "last left moves", (1, 3, 4)),
        moved(last_right, "last right moves", (5, 6, 7)),
    )


@cache
def told() -> tuple[Record, ...]:
    """All of these, moves, revocations, losses, receipts, late words and a second policy."""
    _, right, deeper, *_, revokes, last_left, last_right = snapshots()
    stricter = policy(2, FIRST_POLICY, {("even",): 2}, {("everybody's owner",): 5})
    return (
        *BEGINNING,
        *(each.record for each in (*snapshots(), *moves())),
        signed(revocation(5)),
        signed(stricter),
        signed(attestation(6, 2)),
        *(signed(loss(of, i)) for of, i in ((last_right, 0), (last_right, 1), (right, 2), (revokes, 4))),
        signed(loss(revokes, 4, 2, TENANT)),
        *(signed(receipt(of, i)) for of, i in ((last_right, 0), (revokes, 4))),
        *(signed(late_word(of, i)) for of, i in ((last_right, 5), (last_left, 2), (deeper, 6))),
    )


@cache
def conflicting() -> tuple[Record, ...]:
    """The same, and a second final successor of the first snapshot."""
    return *told(), successor(first(), "fork").record
