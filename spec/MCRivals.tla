------------------------------ MODULE MCRivals ------------------------------
(* Two sessions of one parent, and one agreement between them.  Not all of   *)
(* that need be interleaved: of who deals, answers and writes first nothing  *)
(* depends, and a rival is one only once its shares are on disk.             *)
EXTENDS MCCommitResharing

\* The polynomials of a session that enough have on disk.
\* @type: (Int) => Set($polynomial);
PossessedOf(session) ==
  { p \in { x.polynomial : x \in possessions } : p.digest.session = session /\ Resharing!IsPossessed(p) }

\* The agreement begins when each session has a successor to offer.
AllPossessed == \A n \in 1..Sessions : PossessedOf(n) /= {}

LateSpec == Init /\ [][Next /\ (UNCHANGED commitVars \/ AllPossessed)]_<<commitVars, reshareVars>>

\* Dealers deal, receivers answer and write one after another, and who answers holds all deals.
InTurn ==
  LET first == CHOOSE h \in Dealing : TRUE IN
  /\ \A d \in deals : \E e \in deals : e.session = d.session /\ e.dealer = first
  /\ \A x \in responses : x.dealers = Dealing /\ \E y \in responses : y.session = x.session /\ y.receiver = first
  /\ \A x \in possessions :
       \E y \in possessions : y.polynomial.digest.session = x.polynomial.digest.session /\ y.receiver = first

\* The first session's shares are on disk before the second begins.
OneByOne == \A m \in proposals : \A n \in 1..(m.session - 1) : PossessedOf(n) /= {}

\* Two quorums have one holder in common: another signs in the first round alone, and all others in later ones.
Split ==
  LET common == CHOOSE h \in Members : TRUE
      first == CHOOSE h \in Members \ {common} : TRUE IN
  \A m \in grants \union echoes \union votes :
    m.holder = common \/ (m.holder = first <=> m.ballot.round = 1)

InTurnSpec == Init /\ [][Next /\ InTurn']_<<commitVars, reshareVars>>

SplitSpec ==
  Init /\ [][Next /\ (UNCHANGED commitVars \/ AllPossessed) /\ (InTurn /\ OneByOne /\ Split)']_<<commitVars, reshareVars>>

-----------------------------------------------------------------------------
(* Bad rules; the name of the rule replaced, then what is wrong with it *)

\* One vote fewer than a quorum settles.
\* @type: () => Bool;
Settle_one_vote_less ==
  /\ \E v \in votes :
       /\ Cardinality(Commit!Voters(FALSE, v.ballot, v.snapshot)) >= Commit!Q - 1
       /\ committed' = committed \union Bodies(v.snapshot)
  /\ UNCHANGED <<commitVars, peer, proposals, deals, responses, possessions, revoked, losses, learned, owner, released, reported>>

-----------------------------------------------------------------------------
(* Probes: states worth reaching, negated, so that each must be violated *)

\* Both rivals are echoed.
Probe_both_echoed == ~\E e, f \in echoes : e.snapshot.choice /= f.snapshot.choice
\* Both rivals are prepared, in two ballots.
Probe_both_prepared ==
  ~\E e, f \in echoes :
     /\ e.snapshot.choice /= f.snapshot.choice
     /\ Commit!Prepared(FALSE, e.ballot, e.snapshot) /\ Commit!Prepared(FALSE, f.ballot, f.snapshot)
\* One rival is settled, although the other was prepared in an earlier ballot.
Probe_later_settled ==
  ~\E e \in echoes : \E p \in committed : \E v \in votes :
     /\ Commit!Prepared(FALSE, e.ballot, e.snapshot)
     /\ v.ballot.round > e.ballot.round
     /\ p.digest.session = v.snapshot.choice /\ v.snapshot.choice /= e.snapshot.choice
=============================================================================
