----------------------------- MODULE MCSessions -----------------------------
(* What a session comes to where one names a set of dealers for all.         *)
(* Resharing has no coordinator: a receiver combines any set that is         *)
(* qualified, and more than one may be.  In the reference it is the          *)
(* coordinator that names one: choose_qualified takes the answers that were  *)
(* heard, passes over those receivers without whom the others have most in   *)
(* common, and names what enough of them all hold good.  How long to wait    *)
(* for answers is its caller's choice.  Here all that answer in time are     *)
(* heard, and no honest one is passed over.  A liar's answer counts for      *)
(* nothing here; there it is one of many.                                    *)
EXTENDS MCResharing

\* All that answer in time have answered.
\* @type: ($proposal) => Bool;
AllHeard(m) ==
  \A r \in Receiving \intersect m.committee.members : \E x \in responses : x.session = m.session /\ x.receiver = r

\* What may be named: dealers enough, whose deals so many honest receivers hold good that no liar is needed.
\* @type: ($proposal, Set(PEER)) => Bool;
MayBeNamed(m, x) ==
  /\ Cardinality(x) >= m.parent.committee.threshold
  /\ Cardinality(Content(m, x) \ Liars) >= Enough(m.committee)

\* @type: ($proposal) => Set(Set(PEER));
Named(m) == { x \in SUBSET m.parent.committee.members : MayBeNamed(m, x) }

\* One of the largest of them; where all answer alike, or all must be content, there is but one.
\* @type: (Set(Set(PEER))) => Set(PEER);
Largest(sets) == CHOOSE x \in sets : \A y \in sets : Cardinality(y) <= Cardinality(x)

\* One set is named for all.
\* @type: ($proposal, Set(PEER)) => Bool;
IsQualified_chosen(m, qualified) ==
  /\ AllHeard(m) /\ MayBeNamed(m, qualified)
  /\ LET named == Named(m) IN qualified = Largest(named)

\* The liar's deal reaches each receiver or not.
\* @type: ($proposal) => Set(Set(PEER));
Answerable_liars_or_not(m) ==
  LET dealt == { d.dealer : d \in { x \in deals : x.session = m.session } } IN
  IF Dealing \intersect m.parent.committee.members \subseteq dealt
    THEN { dealt \union x : x \in SUBSET (Liars \intersect m.parent.committee.members) }
    ELSE {}

\* Liars acknowledge nothing.
\* @type: ($polynomial) => Set(PEER);
Acknowledged_by_honest(p) ==
  { r \in p.committee.members \ Liars : (Begun /\ p = Genesis) \/ \E x \in possessions : x.polynomial = p /\ x.receiver = r }

\* Liars do not vote.
\* @type: ($polynomial) => Set(PEER);
Voters_honest(parent) ==
  { h \in parent.committee.members \ Liars : StandsOn(peer[h], parent.digest) /\ ~peer[h].silent }

-----------------------------------------------------------------------------
(* Bad rules *)

\* Two sets are named, one to some and the other to others.
\* @type: ($proposal, Set(PEER)) => Bool;
IsQualified_two_named(m, qualified) ==
  /\ AllHeard(m) /\ MayBeNamed(m, qualified)
  /\ LET named == Named(m)
         first == Largest(named) IN
     qualified = first \/ qualified = Largest(named \ {first})

-----------------------------------------------------------------------------
(* Probes: states worth reaching, negated, so that each must be violated *)

\* The set that was named has a liar among its dealers, and its snapshot is final.
Probe_liar_named == ~\E p \in committed : p.digest.qualified \intersect Liars /= {}
\* The liar's deal reached some receivers and not others, and a snapshot is final.
Probe_liar_passed_over ==
  ~(Cardinality(committed) > 1 /\ \E x, y \in responses : x.dealers \intersect Liars /= y.dealers \intersect Liars)
=============================================================================
