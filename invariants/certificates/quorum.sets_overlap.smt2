; quorum.sets_overlap
; Any two quorums of a committee of any size have more than f holders in common.
(set-logic ALL)
(declare-fun t () Int)
(declare-fun f () Int)
(declare-fun outside () Int)
(declare-fun only.committee () Int)
(declare-fun only.first () Int)
(declare-fun only.committee&first () Int)
(declare-fun only.second () Int)
(declare-fun only.committee&second () Int)
(declare-fun only.first&second () Int)
(declare-fun only.committee&first&second () Int)
(assert (! (and (>= outside 0)
     (>= only.committee 0)
     (>= only.first 0)
     (>= only.committee&first 0)
     (>= only.second 0)
     (>= only.committee&second 0)
     (>= only.first&second 0)
     (>= only.committee&first&second 0)) :named axioms))
(assert (! (and (>= f 0)
     (>= t 2)
     (<= t
         (- (+ only.committee
               only.committee&first
               only.committee&second
               only.committee&first&second)
            1))
     (>= t (+ (* 2 f) 1))
     (>= (+ only.committee
            only.committee&first
            only.committee&second
            only.committee&first&second)
         (+ t (* 2 f)))) :named committee_is_feasible))
(assert (! (let ((a!1 (+ (div (+ (+ only.committee
                         only.committee&first
                         only.committee&second
                         only.committee&first&second)
                      f)
                   2)
              1))
      (a!2 (+ (- (+ only.committee
                    only.committee&first
                    only.committee&second
                    only.committee&first&second)
                 t)
              1
              f)))
(let ((a!3 (ite (>= (ite (>= t a!1) t a!1) a!2) (ite (>= t a!1) t a!1) a!2)))
  (and (= (+ only.first only.first&second) 0)
       (>= (+ only.first
              only.committee&first
              only.first&second
              only.committee&first&second)
           a!3)))) :named first_is_quorum))
(assert (! (let ((a!1 (+ (div (+ (+ only.committee
                         only.committee&first
                         only.committee&second
                         only.committee&first&second)
                      f)
                   2)
              1))
      (a!2 (+ (- (+ only.committee
                    only.committee&first
                    only.committee&second
                    only.committee&first&second)
                 t)
              1
              f)))
(let ((a!3 (ite (>= (ite (>= t a!1) t a!1) a!2) (ite (>= t a!1) t a!1) a!2)))
  (and (= (+ only.second only.first&second) 0)
       (>= (+ only.second
              only.committee&second
              only.first&second
              only.committee&first&second)
           a!3)))) :named second_is_quorum))
(assert (! (not (> (+ only.first&second only.committee&first&second) f)) :named negated_goal))
(check-sat)
