; timing.belief_ends_first
; Whatever the bound rho < 1 and the time granted, a belief that is counted with both margins from a send not after the
; grant ends no later than the lease.
(set-logic QF_NRA)
(declare-fun rho () Real)
(declare-fun sent () Real)
(declare-fun belief_end () Real)
(declare-fun held () Real)
(declare-fun granted () Real)
(declare-fun start () Real)
(declare-fun lease_end () Real)
(assert (! (and (>= rho 0.0) (< rho 1.0)) :named drift_is_bounded))
(assert (! (> granted 0.0) :named some_time_is_granted))
(assert (! (>= held (* (- 1.0 rho) (- belief_end sent))) :named holder_clock_is_not_slower))
(assert (! (<= granted (* (+ 1.0 rho) (- lease_end start))) :named granter_clock_is_not_faster))
(assert (! (<= (* held (+ 1.0 rho)) (* granted (- 1.0 rho))) :named held_has_both_margins))
(assert (! (<= sent start) :named sent_before_start))
(assert (! (not (<= belief_end lease_end)) :named negated_goal))
(check-sat)
