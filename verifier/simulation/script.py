"""Fault scripts: which fault happens at which step, drawn from a seed, written to a file and read from one.

A script is plain data, so that a run can be repeated, and a failing one made smaller by leaving faults out.
"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

__all__ = [
    "COORDINATORS",
    "FALLS_AFTER",
    "FORMAT",
    "KINDS",
    "POLICIES",
    "SETTLING_STEPS",
    "Fault",
    "Kind",
    "Script",
    "ScriptError",
    "drawn",
    "read",
    "write",
]

FORMAT = 1
# n, t, f and how many peers there are: committees of the two least sizes, and one with a liar.
POLICIES = ((3, 2, 0, 5), (4, 2, 0, 6), (5, 3, 1, 7))
COORDINATORS = 2
# Steps after the last fault, in which the network is whole: what was begun may end.
SETTLING_STEPS = 160
LONGEST_MS = 10**9
MOST_STEPS = 10**7


class ScriptError(ValueError):
    """A script that cannot be run; one line that names the place and what to do."""


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong.

    Attributes:
        step: after how many steps of the run.
        kind: one of KINDS.
        node: whom it befalls: a peer, or a coordinator after all peers.
        value: what KINDS says.
        ms: how long it lasts, or how much later something comes.
    """

    step: int
    kind: str
    node: int
    value: int
    ms: int


@dataclass(frozen=True)
class Kind:
    """How a kind of fault is drawn.

    Attributes:
        text: what it is.
        weight: how often it is drawn.
        whom: "any", "peer", "liar" or "coordinator".
        values: the range of `value`.
        ms: the range of `ms`.
    """

    text: str
    weight: int
    whom: str
    values: tuple[int, int]
    ms: tuple[int, int]


KINDS: Mapping[str, Kind] = {
    "lose": Kind("the next message but `value` of a node is lost", 30, "any", (0, 4), (0, 0)),
    "duplicate": Kind("it comes twice", 12, "any", (0, 4), (1, 400)),
    "delay": Kind("it comes late, after others", 20, "any", (0, 4), (50, 2_000)),
    "replay": Kind("it comes again, much later", 10, "any", (0, 4), (5_000, 60_000)),
    "crash": Kind("a node forgets all that it has not written, and comes back", 4, "any", (0, 0), (1, 3_000)),
    "fall": Kind("a peer does so right after the next thing that it has written, of FALLS_AFTER", 5, "peer", (0, 5), (1, 1_500)),
    "pause": Kind("a node handles nothing for a while; its timers go on", 6, "any", (0, 0), (100, 2_500)),
    "part": Kind("the peers and coordinators whose bits are set are cut off from the others", 4, "any", (1, 511), (200, 5_000)),
    "sever": Kind("t members of the committee in force, and one coordinator, are cut off for long with those whose bits are set", 4, "coordinator", (1, 511), (4_000, 12_000)),
    "one_way": Kind("nothing comes from those whose bits are set", 3, "any", (1, 511), (200, 3_000)),
    "flap": Kind("they are cut off and joined again, over and over", 2, "any", (1, 511), (1_000, 4_000)),
    "drift": Kind("a timer goes as wrong as it may: slow, true or fast", 2, "any", (-1, 1), (0, 0)),
    "skew": Kind("a timer goes more wrong than it may, by so many parts per thousand", 1, "any", (-300, 300), (0, 0)),
    "jump": Kind("a wall clock is wrong by so many milliseconds for a while", 2, "any", (-90_000, 90_000), (1_000, 10_000)),
    "lose_store": Kind("a peer's disk dies; unless `value` is 0 only if the committee in force can go on", 2, "peer", (0, 15), (0, 0)),
    "revoke": Kind("the tenant revokes a peer, and tells peer `value`", 1, "peer", (0, 6), (0, 0)),
    "regulate": Kind("the tenant signs a policy, of the last epoch once more if 3 divides `value`, one that soon runs out if 4 leaves 1, and tells a peer; unless `value` is 0 one that a committee can keep", 2, "peer", (0, 15), (0, 0)),
    "move": Kind("the tenant attests that a peer is in another place, which `value` says, and tells peer `value`", 1, "peer", (0, 6), (0, 0)),
    "token": Kind("a peer shows a token of which something is false, which `value` says", 4, "peer", (0, 5), (0, 0)),
    "read": Kind("the adversary reads a peer's store, within its budget", 3, "peer", (0, 0), (0, 0)),
    "lie": Kind("a liar's next answer is a lie, of sort `value`", 12, "liar", (0, 5), (0, 0)),
    "equivocate": Kind("a coordinator brings two snapshots up in its next ballot", 2, "coordinator", (0, 0), (0, 0)),
    "overfill": Kind("in its next session a coordinator asks no policy, and gives the manifest to everybody", 3, "coordinator", (0, 0), (0, 0)),
    "replay_move": Kind("a coordinator brings its last move up once more, upon another snapshot", 1, "coordinator", (0, 0), (0, 0)),
    "unprepared": Kind("a coordinator shows as prepared what too few have echoed", 3, "coordinator", (0, 0), (0, 0)),
}  # fmt: skip
# Messages in whose handling a peer writes before it answers.
FALLS_AFTER = ("proposal", "qualified", "ask", "commit_proposal", "prepared", "manifest")
# A clock that goes more wrong than it may takes several promises of the lease away: most runs are without one.
SKEWED_ONE_IN = 6


