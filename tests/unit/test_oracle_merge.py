"""Traces of the partition merge: the replay is the reference's system, and the command takes them as it takes the others'."""

import ast
import inspect
import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from invariants.merge import INVARIANTS
from rebalancing import merge_system, parameters
from rebalancing.merge_system import ACTIONS
from rebalancing.oracle import cli, explain, merge_explain, values
from rebalancing.oracle.check import check, judge
from rebalancing.oracle.cli import ACCEPTED, MALFORMED, REJECTED, UNSUPPORTED
from rebalancing.oracle.merge_replay import MergeReplay
from rebalancing.oracle.trace import Header, Step, Steps, header_json, read_header, step_json
from rebalancing.refusal import Refused
from tests.unit.oracle_walk import Tried, few, walk
from tests.vectors import generate_merge_steps
from verifier.engines import vectors

ROOT = Path(__file__).resolve().parents[2]
SMALL: dict[str, Any] = {"Peers": [1, 2, 3, 4], "Left": [1, 2], "Threshold": 2, "Faults": 0, "MaxSnapshot": 6}
MODELS: dict[str, dict[str, Any]] = {
    "plain": {},
    "quorum": {"Left": [1, 2, 3], "Revocable": [4]},
    "held": {"Peers": [1, 2, 3, 4, 5], "Left": [1, 2, 3], "Threshold": 3, "OneWay": False},
    "liar": {"Peers": [1, 2, 3, 4, 5], "Left": [1, 2, 3, 5], "Threshold": 3, "Faults": 1, "Liars": [5]},
    "fork": {"Peers": [1, 2, 3], "Left": [1], "Liars": [3], "Copying": False},
    "forgers": {"Peers": [1, 2, 3], "Left": [1], "Liars": [2, 3]},
    "ruled": {
        "FirstHolders": [1, 3],
        "Region": [1, 2, 3, 4],
        "Owner": [1, 2],
        "Caps": [3, 5],
        "MaxPolicy": 2,
        "MaxLoss": 2,
    },
}
# Tried later than the rest, which they would undo.
FAULTS = {"Lose", "Revoke", "Regulate", "Flap", "Forget"}
ATTEMPTS = 6  # with one action, before the next


def header_of(**changes: Any) -> Header:
    return read_header({"trace": "merge", "protocol_version": 1, "model": {**SMALL, **changes}})


@cache
def walked(name: str, seed: int) -> list[Tried]:
    header, some = header_of(**MODELS[name]), few(merge_explain, ATTEMPTS)
    return list(walk(merge_system, merge_explain, header, seed, 30, FAULTS, 4, some))


@pytest.mark.parametrize("name", MODELS)
def test_replay_is_the_system(name: str) -> None:
    header = header_of(**MODELS[name])
    for seed in range(4):
        replay = MergeReplay(header)
        for s, action, arguments, after in walked(name, seed):
            assert replay.whole() == s
            if isinstance(after, str):
                with pytest.raises(Refused) as refusal:
                    replay.step(action, arguments)
                assert refusal.value.code == after
                assert replay.whole() == s
            else:
                replay.step(action, arguments)
                assert replay.whole() == after, (action, arguments)


def test_the_walks_come_far() -> None:
    tried = [(action, after) for name in MODELS for seed in range(4) for _, action, _, after in walked(name, seed)]
    assert {action for action, after in tried if not isinstance(after, str)} == {*ACTIONS} - {"Confirm"}
    assert {after for _, after in tried if isinstance(after, str)} >= {"not-a-quorum", "spent-ballot", "unknown-base"}


def test_the_invariants_hold_along_the_walks() -> None:
    seen = set()
    for name, changes in MODELS.items():
        model = header_of(**changes).model
        for seed in range(4):
            for s in {id(s): s for s, *_ in walked(name, seed)}.values():
                broken = [each for each, predicate in INVARIANTS.items() if not predicate(model, s)]
                assert not broken, (name, seed)
                seen |= {kind for kind in ("losses", "receipts", "revoked") if getattr(s.signed, kind)}
                seen |= {p.epoch for p in s.signed.policies}
    assert seen == {"losses", "receipts", "revoked", 0, 1, 2}


def test_a_walk_survives_its_json() -> None:
    for name, changes in MODELS.items():
        header = header_of(**changes)
        assert read_header(json.loads(json.dumps(header_json(header)))) == header
        steps = [
            Step(action, arguments, None, "", {})
            for s, action, arguments, after in walked(name, 3)
            if not isinstance(after, str) and after != s
        ]
        reader = Steps(header)
        again = [reader.read(json.loads(json.dumps(step_json(step)))) for step in steps]
        assert [(step.action, step.arguments) for step in again] == [(step.action, step.arguments) for step in steps]
        report, _ = check(header, enumerate(again, 2))
        assert report.accepted, name
        assert report.steps == len(steps) > 5


