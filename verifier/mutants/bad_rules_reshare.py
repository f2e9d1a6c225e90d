"""The bad rules of `spec/MCResharing.tla` in the reference's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

from rebalancing import resharing
from rebalancing.resharing import Committee, Dealt, Owner, Peer, Polynomial, Proposal, Share, no_digest
from rebalancing.resharing_system import ResharingModel, ResharingSystem
from verifier.mutants.bad_rule import BadRule

__all__ = ["BAD_RULES"]

RULES, SYSTEM = "rebalancing.resharing", "rebalancing.resharing_system"


def anything_goes(*_: Any) -> bool:
    """Whatever it is, it may be."""
    return True


def after_deal_erases(me: Peer) -> Peer:
    """Whoever has dealt its share is rid of it."""
    return replace(me, shares=frozenset(x for x in me.shares if x.under == me.final.digest))


def after_install_forgets(me: Peer, p: Polynomial) -> Peer:
    """Whoever installs anything forgets which keys are gone."""
    return replace(me, final=p, silent=resharing.stays_silent(me, p), spent=frozenset())


def after_possess_replaces(me: Peer, m: Proposal, x: Share) -> Peer:
    """The new share takes the place of the old one."""
    return replace(me, shares=frozenset({x}), spent=me.spent | {m.session})


def after_possess_switches(me: Peer, m: Proposal, x: Share) -> Peer:
    """Whoever has a new share stands on its snapshot."""
    return replace(me, shares=me.shares | {x}, spent=me.spent | {m.session}, final=x.polynomial)


def keeps_final_only(me: Peer, x: Share) -> bool:
    """Clean-up takes what is pending under the final snapshot."""
    return x.polynomial == me.final


def keeps_pending_only(me: Peer, x: Share) -> bool:
    """Clean-up takes the share of the final snapshot."""
    return x.under == me.final.digest


def keeps_aborted(me: Peer, x: Share) -> bool:
    """Clean-up leaves what was pending beside the final snapshot."""
    return x.polynomial == me.final or x.under in (me.final.digest, me.final.parent)


def keeps_provisional(me: Peer, x: Share) -> bool:
    """What is pending counts as if it were final."""
    pending = any(y.under == me.final.digest for y in me.shares)
    return x.under == me.final.digest if pending else x.polynomial == me.final


def durable_forgets_pending(me: Peer) -> Peer:
    """A pending share was never written."""
    return replace(me, shares=frozenset(x for x in me.shares if x.polynomial == me.final))


def enough_one_less(faults: int, c: Committee) -> int:
    """One acknowledgement fewer will do."""
    return c.threshold + faults - 1


def has_key_kept(me: Peer, m: Proposal) -> bool:
    """A key is kept when a session's deals are combined."""
    return resharing.is_next(me, m.parent.version, m.parent.digest)


def has_key_behind(me: Peer, m: Proposal) -> bool:
    """A key is given for sessions under any snapshot."""
    return m.session not in me.spent


def after_loss_readmitted(first: Polynomial, started: frozenset[int]) -> Peer:
    """Whoever lost its store gives new keys for sessions that have started."""
    return Peer(final=first, clean=no_digest(1), shares=frozenset(), silent=True)


def may_possess_behind(faults: int, me: Peer, h: int, m: Proposal, dealt: Dealt, contented: frozenset[int]) -> bool:
    """A receiver need not stand on the parent."""
    return (
        h in m.committee.members
        and resharing.has_key(me, m)
        and resharing.constants_are_shares(dealt)
        and resharing.degrees_are_right(dealt)
        and resharing.is_qualified(faults, m, dealt.qualified, contented)
        and h in contented
    )


def freshness_reused(m: Proposal) -> int:
    """Dealers use their polynomials again."""
    return 1


def digest_without_dealers(dealt: Dealt) -> Dealt:
    """The name does not say whose deals were added up."""
    return replace(dealt, qualified=frozenset())


def digest_of_the_epoch(dealt: Dealt) -> Dealt:
    """The name says the epoch and not the session."""
    return replace(dealt, session=1 if dealt.session > 0 else dealt.session)


def is_qualified_any_number(faults: int, m: Proposal, qualified: frozenset[int], contented: frozenset[int]) -> bool:
    """Any number of dealers will do."""
    return len(contented) >= m.committee.threshold + faults


def may_be_repaired_anybody(me: Peer, h: int, gone: frozenset[int]) -> bool:
    """Who asks for a share gets one."""
    return not resharing.holds(me, me.final)


