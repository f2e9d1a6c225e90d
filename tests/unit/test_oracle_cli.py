"""The command `rebalancing check`: verdicts, explanations and exit codes."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rebalancing.oracle import cli, explain, itf
from rebalancing.oracle.cli import ACCEPTED, MALFORMED, REJECTED, UNSUPPORTED
from rebalancing.oracle.protocol import KINDS, protocol_of
from rebalancing.oracle.resharing_replay import COARSE
from rebalancing.oracle.terminal import CLOSED, UNWRITTEN
from rebalancing.parameters import SHORTEST_WINDOW_MS

MODEL: dict[str, Any] = {"Granters": ["g1", "g2", "g3"], "Candidates": [1, 2], "Threshold": 2, "Faults": 0}
HEADER: dict[str, Any] = {"trace": "lease", "protocol_version": 1, "model": MODEL}
BALLOT = {"round": 1, "rank": 2, "coordinator": 1, "nonce": 1}
REQUEST = {"ballot": BALLOT, "base": 0, "number": 1}
START = {"action": "Start", "candidate": 1}
COLLECT = {"action": "Collect", "granter": "g1", "request": REQUEST}
WAIT = {"action": "Elapse", "node": "g1", "ms": 250}
CLOSE = {"action": "CloseWindow", "granter": "g1"}
GOOD = [HEADER, START, COLLECT, WAIT, CLOSE]


class Checked:
    """Runs the command on lines and keeps what it said."""

    def __init__(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = tmp_path, capsys

    def __call__(self, lines: list[Any] | bytes, *options: str) -> tuple[int, str]:
        path = self.folder / "trace.ndjson"
        text = lines if isinstance(lines, bytes) else "".join(f"{json.dumps(line)}\n" for line in lines).encode()
        path.write_bytes(text)
        status = cli.main(["check", str(path), *options])
        said = self._capsys.readouterr()
        return status, said.out + said.err


@pytest.fixture
def checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Checked:
    return Checked(tmp_path, capsys)


def test_accepted(checked: Checked) -> None:
    assert checked(GOOD) == (ACCEPTED, "accepted: 4 steps\n")


def test_accepted_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    text = "".join(f"{json.dumps(line)}\n" for line in GOOD).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert cli.main(["check", "-"]) == ACCEPTED
    assert "accepted" in capsys.readouterr().out


def test_rejected_names_line_guard_expectation_and_neighbours(checked: Checked) -> None:
    status, said = checked([HEADER, START, COLLECT, {**WAIT, "ms": SHORTEST_WINDOW_MS - 10}, CLOSE])
    assert status == REJECTED
    assert "rejected: line 5, after 3 steps" in said
    assert "window-open: The collection window is still open." in said
    assert "the same step 10 later on this node's clock" in said
    assert 'allowed   {"action": "RestartGranter", "granter": "g1"}' in said


def test_nearest_is_the_same_action_with_another_argument(checked: Checked) -> None:
    other = {**COLLECT, "request": {**REQUEST, "ballot": {**BALLOT, "nonce": 7}}}
    status, said = checked([HEADER, START, other])
    assert status == REJECTED
    assert "not-sent" in said
    assert f"the same action with another argument: {json.dumps(COLLECT)}" in said


def test_expected_state_differs(checked: Checked) -> None:
    status, said = checked([*GOOD[:-1], {**CLOSE, "expect": {"left": 2999, "budget": {"1": 30000}}}], "--json")
    answer = json.loads(said)
    assert status == REJECTED
    assert (answer["verdict"], answer["line"], answer["code"]) == ("rejected", 5, "differs")
    assert answer["expected"] == ["left: the log has 2999, the reference 3000"]


@pytest.mark.parametrize(
    ("step", "code"),
    [
        ({**COLLECT, "verdict": "refuse", "code": "outbid"}, None),
        ({**COLLECT, "verdict": "refuse", "code": "replayed-nonce"}, "other-code"),
        ({**WAIT, "verdict": "refuse", "code": "drift"}, "not-refused"),
    ],
)
def test_refusals_are_compared_too(checked: Checked, step: dict[str, Any], code: str | None) -> None:
    status, said = checked([HEADER, START, COLLECT, step], "--json")
    answer = json.loads(said)
    assert answer.get("code") == code
    assert status == (ACCEPTED if code is None else REJECTED)


MALFORMED_LINES: dict[str, tuple[Any, str]] = {
    "no JSON": (b"{", "no JSON"),
    "not UTF-8": (b'{"a": "\xff"}', "UTF-8"),
    "empty line": (b"", "line is empty"),
    "duplicate key": (b'{"action": "Commit", "action": "Commit"}', "stands twice"),
    "float": (b'{"action": "Elapse", "node": "g1", "ms": 1.5}', "whole number"),
    "large number": (b'{"action": "Elapse", "node": "g1", "ms": 9007199254740992}', "beyond 2^53"),
    "small number as text": ({**WAIT, "ms": "250"}, "JSON number"),
    "negative": ({**WAIT, "ms": -1}, "whole number"),
    "boolean": ({**START, "candidate": True}, "give a candidate: 1, 2"),
    "no object": ([], "the line is []"),
    "no action": ({"candidate": 1}, "names no action"),
    "unknown action": ({"action": "Steal"}, "unknown action"),
    "unknown field": ({**START, "hurry": 1}, "unknown field"),
    "missing field": ({"action": "Collect", "granter": "g1"}, "lacks the field"),
    "unknown granter": ({**CLOSE, "granter": "g9"}, "give a granter"),
    "unknown node": ({**WAIT, "node": "g9"}, 'give a node: 1, 2, "g1", "g2", "g3"'),
    "unknown nested field": (
        {**COLLECT, "request": {**REQUEST, "ballot": {**BALLOT, "x": 1}}},
        "Collect.request.ballot",
    ),
    "unknown expectation": ({**CLOSE, "expect": {"lefty": 1}}, "unknown field"),
    "wrong expectation": ({**CLOSE, "expect": {"budget": 1}}, "expect.budget"),
    "code without verdict": ({**CLOSE, "code": "liar"}, "do not fit"),
    "bad verdict": ({**CLOSE, "verdict": "maybe"}, "refuse"),
    "second header": (HEADER, "second header"),
    "too deep": (b"[" * 60_000, "nested too deep"),
    "too long": (b" " * 70_000, "longer than"),
    "rank not given": ({**START, "rank": 1}, "unknown field"),
}


@pytest.mark.parametrize("name", MALFORMED_LINES)
def test_malformed_line(checked: Checked, name: str) -> None:
    line, word = MALFORMED_LINES[name]
    raw = line if isinstance(line, bytes) else json.dumps(line).encode()
    status, said = checked(b"\n".join([json.dumps(HEADER).encode(), json.dumps(START).encode(), raw, b""]))
    assert status == MALFORMED
    assert said.startswith("malformed: line 3: "), said
    assert word in said
    assert ";" in said


MALFORMED_TRACES: dict[str, list[Any]] = {
    "empty": [],
    "header alone": [HEADER],
    "no header": [START],
    "unknown constant": [{**HEADER, "model": {**MODEL, "Luck": 1}}, START],
    "missing constant": [{**HEADER, "model": {"Granters": ["g1"]}}, START],
    "no granters": [{**HEADER, "model": {**MODEL, "Granters": []}}, START],
    "unknown liar": [{**HEADER, "model": {**MODEL, "Liars": ["g9"]}}, START],
    "nested liar": [{**HEADER, "model": {**MODEL, "Liars": [["g1"]]}}, START],
    "granter twice": [{**HEADER, "model": {**MODEL, "Granters": ["g1", "g1"]}}, START],
    "nonce of a stranger": [{**HEADER, "nonces": {"9": 1}}, START],
    "bad ranks": [{**HEADER, "ranks": "mine"}, START],
    "too many numbers": [{**HEADER, "model": {**MODEL, "MaxNumber": 65535}}, START],
}


@pytest.mark.parametrize("name", MALFORMED_TRACES)
def test_malformed_trace(checked: Checked, name: str) -> None:
    status, said = checked(MALFORMED_TRACES[name])
    assert status == MALFORMED
    assert said.startswith("malformed: line ")


ASK = {"action": "Ask", "coordinator": 1, "parent": 0, "round": 1}
COMMITTEES: dict[str, tuple[str, dict[str, Any], Any]] = {
    "lease": ("Granters", {"Candidates": [1]}, {"action": "Start", "candidate": 1}),
    "commit": ("Holders", {"Coordinators": [1], "Choices": [1]}, ASK),
    "resharing": ("Peers", {}, {"action": "Erase", "peer": "a"}),
    "merge": ("Peers", {}, {"action": "Erase", "peer": 1}),
}
"""Of each protocol the constant that holds its committee, what else a header needs, and a step of an honest member."""


def with_committee(kind: str, n: int, t: int, f: int, lying: int = 0, **more: Any) -> list[Any]:
    """A header with this committee, of which the last ones lie, and one step."""
    name, other, step = COMMITTEES[kind]
    members = list(range(1, n + 1)) if kind == "merge" else list("abcdefgh"[:n])
    committee = {name: members, "Threshold": t, "Faults": f, "Liars": members[n - lying :]}
    return [{"trace": kind, "protocol_version": 1, "model": {**other, **committee, **more}}, step]


IMPOSSIBLE: list[tuple[str, list[Any], str]] = [
    *(
        (kind, with_committee(kind, *form), place)
        for kind in KINDS
        for form, place in [
            ((3, 9, 0), "Threshold is 9 of 3 {}; give 1 to 3"),
            ((3, 0, 0), "Threshold is 0 of 3 {}; give 1 to 3"),
            ((3, 1, 1), "Faults is 1: of 3 {} with threshold 1 a quorum is 4"),
            ((3, 2, 9), "Faults is 9: of 3 {} with threshold 2 a quorum is 11"),
            ((3, 2, 0, 3), "Liars names"),
        ]
    ),
    *(
        (kind, with_committee(kind, 2, 2, 1), "Faults is 1: of 2 {} with threshold 2 a quorum is 2, and 1 are left")
        for kind in ("commit", "resharing", "merge")
    ),
    *(
        (kind, with_committee(kind, 3, 2, 0, 2), "Liars names 2 of 3 {}, and a quorum is 2; name fewer")
        for kind in ("commit", "resharing")
    ),
    ("resharing", with_committee("resharing", 3, 2, 0, Joining=["a", "b", "c"]), "Joining names all peers"),
    ("resharing", with_committee("resharing", 3, 2, 0, Joining=["b", "c"]), "Threshold is 2 of 1 {}"),
]


@pytest.mark.parametrize(("kind", "lines", "words"), IMPOSSIBLE)
def test_a_committee_that_cannot_be_is_malformed(checked: Checked, kind: str, lines: list[Any], words: str) -> None:
    status, said = checked(lines)
    assert status == MALFORMED
    assert said.startswith("malformed: line 1: header.model.")
    assert words.format(COMMITTEES[kind][0].lower()) in said
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize(
    ("kind", "form", "more"),
    [
        *((kind, form, {}) for kind in KINDS for form in [(3, 2, 0), (4, 3, 1, 1), (2, 2, 0), (2, 1, 0, 1), (1, 1, 0)]),
        ("lease", (3, 2, 1), {}),
        *((kind, (3, 2, 0, 2), {}) for kind in ("lease", "merge")),
        ("resharing", (3, 3, 0), {"Joining": ["b"], "Begun": False}),
    ],
)
def test_models_may_be_smaller_than_what_is_allowed(
    checked: Checked, kind: str, form: tuple[int, ...], more: dict[str, Any]
) -> None:
    status, said = checked(with_committee(kind, *form, **more))
    assert status in (ACCEPTED, REJECTED), said


@pytest.mark.parametrize("change", [{"protocol_version": 2}, {"trace": "recovery"}, {"trace": ["lease"]}])
def test_unsupported(checked: Checked, change: dict[str, Any]) -> None:
    status, said = checked([{**HEADER, **change}, START])
    assert status == UNSUPPORTED
    assert said.startswith("unsupported: ")


def test_missing_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "no/such/file"]) == MALFORMED
    assert "no/such/file" in capsys.readouterr().err


# Several traces

EARLY = [HEADER, START, COLLECT, {**WAIT, "ms": SHORTEST_WINDOW_MS - 10}, CLOSE]
OTHER_VERSION = [{**HEADER, "protocol_version": 2}, START]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current directory, with one trace of each verdict."""
    monkeypatch.chdir(tmp_path)
    for name, lines in (("good", GOOD), ("early", EARLY), ("broken", [HEADER, {}]), ("other", OTHER_VERSION)):
        (tmp_path / name).write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    return tmp_path


