--------------------------- MODULE LeaseInductive ---------------------------
(* L1, L3 and L4 are inductive at three granters and two candidates: checked *)
(* symbolically with Apalache, for all times, ballots, messages, liars and   *)
(* clocks.  The rules are those of Lease, the same text.                     *)
(*                                                                           *)
(* The three invariants speak of each honest granter by itself, so a step    *)
(* here moves `granter` and `past` alone, and the network is whatever it     *)
(* likes: each step of Lease, seen through these two variables, is a step    *)
(* here or changes neither.                                                  *)
(*                                                                           *)
(*   here                          in Lease, at most                         *)
(*   any request arrives           one that was sent, or a twisted one       *)
(*   any claim arrives             the same; an act only under Q grants      *)
(*   a window closes at any time   when it has run down                      *)
(*   any higher base is learnt     a committed one                           *)
(*   anybody is revoked            one of Revocable                          *)
(*   any honest granter restarts   one of Crashing                           *)
(*   some granters' timers move    all that are not ahead, or one of them,   *)
(*     by any time                   by one tick                             *)
(*                                                                           *)
(* TLC checks this table too: Seen, in two small models.  Nonces are not     *)
(* remembered here: all that Lease does with them is to refuse.              *)
EXTENDS Lease

-----------------------------------------------------------------------------
(* The constants: any times that fit together, any liars, any policy *)

AnyRules ==
  /\ Liars \in SUBSET Granters
  /\ Eligible \in SUBSET Candidates
  /\ TTL \in Nat /\ HardStop \in Nat /\ AmnesiaGuard \in Nat
  /\ Window \in Nat /\ MinimumInterval \in Nat /\ RoundJump \in Nat /\ Faults \in Nat
  /\ 0 < TTL /\ TTL <= HardStop
  /\ TrackNonces = FALSE
  \* No step here looks at the rest: it is for candidates, and for messages on their way.
  /\ Revocable = {} /\ Crashing = {} /\ Twisted = {} /\ Mortal = {} /\ Releasing = {} /\ Acting = {}
  /\ Threshold = 2 /\ HolderTTL = 1 /\ HolderStop = 1 /\ RenewEvery = 1 /\ Backoff = 0 /\ Drift = 0
  /\ FreeClocks = TRUE /\ Forgery = FALSE /\ ShownRounds = FALSE
  /\ MaxRound = 1 /\ MaxNumber = 1 /\ MaxNonce = 1 /\ MaxBase = 0

CInit ==
  /\ Granters = {"g1_OF_GRANTER", "g2_OF_GRANTER", "g3_OF_GRANTER"}
  /\ Candidates = {1, 2}
  /\ AnyRules
  /\ AmnesiaGuard >= 2 * TTL

\* A bad rule: the guard is one TTL.  One granter and one candidate are enough to go wrong.
CInit_guard_of_one_ttl ==
  /\ Granters = {"g1_OF_GRANTER"}
  /\ Candidates = {1}
  /\ AnyRules
  /\ AmnesiaGuard = TTL

-----------------------------------------------------------------------------
(* Any value of each type *)

\* @type: Set($ballot);
AnyBallot == [round : Int, rank : Int, coordinator : Int, nonce : Int]

\* @type: Set($request);
AnyRequest == [ballot : AnyBallot, base : Int, number : Int, shown_round : Int, shown_by : SUBSET Granters]

\* @type: Set($claim);
AnyClaim == [ballot : AnyBallot, base : Int]

AnyBase == Int
AnyTime == Nat

\* @type: Set($granter);
AnyGranter ==
  [base : Int, promised : AnyBallot, closed : AnyBallot, admits : SUBSET Candidates, ballot : AnyBallot, number : Int, left : Int, replaced : Int,
   budget : [Candidates -> Int], rest : [Candidates -> Int], guard : Int, interval : Int,
   waiting : AnyRequest, window : Int, seen : {{}}]

\* @type: Set($past);
AnyPast ==
  [granted : AnyBallot, ballot : AnyBallot, number : Int, base : Int, admits : SUBSET Candidates, due : Int,
   age : [Candidates -> Int], cover : [Candidates -> Int], rest : [Candidates -> Int], quiet : Int,
   acted : AnyBallot, under : AnyBallot, closed : AnyBallot]

\* Nothing is said of the granters; the rest stands still.
AnyState ==
  /\ \E a, b, c \in AnyGranter :
       granter = [g \in Granters |-> IF g = "g1_OF_GRANTER" THEN a ELSE IF g = "g2_OF_GRANTER" THEN b ELSE c]
  /\ \E a, b, c \in AnyPast :
       past = [g \in Granters |-> IF g = "g1_OF_GRANTER" THEN a ELSE IF g = "g2_OF_GRANTER" THEN b ELSE c]
  /\ holder = [c \in Candidates |-> EmptyHolder(0)]
  /\ used = [c \in Candidates |-> {}]
  /\ requests = {} /\ grants = {} /\ releases = {} /\ acts = {}
  /\ committed = 0 /\ hint = 0
  /\ granter_skew = [g \in Granters |-> 0] /\ holder_skew = [c \in Candidates |-> 0]

-----------------------------------------------------------------------------
(* The steps *)

\* @type: (GRANTER, $granter, $past) => Bool;
Becomes(g, me, p) == granter' = [granter EXCEPT ![g] = me] /\ past' = [past EXCEPT ![g] = p]

CollectAny(g) ==
  \E m \in AnyRequest :
    /\ MayCollect(granter[g], m)
    /\ Becomes(g, AfterCollect(granter[g], m), past[g])

GrantWaiting(g) ==
  /\ MayGrant(granter[g], granter[g].waiting)
  /\ Becomes(g, AfterGrant(granter[g], granter[g].waiting), PastGrant(past[g], granter[g].waiting, granter[g].admits))

DropWaiting(g) ==
  /\ ~MayGrant(granter[g], granter[g].waiting)
  /\ Becomes(g, WindowClosed(granter[g]), past[g])

ExtendAny(g) ==
  \E m \in AnyRequest :
    /\ MayExtend(granter[g], m)
    /\ Becomes(g, AfterExtend(granter[g], m), PastGrant(past[g], m, granter[g].admits))

HearAnyRelease(g) ==
  \E m \in AnyClaim :
    /\ MayEnd(granter[g], m)
    /\ Becomes(g, LeaseOver(granter[g]), PastRelease(past[g], m.ballot))

ObeyAny(g) ==
  \E a \in AnyClaim :
    /\ MayObey(granter[g], a)
    /\ Becomes(g, AfterObey(granter[g], a), PastObey(past[g], a, granter[g].promised))

LearnAny(g) ==
  \E b \in AnyBase :
    /\ granter[g].base < b
    /\ Becomes(g, AfterLearn(granter[g], b), PastLearn(past[g], granter[g].promised))

HearAnyRevocation(g) ==
  \E c \in Candidates : Becomes(g, AfterRevocation(granter[g], c), past[g])

RestartAny(g) == Becomes(g, AfterRestart(granter[g]), past[g])

\* A granter handles a message, or restarts.
GranterMoves ==
  \E g \in Honest :
    \/ CollectAny(g) \/ GrantWaiting(g) \/ DropWaiting(g) \/ ExtendAny(g) \/ HearAnyRelease(g)
    \/ ObeyAny(g) \/ LearnAny(g) \/ HearAnyRevocation(g) \/ RestartAny(g)

\* The timers of some granters move, by any time; the others stand still.
TimeMoves ==
  \E moved \in SUBSET Granters, d \in AnyTime :
    /\ granter' = [g \in Granters |-> IF g \in moved THEN AfterTicks(granter[g], d) ELSE granter[g]]
    /\ past' = [g \in Granters |-> IF g \in moved THEN PastTicks(past[g], d) ELSE past[g]]

OthersStandStill ==
  UNCHANGED <<holder, requests, grants, releases, acts, committed, hint, granter_skew, holder_skew, used>>

GranterStep == GranterMoves /\ OthersStandStill
TimeStep == TimeMoves /\ OthersStandStill
Step == GranterStep \/ TimeStep

-----------------------------------------------------------------------------
(* Each step of Lease is a step here: a configuration puts what there is in  *)
(* Lease in the place of what there may be here, which is more.              *)

\* @type: Set($request);
AnyRequest_sent == requests \union TwistedRequests
\* @type: Set($claim);
AnyClaim_sent == releases \union acts \union TwistedClaims
AnyBase_committed == 0..committed
AnyTime_tick == {1}
\* A bad rule: no time passes.
\* @type: Set(Int);
AnyTime_none == {}

Seen == [][GranterMoves \/ TimeMoves]_<<granter, past>>

-----------------------------------------------------------------------------
(* What makes them inductive *)

\* Timers are within their ranges, and a lease that runs is not at rest.
\* @type: ($granter, $past) => Bool;
InRange(me, p) ==
  /\ me.left \in 0..TTL
  /\ me.base >= 0 /\ me.guard >= 0
  /\ p.quiet \in 0..MinimumInterval /\ (p.quiet > 0 => me.base > 0)
  /\ \A c \in Candidates :
       /\ me.budget[c] \in 0..HardStop
       /\ p.cover[c] \in 0..TTL
       /\ p.rest[c] \in 0..TTL
       /\ p.cover[c] > 0 => p.rest[c] > 0

\* A granter's own books on peer c agree with what really happened.
\* @type: ($granter, $past, Int) => Bool;
RemembersRun(me, p, c) ==
  /\ p.rest[c] = me.rest[c]
  /\ p.cover[c] = (IF me.ballot.coordinator = c THEN me.left ELSE 0)

\* It has forgotten the run of peer c, and is silent until that has ended and rested.
\* @type: ($granter, $past, Int) => Bool;
GuardsForgottenRun(me, p, c) == me.left = 0 /\ me.rest[c] = 0 /\ p.cover[c] + p.rest[c] <= me.guard

\* What is left of the hard stop is no more than the run's age leaves.
\* @type: ($granter, $past, Int) => Bool;
BudgetIsKept(me, p, c) == me.rest[c] = 0 \/ me.budget[c] = 0 \/ me.budget[c] + p.age[c] <= HardStop

BooksAreKept ==
  \A g \in Honest :
    /\ InRange(granter[g], past[g])
    /\ granter[g].left > 0 => ~Below(granter[g].promised, granter[g].ballot)
    /\ granter[g].left > 0 => granter[g].ballot = past[g].ballot
    /\ ~Below(granter[g].promised, past[g].under) /\ ~Below(granter[g].promised, NoBallot)
    /\ granter[g].closed = past[g].closed /\ past[g].quiet <= granter[g].interval
    /\ \A c \in Candidates :
         /\ RemembersRun(granter[g], past[g], c) \/ GuardsForgottenRun(granter[g], past[g], c)
         /\ BudgetIsKept(granter[g], past[g], c)

\* No nonce is remembered.
NothingSeen == \A g \in Granters : granter[g].seen = {}

Ind == L1 /\ L3 /\ L4 /\ MovesClose /\ Interval /\ OnlyEligible /\ BooksAreKept /\ NothingSeen

\* Every state of which Ind is true.
AnyInd == AnyState /\ Ind
=============================================================================
