"""The owner as one more node: told by evidence that its version is at an end, it asks for shares, has its secret back, and begins the next version.

It is `rebalancing.owner` on a store, as honest as the tenant, and may be stopped at any time. What is lost it asks for again at each tick; whoever does not answer in a genesis, it does without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from rebalancing import canonical, view
from rebalancing.certificates import nested
from rebalancing.envelope import Envelope
from rebalancing.evidence_messages import DomainAttestation, Policy
from rebalancing.evidence_records import FirstRecord
from rebalancing.genesis_sessions import open_genesis
from rebalancing.group import ORDER, Scalar
from rebalancing.identifiers import Digest, Nonce
from rebalancing.manifest_encryption import NONCE_BYTES
from rebalancing.messages import open_message
from rebalancing.owner import Founding, Genesis, GenesisPlan, Owner, Rekey
from rebalancing.resharing_deals import SentDeal
from rebalancing.resharing_messages import DeliveryKey
from rebalancing.resharing_sessions import Distribution
from rebalancing.sharing import Polynomial
from rebalancing.store import MemoryStore
from verifier.simulation import placing
from verifier.simulation.evidence import PeerEvidence, bytes_of, is_of
from verifier.simulation.peer import Ground, Reply
from verifier.simulation.roster import MANIFEST, START_MS, TENANT, TENANT_SEED, key_of
from verifier.simulation.tenant import Tenant, leaves_a_committee, signed

__all__ = ["DEMANDS_REKEY", "OwnerNode"]

DEMANDS_REKEY = (view.CONFLICT, view.UNRECOVERABLE, view.REKEY_REQUIRED)
DEADLINE_MS = 30_000
# Ticks without the answers of all after which those of enough will do, and after which a phase is begun again.
PATIENCE, STUBBORNNESS = 4, 16
# Of so many ticks one at which it asks again.
ASKS_EVERY = 2


@dataclass
class Work:
    """All that the owner forgets when it is stopped."""

    phase: str = "learn"
    ticks: int = 0
    requests: list[Rekey] = field(default_factory=list)
    answered: set[tuple[Envelope, int]] = field(default_factory=set)
    back: Rekey | None = None
    text: bytes = b""
    nonce: Nonce | None = None
    keys: dict[int, Envelope] = field(default_factory=dict)
    proposal: Envelope | None = None
    genesis: Genesis | None = None
    words: set[int] = field(default_factory=set)
    passed_over: set[int] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)


class OwnerNode:
    """The owner, from one start to the next stop and on.

    Attributes:
        gave_up: whether too few shares came back, again and again.
        is_done: whether everybody goes on with the next version.
    """

    def __init__(self, ground: Ground, tenant: Tenant, said: Iterable[Envelope], note: Callable[..., None]) -> None:
        """Begin with what it has signed itself as the tenant, `said`: a policy that has run out begins no version, and peers may be slow to tell it of the one that it has renewed."""
        self.ground, self.tenant, self.note = ground, tenant, note
        self.i, self.version = ground.roster.owner, ground.version
        self.evidence: PeerEvidence = ground.evidence()
        for each in said:
            self.evidence.learn(bytes_of(each), TENANT)
        # What it has signed for the next version: it is the tenant.
        self.signed: list[Envelope] = []
        self.drawn, self.tries = 0, 0
        self.store = MemoryStore()
        first = next(each for each in self.evidence.store.records() if isinstance(each, FirstRecord))
        founding = Founding(first.possessions, nested([first.first])[0])
        self.store.save(canonical.encode(cast("canonical.Value", founding.to_dict())))
        self._begin()

    def _begin(self) -> None:
        self.owner = Owner(TENANT_SEED, MANIFEST, self.store)
        self.work = Work()
        if self._has_founded:
            self.work.phase = "show"

    @property
    def has_asked_for_nothing(self) -> bool:
        """Whether nothing has shown it, as far as it remembers, that the version is at an end."""
        return self.work.phase == "learn"

    @property
    def _has_founded(self) -> bool:
        founding = self.owner.founding
        return founding is not None and founding.of.body.manifest_version > self.version

    def restart(self) -> None:
        """Come back with nothing but the key, the first snapshot that was signed last, and evidence."""
        self.evidence.restart()
        self._begin()
        founding = self.owner.founding
        assert founding is not None
        self.note("owner_restarts", self.i, founding.of.body.manifest_version)

    @property
    def gave_up(self) -> bool:
        """Whether what comes back is never enough."""
        return self.tries > 1

    @property
    def is_done(self) -> bool:
        """Whether all have said that they have moved."""
        return self._has_founded and self.work.moved >= set(self._everybody)

    @property
    def _everybody(self) -> list[int]:
        return [*self.ground.roster.peers, *self.ground.roster.coordinators]

    def _octets(self, count: int) -> bytes:
        self.drawn += 1
        return self.ground.chance.octets("the owner", self.version, self.drawn)[:count]

    def _scalar(self) -> Scalar:
        return Scalar(1 + int.from_bytes(self._octets(64), "big") % (ORDER - 1))

    # Phases

    def tick(self, now_ms: int) -> list[Reply]:
        """Now and then ask again what was not answered, go on with what was answered by enough, or begin again."""
        self.work.ticks += 1
        sent = self._go_on(now_ms)
        return sent if self.work.ticks % ASKS_EVERY == 0 else []

    def _go_on(self, now_ms: int) -> list[Reply]:
        step: Callable[[int], list[Reply]] = getattr(self, f"_{self.work.phase}")
        return step(now_ms)

    def _enter(self, phase: str, now_ms: int) -> list[Reply]:
        self.work.phase, self.work.ticks = phase, 0
        return self._go_on(now_ms)

    def _learn(self, now_ms: int) -> list[Reply]:
        """What honest peers know shows that the version is at an end."""
        if self.evidence.view().status in DEMANDS_REKEY:
            self.work.requests = [
                self.owner.ask(of, self._octets(32), Nonce(self._octets(16)), START_MS + now_ms + DEADLINE_MS)
                for of in self._worth_asking_for()
            ]
            for each in self.work.requests:
                self.note("asked", self.i, each.request)
            return self._enter("ask", now_ms)
        peers = self.ground.roster.peers
        return [(peers[(self.work.ticks // ASKS_EVERY + self.drawn) % len(peers)], "want", None)]

    def _worth_asking_for(self) -> Iterator[Distribution]:
        """The last final snapshot, what is provisional below it, and its parent, which nobody erases while it is dead."""
        store = self.evidence.store
        final = self.evidence.final()
        yield final
        beside = {each.digest: each for each in store.evidence().snapshots}
        for number in sorted(beside):
            if final.name.number in beside[number].line and number != final.name.number:
                yield self._distribution(number)
        if final.parent.number in beside:
            yield self._distribution(final.parent.number)

    def _distribution(self, number: int) -> Distribution:
        of = self.evidence.store.distribution(Digest.from_number(number))
        assert of is not None
        return of

    def _ask(self, now_ms: int) -> list[Reply]:
        work = self.work
        peers = self.ground.roster.peers
        asked: list[Reply] = [
            (i, "rekey_request", each.request)
            for each in work.requests
            for i in peers
            if (each.request, i) not in work.answered
        ]
        enough = [each for each in work.requests if each.is_enough]
        if enough and (work.ticks >= PATIENCE or not asked):
            work.back = enough[0]
            work.text = work.back.decrypt(self.ground.ciphertext)
            self.note("secret_back", self.i, work.back.of)
            return self._begin_genesis(now_ms)
        if work.ticks > STUBBORNNESS:
            self.tries += 1
            return self._enter("learn", now_ms)
        return asked

    def _begin_genesis(self, now_ms: int) -> list[Reply]:
        work, roster = self.work, self.ground.roster
        work.nonce, work.keys, work.words, work.proposal, work.genesis = Nonce(self._octets(16)), {}, set(), None, None
        if not self.signed:
            self.signed = [
                signed(self.tenant.revocation(i, self.version + 1))
                for i in sorted(roster.nodes_of(self.evidence.view().revoked))
            ]
            if not leaves_a_committee(roster, self.evidence.known):
                self.signed.append(signed(self.tenant.policy({}, {})))
        return self._enter("keys", now_ms)

    def records(self) -> tuple[bytes, ...]:
        """What the next version begins with: the policies, where peers are, and who is revoked for that version as well."""
        of_all = [
            each for each in self.evidence.store.records() if is_of(each, Policy) or is_of(each, DomainAttestation)
        ]
        return tuple(map(bytes_of, [*of_all, *self.signed]))

    def _keys(self, now_ms: int) -> list[Reply]:
        work = self.work
        able = [i for i in self.ground.roster.peers if i not in self._gone()]
        found = sorted(work.keys)
        if len(found) == len(able) or work.ticks >= PATIENCE:
            chosen = self._choose(found)
            if len(chosen) == self.ground.roster.size:
                return self._deal(chosen, now_ms)
        if work.ticks > STUBBORNNESS and len(set(found) - work.passed_over) >= self.ground.roster.size:
            # Without whoever keeps silent the policies allow no committee: as the tenant it lifts them, and says so when it asks again.
            self.signed.append(signed(self.tenant.policy({}, {})))
            return self._begin_genesis(now_ms)
        if work.ticks > STUBBORNNESS:
            work.passed_over.clear()
        assert work.nonce is not None
        return [(i, "genesis_key_ask", (work.nonce, self.records())) for i in able if i not in work.keys]

    def _gone(self) -> frozenset[int]:
        return self.ground.roster.nodes_of(self.evidence.view().revoked)

    def _next_evidence(self) -> PeerEvidence:
        return PeerEvidence(self.records(), self.version + 1)

    def _choose(self, found: list[int]) -> list[int]:
        """A committee that the policies allow of those who gave keys, and who did not keep silent before."""
        roster, known = self.ground.roster, self._next_evidence().known
        at = self.ground.chance.below(len(found) or 1, "genesis", self.version, self.drawn)
        able = [i for i in found[at:] + found[:at] if i not in self.work.passed_over]
        return placing.committee(roster, able, placing.sound_caps(roster, known))

    def _deal(self, chosen: list[int], now_ms: int) -> list[Reply]:
        work, roster = self.work, self.ground.roster
        store = self._next_evidence().store
        plan = GenesisPlan(roster.threshold, roster.faults, max(store.policies()), START_MS + now_ms + DEADLINE_MS)
        keys = {i + 1: work.keys[i] for i in chosen}
        assert work.nonce is not None
        work.proposal = self.owner.propose(plan, keys, work.nonce, work.back)
        self.polynomial = Polynomial(tuple(self._scalar() for _ in range(roster.threshold)))
        work.genesis = self.owner.deal(work.proposal, self.polynomial, [self._octets(32) for _ in chosen])
        eligible = frozenset(key_of(i) for i in chosen)
        session = open_genesis(work.proposal, TENANT, MANIFEST, eligible, None)
        self.note("dealt_anew", self.i, session, work.genesis.of)
        return self._enter("words", now_ms)

    def _words(self, now_ms: int) -> list[Reply]:
        work, roster = self.work, self.ground.roster
        assert work.genesis is not None
        missing = sorted(map(roster.node_of, work.genesis.missing))
        if not missing:
            return self._found(work.genesis, now_ms)
        if work.ticks > STUBBORNNESS:
            # Whoever keeps silent stops a genesis, and the owner names others.
            work.passed_over |= set(missing)
            self.note("genesis_again", self.i)
            return self._begin_genesis(now_ms)
        dealing = work.genesis.dealing
        return [(i, "genesis", (work.proposal, SentDeal(dealing.envelope, dealing.parts.get(i + 1)))) for i in missing]

    def _found(self, genesis: Genesis, now_ms: int) -> list[Reply]:
        ciphertext = genesis.encrypt(self.work.text, self._octets(NONCE_BYTES))
        founding = self.owner.found(genesis)
        assert self.work.back is not None
        self.work.back.forget()
        beginning = (*self.records(), bytes_of(self._first()))
        self.ground.next = Ground(
            self.ground.roster,
            self.ground.chance,
            founding.of,
            self.polynomial,
            beginning,
            ciphertext,
            self.ground.sessions,
        )
        self.note("founded", self.i, founding, self.ground.next)
        return self._enter("show", now_ms)

    def _first(self) -> FirstRecord:
        founding = self.owner.founding
        assert founding is not None
        given = founding.first
        first = Envelope(given.body, given.payload_type, given.signature, given.signer)
        return FirstRecord(first, founding.certificate)

    def _show(self, now_ms: int) -> list[Reply]:
        assert self.ground.next is not None
        told = tuple(self.ground.next.beginning)
        return [(i, "next", told) for i in self._everybody if i not in self.work.moved]

    # Answers

    def handle(self, kind: str, source: int, what: Any, now_ms: int) -> list[Reply]:
        """Handle an answer; one that is not of the present phase is passed over. Raises the verdict with which it is refused."""
        handler: Callable[[int, Any, int], list[Reply]] = getattr(self, f"on_{kind}")
        return handler(source, what, now_ms)

    def on_evidence(self, source: int, raw: bytes, now_ms: int) -> list[Reply]:
        """Learn."""
        self.evidence.learn(raw, key_of(source))
        return []

    def on_release(self, source: int, what: tuple[Envelope, Envelope], now_ms: int) -> list[Reply]:
        """A share comes back."""
        request, release = what
        rekey = next((each for each in self.work.requests if each.request == request), None)
        if self.work.phase != "ask" or rekey is None:
            return []
        before = len(rekey.verdicts)
        rekey.hear_release(release)
        for verdict in list(rekey.verdicts.values())[before:]:
            self.note("verdict", self.i, verdict)
            self.note("false_release", self.i)
        self.work.answered.add((request, source))
        return []

    def on_genesis_key(self, source: int, what: tuple[Nonce, Envelope], now_ms: int) -> list[Reply]:
        """Keep a delivery key."""
        attempt, envelope = what
        if self.work.phase == "keys" and attempt == self.work.nonce:
            open_message(envelope, DeliveryKey, frozenset({key_of(source)}))
            self.work.keys[source] = envelope
        return []

    def on_word(self, source: int, word: Envelope, now_ms: int) -> list[Reply]:
        """A member's share is on disk."""
        if self.work.phase != "words" or self.work.genesis is None:
            return []
        self.work.genesis.hear_word(word)
        return [] if self.work.genesis.missing else self._go_on(now_ms)

    def on_moved(self, source: int, version: int, now_ms: int) -> list[Reply]:
        """Somebody goes on with the next version."""
        if version > self.version:
            self.work.moved.add(source)
        return []
