; timing.belief_lasts
; Counting with both margins, a holder believes for at most granted / (1 + rho) of real time.
(set-logic QF_NRA)
(declare-fun rho () Real)
(declare-fun sent () Real)
(declare-fun belief_end () Real)
(declare-fun held () Real)
(declare-fun granted () Real)
(assert (! (and (>= rho 0.0) (< rho 1.0)) :named drift_is_bounded))
(assert (! (>= held (* (- 1.0 rho) (- belief_end sent))) :named holder_clock_is_not_slower))
(assert (! (<= (* held (+ 1.0 rho)) (* granted (- 1.0 rho))) :named held_has_both_margins))
(assert (! (not (<= (* (+ 1.0 rho) (- belief_end sent)) granted)) :named negated_goal))
(check-sat)
