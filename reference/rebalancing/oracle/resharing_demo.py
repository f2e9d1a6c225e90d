"""A second story in the terminal: an owner deals a secret, which moves to another committee past a holder that cheats, and is replaced; with real messages.

Every message travels as an envelope and is opened and verified where it arrives; the decisions are those of the reference's own nodes. Whatever would
be random comes from a fixed stream, so that it always tells the same. `make demo` tells it after the lease's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import shake_256

from rebalancing import redistribution
from rebalancing.commit_certificates import About
from rebalancing.commit_coordinator import Attempt
from rebalancing.commit_messages import FINAL, CommitCertificate
from rebalancing.delivery import SEED_BYTES, send
from rebalancing.envelope import Envelope, enrolled, peer_of
from rebalancing.errors import CODES, Ignore, Reject
from rebalancing.genesis_messages import OWNER as OWNERS_INDEX
from rebalancing.genesis_messages import RekeyRequest, ShareRelease
from rebalancing.group import UNIFORM_BYTES, Point, Scalar
from rebalancing.identifiers import Digest, ManifestId, Nonce
from rebalancing.manifest_encryption import NONCE_BYTES, ManifestContext, decrypt_manifest
from rebalancing.member_node import Admission, MemberNode
from rebalancing.messages import ballot_fields, digest_of, seal
from rebalancing.owner import Founding, Genesis, GenesisPlan, Owner, Rekey
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.reconstruction import reconstruct
from rebalancing.repair_node import SplitRandomness
from rebalancing.resharing_coordinator import Gathering, seats
from rebalancing.resharing_deals import Dealing, SentDeal
from rebalancing.resharing_messages import (
    Deal,
    LossStatement,
    PointBytes,
    PossessionCertificate,
    ResharingProposal,
    SnapshotBody,
)
from rebalancing.resharing_node import DealRandomness
from rebalancing.resharing_sessions import Distribution, Session
from rebalancing.sharing import Polynomial
from rebalancing.store import MemoryStore

from .narration import Narrator

__all__ = ["ResharingDemo", "conclude", "story"]

MANIFEST = ManifestId(bytes([0x3A]) * 32)
POLICY = Digest(bytes([0x90]) * 32)
NOW_MS, DEADLINE_MS = 1_800_000_000_000, 1_800_000_030_000
THRESHOLD, FAULTS = 3, 1
NAMES = ("h1", "h2", "h3", "h4", "h5", "h6", "h7")
OLD, NEW, NEXT = NAMES[:5], NAMES[2:], ("h1", "h3", "h4", "h6", "h7")
LEAVING, CHEAT, VICTIM, LOSER, FORGER = "h1", "h2", "h6", "h7", "h5"
COORDINATOR, OWNER = "Cy", "Olga"
SEEDS = {name: bytes([i]) * 32 for i, name in enumerate((*NAMES, COORDINATOR, OWNER), 1)}
PEERS = {name: peer_of(seed) for name, seed in SEEDS.items()}
NAME_OF = {peer: name for name, peer in PEERS.items()}
INDEX = {name: i for i, name in enumerate(NAMES, 1)}
WORKLOAD = b"kind: Workload, image: weather-model, replicas: 3"


@dataclass
class ResharingDemo(Narrator):
    """The world of the story: its nodes, their stores, and what an observer counts.

    Attributes:
        messages: how many were signed; `drawn` counts what came from the stream.
        named: who was blamed, and for what.
        old_left: old shares that outlived the clean-up.
        keys: public keys of the first version's secret, one for each snapshot.
        polynomials: what the owner has dealt.
    """

    owners_store: MemoryStore = field(default_factory=MemoryStore)
    nodes: dict[str, MemberNode] = field(default_factory=dict)
    messages: int = 0
    drawn: int = 0
    named: dict[str, str] = field(default_factory=dict)
    old_left: int = 0
    keys: set[Point] = field(default_factory=set)
    polynomials: list[Polynomial] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start the owner, and each node on an empty store."""
        self.owner = Owner(SEEDS[OWNER], MANIFEST, self.owners_store)
        for name in NAMES:
            self.begin(name)

    # Telling

    def explain(self, code: str) -> None:
        """Say what a code means."""
        self.line(f"{code}: {CODES[code].sentence}")

    # A fixed stream in place of chance

    def octets(self, count: int) -> bytes:
        """The next octets."""
        self.drawn += 1
        return shake_256(b"resharing-demo %d" % self.drawn).digest(count)

    def scalars(self, count: int) -> list[Scalar]:
        """The next scalars."""
        return [Scalar.from_uniform_bytes(self.octets(UNIFORM_BYTES)) for _ in range(count)]

    def nonce(self) -> Nonce:
        """The next nonce."""
        return Nonce(self.octets(Nonce.LENGTH))

    def sent(self, envelope: Envelope) -> Envelope:
        """Count a message."""
        self.messages += 1
        return envelope

    # Nodes

    def begin(self, name: str) -> None:
        """Start a node on an empty store."""
        peers = enrolled(PEERS[each].value for each in NAMES)
        coordinators = enrolled([PEERS[COORDINATOR].value])
        admission = Admission(PEERS[OWNER], coordinators, peers, lambda _: True, lambda _: True)
        self.nodes[name] = MemberNode(SEEDS[name], MANIFEST, MemoryStore(), admission)

    def shares_of(self, of: Digest) -> dict[int, Scalar]:
        """What an observer who reads all stores finds of one polynomial."""
        found = {name: node.resharing.shares.share_of(of) for name, node in self.nodes.items()}
        return {INDEX[name]: held.scalar for name, held in found.items() if held}

    def show(self, snapshots: Mapping[str, Digest]) -> None:
        """Say who has a share of which snapshot on disk."""
        for title, name in snapshots.items():
            where = [f"h{index}" for index in sorted(self.shares_of(name))]
            self.say(f"            {title:<4} {' '.join(where) or 'nowhere'}")


