----------------------------- MODULE Resharing -----------------------------
(* A shared secret moves from the committee of a final snapshot to that of   *)
(* its successor.  Here a share is a token that says of which polynomial it  *)
(* is: the arithmetic is the reference's.  That a parent gets one successor  *)
(* is assumed, and checked in Commit.                                        *)
(*                                                                           *)
(* Messages are sets that only grow, so each may be lost, repeated,          *)
(* reordered and late.  What a liar may send needs no variable: it is always *)
(* there.                                                                    *)
EXTENDS Integers, FiniteSets, Quorum

CONSTANTS
  \* @type: Set(PEER);
  Peers,             \* whoever is in some committee
  \* @type: Set(PEER);
  Liars,             \* peers that sign anything, at most f of each committee
  \* @type: Set(PEER);
  Crashing,          \* honest peers that may restart
  \* @type: Set(PEER);
  Leaving,           \* peers that a proposal may leave out; the secret is first dealt to all
  \* @type: Set(Int);
  Thresholds,        \* that a proposal may name
  \* @type: Int;
  Threshold,         \* t of the first committee
  \* @type: Int;
  Faults,            \* f of every committee
  \* @type: Int;
  MaxSession

(*
  @typeAlias: digest = { session: Int, qualified: Set(PEER) };
  @typeAlias: committee = { members: Set(PEER), threshold: Int };
  @typeAlias: polynomial = { digest: $digest, parent: $digest, committee: $committee };
  @typeAlias: proposal = { session: Int, parent: $polynomial, committee: $committee };
  @typeAlias: share = { polynomial: $polynomial, under: $digest };
  @typeAlias: peer = { final: $polynomial, shares: Set($share) };
  @typeAlias: deal = { proposal: $proposal, dealer: PEER };
  @typeAlias: response = { proposal: $proposal, receiver: PEER, dealers: Set(PEER) };
  @typeAlias: possession = { polynomial: $polynomial, receiver: PEER };
*)
ResharingTypes == TRUE

VARIABLES
  \* @type: PEER -> $peer;
  peer,              \* the share record of each: durable
  \* @type: Set($proposal);
  proposals,         \* each is a session of its own
  \* @type: Set($deal);
  deals,             \* sent by honest dealers to all receivers
  \* @type: Set($response);
  responses,         \* signed by honest receivers: whose deals they hold, and found good
  \* @type: Set($possession);
  possessions,       \* signed by honest receivers: their share is verified and on disk
  \* @type: Set($polynomial);
  committed          \* the final snapshots: each brings its own polynomial

vars == <<peer, proposals, deals, responses, possessions, committed>>

-----------------------------------------------------------------------------
(* Vocabulary *)

Honest == Peers \ Liars

\* The members that a proposal may name.
\* @type: Set(Set(PEER));
Committees == { Peers \ x : x \in SUBSET Leaving }

\* Stands for the hash of what a snapshot holds: its session, which fixes the proposal, and whose deals it is made of.
\* @type: (Int, Set(PEER)) => $digest;
Digest(session, qualified) == [session |-> session, qualified |-> qualified]

\* Nobody's parent but the first snapshot's.
\* @type: $digest;
NoDigest == Digest(-1, {})

\* A snapshot, and the polynomial that it brings.
\* @type: $polynomial;
Genesis ==
  [digest |-> Digest(0, {}), parent |-> NoDigest, committee |-> [members |-> Peers, threshold |-> Threshold]]

\* @type: ($proposal, Set(PEER)) => $polynomial;
Successor(m, qualified) ==
  [digest |-> Digest(m.session, qualified), parent |-> m.parent.digest, committee |-> m.committee]

\* @type: ($committee) => Int;
QuorumOf(c) == QuorumSize(Cardinality(c.members), c.threshold, Faults)

\* What a committee must be: design section 4.
\* @type: ($committee) => Bool;
IsFeasible(c) ==
  /\ c.threshold >= 2 /\ c.threshold >= 2 * Faults + 1
  /\ Cardinality(c.members) >= c.threshold + 1 /\ Cardinality(c.members) >= c.threshold + 2 * Faults

\* The snapshots that may still get a successor: the last one of the chain.
\* @type: Set($polynomial);
InForce == { p \in committed : \A q \in committed : q.parent /= p.digest }

-----------------------------------------------------------------------------
(* A peer's rules *)

\* @type: ($peer, $polynomial) => Bool;
Holds(me, p) == \E x \in me.shares : x.polynomial = p

\* @type: ($peer, $digest) => Bool;
StandsOn(me, parent) == me.final.digest = parent

\* A threshold never falls.
\* @type: ($committee, $committee) => Bool;
KeepsThreshold(old, new) == new.threshold >= old.threshold

\* A dealer deals the share that it has.
\* @type: ($peer, $proposal) => Bool;
HasShareToDeal(me, m) == Holds(me, m.parent)

\* @type: ($peer, PEER, $proposal) => Bool;
MayDeal(me, h, m) == h \in m.parent.committee.members /\ StandsOn(me, m.parent.digest) /\ HasShareToDeal(me, m)

\* Receivers that hold the deals of all these dealers, and found them good.
\* @type: ($proposal, Set(PEER)) => Set(PEER);
Content(m, qualified) ==
  { r \in m.committee.members : r \in Liars \/
      \E x \in responses : x.proposal = m /\ x.receiver = r /\ qualified \subseteq x.dealers }

\* As many as sign that their share is on disk, so that t of them are correct: t + f.
\* @type: ($committee) => Int;
Enough(c) == c.threshold + Faults

\* Whose deals make the new polynomial: t dealers or more, and enough receivers are content with them.
\* @type: ($proposal, Set(PEER)) => Bool;
IsQualified(m, qualified) ==
  /\ Cardinality(qualified) >= m.parent.committee.threshold
  /\ Cardinality(Content(m, qualified)) >= Enough(m.committee)

\* A receiver keeps one polynomial of a session.
\* @type: ($peer, $proposal) => Bool;
FirstOfSession(me, m) == \A x \in me.shares : x.polynomial.digest.session /= m.session

\* @type: ($peer, PEER, $proposal, Set(PEER)) => Bool;
MayPossess(me, h, m, qualified) ==
  /\ h \in Content(m, qualified)
  /\ StandsOn(me, m.parent.digest)
  /\ FirstOfSession(me, m)
  /\ IsQualified(m, qualified)

\* A new share is pending: it is on disk, beside the old one.
\* @type: ($peer, $proposal, $polynomial) => $peer;
AfterPossess(me, m, p) == [me EXCEPT !.shares = @ \union {[polynomial |-> p, under |-> m.parent.digest]}]

\* @type: ($peer, $polynomial) => $peer;
AfterInstall(me, p) == [me EXCEPT !.final = p]

\* What clean-up leaves: the share of the final snapshot, and those dealt under it.
\* @type: ($peer, $share) => Bool;
Keeps(me, x) == x.polynomial = me.final \/ x.under = me.final.digest

\* @type: ($peer) => $peer;
AfterErase(me) == [me EXCEPT !.shares = { x \in @ : Keeps(me, x) }]

\* What a restart finds on disk: all of it.
\* @type: ($peer) => $peer;
Durable(me) == me

\* @type: ($polynomial) => Set(PEER);
Acknowledged(p) ==
  { r \in p.committee.members : r \in Liars \/ [polynomial |-> p, receiver |-> r] \in possessions }

\* The certificate without which nothing is echoed or voted for.
\* @type: ($polynomial) => Bool;
IsPossessed(p) == Cardinality(Acknowledged(p)) >= Enough(p.committee)

\* Who may vote for a successor of a snapshot.
\* @type: ($polynomial) => Set(PEER);
Voters(parent) == { h \in parent.committee.members : h \in Liars \/ StandsOn(peer[h], parent.digest) }

\* Whose deals a receiver may hold and find good: of those who dealt any, and of liars any.
\* @type: ($proposal) => Set(Set(PEER));
Answerable(m) ==
  SUBSET ({ d.dealer : d \in { x \in deals : x.proposal = m } } \union (Liars \intersect m.parent.committee.members))

-----------------------------------------------------------------------------
(* What is assumed of the commit *)

\* A parent has one final successor.
\* @type: ($polynomial) => Bool;
CommitAllows(p) == \A q \in committed : q.parent /= p.parent

-----------------------------------------------------------------------------
(* Actions *)

Init ==
  /\ peer = [h \in Peers |-> [final |-> Genesis, shares |-> {[polynomial |-> Genesis, under |-> NoDigest]}]]
  /\ proposals = {} /\ deals = {} /\ responses = {} /\ possessions = {}
  /\ committed = {Genesis}

\* Anybody proposes a committee for a successor; each proposal is a session of its own.
Propose ==
  /\ Cardinality(proposals) < MaxSession
  /\ \E parent \in { peer[h].final : h \in Honest }, members \in Committees, t \in Thresholds :
       LET new == [members |-> members, threshold |-> t] IN
       /\ IsFeasible(new)
       /\ KeepsThreshold(parent.committee, new)
       /\ proposals' = proposals \union
            {[session |-> Cardinality(proposals) + 1, parent |-> parent, committee |-> new]}
  /\ UNCHANGED <<peer, deals, responses, possessions, committed>>

\* A member of the parent's committee shares its share.
Deal(h) ==
  /\ h \in Honest
  /\ \E m \in proposals :
       /\ MayDeal(peer[h], h, m)
       /\ deals' = deals \union {[proposal |-> m, dealer |-> h]}
  /\ UNCHANGED <<peer, proposals, responses, possessions, committed>>

\* A receiver says once which deals it holds and found good.
Respond(h) ==
  /\ h \in Honest
  /\ \E m \in proposals :
       /\ h \in m.committee.members
       /\ \A x \in responses : x.proposal /= m \/ x.receiver /= h
       /\ \E dealers \in Answerable(m) :
            responses' = responses \union {[proposal |-> m, receiver |-> h, dealers |-> dealers]}
  /\ UNCHANGED <<peer, proposals, deals, possessions, committed>>

\* A receiver combines the deals of the qualified, writes its share and signs that it has it.
Possess(h) ==
  /\ h \in Honest
  /\ \E m \in proposals : \E qualified \in SUBSET m.parent.committee.members :
       LET p == Successor(m, qualified) IN
       /\ MayPossess(peer[h], h, m, qualified)
       /\ peer' = [peer EXCEPT ![h] = AfterPossess(@, m, p)]
       /\ possessions' = possessions \union {[polynomial |-> p, receiver |-> h]}
  /\ UNCHANGED <<proposals, deals, responses, committed>>

\* The parent's committee commits a snapshot whose shares are on disk.
Commit ==
  /\ \E x \in possessions, parent \in committed :
       /\ parent.digest = x.polynomial.parent
       /\ IsPossessed(x.polynomial)
       /\ CommitAllows(x.polynomial)
       /\ Cardinality(Voters(parent)) >= QuorumOf(parent.committee)
       /\ committed' = committed \union {x.polynomial}
  /\ UNCHANGED <<peer, proposals, deals, responses, possessions>>

\* Whoever sees a certificate moves on, whenever that is.
Install(h) ==
  /\ h \in Honest
  /\ \E p \in committed :
       /\ StandsOn(peer[h], p.parent)
       /\ peer' = [peer EXCEPT ![h] = AfterInstall(@, p)]
  /\ UNCHANGED <<proposals, deals, responses, possessions, committed>>

\* Clean-up, at any time that the policy's grace allows.
Erase(h) ==
  /\ h \in Honest
  /\ peer' = [peer EXCEPT ![h] = AfterErase(@)]
  /\ UNCHANGED <<proposals, deals, responses, possessions, committed>>

Restart(h) ==
  /\ h \in Crashing
  /\ peer' = [peer EXCEPT ![h] = Durable(@)]
  /\ UNCHANGED <<proposals, deals, responses, possessions, committed>>

Next ==
  \/ Propose \/ Commit
  \/ \E h \in Peers : Deal(h) \/ Respond(h) \/ Possess(h) \/ Install(h) \/ Erase(h) \/ Restart(h)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Invariants *)

\* S2: the polynomial in force has t usable shares, whatever the liars do with theirs.
S2 ==
  \A p \in InForce :
    Cardinality({ h \in p.committee.members \ Liars : Holds(peer[h], p) }) >= p.committee.threshold

\* S4: the threshold never falls.
S4 == \A p, q \in committed : q.parent = p.digest => q.committee.threshold >= p.committee.threshold

\* S7: clean-up and restarts leave every acknowledged share that may still be used.
S7 ==
  \A x \in possessions : \A p \in InForce :
    x.polynomial = p \/ x.polynomial.parent = p.digest => Holds(peer[x.receiver], x.polynomial)

\* What is installed was committed.
InstalledIsCommitted == \A h \in Honest : peer[h].final \in committed

\* A receiver has a share of one polynomial of a session: a session is one budget, whatever is combined from its deals.
OneOfSession ==
  \A x, y \in possessions :
    x.receiver = y.receiver /\ x.polynomial.digest.session = y.polynomial.digest.session => x = y

\* A new polynomial has as many dealers as the old one needs shares, all of its committee.
DealtByEnough ==
  \A x \in possessions : \A p \in committed : x.polynomial.parent = p.digest =>
    /\ Cardinality(x.polynomial.digest.qualified) >= p.committee.threshold
    /\ x.polynomial.digest.qualified \subseteq p.committee.members

\* An honest dealer had a share of the parent's polynomial on disk.
DealersHadShares ==
  \A d \in deals :
    d.proposal.parent = Genesis \/ [polynomial |-> d.proposal.parent, receiver |-> d.dealer] \in possessions
=============================================================================
