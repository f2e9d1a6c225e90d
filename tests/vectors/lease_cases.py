"""The cases of the lease's step lists: valid ones, and negative ones, each made from a valid one by one change.

Times are milliseconds; all clocks run alike unless a case lets one run ahead. Three granters of whom two are a quorum, two candidates.
In round 1 on base 0 the ballot of candidate 1 is the better one, in round 2 that of candidate 2.
"""

from __future__ import annotations

from typing import Any

from rebalancing.parameters import (
    AMNESIA_GUARD_MS,
    BACKOFF_FIRST_MS,
    COLLECTION_WINDOW_MS,
    HOLDER_TTL_MS,
    LEASE_TTL_MS,
    MINIMUM_INTERVAL_MS,
    RENEW_EVERY_MS,
)
from tests.vectors.cases import Json, Negative, Steps, Valid, constant, insert, put, without

__all__ = ["CONSTANTS", "NEGATIVE", "VALID"]

CONSTANTS: Json = {
    "Granters": ["g1", "g2", "g3"],
    "Candidates": [1, 2],
    "Threshold": 2,
    "Faults": 0,
    "FreeClocks": False,
    "Drift": 10,
    "Window": COLLECTION_WINDOW_MS,
    "MaxNumber": 4,
    "MaxRound": 9,
    "MaxNonce": 9,
    "MaxBase": 2,
}


# Steps


def rank(base: int, round_: int, c: int) -> int:
    return c if (base + round_) % 2 == 0 else 3 - c


def ballot(c: int, round_: int = 1, base: int = 0, nonce: int = 1) -> Json:
    return {"round": round_, "rank": rank(base, round_, c), "coordinator": c, "nonce": nonce}


def request(c: int, round_: int = 1, base: int = 0, number: int = 1, nonce: int = 1, **shown: Any) -> Json:
    return {"ballot": ballot(c, round_, base, nonce), "base": base, "number": number, **shown}


def claim(c: int, round_: int = 1, base: int = 0) -> Json:
    return {"ballot": ballot(c, round_, base), "base": base}


def shown(round_: int, *members: str) -> Json:
    return {"shown_round": round_, "shown_by": list(members)}


def do(action: str, node: Any = None, **arguments: Any) -> Json:
    kind = "node" if action == "Elapse" else "candidate" if isinstance(node, int) else "granter"
    name = {} if node is None else {kind: node}
    return {"action": action, **name, **arguments}


def elapse(ms: int) -> Json:
    return {"action": "Elapse", "ms": ms}


def collect(g: str, *request_of: Any, **more: Any) -> Json:
    return do("Collect", g, request=request(*request_of, **more))


def extend(g: str, c: int, number: int = 2) -> Json:
    return do("Extend", g, request=request(c, number=number))


def hear(c: int, g: str, round_: int = 1) -> Json:
    return do("HearGrant", c, grant={"granter": g, "ballot": ballot(c, round_), "base": 0, "number": 1})


def hear_round(c: int, round_: int, *members: str) -> Json:
    return do("HearRound", c, **shown(round_, *members))


def answer_again(g: str, c: int, number: int = 1) -> Json:
    return do("AnswerAgain", g, request=request(c, number=number))


def revoke(g: str, c: int) -> Json:
    return do("HearRevocation", g, peer=c)


WINDOW = elapse(COLLECTION_WINDOW_MS)
START = [do("Start", 1)]
BOTH = [do("Start", 1), do("Start", 2)]
ONE = [*START, collect("g1", 1), WINDOW, do("CloseWindow", "g1")]


def held_by(c: int, granters: tuple[str, str] = ("g1", "g2"), round_: int = 1) -> Steps:
    """The steps from a request on the network to a lease."""
    return [
        *(collect(g, c, round_) for g in granters),
        WINDOW,
        *(do("CloseWindow", g) for g in granters),
        *(hear(c, g, round_) for g in granters),
    ]


