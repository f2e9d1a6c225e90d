"""Of each naive rule the smallest counterexample: N-1 … N-22 of the requirements, each a step list, and where that shows more, evidence with its view.

The step lists are as short as those that TLC finds for the bug models of the same numbers (`spec/models/Merge_bug_n*.cfg`). N-12 and
N-15 break what whole behaviours promise: their lists end where that shows. That of N-13 has a step more, in which a peer that is cut off hears what it knows, so that its view is told.
"""

from __future__ import annotations

from dataclasses import replace

from rebalancing.view import OK, PROVISIONAL
from tests.vectors.cases import Json, Valid
from tests.vectors.merge_step_cases import (
    HEALED,
    PARTED,
    copied,
    erase,
    final,
    forget,
    learn,
    lose,
    provisional,
    regulate,
    revoke,
)
from tests.vectors.merge_view_cases import (
    ALL,
    FIRST,
    FOUR,
    LEFT,
    ONE,
    RIGHT,
    THREE,
    TWO,
    ViewCase,
    after,
    all_of,
    organisation,
    policy,
    region,
    says,
)

__all__ = ["LISTS", "VIEWS"]

OF_THREE: Json = {"Peers": [1, 2, 3], "Left": [1], "FirstHolders": [1, 3]}
OF_FOUR: Json = {"Peers": [1, 2, 3, 4], "Left": [1, 2], "FirstHolders": [1, 3]}

LISTS: dict[str, Valid] = {
    "n01-last-writer-wins": Valid("A stale snapshot takes no later revocation back, whatever its writer's clock says.", [provisional(3), final(1, [4]), learn(1, 2)], OF_FOUR),
    "n02-union-of-holders": Valid("Not all who hold the manifest on one branch or the other go on holding it: the policy caps their domain.", [copied(1, 1), copied(2, 2), regulate(1, 1, 3), learn(1, 3)], {**OF_THREE, "FirstHolders": [], "Owner": [1, 2], "Caps": [3]}),
    "n03-holders-of-all-branches": Valid("A share of each of two polynomials makes no two of either: a branch with one left is dead.", [PARTED, provisional(2), HEALED, provisional(1), learn(2, 3), lose(2)], OF_THREE),
    "n04-larger-side-wins": Valid("Two sides of one size are told apart.", [PARTED, provisional(1), provisional(3), HEALED, learn(1, 3)], OF_FOUR),
    "n05-highest-epoch-wins": Valid("A branch beside the final chain is not in use, however often it has been reshared.", [provisional(1), learn(2, 2), provisional(1), final(1)], OF_FOUR),
    "n06-greedy-pruning": Valid("Two can hold the manifest where the first, taken first, would leave no place for either.", [regulate(1, 1, 3)], {**OF_FOUR, "FirstHolders": [1, 2, 3], "Region": [1, 3], "Owner": [1, 2], "Caps": [3]}),
    "n07-pairwise-pruning": Valid("What is pruned is what is seen, not what is kept: the order in which branches arrive makes no difference.", [copied(1, 1), copied(2, 3), regulate(3, 1, 3), learn(3, 3), learn(3, 2)], {**OF_FOUR, "FirstHolders": [2], "Region": [2, 3], "Owner": [1, 2], "Caps": [3]}),
    "n08-prune-then-revoke": Valid("Whoever was pruned in favour of one who is revoked later holds the manifest after that.", [copied(1, 1), copied(2, 2), regulate(1, 1, 3), learn(1, 3), revoke(1, 1)], {**OF_THREE, "FirstHolders": [], "Owner": [1, 2], "Caps": [3]}),
    "n09-add-wins": Valid("A grant at the same time takes no revocation back.", [final(1, [4]), provisional(3), learn(1, 3)], OF_FOUR),
    "n10-no-floor": Valid("The final chain is not forgotten, so nobody falls back to an old snapshot that is heard again.", [final(1), learn(2, 2), final(1), forget(1), learn(1, 1)], OF_THREE),
    "n11-provisional-erases": Valid("A provisional snapshot in use erases no share of the final one.", [provisional(1), erase(1), learn(2, 2), erase(2)], OF_THREE),
    "n12-losers-never-erase": Valid("Under a live final snapshot the shares of the branch that it has ended are erased.", [provisional(1), final(1), learn(2, 3), erase(1), erase(2)], OF_THREE),
    "n13-pruned-by-response": Valid("Who does not answer holds the manifest still.", [PARTED, learn(1, 1)], OF_THREE),
    "n14-digest-alone": Valid("A later policy is followed, then a higher ballot, whatever digest somebody finds.", [regulate(3, 1, 2), provisional(3), provisional(1), learn(3, 3)], {**OF_FOUR, "Region": [1], "Caps": [2]}),
    "n15-floor-expires": Valid("The final chain does not expire.", [final(1), forget(1)], OF_THREE),
    "n16-numeric-floor": Valid("A final successor is no later for a branch that is longer.", [provisional(3), learn(4, 2), provisional(3), final(1), learn(3, 4)], OF_FOUR),
    "n17-branch-revokes": Valid("A branch revokes nobody, and no member of what has ended it.", [provisional(1, [4]), final(1)], OF_FOUR),
    "n18-votes-are-discounted": Valid("A vote counts when its voter is revoked.", [PARTED, final(2), revoke(3, 2)], OF_THREE),
    "n19-quarantine-by-digest": Valid("Where two branches move the manifest alone the same shares are in use.", [copied(1, 2), copied(2, 2), learn(1, 3)], OF_THREE),
    "n20-losses-do-not-count": Valid("A dead branch is not in use.", [PARTED, provisional(1), lose(1)], OF_FOUR),
    "n21-holders-of-old-branches": Valid("Whom a branch gave the manifest that the final chain has ended does not hold it any more.", [copied(1, 2), final(2), learn(1, 3)], {**OF_THREE, "FirstHolders": [1]}),
    "n22-last-final-alone": Valid("Of the final chain all is kept, so that whoever is behind can check it.", [final(2), learn(1, 2), final(2), forget(2)], OF_THREE),
}  # fmt: skip

