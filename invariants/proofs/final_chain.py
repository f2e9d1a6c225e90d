"""Theme: final_chain. The final chain of evidence of any size only grows, and what was forgotten decides nothing later.

`root` is the name that the owner's snapshot has for its parent, 0 in the text. What is learned is taken to be what certificates show: the owner's is final, a snapshot's line is
its parent's and itself, a final one follows a final one, and a digest names one snapshot. From the owner's snapshot on, by merges without a conflict and by
forgetting, this keeps what the later obligations rest on; each step names of it what it needs.
"""

from collections.abc import Callable
from dataclasses import replace

from invariants.proofs.merge import has_an_end, is_contained, is_the_same, relational
from invariants.proofs.obligation import After, Claim, Obligation, Predicate, Sibling
from rebalancing.view import Evidence, Snapshot, after_forget, conflicts, descends, digests, final_of, merge, revoked_in

# One chain of final snapshots -------------------------------------------------------------------------------------------------------


def is_made_on(s: Snapshot, p: Snapshot) -> bool:
    """What a certificate shows: a snapshot's line is its parent's and itself, and a final one follows a final one."""
    return p.line <= s.line and s.line <= p.line | {s.digest} and s.digest in s.line and (not s.final or p.final)


def is_made_on_its_parents(e: Evidence, new: Evidence) -> bool:
    return all(all(is_made_on(s, p) for p in e.snapshots if p.digest == s.parent) for s in new.snapshots)


def is_named_apart(e: Evidence, new: Evidence, root: int) -> bool:
    """A digest names one snapshot of the two, and that of the first parent names none."""
    return has_names_of_its_own(merge(e, new)) and root not in digests(e) and root not in digests(new)


def is_on_no_known_line(e: Evidence, new: Evidence) -> bool:
    """What enters is an ancestor of nothing that is known."""
    return all(all(not descends(s, x) for s in e.snapshots) for x in merge(e, new).snapshots if x not in e.snapshots)


def arrives(e: Evidence, new: Evidence, root: int) -> bool:
    """What is learned is made on its parent, names are of one snapshot each, and no conflict comes of it."""
    return (
        root == 0
        and root not in digests(new)
        and all(s.final for s in new.snapshots if s.parent == root)
        and is_made_on_its_parents(e, new)
        and has_names_of_its_own(merge(e, new))
        and not conflicts(merge(e, new))
    )


def arrives_with_a_conflict(e: Evidence, new: Evidence) -> bool:
    """The same, whatever comes of it."""
    return is_made_on_its_parents(e, new) and has_names_of_its_own(merge(e, new))


def is_any(e: Evidence) -> bool:
    return True


def is_the_owners(e: Evidence, root: int) -> bool:
    """There is the owner's snapshot, and no other."""
    return root == 0 and any(
        s.final
        and s.parent == root
        and s.digest != root
        and s.line <= {root, s.digest}
        and {root, s.digest} <= s.line
        and all(x == s for x in e.snapshots)
        for s in e.snapshots
    )


def has_the_owners(e: Evidence) -> bool:
    """There is a first snapshot, and it is final."""
    return any(s.final and s.parent == 0 for s in e.snapshots)


def enter_beside_their_parents(e: Evidence, new: Evidence) -> bool:
    """Whatever enters has its parent in what is known, and a final one a final one."""
    return all(
        any(p.digest == s.parent and (p.final or not s.final) for p in e.snapshots)
        for s in merge(e, new).snapshots
        if s not in e.snapshots
    )


def has_names_of_its_own(e: Evidence) -> bool:
    """A digest names one snapshot."""
    return all(all(x == s for x in e.snapshots if x.digest == s.digest) for s in e.snapshots)


def has_no_conflict(e: Evidence) -> bool:
    return not conflicts(e)


