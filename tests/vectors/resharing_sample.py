"""What the resharing's vectors are made of: secrets that anybody can derive, and good sessions, audits and repairs with every value in between.

A secret is the number that `scalar` makes of a text: SHA-512 of its UTF-8 bytes, read as a little-endian number, modulo the group's order. Nothing here is
random, so nothing of it is a secret.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha512
from typing import Any

from nacl.bindings import crypto_core_ed25519_add

from rebalancing.group import Point, Scalar, base
from rebalancing.redistribution import Deal, Received, Scaling, Terms, aggregate_received, combine, deal
from rebalancing.repair import RepairTerms, add_up, repaired, split
from rebalancing.sharing import Commitments, Polynomial, commit, lagrange, public_shares

__all__ = ["AUDITED", "CANCELLING", "ORDER_TWO", "REPAIRS", "SESSIONS", "SHARINGS", "Case", "Repair", "Session", "Sharing", "scalar", "text_of"]  # fmt: skip

Case = dict[str, Any]

PREFIX = "beemesh rebalancing vectors 1"
# The point of order two, (0, -1).
ORDER_TWO = (2**255 - 20).to_bytes(32, "little")


def text_of(*path: object) -> str:
    """The text that a secret is made of."""
    return "/".join([PREFIX, *map(str, path)])


def scalar(*path: object) -> Scalar:
    """The secret of a text."""
    return Scalar.from_uniform_bytes(sha512(text_of(*path).encode()).digest())


def _hexes(values: Iterable[Point | Scalar]) -> list[str]:
    return [value.encoding.hex() for value in values]


def _rows(values: Mapping[int, Point | Scalar], key: str, value: str) -> list[Case]:
    """A map as a list of rows, by rising index."""
    return [{key: index, value: values[index].encoding.hex()} for index in sorted(values)]


def _polynomial(name: str, threshold: int) -> Polynomial:
    return Polynomial(tuple(scalar(name, "old", k) for k in range(threshold)))


def accepted(name: str, given: Case, **found: Any) -> Case:
    """A case that is accepted."""
    return {"name": name, "sibling": "", "path": "", "change": "", "verdict": "accept", "code": "", "culprits": [], "input": given, **found}  # fmt: skip


# Sharing, which every session starts from


@dataclass(frozen=True)
class Sharing:
    """A polynomial and the share of one index."""

    name: str
    threshold: int
    index: int

    def case(self) -> Case:
        """The share, the weights of some indices, and what is public."""
        polynomial = _polynomial(self.name, self.threshold)
        commitments = commit(polynomial)
        given = {
            "commitments": _hexes(commitments.points),
            "threshold": self.threshold,
            "index": self.index,
            "share": polynomial.at(self.index).encoding.hex(),
        }
        return accepted(
            self.name,
            given,
            made_of={
                "texts": [text_of(self.name, "old", k) for k in range(self.threshold)],
                "coefficients": _hexes(polynomial.coefficients),
            },
            output={
                "public_share": _rows(public_shares(commitments, [self.index]), "index", "share")[0]["share"],
                "weights_at_zero": _rows(lagrange(range(1, self.threshold + 1)), "index", "weight"),
                "weights_at_index": _rows(
                    lagrange((i for i in range(1, self.threshold + 2) if i != self.index), self.index), "index", "weight"
                ),
            },
        )  # fmt: skip


SHARINGS = (
    Sharing("share-1-of-threshold-2", 2, 1),
    Sharing("share-5-of-threshold-3", 3, 5),
    Sharing("share-255-of-threshold-5", 5, 255),
)


# Sessions


@dataclass(frozen=True)
class Session:
    """A resharing in which everybody does what it should.

    Attributes:
        dealers: the ones whom the proposal names; those `silent` deal nothing, which is all right unscaled.
        cancelling: the first two of them add the point of order two to their last commitment.
    """

    name: str
    old_threshold: int
    dealers: tuple[int, ...]
    receivers: tuple[int, ...]
    threshold: int
    scaling: Scaling
    silent: tuple[int, ...] = ()
    cancelling: bool = False

    def case(self) -> Case:
        """The session with all its values."""
        polynomial = _polynomial(self.name, self.old_threshold)
        old = commit(polynomial)
        terms = Terms(old, public_shares(old, self.dealers), self.receivers, self.threshold, self.scaling)
        fresh = {
            dealer: [scalar(self.name, "dealer", dealer, k) for k in range(1, self.threshold)]
            for dealer in self.dealers
            if dealer not in self.silent
        }
        deals = {dealer: deal(terms, dealer, polynomial.at(dealer), each) for dealer, each in fresh.items()}
        encodings = {dealer: [point.encoding for point in each.commitments.points] for dealer, each in deals.items()}
        for dealer in self.dealers[:2] if self.cancelling else ():
            encodings[dealer][-1] = crypto_core_ed25519_add(encodings[dealer][-1], ORDER_TWO)
        given = {
            "old": _hexes(old.points),
            "dealers": _rows(terms.dealers, "index", "public_share"),
            "receivers": list(self.receivers),
            "threshold": self.threshold,
            "scaling": self.scaling,
            "deals": [
                {
                    "dealer": dealer,
                    "commitments": [encoding.hex() for encoding in encodings[dealer]],
                    "parts": _rows(deals[dealer].parts, "receiver", "part"),
                }
                for dealer in sorted(deals)
            ],
        }
        received = Received(encodings, self.threshold)
        made_of = {
            "texts": [text_of(self.name, "old", k) for k in range(self.old_threshold)],
            "coefficients": _hexes(polynomial.coefficients),
            "dealers": [
                {
                    "index": dealer,
                    "share": polynomial.at(dealer).encoding.hex(),
                    "dealt_weight": terms.dealt_weight(dealer).encoding.hex(),
                    "texts": [text_of(self.name, "dealer", dealer, k) for k in range(1, self.threshold)],
                    "coefficients": _hexes(fresh[dealer]),
                }
                for dealer in sorted(deals)
            ],
        }
        return accepted(self.name, given, made_of=made_of, output=_session_output(terms, received, deals))


def _session_output(terms: Terms, received: Received, deals: Mapping[int, Deal]) -> Case:
    new = aggregate_received(terms, received)
    assert isinstance(new, Commitments)
    shares: dict[int, Scalar] = {}
    for receiver in terms.receivers:
        share = combine(
            terms, new, received, receiver, {dealer: each.parts[receiver] for dealer, each in deals.items()}
        )
        assert isinstance(share, Scalar)
        shares[receiver] = share
    public = public_shares(new, terms.receivers)
    return {
        "combined_weights": _rows(terms.combined_weights(received), "index", "weight"),
        "commitments": _hexes(new.points),
        "shares": [
            {"receiver": receiver, "share": shares[receiver].encoding.hex(), "public_share": public[receiver].encoding.hex()}
            for receiver in terms.receivers
        ],
    }  # fmt: skip


FIVE = (1, 2, 3, 4, 5)
# Other indices and a higher threshold than before.
MOVED = (2, 7, 40, 41, 254, 255)
CANCELLING = Session("refresh-pre-scaled-cancelling", 3, (1, 2, 3), FIVE, 3, "pre-scaled", cancelling=True)
SESSIONS = (
    Session("refresh-unscaled", 3, (1, 2, 3), FIVE, 3, "unscaled"),
    Session("refresh-pre-scaled", 3, (1, 2, 3), FIVE, 3, "pre-scaled"),
    Session("move-unscaled", 3, (1, 3, 4, 200), MOVED, 4, "unscaled"),
    Session("move-pre-scaled", 3, (1, 3, 4, 200), MOVED, 4, "pre-scaled"),
    Session("move-unscaled-one-silent", 3, (1, 3, 4, 200), MOVED, 4, "unscaled", silent=(3,)),
    Session("smallest-unscaled", 2, (1, 3), (1, 2, 3), 2, "unscaled"),
    Session("smallest-pre-scaled", 2, (1, 3), (1, 2, 3), 2, "pre-scaled"),
    CANCELLING,
)

# Audits are of the new committees of these.
AUDITED = (SESSIONS[0], SESSIONS[3])


# Repairs


@dataclass(frozen=True)
class Repair:
    """A repair in which everybody does what it should."""

    name: str
    threshold: int
    helpers: tuple[int, ...]
    lost: int

    def case(self) -> Case:
        """The repair with all its values."""
        polynomial = _polynomial(self.name, self.threshold)
        commitments = commit(polynomial)
        terms = RepairTerms(commitments, self.lost, public_shares(commitments, self.helpers))
        fresh = {
            helper: [scalar(self.name, "helper", helper, j) for j in sorted(self.helpers)[:-1]]
            for helper in self.helpers
        }
        splits = {helper: split(terms, helper, polynomial.at(helper), each) for helper, each in fresh.items()}
        public = {helper: each.commitments for helper, each in splits.items()}
        sigmas: dict[int, Scalar] = {}
        for helper in self.helpers:
            sigma = add_up(terms, public, helper, {author: each.deltas[helper] for author, each in splits.items()})
            assert isinstance(sigma, Scalar)
            sigmas[helper] = sigma
        share = repaired(terms, public, sigmas)
        assert share == polynomial.at(self.lost)
        given = {
            "commitments": _hexes(commitments.points),
            "lost": self.lost,
            "helpers": _rows(terms.helpers, "index", "public_share"),
            "splits": [
                {
                    "helper": helper,
                    "commitments": _rows(splits[helper].commitments, "helper", "commitment"),
                    "deltas": _rows(splits[helper].deltas, "helper", "delta"),
                }
                for helper in sorted(splits)
            ],
            "sigmas": _rows(sigmas, "helper", "sigma"),
        }
        made_of = {
            "texts": [text_of(self.name, "old", k) for k in range(self.threshold)],
            "coefficients": _hexes(polynomial.coefficients),
            "helpers": [
                {
                    "index": helper,
                    "share": polynomial.at(helper).encoding.hex(),
                    "weight": terms.weights[helper].encoding.hex(),
                    "texts": [text_of(self.name, "helper", helper, j) for j in sorted(self.helpers)[:-1]],
                }
                for helper in sorted(splits)
            ],
        }
        output = {
            "share": polynomial.at(self.lost).encoding.hex(),
            "public_share": base(polynomial.at(self.lost)).encoding.hex(),
        }
        return accepted(self.name, given, made_of=made_of, output=output)


REPAIRS = (
    Repair("repair-5-by-three", 3, (1, 2, 3), 5),
    Repair("repair-2-by-four", 3, (1, 40, 254, 255), 2),
    Repair("repair-3-by-two", 2, (1, 2), 3),
)
"""The sample that the resharing's vectors are made of: one session from the owner's deal to the possession certificate, and one repair.

