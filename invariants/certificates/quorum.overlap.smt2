; quorum.overlap
; Two quorums of one committee have more than f holders in common.
(set-logic ALL)
(declare-fun n () Int)
(declare-fun t () Int)
(declare-fun f () Int)
(assert (! (let ((a!1 (>= t (+ (div (+ n f) 2) 1))))
(let ((a!2 (ite a!1 t (+ (div (+ n f) 2) 1))))
(let ((a!3 (ite (>= a!2 (+ (- n t) 1 f)) a!2 (+ (- n t) 1 f))))
  (not (> (- (* 2 a!3) n) f))))) :named negated_goal))
(check-sat)
