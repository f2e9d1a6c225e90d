"""One peer of a resharing, with real messages and a store: it opens, checks, asks the core, writes, and only then answers.

Each step is a pure function of the durable record and of opened messages: it gives the new record and what is said, or raises a verdict and there is no new
record. `ResharingNode` puts the store around it. The core has the last word. Nothing good is ever opened for anybody: a dealer has no answer to
a complaint.

What a proposal may hold besides (policy, caps, revocations, freshness) is a question that the caller answers, and so is whether a snapshot is live. Who repairs a
share, see `repair_node.py`.

TLA+: Resharing!MayDeal, Resharing!MayPossess, Resharing!AfterPossess, Resharing!AfterInstall, Resharing!AfterErase.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from . import redistribution, repair_node, resharing
from .commit_certificates import open_commit
from .commit_messages import FINAL, CommitCertificate, SnapshotFields, snapshot_digest
from .delivery import ScalarBytes, SealedTransfer, Transfer, check_signature, send
from .envelope import Envelope, peer_of
from .errors import Ignore, ProtocolError, Reject
from .group import Scalar
from .identifiers import Digest, ManifestId, Nonce, PeerId
from .messages import SignedMessage, seal
from .parameters import PROTOCOL_VERSION
from .possession_proof import prove_possession
from .repair_node import RepairSession, SplitRandomness, open_split, open_sum
from .resharing_coordinator import seats
from .resharing_deals import (
    Combined,
    Dealing,
    ReceivedDeal,
    SentDeal,
    check_public,
    combine_all,
    combine_deals,
    part_verdict,
    receive_deal,
)
from .resharing_messages import (
    ComplaintFields,
    Deal,
    DeliveryKey,
    PointBytes,
    Possession,
    PossessionCertificate,
    ResharingResponse,
    SnapshotBody,
)
from .resharing_record import (
    ShareRecord,
    Shares,
    at_genesis,
    check_room,
    core_of,
    core_share,
    from_bytes,
    having_dealt,
    may_deal_in,
    to_bytes,
    with_key,
    without_key,
    without_share,
)
from .resharing_sessions import (
    Distribution,
    Seat,
    Session,
    check_qualified,
    name_of,
    open_possessions,
    open_responses,
    open_session,
    possession_context,
)
from .sharing import check_indices
from .store import Store

__all__ = [  # noqa: RUF022 - in the order of the text
    "DealRandomness", "give_key", "deal", "respond", "possess", "install", "erase",
    "ResharingNode", "begin_at_genesis", "begin_without_share",
]  # fmt: skip


@dataclass(frozen=True)
class DealRandomness:
    """What a deal is made of besides the share, drawn for this deal and used in no other: `coefficients` as `redistribution.deal` wants
    them, and for each receiver the 32 secret bytes of an ephemeral key.
    """

    coefficients: Sequence[Scalar]
    ephemerals: Sequence[bytes]


# ----------------------------------------------------------------------------------------------------------------------
# Steps


def give_key(
    me: Shares, name: PeerId, requester: PeerId, attempt: Nonce, secret: bytes, requesters: int
) -> tuple[Shares, DeliveryKey]:
    """Give a fresh delivery key for one session of a requester, of so many that may ask. `secret` is 32 random bytes, drawn for it.

    Raises Ignore too-many-keys.
    """
    after, key = with_key(me, secret, requester, requesters)
    body = me.final.body
    return after, DeliveryKey(me.final.name, body.manifest_id, PROTOCOL_VERSION, attempt, key, name, requester)


def deal(
    me: Shares, name: PeerId, session: Session, seed: bytes, fresh: DealRandomness, admits: Callable[[Session], bool]
) -> tuple[Shares, Deal, dict[int, SealedTransfer]]:
    """Share the share of the parent's polynomial to the receivers of an opened proposal; return the sealed parts too, by index.

    `seed` is the dealer's secret seed; `admits` says whether policy and revocations allow the proposal now, or raises a verdict that says why not. Raises
    Ignore stale-base, second-deal, no-share or not-chosen; Reject invalid-snapshot, blaming the coordinator, or what `admits` raises; ValueError for randomness of another amount.
    """
    _check_base(me, session)
    index = session.dealer_index_of(name)
    # [IGNORE not-chosen]
    if index is None:
        raise Ignore("not-chosen")
    # [IGNORE second-deal] two deals in one session, and whoever has both proves a lie
    if not may_deal_in(me, session.name, session.proposal.deadline_ms):
        raise Ignore("second-deal")
    held = me.share_of(session.parent.name)
    # [IGNORE no-share]
    if held is None:
        raise Ignore("no-share")
    _check_admitted(session, admits)
    if len(fresh.ephemerals) != len(session.receivers):
        raise ValueError("one ephemeral key for each receiver")
    core = session.core_for(name)
    assert resharing.may_deal(core_of(me, name), name.number, core)
    assert resharing.is_acceptable(session.proposal.faults, frozenset(), 0, core)
    dealt = redistribution.deal(session.terms, index, held.scalar, fresh.coefficients)
    seats = sorted(session.receivers.items())
    parts = {
        receiver: send(session.name, index, receiver, dealt.parts[receiver], seat.key, seed, ephemeral)
        for (receiver, seat), ephemeral in zip(seats, fresh.ephemerals, strict=True)
    }
    digests = tuple(part.digest for part in parts.values())
    points = tuple(PointBytes(point.encoding) for point in dealt.commitments.points)
    proposal = session.proposal
    said = Deal(proposal.base, proposal.manifest_id, PROTOCOL_VERSION, points, name, digests, session.name)
    return having_dealt(me, session.name, proposal.deadline_ms), said, parts


def _check_admitted(session: Session, admits: Callable[[Session], bool]) -> None:
    # [REJECT invalid-snapshot] each dealer asks, and each voter again
    if not admits(session):
        raise Reject("invalid-snapshot").against(session.proposal.author)


def _check_base(me: Shares, session: Session) -> None:
    # [IGNORE stale-base]
    if session.parent.name != me.final.name:
        raise Ignore("stale-base", session.parent.name.hex)


def _seat(me: Shares, name: PeerId, session: Session) -> tuple[int, Seat, bytes]:
    """The receiver's own index and seat, and its secret delivery key. Raises Ignore stale-base, not-chosen or spent-key."""
    _check_base(me, session)
    index = session.index_of(name)
    # [IGNORE not-chosen]
    if index is None:
        raise Ignore("not-chosen")
    seat = session.receivers[index]
    secret = me.secret_of(seat.key)
    # [IGNORE spent-key] a receiver that lost its store, or has combined one set of dealers, combines no other
    if secret is None:
        raise Ignore("spent-key", seat.key.hex)
    return index, seat, secret


