"""One holder of the commit, with real messages and a store: it opens, checks, asks the core, writes, and only then answers.

Each step is a pure function of the durable record and one verified message: it gives the new record and the answer, or raises a verdict and
there is no new record. `HolderNode` puts the store around it. Guards on the holder's own record come before signatures are verified in
bulk, in the order of the specification; the core has the last word.

What a new snapshot may hold (policy, revocations, freshness) is a question that the caller answers. It is not the lease: who may
coordinate is the set of keys given, and contention is not bounded here.

TLA+: Commit!Grant, Commit!Echo, Commit!Vote, Commit!Install.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, replace

from . import commit
from .commit import Claim, Holder, Record
from .commit_certificates import Committee, claim_of, open_commit, open_prepared, open_proposal, snapshot_of
from .commit_messages import (
    NO_REPORT,
    PROVISIONAL,
    CommitAsk,
    CommitCertificate,
    CommitEcho,
    CommitGrant,
    CommitMessage,
    CommitProposal,
    CommitVote,
    PreparedCertificate,
    ReportFields,
    SnapshotFields,
    justification_digest,
    snapshot_digest,
)
from .commit_record import Durable, at_genesis, from_bytes, lost, to_bytes
from .envelope import Envelope, payload_type, peer_of
from .errors import CODES, Ignore, Reject
from .identifiers import Digest, ManifestId, PeerId
from .lease_codec import ballot_of
from .messages import M, check_manifest, open_message, seal
from .parameters import PROTOCOL_VERSION
from .store import Store

__all__ = [  # noqa: RUF022 - in the order of the text
    "Answer", "grant", "echo", "vote", "install", "HolderNode", "begin_at_genesis", "begin_lost",
]  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What a holder sends.

    Attributes:
        envelope: its signed message.
        shown: beside a grant that reports one, the prepared certificate.
    """

    envelope: Envelope
    shown: PreparedCertificate | None = None


def _check(guards: Mapping[str, bool]) -> None:
    """Raise the verdict of the first guard that does not hold."""
    for code, holds in guards.items():
        if not holds:
            raise Ignore(code) if CODES[code].verdict == "ignore" else Reject(code)


def _provisional(kind: str) -> bool:
    return kind == PROVISIONAL


def _changed(me: Durable, kind: str, record: Record, prepared: PreparedCertificate | None) -> Durable:
    """The same with another record, and its certificate, of a kind."""
    holder = commit.with_record(me.holder, _provisional(kind), record)
    return (
        replace(me, holder=holder, provisional=prepared)
        if kind == PROVISIONAL
        else replace(me, holder=holder, final=prepared)
    )


# ----------------------------------------------------------------------------------------------------------------------
# Steps


def grant(me: Durable, name: PeerId, ask: CommitAsk) -> tuple[Durable, CommitGrant]:
    """Promise the ballot of an opened ask, and report what is prepared.

    Raises Ignore lost-record, stale-base or stale-ballot.
    """
    provisional, ballot = _provisional(ask.kind), ballot_of(ask.ballot)
    mine = commit.record_of(me.holder, provisional)
    _check(
        {
            "lost-record": commit.knows_its_record(me.holder),
            "stale-base": commit.grants_on(mine, ask.base.number),
            "stale-ballot": commit.above_promise(mine, ballot),
        }
    )
    assert commit.may_grant(me.holder, provisional, ask.base.number, ballot)
    prepared = me.prepared(ask.kind)
    after = _changed(me, ask.kind, commit.after_grant(mine, ballot), prepared)
    said = CommitGrant(ask.base, ask.manifest_id, PROTOCOL_VERSION, ask.ballot, ask.kind, name, _report(prepared))
    return after, said


def _report(prepared: PreparedCertificate | None) -> ReportFields:
    if prepared is None:
        return NO_REPORT
    newest = prepared.links[0]
    return ReportFields(newest.ballot, justification_digest(newest.grants), snapshot_digest(prepared.snapshot))


