"""Theme: belief. L3h and "counted once" are inductive at one honest granter, for three candidates, three numbers and all times.

Both speak of one granter and of two candidates at most: the third stands for all others, and any granter for each. Whether a candidate
holds the lease depends on the other granters too; the quorum is unknown, so that at each step it may be reached or not.

Candidates and granter move together, for any message on the network, any restart, and clocks that run ahead of the slowest by any part
of the drift. Of the network it is known that a ballot of a correct candidate is its own: nobody has granted it before it asks, and a
release follows the end of its attempt.
"""

from dataclasses import replace

from invariants.lease import belief_ends_first, counted_once, honest, only_eligible, sincere
from invariants.proofs import lease as steps
from invariants.proofs.lease import books_are_kept, is_honest, rules_are_sound
from invariants.proofs.obligation import Action, Machine, Obligation, Sibling, Universe
from rebalancing import lease, lease_history
from rebalancing.ballot import NO_BALLOT, Ballot, below
from rebalancing.lease import Claim, Grant, Holder, Request
from rebalancing.lease_system import LeaseModel, LeaseSystem

# The network ------------------------------------------------------------------------------------------------------------------------


def is_own(s: LeaseSystem, c: int, ballot: Ballot) -> bool:
    """No ballot of candidate c's present incarnation is above the one that it uses."""
    return ballot.coordinator != c or ballot.nonce != s.holder[c].nonce or not below(s.holder[c].ballot, ballot)


def was_asked(s: LeaseSystem, c: int, m: Request) -> bool:
    """Of its present ballot candidate c has sent what it has counted, on the base that it builds on."""
    return (
        m.ballot != s.holder[c].ballot
        or s.holder[c].stop == 0
        or (m.base == s.holder[c].base and m.number <= s.holder[c].number)
    )


def may_arrive(model: LeaseModel, s: LeaseSystem, m: Request) -> bool:
    """A request that a correct candidate has sent, or anything in a twisted one's name."""
    return all(is_own(s, c, m.ballot) and was_asked(s, c, m) for c in sincere(model))


def attempt_is_over(model: LeaseModel, s: LeaseSystem, a: Claim) -> bool:
    """A correct candidate releases a ballot when it has stopped to use it."""
    return all(a.ballot != s.holder[c].ballot or s.holder[c].stop == 0 for c in sincere(model))


def is_granted(s: LeaseSystem, g: int, ballot: Ballot, base: int, k: int) -> bool:
    return Grant(granter=g, ballot=ballot, base=base, number=k) in s.grants


def is_new(model: LeaseModel, s: LeaseSystem, c: int, base: int, ballot: Ballot) -> bool:
    """A ballot of candidate c's own, above its last, that nobody has granted."""
    return (
        ballot.coordinator == c
        and ballot.nonce == s.holder[c].nonce
        and below(s.holder[c].ballot, ballot)
        and all(all(not is_granted(s, g, ballot, base, k) for k in model.rules.numbers) for g in model.rules.granters)
    )


def nonce_is_new(model: LeaseModel, s: LeaseSystem, c: int, nonce: int) -> bool:
    """No granter knows a ballot of candidate c with this nonce."""
    return all(
        (s.granter[g].ballot.coordinator != c or s.granter[g].ballot.nonce != nonce)
        and (s.granter[g].waiting.ballot.coordinator != c or s.granter[g].waiting.ballot.nonce != nonce)
        for g in model.rules.granters
    )


# Steps of a candidate ---------------------------------------------------------------------------------------------------------------


def is_sincere(model: LeaseModel, c: int) -> bool:
    return c in sincere(model)


def with_holder(s: LeaseSystem, c: int, me: Holder) -> LeaseSystem:
    """The system with another state of one candidate."""
    return replace(s, holder={**s.holder, c: me})


def starts(model: LeaseModel, s: LeaseSystem, c: int, base: int, ballot: Ballot) -> bool:
    return is_sincere(model, c) and lease.may_start(model.rules, s.holder[c]) and is_new(model, s, c, base, ballot)


def start(model: LeaseModel, s: LeaseSystem, c: int, base: int, ballot: Ballot) -> LeaseSystem:
    return with_holder(s, c, lease.after_start(model.rules, s.holder[c], base, ballot))


def retries(model: LeaseModel, s: LeaseSystem, c: int, ballot: Ballot) -> bool:
    return (
        is_sincere(model, c)
        and lease.may_retry(model.rules, s.holder[c])
        and is_new(model, s, c, s.holder[c].base, ballot)
    )


