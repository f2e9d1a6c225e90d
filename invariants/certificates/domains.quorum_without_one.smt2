; domains.quorum_without_one
; If a domain's cap leaves a quorum, those outside it are one, in a committee of any size.
(set-logic ALL)
(declare-fun c.threshold () Int)
(declare-fun cap () Int)
(declare-fun faults () Int)
(declare-fun outside () Int)
(declare-fun only.alike () Int)
(declare-fun only.c.members () Int)
(declare-fun only.alike&c.members () Int)
(assert (! (and (>= outside 0)
     (>= only.alike 0)
     (>= only.c.members 0)
     (>= only.alike&c.members 0)) :named axioms))
(assert (! (<= only.alike&c.members cap) :named domain_keeps_it))
(assert (! (let ((a!1 (+ (div (+ (+ only.c.members only.alike&c.members) faults) 2) 1)))
(let ((a!2 (>= (ite (>= c.threshold a!1) c.threshold a!1)
               (+ (- (+ only.c.members only.alike&c.members) c.threshold)
                  1
                  faults))))
(let ((a!3 (ite a!2
                (ite (>= c.threshold a!1) c.threshold a!1)
                (+ (- (+ only.c.members only.alike&c.members) c.threshold)
                   1
                   faults))))
  (<= a!3 (- (+ only.c.members only.alike&c.members) cap))))) :named cap_leaves_quorum))
(assert (! (let ((a!1 (+ (div (+ (+ only.c.members only.alike&c.members) faults) 2) 1)))
(let ((a!2 (>= (ite (>= c.threshold a!1) c.threshold a!1)
               (+ (- (+ only.c.members only.alike&c.members) c.threshold)
                  1
                  faults))))
(let ((a!3 (ite a!2
                (ite (>= c.threshold a!1) c.threshold a!1)
                (+ (- (+ only.c.members only.alike&c.members) c.threshold)
                   1
                   faults))))
  (not (>= only.c.members a!3))))) :named negated_goal))
(check-sat)
