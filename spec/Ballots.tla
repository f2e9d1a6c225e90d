------------------------------ MODULE Ballots -------------------------------
(* The fencing token: (round, rank, coordinator, nonce), totally ordered.    *)
EXTENDS Integers

(*
  @typeAlias: ballot = { round: Int, rank: Int, coordinator: Int, nonce: Int };
*)
BallotsTypes == TRUE

\* Below every ballot that anybody can hold.
\* @type: $ballot;
NoBallot == [round |-> 0, rank |-> 0, coordinator |-> 0, nonce |-> 0]

\* Strictly below, lexicographically.
\* @type: ($ballot, $ballot) => Bool;
Below(a, b) ==
  \/ a.round < b.round
  \/ a.round = b.round /\ a.rank < b.rank
  \/ a.round = b.round /\ a.rank = b.rank /\ a.coordinator < b.coordinator
  \/ a.round = b.round /\ a.rank = b.rank /\ a.coordinator = b.coordinator /\ a.nonce < b.nonce

\* @type: ($ballot, $ballot) => $ballot;
Highest(a, b) == IF Below(a, b) THEN b ELSE a
=============================================================================
