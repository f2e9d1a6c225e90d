"""Check one bounded model with TLC: clean, or broken in exactly the way that is expected.

Options
    module              the .tla file, relative to the root
    config              the .cfg file, relative to the root
    expected_violation  name of the one invariant or property that must be violated; without it the run must be clean
    coverage            actions that must fire at least once
    liveness            true if the configuration has temporal properties, which must then be checked on the whole graph
    steps               true if its properties speak of single steps, [][A]_v, which TLC checks as it goes
    deadlock            true to check for deadlocks too
    workers             number of threads; 1 unless told, and always 1 with an expected violation
    small               false to tune Java for a long run; by default true with one worker
    memory_mb           Java's largest heap
    timeout_seconds     longest run
Figures: distinct_states, generated_states, depth; expected_violation, fired (actions of `coverage`) where asked for.
"""

from __future__ import annotations

from typing import Any

from verifier.check import Check, Outcome, Workspace
from verifier.tools.java import ToolMissingError
from verifier.tools.tlc import Config, TlcResult, narrate, read_config, run_tlc

_OPTIONS = {
    "module": str,
    "config": str,
    "expected_violation": str,
    "coverage": list,
    "liveness": bool,
    "steps": bool,
    "deadlock": bool,
    "workers": int,
    "small": bool,
    "memory_mb": int,
    "timeout_seconds": int,
}

_NO_ANSWER = ("parse", "config", "assumption", "timeout", "crash")
_MESSAGES = 40


def run(check: Check, workspace: Workspace) -> Outcome:
    """Run TLC and judge what it found."""
    options = dict(check.options)
    if problem := _misuse(options):
        return Outcome("error", {}, problem)
    module, config_file = workspace.root / options["module"], workspace.root / options["config"]
    for path in (module, config_file):
        if not path.is_file():
            return Outcome("error", {}, f"{path.relative_to(workspace.root)} does not exist.")
    config = read_config(config_file)
    if problem := _unsuitable(config, options):
        return Outcome("error", {}, f"{options['config']}: {problem}")

    workers = options.get("workers", 1)
    limit = options.get("timeout_seconds")
    try:
        result = run_tlc(
            module,
            config_file,
            workspace.scratch,
            workers=workers,
            small=options.get("small", workers == 1),
            check_deadlock=options.get("deadlock", False),
            coverage=bool(options.get("coverage")),
            memory_mb=options.get("memory_mb"),
            # A little before the runner would end us, so that the answer is still ours to give.
            timeout_seconds=0.95 * limit if limit else None,
            progress=workspace.progress,
        )
    except ToolMissingError as missing:
        return Outcome("not-run", {}, str(missing))
    return judge(result, config, options)


def judge(result: TlcResult, config: Config, options: dict[str, Any]) -> Outcome:
    """Turn what TLC found into a verdict."""
    figures: dict[str, int | str] = {
        "distinct_states": result.distinct_states,
        "generated_states": result.generated_states,
        "depth": result.depth,
    }
    expected = options.get("expected_violation")
    if result.outcome in _NO_ANSWER:
        return Outcome("error", figures, _tell(result.explanation, result))
    if expected is not None:
        return _judge_violation(result, config, expected, figures)
    if result.outcome != "ok":
        return Outcome("fail", figures, _tell(result.explanation, result))
    if result.distinct_states == 0:
        return Outcome("error", figures, "The model has no state, so nothing was checked.")
    if options.get("liveness") and not result.temporal_checked:
        return Outcome("error", figures, "TLC did not check the temporal properties.")
    if options.get("steps") and result.temporal_checked:
        return Outcome("error", figures, "A property speaks of more than single steps: set liveness, not steps.")

    wanted = options.get("coverage", [])
    if unknown := [action for action in wanted if action not in result.coverage]:
        return Outcome(
            "fail",
            figures,
            f"No action of this model is called {', '.join(unknown)}; there are {', '.join(result.coverage)}.",
        )
    if idle := [action for action in wanted if result.coverage[action][1] == 0]:
        return Outcome("fail", figures, f"Never taken in this model: {', '.join(idle)}.")
    if wanted:
        figures["fired"] = len(wanted)
    return Outcome("pass", figures)


def _judge_violation(result: TlcResult, config: Config, expected: str, figures: dict[str, int | str]) -> Outcome:
    violated = result.violated
    if result.outcome == "temporal":
        violated = config.properties  # of which there is one; TLC does not name it
    if violated == (expected,):
        return Outcome("pass", {**figures, "expected_violation": expected})
    if result.outcome == "ok":
        return Outcome(
            "fail", figures, f"{expected} should be violated, but holds in all {result.distinct_states} states."
        )
    return Outcome(
        "fail", figures, _tell(f"{expected} should be violated, but this came first: {result.explanation}", result)
    )


def _tell(sentence: str, result: TlcResult) -> str:
    told = [narrate(result.trace, result.loop_to)] if result.trace else []
    said = list(result.messages[:_MESSAGES]) if result.outcome in _NO_ANSWER else []
    return "\n".join([sentence, *said, *told])


def _misuse(options: dict[str, Any]) -> str | None:
    for name, value in options.items():
        if name not in _OPTIONS:
            return f"Unknown option {name!r}; there are {', '.join(_OPTIONS)}."
        if type(value) is not _OPTIONS[name]:
            return f"Option {name!r} is no {_OPTIONS[name].__name__}."
    for name in ("module", "config"):
        if name not in options:
            return f"Option {name!r} is missing."
    if "expected_violation" in options and options.get("workers", 1) != 1:
        return "With an expected violation the counts are repeatable with one worker only."
    if "expected_violation" in options and options.get("coverage"):
        return "A run that stops at a violation covers nothing: leave out 'coverage' or 'expected_violation'."
    return None


def _unsuitable(config: Config, options: dict[str, Any]) -> str | None:
    named = (*config.invariants, *config.properties)
    expected = options.get("expected_violation")
    if not named and not options.get("deadlock") and not options.get("coverage"):
        return "it names neither invariant nor property, so there is nothing to check."
    if options.get("liveness") and options.get("steps"):
        return "liveness and steps exclude each other."
    if bool(config.properties) != (options.get("liveness", False) or options.get("steps", False)):
        return (
            "it names a property, so set liveness = true."
            if config.properties
            else "liveness = true, but it names no property."
        )
    if config.properties and config.symmetry:
        return "symmetry makes temporal properties unsound; leave it out."
    if expected is not None and expected not in named:
        return f"it does not name {expected}, which should be violated."
    if expected in config.properties and len(config.properties) > 1:
        return f"TLC does not say which property is violated; name {expected} alone."
    return None
