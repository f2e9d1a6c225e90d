; belief.belief_is_backed.holder_slips.n1
; holder_slips keeps belief_is_backed.
(set-logic ALL)
(declare-fun model.rules.quorum () Int)
(declare-fun model.rules.ttl () Int)
(declare-fun model.rules.holder_ttl () Int)
(declare-fun model.rules.hard_stop () Int)
(declare-fun model.rules.holder_stop () Int)
(declare-fun model.rules.amnesia_guard () Int)
(declare-fun model.rules.minimum_interval () Int)
(declare-fun model.liars.1 () Bool)
(declare-fun model.twisted.1 () Bool)
(declare-fun model.twisted.2 () Bool)
(declare-fun model.twisted.3 () Bool)
(declare-fun model.drift () Int)
(declare-fun g () Int)
(declare-fun s.granter.1.base () Int)
(declare-fun s.granter.1.promised.round () Int)
(declare-fun s.granter.1.promised.rank () Int)
(declare-fun s.granter.1.promised.coordinator () Int)
(declare-fun s.granter.1.promised.nonce () Int)
(declare-fun s.granter.1.closed.round () Int)
(declare-fun s.granter.1.closed.rank () Int)
(declare-fun s.granter.1.closed.coordinator () Int)
(declare-fun s.granter.1.closed.nonce () Int)
(declare-fun s.granter.1.ballot.round () Int)
(declare-fun s.granter.1.ballot.rank () Int)
(declare-fun s.granter.1.ballot.coordinator () Int)
(declare-fun s.granter.1.ballot.nonce () Int)
(declare-fun s.granter.1.number () Int)
(declare-fun s.granter.1.left () Int)
(declare-fun s.granter.1.replaced () Int)
(declare-fun s.granter.1.budget.1 () Int)
(declare-fun s.granter.1.budget.2 () Int)
(declare-fun s.granter.1.budget.3 () Int)
(declare-fun s.granter.1.rest.1 () Int)
(declare-fun s.granter.1.rest.2 () Int)
(declare-fun s.granter.1.rest.3 () Int)
(declare-fun s.granter.1.guard () Int)
(declare-fun s.granter.1.interval () Int)
(declare-fun s.granter.1.waiting.ballot.round () Int)
(declare-fun s.granter.1.waiting.ballot.rank () Int)
(declare-fun s.granter.1.waiting.ballot.coordinator () Int)
(declare-fun s.granter.1.waiting.ballot.nonce () Int)
(declare-fun s.granter.1.waiting.base () Int)
(declare-fun s.granter.1.waiting.number () Int)
(declare-fun s.holder.1.up () Bool)
(declare-fun s.holder.1.base () Int)
(declare-fun s.holder.1.ballot.round () Int)
(declare-fun s.holder.1.ballot.rank () Int)
(declare-fun s.holder.1.ballot.coordinator () Int)
(declare-fun s.holder.1.ballot.nonce () Int)
(declare-fun s.holder.1.nonce () Int)
(declare-fun s.holder.1.number () Int)
(declare-fun s.holder.1.stop () Int)
(declare-fun s.holder.1.asked.1 () Int)
(declare-fun s.holder.1.asked.2 () Int)
(declare-fun s.holder.1.asked.3 () Int)
(declare-fun s.holder.1.heard.1 () Int)
(declare-fun s.holder.2.up () Bool)
(declare-fun s.holder.2.base () Int)
(declare-fun s.holder.2.ballot.round () Int)
(declare-fun s.holder.2.ballot.rank () Int)
(declare-fun s.holder.2.ballot.coordinator () Int)
(declare-fun s.holder.2.ballot.nonce () Int)
(declare-fun s.holder.2.nonce () Int)
(declare-fun s.holder.2.number () Int)
(declare-fun s.holder.2.stop () Int)
(declare-fun s.holder.2.asked.1 () Int)
(declare-fun s.holder.2.asked.2 () Int)
(declare-fun s.holder.2.asked.3 () Int)
(declare-fun s.holder.2.heard.1 () Int)
(declare-fun s.holder.3.up () Bool)
(declare-fun s.holder.3.base () Int)
(declare-fun s.holder.3.ballot.round () Int)
(declare-fun s.holder.3.ballot.rank () Int)
(declare-fun s.holder.3.ballot.coordinator () Int)
(declare-fun s.holder.3.ballot.nonce () Int)
(declare-fun s.holder.3.nonce () Int)
(declare-fun s.holder.3.number () Int)
(declare-fun s.holder.3.stop () Int)
(declare-fun s.holder.3.asked.1 () Int)
(declare-fun s.holder.3.asked.2 () Int)
(declare-fun s.holder.3.asked.3 () Int)
(declare-fun s.holder.3.heard.1 () Int)
(declare-fun s.grants (Int Int Int Int Int Int Int) Bool)
(declare-fun s.granter_skew.1 () Int)
(declare-fun s.holder_skew.1 () Int)
(declare-fun s.holder_skew.2 () Int)
(declare-fun s.holder_skew.3 () Int)
(declare-fun s.past.1.ballot.round () Int)
(declare-fun s.past.1.ballot.rank () Int)
(declare-fun s.past.1.ballot.coordinator () Int)
(declare-fun s.past.1.ballot.nonce () Int)
(declare-fun s.past.1.admits.1 () Bool)
(declare-fun s.past.1.admits.2 () Bool)
(declare-fun s.past.1.admits.3 () Bool)
(declare-fun s.past.1.age.1 () Int)
(declare-fun s.past.1.age.2 () Int)
(declare-fun s.past.1.age.3 () Int)
(declare-fun s.past.1.cover.1 () Int)
(declare-fun s.past.1.cover.2 () Int)
(declare-fun s.past.1.cover.3 () Int)
(declare-fun s.past.1.rest.1 () Int)
(declare-fun s.past.1.rest.2 () Int)
(declare-fun s.past.1.rest.3 () Int)
(declare-fun s.past.1.quiet () Int)
(declare-fun s.past.1.under.round () Int)
(declare-fun s.past.1.under.rank () Int)
(declare-fun s.past.1.under.coordinator () Int)
(declare-fun s.past.1.under.nonce () Int)
(declare-fun s.past.1.closed.round () Int)
(declare-fun s.past.1.closed.rank () Int)
(declare-fun s.past.1.closed.coordinator () Int)
(declare-fun s.past.1.closed.nonce () Int)
(declare-fun c () Int)
(declare-fun d () Int)
(assert (! (and (> model.rules.ttl 0)
     (<= model.rules.ttl model.rules.hard_stop)
     (<= (* 2 model.rules.ttl) model.rules.amnesia_guard)
     (>= model.rules.minimum_interval 0)) :named rules_are_sound))
(assert (! (and (>= model.drift 0)
     (> model.rules.holder_stop 0)
     (> model.rules.holder_ttl 0)
     (<= (+ model.rules.holder_ttl (* 2 model.drift)) model.rules.ttl)) :named margins_are_kept))
(assert (! (and (= g 1) (not model.liars.1)) :named is_honest))
(assert (! (let ((a!1 (and (not model.liars.1)
                (> s.granter.1.left 0)
                (not (and (= s.past.1.ballot.coordinator 1) s.past.1.admits.1))
                (not (and (= s.past.1.ballot.coordinator 2) s.past.1.admits.2))
                (not (and (= s.past.1.ballot.coordinator 3) s.past.1.admits.3)))))
  (not a!1)) :named only_eligible))
(assert (! (let ((a!1 (not (and (not (= s.past.1.quiet 0)) (not (> s.granter.1.base 0)))))
      (a!2 (and (not (= s.granter.1.left 0))
                (not (and (= s.granter.1.ballot.round s.past.1.ballot.round)
                          (= s.granter.1.ballot.rank s.past.1.ballot.rank)
                          (= s.granter.1.ballot.coordinator
                             s.past.1.ballot.coordinator)
                          (= s.granter.1.ballot.nonce s.past.1.ballot.nonce)))))
      (a!3 (not (and (not (= s.past.1.cover.1 0)) (not (> s.past.1.rest.1 0)))))
      (a!4 (not (and (not (= s.past.1.cover.2 0)) (not (> s.past.1.rest.2 0)))))
      (a!5 (not (and (not (= s.past.1.cover.3 0)) (not (> s.past.1.rest.3 0)))))
      (a!6 (and (not (< s.granter.1.promised.round s.granter.1.ballot.round))
                (not (and (= s.granter.1.promised.round
                             s.granter.1.ballot.round)
                          (< s.granter.1.promised.rank s.granter.1.ballot.rank)))
                (not (and (= s.granter.1.promised.round
                             s.granter.1.ballot.round)
                          (= s.granter.1.promised.rank s.granter.1.ballot.rank)
                          (< s.granter.1.promised.coordinator
                             s.granter.1.ballot.coordinator)))
                (not (and (= s.granter.1.promised.round
                             s.granter.1.ballot.round)
                          (= s.granter.1.promised.rank s.granter.1.ballot.rank)
                          (= s.granter.1.promised.coordinator
                             s.granter.1.ballot.coordinator)
                          (< s.granter.1.promised.nonce
                             s.granter.1.ballot.nonce)))))
      (a!8 (and (= s.past.1.rest.1 s.granter.1.rest.1)
                (= s.past.1.cover.1
                   (ite (= s.granter.1.ballot.coordinator 1) s.granter.1.left 0))))
      (a!9 (not (and (= s.granter.1.left 0)
                     (= s.granter.1.rest.1 0)
                     (<= (+ s.past.1.cover.1 s.past.1.rest.1) s.granter.1.guard))))
      (a!10 (and (not (= s.granter.1.rest.1 0))
                 (not (= s.granter.1.budget.1 0))
                 (not (<= (+ s.granter.1.budget.1 s.past.1.age.1)
                          model.rules.hard_stop))))
      (a!11 (and (= s.past.1.rest.2 s.granter.1.rest.2)
                 (= s.past.1.cover.2
                    (ite (= s.granter.1.ballot.coordinator 2)
                         s.granter.1.left
                         0))))
      (a!12 (not (and (= s.granter.1.left 0)
                      (= s.granter.1.rest.2 0)
                      (<= (+ s.past.1.cover.2 s.past.1.rest.2)
                          s.granter.1.guard))))
      (a!13 (and (not (= s.granter.1.rest.2 0))
                 (not (= s.granter.1.budget.2 0))
                 (not (<= (+ s.granter.1.budget.2 s.past.1.age.2)
                          model.rules.hard_stop))))
      (a!14 (and (= s.past.1.rest.3 s.granter.1.rest.3)
                 (= s.past.1.cover.3
                    (ite (= s.granter.1.ballot.coordinator 3)
                         s.granter.1.left
                         0))))
      (a!15 (not (and (= s.granter.1.left 0)
                      (= s.granter.1.rest.3 0)
                      (<= (+ s.past.1.cover.3 s.past.1.rest.3)
                          s.granter.1.guard))))
      (a!16 (and (not (= s.granter.1.rest.3 0))
                 (not (= s.granter.1.budget.3 0))
                 (not (<= (+ s.granter.1.budget.3 s.past.1.age.3)
                          model.rules.hard_stop)))))
(let ((a!7 (not (and (not (= s.granter.1.left 0)) (not a!6)))))
(let ((a!17 (and (>= s.granter.1.left 0)
                 (<= s.granter.1.left model.rules.ttl)
                 (>= s.granter.1.guard 0)
                 (>= s.granter.1.base 0)
                 (>= s.past.1.quiet 0)
                 (<= s.past.1.quiet s.granter.1.interval)
                 (<= s.past.1.quiet model.rules.minimum_interval)
                 a!1
                 (= s.past.1.closed.round s.granter.1.closed.round)
                 (= s.past.1.closed.rank s.granter.1.closed.rank)
                 (= s.past.1.closed.coordinator s.granter.1.closed.coordinator)
                 (= s.past.1.closed.nonce s.granter.1.closed.nonce)
                 (not a!2)
                 (not (< s.granter.1.promised.round s.past.1.under.round))
                 (not (and (= s.granter.1.promised.round s.past.1.under.round)
                           (< s.granter.1.promised.rank s.past.1.under.rank)))
                 (not (and (= s.granter.1.promised.round s.past.1.under.round)
                           (= s.granter.1.promised.rank s.past.1.under.rank)
                           (< s.granter.1.promised.coordinator
                              s.past.1.under.coordinator)))
                 (not (and (= s.granter.1.promised.round s.past.1.under.round)
                           (= s.granter.1.promised.rank s.past.1.under.rank)
                           (= s.granter.1.promised.coordinator
                              s.past.1.under.coordinator)
                           (< s.granter.1.promised.nonce s.past.1.under.nonce)))
                 (not (< s.granter.1.promised.round 0))
                 (not (and (= s.granter.1.promised.round 0)
                           (< s.granter.1.promised.rank 0)))
                 (not (and (= s.granter.1.promised.round 0)
                           (= s.granter.1.promised.rank 0)
                           (< s.granter.1.promised.coordinator 0)))
                 (not (and (= s.granter.1.promised.round 0)
                           (= s.granter.1.promised.rank 0)
                           (= s.granter.1.promised.coordinator 0)
                           (< s.granter.1.promised.nonce 0)))
                 (>= s.granter.1.budget.1 0)
                 (<= s.granter.1.budget.1 model.rules.hard_stop)
                 (>= s.granter.1.rest.1 0)
                 (>= s.past.1.cover.1 0)
                 (<= s.past.1.cover.1 model.rules.ttl)
                 (>= s.past.1.rest.1 0)
                 (<= s.past.1.rest.1 model.rules.ttl)
                 a!3
                 (>= s.granter.1.budget.2 0)
                 (<= s.granter.1.budget.2 model.rules.hard_stop)
                 (>= s.granter.1.rest.2 0)
                 (>= s.past.1.cover.2 0)
                 (<= s.past.1.cover.2 model.rules.ttl)
                 (>= s.past.1.rest.2 0)
                 (<= s.past.1.rest.2 model.rules.ttl)
                 a!4
                 (>= s.granter.1.budget.3 0)
                 (<= s.granter.1.budget.3 model.rules.hard_stop)
                 (>= s.granter.1.rest.3 0)
                 (>= s.past.1.cover.3 0)
                 (<= s.past.1.cover.3 model.rules.ttl)
                 (>= s.past.1.rest.3 0)
                 (<= s.past.1.rest.3 model.rules.ttl)
                 a!5
                 a!7
                 (not (and (not a!8) a!9))
                 (not a!10)
                 (not (and (not a!11) a!12))
                 (not a!13)
                 (not (and (not a!14) a!15))
                 (not a!16))))
  (not (and (not model.liars.1) (not a!17)))))) :named books_are_kept))
