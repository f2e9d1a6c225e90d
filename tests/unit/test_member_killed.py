"""A member as a real process, killed with SIGKILL at each write of a genesis: it goes on, its share is there, and both its records begin together or not at all.

Run as `reshare/stateful/killed` too, whose figures are what is recorded here. The owner and the other members are in the test's own process. What they have not heard they ask of it again, with other randomness.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from rebalancing.envelope import Envelope, from_bytes
from rebalancing.errors import Ignore
from rebalancing.group import Scalar, base
from rebalancing.identifiers import Nonce, PeerId
from rebalancing.member_record import MemberRecord
from rebalancing.resharing_deals import SentDeal
from rebalancing.resharing_messages import PossessionCertificate
from tests.processes.genesis_member import ME, node_on, open_store, written
from tests.processes.pausing import POINTS, Process, killed_at_last, read, say
from tests.unit.genesis_sample import World
from tests.unit.resharing_sample import OLD, value

STEPS = ("key", "genesis", "first")


class Killed:
    """The member as its owner sees it: killed once, in the write of that number, started again, and asked again."""

    def __init__(self, path: Path, world: World, step: int, point: str) -> None:
        self._path, self._world, self._point = path, world, point
        self._left = step
        self.refused: list[str] = []
        self._living = ExitStack()
        self._start(str(step), point)
        world.nodes[ME] = self  # type: ignore[assignment]

    def _start(self, *pause: str) -> None:
        self._process: Process = self._living.enter_context(killed_at_last("genesis_member", self._path, *pause))

    def close(self) -> None:
        self._living.close()

    def _ask(self, first: str, again: str) -> Envelope | None:
        """Ask; in the step in which it is killed, ask again. What it said before it was killed counts."""
        self._left -= 1
        answer = say(self._process, first)
        if self._left:
            return self._hear(answer)
        heard = None
        if self._point == "after-answer":
            heard, answer = self._hear(answer), read(self._process)
        assert answer == "paused"
        self._living.close()
        self.on_disk = self.stored()
        self._start()
        try:
            return self._hear(say(self._process, again))
        except Ignore:
            return heard

    def _hear(self, line: str) -> Envelope | None:
        it = json.loads(line)
        if "code" in it:
            self.refused.append(it["code"])
            raise Ignore(it["code"])
        return from_bytes(bytes.fromhex(it["envelope"])) if "envelope" in it else None

    def stored(self) -> MemberRecord:
        """What is on disk."""
        with open_store(self._path) as store:
            return node_on(store).record

    # The node's own steps, each of which is one write

    def give_key(self, _: PeerId, attempt: Nonce, secret: bytes) -> Envelope:
        lines = (written("key", attempt=attempt, secret=each) for each in (secret, self._world.octets()))
        return self._said(*lines)

    def receive_genesis(self, proposal: Envelope, sent: SentDeal, now_ms: int, k: Scalar) -> Envelope:
        told = {"proposal": proposal, "deal": sent.envelope, "part": sent.part, "now_ms": now_ms}
        return self._said(*(written("genesis", **told, k=each) for each in (k, self._world.scalar())))

    def receive_first(self, first: Envelope, certificate: PossessionCertificate, now_ms: int) -> None:
        self._ask(*[written("first", first=first, certificate=certificate, now_ms=now_ms)] * 2)

    def _said(self, first: str, again: str) -> Envelope:
        answer = self._ask(first, again)
        assert answer is not None
        return answer


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("step", STEPS)
def test_killed_in_a_genesis(
    tmp_path: Path, step: str, point: str, record_property: Callable[[str, object], None]
) -> None:
    world = World()
    me = Killed(tmp_path / "store", world, STEPS.index(step) + 1, point)
    try:
        founding = world.found()
    finally:
        me.close()
    durable = point in ("after-write", "after-answer")
    # Both records are there, or neither is.
    assert (me.on_disk.standing is not None) == (step == "first" and durable)
    assert len(me.on_disk.awaited.shares) == (step == "genesis" and durable) + (step == "first" and not durable)
    # What was done is not done once more; a word that was lost is given again.
    assert me.refused == (["stale-version"] if step == "first" and durable else [])
    record = me.stored()
    assert record.standing is not None
    (mine,) = record.standing.shares.shares
    assert mine.of == founding.of
    assert base(mine.scalar) == founding.of.commitments.at(ME + 1)
    holder = record.standing.commit.holder
    assert (holder.silent, holder.final.base) == (False, founding.of.name.number)
    assert (record.awaited.keys, record.awaited.shares) == ((), ())
    del world.nodes[ME]
    others = world.shares_of(founding.of.name)
    shares = {ME + 1: mine.scalar, **{i + 1: others[i + 1] for i in OLD[-2:]}}
    assert base(value(shares)) == founding.of.commitments.constant
    record_property("kill_points", 1)
    record_property("durable", int(durable))
    for code in me.refused:
        record_property(f"code_{code}", 1)
