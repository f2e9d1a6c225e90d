"""Part of the theme shares: a peer that forgets sees what it would see if it never did, however often it forgets and learns, for evidence of any size.

`e` is all that was heard, `f` what is kept of it. The two agree if what is left out of `f` is not final, and while there is no conflict does not
descend from the last final snapshot. That is kept by everything that happens to a peer: `f` forgets, both learn the same, or each learns what
another pair like them has; of two pairs, as all that both heard is the same in either order (theme merge), so is what either agrees with. What
agrees has the same conflict, last final snapshot, revocations and members left, and all that the view goes through at and below that snapshot.
What the view then makes of these is not read: sizes of sets, the greatest of policies, the order of branches and the pruning.
"""

from invariants.proofs.final_chain import (
    arrives,
    ends_when_merged,
    final_stays_or_is_new,
    finals_rest_on_finals,
    has_all_parents,
    has_names_of_its_own,
    has_no_conflict,
    is_made_right,
    is_on_no_known_line,
    is_one_chain,
    is_the_owners,
    lines_lead_down,
)
from invariants.proofs.merge import has_an_end, knows_its_parents, relational
from invariants.proofs.obligation import Claim, Obligation, Sibling
from rebalancing.view import (
    Evidence,
    after_forget,
    conflicts,
    descends,
    final_of,
    may_hold_manifest,
    members_left,
    merge,
    revoked_in,
)

# What it is to agree ----------------------------------------------------------------------------------------------------------------


def says_all_else(e: Evidence, f: Evidence) -> bool:
    """What is kept was heard, and of revocations, losses, receipts and policies all is kept."""
    return (
        f.snapshots <= e.snapshots
        and e.revoked <= f.revoked
        and f.revoked <= e.revoked
        and e.losses <= f.losses
        and f.losses <= e.losses
        and e.receipts <= f.receipts
        and f.receipts <= e.receipts
        and e.policies <= f.policies
        and f.policies <= e.policies
    )


def has_the_final_ones(e: Evidence, f: Evidence) -> bool:
    return all(not s.final for s in e.snapshots if s not in f.snapshots)


def has_what_is_below(e: Evidence, f: Evidence) -> bool:
    """What descends from the last final snapshot is kept."""
    return all(not descends(s, final_of(e)) for s in e.snapshots if s not in f.snapshots)


def agrees(e: Evidence, f: Evidence) -> bool:
    """What is kept of all that was heard decides what all of it decides."""
    return says_all_else(e, f) and has_the_final_ones(e, f) and (conflicts(e) or has_what_is_below(e, f))


def agrees_but_for_what_is_below(e: Evidence, f: Evidence) -> bool:
    return says_all_else(e, f) and has_the_final_ones(e, f)


def agrees_but_for_final_ones(e: Evidence, f: Evidence) -> bool:
    return says_all_else(e, f) and (conflicts(e) or has_what_is_below(e, f))


def ends_or_is_in_conflict(e: Evidence) -> bool:
    return conflicts(e) or has_an_end(e)


# What keeps it ----------------------------------------------------------------------------------------------------------------------


def agrees_when_forgotten(e: Evidence) -> bool:
    return agrees(e, after_forget(e))


def finals_alone(e: Evidence) -> Evidence:
    """A bad rule: every branch is forgotten."""
    return Evidence(
        snapshots=frozenset(s for s in e.snapshots if s.final),
        revoked=e.revoked,
        losses=e.losses,
        receipts=e.receipts,
        policies=e.policies,
    )


def agrees_when_all_branches_are_forgotten(e: Evidence) -> bool:
    return agrees(e, finals_alone(e))


def agrees_when_more_is_forgotten(e: Evidence, f: Evidence) -> bool:
    return agrees(e, after_forget(f))


def agrees_when_all_its_branches_are_forgotten(e: Evidence, f: Evidence) -> bool:
    return agrees(e, finals_alone(f))


def agrees_later(e: Evidence, f: Evidence, new: Evidence) -> bool:
    return agrees(merge(e, new), merge(f, new))


def agrees_later_in_a_conflict(e: Evidence, f: Evidence, new: Evidence) -> bool:
    return not conflicts(merge(e, new)) or agrees(merge(e, new), merge(f, new))


