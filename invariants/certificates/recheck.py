"""Recheck every Farkas certificate here by adding up rows. Needs Python and nothing else: `python recheck.py`."""

import json
import sys
from fractions import Fraction
from pathlib import Path


def refuted(facts, proof, chosen=frozenset()):
    """Tell whether the proof shows that the facts cannot all hold: in each fact, at least one row has a sum of at most zero."""
    if "split" in proof:
        split, cases = proof["split"], proof["cases"]
        return len(cases) == len(facts[split]) and all(
            refuted(facts, case, chosen | {f"{split}.{k}"}) for k, case in enumerate(cases)
        )
    total: dict[str, Fraction] = {}
    for label, weight in proof["sum"].items():
        fact, row = map(int, label.split("."))
        if Fraction(weight) < 0 or not (len(facts[fact]) == 1 or label in chosen):
            return False
        for name, factor in facts[fact][row].items():
            total[name] = total.get(name, 0) + Fraction(weight) * factor
    return total.pop("1", 0) > 0 and not any(total.values())


if __name__ == "__main__":
    certificates = [json.loads(path.read_text("utf-8")) for path in sorted(Path(__file__).parent.glob("*.farkas.json"))]
    wrong = [each["id"] for each in certificates if not refuted(each["facts"], each["proof"])]
    print(f"{len(certificates) - len(wrong)} of {len(certificates)} certificates hold", *wrong, sep="\n  ")  # noqa: T201
    sys.exit(bool(wrong) or not certificates)
