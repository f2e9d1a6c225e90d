"""Replay of a run of the resharing.

The actions are those of `resharing_system`. A log names a session by its number and a snapshot by its digest; the replay looks both up. What
the specification lists, the committees and sets of dealers that can be named, is asked here of the one that is named; and of a
refusal that has several reasons the replay names the first.

TLA+: Resharing (section Actions)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from rebalancing import resharing, resharing_system
from rebalancing.refusal import Refused, first_failed
from rebalancing.resharing import (
    FIRST_DEAL,
    Committee,
    Dealt,
    Peer,
    Polynomial,
    Possession,
    Proposal,
    Response,
    Share,
)
from rebalancing.resharing_system import Deal, ResharingModel, ResharingSystem

from .replay import Replay
from .trace import Header

__all__ = ["COARSE", "Held", "Released", "ResharingReplay", "held"]

NONE: frozenset[Any] = frozenset()
NOBODY = Committee(members=NONE, threshold=0)
PEER_FIELDS = tuple(each.name for each in fields(Peer))
SYSTEM_FIELDS = ("sessions", "committed", "in_force", "revoked", "learned", "owner", "released", "reported")

COARSE: Mapping[str, frozenset[str]] = {
    "not-acceptable": frozenset({"infeasible-committee", "lowered-threshold", "over-cap", "revoked-member"}),
    "may-not-deal": frozenset({"stale-base", "not-chosen", "revoked-member", "second-deal", "no-share"}),
    "no-receiver": frozenset({"stale-base", "not-chosen"}),
    "spent-key": frozenset({"stale-base", "spent-key"}),
    "may-not-possess": frozenset(
        {"not-chosen", "stale-base", "spent-key", "wrong-constant", "wrong-degree", "too-few-dealers", "not-qualified"}
    ),
    "no-member": frozenset({"not-chosen", "revoked-member", "held-share"}),
    "may-not-help": frozenset({"helper-elsewhere", "helper-without-share"}),
}
"""Refusals of the reference's system that have several reasons, or that peers know by another code, and what the replay calls them: as a peer does
that asks in its own order."""


@dataclass(frozen=True, slots=True)
class Held:
    """A share on disk; its polynomial goes by the snapshot that brings it."""

    snapshot: Dealt
    index: Any
    dealt: Dealt
    under: Dealt


@dataclass(frozen=True, slots=True)
class Released:
    """A share that the owner was sent."""

    snapshot: Dealt
    index: Any


def held(x: Share) -> Held:
    """Return a share as a log names it."""
    return Held(snapshot=x.polynomial.digest, index=x.index, dealt=x.dealt, under=x.under)


# ----------------------------------------------------------------------------------------------------------------------
# Reasons


def why_not_accepted(model: ResharingModel, m: Proposal) -> str:
    """Name the first guard of a proposal that fails."""
    return first_failed(
        {
            "infeasible-committee": resharing.is_feasible(model.faults, m.committee),
            "lowered-threshold": resharing.keeps_threshold(m.parent.committee, m.committee),
            "over-cap": resharing.within_cap(model.alike, model.cap, m.committee),
            "revoked-member": resharing.excludes_revoked(m.committee, m.revoked),
        }
    )


def why_not_dealt(me: Peer, h: Any, m: Proposal) -> str:
    """Name the first guard of a deal that fails."""
    return first_failed(
        {
            "stale-base": resharing.stands_on(me, m.parent.digest),
            "not-chosen": h in m.parent.committee.members,
            "revoked-member": h not in m.revoked,
            "second-deal": resharing.has_not_dealt(me, m),
            "no-share": resharing.has_share_to_deal(me, m),
        }
    )


def receives(me: Peer, h: Any, m: Proposal) -> dict[str, bool]:
    """Tell what a receiver needs for whatever it does in a session, in the order in which it is asked."""
    return {
        "stale-base": resharing.is_next(me, m.parent.version, m.parent.digest),
        "not-chosen": h in m.committee.members,
        "spent-key": resharing.has_key(me, m),
    }


def why_not_possessed(
    faults: int, me: Peer, h: Any, m: Proposal, dealt: Dealt, responses: frozenset[Response], liars: frozenset[Any]
) -> str:
    """Name the first guard of combining deals into a share that fails."""
    contented = resharing.content(liars, responses, m, dealt.qualified)
    first = resharing.is_nothing(m.parent)
    return first_failed(
        {
            **receives(me, h, m),
            "too-few-dealers": first or len(dealt.qualified) >= m.parent.committee.threshold,
            "not-qualified": first
            or (resharing.is_qualified(faults, m, dealt.qualified, contented) and h in contented),
            "wrong-degree": resharing.degrees_are_right(dealt),
            "wrong-constant": resharing.constants_are_shares(dealt),
        }
    )


def why_not_repaired(me: Peer, h: Any, gone: frozenset[Any]) -> str:
    """Name the first guard of a repair that fails at the peer whose share it is."""
    return first_failed(
        {
            "not-chosen": h in me.final.committee.members,
            "revoked-member": h not in gone,
            "held-share": not resharing.holds(me, me.final),
        }
    )


def why_not_helped(s: ResharingSystem, helpers: frozenset[Any], p: Polynomial) -> str:
    """Name the first guard of a repair that fails at a helper."""
    return first_failed(
        {
            "helper-elsewhere": all(resharing.stands_on(s.peer[g], p.digest) for g in helpers),
            "helper-without-share": all(resharing.holds(s.peer[g], p) for g in helpers),
        }
    )


# ----------------------------------------------------------------------------------------------------------------------
# The run


class ResharingReplay(Replay):
    """A run of the resharing's reference.

    Attributes:
        sessions: the proposals by number, in order.
        deals, responses: what was sent, by session.
        possessions: the same by the digest of the snapshot.
    """

    model: ResharingModel
    state: ResharingSystem

    def __init__(self, header: Header) -> None:
        super().__init__(header, next(iter(resharing_system.initial(header.model))))
        self.sessions: dict[int, Proposal] = {}
        self.deals: dict[int, frozenset[Deal]] = {}
        self.responses: dict[int, frozenset[Response]] = {}
        self.possessions: dict[Dealt, frozenset[Possession]] = {}

    def session(self, number: int) -> Proposal:
        """Return the proposal of a session, or for an unknown number one that nobody has made."""
        unknown = Proposal(session=number, parent=resharing.nothing(1), committee=NOBODY, revoked=NONE)
        return self.sessions.get(number, unknown)

    def snapshot(self, named: Dealt) -> Polynomial:
        """Return the snapshot of a digest, or for an unknown one a snapshot that nobody has."""
        if named == FIRST_DEAL:
            return resharing_system.first(self.model)
        if named.session < 0:
            return resharing.nothing(-named.session)
        return resharing.successor(self.session(named.session), named)

    def after(self, action: str, arguments: Mapping[str, Any]) -> ResharingSystem:
        try:
            return self._after(action, arguments)
        except Refused as refusal:
            if refusal.code not in COARSE:
                raise
            reason = self._reason(refusal.code, arguments)
        raise Refused(reason)

    def _after(self, action: str, a: Mapping[str, Any]) -> ResharingSystem:
        model, s, system = self.model, self.state, resharing_system
        match action:
            case "Propose":
                return self._propose(self.snapshot(a["parent"]), a["committee"])
            case "DealAnew":
                return system.deal_anew(self._naming(a["committee"]), s, a["committee"])
            case "Deal":
                return system.deal(model, s, a["peer"], self.session(a["session"]))
            case "Respond":
                return self._respond(a["peer"], self.session(a["session"]), a["dealers"])
            case "Possess":
                shown = replace(s, responses=self.responses.get(a["session"], NONE))
                after = system.possess(model, shown, a["peer"], self.session(a["session"]), *_deals_of(a))
                return replace(after, responses=NONE)
            case "Commit":
                p = self.snapshot(a["snapshot"])
                return self._sent(system.commit(model, self._possessed(p), p, self.snapshot(a["parent"])))
            case "Found":
                p = self.snapshot(a["snapshot"])
                return self._sent(system.found(model, self._possessed(p), p))
            case "Install":
                return system.install(model, s, a["peer"], self.snapshot(a["snapshot"]))
            case "Erase":
                return self._sent(system.erase(model, self._possessed(s.peer[a["peer"]].final), a["peer"]))
            case "Repair":
                final = s.peer[a["peer"]].final
                source = a.get("dealt", final.digest), a.get("under", final.parent)
                return system.repair(model, s, a["peer"], a["helpers"], *source)
            case "Revoke":
                return system.revoke(model, s, a["revoked"])
            case "Read":
                return self._sent(system.read(model, self.whole(), a["store"]))
            case "Demand":
                return self._sent(system.demand(model, self._possessed(*resharing_system.in_force(s))))
            case "Release":
                return system.release(model, s, a["peer"], self.share(a["share"]), a["signed"])
            case "Report":
                return system.report(model, s, self.session(a["session"]))
        return system.ACTIONS[action](model, s, a["peer"])

    def share(self, x: Held) -> Share:
        """Return the share that a log names."""
        return Share(polynomial=self.snapshot(x.snapshot), index=x.index, dealt=x.dealt, under=x.under)

    def _possessed(self, *of: Polynomial) -> ResharingSystem:
        """Return the state with the possessions of these snapshots."""
        return replace(self.state, possessions=frozenset().union(*(self.possessions.get(p.digest, NONE) for p in of)))

    def _sent(self, s: ResharingSystem) -> ResharingSystem:
        """Return the state without messages, for a step that sends none."""
        return replace(s, deals=NONE, responses=NONE, possessions=NONE)

    def _naming(self, new: Committee) -> ResharingModel:
        """Return a model in which this committee is the only one that can be named, if it can be: the specification lists them all."""
        model = self.model
        can_be = model.peers - new.members <= model.leaving | model.joining
        named = new.members if can_be else model.peers
        return replace(model, peers=named, leaving=NONE, joining=NONE, liars=NONE)

    def _propose(self, parent: Polynomial, new: Committee) -> ResharingSystem:
        model, s = self.model, self.state
        # Whoever stands on the parent stands for the new committee, which alone is in that model.
        one = next((s.peer[h] for h in model.honest if s.peer[h].final == parent), None)
        shown = replace(s, peer=dict.fromkeys(model.peers, one)) if one else replace(s, committed=NONE)
        return replace(resharing_system.propose(self._naming(new), shown, parent, new), peer=s.peer)

    def _respond(self, h: Any, m: Proposal, dealers: frozenset[Any]) -> ResharingSystem:
        model = self.model
        shown = replace(self.state, responses=self.responses.get(m.session, NONE))
        # Where nobody has dealt an answer may name nobody: so it is asked about those who have not, instead of listing all answers.
        dealt = frozenset(d.dealer for d in self.deals.get(m.session, NONE)) | (
            model.liars & m.parent.committee.members
        )
        after = resharing_system.respond(replace(model, liars=NONE), shown, h, m, dealers - dealt)
        return replace(
            after, responses=frozenset(replace(x, dealers=dealers) for x in after.responses - shown.responses)
        )

    def _reason(self, code: str, a: Mapping[str, Any]) -> str:
        """Name the first reason of a refusal that has several."""
        model, s = self.model, self.state
        match code:
            case "not-acceptable":
                anew = resharing.nothing(s.owner.version + 1)
                parent = self.snapshot(a["parent"]) if "parent" in a else anew
                m = Proposal(session=0, parent=parent, committee=a["committee"], revoked=s.revoked)
                return why_not_accepted(model, m)
            case "may-not-deal":
                return why_not_dealt(s.peer[a["peer"]], a["peer"], self.session(a["session"]))
            case "may-not-possess":
                m = self.session(a["session"])
                dealt = resharing.combined(m, *_deals_of(a))
                responses = self.responses.get(m.session, NONE)
                return why_not_possessed(model.faults, s.peer[a["peer"]], a["peer"], m, dealt, responses, model.liars)
            case "no-member":
                return why_not_repaired(s.peer[a["peer"]], a["peer"], s.revoked)
            case "may-not-help":
                return why_not_helped(s, a["helpers"], s.peer[a["peer"]].final)
        assert code in ("no-receiver", "spent-key"), code
        return first_failed(receives(s.peer[a["peer"]], a["peer"], self.session(a["session"])))

    def take(self, s: ResharingSystem) -> None:
        if len(s.proposals) > len(self.sessions):
            (m,) = s.proposals - self.state.proposals
            self.sessions[m.session] = m
        for d in s.deals:
            self.deals[d.session] = self.deals.get(d.session, NONE) | {d}
        for r in s.responses:
            self.responses[r.session] = self.responses.get(r.session, NONE) | {r}
        for x in s.possessions:
            key = x.polynomial.digest
            self.possessions[key] = self.possessions.get(key, NONE) | {x}
        self.state = self._sent(s)

    def whole(self) -> ResharingSystem:
        return replace(
            self.state,
            deals=frozenset().union(*self.deals.values()),
            responses=frozenset().union(*self.responses.values()),
            possessions=frozenset().union(*self.possessions.values()),
        )

    def fields(self, node: Any) -> tuple[str, ...]:
        return SYSTEM_FIELDS if node is None else PEER_FIELDS

    def field(self, s: ResharingSystem, node: Any, name: str) -> Any:
        if node is not None:
            value = getattr(s.peer[node], name)
            if name == "final":
                return value.digest
            return frozenset(map(held, value)) if name == "shares" else value
        match name:
            case "sessions":
                return len(s.proposals)
            case "in_force":
                return frozenset(p.digest for p in resharing_system.in_force(s))
            case "committed":
                return frozenset(p.digest for p in s.committed)
            case "released":
                return frozenset(Released(snapshot=x.polynomial.digest, index=x.index) for x in s.released)
        return getattr(s, name)


def _deals_of(a: Mapping[str, Any]) -> tuple[frozenset[Any], frozenset[Any], frozenset[Any]]:
    """Return whose deals are combined, and which of them are false in either way."""
    return a["qualified"], a.get("shifted", NONE), a.get("long", NONE)
