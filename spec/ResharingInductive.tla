-------------------------- MODULE ResharingInductive -------------------------
(* S2 and S7 follow from what is inductive at three and four peers, over the *)
(* polynomials of seven sessions in two versions: checked symbolically with  *)
(* Apalache, for any committees and number of faults, any liars, losses and  *)
(* revocations.  The rules of a peer are those of Resharing, the same text.  *)
(*                                                                           *)
(* The two speak of shares on disk and of what was signed about them, so a   *)
(* step here moves one peer, or the committed snapshots, and deals are       *)
(* whatever they like: each step of Resharing, seen through the variables    *)
(* below, is a step here or changes none of them.                            *)
(*                                                                           *)
(*   here                          in Resharing, at most                     *)
(*   any polynomial of the right   one that qualified dealers dealt in a     *)
(*     degree is acknowledged        session whose key the peer still has    *)
(*   what enough acknowledged is   if a quorum that stands on its parent     *)
(*     committed after its parent    votes                                   *)
(*   what enough acknowledged is   if it is the owner's last version, and    *)
(*     founded in a later version    the owner has its secret                *)
(*   anybody cleans up             under a snapshot that is live             *)
(*   any honest peer loses its     one of Losing that is not silent yet      *)
(*     store, as often as it likes                                           *)
(*   a share is repaired           from t others that have theirs            *)
(*   anybody is revoked            one of Revocable                          *)
(*                                                                           *)
(* TLC checks this table too: ResharingSeen, in small models.                *)
EXTENDS Resharing

CONSTANTS
  \* @type: Int -> $committee;
  Offered            \* the committee of each session but the first

-----------------------------------------------------------------------------
(* The constants: any committees, any liars *)

\* @type: Set($committee);
AnyCommittee == [members : SUBSET Peers, threshold : 1..4]

AnyRules ==
  \* No step here looks at these: they are for proposals, deals, the owner and the adversary. TLC, which looks at every rule, is done here.
  /\ MaxSession = 6 /\ MaxVersion = 2 /\ Expiring = FALSE /\ Cap = 1 /\ Thresholds = {1}
  /\ Leaving = {} /\ Dealing = {} /\ Receiving = {} /\ Crashing = {} /\ Losing = {} /\ Revocable = {} /\ Readable = {} /\ Alike = {}
  /\ Liars \in SUBSET Peers /\ Joining \in SUBSET Peers
  /\ Begun \in BOOLEAN
  /\ Threshold \in 1..4 /\ Faults \in 0..3
  \* The first committee has as many members as must have acknowledged: a weaker demand than IsFeasible.
  /\ Cardinality(Peers \ Joining) >= Threshold + Faults
  /\ \E a, b, c, d, e, f \in AnyCommittee :
       Offered = [n \in 1..6 |-> IF n = 1 THEN a ELSE IF n = 2 THEN b ELSE IF n = 3 THEN c ELSE IF n = 4 THEN d ELSE IF n = 5 THEN e ELSE f]

CInit_n3 == Peers = {"h1_OF_PEER", "h2_OF_PEER", "h3_OF_PEER"} /\ AnyRules
CInit_n4 == Peers = {"h1_OF_PEER", "h2_OF_PEER", "h3_OF_PEER", "h4_OF_PEER"} /\ AnyRules

-----------------------------------------------------------------------------
(* Any value of each type *)

\* In the third session a dealer commits to one coefficient too many.
\* @type: (Int) => $dealt;
NthDeal(n) == Sum(n, {}, {}, IF n = 3 THEN {"h1_OF_PEER"} ELSE {})

\* @type: (Int, Int, $dealt) => $polynomial;
NthPolynomial(n, version, parent) ==
  [version |-> version, digest |-> NthDeal(n), parent |-> parent, committee |-> Offered[n]]

\* Three rivals follow the first snapshot and one of them has a successor; the next version's first snapshot has one too.
\* @type: Set($polynomial);
AnyPolynomial ==
  { Genesis, NthPolynomial(1, 1, FirstDeal), NthPolynomial(2, 1, FirstDeal), NthPolynomial(3, 1, FirstDeal),
    NthPolynomial(4, 1, NthDeal(1)), NthPolynomial(5, 2, NoDigest(2)), NthPolynomial(6, 2, NthDeal(5)) }

\* @type: Set($polynomial);
AnyFinal == {Nothing(1)} \union AnyPolynomial

\* Which sessions had begun when a store was lost: no step here looks at it.
\* @type: Set(Set(Int));
AnySessions == {{}}

\* @type: Set($possession);
AnyPossession == { MakePossession(p, h, FALSE) : p \in AnyPolynomial, h \in Honest }

\* @type: Set($loss);
AnyLoss == [peer : Honest, polynomial : AnyPolynomial]

\* The share that a peer has of a polynomial, if it has one.
\* @type: ($polynomial, PEER) => $share;
ShareOf(p, h) == MakeShare(p, h, p.digest, p.parent)

\* @type: ($polynomial, Set($polynomial), PEER) => $peer;
PeerWith(final, held, h) ==
  [final |-> final, clean |-> NoDigest(1), shares |-> { ShareOf(p, h) : p \in held }, spent |-> {}, silent |-> FALSE]

\* Nothing is said of peers, certificates, losses and revocations; the rest stands still.
AnyState ==
  /\ \E a, b, c, d \in AnyFinal : \E s, t, u, v \in SUBSET AnyPolynomial :
       peer = [h \in Peers |->
         IF h = "h1_OF_PEER" THEN PeerWith(a, s, h) ELSE IF h = "h2_OF_PEER" THEN PeerWith(b, t, h)
         ELSE IF h = "h3_OF_PEER" THEN PeerWith(c, u, h) ELSE PeerWith(d, v, h)]
  /\ possessions \in SUBSET AnyPossession
  /\ committed \in SUBSET AnyPolynomial
  /\ revoked \in SUBSET Peers
  /\ losses \in SUBSET AnyLoss
  /\ proposals = {} /\ deals = {} /\ responses = {} /\ reported = {} /\ learned = {} /\ released = {}
  /\ owner = [version |-> 1, asks |-> FALSE, holds |-> FALSE]

-----------------------------------------------------------------------------
(* The steps *)

\* A version's first snapshot.
\* @type: ($polynomial) => Bool;
IsFirst(p) == p.parent = NoDigest(p.version)

\* @type: (PEER, $peer) => Bool;
Becomes(h, me) == peer' = [peer EXCEPT ![h] = me]

\* As a proposal names it.
\* @type: ($polynomial) => $proposal;
AsProposed(p) == [session |-> p.digest.session, parent |-> Nothing(p.version), committee |-> p.committee, revoked |-> {}]

\* What MayPossess asks of the peer, its key aside, and of what was dealt.
\* @type: (PEER, $polynomial) => Bool;
MayAcknowledge(h, p) ==
  /\ h \in p.committee.members
  /\ IsNext(peer[h], p.version, p.parent)
  /\ ConstantsAreShares(p.digest) /\ DegreesAreRight(p.digest)

\* @type: (PEER, $polynomial, $peer) => Bool;
Acknowledges(h, p, me) ==
  /\ MayAcknowledge(h, p)
  /\ Becomes(h, me)
  /\ possessions' = possessions \union {MakePossession(p, h, FALSE)}
  /\ UNCHANGED <<committed, revoked, losses>>

PossessAny(h) == \E p \in AnyPolynomial : Acknowledges(h, p, AfterPossess(peer[h], AsProposed(p), ShareOf(p, h)))

InstallAny(h) ==
  \E p \in committed :
    /\ IsNext(peer[h], p.version, p.parent)
    /\ Becomes(h, AfterInstall(peer[h], p))
    /\ UNCHANGED <<possessions, committed, revoked, losses>>

EraseAny(h) == Becomes(h, AfterErase(peer[h])) /\ UNCHANGED <<possessions, committed, revoked, losses>>

RestartAny(h) == Becomes(h, Durable(peer[h])) /\ UNCHANGED <<possessions, committed, revoked, losses>>

LoseAny(h) ==
  /\ \E started \in AnySessions : Becomes(h, AfterLoss(started))
  /\ losses' = losses \union { [peer |-> h, polynomial |-> x.polynomial] : x \in peer[h].shares }
  /\ UNCHANGED <<possessions, committed, revoked>>

RepairAny(h) ==
  LET p == peer[h].final IN
  /\ MayBeRepaired(peer[h], h, revoked)
  /\ Becomes(h, AfterRepair(peer[h], {}, ShareOf(p, h)))
  /\ losses' = losses \ {[peer |-> h, polynomial |-> p]}
  /\ possessions' = possessions \union {MakePossession(p, h, TRUE)}
  /\ UNCHANGED <<committed, revoked>>

RevokeAny(h) == revoked' = revoked \union {h} /\ UNCHANGED <<peer, possessions, committed, losses>>

\* Somebody honest has signed for it.
\* @type: ($polynomial) => Bool;
IsAcknowledged(p) == \E x \in possessions : x.polynomial = p

\* @type: ($polynomial) => Bool;
Commits(p) == committed' = committed \union {p} /\ UNCHANGED <<peer, possessions, revoked, losses>>

CommitAny ==
  \E p \in AnyPolynomial :
    /\ IsAcknowledged(p) /\ \E parent \in committed : parent.digest = p.parent
    /\ IsPossessed(p) /\ CommitAllows(p)
    /\ Commits(p)

FoundAny ==
  \E p \in AnyPolynomial :
    /\ IsAcknowledged(p) /\ IsFirst(p) /\ \A q \in committed : q.version < p.version
    /\ MayFound(IsPossessed(p))
    /\ Commits(p)

Moves == \E h \in Honest : PossessAny(h) \/ InstallAny(h) \/ EraseAny(h) \/ RestartAny(h)
Fails == (\E h \in Honest : LoseAny(h) \/ RepairAny(h)) \/ (\E h \in Peers : RevokeAny(h))
Decides == CommitAny \/ FoundAny

OthersStandStill == UNCHANGED <<learned, proposals, deals, responses, reported, ownerVars>>

MovingStep == Moves /\ OthersStandStill
FailingStep == Fails /\ OthersStandStill
DecidingStep == Decides /\ OthersStandStill
Step == MovingStep \/ FailingStep \/ DecidingStep

\* A bad rule: the new share takes the place of the old one.
Step_erased_at_possession ==
  /\ \E h \in Honest, p \in AnyPolynomial : Acknowledges(h, p, [peer[h] EXCEPT !.shares = {ShareOf(p, h)}])
  /\ OthersStandStill

\* A bad rule: clean-up leaves the share of the final snapshot only.
Step_pending_wiped ==
  /\ \E h \in Honest : Becomes(h, [peer[h] EXCEPT !.shares = { x \in @ : x.polynomial = peer[h].final }])
  /\ UNCHANGED <<possessions, committed, revoked, losses>>
  /\ OthersStandStill

-----------------------------------------------------------------------------
(* Each step of Resharing is a step here: a configuration puts what there is *)
(* in Resharing in the place of what there may be here.                      *)

\* @type: Int -> $committee;
Offered_proposed == [n \in 1..0 |-> Genesis.committee]
\* @type: Set($polynomial);
AnyPolynomial_acknowledged == { x.polynomial : x \in possessions' }
\* @type: Set(Set(Int));
AnySessions_begun == {{ m.session : m \in proposals }}
\* Which deals are answered is not seen: the answer is that all are held.
\* @type: ($proposal) => Set(Set(PEER));
Answerable_all(m) ==
  {{ d.dealer : d \in { x \in deals : x.session = m.session } } \union (Liars \intersect m.parent.committee.members)}
\* A bad rule: nobody acknowledges a share.
\* @type: Set($polynomial);
AnyPolynomial_none == {}

ResharingSeen == [][Moves \/ Fails \/ Decides]_<<peer, possessions, committed, revoked, losses>>

-----------------------------------------------------------------------------
(* What makes them inductive *)

\* It is in force, or may come into force by one commit.
\* @type: ($polynomial) => Bool;
MayBeUsed(p) ==
  \/ p \in InForce
  \/ \E q \in InForce : p.parent = q.digest
  \/ IsFirst(p) /\ \A q \in committed : q.version < p.version

\* An acknowledged share that may be used is there, or known to be lost.
Kept ==
  \A p \in AnyPolynomial : MayBeUsed(p) =>
    \A h \in Acknowledged(p) \ Liars : Holds(peer[h], p) \/ [peer |-> h, polynomial |-> p] \in losses

\* Clean-up would leave every share that may be used.
Spared == \A h \in Honest : \A x \in peer[h].shares : MayBeUsed(x.polynomial) => Keeps(peer[h], x)

\* Every share was acknowledged, is dealt under its parent, and is a first one if its version has not come yet.
SharesAreAcknowledged ==
  \A h \in Honest : \A x \in peer[h].shares :
    /\ h \in Acknowledged(x.polynomial)
    /\ x.under = x.polynomial.parent
    /\ x.polynomial.version > peer[h].final.version => IsFirst(x.polynomial)

\* It has the right degree, and follows a committed snapshot or none.
\* @type: ($polynomial) => Bool;
IsSound(p) == DegreesAreRight(p.digest) /\ (IsFirst(p) \/ \E q \in committed : q.digest = p.parent)

\* Members acknowledge what is sound.
MembersAcknowledge == \A x \in possessions : x.receiver \in x.polynomial.committee.members /\ IsSound(x.polynomial)

\* What is committed is sound, was acknowledged by enough, and is its parent's only successor.
CommittedIsPossessed ==
  /\ \A p \in committed : IsSound(p) /\ IsPossessed(p)
  /\ \A p, q \in committed : p.parent = q.parent => p = q

\* Where the secret was dealt at first, its snapshot is there.
GenesisIsCommitted == Begun => Genesis \in committed

Ind == Kept /\ Spared /\ SharesAreAcknowledged /\ MembersAcknowledge /\ CommittedIsPossessed
       /\ GenesisIsCommitted /\ InstalledIsCommitted

\* Every state of which Ind is true.
AnyInd == AnyState /\ Ind
=============================================================================
