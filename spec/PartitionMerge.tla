--------------------------- MODULE PartitionMerge ---------------------------
(* What peers make of signed evidence when a partition lets it reach them in *)
(* any order, late and more than once.  Evidence only grows; the view is a   *)
(* function of it: which snapshot is final, which one is in use below it,    *)
(* who holds the manifest under which policy, who is revoked.  What a commit *)
(* takes inside is assumed, and checked in Commit and Resharing: here it is  *)
(* one step of a side that has the votes.                                    *)
EXTENDS Integers, FiniteSets, Quorum

CONSTANTS
  \* @type: Set(Int);
  Peers,
  \* @type: Set(Int);
  Left,              \* one side of the partition; the others are the other side
  \* @type: Set(Int);
  Liars,             \* peers that vote for anything and tell everybody what they like
  \* @type: Set(Int);
  Coordinators,      \* peers that bring about successors
  \* @type: Set(Int);
  Losing,            \* honest peers whose shares may be lost
  \* @type: Int;
  MaxLoss,           \* how often
  \* @type: Bool;
  Repairing,         \* whether a missing share may be had again
  \* @type: Set(Int);
  Revocable,         \* peers that the tenant, or a final snapshot, may revoke
  \* @type: Int;
  Threshold,         \* t of the first committee, and of those after it
  \* @type: Int;
  Faults,            \* f of these
  \* @type: Set(Int);
  Region,            \* a domain of the geography that policies cap, if it is not empty
  \* @type: Set(Int);
  Owner,             \* one of the organisation
  \* @type: Set(Int);
  Caps,              \* what a policy may say of them
  \* @type: Int;
  MaxPolicy,         \* how many policies follow the first, which caps nothing
  \* @type: Set(Int);
  FirstHolders,      \* holders of the manifest at first
  \* @type: Bool;
  Available,         \* whether a side without a quorum may make provisional snapshots
  \* @type: Bool;
  Copying,           \* whether a snapshot may keep its parent's polynomial and give the manifest to one more
  \* @type: Bool;
  Forgetting,        \* whether peers drop evidence that no view needs
  \* @type: Bool;
  OneWay,            \* whether one side may hear the other that does not hear it
  \* @type: Bool;
  Joining,           \* whether one final snapshot more may be signed than others
  \* @type: Bool;
  Confirming,        \* whether what was made provisionally may be committed as well
  \* @type: Bool;
  LyingOwner,        \* whether the owner signs a second first snapshot
  \* @type: Int;
  MaxSnapshot

(*
  @typeAlias: snapshot = { digest: Int, parent: Int, line: Set(Int), final: Bool, ballot: Int, polynomial: Int,
                           members: Set(Int), threshold: Int, faults: Int, acknowledged: Set(Int), voters: Set(Int),
                           revokes: Set(Int), policy: Int, holders: Set(Int) };
  @typeAlias: loss = { peer: Int, polynomial: Int, number: Int };
  @typeAlias: cap = { tree: Int, domain: Set(Int), most: Int };
  @typeAlias: policy = { epoch: Int, caps: Set($cap) };
  @typeAlias: evidence = { snapshots: Set($snapshot), revoked: Set(Int), losses: Set($loss), receipts: Set($loss),
                           policies: Set($policy) };
  @typeAlias: share = { polynomial: Int, line: Set(Int) };
  @typeAlias: member = { known: $evidence, shares: Set($share) };
  @typeAlias: network = { left_hears: Bool, right_hears: Bool };
  @typeAlias: token = { holder: Int, digest: Int, sequence: Int };
  @typeAlias: view = { conflict: Bool, final: Int, current: Int, revoked: Set(Int), policy: Int, holders: Set(Int), status: Int };
*)
PartitionMergeTypes == TRUE

VARIABLES
  \* @type: Int -> $member;
  member,            \* what each peer keeps
  \* @type: Int -> $evidence;
  heard,             \* all evidence that ever reached it, also what it has dropped since
  \* @type: $evidence;
  signed,            \* all evidence that exists
  \* @type: $network;
  network            \* which side hears the other

vars == <<member, heard, signed, network>>

-----------------------------------------------------------------------------
(* Evidence *)

Honest == Peers \ Liars

\* The owner's snapshot; every peer has it and its share.
\* @type: $snapshot;
Genesis ==
  [digest |-> 1, parent |-> 0, line |-> {0, 1}, final |-> TRUE, ballot |-> 0, polynomial |-> 1,
   members |-> Peers, threshold |-> Threshold, faults |-> Faults, acknowledged |-> Peers, voters |-> {}, revokes |-> {},
   policy |-> 0, holders |-> FirstHolders]

\* @type: $policy;
FirstPolicy == [epoch |-> 0, caps |-> {}]

\* @type: $evidence;
Nothing == [snapshots |-> {}, revoked |-> {}, losses |-> {}, receipts |-> {}, policies |-> {}]

\* @type: $evidence;
FirstEvidence == [Nothing EXCEPT !.snapshots = {Genesis}, !.policies = {FirstPolicy}]

\* @type: ($evidence) => Set(Int);
Digests(e) == { s.digest : s \in e.snapshots }

\* A first snapshot enters, whatever else is there; any other enters beside its parent, a final one beside a final one.
\* @type: ($evidence, $snapshot) => Bool;
Enters(e, s) == s.parent = 0 \/ \E p \in e.snapshots : p.digest = s.parent /\ (s.final => p.final)

\* The union of what may enter.
\* @type: ($evidence, $evidence) => $evidence;
Merge(e, new) ==
  [snapshots |-> e.snapshots \union { s \in new.snapshots : Enters(e, s) },
   revoked |-> e.revoked \union new.revoked, losses |-> e.losses \union new.losses,
   receipts |-> e.receipts \union new.receipts, policies |-> e.policies \union new.policies]

