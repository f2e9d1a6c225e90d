"""The cases of the commit's step lists: valid ones, and negative ones, each made from a valid one by one change.

Four holders, of whom three are a quorum and two a provisional one; two coordinators; a snapshot is one of two choices. On base 0 the ballot of
coordinator 1 is the better one in round 1, that of coordinator 2 in round 2. Digests are those of the specification unless a case gives its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.vectors.cases import Json, Negative, Steps, Valid, constant, insert, put, without

__all__ = ["CONSTANTS", "NEGATIVE", "VALID"]

HOLDERS = ["h1", "h2", "h3", "h4"]
ROUNDS, NONCES, CHOICES = 9, 9, 2
CONSTANTS: Json = {
    "Holders": HOLDERS,
    "Coordinators": [1, 2],
    "Choices": [1, 2],
    "Threshold": 2,
    "Faults": 0,
    "MaxRound": ROUNDS,
    "MaxNonce": NONCES,
    "MaxSequence": 2,
}


# Steps


def ballot(c: int, round_: int = 1, parent: int = 0, nonce: int = 1) -> Json:
    rank = c if (parent + round_) % 2 == 0 else 3 - c
    return {"round": round_, "rank": rank, "coordinator": c, "nonce": nonce}


def digest(b: Json, parent: int, choice: int) -> int:
    nth = ((b["round"] - 1) * 2 + b["coordinator"] - 1) * NONCES + b["nonce"] - 1
    return (parent * ROUNDS * 2 * NONCES + nth) * CHOICES + choice


def snapshot(origin: Json, parent: int = 0, sequence: int = 1, choice: int = 1) -> Json:
    return {
        "digest": digest(origin, parent, choice),
        "parent": parent,
        "sequence": sequence,
        "origin": origin,
        "choice": choice,
    }


def claim(b: Json, s: Json | None = None) -> Json:
    """A snapshot under a ballot, its own if none is given."""
    return {"ballot": b, "snapshot": s or snapshot(b)}


def granted(h: str, b: Json, report: Json | None = None, parent: int = 0, provisional: bool = False) -> Json:
    """A grant, as justifications show it."""
    told = {"holder": h, "parent": parent, "ballot": b, **({"report": report} if report else {})}
    return {**told, **({"provisional": True} if provisional else {})}


def do(action: str, node: Any = None, **arguments: Any) -> Json:
    name = {} if node is None else {"coordinator" if isinstance(node, int) else "holder": node}
    return {"action": action, **name, **arguments}


def ask(c: int, round_: int = 1, parent: int = 0, **more: Any) -> Json:
    return do("Ask", c, parent=parent, round=round_, **more)


def grant(h: str, b: Json, parent: int = 0, **more: Any) -> Json:
    return do("Grant", h, parent=parent, ballot=b, **more)


def propose(c: int, justification: list[Json], s: Json) -> Json:
    return do("Propose", c, justification=justification, snapshot=s)


def proposal(b: Json, justification: list[Json], s: Json | None = None, **more: Any) -> Json:
    """What a ballot brings forward, a snapshot of its own if none is given."""
    return {"ballot": b, "snapshot": s or snapshot(b), "justification": justification, **more}


def echo(h: str, *of: Any, **more: Any) -> Json:
    return do("Echo", h, proposal=proposal(*of, **more))


def vote(h: str, x: Json, **more: Any) -> Json:
    return do("Vote", h, claim=x, **more)


def install(h: str, x: Json, **more: Any) -> Json:
    return do("Install", h, claim=x, **more)


def each(step: Any, holders: Iterable[str], *arguments: Any, **more: Any) -> Steps:
    """The same step at several holders."""
    return [step(h, *arguments, **more) for h in holders]


QUORUM = HOLDERS[:3]
FIRST = ballot(1)
OWN = snapshot(FIRST)
JUSTIFIED = [granted(h, FIRST) for h in QUORUM]
ASKED = [ask(1)]
GRANTED = [*ASKED, *each(grant, QUORUM, FIRST)]
PROPOSED = [*GRANTED, propose(1, JUSTIFIED, OWN)]
ECHOED = [*PROPOSED, *each(echo, QUORUM, FIRST, JUSTIFIED)]
VOTED = [*ECHOED, *each(vote, QUORUM, claim(FIRST))]
INSTALLED = [*VOTED, install("h1", claim(FIRST))]

# Round 2, of the other coordinator, after round 1 was prepared and h1 has voted: it carries on what h1 reports.
SECOND = ballot(2, 2)
REPORTED = [granted("h1", SECOND, claim(FIRST)), granted("h2", SECOND), granted("h3", SECOND)]
ASKED_AGAIN = [*ECHOED, vote("h1", claim(FIRST)), ask(2, 2)]
GRANTED_AGAIN = [*ASKED_AGAIN, *each(grant, QUORUM, SECOND)]
CARRIED = [*GRANTED_AGAIN, propose(2, REPORTED, OWN)]

# The same after h1 has moved: the others are behind.
REST = HOLDERS[1:]
LATE = [granted("h2", SECOND, claim(FIRST)), granted("h3", SECOND, claim(FIRST)), granted("h4", SECOND)]
BEHIND = [*INSTALLED, ask(2, 2), *each(grant, REST, SECOND), propose(2, LATE, OWN)]

# Coordinator 2 follows no rules, and proposes what it likes.
TWISTED_2 = {"Twisted": [2]}
FALSE = ballot(2)
BESIDE = [*each(grant, QUORUM, FALSE)]
FALSELY = [granted(h, FALSE) for h in QUORUM]
UNKNOWN = ballot(2, nonce=NONCES + 1)
AMBIGUOUS = snapshot(FALSE, choice=2)
FOUR = [*each(grant, HOLDERS, FALSE)]
OTHERS = [granted(h, FALSE) for h in HOLDERS[1:]]
AFRESH = ballot(2, 3)
IGNORED = [*ECHOED, vote("h1", claim(FIRST)), *each(grant, QUORUM, AFRESH)]
IGNORED_REPORT = [granted("h1", AFRESH, claim(FIRST)), granted("h2", AFRESH), granted("h3", AFRESH)]

# A provisional commit needs two; only a twisted coordinator proposes one here.
PAIR = HOLDERS[:2]
P_JUSTIFIED = [granted(h, FALSE, provisional=True) for h in PAIR]
P_GRANTED = each(grant, PAIR, FALSE, provisional=True)
P_ECHOED = [*P_GRANTED, *each(echo, PAIR, FALSE, P_JUSTIFIED, provisional=True)]
P_VOTED = [*P_ECHOED, *each(vote, PAIR, claim(FALSE), provisional=True)]
P_INSTALLED = [*P_VOTED, install("h1", claim(FALSE), provisional=True)]

# Two provisional quorums prepare two snapshots in one ballot; one holder of each has voted.
SPLIT = [
    *each(grant, HOLDERS, FALSE, provisional=True),
    *each(echo, PAIR, FALSE, P_JUSTIFIED, provisional=True),
    *each(echo, HOLDERS[2:], FALSE, P_JUSTIFIED, AMBIGUOUS, provisional=True),
    vote("h1", claim(FALSE), provisional=True),
    vote("h3", claim(FALSE, AMBIGUOUS), provisional=True),
]

# h4 lies, in a committee of which it may.
LIAR_4 = {"Liars": ["h4"], "Threshold": 3, "Faults": 1}
WITH_LIAR = [granted("h1", FIRST), granted("h2", FIRST), granted("h4", FIRST)]

LIED = [granted("h1", AFRESH), granted("h2", AFRESH), granted("h4", AFRESH, claim(FIRST))]
BELOW = [granted(h, FALSE) for h in ("h1", "h2", "h4")]
SILENT = [granted(h, AFRESH) for h in ("h1", "h2", "h4")]
NEXT = ballot(2, 2, OWN["digest"])
NEXT_SNAPSHOT = snapshot(NEXT, OWN["digest"], 2)
NEXT_GRANTS = [granted(h, NEXT, parent=OWN["digest"]) for h in ("h1", "h2", "h4")]


def reported_by_liar(b: Json) -> Json:
    """A provisional proposal that carries on what a liar's grant alone reports."""
    return proposal(b, [granted("h4", b, claim(FALSE), provisional=True)], snapshot(FALSE), provisional=True)


