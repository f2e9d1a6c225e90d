"""Proves obligations about the running text, and distrusts itself while doing so.

For each obligation: the hypotheses can be met at all; nothing in it raises; hypotheses and negated goal cannot both hold, and it is known
which hypotheses that takes; cvc5 agrees, reading the problem as SMT-LIB text; a false sibling is found false. Every model that Z3 answers
with is turned into running values and run.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import z3

from invariants.proofs.obligation import After, Claim, Obligation, Sibling, Universe, apply, functions
from verifier.readings import smtlib, stratified
from verifier.readings.cardinality import Cardinal, Sized
from verifier.readings.finite import Reading
from verifier.readings.first_order import FirstOrder, Vocabulary
from verifier.readings.shapes import Unknowns, from_model
from verifier.readings.structures import Decoder
from verifier.readings.subset import hints
from verifier.readings.values import every, implies, negation

TIMEOUT_MS = 30_000

Answer: TypeAlias = z3.ModelRef | tuple[str, ...]
"""A model, or the names of hypotheses that cannot hold together."""


class Disproved(Exception):  # noqa: N818 - it reads as a verdict
    """An obligation that does not hold as stated; the message is for people: one sentence, then the values and what the text says of them."""


@dataclass(frozen=True)
class Problem:
    """An obligation as terms."""

    obligation: Obligation
    values: Mapping[str, Any]
    """Parameter name -> value of the reading."""
    axioms: Any
    """What holds of the symbols by construction, such as sizes being at least zero."""
    terms: Mapping[str, Any]
    """Name -> term of each claim that the obligation or its siblings make."""
    demands: Mapping[str, Any]
    """Name -> what must hold for that claim not to raise."""
    symbols: tuple[Any, ...]
    replayable: bool
    decode: Callable[[z3.ModelRef], Callable[[Any], Any]] = lambda model: lambda value: from_model(value, model)
    """The running values that a model gives to values of the reading."""
    small: Any = True
    """What may be assumed where a model is looked for, so that it can be run."""
    sorts: tuple[z3.SortRef, ...] = ()
    met: set[tuple[Claim, ...]] = field(default_factory=set)
    """Hypotheses that were seen to hold together: steps of one machine share theirs."""

    def hypotheses(self, names: Iterable[str] | None = None) -> dict[str, Any]:
        """Name -> term of the given hypotheses, else of all."""
        wanted = [claim.__name__ for claim in self.obligation.hypotheses] if names is None else names
        return {name: self.terms[name] for name in wanted}

    @property
    def goal(self) -> Any:
        return self.terms[self.obligation.goal.__name__]

    def solve(self, hypotheses: Iterable[Any], *more: Any, names: tuple[str, ...] = ()) -> Answer:
        """A model of all the terms, or a minimal core of the named hypotheses; raises Disproved if Z3 gives up."""
        solver = z3.Solver()
        solver.set("timeout", TIMEOUT_MS)
        solver.set("core.minimize", True)
        solver.add(*(as_term(each) for each in (self.axioms, *more)))
        marks = []
        for i, term in enumerate(hypotheses):
            if names:
                marks.append(z3.Bool(f"hypothesis {names[i]}"))
                solver.add(z3.Implies(marks[-1], as_term(term)))
            else:
                solver.add(as_term(term))
        answer = solver.check(*marks)
        if answer == z3.sat:
            return solver.model()
        if answer == z3.unsat:
            found = {str(each).removeprefix("hypothesis ") for each in solver.unsat_core()}
            return tuple(name for name in names if name in found)
        raise Disproved(f"{self.obligation.id}: Z3 gives up: {solver.reason_unknown()}.")


@dataclass
class Proof:
    """What was found about one obligation."""

    obligation: Obligation
    core: tuple[str, ...] = ()
    """The hypotheses that the proof needs; without any one of them it fails."""
    siblings: int = 0
    second_opinions: int = 0
    replays: int = 0
    seconds: float = 0.0
    text: str = ""
    """The statement's negation as SMT-LIB: unsat."""
    problem: Problem | None = field(default=None, repr=False)


def variables(obligation: Obligation) -> dict[str, Any]:
    """Parameter name -> type of all that an obligation speaks about; a name means one type throughout."""
    found: dict[str, Any] = {}
    for claim in obligation.claims():
        for function in functions(claim):
            for name, hint in hints(function).items():
                if found.setdefault(name, hint) != hint:
                    raise TypeError(f"{obligation.id}: {name} is a {found[name]} here and a {hint} there")
    return found