@pytest.mark.usefixtures("written")
def test_several_traces_have_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    names = ["good", "early", "broken", "no/such/file", "other", "good"]
    assert cli.main(["check", *names]) == UNSUPPORTED
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert said.err == ""
    assert [line.split(": ")[:2] for line in lines] == [
        ["good", "accepted"],
        ["early", "rejected"],
        ["broken", "malformed"],
        ["no/such/file", "malformed"],
        ["other", "unsupported"],
        ["good", "accepted"],
    ]
    assert lines[1] == "early: rejected: line 5, after 3 steps: window-open: The collection window is still open."


@pytest.mark.usefixtures("written")
def test_a_missing_file_does_not_stop_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "good", "no/such/file", "good"]) == MALFORMED
    first, middle, last = capsys.readouterr().out.splitlines()
    assert first == last == "good: accepted: 4 steps"
    assert middle.startswith("no/such/file: malformed: ")


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(
    ("names", "status"),
    [
        (["good", "good"], ACCEPTED),
        (["early", "good"], REJECTED),
        (["broken", "early", "good"], MALFORMED),
        (["early", "other", "broken"], UNSUPPORTED),
    ],
)
def test_the_worst_of_several_verdicts_is_the_status(names: list[str], status: int) -> None:
    assert cli.main(["check", *names]) == status
    assert cli.main(["check", "--json", *reversed(names)]) == status


