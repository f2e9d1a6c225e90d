; belief.claimed_once.initial.n1
; claimed_once holds initially.
(set-logic ALL)
(declare-fun model.rules.ttl () Int)
(declare-fun model.rules.holder_ttl () Int)
(declare-fun model.rules.hard_stop () Int)
(declare-fun model.rules.holder_stop () Int)
(declare-fun model.rules.amnesia_guard () Int)
(declare-fun model.liars.1 () Bool)
(declare-fun model.twisted.1 () Bool)
(declare-fun model.twisted.2 () Bool)
(declare-fun model.twisted.3 () Bool)
(declare-fun model.drift () Int)
(declare-fun g () Int)
(declare-fun s.granter.1.promised.round () Int)
(declare-fun s.granter.1.promised.rank () Int)
(declare-fun s.granter.1.promised.coordinator () Int)
(declare-fun s.granter.1.promised.nonce () Int)
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
(declare-fun s.granter.1.waiting.shown_round () Int)
(declare-fun s.granter.1.waiting.shown_by.1 () Bool)
(declare-fun s.granter.1.window () Int)
(declare-fun s.holder.1.up () Bool)
(declare-fun s.holder.1.base () Int)
(declare-fun s.holder.1.ballot.round () Int)
(declare-fun s.holder.1.ballot.rank () Int)
(declare-fun s.holder.1.ballot.coordinator () Int)
(declare-fun s.holder.1.ballot.nonce () Int)
(declare-fun s.holder.1.nonce () Int)
(declare-fun s.holder.1.number () Int)
(declare-fun s.holder.1.stop () Int)
(declare-fun s.holder.1.wait () Int)
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
(declare-fun s.holder.2.wait () Int)
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
(declare-fun s.holder.3.wait () Int)
(declare-fun s.holder.3.asked.1 () Int)
(declare-fun s.holder.3.asked.2 () Int)
(declare-fun s.holder.3.asked.3 () Int)
(declare-fun s.holder.3.heard.1 () Int)
(declare-fun s.grants (Int Int Int Int Int Int Int) Bool)
(declare-fun s.granter_skew.1 () Int)
(declare-fun s.holder_skew.1 () Int)
(declare-fun s.holder_skew.2 () Int)
(declare-fun s.holder_skew.3 () Int)
(declare-fun s.past.1.granted.round () Int)
(declare-fun s.past.1.granted.rank () Int)
(declare-fun s.past.1.granted.coordinator () Int)
(declare-fun s.past.1.granted.nonce () Int)
(declare-fun s.past.1.ballot.round () Int)
(declare-fun s.past.1.ballot.rank () Int)
(declare-fun s.past.1.ballot.coordinator () Int)
(declare-fun s.past.1.ballot.nonce () Int)
(declare-fun s.past.1.number () Int)
(declare-fun s.past.1.base () Int)
(declare-fun s.past.1.due () Int)
(declare-fun s.past.1.age.1 () Int)
(declare-fun s.past.1.age.2 () Int)
(declare-fun s.past.1.age.3 () Int)
(declare-fun s.past.1.cover.1 () Int)
(declare-fun s.past.1.cover.2 () Int)
(declare-fun s.past.1.cover.3 () Int)
(declare-fun s.past.1.rest.1 () Int)
(declare-fun s.past.1.rest.2 () Int)
(declare-fun s.past.1.rest.3 () Int)
(declare-fun s.past.1.acted.round () Int)
(declare-fun s.past.1.acted.rank () Int)
(declare-fun s.past.1.acted.coordinator () Int)
(declare-fun s.past.1.acted.nonce () Int)
(declare-fun s.past.1.under.round () Int)
(declare-fun s.past.1.under.rank () Int)
(declare-fun s.past.1.under.coordinator () Int)
(declare-fun s.past.1.under.nonce () Int)
(assert (! (and (> model.rules.ttl 0)
     (<= model.rules.ttl model.rules.hard_stop)
     (<= (* 2 model.rules.ttl) model.rules.amnesia_guard)) :named rules_are_sound))
(assert (! (and (>= model.drift 0)
     (> model.rules.holder_stop 0)
     (> model.rules.holder_ttl 0)
     (<= (+ model.rules.holder_ttl (* 2 model.drift)) model.rules.ttl)) :named margins_are_kept))
