"""Traces of the resharing: the replay is the reference's system, message sets apart, and the command takes them as it takes the others'."""

import ast
import inspect
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest

from rebalancing import resharing_system
from rebalancing.oracle import cli, explain, resharing_explain, resharing_replay, values
from rebalancing.oracle.check import check, judge
from rebalancing.oracle.cli import ACCEPTED, MALFORMED, REJECTED, UNSUPPORTED
from rebalancing.oracle.resharing_replay import COARSE, ResharingReplay
from rebalancing.oracle.trace import Header, Step, Steps, header_json, read_header, step_json
from rebalancing.refusal import Refused
from rebalancing.resharing_system import ACTIONS, ResharingSystem
from tests.unit.oracle_walk import Arguments, Tried, few, walk
from tests.vectors import generate_reshare_steps
from verifier.engines import vectors

ROOT = Path(__file__).resolve().parents[2]
THREE, FOUR = ["p1", "p2", "p3"], ["p1", "p2", "p3", "p4"]
SMALL: dict[str, Any] = {
    "Peers": THREE,
    "Leaving": [],
    "Threshold": 2,
    "Faults": 0,
    "Thresholds": [2],
    "MaxSession": 2,
    "MaxVersion": 1,
}
MODELS: dict[str, dict[str, Any]] = {
    "plain": {},
    "moves": {"Peers": FOUR, "Joining": ["p4"], "Leaving": ["p1"], "Alike": ["p2", "p4"], "Cap": 1, "Thresholds": [2, 3]},
    "liar": {"Peers": [*FOUR, "p5"], "Liars": ["p5"], "Threshold": 3, "Thresholds": [3], "Faults": 1, "MaxSession": 1},
    "genesis": {"Begun": False, "MaxSession": 3, "MaxVersion": 2},
    "rekey": {"Losing": ["p1", "p2"], "MaxVersion": 2, "Dealing": ["p1", "p3"]},
    "late": {"Dealing": ["p1", "p2"], "Receiving": ["p1", "p3"], "Expiring": False},
}  # fmt: skip
# Tried later than the rest, which they would undo.
FAULTS = {"Lose", "Revoke", "Report", "Release"}
ATTEMPTS = 25  # with one action, before the next


def header_of(**changes: Any) -> Header:
    return read_header({"trace": "resharing", "protocol_version": 1, "model": {**SMALL, **changes}})


def sample(random: Random, action: str, known: list[Arguments]) -> list[Arguments]:
    """Choose some; of answers first those that name most dealers."""
    found = few(resharing_explain, ATTEMPTS)(random, action, known)
    return sorted(found, key=lambda x: -len(x[2])) if action == "Respond" else found


@cache
def walked(name: str, seed: int) -> list[Tried]:
    header = header_of(**MODELS[name])
    return list(walk(resharing_system, resharing_explain, header, seed, 40, FAULTS, 9, sample))


@pytest.mark.parametrize("name", MODELS)
def test_replay_is_the_system(name: str) -> None:
    header = header_of(**MODELS[name])
    for seed in range(4):
        replay = ResharingReplay(header)
        for s, action, arguments, after in walked(name, seed):
            assert replay.whole() == s
            if isinstance(after, str):
                with pytest.raises(Refused) as refusal:
                    replay.step(action, arguments)
                assert refusal.value.code in COARSE.get(after, {after}), (action, arguments)
                assert replay.whole() == s
            else:
                replay.take(replay.after(action, arguments))
                assert replay.whole() == after, (action, arguments)


def test_the_walks_come_far() -> None:
    tried = [(action, after) for name in MODELS for seed in range(4) for _, action, _, after in walked(name, seed)]
    assert {action for action, after in tried if not isinstance(after, str)} == {*ACTIONS}
    assert {after for _, after in tried if isinstance(after, str)} >= {"may-not-possess", "no-certificate", "no-member"}


