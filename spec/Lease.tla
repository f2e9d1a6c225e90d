------------------------------- MODULE Lease --------------------------------
(* The coordination lease of one manifest: a candidate coordinates a         *)
(* recovery while a quorum of the keyshare holders of the parent snapshot,   *)
(* the granters, has granted it a lease by their own timers.                 *)
(*                                                                           *)
(* Timers count down and are relative: no variable holds a time of day.      *)
(* Messages are sets that only grow, so each may be lost, repeated,          *)
(* reordered and late.  What a liar or a twisted candidate may send needs no *)
(* variable: it is always there.  A crash is the silence before a restart.   *)
EXTENDS Integers, FiniteSets, Quorum, Ballots

CONSTANTS
  \* @type: Set(GRANTER);
  Granters,          \* the keyshare committee of the parent snapshot
  \* @type: Set(GRANTER);
  Liars,             \* granters that sign anything, at most Faults of them
  \* @type: Set(GRANTER);
  Crashing,          \* honest granters that may restart
  \* @type: Set(Int);
  Candidates,        \* peers that may coordinate, as 1, 2, ...
  \* @type: Set(Int);
  Twisted,           \* candidates that sign anything in their own name
  \* @type: Set(Int);
  Mortal,            \* candidates that may crash
  \* @type: Set(Int);
  Releasing,         \* candidates that may end a lease early
  \* @type: Set(Int);
  Acting,            \* candidates that may act under a lease
  \* @type: Set(Int);
  Eligible,          \* candidates that policy admits
  \* @type: Set(Int);
  Revocable,         \* candidates that may be revoked
  \* @type: Int;
  Threshold,         \* t of the committee
  \* @type: Int;
  Faults,            \* f of the committee
  \* @type: Int;
  TTL,               \* a granter's lease, on its own timer
  \* @type: Int;
  HolderTTL,         \* the holder's share of it, from its send
  \* @type: Int;
  HardStop,          \* longest run of one peer's leases at one granter
  \* @type: Int;
  HolderStop,        \* longest attempt of a holder
  \* @type: Int;
  AmnesiaGuard,      \* silence of a restarted granter
  \* @type: Int;
  RenewEvery,        \* least time between two sends of a holder
  \* @type: Int;
  Backoff,           \* least time before a new ballot
  \* @type: Int;
  Window,            \* collection window: the best ballot in it wins
  \* @type: Int;
  MinimumInterval,   \* silence of a granter after a commit
  \* @type: Int;
  RoundJump,         \* furthest round beyond what is known
  \* @type: Int;
  Drift,             \* ticks by which a clock may run ahead of another
  \* @type: Bool;
  FreeClocks,        \* clocks move as they like
  \* @type: Bool;
  TrackNonces,       \* granters remember message nonces
  \* @type: Bool;
  Forgery,           \* requests with a false signature arrive
  \* @type: Bool;
  ShownRounds,       \* members sign what round they are at, for candidates and for what requests show
  \* @type: Int;
  MaxRound,
  \* @type: Int;
  MaxNumber,
  \* @type: Int;
  MaxNonce,
  \* @type: Int;
  MaxBase

(*
  @typeAlias: request = { ballot: $ballot, base: Int, number: Int, shown_round: Int, shown_by: Set(GRANTER) };
  @typeAlias: grant = { granter: GRANTER, ballot: $ballot, base: Int, number: Int };
  @typeAlias: claim = { ballot: $ballot, base: Int };
  @typeAlias: granter = { base: Int, promised: $ballot, closed: $ballot, admits: Set(Int),
    ballot: $ballot, number: Int, left: Int, replaced: Int, budget: Int -> Int, rest: Int -> Int, guard: Int, interval: Int,
    waiting: $request, window: Int, seen: Set({ ballot: $ballot, number: Int }) };
  @typeAlias: holder = { up: Bool, base: Int, ballot: $ballot, nonce: Int, number: Int, stop: Int, wait: Int,
    asked: Int -> Int, heard: GRANTER -> Int, shown_round: Int, shown_by: Set(GRANTER) };
  @typeAlias: past = { granted: $ballot, ballot: $ballot, number: Int, base: Int, admits: Set(Int), due: Int,
    age: Int -> Int, cover: Int -> Int, rest: Int -> Int, quiet: Int, acted: $ballot, under: $ballot, closed: $ballot };
*)
LeaseTypes == TRUE

VARIABLES
  \* @type: GRANTER -> $granter;
  granter,           \* what each granter knows; base, promised, closed and admits are durable
  \* @type: Int -> $holder;
  holder,            \* what each candidate knows, all volatile
  \* @type: Set($request);
  requests,          \* sent by honest candidates
  \* @type: Set($grant);
  grants,            \* signed by honest granters
  \* @type: Set($claim);
  releases,
  \* @type: Set($claim);
  acts,              \* sent while the sender held the lease
  \* @type: Int;
  committed,         \* the newest committed base
  \* @type: Int;
  hint,              \* the base that the public record claims: it may lie
  \* @type: GRANTER -> Int;
  granter_skew,      \* ticks that a clock is ahead of the slowest allowed one
  \* @type: Int -> Int;
  holder_skew,
  \* @type: Int -> Set(Int);
  used,              \* nonces that each candidate has drawn
  \* @type: GRANTER -> $past;
  past               \* history: what really happened at each granter