(assert (! (not (and (not model.liars.1)
          (not (= s.granter.1.left 0))
          (not (s.grants 1
                         s.granter.1.ballot.round
                         s.granter.1.ballot.rank
                         s.granter.1.ballot.coordinator
                         s.granter.1.ballot.nonce
                         s.granter.1.base
                         s.granter.1.number)))) :named leases_are_signed))
(assert (! (let ((a!1 (and (not (= s.holder.1.asked.1 0))
                (not (and (> s.holder.1.stop 0) (>= s.holder.1.number 1)))))
      (a!2 (and (not (= s.holder.1.asked.2 0))
                (not (and (> s.holder.1.stop 0) (>= s.holder.1.number 2)))))
      (a!3 (and (not (= s.holder.1.asked.3 0))
                (not (and (> s.holder.1.stop 0) (>= s.holder.1.number 3)))))
      (a!4 (not (and (not (= s.holder.1.heard.1 0)) (not (> s.holder.1.stop 0)))))
      (a!5 (not (and (not (= s.holder.1.stop 0)) (not (>= s.holder.1.number 1)))))
      (a!6 (and (not (and (= s.holder.1.stop 0)
                          (= s.holder.1.ballot.round 0)
                          (= s.holder.1.ballot.rank 0)
                          (= s.holder.1.ballot.coordinator 0)
                          (= s.holder.1.ballot.nonce 0)))
                (not (and (= s.holder.1.ballot.coordinator 1)
                          (= s.holder.1.ballot.nonce s.holder.1.nonce)))))
      (a!7 (and (= s.granter.1.waiting.ballot.round s.holder.1.ballot.round)
                (= s.granter.1.waiting.ballot.rank s.holder.1.ballot.rank)
                (= s.granter.1.waiting.ballot.coordinator
                   s.holder.1.ballot.coordinator)
                (= s.granter.1.waiting.ballot.nonce s.holder.1.ballot.nonce)
                (not (= s.holder.1.stop 0))
                (not (and (= s.granter.1.waiting.base s.holder.1.base)
                          (<= s.granter.1.waiting.number s.holder.1.number)))))
      (a!8 (and (not (< s.holder.1.ballot.round
                        s.granter.1.waiting.ballot.round))
                (not (and (= s.holder.1.ballot.round
                             s.granter.1.waiting.ballot.round)
                          (< s.holder.1.ballot.rank
                             s.granter.1.waiting.ballot.rank)))
                (not (and (= s.holder.1.ballot.round
                             s.granter.1.waiting.ballot.round)
                          (= s.holder.1.ballot.rank
                             s.granter.1.waiting.ballot.rank)
                          (< s.holder.1.ballot.coordinator
                             s.granter.1.waiting.ballot.coordinator)))
                (not (and (= s.holder.1.ballot.round
                             s.granter.1.waiting.ballot.round)
                          (= s.holder.1.ballot.rank
                             s.granter.1.waiting.ballot.rank)
                          (= s.holder.1.ballot.coordinator
                             s.granter.1.waiting.ballot.coordinator)
                          (< s.holder.1.ballot.nonce
                             s.granter.1.waiting.ballot.nonce)))))
      (a!9 (and (not (< s.holder.1.ballot.round s.granter.1.ballot.round))
                (not (and (= s.holder.1.ballot.round s.granter.1.ballot.round)
                          (< s.holder.1.ballot.rank s.granter.1.ballot.rank)))
                (not (and (= s.holder.1.ballot.round s.granter.1.ballot.round)
                          (= s.holder.1.ballot.rank s.granter.1.ballot.rank)
                          (< s.holder.1.ballot.coordinator
                             s.granter.1.ballot.coordinator)))
                (not (and (= s.holder.1.ballot.round s.granter.1.ballot.round)
                          (= s.holder.1.ballot.rank s.granter.1.ballot.rank)
                          (= s.holder.1.ballot.coordinator
                             s.granter.1.ballot.coordinator)
                          (< s.holder.1.ballot.nonce s.granter.1.ballot.nonce)))))
      (a!10 (not (and (> s.holder.1.stop 0)
                      (s.grants 1
                                s.holder.1.ballot.round
                                s.holder.1.ballot.rank
                                s.holder.1.ballot.coordinator
                                s.holder.1.ballot.nonce
                                s.holder.1.base
                                1)
                      (not (>= s.holder.1.number 1)))))
      (a!11 (not (and (> s.holder.1.stop 0)
                      (s.grants 1
                                s.holder.1.ballot.round
                                s.holder.1.ballot.rank
                                s.holder.1.ballot.coordinator
                                s.holder.1.ballot.nonce
                                s.holder.1.base
                                2)
                      (not (>= s.holder.1.number 2)))))
      (a!12 (not (and (> s.holder.1.stop 0)
                      (s.grants 1
                                s.holder.1.ballot.round
                                s.holder.1.ballot.rank
                                s.holder.1.ballot.coordinator
                                s.holder.1.ballot.nonce
                                s.holder.1.base
                                3)
                      (not (>= s.holder.1.number 3)))))
      (a!13 (ite (s.grants 1
                           s.holder.1.ballot.round
                           s.holder.1.ballot.rank
                           s.holder.1.ballot.coordinator
                           s.holder.1.ballot.nonce
                           s.holder.1.base
                           1)
                 s.holder.1.asked.1
                 0))
      (a!14 (ite (s.grants 1
                           s.holder.1.ballot.round
                           s.holder.1.ballot.rank
                           s.holder.1.ballot.coordinator
                           s.holder.1.ballot.nonce
                           s.holder.1.base
                           2)
                 s.holder.1.asked.2
                 0))
      (a!15 (ite (s.grants 1
                           s.holder.1.ballot.round
                           s.holder.1.ballot.rank
                           s.holder.1.ballot.coordinator
                           s.holder.1.ballot.nonce
                           s.holder.1.base
                           3)
                 s.holder.1.asked.3
                 0))
      (a!20 (and (not (= s.holder.1.heard.1 0))
                 (not (>= (+ s.past.1.cover.1
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ s.holder.1.heard.1 s.holder_skew.1 model.rules.ttl)))))
      (a!24 (and (not (= s.holder.1.heard.1 0))
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ s.holder.1.heard.1 s.holder_skew.1 model.rules.ttl)))))
      (a!31 (and (not (= s.holder.2.asked.1 0))
                 (not (and (> s.holder.2.stop 0) (>= s.holder.2.number 1)))))
      (a!32 (and (not (= s.holder.2.asked.2 0))
                 (not (and (> s.holder.2.stop 0) (>= s.holder.2.number 2)))))
      (a!33 (and (not (= s.holder.2.asked.3 0))
                 (not (and (> s.holder.2.stop 0) (>= s.holder.2.number 3)))))
      (a!34 (not (and (not (= s.holder.2.heard.1 0))
                      (not (> s.holder.2.stop 0)))))
      (a!35 (not (and (not (= s.holder.2.stop 0))
                      (not (>= s.holder.2.number 1)))))
      (a!36 (and (not (and (= s.holder.2.stop 0)
                           (= s.holder.2.ballot.round 0)
                           (= s.holder.2.ballot.rank 0)
                           (= s.holder.2.ballot.coordinator 0)
                           (= s.holder.2.ballot.nonce 0)))
                 (not (and (= s.holder.2.ballot.coordinator 2)
                           (= s.holder.2.ballot.nonce s.holder.2.nonce)))))
      (a!37 (and (= s.granter.1.waiting.ballot.round s.holder.2.ballot.round)
                 (= s.granter.1.waiting.ballot.rank s.holder.2.ballot.rank)
                 (= s.granter.1.waiting.ballot.coordinator
                    s.holder.2.ballot.coordinator)
                 (= s.granter.1.waiting.ballot.nonce s.holder.2.ballot.nonce)
                 (not (= s.holder.2.stop 0))
                 (not (and (= s.granter.1.waiting.base s.holder.2.base)
                           (<= s.granter.1.waiting.number s.holder.2.number)))))
      (a!38 (and (not (< s.holder.2.ballot.round
                         s.granter.1.waiting.ballot.round))
                 (not (and (= s.holder.2.ballot.round
                              s.granter.1.waiting.ballot.round)
                           (< s.holder.2.ballot.rank
                              s.granter.1.waiting.ballot.rank)))
                 (not (and (= s.holder.2.ballot.round
                              s.granter.1.waiting.ballot.round)
                           (= s.holder.2.ballot.rank
                              s.granter.1.waiting.ballot.rank)
                           (< s.holder.2.ballot.coordinator
                              s.granter.1.waiting.ballot.coordinator)))
                 (not (and (= s.holder.2.ballot.round
                              s.granter.1.waiting.ballot.round)
                           (= s.holder.2.ballot.rank
                              s.granter.1.waiting.ballot.rank)
                           (= s.holder.2.ballot.coordinator
                              s.granter.1.waiting.ballot.coordinator)
                           (< s.holder.2.ballot.nonce
                              s.granter.1.waiting.ballot.nonce)))))
      (a!39 (and (not (< s.holder.2.ballot.round s.granter.1.ballot.round))
                 (not (and (= s.holder.2.ballot.round s.granter.1.ballot.round)
                           (< s.holder.2.ballot.rank s.granter.1.ballot.rank)))
                 (not (and (= s.holder.2.ballot.round s.granter.1.ballot.round)
                           (= s.holder.2.ballot.rank s.granter.1.ballot.rank)
                           (< s.holder.2.ballot.coordinator
                              s.granter.1.ballot.coordinator)))
                 (not (and (= s.holder.2.ballot.round s.granter.1.ballot.round)
                           (= s.holder.2.ballot.rank s.granter.1.ballot.rank)
                           (= s.holder.2.ballot.coordinator
                              s.granter.1.ballot.coordinator)
                           (< s.holder.2.ballot.nonce s.granter.1.ballot.nonce)))))
      (a!40 (not (and (> s.holder.2.stop 0)
                      (s.grants 1
                                s.holder.2.ballot.round
                                s.holder.2.ballot.rank
                                s.holder.2.ballot.coordinator
                                s.holder.2.ballot.nonce
                                s.holder.2.base
                                1)
                      (not (>= s.holder.2.number 1)))))
      (a!41 (not (and (> s.holder.2.stop 0)
                      (s.grants 1
                                s.holder.2.ballot.round
                                s.holder.2.ballot.rank
                                s.holder.2.ballot.coordinator
                                s.holder.2.ballot.nonce
                                s.holder.2.base
                                2)
                      (not (>= s.holder.2.number 2)))))
      (a!42 (not (and (> s.holder.2.stop 0)
                      (s.grants 1
                                s.holder.2.ballot.round
                                s.holder.2.ballot.rank
                                s.holder.2.ballot.coordinator
                                s.holder.2.ballot.nonce
                                s.holder.2.base
                                3)
                      (not (>= s.holder.2.number 3)))))
      (a!43 (ite (s.grants 1
                           s.holder.2.ballot.round
                           s.holder.2.ballot.rank
                           s.holder.2.ballot.coordinator
                           s.holder.2.ballot.nonce
                           s.holder.2.base
                           1)
                 s.holder.2.asked.1
                 0))
      (a!44 (ite (s.grants 1
                           s.holder.2.ballot.round
                           s.holder.2.ballot.rank
                           s.holder.2.ballot.coordinator
                           s.holder.2.ballot.nonce
                           s.holder.2.base
                           2)
                 s.holder.2.asked.2
                 0))
      (a!45 (ite (s.grants 1
                           s.holder.2.ballot.round
                           s.holder.2.ballot.rank
                           s.holder.2.ballot.coordinator
                           s.holder.2.ballot.nonce
                           s.holder.2.base
                           3)
                 s.holder.2.asked.3
                 0))
      (a!50 (and (not (= s.holder.2.heard.1 0))
                 (not (>= (+ s.past.1.cover.2
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ s.holder.2.heard.1 s.holder_skew.2 model.rules.ttl)))))
      (a!54 (and (not (= s.holder.2.heard.1 0))
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ s.holder.2.heard.1 s.holder_skew.2 model.rules.ttl)))))
      (a!61 (and (not (= s.holder.3.asked.1 0))
                 (not (and (> s.holder.3.stop 0) (>= s.holder.3.number 1)))))
      (a!62 (and (not (= s.holder.3.asked.2 0))
                 (not (and (> s.holder.3.stop 0) (>= s.holder.3.number 2)))))
      (a!63 (and (not (= s.holder.3.asked.3 0))
                 (not (and (> s.holder.3.stop 0) (>= s.holder.3.number 3)))))
      (a!64 (not (and (not (= s.holder.3.heard.1 0))
                      (not (> s.holder.3.stop 0)))))
      (a!65 (not (and (not (= s.holder.3.stop 0))
                      (not (>= s.holder.3.number 1)))))
      (a!66 (and (not (and (= s.holder.3.stop 0)
                           (= s.holder.3.ballot.round 0)
                           (= s.holder.3.ballot.rank 0)
                           (= s.holder.3.ballot.coordinator 0)
                           (= s.holder.3.ballot.nonce 0)))
                 (not (and (= s.holder.3.ballot.coordinator 3)
                           (= s.holder.3.ballot.nonce s.holder.3.nonce)))))
      (a!67 (and (= s.granter.1.waiting.ballot.round s.holder.3.ballot.round)
                 (= s.granter.1.waiting.ballot.rank s.holder.3.ballot.rank)
                 (= s.granter.1.waiting.ballot.coordinator
                    s.holder.3.ballot.coordinator)
                 (= s.granter.1.waiting.ballot.nonce s.holder.3.ballot.nonce)
                 (not (= s.holder.3.stop 0))
                 (not (and (= s.granter.1.waiting.base s.holder.3.base)
                           (<= s.granter.1.waiting.number s.holder.3.number)))))
      (a!68 (and (not (< s.holder.3.ballot.round
                         s.granter.1.waiting.ballot.round))
                 (not (and (= s.holder.3.ballot.round
                              s.granter.1.waiting.ballot.round)
                           (< s.holder.3.ballot.rank
                              s.granter.1.waiting.ballot.rank)))
                 (not (and (= s.holder.3.ballot.round
                              s.granter.1.waiting.ballot.round)
                           (= s.holder.3.ballot.rank
                              s.granter.1.waiting.ballot.rank)
                           (< s.holder.3.ballot.coordinator
                              s.granter.1.waiting.ballot.coordinator)))
                 (not (and (= s.holder.3.ballot.round
                              s.granter.1.waiting.ballot.round)
                           (= s.holder.3.ballot.rank
                              s.granter.1.waiting.ballot.rank)
                           (= s.holder.3.ballot.coordinator
                              s.granter.1.waiting.ballot.coordinator)
                           (< s.holder.3.ballot.nonce
                              s.granter.1.waiting.ballot.nonce)))))
      (a!69 (and (not (< s.holder.3.ballot.round s.granter.1.ballot.round))
                 (not (and (= s.holder.3.ballot.round s.granter.1.ballot.round)
                           (< s.holder.3.ballot.rank s.granter.1.ballot.rank)))
                 (not (and (= s.holder.3.ballot.round s.granter.1.ballot.round)
                           (= s.holder.3.ballot.rank s.granter.1.ballot.rank)
                           (< s.holder.3.ballot.coordinator
                              s.granter.1.ballot.coordinator)))
                 (not (and (= s.holder.3.ballot.round s.granter.1.ballot.round)
                           (= s.holder.3.ballot.rank s.granter.1.ballot.rank)
                           (= s.holder.3.ballot.coordinator
                              s.granter.1.ballot.coordinator)
                           (< s.holder.3.ballot.nonce s.granter.1.ballot.nonce)))))
      (a!70 (not (and (> s.holder.3.stop 0)
                      (s.grants 1
                                s.holder.3.ballot.round
                                s.holder.3.ballot.rank
                                s.holder.3.ballot.coordinator
                                s.holder.3.ballot.nonce
                                s.holder.3.base
                                1)
                      (not (>= s.holder.3.number 1)))))
      (a!71 (not (and (> s.holder.3.stop 0)
                      (s.grants 1
                                s.holder.3.ballot.round
                                s.holder.3.ballot.rank
                                s.holder.3.ballot.coordinator
                                s.holder.3.ballot.nonce
                                s.holder.3.base
                                2)
                      (not (>= s.holder.3.number 2)))))
      (a!72 (not (and (> s.holder.3.stop 0)
                      (s.grants 1
                                s.holder.3.ballot.round
                                s.holder.3.ballot.rank
                                s.holder.3.ballot.coordinator
                                s.holder.3.ballot.nonce
                                s.holder.3.base
                                3)
                      (not (>= s.holder.3.number 3)))))
      (a!73 (ite (s.grants 1
                           s.holder.3.ballot.round
                           s.holder.3.ballot.rank
                           s.holder.3.ballot.coordinator
                           s.holder.3.ballot.nonce
                           s.holder.3.base
                           1)
                 s.holder.3.asked.1
                 0))
      (a!74 (ite (s.grants 1
                           s.holder.3.ballot.round
                           s.holder.3.ballot.rank
                           s.holder.3.ballot.coordinator
                           s.holder.3.ballot.nonce
                           s.holder.3.base
                           2)
                 s.holder.3.asked.2
                 0))
      (a!75 (ite (s.grants 1
                           s.holder.3.ballot.round
                           s.holder.3.ballot.rank
                           s.holder.3.ballot.coordinator
                           s.holder.3.ballot.nonce
                           s.holder.3.base
                           3)
                 s.holder.3.asked.3
                 0))
      (a!80 (and (not (= s.holder.3.heard.1 0))
                 (not (>= (+ s.past.1.cover.3
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ s.holder.3.heard.1 s.holder_skew.3 model.rules.ttl)))))
      (a!84 (and (not (= s.holder.3.heard.1 0))
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ s.holder.3.heard.1 s.holder_skew.3 model.rules.ttl))))))
(let ((a!16 (not (and (not (> s.holder.1.heard.1 0))
                      (not (> a!13 0))
                      (not (> a!14 0))
                      (not (> a!15 0)))))
      (a!17 (and (not (= a!13 0))
                 (not (>= (+ s.past.1.cover.1
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!13 s.holder_skew.1 model.rules.ttl)))))
      (a!18 (and (not (= a!14 0))
                 (not (>= (+ s.past.1.cover.1
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!14 s.holder_skew.1 model.rules.ttl)))))
      (a!19 (and (not (= a!15 0))
                 (not (>= (+ s.past.1.cover.1
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!15 s.holder_skew.1 model.rules.ttl)))))
      (a!21 (and (not (= a!13 0))
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!13 s.holder_skew.1 model.rules.ttl)))))
      (a!22 (and (not (= a!14 0))
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!14 s.holder_skew.1 model.rules.ttl)))))
      (a!23 (and (not (= a!15 0))
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!15 s.holder_skew.1 model.rules.ttl)))))
      (a!46 (not (and (not (> s.holder.2.heard.1 0))
                      (not (> a!43 0))
                      (not (> a!44 0))
                      (not (> a!45 0)))))
      (a!47 (and (not (= a!43 0))
                 (not (>= (+ s.past.1.cover.2
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!43 s.holder_skew.2 model.rules.ttl)))))
      (a!48 (and (not (= a!44 0))
                 (not (>= (+ s.past.1.cover.2
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!44 s.holder_skew.2 model.rules.ttl)))))
      (a!49 (and (not (= a!45 0))
                 (not (>= (+ s.past.1.cover.2
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!45 s.holder_skew.2 model.rules.ttl)))))
      (a!51 (and (not (= a!43 0))
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!43 s.holder_skew.2 model.rules.ttl)))))
      (a!52 (and (not (= a!44 0))
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!44 s.holder_skew.2 model.rules.ttl)))))
      (a!53 (and (not (= a!45 0))
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!45 s.holder_skew.2 model.rules.ttl)))))
      (a!76 (not (and (not (> s.holder.3.heard.1 0))
                      (not (> a!73 0))
                      (not (> a!74 0))
                      (not (> a!75 0)))))
      (a!77 (and (not (= a!73 0))
                 (not (>= (+ s.past.1.cover.3
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!73 s.holder_skew.3 model.rules.ttl)))))
      (a!78 (and (not (= a!74 0))
                 (not (>= (+ s.past.1.cover.3
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!74 s.holder_skew.3 model.rules.ttl)))))
      (a!79 (and (not (= a!75 0))
                 (not (>= (+ s.past.1.cover.3
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!75 s.holder_skew.3 model.rules.ttl)))))
      (a!81 (and (not (= a!73 0))
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!73 s.holder_skew.3 model.rules.ttl)))))
      (a!82 (and (not (= a!74 0))
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!74 s.holder_skew.3 model.rules.ttl)))))
      (a!83 (and (not (= a!75 0))
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          (+ a!75 s.holder_skew.3 model.rules.ttl))))))
(let ((a!25 (not (and (not (= s.granter.1.ballot.nonce s.holder.1.nonce))
                      (not a!21)
                      (not a!22)
                      (not a!23)
                      (not a!24))))
      (a!55 (not (and (not (= s.granter.1.ballot.nonce s.holder.2.nonce))
                      (not a!51)
                      (not a!52)
                      (not a!53)
                      (not a!54))))
      (a!85 (not (and (not (= s.granter.1.ballot.nonce s.holder.3.nonce))
                      (not a!81)
                      (not a!82)
                      (not a!83)
                      (not a!84)))))
(let ((a!26 (and (not (= s.granter.1.left 0))
                 (= s.granter.1.ballot.coordinator 1)
                 (not (and (= s.granter.1.ballot.round s.holder.1.ballot.round)
                           (= s.granter.1.ballot.rank s.holder.1.ballot.rank)
                           (= s.granter.1.ballot.coordinator
                              s.holder.1.ballot.coordinator)
                           (= s.granter.1.ballot.nonce s.holder.1.ballot.nonce)))
                 a!25))
      (a!56 (and (not (= s.granter.1.left 0))
                 (= s.granter.1.ballot.coordinator 2)
                 (not (and (= s.granter.1.ballot.round s.holder.2.ballot.round)
                           (= s.granter.1.ballot.rank s.holder.2.ballot.rank)
                           (= s.granter.1.ballot.coordinator
                              s.holder.2.ballot.coordinator)
                           (= s.granter.1.ballot.nonce s.holder.2.ballot.nonce)))
                 a!55))
      (a!86 (and (not (= s.granter.1.left 0))
                 (= s.granter.1.ballot.coordinator 3)
                 (not (and (= s.granter.1.ballot.round s.holder.3.ballot.round)
                           (= s.granter.1.ballot.rank s.holder.3.ballot.rank)
                           (= s.granter.1.ballot.coordinator
                              s.holder.3.ballot.coordinator)
                           (= s.granter.1.ballot.nonce s.holder.3.ballot.nonce)))
                 a!85)))
(let ((a!27 (and (not (< s.holder.1.base s.granter.1.base))
                 (not (and (not a!17)
                           (not a!18)
                           (not a!19)
                           (not a!20)
                           (not a!26)))))
      (a!57 (and (not (< s.holder.2.base s.granter.1.base))
                 (not (and (not a!47)
                           (not a!48)
                           (not a!49)
                           (not a!50)
                           (not a!56)))))
      (a!87 (and (not (< s.holder.3.base s.granter.1.base))
                 (not (and (not a!77)
                           (not a!78)
                           (not a!79)
                           (not a!80)
                           (not a!86))))))
(let ((a!28 (and (not (< s.granter.1.promised.round s.holder.1.ballot.round))
                 (not (and (= s.granter.1.promised.round
                              s.holder.1.ballot.round)
                           (< s.granter.1.promised.rank s.holder.1.ballot.rank)))
                 (not (and (= s.granter.1.promised.round
                              s.holder.1.ballot.round)
                           (= s.granter.1.promised.rank s.holder.1.ballot.rank)
                           (< s.granter.1.promised.coordinator
                              s.holder.1.ballot.coordinator)))
                 (not (and (= s.granter.1.promised.round
                              s.holder.1.ballot.round)
                           (= s.granter.1.promised.rank s.holder.1.ballot.rank)
                           (= s.granter.1.promised.coordinator
                              s.holder.1.ballot.coordinator)
                           (< s.granter.1.promised.nonce
                              s.holder.1.ballot.nonce)))
                 (<= s.holder.1.base s.granter.1.base)
                 (not a!27)))
      (a!58 (and (not (< s.granter.1.promised.round s.holder.2.ballot.round))
                 (not (and (= s.granter.1.promised.round
                              s.holder.2.ballot.round)
                           (< s.granter.1.promised.rank s.holder.2.ballot.rank)))
                 (not (and (= s.granter.1.promised.round
                              s.holder.2.ballot.round)
                           (= s.granter.1.promised.rank s.holder.2.ballot.rank)
                           (< s.granter.1.promised.coordinator
                              s.holder.2.ballot.coordinator)))
                 (not (and (= s.granter.1.promised.round
                              s.holder.2.ballot.round)
                           (= s.granter.1.promised.rank s.holder.2.ballot.rank)
                           (= s.granter.1.promised.coordinator
                              s.holder.2.ballot.coordinator)
                           (< s.granter.1.promised.nonce
                              s.holder.2.ballot.nonce)))
                 (<= s.holder.2.base s.granter.1.base)
                 (not a!57)))
      (a!88 (and (not (< s.granter.1.promised.round s.holder.3.ballot.round))
                 (not (and (= s.granter.1.promised.round
                              s.holder.3.ballot.round)
                           (< s.granter.1.promised.rank s.holder.3.ballot.rank)))
                 (not (and (= s.granter.1.promised.round
                              s.holder.3.ballot.round)
                           (= s.granter.1.promised.rank s.holder.3.ballot.rank)
                           (< s.granter.1.promised.coordinator
                              s.holder.3.ballot.coordinator)))
                 (not (and (= s.granter.1.promised.round
                              s.holder.3.ballot.round)
                           (= s.granter.1.promised.rank s.holder.3.ballot.rank)
                           (= s.granter.1.promised.coordinator
                              s.holder.3.ballot.coordinator)
                           (< s.granter.1.promised.nonce
                              s.holder.3.ballot.nonce)))
                 (<= s.holder.3.base s.granter.1.base)
                 (not a!87))))
(let ((a!29 (and (>= s.granter_skew.1 0)
                 (<= s.granter_skew.1 model.drift)
                 (<= s.granter.1.waiting.number 1)
                 (not a!7)
                 (not (and (= s.granter.1.waiting.ballot.coordinator 1)
                           (= s.granter.1.waiting.ballot.nonce s.holder.1.nonce)
                           (not a!8)))
                 (not (and (= s.granter.1.ballot.coordinator 1)
                           (= s.granter.1.ballot.nonce s.holder.1.nonce)
                           (not a!9)))
                 (<= s.granter.1.replaced s.granter.1.left)
                 (>= s.granter.1.replaced 0)
                 a!10
                 a!11
                 a!12
                 (not (and a!16 (not a!28)))))
      (a!59 (and (>= s.granter_skew.1 0)
                 (<= s.granter_skew.1 model.drift)
                 (<= s.granter.1.waiting.number 1)
                 (not a!37)
                 (not (and (= s.granter.1.waiting.ballot.coordinator 2)
                           (= s.granter.1.waiting.ballot.nonce s.holder.2.nonce)
                           (not a!38)))
                 (not (and (= s.granter.1.ballot.coordinator 2)
                           (= s.granter.1.ballot.nonce s.holder.2.nonce)
                           (not a!39)))
                 (<= s.granter.1.replaced s.granter.1.left)
                 (>= s.granter.1.replaced 0)
                 a!40
                 a!41
                 a!42
                 (not (and a!46 (not a!58)))))
      (a!89 (and (>= s.granter_skew.1 0)
                 (<= s.granter_skew.1 model.drift)
                 (<= s.granter.1.waiting.number 1)
                 (not a!67)
                 (not (and (= s.granter.1.waiting.ballot.coordinator 3)
                           (= s.granter.1.waiting.ballot.nonce s.holder.3.nonce)
                           (not a!68)))
                 (not (and (= s.granter.1.ballot.coordinator 3)
                           (= s.granter.1.ballot.nonce s.holder.3.nonce)
                           (not a!69)))
                 (<= s.granter.1.replaced s.granter.1.left)
                 (>= s.granter.1.replaced 0)
                 a!70
                 a!71
                 a!72
                 (not (and a!76 (not a!88))))))
(let ((a!30 (and (>= s.holder_skew.1 0)
                 (<= s.holder_skew.1 model.drift)
                 (>= s.holder.1.stop 0)
                 (>= s.holder.1.number 0)
                 (<= s.holder.1.number 3)
                 (>= s.holder.1.asked.1 0)
                 (<= s.holder.1.asked.1 model.rules.holder_ttl)
                 (not a!1)
                 (>= s.holder.1.asked.2 0)
                 (<= s.holder.1.asked.2 model.rules.holder_ttl)
                 (not a!2)
                 (>= s.holder.1.asked.3 0)
                 (<= s.holder.1.asked.3 model.rules.holder_ttl)
                 (not a!3)
                 (>= s.holder.1.heard.1 0)
                 (<= s.holder.1.heard.1 model.rules.holder_ttl)
                 a!4
                 a!5
                 (not a!6)
                 (not (and (not model.liars.1) (not a!29)))))
      (a!60 (and (>= s.holder_skew.2 0)
                 (<= s.holder_skew.2 model.drift)
                 (>= s.holder.2.stop 0)
                 (>= s.holder.2.number 0)
                 (<= s.holder.2.number 3)
                 (>= s.holder.2.asked.1 0)
                 (<= s.holder.2.asked.1 model.rules.holder_ttl)
                 (not a!31)
                 (>= s.holder.2.asked.2 0)
                 (<= s.holder.2.asked.2 model.rules.holder_ttl)
                 (not a!32)
                 (>= s.holder.2.asked.3 0)
                 (<= s.holder.2.asked.3 model.rules.holder_ttl)
                 (not a!33)
                 (>= s.holder.2.heard.1 0)
                 (<= s.holder.2.heard.1 model.rules.holder_ttl)
                 a!34
                 a!35
                 (not a!36)
                 (not (and (not model.liars.1) (not a!59)))))
      (a!90 (and (>= s.holder_skew.3 0)
                 (<= s.holder_skew.3 model.drift)
                 (>= s.holder.3.stop 0)
                 (>= s.holder.3.number 0)
                 (<= s.holder.3.number 3)
                 (>= s.holder.3.asked.1 0)
                 (<= s.holder.3.asked.1 model.rules.holder_ttl)
                 (not a!61)
                 (>= s.holder.3.asked.2 0)
                 (<= s.holder.3.asked.2 model.rules.holder_ttl)
                 (not a!62)
                 (>= s.holder.3.asked.3 0)
                 (<= s.holder.3.asked.3 model.rules.holder_ttl)
                 (not a!63)
                 (>= s.holder.3.heard.1 0)
                 (<= s.holder.3.heard.1 model.rules.holder_ttl)
                 a!64
                 a!65
                 (not a!66)
                 (not (and (not model.liars.1) (not a!89))))))
  (and (not (and (not model.twisted.1) (not a!30)))
       (not (and (not model.twisted.2) (not a!60)))
       (not (and (not model.twisted.3) (not a!90)))))))))))) :named belief_is_backed))
