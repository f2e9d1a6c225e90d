"""What a liar says besides what it should: bad deals, echoes and votes for whatever is proposed, without a certificate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rebalancing.commit_messages import CommitEcho, CommitProposal, CommitVote, justification_digest, snapshot_digest
from rebalancing.delivery import SealedTransfer, send
from rebalancing.envelope import Envelope
from rebalancing.errors import Ignore
from rebalancing.genesis_messages import OWNER, RekeyRequest, ShareRelease
from rebalancing.group import Scalar
from rebalancing.messages import open_message, seal
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.resharing_deals import Dealing
from rebalancing.resharing_messages import Deal, PointBytes
from rebalancing.resharing_sessions import Session
from rebalancing.sharing import Polynomial, commit
from verifier.simulation.evidence import opened
from verifier.simulation.roster import MANIFEST, key_of

if TYPE_CHECKING:
    from verifier.simulation.next_version import Member
    from verifier.simulation.peer import Peer, Reply

__all__ = ["bad_deal", "echo_and_vote", "false_release"]


def bad_deal(me: Peer, session: Session) -> Dealing:
    """A deal of another secret, or one whose parts do not fit its commitments."""
    index = session.dealer_index_of(me.node.name)
    held = me.node.resharing.shares.share_of(session.parent.name)
    if index is None or held is None:
        raise Ignore("not-chosen")
    shifted = me.octets(1)[0] % 2
    constant = Scalar.reduced(session.terms.dealt_weight(index).value * held.scalar.value + shifted)
    polynomial = Polynomial((constant, *me.scalars(session.proposal.threshold - 1)))
    spoilt = min(session.receivers) if not shifted else None
    parts: dict[int, SealedTransfer] = {}
    for receiver, seat in sorted(session.receivers.items()):
        part = Scalar.reduced(polynomial.at(receiver).value + (receiver == spoilt))
        parts[receiver] = send(session.name, index, receiver, part, seat.key, me.seed, me.octets())
    points = tuple(PointBytes(point.encoding) for point in commit(polynomial).points)
    digests = tuple(part.digest for part in parts.values())
    said = Deal(session.parent.name, MANIFEST, PROTOCOL_VERSION, points, me.node.name, digests, session.name)
    return Dealing(seal(said, me.seed), parts)


def echo_and_vote(me: Peer, source: int, proposal: Envelope) -> list[Reply]:
    """Echo whatever is proposed, and vote for it without a certificate."""
    said = open_message(proposal, CommitProposal, frozenset(map(key_of, me.ground.roster.coordinators)))
    of = {"base": said.base, "manifest_id": MANIFEST, "version": PROTOCOL_VERSION, "ballot": said.ballot}
    named: dict[str, Any] = {**of, "kind": said.kind, "holder": me.node.name}
    snapshot = snapshot_digest(said.snapshot)
    echo = CommitEcho(**named, justification=justification_digest(said.grants), snapshot=snapshot)
    vote = CommitVote(**named, snapshot=snapshot)
    return [(source, "echo", seal(echo, me.seed)), (source, "vote", seal(vote, me.seed))]


def false_release(me: Member, request: Envelope, good: Envelope) -> Envelope:
    """Give the owner another share than the one it has asked for, signed within."""
    asked, said = opened(request, RekeyRequest), opened(good, ShareRelease)
    held = me.node.resharing.shares.share_of(asked.base)
    assert held is not None
    index = held.of.body.index_of(me.node.name)
    assert index is not None
    share = Scalar.reduced(held.scalar.value + 1)
    box = send(said.session, index, OWNER, share, asked.key, me.seed, me.octets())
    return seal(replace(said, share=box), me.seed)
