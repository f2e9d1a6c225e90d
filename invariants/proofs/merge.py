"""Theme: merge. What evidence of any size says stays said, in whatever order it is merged, and no revocation and no conflict is taken back.

A merge takes a snapshot in only beside its parent, so that what is new need not all enter at once: what is proved of it says which parents are known.
"""

from invariants.proofs.obligation import Claim, Obligation, Sibling, Signature
from rebalancing.pruning import Cap
from rebalancing.view import Evidence, Policy, Snapshot, after_forget, conflicts, enters, merge, precedes, revoked_in

# Merge laws -------------------------------------------------------------------------------------------------------------------------


def is_contained(e: Evidence, new: Evidence) -> bool:
    """All that the one says is in the other."""
    return (
        e.snapshots <= new.snapshots
        and e.revoked <= new.revoked
        and e.losses <= new.losses
        and e.receipts <= new.receipts
        and e.policies <= new.policies
    )


def is_the_same(e: Evidence, new: Evidence) -> bool:
    return is_contained(e, new) and is_contained(new, e)


def union(e: Evidence, new: Evidence) -> Evidence:
    """All that either says."""
    return Evidence(
        snapshots=e.snapshots | new.snapshots,
        revoked=e.revoked | new.revoked,
        losses=e.losses | new.losses,
        receipts=e.receipts | new.receipts,
        policies=e.policies | new.policies,
    )


def knows_its_parents(e: Evidence, new: Evidence) -> bool:
    """Whatever is new has its parent in what is known, and a final one a final one."""
    return all(s in e.snapshots or enters(e, s) for s in new.snapshots)


def is_known_in_turn(e: Evidence, new: Evidence) -> bool:
    """Whatever is known has its parent in what is new."""
    return knows_its_parents(new, e)


def both_know_the_parents(e: Evidence, new: Evidence, more: Evidence) -> bool:
    return knows_its_parents(e, new) and knows_its_parents(e, more)


def merging_it_again_changes_nothing(e: Evidence) -> bool:
    return is_the_same(merge(e, e), e)


def merging_again_changes_nothing(e: Evidence, new: Evidence) -> bool:
    return is_the_same(merge(merge(e, new), new), merge(e, new))


def merging_grows(e: Evidence, new: Evidence) -> bool:
    return is_contained(e, merge(e, new))


def merging_takes_it_all(e: Evidence, new: Evidence) -> bool:
    return is_contained(new, merge(e, new))


def merging_brings_nothing_else(e: Evidence, new: Evidence) -> bool:
    return is_contained(merge(e, new), union(e, new))


def merging_is_union(e: Evidence, new: Evidence) -> bool:
    return is_the_same(merge(e, new), union(e, new))


def merging_brings_nothing(e: Evidence, new: Evidence) -> bool:
    return is_contained(merge(e, new), e)


def order_of_the_two_does_not_matter(e: Evidence, new: Evidence) -> bool:
    return is_the_same(merge(e, new), merge(new, e))


def order_of_arrival_does_not_matter(e: Evidence, new: Evidence, more: Evidence) -> bool:
    return is_the_same(merge(merge(e, new), more), merge(merge(e, more), new))


def merging_more_gives_more(e: Evidence, new: Evidence, more: Evidence) -> bool:
    return is_contained(merge(e, more), merge(new, more))


# Grouping: a merge takes what enters at once, so that a + (b + c) may have less than (a + b) + c ---------------------------------------


def merging_through_another_brings_no_more(e: Evidence, new: Evidence, more: Evidence) -> bool:
    """e + (new + more) is in (e + new) + more."""
    return is_contained(merge(e, merge(new, more)), merge(merge(e, new), more))


def merging_through_another_brings_as_much(e: Evidence, new: Evidence, more: Evidence) -> bool:
    return is_contained(merge(merge(e, new), more), merge(e, merge(new, more)))


def first_knows_the_parents(e: Evidence, more: Evidence) -> bool:
    return knows_its_parents(e, more)


def second_knows_the_parents(new: Evidence, more: Evidence) -> bool:
    return knows_its_parents(new, more)


def grouping_does_not_matter(e: Evidence, new: Evidence, more: Evidence) -> bool:
    """(e + new) + more is e + (new + more)."""
    return is_the_same(merge(merge(e, new), more), merge(e, merge(new, more)))


def has_taken_all(full: Evidence, all_of_it: Evidence) -> bool:
    """Nothing of it enters any more."""
    return is_contained(merge(full, all_of_it), full)


def is_part_of_it(new: Evidence, all_of_it: Evidence) -> bool:
    return is_contained(new, all_of_it)


def is_reached(e: Evidence, full: Evidence) -> bool:
    return is_contained(e, full)


