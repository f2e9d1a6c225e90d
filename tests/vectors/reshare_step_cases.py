"""The cases of the resharing's step lists: valid ones, and negative ones, each made from a valid one by one change.

Four peers, of whom two have the secret: two dealers and two acknowledgements are enough, and three votes commit. Session 1 reshares the first
snapshot among the same four; p1 and p2 deal, p1 and p3 receive. Where somebody may lie there are five, with a threshold of three.
"""

from __future__ import annotations

from typing import Any

from tests.vectors.cases import Json, Negative, Valid, constant, insert, instead, put, without

__all__ = ["CONSTANTS", "NEGATIVE", "VALID"]

ALL = ["p1", "p2", "p3", "p4"]
CONSTANTS: Json = {
    "Peers": ALL,
    "Threshold": 2,
    "Faults": 0,
    "Thresholds": [2, 3, 4],
    "MaxSession": 4,
    "MaxVersion": 2,
}


# Steps

FIRST: Json = {"session": 0}
DEALERS = ["p1", "p2"]


def brought(session: int, qualified: list[str] | None = None) -> Json:
    """The snapshot that a session brings; those that the owner deals name no dealers."""
    return {"session": session, **({"qualified": qualified} if qualified else {})}


def before(version: int) -> Json:
    return {"before": version}


def committee(members: list[str], threshold: int = 2) -> Json:
    return {"members": members, "threshold": threshold}


def do(action: str, peer: str, **arguments: Any) -> Json:
    return {"action": action, "peer": peer, **arguments}


def propose(members: list[str] = ALL, threshold: int = 2, parent: Json = FIRST) -> Json:
    return {"action": "Propose", "parent": parent, "committee": committee(members, threshold)}


def deal(peer: str, session: int = 1) -> Json:
    return do("Deal", peer, session=session)


def respond(peer: str, dealers: list[str] = DEALERS, session: int = 1) -> Json:
    return do("Respond", peer, session=session, dealers=dealers)


def possess(peer: str, qualified: list[str] = DEALERS, session: int = 1) -> Json:
    return do("Possess", peer, session=session, qualified=qualified)


def commit(snapshot: Json, parent: Json = FIRST) -> Json:
    return {"action": "Commit", "snapshot": snapshot, "parent": parent}


def install(peer: str, snapshot: Json) -> Json:
    return do("Install", peer, snapshot=snapshot)


def repair(peer: str, helpers: list[str]) -> Json:
    return do("Repair", peer, helpers=helpers)


def lose(peer: str) -> Json:
    return do("Lose", peer)


def erase(peer: str) -> Json:
    return do("Erase", peer)


def restart(peer: str) -> Json:
    return do("Restart", peer)


def revoke(peer: str) -> Json:
    return {"action": "Revoke", "revoked": peer}


def read(peer: str) -> Json:
    return {"action": "Read", "store": peer}


def release(peer: str, snapshot: Json = FIRST, under: Json | None = None) -> Json:
    share = {"snapshot": snapshot, "index": peer, "under": under or before(1)}
    return do("Release", peer, share=share, signed=True)


def deal_anew(members: list[str] = ALL, threshold: int = 2) -> Json:
    return {"action": "DealAnew", "committee": committee(members, threshold)}


def found(snapshot: Json) -> Json:
    return {"action": "Found", "snapshot": snapshot}


def report(session: int) -> Json:
    return {"action": "Report", "session": session}


DEMAND: Json = {"action": "Demand"}

# One session among the four
NEW = brought(1, DEALERS)
PROPOSED = [propose()]
DEALT = [*PROPOSED, deal("p1"), deal("p2")]
ANSWERED = [*DEALT, respond("p1"), respond("p3")]
POSSESSED = [*ANSWERED, possess("p1"), possess("p3")]
COMMITTED = [*POSSESSED, commit(NEW)]
INSTALLED = [*COMMITTED, install("p1", NEW)]
MOVED = [*COMMITTED, *(install(p, NEW) for p in ALL)]
SETTLED = [
    *ANSWERED,
    respond("p2"),
    respond("p4"),
    *(possess(p) for p in ALL),
    commit(NEW),
    *(install(p, NEW) for p in ALL),
]

