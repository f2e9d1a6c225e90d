"""The commands about evidence, `rebalancing view`, `check-revocation` and `check-cut`: every published case, exit codes, and what is handed to the wrong command."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rebalancing import canonical
from rebalancing.errors import CODES
from rebalancing.evidence_messages import REASONS
from rebalancing.evidence_records import from_bytes, to_bytes
from rebalancing.evidence_store import dump
from rebalancing.identifiers import PeerId
from rebalancing.oracle import cli, cut
from rebalancing.oracle import evidence as oracle_evidence
from rebalancing.oracle.cli import ACCEPTED, MALFORMED, REJECTED
from rebalancing.oracle.merge_trace import STATUSES
from rebalancing.oracle.terminal import CLOSED
from rebalancing.revocation_proof import revocation_proof
from tests.unit.test_evidence_file import FULL
from tests.unit.test_evidence_store import store
from tests.vectors import evidence_sample as sample

ROOT = Path(__file__).resolve().parents[2]
Case = dict[str, Any]


def cases_of(path: str) -> list[Case]:
    return json.loads((ROOT / "tests/vectors" / path).read_text(encoding="utf-8"))["cases"]


VIEWS = {case["name"]: case for case in cases_of("wire/evidence-view.json")}
PROOFS = {case["name"]: case for case in cases_of("wire/revocation-proof.json")}
PRUNINGS = {case["name"]: case for case in cases_of("pruning/pruning.json")}
SCHEMAS = {
    path.name.split(".")[0]: json.loads(path.read_text(encoding="utf-8"))
    for path in (Path(cli.__file__).parent / "schemas/answers").iterdir()
}


def lines_of(case: Case) -> list[bytes]:
    return [bytes.fromhex(each) + b"\n" for each in case["records"]]


def whose(case: Case) -> tuple[str, ...]:
    named = ("--owner", case["owner"], "--manifest", case["manifest_id"])
    return *named, "--manifest-version", str(case["manifest_version"])


FIRST, BRANCHES = lines_of(VIEWS["first"]), lines_of(VIEWS["branches"])
CHAIN = lines_of(PROOFS["chain"])
QUESTION = PRUNINGS["one-domain"]["input"]


class Commands:
    """Runs a command on bytes and keeps what it said."""

    def __init__(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self._capsys = tmp_path / "file", capsys

    def __call__(self, command: str, raw: bytes | list[bytes], *options: str) -> tuple[int, str, str]:
        self.path.write_bytes(raw if isinstance(raw, bytes) else b"".join(raw))
        status = cli.main([command, str(self.path), *options])
        said = self._capsys.readouterr()
        return status, said.out, said.err

    def json(self, command: str, raw: bytes | list[bytes], *options: str) -> dict[str, Any]:
        """The answer as an object, which matches its schema and the exit status of the text."""
        status, out, err = self(command, raw, *options, "--json")
        answer = json.loads(out)
        jsonschema.validate(answer, SCHEMAS[command])
        assert (err, len(out.splitlines())) == ("", 1)
        text, said, complaint = self(command, raw, *options)
        assert text == status == {"rejected": REJECTED, "malformed": MALFORMED}.get(answer["verdict"], ACCEPTED)
        assert (said or complaint).startswith(f"{answer['verdict']}: ")
        assert bool(said) != bool(complaint) == (status == MALFORMED)
        return answer


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(tmp_path, capsys)


# The view


@pytest.mark.parametrize("case", VIEWS.values(), ids=VIEWS.keys())
def test_published_views(case: Case, run: Commands) -> None:
    before = lines_of(VIEWS[case["sibling"]]) if case["sibling"] else []
    answer = run.json("view", [*before, *lines_of(case)], *whose(case))
    records = answer["records"]
    if case["verdict"] == "accept":
        assert (answer["verdict"], answer["view"]) == ("accepted", case["view"])
        # A provisional certificate of what is known as final says nothing new, if the same have acknowledged.
        known = int(case["name"] == "final-then-provisional")
        assert records == {"taken": len(case["records"]) - known, "known": known, "waiting": [], "refused": []}
        return
    # The others say what they say.
    (refused,) = records["refused"]
    assert (refused["line"], refused["code"], refused["blamed"]) == (len(before) + 1, case["code"], case["blamed"])
    assert answer["view"] == VIEWS[case["sibling"]]["view"]


@pytest.mark.parametrize("name", ["branches", "stricter-policy", "conflict", "moves-within-a-cap", "revoked"])
def test_the_order_and_who_names_the_owner_make_no_difference(name: str, run: Commands) -> None:
    lines = lines_of(VIEWS[name])
    answer = run.json("view", lines[::-1])
    assert answer["view"] == VIEWS[name]["view"]
    assert answer["records"]["taken"] == len(lines)
    assert answer["unnamed"] == ["owner", "manifest_id", "manifest_version"]
    assert lines[::-1][answer["said_in"] - 1] == FIRST[-1]
    named = run.json("view", lines, *whose(VIEWS[name]))
    assert (named["said_in"], named["unnamed"]) == (0, [])
    for key in ("owner", "manifest_id", "manifest_version", "view", "pruning"):
        assert named[key] == answer[key]


def test_what_a_store_has_dumped(run: Commands) -> None:
    raw = dump(FULL)
    answer = run.json("view", raw)
    assert answer["records"] == {"taken": len(FULL.records()), "known": 0, "waiting": [], "refused": []}
    assert answer["view"]["status"] == STATUSES[FULL.view().status]


def test_the_evidence_of_several_stores_is_joined(run: Commands) -> None:
    once = run.json("view", [*BRANCHES])
    joined = run.json("view", [*FIRST, *BRANCHES[::-1]])
    assert joined["view"] == once["view"]
    assert (joined["records"]["taken"], joined["records"]["known"]) == (len(BRANCHES), len(FIRST))


def test_a_line_for_each_field(run: Commands) -> None:
    status, out, _ = run("view", lines_of(VIEWS["stricter-policy"]))
    view = VIEWS["stricter-policy"]["view"]
    verdict, *fields = out.splitlines()
    assert status == ACCEPTED
    assert (
        verdict
        == f"accepted: {len(VIEWS['stricter-policy']['records'])} records taken, 0 known already, 0 waiting, 0 refused"
    )
    found = dict(line.strip().split(maxsplit=1) for line in fields)
    assert found["owner"] == f"{sample.TENANT.hex}, as line {len(FIRST)} says and nobody else"
    assert found["manifest"] == f"{sample.MANIFEST.hex}, version 1, as line {len(FIRST)} says"
    assert [found[name] for name in ("status", "final", "current")] == [
        view[name] for name in ("status", "final", "current")
    ]
    assert found["holders"].split() == view["holders"]
    assert set(found) == {"owner", "manifest", "status", "final", "current", "policy", "revoked", "holders", "pruned", "cut"}  # fmt: skip


def test_a_conflict_has_no_snapshot_and_no_holder(run: Commands) -> None:
    _, out, _ = run("view", lines_of(VIEWS["conflict"]))
    found = dict(line.strip().split(maxsplit=1) for line in out.splitlines()[1:])
    assert [found[name] for name in ("status", "final", "current", "holders")] == ["conflict", "none", "none", "nobody"]


@pytest.mark.parametrize("name", [name for name, case in VIEWS.items() if case["verdict"] == "accept"])
def test_the_cut_is_one_that_the_other_command_accepts(name: str, run: Commands) -> None:
    answer = run.json("view", lines_of(VIEWS[name]))
    question = answer["pruning"]
    if answer["view"]["status"] == "conflict":
        assert question is None
        return
    assert [PeerId.from_number(int(each)).hex for each in question["chosen"]] == answer["view"]["holders"]
    assert run.json("check-cut", json.dumps(question).encode())["verdict"] == "accepted"
    _, out, _ = run("view", lines_of(VIEWS[name]))
    assert ("  pruned " in out) == (len(question["chosen"]) < len(question["candidates"]))


def test_what_waits_is_told_with_what_it_waits_for(run: Commands) -> None:
    second, parent = len(FIRST), VIEWS["branches"]["view"]["final"]
    answer = run.json("view", BRANCHES[:second] + BRANCHES[second + 1 :])
    assert answer["verdict"] == "accepted"
    assert answer["view"] == VIEWS["first"]["view"]
    waiting = answer["records"]["waiting"]
    assert [each["line"] for each in waiting] == [second + 1, second + 2, second + 3]
    assert waiting[0]["for"] == f"snapshot {parent}"


@pytest.mark.parametrize("number", range(len(FIRST)))
def test_each_record_of_the_beginning_is_missed(number: int, run: Commands) -> None:
    """The first snapshot itself is; so it says whose evidence it is no longer."""
    answer = run.json("view", BRANCHES[:number] + BRANCHES[number + 1 :], *whose(VIEWS["branches"]))
    waiting = answer["records"]["waiting"]
    assert answer["records"]["refused"] == []
    if answer["view"] is None:
        assert answer["verdict"] == "rejected"
        assert re.fullmatch(r"(policy|snapshot|an attestation of) [0-9a-f]{64}", waiting[0]["for"])
    else:
        assert not waiting or re.fullmatch(r"attestation [0-9a-f]{64}", waiting[0]["for"])


def test_what_has_waited_and_is_refused_at_last(run: Commands) -> None:
    faulty = lines_of(VIEWS["a-vote-too-few"])
    answer = run.json("view", [*faulty, *FIRST])
    assert [(each["line"], each["code"]) for each in answer["records"]["refused"]] == [(1, "not-a-quorum")]
    assert answer["records"]["waiting"] == []
    assert answer["view"] == VIEWS["first"]["view"]


def test_a_refusal_names_line_code_blame_and_remedy(run: Commands) -> None:
    _, out, _ = run("view", [*FIRST, *lines_of(VIEWS["policy-of-a-later-epoch"])])
    last = out.splitlines()[-1]
    assert last.startswith(f"  refused   line {len(FIRST) + 1}: false-epoch: {CODES['false-epoch'].sentence[:-1]}")
    assert last.endswith(f"; leave the record out, and keep it: it shows a fault of {sample.TENANT.hex}")


def test_a_broken_signature_of_any_record(run: Commands) -> None:
    for number, line in enumerate(FIRST, 1):
        value = json.loads(line)
        inner = value if "signature" in value else value["first"]
        inner["signature"] = ("f" if inner["signature"][0] != "f" else "0") + inner["signature"][1:]
        lines = [*FIRST[: number - 1], canonical.encode(value) + b"\n", *FIRST[number:]]
        answer = run.json("view", lines, *whose(VIEWS["first"]))
        assert [(each["line"], each["code"]) for each in answer["records"]["refused"]] == [(number, "bad-signature")]


def test_of_many_refused_records_the_first_are_listed(run: Commands) -> None:
    lines = [*FIRST, *lines_of(VIEWS["badly-signed"]) * 30]
    _, out, _ = run("view", lines)
    assert out.count("  refused ") == 20
    assert out.splitlines()[-1] == "  and       10 more; --json lists all"
    assert len(run.json("view", lines)["records"]["refused"]) == 30


def test_another_version_than_is_named_is_refused(run: Commands) -> None:
    answer = run.json("view", FIRST, "--manifest-version", "2")
    assert (answer["verdict"], answer["manifest_version"], answer["view"]) == ("rejected", 2, None)
    assert answer["unnamed"] == ["owner", "manifest_id"]
    assert [each["code"] for each in answer["records"]["refused"]] == ["other-version"]
    assert "--manifest-version" in answer["records"]["refused"][0]["remedy"]
    _, out, _ = run("view", FIRST, "--manifest-version", "2")
    assert f"{sample.MANIFEST.hex}, as line {len(FIRST)} says, version 2\n" in out


def test_a_strangers_word_on_whose_evidence_it_is_does_not_count_where_the_owner_is_named(run: Commands) -> None:
    stranger = lines_of(VIEWS["revoked-by-a-peer"])
    answer = run.json("view", [*stranger, *FIRST], "--owner", sample.TENANT.hex)
    assert (answer["owner"], answer["said_in"]) == (sample.TENANT.hex, len(FIRST) + 1)
    assert [each["line"] for each in answer["records"]["refused"]] == [1]
    # And a first snapshot says it before any revocation.
    assert run.json("view", [*stranger, *FIRST])["owner"] == sample.TENANT.hex


# Bad files, for both commands that read evidence

MALFORMED_FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "the file is empty; give records"),
    "blank": (b"\n\n", "the file is empty; give records"),
    "empty line": (b"".join([FIRST[0], b"\n", *FIRST[1:]]), "line 2: the line is empty; remove it"),
    "cut off": (b"".join(FIRST)[:-30], "line 10: the last line is cut off; copy the file again"),
    "no last newline": (b"".join(FIRST)[:-1], "line 10: the last line is cut off; copy the file again"),
    "a truncated record": (b"".join([*FIRST[:3], FIRST[3][:500] + b"\n", *FIRST[4:]]), "line 4: bad-json: "),
    "text": (b"evidence\n", "line 1: bad-json: The bytes are not JSON; give records"),
    "not UTF-8": (b"\xff\n", "line 1: not-utf8: "),
    "a vector": ((ROOT / "tests/vectors/wire/evidence-view.json").read_bytes(), "line 1: bad-json: "),
    "hex": (FIRST[0][:-1].hex().encode(), "line 1: the record is in hex; give the bytes"),
    "hex lines": (b'"%s"\n' % FIRST[0][:-1].hex().encode(), "line 1: the record is in hex; give the bytes"),
    "a trace": (b'{"trace": "merge", "protocol_version": 1}\n', "a trace, and no evidence; give it to rebalancing check"),
    "a question": (canonical.encode(QUESTION) + b"\n", "a pruning question, and no evidence; give it to rebalancing check-cut"),
    "a proof of guilt": (
        bytes.fromhex(cases_of("wire/guilt-proof.json")[0]["body"]) + b"\n",
        "a proof of guilt, and no evidence; give it to rebalancing check-proof",
    ),
    "an object": (b"{}\n", "line 1: missing-field: "),
    "nobody's": (b"".join(FIRST[:-1]), "says whose evidence it is; name it with --owner, --manifest and --manifest-version"),
}  # fmt: skip


@pytest.mark.parametrize("command", ["view", "check-revocation"])
@pytest.mark.parametrize("name", MALFORMED_FILES)
def test_a_bad_file_gets_one_line_with_a_remedy(command: str, name: str, run: Commands) -> None:
    raw, words = MALFORMED_FILES[name]
    status, out, err = run(command, raw)
    assert (status, out, len(err.splitlines())) == (MALFORMED, "", 1)
    assert err.startswith("malformed: ")
    assert words in err
    assert ";" in err
    run.json(command, raw)


@pytest.mark.parametrize("command", ["view", "check-revocation", "check-cut"])
def test_a_missing_file_and_a_directory(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("no/such/file", str(tmp_path)):
        assert cli.main([command, name]) == MALFORMED
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith(f"malformed: {name}: ")
        assert len(said.err.splitlines()) == 1


def test_too_much_is_not_read(run: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oracle_evidence, "MOST_BYTES", 1_000)
    monkeypatch.setattr(cut, "MOST_BYTES", 10)
    assert "larger than 1000 bytes" in run("view", FIRST)[2]
    assert "larger than 10 bytes" in run("check-cut", json.dumps(QUESTION).encode())[2]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["view"], "required: FILE"),
        (["view", "f", "--owner", "me"], "64 hex digits, not 2; give 64 digits"),
        (["view", "f", "--owner", "00" * 32], "no key of a signer"),
        (["view", "f", "--manifest", "G" * 64], "give 64 digits of 0 to 9 and a to f"),
        (["view", "f", "--manifest-version", "0"], "give a whole number from 1"),
        (["view", "f", "--manifest-version", "9" * 5000], "give a whole number from 1"),
        (["check-revocation", "f", "--peer", ""], "64 hex digits, not 0"),
        (["check-cut", "f", "--owner", "00" * 32], "unrecognized arguments"),
    ],
)
def test_wrong_arguments(given: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main(given)
    assert end.value.code == MALFORMED
    assert words in capsys.readouterr().err


def test_a_record_handed_to_the_other_command_points_here(run: Commands) -> None:
    for line in (*FIRST, *BRANCHES, *lines_of(VIEWS["move"])):
        status, _, err = run("check", line)
        assert status == MALFORMED
        assert err == "malformed: line 1: this is a record of evidence, and no trace; give it to rebalancing view\n"


# Proofs of revocation


@pytest.mark.parametrize("case", [case for case in PROOFS.values() if case["records"]], ids=lambda case: case["name"])
def test_published_proofs(case: Case, run: Commands) -> None:
    answer = run.json("check-revocation", lines_of(case), *whose(case), "--peer", case["peer"])
    if case["verdict"] == "accept":
        assert answer["verdict"] == "revoked"
        assert [each["peer"] for each in answer["peers"]] == [case["peer"]]
    else:
        assert (answer["verdict"], answer["code"]) == ("rejected", case["code"])
        assert answer["line"] in range(len(case["records"]) + 1)
        assert (answer["line"] == 0) == (case["code"] == "not-revoked")


def test_by_whose_word(run: Commands) -> None:
    (by,) = run.json("check-revocation", lines_of(PROOFS["tenants-record"]))["peers"][0]["by"]
    assert (by["kind"], by["signers"]) == ("revocation", [sample.TENANT.hex])
    assert by["reason"] in REASONS
    (by,) = run.json("check-revocation", CHAIN)["peers"][0]["by"]
    last = from_bytes(CHAIN[-1][:-1])
    assert (by["kind"], by["reason"]) == ("snapshot", "")
    assert by["signers"] == [vote.signer.hex for vote in last.commit.votes]
    _, out, _ = run("check-revocation", CHAIN)
    assert out.startswith(f"revoked: {PROOFS['chain']['peer']}\n")
    assert f"  by        final snapshot {by['digest']}, with the votes of {by['signers'][0]} " in out


def test_two_words_on_one_peer_and_two_peers(run: Commands) -> None:
    peer = PeerId.from_hex_checked(PROOFS["chain"]["peer"])
    again, other = (to_bytes(sample.signed(sample.revocation(i, 7))) + b"\n" for i in (3, 6))
    assert peer == sample.PEERS[3]
    answer = run.json("check-revocation", [*CHAIN, again, other])
    assert {each["peer"]: sorted(by["kind"] for by in each["by"]) for each in answer["peers"]} == {
        peer.hex: ["revocation", "snapshot"],
        sample.PEERS[6].hex: ["revocation"],
    }
    _, out, _ = run("check-revocation", [*CHAIN, again, other])
    assert sum(line.endswith(f", of {peer.hex}") for line in out.splitlines()) == 2


def test_the_fewest_records_are_a_proof(run: Commands) -> None:
    known = store()
    known.admit_all([from_bytes(line[:-1]) for line in CHAIN], sample.TENANT)
    peer = PeerId.from_hex_checked(PROOFS["chain"]["peer"])
    raw = b"".join(each + b"\n" for each in revocation_proof(known, peer))
    assert run.json("check-revocation", raw, "--peer", peer.hex)["verdict"] == "revoked"


def test_a_record_before_what_it_needs_is_told_with_that(run: Commands) -> None:
    answer = run.json("check-revocation", lines_of(PROOFS["without-the-policy"]), *whose(PROOFS["chain"]))
    assert answer["code"] == "incomplete-proof"
    assert re.fullmatch(r"it needs policy [0-9a-f]{64}", answer["detail"])


# Pruning


@pytest.mark.parametrize("case", PRUNINGS.values(), ids=PRUNINGS.keys())
def test_published_cuts(case: Case, run: Commands) -> None:
    answer = run.json("check-cut", json.dumps(case["input"]).encode())
    assert (answer["verdict"], answer.get("code", "")) == (f"{case['verdict']}ed", case["code"])
    if case["code"]:
        assert answer["place"].split(":")[0] in ("caps", "chosen", "cut")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "the file is empty; give a question"),
        (b"{", "no JSON: "),
        (b"[]", "the question is []; give an object of candidates, "),
        (FIRST[0] + FIRST[1], "no JSON: Extra data"),
        (json.dumps({**QUESTION, "hurry": 1}).encode(), "unknown field"),
        (json.dumps({**QUESTION, "chosen": [-1]}).encode(), "the question.chosen[0] is -1; give a whole number"),
        (json.dumps({**QUESTION, "cut": [{"tree": 3, "domain": [1]}]}).encode(), "the question.cut[0].tree is 3; give a tree: 1, 2"),
        (json.dumps(PRUNINGS["one-domain"]).encode(), "this is a vector, and the question is its input; give that alone"),
        ((ROOT / "tests/vectors/pruning/pruning.json").read_bytes(), "give that alone: jq '.cases[0].input'"),
    ],
)  # fmt: skip
def test_what_is_no_question(raw: bytes, words: str, run: Commands) -> None:
    status, out, err = run("check-cut", raw)
    assert (status, out, len(err.splitlines())) == (MALFORMED, "", 1)
    assert words in err
    assert ";" in err


# Several, help, the page, and as a process


def test_several_have_a_line_each_and_the_worst_is_the_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good").write_bytes(b"".join(FIRST))
    Path("bad").write_bytes(b"".join([*FIRST, *lines_of(VIEWS["badly-signed"])]))
    for command, verdict in (("view", "accepted"), ("check-revocation", "rejected")):
        assert cli.main([command, "good", "no/such/file", "bad"]) == MALFORMED
        said = capsys.readouterr()
        assert said.err == ""
        assert [line.split(": ")[:2] for line in said.out.splitlines()] == [
            ["good", verdict],
            ["no/such/file", "malformed"],
            ["bad", "rejected"],
        ]
        assert cli.main([command, "--json", "good", "bad"]) == REJECTED
        answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert [(each["file"], each["verdict"]) for each in answers] == [("good", verdict), ("bad", "rejected")]
        for answer in answers:
            jsonschema.validate(answer, SCHEMAS[command])


def test_help_names_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    for given, word in (
        (["--help"], "check-revocation"),
        (["view", "--help"], "exit status: 0 no record is refused"),
        (["check-revocation", "--help"], "exit status: 0 a proof, 1 none"),
        (["check-cut", "--help"], "exit status: 0 the answer is right"),
    ):
        with pytest.raises(SystemExit):
            cli.main(given)
        assert word in capsys.readouterr().out


def test_schemas_say_what_the_code_does() -> None:
    assert set(SCHEMAS) == {"view", "check-revocation", "check-cut"}
    for schema in SCHEMAS.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    _, answer = SCHEMAS["view"]["oneOf"]
    assert answer["properties"]["view"]["anyOf"][1]["properties"]["status"]["enum"] == list(STATUSES)
    _, refused, _ = SCHEMAS["check-cut"]["oneOf"]
    assert refused["properties"]["code"]["enum"] == list(cut.FAULTS)
    assert f'["", "{REASONS[0]}", "{REASONS[1]}"]' in json.dumps(SCHEMAS["check-revocation"])


def _as_on_the_page(text: str) -> str:
    """Digests of samples change with what the samples say, so the page shows no more than their first digits, and the test not even those."""
    return re.sub(r"(?<=[0-9a-f]{8})[0-9a-f]{56}", "…", text)


@pytest.mark.parametrize(
    ("given", "vector", "jq", "case"),
    [
        (["view", "-"], "wire/evidence-view.json", ".cases[1].records[] + \"0a\"' {} | xxd -r -p", VIEWS["chain"]),
        (["view", "-"], "wire/evidence-view.json", "(.cases[0], .cases[17]).records[] + \"0a\"' {} | xxd -r -p", None),
        (["check-revocation", "-"], "wire/revocation-proof.json", ".cases[1].records[] + \"0a\"' {} | xxd -r -p", PROOFS["chain"]),
        (["check-cut", "-"], "pruning/pruning.json", ".cases[6].input' {}", "one-domain"),
        (["check-cut", "-"], "pruning/pruning.json", ".cases[7].input' {}", "one-domain/one-more"),
    ],
)  # fmt: skip
def test_the_page_shows_what_happens(
    given: list[str],
    vector: str,
    jq: str,
    case: Any,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if case is None:
        raw = b"".join([*FIRST, *lines_of(list(VIEWS.values())[17])])
    elif isinstance(case, str):
        raw = json.dumps(PRUNINGS[case]["input"]).encode()
        assert list(PRUNINGS)[int(jq[7])] == case
    else:
        raw = b"".join(lines_of(case))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    cli.main(given)
    page = (ROOT / "docs/oracle.md").read_text(encoding="utf-8")
    option = "-r " if "xxd" in jq else ""
    shown = _as_on_the_page(capsys.readouterr().out)
    digests = re.compile(r"(?<=  final     )[0-9a-f]{8}|(?<=  current   )[0-9a-f]{8}|(?<=final snapshot )[0-9a-f]{8}")
    expected = f"$ jq {option}'{jq.format(f'tests/vectors/{vector}')} | rebalancing {' '.join(given)}\n{shown}"
    assert digests.sub("", expected) in digests.sub("", page)


def test_it_ends_quietly_when_nobody_reads_on(tmp_path: Path) -> None:
    (tmp_path / "good").write_bytes(b"".join(FIRST))
    reads, writes = os.pipe()
    os.close(reads)
    command = [sys.executable, "-m", "rebalancing.oracle.cli", "view", "good"]
    done = subprocess.run(command, cwd=tmp_path, stdout=writes, stderr=subprocess.PIPE, check=False)
    os.close(writes)
    assert (done.returncode, done.stderr) == (CLOSED, b"")


def test_as_a_process_the_exit_status_says_what_kind_of_answer_it_is(tmp_path: Path) -> None:
    files = {
        "good": b"".join(BRANCHES),
        "refused": b"".join([*FIRST, *lines_of(VIEWS["badly-signed"])]),
        "truncated": b"".join(BRANCHES)[:-100],
        "revoked": b"".join(CHAIN),
        "cut": json.dumps(QUESTION).encode(),
    }
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    for command, name, status in (
        ("view", "good", ACCEPTED),
        ("view", "refused", REJECTED),
        ("view", "truncated", MALFORMED),
        ("check-revocation", "revoked", ACCEPTED),
        ("check-revocation", "good", REJECTED),
        ("check-cut", "cut", ACCEPTED),
        ("check-cut", "good", MALFORMED),
    ):
        oracle = [sys.executable, "-m", "rebalancing.oracle.cli", command, name]
        done = subprocess.run(oracle, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == status, (command, name, done.stderr)
        assert bool(done.stdout) != bool(done.stderr)
        assert len(done.stderr.splitlines()) == (status == MALFORMED)
