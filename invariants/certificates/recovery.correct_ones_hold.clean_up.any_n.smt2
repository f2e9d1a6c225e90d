; recovery.correct_ones_hold.clean_up.any_n
; clean_up keeps correct_ones_hold.
(set-logic ALL)
(declare-fun c.threshold () Int)
(declare-fun faults () Int)
(declare-fun outside () Int)
(declare-fun only.c.members () Int)
(declare-fun only.liars () Int)
(declare-fun only.c.members&liars () Int)
(declare-fun only.s.acknowledged () Int)
(declare-fun only.c.members&s.acknowledged () Int)
(declare-fun only.liars&s.acknowledged () Int)
(declare-fun only.c.members&liars&s.acknowledged () Int)
(declare-fun only.s.holding () Int)
(declare-fun only.c.members&s.holding () Int)
(declare-fun only.liars&s.holding () Int)
(declare-fun only.c.members&liars&s.holding () Int)
(declare-fun only.s.acknowledged&s.holding () Int)
(declare-fun only.c.members&s.acknowledged&s.holding () Int)
(declare-fun only.liars&s.acknowledged&s.holding () Int)
(declare-fun only.c.members&liars&s.acknowledged&s.holding () Int)
(declare-fun only.s.lost () Int)
(declare-fun only.c.members&s.lost () Int)
(declare-fun only.liars&s.lost () Int)
(declare-fun only.c.members&liars&s.lost () Int)
(declare-fun only.s.acknowledged&s.lost () Int)
(declare-fun only.c.members&s.acknowledged&s.lost () Int)
(declare-fun only.liars&s.acknowledged&s.lost () Int)
(declare-fun only.c.members&liars&s.acknowledged&s.lost () Int)
(declare-fun only.s.holding&s.lost () Int)
(declare-fun only.c.members&s.holding&s.lost () Int)
(declare-fun only.liars&s.holding&s.lost () Int)
(declare-fun only.c.members&liars&s.holding&s.lost () Int)
(declare-fun only.s.acknowledged&s.holding&s.lost () Int)
(declare-fun only.c.members&s.acknowledged&s.holding&s.lost () Int)
(declare-fun only.liars&s.acknowledged&s.holding&s.lost () Int)
(declare-fun only.c.members&liars&s.acknowledged&s.holding&s.lost () Int)
(declare-fun only.s.revoked () Int)
(declare-fun only.c.members&s.revoked () Int)
(declare-fun only.liars&s.revoked () Int)
(declare-fun only.c.members&liars&s.revoked () Int)
(declare-fun only.s.acknowledged&s.revoked () Int)
(declare-fun only.c.members&s.acknowledged&s.revoked () Int)
(declare-fun only.liars&s.acknowledged&s.revoked () Int)
(declare-fun only.c.members&liars&s.acknowledged&s.revoked () Int)
(declare-fun only.s.holding&s.revoked () Int)
(declare-fun only.c.members&s.holding&s.revoked () Int)
(declare-fun only.liars&s.holding&s.revoked () Int)
(declare-fun only.c.members&liars&s.holding&s.revoked () Int)
(declare-fun only.s.acknowledged&s.holding&s.revoked () Int)
(declare-fun only.c.members&s.acknowledged&s.holding&s.revoked () Int)
(declare-fun only.liars&s.acknowledged&s.holding&s.revoked () Int)
(declare-fun only.c.members&liars&s.acknowledged&s.holding&s.revoked () Int)
(declare-fun only.s.lost&s.revoked () Int)
(declare-fun only.c.members&s.lost&s.revoked () Int)
(declare-fun only.liars&s.lost&s.revoked () Int)
(declare-fun only.c.members&liars&s.lost&s.revoked () Int)
(declare-fun only.s.acknowledged&s.lost&s.revoked () Int)
(declare-fun only.c.members&s.acknowledged&s.lost&s.revoked () Int)
(declare-fun only.liars&s.acknowledged&s.lost&s.revoked () Int)
(declare-fun only.c.members&liars&s.acknowledged&s.lost&s.revoked () Int)
(declare-fun only.s.holding&s.lost&s.revoked () Int)
(declare-fun only.c.members&s.holding&s.lost&s.revoked () Int)
(declare-fun only.liars&s.holding&s.lost&s.revoked () Int)
(declare-fun only.c.members&liars&s.holding&s.lost&s.revoked () Int)
(declare-fun only.s.acknowledged&s.holding&s.lost&s.revoked () Int)
(declare-fun only.c.members&s.acknowledged&s.holding&s.lost&s.revoked () Int)
(declare-fun only.liars&s.acknowledged&s.holding&s.lost&s.revoked () Int)
(declare-fun only.c.members&liars&s.acknowledged&s.holding&s.lost&s.revoked
             ()
             Int)