def dealt(demo: ResharingDemo, members: Iterable[str], rekey: Rekey | None = None) -> Genesis:
    """The owner deals a secret; every member checks its share, writes it and signs."""
    names, nonce = list(members), demo.nonce()
    keys = {
        INDEX[name]: demo.sent(demo.nodes[name].give_key(PEERS[OWNER], nonce, demo.octets(SEED_BYTES)))
        for name in names
    }
    proposal = demo.owner.propose(GenesisPlan(THRESHOLD, FAULTS, POLICY, DEADLINE_MS), keys, nonce, rekey)
    demo.polynomials.append(Polynomial(tuple(demo.scalars(THRESHOLD))))
    made = demo.owner.deal(demo.sent(proposal), demo.polynomials[-1], [demo.octets(SEED_BYTES) for _ in names])
    demo.sent(made.dealing.envelope)
    for name in names:
        sent = made.dealing.to(INDEX[name])
        made.hear_word(demo.sent(demo.nodes[name].receive_genesis(proposal, sent, NOW_MS, demo.scalars(1)[0])))
    demo.line(f"{' '.join(names)} check their shares against the commitments, write them and sign")
    return made


def founded(demo: ResharingDemo, made: Genesis) -> Founding:
    """The owner signs the first snapshot and forgets; everybody moves to it."""
    founding = demo.owner.found(made)
    demo.sent(founding.first)
    for node in demo.nodes.values():
        node.receive_first(founding.first, founding.certificate, NOW_MS)
    demo.line(f"{OWNER} signs the first snapshot, {founding.of.name.hex[:16]}..., and forgets the secret")
    return founding


