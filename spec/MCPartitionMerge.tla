-------------------------- MODULE MCPartitionMerge --------------------------
(* What only models need: the bad rules that each must break its invariant,  *)
(* and the probes.  A configuration puts a rule here in the place of the one *)
(* in PartitionMerge.  N-1, N-2 ...: the naive rules of the requirements.    *)
EXTENDS PartitionMerge

-----------------------------------------------------------------------------
(* Bad rules; the name of the rule replaced, then what is wrong with it *)

\* Whom final snapshots revoke, but for those whom a snapshot takes back; digests count what was signed, so the lower is the older.
\* @type: ($evidence, ($snapshot, $snapshot) => Bool) => Set(Int);
RevokedUnless(e, TakesBack(_, _)) ==
  e.revoked \union
    { h \in UNION { r.revokes : r \in { x \in e.snapshots : x.final } } :
        ~\E r, s \in e.snapshots : r.final /\ h \in r.revokes /\ h \in s.members /\ TakesBack(s, r) }
\* N-1: the last writer wins, by the clock of whoever wrote: a stale snapshot takes back a later revocation. Here the coordinator's
\* number stands for how far its clock is ahead.
\* @type: ($evidence) => Set(Int);
RevokedIn_of_last_writer(e) ==
  LET \* @type: ($snapshot, $snapshot) => Bool;
      TakesBack(s, r) == s.digest < r.digest /\ ~Descends(r, s) /\ s.ballot > r.ballot IN
  RevokedUnless(e, TakesBack)
\* N-3: who holds a share of any branch is counted for each of them.
\* @type: ($evidence, $snapshot) => Set(Int);
MembersLeft_of_all_branches(e, s) ==
  LET revoked == RevokedIn(e)
      counted == IF IsLeaf(e, s) THEN { x \in e.snapshots : IsLeaf(e, x) } ELSE {s} IN
  UNION { { h \in Acknowledged(e, x) : h \notin revoked /\ ~CountsAsLost(e, h, x.polynomial) } : x \in counted }
\* Shares of every branch are in use.
\* @type: ($evidence, $share) => Bool;
IsInUse_of_any_branch(e, x) ==
  ~Conflicts(e) /\ \E s \in e.snapshots : Descends(s, FinalOf(e)) /\ IsLive(e, s) /\ x.polynomial = s.polynomial
\* N-5: the highest epoch wins; of several of the same epoch the final one.
\* @type: ($evidence) => $snapshot;
CurrentOf_highest_epoch(e) ==
  CHOOSE s \in e.snapshots : \A x \in e.snapshots \ {s} :
    \/ Cardinality(s.line) > Cardinality(x.line)
    \/ Cardinality(s.line) = Cardinality(x.line) /\ (IF s.final = x.final THEN Precedes(s, x) ELSE s.final)
\* N-9: additions win: who is granted again, by a snapshot that has not heard of it, is not revoked any more.
\* @type: ($evidence) => Set(Int);
RevokedIn_add_wins(e) ==
  LET \* @type: ($snapshot, $snapshot) => Bool;
      TakesBack(s, r) == s.digest > r.digest /\ ~Descends(s, r) IN
  RevokedUnless(e, TakesBack)
\* N-10: the chain before the last final snapshot is dropped, and no floor kept: beside an old one that is heard again nothing says
\* which is the last.
\* @type: ($evidence, $snapshot) => Bool;
IsForgettable_superseded(e, s) == s.digest /= FinalOf(e).digest
\* What a final snapshot leaves, as it should.
\* @type: ($evidence, $share) => Bool;
KeptUnderFinal(e, x) == x.polynomial = FinalOf(e).polynomial \/ FinalOf(e).digest \in x.line
\* N-11: a provisional snapshot in use erases as well.
\* @type: ($evidence, $share) => Bool;
Keeps_used(e, x) ==
  IF CurrentOf(e).final THEN KeptUnderFinal(e, x) ELSE x.polynomial = CurrentOf(e).polynomial