@pytest.mark.parametrize("name", MODELS)
def test_states_survive_their_json(name: str) -> None:
    """What a log may expect of a peer or of the system is written and read back as it was."""
    header = header_of(**MODELS[name])
    replay = MergeReplay(header)
    for s, action, arguments, after in walked(name, 3):
        if isinstance(after, str) or after == s:
            continue
        replay.step(action, arguments)
        for node in (None, *sorted(header.model.peers)):
            seen = replay.observe(node)
            assert bool(seen) == (node not in header.model.liars)
            written = json.loads(json.dumps({name: values.write(value) for name, value in seen.items()}))
            assert header.protocol.expectation(header.constants, node)(written, "expect") == seen


# Vectors


def codes_of(function: Any) -> set[str]:
    """The codes with which a function may refuse, or one that it calls."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(inspect.getsource(function))):
        match node:
            case ast.Call(func=ast.Name(id="need"), args=[_, ast.Constant(value=str(code))]):
                found.add(code)
            case ast.Call(func=ast.Name(id=name)) if inspect.isfunction(called := vars(merge_system).get(name)):
                found |= codes_of(called)
    return found


def test_every_refusal_has_a_vector_with_one_fault() -> None:
    shown = {
        (case["steps"][-1]["action"], case["code"])
        for _, case in vectors.cases_of(ROOT / generate_merge_steps.VECTORS)
        if case["code"]
    }
    possible = {(name, code) for name, action in ACTIONS.items() if name != "Confirm" for code in codes_of(action)}
    assert len(possible) > 30
    assert shown == possible


def test_a_refused_step_has_one_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the guard that it is about the step would be allowed, or what follows from the fault refuses it."""
    # Who is revoked neither deals nor has a share of the successor; a coordinator that knows of a conflict does not vote.
    follow = {"too-few-dealers": {"", "no-certificate"}, "conflict": {"", "not-a-quorum", "too-few-votes"}}
    sound, seen = merge_system.need, 0
    for _, case in vectors.cases_of(ROOT / generate_merge_steps.VECTORS):
        header = read_header(case["header"])
        replay, reader = MergeReplay(header), Steps(header)
        *before, last = [reader.read(row) for row in case["steps"]]
        if not case["code"] or last.node in header.model.liars:  # of liars there is no state
            continue
        for step in before:
            replay.step(step.action, step.arguments)
        with monkeypatch.context() as patch:
            patch.setattr(merge_system, "need", lambda holds, code, but=last.refused: sound(holds or code == but, code))
            try:
                replay.step(last.action, last.arguments)
                code = ""
            except Refused as refusal:
                code = refusal.code
        assert code in follow.get(last.refused, {""}), case["name"]
        seen += 1
    assert seen > 60


def test_each_status_has_a_view() -> None:
    views = json.loads((ROOT / generate_merge_steps.VECTORS / "views.json").read_text(encoding="utf-8"))["views"]
    assert {case["view"]["status"] for case in views} == {*generate_merge_steps.STATUSES}
    assert len(views) >= 12
    for case in views:
        assert generate_merge_steps.replay_view(case) == ""
        wrong = {**case, "view": {**case["view"], "current": 99}}
        assert generate_merge_steps.replay_view(wrong).startswith(case["name"])


# The command

MODEL: dict[str, Any] = {"Peers": [1, 2, 3, 4], "Left": [1, 2], "Threshold": 2, "Faults": 0}
HEADER: dict[str, Any] = {"trace": "merge", "protocol_version": 1, "model": MODEL}
PARTED = {"action": "Flap", "left_hears": False, "right_hears": False}
HEALED = {"action": "Flap", "left_hears": True, "right_hears": True}


def final(coordinator: int) -> dict[str, Any]:
    return {"action": "CommitFinal", "coordinator": coordinator}


def provisional(coordinator: int) -> dict[str, Any]:
    return {"action": "CommitProvisional", "coordinator": coordinator}


def learn(peer: int, snapshot: int) -> dict[str, Any]:
    return {"action": "Learn", "peer": peer, "evidence": {"snapshot": snapshot}}


def lose(peer: int) -> dict[str, Any]:
    return {"action": "Lose", "peer": peer}


BRANCHED = [PARTED, provisional(1), learn(2, 2), provisional(3)]
JOINED = [*BRANCHED, HEALED, final(1)]


