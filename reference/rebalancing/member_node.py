"""A peer with all that it keeps in one store: what it does with the owner, and the nodes of resharing and commit on a store that both share.

Each step with the owner is a pure function of the durable record and of opened messages, as in `resharing_node.py`. A member gives a delivery key, takes its share of a genesis
if all is well, signs that it is on disk, and moves when the owner shows the first snapshot with the word of every member. A peer that has no share
follows without one. A share goes back to the owner alone, at its signed request; nothing changes with that, because a version that is re-keyed goes on until
the next one's first snapshot is there, and the owner may never come so far.

Where the manifest moves alone, a new holder answers the challenge, and an old holder of a share echoes the move once all of these answers are in its hand, provisionally and in no other way.
Whether a peer grants, echoes and votes provisionally at all, its admission says: unless the policies in force allow it, it does not.

TLA+: Resharing!MayPossess, Resharing!AfterPossess, Resharing!AfterInstall, Resharing!MayRelease.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from types import MappingProxyType

from . import commit_node, resharing, resharing_node
from .certificates import nested
from .commit_certificates import Committee
from .commit_messages import (
    FINAL,
    CommitAsk,
    CommitCertificate,
    CommitProposal,
    PreparedCertificate,
    SnapshotFields,
    snapshot_digest,
)
from .commit_node import Answer, HolderNode
from .delivery import ScalarBytes, send
from .envelope import Envelope, NestedEnvelope, peer_of
from .errors import Ignore, ProtocolError, Reject
from .evidence_messages import Placement
from .genesis_messages import OWNER, FirstSnapshot, ShareRelease
from .genesis_sessions import (
    GenesisSession,
    RekeySession,
    check_first,
    check_owner,
    check_two_firsts,
    open_first,
    open_genesis,
    open_genesis_deal,
    open_genesis_part,
    open_rekey,
)
from .group import Scalar
from .identifiers import Digest, ManifestId, Nonce, PeerId
from .manifest_moves import MoveSession, answer_move, check_holding, open_holdings, open_move
from .member_record import MemberRecord, MemberStore, Standing, as_shown, core_member, founded
from .messages import M, seal
from .parameters import PROTOCOL_VERSION
from .possession_proof import prove_possession
from .resharing_deals import OpenedDeal, SentDeal
from .resharing_messages import NO_DIGEST, DeliveryKey, Possession, PossessionCertificate, SnapshotBody
from .resharing_node import ResharingNode
from .resharing_record import ShareRecord, check_reserve, core_share, with_key, without_key
from .resharing_sessions import Distribution, Session, possession_context
from .sharing import check_fresh
from .store import Store

__all__ = [  # noqa: RUF022 - in the order of the text
    "no_move", "nothing_provisional", "no_snapshot", "Admission", "give_key", "check_seat", "take_share", "acknowledge", "check_later", "install_first", "release_share", "install",
    "MemberNode",
]  # fmt: skip


def no_move(session: MoveSession) -> frozenset[PeerId]:
    """Refuse a move: who holds the manifest now is in evidence. Raises Ignore unknown-snapshot."""
    # [IGNORE unknown-snapshot]
    raise Ignore("unknown-snapshot", session.move.base.hex)


def nothing_provisional() -> None:
    """Refuse whatever is provisional: no policy is known that allows it. Raises Ignore forbidden-by-policy."""
    # [IGNORE forbidden-by-policy]
    raise Ignore("forbidden-by-policy", "nothing is provisional")


def no_snapshot(name: Digest) -> Distribution | None:
    """Know of none beside those that are on disk."""
    return None


@dataclass(frozen=True)
class Admission:
    """Who may do what, as policy and revocations say now.

    Attributes:
        owner: the enrolled key of the manifest's owner.
        coordinators: the enrolled keys that may propose.
        eligible: those that may have a share.
        session, genesis: whether a proposal, of a successor or of a first snapshot, is allowed; they may raise a verdict that says why not. `voter_admission` makes them
            of evidence.
        move: whose words a move of the manifest alone needs; it raises a verdict on one that is not allowed.
        provisional: raises a verdict while provisional ballots are not allowed.
        snapshot: a committed snapshot of that name, None if it is not known. What a peer stands on provisionally has a committee that its store need not have.
    """

    owner: PeerId
    coordinators: Set[PeerId]
    eligible: Set[PeerId]
    session: Callable[[Session], bool]
    genesis: Callable[[GenesisSession], bool]
    move: Callable[[MoveSession], frozenset[PeerId]] = no_move
    provisional: Callable[[], None] = nothing_provisional
    snapshot: Callable[[Digest], Distribution | None] = no_snapshot


# ----------------------------------------------------------------------------------------------------------------------
# Steps


def give_key(
    me: MemberRecord, name: PeerId, manifest_id: ManifestId, requester: PeerId, attempt: Nonce, secret: bytes
) -> tuple[MemberRecord, DeliveryKey]:
    """Give the owner, who is alone in asking, a fresh delivery key for one genesis. `secret` is 32 random bytes, drawn for it."""
    awaited, key = with_key(me.awaited, secret, requester, 1)
    said = DeliveryKey(NO_DIGEST, manifest_id, PROTOCOL_VERSION, attempt, key, name, requester)
    return replace(me, awaited=awaited), said


def check_seat(me: MemberRecord, name: PeerId, session: GenesisSession) -> int:
    """Return this member's index in an opened genesis that it can answer.

    Raises Ignore stale-version, not-chosen, spent-key or too-many-shares.
    """
    # [IGNORE stale-version]
    if session.proposal.manifest_version <= me.manifest_version:
        raise Ignore("stale-version", f"version {me.manifest_version} is in force")
    index = session.index_of(name)
    # [IGNORE not-chosen]
    if index is None:
        raise Ignore("not-chosen")
    if me.awaited.share_in(session.name):
        return index
    # [IGNORE spent-key] a member that lost its store takes no share of a genesis that had begun
    if me.awaited.secret_of(session.receivers[index].key) is None:
        raise Ignore("spent-key", session.receivers[index].key.hex)
    check_reserve(me.awaited.shares)
    return index


def take_share(
    me: MemberRecord, name: PeerId, session: GenesisSession, deal: OpenedDeal, share: Scalar
) -> tuple[MemberRecord, ShareRecord]:
    """Take a checked share of an opened genesis and deal, to be written before the word for it leaves; the delivery key goes with that.

    Raises what `check_seat` raises; Reject reused-polynomial, blaming the owner.
    """
    index = check_seat(me, name, session)
    _check_new(me, session, deal)
    of = session.distribution(deal.deal.commitments)
    pending = ShareRecord(of, ScalarBytes(share.encoding), NO_DIGEST)
    core, dealt = session.core_for(name), resharing.Dealt(of.name.number)
    before = core_member(me, name)
    assert resharing.may_possess(session.proposal.faults, before, name.number, core, dealt, frozenset())
    kept = replace(me.awaited, shares=(*me.awaited.shares, pending))
    after = replace(me, awaited=without_key(kept, session.receivers[index].key))
    assert core_member(after, name) == resharing.after_possess(before, core, core_share(pending, name))
    return after, pending


def _check_new(me: MemberRecord, session: GenesisSession, deal: OpenedDeal) -> None:
    """A secret is dealt on a fresh polynomial each time, and another version has another secret."""
    try:
        check_fresh(deal.commitments, (each.of.commitments for each in me.awaited.shares))
    except Reject as error:
        raise error.against(session.proposal.owner) from None
    before = me.standing.shares.final.commitments.points if me.standing else ()
    # [REJECT reused-polynomial] whoever has the old shares would have the new secret
    if not set(before).isdisjoint(deal.commitments.points):
        raise Reject("reused-polynomial").against(session.proposal.owner)


def acknowledge(name: PeerId, session: GenesisSession, pending: ShareRecord, k: Scalar) -> Possession:
    """Sign for a share of a genesis that is on disk; `k` is the proof's random scalar. A word that was lost is given again, with another proof."""
    body, index = pending.of.body, session.index_of(name)
    assert index is not None
    proof = prove_possession(pending.scalar, possession_context(body, index, session.proposal.nonce), k)
    return Possession(NO_DIGEST, body.manifest_id, PROTOCOL_VERSION, proof, name, session.name, body.name)


