-------------------------- MODULE AgreementInductive -------------------------
(* L8 is inductive at three holders, and at four of which one lies, over one *)
(* parent with three ballots and two snapshots: checked symbolically with    *)
(* Apalache, for all messages and records.  It is the argument of            *)
(* invariants/proofs/agreement.py, which has no such bounds, by another tool *)
(* and from the text of Commit: what is echoed is safe from every other      *)
(* snapshot under a lower ballot, for no quorum has voted for that, or can.  *)
(*                                                                           *)
(* The parent is the first snapshot.  Each step of Commit on it is a step    *)
(* here or changes neither a holder nor a message:                           *)
(*                                                                           *)
(*   here                          in Commit, at most                        *)
(*   any ballot is asked for       one that was sent, or a twisted one       *)
(*   any snapshot starts afresh    one whose origin is the ballot            *)
(*   a claim is carried on if Q    if it is the highest that Q grants report *)
(*     grants report nothing higher                                          *)
(*   any successor is installed    one that Q votes are for                  *)
(*   any honest holder restarts    one of Crashing                           *)
(*   any honest holder loses its   one of Losing, which learns a snapshot    *)
(*     store and learns anything     that was committed, or the first        *)
(*   a holder elsewhere does       what it signs there is on other parents   *)
(*     anything but come back                                                *)
(*                                                                           *)
(* TLC checks this table too: Seen, in small models.                         *)
(*                                                                           *)
(* Provisional records and messages are another agreement: no step here      *)
(* looks at them.  Echoes are told apart without their justification.        *)
EXTENDS Commit

-----------------------------------------------------------------------------
(* The constants *)

AnyRules ==
  /\ Kinds = {FALSE} /\ SignedJustification = FALSE
  /\ Choices = {1, 2} /\ MaxRound = 3 /\ MaxNonce = 1 /\ MaxSequence = 1
  \* No step here looks at the rest: it is for coordinators, and for messages on their way.
  /\ Crashing = {} /\ Losing = {} /\ Coordinators = {1} /\ Twisted = {1} /\ Mortal = {} /\ PolicyMoves = FALSE

CInit_n3 ==
  /\ Holders = {"h1_OF_HOLDER", "h2_OF_HOLDER", "h3_OF_HOLDER"} /\ Liars = {}
  /\ Threshold = 2 /\ Faults = 0
  /\ AnyRules

CInit_n4 ==
  /\ Holders = {"h1_OF_HOLDER", "h2_OF_HOLDER", "h3_OF_HOLDER", "h4_OF_HOLDER"} /\ Liars = {"h4_OF_HOLDER"}
  /\ Threshold = 3 /\ Faults = 1
  /\ AnyRules

-----------------------------------------------------------------------------
(* Any value of each type, on one parent *)

\* @type: (Int) => $ballot;
NthBallot(n) == [round |-> n, rank |-> 1, coordinator |-> 1, nonce |-> 1]

\* @type: (Int) => $snapshot;
NthSnapshot(n) == [digest |-> n, parent |-> 0, sequence |-> 1, origin |-> NthBallot(1), choice |-> n]

\* @type: Set($ballot);
AnyBallot == { NthBallot(n) : n \in 1..3 }

\* @type: Set($snapshot);
AnySnapshot == { NthSnapshot(n) : n \in 1..2 }

\* @type: Set($claim);
AnyClaim == { MakeClaim(b, s) : b \in AnyBallot, s \in AnySnapshot }

\* @type: Set($record);
AnyRecord ==
  [base : {0, 1}, sequence : {0}, promised : {NoBallot} \union AnyBallot, echoed : {NoClaim} \union AnyClaim,
   voted : {NoClaim} \union AnyClaim, highest : {NoClaim} \union AnyClaim]

\* @type: Set($holder);
AnyHolder == [final : AnyRecord, provisional : {EmptyRecord(0, 0, NoBallot)}, silent : BOOLEAN]

\* @type: Set($grant);
AnyGrant == [holder : Honest, provisional : {FALSE}, parent : {0}, ballot : AnyBallot, report : {NoClaim} \union AnyClaim]

\* @type: Set(Set($grant));
NoJustification == {{}}

\* @type: Set($echo);
AnyEcho == [holder : Honest, provisional : {FALSE}, ballot : AnyBallot, snapshot : AnySnapshot, justification : NoJustification]

\* @type: Set($vote);
AnyVote == [holder : Honest, provisional : {FALSE}, ballot : AnyBallot, snapshot : AnySnapshot]

