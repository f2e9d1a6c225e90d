"""Writes the lease's step lists, their schema and the schemas of traces.

`generate()` returns every file as bytes by its path from the project's root; the same call always returns the same bytes, so that a
byte-wise comparison shows what is stale, and a file in one of `FOLDERS` that it does not return is an orphan.
Run as a program it writes them.

What the nodes' states are after each step is the reference's answer; that a step is allowed, or refused with a certain code, is
what `lease_cases.py` says by hand and the reference must agree with.
"""

from __future__ import annotations

import copy
import json
from typing import Any

from rebalancing import lease_system
from rebalancing.oracle import explain, trace, values
from rebalancing.oracle.check import judge
from rebalancing.oracle.replay import Replay
from rebalancing.oracle.trace import Header, Step, header_json, read_header, step_json, steps_of
from rebalancing.parameters import LARGEST_SAFE_INTEGER, PROTOCOL_VERSION
from tests.vectors import freshness
from tests.vectors.lease_cases import CONSTANTS, NEGATIVE, VALID

__all__ = ["FOLDERS", "ROOT", "VECTORS", "generate", "replay_case", "stale"]

ROOT = freshness.ROOT
VECTORS = "tests/vectors/lease"
VECTOR_SCHEMAS = "tests/vectors/lease/schemas"
TRACE_SCHEMAS = "reference/rebalancing/oracle/schemas"
FOLDERS = (VECTORS, VECTOR_SCHEMAS, TRACE_SCHEMAS)
DIALECT = "https://json-schema.org/draft/2020-12/schema"

Json = dict[str, Any]

ABOUT = {
    "candidate": "What candidates do: ask, retry, renew, hear grants and rounds, release, act, crash and restart.",
    "granter": "What granters do: collect, grant, extend, answer again, obey, learn a base or a revocation, and restart.",
    "environment": "Commits, hints and time.",
}


# ----------------------------------------------------------------------------------------------------------------------
# Cases


def header_of(constants: Json) -> Header:
    return read_header({"trace": trace.KIND, "protocol_version": PROTOCOL_VERSION, "model": {**CONSTANTS, **constants}})


def changed(before: Json, after: Json) -> Json:
    return {name: value for name, value in after.items() if value != before[name]}


def logged(header: Header, rows: list[Json], refused: str = "") -> list[Json]:
    """Write out steps with a verdict each, and with what they change; the last one with all of its node's state.

    Raises:
        ValueError: the reference disagrees with the verdicts.
    """
    replay, reader = Replay(header), steps_of(header)
    written = []
    for i, row in enumerate(rows, 1):
        last = i == len(rows)
        step = reader.read(row)
        code = refused if last else ""
        before = replay.observe(step.node)
        if finding := judge(replay, Step(step.action, step.arguments, step.node, code, {})):
            raise ValueError(
                f"step {i} {json.dumps(row)} should be {code or 'accepted'}: {finding.code} {finding.expected}"
            )
        after = replay.observe(step.node)
        if code and after != before:
            raise ValueError(f"step {i} is refused and changes {', '.join(changed(before, after))}")
        expect = after if last else changed(before, after)
        written.append(step_json(Step(step.action, step.arguments, step.node, code, expect), explicit=True))
    return written


def valid_cases() -> dict[str, Json]:
    cases = {}
    for name, valid in VALID.items():
        header = header_of(valid.constants)
        cases[name] = {
            "name": name,
            "about": valid.about,
            "sibling": "",
            "change": "",
            "code": "",
            "header": header_json(header),
            "steps": logged(header, valid.steps),
        }
    return cases


def negative_cases(valid: dict[str, Json]) -> dict[str, Json]:
    cases = {}
    for negative in NEGATIVE:
        sibling = VALID[negative.sibling]
        constants = copy.deepcopy(valid[negative.sibling]["header"]["model"])
        steps = copy.deepcopy(sibling.steps)
        change = negative.change(constants, steps)
        name = f"{negative.sibling}-{negative.code}"
        if name in cases:
            raise ValueError(f"two negative cases are called {name}")
        header = header_of(constants)
        try:
            rows = logged(header, steps, negative.code)
        except (ValueError, values.WrongError) as error:
            raise ValueError(f"{name}: {error}") from error
        cases[name] = {
            "name": name,
            "about": explain.sentence(negative.code),
            "sibling": negative.sibling,
            "change": change,
            "code": negative.code,
            "header": header_json(header),
            "steps": rows,
        }
    return cases