-----------------------------------------------------------------------------
(* The view: a function of evidence alone *)

\* Once final, always final: whatever becomes of those who voted for it, and whatever else is known (`e`: a bad rule asks).
\* @type: ($evidence, $snapshot) => Bool;
CountsAsFinal(e, s) == s.final

\* One snapshot may have several certificates, with other votes and other acknowledgements. It is provisional if none of them is final.
\* @type: ($evidence, $snapshot) => Bool;
IsProvisional(e, s) == \A x \in e.snapshots : x.digest = s.digest => ~x.final

\* Two final successors of one parent, and more than f members of its committee are guilty; or two first snapshots, and the owner
\* is: nothing holds any more.
\* @type: ($evidence) => Bool;
Conflicts(e) == \E x, y \in e.snapshots : x.final /\ y.final /\ x.parent = y.parent /\ x.digest /= y.digest

\* The last of the final chain.
\* @type: ($evidence) => $snapshot;
FinalOf(e) ==
  CHOOSE s \in e.snapshots : CountsAsFinal(e, s) /\ \A x \in e.snapshots : ~(CountsAsFinal(e, x) /\ x.parent = s.digest)

\* A revocation is the tenant's or a final snapshot's.
\* @type: ($snapshot) => Bool;
CountsAsRevoking(s) == s.final

\* Nothing takes a revocation back.
\* @type: ($evidence) => Set(Int);
RevokedIn(e) == e.revoked \union UNION { s.revokes : s \in { x \in e.snapshots : CountsAsRevoking(x) } }

\* A loss that its holder or the tenant signed; the receipt of a repair takes back the loss that it names, and no other.
\* @type: ($evidence, Int, Int) => Bool;
CountsAsLost(e, h, polynomial) == \E x \in e.losses : x.peer = h /\ x.polynomial = polynomial /\ x \notin e.receipts

\* Whoever lost a share once gets the share back, but not its vote.
\* @type: ($evidence, Int, Int) => Bool;
EverLost(e, h, polynomial) == \E x \in e.losses : x.peer = h /\ x.polynomial = polynomial

\* Members who signed that their share is on their disk: in any of its certificates, or later in a receipt.
\* @type: ($evidence, $snapshot) => Set(Int);
Acknowledged(e, s) ==
  UNION { x.acknowledged : x \in { y \in e.snapshots : y.digest = s.digest } }
    \union { h \in s.members : \E r \in e.receipts : r.peer = h /\ r.polynomial = s.polynomial }

\* Members whose share of a snapshot may still be used.
\* @type: ($evidence, $snapshot) => Set(Int);
MembersLeft(e, s) ==
  LET revoked == RevokedIn(e) IN { h \in Acknowledged(e, s) : h \notin revoked /\ ~CountsAsLost(e, h, s.polynomial) }

\* @type: ($evidence, $snapshot) => Bool;
IsLive(e, s) == Cardinality(MembersLeft(e, s)) >= s.threshold

\* @type: ($snapshot, $snapshot) => Bool;
Descends(s, ancestor) == ancestor.digest \in s.line

\* @type: ($evidence, $snapshot) => Bool;
LeadsToLive(e, s) == \E x \in e.snapshots : Descends(x, s) /\ IsLive(e, x)

\* Which of two provisional children is followed: never by clock, size of a side or length of a branch.
\* @type: ($snapshot, $snapshot) => Bool;
Precedes(x, y) ==
  \/ x.policy > y.policy
  \/ x.policy = y.policy /\ (x.ballot > y.ballot \/ (x.ballot = y.ballot /\ x.digest > y.digest))

\* @type: ($evidence, $snapshot) => Bool;
IsFollowed(e, s) ==
  LeadsToLive(e, s) /\ \A x \in e.snapshots : x.parent = s.parent /\ LeadsToLive(e, x) => ~Precedes(x, s)

\* Where the way to the snapshot in use begins: what does not descend from it is out of use.
\* @type: ($evidence) => $snapshot;
Floor(e) == FinalOf(e)

\* The snapshot in use: from the floor along the children that are followed, as far as something live is there.
\* @type: ($evidence) => $snapshot;
CurrentOf(e) ==
  LET floor == Floor(e)
      below == { s \in e.snapshots : Descends(s, floor) /\ s.digest /= floor.digest }
      followed == { s \in below : IsFollowed(e, s) } \union {floor} IN
  CHOOSE s \in followed :
    /\ \A a \in below : Descends(s, a) => a \in followed
    /\ \A x \in followed : x.parent /= s.digest

\* Polynomials from which the secret may still be had: the final one, those of its provisional descendants, and while it is
\* dead its parent's.
\* @type: ($evidence) => Set($snapshot);
InReserve(e) ==
  LET last == FinalOf(e)
      dead == ~IsLive(e, last) IN
  { s \in e.snapshots : Descends(s, last) \/ (dead /\ s.digest = last.parent) }

\* @type: ($snapshot) => Int;
QuorumOf(s) == QuorumSize(Cardinality(s.members), s.threshold, s.faults)

-----------------------------------------------------------------------------
(* Policy, and who holds the manifest *)

\* @type: ($evidence) => Int;
PolicyEpoch(e) == CHOOSE k \in { p.epoch : p \in e.policies } : \A p \in e.policies : p.epoch <= k

\* The stricter of all policies of the last epoch: what each of them caps.
\* @type: ($evidence) => Set($cap);
CapsOf(e) == LET epoch == PolicyEpoch(e) IN UNION { p.caps : p \in { x \in e.policies : x.epoch = epoch } }

