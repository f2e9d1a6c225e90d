"""The verdict of a run, for machines: build/verify/results.json and build/verify/junit.xml."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from verifier import exit_codes, toolchain
from verifier.check import Result
from verifier.ledger import Ledger
from verifier.tree import write_atomically, write_json

RESULTS = "build/verify/results.json"
JUNIT = "build/verify/junit.xml"
SCHEMA = Path(__file__).parent / "schemas" / "results.schema.json"

VERDICT_OF_CODE = {
    exit_codes.VERIFIED: "pass",
    exit_codes.VIOLATED: "fail",
    exit_codes.INTERNAL: "error",
    exit_codes.NOT_RUN: "not-run",
}

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def exit_code(results: Sequence[Result], ledger: Ledger, *, strict: bool) -> int:
    """The exit status that a run deserves; see verifier.exit_codes for the order."""
    verdicts = {result.verdict for result in results}
    if "fail" in verdicts:
        return exit_codes.VIOLATED
    if "error" in verdicts or ledger.problems:
        return exit_codes.INTERNAL
    not_run = [result for result in results if result.verdict == "not-run"]
    if any(strict or result.check.tier == "default" for result in not_run):
        return exit_codes.NOT_RUN
    return exit_codes.VERIFIED


def remove(root: Path) -> None:
    """Remove the verdict of an earlier run, before this one begins."""
    for name in (RESULTS, JUNIT):
        (root / name).unlink(missing_ok=True)


def document(results: Sequence[Result], code: int) -> dict[str, Any]:
    """The content of results.json."""
    return {
        "verdict": VERDICT_OF_CODE[code],
        "tools": toolchain.tools(),
        "checks": [
            {
                "id": result.check.id,
                "protocol": result.check.protocol,
                "leg": result.check.leg,
                "verdict": result.verdict,
                "seconds": round(result.seconds, 3),
                "cached": result.cached,
                "figures": dict(result.figures),
            }
            for result in results
        ],
    }


def validate(value: Any) -> None:
    """Raise ValueError, in one sentence, if a results document does not follow its published schema."""
    import jsonschema  # here, because it is slow to import and only needed at the end

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    error = jsonschema.exceptions.best_match(jsonschema.Draft202012Validator(schema).iter_errors(value))
    if error is not None:
        raise ValueError(f"results at {error.json_path}: {error.message}")


def write(root: Path, results: Sequence[Result], code: int) -> None:
    """Write both files, the JSON one last: where it is, the run came to its end."""
    value = document(results, code)
    validate(value)
    write_atomically(root / JUNIT, junit(results))
    write_json(root / RESULTS, value)


def junit(results: Sequence[Result]) -> str:
    """The same as JUnit reports it: not-run and recorded are skipped tests, never passed ones."""
    kinds = {"fail": "failure", "error": "error", "not-run": "skipped", "recorded": "skipped"}
    suite = ElementTree.Element(
        "testsuite", name="verify", tests=str(len(results)), time=f"{sum(r.seconds for r in results):.3f}"
    )
    for attribute, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(kinds.get(result.verdict) == kind for result in results)))
    for result in results:
        check = result.check
        case = ElementTree.SubElement(
            suite, "testcase", classname=f"{check.protocol}.{check.leg}", name=check.name, time=f"{result.seconds:.3f}"
        )
        if result.verdict in kinds:
            detail = _NOT_XML.sub("?", result.detail)
            first = detail.splitlines()[0] if detail else result.verdict
            ElementTree.SubElement(case, kinds[result.verdict], message=first).text = detail
        if result.figures or result.cached:
            output = ElementTree.SubElement(case, "system-out")
            lines = [f"{name} = {value}" for name, value in result.figures.items()]
            output.text = _NOT_XML.sub("?", "\n".join(["cached"] * result.cached + lines))
    suites = ElementTree.Element("testsuites")
    suites.append(suite)
    ElementTree.indent(suites)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(suites, encoding="unicode") + "\n"
