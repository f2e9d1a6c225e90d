"""The repair of a lost share, with real messages: the member that lost it, and its helpers, as pure steps over their durable records.

The member asks for the share of its own index and of no other: the index is that of the key which signed the request. It names the helpers, with delivery
keys that they gave it. Each helper splits its weighted share into deltas and seals one to each helper; adds up what it got and seals the sum to
the member; the member adds up the sums and has its share. Whoever lies is named: commitments and sums are signed, and what is sealed is signed
inside. A sum says which splits it adds up, so a helper that makes two is named too, and not the one that added up the other.

`ResharingNode` writes what comes out; a helper splits once in a session, and its key goes with the sum.

TLA+: Resharing!MayBeRepaired, Resharing!MayHelp, Resharing!AfterRepair.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from . import resharing
from .delivery import ScalarBytes, Transfer, check_delivery_key, check_signature, receive, send
from .envelope import Envelope
from .errors import Ignore, Reject, Strength
from .group import Point, Scalar
from .identifiers import Digest, Nonce, PeerId
from .messages import check_manifest, digest_of, open_message
from .parameters import PROTOCOL_VERSION
from .possession_proof import check_proof_of_possession, prove_possession
from .repair import RepairTerms, add_up, check_split, repaired, split
from .resharing_messages import PointBytes, RepairReceipt, RepairRequest, RepairSplit, RepairSum, SeatFields
from .resharing_record import (
    ShareRecord,
    Shares,
    check_reserve,
    core_of,
    core_share,
    having_dealt,
    may_deal_in,
    with_key,
    without_key,
)
from .resharing_sessions import (
    Distribution,
    Seat,
    check_deadline,
    first_culprit,
    name_of,
    open_seats,
    possession_context,
)
from .sharing import Culprits

__all__ = [  # noqa: RUF022 - in the order of the text
    "RepairSession", "OpenedSplit", "OpenedSum", "SplitRandomness", "open_repair", "open_split", "open_sum", "check_two_splits",
    "check_helper", "help_split", "help_sum", "ask_repair", "check_member", "be_repaired", "open_receipt",
]  # fmt: skip


@dataclass(frozen=True)
class RepairSession:
    """An opened request. `lost` is the member's index, `helpers` are by index; `of` is the snapshot whose polynomial it is."""

    name: Digest
    request: RepairRequest
    of: Distribution
    lost: int
    terms: RepairTerms
    helpers: Mapping[int, Seat]

    def helper_index_of(self, peer: PeerId) -> int | None:
        """The index of a helper; None for who is none."""
        return next((index for index, seat in self.helpers.items() if seat.peer == peer), None)

    @property
    def peers(self) -> dict[int, PeerId]:
        """The helpers by index."""
        return {index: seat.peer for index, seat in self.helpers.items()}


@dataclass(frozen=True)
class OpenedSplit:
    """A split whose public half is good."""

    index: int
    name: Digest
    split: RepairSplit
    commitments: Mapping[int, Point]


@dataclass(frozen=True)
class OpenedSum:
    """A sum that a helper has signed."""

    index: int
    sum: RepairSum


@dataclass(frozen=True)
class SplitRandomness:
    """What a split is made of besides the share, drawn for it and used in no other: `deltas` as `repair.split` wants them, and for each helper the 32
    secret bytes of an ephemeral key.
    """

    deltas: Sequence[Scalar]
    ephemerals: Sequence[bytes]


# Opening


