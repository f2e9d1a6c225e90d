"""What each fault of a script does. One that cannot happen, or would end the run, does nothing and is not counted."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from rebalancing import parameters, view
from rebalancing.envelope import Envelope
from rebalancing.parameters import LARGEST_SAFE_INTEGER
from verifier.simulation.coordinator import Coordinator
from verifier.simulation.evidence import bytes_of
from verifier.simulation.peer import Peer
from verifier.simulation.roster import START_MS
from verifier.simulation.script import FALLS_AFTER, Fault
from verifier.simulation.tenant import COUNTRIES, OPERATORS, leaves_a_committee, signed

if TYPE_CHECKING:
    from verifier.simulation.world import World

__all__ = ["Faults"]


# Of so many policies one runs out: how soon at the latest, and how long after that there is another.
RUNS_OUT_ONE_IN, RUNS_OUT_MS, RENEWED_AFTER_MS = 4, 6_000, 4_000


class Faults:
    """The faults of one run."""

    def __init__(self, world: World) -> None:
        self.world = world

    def befall(self, fault: Fault) -> None:
        """A fault happens, if it can; those of single messages are counted when they meet one."""
        happen = getattr(self, f"_fault_{fault.kind}", None)
        if happen is None:
            self.world.network.meet(fault.node, fault.value, fault.kind, fault.ms)
        elif happen(fault):
            self.world.counts[f"fault_{fault.kind}"] += 1

    def _fault_crash(self, fault: Fault) -> bool:
        if fault.node in self.world.down:
            return False
        self.world.fall(fault.node, fault.ms)
        return True

    def _fault_fall(self, fault: Fault) -> bool:
        """A peer is to fall later; that is counted when it does."""
        self.world.falling[fault.node, FALLS_AFTER[fault.value]] = fault.ms
        return False

    def _fault_pause(self, fault: Fault) -> bool:
        self.world.network.pause(fault.node, fault.ms)
        return True

    def _cut(self, fault: Fault, one_way: bool, flaps: bool) -> bool:
        apart = frozenset(i for i in self.world.incarnation if fault.value >> i & 1)
        if not 0 < len(apart) < len(self.world.incarnation):
            return False
        self.world.network.cut(apart, fault.ms, one_way, flaps)
        return True

    def _fault_part(self, fault: Fault) -> bool:
        return self._cut(fault, one_way=False, flaps=False)

    def _fault_sever(self, fault: Fault) -> bool:
        """A side that has no quorum, and may go on provisionally."""
        roster = self.world.roster
        last = view.final_of(self.world.observer.merge.signed.evidence)
        members = sorted(roster.nodes_of(last.members))
        first = fault.value % len(members)
        side = (members[first:] + members[:first])[: roster.threshold]
        # Where the others may go on as well, half of those who could get the manifest are on either side.
        bits = 1 if len(members) >= 2 * roster.threshold else 3
        others = {i for i in roster.peers if i not in members and fault.value >> i & bits}
        self.world.network.cut(frozenset({*side, *others, fault.node}), fault.ms, one_way=False, flaps=False)
        return True

    def _fault_one_way(self, fault: Fault) -> bool:
        return self._cut(fault, one_way=True, flaps=False)

    def _fault_flap(self, fault: Fault) -> bool:
        return self._cut(fault, one_way=False, flaps=True)

    def _fault_drift(self, fault: Fault) -> bool:
        return self._runs_at(fault.node, fault.value * parameters.DRIFT_PPM)

    def _fault_skew(self, fault: Fault) -> bool:
        self.world.observer.skewed = True
        return self._runs_at(fault.node, fault.value * 1_000)

    def _runs_at(self, i: int, rate_ppm: int) -> bool:
        self.world.lease_moves()
        self.world.leases.set_rate(i, rate_ppm)
        return True

    def _fault_jump(self, fault: Fault) -> bool:
        node: Peer | Coordinator = (
            self.world.peers[fault.node] if fault.node in self.world.peers else self.world.coordinators[fault.node]
        )
        node.wall_ms, node.wrong_until_ms = fault.value, self.world.network.now_ms + fault.ms
        return True

    def _fault_lose_store(self, fault: Fault) -> bool:
        """A disk dies; where that would leave the committee in force with fewer shares than open the secret, the run would be over."""
        peer = self.world.peers[fault.node]
        shares = peer.node.resharing.shares
        last = self.world.observer.last_final()
        left = [
            j for j in self.world.roster.honest if j not in (fault.node, *self.world.revoked) and self._holds(j, last)
        ]
        # Seldom does a loss leave a committee that evidence shows to be dead, or that has no quorum that speaks: then the owner must re-key.
        if fault.value and not self._goes_on_without(fault.node):
            return False
        if (
            fault.node in (*self.world.down, *self.world.roster.liars)
            or len(left) < self.world.roster.threshold
            or not shares.shares
        ):
            return False
        others = [self.world.peers[j] for j in self.world.roster.peers if j != fault.node]
        shown = others[
            self.world.chance.below(len(others), "shown", fault.node, self.world.step)
        ].node.resharing.shares.final
        peer.lose(shown, self.world.network.now_ms)
        self.world.observer.see_lost(fault.node, shares)
        self.world.lease_moves()
        self.world.leases.step("RestartGranter", self.world.leases.number[fault.node])
        told = everybody = [j for j in self.world.roster.peers if j not in self.world.down]
        teller = self.world.peers[told[self.world.chance.below(len(everybody), "teller", fault.node, self.world.step)]]
        counter, by_tenant = peer.counter(), self.world.chance.below(2, "witness", fault.node, self.world.step) == 0
        for each in shares.shares:
            peer.lost[each.of.body.name] = counter
            teller.say(self.world.tenant.loss(fault.node, each.of.name, each.of.body.name, counter, by_tenant))
        return True

    def _goes_on_without(self, i: int) -> bool:
        """Tell whether the committee in force is live, and has a quorum of honest members that speak, without one more."""
        known = self.world.observer.merge.signed.evidence
        last = view.final_of(known)
        honest = self.world.roster.nodes_of(last.members) - self.world.roster.liars - {i}
        speak = [j for j in honest if not self.world.peers[j].node.holder.durable.holder.silent]
        left = self.world.roster.nodes_of(view.members_left(known, last)) - {i}
        return len(left) >= last.threshold and len(speak) >= self.world.roster.quorum

    def _holds(self, i: int, name: Any) -> bool:
        return self.world.peers[i].node.resharing.shares.share_of(name) is not None

    def _fault_revoke(self, fault: Fault) -> bool:
        """The tenant revokes; so many stay that there can be a committee without one more, and the one in force can open the secret."""
        last = self.world.observer.last_final()
        left = [
            j for j in self.world.roster.honest if j not in (fault.node, *self.world.revoked) and self._holds(j, last)
        ]
        if (
            len(self.world.peers) - len(self.world.revoked | {fault.node}) <= self.world.roster.size
            or len(left) < self.world.roster.threshold
        ):
            return False
        said = signed(self.world.tenant.revocation(fault.node))
        if not self._leaves_a_committee(said):
            return False
        self.world.revoked.add(fault.node)
        self.world.observer.see_revoked(fault.node)
        self._tell(fault.value % len(self.world.peers), said)
        return True

    def _fault_regulate(self, fault: Fault) -> bool:
        """The tenant signs a policy. Seldom is it one that no committee keeps: then there is nothing to do until the next one."""
        before, until_ms = copy(self.world.tenant), LARGEST_SAFE_INTEGER
        ends = fault.value % RUNS_OUT_ONE_IN == 1
        if ends:
            left_ms = self.world.chance.below(RUNS_OUT_MS, "runs out", self.world.step)
            until_ms = START_MS + self.world.network.now_ms + left_ms
            self.world.wake("renew", fault.node, left_ms + RENEWED_AFTER_MS)
        said = signed(before.drawn_policy(self.world.chance, fault.value % 3 == 0, until_ms))
        if fault.value and not self._leaves_a_committee(said):
            return False
        self.world.tenant = before
        self._tell_some(fault.node, said)
        self.world.counts["policies_that_end"] += ends
        return True

    def renew(self, i: int) -> None:
        """The tenant sees that a policy runs out, and signs it for ever."""
        if self.world.tenant.runs_out:
            self._tell_some(i, signed(self.world.tenant.renewed_policy()))

    def _fault_move(self, fault: Fault) -> bool:
        """The tenant says that a peer is elsewhere now."""
        said = signed(self.world.tenant.attestation(fault.node, fault.value % COUNTRIES, fault.value % OPERATORS))
        if not self._leaves_a_committee(said):
            return False
        self._tell_some(fault.value % len(self.world.peers), said)
        return True

    def _tell_some(self, i: int, said: Envelope) -> None:
        """One peer is the first to hear, and passes it on to about half of all others."""
        self._tell(i, said)
        others = [j for j in self.world.incarnation if self.world.chance.below(2, "told", self.world.step, j)]
        self.world.send(i, [(j, "evidence", bytes_of(said)) for j in others if j != i])

    def _tell(self, i: int, said: Envelope) -> None:
        self.world.said.append(said)
        self.world.peers[i].say(said)

    def _leaves_a_committee(self, said: Envelope) -> bool:
        """Tell whether a committee can be chosen, under all that is signed and this."""
        return leaves_a_committee(self.world.roster, self.world.observer.merge.signed.with_records([said]).evidence)

    def _fault_token(self, fault: Fault) -> bool:
        """A peer, whoever it is, has it in mind to show something false; it is asked at once."""
        self.world.peers[fault.node].tokens.false.append(fault.value)
        asking = (fault.node + 1 + self.world.chance.below(len(self.world.peers) - 1, "asks", self.world.step)) % len(
            self.world.peers
        )
        self.world.send(asking, self.world.peers[asking].tokens.ask(fault.node))
        return True

    def _fault_read(self, fault: Fault) -> bool:
        self.world.observer.see_read(fault.node)
        return True

    def _fault_lie(self, fault: Fault) -> bool:
        if fault.node not in self.world.roster.liars:
            return False
        self.world.peers[fault.node].lies.append(fault.value)
        return True

    def _fault_equivocate(self, fault: Fault) -> bool:
        self.world.coordinators[fault.node].twins = True
        return True

    def _fault_overfill(self, fault: Fault) -> bool:
        self.world.coordinators[fault.node].overfills = True
        return True

    def _fault_replay_move(self, fault: Fault) -> bool:
        self.world.coordinators[fault.node].mover.replays = True
        return True

    def _fault_unprepared(self, fault: Fault) -> bool:
        self.world.coordinators[fault.node].unprepared = True
        return True