(assert (! (and (= g 1) (not model.liars.1)) :named is_honest))
(assert (! (and (= s.granter.1.promised.round 0)
     (= s.granter.1.promised.rank 0)
     (= s.granter.1.promised.coordinator 0)
     (= s.granter.1.promised.nonce 0)
     (= s.granter.1.ballot.round 0)
     (= s.granter.1.ballot.rank 0)
     (= s.granter.1.ballot.coordinator 0)
     (= s.granter.1.ballot.nonce 0)
     (= s.granter.1.number 0)
     (= s.granter.1.left 0)
     (= s.granter.1.replaced 0)
     (= s.granter.1.budget.1 model.rules.hard_stop)
     (= s.granter.1.budget.2 model.rules.hard_stop)
     (= s.granter.1.budget.3 model.rules.hard_stop)
     (= s.granter.1.rest.1 0)
     (= s.granter.1.rest.2 0)
     (= s.granter.1.rest.3 0)
     (= s.granter.1.guard 0)
     (= s.granter.1.interval 0)
     (= s.granter.1.waiting.ballot.round 0)
     (= s.granter.1.waiting.ballot.rank 0)
     (= s.granter.1.waiting.ballot.coordinator 0)
     (= s.granter.1.waiting.ballot.nonce 0)
     (= s.granter.1.waiting.base 0)
     (= s.granter.1.waiting.number 0)
     (= s.granter.1.waiting.shown_round 0)
     (not s.granter.1.waiting.shown_by.1)
     (= s.granter.1.window 0)
     (= s.past.1.granted.round 0)
     (= s.past.1.granted.rank 0)
     (= s.past.1.granted.coordinator 0)
     (= s.past.1.granted.nonce 0)
     (= s.past.1.ballot.round 0)
     (= s.past.1.ballot.rank 0)
     (= s.past.1.ballot.coordinator 0)
     (= s.past.1.ballot.nonce 0)
     (= s.past.1.number 0)
     (= s.past.1.base 0)
     (= s.past.1.due 0)
     (= s.past.1.age.1 0)
     (= s.past.1.age.2 0)
     (= s.past.1.age.3 0)
     (= s.past.1.cover.1 0)
     (= s.past.1.cover.2 0)
     (= s.past.1.cover.3 0)
     (= s.past.1.rest.1 0)
     (= s.past.1.rest.2 0)
     (= s.past.1.rest.3 0)
     (= s.past.1.acted.round 0)
     (= s.past.1.acted.rank 0)
     (= s.past.1.acted.coordinator 0)
     (= s.past.1.acted.nonce 0)
     (= s.past.1.under.round 0)
     (= s.past.1.under.rank 0)
     (= s.past.1.under.coordinator 0)
     (= s.past.1.under.nonce 0)
     (= s.granter_skew.1 0)
     s.holder.1.up
     (= s.holder.1.base 0)
     (= s.holder.1.ballot.round 0)
     (= s.holder.1.ballot.rank 0)
     (= s.holder.1.ballot.coordinator 0)
     (= s.holder.1.ballot.nonce 0)
     (= s.holder.1.number 0)
     (= s.holder.1.stop 0)
     (= s.holder.1.wait 0)
     (= s.holder.1.asked.1 0)
     (= s.holder.1.asked.2 0)
     (= s.holder.1.asked.3 0)
     (= s.holder.1.heard.1 0)
     (> s.holder.1.nonce 0)
     (= s.holder_skew.1 0)
     s.holder.2.up
     (= s.holder.2.base 0)
     (= s.holder.2.ballot.round 0)
     (= s.holder.2.ballot.rank 0)
     (= s.holder.2.ballot.coordinator 0)
     (= s.holder.2.ballot.nonce 0)
     (= s.holder.2.number 0)
     (= s.holder.2.stop 0)
     (= s.holder.2.wait 0)
     (= s.holder.2.asked.1 0)
     (= s.holder.2.asked.2 0)
     (= s.holder.2.asked.3 0)
     (= s.holder.2.heard.1 0)
     (> s.holder.2.nonce 0)
     (= s.holder_skew.2 0)
     s.holder.3.up
     (= s.holder.3.base 0)
     (= s.holder.3.ballot.round 0)
     (= s.holder.3.ballot.rank 0)
     (= s.holder.3.ballot.coordinator 0)
     (= s.holder.3.ballot.nonce 0)
     (= s.holder.3.number 0)
     (= s.holder.3.stop 0)
     (= s.holder.3.wait 0)
     (= s.holder.3.asked.1 0)
     (= s.holder.3.asked.2 0)
     (= s.holder.3.asked.3 0)
     (= s.holder.3.heard.1 0)
     (> s.holder.3.nonce 0)
     (= s.holder_skew.3 0)) :named initially))
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
  (and (not model.liars.1) (not a!13))))) :named negated_goal))
(check-sat)