# Session 2 is a rival of session 1: the same dealers, of the same parent
RIVAL = brought(2, DEALERS)
BOTH = [
    propose(), propose(),
    *(deal(p, session) for session in (1, 2) for p in DEALERS),
    *(respond(p, session=session) for session in (1, 2) for p in ("p1", "p3")),
    possess("p1"), possess("p3"),
]  # fmt: skip
RIVALS = [*BOTH, possess("p1", session=2), possess("p3", session=2)]
MISSED = [*BOTH, commit(NEW), install("p3", NEW)]

# p4 joins, or is revoked, or is left out
JOINS = {"Joining": ["p4"]}
THREE = ALL[:3]
LEFT_OUT = [propose(THREE), deal("p1"), deal("p2")]
ANSWERED_BY_THREE = [*LEFT_OUT, respond("p1"), respond("p3")]

# p5 lies
LIAR = {"Peers": [*ALL, "p5"], "Liars": ["p5"], "Threshold": 3, "Faults": 1, "Thresholds": [3]}
WITH_LIAR = ["p1", "p2", "p5"]
FALSE = brought(1, WITH_LIAR)
L_DEALT = [propose([*ALL, "p5"], 3), deal("p1"), deal("p2")]
L_ANSWERED = [*L_DEALT, *(respond(p, WITH_LIAR) for p in ("p1", "p2", "p3"))]
L_COMMITTED = [*L_ANSWERED, *(possess(p, WITH_LIAR) for p in ("p1", "p2", "p3")), commit(FALSE)]

# The successor dies with p3's store, before the old shares are gone; the owner gets its secret back from these
DEAD = [*INSTALLED, lose("p3")]
ASKED = [*DEAD, DEMAND]
RELEASED = [*ASKED, release("p1"), release("p2")]

# Session 2 follows the successor of session 1
SECOND = brought(2, ["p1", "p3"])
FOLLOWED = [
    *INSTALLED, install("p3", NEW), propose(parent=NEW),
    deal("p1", 2), deal("p3", 2),
    *(step(p, ["p1", "p3"], 2) for step in (respond, possess) for p in ("p1", "p3")),
    install("p2", NEW), commit(SECOND, NEW),
]  # fmt: skip
L_SECOND = brought(2, WITH_LIAR)
L_FOLLOWED = [
    *L_COMMITTED, *(install(p, FALSE) for p in THREE), propose([*ALL, "p5"], 3, FALSE),
    deal("p1", 2), deal("p2", 2),
    *(step(p, WITH_LIAR, 2) for step in (respond, possess) for p in THREE),
    commit(L_SECOND, FALSE),
]  # fmt: skip

# Shares of session 1 among three of the four, and what an adversary sees of them
C_THREE = [*ANSWERED_BY_THREE, possess("p1"), possess("p3"), commit(NEW)]
S_THREE = [*C_THREE, *(install(p, NEW) for p in ALL), *(erase(p) for p in ALL)]
JOINED = [
    *S_THREE, propose(parent=NEW), deal("p1", 2), deal("p3", 2),
    *(step(p, ["p1", "p3"], 2) for step in (respond, possess) for p in ("p1", "p4")),
]  # fmt: skip
REKEYED = [
    *S_THREE, revoke("p3"), DEMAND, release("p1", NEW, FIRST), release("p3", NEW, FIRST), deal_anew(["p1", "p2", "p4"]),
]  # fmt: skip

