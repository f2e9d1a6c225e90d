; quorum.one_less
; One voter less than a quorum breaks at least one of the three conditions.
(set-logic ALL)
(declare-fun n () Int)
(declare-fun t () Int)
(declare-fun f () Int)
(assert (! (let ((a!1 (>= t (+ (div (+ n f) 2) 1))))
(let ((a!2 (ite a!1 t (+ (div (+ n f) 2) 1))))
(let ((a!3 (ite (>= a!2 (+ (- n t) 1 f)) a!2 (+ (- n t) 1 f))))
(let ((a!4 (> (- (* 2 (- a!3 1)) n) f))
      (a!5 (<= (- n (- (- a!3 1) f)) (- t 1))))
  (and (>= (- a!3 1) t) a!4 a!5))))) :named negated_goal))
(check-sat)