vars == <<granter, holder, requests, grants, releases, acts, committed, hint,
          granter_skew, holder_skew, used, past>>

-----------------------------------------------------------------------------
(* Vocabulary *)

Honest == Granters \ Liars
Sincere == Candidates \ Twisted
Numbers == 1..MaxNumber
Bases == 0..MaxBase
Nonces == 1..MaxNonce
Q == QuorumSize(Cardinality(Granters), Threshold, Faults)

\* @type: (Int, Int) => Int;
Less(a, b) == IF a > b THEN a - b ELSE 0

\* Stands for the hash of parent, round and coordinator: nobody can choose it, everybody can check it.
\* @type: (Int, Int, Int) => Int;
Rank(base, round, coordinator) ==
  IF (base + round) % 2 = 0 THEN coordinator ELSE Cardinality(Candidates) + 1 - coordinator

\* @type: (Int, Int, Int, Int) => $ballot;
MakeBallot(base, round, coordinator, nonce) ==
  [round |-> round, rank |-> Rank(base, round, coordinator), coordinator |-> coordinator, nonce |-> nonce]

\* @type: ($ballot, Int, Int) => $request;
MakeRequest(ballot, base, number) ==
  [ballot |-> ballot, base |-> base, number |-> number, shown_round |-> 0, shown_by |-> {}]

\* A first request shows what its sender knows of the members' rounds.
\* @type: ($holder, $ballot, Int) => $request;
FirstRequest(me, ballot, base) ==
  [MakeRequest(ballot, base, 1) EXCEPT !.shown_round = me.shown_round, !.shown_by = me.shown_by]

\* @type: $request;
NoRequest == MakeRequest(NoBallot, 0, 0)

\* A member can have signed that it is at a round or beyond: an honest one only if it has promised that round.
\* @type: (GRANTER, Int) => Bool;
CanHaveSigned(g, round) == g \in Liars \/ granter[g].promised.round >= round

\* @type: Set({ shown_round: Int, shown_by: Set(GRANTER) });
Showable ==
  {[shown_round |-> 0, shown_by |-> {}]} \union
  { s \in [shown_round : IF ShownRounds THEN 1..MaxRound ELSE {}, shown_by : SUBSET Granters] :
      \A g \in s.shown_by : CanHaveSigned(g, s.shown_round) }

\* @type: Set($request);
TwistedRequests ==
  { [ballot |-> MakeBallot(b, r, c, n), base |-> b, number |-> k,
     shown_round |-> s.shown_round, shown_by |-> s.shown_by] :
      b \in Bases, r \in 1..MaxRound, c \in Twisted, n \in Nonces, k \in Numbers, s \in Showable }

\* @type: Set($request);
ForgedRequests ==
  IF Forgery
  THEN { MakeRequest(MakeBallot(b, r, c, n), b, k) :
           b \in Bases, r \in 1..MaxRound, c \in Sincere, n \in Nonces, k \in Numbers }
  ELSE {}

\* Who signed a ballot on a base, or would: a liar's signature is there for the asking.
\* @type: ($claim) => Set(GRANTER);
Signers(claim) ==
  { g \in Granters : g \in Liars \/ \E m \in grants : m.granter = g /\ m.ballot = claim.ballot /\ m.base = claim.base }

\* @type: ($claim) => Bool;
Certified(claim) == Cardinality(Signers(claim)) >= Q

\* @type: Set($claim);
TwistedClaims ==
  { [ballot |-> MakeBallot(b, r, c, n), base |-> b] : b \in Bases, r \in 1..MaxRound, c \in Twisted, n \in Nonces }