def other_is_reached(new: Evidence, full: Evidence) -> bool:
    return is_contained(new, full)


def is_reached_when_merged(e: Evidence, new: Evidence, full: Evidence) -> bool:
    return is_contained(merge(e, new), full)


# Revocations ------------------------------------------------------------------------------------------------------------------------


def has_an_end(e: Evidence) -> bool:
    """There is a final snapshot that no final one follows."""
    return any(s.final and not any(x.final and x.parent == s.digest for x in e.snapshots) for s in e.snapshots)


def merging_keeps_revocations(e: Evidence, new: Evidence) -> bool:
    return revoked_in(e) <= revoked_in(merge(e, new))


def merging_takes_over_revocations(e: Evidence, new: Evidence) -> bool:
    return revoked_in(new) <= revoked_in(merge(e, new))


def merging_revokes_nobody_else(e: Evidence, new: Evidence) -> bool:
    return revoked_in(merge(e, new)) <= revoked_in(e) | revoked_in(new)


def merging_revokes_nobody(e: Evidence, new: Evidence) -> bool:
    return revoked_in(merge(e, new)) <= revoked_in(e)


def forgetting_keeps_revocations(e: Evidence) -> bool:
    return revoked_in(e) <= revoked_in(after_forget(e))


def forgetting_revokes_nobody(e: Evidence) -> bool:
    return revoked_in(after_forget(e)) <= revoked_in(e)


def what_is_left_revokes_nobody(e: Evidence) -> bool:
    return revoked_in(after_forget(e)) <= e.revoked


def tells_all_that_a_branch_says(e: Evidence) -> bool:
    """Whom any snapshot revokes, final or not, is revoked."""
    return all(s.revokes <= revoked_in(e) for s in e.snapshots)


# Conflicts --------------------------------------------------------------------------------------------------------------------------


def is_in_conflict(e: Evidence) -> bool:
    return conflicts(e)


def is_in_conflict_when_merged(e: Evidence, new: Evidence) -> bool:
    return conflicts(merge(e, new))


def is_in_conflict_when_forgotten(e: Evidence) -> bool:
    return conflicts(after_forget(e))


def forgetting_makes_no_difference_to_conflicts(e: Evidence) -> bool:
    return conflicts(after_forget(e)) == conflicts(e)


SIGNATURE = Signature(
    sorts={
        "root": "digest",
        "Snapshot.digest": "digest",
        "Snapshot.parent": "digest",
        "Snapshot.line": "digest",
        "Snapshot.ballot": "number",
        "Snapshot.polynomial": "polynomial",
        "Snapshot.threshold": "number",
        "Snapshot.faults": "number",
        "Snapshot.members": "peer",
        "Snapshot.acknowledged": "peer",
        "Snapshot.voters": "peer",
        "Snapshot.revokes": "peer",
        "Snapshot.policy": "number",
        "Snapshot.holders": "peer",
        "Evidence.revoked": "peer",
        "Loss.peer": "peer",
        "Loss.polynomial": "polynomial",
        "Loss.number": "number",
        "Policy.epoch": "number",
        "Policy.caps": "cap",
        "Cap.tree": "number",
        "Cap.domain": "peer",
        "Cap.most": "number",
    },
    opaque={Snapshot: "snapshot", Policy: "policy", Cap: "cap"},
    order=precedes,
    ordered=int,
    nth=int,
    constants={},
)


def relational(
    theme: str, name: str, statement: str, hypotheses: tuple[Claim, ...], goal: Claim, *siblings: Sibling
) -> Obligation:
    """An obligation of a theme about evidence, in the relational reading."""
    return Obligation(
        f"{theme}.{name}", statement, hypotheses, goal, siblings, reading="relations", signature=SIGNATURE
    )


def _obligation(
    name: str, statement: str, hypotheses: tuple[Claim, ...], goal: Claim, *siblings: Sibling
) -> Obligation:
    return relational("merge", name, statement, hypotheses, goal, *siblings)