(assert (! (let ((a!1 (not (> (ite (s.grants 1
                                  s.holder.1.ballot.round
                                  s.holder.1.ballot.rank
                                  s.holder.1.ballot.coordinator
                                  s.holder.1.ballot.nonce
                                  s.holder.1.base
                                  1)
                        s.holder.1.asked.1
                        0)
                   0)))
      (a!2 (not (> (ite (s.grants 1
                                  s.holder.1.ballot.round
                                  s.holder.1.ballot.rank
                                  s.holder.1.ballot.coordinator
                                  s.holder.1.ballot.nonce
                                  s.holder.1.base
                                  2)
                        s.holder.1.asked.2
                        0)
                   0)))
      (a!3 (not (> (ite (s.grants 1
                                  s.holder.1.ballot.round
                                  s.holder.1.ballot.rank
                                  s.holder.1.ballot.coordinator
                                  s.holder.1.ballot.nonce
                                  s.holder.1.base
                                  3)
                        s.holder.1.asked.3
                        0)
                   0)))
      (a!5 (not (> (ite (s.grants 1
                                  s.holder.2.ballot.round
                                  s.holder.2.ballot.rank
                                  s.holder.2.ballot.coordinator
                                  s.holder.2.ballot.nonce
                                  s.holder.2.base
                                  1)
                        s.holder.2.asked.1
                        0)
                   0)))
      (a!6 (not (> (ite (s.grants 1
                                  s.holder.2.ballot.round
                                  s.holder.2.ballot.rank
                                  s.holder.2.ballot.coordinator
                                  s.holder.2.ballot.nonce
                                  s.holder.2.base
                                  2)
                        s.holder.2.asked.2
                        0)
                   0)))
      (a!7 (not (> (ite (s.grants 1
                                  s.holder.2.ballot.round
                                  s.holder.2.ballot.rank
                                  s.holder.2.ballot.coordinator
                                  s.holder.2.ballot.nonce
                                  s.holder.2.base
                                  3)
                        s.holder.2.asked.3
                        0)
                   0)))
      (a!9 (not (> (ite (s.grants 1
                                  s.holder.3.ballot.round
                                  s.holder.3.ballot.rank
                                  s.holder.3.ballot.coordinator
                                  s.holder.3.ballot.nonce
                                  s.holder.3.base
                                  1)
                        s.holder.3.asked.1
                        0)
                   0)))
      (a!10 (not (> (ite (s.grants 1
                                   s.holder.3.ballot.round
                                   s.holder.3.ballot.rank
                                   s.holder.3.ballot.coordinator
                                   s.holder.3.ballot.nonce
                                   s.holder.3.base
                                   2)
                         s.holder.3.asked.2
                         0)
                    0)))
      (a!11 (not (> (ite (s.grants 1
                                   s.holder.3.ballot.round
                                   s.holder.3.ballot.rank
                                   s.holder.3.ballot.coordinator
                                   s.holder.3.ballot.nonce
                                   s.holder.3.base
                                   3)
                         s.holder.3.asked.3
                         0)
                    0))))
(let ((a!4 (not (and (not (> s.holder.1.heard.1 0)) a!1 a!2 a!3)))
      (a!8 (not (and (not (> s.holder.2.heard.1 0)) a!5 a!6 a!7)))
      (a!12 (not (and (not (> s.holder.3.heard.1 0)) a!9 a!10 a!11))))
(let ((a!13 (and (not (and (> s.past.1.cover.1 0) (> s.past.1.cover.2 0)))
                 (not (and (not model.twisted.1)
                           (not model.twisted.2)
                           (= s.holder.1.base s.holder.2.base)
                           a!4
                           a!8))
                 (not (and (> s.past.1.cover.1 0) (> s.past.1.cover.3 0)))
                 (not (and (not model.twisted.1)
                           (not model.twisted.3)
                           (= s.holder.1.base s.holder.3.base)
                           a!4
                           a!12))
                 (not (and (> s.past.1.cover.2 0) (> s.past.1.cover.1 0)))
                 (not (and (not model.twisted.2)
                           (not model.twisted.1)
                           (= s.holder.2.base s.holder.1.base)
                           a!8
                           a!4))
                 (not (and (> s.past.1.cover.2 0) (> s.past.1.cover.3 0)))
                 (not (and (not model.twisted.2)
                           (not model.twisted.3)
                           (= s.holder.2.base s.holder.3.base)
                           a!8
                           a!12))
                 (not (and (> s.past.1.cover.3 0) (> s.past.1.cover.1 0)))
                 (not (and (not model.twisted.3)
                           (not model.twisted.1)
                           (= s.holder.3.base s.holder.1.base)
                           a!12
                           a!4))
                 (not (and (> s.past.1.cover.3 0) (> s.past.1.cover.2 0)))
                 (not (and (not model.twisted.3)
                           (not model.twisted.2)
                           (= s.holder.3.base s.holder.2.base)
                           a!12
                           a!8)))))
  (not (and (not model.liars.1) (not a!13)))))) :named claimed_once))
