"""The cases of the partition merge's step lists: valid ones, and negative ones, each made from a valid one by one change.

Four peers, of whom two have the secret and three are a quorum. A partition leaves 1 and 2 on the left, 3 and 4 on the right: neither side has a quorum,
and each can make a provisional branch. With `FEW` the left has three of them, and a quorum. Of `FIVE` three have the secret, and three are a
quorum. Where somebody may lie, `LIAR` has no more than f, and `FORK` and `FORGERS` have more. With `RULED` all four are in a region that the tenant
may cap; a cap of three leaves room for a committee, one of five for all four and one holder of the manifest.
"""

from __future__ import annotations

from typing import Any

from tests.vectors.cases import Json, Negative, Valid, constant, insert, put, without

__all__ = ["CONSTANTS", "NEGATIVE", "VALID"]

CONSTANTS: Json = {"Peers": [1, 2, 3, 4], "Left": [1, 2], "Threshold": 2, "Faults": 0, "MaxSnapshot": 6}
FEW = {"Left": [1, 2, 3]}
FIVE = {"Peers": [1, 2, 3, 4, 5], "Left": [1, 2, 3], "Threshold": 3}
LIAR = {"Peers": [1, 2, 3, 4, 5], "Left": [1, 2, 3, 5], "Threshold": 3, "Faults": 1, "Liars": [5]}
FORK = {"Peers": [1, 2, 3], "Left": [1], "Liars": [3]}
TWO_FIRSTS = {"LyingOwner": True}
FORGERS = {"Peers": [1, 2, 3], "Left": [1], "Liars": [2, 3]}
HELD = {"FirstHolders": [1, 3]}
RULED = {**HELD, "Region": [1, 2, 3, 4], "Caps": [2, 3, 5, 6], "MaxPolicy": 2}


# Steps


def by(action: str, coordinator: int, revokes: list[int] | None = None) -> Json:
    return {"action": action, "coordinator": coordinator, **({"revokes": revokes} if revokes else {})}


def final(coordinator: int, revokes: list[int] | None = None) -> Json:
    return by("CommitFinal", coordinator, revokes)


def provisional(coordinator: int, revokes: list[int] | None = None) -> Json:
    return by("CommitProvisional", coordinator, revokes)


def copied(coordinator: int, to: int) -> Json:
    return {**by("CopyManifest", coordinator), "to": to}


def do(action: str, peer: int, **arguments: Any) -> Json:
    return {"action": action, "peer": peer, **arguments}


def learn(peer: int, snapshot: int) -> Json:
    return do("Learn", peer, evidence={"snapshot": snapshot})


def learn_revoked(peer: int, revoked: int) -> Json:
    return do("Learn", peer, evidence={"revoked": revoked})


def learn_loss(peer: int, of: int, polynomial: int, number: int = 1) -> Json:
    return do("Learn", peer, evidence={"loss": {"peer": of, "polynomial": polynomial, "number": number}})


def learn_receipt(peer: int, of: int, polynomial: int, number: int) -> Json:
    return do("Learn", peer, evidence={"receipt": {"peer": of, "polynomial": polynomial, "number": number}})


def learn_forged(peer: int, below: int) -> Json:
    return do("Learn", peer, evidence={"forged": below})


ANOTHER_FIRST = do("Learn", 1, evidence={"another_first": True})


def learn_policy(peer: int, epoch: int, *caps: Json) -> Json:
    return do("Learn", peer, evidence={"policy": {"epoch": epoch, "caps": list(caps)}})


def cap(tree: int, most: int, *domain: int) -> Json:
    return {"tree": tree, "domain": list(domain), "most": most}


def revoke(revoked: int, peer: int) -> Json:
    """The tenant tells this peer."""
    return {"action": "Revoke", "revoked": revoked, "peer": peer}


def lose(peer: int) -> Json:
    return do("Lose", peer)


def repair(peer: int, snapshot: int) -> Json:
    return do("Repair", peer, snapshot=snapshot)


def regulate(peer: int, epoch: int, most: int) -> Json:
    """The tenant tells this peer."""
    return do("Regulate", peer, epoch=epoch, most=most)


def erase(peer: int) -> Json:
    return do("Erase", peer)


def forget(peer: int) -> Json:
    return do("Forget", peer)


def flap(left_hears: bool, right_hears: bool) -> Json:
    return {"action": "Flap", "left_hears": left_hears, "right_hears": right_hears}


PARTED, HEALED = flap(False, False), flap(True, True)


def all_learn(snapshot: int, *peers: int) -> list[Json]:
    return [learn(p, snapshot) for p in peers]


# 2 is final, and everybody knows
MOVED = [final(1), *all_learn(2, 2, 3, 4)]

# 2 is the left's branch, 3 the right's
BRANCHED = [PARTED, provisional(1), learn(2, 2), provisional(3), learn(4, 3)]
MET = [*BRANCHED, HEALED]
# 4 ends both
JOINED = [*MET, final(1)]

# 2, 3 and 4 are the left's branch, 5 the right's
LONG = [*BRANCHED[:3], provisional(2), learn(1, 3), provisional(1), learn(2, 4), provisional(3), HEALED]

# 3 follows 2, which only the left knows
DEEP = [PARTED, provisional(1), learn(2, 2), provisional(1)]

# The right's branch 2 is dead, and 3 knows
DEAD_BRANCH = [PARTED, provisional(3), lose(4), learn_loss(3, 4, 2), HEALED]

# Three of the four commit 2, of which they alone have shares; then it is dead, and 4 knows
F_COMMITTED = [PARTED, final(1)]
F_MOVED = [*F_COMMITTED, HEALED, *all_learn(2, 2, 3, 4)]
F_DEAD = [*F_MOVED, lose(1), lose(2), learn_loss(4, 1, 2), learn_loss(4, 2, 2)]

# 2 is final among five, of whom three have their share of it
HELD_BY_THREE = [PARTED, final(1), HEALED, *all_learn(2, 2, 3, 4, 5)]