def genesis(demo: ResharingDemo) -> tuple[SnapshotBody, ManifestContext, bytes]:
    """The first version, and the manifest under its secret."""
    made = dealt(demo, OLD)
    ciphertext = made.encrypt(WORKLOAD, demo.octets(NONCE_BYTES))
    public = made.of.commitments.constant
    demo.line(f"the manifest is now {len(ciphertext)} bytes of ciphertext, under {public.encoding.hex()[:16]}...")
    body = founded(demo, made).of.body
    return body, ManifestContext(MANIFEST, body.manifest_version, POLICY, public), ciphertext


def propose(demo: ResharingDemo, first: SnapshotBody) -> Envelope:
    """The coordinator gathers delivery keys and fixes who deals to whom."""
    attempt, parent = demo.nonce(), digest_of(first)
    keys = {
        INDEX[name]: demo.sent(
            demo.nodes[name].resharing.give_key(PEERS[COORDINATOR], attempt, demo.octets(SEED_BYTES))
        )
        for name in NEW
    }
    proposal = ResharingProposal(
        base=parent,
        manifest_id=MANIFEST,
        version=PROTOCOL_VERSION,
        deadline_ms=DEADLINE_MS,
        dealers=first.committee,
        evidence=(),
        faults=FAULTS,
        from_epoch=0,
        manifest_version=first.manifest_version,
        nonce=attempt,
        origin=ballot_fields(parent, 1, PEERS[COORDINATOR], demo.nonce()),
        policy=POLICY,
        receivers=seats(keys),
        revoked=(),
        scaling="unscaled",
        threshold=THRESHOLD,
        to_epoch=1,
        trigger="CapabilityProviderLoss",
    )
    demo.line(f"{' '.join(NEW)} each sign a delivery key for this attempt alone")
    demo.line(f"{COORDINATOR} signs the proposal; its digest is the session, {digest_of(proposal).hex[:16]}...")
    return demo.sent(seal(proposal, SEEDS[COORDINATOR]))


def cheat(demo: ResharingDemo, session: Session) -> Dealing:
    """A deal by the rules, but for the part of one receiver. It is in a sealed box, so only that one can see it."""
    index = INDEX[CHEAT]
    held = demo.nodes[CHEAT].resharing.shares.share_of(session.parent.name)
    assert held is not None
    made = redistribution.deal(session.terms, index, held.scalar, demo.scalars(THRESHOLD - 1))
    parts = {}
    for receiver, seat in sorted(session.receivers.items()):
        part = Scalar.reduced(made.parts[receiver].value + (receiver == INDEX[VICTIM]))
        parts[receiver] = send(session.name, index, receiver, part, seat.key, SEEDS[CHEAT], demo.octets(SEED_BYTES))
    points = tuple(PointBytes(point.encoding) for point in made.commitments.points)
    digests = tuple(part.digest for part in parts.values())
    said = Deal(session.parent.name, MANIFEST, PROTOCOL_VERSION, points, PEERS[CHEAT], digests, session.name)
    return Dealing(seal(said, SEEDS[CHEAT]), parts)


def deal_and_answer(demo: ResharingDemo, proposal: Envelope) -> tuple[Gathering, Session]:
    """Dealers deal, receivers answer, and whoever lied is named."""
    session = demo.nodes["h3"].resharing.open_session(proposal, NOW_MS)
    gathering, dealings = Gathering(session), []
    for name in OLD:
        if name == CHEAT:
            dealings.append(cheat(demo, session))
        else:
            fresh = DealRandomness(demo.scalars(THRESHOLD - 1), [demo.octets(SEED_BYTES) for _ in NEW])
            dealings.append(demo.nodes[name].resharing.receive_proposal(proposal, NOW_MS, fresh))
        gathering.hear_deal(demo.sent(dealings[-1].envelope))
    demo.line(f"{' '.join(OLD)} deal; everything that all can see is right")
    for name in NEW:
        answer, verdicts = demo.nodes[name].resharing.receive_deals(
            session, [each.to(INDEX[name]) for each in dealings]
        )
        assert not verdicts, "what is wrong is in a sealed box"
        gathering.hear_response(demo.sent(answer))
    return gathering, session