@dataclass
class _Shelf:
    """What was read before in the same universe: obligations about one machine share most of their text."""

    universe: Universe
    unknowns: Unknowns
    values: dict[str, Any] = field(default_factory=dict)
    claims: dict[Claim, tuple[Any, Any]] = field(default_factory=dict)


_shelves: dict[int, _Shelf] = {}


def read(obligation: Obligation) -> Problem:
    """Read all that an obligation says as terms."""
    readers = {
        "finite": _read_finite,
        "cardinality": _read_sized,
        "first_order": _read_first_order,
        "relations": _read_relations,
    }
    return readers[obligation.reading](obligation)


def _read_relations(obligation: Obligation) -> Problem:
    from verifier.readings import relations  # which is made of this module's parts

    return relations.read(obligation)


def _read_finite(obligation: Obligation) -> Problem:
    universe = obligation.universe
    shelf = _shelves.get(id(universe))
    if shelf is None:
        shelf = _Shelf(universe, Unknowns(universe))
        _shelves[id(universe)] = shelf
    typed = variables(obligation)
    for name, hint in typed.items():
        if name not in shelf.values:
            shelf.values[name] = shelf.unknowns.fresh(name, hint)
    for claim in obligation.claims():
        if claim not in shelf.claims:
            reading = Reading()
            term = evaluate(reading, claim, shelf.values)
            shelf.claims[claim] = term, every(each.condition for each in reading.demands)
    found = {claim.__name__: shelf.claims[claim] for claim in obligation.claims()}
    terms, demands = ({name: each[i] for name, each in found.items()} for i in (0, 1))
    values = {name: shelf.values[name] for name in typed}
    return Problem(obligation, values, True, terms, demands, tuple(shelf.unknowns.symbols), replayable=True)


def _read_sized(obligation: Obligation) -> Problem:
    unknowns = Sized(obligation.universe)
    values = {name: unknowns.fresh(name, hint) for name, hint in variables(obligation).items()}
    reading, known = Cardinal(world=unknowns.world), -1
    terms: dict[str, Any] = {}
    demands: dict[str, Any] = {}
    while len(unknowns.world.names) != known:  # a condition on members may have brought a set, which splits all regions
        known = len(unknowns.world.names)
        for claim in obligation.claims():
            reading.demands.clear()
            terms[claim.__name__] = evaluate(reading, claim, values)
            demands[claim.__name__] = every(each.condition for each in reading.demands)
    symbols = (*unknowns.symbols, *unknowns.world.symbols())
    return Problem(obligation, values, unknowns.world.axioms(), terms, demands, symbols, not reading.abstracted)


@dataclass
class _Chapter:
    """What was read before with the same signature."""

    vocabulary: Vocabulary
    values: dict[str, Any] = field(default_factory=dict)
    claims: dict[Claim, Any] = field(default_factory=dict)
    edges: dict[int, tuple[Any, stratified.Edges]] = field(default_factory=dict)
    """Identity of a sentence -> the sentence, so that it keeps its identity, and its edges."""
    met: set[tuple[Claim, ...]] = field(default_factory=set)

    def edges_of(self, sentences: Iterable[Any]) -> stratified.Edges:
        found: dict[tuple[str, str], str] = {}
        for sentence in map(as_term, sentences):
            if sentence.get_id() not in self.edges:
                self.edges[sentence.get_id()] = sentence, stratified.edges([sentence])
            found |= self.edges[sentence.get_id()][1]
        return found


_chapters: dict[int, _Chapter] = {}


