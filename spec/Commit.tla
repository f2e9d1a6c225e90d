------------------------------- MODULE Commit -------------------------------
(* The commit of one successor of a parent snapshot: an agreement in ballots *)
(* among the keyshare holders of the parent, with the lease's promise as its *)
(* first phase.  There is no clock in it, and no coordinator is trusted.     *)
(*                                                                           *)
(* Messages are sets that only grow, so each may be lost, repeated,          *)
(* reordered and late.  What a liar or a twisted coordinator may send needs  *)
(* no variable: it is always there.                                          *)
EXTENDS Integers, FiniteSets, Quorum, Ballots

CONSTANTS
  \* @type: Set(HOLDER);
  Holders,           \* the keyshare committee of the parent
  \* @type: Set(HOLDER);
  Liars,             \* holders that sign anything, fewer than a quorum
  \* @type: Set(HOLDER);
  Crashing,          \* honest holders that may restart
  \* @type: Set(HOLDER);
  Losing,            \* honest holders that may lose their store
  \* @type: Set(Int);
  Coordinators,      \* peers that may coordinate, as 1, 2, ...
  \* @type: Set(Int);
  Twisted,           \* coordinators that sign anything in their own name
  \* @type: Set(Int);
  Mortal,            \* coordinators that may crash
  \* @type: Int;
  Threshold,         \* t of the committee
  \* @type: Int;
  Faults,            \* f of the committee
  \* @type: Set(Bool);
  Kinds,             \* {FALSE}: final commits only; with TRUE: provisional ones too
  \* @type: Bool;
  SignedJustification, \* echoes that differ in their justification are told apart
  \* @type: Bool;
  PolicyMoves,       \* what a new proposal may choose changes
  \* @type: Set(Int);
  Choices,           \* all that a snapshot holds besides parent and origin, as 1, 2, ...
  \* @type: Int;
  MaxRound,
  \* @type: Int;
  MaxNonce,
  \* @type: Int;
  MaxSequence

(*
  @typeAlias: snapshot = { digest: Int, parent: Int, sequence: Int, origin: $ballot, choice: Int };
  @typeAlias: claim = { ballot: $ballot, snapshot: $snapshot };
  @typeAlias: grant = { holder: HOLDER, provisional: Bool, parent: Int, ballot: $ballot, report: $claim };
  @typeAlias: proposal = { provisional: Bool, ballot: $ballot, snapshot: $snapshot, justification: Set($grant) };
  @typeAlias: echo = { holder: HOLDER, provisional: Bool, ballot: $ballot, snapshot: $snapshot, justification: Set($grant) };
  @typeAlias: vote = { holder: HOLDER, provisional: Bool, ballot: $ballot, snapshot: $snapshot };
  @typeAlias: ask = { ballot: $ballot, parent: Int };
  @typeAlias: record = { base: Int, sequence: Int, promised: $ballot, echoed: $claim, voted: $claim, highest: $claim };
  @typeAlias: holder = { final: $record, provisional: $record, silent: Bool };
  @typeAlias: coordinator = { up: Bool, nonce: Int, ballot: $ballot, parent: Int, sequence: Int, proposed: Bool };
*)
CommitTypes == TRUE

VARIABLES
  \* @type: HOLDER -> $holder;
  holder,            \* the share record of each holder: durable
  \* @type: Int -> $coordinator;
  coordinator,       \* what each coordinator knows: volatile
  \* @type: Set($ask);
  asks,              \* sent by honest coordinators
  \* @type: Set($grant);
  grants,            \* signed by honest holders, as are echoes and votes
  \* @type: Set($proposal);
  proposals,         \* sent by honest coordinators
  \* @type: Set($echo);
  echoes,
  \* @type: Set($vote);
  votes,
  \* @type: Set(Int);
  admitted,          \* the choices that policy, revocations and time allow now
  \* @type: Int -> Set(Int);
  used               \* nonces that each coordinator has drawn

vars == <<holder, coordinator, asks, grants, proposals, echoes, votes, admitted, used>>

-----------------------------------------------------------------------------
(* Vocabulary *)

Honest == Holders \ Liars
Sincere == Coordinators \ Twisted
Nonces == 1..MaxNonce
Rounds == 1..MaxRound
Q == QuorumSize(Cardinality(Holders), Threshold, Faults)

\* Provisional commits take t votes, which never count towards a final one.
\* @type: (Bool) => Int;
QuorumOf(provisional) == IF provisional THEN Threshold ELSE Q

\* @type: (Int, Int, Int) => Int;
Rank(parent, round, c) ==
  IF (parent + round) % 2 = 0 THEN c ELSE Cardinality(Coordinators) + 1 - c

\* @type: (Int, Int, Int, Int) => $ballot;
MakeBallot(parent, round, c, nonce) ==
  [round |-> round, rank |-> Rank(parent, round, c), coordinator |-> c, nonce |-> nonce]

\* Stands for the hash of what a snapshot holds: different for different ones.
\* @type: (Int, $ballot, Int) => Int;
Digest(parent, origin, choice) ==
  LET ballots == MaxRound * Cardinality(Coordinators) * MaxNonce
      nth == ((origin.round - 1) * Cardinality(Coordinators) + origin.coordinator - 1) * MaxNonce + origin.nonce - 1
  IN (parent * ballots + nth) * Cardinality(Choices) + choice

\* @type: (Int, Int, $ballot, Int) => $snapshot;
MakeSnapshot(parent, sequence, origin, choice) ==
  [digest |-> Digest(parent, origin, choice), parent |-> parent, sequence |-> sequence, origin |-> origin, choice |-> choice]

\* @type: $snapshot;
NoSnapshot == [digest |-> 0, parent |-> 0, sequence |-> 0, origin |-> NoBallot, choice |-> 0]

\* @type: ($ballot, $snapshot) => $claim;
MakeClaim(ballot, snapshot) == [ballot |-> ballot, snapshot |-> snapshot]

\* @type: $claim;
NoClaim == MakeClaim(NoBallot, NoSnapshot)

\* @type: ($holder, Bool) => $record;
RecordOf(me, provisional) == IF provisional THEN me.provisional ELSE me.final

-----------------------------------------------------------------------------
(* Certificates: enough distinct signatures, a liar's being there for the asking *)

\* @type: (Bool, $ballot, $snapshot, Set($grant)) => Set(HOLDER);
Echoers(provisional, ballot, snapshot, justification) ==
  { h \in Holders : h \in Liars \/
      [holder |-> h, provisional |-> provisional, ballot |-> ballot, snapshot |-> snapshot, justification |-> justification] \in echoes }

\* @type: (Bool, $ballot, $snapshot) => Set(HOLDER);
Voters(provisional, ballot, snapshot) ==
  { h \in Holders : h \in Liars \/
      [holder |-> h, provisional |-> provisional, ballot |-> ballot, snapshot |-> snapshot] \in votes }

\* A prepared certificate: the only thing that a later ballot must respect.
\* @type: (Bool, $ballot, $snapshot) => Bool;
Prepared(provisional, ballot, snapshot) ==
  \E e \in echoes :
    Cardinality(Echoers(provisional, ballot, snapshot, e.justification)) >= QuorumOf(provisional)

\* @type: (Bool, $ballot, $snapshot) => Bool;
Committed(provisional, ballot, snapshot) ==
  Cardinality(Voters(provisional, ballot, snapshot)) >= QuorumOf(provisional)

\* @type: (Bool, Int) => Set($claim);
PreparedClaims(provisional, parent) ==
  { x \in { MakeClaim(e.ballot, e.snapshot) : e \in { d \in echoes : d.provisional = provisional /\ d.snapshot.parent = parent } } :
      Prepared(provisional, x.ballot, x.snapshot) }

\* What a liar may report: nothing, or what is prepared; a report counts only with its certificate.
\* @type: (Bool, Int) => Set($claim);
Reportable(provisional, parent) == {NoClaim} \union PreparedClaims(provisional, parent)

\* @type: (Bool, Int, $ballot) => Set($grant);
GrantsUnder(provisional, parent, ballot) ==
  { m \in grants : m.provisional = provisional /\ m.parent = parent /\ m.ballot = ballot }
    \union [holder : Liars, provisional : {provisional}, parent : {parent}, ballot : {ballot},
            report : { x \in Reportable(provisional, parent) : Below(x.ballot, ballot) }]

\* The grants of a quorum under one ballot.
\* @type: (Bool, Int, $ballot) => Set(Set($grant));
Justifications(provisional, parent, ballot) ==
  { j \in SUBSET GrantsUnder(provisional, parent, ballot) :
      /\ Cardinality(j) = QuorumOf(provisional)
      /\ Cardinality({ m.holder : m \in j }) = Cardinality(j) }

\* @type: (Set($grant)) => Set($claim);
Reports(justification) == { m.report : m \in justification } \ {NoClaim}

\* The reports of the highest ballot.
\* @type: (Set($grant)) => Set($claim);
HighestReports(justification) ==
  { x \in Reports(justification) : \A y \in Reports(justification) : ~Below(x.ballot, y.ballot) }

\* What the highest report names is carried on; if there is none, the snapshot is this ballot's own.
\* @type: (Set($grant), $ballot, $snapshot) => Bool;
Justifies(justification, ballot, snapshot) ==
  IF Reports(justification) = {}
  THEN snapshot.origin = ballot
  ELSE \A x \in HighestReports(justification) : x.snapshot = snapshot

\* @type: (Set($grant)) => Set($grant);
Signed(justification) == IF SignedJustification THEN justification ELSE {}

-----------------------------------------------------------------------------
(* A holder's rules *)

\* [IGNORE stale-base]
\* @type: ($record, Int) => Bool;
GrantsOn(me, parent) == me.base = parent
\* [IGNORE stale-base]
\* @type: ($record, $snapshot) => Bool;
EchoesOn(me, snapshot) == me.base = snapshot.parent
\* [IGNORE stale-base]
\* @type: ($record, $snapshot) => Bool;
VotesOn(me, snapshot) == me.base = snapshot.parent

\* [IGNORE stale-ballot]
\* @type: ($record, $ballot) => Bool;
AbovePromise(me, ballot) == Below(me.promised, ballot)
\* [IGNORE stale-ballot]
\* @type: ($record, $ballot) => Bool;
NotSuperseded(me, ballot) == ~Below(ballot, me.promised)

\* [IGNORE lost-record]
\* @type: ($holder) => Bool;
KnowsItsRecord(me) == ~me.silent

\* [IGNORE second-echo]
\* @type: ($record, $ballot) => Bool;
NotEchoed(me, ballot) == me.echoed.ballot /= ballot
\* [IGNORE second-vote]
\* @type: ($record, $ballot) => Bool;
NotVoted(me, ballot) == me.voted.ballot /= ballot

\* [REJECT no-certificate] a vote is for what is prepared
\* @type: (Bool, $claim) => Bool;
HasCertificate(provisional, x) == Prepared(provisional, x.ballot, x.snapshot)

\* [REJECT invalid-snapshot] freshness is asked of new proposals only: what is carried on never becomes invalid
\* @type: ($ballot, $snapshot) => Bool;
StillValid(ballot, snapshot) == snapshot.origin = ballot => snapshot.choice \in admitted

\* @type: ($holder, Bool, Int, $ballot) => Bool;
MayGrant(me, provisional, parent, ballot) ==
  /\ KnowsItsRecord(me)
  /\ GrantsOn(RecordOf(me, provisional), parent)
  /\ AbovePromise(RecordOf(me, provisional), ballot)

\* @type: ($holder, Bool, $claim, Set($grant)) => Bool;
MayEcho(me, provisional, x, justification) ==
  /\ KnowsItsRecord(me)
  /\ EchoesOn(RecordOf(me, provisional), x.snapshot)
  /\ NotSuperseded(RecordOf(me, provisional), x.ballot)
  /\ NotEchoed(RecordOf(me, provisional), x.ballot)
  /\ Justifies(justification, x.ballot, x.snapshot)
  /\ StillValid(x.ballot, x.snapshot)

\* @type: ($holder, Bool, $claim) => Bool;
MayVote(me, provisional, x) ==
  /\ KnowsItsRecord(me)
  /\ VotesOn(RecordOf(me, provisional), x.snapshot)
  /\ NotSuperseded(RecordOf(me, provisional), x.ballot)
  /\ NotVoted(RecordOf(me, provisional), x.ballot)
  /\ HasCertificate(provisional, x)

\* @type: ($holder, Bool, $record) => $holder;
WithRecord(me, provisional, record) ==
  IF provisional THEN [me EXCEPT !.provisional = record] ELSE [me EXCEPT !.final = record]

\* @type: ($record, $ballot) => $record;
AfterGrant(me, ballot) == [me EXCEPT !.promised = ballot]

\* Echo and vote raise the promise, and need none before.
\* @type: ($record, $claim) => $record;
AfterEcho(me, x) == [me EXCEPT !.promised = x.ballot, !.echoed = x]

\* @type: ($record, $claim) => $record;
AfterVote(me, x) == [me EXCEPT !.promised = x.ballot, !.voted = x, !.highest = x]

\* A record that belongs to another snapshot: of the old one only the promise is kept, and at its ballot nothing more is signed.
\* @type: (Int, Int, $ballot) => $record;
EmptyRecord(base, sequence, promised) ==
  [base |-> base, sequence |-> sequence, promised |-> promised,
   echoed |-> MakeClaim(promised, NoSnapshot), voted |-> MakeClaim(promised, NoSnapshot), highest |-> NoClaim]

\* The record moves to another snapshot.
\* @type: ($record, $snapshot) => $record;
MovedTo(me, s) == EmptyRecord(s.digest, s.sequence, me.promised)

\* One atomic write.  A final install settles both records, a provisional one its own.
\* @type: ($holder, Bool, $snapshot) => $holder;
AfterInstall(me, provisional, s) ==
  IF provisional
  THEN [me EXCEPT !.provisional = MovedTo(@, s)]
  ELSE [me EXCEPT !.final = MovedTo(@, s), !.provisional = MovedTo(@, s)]

\* What a restart finds on disk: all of it.
\* @type: ($holder) => $holder;
Durable(me) == me

\* What is in a store at first.
\* @type: (Int, Int, Bool) => $holder;
Beginning(base, sequence, silent) ==
  [final |-> EmptyRecord(base, sequence, NoBallot), provisional |-> EmptyRecord(base, sequence, NoBallot), silent |-> silent]

\* An empty store is known to be empty; the base is learnt from others.  It may be older than what was signed, so that no install
\* gives the voice back.
\* @type: (Int, Int) => $holder;
AfterLoss(base, sequence) == Beginning(base, sequence, TRUE)

-----------------------------------------------------------------------------
(* A coordinator's rules *)

\* @type: (Int) => $coordinator;
EmptyCoordinator(nonce) ==
  [up |-> TRUE, nonce |-> nonce, ballot |-> NoBallot, parent |-> 0, sequence |-> 0, proposed |-> FALSE]

\* @type: ($coordinator, Int, Int, $ballot) => $coordinator;
AfterAsk(me, parent, sequence, ballot) ==
  [me EXCEPT !.ballot = ballot, !.parent = parent, !.sequence = sequence, !.proposed = FALSE]

\* The nonce of a new incarnation has not been drawn before.
\* @type: (Int) => Set(Int);
FreshNonces(c) == Nonces \ used[c]

\* The rounds that a coordinator may ask for now: any above its last, unless a model assumes patience.
\* @type: (Int) => Set(Int);
RoundsToAsk(c) == { r \in Rounds : r > coordinator[c].ballot.round }

\* What a coordinator may propose with a justification in hand.
\* @type: ($coordinator, Set($grant)) => Set($snapshot);
Proposable(me, justification) ==
  IF Reports(justification) = {}
  THEN { MakeSnapshot(me.parent, me.sequence, me.ballot, x) : x \in admitted }
  ELSE { x.snapshot : x \in HighestReports(justification) }

-----------------------------------------------------------------------------
(* What twisted coordinators may send *)

\* @type: (Int) => Set($ballot);
TwistedBallots(parent) ==
  { MakeBallot(parent, r, c, n) : r \in Rounds, c \in Twisted, n \in Nonces }

\* @type: (Int) => Set($ballot);
AllBallots(parent) ==
  { MakeBallot(parent, r, c, n) : r \in Rounds, c \in Coordinators, n \in Nonces }

\* @type: (Int) => Set($ballot);
AskedBallots(parent) == { a.ballot : a \in { b \in asks : b.parent = parent } }

\* Snapshots that may follow a record.
\* @type: ($record) => Set($snapshot);
Successors(me) ==
  { MakeSnapshot(me.base, me.sequence + 1, b, x) : b \in AllBallots(me.base), x \in Choices }

\* Where anybody stands, with its sequence.
\* @type: Set($record);
Standing == { EmptyRecord(r.base, r.sequence, NoBallot) : r \in { RecordOf(holder[h], p) : h \in Honest, p \in Kinds } }

\* Where others may say that the committee stands: with a certificate, or at the first snapshot.
\* @type: Set($snapshot);
Learnable ==
  {NoSnapshot} \union { v.snapshot : v \in { w \in votes : ~w.provisional /\ Committed(FALSE, w.ballot, w.snapshot) } }

\* What a ballot may bring forward on its parent: an honest coordinator's what it proposed, a twisted one's anything.
\* @type: (Bool, $record, $ballot) => Set($proposal);
Proposed(provisional, at, ballot) ==
  IF ballot.coordinator \in Twisted
  THEN [provisional : {provisional}, ballot : {ballot}, snapshot : Successors(at),
        justification : Justifications(provisional, at.base, ballot)]
  ELSE { m \in proposals : m.provisional = provisional /\ m.ballot = ballot /\ m.snapshot.parent = at.base }

-----------------------------------------------------------------------------
(* Actions *)

Init ==
  /\ holder = [h \in Holders |-> Beginning(0, 0, FALSE)]
  /\ \E n \in [Coordinators -> Nonces] :
       /\ \A c \in Twisted : n[c] = 1
       /\ coordinator = [c \in Coordinators |-> EmptyCoordinator(n[c])]
       /\ used = [c \in Coordinators |-> {n[c]}]
  /\ asks = {} /\ grants = {} /\ proposals = {} /\ echoes = {} /\ votes = {}
  /\ admitted = Choices

\* A coordinator asks for a ballot above its last, as far as it likes.
Ask(c) ==
  /\ c \in Sincere /\ coordinator[c].up
  /\ \E at \in Standing, r \in RoundsToAsk(c) :
       LET ballot == MakeBallot(at.base, r, c, coordinator[c].nonce) IN
       /\ at.sequence < MaxSequence
       /\ coordinator' = [coordinator EXCEPT ![c] = AfterAsk(@, at.base, at.sequence + 1, ballot)]
       /\ asks' = asks \union {[ballot |-> ballot, parent |-> at.base]}
  /\ UNCHANGED <<holder, grants, proposals, echoes, votes, admitted, used>>

\* It proposes one snapshot in a ballot, with the grants of a quorum.
Propose(c) ==
  /\ c \in Sincere /\ coordinator[c].up /\ coordinator[c].ballot /= NoBallot /\ ~coordinator[c].proposed
  /\ \E j \in Justifications(FALSE, coordinator[c].parent, coordinator[c].ballot) :
       \E s \in Proposable(coordinator[c], j) :
         proposals' = proposals \union
           {[provisional |-> FALSE, ballot |-> coordinator[c].ballot, snapshot |-> s, justification |-> j]}
  /\ coordinator' = [coordinator EXCEPT ![c].proposed = TRUE]
  /\ UNCHANGED <<holder, asks, grants, echoes, votes, admitted, used>>

CrashCoordinator(c) ==
  /\ c \in Sincere \intersect Mortal /\ coordinator[c].up
  /\ coordinator' = [coordinator EXCEPT ![c] = [EmptyCoordinator(0) EXCEPT !.up = FALSE]]
  /\ UNCHANGED <<holder, asks, grants, proposals, echoes, votes, admitted, used>>

\* A restarted coordinator remembers nothing; its nonce is fresh, in no order.
RestartCoordinator(c) ==
  /\ c \in Sincere /\ ~coordinator[c].up
  /\ \E n \in FreshNonces(c) :
       /\ coordinator' = [coordinator EXCEPT ![c] = EmptyCoordinator(n)]
       /\ used' = [used EXCEPT ![c] = @ \union {n}]
  /\ UNCHANGED <<holder, asks, grants, proposals, echoes, votes, admitted>>

\* A holder promises a ballot and says what it has seen prepared.
Grant(h) ==
  /\ h \in Honest
  /\ \E p \in Kinds, at \in Standing :
       \E b \in TwistedBallots(at.base) \union AskedBallots(at.base) :
         /\ at.sequence < MaxSequence
         /\ MayGrant(holder[h], p, at.base, b)
         /\ holder' = [holder EXCEPT ![h] = WithRecord(@, p, AfterGrant(RecordOf(@, p), b))]
         /\ grants' = grants \union
              {[holder |-> h, provisional |-> p, parent |-> at.base, ballot |-> b, report |-> RecordOf(holder[h], p).highest]}
  /\ UNCHANGED <<coordinator, asks, proposals, echoes, votes, admitted, used>>

\* A holder echoes the one snapshot that the grants of a ballot justify.
Echo(h) ==
  /\ h \in Honest
  /\ \E p \in Kinds, at \in Standing : \E b \in AllBallots(at.base) :
       /\ at.sequence < MaxSequence
       /\ NotSuperseded(RecordOf(holder[h], p), b)
       /\ \E m \in Proposed(p, at, b) :
            LET x == MakeClaim(b, m.snapshot) IN
            /\ MayEcho(holder[h], p, x, m.justification)
            /\ holder' = [holder EXCEPT ![h] = WithRecord(@, p, AfterEcho(RecordOf(@, p), x))]
            /\ echoes' = echoes \union
                 {[holder |-> h, provisional |-> p, ballot |-> b, snapshot |-> m.snapshot,
                   justification |-> Signed(m.justification)]}
  /\ UNCHANGED <<coordinator, asks, grants, proposals, votes, admitted, used>>

\* A holder stores a prepared certificate and votes.
Vote(h) ==
  /\ h \in Honest
  /\ \E e \in echoes :
       LET x == MakeClaim(e.ballot, e.snapshot) IN
       /\ MayVote(holder[h], e.provisional, x)
       /\ holder' = [holder EXCEPT ![h] = WithRecord(@, e.provisional, AfterVote(RecordOf(@, e.provisional), x))]
       /\ votes' = votes \union
            {[holder |-> h, provisional |-> e.provisional, ballot |-> e.ballot, snapshot |-> e.snapshot]}
  /\ UNCHANGED <<coordinator, asks, grants, proposals, echoes, admitted, used>>

\* A holder that sees a certificate moves on, whenever that is.
Install(h) ==
  /\ h \in Honest
  /\ \E v \in votes :
       /\ Committed(v.provisional, v.ballot, v.snapshot)
       /\ RecordOf(holder[h], v.provisional).base = v.snapshot.parent
       /\ holder' = [holder EXCEPT ![h] = AfterInstall(@, v.provisional, v.snapshot)]
  /\ UNCHANGED <<coordinator, asks, grants, proposals, echoes, votes, admitted, used>>

Restart(h) ==
  /\ h \in Crashing
  /\ holder' = [holder EXCEPT ![h] = Durable(@)]
  /\ UNCHANGED <<coordinator, asks, grants, proposals, echoes, votes, admitted, used>>

\* A holder's store is lost; it learns any snapshot that was ever committed, or the first.
LoseStore(h) ==
  /\ h \in Losing /\ ~holder[h].silent
  /\ \E s \in Learnable : holder' = [holder EXCEPT ![h] = AfterLoss(s.digest, s.sequence)]
  /\ UNCHANGED <<coordinator, asks, grants, proposals, echoes, votes, admitted, used>>

\* Policy, revocations or the deadline leave less to choose from.
MovePolicy ==
  /\ PolicyMoves
  /\ \E x \in admitted : admitted' = admitted \ {x}
  /\ UNCHANGED <<holder, coordinator, asks, grants, proposals, echoes, votes, used>>

Next ==
  \/ \E c \in Coordinators : Ask(c) \/ Propose(c) \/ CrashCoordinator(c) \/ RestartCoordinator(c)
  \/ \E h \in Holders : Grant(h) \/ Echo(h) \/ Vote(h) \/ Install(h) \/ Restart(h) \/ LoseStore(h)
  \/ MovePolicy

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Invariants *)

\* The promise of a holder that has not lost it is never below a ballot under which it has signed anything.
PromiseKept ==
  \A h \in { g \in Honest : ~holder[g].silent } :
    /\ \A m \in grants : m.holder = h => ~Below(RecordOf(holder[h], m.provisional).promised, m.ballot)
    /\ \A m \in echoes : m.holder = h => ~Below(RecordOf(holder[h], m.provisional).promised, m.ballot)
    /\ \A m \in votes : m.holder = h => ~Below(RecordOf(holder[h], m.provisional).promised, m.ballot)

\* The final snapshot of a holder has the final votes of Q distinct holders in one ballot.
L7 ==
  \A h \in Honest : holder[h].final.base /= 0 =>
    \E v \in votes :
      /\ v.snapshot.digest = holder[h].final.base
      /\ Cardinality({ g \in Holders : g \in Liars \/
           [holder |-> g, provisional |-> FALSE, ballot |-> v.ballot, snapshot |-> v.snapshot] \in votes }) >= Q

\* No parent has two final successors.
L8 ==
  \A v, w \in votes :
    v.snapshot.parent = w.snapshot.parent /\ Committed(FALSE, v.ballot, v.snapshot) /\ Committed(FALSE, w.ballot, w.snapshot)
      => v.snapshot = w.snapshot

\* An honest holder echoes once and votes once in a ballot of one parent.
L9 ==
  /\ \A m, o \in echoes :
       m.holder = o.holder /\ m.provisional = o.provisional /\ m.ballot = o.ballot
         /\ m.snapshot.parent = o.snapshot.parent => m = o
  /\ \A m, o \in votes :
       m.holder = o.holder /\ m.provisional = o.provisional /\ m.ballot = o.ballot
         /\ m.snapshot.parent = o.snapshot.parent => m = o

\* What a grant reports is a child of the base that it was granted on.
L10 == \A m \in grants : m.report = NoClaim \/ m.report.snapshot.parent = m.parent

\* No ballot has two prepared snapshots of one parent.
PreparedOnce ==
  \A m, o \in echoes :
    m.provisional = o.provisional /\ m.ballot = o.ballot /\ m.snapshot.parent = o.snapshot.parent
      /\ Prepared(m.provisional, m.ballot, m.snapshot) /\ Prepared(o.provisional, o.ballot, o.snapshot)
      => m.snapshot = o.snapshot

\* What an honest holder votes for was prepared.
VotedWasPrepared == \A v \in votes : Prepared(v.provisional, v.ballot, v.snapshot)

\* What is echoed under another ballot than its own was prepared under one before.
AfreshIsOwn ==
  \A e \in echoes : e.ballot /= e.snapshot.origin =>
    \E d \in echoes :
      /\ d.provisional = e.provisional /\ d.snapshot = e.snapshot /\ Below(d.ballot, e.ballot)
      /\ Prepared(d.provisional, d.ballot, d.snapshot)

\* What is prepared stays valid for every later ballot.
CarriedStaysValid ==
  \A e \in echoes : Prepared(e.provisional, e.ballot, e.snapshot) =>
    \A b \in AllBallots(e.snapshot.parent) : Below(e.ballot, b) => StillValid(b, e.snapshot)

\* A correct coordinator proposes one snapshot in a ballot.
ProposedOnce == \A m, o \in proposals : m.ballot = o.ballot /\ m.provisional = o.provisional => m = o
=============================================================================
