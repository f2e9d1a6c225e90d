"""Traces of the commit: the replay is the reference's system, message sets apart, and the command takes them as it takes the lease's."""

import ast
import inspect
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rebalancing import commit_system
from rebalancing.commit import Proposal
from rebalancing.commit_system import ACTIONS
from rebalancing.oracle import cli, commit_explain
from rebalancing.oracle.check import check, judge
from rebalancing.oracle.cli import ACCEPTED, MALFORMED, REJECTED
from rebalancing.oracle.commit_replay import CommitReplay
from rebalancing.oracle.trace import Header, Step, Steps, header_json, read_header, step_json
from rebalancing.refusal import Refused
from tests.unit.oracle_walk import Tried, few, walk
from tests.vectors import commit_cases as cases
from tests.vectors import generate_commit
from verifier.engines import vectors

ROOT = Path(__file__).resolve().parents[2]
SMALL: dict[str, Any] = {
    "Holders": ["h1", "h2"], "Coordinators": [1, 2], "Choices": [1, 2], "Threshold": 1, "Faults": 0, "MaxRound": 2, "MaxNonce": 2,
    "MaxSequence": 2, "Kinds": [False], "SignedJustification": False,
}  # fmt: skip
MODELS: dict[str, dict[str, Any]] = {
    "plain": {},
    "twisted": {"Twisted": [2]},
    "provisional": {"Twisted": [1, 2], "Kinds": [False, True], "MaxNonce": 1},
    "liar": {"Holders": ["h1", "h2", "h3"], "Liars": ["h3"], "Threshold": 2, "Twisted": [1, 2], "MaxNonce": 1},
    "signed": {"SignedJustification": True, "Twisted": [2]},
    "alone": {"Holders": ["h1"], "Twisted": [2], "MaxNonce": 1},
}
# Tried later than the rest, which they would undo.
FAULTS = {"CrashCoordinator", "LoseStore", "MovePolicy", "Restart", "Install"}
ATTEMPTS = 6  # with one action, before the next


def header_of(**changes: Any) -> Header:
    return read_header({"trace": "commit", "protocol_version": 1, "model": {**SMALL, **changes}})


def walked(header: Header, seed: int, length: int) -> Iterator[Tried]:
    return walk(commit_system, commit_explain, header, seed, length, FAULTS, 20, few(commit_explain, ATTEMPTS))


@pytest.mark.parametrize("name", MODELS)
def test_replay_is_the_system(name: str) -> None:
    header = header_of(**MODELS[name])
    for seed in range(3):
        replay = CommitReplay(header)
        for s, action, arguments, after in walked(header, seed, 30):
            assert replay.whole() == s
            if isinstance(after, str):
                with pytest.raises(Refused) as refusal:
                    replay.step(action, arguments)
                assert refusal.value.code == after, (action, arguments)
                assert replay.whole() == s
            else:
                replay.take(replay.after(action, arguments))
                assert replay.whole() == after, (action, arguments)


def test_the_walks_come_far() -> None:
    tried = [
        (action, after)
        for changes in MODELS.values()
        for seed in range(3)
        for _, action, _, after in walked(header_of(**changes), seed, 30)
    ]
    assert {*ACTIONS} == {action for action, after in tried if not isinstance(after, str)}
    assert {after for _, after in tried if isinstance(after, str)} >= {"unjustified", "second-echo", "no-certificate"}


