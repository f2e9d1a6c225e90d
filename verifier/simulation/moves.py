"""Moves of the manifest alone: who has its ciphertext, how a new holder comes by it and shows that, what members take in hand, and what a coordinator proposes.

A side that goes on without a quorum gives the manifest to more peers, upon what it has in use, final or provisional, and so may a branch grow. The reference says how a holder shows that it has the
ciphertext, and not where from: here it asks those who hold the manifest, and believes f + 1 of them. Nor does it say when a peer drops it: here in clean-up, where shares go
too, if neither the final snapshot nor a branch gives the peer the manifest, and no move that it has answered can: what is prepared is carried on after the deadline, until a final snapshot ends it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from rebalancing import view
from rebalancing.certificates import nested
from rebalancing.commit_messages import PROVISIONAL
from rebalancing.envelope import Envelope, NestedEnvelope
from rebalancing.errors import Ignore
from rebalancing.evidence_messages import ManifestMove, ManifestPossession, Placement
from rebalancing.evidence_records import MoveRecord
from rebalancing.identifiers import Digest, Nonce, PeerId
from rebalancing.manifest_moves import MoveSession, check_placement, prove_holding
from rebalancing.messages import ballot_fields, digest_of, open_message, seal
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.resharing_sessions import name_of
from rebalancing.view import Evidence, Snapshot
from verifier.simulation import placing
from verifier.simulation.evidence import opened
from verifier.simulation.roster import MANIFEST, key_of

if TYPE_CHECKING:
    from verifier.simulation.coordinator import Coordinator, Work
    from verifier.simulation.peer import Peer, Reply

__all__ = ["Moved", "Mover", "Moves", "depth_of", "ends_of", "keeps_too_much", "left_behind"]

# How many provisional snapshots a coordinator lets follow each other.
DEEPEST = 3
DEADLINE_MS = 10_000
# After so many ticks a coordinator asks others for their answer.
PATIENCE = 2
MOST_NEW = 2

Asked: TypeAlias = tuple[Envelope, Placement] | None
"""Why somebody asks for the ciphertext: a move that gives it the manifest, or because it holds it already."""


@dataclass(frozen=True)
class Moved:
    """What the digest of a move stands for, enough to carry it on."""

    move: Envelope
    placement: Placement
    words: tuple[NestedEnvelope, ...]

    @property
    def name(self) -> Digest:
        """The digest."""
        return name_of(self.move)


def depth_of(known: Evidence, digest: int) -> int:
    """How many provisional snapshots lead to one from the final chain, itself among them."""
    of = {s.digest: s for s in known.snapshots}
    depth, s = 0, of.get(digest)
    while s is not None and not s.final:
        depth, s = depth + 1, of.get(s.parent)
    return depth


def ends_of(known: Evidence) -> list[Snapshot]:
    """The ends of the branches."""
    return [s for s in known.snapshots if view.is_leaf(known, s)]


class Moves:
    """What a peer does with the ciphertext and with moves.

    Attributes:
        ciphertext: what it has on disk.
        answered: what the moves follow that give it the manifest, and that it has answered; beside the ciphertext on disk.
    """

    def __init__(self, me: Peer) -> None:
        self.me = me
        is_first = key_of(me.i) in me.ground.first.body.members.values()
        self.ciphertext: bytes | None = me.ground.ciphertext if is_first else None
        self.answered: set[int] = set()
        self._waiting: list[tuple[int, Envelope, Placement]] = []
        self._copies: dict[int, bytes] = {}

    def restart(self) -> None:
        """Forget what is under way."""
        self._waiting.clear()
        self._copies.clear()

    def lose(self) -> None:
        """The ciphertext is gone with the disk."""
        self.me.note("lost_ciphertext", self.me.i, self.ciphertext is not None)
        self.ciphertext = None
        self.answered.clear()
        self.restart()

    # The ciphertext

    def ask(self) -> list[Reply]:
        """Whoever holds the manifest by its view, and has no ciphertext, asks the others who hold it."""
        if self.ciphertext is not None or self.me.node.name.number not in self.me.evidence.view().holders:
            return []
        return self._ask(None)

    def _ask(self, why: Asked) -> list[Reply]:
        holders = self.me.ground.roster.nodes_of(self.me.evidence.view().holders) - {self.me.i}
        return [(j, "manifest_ask", why) for j in sorted(holders)]

    def give(self, source: int, why: Asked) -> list[Reply]:
        """Give the ciphertext to who holds the manifest, or is to hold it by a move that follows what this peer knows. A liar may give something else."""
        me, asks = self.me, key_of(source)
        if why is not None:
            move, placement = why
            check_placement(self._opened(move).move, placement)
        given = me.evidence.view().holders if why is None else {peer.number for peer in why[1].holders}
        # [IGNORE not-chosen]
        if asks.number not in given:
            raise Ignore("not-chosen", asks.hex)
        if me.liar and me.lies_now(5):
            return [(source, "manifest", me.octets())]
        return [] if self.ciphertext is None else [(source, "manifest", self.ciphertext)]

    def hear(self, source: int, ciphertext: bytes) -> list[Reply]:
        """Believe what f + 1 say; then it is on disk, and the moves that wait for it are answered."""
        if self.ciphertext is not None:
            return []
        self._copies[source] = ciphertext
        if Counter(self._copies.values())[ciphertext] <= self.me.ground.roster.faults:
            return []
        self.ciphertext = ciphertext
        self.me.note("got_ciphertext", self.me.i)
        sent: list[Reply] = []
        for coordinator, move, placement in self._waiting:
            sent += self._answer(coordinator, move, placement)
        self.restart()
        return sent

    def drop(self) -> None:
        """In clean-up: drop what neither the final snapshot nor a branch gives this peer, nor a move that it has answered."""
        me, known = self.me, self.me.evidence.known
        if not view.may_erase(known):
            return
        last, name = view.final_of(known), me.node.name.number
        self.answered &= {s.digest for s in known.snapshots if view.descends(s, last)}
        may_hold = bool(self.answered) and name not in view.revoked_in(known)
        if self.ciphertext is not None and not may_hold and name not in view.may_hold_manifest(known):
            self.ciphertext = None
            me.note("dropped_ciphertext", me.i)

    # Moves

    def _opened(self, move: Envelope) -> MoveSession:
        """Open a move on what it names, if this peer knows that."""
        me = self.me
        parent = me.evidence.store.distribution(opened(move, ManifestMove).base)
        # [IGNORE unknown-snapshot]
        if parent is None:
            raise Ignore("unknown-snapshot")
        return me.node.open_move(move, parent, me.voter.now_ms)

    def answer(self, source: int, move: Envelope, placement: Placement) -> list[Reply]:
        """Answer a move that gives this peer the manifest; first ask for the ciphertext if it is not there."""
        self._opened(move)
        if self.ciphertext is not None or (self.me.liar and self.me.lies_about(4, 5)):
            return self._answer(source, move, placement)
        self._waiting = [*self._waiting, (source, move, placement)][-2:]
        return self._ask((move, placement))

    def _answer(self, source: int, move: Envelope, placement: Placement) -> list[Reply]:
        me = self.me
        try:
            session = self._opened(move)
            if me.liar and me.lies_about(4, 5):
                me.note("claimed_ciphertext", me.i)
                proof = prove_holding(b"", session.name, me.node.name)
                said = ManifestPossession(
                    session.move.base, MANIFEST, PROTOCOL_VERSION, me.node.name, proof, session.name
                )
                return [(source, "holding", (session.name, seal(said, me.seed)))]
            if self.ciphertext is None:
                return []
            word = me.node.answer_move(session, placement, self.ciphertext)
        except Ignore:
            return []  # too late
        self.answered.add(session.move.base.number)
        me.note("answered_move", me.i, word)
        return [(source, "holding", (session.name, word))]

    def take(self, source: int, of: Moved) -> None:
        """Take a move in hand, upon what this peer stands on provisionally."""
        me = self.me
        me.voter.hear_placement(of.placement, key_of(source))
        base = Digest.from_number(me.node.holder.durable.holder.provisional.base)
        parent = me.evidence.store.distribution(base)
        # [IGNORE unknown-snapshot]
        if parent is None:
            raise Ignore("unknown-snapshot", base.hex)
        session = me.node.open_move(of.move, parent, me.voter.now_ms)
        me.node.receive_move(session, of.words, self.ciphertext)
        me.bodies[of.name] = of
        me.note("took_move", me.i, self.ciphertext is not None)

    def follow(self, record: MoveRecord) -> None:
        """Move where a certificate leads."""
        # Whoever stands elsewhere already stays there.
        with suppress(Ignore):
            self.me.node.holder.receive_commit(record.commit)


class Mover:
    """What a coordinator does about moves.

    Attributes:
        replays: whether it brings up a move once more, on another base.
    """

    def __init__(self, me: Coordinator) -> None:
        self.me = me
        self.replays = False
        self._round = 0
        self._last: Moved | None = None

    def restart(self) -> None:
        """Forget what is under way."""
        self._last = None

    def _depth(self) -> int:
        return depth_of(self.me.evidence.known, self.me.evidence.view().current)

    def begin(self, work: Work, now_ms: int) -> list[Reply] | None:
        """Begin a move upon what is in use, in the place of what was begun; None if there is nobody to give the manifest to, or the branch is long enough."""
        me, now = self.me, self.me.evidence.view()
        parent = me.evidence.store.distribution(Digest.from_number(now.current))
        if parent is None or self._depth() >= DEEPEST:
            return None
        self._round = 1 + max(self._round, work.ballot.round)
        ballot = ballot_fields(parent.name, self._round, key_of(me.c), Nonce(me.octets(Nonce.LENGTH)))
        again = type(work)(parent, ballot, PROVISIONAL, moves=True)
        if self.replays and self._last is not None and open_base(self._last) != parent.name:
            self.replays, again.replayed, me.work = False, True, again
            me.note("replayed_move", me.c)
            again.bodies.append(self._last)
            return me.ballot_of_move(again, now_ms)
        if not self._propose(again, now_ms):
            return None
        me.work = again
        return me.enter_move(again, now_ms)

    def is_outdated(self, work: Work) -> bool:
        """Tell whether a later policy, attestation or revocation is known than a move goes by that nobody has a ballot for yet."""
        if work.move is None or work.placement is None or work.phase not in ("holdings", "grants"):
            return False
        store = self.me.evidence.store
        everybody = {*work.placement.holders, *work.parent.body.members.values()}
        return (
            opened(work.move, ManifestMove).policy not in store.policies()
            or not {peer.number for peer in work.placement.holders}.isdisjoint(store.known.revoked)
            or {store.attestation_of(peer) for peer in everybody} != set(work.placement.attestations)
        )

    def _propose(self, work: Work, now_ms: int) -> bool:
        """Sign a move that gives the manifest to one more, or two; to others than those who did not answer."""
        me, evidence = self.me, self.me.evidence
        now, caps = evidence.view(), view.caps_in_force(evidence.known)
        members = frozenset(peer.number for peer in work.parent.body.members.values())
        holders = now.holders & evidence.store.known.snapshots[work.parent.name.number].holders
        able = [i for i in me.ground.roster.peers if key_of(i).number not in now.holders | now.revoked]
        able = sorted((i for i in able if i not in work.tried), key=lambda i: me.ground.chance.octets(work.ballot, i))
        if me.overfills:
            able = [i for i in able if not view.keeps_caps(members, holders | {key_of(i).number}, caps)] or able
        added: list[int] = []
        # Now and then it is in league with liars.
        first = me.ground.roster.liars if me.octets(1)[0] % 3 == 0 else frozenset()
        for i in sorted(able, key=lambda i: (i not in first, -me.heard_ms.get(i, 0) // 1_000)):
            more = holders | {key_of(j).number for j in (*added, i)}
            if (me.overfills or view.keeps_caps(members, more, caps)) and len(added) < MOST_NEW - (
                work.ballot.round % 4 > 0
            ):
                added.append(i)
        if not added:
            return False
        if me.overfills:
            me.overfills = False
            me.note("overfilled_move", me.c)
        work.tried |= set(added)
        placed = holders | placing.numbers_of(added)
        placement = placing.placement(evidence, work.parent.name, members, placed)
        move = ManifestMove(
            work.parent.name,
            MANIFEST,
            PROTOCOL_VERSION,
            deadline_ms=me.wall(now_ms) + DEADLINE_MS,
            manifest_version=work.parent.body.manifest_version,
            nonce=Nonce(me.octets(Nonce.LENGTH)),
            origin=work.ballot,
            placement=digest_of(placement),
            policy=max(evidence.store.policies()),
            polynomial=work.parent.body.name,
            trigger="CapabilityProviderLoss",
        )
        work.move, work.placement, work.words = seal(move, me.seed), placement, {}
        me.note("proposed_move", me.c)
        return True

    def holdings(self, work: Work, now_ms: int) -> list[Reply]:
        """Ask the new holders for their answers; after a while ask others."""
        if work.ticks >= PATIENCE:
            work.ticks = 0
            if not self._propose(work, now_ms):
                # Everybody was asked: once more from the start, and no third time.
                work.tried, again = set(), work.asked_again
                work.asked_again = True
                if again or not self._propose(work, now_ms):
                    return self.me.give_up()
        assert work.move is not None
        assert work.placement is not None
        return [
            (self.me.ground.roster.node_of(each), "move", (work.move, work.placement))
            for each in sorted(self._added(work))
            if each not in work.words
        ]

    def _added(self, work: Work) -> frozenset[PeerId]:
        assert work.placement is not None
        return self.me.evidence.store.added(work.placement)

    def hear(self, source: int, what: tuple[Digest, Envelope], now_ms: int) -> list[Reply]:
        """Take an answer; with all of them the move is put to the vote."""
        me, work, (session, word) = self.me, self.me.work, what
        if work is None or work.phase != "holdings" or work.move is None or session != name_of(work.move):
            return []
        assert work.placement is not None
        added = self._added(work)
        said = open_message(word, ManifestPossession, added)
        if said.session == session:
            work.words[said.holder] = word
        if work.words.keys() < added:
            return []
        words = nested(work.words[each] for each in sorted(added))
        self._last = Moved(work.move, work.placement, words)
        work.bodies.append(self._last)
        work.known[self._last.name] = self._last
        return me.ballot_of_move(work, now_ms)

    def record(self, certificate: Any, of: Moved) -> MoveRecord:
        """The record of a committed move."""
        return MoveRecord(certificate, of.move, of.placement, of.words)


def open_base(of: Moved) -> Digest:
    """What a move follows."""
    return opened(of.move, ManifestMove).base


def left_behind(peers: Iterable[Peer]) -> bool:
    """Tell whether a branch is there by an honest peer's view, or a peer has a ciphertext that the final snapshot does not give it."""
    for peer in peers:
        now = peer.evidence.view()
        last = view.final_of(peer.evidence.known)
        if now.current != now.final or keeps_too_much(peer, last):
            return True
    return False


def keeps_too_much(peer: Peer, last: Snapshot) -> bool:
    """Tell whether a peer has a ciphertext that a final snapshot does not give it."""
    return peer.moves.ciphertext is not None and peer.node.name.number not in last.holders - view.revoked_in(
        peer.evidence.known
    )