@dataclass(frozen=True)
class Script:
    """A run.

    Attributes:
        seed: of all chance but the faults.
        policy: which of POLICIES.
        available: whether a side without a quorum may go on provisionally.
        steps: how many it has; in the last ones, SETTLING_STEPS, the network is whole.
        faults: in the order of their steps.
    """

    seed: int
    policy: int
    available: bool
    steps: int
    faults: tuple[Fault, ...]


def drawn(seed: int, faults: int) -> Script:
    """Draw a script of so many faults from a seed; how close they come is drawn too."""
    chance = random.Random(f"script {seed}")
    policy = chance.randrange(len(POLICIES))
    peers = POLICIES[policy][3]
    skewed = chance.randrange(SKEWED_ONE_IN) == 0
    whom: dict[str, range] = {
        "liar": range(POLICIES[policy][2]),
        "any": range(peers + COORDINATORS),
        "peer": range(peers),
        "coordinator": range(peers, peers + COORDINATORS),
    }
    names = [name for name, kind in KINDS.items() if whom[kind.whom] and (name != "skew" or skewed)]
    weights = [KINDS[name].weight for name in names]
    apart = chance.choice((2, 3, 4, 6))
    found, step = [], chance.randint(1, 120)
    for name in chance.choices(names, weights, k=faults):
        kind = KINDS[name]
        step += chance.randint(0, 2 * apart)
        found.append(
            Fault(step, name, chance.choice(whom[kind.whom]), chance.randint(*kind.values), chance.randint(*kind.ms))
        )
    return Script(seed, policy, chance.random() < 0.5, step + SETTLING_STEPS, tuple(found))


# Files


def write(path: Path, script: Script) -> None:
    """Write a script, one fault a line."""
    head = {
        "format": FORMAT,
        "seed": script.seed,
        "policy": script.policy,
        "available": script.available,
        "steps": script.steps,
    }
    lines = ",\n".join("    " + json.dumps(asdict(fault)) for fault in script.faults)
    start = json.dumps(head, indent=2).removesuffix("\n}")
    path.write_text(f'{start},\n  "faults": [\n{lines}\n  ]\n}}\n', encoding="utf-8")


def read(path: Path) -> Script:
    """Read a script. Raises ScriptError for a file that is none."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ScriptError(f"{path}: cannot be read ({error}); name a file that `simulate` has written") from None
    except json.JSONDecodeError as error:
        raise ScriptError(
            f"{path}: line {error.lineno}: not JSON ({error.msg}); correct it or write the script anew"
        ) from None
    _require(isinstance(document, dict), path, "script", "is no object", "begin with {")
    _exactly(
        path,
        "script",
        document,
        {"format": int, "seed": int, "policy": int, "available": bool, "steps": int, "faults": list},
    )
    _require(document["format"] == FORMAT, path, "format", f"is {document['format']}", f"this program knows {FORMAT}")
    _within(path, "policy", document["policy"], (0, len(POLICIES) - 1))
    _within(path, "steps", document["steps"], (0, MOST_STEPS))
    _, _, liars, peers = POLICIES[document["policy"]]
    faults = []
    for place, row in enumerate(document["faults"], start=1):
        where = f"fault {place}"
        _require(isinstance(row, dict), path, where, "is no object", "write step, kind, node, value and ms")
        _exactly(path, where, row, {"step": int, "kind": str, "node": int, "value": int, "ms": int})
        known = ", ".join(KINDS)
        _require(row["kind"] in KINDS, path, where, f"unknown kind {row['kind']!r}", f"there are {known}")
        kind = KINDS[row["kind"]]
        _within(path, f"{where}: step", row["step"], (0, MOST_STEPS))
        first = peers if kind.whom == "coordinator" else 0
        last = {"peer": peers, "liar": liars}.get(kind.whom, peers + COORDINATORS) - 1
        _within(path, f"{where}: node", row["node"], (first, last))
        _within(path, f"{where}: value", row["value"], kind.values)
        _within(path, f"{where}: ms", row["ms"], (0, LONGEST_MS))
        faults.append(Fault(**row))
    ordered = tuple(sorted(faults, key=lambda fault: fault.step))
    return Script(document["seed"], document["policy"], document["available"], document["steps"], ordered)


def _require(holds: bool, path: Path, where: str, problem: str, remedy: str) -> None:
    if not holds:
        raise ScriptError(f"{path}: {where}: {problem}; {remedy}")


def _exactly(path: Path, where: str, row: Mapping[str, Any], types: Mapping[str, type]) -> None:
    for name, kind in types.items():
        _require(name in row, path, where, f"{name!r} is missing", "add it")
        _require(type(row[name]) is kind, path, where, f"{name!r} is no {kind.__name__}", "correct it")
    unknown = sorted(row.keys() - types.keys())
    _require(not unknown, path, where, f"unknown field {unknown[:1]}", f"there are {', '.join(types)}")


def _within(path: Path, where: str, value: int, allowed: tuple[int, int]) -> None:
    low, high = allowed
    _require(low <= value <= high, path, where, f"{value} is out of range", f"write {low} to {high}")
