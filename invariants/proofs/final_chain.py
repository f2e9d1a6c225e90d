"""Theme: final_chain. The final chain of evidence of any size only grows, and what was forgotten decides nothing later.

`root` is the name that the owner's snapshot has for its parent, 0 in the text. What is learned is taken to be what certificates show: the owner's is final, a snapshot's line is
its parent's and itself, a final one follows a final one, and a digest names one snapshot, which may have several certificates, of which some may be final. From the owner's snapshot on, by merges without a conflict and by
forgetting, this keeps what the later obligations rest on; each step names of it what it needs.

Some steps are proved of one snapshot: `…_known` of one that was known, `…_new` of one that enters beside its parent, as all do by `enter_beside_their_parents`. That it is one or the
other, and that what holds of any holds of all, is said here in words alone. So it is of `has_all_parents` and `lines_lead_down` after forgetting, where `ancestors_are_kept` and
`parents_are_kept` show what they take, and of `what_comes_later_is_there`, which goes from each snapshot to its parent, down to the last final one.
"""

from collections.abc import Callable
from dataclasses import replace

from invariants.proofs.merge import has_an_end, is_contained, is_the_same, relational
from invariants.proofs.obligation import After, Claim, Obligation, Predicate, Sibling
from rebalancing.view import Evidence, Snapshot, after_forget, conflicts, descends, digests, final_of, merge, revoked_in

# One chain of final snapshots -------------------------------------------------------------------------------------------------------


def is_made_on(s: Snapshot, p: Snapshot) -> bool:
    """What a certificate shows: a snapshot's line is its parent's and itself."""
    return p.line <= s.line and s.line <= p.line | {s.digest} and s.digest in s.line


def is_the_same_snapshot(x: Snapshot, s: Snapshot) -> bool:
    """What two certificates of one snapshot have in common, as its digest is of that; the owner's has one."""
    return (
        (x == s or s.parent != 0)
        and x.parent == s.parent
        and x.line <= s.line
        and s.line <= x.line
        and x.polynomial == s.polynomial
    )


def is_made_on_its_parents(e: Evidence, new: Evidence) -> bool:
    return all(all(is_made_on(s, p) for p in e.snapshots if p.digest == s.parent) for s in new.snapshots)


def is_named_apart(e: Evidence, new: Evidence, root: int) -> bool:
    """A digest names one snapshot of the two, and that of the first parent names none."""
    return root == 0 and has_names_of_its_own(merge(e, new)) and root not in digests(e) and root not in digests(new)


def is_on_no_known_line(e: Evidence, new: Evidence) -> bool:
    """What enters is an ancestor of nothing that is known, unless another certificate of it is."""
    return all(
        x.digest in digests(e) or all(not descends(s, x) for s in e.snapshots)
        for x in merge(e, new).snapshots
        if x not in e.snapshots
    )


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
    """A digest names one snapshot, whichever of its certificates are there."""
    return all(all(is_the_same_snapshot(x, s) for x in e.snapshots if x.digest == s.digest) for s in e.snapshots)


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


def finals_follow_finals(e: Evidence, root: int) -> bool:
    """The parent of a final snapshot has a final certificate."""
    return all(
        s.parent == root or any(p.final and p.digest == s.parent for p in e.snapshots) for s in e.snapshots if s.final
    )


def new_ends_follow_old_ones(e: Evidence, new: Evidence) -> bool:
    """What enters after the last final snapshot is the last after a merge: nothing was known to follow it."""
    return all(
        all(
            not any(x.final and x.parent == s.digest for x in merge(e, new).snapshots)
            for s in merge(e, new).snapshots
            if s.final and s.parent == f.digest
        )
        for f in e.snapshots
        if f.final and not any(s.final and s.parent == f.digest for s in e.snapshots)
    )


def is_known(e: Evidence, s: Snapshot) -> bool:
    return s in e.snapshots