def _read_first_order(obligation: Obligation) -> Problem:
    """Read all that an obligation says as sentences; raises Disproved if they are not in the decidable fragment."""
    assert obligation.signature is not None
    chapter = _chapters.get(id(obligation.signature))
    if chapter is None:
        chapter = _chapters[id(obligation.signature)] = _Chapter(Vocabulary(obligation.signature))
    vocabulary, typed = chapter.vocabulary, variables(obligation)
    for name, hint in typed.items():
        if name not in chapter.values:
            vocabulary.begin()
            chapter.values[name] = vocabulary.fresh(name, hint)
    for claim in obligation.claims():
        if claim not in chapter.claims:
            vocabulary.begin()
            chapter.claims[claim] = evaluate(FirstOrder(vocabulary=vocabulary), claim, chapter.values)
    terms = {claim.__name__: chapter.claims[claim] for claim in obligation.claims()}
    axioms = every(vocabulary.known)
    problem = Problem(
        obligation,
        {name: chapter.values[name] for name in typed},
        axioms,
        terms,
        dict.fromkeys(terms, True),
        tuple(sorted(vocabulary.symbols, key=lambda each: str(each.name() if z3.is_func_decl(each) else each))),
        replayable=True,
        decode=lambda model: Decoder(vocabulary, model).value,
        small=vocabulary.small(),
        sorts=tuple(vocabulary.sorts[name] for name in sorted(vocabulary.sorts)),
        met=chapter.met,
    )
    edges = chapter.edges_of((*vocabulary.known, *problem.hypotheses().values(), negation(problem.goal)))
    path = " -> ".join(stratified.circle(edges))
    if bool(path) is obligation.decidable:
        told = f"sorts make a circle, so that no solver need answer: {path}" if path else "no sorts make a circle"
        raise Disproved(f"{obligation.id}: {told}.")
    return problem


def evaluate(reading: Reading, claim: Claim, values: Mapping[str, Any]) -> Any:
    """The term of a claim."""
    if isinstance(claim, After):
        state = reading.call(claim.effect, **{name: values[name] for name in hints(claim.effect)})
        values, claim = {**values, claim.state: state}, claim.predicate
    return reading.call(claim, **{name: values[name] for name in hints(claim)})


def prove(obligation: Obligation, *, second_opinion: bool = True) -> Proof:
    """Prove one obligation in every respect, or raise Disproved."""
    started = time.perf_counter()
    problem = read(obligation)
    proof = Proof(obligation, problem=problem)
    holds_up(problem, proof)
    hypotheses = problem.hypotheses()
    names = {claim.__name__: claim for claim in obligation.claims()}

    if obligation.hypotheses not in problem.met:
        model = problem.solve(hypotheses.values(), problem.small)
        if isinstance(model, tuple):
            raise Disproved(f"{obligation.id}: the hypotheses contradict each other, so the statement says nothing.")
        replay(problem, model, true=hypotheses, false=(), names=names, proof=proof)
        problem.met.add(obligation.hypotheses)

    core = problem.solve(hypotheses.values(), negation(problem.goal), names=tuple(hypotheses))
    if not isinstance(core, tuple):
        core = problem.solve(hypotheses.values(), negation(problem.goal), problem.small)
        if isinstance(core, tuple):
            raise Disproved(f"{obligation.id} does not hold, but for a small committee: {obligation.statement}")
        shown = replay(problem, core, true=hypotheses, false=(obligation.goal.__name__,), names=names, proof=proof)
        raise Disproved(f"{obligation.id} does not hold: {obligation.statement}\n{shown}")
    proof.core = core

    proof.text = smtlib.problem(
        obligation.id,
        obligation.statement,
        problem.axioms,
        hypotheses,
        negation(problem.goal),
        (*problem.sorts, *problem.symbols),
    )
    questions = [(proof.text, "unsat")]
    siblings = [(each, _falsify(problem, each)) for each in obligation.siblings] or [_weakened(problem, core)]
    for sibling, model in siblings:
        if question := _refute(problem, sibling, model, names, proof):
            questions.append(question)
        proof.siblings += 1
    if second_opinion:
        for text, expected in questions:
            second = smtlib.cvc5_answer(text, TIMEOUT_MS)
            if second != expected:
                raise Disproved(f"{obligation.id}: Z3 answers {expected}, cvc5 answers {second}, to:\n{text}")
            proof.second_opinions += 1
    proof.seconds = time.perf_counter() - started
    return proof


def holds_up(problem: Problem, proof: Proof) -> None:
    """Show that no claim of the obligation raises where those before it hold."""
    before: list[Any] = []
    demands = []
    for claim in (*problem.obligation.hypotheses, problem.obligation.goal):
        demands.append(implies(every(before), problem.demands[claim.__name__]))
        before.append(problem.terms[claim.__name__])
    demand = every(demands)
    if demand is True:
        return
    model = problem.solve((), negation(demand))
    if not isinstance(model, tuple):
        shown = _show(running(problem, model)) if problem.replayable else str(model)
        raise Disproved(f"{problem.obligation.id}: the text looks up a key that is not there.\n{shown}")