HELD = [*START, *held_by(1)]
FREE = [*START, collect("g1", 1), do("Elapse", node="g1", ms=COLLECTION_WINDOW_MS), do("CloseWindow", "g1")]
RENEWED = [*HELD, elapse(RENEW_EVERY_MS - COLLECTION_WINDOW_MS), do("Renew", 1)]
RELEASED = [*HELD, do("Release", 1)]
ACTED = [*HELD, do("Act", 1)]
# A lost incarnation has asked for rounds 1 and 2 and released both; the new one is granted round 1, then the old round 2 arrives.
REPLACED = [
    *(do(action, 1) for action in ("Start", "Release", "Start", "Release", "CrashHolder")),
    do("RestartHolder", 1, nonce=2),
    do("Start", 1),
    collect("g1", 1, nonce=2),
    WINDOW,
    do("CloseWindow", "g1"),
    collect("g1", 1, 2),
    WINDOW,
    do("CloseWindow", "g1"),
]
# The other candidate is granted by one granter after the lease of the first has ended.
TAKEN_OVER = [do("Start", 2), elapse(LEASE_TTL_MS), do("Retry", 2), collect("g1", 2, 2)]
# In a committee of five, of whom one may lie, two granters have promised round 1.
TWO_AT_ONE = [*START, collect("g1", 1), collect("g2", 1), WINDOW, do("CloseWindow", "g1"), do("CloseWindow", "g2")]
# A twisted candidate has one and the same ballot on bases 0 and 2. One granter meets it on the old base, the others grant it on the new one.
ONE_BALLOT_TWICE = [
    collect("g1", 2),
    WINDOW,
    do("Commit"),
    do("Commit"),
    *(do("Learn", g, base=2) for g in ("g1", "g2", "g3")),
    elapse(MINIMUM_INTERVAL_MS),
    collect("g2", 2, 1, 2),
    collect("g3", 2, 1, 2),
    WINDOW,
    do("CloseWindow", "g2"),
    do("CloseWindow", "g3"),
]

FIVE = {"Granters": ["g1", "g2", "g3", "g4", "g5"], "Threshold": 3, "Faults": 1}
MINDFUL = {"TrackNonces": True}
ONE_JUMP = {"RoundJump": 1}
TWISTED_2 = {"Twisted": [2]}
LIAR_3 = {"Liars": ["g3"]}
SHORT = {"HardStop": 6_000}
OWN_NEXT = LEASE_TTL_MS + 300

