"""The manifest is read strictly, and says in one line what is wrong with it."""

import pytest

from verifier import manifest


def problem(project):
    with pytest.raises(manifest.ManifestError) as caught:
        project.checks()
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith("spec/manifest/")
    return message


def test_reads_a_check_as_it_was_declared(project):
    project.declare("a", options='{ does = "pass", config = "x.cfg" }', exact="{ states = 3 }")
    (check,) = project.checks()
    assert (check.id, check.protocol, check.leg, check.name) == ("lease/models/a", "lease", "models", "a")
    assert check.inputs == ("data.txt",)
    assert check.options == {"does": "pass", "config": "x.cfg"}
    assert (check.least, check.exact) == ({"states": 1}, {"states": 3})


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"surprise": "1"}, "unknown field 'surprise'"),
        ({"claim": ""}, "field 'claim' is missing"),
        ({"claim": '" "'}, "'claim' is no text"),
        ({"inputs": ""}, "field 'inputs' is missing"),
        ({"inputs": "[]"}, "'inputs' is no list with an entry"),
        ({"engine": '"steam"'}, "unknown engine 'steam'"),
        ({"leg": '"arm"'}, "unknown leg 'arm'"),
        ({"tier": '"top"'}, "unknown tier 'top'"),
        ({"protocol": '"lesae"'}, "unknown protocol 'lesae'"),
        ({"id": '"lease/probes/a"'}, "not protocol/leg/name"),
        ({"id": '"lease/models/a/b"'}, "not protocol/leg/name"),
        ({"id": '"lease/models/a.b"'}, "not protocol/leg/name"),
        ({"inputs": '["spec/*.tla"]'}, "matches no file"),
        ({"inputs": '["../data.txt"]'}, "no glob relative to the root"),
        ({"inputs": '["/etc/passwd"]'}, "no glob relative to the root"),
        ({"least": ""}, "asks for any work"),
        ({"least": "{ states = 0 }"}, "asks for any work"),
        ({"least": '{ states = "1" }'}, "least.states is no count"),
        ({"least": "{ states = true }"}, "least.states is no count"),
        ({"exact": "{ states = -1 }"}, "exact.states is no count"),
        ({"options": "{ timeout_seconds = 0 }"}, "timeout_seconds"),
    ],
)
def test_names_file_entry_problem_and_remedy(project, fields, said):
    project.declare("a", **fields)
    message = problem(project)
    assert said in message
    assert "lease.toml" in message
    assert "; " in message


def test_refuses_an_id_that_is_declared_twice_even_in_two_files(project):
    project.declare("a")
    project.write("spec/manifest/other.toml", project.read("spec/manifest/lease.toml"))
    assert "declared twice, first in spec/manifest/lease.toml" in problem(project)


@pytest.mark.parametrize(
    "text", ["[check]\nid = 'x'\n", "[[chek]]\nid = 'x'\n", "[[check]\n", "", "check = 3\n", "check = [3]\n"]
)
def test_refuses_what_is_no_list_of_checks(project, text):
    project.write("spec/manifest/lease.toml", text)
    problem(project)


def test_refuses_a_tree_without_a_manifest(project):
    assert "no manifest found" in problem(project)


def test_a_malformed_manifest_has_its_own_exit_code(project):
    project.declare("a", tier='"top"')
    done = project.cli("run")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert not (project.root / "build/verify/results.json").exists()
