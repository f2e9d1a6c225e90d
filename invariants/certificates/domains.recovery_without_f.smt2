; domains.recovery_without_f
; Domains whose caps are at most f together can be lost: a quorum, t dealers and t + f possessors are left, in a feasible
; committee of any size.
(set-logic ALL)
(declare-fun c.threshold () Int)
(declare-fun faults () Int)
(declare-fun cap () Int)
(declare-fun further () Int)
(declare-fun outside () Int)
(declare-fun only.alike () Int)
(declare-fun only.c.members () Int)
(declare-fun only.alike&c.members () Int)
(declare-fun only.other () Int)
(declare-fun only.alike&other () Int)
(declare-fun only.c.members&other () Int)
(declare-fun only.alike&c.members&other () Int)
(assert (! (and (>= outside 0)
     (>= only.alike 0)
     (>= only.c.members 0)
     (>= only.alike&c.members 0)
     (>= only.other 0)
     (>= only.alike&other 0)
     (>= only.c.members&other 0)
     (>= only.alike&c.members&other 0)) :named axioms))
(assert (! (and (>= faults 0)
     (>= c.threshold 2)
     (<= c.threshold
         (- (+ only.c.members
               only.alike&c.members
               only.c.members&other
               only.alike&c.members&other)
            1))
     (>= c.threshold (+ (* 2 faults) 1))
     (>= (+ only.c.members
            only.alike&c.members
            only.c.members&other
            only.alike&c.members&other)
         (+ c.threshold (* 2 faults)))) :named committee_is_feasible))
(assert (! (<= (+ only.alike&c.members only.alike&c.members&other) cap) :named domain_keeps_it))
(assert (! (<= (+ only.c.members&other only.alike&c.members&other) further) :named further_keeps_its_own))
(assert (! (<= (+ cap further) faults) :named caps_are_f_together))
(assert (! (let ((a!1 (+ (div (+ (+ only.c.members
                         only.alike&c.members
                         only.c.members&other
                         only.alike&c.members&other)
                      faults)
                   2)
              1))
      (a!2 (+ (- (+ only.c.members
                    only.alike&c.members
                    only.c.members&other
                    only.alike&c.members&other)
                 c.threshold)
              1
              faults)))
(let ((a!3 (ite (>= (ite (>= c.threshold a!1) c.threshold a!1) a!2)
                (ite (>= c.threshold a!1) c.threshold a!1)
                a!2)))
  (not (and (>= only.c.members a!3)
            (>= only.c.members c.threshold)
            (>= only.c.members (+ c.threshold faults)))))) :named negated_goal))
(check-sat)
