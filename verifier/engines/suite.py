"""Run test files of the suite, all of them, in this process, and count what they tried.

A test adds to a figure of the row with pytest's `record_property`: whole numbers under one name are added up. So a test that tried less than
the row asks for turns it red, as does one that is skipped: neither has shown anything.

Options
    files     what is run, each a file under tests/
Figures: passed (tests), and whatever these tests recorded.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from verifier.check import Check, Outcome, Workspace

__all__ = ["run"]

_LINES = 40


class Count:
    """A plugin of pytest that keeps what tests recorded, and what went wrong."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.figures: Counter[str] = Counter()
        self.troubles: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Hear of the three parts of a test: what it needs, what it does, what it leaves."""
        if not report.passed:
            self.troubles.append(_told(report, "was skipped" if report.skipped else "failed"))
        elif report.when == "call":
            self.figures["passed"] += 1
            for name, value in report.user_properties:
                if type(value) is int:
                    self.figures[name] += value
                else:
                    self.troubles.append(f"{report.nodeid} recorded {value!r} as {name}, which is no whole number")
            self._workspace.progress(f"{self.figures['passed']} tests passed")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Hear of a file that cannot be read, or skips itself as a whole."""
        if not report.passed:
            self.troubles.append(_told(report, "cannot be collected"))


def run(check: Check, workspace: Workspace) -> Outcome:
    """Run the files."""
    count = Count(workspace)
    root = workspace.root
    code = pytest.main(
        [
            *(str(root / file) for file in check.options["files"]),
            *("--rootdir", str(root), "-c", str(root / "pyproject.toml")),
            *("--basetemp", str(workspace.scratch / "tests")),
            # What is pinned runs, and nothing that a machine has besides; and a run leaves nothing for the next one.
            *(
                "--disable-plugin-autoload",
                "-p",
                "no:cacheprovider",
                "--import-mode=importlib",
                "--exitfirst",
                "--quiet",
            ),
        ],
        plugins=[count],
    )
    figures: dict[str, int | str] = {
        **dict(sorted(count.figures.items())),
        "tool": "pytest",
        "tool_version": pytest.__version__,
    }
    if count.troubles:
        return Outcome("fail", figures, count.troubles[0])
    if code != pytest.ExitCode.OK or not count.figures["passed"]:
        return Outcome("error", figures, f"Nothing was tried: pytest ended with {pytest.ExitCode(code).name}.")
    return Outcome("pass", figures)


def _told(report: pytest.TestReport | pytest.CollectReport, what: str) -> str:
    """One sentence, then the end of what pytest says, then how to see it again."""
    crash = getattr(report.longrepr, "reprcrash", None)
    said = report.longreprtext.strip().splitlines()
    why = crash.message.partition("\n")[0] if crash else (said or ["no reason is given"])[-1]
    file = Path(report.nodeid.partition("::")[0])
    return "\n".join(
        [
            f"{report.nodeid} {what}: {why}",
            *said[-_LINES:],
            f"Repeat with: python -m pytest {file.as_posix()}",
        ]
    )
