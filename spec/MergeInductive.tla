--------------------------- MODULE MergeInductive ---------------------------
(* What M1, M3, M8 and M10 follow from is inductive, over all trees of five  *)
(* snapshots and three peers: checked symbolically with Apalache, for any    *)
(* committees, branches, losses, receipts and revocations, and whoever lies, *)
(* the owner too.  The rules of the view and of a peer are those of          *)
(* PartitionMerge, the same text.                                            *)
(*                                                                           *)
(* All four speak of what a peer heard and of what it keeps of that, so a    *)
(* step here moves one peer, and what there is to be heard is whatever it    *)
(* likes: each step of PartitionMerge, seen through these variables, is a    *)
(* step here or changes none of them.                                        *)
(*                                                                           *)
(*   here                          in PartitionMerge, at most                *)
(*   any snapshot is heard of,     one that is signed or forged, or that it  *)
(*     beside its parent             brings about itself                     *)
(*   any losses, receipts,         those that are signed, or its own         *)
(*     revocation or policy                                                  *)
(*   any honest peer forgets       if Forgetting                             *)
(*                                                                           *)
(* TLC checks this table too, and that snapshots are what they are taken     *)
(* for here: MergeSeen and SnapshotsAreATree, in small models.               *)
(*                                                                           *)
(* A snapshot has at most one certificate that is final and one that is not, *)
(* and a share is lost at most once: for MergeSeen what was heard stands in  *)
(* the place of these bounds and of five snapshots.  No policy caps          *)
(* anything: choosing whom to prune is too much for a solver.                *)
EXTENDS PartitionMerge

-----------------------------------------------------------------------------
(* The constants: no step here looks at what is for those who sign *)

AnyRules ==
  /\ Peers = {1, 2, 3}
  /\ Left = {} /\ Coordinators = {} /\ Losing = {} /\ Revocable = {} /\ Region = {} /\ Owner = {} /\ Caps = {}
  /\ MaxLoss = 0 /\ MaxPolicy = 0 /\ MaxSnapshot = 0
  /\ Threshold \in 1..3 /\ Faults \in 1..2
  /\ FirstHolders \in SUBSET Peers
  /\ Available = TRUE /\ Copying = TRUE /\ Forgetting = TRUE /\ OneWay = TRUE /\ Joining = TRUE /\ Confirming = TRUE
  /\ Repairing = TRUE /\ LyingOwner = FALSE

\* Two peers hear; or one, as each of them is by itself.
CInit_two == Liars = {3} /\ AnyRules
CInit_one == Liars = {2, 3} /\ AnyRules

-----------------------------------------------------------------------------
(* Any value of each type *)

(*
  @typeAlias: body = { parent: Int, ballot: Int, polynomial: Int, members: Set(Int), threshold: Int, faults: Int,
                       provisionally: Set(Int), finally: Set(Int), revokes: Set(Int), policy: Int, holders: Set(Int) };
*)
MergeInductiveTypes == TRUE

\* What a snapshot says, and who has acknowledged its share in its provisional certificate and in its final one.
\* @type: (Int) => Set($body);
AnyBody(n) ==
  [parent : 0..(n - 1), ballot : 0..4, polynomial : 1..n, members : SUBSET Peers, threshold : 1..3, faults : 0..1,
   provisionally : SUBSET Peers, finally : SUBSET Peers, revokes : SUBSET Peers, policy : 0..4, holders : SUBSET Peers]

\* @type: (Int, Set(Int), $body, Bool) => $snapshot;
Certified(n, line, b, final) ==
  [digest |-> n, parent |-> b.parent, line |-> line, final |-> final, ballot |-> b.ballot, polynomial |-> b.polynomial,
   members |-> b.members, threshold |-> b.threshold, faults |-> b.faults,
   acknowledged |-> (IF final THEN b.finally ELSE b.provisionally), voters |-> {}, revokes |-> b.revokes,
   policy |-> b.policy, holders |-> b.holders]

\* A snapshot with its two certificates; the first ones, which the owner signs, are final.
\* @type: (Int, Set(Int), $body) => Set($snapshot);
Both(n, line, b) == {Certified(n, line, b, TRUE)} \union { s \in {Certified(n, line, b, FALSE)} : s.parent /= 0 }

