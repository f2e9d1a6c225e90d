---------------------------- MODULE Accountability ----------------------------
(* Two final successors of one parent prove who is guilty: more than f       *)
(* holders, and no honest one.  The proof is made of what the two            *)
(* certificates carry, whoever shows them and whatever else they hold back.  *)
(*                                                                           *)
(* The walk is recursive, so TLC reads this module and Apalache does not.    *)
EXTENDS Commit

(*
  @typeAlias: prepared = { claim: $claim, justification: Set($grant), echoers: Set(HOLDER) };
  @typeAlias: final = { prepared: $prepared, voters: Set(HOLDER) };
*)
AccountabilityTypes == TRUE

-----------------------------------------------------------------------------
(* What can be shown *)

\* @type: (Set(HOLDER)) => Set(Set(HOLDER));
QuorumsOf(holders) == { q \in SUBSET holders : Cardinality(q) = Q }

\* The justifications that can be shown beside the echoes of a claim: what they have signed, or any if they sign none.
\* @type: ($claim) => Set(Set($grant));
JustificationsOf(x) ==
  IF SignedJustification
  THEN { e.justification : e \in { d \in echoes : ~d.provisional /\ d.ballot = x.ballot /\ d.snapshot = x.snapshot } }
  ELSE Justifications(FALSE, x.snapshot.parent, x.ballot)

\* No honest holder echoes a snapshot with grants that do not lead to it.
\* @type: (Set($grant), $claim) => Bool;
Contradicts(justification, x) ==
  \/ \E y \in Reports(justification) : ~Below(y.ballot, x.ballot)
  \/ Reports(justification) = {} /\ x.snapshot.origin /= x.ballot
  \/ \E y \in HighestReports(justification) : y.snapshot /= x.snapshot

\* Echoes of a claim with one justification; what that reports can be shown too, unless it condemns the echoers by itself.
\* @type: ($claim) => Set($prepared);
RECURSIVE PreparedShown(_)
PreparedShown(x) ==
  LET shown == { j \in JustificationsOf(x) : Contradicts(j, x) \/ \A y \in HighestReports(j) : PreparedShown(y) /= {} }
  IN UNION { { [claim |-> x, justification |-> j, echoers |-> q] :
                 q \in QuorumsOf(Echoers(FALSE, x.ballot, x.snapshot, Signed(j))) } : j \in shown }

\* @type: ($claim) => Set($final);
FinalShown(x) ==
  { [prepared |-> p, voters |-> v] : p \in PreparedShown(x), v \in QuorumsOf(Voters(FALSE, x.ballot, x.snapshot)) }

-----------------------------------------------------------------------------
(* The walk *)

\* The claims of the highest ballot that a walk goes on with: those at the other's ballot or above.
\* @type: ($final, $prepared) => Set($claim);
GoesOn(a, p) == { y \in HighestReports(p.justification) : ~Below(y.ballot, a.prepared.claim.ballot) }

\* Down from a prepared certificate above another's ballot to those who cannot be honest, for every way to show the reports.
\* @type: ($final, $prepared) => Set(Set(HOLDER));
RECURSIVE NamedBelow(_, _)
NamedBelow(a, p) ==
  IF Contradicts(p.justification, p.claim) THEN {p.echoers}
  ELSE IF GoesOn(a, p) = {} THEN {{ m.holder : m \in p.justification } \intersect a.voters}
  ELSE UNION { IF q.claim.ballot = a.prepared.claim.ballot
               THEN {a.prepared.echoers \intersect q.echoers}
               ELSE NamedBelow(a, q) : q \in UNION { PreparedShown(y) : y \in GoesOn(a, p) } }

\* @type: ($final, $final) => Bool;
SameBallot(a, b) == a.prepared.claim.ballot = b.prepared.claim.ballot

\* Whom two final certificates name, the second of no lower ballot.
\* @type: ($final, $final) => Set(Set(HOLDER));
Named(a, b) ==
  IF SameBallot(a, b)
  THEN {(a.voters \intersect b.voters) \union (a.prepared.echoers \intersect b.prepared.echoers)}
  ELSE NamedBelow(a, b.prepared)

-----------------------------------------------------------------------------
(* Invariants *)

\* @type: Set($claim);
FinalClaims ==
  { x \in { MakeClaim(v.ballot, v.snapshot) : v \in votes } : Committed(FALSE, x.ballot, x.snapshot) }

\* All that can be shown of two final successors of one parent, as pairs.
\* @type: Set(<<$final, $final>>);
Forks ==
  UNION { FinalShown(xy[1]) \X FinalShown(xy[2]) :
    xy \in { z \in FinalClaims \X FinalClaims :
               /\ z[1].snapshot.parent = z[2].snapshot.parent /\ z[1].snapshot /= z[2].snapshot
               /\ ~Below(z[2].ballot, z[1].ballot) } }

\* Two final successors of one parent name more than f holders.
EnoughAreNamed == \A ab \in Forks : \A named \in Named(ab[1], ab[2]) : Cardinality(named) > Faults

\* What an honest holder has signed as final never proves anything against it, whoever else lies.
NoProofOfHonest ==
  /\ \A e, d \in echoes :
       ~e.provisional /\ ~d.provisional /\ e.holder = d.holder /\ e.ballot = d.ballot /\ e.snapshot.parent = d.snapshot.parent
         => e = d
  /\ \A v, w \in votes :
       ~v.provisional /\ ~w.provisional /\ v.holder = w.holder /\ v.ballot = w.ballot /\ v.snapshot.parent = w.snapshot.parent
         => v = w
  /\ SignedJustification =>
       \A e \in echoes : ~e.provisional => ~Contradicts(e.justification, MakeClaim(e.ballot, e.snapshot))
  /\ \A v \in votes, m \in grants :
       /\ ~v.provisional /\ ~m.provisional /\ v.holder = m.holder /\ v.snapshot.parent = m.parent
       /\ Below(v.ballot, m.ballot)
       => ~Below(m.report.ballot, v.ballot)

\* @type: (Bool, $claim) => Bool;
IsJustified(provisional, x) ==
  \E j \in Justifications(provisional, x.snapshot.parent, x.ballot) : Justifies(j, x.ballot, x.snapshot)

\* What is prepared follows from grants of its ballot: where fewer than a quorum lie, an honest holder is among those who echoed it.
PreparedIsJustified ==
  \A e \in echoes : Prepared(e.provisional, e.ballot, e.snapshot) => IsJustified(e.provisional, MakeClaim(e.ballot, e.snapshot))

\* So does what an honest holder votes for, even where a quorum lies.
VotedIsJustified == \A v \in votes : IsJustified(v.provisional, MakeClaim(v.ballot, v.snapshot))

\* They name no honest one.
HonestAreNotNamed == \A ab \in Forks : \A named \in Named(ab[1], ab[2]) : named \subseteq Liars
=============================================================================