def check_later(me: MemberRecord, first: FirstSnapshot, envelope: Envelope) -> None:
    """Check that an opened first snapshot, in its envelope, is of a later version than the one in force.

    Raises Reject two-geneses, blaming the owner, for another one of the version in force; Ignore stale-version or too-many-shares.
    """
    for known in me.awaited.first:
        check_two_firsts(known, envelope, first.owner)
    # [IGNORE stale-version]
    if first.manifest_version <= me.manifest_version:
        raise Ignore("stale-version", f"version {me.manifest_version} is in force")
    if me.standing:
        check_reserve(me.standing.shares.shares)


def install_first(
    me: MemberRecord, name: PeerId, first: FirstSnapshot, envelope: Envelope, of: Distribution, now_ms: int
) -> MemberRecord:
    """Move to the first snapshot of a later version, opened and checked. `now_ms` is wall-clock time. Raises what `check_later` raises."""
    check_later(me, first, envelope)
    after = founded(me, of, nested([envelope])[0], now_ms)
    moved = resharing.after_install(core_member(me, name), of.polynomial)
    # Shares of geneses that came to nothing go at once.
    assert resharing.after_erase(core_member(after, name)) == resharing.after_erase(moved)
    return after


def release_share(me: MemberRecord, name: PeerId, session: RekeySession, seed: bytes, ephemeral: bytes) -> ShareRelease:
    """Seal the share that was asked for to the owner: any that is on disk, in force or not. `seed` is the holder's secret seed, `ephemeral` as in `send`.

    Raises Ignore no-share; Reject mismatched-version, blaming the owner.
    """
    request = session.request
    held = me.standing.shares.share_of(request.base) if me.standing else None
    # [IGNORE no-share]
    if held is None:
        raise Ignore("no-share")
    # [REJECT mismatched-version]
    if request.manifest_version != held.of.body.manifest_version:
        raise Reject("mismatched-version", f"the snapshot is of version {held.of.body.manifest_version}").against(
            request.owner
        )
    index = held.of.body.index_of(name)
    assert index is not None
    assert resharing.may_release(True)
    sealed = send(session.name, index, OWNER, held.scalar, request.key, seed, ephemeral)
    return ShareRelease(request.base, request.manifest_id, PROTOCOL_VERSION, name, session.name, sealed)


