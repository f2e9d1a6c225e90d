"""One run: nodes, network and observer, step by step, until the script is at its end and the network has been whole for a while.

A step is one message handled or one timer run down. The run is a function of its script: its trace, by which two runs are compared, is a digest over all steps.
"""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Any
from unittest.mock import patch

from nacl.signing import SigningKey

from rebalancing import envelope, parameters, view
from rebalancing.commit_messages import FINAL
from rebalancing.envelope import Envelope
from rebalancing.errors import ProtocolError
from rebalancing.evidence_messages import DomainAttestation, Policy
from rebalancing.evidence_records import FirstRecord, MoveRecord, SuccessorRecord
from rebalancing.identifiers import PeerId
from rebalancing.lease import Grant
from rebalancing.resharing_sessions import Distribution
from rebalancing.revocation_proof import revocation_proof
from verifier.simulation.coordinator import TICK_MS, Coordinator
from verifier.simulation.ending import conclude
from verifier.simulation.evidence import bytes_of, is_of
from verifier.simulation.faults import Faults
from verifier.simulation.leases import Leases
from verifier.simulation.network import Chance, Message, Network, Wakeup
from verifier.simulation.observer import Observer, Violated
from verifier.simulation.owner_node import OwnerNode
from verifier.simulation.peer import Ground, Peer, Reply
from verifier.simulation.roster import TENANT, Roster
from verifier.simulation.script import SETTLING_STEPS, Script
from verifier.simulation.tenant import Tenant, beginning, encrypted

__all__ = ["Run", "World", "run"]

GOSSIP_MS, CLEAN_UP_MS = 12_000, 40_000
SECRET_EVERY = 50
# Why a voter refuses what it knows to be forbidden, and why what it knows too little of.
TOLD = frozenset({"stale-policy", "stale-attestation", "forbidden-by-policy", "exceeded-cap", "harmful-domain"})
ASKED = frozenset({"unknown-snapshot", "unknown-policy", "unknown-evidence", "dropped-holder"})
# Functions of plain evidence that invariants ask again and again.
REMEMBERED = ("conflicts", "current_of", "final_of", "holders_of", "is_live", "revoked_in", "status_of", "view_of")
# A run in which next to nothing happens ends by the clock.
LATEST_MS = 3_600_000


@dataclass(frozen=True)
class Run:
    """What came of a script.

    Attributes:
        broken: the name of the invariant that was broken, "" if none was.
        detail: what was seen.
        step: how many steps it took.
        counts: how much happened.
        digest: of the trace.
        trace: its last steps, in words.
    """

    broken: str
    detail: str
    step: int
    counts: Counter[str]
    digest: str
    trace: tuple[str, ...]


