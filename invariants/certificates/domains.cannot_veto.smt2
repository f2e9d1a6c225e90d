; domains.cannot_veto
; Without a domain within a sound cap the others have t shares, in a committee of any size.
(set-logic ALL)
(declare-fun c.threshold () Int)
(declare-fun cap () Int)
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
(assert (! (let ((a!1 (ite (<= (- c.threshold 1)
                    (- (+ only.c.members
                          only.alike&c.members
                          only.c.members&other
                          only.alike&c.members&other)
                       c.threshold))
                (- c.threshold 1)
                (- (+ only.c.members
                      only.alike&c.members
                      only.c.members&other
                      only.alike&c.members&other)
                   c.threshold))))
  (and (>= cap 0) (<= cap a!1))) :named cap_is_sound))
(assert (! (<= (+ only.alike&c.members only.alike&c.members&other) cap) :named domain_keeps_it))
(assert (! (not (>= (+ only.c.members only.c.members&other) c.threshold)) :named negated_goal))
(check-sat)
