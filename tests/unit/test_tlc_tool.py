"""TLC, SANY and Java as they answer for modules made for the purpose."""

import os
import time
from pathlib import Path

import pytest

from verifier.check import Check, Outcome, Workspace
from verifier.engines import parse, tlc
from verifier.tools import classes, java
from verifier.tools.dot import read_graph
from verifier.tools.java import ToolMissingError, find_java
from verifier.tools.sany import declarations, parse_errors
from verifier.tools.subprocesses import run_lines
from verifier.tools.tlc import EMBEDDED, TlcResult, find_jar, narrate, read_config, run_tlc
from verifier.tools.values import Map, to_tla

COUNTER = r"""---- MODULE Counter ----
EXTENDS Integers
CONSTANT
  \* @type: Int;
  Top
VARIABLES
  \* @type: Int;
  x,
  (* @type: Set(Int); *)
  seen
vars == <<x, seen>>
Init == x = 0 /\ seen = {}
Up == x < Top /\ x' = x + 1 /\ seen' = seen \union {x}
Never == x > Top /\ x' = 0 /\ UNCHANGED seen
Next == Up \/ Never
Stay == UNCHANGED vars
Spec == Init /\ [][Next]_vars
Fair == Spec /\ WF_vars(Up)
Nothing == x \in {} /\ seen = {} /\ [][Next]_vars
Bounded == x <= Top
Low == x < 2
Positive == x > 0
Reaches == <>(x = Top)
Steps == [][x' = x + 2]_vars
StartsHigh == x = 1
====
"""


def write(directory: Path, config: str, module: str = COUNTER) -> tuple[Path, Path]:
    (directory / "spec" / "models").mkdir(parents=True)
    paths = directory / "spec" / "Counter.tla", directory / "spec" / "models" / "Counter.cfg"
    paths[0].write_text(module)
    paths[1].write_text(config + "\nCONSTANT Top = 3\n")
    return paths


def model_check(directory: Path, config: str, module: str = COUNTER, **options: object) -> TlcResult:
    paths = write(directory, config, module)
    scratch = directory / "scratch"
    scratch.mkdir()
    return run_tlc(*paths, scratch, **options)  # type: ignore[arg-type]


def engine(directory: Path, config: str, options: dict[str, object]) -> Outcome:
    write(directory, config)
    scratch = directory / "scratch"
    scratch.mkdir()
    options = {"module": "spec/Counter.tla", "config": "spec/models/Counter.cfg", **options}
    check = Check("lease/models/Counter", "lease", "models", "tlc", "It counts.", "default", ("spec/*",), options)
    return tlc.run(check, Workspace(directory, scratch))


def test_java_and_jar_are_found() -> None:
    assert find_java().program.exists()
    if "TLA2TOOLS_JAR" not in os.environ:
        assert find_jar().sha256 == EMBEDDED
        assert find_jar().version == "2.15"


def test_missing_java_names_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    old = tmp_path / "bin" / "java"
    old.parent.mkdir()
    old.write_text("#!/bin/sh\n")
    old.chmod(0o755)
    (tmp_path / "release").write_text('JAVA_VERSION="1.8.0_292"\n')
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(java, "package_directory", lambda package: None)
    with pytest.raises(ToolMissingError, match=r"is version 1\.8\.0_292.*make setup"):
        find_java()


def test_clean(tmp_path: Path) -> None:
    dump = tmp_path / "graph.dot"
    heard: list[str] = []
    result = model_check(
        tmp_path, "SPECIFICATION Spec\nINVARIANT Bounded", coverage=True, dump=dump, progress=heard.append
    )
    assert (result.outcome, result.exit_code, result.violated) == ("ok", 0, ())
    assert (result.distinct_states, result.generated_states, result.depth) == (4, 4, 4)
    assert result.coverage == {"Up": (3, 3), "Never": (0, 0)}
    assert result.trace == ()
    assert heard
    graph = read_graph(dump)
    assert len(graph.states) == 4
    assert {action for _, action, _ in graph.edges} == {"Up"}
    (start,) = (graph.states[number] for number in graph.initial)
    assert start == {"x": 0, "seen": frozenset()}
    assert sorted(path.name for path in (tmp_path / "spec").iterdir()) == ["Counter.tla", "models"]


