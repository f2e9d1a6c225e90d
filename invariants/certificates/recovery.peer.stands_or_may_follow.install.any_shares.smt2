; recovery.peer.stands_or_may_follow.install.any_shares
; install keeps stands_or_may_follow.
(set-logic ALL)
(declare-fun p.version () Int)
(declare-fun p.digest.session () Int)
(declare-fun p.digest.qualified.1 () Bool)
(declare-fun p.digest.qualified.2 () Bool)
(declare-fun p.digest.shifted.1 () Bool)
(declare-fun p.digest.shifted.2 () Bool)
(declare-fun p.digest.long.1 () Bool)
(declare-fun p.digest.long.2 () Bool)
(declare-fun p.parent.session () Int)
(declare-fun p.parent.qualified.1 () Bool)
(declare-fun p.parent.qualified.2 () Bool)
(declare-fun p.parent.shifted.1 () Bool)
(declare-fun p.parent.shifted.2 () Bool)
(declare-fun p.parent.long.1 () Bool)
(declare-fun p.parent.long.2 () Bool)
(declare-fun p.committee.members.1 () Bool)
(declare-fun p.committee.members.2 () Bool)
(declare-fun p.committee.threshold () Int)
(declare-fun x.polynomial.version () Int)
(declare-fun x.polynomial.digest.session () Int)
(declare-fun x.polynomial.digest.qualified.1 () Bool)
(declare-fun x.polynomial.digest.qualified.2 () Bool)
(declare-fun x.polynomial.digest.shifted.1 () Bool)
(declare-fun x.polynomial.digest.shifted.2 () Bool)
(declare-fun x.polynomial.digest.long.1 () Bool)
(declare-fun x.polynomial.digest.long.2 () Bool)
(declare-fun x.polynomial.parent.session () Int)
(declare-fun x.polynomial.parent.qualified.1 () Bool)
(declare-fun x.polynomial.parent.qualified.2 () Bool)
(declare-fun x.polynomial.parent.shifted.1 () Bool)
(declare-fun x.polynomial.parent.shifted.2 () Bool)
(declare-fun x.polynomial.parent.long.1 () Bool)
(declare-fun x.polynomial.parent.long.2 () Bool)
(declare-fun x.polynomial.committee.members.1 () Bool)
(declare-fun x.polynomial.committee.members.2 () Bool)
(declare-fun x.polynomial.committee.threshold () Int)
(declare-fun x.index () Int)
(declare-fun x.dealt.session () Int)
(declare-fun x.dealt.qualified.1 () Bool)
(declare-fun x.dealt.qualified.2 () Bool)
(declare-fun x.dealt.shifted.1 () Bool)
(declare-fun x.dealt.shifted.2 () Bool)
(declare-fun x.dealt.long.1 () Bool)
(declare-fun x.dealt.long.2 () Bool)
(declare-fun x.under.session () Int)
(declare-fun x.under.qualified.1 () Bool)
(declare-fun x.under.qualified.2 () Bool)
(declare-fun x.under.shifted.1 () Bool)
(declare-fun x.under.shifted.2 () Bool)
(declare-fun x.under.long.1 () Bool)
(declare-fun x.under.long.2 () Bool)
(declare-fun me.final.version () Int)
(declare-fun me.final.digest.session () Int)
(declare-fun me.final.digest.qualified.1 () Bool)
(declare-fun me.final.digest.qualified.2 () Bool)
(declare-fun me.final.digest.shifted.1 () Bool)
(declare-fun me.final.digest.shifted.2 () Bool)
(declare-fun me.final.digest.long.1 () Bool)
(declare-fun me.final.digest.long.2 () Bool)
(declare-fun me.final.parent.session () Int)
(declare-fun me.final.parent.qualified.1 () Bool)
(declare-fun me.final.parent.qualified.2 () Bool)
(declare-fun me.final.parent.shifted.1 () Bool)
(declare-fun me.final.parent.shifted.2 () Bool)
(declare-fun me.final.parent.long.1 () Bool)
(declare-fun me.final.parent.long.2 () Bool)
(declare-fun me.final.committee.members.1 () Bool)
(declare-fun me.final.committee.members.2 () Bool)
(declare-fun me.final.committee.threshold () Int)
(declare-fun me.shares
             (Int
              Int
              Bool
              Bool
              Bool
              Bool
              Bool
              Bool
              Int
              Bool
              Bool
              Bool
              Bool
              Bool
              Bool
              Bool
              Bool
              Int
              Int
              Int
              Bool
              Bool
              Bool
              Bool
              Bool
              Bool
              Int
              Bool
              Bool
              Bool
              Bool
              Bool
              Bool)
             Bool)
