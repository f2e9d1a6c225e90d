"""The oracle's replay is the reference's system, message sets apart: same steps, same refusals, same states."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from rebalancing import lease, lease_history, lease_system
from rebalancing.lease_system import ACTIONS, LeaseSystem, Refused, choices
from rebalancing.oracle import check as trace_check
from rebalancing.oracle import lease_replay as oracle
from rebalancing.oracle import rest, values
from rebalancing.oracle.check import check, check_lines, judge
from rebalancing.oracle.lease_replay import LeaseReplay as Replay
from rebalancing.oracle.lease_trace import ACTIONS as ACTION_FIELDS
from rebalancing.oracle.protocol import KINDS
from rebalancing.oracle.trace import Header, Step, Steps, header_json, read_header, step_json

SMALL: dict[str, Any] = {
    "Granters": ["g1", "g2", "g3"], "Candidates": [1, 2], "Threshold": 2, "Faults": 0, "TTL": 2, "HolderTTL": 2, "HardStop": 3,
    "HolderStop": 3, "AmnesiaGuard": 4, "RenewEvery": 1, "Backoff": 0, "Window": 0, "MinimumInterval": 1, "RoundJump": 2, "Drift": 1,
    "FreeClocks": False, "TrackNonces": False, "MaxRound": 2, "MaxNumber": 2, "MaxNonce": 2, "MaxBase": 1,
}  # fmt: skip
MODELS: dict[str, dict[str, Any]] = {
    "plain": {},
    "free clocks": {"FreeClocks": True},
    "liar": {"Liars": ["g3"]},
    "twisted": {"Twisted": [2]},
    "rounds": {"Twisted": [2], "Liars": ["g3"], "Faults": 1, "ShownRounds": True, "RoundJump": 1, "MaxRound": 3},
    "forgery": {"Forgery": True, "TrackNonces": True, "Window": 1},
    "one": {"Candidates": [1], "MaxNonce": 3},
}


# Tried later than the rest, which they would undo.
FAULTS = {
    "CrashHolder",
    "Release",
    "HearRevocation",
    "RestartGranter",
    "Learn",
    "Commit",
    "HintMoves",
    "SlipGranter",
    "SlipHolder",
}
ATTEMPTS = 6  # with one action, before the next


def header_of(**changes: Any) -> Header:
    return read_header({"trace": "lease", "protocol_version": 1, "model": {**SMALL, **changes}})


def named(action: str, arguments: tuple[Any, ...]) -> dict[str, Any]:
    names = [name.removesuffix("?") for name in ACTION_FIELDS[action] if not name.endswith("!")]
    return dict(zip(names, arguments, strict=True))


def in_order(arguments: tuple[Any, ...]) -> str:
    """The same in every process, where sets come in no order."""
    return json.dumps([values.write(each) for each in arguments])


def walk(
    header: Header, seed: int, length: int
) -> Iterator[tuple[LeaseSystem, str, dict[str, Any], LeaseSystem | str]]:
    """Walk at random; yield every choice tried with the state after it, or the code of its refusal."""
    random = Random(seed)
    s = next(iter(lease_system.initial(header.model)))
    for _ in range(length):
        known: dict[str, list[tuple[Any, ...]]] = {}
        for action, arguments in choices(header.model, s):
            known.setdefault(action, []).append(arguments)
        order = sorted(known, key=lambda each: random.random() * (20 if each in FAULTS else 1))
        tried = (
            (a, x) for a in order for x in random.sample(sorted(known[a], key=in_order), min(ATTEMPTS, len(known[a])))
        )
        for action, arguments in tried:
            try:
                after: LeaseSystem | str = ACTIONS[action](header.model, s, *arguments)  # type: ignore[operator]
            except Refused as refusal:
                after = refusal.code
            yield s, action, named(action, arguments), after
            if isinstance(after, LeaseSystem) and after != s:
                s = after
                break


@pytest.mark.parametrize("name", MODELS)
def test_replay_is_the_system(name: str) -> None:
    header = header_of(**MODELS[name])
    replay = Replay(header)
    taken = set()
    for s, action, arguments, after in walk(header, 1, 120):
        assert replay.whole() == s
        if isinstance(after, str):
            with pytest.raises(Refused) as refusal:
                replay.step(action, arguments)
            assert refusal.value.code == after, (action, arguments)
            assert replay.whole() == s
        else:
            result = replay.after(action, arguments)
            if after != s:
                replay.take(result)
                taken.add(action)
            assert replay.whole() == after, (action, arguments)
    assert len(taken) >= 10


def test_the_walks_come_far() -> None:
    accepted = {
        action
        for changes in MODELS.values()
        for _, action, _, after in walk(header_of(**changes), 1, 120)
        if not isinstance(after, str)
    }
    assert {*ACTIONS} - accepted <= {"Act", "Extend", "Renew"}  # the step lists have these


@pytest.mark.parametrize("name", MODELS)
def test_what_may_be_sent_is_what_the_system_lists(name: str) -> None:
    header = header_of(**MODELS[name])
    model = header.model
    s = next(iter(lease_system.initial(model)))
    promised = lease_system.make_ballot(model, 0, 1, 1, 1)
    s = replace(s, granter={**s.granter, "g1": replace(s.granter["g1"], promised=promised)})  # type: ignore[index]
    ballots = [
        replace(ballot, rank=ballot.rank + more)
        for ballot, _ in lease_system.ballots_of(
            replace(model, max_round=4, max_nonce=4, max_base=2), model.rules.candidates
        )
        for more in (0, 1)
    ]
    listed = lease_system.requests_on_network(model, s)
    forged = lease_system.forged_requests(model)
    claims = lease_system.claims_on_network(model, frozenset())
    shown = [(0, frozenset()), *((r, by) for r in range(1, 4) for by in lease_system.subsets(model.rules.granters))]
    for ballot in ballots:
        for base in range(3):
            claim = lease.Claim(ballot=ballot, base=base)
            assert oracle.may_send_claim(model, claim) == (claim in claims)
            for number in (0, 1, 3):
                for shown_round, shown_by in shown:
                    m = lease.Request(ballot, base, number, shown_round, shown_by)
                    assert oracle.may_send_request(model, s, m) == (m in listed)
                    assert oracle.may_send_forged(model, m) == (m in forged)


def test_elapsed_time_is_as_many_slips() -> None:
    header = header_of(FreeClocks=True, TTL=4, HolderTTL=4, HardStop=7, HolderStop=9)
    states = [s for s, *_ in walk(header, 2, 150)]
    for s in states[::7]:
        for d in (1, 2, 3, 5, 8, 13):
            for g in header.model.rules.granters:
                slow = s
                for _ in range(d):
                    slow = lease_system.slip_granter(header.model, slow, g)
                assert oracle.elapse_granter(header.model, s, g, d) == slow
            for c in header.model.rules.candidates:
                slow = s
                for _ in range(d):
                    slow = lease_system.slip_holder(header.model, slow, c)
                assert oracle.elapse_holder(header.model, s, c, d) == slow


def test_elapsed_time_on_all_clocks_is_as_many_ticks() -> None:
    header = header_of(TTL=4, HolderTTL=4, HardStop=7, HolderStop=9)
    for s in [s for s, *_ in walk(header, 3, 100)][::5]:
        for d in (1, 3, 8):
            slow = s
            for _ in range(d):
                slow = lease_system.tick(header.model, slow, frozenset(), frozenset())
            assert oracle.elapse_all(header.model, s, d) == slow


@pytest.mark.parametrize("kept", [1, 4_096])
def test_nodes_at_rest_are_left_alone_and_no_others(kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever comes between, time does to each node what the system says; a clock that stood still is not taken for one at rest."""
    monkeypatch.setattr(rest, "MOST_RECORDS", kept)
    monkeypatch.setattr(rest, "MOST_KINDS", kept)
    header = header_of(FreeClocks=False, Drift=2, TTL=4, HolderTTL=4, HardStop=7, HolderStop=9, Window=1)
    random, standing = Random(5), 0
    for seed in range(4):
        replay = Replay(header)
        for _, action, arguments, after in walk(header, seed, 60):
            if isinstance(after, str) or action == "Tick":
                continue
            replay.state = replace(
                after, requests=oracle.NONE, grants=oracle.NONE, releases=oracle.NONE, acts=oracle.NONE
            )
            for _ in range(4):
                s = replay.state
                ahead = [
                    {node for node, skew in k.items() if skew > 0 and random.random() < 0.5}
                    for k in (s.granter_skew, s.holder_skew)
                ]
                still = [frozenset(nodes) for nodes in ahead]
                standing += len(still[0]) + len(still[1])
                given = dict(zip(("still_granters", "still_candidates"), still, strict=True))
                for name, told, wanted in (
                    ("Tick", given, lease_system.tick(header.model, s, *still)),
                    ("Elapse", {"ms": 3}, oracle.elapse_all(header.model, s, 3)),
                    ("Tick", {}, lease_system.tick(header.model, s, oracle.NONE, oracle.NONE)),
                ):
                    assert replay.after(name, told) == wanted, (action, arguments)
                replay.step("Tick", given if random.random() < 0.5 else {})
    assert standing > 20


