; quorum.live
; In a feasible committee with f holders silent, a quorum remains.
(set-logic ALL)
(declare-fun n () Int)
(declare-fun t () Int)
(declare-fun f () Int)
(assert (! (and (>= f 0) (>= t 2) (<= t (- n 1)) (>= t (+ (* 2 f) 1)) (>= n (+ t (* 2 f)))) :named feasible))
(assert (! (let ((a!1 (>= t (+ (div (+ n f) 2) 1))))
(let ((a!2 (ite a!1 t (+ (div (+ n f) 2) 1))))
(let ((a!3 (ite (>= a!2 (+ (- n t) 1 f)) a!2 (+ (- n t) 1 f))))
  (not (<= a!3 (- n f)))))) :named negated_goal))
(check-sat)
