"""How a program that prints ends when its output goes nowhere: with a status that is no verdict."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

__all__ = ["CLOSED", "UNWRITTEN", "until_closed"]

CLOSED = 128 + 13  # what a shell shows of a tool that SIGPIPE has ended
UNWRITTEN = 74  # EX_IOERR of sysexits.h


def until_closed(program: Callable[[], int]) -> int:
    """Run a program and return its exit status.

    When whoever reads its output stops, as `head` does, it ends quietly with CLOSED; when its output cannot be written, it says so
    and ends with UNWRITTEN.
    """
    try:
        try:
            return program()
        finally:
            print(end="", flush=True)
    except BrokenPipeError:
        status = CLOSED
    except OSError as problem:
        print(f"the output cannot be written: {problem.strerror}", file=sys.stderr)
        status = UNWRITTEN
    # What is still buffered has nowhere to go; the interpreter would try once more at its end, and complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status
