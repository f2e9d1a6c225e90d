; quorum.sets_share_correct
; Any two quorums of a committee of any size have a correct holder in common.
(set-logic ALL)
(declare-fun t () Int)
(declare-fun f () Int)
(declare-fun outside () Int)
(declare-fun only.committee () Int)
(declare-fun only.first () Int)
(declare-fun only.committee&first () Int)
(declare-fun only.liars () Int)
(declare-fun only.committee&liars () Int)
(declare-fun only.first&liars () Int)
(declare-fun only.committee&first&liars () Int)
(declare-fun only.second () Int)
(declare-fun only.committee&second () Int)
(declare-fun only.first&second () Int)
(declare-fun only.committee&first&second () Int)
(declare-fun only.liars&second () Int)
(declare-fun only.committee&liars&second () Int)
(declare-fun only.first&liars&second () Int)
(declare-fun only.committee&first&liars&second () Int)
(assert (! (and (>= outside 0)
     (>= only.committee 0)
     (>= only.first 0)
     (>= only.committee&first 0)
     (>= only.liars 0)
     (>= only.committee&liars 0)
     (>= only.first&liars 0)
     (>= only.committee&first&liars 0)
     (>= only.second 0)
     (>= only.committee&second 0)
     (>= only.first&second 0)
     (>= only.committee&first&second 0)
     (>= only.liars&second 0)
     (>= only.committee&liars&second 0)
     (>= only.first&liars&second 0)
     (>= only.committee&first&liars&second 0)) :named axioms))
(assert (! (and (>= f 0)
     (>= t 2)
     (<= t
         (- (+ only.committee
               only.committee&first
               only.committee&liars
               only.committee&first&liars
               only.committee&second
               only.committee&first&second
               only.committee&liars&second
               only.committee&first&liars&second)
            1))
     (>= t (+ (* 2 f) 1))
     (>= (+ only.committee
            only.committee&first
            only.committee&liars
            only.committee&first&liars
            only.committee&second
            only.committee&first&second
            only.committee&liars&second
            only.committee&first&liars&second)
         (+ t (* 2 f)))) :named committee_is_feasible))
(assert (! (let ((a!1 (+ (div (+ (+ only.committee
                         only.committee&first
                         only.committee&liars
                         only.committee&first&liars
                         only.committee&second
                         only.committee&first&second
                         only.committee&liars&second
                         only.committee&first&liars&second)
                      f)
                   2)
              1))
      (a!2 (+ (- (+ only.committee
                    only.committee&first
                    only.committee&liars
                    only.committee&first&liars
                    only.committee&second
                    only.committee&first&second
                    only.committee&liars&second
                    only.committee&first&liars&second)
                 t)
              1
              f)))
(let ((a!3 (ite (>= (ite (>= t a!1) t a!1) a!2) (ite (>= t a!1) t a!1) a!2)))
  (and (= (+ only.first
             only.first&liars
             only.first&second
             only.first&liars&second)
          0)
       (>= (+ only.first
              only.committee&first
              only.first&liars
              only.committee&first&liars
              only.first&second
              only.committee&first&second
              only.first&liars&second
              only.committee&first&liars&second)
           a!3)))) :named first_is_quorum))
(assert (! (let ((a!1 (+ (div (+ (+ only.committee
                         only.committee&first
                         only.committee&liars
                         only.committee&first&liars
                         only.committee&second
                         only.committee&first&second
                         only.committee&liars&second
                         only.committee&first&liars&second)
                      f)
                   2)
              1))
      (a!2 (+ (- (+ only.committee
                    only.committee&first
                    only.committee&liars
                    only.committee&first&liars
                    only.committee&second
                    only.committee&first&second
                    only.committee&liars&second
                    only.committee&first&liars&second)
                 t)
              1
              f)))
(let ((a!3 (ite (>= (ite (>= t a!1) t a!1) a!2) (ite (>= t a!1) t a!1) a!2)))
  (and (= (+ only.second
             only.first&second
             only.liars&second
             only.first&liars&second)
          0)
       (>= (+ only.second
              only.committee&second
              only.first&second
              only.committee&first&second
              only.liars&second
              only.committee&liars&second
              only.first&liars&second
              only.committee&first&liars&second)
           a!3)))) :named second_is_quorum))
(assert (! (and (= (+ only.liars
           only.first&liars
           only.liars&second
           only.first&liars&second)
        0)
     (<= (+ only.liars
            only.committee&liars
            only.first&liars
            only.committee&first&liars
            only.liars&second
            only.committee&liars&second
            only.first&liars&second
            only.committee&first&liars&second)
         f)) :named liars_are_few))
(assert (! (= (+ only.first&second only.committee&first&second) 0) :named negated_goal))
(check-sat)
