"""Draw what happens next to a commit among real nodes: the rules of Hypothesis's state machine over `commit_world`.

A rule that only draws single steps hardly ever gets a quorum to agree, so some rules are whole rounds, broken off anywhere. Each step in
them is counted, and all invariants are evaluated after it, as after any other.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from commit_world import ACTION, BODIES, FAULTS, FORGERIES, NOWHERE, POLICIES, CommitWorld, Parcel, chosen
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from rebalancing.commit_certificates import about
from rebalancing.commit_messages import (
    FINAL,
    PROVISIONAL,
    CommitAsk,
    CommitCertificate,
    CommitEcho,
    CommitGrant,
    CommitProposal,
    CommitVote,
    PreparedCertificate,
)
from rebalancing.identifiers import Digest

__all__ = ["COUNTS", "CommitMachine"]

# What all runs in this process have done.
COUNTS: Counter[str] = Counter()

sincere = st.integers(0, 1)
holder = st.integers(0, 4)
kinds = st.sampled_from([FINAL, FINAL, FINAL, PROVISIONAL])
bodies = st.integers(0, len(BODIES) - 1)
# Of five holders, whom a message reaches: all, most, few.
mask = st.sampled_from([31, 31, 31, 31, 15, 30, 23, 27, 29, 3, 12, 1])
# Whom a certificate reaches: where few vote for what is prepared, a later ballot must carry it on.
certified = st.tuples(st.sampled_from([31, 31, 15, 7, 3, 12, 1]), mask)
recent = st.one_of(st.integers(0, 7), st.integers(0, 200))
TO_HOLDERS = (CommitAsk, CommitProposal, PreparedCertificate, CommitCertificate)
TO_COORDINATORS = (CommitGrant, CommitEcho, CommitVote)


class CommitMachine(RuleBasedStateMachine):
    """Two honest coordinators, a twisted one, a committee of which at most f lie, and a network that does what it likes."""

    @initialize(policy=st.sampled_from(POLICIES), on_disk=st.booleans())
    def begin(self, policy: tuple[int, int, int], on_disk: bool) -> None:
        """Choose a committee, and whether one of it keeps its record in a file."""
        COUNTS["examples"] += 1
        self.folder = TemporaryDirectory() if on_disk else None
        self.world = CommitWorld(policy, Path(self.folder.name) if self.folder else None, COUNTS)

    # ------------------------------------------------------------------------------------------------------------------
    # Single steps

    @rule(c=sincere, h=holder, kind=kinds, ahead=st.sampled_from([1, 1, 1, 2, 9]), body=bodies)
    def at_coordinator(self, c: int, h: int, kind: str, ahead: int, body: int) -> None:
        """It asks where some holder stands; or it proposes, whatever it has heard."""
        node = self.world.sincere[c]
        if body % 2:
            self.world.ask(node, kind, self.world.record(self.some(h), kind), ahead)
        else:
            self.world.propose(node, BODIES[body])

    @rule(c=sincere, step=st.sampled_from(["crash", "crash", "restart"]))
    def coordinator_crashes(self, c: int, step: str) -> None:
        node = self.world.sincere[c]
        (self.world.crash_coordinator if step == "crash" else self.world.restart_coordinator)(node)

    @rule(h=holder, step=st.sampled_from(["restart", "restart", "lose", "lose", "lose another's"]), i=recent)
    def holder_crashes(self, h: int, step: str, i: int) -> None:
        """A holder is killed; or the one whose disk is bad loses it, and is shown any final certificate, or none."""
        if step == "restart":
            self.world.restart(self.some(h))
        else:
            shown = [None, *self.world.final_certificates()]
            self.world.lose(self.world.honest[-1] if step == "lose" else self.some(h), shown[-1 - i % len(shown)])

    @rule(body=bodies, really=st.sampled_from([False, False, True]))
    def policy_moves(self, body: int, really: bool) -> None:
        """Policy leaves less to choose from, though never nothing."""
        if really and len(self.world.system.admitted) > 1:
            self.world.step("MovePolicy", 0, BODIES[body].number)

    def some(self, h: int) -> int:
        """One of the honest holders."""
        return self.world.honest[h % len(self.world.honest)]

    # ------------------------------------------------------------------------------------------------------------------
    # The network: any parcel, to anybody, as often as drawn

    def broadcast(self, parcel: Parcel, reached: int) -> None:
        """Hand a parcel to some holders; the others have lost it, or get it later."""
        for h in chosen(self.world.honest, reached):
            self.world.deliver(parcel, h)

    def hear_all(self, c: int, first: int) -> None:
        """A coordinator hears what was sent since."""
        for parcel in self.world.network[first:]:
            if isinstance(parcel.what, TO_COORDINATORS):
                self.world.hear(c, parcel)

    @rule(i=recent, reached=mask, c=sincere)
    def deliver(self, i: int, reached: int, c: int) -> None:
        """Any parcel, late or again."""
        network = self.world.network
        if not network:
            return
        parcel = network[-1 - i % len(network)]
        if isinstance(parcel.what, TO_HOLDERS):
            self.broadcast(parcel, reached)
        else:
            self.world.hear(self.world.sincere[c], parcel)

    @rule(kind=st.sampled_from(TO_HOLDERS), i=st.integers(0, 5), reached=mask)
    def deliver_one_of(self, kind: type, i: int, reached: int) -> None:
        """A recent parcel of some kind, however rare that kind is."""
        parcels = [parcel for parcel in self.world.network if isinstance(parcel.what, kind)]
        if parcels:
            self.broadcast(parcels[-1 - i % len(parcels)], reached)

    @rule(i=recent, h=holder)
    def forge(self, i: int, h: int) -> None:
        """Bytes spoilt in any way are refused with the code that they deserve, and leave no trace."""
        parcels = [parcel for parcel in self.world.network if isinstance(parcel.what, CommitAsk | CommitProposal)]
        if parcels:
            self.spoil(parcels[-1 - i % len(parcels)], self.some(h))

    def spoil(self, parcel: Parcel, h: int) -> None:
        """A coordinator's message, spoilt in every way, at one holder."""
        for how in FORGERIES:
            raw, code = self.world.forge(parcel, how)
            assert self.world.deliver(parcel, h, raw) == code, how

    def catch_up(self) -> None:
        """Everybody installs what was committed on its base."""
        for parcel in self.world.network:
            if isinstance(parcel.what, CommitCertificate):
                for h in self.world.honest:
                    if self.world.record(h, parcel.what.prepared.kind).base == parcel.what.base.number:
                        self.world.deliver(parcel, h)

    # ------------------------------------------------------------------------------------------------------------------
    # Whole rounds

    def end_of(self, c: int, first: int, reached: tuple[int, int]) -> None:
        """Echoes are heard, what they make is shown, votes are heard, what they make is shown: each time to some."""
        for each in reached:
            known = len(self.world.network)
            self.hear_all(c, first)
            for parcel in self.world.network[known:]:
                self.broadcast(parcel, each)

    @rule(
        c=sincere,
        kind=kinds,
        h=holder,
        ahead=st.sampled_from([1, 1, 2, 5]),
        body=bodies,
        asked=mask,
        proposed=mask,
        reached=certified,
        lies=st.integers(0, 13),
        calm=st.sampled_from([False, False, True]),
    )
    def campaign(self, c: int, calm: bool, **drawn: Any) -> None:
        """One ballot of an honest coordinator."""
        if calm:
            self.catch_up()
        self.campaign_of(self.world.sincere[c], **drawn)

    def campaign_of(
        self,
        c: int,
        kind: str,
        h: int,
        ahead: int,
        body: int,
        asked: int,
        proposed: int,
        reached: tuple[int, int],
        lies: int,
    ) -> None:
        """From the ask to the install, as far as it gets; liars answer too."""
        world = self.world
        if not world.system.coordinator[c].up:
            world.restart_coordinator(c)
        first = len(world.network)
        behind = max(0, self.highest(kind) - world.system.coordinator[c].ballot.round)
        ask = world.ask(c, kind, world.record(self.some(h), kind), behind + ahead)
        assert ask is not None
        self.broadcast(ask, asked)
        for g in world.liars:
            world.lie_grant(g, about(ask.what), lies)
        self.hear_all(c, first)
        first = len(world.network)
        proposal = world.propose(c, BODIES[body])
        if proposal is None:
            return
        self.broadcast(proposal, proposed)
        for g in world.liars:
            world.lie_echo(g, proposal.what)
            world.lie_vote(g, about(ask.what), proposal.what.snapshot)
        self.end_of(c, first, reached)

    def highest(self, kind: str) -> int:
        """The highest round that an honest holder has promised."""
        return max(self.world.record(h, kind).promised.round for h in self.world.honest)

    @rule(
        c=sincere,
        kind=kinds,
        h=holder,
        body=bodies,
        voters=st.sampled_from([1, 2, 3, 12]),
        stale=st.booleans(),
        twist=st.booleans(),
        fault=st.sampled_from(["", "", *FAULTS]),
        carry=st.booleans(),
        pick=st.tuples(st.integers(0, 13), st.integers(0, 13)),
        reached=certified,
    )
    def left_behind(
        self,
        c: int,
        kind: str,
        h: int,
        body: int,
        voters: int,
        stale: bool,
        twist: bool,
        fault: str,
        carry: bool,
        pick: tuple[int, int],
        reached: tuple[int, int],
    ) -> None:
        """What is prepared gets too few votes; whoever coordinates next must carry it on, and tries, or does not.

        Meanwhile a holder is killed and comes back, and policy may turn against what is prepared: that counts for nothing.
        """
        self.catch_up()
        one, other = self.world.sincere[c], self.world.sincere[1 - c]
        valid = [i for i, each in enumerate(BODIES) if each.number in self.world.system.admitted]
        drawn: dict[str, Any] = {"kind": kind, "h": h, "ahead": 1, "asked": 31, "body": valid[body % len(valid)]}
        self.campaign_of(one, **drawn, proposed=31, reached=(voters, 0), lies=0)
        self.world.restart(self.some(h))
        if self.world.network:
            self.spoil(
                next(each for each in reversed(self.world.network) if isinstance(each.what, CommitAsk)), self.some(h)
            )
        if stale and len(valid) > 1:
            self.world.step("MovePolicy", 0, BODIES[drawn["body"]].number)
        if twist:
            self.twisted_of(
                **drawn,
                nonce=0,
                nowhere=False,
                cut=31,
                overlap=False,
                pick=pick,
                carry=carry,
                fault=fault,
                reached=reached,
            )
        else:
            self.campaign_of(other, **drawn, proposed=31, reached=reached, lies=pick[0])

    # ------------------------------------------------------------------------------------------------------------------
    # Lies

    @rule(
        kind=kinds,
        h=holder,
        ahead=st.sampled_from([0, 1, 1, 1, 3]),
        nonce=st.integers(0, 1),
        nowhere=st.sampled_from([False, False, False, False, True]),
        asked=mask,
        body=bodies,
        cut=st.sampled_from([3, 5, 6, 7, 15, 31]),
        overlap=st.booleans(),
        pick=st.tuples(st.integers(0, 13), st.integers(0, 13)),
        carry=st.sampled_from([True, True, False]),
        fault=st.sampled_from(["", "", "", *FAULTS]),
        reached=certified,
        calm=st.sampled_from([False, False, True]),
    )
    def twisted(self, calm: bool, **drawn: Any) -> None:
        """One ballot of the twisted coordinator."""
        if calm:
            self.catch_up()
        self.twisted_of(**drawn)

    def twisted_of(
        self,
        kind: str,
        h: int,
        ahead: int,
        nonce: int,
        nowhere: bool,
        asked: int,
        body: int,
        cut: int,
        overlap: bool,
        pick: tuple[int, int],
        carry: bool,
        fault: str,
        reached: tuple[int, int],
    ) -> None:
        """It says one thing to some and another to the rest, or to all, with other grants; liars sign all of it."""
        world = self.world
        at = world.record(self.some(h), kind)
        base = NOWHERE if nowhere else Digest.from_number(at.base)
        ask = world.twisted_ask(kind, base, max(1, self.highest(kind) + ahead), nonce)
        self.broadcast(ask, asked)
        of = about(ask.what)
        for g in world.liars:
            for i in pick:
                world.lie_grant(g, of, i)
        proposals = []
        for nth, audience in enumerate((cut, 31 if overlap else 31 & ~cut)):
            proposal = world.twisted_propose(of, BODIES[(body + nth) % len(BODIES)], pick[nth], carry, fault)
            if proposal is None:
                return
            self.broadcast(proposal, audience)
            for g in world.liars:
                world.lie_echo(g, proposal.what)
                world.lie_vote(g, of, proposal.what.snapshot)
            proposals.append(proposal)
        for proposal in proposals:
            if prepared := world.assemble(proposal):
                COUNTS["twisted_prepared"] += 1
                self.broadcast(world.show(prepared), reached[0])
                if committed := world.assemble_commit(prepared):
                    COUNTS["twisted_committed"] += 1
                    self.broadcast(world.show(committed), reached[1])

    def teardown(self) -> None:
        """Count the steps of this run: everything that was taken or refused, at the edge or in the core."""
        COUNTS["steps"] = sum(
            count for name, count in COUNTS.items() if name.startswith(("taken_", "refused_", "edge_"))
        )
        if hasattr(self, "world"):
            self.world.close()
            if self.folder:
                self.folder.cleanup()


assert set(ACTION) == {kind.ARTIFACT for kind in TO_HOLDERS}
