----------------------------- MODULE MCReached -----------------------------
(* States worth reaching of which MCResharing has no probe: after a session  *)
(* that was aborted, and after a session that was missed.                    *)
EXTENDS MCResharing

\* All have settled on the second session's snapshot, the first session was not committed, and a store was read in it.
Probe_aborted_read ==
  ~(/\ Settled
    /\ \E p \in InForce : p.digest.session = 2 /\ p.parent = Genesis.digest
    /\ \E x \in learned : x.session = 1)

\* A member that missed the session, and lost nothing, has its share by a repair.
Probe_missed_repaired ==
  ~\E x \in possessions : x.repaired /\ x.polynomial /= Genesis /\ ~peer[x.receiver].silent
=============================================================================
