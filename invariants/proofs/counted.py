"""Theme: counted. Whoever is counted for what is in force, or may come to be, has its share, and whoever has a share that it brought is counted, for evidence of any size.

Told of one honest peer, `h`, and of one snapshot, `z`: all that is signed, what the peer knows, and its shares, while nothing that is signed
is a conflict and it hears nothing else. The steps are those of the reference's system as far as this peer can tell; that they are is tested on the first edges of explored
graphs. No peer signs for another, so what others do is a signature that is not about this one. A liar is counted as having whatever share it likes.

What a side made provisionally may be confirmed, one after the other: then it has a second certificate, which is final. That clean-up takes no share of what descends from
the last final snapshot is shown in `shares`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from invariants.proofs.final_chain import (
    all_but_the_last_are_followed,
    has_names_of_its_own,
    is_made_on,
    is_one_chain,
    lines_are_nested,
)
from invariants.proofs.merge import SIGNATURE, has_an_end, is_contained, relational
from invariants.proofs.obligation import After, Claim, Obligation, Predicate, Sibling, Signature
from rebalancing.view import (
    Evidence,
    Loss,
    Member,
    Share,
    Snapshot,
    after_erase,
    after_forget,
    after_learn,
    conflicts,
    descends,
    final_of,
    holds,
    members_left,
    merge,
    revoked_in,
)

__all__ = ["OBLIGATIONS", "STEPS", "Seat"]

_SIGNATURE: Signature = replace(
    SIGNATURE,
    sorts={
        **SIGNATURE.sorts,
        "Share.polynomial": "polynomial",
        "Share.line": "digest",
        "h": "peer",
        "number": "number",
        "none": "number",
    },
    opaque={**SIGNATURE.opaque, Share: "share"},
)


@dataclass(frozen=True)
class Seat:
    """All that is signed, and what one peer keeps."""

    signed: Evidence
    me: Member


# Steps ------------------------------------------------------------------------------------------------------------------------------


def with_snapshot(e: Evidence, x: Snapshot) -> Evidence:
    return replace(e, snapshots=e.snapshots | {x})


def sign(s: Seat, x: Snapshot) -> Seat:
    """A snapshot is signed that deals this peer nothing."""
    return replace(s, signed=with_snapshot(s.signed, x))


def sign_and_deal(s: Seat, x: Snapshot, h: int, share: Share) -> Seat:
    """A snapshot is signed; this peer has its share on disk if, and only if, it acknowledged that."""
    dealt = frozenset(y for y in {share} if h in x.acknowledged)
    return Seat(signed=with_snapshot(s.signed, x), me=replace(s.me, shares=s.me.shares | dealt))


def sign_and_deal_nothing(s: Seat, x: Snapshot) -> Seat:
    """A bad rule: whoever acknowledged a share need not have it."""
    return sign(s, x)


def confirm(s: Seat, x: Snapshot, h: int, share: Share) -> Seat:
    """What was made provisionally has a final certificate; this peer gets its share again if, and only if, it acknowledges that."""
    return sign_and_deal(s, x, h, share)


def confirm_and_deal_nothing(s: Seat, x: Snapshot) -> Seat:
    """A bad rule: whoever acknowledges a share that it has not gets none."""
    return sign(s, x)


def learn(s: Seat, new: Evidence) -> Seat:
    return replace(s, me=after_learn(s.me, new))


def tell_others(s: Seat, new: Evidence) -> Seat:
    """Something else is signed."""
    return replace(s, signed=merge(s.signed, new))


def losses_of(me: Member, h: int, number: int) -> Evidence:
    """What a peer signs that has lost its shares."""
    return Evidence(
        snapshots=frozenset(),
        revoked=frozenset(),
        losses=frozenset(Loss(peer=h, polynomial=y.polynomial, number=number) for y in me.shares),
        receipts=frozenset(),
        policies=frozenset(),
    )


def lose(s: Seat, h: int, number: int) -> Seat:
    new = losses_of(s.me, h, number)
    return Seat(signed=merge(s.signed, new), me=Member(known=merge(s.me.known, new), shares=frozenset()))


def receipts_for(me: Member, x: Snapshot, h: int, none: int) -> Evidence:
    """What a peer signs that has its share again: it names each loss of it that it knows of, or none."""
    named = frozenset(y for y in me.known.losses if y.peer == h and y.polynomial == x.polynomial)
    return Evidence(
        snapshots=frozenset(),
        revoked=frozenset(),
        losses=frozenset(),
        receipts=named
        | frozenset(
            y
            for y in {Loss(peer=h, polynomial=x.polynomial, number=none)}
            if not any(z.peer == h and z.polynomial == x.polynomial for z in me.known.losses)
        ),
        policies=frozenset(),
    )


def repair(s: Seat, x: Snapshot, h: int, share: Share, none: int) -> Seat:
    new = receipts_for(s.me, x, h, none)
    return Seat(signed=merge(s.signed, new), me=Member(known=merge(s.me.known, new), shares=s.me.shares | {share}))


def repair_without_a_receipt(s: Seat, share: Share) -> Seat:
    """A bad rule: nobody is told."""
    return replace(s, me=replace(s.me, shares=s.me.shares | {share}))


def erase(s: Seat) -> Seat:
    return replace(s, me=after_erase(s.me))


def erase_all(s: Seat) -> Seat:
    """A bad rule."""
    return replace(s, me=replace(s.me, shares=frozenset()))


def forget(s: Seat) -> Seat:
    return replace(s, me=replace(s.me, known=after_forget(s.me.known)))


# When they happen -------------------------------------------------------------------------------------------------------------------


def is_new(s: Seat, x: Snapshot) -> bool:
    """Its digest is new, so that nothing was made on it, and it is made on the last final one if it is final."""
    return all(y.digest != x.digest and y.parent != x.digest and not descends(y, x) for y in s.signed.snapshots) and (
        not x.final or (x.parent == final_of(s.signed).digest and is_made_on(x, final_of(s.signed)))
    )


def is_of_its_polynomial(x: Snapshot, share: Share) -> bool:
    return share.polynomial == x.polynomial


def brings_shares(s: Seat, x: Snapshot) -> bool:
    """Its polynomial is new."""
    return is_new(s, x) and all(y.polynomial != x.polynomial for y in s.signed.snapshots)


def brings_none(s: Seat, x: Snapshot, p: Snapshot) -> bool:
    """The manifest alone moves: it is provisional, and its polynomial, its members and who acknowledged are its parent's."""
    return (
        is_new(s, x)
        and not x.final
        and p in s.signed.snapshots
        and is_made_on(x, p)
        and descends(x, p)
        and x.polynomial == p.polynomial
        and x.members <= p.members
        and p.members <= x.members
        and x.acknowledged <= p.acknowledged
    )