def test_what_may_be_named_is_what_is_listed() -> None:
    """Of committees and of sets of dealers, also such as `choices` never tries."""
    header = header_of(**MODELS["moves"])
    model = header.model
    replay = ResharingReplay(header)
    s = replay.whole()
    first = resharing_system.first(model)
    for members in resharing_system.subsets(model.peers):
        for t in (1, 2, 3):
            new = resharing_replay.Committee(members=members, threshold=t)
            try:
                after: Any = resharing_system.propose(model, s, first, new)
            except Refused as refusal:
                after = refusal.code
            got = replay.allows("Propose", {"parent": first.digest, "committee": new})
            assert (after if isinstance(after, ResharingSystem) else None) == got


def test_who_may_be_named_is_who_is_listed() -> None:
    """Of sets of dealers, for everybody, in a session in which one has dealt and one lies."""
    header = header_of(**MODELS["liar"])
    model, replay = header.model, ResharingReplay(header)
    first = resharing_system.first(model)
    replay.step("Propose", {"parent": first.digest, "committee": first.committee})
    replay.step("Deal", {"peer": "p1", "session": 1})
    s, (m,) = replay.whole(), replay.state.proposals
    allowed = 0
    for h in model.peers:
        for dealers in resharing_system.subsets(model.peers):
            try:
                after = resharing_system.respond(model, s, h, m, dealers).responses
            except Refused:
                after = None
            got = replay.allows("Respond", {"peer": h, "session": 1, "dealers": dealers})
            assert (got.responses if got else None) == after
            allowed += bool(got)
    assert allowed == 4 * 4


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


def test_states_survive_their_json() -> None:
    """What a log may expect of a peer or of the system is written and read back as it was."""
    header = header_of(**MODELS["genesis"])
    replay = ResharingReplay(header)
    protocol = header.protocol
    for s, action, arguments, after in walked("genesis", 3):
        if isinstance(after, str) or after == s:
            continue
        replay.step(action, arguments)
        for node in (None, *sorted(header.model.peers)):
            seen = replay.observe(node)
            written = json.loads(json.dumps({name: values.write(value) for name, value in seen.items()}))
            assert protocol.expectation(header.constants, node)(written, "expect") == seen


# Vectors


def codes_of(action: Any) -> set[str]:
    """The codes with which an action's function may refuse, as the replay tells them."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(inspect.getsource(action))):
        match node:
            case ast.Call(func=ast.Name(id="need"), args=[_, ast.Constant(value=str(code))]):
                found |= COARSE.get(code, {code})
    return found


def test_every_refusal_has_a_vector_with_one_fault() -> None:
    """Every code of every action, and every reason that the replay tells apart."""
    shown = {
        (case["steps"][-1]["action"], case["code"])
        for _, case in vectors.cases_of(ROOT / generate_reshare_steps.VECTORS)
        if case["code"]
    }
    possible = {(name, code) for name, action in ACTIONS.items() for code in codes_of(action)}
    assert len(possible) > 60
    # The owner's deals follow no threshold, and whoever is a member of its final snapshot stands on one that was committed.
    never = {("DealAnew", "lowered-threshold"), ("Repair", "no-certificate")}
    assert shown == possible - never


def test_a_refused_step_has_one_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the reasons that the replay chooses from, one does not hold, and what follows from it."""
    sound = resharing_replay.first_failed
    failed: list[list[str]] = []

    def watched(checks: Mapping[str, bool]) -> str:
        failed.append([code for code, holds in checks.items() if not holds])
        return sound(checks)

    monkeypatch.setattr(resharing_replay, "first_failed", watched)
    # Who is no member of a committee has no share; keys are given under a snapshot; too few dealers are not qualified either.
    follow = {
        "not-chosen": {"no-share", "not-qualified"},
        "stale-base": {"spent-key"},
        "too-few-dealers": {"not-qualified"},
        "helper-elsewhere": {"helper-without-share"},
    }
    seen = 0
    for _, case in vectors.cases_of(ROOT / generate_reshare_steps.VECTORS):
        failed.clear()
        assert generate_reshare_steps.replay_case(case) == ""
        for first, *rest in failed[-1:]:
            seen += 1
            assert first == case["code"]
            assert {*rest} <= follow.get(first, set()), case["name"]
    assert seen > 20