def blamed(demo: ResharingDemo, gathering: Gathering) -> Reject:
    """The one verdict."""
    ((peer, verdict),) = gathering.verdicts.items()
    assert verdict.strength == "signed"
    demo.named[NAME_OF[peer]] = verdict.code
    return verdict


def take_possession(
    demo: ResharingDemo, gathering: Gathering, session: Session
) -> tuple[SnapshotBody, PossessionCertificate]:
    """The receivers combine what the dealers of QUAL dealt."""
    qualified = gathering.qualify()
    assert qualified is not None
    deals, responses, body = qualified
    dealers = " ".join(f"h{each.dealer}" for each in body.qualified)
    demo.line(f"QUAL is {dealers}; {len(responses)} receivers hold all of its deals good")
    named = [SentDeal(each, None) for each in deals]  # the parts are there
    certificate = None
    for response in responses:
        name = NAME_OF[response.signer]
        said, _ = demo.nodes[name].resharing.receive_qualified(session, named, responses, demo.scalars(1)[0])
        certificate = gathering.hear_possession(demo.sent(said), body) or certificate
        assert demo.nodes[name].resharing.shares.secret_of(session.receivers[INDEX[name]].key) is None
    assert certificate is not None
    demo.line(
        f"each writes its new share beside the old one, drops its delivery key and signs; {session.enough} are enough"
    )
    return body, certificate


def commit_it(
    demo: ResharingDemo, session: Session, body: SnapshotBody, certificate: PossessionCertificate
) -> CommitCertificate:
    """The old committee commits the snapshot, in the messages of the commit."""
    parent = session.parent
    holders = {name: demo.nodes[name].holder for name in OLD}
    for node in (demo.nodes[name].resharing for name in OLD):
        assert not node.admits_snapshot(session.distribution(body).snapshot[0])
        node.receive_possessions(session, certificate)
    of = About(MANIFEST, parent.name, FINAL, session.proposal.origin)
    it = Attempt(SEEDS[COORDINATOR], of, parent.sequence, parent.committee)
    demo.sent(it.ask())
    for holder in holders.values():
        answer = holder.receive(it.ask())
        it.hear_grant(demo.sent(answer.envelope), answer.shown)
    proposed, shown = it.propose(digest_of(body))
    demo.sent(proposed)
    prepared = [it.hear_echo(demo.sent(h.receive(proposed, shown).envelope)) for h in holders.values()][-1]
    assert prepared is not None
    committed = [it.hear_vote(demo.sent(h.receive_prepared(prepared).envelope)) for h in holders.values()][-1]
    assert committed is not None
    quorum = parent.committee.quorum_of(FINAL)
    demo.line(f"{quorum} grants, {quorum} echoes and {quorum} votes of the old committee make the certificate")
    return committed


def repair(demo: ResharingDemo, of: Distribution, helpers: Iterable[str]) -> None:
    """A member that lost its disk gets its share back from three others."""
    names = list(helpers)
    lost = LossStatement(of.name, MANIFEST, PROTOCOL_VERSION, 1, PEERS[LOSER], digest_of(of.body), PEERS[LOSER])
    demo.sent(seal(lost, SEEDS[LOSER]))
    nonce, me = demo.nonce(), demo.nodes[LOSER].resharing
    keys = {
        INDEX[n]: demo.sent(demo.nodes[n].resharing.give_key(PEERS[LOSER], nonce, demo.octets(SEED_BYTES)))
        for n in names
    }
    request = demo.sent(me.ask_repair(keys, 1, nonce, DEADLINE_MS, demo.octets(SEED_BYTES)))
    session = me.open_repair(request, frozenset())
    splits = []
    for n in names:
        fresh = SplitRandomness(demo.scalars(len(names) - 1), [demo.octets(SEED_BYTES) for _ in names])
        splits.append(demo.sent(demo.nodes[n].resharing.receive_request(request, frozenset(), NOW_MS, fresh)))
    sums = [demo.sent(demo.nodes[n].resharing.receive_splits(session, splits, demo.octets(SEED_BYTES))) for n in names]
    demo.sent(me.receive_sums(session, splits, sums, demo.scalars(1)[0]))


