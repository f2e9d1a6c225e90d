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
Settle_one_vote ==
  /\ \E v \in votes : committed' = committed \union Bodies(v.snapshot)
  /\ UNCHANGED <<commitVars, peer, proposals, deals, responses, possessions, revoked, losses, learned, owner, released, reported>>

-----------------------------------------------------------------------------
(* Probes: states worth reaching, negated, so that each must be violated *)

\* All have installed a successor, and nobody has a share of the first polynomial any more.
Probe_moved == \E h \in Members : peer[h].final = Resharing!Genesis \/ Resharing!Holds(peer[h], Resharing!Genesis)
\* Both of two sessions are possessed, and one is final.
Probe_rivals ==
  ~\E p \in committed : p /= Resharing!Genesis /\
     \E x \in possessions : x.polynomial.parent = p.parent /\ x.polynomial /= p /\ Resharing!IsPossessed(x.polynomial)
\* What an earlier ballot prepared is carried on.
Probe_carried_on == ~\E v \in votes : v.ballot /= v.snapshot.origin
=============================================================================