def respond(
    me: Shares, name: PeerId, session: Session, deals: Mapping[int, ReceivedDeal]
) -> tuple[ResharingResponse, tuple[Reject, ...], Combined | None]:
    """Say which of these deals are held and good, and show each bad part that its dealer has signed.

    What did not come, does not open, or is bad and unsigned is missing, and nobody is to blame. It changes nothing. Returns the verdicts on deals that are wrong
    for everybody, and, if the deals were judged by their sum, what they make. Raises Ignore stale-base, not-chosen or spent-key.
    """
    index, _, _ = _seat(me, name, session)
    combined = combine_all(session, index, deals)
    held, complaints, verdicts = [], [], []
    for _, each in [] if combined else sorted(deals.items()):
        try:
            check_public(session, each.opened)
        except Reject as verdict:
            verdicts.append(verdict)
            continue
        if each.part is None:
            continue
        if part_verdict(each.opened, each.part) is None:
            held.append(each.opened.held)
        elif _is_signed(each.part, each.opened.deal.dealer):
            complaints.append(
                ComplaintFields(each.opened.name, each.opened.index, each.part.scalar, each.part.signature)
            )
    proposal = session.proposal
    said = ResharingResponse(
        proposal.base,
        proposal.manifest_id,
        PROTOCOL_VERSION,
        tuple(complaints),
        combined.body.qualified if combined else tuple(held),
        name,
        session.name,
    )
    return said, tuple(verdicts), combined


def _is_signed(part: Transfer, dealer: PeerId) -> bool:
    try:
        check_signature(part, dealer)
    except Reject:
        return False
    return True