def is_of_the_same_line(x: Snapshot, y: Snapshot) -> bool:
    return x.line <= y.line and y.line <= x.line


def is_confirmed(s: Seat, x: Snapshot) -> bool:
    """It has no final certificate yet, and follows the last final snapshot; the others are of the same members and shares."""
    return (
        x.final
        and x.parent == final_of(s.signed).digest
        and is_made_on(x, final_of(s.signed))
        and any(y.digest == x.digest for y in s.signed.snapshots)
        and all(
            not y.final
            and y.polynomial == x.polynomial
            and is_of_the_same_line(x, y)
            and y.members <= x.members
            and x.members <= y.members
            for y in s.signed.snapshots
            if y.digest == x.digest
        )
        and not any(y.final and y.parent == x.digest for y in s.signed.snapshots)
    )


def acknowledges_what_it_never_lost(s: Seat, x: Snapshot, h: int) -> bool:
    return h not in x.acknowledged or all(y.peer != h or y.polynomial != x.polynomial for y in s.signed.losses)


def was_signed(s: Seat, new: Evidence) -> bool:
    return is_contained(new, s.signed)


def is_about_others(new: Evidence, h: int) -> bool:
    """No snapshot, and no loss or receipt of this peer."""
    return (
        all(x.final and not x.final for x in new.snapshots)
        and all(x.peer != h for x in new.losses)
        and all(x.peer != h for x in new.receipts)
    )


def is_drawn(s: Seat, h: int, number: int, none: int) -> bool:
    """A number that no loss of this peer has."""
    return number != none and all(x.number != number for x in s.signed.losses if x.peer == h)


def was_drawn_before(s: Seat, number: int, none: int) -> bool:
    return number != none


def is_missing(s: Seat, x: Snapshot) -> bool:
    """It knows the snapshot, and has no share of it."""
    return x in s.me.known.snapshots and not holds(s.me, x)


def clean_up_leaves_it(s: Seat, z: Snapshot) -> bool:
    """What used_share_is_left shows: no share of what descends from the last final snapshot of all that is signed goes."""
    return has_an_end(s.me.known) and (
        not is_below_final(s, z)
        or all(x in after_erase(s.me).shares for x in s.me.shares if x.polynomial == z.polynomial)
    )


def knows_an_end(s: Seat) -> bool:
    return has_an_end(s.me.known)


# What is known ----------------------------------------------------------------------------------------------------------------------


def none_is_zero(none: int) -> bool:
    """The number of a receipt that takes no loss back."""
    return none == 0


def has_one_final_certificate_each(e: Evidence) -> bool:
    return all(all(x == y for x in e.snapshots if x.final and x.digest == y.digest) for y in e.snapshots if y.final)


