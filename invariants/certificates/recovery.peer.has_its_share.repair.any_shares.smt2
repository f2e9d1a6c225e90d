; recovery.peer.has_its_share.repair.any_shares
; repair keeps has_its_share.
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
(declare-fun other.polynomial.version () Int)
(declare-fun other.polynomial.digest.session () Int)
(declare-fun other.polynomial.digest.qualified.1 () Bool)
(declare-fun other.polynomial.digest.qualified.2 () Bool)
(declare-fun other.polynomial.digest.shifted.1 () Bool)
(declare-fun other.polynomial.digest.shifted.2 () Bool)
(declare-fun other.polynomial.digest.long.1 () Bool)
(declare-fun other.polynomial.digest.long.2 () Bool)
(declare-fun other.polynomial.parent.session () Int)
(declare-fun other.polynomial.parent.qualified.1 () Bool)
(declare-fun other.polynomial.parent.qualified.2 () Bool)
(declare-fun other.polynomial.parent.shifted.1 () Bool)
(declare-fun other.polynomial.parent.shifted.2 () Bool)
(declare-fun other.polynomial.parent.long.1 () Bool)
(declare-fun other.polynomial.parent.long.2 () Bool)
(declare-fun other.polynomial.committee.members.1 () Bool)
(declare-fun other.polynomial.committee.members.2 () Bool)
(declare-fun other.polynomial.committee.threshold () Int)
(declare-fun other.index () Int)
(declare-fun other.dealt.session () Int)
(declare-fun other.dealt.qualified.1 () Bool)
(declare-fun other.dealt.qualified.2 () Bool)
(declare-fun other.dealt.shifted.1 () Bool)
(declare-fun other.dealt.shifted.2 () Bool)
(declare-fun other.dealt.long.1 () Bool)
(declare-fun other.dealt.long.2 () Bool)
(declare-fun other.under.session () Int)
(declare-fun other.under.qualified.1 () Bool)
(declare-fun other.under.qualified.2 () Bool)
(declare-fun other.under.shifted.1 () Bool)
(declare-fun other.under.shifted.2 () Bool)
(declare-fun other.under.long.1 () Bool)
(declare-fun other.under.long.2 () Bool)
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
(assert (! true :named anything))
(assert (! (and (not (me.shares x.polynomial.version
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
                     x.under.long.2))
     (not (and (= x.polynomial.version other.polynomial.version)
               (= x.polynomial.digest.session other.polynomial.digest.session)
               (= x.polynomial.digest.qualified.1
                  other.polynomial.digest.qualified.1)
               (= x.polynomial.digest.qualified.2
                  other.polynomial.digest.qualified.2)
               (= x.polynomial.digest.shifted.1
                  other.polynomial.digest.shifted.1)
               (= x.polynomial.digest.shifted.2
                  other.polynomial.digest.shifted.2)
               (= x.polynomial.digest.long.1 other.polynomial.digest.long.1)
               (= x.polynomial.digest.long.2 other.polynomial.digest.long.2)
               (= x.polynomial.parent.session other.polynomial.parent.session)
               (= x.polynomial.parent.qualified.1
                  other.polynomial.parent.qualified.1)
               (= x.polynomial.parent.qualified.2
                  other.polynomial.parent.qualified.2)
               (= x.polynomial.parent.shifted.1
                  other.polynomial.parent.shifted.1)
               (= x.polynomial.parent.shifted.2
                  other.polynomial.parent.shifted.2)
               (= x.polynomial.parent.long.1 other.polynomial.parent.long.1)
               (= x.polynomial.parent.long.2 other.polynomial.parent.long.2)
               (= x.polynomial.committee.members.1
                  other.polynomial.committee.members.1)
               (= x.polynomial.committee.members.2
                  other.polynomial.committee.members.2)
               (= x.polynomial.committee.threshold
                  other.polynomial.committee.threshold)
               (= x.index other.index)
               (= x.dealt.session other.dealt.session)
               (= x.dealt.qualified.1 other.dealt.qualified.1)
               (= x.dealt.qualified.2 other.dealt.qualified.2)
               (= x.dealt.shifted.1 other.dealt.shifted.1)
               (= x.dealt.shifted.2 other.dealt.shifted.2)
               (= x.dealt.long.1 other.dealt.long.1)
               (= x.dealt.long.2 other.dealt.long.2)
               (= x.under.session other.under.session)
               (= x.under.qualified.1 other.under.qualified.1)
               (= x.under.qualified.2 other.under.qualified.2)
               (= x.under.shifted.1 other.under.shifted.1)
               (= x.under.shifted.2 other.under.shifted.2)
               (= x.under.long.1 other.under.long.1)
               (= x.under.long.2 other.under.long.2)))) :named negated_goal))
(check-sat)
