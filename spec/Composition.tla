----------------------------- MODULE Composition ------------------------------
(* Lease, commit, resharing and partition merge together, at the smallest    *)
(* size at which each does what the others need of it.  One side of a        *)
(* partition has a quorum: its coordinator takes the lease, a polynomial is  *)
(* dealt and acknowledged, votes commit it, and after the heal the other     *)
(* side learns of it and erases what it had.  The merge has no variables of  *)
(* its own here but the network: what a peer knows and holds is read off the *)
(* other three, and each of their steps must be a step of PartitionMerge.    *)
EXTENDS Integers, FiniteSets

CONSTANTS
  \* @type: Set(Int);
  Members,           \* the keyshare committee, which stays the same
  \* @type: Set(Int);
  Near,              \* those on the coordinator's side, itself among them
  \* @type: Int;
  Coordinator,
  \* @type: Set(Int);
  Crashing,          \* those that may restart
  \* @type: Int;
  Threshold,
  \* @type: Int;
  MaxRound

VARIABLES
  \* @type: Int -> $granter;
  granter,
  \* @type: Int -> $candidate;
  candidate,
  \* @type: Set($request);
  requests,
  \* @type: Set($leaseGrant);
  leases,
  \* @type: Set($leaseClaim);
  acts,
  \* @type: Int;
  base,              \* what the lease takes for committed
  \* @type: Int;
  hint,
  \* @type: Int -> $past;
  past,
  \* @type: Int -> $holder;
  holder,
  \* @type: Int -> $coordinator;
  coordinator,
  \* @type: Set($ask);
  asks,
  \* @type: Set($grant);
  grants,
  \* @type: Set($motion);
  motions,           \* the proposals of the commit
  \* @type: Set($echo);
  echoes,
  \* @type: Set($vote);
  votes,
  \* @type: Int -> $peer;
  peer,
  \* @type: Set($proposal);
  proposals,
  \* @type: Set($deal);
  deals,
  \* @type: Set($response);
  responses,
  \* @type: Set($possession);
  possessions,
  \* @type: Set($polynomial);
  committed,
  \* @type: Bool;
  healed,
  \* @type: Set($leaseClaim);
  releases,          \* this and the rest never change here
  \* @type: Int -> Int;
  granter_skew,
  \* @type: Int -> Int;
  candidate_skew,
  \* @type: Int -> Set(Int);
  used,
  \* @type: Set(Int);
  admitted,
  \* @type: Set(Int);
  revoked,
  \* @type: Set($loss);
  losses,
  \* @type: Set($secret);
  learned,
  \* @type: $owner;
  owner,
  \* @type: Set($copy);
  released,
  \* @type: Set(Int);
  reported

Lease == INSTANCE Lease WITH
  Granters <- Members, Candidates <- {Coordinator}, Liars <- {}, Twisted <- {}, Mortal <- {}, Releasing <- {}, Acting <- {Coordinator},
  Eligible <- {Coordinator}, Revocable <- {}, Faults <- 0, TTL <- 1, HolderTTL <- 1, HardStop <- 1, HolderStop <- 2,
  AmnesiaGuard <- 2, RenewEvery <- 1, Backoff <- 1, Window <- 0, MinimumInterval <- 0, RoundJump <- MaxRound, Drift <- 0,
  FreeClocks <- FALSE, TrackNonces <- FALSE, Forgery <- FALSE, ShownRounds <- FALSE, MaxNumber <- 1, MaxNonce <- 1, MaxBase <- 1,
  holder <- candidate, grants <- leases, holder_skew <- candidate_skew, committed <- base

Commit == INSTANCE Commit WITH
  Holders <- Members, Liars <- {}, Losing <- {}, Coordinators <- {Coordinator}, Twisted <- {}, Mortal <- {}, Faults <- 0,
  Kinds <- {FALSE}, SignedJustification <- FALSE, PolicyMoves <- FALSE, Choices <- {1}, MaxNonce <- 1, MaxSequence <- 1,
  proposals <- motions

Resharing == INSTANCE Resharing WITH
  Peers <- Members, Joining <- {}, Leaving <- {}, Liars <- {}, Dealing <- Near, Receiving <- Near, Losing <- {}, Revocable <- {},
  Readable <- {}, Alike <- {}, Cap <- 1, Thresholds <- {Threshold}, Faults <- 0, Begun <- TRUE, MaxVersion <- 1,
  Expiring <- FALSE, MaxSession <- 1