def is_in_order(s: Seat) -> bool:
    """What is signed grew as in the theme final_chain, without a conflict, and nothing was made final twice."""
    return (
        has_an_end(s.signed)
        and has_names_of_its_own(s.signed)
        and not conflicts(s.signed)
        and all_but_the_last_are_followed(s.signed)
        and has_one_final_certificate_each(s.signed)
        and is_one_chain(s.signed)
        and lines_are_nested(s.signed)
    )


def has_an_end_when_signed(s: Seat, x: Snapshot) -> bool:
    return has_an_end(with_snapshot(s.signed, x))


def final_one_is_new(s: Seat, x: Snapshot) -> bool:
    """A final snapshot that is signed is the last, and no other one is."""
    return final_of(with_snapshot(s.signed, x)) == x or (
        not x.final and final_of(with_snapshot(s.signed, x)) == final_of(s.signed)
    )


def final_one_is_what_it_was(s: Seat, x: Snapshot) -> bool:
    return final_of(with_snapshot(s.signed, x)) == final_of(s.signed)


def begins_with_its_share(s: Seat, h: int) -> bool:
    """There is the owner's snapshot alone: who acknowledged its share has it, and no other, and nothing is lost."""
    return (
        has_an_end(s.signed)
        and all(x == final_of(s.signed) for x in s.signed.snapshots)
        and is_contained(s.me.known, s.signed)
        and all(x.peer != h for x in s.signed.losses)
        and all(x.peer != h for x in s.signed.receipts)
        and all(any(x.polynomial == y.polynomial for y in s.signed.snapshots) for x in s.me.shares)
        and (h in final_of(s.signed).acknowledged) == holds(s.me, final_of(s.signed))
    )


def is_accounted(s: Seat, h: int, none: int) -> bool:
    """What a peer knows was signed, and its own losses it knows; its receipts name losses, or none; and whatever it has, lost or had again is of a snapshot."""
    return (
        is_contained(s.me.known, s.signed)
        and all(x in s.me.known.losses for x in s.signed.losses if x.peer == h)
        and all(x in s.signed.losses or x.number == none for x in s.signed.receipts if x.peer == h)
        and all(any(x.polynomial == y.polynomial for y in s.signed.snapshots) for x in s.me.shares)
        and all(any(x.polynomial == y.polynomial for y in s.signed.snapshots) for x in s.signed.losses if x.peer == h)
        and all(any(x.polynomial == y.polynomial for y in s.signed.snapshots) for x in s.signed.receipts if x.peer == h)
    )


def is_below_final(s: Seat, z: Snapshot) -> bool:
    """It is signed, in this certificate or another, and is the last final snapshot or descends from it."""
    return descends(z, final_of(s.signed)) and any(
        y.digest == z.digest
        and y.polynomial == z.polynomial
        and is_of_the_same_line(y, z)
        and y.members <= z.members
        and z.members <= y.members
        for y in s.signed.snapshots
    )


def brought_its_polynomial(s: Seat, z: Snapshot) -> bool:
    """Nothing that it descends from has it."""
    return all(y.digest == z.digest or not descends(z, y) for y in s.signed.snapshots if y.polynomial == z.polynomial)


def is_counted_if_it_holds(s: Seat, h: int, z: Snapshot) -> bool:
    """CountedHold, of one peer and one snapshot: a member that nobody revoked is counted if, and only if, it has its share."""
    return (
        not is_below_final(s, z)
        or not brought_its_polynomial(s, z)
        or h not in z.members
        or h in revoked_in(s.signed)
        or (h in members_left(s.signed, z)) == holds(s.me, z)
    )


def holds_if_counted(s: Seat, h: int, z: Snapshot) -> bool:
    """UsableTogether, of one peer and any snapshot that may be in use: whoever is counted has its share, also where the manifest alone moved."""
    return (
        not is_below_final(s, z)
        or h not in z.members
        or h in revoked_in(s.signed)
        or h not in members_left(s.signed, z)
        or holds(s.me, z)
    )


def parent_does(s: Seat, h: int, p: Snapshot) -> bool:
    """`holds_if_counted` of another snapshot."""
    return holds_if_counted(s, h, p)


def final_one_brought_its_polynomial(s: Seat, z: Snapshot) -> bool:
    return z == final_of(s.signed) and descends(z, z) and brought_its_polynomial(s, z)


def is_counted_for_the_final_one(s: Seat, h: int) -> bool:
    """CountedHold, of one peer."""
    return (
        h not in final_of(s.signed).members
        or h in revoked_in(s.signed)
        or (h in members_left(s.signed, final_of(s.signed))) == holds(s.me, final_of(s.signed))
    )


@dataclass(frozen=True)
class Step:
    """Where the guards hold of a seat and parameters, `effect` gives the next one."""

    guards: tuple[Predicate, ...]
    effect: Callable[..., Seat]
    siblings: tuple[Sibling, ...]
    """Of is_counted_if_it_holds."""


