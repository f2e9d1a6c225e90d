"""Theme: shares. All final chains are parts of one, and clean-up leaves whatever share may still be needed, for evidence of any size.

`e` is all that was ever signed, without a conflict: that no parent has two final successors is the commit's to see to (L8). It grows
by steps of the theme final_chain, and has what is proved there. What a peer knows, `known`, is a part of it; what a peer learns and forgets leaves
it so. A share is dealt on a snapshot, whose line it has. That whoever is counted has its share is in `counted`, and that what a
peer forgets makes no difference to what it sees in `forgetting`.
"""

from dataclasses import replace

from invariants.proofs.final_chain import (
    enter_beside_their_parents,
    is_made_on_its_parents,
    is_named_apart,
    is_on_no_known_line,
    is_one_chain,
    is_the_owners,
    lines_are_nested,
    lines_do_not_part,
)
from invariants.proofs.merge import SIGNATURE, has_an_end, relational
from invariants.proofs.obligation import Claim, Obligation, Sibling
from rebalancing.view import (
    Evidence,
    Member,
    Share,
    after_erase,
    after_learn,
    descends,
    digests,
    final_of,
    keeps,
    merge,
)

_SIGNATURE = replace(
    SIGNATURE,
    sorts={**SIGNATURE.sorts, "Share.polynomial": "polynomial", "Share.line": "digest"},
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


def was_dealt_on_one(e: Evidence, x: Share, root: int) -> bool:
    """A share has the line of a snapshot, or is the owner's, and was dealt on nothing."""
    return root not in digests(e) and (
        x.line <= {root} or any(p.line <= x.line and x.line <= p.line for p in e.snapshots)
    )


def is_unbroken(e: Evidence, x: Share) -> bool:
    """Wherever a line has a share's polynomial, it has had it since the share was dealt."""
    return all(
        all(y.digest in x.line or y.polynomial == x.polynomial for y in e.snapshots if descends(s, y))
        for s in e.snapshots
        if s.polynomial == x.polynomial
    )


def is_of_no_snapshot(e: Evidence, x: Share) -> bool:
    """A share that has just been dealt: its polynomial is new."""
    return all(s.polynomial != x.polynomial for s in e.snapshots)


def is_had_again(x: Share, again: Share) -> bool:
    """A repaired share is of the same polynomial, and says no less of what it was dealt on."""
    return again.polynomial == x.polynomial and x.line <= again.line


def repaired_one_is_unbroken(e: Evidence, again: Share) -> bool:
    return is_unbroken(e, again)


def brings_its_own_or_its_parents(e: Evidence, new: Evidence, x: Share) -> bool:
    """What a certificate shows: the polynomial is the parent's, as its manifest alone changed, or shares of it were dealt on the parent."""
    return all(
        all(p.polynomial == x.polynomial or p.line <= x.line for p in e.snapshots if p.digest == s.parent)
        for s in new.snapshots
        if s.polynomial == x.polynomial
    )


def is_unbroken_after_learning(e: Evidence, new: Evidence, x: Share) -> bool:
    return is_unbroken(merge(e, new), x)


def is_there_after_learning(e: Evidence, new: Evidence, x: Share, root: int) -> bool:
    return was_dealt_on_one(merge(e, new), x, root)


def would_be_kept(e: Evidence, x: Share) -> bool:
    return keeps(e, x)


def is_kept(known: Evidence, x: Share) -> bool:
    return keeps(known, x)


def is_of_the_last_final_one(e: Evidence, x: Share) -> bool:
    return x.polynomial == final_of(e).polynomial


def is_of_what_descends_from_it(e: Evidence, x: Share) -> bool:
    return any(s.polynomial == x.polynomial and descends(s, final_of(e)) for s in e.snapshots)


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
        "was_dealt_on_one.learn",
        "What a share was dealt on stays.",
        (is_named_apart, was_dealt_on_one),
        is_there_after_learning,
        Sibling("Wherever it was dealt.", without=("was_dealt_on_one",)),
    ),
    _obligation(
        "is_unbroken.initial",
        "The owner's snapshot alone breaks nothing.",
        (is_the_owners,),
        is_unbroken,
        Sibling("Whatever there is.", without=("is_the_owners",)),
    ),
    _obligation(
        "is_unbroken.deal",
        "A share that has just been dealt is of an unbroken part of a line: of none.",
        (is_of_no_snapshot,),
        is_unbroken,
        Sibling("Whatever its polynomial is.", without=("is_of_no_snapshot",)),
    ),
    _obligation(
        "is_unbroken.repair",
        "So is one that is had again, as that was which was dealt.",
        (is_had_again, is_unbroken),
        repaired_one_is_unbroken,
        Sibling("Whatever it says.", without=("is_had_again",)),
    ),
    _obligation(
        "is_unbroken.learn",
        "What is signed since breaks no part of a line.",
        (
            is_named_apart,
            is_made_on_its_parents,
            is_on_no_known_line,
            enter_beside_their_parents,
            brings_its_own_or_its_parents,
            is_unbroken,
        ),
        is_unbroken_after_learning,
        Sibling("Whatever polynomial it brings.", without=("brings_its_own_or_its_parents",)),
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
            is_one_chain,
            lines_are_nested,
            was_dealt_on_one,
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
        (knows_a_part, has_an_end, is_one_chain, is_unbroken, is_of_the_last_final_one, has_the_share),
        share_is_left_by_clean_up,
        Sibling("Whatever its polynomial is.", without=("is_of_the_last_final_one",)),
    ),
    _obligation(
        "used_share_is_left",
        "So is one of what descends from that, which may be in use, or be made final later.",
        (
            knows_a_part,
            has_an_end,
            is_one_chain,
            lines_are_nested,
            is_unbroken,
            is_of_what_descends_from_it,
            has_the_share,
        ),
        share_is_left_by_clean_up,
        Sibling("Whatever it is of.", without=("is_of_what_descends_from_it",)),
        Sibling("Whatever the line did since the share was dealt.", without=("is_unbroken",)),
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