leaseVars == <<granter, candidate, requests, leases, acts, base, hint, past, releases, granter_skew, candidate_skew, used>>
commitVars == <<holder, coordinator, asks, grants, motions, echoes, votes, admitted>>
reshareVars == <<peer, proposals, deals, responses, possessions, committed, revoked, losses, learned, owner, released, reported>>
vars == <<leaseVars, commitVars, reshareVars, healed>>

-----------------------------------------------------------------------------
(* The merge, read off the others *)

\* What the coordinator's side brings about, as the merge sees it.
\* @type: $mergeSnapshot;
Successor ==
  [digest |-> 2, parent |-> 1, line |-> {0, 1, 2}, final |-> TRUE, ballot |-> Coordinator, polynomial |-> 2, members |-> Members,
   threshold |-> Threshold, faults |-> 0, acknowledged |-> { x.receiver : x \in possessions },
   voters |-> { v.holder : v \in votes }, revokes |-> {}, policy |-> 0, holders |-> {}]

\* The owner's snapshot, and beside it what votes made final.
\* @type: (Bool) => $evidence;
EvidenceOf(knows) ==
  LET first == [digest |-> 1, parent |-> 0, line |-> {0, 1}, final |-> TRUE, ballot |-> 0, polynomial |-> 1, members |-> Members,
                threshold |-> Threshold, faults |-> 0, acknowledged |-> Members, voters |-> {}, revokes |-> {}, policy |-> 0,
                holders |-> {}] IN
  [snapshots |-> {first} \union (IF knows THEN {Successor} ELSE {}), revoked |-> {}, losses |-> {}, receipts |-> {},
   policies |-> {[epoch |-> 0, caps |-> {}]}]

\* Whether it has.
IsCommitted == committed /= {Resharing!Genesis}

\* A coordinator knows what it brought about; a holder knows what it installed.
\* @type: (Int) => Bool;
Knows(h) == IsCommitted /\ (h = Coordinator \/ holder[h].final.sequence = 1)

\* A share that is not committed yet is none for the merge.
\* @type: (Int) => Set($share);
SharesOf(h) ==
  (IF Resharing!Holds(peer[h], Resharing!Genesis) THEN {[polynomial |-> 1, line |-> {0}]} ELSE {})
    \union (IF \E p \in committed \ {Resharing!Genesis} : Resharing!Holds(peer[h], p) THEN {[polynomial |-> 2, line |-> {0, 1}]} ELSE {})

Merge == INSTANCE PartitionMerge WITH
  Peers <- Members, Left <- Near, Liars <- {}, Coordinators <- {Coordinator}, Losing <- {}, MaxLoss <- 0, Repairing <- FALSE,
  Revocable <- {}, Faults <- 0, Region <- {}, Owner <- {}, Caps <- {}, MaxPolicy <- 0, FirstHolders <- {}, Available <- FALSE,
  Copying <- FALSE, Forgetting <- FALSE, OneWay <- FALSE, Joining <- FALSE, Confirming <- FALSE, LyingOwner <- FALSE,
  MaxSnapshot <- 2,
  member <- [h \in Members |-> [known |-> EvidenceOf(Knows(h)), shares |-> SharesOf(h)]],
  heard <- [h \in Members |-> EvidenceOf(Knows(h))],
  signed <- EvidenceOf(IsCommitted),
  network <- [left_hears |-> healed, right_hears |-> healed]

-----------------------------------------------------------------------------
(* Actions *)

Init ==
  /\ Lease!Init /\ Commit!Init /\ Resharing!Init
  /\ healed = FALSE

\* The base that has no successor here.
Last == 1

\* A base that somebody stands on and that may have a successor.
\* @type: (Int) => Bool;
IsOpen(of) == of < Last /\ \E g \in Members : holder[g].final.sequence = of

