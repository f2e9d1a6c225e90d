; record.highest_is_a_child.lose.any_n
; lose keeps highest_is_a_child.
(set-logic ALL)
(declare-fun s.me.final.base () Int)
(declare-fun s.me.final.promised.round () Int)
(declare-fun s.me.final.promised.rank () Int)
(declare-fun s.me.final.promised.coordinator () Int)
(declare-fun s.me.final.promised.nonce () Int)
(declare-fun s.me.final.echoed.ballot.round () Int)
(declare-fun s.me.final.echoed.ballot.rank () Int)
(declare-fun s.me.final.echoed.ballot.coordinator () Int)
(declare-fun s.me.final.echoed.ballot.nonce () Int)
(declare-fun s.me.final.voted.ballot.round () Int)
(declare-fun s.me.final.voted.ballot.rank () Int)
(declare-fun s.me.final.voted.ballot.coordinator () Int)
(declare-fun s.me.final.voted.ballot.nonce () Int)
(declare-fun s.me.final.highest.ballot.round () Int)
(declare-fun s.me.final.highest.ballot.rank () Int)
(declare-fun s.me.final.highest.ballot.coordinator () Int)
(declare-fun s.me.final.highest.ballot.nonce () Int)
(declare-fun s.me.final.highest.snapshot.digest () Int)
(declare-fun s.me.final.highest.snapshot.parent () Int)
(declare-fun s.me.final.highest.snapshot.sequence () Int)
(declare-fun s.me.final.highest.snapshot.origin.round () Int)
(declare-fun s.me.final.highest.snapshot.origin.rank () Int)
(declare-fun s.me.final.highest.snapshot.origin.coordinator () Int)
(declare-fun s.me.final.highest.snapshot.origin.nonce () Int)
(declare-fun s.me.final.highest.snapshot.choice () Int)
(declare-fun s.me.provisional.base () Int)
(declare-fun s.me.provisional.promised.round () Int)
(declare-fun s.me.provisional.promised.rank () Int)
(declare-fun s.me.provisional.promised.coordinator () Int)
(declare-fun s.me.provisional.promised.nonce () Int)
(declare-fun s.me.provisional.echoed.ballot.round () Int)
(declare-fun s.me.provisional.echoed.ballot.rank () Int)
(declare-fun s.me.provisional.echoed.ballot.coordinator () Int)
(declare-fun s.me.provisional.echoed.ballot.nonce () Int)
(declare-fun s.me.provisional.voted.ballot.round () Int)
(declare-fun s.me.provisional.voted.ballot.rank () Int)
(declare-fun s.me.provisional.voted.ballot.coordinator () Int)
(declare-fun s.me.provisional.voted.ballot.nonce () Int)
(declare-fun s.me.provisional.highest.ballot.round () Int)
(declare-fun s.me.provisional.highest.ballot.rank () Int)
(declare-fun s.me.provisional.highest.ballot.coordinator () Int)
(declare-fun s.me.provisional.highest.ballot.nonce () Int)
(declare-fun s.me.provisional.highest.snapshot.digest () Int)
(declare-fun s.me.provisional.highest.snapshot.parent () Int)
(declare-fun s.me.provisional.highest.snapshot.sequence () Int)
(declare-fun s.me.provisional.highest.snapshot.origin.round () Int)
(declare-fun s.me.provisional.highest.snapshot.origin.rank () Int)
(declare-fun s.me.provisional.highest.snapshot.origin.coordinator () Int)
(declare-fun s.me.provisional.highest.snapshot.origin.nonce () Int)
(declare-fun s.me.provisional.highest.snapshot.choice () Int)
(declare-fun s.me.silent () Bool)
(declare-fun s.grants
             (Int
              Bool
              Int
              Int
              Int
              Int
              Int
              Int
              Int
              Int
              Int
              Int
              Int
              Int
              Int
              Int
              Int
              Int
              Int)
             Bool)
