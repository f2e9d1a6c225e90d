; quorum.second_term
; Where quorums may decrypt and erase as they must, they meet: the second term of the formula never exceeds both others.
(set-logic ALL)
(declare-fun n () Int)
(declare-fun t () Int)
(declare-fun f () Int)
(assert (! (let ((a!1 (ite (>= t (+ (- n t) 1 f)) t (+ (- n t) 1 f))))
(let ((a!2 (<= (+ (div (+ n f) 2) 1) a!1)))
  (not a!2))) :named negated_goal))
(check-sat)