# Three of the four make a branch; two of these lose their shares, and one of them has its share again
B_REPAIRED = [PARTED, provisional(1), *all_learn(2, 2, 3), lose(2), repair(2, 2), lose(3)]

# 1, 2 and 3 are the members of 2, and everybody knows; 1, 2 and 4 committed it
NARROWED = [regulate(1, 1, 3), PARTED, final(1), HEALED, *all_learn(2, 3, 4)]

# 2 and 3 are final, and both follow 1
FORKED = [final(1), final(2)]
IN_CONFLICT = [*FORKED, learn(1, 3)]

VALID: dict[str, Valid] = {
    # Final successors
    "final": Valid("A quorum commits a successor; who acknowledged it has a share, and its coordinator alone knows of it.", [final(2)]),
    "final-of-a-side": Valid("A side with a quorum commits; its successor has the others as members too.", F_COMMITTED, FEW),
    "final-one-way": Valid("With those who do not hear it a coordinator does not talk.", [flap(True, False), final(1)], FEW),
    "final-next": Valid("A second successor follows the first; those vote who know of it.", [final(1), learn(2, 2), learn(3, 2), final(2)]),
    "final-after-loss": Valid("Three still vote when one has lost its share; it gets one of the successor.", [lose(4), final(1)]),
    "final-after-loss-unheard": Valid("Only who knows of its loss does not vote: the others are not asked about it.", [lose(3), learn_loss(1, 3, 1), final(1)]),
    "final-after-loss-of-old": Valid("A loss of the old share is none of the new one.", [*MOVED, lose(4), final(1), *all_learn(3, 2, 4), final(2)]),
    "final-of-three": Valid("Three of five with a threshold of three.", F_COMMITTED, FIVE),
    "final-held-by-three": Valid("As many as the threshold deal.", [*HELD_BY_THREE, final(1)], FIVE),
    "final-held-by-three-beside-branch": Valid("A share of a branch is none of the final snapshot.", [*HELD_BY_THREE, provisional(1), final(1)], FIVE),
    "final-revokes": Valid("A successor revokes a member, and leaves it out.", [final(1, [4])]),
    "final-revokes-the-one": Valid("Nobody else can be revoked.", [final(1, [4])], {"Revocable": [4]}),
    "final-revokes-of-five": Valid("The same where three would be enough.", [final(1, [5])], {**FIVE, "Threshold": 2}),
    "final-after-revocation": Valid("Whoever is revoked still votes, and is left out.", [revoke(4, 1), final(1)]),
    "final-after-revocation-in-final": Valid("The same if a final snapshot has revoked it.", [final(1, [5]), *all_learn(2, 2, 3, 4), final(1)], {**FIVE, "Threshold": 2}),
    "final-before-revocation": Valid("What its coordinator has not heard is not obeyed.", [revoke(4, 2), final(1)]),
    "final-join": Valid("Two sides that meet have a quorum, and commit from the final snapshot whatever they have in use.", [*MET, final(3)]),
    "final-join-from-rival": Valid("It is the same when the other side's branch is in use.", [*MET, learn(1, 3), final(1)]),
    "final-beside-copy": Valid("A manifest that has moved alone is superseded as well.", [PARTED, copied(1, 2), HEALED, final(1)]),
    "final-with-liar": Valid("A liar's vote, share and acknowledgement are there for the asking.", [final(1)], LIAR),
    "final-needs-liar": Valid("A liar votes where it helps.", [PARTED, final(1)], LIAR),
    "final-of-fork": Valid("Where more than f lie, a parent gets two final successors.", FORKED, FORK),
    "final-in-fork": Valid("Each side of a fork goes on while it knows of no conflict.", [*FORKED, final(1)], FORK),
    "final-beside-conflict": Valid("Who knows of the conflict does not vote.", [*FORKED, learn(2, 2), final(1)], FORK),
    "final-under-policy": Valid("As many as the policy allows are members, and hold the manifest.", [regulate(1, 1, 3), final(1)], RULED),
    "final-under-laxer-policy": Valid("All are members, and one of them holds the manifest.", [regulate(1, 1, 5), final(1)], RULED),
    "final-under-two-policies": Valid("Of two policies of one epoch the stricter rules.", [regulate(1, 1, 3), regulate(1, 1, 6), final(1)], RULED),
    "final-under-later-policy": Valid("A later policy takes the place of both.", [regulate(1, 1, 2), regulate(1, 2, 6), final(1)], RULED),
    "final-before-policy": Valid("Who knows of the policy does not vote for more members than it allows.", [regulate(2, 1, 3), final(1)], RULED),
    "final-before-policy-of-holders": Valid("Nor for more holders of the manifest.", [regulate(2, 1, 5), final(1)], RULED),
    "final-before-policy-unheld": Valid("Nor for more members where nobody holds the manifest.", [regulate(2, 1, 3), final(1)], {**RULED, "FirstHolders": []}),
    "final-after-old-policy": Valid("A policy that a later one replaces forbids nothing.", [regulate(2, 1, 2), regulate(2, 2, 6), regulate(3, 1, 2), final(1)], RULED),
    "final-revokes-holder": Valid("A successor takes the manifest from whom it revokes.", [final(1, [3])], HELD),
    "final-after-revocation-of-holder": Valid("Whoever the tenant has revoked does not get it either.", [revoke(3, 1), final(1)], HELD),
    "final-gives-to-holders-of-branches": Valid("It gives it to all who hold it.", [PARTED, copied(1, 2), HEALED, final(1)], HELD),
    "final-takes-from-holders-of-other-branch": Valid("But not to whom it does not know as a holder.", [PARTED, copied(1, 2), HEALED, final(3)], HELD),
    "final-one-more": Valid("In the model of liveness one final snapshot more may be signed than others.", [final(1)], {"MaxSnapshot": 1, "Joining": True}),
    "final-two": Valid("One more, and no more.", [*MOVED, final(2)], {"MaxSnapshot": 2, "Joining": True}),
    # Provisional branches
    "provisional": Valid("A side without a quorum makes a provisional branch.", [PARTED, provisional(1)]),
    "provisional-on-both-sides": Valid("So does the other.", BRANCHED),
    "provisional-deep": Valid("A branch goes on from what is in use.", DEEP),
    "provisional-by-another": Valid("Another of the same side continues it.", [PARTED, provisional(1), learn(2, 2), provisional(2)]),
    "provisional-beside-branch": Valid("Who has not heard of a branch makes a rival of it.", [provisional(3), PARTED, provisional(1)]),
    "provisional-on-final": Valid("A branch begins at the last final snapshot.", [*MOVED, PARTED, provisional(3)]),
    "provisional-with-quorum": Valid("A quorum may make a branch too; that makes it no final snapshot.", [provisional(1)]),
    "provisional-after-join": Valid("After a join the next branch begins there.", [*JOINED, *all_learn(4, 2, 3, 4), PARTED, provisional(3)]),
    "provisional-beside-dead": Valid("When a branch is dead, what came before it is in use again.", [*DEAD_BRANCH, provisional(1)]),
    "provisional-beside-dead-end": Valid("A coordinator has a ballot on each parent.", [PARTED, provisional(2), learn(1, 2), provisional(1), lose(2), learn_loss(1, 2, 2), learn_loss(1, 2, 3), HEALED, provisional(1)]),
    "provisional-after-loss": Valid("Who has lost its share does not vote.", [lose(2), provisional(1)]),
    "provisional-revokes": Valid("A branch leaves a member out, which revokes nobody.", [PARTED, provisional(1, [4])]),
    "provisional-after-revocation": Valid("A branch leaves out whom the tenant has revoked.", [revoke(4, 1), PARTED, provisional(1)]),
    "provisional-of-three": Valid("Three of five with a threshold of three.", [PARTED, provisional(1)], FIVE),
    "provisional-held-by-three": Valid("As many as the threshold deal.", [*HELD_BY_THREE, provisional(1)], FIVE),
    "provisional-with-liar": Valid("A liar votes for a branch, too.", [PARTED, provisional(1)], LIAR),
    "provisional-needs-liar": Valid("It votes where it helps, and deals.", [*F_MOVED, lose(3), provisional(1)], LIAR),
    "provisional-in-fork": Valid("A branch of one side of a fork.", [*FORKED, provisional(1)], FORK),
    "provisional-beside-conflict": Valid("Who knows of the conflict does not vote for that either.", [*FORKED, learn(2, 2), provisional(1)], FORK),
    "provisional-under-policy": Valid("As many as the policy allows are members, and hold the manifest.", [regulate(1, 1, 3), PARTED, provisional(1)], RULED),
    "provisional-before-policy": Valid("What a voter does not know it cannot ask for.", [regulate(3, 1, 3), PARTED, provisional(1)], RULED),
    "provisional-under-later-policy": Valid("A branch that was made under a later policy is followed, whatever the ballot of the other.", [regulate(1, 1, 6), PARTED, provisional(1), provisional(3), HEALED, learn(1, 3)], RULED),
    "provisional-with-repaired": Valid("Who has its share again deals.", [*HELD_BY_THREE, repair(4, 2), lose(2), repair(2, 2), lose(3), provisional(1)], FIVE),
    "provisional-none-more": Valid("Of provisional ones there are no more.", [provisional(1)], {"MaxSnapshot": 2, "Joining": True}),
    # Manifests that move alone
    "copy": Valid("The manifest alone moves: its polynomial stays, and nobody gets a share.", [PARTED, copied(1, 2)]),
    "copy-of-branch": Valid("The manifest of a branch moves alone.", [PARTED, provisional(1), learn(2, 2), copied(2, 1)]),
    "copy-of-revoking": Valid("It revokes nobody again.", [final(1, [4]), *all_learn(2, 2, 3), copied(1, 2)]),
    "copy-again": Valid("It moves again.", [PARTED, copied(1, 2), learn(2, 2), copied(1, 1)]),
    "copy-beside-dead": Valid("It moves from what is in use again.", [*DEAD_BRANCH, copied(1, 2)]),
    "copy-after-loss": Valid("Who has lost its share does not vote for that either.", [lose(2), copied(1, 2)]),
    "copy-to-itself": Valid("The coordinator may give it to itself.", [PARTED, copied(1, 1)]),
    "copy-to-liar": Valid("Or to a liar.", [PARTED, copied(1, 5)], LIAR),
    "copy-to-one-more": Valid("Who holds it holds it still.", [PARTED, copied(1, 2)], HELD),
    "copy-to-revoked": Valid("What a voter does not know it cannot ask for.", [PARTED, revoke(3, 3), copied(1, 2)], HELD),
    "copy-beside-revoked": Valid("Whoever is revoked and holds no manifest may be a member still: the shares stay what they are.", [PARTED, revoke(4, 2), copied(1, 2)], HELD),
    "copy-beside-capped": Valid("So it is where the shares are more than a policy allows that came later, and the manifest is held elsewhere.", [PARTED, regulate(2, 1, 1), copied(1, 2)], {"FirstHolders": [1], "Region": [3, 4], "Caps": [1]}),
    "copy-under-policy": Valid("A copy is made under the policy that its coordinator knows.", [regulate(1, 1, 6), PARTED, copied(1, 2)], {**RULED, "FirstHolders": [1]}),
    "copy-to-holder-of-other-branch": Valid("Who holds it in another branch that is not known may get it in this one.", [PARTED, provisional(3), learn(4, 2), copied(4, 4), HEALED, copied(1, 4)], HELD),
    "copy-in-fork": Valid("It moves on one side of a fork.", [*FORKED, copied(1, 2)], FORK),
    # Snapshots arrive
    "learn-final": Valid("A peer hears of a final snapshot, and of nothing else.", [final(1), learn(2, 2)]),
    "learn-first": Valid("Everybody knows of the first snapshot, and may hear of it again.", [learn(2, 1)]),
    "learn-again": Valid("Evidence that comes twice changes nothing.", [final(1), learn(2, 2), learn(2, 2)]),
    "learn-from-another": Valid("It comes from whoever has it.", [final(1), learn(2, 2), PARTED, learn(3, 2)], {"Left": [1, 4]}),
    "learn-next": Valid("A chain comes one after the other.", [final(1), *all_learn(2, 2, 3), final(2), learn(4, 2), learn(4, 3)]),
    "learn-branch": Valid("A provisional snapshot is in use where it is known.", [PARTED, provisional(1), learn(2, 2)]),
    "learn-deep-branch": Valid("A branch comes one after the other.", [*DEEP, HEALED, learn(3, 2), learn(3, 3)]),
    "learn-rival": Valid("Of two branches the higher ballot is followed.", [*MET, learn(1, 3)]),
    "learn-rival-of-lower-ballot": Valid("A lower ballot that comes later is not.", [*MET, learn(3, 2)]),
    "learn-rivals": Valid("Evidence in one order.", [*BRANCHED[:2], provisional(3), HEALED, learn(2, 2), learn(2, 3)]),
    "learn-rivals-in-other-order": Valid("The same in the other order gives the same view.", [*BRANCHED[:2], provisional(3), HEALED, learn(2, 3), learn(2, 2)]),
    "learn-rival-of-long-branch": Valid("Length does not count.", [*LONG, learn(1, 5)]),
    "learn-copy": Valid("With a manifest that moved alone, the same shares stay in use.", [PARTED, copied(1, 2), learn(2, 2)]),
    "learn-join": Valid("A final snapshot ends both branches.", [*JOINED, *all_learn(4, 2, 3, 4)]),
    "learn-branch-after-join": Valid("A branch that comes after it is out of use.", [PARTED, provisional(1), provisional(3), HEALED, final(4), learn(2, 4), learn(2, 3)]),
    "learn-one-way": Valid("The left hears the right, which does not hear it.", [flap(True, False), provisional(3), learn(1, 2)]),
    "learn-other-way": Valid("The right hears the left.", [flap(False, True), provisional(1), learn(3, 2)]),
    "learn-after-partition": Valid("What a side has signed reaches the other when the network heals.", [*F_COMMITTED, HEALED, learn(4, 2)], FEW),
    "learn-from-liar": Valid("A liar tells everybody everything, in a partition too.", [PARTED, final(1), learn(4, 2)], LIAR),
    "learn-conflict": Valid("Two final successors of one parent: nothing is in use any more.", IN_CONFLICT, FORK),
    "learn-in-conflict": Valid("A conflict stays, whatever comes after it.", [*FORKED, final(1), learn(2, 2), learn(2, 4)], FORK),
    # Revocations arrive
    "learn-revocation": Valid("A peer hears of the tenant's revocation.", [revoke(4, 1), learn_revoked(2, 4)]),
    "learn-revocation-after-partition": Valid("It comes late to a branch that has the revoked one as a member, and is obeyed.", [PARTED, revoke(4, 3), provisional(1), HEALED, learn_revoked(1, 4)]),
    "learn-revocation-of-branch-member": Valid("It ends a branch that needs the revoked one.", [*BRANCHED, revoke(2, 3), HEALED, learn_revoked(1, 2)]),
    "learn-revocation-in-final": Valid("A final snapshot revokes wherever it is heard.", [final(1, [4]), learn(2, 2)]),
    "learn-revocation-in-branch": Valid("A provisional one revokes nobody.", [PARTED, provisional(1, [4]), learn(2, 2)]),
    "learn-revoked-stays": Valid("A later snapshot that has the revoked one as a member gives it nothing back.", [revoke(4, 2), final(1), learn(2, 2)]),
    "learn-revocations-of-too-many": Valid("Without a quorum left the owner must re-key.", [revoke(3, 1), revoke(4, 1), *(learn_revoked(2, h) for h in (3, 4))]),
    "revoke": Valid("The tenant revokes a peer, and tells one.", [revoke(4, 1)]),
    "revoke-again": Valid("It tells another.", [revoke(4, 1), revoke(4, 2)]),
    "revoke-one-who-is-told": Valid("It tells the revoked one.", [revoke(4, 4)]),
    "revoke-liar": Valid("A liar is revoked.", [revoke(5, 1)], LIAR),
    # Losses arrive
    "learn-loss": Valid("A loss makes a branch dead: what came before it is in use again.", [*BRANCHED[:3], lose(2), learn_loss(1, 2, 2)]),
    "learn-loss-of-old": Valid("A loss of another polynomial's share does not.", [*BRANCHED[:3], lose(2), learn_loss(1, 2, 1)]),
    "learn-loss-of-rival": Valid("When the branch that is followed is dead, the other one is.", [*MET, learn(1, 3), lose(4), learn_loss(1, 4, 3)]),
    "learn-loss-before-end": Valid("A dead snapshot with a live one after it stays on the way.", [PARTED, provisional(1), *all_learn(2, 2, 3), provisional(2), lose(3), learn(1, 3), learn_loss(1, 3, 2)], FIVE),
    "learn-loss-above-branch": Valid("A live branch is in use below a dead final snapshot.", [*F_COMMITTED, *all_learn(2, 2, 3), provisional(2), lose(3), learn(1, 3), learn_loss(1, 3, 2)], FIVE),
    "learn-loss-of-copied": Valid("A snapshot that keeps its polynomial dies with it.", [PARTED, provisional(1), learn(2, 2), copied(1, 2), learn(2, 3), lose(2), learn_loss(1, 2, 2)]),
    "learn-death": Valid("The final snapshot is dead, its parent is not: the owner must re-key.", F_DEAD, FEW),
    "learn-last-loss": Valid("Nothing is left.", [*F_DEAD, revoke(3, 4), learn_loss(4, 1, 1), learn_loss(4, 2, 1)], FEW),
    "lose": Valid("A peer loses its share, and says so.", [lose(2)]),
    "lose-several": Valid("It loses all that it has.", [*MOVED, PARTED, provisional(3), lose(4)]),
    "lose-after-next": Valid("Who has lost its share gets one of the next snapshot, and may lose that.", [lose(4), final(1), lose(4)]),
    "lose-after-repair": Valid("What it has again it may lose again, which is another loss.", [lose(4), repair(4, 1), lose(4)]),
    "lose-with-liar": Valid("The same among peers of whom one lies.", [lose(2)], LIAR),
    "lose-old": Valid("Who has no share of the final snapshot loses the old one.", [*F_MOVED, lose(4)], FEW),
    # Receipts arrive
    "learn-receipt": Valid("A repair takes a loss back: the branch is in use again.", [*B_REPAIRED, learn_loss(1, 2, 2), learn_loss(1, 3, 2), learn_receipt(1, 2, 2, 1)], FEW),
    "learn-receipt-before-loss": Valid("It is the same when the receipt comes before the loss that it names.", [*B_REPAIRED, learn_receipt(1, 2, 2, 1), learn_loss(1, 2, 2), learn_loss(1, 3, 2)], FEW),
    "learn-receipt-of-other-loss": Valid("A later loss is not taken back.", [*B_REPAIRED[:-1], lose(2), learn_loss(3, 2, 2), learn_receipt(3, 2, 2, 1), learn_loss(3, 2, 2, 2)], FEW),
    "learn-acknowledgement": Valid("A share that was missed at first counts from its receipt on.", [*F_MOVED, repair(4, 2), lose(1), lose(2), learn_loss(3, 1, 2), learn_loss(3, 2, 2), learn_receipt(3, 4, 2, 0)], FEW),
    "learn-receipt-no-vote": Valid("Whoever has its share again has no vote: the owner must re-key.", [lose(3), lose(4), repair(3, 1), repair(4, 1), *(learn_loss(1, h, 1) for h in (3, 4)), *(learn_receipt(1, h, 1, 1) for h in (3, 4))]),
    "learn-receipt-from-liar": Valid("Where anybody lies a receipt is heard in a partition too.", [lose(2), repair(2, 1), PARTED, learn_receipt(4, 2, 1, 1)], LIAR),
    # Policies arrive
    "regulate": Valid("The tenant signs a policy, and tells one.", [regulate(1, 1, 5)], RULED),
    "regulate-again": Valid("It tells another.", [regulate(1, 1, 5), regulate(2, 1, 5)], RULED),
    "regulate-strictly": Valid("A policy that no committee keeps.", [regulate(1, 1, 2)], RULED),
    "regulate-both-trees": Valid("A policy caps a region and an organisation alike.", [regulate(1, 1, 3)], {"FirstHolders": [1, 2, 3], "Region": [1, 3], "Owner": [1, 2], "Caps": [3]}),
    "regulate-organisation": Valid("Or one of them.", [regulate(1, 1, 3)], {**HELD, "Owner": [1, 2, 3], "Caps": [3]}),
    "regulate-nothing": Valid("Or nothing.", [regulate(1, 2, 3)], {**HELD, "Caps": [3]}),
    "regulate-with-liar": Valid("The same among peers of whom one lies.", [regulate(1, 1, 3)], {**LIAR, "Caps": [3]}),
    "learn-policy": Valid("A peer hears of a policy.", [regulate(2, 1, 5), learn_policy(1, 1, cap(1, 5, 1, 2, 3, 4))], RULED),
    "learn-policy-of-one-epoch": Valid("Two policies of one epoch hold together, in whatever order they come.", [regulate(2, 1, 5), regulate(1, 1, 6), learn_policy(1, 1, cap(1, 5, 1, 2, 3, 4))], RULED),
    "learn-policy-of-old-epoch": Valid("An older one that comes later changes nothing.", [regulate(2, 1, 2), regulate(1, 2, 6), learn_policy(1, 1, cap(1, 2, 1, 2, 3, 4))], RULED),
    "learn-first-policy": Valid("Everybody knows of the first one, which caps nothing.", [learn_policy(2, 0)], RULED),
    # Forgeries
    "learn-beside-forgers": Valid("What so many liars sign as they should is taken.", [provisional(1), final(1), learn(1, 3)], FORGERS),
    "learn-beside-liar": Valid("The same where fewer lie.", [provisional(1), learn(1, 2)], FORK),
    # The owner lies
    "learn-another-first": Valid("Two first snapshots of one version are a conflict.", [final(1), ANOTHER_FIRST], TWO_FIRSTS),
    "final-beside-another-first": Valid("Whoever has not heard of the other goes on.", [ANOTHER_FIRST, final(2)], TWO_FIRSTS),
    # Peers forget
    "forget": Valid("A branch that a join has ended decides nothing any more.", [*JOINED, forget(1)]),
    "forget-nothing": Valid("The final chain is not forgotten.", [*MOVED, forget(2)]),
    "forget-nothing-of-branches": Valid("Nor is what descends from its last snapshot, in use or not.", [*MET, learn(1, 3), forget(1)]),
    "forget-nothing-in-conflict": Valid("In a conflict nothing is forgotten.", [*IN_CONFLICT, provisional(2), learn(1, 4), forget(1)], FORK),
    "learn-forgotten": Valid("What is forgotten may come again, from somebody who has not forgotten it.", [*JOINED, learn(2, 4), forget(1), learn(1, 2)]),
    "learn-after-forgotten": Valid("What follows it is not kept without it, and the view is the same.", [*DEEP, HEALED, learn(3, 2), final(3), forget(3), learn(3, 3)]),
    "forget-with-liar": Valid("The same among peers of whom one lies.", [provisional(1), final(1), forget(1)], LIAR),
    # The network
    "flap": Valid("The network splits.", [PARTED]),
    "flap-after-revocation": Valid("What was signed before is there.", [revoke(4, 1), PARTED]),
    "flap-after-loss": Valid("So are losses.", [lose(2), PARTED]),
    "flap-heal": Valid("It heals.", MET),
    "flap-one-way": Valid("One side hears the other, which does not hear it.", [flap(True, False)]),
    "flap-other-way": Valid("The other way round.", [PARTED, flap(False, True)]),
    # Repair
    "repair": Valid("Who has lost its share has it again from others, and gives a receipt that names the loss.", [lose(4), repair(4, 1)]),
    "repair-again": Valid("After another loss the receipt names both.", [lose(4), repair(4, 1), lose(4), repair(4, 1)]),
    "repair-beside-lost": Valid("It names no loss of another.", [lose(3), learn_loss(4, 3, 1), lose(4), repair(4, 1)]),
    "repair-beside-other-lost": Valid("Whichever of them it is.", [lose(4), learn_loss(3, 4, 1), lose(3), repair(3, 1)]),
    "repair-beside-lost-branch": Valid("Nor one of another polynomial's share.", [PARTED, provisional(3), HEALED, lose(4), repair(4, 1)]),
    "repair-missed": Valid("Who missed its share gets it; its receipt names no loss.", [*F_MOVED, repair(4, 2)], FEW),
    "repair-branch": Valid("The share of a branch in use is repaired too.", [PARTED, provisional(1), HEALED, learn(3, 2), repair(3, 2)]),
    "repair-branch-of-next": Valid("So is that of a branch on a later final snapshot.", [*MOVED, PARTED, provisional(1), HEALED, learn(3, 3), repair(3, 3)]),
    "repair-final-beside-branch": Valid("And that of the last final snapshot while a branch is in use.", [lose(3), PARTED, provisional(1), HEALED, learn(3, 2), repair(3, 1)]),
    "repair-copied": Valid("Where the manifest alone has moved it is the same share.", [lose(2), copied(1, 2), learn(2, 2), repair(2, 2)]),
    "repair-after-revocation": Valid("Who is revoked deals for no repair.", [lose(4), revoke(3, 4), repair(4, 1)]),
    "repair-narrowed": Valid("A member gets its share; whoever is none does not.", [*NARROWED, repair(3, 2)], {**RULED, "Left": [1, 2, 4]}),
    "repair-with-liar": Valid("The same among peers of whom one lies.", [lose(4), repair(4, 1)], LIAR),
    "repair-needs-liar": Valid("A liar deals where it helps.", [PARTED, lose(3), repair(3, 1)], LIAR),
    "repair-in-fork": Valid("A share is repaired on one side of a fork.", [*FORKED, lose(1), repair(1, 2)], FORK),
    # Clean-up
    "erase": Valid("Clean-up leaves the share of the final snapshot.", [*MOVED, erase(2)]),
    "erase-everywhere": Valid("When all have cleaned up, the old polynomial is gone.", [*MOVED, *(erase(p) for p in (1, 2, 3, 4))]),
    "erase-nothing": Valid("Before a move there is nothing to clean up.", [erase(1)]),
    "erase-nothing-in-branch": Valid("A provisional snapshot erases nothing.", [PARTED, provisional(1), learn(2, 2), erase(2)]),
    "erase-nothing-of-copied": Valid("Nor does a manifest that moves alone.", [PARTED, copied(1, 2), learn(2, 2), erase(2)]),
    "erase-above-branch": Valid("Shares that were dealt on the last final snapshot stay.", [*MOVED, PARTED, provisional(3), learn(4, 3), erase(4)]),
    "erase-under-unknown": Valid("Shares that were dealt on what is not known yet stay.", [final(1), learn(2, 2), provisional(1), erase(3)]),
    "erase-after-join": Valid("After a join those of its branch are erased.", [*JOINED, learn(3, 4), erase(3)]),
    "erase-without-share": Valid("Who has no share of the final snapshot erases all the same.", [*F_MOVED, erase(4)], FEW),
    "erase-alive": Valid("A snapshot of which as many as the threshold have their share is alive.", [*F_MOVED, lose(2), lose(3), learn_loss(1, 2, 2), erase(1)], FEW),
    "erase-alive-without-revoked": Valid("So it is with one revoked.", [*F_MOVED, revoke(2, 1), erase(1)], FEW),
    "erase-repaired": Valid("A repaired share of a branch stays as it was dealt, and goes with the others.", [PARTED, provisional(1), HEALED, learn(3, 2), repair(3, 2), final(3), erase(3)]),
    "erase-repaired-of-branch": Valid("A share of a branch on the last final snapshot stays after it was repaired.", [*MOVED, PARTED, provisional(1), HEALED, learn(3, 3), repair(3, 3), erase(3)]),
    "erase-alive-again": Valid("A snapshot is alive again when a share is there again.", [*F_MOVED, repair(4, 2), lose(2), lose(3), learn_loss(1, 2, 2), learn_loss(1, 3, 2), learn_receipt(1, 4, 2, 0), erase(1)], FEW),
    "erase-with-liar": Valid("The same among peers of whom one lies.", [final(1), learn(2, 2), erase(2)], LIAR),
    "erase-in-fork": Valid("It cleans up on one side of a fork.", [*FORKED, erase(1)], FORK),
}  # fmt: skip