# Two pairs --------------------------------------------------------------------------------------------------------------------------


def others_agree(other: Evidence, kept: Evidence) -> bool:
    """What another peer heard, and what it kept of that."""
    return ends_or_is_in_conflict(other) and agrees(other, kept)


def knows_the_others_parents(e: Evidence, other: Evidence) -> bool:
    """Whatever the other heard has its parent in what was heard here; that parent may be forgotten here, there or in both."""
    return knows_its_parents(e, other)


def makes_an_end(e: Evidence, other: Evidence) -> bool:
    return has_an_end(merge(e, other))


def makes_no_conflict(e: Evidence, other: Evidence) -> bool:
    return not conflicts(merge(e, other))


def makes_names_of_their_own(e: Evidence, other: Evidence) -> bool:
    return has_names_of_its_own(merge(e, other))


def makes_all_right(e: Evidence, other: Evidence) -> bool:
    return is_made_right(merge(e, other))


def makes_one_chain(e: Evidence, other: Evidence) -> bool:
    return is_one_chain(merge(e, other))


def makes_nested_lines(e: Evidence, other: Evidence) -> bool:
    return lines_are_nested(merge(e, other))


def what_was_forgotten_here_is_not_below(e: Evidence, f: Evidence, other: Evidence) -> bool:
    return all(not descends(s, final_of(merge(e, other))) for s in e.snapshots if s not in f.snapshots)


def what_was_forgotten_there_is_not_below(e: Evidence, other: Evidence, kept: Evidence) -> bool:
    return all(not descends(s, final_of(merge(e, other))) for s in other.snapshots if s not in kept.snapshots)


def nothing_else_is_below(e: Evidence, other: Evidence) -> bool:
    return all(not descends(s, final_of(merge(e, other))) for s in e.snapshots)


def nothing_else_is_below_there(e: Evidence, other: Evidence) -> bool:
    return all(not descends(s, final_of(merge(e, other))) for s in other.snapshots)


def all_else_and_final_ones_are_there(e: Evidence, f: Evidence, other: Evidence, kept: Evidence) -> bool:
    return says_all_else(merge(e, other), merge(f, kept)) and has_the_final_ones(merge(e, other), merge(f, kept))


def what_is_below_is_there(e: Evidence, f: Evidence, other: Evidence, kept: Evidence) -> bool:
    return has_what_is_below(merge(e, other), merge(f, kept))


def agrees_when_exchanged(e: Evidence, f: Evidence, other: Evidence, kept: Evidence) -> bool:
    return agrees(merge(e, other), merge(f, kept))


def agrees_when_exchanged_in_a_conflict(e: Evidence, f: Evidence, other: Evidence, kept: Evidence) -> bool:
    return not conflicts(merge(e, other)) or agrees(merge(e, other), merge(f, kept))


def all_is_kept_when_exchanged(e: Evidence, f: Evidence, other: Evidence, kept: Evidence) -> bool:
    return merge(e, other).snapshots <= merge(f, kept).snapshots


# What agreeing is for ---------------------------------------------------------------------------------------------------------------


def has_the_same_conflict(e: Evidence, f: Evidence) -> bool:
    return conflicts(e) == conflicts(f)


def has_the_same_final_one(e: Evidence, f: Evidence) -> bool:
    return final_of(e) == final_of(f)


def has_the_same_revocations(e: Evidence, f: Evidence) -> bool:
    return revoked_in(e) <= revoked_in(f) and revoked_in(f) <= revoked_in(e)


def has_the_same_members_left(e: Evidence, f: Evidence) -> bool:
    """Of every snapshot the same members are counted, so that the same are live."""
    return all(
        members_left(e, s) <= members_left(f, s) and members_left(f, s) <= members_left(e, s) for s in e.snapshots
    )


def may_hold_the_same(e: Evidence, f: Evidence) -> bool:
    return may_hold_manifest(e) <= may_hold_manifest(f) and may_hold_manifest(f) <= may_hold_manifest(e)


def lines_are_nested(e: Evidence) -> bool:
    """What an ancestor has on its line, its descendants have on theirs."""
    return all(all(a.line <= s.line for a in e.snapshots if descends(s, a)) for s in e.snapshots)


def first_ones_are_final(e: Evidence, root: int) -> bool:
    return all(s.final for s in e.snapshots if s.parent == root)