(assert (! (let ((a!1 (>= (+ 0 (ite (> s.holder.1.heard.1 0) 1 0)) model.rules.quorum))
      (a!3 (>= (+ 0 (ite (> s.holder.2.heard.1 0) 1 0)) model.rules.quorum))
      (a!5 (>= (+ 0 (ite (> s.holder.3.heard.1 0) 1 0)) model.rules.quorum)))
(let ((a!2 (and (not model.liars.1)
                (not model.twisted.1)
                s.holder.1.up
                (> s.holder.1.stop 0)
                a!1
                (> s.holder.1.heard.1 0)
                (not (and (> s.granter.1.left 0)
                          (= s.granter.1.ballot.coordinator 1)))
                (not (> s.granter.1.guard 0))
                (not (> s.granter.1.base s.holder.1.base))))
      (a!4 (and (not model.liars.1)
                (not model.twisted.2)
                s.holder.2.up
                (> s.holder.2.stop 0)
                a!3
                (> s.holder.2.heard.1 0)
                (not (and (> s.granter.1.left 0)
                          (= s.granter.1.ballot.coordinator 2)))
                (not (> s.granter.1.guard 0))
                (not (> s.granter.1.base s.holder.2.base))))
      (a!6 (and (not model.liars.1)
                (not model.twisted.3)
                s.holder.3.up
                (> s.holder.3.stop 0)
                a!5
                (> s.holder.3.heard.1 0)
                (not (and (> s.granter.1.left 0)
                          (= s.granter.1.ballot.coordinator 3)))
                (not (> s.granter.1.guard 0))
                (not (> s.granter.1.base s.holder.3.base)))))
  (and (not a!2) (not a!4) (not a!6)))) :named belief_ends_first))