\* Beside those that are given, and count, no domain gets more than its cap; where they alone are more, it gets nothing.
\* @type: (Set(Int), Set(Int), Set($cap)) => Bool;
KeepsCaps(given, chosen, caps) ==
  \A c \in caps :
    \/ chosen \intersect c.domain = {}
    \/ Cardinality(given \intersect c.domain) + Cardinality(chosen \intersect c.domain) <= c.most

\* The order of sets of one size: that one comes first which has the least peer that the other has not.
\* @type: (Set(Int), Set(Int)) => Bool;
ComesBefore(x, y) == \E h \in x \ y : \A g \in (x \union y) \ (x \intersect y) : h <= g

\* The greatest choice that keeps the caps, and of those the first.
\* @type: (Set(Int), Set(Int), Set($cap)) => Set(Int);
Greatest(given, candidates, caps) ==
  IF KeepsCaps(given, candidates, caps) THEN candidates
  ELSE LET feasible == { x \in SUBSET candidates : KeepsCaps(given, x, caps) } IN
       CHOOSE x \in feasible :
         \A y \in feasible : Cardinality(y) < Cardinality(x) \/ (Cardinality(y) = Cardinality(x) /\ ~ComesBefore(y, x))

\* The last snapshots of the provisional branches.
\* @type: ($evidence, $snapshot) => Bool;
IsLeaf(e, s) == IsProvisional(e, s) /\ Descends(s, FinalOf(e)) /\ \A x \in e.snapshots : x.parent /= s.digest

\* Whom the final snapshot and the branches give the manifest to.
\* @type: ($evidence) => Set(Int);
MayHoldManifest(e) ==
  (FinalOf(e).holders \union UNION { s.holders : s \in { x \in e.snapshots : IsLeaf(e, x) } }) \ RevokedIn(e)

\* Beside the shares of the snapshot in use, which are given, as many of them as the policy allows.
\* @type: ($evidence) => Set(Int);
HoldersOf(e) == Greatest(CurrentOf(e).members, MayHoldManifest(e), CapsOf(e))

\* The fewest members that a committee with a snapshot's threshold and faults can have.
\* @type: ($snapshot) => Int;
LeastCommittee(s) == s.threshold + (IF 2 * s.faults > 1 THEN 2 * s.faults ELSE 1)

\* Of those that the final chain ever had, enough for a committee are left, and none of them keeps the caps.
\* @type: ($evidence) => Bool;
PolicyIsInfeasible(e) ==
  LET left == UNION { s.members : s \in { x \in e.snapshots : x.final } } \ RevokedIn(e)
      least == LeastCommittee(FinalOf(e)) IN
  Cardinality(left) >= least /\ Cardinality(Greatest({}, left, CapsOf(e))) < least

\* What a holder of the manifest shows.
\* @type: ($snapshot, Int) => $token;
TokenOf(s, h) == [holder |-> h, digest |-> s.digest, sequence |-> Cardinality(s.line)]

\* It is good for the snapshot in use only.
\* @type: ($evidence, $token) => Bool;
AcceptsToken(e, k) ==
  /\ ~Conflicts(e) /\ k.holder \in HoldersOf(e)
  /\ k.digest = CurrentOf(e).digest /\ k.sequence = Cardinality(CurrentOf(e).line)

Ok == 0
Provisional == 1
PolicyInfeasible == 2
RekeyRequired == 3
Unrecoverable == 4
Conflict == 5

\* Nobody can follow the last final snapshot: too few are left to deal from its polynomial, or to vote.
\* @type: ($evidence) => Bool;
IsAtAnEnd(e) ==
  LET last == FinalOf(e) IN
  \/ ~IsLive(e, last)
  \/ Cardinality({ h \in last.members : h \notin RevokedIn(e) /\ ~EverLost(e, h, last.polynomial) }) < QuorumOf(last)

\* The first that holds.
\* @type: ($evidence) => Int;
StatusOf(e) ==
  LET last == FinalOf(e) IN
  IF Conflicts(e) THEN Conflict
  ELSE IF \A s \in InReserve(e) : ~IsLive(e, s) THEN Unrecoverable
  ELSE IF IsAtAnEnd(e) THEN RekeyRequired
  ELSE IF PolicyIsInfeasible(e) THEN PolicyInfeasible
  ELSE IF CurrentOf(e) /= last THEN Provisional ELSE Ok

\* @type: ($evidence) => $view;
ViewOf(e) ==
  [conflict |-> Conflicts(e), revoked |-> RevokedIn(e), status |-> StatusOf(e), policy |-> PolicyEpoch(e),
   final |-> IF Conflicts(e) THEN 0 ELSE FinalOf(e).digest,
   current |-> IF Conflicts(e) THEN 0 ELSE CurrentOf(e).digest,
   holders |-> IF Conflicts(e) THEN {} ELSE HoldersOf(e)]

-----------------------------------------------------------------------------
(* What a peer does with its shares and its evidence *)

\* It keeps whatever it learns, and erases nothing for it.
\* @type: ($member, $evidence) => $member;
AfterLearn(me, new) == [me EXCEPT !.known = Merge(@, new)]

\* Shares of one polynomial are in use; the others are in quarantine.
\* @type: ($evidence, $share) => Bool;
IsInUse(e, x) == ~Conflicts(e) /\ x.polynomial = CurrentOf(e).polynomial

\* A share of the final snapshot deals for its successor, whatever is in use.
\* @type: ($member, $snapshot) => Bool;
Holds(me, s) == \E x \in me.shares : x.polynomial = s.polynomial

\* Only a final snapshot erases, and only a live one.
\* @type: ($evidence) => Bool;
MayErase(e) == ~Conflicts(e) /\ IsLive(e, FinalOf(e))

