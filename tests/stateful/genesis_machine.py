"""Draw what happens next to an owner and peers with empty stores: geneses that overlap and come to nothing, re-keys, lies, lost stores, restarts and replays.

Eight peers, t = 3 and f = 1. Either the owner lies, to members and in first snapshots, or stores may be lost. After each step all invariants are evaluated: no honest peer or
owner is ever named, a share is what it is named for, versions rise, peers of one version stand on one snapshot or the owner's own signatures convict it, and a version in
force can be opened while at least t of its members have not lost their shares.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from rebalancing.envelope import Envelope
from rebalancing.errors import ProtocolError, Reject
from rebalancing.genesis_sessions import check_two_firsts, open_genesis
from rebalancing.group import base
from rebalancing.owner import Founding, Genesis, Owner, Rekey
from rebalancing.resharing_deals import Dealing
from rebalancing.sharing import lies_on
from rebalancing.store import MemoryStore
from tests.unit.genesis_sample import OWNER_ID, OWNER_SEED, World, again, bad_dealing, read
from tests.unit.resharing_sample import ELIGIBLE, MANIFEST, NUMBER, THRESHOLD, value

__all__ = ["COUNTS", "GenesisMachine"]

# What all runs in this process have done.
COUNTS: Counter[str] = Counter()

PEERS = 8
peers = st.integers(0, PEERS - 1)
committees = st.permutations(range(PEERS)).map(lambda order: tuple(sorted(order[:5])))
LIES = ("part", "two", "long", "reused", "part", "")


@dataclass
class Running:
    """A genesis that was proposed: what each member is sent, and whose word was heard."""

    proposal: Envelope
    members: tuple[int, ...]
    genesis: Genesis
    dealings: list[Dealing] = field(default_factory=list)


class GenesisMachine(RuleBasedStateMachine):
    """An owner, which may lie, and peers that may lose their stores."""

    @initialize(seed=st.integers(0, 2**16), lying=st.sampled_from([True, False, True, False, True]))
    def begin(self, seed: int, lying: bool) -> None:
        COUNTS["examples"] += 1
        self.world, self.lying = World(seed), lying
        self.running: list[Running] = []
        self.foundings: list[Founding] = []
        self.rekey: Rekey | None = None
        self.versions = dict.fromkeys(range(PEERS), 0)
        self.lost: set[int] = set()
        self.dealt: list[bytes] = []
        self.losses = 0

    def attempt(self, name: str, step: Callable[[], Any]) -> Any:
        """Let somebody do something; what is refused names nobody but an owner that lies, and changes no store. Returns None if it was refused."""
        COUNTS["steps"] += 1
        before = {i: self.world.bytes_of(i) for i in range(PEERS)}
        try:
            done = step()
        except ProtocolError as verdict:
            COUNTS[f"refused_{name}"] += 1
            COUNTS[f"code_{verdict.code}"] += 1
            self.judge(verdict)
            assert {i: self.world.bytes_of(i) for i in range(PEERS)} == before
            return None
        COUNTS[f"taken_{name}"] += 1
        return True if done is None else done

    def judge(self, verdict: ProtocolError) -> None:
        assert verdict.blamed in (None, OWNER_ID if self.lying else None), verdict

    # The owner

    @rule(members=committees, which=st.integers(0, 11))
    def deal_anew(self, members: tuple[int, ...], which: int) -> None:
        """The owner gathers keys, proposes and deals; one that lies does it as it likes."""
        self.propose(members, LIES[which % len(LIES)])

    def propose(self, members: tuple[int, ...], lie: str) -> None:
        founded = self.world.owner.founding
        rekey = self.rekey if founded else None
        if len(self.running) >= 4 or (founded and (rekey is None or not rekey.is_enough)):
            return
        proposal = self.world.proposal(members, rekey)
        polynomial = self.world.polynomial()
        if self.lying and lie == "reused" and self.running:
            polynomial = self.running[-1].genesis._polynomial or polynomial
        self.dealt += [each.encoding for each in polynomial.coefficients]
        genesis = self.world.deal(proposal, polynomial)
        it = Running(proposal, members, genesis, [genesis.dealing])
        if self.lying and lie:
            COUNTS[f"lie_{lie}"] += 1
            it.dealings = self.lies(it, lie)
        COUNTS["taken_DealAnew"] += 1
        self.running.append(it)

    def lies(self, it: Running, lie: str) -> list[Dealing]:
        good = it.genesis.dealing
        session = open_genesis(it.proposal, OWNER_ID, MANIFEST, ELIGIBLE, None)
        match lie:
            case "part":
                return [bad_dealing(self.world, session, {it.members[0] + 1: 1})]
            case "two":
                return [good, self.world.deal(it.proposal).dealing]
            case "long":
                said = read(good.envelope).commitments
                return [Dealing(again(good.envelope, commitments=(*said, said[0])), good.parts)]
        return [good]

    @rule(which=st.integers(0, 3), i=peers, other=st.booleans())
    def possess(self, which: int, i: int, other: bool) -> None:
        """A deal reaches a member, or somebody else, perhaps not for the first time."""
        if (it := self.chosen(which)) is None:
            return
        dealing = it.dealings[-1 if other else 0]
        if word := self.attempt("Possess", lambda: self.world.take(i, it.proposal, dealing)):
            self.attempt("HearWord", lambda: it.genesis.hear_word(word))

    @rule(which=st.sampled_from([3, 0, 1, 2]))
    def possess_all(self, which: int) -> None:
        """It reaches all members."""
        for i in it.members if (it := self.chosen(which)) else ():
            self.possess(which, i, False)

    @rule(which=st.integers(0, 3))
    def found(self, which: int) -> None:
        """The owner founds; one that lies forgets what it has signed."""
        if (it := self.chosen(which)) is None or it.genesis.missing:
            return
        owner = Owner(OWNER_SEED, MANIFEST, MemoryStore()) if self.lying else self.world.owner
        try:
            founding = owner.found(it.genesis)
        except ValueError:
            COUNTS["refused_Found"] += 1
            return
        if self.lying and self.world.owner.founding is None:
            self.world.owner.found(it.genesis)
        COUNTS["taken_Found"] += 1
        self.foundings.append(founding)
        self.rekey = None

    @rule(members=committees, shown=st.booleans())
    def begin_version(self, members: tuple[int, ...], shown: bool) -> None:
        """All goes well from the request to the first snapshot, if it can."""
        if self.world.owner.founding:
            self.ask(255)
        before = len(self.running)
        self.propose(members, "")
        if len(self.running) > before:
            self.possess_all(before)
            self.found(before)
        if shown:
            self.install_newest()

    @rule(members=committees, which=st.integers(0, 4))
    def deceive(self, members: tuple[int, ...], which: int) -> None:
        """A genesis of an owner that lies reaches all members, and of two deals each of them one."""
        before = len(self.running)
        if self.lying:
            self.propose(members, LIES[which])
        for place, i in enumerate(members if len(self.running) > before else ()):
            self.possess(before, i, place > 2)

    @rule()
    def restart_owner(self) -> None:
        """What it had in memory is gone."""
        self.world.owner = self.world.owner_again()
        self.running, self.rekey = [], None

    @rule(bits=st.integers(0, 255))
    def ask(self, bits: int) -> None:
        """The owner asks those that a request reaches for their shares of the version in force."""
        if not self.world.owner.founding:
            return
        of = self.world.owner.founding
        rekey = self.world.ask(of)
        for i in (i for i in range(PEERS) if bits >> i & 1):
            octets = self.world.octets()
            said = self.attempt(
                "Release", lambda i=i, octets=octets: self.world.nodes[i].receive_rekey(rekey.request, self.world.now_ms, octets)
            )  # fmt: skip
            if said:
                rekey.hear_release(said)
        assert rekey.verdicts == {}
        self.rekey = rekey

    def chosen(self, which: int) -> Running | None:
        return self.running[which % len(self.running)] if self.running else None

    # The peers

    @rule(which=st.integers(0, 7), i=peers)
    def install(self, which: int, i: int) -> None:
        """A first snapshot reaches a peer, perhaps late or not for the first time."""
        if self.foundings:
            founding = self.foundings[which % len(self.foundings)]
            self.attempt("Install", lambda: self.world.show(founding, [i]))

    @rule()
    def install_newest(self) -> None:
        """The newest reaches all."""
        for i in range(PEERS):
            self.install(len(self.foundings) - 1, i)

    @rule(i=peers)
    def erase(self, i: int) -> None:
        if self.world.nodes[i].record.standing:
            self.attempt("Erase", lambda: self.world.nodes[i].resharing.erase(live=True))

    @rule(i=peers)
    def restart(self, i: int) -> None:
        self.world.nodes[i] = self.world.node(i)

    @rule(i=peers)
    def lose(self, i: int) -> None:
        """A disk dies, twice at most, while the owner is honest."""
        if self.lying or self.losses == 2:
            return
        self.losses += 1
        COUNTS["lost"] += 1
        self.world.stores[i] = MemoryStore()
        self.world.nodes[i] = self.world.node(i)
        self.versions[i] = 0
        self.lost.add(i)

    # What holds

    @invariant()
    def shares_are_what_they_are_named_for(self) -> None:
        for i in self.peers_there():
            record = self.world.nodes[i].record
            for held in (*record.awaited.shares, *(record.standing.shares.shares if record.standing else ())):
                index = held.of.body.index_of(self.world.nodes[i].name)
                assert index is not None
                assert lies_on(held.of.commitments, index, held.scalar)

    @invariant()
    def versions_rise(self) -> None:
        for i in self.peers_there():
            version = self.world.nodes[i].record.manifest_version
            assert version >= self.versions[i]
            self.versions[i] = version

    @invariant()
    def one_snapshot_of_a_version_or_a_conviction(self) -> None:
        firsts: dict[int, Envelope] = {}
        for i in self.peers_there():
            record = self.world.nodes[i].record
            for first in record.awaited.first:
                known = firsts.setdefault(record.manifest_version, first)
                try:
                    check_two_firsts(known, first, OWNER_ID)
                except Reject as verdict:
                    self.judge(verdict)
                    COUNTS["convicted"] += 1
                else:
                    assert read(known).snapshot == read(first).snapshot

    @invariant()
    def a_founded_version_opens(self) -> None:
        """Every member had its share on disk when the owner signed: what is missing was lost or erased under a later version."""
        for founding in self.foundings if not getattr(self, "lying", True) else ():
            body = founding.of.body
            members = [NUMBER[peer] for peer in body.members.values()]
            shares = {}
            for i in members:
                record = self.world.nodes[i].record
                kept = record.standing.shares.share_of(founding.of.name) if record.standing else None
                held = kept or record.awaited.share_in(body.session)
                if held:
                    shares[i + 1] = held.scalar
                else:
                    assert i in self.lost or record.manifest_version > body.manifest_version
            if len(shares) >= THRESHOLD:
                assert base(value(shares)) == founding.of.commitments.constant

    @invariant()
    def nothing_of_the_secret_is_on_the_owners_disk(self) -> None:
        if hasattr(self, "world") and (kept := self.world.owners_store.value):
            assert not any(each.hex().encode() in kept for each in self.dealt)

    def peers_there(self) -> range:
        return range(PEERS if hasattr(self, "world") else 0)
