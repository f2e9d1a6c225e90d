; lease.one_holder
; Whatever the number of granters, two peers never both hold the lease of one base: their quorums share an honest granter,
; which one of them counts.
(set-logic ALL)
(declare-fun rules.quorum () Int)
(declare-fun rules.faults () Int)
(declare-fun t () Int)
(declare-fun first.stop () Int)
(declare-fun second.stop () Int)
(declare-fun outside () Int)
(declare-fun only.condition1 () Int)
(declare-fun only.condition2 () Int)
(declare-fun only.condition1&condition2 () Int)
(declare-fun only.first.shown_by () Int)
(declare-fun only.condition1&first.shown_by () Int)
(declare-fun only.condition2&first.shown_by () Int)
(declare-fun only.condition1&condition2&first.shown_by () Int)
(declare-fun only.liars () Int)
(declare-fun only.condition1&liars () Int)
(declare-fun only.condition2&liars () Int)
(declare-fun only.condition1&condition2&liars () Int)
(declare-fun only.first.shown_by&liars () Int)
(declare-fun only.condition1&first.shown_by&liars () Int)
(declare-fun only.condition2&first.shown_by&liars () Int)
(declare-fun only.condition1&condition2&first.shown_by&liars () Int)
(declare-fun only.rules.granters () Int)
(declare-fun only.condition1&rules.granters () Int)
(declare-fun only.condition2&rules.granters () Int)
(declare-fun only.condition1&condition2&rules.granters () Int)
(declare-fun only.first.shown_by&rules.granters () Int)
(declare-fun only.condition1&first.shown_by&rules.granters () Int)
(declare-fun only.condition2&first.shown_by&rules.granters () Int)
(declare-fun only.condition1&condition2&first.shown_by&rules.granters () Int)
(declare-fun only.liars&rules.granters () Int)
(declare-fun only.condition1&liars&rules.granters () Int)
(declare-fun only.condition2&liars&rules.granters () Int)
(declare-fun only.condition1&condition2&liars&rules.granters () Int)
(declare-fun only.first.shown_by&liars&rules.granters () Int)
(declare-fun only.condition1&first.shown_by&liars&rules.granters () Int)
(declare-fun only.condition2&first.shown_by&liars&rules.granters () Int)
(declare-fun only.condition1&condition2&first.shown_by&liars&rules.granters
             ()
             Int)
(declare-fun only.second.shown_by () Int)
(declare-fun only.condition1&second.shown_by () Int)
(declare-fun only.condition2&second.shown_by () Int)
(declare-fun only.condition1&condition2&second.shown_by () Int)
(declare-fun only.first.shown_by&second.shown_by () Int)
(declare-fun only.condition1&first.shown_by&second.shown_by () Int)
(declare-fun only.condition2&first.shown_by&second.shown_by () Int)
(declare-fun only.condition1&condition2&first.shown_by&second.shown_by () Int)
(declare-fun only.liars&second.shown_by () Int)
(declare-fun only.condition1&liars&second.shown_by () Int)
(declare-fun only.condition2&liars&second.shown_by () Int)
(declare-fun only.condition1&condition2&liars&second.shown_by () Int)
(declare-fun only.first.shown_by&liars&second.shown_by () Int)
(declare-fun only.condition1&first.shown_by&liars&second.shown_by () Int)
(declare-fun only.condition2&first.shown_by&liars&second.shown_by () Int)
(declare-fun only.condition1&condition2&first.shown_by&liars&second.shown_by
             ()
             Int)
(declare-fun only.rules.granters&second.shown_by () Int)
(declare-fun only.condition1&rules.granters&second.shown_by () Int)
(declare-fun only.condition2&rules.granters&second.shown_by () Int)
(declare-fun only.condition1&condition2&rules.granters&second.shown_by () Int)
(declare-fun only.first.shown_by&rules.granters&second.shown_by () Int)
(declare-fun only.condition1&first.shown_by&rules.granters&second.shown_by
             ()
             Int)
(declare-fun only.condition2&first.shown_by&rules.granters&second.shown_by
             ()
             Int)
