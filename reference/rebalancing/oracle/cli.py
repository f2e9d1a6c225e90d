"""The command `rebalancing`: compares a log of another implementation with the reference."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import IO, Any

from rebalancing.parameters import PROTOCOL_VERSION

from . import explain, itf, values
from .check import LONGEST_LINE, MalformedError, Report, check, read_lines
from .trace import Header, Step, UnsupportedError, header_json, step_json
from .values import WrongError

__all__ = ["ACCEPTED", "MALFORMED", "REJECTED", "UNSUPPORTED", "main"]

ACCEPTED, REJECTED, MALFORMED, UNSUPPORTED = 0, 1, 2, 3
LARGEST_DOCUMENT = 64 * 2**20  # bytes of an ITF document

EPILOG = """exit status: 0 accepted, 1 rejected, 2 malformed input, 3 unsupported version or kind of trace.
docs/oracle.md explains the format and shows traces."""


def _version() -> str:
    try:
        package = version("rebalancing")
    except PackageNotFoundError:
        package = "unknown"
    return f"rebalancing {package}, protocol version {PROTOCOL_VERSION}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rebalancing",
        description="Tell whether an implementation does what the reference does.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    text = "replay a log of actions and accept it, or name the first line that is not allowed"
    one = commands.add_parser(
        "check", help=text, description=text, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    one.add_argument("trace", metavar="TRACE", help="an NDJSON file, or - for standard input")
    one.add_argument("--json", action="store_true", help="answer with one JSON object")
    one.add_argument(
        "--itf", action="store_true", help="TRACE is a list of states in ITF, as Apalache and Quint write it"
    )
    one.add_argument("--model", metavar="HEADER", type=Path, help="with --itf: a file whose first line is a header")
    one.add_argument("--write-trace", metavar="FILE", type=Path, help="also write the accepted run as NDJSON")
    one.add_argument("--write-itf", metavar="FILE", type=Path, help="also write the accepted run as ITF")
    return parser


@contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    if name == "-":
        yield sys.stdin.buffer
    else:
        with Path(name).open("rb") as file:
            yield file


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    while line := file.readline(LONGEST_LINE + 1):
        yield line


def _itf_header(path: Path | None, document: Any) -> Header:
    if path is not None:
        with path.open("rb") as file:
            return read_lines(_lines(file))[0]
    header = itf.header_in(document)
    if header is None:
        raise WrongError("the document does not say which model it is of", "name a header with --model")
    return header


def _check_itf(arguments: argparse.Namespace) -> tuple[Report, Header, list[Step]]:
    with _opened(arguments.trace) as file:
        raw = file.read(LARGEST_DOCUMENT + 1)
    if len(raw) > LARGEST_DOCUMENT:
        raise WrongError(
            f"the document is larger than {LARGEST_DOCUMENT} bytes", "cut the run short, or write it as NDJSON"
        )
    document = values.parse(raw)
    header, steps = itf.from_itf(_itf_header(arguments.model, document), document)
    report, _ = check(header, enumerate(steps, 1))
    return report, header, steps


def _check_trace(arguments: argparse.Namespace) -> tuple[Report, Header, list[Step]]:
    kept: list[Step] = []
    keep = arguments.write_itf is not None or arguments.write_trace is not None
    with _opened(arguments.trace) as file:
        header, steps = read_lines(_lines(file))

        def watched() -> Iterator[tuple[int, Step]]:
            for line, step in steps:
                if keep:
                    kept.append(step)
                yield line, step

        report, _ = check(header, watched())
    return report, header, kept


def _write(arguments: argparse.Namespace, header: Header, steps: list[Step]) -> None:
    if arguments.write_trace is not None:
        lines = [header_json(header), *map(step_json, steps)]
        arguments.write_trace.write_text("".join(f"{explain.compact(line)}\n" for line in lines), encoding="utf-8")
    if arguments.write_itf is not None:
        document = itf.to_itf(header, steps)
        arguments.write_itf.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def _tell(report: Report, as_json: bool) -> int:
    finding = report.finding
    if as_json:
        verdict: dict[str, Any] = {"verdict": "accepted" if finding is None else "rejected", "steps": report.steps}
        if finding is not None:
            verdict |= {"line": report.line, "step": report.step, **asdict(finding)}
        print(explain.compact(verdict))
    elif finding is None:
        print(f"accepted: {report.steps} steps")
    else:
        print(f"rejected: line {report.line}, after {report.steps} steps")
        print(f"  step      {explain.compact(report.step)}")
        print(f"  guard     {finding.code}: {finding.sentence}")
        for text in finding.expected:
            print(f"  expected  {text}")
        for text in finding.nearest:
            print(f"  nearest   {text}")
        for each in finding.alternatives:
            print(f"  allowed   {explain.compact(each)}")
    return ACCEPTED if finding is None else REJECTED


def _fail(as_json: bool, verdict: str, status: int, text: str, **more: Any) -> int:
    if as_json:
        print(explain.compact({"verdict": verdict, **more, "text": text}))
    else:
        print(f"{verdict}: {text}", file=sys.stderr)
    return status


def main(given: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    arguments = _parser().parse_args(given)
    as_json = arguments.json
    try:
        report, header, steps = (_check_itf if arguments.itf else _check_trace)(arguments)
        if report.accepted:
            _write(arguments, header, steps)
        return _tell(report, as_json)
    except UnsupportedError as problem:
        return _fail(as_json, "unsupported", UNSUPPORTED, str(problem))
    except MalformedError as problem:
        return _fail(as_json, "malformed", MALFORMED, str(problem), line=problem.line)
    except WrongError as problem:
        return _fail(as_json, "malformed", MALFORMED, str(problem))
    except RecursionError:
        return _fail(as_json, "malformed", MALFORMED, "the document is nested too deep; no value of the model is")
    except itf.UnmatchedError as problem:
        return _fail(as_json, "rejected", REJECTED, str(problem), state=problem.position)
    except OSError as problem:
        return _fail(
            as_json, "malformed", MALFORMED, f"{problem.filename}: {problem.strerror}; name a file that can be read"
        )


if __name__ == "__main__":
    sys.exit(main())
