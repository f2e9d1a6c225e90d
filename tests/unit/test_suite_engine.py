"""A row that runs test files counts what they tried, and is red where one fails, is skipped, cannot be read or is not there."""

from pathlib import Path

import pytest

from verifier.check import Check, Outcome, Workspace
from verifier.engines import suite

GOOD = """
import pytest


@pytest.mark.parametrize("tries", [2, 3])
def test_good(tries, record_property):
    record_property("tries", tries)
"""


def run(root: Path, *files: str) -> Outcome:
    (root / "pyproject.toml").touch()
    (root / "scratch").mkdir()
    check = Check("commit/stateful/a", "commit", "stateful", "suite", "It holds.", "default", (), {"files": [*files]})
    return suite.run(check, Workspace(root, root / "scratch"))


def found(root: Path, **texts: str) -> Outcome:
    for name, text in texts.items():
        (root / f"test_{name}.py").write_text(text, encoding="utf-8")
    return run(root, *(f"test_{name}.py" for name in texts))


def test_what_tests_record_is_added_up(tmp_path: Path) -> None:
    outcome = found(tmp_path, first=GOOD, second=GOOD)
    told = {"passed": 4, "tries": 10, "tool": "pytest", "tool_version": pytest.__version__}
    assert (outcome.verdict, outcome.figures, outcome.detail) == ("pass", told, "")


# A file is a module of this process, so each has a name of its own.
BAD = {
    "fails": ("::test_bad failed: assert 1 == 2", "def test_bad():\n    assert 1 == 2\n"),
    "skips": ("::test_bad was skipped", "import pytest\n\n\ndef test_bad():\n    pytest.skip('no time')\n"),
    "leaves": (
        "::test_bad failed: assert 0",
        "import pytest\n\n\n@pytest.fixture\ndef it():\n    yield\n    assert 0\n\n\ndef test_bad(it):\n    pass\n",
    ),
    "skips_all": (" cannot be collected", "import pytest\n\npytest.skip('no time', allow_module_level=True)\n"),
    "no_import": (" cannot be collected", "import nowhere_at_all\n"),
    "no_number": (
        "::test_bad recorded 'many' as tries, which is no whole number",
        "def test_bad(record_property):\n    record_property('tries', 'many')\n",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_test_is_a_failure(tmp_path: Path, name: str) -> None:
    said, text = BAD[name]
    outcome = found(tmp_path, **{f"beside_{name}": GOOD, name: text})
    assert outcome.verdict == "fail"
    assert outcome.detail.startswith(f"test_{name}.py{said}")


def test_no_test_is_an_error(tmp_path: Path) -> None:
    outcome = found(tmp_path, none="")
    assert outcome.verdict == "error"
    assert "NO_TESTS_COLLECTED" in outcome.detail


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    assert run(tmp_path, "test_gone.py").verdict == "error"
