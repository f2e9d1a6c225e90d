--------------------------- MODULE CommitInductive --------------------------
(* PromiseKept, L9 and L10 are inductive at three and four holders: checked  *)
(* symbolically with Apalache, for all ballots, snapshots and messages, any  *)
(* liars, any coordinator and any lost stores.  The rules are those of       *)
(* Commit, the same text.                                                    *)
(*                                                                           *)
(* The three invariants speak of each honest holder by itself, so a step     *)
(* here moves one holder and what it signs, and the network is whatever it   *)
(* likes: each step of Commit, seen through these variables, is a step here  *)
(* or changes none of them.                                                  *)
(*                                                                           *)
(*   here                          in Commit, at most                        *)
(*   any ballot is asked for       one that was sent, or a twisted one       *)
(*   any snapshot is brought up    one that was proposed, and is justified   *)
(*   anything is prepared          what Q echoes are for                     *)
(*   any successor is installed    one that Q votes are for                  *)
(*   any honest holder restarts    one of Crashing                           *)
(*   any honest holder loses its   one of Losing, once; it learns what was   *)
(*     store, and learns any base    committed, or the first snapshot        *)
(*                                                                           *)
(* TLC checks this table too: CommitSeen, in two small models.               *)
(*                                                                           *)
(* No step asks what was signed before, and one message of each kind is      *)
(* enough of that: what a step breaks, it breaks of a holder, of a message   *)
(* that was there, or of a new one and one that was there.  Of fewer         *)
(* messages whatever is checked here is true too.                            *)
(*                                                                           *)
(* Echoes are told apart without their justification.                        *)
EXTENDS Commit

-----------------------------------------------------------------------------
(* The constants: any liars; no step here looks at the rest *)

AnyRules ==
  /\ Liars \in SUBSET Holders
  /\ Crashing = {} /\ Losing = {}
  /\ Coordinators = {1} /\ Twisted = {1} /\ Mortal = {}
  /\ Threshold = 2 /\ Faults = 0
  /\ Kinds = BOOLEAN
  /\ SignedJustification = FALSE /\ PolicyMoves = FALSE
  /\ Choices = {1}
  /\ MaxRound = 1 /\ MaxNonce = 1 /\ MaxSequence = 1

CInit_n3 == Holders = {"h1_OF_HOLDER", "h2_OF_HOLDER", "h3_OF_HOLDER"} /\ AnyRules
CInit_n4 == Holders = {"h1_OF_HOLDER", "h2_OF_HOLDER", "h3_OF_HOLDER", "h4_OF_HOLDER"} /\ AnyRules

-----------------------------------------------------------------------------
(* Any value of each type *)

\* @type: Set($ballot);
AnyBallot == [round : Int, rank : Int, coordinator : Int, nonce : Int]

\* @type: Set($snapshot);
AnySnapshot == [digest : Int, parent : Int, sequence : Int, origin : AnyBallot, choice : Int]

\* @type: Set($claim);
AnyClaim == [ballot : AnyBallot, snapshot : AnySnapshot]

\* @type: Set($record);
AnyRecord == [base : Int, sequence : Int, promised : AnyBallot, echoed : AnyClaim, voted : AnyClaim, highest : AnyClaim]

\* @type: Set($holder);
AnyHolder == [final : AnyRecord, provisional : AnyRecord, silent : BOOLEAN]

\* @type: Set($grant);
AnyGrant == [holder : Honest, provisional : BOOLEAN, parent : Int, ballot : AnyBallot, report : AnyClaim]

\* @type: Set(Set($grant));
NoJustification == {{}}

\* @type: Set($echo);
AnyEcho == [holder : Honest, provisional : BOOLEAN, ballot : AnyBallot, snapshot : AnySnapshot, justification : NoJustification]

\* @type: Set($vote);
AnyVote == [holder : Honest, provisional : BOOLEAN, ballot : AnyBallot, snapshot : AnySnapshot]

\* Nothing is said of the holders and of one message of each kind; the rest stands still.
AnyState ==
  /\ \E a, b, c, d \in AnyHolder :
       holder = [h \in Holders |->
         IF h = "h1_OF_HOLDER" THEN a ELSE IF h = "h2_OF_HOLDER" THEN b ELSE IF h = "h3_OF_HOLDER" THEN c ELSE d]
  /\ \E m \in AnyGrant : \E signed \in SUBSET {m} : grants = signed
  /\ \E m \in AnyEcho : \E signed \in SUBSET {m} : echoes = signed
  /\ \E m \in AnyVote : \E signed \in SUBSET {m} : votes = signed
  /\ coordinator = [c \in Coordinators |-> EmptyCoordinator(1)]
  /\ used = [c \in Coordinators |-> {1}]
  /\ asks = {} /\ proposals = {}
  /\ admitted = Choices

-----------------------------------------------------------------------------
(* The steps *)

\* @type: (HOLDER, $holder) => Bool;
Becomes(h, me) == holder' = [holder EXCEPT ![h] = me]

GrantAny(h) ==
  \E p \in BOOLEAN, b \in AnyBallot :
    LET me == RecordOf(holder[h], p) IN
    /\ MayGrant(holder[h], p, me.base, b)
    /\ Becomes(h, WithRecord(holder[h], p, AfterGrant(me, b)))
    /\ grants' = grants \union {[holder |-> h, provisional |-> p, parent |-> me.base, ballot |-> b, report |-> me.highest]}
    /\ UNCHANGED <<echoes, votes>>

