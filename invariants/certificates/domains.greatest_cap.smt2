; domains.greatest_cap
; No more holders than the greatest cap can neither decrypt nor veto: no greater cap is sound.
(set-logic ALL)
(declare-fun n () Int)
(declare-fun t () Int)
(declare-fun inside () Int)
(assert (! (and (>= inside 0) (< inside t) (>= (- n inside) t)) :named is_harmless))
(assert (! (let ((a!1 (<= inside (ite (<= (- t 1) (- n t)) (- t 1) (- n t)))))
  (not a!1)) :named negated_goal))
(check-sat)
