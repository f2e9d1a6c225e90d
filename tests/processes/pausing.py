"""Processes with a store, to be killed at a point of one of their writes: what such a process does, and what a test does with it.

The process says "ready", then reads a message from each line and writes its answer to one line. In its write number STEP, 1 for the first, it says
"paused" and waits for its end:

- `before-write`: nothing was written;
- `in-write`: the transaction has begun, and what does not fit into a small cache is in the file;
- `after-write`: the record is durable, no answer was given;
- `after-answer`: the answer was given.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TextIO

from rebalancing.store import SqliteStore, Store

__all__ = ["LONGEST_REQUEST", "POINTS", "Process", "killed_at_last", "read", "say", "serve"]

POINTS = ("before-write", "in-write", "after-write", "after-answer")
ROOT = Path(__file__).resolve().parents[2]
LIFE_SECONDS = 60
"""Longest life of a process: a test that waits for a word that never comes reads the end of it instead."""
LONGEST_REQUEST = 1 << 16
"""Most bytes that are said to the nursery, or by it, at once."""


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


@dataclass(frozen=True)
class Process:
    """A process that is to be killed, as the test has it."""

    number: int
    stdin: TextIO
    stdout: TextIO

    def kill(self) -> None:
        """With SIGKILL."""
        os.kill(self.number, signal.SIGKILL)


@cache
def nursery() -> socket.socket:
    """Where processes are asked for: at one that has imported what they run, and ends with this process."""
    ours, its = socket.socketpair()
    command = [sys.executable, "-m", f"{__package__}.nursery", str(its.fileno())]
    with its:
        process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, pass_fds=[its.fileno()]
        )
    atexit.register(process.wait)
    atexit.register(ours.close)  # which is done first
    return ours


def asked(request: dict[str, object], *streams: int) -> int:
    """Ask the nursery; return the number that it answers."""
    socket.send_fds(nursery(), [json.dumps(request).encode()], streams)
    return int(nursery().recv(LONGEST_REQUEST))


@contextmanager
def killed_at_last(module: str, path: Path, *pause: str) -> Iterator[Process]:
    """The process of a module of this package, on the store at a path, with SIGKILL at the end of the block or of its life at the latest."""
    its_entry, entry = os.pipe()
    exit_, its_exit = os.pipe()
    number = asked({"module": module, "path": str(path), "pause": pause}, its_entry, its_exit)
    os.close(its_entry)
    os.close(its_exit)
    process = Process(number, os.fdopen(entry, "w", encoding="utf-8"), os.fdopen(exit_, encoding="utf-8"))
    too_long = threading.Timer(LIFE_SECONDS, process.kill)
    too_long.start()
    try:
        assert read(process) == "ready"
        yield process
    finally:
        too_long.cancel()
        process.kill()
        asked({"ended": number})
        process.stdout.close()
        with suppress(BrokenPipeError):  # what was not read when it was killed
            process.stdin.close()


def say(process: Process, line: str) -> str:
    """Say a line; return what comes back."""
    process.stdin.write(line + "\n")
    process.stdin.flush()
    return read(process)


def read(process: Process) -> str:
    """The next line that the process has said."""
    return process.stdout.readline().rstrip("\n")