(declare-fun q.version () Int)
(declare-fun q.digest.session () Int)
(declare-fun q.digest.qualified.1 () Bool)
(declare-fun q.digest.qualified.2 () Bool)
(declare-fun q.digest.shifted.1 () Bool)
(declare-fun q.digest.shifted.2 () Bool)
(declare-fun q.digest.long.1 () Bool)
(declare-fun q.digest.long.2 () Bool)
(declare-fun q.parent.session () Int)
(declare-fun q.parent.qualified.1 () Bool)
(declare-fun q.parent.qualified.2 () Bool)
(declare-fun q.parent.shifted.1 () Bool)
(declare-fun q.parent.shifted.2 () Bool)
(declare-fun q.parent.long.1 () Bool)
(declare-fun q.parent.long.2 () Bool)
(declare-fun q.committee.members.1 () Bool)
(declare-fun q.committee.members.2 () Bool)
(declare-fun q.committee.threshold () Int)
(assert (! (and (= x.polynomial.version p.version)
     (= x.polynomial.digest.session p.digest.session)
     (= x.polynomial.digest.qualified.1 p.digest.qualified.1)
     (= x.polynomial.digest.qualified.2 p.digest.qualified.2)
     (= x.polynomial.digest.shifted.1 p.digest.shifted.1)
     (= x.polynomial.digest.shifted.2 p.digest.shifted.2)
     (= x.polynomial.digest.long.1 p.digest.long.1)
     (= x.polynomial.digest.long.2 p.digest.long.2)
     (= x.polynomial.parent.session p.parent.session)
     (= x.polynomial.parent.qualified.1 p.parent.qualified.1)
     (= x.polynomial.parent.qualified.2 p.parent.qualified.2)
     (= x.polynomial.parent.shifted.1 p.parent.shifted.1)
     (= x.polynomial.parent.shifted.2 p.parent.shifted.2)
     (= x.polynomial.parent.long.1 p.parent.long.1)
     (= x.polynomial.parent.long.2 p.parent.long.2)
     (= x.polynomial.committee.members.1 p.committee.members.1)
     (= x.polynomial.committee.members.2 p.committee.members.2)
     (= x.polynomial.committee.threshold p.committee.threshold)
     (= x.under.session p.parent.session)
     (= x.under.qualified.1 p.parent.qualified.1)
     (= x.under.qualified.2 p.parent.qualified.2)
     (= x.under.shifted.1 p.parent.shifted.1)
     (= x.under.shifted.2 p.parent.shifted.2)
     (= x.under.long.1 p.parent.long.1)
     (= x.under.long.2 p.parent.long.2)) :named is_its_share))
(assert (! (not (and (= p.parent.session me.final.digest.session)
          (= p.parent.qualified.1 me.final.digest.qualified.1)
          (= p.parent.qualified.2 me.final.digest.qualified.2)
          (= p.parent.shifted.1 me.final.digest.shifted.1)
          (= p.parent.shifted.2 me.final.digest.shifted.2)
          (= p.parent.long.1 me.final.digest.long.1)
          (= p.parent.long.2 me.final.digest.long.2)
          (not (= p.version me.final.version)))) :named is_of_its_parents_version))
