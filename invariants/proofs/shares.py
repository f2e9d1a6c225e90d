"""Theme: shares. All final chains are parts of one, and clean-up leaves whatever share may still be needed, for evidence of any size.

`e` is all that was ever signed, without a conflict: that no parent has two final successors is the commit's to see to (L8). It grows
by steps of the theme final_chain, and has what is proved there. What a peer knows, `known`, is a part of it; what a peer learns and forgets leaves
it so. A share is dealt under a final snapshot, which all its descendants have on their line. That whoever is counted has its share is in `counted`, and that what a
peer forgets makes no difference to what it sees in `forgetting`.

Where `is_unbroken` is proved of one snapshot `s` and one before it, `y`, obligations show that the certificates are there that the step names: a final one that was known of
what was final, of its line and polynomial, or the last final snapshot, on which it is; and of `y` unless it is `s`. What remains in words is that these cases are all
(`finals_enter_last`), and that what holds of any two holds of all.
"""

from dataclasses import replace

from invariants.proofs.final_chain import (
    finals_enter_last,
    finals_rest_on_finals,
    has_names_of_its_own,
    is_made_on,
    is_made_on_its_parents,
    is_named_apart,
    is_on_no_known_line,
    is_one_chain,
    is_the_same_snapshot,
    lines_are_nested,
    lines_do_not_part,
    lines_lead_down,
)
from invariants.proofs.merge import SIGNATURE, has_an_end, relational
from invariants.proofs.obligation import Claim, Obligation, Sibling
from rebalancing.view import (
    Evidence,
    Member,
    Share,
    Snapshot,
    after_erase,
    after_learn,
    descends,
    final_of,
    keeps,
    merge,
)

_SIGNATURE = replace(
    SIGNATURE,
    sorts={**SIGNATURE.sorts, "Share.polynomial": "polynomial", "Share.under": "digest"},
    opaque={**SIGNATURE.opaque, Share: "share"},
)

# What a peer knows ------------------------------------------------------------------------------------------------------------------


def is_part(e: Evidence, known: Evidence) -> bool:
    """What a peer knows was signed."""
    return known.snapshots <= e.snapshots


def was_signed(e: Evidence, new: Evidence) -> bool:
    return is_part(e, new)


def is_part_after_learning(e: Evidence, known: Evidence, new: Evidence) -> bool:
    return is_part(e, merge(known, new))


def is_part_when_more_is_signed(e: Evidence, known: Evidence, new: Evidence) -> bool:
    return is_part(merge(e, new), known)


def known_has_an_end(known: Evidence) -> bool:
    return has_an_end(known)


def other_is_part(e: Evidence, other: Evidence) -> bool:
    return is_part(e, other) and has_an_end(other)


def chains_are_parts_of_one(known: Evidence, other: Evidence) -> bool:
    """M3: of the last final snapshots of two peers, one descends from the other."""
    return descends(final_of(known), final_of(other)) or descends(final_of(other), final_of(known))


def the_other_knows_more(known: Evidence, other: Evidence) -> bool:
    return descends(final_of(other), final_of(known))


# Shares -----------------------------------------------------------------------------------------------------------------------------


def is_between(s: Snapshot, x: Share, f: Snapshot) -> bool:
    """A final snapshot after the one under which a share was dealt, at another one or before it."""
    return s.final and x.under in s.line and x.under != s.digest and descends(f, s)


def is_unbroken(e: Evidence, x: Share) -> bool:
    """Wherever the final chain has a share's polynomial, it has had it since the share was dealt."""
    return all(
        all(s.polynomial == x.polynomial for s in e.snapshots if is_between(s, x, f))
        for f in e.snapshots
        if f.final and f.polynomial == x.polynomial
    )


def is_of_no_snapshot(e: Evidence, x: Share) -> bool:
    """A share that has just been dealt: its polynomial is new."""
    return all(s.polynomial != x.polynomial for s in e.snapshots)


def brings_its_own_or_its_parents(e: Evidence, new: Evidence, x: Share) -> bool:
    """What a final certificate shows: the polynomial is the parent's, as its manifest alone changed, or shares of it were dealt under the parent."""
    return all(
        all(
            p.polynomial == x.polynomial or p.digest == x.under for p in e.snapshots if p.digest == s.parent and p.final
        )
        for s in merge(e, new).snapshots
        if s not in e.snapshots and s.final and s.polynomial == x.polynomial
    )


def was_final_as(e: Evidence, s: Snapshot, g: Snapshot) -> bool:
    """A final snapshot has a final certificate that was known."""
    return g in e.snapshots and g.final and g.digest == s.digest and is_the_same_snapshot(g, s)


def ancestor_was_final_as(e: Evidence, y: Snapshot, w: Snapshot) -> bool:
    """So has one before it."""
    return was_final_as(e, y, w)


