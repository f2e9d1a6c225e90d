"""People and machines are told the same, and neither is told more than was shown."""

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from verifier import exit_codes, ledger, report, results, session
from verifier.check import Check, Result

LONG = "Whatever the candidates, crashes and late messages, two quorums of one round never hold grants at once, and nobody acts late."
CHECK = Check(
    "lease/models/Lease_n3_two_candidates_and_one_restart",
    "lease",
    "models",
    "tlc",
    LONG,
    "default",
    ("x",),
    {},
    {"states": 1},
)
FIGURES = {"distinct_states": 1_120_331, "generated_states": 5_000_000, "depth": 31, "states": 1, "tool": "tlc"}


def result(name="a", verdict="pass", **fields):
    tier = "deep" if verdict == "recorded" else "default"
    check = replace(CHECK, id=f"lease/{fields.pop('leg', 'models')}/{name}", leg=fields.pop("leg", "models"), tier=tier)
    values = {"figures": FIGURES if verdict in ("pass", "recorded") else {}, "detail": "", "seconds": 83.0} | fields
    return Result(check, verdict, **values)


def told(found, code, declared=None):
    checks = [each.check for each in found]
    account = ledger.close(declared or checks, found, {check.id for check in checks})
    return report.full(found, account, code, 1.0, declared=len(declared or checks))


def test_the_table_fits_and_cuts_nothing_off():
    text = report.table([Result(CHECK, "pass", FIGURES, "", 83.0), result("b"), result("c", "recorded")])
    assert max(map(len, text.splitlines())) <= report.WIDTH
    assert text.isascii()
    for word in LONG.split():
        assert word in text
    assert "1,120,331" in text
    assert "1:23" in text


def test_each_leg_has_its_sums():
    text = report.table([result("a"), result("b"), result("c", "not-run")])
    total = text[text.index("= 3 checks") :]
    assert "2 passed, 1 not run" in total
    assert "2,240,662" in total
    assert "62" not in total.replace("2,240,662", "")  # depths do not add up


def test_the_headline_counts_what_was_not_verified_now():
    found = [result("a"), result("b", cached=True), result("c", "recorded"), result("d", "not-run", detail="no record")]
    text = told(found, exit_codes.VERIFIED)
    assert "VERIFIED: 2 passed (1 cached), 1 recorded, 1 not run" in text
    assert "not run: lease/models/d: no record" in text
    assert "all verified" not in text.lower()


def test_a_part_is_called_a_part():
    found = [result("a")]
    text = told(found, exit_codes.VERIFIED, [found[0].check, replace(CHECK, id="lease/models/z")])
    assert "A PART ONLY" in text
    assert "1 of 2 checks" in text
    assert "ledger open: part of the checks" in text


def test_the_first_failure_is_told_in_full_and_can_be_repeated():
    found = [
        result("a", "error", detail="It crashed."),
        result("b", "fail", detail="L2 is violated.\n  1 grant(c1, n2)\n  2 act(c1)"),
    ]
    text = told(found, exit_codes.VIOLATED)
    assert text.index("FAILED: lease/models/b") < text.index("also broken: lease/models/a: It crashed.")
    for words in ("2 act(c1)", "make verify ONLY=lease/models/b", "VIOLATED: 1 failed, 1 broken"):
        assert words in text


def test_junit_never_calls_passed_what_was_not():
    found = [
        result("a"),
        result("b", "fail", detail="bad \x00 & <x>"),
        result("c", "error", detail="x"),
        result("d", "recorded", detail="r"),
    ]
    suite = ElementTree.fromstring(results.junit(found)).find("testsuite")
    assert [suite.get(name) for name in ("tests", "failures", "errors", "skipped")] == ["4", "1", "1", "1"]
    assert [[child.tag for child in case] for case in suite] == [
        ["system-out"],
        ["failure"],
        ["error"],
        ["skipped", "system-out"],
    ]


def test_results_follow_the_published_schema():
    value = results.document([result("a"), result("b", "recorded"), result("c", cached=True)], exit_codes.VERIFIED)
    results.validate(value)
    assert list(value["checks"][0]) == ["id", "protocol", "leg", "verdict", "seconds", "cached", "figures"]
    for damage in ({"verdict": "ok"}, {"checks": []}, {"extra": 1}, {"tools": {}}):
        with pytest.raises(ValueError, match="results at"):
            results.validate(value | damage)
    value["checks"][0]["figures"] = {"states": "many"}
    with pytest.raises(ValueError, match="figures"):
        results.validate(value)


def test_a_run_writes_all_of_it(project):
    project.declare("a")
    project.declare("b", "probes")
    done = project.cli("run", "--only", "models")
    assert done.returncode == 0
    assert "A PART ONLY, ONLY=models, 1 of 2 checks" in done.stdout
    value = json.loads(project.read("build/verify/results.json"))
    assert (value["verdict"], [check["id"] for check in value["checks"]]) == ("pass", ["lease/models/a"])
    ElementTree.parse(project.root / "build/verify/junit.xml")
    assert project.cli("run", "--only", "nothing").returncode == 2
    assert not (project.root / "build/verify/results.json").exists()


def test_only_may_be_given_again(project):
    for name, leg in (("a", "models"), ("b", "probes"), ("c", "bugs")):
        project.declare(name, leg)
    done = project.cli("run", "--only", "models", "--only", "probes")
    assert "A PART ONLY, ONLY=models,probes, 2 of 3 checks" in done.stdout
    value = json.loads(project.read("build/verify/results.json"))
    assert [check["id"] for check in value["checks"]] == ["lease/models/a", "lease/probes/b"]


@pytest.mark.parametrize("command", ["run", "deep", "record", "list", "self-test"])
def test_every_command_that_selects_takes_all_that_it_is_given(command):
    from verifier import cli

    assert cli._parsed([command, "--only", "a", "--only", "b,c"]).only == "a,b,c"
    assert cli._parsed([command]).only == ""


def test_selection_takes_ids_globs_and_parts():
    checks = [replace(CHECK, id=f"lease/{name}") for name in ("models/n3", "models/n3_timers", "probes/n3")]
    names = lambda only: [check.id.removeprefix("lease/") for check in session.select(checks, only)]  # noqa: E731
    assert names("") == ["models/n3", "models/n3_timers", "probes/n3"]
    assert names("lease/models/n3") == ["models/n3"]
    assert names("models/n3") == ["models/n3", "models/n3_timers"]
    assert names("lease/*/n3") == ["models/n3", "probes/n3"]
    assert names("probes, timers") == ["models/n3_timers", "probes/n3"]
    with pytest.raises(session.NothingSelectedError, match="matches none of 3 checks"):
        names("probes,typo")


def test_what_this_build_lacks_is_unsupported(project, capsys):
    from verifier import cli

    cli.ELSEWHERE["teleport"] = "do the impossible"
    try:
        assert cli.main(["teleport"]) == exit_codes.UNSUPPORTED
    finally:
        del cli.ELSEWHERE["teleport"]
    assert capsys.readouterr().err.startswith("unsupported: ")
