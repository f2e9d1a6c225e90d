"""Two stores that hear signed evidence in any order, exchange it, forget and are read again; and what is done with it: tokens and proofs of revocation.

After each step a store says what the plain definition says of what is in it. Whatever is faulty is refused by name and changes nothing. Forgetting changes no
view. Once two stores have exchanged all that they have, they have the same view; and the same facts, when both have forgotten.
"""

from __future__ import annotations

import random
from collections import Counter

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from rebalancing import view
from rebalancing.capability_token import accept
from rebalancing.errors import ProtocolError
from rebalancing.evidence_store import REFUSED, EvidenceStore, dump, load
from rebalancing.identifiers import PeerId
from rebalancing.revocation_proof import check_revocation, revocation_proof
from rebalancing.view import Token
from tests.vectors import evidence_sample as sample
from tests.vectors.evidence_wire_cases import STATUSES, refused_records

__all__ = ["COUNTS", "EvidenceMachine"]

COUNTS: Counter[str] = Counter()
"""What was done over all runs; the engine empties it."""

BOTH = (0, 1)
# The last record is the second final successor of one parent.
*TOLD, RIVAL = sample.conflicting()
MADE = (sample.first(), *sample.snapshots(), *sample.moves())
# No committee keeps it: it allows fewer capabilities than a committee has members.
STRICTEST = sample.signed(sample.policy(2, sample.FIRST_POLICY, {}, {("everybody's owner",): 2}))
# After any of these there is not much left to see: a run has one kind of them. After a conflict there is nothing, and it may come at last.
TROUBLES = ("rival", "policy", "losses", "revocations")
OFTEN_ENOUGH, AT_LAST = 0.3, 0.15
FAULTY = refused_records()
# So many of them at a time that each kind comes often.
AT_ONCE = 5
PEERS = sample.PEERS[:8]
which = st.sampled_from(BOTH)


def told_of(trouble: str, chance: random.Random) -> list[sample.Record]:
    """What makes a view say something worse: a conflict, a policy that no committee keeps, or what may be the end of a snapshot, or of all."""
    match trouble:
        case "rival":
            return [RIVAL]
        case "policy":
            return [STRICTEST]
        case "losses":
            of = chance.choice(MADE)
            return [
                sample.signed(sample.loss(of, i)) for i in chance.sample(sample.members_of(of), chance.randint(2, 4))
            ]
    # Number 1 is that of a faulty one.
    return [sample.signed(sample.revocation(i, 2)) for i in chance.sample(range(8), chance.randint(2, 4))]


