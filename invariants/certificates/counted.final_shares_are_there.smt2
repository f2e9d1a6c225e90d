; counted.final_shares_are_there
; M5, UsableTogether: if a snapshot is live, and whoever is counted and does not lie has its share, as many as open the
; secret have theirs or lie.
(set-logic ALL)
(declare-fun threshold () Int)
(declare-fun outside () Int)
(declare-fun only.holding () Int)
(declare-fun only.left () Int)
(declare-fun only.holding&left () Int)
(declare-fun only.liars () Int)
(declare-fun only.holding&liars () Int)
(declare-fun only.left&liars () Int)
(declare-fun only.holding&left&liars () Int)
(declare-fun only.members () Int)
(declare-fun only.holding&members () Int)
(declare-fun only.left&members () Int)
(declare-fun only.holding&left&members () Int)
(declare-fun only.liars&members () Int)
(declare-fun only.holding&liars&members () Int)
(declare-fun only.left&liars&members () Int)
(declare-fun only.holding&left&liars&members () Int)
(assert (! (and (>= outside 0)
     (>= only.holding 0)
     (>= only.left 0)
     (>= only.holding&left 0)
     (>= only.liars 0)
     (>= only.holding&liars 0)
     (>= only.left&liars 0)
     (>= only.holding&left&liars 0)
     (>= only.members 0)
     (>= only.holding&members 0)
     (>= only.left&members 0)
     (>= only.holding&left&members 0)
     (>= only.liars&members 0)
     (>= only.holding&liars&members 0)
     (>= only.left&liars&members 0)
     (>= only.holding&left&liars&members 0)) :named axioms))
(assert (! (= (+ only.left only.holding&left only.left&liars only.holding&left&liars) 0) :named are_members))
(assert (! (>= (+ only.left
       only.holding&left
       only.left&liars
       only.holding&left&liars
       only.left&members
       only.holding&left&members
       only.left&liars&members
       only.holding&left&liars&members)
    threshold) :named are_enough))
(assert (! (= (+ only.left only.left&members) 0) :named counted_ones_hold))
(assert (! (not (>= (+ only.holding&members
            only.holding&left&members
            only.liars&members
            only.holding&liars&members
            only.left&liars&members
            only.holding&left&liars&members)
         threshold)) :named negated_goal))
(check-sat)