(declare-fun only.some () Int)
(declare-fun only.c.members&some () Int)
(declare-fun only.liars&some () Int)
(declare-fun only.c.members&liars&some () Int)
(declare-fun only.s.acknowledged&some () Int)
(declare-fun only.c.members&s.acknowledged&some () Int)
(declare-fun only.liars&s.acknowledged&some () Int)
(declare-fun only.c.members&liars&s.acknowledged&some () Int)
(declare-fun only.s.holding&some () Int)
(declare-fun only.c.members&s.holding&some () Int)
(declare-fun only.liars&s.holding&some () Int)
(declare-fun only.c.members&liars&s.holding&some () Int)
(declare-fun only.s.acknowledged&s.holding&some () Int)
(declare-fun only.c.members&s.acknowledged&s.holding&some () Int)
(declare-fun only.liars&s.acknowledged&s.holding&some () Int)
(declare-fun only.c.members&liars&s.acknowledged&s.holding&some () Int)
(declare-fun only.s.lost&some () Int)
(declare-fun only.c.members&s.lost&some () Int)
(declare-fun only.liars&s.lost&some () Int)
(declare-fun only.c.members&liars&s.lost&some () Int)
(declare-fun only.s.acknowledged&s.lost&some () Int)
(declare-fun only.c.members&s.acknowledged&s.lost&some () Int)
(declare-fun only.liars&s.acknowledged&s.lost&some () Int)
(declare-fun only.c.members&liars&s.acknowledged&s.lost&some () Int)
(declare-fun only.s.holding&s.lost&some () Int)
(declare-fun only.c.members&s.holding&s.lost&some () Int)
(declare-fun only.liars&s.holding&s.lost&some () Int)
(declare-fun only.c.members&liars&s.holding&s.lost&some () Int)
(declare-fun only.s.acknowledged&s.holding&s.lost&some () Int)
(declare-fun only.c.members&s.acknowledged&s.holding&s.lost&some () Int)
(declare-fun only.liars&s.acknowledged&s.holding&s.lost&some () Int)
(declare-fun only.c.members&liars&s.acknowledged&s.holding&s.lost&some () Int)
(declare-fun only.s.revoked&some () Int)
(declare-fun only.c.members&s.revoked&some () Int)
(declare-fun only.liars&s.revoked&some () Int)
(declare-fun only.c.members&liars&s.revoked&some () Int)
(declare-fun only.s.acknowledged&s.revoked&some () Int)
(declare-fun only.c.members&s.acknowledged&s.revoked&some () Int)
(declare-fun only.liars&s.acknowledged&s.revoked&some () Int)
(declare-fun only.c.members&liars&s.acknowledged&s.revoked&some () Int)
(declare-fun only.s.holding&s.revoked&some () Int)
(declare-fun only.c.members&s.holding&s.revoked&some () Int)
(declare-fun only.liars&s.holding&s.revoked&some () Int)
(declare-fun only.c.members&liars&s.holding&s.revoked&some () Int)
(declare-fun only.s.acknowledged&s.holding&s.revoked&some () Int)
(declare-fun only.c.members&s.acknowledged&s.holding&s.revoked&some () Int)
(declare-fun only.liars&s.acknowledged&s.holding&s.revoked&some () Int)
(declare-fun only.c.members&liars&s.acknowledged&s.holding&s.revoked&some
             ()
             Int)
