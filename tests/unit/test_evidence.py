"""Evidence counts exactly as long as nothing that it depends on has changed."""

import json
import re
import shutil
from pathlib import Path

import pytest

from verifier.dependencies import IMPORTED_LOCK, LOCK, Dependencies
from verifier.tree import Tree, write_atomically

ENGINES = "toys.engines"
ROOT = Path(__file__).resolve().parents[2]


def key(project):
    (check,) = project.checks()
    return Dependencies(Tree(project.root), ENGINES).key(check)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data.txt", "other\n"),
        ("toys/engines/toy.py", "# another engine\n"),
        ("toys/counting.py", "# what the engine imports\n"),
        ("toys/__init__.py", "# a package on the way\n"),
        ("requirements.txt", "toy==2\n"),
        ("notes/named.txt", "named by an option\n"),
    ],
)
def test_a_key_depends_on_every_content(project, path, text):
    project.write("notes/named.txt", "\n")
    project.declare("a", options='{ notes = "notes/named.txt" }')
    before = key(project)
    assert key(project) == before
    project.write(path, text)
    assert key(project) != before


@pytest.mark.parametrize(
    "text",
    [
        "import abacus",
        "import abacus.beads as beads",
        "from abacus import beads",
        "def lines(path):\n    from abacus.beads import count\n",
        "from toys import more",
    ],
)
def test_a_key_depends_on_what_only_some_modules_import_if_one_of_its_own_does(project, text):
    project.declare("a")
    project.write(IMPORTED_LOCK, "# made by a tool\nAbacus==1 \\\n    --hash=sha256:12\nbead-wire==1\n")
    project.write("toys/more.py", "from bead_wire import bend\n")  # a library with a dash
    project.write("toys/counting.py", text)
    before = key(project)
    project.write(IMPORTED_LOCK, "abacus==2\nbead-wire==1\n")
    assert key(project) != before


def test_a_key_depends_on_what_only_a_python_file_among_its_inputs_imports(project):
    project.declare("a", inputs='["loaded/*.py"]')
    project.write("loaded/module.py", "from . import other\nimport abacus\n")
    project.write(IMPORTED_LOCK, "abacus==1\n")
    before = key(project)
    project.write(IMPORTED_LOCK, "abacus==2\n")
    assert key(project) != before


@pytest.mark.parametrize("text", ["", "import abacus_of_another", "from . import abacus", "import json"])
def test_a_key_does_not_depend_on_what_only_other_modules_import(project, text):
    project.declare("a")
    project.write("toys/more.py", "import abacus\n")
    project.write("toys/counting.py", text)
    before = key(project)
    for lock in ("abacus==1\n", "abacus==2\n"):
        project.write(IMPORTED_LOCK, lock)
        assert key(project) == before


def test_what_only_some_modules_import_is_pinned_once_and_imported():
    pins = [re.findall(r"^([\w.-]+)==", (ROOT / lock).read_text(), re.MULTILINE) for lock in (LOCK, IMPORTED_LOCK)]
    assert pins[1]
    assert set(pins[0]).isdisjoint(pins[1])
    source = "".join(path.read_text() for path in (ROOT / "reference/rebalancing").glob("*.py"))
    for library in pins[1]:
        assert re.search(rf"^ *(from|import) {library}\b", source, re.MULTILINE), f"no module imports {library}"


def test_a_key_depends_on_the_declaration_and_on_new_files_of_a_glob(project):
    project.declare("a", inputs='["*.txt"]')
    before = key(project)
    project.write("more.txt", "x\n")
    assert key(project) != before
    manifest = "spec/manifest/lease.toml"
    before = key(project)
    project.write(manifest, project.read(manifest).replace('inputs = ["*.txt"]', 'inputs = ["more.txt"]'))
    assert key(project) != before


def test_a_key_does_not_depend_on_what_is_expected_and_claimed(project):
    project.declare("a")
    before = key(project)
    manifest = "spec/manifest/lease.toml"
    text = project.read(manifest)
    project.write(manifest, text.replace("states = 1", "states = 2").replace("claim = ", "claim = 'Also: ' # "))
    assert project.read(manifest) != text
    assert key(project) == before