\* A candidate asks for the ballot of its attempt, where anybody could grant it.
Ask(c) ==
  /\ Lease!Start(c) \/ Lease!Retry(c)
  /\ IF IsOpen(candidate'[c].base)
     THEN /\ Commit!Ask(c)
          /\ coordinator'[c].ballot = candidate'[c].ballot /\ coordinator'[c].sequence = candidate'[c].base + 1
     ELSE UNCHANGED commitVars
  /\ UNCHANGED <<reshareVars, healed>>

\* A granter that grants a lease says what it has seen prepared; the ballot is one and the same, and the promise follows in each by its own rule.
Grant(g) ==
  /\ Lease!CloseWindow(g)
  /\ IF leases' /= leases /\ IsOpen(granter[g].base)
     THEN Commit!Grant(g) /\ \E m \in grants' : m.holder = g /\ m.ballot = granter'[g].ballot
     ELSE UNCHANGED commitVars
  /\ UNCHANGED <<reshareVars, healed>>

\* Whoever holds the lease brings a snapshot forward.
Propose(c) ==
  /\ Lease!Act(c)
  /\ IF coordinator[c].ballot = candidate[c].ballot THEN Commit!Propose(c) ELSE UNCHANGED commitVars
  /\ UNCHANGED <<reshareVars, healed>>

\* What a snapshot brings.
\* @type: ($snapshot) => Set($polynomial);
Bodies(snapshot) == { p \in { x.polynomial : x \in possessions } : p.digest.session = snapshot.choice }

\* The possession certificate.
\* @type: ($snapshot) => Bool;
InHand(snapshot) == \E p \in Bodies(snapshot) : Resharing!IsPossessed(p)

\* A granter echoes, with the possession certificate in hand, and votes under the ballot that acts.
Obey(g) ==
  /\ Lease!Obey(g)
  /\ \/ Commit!Echo(g) /\ holder'[g].final.echoed.ballot = past'[g].acted
     \/ Commit!Vote(g) /\ holder'[g].final.voted.ballot = past'[g].acted
  /\ \A e \in echoes' \ echoes : InHand(e.snapshot)
  /\ UNCHANGED <<reshareVars, healed>>

\* A successor is committed as soon as its certificate can be shown.
Settle ==
  /\ \E v \in votes :
       /\ v.snapshot.sequence = base + 1 /\ Commit!Committed(FALSE, v.ballot, v.snapshot)
       /\ committed' = committed \union Bodies(v.snapshot)
  /\ Lease!Commit
  /\ UNCHANGED <<commitVars, peer, proposals, deals, responses, possessions, revoked, losses, learned, owner, released, reported, healed>>

\* What is learnt is installed, in all three at once.
Install(g) ==
  /\ Lease!Learn(g) /\ Commit!Install(g) /\ Resharing!Install(g)
  /\ UNCHANGED healed

Restart(g) == Lease!RestartGranter(g) /\ Commit!Restart(g) /\ Resharing!Restart(g) /\ UNCHANGED healed

LeaseOnly ==
  /\ \/ Lease!HearGrant(Coordinator)
     \/ \E g \in Near : Lease!Collect(g) \/ Lease!AnswerAgain(g)
     \/ Lease!Tick
  /\ UNCHANGED <<commitVars, reshareVars, healed>>

ResharingOnly ==
  /\ \/ Resharing!Propose
     \/ \E h \in Near : Resharing!Deal(h) \/ Resharing!Respond(h) \/ Resharing!Possess(h)
     \/ \E h \in Members : Resharing!Erase(h)
  /\ UNCHANGED <<leaseVars, commitVars, healed>>

\* Both sides hear each other again.  For the merge whoever is reached takes part in a commit: who does not is on the other side till then.
Heal ==
  /\ IsCommitted /\ ~healed /\ healed' = TRUE
  /\ UNCHANGED <<leaseVars, commitVars, reshareVars>>

Next ==
  \/ Ask(Coordinator) \/ Propose(Coordinator)
  \/ \E g \in Near : Grant(g) \/ Obey(g) \/ Restart(g)
  \/ \E g \in Members : (g \in Near \/ healed) /\ Install(g)
  \/ Settle \/ LeaseOnly \/ ResharingOnly \/ Heal

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* What the merge assumes of the others; LeaseCommit and CommitResharing have more of what those assume of each other *)

\* The commit's first phase is the lease's promise.  Only a lease that is granted on the last base raises the lease's alone.
PromiseIsOne ==
  \A g \in Members :
    \/ granter[g].promised = holder[g].final.promised
    \/ \E m \in leases : m.granter = g /\ m.base = Last /\ m.ballot = granter[g].promised

\* Where the lease stands the commit stands.
BasesAgree == \A g \in Members : granter[g].base = holder[g].final.sequence

\* Every step is one of the merge, which takes a commit for one step of a side that has the votes, the dealers and the shares.
IsMerge == [][Merge!Next \/ UNCHANGED Merge!vars]_vars

\* The merge's own invariants hold of what is read off.
MergeHolds == Merge!M1 /\ Merge!M3 /\ Merge!M4 /\ Merge!M5 /\ Merge!CountedHold /\ Merge!UsableTogether
=============================================================================