# The log's own digests.
RANK, DIGEST = 2**255 + 1, 2**254 + 3
RANKED = {"round": 1, "rank": str(RANK), "coordinator": 1, "nonce": 1}
DIGESTED = {"digest": str(DIGEST), "parent": 0, "sequence": 1, "origin": RANKED, "choice": 1}
OWN_GRANTS = [granted(h, RANKED) for h in QUORUM]
OWN_PROPOSED = [ask(1, rank=str(RANK)), *each(grant, QUORUM, RANKED), propose(1, OWN_GRANTS, DIGESTED)]
OWN_COMMITTED = [
    *OWN_PROPOSED,
    *each(echo, QUORUM, RANKED, OWN_GRANTS, DIGESTED),
    *each(vote, QUORUM, claim(RANKED, DIGESTED)),
    install("h1", claim(RANKED, DIGESTED)),
]
FALSE_RANK = {"round": 1, "rank": 7, "coordinator": 2, "nonce": 1}
FALSE_GRANTS = [granted(h, FALSE_RANK) for h in QUORUM]
FALSE_SNAPSHOT = {**DIGESTED, "digest": str(DIGEST + 1), "origin": FALSE_RANK}
FALSE_ECHO = [*each(grant, QUORUM, FALSE_RANK), *each(echo, PAIR, FALSE_RANK, FALSE_GRANTS, FALSE_SNAPSHOT)]

