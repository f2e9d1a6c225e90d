"""What explains a step of the partition merge that is not allowed, and lists the steps that are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
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
    "held-manifest": "The peer holds the manifest already.",
    "infeasible": "Those that are not revoked, and that the policy allows, are too few for a committee of this threshold and this number of faults.",
    "liar": "The peer is declared a liar, and liars take no steps that are checked.",
    "not-seated": "The peer is no member of the snapshot's committee, or is revoked.",
    "out-of-reach": "The coordinator does not talk with the peer.",
    "second-successor": "The parent has a final successor.",
    "spent-ballot": "The coordinator has used up its ballot on this parent, or there are as many snapshots as the model has.",
    "too-few-votes": "Fewer than the threshold of those whom the coordinator reaches stand on the snapshot that it has in use.",
    "unknown-base": "The peer has not heard of the snapshot's parent, the parent of a final one is provisional, or what is to be repaired is neither final nor in use.",
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
        yield from ((action, {"coordinator": node}) for action in ("CommitFinal", "CommitProvisional"))
        without = sorted(model.peers - view.holders_of(s.member[node].known))[:EXAMINED]
        yield from (("CopyManifest", {"coordinator": node, "to": h}) for h in without)
        yield from (("Repair", {"peer": node, "snapshot": digest}) for digest in _in_force(s.member[node].known))
        for epoch, most in product(range(1, model.max_policy + 1)[:EXAMINED], sorted(model.caps)[:EXAMINED]):
            yield "Regulate", {"peer": node, "epoch": epoch, "most": most}
        yield from ((action, {"peer": node}) for action in ("Erase", "Forget", "Lose"))
        revocable = sorted(model.revocable - view.revoked_in(s.member[node].known))[:EXAMINED]
        yield from (("Revoke", {"revoked": h, "peer": node}) for h in revocable)
        for h in revocable:
            for action in ("CommitFinal", "CommitProvisional"):
                yield action, {"coordinator": node, "revokes": frozenset({h})}


def _in_force(known: Evidence) -> list[int]:
    """Return the digests of the last final snapshot and of that in use."""
    return sorted({view.final_of(known).digest, view.current_of(known).digest})


def _networks() -> list[Network]:
    return [Network(left_hears=left, right_hears=right) for left in (True, False) for right in (True, False)]


def _news(signed: Evidence, heard: Evidence) -> list[Evidence]:
    """Return the pieces that a peer has not heard, snapshots first, the newest of them first."""
    news = Evidence(
        snapshots=signed.snapshots - heard.snapshots,
        revoked=signed.revoked - heard.revoked,
        losses=signed.losses - heard.losses,
        receipts=signed.receipts - heard.receipts,
        policies=signed.policies - heard.policies,
    )
    return sorted(merge_system.pieces(news), key=_age)[:EXAMINED]


def _age(new: Evidence) -> tuple[int, int, str]:
    piece = piece_of(new)
    return not piece.snapshot, -piece.snapshot, told(piece)


def remedies(replay: MergeReplay, step: Step, code: str) -> Iterator[str]:
    """Yield who votes, or which parent is not known, if that is in the way, and at whom the step would be allowed."""
    if code in ("not-a-quorum", "too-few-votes"):
        yield _votes(replay, step)
    if code == "unknown-base" and step.action == "Learn":
        piece = step.arguments["evidence"]
        parent = replay.snapshot(piece.snapshot).parent
        yield (
            f"{piece.forged} is provisional, and final snapshots follow final ones"
            if piece.forged
            else f"{step.node} has not heard of {parent}, which it follows"
        )
    if code == "unknown-base" and step.action == "Repair":
        yield f"{step.node} repairs shares of {told(frozenset(_in_force(replay.state.member[step.node].known)))}"
    for kind in ("coordinator", "peer"):
        if kind in step.arguments:
            yield from elsewhere(replay, step, kind, replay.model.honest)


def _votes(replay: MergeReplay, step: Step) -> str:
    model, s, c = replay.model, replay.state, step.node
    known = s.member[c].known
    final = step.action == "CommitFinal"
    parent: Snapshot = view.final_of(known) if final else view.current_of(known)
    if step.action == "CopyManifest":
        x = merge_system.copy(model, s, parent, c, step.arguments["to"])
    else:
        x = merge_system.successor(model, s, parent, c, final, step.arguments.get("revokes", frozenset()))
    voters = merge_system.final_voters if final else merge_system.provisional_voters
    found, needed = voters(model, s, c, parent, x), view.quorum_of(parent) if final else parent.threshold
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
    """Return how many there are about of revocations and policies told to anybody, and of manifests given."""
    return len(model.honest) * (2 * len(model.peers) + 2 * len(model.revocable) + model.max_policy * len(model.caps))


EXPLAINING = Explaining(
    guards=GUARDS,
    choices=choices,
    remedies=remedies,
    system=merge_system,
    arguments_of=arguments_of,
    needed=("member", "network"),
    listing=listing,
    bounds="name in Peers, Revocable and Caps no more than the run uses, and lower MaxPolicy",
)