@pytest.mark.parametrize("name", MODELS)
def test_what_may_be_sent_is_what_is_listed(name: str) -> None:
    """On states of a walk, of ballots and snapshots that a larger model could have."""
    header = header_of(**MODELS[name])
    model, found = header.model, 0
    wide = replace(model, max_round=3, max_nonce=3)
    for s in [s for s, *_ in walked(header, 2, 40)][::12]:
        for at in commit_system.standing(model, s):
            ballots = [
                replace(b, rank=b.rank + more)
                for b in commit_system.ballots_on(wide, at.base, wide.coordinators)
                for more in (0, 1)
            ]
            twisted = commit_system.ballots_on(model, at.base, model.twisted)
            everybody = commit_system.ballots_on(model, at.base, model.coordinators)
            listed = commit_system.successors(model, at)
            for b in ballots:
                assert commit_system.is_ballot(model, at.base, model.twisted, b) == (b in twisted)
                assert commit_system.is_ballot(model, at.base, model.coordinators, b) == (b in everybody)
            snapshots = [
                replace(commit_system.make_snapshot(model, at.base, at.sequence + 1, b, x), digest=d)
                for b in ballots[::3]
                for x in (1, 2, 3)
                for d in {commit_system.digest(model, at.base, b, x), 1}
            ]
            for x in [*snapshots, *listed, *(replace(x, sequence=x.sequence + 1) for x in listed)]:
                assert commit_system.is_successor(model, at, x) == (x in listed)
            for p in model.kinds:
                for b in twisted:
                    proposed = set(commit_system.proposed(model, s, p, at, b))
                    grants = commit_system.grants_under(model, s, p, at.base, b)
                    some = {frozenset[Any](), grants, *(frozenset({g}) for g in grants)}
                    for j in {*some, *(m.justification for m in proposed)}:
                        for x in [*snapshots[::5], *listed[:1]]:
                            m = Proposal(provisional=p, ballot=b, snapshot=x, justification=j)
                            assert commit_system.was_proposed(model, s, at, m) == (m in proposed)
                            found += m in proposed
    assert bool(model.twisted) == bool(found)


def test_a_walk_survives_its_json() -> None:
    header = header_of(**MODELS["provisional"])
    assert read_header(json.loads(json.dumps(header_json(header)))) == header
    steps = [
        Step(action, arguments, None, "", {})
        for s, action, arguments, after in walked(header, 4, 40)
        if not isinstance(after, str) and after != s
    ]
    reader = Steps(header)
    again = [reader.read(json.loads(json.dumps(step_json(step)))) for step in steps]
    assert [(step.action, step.arguments) for step in again] == [(step.action, step.arguments) for step in steps]
    report, _ = check(header, enumerate(again, 2))
    assert report.accepted
    assert report.steps == len(steps) > 10


# Vectors


def codes_of(action: Any) -> set[str]:
    """The codes with which an action's function, and the one that names its failed guard, may refuse."""
    found = set()
    for node in ast.walk(ast.parse(inspect.getsource(action))):
        match node:
            case ast.Call(func=ast.Name(id="need"), args=[_, ast.Constant(value=str(code))]):
                found.add(code)
            case ast.Call(func=ast.Name(id=name)) if name.startswith("why_not_"):
                found |= codes_of_checks(getattr(commit_system, name))
    return found


def codes_of_checks(function: Any) -> set[str]:
    tree = ast.parse(inspect.getsource(function)).body[0]
    assert isinstance(tree, ast.FunctionDef)
    texts = {n.value for each in tree.body[1:] for n in ast.walk(each) if isinstance(n, ast.Constant)}
    return {text for text in texts if isinstance(text, str)}


def test_every_refusal_has_a_vector_with_one_fault() -> None:
    """Every code of every action, so every guard of a message too: the guards of `commit` are named with theirs."""
    shown = {
        (case["steps"][-1]["action"], case["code"])
        for _, case in vectors.cases_of(ROOT / generate_commit.VECTORS)
        if case["code"]
    }
    possible = {(name, code) for name, action in ACTIONS.items() for code in codes_of(action)}
    assert len(possible) > 40
    # What a log can say and a model's choices cannot is refused by the oracle itself.
    own = {("Ask", "false-rank"), ("Grant", "false-rank"), ("Echo", "false-digest"), ("RestartCoordinator", "bound")}
    assert shown == possible | own
    guards = inspect.getsource(commit_system.commit)
    named = {
        line.split("]")[0].split()[-1] for line in guards.splitlines() if '"""[IGNORE' in line or '"""[REJECT' in line
    }
    assert named <= {code for _, code in shown}