(declare-fun only.s.lost&s.revoked&some () Int)
(declare-fun only.c.members&s.lost&s.revoked&some () Int)
(declare-fun only.liars&s.lost&s.revoked&some () Int)
(declare-fun only.c.members&liars&s.lost&s.revoked&some () Int)
(declare-fun only.s.acknowledged&s.lost&s.revoked&some () Int)
(declare-fun only.c.members&s.acknowledged&s.lost&s.revoked&some () Int)
(declare-fun only.liars&s.acknowledged&s.lost&s.revoked&some () Int)
(declare-fun only.c.members&liars&s.acknowledged&s.lost&s.revoked&some () Int)
(declare-fun only.s.holding&s.lost&s.revoked&some () Int)
(declare-fun only.c.members&s.holding&s.lost&s.revoked&some () Int)
(declare-fun only.liars&s.holding&s.lost&s.revoked&some () Int)
(declare-fun only.c.members&liars&s.holding&s.lost&s.revoked&some () Int)
(declare-fun only.s.acknowledged&s.holding&s.lost&s.revoked&some () Int)
(declare-fun only.c.members&s.acknowledged&s.holding&s.lost&s.revoked&some
             ()
             Int)
(declare-fun only.liars&s.acknowledged&s.holding&s.lost&s.revoked&some () Int)
(declare-fun only.c.members&liars&s.acknowledged&s.holding&s.lost&s.revoked&some
             ()
             Int)
