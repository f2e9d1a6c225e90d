------------------------------ MODULE MCLease -------------------------------
(* What only models need: the bad rules that each must break its invariant,  *)
(* the probes, and the assumption of a timely network.                       *)
(* A configuration puts a rule here in the place of the one in Lease.        *)
EXTENDS Lease

-----------------------------------------------------------------------------
(* Bad rules; the name of the rule replaced, then what is wrong with it *)

\* @type: ($granter) => $ballot;
DurablePromise_forgotten(me) == NoBallot
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
\* @type: ($granter, $request) => Bool;
WithinHardStop_unchecked(me, m) == TRUE
\* @type: ($granter) => Bool;
NothingReplaced_unchecked(me) == TRUE
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
\* @type: (Set(GRANTER)) => Bool;
ShownByEnough_one_liar(signers) == signers /= {}
\* @type: ($holder, Int, Set(GRANTER)) => Bool;
MayHearRound_from_anybody(me, round, signers) == me.up /\ round > me.shown_round /\ round < MaxRound /\ signers /= {}
\* @type: ($holder, Int, Set(GRANTER)) => Bool;
MayHearRound_never(me, round, signers) == FALSE
\* @type: ($granter, $request) => Bool;
MayCoordinate_anybody(me, m) == TRUE
\* @type: ($granter, $request) => Bool;
MayCoordinate_asked_once(me, m) == m.number > 1 \/ m.ballot.coordinator \in me.admits
\* @type: ($granter) => Int;
IntervalAtRestart_forgotten(me) == 0
\* @type: ($granter, $claim) => Bool;
NotClosed_unchecked(me, a) == TRUE
\* @type: ($claim) => Bool;
Certified_unchecked(claim) == TRUE
\* @type: ($granter, $claim) => $granter;
AfterObey_no_promise(me, a) == me
\* @type: ($holder) => Bool;
MayRetry_never(me) == FALSE
\* @type: ($holder) => Bool;
MayStart_once(me) == me.up /\ me.stop = 0 /\ me.ballot = NoBallot

-----------------------------------------------------------------------------
(* Probes: states worth reaching, negated, so that each must be violated *)

\* A candidate holds the lease.
Probe_held == ~\E c \in Candidates : Holding(c)
\* A lease is held by renewal: the first number alone would have ended it.
Probe_held_by_renewal == ~\E c \in Candidates : Holding(c) /\ holder[c].asked[1] = 0
\* A second ballot holds where the first did not.
Probe_second_round_holds == ~\E c \in Candidates : Holding(c) /\ holder[c].ballot.round = 2
\* Both candidates ask in one round, and two granters promise different ones.
Probe_split_vote ==
  ~\E g, h \in Honest : granter[g].left > 0 /\ granter[h].left > 0
    /\ granter[g].ballot.round = granter[h].ballot.round /\ granter[g].ballot.coordinator /= granter[h].ballot.coordinator
\* A request is outbid: a better ballot waits in the open window.
Probe_outbid ==
  ~\E g \in Honest : granter[g].window > 0 /\ \E m \in requests : Below(m.ballot, granter[g].waiting.ballot) /\ MayGrant(granter[g], m)
\* An action of a ballot that a granter has since left behind is still on its way.
Probe_late_act == ~\E g \in Honest, a \in acts : Below(a.ballot, granter[g].promised)
\* A granter restarts while the lease it granted still covers its holder.
Probe_restart_under_lease == ~\E g \in Honest, c \in Candidates : granter[g].guard > 0 /\ past[g].cover[c] > 0 /\ Holding(c)
\* A holder counts a liar among its quorum.
Probe_liar_counted == ~\E c \in Candidates, g \in Liars : Holding(c) /\ holder[c].heard[g] > 0
\* A peer must rest: its run has used up the hard stop.
Probe_must_rest == ~\E g \in Honest, m \in requests : AbovePromise(granter[g], m) /\ ~WithinHardStop(granter[g], m)
\* A holder still believes while a granter it counts has moved to a newer base.
Probe_moved_on == ~\E c \in Candidates, g \in Honest : Holding(c) /\ holder[c].heard[g] > 0 /\ granter[g].base > holder[c].base
\* A candidate asks on a base that nobody has committed, because the hint lied.
Probe_misled == ~\E c \in Candidates : holder[c].stop > 0 /\ holder[c].base > committed
\* A coordinator is back with a lower nonce than its lost ballot had.
Probe_lower_nonce == ~\E m \in requests : holder[m.ballot.coordinator].up /\ holder[m.ballot.coordinator].nonce < m.ballot.nonce
\* A late ballot of a lost incarnation has replaced the one that its coordinator counts on, and its release arrives.
Probe_release_of_replaced ==
  ~\E c \in Candidates, g \in Honest, a \in releases :
     Holding(c) /\ holder[c].heard[g] > 0 /\ RunsUnder(granter[g], a) /\ granter[g].replaced > 0
\* A granter's very first grant is of a round beyond one jump, on the word of members.
Probe_round_shown ==
  ~\E m \in grants : m.ballot.round > RoundJump /\ \A l \in grants : l.granter = m.granter => l.ballot.round >= m.ballot.round
\* A coordinator that lost its memory holds in a round that it could not have come to by itself.
Probe_back_in_the_rounds == ~\E c \in Candidates : Holding(c) /\ holder[c].ballot.round > RoundJump /\ Cardinality(used[c]) > 1
\* A candidate holds a lease of which a granter knows that it will not be renewed: its peer was revoked.
Probe_revoked_holds == ~\E c \in Candidates, g \in Honest : Holding(c) /\ granter[g].left > 0 /\ c \notin granter[g].admits
\* A granter has forgotten when it learnt its base, and is silent for longer than it had to be.
Probe_interval_afresh == ~\E g \in Honest : granter[g].interval > past[g].quiet /\ granter[g].guard = 0
\* Real clocks differ by the whole drift while a lease is held.
Probe_drift == ~\E c \in Candidates, g \in Honest : Holding(c) /\ holder_skew[c] = 0 /\ granter_skew[g] = Drift
\* A lease was given back and its granter is free again before the TTL.
Probe_released == ~\E g \in Honest, c \in Candidates : granter[g].left = 0 /\ past[g].due > 0 /\ granter[g].rest[c] = TTL

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
  \/ \E c \in Candidates : HearGrant(c) \/ HearRound(c)
  \/ \E g \in Granters : Collect(g) \/ CloseWindow(g) \/ Extend(g)
Trying == \E c \in Candidates : Start(c) \/ Retry(c)
Fairness == WF_vars(Delivery) /\ WF_vars(Trying) /\ WF_vars(Tick)

TimelySpec == Spec /\ Fairness

\* With Q correct granters connected a certificate forms.
L6 == <>(\E c \in Candidates : Holding(c))

\* After a coordinator's crash another one's certificate forms, if two rounds are left that nobody has asked for.
L5Live ==
  \A c, d \in Candidates :
    (c /= d /\ ~holder[c].up /\ holder[d].up /\ \A m \in requests : m.ballot.round + 2 <= MaxRound) ~> Holding(d)

\* A candidate that is back, remembering nothing, holds again or crashes again, if two rounds are left that nobody has asked for.
L6Again ==
  \A c \in Candidates :
    (holder[c].up /\ used[c] = Nonces /\ \A m \in requests : m.ballot.round + 2 <= MaxRound) ~> (Holding(c) \/ ~holder[c].up)
=============================================================================
