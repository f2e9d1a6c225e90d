"""A peer as a real process, killed with SIGKILL at each write of its record of shares: it goes on, no share is lost, and nothing is dealt twice.

Run as `reshare/stateful/killed` too, whose figures are what is recorded here. The others of its group, and the coordinator, are in the test's own process.
What they have not heard they ask of it again, and what they have heard too, with other randomness: a second deal, or a second split, would convict it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, Self

import pytest

from rebalancing.commit_messages import CommitCertificate
from rebalancing.delivery import SealedTransfer
from rebalancing.envelope import Envelope
from rebalancing.errors import Ignore
from rebalancing.group import Scalar, base
from rebalancing.identifiers import Nonce, PeerId
from rebalancing.messages import seal
from rebalancing.repair_node import RepairSession, SplitRandomness
from rebalancing.resharing_coordinator import Gathering
from rebalancing.resharing_deals import Dealing, SentDeal
from rebalancing.resharing_messages import PossessionCertificate, SnapshotBody
from rebalancing.resharing_node import DealRandomness
from rebalancing.resharing_record import Shares, from_bytes
from rebalancing.resharing_sessions import Session
from rebalancing.store import MemoryStore
from tests.processes.pausing import POINTS, Process, killed_at_last, read, say
from tests.processes.share_holder import ME, node_on, open_store, read_answer, respond, written
from tests.unit.resharing_sample import NEW, OLD, PEERS, Group, Run, seed_of, value
from tests.unit.resharing_sample import read as message_in

OTHERS = [i for i in OLD if i != ME]
Answer = tuple[Envelope, dict[int, SealedTransfer]]


def stored(path: Path) -> Shares:
    with open_store(path) as store:
        found = store.load()
    assert found is not None
    return from_bytes(found)


class Killed:
    """The peer as its group sees it: killed once, in the write of that number, started again, and asked again. A twin in memory does the same.

    Attributes:
        durable: whether the write in which it was killed is in the store.
        signed: what others heard of it, by step.
        refused: what it refused, as codes.
    """

    def __init__(self, path: Path, group: Group, step: int, point: str) -> None:
        self.path, self.group, self.point = path, group, point
        self.durable = point in ("after-write", "after-answer")
        self.signed: dict[str, list[Envelope]] = defaultdict(list)
        self.refused: list[str] = []
        self._left, self._pause = step, (str(step), point)
        record = group.stores[ME].value
        assert record is not None
        with open_store(path) as store:
            store.save(record)
        self._twin_on(record)
        group.nodes[ME] = self  # type: ignore[assignment]

    def __enter__(self) -> Self:
        self._living = ExitStack()
        self._start(*self._pause)
        return self

    def __exit__(self, *_: object) -> None:
        self._living.close()

    def _start(self, *pause: str) -> None:
        self._process: Process = self._living.enter_context(killed_at_last("share_holder", self.path, *pause))

    def _twin_on(self, record: bytes) -> None:
        self._memory = MemoryStore(record)
        self._twin = node_on(self._memory)

    # One step

    def _ask(self, step: str, first: str, again: str) -> Answer:
        """Ask; in the step in which it is killed, ask again. Raises Ignore for what was refused, if nothing was heard before."""
        self._left -= 1
        if self._left:
            return self._hear(step, self._say(first))
        answer = say(self._process, first)
        heard = None
        if self.point == "after-answer":
            heard, answer = self._hear(step, answer), read(self._process)
        assert answer == "paused"
        self._living.close()
        before = self._memory.value
        respond(self._twin, first)
        after = self._memory.value
        assert before != after
        with open_store(self.path) as store:
            found = store.load()
        assert found == (after if self.durable else before)
        self._twin_on(found)
        self._start()
        try:
            return self._hear(step, self._say(again))
        except Ignore:
            if heard is None:
                raise
            return heard

    def _say(self, line: str) -> str:
        answer = say(self._process, line)
        assert answer == respond(self._twin, line)
        return answer

    def _hear(self, step: str, line: str) -> Answer:
        envelope, parts, code = read_answer(line)
        if code:
            self.refused.append(code)
            raise Ignore(code)
        self.signed[step].append(envelope)
        return envelope, parts

    # The node's own steps, of which each but `receive_deals` is one write

    def give_key(self, requester: PeerId, attempt: Nonce, secret: bytes) -> Envelope:
        return self._ask(
            "key",
            *(
                written("key", requester=requester, attempt=attempt, secret=each)
                for each in (secret, self.group.octets())
            ),
        )[0]

    def receive_proposal(self, proposal: Envelope, now_ms: int, fresh: DealRandomness) -> Dealing:
        self.proposal = proposal
        lines = (
            written(
                "deal", proposal=proposal, now_ms=now_ms, coefficients=each.coefficients, ephemerals=each.ephemerals
            )
            for each in (fresh, self.group.randomness())
        )
        return Dealing(*self._ask("deal", *lines))

    def receive_deals(self, _: Session, deals: Sequence[SentDeal]) -> tuple[Envelope, tuple[()]]:
        return self._hear("respond", self._say(written("respond", proposal=self.proposal, deals=deals)))[0], ()

    def receive_qualified(
        self, _: Session, deals: Sequence[SentDeal], responses: Sequence[Envelope], k: Scalar
    ) -> tuple[Envelope, None]:
        told = {"proposal": self.proposal, "deals": deals, "responses": responses}
        return self._ask("possess", *(written("possess", **told, k=each) for each in (k, self.group.scalar())))[0], None

    def receive_commit(self, certificate: CommitCertificate, body: SnapshotBody) -> None:
        self._ask("install", *[written("install", certificate=certificate, body=body)] * 2)

    def erase(self, live: bool) -> None:
        self._ask("erase", *[written("erase", live=live)] * 2)

    def receive_request(self, request: Envelope, _: frozenset[PeerId], now_ms: int, fresh: SplitRandomness) -> Envelope:
        self.request = request
        lines = (
            written("split", request=request, now_ms=now_ms, deltas=each.deltas, ephemerals=each.ephemerals)
            for each in (fresh, self.group.split_randomness(len(fresh.ephemerals)))
        )
        return self._ask("split", *lines)[0]

    def receive_splits(self, _: RepairSession, splits: Iterable[Envelope], ephemeral: bytes) -> Envelope:
        told = {"request": self.request, "splits": list(splits)}
        return self._ask("sum", *(written("sum", **told, ephemeral=each) for each in (ephemeral, self.group.octets())))[
            0
        ]

    def ask_repair(
        self, helpers: Mapping[int, Envelope], counter: int, nonce: Nonce, deadline_ms: int, secret: bytes
    ) -> Envelope:
        told: dict[str, Any] = {"helpers": helpers, "counter": counter, "nonce": nonce, "deadline_ms": deadline_ms}
        lines = (written("ask", **told, secret=each) for each in (secret, self.group.octets()))
        self.request, _ = self._ask("ask", *lines)
        return self.request

    def receive_sums(
        self, _: RepairSession, splits: Iterable[Envelope], sums: Iterable[Envelope], k: Scalar
    ) -> Envelope:
        told = {"request": self.request, "splits": list(splits), "sums": list(sums)}
        return self._ask("repaired", *(written("repaired", **told, k=each) for each in (k, self.group.scalar())))[0]


def counted(me: Killed, record_property: Callable[[str, object], None]) -> None:
    """Count a point at which it was killed, and what that has led to."""
    record_property("kill_points", 1)
    record_property("durable", int(me.durable))
    for code in me.refused:
        record_property(f"code_{code}", 1)


def refused_again(me: Killed, step: str, codes: Mapping[str, str]) -> list[str]:
    """What is refused when it is asked again: what is on disk is not done once more."""
    return [codes[step]] if me.durable and step in codes else []


# A session, from the key to the clean-up

SESSION = ("key", "deal", "possess", "install", "erase")
DONE = {"deal": "second-deal", "possess": "spent-key", "install": "stale-base"}


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("step", SESSION)
def test_killed_in_a_session(
    tmp_path: Path, step: str, point: str, record_property: Callable[[str, object], None]
) -> None:
    group = Group()
    with Killed(tmp_path / "store", group, SESSION.index(step) + 1, point) as me:
        reshare(group, me)
    assert me.refused == refused_again(me, step, DONE)
    # Whoever heard no deal went on without; nobody heard two.
    assert len(me.signed["deal"]) == (0 if (step, point) == ("deal", "after-write") else 1)
    # Its share was on disk before it said so, and is in force although nobody heard of it.
    assert len(me.signed["possess"]) == (0 if (step, point) == ("possess", "after-write") else 1)
    record = stored(me.path)
    assert (record.final.name, record.clean) == (group.final.name, group.final.name)
    (mine,) = record.shares
    assert mine.of == group.final
    assert base(mine.scalar) == group.final.commitments.at(ME + 1)
    theirs = {i + 1: group.nodes[i].shares.share_of(group.final.name) for i in NEW[-2:]}
    assert value({ME + 1: mine.scalar, **{i: each.scalar for i, each in theirs.items() if each}}) == group.secret
    assert (record.keys, record.spent, record.dealt) == ((), (), ())
    counted(me, record_property)


def reshare(group: Group, me: Killed) -> None:
    """A session in which others make up for whatever the peer has not said."""
    envelope = seal(group.proposal(), seed_of(100))
    session = group.open(envelope)
    gathering = Gathering(session)
    deals = group.deals(envelope, OTHERS)
    with suppress(Ignore):
        deals |= group.deals(envelope, [ME])
    for each in deals.values():
        gathering.hear_deal(each)
    for i in NEW:
        gathering.hear_response(group.answer(session, i, gathering.deals)[0])
    qualified = gathering.qualify()
    assert qualified is not None
    dealt, responses, body = qualified
    certificate: PossessionCertificate | None = None
    for i in NEW:
        with suppress(Ignore):
            said, _ = group.nodes[i].receive_qualified(
                session, group.sent(session, i, dealt), responses, group.scalar()
            )
            certificate = gathering.hear_possession(said, body) or certificate
    assert certificate is not None
    assert gathering.verdicts == {}
    group.new_holders(OTHERS)
    committed = group.commit(Run(envelope, session, gathering, dealt, responses, body, {}, certificate))
    group.install(committed, body, [i for i in range(PEERS) if i != ME])
    with suppress(Ignore):
        me.receive_commit(committed, body)
    me.erase(live=True)


# A repair, as helper and as the member that lost its share

HELP = ("key", "split", "sum")


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("step", HELP)
def test_killed_as_a_helper(
    tmp_path: Path, step: str, point: str, record_property: Callable[[str, object], None]
) -> None:
    group = Group()
    shares = group.shares_of(group.final.name)
    group.lose(0)
    with Killed(tmp_path / "store", group, HELP.index(step) + 1, point) as me:
        attempts = repaired(group, 0, (1, 2, ME))
    assert me.refused == refused_again(me, step, {"split": "second-deal", "sum": "spent-key"})
    # What was done and not heard is made good by another request.
    assert attempts == (2 if point == "after-write" and step != "key" else 1)
    for said in ("split", "sum"):
        sessions = [message_in(each).session for each in me.signed[said]]
        assert len(set(sessions)) == len(sessions) >= 1
    back = group.nodes[0].shares.share_of(group.final.name)
    assert back is not None
    assert back.scalar == shares[1]
    mine = stored(me.path).share_of(group.final.name)
    assert mine is not None
    assert mine.scalar == shares[ME + 1]
    counted(me, record_property)


ASK = ("ask", "repaired")


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("step", ASK)
def test_killed_as_the_member_that_is_repaired(
    tmp_path: Path, step: str, point: str, record_property: Callable[[str, object], None]
) -> None:
    group = Group()
    lost = group.shares_of(group.final.name)[ME + 1]
    group.lose(ME)
    with Killed(tmp_path / "store", group, ASK.index(step) + 1, point) as me:
        repaired(group, ME, (0, 1, 2))
    assert me.refused == refused_again(me, step, {"repaired": "held-share"})
    (mine,) = stored(me.path).shares
    assert (mine.of, mine.scalar) == (group.final, lost)
    counted(me, record_property)


def repaired(group: Group, lost: int, helpers: Sequence[int]) -> int:
    """Ask until the share is back; return how often."""
    for attempt in (1, 2):
        request = group.request(lost, helpers)
        session = group.nodes[1].open_repair(request, frozenset())
        try:
            splits = group.splits(request, helpers)
            sums = group.sums(session, splits)
            group.nodes[lost].receive_sums(session, splits.values(), sums.values(), group.scalar())
        except Ignore as refused:
            if refused.code == "held-share":
                return attempt
        else:
            return attempt
    raise AssertionError("it did not come back")