\* @type: (HOLDER, Bool, $claim) => Bool;
SignsEcho(h, p, x) ==
  /\ Becomes(h, WithRecord(holder[h], p, AfterEcho(RecordOf(holder[h], p), x)))
  /\ echoes' = echoes \union
       {[holder |-> h, provisional |-> p, ballot |-> x.ballot, snapshot |-> x.snapshot, justification |-> {}]}
  /\ UNCHANGED <<grants, votes>>

\* What MayEcho asks of the holder.
EchoAny(h) ==
  \E p \in BOOLEAN, x \in AnyClaim :
    LET me == RecordOf(holder[h], p) IN
    /\ KnowsItsRecord(holder[h]) /\ EchoesOn(me, x.snapshot) /\ NotSuperseded(me, x.ballot) /\ NotEchoed(me, x.ballot)
    /\ SignsEcho(h, p, x)

\* What MayVote asks of the holder.
VoteAny(h) ==
  \E p \in BOOLEAN, x \in AnyClaim :
    LET me == RecordOf(holder[h], p) IN
    /\ KnowsItsRecord(holder[h]) /\ VotesOn(me, x.snapshot) /\ NotSuperseded(me, x.ballot) /\ NotVoted(me, x.ballot)
    /\ Becomes(h, WithRecord(holder[h], p, AfterVote(me, x)))
    /\ votes' = votes \union {[holder |-> h, provisional |-> p, ballot |-> x.ballot, snapshot |-> x.snapshot]}
    /\ UNCHANGED <<grants, echoes>>

InstallAny(h) ==
  \E p \in BOOLEAN, s \in AnySnapshot :
    /\ RecordOf(holder[h], p).base = s.parent
    /\ Becomes(h, AfterInstall(holder[h], p, s))
    /\ UNCHANGED <<grants, echoes, votes>>

RestartAny(h) == Becomes(h, Durable(holder[h])) /\ UNCHANGED <<grants, echoes, votes>>

LoseStoreAny(h) ==
  \E s \in AnySnapshot : Becomes(h, AfterLoss(s.digest, s.sequence)) /\ UNCHANGED <<grants, echoes, votes>>

Signs == \E h \in Honest : GrantAny(h) \/ EchoAny(h) \/ VoteAny(h)
Moves == \E h \in Honest : InstallAny(h) \/ RestartAny(h) \/ LoseStoreAny(h)

OthersStandStill == UNCHANGED <<coordinator, asks, proposals, admitted, used>>

SigningStep == Signs /\ OthersStandStill
MovingStep == Moves /\ OthersStandStill
Step == SigningStep \/ MovingStep

\* A bad rule: a holder echoes in a ballot as often as it is asked.
EchoAgain(h) ==
  \E p \in BOOLEAN, x \in AnyClaim :
    LET me == RecordOf(holder[h], p) IN
    /\ KnowsItsRecord(holder[h]) /\ EchoesOn(me, x.snapshot) /\ NotSuperseded(me, x.ballot)
    /\ SignsEcho(h, p, x)

EchoAgainStep == (\E h \in Honest : EchoAgain(h)) /\ OthersStandStill

-----------------------------------------------------------------------------
(* Each step of Commit is a step here: a configuration puts what there is in *)
(* Commit in the place of what there may be here, which is more.             *)

\* @type: Set($ballot);
AnyBallot_sent == UNION { TwistedBallots(at.base) \union AskedBallots(at.base) : at \in Standing }
\* @type: Set($claim);
AnyClaim_sent == UNION { [ballot : AllBallots(at.base), snapshot : Successors(at)] : at \in Standing }
\* @type: Set($snapshot);
AnySnapshot_sent == {NoSnapshot} \union { v.snapshot : v \in votes }
\* A bad rule: nobody installs a snapshot, and no store is lost.
\* @type: Set($snapshot);
AnySnapshot_none == {}

CommitSeen == [][Signs \/ Moves]_<<holder, grants, echoes, votes>>

-----------------------------------------------------------------------------
(* What makes them inductive *)

\* Of a holder that has not lost its store: no echo or vote is above the promise, and one at the promised ballot is on record.
Remembered ==
  /\ \A m \in echoes :
       LET me == RecordOf(holder[m.holder], m.provisional) IN
       holder[m.holder].silent \/ (~Below(me.promised, m.ballot) /\ (me.promised = m.ballot => me.echoed.ballot = m.ballot))
  /\ \A m \in votes :
       LET me == RecordOf(holder[m.holder], m.provisional) IN
       holder[m.holder].silent \/ (~Below(me.promised, m.ballot) /\ (me.promised = m.ballot => me.voted.ballot = m.ballot))

\* The certificates on record are of children of the snapshots that they are kept with.
HighestIsAChild ==
  \A h \in Honest : \A p \in BOOLEAN :
    LET me == RecordOf(holder[h], p) IN me.highest = NoClaim \/ me.highest.snapshot.parent = me.base

Ind == PromiseKept /\ L9 /\ L10 /\ Remembered /\ HighestIsAChild

\* Every state of which Ind is true.
AnyInd == AnyState /\ Ind
=============================================================================