\* What a share says of what it was dealt on: that, and all before it, not what the dealer's peers know (`e`: a bad rule asks).
\* @type: ($evidence, $snapshot) => Set(Int);
DealtOn(e, parent) == parent.line

\* What it leaves: its own share, and those that were dealt on it, or on what descends from it, whether that is known yet or not.
\* @type: ($evidence, $share) => Bool;
Keeps(e, x) == x.polynomial = FinalOf(e).polynomial \/ FinalOf(e).digest \in x.line

\* @type: ($member) => $member;
AfterErase(me) == [me EXCEPT !.shares = { x \in @ : Keeps(me.known, x) }]

\* What descends from the final chain other than through its last snapshot decides nothing any more.
\* @type: ($evidence, $snapshot) => Bool;
IsForgettable(e, s) == IsProvisional(e, s) /\ ~Descends(s, FinalOf(e))

\* @type: ($evidence) => $evidence;
AfterForget(e) == IF Conflicts(e) THEN e ELSE [e EXCEPT !.snapshots = { s \in @ : ~IsForgettable(e, s) }]

\* What a voter checks for itself: nobody gets what the policy that it knows forbids, and nobody who is revoked gets anything. Where
\* the shares stay what they are, nobody gets one.
\* @type: ($evidence, $snapshot, $snapshot) => Bool;
IsAllowed(e, parent, s) ==
  /\ KeepsCaps(s.members, s.holders, CapsOf(e)) /\ s.holders \intersect RevokedIn(e) = {}
  /\ s.polynomial /= parent.polynomial => KeepsCaps({}, s.members, CapsOf(e)) /\ s.members \intersect RevokedIn(e) = {}

\* Whether a peer votes for this final successor of a snapshot.
\* @type: ($member, Int, $snapshot, $snapshot) => Bool;
VotesFinally(me, h, parent, s) ==
  /\ ~Conflicts(me.known) /\ FinalOf(me.known).digest = parent.digest
  /\ ~EverLost(me.known, h, parent.polynomial) /\ IsAllowed(me.known, parent, s)

\* Whether it votes for this provisional one: it never counts for a final one, nor the other way round.
\* @type: ($member, Int, $snapshot, $snapshot) => Bool;
VotesProvisionally(me, h, parent, s) ==
  /\ ~Conflicts(me.known) /\ CurrentOf(me.known).digest = parent.digest
  /\ ~EverLost(me.known, h, parent.polynomial) /\ IsAllowed(me.known, parent, s)

\* What a committee must be: design section 4.
\* @type: ($snapshot) => Bool;
IsFeasible(s) ==
  /\ s.threshold >= 2 /\ s.threshold >= 2 * s.faults + 1
  /\ Cardinality(s.members) >= s.threshold + 1 /\ Cardinality(s.members) >= s.threshold + 2 * s.faults

\* Acknowledgements of a share on disk that make t of them correct.
\* @type: ($snapshot) => Bool;
IsPossessed(s) == Cardinality(s.acknowledged) >= s.threshold + s.faults

-----------------------------------------------------------------------------
(* Who hears whom, and what is assumed of the commit *)

\* @type: (Int, Int) => Bool;
Hears(h, g) ==
  \/ (h \in Left) = (g \in Left)
  \/ h \in Left /\ network.left_hears
  \/ h \notin Left /\ network.right_hears

\* Those with whom a coordinator talks.
\* @type: (Int) => Set(Int);
Side(c) == { h \in Peers : Hears(c, h) /\ Hears(h, c) }

\* While no more than f lie, Commit gives a parent one final successor.
\* @type: ($snapshot) => Bool;
CommitAllows(parent) ==
  Cardinality(Liars) > Faults \/ \A s \in signed.snapshots : ~(s.final /\ s.parent = parent.digest)

\* @type: (Int, $snapshot) => Bool;
HasDealers(c, parent) ==
  Cardinality({ h \in Side(c) \intersect parent.members :
                  h \notin RevokedIn(member[c].known) /\ (h \in Liars \/ Holds(member[h], parent)) }) >= parent.threshold

\* As many as the policy allows of those that are not revoked are its members, and those of them acknowledge their shares with
\* whom the coordinator talks.
\* @type: ($snapshot, Int, Bool, Set(Int)) => $snapshot;
Successor(parent, c, final, revokes) ==
  LET digest == Cardinality(signed.snapshots) + 1
      known == member[c].known
      members == Greatest({}, Peers \ (RevokedIn(known) \union revokes), CapsOf(known)) IN
  [digest |-> digest, parent |-> parent.digest, line |-> parent.line \union {digest}, final |-> final, ballot |-> c,
   polynomial |-> digest, members |-> members, threshold |-> parent.threshold, faults |-> parent.faults,
   acknowledged |-> members \intersect Side(c), voters |-> {}, revokes |-> revokes,
   policy |-> PolicyEpoch(known), holders |-> Greatest(members, HoldersOf(known) \ revokes, CapsOf(known))]

\* A manifest-only change: the shares stay what they are.
\* @type: ($snapshot, Int, Int) => $snapshot;
Copy(parent, c, to) ==
  LET digest == Cardinality(signed.snapshots) + 1
      known == member[c].known IN
  [parent EXCEPT !.digest = digest, !.parent = parent.digest, !.line = @ \union {digest}, !.final = FALSE, !.ballot = c,
                 !.revokes = {}, !.policy = PolicyEpoch(known), !.holders = HoldersOf(known) \union {to}]

\* What a snapshot may revoke, beside nothing.
\* @type: Set(Set(Int));
Revocations == {{}} \union { {h} : h \in Revocable }

-----------------------------------------------------------------------------
(* Actions *)