def open_repair(envelope: Envelope, of: Distribution, gone: Set[PeerId], now_ms: int | None) -> RepairSession:
    """Open a request on the snapshot in force; `gone` are the peers that are known to be revoked. `now_ms` is None when it is only followed.

    Raises what `open_message` raises, unknown-signer for who is no member among it; Ignore other-manifest, stale-base, past-deadline or far-deadline; Reject revoked-member; and, blaming the member,
    Reject bad-delivery-key, not-a-dealer, too-few-dealers, bad-index or duplicate-index, or what `open_seats` raises.
    """
    members = of.body.members
    request = open_message(envelope, RepairRequest, frozenset(members.values()))
    check_manifest(request, of.body.manifest_id)
    # [IGNORE stale-base]
    if request.base != of.name:
        raise Ignore("stale-base", request.base.hex)
    if now_ms is not None:
        check_deadline(request.deadline_ms, now_ms)
    lost = of.body.index_of(request.member)
    assert lost is not None
    # [REJECT revoked-member] and nobody is to blame: it need not know that yet
    if request.member in gone:
        raise Reject("revoked-member", request.member.hex)
    try:
        check_delivery_key(request.key)
        helpers = open_seats(request.helpers, request, request.nonce, frozenset(members.values()))
        # [REJECT not-a-dealer] whoever helps has the share of that index
        if stranger := next((i for i, seat in helpers.items() if members.get(i) != seat.peer), None):
            raise Reject("not-a-dealer", f"{stranger}")
        terms = RepairTerms(of.commitments, lost, of.public_shares(helpers))
    except Reject as error:
        raise error.against(request.member) from None
    return RepairSession(name_of(envelope), request, of, lost, terms, helpers)


def _check_session(message: RepairSplit | RepairSum, session: RepairSession) -> int:
    # [IGNORE unknown-session]
    if (message.session, message.base, message.manifest_id) != (
        session.name,
        session.of.name,
        session.request.manifest_id,
    ):
        raise Ignore("unknown-session", message.session.hex)
    index = session.helper_index_of(message.author)
    assert index is not None
    return index


def open_split(envelope: Envelope, session: RepairSession) -> OpenedSplit:
    """Open a split and check what everybody can check of it.

    Raises what `open_message` raises; Ignore unknown-session; blaming the helper, Reject bad-length, bad-point or wrong-constant.
    """
    message = open_message(envelope, RepairSplit, frozenset(session.peers.values()))
    index = _check_session(message, session)
    helpers = sorted(session.helpers)
    try:
        # [REJECT bad-length] before anything is computed
        if not len(message.commitments) == len(message.deltas) == len(helpers):
            raise Reject("bad-length", "a commitment and a delta for each helper")
        points = {
            i: Point.from_bytes_checked(point.value) for i, point in zip(helpers, message.commitments, strict=True)
        }
        check_split(session.terms, index, points)
    except Reject as error:
        raise error.against(message.helper) from None
    return OpenedSplit(index, name_of(envelope), message, points)


def check_two_splits(first: Envelope, second: Envelope, helpers: Set[PeerId]) -> None:
    """Raise Reject two-deals, blaming the helper by its own signatures, if both splits are of one helper and session, and differ.

    Raises what `open_message` raises for each.
    """
    one, two = open_message(first, RepairSplit, helpers), open_message(second, RepairSplit, helpers)
    # [REJECT two-deals]
    if (one.helper, one.session) == (two.helper, two.session) and one != two:
        raise Reject("two-deals", one.helper.hex).against(one.helper)


def open_sum(envelope: Envelope, session: RepairSession) -> OpenedSum:
    """Open a sum. Raises what `open_message` raises, and Ignore unknown-session."""
    message = open_message(envelope, RepairSum, frozenset(session.peers.values()))
    return OpenedSum(_check_session(message, session), message)


# A helper


def _helper(me: Shares, name: PeerId, session: RepairSession) -> tuple[int, Seat, Scalar]:
    index = session.helper_index_of(name)
    # [IGNORE not-chosen]
    if index is None:
        raise Ignore("not-chosen")
    # [IGNORE stale-base]
    if session.of.name != me.final.name:
        raise Ignore("stale-base", session.of.name.hex)
    held = me.share_of(session.of.name)
    # [IGNORE no-share]
    if held is None:
        raise Ignore("no-share")
    assert resharing.may_help(core_of(me, name), session.of.polynomial)
    return index, session.helpers[index], held.scalar


def help_split(
    me: Shares, name: PeerId, session: RepairSession, seed: bytes, fresh: SplitRandomness
) -> tuple[Shares, RepairSplit]:
    """Split this helper's weighted share for an opened request; `seed` is the helper's secret seed.

    Raises Ignore not-chosen, stale-base, no-share or second-deal; ValueError for randomness of another amount.
    """
    index, _, share = _helper(me, name, session)
    # [IGNORE second-deal]
    if not may_deal_in(me, session.name, session.request.deadline_ms):
        raise Ignore("second-deal")
    if len(fresh.ephemerals) != len(session.helpers):
        raise ValueError("one ephemeral key for each helper")
    made = split(session.terms, index, share, fresh.deltas)
    seats = sorted(session.helpers.items())
    deltas = tuple(
        send(session.name, index, i, made.deltas[i], seat.key, seed, ephemeral)
        for (i, seat), ephemeral in zip(seats, fresh.ephemerals, strict=True)
    )
    points = tuple(PointBytes(made.commitments[i].encoding) for i, _ in seats)
    request = session.request
    said = RepairSplit(request.base, request.manifest_id, PROTOCOL_VERSION, points, deltas, name, session.name)
    return having_dealt(me, session.name, request.deadline_ms), said