VALID: dict[str, Valid] = {
    # What coordinators do
    "ask": Valid("A coordinator asks for a ballot on the base.", ASKED),
    "ask-again": Valid("It asks again with a higher round.", [*ASKED, ask(1, 2)]),
    "ask-beside-twisted": Valid("It asks while the other coordinator follows no rules.", ASKED, TWISTED_2),
    "ask-on-successor": Valid("It asks for a ballot on the base that a holder has moved to.", [*INSTALLED, ask(1, 2, OWN["digest"])]),
    "ask-with-digests": Valid("It asks for a ballot whose rank is a real digest.", [ask(1, rank=str(RANK)), do("CrashCoordinator", 1), do("RestartCoordinator", 1, nonce=2), ask(1, rank=str(RANK))], given=True),
    "propose": Valid("With the grants of a quorum it proposes a snapshot of its own.", PROPOSED),
    "propose-beside-twisted": Valid("It proposes while the other coordinator follows no rules.", PROPOSED, TWISTED_2),
    "propose-second": Valid("So does the other coordinator.", [ask(2), *BESIDE, propose(2, FALSELY, snapshot(FALSE))]),
    "propose-carried": Valid("What a grant reports as prepared it carries on, whoever brought it up.", CARRIED),
    "propose-with-liar": Valid("A liar's grant counts.", [*ASKED, *each(grant, PAIR, FIRST), propose(1, WITH_LIAR, OWN)], LIAR_4),
    "propose-after-policy": Valid("It proposes what is still allowed.", [*GRANTED, do("MovePolicy", choice=2), propose(1, JUSTIFIED, OWN)]),
    "propose-with-digests": Valid("It proposes a snapshot with a real digest.", OWN_PROPOSED, given=True),
    "crash-coordinator": Valid("A coordinator falls silent.", [do("CrashCoordinator", 1)]),
    "crash-coordinator-beside-twisted": Valid("The same beside one that follows no rules.", [do("CrashCoordinator", 1)], TWISTED_2),
    "restart-coordinator": Valid("It comes back with a fresh nonce and nothing else.", [*ASKED, do("CrashCoordinator", 1), do("RestartCoordinator", 1, nonce=2)]),
    "restart-coordinator-beside-twisted": Valid("The same beside one that follows no rules.", [do("CrashCoordinator", 1), do("RestartCoordinator", 1, nonce=2)], TWISTED_2),
    # What holders grant
    "grant": Valid("A holder promises a ballot.", [*ASKED, grant("h1", FIRST)]),
    "grant-reports": Valid("It reports what it has seen prepared.", [*ASKED_AGAIN, grant("h1", SECOND)]),
    "grant-higher": Valid("It promises a higher ballot than before.", [*ASKED, grant("h1", FIRST), ask(2, 2), grant("h1", SECOND)]),
    "grant-twisted": Valid("A coordinator that follows no rules asks for any ballot of its own.", [grant("h1", FALSE)], TWISTED_2),
    "grant-provisional": Valid("The provisional record is promised by itself.", [*ASKED, grant("h1", FIRST), grant("h1", FIRST, provisional=True)]),
    "grant-beside-liar": Valid("The same in a committee with a liar.", [*ASKED, grant("h1", FIRST)], LIAR_4),
    "grant-on-successor": Valid("A holder that has moved promises a ballot on its new base.", [*INSTALLED, ask(2, 2, OWN["digest"]), grant("h1", ballot(2, 2, OWN["digest"]), OWN["digest"])]),
    "grant-beside-lost": Valid("Another one has lost its store and installed the same since.", [*INSTALLED, do("LoseStore", "h4"), install("h4", claim(FIRST)), ask(2, 2, OWN["digest"]), grant("h1", ballot(2, 2, OWN["digest"]), OWN["digest"])]),
    "grant-behind": Valid("One that has not moved still promises on the old base.", [*INSTALLED, ask(2, 2), grant("h4", SECOND)]),
    "grant-with-digests": Valid("A holder promises a ballot whose rank is a real digest.", [*each(grant, PAIR, FALSE_RANK)], TWISTED_2, given=True),
    # What holders echo
    "echo": Valid("A holder echoes what the grants of a quorum justify.", [*PROPOSED, echo("h1", FIRST, JUSTIFIED)]),
    "echo-unpromised": Valid("It needs no promise before.", [*PROPOSED, echo("h4", FIRST, JUSTIFIED)]),
    "echo-late": Valid("It echoes though others have promised a higher ballot.", [*PROPOSED, ask(2, 2), grant("h2", SECOND), echo("h1", FIRST, JUSTIFIED)]),
    "echo-carried": Valid("It echoes what is carried on.", [*CARRIED, echo("h4", SECOND, REPORTED, OWN)]),
    "echo-carried-stale": Valid("What is carried on stays valid, whatever policy says now.", [*CARRIED, do("MovePolicy", choice=1), echo("h1", SECOND, REPORTED, OWN)]),
    "echo-after-policy": Valid("A new snapshot is still allowed.", [*PROPOSED, do("MovePolicy", choice=2), echo("h1", FIRST, JUSTIFIED)]),
    "echo-twisted": Valid("A coordinator that follows no rules proposes what its grants justify.", [*BESIDE, echo("h1", FALSE, FALSELY)], TWISTED_2),
    "echo-twisted-twice": Valid("It says two things in one ballot, to two holders.", [*BESIDE, echo("h1", FALSE, FALSELY), echo("h2", FALSE, FALSELY, AMBIGUOUS)], TWISTED_2),
    "echo-twisted-carried": Valid("It carries on what it must.", [*IGNORED, echo("h4", AFRESH, IGNORED_REPORT, OWN)], TWISTED_2),
    "echo-with-liar": Valid("A liar's grant is in the justification, and it reports what was prepared.", [*ECHOED, *each(grant, PAIR, AFRESH), echo("h1", AFRESH, LIED, OWN)], {**LIAR_4, **TWISTED_2}),
    "echo-with-liar-overtaken": Valid("The same while a higher ballot has been prepared already.", [*each(grant, PAIR, FALSE), *each(grant, PAIR, AFRESH), *each(echo, PAIR, AFRESH, SILENT), echo("h3", FALSE, BELOW)], {**LIAR_4, **TWISTED_2}),
    "echo-with-liar-on-successor": Valid("A liar's grant is in the justification, on the base that holders have moved to.", [*VOTED, *(install(h, claim(FIRST)) for h in PAIR), *each(grant, PAIR, NEXT, OWN["digest"]), echo("h1", NEXT, NEXT_GRANTS, NEXT_SNAPSHOT)], {**LIAR_4, **TWISTED_2}),
    "echo-of-one-kind": Valid("A holder has promised the ballot in both of its records; grants of one kind justify.", [*BESIDE, grant("h3", FALSE, provisional=True), echo("h1", FALSE, FALSELY)], TWISTED_2),
    "echo-beside-provisional": Valid("A liar reports nothing, though something was prepared provisionally.", [*P_ECHOED, *each(grant, PAIR, AFRESH), echo("h1", AFRESH, SILENT, snapshot(AFRESH))], {**TWISTED_2, "Liars": ["h4"]}),
    "echo-of-four": Valid("Of four grants three are shown.", [*each(grant, HOLDERS, FALSE), echo("h1", FALSE, FALSELY)], TWISTED_2),
    "echo-provisional": Valid("The provisional record echoes by itself.", [*P_GRANTED, echo("h1", FALSE, P_JUSTIFIED, provisional=True)], TWISTED_2),
    "echo-justified-by-liar": Valid("Where one signature makes a provisional quorum, a liar's alone justifies.", [echo("h1", FALSE, [granted("h4", FALSE, provisional=True)], provisional=True)], {**LIAR_4, **TWISTED_2, "Threshold": 1, "Faults": 0}),
    "echo-carried-by-liar": Valid("The same in a later ballot, where the liar reports what was prepared.", [echo("h1", FALSE, [granted("h4", FALSE, provisional=True)], provisional=True), do("Echo", "h1", proposal=reported_by_liar(AFRESH))], {**LIAR_4, **TWISTED_2, "Threshold": 1, "Faults": 0}),
    "echo-carried-by-liar-beside-final": Valid("The same after the other kind of echo, too.", [*each(grant, QUORUM, FALSE), echo("h1", FALSE, [granted(h, FALSE) for h in HOLDERS]), echo("h1", FALSE, [granted("h4", FALSE, provisional=True)], provisional=True), do("Echo", "h1", proposal=reported_by_liar(AFRESH))], {**LIAR_4, **TWISTED_2, "Threshold": 1, "Faults": 0}),
    "echo-behind": Valid("A holder that has not moved still echoes on the old base.", [*BEHIND, echo("h4", SECOND, LATE, OWN)]),
    "echo-beside-liar": Valid("The same in a committee with a liar.", [*ASKED, *each(grant, QUORUM, FIRST), propose(1, JUSTIFIED, OWN), echo("h1", FIRST, JUSTIFIED)], LIAR_4),
    "echo-with-digests": Valid("A snapshot with a real digest is echoed.", [*FALSE_ECHO, echo("h3", FALSE_RANK, FALSE_GRANTS, FALSE_SNAPSHOT)], TWISTED_2, given=True),
    # What holders vote for and install
    "vote": Valid("A holder votes for what is prepared, and stores the certificate first.", [*ECHOED, vote("h1", claim(FIRST))]),
    "vote-unpromised": Valid("It needs no promise before.", [*ECHOED, vote("h4", claim(FIRST))]),
    "vote-with-liar": Valid("A liar's echo is there for the asking.", [*ASKED, *each(grant, QUORUM, FIRST), propose(1, JUSTIFIED, OWN), *each(echo, PAIR, FIRST, JUSTIFIED), vote("h1", claim(FIRST))], LIAR_4),
    "vote-provisional": Valid("Two echoes prepare a provisional commit.", [*P_ECHOED, vote("h1", claim(FALSE), provisional=True)], TWISTED_2),
    "vote-behind": Valid("A holder that has not moved still votes on the old base.", [*BEHIND, *each(echo, REST, SECOND, LATE, OWN), vote("h4", claim(SECOND, OWN))]),
    "vote-again": Valid("It votes for the same snapshot in a later ballot.", [*CARRIED, *each(echo, QUORUM, SECOND, REPORTED, OWN), vote("h1", claim(SECOND, OWN))]),
    "vote-carried": Valid("One that has not voted before votes for what is carried on.", [*CARRIED, *each(echo, QUORUM, SECOND, REPORTED, OWN), vote("h2", claim(SECOND, OWN))]),
    "vote-justified-alike": Valid("Echoes count together where they sign the same justification.", [*FOUR, *each(echo, PAIR, FALSE, FALSELY), echo("h3", FALSE, FALSELY), vote("h1", claim(FALSE))], TWISTED_2),
    "vote-justified-alike-unsigned": Valid("Where no echo signs its justification, all count together.", [*FOUR, *each(echo, PAIR, FALSE, FALSELY), echo("h3", FALSE, OTHERS), vote("h1", claim(FALSE))], {**TWISTED_2, "SignedJustification": False}),
    "vote-of-one-snapshot": Valid("Echoes of one snapshot count together.", [*FOUR, *each(echo, QUORUM, FALSE, FALSELY), echo("h4", FALSE, FALSELY, AMBIGUOUS), vote("h1", claim(FALSE))], TWISTED_2),
    "install-of-one-snapshot": Valid("Provisional votes of one ballot may be for two snapshots; those for one count together.", [*SPLIT, vote("h2", claim(FALSE), provisional=True), install("h1", claim(FALSE), provisional=True)], TWISTED_2),
    "install": Valid("With the votes of a quorum a holder moves on; its promise stays.", INSTALLED),
    "install-late": Valid("One that has seen nothing before moves on too.", [*VOTED, install("h4", claim(FIRST))]),
    "install-after-loss": Valid("One that has lost its store moves on, and keeps silent.", [*VOTED, do("LoseStore", "h1"), install("h1", claim(FIRST))]),
    "install-with-liar": Valid("A liar's vote is there for the asking.", [*ECHOED, *each(vote, PAIR, claim(FIRST)), install("h1", claim(FIRST))], LIAR_4),
    "install-provisional": Valid("Two votes are a provisional commit; the final record stays.", P_INSTALLED, TWISTED_2),
    "install-with-digests": Valid("A holder moves to a snapshot with a real digest.", OWN_COMMITTED, given=True),
    "restart": Valid("A holder restarts with all that is on disk.", [*ECHOED, vote("h1", claim(FIRST)), do("Restart", "h1")]),
    "lose-store": Valid("A holder loses its store, and notices; it learns the first snapshot.", [*ECHOED, do("LoseStore", "h1")]),
    "lose-store-and-learn": Valid("It learns a snapshot that was committed.", [*VOTED, do("LoseStore", "h1", claim=claim(FIRST))]),
    "lose-store-after-install": Valid("It learns an older snapshot than it stood on.", [*INSTALLED, do("LoseStore", "h1")]),
    # Environment
    "move-policy": Valid("Policy leaves less to choose from.", [do("MovePolicy", choice=2)]),
}  # fmt: skip