STEPS: dict[str, Step] = {
    "sign_and_deal": Step(
        (has_an_end_when_signed, brings_shares, is_of_its_polynomial, final_one_is_new),
        sign_and_deal,
        (
            Sibling(
                "Whoever acknowledged need not have it.",
                goal=After(is_counted_if_it_holds, sign_and_deal_nothing, "s"),
            ),
        ),
    ),
    "confirm": Step(
        (
            has_an_end_when_signed,
            is_confirmed,
            acknowledges_what_it_never_lost,
            is_of_its_polynomial,
            final_one_is_new,
        ),
        confirm,
        (
            Sibling(
                "Whoever acknowledges need not have it.",
                goal=After(is_counted_if_it_holds, confirm_and_deal_nothing, "s"),
            ),
        ),
    ),
    "sign": Step((has_an_end_when_signed, brings_none, final_one_is_new, parent_does), sign, ()),
    "learn": Step((was_signed,), learn, ()),
    "tell_others": Step((is_about_others,), tell_others, ()),
    "lose": Step(
        (is_drawn,),
        lose,
        (Sibling("Whatever number it draws.", without=("is_drawn",), hypotheses=(was_drawn_before,)),),
    ),
    "repair": Step(
        (is_missing, is_of_its_polynomial),
        repair,
        (Sibling("Nobody is told.", goal=After(is_counted_if_it_holds, repair_without_a_receipt, "s")),),
    ),
    "erase": Step(
        (clean_up_leaves_it,),
        erase,
        (Sibling("All goes.", goal=After(is_counted_if_it_holds, erase_all, "s")),),
    ),
    "forget": Step((knows_an_end,), forget, ()),
}
INVARIANTS = (is_accounted, is_counted_if_it_holds, holds_if_counted)


def _obligation(
    name: str, statement: str, hypotheses: tuple[Claim, ...], goal: Claim, *siblings: Sibling
) -> Obligation:
    found = relational("counted", name, statement, hypotheses, goal, *siblings)
    return replace(found, signature=_SIGNATURE)


# As many as are counted -------------------------------------------------------------------------------------------------------------


def counted_ones_hold(left: frozenset[int], liars: frozenset[int], holding: frozenset[int]) -> bool:
    return left <= holding | liars


def are_members(left: frozenset[int], members: frozenset[int]) -> bool:
    return left <= members


def are_enough(left: frozenset[int], threshold: int) -> bool:
    return len(left) >= threshold


def final_shares_are_there(
    members: frozenset[int], liars: frozenset[int], holding: frozenset[int], threshold: int
) -> bool:
    """M5, of the last final snapshot, and UsableTogether, of one below it: as many members as open the secret have their shares, or lie."""
    return len(members & (holding | liars)) >= threshold


OBLIGATIONS = (
    _obligation(
        "final_one_is_new",
        "A final snapshot that is signed on the last one is the last, and a provisional one leaves that what it was.",
        (is_in_order, has_an_end_when_signed, is_new),
        final_one_is_new,
        Sibling("It always is what it was.", goal=final_one_is_what_it_was),
    ),
    _obligation(
        "final_one_is_new_when_confirmed",
        "A snapshot that is confirmed is the last final one.",
        (is_in_order, has_an_end_when_signed, is_confirmed),
        final_one_is_new,
        Sibling("That always is what it was.", goal=final_one_is_what_it_was),
    ),
    *(
        _obligation(
            f"{each.__name__}.initial", f"{each.__name__} holds initially.", (none_is_zero, begins_with_its_share), each
        )
        for each in INVARIANTS
    ),
    *(
        _obligation(
            f"{each.__name__}.{name}",
            f"{name} keeps {each.__name__}.",
            (none_is_zero, is_in_order, *step.guards, is_accounted, *(() if each is is_accounted else (each,))),
            After(each, step.effect, "s"),
            *(step.siblings if each is is_counted_if_it_holds else ()),
        )
        for name, step in STEPS.items()
        for each in INVARIANTS
    ),
    _obligation(
        "is_counted_for_the_final_one",
        "CountedHold: the last final snapshot is one that brought its polynomial.",
        (is_in_order, final_one_brought_its_polynomial, is_counted_if_it_holds),
        is_counted_for_the_final_one,
        Sibling("Of whatever has its parent's.", without=("final_one_brought_its_polynomial",)),
    ),
    Obligation(
        "counted.final_shares_are_there",
        "M5, UsableTogether: if a snapshot is live, and whoever is counted and does not lie has its share, as many as open the secret have theirs or lie.",
        (are_members, are_enough, counted_ones_hold),
        final_shares_are_there,
        (Sibling("Whoever is counted.", without=("counted_ones_hold",)),),
        reading="cardinality",
    ),
)
