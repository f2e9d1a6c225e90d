"""The vectors leg: what is published for other implementations is fresh, matches its schemas, and is what the reference does.

Option `family`: "wire" (bytes, signatures, digests, ballot order, backoff), "lease", "commit", "reshare_steps" or
"merge_steps" (step lists; of the merge evidence and its view, too), "resharing" (points and scalars), "pruning" (whom to keep under caps).
Files are generated anew in memory and compared byte by byte; a file that nothing generates is an orphan and a failure. Then every case is
read from its file and replayed. Figures: examples (cases replayed), negative (those that must be refused), files, schemas.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema

from verifier.check import Check, Outcome, Workspace

FAMILIES = {
    "wire": "tests.vectors.generate_wire",
    "lease": "tests.vectors.generate_lease",
    "commit": "tests.vectors.generate_commit",
    "resharing": "tests.vectors.generate_resharing",
    "reshare_steps": "tests.vectors.generate_reshare_steps",
    "merge_steps": "tests.vectors.generate_merge_steps",
    "pruning": "tests.vectors.generate_pruning",
}
"""The families of vectors, and the modules that generate them."""

STEP_LISTS = {"lease": "lease", "commit": "commit", "resharing": "reshare_steps", "merge": "merge_steps"}
"""The families that are traces with a verdict a step, by what their headers say that they are traces of."""


@dataclass
class Counted:
    """How much was done, and what is wrong."""

    examples: int = 0
    negative: int = 0
    files: int = 0
    schemas: int = 0
    wrong: list[str] = field(default_factory=list)


def run(check: Check, workspace: Workspace) -> Outcome:
    """Regenerate, compare, validate and replay one family."""
    family = check.options.get("family")
    if family not in FAMILIES:
        return Outcome("error", {}, f"Option 'family' is {family!r}; there are {', '.join(FAMILIES)}.")
    module = generator(family)
    if workspace.root.resolve() != module.ROOT:
        return Outcome("error", {}, f"The vectors were imported from {module.ROOT}, not from the tree that is checked.")
    counted = Counted()
    try:
        files = module.generate()
    except (ValueError, LookupError, AssertionError) as disagreement:
        return Outcome("fail", {}, f"The reference disagrees with a case: {disagreement}.")
    counted.files = len(files)
    counted.wrong = differences(workspace.root, files, module.FOLDERS)
    if not counted.wrong:
        validate(workspace.root, module.VECTORS, counted)
        workspace.progress(f"{counted.files} files are fresh")
        for problem in REPLAYS.get(family, replay_steps)(module, counted):
            counted.wrong.append(problem)
            workspace.progress(f"{counted.examples} cases replayed")
    figures = {
        "examples": counted.examples,
        "negative": counted.negative,
        "files": counted.files,
        "schemas": counted.schemas,
    }
    if counted.wrong:
        advice = "To write the files anew: python -m verifier vectors"
        return Outcome("fail", figures, "\n".join([f"{counted.wrong[0]}.", *counted.wrong[1:20], advice]))
    return Outcome("pass", figures)


def generator(family: str) -> ModuleType:
    """The module that generates a family."""
    return import_module(FAMILIES[family])


def differences(root: Path, files: dict[str, bytes], folders: tuple[str, ...]) -> list[str]:
    """One sentence for each file that is missing, out of date or an orphan."""
    found = []
    for path, content in sorted(files.items()):
        if not (root / path).is_file():
            found.append(f"{path} is missing")
        elif (root / path).read_bytes() != content:
            found.append(f"{path} is not what the reference generates")
    on_disk = {
        path.relative_to(root).as_posix()
        for folder in folders
        if (root / folder).is_dir()
        for path in (root / folder).iterdir()
        if path.is_file()
    }
    return found + [f"{path} is an orphan: nothing generates it" for path in sorted(on_disk - files.keys())]


def validate(root: Path, vectors: str, counted: Counted) -> None:
    """Validate each vector file by its own schema, or by that of step lists."""
    schemas = {path.name.split(".")[0]: path for path in (root / vectors / "schemas").glob("*.schema.json")}
    for path in sorted((root / vectors).glob("*.json")):
        schema = schemas[path.stem if path.stem in schemas else "steps"]
        validator = jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
        validator.check_schema(validator.schema)
        problem = next(validator.iter_errors(json.loads(path.read_text(encoding="utf-8"))), None)
        if problem is not None:
            place = "/".join(map(str, problem.absolute_path))
            counted.wrong.append(f"{path.name} does not match its schema at {place}: {problem.message[:300]}")
        counted.schemas += 1


def replay_steps(module: ModuleType, counted: Counted) -> Iterator[str]:
    """Replay the step lists, and ask that every negative one has a valid sibling."""
    cases = list(cases_of(module.ROOT / module.VECTORS))
    valid = {case["name"] for _, case in cases if not case["code"]}
    if len({case["name"] for _, case in cases}) != len(cases):
        yield "two step lists have the same name"
    for _, case in cases:
        counted.examples += 1
        counted.negative += bool(case["code"])
        if case["code"] and (case["sibling"] not in valid or not case["change"]):
            yield f"{case['name']} has no valid sibling, or does not say what was changed"
        if case["code"] != case["steps"][-1].get("code", ""):
            yield f"{case['name']} does not end with the refusal that it is about"
        if problem := module.replay_case(case):
            yield problem


def cases_of(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield file stem and case; a file of something else has none."""
    for path in sorted(folder.glob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8")).get("cases", []):
            yield path.stem, case


def views_of(folder: Path) -> list[dict[str, Any]]:
    """Read bodies of evidence with their views; a family without any has none."""
    path = folder / "views.json"
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["views"] if path.is_file() else []
    return found


def replay_merge(module: ModuleType, counted: Counted) -> Iterator[str]:
    """Replay the step lists, and view every body of evidence."""
    yield from replay_steps(module, counted)
    for case in views_of(module.ROOT / module.VECTORS):
        counted.examples += 1
        if problem := module.replay_view(case):
            yield problem


def replay_wire(module: ModuleType, counted: Counted) -> Iterator[str]:
    """Put every case of bytes to the reference, by the same functions that the test suite uses."""
    # They read the files when they are imported, so only now that these are known to be whole.
    from tests.unit import test_wire_vectors as wire

    for name, (_, case) in wire.CASES.items():
        counted.examples += 1
        counted.negative += case.get("verdict", "accept") != "accept"
        try:
            wire.test_verdict(name)
        except AssertionError:
            yield f"{name}: the reference gives another answer than the vector"
    # The published signatures are answered anew when the files are generated; that is their replay.
    for stem, case in cases_of(module.ROOT / module.VECTORS):
        if stem not in wire.REPLAY:
            counted.examples += 1
            counted.negative += not (case["verifies"] and case["enrols"])


def replay_inputs(module: ModuleType, counted: Counted) -> Iterator[str]:
    """Put every case of an input to the reference, and ask that every negative one is a named sibling with one change."""
    cases = list(cases_of(module.ROOT / module.VECTORS))
    accepted = {case["name"]: case["input"] for _, case in cases if case["verdict"] == "accept"}
    if len({case["name"] for _, case in cases}) != len(cases):
        yield "two cases have the same name"
    for stem, case in cases:
        counted.examples += 1
        if problem := module.problem_with(stem, case):
            yield problem
        if case["verdict"] != "accept":
            counted.negative += 1
            if not differs_at_its_path(case, accepted.get(case["sibling"])):
                yield f"{case['name']} is not a valid sibling with one change"


def differs_at_its_path(case: dict[str, Any], sibling: Any) -> bool:
    """Tell whether the input of a case is the sibling's but for what is at its `path`, and there it is not."""
    if sibling is None or not case["change"]:
        return False
    *outer, last = [int(step) if step.isdigit() else step for step in case["path"].split("/")[1:]]
    ours = whole = copy.deepcopy(case["input"])
    theirs = sibling
    for step in outer:
        ours, theirs = ours[step], theirs[step]
    if ours[last] == theirs[last]:
        return False
    ours[last] = theirs[last]
    return bool(whole == sibling)


REPLAYS = {"wire": replay_wire, "resharing": replay_inputs, "merge_steps": replay_merge, "pruning": replay_inputs}
"""Of families that are no step lists, or hold something besides."""