(declare-fun only.condition1&condition2&first.shown_by&rules.granters&second.shown_by
             ()
             Int)
(declare-fun only.liars&rules.granters&second.shown_by () Int)
(declare-fun only.condition1&liars&rules.granters&second.shown_by () Int)
(declare-fun only.condition2&liars&rules.granters&second.shown_by () Int)
(declare-fun only.condition1&condition2&liars&rules.granters&second.shown_by
             ()
             Int)
(declare-fun only.first.shown_by&liars&rules.granters&second.shown_by () Int)
(declare-fun only.condition1&first.shown_by&liars&rules.granters&second.shown_by
             ()
             Int)
(declare-fun only.condition2&first.shown_by&liars&rules.granters&second.shown_by
             ()
             Int)
(declare-fun only.condition1&condition2&first.shown_by&liars&rules.granters&second.shown_by
             ()
             Int)
(assert (! (and (>= outside 0)
     (>= only.condition1 0)
     (>= only.condition2 0)
     (>= only.condition1&condition2 0)
     (>= only.first.shown_by 0)
     (>= only.condition1&first.shown_by 0)
     (>= only.condition2&first.shown_by 0)
     (>= only.condition1&condition2&first.shown_by 0)
     (>= only.liars 0)
     (>= only.condition1&liars 0)
     (>= only.condition2&liars 0)
     (>= only.condition1&condition2&liars 0)
     (>= only.first.shown_by&liars 0)
     (>= only.condition1&first.shown_by&liars 0)
     (>= only.condition2&first.shown_by&liars 0)
     (>= only.condition1&condition2&first.shown_by&liars 0)
     (>= only.rules.granters 0)
     (>= only.condition1&rules.granters 0)
     (>= only.condition2&rules.granters 0)
     (>= only.condition1&condition2&rules.granters 0)
     (>= only.first.shown_by&rules.granters 0)
     (>= only.condition1&first.shown_by&rules.granters 0)
     (>= only.condition2&first.shown_by&rules.granters 0)
     (>= only.condition1&condition2&first.shown_by&rules.granters 0)
     (>= only.liars&rules.granters 0)
     (>= only.condition1&liars&rules.granters 0)
     (>= only.condition2&liars&rules.granters 0)
     (>= only.condition1&condition2&liars&rules.granters 0)
     (>= only.first.shown_by&liars&rules.granters 0)
     (>= only.condition1&first.shown_by&liars&rules.granters 0)
     (>= only.condition2&first.shown_by&liars&rules.granters 0)
     (>= only.condition1&condition2&first.shown_by&liars&rules.granters 0)
     (>= only.second.shown_by 0)
     (>= only.condition1&second.shown_by 0)
     (>= only.condition2&second.shown_by 0)
     (>= only.condition1&condition2&second.shown_by 0)
     (>= only.first.shown_by&second.shown_by 0)
     (>= only.condition1&first.shown_by&second.shown_by 0)
     (>= only.condition2&first.shown_by&second.shown_by 0)
     (>= only.condition1&condition2&first.shown_by&second.shown_by 0)
     (>= only.liars&second.shown_by 0)
     (>= only.condition1&liars&second.shown_by 0)
     (>= only.condition2&liars&second.shown_by 0)
     (>= only.condition1&condition2&liars&second.shown_by 0)
     (>= only.first.shown_by&liars&second.shown_by 0)
     (>= only.condition1&first.shown_by&liars&second.shown_by 0)
     (>= only.condition2&first.shown_by&liars&second.shown_by 0)
     (>= only.condition1&condition2&first.shown_by&liars&second.shown_by 0)
     (>= only.rules.granters&second.shown_by 0)
     (>= only.condition1&rules.granters&second.shown_by 0)
     (>= only.condition2&rules.granters&second.shown_by 0)
     (>= only.condition1&condition2&rules.granters&second.shown_by 0)
     (>= only.first.shown_by&rules.granters&second.shown_by 0)
     (>= only.condition1&first.shown_by&rules.granters&second.shown_by 0)
     (>= only.condition2&first.shown_by&rules.granters&second.shown_by 0)
     (>= only.condition1&condition2&first.shown_by&rules.granters&second.shown_by
         0)
     (>= only.liars&rules.granters&second.shown_by 0)
     (>= only.condition1&liars&rules.granters&second.shown_by 0)
     (>= only.condition2&liars&rules.granters&second.shown_by 0)
     (>= only.condition1&condition2&liars&rules.granters&second.shown_by 0)
     (>= only.first.shown_by&liars&rules.granters&second.shown_by 0)
     (>= only.condition1&first.shown_by&liars&rules.granters&second.shown_by 0)
     (>= only.condition2&first.shown_by&liars&rules.granters&second.shown_by 0)
     (>= only.condition1&condition2&first.shown_by&liars&rules.granters&second.shown_by
         0)) :named axioms))