-----------------------------------------------------------------------------
(* A granter's rules: functions of what it knows and the message at hand *)

\* [IGNORE stale-base] it answers with its newer snapshot
\* @type: ($granter, $request) => Bool;
BaseMatches(me, m) == m.base = me.base

\* [IGNORE not-eligible]
\* @type: ($granter, $request) => Bool;
MayCoordinate(me, m) == m.ballot.coordinator \in me.admits

\* [IGNORE stale-ballot]
\* @type: ($granter, $request) => Bool;
AbovePromise(me, m) == Below(me.promised, m.ballot)

\* [IGNORE foreign-lease] the lease of another peer runs; the same peer's newer ballot replaces its own
\* @type: ($granter, $request) => Bool;
NoForeignLease(me, m) == me.left = 0 \/ me.ballot.coordinator = m.ballot.coordinator

\* [IGNORE hard-stop] the run of this peer would pass the hard stop: it must rest for one TTL first
\* @type: ($granter, $request) => Bool;
WithinHardStop(me, m) == me.budget[m.ballot.coordinator] >= TTL

\* [IGNORE amnesia-guard]
\* @type: ($granter) => Bool;
PastGuard(me) == me.guard = 0

\* [IGNORE interval]
\* @type: ($granter) => Bool;
IntervalKept(me) == me.interval = 0

\* Signers enough that an honest one is among them.
\* @type: (Set(GRANTER)) => Bool;
ShownByEnough(signers) == Cardinality(signers) >= Faults + 1

\* [IGNORE round-jump]
\* @type: ($granter, $request) => Bool;
RoundInReach(me, m) ==
  \/ m.ballot.round <= me.promised.round + RoundJump
  \/ ShownByEnough(m.shown_by) /\ m.ballot.round <= m.shown_round + RoundJump

\* [IGNORE replayed-nonce]
\* @type: ($granter, $request) => Bool;
NonceIsFresh(me, m) == [ballot |-> m.ballot, number |-> m.number] \notin me.seen

\* @type: ($granter, $request) => Bool;
MayGrant(me, m) ==
  /\ MayCoordinate(me, m)
  /\ BaseMatches(me, m)
  /\ AbovePromise(me, m)
  /\ NoForeignLease(me, m)
  /\ WithinHardStop(me, m)
  /\ PastGuard(me)
  /\ IntervalKept(me)

\* [IGNORE outbid] a better ballot already waits in this window
\* @type: ($granter, $request) => Bool;
BeatsWaiting(me, m) == Below(me.waiting.ballot, m.ballot)

\* @type: ($granter, $request) => Bool;
MayCollect(me, m) ==
  /\ m.number = 1
  /\ NonceIsFresh(me, m)
  /\ MayGrant(me, m)
  /\ RoundInReach(me, m)
  /\ BeatsWaiting(me, m)

\* [IGNORE unremembered-ballot] only a ballot that is remembered and has not expired is renewed
\* @type: ($granter, $request) => Bool;
Remembers(me, m) == me.left > 0 /\ me.ballot = m.ballot

\* [IGNORE stale-number]
\* @type: ($granter, $request) => Bool;
NumberIsNew(me, m) == m.number > me.number

\* @type: ($granter, $request) => Bool;
MayExtend(me, m) ==
  /\ m.number > 1
  /\ NonceIsFresh(me, m)
  /\ MayCoordinate(me, m)
  /\ BaseMatches(me, m)
  /\ Remembers(me, m)
  /\ NumberIsNew(me, m)
  /\ ~Below(m.ballot, me.promised)
  /\ WithinHardStop(me, m)

\* A repeated request: the grant that it was answered with is sent again, and extends nothing.
\* @type: ($granter, $request) => Bool;
MayAnswerAgain(me, m) == Remembers(me, m) /\ BaseMatches(me, m) /\ m.number = me.number

\* [IGNORE unremembered-ballot]
\* @type: ($granter, $claim) => Bool;
RunsUnder(me, a) == me.left > 0 /\ me.ballot = a.ballot /\ me.base = a.base

\* [IGNORE replaced-lease] the peer gave up this ballot, but may count on the one that it replaced
\* @type: ($granter) => Bool;
NothingReplaced(me) == me.replaced = 0

\* @type: ($granter, $claim) => Bool;
MayEnd(me, a) == RunsUnder(me, a) /\ NothingReplaced(me)

\* [IGNORE stale-ballot]
\* @type: ($granter, $claim) => Bool;
NotSuperseded(me, a) == ~Below(a.ballot, me.promised)

\* [IGNORE stale-ballot] what was promised before the base moved is not served after it
\* @type: ($granter, $claim) => Bool;
NotClosed(me, a) == Below(me.closed, a.ballot)

\* @type: ($granter, $claim) => Bool;
MayObey(me, a) == a.base = me.base /\ NotSuperseded(me, a) /\ NotClosed(me, a)

\* @type: ($granter, $request) => $granter;
Remember(me, m) ==
  IF TrackNonces THEN [me EXCEPT !.seen = @ \union {[ballot |-> m.ballot, number |-> m.number]}] ELSE me

\* A false signature leaves no trace.
\* @type: ($granter, $request) => $granter;
AfterForged(me, m) == me

\* Its evidence has served: a round in reach stays in reach.
\* @type: ($granter, $request) => $granter;
AfterCollect(me, m) ==
  [Remember(me, m) EXCEPT !.waiting = MakeRequest(m.ballot, m.base, m.number),
    !.window = IF me.waiting = NoRequest THEN Window ELSE @]

\* What is left of the hard stop when a peer's new ballot is granted, and when it is renewed.
\* @type: ($granter, $request) => Int;
BudgetAtGrant(me, m) == me.budget[m.ballot.coordinator]
\* @type: ($granter, $request) => Int;
BudgetAtRenewal(me, m) == me.budget[m.ballot.coordinator]

\* What is left of the lease that a new ballot replaces, if another incarnation of the peer may count on it.
\* @type: ($granter, $request) => Int;
Replaced(me, m) == IF me.ballot.nonce = m.ballot.nonce THEN me.replaced ELSE me.left

\* @type: ($granter) => $granter;
WindowClosed(me) == [me EXCEPT !.waiting = NoRequest, !.window = 0]

\* @type: ($granter, $request) => $granter;
AfterGrant(me, m) ==
  [WindowClosed(me) EXCEPT
    !.promised = m.ballot, !.ballot = m.ballot, !.number = m.number, !.left = TTL, !.replaced = Replaced(me, m),
    !.budget[m.ballot.coordinator] = BudgetAtGrant(me, m), !.rest[m.ballot.coordinator] = TTL]

\* @type: ($granter, $request) => $granter;
AfterExtend(me, m) ==
  [Remember(me, m) EXCEPT !.ballot = m.ballot, !.number = m.number, !.left = TTL,
    !.budget[m.ballot.coordinator] = BudgetAtRenewal(me, m), !.rest[m.ballot.coordinator] = TTL]

\* @type: ($granter) => $granter;
LeaseOver(me) == [me EXCEPT !.ballot = NoBallot, !.number = 0, !.left = 0, !.replaced = 0]

\* @type: ($granter, $claim) => $granter;
AfterObey(me, a) == [me EXCEPT !.promised = Highest(@, a.ballot)]

\* The promise that a restart finds on disk.
\* @type: ($granter) => $ballot;
DurablePromise(me) == me.promised

\* What a restart leaves of the minimum interval: all of it, if there has been a commit.
\* @type: ($granter) => Int;
IntervalAtRestart(me) == IF me.base = 0 THEN 0 ELSE MinimumInterval

\* @type: (Int, $ballot, $ballot, Set(Int)) => $granter;
EmptyGranter(base, promised, closed, admits) ==
  [base |-> base, promised |-> promised, closed |-> closed, admits |-> admits,
   ballot |-> NoBallot, number |-> 0, left |-> 0, replaced |-> 0,
   budget |-> [c \in Candidates |-> HardStop], rest |-> [c \in Candidates |-> 0],
   guard |-> 0, interval |-> 0, waiting |-> NoRequest, window |-> 0, seen |-> {}]

\* @type: ($granter) => $granter;
AfterRestart(me) ==
  [EmptyGranter(me.base, DurablePromise(me), me.closed, me.admits) EXCEPT
    !.guard = AmnesiaGuard, !.interval = IntervalAtRestart(me)]

\* A newer base: its leases start afresh; the promise stays, and nothing at or below it is served there.
\* @type: ($granter, Int) => $granter;
AfterLearn(me, base) ==
  [EmptyGranter(base, me.promised, me.promised, me.admits) EXCEPT
    !.guard = me.guard, !.interval = MinimumInterval, !.seen = me.seen]

\* What is known of a revocation outlives everything; the lease that runs is not renewed.
\* @type: ($granter, Int) => $granter;
AfterRevocation(me, c) == [me EXCEPT !.admits = @ \ {c}]

\* The part of the next d ticks that the lease of peer c still covers.
\* @type: ($granter, Int, Int) => Int;
Covered(me, c, d) ==
  IF me.ballot.coordinator = c THEN (IF me.left < d THEN me.left ELSE d) ELSE 0

\* d ticks pass on a granter's timer.  A run ends when its peer has rested for one TTL.
\* @type: ($granter, Int) => $granter;
AfterTicks(me, d) ==
  LET rest == [c \in Candidates |-> Less(me.rest[c], d - Covered(me, c, d))]
      aged == [me EXCEPT
        !.left = Less(@, d), !.replaced = Less(@, d), !.guard = Less(@, d), !.interval = Less(@, d), !.window = Less(@, d),
        !.rest = rest,
        !.budget = [c \in Candidates |-> IF rest[c] = 0 THEN HardStop ELSE Less(me.budget[c], d)]]
  IN IF aged.left = 0 THEN LeaseOver(aged) ELSE aged

-----------------------------------------------------------------------------
(* A candidate's rules *)

\* It counts distinct granters whose lease, measured from its own send, still runs.
\* @type: ($holder) => Bool;
Holds(me) == me.stop > 0 /\ Cardinality({ g \in Granters : me.heard[g] > 0 }) >= Q

\* Above its own rounds and above what members have signed.
\* @type: ($holder) => Int;
NextRound(me) == Larger(me.ballot.round, me.shown_round) + 1

\* A round that the granters would refuse is not asked for: better begin afresh, or hear more.
\* @type: ($holder) => Bool;
NextRoundInReach(me) == NextRound(me) <= me.shown_round + RoundJump

\* @type: ($holder) => Bool;
MayStart(me) == me.up /\ me.stop = 0 /\ NextRoundInReach(me)

\* @type: ($holder) => Bool;
MayRetry(me) == me.up /\ me.stop > 0 /\ ~Holds(me) /\ me.wait = 0 /\ NextRoundInReach(me)

\* A candidate trusts no single member's word on how far the rounds have got.
\* @type: ($holder, Int, Set(GRANTER)) => Bool;
MayHearRound(me, round, signers) == me.up /\ round > me.shown_round /\ ShownByEnough(signers)

\* @type: ($holder, Int, Set(GRANTER)) => $holder;
AfterHearRound(me, round, signers) == [me EXCEPT !.shown_round = round, !.shown_by = signers]

\* @type: ($holder) => Bool;
MayRenew(me) == me.up /\ Holds(me) /\ me.number < MaxNumber /\ me.asked[me.number] <= Less(HolderTTL, RenewEvery)

\* What a grant of this number is worth: the time left since that number was first sent.
\* @type: ($holder, $grant) => Int;
Worth(me, m) == me.asked[m.number]

\* Whom a grant is counted for.
\* @type: ($grant) => Set(GRANTER);
CountedFor(m) == {m.granter}

\* @type: ($holder, $grant) => Bool;
MayHear(me, m) == me.up /\ me.stop > 0 /\ m.ballot = me.ballot /\ m.base = me.base /\ m.number <= me.number

\* @type: ($holder, Int, $ballot) => $holder;
AfterAsk(me, base, ballot) ==
  [me EXCEPT !.base = base, !.ballot = ballot, !.number = 1, !.wait = Backoff,
    !.asked = [k \in Numbers |-> IF k = 1 THEN HolderTTL ELSE 0], !.heard = [g \in Granters |-> 0]]

\* @type: ($holder, Int, $ballot) => $holder;
AfterStart(me, base, ballot) == [AfterAsk(me, base, ballot) EXCEPT !.stop = HolderStop]

\* @type: ($holder) => $holder;
AfterRenew(me) == [me EXCEPT !.number = @ + 1, !.asked[me.number + 1] = HolderTTL]

\* @type: ($holder, $grant, GRANTER) => $holder;
AfterHear(me, m, g) == [me EXCEPT !.heard[g] = IF @ < Worth(me, m) THEN Worth(me, m) ELSE @]

\* @type: ($holder) => $holder;
AfterStop(me) ==
  [me EXCEPT !.base = 0, !.number = 0, !.stop = 0, !.wait = 0,
    !.asked = [k \in Numbers |-> 0], !.heard = [g \in Granters |-> 0]]

\* @type: (Int) => $holder;
EmptyHolder(nonce) ==
  [up |-> TRUE, base |-> 0, ballot |-> NoBallot, nonce |-> nonce, number |-> 0, stop |-> 0, wait |-> 0,
   asked |-> [k \in Numbers |-> 0], heard |-> [g \in Granters |-> 0], shown_round |-> 0, shown_by |-> {}]

\* @type: ($holder, Int) => $holder;
AfterHolderTicks(me, d) ==
  IF me.stop <= d THEN AfterStop(me)
  ELSE [me EXCEPT !.stop = Less(@, d), !.wait = Less(@, d),
         !.asked = [k \in Numbers |-> Less(me.asked[k], d)],
         !.heard = [g \in Granters |-> Less(me.heard[g], d)]]

-----------------------------------------------------------------------------
(* History: what an observer with perfect memory notes at each granter *)

\* @type: $past;
NoPast ==
  [granted |-> NoBallot, ballot |-> NoBallot, number |-> 0, base |-> 0, admits |-> {}, due |-> 0,
   age |-> [c \in Candidates |-> 0], cover |-> [c \in Candidates |-> 0], rest |-> [c \in Candidates |-> 0],
   quiet |-> 0, acted |-> NoBallot, under |-> NoBallot, closed |-> NoBallot]

\* A grant for a number: the first answer to it sets when it is due to end.
\* @type: ($past, $request, Set(Int)) => $past;
PastGrant(p, m, admits) ==
  LET c == m.ballot.coordinator
      again == p.ballot = m.ballot /\ p.number = m.number
  IN [p EXCEPT !.granted = Highest(@, m.ballot), !.ballot = m.ballot, !.number = m.number, !.base = m.base,
       !.admits = admits, !.due = IF again THEN @ ELSE TTL,
       !.age[c] = IF p.rest[c] = 0 THEN 0 ELSE @, !.cover = [d \in Candidates |-> IF d = c THEN TTL ELSE p.cover[d]],
       !.rest[c] = TTL]

\* @type: ($past, $ballot) => $past;
PastRelease(p, ballot) == [p EXCEPT !.cover[ballot.coordinator] = 0]

\* An action counts as a promise for all that comes after it.
\* @type: ($past, $claim, $ballot) => $past;
PastObey(p, a, promised) == [p EXCEPT !.acted = a.ballot, !.under = Highest(Highest(@, promised), a.ballot)]

\* Leases and actions of an old base are of no concern to a new one; what was promised until now is closed.
\* @type: ($past, $ballot) => $past;
PastLearn(p, promised) == [NoPast EXCEPT !.granted = p.granted, !.quiet = MinimumInterval, !.closed = promised]

\* @type: ($past, Int) => $past;
PastTicks(p, d) ==
  LET rest == [c \in Candidates |-> Less(p.rest[c], d - (IF p.cover[c] < d THEN p.cover[c] ELSE d))]
  IN [p EXCEPT !.due = Less(@, d), !.quiet = Less(@, d), !.rest = rest,
       !.cover = [c \in Candidates |-> Less(p.cover[c], d)],
       !.age = [c \in Candidates |-> IF rest[c] = 0 THEN 0 ELSE p.age[c] + d]]

-----------------------------------------------------------------------------
(* Actions: one node handles one message or timer; then the faults *)

Init ==
  /\ granter = [g \in Granters |-> EmptyGranter(0, NoBallot, NoBallot, Eligible)]
  /\ \E n \in [Candidates -> Nonces] :
       /\ holder = [c \in Candidates |-> EmptyHolder(n[c])]
       /\ used = [c \in Candidates |-> {n[c]}]
  /\ requests = {} /\ grants = {} /\ releases = {} /\ acts = {}
  /\ committed = 0 /\ hint = 0
  /\ granter_skew = [g \in Granters |-> 0] /\ holder_skew = [c \in Candidates |-> 0]
  /\ past = [g \in Granters |-> NoPast]

\* @type: (Int, Int) => $ballot;
NextBallot(c, base) == MakeBallot(base, NextRound(holder[c]), c, holder[c].nonce)

\* A candidate opens an attempt on the base that the hint names.
Start(c) ==
  LET ballot == NextBallot(c, hint) IN
  /\ c \in Sincere /\ MayStart(holder[c]) /\ ballot.round <= MaxRound
  /\ holder' = [holder EXCEPT ![c] = AfterStart(@, hint, ballot)]
  /\ requests' = requests \union {FirstRequest(holder[c], ballot, hint)}
  /\ UNCHANGED <<granter, grants, releases, acts, committed, hint, granter_skew, holder_skew, used, past>>

\* It goes on with a higher ballot; the attempt's own hard stop runs on.
Retry(c) ==
  LET ballot == NextBallot(c, holder[c].base) IN
  /\ c \in Sincere /\ MayRetry(holder[c]) /\ ballot.round <= MaxRound
  /\ holder' = [holder EXCEPT ![c] = AfterAsk(@, @.base, ballot)]
  /\ requests' = requests \union {FirstRequest(holder[c], ballot, holder[c].base)}
  /\ UNCHANGED <<granter, grants, releases, acts, committed, hint, granter_skew, holder_skew, used, past>>

Renew(c) ==
  /\ c \in Sincere /\ MayRenew(holder[c])
  /\ holder' = [holder EXCEPT ![c] = AfterRenew(@)]
  /\ requests' = requests \union {MakeRequest(holder[c].ballot, holder[c].base, holder[c].number + 1)}
  /\ UNCHANGED <<granter, grants, releases, acts, committed, hint, granter_skew, holder_skew, used, past>>

HearGrant(c) ==
  /\ c \in Sincere
  /\ \E m \in grants \union [granter : Liars, ballot : {holder[c].ballot}, base : {holder[c].base}, number : Numbers] :
       /\ MayHear(holder[c], m)
       /\ \E g \in CountedFor(m) :
            /\ Worth(holder[c], m) > holder[c].heard[g]
            /\ holder' = [holder EXCEPT ![c] = AfterHear(@, m, g)]
  /\ UNCHANGED <<granter, requests, grants, releases, acts, committed, hint, granter_skew, holder_skew, used, past>>

\* Refused for its round, or before it asks, a candidate hears how far enough members say that the rounds have got.
HearRound(c) ==
  /\ c \in Sincere
  /\ \E s \in Showable :
       /\ MayHearRound(holder[c], s.shown_round, s.shown_by)
       /\ holder' = [holder EXCEPT ![c] = AfterHearRound(@, s.shown_round, s.shown_by)]
  /\ UNCHANGED <<granter, requests, grants, releases, acts, committed, hint, granter_skew, holder_skew, used, past>>

\* The holder ends its lease early: it stops first, then says so.
Release(c) ==
  /\ c \in Sincere \intersect Releasing /\ holder[c].up /\ holder[c].stop > 0
  /\ holder' = [holder EXCEPT ![c] = AfterStop(@)]
  /\ releases' = releases \union {[ballot |-> holder[c].ballot, base |-> holder[c].base]}
  /\ UNCHANGED <<granter, requests, grants, acts, committed, hint, granter_skew, holder_skew, used, past>>

\* The holder checks and sends; a pause between the two is a late message.
Act(c) ==
  /\ c \in Sincere \intersect Acting /\ holder[c].up /\ Holds(holder[c])
  /\ [ballot |-> holder[c].ballot, base |-> holder[c].base] \notin acts
  /\ acts' = acts \union {[ballot |-> holder[c].ballot, base |-> holder[c].base]}
  /\ UNCHANGED <<granter, holder, requests, grants, releases, committed, hint, granter_skew, holder_skew, used, past>>

CrashHolder(c) ==
  /\ c \in Sincere \intersect Mortal /\ holder[c].up
  /\ holder' = [holder EXCEPT ![c] = [EmptyHolder(0) EXCEPT !.up = FALSE]]
  /\ UNCHANGED <<granter, requests, grants, releases, acts, committed, hint, granter_skew, holder_skew, used, past>>

\* A restarted coordinator remembers nothing; its nonce is fresh, in no order.
RestartHolder(c) ==
  /\ c \in Sincere /\ ~holder[c].up
  /\ \E n \in Nonces \ used[c] :
       /\ holder' = [holder EXCEPT ![c] = EmptyHolder(n)]
       /\ used' = [used EXCEPT ![c] = @ \union {n}]
  /\ UNCHANGED <<granter, requests, grants, releases, acts, committed, hint, granter_skew, holder_skew, past>>

Collect(g) ==
  /\ g \in Honest
  /\ \E m \in requests \union TwistedRequests :
       /\ MayCollect(granter[g], m)
       /\ granter' = [granter EXCEPT ![g] = AfterCollect(@, m)]
  /\ UNCHANGED <<holder, requests, grants, releases, acts, committed, hint, granter_skew, holder_skew, used, past>>

\* @type: (GRANTER, $request) => $grant;
MakeGrant(g, m) == [granter |-> g, ballot |-> m.ballot, base |-> m.base, number |-> m.number]

\* The window closes: its best request is granted if it still may be, else dropped.
CloseWindow(g) ==
  LET me == granter[g] IN
  /\ g \in Honest /\ me.waiting /= NoRequest /\ me.window = 0
  /\ IF MayGrant(me, me.waiting)
     THEN /\ granter' = [granter EXCEPT ![g] = AfterGrant(@, me.waiting)]
          /\ grants' = grants \union {MakeGrant(g, me.waiting)}
          /\ past' = [past EXCEPT ![g] = PastGrant(@, me.waiting, me.admits)]
     ELSE /\ granter' = [granter EXCEPT ![g] = WindowClosed(@)]
          /\ UNCHANGED <<grants, past>>
  /\ UNCHANGED <<holder, requests, releases, acts, committed, hint, granter_skew, holder_skew, used>>

Extend(g) ==
  /\ g \in Honest
  /\ \E m \in requests \union TwistedRequests :
       /\ MayExtend(granter[g], m)
       /\ granter' = [granter EXCEPT ![g] = AfterExtend(@, m)]
       /\ grants' = grants \union {MakeGrant(g, m)}
       /\ past' = [past EXCEPT ![g] = PastGrant(@, m, granter[g].admits)]
  /\ UNCHANGED <<holder, requests, releases, acts, committed, hint, granter_skew, holder_skew, used>>

\* The answer may have been lost: the same one goes out again.
AnswerAgain(g) ==
  /\ g \in Honest
  /\ \E m \in requests \union TwistedRequests :
       /\ MayAnswerAgain(granter[g], m)
       /\ grants' = grants \union {MakeGrant(g, m)}
  /\ UNCHANGED <<granter, holder, requests, releases, acts, committed, hint, granter_skew, holder_skew, used, past>>

HearRelease(g) ==
  /\ g \in Honest
  /\ \E m \in releases \union TwistedClaims :
       /\ MayEnd(granter[g], m)
       /\ granter' = [granter EXCEPT ![g] = LeaseOver(@)]
       /\ past' = [past EXCEPT ![g] = PastRelease(@, m.ballot)]
  /\ UNCHANGED <<holder, requests, grants, releases, acts, committed, hint, granter_skew, holder_skew, used>>

\* A granter does what a certified ballot asks: the commit refines this.
Obey(g) ==
  /\ g \in Honest
  /\ \E a \in acts \union TwistedClaims :
       /\ Certified(a) /\ MayObey(granter[g], a)
       /\ granter' = [granter EXCEPT ![g] = AfterObey(@, a)]
       /\ past' = [past EXCEPT ![g] = PastObey(@, a, granter[g].promised)]
  /\ UNCHANGED <<holder, requests, grants, releases, acts, committed, hint, granter_skew, holder_skew, used>>

HearForged(g) ==
  /\ g \in Honest
  /\ \E m \in ForgedRequests :
       /\ granter' = [granter EXCEPT ![g] = AfterForged(@, m)]
  /\ UNCHANGED <<holder, requests, grants, releases, acts, committed, hint, granter_skew, holder_skew, used, past>>

\* A base is learnt with its certificate from a granter or a requester that is ahead, never from the hint.
\* @type: (Int) => Bool;
IsCertified(base) == base <= committed

Learn(g) ==
  /\ g \in Honest
  /\ \E b \in Bases :
       /\ granter[g].base < b /\ IsCertified(b)
       /\ granter' = [granter EXCEPT ![g] = AfterLearn(@, b)]
       /\ past' = [past EXCEPT ![g] = PastLearn(@, granter[g].promised)]
  /\ UNCHANGED <<holder, requests, grants, releases, acts, committed, hint, granter_skew, holder_skew, used>>

HearRevocation(g) ==
  /\ g \in Honest
  /\ \E c \in Revocable \intersect granter[g].admits :
       granter' = [granter EXCEPT ![g] = AfterRevocation(@, c)]
  /\ UNCHANGED <<holder, requests, grants, releases, acts, committed, hint, granter_skew, holder_skew, used, past>>

RestartGranter(g) ==
  /\ g \in Crashing
  /\ granter' = [granter EXCEPT ![g] = AfterRestart(@)]
  /\ UNCHANGED <<holder, requests, grants, releases, acts, committed, hint, granter_skew, holder_skew, used, past>>

\* A successor is committed somewhere.
Commit ==
  /\ committed < MaxBase
  /\ committed' = committed + 1
  /\ UNCHANGED <<granter, holder, requests, grants, releases, acts, hint, granter_skew, holder_skew, used, past>>

HintMoves ==
  /\ \E b \in Bases \ {hint} : hint' = b
  /\ UNCHANGED <<granter, holder, requests, grants, releases, acts, committed, granter_skew, holder_skew, used, past>>

\* When time may pass: always, unless a model assumes a timely network.
TimeMayPass == TRUE

\* One tick of real time; clocks that are ahead may stand still for it.
Tick ==
  /\ ~FreeClocks /\ TimeMayPass
  /\ \E gs \in SUBSET { g \in Granters : granter_skew[g] > 0 }, cs \in SUBSET { c \in Candidates : holder_skew[c] > 0 } :
       /\ granter' = [g \in Granters |-> IF g \in gs THEN granter[g] ELSE AfterTicks(granter[g], 1)]
       /\ past' = [g \in Granters |-> IF g \in gs THEN past[g] ELSE PastTicks(past[g], 1)]
       /\ holder' = [c \in Candidates |-> IF c \in cs THEN holder[c] ELSE AfterHolderTicks(holder[c], 1)]
       /\ granter_skew' = [g \in Granters |-> IF g \in gs THEN granter_skew[g] - 1 ELSE granter_skew[g]]
       /\ holder_skew' = [c \in Candidates |-> IF c \in cs THEN holder_skew[c] - 1 ELSE holder_skew[c]]
  /\ UNCHANGED <<requests, grants, releases, acts, committed, hint, used>>

\* One clock runs ahead by a tick.
SlipGranter(g) ==
  /\ FreeClocks \/ granter_skew[g] < Drift
  /\ granter' = [granter EXCEPT ![g] = AfterTicks(@, 1)]
  /\ past' = [past EXCEPT ![g] = PastTicks(@, 1)]
  /\ granter_skew' = [granter_skew EXCEPT ![g] = IF FreeClocks THEN @ ELSE @ + 1]
  /\ UNCHANGED <<holder, requests, grants, releases, acts, committed, hint, holder_skew, used>>

SlipHolder(c) ==
  /\ FreeClocks \/ holder_skew[c] < Drift
  /\ holder' = [holder EXCEPT ![c] = AfterHolderTicks(@, 1)]
  /\ holder_skew' = [holder_skew EXCEPT ![c] = IF FreeClocks THEN @ ELSE @ + 1]
  /\ UNCHANGED <<granter, requests, grants, releases, acts, committed, hint, granter_skew, used, past>>

Next ==
  \/ \E c \in Candidates :
       Start(c) \/ Retry(c) \/ Renew(c) \/ HearGrant(c) \/ HearRound(c) \/ Release(c) \/ Act(c)
         \/ CrashHolder(c) \/ RestartHolder(c) \/ SlipHolder(c)
  \/ \E g \in Granters :
       Collect(g) \/ CloseWindow(g) \/ Extend(g) \/ AnswerAgain(g) \/ HearRelease(g) \/ Obey(g) \/ HearForged(g)
         \/ Learn(g) \/ HearRevocation(g) \/ RestartGranter(g) \/ SlipGranter(g)
  \/ Commit \/ HintMoves \/ Tick

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Invariants *)

\* @type: (Int) => Bool;
Holding(c) == c \in Sincere /\ holder[c].up /\ Holds(holder[c])

\* A granter's promise is never below a ballot that it has granted, restarts included.
L1 == \A g \in Honest : ~Below(granter[g].promised, past[g].granted)

\* Two correct candidates never both believe that they hold the lease of one base.
L2 == \A c, d \in Candidates : Holding(c) /\ Holding(d) /\ holder[c].base = holder[d].base => c = d

\* No honest granter is counted by two correct candidates of one base.
CountedOnce ==
  \A c, d \in Sincere, g \in Honest :
    holder[c].base = holder[d].base /\ holder[c].heard[g] > 0 /\ holder[d].heard[g] > 0 => c = d

\* An honest granter's leases to one peer never reach past the hard stop without a rest of one TTL.
L3 == \A g \in Honest, c \in Candidates : past[g].cover[c] > 0 => past[g].age[c] + past[g].cover[c] <= HardStop

\* While a holder counts an honest granter, that granter's lease to it runs (or it is silent, or has moved on).
L3h ==
  \A c \in Candidates, g \in Honest :
    Holding(c) /\ holder[c].heard[g] > 0 =>
      \/ granter[g].left > 0 /\ granter[g].ballot.coordinator = c
      \/ granter[g].guard > 0
      \/ granter[g].base > holder[c].base

\* A granter that has promised a ballot, or acted under one, does nothing for a lower one.
L4 == \A g \in Honest : ~Below(past[g].acted, past[g].under)

\* What a granter has done was asked for under a certificate of its base.
ActsCertified ==
  \A g \in Honest :
    past[g].acted = NoBallot \/ Cardinality(Signers([ballot |-> past[g].acted, base |-> granter[g].base])) >= Q

\* After a move to a newer base nothing is done for a ballot at or below what was promised before it.
MovesClose == \A g \in Honest : past[g].acted = NoBallot \/ Below(past[g].closed, past[g].acted)

\* A silent coordinator blocks for one TTL at most, and never its own newer ballot.
L5 ==
  \A g \in Honest :
    /\ granter[g].left <= TTL
    /\ \A m \in requests :
         granter[g].ballot.coordinator = m.ballot.coordinator /\ MayGrant(LeaseOver(granter[g]), m) => MayGrant(granter[g], m)

\* A repeated request extends nothing: a lease ends when the first answer to its number said.
L5r == \A g \in Honest : granter[g].left <= past[g].due

\* A lease is of the base that its granter has committed.
BaseBound == \A g \in Honest : granter[g].left > 0 => past[g].base = granter[g].base

\* Whatever the hint claims, no lease runs on a base that is not committed.
HintHarmless == \A g \in Honest : granter[g].left > 0 => past[g].base <= committed

\* No lease runs while the minimum interval since the last commit does, whatever the granter has forgotten since.
Interval == \A g \in Honest : past[g].quiet > 0 => granter[g].left = 0

\* Nonces are remembered of messages with a true signature only.
NonceAfterSignature ==
  \A g \in Honest, s \in UNION { granter[h].seen : h \in Honest } :
    s \in granter[g].seen =>
      s.ballot.coordinator \in Twisted \/ \E m \in requests : m.ballot = s.ballot /\ m.number = s.number

\* Rounds grow without gaps: no promise is more than one jump above some lower one that an honest granter signed.
RoundsBounded ==
  \A m \in grants :
    \/ m.ballot.round <= RoundJump
    \/ \E l \in grants : l.ballot.round < m.ballot.round /\ m.ballot.round <= l.ballot.round + RoundJump

\* A lease was granted, and last renewed, when its granter knew its peer to be admitted.
OnlyEligible == \A g \in Honest : granter[g].left > 0 => past[g].ballot.coordinator \in past[g].admits
=============================================================================
