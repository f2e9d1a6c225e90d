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
(declare-fun only.liars () Int)
(declare-fun only.condition1&liars () Int)
(declare-fun only.condition2&liars () Int)
(declare-fun only.condition1&condition2&liars () Int)
(declare-fun only.rules.granters () Int)
(declare-fun only.condition1&rules.granters () Int)
(declare-fun only.condition2&rules.granters () Int)
(declare-fun only.condition1&condition2&rules.granters () Int)
(declare-fun only.liars&rules.granters () Int)
(declare-fun only.condition1&liars&rules.granters () Int)
(declare-fun only.condition2&liars&rules.granters () Int)
(declare-fun only.condition1&condition2&liars&rules.granters () Int)
(assert (! (and (>= outside 0)
     (>= only.condition1 0)
     (>= only.condition2 0)
     (>= only.condition1&condition2 0)
     (>= only.liars 0)
     (>= only.condition1&liars 0)
     (>= only.condition2&liars 0)
     (>= only.condition1&condition2&liars 0)
     (>= only.rules.granters 0)
     (>= only.condition1&rules.granters 0)
     (>= only.condition2&rules.granters 0)
     (>= only.condition1&condition2&rules.granters 0)
     (>= only.liars&rules.granters 0)
     (>= only.condition1&liars&rules.granters 0)
     (>= only.condition2&liars&rules.granters 0)
     (>= only.condition1&condition2&liars&rules.granters 0)) :named axioms))
(assert (! (let ((a!1 (+ (div (+ (+ only.rules.granters
                         only.condition1&rules.granters
                         only.condition2&rules.granters
                         only.condition1&condition2&rules.granters
                         only.liars&rules.granters
                         only.condition1&liars&rules.granters
                         only.condition2&liars&rules.granters
                         only.condition1&condition2&liars&rules.granters)
                      rules.faults)
                   2)
              1))
      (a!2 (+ (- (+ only.rules.granters
                    only.condition1&rules.granters
                    only.condition2&rules.granters
                    only.condition1&condition2&rules.granters
                    only.liars&rules.granters
                    only.condition1&liars&rules.granters
                    only.condition2&liars&rules.granters
                    only.condition1&condition2&liars&rules.granters)
                 t)
              1
              rules.faults)))
(let ((a!3 (ite (>= (ite (>= t a!1) t a!1) a!2) (ite (>= t a!1) t a!1) a!2)))
  (and (>= rules.faults 0)
       (>= t 2)
       (<= t
           (- (+ only.rules.granters
                 only.condition1&rules.granters
                 only.condition2&rules.granters
                 only.condition1&condition2&rules.granters
                 only.liars&rules.granters
                 only.condition1&liars&rules.granters
                 only.condition2&liars&rules.granters
                 only.condition1&condition2&liars&rules.granters)
              1))
       (>= t (+ (* 2 rules.faults) 1))
       (>= (+ only.rules.granters
              only.condition1&rules.granters
              only.condition2&rules.granters
              only.condition1&condition2&rules.granters
              only.liars&rules.granters
              only.condition1&liars&rules.granters
              only.condition2&liars&rules.granters
              only.condition1&condition2&liars&rules.granters)
           (+ t (* 2 rules.faults)))
       (= rules.quorum a!3)))) :named rules_are_a_quorum))
(assert (! (and (= (+ only.liars
           only.condition1&liars
           only.condition2&liars
           only.condition1&condition2&liars)
        0)
     (<= (+ (+ only.liars
               only.condition1&liars
               only.condition2&liars
               only.condition1&condition2&liars)
            only.liars&rules.granters
            only.condition1&liars&rules.granters
            only.condition2&liars&rules.granters
            only.condition1&condition2&liars&rules.granters)
         rules.faults)) :named liars_are_few))
(assert (! (and (> first.stop 0)
     (>= (+ only.condition1&rules.granters
            only.condition1&condition2&rules.granters
            only.condition1&liars&rules.granters
            only.condition1&condition2&liars&rules.granters)
         rules.quorum)) :named first_holds))
(assert (! (= only.condition1&condition2&rules.granters 0) :named counted_by_one))
(assert (! (and (> second.stop 0)
     (>= (+ only.condition2&rules.granters
            only.condition1&condition2&rules.granters
            only.condition2&liars&rules.granters
            only.condition1&condition2&liars&rules.granters)
         rules.quorum)) :named negated_goal))
(check-sat)