def forged(demo: ResharingDemo, rekey: Rekey) -> Envelope:
    """A release that is right but for the share: it is off by one."""
    request = RekeyRequest.from_dict(json.loads(rekey.request.body))
    held = demo.nodes[FORGER].resharing.shares.share_of(request.base)
    assert held is not None
    session, share = digest_of(request), Scalar.reduced(held.scalar.value + 1)
    box = send(session, INDEX[FORGER], OWNERS_INDEX, share, request.key, SEEDS[FORGER], demo.octets(SEED_BYTES))
    said = ShareRelease(request.base, MANIFEST, PROTOCOL_VERSION, PEERS[FORGER], session, box)
    return seal(said, SEEDS[FORGER])


def ask_back(demo: ResharingDemo, of: Distribution, ciphertext: bytes) -> Rekey:
    """The owner asks the holders for their shares, and so does somebody else."""
    rekey = demo.owner.ask(of, demo.octets(SEED_BYTES), demo.nonce(), DEADLINE_MS)
    request = RekeyRequest.from_dict(json.loads(rekey.request.body))
    stolen = seal(replace(request, owner=PEERS[COORDINATOR]), SEEDS[COORDINATOR])
    try:
        demo.nodes["h3"].receive_rekey(demo.sent(stolen), NOW_MS, demo.octets(SEED_BYTES))
    except Ignore as refused:
        demo.line(f"{COORDINATOR} asks h3 for its share and is refused: {refused.code}")
        demo.explain(refused.code)
    demo.sent(rekey.request)
    for name in ("h3", FORGER, "h6", "h7"):
        honest = name != FORGER
        rekey.hear_release(
            demo.sent(
                demo.nodes[name].receive_rekey(rekey.request, NOW_MS, demo.octets(SEED_BYTES))
                if honest
                else forged(demo, rekey)
            )
        )
    ((peer, verdict),) = rekey.verdicts.items()
    demo.named[NAME_OF[peer]] = verdict.code
    demo.line(f"h3 h6 h7 release theirs to {OWNER}; {NAME_OF[peer]} sends another scalar, and its signature says so")
    demo.line(f'{OWNER} has the secret back, and reads "{rekey.decrypt(ciphertext).decode()}"')
    return rekey


def begin_next_version(demo: ResharingDemo, of: Distribution, ciphertext: bytes) -> None:
    """A new secret for the next version; what was before is erased once that is in force."""
    rekey = ask_back(demo, of, ciphertext)
    made = dealt(demo, NEXT, rekey)
    made.encrypt(rekey.decrypt(ciphertext), demo.octets(NONCE_BYTES))
    next_ = founded(demo, made).of
    rekey.forget()
    assert next_.commitments.constant not in demo.keys
    demo.show({"new": of.name, "next": next_.name})
    for node in demo.nodes.values():
        node.resharing.erase(live=True)
    demo.line("all clean up")
    demo.show({"new": of.name, "next": next_.name})