def install(me: Standing, name: PeerId, certificate: CommitCertificate, body: SnapshotBody) -> Standing:
    """Move both records to what a final commit certificate commits.

    Whoever has a share of it on disk speaks again, because it has signed nothing under it. Raises what `resharing_node.install` and `commit_node.install` raise.
    """
    committee = me.shares.final.committee
    shares = resharing_node.install(me.shares, name, certificate, body)
    moved, _ = commit_node.install(me.commit, certificate, committee)
    silent = moved.holder.silent and shares.share_of(shares.final.name) is None
    return Standing(shares, replace(moved, holder=replace(moved.holder, silent=silent)))


# ----------------------------------------------------------------------------------------------------------------------
# The peer with its store


class _Holder(HolderNode):
    """The commit's node of a peer that may have moves in hand, by the digest of the snapshot that commits each, and that has no part in provisional ballots while `provisional` raises a verdict."""

    moves: Mapping[Digest, MoveSession] = MappingProxyType({})
    provisional: Callable[[], None]

    def _opened(self, envelope: Envelope, kind: type[M]) -> M:
        message = super()._opened(envelope, kind)
        # [REJECT final-move]
        if (
            isinstance(message, CommitProposal)
            and message.kind == FINAL
            and snapshot_digest(message.snapshot) in self.moves
        ):
            raise Reject("final-move").against(message.author)
        assert isinstance(message, CommitAsk | CommitProposal)
        if message.kind != FINAL:
            self.provisional()
        return message

    def receive_prepared(self, certificate: PreparedCertificate) -> Answer:
        """Answer a prepared certificate with a vote. Raises what `HolderNode.receive_prepared` raises, and the verdict on what is provisional."""
        self._check_manifest(certificate.manifest_id)
        if certificate.kind != FINAL:
            self.provisional()
        return super().receive_prepared(certificate)


