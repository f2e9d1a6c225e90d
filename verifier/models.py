"""Write the configuration of each model from spec/models.toml: shared constants once, each model its differences.

`python -m verifier.models` writes spec/models/*.cfg; a test compares them byte by byte and fails on orphans.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

__all__ = ["configurations", "main"]


def sincere(k: Mapping[str, Any]) -> set[int]:
    """The candidates that follow the rules."""
    return set(k["Candidates"]) - set(k["Twisted"])


def rank(k: Mapping[str, Any], base: int, coordinator: int) -> int:
    """The rank that Lease gives a ballot of round 1."""
    return coordinator if (base + 1) % 2 == 0 else len(k["Candidates"]) + 1 - coordinator


def actors(k: Mapping[str, Any]) -> set[int]:
    """The candidates that act, or say so."""
    return set(k["Acting"]) | set(k["Twisted"])


def ballots_each(k: Mapping[str, Any]) -> int:
    """How many ballots one candidate may use on one base."""
    return k["MaxRound"] * (k["MaxNonce"] if k["Mortal"] or k["Twisted"] else 1)


def passes_hard_stop(k: Mapping[str, Any]) -> bool:
    """Whether one peer's leases could reach past the hard stop: renewals come while a lease runs, ballots before its rest is over."""
    renewals, ballots = (k["MaxNumber"] - 1) * ballots_each(k), ballots_each(k) - 1
    return bool(renewals * (k["TTL"] - 1) + ballots * (2 * k["TTL"] - 1) + k["TTL"] > k["HardStop"])


def outranked(k: Mapping[str, Any]) -> bool:
    """Whether somebody acts under a ballot below another one of its base."""
    return any(
        ballots_each(k) > 1 or rank(k, base, other) > rank(k, base, c)
        for base in range(k["MaxBase"] + 1)
        for c in actors(k)
        for other in k["Candidates"]
    )


def shares_ballots(k: Mapping[str, Any]) -> bool:
    """Whether somebody who signs anything has one ballot on two bases."""
    return any(
        rank(k, base, c) == rank(k, later, c)
        for c in k["Twisted"]
        for later in range(k["MaxBase"] + 1)
        for base in range(later)
    )


def quorum(k: Mapping[str, Any]) -> int:
    """The quorum of the committee, as in Quorum."""
    n, t, f = len(k["Granters"]), k["Threshold"], k["Faults"]
    return max(t, (n + f) // 2 + 1, n - t + 1 + f)


def forks(k: Mapping[str, Any]) -> bool:
    """Whether liars can give a parent two final successors, and need an honest holder for it."""
    return k["Faults"] < len(k["Liars"]) < quorum({**k, "Granters": k["Holders"]})


# An invariant is left out where its holding would plainly say nothing. That it is listed does not show that a bad rule would break it
# there: the bug models show that, each for its own constants.
CAN_FAIL: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    "L2": lambda k: len(sincere(k)) >= 2,
    "CountedOnce": lambda k: len(sincere(k)) >= 2,
    "L3": passes_hard_stop,
    "L3h": lambda k: bool(sincere(k)),
    "L4": outranked,
    "ActsCertified": lambda k: bool(k["Twisted"]) and len(k["Liars"]) < quorum(k),
    "MovesClose": shares_ballots,
    "L5r": lambda k: k["MaxNumber"] >= 2 and k["TTL"] >= 2,
    "BaseBound": lambda k: k["MaxBase"] >= 1,
    "HintHarmless": lambda k: k["MaxBase"] >= 1,
    "Interval": lambda k: k["MaxBase"] >= 1 and k["MinimumInterval"] >= 1,
    "NonceAfterSignature": lambda k: k["TrackNonces"] and k["Forgery"],
    "RoundsBounded": lambda k: k["MaxRound"] > k["RoundJump"],
    "L10": lambda k: k["MaxSequence"] >= 2,
    "AfreshIsOwn": lambda k: k["MaxRound"] >= 2,
    "CarriedStaysValid": lambda k: k["PolicyMoves"],
    "ProposedOnce": lambda k: bool(set(k["Coordinators"]) - set(k["Twisted"])),
    "EnoughAreNamed": forks,
    "HonestAreNotNamed": forks,
    "NoProofOfHonest": lambda k: k["MaxRound"] >= 2 or len(k["Choices"]) >= 2,
    "S1": lambda k: bool(k["Readable"]),
    "S4": lambda k: min(k["Thresholds"]) < k["Threshold"],
    "S5": lambda k: bool(k["Liars"]),
    "DealtOnce": lambda k: bool(set(k["Losing"]) & set(k["Dealing"])),
    "OwnerForgets": lambda k: k["MaxVersion"] > k["Begun"],
    "S8": lambda k: bool(k["Revocable"] or k["Alike"]),
    "M3": lambda k: len(k["Liars"]) <= k["Faults"] and not k["LyingOwner"],
    "CertificatesAgree": lambda k: k["Confirming"],
    "TwoFirstsConflict": lambda k: k["LyingOwner"],
    "UsedIsLive": lambda k: bool(k["Losing"] or k["Revocable"]),
    "M8": lambda k: bool(k["Revocable"]),
    "OnlyRevoked": lambda k: bool(k["Revocable"]),
    "CountedHold": lambda k: bool(k["Losing"]),
    "OneIsFollowed": lambda k: k["Available"] and len(k["Coordinators"]) >= 2,
    "M6": lambda k: k["MaxPolicy"] >= 1,
    "HoldersBelowFinal": lambda k: bool(k["Copying"] or k["Revocable"]),
    "ChainIsKept": lambda k: k["Forgetting"],
    "M7": lambda k: k["MaxSnapshot"] >= 2 and bool(k["FirstHolders"]),
    "OnlyEligible": lambda k: bool(k["Revocable"]) or not set(k["Candidates"]) <= set(k["Eligible"]),
}


