"""Processes with a store, to be killed at a point of one of their writes: what such a process does, and what a test does with it.

The process says "ready", then reads a message from each line and writes its answer to one line. In its write number STEP, 1 for the first, it says
"paused" and waits for its end:

- `before-write`: nothing was written;
- `in-write`: the transaction has begun, and what does not fit into a small cache is in the file;
- `after-write`: the record is durable, no answer was given;
- `after-answer`: the answer was given.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from rebalancing.store import SqliteStore, Store

__all__ = ["POINTS", "killed_at_last", "read", "say", "serve"]

POINTS = ("before-write", "in-write", "after-write", "after-answer")
ROOT = Path(__file__).resolve().parents[2]
LIFE_SECONDS = 60
"""Longest life of a process: a test that waits for a word that never comes reads the end of it instead."""


# The process


class Pausing:
    """A store that waits for the end at a point of one of its writes."""

    def __init__(self, store: SqliteStore, step: int, point: str) -> None:
        self._store, self._left, self.point = store, step, point

    def load(self) -> bytes | None:
        """As the store."""
        return self._store.load()

    def save(self, value: bytes) -> None:
        """As the store, but for the one write."""
        self._left -= 1
        if self._left == 0 and self.point == "before-write":
            pause()
        if self._left == 0 and self.point == "in-write":
            self._store._connection.execute("PRAGMA cache_size = 1")
            self._store._connection.execute("BEGIN")
            self._store.save(value)
            pause()
        self._store.save(value)
        if self._left == 0 and self.point == "after-write":
            pause()

    @property
    def over(self) -> bool:
        """Whether the answer was given after which to wait."""
        return self._left == 0 and self.point == "after-answer"


def pause() -> None:
    """Wait to be killed."""
    print("paused", flush=True)
    time.sleep(600)


def serve(store: SqliteStore, begin: Callable[[Store], Callable[[str], str]], step: str = "0", point: str = "") -> None:
    """Answer line after line: `begin` makes of a store what answers them. With a step and a point, wait there."""
    pausing = Pausing(store, int(step), point)
    respond = begin(pausing)
    print("ready", flush=True)
    for line in sys.stdin:
        print(respond(line), flush=True)
        if pausing.over:
            pause()


# The test


@contextmanager
def killed_at_last(module: str, path: Path, *pause: str) -> Iterator[subprocess.Popen[str]]:
    """The process of a module of this package, on the store at a path, with SIGKILL at the end of the block or of its life at the latest."""
    command = [sys.executable, "-m", f"{__package__}.{module}", str(path), *pause]
    process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    too_long = threading.Timer(LIFE_SECONDS, process.kill)
    too_long.start()
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        assert read(process) == "ready"
        yield process
    finally:
        too_long.cancel()
        process.kill()
        process.wait()
        process.stdout.close()
        with suppress(BrokenPipeError):  # what was not read when it was killed
            process.stdin.close()


def say(process: subprocess.Popen[str], line: str) -> str:
    """Say a line; return what comes back."""
    assert process.stdin is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()
    return read(process)


def read(process: subprocess.Popen[str]) -> str:
    """The next line that the process has said."""
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")
