; shares.forgetting.has_the_same_members_left
; M9: of what agrees the same members of each snapshot are counted.
(set-logic ALL)
(declare-sort cap 0)
(declare-sort digest 0)
(declare-sort number 0)
(declare-sort peer 0)
(declare-sort policy 0)
(declare-sort polynomial 0)
(declare-sort snapshot 0)
(declare-fun Snapshot.acknowledged (snapshot peer) Bool)
(declare-fun Snapshot.digest (snapshot) digest)
(declare-fun Snapshot.final (snapshot) Bool)
(declare-fun Snapshot.line (snapshot digest) Bool)
(declare-fun Snapshot.members (snapshot peer) Bool)
(declare-fun Snapshot.parent (snapshot) digest)
(declare-fun Snapshot.polynomial (snapshot) polynomial)
(declare-fun Snapshot.revokes (snapshot peer) Bool)
(declare-fun below (digest digest) Bool)
(declare-fun e.losses (peer polynomial number) Bool)
(declare-fun e.policies (policy) Bool)
(declare-fun e.receipts (peer polynomial number) Bool)
(declare-fun e.revoked (peer) Bool)
(declare-fun e.snapshots (snapshot) Bool)
(declare-fun f.losses (peer polynomial number) Bool)
(declare-fun f.policies (policy) Bool)
(declare-fun f.receipts (peer polynomial number) Bool)
(declare-fun f.revoked (peer) Bool)
(declare-fun f.snapshots (snapshot) Bool)
(declare-fun least.0 () snapshot)
(assert (! (let ((a!1 (forall ((digest_1 digest) (digest_2 digest) (digest_3 digest))
             (=> (and (below digest_1 digest_2) (below digest_2 digest_3))
                 (below digest_1 digest_3))))
      (a!2 (exists ((snapshot_71 snapshot))
             (and (e.snapshots snapshot_71)
                  (Snapshot.final snapshot_71)
                  (= (Snapshot.digest least.0) (Snapshot.parent snapshot_71)))))
      (a!3 (forall ((snapshot_69 snapshot))
             (let ((a!1 (exists ((snapshot_70 snapshot))
                          (and (e.snapshots snapshot_70)
                               (Snapshot.final snapshot_70)
                               (= (Snapshot.digest snapshot_69)
                                  (Snapshot.parent snapshot_70))))))
               (not (and (e.snapshots snapshot_69)
                         (Snapshot.final snapshot_69)
                         (not a!1)
                         (below (Snapshot.digest snapshot_69)
                                (Snapshot.digest least.0))))))))
  (and (forall ((digest_1 digest)) (not (below digest_1 digest_1)))
       a!1
       (forall ((digest_1 digest) (digest_2 digest))
         (or (= digest_1 digest_2)
             (below digest_1 digest_2)
             (below digest_2 digest_1)))
       (e.snapshots least.0)
       (Snapshot.final least.0)
       (not a!2)
       a!3)) :named axioms))
(assert (! (let ((a!1 (not (exists ((snapshot_40 snapshot))
                  (let ((a!1 (exists ((snapshot_41 snapshot))
                               (and (e.snapshots snapshot_41)
                                    (Snapshot.final snapshot_40)
                                    (Snapshot.final snapshot_41)
                                    (= (Snapshot.parent snapshot_40)
                                       (Snapshot.parent snapshot_41))
                                    (not (= (Snapshot.digest snapshot_40)
                                            (Snapshot.digest snapshot_41)))))))
                    (and (e.snapshots snapshot_40) a!1)))))
      (a!2 (not (exists ((snapshot_42 snapshot))
                  (let ((a!1 (exists ((snapshot_43 snapshot))
                               (and (e.snapshots snapshot_43)
                                    (Snapshot.final snapshot_43)
                                    (= (Snapshot.parent snapshot_43)
                                       (Snapshot.digest snapshot_42))))))
                    (and (e.snapshots snapshot_42)
                         (Snapshot.final snapshot_42)
                         (not a!1)))))))
  (not (and a!1 a!2))) :named ends_or_is_in_conflict))