# The owner has not dealt yet
EMPTY = {"Begun": False}
OWNED = brought(1)
GIVEN = [deal_anew(), possess("p1", []), possess("p3", [])]
FOUNDED = [*GIVEN, found(OWNED)]
FIRST_DEAD = [*FOUNDED, revoke("p1"), DEMAND]
REST = ALL[1:]
REDEALT = [*FIRST_DEAD, release("p1", OWNED), release("p3", OWNED), deal_anew(REST)]
REGIVEN = [*REDEALT, possess("p2", [], 2), possess("p3", [], 2)]
REFOUNDED = [*REGIVEN, found(brought(2))]
PAIR = ["p2", "p3"]
AFTER_REFOUNDED = [
    *REFOUNDED, *(install(p, brought(2)) for p in PAIR), propose(REST, parent=brought(2)), *(deal(p, 3) for p in PAIR),
    *(step(p, PAIR, 3) for step in (respond, possess) for p in PAIR), commit(brought(3, PAIR), brought(2)),
]  # fmt: skip

VALID: dict[str, Valid] = {
    # What the environment proposes and commits
    "propose": Valid("Somebody proposes the same committee for a successor.", PROPOSED),
    "propose-smaller": Valid("A member is left out.", [propose(THREE)]),
    "propose-raised": Valid("The threshold rises.", [propose(ALL, 3)]),
    "propose-high": Valid("A threshold above the least stays.", [propose(ALL, 3)], {"Threshold": 3}),
    "propose-joining": Valid("A peer joins.", [propose()], JOINS),
    "propose-domain": Valid("A failure domain has as many members as its cap.", [propose()], {"Alike": ["p3", "p4"], "Cap": 2}),
    "propose-after-revocation": Valid("Whoever is revoked is left out.", [revoke("p4"), propose(THREE)]),
    "propose-rival": Valid("A second session follows the same parent.", [propose(), propose(THREE)]),
    "propose-on-successor": Valid("A session follows the successor as soon as somebody stands on it.", [*INSTALLED, propose(parent=NEW)]),
    "propose-behind": Valid("As long as somebody stands on the old snapshot a session may follow that.", [*MOVED[:-1], propose()]),
    "propose-after-founding": Valid("A session follows the owner's first snapshot.", [*FOUNDED, install("p1", OWNED), propose(parent=OWNED)], EMPTY),
    "commit": Valid("The old committee commits a snapshot of which enough receivers have their share.", COMMITTED),
    "commit-with-liar": Valid("A liar's acknowledgement and vote are there for the asking.", L_COMMITTED, LIAR),
    "commit-beside-rival": Valid("Two sessions could have a successor; one of them gets it.", [*RIVALS, commit(NEW)]),
    "commit-after-loss": Valid("Three still vote when one has lost its store.", [*POSSESSED, lose("p2"), commit(NEW)]),
    "commit-after-loss-of-share": Valid("What is acknowledged stays acknowledged.", [*POSSESSED, lose("p3"), commit(NEW)]),
    "commit-second": Valid("A second successor follows the first; those vote that stand on it.", FOLLOWED),
    "commit-second-with-liar": Valid("A liar votes wherever that helps.", L_FOLLOWED, LIAR),
    "report": Valid("A deadline passes, and the coordinator says so.", [propose(), report(1)]),
    "report-rival": Valid("The session that lost to its rival is reported.", [*RIVALS, commit(NEW), report(2)]),
    "revoke": Valid("The tenant revokes a peer.", [revoke("p4")]),
    # What dealers and receivers do
    "deal": Valid("A member shares its share among the receivers.", [*PROPOSED, deal("p1")]),
    "deal-beside-joining": Valid("The members of the old committee deal, also to whoever joins.", [propose(), deal("p1")], JOINS),
    "deal-left-out": Valid("One that is left out deals all the same.", [propose(THREE), deal("p4")]),
    "deal-after-revocation": Valid("One that was not revoked deals.", [revoke("p4"), propose(THREE), deal("p1")]),
    "deal-before-revocation": Valid("A revocation after the proposal does not stop its session.", [propose(), revoke("p4"), deal("p4")]),
    "deal-behind": Valid("One that has not moved still deals for a rival.", [*MISSED, deal("p4", 2)]),
    "deal-after-repair": Valid("One that was repaired deals in a session that begins later.", [propose(), lose("p1"), repair("p1", ["p3", "p4"]), propose(), deal("p1", 2)]),
    "respond": Valid("A receiver holds two deals and found them good.", [*DEALT, respond("p1")]),
    "respond-none": Valid("It found none that is good.", [*DEALT, respond("p1", [])]),
    "respond-one": Valid("It found one of them good.", [*DEALT, respond("p1", ["p2"])]),
    "respond-beside-rival": Valid("Deals of one session are none of its rival.", [propose(), propose(), deal("p1"), deal("p1", 2), respond("p1", ["p1"])]),
    "respond-smaller": Valid("The receivers are those of the new committee.", [*LEFT_OUT, respond("p3")]),
    "respond-joining": Valid("Whoever joins receives.", [*DEALT, respond("p4")], JOINS),
    "respond-with-liar": Valid("A liar's deal needs no step.", [*L_DEALT, respond("p1", WITH_LIAR)], LIAR),
    "respond-behind": Valid("One that has not moved still answers in a rival session.", [*MISSED, respond("p4", session=2)]),
    "respond-after-founding": Valid("Members of the first snapshot deal and answer once they stand on it.", [*FOUNDED, *(install(p, OWNED) for p in ("p1", "p3")), propose(parent=OWNED), deal("p1", 2), deal("p3", 2), respond("p3", ["p1", "p3"], 2)], EMPTY),
    "possess": Valid("A receiver combines the deals into its share and keeps the old one.", [*ANSWERED, possess("p1")]),
    "possess-of-one-response-more": Valid("A receiver that is content with more deals than these counts.", [*DEALT, deal("p3"), respond("p1", THREE), respond("p3"), possess("p1")]),
    "possess-smaller": Valid("The receivers are those of the new committee.", [*ANSWERED_BY_THREE, possess("p3")]),
    "possess-joining": Valid("Whoever joins gets a share.", [*DEALT, respond("p1"), respond("p4"), possess("p4")], JOINS),
    "possess-with-liar": Valid("A liar's good deal counts, and so does its word.", [*L_ANSWERED, possess("p1", WITH_LIAR)], LIAR),
    "possess-rival": Valid("Shares of two sessions may be pending at once.", [*BOTH, possess("p1", session=2)]),
    "possess-behind": Valid("One that has not moved still takes its share of a rival session.", [*MISSED, possess("p1", session=2)]),
    "possess-first": Valid("The owner's deals need no answers.", [deal_anew(), possess("p1", [])], EMPTY),
    "possess-first-smaller": Valid("Those to whom the owner deals have a share.", [deal_anew(THREE), possess("p1", [])], EMPTY),
    "possess-next-version": Valid("The first snapshot of the next version follows nothing that its holder must stand on.", REGIVEN, EMPTY),
    # What peers do with certificates and stores
    "install": Valid("A peer moves to a final successor; its keys under the old one are gone.", INSTALLED),
    "install-without-share": Valid("One that has missed the session moves too.", [*COMMITTED, install("p4", NEW)]),
    "install-with-liar": Valid("The same among peers of whom one lies.", [*L_COMMITTED, install("p1", FALSE)], LIAR),
    "install-after-loss": Valid("One that has lost its store moves, and stays silent.", [*COMMITTED, lose("p2"), install("p2", NEW)]),
    "install-speaks-again": Valid("One that has lost its store speaks again for a snapshot whose share it has acknowledged since.", [lose("p3"), *COMMITTED, install("p3", NEW)]),
    "install-first": Valid("The owner's first snapshot is installed.", [*FOUNDED, install("p1", OWNED)], EMPTY),
    "install-next-version": Valid("The first snapshot of a later version is installed from anywhere.", [*REFOUNDED, install("p4", brought(2))], EMPTY),
    "install-after-next-version": Valid("Whoever is behind installs one after the other.", [*AFTER_REFOUNDED, install("p4", brought(2)), install("p4", brought(3, PAIR))], EMPTY),
    "erase": Valid("Clean-up leaves the share of the final snapshot.", [*INSTALLED, erase("p1")]),
    "erase-nothing": Valid("Before a move there is nothing to clean up.", [*POSSESSED, erase("p1")]),
    "erase-with-one-to-spare": Valid("The snapshot is alive while as many as the threshold have their share.", [*ANSWERED, respond("p4"), *(possess(p) for p in ("p1", "p3", "p4")), commit(NEW), install("p1", NEW), lose("p4"), erase("p1")]),
    "erase-with-liar": Valid("The same among peers of whom one lies.", [*L_COMMITTED, install("p1", FALSE), erase("p1")], LIAR),
    "erase-after-repair": Valid("A share that was repaired is not lost any more.", [*ANSWERED, respond("p4"), *(possess(p) for p in ("p1", "p3", "p4")), commit(NEW), *(install(p, NEW) for p in ("p1", "p3")), lose("p4"), revoke("p3"), install("p4", NEW), repair("p4", ["p1", "p3"]), erase("p1")]),
    "erase-after-repair-of-missed": Valid("A share that was repaired counts as acknowledged.", [*INSTALLED, install("p3", NEW), install("p2", NEW), repair("p2", ["p1", "p3"]), lose("p3"), erase("p1")]),
    "restart": Valid("A peer restarts with all that is on disk, the pending share too.", [*POSSESSED, restart("p1")]),
    "lose": Valid("A peer loses its store; the keys of sessions that have started are gone.", [*POSSESSED, lose("p1")]),
    "lose-after-install": Valid("It begins again at the first snapshot.", [*INSTALLED, lose("p1")]),
    "repair": Valid("A member gets its share back from as many others as the threshold says.", [lose("p1"), repair("p1", ["p2", "p3"])]),
    "repair-beside-joining": Valid("The same while another is not yet a member.", [lose("p1"), repair("p1", ["p2", "p3"])], JOINS),
    "repair-of-missed": Valid("One that has missed the session gets its share from those that have theirs.", [*INSTALLED, install("p3", NEW), install("p2", NEW), repair("p2", ["p1", "p3"])]),
    "repair-behind": Valid("Those that have not moved still repair one that has not.", [*COMMITTED, install("p3", NEW), lose("p4"), repair("p4", ["p1", "p2"])]),
    "repair-with-liar": Valid("Helpers are honest, the source of the share is named.", [lose("p1"), {**repair("p1", ["p2", "p3", "p4"]), "dealt": FIRST, "under": before(1)}], LIAR),
    # The owner and the adversary
    "deal-anew-first": Valid("The owner deals its secret to its first committee.", [deal_anew()], EMPTY),
    "deal-anew-smaller": Valid("It need not deal to all.", [deal_anew(THREE)], EMPTY),
    "deal-anew-domain": Valid("It keeps to the cap of a failure domain.", [deal_anew()], {**EMPTY, "Alike": ["p3", "p4"], "Cap": 2}),
    "deal-anew-after-revocation": Valid("It leaves out whoever is revoked.", [revoke("p4"), deal_anew(THREE)], EMPTY),
    "deal-anew-next": Valid("With enough shares of one snapshot it has its secret back, and deals the next version.", [*RELEASED, deal_anew(["p1", "p2", "p4"])]),
    "found": Valid("The owner signs what enough have acknowledged, and forgets.", FOUNDED, EMPTY),
    "found-next": Valid("So it does with the next version.", REFOUNDED, EMPTY),
    "demand": Valid("The owner asks for shares when the snapshot in force is dead.", ASKED),
    "demand-first": Valid("Three of four stores of the first snapshot are lost.", [lose("p1"), lose("p2"), lose("p3"), DEMAND]),
    "demand-again": Valid("It asks again when the next version's is dead too.", [*REFOUNDED, revoke("p2"), DEMAND], {**EMPTY, "MaxVersion": 3}),
    "release": Valid("A holder gives its share to the request that the owner has signed.", [*ASKED, release("p2")]),
    "release-with-liar": Valid("The same among peers of whom one lies.", [lose("p1"), lose("p2"), lose("p3"), DEMAND, release("p4")], LIAR),
    "read": Valid("The adversary reads a store.", [read("p1")]),
    "read-pending": Valid("A store shows the old share and the pending one.", [*POSSESSED, read("p1")]),
    "read-sealed": Valid("Whoever has the key of a session opens what was recorded of its deals.", [*LEFT_OUT, read("p1")]),
    "read-sealed-too-early": Valid("Before there are deals there is nothing to open.", [propose(), read("p1")]),
    "read-sealed-for-others": Valid("A store without a key shows its own share alone.", [*LEFT_OUT, read("p4")]),
    "read-lost": Valid("A lost store shows nothing.", [*LEFT_OUT, lose("p1"), read("p1")]),
    "read-before-founding": Valid("What the owner has dealt counts before it is signed.", [*GIVEN, read("p1")], EMPTY),
    "read-committed": Valid("Until all have cleaned up the old shares are worth as much as the new.", [*C_THREE, read("p1")]),
    "read-both-sides": Valid("One share of each side of a move is one of each.", [read("p4"), *C_THREE, install("p1", NEW), erase("p1"), read("p1")]),
    "read-settled": Valid("After the move the new shares count.", [*S_THREE, read("p1")]),
    "read-next-session": Valid("A session that follows counts as soon as there is one.", [*JOINED, read("p1")]),
    "read-next-version": Valid("So does the next version.", [*REKEYED, read("p2")]),
    "read-after-move": Valid("What it read before everybody had moved and cleaned up is worth nothing any more.", [read("p1"), *SETTLED, *(erase(p) for p in ALL), read("p2")]),
}  # fmt: skip