# Nobody holds the manifest at first, and each of three branches gives it to one
UNHELD = replace(FIRST, holders=frozenset())
BRANCHES = [after(UNHELD, h + 1, ballot=h, holders=frozenset({h})) for h in (1, 2, 3)]

VIEWS: dict[str, ViewCase] = {
    "n02-union-of-holders": ViewCase("Two branches, each of which gives the manifest to one of an organisation that may have one: one of them holds it.", all_of(*BRANCHES[:2], first=UNHELD, policies=(policy(1, organisation(3, 1, 2)),)), says(PROVISIONAL, 1, 3, policy=1, holders=ONE)),
    "n06-greedy-pruning": ViewCase("1 shares an organisation with 2 and a region with 3, and each may have one: 2 and 3 hold the manifest.", all_of(first=replace(FIRST, holders=ALL - FOUR), policies=(policy(1, organisation(3, 1, 2), region(3, 1, 3)),)), says(OK, 1, 1, policy=1, holders=TWO | THREE)),
    "n07-pairwise-pruning": ViewCase("1 and 2 share an organisation, 2 and 3 a region: 1 and 3 hold the manifest, in whatever order the three branches came.", all_of(*BRANCHES, first=UNHELD, policies=(policy(1, organisation(3, 1, 2), region(3, 2, 3)),)), says(PROVISIONAL, 1, 4, policy=1, holders=ONE | THREE)),
    "n08-prune-then-revoke": ViewCase("Of two of one organisation that may have one the first is revoked: the second holds the manifest, whenever that came.", all_of(*BRANCHES[:2], first=UNHELD, revoked=ONE, policies=(policy(1, organisation(3, 1, 2)),)), says(PROVISIONAL, 1, 3, ONE, policy=1, holders=TWO)),
    "n21-holders-of-old-branches": ViewCase("Whoever held the manifest before a final snapshot, or got it in a branch that this has ended, holds it no longer.", all_of(after(FIRST, 2, held=LEFT, holders=LEFT), after(FIRST, 3, final=True, holders=RIGHT)), says(OK, 3, 3, holders=RIGHT)),
}  # fmt: skip