# The command

MODEL: dict[str, Any] = {"Peers": THREE, "Threshold": 2, "Faults": 0}
HEADER: dict[str, Any] = {"trace": "resharing", "protocol_version": 1, "model": MODEL}
ALL = {"members": THREE, "threshold": 2}
PROPOSE = {"action": "Propose", "parent": {"session": 0}, "committee": ALL}
DEALT = [PROPOSE, *({"action": "Deal", "peer": p, "session": 1} for p in ("p1", "p2"))]
ANSWERED = [*DEALT, *({"action": "Respond", "peer": p, "session": 1, "dealers": ["p1", "p2"]} for p in ("p1", "p3"))]
NEW = {"session": 1, "qualified": ["p1", "p2"]}


def possess(peer: str) -> dict[str, Any]:
    return {"action": "Possess", "peer": peer, "session": 1, "qualified": ["p1", "p2"]}


COMMIT = {"action": "Commit", "snapshot": NEW, "parent": {"session": 0}}
COMMITTED = [*ANSWERED, possess("p1"), possess("p3"), COMMIT]


def install(peer: str) -> dict[str, Any]:
    return {"action": "Install", "peer": peer, "snapshot": NEW}


def run(tmp_path: Path, lines: list[Any], *options: str) -> int:
    path = tmp_path / "trace.ndjson"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    return cli.main(["check", str(path), *options])


def test_the_page_shows_what_happens(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs/oracle.md").read_text(encoding="utf-8")
    shown = page.split("## The resharing")[1].split("```json\n")[1].split("```")[0]
    lines = [json.loads(line) for line in shown.splitlines()]
    assert run(tmp_path, lines) == ACCEPTED
    assert capsys.readouterr().out in page
    assert run(tmp_path, [*lines, possess("p2")]) == REJECTED
    assert capsys.readouterr().out in page


def test_what_is_in_the_way_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, [HEADER, *ANSWERED, possess("p2")]) == REJECTED
    said = capsys.readouterr().out
    assert 'content with these deals are ["p1", "p3"]; it takes 2 or more, and p2 among them' in said
    assert "the same step at p1" in said
    deal = {"action": "Deal", "peer": "p1", "session": 2}
    assert run(tmp_path, [HEADER, *rivals(), install("p1"), deal]) == REJECTED
    said = capsys.readouterr().out
    assert "stale-base" in said
    assert f"p1 stands on {json.dumps(NEW)}" in said


def rivals() -> list[dict[str, Any]]:
    """A second session beside the first, which gets the successor."""
    return [PROPOSE, *COMMITTED]


@pytest.mark.parametrize(
    ("step", "field", "told"),
    [
        (possess("p1"), {"spent": []}, "spent"),
        (possess("p1"), {"shares": []}, "shares"),
        (possess("p1"), {"final": NEW}, "final"),
        (possess("p1"), {"clean": {"before": 1}}, "clean"),
        (possess("p1"), {"silent": True}, "silent"),
        ({"action": "Revoke", "revoked": "p1"}, {"revoked": ["p2"]}, "revoked"),
        ({"action": "Revoke", "revoked": "p1"}, {"sessions": 2}, "sessions"),
        ({"action": "Revoke", "revoked": "p1"}, {"in_force": [NEW]}, "in_force"),
        ({"action": "Revoke", "revoked": "p1"}, {"committed": [NEW]}, "committed"),
        ({"action": "Revoke", "revoked": "p1"}, {"owner": {"version": 2, "asks": False, "holds": False}}, "owner"),
        ({"action": "Report", "session": 1}, {"reported": []}, "reported"),
        ({"action": "Read", "store": "p1"}, {"learned": []}, "learned"),
        ({"action": "Revoke", "revoked": "p1"}, {"released": [{"snapshot": NEW, "index": "p1"}]}, "released"),
    ],
)  # fmt: skip
def test_states_are_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], step: dict[str, Any], field: dict[str, Any], told: str
) -> None:
    assert run(tmp_path, [HEADER, *ANSWERED, {**step, "expect": field}]) == REJECTED
    assert f"expected  {told}: the log has" in capsys.readouterr().out