\* N-12: the losers never erase: what no final snapshot brought is kept.
\* @type: ($evidence, $share) => Bool;
Keeps_of_losers(e, x) ==
  KeptUnderFinal(e, x) \/ \A s \in e.snapshots : s.final => s.polynomial /= x.polynomial
\* N-22: of what followed the owner's snapshot the last final one alone is kept.
\* @type: ($evidence, $snapshot) => Bool;
IsForgettable_all_but_last(e, s) == s.digest /= 1 /\ s.digest /= FinalOf(e).digest
\* N-15: snapshots expire, the floor among them.
\* @type: ($evidence) => $evidence;
AfterForget_expired(e) == [e EXCEPT !.snapshots = {Genesis}]
\* N-16: a number is the floor: what is lower than what is known comes too late.
\* @type: ($member, $evidence) => $member;
AfterLearn_numeric_floor(me, new) ==
  [me EXCEPT !.known =
     Merge(@, [new EXCEPT !.snapshots = { s \in @ : \A x \in me.known.snapshots : Cardinality(s.line) >= Cardinality(x.line) }])]
\* N-17: a branch's own committee may revoke, also one that has lost, and the members of the one that has won.
\* @type: ($evidence) => Set(Int);
RevokedIn_by_losers(e) ==
  LET final == { s \in e.snapshots : s.final }
      \* @type: ($snapshot) => Set($snapshot);
      winners(s) == { x \in e.snapshots : x.parent = s.parent /\ (x.final \/ Precedes(x, s)) } IN
  e.revoked \union UNION { s.revokes : s \in final }
    \union UNION { s.revokes \intersect UNION { x.members : x \in winners(s) } : s \in e.snapshots \ final }
\* N-18: votes stop counting once their voter is revoked.
\* @type: ($evidence, $snapshot) => Bool;
CountsAsFinal_unrevoked(e, s) ==
  s.final /\ (s.digest = 1 \/ Cardinality(s.voters \ RevokedIn(e)) >= s.threshold)
\* N-19: where branches part, shares are in quarantine by the digest of their snapshot, also if that has brought none of its own.
\* @type: ($evidence, $share) => Bool;
IsInUse_by_digest(e, x) ==
  LET current == CurrentOf(e)
      forked == \E y \in e.snapshots : IsLeaf(e, y) /\ y.polynomial = current.polynomial /\ y.digest /= current.digest IN
  ~Conflicts(e) /\ x.polynomial = (IF forked THEN current.digest ELSE current.polynomial)
\* N-20: a signed loss is not counted.
\* @type: ($evidence, Int, Int) => Bool;
CountsAsLost_never(e, h, polynomial) == FALSE
\* N-2: whoever holds the manifest on any branch, as the policy allows it there, goes on holding it.
\* @type: ($evidence) => Set(Int);
HoldersOf_union(e) ==
  LET branches == { s \in e.snapshots : s = FinalOf(e) \/ IsLeaf(e, s) } IN
  UNION { Greatest(CurrentOf(e).members, s.holders \ RevokedIn(e), CapsOf(e)) : s \in branches }
\* N-4: the larger side wins; of two branches of one side the one of the higher ballot.
\* @type: ($snapshot, $snapshot) => Bool;
Precedes_larger_side(x, y) ==
  \/ Cardinality(x.acknowledged) > Cardinality(y.acknowledged)
  \/ x.acknowledged = y.acknowledged /\ (x.ballot > y.ballot \/ (x.ballot = y.ballot /\ x.digest > y.digest))
\* N-6: one after the other gets the manifest, as long as the caps allow.
\* @type: (Set(Int), Set(Int), Set($cap)) => Set(Int);
Greatest_greedy(given, candidates, caps) ==
  LET fits(x, h) == KeepsCaps(given, x \union {h}, caps)
      first(x) == IF 1 \in candidates /\ fits(x, 1) THEN x \union {1} ELSE x
      second(x) == IF 2 \in candidates /\ fits(x, 2) THEN x \union {2} ELSE x
      third(x) == IF 3 \in candidates /\ fits(x, 3) THEN x \union {3} ELSE x
      fourth(x) == IF 4 \in candidates /\ fits(x, 4) THEN x \union {4} ELSE x IN
  fourth(third(second(first({}))))
