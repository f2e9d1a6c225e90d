"""A process that is holder 0 of a group of five, to be killed; see `pausing`.

`Line` is what its lines hold.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from rebalancing.commit_messages import CommitCertificate, PreparedCertificate, read_certificate
from rebalancing.commit_node import Answer, HolderNode, begin_at_genesis
from rebalancing.envelope import Envelope, from_bytes, peer_of, to_bytes
from rebalancing.errors import ProtocolError
from rebalancing.messages import body_of
from rebalancing.store import SqliteStore, Store
from tests.processes.commit_group import COORDINATORS, GENESIS, MANIFEST, Group, admit, seed_of

__all__ = ["SIZE", "answer_to", "begin", "line_of", "open_store", "respond"]

SIZE = 5

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


def begin(store: Store) -> Callable[[Line], Line]:
    """The holder on a store."""
    committee = Group(SIZE, []).committee
    node = HolderNode(seed_of(0), MANIFEST, store, lambda _: committee, COORDINATORS, admit)
    return lambda line: respond(node, line)
