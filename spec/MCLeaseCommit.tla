---------------------------- MODULE MCLeaseCommit -----------------------------
(* What only models of the composition need.                                 *)
EXTENDS LeaseCommit

-----------------------------------------------------------------------------
(* What Apalache has no word for *)

\* Neither holds up the other: what is one action here can be taken whenever the protocol that it is a step of could take it alone.  It is
\* meant that the commit asks, grants and proposes where the lease does and nowhere else, that a granter obeys where there is something to
\* echo or to vote for, as there is the first time, and that a base is taken for committed only when it is.
NeitherBlocks ==
  /\ \A c \in Candidates :
       /\ ENABLED (Lease!Start(c) \/ Lease!Retry(c)) => ENABLED Ask(c)
       /\ ENABLED Lease!Act(c) => ENABLED Propose(c)
  /\ \A g \in Members :
       /\ ENABLED Lease!CloseWindow(g) => ENABLED Grant(g)
       /\ ENABLED Lease!Learn(g) => ENABLED Install(g)
       /\ ENABLED Lease!RestartGranter(g) => ENABLED Restart(g)
       /\ ENABLED Commit!Install(g) => ENABLED Install(g) \/ ENABLED Settle
       /\ \A b \in { a.ballot : a \in asks } :
            /\ ENABLED (Lease!Obey(g) /\ past'[g].acted = b) /\ IsOpen(granter[g].base) /\ holder[g].final.echoed.ballot /= b =>
                 ENABLED (Obey(g) /\ past'[g].acted = b)
            /\ ENABLED (Commit!Echo(g) /\ holder'[g].final.echoed.ballot = b) => ENABLED (Obey(g) /\ Commit!Echo(g) /\ past'[g].acted = b)
            /\ ENABLED (Commit!Vote(g) /\ holder'[g].final.voted.ballot = b) => ENABLED (Obey(g) /\ Commit!Vote(g) /\ past'[g].acted = b)

-----------------------------------------------------------------------------
(* Bad rules; the name of the rule replaced, then what is wrong with it *)

\* @type: (Int) => Bool;
Ask_on_any_base(c) == (Lease!Start(c) \/ Lease!Retry(c)) /\ Commit!Ask(c) /\ coordinator'[c].ballot = candidate'[c].ballot
\* @type: (HOLDER) => Bool;
GrantsSame_any(g) == TRUE
\* @type: (HOLDER) => Bool;
Restart_forgets(g) ==
  /\ Lease!RestartGranter(g)
  /\ holder' = [holder EXCEPT ![g].final.promised = Commit!NoBallot]
  /\ UNCHANGED <<coordinator, asks, grants, proposals, echoes, votes, admitted>>
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
\* A lease is granted on the successor.
Probe_leased_on == \A m \in leases : m.base < Last
\* What an earlier ballot prepared is carried on under a later lease.
Probe_carried_on == ~\E v \in votes : v.ballot /= v.snapshot.origin
=============================================================================
