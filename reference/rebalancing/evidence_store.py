"""A peer's evidence of one version of a manifest: what is let in, what waits, what is refused, and the view of it.

A store begins empty, with the owner's key. Everything in it is signed, or shown by what is signed, and was checked when it was let in:

    policy           by the tenant; after the one that it names as the last
    attestation      by the tenant
    revocation       by the tenant; of this version
    loss             by the peer that it is about or by the tenant; the peer is attested
    possession       by the peer; it is attested. What is in a snapshot's certificate is let in with it, its proofs checked
    receipt          by the peer; it is attested
    first snapshot   by the owner, with the word of every member; all are attested, and its policy is there. Its members hold the manifest
    successor        a quorum of its parent's committee voted for it, final ones Q and provisional ones t; its parent is there, and a final one's is final; its policy
                     and the attestations that its placement names are there
    move             the manifest alone moves: t of its parent's committee voted for it provisionally, and all whom its placement adds to the parent's holders answered
                     its challenge; the same is there as for a successor

What is missing is waited for (`evidence_queue`). Whatever was let in holds for ever, so that any order leads to the same facts; which signatures show a fact makes no
difference, and the first ones that came are kept, but that a final certificate takes the place of a provisional one of the same snapshot; who acknowledged its share
in any of them has done so. That peers are attested bounds what strangers can put in: nothing. A member may fill the store with losses
and receipts of its own, as many as it signs; it is one of the f if it does.

A possession or receipt by itself is the peer's own word: its proof is about a nonce that only those in the session have. So is the word of a new holder of the manifest: its
proof is about a ciphertext that the store has not got. What voters asked of a proposal, such as deadline, caps and revocations, is not asked again: they are a quorum.

A move has its parent's polynomial, so that whatever is said of shares is said of both.

TLA+: PartitionMerge!Merge, PartitionMerge!ViewOf, PartitionMerge!Copy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from . import evidence_records
from .ballot import Ballot
from .commit_certificates import open_commit
from .commit_messages import FINAL, snapshot_digest
from .envelope import Envelope, enrolled
from .errors import Ignore, ProtocolError, Reject
from .evidence_messages import (
    AVAILABLE,
    COMPROMISE,
    COMPROMISE_CONFIRMED,
    FENCED,
    DomainAttestation,
    DomainName,
    ManifestMove,
    Placement,
    Policy,
    Revocation,
)
from .evidence_parameters import GRACE_MS, WAITING_BYTES
from .evidence_queue import Need, WaitingRoom
from .evidence_records import FirstRecord, MoveRecord, Record, SuccessorRecord, to_bytes
from .genesis_sessions import check_first, open_first
from .identifiers import Digest, ManifestId, Nonce, PeerId
from .incremental_view import Committed, IncrementalView
from .lease_codec import ballot_of
from .manifest_moves import check_placement, open_holdings, open_move
from .messages import M, SignedMessage, check_manifest, digest_of, open_message
from .pruning import GEOGRAPHY, ORGANISATION, Cap
from .resharing_messages import NO_DIGEST, LossStatement, Possession, RepairReceipt, ResharingProposal
from .resharing_sessions import Distribution, name_of, open_possessions, open_session
from .view import Evidence, Loss, View
from .view import Policy as ViewedPolicy

__all__ = [  # noqa: RUF022 - in the order of the text
    "ADMITTED", "KNOWN", "WAITS", "REFUSED", "Outcome", "STRANGERS", "ballot_number", "EvidenceStore", "dump", "load",
]  # fmt: skip

ADMITTED, KNOWN, WAITS, REFUSED = "admitted", "known", "waits", "refused"


@dataclass(frozen=True)
class Outcome:
    """What became of a record.

    Attributes:
        word: ADMITTED; KNOWN, if it shows nothing new; WAITS; or REFUSED.
        refusal: the verdict on what was refused, with its code, and whom to blame for it.
    """

    word: str
    refusal: ProtocolError | None = None

    @property
    def code(self) -> str:
        """Why it was refused, else empty."""
        return "" if self.refusal is None else self.refusal.code


STRANGERS = PeerId(bytes(PeerId.LENGTH))
"""All sources that the tenant has not attested are one, so that many keys are no more than one."""


def ballot_number(ballot: Ballot) -> int:
    """Return a number that orders ballots as `ballot.below` does: round, rank, coordinator and nonce one after another."""
    rank_bits, peer_bits, nonce_bits = (8 * kind.LENGTH for kind in (Digest, PeerId, Nonce))
    by_rank = ballot.round << rank_bits | ballot.rank
    return (by_rank << peer_bits | ballot.coordinator) << nonce_bits | ballot.nonce


class _Look(NamedTuple):
    """What a record says, once its signatures are verified as far as they can be.

    Attributes:
        fact: what it shows; it is known if that is.
        needs: facts without which it cannot enter.
        enter: checks what could not be checked before, raising as the checks do, and changes the store only if all of it holds.
        besides: what it shows as well.
    """

    fact: Need
    needs: list[Need]
    enter: Callable[[], None]
    besides: tuple[Need, ...] = ()

    @property
    def key(self) -> Need:
        """Under which it is kept: a final snapshot takes the place of the same that was provisional."""
        return ("snapshot", self.fact[1]) if self.fact[0] == "final" else self.fact


class EvidenceStore:
    """Evidence of a version of a manifest. `owner`, the tenant, is enrolled; not more than `waiting_bytes` wait."""

    def __init__(
        self, owner: PeerId, manifest_id: ManifestId, manifest_version: int, waiting_bytes: int = WAITING_BYTES
    ) -> None:
        self.owner = owner
        self.manifest_id = manifest_id
        self.manifest_version = manifest_version
        self.known = IncrementalView()
        self._waiting = WaitingRoom(waiting_bytes)
        # By key, in the order in which they came in: each after what it needs
        self._records: dict[Need, Record] = {}
        self._needs: dict[Need, list[Need]] = {}
        self._shown: dict[Need, Need] = {}
        # Of the envelopes among them
        self._names: set[Digest] = set()
        self._distributions: dict[Digest, Distribution] = {}
        self._policies: dict[Digest, Policy] = {}
        self._attestations: dict[Digest, DomainAttestation] = {}
        self._attested: dict[PeerId, Digest] = {}
        self._revoked_by: defaultdict[int, list[Need]] = defaultdict(list)
        self._caps_are_stale = False
        self._is_compromised = False

    # ------------------------------------------------------------------------------------------------------------------
    # Admission

    def admit(self, record: Record, source: PeerId) -> Outcome:
        """Let a record in, or let it wait, or refuse it; then let in what waited for it. `source` is the authenticated peer that sent it."""
        outcome, new = self._admit(record, source)
        while new:
            for waiting, sender in self._waiting.take(new.pop()):
                new += self._admit(waiting, sender)[1]
        return outcome

    def admit_all(self, records: Iterable[Record], source: PeerId) -> list[Outcome]:
        """Let in records one after another."""
        return [self.admit(record, source) for record in records]

    def _admit(self, record: Record, source: PeerId) -> tuple[Outcome, list[Need]]:
        """Return what became of a record, and the facts that are new. An envelope whose body is known shows nothing new, whatever its signature."""
        if isinstance(record, Envelope) and name_of(record) in self._names:
            return Outcome(KNOWN), []
        try:
            look = self._look_at(record)
            if look.fact in self._shown:
                new = self._admit_words(record, source)
                return Outcome(ADMITTED if new else KNOWN), new
            missing = next((need for need in look.needs if need not in self._shown), None)
            if missing is not None:
                payer = source if source in self._attested or source == self.owner else STRANGERS
                # [IGNORE no-room]
                if not self._waiting.put(record, missing, payer):
                    raise Ignore("no-room")
                return Outcome(WAITS), []
            look.enter()
        except ProtocolError as error:
            return Outcome(REFUSED, error), []
        return Outcome(ADMITTED), self._keep(look, record)

    def _admit_words(self, record: Record, source: PeerId) -> list[Need]:
        """Let in what another certificate of a known snapshot may show besides: the words of more of its members, each as if it had come by itself."""
        words = record.possessions.possessions if isinstance(record, SuccessorRecord) else ()
        return [fact for word in words for fact in self._admit(_as_record(word), source)[1]]

    def _keep(self, look: _Look, record: Record) -> list[Need]:
        self._records[look.key], self._needs[look.key] = record, look.needs
        if isinstance(record, Envelope):
            self._names.add(name_of(record))
        new = [fact for fact in (look.fact, *look.besides) if fact not in self._shown]
        self._shown.update(dict.fromkeys(new, look.key))
        return new

    def _look_at(self, record: Record) -> _Look:
        if isinstance(record, FirstRecord):
            return self._first(record)
        if isinstance(record, SuccessorRecord):
            return self._successor(record)
        if isinstance(record, MoveRecord):
            return self._move(record)
        kind = evidence_records.KINDS.get(record.payload_type)
        looks: dict[type[SignedMessage] | None, Callable[[Envelope], _Look]] = {
            Policy: self._policy,
            DomainAttestation: self._attestation,
            Revocation: self._revocation,
            LossStatement: self._loss,
            RepairReceipt: self._receipt,
            Possession: self._possession,
        }
        # [IGNORE unknown-payload-type]
        if kind not in looks:
            raise Ignore("unknown-payload-type", record.payload_type[:80])
        return looks[kind](record)

    def _check_version(self, manifest_version: int) -> None:
        # [IGNORE other-version]
        if manifest_version != self.manifest_version:
            raise Ignore("other-version", f"{manifest_version}")

    # What the tenant signs

    def _of_tenant(self, envelope: Envelope, kind: type[M]) -> M:
        message = open_message(envelope, kind, frozenset({self.owner}))
        check_manifest(message, self.manifest_id)
        return message

    def _policy(self, envelope: Envelope) -> _Look:
        policy = self._of_tenant(envelope, Policy)
        name = name_of(envelope)

        def enter() -> None:
            # [REJECT false-epoch]
            if policy.before != NO_DIGEST and policy.epoch != self._policies[policy.before].epoch + 1:
                raise Reject("false-epoch", f"{policy.epoch}").against(self.owner)
            self._policies[name] = policy
            self._caps_are_stale = True

        return _Look(
            ("policy", name.value), [] if policy.before == NO_DIGEST else [("policy", policy.before.value)], enter
        )

    def _attestation(self, envelope: Envelope) -> _Look:
        attestation = self._of_tenant(envelope, DomainAttestation)
        enrolled([attestation.peer.value])
        name = name_of(envelope)

        def enter() -> None:
            self._attestations[name] = attestation
            before = self._attested.get(attestation.peer)
            if before is None or (self._attestations[before].number, before) < (attestation.number, name):
                self._attested[attestation.peer] = name
                self._caps_are_stale = True

        return _Look(("attestation", name.value), [], enter, (_attested(attestation.peer),))

    def _revocation(self, envelope: Envelope) -> _Look:
        revocation = self._of_tenant(envelope, Revocation)
        self._check_version(revocation.manifest_version)
        fact: Need = ("revocation", name_of(envelope).value)

        def enter() -> None:
            self._revoked_by[revocation.peer.number].append(fact)
            self._is_compromised |= revocation.reason == COMPROMISE
            self.known.add_revocation(revocation.peer.number)

        return _Look(fact, [], enter)

    # What peers sign about their shares

    def _of_peer(self, envelope: Envelope, kind: type[M]) -> M:
        message = open_message(envelope, kind, frozenset({envelope.signer}))
        check_manifest(message, self.manifest_id)
        return message

    def _loss(self, envelope: Envelope) -> _Look:
        statement = self._of_peer(envelope, LossStatement)
        # [IGNORE unknown-signer] nobody else knows
        if statement.witness not in (statement.member, self.owner):
            raise Ignore("unknown-signer", statement.witness.hex)
        loss = Loss(statement.member.number, statement.polynomial.number, statement.counter)
        return _Look(_about_share("loss", loss), [_attested(statement.member)], lambda: self.known.add_loss(loss))

    def _receipt(self, envelope: Envelope) -> _Look:
        receipt = self._of_peer(envelope, RepairReceipt)
        back = Loss(receipt.member.number, receipt.polynomial.number, receipt.counter)
        return _Look(_about_share("receipt", back), [_attested(receipt.member)], lambda: self.known.add_receipt(back))

    def _possession(self, envelope: Envelope) -> _Look:
        word = self._of_peer(envelope, Possession)
        there = Loss(word.receiver.number, word.snapshot.number, 0)
        return _Look(
            _about_share("possession", there), [_attested(word.receiver)], lambda: self.known.add_receipt(there)
        )

    # Snapshots

    def _first(self, record: FirstRecord) -> _Look:
        first = open_first(record.first, self.owner, self.manifest_id)
        self._check_version(first.manifest_version)
        body = record.possessions.body
        needs = [("policy", body.policy.value), *(_attested(peer) for peer in body.members.values())]

        def enter() -> None:
            of = check_first(first, record.possessions)
            members = frozenset(peer.number for peer in body.members.values())
            self._add(of, True, 0, body.policy, frozenset(), members)
            self._add_words(record.possessions.possessions)

        return _Look(("final", first.snapshot.value), needs, enter, (("snapshot", first.snapshot.value),))

    def _successor(self, record: SuccessorRecord) -> _Look:
        prepared, body = record.commit.prepared, record.possessions.body
        fields, final = prepared.snapshot, prepared.kind == FINAL
        name = snapshot_digest(fields)
        check_manifest_of(record, self.manifest_id)
        self._check_version(body.manifest_version)
        fact: Need = ("final" if final else "snapshot", name.value)
        if fact in self._shown:
            return _Look(fact, [], _nothing)
        proposal, placement = self._open_named(record)
        needs = [
            ("final" if final else "snapshot", fields.parent.value),
            ("policy", body.policy.value),
            *(("attestation", each.value) for each in placement.attestations),
        ]

        def enter() -> None:
            parent = self._distributions[fields.parent]
            self._check_placed(placement, frozenset(body.members.values()))
            receivers = frozenset(each.key.signer for each in proposal.receivers)
            session = open_session(record.proposal, frozenset({record.proposal.signer}), receivers, parent, None)
            of = open_possessions(session, record.possessions)
            # [REJECT mismatched-snapshot] of the session's origin and the next number
            if of.snapshot != (fields,):
                raise Reject("mismatched-snapshot")
            open_commit(record.commit, parent.committee)
            revokes = frozenset(peer.number for peer in proposal.revoked)
            holders = frozenset(peer.number for peer in placement.holders)
            self._add(of, final, ballot_number(ballot_of(fields.origin)), body.policy, revokes, holders)
            self._add_words(record.possessions.possessions)
            if final:
                for peer in revokes:
                    self._revoked_by[peer].append(fact)

        return _Look(fact, needs, enter, (("snapshot", name.value),))

    def _open_named(self, record: SuccessorRecord) -> tuple[ResharingProposal, Placement]:
        """Open what a snapshot names by digest: its body, the body's proposal, and the proposal's placement."""
        fields, body, placement = record.commit.prepared.snapshot, record.possessions.body, record.placement
        # [REJECT mismatched-snapshot]
        if (fields.body, fields.parent, body.session) != (body.name, body.base, name_of(record.proposal)):
            raise Reject("mismatched-snapshot")
        proposal = open_message(record.proposal, ResharingProposal, frozenset({record.proposal.signer}))
        placement.check_sense()
        # [REJECT mismatched-placement]
        if (placement.base, placement.manifest_id) != (body.base, body.manifest_id) or digest_of(
            placement
        ) not in proposal.evidence:
            raise Reject("mismatched-placement")
        return proposal, placement

    def _move(self, record: MoveRecord) -> _Look:
        prepared, placement = record.commit.prepared, record.placement
        fields = prepared.snapshot
        # [REJECT final-move]
        if prepared.kind == FINAL:
            raise Reject("final-move")
        move = open_message(record.move, ManifestMove, frozenset({record.move.signer}))
        # [IGNORE other-manifest]
        if {record.commit.manifest_id, move.manifest_id} != {self.manifest_id}:
            raise Ignore("other-manifest")
        self._check_version(move.manifest_version)
        fact: Need = ("snapshot", snapshot_digest(fields).value)
        if fact in self._shown:
            return _Look(fact, [], _nothing)
        check_placement(move, placement)
        needs = [
            ("snapshot", move.base.value),
            ("policy", move.policy.value),
            *(("attestation", each.value) for each in placement.attestations),
        ]

        def enter() -> None:
            parent = self._distributions[move.base]
            session = open_move(record.move, frozenset({record.move.signer}), parent)
            # [REJECT mismatched-snapshot] of the move, its parent and origin, and the next number
            if fields != session.fields:
                raise Reject("mismatched-snapshot")
            self._check_placed(placement, session.members)
            open_holdings(session, self.added(placement), record.possessions)
            open_commit(record.commit, parent.committee)
            holders = frozenset(peer.number for peer in placement.holders)
            self._add(
                session.distribution, False, ballot_number(ballot_of(fields.origin)), move.policy, frozenset(), holders
            )

        return _Look(fact, needs, enter)

    def _check_placed(self, placement: Placement, members: frozenset[PeerId]) -> None:
        attested = {self._attestations[each].peer for each in placement.attestations}
        # [REJECT unattested-peer]
        if attested != members | set(placement.holders):
            raise Reject("unattested-peer")

    def _add(
        self,
        of: Distribution,
        final: bool,
        ballot: int,
        policy: Digest,
        revokes: frozenset[int],
        holders: frozenset[int],
    ) -> None:
        """Take a snapshot into the view. Who has its shares is in the words, so that it is one and the same whoever's words came with it."""
        body = of.body
        self._distributions[of.name] = of
        self.known.add_snapshot(
            Committed(
                digest=of.name.number,
                parent=of.parent.number,
                sequence=of.sequence,
                final=final,
                ballot=ballot,
                polynomial=body.name.number,
                members=frozenset(peer.number for peer in body.members.values()),
                threshold=body.threshold,
                faults=body.faults,
                acknowledged=frozenset(),
                revokes=revokes,
                policy=self._policies[policy].epoch,
                holders=holders,
            )
        )

    def _add_words(self, words: Iterable[Envelope]) -> None:
        """Let in the words of a certificate, checked with it, each as a record of its own."""
        for each in words:
            word = _as_record(each)
            look = self._possession(word)
            if look.fact not in self._shown:
                look.enter()
                self._keep(look, word)

    # ------------------------------------------------------------------------------------------------------------------
    # What is there

    @property
    def facts(self) -> frozenset[Need]:
        """What the records show. Two stores with the same facts have the same view."""
        return frozenset(self._shown)

    @property
    def waiting(self) -> int:
        """How many records wait; one that two sources sent counts twice."""
        return len(self._waiting)

    def records(self) -> tuple[Record, ...]:
        """Return what was let in, each record after what it needs."""
        return tuple(self._records.values())

    def records_for(self, facts: Iterable[Need]) -> tuple[Record, ...]:
        """Return the records that show these facts, and all that they need, each after what it needs. Raises KeyError for what is not known."""
        wanted: set[Need] = set()
        waiting = [self._shown[fact] for fact in facts]
        while waiting:
            key = waiting.pop()
            if key not in wanted:
                wanted.add(key)
                waiting += (self._shown[need] for need in self._needs[key])
        return tuple(record for key, record in self._records.items() if key in wanted)

    def revocations(self, peer: PeerId) -> tuple[Need, ...]:
        """Return the facts each of which shows that a peer is revoked: the tenant's records, and the final snapshots that revoke it."""
        return tuple(self._revoked_by.get(peer.number, ()))

    def distribution(self, digest: Digest) -> Distribution | None:
        """Return a snapshot with its body; None for one that is not known."""
        return self._distributions.get(digest)

    def added(self, placement: Placement) -> frozenset[PeerId]:
        """Return the holders in a placement who do not hold the manifest in the snapshot that it follows. Raises KeyError for one that is not known."""
        before = self.known.snapshots[placement.base.number].holders
        return frozenset(peer for peer in placement.holders if peer.number not in before)

    def policy(self, name: Digest) -> Policy | None:
        """Return a policy by its digest; None for one that is not known."""
        return self._policies.get(name)

    def policies(self) -> dict[Digest, Policy]:
        """Return the policies of the last epoch by digest: all of them hold. Raises ValueError before there is one."""
        last = max(policy.epoch for policy in self._policies.values())
        return {name: policy for name, policy in self._policies.items() if policy.epoch == last}

    def profile(self) -> str:
        """Return AVAILABLE if each policy of the last epoch says so, FENCED if one does not, or none is known."""
        said = {policy.profile for policy in self.policies().values()} if self._policies else set()
        return AVAILABLE if said == {AVAILABLE} else FENCED

    def grace_ms(self) -> int:
        """Return how long clean-up waits for members of the last final snapshot that have not acknowledged their share, in ms.

        It is the least of what the policies of the last epoch say, and GRACE_MS if none is known; nothing once the tenant has revoked a peer for a compromise, and
        while the last final snapshot is of a session that one has triggered.
        """
        if self._is_compromised or self._trigger() == COMPROMISE_CONFIRMED:
            return 0
        return min(policy.grace_ms for policy in self.policies().values()) if self._policies else GRACE_MS

    def _trigger(self) -> str:
        """What has triggered the session of the last final snapshot; empty for the first one, and if there is none."""
        if self.known.conflict or not self.known.snapshots:
            return ""
        last = self._records["snapshot", Digest.from_number(self.known.final.digest).value]
        return self._open_named(last)[0].trigger if isinstance(last, SuccessorRecord) else ""

    def caps(self, policy: Policy) -> frozenset[Cap]:
        """Return what a policy caps, each domain as the peers that are attested in it."""
        return self._viewed(policy).caps

    def attestation(self, name: Digest) -> DomainAttestation | None:
        """Return an attestation by its digest; None for one that is not known."""
        return self._attestations.get(name)

    def attestation_of(self, peer: PeerId) -> Digest | None:
        """Return the digest of the attestation of a peer that counts; None for who has none."""
        return self._attested.get(peer)

    def has(self, name: Digest) -> bool:
        """Tell whether a signed record or a snapshot of this digest is known."""
        return name in self._names or name in self._distributions

    def view(self) -> View:
        """Return what the evidence says. Raises ValueError while there is no first snapshot."""
        if self._caps_are_stale:
            # Of earlier epochs nothing is asked.
            self.known.restate_policies(frozenset(map(self._viewed, self.policies().values())))
            self._caps_are_stale = False
        return self.known.view()

    def evidence(self) -> Evidence:
        """Return the same as plain evidence, whose size is quadratic in the length of the chain."""
        return replace(self.known.evidence(), policies=frozenset(map(self._viewed, self._policies.values())))

    def _viewed(self, policy: Policy) -> ViewedPolicy:
        """A policy with the peers of its domains, as far as they are attested."""
        places = [self._attestations[name] for name in self._attested.values()]
        trees = (
            (GEOGRAPHY, policy.geography, [(each.geography, each.peer.number) for each in places]),
            (ORGANISATION, policy.organisation, [(each.organisation, each.peer.number) for each in places]),
        )
        return ViewedPolicy(
            policy.epoch,
            frozenset(Cap(tree, _inside(cap.domain, paths), cap.most) for tree, caps, paths in trees for cap in caps),
        )

    def forget(self) -> None:
        """Drop the snapshots that decide nothing any more, with what shows them. What was said of shares stays."""
        for number in self.known.forget():
            name = Digest.from_number(number)
            key: Need = ("snapshot", name.value)
            del self._records[key], self._needs[key], self._shown[key], self._distributions[name]


