"""The sample that the resharing's vectors are made of: one session after the owner's deal, to the possession certificate, and one repair.

Keys and manifest are those of `wire_sample`, the owner's deal is that of `genesis_wire_sample`. Four holders have a share each of a polynomial of threshold 2, and deal to another four, of whom two are the
same. What would be random comes from a fixed stream.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rebalancing.certificates import nested
from rebalancing.delivery import ScalarBytes, SealedTransfer, delivery_public_key, send
from rebalancing.group import Scalar, base
from rebalancing.identifiers import Digest, Nonce, PeerId
from rebalancing.messages import SignedMessage, ballot_fields, digest_of
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.possession_proof import prove_possession
from rebalancing.redistribution import combine, deal
from rebalancing.repair import split
from rebalancing.repair_node import RepairSession, open_repair
from rebalancing.resharing_coordinator import seats
from rebalancing.resharing_deals import OpenedDeal, SentDeal, make_body, open_deal, receive_deal
from rebalancing.resharing_messages import (
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
)
from rebalancing.resharing_node import respond
from rebalancing.resharing_record import KeyRecord, without_share
from rebalancing.resharing_sessions import (
    Distribution,
    Session,
    open_session,
    possession_context,
)
from rebalancing.sharing import Commitments, Polynomial, commit
from tests.vectors.genesis_wire_sample import (
    DEADLINE_MS,
    FAULTS,
    FIRST,
    OLD,
    PARENT,
    POLICY,
    POLYNOMIAL,
    SECRET,
    THRESHOLD,
    octets,
    scalar,
    sealed,
)
from tests.vectors.wire_sample import COMMITTEE, MANIFEST, NOW_MS, PEERS, SEED_OF, nonce

COORDINATOR = PEERS[0]
COORDINATORS = frozenset(PEERS[:2])
ELIGIBLE = frozenset(PEERS[:6])
NEW: dict[int, PeerId] = {1: COMMITTEE[0], 2: COMMITTEE[1], 5: PEERS[0], 6: PEERS[1]}
ATTEMPT, SECOND_ATTEMPT = nonce(0x40), nonce(0x41)
COMMON: dict[str, Any] = {"base": PARENT.name, "manifest_id": MANIFEST, "version": PROTOCOL_VERSION}

# A parent in which one may lie: any five with threshold 3 can have one.
CURVE = Polynomial((*POLYNOMIAL.coefficients, scalar("curve")))
WITH_A_LIAR = Distribution(
    replace(
        FIRST,
        commitments=tuple(PointBytes(point.encoding) for point in commit(CURVE).points),
        committee=tuple(MemberFields(i, peer) for i, peer in enumerate((*COMMITTEE, PEERS[1]), 1)),
        faults=1,
        threshold=3,
    ),
    (),
)

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

ON_A_LIAR = replace(
    PROPOSAL,
    base=WITH_A_LIAR.name,
    dealers=WITH_A_LIAR.body.committee,
    faults=1,
    origin=ballot_fields(WITH_A_LIAR.name, 3, COORDINATOR, nonce(0x30)),
    receivers=seats(
        {i: sealed(replace(delivery_key(peer), base=WITH_A_LIAR.name)) for i, peer in {**NEW, 7: COMMITTEE[2]}.items()}
    ),
    threshold=3,
)


def deal_of(dealer: int, wrong: Mapping[int, int] | None = None, session: Session = SESSION, tag: str = "") -> Deal:
    """A dealer's deal, but for what is added to the parts of some receivers. Its parts are in `BOXES`."""
    made = deal(session.terms, dealer, POLYNOMIAL.at(dealer), [scalar(f"deal {dealer}{tag}")])
    parts = [
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
    ]
    BOXES.update({part.digest: part for part in parts})
    digests = tuple(part.digest for part in parts)
    points = tuple(PointBytes(point.encoding) for point in made.commitments.points)
    return Deal(**COMMON, commitments=points, dealer=OLD[dealer], parts=digests, session=session.name)


def sent_to(index: int, it: Deal) -> SentDeal:
    """A deal as the receiver of an index gets it."""
    return SentDeal(sealed(it), BOXES.get(it.parts[SESSION.places[index]]))


# The sealed parts of all deals, by their digests.
BOXES: dict[Digest, SealedTransfer] = {}
DEALS = {dealer: deal_of(dealer) for dealer in (1, 2, 3)}
OPENED: dict[int, OpenedDeal] = {dealer: open_deal(sealed(each), SESSION) for dealer, each in DEALS.items()}
# Dealer 4 lies to receiver 1.
BAD_DEAL = deal_of(4, {1: 1})


def response_of(index: int, *deals: Deal) -> ResharingResponse:
    """What an honest receiver says of these deals."""
    key = KeyRecord(SESSION.receivers[index].key, SESSION.proposal.author, ScalarBytes(key_secret(NEW[index])))
    me = replace(without_share(PARENT, NOW_MS), keys=(key,))
    secret = key_secret(NEW[index])
    received = [receive_deal(SESSION, index, secret, sent_to(index, each)) for each in deals]
    return respond(me, NEW[index], SESSION, {each.opened.index: each for each in received})[0]


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
