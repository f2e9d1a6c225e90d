"""A project in miniature, with toy engines, on which the verifier itself is tried; and what every test of an attack must hear."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import verifier
from rebalancing.errors import ProtocolError
from tests.unit.attacks import ATTACKS, attack_of
from verifier import manifest
from verifier.check import Check, Result
from verifier.progress import Display
from verifier.runner import Plan, Runner

ENGINES = "toys.engines"

# What a toy check does is named by its option `does`; it counts the lines of data.txt.
TOY_ENGINE = """
import os, signal, subprocess, sys, time
from pathlib import Path
from toys.counting import lines
from verifier.check import Check, Outcome, Workspace


def run(check: Check, workspace: Workspace) -> Outcome:
    print("the toy runs")
    states = lines(workspace.root / "data.txt")
    workspace.progress(f"distinct {states}")
    does = check.options.get("does", "pass")
    if does == "pass":
        return Outcome("pass", {"states": states})
    if does == "idle":
        return Outcome("pass", {"states": 0})
    if does == "no figures":
        return Outcome("pass", {})
    if does == "fail":
        return Outcome("fail", {"states": states}, "L2 is violated.\\n  1 grant\\n  2 grant")
    if does == "no tool":
        return Outcome("not-run", {}, "Java was not found.")
    if does == "need a tool":
        found = (workspace.root / "tool").exists()
        return Outcome("pass", {"states": states}) if found else Outcome("not-run", {}, "The tool was not found.")
    if does == "claim a record":
        return Outcome("recorded", {"states": states})
    if does == "raise":
        raise RuntimeError("a toy broke")
    if does == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if does == "exit":
        os._exit(0)
    if does == "meddle":
        (workspace.root / "data.txt").write_text("other\\n" * 3)
        return Outcome("pass", {"states": states})
    if does == "hang":
        helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        (workspace.root / "pids.txt").write_text(f"{os.getpid()} {helper.pid}")
        time.sleep(600)
    return Outcome("error", {}, f"unknown option {does}")
"""

COUNTING = """
def lines(path):
    return len(path.read_text().splitlines())
"""


class Project:
    """A tree with a manifest, one data file and the toy engine."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("data.txt", "a\nb\nc\n")
        self.write("requirements.txt", "toy==1\n")
        self.write("toys/__init__.py", "")
        self.write("toys/engines/__init__.py", "")
        self.write("toys/engines/toy.py", TOY_ENGINE)
        self.write("toys/counting.py", COUNTING)
        self._rows: list[str] = []

    def write(self, path: str, text: str) -> None:
        """Write a file of the tree."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def read(self, path: str) -> str:
        """Read a file of the tree."""
        return (self.root / path).read_text(encoding="utf-8")

    def declare(self, name: str, leg: str = "models", /, **fields: str) -> str:
        """Add a check, with fields given as TOML; returns its id."""
        row = {
            "id": f'"lease/{leg}/{name}"',
            "protocol": '"lease"',
            "leg": f'"{leg}"',
            "engine": '"toy"',
            "claim": '"The toy counts its lines."',
            "tier": '"default"',
            "inputs": '["data.txt"]',
            "least": "{ states = 1 }",
        } | fields
        self._rows.append("\n".join(["[[check]]", *(f"{key} = {value}" for key, value in row.items() if value)]))
        self.write("spec/manifest/lease.toml", "\n\n".join(self._rows) + "\n")
        return f"lease/{leg}/{name}"

    def checks(self) -> tuple[Check, ...]:
        """The manifest."""
        return manifest.load(self.root, engines=ENGINES)

    def runner(self, **plan: object) -> Runner:
        """A silent runner over this tree as it is now."""
        return Runner(Plan(self.root, engines=ENGINES, **plan), Display(None))  # type: ignore[arg-type]

    def results(self, **plan: object) -> dict[str, Result]:
        """Run everything; results by check name."""
        return {result.check.name: result for result in self.runner(**plan).run(self.checks())}

    def command(self, *arguments: str) -> list[str]:
        """The verifier's command line for this tree."""
        return [sys.executable, "-m", "verifier", *arguments, "--root", str(self.root), "--engines", ENGINES]

    def environment(self) -> dict[str, str]:
        """With the verifier under test in reach, wherever the command is started."""
        return os.environ | {"PYTHONPATH": str(Path(verifier.__file__).parents[1])}

    def cli(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command line to its end."""
        return subprocess.run(
            self.command(*arguments), env=self.environment(), cwd=self.root, capture_output=True, text=True, check=False
        )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project: declare checks in it."""
    return Project(tmp_path / "project")


@pytest.fixture(autouse=True)
def _attack_is_refused(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test of an attack that the list says is refused hears the reference refuse something, with a code of the list."""
    number = attack_of(request.node.name)
    if number is None or not ATTACKS[number].codes:
        yield
        return
    heard = set()
    sound = ProtocolError.__init__

    def told(self: ProtocolError, code: str, *rest: Any, **more: Any) -> None:
        heard.add(code)
        sound(self, code, *rest, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ProtocolError, "__init__", told)
        yield
    assert heard & ATTACKS[number].codes, f"{number} was refused by {sorted(heard) or 'nothing'}"
