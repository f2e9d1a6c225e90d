"""A process that is holder 0 of a group of five, to be killed: `python -m tests.processes.commit_holder PATH [STEP POINT]`.

It says "ready", then reads a message from each line and writes its answer to one line; `Line` is what both hold. With STEP and POINT it
says "paused" and waits for its end in its write number STEP, 1 for the first:

- `before-write`: nothing was written;
- `in-write`: the transaction has begun, and what does not fit into a small cache is in the file;
- `after-write`: the record is durable, no answer was given;
- `after-answer`: the answer was given.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from rebalancing.commit_messages import CommitCertificate, PreparedCertificate, read_certificate
from rebalancing.commit_node import Answer, HolderNode, begin_at_genesis
from rebalancing.envelope import Envelope, from_bytes, peer_of, to_bytes
from rebalancing.errors import ProtocolError
from rebalancing.messages import body_of
from rebalancing.store import SqliteStore
from tests.processes.commit_group import COORDINATORS, GENESIS, MANIFEST, Group, admit, seed_of

__all__ = ["POINTS", "SIZE", "answer_to", "line_of", "open_store", "respond"]

SIZE = 5
POINTS = ("before-write", "in-write", "after-write", "after-answer")

Line = str
"""JSON with the bytes of an `envelope` or a `prepared` or `commit` certificate, in hex; or the `code` of a refusal, or an `installed` base."""


def line_of(
    message: Envelope | PreparedCertificate | CommitCertificate, shown: PreparedCertificate | None = None
) -> Line:
    """A message, with the certificate beside it, as a line."""
    match message:
        case Envelope():
            value = {"envelope": to_bytes(message).hex(), "shown": body_of(shown).hex() if shown else ""}
        case PreparedCertificate():
            value = {"prepared": body_of(message).hex()}
        case CommitCertificate():
            value = {"commit": body_of(message).hex()}
    return json.dumps(value)


def respond(node: HolderNode, line: Line) -> Line:
    """Hand a line to a holder; what it answers, as a line."""
    value = {name: bytes.fromhex(text) for name, text in json.loads(line).items()}
    try:
        if "commit" in value:
            return json.dumps(
                {
                    "installed": f"{node.receive_commit(read_certificate(value['commit'], CommitCertificate, SIZE)).snapshot.digest:x}"
                }
            )
        if "prepared" in value:
            answer: Answer = node.receive_prepared(read_certificate(value["prepared"], PreparedCertificate, SIZE))
        else:
            shown = read_certificate(value["shown"], PreparedCertificate, SIZE) if value["shown"] else None
            answer = node.receive(from_bytes(value["envelope"]), shown)
    except ProtocolError as refused:
        return json.dumps({"code": refused.code})
    return line_of(answer.envelope, answer.shown)


def answer_to(line: Line) -> Envelope | None:
    """The signed answer in a line, if it is one."""
    value = json.loads(line)
    return from_bytes(bytes.fromhex(value["envelope"])) if "envelope" in value else None


def open_store(path: str | Path) -> SqliteStore:
    """The store of holder 0, begun at the genesis if it is new."""
    store = SqliteStore(path, peer_of(seed_of(0)), MANIFEST)
    if store.load() is None:
        begin_at_genesis(store, GENESIS)
    return store


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


def main(path: str, step: int = 0, point: str = "") -> None:
    """Do as the module says."""
    store = Pausing(open_store(path), step, point)
    committee = Group(SIZE, []).committee
    node = HolderNode(seed_of(0), MANIFEST, store, lambda _: committee, COORDINATORS, admit)
    print("ready", flush=True)
    for line in sys.stdin:
        print(respond(node, line), flush=True)
        if store.over:
            pause()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2] or 0), sys.argv[3]) if len(sys.argv) > 2 else main(sys.argv[1])