class EvidenceMachine(RuleBasedStateMachine):
    """Two stores of one version of a manifest."""

    def __init__(self) -> None:
        super().__init__()
        COUNTS["examples"] += 1
        self.stores = [self.empty(), self.empty()]
        self.changed = [True, True]
        self.forgot = [False, False]
        self.trouble = ""

    @staticmethod
    def empty() -> EvidenceStore:
        return EvidenceStore(sample.TENANT, sample.MANIFEST, sample.VERSION)

    def hear(self, i: int, record: sample.Record, source: int = 0) -> None:
        outcome = self.stores[i].admit(record, PEERS[source])
        assert outcome.word != REFUSED, outcome.code
        COUNTS[f"taken_{outcome.word}"] += 1
        self.changed[i] = True

    @initialize(seed=st.integers(0, 2**32), late=st.booleans())
    def begin(self, seed: int, late: bool) -> None:
        """One store hears the beginning, the other too or only what it is told."""
        first = [*sample.BEGINNING]
        random.Random(seed).shuffle(first)
        for i in BOTH[: 1 if late else 2]:
            for record in first:
                self.hear(i, record)

    @rule(i=which, seed=st.integers(0, 2**32), count=st.integers(4, len(TOLD)), source=st.integers(0, 7))
    def learn(self, i: int, seed: int, count: int, source: int) -> None:
        """Some of all there is, in any order."""
        COUNTS["steps"] += 1
        for record in random.Random(seed).sample(TOLD, count):
            self.hear(i, record, source)
        # Hypothesis draws a few seeds again and again.
        chance = random.Random(f"{seed} {len(self.stores[i].facts)}")
        if chance.random() < OFTEN_ENOUGH:
            self.hear_of_trouble(i, chance)

    @rule(i=which, seed=st.integers(0, 2**32))
    def learn_of_trouble(self, i: int, seed: int) -> None:
        COUNTS["steps"] += 1
        self.hear_of_trouble(i, random.Random(f"{seed} {len(self.stores[i].facts)}"))

    def hear_of_trouble(self, i: int, chance: random.Random) -> None:
        self.trouble = self.trouble or chance.choice(TROUBLES)
        for record in told_of("rival" if chance.random() < AT_LAST else self.trouble, chance):
            self.hear(i, record)

    @rule(i=which, seed=st.integers(0, 2**32))
    def learn_what_is_faulty(self, i: int, seed: int) -> None:
        for number in random.Random(seed).sample(range(len(FAULTY)), AT_ONCE):
            self.refuse(i, number)

    def refuse(self, i: int, number: int) -> None:
        COUNTS["steps"] += 1
        _, _, record, code, _ = FAULTY[number]
        store = self.stores[i]
        # Where an attestation is missing the record would wait.
        for needed in sample.BEGINNING:
            self.hear(i, needed)
        before = store.facts, store.waiting, store.view()
        outcome = store.admit(record, PEERS[0])
        assert (outcome.word, outcome.code) == (REFUSED, code)
        assert (store.facts, store.waiting, store.view()) == before
        COUNTS[f"code_{code}"] += 1

    @rule(i=which)
    def forget(self, i: int) -> None:
        COUNTS["steps"] += 1
        self.forget_in(i)

    def forget_in(self, i: int) -> None:
        store = self.stores[i]
        before, said = store.facts, store.view() if self.begun(i) else None
        store.forget()
        gone = before - store.facts
        assert said is None or said == store.view()
        COUNTS["taken_forgotten"] += len(gone)
        self.changed[i] = True
        self.forgot[i] |= bool(gone)

    @rule(i=which)
    def read_again(self, i: int) -> None:
        COUNTS["steps"] += 1
        again = self.empty()
        load(dump(self.stores[i]), again)
        assert again.facts == self.stores[i].facts
        COUNTS["taken_dropped"] += self.stores[i].waiting
        self.stores[i] = again
        self.changed[i] = True
        self.forgot[i] = False

    @rule()
    def exchange(self) -> None:
        COUNTS["steps"] += 1
        one, other = self.stores
        before: tuple[int, int] | None = None
        # What waits in one store for what waits in the other takes a round more.
        while before != (len(one.facts), len(other.facts)):
            before = len(one.facts), len(other.facts)
            one.admit_all(other.records(), PEERS[1])
            other.admit_all(one.records(), PEERS[0])
        self.changed = [True, True]
        if self.begun(0):
            assert one.view() == other.view()
            for i in BOTH:
                self.forget_in(i)
        assert one.facts == other.facts
        COUNTS["taken_exchange"] += 1

    @rule(i=which, seed=st.integers(0, 2**32))
    def show_tokens(self, i: int, seed: int) -> None:
        """Of any snapshot; and of the one in use, which chance alone hits too seldom."""
        chance = random.Random(seed)
        self.show(i, chance.choice(MADE), chance.randrange(8))
        for made in MADE:
            if self.begun(i) and made.name.number == self.stores[i].view().current:
                for holder in chance.sample(range(8), 4):
                    self.show(i, made, holder)

    def show(self, i: int, of: sample.Made, holder: int) -> None:
        COUNTS["steps"] += 1
        if not self.begun(i):
            return
        store, challenge = self.stores[i], sample.nonce("challenge")
        try:
            accept(sample.signed(sample.token(of, holder, challenge)), store, challenge)
            code = ""
        except ProtocolError as verdict:
            code = verdict.code
        # The plain definition counts ancestors and the snapshot itself, and what stands for the parent of the first.
        plain = Token(PEERS[holder].number, of.name.number, of.of.sequence + 2)
        assert (code == "") == view.accepts_token(store.evidence(), plain)
        COUNTS[f"code_{code}" if code else "taken_token"] += 1

    @rule(i=which)
    def prove_revocations(self, i: int) -> None:
        COUNTS["steps"] += 1
        for number in self.stores[i].known.revoked:
            peer = PeerId.from_number(number)
            proof = revocation_proof(self.stores[i], peer)
            check_revocation(proof, sample.TENANT, sample.MANIFEST, sample.VERSION, peer)
            COUNTS["taken_proof"] += 1

    def begun(self, i: int) -> bool:
        """Whether a store has a view."""
        return ("final", sample.first().name.value) in self.stores[i].facts

    @invariant()
    def says_what_the_plain_definition_says(self) -> None:
        for i in BOTH:
            if self.changed[i] and self.begun(i):
                self.changed[i] = False
                found = self.stores[i].view()
                assert found == view.view_of(self.stores[i].evidence())
                COUNTS[f"status_{STATUSES[found.status]}"] += 1
                COUNTS["views_after_forgetting"] += self.forgot[i]
