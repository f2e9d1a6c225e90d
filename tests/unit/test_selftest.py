"""The self-test notices a check that cannot go red."""

import pytest

BROKEN = """
[[sabotage]]
id = "fewer-lines"
description = "a line is lost"
checks = ["lease/models/*"]
file = "data.txt"
replace = "b\\n"
with = ""
"""


def sabotage(project, text=BROKEN):
    project.write("verifier/sabotages.toml", text)
    return project.cli("self-test")


def test_passes_when_every_check_goes_red_and_leaves_the_tree_alone(project):
    project.declare("a", exact="{ states = 3 }")
    before = project.read("data.txt")
    done = sabotage(project)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 of 1 trials went red" in done.stdout
    assert project.read("data.txt") == before
    assert not (project.root / "build").exists()


def test_fails_when_a_check_stays_green(project):
    project.declare("a", least="{ states = 1 }")
    done = sabotage(project)
    assert done.returncode == 1
    assert "lease/models/a did not go red under fewer-lines: pass" in done.stdout


def test_fails_when_a_check_is_not_covered_or_a_sabotage_covers_none(project):
    project.declare("a", "probes")
    done = sabotage(project)
    assert done.returncode == 1
    assert "lease/probes/a is covered by no sabotage" in done.stdout
    assert "sabotage fewer-lines covers no check" in done.stdout


def test_a_check_that_was_never_green_shows_nothing(project):
    project.declare("a", exact="{ states = 4 }")
    done = sabotage(project)
    assert done.returncode == 1
    assert "is fail before any sabotage" in done.stdout


def test_a_sabotage_can_be_told_per_check_and_expect_an_error(project):
    project.declare("a", exact="{ states = 3 }", options='{ notes = "notes/a.txt" }')
    project.declare("b", exact="{ states = 3 }")
    project.write("data.txt", "a\nb\nc\n")
    text = BROKEN.replace('"fewer-lines"', '"one-by-one"').replace('replace = "b\\n"', 'replace = "{name}\\n"')
    done = sabotage(project, text)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 of 2 trials went red" in done.stdout
    crash = '[[sabotage]]\nid = "x"\ndescription = "x"\nchecks = "*"\nfile = "toys/counting.py"\nwrite = "!"\nexpect = "error"\n'
    assert sabotage(project, crash).returncode == 0


def test_a_deep_check_goes_red_when_its_record_stops_matching(project):
    project.declare("a", tier='"deep"')
    text = BROKEN + 'expect = "not-run"\n'
    assert sabotage(project, text).returncode == 4
    project.cli("deep")
    done = sabotage(project, text)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "text",
    [
        "[sabotage]\n",
        BROKEN + BROKEN,
        BROKEN + 'extra = "x"\n',
        BROKEN + 'write = "x"\n',
        BROKEN.replace('with = ""', ""),
        BROKEN.replace('file = "data.txt"', ""),
        BROKEN.replace('"data.txt"', '"../data.txt"'),
        BROKEN.replace('"b\\n"', '"\\n"'),
        BROKEN + 'expect = "pass"\n',
    ],
)
def test_a_malformed_sabotage_is_malformed_input(project, text):
    project.declare("a", exact="{ states = 3 }")
    done = sabotage(project, text)
    assert done.returncode == 2
    assert done.stderr.startswith("malformed: verifier/sabotages.toml: ")