\* Nothing is said of the holders and of what they have signed; the rest stands still.
AnyState ==
  /\ \E a, b, c, d \in AnyHolder :
       holder = [h \in Holders |->
         IF h = "h1_OF_HOLDER" THEN a ELSE IF h = "h2_OF_HOLDER" THEN b ELSE IF h = "h3_OF_HOLDER" THEN c ELSE d]
  /\ grants \in SUBSET AnyGrant
  /\ echoes \in SUBSET AnyEcho
  /\ votes \in SUBSET AnyVote
  /\ coordinator = [c \in Coordinators |-> EmptyCoordinator(1)]
  /\ used = [c \in Coordinators |-> {1}]
  /\ asks = {} /\ proposals = {}
  /\ admitted = Choices

-----------------------------------------------------------------------------
(* The steps *)

\* @type: (Set(HOLDER)) => Bool;
HasQuorum(group) == Cardinality(group) >= Q

\* Prepared, where no echo tells its justification and the liars are fewer than a quorum.
\* @type: ($claim) => Bool;
HasEchoes(x) == HasQuorum(Echoers(FALSE, x.ballot, x.snapshot, {}))

\* @type: (HOLDER, $holder) => Bool;
Becomes(h, me) == holder' = [holder EXCEPT ![h] = me]

GrantAny(h) ==
  \E b \in AnyBallot :
    LET me == holder[h].final IN
    /\ MayGrant(holder[h], FALSE, 0, b)
    /\ Becomes(h, WithRecord(holder[h], FALSE, AfterGrant(me, b)))
    /\ grants' = grants \union {[holder |-> h, provisional |-> FALSE, parent |-> 0, ballot |-> b, report |-> me.highest]}
    /\ UNCHANGED <<echoes, votes>>

\* A grant of the holder under a ballot reports nothing above a claim.
\* @type: (HOLDER, $ballot, $claim) => Bool;
GrantsUpTo(g, ballot, top) ==
  \E m \in grants :
    m.holder = g /\ m.ballot = ballot /\ (m.report = NoClaim \/ (top /= NoClaim /\ ~Below(top.ballot, m.report.ballot)))

\* Q grants report a claim and nothing above it, or nothing at all; a liar reports what is prepared.
\* @type: ($ballot, $claim) => Bool;
IsTop(ballot, top) ==
  /\ HasQuorum({ g \in Holders : g \in Liars \/ GrantsUpTo(g, ballot, top) })
  /\ top = NoClaim \/ HasEchoes(top) \/ \E m \in grants : m.ballot = ballot /\ m.report = top

\* What MayEcho asks of the holder.
\* @type: ($holder, $claim) => Bool;
ServesEcho(me, x) ==
  /\ KnowsItsRecord(me) /\ EchoesOn(me.final, x.snapshot) /\ NotSuperseded(me.final, x.ballot) /\ NotEchoed(me.final, x.ballot)

\* @type: (HOLDER, $claim) => Bool;
Echoes(h, x) ==
  /\ ServesEcho(holder[h], x)
  /\ Becomes(h, WithRecord(holder[h], FALSE, AfterEcho(holder[h].final, x)))
  /\ echoes' = echoes \union
       {[holder |-> h, provisional |-> FALSE, ballot |-> x.ballot, snapshot |-> x.snapshot, justification |-> {}]}
  /\ UNCHANGED <<grants, votes>>

EchoAny(h) ==
  \E x \in AnyClaim, top \in {NoClaim} \union AnyClaim :
    IsTop(x.ballot, top) /\ (top = NoClaim \/ top.snapshot = x.snapshot) /\ Echoes(h, x)

VoteAny(h) ==
  \E x \in AnyClaim :
    LET me == holder[h].final IN
    /\ KnowsItsRecord(holder[h]) /\ VotesOn(me, x.snapshot) /\ NotSuperseded(me, x.ballot) /\ NotVoted(me, x.ballot)
    /\ HasEchoes(x)
    /\ Becomes(h, WithRecord(holder[h], FALSE, AfterVote(me, x)))
    /\ votes' = votes \union {[holder |-> h, provisional |-> FALSE, ballot |-> x.ballot, snapshot |-> x.snapshot]}
    /\ UNCHANGED <<grants, echoes>>

InstallAny(h) == \E s \in AnySnapshot : holder[h].final.base = s.parent /\ Becomes(h, AfterInstall(holder[h], FALSE, s))

RestartAny(h) == Becomes(h, Durable(holder[h]))

LoseAny(h) == \E s \in {NoSnapshot} \union AnySnapshot : Becomes(h, AfterLoss(s.digest, s.sequence))

ElsewhereAny(h) ==
  \E r \in AnyRecord : holder[h].final.base /= 0 /\ r.base /= 0 /\ Becomes(h, WithRecord(holder[h], FALSE, r))

