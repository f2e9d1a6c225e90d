"""Run a program, hear its lines as they come, and leave nothing of it behind.

The program stays in the caller's process group: whoever ends the check as a group ends the program too.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path


def run_lines(
    command: Sequence[str],
    *,
    cwd: Path,
    on_line: Callable[[str], None],
    timeout_seconds: float | None = None,
    environment: Mapping[str, str] | None = None,
) -> tuple[int, bool]:
    """Run `command`, handing each line of its output (errors included) to `on_line`.

    `environment` holds variables to add.  Returns its exit code and whether it was ended because it took longer than `timeout_seconds`.
    """
    child = subprocess.Popen(
        command,
        cwd=cwd,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    late = threading.Event()

    def expire() -> None:
        late.set()
        _kill_tree(child.pid)

    timer = threading.Timer(timeout_seconds, expire) if timeout_seconds is not None else None
    if timer:
        timer.daemon = True
        timer.start()
    try:
        assert child.stdout is not None
        with child.stdout as output:
            for line in output:
                on_line(line.rstrip("\r\n"))
        return child.wait(), late.is_set()
    finally:
        if timer:
            timer.cancel()
        if child.poll() is None:
            _kill_tree(child.pid)
            child.wait()


def _kill_tree(pid: int) -> None:
    """End a process and its descendants; a start script may have put the program into a child of its own."""
    for each in (*_descendants(pid), pid):
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)


def _descendants(pid: int) -> list[int]:
    listing = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=False).stdout
    children: dict[int, list[int]] = {}
    for line in listing.splitlines():
        child, parent = map(int, line.split())
        children.setdefault(parent, []).append(child)
    found: list[int] = []
    frontier = [pid]
    while frontier:
        frontier = [child for parent in frontier for child in children.get(parent, [])]
        found += frontier
    return found