def echo(
    me: Durable,
    name: PeerId,
    proposal: CommitProposal,
    shown: PreparedCertificate | None,
    committee: Committee,
    admits: Callable[[SnapshotFields], bool],
) -> tuple[Durable, CommitEcho]:
    """Echo an opened proposal; `shown` is the certificate beside it. `admits` tells whether a new snapshot is valid now.

    Raises Ignore lost-record, stale-base, stale-ballot or second-echo; Reject false-sequence, what `open_proposal` raises, or
    invalid-snapshot.
    """
    provisional = _provisional(proposal.kind)
    mine = commit.record_of(me.holder, provisional)
    x = commit.make_claim(ballot_of(proposal.ballot), snapshot_of(proposal.snapshot))
    _check(
        {
            "lost-record": commit.knows_its_record(me.holder),
            "stale-base": commit.echoes_on(mine, x.snapshot),
            "stale-ballot": commit.not_superseded(mine, x.ballot),
            "second-echo": commit.not_echoed(mine, x.ballot),
            "false-sequence": x.snapshot.sequence == mine.sequence + 1,
        }
    )
    justification = open_proposal(proposal, shown, committee, me.prepared(proposal.kind))
    admitted = frozenset({x.snapshot.choice}) if admits(proposal.snapshot) else frozenset()
    _check({"invalid-snapshot": commit.still_valid(admitted, x.ballot, x.snapshot)})
    assert commit.may_echo(admitted, me.holder, provisional, x, justification)
    after = _changed(me, proposal.kind, commit.after_echo(mine, x), me.prepared(proposal.kind))
    said = CommitEcho(
        proposal.base,
        proposal.manifest_id,
        PROTOCOL_VERSION,
        proposal.ballot,
        proposal.kind,
        name,
        justification_digest(proposal.grants),
        snapshot_digest(proposal.snapshot),
    )
    return after, said


def vote(
    me: Durable, name: PeerId, certificate: PreparedCertificate, committee: Committee
) -> tuple[Durable, CommitVote]:
    """Store a prepared certificate that was shown, and vote for what it prepares.

    Raises Ignore lost-record, stale-base, stale-ballot or second-vote; Reject no-certificate, false-sequence or what `open_prepared` raises.
    """
    # [REJECT no-certificate]
    if not certificate.links:
        raise Reject("no-certificate")
    provisional, x = _provisional(certificate.kind), claim_of(certificate)
    mine = commit.record_of(me.holder, provisional)
    _check(
        {
            "lost-record": commit.knows_its_record(me.holder),
            "stale-base": commit.votes_on(mine, x.snapshot),
            "stale-ballot": commit.not_superseded(mine, x.ballot),
            "second-vote": commit.not_voted(mine, x.ballot),
            "false-sequence": x.snapshot.sequence == mine.sequence + 1,
        }
    )
    open_prepared(certificate, committee, me.prepared(certificate.kind))
    assert commit.may_vote(me.holder, provisional, x, True)
    after = _changed(me, certificate.kind, commit.after_vote(mine, x), certificate)
    said = CommitVote(
        certificate.base,
        certificate.manifest_id,
        PROTOCOL_VERSION,
        certificate.links[0].ballot,
        certificate.kind,
        name,
        snapshot_digest(certificate.snapshot),
    )
    return after, said


def install(me: Durable, certificate: CommitCertificate, committee: Committee) -> tuple[Durable, Claim]:
    """Move to what a commit certificate commits; the claim is what was installed.

    Raises Ignore stale-base; Reject no-certificate, false-sequence or what `open_commit` raises.
    """
    kind, snapshot = certificate.prepared.kind, certificate.prepared.snapshot
    mine = commit.record_of(me.holder, _provisional(kind))
    _check(
        {
            "stale-base": mine.base == snapshot.parent.number,
            "false-sequence": snapshot.sequence == mine.sequence + 1,
        }
    )
    x = open_commit(certificate, committee, me.prepared(kind))
    holder: Holder = commit.after_install(me.holder, _provisional(kind), x.snapshot)
    # What belonged to the old snapshot goes with it: of both records if the new one is final.
    return Durable(holder, me.final if kind == PROVISIONAL else None, None), x


# ----------------------------------------------------------------------------------------------------------------------
# The holder with its store