\* N-7, N-8: with each branch that is learned all are pruned at once, and merged with what was pruned before.
\* @type: ($member, $evidence) => $member;
AfterLearn_pruned(me, new) ==
  LET others == { s \in new.snapshots : s.digest \notin Digests(me.known) }
      e == Merge(me.known, [new EXCEPT !.snapshots = others])
      pruned == MayHoldManifest(e) \ HoldersOf(e) IN
  IF others = {} \/ Conflicts(e) THEN [me EXCEPT !.known = e]
  ELSE [me EXCEPT !.known = [e EXCEPT !.snapshots = { [s EXCEPT !.holders = @ \ pruned] : s \in e.snapshots }]]
\* N-13: whoever does not answer now holds nothing.
\* @type: (Int) => $view;
ViewAt_responsive(h) == [ViewOf(member[h].known) EXCEPT !.holders = { g \in @ : Hears(h, g) }]
\* N-14: the digest alone decides.
\* @type: ($snapshot, $snapshot) => Bool;
Precedes_by_digest(x, y) == x.digest > y.digest
\* N-21: branches below an older final snapshot count as well: those that the last one has ended.
\* @type: ($evidence) => Set(Int);
MayHoldManifest_of_any(e) ==
  LET last == FinalOf(e)
      ended == { s \in e.snapshots : ~s.final /\ s.digest < last.digest } IN
  UNION { s.holders : s \in { x \in e.snapshots : x = last \/ IsLeaf(e, x) } \union ended } \ RevokedIn(e)
\* A later final snapshot need not follow a final one.
\* @type: ($evidence, $snapshot) => Bool;
Enters_beside_any(e, s) == \E p \in e.snapshots : p.digest = s.parent
\* A peer that lost all counts its losses from one again, and an old receipt takes the new one back.
\* @type: (Int) => Int;
NextLoss_counted(h) == 1
\* A repair counts for nothing.
\* @type: ($evidence, Int, Int) => Bool;
CountsAsLost_for_ever(e, h, polynomial) == EverLost(e, h, polynomial)
\* A voter leaves the policy to the coordinator.
\* @type: ($evidence, $snapshot, $snapshot) => Bool;
IsAllowed_any(e, parent, s) == TRUE
\* An owner's two first snapshots stand beside one another.
\* @type: ($evidence) => Bool;
Conflicts_below_a_parent(e) ==
  \E x, y \in e.snapshots : x.final /\ y.final /\ x.parent = y.parent /\ x.parent /= 0 /\ x.digest /= y.digest
\* Of two policies of one epoch, the laxer rules.
\* @type: ($evidence) => Set($cap);
CapsOf_laxest(e) ==
  LET caps == UNION { p.caps : p \in { x \in e.policies : x.epoch = PolicyEpoch(e) } } IN
  { c \in caps : \A d \in caps : d.most <= c.most }
\* A token is good as long as its sequence number is not below that in use.
\* @type: ($evidence, $token) => Bool;
AcceptsToken_by_sequence(e, k) ==
  ~Conflicts(e) /\ k.holder \in HoldersOf(e) /\ k.sequence >= Cardinality(CurrentOf(e).line)
\* Whoever shows a token of the snapshot in use holds the manifest.
\* @type: ($evidence, $token) => Bool;
AcceptsToken_of_anybody(e, k) ==
  ~Conflicts(e) /\ k.digest = CurrentOf(e).digest /\ k.sequence = Cardinality(CurrentOf(e).line)
\* A parent gets as many final successors as are voted for.
\* @type: ($snapshot) => Bool;
CommitAllows_any(parent) == TRUE
\* A dead snapshot erases as well.
\* @type: ($evidence) => Bool;
MayErase_dead(e) == ~Conflicts(e)
\* What is out of use is gone as soon as that is known.
\* @type: ($member, $evidence) => $member;
AfterLearn_erases(me, new) ==
  [known |-> Merge(me.known, new), shares |-> { x \in me.shares : Keeps(Merge(me.known, new), x) }]
