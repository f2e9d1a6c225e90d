; record.one_echo.initial.any_n
; one_echo holds initially.
(set-logic ALL)
(declare-fun s.me.final.base () Int)
(declare-fun s.me.final.sequence () Int)
(declare-fun s.me.final.promised.round () Int)
(declare-fun s.me.final.promised.rank () Int)
(declare-fun s.me.final.promised.coordinator () Int)
(declare-fun s.me.final.promised.nonce () Int)
(declare-fun s.me.final.echoed.ballot.round () Int)
(declare-fun s.me.final.echoed.ballot.rank () Int)
(declare-fun s.me.final.echoed.ballot.coordinator () Int)
(declare-fun s.me.final.echoed.ballot.nonce () Int)
(declare-fun s.me.final.echoed.snapshot.digest () Int)
(declare-fun s.me.final.echoed.snapshot.parent () Int)
(declare-fun s.me.final.echoed.snapshot.sequence () Int)
(declare-fun s.me.final.echoed.snapshot.origin.round () Int)
(declare-fun s.me.final.echoed.snapshot.origin.rank () Int)
(declare-fun s.me.final.echoed.snapshot.origin.coordinator () Int)
(declare-fun s.me.final.echoed.snapshot.origin.nonce () Int)
(declare-fun s.me.final.echoed.snapshot.choice () Int)
(declare-fun s.me.final.voted.ballot.round () Int)
(declare-fun s.me.final.voted.ballot.rank () Int)
(declare-fun s.me.final.voted.ballot.coordinator () Int)
(declare-fun s.me.final.voted.ballot.nonce () Int)
(declare-fun s.me.final.voted.snapshot.digest () Int)
(declare-fun s.me.final.voted.snapshot.parent () Int)
(declare-fun s.me.final.voted.snapshot.sequence () Int)
(declare-fun s.me.final.voted.snapshot.origin.round () Int)
(declare-fun s.me.final.voted.snapshot.origin.rank () Int)
(declare-fun s.me.final.voted.snapshot.origin.coordinator () Int)
(declare-fun s.me.final.voted.snapshot.origin.nonce () Int)
(declare-fun s.me.final.voted.snapshot.choice () Int)
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
(declare-fun s.me.provisional.sequence () Int)
(declare-fun s.me.provisional.promised.round () Int)
(declare-fun s.me.provisional.promised.rank () Int)
(declare-fun s.me.provisional.promised.coordinator () Int)
(declare-fun s.me.provisional.promised.nonce () Int)
(declare-fun s.me.provisional.echoed.ballot.round () Int)
(declare-fun s.me.provisional.echoed.ballot.rank () Int)
(declare-fun s.me.provisional.echoed.ballot.coordinator () Int)
(declare-fun s.me.provisional.echoed.ballot.nonce () Int)
(declare-fun s.me.provisional.echoed.snapshot.digest () Int)
(declare-fun s.me.provisional.echoed.snapshot.parent () Int)
(declare-fun s.me.provisional.echoed.snapshot.sequence () Int)
(declare-fun s.me.provisional.echoed.snapshot.origin.round () Int)
(declare-fun s.me.provisional.echoed.snapshot.origin.rank () Int)
(declare-fun s.me.provisional.echoed.snapshot.origin.coordinator () Int)
(declare-fun s.me.provisional.echoed.snapshot.origin.nonce () Int)
(declare-fun s.me.provisional.echoed.snapshot.choice () Int)
(declare-fun s.me.provisional.voted.ballot.round () Int)
(declare-fun s.me.provisional.voted.ballot.rank () Int)
(declare-fun s.me.provisional.voted.ballot.coordinator () Int)
(declare-fun s.me.provisional.voted.ballot.nonce () Int)
(declare-fun s.me.provisional.voted.snapshot.digest () Int)
(declare-fun s.me.provisional.voted.snapshot.parent () Int)
(declare-fun s.me.provisional.voted.snapshot.sequence () Int)
(declare-fun s.me.provisional.voted.snapshot.origin.round () Int)
(declare-fun s.me.provisional.voted.snapshot.origin.rank () Int)
(declare-fun s.me.provisional.voted.snapshot.origin.coordinator () Int)
(declare-fun s.me.provisional.voted.snapshot.origin.nonce () Int)
(declare-fun s.me.provisional.voted.snapshot.choice () Int)
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
(assert (! (and (= s.me.final.promised.round 0)
     (= s.me.final.promised.rank 0)
     (= s.me.final.promised.coordinator 0)
     (= s.me.final.promised.nonce 0)
     (= s.me.final.echoed.ballot.round 0)
     (= s.me.final.echoed.ballot.rank 0)
     (= s.me.final.echoed.ballot.coordinator 0)
     (= s.me.final.echoed.ballot.nonce 0)
     (= s.me.final.echoed.snapshot.digest 0)
     (= s.me.final.echoed.snapshot.parent 0)
     (= s.me.final.echoed.snapshot.sequence 0)
     (= s.me.final.echoed.snapshot.origin.round 0)
     (= s.me.final.echoed.snapshot.origin.rank 0)
     (= s.me.final.echoed.snapshot.origin.coordinator 0)
     (= s.me.final.echoed.snapshot.origin.nonce 0)
     (= s.me.final.echoed.snapshot.choice 0)
     (= s.me.final.voted.ballot.round 0)
     (= s.me.final.voted.ballot.rank 0)
     (= s.me.final.voted.ballot.coordinator 0)
     (= s.me.final.voted.ballot.nonce 0)
     (= s.me.final.voted.snapshot.digest 0)
     (= s.me.final.voted.snapshot.parent 0)
     (= s.me.final.voted.snapshot.sequence 0)
     (= s.me.final.voted.snapshot.origin.round 0)
     (= s.me.final.voted.snapshot.origin.rank 0)
     (= s.me.final.voted.snapshot.origin.coordinator 0)
     (= s.me.final.voted.snapshot.origin.nonce 0)
     (= s.me.final.voted.snapshot.choice 0)
     (= s.me.final.highest.ballot.round 0)
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
     (= s.me.final.highest.snapshot.choice 0)
     (= s.me.provisional.base s.me.final.base)
     (= s.me.provisional.sequence s.me.final.sequence)
     (= s.me.provisional.promised.round 0)
     (= s.me.provisional.promised.rank 0)
     (= s.me.provisional.promised.coordinator 0)
     (= s.me.provisional.promised.nonce 0)
     (= s.me.provisional.echoed.ballot.round 0)
     (= s.me.provisional.echoed.ballot.rank 0)
     (= s.me.provisional.echoed.ballot.coordinator 0)
     (= s.me.provisional.echoed.ballot.nonce 0)
     (= s.me.provisional.echoed.snapshot.digest 0)
     (= s.me.provisional.echoed.snapshot.parent 0)
     (= s.me.provisional.echoed.snapshot.sequence 0)
     (= s.me.provisional.echoed.snapshot.origin.round 0)
     (= s.me.provisional.echoed.snapshot.origin.rank 0)
     (= s.me.provisional.echoed.snapshot.origin.coordinator 0)
     (= s.me.provisional.echoed.snapshot.origin.nonce 0)
     (= s.me.provisional.echoed.snapshot.choice 0)
     (= s.me.provisional.voted.ballot.round 0)
     (= s.me.provisional.voted.ballot.rank 0)
     (= s.me.provisional.voted.ballot.coordinator 0)
     (= s.me.provisional.voted.ballot.nonce 0)
     (= s.me.provisional.voted.snapshot.digest 0)
     (= s.me.provisional.voted.snapshot.parent 0)
     (= s.me.provisional.voted.snapshot.sequence 0)
     (= s.me.provisional.voted.snapshot.origin.round 0)
     (= s.me.provisional.voted.snapshot.origin.rank 0)
     (= s.me.provisional.voted.snapshot.origin.coordinator 0)
     (= s.me.provisional.voted.snapshot.origin.nonce 0)
     (= s.me.provisional.voted.snapshot.choice 0)
     (= s.me.provisional.highest.ballot.round 0)
     (= s.me.provisional.highest.ballot.rank 0)
     (= s.me.provisional.highest.ballot.coordinator 0)
     (= s.me.provisional.highest.ballot.nonce 0)
     (= s.me.provisional.highest.snapshot.digest 0)
     (= s.me.provisional.highest.snapshot.parent 0)
     (= s.me.provisional.highest.snapshot.sequence 0)
     (= s.me.provisional.highest.snapshot.origin.round 0)
     (= s.me.provisional.highest.snapshot.origin.rank 0)
     (= s.me.provisional.highest.snapshot.origin.coordinator 0)
     (= s.me.provisional.highest.snapshot.origin.nonce 0)
     (= s.me.provisional.highest.snapshot.choice 0)
     (not s.me.silent)
     (not (s.grants 1
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
                    g.report.snapshot.choice))
     (not (s.echoes 1
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
                    e.snapshot.choice))
     (not (s.echoes 1
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
                    d.snapshot.choice))
     (not (s.votes 1
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
                   v.snapshot.choice))
     (not (s.votes 1
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
                   w.snapshot.choice))) :named initially))
(assert (! (and (s.echoes 1
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
               (= e.snapshot.origin.coordinator d.snapshot.origin.coordinator)
               (= e.snapshot.origin.nonce d.snapshot.origin.nonce)
               (= e.snapshot.choice d.snapshot.choice)))) :named negated_goal))
(check-sat)
