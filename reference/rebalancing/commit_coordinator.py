"""What a coordinator does in one ballot: it asks, collects grants, proposes, collects echoes, shows what is prepared, and collects votes.

It owns nothing durable and nobody trusts it: whatever it sends is checked again by those who receive it. To whom messages go, how long to
wait, and when to give up a ballot for the next is the caller's choice.

TLA+: Commit!Ask, Commit!Propose, Commit!Proposable.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from . import commit
from .ballot import Ballot, below
from .certificates import nested
from .commit_certificates import About, Committee, about, check_shown, open_prepared
from .commit_messages import (
    NO_REPORT,
    CommitAsk,
    CommitCertificate,
    CommitEcho,
    CommitGrant,
    CommitProposal,
    CommitVote,
    Link,
    PreparedCertificate,
    SnapshotFields,
    justification_digest,
    snapshot_digest,
)
from .commit_parameters import MAXIMUM_LINKS
from .envelope import Envelope, NestedEnvelope, peer_of
from .identifiers import Digest, PeerId
from .lease_codec import ballot_of
from .messages import open_message, seal
from .parameters import PROTOCOL_VERSION

__all__ = ["Attempt", "Heard", "choose"]


@dataclass(frozen=True)
class Heard:
    """A grant that counts, as it came, with the certificate of what it reports, which is verified."""

    grant: CommitGrant
    envelope: Envelope
    shown: PreparedCertificate | None

    @property
    def reported(self) -> Ballot:
        """The ballot that it reports, NO_BALLOT if it reports nothing."""
        return ballot_of(self.grant.report.ballot)


def choose(heard: Iterable[Heard], quorum: int) -> tuple[Heard, ...]:
    """Return a quorum of grants that justifies something, one of its highest report first; empty if there is none.

    Beside a report there is no place for a higher one, nor for another snapshot in its ballot. The highest that finds a quorum wins.
    """
    falling = sorted(heard, key=lambda each: _order(each.reported), reverse=True)
    for top in falling:
        fits = [each for each in falling if each is not top and _fits(each, top)]
        if len(fits) >= quorum - 1:
            return top, *fits[: quorum - 1]
    return ()


def _fits(each: Heard, top: Heard) -> bool:
    same = each.reported == top.reported and each.grant.report.snapshot == top.grant.report.snapshot
    return same or below(each.reported, top.reported)


def _order(ballot: Ballot) -> tuple[int, int, int, int]:
    return ballot.round, ballot.rank, ballot.coordinator, ballot.nonce


class Attempt:
    """One ballot of a coordinator, on one parent. Answers may come in any order, late, twice or never."""

    def __init__(self, seed: bytes, of: About, sequence: int, committee: Committee) -> None:
        """Begin. `seed` is the secret seed, 32 bytes, of the ballot's coordinator; `sequence` the parent's number, `committee` its holders.

        Raises ValueError for another peer's ballot. That the ballot is new is the caller's care: its nonce is drawn at random.
        """
        if peer_of(seed) != of.ballot.coordinator:
            raise ValueError("the ballot is another coordinator's")
        self.of = of
        self._seed = seed
        self._committee = committee
        self._quorum = committee.quorum_of(of.kind)
        blank = commit.empty_coordinator(of.ballot.nonce.number)
        self._me = commit.after_ask(blank, of.base.number, sequence + 1, ballot_of(of.ballot))
        self._grants: dict[PeerId, Heard] = {}
        self._echoes: dict[PeerId, Envelope] = {}
        self._votes: dict[PeerId, Envelope] = {}
        self._snapshot: SnapshotFields | None = None
        self._justification: tuple[NestedEnvelope, ...] = ()
        self._below: tuple[Link, ...] = ()

    def ask(self) -> Envelope:
        """Return the request for the ballot."""
        of = self.of
        return seal(CommitAsk(of.base, of.manifest_id, PROTOCOL_VERSION, of.ballot, of.kind), self._seed)

    def hear_grant(self, envelope: Envelope, shown: PreparedCertificate | None) -> bool:
        """Take a grant and the certificate beside it; tell whether a quorum justifies a proposal now.

        A grant of another ballot is passed over. Raises what `open_message` raises; Reject no-certificate or mismatched-certificate, or what
        `open_prepared` raises: then the grant does not count.
        """
        grant = open_message(envelope, CommitGrant, self._committee.members)
        if about(grant) == self.of:
            if grant.report == NO_REPORT:
                shown = None
            else:
                check_shown([grant], shown)
                assert shown is not None
                open_prepared(shown, self._committee)
            self._grants[grant.holder] = Heard(grant, envelope, shown)
        return bool(choose(self._grants.values(), self._quorum))

    def propose(self, body: Digest) -> tuple[Envelope, PreparedCertificate | None]:
        """Return the proposal, and the certificate to show beside it: of what must be carried on, or else of a new snapshot that holds `body`.

        Raises ValueError if no quorum has granted, or if this ballot was used before.
        """
        of, chosen = self.of, choose(self._grants.values(), self._quorum)
        if not chosen or self._me.proposed:
            raise ValueError("a ballot is proposed in once, with the grants of a quorum")
        shown = chosen[0].shown
        self._me = replace(self._me, proposed=True)
        self._snapshot = shown.snapshot if shown else SnapshotFields(body, of.ballot, of.base, self._me.sequence)
        self._below = shown.links if shown else ()
        self._justification = nested(each.envelope for each in chosen)
        proposal = CommitProposal(
            of.base, of.manifest_id, PROTOCOL_VERSION, of.ballot, of.kind, self._justification, self._snapshot
        )
        return seal(proposal, self._seed), shown

    def hear_echo(self, envelope: Envelope) -> PreparedCertificate | None:
        """Take an echo; return the certificate once a quorum has echoed. Raises what `open_message` raises.

        An echo of another ballot, snapshot or justification is passed over.
        """
        echo = open_message(envelope, CommitEcho, self._committee.members)
        if self._snapshot and (about(echo), echo.snapshot, echo.justification) == (
            self.of,
            snapshot_digest(self._snapshot),
            justification_digest(self._justification),
        ):
            self._echoes[echo.holder] = envelope
        return self._prepared()

    def _prepared(self) -> PreparedCertificate | None:
        if self._snapshot is None or len(self._echoes) < self._quorum:
            return None
        newest = Link(self.of.ballot, self._quorum_of(self._echoes), self._justification)
        return PreparedCertificate(
            self.of.base,
            self.of.manifest_id,
            PROTOCOL_VERSION,
            self.of.kind,
            (newest, *self._below)[:MAXIMUM_LINKS],
            self._snapshot,
        )

    def hear_vote(self, envelope: Envelope) -> CommitCertificate | None:
        """Take a vote; return the commit once a quorum has voted for what is prepared. Raises what `open_message` raises.

        A vote of another ballot or snapshot is passed over.
        """
        vote = open_message(envelope, CommitVote, self._committee.members)
        if self._snapshot and (about(vote), vote.snapshot) == (self.of, snapshot_digest(self._snapshot)):
            self._votes[vote.holder] = envelope
        prepared = self._prepared()
        if prepared is None or len(self._votes) < self._quorum:
            return None
        return CommitCertificate(
            self.of.base, self.of.manifest_id, PROTOCOL_VERSION, prepared, self._quorum_of(self._votes)
        )

    def _quorum_of(self, envelopes: dict[PeerId, Envelope]) -> tuple[NestedEnvelope, ...]:
        """The first to come: one more echo or vote makes no other certificate."""
        return nested(list(envelopes.values())[: self._quorum])