\* A share names the final snapshot under which it was dealt, and not what it was dealt on.
\* @type: ($evidence, $snapshot) => Set(Int);
DealtOn_final(e, parent) == FinalOf(e).line
\* The last final snapshot is all that is kept, and two of them are one too many.
\* @type: ($evidence) => $evidence;
AfterForget_last_alone(e) == [e EXCEPT !.snapshots = {FinalOf(e)}]

\* Who has no share to deal votes all the same, and the status counts votes alone.
\* @type: ($evidence) => Bool;
IsAtAnEnd_by_votes(e) ==
  LET last == FinalOf(e) IN
  Cardinality({ h \in last.members : h \notin RevokedIn(e) /\ ~EverLost(e, h, last.polynomial) }) < QuorumOf(last)

\* Each certificate is a snapshot of its own: the provisional one of what is final is taken for what follows it.
\* @type: ($evidence) => $snapshot;
CurrentOf_apart(e) ==
  LET floor == Floor(e)
      followed == { s \in e.snapshots : Descends(s, floor) /\ (s = floor \/ IsFollowed(e, s)) }
      ends == { s \in followed : /\ \A a \in e.snapshots : Descends(s, a) /\ Descends(a, floor) => a \in followed
                                /\ \A x \in followed : x.parent /= s.digest } IN
  CHOOSE s \in ends : s.final => ends = {s}
\* Who acknowledged a share in another certificate of the same snapshot is not counted.
\* @type: ($evidence, $snapshot) => Set(Int);
Acknowledged_apart(e, s) ==
  s.acknowledged \union { h \in s.members : \E r \in e.receipts : r.peer = h /\ r.polynomial = s.polynomial }

-----------------------------------------------------------------------------
(* Probes: states worth reaching, negated, so that each must be violated *)

\* Two sides have provisional branches of their own.
Probe_two_branches ==
  ~\E x, y \in signed.snapshots : ~x.final /\ ~y.final /\ x.parent = y.parent /\ x /= y
\* A join has ended a branch, and everybody stands on it.
Probe_joined ==
  ~(FinalOf(signed) /= Genesis /\ (\E x \in signed.snapshots : ~x.final /\ ~Descends(x, FinalOf(signed)))
    /\ \A h \in Honest : FinalOf(member[h].known) = FinalOf(signed))
\* A branch two snapshots deep is in use.
Probe_deep == ~\E h \in Honest : Cardinality(CurrentOf(member[h].known).line) >= 4 /\ ~CurrentOf(member[h].known).final
\* A final snapshot has erased what was there before, everywhere.
Probe_erased == ~(FinalOf(signed) /= Genesis /\ \A h \in Honest : \A x \in member[h].shares : x.polynomial /= 1)
\* The last final snapshot is dead, and its parent is in reserve.
Probe_dead == ~\E h \in Honest : LET e == member[h].known IN FinalOf(e) /= Genesis /\ ~IsLive(e, FinalOf(e)) /\ StatusOf(e) /= Unrecoverable
\* Two branches give the manifest to more than the policy allows, and somebody knows both.
Probe_pruned ==
  ~\E h \in Honest :
     LET e == member[h].known IN
     ~HoldersOf(e) = MayHoldManifest(e) /\ \E x, y \in e.snapshots : IsLeaf(e, x) /\ IsLeaf(e, y) /\ ~x.holders = y.holders
\* A policy allows no committee.
Probe_infeasible == ~\E h \in Honest : StatusOf(member[h].known) = PolicyInfeasible
\* A share is there again, after a loss.
Probe_repaired == ~\E h \in Honest : EverLost(signed, h, 1) /\ ~CountsAsLost(signed, h, 1) /\ Holds(member[h], Genesis)
\* Everybody knows of a conflict.
Probe_conflict == ~\A h \in Honest : Conflicts(member[h].known)
\* A re-key is demanded while shares are in quarantine.
Probe_rekey ==
  ~\E h \in Honest : StatusOf(member[h].known) = RekeyRequired /\ \E x \in member[h].shares : ~IsInUse(member[h].known, x)