def follows_as(e: Evidence, x: Share, s: Snapshot, p: Snapshot) -> bool:
    """A new final snapshot is made on a final one, and its polynomial is that one's."""
    return p in e.snapshots and p.final and is_made_on(s, p) and p.polynomial == s.polynomial


def is_dealt_under_the_last(e: Evidence, x: Share, s: Snapshot, p: Snapshot) -> bool:
    """Or shares of its polynomial were dealt under the last final snapshot, on which it is made."""
    return (
        p in e.snapshots
        and p.final
        and not any(y.final and y.parent == p.digest for y in e.snapshots)
        and p.digest == x.under
        and is_made_on(s, p)
    )


def ancestors_of_known_ones_were_final(e: Evidence, new: Evidence) -> bool:
    """What a final snapshot descends from after a merge was final, if it was known to be final."""
    return all(
        all(
            any(w.final and w.digest == y.digest for w in e.snapshots)
            for y in merge(e, new).snapshots
            if y.final and descends(g, y)
        )
        for g in e.snapshots
        if g.final
    )


def ancestors_of_new_ones_were_final(e: Evidence, new: Evidence) -> bool:
    """So was what a new one descends from that follows the last final one, but for itself."""
    return all(
        all(
            y.digest == s.digest or any(w.final and w.digest == y.digest for w in e.snapshots)
            for y in merge(e, new).snapshots
            if y.final and descends(s, y)
        )
        for s in new.snapshots
        if s.final and s.parent == final_of(e).digest
    )


def new_ones_were_final(e: Evidence, new: Evidence) -> bool:
    return all(
        any(w.final and w.digest == s.digest for w in e.snapshots)
        for s in new.snapshots
        if s.final and s.parent == final_of(e).digest
    )


def finals_were_final_as(e: Evidence, new: Evidence) -> bool:
    """Whatever final certificate was known of a snapshot, `was_final_as` holds of it."""
    return all(
        all(was_final_as(e, s, g) for g in e.snapshots if g.final and g.digest == s.digest)
        for s in merge(e, new).snapshots
    )


def all_was_final_as_anything(e: Evidence, new: Evidence) -> bool:
    return all(all(was_final_as(e, s, g) for g in e.snapshots if g.final) for s in merge(e, new).snapshots)


def new_finals_follow_or_are_dealt(e: Evidence, new: Evidence, x: Share) -> bool:
    """A final snapshot with a share's polynomial was final, or is on the last final one as `follows_as` or `is_dealt_under_the_last` says."""
    return all(
        any(g.final and g.digest == s.digest for g in e.snapshots)
        or follows_as(e, x, s, final_of(e))
        or is_dealt_under_the_last(e, x, s, final_of(e))
        for s in merge(e, new).snapshots
        if s.final and s.polynomial == x.polynomial
    )


def new_finals_follow(e: Evidence, new: Evidence, x: Share) -> bool:
    return all(
        any(g.final and g.digest == s.digest for g in e.snapshots) or follows_as(e, x, s, final_of(e))
        for s in merge(e, new).snapshots
        if s.final and s.polynomial == x.polynomial
    )


def ancestor_has_its_polynomial(x: Share, s: Snapshot, y: Snapshot) -> bool:
    """`is_unbroken` after a merge, of two snapshots on the chain."""
    return (
        not s.final
        or s.polynomial != x.polynomial
        or s.digest == y.digest
        or not is_between(y, x, s)
        or y.polynomial == x.polynomial
    )


def would_be_kept(e: Evidence, x: Share) -> bool:
    return keeps(e, x)


def is_kept(known: Evidence, x: Share) -> bool:
    return keeps(known, x)


def is_of_the_last_final_one(e: Evidence, x: Share) -> bool:
    return x.polynomial == final_of(e).polynomial


def has_the_share(me: Member, x: Share) -> bool:
    return x in me.shares


def knows_a_part(e: Evidence, me: Member) -> bool:
    return is_part(e, me.known) and has_an_end(me.known)


def share_is_left_by_clean_up(me: Member, x: Share) -> bool:
    return x in after_erase(me).shares


def share_is_left_by_learning(me: Member, new: Evidence, x: Share) -> bool:
    return x in after_learn(me, new).shares


def _obligation(
    name: str, statement: str, hypotheses: tuple[Claim, ...], goal: Claim, *siblings: Sibling
) -> Obligation:
    return replace(relational("shares", name, statement, hypotheses, goal, *siblings), signature=_SIGNATURE)


