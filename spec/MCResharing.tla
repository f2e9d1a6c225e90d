---------------------------- MODULE MCResharing ----------------------------
(* What only models need: the bad rules that each must break its invariant,  *)
(* and the probes.  A configuration puts a rule here in the place of the one *)
(* in Resharing.                                                             *)
EXTENDS Resharing

-----------------------------------------------------------------------------
(* Bad rules; the name of the rule replaced, then what is wrong with it *)

\* @type: ($peer) => $peer;
AfterDeal_erases(me) == [me EXCEPT !.shares = { x \in @ : x.under = me.final.digest }]
\* @type: ($peer, $proposal) => Bool;
HasNotDealt_unknown(me, m) == TRUE
\* @type: ($peer, $polynomial) => $peer;
AfterInstall_forgets(me, p) == [me EXCEPT !.final = p, !.silent = StaysSilent(me, p), !.spent = {}]
\* @type: ($peer, $proposal, $share) => $peer;
AfterPossess_replaces(me, m, x) == [me EXCEPT !.shares = {x}, !.spent = @ \union {m.session}]
\* @type: ($peer, $proposal, $share) => $peer;
AfterPossess_switches(me, m, x) == [me EXCEPT !.shares = @ \union {x}, !.spent = @ \union {m.session}, !.final = x.polynomial]
\* @type: ($peer, $share) => Bool;
Keeps_final_only(me, x) == x.polynomial = me.final
\* @type: ($peer, $share) => Bool;
Keeps_pending_only(me, x) == x.under = me.final.digest
\* @type: ($peer, $share) => Bool;
Keeps_all(me, x) == TRUE
\* @type: ($peer, $share) => Bool;
Keeps_aborted(me, x) == x.polynomial = me.final \/ x.under = me.final.digest \/ x.under = me.final.parent
\* @type: ($peer, $share) => Bool;
Keeps_provisional(me, x) ==
  IF \E y \in me.shares : y.under = me.final.digest THEN x.under = me.final.digest ELSE x.polynomial = me.final
\* @type: ($peer, Bool) => Bool;
MayErase_unchecked(me, live) == TRUE
\* @type: ($peer) => $peer;
Durable_forgets_pending(me) == [me EXCEPT !.shares = { x \in @ : x.polynomial = me.final }]
\* @type: ($committee) => Int;
Enough_one_less(c) == c.threshold + Faults - 1
\* @type: ($peer, $proposal) => Bool;
HasKey_kept(me, m) == IsNext(me, m.parent.version, m.parent.digest)
\* @type: ($peer, $proposal) => Bool;
HasKey_of_the_peer(me, m) == TRUE
\* @type: (Set(Int)) => $peer;
AfterLoss_readmitted(started) ==
  [final |-> Beginning, clean |-> NoDigest(1), shares |-> {}, spent |-> {}, silent |-> TRUE]
\* @type: ($peer, $proposal) => Bool;
HasKey_behind(me, m) == m.session \notin me.spent
\* @type: ($peer, PEER, $proposal, $dealt) => Bool;
MayPossess_behind(me, h, m, dealt) ==
  /\ h \in m.committee.members /\ HasKey(me, m)
  /\ ConstantsAreShares(dealt) /\ DegreesAreRight(dealt)
  /\ IsQualified(m, dealt.qualified) /\ h \in Content(m, dealt.qualified)
\* @type: ($proposal) => Int;
Freshness_reused(m) == 1
\* @type: ($dealt) => $dealt;
Digest_without_dealers(dealt) == [dealt EXCEPT !.qualified = {}]
\* @type: ($dealt) => $dealt;
Digest_of_the_epoch(dealt) == [dealt EXCEPT !.session = IF @ > 0 THEN 1 ELSE @]
\* @type: ($dealt) => Bool;
ConstantsAreShares_unchecked(dealt) == TRUE
\* @type: ($dealt) => Bool;
DegreesAreRight_unchecked(dealt) == TRUE
\* @type: ($proposal, Set(PEER)) => Bool;
IsQualified_any_number(m, qualified) == Cardinality(Content(m, qualified)) >= Enough(m.committee)
\* @type: ($peer, $proposal) => Bool;
HasShareToDeal_unchecked(me, m) == TRUE
\* @type: ($committee, $committee) => Bool;
KeepsThreshold_unchecked(old, new) == TRUE
\* @type: ($committee) => Bool;
WithinCap_unchecked(c) == TRUE
\* @type: ($committee, Set(PEER)) => Bool;
ExcludesRevoked_unchecked(c, gone) == TRUE
\* @type: ($peer, PEER, Set(PEER)) => Bool;
MayBeRepaired_anybody(me, h, gone) == ~Holds(me, me.final)
\* @type: ($peer, Set(PEER), $share) => $peer;
AfterRepair_from_shares(me, helpers, x) ==
  [me EXCEPT !.shares = @ \union {x} \union { MakeShare(x.polynomial, g, x.dealt, x.under) : g \in helpers }]