def possess(
    me: Shares,
    name: PeerId,
    session: Session,
    qualified: Mapping[int, ReceivedDeal],
    responses: Sequence[ResharingResponse],
    k: Scalar,
    coordinators: int,
    known: Combined | None = None,
) -> tuple[Shares, Possession, SnapshotBody]:
    """Combine the deals of QUAL into the share, to be written before the word for it leaves; the delivery key goes with that.

    `responses` are opened, and show that enough receivers are content with these very deals; `k` is the proof's random scalar; `coordinators` as in `check_room`; `known` is what this receiver
    has combined before, and is used if it is of QUAL. Raises Ignore stale-base, not-chosen, spent-key, too-many-shares, or missing-part; Reject duplicate-index, not-a-dealer, too-few-dealers,
    not-qualified; degenerate-polynomial, reused-polynomial; bad-point, wrong-constant, bad-scalar or bad-part, blaming a dealer.
    """
    index, seat, _ = _seat(me, name, session)
    check_room(me, session.proposal.author, coordinators)
    held = tuple(each.opened.held for _, each in sorted(qualified.items()))
    content = check_qualified(session, held, responses)
    # [REJECT not-qualified] this receiver's own word is among them
    if name not in content:
        raise Reject("not-qualified", "this receiver is not content")
    if known is None or known.body.qualified != held:
        known = combine_deals(session, index, qualified)
    body, brought = known.body, session.distribution(known.body)
    core = session.core_for(name)
    combined = resharing.Dealt(brought.name.number, frozenset(session.dealers[i].number for i in qualified))
    numbers = frozenset(peer.number for peer in content)
    assert resharing.may_possess(session.proposal.faults, core_of(me, name), name.number, core, combined, numbers)
    pending = ShareRecord(brought, ScalarBytes(known.share.encoding), session.parent.name)
    after = without_key(replace(me, shares=(*me.shares, pending)), seat.key)
    assert core_of(after, name) == resharing.after_possess(core_of(me, name), core, core_share(pending, name))
    proof = prove_possession(known.share, possession_context(body, index, session.proposal.nonce), k)
    said = Possession(body.base, body.manifest_id, PROTOCOL_VERSION, proof, name, session.name, body.name)
    return after, said, body


def install(me: Shares, name: PeerId, certificate: CommitCertificate, body: SnapshotBody) -> Shares:
    """Move to what a final commit certificate commits; `body` is what the snapshot's digest stands for.

    With the old snapshot go the keys that were given under it. Raises Ignore stale-base; Reject mismatched-snapshot, false-sequence, or what `open_commit`
    raises.
    """
    prepared, snapshot = certificate.prepared, certificate.prepared.snapshot
    # [IGNORE stale-base]
    if snapshot.parent != me.final.name:
        raise Ignore("stale-base", snapshot.parent.hex)
    # [REJECT false-sequence]
    if snapshot.sequence != me.final.sequence + 1:
        raise Reject("false-sequence")
    # [REJECT mismatched-snapshot] a provisional snapshot moves no share for good
    if prepared.kind != FINAL or snapshot.body != body.name or prepared.manifest_id != body.manifest_id:
        raise Reject("mismatched-snapshot")
    open_commit(certificate, me.final.committee)
    after = replace(me, final=Distribution(body, (snapshot,)), keys=(), spent=(), dealt=())
    assert core_of(after, name) == resharing.after_install(core_of(me, name), after.final.polynomial)
    return after


def erase(me: Shares, name: PeerId, live: bool) -> Shares:
    """Clean up: what is left are the shares of the final snapshot and those dealt under it. The caller says that the time has come, and whether it is live.

    Raises Ignore dead-snapshot: nothing is erased under a snapshot that evidence shows to be dead.
    """
    core = core_of(me, name)
    # [IGNORE dead-snapshot]
    if not resharing.may_erase(core, live):
        raise Ignore("dead-snapshot")
    left = tuple(each for each in me.shares if resharing.keeps(core, core_share(each, name)))
    after = replace(me, shares=left, clean=me.final.name)
    assert core_of(after, name) == resharing.after_erase(core)
    return after


# ----------------------------------------------------------------------------------------------------------------------
# The peer with its store


@dataclass(frozen=True)
class _Heard:
    """What came of the deals of the last session that this peer answered: the deals by digest, and what they make. A restart loses it, and no more than work."""

    session: Digest
    deals: Mapping[Digest, ReceivedDeal]
    combined: Combined | None


