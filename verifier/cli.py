"""The verifier's command line: `python -m verifier COMMAND`; exit codes are those of verifier.exit_codes."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from verifier import exit_codes, manifest, session
from verifier.check import TIERS
from verifier.runner import Plan

JOBS = min(8, (os.cpu_count() or 1) + 1)
"""Checks at a time: one more than there are processors, for while one starts Java or reads files another can work."""

ELSEWHERE = {
    "bench": "measure the checks and print their cost",
    "pages": "regenerate the pages that auditors read",
    "simulate": "run all protocols together under faults, from a seed or a script",
    "vectors": "regenerate the published test vectors",
}
"""Commands that are modules of their own: verifier.NAME with `main(arguments) -> exit code`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given and given[0] in ELSEWHERE:
            return _elsewhere(given[0], given[1:])
        parsed = _parsed(given)
        return int(parsed.action(parsed))
    except (manifest.ManifestError, session.NothingSelectedError) as error:
        print(f"malformed: {error}", file=sys.stderr)
        return exit_codes.MALFORMED
    except KeyboardInterrupt:
        return session.interrupted()
    except BrokenPipeError:
        return exit_codes.INTERNAL
    except Exception as error:
        print(f"internal error: {type(error).__name__}: {error}", file=sys.stderr)
        if "--debug" in given:
            raise
        return exit_codes.INTERNAL


def _parsed(given: Sequence[str]) -> argparse.Namespace:
    parsed = _parser().parse_args(given)
    if "only" in parsed:
        parsed.only = ",".join(parsed.only)
    return parsed


def _parser() -> argparse.ArgumentParser:
    codes = ", ".join(f"{code} {meaning}" for code, meaning in exit_codes.MEANING.items())
    parser = argparse.ArgumentParser(
        prog="python -m verifier", description="Run the declared checks.", epilog=f"exit codes: {codes}"
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--root", type=_directory, default=Path.cwd(), help="the tree to check (default: here)")
    common.add_argument("--engines", default=manifest.ENGINES, help=argparse.SUPPRESS)
    common.add_argument("--debug", action="store_true", help="show where an internal error comes from")
    selecting = argparse.ArgumentParser(add_help=False)
    selecting.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="TEXT",
        help="checks whose id holds this text or matches this glob; several with commas, or the option again",
    )
    running = argparse.ArgumentParser(add_help=False)
    running.add_argument(
        "--strict", action="store_true", help="exit with 4 if any check, of whatever tier, has not run"
    )
    running.add_argument(
        "--no-cache", action="store_true", help="run checks even if nothing has changed since they passed"
    )
    running.add_argument(
        "--jobs", type=_positive, default=JOBS, metavar="N", help=f"checks that run at a time (here {JOBS} unless told)"
    )

    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, action: object, text: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text, parents=[common, *parents])
        added.set_defaults(action=action)
        return added

    command("run", _run, "run the default tier and report one verdict", selecting, running)
    command("deep", _deep, "run every tier, and record what a default run cannot redo", selecting, running)
    command("record", _record, "run the deep and external tiers afresh, and record their passes", selecting, running)
    command("list", _list, "list the declared checks", selecting)
    command("self-test", _self_test, "break each check on purpose and demand that it goes red", selecting, running)
    engine = command("engine", _engine, "run one check in this process")
    engine.add_argument("check")
    for name, text in ELSEWHERE.items():
        commands.add_parser(name, help=text, add_help=False)
    return parser


def _plan(parsed: argparse.Namespace, *tiers: str, use_cache: bool = True) -> Plan:
    use_cache = use_cache and not parsed.no_cache
    return Plan(parsed.root, engines=parsed.engines, jobs=parsed.jobs, use_cache=use_cache, tiers=tiers)


def _run(parsed: argparse.Namespace) -> int:
    return session.run(session.Request(_plan(parsed, "default"), parsed.only, parsed.strict))


def _deep(parsed: argparse.Namespace) -> int:
    return session.run(session.Request(_plan(parsed, *TIERS), parsed.only, parsed.strict, record=True))


def _record(parsed: argparse.Namespace) -> int:
    plan = _plan(parsed, "deep", "external", use_cache=False)
    return session.run(session.Request(plan, parsed.only, parsed.strict, record=True, planned_tiers_only=True))


def _list(parsed: argparse.Namespace) -> int:
    checks = session.select(manifest.load(parsed.root, engines=parsed.engines), parsed.only)
    width = max(len(check.id) for check in checks)
    for check in checks:
        print(f"{check.id:<{width}}  {check.tier:<8}  {check.claim}")
    print(f"{len(checks)} checks")
    return exit_codes.VERIFIED


def _self_test(parsed: argparse.Namespace) -> int:
    from verifier import selftest

    return selftest.run(parsed.root, only=parsed.only, engines=parsed.engines, jobs=parsed.jobs)


def _engine(parsed: argparse.Namespace) -> int:
    from verifier import child

    checks = manifest.load(parsed.root, engines=parsed.engines, match_inputs=False)
    chosen = [check for check in checks if check.id == parsed.check]
    if not chosen:
        raise session.NothingSelectedError(
            f"no check is called {parsed.check}; list them with: python -m verifier list"
        )
    with tempfile.TemporaryDirectory() as job:
        outcome = child.answer(chosen[0], parsed.root, Path(job), engines=parsed.engines, token="by hand")
    print(outcome.verdict, dict(outcome.figures))
    print(outcome.detail)
    codes = {"pass": exit_codes.VERIFIED, "fail": exit_codes.VIOLATED, "not-run": exit_codes.NOT_RUN}
    return codes.get(outcome.verdict, exit_codes.INTERNAL)


def _elsewhere(name: str, arguments: list[str]) -> int:
    try:
        module = importlib.import_module(f"verifier.{name}")
    except ModuleNotFoundError as error:
        if error.name != f"verifier.{name}":
            raise
        print(f"unsupported: this build has no module verifier.{name}, which would {ELSEWHERE[name]}", file=sys.stderr)
        return exit_codes.UNSUPPORTED
    return int(module.main(arguments))


def _directory(text: str) -> Path:
    path = Path(text).resolve()
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"{text} is no directory")
    return path


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number above zero")
    return int(text)