def test_alternatives_of_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    early = [*ANSWERED, possess("p1"), COMMIT]
    assert run(tmp_path, [HEADER, *early], "--json") == REJECTED
    answer = json.loads(capsys.readouterr().out)
    assert answer["code"] == "no-certificate"
    assert {"action": "Report", "session": 1} in answer["alternatives"]
    assert run(tmp_path, [HEADER, *COMMITTED, COMMIT], "--json") == REJECTED
    answer = json.loads(capsys.readouterr().out)
    assert answer["code"] == "second-successor"
    assert run(tmp_path, [HEADER, *COMMITTED[:-1], {**COMMIT, "parent": NEW}], "--json") == REJECTED
    answer = json.loads(capsys.readouterr().out)
    assert COMMIT in answer["alternatives"]
    assert f"the same action with another argument: {json.dumps(COMMIT)}" in answer["nearest"]


def test_many_peers_cost_nothing(tmp_path: Path) -> None:
    """No committee and no set of dealers is listed."""
    peers = [f"p{i}" for i in range(1, 101)]
    header = {**HEADER, "model": {"Peers": peers, "Joining": peers[60:], "Threshold": 31, "Faults": 14}}
    new, dealers = peers[40:], peers[:60]
    propose = {"action": "Propose", "parent": {"session": 0}, "committee": {"members": new, "threshold": 31}}
    deals = [{"action": "Deal", "peer": p, "session": 1} for p in dealers]
    respond = {"action": "Respond", "peer": "p100", "session": 1, "dealers": dealers}
    assert run(tmp_path, [header, propose, *deals, respond]) == ACCEPTED
    assert run(tmp_path, [header, propose, *deals[1:], respond]) == REJECTED


@pytest.mark.parametrize(
    ("model", "place"),
    [
        ({**MODEL, "Peers": []}, "Peers is empty"),
        ({**MODEL, "Peers": [1, 2]}, "Peers[0]"),
        ({**MODEL, "Joining": ["p9"]}, "Joining[0]"),
        ({**MODEL, "Thresholds": []}, "Thresholds is empty"),
        ({**MODEL, "Begun": 1}, "Begun"),
        ({**MODEL, "Holders": THREE}, "unknown field"),
        ({"Peers": THREE, "Faults": 0}, "lacks the field"),
    ],
)
def test_malformed_header(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], model: dict[str, Any], place: str
) -> None:
    assert run(tmp_path, [{**HEADER, "model": model}, PROPOSE]) == MALFORMED
    said = capsys.readouterr().err
    assert said.startswith("malformed: line 1: header.model")
    assert place in said
    assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("step", "place"),
    [
        ({**PROPOSE, "committee": {"members": [], "threshold": 2}}, "Propose.committee.members is empty"),
        ({**PROPOSE, "committee": {**ALL, "threshold": 0}}, "Propose.committee.threshold"),
        ({**PROPOSE, "parent": {"before": 0}}, "Propose.parent.before"),
        ({**PROPOSE, "parent": {"before": 1, "session": 1}}, "Propose.parent has an unknown field"),
        ({**PROPOSE, "parent": {"session": 1, "qualified": ["p9"]}}, "Propose.parent.qualified[0]"),
        ({**PROPOSE, "parent": 0}, "Propose.parent is 0"),
        ({"action": "Deal", "peer": "p9", "session": 1}, "Deal.peer"),
        ({"action": "Deal", "peer": "p1", "session": 0}, "Deal.session"),
        ({"action": "Respond", "peer": "p1", "session": 1, "dealers": ["p1", "p1"]}, "Respond.dealers names something"),
        ({"action": "Demand", "peer": "p1"}, "Demand has an unknown field"),
        ({"action": "Erase", "peer": "p1", "expect": {"owner": {}}}, "expect has an unknown field"),
        ({"action": "Grant", "peer": "p1"}, "unknown action"),
    ],
)
def test_malformed_step(tmp_path: Path, capsys: pytest.CaptureFixture[str], step: dict[str, Any], place: str) -> None:
    assert run(tmp_path, [HEADER, PROPOSE, step]) == MALFORMED
    said = capsys.readouterr().err
    assert said.startswith("malformed: line 3: ")
    assert place in said
    assert said.count("\n") == 1


