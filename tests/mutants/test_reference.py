"""The list of mutants: every place is there, every check is declared, and survivors are told."""

from collections import Counter
from pathlib import Path

import pytest

from verifier import manifest
from verifier.mutants import matrix
from verifier.mutants.killers import Unsound, killer
from verifier.mutants.reference import Listed, Survived, equivalents, killed, listed, unnoticed
from verifier.mutants.text import Mutant, changed

ROOT = Path(__file__).resolve().parents[2]
LISTS = sorted((ROOT / "verifier/mutants").glob("mutants_*.toml"))
LEASE = ROOT / "verifier/mutants/mutants_lease.toml"
BALLOT = "reference/rebalancing/ballot.py"
PROOFS = "lease/proofs/ballot"


@pytest.fixture(scope="module")
def ballots(tmp_path_factory):
    return killer(PROOFS, ROOT, tmp_path_factory.mktemp("scratch"), lambda _: None)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_listed_place_is_there_and_changes_something(path):
    for each in (*listed(path), *equivalents(path), *unnoticed(path)):
        made = changed(ROOT, each.mutant)
        assert made.before != made.after, each.mutant.id


def test_every_list_is_of_a_check_and_names_declared_ones():
    checks = manifest.load(ROOT)
    assert [ROOT / check.options["list"] for check in checks if check.leg == "mutants"] == LISTS
    for path in LISTS:
        named = {each.killed_by for each in listed(path)}
        suites = {name for name in named if name.endswith(".py")}
        assert named - suites <= {check.id for check in checks}
        assert all((ROOT / name).is_file() for name in suites)


def test_there_are_enough_and_of_every_sort():
    found = listed(LEASE)
    assert len(found) >= 40
    files = Counter(each.mutant.file for each in found)
    assert {BALLOT, "reference/rebalancing/lease.py", "reference/rebalancing/quorum.py", "invariants/lease.py"} <= set(
        files
    )


def test_a_mutant_is_noticed_by_its_check(ballots):
    assert "ballot.total does not hold" in killed(ROOT, Listed(Mutant(BALLOT, "below", "drop", 0), PROOFS), ballots)


def test_a_mutant_that_nothing_notices_is_told(ballots):
    lives = Listed(Mutant("reference/rebalancing/lease.py", "less", "relax", 0), PROOFS)
    with pytest.raises(Survived, match=r"rebalancing\.lease\.less\.relax\.0 survives lease/proofs/ballot"):
        killed(ROOT, lives, ballots)


def test_one_obligation_is_proved_where_one_is_named(tmp_path):
    alone = killer(PROOFS, ROOT, tmp_path, lambda _: None, "ballot.irreflexive")
    assert [each.id for each in alone.obligations] == ["ballot.irreflexive"]
    with pytest.raises(Unsound, match="No obligation has that name"):
        killer(PROOFS, ROOT, tmp_path, lambda _: None, "ballot.unknown")


def test_step_lists_notice_what_a_refusal_hangs_on(tmp_path):
    lists = "commit/vectors/commit"
    stands = killer(lists, ROOT, tmp_path, lambda _: None)
    liar = Mutant("reference/rebalancing/commit_system.py", "vote", "skip", 0)
    assert "not-refused" in killed(ROOT, Listed(liar, lists), stands)
    nothing = Mutant("reference/rebalancing/commit_system.py", "restart", "keep", 0)
    with pytest.raises(Survived):
        killed(ROOT, Listed(nothing, lists), stands)


def test_answers_notice_what_they_hang_on(tmp_path):
    answers = "merge/vectors/pruning"
    stands = killer(answers, ROOT, tmp_path, lambda _: None)
    nobody = Mutant("reference/rebalancing/pruning.py", "prune", "drop", 1)
    assert "the reference says" in killed(ROOT, Listed(nobody, answers), stands)
    more = Mutant("reference/rebalancing/cut_check.py", "check_cut", "relax", 1)
    with pytest.raises(Survived):
        killed(ROOT, Listed(more, answers), stands)


def test_bytes_notice_what_a_verdict_hangs_on(tmp_path):
    wire = "lease/vectors/wire"
    stands = killer(wire, ROOT, tmp_path, lambda _: None, "fork")
    lower = Mutant("reference/rebalancing/accountability.py", "walk", "negate", 0)
    assert "fork/beside-it" in killed(ROOT, Listed(lower, wire), stands)
    with pytest.raises(Unsound, match="No published cases are of that kind"):
        killer(wire, ROOT, tmp_path, lambda _: None, "unknown")


def test_a_test_notices_what_it_is_about(tmp_path):
    suite, one = "commit/stateful/store", "test_the_store_of_another_is_refused"
    stands = killer(suite, ROOT, tmp_path, lambda _: None, one)
    other_manifest, other_schema = (
        Mutant("reference/rebalancing/store.py", f"SqliteStore.{name}", "admit", n)
        for name, n in (("load", 3), ("_refuse_other_programs", 1))
    )
    assert f"{one}[holder1-manifest1-said1] fails" in killed(ROOT, Listed(other_manifest, suite, one), stands)
    with pytest.raises(Survived):
        killed(ROOT, Listed(other_schema, suite, one), stands)
    with pytest.raises(Unsound, match="no test has unknown in its name"):
        killer(suite, ROOT, tmp_path, lambda _: None, "unknown")
    with pytest.raises(Unsound, match="the tests end with"):
        killer("tests/unit/none.py", ROOT, tmp_path, lambda _: None)


def test_a_counterexample_notices_what_it_hangs_on(tmp_path):
    bug = "commit/bugs/Commit_bug_two_votes"
    stands = killer(bug, ROOT, tmp_path, lambda _: None)
    promise, vote = (Mutant("reference/rebalancing/commit.py", "after_vote", "keep", n) for n in (0, 1))
    assert "The reference does not take" in killed(ROOT, Listed(vote, bug), stands)
    with pytest.raises(Survived):
        killed(ROOT, Listed(promise, bug), stands)


def test_a_check_of_another_leg_has_no_killer(tmp_path):
    with pytest.raises(ValueError, match="nothing here stands for checks of the leg models"):
        killer("lease/models/Lease_n3_timers", ROOT, tmp_path, lambda _: None)


def test_the_page_tells_every_bug_and_every_mutant_once_and_always_alike():
    checks = manifest.load(ROOT)
    text = matrix.page(ROOT, checks)
    for path in LISTS:
        for each in (*listed(path), *equivalents(path), *unnoticed(path)):
            assert text.count(f"`{each.mutant.id}`") == 1
    for check in checks:
        if check.leg == "bugs":
            assert text.count(f"| {check.name}: ") == 1
    assert text == matrix.page(ROOT, checks)