(assert (! (and (>= outside 0)
     (>= only.c.members 0)
     (>= only.liars 0)
     (>= only.c.members&liars 0)
     (>= only.s.acknowledged 0)
     (>= only.c.members&s.acknowledged 0)
     (>= only.liars&s.acknowledged 0)
     (>= only.c.members&liars&s.acknowledged 0)
     (>= only.s.holding 0)
     (>= only.c.members&s.holding 0)
     (>= only.liars&s.holding 0)
     (>= only.c.members&liars&s.holding 0)
     (>= only.s.acknowledged&s.holding 0)
     (>= only.c.members&s.acknowledged&s.holding 0)
     (>= only.liars&s.acknowledged&s.holding 0)
     (>= only.c.members&liars&s.acknowledged&s.holding 0)
     (>= only.s.lost 0)
     (>= only.c.members&s.lost 0)
     (>= only.liars&s.lost 0)
     (>= only.c.members&liars&s.lost 0)
     (>= only.s.acknowledged&s.lost 0)
     (>= only.c.members&s.acknowledged&s.lost 0)
     (>= only.liars&s.acknowledged&s.lost 0)
     (>= only.c.members&liars&s.acknowledged&s.lost 0)
     (>= only.s.holding&s.lost 0)
     (>= only.c.members&s.holding&s.lost 0)
     (>= only.liars&s.holding&s.lost 0)
     (>= only.c.members&liars&s.holding&s.lost 0)
     (>= only.s.acknowledged&s.holding&s.lost 0)
     (>= only.c.members&s.acknowledged&s.holding&s.lost 0)
     (>= only.liars&s.acknowledged&s.holding&s.lost 0)
     (>= only.c.members&liars&s.acknowledged&s.holding&s.lost 0)
     (>= only.s.revoked 0)
     (>= only.c.members&s.revoked 0)
     (>= only.liars&s.revoked 0)
     (>= only.c.members&liars&s.revoked 0)
     (>= only.s.acknowledged&s.revoked 0)
     (>= only.c.members&s.acknowledged&s.revoked 0)
     (>= only.liars&s.acknowledged&s.revoked 0)
     (>= only.c.members&liars&s.acknowledged&s.revoked 0)
     (>= only.s.holding&s.revoked 0)
     (>= only.c.members&s.holding&s.revoked 0)
     (>= only.liars&s.holding&s.revoked 0)
     (>= only.c.members&liars&s.holding&s.revoked 0)
     (>= only.s.acknowledged&s.holding&s.revoked 0)
     (>= only.c.members&s.acknowledged&s.holding&s.revoked 0)
     (>= only.liars&s.acknowledged&s.holding&s.revoked 0)
     (>= only.c.members&liars&s.acknowledged&s.holding&s.revoked 0)
     (>= only.s.lost&s.revoked 0)
     (>= only.c.members&s.lost&s.revoked 0)
     (>= only.liars&s.lost&s.revoked 0)
     (>= only.c.members&liars&s.lost&s.revoked 0)
     (>= only.s.acknowledged&s.lost&s.revoked 0)
     (>= only.c.members&s.acknowledged&s.lost&s.revoked 0)
     (>= only.liars&s.acknowledged&s.lost&s.revoked 0)
     (>= only.c.members&liars&s.acknowledged&s.lost&s.revoked 0)
     (>= only.s.holding&s.lost&s.revoked 0)
     (>= only.c.members&s.holding&s.lost&s.revoked 0)
     (>= only.liars&s.holding&s.lost&s.revoked 0)
     (>= only.c.members&liars&s.holding&s.lost&s.revoked 0)
     (>= only.s.acknowledged&s.holding&s.lost&s.revoked 0)
     (>= only.c.members&s.acknowledged&s.holding&s.lost&s.revoked 0)
     (>= only.liars&s.acknowledged&s.holding&s.lost&s.revoked 0)
     (>= only.c.members&liars&s.acknowledged&s.holding&s.lost&s.revoked 0)
     (>= only.some 0)
     (>= only.c.members&some 0)
     (>= only.liars&some 0)
     (>= only.c.members&liars&some 0)
     (>= only.s.acknowledged&some 0)
     (>= only.c.members&s.acknowledged&some 0)
     (>= only.liars&s.acknowledged&some 0)
     (>= only.c.members&liars&s.acknowledged&some 0)
     (>= only.s.holding&some 0)
     (>= only.c.members&s.holding&some 0)
     (>= only.liars&s.holding&some 0)
     (>= only.c.members&liars&s.holding&some 0)
     (>= only.s.acknowledged&s.holding&some 0)
     (>= only.c.members&s.acknowledged&s.holding&some 0)
     (>= only.liars&s.acknowledged&s.holding&some 0)
     (>= only.c.members&liars&s.acknowledged&s.holding&some 0)
     (>= only.s.lost&some 0)
     (>= only.c.members&s.lost&some 0)
     (>= only.liars&s.lost&some 0)
     (>= only.c.members&liars&s.lost&some 0)
     (>= only.s.acknowledged&s.lost&some 0)
     (>= only.c.members&s.acknowledged&s.lost&some 0)
     (>= only.liars&s.acknowledged&s.lost&some 0)
     (>= only.c.members&liars&s.acknowledged&s.lost&some 0)
     (>= only.s.holding&s.lost&some 0)
     (>= only.c.members&s.holding&s.lost&some 0)
     (>= only.liars&s.holding&s.lost&some 0)
     (>= only.c.members&liars&s.holding&s.lost&some 0)
     (>= only.s.acknowledged&s.holding&s.lost&some 0)
     (>= only.c.members&s.acknowledged&s.holding&s.lost&some 0)
     (>= only.liars&s.acknowledged&s.holding&s.lost&some 0)
     (>= only.c.members&liars&s.acknowledged&s.holding&s.lost&some 0)
     (>= only.s.revoked&some 0)
     (>= only.c.members&s.revoked&some 0)
     (>= only.liars&s.revoked&some 0)
     (>= only.c.members&liars&s.revoked&some 0)
     (>= only.s.acknowledged&s.revoked&some 0)
     (>= only.c.members&s.acknowledged&s.revoked&some 0)
     (>= only.liars&s.acknowledged&s.revoked&some 0)
     (>= only.c.members&liars&s.acknowledged&s.revoked&some 0)
     (>= only.s.holding&s.revoked&some 0)
     (>= only.c.members&s.holding&s.revoked&some 0)
     (>= only.liars&s.holding&s.revoked&some 0)
     (>= only.c.members&liars&s.holding&s.revoked&some 0)
     (>= only.s.acknowledged&s.holding&s.revoked&some 0)
     (>= only.c.members&s.acknowledged&s.holding&s.revoked&some 0)
     (>= only.liars&s.acknowledged&s.holding&s.revoked&some 0)
     (>= only.c.members&liars&s.acknowledged&s.holding&s.revoked&some 0)
     (>= only.s.lost&s.revoked&some 0)
     (>= only.c.members&s.lost&s.revoked&some 0)
     (>= only.liars&s.lost&s.revoked&some 0)
     (>= only.c.members&liars&s.lost&s.revoked&some 0)
     (>= only.s.acknowledged&s.lost&s.revoked&some 0)
     (>= only.c.members&s.acknowledged&s.lost&s.revoked&some 0)
     (>= only.liars&s.acknowledged&s.lost&s.revoked&some 0)
     (>= only.c.members&liars&s.acknowledged&s.lost&s.revoked&some 0)
     (>= only.s.holding&s.lost&s.revoked&some 0)
     (>= only.c.members&s.holding&s.lost&s.revoked&some 0)
     (>= only.liars&s.holding&s.lost&s.revoked&some 0)
     (>= only.c.members&liars&s.holding&s.lost&s.revoked&some 0)
     (>= only.s.acknowledged&s.holding&s.lost&s.revoked&some 0)
     (>= only.c.members&s.acknowledged&s.holding&s.lost&s.revoked&some 0)
     (>= only.liars&s.acknowledged&s.holding&s.lost&s.revoked&some 0)
     (>= only.c.members&liars&s.acknowledged&s.holding&s.lost&s.revoked&some 0)) :named axioms))