\* @type: Set($snapshot);
AnySnapshot == signed.snapshots

\* @type: Set($loss);
AnyLoss == [peer : Peers, polynomial : 1..5, number : {1}]

\* A receipt names a loss, or none.
\* @type: Set($loss);
AnyReceipt == [peer : Peers, polynomial : 1..5, number : {0, 1}]

\* @type: Set($policy);
AnyPolicy == {FirstPolicy, [epoch |-> 1, caps |-> {}], [epoch |-> 2, caps |-> {}]}

\* The line of a parent, of which all that it may be are given.
\* @type: (Int, Set(Int), Set(Int), Set(Int)) => Set(Int);
LineOf(parent, second, third, fourth) ==
  IF parent = 4 THEN fourth ELSE IF parent = 3 THEN third ELSE IF parent = 2 THEN second ELSE IF parent = 1 THEN {0, 1} ELSE {0}

\* All that may be heard, with these snapshots.
\* @type: (Set($snapshot)) => $evidence;
AllEvidence(snapshots) ==
  [snapshots |-> snapshots, revoked |-> Peers, losses |-> AnyLoss, receipts |-> AnyReceipt, policies |-> AnyPolicy]

\* Trees of snapshots, each of which comes after its parent.
ThreeSnapshots ==
  \E b \in AnyBody(2), c \in AnyBody(3) :
    LET second == {2} \union LineOf(b.parent, {}, {}, {})
        third == {3} \union LineOf(c.parent, second, {}, {}) IN
    signed = AllEvidence({Genesis} \union Both(2, second, b) \union Both(3, third, c))

FiveSnapshots ==
  \E b \in AnyBody(2), c \in AnyBody(3), d \in AnyBody(4), e \in AnyBody(5) :
    LET second == {2} \union LineOf(b.parent, {}, {}, {})
        third == {3} \union LineOf(c.parent, second, {}, {})
        fourth == {4} \union LineOf(d.parent, second, third, {})
        fifth == {5} \union LineOf(e.parent, second, third, fourth) IN
    signed = AllEvidence({Genesis} \union Both(2, second, b) \union Both(3, third, c) \union Both(4, fourth, d)
                         \union Both(5, fifth, e))

\* @type: (Set($snapshot), Set(Int), Set($loss), Set($loss), Set($policy)) => $evidence;
Evidence(snapshots, revoked, losses, receipts, policies) ==
  [snapshots |-> snapshots, revoked |-> revoked, losses |-> losses, receipts |-> receipts,
   policies |-> {FirstPolicy} \union policies]

\* Nothing is said of what a peer heard, but that it has the first policy, and of which snapshots it keeps of that.
HeardByOne ==
  /\ \E s \in SUBSET signed.snapshots, r \in SUBSET Peers, l \in SUBSET AnyLoss, x \in SUBSET AnyReceipt, p \in SUBSET AnyPolicy :
       heard = [h \in Honest |-> Evidence(s, r, l, x, p)]
  /\ \E s \in SUBSET signed.snapshots :
       member = [h \in Honest |-> [known |-> [heard[h] EXCEPT !.snapshots = s], shares |-> {}]]
  /\ network = [left_hears |-> TRUE, right_hears |-> TRUE]

HeardByTwo ==
  /\ \E s, t \in SUBSET signed.snapshots, r, q \in SUBSET Peers, l, k \in SUBSET AnyLoss, x, y \in SUBSET AnyReceipt, p, o \in SUBSET AnyPolicy :
       heard = [h \in Honest |-> IF h = 1 THEN Evidence(s, r, l, x, p) ELSE Evidence(t, q, k, y, o)]
  /\ \E s, t \in SUBSET signed.snapshots :
       member = [h \in Honest |-> [known |-> [heard[h] EXCEPT !.snapshots = IF h = 1 THEN s ELSE t], shares |-> {}]]
  /\ network = [left_hears |-> TRUE, right_hears |-> TRUE]

-----------------------------------------------------------------------------
(* The steps *)

\* @type: (Int, $evidence, $evidence) => Bool;
Becomes(h, all, known) == heard' = [heard EXCEPT ![h] = all] /\ member' = [member EXCEPT ![h].known = known]

