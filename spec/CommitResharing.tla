--------------------------- MODULE CommitResharing ----------------------------
(* The commit and the resharing together: a snapshot's body is a polynomial, *)
(* echoed only with its possession certificate in hand, and what the votes   *)
(* commit is what the peers install.  The rest of each leaves the other      *)
(* alone.  That the whole is a resharing in which a parent has one final     *)
(* successor is checked here, where Resharing alone assumes it.              *)
EXTENDS Integers, FiniteSets

CONSTANTS
  \* @type: Set(PEER);
  Members,           \* the keyshare committee, which stays the same
  \* @type: Set(PEER);
  Dealing,           \* those that deal and answer deals in time
  \* @type: Set(PEER);
  Crashing,          \* those that may restart
  \* @type: Int;
  Threshold,
  \* @type: Int;
  Sessions,          \* how many there may be; what a snapshot may hold
  \* @type: Int;
  MaxRound

VARIABLES
  \* @type: PEER -> $holder;
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
  \* @type: Set(Int);
  admitted,
  \* @type: Int -> Set(Int);
  used,
  \* @type: PEER -> $peer;
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
  \* @type: Set(PEER);
  revoked,           \* this and the next five never change here
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

\* Every coordinator may say anything; the holders are honest.
Commit == INSTANCE Commit WITH
  Holders <- Members, Liars <- {}, Losing <- {}, Coordinators <- {1}, Twisted <- {1}, Mortal <- {}, Faults <- 0,
  Kinds <- {FALSE}, SignedJustification <- FALSE, PolicyMoves <- FALSE, Choices <- 1..Sessions, MaxNonce <- 1,
  MaxSequence <- 1, proposals <- motions

Resharing == INSTANCE Resharing WITH
  Peers <- Members, Joining <- {}, Leaving <- {}, Liars <- {}, Receiving <- Dealing, Losing <- {}, Revocable <- {}, Readable <- {},
  Alike <- {}, Cap <- 1, Thresholds <- {Threshold}, Faults <- 0, Begun <- TRUE, MaxVersion <- 1, Expiring <- FALSE,
  MaxSession <- Sessions

commitVars == <<holder, coordinator, asks, grants, motions, echoes, votes, admitted, used>>
reshareVars == <<peer, proposals, deals, responses, possessions, committed, revoked, losses, learned, owner, released, reported>>

-----------------------------------------------------------------------------
(* Actions *)

Init ==
  /\ Commit!Init
  /\ Resharing!Init

\* What a snapshot brings: as few deal as can, a session has one polynomial.
\* @type: ($snapshot) => Set($polynomial);
Bodies(snapshot) == { p \in { x.polynomial : x \in possessions } : p.digest.session = snapshot.choice }

\* The possession certificate.
\* @type: ($snapshot) => Bool;
InHand(snapshot) == \E p \in Bodies(snapshot) : Resharing!IsPossessed(p)

\* A holder echoes what enough receivers have acknowledged.
Echo(h) ==
  /\ Commit!Echo(h)
  /\ \A e \in echoes' \ echoes : InHand(e.snapshot)
  /\ UNCHANGED reshareVars

\* Votes make a snapshot final, whoever notices.
Settle ==
  /\ \E v \in votes :
       /\ Commit!Committed(FALSE, v.ballot, v.snapshot)
       /\ committed' = committed \union Bodies(v.snapshot)
  /\ UNCHANGED <<commitVars, peer, proposals, deals, responses, possessions, revoked, losses, learned, owner, released, reported>>

\* A certificate moves both records of a peer.
Install(h) == Commit!Install(h) /\ Resharing!Install(h)

Restart(h) == Commit!Restart(h) /\ Resharing!Restart(h)

CommitOnly ==
  /\ \E h \in Members : Commit!Grant(h) \/ Commit!Vote(h)
  /\ UNCHANGED reshareVars

ResharingOnly ==
  /\ \/ Resharing!Propose
     \/ \E h \in Members : Resharing!Deal(h) \/ Resharing!Respond(h) \/ Resharing!Possess(h) \/ Resharing!Erase(h)
  /\ UNCHANGED commitVars

Next ==
  \/ \E h \in Members : Echo(h) \/ Install(h) \/ Restart(h)
  \/ Settle \/ CommitOnly \/ ResharingOnly

Spec == Init /\ [][Next]_<<commitVars, reshareVars>>

-----------------------------------------------------------------------------
(* What each assumes of the other *)

\* The whole is a resharing: what the votes commit, Resharing's Commit allows.
IsResharing == [][Resharing!Next]_reshareVars

\* What may be carried on has its possession certificate.
PreparedIsPossessed ==
  \A e \in echoes :
    Commit!Prepared(FALSE, e.ballot, e.snapshot) => \E p \in Bodies(e.snapshot) : Resharing!IsPossessed(p)

\* Both records of a peer stand on one snapshot.
RecordsAgree == \A h \in Members : holder[h].final.sequence = 0 <=> peer[h].final = Resharing!Genesis
=============================================================================