(assert (! (let ((a!1 (+ only.rules.granters
              only.condition1&rules.granters
              only.condition2&rules.granters
              only.condition1&condition2&rules.granters
              only.first.shown_by&rules.granters
              only.condition1&first.shown_by&rules.granters
              only.condition2&first.shown_by&rules.granters
              only.condition1&condition2&first.shown_by&rules.granters
              only.liars&rules.granters
              only.condition1&liars&rules.granters
              only.condition2&liars&rules.granters
              only.condition1&condition2&liars&rules.granters
              only.first.shown_by&liars&rules.granters
              only.condition1&first.shown_by&liars&rules.granters
              only.condition2&first.shown_by&liars&rules.granters
              only.condition1&condition2&first.shown_by&liars&rules.granters
              only.rules.granters&second.shown_by
              only.condition1&rules.granters&second.shown_by
              only.condition2&rules.granters&second.shown_by
              only.condition1&condition2&rules.granters&second.shown_by
              only.first.shown_by&rules.granters&second.shown_by
              only.condition1&first.shown_by&rules.granters&second.shown_by
              only.condition2&first.shown_by&rules.granters&second.shown_by
              only.condition1&condition2&first.shown_by&rules.granters&second.shown_by
              only.liars&rules.granters&second.shown_by
              only.condition1&liars&rules.granters&second.shown_by
              only.condition2&liars&rules.granters&second.shown_by
              only.condition1&condition2&liars&rules.granters&second.shown_by
              only.first.shown_by&liars&rules.granters&second.shown_by
              only.condition1&first.shown_by&liars&rules.granters&second.shown_by
              only.condition2&first.shown_by&liars&rules.granters&second.shown_by
              only.condition1&condition2&first.shown_by&liars&rules.granters&second.shown_by)))
(let ((a!2 (>= t (+ (div (+ a!1 rules.faults) 2) 1))))
(let ((a!3 (ite a!2 t (+ (div (+ a!1 rules.faults) 2) 1))))
(let ((a!4 (ite (>= a!3 (+ (- a!1 t) 1 rules.faults))
                a!3
                (+ (- a!1 t) 1 rules.faults))))
  (and (>= rules.faults 0)
       (>= t 2)
       (<= t (- a!1 1))
       (>= t (+ (* 2 rules.faults) 1))
       (>= a!1 (+ t (* 2 rules.faults)))
       (= rules.quorum a!4)))))) :named rules_are_a_quorum))