(declare-fun s.echoes
             (Int Bool Int Int Int Int Int Int Int Int Int Int Int Int)
             Bool)
(declare-fun s.votes
             (Int Bool Int Int Int Int Int Int Int Int Int Int Int Int)
             Bool)
(declare-fun g.provisional () Bool)
(declare-fun g.parent () Int)
(declare-fun g.ballot.round () Int)
(declare-fun g.ballot.rank () Int)
(declare-fun g.ballot.coordinator () Int)
(declare-fun g.ballot.nonce () Int)
(declare-fun g.report.ballot.round () Int)
(declare-fun g.report.ballot.rank () Int)
(declare-fun g.report.ballot.coordinator () Int)
(declare-fun g.report.ballot.nonce () Int)
(declare-fun g.report.snapshot.digest () Int)
(declare-fun g.report.snapshot.parent () Int)
(declare-fun g.report.snapshot.sequence () Int)
(declare-fun g.report.snapshot.origin.round () Int)
(declare-fun g.report.snapshot.origin.rank () Int)
(declare-fun g.report.snapshot.origin.coordinator () Int)
(declare-fun g.report.snapshot.origin.nonce () Int)
(declare-fun g.report.snapshot.choice () Int)
(declare-fun e.provisional () Bool)
(declare-fun e.ballot.round () Int)
(declare-fun e.ballot.rank () Int)
(declare-fun e.ballot.coordinator () Int)
(declare-fun e.ballot.nonce () Int)
(declare-fun e.snapshot.digest () Int)
(declare-fun e.snapshot.parent () Int)
(declare-fun e.snapshot.sequence () Int)
(declare-fun e.snapshot.origin.round () Int)
(declare-fun e.snapshot.origin.rank () Int)
(declare-fun e.snapshot.origin.coordinator () Int)
(declare-fun e.snapshot.origin.nonce () Int)
(declare-fun e.snapshot.choice () Int)
(declare-fun d.provisional () Bool)
(declare-fun d.ballot.round () Int)
(declare-fun d.ballot.rank () Int)
(declare-fun d.ballot.coordinator () Int)
(declare-fun d.ballot.nonce () Int)
(declare-fun d.snapshot.digest () Int)
(declare-fun d.snapshot.parent () Int)
(declare-fun d.snapshot.sequence () Int)
(declare-fun d.snapshot.origin.round () Int)
(declare-fun d.snapshot.origin.rank () Int)
(declare-fun d.snapshot.origin.coordinator () Int)
(declare-fun d.snapshot.origin.nonce () Int)
(declare-fun d.snapshot.choice () Int)
(declare-fun v.provisional () Bool)
(declare-fun v.ballot.round () Int)
(declare-fun v.ballot.rank () Int)
(declare-fun v.ballot.coordinator () Int)
(declare-fun v.ballot.nonce () Int)
(declare-fun v.snapshot.digest () Int)
(declare-fun v.snapshot.parent () Int)
(declare-fun v.snapshot.sequence () Int)
(declare-fun v.snapshot.origin.round () Int)
(declare-fun v.snapshot.origin.rank () Int)
(declare-fun v.snapshot.origin.coordinator () Int)
(declare-fun v.snapshot.origin.nonce () Int)
(declare-fun v.snapshot.choice () Int)
(declare-fun w.provisional () Bool)
(declare-fun w.ballot.round () Int)
(declare-fun w.ballot.rank () Int)
(declare-fun w.ballot.coordinator () Int)
(declare-fun w.ballot.nonce () Int)
(declare-fun w.snapshot.digest () Int)
(declare-fun w.snapshot.parent () Int)
(declare-fun w.snapshot.sequence () Int)
(declare-fun w.snapshot.origin.round () Int)
(declare-fun w.snapshot.origin.rank () Int)
(declare-fun w.snapshot.origin.coordinator () Int)
(declare-fun w.snapshot.origin.nonce () Int)
(declare-fun w.snapshot.choice () Int)
(assert (! (let ((a!1 (not (and (= (ite g.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        g.ballot.round)
                     (< (ite g.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        g.ballot.rank))))
      (a!2 (not (and (= (ite g.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        g.ballot.round)
                     (= (ite g.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        g.ballot.rank)
                     (< (ite g.provisional
                             s.me.provisional.promised.coordinator
                             s.me.final.promised.coordinator)
                        g.ballot.coordinator))))
      (a!3 (not (and (= (ite g.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        g.ballot.round)
                     (= (ite g.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        g.ballot.rank)
                     (= (ite g.provisional
                             s.me.provisional.promised.coordinator
                             s.me.final.promised.coordinator)
                        g.ballot.coordinator)
                     (< (ite g.provisional
                             s.me.provisional.promised.nonce
                             s.me.final.promised.nonce)
                        g.ballot.nonce))))
      (a!5 (not (and (= (ite e.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        e.ballot.round)
                     (< (ite e.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        e.ballot.rank))))
      (a!6 (not (and (= (ite e.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        e.ballot.round)
                     (= (ite e.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        e.ballot.rank)
                     (< (ite e.provisional
                             s.me.provisional.promised.coordinator
                             s.me.final.promised.coordinator)
                        e.ballot.coordinator))))
      (a!7 (not (and (= (ite e.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        e.ballot.round)
                     (= (ite e.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        e.ballot.rank)
                     (= (ite e.provisional
                             s.me.provisional.promised.coordinator
                             s.me.final.promised.coordinator)
                        e.ballot.coordinator)
                     (< (ite e.provisional
                             s.me.provisional.promised.nonce
                             s.me.final.promised.nonce)
                        e.ballot.nonce))))
      (a!9 (not (and (= (ite v.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        v.ballot.round)
                     (< (ite v.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        v.ballot.rank))))
      (a!10 (not (and (= (ite v.provisional
                              s.me.provisional.promised.round
                              s.me.final.promised.round)
                         v.ballot.round)
                      (= (ite v.provisional
                              s.me.provisional.promised.rank
                              s.me.final.promised.rank)
                         v.ballot.rank)
                      (< (ite v.provisional
                              s.me.provisional.promised.coordinator
                              s.me.final.promised.coordinator)
                         v.ballot.coordinator))))
      (a!11 (not (and (= (ite v.provisional
                              s.me.provisional.promised.round
                              s.me.final.promised.round)
                         v.ballot.round)
                      (= (ite v.provisional
                              s.me.provisional.promised.rank
                              s.me.final.promised.rank)
                         v.ballot.rank)
                      (= (ite v.provisional
                              s.me.provisional.promised.coordinator
                              s.me.final.promised.coordinator)
                         v.ballot.coordinator)
                      (< (ite v.provisional
                              s.me.provisional.promised.nonce
                              s.me.final.promised.nonce)
                         v.ballot.nonce)))))
(let ((a!4 (and (not (< (ite g.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        g.ballot.round))
                a!1
                a!2
                a!3))
      (a!8 (and (not (< (ite e.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        e.ballot.round))
                a!5
                a!6
                a!7))
      (a!12 (and (not (< (ite v.provisional
                              s.me.provisional.promised.round
                              s.me.final.promised.round)
                         v.ballot.round))
                 a!9
                 a!10
                 a!11)))
(let ((a!13 (and (not (and (s.grants 1
                                     g.provisional
                                     g.parent
                                     g.ballot.round
                                     g.ballot.rank
                                     g.ballot.coordinator
                                     g.ballot.nonce
                                     g.report.ballot.round
                                     g.report.ballot.rank
                                     g.report.ballot.coordinator
                                     g.report.ballot.nonce
                                     g.report.snapshot.digest
                                     g.report.snapshot.parent
                                     g.report.snapshot.sequence
                                     g.report.snapshot.origin.round
                                     g.report.snapshot.origin.rank
                                     g.report.snapshot.origin.coordinator
                                     g.report.snapshot.origin.nonce
                                     g.report.snapshot.choice)
                           (not a!4)))
                 (not (and (s.echoes 1
                                     e.provisional
                                     e.ballot.round
                                     e.ballot.rank
                                     e.ballot.coordinator
                                     e.ballot.nonce
                                     e.snapshot.digest
                                     e.snapshot.parent
                                     e.snapshot.sequence
                                     e.snapshot.origin.round
                                     e.snapshot.origin.rank
                                     e.snapshot.origin.coordinator
                                     e.snapshot.origin.nonce
                                     e.snapshot.choice)
                           (not a!8)))
                 (not (and (s.votes 1
                                    v.provisional
                                    v.ballot.round
                                    v.ballot.rank
                                    v.ballot.coordinator
                                    v.ballot.nonce
                                    v.snapshot.digest
                                    v.snapshot.parent
                                    v.snapshot.sequence
                                    v.snapshot.origin.round
                                    v.snapshot.origin.rank
                                    v.snapshot.origin.coordinator
                                    v.snapshot.origin.nonce
                                    v.snapshot.choice)
                           (not a!12))))))
  (not (and (not s.me.silent) (not a!13)))))) :named promise_is_kept))
(assert (! (let ((a!1 (not (and (= (ite e.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        e.ballot.round)
                     (< (ite e.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        e.ballot.rank))))
      (a!2 (not (and (= (ite e.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        e.ballot.round)
                     (= (ite e.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        e.ballot.rank)
                     (< (ite e.provisional
                             s.me.provisional.promised.coordinator
                             s.me.final.promised.coordinator)
                        e.ballot.coordinator))))
      (a!3 (not (and (= (ite e.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        e.ballot.round)
                     (= (ite e.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        e.ballot.rank)
                     (= (ite e.provisional
                             s.me.provisional.promised.coordinator
                             s.me.final.promised.coordinator)
                        e.ballot.coordinator)
                     (< (ite e.provisional
                             s.me.provisional.promised.nonce
                             s.me.final.promised.nonce)
                        e.ballot.nonce))))
      (a!4 (not (and (= (ite e.provisional
                             s.me.provisional.echoed.ballot.round
                             s.me.final.echoed.ballot.round)
                        e.ballot.round)
                     (= (ite e.provisional
                             s.me.provisional.echoed.ballot.rank
                             s.me.final.echoed.ballot.rank)
                        e.ballot.rank)
                     (= (ite e.provisional
                             s.me.provisional.echoed.ballot.coordinator
                             s.me.final.echoed.ballot.coordinator)
                        e.ballot.coordinator)
                     (= (ite e.provisional
                             s.me.provisional.echoed.ballot.nonce
                             s.me.final.echoed.ballot.nonce)
                        e.ballot.nonce))))
      (a!7 (not (and (= (ite d.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        d.ballot.round)
                     (< (ite d.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        d.ballot.rank))))
      (a!8 (not (and (= (ite d.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        d.ballot.round)
                     (= (ite d.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        d.ballot.rank)
                     (< (ite d.provisional
                             s.me.provisional.promised.coordinator
                             s.me.final.promised.coordinator)
                        d.ballot.coordinator))))
      (a!9 (not (and (= (ite d.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        d.ballot.round)
                     (= (ite d.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        d.ballot.rank)
                     (= (ite d.provisional
                             s.me.provisional.promised.coordinator
                             s.me.final.promised.coordinator)
                        d.ballot.coordinator)
                     (< (ite d.provisional
                             s.me.provisional.promised.nonce
                             s.me.final.promised.nonce)
                        d.ballot.nonce))))
      (a!10 (not (and (= (ite d.provisional
                              s.me.provisional.echoed.ballot.round
                              s.me.final.echoed.ballot.round)
                         d.ballot.round)
                      (= (ite d.provisional
                              s.me.provisional.echoed.ballot.rank
                              s.me.final.echoed.ballot.rank)
                         d.ballot.rank)
                      (= (ite d.provisional
                              s.me.provisional.echoed.ballot.coordinator
                              s.me.final.echoed.ballot.coordinator)
                         d.ballot.coordinator)
                      (= (ite d.provisional
                              s.me.provisional.echoed.ballot.nonce
                              s.me.final.echoed.ballot.nonce)
                         d.ballot.nonce)))))
(let ((a!5 (not (and (= (ite e.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        e.ballot.round)
                     (= (ite e.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        e.ballot.rank)
                     (= (ite e.provisional
                             s.me.provisional.promised.coordinator
                             s.me.final.promised.coordinator)
                        e.ballot.coordinator)
                     (= (ite e.provisional
                             s.me.provisional.promised.nonce
                             s.me.final.promised.nonce)
                        e.ballot.nonce)
                     a!4)))
      (a!11 (not (and (= (ite d.provisional
                              s.me.provisional.promised.round
                              s.me.final.promised.round)
                         d.ballot.round)
                      (= (ite d.provisional
                              s.me.provisional.promised.rank
                              s.me.final.promised.rank)
                         d.ballot.rank)
                      (= (ite d.provisional
                              s.me.provisional.promised.coordinator
                              s.me.final.promised.coordinator)
                         d.ballot.coordinator)
                      (= (ite d.provisional
                              s.me.provisional.promised.nonce
                              s.me.final.promised.nonce)
                         d.ballot.nonce)
                      a!10))))
(let ((a!6 (and (not (< (ite e.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        e.ballot.round))
                a!1
                a!2
                a!3
                a!5))
      (a!12 (and (not (< (ite d.provisional
                              s.me.provisional.promised.round
                              s.me.final.promised.round)
                         d.ballot.round))
                 a!7
                 a!8
                 a!9
                 a!11)))
(let ((a!13 (and (not (and (s.echoes 1
                                     e.provisional
                                     e.ballot.round
                                     e.ballot.rank
                                     e.ballot.coordinator
                                     e.ballot.nonce
                                     e.snapshot.digest
                                     e.snapshot.parent
                                     e.snapshot.sequence
                                     e.snapshot.origin.round
                                     e.snapshot.origin.rank
                                     e.snapshot.origin.coordinator
                                     e.snapshot.origin.nonce
                                     e.snapshot.choice)
                           (not a!6)))
                 (not (and (s.echoes 1
                                     d.provisional
                                     d.ballot.round
                                     d.ballot.rank
                                     d.ballot.coordinator
                                     d.ballot.nonce
                                     d.snapshot.digest
                                     d.snapshot.parent
                                     d.snapshot.sequence
                                     d.snapshot.origin.round
                                     d.snapshot.origin.rank
                                     d.snapshot.origin.coordinator
                                     d.snapshot.origin.nonce
                                     d.snapshot.choice)
                           (not a!12))))))
  (not (and (not s.me.silent) (not a!13))))))) :named echo_is_remembered))
(assert (! (let ((a!1 (not (and (= (ite v.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        v.ballot.round)
                     (< (ite v.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        v.ballot.rank))))
      (a!2 (not (and (= (ite v.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        v.ballot.round)
                     (= (ite v.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        v.ballot.rank)
                     (< (ite v.provisional
                             s.me.provisional.promised.coordinator
                             s.me.final.promised.coordinator)
                        v.ballot.coordinator))))
      (a!3 (not (and (= (ite v.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        v.ballot.round)
                     (= (ite v.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        v.ballot.rank)
                     (= (ite v.provisional
                             s.me.provisional.promised.coordinator
                             s.me.final.promised.coordinator)
                        v.ballot.coordinator)
                     (< (ite v.provisional
                             s.me.provisional.promised.nonce
                             s.me.final.promised.nonce)
                        v.ballot.nonce))))
      (a!4 (not (and (= (ite v.provisional
                             s.me.provisional.voted.ballot.round
                             s.me.final.voted.ballot.round)
                        v.ballot.round)
                     (= (ite v.provisional
                             s.me.provisional.voted.ballot.rank
                             s.me.final.voted.ballot.rank)
                        v.ballot.rank)
                     (= (ite v.provisional
                             s.me.provisional.voted.ballot.coordinator
                             s.me.final.voted.ballot.coordinator)
                        v.ballot.coordinator)
                     (= (ite v.provisional
                             s.me.provisional.voted.ballot.nonce
                             s.me.final.voted.ballot.nonce)
                        v.ballot.nonce))))
      (a!7 (not (and (= (ite w.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        w.ballot.round)
                     (< (ite w.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        w.ballot.rank))))
      (a!8 (not (and (= (ite w.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        w.ballot.round)
                     (= (ite w.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        w.ballot.rank)
                     (< (ite w.provisional
                             s.me.provisional.promised.coordinator
                             s.me.final.promised.coordinator)
                        w.ballot.coordinator))))
      (a!9 (not (and (= (ite w.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        w.ballot.round)
                     (= (ite w.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        w.ballot.rank)
                     (= (ite w.provisional
                             s.me.provisional.promised.coordinator
                             s.me.final.promised.coordinator)
                        w.ballot.coordinator)
                     (< (ite w.provisional
                             s.me.provisional.promised.nonce
                             s.me.final.promised.nonce)
                        w.ballot.nonce))))
      (a!10 (not (and (= (ite w.provisional
                              s.me.provisional.voted.ballot.round
                              s.me.final.voted.ballot.round)
                         w.ballot.round)
                      (= (ite w.provisional
                              s.me.provisional.voted.ballot.rank
                              s.me.final.voted.ballot.rank)
                         w.ballot.rank)
                      (= (ite w.provisional
                              s.me.provisional.voted.ballot.coordinator
                              s.me.final.voted.ballot.coordinator)
                         w.ballot.coordinator)
                      (= (ite w.provisional
                              s.me.provisional.voted.ballot.nonce
                              s.me.final.voted.ballot.nonce)
                         w.ballot.nonce)))))
(let ((a!5 (not (and (= (ite v.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        v.ballot.round)
                     (= (ite v.provisional
                             s.me.provisional.promised.rank
                             s.me.final.promised.rank)
                        v.ballot.rank)
                     (= (ite v.provisional
                             s.me.provisional.promised.coordinator
                             s.me.final.promised.coordinator)
                        v.ballot.coordinator)
                     (= (ite v.provisional
                             s.me.provisional.promised.nonce
                             s.me.final.promised.nonce)
                        v.ballot.nonce)
                     a!4)))
      (a!11 (not (and (= (ite w.provisional
                              s.me.provisional.promised.round
                              s.me.final.promised.round)
                         w.ballot.round)
                      (= (ite w.provisional
                              s.me.provisional.promised.rank
                              s.me.final.promised.rank)
                         w.ballot.rank)
                      (= (ite w.provisional
                              s.me.provisional.promised.coordinator
                              s.me.final.promised.coordinator)
                         w.ballot.coordinator)
                      (= (ite w.provisional
                              s.me.provisional.promised.nonce
                              s.me.final.promised.nonce)
                         w.ballot.nonce)
                      a!10))))
(let ((a!6 (and (not (< (ite v.provisional
                             s.me.provisional.promised.round
                             s.me.final.promised.round)
                        v.ballot.round))
                a!1
                a!2
                a!3
                a!5))
      (a!12 (and (not (< (ite w.provisional
                              s.me.provisional.promised.round
                              s.me.final.promised.round)
                         w.ballot.round))
                 a!7
                 a!8
                 a!9
                 a!11)))
(let ((a!13 (and (not (and (s.votes 1
                                    v.provisional
                                    v.ballot.round
                                    v.ballot.rank
                                    v.ballot.coordinator
                                    v.ballot.nonce
                                    v.snapshot.digest
                                    v.snapshot.parent
                                    v.snapshot.sequence
                                    v.snapshot.origin.round
                                    v.snapshot.origin.rank
                                    v.snapshot.origin.coordinator
                                    v.snapshot.origin.nonce
                                    v.snapshot.choice)
                           (not a!6)))
                 (not (and (s.votes 1
                                    w.provisional
                                    w.ballot.round
                                    w.ballot.rank
                                    w.ballot.coordinator
                                    w.ballot.nonce
                                    w.snapshot.digest
                                    w.snapshot.parent
                                    w.snapshot.sequence
                                    w.snapshot.origin.round
                                    w.snapshot.origin.rank
                                    w.snapshot.origin.coordinator
                                    w.snapshot.origin.nonce
                                    w.snapshot.choice)
                           (not a!12))))))
  (not (and (not s.me.silent) (not a!13))))))) :named vote_is_remembered))
(assert (! (let ((a!1 (and (s.echoes 1
                          e.provisional
                          e.ballot.round
                          e.ballot.rank
                          e.ballot.coordinator
                          e.ballot.nonce
                          e.snapshot.digest
                          e.snapshot.parent
                          e.snapshot.sequence
                          e.snapshot.origin.round
                          e.snapshot.origin.rank
                          e.snapshot.origin.coordinator
                          e.snapshot.origin.nonce
                          e.snapshot.choice)
                (s.echoes 1
                          d.provisional
                          d.ballot.round
                          d.ballot.rank
                          d.ballot.coordinator
                          d.ballot.nonce
                          d.snapshot.digest
                          d.snapshot.parent
                          d.snapshot.sequence
                          d.snapshot.origin.round
                          d.snapshot.origin.rank
                          d.snapshot.origin.coordinator
                          d.snapshot.origin.nonce
                          d.snapshot.choice)
                (= e.provisional d.provisional)
                (= e.ballot.round d.ballot.round)
                (= e.ballot.rank d.ballot.rank)
                (= e.ballot.coordinator d.ballot.coordinator)
                (= e.ballot.nonce d.ballot.nonce)
                (= e.snapshot.parent d.snapshot.parent)
                (not (and (= e.snapshot.digest d.snapshot.digest)
                          (= e.snapshot.parent d.snapshot.parent)
                          (= e.snapshot.sequence d.snapshot.sequence)
                          (= e.snapshot.origin.round d.snapshot.origin.round)
                          (= e.snapshot.origin.rank d.snapshot.origin.rank)
                          (= e.snapshot.origin.coordinator
                             d.snapshot.origin.coordinator)
                          (= e.snapshot.origin.nonce d.snapshot.origin.nonce)
                          (= e.snapshot.choice d.snapshot.choice))))))
  (not a!1)) :named one_echo))
(assert (! (let ((a!1 (and (s.votes 1
                         v.provisional
                         v.ballot.round
                         v.ballot.rank
                         v.ballot.coordinator
                         v.ballot.nonce
                         v.snapshot.digest
                         v.snapshot.parent
                         v.snapshot.sequence
                         v.snapshot.origin.round
                         v.snapshot.origin.rank
                         v.snapshot.origin.coordinator
                         v.snapshot.origin.nonce
                         v.snapshot.choice)
                (s.votes 1
                         w.provisional
                         w.ballot.round
                         w.ballot.rank
                         w.ballot.coordinator
                         w.ballot.nonce
                         w.snapshot.digest
                         w.snapshot.parent
                         w.snapshot.sequence
                         w.snapshot.origin.round
                         w.snapshot.origin.rank
                         w.snapshot.origin.coordinator
                         w.snapshot.origin.nonce
                         w.snapshot.choice)
                (= v.provisional w.provisional)
                (= v.ballot.round w.ballot.round)
                (= v.ballot.rank w.ballot.rank)
                (= v.ballot.coordinator w.ballot.coordinator)
                (= v.ballot.nonce w.ballot.nonce)
                (= v.snapshot.parent w.snapshot.parent)
                (not (and (= v.snapshot.digest w.snapshot.digest)
                          (= v.snapshot.parent w.snapshot.parent)
                          (= v.snapshot.sequence w.snapshot.sequence)
                          (= v.snapshot.origin.round w.snapshot.origin.round)
                          (= v.snapshot.origin.rank w.snapshot.origin.rank)
                          (= v.snapshot.origin.coordinator
                             w.snapshot.origin.coordinator)
                          (= v.snapshot.origin.nonce w.snapshot.origin.nonce)
                          (= v.snapshot.choice w.snapshot.choice))))))
  (not a!1)) :named one_vote))
(assert (! (let ((a!1 (and (not (and (= s.me.final.highest.ballot.round 0)
                          (= s.me.final.highest.ballot.rank 0)
                          (= s.me.final.highest.ballot.coordinator 0)
                          (= s.me.final.highest.ballot.nonce 0)
                          (= s.me.final.highest.snapshot.digest 0)
                          (= s.me.final.highest.snapshot.parent 0)
                          (= s.me.final.highest.snapshot.sequence 0)
                          (= s.me.final.highest.snapshot.origin.round 0)
                          (= s.me.final.highest.snapshot.origin.rank 0)
                          (= s.me.final.highest.snapshot.origin.coordinator 0)
                          (= s.me.final.highest.snapshot.origin.nonce 0)
                          (= s.me.final.highest.snapshot.choice 0)))
                (not (= s.me.final.highest.snapshot.parent s.me.final.base))))
      (a!2 (and (not (and (= s.me.provisional.highest.ballot.round 0)
                          (= s.me.provisional.highest.ballot.rank 0)
                          (= s.me.provisional.highest.ballot.coordinator 0)
                          (= s.me.provisional.highest.ballot.nonce 0)
                          (= s.me.provisional.highest.snapshot.digest 0)
                          (= s.me.provisional.highest.snapshot.parent 0)
                          (= s.me.provisional.highest.snapshot.sequence 0)
                          (= s.me.provisional.highest.snapshot.origin.round 0)
                          (= s.me.provisional.highest.snapshot.origin.rank 0)
                          (= s.me.provisional.highest.snapshot.origin.coordinator
                             0)
                          (= s.me.provisional.highest.snapshot.origin.nonce 0)
                          (= s.me.provisional.highest.snapshot.choice 0)))
                (not (= s.me.provisional.highest.snapshot.parent
                        s.me.provisional.base)))))
  (and (not a!1) (not a!2))) :named highest_is_a_child))
(assert (! (let ((a!1 (and (s.grants 1
                          g.provisional
                          g.parent
                          g.ballot.round
                          g.ballot.rank
                          g.ballot.coordinator
                          g.ballot.nonce
                          g.report.ballot.round
                          g.report.ballot.rank
                          g.report.ballot.coordinator
                          g.report.ballot.nonce
                          g.report.snapshot.digest
                          g.report.snapshot.parent
                          g.report.snapshot.sequence
                          g.report.snapshot.origin.round
                          g.report.snapshot.origin.rank
                          g.report.snapshot.origin.coordinator
                          g.report.snapshot.origin.nonce
                          g.report.snapshot.choice)
                (not (and (= g.report.ballot.round 0)
                          (= g.report.ballot.rank 0)
                          (= g.report.ballot.coordinator 0)
                          (= g.report.ballot.nonce 0)
                          (= g.report.snapshot.digest 0)
                          (= g.report.snapshot.parent 0)
                          (= g.report.snapshot.sequence 0)
                          (= g.report.snapshot.origin.round 0)
                          (= g.report.snapshot.origin.rank 0)
                          (= g.report.snapshot.origin.coordinator 0)
                          (= g.report.snapshot.origin.nonce 0)
                          (= g.report.snapshot.choice 0)))
                (not (= g.report.snapshot.parent g.parent)))))
  (not a!1)) :named reports_a_child))
(assert (! true :named at_any_time))
(assert (! false :named negated_goal))
(check-sat)
