"""Theme: S1 as algebra. Fewer than t shares of each polynomial fix nothing about the secret, and the known ways to leak do leak.

The secret is moved by z, and with it whatever the adversary does not see: the old polynomial by z·g, where g is 1 at zero and vanishes at the indices
that were read, and each deal accordingly. A second run of the reference's own text then shows the adversary what the first one showed, to the last
number, while the secret is another. Moving by z·g is one to one on all random choices, so for each view every secret is as likely as any other.
A dealer that the adversary reads, or is, shares a share that does not move, so its own coefficients do not either: they may be what it likes.

Proved are one session, one repair, and two sessions in a row with an aborted one beside the first. Receivers are new, or in a refresh the dealers themselves. In the chain the polynomial in the middle
has moved by z·g', with g' for its receivers that were read: as the first one has, so that the second session is the first again. That is the step of an induction over any number of sessions.

Argued here, and not proved: a session that is aborted moves with the same g as the one beside it, by coefficients of its own, so that it does not matter how many there are. A repair moves
nothing but what its honest helpers keep to themselves, and those that are read are among the t - 1 of its polynomial; so it may stand beside sessions. Theme census counts out two sessions
in a row, and two beside each other, in small fields; no repair beside a session.

Commitments are left aside: they show s·G, and that its logarithm is not found is assumed (A-DLOG). So is that no coefficient is zero, which a random one is once in 2^252.

Source: Shamir 1979; Herzberg, Jarecki, Krawczyk and Yung 1995, "Proactive secret sharing".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from invariants.proofs.algebra import weighted
from invariants.proofs.laws import Equal, FalseLaw, Law, World

OBLIGATIONS: tuple[Law, ...] = ()
BOUND = "thresholds {sizes}, all indices, secrets and fields; one session, two and an aborted one, or one repair"

# Polynomials by their coefficients --------------------------------------------------------------------------------------------------


def vanishing(world: World, places: Sequence[Any], length: int) -> list[Any]:
    """The coefficients of the polynomial that is 1 at zero and 0 at these places, fewer than `length`."""
    coefficients: list[Any] = [1] + [0] * (length - 1)
    for place in places:
        below = [0, *coefficients]
        coefficients = [own - world.inverse(place) * lower for own, lower in zip(coefficients, below, strict=False)]
    return coefficients


def evaluated(coefficients: Sequence[Any], place: Any) -> Any:
    value: Any = 0
    for coefficient in reversed(coefficients):
        value = value * place + coefficient
    return value


def moved(world: World, scalars: Sequence[Any], by: Any, direction: Sequence[Any]) -> tuple[Any, ...]:
    """Scalars, each moved by its part of a direction."""
    return tuple(world.scalar(own.value + by.value * part) for own, part in zip(scalars, direction, strict=True))


# A session --------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Plan:
    """A session: `dealers` of a polynomial of threshold t deal one of threshold `new`; t - 1 old shares are read, `corrupt` of them of dealers."""

    t: int
    dealers: int
    new: int
    scaling: str
    corrupt: int
    refresh: bool = False
    """The receivers are the dealers."""


@dataclass(frozen=True)
class Places:
    """Who is where: the dealers, of whom the first `corrupt` are read, other holders that are read, the receivers, of whom all but the last are read."""

    dealers: tuple[Any, ...]
    others: tuple[Any, ...]
    receivers: tuple[Any, ...]
    read: tuple[Any, ...]

    @classmethod
    def of(cls, plan: Plan, world: World) -> "Places":
        dealers = world.indices(plan.dealers)
        others = world.indices(plan.t - 1 - plan.corrupt)
        # Reversed, so that in a refresh those who are read before it and those who are read after it are as different as can be.
        receivers = dealers[::-1] if plan.refresh else world.indices(plan.new)
        return cls(dealers, others, receivers, (*dealers[: plan.corrupt], *others))


@dataclass(frozen=True)
class Seen:
    """What a run shows: all of it, and what the adversary reads."""

    deals: Mapping[Any, Any]
    shares: Mapping[Any, Any]
    """Receiver -> its new share."""
    read: tuple[Any, ...]


def session(
    plan: Plan,
    world: World,
    places: Places,
    old: Sequence[Any],
    fresh: Mapping[Any, Sequence[Any]],
    receivers: Sequence[Any] = (),
) -> Seen:
    """Run a session of the reference."""
    sharing, redistribution = world.sharing, world.redistribution
    polynomial = sharing.Polynomial(tuple(old))
    commitments = sharing.commit(polynomial)
    public = sharing.public_shares(commitments, places.dealers)
    receivers = receivers or places.receivers
    terms = redistribution.Terms(commitments, public, tuple(receivers), plan.new, plan.scaling)
    deals = {i: redistribution.deal(terms, i, polynomial.at(i), fresh[i]) for i in places.dealers}
    dealt = {i: each.commitments for i, each in deals.items()}
    new = redistribution.aggregate(terms, dealt)
    shares = {
        r: redistribution.combine(terms, new, dealt, r, {i: each.parts[r] for i, each in deals.items()})
        for r in receivers
    }
    read = (
        *(polynomial.at(i) for i in places.read),
        *(coefficient for i in places.dealers[: plan.corrupt] for coefficient in fresh[i]),
        *(deal.parts[r] for deal in deals.values() for r in receivers[:-1]),
        *(shares[r] for r in receivers[:-1]),
    )
    return Seen(deals, shares, read)


def moved_session(
    plan: Plan, world: World, places: Places, old: Sequence[Any], fresh: Mapping[Any, Sequence[Any]], by: Any
) -> tuple[tuple[Any, ...], dict[Any, tuple[Any, ...]]]:
    """The random choices of a run that looks alike and has another secret: the old polynomial's coefficients, and each dealer's fresh ones."""
    towards = vanishing(world, places.read, plan.t)
    anew = vanishing(world, places.receivers[:-1], plan.new)[1:]
    weights = world.sharing.lagrange(places.dealers)
    scales = {i: weights[i].value if plan.scaling == "pre-scaled" else 1 for i in places.dealers}
    return moved(world, old, by, towards), {
        i: moved(world, fresh[i], by, [scales[i] * evaluated(towards, i) * part for part in anew])
        for i in places.dealers
    }


def a_session_fixes_nothing(plan: Plan, world: World, one_more: str = "") -> Iterator[Equal]:
    """What the adversary reads is the same in both runs, the secret is not, and the new polynomial has moved as the old one has.

    `one_more` adds a share of the "old" polynomial or the "new" one, and then it is not the same.
    """
    places = Places.of(plan, world)
    old, (by,) = world.scalars(plan.t), world.scalars(1)
    fresh = {i: world.scalars(plan.new - 1) for i in places.dealers}
    first = session(plan, world, places, old, fresh)
    other_old, other_fresh = moved_session(plan, world, places, old, fresh, by)
    second = session(plan, world, places, other_old, other_fresh)
    yield first.read, second.read
    yield other_old[0], world.scalar(old[0].value + by.value)
    last = places.receivers[-1]
    towards = vanishing(world, places.receivers[:-1], plan.new)
    yield second.shares[last], world.scalar(first.shares[last].value + by.value * evaluated(towards, last))
    if one_more == "new":
        yield first.shares[last], second.shares[last]
    if one_more == "old":
        share, other = (world.sharing.Polynomial(each).at(places.dealers[-1]) for each in (old, other_old))
        yield share, other


def a_retry_fixes_nothing(plan: Plan, world: World) -> Iterator[Equal]:
    """Dealing the same polynomials to a second committee: one of its receivers, beside those of the first, sees the difference."""
    places = Places.of(plan, world)
    again = world.indices(plan.new)
    old, (by,) = world.scalars(plan.t), world.scalars(1)
    fresh = {i: world.scalars(plan.new - 1) for i in places.dealers}
    other = moved_session(plan, world, places, old, fresh, by)
    yield session(plan, world, places, old, fresh, again).read, session(plan, world, places, *other, again).read


# Sessions in a row ------------------------------------------------------------------------------------------------------------------


def carried(
    plan: Plan, world: World, places: Places, old: Sequence[Any], fresh: Mapping[Any, Sequence[Any]]
) -> tuple[Any, ...]:
    """The coefficients of the polynomial that a session makes."""
    weights = world.sharing.lagrange(places.dealers)
    scales = {i: 1 if plan.scaling == "pre-scaled" else weights[i].value for i in places.dealers}
    return (
        old[0],
        *(world.scalar(sum(scales[i] * fresh[i][k].value for i in places.dealers)) for k in range(plan.new - 1)),
    )


def a_chain_fixes_nothing(t: int, scaling: str, world: World, one_more: str = "") -> Iterator[Equal]:
    """A session, one beside it that is aborted, and one that follows it, of whose dealers all but one are read.

    The polynomial in the middle moves by z times what is 1 at zero and vanishes where it is read, as the first one does: so that what holds of two sessions holds of any number in a row.
    `one_more` adds a share of the polynomial in the "middle", or of the "aborted" one.
    """
    plan, following = Plan(t, t, t, scaling, 0), Plan(t, t, t, scaling, t - 1)
    places = Places.of(plan, world)
    aside = replace(places, receivers=world.indices(t))
    after = Places(places.receivers, (), world.indices(t), places.receivers[:-1])
    old, (by,) = world.scalars(t), world.scalars(1)
    fresh, aborted, later = (
        {i: world.scalars(t - 1) for i in dealers} for dealers in (places.dealers,) * 2 + (after.dealers,)
    )
    middle = carried(plan, world, places, old, fresh)

    other_old, other_fresh = moved_session(plan, world, places, old, fresh, by)
    _, other_aborted = moved_session(plan, world, aside, old, aborted, by)
    other_middle, other_later = moved_session(following, world, after, middle, later, by)
    yield other_middle, carried(plan, world, places, other_old, other_fresh)

    one, other = session(plan, world, places, old, fresh), session(plan, world, places, other_old, other_fresh)
    for run, polynomial in ((one, middle), (other, other_middle)):
        yield tuple(run.shares.values()), tuple(map(world.sharing.Polynomial(polynomial).at, places.receivers))
    beside, other_beside = (session(plan, world, aside, *each) for each in ((old, aborted), (other_old, other_aborted)))
    then, other_then = (
        session(following, world, after, *each) for each in ((middle, later), (other_middle, other_later))
    )
    yield (one.read, beside.read, then.read), (other.read, other_beside.read, other_then.read)
    yield other_old[0], world.scalar(old[0].value + by.value)
    if one_more == "middle":
        yield one.shares[places.receivers[-1]], other.shares[places.receivers[-1]]
    if one_more == "aborted":
        yield beside.shares[aside.receivers[-1]], other_beside.shares[aside.receivers[-1]]


# A repair ---------------------------------------------------------------------------------------------------------------------------


def repair_fixes_nothing(
    t: int, m: int, corrupt: int, lost_is_read: bool, world: World, counted: bool = True
) -> Iterator[Equal]:
    """The same of a repair: t - 1 holders are read, `corrupt` of them help, and the lost share's holder may be one of them.

    Unless it is `counted`, the lost share's holder is read beside them.
    """
    helpers, (lost,) = world.indices(m), world.indices(1)
    others = world.indices(t - 1 - corrupt - (lost_is_read and counted))
    read = (*helpers[:corrupt], *others, *((lost,) if lost_is_read and counted else ()))
    old, (by,) = world.scalars(t), world.scalars(1)
    fresh = {i: world.scalars(m - 1) for i in helpers}

    def seen(coefficients: Sequence[Any]) -> tuple[Any, ...]:
        polynomial = world.sharing.Polynomial(tuple(coefficients))
        commitments = world.sharing.commit(polynomial)
        terms = world.repair.RepairTerms(commitments, lost, world.sharing.public_shares(commitments, helpers))
        splits = {i: world.repair.split(terms, i, polynomial.at(i), fresh[i]) for i in helpers}
        public = {i: each.commitments for i, each in splits.items()}
        sigmas = {
            j: world.repair.add_up(terms, public, j, {i: each.deltas[j] for i, each in splits.items()}) for j in helpers
        }
        share = world.repair.repaired(terms, public, sigmas)
        return (
            *(polynomial.at(i) for i in read),
            *(delta for i in helpers[:corrupt] for delta in splits[i].deltas.values()),
            *(each.deltas[j] for each in splits.values() for j in helpers[:corrupt]),
            *((*sigmas.values(), share) if lost_is_read else ()),
        )

    # An honest helper's weighted share moves, and its last delta, which is what is left, with it: that one is for the last helper, who is honest.
    other_old = moved(world, old, by, vanishing(world, read, t))
    yield seen(old), seen(other_old)
    yield other_old[0], world.scalar(old[0].value + by.value)


# Ways to leak -----------------------------------------------------------------------------------------------------------------------


def an_additional_share(t: int, world: World, extra: int = 1) -> Iterator[Equal]:
    """One more index on the old polynomial, given to somebody new, beside t - 1 shares that were read (D2)."""
    polynomial = world.sharing.Polynomial(world.scalars(t))
    shares = {i: polynomial.at(i) for i in (*world.indices(t - 1), *world.indices(extra))}
    yield weighted(world, shares), polynomial.coefficients[0]


def a_naive_repair(t: int, world: World, naive: bool = True) -> Iterator[Equal]:
    """A10: whoever gets weighted shares divides by the weights; whoever gets sigmas divides in vain."""
    polynomial = world.sharing.Polynomial(world.scalars(t))
    helpers, (lost,) = world.indices(t), world.indices(1)
    commitments = world.sharing.commit(polynomial)
    terms = world.repair.RepairTerms(commitments, lost, world.sharing.public_shares(commitments, helpers))
    splits = {i: world.repair.split(terms, i, polynomial.at(i), world.scalars(t - 1)) for i in helpers}
    sent = {
        i: sum(delta.value for delta in splits[i].deltas.values())
        if naive
        else sum(each.deltas[i].value for each in splits.values())
        for i in helpers
    }
    shares = {i: world.scalar(sent[i] * world.inverse(terms.weights[i].value)) for i in helpers}
    yield weighted(world, shares), polynomial.coefficients[0]


def a_refresh_that_does_nothing(t: int, world: World, fake: bool = True) -> Iterator[Equal]:
    """A24: t - 1 shares read before it and one read after it; of a real one they do not mix."""
    plan = Plan(t, t, t, "unscaled", 0)
    places = Places.of(plan, world)
    old = world.scalars(t)
    polynomial = world.sharing.Polynomial(old)
    fresh = {i: world.scalars(t - 1) for i in places.dealers}
    after = session(plan, world, places, old, fresh, places.dealers).shares
    *before, last = places.dealers
    shares = {i: polynomial.at(i) for i in before} | {last: polynomial.at(last) if fake else after[last]}
    yield weighted(world, shares), old[0]


def a_retry_that_reuses(t: int, world: World, reused: bool = True) -> Iterator[Equal]:
    """A25: t - 1 receivers of one committee and one of another have each dealer's share, if its polynomial is the same; and thereby the secret."""
    plan = Plan(t, t, t, "unscaled", 0)
    places = Places.of(plan, world)
    again = world.indices(t)
    old = world.scalars(t)
    fresh, afresh = ({i: world.scalars(t - 1) for i in places.dealers} for _ in range(2))
    first = session(plan, world, places, old, fresh).deals
    second = session(plan, world, places, old, fresh if reused else afresh, again).deals
    shares = {
        i: weighted(
            world, {r: first[i].parts[r] for r in places.receivers[:-1]} | {again[0]: second[i].parts[again[0]]}
        )
        for i in places.dealers
    }
    yield weighted(world, shares), old[0]