def retry(model: LeaseModel, s: LeaseSystem, c: int, ballot: Ballot) -> LeaseSystem:
    return with_holder(s, c, lease.after_ask(model.rules, s.holder[c], s.holder[c].base, ballot))


def renews(model: LeaseModel, s: LeaseSystem, c: int) -> bool:
    return is_sincere(model, c) and lease.may_renew(model.rules, s.holder[c])


def renew(model: LeaseModel, s: LeaseSystem, c: int) -> LeaseSystem:
    return with_holder(s, c, lease.after_renew(model.rules, s.holder[c]))


def answer(s: LeaseSystem, c: int, g: int, k: int) -> Grant:
    """Granter g's grant of number k of candidate c's present ballot."""
    return Grant(granter=g, ballot=s.holder[c].ballot, base=s.holder[c].base, number=k)


def hears(model: LeaseModel, s: LeaseSystem, c: int, g: int, k: int) -> bool:
    return (
        is_sincere(model, c)
        and k in model.rules.numbers
        and answer(s, c, g, k) in s.grants
        and lease.may_hear(s.holder[c], answer(s, c, g, k))
    )


def hear(model: LeaseModel, s: LeaseSystem, c: int, g: int, k: int) -> LeaseSystem:
    return with_holder(s, c, lease.after_hear(model.rules, s.holder[c], answer(s, c, g, k), g))


def hear_round(model: LeaseModel, s: LeaseSystem, c: int, at_round: int, signers: frozenset[int]) -> LeaseSystem:
    return with_holder(s, c, lease.after_hear_round(s.holder[c], at_round, signers))


def hears_round(model: LeaseModel, s: LeaseSystem, c: int, at_round: int, signers: frozenset[int]) -> bool:
    return is_sincere(model, c) and lease.may_hear_round(model.rules, s.holder[c], at_round, signers)


def give_up(model: LeaseModel, s: LeaseSystem, c: int) -> LeaseSystem:
    return with_holder(s, c, lease.after_stop(model.rules, s.holder[c]))


def crashes(model: LeaseModel, s: LeaseSystem, c: int) -> bool:
    """No ballot has the nonce 0, which stands for none."""
    return is_sincere(model, c) and nonce_is_new(model, s, c, 0)


def crash(model: LeaseModel, s: LeaseSystem, c: int) -> LeaseSystem:
    return with_holder(s, c, replace(lease.empty_holder(model.rules, 0), up=False))


def comes_back(model: LeaseModel, s: LeaseSystem, c: int, nonce: int) -> bool:
    return is_sincere(model, c) and nonce > 0 and nonce_is_new(model, s, c, nonce)


def come_back(model: LeaseModel, s: LeaseSystem, c: int, nonce: int) -> LeaseSystem:
    return with_holder(s, c, lease.empty_holder(model.rules, nonce))


# Steps of the granter: those of theme lease, with what it answers -------------------------------------------------------------------


def collects(model: LeaseModel, s: LeaseSystem, g: int, m: Request) -> bool:
    return steps.collects(model, s, g, m) and may_arrive(model, s, m)


def grant(model: LeaseModel, s: LeaseSystem, g: int) -> LeaseSystem:
    m = s.granter[g].waiting
    return replace(
        steps.grant(model, s, g),
        grants=s.grants | {Grant(granter=g, ballot=m.ballot, base=m.base, number=m.number)},
    )


def extends(model: LeaseModel, s: LeaseSystem, g: int, m: Request) -> bool:
    return steps.extends(model, s, g, m) and may_arrive(model, s, m)


def extend(model: LeaseModel, s: LeaseSystem, g: int, m: Request) -> LeaseSystem:
    return replace(
        steps.extend(model, s, g, m),
        grants=s.grants | {Grant(granter=g, ballot=m.ballot, base=m.base, number=m.number)},
    )


def answers_again(model: LeaseModel, s: LeaseSystem, g: int, m: Request) -> bool:
    return lease.may_answer_again(s.granter[g], m)


def answer_again(model: LeaseModel, s: LeaseSystem, g: int, m: Request) -> LeaseSystem:
    return replace(s, grants=s.grants | {Grant(granter=g, ballot=m.ballot, base=m.base, number=m.number)})


