--------------------------- MODULE PartitionMerge ---------------------------
(* What peers make of signed evidence when a partition lets it reach them in *)
(* any order, late and more than once.  Evidence only grows; the view is a   *)
(* function of it: which snapshot is final, which one is in use below it,    *)
(* who is revoked.  What a commit takes inside is assumed, and checked in    *)
(* Commit and Resharing: here it is one step of a side that has the votes.   *)
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
  \* @type: Set(Int);
  Revocable,         \* peers that the tenant, or a final snapshot, may revoke
  \* @type: Int;
  Threshold,         \* t of the first committee, and of those after it
  \* @type: Int;
  Faults,            \* f of these
  \* @type: Bool;
  Available,         \* whether a side without a quorum may make provisional snapshots
  \* @type: Bool;
  Copying,           \* whether a snapshot may keep its parent's polynomial and move the manifest alone
  \* @type: Bool;
  Forgetting,        \* whether peers drop evidence that no view needs
  \* @type: Bool;
  OneWay,            \* whether one side may hear the other that does not hear it
  \* @type: Bool;
  Joining,           \* whether one final snapshot more may be signed than others
  \* @type: Int;
  MaxSnapshot

(*
  @typeAlias: snapshot = { digest: Int, parent: Int, line: Set(Int), final: Bool, ballot: Int, polynomial: Int,
                           members: Set(Int), threshold: Int, faults: Int, acknowledged: Set(Int), voters: Set(Int),
                           revokes: Set(Int) };
  @typeAlias: loss = { peer: Int, polynomial: Int };
  @typeAlias: evidence = { snapshots: Set($snapshot), revoked: Set(Int), losses: Set($loss) };
  @typeAlias: share = { polynomial: Int, under: Int };
  @typeAlias: member = { known: $evidence, shares: Set($share) };
  @typeAlias: network = { left_hears: Bool, right_hears: Bool };
  @typeAlias: view = { conflict: Bool, final: Int, current: Int, revoked: Set(Int), status: Int };
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
   members |-> Peers, threshold |-> Threshold, faults |-> Faults, acknowledged |-> Peers, voters |-> {}, revokes |-> {}]

\* @type: $evidence;
FirstEvidence == [snapshots |-> {Genesis}, revoked |-> {}, losses |-> {}]

\* @type: ($evidence) => Set(Int);
Digests(e) == { s.digest : s \in e.snapshots }

\* The union; a snapshot enters only beside its parent.
\* @type: ($evidence, $evidence) => $evidence;
Merge(e, new) ==
  [snapshots |-> e.snapshots \union { s \in new.snapshots : s.parent \in Digests(e) },
   revoked |-> e.revoked \union new.revoked, losses |-> e.losses \union new.losses]

-----------------------------------------------------------------------------
(* The view: a function of evidence alone *)

\* Once final, always final: whatever becomes of those who voted for it.
\* @type: ($evidence, $snapshot) => Bool;
CountsAsFinal(e, s) == s.final

\* Two final successors of one parent: more than f members of its committee are guilty, and nothing holds any more.
\* @type: ($evidence) => Bool;
Conflicts(e) == \E x, y \in e.snapshots : x.final /\ y.final /\ x.parent = y.parent /\ x /= y

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

\* A loss that its holder or the tenant signed.
\* @type: ($evidence, Int, Int) => Bool;
CountsAsLost(e, h, polynomial) == [peer |-> h, polynomial |-> polynomial] \in e.losses

\* Members whose share of a snapshot may still be used.
\* @type: ($evidence, $snapshot) => Set(Int);
MembersLeft(e, s) ==
  LET revoked == RevokedIn(e) IN { h \in s.acknowledged : h \notin revoked /\ ~CountsAsLost(e, h, s.polynomial) }

\* @type: ($evidence, $snapshot) => Bool;
IsLive(e, s) == Cardinality(MembersLeft(e, s)) >= s.threshold

\* @type: ($snapshot, $snapshot) => Bool;
Descends(s, ancestor) == ancestor.digest \in s.line

\* @type: ($evidence, $snapshot) => Bool;
LeadsToLive(e, s) == \E x \in e.snapshots : Descends(x, s) /\ IsLive(e, x)