def enters(e: Evidence, new: Evidence, s: Snapshot, p: Snapshot) -> bool:
    """A snapshot enters beside its parent, a final one beside a final one, on which it is made, and its name is its own."""
    return (
        s in new.snapshots
        and p in e.snapshots
        and p.digest == s.parent
        and (p.final or not s.final)
        and is_made_on(s, p)
        and all(is_the_same_snapshot(x, s) for x in merge(e, new).snapshots if x.digest == s.digest)
    )


def parents_were_known(e: Evidence, new: Evidence) -> bool:
    """The parent of what is known was known, by this certificate or another."""
    return all(
        all(
            any(q.digest == p.digest and is_the_same_snapshot(p, q) for q in e.snapshots)
            for p in merge(e, new).snapshots
            if p.digest == s.parent
        )
        for s in e.snapshots
    )


def it_is_made_right(e: Evidence, new: Evidence, s: Snapshot) -> bool:
    """`is_made_right` after a merge, of one snapshot."""
    return s.digest in s.line and all(is_made_on(s, p) for p in merge(e, new).snapshots if p.digest == s.parent)


def its_ancestors_were_known(e: Evidence, new: Evidence, s: Snapshot) -> bool:
    """Whatever it descends from after a merge was known, by this certificate or another."""
    return all(
        any(z.digest == x.digest and z.line <= x.line and x.line <= z.line for z in e.snapshots)
        for x in merge(e, new).snapshots
        if descends(s, x)
    )


def its_parents_ancestors_were_known(e: Evidence, new: Evidence, p: Snapshot) -> bool:
    return its_ancestors_were_known(e, new, p)


def its_line_does_not_part(e: Evidence, new: Evidence, s: Snapshot) -> bool:
    """`lines_do_not_part` after a merge, of one snapshot."""
    return all(
        all(descends(x, y) or descends(y, x) for x in merge(e, new).snapshots if descends(s, x))
        for y in merge(e, new).snapshots
        if descends(s, y)
    )


def finals_rest_on_finals(e: Evidence) -> bool:
    """What a final snapshot descends from has a final certificate."""
    return all(
        all(any(y.final and y.digest == x.digest for y in e.snapshots) for x in e.snapshots if descends(s, x))
        for s in e.snapshots
        if s.final
    )


def it_rests_on_finals(e: Evidence, new: Evidence, s: Snapshot) -> bool:
    """`finals_rest_on_finals` after a merge, of one snapshot."""
    return not s.final or all(
        any(y.final and y.digest == x.digest for y in merge(e, new).snapshots)
        for x in merge(e, new).snapshots
        if descends(s, x)
    )


def lines_are_nested(e: Evidence) -> bool:
    """What an ancestor has on its line, its descendants have on theirs."""
    return all(all(a.line <= s.line for a in e.snapshots if descends(s, a)) for s in e.snapshots)


def its_ancestors_lines_are_nested(e: Evidence, new: Evidence, s: Snapshot) -> bool:
    """`lines_are_nested` after a merge, of one snapshot."""
    return all(a.line <= s.line for a in merge(e, new).snapshots if descends(s, a))


def is_one_chain(e: Evidence) -> bool:
    """The last final snapshot, if there is one, descends from every final one."""
    return not has_an_end(e) or all(descends(final_of(e), s) for s in e.snapshots if s.final)


def all_but_the_last_are_followed(e: Evidence) -> bool:
    """A final snapshot that is not the last is followed by a final one."""
    return all(
        s.digest == final_of(e).digest or any(y.final and y.parent == s.digest for y in e.snapshots)
        for s in e.snapshots
        if s.final
    )


def all_but_the_last_are_followed_later(e: Evidence, new: Evidence) -> bool:
    return all_but_the_last_are_followed(merge(e, new))


def finals_enter_last(e: Evidence, new: Evidence) -> bool:
    """What enters as final follows the last final snapshot, unless it is another certificate of what was final."""
    return all(
        s.parent == final_of(e).digest or any(y.final and y.digest == s.digest for y in e.snapshots)
        for s in merge(e, new).snapshots
        if s.final and s not in e.snapshots
    )