Init ==
  /\ member = [h \in Honest |-> [known |-> FirstEvidence, shares |-> {[polynomial |-> 1, line |-> {0}]}]]
  /\ heard = [h \in Honest |-> FirstEvidence]
  /\ signed = FirstEvidence
  /\ network = [left_hears |-> TRUE, right_hears |-> TRUE]

\* @type: ($evidence, $snapshot) => $evidence;
With(e, s) == [e EXCEPT !.snapshots = @ \union {s}]

\* A snapshot is signed on its parent: its coordinator knows of it, and whoever acknowledged a new share has it on disk.
\* @type: (Int, $snapshot, $snapshot) => Bool;
Make(c, s, parent) ==
  /\ signed' = With(signed, s)
  /\ heard' = [heard EXCEPT ![c] = With(@, s)]
  /\ member' = [h \in Honest |->
       [known |-> IF h = c THEN With(member[h].known, s) ELSE member[h].known,
        shares |-> IF s.polynomial = s.digest /\ h \in s.acknowledged
                     THEN member[h].shares \union {[polynomial |-> s.polynomial, line |-> DealtOn(member[c].known, parent)]} ELSE member[h].shares]]
  /\ UNCHANGED network

\* No two snapshots of one parent have one origin ballot.
\* @type: (Int, $snapshot, Bool) => Bool;
IsFresh(c, parent, final) ==
  /\ Cardinality(signed.snapshots) < MaxSnapshot + (IF Joining /\ final THEN 1 ELSE 0)
  /\ \A s \in signed.snapshots : ~(s.parent = parent.digest /\ s.ballot = c /\ s.final = final)

\* Who votes for a final successor, when this coordinator asks.
\* @type: (Int, $snapshot, $snapshot) => Set(Int);
FinalVoters(c, parent, s) ==
  { h \in Side(c) \intersect parent.members : h \in Liars \/ VotesFinally(member[h], h, parent, s) }

\* @type: (Int, $snapshot, $snapshot) => Set(Int);
ProvisionalVoters(c, parent, s) ==
  { h \in Side(c) \intersect parent.members : h \in Liars \/ VotesProvisionally(member[h], h, parent, s) }

\* A side with a quorum of the final snapshot's committee commits its successor, dealt from its own polynomial.
CommitFinal(c) ==
  /\ c \in Coordinators /\ ~Conflicts(member[c].known)
  /\ LET parent == FinalOf(member[c].known) IN
     /\ IsFresh(c, parent, TRUE) /\ CommitAllows(parent) /\ HasDealers(c, parent)
     /\ \E revokes \in Revocations :
          LET s == Successor(parent, c, TRUE, revokes)
              voters == FinalVoters(c, parent, s) IN
          /\ IsFeasible(s) /\ IsPossessed(s)
          /\ Cardinality(voters) >= QuorumOf(parent)
          /\ Make(c, [s EXCEPT !.voters = voters], parent)

\* A side with t members of the committee in use carries on provisionally, from the polynomial in use.
CommitProvisional(c) ==
  /\ Available /\ c \in Coordinators /\ ~Conflicts(member[c].known)
  /\ LET parent == CurrentOf(member[c].known) IN
     /\ IsFresh(c, parent, FALSE) /\ HasDealers(c, parent)
     /\ \E revokes \in Revocations :
          LET s == Successor(parent, c, FALSE, revokes)
              voters == ProvisionalVoters(c, parent, s) IN
          /\ IsFeasible(s) /\ IsPossessed(s)
          /\ Cardinality(voters) >= parent.threshold
          /\ Make(c, [s EXCEPT !.voters = voters], parent)

\* What a side made provisionally a quorum commits, under the same digest: its coordinator asks in the same ballot, whose final votes
\* are other ones. Those acknowledge whom it talks with now.
Confirm(c) ==
  /\ Confirming /\ c \in Coordinators /\ ~Conflicts(member[c].known)
  /\ LET parent == FinalOf(member[c].known) IN
     /\ IsFresh(c, parent, TRUE) /\ CommitAllows(parent)
     /\ \E s \in member[c].known.snapshots :
          LET there == { h \in s.members \intersect Side(c) : h \in Liars \/ ~EverLost(member[h].known, h, s.polynomial) }
              confirmed == [s EXCEPT !.final = TRUE, !.acknowledged = there]
              voters == FinalVoters(c, parent, confirmed) IN
          /\ ~s.final /\ s.parent = parent.digest /\ s.ballot = c /\ s.polynomial = s.digest
          /\ IsPossessed(confirmed)
          /\ Cardinality(voters) >= QuorumOf(parent)
          /\ Make(c, [confirmed EXCEPT !.voters = voters], parent)

\* The manifest alone moves: one more gets it.
CopyManifest(c) ==
  /\ Available /\ Copying /\ c \in Coordinators /\ ~Conflicts(member[c].known)
  /\ LET parent == CurrentOf(member[c].known) IN
     /\ IsFresh(c, parent, FALSE)
     /\ \E to \in Side(c) \ HoldersOf(member[c].known) :
          LET s == Copy(parent, c, to)
              voters == ProvisionalVoters(c, parent, s) IN
          /\ Cardinality(voters) >= parent.threshold
          /\ Make(c, [s EXCEPT !.voters = voters], parent)

\* What reaches a peer: what those that it hears know, and all there is from liars.
\* @type: (Int) => $evidence;
Sources(h) ==
  IF Liars /= {} THEN signed
  ELSE LET near == { member[g].known : g \in { x \in Honest : Hears(h, x) } } IN
       [snapshots |-> UNION { e.snapshots : e \in near }, revoked |-> UNION { e.revoked : e \in near },
        losses |-> UNION { e.losses : e \in near }, receipts |-> UNION { e.receipts : e \in near },
        policies |-> UNION { e.policies : e \in near }]

