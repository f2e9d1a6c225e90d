"""A process that is peer 3 of the resharing's sample group, to be killed; see `pausing`.

The store is begun by whoever starts it. A line is JSON with what to `do` and what for: messages as the hex of their bytes, randomness too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from rebalancing import canonical
from rebalancing.commit_messages import CommitCertificate, read_certificate
from rebalancing.delivery import SealedTransfer
from rebalancing.envelope import Envelope
from rebalancing.errors import ProtocolError
from rebalancing.group import Scalar
from rebalancing.identifiers import Nonce, PeerId
from rebalancing.repair_node import SplitRandomness
from rebalancing.resharing_deals import Dealing, SentDeal
from rebalancing.resharing_messages import SnapshotBody
from rebalancing.resharing_node import DealRandomness, ResharingNode
from rebalancing.store import SqliteStore, Store
from tests.processes.lines import as_text, envelope, scalar, written
from tests.unit.resharing_sample import COORDINATORS, ELIGIBLE, MANIFEST, PEERS, peer, seed_of

__all__ = ["ME", "begin", "node_on", "open_store", "read_answer", "respond", "written"]

ME = 3


def open_store(path: str | Path) -> SqliteStore:
    """The peer's store."""
    return SqliteStore(path, peer(ME), MANIFEST)


def node_on(store: Store) -> ResharingNode:
    """The peer on a store."""
    return ResharingNode(seed_of(ME), MANIFEST, store, COORDINATORS, ELIGIBLE, lambda _: True)


# What is in a line


def _envelopes(texts: Iterable[str]) -> list[Envelope]:
    return [envelope(text) for text in texts]


def _octets(texts: Iterable[str]) -> list[bytes]:
    return [bytes.fromhex(text) for text in texts]


def _scalars(texts: Iterable[str]) -> list[Scalar]:
    return [scalar(text) for text in texts]


def _deals(pairs: Iterable[tuple[str, str | None]]) -> list[SentDeal]:
    return [SentDeal(envelope(deal), SealedTransfer(bytes.fromhex(part)) if part else None) for deal, part in pairs]


def _body(text: str) -> SnapshotBody:
    fields: Any = canonical.parse(bytes.fromhex(text), len(text))
    return SnapshotBody.from_dict(fields)


# What it does


def respond(node: ResharingNode, line: str) -> str:
    """Hand a line to the peer; what it answers, as a line: an `envelope`, with `parts` if it is a deal, or the `code` of a refusal."""
    it = json.loads(line)
    try:
        answer = _DO[it["do"]](node, it)
    except ProtocolError as refused:
        return json.dumps({"code": refused.code})
    match answer:
        case Dealing():
            return json.dumps({"envelope": as_text(answer.envelope), "parts": as_text(answer.parts)})
        case Envelope():
            return json.dumps({"envelope": as_text(answer)})
    return json.dumps({})


def read_answer(line: str) -> tuple[Envelope | None, dict[int, SealedTransfer], str]:
    """What is in an answer: the envelope, the parts of a deal, the code of a refusal."""
    it = json.loads(line)
    parts = {int(index): SealedTransfer(bytes.fromhex(part)) for index, part in it.get("parts", {}).items()}
    return envelope(it["envelope"]) if "envelope" in it else None, parts, it.get("code", "")


def _key(node: ResharingNode, it: Any) -> Envelope:
    requester, attempt = PeerId(bytes.fromhex(it["requester"])), Nonce(bytes.fromhex(it["attempt"]))
    return node.give_key(requester, attempt, bytes.fromhex(it["secret"]))


def _deal(node: ResharingNode, it: Any) -> Dealing:
    fresh = DealRandomness(_scalars(it["coefficients"]), _octets(it["ephemerals"]))
    return node.receive_proposal(envelope(it["proposal"]), it["now_ms"], fresh)


def _respond(node: ResharingNode, it: Any) -> Envelope:
    return node.receive_deals(node.open_session(envelope(it["proposal"])), _deals(it["deals"]))[0]


def _possess(node: ResharingNode, it: Any) -> Envelope:
    session = node.open_session(envelope(it["proposal"]))
    return node.receive_qualified(session, _deals(it["deals"]), _envelopes(it["responses"]), scalar(it["k"]))[0]


def _install(node: ResharingNode, it: Any) -> None:
    certificate = read_certificate(bytes.fromhex(it["certificate"]), CommitCertificate, PEERS)
    node.receive_commit(certificate, _body(it["body"]))


def _erase(node: ResharingNode, it: Any) -> None:
    node.erase(live=it["live"])


def _split(node: ResharingNode, it: Any) -> Envelope:
    fresh = SplitRandomness(_scalars(it["deltas"]), _octets(it["ephemerals"]))
    return node.receive_request(envelope(it["request"]), frozenset(), it["now_ms"], fresh)


def _sum(node: ResharingNode, it: Any) -> Envelope:
    session = node.open_repair(envelope(it["request"]), frozenset())
    return node.receive_splits(session, _envelopes(it["splits"]), bytes.fromhex(it["ephemeral"]))


def _ask(node: ResharingNode, it: Any) -> Envelope:
    helpers = {int(index): envelope(key) for index, key in it["helpers"].items()}
    nonce, secret = Nonce(bytes.fromhex(it["nonce"])), bytes.fromhex(it["secret"])
    return node.ask_repair(helpers, it["counter"], nonce, it["deadline_ms"], secret)


def _repaired(node: ResharingNode, it: Any) -> Envelope:
    session = node.open_repair(envelope(it["request"]), frozenset())
    return node.receive_sums(session, _envelopes(it["splits"]), _envelopes(it["sums"]), scalar(it["k"]))


_DO: dict[str, Callable[[ResharingNode, Any], Dealing | Envelope | None]] = {
    "key": _key,
    "deal": _deal,
    "respond": _respond,
    "possess": _possess,
    "install": _install,
    "erase": _erase,
    "split": _split,
    "sum": _sum,
    "ask": _ask,
    "repaired": _repaired,
}


def begin(store: Store) -> Callable[[str], str]:
    """The peer on a store, as what answers lines."""
    node = node_on(store)
    return lambda line: respond(node, line)