def file_of(case: Json) -> str:
    last = case["steps"][-1]
    if "granter" in last:
        return "granter"
    return "candidate" if "candidate" in last and last["action"] != "SlipHolder" else "environment"


def replay_case(case: Json) -> str:
    """Replay a case as a trace, by the public reader. Returns what is wrong, or an empty text."""
    header = read_header(case["header"])
    replay, reader = Replay(header), steps_of(header)
    for i, row in enumerate(case["steps"], 1):
        if finding := judge(replay, reader.read(row)):
            return f"{case['name']}: step {i}: {finding.code}: {'; '.join(finding.expected)}"
    return ""


# ----------------------------------------------------------------------------------------------------------------------
# Schemas


def closed(required: Json, optional: Json | None = None) -> Json:
    properties = {**required, **(optional or {})}
    return {"type": "object", "properties": properties, "required": sorted(required), "additionalProperties": False}


NATURAL: Json = {
    "anyOf": [
        {"type": "integer", "minimum": 0, "maximum": LARGEST_SAFE_INTEGER},
        {"type": "string", "pattern": "^[1-9][0-9]{15,77}$"},
    ]
}
TEXT: Json = {"type": "string", "minLength": 1}
ANY_TEXT: Json = {"type": "string"}
BOOLEAN: Json = {"type": "boolean"}


def ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def set_of(item: Json) -> Json:
    return {"type": "array", "items": item, "uniqueItems": True}


def map_of(value: Json) -> Json:
    return {"type": "object", "additionalProperties": value}


SHOWN = {"shown_round": ref("natural"), "shown_by": set_of(TEXT)}
DEFINITIONS: Json = {
    "natural": NATURAL,
    "ballot": closed(dict.fromkeys(("round", "rank", "coordinator", "nonce"), ref("natural"))),
    "claim": closed({"ballot": ref("ballot"), "base": ref("natural")}),
    "request": closed({"ballot": ref("ballot"), "base": ref("natural"), "number": ref("natural")}, SHOWN),
    "grant": closed({"granter": TEXT, "ballot": ref("ballot"), "base": ref("natural"), "number": ref("natural")}),
    "request_id": closed({"ballot": ref("ballot"), "number": ref("natural")}),
}
STATE: Json = {
    **dict.fromkeys((*trace.GRANTER_FIELDS, *trace.HOLDER_FIELDS, "committed", "hint"), ref("natural")),
    **dict.fromkeys(("promised", "closed", "ballot"), ref("ballot")),
    "admits": set_of(ref("natural")),
    "shown_by": set_of(TEXT),
    **dict.fromkeys(("budget", "rest", "asked", "heard"), map_of(ref("natural"))),
    **dict.fromkeys(("up", "holds"), BOOLEAN),
    "waiting": ref("request"),
    "seen": set_of(ref("request_id")),
}
ARGUMENTS: Json = {
    "candidate": ref("natural"),
    "granter": TEXT,
    "node": {"anyOf": [TEXT, ref("natural")]},
    "rank": ref("natural"),
    "nonce": ref("natural"),
    "base": ref("natural"),
    "ms": ref("natural"),
    "grant": ref("grant"),
    "request": ref("request"),
    "claim": ref("claim"),
    "counted_for": TEXT,
    **SHOWN,
    "peer": ref("natural"),
    "still_granters": set_of(TEXT),
    "still_candidates": set_of(ref("natural")),
}


DEFINITIONS["state"] = closed({}, STATE)
DEFINITIONS["code"] = {"enum": sorted({*explain.GUARDS, *explain.CODES})}


