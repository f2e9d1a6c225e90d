"""A committee of real holders, real coordinators and a network that does what it likes: true signatures, real stores, faults and lies.

Beside the nodes runs the specification's system. Each message that reaches a holder is put to both: the node opens, verifies, writes and
answers; the reference takes the same step, or refuses it with the same code. After each the node's record is the system's, what it signed is
what the system says that it signed, and the invariants hold. Whatever is refused leaves the store byte-equal.

A base is its digest and a holder its key, as numbers; the genesis is the null digest. Every step is counted as `taken_<Action>` or
`refused_<Action>`, a holder's verdict as `code_<code>` if the specification knows it there and as `edge_<code>` if not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from invariants import accountability
from invariants.commit import INVARIANTS
from rebalancing import commit, commit_system
from rebalancing.ballot import NO_BALLOT, below
from rebalancing.certificates import nested
from rebalancing.commit import Echo, Proposal, Record, Snapshot, Vote
from rebalancing.commit_certificates import About, Committee, about, claim_of, grant_of, snapshot_of
from rebalancing.commit_coordinator import Attempt
from rebalancing.commit_messages import (
    FINAL,
    NO_REPORT,
    PROVISIONAL,
    CommitAsk,
    CommitCertificate,
    CommitEcho,
    CommitGrant,
    CommitMessage,
    CommitProposal,
    CommitVote,
    Link,
    PreparedCertificate,
    ReportFields,
    SnapshotFields,
    justification_digest,
    read_certificate,
    snapshot_digest,
)
from rebalancing.commit_node import Answer, HolderNode, begin_at_genesis, begin_lost
from rebalancing.commit_system import Ask, CommitModel, CommitSystem
from rebalancing.envelope import Envelope, from_bytes, peer_of, sign, to_bytes
from rebalancing.errors import ProtocolError
from rebalancing.identifiers import Digest, ManifestId, Nonce, PeerId
from rebalancing.lease_codec import ballot_of
from rebalancing.messages import BallotFields, ballot_fields, body_of, open_message, seal
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.refusal import Refused
from rebalancing.store import MemoryStore, SqliteStore

__all__ = ["BODIES", "FAULTS", "FORGERIES", "POLICIES", "CommitWorld", "Parcel", "Violated", "chosen"]

# Feasible committees: n, t, f.
POLICIES = ((4, 3, 0), (5, 3, 1))
GENESIS = Digest(bytes(32))
NOWHERE = Digest(sha256(b"nowhere").digest())
# What snapshots may hold.
BODIES = tuple(Digest(sha256(b"body %d" % i).digest()) for i in range(6))

# What a holder does with a message, by its artifact, and the codes that the specification knows for it. A base on which no honest holder
# stands any more is no base to it, and a certificate in its eyes comes before the base that it is for.
ACTION = {
    "commit-ask": "Grant",
    "commit-proposal": "Echo",
    "prepared-certificate": "Vote",
    "commit-certificate": "Install",
}
KNOWN = {
    "Grant": {"lost-record", "stale-base", "stale-ballot"},
    "Echo": {"lost-record", "stale-base", "stale-ballot", "second-echo", "unjustified", "invalid-snapshot"},
    "Vote": {"lost-record", "stale-base", "stale-ballot", "second-vote"},
    "Install": {"stale-base"},
}
OTHERWISE = {"stale-base": {"unknown-base", "no-certificate"}, "lost-record": {"unknown-base"}}
# Of all messages; each of the others relates messages of one parent, so those of other parents are as they were checked before. What
# `CarriedStaysValid` says is asserted where a holder refuses: here there is no bounded set of later ballots.
OF_ALL = ("PromiseKept", "L7")
OF_ONE_PARENT = sorted(INVARIANTS.keys() - {*OF_ALL, "CarriedStaysValid"})


def octets(*parts: object) -> bytes:
    """Return 32 bytes that the arguments determine."""
    return sha256(repr(parts).encode()).digest()


MANIFEST, OTHER_MANIFEST = ManifestId(octets("manifest")), ManifestId(octets("other manifest"))


class Violated(AssertionError):  # noqa: N818 - a verdict, not an accident
    """An invariant is broken."""


@dataclass(frozen=True)
class Parcel:
    """A message or certificate on the network, with the certificate beside it, for whoever gets hold of it, as often as it likes."""

    artifact: str
    what: CommitMessage | PreparedCertificate | CommitCertificate
    raw: bytes
    shown: bytes = b""


class CommitWorld:
    """All nodes, the network between them, and the system of the specification."""

    def __init__(self, policy: tuple[int, int, int], folder: Path | None, counts: Counter[str]) -> None:
        """Set up a committee on the genesis, two honest coordinators and a twisted one; with a folder the first honest holder keeps a file."""
        n, t, f = policy
        self.counts, self.folder, self.drawn, self.files = counts, folder, 0, 0
        seeds = [octets("holder", i) for i in range(n)] + [octets("coordinator", i) for i in range(3)]
        self.seed = {peer_of(seed).number: seed for seed in seeds}
        numbers = [peer_of(seed).number for seed in seeds]
        self.holders, coordinators = numbers[:n], numbers[n:]
        self.liars, self.honest = self.holders[:f], self.holders[f:]
        self.sincere, self.twisted = coordinators[:2], coordinators[2]
        self.committee = Committee(frozenset(map(PeerId.from_number, self.holders)), t, f)
        self.enrolled = frozenset(map(PeerId.from_number, coordinators))
        # Twisted coordinators and their bounds are not enumerated here: what they really send is put on the network.
        self.model = CommitModel(
            rules=self.committee.rules,
            liars=frozenset(self.liars),
            faults=f,
            crashing=frozenset(self.honest),
            losing=frozenset(self.honest[-1:]),
            coordinators=frozenset(coordinators),
            twisted=frozenset(),
            mortal=frozenset(self.sincere),
            kinds=frozenset({False, True}),
            policy_moves=True,
            choices=frozenset(body.number for body in BODIES),
            max_round=1,
            max_nonce=1,
            max_sequence=2**16,
        )
        nonce = {c: self.new_nonce().number for c in coordinators}
        self.system = CommitSystem(
            holder={h: commit.beginning(GENESIS.number, 0, False) for h in self.holders},
            coordinator={c: commit.empty_coordinator(nonce[c]) for c in coordinators},
            asks=frozenset(),
            grants=frozenset(),
            proposals=frozenset(),
            echoes=frozenset(),
            votes=frozenset(),
            admitted=self.model.choices,
            used={c: frozenset({nonce[c]}) for c in coordinators},
        )
        self.network: list[Parcel] = []
        # What is signed of each ballot, by whom; every proposal as the core's; every snapshot by its name; what is prepared, by what a report says of it; the attempts that
        # run; and what each parent's final successor was when somebody installed it.
        self.said: dict[tuple[type[CommitMessage], About], dict[PeerId, list[tuple[Any, Envelope]]]] = {}
        self.proposals: dict[CommitProposal, Proposal] = {}
        self.snapshots: dict[int, Snapshot] = {}
        self.prepared: dict[ReportFields, PreparedCertificate] = {}
        self.attempts: dict[int, Attempt] = {}
        self.successor: dict[int, int] = {}
        self.stores: dict[int, MemoryStore | SqliteStore] = {}
        self.nodes: dict[int, HolderNode] = {}
        for h in self.honest:
            self.stores[h] = self.empty_store(h)
            begin_at_genesis(self.stores[h], GENESIS)
            self.begin(h)

    # ------------------------------------------------------------------------------------------------------------------
    # Bookkeeping

    def new_nonce(self) -> Nonce:
        """Draw a nonce that nobody has seen."""
        self.drawn += 1
        return Nonce(octets("nonce", self.drawn)[:16])

    def set(self, system: CommitSystem, parent: int) -> None:
        """Move to a new state, in which every invariant must hold; only messages on `parent` are new."""
        self.system = system
        of_parent = replace(
            system,
            grants=frozenset(m for m in system.grants if m.parent == parent),
            echoes=frozenset(m for m in system.echoes if m.snapshot.parent == parent),
            votes=frozenset(m for m in system.votes if m.snapshot.parent == parent),
            proposals=frozenset(
                m for m in system.proposals if m.snapshot.parent == parent and m.ballot.coordinator in self.sincere
            ),
        )
        for name in OF_ALL:
            if not INVARIANTS[name](self.model, system):
                raise Violated(f"{name} is broken")
        for name in OF_ONE_PARENT:
            # Provisional quorums need not overlap in an honest holder: a liar can help to prepare two.
            final = name == "PreparedOnce" and self.liars
            if not INVARIANTS[name](self.model, self.final(of_parent) if final else of_parent):
                raise Violated(f"{name} is broken")
        if not accountability.no_proof_of_honest(self.model, of_parent):
            raise Violated("NoProofOfHonest is broken")

    @staticmethod
    def final(s: CommitSystem) -> CommitSystem:
        """A system of which all that is provisional is left out."""
        echoes, votes = ([m for m in said if not m.provisional] for said in (s.echoes, s.votes))
        return replace(s, echoes=frozenset(echoes), votes=frozenset(votes))

    def step(self, action: str, parent: int, *arguments: Any) -> str:
        """Take one step of the reference, and count it; return "" or the code of the refusal."""
        try:
            after = commit_system.ACTIONS[action](self.model, self.system, *arguments)
        except Refused as refusal:
            self.counts[f"refused_{action}"] += 1
            return refusal.code
        self.counts[f"taken_{action}"] += 1
        self.set(after, parent)
        return ""

    def record(self, h: int, kind: str) -> Record:
        """A holder's record of a kind."""
        return commit.record_of(self.system.holder[h], kind == PROVISIONAL)

    def at(self, base: Digest) -> Record:
        """Where a base stands, as the specification says it."""
        known = self.snapshots.get(base.number)
        return commit.empty_record(base.number, known.sequence if known else 0, NO_BALLOT)

    def quorum(self, kind: str) -> int:
        """How many make a quorum."""
        return self.committee.quorum_of(kind)

    def know(self, fields: SnapshotFields) -> None:
        """Note a snapshot that somebody speaks of."""
        self.snapshots[snapshot_digest(fields).number] = snapshot_of(fields)

    # ------------------------------------------------------------------------------------------------------------------
    # Stores

    def empty_store(self, h: int) -> MemoryStore | SqliteStore:
        """A new store of a holder."""
        if self.folder is None or h != self.honest[0]:
            return MemoryStore()
        self.files += 1
        return SqliteStore(self.folder / f"{self.files}.db", PeerId.from_number(h), MANIFEST)

    def begin(self, h: int) -> None:
        """A holder begins, or begins again, with what is in its store."""
        self.nodes[h] = HolderNode(
            self.seed[h],
            MANIFEST,
            self.stores[h],
            lambda _: self.committee,
            self.enrolled,
            lambda fields: fields.body.number in self.system.admitted,
        )
        assert self.nodes[h].durable.holder == self.system.holder[h], "it begins with another record than it left"

    def restart(self, h: int) -> str:
        """A holder is killed, and comes back with what it wrote."""
        code = self.step("Restart", self.record(h, FINAL).base, h)
        assert code == "", "a holder that is killed comes back"
        store = self.stores[h]
        if isinstance(store, SqliteStore):
            store.close()
            self.stores[h] = SqliteStore(store.path, PeerId.from_number(h), MANIFEST)
            self.counts["reopened"] += 1
        else:
            self.stores[h] = MemoryStore(store.load())
        self.begin(h)
        return code

    def lose(self, h: int, shown: CommitCertificate | None) -> str:
        """A holder's store is lost; it learns from a certificate, or from none, where its committee stands, or once stood."""
        x = claim_of(shown.prepared) if shown else commit.NO_CLAIM
        code = self.step("LoseStore", x.snapshot.parent, h, x)
        if not code:
            self.stores[h] = self.empty_store(h)
            begin_lost(self.stores[h], Digest.from_number(x.snapshot.digest), x.snapshot.sequence)
            self.begin(h)
        return code

    def final_certificates(self) -> list[CommitCertificate]:
        """The final certificates on the network, in order."""
        shown = [parcel.what for parcel in self.network]
        return [it for it in shown if isinstance(it, CommitCertificate) and it.prepared.kind == FINAL]

    def close(self) -> None:
        """Give the files free."""
        for store in self.stores.values():
            if isinstance(store, SqliteStore):
                store.close()

    # ------------------------------------------------------------------------------------------------------------------
    # The network

    def post(self, message: CommitMessage, shown: PreparedCertificate | None = None) -> Parcel:
        """Seal a message in its author's name and put it on the network."""
        return self.put(message, seal(message, self.seed[message.author.number]), shown)

    def put(self, message: CommitMessage, envelope: Envelope, shown: PreparedCertificate | None) -> Parcel:
        """Put a sealed message on the network."""
        ballot, s = ballot_of(message.ballot), self.system
        if isinstance(message, CommitAsk):
            self.system = replace(s, asks=s.asks | {Ask(ballot=ballot, parent=message.base.number)})
        elif isinstance(message, CommitProposal):
            self.know(message.snapshot)
            self.system = replace(s, proposals=s.proposals | {self.proposal(message)})
        else:
            said = self.said.setdefault((type(message), about(message)), {})
            said.setdefault(message.author, []).append((message, envelope))
        parcel = Parcel(message.ARTIFACT, message, to_bytes(envelope), body_of(shown) if shown else b"")
        self.network.append(parcel)
        return parcel

    def show(self, certificate: PreparedCertificate | CommitCertificate) -> Parcel:
        """Put a certificate on the network."""
        if isinstance(certificate, PreparedCertificate):
            newest = certificate.links[0]
            name = snapshot_digest(certificate.snapshot)
            self.know(certificate.snapshot)
            self.prepared[ReportFields(newest.ballot, justification_digest(newest.grants), name)] = certificate
        parcel = Parcel(certificate.ARTIFACT, certificate, body_of(certificate))
        self.network.append(parcel)
        return parcel

    def grant(self, message: CommitGrant) -> commit.CommitGrant:
        """The core's grant, with all of the snapshot that it reports."""
        return grant_of(message, self.snapshots.get(message.report.snapshot.number, commit.NO_SNAPSHOT))

    def proposal(self, message: CommitProposal) -> Proposal:
        """The core's proposal."""
        if message not in self.proposals:
            grants = (open_message(each, CommitGrant, self.committee.members) for each in message.grants)
            self.proposals[message] = Proposal(
                provisional=message.kind == PROVISIONAL,
                ballot=ballot_of(message.ballot),
                snapshot=snapshot_of(message.snapshot),
                justification=frozenset(map(self.grant, grants)),
            )
        return self.proposals[message]

    def deliver(self, parcel: Parcel, h: int, raw: bytes | None = None) -> str:
        """Hand a parcel, or other bytes in its place, to an honest holder; return "" or the code of the refusal."""
        node, before, stored = self.nodes[h], self.system, self.stores[h].load()
        action, answer, code = ACTION[parcel.artifact], None, ""
        try:
            answer = self.hand(node, parcel, raw or parcel.raw)
        except ProtocolError as error:
            code = error.code
        if code and code not in KNOWN[action]:
            self.counts[f"edge_{code}"] += 1
        else:
            assert raw is None, "what was spoilt is taken as it was"
            said = self.take(parcel, action, h)
            assert said == code or said in OTHERWISE.get(code, ()), f"{action}: {code!r} here, {said!r} in the system"
            if code:
                self.counts[f"code_{code}"] += 1
        if code:
            assert self.system == before, f"{code}, and the system moved"
            assert self.stores[h].load() == stored, f"{code}, and the store changed"
        assert node.durable.holder == self.system.holder[h], f"{action} left another record than in the system"
        if isinstance(answer, Answer):
            self.note(parcel, h, answer, before)
        return code

    def hand(self, node: HolderNode, parcel: Parcel, raw: bytes) -> Answer | None:
        """Let a holder read bytes and what is beside them."""
        n = len(self.holders)
        if parcel.artifact == CommitCertificate.ARTIFACT:
            claim = node.receive_commit(certificate := read_certificate(raw, CommitCertificate, n))
            if certificate.prepared.kind == FINAL:
                first = self.successor.setdefault(claim.snapshot.parent, claim.snapshot.digest)
                assert first == claim.snapshot.digest, "two final successors of one parent are installed"
            return None
        if parcel.artifact == PreparedCertificate.ARTIFACT:
            return node.receive_prepared(read_certificate(raw, PreparedCertificate, n))
        shown = read_certificate(parcel.shown, PreparedCertificate, n) if parcel.shown else None
        return node.receive(from_bytes(raw), shown)

    def take(self, parcel: Parcel, action: str, h: int) -> str:
        """The same step in the system."""
        it = parcel.what
        base = it.base.number
        match it:
            case CommitAsk():
                at = self.at(it.base)
                return self.step(action, base, h, it.kind == PROVISIONAL, at, ballot_of(it.ballot))
            case CommitProposal():
                code = self.step(action, base, h, self.at(it.base), self.proposal(it))
                assert code != "invalid-snapshot" or it.snapshot.origin == it.ballot, (
                    "what is carried on became invalid"
                )
                return code
            case PreparedCertificate():
                return self.step(action, base, h, it.kind == PROVISIONAL, claim_of(it))
            case CommitCertificate():
                return self.step(action, base, h, it.prepared.kind == PROVISIONAL, claim_of(it.prepared))
        raise AssertionError(parcel.artifact)

    def note(self, parcel: Parcel, h: int, answer: Answer, before: CommitSystem) -> None:
        """Put an honest holder's answer on the network: it says what the system says that it signed."""
        kind: Any = {"commit-ask": CommitGrant, "commit-proposal": CommitEcho}.get(parcel.artifact, CommitVote)
        message = open_message(answer.envelope, kind, self.committee.members)
        s, it = self.system, parcel.what
        new = (s.grants - before.grants) | (s.echoes - before.echoes) | (s.votes - before.votes)
        common = {"holder": h, "provisional": message.kind == PROVISIONAL, "ballot": ballot_of(message.ballot)}
        if isinstance(message, CommitGrant):
            said: Any = self.grant(message)
        elif isinstance(message, CommitEcho):
            assert isinstance(it, CommitProposal)
            assert message.justification == justification_digest(it.grants)
            justification = self.proposal(it).justification
            said = Echo(**common, snapshot=self.snapshots[message.snapshot.number], justification=justification)
        else:
            said = Vote(**common, snapshot=self.snapshots[message.snapshot.number])
        assert new == {said}, "it signed another message than in the system"
        self.put(message, answer.envelope, answer.shown)

    # ------------------------------------------------------------------------------------------------------------------
    # Honest coordinators

    def ballot(self, c: int, base: Digest, round_: int, nonce: Nonce) -> BallotFields:
        """A coordinator's ballot."""
        return ballot_fields(base, round_, PeerId.from_number(c), nonce)

    def ask(self, c: int, kind: str, at: Record, ahead: int) -> Parcel | None:
        """Begin an attempt under a ballot above its last."""
        s, me = self.system, self.system.coordinator[c]
        if not me.up:
            self.counts["refused_Ask"] += 1
            return None
        base = Digest.from_number(at.base)
        fields = self.ballot(c, base, me.ballot.round + ahead, Nonce.from_number(me.nonce))
        attempt = Attempt(self.seed[c], About(MANIFEST, base, kind, fields), at.sequence, self.committee)
        self.attempts[c] = attempt
        after = commit.after_ask(me, at.base, at.sequence + 1, ballot_of(fields))
        self.counts["taken_Ask"] += 1
        self.set(replace(s, coordinator={**s.coordinator, c: after}), at.base)
        return self.put(open_message(attempt.ask(), CommitAsk, self.enrolled), attempt.ask(), None)

    def propose(self, c: int, body: Digest) -> Parcel | None:
        """Propose what a quorum's grants lead to; the reference would too."""
        attempt = self.attempts.get(c)
        try:
            if attempt is None:
                raise ValueError("there is no attempt")
            envelope, shown = attempt.propose(body)
        except ValueError:
            self.counts["refused_Propose"] += 1
            return None
        message = open_message(envelope, CommitProposal, self.enrolled)
        parcel = self.put(message, envelope, shown)
        s, m, of = self.system, self.proposal(message), attempt.of
        me = s.coordinator[c]
        assert (me.proposed, me.ballot, me.parent, me.sequence) == (
            False,
            m.ballot,
            m.snapshot.parent,
            m.snapshot.sequence,
        )
        assert commit_system.is_justification(
            self.model, s, m.provisional, of.base.number, m.ballot, m.justification
        ), "it counts grants that nobody can show"
        assert commit.justifies(m.justification, m.ballot, m.snapshot), "it proposes what is not justified"
        self.counts["taken_Propose"] += 1
        self.counts["carried_on"] += message.snapshot.origin != message.ballot
        self.set(replace(s, coordinator={**s.coordinator, c: replace(me, proposed=True)}), of.base.number)
        return parcel

    def hear(self, c: int, parcel: Parcel) -> None:
        """An honest coordinator hears a holder's answer; what a quorum of them makes is shown to all."""
        attempt, envelope = self.attempts.get(c), from_bytes(parcel.raw)
        if attempt is None:
            return
        shown = read_certificate(parcel.shown, PreparedCertificate, len(self.holders)) if parcel.shown else None
        made: PreparedCertificate | CommitCertificate | None = None
        try:
            if isinstance(parcel.what, CommitGrant):
                attempt.hear_grant(envelope, shown)
            elif isinstance(parcel.what, CommitEcho):
                made = attempt.hear_echo(envelope)
            else:
                made = attempt.hear_vote(envelope)
        except ProtocolError as error:
            self.counts[f"edge_{error.code}"] += 1
        if made is not None and all(parcel.what != made for parcel in self.network[-12:]):
            self.show(made)

    def crash_coordinator(self, c: int) -> str:
        """A coordinator falls silent and forgets everything."""
        self.attempts.pop(c, None)
        return self.step("CrashCoordinator", self.system.coordinator[c].parent, c)

    def restart_coordinator(self, c: int) -> str:
        """It comes back under a nonce in no order."""
        nonce = self.new_nonce().number
        s, me = self.system, self.system.coordinator[c]
        if me.up:
            self.counts["refused_RestartCoordinator"] += 1
            return "up"
        assert nonce not in s.used[c]
        self.counts["taken_RestartCoordinator"] += 1
        after = {**s.coordinator, c: commit.empty_coordinator(nonce)}
        self.set(replace(s, coordinator=after, used={**s.used, c: s.used[c] | {nonce}}), me.parent)
        return ""

    # ------------------------------------------------------------------------------------------------------------------
    # Lies, each under the liar's own signature

    def common(self, of: About) -> dict[str, Any]:
        """The fields that all messages of a ballot share."""
        return {
            "base": of.base,
            "manifest_id": of.manifest_id,
            "version": PROTOCOL_VERSION,
            "ballot": of.ballot,
            "kind": of.kind,
        }

    def reportable(self, of: About) -> list[PreparedCertificate]:
        """What is prepared below a ballot."""
        return [
            p
            for p in self.prepared.values()
            if (p.base, p.kind) == (of.base, of.kind) and below(ballot_of(p.links[0].ballot), ballot_of(of.ballot))
        ]

    def lie_grant(self, g: int, of: About, i: int) -> Parcel:
        """A liar grants any ballot, and reports nothing or the i-th of what is prepared; or that without its certificate."""
        found = [None, *self.reportable(of)]
        shown = found[i % len(found)]
        named = next((report for report, p in self.prepared.items() if p is shown), NO_REPORT)
        grant = CommitGrant(**self.common(of), holder=PeerId.from_number(g), report=named)
        return self.post(grant, None if i % 7 == 6 else shown)

    def lie_echo(self, g: int, of: CommitProposal) -> Parcel:
        """A liar echoes whatever is proposed."""
        said = {"justification": justification_digest(of.grants), "snapshot": snapshot_digest(of.snapshot)}
        return self.post(CommitEcho(**self.common(about(of)), holder=PeerId.from_number(g), **said))

    def lie_vote(self, g: int, of: About, snapshot: SnapshotFields) -> Parcel:
        """A liar votes for whatever it likes."""
        name = snapshot_digest(snapshot)
        return self.post(CommitVote(**self.common(of), holder=PeerId.from_number(g), snapshot=name))

    def twisted_ask(self, kind: str, base: Digest, round_: int, nonce: int) -> Parcel:
        """The twisted coordinator asks for any ballot: the rank alone is checked."""
        fields = self.ballot(self.twisted, base, round_, Nonce(octets("twisted", nonce)[:16]))
        return self.post(CommitAsk(**self.common(About(MANIFEST, base, kind, fields))))

    def twisted_propose(self, of: About, body: Digest, pick: int, carry: bool, fault: str) -> Parcel | None:
        """It picks grants, liars' among them, and proposes what they lead to, or anything else; None if there are none to pick from.

        `fault` is what it does wrong besides, one of FAULTS or nothing.
        """
        said = self.said.get((CommitGrant, of), {})
        ring = sorted(said)
        ring = ring[pick % len(ring) :] + ring[: pick % len(ring)] if ring else ring
        picked = [
            said[holder][pick % len(said[holder])] for holder in ring[: self.quorum(of.kind) - (fault == "fewer")]
        ]
        if not picked:
            return None
        reports = [message.report for message, _ in picked if message.report in self.prepared]
        top = max(reports, key=lambda each: (each.ballot.round, each.ballot.rank), default=None)
        shown = self.prepared[top] if top else None
        fresh = SnapshotFields(body, of.ballot, of.base, self.at(of.base).sequence + 1 + (fault == "sequence"))
        snapshot = shown.snapshot if shown and carry else fresh
        if fault == "unshown":
            shown = None
        elif fault == "another" and self.prepared:
            shown = next(iter(self.prepared.values()))
        grants = nested(envelope for _, envelope in picked)
        return self.post(CommitProposal(**self.common(of), grants=grants, snapshot=snapshot), shown)

    def assemble(self, parcel: Parcel) -> PreparedCertificate | None:
        """The certificate of a proposal from the echoes on the network, if there are enough."""
        it = parcel.what
        assert isinstance(it, CommitProposal)
        named = (snapshot_digest(it.snapshot), justification_digest(it.grants))
        echoes = self.agreeing(CommitEcho, about(it), lambda echo: (echo.snapshot, echo.justification) == named)
        if len(echoes) < self.quorum(it.kind):
            return None
        shown = read_certificate(parcel.shown, PreparedCertificate, len(self.holders)) if parcel.shown else None
        below_it = shown.links if shown and shown.snapshot == it.snapshot else ()
        newest = Link(it.ballot, nested(echoes[: self.quorum(it.kind)]), it.grants)
        return PreparedCertificate(it.base, it.manifest_id, PROTOCOL_VERSION, it.kind, (newest, *below_it), it.snapshot)

    def assemble_commit(self, prepared: PreparedCertificate) -> CommitCertificate | None:
        """The commit of what is prepared from the votes on the network, if there are enough."""
        of = About(prepared.manifest_id, prepared.base, prepared.kind, prepared.links[0].ballot)
        name = snapshot_digest(prepared.snapshot)
        votes = self.agreeing(CommitVote, of, lambda vote: vote.snapshot == name)
        if len(votes) < self.quorum(of.kind):
            return None
        chosen_votes = nested(votes[: self.quorum(of.kind)])
        return CommitCertificate(of.base, of.manifest_id, PROTOCOL_VERSION, prepared, chosen_votes)

    def agreeing(self, kind: type[CommitMessage], of: About, fits: Any) -> list[Envelope]:
        """One envelope of each holder that signed a fitting message."""
        said = self.said.get((kind, of), {}).values()
        fitting = ([envelope for message, envelope in pairs if fits(message)] for pairs in said)
        return [envelopes[0] for envelopes in fitting if envelopes]

    def elsewhere(self, parcel: Parcel) -> bytes:
        """A coordinator's message as its author signs it for another manifest."""
        assert isinstance(parcel.what, CommitAsk | CommitProposal)
        message = replace(parcel.what, manifest_id=OTHER_MANIFEST)
        return to_bytes(seal(message, self.seed[message.author.number]))

    def forge(self, parcel: Parcel, how: str) -> tuple[bytes, str]:
        """Return a coordinator's message, spoilt, and the code with which it must be refused."""
        envelope = from_bytes(parcel.raw)
        if how == "signature":
            flipped = bytes([envelope.signature.value[0] ^ 1]) + envelope.signature.value[1:]
            return to_bytes(replace(envelope, signature=type(envelope.signature)(flipped))), "bad-signature"
        if how == "body":
            return to_bytes(replace(envelope, body=envelope.body[:-1] + b" ")), "bad-signature"
        if how == "name":
            other = next(c for c in (*self.sincere, self.twisted) if c != envelope.signer.number)
            return to_bytes(sign(envelope.payload_type, envelope.body, self.seed[other])), "foreign-name"
        if how == "stranger":
            return to_bytes(sign(envelope.payload_type, envelope.body, octets("stranger"))), "unknown-signer"
        if how == "elsewhere":
            return self.elsewhere(parcel), "other-manifest"
        assert how == "spaced"
        return parcel.raw + b" ", "non-canonical"


# What is wrong with a twisted proposal: too few grants, the certificate of the report not shown or another shown, a false number.
FAULTS = ("fewer", "unshown", "another", "sequence")
FORGERIES = ("signature", "body", "name", "stranger", "elsewhere", "spaced")


def chosen(items: Iterable[int], mask: int) -> list[int]:
    """The items whose bits are set."""
    return [item for i, item in enumerate(items) if mask >> i & 1]
