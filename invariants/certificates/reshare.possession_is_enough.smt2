; reshare.possession_is_enough
; Of those who sign that their share is on disk t are correct, if at most f members lie, for any committee.
(set-logic ALL)
(declare-fun c.threshold () Int)
(declare-fun faults () Int)
(declare-fun outside () Int)
(declare-fun only.c.members () Int)
(declare-fun only.liars () Int)
(declare-fun only.c.members&liars () Int)
(declare-fun only.signers () Int)
(declare-fun only.c.members&signers () Int)
(declare-fun only.liars&signers () Int)
(declare-fun only.c.members&liars&signers () Int)
(assert (! (and (>= outside 0)
     (>= only.c.members 0)
     (>= only.liars 0)
     (>= only.c.members&liars 0)
     (>= only.signers 0)
     (>= only.c.members&signers 0)
     (>= only.liars&signers 0)
     (>= only.c.members&liars&signers 0)) :named axioms))
(assert (! (and (= (+ only.signers only.liars&signers) 0)
     (>= (+ only.signers
            only.c.members&signers
            only.liars&signers
            only.c.members&liars&signers)
         (+ c.threshold faults))) :named acknowledges))
(assert (! (and (= (+ only.liars only.liars&signers) 0)
     (<= (+ only.liars
            only.c.members&liars
            only.liars&signers
            only.c.members&liars&signers)
         faults)) :named liars_are_few))
(assert (! (not (>= (+ only.signers only.c.members&signers) c.threshold)) :named negated_goal))
(check-sat)