\* A holder signs nothing on the parent and its record becomes another.
TurnAny(h) == (InstallAny(h) \/ RestartAny(h) \/ LoseAny(h) \/ ElsewhereAny(h)) /\ UNCHANGED <<grants, echoes, votes>>

HolderMoves == \E h \in Honest : GrantAny(h) \/ EchoAny(h) \/ VoteAny(h) \/ TurnAny(h)

OthersStandStill == UNCHANGED <<coordinator, asks, proposals, admitted, used>>

GrantStep == (\E h \in Honest : GrantAny(h)) /\ OthersStandStill
EchoStep == (\E h \in Honest : EchoAny(h)) /\ OthersStandStill
VoteStep == (\E h \in Honest : VoteAny(h)) /\ OthersStandStill
TurnStep == (\E h \in Honest : TurnAny(h)) /\ OthersStandStill
Step == HolderMoves /\ OthersStandStill

\* A bad rule: a holder echoes whatever is brought up, if a quorum granted the ballot.
Step_highest_ignored ==
  /\ \E h \in Honest, x \in AnyClaim, top \in {NoClaim} \union AnyClaim : IsTop(x.ballot, top) /\ Echoes(h, x)
  /\ OthersStandStill

-----------------------------------------------------------------------------
(* Each step of Commit on one parent is a step here: a configuration puts    *)
(* what there is in Commit in the place of what there may be here.           *)

\* @type: Set($ballot);
AnyBallot_known == AllBallots(0)
\* @type: Set($snapshot);
AnySnapshot_known == Successors(EmptyRecord(0, 0, NoBallot))
\* A bad rule: nobody asks for a ballot.
\* @type: Set($ballot);
AnyBallot_none == {}

Seen == [][HolderMoves]_<<holder, grants, echoes, votes>>

-----------------------------------------------------------------------------
(* What makes it inductive *)

\* A holder that has moved on from the parent, or keeps silent, signs nothing on it any more.
\* @type: (HOLDER) => Bool;
IsGone(h) == holder[h].silent \/ holder[h].final.base /= 0

\* It will not vote under a ballot any more.
\* @type: (HOLDER, $ballot) => Bool;
HasLeft(h, ballot) == IsGone(h) \/ Below(ballot, holder[h].final.promised)

\* Its vote is there, or may still come.
\* @type: (HOLDER, $claim) => Bool;
MayHaveVoted(h, y) ==
  \/ h \in Liars
  \/ [holder |-> h, provisional |-> FALSE, ballot |-> y.ballot, snapshot |-> y.snapshot] \in votes
  \/ ~HasLeft(h, y.ballot)

\* What was echoed is safe from every other snapshot under a lower ballot.
Safe ==
  \A y \in AnyClaim :
    HasQuorum({ h \in Holders : MayHaveVoted(h, y) }) =>
      \A e \in echoes : Below(y.ballot, e.ballot) => e.snapshot = y.snapshot

\* What is voted for, reported or on record was prepared.
IsPrepared ==
  \A x \in AnyClaim : ~HasEchoes(x) =>
    /\ \A v \in votes : v.ballot /= x.ballot \/ v.snapshot /= x.snapshot
    /\ \A m \in grants : m.report /= x
    /\ \A h \in Honest : IsGone(h) \/ holder[h].final.highest /= x

OneEcho == \A m, o \in echoes : m.holder = o.holder /\ m.ballot = o.ballot => m.snapshot = o.snapshot

\* A grant reports nothing below a vote of its holder under a lower ballot.
GrantsReportVotes ==
  \A m \in grants, v \in votes :
    m.holder = v.holder /\ Below(v.ballot, m.ballot) => m.report /= NoClaim /\ ~Below(m.report.ballot, v.ballot)

\* Nothing is signed above the promise, an echo at the promised ballot is on record, and a vote is no higher than what is on record.
OnRecord ==
  /\ \A m \in grants : IsGone(m.holder) \/ ~Below(holder[m.holder].final.promised, m.ballot)
  /\ \A e \in echoes :
       LET me == holder[e.holder].final IN
       IsGone(e.holder) \/ (~Below(me.promised, e.ballot) /\ (me.promised = e.ballot => me.echoed.ballot = e.ballot))
  /\ \A v \in votes :
       LET me == holder[v.holder].final IN
       IsGone(v.holder) \/ (~Below(me.promised, v.ballot) /\ me.highest /= NoClaim /\ ~Below(me.highest.ballot, v.ballot))

Ind == Safe /\ IsPrepared /\ OneEcho /\ GrantsReportVotes /\ OnRecord

\* Every state of which Ind is true.
AnyInd == AnyState /\ Ind
=============================================================================
