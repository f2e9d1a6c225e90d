----------------------------- MODULE MCLongWalk -----------------------------
(* Forks over three ballots: one snapshot is final in the first, another in  *)
(* the third, and the walk between them goes on over what the second         *)
(* prepared.  Not all of that need be interleaved: one honest holder signs   *)
(* in the first two ballots alone, the other in the last two.                *)
EXTENDS MCCommit

Split ==
  LET first == CHOOSE h \in Honest : TRUE IN
  \A m \in grants \union echoes \union votes :
    IF m.holder = first THEN m.ballot.round < MaxRound ELSE m.ballot.round > 1

SplitSpec == Init /\ [][Next /\ Split']_vars

\* A walk that takes what is reported above the other's ballot for what was echoed at it.
\* @type: ($final, $prepared) => Set(Set(HOLDER));
NamedBelow_in_one_step(a, p) ==
  IF Contradicts(p.justification, p.claim) THEN {p.echoers}
  ELSE IF GoesOn(a, p) = {} THEN {{ m.holder : m \in p.justification } \intersect a.voters}
  ELSE { a.prepared.echoers \intersect q.echoers : q \in UNION { PreparedShown(y) : y \in GoesOn(a, p) } }

\* The highest report of the later certificate is above the earlier one's ballot.
Probe_walk_goes_on ==
  ~\E ab \in Forks : \E y \in GoesOn(ab[1], ab[2].prepared) : Below(ab[1].prepared.claim.ballot, y.ballot)
=============================================================================