def a_key_that_outlives_its_session(t: int, world: World, recorded: int = 1) -> Iterator[Equal]:
    """Decision 8: t - 1 shares are read while they are in force; later one key opens what was sealed to it, and the parts make one share more."""
    plan = Plan(t, t, t, "unscaled", 0)
    places = Places.of(plan, world)
    old = world.scalars(t)
    run = session(plan, world, places, old, {i: world.scalars(t - 1) for i in places.dealers})
    weights = world.sharing.lagrange(places.dealers)
    opened = {
        r: world.scalar(sum(weights[i].value * each.parts[r].value for i, each in run.deals.items()))
        for r in places.receivers[t - 1 :][:recorded]
    }
    yield weighted(world, {r: run.shares[r] for r in places.receivers[:-1]} | opened), old[0]


# All of them ------------------------------------------------------------------------------------------------------------------------


def plans(t: int) -> tuple[Plan, ...]:
    """Sessions of t dealers or t + 1, to a threshold that is the same or one higher, and refreshes, with any number of dealers that are read."""
    return tuple(
        Plan(t, dealers, new, scaling, corrupt, refresh)
        for dealers, new, refresh in ((t, t, False), (t, t + 1, False), (t + 1, t, False), (t, t, True))
        for scaling in ("unscaled", "pre-scaled")
        for corrupt in range(t)
    )