\* From no polynomial are t shares left.
Probe_unrecoverable == ~\E h \in Honest : StatusOf(member[h].known) = Unrecoverable
\* A final snapshot has no quorum without a liar's vote, and not enough acknowledgements without the liar's.
Probe_liar_needed ==
  ~\E s \in signed.snapshots :
     s.final /\ s /= Genesis /\ Cardinality(s.voters \ Liars) < QuorumOf(Genesis)
     /\ Cardinality(s.acknowledged \ Liars) < s.threshold + s.faults
\* Three provisional snapshots in a row, and one is final that ends them.
Probe_three_deep ==
  ~\E s, x \in signed.snapshots : ~s.final /\ Cardinality(s.line) >= 5 /\ x.final /\ x /= Genesis /\ ~Descends(s, x)
\* A peer knows two certificates of one snapshot, the last final one, and others acknowledged it in either.
Probe_confirmed ==
  ~\E h \in Honest :
     LET e == member[h].known IN
     \E x, y \in e.snapshots :
       x.digest = y.digest /\ ~x.final /\ y.final /\ x.acknowledged /= y.acknowledged /\ FinalOf(e) = y
\* A peer has forgotten a branch, and knows of a revocation and of a loss.
Probe_forgotten ==
  ~\E h \in Honest :
     LET e == member[h].known IN e /= heard[h] /\ e.losses /= {} /\ e.revoked /= {}
\* A peer has forgotten a branch in which the manifest moved alone, and knows of a policy.
Probe_copy_forgotten ==
  ~\E h \in Honest :
     LET e == member[h].known IN
     PolicyEpoch(e) > 0 /\ \E s \in heard[h].snapshots \ e.snapshots : s.polynomial /= s.digest
\* Somebody knows of a grant, a revocation, a loss and a policy, and somebody else knows of none of them.
Probe_all_race ==
  ~\E h, g \in Honest :
     LET e == member[h].known IN
     /\ e.losses /= {} /\ e.revoked /= {} /\ PolicyEpoch(e) > 0 /\ \E s \in e.snapshots : s.polynomial /= s.digest
     /\ member[g].known = FirstEvidence

-----------------------------------------------------------------------------
(* A part of the behaviours, where all of them are too many *)

\* What the tenant says of the domains from the first.
\* @type: $policy;
FirstPolicy_capped ==
  [epoch |-> 0, caps |-> { [tree |-> 1, domain |-> Region, most |-> most] : most \in Caps }]
\* Only the manifest moves.
SpecOfCopies == Init /\ [][Flap \/ \E h \in Peers : CopyManifest(h) \/ Learn(h)]_vars
\* The manifest moves, while the tenant tells coordinators of a policy and anybody of a revocation, and shares are lost.
SpecOfRaces ==
  Init /\ [][\/ Flap
             \/ \E h \in Peers : CopyManifest(h) \/ Learn(h) \/ Revoke(h) \/ Lose(h)
             \/ \E h \in Coordinators : Regulate(h)]_vars
\* A final snapshot comes last.
SpecOfBranches ==
  Init /\ [][\/ Flap
             \/ \E h \in Peers : CommitProvisional(h) \/ Learn(h) \/ Erase(h)
             \/ \E h \in Coordinators : Cardinality(signed.snapshots) = MaxSnapshot /\ CommitFinal(h)]_vars
\* What is made provisionally is made final, and nothing else is.
SpecOfConfirming == Init /\ [][\E h \in Peers : CommitProvisional(h) \/ Confirm(h) \/ Learn(h) \/ Lose(h) \/ Erase(h)]_vars
\* The same as that of branches, with much that is late and is forgotten; nobody is cut off, and of a policy the tenant tells coordinators.
SpecOfForgetting ==
  Init /\ [][\/ \E h \in Peers :
                  CommitProvisional(h) \/ CopyManifest(h) \/ Learn(h) \/ Revoke(h) \/ Lose(h) \/ Forget(h)
             \/ \E h \in Coordinators : (Cardinality(signed.snapshots) = MaxSnapshot /\ CommitFinal(h)) \/ Regulate(h)]_vars
=============================================================================
