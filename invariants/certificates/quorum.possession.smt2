; quorum.possession
; In a feasible committee with f holders silent, t + f acknowledge their shares.
(set-logic ALL)
(declare-fun n () Int)
(declare-fun t () Int)
(declare-fun f () Int)
(assert (! (and (>= f 0) (>= t 2) (<= t (- n 1)) (>= t (+ (* 2 f) 1)) (>= n (+ t (* 2 f)))) :named feasible))
(assert (! (not (<= (+ t f) (- n f))) :named negated_goal))
(check-sat)