def test_headers_without_nonces_or_digests(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody draws nonces here, and digests are always told by what they are of."""
    for more in ({"nonces": {}}, {"digests": "given"}, {"": "given"}):
        assert run(tmp_path, [{**HEADER, **more}, PROPOSE]) == MALFORMED
        assert "header has an unknown field" in capsys.readouterr().err
    assert run(tmp_path, [{**HEADER, "protocol_version": 2}, PROPOSE]) == UNSUPPORTED


def test_itf_and_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    header = {**HEADER, "model": {**MODEL, "Leaving": [], "Thresholds": [2], "MaxSession": 1}}
    states, again = tmp_path / "run.itf.json", tmp_path / "again.ndjson"
    steps = [
        *COMMITTED,
        *(install(p) for p in THREE),
        {"action": "Erase", "peer": "p1"},
        {"action": "Repair", "peer": "p2", "helpers": ["p1", "p3"], "dealt": NEW, "under": {"session": 0}},
        {"action": "Lose", "peer": "p3"},
    ]
    assert run(tmp_path, [header, *steps], "--write-itf", str(states)) == ACCEPTED
    assert cli.main(["check", "--itf", str(states), "--write-trace", str(again)]) == ACCEPTED
    assert [json.loads(line) for line in again.read_text().splitlines()][1:] == steps
    document = json.loads(states.read_text())
    document["states"][3]["revoked"] = {"#set": ["p1"]}
    states.write_text(json.dumps(document))
    capsys.readouterr()
    assert cli.main(["check", "--itf", str(states)]) == REJECTED
    assert "state 3: no action leads here" in capsys.readouterr().err
    peers = [f"p{i}" for i in range(20)]
    states.write_text(
        json.dumps({"#meta": {"rebalancing": {**HEADER, "model": {**MODEL, "Peers": peers}}}, "states": [{}]})
    )
    assert cli.main(["check", "--itf", str(states)]) == MALFORMED
    assert "name in Peers, Joining, Leaving and Thresholds no more than the run uses" in capsys.readouterr().err


def test_lines_match_the_schemas() -> None:
    folder = Path(cli.__file__).parent / "schemas/resharing"
    header, step = (json.loads((folder / f"trace-{name}.schema.json").read_text()) for name in ("header", "step"))
    jsonschema.validate(HEADER, header)
    for line in COMMITTED:
        jsonschema.validate(line, step)
    for wrong in (
        {**PROPOSE, "hurry": 1},
        {**PROPOSE, "parent": {"session": 0, "before": 1}},
        {**PROPOSE, "parent": {}},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, step)


def test_a_rejected_step_changes_nothing() -> None:
    header = header_of()
    replay, reader = ResharingReplay(header), Steps(header)
    replay.step("Revoke", {"revoked": "p1"})
    before = replay.whole()
    assert judge(replay, reader.read({"action": "Lose", "peer": "p1", "expect": {"silent": False}}))
    assert judge(replay, reader.read({"action": "Report", "session": 1}))
    assert replay.whole() == before


def test_every_code_has_a_sentence() -> None:
    codes = {code for action in ACTIONS.values() for code in codes_of(action)}
    for code in codes:
        assert explain.sentence(header_of().protocol, code).endswith(".")
    assert not {*resharing_explain.GUARDS} & {*explain.GUARDS, *explain.CODES}
    assert {*resharing_explain.GUARDS} <= codes