class ResharingNode:
    """A peer of one manifest. It acts by what is in the store, and nothing that it signs leaves before the store has it."""

    def __init__(
        self,
        seed: bytes,
        manifest_id: ManifestId,
        store: Store,
        coordinators: Set[PeerId],
        eligible: Set[PeerId],
        admits: Callable[[Session], bool],
    ) -> None:
        """Begin, or begin again, with what is in the store.

        `seed` is the secret seed, 32 bytes; `coordinators` are the enrolled keys that may propose, `eligible` those that may receive; `admits` says whether
        policy and revocations allow a proposal now, or raises a verdict. Raises ValueError for an empty store, which is begun by `MemberNode`, or, for a record of its
        own, by `begin_at_genesis` or `begin_without_share`; and StoreError.
        """
        self.name = peer_of(seed)
        self._seed = seed
        self._manifest_id = manifest_id
        self._store = store
        self._coordinators = coordinators
        self._eligible = eligible
        self._admits = admits
        self._requesters = len(coordinators | eligible | {self.name})
        self._known: Shares | None = None
        self._possessed: dict[Digest, Session] = {}
        self._heard: _Heard | None = None
        self._me()

    @property
    def shares(self) -> Shares:
        """The record, as the store has it."""
        return self._me()

    def open_session(self, proposal: Envelope, now_ms: int | None = None) -> Session:
        """Open a proposal on the snapshot on which this peer stands. Raises what `resharing_sessions.open_session` raises."""
        return open_session(proposal, self._coordinators, self._eligible, self._me().final, now_ms)

    def give_key(self, requester: PeerId, attempt: Nonce, secret: bytes) -> Envelope:
        """Answer a coordinator's, or a lost member's, question with a delivery key. Raises Ignore unknown-signer, what `give_key` raises, and StoreError."""
        # [IGNORE unknown-signer]
        if requester not in self._coordinators | self._eligible:
            raise Ignore("unknown-signer", requester.hex)
        return self._say(*give_key(self._me(), self.name, requester, attempt, secret, self._requesters))

    def receive_proposal(self, proposal: Envelope, now_ms: int, fresh: DealRandomness) -> Dealing:
        """Open a proposal and answer it with a deal. Raises what `open_session` and `deal` raise, and StoreError."""
        return self.deal(self.open_session(proposal, now_ms), fresh)

    def deal(self, session: Session, fresh: DealRandomness) -> Dealing:
        """Answer an opened proposal with a deal. Raises what `deal` raises, and StoreError."""
        after, said, parts = deal(self._me(), self.name, session, self._seed, fresh, self._admits)
        return Dealing(self._say(after, said), parts)

    def receive_deals(self, session: Session, deals: Iterable[SentDeal]) -> tuple[Envelope, tuple[Reject, ...]]:
        """Answer deals with a response, and return the verdicts on those that are wrong for everybody.

        Of two deals of one dealer the first that came with a part counts. A deal that is stale or of another session is passed over.
        Raises what `respond` raises.
        """
        index, _, secret = _seat(self._me(), self.name, session)
        received: dict[int, ReceivedDeal] = {}
        verdicts = []
        for sent in deals:
            try:
                each = receive_deal(session, index, secret, sent)
            except Ignore:
                continue
            except Reject as verdict:
                verdicts.append(verdict)
                continue
            if (known := received.get(each.opened.index)) is None or known.part is None:
                received[each.opened.index] = each
        said, more, combined = respond(self._me(), self.name, session, received)
        self._heard = _Heard(session.name, {each.opened.name: each for each in received.values()}, combined)
        return seal(said, self._seed), (*verdicts, *more)

    def receive_qualified(
        self, session: Session, deals: Iterable[SentDeal], responses: Iterable[Envelope], k: Scalar
    ) -> tuple[Envelope, SnapshotBody]:
        """Answer QUAL, its deals and the responses to them, with possession. Raises what `read_deal`, `open_responses` and `possess` raise, and StoreError.

        A deal that this peer has received is not opened again, and needs no part.
        """
        # What this peer cannot use it does not verify.
        index, _, secret = _seat(self._me(), self.name, session)
        heard = self._heard if self._heard and self._heard.session == session.name else _Heard(session.name, {}, None)
        received = [
            heard.deals.get(name_of(sent.envelope)) or receive_deal(session, index, secret, sent) for sent in deals
        ]
        # [REJECT duplicate-index]
        check_indices(each.opened.index for each in received)
        qualified = {each.opened.index: each for each in received}
        opened = open_responses(responses, session)
        among = len(self._coordinators)
        after, said, body = possess(self._me(), self.name, session, qualified, opened, k, among, heard.combined)
        envelope = self._say(after, said)
        self._heard = None
        return envelope, body

    def receive_possessions(self, session: Session, certificate: PossessionCertificate) -> None:
        """Take a possession certificate in hand, so that its snapshot may be echoed.

        Raises Ignore stale-base; Reject invalid-snapshot, blaming the coordinator, or what `admits` raises; what `open_possessions` raises.
        """
        _check_base(self._me(), session)
        _check_admitted(session, self._admits)
        self._possessed[open_possessions(session, certificate).name] = session

    def admits_snapshot(self, fields: SnapshotFields) -> bool:
        """Tell the commit whether a snapshot newly proposed is valid: its possession certificate is in hand, and its proposal is allowed still.

        The commit asks this of what is carried on as well, and echoes that whatever the answer.
        """
        session = self._possessed.get(snapshot_digest(fields))
        try:
            return session is not None and session.parent.name == self._me().final.name and self._admits(session)
        except ProtocolError:
            return False

    def receive_commit(self, certificate: CommitCertificate, body: SnapshotBody) -> None:
        """Install what a commit certificate commits. Raises what `install` raises, and StoreError."""
        self._save(install(self._me(), self.name, certificate, body))
        self._possessed.clear()

    # Repair

    def ask_repair(
        self, helpers: Mapping[int, Envelope], counter: int, nonce: Nonce, deadline_ms: int, secret: bytes
    ) -> Envelope:
        """Ask for the share of this member's index. Raises what `repair_node.ask_repair` raises, and StoreError."""
        me, named = self._me(), seats(helpers)
        return self._say(
            *repair_node.ask_repair(me, self.name, named, counter, nonce, deadline_ms, secret, self._requesters)
        )

    def open_repair(self, request: Envelope, gone: Set[PeerId], now_ms: int | None = None) -> RepairSession:
        """Open a request on the snapshot on which this peer stands. Raises what `repair_node.open_repair` raises."""
        return repair_node.open_repair(request, self._me().final, gone, now_ms)

    def receive_request(self, request: Envelope, gone: Set[PeerId], now_ms: int, fresh: SplitRandomness) -> Envelope:
        """Answer a request with a split. Raises what `open_repair` and `help_split` raise, and StoreError."""
        session = self.open_repair(request, gone, now_ms)
        return self._say(*repair_node.help_split(self._me(), self.name, session, self._seed, fresh))

    def receive_splits(self, session: RepairSession, splits: Iterable[Envelope], ephemeral: bytes) -> Envelope:
        """Answer the splits of all helpers with a sum. Raises what `open_split` and `help_sum` raise, and StoreError."""
        repair_node.check_helper(self._me(), self.name, session)
        opened = _by_index(open_split(each, session) for each in splits)
        return self._say(*repair_node.help_sum(self._me(), self.name, session, opened, self._seed, ephemeral))

    def receive_sums(
        self, session: RepairSession, splits: Iterable[Envelope], sums: Iterable[Envelope], k: Scalar
    ) -> Envelope:
        """Answer the sums of all helpers with a receipt: the share is back. Raises what `open_split`, `open_sum` and `be_repaired` raise, and StoreError."""
        repair_node.check_member(self._me(), self.name, session)
        opened = _by_index(open_split(each, session) for each in splits)
        heard = _by_index(open_sum(each, session) for each in sums)
        return self._say(*repair_node.be_repaired(self._me(), self.name, session, opened, heard, k))

    def erase(self, live: bool) -> None:
        """Clean up. Raises what `erase` raises, and StoreError."""
        self._save(erase(self._me(), self.name, live))

    def _say(self, after: Shares, message: SignedMessage) -> Envelope:
        self._save(after)
        return seal(message, self._seed)

    def _me(self) -> Shares:
        if self._known is None:
            value = self._store.load()
            if value is None:
                raise ValueError(
                    "the store is empty: begin it with begin_without_share, of a whole peer with MemberNode.begin; "
                    "with begin_at_genesis only if this member has never begun"
                )
            self._known = from_bytes(value)
        return self._known

    def _save(self, after: Shares) -> None:
        # If the write fails, the store alone knows whether it has the old record or the new one.
        self._known = None
        self._store.save(to_bytes(after))
        self._known = after