def is_made_right(e: Evidence) -> bool:
    """Every snapshot is on its line, and made on its parent."""
    return all(s.digest in s.line for s in e.snapshots) and all(
        all(is_made_on(s, p) for p in e.snapshots if p.digest == s.parent) for s in e.snapshots
    )


def has_all_parents(e: Evidence, root: int) -> bool:
    """The parent of every snapshot is known, but for the owner's, which has none."""
    return root not in digests(e) and all(s.parent in digests(e) or s.parent == root for s in e.snapshots)


def lines_lead_down(e: Evidence) -> bool:
    """Each digest on a line is the snapshot's own, or has a child on that line."""
    return all(
        all(d == s.digest or any(x.parent == d and x.digest in s.line for x in e.snapshots) for d in s.line)
        for s in e.snapshots
    )


def lines_are_known(e: Evidence, root: int) -> bool:
    """What is on a line is known."""
    return all(all(d == root or d in digests(e) for d in s.line) for s in e.snapshots)


def lines_do_not_part(e: Evidence) -> bool:
    """Of two ancestors of a snapshot, one descends from the other."""
    return all(
        all(
            all(descends(x, y) or descends(y, x) for x in e.snapshots if descends(s, x))
            for y in e.snapshots
            if descends(s, y)
        )
        for s in e.snapshots
    )


def is_known(e: Evidence, s: Snapshot) -> bool:
    return s in e.snapshots


def enters(e: Evidence, new: Evidence, s: Snapshot, p: Snapshot) -> bool:
    """A snapshot enters beside its parent, on which it is made, and its name is its own."""
    return (
        s in new.snapshots
        and p in e.snapshots
        and p.digest == s.parent
        and is_made_on(s, p)
        and all(x == s for x in merge(e, new).snapshots if x.digest == s.digest)
    )


def its_line_does_not_part(e: Evidence, new: Evidence, s: Snapshot) -> bool:
    """`lines_do_not_part` after a merge, of one snapshot."""
    return all(
        all(descends(x, y) or descends(y, x) for x in merge(e, new).snapshots if descends(s, x))
        for y in merge(e, new).snapshots
        if descends(s, y)
    )


def finals_rest_on_finals(e: Evidence) -> bool:
    """What a final snapshot descends from is final."""
    return all(all(x.final for x in e.snapshots if descends(s, x)) for s in e.snapshots if s.final)


def is_one_chain(e: Evidence) -> bool:
    """The last final snapshot, if there is one, descends from every final one."""
    return not has_an_end(e) or all(descends(final_of(e), s) for s in e.snapshots if s.final)


def new_finals_follow_the_last(e: Evidence, new: Evidence) -> bool:
    """A final snapshot that enters is made on the last final one."""
    return all(s.parent == final_of(e).digest for s in merge(e, new).snapshots if s.final and s not in e.snapshots)


def other_finals_are_continued(e: Evidence) -> bool:
    """Each final snapshot but the last has a final child."""
    return all(
        s.digest == final_of(e).digest or any(x.final and x.parent == s.digest for x in e.snapshots)
        for s in e.snapshots
        if s.final
    )


def no_final_is_continued(e: Evidence) -> bool:
    return all(not any(x.final and x.parent == s.digest for x in e.snapshots) for s in e.snapshots if s.final)


def new_ones_follow_the_last(e: Evidence, new: Evidence) -> bool:
    return all(s.parent == final_of(e).digest for s in merge(e, new).snapshots if s not in e.snapshots)


def final_never_falls_back(e: Evidence, new: Evidence) -> bool:
    """M10: the last final snapshot after a merge descends from the one before."""
    return descends(final_of(merge(e, new)), final_of(e))


def ends_when_merged(e: Evidence, new: Evidence) -> bool:
    return has_an_end(merge(e, new))


def final_stays(e: Evidence, new: Evidence) -> bool:
    return final_of(merge(e, new)) == final_of(e)