def test_invariant_violated(tmp_path: Path) -> None:
    result = model_check(tmp_path, "SPECIFICATION Spec\nINVARIANTS Bounded Low")
    assert (result.outcome, result.violated) == ("invariant", ("Low",))
    assert [(step.action, step.state["x"]) for step in result.trace] == [("Init", 0), ("Up", 1), ("Up", 2)]
    told = narrate(result.trace)
    assert "3. Up\n     seen + 1\n     x: 1 -> 2" in told
    assert told.startswith("1. Init\n     /\\ seen = {}\n     /\\ x = 0\n2. Up")


def test_invariant_violated_at_the_start(tmp_path: Path) -> None:
    result = model_check(tmp_path, "SPECIFICATION Spec\nINVARIANT Positive")
    assert (result.outcome, result.violated) == ("invariant", ("Positive",))
    assert [step.state["x"] for step in result.trace] == [0]


def test_liveness_violated(tmp_path: Path) -> None:
    result = model_check(tmp_path, "SPECIFICATION Spec\nPROPERTY Reaches")
    assert (result.outcome, result.exit_code, result.temporal_checked) == ("temporal", 13, True)
    assert result.loop_to == len(result.trace) - 1
    assert narrate(result.trace, result.loop_to).endswith("then nothing changes any more")


@pytest.mark.parametrize("name", ["Steps", "StartsHigh"])
def test_safety_property_violated(tmp_path: Path, name: str) -> None:
    result = model_check(tmp_path, f"SPECIFICATION Spec\nPROPERTY {name}")
    assert (result.outcome, result.violated) == ("property", (name,))
    assert result.trace


def test_deadlock_is_looked_for_only_when_asked(tmp_path: Path) -> None:
    result = model_check(tmp_path, "SPECIFICATION Spec", check_deadlock=True)
    assert (result.outcome, len(result.trace)) == ("deadlock", 4)


@pytest.mark.parametrize(
    ("config", "module", "outcome", "said"),
    [
        ("SPECIFICATION Spec", COUNTER.replace("x' = x + 1", "x' = = 1"), "parse", "Parse Error"),
        ("SPECIFICATION Spec", COUNTER.replace("x' = x + 1", "x' = y"), "parse", "Unknown operator: `y'"),
        ("SPECIFICATION Spec\nINVARIANT Absent", COUNTER, "config", "Absent"),
        ("SPECIFICATION Spec", COUNTER.replace("vars ==", "ASSUME Top > 3\nvars =="), "assumption", "ASSUME"),
        (
            "SPECIFICATION Spec",
            COUNTER.replace("x' = x + 1", "x' = x + {}"),
            "crash",
            "Cannot cast tlc2.value.impl.SetEnumValue",
        ),
    ],
)
def test_what_is_no_answer(tmp_path: Path, config: str, module: str, outcome: str, said: str) -> None:
    result = model_check(tmp_path, config, module)
    assert result.outcome == outcome
    assert said in result.explanation or any(said in message for message in result.messages)


def test_timeout_ends_java(tmp_path: Path) -> None:
    endless = COUNTER.replace("x < Top", "x < Top * 1000000")
    started = time.monotonic()
    result = model_check(tmp_path, "SPECIFICATION Spec", endless, timeout_seconds=2)
    assert result.outcome == "timeout"
    assert time.monotonic() - started < 30


def test_timeout_ends_grandchildren_too(tmp_path: Path) -> None:
    started = time.monotonic()
    # The sleeping one holds the pipe, so that reading would go on until it ends. Whichever of the two is ended first, the code is its.
    code, late = run_lines(["sh", "-c", "sleep 60 & wait $!"], cwd=tmp_path, on_line=print, timeout_seconds=0.3)
    assert (code != 0, late) == (True, True)
    assert time.monotonic() - started < 30


