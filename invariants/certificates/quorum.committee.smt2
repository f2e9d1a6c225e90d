; quorum.committee
; What is feasible is a committee, 2 <= t <= n - 1, and its f is not negative.
(set-logic ALL)
(declare-fun n () Int)
(declare-fun t () Int)
(declare-fun f () Int)
(assert (! (and (>= f 0) (>= t 2) (<= t (- n 1)) (>= t (+ (* 2 f) 1)) (>= n (+ t (* 2 f)))) :named feasible))
(assert (! (not (and (>= t 2) (<= t (- n 1)) (>= f 0))) :named negated_goal))
(check-sat)
