"""A run of the lease, as a trace for the oracle and as a module that makes TLC validate the same run.

The specification's messages are sets that only grow: a run with many ballots holds many messages in each of its states, which slows TLC
and not the oracle. How many rounds a run has is therefore an argument; they are spread evenly over it, and in between it goes round in
cycles of time, restarts, hints and repeated claims.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from rebalancing.lease_system import ACTIONS, LeaseSystem, model_of
from rebalancing.oracle.lease_replay import LeaseReplay
from rebalancing.oracle.lease_trace import PROTOCOL
from rebalancing.oracle.trace import Header, Step, header_json, step_json
from rebalancing.oracle.values import compact
from verifier.graph.explore import Renderer
from verifier.tools.tlc import TlcResult, run_tlc
from verifier.tools.values import ModelValue, to_tla

__all__ = ["CONSTANTS", "SEED", "Logged", "accepted", "configuration", "module", "validate", "walk"]

SEED = 20
APART = 25  # steps between two uses of a scarce bound, at least
RECENT = 6  # messages of a kind, of which one may arrive next

GRANTERS = frozenset(ModelValue(f"g{i}") for i in range(1, 4))
CANDIDATES = frozenset({1, 2})
NOBODY: frozenset[Any] = frozenset()
CONSTANTS: Mapping[str, Any] = {
    "Granters": GRANTERS,
    "Liars": NOBODY,
    "Crashing": GRANTERS,
    "Candidates": CANDIDATES,
    "Twisted": NOBODY,
    "Mortal": NOBODY,
    "Releasing": CANDIDATES,
    "Acting": CANDIDATES,
    "Eligible": CANDIDATES,
    "Revocable": NOBODY,
    "Threshold": 2,
    "Faults": 0,
    "TTL": 3,
    "HolderTTL": 3,
    "HardStop": 9,
    "HolderStop": 9,
    "AmnesiaGuard": 6,
    "RenewEvery": 1,
    "Backoff": 1,
    "Window": 1,
    "MinimumInterval": 1,
    "RoundJump": 20,
    "Drift": 0,
    "FreeClocks": False,
    "TrackNonces": False,
    "Forgery": False,
    "ShownRounds": False,
    "MaxRound": 20,
    "MaxNumber": 4,
    "MaxNonce": 1,
    "MaxBase": 4,
}
"""The model of the run, by the names of the specification."""

# How often an action is tried while no candidate has an attempt, and while one has. What is left out needs drift, lies, mortal candidates or revocations.
QUIET: dict[str, float] = {
    "Tick": 60,
    "HintMoves": 12,
    "RestartGranter": 3,
    "Obey": 3,
    "HearRelease": 60,
    "Learn": 30,
    "Start": 60,
    "Commit": 3,
}
LIVELY: dict[str, float] = {
    **dict.fromkeys(("Renew", "HearGrant", "Act", "Collect", "CloseWindow", "Extend", "Learn"), 60),
    **dict.fromkeys(("Tick", "Start", "Retry"), 6),
    **dict.fromkeys(("HearRelease", "Obey", "HintMoves", "AnswerAgain"), 1),
    "Release": 0.2,
}
OF_CANDIDATES = frozenset(
    (
        "Start",
        "Retry",
        "Renew",
        "HearGrant",
        "HearRound",
        "Release",
        "Act",
        "CrashHolder",
        "RestartHolder",
        "SlipHolder",
    )
)
OF_NOBODY = frozenset(("Commit", "HintMoves", "Tick"))
# Bounds that are used up: action -> constant that limits it.
SCARCE = {"Start": "MaxRound", "Retry": "MaxRound", "Commit": "MaxBase"}


@dataclass(frozen=True)
class Logged:
    """A run.

    Attributes:
        header, steps: the trace; each step shows the fields of its node that changed.
    """

    header: Header
    steps: tuple[Step, ...]

    def lines(self) -> Iterator[str]:
        """Yield the lines of the trace that `rebalancing check` reads."""
        yield compact(header_json(self.header)) + "\n"
        for step in self.steps:
            yield compact(step_json(step)) + "\n"


def walk(length: int, rounds: int = CONSTANTS["MaxRound"], seed: int = SEED) -> Logged:
    """Take `length` steps, each drawn among those that the reference allows, with attempts in up to `rounds` rounds."""
    constants = {**CONSTANTS, "MaxRound": rounds, "RoundJump": rounds}
    header = Header(PROTOCOL, model_of(constants), constants, dict.fromkeys(sorted(CANDIDATES), 1), given=False)
    replay = LeaseReplay(header)
    draw = random.Random(seed)
    apart = {action: max(length / constants[bound], APART) for action, bound in SCARCE.items()}
    tried = [(list(weights), list(weights.values())) for weights in (QUIET, LIVELY)]
    steps: list[Step] = []
    while len(steps) < length:
        lively = any(me.stop > 0 for me in replay.state.holder.values())
        action = draw.choices(*tried[lively])[0]
        if _used(replay.state, action) * apart.get(action, 0) > len(steps):
            continue
        arguments = _arguments(replay, draw, action)
        after = replay.allows(action, arguments) if arguments is not None else None
        if arguments is None or after is None:
            continue
        before, node = replay.state, arguments.get("candidate", arguments.get("granter"))
        steps.append(Step(action, arguments, node, "", _changed(before, after, node)))
        replay.take(after)
    return Logged(header, tuple(steps))


def _used(s: LeaseSystem, action: str) -> int:
    return s.committed + 1 if action == "Commit" else max(me.ballot.round for me in s.holder.values())


# Which messages an action is about, and the name of the argument.
MESSAGES = {
    "HearGrant": ("grant", "grants"),
    "Collect": ("request", "requests"),
    "Extend": ("request", "requests"),
    "AnswerAgain": ("request", "requests"),
    "HearRelease": ("claim", "releases"),
    "Obey": ("claim", "acts"),
}


def _arguments(replay: LeaseReplay, draw: random.Random, action: str) -> dict[str, Any] | None:
    """Draw arguments for an action; nothing if there is no message for it."""
    arguments: dict[str, Any] = {}
    if action in OF_CANDIDATES:
        arguments["candidate"] = draw.choice(sorted(CANDIDATES))
    elif action not in OF_NOBODY:
        arguments["granter"] = draw.choice(sorted(GRANTERS))
    if action in ("Learn", "HintMoves"):  # the hint mostly tells the truth
        lies = action == "HintMoves" and draw.random() < 0.2
        arguments["base"] = draw.randrange(CONSTANTS["MaxBase"] + 1) if lies else replay.state.committed
    if action in MESSAGES:
        name, kind = MESSAGES[action]
        sent = list(getattr(replay, kind))[-RECENT:]
        if not sent:
            return None
        arguments[name] = draw.choice(sent)
    return arguments


def _changed(before: LeaseSystem, after: LeaseSystem, node: Any) -> dict[str, Any]:
    """The fields of the node, or of the environment for no node, that a step changed."""
    if node is None:
        return {
            name: getattr(after, name)
            for name in ("committed", "hint")
            if getattr(before, name) != getattr(after, name)
        }
    old, new = (s.granter[node] if node in s.granter else s.holder[node] for s in (before, after))
    return {f.name: getattr(new, f.name) for f in fields(new) if getattr(old, f.name) != getattr(new, f.name)}


# ----------------------------------------------------------------------------------------------------------------------
# The same run for TLC

FOLLOW = """
Shown(state, expect) == \\A f \\in DOMAIN expect : state[f] = expect[f]

