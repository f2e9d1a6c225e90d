; backoff.total
; The bound on all waits together is below the deadline.
(set-logic ALL)
(declare-fun lease_left_ms () Int)
(assert (! (<= lease_left_ms 3000) :named lease_is_no_longer_than_ttl))
(assert (! (let ((a!1 (< (+ (ite (<= lease_left_ms 499) 499 lease_left_ms)
                 (ite (<= lease_left_ms 999) 999 lease_left_ms)
                 (ite (<= lease_left_ms 1999) 1999 lease_left_ms)
                 (ite (<= lease_left_ms 3999) 3999 lease_left_ms)
                 (ite (<= lease_left_ms 7999) 7999 lease_left_ms))
              30000)))
  (not a!1)) :named negated_goal))
(check-sat)