def _as_record(word: Envelope) -> Envelope:
    """A word out of a certificate, with nothing that was found out about it there."""
    return Envelope(word.body, word.payload_type, word.signature, word.signer)


def _attested(peer: PeerId) -> Need:
    return "attested", peer.value


def _about_share(what: str, of: Loss) -> Need:
    return what, b"".join(number.to_bytes(32, "big") for number in (of.peer, of.polynomial, of.number))


def _nothing() -> None:
    """What is known enters no second time."""


def _inside(domain: tuple[DomainName, ...], paths: Iterable[tuple[tuple[DomainName, ...], int]]) -> frozenset[int]:
    return frozenset(peer for path, peer in paths if path[: len(domain)] == domain)


def check_manifest_of(record: SuccessorRecord, manifest_id: ManifestId) -> None:
    """Raise Ignore other-manifest unless certificate and body are of this manifest."""
    # [IGNORE other-manifest]
    if {record.commit.manifest_id, record.possessions.body.manifest_id} != {manifest_id}:
        raise Ignore("other-manifest")


# ----------------------------------------------------------------------------------------------------------------------
# On disk


def dump(store: EvidenceStore) -> bytes:
    """Return what a store has let in, a line for each record. What waits is not kept."""
    return b"".join(to_bytes(record) + b"\n" for record in store.records())


def load(raw: bytes, store: EvidenceStore) -> None:
    """Let into an empty store what another has dumped. Everything is checked again: a file may have been damaged, or written by somebody else.

    Raises ValueError, in one line, for the first record that is not let in; then the store is of no use.
    """
    *lines, rest = raw.split(b"\n")
    if rest:
        raise ValueError("evidence: the last line is cut off")
    for number, line in enumerate(lines, 1):
        try:
            outcome = store.admit(evidence_records.from_bytes(line), store.owner)
        except ProtocolError as error:
            outcome = Outcome(REFUSED, error)
        # The words of a certificate come with it, and stand in the file by themselves as well.
        if outcome.word not in (ADMITTED, KNOWN):
            raise ValueError(f"evidence: record {number} {outcome.word}{': ' * bool(outcome.code)}{outcome.code}")
