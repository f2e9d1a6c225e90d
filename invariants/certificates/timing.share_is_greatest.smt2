; timing.share_is_greatest
; No longer share in whole milliseconds has both margins.
(set-logic ALL)
(declare-fun granter_ms () Int)
(assert (! (let ((a!1 (* (+ (div (* granter_ms 998950) 1001050) 1) 1001050)))
  (not (> a!1 (* granter_ms 998950)))) :named negated_goal))
(check-sat)