NEGATIVE: list[Negative] = [
    Negative("propose-rival", "bound", constant("MaxSession", 1)),
    Negative("propose-smaller", "bound", constant("Leaving", [])),
    Negative("propose", "bound", put(-1, "committee.threshold", 5)),
    Negative("propose", "unknown-base", put(-1, "parent", NEW)),
    Negative("propose-on-successor", "unknown-base", without(-2)),
    Negative("propose-behind", "unknown-base", insert(-1, install("p4", NEW))),
    Negative("propose-after-founding", "unknown-base", put(-1, "parent", before(1))),
    Negative("propose", "infeasible-committee", put(-1, "committee.threshold", 4)),
    Negative("propose-smaller", "infeasible-committee", put(-1, "committee.members", DEALERS)),
    Negative("propose-high", "lowered-threshold", put(-1, "committee.threshold", 2)),
    Negative("propose-domain", "over-cap", constant("Cap", 1)),
    Negative("propose-after-revocation", "revoked-member", put(-1, "committee.members", ALL)),
    Negative("propose-smaller", "revoked-member", insert(1, revoke("p1"))),
    Negative("commit", "not-sent", put(-1, "snapshot", brought(1, ["p1", "p3"]))),
    Negative("commit", "not-sent", put(-1, "snapshot", brought(2, DEALERS)), "session"),
    Negative("commit", "unknown-base", put(-1, "parent", brought(2, DEALERS))),
    Negative("commit", "unknown-base", put(-1, "parent", NEW), "itself"),
    Negative("commit", "no-certificate", without(-2)),
    Negative("commit-with-liar", "no-certificate", without(-2)),
    Negative("commit-beside-rival", "second-successor", insert(-1, commit(RIVAL))),
    Negative("commit-after-loss", "not-a-quorum", insert(-1, lose("p4"))),
    Negative("commit-second", "not-a-quorum", without(-2)),
    Negative("commit-second", "unknown-base", put(-1, "parent", FIRST)),
    Negative("commit-second-with-liar", "not-a-quorum", insert(-1, lose("p3"))),
    Negative("found", "unknown-base", instead(-1, commit(OWNED, before(1)))),
    Negative("report", "bound", constant("Expiring", False)),
    Negative("report", "not-sent", put(-1, "session", 2)),
    Negative("report-rival", "has-successor", put(-1, "session", 1)),
    Negative("revoke", "bound", constant("Revocable", [])),
    Negative("deal", "bound", constant("Dealing", [])),
    Negative("deal", "not-sent", put(-1, "session", 2)),
    Negative("deal-beside-joining", "not-chosen", put(-1, "peer", "p4")),
    Negative("deal-after-revocation", "revoked-member", put(-1, "peer", "p4")),
    Negative("deal-behind", "stale-base", put(-1, "peer", "p3")),
    Negative("deal-after-repair", "second-deal", put(-1, "session", 1)),
    Negative("deal-after-repair", "no-share", without(-3)),
    Negative("respond", "bound", constant("Receiving", [])),
    Negative("respond", "not-sent", put(-1, "session", 2)),
    Negative("respond-after-founding", "owner-deals", put(-1, "session", 1)),
    Negative("respond-smaller", "not-chosen", put(-1, "peer", "p4")),
    Negative("respond", "spent-key", insert(-1, lose("p1"))),
    Negative("respond-behind", "stale-base", put(-1, "peer", "p3")),
    Negative("respond", "second-response", insert(-1, respond("p1", []))),
    Negative("respond", "no-deal", without(-2)),
    Negative("respond", "no-deal", put(-1, "dealers", THREE), "more"),
    Negative("respond-beside-rival", "no-deal", without(3)),
    Negative("respond-with-liar", "no-deal", constant("Liars", [])),
    Negative("possess-with-liar", "liar", put(-1, "peer", "p5")),
    Negative("possess", "not-sent", put(-1, "session", 2)),
    Negative("possess-joining", "no-dealer", put(-1, "qualified", ["p1", "p2", "p4"])),
    Negative("possess", "honest-dealer", put(-1, "shifted", ["p1"])),
    Negative("possess-with-liar", "honest-dealer", put(-1, "long", ["p1"])),
    Negative("possess-smaller", "not-chosen", put(-1, "peer", "p4")),
    Negative("possess-first-smaller", "not-chosen", put(-1, "peer", "p4")),
    Negative("possess-behind", "stale-base", put(-1, "peer", "p3")),
    Negative("possess", "spent-key", insert(-1, possess("p1"))),
    Negative("possess-rival", "spent-key", put(-1, "session", 1)),
    Negative("possess-with-liar", "wrong-constant", put(-1, "shifted", ["p5"])),
    Negative("possess-with-liar", "wrong-degree", put(-1, "long", ["p5"])),
    Negative("possess", "too-few-dealers", put(-1, "qualified", ["p1"])),
    Negative("possess-with-liar", "too-few-dealers", put(-1, "qualified", DEALERS)),
    Negative("possess", "not-qualified", without(-2)),
    Negative("possess", "not-qualified", put(-1, "peer", "p2"), "own"),
    Negative("possess-of-one-response-more", "not-qualified", put(-1, "qualified", THREE)),
    Negative("possess-with-liar", "not-qualified", without(-2)),
    Negative("install-with-liar", "liar", put(-1, "peer", "p5")),
    Negative("install", "no-certificate", without(-2)),
    Negative("install", "no-certificate", put(-1, "snapshot", brought(1, ["p1", "p3"])), "other"),
    Negative("install-first", "no-certificate", without(-2)),
    Negative("install", "stale-base", insert(-1, install("p1", NEW))),
    Negative("install-next-version", "stale-base", insert(-1, install("p4", brought(2)))),
    Negative("install-after-next-version", "stale-base", without(-2)),
    Negative("erase-with-liar", "liar", put(-1, "peer", "p5")),
    Negative("erase", "dead-snapshot", insert(-1, revoke("p3"))),
    Negative("erase", "dead-snapshot", insert(-1, lose("p3")), "lost"),
    Negative("erase-with-one-to-spare", "dead-snapshot", insert(-1, lose("p3"))),
    Negative("erase-after-repair", "dead-snapshot", without(-2)),
    Negative("erase-after-repair-of-missed", "dead-snapshot", without(-3)),
    Negative("restart", "bound", constant("Crashing", [])),
    Negative("lose", "bound", constant("Losing", [])),
    Negative("lose", "bound", insert(-1, lose("p1")), "silent"),
    Negative("repair-with-liar", "liar", put(-1, "peer", "p5")),
    Negative("repair-beside-joining", "not-chosen", put(-1, "peer", "p4")),
    Negative("repair", "revoked-member", insert(-1, revoke("p1"))),
    Negative("repair", "held-share", without(-2)),
    Negative("repair", "held-share", insert(-1, repair("p1", ["p2", "p4"])), "again"),
    Negative("repair", "no-helper", put(-1, "helpers", ["p1", "p2"])),
    Negative("repair-beside-joining", "no-helper", put(-1, "helpers", ["p2", "p4"])),
    Negative("repair-with-liar", "no-helper", put(-1, "helpers", ["p2", "p3", "p5"])),
    Negative("repair", "too-few-helpers", put(-1, "helpers", ["p2"])),
    Negative("repair", "too-few-helpers", put(-1, "helpers", ["p2", "p3", "p4"]), "many"),
    Negative("repair-behind", "helper-elsewhere", put(-1, "helpers", ["p1", "p3"])),
    Negative("repair", "helper-without-share", insert(-1, lose("p2"))),
    Negative("repair", "no-share", put(-1, "dealt", NEW)),
    Negative("repair-with-liar", "no-share", put(-1, "under", FIRST)),
    Negative("deal-anew-first", "bound", constant("MaxSession", 0)),
    Negative("deal-anew-first", "bound", constant("MaxVersion", 0), "version"),
    Negative("deal-anew-smaller", "bound", constant("Leaving", [])),
    Negative("deal-anew-first", "bound", put(-1, "committee.threshold", 5), "threshold"),
    Negative("deal-anew-first", "owner-busy", insert(1, deal_anew())),
    Negative("deal-anew-next", "no-secret", without(-2)),
    Negative("deal-anew-first", "no-secret", constant("Begun", True)),
    Negative("deal-anew-first", "infeasible-committee", put(-1, "committee.threshold", 4)),
    Negative("deal-anew-domain", "over-cap", constant("Cap", 1)),
    Negative("deal-anew-after-revocation", "revoked-member", put(-1, "committee.members", ALL)),
    Negative("found", "owner-forgot", insert(-1, found(OWNED))),
    Negative("found", "not-sent", put(-1, "snapshot", brought(2))),
    Negative("found-next", "unknown-base", put(-1, "snapshot", OWNED)),
    Negative("found", "no-certificate", without(-2)),
    Negative("demand", "bound", constant("MaxVersion", 1)),
    Negative("demand", "owner-busy", insert(-1, DEMAND)),
    Negative("demand-again", "owner-busy", without(-3)),
    Negative("demand", "live-snapshot", without(-2)),
    Negative("demand-first", "live-snapshot", without(1)),
    Negative("release-with-liar", "liar", put(-1, "peer", "p5")),
    Negative("release", "no-share", put(-1, "share.snapshot", NEW)),
    Negative("release", "no-share", put(-1, "share.index", "p1"), "index"),
    Negative("release", "no-share", insert(-1, lose("p2")), "lost"),
    Negative("release", "not-sent", without(-2)),
    Negative("release", "foreign-request", put(-1, "signed", False)),
    Negative("read", "bound", constant("Readable", [])),
    Negative("read", "budget", insert(1, read("p2"))),
    Negative("read-pending", "budget", insert(1, read("p2"))),
    Negative("read-before-founding", "budget", insert(-1, read("p3"))),
    Negative("read-committed", "budget", insert(-1, read("p4"))),
    Negative("read-settled", "budget", insert(-1, read("p3"))),
    Negative("read-next-session", "budget", insert(-1, read("p4"))),
    Negative("read-next-version", "budget", insert(-1, read("p4"))),
    Negative("read-after-move", "budget", without(-4)),
]  # fmt: skip
