; timing.share_is_safe
; The holder's share of any time, rounded down, has both margins.
(set-logic ALL)
(declare-fun granter_ms () Int)
(assert (! (let ((a!1 (<= (* (div (* granter_ms 998950) 1001050) 1001050)
               (* granter_ms 998950))))
  (not a!1)) :named negated_goal))
(check-sat)