\* @type: (Int, $evidence) => Bool;
Hear(h, new) ==
  /\ \A s \in new.snapshots : Enters(heard[h], s)
  /\ Becomes(h, Merge(heard[h], new), AfterLearn(member[h], new).known)

HearAny(h) ==
  \/ \E s \in AnySnapshot : Hear(h, [Nothing EXCEPT !.snapshots = {s}])
  \/ \E g \in Peers : Hear(h, [Nothing EXCEPT !.revoked = {g}])
  \/ \E l \in SUBSET AnyLoss, r \in SUBSET AnyReceipt : Hear(h, [Nothing EXCEPT !.losses = l, !.receipts = r])
  \/ \E p \in AnyPolicy : Hear(h, [Nothing EXCEPT !.policies = {p}])

ForgetAny(h) == Becomes(h, heard[h], AfterForget(member[h].known))

Steps == \E h \in Honest : HearAny(h) \/ ForgetAny(h)

OthersStandStill == UNCHANGED <<signed, network>>

HearingStep == (\E h \in Honest : HearAny(h)) /\ OthersStandStill
ForgettingStep == (\E h \in Honest : ForgetAny(h)) /\ OthersStandStill
Step == HearingStep \/ ForgettingStep

\* A bad rule: every branch is forgotten.
Step_branches_forgotten ==
  /\ \E h \in Honest : Becomes(h, heard[h], [member[h].known EXCEPT !.snapshots = { s \in @ : s.final }])
  /\ OthersStandStill

\* A bad rule: whatever has a parent enters, a final snapshot beside a provisional one too.
Step_final_beside_provisional ==
  /\ \E h \in Honest, s \in AnySnapshot :
       /\ \E p \in heard[h].snapshots : p.digest = s.parent
       /\ Becomes(h, [heard[h] EXCEPT !.snapshots = @ \union {s}], [member[h].known EXCEPT !.snapshots = @ \union {s}])
  /\ OthersStandStill

-----------------------------------------------------------------------------
(* Each step of PartitionMerge is a step here: a configuration puts what is  *)
(* heard in PartitionMerge in the place of what there may be here.           *)

\* Shares are not seen.
\* @type: (Int, $evidence, $evidence) => Bool;
Becomes_seen(h, all, known) ==
  /\ heard' = [heard EXCEPT ![h] = all]
  /\ \A g \in Honest : member'[g].known = IF g = h THEN known ELSE member[g].known