Keys and manifest are those of `wire_sample`. Four holders have a share each of a polynomial of threshold 2, and deal to another four, of whom two are the
same. What would be random comes from a fixed stream.
"""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import shake_256
from typing import Any

from rebalancing.certificates import nested
from rebalancing.delivery import SEED_BYTES, ScalarBytes, delivery_public_key, send
from rebalancing.envelope import Envelope
from rebalancing.group import UNIFORM_BYTES, Scalar, base
from rebalancing.identifiers import Digest, Nonce, PeerId
from rebalancing.messages import SignedMessage, ballot_fields, digest_of, seal
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.possession_proof import prove_possession
from rebalancing.redistribution import combine, deal
from rebalancing.repair import split
from rebalancing.repair_node import RepairSession, open_repair
from rebalancing.resharing_coordinator import seats
from rebalancing.resharing_messages import (
    NO_DIGEST,
    Deal,
    DeliveryKey,
    LossStatement,
    MemberFields,
    PointBytes,
    Possession,
    PossessionCertificate,
    RepairReceipt,
    RepairRequest,
    RepairSplit,
    RepairSum,
    ResharingProposal,
    ResharingResponse,
    SnapshotBody,
)
from rebalancing.resharing_node import respond
from rebalancing.resharing_record import KeyRecord, without_share
from rebalancing.resharing_sessions import (
    Distribution,
    OpenedDeal,
    Session,
    make_body,
    open_deal,
    open_session,
    possession_context,
)
from rebalancing.sharing import Commitments, Polynomial, commit
from tests.vectors.wire_sample import COMMITTEE, MANIFEST, NOW_MS, PEERS, SEED_OF, nonce

THRESHOLD, FAULTS = 2, 0
COORDINATOR = PEERS[0]
COORDINATORS = frozenset(PEERS[:2])
ELIGIBLE = frozenset(PEERS[:6])
POLICY = Digest(bytes([0x90]) * 32)
DEADLINE_MS = NOW_MS + 30_000
OLD: dict[int, PeerId] = dict(enumerate(COMMITTEE, 1))
NEW: dict[int, PeerId] = {1: COMMITTEE[0], 2: COMMITTEE[1], 5: PEERS[0], 6: PEERS[1]}
ATTEMPT, SECOND_ATTEMPT = nonce(0x40), nonce(0x41)


def octets(name: str, count: int = SEED_BYTES) -> bytes:
    """Octets of a fixed stream for each name."""
    return shake_256(b"resharing vectors: " + name.encode()).digest(count)


def scalar(name: str) -> Scalar:
    return Scalar.from_uniform_bytes(octets(name, UNIFORM_BYTES))


def sealed(message: SignedMessage) -> Envelope:
    return seal(message, SEED_OF[message.author])


# What the owner dealt

POLYNOMIAL = Polynomial((scalar("secret"), scalar("slope")))
SECRET = POLYNOMIAL.coefficients[0]
FIRST = SnapshotBody(
    base=NO_DIGEST,
    manifest_id=MANIFEST,
    version=PROTOCOL_VERSION,
    commitments=tuple(PointBytes(point.encoding) for point in commit(POLYNOMIAL).points),
    committee=tuple(MemberFields(index, peer) for index, peer in OLD.items()),
    epoch=0,
    faults=FAULTS,
    manifest_version=1,
    policy=POLICY,
    qualified=(),
    session=NO_DIGEST,
    threshold=THRESHOLD,
)
PARENT = Distribution(FIRST, ())
COMMON: dict[str, Any] = {"base": PARENT.name, "manifest_id": MANIFEST, "version": PROTOCOL_VERSION}

# The session


def key_secret(peer: PeerId, attempt: Nonce = ATTEMPT) -> bytes:
    return octets(f"delivery {peer.hex} {attempt.hex}")


def delivery_key(peer: PeerId, attempt: Nonce = ATTEMPT, requester: PeerId = COORDINATOR) -> DeliveryKey:
    key = delivery_public_key(key_secret(peer, attempt))
    return DeliveryKey(**COMMON, attempt=attempt, key=key, receiver=peer, requester=requester)


PROPOSAL = ResharingProposal(
    **COMMON,
    deadline_ms=DEADLINE_MS,
    dealers=FIRST.committee,
    evidence=(Digest(bytes([0x71]) * 32),),
    faults=FAULTS,
    from_epoch=0,
    manifest_version=1,
    nonce=ATTEMPT,
    origin=ballot_fields(PARENT.name, 3, COORDINATOR, nonce(0x30)),
    policy=POLICY,
    receivers=seats({index: sealed(delivery_key(peer)) for index, peer in NEW.items()}),
    revoked=(),
    scaling="unscaled",
    threshold=THRESHOLD,
    to_epoch=1,
    trigger="NodeTimeout",
)


def session_of(proposal: ResharingProposal) -> Session:
    return open_session(sealed(proposal), COORDINATORS, ELIGIBLE, PARENT, NOW_MS)


SESSION = session_of(PROPOSAL)


def deal_of(dealer: int, wrong: Mapping[int, int] | None = None, session: Session = SESSION, tag: str = "") -> Deal:
    """A dealer's deal, but for what is added to the parts of some receivers."""
    made = deal(session.terms, dealer, POLYNOMIAL.at(dealer), [scalar(f"deal {dealer}{tag}")])
    parts = tuple(
        send(
            session.name,
            dealer,
            index,
            Scalar.reduced(made.parts[index].value + (wrong or {}).get(index, 0)),
            seat.key,
            SEED_OF[OLD[dealer]],
            octets(f"box {dealer} {index}{tag}"),
        )
        for index, seat in sorted(session.receivers.items())
    )
    points = tuple(PointBytes(point.encoding) for point in made.commitments.points)
    return Deal(**COMMON, commitments=points, dealer=OLD[dealer], parts=parts, session=session.name)


