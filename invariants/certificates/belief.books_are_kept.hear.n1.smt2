; belief.books_are_kept.hear.n1
; hear keeps books_are_kept.
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
(declare-fun k () Int)
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
                (not (and (= c 3) (not model.twisted.3)))))
      (a!2 (not (and (not (= k 1)) (not (= k 2)) (not (= k 3)))))
      (a!3 (ite (= c 1)
                s.holder.1.ballot.round
                (ite (= c 2) s.holder.2.ballot.round s.holder.3.ballot.round)))
      (a!4 (ite (= c 1)
                s.holder.1.ballot.rank
                (ite (= c 2) s.holder.2.ballot.rank s.holder.3.ballot.rank)))
      (a!5 (ite (= c 1)
                s.holder.1.ballot.coordinator
                (ite (= c 2)
                     s.holder.2.ballot.coordinator
                     s.holder.3.ballot.coordinator)))
      (a!6 (ite (= c 1)
                s.holder.1.ballot.nonce
                (ite (= c 2) s.holder.2.ballot.nonce s.holder.3.ballot.nonce)))
      (a!7 (ite (= c 1)
                s.holder.1.base
                (ite (= c 2) s.holder.2.base s.holder.3.base)))
      (a!8 (> (ite (= c 1)
                   s.holder.1.stop
                   (ite (= c 2) s.holder.2.stop s.holder.3.stop))
              0))
      (a!9 (<= k
               (ite (= c 1)
                    s.holder.1.number
                    (ite (= c 2) s.holder.2.number s.holder.3.number)))))
  (and (not a!1)
       a!2
       (s.grants g a!3 a!4 a!5 a!6 a!7 k)
       (ite (= c 1) s.holder.1.up (ite (= c 2) s.holder.2.up s.holder.3.up))
       a!8
       (= a!3 a!3)
       (= a!4 a!4)
       (= a!5 a!5)
       (= a!6 a!6)
       (= a!7 a!7)
       a!9)) :named hears))
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
  (and (not model.liars.1) (not a!17))))) :named negated_goal))
(check-sat)