def listed(name: str, k: Mapping[str, Any]) -> bool:
    """Whether a model of these constants can tell anything about an invariant."""
    return name not in CAN_FAIL or CAN_FAIL[name](k)


def as_tla(value: Any) -> str:
    """Render a TOML value as TLC's configuration language wants it; strings are model values or names."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, list):
        return "{" + ", ".join(as_tla(v) for v in value) + "}"
    return str(value)


def configuration(constants: Mapping[str, Any], model: Mapping[str, Any], every_invariant: list[str]) -> str:
    """Render one configuration."""
    unknown = set(model) - {"constants", "replace", "invariants", "properties", "specification", "except"}
    if unknown:
        raise ValueError(f"unknown entries {sorted(unknown)}")
    values = {**constants, **model.get("constants", {})}
    if set(values) - set(constants):
        raise ValueError(f"unknown constants {sorted(set(values) - set(constants))}")
    lines = [f"SPECIFICATION {model.get('specification', 'Spec')}", "CONSTANTS"]
    lines += [f"  {name} = {as_tla(value)}" for name, value in values.items()]
    lines += [f"  {name} <- {other}" for name, other in model.get("replace", {}).items()]
    idle = [name for name in model.get("invariants", ()) if not listed(name, values)]
    if idle:
        raise ValueError(f"{idle} cannot fail with these constants")
    others = [name for name in every_invariant if listed(name, values) and name not in model.get("except", ())]
    invariants = model.get("invariants", others)
    lines += [f"INVARIANTS {' '.join(invariants)}"] if invariants else []
    lines += [f"PROPERTIES {' '.join(model['properties'])}"] if "properties" in model else []
    return "\n".join(lines) + "\n"


def configurations(root: Path) -> dict[str, str]:
    """Return the text of every configuration by its path relative to the root.

    Raises:
        ValueError: an entry of spec/models.toml is unknown; the message names it.
    """
    texts = {}
    for protocol, table in tomllib.loads((root / "spec/models.toml").read_text()).items():
        for name, model in table["model"].items():
            try:
                text = configuration(table["constants"], model, table["invariants"])
            except ValueError as error:
                raise ValueError(f"spec/models.toml: {protocol}.model.{name}: {error}") from None
            texts[f"spec/models/{name}.cfg"] = text
    return texts


def main(root: Path) -> None:
    """Write every configuration and remove those that no entry stands for."""
    texts = configurations(root)
    for path in (root / "spec/models").glob("*.cfg"):
        if str(path.relative_to(root)) not in texts:
            path.unlink()
    for name, text in texts.items():
        (root / name).write_text(text)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path.cwd())