\* Which of two provisional children is followed: never by clock, size of a side or length of a branch.
\* @type: ($snapshot, $snapshot) => Bool;
Precedes(x, y) == x.ballot > y.ballot \/ (x.ballot = y.ballot /\ x.digest > y.digest)

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
      followed == { s \in e.snapshots : Descends(s, floor) /\ (s = floor \/ IsFollowed(e, s)) } IN
  CHOOSE s \in followed :
    /\ \A a \in e.snapshots : Descends(s, a) /\ Descends(a, floor) => a \in followed
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

Ok == 0
Provisional == 1
RekeyRequired == 2
Unrecoverable == 3
Conflict == 4

\* The first that holds.
\* @type: ($evidence) => Int;
StatusOf(e) ==
  LET last == FinalOf(e)
      revoked == RevokedIn(e) IN
  IF Conflicts(e) THEN Conflict
  ELSE IF \A s \in InReserve(e) : ~IsLive(e, s) THEN Unrecoverable
  ELSE IF Cardinality({ h \in last.members : h \notin revoked /\ ~CountsAsLost(e, h, last.polynomial) }) < QuorumOf(last)
    THEN RekeyRequired
  ELSE IF CurrentOf(e) /= last THEN Provisional ELSE Ok

\* @type: ($evidence) => $view;
ViewOf(e) ==
  [conflict |-> Conflicts(e), revoked |-> RevokedIn(e), status |-> StatusOf(e),
   final |-> IF Conflicts(e) THEN 0 ELSE FinalOf(e).digest,
   current |-> IF Conflicts(e) THEN 0 ELSE CurrentOf(e).digest]

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

\* What it leaves: its own share, those dealt under it, and those that were dealt under what is not known yet.
\* @type: ($evidence, $share) => Bool;
Keeps(e, x) ==
  \/ x.polynomial = FinalOf(e).polynomial
  \/ x.under = FinalOf(e).digest
  \/ x.under \notin FinalOf(e).line

\* @type: ($member) => $member;
AfterErase(me) == [me EXCEPT !.shares = { x \in @ : Keeps(me.known, x) }]

\* What descends from the final chain other than through its last snapshot decides nothing any more.
\* @type: ($evidence, $snapshot) => Bool;
IsForgettable(e, s) == ~s.final /\ ~Descends(s, FinalOf(e))

\* @type: ($evidence) => $evidence;
AfterForget(e) == IF Conflicts(e) THEN e ELSE [e EXCEPT !.snapshots = { s \in @ : ~IsForgettable(e, s) }]

\* Whether a peer votes for a final successor of this snapshot.
\* @type: ($member, Int, $snapshot) => Bool;
VotesFinally(me, h, parent) ==
  /\ ~Conflicts(me.known) /\ FinalOf(me.known) = parent
  /\ ~CountsAsLost(me.known, h, parent.polynomial)

\* Whether it votes for a provisional one: it never counts for a final one, nor the other way round.
\* @type: ($member, Int, $snapshot) => Bool;
VotesProvisionally(me, h, parent) ==
  /\ ~Conflicts(me.known) /\ CurrentOf(me.known) = parent
  /\ ~CountsAsLost(me.known, h, parent.polynomial)

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

\* All that are not revoked are its members, and those of them acknowledge their shares with whom the coordinator talks.
\* @type: ($snapshot, Int, Bool, Set(Int), Set(Int)) => $snapshot;
Successor(parent, c, final, voters, revokes) ==
  LET digest == Cardinality(signed.snapshots) + 1
      members == Peers \ (RevokedIn(member[c].known) \union revokes) IN
  [digest |-> digest, parent |-> parent.digest, line |-> parent.line \union {digest}, final |-> final, ballot |-> c,
   polynomial |-> digest, members |-> members, threshold |-> parent.threshold, faults |-> parent.faults,
   acknowledged |-> members \intersect Side(c), voters |-> voters, revokes |-> revokes]

\* A manifest-only change: the shares stay what they are.
\* @type: ($snapshot, Int, Set(Int)) => $snapshot;
Copy(parent, c, voters) ==
  LET digest == Cardinality(signed.snapshots) + 1 IN
  [parent EXCEPT !.digest = digest, !.parent = parent.digest, !.line = @ \union {digest}, !.final = FALSE, !.ballot = c,
                 !.voters = voters, !.revokes = {}]

\* What a snapshot may revoke, beside nothing.
\* @type: Set(Set(Int));
Revocations == {{}} \union { {h} : h \in Revocable }

-----------------------------------------------------------------------------
(* Actions *)