def test_a_system_at_rest_is_the_same_one() -> None:
    replay = Replay(header_of(FreeClocks=False))
    before = replay.state
    for _ in range(3):
        assert replay.after("Tick", {}) is before
        assert replay.after("Elapse", {"ms": 7}) is before
    replay.step("Start", {"candidate": 1})
    assert replay.after("Tick", {}) != replay.state


@pytest.mark.parametrize("kept", [1, 4_096])
def test_a_line_that_stands_again_is_judged_again(kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trace_check, "MOST_LINES", kept)
    lines = [
        header_json(header_of()),
        {"action": "Start", "candidate": 1},
        {"action": "Tick"},
        {"action": "Start", "candidate": 1},
    ]
    report = check_lines(json.dumps(line).encode() for line in lines)
    assert (report.steps, report.line) == (2, 4)
    assert report.finding is not None
    assert report.finding.code == "attempt-runs"


def test_a_walk_survives_its_json() -> None:
    header = header_of(Twisted=[2], TrackNonces=True)
    assert read_header(json.loads(json.dumps(header_json(header)))) == header
    steps = []
    for s, action, arguments, after in walk(header, 4, 80):
        if not isinstance(after, str) and after != s:
            steps.append(Step(action, arguments, None, "", {}))
    reader = Steps(header)
    again = [reader.read(json.loads(json.dumps(step_json(step)))) for step in steps]
    report, _ = check(header, enumerate(again, 2))
    assert report.accepted
    assert report.steps == len(steps)


