"""The view of evidence, kept up to date record by record: the same as `view.view_of` of all of it, at a cost that does not grow with what is there.

The plain definition asks every snapshot about every other. Here each record changes what hangs on it, and nothing else:

- the final chain and the last final snapshot F, which moves from parent to child;
- the snapshots at F and after it, which alone may be in use: when F moves on, all beside it are dropped from there, each of them once;
- how many are left of those who hold shares of a polynomial, so that a loss costs one step, and a revocation one for each polynomial that it touches;
- for each snapshot, how many live ones are at it or next to it on a way down; a change goes up as far as it makes a difference;
- the way from F to the snapshot in use: a change beside a snapshot on it only leads to a new choice from there on;
- how many ends of branches give the manifest to a peer.

What the policy chooses of these peers is worked out when the view is asked for, and again only if it was asked about others before.

Evidence only grows, but for `forget`. In a conflict nothing is usable, whatever comes after, so that only revocations and policies are still kept up.
Records must have been checked; what is not there yet cannot be entered upon (`view.enters`).

TLA+: PartitionMerge!ViewOf
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from typing import TypeAlias

from .pruning import Cap
from .quorum import quorum
from .view import (
    CONFLICT,
    OK,
    POLICY_INFEASIBLE,
    PROVISIONAL,
    REKEY_REQUIRED,
    UNRECOVERABLE,
    Evidence,
    Loss,
    Policy,
    Snapshot,
    View,
    greatest,
)

__all__ = ["Committed", "IncrementalView"]

NOBODY: frozenset[int] = frozenset()

_Question: TypeAlias = tuple[frozenset[int], frozenset[int], frozenset[Cap]]
"""Who is given, who is to choose from, and within which caps."""


@dataclass(frozen=True, slots=True)
class Committed:
    """A committed distribution: what `view.Snapshot` says of it, but for the line of its ancestors, which would make a chain's size quadratic, and for
    its voters, of whom no view asks. A certificate shows it; another one may show that it is final, or acknowledged by others as well.

    Attributes:
        sequence: how many ancestors it has.
    """

    digest: int
    parent: int
    sequence: int
    final: bool
    ballot: int
    polynomial: int
    members: frozenset[int]
    threshold: int
    faults: int
    acknowledged: frozenset[int]
    revokes: frozenset[int]
    policy: int
    holders: frozenset[int]


@dataclass(slots=True, eq=False)
class _Shares:
    """The shares that a committee has of a polynomial: one for all snapshots that have them in common.

    Attributes:
        acknowledged: whose share is known to be on disk.
        left: how many of those are neither revoked nor without it.
        users: the snapshots, of those at F or after it.
    """

    polynomial: int
    members: frozenset[int]
    first_acknowledged: frozenset[int]
    acknowledged: set[int]
    left: int = 0
    users: set[int] = field(default_factory=set)


@dataclass(slots=True, eq=False)
class _Branch:
    """What is known of a snapshot at F or after it.

    Attributes:
        live: whether enough of its shares are left.
        leading: how many lead to something live: itself if it is live, and each child that does.
        best: the children that led to something live once, in the order in which they are followed: policy, ballot and digest, all negative.
    """

    shares: _Shares
    live: bool = False
    leading: int = 0
    best: list[tuple[int, int, int]] = field(default_factory=list)


class IncrementalView:
    """The view of what was added so far. Each `add` takes a record once; a second time makes no difference."""

    def __init__(self) -> None:
        self.snapshots: dict[int, Committed] = {}
        self.revoked: set[int] = set()
        self.conflict = False
        self._children: defaultdict[int, set[int]] = defaultdict(set)
        self._tenants_revoked: set[int] = set()
        self._losses: set[Loss] = set()
        self._receipts: set[Loss] = set()
        self._policies: frozenset[Policy] = frozenset()
        self._policy_epoch = 0
        # By peer and polynomial: the losses that nothing has taken back; and whether there ever was one, or a receipt.
        self._missing: Counter[tuple[int, int]] = Counter()
        self._ever_lost: set[tuple[int, int]] = set()
        self._acknowledged: set[tuple[int, int]] = set()
        # At F and after it
        self._last = 0
        # Whose final child is known
        self._continued: set[int] = set()
        self._branches: dict[int, _Branch] = {}
        self._shares: dict[tuple[int, frozenset[int], frozenset[int]], _Shares] = {}
        self._by_polynomial: defaultdict[int, set[_Shares]] = defaultdict(set)
        self._by_member: defaultdict[int, set[_Shares]] = defaultdict(set)
        self._way: list[int] = []
        self._place: dict[int, int] = {}
        self._given: Counter[int] = Counter()
        # Ever in a final committee; provisional, and neither F nor after it
        self._ever_members: set[int] = set()
        self._superseded: set[int] = set()
        self._caps: frozenset[Cap] = frozenset()
        self._chosen: dict[str, tuple[_Question, frozenset[int]]] = {}

    # ------------------------------------------------------------------------------------------------------------------
    # What is there

    @property
    def final(self) -> Committed:
        """The last of the final chain. Raises ValueError in a conflict, and before the first snapshot."""
        if self.conflict or not self._way:
            raise ValueError("there is no last final snapshot")
        return self.snapshots[self._last]

    @property
    def current(self) -> Committed:
        """The snapshot in use. Raises ValueError as `final` does."""
        return self.snapshots[self._way[-1]] if self._way else self.final

    def is_followed(self, digest: int) -> bool:
        """Tell whether a snapshot is in use, or an ancestor of it that is final, or on the way from F. False in a conflict."""
        known = self.snapshots.get(digest)
        return not self.conflict and known is not None and (known.final or digest in self._place)

    def evidence(self) -> Evidence:
        """Return the same as plain evidence. Its size is quadratic in the length of chains and branches."""
        lines: dict[int, frozenset[int]] = {}
        for s in sorted(self.snapshots.values(), key=lambda each: each.sequence):
            lines[s.digest] = lines.get(s.parent, frozenset({s.parent})) | {s.digest}
        return Evidence(
            snapshots=frozenset(_plain(s, lines[s.digest]) for s in self.snapshots.values()),
            revoked=frozenset(self._tenants_revoked),
            losses=frozenset(self._losses),
            receipts=frozenset(self._receipts),
            policies=self._policies,
        )

    # ------------------------------------------------------------------------------------------------------------------
    # Records

    def may_enter(self, s: Committed) -> bool:
        """Tell whether a snapshot may enter: beside its parent, a final one beside a final one. A first one always may."""
        parent = self.snapshots.get(s.parent)
        return s.parent == 0 or (parent is not None and (parent.final or not s.final))

    def add_snapshot(self, s: Committed) -> None:
        """Add a snapshot that may enter. What two certificates of the same show, they show together. Raises ValueError for one that may not enter."""
        if not self.may_enter(s):
            raise ValueError("a snapshot enters beside its parent, a final one beside a final one")
        known = self.snapshots.get(s.digest)
        if known is not None:
            s = replace(s, final=s.final or known.final, acknowledged=s.acknowledged | known.acknowledged)
        self.snapshots[s.digest] = s
        self._children[s.parent].add(s.digest)
        if known is not None and s.acknowledged != known.acknowledged and s.digest in self._branches:
            self._share_anew(s)
        if known is not None and s.final == known.final:
            return
        if s.final:
            self._ever_members |= s.members
            if s.parent in self._continued:
                self._fall_into_conflict()
            elif not self.conflict:
                self._continued.add(s.parent)
                self._advance(s, known is not None)
            for h in s.revokes:
                self._revoke(h)
        elif not self.conflict:
            if s.parent in self._branches:
                self._branch_off(s)
            else:
                self._superseded.add(s.digest)

    def add_revocation(self, h: int) -> None:
        """Add a revocation of the tenant."""
        self._tenants_revoked.add(h)
        self._revoke(h)

    def add_loss(self, loss: Loss) -> None:
        """Add a loss."""
        if loss in self._losses:
            return
        self._losses.add(loss)
        of = loss.peer, loss.polynomial
        self._ever_lost.add(of)
        if loss not in self._receipts:
            self._missing[of] += 1
            if self._missing[of] == 1:
                self._recount(of, -1)

    def add_receipt(self, receipt: Loss) -> None:
        """Add the receipt of a repair, or with the number 0 a late acknowledgement."""
        if receipt in self._receipts:
            return
        self._receipts.add(receipt)
        of = receipt.peer, receipt.polynomial
        if receipt in self._losses:
            self._missing[of] -= 1
            if not self._missing[of]:
                self._recount(of, 1)
        if of not in self._acknowledged:
            self._acknowledged.add(of)
            self._acknowledge(of)

    def add_policy(self, policy: Policy) -> None:
        """Add a policy."""
        self.restate_policies(self._policies | {policy})

    def restate_policies(self, policies: frozenset[Policy]) -> None:
        """Say anew what all policies are: a cap is on the peers of a domain, and more of them may have become known. Raises ValueError for no policy."""
        self._policies = policies
        self._policy_epoch = max(p.epoch for p in policies)
        self._caps = frozenset(c for p in policies if p.epoch == self._policy_epoch for c in p.caps)

    def forget(self) -> frozenset[int]:
        """Drop the snapshots that decide nothing any more; return their digests. A conflict keeps all."""
        if self.conflict:
            return NOBODY
        gone = frozenset(self._superseded)
        for digest in gone:
            s = self.snapshots.pop(digest)
            self._children[s.parent].discard(digest)
            self._children.pop(digest, None)
        self._superseded.clear()
        return gone

    # ------------------------------------------------------------------------------------------------------------------
    # The view

    def holders(self) -> frozenset[int]:
        """Return who holds the manifest; in a conflict nobody does."""
        return NOBODY if self.conflict else self._choose("holders", self.current.members, self.may_hold_manifest())

    def may_hold_manifest(self) -> frozenset[int]:
        """Return whom F and the ends of the branches give the manifest to. Raises ValueError as `final` does."""
        return frozenset(self.final.holders | self._given.keys()) - self.revoked

    def view(self) -> View:
        """Return what the evidence says. Raises ValueError while there is no first snapshot, or no policy."""
        if not self.snapshots or not self._policies:
            raise ValueError("a view needs a first snapshot and a policy")
        conflict = self.conflict
        return View(
            conflict=conflict,
            final=0 if conflict else self.final.digest,
            current=0 if conflict else self.current.digest,
            revoked=frozenset(self.revoked),
            policy=self._policy_epoch,
            holders=self.holders(),
            status=self._status(),
        )

    def _status(self) -> int:
        if self.conflict:
            return CONFLICT
        last = self.final
        if not self._branches[last.digest].leading and not self._parent_is_live(last):
            return UNRECOVERABLE
        voters = [h for h in last.members if h not in self.revoked and (h, last.polynomial) not in self._ever_lost]
        live = self._branches[last.digest].live
        if not live or len(voters) < quorum(len(last.members), last.threshold, last.faults):
            return REKEY_REQUIRED
        left, least = frozenset(self._ever_members - self.revoked), last.threshold + max(2 * last.faults, 1)
        if len(left) >= least and len(self._choose("committee", NOBODY, left)) < least:
            return POLICY_INFEASIBLE
        return OK if self.current is last else PROVISIONAL

    def _parent_is_live(self, s: Committed) -> bool:
        """Tell whether enough is left of a final snapshot's parent. It is asked for only while the snapshot is dead."""
        parent = self.snapshots.get(s.parent)
        return parent is not None and self._count_left(parent.polynomial, self._there(parent)) >= parent.threshold

    def _choose(self, what: str, given: frozenset[int], candidates: frozenset[int]) -> frozenset[int]:
        """Return the greatest choice. What was asked last of each kind is remembered."""
        question = given, candidates, self._caps
        before = self._chosen.get(what)
        if before is None or before[0] != question:
            before = self._chosen[what] = question, greatest(*question)
        return before[1]

    # ------------------------------------------------------------------------------------------------------------------
    # The final chain

    def _fall_into_conflict(self) -> None:
        self.conflict = True
        for kept in (
            self._branches,
            self._shares,
            self._by_polynomial,
            self._by_member,
            self._way,
            self._place,
            self._given,
        ):
            kept.clear()

    def _advance(self, s: Committed, was_branch: bool) -> None:
        """Move F to its final child. What is beside that is superseded, and F itself is not in use any more."""
        if self._last:
            for child in self._children[self._last] - {s.digest}:
                self._supersede(child)
            self._drop(self._last)
        self._last = s.digest
        if was_branch:
            if not self._children[s.digest]:
                self._give(s, -1)
            self._set_way([s.digest])
            self._follow()
        else:
            self._set_way([s.digest])
            self._enter(s)

    def _supersede(self, digest: int) -> None:
        waiting = [digest]
        while waiting:
            each = waiting.pop()
            waiting += self._children[each]
            self._superseded.add(each)
            s = self.snapshots[each]
            if not self._children[each]:
                self._give(s, -1)
            self._drop(each)

    def _drop(self, digest: int) -> None:
        """Take a snapshot from those at F or after it."""
        self._leave(self._branches.pop(digest).shares, digest)

    def _leave(self, shares: _Shares, digest: int) -> None:
        shares.users.discard(digest)
        if not shares.users:
            del self._shares[shares.polynomial, shares.members, shares.first_acknowledged]
            self._by_polynomial[shares.polynomial].discard(shares)
            for h in shares.members | shares.first_acknowledged:
                self._by_member[h].discard(shares)

    # ------------------------------------------------------------------------------------------------------------------
    # Branches

    def _branch_off(self, s: Committed) -> None:
        parent = self.snapshots[s.parent]
        if not parent.final and len(self._children[s.parent]) == 1:
            self._give(parent, -1)
        self._give(s, 1)
        self._enter(s)

    def _give(self, s: Committed, by: int) -> None:
        """Count the holders of a branch's end in or out."""
        for h in s.holders:
            self._given[h] += by
            if not self._given[h]:
                del self._given[h]

    def _enter(self, s: Committed) -> None:
        """Take a snapshot among those at F or after it."""
        shares = self._shares_of(s)
        shares.users.add(s.digest)
        self._branches[s.digest] = _Branch(shares)
        if shares.left >= s.threshold:
            self._set_live(s.digest, True)

    def _share_anew(self, s: Committed) -> None:
        """Another certificate names more who have its shares."""
        branch = self._branches[s.digest]
        self._leave(branch.shares, s.digest)
        branch.shares = self._shares_of(s)
        branch.shares.users.add(s.digest)
        if not branch.live and branch.shares.left >= s.threshold:
            self._set_live(s.digest, True)

    def _shares_of(self, s: Committed) -> _Shares:
        """The shares that a snapshot has in common with others, counted for the first."""
        key = s.polynomial, s.members, s.acknowledged
        if key not in self._shares:
            there = self._there(s)
            made = self._shares[key] = _Shares(*key, there, self._count_left(s.polynomial, there))
            self._by_polynomial[s.polynomial].add(made)
            for h in s.members | s.acknowledged:
                self._by_member[h].add(made)
        return self._shares[key]

    def _there(self, s: Committed) -> set[int]:
        """Whose share of a snapshot is known to be on disk."""
        return {*s.acknowledged, *(h for h in s.members if (h, s.polynomial) in self._acknowledged)}

    def _count_left(self, polynomial: int, there: set[int]) -> int:
        return sum(h not in self.revoked and not self._missing[h, polynomial] for h in there)

    def _revoke(self, h: int) -> None:
        if h not in self.revoked:
            for shares in self._by_member.get(h, ()):
                if h in shares.acknowledged and not self._missing[h, shares.polynomial]:
                    self._set_left(shares, -1)
            self.revoked.add(h)

    def _recount(self, of: tuple[int, int], by: int) -> None:
        """A peer's share of a polynomial is gone, or there again."""
        h, polynomial = of
        if h not in self.revoked:
            for shares in self._by_polynomial.get(polynomial, ()):
                if h in shares.acknowledged:
                    self._set_left(shares, by)

    def _acknowledge(self, of: tuple[int, int]) -> None:
        h, polynomial = of
        for shares in self._by_polynomial.get(polynomial, ()):
            if h in shares.members and h not in shares.acknowledged:
                shares.acknowledged.add(h)
                if h not in self.revoked and not self._missing[of]:
                    self._set_left(shares, 1)

    def _set_left(self, shares: _Shares, by: int) -> None:
        shares.left += by
        for digest in tuple(shares.users):
            live = shares.left >= self.snapshots[digest].threshold
            if live != self._branches[digest].live:
                self._set_live(digest, live)

    def _set_live(self, digest: int, live: bool) -> None:
        """A snapshot comes to life or dies; so may what leads to it. Then follow the way anew from the highest snapshot beside which that made a difference."""
        self._branches[digest].live = live
        by = 1 if live else -1
        while True:
            branch = self._branches[digest]
            led = branch.leading > 0
            branch.leading += by
            if digest == self._last or led == (branch.leading > 0):
                break
            s = self.snapshots[digest]
            if live:
                heappush(self._branches[s.parent].best, (-s.policy, -s.ballot, -digest))
            digest = s.parent
        if digest in self._place:
            after = self._place[digest] + 1
            if self._best_child(digest) != (self._way[after] if after < len(self._way) else None):
                self._cut_way(after)
                self._follow()

    # ------------------------------------------------------------------------------------------------------------------
    # The way from F to the snapshot in use

    def _set_way(self, way: list[int]) -> None:
        self._way = way
        self._place = {digest: place for place, digest in enumerate(way)}

    def _cut_way(self, length: int) -> None:
        for digest in self._way[length:]:
            del self._place[digest]
        del self._way[length:]

    def _follow(self) -> None:
        """Go on from the end of the way, as far as something live is there."""
        while (after := self._best_child(self._way[-1])) is not None:
            self._place[after] = len(self._way)
            self._way.append(after)

    def _best_child(self, digest: int) -> int | None:
        """Return the child that is followed; children that lead to nothing any more come off the list."""
        best = self._branches[digest].best
        while best:
            child = -best[0][2]
            if self._branches[child].leading:
                return child
            heappop(best)
        return None


def _plain(s: Committed, line: frozenset[int]) -> Snapshot:
    return Snapshot(
        digest=s.digest,
        parent=s.parent,
        line=line,
        final=s.final,
        ballot=s.ballot,
        polynomial=s.polynomial,
        members=s.members,
        threshold=s.threshold,
        faults=s.faults,
        acknowledged=s.acknowledged,
        voters=NOBODY,
        revokes=s.revokes,
        policy=s.policy,
        holders=s.holders,
    )