(assert (! (let ((a!1 (and (not (and (not model.twisted.2)
                          (= s.holder.1.base s.holder.2.base)
                          (> s.holder.1.heard.1 0)
                          (> s.holder.2.heard.1 0)))
                (not (and (not model.twisted.3)
                          (= s.holder.1.base s.holder.3.base)
                          (> s.holder.1.heard.1 0)
                          (> s.holder.3.heard.1 0)))))
      (a!2 (and (not (and (not model.twisted.1)
                          (= s.holder.2.base s.holder.1.base)
                          (> s.holder.2.heard.1 0)
                          (> s.holder.1.heard.1 0)))
                (not (and (not model.twisted.3)
                          (= s.holder.2.base s.holder.3.base)
                          (> s.holder.2.heard.1 0)
                          (> s.holder.3.heard.1 0)))))
      (a!3 (and (not (and (not model.twisted.1)
                          (= s.holder.3.base s.holder.1.base)
                          (> s.holder.3.heard.1 0)
                          (> s.holder.1.heard.1 0)))
                (not (and (not model.twisted.2)
                          (= s.holder.3.base s.holder.2.base)
                          (> s.holder.3.heard.1 0)
                          (> s.holder.2.heard.1 0))))))
(let ((a!4 (and (not (and (not model.twisted.1) (not a!1)))
                (not (and (not model.twisted.2) (not a!2)))
                (not (and (not model.twisted.3) (not a!3))))))
  (not (and (not model.liars.1) (not a!4))))) :named counted_once))
(assert (! (let ((a!1 (not (and (not (= c 1)) (not (= c 2)) (not (= c 3)))))
      (a!2 (+ (ite (= c 1)
                   s.holder_skew.1
                   (ite (= c 2) s.holder_skew.2 s.holder_skew.3))
              d)))
  (and a!1 (>= d 0) (<= a!2 model.drift))) :named holder_may_slip))