class HolderNode:
    """A holder of one manifest. It answers by what is in the store, and nothing that it signs leaves before the store has it."""

    def __init__(
        self,
        seed: bytes,
        manifest_id: ManifestId,
        store: Store,
        committee_of: Callable[[Digest], Committee],
        coordinators: Set[PeerId],
        admits: Callable[[SnapshotFields], bool],
    ) -> None:
        """Begin, or begin again, with what is in the store.

        `seed` is the secret seed, 32 bytes; `committee_of` gives the committee of the snapshot that this holder stands on; `coordinators`
        are the enrolled keys that may ask and propose; `admits` says whether a snapshot newly proposed is valid now.
        Raises ValueError for an empty store, which is begun by `MemberNode`, or, for a record of its own, by
        `begin_at_genesis` or `begin_lost`; and StoreError.
        """
        self.name = peer_of(seed)
        self._seed = seed
        self._manifest_id = manifest_id
        self._store = store
        self._committee_of = committee_of
        self._coordinators = coordinators
        self._admits = admits
        self._known: Durable | None = None
        self._me()

    @property
    def durable(self) -> Durable:
        """The record, as the store has it."""
        return self._me()

    def receive(self, envelope: Envelope, shown: PreparedCertificate | None = None) -> Answer:
        """Answer an ask with a grant, or a proposal with an echo. `shown` is the certificate that came beside a proposal.

        Raises what `open_message`, `check_manifest`, `grant` and `echo` raise; then the store is as before. StoreError: there is no answer, and
        the next call finds out what the store has.
        """
        me = self._me()
        if envelope.payload_type == payload_type(CommitAsk.ARTIFACT):
            ask = self._opened(envelope, CommitAsk)
            after, granted = grant(me, self.name, ask)
            return self._answer(after, granted, me.prepared(ask.kind))
        proposal = self._opened(envelope, CommitProposal)
        committee = self._committee(me, proposal.kind)
        after, echoed = echo(me, self.name, proposal, shown, committee, self._admits)
        return self._answer(after, echoed)

    def receive_prepared(self, certificate: PreparedCertificate) -> Answer:
        """Answer a prepared certificate with a vote. Raises Ignore other-manifest, what `vote` raises, and StoreError."""
        me = self._me()
        self._check_manifest(certificate.manifest_id)
        after, voted = vote(me, self.name, certificate, self._committee(me, certificate.kind))
        return self._answer(after, voted)

    def receive_commit(self, certificate: CommitCertificate) -> Claim:
        """Install what a commit certificate commits. Raises Ignore other-manifest, what `install` raises, and StoreError."""
        me = self._me()
        self._check_manifest(certificate.manifest_id)
        after, x = install(me, certificate, self._committee(me, certificate.prepared.kind))
        self._save(after)
        return x

    def _opened(self, envelope: Envelope, kind: type[M]) -> M:
        message = open_message(envelope, kind, self._coordinators)
        check_manifest(message, self._manifest_id)
        return message

    def _check_manifest(self, manifest_id: ManifestId) -> None:
        # [IGNORE other-manifest]
        if manifest_id != self._manifest_id:
            raise Ignore("other-manifest", manifest_id.hex)

    def _committee(self, me: Durable, kind: str) -> Committee:
        base = commit.record_of(me.holder, _provisional(kind)).base
        return self._committee_of(Digest.from_number(base))

    def _answer(self, after: Durable, message: CommitMessage, shown: PreparedCertificate | None = None) -> Answer:
        self._save(after)
        return Answer(seal(message, self._seed), shown)

    def _me(self) -> Durable:
        if self._known is None:
            value = self._store.load()
            if value is None:
                raise ValueError(
                    "the store is empty: begin it with begin_lost; with begin_at_genesis only if this holder has never begun"
                )
            self._known = from_bytes(value)
        return self._known

    def _save(self, after: Durable) -> None:
        # If the write fails, the store alone knows whether it has the old record or the new one.
        self._known = None
        self._store.save(to_bytes(after))
        self._known = after


def begin_at_genesis(store: Store, base: Digest) -> None:
    """Write the first record of a holder of the genesis snapshot `base`, which has never begun: one that has lost its record could sign twice.

    Raises ValueError unless the store is empty, and StoreError.
    """
    _begin(store, at_genesis(base))


def begin_lost(store: Store, base: Digest, sequence: int) -> None:
    """Write the record of a holder that has lost its own, on a snapshot that others show, and its number.

    It follows the certificates and keeps silent: what it signed before is not known, and may be on a later snapshot than this one.
    Another committee may give it a voice again, and a fresh record.

    Raises ValueError unless the store is empty, and StoreError.
    """
    _begin(store, lost(base, sequence))


def _begin(store: Store, durable: Durable) -> None:
    if store.load() is not None:
        raise ValueError("the store has a record, which nothing may overwrite")
    store.save(to_bytes(durable))