\\* The step of one line of the log; the message is any that fits what the log shows of the node.
Follows(e) ==
  CASE {cases}

Begin == Init /\\ line = 1
Follow ==
  /\\ line <= Len(Log)
  /\\ line' = line + 1
  /\\ Follows(Log[line])
"""


def module(logged: Logged) -> str:
    """Write a module that follows the log line by line through the actions of the specification."""
    cases = []
    for action in sorted(ACTIONS):
        if action in OF_NOBODY:
            shown = {"Commit": "committed' = e.expect.committed", "HintMoves": "hint' = e.expect.hint", "Tick": "TRUE"}
            cases.append(f'e.action = "{action}" -> {action} /\\ {shown[action]}')
        else:
            kind = "holder" if action in OF_CANDIDATES else "granter"
            cases.append(f'e.action = "{action}" -> {action}(e.node) /\\ Shown({kind}\'[e.node], e.expect)')
    render = Renderer()
    entries = []
    for step in logged.steps:
        node = 0 if step.node is None else step.node
        shown = {name: render.value(value) for name, value in step.expect.items()}
        entries.append(f'  [action |-> "{step.action}", node |-> {to_tla(node)}, expect |-> {to_tla(shown)}]')
    constants = ", ".join(sorted(GRANTERS))
    log = "Log == <<\n" + ",\n".join(entries) + "\n>>\n"
    head = f"---- MODULE Trace ----\nEXTENDS Lease, Sequences, TLC\nCONSTANTS {constants}\nVARIABLE line\n\n"
    return head + log + FOLLOW.format(cases="\n    [] ".join(cases)) + "====\n"


def configuration(logged: Logged) -> str:
    """Write the configuration of that module."""
    lines = ["INIT Begin", "NEXT Follow", "CONSTANTS"]
    lines += [f"  {name} = {to_tla(value)}" for name, value in sorted(logged.header.constants.items())]
    lines += [f"  {g} = {g}" for g in sorted(GRANTERS)]
    return "\n".join(lines) + "\n"


def validate(logged: Logged, spec: Path, scratch: Path) -> TlcResult:
    """Let TLC follow the log, in a process of its own.

    Args:
        spec: the directory of the specification.
        scratch: an existing directory.
    """
    (scratch / "Trace.tla").write_text(module(logged), encoding="utf-8")
    (scratch / "Trace.cfg").write_text(configuration(logged), encoding="utf-8")
    return run_tlc(scratch / "Trace.tla", scratch / "Trace.cfg", scratch, check_deadlock=False, library=[spec])


def accepted(logged: Logged, result: TlcResult) -> bool:
    """Tell whether TLC has followed the log to its end, by any reading of it; of a false one `depth` is the line that fits none."""
    return result.outcome == "ok" and result.depth == len(logged.steps) + 1