VALID: dict[str, Valid] = {
    # What candidates do
    "start": Valid("A candidate asks for the lease of the base that the hint names.", START),
    "start-again": Valid("After a release it asks with its next round.", [*START, do("Release", 1), do("Start", 1)], {"RoundJump": 2}),
    "start-after-hearing": Valid(
        "Its own rounds have run out of reach, until it hears how far the members are; the request shows it.",
        [*ONE, do("Release", 1), hear_round(1, 1, "g1"), do("Start", 1)],
        ONE_JUMP,
    ),
    "start-afresh": Valid(
        "Under a new nonce it begins again at the first round.",
        [*START, do("Release", 1), do("CrashHolder", 1), do("RestartHolder", 1, nonce=2), do("Start", 1)],
        ONE_JUMP,
    ),
    "start-above-what-it-heard": Valid("A newcomer asks for the round above the one that members have signed.", [*ONE, hear_round(2, 1, "g1"), do("Start", 2)]),
    "retry": Valid("After its back-off it asks again with a higher ballot.", [*START, elapse(BACKOFF_FIRST_MS), do("Retry", 1)]),
    "retry-after-hearing": Valid("The same, with a round that only what it has heard brings into reach.", [*ONE, hear_round(1, 1, "g1"), do("Retry", 1)], ONE_JUMP),
    "hear-grant": Valid("It counts a grant for what is left since it sent the request.", [*ONE, hear(1, "g1")]),
    "holds": Valid("With a quorum of grants it holds the lease.", HELD),
    "hear-liar": Valid("A liar grants without being asked.", [*START, hear(1, "g3")], {"Liars": ["g3"]}),
    "hear-round": Valid("It believes a round on the word of more members than may lie.", [*TWO_AT_ONE, hear_round(2, 1, "g1", "g2")], FIVE),
    "hear-round-beside-liar": Valid("One of them may be a liar.", [*TWO_AT_ONE, hear_round(2, 1, "g1", "g5")], {**FIVE, "Liars": ["g5"]}),
    "renew": Valid("The holder sends its next number when it is due; a renewal shows no rounds.", RENEWED),
    "release": Valid("The holder ends its lease early.", RELEASED),
    "act": Valid("The holder acts, at the last moment that its own timers allow.", [*HELD, elapse(HOLDER_TTL_MS - COLLECTION_WINDOW_MS - 1), do("Act", 1)]),
    "crash-holder": Valid("A candidate falls silent.", [do("CrashHolder", 1)]),
    "restart-holder": Valid("It comes back with a fresh nonce and nothing else.", [*START, do("CrashHolder", 1), do("RestartHolder", 1, nonce=2)]),
    "hard-stop-of-holder": Valid("An attempt ends with the holder's own hard stop.", [*START, do("Elapse", node=1, ms=9)], {"HolderStop": 9}),
    # What granters do
    "collect": Valid("The first request opens the collection window.", [*START, collect("g1", 1)]),
    "collect-mindful": Valid("The same, by a granter that remembers requests in its core.", [*START, collect("g1", 1)], MINDFUL),
    "collect-better": Valid("A better ballot takes the place of the one that waits.", [*BOTH, collect("g1", 2), collect("g1", 1)]),
    "collect-worse-alone": Valid("Alone, the worse ballot enters.", [*BOTH, collect("g1", 2)]),
    "collect-own-next": Valid(
        "A newer ballot of the same peer replaces its own lease.",
        [*ONE, elapse(BACKOFF_FIRST_MS), do("Retry", 1), collect("g1", 1, 2)],
        {"HardStop": OWN_NEXT},
    ),
    "collect-after-restart": Valid("A restarted granter collects when the amnesia guard is over.", [*START, do("RestartGranter", "g1"), elapse(AMNESIA_GUARD_MS), collect("g1", 1)]),
    "collect-after-commit": Valid(
        "A granter collects for the new base when the minimum interval is over.",
        [do("Commit"), do("Learn", "g1", base=1), do("HintMoves", base=1), do("Start", 1), elapse(MINIMUM_INTERVAL_MS), collect("g1", 1, 1, 1)],
    ),
    "collect-after-commit-and-restart": Valid(
        "A granter that restarts on a committed base waits for the whole minimum interval again: how old the commit is, it has forgotten.",
        [
            do("Commit"), do("Learn", "g1", base=1), do("HintMoves", base=1), do("Start", 1), elapse(MINIMUM_INTERVAL_MS),
            do("RestartGranter", "g1"), elapse(MINIMUM_INTERVAL_MS), collect("g1", 1, 1, 1),
        ],
    ),
    "collect-after-revocation": Valid("Another peer's revocation is in nobody's way.", [*BOTH, revoke("g1", 2), collect("g1", 1)]),
    "collect-after-revocation-and-restart": Valid(
        "The same after a restart, which forgets no revocation.",
        [*BOTH, revoke("g1", 2), do("RestartGranter", "g1"), elapse(AMNESIA_GUARD_MS), collect("g1", 1)],
    ),
    "collect-before-learning": Valid("A granter that has not heard of a commit collects for the old base.", [*START, do("Commit"), collect("g1", 1)]),
    "collect-after-lease": Valid("The other candidate's request enters when the lease has ended.", [*START, *held_by(1), *TAKEN_OVER]),
    "collect-unaware": Valid(
        "A granter that knows of no higher ballot collects a lower one.",
        [*BOTH, *held_by(1, ("g2", "g3")), do("Act", 1), collect("g1", 2)],
    ),
    "collect-after-renewal": Valid("Number 1 enters the window, even when it comes after number 2.", [*RENEWED, collect("g3", 1)]),
    "collect-shown": Valid(
        "A round in reach of one that a member has signed.",
        [collect("g1", 2, **shown(1)), WINDOW, do("CloseWindow", "g1"), collect("g2", 2, 2, **shown(1, "g1"))],
        {**TWISTED_2, **ONE_JUMP},
    ),
    "collect-heard": Valid(
        "A candidate shows what it has heard, to a granter that is behind.",
        [*ONE, hear_round(2, 1, "g1"), do("Start", 2), collect("g2", 2, 2, **shown(1, "g1"))],
        ONE_JUMP,
    ),
    "close-window": Valid("The window closes and its best request is granted.", ONE),
    "close-window-beside-liar": Valid("The same in a committee with a liar.", ONE, LIAR_3),
    "close-window-drops": Valid(
        "A request that may no longer be granted when the window closes is dropped.",
        [*BOTH, *held_by(1, ("g2", "g3")), do("Act", 1), collect("g1", 2), do("Obey", "g1", claim=claim(1)), WINDOW, do("CloseWindow", "g1")],
    ),
    "close-window-drops-revoked": Valid(
        "So is one of a peer that was revoked meanwhile.",
        [*START, collect("g1", 1), revoke("g1", 1), WINDOW, do("CloseWindow", "g1")],
    ),
    "extend": Valid("A renewal starts the lease's time afresh.", [*RENEWED, elapse(2_000), extend("g1", 1)]),
    "extend-beside-liar": Valid("The same in a committee with a liar.", [*RENEWED, extend("g1", 1)], LIAR_3),
    "extend-mindful": Valid("The same, by a granter that remembers requests in its core.", [*RENEWED, extend("g1", 1)], MINDFUL),
    "extend-after-revocation": Valid("The same, though another peer was revoked.", [*RENEWED, revoke("g1", 2), extend("g1", 1)]),
    "extend-before-learning": Valid("The same, while a commit is not known here.", [*RENEWED, do("Commit"), extend("g1", 1)]),
    "extend-within-hard-stop": Valid(
        "Renewals go on while the run stays within the hard stop.",
        [*RENEWED, extend("g1", 1), elapse(RENEW_EVERY_MS), do("Renew", 1), elapse(1_000), extend("g1", 1, 3)],
        SHORT,
    ),
    "extend-unaware": Valid(
        "A twisted candidate renews where no higher ballot is known.",
        [do("Start", 1), collect("g1", 2), *held_by(1, ("g2", "g3")), do("CloseWindow", "g1"), do("Act", 1), extend("g1", 2)],
        TWISTED_2,
    ),
    "answer-again": Valid("A repeated request is answered again; the lease's time runs on.", [*ONE, elapse(1_000), answer_again("g1", 1)]),
    "answer-again-beside-liar": Valid("The same in a committee with a liar.", [*ONE, answer_again("g1", 1)], LIAR_3),
    "answer-again-to-renewal": Valid("The same for a renewal, as long as no later one came.", [*RENEWED, extend("g1", 1), elapse(1_000), answer_again("g1", 1, 2)]),
    "answer-again-after-revocation": Valid("The same for a peer that was revoked meanwhile: what it was granted, it has.", [*ONE, revoke("g1", 1), answer_again("g1", 1)]),
    "answer-again-to-twisted": Valid(
        "The same for a twisted candidate.",
        [collect("g1", 2), WINDOW, do("CloseWindow", "g1"), answer_again("g1", 2)],
        TWISTED_2,
    ),
    "hear-release": Valid("A granter ends the lease that its holder gives back.", [*RELEASED, do("HearRelease", "g1", claim=claim(1))]),
    "hear-release-beside-liar": Valid("The same in a committee with a liar.", [*RELEASED, do("HearRelease", "g1", claim=claim(1))], LIAR_3),
    "hear-release-of-replacement": Valid(
        "A late ballot of a lost incarnation is released when nobody can count on the lease that it replaced.",
        [*REPLACED, elapse(LEASE_TTL_MS - COLLECTION_WINDOW_MS), do("HearRelease", "g1", claim=claim(1, 2))],
    ),
    "hear-release-after-moving": Valid(
        "One ballot on two bases, which only a twisted candidate has: it is released on the one on which its lease runs.",
        [*ONE_BALLOT_TWICE, do("HearRelease", "g2", claim=claim(2, 1, 2))],
        TWISTED_2,
    ),
    "obey-beside-liar": Valid("A granter acts in a committee with a liar.", [*ACTED, do("Obey", "g1", claim=claim(1))], LIAR_3),
    "obey": Valid("A granter does what a certified ballot asks.", [*ACTED, do("Obey", "g1", claim=claim(1))]),
    "obey-late": Valid(
        "Late, but nothing higher is promised: the other's request only waits.",
        [*ACTED, *TAKEN_OVER, WINDOW, do("Obey", "g1", claim=claim(1))],
    ),
    "obey-before-learning": Valid("An action on the old base, where the new one is not known.", [*ACTED, do("Commit"), do("Obey", "g1", claim=claim(1))]),
    "obey-twisted": Valid(
        "The certificate decides, not who asks.",
        [collect("g1", 2), collect("g2", 2), WINDOW, do("CloseWindow", "g1"), do("CloseWindow", "g2"), do("Obey", "g3", claim=claim(2))],
        TWISTED_2,
    ),
    "obey-after-moving": Valid(
        "One ballot on two bases, which only a twisted candidate has: it may be obeyed on the new one where it was not promised on the old one.",
        [*ONE_BALLOT_TWICE, do("Obey", "g1", claim=claim(2, 1, 2))],
        TWISTED_2,
    ),
    "hear-forged": Valid("A false signature leaves no trace.", [do("HearForged", "g1", request=request(1))], {"Forgery": True}),
    "learn": Valid("A granter moves to a committed base.", [do("Commit"), do("Learn", "g1", base=1)]),
    "learn-closes": Valid("What was promised until then is closed.", [*ONE, do("Commit"), do("Learn", "g1", base=1)]),
    "hear-revocation": Valid("A granter learns that a peer was revoked.", [revoke("g1", 1)]),
    "hear-revocation-under-lease": Valid("The lease that runs is not touched.", [*HELD, revoke("g1", 1)]),
    "restart-granter": Valid("A granter comes back with its durable part.", [*ONE, do("RestartGranter", "g1")]),
    "restart-granter-after-commit": Valid(
        "The same on a committed base: promise, closed ballot and revocations are there, and the minimum interval begins again.",
        [*ONE, revoke("g1", 2), do("Commit"), do("Learn", "g1", base=1), elapse(MINIMUM_INTERVAL_MS), do("RestartGranter", "g1")],
    ),
    # Environment
    "commit": Valid("A successor is committed somewhere.", [do("Commit")]),
    "hint-moves": Valid("The public record claims another base.", [do("HintMoves", base=1)]),
    "tick": Valid("A tick passes.", [*ONE, do("Tick")]),
    "tick-alone": Valid("The same at the start.", [do("Tick")]),
    "elapse-alone": Valid("The same, for longer.", [elapse(10)]),
    "tick-still": Valid("A clock that is ahead stands still.", [do("SlipGranter", "g1"), do("Tick", still_granters=["g1"])]),
    "slip-granter": Valid("A granter's clock runs ahead by a tick.", [*ONE, do("SlipGranter", "g1")]),
    "slip-holder": Valid("A candidate's clock runs ahead by a tick.", [*START, do("SlipHolder", 1)]),
    "elapse": Valid("Time passes on all clocks.", [*ONE, elapse(LEASE_TTL_MS)]),
    "elapse-granter": Valid("A granter's clock runs ahead, as far as the drift allows.", [*ONE, do("Elapse", node="g1", ms=10)]),
    "elapse-holder": Valid("A candidate's clock runs ahead, as far as the drift allows.", [*START, do("Elapse", node=1, ms=10)]),
    "elapse-free": Valid("A free clock runs as it likes; the lease ends.", [*FREE, do("Elapse", node="g1", ms=LEASE_TTL_MS)], {"FreeClocks": True}),
}  # fmt: skip