def test_a_key_does_not_depend_on_place_or_other_files(project):
    project.declare("a")
    before = key(project)
    project.write("unrelated.py", "x = 1\n")
    project.write("build/data.txt", "generated\n")
    assert key(project) == before
    moved = project.root.with_name("moved")
    shutil.copytree(project.root, moved)
    project.root = moved
    assert key(project) == before


def test_an_unchanged_pass_is_answered_from_the_cache(project):
    project.declare("a")
    first, second = project.results()["a"], project.results()["a"]
    assert (first.verdict, first.cached) == ("pass", False)
    assert (second.verdict, second.cached, second.figures) == ("pass", True, first.figures)
    assert second.seconds == pytest.approx(first.seconds)
    assert not project.results(use_cache=False)["a"].cached
    project.write("data.txt", "x\ny\n")
    assert project.results()["a"].figures == {"states": 2}


def test_a_damaged_or_foreign_cache_entry_is_no_answer(project):
    project.declare("a")
    project.results()
    (entry,) = (project.root / "build/verify/cache").glob("*.json")
    good = json.loads(entry.read_text())
    for bad in ("", "[]", "{}", json.dumps(good | {"figures": {}}), json.dumps(good | {"check": "lease/models/z"})):
        entry.write_text(bad)
        assert not project.results()["a"].cached


def test_failures_are_never_kept(project):
    project.declare("a", options='{ does = "fail" }')
    assert [project.results()["a"].cached for _ in range(2)] == [False, False]
    assert not (project.root / "build/verify/cache").exists()


def test_deep_checks_are_recorded_by_deep_and_shown_as_recorded_by_run(project):
    name = project.declare("a", tier='"deep"')
    project.declare("b")
    assert project.results()["a"].verdict == "not-run"
    assert project.cli("run").returncode == 0
    assert project.cli("run", "--strict").returncode == 4

    done = project.cli("deep")
    assert done.returncode == 0
    assert "recorded: invariants/evidence/lease.models.a.json" in done.stdout
    record = json.loads(project.read("invariants/evidence/lease.models.a.json"))
    assert set(record) == {"check", "digest", "tool", "version", "figures", "seconds", "date"}
    assert (record["check"], record["figures"]) == (name, {"states": 3})
    assert str(project.root) not in json.dumps(record)

    shown = project.cli("run", "--strict")
    assert shown.returncode == 0
    assert "1 passed (1 cached), 1 recorded" in shown.stdout

    project.write("data.txt", "changed\n")
    result = project.results()["a"]
    assert result.verdict == "not-run"
    assert "about other contents" in result.detail


def test_record_runs_only_what_a_default_run_cannot(project):
    project.declare("a", tier='"deep"')
    project.declare("b", options='{ does = "fail" }')
    done = project.cli("record")
    assert done.returncode == 0
    assert "A PART ONLY" in done.stdout
    assert (project.root / "invariants/evidence/lease.models.a.json").exists()


def test_a_missing_external_tool_is_not_run_unless_recorded(project):
    project.declare("a", tier='"external"', options='{ does = "no tool" }')
    tiers = {"tiers": ("default", "external")}
    assert project.results(**tiers)["a"].verdict == "not-run"
    (check,) = project.checks()
    digest = Dependencies(Tree(project.root), ENGINES).key(check)
    record = {
        "check": check.id,
        "digest": digest,
        "tool": "t",
        "version": "1",
        "figures": {"states": 3},
        "seconds": 1,
        "date": "2026-01-01",
    }
    project.write("invariants/evidence/lease.models.a.json", json.dumps(record))
    assert project.results(**tiers)["a"].verdict == "recorded"
    project.write("invariants/evidence/lease.models.a.json", json.dumps(record | {"figures": {"states": 0}}))
    assert project.results(**tiers)["a"].verdict == "not-run"


def test_a_record_of_no_declared_check_breaks_the_ledger(project):
    project.declare("a")
    project.write("invariants/evidence/lease.models.gone.json", "{}")
    done = project.cli("run")
    assert done.returncode == 5
    assert "lease.models.gone.json is left from another run; remove it" in done.stdout


def test_a_write_is_whole_or_absent(tmp_path):
    target = tmp_path / "x.json"
    write_atomically(target, "old")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(target, "new \ud800")
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["x.json"]
