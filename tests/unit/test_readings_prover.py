"""The prover proves what holds, shows a running counterexample of what does not, and is not fooled by statements that say nothing."""

import json
import runpy
from pathlib import Path

import pytest
import z3

from invariants.proofs import quorum as quorum_theme
from invariants.proofs.obligation import Action, Machine, Obligation, Sibling, Universe
from rebalancing.backoff import base_ms
from rebalancing.quorum import feasible, greatest_f, quorum, sufficient
from verifier.check import Check, Workspace
from verifier.engines import proofs
from verifier.readings import farkas, smtlib, theme
from verifier.readings.prover import Disproved, prove

ROOT = Path(__file__).resolve().parents[2]
TINY = Universe(ids=(0, 1, 2))


def positive(n: int) -> bool:
    return n > 0


def negative(n: int) -> bool:
    return n < 0


def at_least_one(n: int) -> bool:
    return n >= 1


def at_least_two(n: int) -> bool:
    return n >= 2


def looks_up(m: dict[int, int], k: int) -> bool:
    return m[k] == m[k]


def small(chosen: frozenset[int]) -> bool:
    return len(chosen) <= 2


def smaller(chosen: frozenset[int]) -> bool:
    return len(chosen) <= 1


def lacks_one(chosen: frozenset[int]) -> bool:
    return not (0 in chosen and 1 in chosen and 2 in chosen)


def never(n: int) -> bool:
    return False


def start(n: int) -> bool:
    return n == 1


def add(n: int) -> int:
    return n + 1


def subtract(n: int) -> int:
    return n - 1


def test_what_holds_is_proved() -> None:
    proof = prove(Obligation("t.holds", "It holds.", (positive,), at_least_one, (Sibling("Two.", goal=at_least_two),)))
    assert proof.core == ("positive",)
    assert (proof.siblings, proof.second_opinions) == (1, 1)
    assert proof.replays == 2


def test_a_counterexample_is_shown_in_the_words_of_the_text() -> None:
    with pytest.raises(Disproved, match=r"(?s)does not hold: All.*n = 1\n.*positive: holds\n.*at_least_two: FAILS"):
        prove(Obligation("t.fails", "All are two.", (positive,), at_least_two))


def test_contradicting_hypotheses_prove_nothing() -> None:
    with pytest.raises(Disproved, match="contradict each other"):
        prove(Obligation("t.vacuous", "It holds.", (positive, negative), at_least_two))


def test_a_sibling_that_holds_is_no_sibling() -> None:
    with pytest.raises(Disproved, match="false sibling was proved: Nothing changes"):
        prove(
            Obligation(
                "t.sibling", "It holds.", (positive,), at_least_one, (Sibling("Nothing changes.", goal=positive),)
            )
        )


def test_a_lookup_that_may_fail_is_seen() -> None:
    with pytest.raises(Disproved, match="key that is not there"):
        prove(Obligation("t.lookup", "It holds.", (), looks_up, universe=TINY))


def test_sets_are_counted() -> None:
    proof = prove(
        Obligation("t.sets", "It holds.", (lacks_one,), small, (Sibling("One.", goal=smaller),), universe=TINY)
    )
    assert proof.core == ("lacks_one",)


def test_inductive_steps() -> None:
    good = Machine("t", "n", start, (Action("add", positive, add),))
    bad = Machine("t", "n", start, (Action("subtract", positive, subtract),))
    assert [prove(each).core for each in good.inductive((positive,), suffix="x", universe=TINY)] == [
        ("start",),
        ("positive",),
    ]
    _, step = bad.inductive((positive,), suffix="x", universe=TINY)
    with pytest.raises(Disproved, match=r"subtract keeps positive"):
        prove(step)


def test_second_opinion_that_differs_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtlib, "cvc5_answer", lambda *_: "sat")
    with pytest.raises(Disproved, match="cvc5 answers sat"):
        prove(Obligation("t.holds", "It holds.", (positive,), at_least_one))


@pytest.mark.parametrize("n", range(2, 30))
def test_quorum_theorem_by_counting(n: int) -> None:
    """The same by brute force, for small committees."""
    for t in range(2, n):
        for f in range(n):
            assert feasible(n, t, f) == (f <= greatest_f(n, t))
            least = min(q for q in range(-n, 3 * n) if sufficient(n, t, f, q))
            assert quorum(n, t, f) == least


def test_backoff_theme_speaks_of_the_real_waits() -> None:
    assert [base_ms(i) for i in range(5)] == [250, 500, 1000, 2000, 4000]


def recheck(certificate: dict[str, object]) -> bool:
    return bool(
        runpy.run_path(str(ROOT / "invariants/certificates/recheck.py"))["refuted"](
            certificate["facts"], certificate["proof"]
        )
    )


def test_farkas_certificate_is_rechecked() -> None:
    n, m = z3.Ints("n m")
    text = farkas.certificate("t", "t", [z3.If(n > m, n, m) < n])
    certificate = json.loads(text)
    assert recheck(certificate)
    for fact in certificate["facts"]:
        for row in fact:
            row["1"] = row.get("1", 0) - 10
    assert not recheck(certificate)


def test_farkas_needs_every_case() -> None:
    certificate = json.loads(farkas.certificate("t", "t", [z3.If(z3.Int("n") > 0, 1, 2) < 1]))
    assert "split" in certificate["proof"]
    certificate["proof"]["cases"].pop()
    assert not recheck(certificate)


def test_farkas_refuses_what_is_not_linear_or_not_false() -> None:
    n = z3.Int("n")
    for term in (n * n < 0, n > 0):
        with pytest.raises(farkas.NotLinear):
            farkas.certificate("t", "t", [term])


def proofs_check(name: str) -> Check:
    return Check(f"lease/proofs/{name}", "lease", "proofs", "proofs", "It holds.", "default", (), {"theme": name})


@pytest.mark.parametrize("name", ["quorum", "timing", "backoff", "lease"])
def test_theme_holds_with_fresh_certificates(name: str, tmp_path: Path) -> None:
    outcome = proofs.run(proofs_check(name), Workspace(ROOT, tmp_path))
    assert outcome.verdict == "pass", outcome.detail
    assert outcome.figures["obligations"] == len(theme.obligations(name)) > 0


def test_stale_missing_and_orphaned_certificates_are_seen(tmp_path: Path) -> None:
    folder = tmp_path / theme.CERTIFICATES
    folder.mkdir(parents=True)
    (folder / "quorum.dealers.smt2").write_text("old")
    (folder / "quorum.gone.smt2").write_text("orphan")
    wrong = theme.stale(tmp_path, {"quorum.dealers.smt2": "new", "quorum.live.smt2": "new"}, "quorum")
    assert [each.split()[1:3] for each in wrong] == [["is", "not"], ["is", "missing"], ["belongs", "to"]]


def test_every_false_sibling_has_a_statement() -> None:
    assert all(
        each.siblings and all(s.statement.endswith(".") for s in each.siblings) for each in quorum_theme.OBLIGATIONS
    )
