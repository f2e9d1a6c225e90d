"""The cases of evidence and what it says: snapshots, revocations, losses, receipts and policies on the left, the view of them by hand on the right.

Four members, of whom two have the secret and three are a quorum; a snapshot that says nothing else is acknowledged by all of them. At first 1 and 3
hold the manifest. A cap counts shares of the snapshot in use as well as manifests: where all four are in a domain, a cap of five leaves room for one holder.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from rebalancing.pruning import GEOGRAPHY, ORGANISATION, Cap
from rebalancing.view import (
    CONFLICT,
    OK,
    POLICY_INFEASIBLE,
    PROVISIONAL,
    REKEY_REQUIRED,
    UNRECOVERABLE,
    Evidence,
    Loss,
    Policy,
    Snapshot,
    Token,
    View,
)

__all__ = [
    "ALL", "FIRST", "FOUR", "JOIN", "LEFT", "OF_LEFT", "OF_RIGHT", "ONE", "RIGHT", "SECOND", "THREE", "TWO", "VIEWS", "ViewCase",
    "after", "all_of", "copy_of", "organisation", "policy", "region", "says",
]  # fmt: skip


@dataclass(frozen=True)
class ViewCase:
    """Evidence, the view of it, and tokens with whether they are good."""

    about: str
    evidence: Evidence
    view: View
    tokens: tuple[tuple[Token, bool], ...] = ()


ALL = frozenset({1, 2, 3, 4})
LEFT, RIGHT = frozenset({1, 2}), frozenset({3, 4})
NOBODY: frozenset[int] = frozenset()
KEEPERS = frozenset({1, 3})

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
    policy=0,
    holders=KEEPERS,
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
    holders: frozenset[int] | None = None,
    policy: int = 0,
) -> Snapshot:
    """A successor with a polynomial of its own, of which these hold their shares, and for which they voted; who holds the manifest does so still."""
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
        policy=policy,
        holders=(parent.holders if holders is None else holders) - revokes,
    )


def copy_of(
    parent: Snapshot, digest: int, held: frozenset[int], to: frozenset[int] = NOBODY, ballot: int = 1
) -> Snapshot:
    """A manifest that moves alone to these, for which those voted."""
    moved = after(parent, digest, ballot=ballot, held=held, holders=parent.holders | to)
    return replace(moved, polynomial=parent.polynomial, acknowledged=parent.acknowledged)


def region(most: int, *peers: int) -> Cap:
    return Cap(tree=GEOGRAPHY, domain=frozenset(peers), most=most)


def organisation(most: int, *peers: int) -> Cap:
    return Cap(tree=ORGANISATION, domain=frozenset(peers), most=most)


def policy(epoch: int, *caps: Cap) -> Policy:
    return Policy(epoch=epoch, caps=frozenset(caps))


def receipt(peer: int, polynomial: int, number: int = 1) -> Loss:
    return Loss(peer=peer, polynomial=polynomial, number=number)


def all_of(
    *snapshots: Snapshot,
    revoked: frozenset[int] = NOBODY,
    lost: dict[int, frozenset[int]] | None = None,
    again: dict[int, frozenset[int]] | None = None,
    receipts: tuple[Loss, ...] = (),
    policies: tuple[Policy, ...] = (),
    first: Snapshot = FIRST,
) -> Evidence:
    """These beside the first ones; `lost` says by polynomial whose shares are gone, and `again` whose are for the second time."""
    losses = [(lost or {}, 1), (again or {}, 2)]
    return Evidence(
        snapshots=frozenset({first, *snapshots}),
        revoked=revoked,
        losses=frozenset(receipt(h, p, n) for of, n in losses for p, peers in of.items() for h in peers),
        receipts=frozenset(receipts),
        policies=frozenset({policy(0), *policies}),
    )


def says(
    status: int,
    final: int,
    current: int,
    revoked: frozenset[int] = NOBODY,
    *,
    holders: frozenset[int] | None = None,
    policy: int = 0,
) -> View:
    """A view in which those who are not revoked hold the manifest as at first, if others are not named."""
    return View(
        conflict=status == CONFLICT,
        final=final,
        current=current,
        revoked=revoked,
        policy=policy,
        holders=KEEPERS - revoked if holders is None else holders,
        status=status,
    )


def conflict(revoked: frozenset[int] = NOBODY) -> View:
    return says(CONFLICT, 0, 0, revoked, holders=NOBODY)


def token(holder: int, digest: int, sequence: int) -> Token:
    return Token(holder=holder, digest=digest, sequence=sequence)


# Chains
# What the owner signs besides, if it lies
OTHER_FIRST = replace(FIRST, digest=9, line=frozenset({0, 9}), polynomial=9)
SECOND = after(FIRST, 2, final=True)
THIRD = after(SECOND, 3, final=True)
# Branches of the first snapshot, and what follows them
OF_LEFT, OF_RIGHT = after(FIRST, 2, ballot=1, held=LEFT), after(FIRST, 3, ballot=3, held=RIGHT)
NEXT_OF_LEFT = after(OF_LEFT, 4, ballot=4, held=LEFT)
LAST_OF_LEFT = after(NEXT_OF_LEFT, 5, ballot=4, held=LEFT)
JOIN = after(FIRST, 6, final=True)
ONE, TWO, THREE, FOUR = (frozenset({h}) for h in (1, 2, 3, 4))
# Who holds the manifest differs from branch to branch
TO_TWO, TO_FOUR = (
    after(FIRST, 2, ballot=1, held=LEFT, holders=LEFT),
    after(FIRST, 3, ballot=3, held=RIGHT, holders=RIGHT),
)
# Of which not all are members
THREE_OF_FOUR = replace(FIRST, members=ALL - FOUR, acknowledged=ALL - FOUR)
FIVE = frozenset({1, 2, 3, 4, 5})
FIVE_OF_FIVE = replace(FIRST, members=FIVE, acknowledged=FIVE, threshold=3)
# Room for one holder of the manifest beside the shares of all
TIGHT = policy(1, region(5, 1, 2, 3, 4))
# Two of the four at most, of whom no committee can be made
INFEASIBLE = policy(1, region(2, 1, 2, 3, 4))

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
    # Which certificates
    "certified-twice": ViewCase("A snapshot with two certificates is final if one of them is, and nothing follows it for that.", all_of(OF_LEFT, SECOND), says(OK, 2, 2)),
    "certified-twice-followed": ViewCase("What follows either of them follows both, whatever was beside the provisional one.", all_of(OF_LEFT, NEXT_OF_LEFT, OF_RIGHT, SECOND), says(PROVISIONAL, 2, 4)),
    "certified-twice-superseded": ViewCase("A final snapshot ends what is beside it, and not its own provisional certificate.", all_of(OF_LEFT, SECOND, THIRD), says(OK, 3, 3)),
    "certified-twice-acknowledged": ViewCase("A share that is acknowledged in one of them counts.", all_of(OF_LEFT, after(FIRST, 2, final=True, held=ONE)), says(OK, 2, 2)),
    "certified-twice-provisionally": ViewCase("So it does with two provisional ones.", all_of(after(FIRST, 2, held=ONE), after(FIRST, 2, held=TWO)), says(PROVISIONAL, 1, 2)),
    "certified-twice-dead": ViewCase("A parent that is kept for a re-key is live if its shares are in all its certificates together.", all_of(after(FIRST, 2, held=TWO), after(FIRST, 2, final=True, held=ONE), THIRD, lost={3: ALL - ONE}), says(REKEY_REQUIRED, 3, 3)),
    # Who is revoked
    "revoked": ViewCase("The tenant has revoked a member.", all_of(revoked=FOUR), says(OK, 1, 1, FOUR)),
    "revoked-by-final": ViewCase("A final snapshot has.", all_of(after(FIRST, 2, final=True, revokes=FOUR)), says(OK, 2, 2, FOUR)),
    "revoked-by-both": ViewCase("Both have; the two that are left are a quorum, and that no committee can be made of them is not the fault of a policy.", all_of(after(FIRST, 2, final=True, revokes=FOUR), revoked=TWO), says(OK, 2, 2, TWO | FOUR)),
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
    "dead-final-with-voters": ViewCase("A quorum to vote is of no use where nobody has enough to deal.", all_of(after(FIRST, 2, final=True, held=ONE)), says(REKEY_REQUIRED, 2, 2)),
    "dead-final-dead-parent": ViewCase("The one before the parent is not.", all_of(SECOND, THIRD, lost={2: ALL - ONE, 3: ALL - ONE}), says(UNRECOVERABLE, 3, 3)),
    "dead-final-ended-branch": ViewCase("Nor is a branch that it has ended.", all_of(OF_LEFT, JOIN, lost={1: ALL - ONE, 6: ALL - ONE}), says(UNRECOVERABLE, 6, 6)),
    # What is there again
    "repaired": ViewCase("The receipt of a repair takes back the loss that it names.", all_of(OF_LEFT, lost={2: TWO}, receipts=(receipt(2, 2),)), says(PROVISIONAL, 1, 2)),
    "repaired-another-number": ViewCase("It takes back no loss of another number.", all_of(OF_LEFT, again={2: TWO}, receipts=(receipt(2, 2),)), says(OK, 1, 1)),
    "repaired-lost-again": ViewCase("Nor a later loss.", all_of(OF_LEFT, lost={2: TWO}, again={2: TWO}, receipts=(receipt(2, 2),)), says(OK, 1, 1)),
    "repaired-again": ViewCase("The next receipt does.", all_of(OF_LEFT, lost={2: TWO}, again={2: TWO}, receipts=(receipt(2, 2), receipt(2, 2, 2))), says(PROVISIONAL, 1, 2)),
    "repaired-another-peer": ViewCase("Nor that of another peer.", all_of(OF_LEFT, lost={2: TWO}, receipts=(receipt(1, 2),)), says(OK, 1, 1)),
    "repaired-another-polynomial": ViewCase("Nor that of another polynomial's share.", all_of(OF_LEFT, lost={2: TWO}, receipts=(receipt(2, 1),)), says(OK, 1, 1)),
    "repaired-first-had": ViewCase("Nor does the receipt of a share that the peer had never had.", all_of(OF_LEFT, lost={2: TWO}, receipts=(receipt(2, 2, 0),)), says(OK, 1, 1)),
    "repaired-secret": ViewCase("The secret is there again.", all_of(lost={1: ALL - ONE}, receipts=(receipt(2, 1),)), says(REKEY_REQUIRED, 1, 1)),
    "repaired-no-vote": ViewCase("Whoever has its share again still has no vote: the owner must re-key.", all_of(lost={1: RIGHT}, receipts=(receipt(3, 1), receipt(4, 1))), says(REKEY_REQUIRED, 1, 1)),
    "repaired-vote-of-next": ViewCase("It votes with its share of the next snapshot.", all_of(SECOND, lost={1: RIGHT}, receipts=(receipt(3, 1),)), says(OK, 2, 2)),
    "repaired-not-revoked": ViewCase("A receipt takes no revocation back.", all_of(OF_LEFT, revoked=TWO, lost={2: TWO}, receipts=(receipt(2, 2),)), says(OK, 1, 1, TWO)),
    "acknowledged-later": ViewCase("A share that its holder acknowledged after the certificate counts.", all_of(after(FIRST, 2, held=ONE), receipts=(receipt(4, 2, 0),)), says(PROVISIONAL, 1, 2)),
    "acknowledged-never": ViewCase("Without that the branch is dead.", all_of(after(FIRST, 2, held=ONE)), says(OK, 1, 1)),
    "acknowledged-later-elsewhere": ViewCase("A share of another polynomial does not count for it.", all_of(after(FIRST, 2, held=ONE), receipts=(receipt(4, 1, 0),)), says(OK, 1, 1)),
    "acknowledged-later-in-rival": ViewCase("Nor does one of a later polynomial.", all_of(after(FIRST, 2, held=ONE), receipts=(receipt(4, 3, 0),)), says(OK, 1, 1)),
    "acknowledged-later-by-no-member": ViewCase("Nor does that of a peer which is no member.", all_of(replace(after(FIRST, 2, held=ONE), members=ALL - FOUR), receipts=(receipt(4, 2, 0),)), says(OK, 1, 1)),
    "acknowledged-later-and-lost": ViewCase("What is lost after that is lost.", all_of(after(FIRST, 2, held=ONE), lost={2: FOUR}, receipts=(receipt(4, 2, 0),)), says(OK, 1, 1)),
    "acknowledged-later-of-copy": ViewCase("A share counts for every snapshot of its polynomial.", all_of(after(FIRST, 2, held=ONE), copy_of(after(FIRST, 2, held=ONE), 4, LEFT), receipts=(receipt(4, 2, 0),)), says(PROVISIONAL, 1, 4)),
    # Which policy, and who holds the manifest
    "policy": ViewCase("A policy that leaves room for all.", all_of(policies=(policy(1, region(6, 1, 2, 3, 4)),)), says(OK, 1, 1, policy=1)),
    "policy-of-first-epoch": ViewCase("The first policy may cap as well.", all_of(policies=(replace(TIGHT, epoch=0),)), says(OK, 1, 1, holders=ONE)),
    "policies-of-one-epoch": ViewCase("Of two policies of one epoch both hold.", all_of(OF_LEFT, policies=(policy(1, region(2, 1, 2)), policy(1, region(2, 3, 4)))), says(PROVISIONAL, 1, 2, policy=1, holders=NOBODY)),
    "policies-of-one-epoch-stricter": ViewCase("Of two caps of one domain the stricter rules.", all_of(policies=(TIGHT, policy(1, region(6, 1, 2, 3, 4)))), says(OK, 1, 1, policy=1, holders=ONE)),
    "policy-replaced": ViewCase("A later policy replaces a stricter one.", all_of(policies=(TIGHT, policy(2, region(6, 1, 2, 3, 4)))), says(OK, 1, 1, policy=2)),
    "policy-replaced-by-stricter": ViewCase("And a laxer one.", all_of(policies=(policy(1), replace(TIGHT, epoch=2))), says(OK, 1, 1, policy=2, holders=ONE)),
    "policy-beside-old-snapshot": ViewCase("The last policy counts, whatever the snapshot in use was made under.", all_of(after(FIRST, 2, final=True, policy=2), policies=(TIGHT,)), says(OK, 2, 2, policy=1, holders=ONE)),
    "pruned": ViewCase("As many as the policy allows beside the shares, and of those the first.", all_of(policies=(TIGHT,)), says(OK, 1, 1, policy=1, holders=ONE)),
    "pruned-by-region": ViewCase("A cap is about its domain alone.", all_of(policies=(policy(1, region(1, 1)),)), says(OK, 1, 1, policy=1, holders=THREE)),
    "pruned-by-organisation": ViewCase("Both trees cap.", all_of(policies=(policy(1, region(3, 1, 2), organisation(2, 3, 4)),)), says(OK, 1, 1, policy=1, holders=ONE)),
    "pruned-by-inner-region": ViewCase("A region inside another has a cap of its own.", all_of(policies=(policy(1, region(6, 1, 2, 3, 4), region(2, 1, 2)),)), says(OK, 1, 1, policy=1, holders=THREE)),
    "pruned-by-inner-organisation": ViewCase("So has an organisation.", all_of(policies=(policy(1, organisation(6, 1, 2, 3, 4), organisation(2, 3, 4)),)), says(OK, 1, 1, policy=1, holders=ONE)),
    "pruned-to-nothing": ViewCase("Where the shares alone are more than the cap nobody of its domain holds the manifest; others do.", all_of(policies=(policy(1, region(1, 1, 2)),)), says(OK, 1, 1, policy=1, holders=THREE)),
    "pruned-cap-of-none": ViewCase("A domain may be capped at nothing.", all_of(policies=(policy(1, region(0, 3)),)), says(OK, 1, 1, policy=1, holders=ONE)),
    "pruned-beside-shares-of-branch": ViewCase("The shares that count are those of the snapshot in use.", all_of(after(FIRST, 2, revokes=TWO), policies=(policy(1, region(2, 1, 2)),)), says(PROVISIONAL, 1, 2, policy=1)),
    "pruned-without-revoked": ViewCase("Whoever is revoked takes nobody's place.", all_of(revoked=ONE, policies=(TIGHT,)), says(OK, 1, 1, ONE, policy=1, holders=THREE)),
    "pruned-both": ViewCase("Two that share no domain with each other are kept, where the first shares one with each of them.", all_of(after(FIRST, 2, final=True, holders=ALL - FOUR), policies=(policy(1, organisation(3, 1, 2), region(3, 1, 3)),)), says(OK, 2, 2, policy=1, holders=TWO | THREE)),
    "holders-of-branch": ViewCase("Whom a branch gives the manifest to holds it, as does who held it at first.", all_of(TO_TWO), says(PROVISIONAL, 1, 2, holders=ALL - FOUR)),
    "holders-of-branches": ViewCase("So it is with two branches, of which one is followed.", all_of(TO_TWO, TO_FOUR), says(PROVISIONAL, 1, 3, holders=ALL)),
    "holders-of-dead-branch": ViewCase("A dead branch gives the manifest too.", all_of(TO_TWO, TO_FOUR, lost={3: FOUR}), says(PROVISIONAL, 1, 2, holders=ALL)),
    "holders-of-short-branch": ViewCase("So does a branch that ends before the other.", all_of(TO_TWO, OF_RIGHT, after(OF_RIGHT, 4, ballot=4, held=RIGHT)), says(PROVISIONAL, 1, 4, holders=ALL - FOUR)),
    "holders-of-end": ViewCase("A branch gives it to those whom its last snapshot names.", all_of(TO_TWO, after(TO_TWO, 4, holders=ONE)), says(PROVISIONAL, 1, 4)),
    "holders-of-copy": ViewCase("A manifest that has moved alone is held by one more.", all_of(copy_of(FIRST, 2, LEFT, to=FOUR)), says(PROVISIONAL, 1, 2, holders=KEEPERS | FOUR)),
    "holders-of-final": ViewCase("Whom a final snapshot does not name holds it no longer.", all_of(after(FIRST, 2, final=True, holders=FOUR)), says(OK, 2, 2, holders=FOUR)),
    "holders-after-join": ViewCase("Branches that a final snapshot has ended give it to nobody.", all_of(TO_TWO, TO_FOUR, after(FIRST, 6, final=True, holders=ONE)), says(OK, 6, 6, holders=ONE)),
    "holders-revoked": ViewCase("Whoever is revoked does not hold it.", all_of(revoked=ONE), says(OK, 1, 1, ONE, holders=THREE)),
    "holders-revoked-in-branch": ViewCase("Whoever is revoked got it from no branch either.", all_of(TO_TWO, TO_FOUR, revoked=FOUR), says(PROVISIONAL, 1, 2, FOUR, holders=ALL - FOUR)),
    "holders-all-revoked": ViewCase("In the end nobody holds it.", all_of(revoked=KEEPERS), says(REKEY_REQUIRED, 1, 1, KEEPERS, holders=NOBODY)),
    "holders-unknown": ViewCase("Who holds the manifest need not be a member.", all_of(after(FIRST, 2, final=True, holders=frozenset({5}))), says(OK, 2, 2, holders=frozenset({5}))),
    "siblings-of-later-policy": ViewCase("A later policy comes before the ballot.", all_of(after(FIRST, 2, ballot=1, held=LEFT, policy=1), OF_RIGHT), says(PROVISIONAL, 1, 2)),
    "siblings-of-later-policy-last": ViewCase("Whichever digest it has.", all_of(after(FIRST, 2, ballot=4, held=LEFT), after(FIRST, 3, ballot=1, held=RIGHT, policy=1)), says(PROVISIONAL, 1, 3)),
    "siblings-of-one-policy": ViewCase("Under one policy the ballot decides.", all_of(after(FIRST, 2, ballot=4, held=LEFT, policy=1), after(FIRST, 3, ballot=3, held=RIGHT, policy=1)), says(PROVISIONAL, 1, 2)),
    "siblings-of-earlier-policy": ViewCase("Neither ballot nor digest makes up for an earlier one.", all_of(after(FIRST, 2, ballot=4, held=LEFT, policy=1), after(FIRST, 3, ballot=4, held=RIGHT)), says(PROVISIONAL, 1, 2)),
    # No committee that the policy allows
    "infeasible": ViewCase("A policy that no committee keeps.", all_of(policies=(INFEASIBLE,)), says(POLICY_INFEASIBLE, 1, 1, policy=1, holders=NOBODY)),
    "infeasible-by-one": ViewCase("With one more there is a committee.", all_of(policies=(policy(1, region(3, 1, 2, 3, 4)),)), says(OK, 1, 1, policy=1, holders=NOBODY)),
    "infeasible-together": ViewCase("Two policies of one epoch, of which each allows a committee, may allow none together.", all_of(policies=(policy(1, region(1, 1, 2)), policy(1, region(1, 3, 4)))), says(POLICY_INFEASIBLE, 1, 1, policy=1, holders=NOBODY)),
    "infeasible-no-more": ViewCase("A later policy allows one again.", all_of(policies=(INFEASIBLE, policy(2))), says(OK, 1, 1, policy=2)),
    "infeasible-without-revoked": ViewCase("Whoever is revoked is in no committee.", all_of(revoked=FOUR, policies=(policy(1, region(1, 1, 2)),)), says(POLICY_INFEASIBLE, 1, 1, FOUR, policy=1, holders=THREE)),
    "infeasible-but-for-old-member": ViewCase("Whoever was a member of a final snapshot can be one again.", all_of(replace(SECOND, members=ALL - FOUR, acknowledged=ALL - FOUR), policies=(policy(1, region(1, 1, 2)),)), says(OK, 2, 2, policy=1, holders=THREE)),
    "infeasible-in-spite-of-branch": ViewCase("Whoever is a member of a branch alone does not count.", all_of(replace(OF_LEFT, parent=1), first=THREE_OF_FOUR, policies=(policy(1, region(1, 1, 2)),)), says(POLICY_INFEASIBLE, 1, 2, policy=1, holders=THREE)),
    "infeasible-beside-branch": ViewCase("It is said before that a branch is in use.", all_of(OF_LEFT, policies=(INFEASIBLE,)), says(POLICY_INFEASIBLE, 1, 2, policy=1, holders=NOBODY)),
    "infeasible-beside-quorum-lost": ViewCase("A re-key comes before it.", all_of(lost={1: RIGHT}, policies=(INFEASIBLE,)), says(REKEY_REQUIRED, 1, 1, policy=1, holders=NOBODY)),
    "infeasible-beside-one-left": ViewCase("That nothing opens the secret does as well.", all_of(lost={1: ALL - ONE}, policies=(INFEASIBLE,)), says(UNRECOVERABLE, 1, 1, policy=1, holders=NOBODY)),
    "infeasible-beside-conflict": ViewCase("So does a conflict.", all_of(SECOND, JOIN, policies=(INFEASIBLE,)), replace(conflict(), policy=1)),
    "infeasible-with-liars": ViewCase("With one who lies a committee of threshold three has five members.", all_of(first=replace(FIVE_OF_FIVE, faults=1), policies=(policy(1, region(4, 1, 2, 3, 4, 5)),)), says(POLICY_INFEASIBLE, 1, 1, policy=1, holders=NOBODY)),
    "infeasible-no-more-with-liars": ViewCase("Five are enough.", all_of(first=replace(FIVE_OF_FIVE, faults=1), policies=(policy(1, region(5, 1, 2, 3, 4, 5)),)), says(OK, 1, 1, policy=1, holders=NOBODY)),
    "infeasible-no-more-of-five": ViewCase("Where nobody lies it has four.", all_of(first=FIVE_OF_FIVE, policies=(policy(1, region(4, 1, 2, 3, 4, 5)),)), says(OK, 1, 1, policy=1, holders=NOBODY)),
    # Tokens
    "tokens": ViewCase("A token is good for the snapshot in use, from whom holds the manifest.", all_of(), says(OK, 1, 1), ((token(1, 1, 2), True), (token(3, 1, 2), True), (token(2, 1, 2), False), (token(1, 2, 2), False), (token(1, 1, 1), False), (token(1, 1, 3), False))),
    "tokens-of-branch": ViewCase("In a branch it is that of the branch.", all_of(TO_TWO), says(PROVISIONAL, 1, 2, holders=ALL - FOUR), ((token(2, 2, 3), True), (token(3, 2, 3), True), (token(1, 1, 2), False), (token(4, 2, 3), False))),
    "tokens-of-rival": ViewCase("That of the other branch is none, though it is as long or longer.", all_of(OF_LEFT, OF_RIGHT, NEXT_OF_LEFT), says(PROVISIONAL, 1, 3), ((token(1, 3, 3), True), (token(1, 2, 3), False), (token(1, 4, 4), False), (token(1, 4, 3), False), (token(1, 3, 4), False))),
    "tokens-of-pruned": ViewCase("Whoever was pruned has a good one no longer.", all_of(policies=(TIGHT,)), says(OK, 1, 1, policy=1, holders=ONE), ((token(1, 1, 2), True), (token(3, 1, 2), False))),
    "tokens-of-revoked": ViewCase("Nor has whoever is revoked.", all_of(revoked=ONE), says(OK, 1, 1, ONE, holders=THREE), ((token(1, 1, 2), False), (token(3, 1, 2), True))),
    "tokens-in-conflict": ViewCase("In a conflict no token is good.", all_of(SECOND, JOIN), conflict(), ((token(1, 2, 3), False), (token(1, 6, 3), False), (token(1, 1, 2), False), (token(1, 0, 0), False))),
    # Conflict
    "conflict": ViewCase("Two final successors of one parent.", all_of(SECOND, JOIN), conflict()),
    "conflict-long-ago": ViewCase("It stays a conflict when both chains go on.", all_of(SECOND, THIRD, JOIN, after(JOIN, 7, final=True)), conflict()),
    "conflict-beside-branch": ViewCase("No branch is in use beside it.", all_of(SECOND, JOIN, after(SECOND, 3)), conflict()),
    "conflict-revokes": ViewCase("What both have revoked is revoked.", all_of(after(FIRST, 2, final=True, revokes=FOUR), after(FIRST, 3, final=True, revokes=TWO)), conflict(TWO | FOUR)),
    "conflict-without-secret": ViewCase("It is said before all else.", all_of(SECOND, JOIN, revoked=ALL), conflict(ALL)),
    "two-firsts": ViewCase("Two first snapshots of one version.", all_of(OTHER_FIRST), conflict()),
    "two-firsts-long-ago": ViewCase("It stays a conflict when each has successors.", all_of(OTHER_FIRST, SECOND, THIRD, after(OTHER_FIRST, 8, final=True)), conflict()),
    "no-conflict-of-branches": ViewCase("A provisional sibling of a final snapshot is none.", all_of(SECOND, OF_RIGHT, after(OF_RIGHT, 4, ballot=4)), says(OK, 2, 2)),
}  # fmt: skip