_CHAINS = (
    _obligation(
        "is_part.learn",
        "What a peer knows was signed, after it has learned something too.",
        (is_part, was_signed),
        is_part_after_learning,
        Sibling("Whatever it learns.", without=("was_signed",)),
    ),
    _obligation(
        "is_part.sign",
        "What a peer knows was signed, whatever is signed since.",
        (is_part,),
        is_part_when_more_is_signed,
        Sibling("Whatever it knows.", without=("is_part",)),
    ),
    _obligation(
        "chains_are_parts_of_one",
        "M3: of the last final snapshots of any two peers one descends from the other, while nothing that is signed is a conflict.",
        (is_part, known_has_an_end, other_is_part, has_an_end, is_one_chain, lines_do_not_part),
        chains_are_parts_of_one,
        Sibling("Where there are two chains.", without=("is_one_chain",)),
        Sibling("The second knows more.", goal=the_other_knows_more),
    ),
)
_POLYNOMIALS = (
    _obligation(
        "is_unbroken.deal",
        "A share that has just been dealt is of an unbroken part of the chain: of none.",
        (is_of_no_snapshot,),
        is_unbroken,
        Sibling("Whatever its polynomial is.", without=("is_of_no_snapshot",)),
    ),
    _obligation(
        "ancestors_of_known_ones_were_final",
        "What a final snapshot descends from after a merge was final, if it was known.",
        (is_on_no_known_line, finals_rest_on_finals),
        ancestors_of_known_ones_were_final,
        Sibling("Whatever enters.", without=("is_on_no_known_line",)),
    ),
    _obligation(
        "finals_were_final_as",
        "Whatever final certificate was known of a snapshot, it is of the same line and polynomial.",
        (is_named_apart,),
        finals_were_final_as,
        Sibling("Of any other too.", goal=all_was_final_as_anything),
    ),
    _obligation(
        "ancestors_of_new_ones_were_final",
        "What a new final snapshot descends from after a merge without a conflict was final, but for itself.",
        (has_an_end, is_made_on_its_parents, ancestors_of_known_ones_were_final),
        ancestors_of_new_ones_were_final,
        Sibling("So was itself.", goal=new_ones_were_final),
    ),
    _obligation(
        "new_finals_follow_or_are_dealt",
        "What becomes final by a merge without a conflict has its polynomial from the last final snapshot, or its shares were dealt under that.",
        (has_an_end, is_made_on_its_parents, finals_enter_last, brings_its_own_or_its_parents),
        new_finals_follow_or_are_dealt,
        Sibling("It has its polynomial from there.", goal=new_finals_follow),
    ),
    _obligation(
        "is_unbroken.learn_known",
        "Another certificate of what was final breaks no part of the chain.",
        (was_final_as, ancestor_was_final_as, is_unbroken),
        ancestor_has_its_polynomial,
        Sibling("Whatever was final.", without=("ancestor_was_final_as",)),
    ),
    _obligation(
        "is_unbroken.learn_new",
        "A new final snapshot breaks no part of the chain: what is on it was final before.",
        (follows_as, ancestor_was_final_as, is_unbroken),
        ancestor_has_its_polynomial,
        Sibling("Whatever it follows.", without=("follows_as",)),
    ),
    _obligation(
        "is_unbroken.learn_dealt",
        "Nor does one of a new polynomial: nothing on the chain is between it and what its shares were dealt under.",
        (
            is_dealt_under_the_last,
            ancestor_was_final_as,
            has_names_of_its_own,
            lines_lead_down,
            finals_rest_on_finals,
        ),
        ancestor_has_its_polynomial,
        Sibling("Whatever it is dealt under.", without=("is_dealt_under_the_last",)),
    ),
)
_CLEAN_UP = (
    _obligation(
        "what_all_keep_each_keeps",
        "What clean-up would leave if all that is signed were known, it leaves under any part of it.",
        (
            is_part,
            known_has_an_end,
            has_an_end,
            has_names_of_its_own,
            is_one_chain,
            lines_lead_down,
            lines_are_nested,
            finals_rest_on_finals,
            is_unbroken,
            would_be_kept,
        ),
        is_kept,
        Sibling("Whatever the chain did since the share was dealt.", without=("is_unbroken",)),
        Sibling("Where there are two chains.", without=("is_one_chain",)),
    ),
    _obligation(
        "last_final_share_is_left",
        "M5: a share of the last final snapshot's polynomial is left by clean-up, whatever part of what is signed a peer knows.",
        (
            knows_a_part,
            has_an_end,
            is_one_chain,
            lines_lead_down,
            lines_are_nested,
            finals_rest_on_finals,
            is_unbroken,
            is_of_the_last_final_one,
            has_the_share,
        ),
        share_is_left_by_clean_up,
        Sibling("Whatever its polynomial is.", without=("is_of_the_last_final_one",)),
    ),
    _obligation(
        "learning_takes_no_share",
        "M5: a peer that learns something has the shares that it had.",
        (has_the_share,),
        share_is_left_by_learning,
        Sibling("It has any share.", without=("has_the_share",)),
    ),
)
OBLIGATIONS = (*_CHAINS, *_POLYNOMIALS, *_CLEAN_UP)