def first_ones_are_final_when_forgotten(e: Evidence, root: int) -> bool:
    return first_ones_are_final(after_forget(e), root)


def first_ones_are_final_when_merged(e: Evidence, new: Evidence, root: int) -> bool:
    return first_ones_are_final(merge(e, new), root)


def has_all_parents_below(e: Evidence) -> bool:
    """What is below the last final snapshot has its parent known, at or below it too."""
    return all(
        any(p.digest == s.parent and descends(p, final_of(e)) for p in e.snapshots)
        for s in e.snapshots
        if descends(s, final_of(e)) and s != final_of(e)
    )


def has_all_that_is_gone_through(e: Evidence, f: Evidence) -> bool:
    """What is at or below the last final snapshot is kept, and so is that one's parent; descendants, children and, but for the final one's, siblings are below it too."""
    return (
        has_what_is_below(e, f)
        and all(x in f.snapshots for x in e.snapshots if x.digest == final_of(e).parent)
        and all(
            all(
                descends(x, final_of(e))
                for x in e.snapshots
                if descends(x, s) or x.parent == s.digest or (x.parent == s.parent and s != final_of(e))
            )
            for s in e.snapshots
            if descends(s, final_of(e))
        )
    )


def has_all_there_is(e: Evidence, f: Evidence) -> bool:
    return e.snapshots <= f.snapshots


def _obligation(
    name: str, statement: str, hypotheses: tuple[Claim, ...], goal: Claim, *siblings: Sibling
) -> Obligation:
    return relational("shares", f"forgetting.{name}", statement, hypotheses, goal, *siblings)