def hears_release(model: LeaseModel, s: LeaseSystem, g: int, a: Claim) -> bool:
    return steps.hears_release(model, s, g, a) and attempt_is_over(model, s, a)


def hears_any_release(model: LeaseModel, s: LeaseSystem, g: int, a: Claim) -> bool:
    """As if a release ended whatever lease runs under its ballot."""
    return lease.runs_under(s.granter[g], a) and attempt_is_over(model, s, a)


# Time -------------------------------------------------------------------------------------------------------------------------------


def may_stand_still(model: LeaseModel, s: LeaseSystem, gs: frozenset[int], cs: frozenset[int], d: int) -> bool:
    """A clock that is ahead by d may stand still for it."""
    return (
        d >= 0
        and all(s.granter_skew[g] >= d for g in model.rules.granters if g in gs)
        and all(s.holder_skew[c] >= d for c in model.rules.candidates if c in cs)
    )


def time_passes(model: LeaseModel, s: LeaseSystem, gs: frozenset[int], cs: frozenset[int], d: int) -> LeaseSystem:
    """Milliseconds pass; the clocks of gs and cs, which are ahead, stand still for them."""
    return replace(
        s,
        granter={g: s.granter[g] if g in gs else lease.after_ticks(model.rules, s.granter[g], d) for g in s.granter},
        past={g: s.past[g] if g in gs else lease_history.past_ticks(model.rules, s.past[g], d) for g in s.past},
        holder={c: s.holder[c] if c in cs else lease.after_holder_ticks(model.rules, s.holder[c], d) for c in s.holder},
        granter_skew={g: s.granter_skew[g] - (d if g in gs else 0) for g in s.granter_skew},
        holder_skew={c: s.holder_skew[c] - (d if c in cs else 0) for c in s.holder_skew},
    )


def granter_may_slip(model: LeaseModel, s: LeaseSystem, g: int, d: int) -> bool:
    return d >= 0 and s.granter_skew[g] + d <= model.drift


def granter_slips(model: LeaseModel, s: LeaseSystem, g: int, d: int) -> LeaseSystem:
    me = lease.after_ticks(model.rules, s.granter[g], d)
    p = lease_history.past_ticks(model.rules, s.past[g], d)
    return replace(steps.with_granter(s, g, me, p), granter_skew={**s.granter_skew, g: s.granter_skew[g] + d})


def holder_may_slip(model: LeaseModel, s: LeaseSystem, c: int, d: int) -> bool:
    return c in model.rules.candidates and d >= 0 and s.holder_skew[c] + d <= model.drift


def holder_slips(model: LeaseModel, s: LeaseSystem, c: int, d: int) -> LeaseSystem:
    me = lease.after_holder_ticks(model.rules, s.holder[c], d)
    return replace(with_holder(s, c, me), holder_skew={**s.holder_skew, c: s.holder_skew[c] + d})


# What is known ----------------------------------------------------------------------------------------------------------------------


def margins_are_kept(model: LeaseModel) -> bool:
    """The holder's share of a lease leaves the drift on both sides."""
    return (
        model.drift >= 0
        and model.rules.holder_stop > 0
        and model.rules.holder_ttl > 0
        and model.rules.holder_ttl + 2 * model.drift <= model.rules.ttl
    )


def one_margin_is_kept(model: LeaseModel) -> bool:
    return model.drift >= 0 and model.rules.holder_ttl > 0 and model.rules.holder_ttl + model.drift <= model.rules.ttl


def initially(model: LeaseModel, s: LeaseSystem) -> bool:
    """Nothing has happened at any granter or candidate."""
    return all(
        s.granter[g]
        == replace(
            lease.empty_granter(model.rules, s.granter[g].base, NO_BALLOT, NO_BALLOT, model.rules.eligible),
            seen=s.granter[g].seen,
        )
        and s.granter[g].base >= 0
        and s.past[g] == lease_history.no_past(model.rules)
        and s.granter_skew[g] == 0
        for g in model.rules.granters
    ) and all(
        s.holder[c] == lease.empty_holder(model.rules, s.holder[c].nonce)
        and s.holder[c].nonce > 0
        and s.holder_skew[c] == 0
        for c in model.rules.candidates
    )


