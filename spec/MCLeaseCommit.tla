---------------------------- MODULE MCLeaseCommit -----------------------------
(* What only models of the composition need.                                 *)
EXTENDS LeaseCommit

-----------------------------------------------------------------------------
(* Bad rules; the name of the rule replaced, then what is wrong with it *)

\* @type: (HOLDER) => Bool;
OnePromise_of_two(g) == TRUE
\* @type: (HOLDER) => Bool;
Grant_without_lease(g) == Commit!Grant(g) /\ UNCHANGED leaseVars
\* @type: (Int) => Bool;
Propose_without_lease(c) == Commit!Propose(c) /\ UNCHANGED leaseVars
\* @type: (HOLDER) => Bool;
Install_unlearnt(g) == Commit!Install(g) /\ UNCHANGED leaseVars
\* @type: () => Bool;
Settle_unproved == Lease!Commit /\ UNCHANGED commitVars

-----------------------------------------------------------------------------
(* Probes: states worth reaching, negated, so that each must be violated *)

\* A successor that came about under a lease is installed by all.
Probe_installed == \E g \in Members : holder[g].final.sequence = 0
\* What an earlier ballot prepared is carried on under a later lease.
Probe_carried_on == ~\E v \in votes : v.ballot /= v.snapshot.origin
=============================================================================
