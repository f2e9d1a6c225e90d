"""What real nodes do in resharings, loss and repair is a trace that the reference accepts, refusals and stores included."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from rebalancing.envelope import Envelope
from rebalancing.errors import ProtocolError
from rebalancing.identifiers import Digest
from rebalancing.messages import seal
from rebalancing.oracle.check import Report, check_lines
from rebalancing.resharing_coordinator import Gathering
from rebalancing.resharing_deals import Dealing
from rebalancing.resharing_messages import NO_DIGEST, PossessionCertificate, SnapshotBody
from rebalancing.resharing_parameters import LONGEST_SESSION_MS
from rebalancing.resharing_sessions import Distribution, Session
from tests.unit.resharing_sample import FAULTS, NUMBER, OLD, THRESHOLD, Group, Run, read, seed_of

Json = dict[str, Any]
PEERS = range(8)
COORDINATOR = 100


def name(i: int) -> str:
    return f"p{i}"


class Log:
    """A group of peers whose every step is written down. Chance decides who takes part, and who asks for what it must not have."""

    def __init__(self, seed: int) -> None:
        self.group, self.random = Group(seed), Random(seed)
        peers = [name(i) for i in PEERS]
        model = {"Peers": peers, "Joining": peers[len(OLD) :], "Threshold": THRESHOLD, "Faults": FAULTS}
        self.lines: list[Json] = [{"trace": "resharing", "protocol_version": 1, "model": model}]
        self.names: dict[Digest, Json] = {NO_DIGEST: {"before": 1}, self.group.final.name: {"session": 0}}
        self.chain: list[tuple[Digest, Any, SnapshotBody]] = []
        self.sessions = 0
        self.silent: set[int] = set()
        self.codes: Counter[str] = Counter()

    def check(self) -> Report:
        return check_lines(json.dumps(line).encode() for line in self.lines)

    def some(self, of: Any, least: int) -> list[int]:
        """Choose most of these."""
        members = sorted(of)
        return sorted(self.random.sample(members, self.random.randint(min(least, len(members)), len(members))))

    # One line each

    def write(self, action: str, **arguments: Any) -> None:
        self.lines.append({"action": action, **arguments})

    def step(self, i: int, action: str, do: Callable[[], Any], arguments: Callable[[Any], Json]) -> Any:
        """Let a node do something; write what it did with what its store has then, or with what code it refused. None is a refusal."""
        try:
            done = do()
        except ProtocolError as verdict:
            self.codes[f"{action} {verdict.code}"] += 1
            self.write(action, peer=name(i), **arguments(None), verdict="refuse", code=verdict.code)
            return None
        self.codes[action] += 1
        self.write(action, peer=name(i), **arguments(done), expect=self.store(i))
        return True if done is None else done

    def store(self, i: int) -> Json:
        """What a store has, as the trace names it."""
        me = self.group.nodes[i].shares
        shares = [
            {"snapshot": self.names[each.of.name], "index": name(i), "under": self.names[each.under]}
            for each in me.shares
        ]
        return {"final": self.names[me.final.name], "shares": shares}

    # What nodes do

    def is_current(self, i: int) -> bool:
        return self.group.nodes[i].shares.final.name == self.group.final.name

    def propose(self, members: list[int]) -> tuple[Envelope, Session, int]:
        envelope = seal(self.group.proposal(members), seed_of(COORDINATOR))
        session = self.group.open(envelope, members[0])
        self.sessions += 1
        committee = {"members": [name(i) for i in members], "threshold": THRESHOLD}
        self.write("Propose", parent=self.names[self.group.final.name], committee=committee)
        return envelope, session, self.sessions

    def deal(self, i: int, envelope: Envelope, session: Session, number: int) -> Envelope | None:
        fresh = self.group.randomness(receivers=len(session.receivers))
        node, now = self.group.nodes[i], self.group.now_ms
        made: Dealing | None = self.step(
            i, "Deal", lambda: node.receive_proposal(envelope, now, fresh), lambda _: {"session": number}
        )
        return self.group.kept(made) if made else None

    def respond(self, i: int, session: Session, number: int, gathering: Gathering) -> None:
        def told(done: Any) -> Json:
            held = [name(NUMBER[session.dealers[each.dealer]]) for each in read(done[0]).held] if done else []
            return {"session": number, "dealers": held}

        answer = self.step(i, "Respond", lambda: self.group.answer(session, i, gathering.deals), told)
        if answer is not None:
            gathering.hear_response(answer[0])

    def possess(self, i: int, session: Session, number: int, found: Any) -> Any:
        deals, responses, body = found
        qualified = [name(NUMBER[session.dealers[each.dealer]]) for each in body.qualified]
        self.names[session.distribution(body).name] = {"session": number, "qualified": qualified}
        node, sent = self.group.nodes[i], self.group.sent(session, i, deals)
        return self.step(
            i,
            "Possess",
            lambda: node.receive_qualified(session, sent, responses, self.group.scalar()),
            lambda _: {"session": number, "qualified": qualified},
        )

    def follow(self, i: int) -> None:
        """A peer is shown the chain."""
        at = [parent for parent, _, _ in self.chain]
        while (final := self.group.nodes[i].shares.final.name) in at:
            self.install(i, at.index(final))

    def install(self, i: int, place: int) -> None:
        _, committed, body = self.chain[place]
        brought = self.names[self.brought[place]]
        node = self.group.nodes[i]
        self.step(i, "Install", lambda: node.receive_commit(committed, body), lambda _: {"snapshot": brought})
        if node.shares.share_of(node.shares.final.name):
            self.silent.discard(i)

    @property
    def brought(self) -> list[Digest]:
        return [*(parent for parent, _, _ in self.chain[1:]), self.group.final.name]

    def erase(self, i: int) -> None:
        self.step(i, "Erase", lambda: self.group.nodes[i].erase(live=True), lambda _: {})

    def restart(self, i: int) -> None:
        self.group.nodes[i] = self.group.node(i)
        self.write("Restart", peer=name(i), expect=self.store(i))

    def lose(self, i: int) -> None:
        """A disk dies. Others show its peer the snapshot in force, for the log the chain that leads there."""
        self.group.lose(i)
        self.write("Lose", peer=name(i), expect={"shares": []})
        for each in self.brought if self.chain else []:
            self.write("Install", peer=name(i), snapshot=self.names[each])

    def repair(self, i: int, helpers: list[int]) -> None:
        arguments = {"helpers": [name(g) for g in helpers]}
        self.step(i, "Repair", lambda: self.group.repair(i, helpers), lambda _: arguments)

    # A session

    def reshare(self) -> None:
        """A session from the proposal to clean-up, or as far as it comes; some take no part, and some ask for what is not theirs."""
        random = self.random
        current = [i for i in PEERS if self.is_current(i)]
        envelope, session, number = self.propose(sorted(random.sample(current, 5)))
        gathering = Gathering(session)
        dealers = {NUMBER[each] for each in session.dealers.values()}
        members = {NUMBER[seat.peer] for seat in session.receivers.values()}
        for i in self.some(dealers, THRESHOLD):
            if made := self.deal(i, envelope, session, number):
                gathering.hear_deal(made)
        self.deal(random.choice(sorted({*PEERS} - dealers)), envelope, session, number)
        for i in self.some(members, THRESHOLD + FAULTS - random.randint(0, 1)):
            self.respond(i, session, number, gathering)
        self.respond(random.choice(sorted({*PEERS} - members)), session, number, gathering)
        found = gathering.qualify()
        if found is None:
            self.write("Report", session=number)
            return
        certificate = None
        for i in self.some(members, THRESHOLD + FAULTS):
            if random.random() < 1 / 4:
                self.restart(i)
            if (done := self.possess(i, session, number, found)) is not None:
                certificate = gathering.hear_possession(done[0], found[2]) or certificate
        self.possess(random.choice(sorted(members)), session, number, found)
        if certificate is not None:
            self.commit(Run(envelope, session, gathering, *found, {}, certificate), certificate)

    def commit(self, run: Run, certificate: PossessionCertificate) -> None:
        """The parent's committee commits; some follow, and some of those clean up."""
        group, parent = self.group, self.group.final
        # Whoever has lost its store does not know what it has voted for.
        group.holders = {i: holder for i, holder in group.holders.items() if i not in self.silent}
        for i in group.holders:
            self.follow(i)
        committed = group.commit(run)
        group.final = Distribution(run.body, (committed.prepared.snapshot,))
        self.chain.append((parent.name, committed, run.body))
        group.new_holders(NUMBER[member] for member in run.body.members.values())
        self.write("Commit", snapshot=self.names[group.final.name], parent=self.names[parent.name])
        for i in self.some(PEERS, 6):
            self.follow(i)
        self.install(self.random.choice([*PEERS]), len(self.chain) - 1)
        for i in self.some([i for i in PEERS if self.is_current(i)], 5):
            self.erase(i)

    def heal(self) -> None:
        """Everybody catches up, a disk dies, and its share is given back, as are those of members who have missed their session."""
        group = self.group
        for i in PEERS:
            self.follow(i)
        group.now_ms += LONGEST_SESSION_MS + 1
        members = [NUMBER[member] for member in group.final.body.members.values()]
        able = [i for i in members if group.nodes[i].shares.share_of(group.final.name)]
        helpers = able
        if not self.silent:
            self.lose(lost := self.random.choice(members))
            self.silent.add(lost)
            helpers = [i for i in able if i != lost]
        for i in members:
            if i not in helpers and len(helpers) >= THRESHOLD:
                self.repair(i, sorted(self.random.sample(helpers, THRESHOLD)))
        group.now_ms += LONGEST_SESSION_MS + 1