\* One piece of evidence.
\* @type: ($evidence) => Set($evidence);
Pieces(e) ==
  { [Nothing EXCEPT !.snapshots = {s}] : s \in e.snapshots }
    \union { [Nothing EXCEPT !.revoked = {h}] : h \in e.revoked }
    \union { [Nothing EXCEPT !.losses = {x}] : x \in e.losses }
    \union { [Nothing EXCEPT !.receipts = {x}] : x \in e.receipts }
    \union { [Nothing EXCEPT !.policies = {p}] : p \in e.policies }

\* More than f liars make a quorum of a provisional committee, and finalise what follows it.
\* @type: Set($evidence);
Forgeries ==
  IF Cardinality(Liars) <= Faults THEN {}
  ELSE { [Nothing EXCEPT !.snapshots =
            {[p EXCEPT !.digest = -p.digest, !.parent = p.digest, !.line = @ \union {-p.digest}, !.final = TRUE,
                       !.polynomial = -p.digest, !.acknowledged = Liars, !.voters = Liars]}] :
           p \in { x \in signed.snapshots : ~x.final /\ Cardinality(Liars \intersect x.members) >= QuorumOf(x) } }

\* Another first snapshot of this version, with other shares, from an owner who lies.
\* @type: Set($evidence);
SecondFirsts ==
  IF ~LyingOwner THEN {}
  ELSE LET digest == MaxSnapshot + 2 IN  \* beyond those of successors
       { [Nothing EXCEPT !.snapshots = {[Genesis EXCEPT !.digest = digest, !.line = {0, digest}, !.polynomial = digest]}] }

\* Evidence arrives in any order, again and again; a snapshot after its parent.
Learn(h) ==
  /\ h \in Honest
  /\ \E new \in Pieces(Sources(h)) \union Forgeries \union SecondFirsts :
       /\ \A s \in new.snapshots : Enters(heard[h], s)
       /\ heard' = [heard EXCEPT ![h] = Merge(@, new)]
       /\ member' = [member EXCEPT ![h] = AfterLearn(@, new)]
  /\ UNCHANGED <<signed, network>>

\* The tenant revokes a peer, and tells one.
Revoke(h) ==
  /\ h \in Revocable
  /\ \E g \in Honest :
       /\ heard' = [heard EXCEPT ![g].revoked = @ \union {h}]
       /\ member' = [member EXCEPT ![g].known.revoked = @ \union {h}]
  /\ signed' = [signed EXCEPT !.revoked = @ \union {h}]
  /\ UNCHANGED network

\* The tenant signs a policy, also two of one epoch, and tells one.
Regulate(g) ==
  /\ g \in Honest
  /\ \E epoch \in 1..MaxPolicy, most \in Caps :
       LET caps == {[tree |-> 1, domain |-> Region, most |-> most], [tree |-> 2, domain |-> Owner, most |-> most]}
           policy == [epoch |-> epoch, caps |-> { c \in caps : c.domain /= {} }] IN
       /\ heard' = [heard EXCEPT ![g].policies = @ \union {policy}]
       /\ member' = [member EXCEPT ![g].known.policies = @ \union {policy}]
       /\ signed' = [signed EXCEPT !.policies = @ \union {policy}]
  /\ UNCHANGED network

\* @type: (Int) => Set(Int);
LossNumbers(h) == { x.number : x \in { y \in signed.losses : y.peer = h } }

\* Its statement has a number that none had before: a nonce, as whoever lost all it had cannot count.
\* @type: (Int) => Int;
NextLoss(h) == Cardinality(LossNumbers(h)) + 1

\* A peer's shares are gone, and it says so.
Lose(h) ==
  /\ h \in Losing /\ member[h].shares /= {} /\ Cardinality(LossNumbers(h)) < MaxLoss
  /\ LET gone == { [peer |-> h, polynomial |-> x.polynomial, number |-> NextLoss(h)] : x \in member[h].shares } IN
       /\ signed' = [signed EXCEPT !.losses = @ \union gone]
       /\ heard' = [heard EXCEPT ![h].losses = @ \union gone]
       /\ member' = [member EXCEPT ![h].known.losses = @ \union gone, ![h].shares = {}]
  /\ UNCHANGED network

\* The receipt of a share that was had again: it names each loss of it that the peer knows of, or none.
\* @type: ($evidence, Int, Int) => Set($loss);
Receipts(e, h, polynomial) ==
  LET known == { x \in e.losses : x.peer = h /\ x.polynomial = polynomial } IN
  IF known /= {} THEN known ELSE {[peer |-> h, polynomial |-> polynomial, number |-> 0]}

\* A member whose share is missing gets it back from t others.
Repair(h) ==
  /\ Repairing /\ h \in Honest /\ ~Conflicts(member[h].known)
  /\ LET known == member[h].known
         last == FinalOf(known) IN
     \E s \in {last, CurrentOf(known)} :
       LET receipts == Receipts(known, h, s.polynomial)
           share == [polynomial |-> s.polynomial, line |-> s.line \ {s.digest}] IN
       /\ h \in s.members \ RevokedIn(known) /\ ~Holds(member[h], s) /\ HasDealers(h, s)
       /\ signed' = [signed EXCEPT !.receipts = @ \union receipts]
       /\ heard' = [heard EXCEPT ![h].receipts = @ \union receipts]
       /\ member' = [member EXCEPT ![h].known.receipts = @ \union receipts, ![h].shares = @ \union {share}]
  /\ UNCHANGED network

\* Clean-up.
Erase(h) ==
  /\ h \in Honest /\ MayErase(member[h].known)
  /\ member' = [member EXCEPT ![h] = AfterErase(@)]
  /\ UNCHANGED <<heard, signed, network>>

