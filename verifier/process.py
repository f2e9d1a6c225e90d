"""The runner's side of a check: one child process, watched from outside."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from verifier.check import Check, Outcome
from verifier.child import LOG, PROGRESS, read_outcome, write_task
from verifier.tools import classes

JOBS = "build/verify/jobs"
BYTECODE = "build/verify/bytecode"
TIMEOUT_SECONDS = {"default": 900, "deep": 4 * 3600, "external": 4 * 3600}
"""Longest run of a check by tier, unless its option `timeout_seconds` says otherwise."""

_LOG_LINES = 15
_HERE = Path(__file__).resolve().parents[1]


def environment(root: Path) -> dict[str, str]:
    """What a child sees: the packages of the tree under test before all others, and no randomness from string hashes.

    Each module is compiled once for all children, wherever the machine would keep its bytecode, and TLC's classes are loaded from an archive.
    """
    ahead = [str(root), str(root / "reference"), str(_HERE)]
    inherited = os.environ.get("PYTHONPATH", "")
    path = os.pathsep.join(dict.fromkeys((*ahead, *filter(None, inherited.split(os.pathsep)))))
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(root / BYTECODE)}
    own = {"PYTHONPATH": path, "PYTHONHASHSEED": "0", "PYTHONUNBUFFERED": "1"}
    return os.environ | own | compiled | classes.environment()


class Process:
    """A check that is being run."""

    def __init__(self, check: Check, root: Path, *, engines: str, token: str) -> None:
        self.check = check
        self._job = root / JOBS / check.file_stem
        self._token = token
        self._limit = check.options.get("timeout_seconds", TIMEOUT_SECONDS[check.tier])
        self._started = time.monotonic()
        shutil.rmtree(self._job, ignore_errors=True)
        self._job.mkdir(parents=True)
        write_task(self._job, check, root, engines=engines, token=token)
        command = [sys.executable, "-m", "verifier.child", str(self._job)]
        with (self._job / LOG).open("wb") as log:
            # A session of its own, so that all it starts can be ended together and Ctrl-C reaches the runner alone.
            self._child = subprocess.Popen(
                command,
                cwd=root,
                env=environment(root),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def seconds(self) -> float:
        """Wall time since the start."""
        return time.monotonic() - self._started

    @property
    def progress(self) -> str:
        """What the check last said about how far it is."""
        try:
            return (self._job / PROGRESS).read_text(encoding="utf-8")
        except OSError:
            return ""

    def poll(self) -> Outcome | None:
        """The outcome once there is one; a child that crashed, was killed or took too long has the verdict "error"."""
        code = self._child.poll()
        if code is None:
            if self.seconds < self._limit:
                return None
            self.kill()
            return self._broken(f"The check gave no answer within {self._limit} s and was ended.")
        self._end_group()
        if code != 0:
            how = f"was killed by {_signal_name(-code)}" if code < 0 else f"ended with exit code {code}"
            return self._broken(f"The check's process {how}.")
        try:
            return read_outcome(self._job, self.check, self._token)
        except ValueError as error:
            return self._broken(f"The check's process ended, but {error}.")

    def kill(self) -> None:
        """End the child and everything it started."""
        self._end_group()
        self._child.wait()

    def _end_group(self) -> None:
        """Also after the child has ended: what it left running would disturb the checks that follow."""
        with suppress(ProcessLookupError, PermissionError):  # nothing is left of it
            os.killpg(self._child.pid, signal.SIGKILL)

    def _broken(self, sentence: str) -> Outcome:
        try:
            lines = (self._job / LOG).read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            lines = []
        last = "\n".join(["Last lines of its output:", *lines[-_LOG_LINES:]]) if lines else "It printed nothing."
        return Outcome("error", {}, f"{sentence}\n{last}")


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
