"""Theme: recoverability. S2 is inductive for a snapshot in force, for committees of any size, given what each correct peer keeps.

Where members are counted a step happens to any number of them at once, `some`. That a correct one keeps its share is the reference's rules, and proved of one peer with
any shares: whatever it does from its acknowledgement on, while the snapshot may come into force or is in force, leaves it the share, unless its store is lost. That a possession is signed
when the share is on disk, and that nobody does anything else, is model-checked (S7, ErasedUnderLive), and that a snapshot in force takes no
other steps than these is tested on every edge of explored graphs. So is the moment of the commit: a snapshot comes into force with its possession
certificate.
"""

from dataclasses import dataclass, replace

from invariants.proofs.obligation import Action, After, Machine, Obligation, Sibling, Universe
from rebalancing.resharing import (
    Committee,
    Peer,
    Polynomial,
    Proposal,
    Share,
    after_erase,
    after_install,
    after_possess,
    after_repair,
    durable,
    enough,
    is_next,
    keeps,
    no_digest,
)

__all__ = ["OBLIGATIONS"]


@dataclass(frozen=True)
class Standing:
    """How a snapshot in force stands: who has acknowledged its share, has it on disk, has lost it and not got it back, and is revoked."""

    acknowledged: frozenset[int]
    holding: frozenset[int]
    lost: frozenset[int]
    revoked: frozenset[int]


# Steps ------------------------------------------------------------------------------------------------------------------------------


def are_members(c: Committee, some: frozenset[int]) -> bool:
    return some <= c.members


def acknowledge(s: Standing, some: frozenset[int]) -> Standing:
    """They sign that their share is on disk; those who lie need not have it."""
    return replace(s, acknowledged=s.acknowledged | some, holding=s.holding | some)


def clean_up(s: Standing, liars: frozenset[int], some: frozenset[int]) -> Standing:
    """A correct peer keeps the share of the snapshot in force, and one dealt under the snapshot on which it stands; a liar does what it likes."""
    return replace(s, holding=s.holding - (some & liars))


def clean_up_of_all(s: Standing, some: frozenset[int]) -> Standing:
    return replace(s, holding=s.holding - some)


def lose(s: Standing, some: frozenset[int]) -> Standing:
    return replace(s, holding=s.holding - some, lost=s.lost | some)


def repair(s: Standing, some: frozenset[int]) -> Standing:
    return replace(s, holding=s.holding | some, lost=s.lost - some)


def repair_without_a_share(s: Standing, some: frozenset[int]) -> Standing:
    return replace(s, lost=s.lost - some)


def revoke(s: Standing, some: frozenset[int]) -> Standing:
    return replace(s, revoked=s.revoked | some)


# What is known ----------------------------------------------------------------------------------------------------------------------


def comes_into_force(c: Committee, faults: int, liars: frozenset[int], s: Standing) -> bool:
    """With its possession certificate, whose correct signers have their share; whoever was revoked or lost it by then counts among those at fault."""
    return (
        s.acknowledged <= c.members
        and len(s.acknowledged) >= enough(faults, c)
        and s.acknowledged - liars - s.lost <= s.holding
    )


def comes_with_one_signature_less(c: Committee, faults: int, liars: frozenset[int], s: Standing) -> bool:
    return (
        s.acknowledged <= c.members
        and len(s.acknowledged) >= enough(faults, c) - 1
        and s.acknowledged - liars - s.lost <= s.holding
    )


def certificate_stands(c: Committee, faults: int, s: Standing) -> bool:
    """Those who have acknowledged are members, t + f or more."""
    return s.acknowledged <= c.members and len(s.acknowledged) >= enough(faults, c)


def correct_ones_hold(liars: frozenset[int], s: Standing) -> bool:
    """S7 of the snapshot in force: a correct member that acknowledged its share has it, unless it lost it."""
    return s.acknowledged - liars - s.lost <= s.holding


def recoverable(c: Committee, faults: int, liars: frozenset[int], s: Standing) -> bool:
    """S2: while at most f members lie, are revoked or have lost their share, t usable shares are left."""
    return (
        len(c.members & (liars | s.revoked | s.lost)) > faults
        or len(c.members & (s.holding - liars - s.revoked)) >= c.threshold
    )


def recoverable_with_one_more_at_fault(c: Committee, faults: int, liars: frozenset[int], s: Standing) -> bool:
    return (
        len(c.members & (liars | s.revoked | s.lost)) > faults + 1
        or len(c.members & (s.holding - liars - s.revoked)) >= c.threshold
    )