Forget(h) ==
  /\ Forgetting /\ h \in Honest
  /\ member' = [member EXCEPT ![h].known = AfterForget(@)]
  /\ UNCHANGED <<heard, signed>> /\ UNCHANGED network

\* The network splits and heals, as often as it likes.
Flap ==
  /\ \E left_hears, right_hears \in BOOLEAN :
       /\ OneWay \/ left_hears = right_hears
       /\ network' = [left_hears |-> left_hears, right_hears |-> right_hears]
  /\ UNCHANGED <<member, heard, signed>>

Next ==
  \/ Flap
  \/ \E h \in Peers :
       \/ CommitFinal(h) \/ CommitProvisional(h) \/ Confirm(h) \/ CopyManifest(h)
       \/ Learn(h) \/ Revoke(h) \/ Regulate(h) \/ Lose(h) \/ Repair(h) \/ Erase(h) \/ Forget(h)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Invariants: M1 to M11 of the design by name. M12, that two final successors of one parent show who lied, is Accountability's. *)

\* What a peer sees: what its evidence says, and nothing besides.
\* @type: (Int) => $view;
ViewAt(h) == ViewOf(member[h].known)

\* M1, M2, M9: in whatever order evidence came, and whatever was dropped of it, the view is that of all that was heard.
M1 == \A h \in Honest : ViewAt(h) = ViewOf(heard[h])

\* What all certificates of a snapshot show, as one.
\* @type: ($evidence) => $evidence;
Together(e) ==
  [e EXCEPT !.snapshots =
     { [s EXCEPT !.final = \E x \in e.snapshots : x.digest = s.digest /\ x.final, !.voters = {},
                 !.acknowledged = UNION { x.acknowledged : x \in { y \in e.snapshots : y.digest = s.digest } }] : s \in @ }]

\* M1: it makes no difference by which of its certificates a snapshot is known first, or how many of them are.
CertificatesAgree == \A h \in Honest : ViewAt(h) = ViewOf(Together(heard[h]))

\* M3: while no more than f lie, and the owner does not, all final chains are parts of one.
M3 ==
  LET finals == { FinalOf(member[h].known) : h \in Honest } IN
  Cardinality(Liars) <= Faults /\ ~LyingOwner => \A x, y \in finals : Descends(x, y) \/ Descends(y, x)

\* An owner who signed two first snapshots is found out by whoever hears of both.
TwoFirstsConflict ==
  \A h \in Honest :
    Cardinality({ s \in heard[h].snapshots : s.parent = 0 }) > 1 => Conflicts(member[h].known)

\* M4: shares that are in use are of one polynomial.
M4 == \A h \in Honest : Cardinality({ x.polynomial : x \in { y \in member[h].shares : IsInUse(heard[h], y) } }) <= 1

\* What is in use is final, or descends from what is.
UsedBelowFinal ==
  \A h \in Honest : ~Conflicts(heard[h]) => Descends(CurrentOf(member[h].known), FinalOf(heard[h]))

\* A final successor that is heard of is final in the view.
FinalIsLast ==
  \A h \in Honest : ~Conflicts(heard[h]) =>
    \A s \in heard[h].snapshots : s.final => Descends(FinalOf(member[h].known), s)

\* Those who acknowledged a share, then or later, and neither were revoked nor lost it since, from this evidence.
\* @type: ($evidence, $snapshot) => Set(Int);
Counted(e, s) ==
  { h \in s.members :
    /\ \/ \E x \in e.snapshots : x.digest = s.digest /\ h \in x.acknowledged
       \/ \E r \in e.receipts : r.peer = h /\ r.polynomial = s.polynomial
    /\ \A x \in e.losses : x.peer = h /\ x.polynomial = s.polynomial => x \in e.receipts
    /\ h \notin e.revoked /\ \A x \in e.snapshots : ~(x.final /\ h \in x.revokes) }

\* @type: ($snapshot) => Bool;
IsTrulyLive(s) == Cardinality(Counted(signed, s)) >= s.threshold

\* M5: of the last final snapshot, which alone erases, t shares are there; so the next one can be dealt from it.
M5 ==
  ~Conflicts(signed) =>
    LET last == FinalOf(signed) IN
    IsTrulyLive(last) =>
      Cardinality({ h \in last.members : h \in Liars \/ Holds(member[h], last) }) >= last.threshold

\* Who is counted for the last final snapshot, from all that is signed, has its share; and who has it is counted.
CountedHold ==
  ~Conflicts(signed) =>
    LET last == FinalOf(signed) IN
    \A h \in (Honest \intersect last.members) \ RevokedIn(signed) : h \in MembersLeft(signed, last) <=> Holds(member[h], last)

\* Whoever stands on the last final snapshot, and on a live one below it, has enough peers to use it with.
UsableTogether ==
  ~Conflicts(signed) =>
    LET last == FinalOf(signed) IN
    \A h \in Honest : ~Conflicts(member[h].known) /\ FinalOf(member[h].known) = last =>
      LET e == member[h].known
          current == CurrentOf(e) IN
      IsTrulyLive(current) =>
        Cardinality({ g \in current.members : g \in Liars \/ \E x \in member[g].shares : IsInUse(e, x) }) >= current.threshold

\* What is in use is live if anything below the final snapshot is.
UsedIsLive ==
  \A h \in Honest : ~Conflicts(heard[h]) =>
    LET e == heard[h]
        last == FinalOf(e)
        live == { s \in e.snapshots : Cardinality(Counted(e, s)) >= s.threshold } IN
    (\E s \in live : Descends(s, last)) => CurrentOf(member[h].known) \in live

