"""The command `rebalancing check-proof`: every published case, exit codes, and what is handed to the wrong command."""

import io
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rebalancing import canonical
from rebalancing.certificates import nested
from rebalancing.commit_parameters import GUILT_PROOF_BYTES
from rebalancing.envelope import payload_type, sign
from rebalancing.errors import CODES
from rebalancing.guilt_proofs import check_proof
from rebalancing.messages import body_of
from rebalancing.oracle import cli
from rebalancing.oracle.check import LONGEST_LINE
from rebalancing.oracle.cli import ACCEPTED, MALFORMED, REJECTED
from tests.vectors.wire_sample import SEEDS

ROOT = Path(__file__).resolve().parents[2]
CASES: list[dict[str, Any]] = json.loads((ROOT / "tests/vectors/wire/guilt-proof.json").read_text())["cases"]
NAMED = {case["name"]: case for case in CASES}
GOOD = bytes.fromhex(NAMED["two-votes"]["body"])


def run(path: Path, raw: bytes, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, str, str]:
    path.write_bytes(raw)
    status = cli.main(["check-proof", str(path), *options])
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_published_cases(case: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = bytes.fromhex(case["body"])
    status, out, err = run(tmp_path / "proof", raw, capsys)
    assert len(out.splitlines()) == 1
    assert err == ""
    answer = json.loads(run(tmp_path / "proof", raw, capsys, "--json")[1])
    if case["verdict"] == "accept":
        assert status == ACCEPTED
        assert out.startswith(f"guilty: {case['holder']} of {case['fault']}, on base ")
        assert {name: answer[name] for name in ("verdict", "holder", "fault")} == {
            "verdict": "guilty",
            "holder": case["holder"],
            "fault": case["fault"],
        }
    else:
        assert status == REJECTED
        assert out.startswith(f"rejected: {case['code']}: {CODES[case['code']].sentence}")
        assert (answer["verdict"], answer["code"]) == ("rejected", case["code"])


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "bad-json: The bytes are not JSON; give the body of a proof"),
        (b"guilty\n", "bad-json"),
        (b"\xff", "not-utf8"),
        (GOOD.hex().encode(), "in hex; give the bytes"),
        (f'"{GOOD.hex()}"\n'.encode(), "in hex; give the bytes"),
    ],
)
def test_what_is_no_json_is_malformed(
    raw: bytes, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(tmp_path / "proof", raw, capsys)
    assert (status, out) == (MALFORMED, "")
    assert err.startswith("malformed: ")
    assert words in err
    assert len(err.splitlines()) == 1


def test_a_message_that_is_no_json_is_the_fault_of_its_signer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two = nested([sign(payload_type("commit-vote"), body, SEEDS[0]) for body in (b"one", b"two")])
    raw = body_of(replace(check_proof(GOOD), messages=two))
    status, out, _ = run(tmp_path / "proof", raw, capsys)
    assert status == REJECTED
    assert out.startswith("rejected: bad-json: ")


def test_a_last_newline_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(tmp_path / "proof", GOOD + b"\n", capsys)
    assert status == REJECTED
    assert out.startswith("rejected: non-canonical: ")
    assert "white space stands around the body" in out


def test_too_much_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(tmp_path / "proof", GOOD + b" " * (GUILT_PROOF_BYTES - len(GOOD) + 1), capsys)
    assert status == REJECTED
    assert out.startswith("rejected: too-large: ")


def test_what_a_proof_says_of_itself_is_told_escaped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = canonical.encode({**json.loads(GOOD), "\x1b[2J" + "grün" * 99: 1})
    status, out, _ = run(tmp_path / "proof", raw, capsys)
    assert status == REJECTED
    assert out.isascii()
    assert "\x1b" not in out
    assert len(out) < 400


def test_a_missing_file_and_a_directory(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("no/such/file", str(tmp_path)):
        assert cli.main(["check-proof", name]) == MALFORMED
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith(f"malformed: {name}: ")
        assert len(said.err.splitlines()) == 1


def test_several_have_a_line_each_and_the_worst_is_the_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good").write_bytes(GOOD)
    Path("none").write_bytes(bytes.fromhex(NAMED["one-vote-twice"]["body"]))
    assert cli.main(["check-proof", "good", "good"]) == ACCEPTED
    assert cli.main(["check-proof", "none", "good"]) == REJECTED
    capsys.readouterr()
    assert cli.main(["check-proof", "good", "no/such/file", "none"]) == MALFORMED
    said = capsys.readouterr()
    assert said.err == ""
    assert [line.split(": ")[:2] for line in said.out.splitlines()] == [
        ["good", "guilty"],
        ["no/such/file", "malformed"],
        ["none", "rejected"],
    ]
    assert cli.main(["check-proof", "--json", "good", "none"]) == REJECTED
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(each["proof"], each["verdict"]) for each in answers] == [("good", "guilty"), ("none", "rejected")]


@pytest.mark.parametrize("raw", [GOOD, GOOD[:-1] + b" " * LONGEST_LINE + b"}", json.dumps(json.loads(GOOD)).encode()])
def test_the_other_command_points_here(raw: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "proof"
    path.write_bytes(raw)
    assert cli.main(["check", str(path)]) == MALFORMED
    said = "malformed: line 1: this is a proof of guilt, and no trace; give it to rebalancing check-proof\n"
    assert capsys.readouterr().err == said


def test_help_names_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    for given, word in ((["--help"], "check-proof"), (["check-proof", "--help"], "exit status: 0 a proof, 1 none")):
        with pytest.raises(SystemExit):
            cli.main(given)
        assert word in capsys.readouterr().out


@pytest.mark.parametrize("number", [0, 8])
def test_the_page_shows_what_happens(
    number: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(bytes.fromhex(CASES[number]["body"]))))
    cli.main(["check-proof", "-"])
    command = (
        f"jq -r '.cases[{number}].body' tests/vectors/wire/guilt-proof.json | xxd -r -p | rebalancing check-proof -"
    )
    page = (ROOT / "docs/oracle.md").read_text(encoding="utf-8")
    assert f"$ {command}\n{capsys.readouterr().out}" in page
