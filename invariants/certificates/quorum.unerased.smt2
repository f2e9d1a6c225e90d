; quorum.unerased
; Once the correct ones of a quorum have erased their old shares, at most t - 1 are left.
(set-logic ALL)
(declare-fun n () Int)
(declare-fun t () Int)
(declare-fun f () Int)
(assert (! (let ((a!1 (>= t (+ (div (+ n f) 2) 1))))
(let ((a!2 (ite a!1 t (+ (div (+ n f) 2) 1))))
(let ((a!3 (ite (>= a!2 (+ (- n t) 1 f)) a!2 (+ (- n t) 1 f))))
  (not (<= (- n (- a!3 f)) (- t 1)))))) :named negated_goal))
(check-sat)