\* Of the live children on the way to the snapshot in use, one is followed, and none that was made under a later policy is left aside.
OneIsFollowed ==
  \A h \in Honest :
    LET e == member[h].known
        way == { s \in e.snapshots : Descends(CurrentOf(e), s) /\ Descends(s, FinalOf(e)) /\ s.digest /= FinalOf(e).digest } IN
    ~Conflicts(e) =>
      \A s \in way, x \in e.snapshots : x.parent = s.parent /\ x.digest /= s.digest /\ LeadsToLive(e, x) => ~IsFollowed(e, x) /\ x.policy <= s.policy

\* What each policy of the last epoch caps.
\* @type: ($evidence) => Set($cap);
CapsInForce(e) == UNION { p.caps : p \in { x \in e.policies : \A q \in e.policies : q.epoch <= x.epoch } }

\* M6: those who hold the manifest keep the caps, and no larger choice does.
M6 ==
  \A h \in Honest : ~Conflicts(member[h].known) =>
    LET e == member[h].known
        given == CurrentOf(e).members
        holders == HoldersOf(e) IN
    /\ \A c \in CapsInForce(e) : holders \intersect c.domain /= {} =>
         Cardinality(given \intersect c.domain) + Cardinality(holders \intersect c.domain) <= c.most
    /\ \A x \in SUBSET MayHoldManifest(e) : Cardinality(x) > Cardinality(holders) => ~KeepsCaps(given, x, CapsInForce(e))

\* Whoever holds the manifest got it from the last final snapshot or from what descends from it, and was not revoked.
HoldersBelowFinal ==
  \A h \in Honest : ~Conflicts(member[h].known) =>
    LET e == heard[h] IN
    HoldersOf(member[h].known) \subseteq UNION { s.holders : s \in { x \in e.snapshots : Descends(x, FinalOf(e)) } } \ RevokedIn(e)

\* M7: a token is good if, and only if, it names the snapshot in use, and who holds the manifest there.
M7 ==
  \A h \in Honest : ~Conflicts(member[h].known) =>
    LET e == member[h].known
        current == CurrentOf(e)
        holders == HoldersOf(e) IN
    \A s \in signed.snapshots : \A g \in s.holders : AcceptsToken(e, TokenOf(s, g)) <=> s.digest = current.digest /\ g \in holders

\* Whoever is behind can be shown each final snapshot beside its parent, by anybody who is ahead.
ChainIsKept ==
  \A h \in Honest : \A s \in member[h].known.snapshots : s.final => s.parent \in Digests(member[h].known) \union {0}

\* M8: whom the tenant, or a final snapshot, revoked, is revoked wherever that was heard, whatever else is heard.
M8 ==
  \A h \in Honest :
    heard[h].revoked \union UNION { s.revokes : s \in { x \in heard[h].snapshots : x.final } } \subseteq RevokedIn(member[h].known)

\* Nobody else is.
OnlyRevoked ==
  \A h \in Honest :
    RevokedIn(member[h].known) \subseteq signed.revoked \union UNION { s.revokes : s \in { x \in signed.snapshots : x.final } }

\* M10: the final snapshot never falls back, but in a conflict.
M10 ==
  [][\A h \in Honest :
       member'[h].known /= member[h].known /\ ~Conflicts(member'[h].known)
         => Descends(FinalOf(member'[h].known), FinalOf(member[h].known))]_vars

\* A conflict is for ever.
ConflictStays ==
  [][\A h \in Honest : member'[h].known /= member[h].known /\ Conflicts(member[h].known) => Conflicts(member'[h].known)]_vars

\* No honest voter lets a snapshot be made that places more than the policy allows that it knows, or anything on whom it knows revoked.
PlacedWithinCaps ==
  [][\A s \in signed'.snapshots \ signed.snapshots : \A h \in s.voters \ Liars :
       LET e == member[h].known IN
       /\ \A c \in CapsInForce(e) :
            /\ s.polynomial = s.digest => Cardinality(s.members \intersect c.domain) <= c.most
            /\ s.holders \intersect c.domain /= {} =>
                 Cardinality(s.members \intersect c.domain) + Cardinality(s.holders \intersect c.domain) <= c.most
       /\ s.holders \intersect RevokedIn(e) = {}
       /\ s.polynomial = s.digest => s.members \intersect RevokedIn(e) = {}]_vars

\* Learning erases nothing.
LearningKeeps ==
  [][\A h \in Honest :
       member'[h].known /= member[h].known /\ member'[h].known.losses = member[h].known.losses
         => member[h].shares \subseteq member'[h].shares]_vars

\* What is not lost is erased under a live final snapshot.
ErasesUnderLive ==
  [][\A h \in Honest :
       \/ member[h].shares \subseteq member'[h].shares
       \/ member'[h].known.losses /= member[h].known.losses
       \/ ~Conflicts(member[h].known) /\ IsLive(member[h].known, FinalOf(member[h].known))]_vars

-----------------------------------------------------------------------------
(* Liveness *)

\* Whoever can go on does, and no evidence is lost for ever between peers that hear each other.
FairSpec ==
  /\ Spec
  /\ WF_vars(\E c \in Coordinators : CommitFinal(c))
  /\ \A h \in Honest : WF_vars(Learn(h)) /\ WF_vars(Erase(h))

Healed == network.left_hears /\ network.right_hears

\* Everybody sees the same, and nothing is in quarantine, or a re-key is demanded.
AtOne ==
  /\ \A g, h \in Honest : ViewOf(member[g].known) = ViewOf(member[h].known)
  /\ \A h \in Honest : StatusOf(member[h].known) \in {Ok, Provisional} => \A x \in member[h].shares : IsInUse(member[h].known, x)

\* M11: once the partition heals for good, all are at one at last.
M11 == <>[]Healed => <>[]AtOne
=============================================================================
