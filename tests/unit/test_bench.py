"""The benchmarks: the shape of what they report, and that both sides of a comparison really look at the log. Nothing is timed."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rebalancing.domains import largest
from rebalancing.errors import Ignore, Reject
from rebalancing.lease_system import ACTIONS
from rebalancing.oracle.check import check_lines
from rebalancing.pruning import left_beside, prune
from rebalancing.redistribution import PRE_SCALED_THRESHOLD
from rebalancing.resharing_sessions import name_of
from tests.processes import commit_group
from verifier import bench, exit_codes
from verifier.benchmarks import evidence, figures, prunings, receivers, traces
from verifier.benchmarks.figures import Figure, MeasureError

ROOT = Path(__file__).resolve().parents[2]
SPEC = ROOT / "spec"


def group(*found: Figure, broken: str = "") -> figures.Callable[..., Iterator[Figure]]:
    def measure(root: Path, quick: bool, say: figures.Say) -> Iterator[Figure]:
        say("a stub")
        yield from found
        if broken:
            raise MeasureError(broken)

    return measure


SPEEDY = Figure("speed.edges", 12345.678, "edges/s")
MET = Figure("speed.ratio", 123.4567, "x", ">= 100")
MISSED = Figure("whole.warm", 7.5, "s", "<= 5")


@pytest.fixture
def stubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "GROUPS", {"speed": group(SPEEDY, MET), "whole": group(MISSED)})


def written(root: Path) -> list[dict[str, object]]:
    value = json.loads((root / bench.RESULTS).read_text())
    bench.validate(value)
    assert value.keys() == {"figures"}
    return value["figures"]


@pytest.mark.usefixtures("stubbed")
def test_figures_are_shown_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["--root", str(tmp_path)]) == exit_codes.VERIFIED
    assert written(tmp_path) == [
        {"id": "speed.edges", "value": 12350, "unit": "edges/s", "goal": ""},
        {"id": "speed.ratio", "value": 123.5, "unit": "x", "goal": ">= 100"},
        {"id": "whole.warm", "value": 7.5, "unit": "s", "goal": "<= 5"},
    ]
    said = capsys.readouterr().out
    lines = {line.split()[0]: line.split()[1:] for line in said.splitlines() if line}
    assert lines["speed.edges"] == ["12,350", "edges/s", "no", "goal"]
    assert lines["speed.ratio"] == ["123.5", "x", ">=", "100", "met"]
    assert lines["whole.warm"] == ["7.5", "s", "<=", "5", "MISSED"]
    assert said.endswith("3 figures; of 2 goals 1 met and 1 missed\n")


@pytest.mark.usefixtures("stubbed")
def test_a_part_says_what_is_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["--root", str(tmp_path), "--only", "speed"]) == exit_codes.VERIFIED
    assert [figure["id"] for figure in written(tmp_path)] == ["speed.edges", "speed.ratio"]
    assert capsys.readouterr().out.endswith("not measured: whole\n")
    bench.main(["--root", str(tmp_path), "--only", "speed", "--only", "whole"])
    assert "not measured" not in capsys.readouterr().out


@pytest.mark.usefixtures("stubbed")
def test_strict_turns_a_missed_goal_into_an_exit_code(tmp_path: Path) -> None:
    assert bench.main(["--root", str(tmp_path), "--strict"]) == exit_codes.VIOLATED
    assert bench.main(["--root", str(tmp_path), "--strict", "--only", "speed"]) == exit_codes.VERIFIED


@pytest.mark.usefixtures("stubbed")
def test_an_unknown_group_is_malformed_and_leaves_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bench.main(["--root", str(tmp_path)])
    assert bench.main(["--root", str(tmp_path), "--only", "speed,sped"]) == exit_codes.MALFORMED
    assert capsys.readouterr().err == "malformed: no group is called sped; there are speed, whole\n"
    assert written(tmp_path)


def test_what_does_not_work_has_no_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = group(SPEEDY, broken="TLC does not accept the log")
    monkeypatch.setattr(bench, "GROUPS", {"speed": broken, "whole": group(MISSED)})
    assert bench.main(["--root", str(tmp_path)]) == exit_codes.INTERNAL
    assert [figure["id"] for figure in written(tmp_path)] == ["speed.edges", "whole.warm"]
    assert capsys.readouterr().err == "no figure: speed: TLC does not accept the log\n"


@pytest.mark.parametrize(
    "figure",
    [
        Figure("speed", 1.0, "s"),
        Figure("speed.edges", 0.0, "s"),
        Figure("speed.edges", 1.0, "furlongs"),
        Figure("speed.edges", 1.0, "s", "about 5"),
    ],
)
def test_the_schema_refuses(figure: Figure) -> None:
    bench.validate({"figures": [SPEEDY.json()]})
    with pytest.raises(ValueError, match="figures at"):
        bench.validate({"figures": [figure.json()]})


def test_a_run_that_does_not_verify_has_no_time(tmp_path: Path) -> None:
    with pytest.raises(MeasureError, match="exit code 2"):  # there is no manifest
        list(figures.verify(tmp_path, True, print))


def test_the_oracle_accepts_a_walk_that_does_most_things() -> None:
    logged = traces.walk(1500, 60)
    report = check_lines(line.encode() for line in logged.lines())
    assert report.accepted
    assert report.steps == 1500
    absent = {"CrashHolder", "RestartHolder", "SlipHolder", "SlipGranter", "HearForged", "HearRound", "HearRevocation"}
    assert set(ACTIONS) - {step.action for step in logged.steps} == absent
    assert logged.steps == traces.walk(1500, 60).steps


def test_tlc_follows_the_same_log_and_stops_where_it_is_false(tmp_path: Path) -> None:
    good = traces.walk(60, 3)
    at = next(i for i, step in enumerate(good.steps) if step.action == "CloseWindow" and "left" in step.expect)
    lie = replace(good.steps[at], expect={**good.steps[at].expect, "left": 1})
    bad = replace(good, steps=(*good.steps[:at], lie, *good.steps[at + 1 :]))
    for name, logged in (("good", good), ("bad", bad)):
        (tmp_path / name).mkdir()
        result = traces.validate(logged, SPEC, tmp_path / name)
        assert traces.accepted(logged, result) == (name == "good"), result.explanation
        if name == "bad":
            assert result.depth == at + 1  # lines that fit, and the first state
            assert check_lines(line.encode() for line in bad.lines()).line == at + 2  # the header is line 1


def test_other_seeds_make_other_logs() -> None:
    assert traces.walk(50, 2, 1).steps != traces.walk(50, 2, 2).steps
    assert traces.walk(50, 2).steps == traces.walk(50, 2, traces.SEED).steps


def test_the_goal_is_set_on_one_call_for_short_logs_and_on_the_process_for_long_ones() -> None:
    for log in figures.LOGS:
        assert log.goal == (">= 100" if log.steps == 100 else ">= 10")
        assert (log.traces > 1) == (log.steps == 100)


def test_a_trace_that_the_oracle_rejects_has_no_figure(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.ndjson", tmp_path / "bad.ndjson"
    lines = list(traces.walk(20, 2).lines())
    good.write_text("".join(lines))
    bad.write_text("".join([*lines, '{"action": "Learn", "granter": "g1", "base": 0}\n']))
    assert figures._by_process(ROOT, tmp_path, [good, good]) > 0
    with pytest.raises(MeasureError, match="stale-base"):
        figures._by_process(ROOT, tmp_path, [good, bad])


def test_quick_measures_the_oracle_beside_tlc(tmp_path: Path) -> None:
    found = {figure.id: figure for figure in figures.oracle(ROOT, True, print)}
    sides = ("library", "process", "call", "tlc", "tlc_by_library", "tlc_by_process", "tlc_by_call")
    assert list(found) == [f"oracle.short.{side}" for side in sides]
    assert all(figure.value > 0 and not figure.goal for figure in found.values())


def test_quick_measures_commits_in_files_and_in_memory(tmp_path: Path) -> None:
    found = {figure.id: figure for figure in figures.commit(tmp_path, True, print)}
    assert list(found) == ["commit.n5.rate", "commit.memory.rate", "commit.n5.by_memory", "commit.n9.by_n5"]
    assert all(figure.value > 0 and not figure.goal for figure in found.values())
    bench.validate({"figures": [figure.json() for figure in found.values()]})
    assert list((tmp_path / "build").iterdir()) == []


def test_quick_measures_what_a_node_does_in_a_resharing(tmp_path: Path) -> None:
    found = {figure.id: figure for figure in figures.resharing(tmp_path, True, print)}
    kinds = (
        *("floor", "unscaled", "unscaled_arithmetic", "respond", "deal", "pre_scaled", "pre_scaled_arithmetic"),
        *("open", "reopen", "signatures", "audit", "recompute", "help", "repair"),
    )
    assert list(found) == [f"resharing.n{size}.{kind}" for size in (5, 9) for kind in kinds]
    assert all(figure.value > 0 and not figure.goal for figure in found.values())
    bench.validate({"figures": [figure.json() for figure in found.values()]})


def test_quick_measures_a_pruning_beside_a_flow(tmp_path: Path) -> None:
    found = {figure.id: figure for figure in figures.pruning(tmp_path, True, print)}
    assert list(found) == [f"pruning.n200.{kind}" for kind in ("flow", "prune", "check")]
    assert all(figure.value > 0 and not figure.goal for figure in found.values())
    bench.validate({"figures": [figure.json() for figure in found.values()]})
    assert set(figures.PRUNING_GOALS) == {f"n{size}.prune" for size in figures.PRUNINGS}


def test_what_is_pruned_is_no_easy_case() -> None:
    for size in figures.PRUNINGS:
        candidates, caps, given = prunings.instance(size)
        found = prune(candidates, caps, given)
        first = largest(candidates, left_beside(caps, given))
        assert found.cut.geography
        assert found.cut.organisation
        assert found.peers != first.peers


def test_every_goal_of_a_resharing_is_of_a_figure() -> None:
    measured = {
        f"n{size}.{kind}" for threshold, size in figures.RESHARINGS[:2] for kind in receivers.works(threshold, size)
    }
    measured |= {each.replace("n9.", f"n{size}.") for each in measured for _, size in figures.RESHARINGS[2:]}
    assert set(figures.RESHARING_GOALS) < measured
    assert figures.RESHARINGS[1][0] == PRE_SCALED_THRESHOLD  # the least size with a goal on pre-scaled deals


def test_a_receiver_gets_its_share_from_messages_and_notices_a_false_one() -> None:
    group = receivers.Bench(3, 5)
    for scaling in receivers.SCALINGS.values():
        it = group.exchange(scaling)
        assert (len(it.deals), len(it.responses)) == (3, 4)
        group.checked(it)
        node, session = group.dealt(it)
        assert session.name == name_of(it.proposal)
        with pytest.raises(Ignore, match="second-deal"):
            group.deal((node, session))
        other = group.deal(group.opened(it)).to(group.receiver)  # of the same dealer and session
        with pytest.raises(Reject, match="not-qualified"):
            group.receive(replace(it, deals=(*it.deals[:2], other)), (node, session))
        unsigned = replace(it.deals[0].envelope, signature=it.deals[1].envelope.signature)
        forged = replace(it.deals[0], envelope=unsigned)
        with pytest.raises(Reject, match="bad-signature"):
            group.receive(replace(it, deals=(forged, *it.deals[1:])), (node, session))


def test_a_group_that_does_not_commit_has_no_figure() -> None:
    group = commit_group.Group.of(5, admits=lambda _: False)
    with pytest.raises(MeasureError, match="invalid-snapshot"):
        figures._commits(group, 1)


@pytest.mark.parametrize("count", [3, 40, 120])
def test_merged_evidence_is_viewed_as_the_plain_definition_does(count: int) -> None:
    told = evidence.records(count)
    assert len(told) == count
    known, _ = evidence.merged(told)
    assert evidence.plain_seconds(known) > 0
    known.add_revocation(min(known.final.members))
    # Were the record missing on one side, the measurement would say so.
    known.revoked.clear()
    with pytest.raises(ValueError, match="plain definition"):
        evidence.plain_seconds(known)


def test_signed_records_are_let_in_or_have_no_figure() -> None:
    signed = evidence.signed()
    beginning = signed.pop("beginning")
    assert {"revocation", "loss", "snapshot"} == signed.keys()
    assert evidence.admitted(beginning, signed["loss"][:5]) > 0
    with pytest.raises(ValueError, match="let in"):
        evidence.admitted(beginning, signed["snapshot"][1:])