(assert (! (and (= (+ only.s.acknowledged
           only.liars&s.acknowledged
           only.s.acknowledged&s.holding
           only.liars&s.acknowledged&s.holding
           only.s.acknowledged&s.lost
           only.liars&s.acknowledged&s.lost
           only.s.acknowledged&s.holding&s.lost
           only.liars&s.acknowledged&s.holding&s.lost
           only.s.acknowledged&s.revoked
           only.liars&s.acknowledged&s.revoked
           only.s.acknowledged&s.holding&s.revoked
           only.liars&s.acknowledged&s.holding&s.revoked
           only.s.acknowledged&s.lost&s.revoked
           only.liars&s.acknowledged&s.lost&s.revoked
           only.s.acknowledged&s.holding&s.lost&s.revoked
           only.liars&s.acknowledged&s.holding&s.lost&s.revoked
           only.s.acknowledged&some
           only.liars&s.acknowledged&some
           only.s.acknowledged&s.holding&some
           only.liars&s.acknowledged&s.holding&some
           only.s.acknowledged&s.lost&some
           only.liars&s.acknowledged&s.lost&some
           only.s.acknowledged&s.holding&s.lost&some
           only.liars&s.acknowledged&s.holding&s.lost&some
           only.s.acknowledged&s.revoked&some
           only.liars&s.acknowledged&s.revoked&some
           only.s.acknowledged&s.holding&s.revoked&some
           only.liars&s.acknowledged&s.holding&s.revoked&some
           only.s.acknowledged&s.lost&s.revoked&some
           only.liars&s.acknowledged&s.lost&s.revoked&some
           only.s.acknowledged&s.holding&s.lost&s.revoked&some
           only.liars&s.acknowledged&s.holding&s.lost&s.revoked&some)
        0)
     (>= (+ only.s.acknowledged
            only.c.members&s.acknowledged
            only.liars&s.acknowledged
            only.c.members&liars&s.acknowledged
            only.s.acknowledged&s.holding
            only.c.members&s.acknowledged&s.holding
            only.liars&s.acknowledged&s.holding
            only.c.members&liars&s.acknowledged&s.holding
            only.s.acknowledged&s.lost
            only.c.members&s.acknowledged&s.lost
            only.liars&s.acknowledged&s.lost
            only.c.members&liars&s.acknowledged&s.lost
            only.s.acknowledged&s.holding&s.lost
            only.c.members&s.acknowledged&s.holding&s.lost
            only.liars&s.acknowledged&s.holding&s.lost
            only.c.members&liars&s.acknowledged&s.holding&s.lost
            only.s.acknowledged&s.revoked
            only.c.members&s.acknowledged&s.revoked
            only.liars&s.acknowledged&s.revoked
            only.c.members&liars&s.acknowledged&s.revoked
            only.s.acknowledged&s.holding&s.revoked
            only.c.members&s.acknowledged&s.holding&s.revoked
            only.liars&s.acknowledged&s.holding&s.revoked
            only.c.members&liars&s.acknowledged&s.holding&s.revoked
            only.s.acknowledged&s.lost&s.revoked
            only.c.members&s.acknowledged&s.lost&s.revoked
            only.liars&s.acknowledged&s.lost&s.revoked
            only.c.members&liars&s.acknowledged&s.lost&s.revoked
            only.s.acknowledged&s.holding&s.lost&s.revoked
            only.c.members&s.acknowledged&s.holding&s.lost&s.revoked
            only.liars&s.acknowledged&s.holding&s.lost&s.revoked
            only.c.members&liars&s.acknowledged&s.holding&s.lost&s.revoked
            only.s.acknowledged&some
            only.c.members&s.acknowledged&some
            only.liars&s.acknowledged&some
            only.c.members&liars&s.acknowledged&some
            only.s.acknowledged&s.holding&some
            only.c.members&s.acknowledged&s.holding&some
            only.liars&s.acknowledged&s.holding&some
            only.c.members&liars&s.acknowledged&s.holding&some
            only.s.acknowledged&s.lost&some
            only.c.members&s.acknowledged&s.lost&some
            only.liars&s.acknowledged&s.lost&some
            only.c.members&liars&s.acknowledged&s.lost&some
            only.s.acknowledged&s.holding&s.lost&some
            only.c.members&s.acknowledged&s.holding&s.lost&some
            only.liars&s.acknowledged&s.holding&s.lost&some
            only.c.members&liars&s.acknowledged&s.holding&s.lost&some
            only.s.acknowledged&s.revoked&some
            only.c.members&s.acknowledged&s.revoked&some
            only.liars&s.acknowledged&s.revoked&some
            only.c.members&liars&s.acknowledged&s.revoked&some
            only.s.acknowledged&s.holding&s.revoked&some
            only.c.members&s.acknowledged&s.holding&s.revoked&some
            only.liars&s.acknowledged&s.holding&s.revoked&some
            only.c.members&liars&s.acknowledged&s.holding&s.revoked&some
            only.s.acknowledged&s.lost&s.revoked&some
            only.c.members&s.acknowledged&s.lost&s.revoked&some
            only.liars&s.acknowledged&s.lost&s.revoked&some
            only.c.members&liars&s.acknowledged&s.lost&s.revoked&some
            only.s.acknowledged&s.holding&s.lost&s.revoked&some
            only.c.members&s.acknowledged&s.holding&s.lost&s.revoked&some
            only.liars&s.acknowledged&s.holding&s.lost&s.revoked&some
            only.c.members&liars&s.acknowledged&s.holding&s.lost&s.revoked&some)
         (+ c.threshold faults))) :named certificate_stands))