def attempt_is_sound(model: LeaseModel, me: Holder, c: int) -> bool:
    """An attempt has numbers, a ballot of its own and times in range; without one nothing is counted."""
    return (
        me.stop >= 0
        and me.number >= 0
        and me.number <= model.rules.max_number
        and all(
            me.asked[k] >= 0
            and me.asked[k] <= model.rules.holder_ttl
            and (me.asked[k] == 0 or (me.stop > 0 and k <= me.number))
            for k in model.rules.numbers
        )
        and all(
            me.heard[g] >= 0 and me.heard[g] <= model.rules.holder_ttl and (me.heard[g] == 0 or me.stop > 0)
            for g in model.rules.granters
        )
        and (me.stop == 0 or me.number >= 1)
        and ((me.stop == 0 and me.ballot == NO_BALLOT) or (me.ballot.coordinator == c and me.ballot.nonce == me.nonce))
    )


def stake(s: LeaseSystem, g: int, c: int, k: int) -> int:
    """What number k of granter g's leases is still worth to candidate c, whether it has heard of it or not."""
    return s.holder[c].asked[k] if is_granted(s, g, s.holder[c].ballot, s.holder[c].base, k) else 0


def counts(model: LeaseModel, s: LeaseSystem, g: int, c: int) -> bool:
    """Candidate c counts granter g, or will when it hears what is on its way."""
    return s.holder[c].heard[g] > 0 or any(stake(s, g, c, k) > 0 for k in model.rules.numbers)


def outlasts(model: LeaseModel, s: LeaseSystem, g: int, c: int, left: int) -> bool:
    """Time left at granter g is enough for all that candidate c counts it for, wherever their clocks stand in the drift."""
    return all(
        stake(s, g, c, k) == 0
        or left + s.granter_skew[g] + model.rules.holder_ttl + model.drift
        >= stake(s, g, c, k) + s.holder_skew[c] + model.rules.ttl
        for k in model.rules.numbers
    ) and (
        s.holder[c].heard[g] == 0
        or left + s.granter_skew[g] + model.rules.holder_ttl + model.drift
        >= s.holder[c].heard[g] + s.holder_skew[c] + model.rules.ttl
    )


def lease_is_its(model: LeaseModel, s: LeaseSystem, g: int, c: int) -> bool:
    """The lease that runs is of the ballot that candidate c counts, or of a lost incarnation's, and outlasted by what it replaced."""
    return s.granter[g].ballot == s.holder[c].ballot or (
        s.granter[g].ballot.nonce != s.holder[c].nonce and outlasts(model, s, g, c, s.granter[g].replaced)
    )


def is_backed(model: LeaseModel, s: LeaseSystem, g: int, c: int) -> bool:
    """What candidate c counts was promised on a base that the granter knows, and on that base is covered."""
    return (
        not below(s.granter[g].promised, s.holder[c].ballot)
        and s.holder[c].base <= s.granter[g].base
        and (
            s.holder[c].base < s.granter[g].base
            or (
                outlasts(model, s, g, c, s.past[g].cover[c])
                and (s.granter[g].left == 0 or s.granter[g].ballot.coordinator != c or lease_is_its(model, s, g, c))
            )
        )
    )


def waits_as_sent(s: LeaseSystem, g: int, c: int) -> bool:
    """What waits in the window is what candidate c asked for, number 1."""
    return was_asked(s, c, s.granter[g].waiting) and is_own(s, c, s.granter[g].waiting.ballot)


def belief_is_backed(model: LeaseModel, s: LeaseSystem) -> bool:
    """Supports L3h: attempts and clocks are in range, ballots are their owner's, and whatever is counted is covered."""
    return all(
        s.holder_skew[c] >= 0
        and s.holder_skew[c] <= model.drift
        and attempt_is_sound(model, s.holder[c], c)
        and all(
            s.granter_skew[g] >= 0
            and s.granter_skew[g] <= model.drift
            and s.granter[g].waiting.number <= 1
            and waits_as_sent(s, g, c)
            and is_own(s, c, s.granter[g].ballot)
            and s.granter[g].replaced <= s.granter[g].left
            and s.granter[g].replaced >= 0
            and all(
                k <= s.holder[c].number
                for k in model.rules.numbers
                if s.holder[c].stop > 0 and is_granted(s, g, s.holder[c].ballot, s.holder[c].base, k)
            )
            and (not counts(model, s, g, c) or is_backed(model, s, g, c))
            for g in honest(model)
        )
        for c in sincere(model)
    )