(assert (! (let ((a!1 (+ (ite (= c 1)
                   s.holder_skew.1
                   (ite (= c 2) s.holder_skew.2 s.holder_skew.3))
              d))
      (a!2 (ite (= c 1)
                s.holder.1.stop
                (ite (= c 2) s.holder.2.stop s.holder.3.stop)))
      (a!5 (ite (= c 1)
                s.holder.1.asked.1
                (ite (= c 2) s.holder.2.asked.1 s.holder.3.asked.1)))
      (a!9 (ite (= c 1)
                s.holder.1.asked.2
                (ite (= c 2) s.holder.2.asked.2 s.holder.3.asked.2)))
      (a!13 (ite (= c 1)
                 s.holder.1.asked.3
                 (ite (= c 2) s.holder.2.asked.3 s.holder.3.asked.3)))
      (a!17 (ite (= c 1)
                 s.holder.1.heard.1
                 (ite (= c 2) s.holder.2.heard.1 s.holder.3.heard.1)))
      (a!23 (ite (= c 1)
                 s.holder.1.ballot.round
                 (ite (= c 2) s.holder.2.ballot.round s.holder.3.ballot.round)))
      (a!24 (ite (= c 1)
                 s.holder.1.ballot.rank
                 (ite (= c 2) s.holder.2.ballot.rank s.holder.3.ballot.rank)))
      (a!25 (ite (= c 1)
                 s.holder.1.ballot.coordinator
                 (ite (= c 2)
                      s.holder.2.ballot.coordinator
                      s.holder.3.ballot.coordinator)))
      (a!26 (ite (= c 1)
                 s.holder.1.ballot.nonce
                 (ite (= c 2) s.holder.2.ballot.nonce s.holder.3.ballot.nonce)))
      (a!28 (ite (= c 1)
                 s.holder.1.nonce
                 (ite (= c 2) s.holder.2.nonce s.holder.3.nonce))))
(let ((a!3 (ite (<= a!2 d) 0 (ite (> a!2 d) (- a!2 d) 0)))
      (a!4 (ite (<= a!2 d)
                0
                (ite (= c 1)
                     s.holder.1.number
                     (ite (= c 2) s.holder.2.number s.holder.3.number))))
      (a!6 (ite (<= a!2 d) 0 (ite (> a!5 d) (- a!5 d) 0)))
      (a!10 (ite (<= a!2 d) 0 (ite (> a!9 d) (- a!9 d) 0)))
      (a!14 (ite (<= a!2 d) 0 (ite (> a!13 d) (- a!13 d) 0)))
      (a!18 (ite (<= a!2 d) 0 (ite (> a!17 d) (- a!17 d) 0)))
      (a!29 (and (= (ite (= c 1) a!25 s.holder.1.ballot.coordinator) 1)
                 (= (ite (= c 1) a!26 s.holder.1.ballot.nonce)
                    (ite (= c 1) a!28 s.holder.1.nonce))))
      (a!30 (ite (<= a!2 d)
                 0
                 (ite (= c 1)
                      s.holder.1.base
                      (ite (= c 2) s.holder.2.base s.holder.3.base))))
      (a!33 (not (< (ite (= c 1) a!23 s.holder.1.ballot.round)
                    s.granter.1.waiting.ballot.round)))
      (a!34 (and (= (ite (= c 1) a!23 s.holder.1.ballot.round)
                    s.granter.1.waiting.ballot.round)
                 (< (ite (= c 1) a!24 s.holder.1.ballot.rank)
                    s.granter.1.waiting.ballot.rank)))
      (a!35 (and (= (ite (= c 1) a!23 s.holder.1.ballot.round)
                    s.granter.1.waiting.ballot.round)
                 (= (ite (= c 1) a!24 s.holder.1.ballot.rank)
                    s.granter.1.waiting.ballot.rank)
                 (< (ite (= c 1) a!25 s.holder.1.ballot.coordinator)
                    s.granter.1.waiting.ballot.coordinator)))
      (a!36 (and (= (ite (= c 1) a!23 s.holder.1.ballot.round)
                    s.granter.1.waiting.ballot.round)
                 (= (ite (= c 1) a!24 s.holder.1.ballot.rank)
                    s.granter.1.waiting.ballot.rank)
                 (= (ite (= c 1) a!25 s.holder.1.ballot.coordinator)
                    s.granter.1.waiting.ballot.coordinator)
                 (< (ite (= c 1) a!26 s.holder.1.ballot.nonce)
                    s.granter.1.waiting.ballot.nonce)))
      (a!38 (not (< (ite (= c 1) a!23 s.holder.1.ballot.round)
                    s.granter.1.ballot.round)))
      (a!39 (and (= (ite (= c 1) a!23 s.holder.1.ballot.round)
                    s.granter.1.ballot.round)
                 (< (ite (= c 1) a!24 s.holder.1.ballot.rank)
                    s.granter.1.ballot.rank)))
      (a!40 (and (= (ite (= c 1) a!23 s.holder.1.ballot.round)
                    s.granter.1.ballot.round)
                 (= (ite (= c 1) a!24 s.holder.1.ballot.rank)
                    s.granter.1.ballot.rank)
                 (< (ite (= c 1) a!25 s.holder.1.ballot.coordinator)
                    s.granter.1.ballot.coordinator)))
      (a!41 (and (= (ite (= c 1) a!23 s.holder.1.ballot.round)
                    s.granter.1.ballot.round)
                 (= (ite (= c 1) a!24 s.holder.1.ballot.rank)
                    s.granter.1.ballot.rank)
                 (= (ite (= c 1) a!25 s.holder.1.ballot.coordinator)
                    s.granter.1.ballot.coordinator)
                 (< (ite (= c 1) a!26 s.holder.1.ballot.nonce)
                    s.granter.1.ballot.nonce)))
      (a!55 (not (< s.granter.1.promised.round
                    (ite (= c 1) a!23 s.holder.1.ballot.round))))
      (a!56 (and (= s.granter.1.promised.round
                    (ite (= c 1) a!23 s.holder.1.ballot.round))
                 (< s.granter.1.promised.rank
                    (ite (= c 1) a!24 s.holder.1.ballot.rank))))
      (a!57 (and (= s.granter.1.promised.round
                    (ite (= c 1) a!23 s.holder.1.ballot.round))
                 (= s.granter.1.promised.rank
                    (ite (= c 1) a!24 s.holder.1.ballot.rank))
                 (< s.granter.1.promised.coordinator
                    (ite (= c 1) a!25 s.holder.1.ballot.coordinator))))
      (a!58 (and (= s.granter.1.promised.round
                    (ite (= c 1) a!23 s.holder.1.ballot.round))
                 (= s.granter.1.promised.rank
                    (ite (= c 1) a!24 s.holder.1.ballot.rank))
                 (= s.granter.1.promised.coordinator
                    (ite (= c 1) a!25 s.holder.1.ballot.coordinator))
                 (< s.granter.1.promised.nonce
                    (ite (= c 1) a!26 s.holder.1.ballot.nonce))))
      (a!71 (and (= s.granter.1.ballot.round
                    (ite (= c 1) a!23 s.holder.1.ballot.round))
                 (= s.granter.1.ballot.rank
                    (ite (= c 1) a!24 s.holder.1.ballot.rank))
                 (= s.granter.1.ballot.coordinator
                    (ite (= c 1) a!25 s.holder.1.ballot.coordinator))
                 (= s.granter.1.ballot.nonce
                    (ite (= c 1) a!26 s.holder.1.ballot.nonce))))
      (a!72 (not (= s.granter.1.ballot.nonce
                    (ite (= c 1) a!28 s.holder.1.nonce))))
      (a!94 (and (= (ite (= c 2) a!25 s.holder.2.ballot.coordinator) 2)
                 (= (ite (= c 2) a!26 s.holder.2.ballot.nonce)
                    (ite (= c 2) a!28 s.holder.2.nonce))))
      (a!97 (not (< (ite (= c 2) a!23 s.holder.2.ballot.round)
                    s.granter.1.waiting.ballot.round)))
      (a!98 (and (= (ite (= c 2) a!23 s.holder.2.ballot.round)
                    s.granter.1.waiting.ballot.round)
                 (< (ite (= c 2) a!24 s.holder.2.ballot.rank)
                    s.granter.1.waiting.ballot.rank)))
      (a!99 (and (= (ite (= c 2) a!23 s.holder.2.ballot.round)
                    s.granter.1.waiting.ballot.round)
                 (= (ite (= c 2) a!24 s.holder.2.ballot.rank)
                    s.granter.1.waiting.ballot.rank)
                 (< (ite (= c 2) a!25 s.holder.2.ballot.coordinator)
                    s.granter.1.waiting.ballot.coordinator)))
      (a!100 (and (= (ite (= c 2) a!23 s.holder.2.ballot.round)
                     s.granter.1.waiting.ballot.round)
                  (= (ite (= c 2) a!24 s.holder.2.ballot.rank)
                     s.granter.1.waiting.ballot.rank)
                  (= (ite (= c 2) a!25 s.holder.2.ballot.coordinator)
                     s.granter.1.waiting.ballot.coordinator)
                  (< (ite (= c 2) a!26 s.holder.2.ballot.nonce)
                     s.granter.1.waiting.ballot.nonce)))
      (a!102 (not (< (ite (= c 2) a!23 s.holder.2.ballot.round)
                     s.granter.1.ballot.round)))
      (a!103 (and (= (ite (= c 2) a!23 s.holder.2.ballot.round)
                     s.granter.1.ballot.round)
                  (< (ite (= c 2) a!24 s.holder.2.ballot.rank)
                     s.granter.1.ballot.rank)))
      (a!104 (and (= (ite (= c 2) a!23 s.holder.2.ballot.round)
                     s.granter.1.ballot.round)
                  (= (ite (= c 2) a!24 s.holder.2.ballot.rank)
                     s.granter.1.ballot.rank)
                  (< (ite (= c 2) a!25 s.holder.2.ballot.coordinator)
                     s.granter.1.ballot.coordinator)))
      (a!105 (and (= (ite (= c 2) a!23 s.holder.2.ballot.round)
                     s.granter.1.ballot.round)
                  (= (ite (= c 2) a!24 s.holder.2.ballot.rank)
                     s.granter.1.ballot.rank)
                  (= (ite (= c 2) a!25 s.holder.2.ballot.coordinator)
                     s.granter.1.ballot.coordinator)
                  (< (ite (= c 2) a!26 s.holder.2.ballot.nonce)
                     s.granter.1.ballot.nonce)))
      (a!119 (not (< s.granter.1.promised.round
                     (ite (= c 2) a!23 s.holder.2.ballot.round))))
      (a!120 (and (= s.granter.1.promised.round
                     (ite (= c 2) a!23 s.holder.2.ballot.round))
                  (< s.granter.1.promised.rank
                     (ite (= c 2) a!24 s.holder.2.ballot.rank))))
      (a!121 (and (= s.granter.1.promised.round
                     (ite (= c 2) a!23 s.holder.2.ballot.round))
                  (= s.granter.1.promised.rank
                     (ite (= c 2) a!24 s.holder.2.ballot.rank))
                  (< s.granter.1.promised.coordinator
                     (ite (= c 2) a!25 s.holder.2.ballot.coordinator))))
      (a!122 (and (= s.granter.1.promised.round
                     (ite (= c 2) a!23 s.holder.2.ballot.round))
                  (= s.granter.1.promised.rank
                     (ite (= c 2) a!24 s.holder.2.ballot.rank))
                  (= s.granter.1.promised.coordinator
                     (ite (= c 2) a!25 s.holder.2.ballot.coordinator))
                  (< s.granter.1.promised.nonce
                     (ite (= c 2) a!26 s.holder.2.ballot.nonce))))
      (a!135 (and (= s.granter.1.ballot.round
                     (ite (= c 2) a!23 s.holder.2.ballot.round))
                  (= s.granter.1.ballot.rank
                     (ite (= c 2) a!24 s.holder.2.ballot.rank))
                  (= s.granter.1.ballot.coordinator
                     (ite (= c 2) a!25 s.holder.2.ballot.coordinator))
                  (= s.granter.1.ballot.nonce
                     (ite (= c 2) a!26 s.holder.2.ballot.nonce))))
      (a!136 (not (= s.granter.1.ballot.nonce
                     (ite (= c 2) a!28 s.holder.2.nonce))))
      (a!158 (and (= (ite (= c 3) a!25 s.holder.3.ballot.coordinator) 3)
                  (= (ite (= c 3) a!26 s.holder.3.ballot.nonce)
                     (ite (= c 3) a!28 s.holder.3.nonce))))
      (a!161 (not (< (ite (= c 3) a!23 s.holder.3.ballot.round)
                     s.granter.1.waiting.ballot.round)))
      (a!162 (and (= (ite (= c 3) a!23 s.holder.3.ballot.round)
                     s.granter.1.waiting.ballot.round)
                  (< (ite (= c 3) a!24 s.holder.3.ballot.rank)
                     s.granter.1.waiting.ballot.rank)))
      (a!163 (and (= (ite (= c 3) a!23 s.holder.3.ballot.round)
                     s.granter.1.waiting.ballot.round)
                  (= (ite (= c 3) a!24 s.holder.3.ballot.rank)
                     s.granter.1.waiting.ballot.rank)
                  (< (ite (= c 3) a!25 s.holder.3.ballot.coordinator)
                     s.granter.1.waiting.ballot.coordinator)))
      (a!164 (and (= (ite (= c 3) a!23 s.holder.3.ballot.round)
                     s.granter.1.waiting.ballot.round)
                  (= (ite (= c 3) a!24 s.holder.3.ballot.rank)
                     s.granter.1.waiting.ballot.rank)
                  (= (ite (= c 3) a!25 s.holder.3.ballot.coordinator)
                     s.granter.1.waiting.ballot.coordinator)
                  (< (ite (= c 3) a!26 s.holder.3.ballot.nonce)
                     s.granter.1.waiting.ballot.nonce)))
      (a!166 (not (< (ite (= c 3) a!23 s.holder.3.ballot.round)
                     s.granter.1.ballot.round)))
      (a!167 (and (= (ite (= c 3) a!23 s.holder.3.ballot.round)
                     s.granter.1.ballot.round)
                  (< (ite (= c 3) a!24 s.holder.3.ballot.rank)
                     s.granter.1.ballot.rank)))
      (a!168 (and (= (ite (= c 3) a!23 s.holder.3.ballot.round)
                     s.granter.1.ballot.round)
                  (= (ite (= c 3) a!24 s.holder.3.ballot.rank)
                     s.granter.1.ballot.rank)
                  (< (ite (= c 3) a!25 s.holder.3.ballot.coordinator)
                     s.granter.1.ballot.coordinator)))
      (a!169 (and (= (ite (= c 3) a!23 s.holder.3.ballot.round)
                     s.granter.1.ballot.round)
                  (= (ite (= c 3) a!24 s.holder.3.ballot.rank)
                     s.granter.1.ballot.rank)
                  (= (ite (= c 3) a!25 s.holder.3.ballot.coordinator)
                     s.granter.1.ballot.coordinator)
                  (< (ite (= c 3) a!26 s.holder.3.ballot.nonce)
                     s.granter.1.ballot.nonce)))
      (a!183 (not (< s.granter.1.promised.round
                     (ite (= c 3) a!23 s.holder.3.ballot.round))))
      (a!184 (and (= s.granter.1.promised.round
                     (ite (= c 3) a!23 s.holder.3.ballot.round))
                  (< s.granter.1.promised.rank
                     (ite (= c 3) a!24 s.holder.3.ballot.rank))))
      (a!185 (and (= s.granter.1.promised.round
                     (ite (= c 3) a!23 s.holder.3.ballot.round))
                  (= s.granter.1.promised.rank
                     (ite (= c 3) a!24 s.holder.3.ballot.rank))
                  (< s.granter.1.promised.coordinator
                     (ite (= c 3) a!25 s.holder.3.ballot.coordinator))))
      (a!186 (and (= s.granter.1.promised.round
                     (ite (= c 3) a!23 s.holder.3.ballot.round))
                  (= s.granter.1.promised.rank
                     (ite (= c 3) a!24 s.holder.3.ballot.rank))
                  (= s.granter.1.promised.coordinator
                     (ite (= c 3) a!25 s.holder.3.ballot.coordinator))
                  (< s.granter.1.promised.nonce
                     (ite (= c 3) a!26 s.holder.3.ballot.nonce))))
      (a!199 (and (= s.granter.1.ballot.round
                     (ite (= c 3) a!23 s.holder.3.ballot.round))
                  (= s.granter.1.ballot.rank
                     (ite (= c 3) a!24 s.holder.3.ballot.rank))
                  (= s.granter.1.ballot.coordinator
                     (ite (= c 3) a!25 s.holder.3.ballot.coordinator))
                  (= s.granter.1.ballot.nonce
                     (ite (= c 3) a!26 s.holder.3.ballot.nonce))))
      (a!200 (not (= s.granter.1.ballot.nonce
                     (ite (= c 3) a!28 s.holder.3.nonce)))))
(let ((a!7 (not (= (ite (= c 1) a!6 s.holder.1.asked.1) 0)))
      (a!8 (and (> (ite (= c 1) a!3 s.holder.1.stop) 0)
                (>= (ite (= c 1) a!4 s.holder.1.number) 1)))
      (a!11 (not (= (ite (= c 1) a!10 s.holder.1.asked.2) 0)))
      (a!12 (and (> (ite (= c 1) a!3 s.holder.1.stop) 0)
                 (>= (ite (= c 1) a!4 s.holder.1.number) 2)))
      (a!15 (not (= (ite (= c 1) a!14 s.holder.1.asked.3) 0)))
      (a!16 (and (> (ite (= c 1) a!3 s.holder.1.stop) 0)
                 (>= (ite (= c 1) a!4 s.holder.1.number) 3)))
      (a!19 (not (= (ite (= c 1) a!18 s.holder.1.heard.1) 0)))
      (a!20 (not (> (ite (= c 1) a!3 s.holder.1.stop) 0)))
      (a!21 (not (= (ite (= c 1) a!3 s.holder.1.stop) 0)))
      (a!22 (not (>= (ite (= c 1) a!4 s.holder.1.number) 1)))
      (a!27 (and (= (ite (= c 1) a!3 s.holder.1.stop) 0)
                 (= (ite (= c 1) a!23 s.holder.1.ballot.round) 0)
                 (= (ite (= c 1) a!24 s.holder.1.ballot.rank) 0)
                 (= (ite (= c 1) a!25 s.holder.1.ballot.coordinator) 0)
                 (= (ite (= c 1) a!26 s.holder.1.ballot.nonce) 0)))
      (a!31 (and (= s.granter.1.waiting.base (ite (= c 1) a!30 s.holder.1.base))
                 (<= s.granter.1.waiting.number
                     (ite (= c 1) a!4 s.holder.1.number))))
      (a!37 (and (= s.granter.1.waiting.ballot.coordinator 1)
                 (= s.granter.1.waiting.ballot.nonce
                    (ite (= c 1) a!28 s.holder.1.nonce))
                 (not (and a!33 (not a!34) (not a!35) (not a!36)))))
      (a!42 (and (= s.granter.1.ballot.coordinator 1)
                 (= s.granter.1.ballot.nonce
                    (ite (= c 1) a!28 s.holder.1.nonce))
                 (not (and a!38 (not a!39) (not a!40) (not a!41)))))
      (a!43 (s.grants 1
                      (ite (= c 1) a!23 s.holder.1.ballot.round)
                      (ite (= c 1) a!24 s.holder.1.ballot.rank)
                      (ite (= c 1) a!25 s.holder.1.ballot.coordinator)
                      (ite (= c 1) a!26 s.holder.1.ballot.nonce)
                      (ite (= c 1) a!30 s.holder.1.base)
                      1))
      (a!45 (s.grants 1
                      (ite (= c 1) a!23 s.holder.1.ballot.round)
                      (ite (= c 1) a!24 s.holder.1.ballot.rank)
                      (ite (= c 1) a!25 s.holder.1.ballot.coordinator)
                      (ite (= c 1) a!26 s.holder.1.ballot.nonce)
                      (ite (= c 1) a!30 s.holder.1.base)
                      2))
      (a!46 (not (>= (ite (= c 1) a!4 s.holder.1.number) 2)))
      (a!48 (s.grants 1
                      (ite (= c 1) a!23 s.holder.1.ballot.round)
                      (ite (= c 1) a!24 s.holder.1.ballot.rank)
                      (ite (= c 1) a!25 s.holder.1.ballot.coordinator)
                      (ite (= c 1) a!26 s.holder.1.ballot.nonce)
                      (ite (= c 1) a!30 s.holder.1.base)
                      3))
      (a!49 (not (>= (ite (= c 1) a!4 s.holder.1.number) 3)))
      (a!51 (not (> (ite (= c 1) a!18 s.holder.1.heard.1) 0)))
      (a!59 (not (< (ite (= c 1) a!30 s.holder.1.base) s.granter.1.base)))
      (a!69 (+ (ite (= c 1) a!18 s.holder.1.heard.1)
               (ite (= c 1) a!1 s.holder_skew.1)
               model.rules.ttl))
      (a!83 (not (= (ite (= c 2) a!6 s.holder.2.asked.1) 0)))
      (a!84 (and (> (ite (= c 2) a!3 s.holder.2.stop) 0)
                 (>= (ite (= c 2) a!4 s.holder.2.number) 1)))
      (a!85 (not (= (ite (= c 2) a!10 s.holder.2.asked.2) 0)))
      (a!86 (and (> (ite (= c 2) a!3 s.holder.2.stop) 0)
                 (>= (ite (= c 2) a!4 s.holder.2.number) 2)))
      (a!87 (not (= (ite (= c 2) a!14 s.holder.2.asked.3) 0)))
      (a!88 (and (> (ite (= c 2) a!3 s.holder.2.stop) 0)
                 (>= (ite (= c 2) a!4 s.holder.2.number) 3)))
      (a!89 (not (= (ite (= c 2) a!18 s.holder.2.heard.1) 0)))
      (a!90 (not (> (ite (= c 2) a!3 s.holder.2.stop) 0)))
      (a!91 (not (= (ite (= c 2) a!3 s.holder.2.stop) 0)))
      (a!92 (not (>= (ite (= c 2) a!4 s.holder.2.number) 1)))
      (a!93 (and (= (ite (= c 2) a!3 s.holder.2.stop) 0)
                 (= (ite (= c 2) a!23 s.holder.2.ballot.round) 0)
                 (= (ite (= c 2) a!24 s.holder.2.ballot.rank) 0)
                 (= (ite (= c 2) a!25 s.holder.2.ballot.coordinator) 0)
                 (= (ite (= c 2) a!26 s.holder.2.ballot.nonce) 0)))
      (a!95 (and (= s.granter.1.waiting.base (ite (= c 2) a!30 s.holder.2.base))
                 (<= s.granter.1.waiting.number
                     (ite (= c 2) a!4 s.holder.2.number))))
      (a!101 (and (= s.granter.1.waiting.ballot.coordinator 2)
                  (= s.granter.1.waiting.ballot.nonce
                     (ite (= c 2) a!28 s.holder.2.nonce))
                  (not (and a!97 (not a!98) (not a!99) (not a!100)))))
      (a!106 (and (= s.granter.1.ballot.coordinator 2)
                  (= s.granter.1.ballot.nonce
                     (ite (= c 2) a!28 s.holder.2.nonce))
                  (not (and a!102 (not a!103) (not a!104) (not a!105)))))
      (a!107 (s.grants 1
                       (ite (= c 2) a!23 s.holder.2.ballot.round)
                       (ite (= c 2) a!24 s.holder.2.ballot.rank)
                       (ite (= c 2) a!25 s.holder.2.ballot.coordinator)
                       (ite (= c 2) a!26 s.holder.2.ballot.nonce)
                       (ite (= c 2) a!30 s.holder.2.base)
                       1))
      (a!109 (s.grants 1
                       (ite (= c 2) a!23 s.holder.2.ballot.round)
                       (ite (= c 2) a!24 s.holder.2.ballot.rank)
                       (ite (= c 2) a!25 s.holder.2.ballot.coordinator)
                       (ite (= c 2) a!26 s.holder.2.ballot.nonce)
                       (ite (= c 2) a!30 s.holder.2.base)
                       2))
      (a!110 (not (>= (ite (= c 2) a!4 s.holder.2.number) 2)))
      (a!112 (s.grants 1
                       (ite (= c 2) a!23 s.holder.2.ballot.round)
                       (ite (= c 2) a!24 s.holder.2.ballot.rank)
                       (ite (= c 2) a!25 s.holder.2.ballot.coordinator)
                       (ite (= c 2) a!26 s.holder.2.ballot.nonce)
                       (ite (= c 2) a!30 s.holder.2.base)
                       3))
      (a!113 (not (>= (ite (= c 2) a!4 s.holder.2.number) 3)))
      (a!115 (not (> (ite (= c 2) a!18 s.holder.2.heard.1) 0)))
      (a!123 (not (< (ite (= c 2) a!30 s.holder.2.base) s.granter.1.base)))
      (a!133 (+ (ite (= c 2) a!18 s.holder.2.heard.1)
                (ite (= c 2) a!1 s.holder_skew.2)
                model.rules.ttl))
      (a!147 (not (= (ite (= c 3) a!6 s.holder.3.asked.1) 0)))
      (a!148 (and (> (ite (= c 3) a!3 s.holder.3.stop) 0)
                  (>= (ite (= c 3) a!4 s.holder.3.number) 1)))
      (a!149 (not (= (ite (= c 3) a!10 s.holder.3.asked.2) 0)))
      (a!150 (and (> (ite (= c 3) a!3 s.holder.3.stop) 0)
                  (>= (ite (= c 3) a!4 s.holder.3.number) 2)))
      (a!151 (not (= (ite (= c 3) a!14 s.holder.3.asked.3) 0)))
      (a!152 (and (> (ite (= c 3) a!3 s.holder.3.stop) 0)
                  (>= (ite (= c 3) a!4 s.holder.3.number) 3)))
      (a!153 (not (= (ite (= c 3) a!18 s.holder.3.heard.1) 0)))
      (a!154 (not (> (ite (= c 3) a!3 s.holder.3.stop) 0)))
      (a!155 (not (= (ite (= c 3) a!3 s.holder.3.stop) 0)))
      (a!156 (not (>= (ite (= c 3) a!4 s.holder.3.number) 1)))
      (a!157 (and (= (ite (= c 3) a!3 s.holder.3.stop) 0)
                  (= (ite (= c 3) a!23 s.holder.3.ballot.round) 0)
                  (= (ite (= c 3) a!24 s.holder.3.ballot.rank) 0)
                  (= (ite (= c 3) a!25 s.holder.3.ballot.coordinator) 0)
                  (= (ite (= c 3) a!26 s.holder.3.ballot.nonce) 0)))
      (a!159 (and (= s.granter.1.waiting.base
                     (ite (= c 3) a!30 s.holder.3.base))
                  (<= s.granter.1.waiting.number
                      (ite (= c 3) a!4 s.holder.3.number))))
      (a!165 (and (= s.granter.1.waiting.ballot.coordinator 3)
                  (= s.granter.1.waiting.ballot.nonce
                     (ite (= c 3) a!28 s.holder.3.nonce))
                  (not (and a!161 (not a!162) (not a!163) (not a!164)))))
      (a!170 (and (= s.granter.1.ballot.coordinator 3)
                  (= s.granter.1.ballot.nonce
                     (ite (= c 3) a!28 s.holder.3.nonce))
                  (not (and a!166 (not a!167) (not a!168) (not a!169)))))
      (a!171 (s.grants 1
                       (ite (= c 3) a!23 s.holder.3.ballot.round)
                       (ite (= c 3) a!24 s.holder.3.ballot.rank)
                       (ite (= c 3) a!25 s.holder.3.ballot.coordinator)
                       (ite (= c 3) a!26 s.holder.3.ballot.nonce)
                       (ite (= c 3) a!30 s.holder.3.base)
                       1))
      (a!173 (s.grants 1
                       (ite (= c 3) a!23 s.holder.3.ballot.round)
                       (ite (= c 3) a!24 s.holder.3.ballot.rank)
                       (ite (= c 3) a!25 s.holder.3.ballot.coordinator)
                       (ite (= c 3) a!26 s.holder.3.ballot.nonce)
                       (ite (= c 3) a!30 s.holder.3.base)
                       2))
      (a!174 (not (>= (ite (= c 3) a!4 s.holder.3.number) 2)))
      (a!176 (s.grants 1
                       (ite (= c 3) a!23 s.holder.3.ballot.round)
                       (ite (= c 3) a!24 s.holder.3.ballot.rank)
                       (ite (= c 3) a!25 s.holder.3.ballot.coordinator)
                       (ite (= c 3) a!26 s.holder.3.ballot.nonce)
                       (ite (= c 3) a!30 s.holder.3.base)
                       3))
      (a!177 (not (>= (ite (= c 3) a!4 s.holder.3.number) 3)))
      (a!179 (not (> (ite (= c 3) a!18 s.holder.3.heard.1) 0)))
      (a!187 (not (< (ite (= c 3) a!30 s.holder.3.base) s.granter.1.base)))
      (a!197 (+ (ite (= c 3) a!18 s.holder.3.heard.1)
                (ite (= c 3) a!1 s.holder_skew.3)
                model.rules.ttl)))
(let ((a!32 (and (= s.granter.1.waiting.ballot.round
                    (ite (= c 1) a!23 s.holder.1.ballot.round))
                 (= s.granter.1.waiting.ballot.rank
                    (ite (= c 1) a!24 s.holder.1.ballot.rank))
                 (= s.granter.1.waiting.ballot.coordinator
                    (ite (= c 1) a!25 s.holder.1.ballot.coordinator))
                 (= s.granter.1.waiting.ballot.nonce
                    (ite (= c 1) a!26 s.holder.1.ballot.nonce))
                 a!21
                 (not a!31)))
      (a!44 (and (> (ite (= c 1) a!3 s.holder.1.stop) 0) a!43 a!22))
      (a!47 (and (> (ite (= c 1) a!3 s.holder.1.stop) 0) a!45 a!46))
      (a!50 (and (> (ite (= c 1) a!3 s.holder.1.stop) 0) a!48 a!49))
      (a!52 (> (ite a!43 (ite (= c 1) a!6 s.holder.1.asked.1) 0) 0))
      (a!53 (> (ite a!45 (ite (= c 1) a!10 s.holder.1.asked.2) 0) 0))
      (a!54 (> (ite a!48 (ite (= c 1) a!14 s.holder.1.asked.3) 0) 0))
      (a!60 (= (ite a!43 (ite (= c 1) a!6 s.holder.1.asked.1) 0) 0))
      (a!61 (+ (ite a!43 (ite (= c 1) a!6 s.holder.1.asked.1) 0)
               (ite (= c 1) a!1 s.holder_skew.1)
               model.rules.ttl))
      (a!63 (= (ite a!45 (ite (= c 1) a!10 s.holder.1.asked.2) 0) 0))
      (a!64 (+ (ite a!45 (ite (= c 1) a!10 s.holder.1.asked.2) 0)
               (ite (= c 1) a!1 s.holder_skew.1)
               model.rules.ttl))
      (a!66 (= (ite a!48 (ite (= c 1) a!14 s.holder.1.asked.3) 0) 0))
      (a!67 (+ (ite a!48 (ite (= c 1) a!14 s.holder.1.asked.3) 0)
               (ite (= c 1) a!1 s.holder_skew.1)
               model.rules.ttl))
      (a!70 (and a!19
                 (not (>= (+ s.past.1.cover.1
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          a!69))))
      (a!76 (and a!19
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          a!69))))
      (a!96 (and (= s.granter.1.waiting.ballot.round
                    (ite (= c 2) a!23 s.holder.2.ballot.round))
                 (= s.granter.1.waiting.ballot.rank
                    (ite (= c 2) a!24 s.holder.2.ballot.rank))
                 (= s.granter.1.waiting.ballot.coordinator
                    (ite (= c 2) a!25 s.holder.2.ballot.coordinator))
                 (= s.granter.1.waiting.ballot.nonce
                    (ite (= c 2) a!26 s.holder.2.ballot.nonce))
                 a!91
                 (not a!95)))
      (a!108 (and (> (ite (= c 2) a!3 s.holder.2.stop) 0) a!107 a!92))
      (a!111 (and (> (ite (= c 2) a!3 s.holder.2.stop) 0) a!109 a!110))
      (a!114 (and (> (ite (= c 2) a!3 s.holder.2.stop) 0) a!112 a!113))
      (a!116 (> (ite a!107 (ite (= c 2) a!6 s.holder.2.asked.1) 0) 0))
      (a!117 (> (ite a!109 (ite (= c 2) a!10 s.holder.2.asked.2) 0) 0))
      (a!118 (> (ite a!112 (ite (= c 2) a!14 s.holder.2.asked.3) 0) 0))
      (a!124 (= (ite a!107 (ite (= c 2) a!6 s.holder.2.asked.1) 0) 0))
      (a!125 (+ (ite a!107 (ite (= c 2) a!6 s.holder.2.asked.1) 0)
                (ite (= c 2) a!1 s.holder_skew.2)
                model.rules.ttl))
      (a!127 (= (ite a!109 (ite (= c 2) a!10 s.holder.2.asked.2) 0) 0))
      (a!128 (+ (ite a!109 (ite (= c 2) a!10 s.holder.2.asked.2) 0)
                (ite (= c 2) a!1 s.holder_skew.2)
                model.rules.ttl))
      (a!130 (= (ite a!112 (ite (= c 2) a!14 s.holder.2.asked.3) 0) 0))
      (a!131 (+ (ite a!112 (ite (= c 2) a!14 s.holder.2.asked.3) 0)
                (ite (= c 2) a!1 s.holder_skew.2)
                model.rules.ttl))
      (a!134 (and a!89
                  (not (>= (+ s.past.1.cover.2
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!133))))
      (a!140 (and a!89
                  (not (>= (+ s.granter.1.replaced
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!133))))
      (a!160 (and (= s.granter.1.waiting.ballot.round
                     (ite (= c 3) a!23 s.holder.3.ballot.round))
                  (= s.granter.1.waiting.ballot.rank
                     (ite (= c 3) a!24 s.holder.3.ballot.rank))
                  (= s.granter.1.waiting.ballot.coordinator
                     (ite (= c 3) a!25 s.holder.3.ballot.coordinator))
                  (= s.granter.1.waiting.ballot.nonce
                     (ite (= c 3) a!26 s.holder.3.ballot.nonce))
                  a!155
                  (not a!159)))
      (a!172 (and (> (ite (= c 3) a!3 s.holder.3.stop) 0) a!171 a!156))
      (a!175 (and (> (ite (= c 3) a!3 s.holder.3.stop) 0) a!173 a!174))
      (a!178 (and (> (ite (= c 3) a!3 s.holder.3.stop) 0) a!176 a!177))
      (a!180 (> (ite a!171 (ite (= c 3) a!6 s.holder.3.asked.1) 0) 0))
      (a!181 (> (ite a!173 (ite (= c 3) a!10 s.holder.3.asked.2) 0) 0))
      (a!182 (> (ite a!176 (ite (= c 3) a!14 s.holder.3.asked.3) 0) 0))
      (a!188 (= (ite a!171 (ite (= c 3) a!6 s.holder.3.asked.1) 0) 0))
      (a!189 (+ (ite a!171 (ite (= c 3) a!6 s.holder.3.asked.1) 0)
                (ite (= c 3) a!1 s.holder_skew.3)
                model.rules.ttl))
      (a!191 (= (ite a!173 (ite (= c 3) a!10 s.holder.3.asked.2) 0) 0))
      (a!192 (+ (ite a!173 (ite (= c 3) a!10 s.holder.3.asked.2) 0)
                (ite (= c 3) a!1 s.holder_skew.3)
                model.rules.ttl))
      (a!194 (= (ite a!176 (ite (= c 3) a!14 s.holder.3.asked.3) 0) 0))
      (a!195 (+ (ite a!176 (ite (= c 3) a!14 s.holder.3.asked.3) 0)
                (ite (= c 3) a!1 s.holder_skew.3)
                model.rules.ttl))
      (a!198 (and a!153
                  (not (>= (+ s.past.1.cover.3
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!197))))
      (a!204 (and a!153
                  (not (>= (+ s.granter.1.replaced
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!197)))))
(let ((a!62 (and (not a!60)
                 (not (>= (+ s.past.1.cover.1
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          a!61))))
      (a!65 (and (not a!63)
                 (not (>= (+ s.past.1.cover.1
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          a!64))))
      (a!68 (and (not a!66)
                 (not (>= (+ s.past.1.cover.1
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          a!67))))
      (a!73 (and (not a!60)
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          a!61))))
      (a!74 (and (not a!63)
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          a!64))))
      (a!75 (and (not a!66)
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          a!67))))
      (a!126 (and (not a!124)
                  (not (>= (+ s.past.1.cover.2
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!125))))
      (a!129 (and (not a!127)
                  (not (>= (+ s.past.1.cover.2
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!128))))
      (a!132 (and (not a!130)
                  (not (>= (+ s.past.1.cover.2
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!131))))
      (a!137 (and (not a!124)
                  (not (>= (+ s.granter.1.replaced
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!125))))
      (a!138 (and (not a!127)
                  (not (>= (+ s.granter.1.replaced
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!128))))
      (a!139 (and (not a!130)
                  (not (>= (+ s.granter.1.replaced
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!131))))
      (a!190 (and (not a!188)
                  (not (>= (+ s.past.1.cover.3
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!189))))
      (a!193 (and (not a!191)
                  (not (>= (+ s.past.1.cover.3
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!192))))
      (a!196 (and (not a!194)
                  (not (>= (+ s.past.1.cover.3
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!195))))
      (a!201 (and (not a!188)
                  (not (>= (+ s.granter.1.replaced
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!189))))
      (a!202 (and (not a!191)
                  (not (>= (+ s.granter.1.replaced
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!192))))
      (a!203 (and (not a!194)
                  (not (>= (+ s.granter.1.replaced
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!195)))))
(let ((a!77 (and (not (= s.granter.1.left 0))
                 (= s.granter.1.ballot.coordinator 1)
                 (not a!71)
                 (not (and a!72 (not a!73) (not a!74) (not a!75) (not a!76)))))
      (a!141 (and (not (= s.granter.1.left 0))
                  (= s.granter.1.ballot.coordinator 2)
                  (not a!135)
                  (not (and a!136
                            (not a!137)
                            (not a!138)
                            (not a!139)
                            (not a!140)))))
      (a!205 (and (not (= s.granter.1.left 0))
                  (= s.granter.1.ballot.coordinator 3)
                  (not a!199)
                  (not (and a!200
                            (not a!201)
                            (not a!202)
                            (not a!203)
                            (not a!204))))))
(let ((a!78 (and a!59
                 (not (and (not a!62)
                           (not a!65)
                           (not a!68)
                           (not a!70)
                           (not a!77)))))
      (a!142 (and a!123
                  (not (and (not a!126)
                            (not a!129)
                            (not a!132)
                            (not a!134)
                            (not a!141)))))
      (a!206 (and a!187
                  (not (and (not a!190)
                            (not a!193)
                            (not a!196)
                            (not a!198)
                            (not a!205))))))
(let ((a!79 (and a!55
                 (not a!56)
                 (not a!57)
                 (not a!58)
                 (<= (ite (= c 1) a!30 s.holder.1.base) s.granter.1.base)
                 (not a!78)))
      (a!143 (and a!119
                  (not a!120)
                  (not a!121)
                  (not a!122)
                  (<= (ite (= c 2) a!30 s.holder.2.base) s.granter.1.base)
                  (not a!142)))
      (a!207 (and a!183
                  (not a!184)
                  (not a!185)
                  (not a!186)
                  (<= (ite (= c 3) a!30 s.holder.3.base) s.granter.1.base)
                  (not a!206))))
(let ((a!80 (and (not (and a!51 (not a!52) (not a!53) (not a!54))) (not a!79)))
      (a!144 (and (not (and a!115 (not a!116) (not a!117) (not a!118)))
                  (not a!143)))
      (a!208 (and (not (and a!179 (not a!180) (not a!181) (not a!182)))
                  (not a!207))))
(let ((a!81 (and (not model.liars.1)
                 (not (and (>= s.granter_skew.1 0)
                           (<= s.granter_skew.1 model.drift)
                           (<= s.granter.1.waiting.number 1)
                           (not a!32)
                           (not a!37)
                           (not a!42)
                           (<= s.granter.1.replaced s.granter.1.left)
                           (>= s.granter.1.replaced 0)
                           (not a!44)
                           (not a!47)
                           (not a!50)
                           (not a!80)))))
      (a!145 (and (not model.liars.1)
                  (not (and (>= s.granter_skew.1 0)
                            (<= s.granter_skew.1 model.drift)
                            (<= s.granter.1.waiting.number 1)
                            (not a!96)
                            (not a!101)
                            (not a!106)
                            (<= s.granter.1.replaced s.granter.1.left)
                            (>= s.granter.1.replaced 0)
                            (not a!108)
                            (not a!111)
                            (not a!114)
                            (not a!144)))))
      (a!209 (and (not model.liars.1)
                  (not (and (>= s.granter_skew.1 0)
                            (<= s.granter_skew.1 model.drift)
                            (<= s.granter.1.waiting.number 1)
                            (not a!160)
                            (not a!165)
                            (not a!170)
                            (<= s.granter.1.replaced s.granter.1.left)
                            (>= s.granter.1.replaced 0)
                            (not a!172)
                            (not a!175)
                            (not a!178)
                            (not a!208))))))
(let ((a!82 (and (>= (ite (= c 1) a!1 s.holder_skew.1) 0)
                 (<= (ite (= c 1) a!1 s.holder_skew.1) model.drift)
                 (>= (ite (= c 1) a!3 s.holder.1.stop) 0)
                 (>= (ite (= c 1) a!4 s.holder.1.number) 0)
                 (<= (ite (= c 1) a!4 s.holder.1.number) 3)
                 (>= (ite (= c 1) a!6 s.holder.1.asked.1) 0)
                 (<= (ite (= c 1) a!6 s.holder.1.asked.1)
                     model.rules.holder_ttl)
                 (not (and a!7 (not a!8)))
                 (>= (ite (= c 1) a!10 s.holder.1.asked.2) 0)
                 (<= (ite (= c 1) a!10 s.holder.1.asked.2)
                     model.rules.holder_ttl)
                 (not (and a!11 (not a!12)))
                 (>= (ite (= c 1) a!14 s.holder.1.asked.3) 0)
                 (<= (ite (= c 1) a!14 s.holder.1.asked.3)
                     model.rules.holder_ttl)
                 (not (and a!15 (not a!16)))
                 (>= (ite (= c 1) a!18 s.holder.1.heard.1) 0)
                 (<= (ite (= c 1) a!18 s.holder.1.heard.1)
                     model.rules.holder_ttl)
                 (not (and a!19 a!20))
                 (not (and a!21 a!22))
                 (not (and (not a!27) (not a!29)))
                 (not a!81)))
      (a!146 (and (>= (ite (= c 2) a!1 s.holder_skew.2) 0)
                  (<= (ite (= c 2) a!1 s.holder_skew.2) model.drift)
                  (>= (ite (= c 2) a!3 s.holder.2.stop) 0)
                  (>= (ite (= c 2) a!4 s.holder.2.number) 0)
                  (<= (ite (= c 2) a!4 s.holder.2.number) 3)
                  (>= (ite (= c 2) a!6 s.holder.2.asked.1) 0)
                  (<= (ite (= c 2) a!6 s.holder.2.asked.1)
                      model.rules.holder_ttl)
                  (not (and a!83 (not a!84)))
                  (>= (ite (= c 2) a!10 s.holder.2.asked.2) 0)
                  (<= (ite (= c 2) a!10 s.holder.2.asked.2)
                      model.rules.holder_ttl)
                  (not (and a!85 (not a!86)))
                  (>= (ite (= c 2) a!14 s.holder.2.asked.3) 0)
                  (<= (ite (= c 2) a!14 s.holder.2.asked.3)
                      model.rules.holder_ttl)
                  (not (and a!87 (not a!88)))
                  (>= (ite (= c 2) a!18 s.holder.2.heard.1) 0)
                  (<= (ite (= c 2) a!18 s.holder.2.heard.1)
                      model.rules.holder_ttl)
                  (not (and a!89 a!90))
                  (not (and a!91 a!92))
                  (not (and (not a!93) (not a!94)))
                  (not a!145)))
      (a!210 (and (>= (ite (= c 3) a!1 s.holder_skew.3) 0)
                  (<= (ite (= c 3) a!1 s.holder_skew.3) model.drift)
                  (>= (ite (= c 3) a!3 s.holder.3.stop) 0)
                  (>= (ite (= c 3) a!4 s.holder.3.number) 0)
                  (<= (ite (= c 3) a!4 s.holder.3.number) 3)
                  (>= (ite (= c 3) a!6 s.holder.3.asked.1) 0)
                  (<= (ite (= c 3) a!6 s.holder.3.asked.1)
                      model.rules.holder_ttl)
                  (not (and a!147 (not a!148)))
                  (>= (ite (= c 3) a!10 s.holder.3.asked.2) 0)
                  (<= (ite (= c 3) a!10 s.holder.3.asked.2)
                      model.rules.holder_ttl)
                  (not (and a!149 (not a!150)))
                  (>= (ite (= c 3) a!14 s.holder.3.asked.3) 0)
                  (<= (ite (= c 3) a!14 s.holder.3.asked.3)
                      model.rules.holder_ttl)
                  (not (and a!151 (not a!152)))
                  (>= (ite (= c 3) a!18 s.holder.3.heard.1) 0)
                  (<= (ite (= c 3) a!18 s.holder.3.heard.1)
                      model.rules.holder_ttl)
                  (not (and a!153 a!154))
                  (not (and a!155 a!156))
                  (not (and (not a!157) (not a!158)))
                  (not a!209))))
(let ((a!211 (and (not (and (not model.twisted.1) (not a!82)))
                  (not (and (not model.twisted.2) (not a!146)))
                  (not (and (not model.twisted.3) (not a!210))))))
  (not a!211))))))))))))) :named negated_goal))
(check-sat)