(assert (! (let ((a!1 (not (and (> p.version me.final.version)
                     (= p.parent.session (- p.version))
                     (not p.parent.qualified.1)
                     (not p.parent.qualified.2)
                     (not p.parent.shifted.1)
                     (not p.parent.shifted.2)
                     (not p.parent.long.1)
                     (not p.parent.long.2)))))
(let ((a!2 (and (not (and (= me.final.version p.version)
                          (= me.final.digest.session p.digest.session)
                          (= me.final.digest.qualified.1 p.digest.qualified.1)
                          (= me.final.digest.qualified.2 p.digest.qualified.2)
                          (= me.final.digest.shifted.1 p.digest.shifted.1)
                          (= me.final.digest.shifted.2 p.digest.shifted.2)
                          (= me.final.digest.long.1 p.digest.long.1)
                          (= me.final.digest.long.2 p.digest.long.2)
                          (= me.final.parent.session p.parent.session)
                          (= me.final.parent.qualified.1 p.parent.qualified.1)
                          (= me.final.parent.qualified.2 p.parent.qualified.2)
                          (= me.final.parent.shifted.1 p.parent.shifted.1)
                          (= me.final.parent.shifted.2 p.parent.shifted.2)
                          (= me.final.parent.long.1 p.parent.long.1)
                          (= me.final.parent.long.2 p.parent.long.2)
                          (= me.final.committee.members.1 p.committee.members.1)
                          (= me.final.committee.members.2 p.committee.members.2)
                          (= me.final.committee.threshold p.committee.threshold)))
                (not (and (= me.final.digest.session p.parent.session)
                          (= me.final.digest.qualified.1 p.parent.qualified.1)
                          (= me.final.digest.qualified.2 p.parent.qualified.2)
                          (= me.final.digest.shifted.1 p.parent.shifted.1)
                          (= me.final.digest.shifted.2 p.parent.shifted.2)
                          (= me.final.digest.long.1 p.parent.long.1)
                          (= me.final.digest.long.2 p.parent.long.2)))
                a!1)))
  (not a!2))) :named stands_or_may_follow))
(assert (! (me.shares x.polynomial.version
           x.polynomial.digest.session
           x.polynomial.digest.qualified.1
           x.polynomial.digest.qualified.2
           x.polynomial.digest.shifted.1
           x.polynomial.digest.shifted.2
           x.polynomial.digest.long.1
           x.polynomial.digest.long.2
           x.polynomial.parent.session
           x.polynomial.parent.qualified.1
           x.polynomial.parent.qualified.2
           x.polynomial.parent.shifted.1
           x.polynomial.parent.shifted.2
           x.polynomial.parent.long.1
           x.polynomial.parent.long.2
           x.polynomial.committee.members.1
           x.polynomial.committee.members.2
           x.polynomial.committee.threshold
           x.index
           x.dealt.session
           x.dealt.qualified.1
           x.dealt.qualified.2
           x.dealt.shifted.1
           x.dealt.shifted.2
           x.dealt.long.1
           x.dealt.long.2
           x.under.session
           x.under.qualified.1
           x.under.qualified.2
           x.under.shifted.1
           x.under.shifted.2
           x.under.long.1
           x.under.long.2) :named has_its_share))