(assert (! (and (= (+ (+ only.liars
              only.condition1&liars
              only.condition2&liars
              only.condition1&condition2&liars
              only.first.shown_by&liars
              only.condition1&first.shown_by&liars
              only.condition2&first.shown_by&liars
              only.condition1&condition2&first.shown_by&liars)
           only.liars&second.shown_by
           only.condition1&liars&second.shown_by
           only.condition2&liars&second.shown_by
           only.condition1&condition2&liars&second.shown_by
           only.first.shown_by&liars&second.shown_by
           only.condition1&first.shown_by&liars&second.shown_by
           only.condition2&first.shown_by&liars&second.shown_by
           only.condition1&condition2&first.shown_by&liars&second.shown_by)
        0)
     (<= (+ (+ only.liars
               only.condition1&liars
               only.condition2&liars
               only.condition1&condition2&liars
               only.first.shown_by&liars
               only.condition1&first.shown_by&liars
               only.condition2&first.shown_by&liars
               only.condition1&condition2&first.shown_by&liars)
            only.liars&rules.granters
            only.condition1&liars&rules.granters
            only.condition2&liars&rules.granters
            only.condition1&condition2&liars&rules.granters
            only.first.shown_by&liars&rules.granters
            only.condition1&first.shown_by&liars&rules.granters
            only.condition2&first.shown_by&liars&rules.granters
            only.condition1&condition2&first.shown_by&liars&rules.granters
            only.liars&second.shown_by
            only.condition1&liars&second.shown_by
            only.condition2&liars&second.shown_by
            only.condition1&condition2&liars&second.shown_by
            only.first.shown_by&liars&second.shown_by
            only.condition1&first.shown_by&liars&second.shown_by
            only.condition2&first.shown_by&liars&second.shown_by
            only.condition1&condition2&first.shown_by&liars&second.shown_by
            only.liars&rules.granters&second.shown_by
            only.condition1&liars&rules.granters&second.shown_by
            only.condition2&liars&rules.granters&second.shown_by
            only.condition1&condition2&liars&rules.granters&second.shown_by
            only.first.shown_by&liars&rules.granters&second.shown_by
            only.condition1&first.shown_by&liars&rules.granters&second.shown_by
            only.condition2&first.shown_by&liars&rules.granters&second.shown_by
            only.condition1&condition2&first.shown_by&liars&rules.granters&second.shown_by)
         rules.faults)) :named liars_are_few))
(assert (! (and (> first.stop 0)
     (>= (+ only.condition1&rules.granters
            only.condition1&condition2&rules.granters
            only.condition1&first.shown_by&rules.granters
            only.condition1&condition2&first.shown_by&rules.granters
            only.condition1&liars&rules.granters
            only.condition1&condition2&liars&rules.granters
            only.condition1&first.shown_by&liars&rules.granters
            only.condition1&condition2&first.shown_by&liars&rules.granters
            only.condition1&rules.granters&second.shown_by
            only.condition1&condition2&rules.granters&second.shown_by
            only.condition1&first.shown_by&rules.granters&second.shown_by
            only.condition1&condition2&first.shown_by&rules.granters&second.shown_by
            only.condition1&liars&rules.granters&second.shown_by
            only.condition1&condition2&liars&rules.granters&second.shown_by
            only.condition1&first.shown_by&liars&rules.granters&second.shown_by
            only.condition1&condition2&first.shown_by&liars&rules.granters&second.shown_by)
         rules.quorum)) :named first_holds))
(assert (! (= (+ only.condition1&condition2&rules.granters
      only.condition1&condition2&first.shown_by&rules.granters
      only.condition1&condition2&rules.granters&second.shown_by
      only.condition1&condition2&first.shown_by&rules.granters&second.shown_by)
   0) :named counted_by_one))
(assert (! (and (> second.stop 0)
     (>= (+ only.condition2&rules.granters
            only.condition1&condition2&rules.granters
            only.condition2&first.shown_by&rules.granters
            only.condition1&condition2&first.shown_by&rules.granters
            only.condition2&liars&rules.granters
            only.condition1&condition2&liars&rules.granters
            only.condition2&first.shown_by&liars&rules.granters
            only.condition1&condition2&first.shown_by&liars&rules.granters
            only.condition2&rules.granters&second.shown_by
            only.condition1&condition2&rules.granters&second.shown_by
            only.condition2&first.shown_by&rules.granters&second.shown_by
            only.condition1&condition2&first.shown_by&rules.granters&second.shown_by
            only.condition2&liars&rules.granters&second.shown_by
            only.condition1&condition2&liars&rules.granters&second.shown_by
            only.condition2&first.shown_by&liars&rules.granters&second.shown_by
            only.condition1&condition2&first.shown_by&liars&rules.granters&second.shown_by)
         rules.quorum)) :named negated_goal))
(check-sat)