Init ==
  /\ member = [h \in Honest |-> [known |-> FirstEvidence, shares |-> {[polynomial |-> 1, under |-> 0]}]]
  /\ heard = [h \in Honest |-> FirstEvidence]
  /\ signed = FirstEvidence
  /\ network = [left_hears |-> TRUE, right_hears |-> TRUE]

\* @type: ($evidence, $snapshot) => $evidence;
With(e, s) == [e EXCEPT !.snapshots = @ \union {s}]

\* A snapshot is signed: its coordinator knows of it, and whoever acknowledged a new share has it on disk.
\* @type: (Int, $snapshot, Int) => Bool;
Make(c, s, under) ==
  /\ signed' = With(signed, s)
  /\ heard' = [heard EXCEPT ![c] = With(@, s)]
  /\ member' = [h \in Honest |->
       [known |-> IF h = c THEN With(member[h].known, s) ELSE member[h].known,
        shares |-> IF s.polynomial = s.digest /\ h \in s.acknowledged
                     THEN member[h].shares \union {[polynomial |-> s.polynomial, under |-> under]} ELSE member[h].shares]]
  /\ UNCHANGED network

\* No two snapshots of one parent have one origin ballot.
\* @type: (Int, $snapshot, Bool) => Bool;
IsFresh(c, parent, final) ==
  /\ Cardinality(signed.snapshots) < MaxSnapshot + (IF Joining /\ final THEN 1 ELSE 0)
  /\ \A s \in signed.snapshots : ~(s.parent = parent.digest /\ s.ballot = c /\ s.final = final)

\* Who votes for a final successor, when this coordinator asks.
\* @type: (Int, $snapshot) => Set(Int);
FinalVoters(c, parent) == { h \in Side(c) \intersect parent.members : h \in Liars \/ VotesFinally(member[h], h, parent) }

\* @type: (Int, $snapshot) => Set(Int);
ProvisionalVoters(c, parent) == { h \in Side(c) \intersect parent.members : h \in Liars \/ VotesProvisionally(member[h], h, parent) }

\* A side with a quorum of the final snapshot's committee commits its successor, dealt from its own polynomial.
CommitFinal(c) ==
  /\ c \in Coordinators /\ ~Conflicts(member[c].known)
  /\ LET parent == FinalOf(member[c].known)
         voters == FinalVoters(c, parent) IN
     /\ IsFresh(c, parent, TRUE) /\ CommitAllows(parent)
     /\ Cardinality(voters) >= QuorumOf(parent) /\ HasDealers(c, parent)
     /\ \E revokes \in Revocations :
          LET s == Successor(parent, c, TRUE, voters, revokes) IN
          /\ IsFeasible(s) /\ IsPossessed(s)
          /\ Make(c, s, parent.digest)

\* A side with t members of the committee in use carries on provisionally, from the polynomial in use.
CommitProvisional(c) ==
  /\ Available /\ c \in Coordinators /\ ~Conflicts(member[c].known)
  /\ LET parent == CurrentOf(member[c].known)
         voters == ProvisionalVoters(c, parent) IN
     /\ IsFresh(c, parent, FALSE)
     /\ Cardinality(voters) >= parent.threshold /\ HasDealers(c, parent)
     /\ \E revokes \in Revocations :
          LET s == Successor(parent, c, FALSE, voters, revokes) IN
          /\ IsFeasible(s) /\ IsPossessed(s)
          /\ Make(c, s, FinalOf(member[c].known).digest)

\* The manifest alone moves.
CopyManifest(c) ==
  /\ Available /\ Copying /\ c \in Coordinators /\ ~Conflicts(member[c].known)
  /\ LET parent == CurrentOf(member[c].known)
         voters == ProvisionalVoters(c, parent) IN
     /\ IsFresh(c, parent, FALSE)
     /\ Cardinality(voters) >= parent.threshold
     /\ Make(c, Copy(parent, c, voters), FinalOf(member[c].known).digest)

\* What reaches a peer: what those that it hears know, and all there is from liars.
\* @type: (Int) => $evidence;
Sources(h) ==
  IF Liars /= {} THEN signed
  ELSE [snapshots |-> UNION { member[g].known.snapshots : g \in { x \in Honest : Hears(h, x) } },
        revoked |-> UNION { member[g].known.revoked : g \in { x \in Honest : Hears(h, x) } },
        losses |-> UNION { member[g].known.losses : g \in { x \in Honest : Hears(h, x) } }]

