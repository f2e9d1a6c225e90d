------------------------------ MODULE MCCommit ------------------------------
(* What only models need: the bad rules that each must break its invariant,  *)
(* and the probes.  A configuration puts a rule here in the place of the one *)
(* in Commit.                                                                *)
EXTENDS Accountability

-----------------------------------------------------------------------------
(* Bad rules; the name of the rule replaced, then what is wrong with it *)

\* @type: (Bool, $ballot, $snapshot) => Bool;
Prepared_by_one_echo(provisional, ballot, snapshot) ==
  \E e \in echoes : e.provisional = provisional /\ e.ballot = ballot /\ e.snapshot = snapshot
\* @type: (Bool, $claim) => Bool;
HasCertificate_unchecked(provisional, x) == TRUE
\* @type: ($holder) => $holder;
Durable_forgets_echo(me) == [me EXCEPT !.final.echoed = NoClaim]
\* @type: ($holder) => $holder;
Durable_forgets_vote(me) == [me EXCEPT !.final.voted = NoClaim, !.final.highest = NoClaim]
\* @type: (Bool, Int) => Set($claim);
Reportable_unproved(provisional, parent) ==
  {NoClaim} \union { MakeClaim(b, s) : b \in AllBallots(parent), s \in Successors(EmptyRecord(parent, 0, NoBallot)) }
\* @type: (Set($grant), $ballot, $snapshot) => Bool;
Justifies_own(justification, ballot, snapshot) == snapshot.origin = ballot
\* @type: (Set($grant), $ballot, $snapshot) => Bool;
Justifies_any_origin(justification, ballot, snapshot) ==
  \A x \in HighestReports(justification) : x.snapshot = snapshot
\* @type: ($record, Int) => Bool;
GrantsOn_unchecked(me, parent) == TRUE
\* @type: ($record, $snapshot) => Bool;
VotesOn_unchecked(me, snapshot) == TRUE
\* @type: (Int, Int, $ballot) => $record;
EmptyRecord_serves_promise(base, sequence, promised) ==
  [base |-> base, sequence |-> sequence, promised |-> promised, echoed |-> NoClaim, voted |-> NoClaim, highest |-> NoClaim]
\* @type: (Int, Int, $ballot) => $record;
EmptyRecord_forgets_promise(base, sequence, promised) ==
  [base |-> base, sequence |-> sequence, promised |-> NoBallot, echoed |-> NoClaim, voted |-> NoClaim, highest |-> NoClaim]
\* @type: ($holder, Bool, $snapshot) => $holder;
AfterInstall_keeps(me, provisional, s) ==
  [me EXCEPT !.final.base = s.digest, !.final.sequence = s.sequence]
\* @type: ($holder, Bool, $snapshot) => $holder;
AfterInstall_clears_final(me, provisional, s) ==
  IF provisional
  THEN [me EXCEPT !.provisional = MovedTo(@, s), !.final = EmptyRecord(me.final.base, me.final.sequence, NoBallot)]
  ELSE [me EXCEPT !.final = MovedTo(@, s), !.provisional = MovedTo(@, s)]
\* @type: ($holder, Bool, $snapshot) => $holder;
AfterInstall_speaks(me, provisional, s) ==
  IF provisional
  THEN [me EXCEPT !.provisional = MovedTo(@, s)]
  ELSE [final |-> MovedTo(me.final, s), provisional |-> MovedTo(me.provisional, s), silent |-> FALSE]
\* @type: ($record, $claim) => $record;
AfterEcho_promises_nothing(me, x) == [me EXCEPT !.echoed = x]
\* @type: ($record, $ballot) => Bool;
NotSuperseded_ignored(me, ballot) == TRUE
\* @type: (Int) => Set(Int);
FreshNonces_any(c) == Nonces
\* @type: (Int, Int, Int) => Int;
QuorumSize_one_short(n, t, f) == Larger(t, Larger((n + f) \div 2 + 1, n - t + 1 + f)) - 1
\* @type: (Bool, $ballot, $snapshot) => Set(HOLDER);
Voters_repeated(provisional, ballot, snapshot) ==
  IF \E v \in votes : v.provisional = provisional /\ v.ballot = ballot /\ v.snapshot = snapshot THEN Holders ELSE Liars
\* @type: (Bool, $ballot, $snapshot) => Set(HOLDER);
Voters_of_all_ballots(provisional, ballot, snapshot) ==
  { h \in Holders : h \in Liars \/ \E v \in votes : v.holder = h /\ v.provisional = provisional /\ v.snapshot = snapshot }
