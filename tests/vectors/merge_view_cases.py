"""The cases of evidence and what it says: snapshots, revocations and losses on the left, the view of them by hand on the right.

Four members, of whom two have the secret and three are a quorum; a snapshot that says nothing else is acknowledged by all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rebalancing.view import (
    CONFLICT,
    OK,
    PROVISIONAL,
    REKEY_REQUIRED,
    UNRECOVERABLE,
    Evidence,
    Loss,
    Snapshot,
    View,
)

__all__ = ["VIEWS", "ViewCase"]


@dataclass(frozen=True)
class ViewCase:
    """Evidence, and the view of it."""

    about: str
    evidence: Evidence
    view: View


ALL = frozenset({1, 2, 3, 4})
LEFT, RIGHT = frozenset({1, 2}), frozenset({3, 4})
NOBODY: frozenset[int] = frozenset()

FIRST = Snapshot(
    digest=1,
    parent=0,
    line=frozenset({0, 1}),
    final=True,
    ballot=0,
    polynomial=1,
    members=ALL,
    threshold=2,
    faults=0,
    acknowledged=ALL,
    voters=NOBODY,
    revokes=NOBODY,
)


# Snapshots; their ballot is the one in which they were first proposed


def after(
    parent: Snapshot,
    digest: int,
    *,
    final: bool = False,
    ballot: int = 1,
    held: frozenset[int] = ALL,
    revokes: frozenset[int] = NOBODY,
) -> Snapshot:
    """A successor with a polynomial of its own, of which these hold their shares, and for which they voted."""
    return replace(
        parent,
        digest=digest,
        parent=parent.digest,
        line=parent.line | {digest},
        final=final,
        ballot=ballot,
        polynomial=digest,
        members=ALL - revokes,
        acknowledged=held - revokes,
        voters=held,
        revokes=revokes,
    )


def copy_of(parent: Snapshot, digest: int, held: frozenset[int]) -> Snapshot:
    """A manifest that moves alone, for which these voted."""
    return replace(after(parent, digest, held=held), polynomial=parent.polynomial, acknowledged=parent.acknowledged)


def all_of(
    *snapshots: Snapshot, revoked: frozenset[int] = NOBODY, lost: dict[int, frozenset[int]] | None = None
) -> Evidence:
    """These beside the first one; `lost` says by polynomial whose shares are gone."""
    losses = frozenset(Loss(peer=h, polynomial=p) for p, peers in (lost or {}).items() for h in peers)
    return Evidence(snapshots=frozenset({FIRST, *snapshots}), revoked=revoked, losses=losses)


def says(status: int, final: int, current: int, revoked: frozenset[int] = NOBODY) -> View:
    return View(conflict=status == CONFLICT, final=final, current=current, revoked=revoked, status=status)


def conflict(revoked: frozenset[int] = NOBODY) -> View:
    return says(CONFLICT, 0, 0, revoked)


# Chains
SECOND = after(FIRST, 2, final=True)
THIRD = after(SECOND, 3, final=True)
# Branches of the first snapshot, and what follows them
OF_LEFT, OF_RIGHT = after(FIRST, 2, ballot=1, held=LEFT), after(FIRST, 3, ballot=3, held=RIGHT)
NEXT_OF_LEFT = after(OF_LEFT, 4, ballot=4, held=LEFT)
LAST_OF_LEFT = after(NEXT_OF_LEFT, 5, ballot=4, held=LEFT)
JOIN = after(FIRST, 6, final=True)
ONE, TWO, FOUR = (frozenset({h}) for h in (1, 2, 4))

VIEWS: dict[str, ViewCase] = {
    # What is final, and what is in use
    "first": ViewCase("The owner's snapshot alone.", all_of(), says(OK, 1, 1)),
    "final-successor": ViewCase("A final successor takes its place.", all_of(SECOND), says(OK, 2, 2)),
    "final-chain": ViewCase("The last of the final chain counts.", all_of(SECOND, THIRD), says(OK, 3, 3)),
    "branch": ViewCase("A provisional snapshot is in use, and final is what was.", all_of(OF_LEFT), says(PROVISIONAL, 1, 2)),
    "long-branch": ViewCase("A branch is in use as far as it goes.", all_of(OF_LEFT, NEXT_OF_LEFT, LAST_OF_LEFT), says(PROVISIONAL, 1, 5)),
    "branch-of-final": ViewCase("A branch begins at the last final snapshot.", all_of(SECOND, after(SECOND, 3)), says(PROVISIONAL, 2, 3)),
    "branch-of-superseded": ViewCase("What descends from the final chain other than through its last snapshot is out of use.", all_of(SECOND, OF_RIGHT), says(OK, 2, 2)),
    "joined": ViewCase("A final snapshot ends all branches, however long.", all_of(OF_LEFT, NEXT_OF_LEFT, LAST_OF_LEFT, OF_RIGHT, JOIN), says(OK, 6, 6)),
    "branch-after-join": ViewCase("The next branch begins there.", all_of(OF_LEFT, OF_RIGHT, JOIN, after(JOIN, 7, held=LEFT)), says(PROVISIONAL, 6, 7)),
    # Which branch
    "siblings": ViewCase("Of provisional siblings the one of the higher ballot is followed.", all_of(OF_LEFT, OF_RIGHT), says(PROVISIONAL, 1, 3)),
    "siblings-of-one-ballot": ViewCase("Of one ballot it is the one of the higher digest.", all_of(OF_LEFT, replace(OF_RIGHT, ballot=1)), says(PROVISIONAL, 1, 3)),
    "siblings-of-lower-digest": ViewCase("The ballot comes before the digest.", all_of(replace(OF_LEFT, ballot=4), OF_RIGHT), says(PROVISIONAL, 1, 2)),
    "siblings-of-unequal-length": ViewCase("A longer branch is no better, nor are the ballots of what follows.", all_of(OF_LEFT, NEXT_OF_LEFT, LAST_OF_LEFT, OF_RIGHT), says(PROVISIONAL, 1, 3)),
    "siblings-of-unequal-size": ViewCase("Nor is one that more members hold.", all_of(replace(OF_LEFT, acknowledged=ALL, voters=ALL), OF_RIGHT), says(PROVISIONAL, 1, 3)),
    "siblings-further-on": ViewCase("Siblings further on are told apart in the same way.", all_of(OF_LEFT, NEXT_OF_LEFT, after(OF_LEFT, 5, ballot=2, held=LEFT)), says(PROVISIONAL, 1, 4)),
    "siblings-one-dead": ViewCase("A dead one is not followed.", all_of(OF_LEFT, OF_RIGHT, lost={3: FOUR}), says(PROVISIONAL, 1, 2)),
    "siblings-one-dead-with-live-end": ViewCase("Unless something live comes after it.", all_of(OF_LEFT, NEXT_OF_LEFT, after(FIRST, 3, ballot=0, held=RIGHT), lost={2: ONE}), says(PROVISIONAL, 1, 4)),
    "siblings-both-dead": ViewCase("With both dead the final one is in use.", all_of(OF_LEFT, OF_RIGHT, lost={2: ONE, 3: FOUR}), says(OK, 1, 1)),
    "dead-end": ViewCase("A branch is in use as far as something live is there.", all_of(OF_LEFT, NEXT_OF_LEFT, LAST_OF_LEFT, lost={4: ONE, 5: TWO}), says(PROVISIONAL, 1, 2)),
    "dead-middle": ViewCase("A dead snapshot on the way to a live one is passed.", all_of(OF_LEFT, NEXT_OF_LEFT, LAST_OF_LEFT, lost={4: ONE}), says(PROVISIONAL, 1, 5)),
    "copy": ViewCase("A manifest that has moved alone is in use.", all_of(copy_of(FIRST, 2, LEFT)), says(PROVISIONAL, 1, 2)),
    "copy-of-branch-dead": ViewCase("It dies with the polynomial that it keeps.", all_of(OF_LEFT, copy_of(OF_LEFT, 4, LEFT), lost={2: ONE}), says(OK, 1, 1)),
    # Who is revoked
    "revoked": ViewCase("The tenant has revoked a member.", all_of(revoked=FOUR), says(OK, 1, 1, FOUR)),
    "revoked-by-final": ViewCase("A final snapshot has.", all_of(after(FIRST, 2, final=True, revokes=FOUR)), says(OK, 2, 2, FOUR)),
    "revoked-by-both": ViewCase("Both have.", all_of(after(FIRST, 2, final=True, revokes=FOUR), revoked=TWO), says(OK, 2, 2, TWO | FOUR)),
    "revoked-long-ago": ViewCase("What a superseded snapshot revoked stays revoked, whoever is a member later.", all_of(after(FIRST, 2, final=True, revokes=FOUR), after(SECOND, 3, final=True)), says(OK, 3, 3, FOUR)),
    "revoked-by-branch": ViewCase("A provisional snapshot revokes nobody.", all_of(after(FIRST, 2, held=LEFT, revokes=RIGHT)), says(PROVISIONAL, 1, 2)),
    "revoked-voter": ViewCase("A final snapshot stays final when those are revoked who voted for it.", all_of(SECOND, revoked=ONE), says(OK, 2, 2, ONE)),
    "revoked-in-branch": ViewCase("A branch is dead when too few are left of it.", all_of(OF_LEFT, revoked=TWO), says(OK, 1, 1, TWO)),
    "revoked-and-lost": ViewCase("Whoever is revoked and has lost its share is missed once.", all_of(revoked=FOUR, lost={1: FOUR}), says(OK, 1, 1, FOUR)),
    # What is left
    "quorum-lost": ViewCase("Without a quorum the owner must re-key, though the secret is there.", all_of(lost={1: RIGHT}), says(REKEY_REQUIRED, 1, 1)),
    "quorum-revoked": ViewCase("It is the same when they are revoked.", all_of(revoked=RIGHT), says(REKEY_REQUIRED, 1, 1, RIGHT)),
    "quorum-lost-beside-branch": ViewCase("A branch in use changes nothing about that.", all_of(OF_LEFT, lost={1: RIGHT}), says(REKEY_REQUIRED, 1, 2)),
    "old-shares-lost": ViewCase("Lost shares of an old polynomial are not missed.", all_of(SECOND, lost={1: ALL}), says(OK, 2, 2)),
    "one-left": ViewCase("Fewer than the threshold: nothing opens the secret any more.", all_of(lost={1: ALL - ONE}), says(UNRECOVERABLE, 1, 1)),
    "dead-final-live-branch": ViewCase("A live branch below a dead final snapshot is in use.", all_of(OF_LEFT, lost={1: ALL - ONE}), says(REKEY_REQUIRED, 1, 2)),
    "dead-final-live-parent": ViewCase("While the final snapshot is dead its parent's shares are kept for a re-key.", all_of(SECOND, lost={2: ALL - ONE}), says(REKEY_REQUIRED, 2, 2)),
    "dead-final-dead-parent": ViewCase("The one before the parent is not.", all_of(SECOND, THIRD, lost={2: ALL - ONE, 3: ALL - ONE}), says(UNRECOVERABLE, 3, 3)),
    "dead-final-ended-branch": ViewCase("Nor is a branch that it has ended.", all_of(OF_LEFT, JOIN, lost={1: ALL - ONE, 6: ALL - ONE}), says(UNRECOVERABLE, 6, 6)),
    # Conflict
    "conflict": ViewCase("Two final successors of one parent.", all_of(SECOND, JOIN), conflict()),
    "conflict-long-ago": ViewCase("It stays a conflict when both chains go on.", all_of(SECOND, THIRD, JOIN, after(JOIN, 7, final=True)), conflict()),
    "conflict-beside-branch": ViewCase("No branch is in use beside it.", all_of(SECOND, JOIN, after(SECOND, 3)), conflict()),
    "conflict-revokes": ViewCase("What both have revoked is revoked.", all_of(after(FIRST, 2, final=True, revokes=FOUR), after(FIRST, 3, final=True, revokes=TWO)), conflict(TWO | FOUR)),
    "conflict-without-secret": ViewCase("It is said before all else.", all_of(SECOND, JOIN, revoked=ALL), conflict(ALL)),
    "no-conflict-of-branches": ViewCase("A provisional sibling of a final snapshot is none.", all_of(SECOND, OF_RIGHT, after(OF_RIGHT, 4, ballot=4)), says(OK, 2, 2)),
}  # fmt: skip
