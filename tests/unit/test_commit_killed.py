"""Holders as real processes, killed with SIGKILL: the record is the one before a step or the one after it, and nothing is signed twice.

Run as `commit/stateful/killed` too, whose figures are what is recorded here. The holder under test is the only honest one. The other four keys of its group, and the coordinators', are the test's, which can so
prepare two snapshots in every ballot: what keeps the holder from signing both is its record alone.
"""

from __future__ import annotations

import random
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from rebalancing.certificates import nested
from rebalancing.commit_messages import (
    FINAL,
    NO_REPORT,
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
from rebalancing.commit_node import HolderNode
from rebalancing.commit_record import from_bytes
from rebalancing.envelope import Envelope, payload_type, peer_of
from rebalancing.identifiers import Digest, Nonce
from rebalancing.messages import ballot_fields, open_message, seal
from rebalancing.parameters import PROTOCOL_VERSION
from rebalancing.store import MemoryStore
from tests.processes.commit_group import COORDINATORS, GENESIS, MANIFEST, Group, admit, seed_of
from tests.processes.commit_holder import SIZE, answer_to, line_of, open_store, respond
from tests.processes.pausing import POINTS, Process, killed_at_last, read, say

HOLDER = peer_of(seed_of(0))
GROUP = Group(SIZE, [])
COORDINATOR = seed_of(1000)
LIARS = [seed_of(i) for i in range(1, SIZE)]


# What the liars prepare


@dataclass(frozen=True)
class Round:
    """Everything about one ballot, twice over but for the ask."""

    ask: Envelope
    proposals: tuple[Envelope, ...]
    prepared: tuple[PreparedCertificate, ...]
    committed: tuple[CommitCertificate, ...]


def round_of(number: int) -> Round:
    """A ballot in which four liars grant, echo and vote for two snapshots."""
    ballot = ballot_fields(GENESIS, number, peer_of(COORDINATOR), Nonce(bytes(16)))
    head = (GENESIS, MANIFEST, PROTOCOL_VERSION, ballot, FINAL)
    grants = nested(seal(CommitGrant(*head, peer_of(seed), NO_REPORT), seed) for seed in LIARS)
    justification = justification_digest(grants)
    proposals, prepared, committed = [], [], []
    for body in (Digest(b"\x01" * 32), Digest(b"\x02" * 32)):
        snapshot = SnapshotFields(body, ballot, GENESIS, 1)
        name = snapshot_digest(snapshot)
        echoes = nested(seal(CommitEcho(*head, peer_of(seed), justification, name), seed) for seed in LIARS)
        votes = nested(seal(CommitVote(*head, peer_of(seed), name), seed) for seed in LIARS)
        proposals.append(seal(CommitProposal(*head, grants, snapshot), COORDINATOR))
        prepared.append(PreparedCertificate(*head[:3], FINAL, (Link(ballot, echoes, grants),), snapshot))
        committed.append(CommitCertificate(*head[:3], prepared[-1], votes))
    attempt = GROUP.attempt(number)
    return Round(attempt.ask(), tuple(proposals), tuple(prepared), tuple(committed))


# Processes


def stored(path: Path) -> bytes:
    with open_store(path) as store:
        value = store.load()
    assert value is not None
    return value


def mirror(record: bytes) -> tuple[HolderNode, MemoryStore]:
    """The same holder in memory, with the same record."""
    store = MemoryStore(record)
    return HolderNode(seed_of(0), MANIFEST, store, lambda _: GROUP.committee, COORDINATORS, admit), store


@dataclass
class Signed:
    """All that a holder ever signed: in each ballot, what it echoed and what it voted for."""

    echoes: dict[object, set[object]] = field(default_factory=lambda: defaultdict(set))
    votes: dict[object, set[object]] = field(default_factory=lambda: defaultdict(set))

    def hear(self, line: str) -> None:
        """Take an answer; whatever else the line is."""
        envelope = answer_to(line)
        if envelope and envelope.payload_type == payload_type(CommitEcho.ARTIFACT):
            echo = open_message(envelope, CommitEcho, {HOLDER})
            self.echoes[echo.ballot].add((echo.snapshot, echo.justification))
        elif envelope and envelope.payload_type == payload_type(CommitVote.ARTIFACT):
            vote = open_message(envelope, CommitVote, {HOLDER})
            self.votes[vote.ballot].add(vote.snapshot)

    def check(self) -> None:
        """One echo and one vote in a ballot."""
        assert all(len(signed) == 1 for each in (self.echoes, self.votes) for signed in each.values())


# At every point of every step

STEPS = ("grant", "echo", "vote", "install")


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_a_point_of_a_step(
    tmp_path: Path, step: str, point: str, record_property: Callable[[str, object], None]
) -> None:
    path = tmp_path / "store"
    it = round_of(1)
    lines = [line_of(it.ask), line_of(it.proposals[0]), line_of(it.prepared[0]), line_of(it.committed[0])]
    rivals = ["", line_of(it.proposals[1]), line_of(it.prepared[1]), line_of(it.committed[1])]
    at = STEPS.index(step)
    signed = Signed()
    with open_store(path):
        pass
    with killed_at_last("commit_holder", path, str(at + 1), point) as process:
        for line in lines[:at]:
            signed.hear(say(process, line))
        said = say(process, lines[at])
        if point == "after-answer":
            signed.hear(said)
            said = read(process)
        assert said == "paused"
    node, memory = mirror(from_genesis(lines[:at]))
    before = memory.value
    respond(node, lines[at])
    after = memory.value
    assert before != after
    assert stored(path) == (before if point in ("before-write", "in-write") else after)
    with killed_at_last(
        "commit_holder", path
    ) as process:  # what it may have forgotten is asked of it again, the other one first
        for line in (*filter(None, [rivals[at]]), *lines[at:], *filter(None, rivals)):
            signed.hear(say(process, line))
    signed.check()
    moved = from_bytes(stored(path)).holder.final
    assert moved.sequence == 1
    record_property("kill_points", 1)


def from_genesis(lines: list[str]) -> bytes:
    """The record after some lines."""
    store = MemoryStore()
    node = Group.of(SIZE, lambda name: store if name == HOLDER else MemoryStore()).nodes[0]
    for line in lines:
        respond(node, line)
    assert store.value is not None
    return store.value


# At any time


def test_killed_at_any_time(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    path = tmp_path / "store"
    chance = random.Random(1)
    rounds = [round_of(number) for number in range(1, 61)]
    signed, answered, interrupted = Signed(), 0, 0
    with open_store(path):
        pass
    # Per ballot the ask, two proposals and two certificates; which of two comes first is drawn anew in each life.
    todo = [list(each) for it in rounds for each in ([it.ask], it.proposals, it.prepared)]
    for _ in range(12):
        for each in todo:
            chance.shuffle(each)
        lines = [line_of(message) for each in todo for message in each]
        found = stored(path)
        with killed_at_last("commit_holder", path) as process:
            feeder = threading.Thread(target=feed, args=(process, lines), daemon=True)
            feeder.start()
            time.sleep(chance.uniform(0.02, 0.3))
            process.kill()
            answers = [line.rstrip("\n") for line in process.stdout if line.endswith("\n")]
            feeder.join()
        node, memory = mirror(found)
        for line, answer in zip(lines, answers, strict=False):
            assert respond(node, line) == answer
            signed.hear(answer)
        told = memory.value
        if len(answers) < len(lines):
            respond(node, lines[len(answers)])
        found = stored(path)
        assert found in (told, memory.value)
        answered += len(answers)
        interrupted += len(answers) < len(lines)
        # What was in flight is said again, and if it was one of two, so is the other.
        left = len(answers)
        while todo and len(todo[0]) <= left:
            left -= len(todo.pop(0))
    signed.check()
    assert len(signed.echoes) > 5
    assert len(signed.votes) > 5
    assert answered > 30
    for name, count in {
        "kills_at_any_time": interrupted,
        "answered": answered,
        "echoed": len(signed.echoes),
        "voted": len(signed.votes),
    }.items():
        record_property(name, count)


def feed(process: Process, lines: list[str]) -> None:
    with suppress(BrokenPipeError, ValueError):  # it was killed
        for line in lines:
            process.stdin.write(line + "\n")
        process.stdin.flush()