\* @type: (Bool, $ballot, $snapshot) => Set(HOLDER);
Voters_of_both_kinds(provisional, ballot, snapshot) ==
  { h \in Holders : h \in Liars \/ \E v \in votes : v.holder = h /\ v.ballot = ballot /\ v.snapshot = snapshot }
\* @type: ($record, $ballot) => Bool;
NotVoted_unchecked(me, ballot) == TRUE
\* @type: ($record, $ballot) => Bool;
NotEchoed_unchecked(me, ballot) == TRUE
\* @type: ($holder) => Bool;
KnowsItsRecord_unchecked(me) == TRUE
\* @type: (Set($grant), $ballot, $snapshot) => Bool;
Justifies_any_of_a_tie(justification, ballot, snapshot) ==
  IF Reports(justification) = {} THEN snapshot.origin = ballot ELSE \E x \in HighestReports(justification) : x.snapshot = snapshot
\* @type: (Set($grant), $ballot, $snapshot) => Bool;
Justifies_unchecked(justification, ballot, snapshot) == TRUE
\* @type: (Bool, Int, $ballot) => Set($grant);
GrantsUnder_reports_unsigned(provisional, parent, ballot) ==
  [holder : { m.holder : m \in { n \in grants : n.provisional = provisional /\ n.parent = parent /\ n.ballot = ballot } } \union Liars,
   provisional : {provisional}, parent : {parent}, ballot : {ballot},
   report : { x \in Reportable(provisional, parent) : Below(x.ballot, ballot) }]
\* @type: ($final, $final) => Bool;
SameBallot_never(a, b) == FALSE
\* @type: ($ballot, $snapshot) => Bool;
StillValid_asked_always(ballot, snapshot) == snapshot.choice \in admitted
\* @type: ($holder, Bool, $claim, Set($grant)) => Bool;
MayEcho_not_recomputed(me, provisional, x, justification) ==
  /\ KnowsItsRecord(me)
  /\ EchoesOn(RecordOf(me, provisional), x.snapshot)
  /\ NotSuperseded(RecordOf(me, provisional), x.ballot)
  /\ NotEchoed(RecordOf(me, provisional), x.ballot)
  /\ StillValid(x.ballot, x.snapshot)
\* @type: ($coordinator, Set($grant)) => Set($snapshot);
Proposable_afresh(me, justification) == { MakeSnapshot(me.parent, me.sequence, me.ballot, x) : x \in admitted }

-----------------------------------------------------------------------------
(* A quorum of liars.  Where fewer lie than that, an honest holder is among  *)
(* those who echo, and has recomputed what the grants lead to before a voter *)
(* does (PreparedIsJustified): no voter ever refuses for that.  Where a      *)
(* quorum lies, they bring forward whatever they like, and only what is      *)
(* recomputed keeps a voter from signing it.                                 *)

\* @type: (Bool, $claim) => Bool;
Recomputed(provisional, x) == IsJustified(provisional, x)
\* @type: (Bool, $claim) => Bool;
Recomputed_not(provisional, x) == TRUE

\* A quorum of liars asks for a vote.
Vote_of_liars(h) ==
  /\ h \in Honest /\ Cardinality(Liars) >= Q
  /\ \E at \in Standing : \E b \in AllBallots(at.base), s \in Successors(at) :
       LET x == MakeClaim(b, s) IN
       /\ at.sequence < MaxSequence
       /\ KnowsItsRecord(holder[h]) /\ VotesOn(holder[h].final, s)
       /\ NotSuperseded(holder[h].final, b) /\ NotVoted(holder[h].final, b)
       /\ Recomputed(FALSE, x)
       /\ holder' = [holder EXCEPT ![h] = WithRecord(@, FALSE, AfterVote(RecordOf(@, FALSE), x))]
       /\ votes' = votes \union {[holder |-> h, provisional |-> FALSE, ballot |-> b, snapshot |-> s]}
  /\ UNCHANGED <<coordinator, asks, grants, proposals, echoes, admitted, used>>

-----------------------------------------------------------------------------
(* Liveness: a quorum of holders and the coordinators take every step that stays open to them *)

