; ballot.none_is_lowest
; Every real ballot is above none.
(set-logic ALL)
(declare-fun a.round () Int)
(declare-fun a.rank () Int)
(declare-fun a.coordinator () Int)
(declare-fun a.nonce () Int)
(assert (! (>= a.round 1) :named real_ballot))
(assert (! (and (not (> a.round 0))
     (not (and (= a.round 0) (> a.rank 0)))
     (not (and (= a.round 0) (= a.rank 0) (> a.coordinator 0)))
     (not (and (= a.round 0) (= a.rank 0) (= a.coordinator 0) (> a.nonce 0)))) :named negated_goal))
(check-sat)