NEGATIVE: list[Negative] = [
    Negative("ask-beside-twisted", "twisted", put(-1, "coordinator", 2)),
    Negative("ask", "down", insert(1, do("CrashCoordinator", 1))),
    Negative("ask", "unknown-base", put(-1, "parent", 1)),
    Negative("ask", "bound", constant("MaxRound", 0)),
    Negative("ask-on-successor", "bound", constant("MaxSequence", 1)),
    Negative("ask-on-successor", "unknown-base", without(-2)),
    Negative("ask-again", "stale-ballot", put(-1, "round", 1)),
    Negative("ask-with-digests", "false-rank", put(-1, "rank", 7)),
    Negative("propose-beside-twisted", "twisted", put(-1, "coordinator", 2)),
    Negative("propose", "down", insert(-1, do("CrashCoordinator", 1))),
    Negative("propose", "nothing-to-propose", insert(-1, propose(1, JUSTIFIED, OWN))),
    Negative("propose-second", "nothing-to-propose", put(-1, "coordinator", 1)),
    Negative("propose", "too-few-grants", put(-1, "justification", JUSTIFIED[:2])),
    Negative("propose-with-liar", "too-few-grants", constant("Liars", [])),
    Negative("propose", "unjustified", put(-1, "snapshot", snapshot(SECOND))),
    Negative("propose-carried", "unjustified", put(-1, "snapshot", snapshot(SECOND))),
    Negative("propose-after-policy", "unjustified", put(-2, "choice", 1)),
    Negative("propose-with-digests", "unjustified", put(-1, "snapshot.choice", 3)),
    Negative("crash-coordinator", "down", insert(1, do("CrashCoordinator", 1))),
    Negative("crash-coordinator", "bound", constant("Mortal", [])),
    Negative("crash-coordinator-beside-twisted", "bound", put(-1, "coordinator", 2)),
    Negative("restart-coordinator-beside-twisted", "twisted", put(-1, "coordinator", 2)),
    Negative("restart-coordinator", "up", without(-2)),
    Negative("restart-coordinator", "nonce-used", put(-1, "nonce", 1)),
    Negative("restart-coordinator", "bound", put(-1, "nonce", 10)),
    Negative("grant-beside-liar", "liar", put(-1, "holder", "h4")),
    Negative("grant", "unknown-base", put(-1, "parent", 1)),
    Negative("grant-provisional", "unknown-base", constant("Kinds", [False])),
    Negative("grant-twisted", "bound", constant("MaxSequence", 0)),
    Negative("grant", "not-sent", put(-1, "ballot.nonce", 2)),
    Negative("grant-twisted", "not-sent", constant("Twisted", [])),
    Negative("grant-twisted", "not-sent", put(-1, "ballot", FIRST), "coordinator"),
    Negative("grant-twisted", "not-sent", put(-1, "ballot", ballot(2, ROUNDS + 1)), "round"),
    Negative("grant-twisted", "not-sent", put(-1, "ballot", ballot(2, 0)), "no-round"),
    Negative("grant-twisted", "not-sent", put(-1, "ballot.nonce", NONCES + 1), "nonce"),
    Negative("grant-twisted", "not-sent", put(-1, "ballot.nonce", 0), "no-nonce"),
    Negative("grant-twisted", "not-sent", put(-1, "ballot.rank", 2), "rank"),
    Negative("grant", "lost-record", insert(-1, do("LoseStore", "h1"))),
    Negative("grant-on-successor", "lost-record", insert(-1, do("LoseStore", "h1", claim=claim(FIRST)))),
    Negative("grant-beside-lost", "lost-record", put(-1, "holder", "h4")),
    Negative("grant-on-successor", "stale-base", put(-1, "holder", "h4")),
    Negative("grant-behind", "stale-base", put(-1, "holder", "h1")),
    Negative("grant", "stale-ballot", insert(-1, grant("h1", FIRST))),
    Negative("grant-higher", "stale-ballot", put(-1, "ballot", FIRST)),
    Negative("grant-with-digests", "false-rank", put(-1, "ballot.rank", 8)),
    Negative("echo-beside-liar", "liar", put(-1, "holder", "h4")),
    Negative("echo-provisional", "unknown-base", put(-1, "proposal.snapshot", snapshot(ballot(2, 1, 1), 1, 2))),
    Negative("echo-justified-by-liar", "bound", constant("MaxSequence", 0)),
    Negative("echo", "not-sent", without(-2)),
    Negative("echo", "not-sent", put(-1, "proposal.snapshot", snapshot(FIRST, choice=2)), "choice"),
    Negative("echo-twisted", "not-sent", without(1)),
    Negative("echo-twisted", "not-sent", put(-1, "proposal.snapshot", snapshot(FALSE, choice=3)), "choice"),
    Negative("echo-twisted", "not-sent", put(-1, "proposal.snapshot", snapshot(ballot(2, nonce=NONCES + 1))), "origin"),
    Negative("echo-twisted", "not-sent", put(-1, "proposal.snapshot.sequence", 2), "sequence"),
    Negative("echo-twisted", "not-sent", put(-1, "proposal.snapshot.digest", 1), "digest"),
    Negative("echo-justified-by-liar", "not-sent", put(-1, "proposal", proposal(UNKNOWN, [granted("h4", UNKNOWN, provisional=True)], provisional=True))),
    Negative("echo-with-liar", "not-sent", constant("Liars", [])),
    Negative("echo-with-liar", "not-sent", put(-1, "proposal.justification", [*LIED, granted("h4", AFRESH)]), "twice"),
    Negative("echo-with-liar", "not-sent", put(-1, "proposal.justification", [*LIED[:2], granted("h4", AFRESH, parent=OWN["digest"])]), "parent"),
    Negative("echo-with-liar", "not-sent", put(-1, "proposal.justification", [*LIED[:2], granted("h4", FALSE)]), "ballot"),
    Negative("echo-with-liar-overtaken", "not-sent", put(-1, "proposal.justification", [*BELOW[:2], granted("h4", FALSE, claim(AFRESH))])),
    Negative("echo-with-liar-on-successor", "not-sent", put(-1, "proposal.justification", [*NEXT_GRANTS[:2], granted("h4", NEXT, claim(FIRST), OWN["digest"])])),
    Negative("echo-of-one-kind", "not-sent", put(-1, "proposal.justification", [*FALSELY[:2], granted("h3", FALSE, provisional=True)])),
    Negative("echo-beside-provisional", "not-sent", put(-1, "proposal.justification", [*SILENT[:2], granted("h4", AFRESH, claim(FALSE))])),
    Negative("echo-of-four", "not-sent", put(-1, "proposal.justification", [granted(h, FALSE) for h in HOLDERS])),
    Negative("echo-carried-by-liar", "not-sent", put(-1, "proposal", reported_by_liar(ballot(2, 3, nonce=NONCES + 1)))),
    Negative("echo-carried-by-liar-beside-final", "not-sent", without(-2)),
    Negative("echo-justified-by-liar", "unknown-base", constant("Kinds", [False])),
    Negative("echo", "lost-record", insert(-1, do("LoseStore", "h1"))),
    Negative("echo-behind", "stale-base", put(-1, "holder", "h1")),
    Negative("echo-late", "stale-ballot", put(-2, "holder", "h1")),
    Negative("echo", "second-echo", insert(-1, echo("h1", FIRST, JUSTIFIED))),
    Negative("echo-twisted-twice", "second-echo", put(-1, "holder", "h1")),
    Negative("echo-twisted", "unjustified", put(-1, "proposal.snapshot", snapshot(AFRESH))),
    Negative("echo-twisted-carried", "unjustified", put(-1, "proposal.snapshot", snapshot(AFRESH))),
    Negative("echo-after-policy", "invalid-snapshot", put(-2, "choice", 1)),
    Negative("echo-with-digests", "false-digest", put(-1, "proposal.snapshot.digest", 9)),
    Negative("vote-with-liar", "liar", put(-1, "holder", "h4")),
    Negative("vote", "lost-record", insert(-1, do("LoseStore", "h1"))),
    Negative("vote-behind", "stale-base", put(-1, "holder", "h1")),
    Negative("vote", "second-vote", insert(-1, vote("h1", claim(FIRST)))),
    Negative("vote", "no-certificate", without(-2)),
    Negative("vote-with-liar", "no-certificate", constant("Liars", [])),
    Negative("vote-provisional", "no-certificate", put(-1, "provisional", False)),
    Negative("vote-carried", "stale-ballot", put(-1, "claim", claim(FIRST))),
    Negative("install-with-liar", "liar", put(-1, "holder", "h4")),
    Negative("vote-justified-alike", "no-certificate", put(-2, "proposal.justification", OTHERS)),
    Negative("vote-justified-alike-unsigned", "no-certificate", constant("SignedJustification", True)),
    Negative("vote-of-one-snapshot", "no-certificate", put(-1, "claim", claim(FALSE, AMBIGUOUS))),
    Negative("install-of-one-snapshot", "no-certificate", without(-2)),
    Negative("install", "no-certificate", without(-2)),
    Negative("install-with-liar", "no-certificate", constant("Liars", [])),
    Negative("install-provisional", "no-certificate", put(-1, "provisional", False)),
    Negative("install", "stale-base", insert(-1, install("h1", claim(FIRST)))),
    Negative("restart", "bound", constant("Crashing", [])),
    Negative("lose-store", "bound", constant("Losing", [])),
    Negative("lose-store", "silent", insert(-1, do("LoseStore", "h1"))),
    Negative("lose-store-and-learn", "no-certificate", without(-2)),
    Negative("move-policy", "bound", constant("PolicyMoves", False)),
    Negative("move-policy", "nothing-new", insert(1, do("MovePolicy", choice=2))),
]  # fmt: skip
