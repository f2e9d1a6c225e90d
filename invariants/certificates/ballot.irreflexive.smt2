; ballot.irreflexive
; No ballot is below itself.
(set-logic ALL)
(declare-fun a.round () Int)
(declare-fun a.rank () Int)
(declare-fun a.coordinator () Int)
(declare-fun a.nonce () Int)
(assert (! (not (and (not (< a.round a.round))
          (not (< a.rank a.rank))
          (not (< a.coordinator a.coordinator))
          (not (< a.nonce a.nonce)))) :named negated_goal))
(check-sat)