(assert (! (let ((a!1 (forall ((snapshot_44 snapshot))
             (not (and (f.snapshots snapshot_44)
                       (not (e.snapshots snapshot_44))))))
      (a!2 (forall ((peer_45 peer))
             (not (and (e.revoked peer_45) (not (f.revoked peer_45))))))
      (a!3 (forall ((peer_46 peer))
             (not (and (f.revoked peer_46) (not (e.revoked peer_46))))))
      (a!4 (forall ((peer_47 peer)
                    (polynomial_48 polynomial)
                    (number_49 number))
             (not (and (e.losses peer_47 polynomial_48 number_49)
                       (not (f.losses peer_47 polynomial_48 number_49))))))
      (a!5 (forall ((peer_50 peer)
                    (polynomial_51 polynomial)
                    (number_52 number))
             (not (and (f.losses peer_50 polynomial_51 number_52)
                       (not (e.losses peer_50 polynomial_51 number_52))))))
      (a!6 (forall ((peer_53 peer)
                    (polynomial_54 polynomial)
                    (number_55 number))
             (not (and (e.receipts peer_53 polynomial_54 number_55)
                       (not (f.receipts peer_53 polynomial_54 number_55))))))
      (a!7 (forall ((peer_56 peer)
                    (polynomial_57 polynomial)
                    (number_58 number))
             (not (and (f.receipts peer_56 polynomial_57 number_58)
                       (not (e.receipts peer_56 polynomial_57 number_58))))))
      (a!8 (forall ((policy_59 policy))
             (not (and (e.policies policy_59) (not (f.policies policy_59))))))
      (a!9 (forall ((policy_60 policy))
             (not (and (f.policies policy_60) (not (e.policies policy_60))))))
      (a!10 (forall ((snapshot_61 snapshot))
              (not (and (e.snapshots snapshot_61)
                        (not (f.snapshots snapshot_61))
                        (Snapshot.final snapshot_61)))))
      (a!11 (not (exists ((snapshot_62 snapshot))
                   (let ((a!1 (exists ((snapshot_63 snapshot))
                                (and (e.snapshots snapshot_63)
                                     (Snapshot.final snapshot_62)
                                     (Snapshot.final snapshot_63)
                                     (= (Snapshot.parent snapshot_62)
                                        (Snapshot.parent snapshot_63))
                                     (not (= (Snapshot.digest snapshot_62)
                                             (Snapshot.digest snapshot_63)))))))
                     (and (e.snapshots snapshot_62) a!1)))))
      (a!12 (forall ((snapshot_64 snapshot))
              (not (and (e.snapshots snapshot_64)
                        (not (f.snapshots snapshot_64))
                        (Snapshot.line snapshot_64 (Snapshot.digest least.0)))))))
  (and a!1 a!2 a!3 a!4 a!5 a!6 a!7 a!8 a!9 a!10 (not (and a!11 (not a!12))))) :named agrees))