DEALS = {dealer: deal_of(dealer) for dealer in (1, 2, 3)}
OPENED: dict[int, OpenedDeal] = {dealer: open_deal(sealed(each), SESSION) for dealer, each in DEALS.items()}
# Dealer 4 lies to receiver 1.
BAD_DEAL = deal_of(4, {1: 1})


def response_of(index: int, *deals: Deal) -> ResharingResponse:
    """What an honest receiver says of these deals."""
    key = KeyRecord(SESSION.receivers[index].key, ScalarBytes(key_secret(NEW[index])))
    me = replace(without_share(PARENT, NOW_MS), keys=(key,))
    return respond(me, NEW[index], SESSION, [open_deal(sealed(each), SESSION) for each in deals])


RESPONSE = response_of(2, *DEALS.values())
COMPLAINT = response_of(1, *DEALS.values(), BAD_DEAL)


BODY = make_body(SESSION, OPENED)
BROUGHT = SESSION.distribution(BODY)


def new_share(index: int) -> Scalar:
    dealt: dict[int, Commitments] = {dealer: each.commitments for dealer, each in OPENED.items()}
    parts = {
        dealer: deal(SESSION.terms, dealer, POLYNOMIAL.at(dealer), [scalar(f"deal {dealer}")]).parts[index]
        for dealer in OPENED
    }
    share = combine(SESSION.terms, BROUGHT.commitments, dealt, index, parts)
    assert isinstance(share, Scalar)
    return share