def final_stays_or_follows(e: Evidence, new: Evidence) -> bool:
    """The last final snapshot after a merge is the one before, or follows it and has just come."""
    return final_of(merge(e, new)).digest == final_of(e).digest or (
        final_of(merge(e, new)).parent == final_of(e).digest and final_of(merge(e, new)) not in e.snapshots
    )


def final_stays_or_follows_if_any(e: Evidence, new: Evidence) -> bool:
    return not ends_when_merged(e, new) or final_stays_or_follows(e, new)


def final_never_falls_back(e: Evidence, new: Evidence) -> bool:
    """M10: the last final snapshot after a merge descends from the one before."""
    return descends(final_of(merge(e, new)), final_of(e))


def ends_when_merged(e: Evidence, new: Evidence) -> bool:
    return has_an_end(merge(e, new))


def final_stays(e: Evidence, new: Evidence) -> bool:
    return final_of(merge(e, new)).digest == final_of(e).digest


def final_is_new(e: Evidence, new: Evidence) -> bool:
    return final_of(merge(e, new)) not in e.snapshots


# Forgetting -------------------------------------------------------------------------------------------------------------------------


def forgetting_keeps_the_final_one(e: Evidence) -> bool:
    return final_of(after_forget(e)).digest == final_of(e).digest


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


def ancestors_are_kept(e: Evidence) -> bool:
    """What a snapshot that is left descends from is left too."""
    return all(
        all(x in after_forget(e).snapshots for x in e.snapshots if descends(s, x)) for s in after_forget(e).snapshots
    )


def is_its_parent(e: Evidence, s: Snapshot, p: Snapshot) -> bool:
    return p in e.snapshots and p.digest == s.parent and is_made_on(s, p) and p.digest in p.line


def its_parent_is_there(e: Evidence, s: Snapshot) -> bool:
    return s.parent in digests(after_forget(e))


def its_ancestors_are_kept(e: Evidence, s: Snapshot) -> bool:
    return all(x in after_forget(e).snapshots for x in e.snapshots if descends(s, x))


def its_line_leads_down_still(e: Evidence, s: Snapshot) -> bool:
    """`lines_lead_down` after forgetting, of one snapshot."""
    return all(
        d == s.digest or any(x.parent == d and x.digest in s.line for x in after_forget(e).snapshots) for d in s.line
    )


def final_one_is_on_its_lines(e: Evidence, new: Evidence) -> bool:
    return all(descends(g, final_of(e)) for g in e.snapshots if g.digest == final_of(merge(e, new)).digest)


def is_below_later(e: Evidence, new: Evidence, s: Snapshot) -> bool:
    return descends(s, final_of(merge(e, new)))


def is_last_later(e: Evidence, new: Evidence, s: Snapshot) -> bool:
    return s.digest == final_of(merge(e, new)).digest


def it_is_kept(e: Evidence, p: Snapshot) -> bool:
    return p in after_forget(e).snapshots


def it_is_there_later(e: Evidence, new: Evidence, s: Snapshot) -> bool:
    """M9: what is below the last final snapshot after a merge is there, whatever was forgotten before."""
    return s in merge(after_forget(e), new).snapshots


def finals_are_there_later(e: Evidence, new: Evidence) -> bool:
    return all(s in merge(after_forget(e), new).snapshots for s in merge(e, new).snapshots if s.final)


def finals_come_later_too(e: Evidence, new: Evidence) -> bool:
    return all(s in merge(e, new).snapshots for s in merge(after_forget(e), new).snapshots if s.final)


def is_an_end(e: Evidence, new: Evidence, s: Snapshot) -> bool:
    """It is final after a merge, and no final one follows it."""
    return (
        s in merge(e, new).snapshots
        and s.final
        and not any(x.final and x.parent == s.digest for x in merge(e, new).snapshots)
    )


