------------------------------- MODULE Quorum -------------------------------
(* The commit quorum of a committee: design section 4.  Proved for all sizes *)
(* in invariants/proofs/quorum.py.                                           *)
EXTENDS Integers

\* @type: (Int, Int) => Int;
Larger(a, b) == IF a < b THEN b ELSE a

\* Votes or grants that decide for n holders, threshold t and at most f liars.
\* @type: (Int, Int, Int) => Int;
QuorumSize(n, t, f) == Larger(t, Larger((n + f) \div 2 + 1, n - t + 1 + f))
=============================================================================