@pytest.mark.usefixtures("written")
def test_several_answers_as_json_name_their_traces(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--json", "early", "good", "broken"]) == MALFORMED
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(each["trace"], each["verdict"]) for each in answers] == [
        ("early", "rejected"),
        ("good", "accepted"),
        ("broken", "malformed"),
    ]
    cli.main(["check", "--json", "early"])
    alone = json.loads(capsys.readouterr().out)
    assert answers[0] == {"trace": "early", **alone}


def test_one_run_is_written_and_no_more(written: Path) -> None:
    for option in ("--write-trace", "--write-itf"):
        with pytest.raises(SystemExit) as end:
            cli.main(["check", "good", "good", option, "out"])
        assert end.value.code == MALFORMED
    assert not (written / "out").exists()


# As a process


def test_it_ends_quietly_when_nobody_reads_on(written: Path) -> None:
    oracle = [sys.executable, "-m", "rebalancing.oracle.cli"]
    for command in (
        [*oracle, "check", "good"],
        [*oracle, "check", *["early", "good"] * 200],
        [*oracle, "--help"],
        [sys.executable, "-m", "rebalancing.oracle.demo"],
    ):
        for unbuffered in ("", "1"):
            reads, writes = os.pipe()
            os.close(reads)
            environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
            done = subprocess.run(command, stdout=writes, stderr=subprocess.PIPE, env=environment, check=False)
            os.close(writes)
            assert done.stderr == b"", command[2:4]
            # argparse takes no notice of a closed pipe while it shows its help.
            assert done.returncode == CLOSED or (done.returncode == 0 and "--help" in command), command[2:4]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_no_verdict(written: Path) -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "rebalancing.oracle.cli", "check", "good"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == UNWRITTEN
    assert done.stderr.startswith("the output cannot be written: ")
    assert len(done.stderr.splitlines()) == 1


