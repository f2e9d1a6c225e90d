"""The bad rules of `spec/MCResharing.tla` in the reference's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

from rebalancing.resharing import Committee, Peer, Polynomial, Proposal, Share
from rebalancing.resharing_system import ResharingModel, ResharingSystem
from verifier.mutants.bad_rule import BadRule

__all__ = ["BAD_RULES"]

RULES, SYSTEM = "rebalancing.resharing", "rebalancing.resharing_system"


def after_possess_replaces(me: Peer, m: Proposal, p: Polynomial) -> Peer:
    """The new share takes the place of the old one."""
    return replace(me, shares=frozenset({Share(polynomial=p, under=m.parent.digest)}))


def after_possess_switches(me: Peer, m: Proposal, p: Polynomial) -> Peer:
    """Whoever has a new share stands on its snapshot."""
    return replace(me, final=p, shares=me.shares | {Share(polynomial=p, under=m.parent.digest)})


def keeps_final_only(me: Peer, x: Share) -> bool:
    """Clean-up takes what is pending under the final snapshot."""
    return x.polynomial == me.final


def durable_forgets_pending(me: Peer) -> Peer:
    """A pending share was never written."""
    return replace(me, shares=frozenset(x for x in me.shares if x.polynomial == me.final))


def enough_one_less(faults: int, c: Committee) -> int:
    """One acknowledgement fewer will do."""
    return c.threshold + faults - 1


def anything_goes(*_: Any) -> bool:
    """Whatever it is, it may be."""
    return True


def is_qualified_any_number(faults: int, m: Proposal, qualified: frozenset[int], contented: frozenset[int]) -> bool:
    """Any number of dealers will do."""
    return len(contented) >= m.committee.threshold + faults


def answerable_enough(model: ResharingModel, s: ResharingSystem, m: Proposal) -> Iterator[frozenset[int]]:
    """Who answers has as many deals as it needs."""
    dealt = sorted(d.dealer for d in s.deals if d.proposal == m)
    yield from map(frozenset, combinations(dealt, m.parent.committee.threshold))


# The name in the specification -> what takes the place of what here
BAD_RULES = {
    "AfterPossess_replaces": BadRule(RULES, "after_possess", after_possess_replaces),
    "AfterPossess_switches": BadRule(RULES, "after_possess", after_possess_switches),
    "Keeps_final_only": BadRule(RULES, "keeps", keeps_final_only),
    "Durable_forgets_pending": BadRule(RULES, "durable", durable_forgets_pending),
    "Enough_one_less": BadRule(RULES, "enough", enough_one_less),
    "FirstOfSession_unchecked": BadRule(RULES, "first_of_session", anything_goes),
    "IsQualified_any_number": BadRule(RULES, "is_qualified", is_qualified_any_number),
    "HasShareToDeal_unchecked": BadRule(RULES, "has_share_to_deal", anything_goes),
    "KeepsThreshold_unchecked": BadRule(RULES, "keeps_threshold", anything_goes),
    "CommitAllows_any": BadRule(SYSTEM, "commit_allows", anything_goes),
    "Answerable_enough": BadRule(SYSTEM, "answerable", answerable_enough),
}
