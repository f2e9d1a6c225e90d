"""The command `rebalancing`: compares logs of another implementation with the reference, checks proofs and pruning, and tells the view of evidence.

What only some calls need is imported where it is needed: a short trace is replayed in less time than an import takes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any

from rebalancing.parameters import PROTOCOL_VERSION

from . import values
from .check import LONGEST_LINE, MalformedError, Report, check, read_lines
from .terminal import until_closed
from .trace import Header, Step, UnsupportedError, header_json, step_json
from .values import WrongError

__all__ = ["ACCEPTED", "MALFORMED", "REJECTED", "UNSUPPORTED", "main"]

ACCEPTED, REJECTED, MALFORMED, UNSUPPORTED = 0, 1, 2, 3
LARGEST_DOCUMENT = 64 * 2**20  # bytes of an ITF document

EPILOG = """exit status: 0 accepted, 1 rejected, 2 malformed input, 3 unsupported version or kind of trace;
of several traces the highest. docs/oracle.md explains the format and shows traces."""
PROOF_EPILOG = """exit status: 0 a proof, 1 none, 2 malformed input; of several files the highest. That the holder named is a
member of the committee of the base, and its key enrolled, is for you to know. docs/oracle.md tells more."""
VIEW_EPILOG = """exit status: 0 no record is refused, 1 one is, or there is no first snapshot, 2 malformed input; of several files the
highest. Records that wait for others are told, and are no fault; `cat` joins the evidence of several stores. Who does not
name the owner is told whom the file names. docs/oracle.md tells more."""
REVOCATION_EPILOG = """exit status: 0 a proof, 1 none, 2 malformed input; of several files the highest. Who does not name the owner is told whom
the file names: whether that is the tenant is for you to know. docs/oracle.md tells more."""
CUT_EPILOG = """exit status: 0 the answer is right, 1 it is not, 2 malformed input; of several files the highest. The question is JSON, with
the fields candidates, caps, given, chosen and cut, as tests/vectors/pruning has it in `input`, and `view --json` in
`pruning`. docs/oracle.md tells more."""
MAIN_EPILOG = """exit status: 0 accepted, or a proof; 1 rejected, or none; 2 malformed input; 3 unsupported version or kind
of trace; of several files the highest. docs/oracle.md explains the formats and shows examples."""


# ----------------------------------------------------------------------------------------------------------------------
# Arguments


class _Version(argparse.Action):
    """Says the version."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            package = version("rebalancing")
        except PackageNotFoundError:
            package = "unknown"
        print(f"rebalancing {package}, protocol version {PROTOCOL_VERSION}")
        parser.exit()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="rebalancing",
        description="Tell whether an implementation does what the reference does.",
        epilog=MAIN_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    text = "replay logs of actions and accept them, or name the first line that is not allowed"
    one = commands.add_parser(
        "check", help=text, description=text, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    one.add_argument("traces", metavar="TRACE", nargs="+", help="an NDJSON file, or - for standard input")
    one.add_argument("--json", action="store_true", help="answer with one JSON object for each TRACE")
    one.add_argument(
        "--itf", action="store_true", help="TRACE is a list of states in ITF, as Apalache and Quint write it"
    )
    one.add_argument("--model", metavar="HEADER", help="with --itf: a file whose first line is a header")
    one.add_argument("--write-trace", metavar="FILE", help="also write the accepted run as NDJSON")
    one.add_argument("--write-itf", metavar="FILE", help="also write the accepted run as ITF")
    text = "check proofs of guilt, each from its bytes alone, and name the holder and what it did"
    proof = commands.add_parser(
        "check-proof",
        help=text,
        description=text,
        epilog=PROOF_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    proof.add_argument(
        "proofs", metavar="FILE", nargs="+", help="the body of one proof, as it is sent, or - for standard input"
    )
    proof.add_argument("--json", action="store_true", help="answer with one JSON object for each FILE")
    _add_evidence(commands)
    return parser


def _add_evidence(commands: Any) -> None:
    """Add the commands about evidence."""

    def command(name: str, text: str, epilog: str, what: str) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = commands.add_parser(
            name, help=text, description=text, epilog=epilog, formatter_class=argparse.RawDescriptionHelpFormatter
        )
        added.add_argument("files", metavar="FILE", nargs="+", help=f"{what}, or - for standard input")
        added.add_argument("--json", action="store_true", help="answer with one JSON object for each FILE")
        return added

    def name_owner(added: argparse.ArgumentParser) -> None:
        added.add_argument("--owner", metavar="KEY", type=_owner, help="the tenant's public key, 64 hex digits")
        added.add_argument("--manifest", metavar="ID", type=_manifest, help="the manifest, 64 hex digits")
        added.add_argument("--manifest-version", metavar="N", type=_version, help="its version, from 1 on")

    records = "records of evidence, one a line, as a store dumps them"
    name_owner(command("view", "open every record of evidence and tell the view of it", VIEW_EPILOG, records))
    text = "check proofs of revocation, each from its records alone, and name who is revoked and by whose word"
    revocation = command("check-revocation", text, REVOCATION_EPILOG, f"{records}, each after what it needs")
    name_owner(revocation)
    revocation.add_argument("--peer", metavar="KEY", type=_peer, help="the peer that must be proved revoked")
    text = "check who keeps a place when not all can, and the cut that shows that no more could"
    command("check-cut", text, CUT_EPILOG, "a pruning question with its answer")


def _peer(given: str) -> Any:
    from rebalancing.identifiers import PeerId

    return _from_hex(PeerId, given)


def _owner(given: str) -> Any:
    from rebalancing.envelope import enrolled
    from rebalancing.errors import Reject

    owner = _peer(given)
    try:
        enrolled([owner.value])
    except Reject:
        raise argparse.ArgumentTypeError(
            "that is no key of a signer; give the 32 bytes of a public key in hex"
        ) from None
    return owner


def _manifest(given: str) -> Any:
    from rebalancing.identifiers import ManifestId

    return _from_hex(ManifestId, given)


def _from_hex(kind: Any, given: str) -> Any:
    from rebalancing.errors import Reject

    try:
        return kind.from_hex_checked(given)
    except Reject as refusal:
        raise argparse.ArgumentTypeError(f"{refusal.detail}; give 64 digits of 0 to 9 and a to f") from None


def _version(given: str) -> int:
    from rebalancing.resharing_parameters import MAXIMUM_MANIFEST_VERSION

    if not (given.isascii() and given.isdecimal() and len(given) < 20 and 1 <= int(given) <= MAXIMUM_MANIFEST_VERSION):
        raise argparse.ArgumentTypeError(f"give a whole number from 1 to {MAXIMUM_MANIFEST_VERSION}")
    return int(given)


# ----------------------------------------------------------------------------------------------------------------------
# One trace


@contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    if name == "-":
        yield sys.stdin.buffer
    else:
        with open(name, "rb") as file:
            yield file


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    while line := file.readline(LONGEST_LINE + 1):
        yield line


def _itf_header(path: str | None, document: Any) -> Header:
    from . import itf

    if path is not None:
        with open(path, "rb") as file:
            return read_lines(_lines(file))[0]
    header = itf.header_in(document)
    if header is None:
        raise WrongError("the document does not say which model it is of", "name a header with --model")
    return header


def _check_itf(arguments: argparse.Namespace, name: str) -> dict[str, Any]:
    from . import itf

    with _opened(name) as file:
        raw = file.read(LARGEST_DOCUMENT + 1)
    if len(raw) > LARGEST_DOCUMENT:
        raise WrongError(
            f"the document is larger than {LARGEST_DOCUMENT} bytes", "cut the run short, or write it as NDJSON"
        )
    document = values.parse(raw)
    try:
        header, steps = itf.from_itf(_itf_header(arguments.model, document), document)
    except itf.UnmatchedError as problem:
        return {"verdict": "rejected", "state": problem.position, "text": str(problem)}
    report, _ = check(header, enumerate(steps, 1))
    return _reported(arguments, report, header, steps)


def _check_trace(arguments: argparse.Namespace, name: str) -> dict[str, Any]:
    kept: list[Step] = []
    with _opened(name) as file:
        header, steps = read_lines(_lines(file))
        if arguments.write_itf is not None or arguments.write_trace is not None:
            steps = _watched(steps, kept)
        report, _ = check(header, steps)
    return _reported(arguments, report, header, kept)


def _watched(steps: Iterator[tuple[int, Step]], kept: list[Step]) -> Iterator[tuple[int, Step]]:
    for line, step in steps:
        kept.append(step)
        yield line, step


def _reported(arguments: argparse.Namespace, report: Report, header: Header, steps: list[Step]) -> dict[str, Any]:
    if report.finding is not None:
        from dataclasses import asdict

        told = {"line": report.line, "step": report.step, **asdict(report.finding)}
        return {"verdict": "rejected", "steps": report.steps, **told}
    if arguments.write_trace is not None:
        with open(arguments.write_trace, "w", encoding="utf-8") as file:
            file.writelines(f"{values.compact(line)}\n" for line in [header_json(header), *map(step_json, steps)])
    if arguments.write_itf is not None:
        import json

        from . import itf

        text = json.dumps(itf.to_itf(header, steps), indent=1)
        with open(arguments.write_itf, "w", encoding="utf-8") as file:
            file.write(f"{text}\n")
    return {"verdict": "accepted", "steps": report.steps}


def _answer(arguments: argparse.Namespace, name: str) -> tuple[int, dict[str, Any]]:
    """Check one trace; return its exit status and the answer, as `--json` gives it."""
    try:
        answer = (_check_itf if arguments.itf else _check_trace)(arguments, name)
        return ACCEPTED if answer["verdict"] == "accepted" else REJECTED, answer
    except UnsupportedError as problem:
        return UNSUPPORTED, {"verdict": "unsupported", "text": str(problem)}
    except MalformedError as problem:
        return MALFORMED, {"verdict": "malformed", "line": problem.line, "text": str(problem)}
    except WrongError as problem:
        text = str(problem)
    except RecursionError:
        text = "the document is nested too deep; no value of the model is"
    except BrokenPipeError:
        raise
    except OSError as problem:
        text = _unread(name, problem)
    return MALFORMED, {"verdict": "malformed", "text": text}


def _unread(name: str, problem: OSError) -> str:
    return f"{problem.filename or name}: {problem.strerror}; name a file that can be read"


# ----------------------------------------------------------------------------------------------------------------------
# One proof of guilt


def _answer_on_proof(name: str) -> tuple[int, dict[str, Any]]:
    """Check one proof; return its exit status and the answer, as `--json` gives it."""
    from . import guilt

    try:
        with _opened(name) as file:
            answer = guilt.answer_on(file.read(guilt.MOST_BYTES))
    except OSError as problem:
        answer = {"verdict": "malformed", "text": _unread(name, problem)}
    return {"guilty": ACCEPTED, "rejected": REJECTED, "malformed": MALFORMED}[answer["verdict"]], answer


# ----------------------------------------------------------------------------------------------------------------------
# One file of evidence, or one pruning question


def _answer_on_file(arguments: argparse.Namespace, name: str) -> tuple[int, dict[str, Any]]:
    """Answer on one file; return the exit status and the answer, as `--json` gives it."""
    try:
        answer = _on_cut(name) if arguments.command == "check-cut" else _on_evidence(arguments, name)
    except MalformedError as problem:
        answer = {"verdict": "malformed", "line": problem.line, "text": str(problem)}
    except WrongError as problem:
        answer = {"verdict": "malformed", "text": str(problem)}
    except BrokenPipeError:
        raise
    except OSError as problem:
        answer = {"verdict": "malformed", "text": _unread(name, problem)}
    return {"rejected": REJECTED, "malformed": MALFORMED}.get(answer["verdict"], ACCEPTED), answer


def _on_evidence(arguments: argparse.Namespace, name: str) -> dict[str, Any]:
    from . import evidence

    with _opened(name) as file:
        raw = file.read(evidence.MOST_BYTES + 1)
    named = evidence.Named(arguments.owner, arguments.manifest, arguments.manifest_version)
    if arguments.command == "view":
        return evidence.view_answer(raw, named)
    return evidence.revocation_answer(raw, named, arguments.peer)


def _on_cut(name: str) -> dict[str, Any]:
    from . import cut

    with _opened(name) as file:
        return cut.answer_on(file.read(cut.MOST_BYTES + 1))


# ----------------------------------------------------------------------------------------------------------------------
# Telling


def _headline(answer: dict[str, Any]) -> str:
    if "text" in answer:
        return f"{answer['verdict']}: {answer['text']}"
    where = f"line {answer['line']}, after " if "line" in answer else ""
    return f"{answer['verdict']}: {where}{answer['steps']} steps"


def _guard(answer: dict[str, Any]) -> str:
    return f"{answer['code']}: {answer['sentence']}"


def _tell(answer: dict[str, Any]) -> None:
    """Tell the answer on the only trace: verdict and explanation, or on standard error why there is none."""
    print(_headline(answer), file=sys.stderr if "text" in answer else sys.stdout)
    if "code" in answer:
        print(f"  step      {values.compact(answer['step'])}")
        print(f"  guard     {_guard(answer)}")
        for name in ("expected", "nearest"):
            for text in answer[name]:
                print(f"  {name:<9} {text}")
        for each in answer["alternatives"]:
            print(f"  allowed   {values.compact(each)}")


def _tell_of(name: str, answer: dict[str, Any]) -> None:
    """Tell the answer on one of several traces: one line."""
    print(f"{_named(name)}: {_headline(answer)}" + (f": {_guard(answer)}" if "code" in answer else ""))


def _named(name: str) -> str:
    return name if name.isascii() and name.isprintable() else values.compact(name)


def _verdict_on(answer: dict[str, Any]) -> str:
    """Put the answer on a proof into one line."""
    if answer["verdict"] == "guilty":
        return (
            f"guilty: {answer['holder']} of {answer['fault']}, on base {answer['base']} "
            f"of manifest {answer['manifest_id']}"
        )
    if "text" in answer:
        return _headline(answer)
    # What the proof itself says is quoted there, so it is escaped, and cut.
    detail = values.compact(answer["detail"])[1:-1]
    return f"rejected: {_guard(answer)}" + (f" ({detail[:100]})" if detail else "")


def _run(given: Sequence[str] | None) -> int:
    parser = _parser()
    arguments = parser.parse_args(given)
    if arguments.command == "check":
        return _check_traces(parser, arguments)
    return _check_proofs(arguments) if arguments.command == "check-proof" else _check_files(arguments)


def _check_files(arguments: argparse.Namespace) -> int:
    from . import answers

    told: Callable[[dict[str, Any]], list[str]] = {
        "view": answers.told_view,
        "check-revocation": answers.told_revocation,
        "check-cut": answers.told_cut,
    }[arguments.command]
    several = len(arguments.files) > 1
    worst = ACCEPTED
    for name in arguments.files:
        status, answer = _answer_on_file(arguments, name)
        lines = [_headline(answer)] if "text" in answer else told(answer)
        if arguments.json:
            print(values.compact({"file": name, **answer} if several else answer))
        elif several:
            print(f"{_named(name)}: {lines[0]}")
        else:
            print("\n".join(lines), file=sys.stderr if "text" in answer else sys.stdout)
        worst = max(worst, status)
    return worst


def _check_proofs(arguments: argparse.Namespace) -> int:
    several = len(arguments.proofs) > 1
    worst = ACCEPTED
    for name in arguments.proofs:
        status, answer = _answer_on_proof(name)
        if arguments.json:
            print(values.compact({"proof": name, **answer} if several else answer))
        elif several:
            print(f"{_named(name)}: {_verdict_on(answer)}")
        else:
            print(_verdict_on(answer), file=sys.stderr if "text" in answer else sys.stdout)
        worst = max(worst, status)
    return worst


def _check_traces(parser: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    several = len(arguments.traces) > 1
    if several and (arguments.write_trace is not None or arguments.write_itf is not None):
        parser.error("--write-trace and --write-itf write one run: name one TRACE")
    worst = ACCEPTED
    for name in arguments.traces:
        status, answer = _answer(arguments, name)
        if arguments.json:
            print(values.compact({"trace": name, **answer} if several else answer))
        elif several:
            _tell_of(name, answer)
        else:
            _tell(answer)
        worst = max(worst, status)
    return worst


def main(given: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    return until_closed(lambda: _run(given))


if __name__ == "__main__":
    sys.exit(main())