def is_an_end_later(e: Evidence, new: Evidence, s: Snapshot) -> bool:
    return is_an_end(after_forget(e), new, s)


def all_finals_were_there(e: Evidence, new: Evidence) -> bool:
    return all(s in e.snapshots for s in merge(e, new).snapshots if s.final)


def all_that_comes_later_is_there(e: Evidence, new: Evidence) -> bool:
    return merge(e, new).snapshots <= merge(after_forget(e), new).snapshots


def forgetting_before_brings_nothing(e: Evidence, new: Evidence) -> bool:
    return is_contained(merge(after_forget(e), new), merge(e, new))


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
    lines_are_nested,
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
    _obligation(
        "finals_follow_finals",
        "The parent of a final snapshot is final.",
        (is_made_right, has_all_parents, finals_rest_on_finals),
        finals_follow_finals,
        Sibling("Whatever it descends from.", without=("finals_rest_on_finals",)),
    ),
    _obligation(
        "new_ends_follow_old_ones",
        "What enters after the last final snapshot is the last after a merge.",
        (is_named_apart, finals_follow_finals),
        new_ends_follow_old_ones,
        Sibling("Whatever a digest names.", without=("is_named_apart",)),
    ),
    _step("learn", has_an_end, has_an_end, new_ends_follow_old_ones),
    _obligation(
        "parents_were_known",
        "After a merge the parent of what is known is one that was known, by this certificate or another.",
        (is_named_apart, has_all_parents),
        parents_were_known,
        Sibling("Whatever was known.", without=("has_all_parents",)),
    ),
    _obligation(
        "is_made_right.learn_known",
        "learn keeps is_made_right, of a snapshot that was known.",
        (is_known, parents_were_known, is_made_right),
        it_is_made_right,
        Sibling("Whatever its parent is.", without=("parents_were_known",)),
    ),
    _obligation(
        "is_made_right.learn_new",
        "learn keeps is_made_right, of a snapshot that enters beside its parent.",
        (enters, is_named_apart),
        it_is_made_right,
        Sibling("Whatever names the others have.", without=("is_named_apart",)),
    ),
    _step("learn", has_all_parents, has_all_parents),
    _step("learn", lines_lead_down, enter_beside_their_parents, lines_lead_down),
    _step("learn", lines_are_known, enter_beside_their_parents, lines_are_known),
    _obligation(
        "is_on_no_known_line",
        "What enters in a merge is an ancestor of nothing that is known, unless another certificate of it is.",
        (is_named_apart, lines_are_known),
        is_on_no_known_line,
        Sibling("Whatever is on lines.", without=("lines_are_known",)),
    ),
    _obligation(
        "its_ancestors_were_known",
        "What a known snapshot descends from after a merge was known, by this certificate or another.",
        (is_known, is_named_apart, is_on_no_known_line),
        its_ancestors_were_known,
        Sibling("Whatever enters.", without=("is_on_no_known_line",)),
    ),
    _obligation(
        "lines_do_not_part.learn_known",
        "learn keeps lines_do_not_part, of a snapshot that was known.",
        (is_known, its_ancestors_were_known, lines_do_not_part),
        its_line_does_not_part,
        Sibling("Whatever enters.", without=("its_ancestors_were_known",)),
    ),
    _obligation(
        "lines_do_not_part.learn_new",
        "learn keeps lines_do_not_part, of a snapshot that enters beside its parent.",
        (enters, its_parents_ancestors_were_known, lines_do_not_part),
        its_line_does_not_part,
        Sibling("Whatever enters.", without=("its_parents_ancestors_were_known",)),
    ),
    _obligation(
        "lines_are_nested.learn_known",
        "learn keeps lines_are_nested, of a snapshot that was known.",
        (is_known, is_named_apart, is_on_no_known_line, lines_are_nested),
        its_ancestors_lines_are_nested,
        Sibling("Whatever enters.", without=("is_on_no_known_line",)),
    ),
    _obligation(
        "lines_are_nested.learn_new",
        "learn keeps lines_are_nested, of a snapshot that enters beside its parent.",
        (enters, is_named_apart, is_on_no_known_line, lines_are_nested),
        its_ancestors_lines_are_nested,
        Sibling("Whatever was nested before.", without=("lines_are_nested",)),
    ),
    _obligation(
        "finals_rest_on_finals.learn_known",
        "learn keeps finals_rest_on_finals, of a snapshot that was known.",
        (is_known, is_on_no_known_line, finals_rest_on_finals),
        it_rests_on_finals,
        Sibling("Whatever enters.", without=("is_on_no_known_line",)),
    ),
    _obligation(
        "finals_rest_on_finals.learn_new",
        "learn keeps finals_rest_on_finals, of a snapshot that enters beside its parent.",
        (enters, is_on_no_known_line, finals_rest_on_finals),
        it_rests_on_finals,
        Sibling("Whatever enters.", without=("is_on_no_known_line",)),
    ),
    _obligation(
        "all_but_the_last_are_followed",
        "A final snapshot that is not the last is followed by a final one.",
        (has_an_end, has_names_of_its_own, lines_lead_down, finals_rest_on_finals, is_one_chain),
        all_but_the_last_are_followed,
        Sibling("Where there are two chains.", without=("is_one_chain",)),
    ),
    _obligation(
        "finals_enter_last",
        "What enters as final in a merge without a conflict follows the last final snapshot, unless it is another certificate of what was final.",
        (has_an_end, arrives, enter_beside_their_parents, all_but_the_last_are_followed),
        finals_enter_last,
        Sibling("In a conflict too.", without=("arrives",), hypotheses=(arrives_with_a_conflict,)),
    ),
    _obligation(
        "final_stays_or_follows",
        "The last final snapshot after a merge without a conflict is the one before, or follows it and has just come.",
        (has_an_end, finals_enter_last, all_but_the_last_are_followed),
        final_stays_or_follows_if_any,
        Sibling("Whatever enters.", without=("finals_enter_last",)),
    ),
    _step("learn", is_one_chain, has_an_end, finals_enter_last, final_stays_or_follows_if_any, is_one_chain),
    _step("forget", has_names_of_its_own, has_an_end, has_names_of_its_own),
    _step("forget", has_no_conflict, has_an_end, has_no_conflict),
    _step("forget", has_an_end, has_an_end),
    _step("forget", is_made_right, has_an_end, is_made_right),
    _obligation(
        "ancestors_are_kept",
        "What is left after forgetting has all its ancestors.",
        (has_an_end, has_names_of_its_own, lines_do_not_part, finals_rest_on_finals),
        ancestors_are_kept,
        Sibling("Whatever is final.", without=("finals_rest_on_finals",)),
    ),
    _obligation(
        "parents_are_kept",
        "What is left after forgetting has its parent.",
        (has_an_end, its_ancestors_are_kept, is_its_parent),
        it_is_kept,
        Sibling("Whatever its ancestors are.", without=("its_ancestors_are_kept",)),
    ),
    _obligation(
        "has_all_parents.forget",
        "forget keeps has_all_parents, of a snapshot whose parent is left.",
        (has_an_end, it_is_kept, is_its_parent),
        its_parent_is_there,
        Sibling("Whatever is left.", without=("it_is_kept",)),
    ),
    _obligation(
        "lines_lead_down.forget",
        "forget keeps lines_lead_down, of a snapshot whose ancestors are left.",
        (has_an_end, is_known, its_ancestors_are_kept, lines_lead_down),
        its_line_leads_down_still,
        Sibling("Whatever is left.", without=("its_ancestors_are_kept",)),
    ),
    _step("forget", lines_are_known, has_an_end, ancestors_are_kept, lines_are_known),
    _step("forget", lines_do_not_part, has_an_end, lines_do_not_part),
    _step("forget", lines_are_nested, has_an_end, lines_are_nested),
    _step("forget", finals_rest_on_finals, has_an_end, finals_rest_on_finals),
    _step("forget", is_one_chain, has_an_end, has_names_of_its_own, is_one_chain),
)
_CHAIN = (
    _obligation(
        "final_never_falls_back",
        "M10: the last final snapshot after a merge descends from the one before, unless there is a conflict.",
        (has_an_end, arrives, ends_when_merged, final_stays_or_follows_if_any, is_made_right),
        final_never_falls_back,
        Sibling(
            "In a conflict too.",
            without=("arrives", "final_stays_or_follows_if_any"),
            hypotheses=(arrives_with_a_conflict,),
        ),
        Sibling("It is the one before.", goal=final_stays),
        Sibling("It has always just come.", goal=final_is_new),
    ),
)
_FORGETTING = (
    _obligation(
        "forgetting_keeps_the_final_one",
        "The last final snapshot is what it was, whatever is forgotten.",
        (has_an_end, all_but_the_last_are_followed),
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
        "finals_are_there_later",
        "M9: what is final after any merge is there whatever was forgotten before.",
        (has_an_end,),
        finals_are_there_later,
        Sibling("It was there before.", goal=all_finals_were_there),
    ),
    _obligation(
        "finals_come_later_too",
        "M9: what is final after something was forgotten, and any merge, is final without the forgetting.",
        (has_an_end,),
        finals_come_later_too,
        Sibling("All is there.", goal=all_that_comes_later_is_there),
    ),
    _obligation(
        "ends_when_merged_later",
        "M9: an end of the final chain after any merge is one whatever was forgotten before.",
        (has_an_end, is_an_end, finals_are_there_later, finals_come_later_too),
        is_an_end_later,
        Sibling("Whatever it is.", without=("is_an_end",)),
    ),
    _obligation(
        "ends_when_merged_without_forgetting",
        "M9: an end of the final chain after something was forgotten, and any merge, is one without the forgetting.",
        (has_an_end, is_an_end_later, finals_are_there_later, finals_come_later_too),
        is_an_end,
        Sibling("Whatever it is.", without=("is_an_end_later",)),
    ),
    _obligation(
        "final_one_is_the_same_later",
        "M9: there is one end of the final chain after any merge without a conflict, so that it is the same whether something was forgotten before or not.",
        (ends_when_merged, is_an_end, all_but_the_last_are_followed_later),
        is_last_later,
        Sibling("Whatever it is.", without=("is_an_end",)),
    ),
    _obligation(
        "final_one_is_on_its_lines",
        "Whatever other certificate of it is known, what is final after a merge without a conflict descends from the final one before.",
        (has_an_end, ends_when_merged, final_stays_or_follows, is_named_apart, is_made_right),
        final_one_is_on_its_lines,
        Sibling("Wherever it enters.", without=("final_stays_or_follows",)),
    ),
    _obligation(
        "what_comes_later_is_there.known",
        "M9: what is below the last final snapshot after any merge without a conflict is there whatever was forgotten before, if it was known.",
        (
            has_an_end,
            ends_when_merged,
            is_known,
            is_below_later,
            final_stays_or_follows,
            final_one_is_on_its_lines,
            is_on_no_known_line,
            lines_are_nested,
        ),
        it_is_there_later,
        Sibling("So is all else.", without=("is_below_later",)),
    ),
    _obligation(
        "what_comes_later_is_there.new",
        "M9: it is there if it enters beside a parent that is below that as well.",
        (has_an_end, enters, it_is_kept),
        it_is_there_later,
        Sibling("Whatever its parent is.", without=("it_is_kept",)),
    ),
    _obligation(
        "what_comes_later_is_there.last",
        "M9: it is there if it is the last final snapshot.",
        (
            has_an_end,
            ends_when_merged,
            enters,
            is_last_later,
            final_stays_or_follows,
            enter_beside_their_parents,
            is_named_apart,
            finals_follow_finals,
        ),
        it_is_there_later,
        Sibling("Whatever it is.", without=("is_last_later",)),
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
