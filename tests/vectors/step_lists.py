"""Makes step lists, their schema and the schemas of traces, for every protocol that the oracle replays.

What the nodes' states are after each step is the reference's answer; that a step is allowed, or refused with a certain code, is
what a protocol's cases say by hand and the reference must agree with.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rebalancing.oracle import explain, values
from rebalancing.oracle.check import judge
from rebalancing.oracle.constants import Constants
from rebalancing.oracle.protocol import Protocol
from rebalancing.oracle.replay import replay_of
from rebalancing.oracle.trace import Header, Step, Steps, header_json, read_header, step_json
from rebalancing.parameters import LARGEST_SAFE_INTEGER, PROTOCOL_VERSION
from tests.vectors.cases import Json, Negative, Valid

__all__ = ["Family", "closed", "map_of", "ref", "replay_case", "set_of"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


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


SCHEMA_OF = {values.text: TEXT, values.positive: NATURAL, values.natural: NATURAL, values.boolean: BOOLEAN}
"""Of the readers of one item of a set."""


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


def pretty(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def vector_file(about: str, rows: list[Json], kind: str = "cases") -> bytes:
    """One field a line, and one step, so that a difference is seen where it is."""
    blocks = []
    for case in rows:
        fields = [f"   {line(name)}: {line(value)}" for name, value in case.items() if name != "steps"]
        if "steps" in case:
            steps = ",\n".join(f"    {line(step)}" for step in case["steps"])
            fields.append(f'   "steps": [\n{steps}\n   ]')
        blocks.append("  {\n" + ",\n".join(fields) + "\n  }")
    head = f'{{\n "about": {line(about)},\n "protocol_version": {PROTOCOL_VERSION},\n {line(kind)}: [\n'
    return (head + ",\n".join(blocks) + "\n ]\n}\n").encode()


# ----------------------------------------------------------------------------------------------------------------------
# Families


@dataclass(frozen=True)
class Family:
    """The step lists of one protocol.

    Attributes:
        constants: which constants its headers may give.
        common: constants that all cases share.
        about: what the cases of each file are about.
        file_of: the file in which a case stands.
        definitions: schemas by name; "state" of what `expect` may say.
        arguments: schemas of the arguments by name.
        folder: below `tests/vectors`, where it is not called like the protocol.
    """

    protocol: Protocol
    constants: Constants
    common: Json
    valid: Mapping[str, Valid]
    negative: Sequence[Negative]
    about: Mapping[str, str]
    file_of: Callable[[Json], str]
    definitions: Json
    arguments: Json
    folder: str = ""

    @property
    def vectors(self) -> str:
        return f"tests/vectors/{self.folder or self.protocol.kind}"

    @property
    def vector_schemas(self) -> str:
        return f"{self.vectors}/schemas"

    @property
    def trace_schemas(self) -> str:
        return f"reference/rebalancing/oracle/schemas/{self.protocol.kind}"

    @property
    def folders(self) -> tuple[str, ...]:
        return self.vectors, self.vector_schemas, self.trace_schemas

    # Cases

    def header_of(self, constants: Json, given: bool) -> Header:
        line = {
            "trace": self.protocol.kind,
            "protocol_version": PROTOCOL_VERSION,
            "model": {**self.common, **constants},
        }
        digests = {self.protocol.given: "given" if given else "model"} if self.protocol.given else {}
        return read_header({**line, **digests})

    def valid_cases(self) -> dict[str, Json]:
        cases = {}
        for name, valid in self.valid.items():
            header = self.header_of(valid.constants, valid.given)
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

    def negative_cases(self, valid: dict[str, Json]) -> dict[str, Json]:
        cases = {}
        for negative in self.negative:
            sibling = self.valid[negative.sibling]
            constants = copy.deepcopy(valid[negative.sibling]["header"]["model"])
            steps = json.loads(json.dumps(sibling.steps))  # a copy in which no two ballots are one
            change = negative.change(constants, steps)
            name = "-".join(filter(None, (negative.sibling, negative.code, negative.which)))
            if name in cases:
                raise ValueError(f"two negative cases are called {name}")
            header = self.header_of(constants, sibling.given)
            try:
                rows = logged(header, steps, negative.code)
            except (ValueError, values.WrongError) as error:
                raise ValueError(f"{name}: {error}") from error
            cases[name] = {
                "name": name,
                "about": explain.sentence(self.protocol, negative.code),
                "sibling": negative.sibling,
                "change": change,
                "code": negative.code,
                "header": header_json(header),
                "steps": rows,
            }
        return cases

    # Schemas of lines

    def step_schema(self) -> Json:
        """Decided by the action alone, so that a validator tells what is wrong with it."""
        common = {"verdict": {"enum": ["accept", "refuse"]}, "code": ref("code"), "expect": ref("state")}
        kinds = []
        for action, names in self.protocol.actions.items():
            required = {name: self.arguments[name] for name in names if name[-1] not in "?!"}
            optional = {name[:-1]: self.arguments[name[:-1]] for name in names if name[-1] in "?!"}
            chosen = {"properties": {"action": {"const": action}}}
            kinds.append({"if": chosen, "then": closed({"action": TEXT, **required}, {**optional, **common})})
        actions = {"action": {"enum": list(self.protocol.actions)}}
        return {"type": "object", "required": ["action"], "properties": actions, "allOf": kinds}

    def header_schema(self) -> Json:
        k = self.constants
        whole = {name: SCHEMA_OF[item] for name, item in k.wholes.items()}
        constants = closed(
            {**{name: set_of(item) for name, item in whole.items()}, **dict.fromkeys(k.naturals, NATURAL)},
            {
                **{name: set_of(whole[part.whole]) for name, part in k.parts.items()},
                **dict.fromkeys(k.numbers, NATURAL),
                **dict.fromkeys(k.switches, BOOLEAN),
                **{name: set_of(SCHEMA_OF[item]) for name, (item, _) in k.sets.items()},
            },
        )
        return closed(
            {
                "trace": {"const": self.protocol.kind},
                "protocol_version": {"const": PROTOCOL_VERSION},
                "model": constants,
            },
            {
                **({"nonces": map_of(NATURAL)} if self.protocol.starters else {}),
                **({self.protocol.given: {"enum": ["model", "given"]}} if self.protocol.given else {}),
                "about": TEXT,
            },
        )

    # All of it

    def generate(self) -> dict[str, bytes]:
        """Return every file by its path. Raises ValueError when the reference disagrees with a case."""
        kind = self.protocol.kind
        valid = self.valid_cases()
        cases = [*valid.values(), *self.negative_cases(valid).values()]
        accepted = {step["action"] for case in cases for step in case["steps"] if step["verdict"] == "accept"}
        if missing := self.protocol.actions.keys() - accepted:
            raise ValueError(f"no case accepts {', '.join(sorted(missing))}")
        files = {
            f"{self.vectors}/{name}.json": vector_file(about, [case for case in cases if self.file_of(case) == name])
            for name, about in self.about.items()
        }
        codes = {*explain.GUARDS, *self.protocol.explain().guards, *explain.CODES}
        definitions = {"natural": NATURAL, **self.definitions, "code": {"enum": sorted(codes)}}
        files[f"{self.vector_schemas}/steps.schema.json"] = titled(
            "steps",
            f"Step lists of the {kind}: each case is a trace with a verdict a step.",
            vector_schema(),
            {**definitions, "header": self.header_schema(), "step": self.step_schema()},
        )
        files[f"{self.trace_schemas}/trace-header.schema.json"] = titled(
            "trace-header", f"The first line of a trace of the {kind}.", self.header_schema()
        )
        files[f"{self.trace_schemas}/trace-step.schema.json"] = titled(
            "trace-step", f"Any further line of a trace of the {kind}.", self.step_schema(), definitions
        )
        return files


def changed(before: Json, after: Json) -> Json:
    return {name: value for name, value in after.items() if value != before[name]}


def logged(header: Header, rows: list[Json], refused: str = "") -> list[Json]:
    """Write out steps with a verdict each, and with what they change; the last one with all of its node's state.

    Raises:
        ValueError: the reference disagrees with the verdicts.
    """
    replay, reader = replay_of(header), Steps(header)
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


def replay_case(case: Json) -> str:
    """Replay a case as a trace, by the public reader. Returns what is wrong, or an empty text."""
    header = read_header(case["header"])
    replay, reader = replay_of(header), Steps(header)
    for i, row in enumerate(case["steps"], 1):
        if finding := judge(replay, reader.read(row)):
            return f"{case['name']}: step {i}: {finding.code}: {'; '.join(finding.expected)}"
    return ""