\* One piece of evidence.
\* @type: ($evidence) => Set($evidence);
Pieces(e) ==
  { [snapshots |-> {s}, revoked |-> {}, losses |-> {}] : s \in e.snapshots }
    \union { [snapshots |-> {}, revoked |-> {h}, losses |-> {}] : h \in e.revoked }
    \union { [snapshots |-> {}, revoked |-> {}, losses |-> {x}] : x \in e.losses }

\* Evidence arrives in any order, again and again; a snapshot after its parent.
Learn(h) ==
  /\ h \in Honest
  /\ \E new \in Pieces(Sources(h)) :
       /\ \A s \in new.snapshots : s.parent \in Digests(heard[h]) \union {0}
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

\* A peer's shares are gone, and it says so.
Lose(h) ==
  /\ h \in Losing /\ member[h].shares /= {}
  /\ LET gone == { [peer |-> h, polynomial |-> x.polynomial] : x \in member[h].shares } IN
       /\ signed' = [signed EXCEPT !.losses = @ \union gone]
       /\ heard' = [heard EXCEPT ![h].losses = @ \union gone]
       /\ member' = [member EXCEPT ![h].known.losses = @ \union gone, ![h].shares = {}]
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
       \/ CommitFinal(h) \/ CommitProvisional(h) \/ CopyManifest(h)
       \/ Learn(h) \/ Revoke(h) \/ Lose(h) \/ Erase(h) \/ Forget(h)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Invariants *)

\* M1, M2, M9: in whatever order evidence came, and whatever was dropped of it, the view is that of all that was heard.
M1 == \A h \in Honest : member[h].known /= heard[h] => ViewOf(member[h].known) = ViewOf(heard[h])

\* M3: while no more than f lie, all final chains are parts of one.
M3 ==
  LET finals == { FinalOf(member[h].known) : h \in Honest } IN
  Cardinality(Liars) <= Faults => \A x, y \in finals : Descends(x, y) \/ Descends(y, x)

\* M4: shares that are in use are of one polynomial.
M4 == \A h \in Honest : Cardinality({ x.polynomial : x \in { y \in member[h].shares : IsInUse(heard[h], y) } }) <= 1

\* What is in use is final, or descends from what is.
UsedBelowFinal ==
  \A h \in Honest : ~Conflicts(heard[h]) => Descends(CurrentOf(member[h].known), FinalOf(heard[h]))

\* A final successor that is heard of is final in the view.
FinalIsLast ==
  \A h \in Honest : ~Conflicts(heard[h]) =>
    \A s \in heard[h].snapshots : s.final => Descends(FinalOf(member[h].known), s)

\* Whether t of those who acknowledged a share neither were revoked nor lost it, from all that is signed.
\* @type: ($snapshot) => Bool;
IsTrulyLive(s) ==
  Cardinality({ h \in s.acknowledged :
    /\ h \notin signed.revoked /\ [peer |-> h, polynomial |-> s.polynomial] \notin signed.losses
    /\ \A x \in signed.snapshots : ~(x.final /\ h \in x.revokes) }) >= s.threshold

\* M5: of the last final snapshot, which alone erases, t shares are there; so the next one can be dealt from it.
M5 ==
  ~Conflicts(signed) =>
    LET last == FinalOf(signed) IN
    IsTrulyLive(last) =>
      Cardinality({ h \in last.acknowledged : h \in Liars \/ Holds(member[h], last) }) >= last.threshold

\* Whoever stands on the last final snapshot, and on a live one below it, has enough peers to use it with.
UsableTogether ==
  ~Conflicts(signed) =>
    LET last == FinalOf(signed) IN
    \A h \in Honest : FinalOf(member[h].known) = last =>
      LET e == member[h].known
          current == CurrentOf(e) IN
      IsTrulyLive(current) =>
        Cardinality({ g \in current.acknowledged : g \in Liars \/ \E x \in member[g].shares : IsInUse(e, x) }) >= current.threshold

\* What is in use is live if anything below the final snapshot is.
UsedIsLive ==
  \A h \in Honest : ~Conflicts(heard[h]) =>
    LET e == heard[h]
        last == FinalOf(e)
        live == { s \in e.snapshots :
          Cardinality({ g \in s.acknowledged : g \notin RevokedIn(e) /\ [peer |-> g, polynomial |-> s.polynomial] \notin e.losses }) >= s.threshold } IN
    (\E s \in live : Descends(s, last)) => CurrentOf(member[h].known) \in live

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
