"""What an onlooker who sees everything makes of a run: the states of the specifications, and their invariants.

It notes what honest nodes sign and what is committed, reads all stores, and puts together the state of each protocol as the catalogue's predicates read it: a commit for each
parent, the resharing, the lease, and the merge in `merge_watch.py`. A predicate is a function of its state, so it is evaluated when that has changed. What no predicate says is asserted
here: the secret is where it was, a view never falls back, nobody honest is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from invariants import commit as commit_invariants
from invariants import lease as lease_invariants
from invariants import resharing as resharing_invariants
from rebalancing import commit, resharing, resharing_system
from rebalancing.ballot import below
from rebalancing.commit_certificates import grant_of, snapshot_of
from rebalancing.commit_messages import (
    PROVISIONAL,
    CommitCertificate,
    CommitEcho,
    CommitGrant,
    CommitProposal,
    CommitVote,
    PreparedCertificate,
    snapshot_digest,
)
from rebalancing.commit_system import CommitModel, CommitSystem
from rebalancing.envelope import Envelope, payload_type
from rebalancing.errors import ProtocolError
from rebalancing.evidence_messages import Placement
from rebalancing.evidence_records import MoveRecord, Record, SuccessorRecord
from rebalancing.group import base
from rebalancing.identifiers import Digest, Nonce
from rebalancing.lease_codec import ballot_of
from rebalancing.messages import open_message
from rebalancing.refusal import Refused
from rebalancing.resharing import Committee, Dealt, Polynomial, Possession, Proposal, Share
from rebalancing.resharing_messages import SnapshotBody
from rebalancing.resharing_record import Shares
from rebalancing.resharing_sessions import Distribution, Session
from rebalancing.resharing_system import Deal, Loss, ResharingModel
from rebalancing.sharing import lagrange
from verifier.simulation.leases import Leases
from verifier.simulation.merge_watch import MergeWatch, Violated
from verifier.simulation.move_watch import MoveWatch
from verifier.simulation.moves import Moved
from verifier.simulation.peer import Ground, Peer
from verifier.simulation.rekey_watch import RekeyWatch
from verifier.simulation.roster import key_of

__all__ = ["Observer", "Violated"]

NOBODY: frozenset[int] = frozenset()
# What true timers promise.
TIMED = ("L2", "CountedOnce", "L3h")
# Relates holders on many parents to messages of one, and is asked where a holder installs instead; asks for all ballots that there may be.
ELSEWHERE = ("L7", "CarriedStaysValid")
# Who lost its store no longer knows what it had promised, and keeps silent.
FORGETTABLE = "PromiseKept"


@dataclass
class Said:
    """What honest nodes have signed on one parent."""

    of: Distribution
    grants: set[commit.CommitGrant] = field(default_factory=set)
    echoes: set[commit.Echo] = field(default_factory=set)
    votes: set[commit.Vote] = field(default_factory=set)
    proposals: set[commit.Proposal] = field(default_factory=set)


class Observer(RekeyWatch):
    """All that was seen, and what must hold of it."""

    def __init__(self, ground: Ground, peers: Mapping[int, Peer], leases: Leases, counts: Counter[str]) -> None:
        self.ground, self.peers, self.leases, self.counts = ground, peers, leases, counts
        self.roster = ground.roster
        self.number = {i: key_of(i).number for i in (*self.roster.peers, *self.roster.coordinators)}
        self.node_of = {number: i for i, number in self.number.items()}
        self.skewed = False
        first = ground.first
        self.said = {first.name.number: Said(first)}
        self.snapshots: dict[int, commit.Snapshot] = {}
        self.forgetful: set[int] = set()
        # Who has signed a false token. It is honest in all else.
        self.pretenders: set[int] = set()
        self.successors: dict[Digest, Digest] = {}
        # The resharing's state.
        members = frozenset(self.roster.peers[: self.roster.size])
        self.genesis = resharing.genesis(members, self.roster.threshold)
        self.polynomials: dict[Digest, Polynomial] = {first.name: self.genesis}
        self.constants = {ground.version: first.commitments.constant}
        self.sessions: dict[Digest, tuple[Proposal, Session]] = {}
        self.named: dict[Digest, Session] = {}
        self.truth: dict[tuple[Digest, int, bytes], bool] = {}
        self.resharing = replace(
            next(resharing_system.initial(self._resharing_model())), peer=self._stores(), proposals=frozenset()
        )
        self.merge = MergeWatch(ground, peers, counts)
        self.begin_watch()
        self.moves = MoveWatch(self.merge, self.number)
        self._looked_at: dict[int, Any] = {}
        self._touched: set[str] = set()
        self._parents: set[int] = set()

    # ------------------------------------------------------------------------------------------------------------------
    # What is seen

    def note(self, what: str, node: int, *seen: Any) -> None:
        """Take notice of something that a node does."""
        self.counts[f"noted_{what}"] += 1
        see: Callable[..., None] | None = getattr(self, f"see_{what}", None)
        if see is not None:
            see(node, *seen)

    def see_session(self, node: int, session: Session) -> None:
        """A session is opened for the first time."""
        if session.name in self.sessions:
            return
        seats = frozenset(self.roster.node_of(seat.peer) for seat in session.receivers.values())
        proposal = Proposal(
            session=len(self.resharing.proposals) + 1,
            parent=self.polynomials[session.parent.name],
            committee=Committee(seats, session.proposal.threshold),
            revoked=frozenset(map(self.roster.node_of, session.proposal.revoked)),
        )
        self.sessions[session.name] = (proposal, session)
        self._reshared(proposals=self.resharing.proposals | {proposal})

    def see_deal(self, node: int, session: Session) -> None:
        """A dealer deals; a liar's deals are not the specification's."""
        if node not in self.roster.liars:
            deal = Deal(self.sessions[session.name][0].session, node, node in self.forgetful)
            if deal in self.resharing.deals:
                raise Violated("DealtOnce", f"peer {node} deals twice in one session")
            self._reshared(deals=self.resharing.deals | {deal})

    def begin_commits_on(self, of: Distribution) -> None:
        """Successors of a snapshot may be committed from now on."""
        self.said.setdefault(of.name.number, Said(of))

    def see_verdict(self, node: int, verdict: ProtocolError) -> None:
        """Somebody is to blame."""
        if verdict.blamed is None:
            return
        blamed = self.roster.node_of(verdict.blamed)
        self.counts["blamed"] += 1
        if blamed in self.roster.honest and not (verdict.code == "mismatched-token" and blamed in self.pretenders):
            raise Violated("NobodyHonestIsNamed", f"peer {blamed}: {verdict}")

    def see_possession(self, node: int, session: Session, body: SnapshotBody, word: Envelope) -> None:
        """A receiver says that its share is on disk."""
        of = session.distribution(body)
        p = self._polynomial(of, session)
        if node not in self.roster.liars:
            said = Possession(polynomial=p, receiver=node, repaired=False)
            self._reshared(possessions=self.resharing.possessions | {said})
            self.see_told(node, word)

    def _polynomial(self, of: Distribution, session: Session) -> Polynomial:
        """The specification's name of what a snapshot brings."""
        if of.name not in self.polynomials:
            proposal = self.sessions[session.name][0]
            qualified = frozenset(held.dealer - 1 for held in of.body.qualified)
            shifted = NOBODY if of.commitments.constant == self.constants[of.body.manifest_version] else qualified
            dealt = Dealt(proposal.session, qualified, shifted)
            self.polynomials[of.name] = resharing.successor(proposal, dealt)
        return self.polynomials[of.name]

    def see_repaired(self, node: int) -> None:
        """A share is back."""
        p = self.polynomials[self.peers[node].node.resharing.shares.final.name]
        said = Possession(polynomial=p, receiver=node, repaired=True)
        losses = self.resharing.losses - {Loss(peer=node, polynomial=p)}
        self._reshared(possessions=self.resharing.possessions | {said}, losses=losses)

    def see_lost(self, node: int, shares: Shares) -> None:
        """A store is lost, and the tenant says which shares are gone."""
        self.forgetful.add(node)
        gone = frozenset(Loss(node, self.polynomials[each.of.name]) for each in shares.shares)
        self._reshared(losses=self.resharing.losses | gone)
        self.merge.lost(node)
        self.moves.lost(node)

    def see_erased(self, node: int) -> None:
        """A peer cleans up."""
        self.merge.erased.add(node)

    def see_revoked(self, node: int) -> None:
        """The tenant revokes a peer."""
        self._reshared(revoked=self.resharing.revoked | {node})

    def see_told(self, node: int, record: Record) -> None:
        """Something is signed that becomes evidence."""
        self.merge.signed.add(record)
        self._touched.add("merge")

    def see_read(self, node: int) -> None:
        """The adversary reads a store, if that is within its budget."""
        self.resharing = replace(self.resharing, peer=self._stores())
        try:
            self.resharing = resharing_system.read(self._resharing_model(), self.resharing, node)
        except Refused:
            return
        self.counts["read_within_budget"] += 1
        self._touched.add("resharing")

    # The commit

    def see_proposed(self, node: int, envelope: Envelope, message: CommitProposal, sincere: bool) -> None:
        """A coordinator proposes."""
        snapshot = snapshot_of(message.snapshot)
        self.snapshots[snapshot.digest] = snapshot
        if sincere and message.snapshot.origin == message.ballot:
            self.said[message.base.number].proposals.add(self._proposal(message))
            self._parents.add(message.base.number)

    def _proposal(self, message: CommitProposal) -> commit.Proposal:
        members = self.said[message.base.number].of.committee.members
        return commit.Proposal(
            provisional=message.kind == PROVISIONAL,
            ballot=ballot_of(message.ballot),
            snapshot=snapshot_of(message.snapshot),
            justification=frozenset(self._grant(open_message(each, CommitGrant, members)) for each in message.grants),
        )

    def _grant(self, message: CommitGrant) -> commit.CommitGrant:
        return grant_of(message, self.snapshots.get(message.report.snapshot.number, commit.NO_SNAPSHOT))

    def see_signed(self, node: int, envelope: Envelope, of: Envelope | PreparedCertificate | None) -> None:
        """A holder grants, echoes or votes."""
        if node in self.roster.liars:
            return
        own = frozenset({key_of(node)})
        self.merge.has_a_part(node, envelope)
        if envelope.payload_type == payload_type(CommitGrant.ARTIFACT):
            granted = open_message(envelope, CommitGrant, own)
            parent = granted.base.number
            self.said[parent].grants.add(self._grant(granted))
        elif isinstance(of, Envelope):
            echoed = open_message(envelope, CommitEcho, own)
            proposal = open_message(of, CommitProposal, frozenset({of.signer}))
            it, parent = self._proposal(proposal), echoed.base.number
            self.said[parent].echoes.add(
                commit.Echo(self.number[node], it.provisional, it.ballot, it.snapshot, it.justification)
            )
        else:
            assert of is not None
            voted = open_message(envelope, CommitVote, own)
            parent = voted.base.number
            snapshot = snapshot_of(of.snapshot)
            self.said[parent].votes.add(
                commit.Vote(self.number[node], voted.kind == PROVISIONAL, ballot_of(voted.ballot), snapshot)
            )
        self._parents.add(parent)

    def see_committed(self, node: int, record: SuccessorRecord | MoveRecord) -> None:
        """A coordinator puts a certificate together."""
        certificate = record.commit
        if isinstance(record, MoveRecord):
            self._see_moved(record)
            return
        if self._is_in_force(certificate.base):
            self.merge.keeps_what_it_pins(record)
        of = Distribution(record.possessions.body, (certificate.prepared.snapshot,))
        self.counts["provisional" if certificate.prepared.kind == PROVISIONAL else "final"] += 1
        self.said.setdefault(of.name.number, Said(of))
        if certificate.prepared.kind != PROVISIONAL:
            # A join ends the provisional branches beside it.
            beside = certificate.base.number
            self.counts["joins"] += any(
                not x.final and x.parent == beside for x in self.merge.signed.evidence.snapshots
            )
            self._succeeds(certificate.base, of.name)
            p = self.polynomials[of.name]
            self._reshared(committed=self.resharing.committed | {p})
        if self._is_in_force(certificate.base):
            self.see_told(node, record)
            self.moves.branched(record)

    def _is_in_force(self, base: Digest) -> bool:
        """Tell whether a snapshot is of the last version that has begun: what is committed of one before, by peers that have not heard of that, is no evidence of it."""
        return self.said[base.number].of.body.manifest_version == self.ground.version

    def _see_moved(self, record: MoveRecord) -> None:
        """The manifest moves alone: the parent's shares under another name."""
        fields = record.commit.prepared.snapshot
        if not self._is_in_force(fields.parent):
            return
        self.moves.committed(record)
        self.counts["provisional"] += 1
        of = Distribution(self.said[fields.parent.number].of.body, (fields,))
        self.said.setdefault(of.name.number, Said(of))
        self.see_told(0, record)
        self.moves.branched(record)

    def see_answered_move(self, node: int, word: Envelope) -> None:
        """A new holder says that it has the ciphertext."""
        self.moves.said_to_have(node, word)

    def see_echoed_move(self, node: int, of: Moved) -> None:
        """A voter echoes a move that is newly proposed."""
        self.moves.echoed(node, of)

    def see_echoed(self, node: int, body: SnapshotBody, placement: Placement) -> None:
        """A voter echoes what is newly proposed."""
        self.merge.echoed(node, body, placement)

    def see_pretended(self, node: int) -> None:
        """Somebody signs a false token."""
        self.pretenders.add(node)

    def see_token(self, node: int, token: Envelope, challenge: Nonce, accepted: bool) -> None:
        """Somebody is shown a token, and takes it or not."""
        self.merge.shown(node, token, challenge, accepted)

    def see_installed(self, node: int, certificate: CommitCertificate, body: SnapshotBody) -> None:
        """A holder moves: Q votes of the parent's committee say so."""
        snapshot = certificate.prepared.snapshot
        self._succeeds(certificate.base, snapshot_digest(snapshot))
        said = self.said[certificate.base.number]
        voters = {
            vote.holder for vote in said.votes if not vote.provisional and vote.snapshot == snapshot_of(snapshot)
        } | {self.number[i] for i in self.roster.liars}
        if len(voters) < self.roster.quorum:
            raise Violated("L7", f"peer {node} installs what {len(voters)} have voted for")
        self.leases.learn(node, snapshot.sequence)
        self._touched.add("lease")

    def _succeeds(self, parent: Digest, child: Digest) -> None:
        if self.successors.setdefault(parent, child) != child:
            raise Violated("L8", "two final successors of one parent")

    # ------------------------------------------------------------------------------------------------------------------
    # What must hold

    def look(self) -> None:
        """Evaluate what may have changed since the last look."""
        self._look_at_stores()
        for parent in sorted(self._parents):
            self._commit_holds(parent)
        self._parents.clear()
        if "lease" in self._touched:
            self._lease_holds()
        if "resharing" in self._touched:
            self._resharing_holds()
        if "merge" in self._touched and not self.moving:
            self.merge.holds(self._check)
        self._touched.clear()

    def lease_moved(self) -> None:
        """Something has happened to a lease, or time has passed over one."""
        self._touched.add("lease")

    def _reshared(self, **changes: Any) -> None:
        self.resharing = replace(self.resharing, **changes)
        self._touched.add("resharing")

    def _look_at_stores(self) -> None:
        for i in self.roster.peers:
            peer = self.peers[i]
            now = (peer.node.resharing.shares, peer.evidence.known, peer.evidence.heard.evidence)
            before = self._looked_at.get(i)
            if before is not None and all(x is y for x, y in zip(before, now, strict=True)):
                continue
            self._looked_at[i] = now
            if before is None or (before[0].shares, before[0].final) != (now[0].shares, now[0].final):
                self._touched |= {"resharing", "merge"}
            if before is None or before[1:] != now[1:]:
                self._touched.add("merge")

    def _check(
        self, predicates: Mapping[str, Callable[[Any, Any], bool]], model: Any, state: Any, but: Iterable[str] = ()
    ) -> None:
        left_out = set(but)
        for name, holds in predicates.items():
            if name not in left_out:
                self.counts["evaluated"] += 1
                if not holds(model, state):
                    raise Violated(name)

    # The commit on one parent

    def _commit_holds(self, parent: int) -> None:
        said = self.said[parent]
        members = frozenset(key.number for key in said.of.committee.members)
        liars = frozenset(self.number[i] for i in self.roster.liars) & members
        model = self._commit_model(said.of, liars)
        holders = {h: self.peers[self.node_of[h]].node.holder.durable.holder for h in members}
        system = CommitSystem(
            holder=holders,
            coordinator={},
            asks=frozenset(),
            grants=frozenset(said.grants),
            proposals=frozenset(said.proposals),
            echoes=frozenset(said.echoes),
            votes=frozenset(said.votes),
            admitted=model.choices,
            used={},
        )
        but = [*ELSEWHERE, "PreparedOnce", *([FORGETTABLE] if self.forgetful else [])]
        self._check(commit_invariants.INVARIANTS, model, system, but)
        # Provisional quorums are of t, and two of these need not meet: a twisted coordinator can have two snapshots prepared.
        once = {"PreparedOnce": commit_invariants.INVARIANTS["PreparedOnce"]}
        self._check(once, model, self._final(system))

    @staticmethod
    def _final(s: CommitSystem) -> CommitSystem:
        """A system of which all that is provisional is left out."""
        return replace(
            s,
            echoes=frozenset(m for m in s.echoes if not m.provisional),
            votes=frozenset(m for m in s.votes if not m.provisional),
        )

    def _commit_model(self, of: Distribution, liars: frozenset[int]) -> CommitModel:
        coordinators = frozenset(self.number[c] for c in self.roster.coordinators)
        return CommitModel(
            rules=of.committee.rules,
            liars=liars,
            faults=self.roster.faults,
            crashing=of.committee.rules.holders,
            losing=NOBODY,
            coordinators=coordinators,
            twisted=NOBODY,
            mortal=coordinators,
            kinds=frozenset({False, True}),
            policy_moves=False,
            choices=NOBODY,
            max_round=1,
            max_nonce=1,
            max_sequence=2**16,
        )

    # The resharing

    def _resharing_model(self) -> ResharingModel:
        everybody = frozenset(self.roster.peers)
        return ResharingModel(
            peers=everybody,
            joining=everybody - self.genesis.committee.members,
            leaving=everybody,
            liars=self.roster.liars,
            dealing=everybody,
            receiving=everybody,
            crashing=everybody,
            losing=everybody,
            revocable=everybody,
            readable=everybody,
            alike=NOBODY,
            cap=len(everybody),
            thresholds=frozenset({self.roster.threshold}),
            threshold=self.roster.threshold,
            faults=self.roster.faults,
            begun=True,
            max_version=1,
            expiring=False,
            max_session=2**16,
        )

    def _stores(self) -> dict[int, resharing.Peer]:
        return {i: self._peer(i) for i in self.roster.peers}

    def _peer(self, i: int) -> resharing.Peer:
        """A peer as the specification knows it: each share as what it is in truth."""
        node = self.peers[i].node
        shares = node.resharing.shares
        spent = frozenset(
            proposal.session
            for proposal, session in self.sessions.values()
            if (index := session.index_of(node.name)) is not None
            and shares.secret_of(session.receivers[index].key) is None
        )
        return resharing.Peer(
            final=self.polynomials[shares.final.name],
            clean=self.polynomials[shares.clean].digest if shares.clean in self.polynomials else resharing.no_digest(1),
            shares=frozenset(self._share(i, each) for each in self.on_disk(i)),
            spent=spent,
            silent=node.holder.durable.holder.silent,
        )

    def _share(self, i: int, held: Any) -> Share:
        p = self.polynomials[held.of.name]
        index = held.of.body.index_of(key_of(i))
        at = (held.of.name, index, held.share.value)
        if at not in self.truth:
            self.truth[at] = index is not None and base(held.scalar) == held.of.commitments.at(index)
        under = self.polynomials[held.under].digest if held.under in self.polynomials else p.parent
        nowhere = Dealt(session=-(2**16) - i)
        return Share(polynomial=p, index=(index or 0) - 1, dealt=p.digest if self.truth[at] else nowhere, under=under)

    def _resharing_holds(self) -> None:
        self.resharing = replace(self.resharing, peer=self._stores())
        self._check(resharing_invariants.INVARIANTS, self._resharing_model(), self.resharing)
        for h in self.roster.honest:
            if any(x.dealt != x.polynomial.digest for x in self.resharing.peer[h].shares):
                raise Violated("SharesAreTrue", f"peer {h} has a share of another polynomial than it is named for")

    # The lease

    def _lease_holds(self) -> None:
        """The lease. Of requests one invariant speaks: of those that a granter could grant to the peer whose lease it runs."""
        s = self.leases.system
        running = [s.granter[self.number[i]] for i in self.roster.honest if s.granter[self.number[i]].left > 0]
        present = frozenset(
            m
            for m in s.requests
            if any(g.ballot.coordinator == m.ballot.coordinator and below(g.promised, m.ballot) for g in running)
        )
        but = TIMED if self.skewed else ()
        self._check(lease_invariants.INVARIANTS, self.leases.model, replace(s, requests=present), but)

    # The secret

    def last_final(self) -> Digest:
        """The last final snapshot that was committed anywhere."""
        last = next(iter(resharing_system.in_force(self.resharing)))
        return next(name for name, p in self.polynomials.items() if p == last)

    def the_secret_is_there(self) -> None:
        """Whoever assembled t shares of the last final snapshot would have the secret that the owner dealt."""
        last = next(iter(resharing_system.in_force(self.resharing)))
        model, state = self._resharing_model(), self.resharing
        if len(resharing_invariants.faulty(model, state, last)) > model.faults:
            self.counts["beyond_premise"] += 1
            return
        name = self.last_final()
        held = {i + 1: share.scalar for i in self.roster.honest for share in self.on_disk(i) if share.of.name == name}
        chosen = dict(sorted(held.items())[: self.roster.threshold])
        if len(chosen) < self.roster.threshold:
            raise Violated("S2", "fewer than t shares are there")
        weights = lagrange(chosen)
        total = sum(weights[index].value * scalar.value for index, scalar in chosen.items())
        if type(self.ground.polynomial.coefficients[0]).reduced(total) != self.ground.polynomial.coefficients[0]:
            raise Violated("SecretKept", "t shares of the last final snapshot make another secret")
        self.counts["secret_assembled"] += 1
