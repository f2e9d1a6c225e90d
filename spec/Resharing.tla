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
  Joining,           \* peers to whom the secret is not dealt at first
  \* @type: Set(PEER);
  Leaving,           \* peers that a proposal may leave out
  \* @type: Set(PEER);
  Liars,             \* peers that sign anything, at most f of each committee
  \* @type: Set(PEER);
  Dealing,           \* honest peers that deal in time
  \* @type: Set(PEER);
  Receiving,         \* honest peers that answer deals in time
  \* @type: Set(PEER);
  Crashing,          \* honest peers that may restart
  \* @type: Set(PEER);
  Losing,            \* honest peers that may lose their store
  \* @type: Set(PEER);
  Revocable,         \* peers that the tenant may revoke
  \* @type: Set(PEER);
  Readable,          \* honest peers whose store the adversary may read
  \* @type: Set(PEER);
  Alike,             \* peers of one failure domain
  \* @type: Int;
  Cap,               \* how many of these a committee may have
  \* @type: Set(Int);
  Thresholds,        \* that a proposal may name
  \* @type: Int;
  Threshold,         \* t of the first committee
  \* @type: Int;
  Faults,            \* f of every committee
  \* @type: Bool;
  Begun,             \* whether the owner has dealt the secret at first
  \* @type: Int;
  MaxVersion,
  \* @type: Bool;
  Expiring,          \* whether the deadline of a session passes
  \* @type: Int;
  MaxSession