def test_states_go_back_into_a_module(tmp_path: Path) -> None:
    states = [Map(x=2, seen=frozenset({5})), Map(x=9, seen=frozenset())]
    (tmp_path / "wrapper").mkdir()
    wrapper = tmp_path / "wrapper" / "Wrapper.tla"
    wrapper.write_text(
        "---- MODULE Wrapper ----\nEXTENDS Counter, TLC\nListed == {"
        + ", ".join(map(to_tla, states))
        + "}\nStart == \\E s \\in Listed : x = s.x /\\ seen = s.seen\n====\n"
    )
    config = tmp_path / "wrapper" / "Wrapper.cfg"
    config.write_text("INIT Start\nNEXT Stay\nCONSTANT Top = 3\n")
    module, _ = write(tmp_path, "")
    dump = tmp_path / "graph.dot"
    result = run_tlc(wrapper, config, tmp_path, library=[module.parent], dump=dump)
    assert result.outcome == "ok", result.messages
    graph = read_graph(dump)
    assert set(graph.states.values()) == set(states)
    assert graph.initial == graph.states.keys()


def test_config_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.cfg"
    path.write_text("\\* INVARIANT No\nINVARIANTS A B (* C *)\nINVARIANT D\nPROPERTY P\nCONSTANT N = 1\nSYMMETRY S\n")
    config = read_config(path)
    assert (config.invariants, config.properties, config.symmetry) == (("A", "B", "D"), ("P",), True)


CLEAN = "SPECIFICATION Spec\nINVARIANT Bounded"


@pytest.mark.parametrize(
    ("config", "options", "verdict", "said"),
    [
        (CLEAN, {}, "pass", ""),
        (CLEAN, {"coverage": ["Up"]}, "pass", ""),
        (CLEAN, {"coverage": ["Up", "Never"]}, "fail", "Never taken in this model: Never"),
        (CLEAN, {"coverage": ["Typo"]}, "fail", "No action of this model is called Typo"),
        (CLEAN, {"deadlock": True}, "fail", "Deadlock after 3 steps"),
        (CLEAN, {"expected_violation": "Bounded"}, "fail", "holds in all 4 states"),
        (CLEAN, {"expected_violation": "Low"}, "error", "does not name Low"),
        (CLEAN, {"typo": 1}, "error", "Unknown option 'typo'"),
        (CLEAN, {"workers": "2"}, "error", "no int"),
        (CLEAN, {"liveness": True}, "error", "names no property"),
        (CLEAN, {"module": "spec/None.tla"}, "error", "does not exist"),
        ("SPECIFICATION Spec", {}, "error", "nothing to check"),
        ("SPECIFICATION Nothing\nINVARIANT Bounded", {}, "error", "no state"),
        ("SPECIFICATION Spec\nINVARIANT Low", {}, "fail", "Low is violated after 2 steps"),
        ("SPECIFICATION Spec\nINVARIANT Bounded Low", {"expected_violation": "Low"}, "pass", ""),
        (
            "SPECIFICATION Spec\nINVARIANT Low Bounded",
            {"expected_violation": "Bounded"},
            "fail",
            "this came first: Low",
        ),
        ("SPECIFICATION Spec\nINVARIANT Absent", {"expected_violation": "Absent"}, "error", "Absent"),
        ("SPECIFICATION Fair\nPROPERTY Reaches", {"liveness": True}, "pass", ""),
        ("SPECIFICATION Fair\nPROPERTY Reaches", {}, "error", "set liveness = true"),
        ("SPECIFICATION Spec\nPROPERTY Reaches", {"liveness": True}, "fail", "A temporal property is violated"),
        ("SPECIFICATION Spec\nPROPERTY Reaches", {"liveness": True, "expected_violation": "Reaches"}, "pass", ""),
        (
            "SPECIFICATION Spec\nPROPERTY Reaches Steps",
            {"liveness": True, "expected_violation": "Steps"},
            "error",
            "alone",
        ),
    ],
)
def test_verdicts(tmp_path: Path, config: str, options: dict[str, object], verdict: str, said: str) -> None:
    outcome = engine(tmp_path, config, options)
    assert outcome.verdict == verdict, outcome.detail
    assert said in outcome.detail
    if verdict == "pass" and "expected_violation" in options:
        assert outcome.figures["expected_violation"] == options["expected_violation"]