class _Indexed(Protocol):
    @property
    def index(self) -> int: ...


X = TypeVar("X", bound=_Indexed)


def _by_index(opened: Iterable[X]) -> dict[int, X]:
    """Return opened messages by index."""
    messages = list(opened)
    # [REJECT duplicate-index]
    check_indices(each.index for each in messages)
    return {each.index: each for each in messages}


def begin_at_genesis(store: Store, first: SnapshotBody, name: PeerId, share: Scalar) -> None:
    """Write the first record of a member, alone, for whom its share was dealt elsewhere: `MemberNode.receive_first` is the owner's way.

    It has never begun: one that has lost its store begins without a share. Raises ValueError unless the store is empty, what `at_genesis` raises, and StoreError.
    """
    _begin(store, at_genesis(first, name, share))


def begin_without_share(store: Store, final: Distribution, now_ms: int) -> None:
    """Write the record of a peer that joins, or has lost its store, on a snapshot that others show. `now_ms` is wall-clock time.

    Raises ValueError unless the store is empty, and StoreError.
    """
    _begin(store, without_share(final, now_ms))


def _begin(store: Store, shares: Shares) -> None:
    if store.load() is not None:
        raise ValueError("the store has a record, which nothing may overwrite")
    store.save(to_bytes(shares))