def final_stays_or_is_new(e: Evidence, new: Evidence) -> bool:
    """The last final snapshot after a merge is the one before, or has just come."""
    return final_of(merge(e, new)) == final_of(e) or final_of(merge(e, new)) not in e.snapshots


def final_is_new(e: Evidence, new: Evidence) -> bool:
    return final_of(merge(e, new)) not in e.snapshots


# Forgetting -------------------------------------------------------------------------------------------------------------------------


def forgetting_keeps_the_final_one(e: Evidence) -> bool:
    return final_of(after_forget(e)) == final_of(e)


def forgetting_brings_nothing(e: Evidence) -> bool:
    return is_contained(after_forget(e), e)


def forgetting_again_changes_nothing(e: Evidence) -> bool:
    return is_the_same(after_forget(after_forget(e)), after_forget(e))


def nothing_is_forgotten(e: Evidence) -> bool:
    return is_contained(e, after_forget(e))


def below_final(e: Evidence) -> Evidence:
    """What the view of what is in use is made of: the last final snapshot and what descends from it, revocations and losses."""
    return replace(e, snapshots=frozenset(s for s in e.snapshots if descends(s, final_of(e))))


def forgetting_takes_nothing_below(e: Evidence) -> bool:
    return is_the_same(below_final(after_forget(e)), below_final(e))


def what_comes_later_is_there(e: Evidence, new: Evidence) -> bool:
    """M9: what is below the last final snapshot after a merge is there, whatever was forgotten before."""
    return below_final(merge(e, new)).snapshots <= merge(after_forget(e), new).snapshots


def all_that_comes_later_is_there(e: Evidence, new: Evidence) -> bool:
    return merge(e, new).snapshots <= merge(after_forget(e), new).snapshots


def forgetting_before_brings_nothing(e: Evidence, new: Evidence) -> bool:
    return is_contained(merge(after_forget(e), new), merge(e, new))


def final_one_is_the_same_later(e: Evidence, new: Evidence) -> bool:
    return final_of(merge(after_forget(e), new)) == final_of(merge(e, new))


def revocations_are_there_later(e: Evidence, new: Evidence) -> bool:
    return revoked_in(merge(e, new)) <= revoked_in(merge(after_forget(e), new))


def conflict_is_there_later(e: Evidence, new: Evidence) -> bool:
    return not conflicts(merge(e, new)) or conflicts(merge(after_forget(e), new))


def no_more_is_revoked_later(e: Evidence, new: Evidence) -> bool:
    return revoked_in(merge(after_forget(e), new)) <= revoked_in(e)


def no_conflict_is_there_later(e: Evidence, new: Evidence) -> bool:
    return not conflicts(merge(after_forget(e), new))


def _obligation(
    name: str, statement: str, hypotheses: tuple[Claim, ...], goal: Claim, *siblings: Sibling
) -> Obligation:
    return relational("final_chain", name, statement, hypotheses, goal, *siblings)


def _step(action: str, invariant: Predicate, *hypotheses: Predicate) -> Obligation:
    """What one of the two steps keeps."""
    guard, effect = _ACTIONS[action]
    return _obligation(
        f"{invariant.__name__}.{action}",
        f"{action} keeps {invariant.__name__}.",
        (*hypotheses, guard),
        After(invariant, effect, "e"),
    )


