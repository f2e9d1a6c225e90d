"""What explains a step of the partition merge that is not allowed, and lists the steps that are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rebalancing import merge_system, view
from rebalancing.merge_system import MergeModel, Network
from rebalancing.view import Evidence, Snapshot

from .explain import EXAMINED, elsewhere, told
from .merge_replay import MergeReplay, piece_of
from .merge_trace import ACTIONS
from .protocol import Explaining
from .trace import Step

__all__ = ["EXPLAINING"]

GUARDS = {
    "conflict": "The coordinator knows of two final successors of one parent, after which nothing is committed any more.",
    "infeasible": "Those that are not revoked are too few for a committee of this threshold and this number of faults.",
    "liar": "The peer is declared a liar, and liars take no steps that are checked.",
    "second-successor": "The parent has a final successor.",
    "spent-ballot": "The coordinator has used up its ballot on this parent, or there are as many snapshots as the model has.",
    "too-few-votes": "Fewer than the threshold of those whom the coordinator reaches stand on the snapshot that it has in use.",
    "unknown-base": "The peer has not heard of the snapshot's parent.",
}


def choices(replay: MergeReplay, node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what this peer could do, with what is news to it first, or what the network could do for no peer."""
    s, model = replay.state, replay.model
    if node is None:
        for network in _networks():
            yield "Flap", arguments_of("Flap", (network,))
    elif node in s.member:
        for new in _news(s.signed, s.heard[node]):
            yield "Learn", arguments_of("Learn", (node, new))
        yield from ((action, {"coordinator": node}) for action in ("CommitFinal", "CommitProvisional", "CopyManifest"))
        yield from ((action, {"peer": node}) for action in ("Erase", "Forget", "Lose"))
        revocable = sorted(model.revocable - view.revoked_in(s.member[node].known))[:EXAMINED]
        yield from (("Revoke", {"revoked": h, "peer": node}) for h in revocable)
        for h in revocable:
            for action in ("CommitFinal", "CommitProvisional"):
                yield action, {"coordinator": node, "revokes": frozenset({h})}


def _networks() -> list[Network]:
    return [Network(left_hears=left, right_hears=right) for left in (True, False) for right in (True, False)]


def _news(signed: Evidence, heard: Evidence) -> list[Evidence]:
    """Return the pieces that a peer has not heard, snapshots first, the newest of them first."""
    news = Evidence(
        snapshots=signed.snapshots - heard.snapshots,
        revoked=signed.revoked - heard.revoked,
        losses=signed.losses - heard.losses,
    )
    return sorted(merge_system.pieces(news), key=_age)[:EXAMINED]


def _age(new: Evidence) -> tuple[int, int, str]:
    piece = piece_of(new)
    return not piece.snapshot, -piece.snapshot, told(piece)


def remedies(replay: MergeReplay, step: Step, code: str) -> Iterator[str]:
    """Yield who votes, or which parent is not known, if that is in the way, and at whom the step would be allowed."""
    if code in ("not-a-quorum", "too-few-votes"):
        yield _votes(replay, step)
    if code == "unknown-base":
        parent = replay.snapshot(step.arguments["evidence"].snapshot).parent
        yield f"{step.node} has not heard of {parent}, which it follows"
    for kind in ("coordinator", "peer"):
        if kind in step.arguments:
            yield from elsewhere(replay, step, kind, replay.model.honest)


def _votes(replay: MergeReplay, step: Step) -> str:
    model, s, c = replay.model, replay.state, step.node
    known = s.member[c].known
    parent: Snapshot
    if step.action == "CommitFinal":
        parent = view.final_of(known)
        found, needed = merge_system.final_voters(model, s, c, parent), view.quorum_of(parent)
    else:
        parent = view.current_of(known)
        found, needed = merge_system.provisional_voters(model, s, c, parent), parent.threshold
    return f"votes for a successor of {parent.digest} come from {told(found)}; it takes {needed}"


def arguments_of(action: str, arguments: tuple[Any, ...]) -> dict[str, Any]:
    """Name the reference's arguments, without those that go without saying: evidence by what a log calls it."""
    if action == "Flap":
        (network,) = arguments
        return {"left_hears": network.left_hears, "right_hears": network.right_hears}
    names = [name.removesuffix("?") for name in ACTIONS[action]]
    named = dict(zip(names, arguments, strict=True))
    if action == "Learn":
        named["evidence"] = piece_of(named["evidence"])
    return {name: value for name, value in named.items() if name != "revokes" or value}


def listing(model: MergeModel) -> int:
    """Return how many revocations there are about, of anybody told to anybody."""
    return len(model.honest) * (len(model.peers) + 2 * len(model.revocable))


EXPLAINING = Explaining(
    guards=GUARDS,
    choices=choices,
    remedies=remedies,
    system=merge_system,
    arguments_of=arguments_of,
    needed=("member", "network"),
    listing=listing,
    bounds="name in Peers and Revocable no more than the run uses",
)
