"""Bugs that the simulation must find: bad rules in the place of the reference's, and the invariants that they break."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from rebalancing import commit_record
from rebalancing.commit import NO_CLAIM
from rebalancing.commit_record import Durable
from rebalancing.lease import Granter, LeaseRules
from rebalancing.lease import after_restart as sound_restart
from rebalancing.view import Evidence
from verifier.mutants import bad_rules_reshare
from verifier.mutants.bad_rule import BadRule
from verifier.simulation.bugs_merge import MERGE_BUGS
from verifier.simulation.bugs_moves import MOVE_BUGS
from verifier.simulation.bugs_rekey import REKEY_BUGS

__all__ = ["BUGS", "Bug"]


@dataclass(frozen=True)
class Bug:
    """A bad rule, and the invariants of which one must break."""

    rule: BadRule
    breaks: frozenset[str]


def echo_is_not_written(me: Durable) -> bytes:
    """The bytes of a holder's record, in which its echoes are missing."""
    holder = me.holder
    final, provisional = (replace(each, echoed=NO_CLAIM) for each in (holder.final, holder.provisional))
    return commit_record.to_bytes(replace(me, holder=replace(holder, final=final, provisional=provisional)))


def nothing_is_checked(*_: Any, **__: Any) -> None:
    """Whatever is shown is taken."""


def restart_without_guard(rules: LeaseRules, me: Granter) -> Granter:
    """A granter that restarts grants at once."""
    return replace(sound_restart(rules, me), guard=0, interval=0)


def revoked_but_for_members(e: Evidence) -> frozenset[int]:
    """Additions win: who is a member again is not revoked any more."""
    told = e.revoked | frozenset(h for s in e.snapshots if s.final for h in s.revokes)
    return frozenset(h for h in told if not any(s.parent and h in s.members for s in e.snapshots))


BUGS: Mapping[str, Bug] = {
    "echo_not_durable": Bug(
        BadRule("rebalancing.commit_node", "to_bytes", echo_is_not_written), frozenset({"L9", "AfreshIsOwn"})
    ),
    "vote_without_prepared": Bug(
        BadRule("rebalancing.commit_node", "open_prepared", nothing_is_checked), frozenset({"VotedWasPrepared"})
    ),
    "clean_up_takes_pending": Bug(bad_rules_reshare.BAD_RULES["Keeps_final_only"], frozenset({"S7"})),
    "revocation_add_wins": Bug(
        BadRule("rebalancing.view", "revoked_in", revoked_but_for_members), frozenset({"M8", "UsedIsLive"})
    ),
    "bad_deal_taken": Bug(
        BadRule("rebalancing.resharing_deals", "check_deal", nothing_is_checked), frozenset({"S5", "AssertionError"})
    ),
    "restart_without_guard": Bug(
        BadRule("rebalancing.lease", "after_restart", restart_without_guard),
        frozenset({"L2", "CountedOnce", "L3", "L3h", "Interval"}),
    ),
    **{name: Bug(rule, breaks) for name, (rule, breaks) in {**MERGE_BUGS, **MOVE_BUGS, **REKEY_BUGS}.items()},
}
"""Name -> what is wrong."""
