; quorum.sets_unerased
; Once the correct voters of a quorum have erased, the others of a committee of any size keep fewer than t old shares.
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
(assert (! (and (>= outside 0)
     (>= only.committee 0)
     (>= only.first 0)
     (>= only.committee&first 0)
     (>= only.liars 0)
     (>= only.committee&liars 0)
     (>= only.first&liars 0)
     (>= only.committee&first&liars 0)) :named axioms))
(assert (! (and (>= f 0)
     (>= t 2)
     (<= t
         (- (+ only.committee
               only.committee&first
               only.committee&liars
               only.committee&first&liars)
            1))
     (>= t (+ (* 2 f) 1))
     (>= (+ only.committee
            only.committee&first
            only.committee&liars
            only.committee&first&liars)
         (+ t (* 2 f)))) :named committee_is_feasible))
(assert (! (let ((a!1 (+ (div (+ (+ only.committee
                         only.committee&first
                         only.committee&liars
                         only.committee&first&liars)
                      f)
                   2)
              1))
      (a!2 (+ (- (+ only.committee
                    only.committee&first
                    only.committee&liars
                    only.committee&first&liars)
                 t)
              1
              f)))
(let ((a!3 (ite (>= (ite (>= t a!1) t a!1) a!2) (ite (>= t a!1) t a!1) a!2)))
  (and (= (+ only.first only.first&liars) 0)
       (>= (+ only.first
              only.committee&first
              only.first&liars
              only.committee&first&liars)
           a!3)))) :named first_is_quorum))
(assert (! (and (= (+ only.liars only.first&liars) 0)
     (<= (+ only.liars
            only.committee&liars
            only.first&liars
            only.committee&first&liars)
         f)) :named liars_are_few))
(assert (! (not (< (+ only.committee only.committee&liars only.committee&first&liars) t)) :named negated_goal))
(check-sat)