(*
  @typeAlias: dealt = { session: Int, qualified: Set(PEER), shifted: Set(PEER), long: Set(PEER) };
  @typeAlias: committee = { members: Set(PEER), threshold: Int };
  @typeAlias: polynomial = { version: Int, digest: $dealt, parent: $dealt, committee: $committee };
  @typeAlias: proposal = { session: Int, parent: $polynomial, committee: $committee, revoked: Set(PEER) };
  @typeAlias: share = { polynomial: $polynomial, index: PEER, dealt: $dealt, under: $dealt };
  @typeAlias: peer = { final: $polynomial, clean: $dealt, shares: Set($share), spent: Set(Int), silent: Bool };
  @typeAlias: deal = { session: Int, dealer: PEER, anew: Bool };
  @typeAlias: response = { session: Int, receiver: PEER, dealers: Set(PEER) };
  @typeAlias: possession = { polynomial: $polynomial, receiver: PEER, repaired: Bool };
  @typeAlias: loss = { peer: PEER, polynomial: $polynomial };
  @typeAlias: owner = { version: Int, asks: Bool, holds: Bool };
  @typeAlias: copy = { polynomial: $polynomial, index: PEER };
  @typeAlias: secret = { session: Int, dealt: Int, index: PEER };
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
  committed,         \* the final snapshots: each brings its own polynomial
  \* @type: Set(PEER);
  revoked,           \* by the tenant
  \* @type: Set($loss);
  losses,            \* acknowledged shares that are lost and not repaired
  \* @type: Set($secret);
  learned,           \* what the adversary has read: a share of a session, or its parts
  \* @type: $owner;
  owner,             \* the version that it dealt last, whether it asks for shares, whether it still has the secret
  \* @type: Set($copy);
  released,          \* shares sent to the owner
  \* @type: Set(Int);
  reported           \* sessions whose coordinator said that they came to nothing in time

peerVars == <<peer, revoked, losses, learned>>
sessionVars == <<proposals, deals, responses, possessions, committed, reported>>
ownerVars == <<owner, released>>
vars == <<peerVars, sessionVars, ownerVars>>

-----------------------------------------------------------------------------
(* Vocabulary *)

Honest == Peers \ Liars

\* The members that a proposal may name.
\* @type: Set(Set(PEER));
Committees == { Peers \ x : x \in SUBSET (Leaving \union Joining) }

\* What a polynomial is: its session, whose deals are added up, and what is wrong with these.
\* @type: (Int, Set(PEER), Set(PEER), Set(PEER)) => $dealt;
Sum(session, qualified, shifted, long) ==
  [session |-> session, qualified |-> qualified, shifted |-> shifted, long |-> long]

\* Stands for the hash by which a snapshot names what it brings.
\* @type: ($dealt) => $dealt;
Digest(dealt) == dealt

\* Nobody's parent but the first snapshot's of a version.
\* @type: (Int) => $dealt;
NoDigest(version) == Sum(-version, {}, {}, {})

\* What a version's first snapshot follows.
\* @type: (Int) => $polynomial;
Nothing(version) ==
  [version |-> version, digest |-> NoDigest(version), parent |-> NoDigest(version),
   committee |-> [members |-> {}, threshold |-> 0]]

\* @type: ($polynomial) => Bool;
IsNothing(p) == p.digest = NoDigest(p.version)

\* @type: $dealt;
FirstDeal == Sum(0, {}, {}, {})

\* A snapshot, and the polynomial that it brings.
\* @type: $polynomial;
Genesis ==
  [version |-> 1, digest |-> FirstDeal, parent |-> NoDigest(1), committee |-> [members |-> Peers \ Joining, threshold |-> Threshold]]

\* On what everybody stands at first.
\* @type: $polynomial;
Beginning == IF Begun THEN Genesis ELSE Nothing(1)

\* The polynomials of a session are dealt for it alone.
\* @type: ($proposal) => Int;
Freshness(m) == m.session

\* What the deals of these dealers add up to.
\* @type: ($proposal, Set(PEER), Set(PEER), Set(PEER)) => $dealt;
Combined(m, qualified, shifted, long) == Sum(Freshness(m), qualified, shifted, long)

\* @type: ($proposal, $dealt) => $polynomial;
Successor(m, dealt) ==
  [version |-> m.parent.version, digest |-> Digest([dealt EXCEPT !.session = m.session]), parent |-> m.parent.digest, committee |-> m.committee]

\* @type: ($committee) => Int;
QuorumOf(c) == QuorumSize(Cardinality(c.members), c.threshold, Faults)

\* The snapshots that may still get a successor: the last one of the newest version's chain.
\* @type: Set($polynomial);
InForce == { p \in committed : \A q \in committed : q.parent /= p.digest /\ q.version <= p.version }

-----------------------------------------------------------------------------
(* What a proposal may say *)

\* What a committee must be: design section 4.
\* @type: ($committee) => Bool;
IsFeasible(c) ==
  /\ c.threshold >= 2 /\ c.threshold >= 2 * Faults + 1
  /\ Cardinality(c.members) >= c.threshold + 1 /\ Cardinality(c.members) >= c.threshold + 2 * Faults

\* [REJECT lowered-threshold] a threshold never falls.
\* @type: ($committee, $committee) => Bool;
KeepsThreshold(old, new) == new.threshold >= old.threshold

\* No failure domain has more members than its cap.
\* @type: ($committee) => Bool;
WithinCap(c) == Cardinality(c.members \intersect Alike) <= Cap

\* Whoever is known to be revoked gets no share.
\* @type: ($committee, Set(PEER)) => Bool;
ExcludesRevoked(c, gone) == c.members \intersect gone = {}

\* @type: ($proposal) => Bool;
IsAcceptable(m) ==
  /\ IsFeasible(m.committee)
  /\ KeepsThreshold(m.parent.committee, m.committee)
  /\ WithinCap(m.committee)
  /\ ExcludesRevoked(m.committee, m.revoked)

-----------------------------------------------------------------------------
(* A peer's rules *)

\* @type: ($peer, $polynomial) => Bool;
Holds(me, p) == \E x \in me.shares : x.polynomial = p

\* [IGNORE stale-base]
\* @type: ($peer, $dealt) => Bool;
StandsOn(me, parent) == me.final.digest = parent

\* A dealer deals the share that it has.
\* @type: ($peer, $proposal) => Bool;
HasShareToDeal(me, m) == Holds(me, m.parent)

\* Two deals of one dealer convict it: who lost its store does not know whether it dealt in a session that had begun.
\* @type: ($peer, $proposal) => Bool;
HasNotDealt(me, m) == ~me.silent \/ m.session \notin me.spent

\* @type: ($peer, PEER, $proposal) => Bool;
MayDeal(me, h, m) ==
  /\ h \in m.parent.committee.members \ m.revoked
  /\ StandsOn(me, m.parent.digest)
  /\ HasShareToDeal(me, m)
  /\ HasNotDealt(me, m)

\* A dealer keeps what it has.
\* @type: ($peer) => $peer;
AfterDeal(me) == me

\* [IGNORE stale-base] what follows the peer's own snapshot, or is the first of a later version.
\* @type: ($peer, Int, $dealt) => Bool;
IsNext(me, version, parent) ==
  StandsOn(me, parent) \/ (version > me.final.version /\ parent = NoDigest(version))

\* The key by which the deals of a session can be opened: given for it alone, under its parent, and gone with either.
\* @type: ($peer, $proposal) => Bool;
HasKey(me, m) == IsNext(me, m.parent.version, m.parent.digest) /\ m.session \notin me.spent

\* Receivers that hold the deals of all these dealers, and found them good.
\* @type: ($proposal, Set(PEER)) => Set(PEER);
Content(m, qualified) ==
  { r \in m.committee.members : r \in Liars \/
      \E x \in responses : x.session = m.session /\ x.receiver = r /\ qualified \subseteq x.dealers }

\* As many as sign that their share is on disk, so that t of them are correct: t + f.
\* @type: ($committee) => Int;
Enough(c) == c.threshold + Faults

\* Whose deals make the new polynomial: t dealers or more, and enough receivers are content with them.
\* @type: ($proposal, Set(PEER)) => Bool;
IsQualified(m, qualified) ==
  /\ Cardinality(qualified) >= m.parent.committee.threshold
  /\ Cardinality(Content(m, qualified)) >= Enough(m.committee)

\* [REJECT wrong-constant] each dealer's polynomial begins with its share.
\* @type: ($dealt) => Bool;
ConstantsAreShares(dealt) == dealt.shifted = {}

\* [REJECT wrong-degree] there are as many commitments as the new threshold.
\* @type: ($dealt) => Bool;
DegreesAreRight(dealt) == dealt.long = {}

\* @type: ($peer, PEER, $proposal, $dealt) => Bool;
MayPossess(me, h, m, dealt) ==
  /\ h \in m.committee.members
  /\ IsNext(me, m.parent.version, m.parent.digest)
  /\ HasKey(me, m)
  /\ ConstantsAreShares(dealt)
  /\ DegreesAreRight(dealt)
  /\ ~IsNothing(m.parent) => IsQualified(m, dealt.qualified) /\ h \in Content(m, dealt.qualified)

\* @type: ($polynomial, PEER, $dealt, $dealt) => $share;
MakeShare(p, index, dealt, under) == [polynomial |-> p, index |-> index, dealt |-> dealt, under |-> under]

\* A new share is pending: it is on disk, beside the old one, and the key that opened its parts is gone.
\* @type: ($peer, $proposal, $share) => $peer;
AfterPossess(me, m, x) == [me EXCEPT !.shares = @ \union {x}, !.spent = @ \union {m.session}]

\* Whether a holder lost its store after it may have stood on a snapshot: of one whose share it acknowledged since, it did not.
\* @type: ($peer, $polynomial) => Bool;
StaysSilent(me, p) == me.silent /\ ~Holds(me, p)

\* With the old snapshot go the keys that were given under it, and the memory of those that are gone, but of a holder that stays silent.
\* @type: ($peer, $polynomial) => $peer;
AfterInstall(me, p) ==
  [me EXCEPT !.final = p, !.silent = StaysSilent(me, p), !.spent = IF StaysSilent(me, p) THEN @ ELSE {}]

\* What clean-up leaves: the share of the final snapshot, those dealt under it, and those of a later version.
\* @type: ($peer, $share) => Bool;
Keeps(me, x) == x.polynomial = me.final \/ x.under = me.final.digest \/ x.polynomial.version > me.final.version

\* Nothing is erased under a snapshot that evidence shows to be dead.
\* @type: ($peer, Bool) => Bool;
MayErase(me, live) == live

\* @type: ($peer) => $peer;
AfterErase(me) == [me EXCEPT !.shares = { x \in @ : Keeps(me, x) }, !.clean = me.final.digest]

\* What a restart finds on disk: all of it.
\* @type: ($peer) => $peer;
Durable(me) == me

\* Nothing is left; the owner's first snapshot can be had from anybody, the keys that were given cannot.
\* @type: (Set(Int)) => $peer;
AfterLoss(started) ==
  [final |-> Beginning, clean |-> NoDigest(1), shares |-> {}, spent |-> started, silent |-> TRUE]

\* A share is repaired for a member that was not revoked, of the snapshot in force.
\* @type: ($peer, PEER, Set(PEER)) => Bool;
MayBeRepaired(me, h, gone) == h \in me.final.committee.members \ gone /\ ~Holds(me, me.final)

\* A helper helps with what it stands on.
\* @type: ($peer, $polynomial) => Bool;
MayHelp(me, p) == StandsOn(me, p.digest) /\ Holds(me, p)

\* The sum of what the helpers send is the one share.
\* @type: ($peer, Set(PEER), $share) => $peer;
AfterRepair(me, helpers, x) == [me EXCEPT !.shares = @ \union {x}]

\* A share is released to a request that the owner signed, and to no other.
\* @type: (Bool) => Bool;
MayRelease(signed) == signed

-----------------------------------------------------------------------------
(* The owner *)

\* It deals again when it has its secret back from t shares of one polynomial; the first time it has it.
\* @type: ($owner, Set($copy)) => Bool;
MayDealAnew(o, copies) ==
  o.version = 0 \/
    (o.asks /\ \E x \in copies :
       Cardinality({ y.index : y \in { z \in copies : z.polynomial = x.polynomial } }) >= x.polynomial.committee.threshold)

\* @type: ($owner) => $owner;
AfterDealAnew(o) == [version |-> o.version + 1, asks |-> FALSE, holds |-> TRUE]

\* The first snapshot is signed with its possession certificate.
\* @type: (Bool) => Bool;
MayFound(possessed) == possessed

\* The owner forgets.
\* @type: ($owner) => $owner;
AfterFound(o) == [o EXCEPT !.holds = FALSE]

-----------------------------------------------------------------------------
(* Certificates, and what is assumed of the commit *)

\* @type: ($polynomial, PEER, Bool) => $possession;
MakePossession(p, receiver, repaired) == [polynomial |-> p, receiver |-> receiver, repaired |-> repaired]

\* @type: ($polynomial) => Set(PEER);
Acknowledged(p) ==
  { r \in p.committee.members : r \in Liars \/ (Begun /\ p = Genesis) \/ \E x \in possessions : x.polynomial = p /\ x.receiver = r }

\* A snapshot is live while t of those who acknowledged its share neither were revoked nor lost it.
\* @type: ($polynomial) => Bool;
Live(p) ==
  Cardinality({ h \in Acknowledged(p) : h \notin revoked /\ [peer |-> h, polynomial |-> p] \notin losses }) >= p.committee.threshold

\* The certificate without which nothing is echoed or voted for.
\* @type: ($polynomial) => Bool;
IsPossessed(p) == Cardinality(Acknowledged(p)) >= Enough(p.committee)

\* Who may vote for a successor of a snapshot.
\* @type: ($polynomial) => Set(PEER);
Voters(parent) ==
  { h \in parent.committee.members : h \in Liars \/ (StandsOn(peer[h], parent.digest) /\ ~peer[h].silent) }

\* A parent has one final successor: Commit ensures it.
\* @type: ($polynomial) => Bool;
CommitAllows(p) == \A q \in committed : q.parent /= p.parent

\* Whose deals a receiver may hold and find good: of those who dealt any, and of liars any.
\* @type: ($proposal) => Set(Set(PEER));
Answerable(m) ==
  SUBSET ({ d.dealer : d \in { x \in deals : x.session = m.session } } \union (Liars \intersect m.parent.committee.members))

-----------------------------------------------------------------------------
(* The adversary that reads stores, and moves *)

\* Everybody has moved to the snapshot in force and cleaned up.
Settled == InForce /= {} /\ \A p \in InForce : \A h \in Honest : peer[h].clean = p.digest

\* A session is in play from its proposal until the peers have settled on a snapshot that is neither its own nor its parent.
\* @type: Set($proposal);
InPlay ==
  { m \in proposals : Settled =>
      \E p \in InForce :
        m.parent = p \/ (m.session = p.digest.session /\ m.parent.digest = p.parent) \/ m.parent.version > p.version }

\* @type: Bool;
FirstInPlay == Settled => Genesis \in InForce

\* Deals of honest dealers that whoever has this store can open.
\* @type: (PEER) => Set($proposal);
Opened(h) ==
  { m \in proposals :
      h \in m.committee.members /\ HasKey(peer[h], m) /\ (IsNothing(m.parent) \/ \E d \in deals : d.session = m.session) }

\* What a store shows: a part of each deal of a session is worth the session's share.
\* @type: (PEER) => Set($secret);
Shown(h) ==
  { [session |-> x.polynomial.digest.session, dealt |-> x.dealt.session, index |-> x.index] : x \in peer[h].shares }
    \union { [session |-> m.session, dealt |-> Freshness(m), index |-> h] : m \in Opened(h) }

\* Whose shares of a session the adversary would have: those in `known`, and the liars'.
\* @type: (Set($secret), Int, $committee) => Set(PEER);
Known(known, session, c) == { x.index : x \in { y \in known : y.session = session } } \union (Liars \intersect c.members)

\* It reads fewer than t shares of each session that is in play.
\* @type: (Set($secret)) => Bool;
WithinBudget(known) ==
  /\ FirstInPlay => Cardinality(Known(known, 0, Genesis.committee)) < Threshold
  /\ \A m \in InPlay : Cardinality(Known(known, m.session, m.committee)) < m.committee.threshold

-----------------------------------------------------------------------------
(* Actions *)

Init ==
  /\ peer = [h \in Peers |->
       [final |-> Beginning, clean |-> Beginning.digest, spent |-> {}, silent |-> FALSE,
        shares |-> IF Begun /\ h \notin Joining THEN {MakeShare(Genesis, h, FirstDeal, NoDigest(1))} ELSE {}]]
  /\ proposals = {} /\ deals = {} /\ responses = {} /\ possessions = {} /\ reported = {}
  /\ committed = IF Begun THEN {Genesis} ELSE {}
  /\ revoked = {} /\ losses = {} /\ learned = {}
  /\ owner = [version |-> IF Begun THEN 1 ELSE 0, asks |-> FALSE, holds |-> FALSE]
  /\ released = {}

\* Anybody proposes a committee for a successor; each proposal is a session of its own. What nobody would deal for is left out.
Propose ==
  /\ Cardinality(proposals) < MaxSession
  /\ \E parent \in { peer[h].final : h \in Honest } \intersect committed, members \in Committees, t \in Thresholds :
       LET m == [session |-> Cardinality(proposals) + 1, parent |-> parent, revoked |-> revoked,
                 committee |-> [members |-> members, threshold |-> t]] IN
       /\ IsAcceptable(m)
       /\ proposals' = proposals \union {m}
  /\ UNCHANGED <<peerVars, ownerVars, deals, responses, possessions, committed, reported>>

\* A member of the parent's committee shares its share.
Deal(h) ==
  /\ h \in Dealing
  /\ \E m \in proposals :
       /\ MayDeal(peer[h], h, m)
       /\ deals' = deals \union {[session |-> m.session, dealer |-> h, anew |-> peer[h].silent]}
       /\ peer' = [peer EXCEPT ![h] = AfterDeal(@)]
  /\ UNCHANGED <<ownerVars, proposals, responses, possessions, committed, reported, revoked, losses, learned>>

\* A receiver says once which deals it holds and found good.
Respond(h) ==
  /\ h \in Receiving
  /\ \E m \in proposals :
       /\ ~IsNothing(m.parent) /\ h \in m.committee.members /\ HasKey(peer[h], m)
       /\ \A x \in responses : x.session /= m.session \/ x.receiver /= h
       /\ \E dealers \in Answerable(m) :
            responses' = responses \union {[session |-> m.session, receiver |-> h, dealers |-> dealers]}
  /\ UNCHANGED <<peerVars, ownerVars, proposals, deals, possessions, committed, reported>>

\* A receiver combines the deals of the qualified, writes its share and signs that it has it.
Possess(h) ==
  /\ h \in Honest
  /\ \E m \in proposals : \E qualified \in SUBSET m.parent.committee.members :
       \E shifted \in SUBSET (Liars \intersect qualified), long \in SUBSET (Liars \intersect qualified) :
         LET dealt == Combined(m, qualified, shifted, long)
             p == Successor(m, dealt) IN
         /\ MayPossess(peer[h], h, m, dealt)
         /\ peer' = [peer EXCEPT ![h] = AfterPossess(@, m, MakeShare(p, h, dealt, m.parent.digest))]
         /\ possessions' = possessions \union {MakePossession(p, h, FALSE)}
  /\ UNCHANGED <<ownerVars, proposals, deals, responses, committed, reported, revoked, losses, learned>>

\* The parent's committee commits a snapshot whose shares are on disk.
Commit ==
  /\ \E x \in possessions, parent \in committed :
       /\ parent.digest = x.polynomial.parent
       /\ IsPossessed(x.polynomial)
       /\ CommitAllows(x.polynomial)
       /\ Cardinality(Voters(parent)) >= QuorumOf(parent.committee)
       /\ committed' = committed \union {x.polynomial}
  /\ UNCHANGED <<peerVars, ownerVars, proposals, deals, responses, possessions, reported>>

\* Whoever sees a certificate moves on, whenever that is.
Install(h) ==
  /\ h \in Honest
  /\ \E p \in committed :
       /\ IsNext(peer[h], p.version, p.parent)
       /\ peer' = [peer EXCEPT ![h] = AfterInstall(@, p)]
  /\ UNCHANGED <<sessionVars, ownerVars, revoked, losses, learned>>

\* Clean-up, at any time that the policy's grace allows; what came before a snapshot that is dead is kept for a re-key.
Erase(h) ==
  /\ h \in Honest /\ MayErase(peer[h], Live(peer[h].final))
  /\ peer' = [peer EXCEPT ![h] = AfterErase(@)]
  /\ UNCHANGED <<sessionVars, ownerVars, revoked, losses, learned>>

Restart(h) ==
  /\ h \in Crashing
  /\ peer' = [peer EXCEPT ![h] = Durable(@)]
  /\ UNCHANGED <<sessionVars, ownerVars, revoked, losses, learned>>

\* A disk dies. The tenant or the holder signs which acknowledged shares are gone.
Lose(h) ==
  /\ h \in Losing /\ ~peer[h].silent
  /\ peer' = [peer EXCEPT ![h] = AfterLoss({ m.session : m \in proposals })]
  /\ losses' = losses \union { [peer |-> h, polynomial |-> x.polynomial] : x \in peer[h].shares }
  /\ UNCHANGED <<sessionVars, ownerVars, revoked, learned>>

\* A member gets back the share of its own index, from t others.
Repair(h) ==
  /\ h \in Honest /\ MayBeRepaired(peer[h], h, revoked)
  /\ \E p \in committed, helpers \in SUBSET (Honest \ {h}) :
       /\ p = peer[h].final
       /\ Cardinality(helpers) = p.committee.threshold
       /\ \A g \in helpers : g \in p.committee.members /\ MayHelp(peer[g], p)
       /\ \E g \in helpers : \E y \in peer[g].shares :
            /\ y.polynomial = p
            /\ peer' = [peer EXCEPT ![h] = AfterRepair(@, helpers, MakeShare(p, h, y.dealt, y.under))]
       /\ losses' = losses \ {[peer |-> h, polynomial |-> p]}
       /\ possessions' = possessions \union {MakePossession(p, h, TRUE)}
  /\ UNCHANGED <<ownerVars, proposals, deals, responses, committed, reported, revoked, learned>>

Revoke(h) ==
  /\ h \in Revocable
  /\ revoked' = revoked \union {h}
  /\ UNCHANGED <<sessionVars, ownerVars, peer, losses, learned>>

\* The adversary reads all that a store holds, and what it opens of the messages that it has recorded.
Read(h) ==
  /\ h \in Readable
  /\ WithinBudget(learned \union Shown(h))
  /\ learned' = learned \union Shown(h)
  /\ UNCHANGED <<sessionVars, ownerVars, peer, revoked, losses>>

\* The owner signs a request for shares, because the snapshot in force is dead.
Demand ==
  /\ owner.version < MaxVersion /\ ~owner.asks /\ ~owner.holds
  /\ \E p \in InForce : ~Live(p)
  /\ owner' = [owner EXCEPT !.asks = TRUE]
  /\ UNCHANGED <<peerVars, sessionVars, released>>

\* A share leaves its holder: sealed to whoever signed the request, which is the owner's or the adversary's.
Release(h) ==
  /\ h \in Honest
  /\ \E x \in peer[h].shares, signed \in BOOLEAN :
       /\ signed => owner.asks
       /\ MayRelease(signed)
       /\ IF signed
            THEN released' = released \union {[polynomial |-> x.polynomial, index |-> x.index]} /\ UNCHANGED learned
            ELSE /\ learned' = learned \union
                      {[session |-> x.polynomial.digest.session, dealt |-> x.dealt.session, index |-> x.index]}
                 /\ UNCHANGED released
  /\ UNCHANGED <<sessionVars, peer, revoked, losses, owner>>

\* The owner deals a secret, of the first version or of the next.
DealAnew ==
  /\ owner.version < MaxVersion /\ ~owner.holds /\ Cardinality(proposals) < MaxSession
  /\ MayDealAnew(owner, released)
  /\ \E members \in Committees, t \in Thresholds :
       LET m == [session |-> Cardinality(proposals) + 1, parent |-> Nothing(owner.version + 1), revoked |-> revoked,
                 committee |-> [members |-> members, threshold |-> t]] IN
       /\ IsAcceptable(m)
       /\ proposals' = proposals \union {m}
  /\ owner' = AfterDealAnew(owner) /\ released' = {}
  /\ UNCHANGED <<peerVars, deals, responses, possessions, committed, reported>>

\* The owner signs a version's first snapshot, whose shares are on disk, and forgets.
Found ==
  /\ owner.holds
  /\ \E x \in possessions :
       /\ x.polynomial.parent = NoDigest(owner.version)
       /\ MayFound(IsPossessed(x.polynomial))
       /\ committed' = committed \union {x.polynomial}
  /\ owner' = AfterFound(owner)
  /\ UNCHANGED <<peerVars, proposals, deals, responses, possessions, reported, released>>

\* The deadline of a session that has no successor passes, and its coordinator says so.
Report ==
  /\ Expiring
  /\ \E m \in proposals :
       /\ \A p \in committed : p.digest.session /= m.session
       /\ reported' = reported \union {m.session}
  /\ UNCHANGED <<peerVars, ownerVars, proposals, deals, responses, possessions, committed>>

Next ==
  \/ Propose \/ Commit \/ Demand \/ DealAnew \/ Found \/ Report
  \/ \E h \in Peers :
       \/ Deal(h) \/ Respond(h) \/ Possess(h) \/ Install(h) \/ Erase(h) \/ Restart(h)
       \/ Lose(h) \/ Repair(h) \/ Revoke(h) \/ Read(h) \/ Release(h)

Spec == Init /\ [][Next]_vars

-----------------------------------------------------------------------------
(* Invariants *)

\* S1: of no polynomial ever dealt, committed or not, does the adversary ever have t shares, if it never reads t of one in play.
S1 ==
  /\ Begun => Cardinality({ x.index : x \in { y \in learned : y.dealt = 0 } } \union (Liars \intersect Genesis.committee.members)) < Threshold
  /\ \A m \in proposals :
       Cardinality({ x.index : x \in { y \in learned : y.dealt = Freshness(m) } } \union (Liars \intersect m.committee.members))
         < m.committee.threshold

\* Members of a snapshot's committee that need not help: they lie, were revoked, or lost what they had acknowledged.
\* @type: ($polynomial) => Set(PEER);
Faulty(p) ==
  { h \in p.committee.members : h \in Liars \/ h \in revoked \/ [peer |-> h, polynomial |-> p] \in losses }

\* How many shares open a polynomial: one commitment too many takes one share more.
\* @type: ($polynomial) => Int;
Needed(p) == p.committee.threshold + (IF p.digest.long = {} THEN 0 ELSE 1)

\* S2: while at most f of its committee are at fault, the polynomial in force has t usable shares.
S2 ==
  \A p \in InForce :
    Cardinality(Faulty(p)) <= Faults =>
      Cardinality({ h \in p.committee.members \ (Liars \union revoked) : Holds(peer[h], p) }) >= Needed(p)

\* S3: nobody ever has a share of another index than its own.
S3 == \A h \in Honest : \A x \in peer[h].shares : x.index = h

\* S4: the threshold never falls.
S4 == \A p, q \in committed : q.parent = p.digest => q.committee.threshold >= p.committee.threshold

\* S5: the secret is the same all along.
S5 == \A p \in committed : p.digest.shifted = {}

\* S6: shares that bear one name are shares of one polynomial.
S6 ==
  \A g, h \in Honest : \A x \in peer[g].shares, y \in peer[h].shares : x.polynomial = y.polynomial => x.dealt = y.dealt

\* S7: clean-up and restarts leave every acknowledged share that may still be used.
S7 ==
  \A x \in possessions : \A p \in InForce :
    x.polynomial = p \/ x.polynomial.parent = p.digest =>
      Holds(peer[x.receiver], x.polynomial) \/ [peer |-> x.receiver, polynomial |-> x.polynomial] \in losses

\* S8: caps and exclusions hold in every committed snapshot.
S8 ==
  \A p \in committed : \A m \in proposals : m.session = p.digest.session =>
    /\ Cardinality(p.committee.members \intersect Alike) <= Cap
    /\ p.committee.members \intersect m.revoked = {}

\* What is installed was committed.
InstalledIsCommitted == \A h \in Honest : peer[h].final \in committed \/ peer[h].final = Nothing(1)

\* The owner has no secret whose first snapshot it has signed.
OwnerForgets == owner.holds => \A p \in committed : p.version < owner.version

\* Nobody goes back to an older version, but whose store is lost.
VersionsRise ==
  [][\A h \in Honest : peer'[h].final.version >= peer[h].final.version \/ peer'[h].clean = NoDigest(1)]_vars

\* A receiver has a share of one polynomial of a session: a session is one budget, whatever is combined from its deals.
OneOfSession ==
  \A x, y \in possessions :
    x.receiver = y.receiver /\ ~x.repaired /\ ~y.repaired /\ x.polynomial.digest.session = y.polynomial.digest.session => x = y

\* A new polynomial has as many dealers as the old one needs shares, all of its committee.
DealtByEnough ==
  \A x \in possessions : \A p \in committed : x.polynomial.parent = p.digest =>
    /\ Cardinality(x.polynomial.digest.qualified) >= p.committee.threshold
    /\ x.polynomial.digest.qualified \subseteq p.committee.members

\* An honest dealer deals once in a session: two deals would show it guilty.
DealtOnce == \A x, y \in deals : x.session = y.session /\ x.dealer = y.dealer => x = y

\* An honest dealer had acknowledged a share of the parent's polynomial.
DealersHadShares ==
  \A d \in deals : \A m \in proposals : d.session = m.session => d.dealer \in Acknowledged(m.parent)

\* What was there before is erased by clean-up under a live snapshot, or lost.
ErasedUnderLive ==
  [][\A h \in Honest : peer[h].shares \subseteq peer'[h].shares \/ peer'[h].clean = NoDigest(1) \/ Live(peer[h].final)]_vars

\* Outside its committee nobody has a share of a polynomial.
MembersOnly == \A h \in Honest : \A x \in peer[h].shares : h \in x.polynomial.committee.members

-----------------------------------------------------------------------------
(* Liveness *)

\* Whoever can go on does, and no message is lost for ever; deadlines pass.
FairSpec ==
  /\ Spec
  /\ WF_vars(Propose) /\ WF_vars(Commit) /\ WF_vars(Report)
  /\ \A h \in Honest : WF_vars(Deal(h)) /\ WF_vars(Respond(h)) /\ WF_vars(Possess(h)) /\ WF_vars(Install(h))

\* @type: (Int) => Bool;
HasSuccessor(session) == \E p \in committed : p.digest.session = session

\* Whatever a session meets, it ends: in a successor, or in a report.
EndsAtLast == \A n \in 1..MaxSession : (\E m \in proposals : m.session = n) ~> (HasSuccessor(n) \/ n \in reported)

\* While nobody's time runs out, somebody's session commits.
SessionCommits == <>(\E n \in 1..MaxSession : HasSuccessor(n))
=============================================================================
