; quorum.least
; Whatever number satisfies the three conditions is no smaller than the quorum.
(set-logic ALL)
(declare-fun n () Int)
(declare-fun t () Int)
(declare-fun f () Int)
(declare-fun q () Int)
(assert (! (and (>= q t) (> (- (* 2 q) n) f) (<= (- n (- q f)) (- t 1))) :named is_sufficient))
(assert (! (let ((a!1 (>= t (+ (div (+ n f) 2) 1))))
(let ((a!2 (ite a!1 t (+ (div (+ n f) 2) 1))))
(let ((a!3 (ite (>= a!2 (+ (- n t) 1 f)) a!2 (+ (- n t) 1 f))))
  (not (>= q a!3))))) :named negated_goal))
(check-sat)