\* @type: ($polynomial) => Bool;
CommitAllows_any(p) == TRUE
\* @type: ($peer, Int, $dealt) => Bool;
IsNext_any_version(me, version, parent) == StandsOn(me, parent) \/ parent = NoDigest(version)
\* @type: ($peer, $share) => Bool;
Keeps_this_version(me, x) == x.polynomial = me.final \/ x.under = me.final.digest
\* @type: (Bool) => Bool;
MayRelease_anybody(signed) == TRUE
\* @type: (Bool) => Bool;
MayFound_unchecked(possessed) == TRUE
\* @type: ($owner) => $owner;
AfterFound_remembers(o) == o

-----------------------------------------------------------------------------
(* For the larger models: who answers has as many deals as it needs *)

\* @type: ($proposal) => Set(Set(PEER));
Answerable_enough(m) ==
  { x \in SUBSET ({ d.dealer : d \in { y \in deals : y.session = m.session } } \union (Liars \intersect m.parent.committee.members)) :
      Cardinality(x) = m.parent.committee.threshold }

(* For liveness: who answers has the deals of all that deal in time *)

\* @type: ($proposal) => Set(Set(PEER));
Answerable_all(m) ==
  LET dealt == { d.dealer : d \in { x \in deals : x.session = m.session } } IN
  IF Dealing \intersect m.parent.committee.members \subseteq dealt THEN {dealt} ELSE {}

-----------------------------------------------------------------------------
(* Probes: states worth reaching, negated, so that each must be violated *)

\* A new polynomial is in force, and nobody has a share of the first one any more.
Probe_moved == ~(InForce /= {Genesis} /\ \A h \in Honest : ~Holds(peer[h], Genesis))
\* A receiver has missed the session, and stands on a snapshot of which it has no share.
Probe_missed == ~\E h \in Honest : h \in peer[h].final.committee.members /\ ~Holds(peer[h], peer[h].final)
\* Two sessions of one parent have polynomials that enough receivers have.
Probe_rivals ==
  ~\E x, y \in possessions :
     x.polynomial.digest.session /= y.polynomial.digest.session /\ IsPossessed(x.polynomial) /\ IsPossessed(y.polynomial)
\* A share that was lost is repaired, and its holder still says nothing.
Probe_repaired == ~\E x \in possessions : x.repaired /\ peer[x.receiver].silent
\* A holder that lost its store acknowledged a share since, and speaks again.
Probe_speaks_again == ~\E h \in Losing : ~peer[h].silent /\ \E x \in peer[h].shares : x.polynomial = peer[h].final /\ [peer |-> h, polynomial |-> Genesis] \in losses
\* All have settled on a successor.
Probe_settled == ~(Settled /\ Genesis \notin InForce)
\* The adversary has read a store on both sides of a move.
Probe_read_twice == ~(Settled /\ Genesis \notin InForce /\ \E x, y \in learned : x.session = 0 /\ y.session /= 0 /\ x.index /= y.index)
\* A snapshot is in force that is dead.
Probe_dead == ~\E p \in InForce : p /= Genesis /\ ~Live(p)
\* The owner has its secret back, from shares that were kept under a dead snapshot.
Probe_recovered ==
  ~\E x \in released : x.polynomial \notin InForce
     /\ Cardinality({ y.index : y \in { z \in released : z.polynomial = x.polynomial } }) >= x.polynomial.committee.threshold
\* The next version is in force, and nobody has a share of the old one.
Probe_rekeyed == ~\E p \in InForce : p.version = 2 /\ \A h \in Honest : \A x \in peer[h].shares : x.polynomial.version = 2
\* The first snapshot of all has a successor.
Probe_founded == ~(~Begun /\ \E p, q \in committed : q.parent = p.digest)
\* Two receivers of one session have shares of different polynomials.
Probe_two_qualified ==
  ~\E x, y \in possessions : x.polynomial.digest.session = y.polynomial.digest.session /\ x.polynomial /= y.polynomial
=============================================================================