(assert (! (let ((a!1 (forall ((snapshot_72 snapshot))
             (let ((a!1 (forall ((peer_73 peer))
                          (let ((a!1 (not (exists ((snapshot_78 snapshot))
                                            (and (e.snapshots snapshot_78)
                                                 (Snapshot.final snapshot_78)
                                                 (Snapshot.revokes snapshot_78
                                                                   peer_73)))))
                                (a!2 (exists ((number_81 number))
                                       (and (e.losses peer_73
                                                      (Snapshot.polynomial
                                                        snapshot_72)
                                                      number_81)
                                            (not (e.receipts peer_73
                                                             (Snapshot.polynomial
                                                               snapshot_72)
                                                             number_81)))))
                                (a!3 (and (Snapshot.members snapshot_72 peer_73)
                                          (exists ((number_84 number))
                                            (f.receipts peer_73
                                                        (Snapshot.polynomial
                                                          snapshot_72)
                                                        number_84))))
                                (a!5 (not (exists ((snapshot_85 snapshot))
                                            (and (f.snapshots snapshot_85)
                                                 (Snapshot.final snapshot_85)
                                                 (Snapshot.revokes snapshot_85
                                                                   peer_73)))))
                                (a!6 (exists ((number_88 number))
                                       (and (f.losses peer_73
                                                      (Snapshot.polynomial
                                                        snapshot_72)
                                                      number_88)
                                            (not (f.receipts peer_73
                                                             (Snapshot.polynomial
                                                               snapshot_72)
                                                             number_88))))))
                          (let ((a!4 (not (and (not (Snapshot.acknowledged
                                                      snapshot_72
                                                      peer_73))
                                               (not a!3)))))
                          (let ((a!7 (not (and a!4
                                               (not (f.revoked peer_73))
                                               a!5
                                               (not a!6)))))
                            (not (and (Snapshot.acknowledged
                                        snapshot_72
                                        peer_73)
                                      (not (e.revoked peer_73))
                                      a!1
                                      (not a!2)
                                      a!7)))))))
                   (a!2 (forall ((peer_100 peer))
                          (let ((a!1 (not (exists ((snapshot_105 snapshot))
                                            (and (f.snapshots snapshot_105)
                                                 (Snapshot.final snapshot_105)
                                                 (Snapshot.revokes snapshot_105
                                                                   peer_100)))))
                                (a!2 (exists ((number_108 number))
                                       (and (f.losses peer_100
                                                      (Snapshot.polynomial
                                                        snapshot_72)
                                                      number_108)
                                            (not (f.receipts peer_100
                                                             (Snapshot.polynomial
                                                               snapshot_72)
                                                             number_108)))))
                                (a!3 (and (Snapshot.members snapshot_72
                                                            peer_100)
                                          (exists ((number_111 number))
                                            (e.receipts peer_100
                                                        (Snapshot.polynomial
                                                          snapshot_72)
                                                        number_111))))
                                (a!5 (not (exists ((snapshot_112 snapshot))
                                            (and (e.snapshots snapshot_112)
                                                 (Snapshot.final snapshot_112)
                                                 (Snapshot.revokes snapshot_112
                                                                   peer_100)))))
                                (a!6 (exists ((number_115 number))
                                       (and (e.losses peer_100
                                                      (Snapshot.polynomial
                                                        snapshot_72)
                                                      number_115)
                                            (not (e.receipts peer_100
                                                             (Snapshot.polynomial
                                                               snapshot_72)
                                                             number_115))))))
                          (let ((a!4 (not (and (not (Snapshot.acknowledged
                                                      snapshot_72
                                                      peer_100))
                                               (not a!3)))))
                          (let ((a!7 (not (and a!4
                                               (not (e.revoked peer_100))
                                               a!5
                                               (not a!6)))))
                            (not (and (Snapshot.acknowledged
                                        snapshot_72
                                        peer_100)
                                      (not (f.revoked peer_100))
                                      a!1
                                      (not a!2)
                                      a!7))))))))
             (let ((a!3 (not (and a!1
                                  (forall ((peer_74 peer))
                                    (let ((a!1 (not (exists ((snapshot_89 snapshot))
                                                      (and (e.snapshots snapshot_89)
                                                           (Snapshot.final snapshot_89)
                                                           (Snapshot.revokes snapshot_89
                                                                             peer_74)))))
                                          (a!2 (exists ((number_92 number))
                                                 (and (e.losses peer_74
                                                                (Snapshot.polynomial
                                                                  snapshot_72)
                                                                number_92)
                                                      (not (e.receipts peer_74
                                                                       (Snapshot.polynomial
                                                                         snapshot_72)
                                                                       number_92)))))
                                          (a!3 (and (Snapshot.members snapshot_72
                                                                      peer_74)
                                                    (exists ((number_95 number))
                                                      (f.receipts peer_74
                                                                  (Snapshot.polynomial
                                                                    snapshot_72)
                                                                  number_95))))
                                          (a!5 (not (exists ((snapshot_96 snapshot))
                                                      (and (f.snapshots snapshot_96)
                                                           (Snapshot.final snapshot_96)
                                                           (Snapshot.revokes snapshot_96
                                                                             peer_74)))))
                                          (a!6 (exists ((number_99 number))
                                                 (and (f.losses peer_74
                                                                (Snapshot.polynomial
                                                                  snapshot_72)
                                                                number_99)
                                                      (not (f.receipts peer_74
                                                                       (Snapshot.polynomial
                                                                         snapshot_72)
                                                                       number_99))))))
                                    (let ((a!4 (not (and (not (Snapshot.acknowledged
                                                                snapshot_72
                                                                peer_74))
                                                         (not a!3)))))
                                    (let ((a!7 (not (and a!4
                                                         (not (f.revoked peer_74))
                                                         a!5
                                                         (not a!6)))))
                                    (let ((a!8 (and (Snapshot.members snapshot_72
                                                                      peer_74)
                                                    (exists ((number_77 number))
                                                      (e.receipts peer_74
                                                                  (Snapshot.polynomial
                                                                    snapshot_72)
                                                                  number_77))
                                                    (not (e.revoked peer_74))
                                                    a!1
                                                    (not a!2)
                                                    a!7)))
                                      (not a!8))))))
                                  a!2
                                  (forall ((peer_101 peer))
                                    (let ((a!1 (not (exists ((snapshot_116 snapshot))
                                                      (and (f.snapshots snapshot_116)
                                                           (Snapshot.final snapshot_116)
                                                           (Snapshot.revokes snapshot_116
                                                                             peer_101)))))
                                          (a!2 (exists ((number_119 number))
                                                 (and (f.losses peer_101
                                                                (Snapshot.polynomial
                                                                  snapshot_72)
                                                                number_119)
                                                      (not (f.receipts peer_101
                                                                       (Snapshot.polynomial
                                                                         snapshot_72)
                                                                       number_119)))))
                                          (a!3 (and (Snapshot.members snapshot_72
                                                                      peer_101)
                                                    (exists ((number_122 number))
                                                      (e.receipts peer_101
                                                                  (Snapshot.polynomial
                                                                    snapshot_72)
                                                                  number_122))))
                                          (a!5 (not (exists ((snapshot_123 snapshot))
                                                      (and (e.snapshots snapshot_123)
                                                           (Snapshot.final snapshot_123)
                                                           (Snapshot.revokes snapshot_123
                                                                             peer_101)))))
                                          (a!6 (exists ((number_126 number))
                                                 (and (e.losses peer_101
                                                                (Snapshot.polynomial
                                                                  snapshot_72)
                                                                number_126)
                                                      (not (e.receipts peer_101
                                                                       (Snapshot.polynomial
                                                                         snapshot_72)
                                                                       number_126))))))
                                    (let ((a!4 (not (and (not (Snapshot.acknowledged
                                                                snapshot_72
                                                                peer_101))
                                                         (not a!3)))))
                                    (let ((a!7 (not (and a!4
                                                         (not (e.revoked peer_101))
                                                         a!5
                                                         (not a!6)))))
                                    (let ((a!8 (and (Snapshot.members snapshot_72
                                                                      peer_101)
                                                    (exists ((number_104 number))
                                                      (f.receipts peer_101
                                                                  (Snapshot.polynomial
                                                                    snapshot_72)
                                                                  number_104))
                                                    (not (f.revoked peer_101))
                                                    a!1
                                                    (not a!2)
                                                    a!7)))
                                      (not a!8))))))))))
               (not (and (e.snapshots snapshot_72) a!3)))))))
  (not a!1)) :named negated_goal))
(check-sat)