_ACTIONS: dict[str, tuple[Predicate, Callable[..., Evidence]]] = {
    "learn": (arrives, merge),
    "forget": (is_any, after_forget),
}
INVARIANTS = (
    has_the_owners,
    has_names_of_its_own,
    has_no_conflict,
    has_an_end,
    is_made_right,
    has_all_parents,
    lines_lead_down,
    lines_are_known,
    lines_do_not_part,
    finals_rest_on_finals,
    is_one_chain,
)
_STEPS = (
    *(
        _obligation(f"{each.__name__}.initial", f"{each.__name__} holds initially.", (is_the_owners,), each)
        for each in INVARIANTS
    ),
    _step("learn", has_the_owners, has_the_owners),
    _step("forget", has_the_owners, has_the_owners, has_an_end),
    _obligation(
        "enter_beside_their_parents",
        "Whatever enters in a merge without a conflict has its parent there: a second first snapshot makes a conflict.",
        (arrives, has_the_owners),
        enter_beside_their_parents,
        Sibling("In a conflict too.", without=("arrives",), hypotheses=(arrives_with_a_conflict,)),
    ),
    _step("learn", has_names_of_its_own),
    _step("learn", has_no_conflict),
    _step("learn", has_an_end, has_an_end, has_all_parents),
    _step("learn", is_made_right, enter_beside_their_parents, has_all_parents, is_made_right),
    _step("learn", has_all_parents, has_all_parents),
    _step("learn", lines_lead_down, enter_beside_their_parents, lines_lead_down),
    _step("learn", lines_are_known, enter_beside_their_parents, lines_are_known),
    _obligation(
        "is_on_no_known_line",
        "What enters in a merge is an ancestor of nothing that is known.",
        (is_named_apart, lines_are_known),
        is_on_no_known_line,
        Sibling("Whatever is on lines.", without=("lines_are_known",)),
    ),
    _obligation(
        "lines_do_not_part.learn_known",
        "learn keeps lines_do_not_part, of a snapshot that was known.",
        (is_known, is_on_no_known_line, lines_do_not_part),
        its_line_does_not_part,
        Sibling("Whatever enters.", without=("is_on_no_known_line",)),
    ),
    _obligation(
        "lines_do_not_part.learn_new",
        "learn keeps lines_do_not_part, of a snapshot that enters beside its parent.",
        (enters, is_on_no_known_line, lines_do_not_part),
        its_line_does_not_part,
        Sibling("Whatever enters.", without=("is_on_no_known_line",)),
    ),
    _step(
        "learn",
        finals_rest_on_finals,
        enter_beside_their_parents,
        is_made_right,
        has_all_parents,
        lines_lead_down,
        finals_rest_on_finals,
    ),
    _obligation(
        "other_finals_are_continued",
        "Each final snapshot but the last has a final child.",
        (has_an_end, lines_lead_down, finals_rest_on_finals, is_one_chain),
        other_finals_are_continued,
        Sibling("None has.", goal=no_final_is_continued),
    ),
    _obligation(
        "new_finals_follow_the_last",
        "A final snapshot that enters in a merge without a conflict is made on the last final one.",
        (has_an_end, arrives, enter_beside_their_parents, other_finals_are_continued),
        new_finals_follow_the_last,
        Sibling("So is any other.", goal=new_ones_follow_the_last),
    ),
    _step(
        "learn",
        is_one_chain,
        has_an_end,
        enter_beside_their_parents,
        other_finals_are_continued,
        new_finals_follow_the_last,
        is_made_right,
        is_one_chain,
    ),
    _step("forget", has_names_of_its_own, has_an_end, has_names_of_its_own),
    _step("forget", has_no_conflict, has_an_end, has_no_conflict),
    _step("forget", has_an_end, has_an_end),
    _step("forget", is_made_right, has_an_end, is_made_right),
    _step(
        "forget",
        has_all_parents,
        has_an_end,
        has_no_conflict,
        is_made_right,
        has_all_parents,
        lines_do_not_part,
        finals_rest_on_finals,
    ),
    _step(
        "forget",
        lines_lead_down,
        has_an_end,
        has_no_conflict,
        lines_lead_down,
        lines_do_not_part,
        finals_rest_on_finals,
    ),
    _step(
        "forget",
        lines_are_known,
        has_an_end,
        has_no_conflict,
        lines_are_known,
        lines_do_not_part,
        finals_rest_on_finals,
    ),
    _step("forget", lines_do_not_part, has_an_end, lines_do_not_part),
    _step("forget", finals_rest_on_finals, has_an_end, finals_rest_on_finals),
    _step("forget", is_one_chain, has_an_end, has_names_of_its_own, is_one_chain),
)
_CHAIN = (
    _obligation(
        "final_never_falls_back",
        "M10: the last final snapshot after a merge descends from the one before, unless there is a conflict.",
        (
            has_an_end,
            arrives,
            enter_beside_their_parents,
            ends_when_merged,
            is_made_right,
            lines_lead_down,
            finals_rest_on_finals,
            is_one_chain,
        ),
        final_never_falls_back,
        Sibling("In a conflict too.", without=("arrives",), hypotheses=(arrives_with_a_conflict,)),
        Sibling("It is the one before.", goal=final_stays),
    ),
    _obligation(
        "final_stays_or_is_new",
        "The last final snapshot after a merge without a conflict is the one before, or has just come.",
        (
            has_an_end,
            arrives,
            enter_beside_their_parents,
            ends_when_merged,
            lines_lead_down,
            finals_rest_on_finals,
            is_one_chain,
        ),
        final_stays_or_is_new,
        Sibling("It has always just come.", goal=final_is_new),
    ),
)
_FORGETTING = (
    _obligation(
        "forgetting_keeps_the_final_one",
        "The last final snapshot is what it was, whatever is forgotten.",
        (has_an_end, has_names_of_its_own),
        forgetting_keeps_the_final_one,
        Sibling("All is there still.", goal=nothing_is_forgotten),
    ),
    _obligation(
        "forgetting_brings_nothing",
        "What is left was there before.",
        (has_an_end,),
        forgetting_brings_nothing,
        Sibling("And all of that.", goal=nothing_is_forgotten),
    ),
    _obligation(
        "forgetting_again_changes_nothing",
        "Forgetting twice forgets no more.",
        (has_an_end, has_no_conflict),
        forgetting_again_changes_nothing,
        Sibling("All is there still.", goal=nothing_is_forgotten),
    ),
    _obligation(
        "forgetting_takes_nothing_below",
        "What is below the last final snapshot is what it was, whatever is forgotten.",
        (has_an_end,),
        forgetting_takes_nothing_below,
        Sibling("So is all else.", goal=nothing_is_forgotten),
    ),
    _obligation(
        "final_one_is_the_same_later",
        "M9: the last final snapshot after any merge without a conflict is the same whether something was forgotten before or not.",
        (has_an_end, arrives, ends_when_merged),
        final_one_is_the_same_later,
        Sibling("It is the one before.", goal=final_stays),
    ),
    _obligation(
        "what_comes_later_is_there",
        "M9: what is below the last final snapshot after any merge without a conflict is there whatever was forgotten before.",
        (
            has_an_end,
            ends_when_merged,
            final_stays_or_is_new,
            is_named_apart,
            is_made_on_its_parents,
            is_on_no_known_line,
            has_no_conflict,
        ),
        what_comes_later_is_there,
        Sibling("So is all else.", goal=all_that_comes_later_is_there),
    ),
    _obligation(
        "forgetting_before_brings_nothing",
        "What was forgotten before a merge makes it bring nothing more.",
        (has_an_end,),
        forgetting_before_brings_nothing,
        Sibling("And nothing less.", goal=all_that_comes_later_is_there),
    ),
    _obligation(
        "revocations_are_there_later",
        "M9: revocations after any merge are there whatever was forgotten before.",
        (has_an_end,),
        revocations_are_there_later,
        Sibling("No more than before.", goal=no_more_is_revoked_later),
    ),
    _obligation(
        "conflict_is_there_later",
        "M9: a conflict after any merge is there whatever was forgotten before.",
        (has_an_end,),
        conflict_is_there_later,
        Sibling("There is none.", goal=no_conflict_is_there_later),
    ),
)
OBLIGATIONS = (*_STEPS, *_CHAIN, *_FORGETTING)
