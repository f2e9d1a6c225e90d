----------------------------- MODULE LeaseCommit ------------------------------
(* The lease and the commit together: a granter of one is a holder of the    *)
(* other, and its promise is one and the same.  Whatever happens in both at  *)
(* once is one action here; the rest leaves the other alone.  What each      *)
(* assumes of the other is an invariant, and so is that neither holds up the *)
(* other.  A lease may be of a base that has no successor here, or that      *)
(* nobody has reached: there the commit does not move.                       *)
EXTENDS Integers, FiniteSets

CONSTANTS
  \* @type: Set(HOLDER);
  Members,           \* the keyshare committee of the parent snapshot
  \* @type: Set(HOLDER);
  Crashing,          \* those that may restart
  \* @type: Set(Int);
  Candidates,        \* peers that may coordinate, all of them honest
  \* @type: Set(Int);
  Choices,           \* what a snapshot may hold
  \* @type: Int;
  MaxRound

VARIABLES
  \* @type: HOLDER -> $granter;
  granter,
  \* @type: Int -> $candidate;
  candidate,
  \* @type: Set($request);
  requests,
  \* @type: Set($leaseGrant);
  leases,
  \* @type: Set($leaseClaim);
  acts,
  \* @type: Int;
  committed,
  \* @type: Int;
  hint,
  \* @type: HOLDER -> $past;
  past,
  \* @type: Set($leaseClaim);
  releases,          \* this and the next three never change here
  \* @type: HOLDER -> Int;
  granter_skew,
  \* @type: Int -> Int;
  candidate_skew,
  \* @type: Int -> Set(Int);
  used,
  \* @type: HOLDER -> $holder;
  holder,
  \* @type: Int -> $coordinator;
  coordinator,
  \* @type: Set($ask);
  asks,
  \* @type: Set($grant);
  grants,
  \* @type: Set($proposal);
  proposals,
  \* @type: Set($echo);
  echoes,
  \* @type: Set($vote);
  votes,
  \* @type: Set(Int);
  admitted

\* The base that has no successor here.
Last == 1

\* The sizes are the smallest at which both can do all that they do together: one tick, one number, one nonce, one successor.
Lease == INSTANCE Lease WITH
  Granters <- Members, Liars <- {}, Twisted <- {}, Mortal <- {}, Releasing <- {}, Acting <- Candidates, Eligible <- Candidates,
  Revocable <- {}, Threshold <- Cardinality(Members), Faults <- 0, TTL <- 1, HolderTTL <- 1, HardStop <- 1, HolderStop <- 2,
  AmnesiaGuard <- 2, RenewEvery <- 1, Backoff <- 1, Window <- 0, MinimumInterval <- 0, RoundJump <- MaxRound, Drift <- 0,
  FreeClocks <- FALSE, TrackNonces <- FALSE, Forgery <- FALSE, ShownRounds <- FALSE, MaxNumber <- 1, MaxNonce <- 1, MaxBase <- Last,
  holder <- candidate, grants <- leases, holder_skew <- candidate_skew

Commit == INSTANCE Commit WITH
  Holders <- Members, Liars <- {}, Losing <- {}, Coordinators <- Candidates, Twisted <- {}, Mortal <- {},
  Threshold <- Cardinality(Members), Faults <- 0, Kinds <- {FALSE}, SignedJustification <- FALSE, PolicyMoves <- FALSE,
  MaxNonce <- 1, MaxSequence <- Last

leaseVars == <<granter, candidate, requests, leases, acts, committed, hint, past, releases, granter_skew, candidate_skew, used>>
commitVars == <<holder, coordinator, asks, grants, proposals, echoes, votes, admitted>>

-----------------------------------------------------------------------------
(* Actions *)

Init ==
  /\ Lease!Init
  /\ Commit!Init

\* A base that somebody stands on and that may have a successor.
\* @type: (Int) => Bool;
IsOpen(base) == base < Last /\ \E g \in Members : holder[g].final.sequence = base

