"""A process with a store, to be killed: `python -m tests.processes.store_writer PATH WHAT SIZE`.

It says "ready" once the store is open. WHAT is

- `hold`: keep the store open and wait;
- `middle`: begin to write the next value, with half of it in the file already, and wait before the end of the transaction;
- `run`: save value after value, and say each one's number when it is durable.

Value i is SIZE bytes that start with its number.
"""

from __future__ import annotations

import sys
import time

from rebalancing.identifiers import ManifestId, PeerId
from rebalancing.store import SqliteStore

HOLDER, MANIFEST = PeerId(b"\x01" * 32), ManifestId(b"\x02" * 32)


def value(number: int, size: int) -> bytes:
    """Value `number`: every part of it differs from the same part of the next one."""
    return (b"%08d" % number) * (size // 8)


def number_of(held: bytes | None, size: int) -> int:
    """The number of a whole value; 0 if nothing was written yet. Raises ValueError for anything between two values."""
    if held is None:
        return 0
    number = int(held[:8])
    if held != value(number, size):
        raise ValueError("no value that was ever saved")
    return number


def main(path: str, what: str, size: int) -> None:
    """Do as the module says."""
    store = SqliteStore(path, HOLDER, MANIFEST)
    number = number_of(store.load(), size)
    print("ready", flush=True)
    if what == "middle":
        # A small cache spills into the file before the transaction ends: the journal is on disk, and so is half of the new value.
        store._connection.execute("PRAGMA cache_size = 1")
        store._connection.execute("BEGIN")
        store.save(value(number + 1, size))
        print("middle", flush=True)
    while what == "run":
        number += 1
        store.save(value(number, size))
        print(number, flush=True)
    time.sleep(600)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
