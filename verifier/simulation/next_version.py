"""How peers and coordinators come from one version of the manifest to the next: what each does with the owner's messages.

Evidence is of one version, so whoever hears of the next one begins another store for that, beside the one in use. A peer gives its share back at the owner's request, gives a key, takes a
share of the genesis, and moves when the first snapshot is let in; a coordinator moves then too. The decisions are all the reference's own (`rebalancing.member_node`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rebalancing.envelope import Envelope
from rebalancing.errors import Ignore
from rebalancing.evidence_records import FirstRecord
from rebalancing.genesis_sessions import GenesisSession
from rebalancing.identifiers import Nonce
from rebalancing.resharing_deals import SentDeal
from rebalancing.voter_admission import check_genesis
from verifier.simulation.evidence import PeerEvidence, bytes_of, record_of
from verifier.simulation.liar import false_release
from verifier.simulation.roster import TENANT

if TYPE_CHECKING:
    from rebalancing.group import Scalar
    from rebalancing.member_node import MemberNode
    from rebalancing.voter_admission import VoterAdmission
    from verifier.simulation.peer import Ground, Reply

__all__ = ["FALSE_RELEASE", "SILENT", "Follower", "Member"]

# A liar's lies to the owner, which no script draws: another share than its own, and no word in a genesis.
FALSE_RELEASE, SILENT = 6, 7


class Follower:
    """Whoever goes on with the next version once that has begun.

    Attributes:
        next: evidence of the next version, if anything is known of that.
    """

    ground: Ground
    evidence: PeerEvidence
    next: PeerEvidence | None
    note: Callable[..., None]

    def on_next(self, source: int, records: tuple[bytes, ...], now_ms: int) -> list[Reply]:
        """Learn of the next version, and go on with it when its first snapshot is let in; say so as often as that is told."""
        first = record_of(records[-1])
        assert isinstance(first, FirstRecord)
        if first.possessions.body.manifest_version > self.evidence.version:
            self.learn_of_next(records)
            self.begin_next(first, now_ms)
        return [(source, "moved", self.evidence.version)]

    def learn_of_next(self, records: Iterable[bytes]) -> PeerEvidence:
        """Let in what the owner has signed for the next version. Raises the verdict with which it is refused."""
        if self.next is None:
            self.next = PeerEvidence((), self.evidence.version + 1)
        for raw in records:
            self.next.learn(raw, TENANT)
        return self.next

    def begin_next(self, first: FirstRecord, now_ms: int) -> None:
        """The first snapshot is in the store."""
        self.move()

    def move(self) -> None:
        """Go on with the next version."""
        assert self.next is not None
        assert self.ground.next is not None, "the owner has signed what was let in"
        self.evidence, self.next, self.ground = self.next, None, self.ground.next
        self.evidence.begin_here()


class Member(Follower):
    """A peer, as it deals with the owner."""

    i: int
    liar: bool
    seed: bytes
    lies: list[int]
    node: MemberNode
    voter: VoterAdmission
    octets: Callable[..., bytes]
    scalar: Callable[[], Scalar]
    wall: Callable[[int], int]
    lies_now: Callable[..., bool]

    def begin_next(self, first: FirstRecord, now_ms: int) -> None:
        """Move the node, which checks for itself, and then all else."""
        self.node.receive_first(first.first, first.possessions, self.wall(now_ms))
        self.move()

    def admits_genesis(self, session: GenesisSession) -> bool:
        """Ask the evidence of the next version. Raises what `check_genesis` raises."""
        # [IGNORE unknown-policy] nothing is known of that version
        if self.next is None:
            raise Ignore("unknown-policy")
        check_genesis(self.next.store, session, self.voter.now_ms)
        return True

    def on_want(self, source: int, what: None, now_ms: int) -> list[Reply]:
        """Tell the owner all that is known."""
        return [(source, "evidence", bytes_of(each)) for each in self.evidence.worth_telling()]

    def on_rekey_request(self, source: int, request: Envelope, now_ms: int) -> list[Reply]:
        """Give the share back that is asked for."""
        given = self.node.receive_rekey(request, self.wall(now_ms), self.octets())
        self.note("released", self.i, request)
        if self.liar and self.lies_now(FALSE_RELEASE):
            given = false_release(self, request, given)
        return [(source, "release", (request, given))]

    def on_genesis_key_ask(self, source: int, what: tuple[Nonce, tuple[bytes, ...]], now_ms: int) -> list[Reply]:
        """Learn what the owner has signed for the next version, and give a key for its genesis."""
        attempt, records = what
        self.learn_of_next(records)
        requester = self.ground.roster.peer_of(source)
        return [(source, "genesis_key", (attempt, self.node.give_key(requester, attempt, self.octets())))]

    def on_genesis(self, source: int, what: tuple[Envelope, SentDeal], now_ms: int) -> list[Reply]:
        """Take a share, and say that it is on disk."""
        if self.liar and SILENT in self.lies:
            self.note("silent", self.i)
            raise Ignore("not-chosen")
        proposal, deal = what
        word = self.node.receive_genesis(proposal, deal, self.wall(now_ms), self.scalar())
        self.note("word", self.i, proposal)
        return [(source, "word", word)]