NEGATIVE: list[Negative] = [
    # Final successors
    Negative("final", "bound", constant("Coordinators", [1, 3, 4])),
    Negative("final-revokes", "bound", constant("Revocable", [1, 2, 3])),
    Negative("final-revokes-of-five", "bound", put(-1, "revokes", [4, 5]), "two"),
    Negative("final-with-liar", "bound", put(-1, "coordinator", 5), "liar"),
    Negative("final-in-fork", "conflict", insert(-1, learn(1, 3))),
    Negative("final", "spent-ballot", constant("MaxSnapshot", 1)),
    Negative("final-next", "spent-ballot", constant("MaxSnapshot", 2)),
    Negative("final", "second-successor", insert(-1, final(1))),
    Negative("final-with-liar", "second-successor", insert(-1, final(2))),
    Negative("final", "not-a-quorum", insert(-1, PARTED)),
    Negative("final-of-a-side", "not-a-quorum", constant("Left", [1, 2])),
    Negative("final-one-way", "not-a-quorum", constant("Left", [1, 2])),
    Negative("final-next", "not-a-quorum", without(-2)),
    Negative("final-after-loss", "not-a-quorum", insert(-1, lose(3))),
    Negative("final-after-loss-of-old", "not-a-quorum", insert(-1, lose(4))),
    Negative("final-join", "not-a-quorum", without(-2)),
    Negative("final-needs-liar", "not-a-quorum", insert(-1, lose(3))),
    Negative("final-held-by-three", "too-few-dealers", insert(-1, lose(2))),
    Negative("final-held-by-three-beside-branch", "too-few-dealers", insert(-1, lose(2))),
    Negative("final-of-three", "too-few-dealers", insert(-1, revoke(2, 1)), "revoked"),
    Negative("final-revokes", "infeasible", insert(-1, revoke(3, 1))),
    Negative("final-after-revocation", "infeasible", insert(-1, revoke(3, 1))),
    Negative("final-after-revocation", "infeasible", put(-1, "revokes", [3]), "both"),
    Negative("final-with-liar", "infeasible", put(-1, "revokes", [5])),
    Negative("final-of-three", "no-certificate", put(-1, "revokes", [1])),
    Negative("final-under-policy", "infeasible", put(1, "most", 2), "policy"),
    Negative("final-under-two-policies", "infeasible", put(2, "most", 2), "policy"),
    Negative("final-under-later-policy", "infeasible", put(2, "epoch", 1), "policy"),
    Negative("final-before-policy", "not-a-quorum", insert(-1, regulate(3, 1, 3))),
    Negative("final-before-policy-of-holders", "not-a-quorum", insert(-1, regulate(3, 1, 5))),
    Negative("final-before-policy-unheld", "not-a-quorum", insert(-1, regulate(3, 1, 3))),
    Negative("final-after-old-policy", "not-a-quorum", put(2, "epoch", 1)),
    Negative("final-before-revocation", "not-a-quorum", insert(-1, revoke(4, 3))),
    Negative("final-one-more", "spent-ballot", constant("Joining", False)),
    Negative("final-two", "spent-ballot", constant("MaxSnapshot", 1)),
    # Provisional branches
    Negative("provisional-before-policy", "too-few-votes", put(1, "peer", 2)),
    Negative("provisional-with-repaired", "too-few-dealers", without(-3)),
    Negative("provisional-none-more", "spent-ballot", constant("MaxSnapshot", 1)),
    Negative("provisional", "bound", constant("Available", False)),
    Negative("provisional", "bound", constant("Coordinators", [2, 3, 4]), "coordinator"),
    Negative("provisional-revokes", "bound", constant("Revocable", [1, 2, 3])),
    Negative("provisional-with-liar", "bound", put(-1, "coordinator", 5), "liar"),
    Negative("provisional-in-fork", "conflict", insert(-1, learn(1, 3))),
    Negative("provisional", "spent-ballot", constant("MaxSnapshot", 1)),
    Negative("provisional-beside-dead", "spent-ballot", put(-1, "coordinator", 3)),
    Negative("provisional-deep", "too-few-votes", without(-2)),
    Negative("provisional-beside-branch", "too-few-votes", insert(2, learn(2, 2))),
    Negative("provisional-after-join", "too-few-votes", without(-3)),
    Negative("provisional-held-by-three", "too-few-dealers", insert(-1, lose(2))),
    Negative("provisional-needs-liar", "too-few-dealers", insert(-1, lose(2))),
    Negative("provisional", "too-few-dealers", insert(-1, revoke(2, 1)), "revoked"),
    Negative("provisional-revokes", "infeasible", insert(-1, revoke(3, 1))),
    Negative("provisional-after-revocation", "infeasible", put(-1, "revokes", [3])),
    Negative("provisional-beside-dead-end", "spent-ballot", put(-1, "coordinator", 2)),
    Negative("provisional-of-three", "no-certificate", put(-1, "revokes", [2])),
    Negative("provisional-with-liar", "no-certificate", constant("Left", [1, 2, 5])),
    # Manifests that move alone
    Negative("copy", "bound", constant("Copying", False)),
    Negative("copy", "bound", constant("Available", False), "available"),
    Negative("copy", "bound", constant("Coordinators", [2, 3, 4]), "coordinator"),
    Negative("copy-in-fork", "conflict", insert(-1, learn(1, 3))),
    Negative("copy", "spent-ballot", constant("MaxSnapshot", 1)),
    Negative("copy-beside-dead", "spent-ballot", put(-1, "coordinator", 3)),
    Negative("copy", "too-few-votes", insert(-1, lose(2))),
    Negative("copy-to-itself", "too-few-votes", constant("Left", [1])),
    Negative("copy-to-one-more", "too-few-votes", insert(-1, revoke(3, 2)), "revoked"),
    Negative("copy-to-revoked", "too-few-votes", put(2, "peer", 2)),
    Negative("copy-beside-revoked", "too-few-votes", put(2, "revoked", 1)),
    Negative("copy-beside-capped", "too-few-votes", constant("Region", [1, 4])),
    Negative("copy-under-policy", "too-few-votes", insert(-1, regulate(2, 1, 5))),
    Negative("copy", "held-manifest", constant("FirstHolders", [2])),
    Negative("copy-to-one-more", "held-manifest", put(-1, "to", 1)),
    Negative("copy-to-holder-of-other-branch", "held-manifest", put(-1, "to", 3)),
    Negative("copy", "out-of-reach", put(-1, "to", 3)),
    Negative("copy-to-liar", "out-of-reach", constant("Left", [1, 2, 3])),
    Negative("copy-again", "too-few-votes", without(-2)),
    # Evidence arrives
    Negative("learn-from-liar", "liar", put(-1, "peer", 5)),
    Negative("learn-final", "not-sent", without(-2)),
    Negative("learn-again", "not-sent", put(-1, "evidence.snapshot", 3)),
    Negative("learn-from-another", "not-sent", constant("Left", [1, 4, 2])),
    Negative("learn-branch", "not-sent", put(-1, "peer", 4)),
    Negative("learn-one-way", "not-sent", put(1, "left_hears", False)),
    Negative("learn-other-way", "not-sent", put(1, "right_hears", False)),
    Negative("learn-after-partition", "not-sent", without(-2)),
    Negative("learn-from-liar", "not-sent", constant("Liars", [])),
    Negative("learn-forgotten", "not-sent", insert(-1, forget(2))),
    Negative("learn-revocation", "not-sent", without(-2)),
    Negative("learn-revocation", "not-sent", put(-1, "evidence.revoked", 3), "other"),
    Negative("learn-revocation-after-partition", "not-sent", without(-2)),
    Negative("learn-revocation-in-final", "not-sent", put(-1, "evidence", {"revoked": 4})),
    Negative("learn-loss", "not-sent", without(-2)),
    Negative("learn-loss", "not-sent", put(-1, "evidence.loss.polynomial", 3), "polynomial"),
    Negative("learn-loss", "not-sent", put(-1, "evidence.loss.peer", 1), "peer"),
    Negative("learn-loss-of-rival", "not-sent", insert(-1, PARTED)),
    Negative("learn-next", "unknown-base", without(-2)),
    Negative("learn-deep-branch", "unknown-base", without(-2)),
    Negative("learn-in-conflict", "unknown-base", without(-2)),
    Negative("learn-receipt", "not-sent", without(6)),
    Negative("learn-receipt", "not-sent", put(-1, "evidence.receipt.number", 2), "number"),
    Negative("learn-receipt", "not-sent", put(-1, "evidence.receipt.peer", 3), "peer"),
    Negative("learn-receipt", "not-sent", put(-1, "evidence.receipt.polynomial", 1), "polynomial"),
    Negative("learn-acknowledgement", "not-sent", put(-1, "evidence.receipt.number", 1)),
    Negative("learn-receipt-from-liar", "not-sent", constant("Liars", [])),
    Negative("learn-loss", "not-sent", put(-1, "evidence.loss.number", 2), "number"),
    Negative("learn-policy", "not-sent", without(-2)),
    Negative("learn-policy", "not-sent", put(-1, "evidence.policy.epoch", 2), "epoch"),
    Negative("learn-policy", "not-sent", put(-1, "evidence.policy.caps", []), "caps"),
    Negative("learn-policy-of-one-epoch", "not-sent", put(1, "most", 6)),
    Negative("learn-beside-forgers", "not-sent", put(-1, "evidence", {"forged": 1}), "final"),
    Negative("learn-beside-forgers", "unknown-base", put(-1, "evidence", {"forged": 2})),
    Negative("learn-beside-liar", "not-sent", put(-1, "evidence", {"forged": 2})),
    Negative("learn-another-first", "not-sent", constant("LyingOwner", False)),
    Negative("final-beside-another-first", "conflict", put(-1, "coordinator", 1)),
    Negative("regulate", "bound", put(-1, "epoch", 3), "epoch"),
    Negative("regulate", "bound", put(-1, "epoch", 0), "first"),
    Negative("regulate", "bound", put(-1, "most", 4), "most"),
    Negative("regulate-with-liar", "liar", put(-1, "peer", 5)),
    Negative("revoke", "bound", constant("Revocable", [1, 2, 3])),
    Negative("revoke-liar", "liar", put(-1, "peer", 5)),
    # Peers forget
    Negative("forget", "bound", constant("Forgetting", False)),
    Negative("forget-with-liar", "liar", put(-1, "peer", 5)),
    # The network
    Negative("flap-one-way", "bound", constant("OneWay", False)),
    Negative("flap-other-way", "bound", constant("OneWay", False)),
    # Shares
    Negative("lose", "bound", constant("Losing", [1, 3, 4])),
    Negative("lose-with-liar", "bound", put(-1, "peer", 5), "liar"),
    Negative("lose", "no-share", insert(-1, lose(2))),
    Negative("lose-after-next", "no-share", without(-2)),
    Negative("lose-old", "no-share", insert(-1, erase(4))),
    Negative("lose-after-repair", "bound", constant("MaxLoss", 1)),
    Negative("lose-after-repair", "no-share", without(-2)),
    Negative("repair", "bound", constant("Repairing", False)),
    Negative("repair", "not-seated", insert(-1, revoke(4, 4))),
    Negative("repair", "held-share", without(-2)),
    Negative("repair-again", "held-share", without(-2)),
    Negative("repair-copied", "held-share", without(1)),
    Negative("repair-missed", "too-few-dealers", insert(-1, PARTED)),
    Negative("repair-missed", "unknown-base", put(-1, "snapshot", 1)),
    Negative("repair-branch", "unknown-base", put(-1, "snapshot", 3)),
    Negative("repair-branch", "too-few-dealers", insert(-1, lose(2))),
    Negative("repair-after-revocation", "too-few-dealers", insert(-1, revoke(2, 4))),
    Negative("repair-narrowed", "not-seated", put(-1, "peer", 4)),
    Negative("repair-with-liar", "liar", put(-1, "peer", 5)),
    Negative("repair-needs-liar", "too-few-dealers", insert(-1, lose(2))),
    Negative("repair-in-fork", "conflict", insert(-1, learn(1, 3))),
    Negative("erase-alive-again", "dead-snapshot", without(-2)),
    Negative("erase-with-liar", "liar", put(-1, "peer", 5)),
    Negative("erase-alive", "dead-snapshot", insert(-1, learn_loss(1, 3, 2))),
    Negative("erase-alive-without-revoked", "dead-snapshot", insert(-1, revoke(3, 1))),
    Negative("erase-alive-without-revoked", "dead-snapshot", insert(-1, lose(1)), "lost"),
    Negative("erase-in-fork", "dead-snapshot", insert(-1, learn(1, 3))),
]  # fmt: skip
