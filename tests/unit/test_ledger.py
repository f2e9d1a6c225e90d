"""Silent passes do not get through the ledger."""

from dataclasses import replace

import pytest

from verifier import exit_codes, ledger
from verifier.check import Check, Outcome, Result
from verifier.results import exit_code

CHECK = Check(
    "lease/models/a", "lease", "models", "toy", "It holds.", "default", ("x",), {}, {"states": 2}, {"depth": 7}
)
OTHER = replace(CHECK, id="lease/models/b")
DEEP = replace(CHECK, id="lease/models/c", tier="deep")
FIGURES = {"states": 2, "depth": 7}


def passed(check=CHECK, **figures):
    return Result(check, "pass", FIGURES | figures, "", 1.0)


def account(declared, results, selected=None, stale=()):
    return ledger.close(declared, results, {check.id for check in (selected or declared)}, stale)


def test_closes_when_every_check_has_one_full_result():
    closed = account([CHECK, OTHER], [passed(), passed(OTHER)])
    assert closed.closed
    assert "every declared check" in closed.line()


def test_zero_checks_are_an_error():
    nothing = ledger.close([], [], set())
    assert not nothing.closed
    assert exit_code([], nothing, strict=False) == exit_codes.INTERNAL
    assert ledger.close([CHECK], [], set()).problems == ("no check is selected",)


def test_a_missing_a_double_and_an_undeclared_result_break_it():
    assert "has no result" in account([CHECK, OTHER], [passed()]).line()
    assert "has 2 results" in account([CHECK], [passed(), passed()]).line()
    assert "was not selected" in account([CHECK], [passed(), passed(OTHER)]).line()
    assert exit_code([passed()], account([CHECK, OTHER], [passed()]), strict=False) == exit_codes.INTERNAL


def test_a_stale_file_breaks_it():
    assert "left from another run" in account([CHECK], [passed()], stale=["build/verify/jobs/x/outcome.json"]).line()


@pytest.mark.parametrize(
    "figures",
    [
        {},
        {"states": 0, "depth": 7},
        {"states": 1, "depth": 7},
        {"states": 2, "depth": 6},
        {"states": 2},
        {"states": "2", "depth": 7},
    ],
)
def test_a_pass_that_fell_short_does_not_count(figures):
    assert account([CHECK], [Result(CHECK, "pass", figures, "", 1.0)]).problems
    judged = ledger.judge(CHECK, Outcome("pass", figures))
    assert judged.verdict == "fail"
    assert judged.detail.startswith("The engine passed, but the figures do not: ")


def test_a_pass_without_any_work_does_not_count():
    idle = replace(CHECK, least={}, exact={"states": 0})
    assert ledger.judge(idle, Outcome("pass", {"states": 0, "engine": "toy"})).verdict == "fail"


def test_the_wrong_invariant_is_no_expected_violation():
    bug = replace(CHECK, options={"expected_violation": "L2"})
    assert ledger.judge(bug, Outcome("pass", FIGURES | {"expected_violation": "L2"})).verdict == "pass"
    assert ledger.judge(bug, Outcome("pass", FIGURES | {"expected_violation": "L3"})).verdict == "fail"
    assert ledger.judge(bug, Outcome("pass", FIGURES)).verdict == "fail"


def test_judging_never_improves_an_outcome():
    for verdict in ("fail", "error", "not-run"):
        outcome = Outcome(verdict, FIGURES, "because")
        assert ledger.judge(CHECK, outcome) is outcome


def test_a_default_check_cannot_be_recorded():
    assert account([CHECK], [Result(CHECK, "recorded", FIGURES, "", 1.0)]).problems
    assert account([DEEP], [Result(DEEP, "recorded", FIGURES, "", 1.0)]).closed


def test_a_part_leaves_it_open():
    part = account([CHECK, OTHER], [passed()], [CHECK])
    assert not part.closed
    assert not part.problems
    assert part.line() == "ledger open: part of the checks"


def test_what_has_not_run_leaves_it_open_and_counts_under_strict():
    results = [passed(), Result(DEEP, "not-run", {}, "no record", 0.0)]
    open_ledger = account([CHECK, DEEP], results)
    assert not open_ledger.closed
    assert exit_code(results, open_ledger, strict=False) == exit_codes.VERIFIED
    assert exit_code(results, open_ledger, strict=True) == exit_codes.NOT_RUN


def test_a_default_check_that_has_not_run_is_never_verified():
    results = [Result(CHECK, "not-run", {}, "no tool", 0.0)]
    assert exit_code(results, account([CHECK], results), strict=False) == exit_codes.NOT_RUN


def test_a_failed_check_leaves_it_open():
    failed = account([CHECK], [Result(CHECK, "fail", FIGURES, "x", 1.0)])
    assert not failed.closed
    assert failed.line() == "ledger open: 1 failed or broken"


def test_a_violation_outweighs_an_error_and_an_error_what_has_not_run():
    fail, error, idle = (
        Result(check, verdict, {}, "x", 0.0)
        for check, verdict in [(CHECK, "fail"), (OTHER, "error"), (DEEP, "not-run")]
    )
    everything = account([CHECK, OTHER, DEEP], [fail, error, idle])
    assert exit_code([fail, error, idle], everything, strict=True) == exit_codes.VIOLATED
    assert exit_code([error, idle], account([OTHER, DEEP], [error, idle]), strict=True) == exit_codes.INTERNAL


def test_exit_codes_are_distinct():
    assert len(exit_codes.MEANING) == 6
    assert sorted(exit_codes.MEANING) == list(range(6))