def test_a_check_starts_without_what_it_does_not_need(written: Path) -> None:
    program = "import sys; from rebalancing.oracle import cli; cli.main(['check', 'good']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "rebalancing.oracle.check" in loaded
    heavy = {
        "dataclasses_json",
        "importlib.metadata",
        "importlib.resources",
        "jsonschema",
        "nacl",
        "pathlib",
        "rfc8785",
    }
    assert not loaded & {*heavy, "rebalancing.errors", "rebalancing.oracle.explain", "rebalancing.oracle.itf"}


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for option, word in (("--version", "protocol version 1"), ("--help", "exit status")):
        with pytest.raises(SystemExit) as end:
            cli.main([option])
        assert end.value.code == 0
        assert word in capsys.readouterr().out


@pytest.mark.parametrize("kind", KINDS)
def test_every_guard_has_a_sentence(kind: str) -> None:
    protocol = protocol_of(kind)
    system = protocol.explain().system.__file__
    assert system is not None
    source = Path(system).read_text(encoding="utf-8")
    codes = {text for text in source.split('"')[1::2] if text.replace("-", "").isalpha() and text.islower()}
    own = protocol.explain().guards.keys()
    if kind == "resharing":
        codes = codes - COARSE.keys() | {code for finer in COARSE.values() for code in finer}
    assert {code for code in codes if "-" in code} <= {*own, *explain.GUARDS, *explain.CODES}
    assert not own & explain.CODES.keys()
    assert not explain.GUARDS.keys() & {*own, *explain.CODES}