(assert (! (= (+ only.s.acknowledged
      only.c.members&s.acknowledged
      only.s.acknowledged&s.revoked
      only.c.members&s.acknowledged&s.revoked
      only.s.acknowledged&some
      only.c.members&s.acknowledged&some
      only.s.acknowledged&s.revoked&some
      only.c.members&s.acknowledged&s.revoked&some)
   0) :named correct_ones_hold))
(assert (! (let ((a!1 (and (not (> (+ only.c.members&liars
                           only.c.members&liars&s.acknowledged
                           only.c.members&liars&s.holding
                           only.c.members&liars&s.acknowledged&s.holding
                           only.c.members&s.lost
                           only.c.members&liars&s.lost
                           only.c.members&s.acknowledged&s.lost
                           only.c.members&liars&s.acknowledged&s.lost
                           only.c.members&s.holding&s.lost
                           only.c.members&liars&s.holding&s.lost
                           only.c.members&s.acknowledged&s.holding&s.lost
                           only.c.members&liars&s.acknowledged&s.holding&s.lost
                           only.c.members&s.revoked
                           only.c.members&liars&s.revoked
                           only.c.members&s.acknowledged&s.revoked
                           only.c.members&liars&s.acknowledged&s.revoked
                           only.c.members&s.holding&s.revoked
                           only.c.members&liars&s.holding&s.revoked
                           only.c.members&s.acknowledged&s.holding&s.revoked
                           only.c.members&liars&s.acknowledged&s.holding&s.revoked
                           only.c.members&s.lost&s.revoked
                           only.c.members&liars&s.lost&s.revoked
                           only.c.members&s.acknowledged&s.lost&s.revoked
                           only.c.members&liars&s.acknowledged&s.lost&s.revoked
                           only.c.members&s.holding&s.lost&s.revoked
                           only.c.members&liars&s.holding&s.lost&s.revoked
                           only.c.members&s.acknowledged&s.holding&s.lost&s.revoked
                           only.c.members&liars&s.acknowledged&s.holding&s.lost&s.revoked
                           only.c.members&liars&some
                           only.c.members&liars&s.acknowledged&some
                           only.c.members&liars&s.holding&some
                           only.c.members&liars&s.acknowledged&s.holding&some
                           only.c.members&s.lost&some
                           only.c.members&liars&s.lost&some
                           only.c.members&s.acknowledged&s.lost&some
                           only.c.members&liars&s.acknowledged&s.lost&some
                           only.c.members&s.holding&s.lost&some
                           only.c.members&liars&s.holding&s.lost&some
                           only.c.members&s.acknowledged&s.holding&s.lost&some
                           only.c.members&liars&s.acknowledged&s.holding&s.lost&some
                           only.c.members&s.revoked&some
                           only.c.members&liars&s.revoked&some
                           only.c.members&s.acknowledged&s.revoked&some
                           only.c.members&liars&s.acknowledged&s.revoked&some
                           only.c.members&s.holding&s.revoked&some
                           only.c.members&liars&s.holding&s.revoked&some
                           only.c.members&s.acknowledged&s.holding&s.revoked&some
                           only.c.members&liars&s.acknowledged&s.holding&s.revoked&some
                           only.c.members&s.lost&s.revoked&some
                           only.c.members&liars&s.lost&s.revoked&some
                           only.c.members&s.acknowledged&s.lost&s.revoked&some
                           only.c.members&liars&s.acknowledged&s.lost&s.revoked&some
                           only.c.members&s.holding&s.lost&s.revoked&some
                           only.c.members&liars&s.holding&s.lost&s.revoked&some
                           only.c.members&s.acknowledged&s.holding&s.lost&s.revoked&some
                           only.c.members&liars&s.acknowledged&s.holding&s.lost&s.revoked&some)
                        faults))
                (not (>= (+ only.c.members&s.holding
                            only.c.members&s.acknowledged&s.holding
                            only.c.members&s.holding&s.lost
                            only.c.members&s.acknowledged&s.holding&s.lost
                            only.c.members&s.holding&some
                            only.c.members&s.acknowledged&s.holding&some
                            only.c.members&s.holding&s.lost&some
                            only.c.members&s.acknowledged&s.holding&s.lost&some)
                         c.threshold)))))
  (not a!1)) :named recoverable))
