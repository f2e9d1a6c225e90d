; domains.cut_bounds
; No committee within the caps is larger than the bound of a cut.
(set-logic ALL)
(declare-fun within () Int)
(declare-fun outside () Int)
(declare-fun only.c.members () Int)
(declare-fun only.candidates () Int)
(declare-fun only.c.members&candidates () Int)
(declare-fun only.covered () Int)
(declare-fun only.c.members&covered () Int)
(declare-fun only.candidates&covered () Int)
(declare-fun only.c.members&candidates&covered () Int)
(assert (! (and (>= outside 0)
     (>= only.c.members 0)
     (>= only.candidates 0)
     (>= only.c.members&candidates 0)
     (>= only.covered 0)
     (>= only.c.members&covered 0)
     (>= only.candidates&covered 0)
     (>= only.c.members&candidates&covered 0)) :named axioms))
(assert (! (= (+ only.c.members only.c.members&covered) 0) :named are_candidates))
(assert (! (<= (+ only.c.members&covered only.c.members&candidates&covered) within) :named covered_keep_theirs))
(assert (! (not (<= (+ only.c.members
            only.c.members&candidates
            only.c.members&covered
            only.c.members&candidates&covered)
         (+ within only.candidates only.c.members&candidates))) :named negated_goal))
(check-sat)