def at(t: int) -> tuple[Law, ...]:
    """The laws of polynomials of threshold t."""
    plain = Plan(t, t, t, "unscaled", 0)
    return (
        Law(
            f"secrecy.session.t{t}",
            "What t - 1 old shares, all that t' - 1 receivers were dealt and corrupt dealers' own coefficients show is the same with another secret, and the new polynomial is as free as the old one was.",
            tuple(partial(a_session_fixes_nothing, plan) for plan in plans(t)),
            (
                FalseLaw("One old share more shows nothing.", partial(a_session_fixes_nothing, plain, one_more="old")),
                FalseLaw("One new share more shows nothing.", partial(a_session_fixes_nothing, plain, one_more="new")),
                FalseLaw(
                    "Nor do the same polynomials, dealt to two committees.", partial(a_retry_fixes_nothing, plain)
                ),
            ),
        ),
        Law(
            f"secrecy.chain.t{t}",
            "So is what is read of two sessions in a row and of an aborted one beside them, and the polynomial in the middle moves as the first one did.",
            tuple(partial(a_chain_fixes_nothing, t, scaling) for scaling in ("unscaled", "pre-scaled")),
            (
                FalseLaw(
                    "One share more of the polynomial in the middle shows nothing.",
                    partial(a_chain_fixes_nothing, t, "unscaled", one_more="middle"),
                ),
                FalseLaw(
                    "Nor does one more of the aborted one.",
                    partial(a_chain_fixes_nothing, t, "pre-scaled", one_more="aborted"),
                ),
            ),
        ),
        Law(
            f"secrecy.repair.t{t}",
            "What t - 1 holders, helpers or the repaired one among them, see of a repair is the same with another secret.",
            tuple(
                partial(repair_fixes_nothing, t, m, corrupt, lost_is_read)
                for m in (t, t + 1)
                for lost_is_read in (False, True)
                for corrupt in range(t - lost_is_read)
            ),
            (
                FalseLaw(
                    "The repaired share need not be counted.",
                    partial(repair_fixes_nothing, t, t, 0, True, counted=False),
                ),
            ),
        ),
        Law(
            f"secrecy.leak_additional_share.t{t}",
            "An additional share on the old polynomial, beside t - 1 others, is the secret.",
            (partial(an_additional_share, t),),
            (FalseLaw("So are the t - 1 others.", partial(an_additional_share, t, extra=0)),),
        ),
        Law(
            f"secrecy.leak_naive_repair.t{t}",
            "A10: weighted shares that are sent as they are give away the secret.",
            (partial(a_naive_repair, t),),
            (FalseLaw("So do sigmas, divided in the same way.", partial(a_naive_repair, t, naive=False)),),
        ),
        Law(
            f"secrecy.leak_fake_refresh.t{t}",
            "A24: after a refresh that does nothing, t - 1 shares read before it and one read after it are the secret.",
            (partial(a_refresh_that_does_nothing, t),),
            (FalseLaw("So they are after a real one.", partial(a_refresh_that_does_nothing, t, fake=False)),),
        ),
        Law(
            f"secrecy.leak_reused_polynomial.t{t}",
            "A25: of polynomials that are dealt to two committees, t - 1 receivers of one and one of the other have the secret.",
            (partial(a_retry_that_reuses, t),),
            (FalseLaw("So they have if the second are fresh.", partial(a_retry_that_reuses, t, reused=False)),),
        ),
        Law(
            f"secrecy.leak_kept_key.t{t}",
            "A delivery key that outlives its session opens one share more, which with t - 1 shares read earlier is the secret.",
            (partial(a_key_that_outlives_its_session, t),),
            (FalseLaw("So are the t - 1 shares.", partial(a_key_that_outlives_its_session, t, recorded=0)),),
        ),
    )
