"""Apalache: a stand-in for what it may answer, and the real one where there is one."""

import json
from pathlib import Path

import pytest

from verifier.check import Check, Outcome, Workspace
from verifier.engines import apalache
from verifier.tools.apalache import Apalache, NotFound, find_apalache, itf_value, read_itf
from verifier.tools.values import Map, ModelValue, Record

MODULE = r"""---- MODULE Counter ----
EXTENDS Integers
CONSTANT
  \* @type: Set(NODE);
  Nodes
VARIABLES
  \* @type: Int;
  x,
  \* @type: NODE -> Set(<<Int, Str>>);
  f,
  \* @type: Seq({a: Bool, b: Int -> Int});
  s
CInit == Nodes = {"a_OF_NODE", "b_OF_NODE"}
Init == x = 0 /\ f = [n \in Nodes |-> {<<1, "q">>}] /\ s = <<[a |-> TRUE, b |-> [i \in 1..2 |-> i]]>>
Next == x' = (IF x < 5 THEN x + 1 ELSE 0) /\ UNCHANGED <<f, s>>
Ind == x \in 0..5 /\ f = [n \in Nodes |-> {<<1, "q">>}] /\ s = <<>>
Empty == x = 6 /\ Ind
Bounded == x <= 5
Low == x < 2
====
"""

TRACE = {
    "vars": ["x", "f"],
    "states": [
        {"#meta": {"index": 0}, "x": {"#bigint": "0"}, "f": {"#map": [["a_OF_NODE", {"#set": []}]]}},
        {"#meta": {"index": 1}, "x": {"#bigint": "7"}, "f": {"#map": [["a_OF_NODE", {"#set": [1]}]]}},
    ],
}

STAND_IN = r"""#!/bin/sh
if [ "$1" = version ]; then echo "{version}"; exit 0; fi
for argument in "$@"; do case "$argument" in --run-dir=*) results="${{argument#--run-dir=}}";; esac; done
echo "PASS #0: SanyParser                        I@07:43:20.953"
echo "{says}"
if [ {code} = 12 ]; then mkdir -p "$results"; echo '{trace}' > "$results/violation1.itf.json"; fi
exit {code}
"""

RUNS = [{"init": "Init", "inv": "Low", "length": 3}]


def check(directory: Path, **options: object) -> Outcome:
    (directory / "spec").mkdir()
    (directory / "spec" / "Counter.tla").write_text(MODULE)
    (directory / "scratch").mkdir()
    options = {"module": "spec/Counter.tla", "cinit": "CInit", "runs": RUNS, **options}
    row = Check("lease/symbolic/x", "lease", "symbolic", "apalache", "It holds.", "external", ("spec/*",), options)
    return apalache.run(row, Workspace(directory, directory / "scratch"))


def stand_in(directory: Path, monkeypatch: pytest.MonkeyPatch, code: int, says: str, version: str = "0.62.1") -> None:
    program = directory / "home" / "bin" / "apalache-mc"
    program.parent.mkdir(parents=True)
    program.write_text(STAND_IN.format(code=code, says=says, version=version, trace=json.dumps(TRACE)))
    program.chmod(0o755)
    monkeypatch.setenv("APALACHE_HOME", str(directory / "home"))


@pytest.mark.parametrize(
    ("code", "says", "verdict", "detail"),
    [
        (0, "The outcome is: NoError   I@07:44:14.364", "pass", ""),
        (0, "The outcome is: ExecutionsTooShort", "error", "nothing was checked"),
        (0, "nothing of the kind", "error", "exit code 0"),
        (12, "The outcome is: Error", "fail", "violated after 1 steps"),
        (12, "The outcome is: Deadlock", "error", "exit code 12"),
        (75, "Parsing error   E@07:43:23.278", "error", "does not parse: Parsing error\n"),
        (120, "[C.tla:18:12] wrong   E@07:43:23.278", "error", "wrongly typed: [C.tla:18:12] wrong\n"),
        (255, "Could not parse module D   E@07:43:23.278", "error", "does not parse"),
        (255, "Operator Nope not found   E@07:43:23.278", "error", "exit code 255: Operator Nope not found"),
    ],
)
def test_exit_codes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, says: str, verdict: str, detail: str
) -> None:
    stand_in(tmp_path, monkeypatch, code, says)
    outcome = check(tmp_path)
    assert outcome.verdict == verdict, outcome.detail
    assert detail in outcome.detail
    assert outcome.figures["obligations"] == (1 if verdict == "pass" else 0)