def after_repair_from_shares(me: Peer, helpers: frozenset[int], x: Share) -> Peer:
    """Helpers send their shares."""
    return replace(me, shares=me.shares | {x} | {replace(x, index=g) for g in helpers})


def keeps_this_version(me: Peer, x: Share) -> bool:
    """Clean-up takes shares of a later version."""
    return x.polynomial == me.final or x.under == me.final.digest


def after_found_remembers(o: Owner) -> Owner:
    """The owner keeps what it dealt."""
    return o


def answerable_all(model: ResharingModel, s: ResharingSystem, m: Proposal) -> Iterator[frozenset[int]]:
    """Who answers has the deals of all that deal in time."""
    dealt = frozenset(d.dealer for d in s.deals if d.session == m.session)
    if model.dealing & m.parent.committee.members <= dealt:
        yield dealt


def answerable_enough(model: ResharingModel, s: ResharingSystem, m: Proposal) -> Iterator[frozenset[int]]:
    """Who answers has as many deals as it needs."""
    dealt = {d.dealer for d in s.deals if d.session == m.session} | (model.liars & m.parent.committee.members)
    yield from map(frozenset, combinations(sorted(dealt), m.parent.committee.threshold))


# The name in the specification -> what takes the place of what here
BAD_RULES = {
    "AfterDeal_erases": BadRule(RULES, "after_deal", after_deal_erases),
    "HasNotDealt_unknown": BadRule(RULES, "has_not_dealt", anything_goes),
    "AfterInstall_forgets": BadRule(RULES, "after_install", after_install_forgets),
    "AfterPossess_replaces": BadRule(RULES, "after_possess", after_possess_replaces),
    "AfterPossess_switches": BadRule(RULES, "after_possess", after_possess_switches),
    "Keeps_final_only": BadRule(RULES, "keeps", keeps_final_only),
    "Keeps_pending_only": BadRule(RULES, "keeps", keeps_pending_only),
    "Keeps_all": BadRule(RULES, "keeps", anything_goes),
    "Keeps_aborted": BadRule(RULES, "keeps", keeps_aborted),
    "Keeps_provisional": BadRule(RULES, "keeps", keeps_provisional),
    "Durable_forgets_pending": BadRule(RULES, "durable", durable_forgets_pending),
    "Enough_one_less": BadRule(RULES, "enough", enough_one_less),
    "HasKey_kept": BadRule(RULES, "has_key", has_key_kept),
    "HasKey_behind": BadRule(RULES, "has_key", has_key_behind),
    "HasKey_of_the_peer": BadRule(RULES, "has_key", anything_goes),
    "AfterLoss_readmitted": BadRule(RULES, "after_loss", after_loss_readmitted),
    "MayPossess_behind": BadRule(RULES, "may_possess", may_possess_behind),
    "Freshness_reused": BadRule(RULES, "freshness", freshness_reused),
    "Digest_without_dealers": BadRule(RULES, "digest", digest_without_dealers),
    "Digest_of_the_epoch": BadRule(RULES, "digest", digest_of_the_epoch),
    "ConstantsAreShares_unchecked": BadRule(RULES, "constants_are_shares", anything_goes),
    "DegreesAreRight_unchecked": BadRule(RULES, "degrees_are_right", anything_goes),
    "IsQualified_any_number": BadRule(RULES, "is_qualified", is_qualified_any_number),
    "HasShareToDeal_unchecked": BadRule(RULES, "has_share_to_deal", anything_goes),
    "KeepsThreshold_unchecked": BadRule(RULES, "keeps_threshold", anything_goes),
    "WithinCap_unchecked": BadRule(RULES, "within_cap", anything_goes),
    "ExcludesRevoked_unchecked": BadRule(RULES, "excludes_revoked", anything_goes),
    "MayBeRepaired_anybody": BadRule(RULES, "may_be_repaired", may_be_repaired_anybody),
    "AfterRepair_from_shares": BadRule(RULES, "after_repair", after_repair_from_shares),
    "CommitAllows_any": BadRule(SYSTEM, "commit_allows", anything_goes),
    "Keeps_this_version": BadRule(RULES, "keeps", keeps_this_version),
    "MayRelease_anybody": BadRule(RULES, "may_release", anything_goes),
    "MayFound_unchecked": BadRule(RULES, "may_found", anything_goes),
    "AfterFound_remembers": BadRule(RULES, "after_found", after_found_remembers),
    "Answerable_all": BadRule(SYSTEM, "answerable", answerable_all),
    "Answerable_enough": BadRule(SYSTEM, "answerable", answerable_enough),
}