def run(tmp_path: Path, lines: list[Any], *options: str) -> int:
    path = tmp_path / "trace.ndjson"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    return cli.main(["check", str(path), *options])


def test_the_page_shows_what_happens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs/oracle.md").read_text(encoding="utf-8")
    shown = page.split("## The merge")[1].split("```json\n")[1].split("```")[0]
    lines = [json.loads(line) for line in shown.splitlines()]
    assert run(tmp_path, lines) == ACCEPTED
    assert capsys.readouterr().out in page
    assert run(tmp_path, [*lines, final(3)]) == REJECTED
    assert capsys.readouterr().out in page


def test_what_is_in_the_way_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, [HEADER, *BRANCHED, final(1)]) == REJECTED
    assert "votes for a successor of 1 come from [1, 2]; it takes 3" in capsys.readouterr().out
    assert run(tmp_path, [HEADER, *BRANCHED, provisional(3)]) == REJECTED
    assert "votes for a successor of 3 come from [3]; it takes 2" in capsys.readouterr().out
    assert run(tmp_path, [HEADER, *BRANCHED, provisional(1), HEALED, learn(3, 4)]) == REJECTED
    said = capsys.readouterr().out
    assert "unknown-base" in said
    assert "3 has not heard of 2, which it follows" in said
    assert "the same step at 1" in said
    many = {**HEADER, "model": {"Peers": [1, 2, 3], "Liars": [2, 3], "Threshold": 2, "Faults": 0}}
    assert run(tmp_path, [many, provisional(1), {"action": "Learn", "peer": 1, "evidence": {"forged": 2}}]) == REJECTED
    assert "2 is provisional, and final snapshots follow final ones" in capsys.readouterr().out
    repaired = {"action": "Repair", "peer": 2, "snapshot": 3}
    assert run(tmp_path, [HEADER, *BRANCHED, repaired]) == REJECTED
    assert "2 repairs shares of [1, 2]" in capsys.readouterr().out


def test_where_nothing_is_capped_no_policy_follows_the_first() -> None:
    """As many as the wire can count are never listed."""
    header = header_of()
    assert header.constants["MaxPolicy"] == 0
    assert "Regulate" not in {
        action for action, _ in merge_system.choices(header.model, next(iter(merge_system.initial(header.model))))
    }
    assert header_of(Caps=[3], MaxPolicy=2).constants["MaxPolicy"] == 2
    assert header_of(Caps=[3]).constants["MaxPolicy"] == parameters.LARGEST_SAFE_INTEGER


SNAPSHOT = {
    "digest": 1, "parent": 0, "line": [0, 1], "final": True, "ballot": 0, "polynomial": 1, "members": [1, 2, 3, 4], "threshold": 2,
    "faults": 0, "acknowledged": [1, 2, 3, 4], "voters": [], "revokes": [], "policy": 0, "holders": [],
}  # fmt: skip
VIEW = {"conflict": False, "final": 1, "current": 1, "revoked": [], "policy": 0, "holders": [], "status": "ok"}
LOSS = {"peer": 1, "polynomial": 1, "number": 1}
POLICY = {"epoch": 1, "caps": [{"tree": 1, "domain": [1, 2], "most": 3}]}


@pytest.mark.parametrize(
    ("step", "field", "told"),
    [
        (learn(2, 3), {"snapshots": [SNAPSHOT]}, "snapshots"),
        (learn(2, 3), {"revoked": [4]}, "revoked"),
        (learn(2, 3), {"losses": [LOSS]}, "losses"),
        (learn(2, 3), {"receipts": [LOSS]}, "receipts"),
        (learn(2, 3), {"policies": [POLICY]}, "policies"),
        (learn(2, 3), {"dropped": [2]}, "dropped"),
        (learn(2, 3), {"shares": [{"polynomial": 1, "line": [0]}]}, "shares"),
        (learn(2, 3), {"in_use": [2]}, "in_use"),
        (learn(2, 3), {"view": {**VIEW, "current": 2, "status": "provisional"}}, "view"),
        (PARTED, {"network": {"left_hears": True, "right_hears": False}}, "network"),
        (PARTED, {"snapshots": [SNAPSHOT]}, "snapshots"),
        (PARTED, {"revoked": [4]}, "revoked"),
        (PARTED, {"losses": [LOSS]}, "losses"),
        (PARTED, {"receipts": [LOSS]}, "receipts"),
        (PARTED, {"policies": [POLICY]}, "policies"),
    ],
)
def test_states_are_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], step: dict[str, Any], field: dict[str, Any], told: str
) -> None:
    assert run(tmp_path, [HEADER, *BRANCHED, HEALED, {**step, "expect": field}]) == REJECTED
    assert f"expected  {told}: the log has" in capsys.readouterr().out