def possession_of(index: int, **changes: Any) -> Possession:
    proof = prove_possession(new_share(index), possession_context(BODY, index, ATTEMPT), scalar(f"proof {index}"))
    said = Possession(**COMMON, proof=proof, receiver=NEW[index], session=SESSION.name, snapshot=digest_of(BODY))
    return replace(said, **changes)


POSSESSION = possession_of(1)
CERTIFICATE = PossessionCertificate(
    **COMMON, body=BODY, possessions=nested(sealed(possession_of(index)) for index in (1, 2))
)

# A repair, on the owner's deal: holder 4 asks holders 1 and 2

LOST, HELPERS = 4, (1, 2)
REQUEST = RepairRequest(
    **COMMON,
    counter=1,
    deadline_ms=DEADLINE_MS,
    helpers=seats({i: sealed(delivery_key(OLD[i], SECOND_ATTEMPT, OLD[LOST])) for i in HELPERS}),
    key=delivery_public_key(key_secret(OLD[LOST], SECOND_ATTEMPT)),
    member=OLD[LOST],
    nonce=SECOND_ATTEMPT,
)
REPAIR: RepairSession = open_repair(sealed(REQUEST), PARENT, frozenset(), NOW_MS)


def split_of(helper: int) -> RepairSplit:
    made = split(REPAIR.terms, helper, POLYNOMIAL.at(helper), [scalar(f"delta {helper}")])
    deltas = tuple(
        send(
            REPAIR.name,
            helper,
            i,
            made.deltas[i],
            REPAIR.helpers[i].key,
            SEED_OF[OLD[helper]],
            octets(f"delta {helper} {i}"),
        )
        for i in HELPERS
    )
    points = tuple(PointBytes(made.commitments[i].encoding) for i in HELPERS)
    return RepairSplit(**COMMON, commitments=points, deltas=deltas, helper=OLD[helper], session=REPAIR.name)


