------------------------------ MODULE MCLease -------------------------------
(* What only models need: the bad rules that each must break its invariant,  *)
(* the probes, and the assumption of a timely network.                       *)
(* A configuration puts a rule here in the place of the one in Lease.        *)
EXTENDS Lease

-----------------------------------------------------------------------------
(* Bad rules; the name of the rule replaced, then what is wrong with it *)

\* @type: ($granter) => $ballot;
DurablePromise_forgotten(me) == NoBallot
\* @type: ($ballot, $ballot) => Bool;
Below_round_alone(a, b) == a.round < b.round
\* @type: ($granter, $request) => Bool;
AbovePromise_round_alone(me, m) == me.promised.round <= m.ballot.round /\ me.promised /= m.ballot
\* @type: ($granter, $request) => Bool;
Remembers_anything(me, m) == TRUE
\* @type: ($holder, $grant) => Int;
Worth_from_receipt(me, m) == HolderTTL
\* @type: ($holder, $grant) => Int;
Worth_from_newest_send(me, m) == me.asked[me.number]
\* @type: ($granter, $request) => Int;
BudgetAtRenewal_restarts(me, m) == HardStop
\* @type: ($granter, $request) => Int;
BudgetAtGrant_restarts(me, m) == HardStop
\* @type: ($granter, $request) => Bool;
NumberIsNew_or_repeated(me, m) == m.number >= me.number
\* @type: ($granter, $claim) => Bool;
NotSuperseded_unchecked(me, a) == TRUE
\* @type: (Int, Int, Int) => Int;
QuorumSize_one_less(n, t, f) == Larger(t, Larger((n + f) \div 2 + 1, n - t + 1 + f)) - 1
\* @type: ($grant) => Set(GRANTER);
CountedFor_anybody(m) == Granters
\* @type: ($granter, $request) => Bool;
NoForeignLease_own_blocks(me, m) == me.left = 0
\* @type: ($granter, $request) => Bool;
BaseMatches_unchecked(me, m) == TRUE
\* @type: (Int) => Bool;
IsCertified_by_hint(base) == base <= committed \/ base = hint
\* @type: ($granter) => Bool;
IntervalKept_unchecked(me) == TRUE
\* @type: ($granter, $request) => $granter;
AfterForged_remembers(me, m) == Remember(me, m)
\* @type: ($granter, $request) => Bool;
RoundInReach_unchecked(me, m) == TRUE
\* @type: ($request) => Bool;
ShownByEnough_one_liar(m) == m.shown_by /= {}
\* @type: ($request) => Bool;
MayCoordinate_anybody(m) == TRUE
\* @type: ($holder) => Bool;
MayRetry_never(me) == FALSE
\* @type: ($holder) => Bool;
MayStart_once(me) == me.up /\ me.stop = 0 /\ me.ballot = NoBallot

-----------------------------------------------------------------------------
(* A timely network: time waits for every message that somebody would handle *)

TimeMayPass_timely ==
  /\ \A g \in Honest :
       /\ granter[g].waiting = NoRequest \/ granter[g].window > 0
       /\ \A m \in requests : ~MayCollect(granter[g], m) /\ ~MayExtend(granter[g], m)
  /\ \A c \in Sincere : \A m \in grants :
       ~(MayHear(holder[c], m) /\ Worth(holder[c], m) > holder[c].heard[m.granter])

\* What goes on by itself: delivery, the candidates' own steps, and time.
Delivery ==
  \/ \E c \in Candidates : HearGrant(c)
  \/ \E g \in Granters : Collect(g) \/ CloseWindow(g) \/ Extend(g)
Trying == \E c \in Candidates : Start(c) \/ Retry(c)
Fairness == WF_vars(Delivery) /\ WF_vars(Trying) /\ WF_vars(Tick)

TimelySpec == Spec /\ Fairness

\* With Q correct granters connected a certificate forms.
L6 == <>(\E c \in Candidates : Holding(c))

\* After a coordinator's crash another one's certificate forms, as long as it has ballots to try.
L5Live ==
  \A c, d \in Candidates :
    (c /= d /\ ~holder[c].up /\ holder[d].up /\ holder[d].ballot.round + 3 <= MaxRound) ~> Holding(d)
=============================================================================