\* A coordinator asks once, and again when its proposal is no longer what policy would choose: it cannot know how far it got.
\* @type: (Int) => Set(Int);
RoundsToAsk_patient(c) ==
  IF coordinator[c].ballot = NoBallot \/ \E m \in proposals : m.ballot = coordinator[c].ballot /\ m.snapshot.choice \notin admitted
  THEN { r \in Rounds : r = coordinator[c].ballot.round + 1 }
  ELSE {}

Connected == CHOOSE q \in SUBSET Honest : Cardinality(q) = Q

ConnectedSpec ==
  /\ Spec
  /\ \A c \in Sincere : WF_vars(Ask(c)) /\ WF_vars(Propose(c))
  /\ \A h \in Connected : WF_vars(Grant(h)) /\ WF_vars(Echo(h)) /\ WF_vars(Vote(h)) /\ WF_vars(Install(h))

\* While policy admits anything at all, a quorum that stays connected has a successor at last: a prepared one, if there was any.
CommitsAtLast == [](admitted /= {}) => <>(\A h \in Connected : holder[h].final.base /= 0)

\* Whatever quorum grants the next ballot, somebody reports that a snapshot is prepared, and nobody another.
\* @type: ($snapshot) => Bool;
MustBeCarriedOn(s) ==
  \A q \in { r \in SUBSET Holders : Cardinality(r) = Q } :
    \E h \in q \intersect Honest : holder[h].final.base = s.parent /\ holder[h].final.highest.snapshot = s

\* A prepared snapshot that every quorum knows of is the successor at last, whoever goes on with it.
CarriedOnAtLast ==
  \A s \in Successors(EmptyRecord(0, 0, NoBallot)) :
    [](admitted /= {}) => (MustBeCarriedOn(s) ~> \A h \in Connected : holder[h].final.base = s.digest)

-----------------------------------------------------------------------------
(* Probes: states worth reaching, negated, so that each must be violated *)

\* A successor is final at one holder.
Probe_final == ~\E h \in Honest : holder[h].final.base /= 0
\* A snapshot is carried on: voted for in another ballot than its own.
Probe_carried_on == ~\E v \in votes : v.ballot /= v.snapshot.origin
\* A ballot is given up with one vote, and the next one need not carry it on.
Probe_vote_left_behind ==
  ~\E v, w \in votes : v.snapshot.parent = w.snapshot.parent /\ v.snapshot /= w.snapshot
\* Two snapshots are echoed in one ballot: its coordinator said two things.
Probe_equivocation ==
  ~\E e, d \in echoes : e.ballot = d.ballot /\ e.snapshot.parent = d.snapshot.parent /\ e.snapshot /= d.snapshot
\* One holder is a snapshot ahead of another.
Probe_behind == ~\E h, g \in Honest : holder[h].final.sequence > holder[g].final.sequence
\* A final chain of two.
Probe_chain == ~\E h \in Honest : holder[h].final.sequence = 2
\* A provisional branch ends in a final snapshot that is no part of it.
Probe_branch_ended ==
  ~\E h \in Honest : \E v \in votes :
     /\ v.provisional /\ Committed(TRUE, v.ballot, v.snapshot) /\ v.snapshot.sequence = holder[h].final.sequence
     /\ v.snapshot.digest /= holder[h].final.base
\* A holder that lost its store is behind a snapshot on which it has signed.
Probe_behind_itself ==
  ~\E h \in Losing : holder[h].silent /\ \E v \in votes :
     /\ v.holder = h /\ v.snapshot.sequence > holder[h].final.sequence + 1
\* What is prepared is no longer what policy would choose.
Probe_stale_carried == ~\E v \in votes : v.ballot /= v.snapshot.origin /\ v.snapshot.choice \notin admitted
\* A parent has two final successors, of one ballot.
Probe_fork == ~\E ab \in Forks : SameBallot(ab[1], ab[2])
\* A parent has two final successors, of two ballots.
Probe_fork_across_ballots == ~\E ab \in Forks : ~SameBallot(ab[1], ab[2])
\* Two are prepared in one ballot; one is final there, the other in a later ballot.
Probe_fork_from_a_tie ==
  ~\E ab \in Forks : \E y \in GoesOn(ab[1], ab[2].prepared) : y.ballot = ab[1].prepared.claim.ballot
\* A restarted coordinator proposes.
Probe_restarted_proposes == ~\E m \in proposals : Cardinality(used[m.ballot.coordinator]) > 1 /\ coordinator[m.ballot.coordinator].ballot = m.ballot
=============================================================================
