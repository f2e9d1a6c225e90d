"""A process that is peer 0 of a genesis, to be killed; see `pausing`.

Its store is empty at first. A line is JSON with what to `do` and what for: messages as the hex of their bytes, randomness too.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rebalancing.delivery import SealedTransfer
from rebalancing.envelope import Envelope
from rebalancing.errors import ProtocolError
from rebalancing.identifiers import Nonce
from rebalancing.member_node import Admission, MemberNode
from rebalancing.resharing_deals import SentDeal
from rebalancing.resharing_messages import PossessionCertificate
from rebalancing.resharing_sessions import read_unsigned
from rebalancing.store import SqliteStore, Store
from tests.processes.lines import as_text, envelope, scalar, written
from tests.unit.genesis_sample import OWNER_ID
from tests.unit.resharing_sample import COORDINATORS, ELIGIBLE, MANIFEST, peer, seed_of

__all__ = ["ME", "begin", "node_on", "open_store", "respond", "written"]

ME = 0


def open_store(path: str | Path) -> SqliteStore:
    """The peer's store."""
    return SqliteStore(path, peer(ME), MANIFEST)


def node_on(store: Store) -> MemberNode:
    """The peer on a store."""
    admission = Admission(OWNER_ID, COORDINATORS, ELIGIBLE, lambda _: True, lambda _: True)
    return MemberNode(seed_of(ME), MANIFEST, store, admission)


def respond(node: MemberNode, line: str) -> str:
    """Hand a line to the peer; what it answers, as a line: an `envelope`, nothing, or the `code` of a refusal."""
    it = json.loads(line)
    try:
        answer = _DO[it["do"]](node, it)
    except ProtocolError as refused:
        return json.dumps({"code": refused.code})
    return json.dumps({"envelope": as_text(answer)} if answer else {})


def _key(node: MemberNode, it: Any) -> Envelope:
    return node.give_key(OWNER_ID, Nonce(bytes.fromhex(it["attempt"])), bytes.fromhex(it["secret"]))


def _genesis(node: MemberNode, it: Any) -> Envelope:
    sent = SentDeal(envelope(it["deal"]), SealedTransfer(bytes.fromhex(it["part"])))
    k = scalar(it["k"])
    return node.receive_genesis(envelope(it["proposal"]), sent, it["now_ms"], k)


def _first(node: MemberNode, it: Any) -> None:
    certificate = read_unsigned(bytes.fromhex(it["certificate"]), PossessionCertificate)
    node.receive_first(envelope(it["first"]), certificate, it["now_ms"])


_DO: dict[str, Callable[[MemberNode, Any], Envelope | None]] = {"key": _key, "genesis": _genesis, "first": _first}


def begin(store: Store) -> Callable[[str], str]:
    """The peer on a store, as what answers lines."""
    node = node_on(store)
    return lambda line: respond(node, line)