def test_large_bounds_cost_nothing(checked: Checked) -> None:
    claim = {"ballot": BALLOT, "base": 0}
    obey = {"action": "Obey", "granter": "g1", "claim": claim, "verdict": "refuse", "code": "not-sent"}
    forged = {"action": "HearForged", "granter": "g1", "request": REQUEST}
    header = {**HEADER, "model": {**MODEL, "Twisted": [2], "Forgery": True}}
    assert checked([header, START, COLLECT, obey, forged])[0] == ACCEPTED


SECOND = [COLLECT, WAIT, CLOSE, {"action": "HearRound", "candidate": 2, "shown_round": 1, "shown_by": ["g1"]}]


def test_a_round_is_shown_once_it_is_heard(checked: Checked) -> None:
    ask = {
        "action": "Start",
        "candidate": 2,
        "expect": {"ballot": {"round": 2, "rank": 2, "coordinator": 2, "nonce": 1}},
    }
    request = {"ballot": ask["expect"]["ballot"], "base": 0, "number": 1, "shown_round": 1, "shown_by": ["g1"]}
    there = {"action": "Collect", "granter": "g2", "request": request}
    assert checked([HEADER, START, *SECOND, ask, there])[0] == ACCEPTED
    status, said = checked([HEADER, START, *SECOND, ask, {**there, "request": {**request, "shown_by": []}}])
    assert status == REJECTED
    assert f"the same action with another argument: {json.dumps(there)}" in said


def test_who_may_hear_of_a_round_is_told(checked: Checked) -> None:
    far = {**HEADER, "model": {**MODEL, "RoundJump": 1}}
    give_up = [{"action": "Release", "candidate": 1}, START]
    status, said = checked([far, START, *SECOND, *give_up])
    assert status == REJECTED
    assert "round-jump" in said
    assert f"allowed   {json.dumps({**SECOND[-1], 'candidate': 1})}" in said
    status, said = checked([{**far, "model": {**far["model"], "Faults": 1}}, START, *SECOND])
    assert status == REJECTED
    assert "few-members" in said


def test_many_revocations_hide_nothing(checked: Checked) -> None:
    many = {**HEADER, "model": {**MODEL, "Candidates": list(range(1, 30))}}
    status, said = checked([many, CLOSE])
    assert status == REJECTED
    assert '"RestartGranter"' in said


# ITF

TINY = {
    **MODEL, "Candidates": [1], "TTL": 2, "HolderTTL": 2, "HardStop": 3, "HolderStop": 3, "AmnesiaGuard": 4, "RenewEvery": 1,
    "Backoff": 0, "Window": 0, "MinimumInterval": 0, "MaxRound": 2, "MaxNumber": 2, "MaxNonce": 2, "MaxBase": 1, "FreeClocks": False,
}  # fmt: skip
TINY_BALLOT = {"round": 1, "rank": 1, "coordinator": 1, "nonce": 2}
TINY_RUN: list[dict[str, Any]] = [
    {**HEADER, "model": TINY, "nonces": {"1": 2}},
    START,
    {"action": "Collect", "granter": "g1", "request": {"ballot": TINY_BALLOT, "base": 0, "number": 1}},
    CLOSE,
    {"action": "HearGrant", "candidate": 1, "grant": {"granter": "g1", "ballot": TINY_BALLOT, "base": 0, "number": 1}},
    {"action": "Tick"},
    {"action": "CrashHolder", "candidate": 1},
]


def test_itf_and_back(checked: Checked, tmp_path: Path) -> None:
    states, again = tmp_path / "run.itf.json", tmp_path / "again.ndjson"
    assert checked(TINY_RUN, "--write-itf", str(states))[0] == ACCEPTED
    assert cli.main(["check", "--itf", str(states), "--write-trace", str(again)]) == ACCEPTED
    assert [json.loads(line) for line in again.read_text().splitlines()][1:] == TINY_RUN[1:]
    assert cli.main(["check", str(again)]) == ACCEPTED