def _weakened(problem: Problem, core: tuple[str, ...]) -> tuple[Sibling, Answer]:
    """The obligation without a hypothesis that its proof needs and its text can do without; if there is none, the opposite goal."""
    names = [claim.__name__ for claim in problem.obligation.hypotheses]
    for needed in reversed(core):
        weaker = Sibling(
            f"The same without {needed}.", without=tuple(each for each in names if each not in core or each == needed)
        )
        answer = _falsify(problem, weaker)
        if not isinstance(answer, tuple):
            return weaker, answer
    opposite = Sibling("The opposite.", goal=None, without=("opposite",))
    return opposite, _falsify(problem, opposite)


def _false_claim(problem: Problem, sibling: Sibling) -> tuple[dict[str, Any], Any, Any]:
    """A sibling's hypotheses, what holds where it is false, and where its text does not raise: such a state is no counterexample."""
    obligation = problem.obligation
    goal = (sibling.goal or obligation.goal).__name__
    hypotheses = problem.hypotheses(
        name for name in (claim.__name__ for claim in obligation.hypotheses) if name not in sibling.without
    )
    hypotheses |= problem.hypotheses(claim.__name__ for claim in sibling.hypotheses)
    target = problem.terms[goal] if sibling.without == ("opposite",) else negation(problem.terms[goal])
    return hypotheses, target, every(problem.demands[name] for name in (*hypotheses, goal))


def _falsify(problem: Problem, sibling: Sibling) -> Answer:
    """Look for a counterexample to a sibling."""
    if unknown := set(sibling.without) - {claim.__name__ for claim in problem.obligation.hypotheses} - {"opposite"}:
        raise TypeError(f"{problem.obligation.id}: no hypothesis is called {min(unknown)}")
    hypotheses, target, safe = _false_claim(problem, sibling)
    return problem.solve(hypotheses.values(), target, safe, problem.small)


def _refute(
    problem: Problem, sibling: Sibling, model: Answer, names: Mapping[str, Claim], proof: Proof
) -> tuple[str, str] | None:
    """Run a sibling's counterexample; one that cannot be run is a question for cvc5, as SMT-LIB and expected answer."""
    obligation = problem.obligation
    if isinstance(model, tuple):
        raise Disproved(f"{obligation.id}: a false sibling was proved: {sibling.statement}")
    hypotheses, target, safe = _false_claim(problem, sibling)
    goal = (sibling.goal or obligation.goal).__name__
    opposite = sibling.without == ("opposite",)
    true, false = ({**hypotheses, goal: target}, ()) if opposite else (hypotheses, (goal,))
    replay(problem, model, true=true, false=false, names=names, proof=proof)
    if problem.replayable:
        return None
    text = smtlib.problem(
        f"{obligation.id}: sibling",
        sibling.statement,
        problem.axioms,
        {**hypotheses, "safe": safe},
        target,
        problem.symbols,
    )
    return text, "sat"


def as_term(value: Any) -> Any:
    """A truth value of Python as a term."""
    return z3.BoolVal(value) if isinstance(value, bool) else value


def replay(
    problem: Problem,
    model: z3.ModelRef,
    *,
    true: Iterable[str],
    false: Iterable[str],
    names: Mapping[str, Claim],
    proof: Proof,
) -> str:
    """Run the text on the values of a model and demand the same answers; returns the values, for people."""
    if not problem.replayable:
        return f"  {model}"
    found = running(problem, model)
    for expected, group in ((True, true), (False, false)):
        for name in group:
            answer = apply(names[name], found)
            if answer is not expected:
                raise AssertionError(
                    f"{problem.obligation.id}: read as {expected}, but the running text answers {answer} to {name} of {found}"
                )
    proof.replays += 1
    return (
        _show(found) + "".join(f"\n  {name}: holds" for name in true) + "".join(f"\n  {name}: FAILS" for name in false)
    )


def running(problem: Problem, model: z3.ModelRef) -> dict[str, Any]:
    """Parameter name -> running value in a model."""
    decode = problem.decode(model)
    return {name: decode(value) for name, value in problem.values.items()}


def _show(found: Mapping[str, Any]) -> str:
    """Values in the words of the text."""
    return "\n".join(f"  {name} = {value}" for name, value in found.items())
