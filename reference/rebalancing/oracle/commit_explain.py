"""What explains a step of the commit that is not allowed, and lists the steps that are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from rebalancing import commit, commit_system
from rebalancing.ballot import Ballot
from rebalancing.commit import NO_CLAIM, Claim, CommitGrant, Echo, Snapshot, Vote, make_claim, quorum_of
from rebalancing.commit_system import CommitModel

from .commit_replay import CommitReplay
from .commit_trace import ACTIONS
from .explain import elsewhere, newest
from .protocol import Explaining
from .trace import Step

__all__ = ["EXPLAINING"]

MOST_PROPOSALS = 20  # examined of the snapshots that a ballot may bring forward

GUARDS = {
    "down": "The coordinator is down already, or still.",
    "false-digest": "The log has this digest for another snapshot, or another digest for this snapshot.",
    "liar": "The holder is declared a liar, and liars take no steps that are checked.",
    "nonce-used": "The coordinator has drawn this nonce in an earlier incarnation.",
    "nothing-to-propose": "The coordinator has asked for no ballot, or has proposed in it already.",
    "silent": "The holder's store is lost already.",
    "twisted": "The coordinator is declared twisted, and takes no steps that are checked.",
    "unknown-base": "Nobody stands on this snapshot, or the model has no records of this kind.",
    "up": "The coordinator is up.",
}


def choices(replay: CommitReplay, node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what this node could do with the messages that were sent, or the environment for no node."""
    s, model = replay.state, replay.model
    if node is None:
        yield from (("MovePolicy", {"choice": x}) for x in sorted(s.admitted))
    elif node in s.coordinator:
        yield from _of_coordinator(replay, node)
    else:
        for a in newest(replay.asks):
            for kind in sorted(model.kinds):
                yield "Grant", {"holder": node, **_kind(kind), "parent": a.parent, "ballot": a.ballot}
        yield from (("Echo", {"holder": node, "proposal": m}) for m in newest(replay.proposals))
        for action, signed in (("Vote", replay.echoes), ("Install", replay.votes)):
            for kind, x in dict.fromkeys(_signed(m) for each in newest(signed) for m in signed[each]):
                yield action, {"holder": node, **_kind(kind), "claim": x}
        yield from ((action, {"holder": node}) for action in ("Restart", "LoseStore"))


def _signed(m: Echo | Vote) -> tuple[bool, Claim]:
    return m.provisional, make_claim(m.ballot, m.snapshot)


def _kind(provisional: bool) -> dict[str, bool]:
    """Return the argument that says so; that a step is final goes without saying."""
    return {"provisional": True} if provisional else {}


def _of_coordinator(replay: CommitReplay, c: int) -> Iterator[tuple[str, dict[str, Any]]]:
    s, model = replay.state, replay.model
    me = s.coordinator[c]
    if not replay.header.given:
        bases = sorted({each.base for each in commit_system.standing(model, s)})
        yield from (("Ask", {"coordinator": c, "parent": b, "round": me.ballot.round + 1}) for b in bases)
    justification = _justification(replay, me.parent, me.ballot)
    for snapshot in _snapshots(replay, c, justification):
        yield "Propose", {"coordinator": c, "justification": justification, "snapshot": snapshot}
    yield "CrashCoordinator", {"coordinator": c}
    if not me.up:
        yield "RestartCoordinator", {"coordinator": c, "nonce": max(s.used[c]) + 1}


def _justification(replay: CommitReplay, parent: int, ballot: Ballot) -> frozenset[CommitGrant]:
    """Return the first grants of a quorum under a ballot, a liar's where the honest ones do not suffice; fewer if there are none."""
    model = replay.model
    found = {m.holder: m for m in replay.grants if not m.provisional and m.parent == parent and m.ballot == ballot}
    for h in sorted(model.liars):
        found[h] = CommitGrant(holder=h, provisional=False, parent=parent, ballot=ballot, report=NO_CLAIM)
    return frozenset(islice(found.values(), quorum_of(model.rules, False)))


def _snapshots(replay: CommitReplay, c: int, justification: frozenset[CommitGrant]) -> Iterator[Snapshot]:
    me = replay.state.coordinator[c]
    if replay.header.given and not commit.reports(justification):
        return  # what digest the log will give is not known
    found = commit_system.proposable(replay.model, replay.state, me, justification)
    yield from sorted(found, key=lambda x: x.digest)[:MOST_PROPOSALS]


def remedies(replay: CommitReplay, step: Step, code: str) -> Iterator[str]:
    """Yield who would have taken the message, and whether an earlier answer is in the way."""
    if "holder" in step.arguments and {"ballot", "proposal", "claim"} & step.arguments.keys():
        yield from elsewhere(replay, step, "holder", replay.model.rules.holders)
    if code == "unjustified" and (proposal := step.arguments.get("proposal")):
        carried = {x.snapshot.digest for x in commit.highest_reports(proposal.justification)}
        if len(carried) == 1:
            yield f"the snapshot that the highest report names: {min(carried)}"


def arguments_of(action: str, arguments: tuple[Any, ...]) -> dict[str, Any]:
    """Name the reference's arguments; where somebody stands is named by the base alone, or by the proposal."""
    if action == "Echo":
        holder, _, proposal = arguments
        return {"holder": holder, "proposal": proposal}
    names = [name.removesuffix("?") for name in ACTIONS[action] if not name.endswith("!")]
    named = dict(zip(names, arguments, strict=True))
    if "parent" in named:
        named["parent"] = named["parent"].base
    return {
        name: value
        for name, value in named.items()
        if (name, value) not in (("provisional", False), ("claim", NO_CLAIM))
    }


def listing(model: CommitModel) -> int:
    """Return how many first states, or proposals of all ballots, there are about."""
    ballots = model.max_round * len(model.coordinators) * model.max_nonce
    proposals = ballots * ballots * len(model.choices) << len(model.rules.holders)
    drawn: int = model.max_nonce ** len(model.coordinators)
    return max(drawn, proposals)


EXPLAINING = Explaining(
    guards=GUARDS,
    choices=choices,
    remedies=remedies,
    system=commit_system,
    arguments_of=arguments_of,
    needed=("holder", "coordinator"),
    listing=listing,
    bounds="lower MaxNonce, MaxRound and Choices to what the run uses",
)