class MemberNode:
    """A peer of one manifest. It acts by what is in the store, and nothing that it signs leaves before the store has it."""

    def __init__(self, seed: bytes, manifest_id: ManifestId, store: Store, admission: Admission) -> None:
        """Begin, or begin again, with what is in the store. `seed` is the secret seed, 32 bytes. Raises ValueError for a value that is no record, and StoreError."""
        self.name = peer_of(seed)
        self._seed = seed
        self._manifest_id = manifest_id
        self._store = MemberStore(store)
        self._admission = admission
        self._store.load()
        self._forget()

    def _forget(self) -> None:
        self._resharing: ResharingNode | None = None
        self._holder: HolderNode | None = None
        self._moves: dict[Digest, MoveSession] = {}

    @property
    def record(self) -> MemberRecord:
        """The record, as the store has it."""
        return self._store.load()

    @property
    def resharing(self) -> ResharingNode:
        """The node of resharing and repair on the snapshot in force; another one after each move. Raises ValueError before there is one."""
        if self._resharing is None:
            of = self._admission
            self._resharing = ResharingNode(
                self._seed, self._manifest_id, self._store.shares, of.coordinators, of.eligible, of.session
            )
        return self._resharing

    @property
    def holder(self) -> HolderNode:
        """The node of the commit on the snapshot in force; another one after each move. Raises ValueError before there is one."""
        if self._holder is None:
            node = self.resharing
            holder = _Holder(
                self._seed,
                self._manifest_id,
                self._store.commit,
                self._committee_of,
                self._admission.coordinators,
                lambda fields: node.admits_snapshot(fields) or self._admits_move(fields),
            )
            holder.moves, holder.provisional = self._moves, self._admission.provisional
            self._holder = holder
        return self._holder

    def _committee_of(self, name: Digest) -> Committee:
        """The committee of what this peer stands on, finally or provisionally: one that was dealt provisionally has its own. Raises Ignore unknown-snapshot."""
        final = self.resharing.shares.final
        of = final if name == final.name else self._admission.snapshot(name)
        # [IGNORE unknown-snapshot] the store forgets nothing that may be in use; until it has learned again what it lost, this peer waits
        if of is None:
            raise Ignore("unknown-snapshot", name.hex)
        return of.committee

    # Where the manifest moves alone

    def open_move(self, move: Envelope, parent: Distribution, now_ms: int) -> MoveSession:
        """Open a move on a snapshot of this peer's evidence. Raises what `manifest_moves.open_move` raises."""
        return open_move(move, self._admission.coordinators, parent, now_ms)

    def answer_move(self, session: MoveSession, placement: Placement, ciphertext: bytes) -> Envelope:
        """Answer an opened move that gives this peer the manifest, whose ciphertext it has. Raises what `manifest_moves.answer_move` raises."""
        return seal(answer_move(session, placement, self.name, ciphertext), self._seed)

    def receive_move(
        self, session: MoveSession, words: Sequence[NestedEnvelope], ciphertext: bytes | None = None
    ) -> None:
        """Take an opened move in hand with the words of all its new holders, so that its snapshot may be echoed provisionally. Whoever has the ciphertext checks the words by it.

        It may follow a move, or a snapshot that was dealt provisionally, whose committee votes for it. Raises ValueError before there is a snapshot; Ignore stale-base, what the admission and
        `open_holdings` raise, and Reject bad-proof, blaming nobody.
        """
        # [IGNORE stale-base]
        if session.parent.name.number != self.holder.durable.holder.provisional.base:
            raise Ignore("stale-base", session.parent.name.hex)
        for each in open_holdings(session, self._admission.move(session), words):
            if ciphertext is not None:
                check_holding(ciphertext, each)
        self._moves[snapshot_digest(session.fields)] = session

    def _admits_move(self, fields: SnapshotFields) -> bool:
        """Tell the commit whether a snapshot newly proposed is that of a move in hand, and allowed still."""
        session = self._moves.get(snapshot_digest(fields))
        if session is None:
            return False
        try:
            self._admission.move(session)
        except ProtocolError:
            return False
        return True

    # With the owner

    def give_key(self, requester: PeerId, attempt: Nonce, secret: bytes) -> Envelope:
        """Answer the owner's question with a delivery key. Raises Ignore not-the-owner, what `give_key` raises, and StoreError."""
        check_owner(requester, self._admission.owner)
        after, said = give_key(self.record, self.name, self._manifest_id, requester, attempt, secret)
        self._store.save_awaited(after.awaited)
        return seal(said, self._seed)

    def receive_genesis(self, proposal: Envelope, deal: SentDeal, now_ms: int, k: Scalar) -> Envelope:
        """Answer a genesis and its deal with possession; once more if the share is on disk already.

        Raises what `open_genesis` and `check_seat` raise; Reject invalid-snapshot, blaming the owner, or the admission's own verdict; what `open_genesis_deal`, `open_genesis_part` and `take_share` raise,
        and StoreError.
        """
        of = self._admission
        session = open_genesis(proposal, of.owner, self._manifest_id, of.eligible, now_ms)
        me = self.record
        index = check_seat(me, self.name, session)
        pending = me.awaited.share_in(session.name)
        if pending is None:
            # [REJECT invalid-snapshot]
            if not of.genesis(session):
                raise Reject("invalid-snapshot").against(of.owner)
            opened = open_genesis_deal(deal.envelope, session)
            secret = me.awaited.secret_of(session.receivers[index].key)
            assert secret is not None
            share = open_genesis_part(session, opened, index, deal.part, secret)
            after, pending = take_share(me, self.name, session, opened, share)
            self._store.save_awaited(after.awaited)
        return seal(acknowledge(self.name, session, pending, k), self._seed)

    def receive_first(self, envelope: Envelope, certificate: PossessionCertificate, now_ms: int) -> Distribution:
        """Move to the first snapshot of a later version, in one write. Raises what `open_first`, `check_later` and `check_first` raise, and StoreError."""
        me = self.record
        first = open_first(envelope, self._admission.owner, self._manifest_id)
        check_later(me, first, envelope)
        of = check_first(first, certificate)
        self._move(install_first(me, self.name, first, envelope, of, now_ms))
        return of

    def receive_rekey(self, request: Envelope, now_ms: int, ephemeral: bytes) -> Envelope:
        """Answer the owner's request with the share that it asks for. Raises what `open_rekey` and `release_share` raise."""
        session = open_rekey(request, self._admission.owner, self._manifest_id, now_ms)
        return seal(release_share(self.record, self.name, session, self._seed, ephemeral), self._seed)

    # With the others

    def begin(self, of: Distribution, now_ms: int) -> None:
        """Begin on a snapshot that others show: this peer joins, or has lost its store. Raises what `as_shown` raises, and StoreError."""
        self._move(as_shown(self.record, of, now_ms))

    def receive_commit(self, certificate: CommitCertificate, body: SnapshotBody) -> None:
        """Install what a commit certificate commits, in one write. Raises ValueError before there is a snapshot, what `install` raises, and StoreError."""
        me = self.record
        if me.standing is None:
            raise ValueError("the peer stands on no snapshot: show it one first")
        self._move(replace(me, standing=install(me.standing, self.name, certificate, body)))

    def _move(self, after: MemberRecord) -> None:
        self._forget()
        self._store.save(after)
