"""The vocabulary of proofs.

An obligation says: whenever these functions of the running text answer true, so does that one. Hypotheses and goal are plain functions
of the readable subset; their parameters, by name and type, are what the statement ranges over:

    int          any integer                    Fraction      any real number
    bool         either truth value             a dataclass   any of its instances
    frozenset    any set                        Mapping       any mapping with the keys that the universe names

Nothing here knows a solver. The verifier reads the same text as terms, proves the statement for all values, and runs the text on every
model that a solver answers with.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Predicate = Callable[..., bool]


@dataclass(frozen=True)
class Universe:
    """Which ids sets and maps range over in the finite reading.

    `named` maps "Class.field" or a parameter's name to ids of its own; a set's "Class.field" may be None: then only membership is known of it.
    `fixed` maps the same to a value that is known.
    """

    ids: tuple[int, ...] = ()
    named: Mapping[str, tuple[int, ...] | None] = field(default_factory=dict)
    fixed: Mapping[str, Any] = field(default_factory=dict)

    def of(self, *names: str) -> tuple[int, ...] | None:
        """The ids of the first of these names that has some of its own."""
        return next((self.named[name] for name in names if name in self.named), self.ids)


@dataclass(frozen=True)
class Signature:
    """What types mean in the first-order reading; a place is "Class.field" or a parameter's name.

    Places that are named nowhere here are not read: what a text does with such a value is refused.
    """

    sorts: Mapping[str, str]
    """Place of integers, or of the keys of a mapping -> sort of their own, of which only equality is known."""
    opaque: Mapping[type, str]
    """Frozen dataclass -> sort; its fields are functions, and equal ones are one."""
    order: Callable[..., bool]
    """Tells whether one value of an opaque class is below another; that it is a strict total order is proved elsewhere."""
    ordered: type
    """The opaque class that `order` is about."""
    nth: Callable[[int], Any]
    """Values of the ordered class in their order, from the lowest; for running counterexamples."""
    constants: Mapping[str, Any]
    """Name -> value of an opaque class that a text names; that of the ordered class is the lowest."""
    cuts: frozenset[str] = frozenset()
    """Places of ordered values in mappings that are only compared: such a value is the set of what lies below it."""
    everything: frozenset[str] = frozenset()
    """Places of sets that hold all of their sort."""
    quorum: str = ""
    """Place of the number that sizes are compared with: a set has at least so many members if some quorum lies inside it."""
    quorum_meaning: Predicate | None = None
    """A claim about numbers that is read as: any two quorums share a member outside `excepted`. It is proved elsewhere that it says so."""
    excepted: str = ""
    """Place of a set."""
    fixed: Mapping[str, Any] = field(default_factory=dict)
    """Place -> value that is known."""


@dataclass(frozen=True)
class After:
    """A predicate of the state that an effect leads to: `predicate(effect(state, …), …)`."""

    predicate: Predicate
    effect: Callable[..., Any]
    state: str
    """The name of the parameter that stands for the state, in both."""

    @property
    def __name__(self) -> str:
        return f"{self.predicate.__name__}_after_{self.effect.__name__}"

    def __call__(self, **values: Any) -> bool:
        return apply(self.predicate, {**values, self.state: apply(self.effect, values)})


Claim = Predicate | After


def functions(claim: Claim) -> tuple[Callable[..., Any], ...]:
    """The functions of the running text that a claim calls itself."""
    return (claim.effect, claim.predicate) if isinstance(claim, After) else (claim,)


def apply(function: Callable[..., Any], values: Mapping[str, Any]) -> Any:
    """Call a claim or function with those of the values that its parameters name."""
    if isinstance(function, After):
        return function(**values)
    return function(**{name: values[name] for name in inspect.signature(function).parameters})


@dataclass(frozen=True)
class Sibling:
    """A neighbour of an obligation that is false: with a hypothesis less, or another bound. Its counterexample shows what the difference is for."""

    statement: str
    without: tuple[str, ...] = ()
    """Names of hypotheses that are left out."""
    goal: Claim | None = None
    """Another goal."""
    hypotheses: tuple[Claim, ...] = ()
    """Hypotheses that are added."""


@dataclass(frozen=True)
class Obligation:
    """One statement to prove."""

    id: str
    """theme.name, also the name of the certificate."""
    statement: str
    hypotheses: tuple[Claim, ...]
    goal: Claim
    siblings: tuple[Sibling, ...] = ()
    """At least one, or none for "without one hypothesis that the proof needs", which is then found."""
    reading: str = "finite"
    """"finite": integers, reals and known ids.  "cardinality": sets of any size.  "first_order": sorts, relations and quantifiers.
    "relations": these, and records with truth values and sets in them."""
    linear: bool = False
    """Over integers and linear: then a Farkas certificate is demanded too."""
    universe: Universe = Universe()
    signature: Signature | None = None
    """For the first-order and the relational reading."""
    decidable: bool = True
    """In the first-order reading: no circle of functions between sorts. A solver may answer all the same where there is one."""

    def claims(self) -> tuple[Claim, ...]:
        """Everything that the obligation and its siblings say."""
        extra = (claim for each in self.siblings for claim in (*each.hypotheses, each.goal) if claim is not None)
        return (*self.hypotheses, self.goal, *extra)


@dataclass(frozen=True)
class Action:
    """A step of the protocol: where `guard` holds of a state and parameters, `effect` gives the next state."""

    name: str
    guard: Claim
    effect: Callable[..., Any]


@dataclass(frozen=True)
class Machine:
    """Initial states, actions, and what is known of all values (types, ranges); `state` names the parameter."""

    theme: str
    state: str
    initial: Claim
    actions: tuple[Action, ...]
    typed: tuple[Claim, ...] = ()
    """What holds of parameters and states by construction, such as ids being ids."""

    def inductive(
        self,
        invariants: Iterable[Predicate],
        *,
        suffix: str,
        universe: Universe = Universe(),
        signature: Signature | None = None,
        siblings: Mapping[tuple[str, str], tuple[Sibling, ...]] | None = None,
    ) -> tuple[Obligation, ...]:
        """Return the obligations that make the conjunction of the invariants inductive: each holds initially, and after each action if all held before.

        `suffix` tells sizes apart in the ids; `siblings` are keyed by (action, invariant), with "initial" as an action.
        With a signature the reading is first-order.
        """
        known = tuple(invariants)
        siblings = siblings or {}

        def obligation(
            action: str, invariant: Predicate, statement: str, hypotheses: tuple[Claim, ...], goal: Claim
        ) -> Obligation:
            return Obligation(
                id=f"{self.theme}.{invariant.__name__}.{action}.{suffix}",
                statement=statement,
                hypotheses=hypotheses,
                goal=goal,
                siblings=siblings.get((action, invariant.__name__), ()),
                reading="finite" if signature is None else "first_order",
                universe=universe,
                signature=signature,
            )

        initially = tuple(
            obligation("initial", each, f"{each.__name__} holds initially.", (*self.typed, self.initial), each)
            for each in known
        )
        steps = tuple(
            obligation(
                action.name,
                each,
                f"{action.name} keeps {each.__name__}.",
                (*self.typed, *known, action.guard),
                After(each, action.effect, self.state),
            )
            for action in self.actions
            for each in known
        )
        return initially + steps