def test_sany(tmp_path: Path) -> None:
    module, _ = write(tmp_path, "SPECIFICATION Spec")
    assert parse_errors(module, tmp_path) == []
    module.write_text(COUNTER.replace("x' = x + 1", "x' = y"))
    assert any("Unknown operator: `y'" in line for line in parse_errors(module, tmp_path))


def test_declarations() -> None:
    declared = declarations(COUNTER.replace("  \\* @type: Int;\n  x,", "  x, \\* @type: Int;"))
    assert [(each.kind, each.name, each.typed) for each in declared] == [
        ("CONSTANT", "Top", True),
        ("VARIABLE", "x", False),
        ("VARIABLE", "seen", True),
    ]


MANIFEST = """
[[check]]
id = "lease/models/Counter"
options = { config = "spec/models/Counter.cfg" }

[[check]]
id = "lease/parse/modules"
engine = "parse"
options = { modules = ["spec/Counter.tla"] }
"""


@pytest.mark.parametrize(
    ("change", "verdict", "said"),
    [
        ({}, "pass", ""),
        (
            {"spec/Other.tla": "---- MODULE Other ----\n===="},
            "fail",
            "spec/Other.tla is not named by an option 'modules'",
        ),
        ({"spec/models/Other.cfg": ""}, "fail", "spec/models/Other.cfg is not named by a check"),
        (
            {
                "spec/manifest/a.toml": MANIFEST.replace("options = { config", "options = { model").replace(
                    "Counter.cfg", "Counter"
                )
            },
            "fail",
            "spec/models/Counter.cfg is not named by a check",
        ),
        ({"spec/manifest/a.toml": MANIFEST.replace("Counter.cfg", "Gone.cfg")}, "fail", "Gone.cfg, named by a check"),
        (
            {"spec/Counter.tla": COUNTER.replace("\\* @type", "\\* type")},
            "fail",
            "spec/Counter.tla:5: CONSTANT Top has no @type",
        ),
        ({"spec/Counter.tla": COUNTER.replace("x' = x + 1", "x' = y")}, "fail", "spec/Counter.tla does not parse"),
    ],
)
def test_parse_leg(tmp_path: Path, change: dict[str, str], verdict: str, said: str) -> None:
    write(tmp_path, "SPECIFICATION Spec")
    (tmp_path / "spec" / "manifest").mkdir()
    (tmp_path / "spec" / "manifest" / "a.toml").write_text(MANIFEST)
    (tmp_path / "scratch").mkdir()
    for name, text in change.items():
        (tmp_path / name).write_text(text)
    options = {"modules": ["spec/Counter.tla"]}
    check = Check("lease/parse/modules", "lease", "parse", "parse", "It parses.", "default", ("spec/*",), options)
    outcome = parse.run(check, Workspace(tmp_path, tmp_path / "scratch"))
    assert outcome.verdict == verdict, outcome.detail
    assert said in outcome.detail
    assert verdict != "pass" or outcome.figures == {"modules": 1, "declarations": 3, "configurations": 1}


def test_archive_of_classes_is_one_per_jar_and_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    monkeypatch.delenv(classes.OPTIONS, raising=False)
    kept = classes.archive()
    assert kept.is_relative_to(tmp_path)
    assert find_java().version in kept.name
    assert find_jar().sha256[:16] in kept.name
    assert classes.environment() == {}
    kept.parent.mkdir(parents=True)
    kept.touch()
    assert classes.environment() == {classes.OPTIONS: f"-XX:SharedArchiveFile={kept}"}


def test_options_of_java_that_are_set_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(classes.OPTIONS, "-Xmx1g")
    assert classes.environment() == {}


def test_without_java_no_classes_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise ToolMissingError("No Java.")

    monkeypatch.setattr(classes, "find_java", missing)
    assert classes.main() == "No Java."
    assert classes.environment() == {}
