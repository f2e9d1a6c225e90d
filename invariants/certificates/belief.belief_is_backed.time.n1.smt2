; belief.belief_is_backed.time.n1
; time keeps belief_is_backed.
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
(declare-fun gs.1 () Bool)
(declare-fun cs.1 () Bool)
(declare-fun cs.2 () Bool)
(declare-fun cs.3 () Bool)
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
(assert (! (let ((a!1 (not (and gs.1 (not (>= s.granter_skew.1 d)))))
      (a!2 (not (and cs.1 (not (>= s.holder_skew.1 d)))))
      (a!3 (not (and cs.2 (not (>= s.holder_skew.2 d)))))
      (a!4 (not (and cs.3 (not (>= s.holder_skew.3 d))))))
  (and (>= d 0) a!1 a!2 a!3 a!4)) :named may_stand_still))
(assert (! (let ((a!1 (ite cs.1
                s.holder.1.stop
                (ite (<= s.holder.1.stop d)
                     0
                     (ite (> s.holder.1.stop d) (- s.holder.1.stop d) 0))))
      (a!2 (>= (ite cs.1
                    s.holder.1.number
                    (ite (<= s.holder.1.stop d) 0 s.holder.1.number))
               0))
      (a!3 (<= (ite cs.1
                    s.holder.1.number
                    (ite (<= s.holder.1.stop d) 0 s.holder.1.number))
               3))
      (a!4 (ite cs.1
                s.holder.1.asked.1
                (ite (<= s.holder.1.stop d)
                     0
                     (ite (> s.holder.1.asked.1 d) (- s.holder.1.asked.1 d) 0))))
      (a!5 (>= (ite cs.1
                    s.holder.1.number
                    (ite (<= s.holder.1.stop d) 0 s.holder.1.number))
               1))
      (a!7 (ite cs.1
                s.holder.1.asked.2
                (ite (<= s.holder.1.stop d)
                     0
                     (ite (> s.holder.1.asked.2 d) (- s.holder.1.asked.2 d) 0))))
      (a!8 (>= (ite cs.1
                    s.holder.1.number
                    (ite (<= s.holder.1.stop d) 0 s.holder.1.number))
               2))
      (a!10 (ite cs.1
                 s.holder.1.asked.3
                 (ite (<= s.holder.1.stop d)
                      0
                      (ite (> s.holder.1.asked.3 d) (- s.holder.1.asked.3 d) 0))))
      (a!11 (>= (ite cs.1
                     s.holder.1.number
                     (ite (<= s.holder.1.stop d) 0 s.holder.1.number))
                3))
      (a!13 (ite cs.1
                 s.holder.1.heard.1
                 (ite (<= s.holder.1.stop d)
                      0
                      (ite (> s.holder.1.heard.1 d) (- s.holder.1.heard.1 d) 0))))
      (a!17 (= s.granter.1.waiting.base
               (ite cs.1
                    s.holder.1.base
                    (ite (<= s.holder.1.stop d) 0 s.holder.1.base))))
      (a!18 (<= s.granter.1.waiting.number
                (ite cs.1
                     s.holder.1.number
                     (ite (<= s.holder.1.stop d) 0 s.holder.1.number))))
      (a!20 (and (not (< s.holder.1.ballot.round
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
      (a!21 (= (ite (> s.granter.1.left d) (- s.granter.1.left d) 0) 0))
      (a!29 (s.grants 1
                      s.holder.1.ballot.round
                      s.holder.1.ballot.rank
                      s.holder.1.ballot.coordinator
                      s.holder.1.ballot.nonce
                      (ite cs.1
                           s.holder.1.base
                           (ite (<= s.holder.1.stop d) 0 s.holder.1.base))
                      1))
      (a!30 (s.grants 1
                      s.holder.1.ballot.round
                      s.holder.1.ballot.rank
                      s.holder.1.ballot.coordinator
                      s.holder.1.ballot.nonce
                      (ite cs.1
                           s.holder.1.base
                           (ite (<= s.holder.1.stop d) 0 s.holder.1.base))
                      2))
      (a!31 (s.grants 1
                      s.holder.1.ballot.round
                      s.holder.1.ballot.rank
                      s.holder.1.ballot.coordinator
                      s.holder.1.ballot.nonce
                      (ite cs.1
                           s.holder.1.base
                           (ite (<= s.holder.1.stop d) 0 s.holder.1.base))
                      3))
      (a!33 (<= (ite cs.1
                     s.holder.1.base
                     (ite (<= s.holder.1.stop d) 0 s.holder.1.base))
                s.granter.1.base))
      (a!34 (< (ite cs.1
                    s.holder.1.base
                    (ite (<= s.holder.1.stop d) 0 s.holder.1.base))
               s.granter.1.base))
      (a!35 (+ (ite gs.1
                    s.past.1.cover.1
                    (ite (> s.past.1.cover.1 d) (- s.past.1.cover.1 d) 0))
               (- s.granter_skew.1 (ite gs.1 d 0))
               model.rules.holder_ttl
               model.drift))
      (a!57 (ite cs.2
                 s.holder.2.stop
                 (ite (<= s.holder.2.stop d)
                      0
                      (ite (> s.holder.2.stop d) (- s.holder.2.stop d) 0))))
      (a!58 (>= (ite cs.2
                     s.holder.2.number
                     (ite (<= s.holder.2.stop d) 0 s.holder.2.number))
                0))
      (a!59 (<= (ite cs.2
                     s.holder.2.number
                     (ite (<= s.holder.2.stop d) 0 s.holder.2.number))
                3))
      (a!60 (ite cs.2
                 s.holder.2.asked.1
                 (ite (<= s.holder.2.stop d)
                      0
                      (ite (> s.holder.2.asked.1 d) (- s.holder.2.asked.1 d) 0))))
      (a!61 (>= (ite cs.2
                     s.holder.2.number
                     (ite (<= s.holder.2.stop d) 0 s.holder.2.number))
                1))
      (a!63 (ite cs.2
                 s.holder.2.asked.2
                 (ite (<= s.holder.2.stop d)
                      0
                      (ite (> s.holder.2.asked.2 d) (- s.holder.2.asked.2 d) 0))))
      (a!64 (>= (ite cs.2
                     s.holder.2.number
                     (ite (<= s.holder.2.stop d) 0 s.holder.2.number))
                2))
      (a!66 (ite cs.2
                 s.holder.2.asked.3
                 (ite (<= s.holder.2.stop d)
                      0
                      (ite (> s.holder.2.asked.3 d) (- s.holder.2.asked.3 d) 0))))
      (a!67 (>= (ite cs.2
                     s.holder.2.number
                     (ite (<= s.holder.2.stop d) 0 s.holder.2.number))
                3))
      (a!69 (ite cs.2
                 s.holder.2.heard.1
                 (ite (<= s.holder.2.stop d)
                      0
                      (ite (> s.holder.2.heard.1 d) (- s.holder.2.heard.1 d) 0))))
      (a!73 (= s.granter.1.waiting.base
               (ite cs.2
                    s.holder.2.base
                    (ite (<= s.holder.2.stop d) 0 s.holder.2.base))))
      (a!74 (<= s.granter.1.waiting.number
                (ite cs.2
                     s.holder.2.number
                     (ite (<= s.holder.2.stop d) 0 s.holder.2.number))))
      (a!76 (and (not (< s.holder.2.ballot.round
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
      (a!82 (s.grants 1
                      s.holder.2.ballot.round
                      s.holder.2.ballot.rank
                      s.holder.2.ballot.coordinator
                      s.holder.2.ballot.nonce
                      (ite cs.2
                           s.holder.2.base
                           (ite (<= s.holder.2.stop d) 0 s.holder.2.base))
                      1))
      (a!83 (s.grants 1
                      s.holder.2.ballot.round
                      s.holder.2.ballot.rank
                      s.holder.2.ballot.coordinator
                      s.holder.2.ballot.nonce
                      (ite cs.2
                           s.holder.2.base
                           (ite (<= s.holder.2.stop d) 0 s.holder.2.base))
                      2))
      (a!84 (s.grants 1
                      s.holder.2.ballot.round
                      s.holder.2.ballot.rank
                      s.holder.2.ballot.coordinator
                      s.holder.2.ballot.nonce
                      (ite cs.2
                           s.holder.2.base
                           (ite (<= s.holder.2.stop d) 0 s.holder.2.base))
                      3))
      (a!86 (<= (ite cs.2
                     s.holder.2.base
                     (ite (<= s.holder.2.stop d) 0 s.holder.2.base))
                s.granter.1.base))
      (a!87 (< (ite cs.2
                    s.holder.2.base
                    (ite (<= s.holder.2.stop d) 0 s.holder.2.base))
               s.granter.1.base))
      (a!88 (+ (ite gs.1
                    s.past.1.cover.2
                    (ite (> s.past.1.cover.2 d) (- s.past.1.cover.2 d) 0))
               (- s.granter_skew.1 (ite gs.1 d 0))
               model.rules.holder_ttl
               model.drift))
      (a!109 (ite cs.3
                  s.holder.3.stop
                  (ite (<= s.holder.3.stop d)
                       0
                       (ite (> s.holder.3.stop d) (- s.holder.3.stop d) 0))))
      (a!110 (>= (ite cs.3
                      s.holder.3.number
                      (ite (<= s.holder.3.stop d) 0 s.holder.3.number))
                 0))
      (a!111 (<= (ite cs.3
                      s.holder.3.number
                      (ite (<= s.holder.3.stop d) 0 s.holder.3.number))
                 3))
      (a!112 (ite cs.3
                  s.holder.3.asked.1
                  (ite (<= s.holder.3.stop d)
                       0
                       (ite (> s.holder.3.asked.1 d) (- s.holder.3.asked.1 d) 0))))
      (a!113 (>= (ite cs.3
                      s.holder.3.number
                      (ite (<= s.holder.3.stop d) 0 s.holder.3.number))
                 1))
      (a!115 (ite cs.3
                  s.holder.3.asked.2
                  (ite (<= s.holder.3.stop d)
                       0
                       (ite (> s.holder.3.asked.2 d) (- s.holder.3.asked.2 d) 0))))
      (a!116 (>= (ite cs.3
                      s.holder.3.number
                      (ite (<= s.holder.3.stop d) 0 s.holder.3.number))
                 2))
      (a!118 (ite cs.3
                  s.holder.3.asked.3
                  (ite (<= s.holder.3.stop d)
                       0
                       (ite (> s.holder.3.asked.3 d) (- s.holder.3.asked.3 d) 0))))
      (a!119 (>= (ite cs.3
                      s.holder.3.number
                      (ite (<= s.holder.3.stop d) 0 s.holder.3.number))
                 3))
      (a!121 (ite cs.3
                  s.holder.3.heard.1
                  (ite (<= s.holder.3.stop d)
                       0
                       (ite (> s.holder.3.heard.1 d) (- s.holder.3.heard.1 d) 0))))
      (a!125 (= s.granter.1.waiting.base
                (ite cs.3
                     s.holder.3.base
                     (ite (<= s.holder.3.stop d) 0 s.holder.3.base))))
      (a!126 (<= s.granter.1.waiting.number
                 (ite cs.3
                      s.holder.3.number
                      (ite (<= s.holder.3.stop d) 0 s.holder.3.number))))
      (a!128 (and (not (< s.holder.3.ballot.round
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
      (a!134 (s.grants 1
                       s.holder.3.ballot.round
                       s.holder.3.ballot.rank
                       s.holder.3.ballot.coordinator
                       s.holder.3.ballot.nonce
                       (ite cs.3
                            s.holder.3.base
                            (ite (<= s.holder.3.stop d) 0 s.holder.3.base))
                       1))
      (a!135 (s.grants 1
                       s.holder.3.ballot.round
                       s.holder.3.ballot.rank
                       s.holder.3.ballot.coordinator
                       s.holder.3.ballot.nonce
                       (ite cs.3
                            s.holder.3.base
                            (ite (<= s.holder.3.stop d) 0 s.holder.3.base))
                       2))
      (a!136 (s.grants 1
                       s.holder.3.ballot.round
                       s.holder.3.ballot.rank
                       s.holder.3.ballot.coordinator
                       s.holder.3.ballot.nonce
                       (ite cs.3
                            s.holder.3.base
                            (ite (<= s.holder.3.stop d) 0 s.holder.3.base))
                       3))
      (a!138 (<= (ite cs.3
                      s.holder.3.base
                      (ite (<= s.holder.3.stop d) 0 s.holder.3.base))
                 s.granter.1.base))
      (a!139 (< (ite cs.3
                     s.holder.3.base
                     (ite (<= s.holder.3.stop d) 0 s.holder.3.base))
                s.granter.1.base))
      (a!140 (+ (ite gs.1
                     s.past.1.cover.3
                     (ite (> s.past.1.cover.3 d) (- s.past.1.cover.3 d) 0))
                (- s.granter_skew.1 (ite gs.1 d 0))
                model.rules.holder_ttl
                model.drift)))
(let ((a!6 (and (not (= a!4 0)) (not (and (> a!1 0) a!5))))
      (a!9 (and (not (= a!7 0)) (not (and (> a!1 0) a!8))))
      (a!12 (and (not (= a!10 0)) (not (and (> a!1 0) a!11))))
      (a!14 (not (and (not (= a!13 0)) (not (> a!1 0)))))
      (a!15 (not (and (not (= a!1 0)) (not a!5))))
      (a!16 (and (not (and (= a!1 0)
                           (= s.holder.1.ballot.round 0)
                           (= s.holder.1.ballot.rank 0)
                           (= s.holder.1.ballot.coordinator 0)
                           (= s.holder.1.ballot.nonce 0)))
                 (not (and (= s.holder.1.ballot.coordinator 1)
                           (= s.holder.1.ballot.nonce s.holder.1.nonce)))))
      (a!19 (not (and (= s.granter.1.waiting.ballot.round
                         s.holder.1.ballot.round)
                      (= s.granter.1.waiting.ballot.rank s.holder.1.ballot.rank)
                      (= s.granter.1.waiting.ballot.coordinator
                         s.holder.1.ballot.coordinator)
                      (= s.granter.1.waiting.ballot.nonce
                         s.holder.1.ballot.nonce)
                      (not (= a!1 0))
                      (not (and a!17 a!18)))))
      (a!22 (not (< s.holder.1.ballot.round
                    (ite gs.1
                         s.granter.1.ballot.round
                         (ite a!21 0 s.granter.1.ballot.round)))))
      (a!23 (and (= s.holder.1.ballot.round
                    (ite gs.1
                         s.granter.1.ballot.round
                         (ite a!21 0 s.granter.1.ballot.round)))
                 (< s.holder.1.ballot.rank
                    (ite gs.1
                         s.granter.1.ballot.rank
                         (ite a!21 0 s.granter.1.ballot.rank)))))
      (a!24 (and (= s.holder.1.ballot.round
                    (ite gs.1
                         s.granter.1.ballot.round
                         (ite a!21 0 s.granter.1.ballot.round)))
                 (= s.holder.1.ballot.rank
                    (ite gs.1
                         s.granter.1.ballot.rank
                         (ite a!21 0 s.granter.1.ballot.rank)))
                 (< s.holder.1.ballot.coordinator
                    (ite gs.1
                         s.granter.1.ballot.coordinator
                         (ite a!21 0 s.granter.1.ballot.coordinator)))))
      (a!25 (and (= s.holder.1.ballot.round
                    (ite gs.1
                         s.granter.1.ballot.round
                         (ite a!21 0 s.granter.1.ballot.round)))
                 (= s.holder.1.ballot.rank
                    (ite gs.1
                         s.granter.1.ballot.rank
                         (ite a!21 0 s.granter.1.ballot.rank)))
                 (= s.holder.1.ballot.coordinator
                    (ite gs.1
                         s.granter.1.ballot.coordinator
                         (ite a!21 0 s.granter.1.ballot.coordinator)))
                 (< s.holder.1.ballot.nonce
                    (ite gs.1
                         s.granter.1.ballot.nonce
                         (ite a!21 0 s.granter.1.ballot.nonce)))))
      (a!27 (ite gs.1
                 s.granter.1.replaced
                 (ite a!21
                      0
                      (ite (> s.granter.1.replaced d)
                           (- s.granter.1.replaced d)
                           0))))
      (a!28 (ite gs.1
                 s.granter.1.left
                 (ite a!21
                      0
                      (ite (> s.granter.1.left d) (- s.granter.1.left d) 0))))
      (a!32 (and (not (> a!13 0))
                 (not (> (ite a!29 a!4 0) 0))
                 (not (> (ite a!30 a!7 0) 0))
                 (not (> (ite a!31 a!10 0) 0))))
      (a!36 (+ (ite a!29 a!4 0)
               (- s.holder_skew.1 (ite cs.1 d 0))
               model.rules.ttl))
      (a!38 (+ (ite a!30 a!7 0)
               (- s.holder_skew.1 (ite cs.1 d 0))
               model.rules.ttl))
      (a!40 (+ (ite a!31 a!10 0)
               (- s.holder_skew.1 (ite cs.1 d 0))
               model.rules.ttl))
      (a!42 (>= a!35
                (+ a!13 (- s.holder_skew.1 (ite cs.1 d 0)) model.rules.ttl)))
      (a!44 (and (= (ite gs.1
                         s.granter.1.ballot.round
                         (ite a!21 0 s.granter.1.ballot.round))
                    s.holder.1.ballot.round)
                 (= (ite gs.1
                         s.granter.1.ballot.rank
                         (ite a!21 0 s.granter.1.ballot.rank))
                    s.holder.1.ballot.rank)
                 (= (ite gs.1
                         s.granter.1.ballot.coordinator
                         (ite a!21 0 s.granter.1.ballot.coordinator))
                    s.holder.1.ballot.coordinator)
                 (= (ite gs.1
                         s.granter.1.ballot.nonce
                         (ite a!21 0 s.granter.1.ballot.nonce))
                    s.holder.1.ballot.nonce)))
      (a!45 (not (= (ite gs.1
                         s.granter.1.ballot.nonce
                         (ite a!21 0 s.granter.1.ballot.nonce))
                    s.holder.1.nonce)))
      (a!62 (and (not (= a!60 0)) (not (and (> a!57 0) a!61))))
      (a!65 (and (not (= a!63 0)) (not (and (> a!57 0) a!64))))
      (a!68 (and (not (= a!66 0)) (not (and (> a!57 0) a!67))))
      (a!70 (not (and (not (= a!69 0)) (not (> a!57 0)))))
      (a!71 (not (and (not (= a!57 0)) (not a!61))))
      (a!72 (and (not (and (= a!57 0)
                           (= s.holder.2.ballot.round 0)
                           (= s.holder.2.ballot.rank 0)
                           (= s.holder.2.ballot.coordinator 0)
                           (= s.holder.2.ballot.nonce 0)))
                 (not (and (= s.holder.2.ballot.coordinator 2)
                           (= s.holder.2.ballot.nonce s.holder.2.nonce)))))
      (a!75 (not (and (= s.granter.1.waiting.ballot.round
                         s.holder.2.ballot.round)
                      (= s.granter.1.waiting.ballot.rank s.holder.2.ballot.rank)
                      (= s.granter.1.waiting.ballot.coordinator
                         s.holder.2.ballot.coordinator)
                      (= s.granter.1.waiting.ballot.nonce
                         s.holder.2.ballot.nonce)
                      (not (= a!57 0))
                      (not (and a!73 a!74)))))
      (a!77 (not (< s.holder.2.ballot.round
                    (ite gs.1
                         s.granter.1.ballot.round
                         (ite a!21 0 s.granter.1.ballot.round)))))
      (a!78 (and (= s.holder.2.ballot.round
                    (ite gs.1
                         s.granter.1.ballot.round
                         (ite a!21 0 s.granter.1.ballot.round)))
                 (< s.holder.2.ballot.rank
                    (ite gs.1
                         s.granter.1.ballot.rank
                         (ite a!21 0 s.granter.1.ballot.rank)))))
      (a!79 (and (= s.holder.2.ballot.round
                    (ite gs.1
                         s.granter.1.ballot.round
                         (ite a!21 0 s.granter.1.ballot.round)))
                 (= s.holder.2.ballot.rank
                    (ite gs.1
                         s.granter.1.ballot.rank
                         (ite a!21 0 s.granter.1.ballot.rank)))
                 (< s.holder.2.ballot.coordinator
                    (ite gs.1
                         s.granter.1.ballot.coordinator
                         (ite a!21 0 s.granter.1.ballot.coordinator)))))
      (a!80 (and (= s.holder.2.ballot.round
                    (ite gs.1
                         s.granter.1.ballot.round
                         (ite a!21 0 s.granter.1.ballot.round)))
                 (= s.holder.2.ballot.rank
                    (ite gs.1
                         s.granter.1.ballot.rank
                         (ite a!21 0 s.granter.1.ballot.rank)))
                 (= s.holder.2.ballot.coordinator
                    (ite gs.1
                         s.granter.1.ballot.coordinator
                         (ite a!21 0 s.granter.1.ballot.coordinator)))
                 (< s.holder.2.ballot.nonce
                    (ite gs.1
                         s.granter.1.ballot.nonce
                         (ite a!21 0 s.granter.1.ballot.nonce)))))
      (a!85 (and (not (> a!69 0))
                 (not (> (ite a!82 a!60 0) 0))
                 (not (> (ite a!83 a!63 0) 0))
                 (not (> (ite a!84 a!66 0) 0))))
      (a!89 (+ (ite a!82 a!60 0)
               (- s.holder_skew.2 (ite cs.2 d 0))
               model.rules.ttl))
      (a!91 (+ (ite a!83 a!63 0)
               (- s.holder_skew.2 (ite cs.2 d 0))
               model.rules.ttl))
      (a!93 (+ (ite a!84 a!66 0)
               (- s.holder_skew.2 (ite cs.2 d 0))
               model.rules.ttl))
      (a!95 (>= a!88
                (+ a!69 (- s.holder_skew.2 (ite cs.2 d 0)) model.rules.ttl)))
      (a!97 (and (= (ite gs.1
                         s.granter.1.ballot.round
                         (ite a!21 0 s.granter.1.ballot.round))
                    s.holder.2.ballot.round)
                 (= (ite gs.1
                         s.granter.1.ballot.rank
                         (ite a!21 0 s.granter.1.ballot.rank))
                    s.holder.2.ballot.rank)
                 (= (ite gs.1
                         s.granter.1.ballot.coordinator
                         (ite a!21 0 s.granter.1.ballot.coordinator))
                    s.holder.2.ballot.coordinator)
                 (= (ite gs.1
                         s.granter.1.ballot.nonce
                         (ite a!21 0 s.granter.1.ballot.nonce))
                    s.holder.2.ballot.nonce)))
      (a!98 (not (= (ite gs.1
                         s.granter.1.ballot.nonce
                         (ite a!21 0 s.granter.1.ballot.nonce))
                    s.holder.2.nonce)))
      (a!114 (and (not (= a!112 0)) (not (and (> a!109 0) a!113))))
      (a!117 (and (not (= a!115 0)) (not (and (> a!109 0) a!116))))
      (a!120 (and (not (= a!118 0)) (not (and (> a!109 0) a!119))))
      (a!122 (not (and (not (= a!121 0)) (not (> a!109 0)))))
      (a!123 (not (and (not (= a!109 0)) (not a!113))))
      (a!124 (and (not (and (= a!109 0)
                            (= s.holder.3.ballot.round 0)
                            (= s.holder.3.ballot.rank 0)
                            (= s.holder.3.ballot.coordinator 0)
                            (= s.holder.3.ballot.nonce 0)))
                  (not (and (= s.holder.3.ballot.coordinator 3)
                            (= s.holder.3.ballot.nonce s.holder.3.nonce)))))
      (a!127 (not (and (= s.granter.1.waiting.ballot.round
                          s.holder.3.ballot.round)
                       (= s.granter.1.waiting.ballot.rank
                          s.holder.3.ballot.rank)
                       (= s.granter.1.waiting.ballot.coordinator
                          s.holder.3.ballot.coordinator)
                       (= s.granter.1.waiting.ballot.nonce
                          s.holder.3.ballot.nonce)
                       (not (= a!109 0))
                       (not (and a!125 a!126)))))
      (a!129 (not (< s.holder.3.ballot.round
                     (ite gs.1
                          s.granter.1.ballot.round
                          (ite a!21 0 s.granter.1.ballot.round)))))
      (a!130 (and (= s.holder.3.ballot.round
                     (ite gs.1
                          s.granter.1.ballot.round
                          (ite a!21 0 s.granter.1.ballot.round)))
                  (< s.holder.3.ballot.rank
                     (ite gs.1
                          s.granter.1.ballot.rank
                          (ite a!21 0 s.granter.1.ballot.rank)))))
      (a!131 (and (= s.holder.3.ballot.round
                     (ite gs.1
                          s.granter.1.ballot.round
                          (ite a!21 0 s.granter.1.ballot.round)))
                  (= s.holder.3.ballot.rank
                     (ite gs.1
                          s.granter.1.ballot.rank
                          (ite a!21 0 s.granter.1.ballot.rank)))
                  (< s.holder.3.ballot.coordinator
                     (ite gs.1
                          s.granter.1.ballot.coordinator
                          (ite a!21 0 s.granter.1.ballot.coordinator)))))
      (a!132 (and (= s.holder.3.ballot.round
                     (ite gs.1
                          s.granter.1.ballot.round
                          (ite a!21 0 s.granter.1.ballot.round)))
                  (= s.holder.3.ballot.rank
                     (ite gs.1
                          s.granter.1.ballot.rank
                          (ite a!21 0 s.granter.1.ballot.rank)))
                  (= s.holder.3.ballot.coordinator
                     (ite gs.1
                          s.granter.1.ballot.coordinator
                          (ite a!21 0 s.granter.1.ballot.coordinator)))
                  (< s.holder.3.ballot.nonce
                     (ite gs.1
                          s.granter.1.ballot.nonce
                          (ite a!21 0 s.granter.1.ballot.nonce)))))
      (a!137 (and (not (> a!121 0))
                  (not (> (ite a!134 a!112 0) 0))
                  (not (> (ite a!135 a!115 0) 0))
                  (not (> (ite a!136 a!118 0) 0))))
      (a!141 (+ (ite a!134 a!112 0)
                (- s.holder_skew.3 (ite cs.3 d 0))
                model.rules.ttl))
      (a!143 (+ (ite a!135 a!115 0)
                (- s.holder_skew.3 (ite cs.3 d 0))
                model.rules.ttl))
      (a!145 (+ (ite a!136 a!118 0)
                (- s.holder_skew.3 (ite cs.3 d 0))
                model.rules.ttl))
      (a!147 (>= a!140
                 (+ a!121 (- s.holder_skew.3 (ite cs.3 d 0)) model.rules.ttl)))
      (a!149 (and (= (ite gs.1
                          s.granter.1.ballot.round
                          (ite a!21 0 s.granter.1.ballot.round))
                     s.holder.3.ballot.round)
                  (= (ite gs.1
                          s.granter.1.ballot.rank
                          (ite a!21 0 s.granter.1.ballot.rank))
                     s.holder.3.ballot.rank)
                  (= (ite gs.1
                          s.granter.1.ballot.coordinator
                          (ite a!21 0 s.granter.1.ballot.coordinator))
                     s.holder.3.ballot.coordinator)
                  (= (ite gs.1
                          s.granter.1.ballot.nonce
                          (ite a!21 0 s.granter.1.ballot.nonce))
                     s.holder.3.ballot.nonce)))
      (a!150 (not (= (ite gs.1
                          s.granter.1.ballot.nonce
                          (ite a!21 0 s.granter.1.ballot.nonce))
                     s.holder.3.nonce))))
(let ((a!26 (and (= (ite gs.1
                         s.granter.1.ballot.coordinator
                         (ite a!21 0 s.granter.1.ballot.coordinator))
                    1)
                 (= (ite gs.1
                         s.granter.1.ballot.nonce
                         (ite a!21 0 s.granter.1.ballot.nonce))
                    s.holder.1.nonce)
                 (not (and a!22 (not a!23) (not a!24) (not a!25)))))
      (a!37 (and (not (= (ite a!29 a!4 0) 0)) (not (>= a!35 a!36))))
      (a!39 (and (not (= (ite a!30 a!7 0) 0)) (not (>= a!35 a!38))))
      (a!41 (and (not (= (ite a!31 a!10 0) 0)) (not (>= a!35 a!40))))
      (a!43 (not (and (not (= a!13 0)) (not a!42))))
      (a!46 (+ a!27
               (- s.granter_skew.1 (ite gs.1 d 0))
               model.rules.holder_ttl
               model.drift))
      (a!81 (and (= (ite gs.1
                         s.granter.1.ballot.coordinator
                         (ite a!21 0 s.granter.1.ballot.coordinator))
                    2)
                 (= (ite gs.1
                         s.granter.1.ballot.nonce
                         (ite a!21 0 s.granter.1.ballot.nonce))
                    s.holder.2.nonce)
                 (not (and a!77 (not a!78) (not a!79) (not a!80)))))
      (a!90 (and (not (= (ite a!82 a!60 0) 0)) (not (>= a!88 a!89))))
      (a!92 (and (not (= (ite a!83 a!63 0) 0)) (not (>= a!88 a!91))))
      (a!94 (and (not (= (ite a!84 a!66 0) 0)) (not (>= a!88 a!93))))
      (a!96 (not (and (not (= a!69 0)) (not a!95))))
      (a!133 (and (= (ite gs.1
                          s.granter.1.ballot.coordinator
                          (ite a!21 0 s.granter.1.ballot.coordinator))
                     3)
                  (= (ite gs.1
                          s.granter.1.ballot.nonce
                          (ite a!21 0 s.granter.1.ballot.nonce))
                     s.holder.3.nonce)
                  (not (and a!129 (not a!130) (not a!131) (not a!132)))))
      (a!142 (and (not (= (ite a!134 a!112 0) 0)) (not (>= a!140 a!141))))
      (a!144 (and (not (= (ite a!135 a!115 0) 0)) (not (>= a!140 a!143))))
      (a!146 (and (not (= (ite a!136 a!118 0) 0)) (not (>= a!140 a!145))))
      (a!148 (not (and (not (= a!121 0)) (not a!147)))))
(let ((a!47 (and (not (= (ite a!29 a!4 0) 0)) (not (>= a!46 a!36))))
      (a!48 (and (not (= (ite a!30 a!7 0) 0)) (not (>= a!46 a!38))))
      (a!49 (and (not (= (ite a!31 a!10 0) 0)) (not (>= a!46 a!40))))
      (a!50 (>= a!46
                (+ a!13 (- s.holder_skew.1 (ite cs.1 d 0)) model.rules.ttl)))
      (a!99 (and (not (= (ite a!82 a!60 0) 0)) (not (>= a!46 a!89))))
      (a!100 (and (not (= (ite a!83 a!63 0) 0)) (not (>= a!46 a!91))))
      (a!101 (and (not (= (ite a!84 a!66 0) 0)) (not (>= a!46 a!93))))
      (a!102 (>= a!46
                 (+ a!69 (- s.holder_skew.2 (ite cs.2 d 0)) model.rules.ttl)))
      (a!151 (and (not (= (ite a!134 a!112 0) 0)) (not (>= a!46 a!141))))
      (a!152 (and (not (= (ite a!135 a!115 0) 0)) (not (>= a!46 a!143))))
      (a!153 (and (not (= (ite a!136 a!118 0) 0)) (not (>= a!46 a!145))))
      (a!154 (>= a!46
                 (+ a!121 (- s.holder_skew.3 (ite cs.3 d 0)) model.rules.ttl))))
(let ((a!51 (not (and (not (= a!13 0)) (not a!50))))
      (a!103 (not (and (not (= a!69 0)) (not a!102))))
      (a!155 (not (and (not (= a!121 0)) (not a!154)))))
(let ((a!52 (and (not (= a!28 0))
                 (= (ite gs.1
                         s.granter.1.ballot.coordinator
                         (ite a!21 0 s.granter.1.ballot.coordinator))
                    1)
                 (not a!44)
                 (not (and a!45 (not a!47) (not a!48) (not a!49) a!51))))
      (a!104 (and (not (= a!28 0))
                  (= (ite gs.1
                          s.granter.1.ballot.coordinator
                          (ite a!21 0 s.granter.1.ballot.coordinator))
                     2)
                  (not a!97)
                  (not (and a!98 (not a!99) (not a!100) (not a!101) a!103))))
      (a!156 (and (not (= a!28 0))
                  (= (ite gs.1
                          s.granter.1.ballot.coordinator
                          (ite a!21 0 s.granter.1.ballot.coordinator))
                     3)
                  (not a!149)
                  (not (and a!150 (not a!151) (not a!152) (not a!153) a!155)))))
(let ((a!53 (and (not a!34)
                 (not (and (not a!37) (not a!39) (not a!41) a!43 (not a!52)))))
      (a!105 (and (not a!87)
                  (not (and (not a!90) (not a!92) (not a!94) a!96 (not a!104)))))
      (a!157 (and (not a!139)
                  (not (and (not a!142)
                            (not a!144)
                            (not a!146)
                            a!148
                            (not a!156))))))
(let ((a!54 (and (not (< s.granter.1.promised.round s.holder.1.ballot.round))
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
                 a!33
                 (not a!53)))
      (a!106 (and (not (< s.granter.1.promised.round s.holder.2.ballot.round))
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
                  a!86
                  (not a!105)))
      (a!158 (and (not (< s.granter.1.promised.round s.holder.3.ballot.round))
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
                  a!138
                  (not a!157))))
(let ((a!55 (and (>= (- s.granter_skew.1 (ite gs.1 d 0)) 0)
                 (<= (- s.granter_skew.1 (ite gs.1 d 0)) model.drift)
                 (<= s.granter.1.waiting.number 1)
                 a!19
                 (not (and (= s.granter.1.waiting.ballot.coordinator 1)
                           (= s.granter.1.waiting.ballot.nonce s.holder.1.nonce)
                           (not a!20)))
                 (not a!26)
                 (<= a!27 a!28)
                 (>= a!27 0)
                 (not (and (> a!1 0) a!29 (not a!5)))
                 (not (and (> a!1 0) a!30 (not a!8)))
                 (not (and (> a!1 0) a!31 (not a!11)))
                 (not (and (not a!32) (not a!54)))))
      (a!107 (and (>= (- s.granter_skew.1 (ite gs.1 d 0)) 0)
                  (<= (- s.granter_skew.1 (ite gs.1 d 0)) model.drift)
                  (<= s.granter.1.waiting.number 1)
                  a!75
                  (not (and (= s.granter.1.waiting.ballot.coordinator 2)
                            (= s.granter.1.waiting.ballot.nonce
                               s.holder.2.nonce)
                            (not a!76)))
                  (not a!81)
                  (<= a!27 a!28)
                  (>= a!27 0)
                  (not (and (> a!57 0) a!82 (not a!61)))
                  (not (and (> a!57 0) a!83 (not a!64)))
                  (not (and (> a!57 0) a!84 (not a!67)))
                  (not (and (not a!85) (not a!106)))))
      (a!159 (and (>= (- s.granter_skew.1 (ite gs.1 d 0)) 0)
                  (<= (- s.granter_skew.1 (ite gs.1 d 0)) model.drift)
                  (<= s.granter.1.waiting.number 1)
                  a!127
                  (not (and (= s.granter.1.waiting.ballot.coordinator 3)
                            (= s.granter.1.waiting.ballot.nonce
                               s.holder.3.nonce)
                            (not a!128)))
                  (not a!133)
                  (<= a!27 a!28)
                  (>= a!27 0)
                  (not (and (> a!109 0) a!134 (not a!113)))
                  (not (and (> a!109 0) a!135 (not a!116)))
                  (not (and (> a!109 0) a!136 (not a!119)))
                  (not (and (not a!137) (not a!158))))))
(let ((a!56 (and (>= (- s.holder_skew.1 (ite cs.1 d 0)) 0)
                 (<= (- s.holder_skew.1 (ite cs.1 d 0)) model.drift)
                 (>= a!1 0)
                 a!2
                 a!3
                 (>= a!4 0)
                 (<= a!4 model.rules.holder_ttl)
                 (not a!6)
                 (>= a!7 0)
                 (<= a!7 model.rules.holder_ttl)
                 (not a!9)
                 (>= a!10 0)
                 (<= a!10 model.rules.holder_ttl)
                 (not a!12)
                 (>= a!13 0)
                 (<= a!13 model.rules.holder_ttl)
                 a!14
                 a!15
                 (not a!16)
                 (not (and (not model.liars.1) (not a!55)))))
      (a!108 (and (>= (- s.holder_skew.2 (ite cs.2 d 0)) 0)
                  (<= (- s.holder_skew.2 (ite cs.2 d 0)) model.drift)
                  (>= a!57 0)
                  a!58
                  a!59
                  (>= a!60 0)
                  (<= a!60 model.rules.holder_ttl)
                  (not a!62)
                  (>= a!63 0)
                  (<= a!63 model.rules.holder_ttl)
                  (not a!65)
                  (>= a!66 0)
                  (<= a!66 model.rules.holder_ttl)
                  (not a!68)
                  (>= a!69 0)
                  (<= a!69 model.rules.holder_ttl)
                  a!70
                  a!71
                  (not a!72)
                  (not (and (not model.liars.1) (not a!107)))))
      (a!160 (and (>= (- s.holder_skew.3 (ite cs.3 d 0)) 0)
                  (<= (- s.holder_skew.3 (ite cs.3 d 0)) model.drift)
                  (>= a!109 0)
                  a!110
                  a!111
                  (>= a!112 0)
                  (<= a!112 model.rules.holder_ttl)
                  (not a!114)
                  (>= a!115 0)
                  (<= a!115 model.rules.holder_ttl)
                  (not a!117)
                  (>= a!118 0)
                  (<= a!118 model.rules.holder_ttl)
                  (not a!120)
                  (>= a!121 0)
                  (<= a!121 model.rules.holder_ttl)
                  a!122
                  a!123
                  (not a!124)
                  (not (and (not model.liars.1) (not a!159))))))
(let ((a!161 (and (not (and (not model.twisted.1) (not a!56)))
                  (not (and (not model.twisted.2) (not a!108)))
                  (not (and (not model.twisted.3) (not a!160))))))
  (not a!161)))))))))))) :named negated_goal))
(check-sat)