def test_alternatives(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, [HEADER, *JOINED, learn(4, 5)], "--json") == REJECTED
    answer = json.loads(capsys.readouterr().out)
    assert answer["code"] == "not-sent"
    # What is news to it comes first, the newest before the rest.
    assert answer["alternatives"][:3] == [learn(4, digest) for digest in (4, 3, 2)]
    assert f"the same action with another argument: {json.dumps(learn(4, 4))}" in answer["nearest"]
    one_way = {"action": "Flap", "left_hears": True, "right_hears": False}
    assert run(tmp_path, [{**HEADER, "model": {**MODEL, "OneWay": False}}, one_way], "--json") == REJECTED
    answer = json.loads(capsys.readouterr().out)
    assert answer["alternatives"] == [HEALED, PARTED]


def test_of_liars_nothing_is_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    header = {**HEADER, "model": {**MODEL, "Liars": [4]}}
    for step in (learn(4, 1), lose(4), final(4), {"action": "Revoke", "revoked": 1, "peer": 4}):
        assert run(tmp_path, [header, step], "--json") == REJECTED
        assert json.loads(capsys.readouterr().out)["code"] in ("liar", "bound")
    assert run(tmp_path, [header, {**learn(4, 1), "expect": {"view": VIEW}}]) == MALFORMED
    assert "expect has an unknown field" in capsys.readouterr().err


def test_many_peers_cost_little(tmp_path: Path) -> None:
    peers = list(range(1, 101))
    header = {**HEADER, "model": {"Peers": peers, "Left": peers[:60], "Threshold": 31, "Faults": 14}}
    assert run(tmp_path, [header, PARTED, provisional(1), HEALED, learn(100, 2), final(100), learn(1, 3)]) == ACCEPTED
    assert run(tmp_path, [header, PARTED, final(1)]) == REJECTED


@pytest.mark.parametrize(
    ("model", "place"),
    [
        ({**MODEL, "Peers": [], "Left": []}, "Peers is empty"),
        ({**MODEL, "Peers": ["p1", "p2"]}, "Peers[0]"),
        ({**MODEL, "Peers": [0, 1, 2]}, "Peers[0]"),
        ({**MODEL, "Left": [9]}, "Left[0]"),
        ({**MODEL, "Liars": [1], "Coordinators": [1]}, "Coordinators names a liar"),
        ({**MODEL, "Liars": [1], "Losing": [1]}, "Losing names a liar"),
        ({**MODEL, "Available": 1}, "Available"),
        ({**MODEL, "Holders": [1]}, "unknown field"),
        ({"Peers": [1, 2, 3], "Faults": 0}, "lacks the field"),
    ],
)
def test_malformed_header(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], model: dict[str, Any], place: str
) -> None:
    assert run(tmp_path, [{**HEADER, "model": model}, PARTED]) == MALFORMED
    said = capsys.readouterr().err
    assert said.startswith("malformed: line 1: header.model")
    assert place in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("step", "place"),
    [
        (learn(9, 1), "Learn.peer"),
        (learn(1, 0), "Learn.evidence.snapshot is 0"),
        ({**learn(1, 1), "evidence": {}}, "Learn.evidence is 0 pieces"),
        ({**learn(1, 1), "evidence": {"snapshot": 1, "revoked": 4}}, "Learn.evidence is 2 pieces"),
        ({**learn(1, 1), "evidence": {"revoked": 9}}, "Learn.evidence.revoked"),
        ({**learn(1, 1), "evidence": {"loss": {"peer": 1}}}, "Learn.evidence.loss lacks the field"),
        ({**learn(1, 1), "evidence": {"receipt": {**LOSS, "peer": 9}}}, "Learn.evidence.receipt.peer"),
        ({**learn(1, 1), "evidence": {"forged": 0}}, "Learn.evidence.forged is 0"),
        ({**learn(1, 1), "evidence": {"policy": {"epoch": 1}}}, "Learn.evidence.policy lacks the field"),
        (
            {**learn(1, 1), "evidence": {"policy": {"epoch": 1, "caps": [{"tree": 3, "domain": [1], "most": 1}]}}},
            "caps[0].tree",
        ),
        ({"action": "Repair", "peer": 1}, "Repair lacks the field"),
        ({"action": "Repair", "peer": 1, "snapshot": 0}, "Repair.snapshot is 0"),
        ({"action": "Regulate", "peer": 1, "epoch": 1, "most": -1}, "Regulate.most is -1"),
        ({"action": "CopyManifest", "coordinator": 1, "to": 9}, "CopyManifest.to"),
        ({**learn(1, 1), "evidence": {"vote": 1}}, "Learn.evidence has an unknown field"),
        ({**learn(1, 1), "evidence": 1}, "Learn.evidence is 1"),
        ({**final(1), "revokes": [4, 4]}, "CommitFinal.revokes names something twice"),
        ({**final(1), "revokes": 4}, "CommitFinal.revokes is 4"),
        ({**final(1), "expect": {"view": {**VIEW, "status": "fine"}}}, "expect.view.status"),
        ({**PARTED, "left_hears": 0}, "Flap.left_hears"),
        ({**PARTED, "peer": 1}, "Flap has an unknown field"),
        ({"action": "Merge", "peer": 1}, "unknown action"),
    ],
)
def test_malformed_step(tmp_path: Path, capsys: pytest.CaptureFixture[str], step: dict[str, Any], place: str) -> None:
    assert run(tmp_path, [HEADER, PARTED, step]) == MALFORMED
    said = capsys.readouterr().err
    assert said.startswith("malformed: line 3: ")
    assert place in said
    assert said.count("\n") == 1


