"""Proves the obligations of a theme and writes or compares their certificates.

    python -m verifier.readings.theme THEME [SIZE ...]           prove and show
    python -m verifier.readings.theme THEME [SIZE ...] --write   also write what invariants/certificates holds of these

A theme is a module of invariants.proofs: `OBLIGATIONS` hold for all sizes, and `at(size)`, if there is one, gives those of one size, of
which the sizes in `CERTIFIED_SIZES` have certificates.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from invariants.proofs.obligation import Obligation
from verifier.readings import farkas
from verifier.readings.prover import Proof, prove
from verifier.readings.values import negation

CERTIFICATES = Path("invariants/certificates")


def obligations(theme: str, sizes: Sequence[int] = ()) -> tuple[Obligation, ...]:
    """The obligations of a theme at the given sizes; without sizes, those that do not depend on one."""
    module = importlib.import_module(f"invariants.proofs.{theme}")
    found = tuple(each for size in sizes for each in module.at(size)) if sizes else tuple(module.OBLIGATIONS)
    if len({each.id for each in found}) != len(found):
        raise ValueError(f"{theme}: two obligations have one id")
    return found


def certified(theme: str) -> frozenset[str]:
    """The ids of the obligations that have certificates: those for all sizes, and of the sizes that the theme names in CERTIFIED_SIZES."""
    sizes = getattr(importlib.import_module(f"invariants.proofs.{theme}"), "CERTIFIED_SIZES", ())
    return frozenset(each.id for each in (*obligations(theme), *(obligations(theme, sizes) if sizes else ())))


def prove_all(found: Iterable[Obligation], progress: Callable[[str], None] = lambda _: None) -> Iterator[Proof]:
    """Prove one after the other; raises Disproved at the first that does not hold."""
    for obligation in found:
        progress(obligation.id)
        yield prove(obligation)


def certificates(proof: Proof) -> dict[str, str]:
    """File name -> text of the certificates of one proof."""
    obligation, problem = proof.obligation, proof.problem
    assert problem is not None
    texts = {f"{obligation.id}.smt2": proof.text}
    if obligation.linear:
        asserted = (problem.axioms, *problem.hypotheses().values(), negation(problem.goal))
        texts[f"{obligation.id}.farkas.json"] = farkas.certificate(obligation.id, obligation.statement, asserted)
    return texts


def stale(root: Path, texts: dict[str, str], theme: str) -> list[str]:
    """What is wrong with the certificates of a theme on disk: one sentence for each file."""
    folder = root / CERTIFICATES
    wrong = []
    for name, text in texts.items():
        path = folder / name
        if not path.is_file():
            wrong.append(f"{CERTIFICATES / name} is missing")
        elif path.read_bytes() != text.encode():
            wrong.append(f"{CERTIFICATES / name} is not what the text gives now")
    expected = certified(theme)
    known = (path.name for path in sorted(folder.glob(f"{theme}.*")))
    orphans = (
        name
        for name in known
        if name not in texts and name.removesuffix(".smt2").removesuffix(".farkas.json") not in expected
    )
    return wrong + [f"{CERTIFICATES / name} belongs to no obligation" for name in orphans]


def main() -> None:
    parser = argparse.ArgumentParser(description="Prove the obligations of a theme.")
    parser.add_argument("theme")
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--write", action="store_true", help="write the certificates")
    arguments = parser.parse_args()
    root = Path(__file__).resolve().parents[2]
    wanted = certified(arguments.theme)
    texts: dict[str, str] = {}
    for proof in prove_all(obligations(arguments.theme, arguments.sizes)):
        if proof.obligation.id in wanted:
            texts |= certificates(proof)
        print(f"{proof.seconds:7.3f} s  {proof.obligation.id:45} needs {', '.join(proof.core) or 'no hypothesis'}")
    if arguments.write:
        for name, text in texts.items():
            (root / CERTIFICATES / name).write_text(text, encoding="utf-8")
        print(f"{len(texts)} certificates written")


if __name__ == "__main__":
    main()
