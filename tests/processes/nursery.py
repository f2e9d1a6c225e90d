"""A process that makes processes to be killed: `python -m tests.processes.nursery FD`, started by `pausing` for a whole run of tests.

What most of a short life would go to is the start of Python and its imports. This process does both once and nothing else: it opens no store and makes no node,
so each process that it forks begins as a fresh one does, with what its store has.

A request is a line of JSON at the socket FD, and its answer is a line with one number:

- `{"module", "path", "pause"}`, with two file descriptors: the number of a new process that serves the store at the path as that module of this package does, with these two
  as its input and output;
- `{"ended"}`: that number again, once the process is gone with all that it had open.

When nobody is left at the other end, whoever still lives is killed.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import socket
import sys
import traceback
from types import ModuleType
from typing import NoReturn

from tests.processes.pausing import LONGEST_REQUEST, serve


def main(requests: socket.socket) -> None:
    """Answer requests until there are no more."""
    living: set[int] = set()
    while True:
        line, streams, _, _ = socket.recv_fds(requests, LONGEST_REQUEST, 2)
        if not line:
            break
        it = json.loads(line)
        if "ended" in it:
            number = it["ended"]
            os.waitpid(number, 0)
            living.remove(number)
        else:
            module = importlib.import_module(f"{__package__}.{it['module']}")
            number = os.fork()
            if number == 0:
                requests.close()
                live(module, it["path"], it["pause"], *streams)
            living.add(number)
        for stream in streams:
            os.close(stream)
        requests.sendall(b"%d\n" % number)
    for number in living:
        os.kill(number, signal.SIGKILL)


def live(module: ModuleType, path: str, pause: list[str], entry: int, exit_: int) -> NoReturn:
    """Be the process."""
    status = 1
    try:
        for stream, standard in ((entry, 0), (exit_, 1)):
            os.dup2(stream, standard)
            os.close(stream)
        serve(module.open_store(path), module.begin, *pause)
        status = 0
    except BaseException:  # or it would go on as the one that makes processes
        traceback.print_exc()
    finally:
        os._exit(status)


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
