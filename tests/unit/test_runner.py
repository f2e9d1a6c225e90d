"""Checks run in processes of their own; nothing that happens to one becomes a pass, or outlives the run."""

import io
import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from verifier.progress import Display
from verifier.runner import Plan


def alive(pid):
    try:
        os.kill(pid, 0)
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (ProcessLookupError, FileNotFoundError):
        return False


def wait_for(condition):
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("did not happen")


def test_runs_checks_and_keeps_their_order(project):
    for name in ("b", "a", "c"):
        project.declare(name)
    results = project.runner().run(project.checks())
    assert [result.check.name for result in results] == ["b", "a", "c"]
    assert all(result.verdict == "pass" and result.figures == {"states": 3} and not result.cached for result in results)
    known = json.loads(project.read("build/verify/seconds.json"))
    assert set(known) == {"lease/models/a", "lease/models/b", "lease/models/c"}


def test_every_way_to_go_wrong_has_its_verdict(project):
    expected = {
        "fail": ("fail", "L2 is violated."),
        "idle": ("fail", "figures do not"),
        "no figures": ("fail", "figures do not"),
        "no tool": ("not-run", "Java was not found."),
        "claim a record": ("error", "cannot say 'recorded'"),
        "raise": ("error", "RuntimeError: a toy broke"),
        "die": ("error", "was killed by SIGKILL"),
        "exit": ("error", "left no outcome"),
    }
    for does in expected:
        project.declare(does.replace(" ", "_"), options=f'{{ does = "{does}" }}')
    results = project.results()
    for does, (verdict, words) in expected.items():
        result = results[does.replace(" ", "_")]
        assert result.verdict == verdict
        assert words in result.detail.splitlines()[0]
    assert "the toy runs" in results["die"].detail
    assert not (project.root / "build/verify/cache").exists()


def test_a_record_stands_in_for_a_missing_tool_but_not_where_a_run_afresh_is_wanted(project):
    project.declare("a", tier='"external"', options='{ does = "need a tool" }')
    project.write("tool", "")
    assert project.cli("record").returncode == 0
    (project.root / "tool").unlink()
    shutil.rmtree(project.root / "build")
    assert project.results(tiers=("external",))["a"].verdict == "recorded"
    assert project.results(tiers=("external",), use_cache=False)["a"].verdict == "not-run"
    assert project.cli("record", "--strict").returncode == 4


def test_an_engine_that_does_not_import_is_an_error(project):
    project.write("toys/engines/bad.py", "import nowhere\n")
    project.declare("a", engine='"bad"')
    result = project.results()["a"]
    assert result.verdict == "error"
    assert "nowhere" in result.detail


def test_a_hung_check_is_ended_with_all_it_started(project):
    project.declare("a", options='{ does = "hang", timeout_seconds = 2 }')
    result = project.results()["a"]
    assert result.verdict == "error"
    assert "no answer within 2 s" in result.detail
    wait_for(lambda: not any(alive(int(pid)) for pid in project.read("pids.txt").split()))


def test_a_pass_of_something_that_changed_meanwhile_is_an_error(project):
    project.declare("a", options='{ does = "meddle" }')
    result = project.results()["a"]
    assert result.verdict == "error"
    assert "file data.txt" in result.detail


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_run_ends_its_children_and_leaves_no_half_evidence(project, how):
    project.declare("a")
    project.cli("run")
    assert (project.root / "build/verify/results.json").exists()
    project.declare("b", options='{ does = "hang" }')
    run = subprocess.Popen(
        project.command("run"),
        env=project.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # A shell's background jobs ignore interrupts, and so would what they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    wait_for(lambda: (project.root / "pids.txt").exists() and project.read("pids.txt").count(" ") == 1)
    run.send_signal(how)
    assert run.wait(timeout=60) == (5 if how != signal.SIGKILL else -signal.SIGKILL)
    wait_for(lambda: not any(alive(int(pid)) for pid in project.read("pids.txt").split()))
    assert not (project.root / "build/verify/results.json").exists()
    assert not (project.root / "build/verify/junit.xml").exists()
    assert not list((project.root / "build/verify").glob("jobs/*/outcome.json"))


def test_what_has_passed_is_recorded_even_if_the_run_ends_early(project):
    project.declare("a", tier='"deep"')
    project.declare("b", tier='"deep"', options='{ does = "hang" }')
    run = subprocess.Popen(
        project.command("record", "--jobs", "2"),
        env=project.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wait_for(lambda: (project.root / "pids.txt").exists() and project.read("pids.txt").count(" ") == 1)
    wait_for(lambda: list((project.root / "build/verify/cache").glob("*.json")))
    run.send_signal(signal.SIGTERM)
    assert run.wait(timeout=60) == 5
    assert [path.stem for path in (project.root / "invariants/evidence").glob("*.json")] == ["lease.models.a"]


def test_outcomes_of_another_run_are_removed_first_and_named_if_they_appear(project):
    project.declare("a")
    project.write("build/verify/jobs/lease.models.a/outcome.json", '{"token": "old"}')
    runner = project.runner()
    assert runner.run(project.checks())[0].verdict == "pass"
    assert runner.stale_files() == []
    project.write("build/verify/jobs/lease.models.z/outcome.json", '{"token": "old"}')
    assert runner.stale_files() == ["build/verify/jobs/lease.models.z/outcome.json"]


def started_by(project):
    """Names of the checks in the order in which a run begins them."""
    started = []

    class Listening(Display):
        def started(self, check_id):
            started.append(check_id.rsplit("/", 1)[1])

    runner = project.runner(jobs=1)
    runner._display = Listening(None)
    runner.run(project.checks())
    return started


def test_longest_checks_start_first_and_unknown_ones_before_them(project):
    for name in ("short", "long", "new"):
        project.declare(name)
    project.write("build/verify/seconds.json", '{"lease/models/short": 1.0, "lease/models/long": 9.0}')
    assert started_by(project) == ["new", "long", "short"]


def test_what_was_never_timed_starts_by_its_leg_and_its_size(project):
    project.write("data.txt", "line\n" * 3)
    project.declare("probe", "probes")
    project.declare("small")
    project.declare("big", least="{ states = 3 }")
    project.declare("graph", "graph")
    assert started_by(project) == ["graph", "big", "small", "probe"]


def test_a_plan_without_jobs_is_refused(project):
    with pytest.raises(ValueError, match="at least one job"):
        Plan(project.root, jobs=0)


def test_progress_goes_to_plain_lines_when_there_is_no_terminal(project):
    project.declare("a")
    out = project.cli("run").stdout
    assert "[0/1  0:00] lease/models/a …" in out
    assert "[1/1  0:0" in out
    assert "\r" not in out


def test_progress_is_one_line_that_is_refreshed_on_a_terminal():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    screen = Terminal()
    display = Display(screen)
    display.begin(87, 12)
    display.started("lease/models/a")
    display.running([("lease/models/a", "distinct 120,331")])
    assert screen.getvalue() == "\r\x1b[K[12/87  0:00] lease/models/a distinct 120,331"
    display.finish()
    assert screen.getvalue().endswith("\r\x1b[K")
    assert "\n" not in screen.getvalue()


def test_one_check_can_be_run_by_hand(project):
    project.declare("a")
    project.declare("b", options='{ does = "fail" }')
    assert project.cli("engine", "lease/models/a").returncode == 0
    assert project.cli("engine", "lease/models/b").returncode == 1
    assert project.cli("engine", "lease/models/c").returncode == 2