@pytest.fixture(scope="module")
def logs() -> list[Log]:
    found = [Log(seed) for seed in range(6)]
    for log in found:
        for _ in range(3):
            log.reshare()
            log.heal()
    return found


def test_what_real_nodes_do_is_a_trace(logs: list[Log]) -> None:
    for log in logs:
        report = log.check()
        assert report.accepted, report
        assert report.steps == len(log.lines) - 1


def test_the_logs_have_everything(logs: list[Log]) -> None:
    seen = sum((log.codes for log in logs), Counter[str]())
    assert {"Deal", "Respond", "Possess", "Install", "Erase", "Repair"} <= {*seen}
    assert sum(len(log.chain) for log in logs) >= 6
    assert {"Deal not-chosen", "Respond not-chosen", "Possess spent-key", "Install stale-base"} <= {*seen}


def test_a_log_that_says_something_else_is_rejected(logs: list[Log]) -> None:
    """Every line that says what a store has, or a refusal, is compared: with one of them changed the log is rejected there."""
    log = logs[0]
    whole, changed = log.lines, Counter[str]()
    for place, line in enumerate(whole):
        if "code" in line:
            wrong = {name: value for name, value in line.items() if name not in ("verdict", "code")}
        elif line.get("expect", {}).get("shares"):
            wrong = {**line, "expect": {**line["expect"], "shares": line["expect"]["shares"][1:]}}
        else:
            continue
        changed["refusals" if "code" in line else "stores"] += 1
        log.lines = [*whole[:place], wrong, *whole[place + 1 :]]
        assert log.check().line == place + 1
    log.lines = whole
    assert min(changed["refusals"], changed["stores"]) > 5