def test_expected_violation_tells_its_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, 12, "The outcome is: Error")
    assert check(tmp_path, runs=[{**RUNS[0], "expect": "violation"}]).verdict == "pass"


def test_clean_when_a_violation_was_expected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, 0, "The outcome is: NoError")
    outcome = check(tmp_path, runs=[{**RUNS[0], "expect": "violation"}])
    assert (outcome.verdict, "A violation was expected" in outcome.detail) == ("fail", True)


def test_absent_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APALACHE_HOME", str(tmp_path / "nowhere"))
    outcome = check(tmp_path)
    assert outcome.verdict == "not-run"
    assert "set APALACHE_HOME" in outcome.detail


@pytest.mark.parametrize("version", ["0.25.0", "unknown"])
def test_wrong_versions_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    stand_in(tmp_path, monkeypatch, 0, "The outcome is: NoError", version)
    assert isinstance(find_apalache(), NotFound)


@pytest.mark.parametrize(
    "runs", [[], ["x"], [{"init": "I", "inv": "J"}], [{**RUNS[0], "expect": "luck"}], [{**RUNS[0], "lenght": 1}]]
)
def test_misuse_is_an_error(tmp_path: Path, runs: list[object]) -> None:
    assert check(tmp_path, runs=runs).verdict == "error"


def test_itf_values() -> None:
    assert itf_value({"#map": [[{"#bigint": "1"}, 5], [{"#bigint": "2"}, True]]}) == (5, True)
    assert itf_value({"#map": []}) == ()
    assert itf_value({"a": {"#tup": ["q", 1]}}) == Record({"a": ("q", 1)})
    assert type(itf_value("g1_OF_GRANTER")) is ModelValue
    assert itf_value("g1_OF_GRANTER") == "g1"
    assert type(itf_value("OF_TEXT")) is str
    with pytest.raises(ValueError, match="#unserializable"):
        itf_value({"#unserializable": "Nat"})


def test_itf_trace(tmp_path: Path) -> None:
    path = tmp_path / "a.itf.json"
    path.write_text(json.dumps(TRACE))
    first, second = read_itf(path)
    assert (first.action, second.action) == ("Init", "Next")
    assert second.state == {"x": 7, "f": Map({"a": frozenset({1})})}
    path.write_text("{}")
    with pytest.raises(ValueError, match="no ITF trace"):
        read_itf(path)


@pytest.fixture
def real() -> Apalache:
    tool = find_apalache()
    if isinstance(tool, NotFound):
        pytest.skip(tool.remedy)
    return tool


@pytest.mark.usefixtures("real")
def test_the_real_one_proves_and_refutes(tmp_path: Path) -> None:
    outcome = check(
        tmp_path,
        runs=[
            {"init": "Ind", "inv": "Ind", "length": 1},
            {"init": "Ind", "inv": "Bounded", "length": 0},
            {"init": "Init", "inv": "Low", "length": 3, "expect": "violation"},
        ],
    )
    assert outcome.verdict == "pass", outcome.detail
    assert outcome.figures["obligations"] == 3


@pytest.mark.usefixtures("real")
def test_the_real_one_tells_a_trace(tmp_path: Path) -> None:
    outcome = check(tmp_path)
    assert outcome.verdict == "fail"
    assert "Low is violated" in outcome.detail or "violated after 2 steps" in outcome.detail
    assert '/\\ f = (a :> {<<1, "q">>} @@ b :> {<<1, "q">>})' in outcome.detail
    assert outcome.detail.endswith("3. Next\n     x: 1 -> 2")


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("length", [0, 1])
def test_the_real_one_does_not_prove_from_nothing(tmp_path: Path, length: int) -> None:
    assert check(tmp_path, runs=[{"init": "Empty", "inv": "Ind", "length": length}]).verdict == "error"
