"""Live progress: how many of how many, for how long, and what is running now.

On a terminal, one status line that is refreshed in place; elsewhere, plain lines when a check starts or ends and every ten seconds.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Sequence
from typing import TextIO

from verifier.check import Result

PLAIN_INTERVAL_SECONDS = 10.0
TERMINAL_INTERVAL_SECONDS = 0.2


def clock(seconds: float) -> str:
    """A duration as people read it: 0.42 s, 12.3 s, 1:23, 1:02:03."""
    if seconds < 10:
        return f"{seconds:.2f} s"
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class Display:
    """Tells a person what the runner does; silent when `stream` is None."""

    def __init__(self, stream: TextIO | None = sys.stdout) -> None:
        self._stream = stream
        self._terminal = stream is not None and stream.isatty()
        self._began = time.monotonic()
        self._next = 0.0
        self._total = 0
        self._done = 0
        self._status_shown = False

    def begin(self, total: int, answered: int) -> None:
        """So many checks in this run, of which so many needed no run."""
        self._began = time.monotonic()
        self._next = self._began + (0.0 if self._terminal else PLAIN_INTERVAL_SECONDS)
        self._total, self._done = total, answered

    def started(self, check_id: str) -> None:
        """A check was started."""
        if not self._terminal:
            self._line(f"{self._head()} {check_id} …")

    def ended(self, result: Result) -> None:
        """A check has its result."""
        self._done += 1
        if self._terminal and result.verdict == "pass":
            return  # the status line counts it
        self._line(f"{self._head()} {result.check.id} {result.verdict} ({clock(result.seconds)})")

    def running(self, checks: Sequence[tuple[str, str]]) -> None:
        """These checks run now, each with what it last said; call as often as you like."""
        now = time.monotonic()
        if self._stream is None or now < self._next:
            return
        if self._terminal:
            self._next = now + TERMINAL_INTERVAL_SECONDS
            text = f"{self._head()} " + " | ".join(f"{check_id} {said}".strip() for check_id, said in checks)
            width = shutil.get_terminal_size().columns - 1
            self._stream.write("\r\x1b[K" + (text if len(text) <= width else text[: width - 1] + "…"))
            self._stream.flush()
            self._status_shown = True
        else:
            self._next = now + PLAIN_INTERVAL_SECONDS
            for check_id, said in checks:
                self._line(f"{self._head()} {check_id} {said or 'runs'}")

    def finish(self) -> None:
        """Take the status line away."""
        if self._stream is not None and self._status_shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._status_shown = False

    def _head(self) -> str:
        minutes, seconds = divmod(int(time.monotonic() - self._began), 60)
        width = len(str(self._total))
        return f"[{self._done:>{width}}/{self._total} {minutes:>2}:{seconds:02}]"

    def _line(self, text: str) -> None:
        if self._stream is not None:
            self.finish()
            self._stream.write(text + "\n")
            self._stream.flush()