def test_a_rejected_step_changes_nothing() -> None:
    header = header_of()
    replay = Replay(header)
    replay.step("Start", {"candidate": 1})
    before = replay.whole()
    step = Steps(header).read({"action": "Act", "candidate": 1})
    assert judge(replay, step) is not None
    wrong = Steps(header).read({"action": "Start", "candidate": 2, "expect": {"number": 9}})
    assert judge(replay, wrong) is not None
    assert replay.whole() == before


def test_ranks_come_from_the_log() -> None:
    header = read_header({"trace": "lease", "protocol_version": 1, "ranks": "given", "model": {**SMALL}})
    replay = Replay(header)
    high = 2**255 + 1
    replay.step("Start", {"candidate": 1, "rank": high})
    (request,) = replay.requests
    assert request.ballot.rank == high == replay.state.holder[1].ballot.rank
    replay.step("Release", {"candidate": 1})
    assert lease_history.no_past(header.model.rules) == replay.state.past["g1"]  # type: ignore[index]
    replay.step("CrashHolder", {"candidate": 1})
    replay.step("RestartHolder", {"candidate": 1, "nonce": 2})
    # The rank of one base, round and coordinator is one digest.
    with pytest.raises(Refused) as refusal:
        replay.step("Start", {"candidate": 1, "rank": high + 1})
    assert refusal.value.code == "false-rank"
    replay.step("Start", {"candidate": 1, "rank": high})
    with pytest.raises(Refused):
        replay.step("Collect", {"granter": "g1", "request": replace(request, base=1)})
    replay.step("Collect", {"granter": "g1", "request": request})


def test_schemas_ship_with_the_package() -> None:
    folder = Path(oracle.__file__).parent / "schemas"
    for kind in KINDS:
        shipped = {path.name for path in (folder / kind).iterdir()}
        assert shipped == {"trace-header.schema.json", "trace-step.schema.json"}
