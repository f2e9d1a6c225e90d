"""What explains a step of the resharing that is not allowed, and lists the steps that are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rebalancing import resharing, resharing_system
from rebalancing.resharing import Polynomial, Proposal, Share
from rebalancing.resharing_system import ResharingModel

from .explain import EXAMINED, elsewhere, newest, told
from .protocol import Explaining
from .resharing_replay import NONE, ResharingReplay, held
from .resharing_trace import ACTIONS
from .trace import Step

__all__ = ["EXPLAINING"]

GUARDS = {
    "budget": "With this store the adversary would have enough shares of one session, and the model is of one that has fewer.",
    "foreign-request": "A share is released to a request that the owner signed, and to no other.",
    "has-successor": "The session has a final successor, so there is nothing to report.",
    "helper-elsewhere": "A helper does not stand on the snapshot whose share is repaired.",
    "helper-without-share": "A helper has no share of the snapshot itself.",
    "honest-dealer": "Who follows the rules, or is not among the qualified, deals nothing false.",
    "liar": "The peer is declared a liar, and liars take no steps that are checked.",
    "live-snapshot": "Every snapshot in force can still decrypt, so the owner has nothing to ask for.",
    "no-deal": "A deal that is named was not made: honest members of the parent's committee deal in steps of the log.",
    "no-dealer": "Somebody is named as a dealer who is not in the parent's committee.",
    "no-helper": "Somebody is named as a helper who is not another honest member of the committee.",
    "no-secret": "The owner did not ask for shares, or has too few of one snapshot to have its secret back.",
    "over-cap": "The committee has more members of one failure domain than its cap.",
    "owner-busy": "The owner asks for shares already, or has dealt and not yet signed what it dealt.",
    "owner-deals": "A version's first snapshot is dealt by the owner, whose deals nobody answers.",
    "owner-forgot": "The owner has dealt nothing since the last snapshot that it signed.",
    "second-response": "The receiver has answered in this session already.",
    "second-successor": "The parent has a final successor.",
    "too-few-helpers": "A share is repaired from as many others as the threshold says, no more and no fewer.",
    "unknown-base": "The parent is not final, nobody stands on it, or it is not the parent of what would follow it.",
}


def choices(replay: ResharingReplay, node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what this peer could do with the messages that were sent, or the environment for no peer."""
    if node is None:
        yield from _of_nobody(replay)
        return
    s, model = replay.state, replay.model
    me = s.peer[node]
    for number in newest(replay.sessions):
        yield "Deal", {"peer": node, "session": number}
        yield "Respond", {"peer": node, "session": number, "dealers": _dealers(replay, number)}
        for qualified in _qualified(replay, number):
            yield "Possess", {"peer": node, "session": number, "qualified": qualified}
    for p in _newest(s.committed):
        yield "Install", {"peer": node, "snapshot": p.digest}
    able = sorted(
        g for g in me.final.committee.members - model.liars - {node} if resharing.may_help(s.peer[g], me.final)
    )
    yield "Repair", {"peer": node, "helpers": frozenset(able[: me.final.committee.threshold])}
    yield from ((action, {"peer": node}) for action in ("Erase", "Restart", "Lose"))
    for x in sorted(me.shares, key=_age):
        yield "Release", {"peer": node, "share": held(x), "signed": True}


def _of_nobody(replay: ResharingReplay) -> Iterator[tuple[str, dict[str, Any]]]:
    s, model = replay.state, replay.model
    for p in _newest(resharing_system.in_force(s)):
        yield "Propose", {"parent": p.digest, "committee": p.committee}
    for p in _newest(frozenset(replay.snapshot(named) for named in newest(replay.possessions))):
        yield "Found", {"snapshot": p.digest}
        yield "Commit", {"snapshot": p.digest, "parent": p.parent}
    yield "Demand", {}
    yield "DealAnew", {"committee": resharing_system.first(model).committee}
    yield from (("Report", {"session": number}) for number in newest(replay.sessions))
    yield from (("Revoke", {"revoked": h}) for h in sorted(model.revocable - s.revoked))
    yield from (("Read", {"store": h}) for h in sorted(model.readable))


def _age(x: Share) -> tuple[int, int]:
    return x.polynomial.version, x.polynomial.digest.session


def _newest(of: frozenset[Polynomial]) -> list[Polynomial]:
    """Return the snapshots that came last, the last one first."""
    return sorted(of, key=lambda p: (p.version, p.digest.session, told(p.digest)), reverse=True)[:EXAMINED]


def _dealers(replay: ResharingReplay, number: int) -> frozenset[Any]:
    return frozenset(d.dealer for d in replay.deals.get(number, NONE))


def _qualified(replay: ResharingReplay, number: int) -> list[frozenset[Any]]:
    """Return sets of dealers with whose deals receivers may be content, the largest first; none for what the owner deals."""
    if resharing.is_nothing(replay.session(number).parent):
        return [NONE]
    answers = {r.dealers for r in replay.responses.get(number, NONE)}
    found = answers | {a & b for a in answers for b in answers}
    return sorted(found, key=lambda each: (-len(each), sorted(each)))


def remedies(replay: ResharingReplay, step: Step, code: str) -> Iterator[str]:
    """Yield who could take the step, and on what the peer stands, or who is content, if that is in the way."""
    if "peer" not in step.arguments:
        return
    if code == "not-qualified":
        m = replay.session(step.arguments["session"])
        responses = replay.responses.get(m.session, NONE)
        found = resharing.content(replay.model.liars, responses, m, step.arguments["qualified"])
        needed = resharing.enough(replay.model.faults, m.committee)
        yield f"content with these deals are {told(found)}; it takes {needed} or more, and {step.node} among them"
    yield from elsewhere(replay, step, "peer", replay.model.peers)
    if code == "stale-base":
        yield f"{step.node} stands on {told(replay.state.peer[step.node].final.digest)}"


def arguments_of(action: str, arguments: tuple[Any, ...]) -> dict[str, Any]:
    """Name the reference's arguments, without those that go without saying: sessions by number, snapshots by digest."""
    names = [name.removesuffix("?") for name in ACTIONS[action]]
    named = {name: _name(value) for name, value in zip(names, arguments, strict=True)}
    return {name: value for name, value in named.items() if name not in ("shifted", "long") or value}


def _name(value: Any) -> Any:
    match value:
        case Proposal():
            return value.session
        case Polynomial():
            return value.digest
        case Share():
            return held(value)
    return value


def listing(model: ResharingModel) -> int:
    """Return how many committees of a proposal, or sets of dealers with what liars do, there are about."""
    committees = len(model.thresholds) << len(model.leaving | model.joining)
    return max(committees, 1 << (len(model.peers) + 2 * len(model.liars)))


EXPLAINING = Explaining(
    guards=GUARDS,
    choices=choices,
    remedies=remedies,
    system=resharing_system,
    arguments_of=arguments_of,
    needed=("peer", "proposals"),
    listing=listing,
    bounds="name in Peers, Joining, Leaving and Thresholds no more than the run uses",
)