NEGATIVE: list[Negative] = [
    Negative("start", "attempt-runs", insert(1, do("Start", 1))),
    Negative("start", "bound", constant("MaxRound", 0)),
    Negative("start", "twisted", constant("Twisted", [1])),
    Negative("start-again", "round-jump", constant("RoundJump", 1)),
    Negative("start-after-hearing", "round-jump", without(-2)),
    Negative("retry", "may-not-retry", put(2, "ms", BACKOFF_FIRST_MS - 1)),
    Negative("retry", "bound", constant("MaxRound", 1)),
    Negative("hear-grant", "not-sent", without(-2)),
    Negative("hear-grant", "not-asked", insert(-1, do("Release", 1))),
    Negative("hear-grant", "other-granter", put(-1, "counted_for", "g2")),
    Negative("hear-grant", "nothing-new", insert(-1, hear(1, "g1"))),
    Negative("hear-liar", "not-sent", constant("Liars", [])),
    Negative("retry-after-hearing", "round-jump", without(-2)),
    Negative("hear-round", "few-members", put(-1, "shown_by", ["g1"])),
    Negative("hear-round", "not-sent", put(-1, "shown_by", ["g1", "g3"])),
    Negative("hear-round", "nothing-new", insert(-1, hear_round(2, 1, "g1", "g2"))),
    Negative("hear-round", "down", insert(-1, do("CrashHolder", 2))),
    Negative("hear-round", "twisted", constant("Twisted", [2])),
    Negative("hear-round-beside-liar", "not-sent", constant("Liars", [])),
    Negative("renew", "may-not-renew", put(-2, "ms", RENEW_EVERY_MS - COLLECTION_WINDOW_MS - 1)),
    Negative("release", "no-attempt", insert(-1, do("Release", 1))),
    Negative("release", "twisted", constant("Releasing", [])),
    Negative("act", "no-lease", put(-2, "ms", HOLDER_TTL_MS - COLLECTION_WINDOW_MS)),
    Negative("act", "repeated", insert(-1, do("Act", 1))),
    Negative("act", "twisted", constant("Acting", [])),
    Negative("crash-holder", "down", insert(1, do("CrashHolder", 1))),
    Negative("crash-holder", "bound", constant("Mortal", [])),
    Negative("restart-holder", "up", without(2)),
    Negative("restart-holder", "nonce-used", put(-1, "nonce", 1)),
    Negative("restart-holder", "bound", put(-1, "nonce", 10)),
    Negative("collect", "liar", constant("Liars", ["g1"])),
    Negative("collect", "not-sent", put(-1, "request.ballot.nonce", 2)),
    Negative("collect", "not-eligible", constant("Eligible", [2])),
    Negative("collect", "outbid", insert(-1, collect("g1", 1))),
    Negative("collect-mindful", "replayed-nonce", insert(-1, collect("g1", 1))),
    Negative("collect-after-revocation", "not-eligible", put(-2, "peer", 1)),
    Negative("collect-after-revocation-and-restart", "not-eligible", put(-4, "peer", 1)),
    Negative("collect-after-commit-and-restart", "interval", put(-2, "ms", AMNESIA_GUARD_MS)),
    Negative("collect-after-renewal", "renewal", put(-1, "request.number", 2)),
    Negative("collect-after-renewal", "stale-ballot", put(-1, "granter", "g1")),
    Negative("collect-before-learning", "stale-base", insert(-1, do("Learn", "g1", base=1))),
    Negative("collect-unaware", "stale-ballot", insert(-1, do("Obey", "g1", claim=claim(1)))),
    Negative("collect-after-lease", "foreign-lease", put(-3, "ms", LEASE_TTL_MS - 1)),
    Negative("collect-own-next", "hard-stop", put(-3, "ms", 301)),
    Negative("collect-after-restart", "amnesia-guard", put(-2, "ms", AMNESIA_GUARD_MS - 1)),
    Negative("collect-after-commit", "interval", put(-2, "ms", MINIMUM_INTERVAL_MS - 1)),
    Negative("collect-shown", "round-jump", put(-1, "request.shown_by", [])),
    Negative("collect-heard", "not-sent", put(-1, "request.shown_by", [])),
    Negative("collect-worse-alone", "outbid", insert(-1, collect("g1", 1))),
    Negative("close-window-beside-liar", "liar", put(-1, "granter", "g3")),
    Negative("close-window", "nothing-waits", without(2)),
    Negative("close-window", "window-open", put(-2, "ms", COLLECTION_WINDOW_MS - 1)),
    Negative("extend", "not-sent", without(-3)),
    Negative("extend", "stale-number", insert(-1, extend("g1", 1))),
    Negative("extend-mindful", "replayed-nonce", insert(-1, extend("g1", 1))),
    Negative("extend-after-revocation", "not-eligible", put(-2, "peer", 1)),
    Negative("extend", "unremembered-ballot", put(-2, "ms", 2_250)),
    Negative("extend-before-learning", "stale-base", insert(-1, do("Learn", "g1", base=1))),
    Negative("extend-unaware", "stale-ballot", insert(-1, do("Obey", "g1", claim=claim(1)))),
    Negative("extend-within-hard-stop", "hard-stop", put(-2, "ms", 1_300)),
    Negative("answer-again", "not-sent", put(-1, "request.ballot.nonce", 2)),
    Negative("answer-again", "unremembered-ballot", put(-2, "ms", LEASE_TTL_MS)),
    Negative("answer-again-beside-liar", "liar", put(-1, "granter", "g3")),
    Negative("answer-again-to-renewal", "stale-number", put(-1, "request.number", 1)),
    Negative("answer-again-to-twisted", "stale-base", put(-1, "request.base", 2)),
    Negative("hear-release", "not-sent", without(-2)),
    Negative("hear-release", "unremembered-ballot", insert(-1, do("HearRelease", "g1", claim=claim(1)))),
    Negative("hear-release-of-replacement", "replaced-lease", put(-2, "ms", LEASE_TTL_MS - COLLECTION_WINDOW_MS - 1)),
    Negative("hear-release-after-moving", "unremembered-ballot", put(-1, "claim.base", 0)),
    Negative("obey", "not-sent", without(-2)),
    Negative("obey-late", "stale-ballot", insert(-1, do("CloseWindow", "g1"))),
    Negative("obey-before-learning", "stale-base", insert(-1, do("Learn", "g1", base=1))),
    Negative("obey-twisted", "no-certificate", without(-2)),
    Negative("obey-after-moving", "stale-ballot", insert(3, do("CloseWindow", "g1"))),
    Negative("obey-beside-liar", "liar", put(-1, "granter", "g3")),
    Negative("extend-beside-liar", "liar", put(-1, "granter", "g3")),
    Negative("hear-release-beside-liar", "liar", put(-1, "granter", "g3")),
    Negative("hear-forged", "not-sent", constant("Forgery", False)),
    Negative("hear-forged", "liar", constant("Liars", ["g1"])),
    Negative("learn", "stale-base", put(-1, "base", 0)),
    Negative("learn", "no-certificate", without(1)),
    Negative("learn", "liar", constant("Liars", ["g1"])),
    Negative("hear-revocation", "nothing-new", insert(1, revoke("g1", 1))),
    Negative("hear-revocation", "bound", constant("Revocable", [])),
    Negative("hear-revocation", "liar", constant("Liars", ["g1"])),
    Negative("restart-granter", "bound", constant("Crashing", [])),
    Negative("commit", "bound", constant("MaxBase", 0)),
    Negative("hint-moves", "nothing-new", put(-1, "base", 0)),
    Negative("hint-moves", "bound", put(-1, "base", 3)),
    Negative("tick-alone", "no-time", constant("FreeClocks", True)),
    Negative("elapse-alone", "no-time", constant("FreeClocks", True)),
    Negative("tick-still", "drift", without(1)),
    Negative("slip-granter", "drift", constant("Drift", 0)),
    Negative("slip-holder", "drift", constant("Drift", 0)),
    Negative("elapse-granter", "drift", put(-1, "ms", 11)),
    Negative("elapse-holder", "drift", put(-1, "ms", 11)),
]  # fmt: skip
