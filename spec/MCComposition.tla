---------------------------- MODULE MCComposition -----------------------------
(* What only models of the composition of all four need.                     *)
EXTENDS Composition

-----------------------------------------------------------------------------
(* Bad rules; the name of the rule replaced, then what is wrong with it *)

\* @type: ($snapshot) => Bool;
InHand_unseen(snapshot) == TRUE
\* @type: () => Bool;
Settle_unvoted ==
  /\ \E x \in possessions : committed' = committed \union {x.polynomial}
  /\ Lease!Commit
  /\ UNCHANGED <<commitVars, peer, proposals, deals, responses, possessions, revoked, losses, learned, owner, released, reported, healed>>
\* @type: (Int) => Bool;
Restart_forgetful(g) ==
  /\ Lease!RestartGranter(g) /\ Commit!Restart(g)
  /\ peer' = [peer EXCEPT ![g].shares = { x \in @ : x.polynomial = Resharing!Genesis }]
  /\ UNCHANGED <<proposals, deals, responses, possessions, committed, revoked, losses, learned, owner, released, reported, healed>>
\* @type: () => Bool;
Heal_early ==
  /\ ~healed /\ healed' = TRUE
  /\ UNCHANGED <<leaseVars, commitVars, reshareVars>>

-----------------------------------------------------------------------------
(* Probes: states worth reaching, negated, so that each must be violated *)

\* The other side has installed what was committed without it, and nobody has a share of the first polynomial any more.
Probe_joined ==
  ~\A h \in Members : holder[h].final.sequence = 1 /\ ~Resharing!Holds(peer[h], Resharing!Genesis)
=============================================================================