\* A candidate asks for the ballot of its attempt, where anybody could grant it.
Ask(c) ==
  /\ Lease!Start(c) \/ Lease!Retry(c)
  /\ IF IsOpen(candidate'[c].base)
     THEN /\ Commit!Ask(c)
          /\ coordinator'[c].ballot = candidate'[c].ballot /\ coordinator'[c].sequence = candidate'[c].base + 1
     ELSE UNCHANGED commitVars

\* The ballot of the lease is that of what is granted, echoed and voted for.  What is promised follows, in each by its own rule.
\* @type: (HOLDER) => Bool;
GrantsSame(g) == \E m \in grants' : m.holder = g /\ m.ballot = granter'[g].ballot
\* @type: (HOLDER) => Bool;
EchoesSame(g) == holder'[g].final.echoed.ballot = past'[g].acted
\* @type: (HOLDER) => Bool;
VotesSame(g) == holder'[g].final.voted.ballot = past'[g].acted

\* A granter that grants a lease says what it has seen prepared.
Grant(g) ==
  /\ Lease!CloseWindow(g)
  /\ IF leases' /= leases /\ IsOpen(granter[g].base) THEN Commit!Grant(g) /\ GrantsSame(g) ELSE UNCHANGED commitVars

\* Whoever holds the lease brings a snapshot forward.
Propose(c) ==
  /\ Lease!Act(c)
  /\ IF coordinator[c].ballot = candidate[c].ballot THEN Commit!Propose(c) ELSE UNCHANGED commitVars

\* A granter echoes and votes under the ballot that acts.
Obey(g) ==
  /\ Lease!Obey(g)
  /\ (Commit!Echo(g) /\ EchoesSame(g)) \/ (Commit!Vote(g) /\ VotesSame(g))

\* A successor is committed as soon as its certificate can be shown.
Settle ==
  /\ \E v \in votes : v.snapshot.sequence = committed + 1 /\ Commit!Committed(FALSE, v.ballot, v.snapshot)
  /\ Lease!Commit /\ UNCHANGED commitVars

\* What is learnt is installed.
Install(g) == Lease!Learn(g) /\ Commit!Install(g)

Restart(g) == Lease!RestartGranter(g) /\ Commit!Restart(g)

\* What concerns the lease alone.
LeaseOnly ==
  /\ \/ \E c \in Candidates : Lease!HearGrant(c)
     \/ \E g \in Members : Lease!Collect(g) \/ Lease!AnswerAgain(g)
     \/ Lease!HintMoves \/ Lease!Tick
  /\ UNCHANGED commitVars

Next ==
  \/ \E c \in Candidates : Ask(c) \/ Propose(c)
  \/ \E g \in Members : Grant(g) \/ Obey(g) \/ Install(g) \/ Restart(g)
  \/ Settle \/ LeaseOnly

Spec == Init /\ [][Next]_<<leaseVars, commitVars>>

-----------------------------------------------------------------------------
(* What each assumes of the other *)

\* The commit's first phase is the lease's promise: it survives what the lease's does, and no ballot passes it by.  Only a lease that is
\* granted on the last base, where the commit says no more, raises the lease's alone.
PromiseIsOne ==
  \A g \in Members :
    \/ granter[g].promised = holder[g].final.promised
    \/ \E m \in leases : m.granter = g /\ m.base = Last /\ m.ballot = granter[g].promised

\* What justifies a snapshot are the leases of its ballot, one for one.
GrantsAreLeases ==
  { <<m.granter, m.ballot>> : m \in { l \in leases : l.base < Last } } = { <<m.holder, m.ballot>> : m \in grants }

\* Whoever proposes holds the lease of its ballot.
ProposesUnderLease == \A m \in proposals : [ballot |-> m.ballot, base |-> 0] \in acts

\* A base that the lease takes for committed has its certificate, and no second successor.
BaseIsCommitted ==
  /\ committed > 0 => \E v \in votes : v.snapshot.sequence = committed /\ Commit!Committed(FALSE, v.ballot, v.snapshot)
  /\ Commit!L8

\* Where the lease stands the commit stands.
BasesAgree == \A g \in Members : granter[g].base = holder[g].final.sequence
=============================================================================