def claimed_once(model: LeaseModel, s: LeaseSystem) -> bool:
    """Supports "counted once": no granter covers two peers, and none is or will be counted by two candidates of one base."""
    return all(
        all(
            all(
                c == d
                for d in model.rules.candidates
                if (s.past[g].cover[c] > 0 and s.past[g].cover[d] > 0)
                or (
                    c in sincere(model)
                    and d in sincere(model)
                    and s.holder[c].base == s.holder[d].base
                    and counts(model, s, g, c)
                    and counts(model, s, g, d)
                )
            )
            for c in model.rules.candidates
        )
        for g in honest(model)
    )


def leases_are_signed(model: LeaseModel, s: LeaseSystem) -> bool:
    """Supports all of them: what is answered again is on the network already."""
    return all(
        s.granter[g].left == 0 or is_granted(s, g, s.granter[g].ballot, s.granter[g].base, s.granter[g].number)
        for g in honest(model)
    )


MACHINE = Machine(
    theme="belief",
    state="s",
    initial=initially,
    actions=(
        Action("start", starts, start),
        Action("retry", retries, retry),
        Action("renew", renews, renew),
        Action("hear", hears, hear),
        Action("give_up", is_sincere, give_up),
        Action("hear_round", hears_round, hear_round),
        Action("crash", crashes, crash),
        Action("come_back", comes_back, come_back),
        Action("collect", collects, steps.collect),
        Action("grant", steps.grants, grant),
        Action("drop", steps.may_drop, steps.drop),
        Action("extend", extends, extend),
        Action("hear_release", hears_release, steps.hear_release),
        Action("answer_again", answers_again, answer_again),
        Action("learn", steps.learns, steps.learn),
        Action("hear_revocation", steps.is_candidate, steps.hear_revocation),
        Action("restart", steps.may_restart, steps.restart),
        Action("obey", steps.obeys, steps.obey),
        Action("time", may_stand_still, time_passes),
        Action("granter_slips", granter_may_slip, granter_slips),
        Action("holder_slips", holder_may_slip, holder_slips),
    ),
    typed=(rules_are_sound, margins_are_kept, is_honest),
)
INVARIANTS = (
    only_eligible,
    books_are_kept,
    leases_are_signed,
    belief_is_backed,
    claimed_once,
    belief_ends_first,
    counted_once,
)
_SIBLINGS = {
    ("hear_release", "belief_is_backed"): (
        Sibling(
            "A release ends whatever lease runs under its ballot.",
            without=("hears_release",),
            hypotheses=(hears_any_release,),
        ),
    ),
    ("time", "belief_ends_first"): (
        Sibling("A margin on one side is enough.", without=("margins_are_kept",), hypotheses=(one_margin_is_kept,)),
    ),
    ("grant", "claimed_once"): (Sibling("Any waiting request may be granted.", without=("grants",)),),
}
CANDIDATES, NUMBERS = (1, 2, 3), (1, 2, 3)
CERTIFIED_SIZES = (1,)
OBLIGATIONS = ()


def at(size: int) -> tuple[Obligation, ...]:
    """The inductive steps with `size` granters; one is enough."""
    granters = tuple(range(1, size + 1))
    by_granter = (
        "LeaseSystem.granter", "LeaseSystem.past", "LeaseSystem.granter_skew", "LeaseModel.liars", "Request.shown_by",
        "Holder.heard", "Holder.shown_by", "signers", "gs",
    )  # fmt: skip
    by_candidate = (
        "LeaseSystem.holder", "LeaseSystem.holder_skew", "LeaseModel.twisted", "Granter.admits", "Granter.budget", "Granter.rest",
        "Past.admits", "Past.age", "Past.cover", "Past.rest", "LeaseRules.eligible", "cs",
    )  # fmt: skip
    messages = (
        "LeaseSystem.requests",
        "LeaseSystem.grants",
        "LeaseSystem.releases",
        "LeaseSystem.acts",
        "Granter.seen",
    )
    universe = Universe(
        named=dict.fromkeys(by_granter, granters)
        | dict.fromkeys(by_candidate, CANDIDATES)
        | {"Holder.asked": NUMBERS}
        | dict.fromkeys(messages),
        fixed={
            "LeaseRules.granters": frozenset(granters),
            "LeaseRules.candidates": frozenset(CANDIDATES),
            "LeaseRules.numbers": frozenset(NUMBERS),
            "LeaseRules.max_number": len(NUMBERS),
        },
    )
    return MACHINE.inductive(INVARIANTS, suffix=f"n{size}", universe=universe, siblings=_SIBLINGS)
