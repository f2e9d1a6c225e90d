---------------------------- MODULE MCBothSides ----------------------------
(* Liveness where both sides of a partition have gone on: each has a branch of its own, and then either coordinator may bring about the *)
(* final snapshot that ends them, as soon as it has a quorum.                                                                          *)
EXTENDS PartitionMerge

\* Every coordinator has a branch.
AllWentOn == \A c \in Coordinators : \E s \in signed.snapshots : ~s.final /\ s.ballot = c

NextApart ==
  \/ Flap
  \/ \E h \in Peers :
       \/ Learn(h) \/ Erase(h) \/ Forget(h)
       \/ (~AllWentOn /\ ~Healed /\ CurrentOf(member[h].known) = Genesis /\ CommitProvisional(h))
       \/ (AllWentOn /\ CommitFinal(h))

FairSpecApart ==
  /\ Init /\ [][NextApart]_vars
  /\ WF_vars(AllWentOn /\ \E c \in Coordinators : CommitFinal(c))
  /\ \A h \in Honest : WF_vars(Learn(h)) /\ WF_vars(Erase(h))

\* M11, of what comes after that.
M11_of_both == <>[]Healed /\ <>AllWentOn => <>[]AtOne

\* Nobody cleans up.
\* @type: ($evidence) => Bool;
MayErase_never(e) == FALSE

\* A final snapshot has ended both branches, everywhere, also on disk.
Probe_both_ended ==
  ~(/\ AllWentOn /\ FinalOf(signed) /= Genesis
    /\ \A h \in Honest : FinalOf(member[h].known) = FinalOf(signed) /\ \A x \in member[h].shares : x.polynomial = FinalOf(signed).polynomial)
=============================================================================
