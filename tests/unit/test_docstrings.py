"""What docstrings say about the specification is true: trailers resolve, and mirrored names are there on both sides."""

from pathlib import Path

import pytest

from verifier.auditor import spec, trailers
from verifier.auditor.catalogue import load
from verifier.check import Check, Workspace
from verifier.engines import evidence

ROOT = Path(__file__).resolve().parents[2]

SPEC = """---- MODULE Door ----
EXTENDS Integers
(* Actions: one hand, one handle *)
Open(d) == d = 1
Close(d) ==
  \\/ d = 2
\\* Hidden == a comment defines nothing
Next == Open(1) \\/ Close(2)
====
"""


@pytest.fixture
def tree(tmp_path):
    def write(text):
        for name, content in (("spec/Door.tla", SPEC), ("reference/rebalancing/door.py", text)):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(content, encoding="utf-8")
        return trailers.resolve(tmp_path, ["D1"])

    return write


def test_the_reference_has_no_dangling_trailer(tmp_path):
    check = Check(
        "lease/evidence/docstrings",
        "lease",
        "evidence",
        "evidence",
        "Links.",
        "default",
        ("spec/*.tla",),
        {"subject": "docstrings"},
    )
    outcome = evidence.run(check, Workspace(ROOT, tmp_path))
    assert outcome.verdict == "pass", outcome.detail
    assert outcome.figures["obligations"] > 50


def test_invariants_that_docstrings_name_are_entries_of_the_catalogue():
    assert trailers.resolve(ROOT, [entry.id for entry in load(ROOT).entries])[0] > 0


@pytest.mark.parametrize(
    "says",
    [
        "TLA+: Door!Open",
        "TLA+: Door!Open, Door!Close.",
        "TLA+: Door (section Actions)",
        "TLA+: the constants of Door",
        "TLA+: Door. Proofs: spec/door.py, for all doors.\n\n    Invariants: D1",
    ],
)
def test_good_trailers_resolve(tree, says, tmp_path):
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec/door.py").write_text("", encoding="utf-8")
    count, gaps = tree(f'def f():\n    """Do.\n\n    {says}\n    """\n')
    assert (count > 0, gaps) == (True, [])


@pytest.mark.parametrize(
    ("says", "said"),
    [
        ("TLA+: Door!Shut", "Door has no operator Shut"),
        ("TLA+: Door!Hidden", "Door has no operator Hidden"),
        ("TLA+: Gate!Open", "no module Gate"),
        ("TLA+: Gate", "no module Gate"),
        ("TLA+: Door (section Hinges)", "no section Hinges"),
        ("TLA+: somewhere in the door", "is none of"),
        ("TLA+: Door. Proofs: spec/none.py", "no file spec/none.py"),
        ("Invariants: D1, D2", "no entry 'D2'"),
    ],
)
def test_bad_trailers_are_named(tree, says, said):
    _, gaps = tree(f'def f():\n    """Do.\n\n    {says}\n    """\n')
    assert any(said in gap for gap in gaps), gaps


def test_a_module_that_mirrors_the_specification_has_its_names(tree):
    module = '"""Doors.\n\nTLA+: Door\n"""\n\n__all__ = ["open", "shut"]\n\n\ndef open():\n    """Open."""\n\n\ndef shut():\n    """Shut."""\n'
    assert tree(module)[1] == ["reference/rebalancing/door.py: Door has no operator Shut"]


def test_a_table_of_actions_is_that_of_the_specification(tree):
    module = '"""Doors.\n\nTLA+: Door (section Actions)\n"""\n\nACTIONS = {{"Open": 1{}}}\n'
    assert tree(module.format(', "Close": 2'))[1] == []
    assert tree(module.format(""))[1] == ["reference/rebalancing/door.py: ACTIONS and Door!Next differ in Close"]


def test_nothing_to_resolve_is_no_success(tree):
    assert tree('"""Doors."""\n')[1] == ["no docstring names an operator, so nothing was checked"]


def test_actions_of_the_lease_are_those_of_next():
    assert {"Start", "Obey", "Tick", "Commit"} <= spec.actions(ROOT, "Lease")
