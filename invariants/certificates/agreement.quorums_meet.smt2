; agreement.quorums_meet
; If quorums have more members in common than there are liars, any two of them share a correct holder: the axiom, from its
; numbers.
(set-logic ALL)
(declare-fun q () Int)
(declare-fun outside () Int)
(declare-fun only.first () Int)
(declare-fun only.holders () Int)
(declare-fun only.first&holders () Int)
(declare-fun only.liars () Int)
(declare-fun only.first&liars () Int)
(declare-fun only.holders&liars () Int)
(declare-fun only.first&holders&liars () Int)
(declare-fun only.second () Int)
(declare-fun only.first&second () Int)
(declare-fun only.holders&second () Int)
(declare-fun only.first&holders&second () Int)
(declare-fun only.liars&second () Int)
(declare-fun only.first&liars&second () Int)
(declare-fun only.holders&liars&second () Int)
(declare-fun only.first&holders&liars&second () Int)
(assert (! (and (>= outside 0)
     (>= only.first 0)
     (>= only.holders 0)
     (>= only.first&holders 0)
     (>= only.liars 0)
     (>= only.first&liars 0)
     (>= only.holders&liars 0)
     (>= only.first&holders&liars 0)
     (>= only.second 0)
     (>= only.first&second 0)
     (>= only.holders&second 0)
     (>= only.first&holders&second 0)
     (>= only.liars&second 0)
     (>= only.first&liars&second 0)
     (>= only.holders&liars&second 0)
     (>= only.first&holders&liars&second 0)) :named axioms))
(assert (! (> (- (* 2 q)
      (+ only.holders
         only.first&holders
         only.holders&liars
         only.first&holders&liars
         only.holders&second
         only.first&holders&second
         only.holders&liars&second
         only.first&holders&liars&second))
   (+ only.liars
      only.first&liars
      only.holders&liars
      only.first&holders&liars
      only.liars&second
      only.first&liars&second
      only.holders&liars&second
      only.first&holders&liars&second)) :named more_than_the_liars_are_shared))
(assert (! (and (= (+ only.first
           only.first&liars
           only.first&second
           only.first&liars&second)
        0)
     (= (+ (+ only.second only.first&second)
           only.liars&second
           only.first&liars&second)
        0)
     (>= (+ only.first
            only.first&holders
            only.first&liars
            only.first&holders&liars
            only.first&second
            only.first&holders&second
            only.first&liars&second
            only.first&holders&liars&second)
         q)
     (>= (+ (+ only.second only.first&second)
            only.holders&second
            only.first&holders&second
            only.liars&second
            only.first&liars&second
            only.holders&liars&second
            only.first&holders&liars&second)
         q)) :named both_are_quorums))
(assert (! (= (+ only.first&second only.first&holders&second) 0) :named negated_goal))
(check-sat)