class World:
    """All nodes of a run."""

    def __init__(self, script: Script) -> None:
        self.script, self.counts = script, Counter[str]()
        self.roster, self.chance = Roster(script.policy), Chance(script.seed)
        self.tenant = Tenant(self.roster, script.available)
        records, polynomial = beginning(self.roster, self.tenant, self.chance)
        first = next(each for each in records if isinstance(each, FirstRecord))
        of = Distribution(first.possessions.body, ())
        told, ciphertext = tuple(map(bytes_of, records)), encrypted(of, polynomial, self.chance)
        self.ground = Ground(self.roster, self.chance, of, polynomial, told, ciphertext)
        self.network = Network(self.chance, self.counts)
        self.leases = Leases(self.roster, self.chance)
        self.peers = {i: Peer(i, self.ground, self._note) for i in self.roster.peers}
        self.coordinators = {
            c: Coordinator(c, self.ground, self.leases, script.available, self._note) for c in self.roster.coordinators
        }
        self.observer = Observer(self.ground, self.peers, self.leases, self.counts)
        self.incarnation = {i: 0 for i in (*self.peers, *self.coordinators)}
        self.down: set[int] = set()
        # For how long a node falls, and after which message.
        self.falling: dict[tuple[int, str], int] = {}
        # The last message of each kind that a peer took, so that it can be shown once more.
        self.taken: dict[str, Message] = {}
        # The same, when a re-key ended the version that they are of.
        self.old: dict[str, Message] = {}
        # The owner, while it has something to do.
        self.owner: OwnerNode | None = None
        self.revoked: set[int] = set()
        # What the tenant has signed since the beginning; what it signs for a re-key the owner's node has (`OwnerNode.signed`).
        self.said: list[Envelope] = []
        self.faults = Faults(self)
        self.step = 0
        self.trace: list[str] = []
        self._digest = sha256()
        for i in self.incarnation:
            self._begin(i)

    def _note(self, *what: Any) -> None:
        self.observer.note(*what)

    def _begin(self, i: int) -> None:
        """Set the timers of a node that starts."""
        kinds = {"gossip": GOSSIP_MS, "clean": CLEAN_UP_MS} if i in self.peers else {"tick": TICK_MS}
        if i == self.roster.owner:
            kinds = {"owner": TICK_MS}
        for kind, every in kinds.items():
            self.wake(kind, i, 1 + self.chance.below(every, "first", kind, i, self.incarnation[i]))

    def wake(self, kind: str, i: int, after_ms: int) -> None:
        """Set a timer of a node."""
        self.network.wake(after_ms, Wakeup(kind, i, self.incarnation[i]))

    # ------------------------------------------------------------------------------------------------------------------
    # Steps

    def run(self) -> Run:
        """Run to the end, or to the first invariant that is broken."""
        waiting = list(self.script.faults)
        settling = self.script.steps - SETTLING_STEPS
        broken, detail = "", ""
        try:
            while self.step < self.script.steps and self.network.now_ms < LATEST_MS:
                while waiting and waiting[0].step <= self.step:
                    self.faults.befall(waiting.pop(0))
                if self.step >= settling and not self.network.healed:
                    self.network.heal()
                self.advance()
            conclude(self)
            self.observer.the_secret_is_there()
        except Violated as error:
            broken, detail = error.name, str(error)
        except Exception as error:
            # A verdict is told and counted; whatever else a node raises, its asserts first of all, is a finding.
            broken, detail = type(error).__name__, "".join(traceback.format_exception(error)[-3:])
        self.counts["steps"] = self.step
        return Run(broken, detail, self.step, self.counts, self._digest.hexdigest(), tuple(self.trace[-40:]))

    def advance(self) -> None:
        """Let the next thing happen."""
        event = self.network.next()
        if event is None:
            return
        node = event.target if isinstance(event, Message) else event.node
        if isinstance(event, Wakeup) and event.incarnation != self.incarnation[node]:
            return
        if node in self.down and not (isinstance(event, Wakeup) and event.kind == "restart"):
            return
        self.step += 1
        said = self._message(event) if isinstance(event, Message) else self._timer(event)
        self._record(event, said)
        self.observer.look()
        if self.step % SECRET_EVERY == 0:
            self.observer.the_secret_is_there()

    def _record(self, event: Message | Wakeup, said: str) -> None:
        if isinstance(event, Message):
            line = f"{self.network.now_ms} ms: {event.source} -> {event.target} {event.kind}"
        else:
            line = f"{self.network.now_ms} ms: {event.node} {event.kind}"
        line = f"{self.step}. {line}{f' ({said})' if said else ''}"
        self._digest.update(line.encode() + b"\n")
        self.trace.append(line)

    def _message(self, message: Message) -> str:
        """Hand a message to its target; return the code of the refusal, or nothing."""
        kind, i = message.kind, message.target
        if kind in ("lease_request", "lease_release", "lease_grant", "next"):
            self.lease_moves()
        try:
            if kind == "lease_request":
                return self._lease_request(i, message.source, message.what)
            if kind == "lease_release":
                return (
                    self.leases.step("HearRelease", self.leases.number[i], message.what)
                    if i not in self.roster.liars
                    else ""
                )
            self.send(i, self.node(i).handle(kind, message.source, message.what, self.network.now_ms))
        except ProtocolError as verdict:
            self.counts[f"code_{verdict.code}"] += 1
            self._judge(verdict)
            if verdict.code == "stale-base" and i in self.peers and message.source in self.coordinators:
                self._show_newer(i, message.source)
            if i in self.peers and message.source in self.coordinators:
                self._inform(i, message.source, verdict.code)
            return verdict.code
        self.counts[f"took_{kind}"] += 1
        if i in self.peers:
            self.taken[kind] = message
        if (i, kind) in self.falling:
            self.fall(i, self.falling.pop((i, kind)))
            self.counts["fault_fall"] += 1
        return ""

    def _judge(self, verdict: ProtocolError) -> None:
        if verdict.blamed == TENANT:
            raise Violated("NobodyHonestIsNamed", f"the owner: {verdict}")
        if verdict.blamed is not None:
            blamed = self.roster.node_of(verdict.blamed)
            if blamed in self.peers:
                self.observer.see_verdict(blamed, verdict)

    def lease_moves(self) -> None:
        """A lease is about to be touched: let the timers run until now, and look at all leases after the step."""
        self.leases.advance(self.network.now_ms)
        self.observer.lease_moved()

    def _lease_request(self, g: int, source: int, request: Any) -> str:
        if self.peers[g].node.holder.durable.holder.silent:
            return "lost-record"
        answer = self.leases.handle(g, request)
        if isinstance(answer, Grant):
            self.send(g, [(source, "lease_grant", answer)])
            return ""
        if answer == "window":
            self.wake("window", g, parameters.COLLECTION_WINDOW_MS)
            return ""
        self.send(g, [(source, "lease_refusal", (answer, self.leases.promised_round(g)))])
        if answer == "stale-base":
            self._show_newer(g, source)
        return answer

    def _show_newer(self, i: int, to: int) -> None:
        """Whoever asks on an older snapshot is shown the newer ones."""
        records = self.peers[i].evidence.worth_telling()
        snapshots = [each for each in records if isinstance(each, SuccessorRecord | MoveRecord)]
        final = [each for each in snapshots if each.commit.prepared.kind == FINAL]
        branch = [each for each in snapshots if each.commit.prepared.kind != FINAL]
        self.send(i, [(to, "evidence", bytes_of(each)) for each in final[-2:] + branch[-1:]])

    def _inform(self, i: int, coordinator: int, code: str) -> None:
        """Whoever proposes what this peer's evidence forbids is told of that; who knows what this peer does not is asked for it."""
        if code == "known-revoked":
            self._prove_revocations(i, coordinator)
        elif code in TOLD:
            records = self.peers[i].evidence.worth_telling()
            told = [each for each in records if is_of(each, Policy) or is_of(each, DomainAttestation)]
            self.send(i, [(coordinator, "evidence", bytes_of(each)) for each in told])
        elif code in ASKED:
            self.send(i, [(coordinator, "want", None)])

    def _prove_revocations(self, i: int, to: int) -> None:
        """Show whom this peer knows to be revoked, with no more than proves it."""
        evidence = self.peers[i].evidence
        for number in sorted(evidence.view().revoked):
            proof = revocation_proof(evidence.store, PeerId.from_number(number))
            self.send(i, [(to, "evidence", raw) for raw in proof])

    def _timer(self, wakeup: Wakeup) -> str:
        i, now_ms = wakeup.node, self.network.now_ms
        try:
            return str(getattr(self, f"on_{wakeup.kind}")(i, now_ms) or "")
        except ProtocolError as verdict:
            self._judge(verdict)
            return verdict.code

    def send(self, source: int, replies: list[Reply]) -> None:
        """Send messages."""
        for target, kind, what in replies:
            self.network.send(Message(kind, source, target, what))

    # Timers

    def node(self, i: int) -> Peer | Coordinator | OwnerNode:
        """A node by its number."""
        if self.owner is not None and i == self.roster.owner:
            return self.owner
        return self.peers[i] if i in self.peers else self.coordinators[i]

    def take_part(self, owner: OwnerNode) -> None:
        """The owner takes part from now on."""
        self.owner, i = owner, self.roster.owner
        self.incarnation.setdefault(i, 0)
        self._begin(i)

    def leave(self, owner: OwnerNode) -> None:
        """The owner takes no part any more."""
        self.incarnation[owner.i] += 1
        self.down.add(owner.i)

    def on_owner(self, i: int, now_ms: int) -> None:
        """The owner goes on."""
        assert self.owner is not None
        self.wake("owner", i, TICK_MS)
        self.send(i, self.owner.tick(now_ms))

    def on_tick(self, c: int, now_ms: int) -> None:
        """A coordinator goes on."""
        self.lease_moves()
        coordinator = self.coordinators[c]
        try:
            self.send(c, coordinator.tick(now_ms))
        finally:
            self.wake("tick", c, coordinator.wait_ms)

    def on_window(self, g: int, now_ms: int) -> str:
        """A granter's window closes."""
        self.lease_moves()
        answer = self.leases.close_window(g)
        if isinstance(answer, Grant):
            source = self.observer.node_of[answer.ballot.coordinator]
            self.send(g, [(source, "lease_grant", answer)])
            return ""
        if answer == "window-open":
            self.wake("window", g, 5)
        return answer

    def on_gossip(self, i: int, now_ms: int) -> None:
        """Tell somebody two pieces of evidence; ask for a share that is missing."""
        self.wake("gossip", i, GOSSIP_MS)
        peer = self.peers[i]
        pieces = peer.evidence.worth_telling()
        everybody = [j for j in self.incarnation if j != i]
        for turn in range(min(2, len(pieces))):
            target = everybody[self.chance.below(len(everybody), "gossip", i, now_ms, turn)]
            # The newest snapshot is told as often as all others together.
            snapshots = (each for each in reversed(pieces) if isinstance(each, SuccessorRecord | MoveRecord))
            newest = next(snapshots, pieces[-1])
            which = self.chance.below(2 * len(pieces), "piece", i, now_ms, turn)
            told = pieces[which] if which < len(pieces) else newest
            self.send(i, [(target, "evidence", bytes_of(told))])
        self.send(i, peer.tokens.ask(everybody[self.chance.below(len(self.peers) - 1, "asks", i, now_ms)]))
        self.send(i, peer.moves.ask())
        if peer.needs_repair() and i not in self.revoked:
            self.send(i, peer.ask_helpers())

    def on_renew(self, i: int, now_ms: int) -> None:
        """A policy has run out, and the tenant tells a peer of the next one."""
        self.faults.renew(i)

    def on_clean(self, i: int, now_ms: int) -> None:
        """Clean up, and now and then forget."""
        self.wake("clean", i, CLEAN_UP_MS)
        self.peers[i].voter.now_ms = self.peers[i].wall(now_ms)
        self.peers[i].clean_up(now_ms)
        if self.chance.below(2, "forget", i, now_ms):
            self.peers[i].evidence.forget()

    def fall(self, i: int, ms: int) -> None:
        """A node is down for a while."""
        self.incarnation[i] += 1
        self.down.add(i)
        self.wake("restart", i, ms)

    def on_restart(self, i: int, now_ms: int) -> None:
        """A node comes back."""
        self.down.discard(i)
        self.lease_moves()
        if i in self.peers:
            self.peers[i].restart()
            self.leases.step("RestartGranter", self.leases.number[i])
        else:
            node = self.node(i)
            assert not isinstance(node, Peer)
            node.restart()
        self._begin(i)


@contextmanager
def many_in_one_process() -> Iterator[None]:
    """Remember keys, verdicts on signatures, and what the plain view makes of evidence.

    What a node verifies, the others verify too, by the same public bytes; and what one has evidence of, so have others. A bad rule that is in force is remembered like a good one.
    """
    verify = envelope.verify

    @lru_cache(maxsize=4096)
    def holds(signed: envelope.Envelope) -> bool:
        try:
            verify(signed)
        except ProtocolError:
            return False
        return True

    def verified(signed: envelope.Envelope) -> None:
        if not holds(envelope.Envelope(signed.body, signed.payload_type, signed.signature, signed.signer)):
            verify(signed)

    with ExitStack() as stack:
        stack.enter_context(patch.object(envelope, "verify", verified))
        stack.enter_context(patch.object(envelope, "_key_of", lru_cache(64)(SigningKey)))
        for name in REMEMBERED:
            stack.enter_context(patch.object(view, name, lru_cache(4096)(getattr(view, name))))
        yield


def run(script: Script) -> Run:
    """Run a script."""
    with many_in_one_process():
        return World(script).run()