def test_a_refused_message_has_one_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the guards that the refusal chooses from, one does not hold."""
    sound = commit_system.first_failed
    failed: list[list[str]] = []

    def watched(checks: Mapping[str, bool]) -> str:
        failed.append([code for code, holds in checks.items() if not holds])
        return sound(checks)

    monkeypatch.setattr(commit_system, "first_failed", watched)
    several = []
    for _, case in vectors.cases_of(ROOT / generate_commit.VECTORS):
        failed.clear()
        assert generate_commit.replay_case(case) == ""
        if failed and failed[-1] != [case["code"]]:
            several.append((case["name"], failed[-1]))
    assert not several


# The command

MODEL: dict[str, Any] = {
    "Holders": ["h1", "h2", "h3"],
    "Coordinators": [1, 2],
    "Choices": [1],
    "Threshold": 2,
    "Faults": 0,
}
HEADER: dict[str, Any] = {"trace": "commit", "protocol_version": 1, "model": MODEL}
BALLOT = {"round": 1, "rank": 2, "coordinator": 1, "nonce": 1}
ASK = {"action": "Ask", "coordinator": 1, "parent": 0, "round": 1}


def grant(holder: str) -> dict[str, Any]:
    return {"action": "Grant", "holder": holder, "parent": 0, "ballot": BALLOT}


def run(tmp_path: Path, lines: list[Any], *options: str) -> int:
    path = tmp_path / "trace.ndjson"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    return cli.main(["check", str(path), *options])


def test_several_traces_may_be_of_several_protocols(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lease = [
        {**HEADER, "trace": "lease", "model": {"Granters": ["g1"], "Candidates": [1], "Threshold": 1, "Faults": 0}}
    ]
    for name, lines in (
        ("commit", [HEADER, ASK, grant("h1")]),
        ("lease", [*lease, {"action": "Start", "candidate": 1}]),
        ("twice", [HEADER, ASK, grant("h1"), grant("h1")]),
    ):
        Path(name).write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    assert cli.main(["check", "commit", "lease", "twice"]) == REJECTED
    assert capsys.readouterr().out.splitlines() == [
        "commit: accepted: 2 steps",
        "lease: accepted: 1 steps",
        "twice: rejected: line 4, after 2 steps: stale-ballot: The ballot is not above the one that is promised.",
    ]


def test_the_page_shows_what_happens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs/oracle.md").read_text(encoding="utf-8")
    shown = page.split("## The commit")[1].split("```json\n")[1].split("```")[0]
    lines = [json.loads(line) for line in shown.splitlines()]
    assert run(tmp_path, lines) == ACCEPTED
    assert capsys.readouterr().out in page
    assert run(tmp_path, [*lines[:-1], {**lines[-1], "holder": "h1"}]) == REJECTED
    assert capsys.readouterr().out in page


def test_nearest_steps_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    low = {**grant("h2"), "ballot": {**BALLOT, "nonce": 9}}
    assert run(tmp_path, [HEADER, ASK, grant("h1"), low]) == REJECTED
    said = capsys.readouterr().out
    assert "not-sent" in said
    assert f"the same action with another argument: {json.dumps(grant('h2'))}" in said
    assert run(tmp_path, [HEADER, ASK, grant("h1"), grant("h1")]) == REJECTED
    assert "the same step at h2" in capsys.readouterr().out


def test_what_must_be_carried_on_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    header = generate_commit.FAMILY.header_of(cases.TWISTED_2, given=False)
    wrong = cases.echo("h4", cases.AFRESH, cases.IGNORED_REPORT, cases.snapshot(cases.AFRESH))
    assert run(tmp_path, [header_json(header), *cases.IGNORED, wrong]) == REJECTED
    said = capsys.readouterr().out
    assert "unjustified" in said
    assert f"the snapshot that the highest report names: {cases.OWN['digest']}" in said


@pytest.mark.parametrize(
    ("step", "field", "told"),
    [
        (grant("h1"), {"final": {"promised": {**BALLOT, "nonce": 2}}}, "final.promised"),
        (ASK, {"proposed": True}, "proposed"),
        ({"action": "MovePolicy", "choice": 1}, {"admitted": [1]}, "admitted"),
    ],
)
def test_states_are_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], step: dict[str, Any], field: dict[str, Any], told: str
) -> None:
    before = [] if step == ASK else [ASK]
    assert run(tmp_path, [HEADER, *before, {**step, "expect": field}]) == REJECTED
    assert f"expected  {told}: the log has" in capsys.readouterr().out


def test_large_bounds_cost_nothing(tmp_path: Path) -> None:
    """With the bounds of the wire nothing is listed, neither for twisted coordinators nor for fresh nonces."""
    header = {**HEADER, "model": {**MODEL, "Twisted": [2]}}
    false = {
        **grant("h1"),
        "ballot": {"round": 9, "rank": 1, "coordinator": 2, "nonce": "170141183460469231731687303715884105728"},
    }
    crash = [
        {"action": "CrashCoordinator", "coordinator": 1},
        {"action": "RestartCoordinator", "coordinator": 1, "nonce": 7},
    ]
    assert run(tmp_path, [header, ASK, false, *crash]) == ACCEPTED


@pytest.mark.parametrize(
    "model",
    [
        {**MODEL, "Choices": [1, 3]},
        {**MODEL, "Coordinators": [2]},
        {**MODEL, "Choices": []},
        {**MODEL, "Kinds": []},
        {**MODEL, "Kinds": ["final"]},
        {**MODEL, "Liars": ["h9"]},
        {name: value for name, value in MODEL.items() if name != "Choices"},
    ],
)
def test_malformed_header(tmp_path: Path, capsys: pytest.CaptureFixture[str], model: dict[str, Any]) -> None:
    assert run(tmp_path, [{**HEADER, "model": model}, ASK]) == MALFORMED
    assert capsys.readouterr().err.startswith("malformed: line 1: header.model")


def test_own_digests_need_no_numbers_without_gaps(tmp_path: Path) -> None:
    header = {**HEADER, "digests": "given", "model": {**MODEL, "Coordinators": [7], "Choices": [99]}}
    assert run(tmp_path, [header, {**ASK, "coordinator": 7, "rank": 5}]) == ACCEPTED
    assert run(tmp_path, [header, {**ASK, "coordinator": 7}]) == MALFORMED


def test_itf_and_back(tmp_path: Path) -> None:
    tiny = {
        **MODEL,
        "Holders": ["h1", "h2"],
        "Coordinators": [1],
        "MaxRound": 1,
        "MaxNonce": 1,
        "MaxSequence": 1,
        "Kinds": [False],
    }
    states, again = tmp_path / "run.itf.json", tmp_path / "again.ndjson"
    b = {**BALLOT, "rank": 1}
    justification = [{"holder": h, "parent": 0, "ballot": b} for h in ("h1", "h2")]
    snapshot = {"digest": 1, "parent": 0, "sequence": 1, "origin": b, "choice": 1}
    steps = [
        ASK,
        {**grant("h1"), "ballot": b},
        {**grant("h2"), "ballot": b},
        {"action": "Propose", "coordinator": 1, "justification": justification, "snapshot": snapshot},
        *(
            {
                "action": "Echo",
                "holder": h,
                "proposal": {"ballot": b, "snapshot": snapshot, "justification": justification},
            }
            for h in ("h1", "h2")
        ),
        *({"action": "Vote", "holder": h, "claim": {"ballot": b, "snapshot": snapshot}} for h in ("h1", "h2")),
        {"action": "Install", "holder": "h2", "claim": {"ballot": b, "snapshot": snapshot}},
        {"action": "LoseStore", "holder": "h1"},
    ]
    assert run(tmp_path, [{**HEADER, "model": tiny}, *steps], "--write-itf", str(states)) == ACCEPTED
    assert cli.main(["check", "--itf", str(states), "--write-trace", str(again)]) == ACCEPTED
    assert [json.loads(line) for line in again.read_text().splitlines()][1:] == steps
    large = {"#meta": {"rebalancing": HEADER}, "states": [{}]}
    states.write_text(json.dumps(large))
    assert cli.main(["check", "--itf", str(states)]) == MALFORMED


def test_lines_match_the_schemas() -> None:
    folder = Path(cli.__file__).parent / "schemas/commit"
    header, step = (json.loads((folder / f"trace-{name}.schema.json").read_text()) for name in ("header", "step"))
    jsonschema.validate(HEADER, header)
    for line in (ASK, *cases.CARRIED, *cases.OWN_COMMITTED):
        jsonschema.validate(line, step)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**ASK, "hurry": 1}, step)


def test_a_refused_step_changes_nothing() -> None:
    header = header_of()
    replay, reader = CommitReplay(header), Steps(header)
    replay.step("Ask", {"coordinator": 1, "parent": 0, "round": 1})
    before = replay.whole()
    assert judge(replay, reader.read({"action": "LoseStore", "holder": "h1", "expect": {"silent": False}}))
    assert judge(replay, reader.read({"action": "Ask", "coordinator": 1, "parent": 0, "round": 1}))
    assert replay.whole() == before
    assert not replay.state.holder["h1"].silent  # type: ignore[index]