def step_schema() -> Json:
    """Decided by the action alone, so that a validator tells what is wrong with it."""
    common = {"verdict": {"enum": ["accept", "refuse"]}, "code": ref("code"), "expect": ref("state")}
    kinds = []
    for action, names in trace.ACTION_FIELDS.items():
        required = {name: ARGUMENTS[name] for name in names if not name.endswith("?")}
        optional = {name[:-1]: ARGUMENTS[name[:-1]] for name in names if name.endswith("?")}
        chosen = {"properties": {"action": {"const": action}}}
        kinds.append({"if": chosen, "then": closed({"action": TEXT, **required}, {**optional, **common})})
    actions = {"action": {"enum": list(trace.ACTION_FIELDS)}}
    return {"type": "object", "required": ["action"], "properties": actions, "allOf": kinds}


def header_schema() -> Json:
    constants = closed(
        {"Granters": set_of(TEXT), "Candidates": set_of(NATURAL), "Threshold": NATURAL, "Faults": NATURAL},
        {
            **{part: set_of(TEXT if whole == "Granters" else NATURAL) for part, (whole, _) in trace.PARTS.items()},
            **dict.fromkeys(trace.TIMES, NATURAL),
            **dict.fromkeys(trace.SWITCHES, BOOLEAN),
        },
    )
    return closed(
        {"trace": {"const": trace.KIND}, "protocol_version": {"const": PROTOCOL_VERSION}, "model": constants},
        {"nonces": map_of(NATURAL), "ranks": {"enum": ["model", "given"]}, "about": TEXT},
    )


def titled(name: str, title: str, schema: Json, definitions: Json | None = None) -> bytes:
    head = {"$schema": DIALECT, "$id": f"{name}.schema.json", "title": title}
    return pretty({**head, **({"$defs": definitions} if definitions else {}), **schema})


def vector_schema() -> Json:
    case = closed(
        {
            "name": TEXT,
            "about": TEXT,
            "sibling": ANY_TEXT,
            "change": ANY_TEXT,
            "code": ANY_TEXT,
            "header": ref("header"),
            "steps": {"type": "array", "items": ref("step"), "minItems": 1},
        }
    )
    head = {"about": TEXT, "protocol_version": {"const": PROTOCOL_VERSION}}
    return closed({**head, "cases": {"type": "array", "items": case, "minItems": 1}})


# ----------------------------------------------------------------------------------------------------------------------
# All of it


def pretty(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def vector_file(about: str, rows: list[Json]) -> bytes:
    """One step a line, so that a difference is seen where it is."""
    blocks = []
    for case in rows:
        fields = [f"   {line(name)}: {line(value)}" for name, value in case.items() if name != "steps"]
        steps = ",\n".join(f"    {line(step)}" for step in case["steps"])
        blocks.append("  {\n" + ",\n".join([*fields, f'   "steps": [\n{steps}\n   ]']) + "\n  }")
    head = f'{{\n "about": {line(about)},\n "protocol_version": {PROTOCOL_VERSION},\n "cases": [\n'
    return (head + ",\n".join(blocks) + "\n ]\n}\n").encode()


def generate() -> dict[str, bytes]:
    """Return every file by its path. Raises ValueError when the reference disagrees with a case."""
    valid = valid_cases()
    cases = [*valid.values(), *negative_cases(valid).values()]
    accepted = {step["action"] for case in cases for step in case["steps"] if step["verdict"] == "accept"}
    if missing := {*lease_system.ACTIONS, "Elapse"} - accepted:
        raise ValueError(f"no case accepts {', '.join(sorted(missing))}")
    files = {
        f"{VECTORS}/{name}.json": vector_file(about, [case for case in cases if file_of(case) == name])
        for name, about in ABOUT.items()
    }
    files[f"{VECTOR_SCHEMAS}/steps.schema.json"] = titled(
        "steps",
        "Step lists of the lease: each case is a trace with a verdict a step.",
        vector_schema(),
        {**DEFINITIONS, "header": header_schema(), "step": step_schema()},
    )
    files[f"{TRACE_SCHEMAS}/trace-header.schema.json"] = titled(
        "trace-header", "The first line of a trace of the lease.", header_schema()
    )
    files[f"{TRACE_SCHEMAS}/trace-step.schema.json"] = titled(
        "trace-step", "Any further line of a trace of the lease.", step_schema(), DEFINITIONS
    )
    return files


def stale() -> list[str]:
    """One sentence for each file that is missing, out of date or an orphan."""
    return freshness.stale(generate(), FOLDERS)


if __name__ == "__main__":
    freshness.write(generate())