def test_headers_without_nonces_or_digests(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody draws nonces here, and digests always count from 1."""
    for more in ({"nonces": {}}, {"digests": "given"}):
        assert run(tmp_path, [{**HEADER, **more}, PARTED]) == MALFORMED
        assert "header has an unknown field" in capsys.readouterr().err
    assert run(tmp_path, [{**HEADER, "protocol_version": 2}, PARTED]) == UNSUPPORTED


def test_itf_and_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    states, again = tmp_path / "run.itf.json", tmp_path / "again.ndjson"
    steps = [
        *JOINED,
        {"action": "Revoke", "revoked": 4, "peer": 2},
        {"action": "Learn", "peer": 1, "evidence": {"revoked": 4}},
        lose(3),
        {"action": "Learn", "peer": 1, "evidence": {"loss": {"peer": 3, "polynomial": 4, "number": 1}}},
        {"action": "Forget", "peer": 1},
        {"action": "Erase", "peer": 1},
        {**final(1), "verdict": "refuse", "code": "not-a-quorum"},
    ]
    assert run(tmp_path, [HEADER, *steps], "--write-itf", str(states)) == ACCEPTED
    assert cli.main(["check", "--itf", str(states), "--write-trace", str(again)]) == ACCEPTED
    assert [json.loads(line) for line in again.read_text().splitlines()][1:] == steps[:-1]
    document = json.loads(states.read_text())
    document["states"][3]["network"] = {"left_hears": True, "right_hears": False}
    states.write_text(json.dumps(document))
    capsys.readouterr()
    assert cli.main(["check", "--itf", str(states)]) == REJECTED
    assert "state 3: no action leads here" in capsys.readouterr().err
    large = {**HEADER, "model": {**MODEL, "Peers": list(range(1, 100))}}
    states.write_text(json.dumps({"#meta": {"rebalancing": large}, "states": [{}]}))
    assert cli.main(["check", "--itf", str(states)]) == MALFORMED
    assert "name in Peers, Revocable and Caps no more than the run uses" in capsys.readouterr().err


def test_lines_match_the_schemas() -> None:
    folder = Path(cli.__file__).parent / "schemas/merge"
    header, step = (json.loads((folder / f"trace-{name}.schema.json").read_text()) for name in ("header", "step"))
    jsonschema.validate(HEADER, header)
    for line in JOINED:
        jsonschema.validate(line, step)
    for wrong in (
        {**PARTED, "hurry": 1},
        {**learn(1, 1), "evidence": {}},
        {**learn(1, 1), "evidence": {"snapshot": 1, "revoked": 4}},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, step)


def test_a_rejected_step_changes_nothing() -> None:
    header = header_of()
    replay, reader = MergeReplay(header), Steps(header)
    replay.step("Revoke", {"revoked": 1, "peer": 2})
    before = replay.whole()
    assert judge(replay, reader.read({**lose(1), "expect": {"dropped": [1]}}))
    assert judge(replay, reader.read(learn(1, 2)))
    assert replay.whole() == before


def test_every_code_has_a_sentence() -> None:
    codes = {code for action in ACTIONS.values() for code in codes_of(action)}
    for code in codes:
        assert explain.sentence(header_of().protocol, code).endswith(".")
    assert not {*merge_explain.GUARDS} & {*explain.GUARDS, *explain.CODES}
    assert {*merge_explain.GUARDS} <= codes
