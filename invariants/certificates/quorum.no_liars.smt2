; quorum.no_liars
; With f = 0 and a threshold above half, the quorum is the threshold.
(set-logic ALL)
(declare-fun n () Int)
(declare-fun t () Int)
(declare-fun f () Int)
(assert (! (and (>= t 2) (<= t (- n 1))) :named is_committee))
(assert (! (= f 0) :named no_liars))
(assert (! (> (* 2 t) n) :named majority_threshold))
(assert (! (let ((a!1 (>= t (+ (div (+ n f) 2) 1))))
(let ((a!2 (ite a!1 t (+ (div (+ n f) 2) 1))))
(let ((a!3 (ite (>= a!2 (+ (- n t) 1 f)) a!2 (+ (- n t) 1 f))))
  (not (= a!3 t))))) :named negated_goal))
(check-sat)