def test_itf_tells_what_was_heard(checked: Checked, tmp_path: Path) -> None:
    """Statements and revocations leave their mark on the state; a repeated answer leaves none, and is left out."""
    states, again = tmp_path / "run.itf.json", tmp_path / "again.ndjson"
    heard = {"action": "HearRound", "candidate": 1, "shown_round": 1, "shown_by": ["g1"]}
    revoked = {"action": "HearRevocation", "granter": "g2", "peer": 1}
    repeated = {"action": "AnswerAgain", "granter": "g1", "request": {"ballot": TINY_BALLOT, "base": 0, "number": 1}}
    assert checked([*TINY_RUN[:-1], heard, repeated, revoked], "--write-itf", str(states))[0] == ACCEPTED
    assert cli.main(["check", "--itf", str(states), "--write-trace", str(again)]) == ACCEPTED
    assert [json.loads(line) for line in again.read_text().splitlines()][-2:] == [heard, revoked]


def test_itf_of_other_tools(checked: Checked, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Apalache writes every number as #bigint, names constants with their type, and repeats states; a viewer drops variables."""
    states = tmp_path / "run.itf.json"
    checked(TINY_RUN, "--write-itf", str(states))
    document = json.loads(states.read_text())

    def as_apalache(value: Any) -> Any:
        if type(value) is int:
            return {"#bigint": str(value)}
        if isinstance(value, str) and value.startswith("g") and value[1:].isdigit():
            return f"{value}_OF_GRANTER"
        if isinstance(value, list):
            return [as_apalache(each) for each in value]
        return {key: as_apalache(each) for key, each in value.items()} if isinstance(value, dict) else value

    rows = [as_apalache({k: v for k, v in s.items() if k not in ("#meta", "past")}) for s in document["states"]]
    states.write_text(json.dumps({"vars": document["vars"], "states": [rows[0], *rows]}))
    model = tmp_path / "model.ndjson"
    model.write_text(json.dumps(TINY_RUN[0]) + "\n")
    assert cli.main(["check", "--itf", "--model", str(model), str(states)]) == ACCEPTED
    assert cli.main(["check", "--itf", str(states)]) == MALFORMED
    states.write_text(json.dumps({"states": [rows[0], rows[2]]}))
    capsys.readouterr()
    assert cli.main(["check", "--itf", "--model", str(model), str(states)]) == REJECTED
    assert "state 1" in capsys.readouterr().err


def test_itf_malformed(tmp_path: Path) -> None:
    states = tmp_path / "x.json"
    header = {"#meta": {itf.META: TINY_RUN[0]}}
    for document in (
        {},
        header,
        {**header, "states": [1]},
        {**header, "states": [{}]},
        {**header, "states": [{"granter": None, "holder": 1}]},
        {
            "#meta": {itf.META: {**TINY_RUN[0], "model": {**TINY, "MaxRound": 2_000}}},
            "states": [{"granter": 1, "holder": 1}],
        },
    ):
        states.write_text(json.dumps(document))
        assert cli.main(["check", "--itf", str(states)]) == MALFORMED


def test_lines_match_the_schemas() -> None:
    folder = Path(cli.__file__).parent / "schemas/lease"
    header, step = (json.loads((folder / f"trace-{name}.schema.json").read_text()) for name in ("header", "step"))
    for trace in (GOOD, TINY_RUN):
        jsonschema.validate(trace[0], header)
        for line in trace[1:]:
            jsonschema.validate(line, step)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**START, "hurry": 1}, step)


def test_the_page_shows_what_happens(checked: Checked) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs/oracle.md").read_text(encoding="utf-8")
    shown = page.split("```json\n")[1].split("```")[0]
    status, said = checked(shown.encode())
    assert status == ACCEPTED
    assert said in page
    status, said = checked(shown.replace('"ms": 250', '"ms": 140').encode().replace(b', "expect": {"left": 3000}', b""))
    assert status == REJECTED
    assert said in page


def test_the_page_shows_several_traces(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs/oracle.md").read_text(encoding="utf-8")
    (written / "good").rename("trace.ndjson")
    (written / "early").rename("early.ndjson")
    assert cli.main(["check", "trace.ndjson", "early.ndjson", "missing.ndjson"]) == MALFORMED
    assert f"$ rebalancing check trace.ndjson early.ndjson missing.ndjson\n{capsys.readouterr().out}" in page


def test_any_name_can_be_told(checked: Checked) -> None:
    header = {**HEADER, "model": {**MODEL, "Granters": ["g1", "\ud800", "grün"]}}
    assert checked([header, START, {**CLOSE, "granter": "\ud800"}])[0] == REJECTED