(assert (! (let ((a!1 (and (= q.parent.session (- q.version))
                (not q.parent.qualified.1)
                (not q.parent.qualified.2)
                (not q.parent.shifted.1)
                (not q.parent.shifted.2)
                (not q.parent.long.1)
                (not q.parent.long.2)))
      (a!3 (and (= q.parent.session p.parent.session)
                (= q.parent.qualified.1 p.parent.qualified.1)
                (= q.parent.qualified.2 p.parent.qualified.2)
                (= q.parent.shifted.1 p.parent.shifted.1)
                (= q.parent.shifted.2 p.parent.shifted.2)
                (= q.parent.long.1 p.parent.long.1)
                (= q.parent.long.2 p.parent.long.2))))
(let ((a!2 (and (not (and (= me.final.digest.session q.parent.session)
                          (= me.final.digest.qualified.1 q.parent.qualified.1)
                          (= me.final.digest.qualified.2 q.parent.qualified.2)
                          (= me.final.digest.shifted.1 q.parent.shifted.1)
                          (= me.final.digest.shifted.2 q.parent.shifted.2)
                          (= me.final.digest.long.1 q.parent.long.1)
                          (= me.final.digest.long.2 q.parent.long.2)))
                (not (and (> q.version me.final.version) a!1))))
      (a!4 (and a!3
                (not (and (= q.version p.version)
                          (= q.digest.session p.digest.session)
                          (= q.digest.qualified.1 p.digest.qualified.1)
                          (= q.digest.qualified.2 p.digest.qualified.2)
                          (= q.digest.shifted.1 p.digest.shifted.1)
                          (= q.digest.shifted.2 p.digest.shifted.2)
                          (= q.digest.long.1 p.digest.long.1)
                          (= q.digest.long.2 p.digest.long.2)
                          a!3
                          (= q.committee.members.1 p.committee.members.1)
                          (= q.committee.members.2 p.committee.members.2)
                          (= q.committee.threshold p.committee.threshold)))))
      (a!5 (not (and (not (= q.version me.final.version)) (not a!1)))))
  (and (not a!2)
       (not a!4)
       (not (and (= q.parent.session p.digest.session)
                 (= q.parent.qualified.1 p.digest.qualified.1)
                 (= q.parent.qualified.2 p.digest.qualified.2)
                 (= q.parent.shifted.1 p.digest.shifted.1)
                 (= q.parent.shifted.2 p.digest.shifted.2)
                 (= q.parent.long.1 p.digest.long.1)
                 (= q.parent.long.2 p.digest.long.2)))
       (<= q.version p.version)
       a!5))) :named may_be_installed_before))
(assert (! (let ((a!1 (not (and (> p.version q.version)
                     (= p.parent.session (- p.version))
                     (not p.parent.qualified.1)
                     (not p.parent.qualified.2)
                     (not p.parent.shifted.1)
                     (not p.parent.shifted.2)
                     (not p.parent.long.1)
                     (not p.parent.long.2)))))
  (and (not (and (= q.version p.version)
                 (= q.digest.session p.digest.session)
                 (= q.digest.qualified.1 p.digest.qualified.1)
                 (= q.digest.qualified.2 p.digest.qualified.2)
                 (= q.digest.shifted.1 p.digest.shifted.1)
                 (= q.digest.shifted.2 p.digest.shifted.2)
                 (= q.digest.long.1 p.digest.long.1)
                 (= q.digest.long.2 p.digest.long.2)
                 (= q.parent.session p.parent.session)
                 (= q.parent.qualified.1 p.parent.qualified.1)
                 (= q.parent.qualified.2 p.parent.qualified.2)
                 (= q.parent.shifted.1 p.parent.shifted.1)
                 (= q.parent.shifted.2 p.parent.shifted.2)
                 (= q.parent.long.1 p.parent.long.1)
                 (= q.parent.long.2 p.parent.long.2)
                 (= q.committee.members.1 p.committee.members.1)
                 (= q.committee.members.2 p.committee.members.2)
                 (= q.committee.threshold p.committee.threshold)))
       (not (and (= q.digest.session p.parent.session)
                 (= q.digest.qualified.1 p.parent.qualified.1)
                 (= q.digest.qualified.2 p.parent.qualified.2)
                 (= q.digest.shifted.1 p.parent.shifted.1)
                 (= q.digest.shifted.2 p.parent.shifted.2)
                 (= q.digest.long.1 p.parent.long.1)
                 (= q.digest.long.2 p.parent.long.2)))
       a!1)) :named negated_goal))
(check-sat)
