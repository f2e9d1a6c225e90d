------------------------------ MODULE MCFaults ------------------------------
(* Committees of which each bears as many liars as it has members for.  In   *)
(* Resharing there is one number for all; in the reference a proposal names  *)
(* it, and may not name fewer than its parent bears.                         *)
EXTENDS MCResharing

\* As many as the first committee bears, or none if there are too few members.
\* @type: ($committee) => Int;
FaultsOf(c) == IF Cardinality(c.members) >= c.threshold + 2 * Faults THEN Faults ELSE 0

\* @type: ($committee) => Bool;
IsFeasible_own(c) ==
  /\ c.threshold >= 2 /\ c.threshold >= 2 * FaultsOf(c) + 1
  /\ Cardinality(c.members) >= c.threshold + 1 /\ Cardinality(c.members) >= c.threshold + 2 * FaultsOf(c)

\* @type: ($committee) => Int;
Enough_own(c) == c.threshold + FaultsOf(c)

\* @type: ($committee) => Int;
QuorumOf_own(c) == QuorumSize(Cardinality(c.members), c.threshold, FaultsOf(c))

\* [REJECT lowered-threshold] and [REJECT lowered-faults]
\* @type: ($committee, $committee) => Bool;
KeepsThreshold_and_faults(old, new) == new.threshold >= old.threshold /\ FaultsOf(new) >= FaultsOf(old)

-----------------------------------------------------------------------------
(* Probes: states worth reaching, negated, so that each must be violated *)

\* A snapshot of another committee, as able to bear a liar as the first, is in force.
Probe_kept == ~\E p \in InForce : p.committee /= Genesis.committee /\ FaultsOf(p.committee) = Faults
=============================================================================