def story(demo: ResharingDemo) -> None:
    """Tell it."""
    demo.say("THE RESHARING: a secret moves to another committee past a holder that cheats")
    demo.tell(
        f"A manifest's key comes from a secret that nobody has: {THRESHOLD} shares make it, five holders have one each, and {FAULTS} of them "
        "may lie. When the provider of two of them ends, the holders share their shares anew among another committee. No node ever sees the "
        "secret. Every message below is really signed, sealed where it is secret, and verified where it arrives."
    )
    demo.tell("1. Genesis. The owner deals the secret once, encrypts the manifest, and forgets.")
    first, context, ciphertext = genesis(demo)
    old = digest_of(first)
    demo.show({"old": old})

    demo.tell(f"2. {LEAVING} and {CHEAT} are to go. {COORDINATOR} coordinates; nobody trusts it.")
    proposal = propose(demo, first)

    demo.tell(f"3. The holders deal. {CHEAT} cheats: what it seals for {VICTIM} is off by one.")
    gathering, session = deal_and_answer(demo, proposal)
    verdict = blamed(demo, gathering)
    demo.line(f"{VICTIM} shows its part from {CHEAT}, with {CHEAT}'s own signature on it")
    demo.line(f"verdict on {CHEAT}, which convinces anybody: {verdict.code}")
    demo.explain(verdict.code)
    demo.line(f"nobody opens anything else, and the deal of {CHEAT} is left out")

    demo.tell("4. The receivers combine the deals of those who are left.")
    body, certificate = take_possession(demo, gathering, session)
    brought = session.distribution(body)
    demo.keys = {context.public_key, brought.commitments.constant}
    demo.show({"old": old, "new": brought.name})

    demo.tell("5. The old committee commits. Without the possession certificate it echoes nothing.")
    committed = commit_it(demo, session, body, certificate)

    demo.tell(f"6. All install and clean up, but for {CHEAT}. Before this certificate nothing was erased.")
    for name in NAMES:
        if name != CHEAT:
            demo.nodes[name].receive_commit(committed, body)
            demo.nodes[name].resharing.erase(live=True)
    demo.show({"old": old, "new": brought.name})
    left = demo.shares_of(old)
    demo.old_left = len(left)
    demo.line(f"{len(left)} old share is left, and {THRESHOLD} would be needed")

    demo.tell(f"7. {LOSER} loses its disk, says so, and is repaired; the snapshot stays as it is.")
    before = demo.shares_of(brought.name)
    demo.begin(LOSER)
    demo.nodes[LOSER].begin(brought, NOW_MS)
    demo.show({"new": brought.name})
    repair(demo, brought, ("h3", "h4", "h5"))
    assert demo.shares_of(brought.name) == before
    demo.show({"new": brought.name})

    demo.tell("8. A workload is scheduled. Where it runs, and only there, three shares make the secret.")
    shares = {index: share for index, share in before.items() if index in (3, 6, 7)}
    secret = reconstruct(brought.commitments, shares)
    assert isinstance(secret, Scalar)
    demo.line(f'the ciphertext of step 1 says "{decrypt_manifest(secret, context, ciphertext).decode()}"')
    mixed = {**{index: shares[index] for index in (6, 7)}, **left}
    assert not isinstance(reconstruct(brought.commitments, mixed), Scalar)
    demo.line(f"with the old share that {CHEAT} kept in place of one of them there is none")

    demo.tell(f"9. Some stores were read, and nobody knows how many. {OWNER} re-keys: another secret, in version 2.")
    begin_next_version(demo, brought, ciphertext)


def conclude(demo: ResharingDemo) -> None:
    """Say what held; it was looked at on the way."""
    most = max(len({each.of.name for each in node.resharing.shares.shares}) for node in demo.nodes.values())
    kept = (demo.owners_store.value or b"").decode()
    secrets = [each.encoding.hex() for polynomial in demo.polynomials for each in polynomial.coefficients]
    held = [
        (len(demo.keys) == 1, "Within a version the public key is the same, and the ciphertext was never touched."),
        (demo.old_left < THRESHOLD, f"Too few old shares outlived the clean-up to be of use ({demo.old_left})."),
        (most == 1, f"At the end no store has more than one share (most: {most})."),
        (not any(each in kept for each in secrets), f"What {OWNER} has on disk has nothing of either secret."),
        (
            demo.named == {CHEAT: "bad-part", FORGER: "bad-part"},
            f"Only {CHEAT} and {FORGER} were named, by their own signatures.",
        ),
    ]
    demo.say_what_held(held)
    demo.say(f"  {demo.messages} messages were signed, and verified where they arrived.")