\* @type: Set($snapshot);
AnySnapshot_heard == UNION { heard'[h].snapshots : h \in Honest }
\* @type: Set($loss);
AnyLoss_heard == UNION { heard'[h].losses \ heard[h].losses : h \in Honest }
\* @type: Set($loss);
AnyReceipt_heard == UNION { heard'[h].receipts \ heard[h].receipts : h \in Honest }
\* @type: Set($policy);
AnyPolicy_heard == UNION { heard'[h].policies : h \in Honest }
\* A bad rule: nobody loses a share.
\* @type: Set($loss);
AnyLoss_none == {}

\* Shares come and go.
NothingSeen == UNCHANGED heard /\ \A h \in Honest : member'[h].known = member[h].known

MergeSeen == [][Steps \/ NothingSeen]_<<heard, member>>

\* What is taken for granted of snapshots: a snapshot says one thing, has one certificate of each kind, and a line of its own, which
\* goes on that of its parent; the first ones are final.
SnapshotsAreATree ==
  LET all == UNION { heard[h].snapshots : h \in Honest } IN
  \A s \in all :
    /\ s.parent = 0 => s.final
    /\ s.line = {s.digest} \union (IF s.parent = 0 THEN {0} ELSE UNION { p.line : p \in { x \in all : x.digest = s.parent } })
    /\ \A x \in all : x.digest = s.digest =>
         [x EXCEPT !.final = s.final, !.acknowledged = s.acknowledged, !.voters = s.voters] = s /\ (x.final = s.final => x = s)

\* A bad rule: the digest of a snapshot tells no more than how many are above it.
\* @type: ($evidence, $snapshot) => $evidence;
With_of_one_digest(e, s) == [e EXCEPT !.snapshots = @ \union {[s EXCEPT !.digest = Cardinality(s.line) - 1]}]

-----------------------------------------------------------------------------
(* What makes them inductive *)

\* The owner's snapshot is there, every other one beside its parent, and a final one beside a final one.
\* @type: ($evidence) => Bool;
IsClosed(e) == Genesis \in e.snapshots /\ \A s \in e.snapshots : Enters(e, s)

\* What is kept was heard, and decides what all of it decides: of no snapshot that has a final certificate any is dropped, and while
\* there is no conflict only what may be forgotten.
\* @type: ($evidence, $evidence) => Bool;
Agrees(all, known) ==
  /\ known.snapshots \subseteq all.snapshots
  /\ known.revoked = all.revoked /\ known.losses = all.losses /\ known.receipts = all.receipts /\ known.policies = all.policies
  /\ \A s \in all.snapshots : s \notin known.snapshots => ~s.final /\ (Conflicts(all) \/ IsForgettable(all, s))

Ind == \A h \in Honest : IsClosed(heard[h]) /\ Agrees(heard[h], member[h].known)

\* Every state of which Ind is true: of one peer, of two, and of one with a smaller tree.
AnyInd == FiveSnapshots /\ HeardByOne /\ Ind
AnyInd_of_two == FiveSnapshots /\ HeardByTwo /\ Ind
AnyInd_of_three == ThreeSnapshots /\ HeardByOne /\ Ind

-----------------------------------------------------------------------------
(* What follows from it *)

\* M1 itself follows at three snapshots; at five, what views are made of: the last final snapshot,
SameFinal == \A h \in Honest : (ViewAt(h).conflict <=> ViewOf(heard[h]).conflict) /\ ViewAt(h).final = ViewOf(heard[h]).final

\* what is below it, with all rivals, and which of that leads to something live: nothing else is asked of what is followed, the end of
\* which is in use;
\* @type: ($evidence, $snapshot) => Bool;
IsBelow(e, s) == Descends(s, FinalOf(e)) /\ s.digest /= FinalOf(e).digest

SameBelow ==
  \A h \in Honest : ~Conflicts(heard[h]) =>
    \A s \in heard[h].snapshots : IsBelow(heard[h], s) => s \in member[h].known.snapshots

SameLive ==
  \A h \in Honest : ~Conflicts(heard[h]) =>
    \A s \in member[h].known.snapshots : IsBelow(heard[h], s) => (LeadsToLive(member[h].known, s) <=> LeadsToLive(heard[h], s))

RivalsAreBelow ==
  \A h \in Honest : ~Conflicts(heard[h]) =>
    \A s, x \in heard[h].snapshots : IsBelow(heard[h], s) /\ x.parent = s.parent => IsBelow(heard[h], x)

\* who may hold the manifest, of whom the policies allow as many as they do: these are the same;
SameHolders ==
  \A h \in Honest : ~Conflicts(heard[h]) =>
    MayHoldManifest(member[h].known) = MayHoldManifest(heard[h]) /\ CapsOf(member[h].known) = CapsOf(heard[h])

\* and what the status asks, beside these.
SameStatus ==
  \A h \in Honest : ~Conflicts(heard[h]) =>
    LET known == member[h].known IN
    /\ IsAtAnEnd(known) <=> IsAtAnEnd(heard[h])
    /\ (\E s \in InReserve(known) : IsLive(known, s)) <=> (\E s \in InReserve(heard[h]) : IsLive(heard[h], s))
    /\ { s \in known.snapshots : s.final } = { s \in heard[h].snapshots : s.final }

\* All that anybody heard.
\* @type: $evidence;
HeardByAny == [Nothing EXCEPT !.snapshots = UNION { heard[h].snapshots : h \in Honest }]

\* M3, given what L8 says while no more than f lie: what anybody heard is no conflict.
OneChain == ~Conflicts(HeardByAny) => M3

\* M10.
NeverFallsBack ==
  \A h \in Honest :
    ~Conflicts(member'[h].known) => Descends(FinalOf(member'[h].known), FinalOf(member[h].known))
=============================================================================