(assert (! (= (+ only.some
      only.liars&some
      only.s.acknowledged&some
      only.liars&s.acknowledged&some
      only.s.holding&some
      only.liars&s.holding&some
      only.s.acknowledged&s.holding&some
      only.liars&s.acknowledged&s.holding&some
      only.s.lost&some
      only.liars&s.lost&some
      only.s.acknowledged&s.lost&some
      only.liars&s.acknowledged&s.lost&some
      only.s.holding&s.lost&some
      only.liars&s.holding&s.lost&some
      only.s.acknowledged&s.holding&s.lost&some
      only.liars&s.acknowledged&s.holding&s.lost&some
      only.s.revoked&some
      only.liars&s.revoked&some
      only.s.acknowledged&s.revoked&some
      only.liars&s.acknowledged&s.revoked&some
      only.s.holding&s.revoked&some
      only.liars&s.holding&s.revoked&some
      only.s.acknowledged&s.holding&s.revoked&some
      only.liars&s.acknowledged&s.holding&s.revoked&some
      only.s.lost&s.revoked&some
      only.liars&s.lost&s.revoked&some
      only.s.acknowledged&s.lost&s.revoked&some
      only.liars&s.acknowledged&s.lost&s.revoked&some
      only.s.holding&s.lost&s.revoked&some
      only.liars&s.holding&s.lost&s.revoked&some
      only.s.acknowledged&s.holding&s.lost&s.revoked&some
      only.liars&s.acknowledged&s.holding&s.lost&s.revoked&some)
   0) :named are_members))
(assert (! (not (= (+ only.s.acknowledged
           only.c.members&s.acknowledged
           only.s.acknowledged&s.revoked
           only.c.members&s.acknowledged&s.revoked
           only.s.acknowledged&some
           only.c.members&s.acknowledged&some
           only.s.acknowledged&s.revoked&some
           only.c.members&s.acknowledged&s.revoked&some)
        0)) :named negated_goal))
(check-sat)