_WHATEVER = Sibling("Whatever was forgotten.", without=("agrees",))
_KEEPS = (
    _obligation(
        "agrees.forget_at_first",
        "M9: what is left when something is forgotten agrees with what there was.",
        (ends_or_is_in_conflict,),
        agrees_when_forgotten,
        Sibling("If all branches go.", goal=agrees_when_all_branches_are_forgotten),
    ),
    _obligation(
        "agrees.forget",
        "M9: what agrees with all that was heard still does when more is forgotten.",
        (ends_or_is_in_conflict, agrees),
        agrees_when_more_is_forgotten,
        Sibling("If all branches go.", goal=agrees_when_all_its_branches_are_forgotten),
        _WHATEVER,
    ),
    _obligation(
        "agrees.learn",
        "M9: what agrees with all that was heard still does when both learn the same without a conflict, also if it has forgotten the parents of that.",
        (
            has_an_end,
            ends_when_merged,
            agrees,
            arrives,
            final_stays_or_is_new,
            is_on_no_known_line,
        ),
        agrees_later,
        Sibling("If some final ones were forgotten.", without=("agrees",), hypotheses=(agrees_but_for_final_ones,)),
        Sibling(
            "If some of what is below was forgotten.", without=("agrees",), hypotheses=(agrees_but_for_what_is_below,)
        ),
    ),
    _obligation(
        "agrees.learn_a_conflict",
        "M9: what agrees with all that was heard still does when there is a conflict, that was known or is learned.",
        (ends_or_is_in_conflict, agrees),
        agrees_later_in_a_conflict,
        _WHATEVER,
    ),
    _obligation(
        "forgotten_here_is_not_below",
        "What a peer forgot is not below the last final snapshot of all that it and another heard.",
        (ends_or_is_in_conflict, makes_an_end, agrees, makes_no_conflict, makes_one_chain, makes_nested_lines),
        what_was_forgotten_here_is_not_below,
        Sibling("Nor is what it kept.", goal=nothing_else_is_below),
        Sibling("Where lines are not nested.", without=("makes_nested_lines",)),
    ),
    _obligation(
        "forgotten_there_is_not_below",
        "Nor is what the other forgot.",
        (others_agree, makes_an_end, knows_the_others_parents, makes_no_conflict, makes_one_chain, makes_nested_lines),
        what_was_forgotten_there_is_not_below,
        Sibling("Nor is what it kept.", goal=nothing_else_is_below_there),
        Sibling("Where lines are not nested.", without=("makes_nested_lines",)),
    ),
    _obligation(
        "all_else_and_final_ones_are_there",
        "When two peers that have forgotten learn what the other kept, all is there but what is not final.",
        (ends_or_is_in_conflict, agrees, others_agree, knows_the_others_parents),
        all_else_and_final_ones_are_there,
        Sibling("That too.", goal=all_is_kept_when_exchanged),
    ),
    _obligation(
        "what_is_below_is_there",
        "When two peers that have forgotten learn what the other kept, what is below the last final snapshot of all that they heard is there.",
        (
            makes_an_end,
            makes_names_of_their_own,
            makes_all_right,
            all_else_and_final_ones_are_there,
            what_was_forgotten_here_is_not_below,
            what_was_forgotten_there_is_not_below,
        ),
        what_is_below_is_there,
        Sibling("So is all else.", goal=all_is_kept_when_exchanged),
    ),
    _obligation(
        "agrees.exchange",
        "M9: two peers that have forgotten, each as it likes, learn what the other kept, and it agrees with what both have heard.",
        (makes_an_end, all_else_and_final_ones_are_there, what_is_below_is_there),
        agrees_when_exchanged,
        Sibling("All that was heard is there.", goal=all_is_kept_when_exchanged),
        Sibling("Whatever is below.", without=("what_is_below_is_there",)),
    ),
    _obligation(
        "agrees.exchange_a_conflict",
        "M9: the same where what both have heard is a conflict.",
        (ends_or_is_in_conflict, agrees, others_agree, knows_the_others_parents),
        agrees_when_exchanged_in_a_conflict,
        Sibling("Whatever the other kept.", without=("others_agree",)),
    ),
)
_SHOWS = (
    _obligation(
        "has_the_same_conflict",
        "M9: what agrees has a conflict if and only if the other has.",
        (ends_or_is_in_conflict, agrees),
        has_the_same_conflict,
        _WHATEVER,
    ),
    _obligation(
        "has_the_same_final_one",
        "M9: what agrees has the same last final snapshot.",
        (has_an_end, has_names_of_its_own, agrees),
        has_the_same_final_one,
        _WHATEVER,
    ),
    _obligation(
        "has_the_same_revocations",
        "M9: what agrees revokes the same peers.",
        (ends_or_is_in_conflict, agrees),
        has_the_same_revocations,
        _WHATEVER,
    ),
    _obligation(
        "has_the_same_members_left",
        "M9: of what agrees the same members of each snapshot are counted.",
        (ends_or_is_in_conflict, agrees),
        has_the_same_members_left,
        _WHATEVER,
    ),
    _obligation(
        "first_ones_are_final.initial",
        "first_ones_are_final holds initially.",
        (is_the_owners,),
        first_ones_are_final,
    ),
    _obligation(
        "first_ones_are_final.learn",
        "learn keeps first_ones_are_final.",
        (arrives, first_ones_are_final),
        first_ones_are_final_when_merged,
    ),
    _obligation(
        "first_ones_are_final.forget",
        "forget keeps first_ones_are_final.",
        (has_an_end, first_ones_are_final),
        first_ones_are_final_when_forgotten,
    ),
    _obligation(
        "has_all_parents_below",
        "What is below the last final snapshot has its parent known, at or below it too.",
        (
            has_an_end,
            has_names_of_its_own,
            is_made_right,
            has_all_parents,
            lines_lead_down,
            finals_rest_on_finals,
            first_ones_are_final,
        ),
        has_all_parents_below,
        Sibling("Whatever is on lines.", without=("lines_lead_down",)),
    ),
    _obligation(
        "has_all_that_is_gone_through",
        "M9: without a conflict what agrees has all that the way to the snapshot in use goes through, and the final one's parent.",
        (
            has_an_end,
            has_no_conflict,
            has_names_of_its_own,
            is_made_right,
            lines_are_nested,
            has_all_parents_below,
            agrees,
        ),
        has_all_that_is_gone_through,
        Sibling("And all else.", goal=has_all_there_is),
    ),
    _obligation(
        "may_hold_the_same",
        "M9: without a conflict what agrees lets the same peers hold the manifest, before the caps.",
        (has_an_end, has_no_conflict, has_names_of_its_own, is_made_right, agrees, has_the_same_final_one),
        may_hold_the_same,
        _WHATEVER,
    ),
)
OBLIGATIONS = (*_KEEPS, *_SHOWS)