_REVOCATIONS = (
    _obligation(
        "merging_keeps_revocations",
        "M8: whoever is revoked is revoked whatever is merged, for any evidence.",
        (),
        merging_keeps_revocations,
        Sibling("Whoever something new revokes.", goal=merging_takes_over_revocations),
    ),
    _obligation(
        "merging_takes_over_revocations",
        "M8: whomever something new revokes is revoked after it, if its parents are known.",
        (knows_its_parents,),
        merging_takes_over_revocations,
        Sibling("Whatever its parents are.", without=("knows_its_parents",)),
    ),
    _obligation(
        "merging_revokes_nobody_else",
        "A merge revokes nobody but those whom one of the two revokes.",
        (),
        merging_revokes_nobody_else,
        Sibling("Nobody at all.", goal=merging_revokes_nobody),
    ),
    _obligation(
        "forgetting_keeps_revocations",
        "M8: whoever is revoked is revoked whatever is forgotten.",
        (has_an_end,),
        forgetting_keeps_revocations,
        Sibling("Whoever any snapshot revokes.", goal=tells_all_that_a_branch_says),
    ),
    _obligation(
        "forgetting_revokes_nobody",
        "Nobody is revoked by what is forgotten.",
        (has_an_end,),
        forgetting_revokes_nobody,
        Sibling("Only the tenant's revocations are left.", goal=what_is_left_revokes_nobody),
    ),
)
_CONFLICTS = (
    _obligation(
        "conflicts_stay_when_merged",
        "A conflict stays one whatever is merged.",
        (is_in_conflict,),
        is_in_conflict_when_merged,
        Sibling("There always is one.", without=("is_in_conflict",)),
    ),
    _obligation(
        "conflicts_stay_when_forgotten",
        "There is a conflict after forgetting if and only if there was one before.",
        (has_an_end,),
        forgetting_makes_no_difference_to_conflicts,
        Sibling("There always is one.", goal=is_in_conflict_when_forgotten),
    ),
)
_LAWS = (
    _obligation(
        "merging_it_again_changes_nothing",
        "A merge with itself changes nothing, for any evidence.",
        (),
        merging_it_again_changes_nothing,
        Sibling("A merge twice is a merge.", goal=merging_again_changes_nothing),
    ),
    _obligation(
        "merging_again_changes_nothing",
        "What was merged and is merged again changes nothing, if its parents were known.",
        (knows_its_parents,),
        merging_again_changes_nothing,
        Sibling("Whatever its parents are.", without=("knows_its_parents",)),
    ),
    _obligation(
        "merging_grows",
        "A merge keeps all there is.",
        (),
        merging_grows,
        Sibling("And takes over all that is new.", goal=merging_takes_it_all),
    ),
    _obligation(
        "merging_brings_nothing_else",
        "What a merge brings is in one of the two.",
        (),
        merging_brings_nothing_else,
        Sibling("It is in the first.", goal=merging_brings_nothing),
    ),
    _obligation(
        "merging_is_union",
        "A merge is the union, if the parents of what is new are known.",
        (knows_its_parents,),
        merging_is_union,
        Sibling("Whatever its parents are.", without=("knows_its_parents",)),
    ),
    _obligation(
        "order_of_the_two_does_not_matter",
        "Merging two in either order gives the same, if each knows the parents of what the other has.",
        (knows_its_parents, is_known_in_turn),
        order_of_the_two_does_not_matter,
        Sibling("If one does.", without=("is_known_in_turn",)),
    ),
    _obligation(
        "order_of_arrival_does_not_matter",
        "M1, M2: what arrives in either order gives the same, if the parents of both are known.",
        (both_know_the_parents,),
        order_of_arrival_does_not_matter,
        Sibling("Whatever their parents are.", without=("both_know_the_parents",)),
    ),
    _obligation(
        "merging_more_gives_more",
        "Whoever knows more knows more after the same merge.",
        (is_contained,),
        merging_more_gives_more,
        Sibling("Whoever knows something else.", without=("is_contained",)),
    ),
)
_GROUPING = (
    _obligation(
        "merging_through_another_brings_no_more",
        "M2: what reaches a store through another one brings no more than what reaches it by itself, for any evidence.",
        (),
        merging_through_another_brings_no_more,
        Sibling("It brings as much.", goal=merging_through_another_brings_as_much),
    ),
    _obligation(
        "grouping_does_not_matter",
        "M2: a merge is associative, if both the first and the second know the parents of the third.",
        (first_knows_the_parents, second_knows_the_parents),
        grouping_does_not_matter,
        Sibling("If the first does.", without=("second_knows_the_parents",)),
        Sibling("If the second does.", without=("first_knows_the_parents",)),
    ),
    _obligation(
        "whatever_is_heard_is_in_what_has_taken_all",
        "M2: a store that hears any part of what another one has taken all of stays within that one.",
        (is_reached, is_part_of_it, has_taken_all),
        is_reached_when_merged,
        Sibling("If the other has not taken all.", without=("has_taken_all",)),
        Sibling("Whatever it hears.", without=("is_part_of_it",)),
    ),
    _obligation(
        "whatever_is_exchanged_is_in_what_has_taken_all",
        "M2: two stores that are within a third are so when one is merged into the other.",
        (is_reached, other_is_reached),
        is_reached_when_merged,
        Sibling("If one is.", without=("other_is_reached",)),
    ),
)
OBLIGATIONS = (*_REVOCATIONS, *_CONFLICTS, *_LAWS, *_GROUPING)
