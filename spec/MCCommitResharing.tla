-------------------------- MODULE MCCommitResharing ---------------------------
(* What only models of the composition need.                                 *)
EXTENDS CommitResharing

-----------------------------------------------------------------------------
(* Bad rules; the name of the rule replaced, then what is wrong with it *)

\* @type: ($snapshot) => Bool;
InHand_unseen(snapshot) == TRUE
\* @type: (PEER) => Bool;
Install_unheard(h) == Resharing!Install(h) /\ UNCHANGED commitVars
\* @type: () => Bool;
Settle_unvoted ==
  /\ \E x \in possessions : committed' = committed \union {x.polynomial}
  /\ UNCHANGED <<commitVars, peer, proposals, deals, responses, possessions, revoked, losses, learned, owner, released, reported>>

-----------------------------------------------------------------------------
(* Probes: states worth reaching, negated, so that each must be violated *)

\* All have installed a successor, and nobody has a share of the first polynomial any more.
Probe_moved == \E h \in Members : peer[h].final = Resharing!Genesis \/ Resharing!Holds(peer[h], Resharing!Genesis)
=============================================================================
