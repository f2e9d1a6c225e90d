---------------------------- MODULE MCResharing ----------------------------
(* What only models need: the bad rules that each must break its invariant,  *)
(* and the probes.  A configuration puts a rule here in the place of the one *)
(* in Resharing.                                                             *)
EXTENDS Resharing

-----------------------------------------------------------------------------
(* Bad rules; the name of the rule replaced, then what is wrong with it *)

\* @type: ($peer, $proposal, $polynomial) => $peer;
AfterPossess_replaces(me, m, p) == [me EXCEPT !.shares = {[polynomial |-> p, under |-> m.parent.digest]}]
\* @type: ($peer, $proposal, $polynomial) => $peer;
AfterPossess_switches(me, m, p) ==
  [me EXCEPT !.shares = @ \union {[polynomial |-> p, under |-> m.parent.digest]}, !.final = p]
\* @type: ($peer, $share) => Bool;
Keeps_final_only(me, x) == x.polynomial = me.final
\* @type: ($peer) => $peer;
Durable_forgets_pending(me) == [me EXCEPT !.shares = { x \in @ : x.polynomial = me.final }]
\* @type: ($committee) => Int;
Enough_one_less(c) == c.threshold + Faults - 1
\* @type: ($peer, $proposal) => Bool;
FirstOfSession_unchecked(me, m) == TRUE
\* @type: ($proposal, Set(PEER)) => Bool;
IsQualified_any_number(m, qualified) == Cardinality(Content(m, qualified)) >= Enough(m.committee)
\* @type: ($peer, $proposal) => Bool;
HasShareToDeal_unchecked(me, m) == TRUE
\* @type: ($committee, $committee) => Bool;
KeepsThreshold_unchecked(old, new) == TRUE
\* @type: ($polynomial) => Bool;
CommitAllows_any(p) == TRUE

-----------------------------------------------------------------------------
(* For models of more than one session: who answers has all deals that it can use *)

\* @type: ($proposal) => Set(Set(PEER));
Answerable_enough(m) ==
  { x \in SUBSET { d.dealer : d \in { y \in deals : y.proposal = m } } :
      Cardinality(x) = m.parent.committee.threshold }

-----------------------------------------------------------------------------
(* Probes: states worth reaching, negated, so that each must be violated *)

\* A new polynomial is in force, and nobody has a share of the first one any more.
Probe_moved == ~(InForce /= {Genesis} /\ \A h \in Honest : ~Holds(peer[h], Genesis))
\* A receiver has missed the session, and stands on a snapshot of which it has no share.
Probe_missed == ~\E h \in Honest : ~Holds(peer[h], peer[h].final)
\* Two sessions of one parent have polynomials that enough receivers have.
Probe_rivals ==
  ~\E x, y \in possessions :
     x.polynomial.digest.session /= y.polynomial.digest.session /\ IsPossessed(x.polynomial) /\ IsPossessed(y.polynomial)
=============================================================================