SPLITS = {helper: split_of(helper) for helper in HELPERS}


def sum_of(helper: int) -> RepairSum:
    made = {i: split(REPAIR.terms, i, POLYNOMIAL.at(i), [scalar(f"delta {i}")]) for i in HELPERS}
    sigma = Scalar.reduced(sum(each.deltas[helper].value for each in made.values()))
    box = send(REPAIR.name, helper, LOST, sigma, REQUEST.key, SEED_OF[OLD[helper]], octets(f"sigma {helper}"))
    names = tuple(digest_of(SPLITS[i]) for i in HELPERS)
    return RepairSum(**COMMON, helper=OLD[helper], session=REPAIR.name, sigma=box, splits=names)


RECEIPT = RepairReceipt(
    **COMMON,
    counter=1,
    member=OLD[LOST],
    polynomial=digest_of(FIRST),
    proof=prove_possession(
        POLYNOMIAL.at(LOST), possession_context(FIRST, LOST, SECOND_ATTEMPT), scalar("proof of the repair")
    ),
    session=REPAIR.name,
)
LOSS = LossStatement(**COMMON, counter=1, member=OLD[LOST], polynomial=digest_of(FIRST), witness=OLD[LOST])

VALID: dict[str, SignedMessage] = {
    "delivery-key": delivery_key(NEW[1]),
    "resharing-proposal": PROPOSAL,
    "deal": DEALS[1],
    "resharing-response": RESPONSE,
    "resharing-response-with-a-complaint": COMPLAINT,
    "possession": POSSESSION,
    "loss-statement": LOSS,
    "repair-request": REQUEST,
    "repair-split": SPLITS[1],
    "repair-sum": sum_of(1),
    "repair-receipt": RECEIPT,
}
assert base(SECRET) == BROUGHT.commitments.constant