def check_helper(me: Shares, name: PeerId, session: RepairSession) -> tuple[int, Seat, bytes]:
    """Return the helper's own index and seat, and its secret delivery key. Raises Ignore not-chosen, stale-base, no-share or spent-key."""
    index, seat, _ = _helper(me, name, session)
    secret = me.secret_of(seat.key)
    # [IGNORE spent-key]
    if secret is None:
        raise Ignore("spent-key", seat.key.hex)
    return index, seat, secret


def help_sum(
    me: Shares,
    name: PeerId,
    session: RepairSession,
    splits: Mapping[int, OpenedSplit],
    seed: bytes,
    ephemeral: bytes,
) -> tuple[Shares, RepairSum]:
    """Add up the deltas that this helper got of these splits, one of each helper, and seal the sum to the member. The delivery key goes with it.

    Raises Ignore not-chosen, stale-base, no-share, spent-key or missing-part; Reject bad-scalar or bad-part, blaming a helper; ValueError unless there is
    one split of each helper.
    """
    index, seat, secret = check_helper(me, name, session)
    if splits.keys() != session.helpers.keys():
        raise ValueError("one split of each helper")
    place = sorted(session.helpers).index(index)
    came = {
        i: receive(each.split.deltas[place], seat.key, secret, session.name, i, index) for i, each in splits.items()
    }
    deltas = {i: _scalar(each, session) for i, each in came.items()}
    sigma = add_up(session.terms, {i: each.commitments for i, each in splits.items()}, index, deltas)
    if isinstance(sigma, Culprits):
        raise _verdict(sigma, came, session)
    request = session.request
    sealed = send(session.name, index, session.lost, sigma, request.key, seed, ephemeral)
    names = tuple(splits[i].name for i in sorted(splits))
    said = RepairSum(request.base, request.manifest_id, PROTOCOL_VERSION, name, session.name, sealed, names)
    return without_key(me, seat.key), said


def _scalar(transfer: Transfer, session: RepairSession) -> Scalar:
    try:
        return Scalar.from_bytes_checked(transfer.scalar.value)
    except Reject as error:
        raise error.against(session.peers[transfer.sender], _strength(transfer, session)) from None


def _strength(transfer: Transfer, session: RepairSession) -> Strength:
    """Whether what came convinces anybody, or was seen by its receiver alone."""
    try:
        check_signature(transfer, session.peers[transfer.sender])
    except Reject:
        return "witnessed"
    return "signed"


def _verdict(culprits: Culprits, came: Mapping[int, Transfer], session: RepairSession) -> Reject:
    return first_culprit(culprits, session.peers, _strength(came[min(culprits.verdicts)], session))


# The member


def ask_repair(
    me: Shares,
    name: PeerId,
    helpers: tuple[SeatFields, ...],
    counter: int,
    nonce: Nonce,
    deadline_ms: int,
    secret: bytes,
    requesters: int,
) -> tuple[Shares, RepairRequest]:
    """Ask for the share of this member's index on the snapshot on which it stands. `secret` is 32 random bytes, a delivery key drawn for this request.

    `counter` is that of the loss statement that the repair takes back: no other of this share is. Whoever states a loss draws it at random, because a peer that has lost all it had
    cannot count, and a receipt of long ago would take back a new loss of the same number. `nonce` is the one under which the helpers gave their keys; `requesters` as in `with_key`. Raises
    Ignore held-share or too-many-keys; ValueError for who is no member.
    """
    if me.final.body.index_of(name) is None:
        raise ValueError("not a member of the committee in force")
    # [IGNORE held-share]
    if me.share_of(me.final.name) is not None:
        raise Ignore("held-share")
    assert resharing.may_be_repaired(core_of(me, name), name.number, frozenset())
    after, key = with_key(me, secret, name, requesters)
    body = me.final.body
    return after, RepairRequest(
        me.final.name, body.manifest_id, PROTOCOL_VERSION, counter, deadline_ms, helpers, key, name, nonce
    )


