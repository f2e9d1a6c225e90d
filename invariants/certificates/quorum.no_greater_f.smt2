; quorum.no_greater_f
; No greater f is feasible.
(set-logic ALL)
(declare-fun n () Int)
(declare-fun t () Int)
(declare-fun f () Int)
(assert (! (and (>= f 0) (>= t 2) (<= t (- n 1)) (>= t (+ (* 2 f) 1)) (>= n (+ t (* 2 f)))) :named feasible))
(assert (! (let ((a!1 (ite (<= (div (- t 1) 2) (div (- n t) 2))
                (div (- t 1) 2)
                (div (- n t) 2))))
  (not (<= f a!1))) :named negated_goal))
(check-sat)
