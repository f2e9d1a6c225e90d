"""Theme: forgetting. A peer that forgets sees what it would see if it never did, however often it forgets and learns, for evidence of any size.

`e` is all that was heard, `f` what is kept of it. The two agree if no certificate that is left out of `f` is final, and while there is no conflict, no other
certificate of its snapshot is final and it does not descend from the last final snapshot. That is kept by everything that happens to a peer: `f` forgets,
both learn the same, or each learns what another pair like them has; of two pairs, as all that both heard is the same in either order (theme merge), so is
what either agrees with. What agrees has the same conflict, last final snapshot, revocations and members left, and all that the view goes through at and
below that snapshot. What the view then makes of these is not read: sizes of sets, the greatest of policies, the order of branches and the pruning.

`e` grows by steps of the theme final_chain, and has what is proved there. So has, while it is no conflict, all that two peers heard: in words, one peer
may hear it all, each snapshot after its parent, and `makes_…` say so. In words too: what is proved of one snapshot `s`, or of one that is missing, holds of all.
"""

from invariants.proofs.final_chain import (
    arrives,
    ends_when_merged,
    final_one_is_on_its_lines,
    final_stays_or_follows,
    finals_enter_last,
    finals_follow_finals,
    finals_rest_on_finals,
    has_all_parents,
    has_names_of_its_own,
    has_no_conflict,
    is_made_on_its_parents,
    is_made_right,
    is_named_apart,
    is_on_no_known_line,
    is_one_chain,
    is_the_owners,
    lines_are_nested,
    lines_do_not_part,
    lines_lead_down,
)
from invariants.proofs.merge import has_an_end, knows_its_parents, relational
from invariants.proofs.obligation import Claim, Obligation, Sibling
from rebalancing.view import (
    Evidence,
    after_forget,
    conflicts,
    descends,
    enters,
    final_of,
    is_leaf,
    is_provisional,
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
    """Every final certificate is kept."""
    return all(not s.final for s in e.snapshots if s not in f.snapshots)


def has_their_copies(e: Evidence, f: Evidence) -> bool:
    """Every certificate of a snapshot that some certificate shows to be final is kept."""
    return all(is_provisional(e, s) for s in e.snapshots if s not in f.snapshots)


def has_what_is_below(e: Evidence, f: Evidence) -> bool:
    """What descends from the last final snapshot is kept."""
    return all(not descends(s, final_of(e)) for s in e.snapshots if s not in f.snapshots)


def agrees(e: Evidence, f: Evidence) -> bool:
    """What is kept of all that was heard decides what all of it decides."""
    return (
        says_all_else(e, f)
        and has_the_final_ones(e, f)
        and (conflicts(e) or (has_their_copies(e, f) and has_what_is_below(e, f)))
    )


def agrees_and_has_all_of_it(e: Evidence, f: Evidence) -> bool:
    """The same where there is no conflict."""
    return has_the_final_ones(e, f) and has_their_copies(e, f) and has_what_is_below(e, f)


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


def known_ones_become_final_after_the_last(e: Evidence, new: Evidence) -> bool:
    """What was known and becomes final by a merge follows the last final snapshot."""
    return all(
        s.parent == final_of(e).digest or not is_provisional(e, s) or is_provisional(merge(e, new), s)
        for s in e.snapshots
    )


def all_follow_the_last(e: Evidence) -> bool:
    return all(s.parent == final_of(e).digest for s in e.snapshots)


def what_follows_the_last_is_below(e: Evidence) -> bool:
    return all(descends(s, final_of(e)) for s in e.snapshots if s.parent == final_of(e).digest)


def all_is_below(e: Evidence) -> bool:
    return all(descends(s, final_of(e)) for s in e.snapshots)


def the_forgotten_stay_provisional(e: Evidence, f: Evidence, new: Evidence) -> bool:
    return all(is_provisional(merge(e, new), s) for s in e.snapshots if s not in f.snapshots)


def the_forgotten_do_not_come_below(e: Evidence, f: Evidence, new: Evidence) -> bool:
    return all(not descends(s, final_of(merge(e, new))) for s in e.snapshots if s not in f.snapshots)


def their_children_stay_provisional(e: Evidence, f: Evidence, new: Evidence) -> bool:
    """So does what enters beside what was forgotten, and cannot enter where it was."""
    return all(
        is_provisional(merge(e, new), s)
        for s in new.snapshots
        if s not in e.snapshots and enters(e, s) and not enters(f, s)
    )


def their_children_do_not_come_below(e: Evidence, f: Evidence, new: Evidence) -> bool:
    return all(
        not descends(s, final_of(merge(e, new)))
        for s in new.snapshots
        if s not in e.snapshots and enters(e, s) and not enters(f, s)
    )


def all_children_stay_provisional(e: Evidence, new: Evidence) -> bool:
    return all(is_provisional(merge(e, new), s) for s in new.snapshots if s not in e.snapshots and enters(e, s))


def no_children_come_below(e: Evidence, new: Evidence) -> bool:
    return all(not descends(s, final_of(merge(e, new))) for s in new.snapshots if s not in e.snapshots and enters(e, s))


def all_stay_provisional(e: Evidence, new: Evidence) -> bool:
    return all(is_provisional(merge(e, new), s) for s in e.snapshots)


def none_come_below(e: Evidence, new: Evidence) -> bool:
    return all(not descends(s, final_of(merge(e, new))) for s in e.snapshots)


def agrees_later(e: Evidence, f: Evidence, new: Evidence) -> bool:
    return agrees(merge(e, new), merge(f, new))


def all_else_and_final_ones_are_there_later(e: Evidence, f: Evidence, new: Evidence) -> bool:
    return says_all_else(merge(e, new), merge(f, new)) and has_the_final_ones(merge(e, new), merge(f, new))


def their_copies_are_there_later(e: Evidence, f: Evidence, new: Evidence) -> bool:
    return has_their_copies(merge(e, new), merge(f, new))


def what_is_below_is_there_later(e: Evidence, f: Evidence, new: Evidence) -> bool:
    return has_what_is_below(merge(e, new), merge(f, new))


def all_is_kept_later(e: Evidence, f: Evidence, new: Evidence) -> bool:
    return merge(e, new).snapshots <= merge(f, new).snapshots


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


def makes_lines_that_do_not_part(e: Evidence, other: Evidence) -> bool:
    return lines_do_not_part(merge(e, other))


def makes_finals_follow_finals(e: Evidence, other: Evidence, root: int) -> bool:
    return root == 0 and finals_follow_finals(merge(e, other), root)


def others_agree_and_have_all_of_it(other: Evidence, kept: Evidence) -> bool:
    return has_an_end(other) and agrees_and_has_all_of_it(other, kept)


def the_final_line_does_not_part(e: Evidence, other: Evidence) -> bool:
    """Of two snapshots before the last final one of all that both heard, one descends from the other."""
    return all(
        all(
            descends(x, y) or descends(y, x)
            for x in merge(e, other).snapshots
            if descends(final_of(merge(e, other)), x)
        )
        for y in merge(e, other).snapshots
        if descends(final_of(merge(e, other)), y)
    )


def all_on_the_final_line_are_one(e: Evidence, other: Evidence) -> bool:
    return all(
        all(descends(x, y) for x in merge(e, other).snapshots if descends(final_of(merge(e, other)), x))
        for y in merge(e, other).snapshots
        if descends(final_of(merge(e, other)), y)
    )


def finals_do_not_part(e: Evidence, other: Evidence) -> bool:
    return all(
        all(descends(x, y) or descends(y, x) for x in merge(e, other).snapshots if x.final)
        for y in merge(e, other).snapshots
        if y.final
    )


def all_finals_are_one(e: Evidence, other: Evidence) -> bool:
    return all(
        all(descends(x, y) for x in merge(e, other).snapshots if x.final) for y in merge(e, other).snapshots if y.final
    )


def the_others_final_one_is_there(e: Evidence, other: Evidence) -> bool:
    return final_of(other).final and final_of(other) in merge(e, other).snapshots


def the_others_final_one_was_here(e: Evidence, other: Evidence) -> bool:
    return final_of(other) in e.snapshots


def finals_are_before_or_after(e: Evidence, other: Evidence) -> bool:
    """Whatever is final by what either heard is before or after the last final snapshot here."""
    return all(descends(y, final_of(e)) or descends(final_of(e), y) for y in merge(e, other).snapshots if y.final)


def finals_are_before_or_after_there(e: Evidence, other: Evidence) -> bool:
    return all(
        descends(y, final_of(other)) or descends(final_of(other), y) for y in merge(e, other).snapshots if y.final
    )


def what_is_final_rests_on_nothing_forgotten(e: Evidence, f: Evidence) -> bool:
    return all(not descends(final_of(e), s) for s in e.snapshots if s not in f.snapshots)


def what_is_final_rests_on_nothing(e: Evidence) -> bool:
    return all(not descends(final_of(e), s) for s in e.snapshots)


def finals_are_before(e: Evidence, other: Evidence) -> bool:
    return all(descends(final_of(e), y) for y in merge(e, other).snapshots if y.final)


def finals_are_before_there(e: Evidence, other: Evidence) -> bool:
    return all(descends(final_of(other), y) for y in merge(e, other).snapshots if y.final)


def other_has_an_end(other: Evidence) -> bool:
    return has_an_end(other)


def others_rest_on_finals(other: Evidence) -> bool:
    return finals_rest_on_finals(other)


def what_is_final_has_its_line_here(e: Evidence, other: Evidence) -> bool:
    """What is final by what both heard has the line that it has here."""
    return all(
        all(s.line <= y.line and y.line <= s.line for s in e.snapshots if s.digest == y.digest)
        for y in merge(e, other).snapshots
        if y.final
    )


def all_have_one_line(e: Evidence) -> bool:
    return all(all(s.line <= y.line for s in e.snapshots) for y in e.snapshots)


def what_was_forgotten_here_is_provisional(e: Evidence, f: Evidence, other: Evidence) -> bool:
    return all(is_provisional(merge(e, other), s) for s in e.snapshots if s not in f.snapshots)


def what_was_forgotten_there_is_provisional(e: Evidence, other: Evidence, kept: Evidence) -> bool:
    return all(is_provisional(merge(e, other), s) for s in other.snapshots if s not in kept.snapshots)


def all_here_is_provisional(e: Evidence, other: Evidence) -> bool:
    return all(is_provisional(merge(e, other), s) for s in e.snapshots)


def all_there_is_provisional(e: Evidence, other: Evidence) -> bool:
    return all(is_provisional(merge(e, other), s) for s in other.snapshots)


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


def their_copies_are_there(e: Evidence, f: Evidence, other: Evidence, kept: Evidence) -> bool:
    return has_their_copies(merge(e, other), merge(f, kept))


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
    return final_of(e).digest == final_of(f).digest


def copies_give_alike(e: Evidence) -> bool:
    """What a digest says too: to whom the manifest is given."""
    return all(all(x.holders <= s.holders for x in e.snapshots if x.digest == s.digest) for s in e.snapshots)


def copies_give_alike_when_forgotten(e: Evidence) -> bool:
    return copies_give_alike(after_forget(e))


def has_the_same_revocations(e: Evidence, f: Evidence) -> bool:
    return revoked_in(e) <= revoked_in(f) and revoked_in(f) <= revoked_in(e)


def has_the_same_members_left(e: Evidence, f: Evidence) -> bool:
    """Of every snapshot that is final, or descends from the last final one, the same members are counted, so that the same are live."""
    return all(
        members_left(e, s) <= members_left(f, s) and members_left(f, s) <= members_left(e, s)
        for s in e.snapshots
        if descends(s, final_of(e)) or not is_provisional(e, s)
    )


def has_the_same_members_left_of_all(e: Evidence, f: Evidence) -> bool:
    return all(members_left(e, s) <= members_left(f, s) for s in e.snapshots)


def keeps_the_ends(e: Evidence, f: Evidence) -> bool:
    """Where branches end, they end in what is kept."""
    return all(s in f.snapshots and is_leaf(f, s) for s in e.snapshots if is_leaf(e, s))


def brings_no_ends(e: Evidence, f: Evidence) -> bool:
    return all(is_leaf(e, s) for s in f.snapshots if is_leaf(f, s))


def all_give_alike(e: Evidence) -> bool:
    return all(s.holders <= final_of(e).holders for s in e.snapshots)


def final_ones_give_alike(e: Evidence, f: Evidence) -> bool:
    return final_of(e).holders <= final_of(f).holders and final_of(f).holders <= final_of(e).holders


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
        if descends(s, final_of(e)) and s.digest != final_of(e).digest
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
                if descends(x, s) or x.parent == s.digest or (x.parent == s.parent and s.digest != final_of(e).digest)
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
    return relational("forgetting", name, statement, hypotheses, goal, *siblings)


_WHATEVER = Sibling("Whatever was forgotten.", without=("agrees",))
_WHATEVER_IT_IS = Sibling("Whatever was forgotten.", without=("agrees_and_has_all_of_it",))
_KEEPS = (
    _obligation(
        "agrees_and_has_all_of_it",
        "What agrees without a conflict has every certificate of what is final, and what descends from the last final snapshot.",
        (has_an_end, has_no_conflict, agrees),
        agrees_and_has_all_of_it,
        _WHATEVER,
    ),
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
        "known_ones_become_final_after_the_last",
        "What was known and becomes final by a merge without a conflict follows the last final snapshot.",
        (has_an_end, is_named_apart, finals_enter_last),
        known_ones_become_final_after_the_last,
        Sibling("So does all else.", goal=all_follow_the_last),
    ),
    _obligation(
        "what_follows_the_last_is_below",
        "What follows the last final snapshot descends from it.",
        (has_an_end, is_made_right),
        what_follows_the_last_is_below,
        Sibling("So does all else.", goal=all_is_below),
    ),
    _obligation(
        "the_forgotten_stay_provisional",
        "What a peer forgot does not become final by a merge without a conflict: what does follows the last final snapshot.",
        (
            has_an_end,
            agrees_and_has_all_of_it,
            known_ones_become_final_after_the_last,
            what_follows_the_last_is_below,
        ),
        the_forgotten_stay_provisional,
        Sibling("Nor does anything else.", goal=all_stay_provisional),
        _WHATEVER_IT_IS,
    ),
    _obligation(
        "the_forgotten_do_not_come_below",
        "What a peer forgot does not descend from the last final snapshot after a merge without a conflict.",
        (
            has_an_end,
            ends_when_merged,
            agrees_and_has_all_of_it,
            final_one_is_on_its_lines,
            final_stays_or_follows,
            is_on_no_known_line,
            lines_are_nested,
        ),
        the_forgotten_do_not_come_below,
        Sibling("Nor does anything else.", goal=none_come_below),
        _WHATEVER_IT_IS,
    ),
    _obligation(
        "their_children_stay_provisional",
        "Nor does what enters beside what a peer forgot become final.",
        (
            has_an_end,
            agrees_and_has_all_of_it,
            is_named_apart,
            finals_enter_last,
            finals_follow_finals,
        ),
        their_children_stay_provisional,
        Sibling("Nor does anything that enters.", goal=all_children_stay_provisional),
        _WHATEVER_IT_IS,
    ),
    _obligation(
        "their_children_do_not_come_below",
        "Nor does that descend from the last final snapshot.",
        (
            has_an_end,
            ends_when_merged,
            is_made_on_its_parents,
            agrees_and_has_all_of_it,
            the_forgotten_do_not_come_below,
            their_children_stay_provisional,
        ),
        their_children_do_not_come_below,
        Sibling("Nor does anything that enters.", goal=no_children_come_below),
    ),
    _obligation(
        "all_else_and_final_ones_are_there_later",
        "When both learn the same, all is there but what is not final.",
        (ends_or_is_in_conflict, agrees),
        all_else_and_final_ones_are_there_later,
        Sibling("That too.", goal=all_is_kept_later),
    ),
    _obligation(
        "their_copies_are_there_later",
        "When both learn the same without a conflict, every certificate is there of what is final.",
        (the_forgotten_stay_provisional, their_children_stay_provisional),
        their_copies_are_there_later,
        Sibling("So is all else.", goal=all_is_kept_later),
    ),
    _obligation(
        "what_is_below_is_there_later",
        "When both learn the same without a conflict, what descends from the last final snapshot is there.",
        (ends_when_merged, the_forgotten_do_not_come_below, their_children_do_not_come_below),
        what_is_below_is_there_later,
        Sibling("So is all else.", goal=all_is_kept_later),
    ),
    _obligation(
        "agrees.learn",
        "M9: what agrees with all that was heard still does when both learn the same without a conflict, also if it has forgotten the parents of that.",
        (
            ends_when_merged,
            all_else_and_final_ones_are_there_later,
            their_copies_are_there_later,
            what_is_below_is_there_later,
        ),
        agrees_later,
        Sibling("All that was heard is there.", goal=all_is_kept_later),
        Sibling("Whatever comes below.", without=("what_is_below_is_there_later",)),
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
        "the_final_line_does_not_part",
        "Of two snapshots before the last final one by what two peers heard, one descends from the other.",
        (makes_an_end, makes_lines_that_do_not_part),
        the_final_line_does_not_part,
        Sibling("Each does.", goal=all_on_the_final_line_are_one),
    ),
    _obligation(
        "finals_do_not_part",
        "Of two final snapshots by what two peers heard, one descends from the other, if that is no conflict.",
        (makes_an_end, makes_one_chain, the_final_line_does_not_part),
        finals_do_not_part,
        Sibling("Each does.", goal=all_finals_are_one),
        Sibling("Where there are two chains.", without=("makes_one_chain",)),
    ),
    _obligation(
        "finals_are_before_or_after",
        "Whatever is final by what two peers heard is before or after the last final snapshot of the first.",
        (has_an_end, finals_do_not_part),
        finals_are_before_or_after,
        Sibling("It is before.", goal=finals_are_before),
    ),
    _obligation(
        "the_others_final_one_is_there",
        "The last final snapshot of the second is final by what both heard.",
        (other_has_an_end, knows_the_others_parents),
        the_others_final_one_is_there,
        Sibling("The first heard of it.", goal=the_others_final_one_was_here),
    ),
    _obligation(
        "finals_are_before_or_after_there",
        "Whatever is final by what two peers heard is before or after that one.",
        (other_has_an_end, the_others_final_one_is_there, finals_do_not_part),
        finals_are_before_or_after_there,
        Sibling("It is before.", goal=finals_are_before_there),
    ),
    _obligation(
        "what_is_final_rests_on_nothing_forgotten",
        "The last final snapshot of a peer descends from nothing that it forgot.",
        (has_an_end, agrees_and_has_all_of_it, finals_rest_on_finals),
        what_is_final_rests_on_nothing_forgotten,
        Sibling("It descends from nothing.", goal=what_is_final_rests_on_nothing),
    ),
    _obligation(
        "what_is_final_has_its_line_here",
        "What is final by what two peers heard has one line.",
        (makes_names_of_their_own,),
        what_is_final_has_its_line_here,
        Sibling("So have all.", goal=all_have_one_line),
    ),
    _obligation(
        "forgotten_here_is_provisional",
        "What a peer forgot is not final by what another heard.",
        (
            has_an_end,
            agrees_and_has_all_of_it,
            what_is_final_rests_on_nothing_forgotten,
            what_is_final_has_its_line_here,
            finals_are_before_or_after,
        ),
        what_was_forgotten_here_is_provisional,
        Sibling("Nor is what it kept.", goal=all_here_is_provisional),
        Sibling("Whatever was forgotten.", without=("agrees_and_has_all_of_it",)),
    ),
    _obligation(
        "forgotten_there_is_provisional",
        "Nor is what the other forgot.",
        (
            others_agree_and_have_all_of_it,
            others_rest_on_finals,
            knows_the_others_parents,
            makes_names_of_their_own,
            finals_are_before_or_after_there,
        ),
        what_was_forgotten_there_is_provisional,
        Sibling("Nor is what it kept.", goal=all_there_is_provisional),
        Sibling(
            "Whatever was forgotten.", without=("others_agree_and_have_all_of_it",), hypotheses=(other_has_an_end,)
        ),
    ),
    _obligation(
        "all_else_and_final_ones_are_there",
        "When two peers that have forgotten learn what the other kept, all is there but what is not final.",
        (ends_or_is_in_conflict, agrees, others_agree, knows_the_others_parents),
        all_else_and_final_ones_are_there,
        Sibling("That too.", goal=all_is_kept_when_exchanged),
    ),
    _obligation(
        "their_copies_are_there",
        "When they do, and it is no conflict, every certificate is there of what is final.",
        (
            makes_names_of_their_own,
            makes_finals_follow_finals,
            knows_the_others_parents,
            all_else_and_final_ones_are_there,
            what_was_forgotten_here_is_provisional,
            what_was_forgotten_there_is_provisional,
        ),
        their_copies_are_there,
        Sibling("So is all else.", goal=all_is_kept_when_exchanged),
        Sibling("Whatever is final.", without=("what_was_forgotten_here_is_provisional",)),
    ),
    _obligation(
        "what_is_below_is_there",
        "When two peers that have forgotten learn what the other kept, what is below the last final snapshot of all that they heard is there.",
        (
            makes_an_end,
            makes_all_right,
            knows_the_others_parents,
            their_copies_are_there,
            what_was_forgotten_here_is_not_below,
            what_was_forgotten_there_is_not_below,
        ),
        what_is_below_is_there,
        Sibling("So is all else.", goal=all_is_kept_when_exchanged),
    ),
    _obligation(
        "agrees.exchange",
        "M9: two peers that have forgotten, each as it likes, learn what the other kept, and it agrees with what both have heard.",
        (makes_an_end, all_else_and_final_ones_are_there, their_copies_are_there, what_is_below_is_there),
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
        "M9: without a conflict, of what agrees the same members are counted of each snapshot that is final or descends from the last final one.",
        (has_an_end, has_no_conflict, has_names_of_its_own, agrees),
        has_the_same_members_left,
        Sibling("Of all there are.", goal=has_the_same_members_left_of_all),
        _WHATEVER,
    ),
    _obligation(
        "copies_give_alike.initial",
        "copies_give_alike holds initially.",
        (is_the_owners,),
        copies_give_alike,
    ),
    _obligation(
        "copies_give_alike.forget",
        "forget keeps copies_give_alike; that a merge does is what a digest is.",
        (has_an_end, copies_give_alike),
        copies_give_alike_when_forgotten,
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
            has_all_parents,
            finals_follow_finals,
            lines_are_nested,
            has_all_parents_below,
            agrees,
        ),
        has_all_that_is_gone_through,
        Sibling("And all else.", goal=has_all_there_is),
    ),
    _obligation(
        "keeps_the_ends",
        "M9: without a conflict what agrees has the ends of all branches.",
        (has_an_end, has_no_conflict, agrees, has_the_same_final_one),
        keeps_the_ends,
        _WHATEVER,
    ),
    _obligation(
        "brings_no_ends",
        "M9: and no others.",
        (has_an_end, has_no_conflict, is_made_right, agrees, has_the_same_final_one),
        brings_no_ends,
        _WHATEVER,
    ),
    _obligation(
        "final_ones_give_alike",
        "M9: the last final snapshot of what agrees gives the manifest to the same peers.",
        (has_an_end, copies_give_alike, agrees, has_the_same_final_one),
        final_ones_give_alike,
        Sibling("As all others do.", goal=all_give_alike),
    ),
)
OBLIGATIONS = (*_KEEPS, *_SHOWS)