MACHINE = Machine(
    theme="recovery",
    state="s",
    initial=comes_into_force,
    actions=(
        Action("acknowledge", are_members, acknowledge),
        Action("clean_up", are_members, clean_up),
        Action("lose", are_members, lose),
        Action("repair", are_members, repair),
        Action("revoke", are_members, revoke),
    ),
)
INVARIANTS = (certificate_stands, correct_ones_hold, recoverable)
_SIBLINGS = {
    ("initial", "recoverable"): (
        Sibling(
            "One signature fewer will do.", without=("comes_into_force",), hypotheses=(comes_with_one_signature_less,)
        ),
        Sibling("One more may be at fault.", goal=recoverable_with_one_more_at_fault),
    ),
    ("clean_up", "recoverable"): (
        Sibling("Clean-up may take anybody's share.", goal=After(recoverable, clean_up_of_all, "s")),
    ),
    ("repair", "correct_ones_hold"): (
        Sibling("A repair may leave one without a share.", goal=After(correct_ones_hold, repair_without_a_share, "s")),
    ),
}

# A correct peer's clean-up ----------------------------------------------------------------------------------------------------------


def may_still_be_used(me: Peer, x: Share) -> bool:
    """It is of the snapshot on which the peer stands, or of one that may follow it."""
    return x.polynomial == me.final or x.polynomial.parent == me.final.digest


def is_dealt_under_its_parent(x: Share) -> bool:
    return x.under == x.polynomial.parent


def is_kept(me: Peer, x: Share) -> bool:
    return keeps(me, x)


# One correct peer, from its acknowledgement on: with any shares, of any committee ------------------------------------------------------
# It is one that speaks. What a silent one signs is another matter, and its shares move in the same way.


def stands_or_may_follow(me: Peer, p: Polynomial) -> bool:
    """The peer stands on a snapshot, or may move to it."""
    return me.final == p or is_next(me, p.version, p.parent)


def is_its_share(p: Polynomial, x: Share) -> bool:
    """A share of it, dealt under its parent."""
    return x.polynomial == p and x.under == p.parent


def is_of_its_parents_version(me: Peer, p: Polynomial) -> bool:
    """A digest names one snapshot, and what follows it is of its version."""
    return p.parent != me.final.digest or p.version == me.final.version


def has_its_share(me: Peer, x: Share) -> bool:
    return x in me.shares


def has_just_acknowledged(me: Peer, p: Polynomial, x: Share) -> bool:
    """Its share is written, under the snapshot on which it stands or as the first of a later version."""
    return is_next(me, p.version, p.parent) and x in me.shares


def anything(me: Peer) -> bool:
    return True


def may_be_installed_before(me: Peer, p: Polynomial, q: Polynomial) -> bool:
    """What is committed while p is in force: a parent has one final successor (L8), nothing follows p, and no later version has begun."""
    return (
        is_next(me, q.version, q.parent)
        and (q.parent != p.parent or q == p)
        and q.parent != p.digest
        and q.version <= p.version
        and (q.version == me.final.version or q.parent == no_digest(q.version))
    )


def is_next_alone(me: Peer, q: Polynomial) -> bool:
    return is_next(me, q.version, q.parent)


def after_move(me: Peer, q: Polynomial) -> Peer:
    return after_install(me, q)


def after_another(me: Peer, m: Proposal, other: Share) -> Peer:
    return after_possess(me, m, other)


def after_another_repair(me: Peer, some: frozenset[int], other: Share) -> Peer:
    return after_repair(me, some, other)


def clean_up_of_the_final_alone(me: Peer) -> Peer:
    """A bad rule: what is pending goes."""
    return replace(me, shares=frozenset(x for x in me.shares if x.polynomial == me.final))


PEER = Machine(
    theme="recovery.peer",
    state="me",
    initial=has_just_acknowledged,
    actions=(
        Action("possess", anything, after_another),
        Action("install", may_be_installed_before, after_move),
        Action("erase", anything, after_erase),
        Action("restart", anything, durable),
        Action("repair", anything, after_another_repair),
    ),
    typed=(is_its_share, is_of_its_parents_version),
)

OBLIGATIONS = (
    *PEER.inductive(
        (stands_or_may_follow, has_its_share),
        suffix="any_shares",
        universe=Universe(ids=(1, 2), named={"Peer.shares": None}, fixed={"Peer.silent": False}),
        siblings={
            ("erase", "has_its_share"): (
                Sibling("What is pending goes.", goal=After(has_its_share, clean_up_of_the_final_alone, "me")),
            ),
            ("install", "stands_or_may_follow"): (
                Sibling(
                    "Anything that may follow is installed.",
                    without=("may_be_installed_before",),
                    hypotheses=(is_next_alone,),
                ),
            ),
        },
    ),
    *(
        replace(each, reading="cardinality")
        for each in MACHINE.inductive(INVARIANTS, suffix="any_n", siblings=_SIBLINGS)
    ),
    Obligation(
        "recovery.clean_up_spares_what_may_be_used",
        "Clean-up leaves each share of the snapshot on which a peer stands, and of any that may follow it.",
        (may_still_be_used, is_dealt_under_its_parent),
        is_kept,
        (
            Sibling("Whatever it was dealt under.", without=("is_dealt_under_its_parent",)),
            Sibling("Each share at all.", without=("may_still_be_used",)),
        ),
        universe=Universe(ids=(1, 2), named={"Peer.shares": None}),
    ),
)
