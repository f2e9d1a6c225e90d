; belief.belief_is_backed.give_up.n1
; give_up keeps belief_is_backed.
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
(assert (! (let ((a!1 (and (not (and (= c 1) (not model.twisted.1)))
                (not (and (= c 2) (not model.twisted.2)))
                (not (and (= c 3) (not model.twisted.3))))))
  (not a!1)) :named is_sincere))
(assert (! (let ((a!1 (not (= (ite (= c 1) 0 s.holder.1.asked.1) 0)))
      (a!2 (and (> (ite (= c 1) 0 s.holder.1.stop) 0)
                (>= (ite (= c 1) 0 s.holder.1.number) 1)))
      (a!3 (not (= (ite (= c 1) 0 s.holder.1.asked.2) 0)))
      (a!4 (and (> (ite (= c 1) 0 s.holder.1.stop) 0)
                (>= (ite (= c 1) 0 s.holder.1.number) 2)))
      (a!5 (not (= (ite (= c 1) 0 s.holder.1.asked.3) 0)))
      (a!6 (and (> (ite (= c 1) 0 s.holder.1.stop) 0)
                (>= (ite (= c 1) 0 s.holder.1.number) 3)))
      (a!7 (not (= (ite (= c 1) 0 s.holder.1.heard.1) 0)))
      (a!8 (not (> (ite (= c 1) 0 s.holder.1.stop) 0)))
      (a!9 (not (= (ite (= c 1) 0 s.holder.1.stop) 0)))
      (a!10 (not (>= (ite (= c 1) 0 s.holder.1.number) 1)))
      (a!11 (ite (= c 1)
                 s.holder.1.ballot.round
                 (ite (= c 2) s.holder.2.ballot.round s.holder.3.ballot.round)))
      (a!12 (ite (= c 1)
                 s.holder.1.ballot.rank
                 (ite (= c 2) s.holder.2.ballot.rank s.holder.3.ballot.rank)))
      (a!13 (ite (= c 1)
                 s.holder.1.ballot.coordinator
                 (ite (= c 2)
                      s.holder.2.ballot.coordinator
                      s.holder.3.ballot.coordinator)))
      (a!14 (ite (= c 1)
                 s.holder.1.ballot.nonce
                 (ite (= c 2) s.holder.2.ballot.nonce s.holder.3.ballot.nonce)))
      (a!16 (ite (= c 1)
                 s.holder.1.nonce
                 (ite (= c 2) s.holder.2.nonce s.holder.3.nonce)))
      (a!18 (and (= s.granter.1.waiting.base (ite (= c 1) 0 s.holder.1.base))
                 (<= s.granter.1.waiting.number
                     (ite (= c 1) 0 s.holder.1.number))))
      (a!33 (not (>= (ite (= c 1) 0 s.holder.1.number) 2)))
      (a!36 (not (>= (ite (= c 1) 0 s.holder.1.number) 3)))
      (a!38 (not (> (ite (= c 1) 0 s.holder.1.heard.1) 0)))
      (a!46 (not (< (ite (= c 1) 0 s.holder.1.base) s.granter.1.base)))
      (a!56 (>= (+ s.past.1.cover.1
                   s.granter_skew.1
                   model.rules.holder_ttl
                   model.drift)
                (+ (ite (= c 1) 0 s.holder.1.heard.1)
                   s.holder_skew.1
                   model.rules.ttl)))
      (a!62 (>= (+ s.granter.1.replaced
                   s.granter_skew.1
                   model.rules.holder_ttl
                   model.drift)
                (+ (ite (= c 1) 0 s.holder.1.heard.1)
                   s.holder_skew.1
                   model.rules.ttl)))
      (a!70 (not (= (ite (= c 2) 0 s.holder.2.asked.1) 0)))
      (a!71 (and (> (ite (= c 2) 0 s.holder.2.stop) 0)
                 (>= (ite (= c 2) 0 s.holder.2.number) 1)))
      (a!72 (not (= (ite (= c 2) 0 s.holder.2.asked.2) 0)))
      (a!73 (and (> (ite (= c 2) 0 s.holder.2.stop) 0)
                 (>= (ite (= c 2) 0 s.holder.2.number) 2)))
      (a!74 (not (= (ite (= c 2) 0 s.holder.2.asked.3) 0)))
      (a!75 (and (> (ite (= c 2) 0 s.holder.2.stop) 0)
                 (>= (ite (= c 2) 0 s.holder.2.number) 3)))
      (a!76 (not (= (ite (= c 2) 0 s.holder.2.heard.1) 0)))
      (a!77 (not (> (ite (= c 2) 0 s.holder.2.stop) 0)))
      (a!78 (not (= (ite (= c 2) 0 s.holder.2.stop) 0)))
      (a!79 (not (>= (ite (= c 2) 0 s.holder.2.number) 1)))
      (a!82 (and (= s.granter.1.waiting.base (ite (= c 2) 0 s.holder.2.base))
                 (<= s.granter.1.waiting.number
                     (ite (= c 2) 0 s.holder.2.number))))
      (a!97 (not (>= (ite (= c 2) 0 s.holder.2.number) 2)))
      (a!100 (not (>= (ite (= c 2) 0 s.holder.2.number) 3)))
      (a!102 (not (> (ite (= c 2) 0 s.holder.2.heard.1) 0)))
      (a!110 (not (< (ite (= c 2) 0 s.holder.2.base) s.granter.1.base)))
      (a!120 (>= (+ s.past.1.cover.2
                    s.granter_skew.1
                    model.rules.holder_ttl
                    model.drift)
                 (+ (ite (= c 2) 0 s.holder.2.heard.1)
                    s.holder_skew.2
                    model.rules.ttl)))
      (a!126 (>= (+ s.granter.1.replaced
                    s.granter_skew.1
                    model.rules.holder_ttl
                    model.drift)
                 (+ (ite (= c 2) 0 s.holder.2.heard.1)
                    s.holder_skew.2
                    model.rules.ttl)))
      (a!134 (not (= (ite (= c 3) 0 s.holder.3.asked.1) 0)))
      (a!135 (and (> (ite (= c 3) 0 s.holder.3.stop) 0)
                  (>= (ite (= c 3) 0 s.holder.3.number) 1)))
      (a!136 (not (= (ite (= c 3) 0 s.holder.3.asked.2) 0)))
      (a!137 (and (> (ite (= c 3) 0 s.holder.3.stop) 0)
                  (>= (ite (= c 3) 0 s.holder.3.number) 2)))
      (a!138 (not (= (ite (= c 3) 0 s.holder.3.asked.3) 0)))
      (a!139 (and (> (ite (= c 3) 0 s.holder.3.stop) 0)
                  (>= (ite (= c 3) 0 s.holder.3.number) 3)))
      (a!140 (not (= (ite (= c 3) 0 s.holder.3.heard.1) 0)))
      (a!141 (not (> (ite (= c 3) 0 s.holder.3.stop) 0)))
      (a!142 (not (= (ite (= c 3) 0 s.holder.3.stop) 0)))
      (a!143 (not (>= (ite (= c 3) 0 s.holder.3.number) 1)))
      (a!146 (and (= s.granter.1.waiting.base (ite (= c 3) 0 s.holder.3.base))
                  (<= s.granter.1.waiting.number
                      (ite (= c 3) 0 s.holder.3.number))))
      (a!161 (not (>= (ite (= c 3) 0 s.holder.3.number) 2)))
      (a!164 (not (>= (ite (= c 3) 0 s.holder.3.number) 3)))
      (a!166 (not (> (ite (= c 3) 0 s.holder.3.heard.1) 0)))
      (a!174 (not (< (ite (= c 3) 0 s.holder.3.base) s.granter.1.base)))
      (a!184 (>= (+ s.past.1.cover.3
                    s.granter_skew.1
                    model.rules.holder_ttl
                    model.drift)
                 (+ (ite (= c 3) 0 s.holder.3.heard.1)
                    s.holder_skew.3
                    model.rules.ttl)))
      (a!190 (>= (+ s.granter.1.replaced
                    s.granter_skew.1
                    model.rules.holder_ttl
                    model.drift)
                 (+ (ite (= c 3) 0 s.holder.3.heard.1)
                    s.holder_skew.3
                    model.rules.ttl))))
(let ((a!15 (and (= (ite (= c 1) 0 s.holder.1.stop) 0)
                 (= (ite (= c 1) a!11 s.holder.1.ballot.round) 0)
                 (= (ite (= c 1) a!12 s.holder.1.ballot.rank) 0)
                 (= (ite (= c 1) a!13 s.holder.1.ballot.coordinator) 0)
                 (= (ite (= c 1) a!14 s.holder.1.ballot.nonce) 0)))
      (a!17 (and (= (ite (= c 1) a!13 s.holder.1.ballot.coordinator) 1)
                 (= (ite (= c 1) a!14 s.holder.1.ballot.nonce)
                    (ite (= c 1) a!16 s.holder.1.nonce))))
      (a!19 (and (= s.granter.1.waiting.ballot.round
                    (ite (= c 1) a!11 s.holder.1.ballot.round))
                 (= s.granter.1.waiting.ballot.rank
                    (ite (= c 1) a!12 s.holder.1.ballot.rank))
                 (= s.granter.1.waiting.ballot.coordinator
                    (ite (= c 1) a!13 s.holder.1.ballot.coordinator))
                 (= s.granter.1.waiting.ballot.nonce
                    (ite (= c 1) a!14 s.holder.1.ballot.nonce))
                 a!9
                 (not a!18)))
      (a!20 (not (< (ite (= c 1) a!11 s.holder.1.ballot.round)
                    s.granter.1.waiting.ballot.round)))
      (a!21 (and (= (ite (= c 1) a!11 s.holder.1.ballot.round)
                    s.granter.1.waiting.ballot.round)
                 (< (ite (= c 1) a!12 s.holder.1.ballot.rank)
                    s.granter.1.waiting.ballot.rank)))
      (a!22 (and (= (ite (= c 1) a!11 s.holder.1.ballot.round)
                    s.granter.1.waiting.ballot.round)
                 (= (ite (= c 1) a!12 s.holder.1.ballot.rank)
                    s.granter.1.waiting.ballot.rank)
                 (< (ite (= c 1) a!13 s.holder.1.ballot.coordinator)
                    s.granter.1.waiting.ballot.coordinator)))
      (a!23 (and (= (ite (= c 1) a!11 s.holder.1.ballot.round)
                    s.granter.1.waiting.ballot.round)
                 (= (ite (= c 1) a!12 s.holder.1.ballot.rank)
                    s.granter.1.waiting.ballot.rank)
                 (= (ite (= c 1) a!13 s.holder.1.ballot.coordinator)
                    s.granter.1.waiting.ballot.coordinator)
                 (< (ite (= c 1) a!14 s.holder.1.ballot.nonce)
                    s.granter.1.waiting.ballot.nonce)))
      (a!25 (not (< (ite (= c 1) a!11 s.holder.1.ballot.round)
                    s.granter.1.ballot.round)))
      (a!26 (and (= (ite (= c 1) a!11 s.holder.1.ballot.round)
                    s.granter.1.ballot.round)
                 (< (ite (= c 1) a!12 s.holder.1.ballot.rank)
                    s.granter.1.ballot.rank)))
      (a!27 (and (= (ite (= c 1) a!11 s.holder.1.ballot.round)
                    s.granter.1.ballot.round)
                 (= (ite (= c 1) a!12 s.holder.1.ballot.rank)
                    s.granter.1.ballot.rank)
                 (< (ite (= c 1) a!13 s.holder.1.ballot.coordinator)
                    s.granter.1.ballot.coordinator)))
      (a!28 (and (= (ite (= c 1) a!11 s.holder.1.ballot.round)
                    s.granter.1.ballot.round)
                 (= (ite (= c 1) a!12 s.holder.1.ballot.rank)
                    s.granter.1.ballot.rank)
                 (= (ite (= c 1) a!13 s.holder.1.ballot.coordinator)
                    s.granter.1.ballot.coordinator)
                 (< (ite (= c 1) a!14 s.holder.1.ballot.nonce)
                    s.granter.1.ballot.nonce)))
      (a!30 (s.grants 1
                      (ite (= c 1) a!11 s.holder.1.ballot.round)
                      (ite (= c 1) a!12 s.holder.1.ballot.rank)
                      (ite (= c 1) a!13 s.holder.1.ballot.coordinator)
                      (ite (= c 1) a!14 s.holder.1.ballot.nonce)
                      (ite (= c 1) 0 s.holder.1.base)
                      1))
      (a!32 (s.grants 1
                      (ite (= c 1) a!11 s.holder.1.ballot.round)
                      (ite (= c 1) a!12 s.holder.1.ballot.rank)
                      (ite (= c 1) a!13 s.holder.1.ballot.coordinator)
                      (ite (= c 1) a!14 s.holder.1.ballot.nonce)
                      (ite (= c 1) 0 s.holder.1.base)
                      2))
      (a!35 (s.grants 1
                      (ite (= c 1) a!11 s.holder.1.ballot.round)
                      (ite (= c 1) a!12 s.holder.1.ballot.rank)
                      (ite (= c 1) a!13 s.holder.1.ballot.coordinator)
                      (ite (= c 1) a!14 s.holder.1.ballot.nonce)
                      (ite (= c 1) 0 s.holder.1.base)
                      3))
      (a!42 (not (< s.granter.1.promised.round
                    (ite (= c 1) a!11 s.holder.1.ballot.round))))
      (a!43 (and (= s.granter.1.promised.round
                    (ite (= c 1) a!11 s.holder.1.ballot.round))
                 (< s.granter.1.promised.rank
                    (ite (= c 1) a!12 s.holder.1.ballot.rank))))
      (a!44 (and (= s.granter.1.promised.round
                    (ite (= c 1) a!11 s.holder.1.ballot.round))
                 (= s.granter.1.promised.rank
                    (ite (= c 1) a!12 s.holder.1.ballot.rank))
                 (< s.granter.1.promised.coordinator
                    (ite (= c 1) a!13 s.holder.1.ballot.coordinator))))
      (a!45 (and (= s.granter.1.promised.round
                    (ite (= c 1) a!11 s.holder.1.ballot.round))
                 (= s.granter.1.promised.rank
                    (ite (= c 1) a!12 s.holder.1.ballot.rank))
                 (= s.granter.1.promised.coordinator
                    (ite (= c 1) a!13 s.holder.1.ballot.coordinator))
                 (< s.granter.1.promised.nonce
                    (ite (= c 1) a!14 s.holder.1.ballot.nonce))))
      (a!57 (and (= s.granter.1.ballot.round
                    (ite (= c 1) a!11 s.holder.1.ballot.round))
                 (= s.granter.1.ballot.rank
                    (ite (= c 1) a!12 s.holder.1.ballot.rank))
                 (= s.granter.1.ballot.coordinator
                    (ite (= c 1) a!13 s.holder.1.ballot.coordinator))
                 (= s.granter.1.ballot.nonce
                    (ite (= c 1) a!14 s.holder.1.ballot.nonce))))
      (a!58 (not (= s.granter.1.ballot.nonce
                    (ite (= c 1) a!16 s.holder.1.nonce))))
      (a!80 (and (= (ite (= c 2) 0 s.holder.2.stop) 0)
                 (= (ite (= c 2) a!11 s.holder.2.ballot.round) 0)
                 (= (ite (= c 2) a!12 s.holder.2.ballot.rank) 0)
                 (= (ite (= c 2) a!13 s.holder.2.ballot.coordinator) 0)
                 (= (ite (= c 2) a!14 s.holder.2.ballot.nonce) 0)))
      (a!81 (and (= (ite (= c 2) a!13 s.holder.2.ballot.coordinator) 2)
                 (= (ite (= c 2) a!14 s.holder.2.ballot.nonce)
                    (ite (= c 2) a!16 s.holder.2.nonce))))
      (a!83 (and (= s.granter.1.waiting.ballot.round
                    (ite (= c 2) a!11 s.holder.2.ballot.round))
                 (= s.granter.1.waiting.ballot.rank
                    (ite (= c 2) a!12 s.holder.2.ballot.rank))
                 (= s.granter.1.waiting.ballot.coordinator
                    (ite (= c 2) a!13 s.holder.2.ballot.coordinator))
                 (= s.granter.1.waiting.ballot.nonce
                    (ite (= c 2) a!14 s.holder.2.ballot.nonce))
                 a!78
                 (not a!82)))
      (a!84 (not (< (ite (= c 2) a!11 s.holder.2.ballot.round)
                    s.granter.1.waiting.ballot.round)))
      (a!85 (and (= (ite (= c 2) a!11 s.holder.2.ballot.round)
                    s.granter.1.waiting.ballot.round)
                 (< (ite (= c 2) a!12 s.holder.2.ballot.rank)
                    s.granter.1.waiting.ballot.rank)))
      (a!86 (and (= (ite (= c 2) a!11 s.holder.2.ballot.round)
                    s.granter.1.waiting.ballot.round)
                 (= (ite (= c 2) a!12 s.holder.2.ballot.rank)
                    s.granter.1.waiting.ballot.rank)
                 (< (ite (= c 2) a!13 s.holder.2.ballot.coordinator)
                    s.granter.1.waiting.ballot.coordinator)))
      (a!87 (and (= (ite (= c 2) a!11 s.holder.2.ballot.round)
                    s.granter.1.waiting.ballot.round)
                 (= (ite (= c 2) a!12 s.holder.2.ballot.rank)
                    s.granter.1.waiting.ballot.rank)
                 (= (ite (= c 2) a!13 s.holder.2.ballot.coordinator)
                    s.granter.1.waiting.ballot.coordinator)
                 (< (ite (= c 2) a!14 s.holder.2.ballot.nonce)
                    s.granter.1.waiting.ballot.nonce)))
      (a!89 (not (< (ite (= c 2) a!11 s.holder.2.ballot.round)
                    s.granter.1.ballot.round)))
      (a!90 (and (= (ite (= c 2) a!11 s.holder.2.ballot.round)
                    s.granter.1.ballot.round)
                 (< (ite (= c 2) a!12 s.holder.2.ballot.rank)
                    s.granter.1.ballot.rank)))
      (a!91 (and (= (ite (= c 2) a!11 s.holder.2.ballot.round)
                    s.granter.1.ballot.round)
                 (= (ite (= c 2) a!12 s.holder.2.ballot.rank)
                    s.granter.1.ballot.rank)
                 (< (ite (= c 2) a!13 s.holder.2.ballot.coordinator)
                    s.granter.1.ballot.coordinator)))
      (a!92 (and (= (ite (= c 2) a!11 s.holder.2.ballot.round)
                    s.granter.1.ballot.round)
                 (= (ite (= c 2) a!12 s.holder.2.ballot.rank)
                    s.granter.1.ballot.rank)
                 (= (ite (= c 2) a!13 s.holder.2.ballot.coordinator)
                    s.granter.1.ballot.coordinator)
                 (< (ite (= c 2) a!14 s.holder.2.ballot.nonce)
                    s.granter.1.ballot.nonce)))
      (a!94 (s.grants 1
                      (ite (= c 2) a!11 s.holder.2.ballot.round)
                      (ite (= c 2) a!12 s.holder.2.ballot.rank)
                      (ite (= c 2) a!13 s.holder.2.ballot.coordinator)
                      (ite (= c 2) a!14 s.holder.2.ballot.nonce)
                      (ite (= c 2) 0 s.holder.2.base)
                      1))
      (a!96 (s.grants 1
                      (ite (= c 2) a!11 s.holder.2.ballot.round)
                      (ite (= c 2) a!12 s.holder.2.ballot.rank)
                      (ite (= c 2) a!13 s.holder.2.ballot.coordinator)
                      (ite (= c 2) a!14 s.holder.2.ballot.nonce)
                      (ite (= c 2) 0 s.holder.2.base)
                      2))
      (a!99 (s.grants 1
                      (ite (= c 2) a!11 s.holder.2.ballot.round)
                      (ite (= c 2) a!12 s.holder.2.ballot.rank)
                      (ite (= c 2) a!13 s.holder.2.ballot.coordinator)
                      (ite (= c 2) a!14 s.holder.2.ballot.nonce)
                      (ite (= c 2) 0 s.holder.2.base)
                      3))
      (a!106 (not (< s.granter.1.promised.round
                     (ite (= c 2) a!11 s.holder.2.ballot.round))))
      (a!107 (and (= s.granter.1.promised.round
                     (ite (= c 2) a!11 s.holder.2.ballot.round))
                  (< s.granter.1.promised.rank
                     (ite (= c 2) a!12 s.holder.2.ballot.rank))))
      (a!108 (and (= s.granter.1.promised.round
                     (ite (= c 2) a!11 s.holder.2.ballot.round))
                  (= s.granter.1.promised.rank
                     (ite (= c 2) a!12 s.holder.2.ballot.rank))
                  (< s.granter.1.promised.coordinator
                     (ite (= c 2) a!13 s.holder.2.ballot.coordinator))))
      (a!109 (and (= s.granter.1.promised.round
                     (ite (= c 2) a!11 s.holder.2.ballot.round))
                  (= s.granter.1.promised.rank
                     (ite (= c 2) a!12 s.holder.2.ballot.rank))
                  (= s.granter.1.promised.coordinator
                     (ite (= c 2) a!13 s.holder.2.ballot.coordinator))
                  (< s.granter.1.promised.nonce
                     (ite (= c 2) a!14 s.holder.2.ballot.nonce))))
      (a!121 (and (= s.granter.1.ballot.round
                     (ite (= c 2) a!11 s.holder.2.ballot.round))
                  (= s.granter.1.ballot.rank
                     (ite (= c 2) a!12 s.holder.2.ballot.rank))
                  (= s.granter.1.ballot.coordinator
                     (ite (= c 2) a!13 s.holder.2.ballot.coordinator))
                  (= s.granter.1.ballot.nonce
                     (ite (= c 2) a!14 s.holder.2.ballot.nonce))))
      (a!122 (not (= s.granter.1.ballot.nonce
                     (ite (= c 2) a!16 s.holder.2.nonce))))
      (a!144 (and (= (ite (= c 3) 0 s.holder.3.stop) 0)
                  (= (ite (= c 3) a!11 s.holder.3.ballot.round) 0)
                  (= (ite (= c 3) a!12 s.holder.3.ballot.rank) 0)
                  (= (ite (= c 3) a!13 s.holder.3.ballot.coordinator) 0)
                  (= (ite (= c 3) a!14 s.holder.3.ballot.nonce) 0)))
      (a!145 (and (= (ite (= c 3) a!13 s.holder.3.ballot.coordinator) 3)
                  (= (ite (= c 3) a!14 s.holder.3.ballot.nonce)
                     (ite (= c 3) a!16 s.holder.3.nonce))))
      (a!147 (and (= s.granter.1.waiting.ballot.round
                     (ite (= c 3) a!11 s.holder.3.ballot.round))
                  (= s.granter.1.waiting.ballot.rank
                     (ite (= c 3) a!12 s.holder.3.ballot.rank))
                  (= s.granter.1.waiting.ballot.coordinator
                     (ite (= c 3) a!13 s.holder.3.ballot.coordinator))
                  (= s.granter.1.waiting.ballot.nonce
                     (ite (= c 3) a!14 s.holder.3.ballot.nonce))
                  a!142
                  (not a!146)))
      (a!148 (not (< (ite (= c 3) a!11 s.holder.3.ballot.round)
                     s.granter.1.waiting.ballot.round)))
      (a!149 (and (= (ite (= c 3) a!11 s.holder.3.ballot.round)
                     s.granter.1.waiting.ballot.round)
                  (< (ite (= c 3) a!12 s.holder.3.ballot.rank)
                     s.granter.1.waiting.ballot.rank)))
      (a!150 (and (= (ite (= c 3) a!11 s.holder.3.ballot.round)
                     s.granter.1.waiting.ballot.round)
                  (= (ite (= c 3) a!12 s.holder.3.ballot.rank)
                     s.granter.1.waiting.ballot.rank)
                  (< (ite (= c 3) a!13 s.holder.3.ballot.coordinator)
                     s.granter.1.waiting.ballot.coordinator)))
      (a!151 (and (= (ite (= c 3) a!11 s.holder.3.ballot.round)
                     s.granter.1.waiting.ballot.round)
                  (= (ite (= c 3) a!12 s.holder.3.ballot.rank)
                     s.granter.1.waiting.ballot.rank)
                  (= (ite (= c 3) a!13 s.holder.3.ballot.coordinator)
                     s.granter.1.waiting.ballot.coordinator)
                  (< (ite (= c 3) a!14 s.holder.3.ballot.nonce)
                     s.granter.1.waiting.ballot.nonce)))
      (a!153 (not (< (ite (= c 3) a!11 s.holder.3.ballot.round)
                     s.granter.1.ballot.round)))
      (a!154 (and (= (ite (= c 3) a!11 s.holder.3.ballot.round)
                     s.granter.1.ballot.round)
                  (< (ite (= c 3) a!12 s.holder.3.ballot.rank)
                     s.granter.1.ballot.rank)))
      (a!155 (and (= (ite (= c 3) a!11 s.holder.3.ballot.round)
                     s.granter.1.ballot.round)
                  (= (ite (= c 3) a!12 s.holder.3.ballot.rank)
                     s.granter.1.ballot.rank)
                  (< (ite (= c 3) a!13 s.holder.3.ballot.coordinator)
                     s.granter.1.ballot.coordinator)))
      (a!156 (and (= (ite (= c 3) a!11 s.holder.3.ballot.round)
                     s.granter.1.ballot.round)
                  (= (ite (= c 3) a!12 s.holder.3.ballot.rank)
                     s.granter.1.ballot.rank)
                  (= (ite (= c 3) a!13 s.holder.3.ballot.coordinator)
                     s.granter.1.ballot.coordinator)
                  (< (ite (= c 3) a!14 s.holder.3.ballot.nonce)
                     s.granter.1.ballot.nonce)))
      (a!158 (s.grants 1
                       (ite (= c 3) a!11 s.holder.3.ballot.round)
                       (ite (= c 3) a!12 s.holder.3.ballot.rank)
                       (ite (= c 3) a!13 s.holder.3.ballot.coordinator)
                       (ite (= c 3) a!14 s.holder.3.ballot.nonce)
                       (ite (= c 3) 0 s.holder.3.base)
                       1))
      (a!160 (s.grants 1
                       (ite (= c 3) a!11 s.holder.3.ballot.round)
                       (ite (= c 3) a!12 s.holder.3.ballot.rank)
                       (ite (= c 3) a!13 s.holder.3.ballot.coordinator)
                       (ite (= c 3) a!14 s.holder.3.ballot.nonce)
                       (ite (= c 3) 0 s.holder.3.base)
                       2))
      (a!163 (s.grants 1
                       (ite (= c 3) a!11 s.holder.3.ballot.round)
                       (ite (= c 3) a!12 s.holder.3.ballot.rank)
                       (ite (= c 3) a!13 s.holder.3.ballot.coordinator)
                       (ite (= c 3) a!14 s.holder.3.ballot.nonce)
                       (ite (= c 3) 0 s.holder.3.base)
                       3))
      (a!170 (not (< s.granter.1.promised.round
                     (ite (= c 3) a!11 s.holder.3.ballot.round))))
      (a!171 (and (= s.granter.1.promised.round
                     (ite (= c 3) a!11 s.holder.3.ballot.round))
                  (< s.granter.1.promised.rank
                     (ite (= c 3) a!12 s.holder.3.ballot.rank))))
      (a!172 (and (= s.granter.1.promised.round
                     (ite (= c 3) a!11 s.holder.3.ballot.round))
                  (= s.granter.1.promised.rank
                     (ite (= c 3) a!12 s.holder.3.ballot.rank))
                  (< s.granter.1.promised.coordinator
                     (ite (= c 3) a!13 s.holder.3.ballot.coordinator))))
      (a!173 (and (= s.granter.1.promised.round
                     (ite (= c 3) a!11 s.holder.3.ballot.round))
                  (= s.granter.1.promised.rank
                     (ite (= c 3) a!12 s.holder.3.ballot.rank))
                  (= s.granter.1.promised.coordinator
                     (ite (= c 3) a!13 s.holder.3.ballot.coordinator))
                  (< s.granter.1.promised.nonce
                     (ite (= c 3) a!14 s.holder.3.ballot.nonce))))
      (a!185 (and (= s.granter.1.ballot.round
                     (ite (= c 3) a!11 s.holder.3.ballot.round))
                  (= s.granter.1.ballot.rank
                     (ite (= c 3) a!12 s.holder.3.ballot.rank))
                  (= s.granter.1.ballot.coordinator
                     (ite (= c 3) a!13 s.holder.3.ballot.coordinator))
                  (= s.granter.1.ballot.nonce
                     (ite (= c 3) a!14 s.holder.3.ballot.nonce))))
      (a!186 (not (= s.granter.1.ballot.nonce
                     (ite (= c 3) a!16 s.holder.3.nonce)))))
(let ((a!24 (and (= s.granter.1.waiting.ballot.coordinator 1)
                 (= s.granter.1.waiting.ballot.nonce
                    (ite (= c 1) a!16 s.holder.1.nonce))
                 (not (and a!20 (not a!21) (not a!22) (not a!23)))))
      (a!29 (and (= s.granter.1.ballot.coordinator 1)
                 (= s.granter.1.ballot.nonce
                    (ite (= c 1) a!16 s.holder.1.nonce))
                 (not (and a!25 (not a!26) (not a!27) (not a!28)))))
      (a!31 (and (> (ite (= c 1) 0 s.holder.1.stop) 0) a!30 a!10))
      (a!34 (and (> (ite (= c 1) 0 s.holder.1.stop) 0) a!32 a!33))
      (a!37 (and (> (ite (= c 1) 0 s.holder.1.stop) 0) a!35 a!36))
      (a!39 (> (ite a!30 (ite (= c 1) 0 s.holder.1.asked.1) 0) 0))
      (a!40 (> (ite a!32 (ite (= c 1) 0 s.holder.1.asked.2) 0) 0))
      (a!41 (> (ite a!35 (ite (= c 1) 0 s.holder.1.asked.3) 0) 0))
      (a!47 (= (ite a!30 (ite (= c 1) 0 s.holder.1.asked.1) 0) 0))
      (a!48 (+ (ite a!30 (ite (= c 1) 0 s.holder.1.asked.1) 0)
               s.holder_skew.1
               model.rules.ttl))
      (a!50 (= (ite a!32 (ite (= c 1) 0 s.holder.1.asked.2) 0) 0))
      (a!51 (+ (ite a!32 (ite (= c 1) 0 s.holder.1.asked.2) 0)
               s.holder_skew.1
               model.rules.ttl))
      (a!53 (= (ite a!35 (ite (= c 1) 0 s.holder.1.asked.3) 0) 0))
      (a!54 (+ (ite a!35 (ite (= c 1) 0 s.holder.1.asked.3) 0)
               s.holder_skew.1
               model.rules.ttl))
      (a!88 (and (= s.granter.1.waiting.ballot.coordinator 2)
                 (= s.granter.1.waiting.ballot.nonce
                    (ite (= c 2) a!16 s.holder.2.nonce))
                 (not (and a!84 (not a!85) (not a!86) (not a!87)))))
      (a!93 (and (= s.granter.1.ballot.coordinator 2)
                 (= s.granter.1.ballot.nonce
                    (ite (= c 2) a!16 s.holder.2.nonce))
                 (not (and a!89 (not a!90) (not a!91) (not a!92)))))
      (a!95 (and (> (ite (= c 2) 0 s.holder.2.stop) 0) a!94 a!79))
      (a!98 (and (> (ite (= c 2) 0 s.holder.2.stop) 0) a!96 a!97))
      (a!101 (and (> (ite (= c 2) 0 s.holder.2.stop) 0) a!99 a!100))
      (a!103 (> (ite a!94 (ite (= c 2) 0 s.holder.2.asked.1) 0) 0))
      (a!104 (> (ite a!96 (ite (= c 2) 0 s.holder.2.asked.2) 0) 0))
      (a!105 (> (ite a!99 (ite (= c 2) 0 s.holder.2.asked.3) 0) 0))
      (a!111 (= (ite a!94 (ite (= c 2) 0 s.holder.2.asked.1) 0) 0))
      (a!112 (+ (ite a!94 (ite (= c 2) 0 s.holder.2.asked.1) 0)
                s.holder_skew.2
                model.rules.ttl))
      (a!114 (= (ite a!96 (ite (= c 2) 0 s.holder.2.asked.2) 0) 0))
      (a!115 (+ (ite a!96 (ite (= c 2) 0 s.holder.2.asked.2) 0)
                s.holder_skew.2
                model.rules.ttl))
      (a!117 (= (ite a!99 (ite (= c 2) 0 s.holder.2.asked.3) 0) 0))
      (a!118 (+ (ite a!99 (ite (= c 2) 0 s.holder.2.asked.3) 0)
                s.holder_skew.2
                model.rules.ttl))
      (a!152 (and (= s.granter.1.waiting.ballot.coordinator 3)
                  (= s.granter.1.waiting.ballot.nonce
                     (ite (= c 3) a!16 s.holder.3.nonce))
                  (not (and a!148 (not a!149) (not a!150) (not a!151)))))
      (a!157 (and (= s.granter.1.ballot.coordinator 3)
                  (= s.granter.1.ballot.nonce
                     (ite (= c 3) a!16 s.holder.3.nonce))
                  (not (and a!153 (not a!154) (not a!155) (not a!156)))))
      (a!159 (and (> (ite (= c 3) 0 s.holder.3.stop) 0) a!158 a!143))
      (a!162 (and (> (ite (= c 3) 0 s.holder.3.stop) 0) a!160 a!161))
      (a!165 (and (> (ite (= c 3) 0 s.holder.3.stop) 0) a!163 a!164))
      (a!167 (> (ite a!158 (ite (= c 3) 0 s.holder.3.asked.1) 0) 0))
      (a!168 (> (ite a!160 (ite (= c 3) 0 s.holder.3.asked.2) 0) 0))
      (a!169 (> (ite a!163 (ite (= c 3) 0 s.holder.3.asked.3) 0) 0))
      (a!175 (= (ite a!158 (ite (= c 3) 0 s.holder.3.asked.1) 0) 0))
      (a!176 (+ (ite a!158 (ite (= c 3) 0 s.holder.3.asked.1) 0)
                s.holder_skew.3
                model.rules.ttl))
      (a!178 (= (ite a!160 (ite (= c 3) 0 s.holder.3.asked.2) 0) 0))
      (a!179 (+ (ite a!160 (ite (= c 3) 0 s.holder.3.asked.2) 0)
                s.holder_skew.3
                model.rules.ttl))
      (a!181 (= (ite a!163 (ite (= c 3) 0 s.holder.3.asked.3) 0) 0))
      (a!182 (+ (ite a!163 (ite (= c 3) 0 s.holder.3.asked.3) 0)
                s.holder_skew.3
                model.rules.ttl)))
(let ((a!49 (and (not a!47)
                 (not (>= (+ s.past.1.cover.1
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          a!48))))
      (a!52 (and (not a!50)
                 (not (>= (+ s.past.1.cover.1
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          a!51))))
      (a!55 (and (not a!53)
                 (not (>= (+ s.past.1.cover.1
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          a!54))))
      (a!59 (and (not a!47)
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          a!48))))
      (a!60 (and (not a!50)
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          a!51))))
      (a!61 (and (not a!53)
                 (not (>= (+ s.granter.1.replaced
                             s.granter_skew.1
                             model.rules.holder_ttl
                             model.drift)
                          a!54))))
      (a!113 (and (not a!111)
                  (not (>= (+ s.past.1.cover.2
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!112))))
      (a!116 (and (not a!114)
                  (not (>= (+ s.past.1.cover.2
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!115))))
      (a!119 (and (not a!117)
                  (not (>= (+ s.past.1.cover.2
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!118))))
      (a!123 (and (not a!111)
                  (not (>= (+ s.granter.1.replaced
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!112))))
      (a!124 (and (not a!114)
                  (not (>= (+ s.granter.1.replaced
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!115))))
      (a!125 (and (not a!117)
                  (not (>= (+ s.granter.1.replaced
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!118))))
      (a!177 (and (not a!175)
                  (not (>= (+ s.past.1.cover.3
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!176))))
      (a!180 (and (not a!178)
                  (not (>= (+ s.past.1.cover.3
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!179))))
      (a!183 (and (not a!181)
                  (not (>= (+ s.past.1.cover.3
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!182))))
      (a!187 (and (not a!175)
                  (not (>= (+ s.granter.1.replaced
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!176))))
      (a!188 (and (not a!178)
                  (not (>= (+ s.granter.1.replaced
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!179))))
      (a!189 (and (not a!181)
                  (not (>= (+ s.granter.1.replaced
                              s.granter_skew.1
                              model.rules.holder_ttl
                              model.drift)
                           a!182)))))
(let ((a!63 (and a!58
                 (not a!59)
                 (not a!60)
                 (not a!61)
                 (not (and a!7 (not a!62)))))
      (a!127 (and a!122
                  (not a!123)
                  (not a!124)
                  (not a!125)
                  (not (and a!76 (not a!126)))))
      (a!191 (and a!186
                  (not a!187)
                  (not a!188)
                  (not a!189)
                  (not (and a!140 (not a!190))))))
(let ((a!64 (not (and (not (= s.granter.1.left 0))
                      (= s.granter.1.ballot.coordinator 1)
                      (not a!57)
                      (not a!63))))
      (a!128 (not (and (not (= s.granter.1.left 0))
                       (= s.granter.1.ballot.coordinator 2)
                       (not a!121)
                       (not a!127))))
      (a!192 (not (and (not (= s.granter.1.left 0))
                       (= s.granter.1.ballot.coordinator 3)
                       (not a!185)
                       (not a!191)))))
(let ((a!65 (and (not a!49)
                 (not a!52)
                 (not a!55)
                 (not (and a!7 (not a!56)))
                 a!64))
      (a!129 (and (not a!113)
                  (not a!116)
                  (not a!119)
                  (not (and a!76 (not a!120)))
                  a!128))
      (a!193 (and (not a!177)
                  (not a!180)
                  (not a!183)
                  (not (and a!140 (not a!184)))
                  a!192)))
(let ((a!66 (and a!42
                 (not a!43)
                 (not a!44)
                 (not a!45)
                 (<= (ite (= c 1) 0 s.holder.1.base) s.granter.1.base)
                 (not (and a!46 (not a!65)))))
      (a!130 (and a!106
                  (not a!107)
                  (not a!108)
                  (not a!109)
                  (<= (ite (= c 2) 0 s.holder.2.base) s.granter.1.base)
                  (not (and a!110 (not a!129)))))
      (a!194 (and a!170
                  (not a!171)
                  (not a!172)
                  (not a!173)
                  (<= (ite (= c 3) 0 s.holder.3.base) s.granter.1.base)
                  (not (and a!174 (not a!193))))))
(let ((a!67 (and (not (and a!38 (not a!39) (not a!40) (not a!41))) (not a!66)))
      (a!131 (and (not (and a!102 (not a!103) (not a!104) (not a!105)))
                  (not a!130)))
      (a!195 (and (not (and a!166 (not a!167) (not a!168) (not a!169)))
                  (not a!194))))
(let ((a!68 (and (not model.liars.1)
                 (not (and (>= s.granter_skew.1 0)
                           (<= s.granter_skew.1 model.drift)
                           (<= s.granter.1.waiting.number 1)
                           (not a!19)
                           (not a!24)
                           (not a!29)
                           (<= s.granter.1.replaced s.granter.1.left)
                           (>= s.granter.1.replaced 0)
                           (not a!31)
                           (not a!34)
                           (not a!37)
                           (not a!67)))))
      (a!132 (and (not model.liars.1)
                  (not (and (>= s.granter_skew.1 0)
                            (<= s.granter_skew.1 model.drift)
                            (<= s.granter.1.waiting.number 1)
                            (not a!83)
                            (not a!88)
                            (not a!93)
                            (<= s.granter.1.replaced s.granter.1.left)
                            (>= s.granter.1.replaced 0)
                            (not a!95)
                            (not a!98)
                            (not a!101)
                            (not a!131)))))
      (a!196 (and (not model.liars.1)
                  (not (and (>= s.granter_skew.1 0)
                            (<= s.granter_skew.1 model.drift)
                            (<= s.granter.1.waiting.number 1)
                            (not a!147)
                            (not a!152)
                            (not a!157)
                            (<= s.granter.1.replaced s.granter.1.left)
                            (>= s.granter.1.replaced 0)
                            (not a!159)
                            (not a!162)
                            (not a!165)
                            (not a!195))))))
(let ((a!69 (and (>= s.holder_skew.1 0)
                 (<= s.holder_skew.1 model.drift)
                 (>= (ite (= c 1) 0 s.holder.1.stop) 0)
                 (>= (ite (= c 1) 0 s.holder.1.number) 0)
                 (<= (ite (= c 1) 0 s.holder.1.number) 3)
                 (>= (ite (= c 1) 0 s.holder.1.asked.1) 0)
                 (<= (ite (= c 1) 0 s.holder.1.asked.1) model.rules.holder_ttl)
                 (not (and a!1 (not a!2)))
                 (>= (ite (= c 1) 0 s.holder.1.asked.2) 0)
                 (<= (ite (= c 1) 0 s.holder.1.asked.2) model.rules.holder_ttl)
                 (not (and a!3 (not a!4)))
                 (>= (ite (= c 1) 0 s.holder.1.asked.3) 0)
                 (<= (ite (= c 1) 0 s.holder.1.asked.3) model.rules.holder_ttl)
                 (not (and a!5 (not a!6)))
                 (>= (ite (= c 1) 0 s.holder.1.heard.1) 0)
                 (<= (ite (= c 1) 0 s.holder.1.heard.1) model.rules.holder_ttl)
                 (not (and a!7 a!8))
                 (not (and a!9 a!10))
                 (not (and (not a!15) (not a!17)))
                 (not a!68)))
      (a!133 (and (>= s.holder_skew.2 0)
                  (<= s.holder_skew.2 model.drift)
                  (>= (ite (= c 2) 0 s.holder.2.stop) 0)
                  (>= (ite (= c 2) 0 s.holder.2.number) 0)
                  (<= (ite (= c 2) 0 s.holder.2.number) 3)
                  (>= (ite (= c 2) 0 s.holder.2.asked.1) 0)
                  (<= (ite (= c 2) 0 s.holder.2.asked.1) model.rules.holder_ttl)
                  (not (and a!70 (not a!71)))
                  (>= (ite (= c 2) 0 s.holder.2.asked.2) 0)
                  (<= (ite (= c 2) 0 s.holder.2.asked.2) model.rules.holder_ttl)
                  (not (and a!72 (not a!73)))
                  (>= (ite (= c 2) 0 s.holder.2.asked.3) 0)
                  (<= (ite (= c 2) 0 s.holder.2.asked.3) model.rules.holder_ttl)
                  (not (and a!74 (not a!75)))
                  (>= (ite (= c 2) 0 s.holder.2.heard.1) 0)
                  (<= (ite (= c 2) 0 s.holder.2.heard.1) model.rules.holder_ttl)
                  (not (and a!76 a!77))
                  (not (and a!78 a!79))
                  (not (and (not a!80) (not a!81)))
                  (not a!132)))
      (a!197 (and (>= s.holder_skew.3 0)
                  (<= s.holder_skew.3 model.drift)
                  (>= (ite (= c 3) 0 s.holder.3.stop) 0)
                  (>= (ite (= c 3) 0 s.holder.3.number) 0)
                  (<= (ite (= c 3) 0 s.holder.3.number) 3)
                  (>= (ite (= c 3) 0 s.holder.3.asked.1) 0)
                  (<= (ite (= c 3) 0 s.holder.3.asked.1) model.rules.holder_ttl)
                  (not (and a!134 (not a!135)))
                  (>= (ite (= c 3) 0 s.holder.3.asked.2) 0)
                  (<= (ite (= c 3) 0 s.holder.3.asked.2) model.rules.holder_ttl)
                  (not (and a!136 (not a!137)))
                  (>= (ite (= c 3) 0 s.holder.3.asked.3) 0)
                  (<= (ite (= c 3) 0 s.holder.3.asked.3) model.rules.holder_ttl)
                  (not (and a!138 (not a!139)))
                  (>= (ite (= c 3) 0 s.holder.3.heard.1) 0)
                  (<= (ite (= c 3) 0 s.holder.3.heard.1) model.rules.holder_ttl)
                  (not (and a!140 a!141))
                  (not (and a!142 a!143))
                  (not (and (not a!144) (not a!145)))
                  (not a!196))))
(let ((a!198 (and (not (and (not model.twisted.1) (not a!69)))
                  (not (and (not model.twisted.2) (not a!133)))
                  (not (and (not model.twisted.3) (not a!197))))))
  (not a!198))))))))))))) :named negated_goal))
(check-sat)