def check_member(me: Shares, name: PeerId, session: RepairSession) -> bytes:
    """Return the member's secret delivery key. Raises Ignore not-chosen, stale-base, held-share, spent-key or too-many-shares."""
    # [IGNORE not-chosen]
    if session.request.member != name:
        raise Ignore("not-chosen")
    # [IGNORE stale-base]
    if session.of.name != me.final.name:
        raise Ignore("stale-base", session.of.name.hex)
    # [IGNORE held-share]
    if me.share_of(session.of.name) is not None:
        raise Ignore("held-share")
    assert resharing.may_be_repaired(core_of(me, name), name.number, frozenset())
    secret = me.secret_of(session.request.key)
    # [IGNORE spent-key]
    if secret is None:
        raise Ignore("spent-key", session.request.key.hex)
    check_reserve(me.shares)
    return secret


def be_repaired(
    me: Shares,
    name: PeerId,
    session: RepairSession,
    splits: Mapping[int, OpenedSplit],
    sums: Mapping[int, OpenedSum],
    k: Scalar,
) -> tuple[Shares, RepairReceipt]:
    """Add up the sums of all helpers to the lost share, to be written before the receipt leaves. `k` is the proof's random scalar.

    Raises Ignore not-chosen, stale-base, held-share, spent-key, too-many-shares or missing-part; Ignore other-splits; Reject bad-scalar, wrong-constant or
    bad-part, blaming a helper; ValueError unless there are a split and a sum of each helper.
    """
    secret = check_member(me, name, session)
    names = tuple(splits[i].name for i in sorted(splits))
    for each in sums.values():
        # [IGNORE other-splits] it added up what is not here: a helper has made two splits, or a message is still on its way
        if each.sum.splits != names:
            raise Ignore("other-splits", each.sum.helper.hex)
    came = {
        i: receive(each.sum.sigma, session.request.key, secret, session.name, i, session.lost)
        for i, each in sums.items()
    }
    sigmas = {i: _scalar(each, session) for i, each in came.items()}
    share = repaired(session.terms, {i: each.commitments for i, each in splits.items()}, sigmas)
    if isinstance(share, Culprits):
        raise _verdict(share, came, session)
    back = ShareRecord(session.of, ScalarBytes(share.encoding), session.of.body.base)
    after = without_key(replace(me, shares=(*me.shares, back)), session.request.key)
    shares = resharing.after_repair(core_of(me, name), frozenset(), core_share(back, name)).shares
    assert core_of(after, name).shares == shares
    request, body = session.request, session.of.body
    proof = prove_possession(share, possession_context(body, session.lost, request.nonce), k)
    said = RepairReceipt(
        request.base,
        request.manifest_id,
        PROTOCOL_VERSION,
        request.counter,
        name,
        digest_of(body),
        proof,
        session.name,
    )
    return after, said


def open_receipt(envelope: Envelope, session: RepairSession) -> RepairReceipt:
    """Open a receipt: the member of the session has its share back. Raises what `open_message` raises; Ignore unknown-session; Reject mismatched-possession,
    bad-point, bad-scalar or bad-proof, blaming the member.
    """
    receipt = open_message(envelope, RepairReceipt, frozenset({session.request.member}))
    # [IGNORE unknown-session]
    if (receipt.session, receipt.base, receipt.manifest_id) != (
        session.name,
        session.of.name,
        session.request.manifest_id,
    ):
        raise Ignore("unknown-session", receipt.session.hex)
    body = session.of.body
    try:
        # [REJECT mismatched-possession]
        if (receipt.polynomial, receipt.counter) != (digest_of(body), session.request.counter):
            raise Reject("mismatched-possession")
        public = session.of.public_shares([session.lost])[session.lost]
        context = possession_context(body, session.lost, session.request.nonce)
        check_proof_of_possession(public, context, receipt.proof)
    except Reject as error:
        raise error.against(receipt.member) from None
    return receipt
