; forgetting.has_the_same_members_left
; M9: without a conflict, of what agrees the same members are counted of each snapshot that is final or descends from the
; last final one.
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
(declare-fun digest.zero () digest)
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
      (a!2 (exists ((snapshot_77 snapshot))
             (and (e.snapshots snapshot_77)
                  (Snapshot.final snapshot_77)
                  (= (Snapshot.digest least.0) (Snapshot.parent snapshot_77)))))
      (a!3 (forall ((snapshot_75 snapshot))
             (let ((a!1 (exists ((snapshot_76 snapshot))
                          (and (e.snapshots snapshot_76)
                               (Snapshot.final snapshot_76)
                               (= (Snapshot.digest snapshot_75)
                                  (Snapshot.parent snapshot_76))))))
               (not (and (e.snapshots snapshot_75)
                         (Snapshot.final snapshot_75)
                         (not a!1)
                         (below (Snapshot.digest snapshot_75)
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
(assert (! (exists ((snapshot_40 snapshot))
  (let ((a!1 (exists ((snapshot_41 snapshot))
               (and (e.snapshots snapshot_41)
                    (Snapshot.final snapshot_41)
                    (= (Snapshot.parent snapshot_41)
                       (Snapshot.digest snapshot_40))))))
    (and (e.snapshots snapshot_40) (Snapshot.final snapshot_40) (not a!1)))) :named has_an_end))
(assert (! (not (exists ((snapshot_42 snapshot))
       (let ((a!1 (exists ((snapshot_43 snapshot))
                    (and (e.snapshots snapshot_43)
                         (Snapshot.final snapshot_42)
                         (Snapshot.final snapshot_43)
                         (= (Snapshot.parent snapshot_42)
                            (Snapshot.parent snapshot_43))
                         (not (= (Snapshot.digest snapshot_42)
                                 (Snapshot.digest snapshot_43)))))))
         (and (e.snapshots snapshot_42) a!1)))) :named has_no_conflict))
(assert (! (forall ((snapshot_44 snapshot))
  (let ((a!1 (forall ((snapshot_45 snapshot))
               (let ((a!1 (not (and (not (= snapshot_45 snapshot_44))
                                    (= (Snapshot.parent snapshot_44)
                                       digest.zero))))
                     (a!2 (forall ((digest_46 digest))
                            (not (and (Snapshot.line snapshot_45 digest_46)
                                      (not (Snapshot.line snapshot_44 digest_46))))))
                     (a!3 (forall ((digest_47 digest))
                            (not (and (Snapshot.line snapshot_44 digest_47)
                                      (not (Snapshot.line snapshot_45 digest_47)))))))
               (let ((a!4 (not (and a!1
                                    (= (Snapshot.parent snapshot_45)
                                       (Snapshot.parent snapshot_44))
                                    a!2
                                    a!3
                                    (= (Snapshot.polynomial snapshot_45)
                                       (Snapshot.polynomial snapshot_44))))))
                 (not (and (e.snapshots snapshot_45)
                           (= (Snapshot.digest snapshot_45)
                              (Snapshot.digest snapshot_44))
                           a!4)))))))
    (not (and (e.snapshots snapshot_44) (not a!1))))) :named has_names_of_its_own))
(assert (! (let ((a!1 (forall ((snapshot_48 snapshot))
             (not (and (f.snapshots snapshot_48)
                       (not (e.snapshots snapshot_48))))))
      (a!2 (forall ((peer_49 peer))
             (not (and (e.revoked peer_49) (not (f.revoked peer_49))))))
      (a!3 (forall ((peer_50 peer))
             (not (and (f.revoked peer_50) (not (e.revoked peer_50))))))
      (a!4 (forall ((peer_51 peer)
                    (polynomial_52 polynomial)
                    (number_53 number))
             (not (and (e.losses peer_51 polynomial_52 number_53)
                       (not (f.losses peer_51 polynomial_52 number_53))))))
      (a!5 (forall ((peer_54 peer)
                    (polynomial_55 polynomial)
                    (number_56 number))
             (not (and (f.losses peer_54 polynomial_55 number_56)
                       (not (e.losses peer_54 polynomial_55 number_56))))))
      (a!6 (forall ((peer_57 peer)
                    (polynomial_58 polynomial)
                    (number_59 number))
             (not (and (e.receipts peer_57 polynomial_58 number_59)
                       (not (f.receipts peer_57 polynomial_58 number_59))))))
      (a!7 (forall ((peer_60 peer)
                    (polynomial_61 polynomial)
                    (number_62 number))
             (not (and (f.receipts peer_60 polynomial_61 number_62)
                       (not (e.receipts peer_60 polynomial_61 number_62))))))
      (a!8 (forall ((policy_63 policy))
             (not (and (e.policies policy_63) (not (f.policies policy_63))))))
      (a!9 (forall ((policy_64 policy))
             (not (and (f.policies policy_64) (not (e.policies policy_64))))))
      (a!10 (forall ((snapshot_65 snapshot))
              (not (and (e.snapshots snapshot_65)
                        (not (f.snapshots snapshot_65))
                        (Snapshot.final snapshot_65)))))
      (a!11 (not (exists ((snapshot_66 snapshot))
                   (let ((a!1 (exists ((snapshot_67 snapshot))
                                (and (e.snapshots snapshot_67)
                                     (Snapshot.final snapshot_66)
                                     (Snapshot.final snapshot_67)
                                     (= (Snapshot.parent snapshot_66)
                                        (Snapshot.parent snapshot_67))
                                     (not (= (Snapshot.digest snapshot_66)
                                             (Snapshot.digest snapshot_67)))))))
                     (and (e.snapshots snapshot_66) a!1)))))
      (a!12 (forall ((snapshot_68 snapshot))
              (let ((a!1 (exists ((snapshot_69 snapshot))
                           (and (e.snapshots snapshot_69)
                                (Snapshot.final snapshot_69)
                                (= (Snapshot.digest snapshot_69)
                                   (Snapshot.digest snapshot_68))))))
                (not (and (e.snapshots snapshot_68)
                          (not (f.snapshots snapshot_68))
                          a!1)))))
      (a!13 (forall ((snapshot_70 snapshot))
              (not (and (e.snapshots snapshot_70)
                        (not (f.snapshots snapshot_70))
                        (Snapshot.line snapshot_70 (Snapshot.digest least.0)))))))
(let ((a!14 (not (and a!11 (not (and a!12 a!13))))))
  (and a!1 a!2 a!3 a!4 a!5 a!6 a!7 a!8 a!9 a!10 a!14))) :named agrees))
(assert (! (let ((a!1 (forall ((snapshot_78 snapshot))
             (let ((a!1 (exists ((snapshot_81 snapshot))
                          (and (e.snapshots snapshot_81)
                               (Snapshot.final snapshot_81)
                               (= (Snapshot.digest snapshot_81)
                                  (Snapshot.digest snapshot_78)))))
                   (a!3 (forall ((snapshot_82 snapshot) (peer_83 peer))
                          (let ((a!1 (not (exists ((snapshot_88 snapshot))
                                            (and (e.snapshots snapshot_88)
                                                 (Snapshot.final snapshot_88)
                                                 (Snapshot.revokes snapshot_88
                                                                   peer_83)))))
                                (a!2 (exists ((number_91 number))
                                       (and (e.losses peer_83
                                                      (Snapshot.polynomial
                                                        snapshot_78)
                                                      number_91)
                                            (not (e.receipts peer_83
                                                             (Snapshot.polynomial
                                                               snapshot_78)
                                                             number_91)))))
                                (a!3 (exists ((snapshot_92 snapshot))
                                       (and (f.snapshots snapshot_92)
                                            (= (Snapshot.digest snapshot_92)
                                               (Snapshot.digest snapshot_78))
                                            (Snapshot.acknowledged
                                              snapshot_92
                                              peer_83))))
                                (a!4 (and (Snapshot.members snapshot_78 peer_83)
                                          (exists ((number_95 number))
                                            (f.receipts peer_83
                                                        (Snapshot.polynomial
                                                          snapshot_78)
                                                        number_95))))
                                (a!5 (not (exists ((snapshot_96 snapshot))
                                            (and (f.snapshots snapshot_96)
                                                 (Snapshot.final snapshot_96)
                                                 (Snapshot.revokes snapshot_96
                                                                   peer_83)))))
                                (a!6 (exists ((number_99 number))
                                       (and (f.losses peer_83
                                                      (Snapshot.polynomial
                                                        snapshot_78)
                                                      number_99)
                                            (not (f.receipts peer_83
                                                             (Snapshot.polynomial
                                                               snapshot_78)
                                                             number_99))))))
                          (let ((a!7 (and (not (and (not a!3) (not a!4)))
                                          (not (f.revoked peer_83))
                                          a!5
                                          (not a!6))))
                            (not (and (e.snapshots snapshot_82)
                                      (= (Snapshot.digest snapshot_82)
                                         (Snapshot.digest snapshot_78))
                                      (Snapshot.acknowledged
                                        snapshot_82
                                        peer_83)
                                      (not (e.revoked peer_83))
                                      a!1
                                      (not a!2)
                                      (not a!7)))))))
                   (a!4 (forall ((snapshot_112 snapshot) (peer_113 peer))
                          (let ((a!1 (not (exists ((snapshot_118 snapshot))
                                            (and (f.snapshots snapshot_118)
                                                 (Snapshot.final snapshot_118)
                                                 (Snapshot.revokes snapshot_118
                                                                   peer_113)))))
                                (a!2 (exists ((number_121 number))
                                       (and (f.losses peer_113
                                                      (Snapshot.polynomial
                                                        snapshot_78)
                                                      number_121)
                                            (not (f.receipts peer_113
                                                             (Snapshot.polynomial
                                                               snapshot_78)
                                                             number_121)))))
                                (a!3 (exists ((snapshot_122 snapshot))
                                       (and (e.snapshots snapshot_122)
                                            (= (Snapshot.digest snapshot_122)
                                               (Snapshot.digest snapshot_78))
                                            (Snapshot.acknowledged
                                              snapshot_122
                                              peer_113))))
                                (a!4 (and (Snapshot.members snapshot_78
                                                            peer_113)
                                          (exists ((number_125 number))
                                            (e.receipts peer_113
                                                        (Snapshot.polynomial
                                                          snapshot_78)
                                                        number_125))))
                                (a!5 (not (exists ((snapshot_126 snapshot))
                                            (and (e.snapshots snapshot_126)
                                                 (Snapshot.final snapshot_126)
                                                 (Snapshot.revokes snapshot_126
                                                                   peer_113)))))
                                (a!6 (exists ((number_129 number))
                                       (and (e.losses peer_113
                                                      (Snapshot.polynomial
                                                        snapshot_78)
                                                      number_129)
                                            (not (e.receipts peer_113
                                                             (Snapshot.polynomial
                                                               snapshot_78)
                                                             number_129))))))
                          (let ((a!7 (and (not (and (not a!3) (not a!4)))
                                          (not (e.revoked peer_113))
                                          a!5
                                          (not a!6))))
                            (not (and (f.snapshots snapshot_112)
                                      (= (Snapshot.digest snapshot_112)
                                         (Snapshot.digest snapshot_78))
                                      (Snapshot.acknowledged
                                        snapshot_112
                                        peer_113)
                                      (not (f.revoked peer_113))
                                      a!1
                                      (not a!2)
                                      (not a!7))))))))
             (let ((a!2 (and (not (Snapshot.line snapshot_78
                                                 (Snapshot.digest least.0)))
                             (not a!1)))
                   (a!5 (not (and a!3
                                  (forall ((peer_84 peer))
                                    (let ((a!1 (not (exists ((snapshot_100 snapshot))
                                                      (and (e.snapshots snapshot_100)
                                                           (Snapshot.final snapshot_100)
                                                           (Snapshot.revokes snapshot_100
                                                                             peer_84)))))
                                          (a!2 (exists ((number_103 number))
                                                 (and (e.losses peer_84
                                                                (Snapshot.polynomial
                                                                  snapshot_78)
                                                                number_103)
                                                      (not (e.receipts peer_84
                                                                       (Snapshot.polynomial
                                                                         snapshot_78)
                                                                       number_103)))))
                                          (a!3 (exists ((snapshot_104 snapshot))
                                                 (and (f.snapshots snapshot_104)
                                                      (= (Snapshot.digest snapshot_104)
                                                         (Snapshot.digest snapshot_78))
                                                      (Snapshot.acknowledged
                                                        snapshot_104
                                                        peer_84))))
                                          (a!4 (and (Snapshot.members snapshot_78
                                                                      peer_84)
                                                    (exists ((number_107 number))
                                                      (f.receipts peer_84
                                                                  (Snapshot.polynomial
                                                                    snapshot_78)
                                                                  number_107))))
                                          (a!5 (not (exists ((snapshot_108 snapshot))
                                                      (and (f.snapshots snapshot_108)
                                                           (Snapshot.final snapshot_108)
                                                           (Snapshot.revokes snapshot_108
                                                                             peer_84)))))
                                          (a!6 (exists ((number_111 number))
                                                 (and (f.losses peer_84
                                                                (Snapshot.polynomial
                                                                  snapshot_78)
                                                                number_111)
                                                      (not (f.receipts peer_84
                                                                       (Snapshot.polynomial
                                                                         snapshot_78)
                                                                       number_111))))))
                                    (let ((a!7 (and (not (and (not a!3)
                                                              (not a!4)))
                                                    (not (f.revoked peer_84))
                                                    a!5
                                                    (not a!6))))
                                    (let ((a!8 (and (Snapshot.members snapshot_78
                                                                      peer_84)
                                                    (exists ((number_87 number))
                                                      (e.receipts peer_84
                                                                  (Snapshot.polynomial
                                                                    snapshot_78)
                                                                  number_87))
                                                    (not (e.revoked peer_84))
                                                    a!1
                                                    (not a!2)
                                                    (not a!7))))
                                      (not a!8)))))
                                  a!4
                                  (forall ((peer_114 peer))
                                    (let ((a!1 (not (exists ((snapshot_130 snapshot))
                                                      (and (f.snapshots snapshot_130)
                                                           (Snapshot.final snapshot_130)
                                                           (Snapshot.revokes snapshot_130
                                                                             peer_114)))))
                                          (a!2 (exists ((number_133 number))
                                                 (and (f.losses peer_114
                                                                (Snapshot.polynomial
                                                                  snapshot_78)
                                                                number_133)
                                                      (not (f.receipts peer_114
                                                                       (Snapshot.polynomial
                                                                         snapshot_78)
                                                                       number_133)))))
                                          (a!3 (exists ((snapshot_134 snapshot))
                                                 (and (e.snapshots snapshot_134)
                                                      (= (Snapshot.digest snapshot_134)
                                                         (Snapshot.digest snapshot_78))
                                                      (Snapshot.acknowledged
                                                        snapshot_134
                                                        peer_114))))
                                          (a!4 (and (Snapshot.members snapshot_78
                                                                      peer_114)
                                                    (exists ((number_137 number))
                                                      (e.receipts peer_114
                                                                  (Snapshot.polynomial
                                                                    snapshot_78)
                                                                  number_137))))
                                          (a!5 (not (exists ((snapshot_138 snapshot))
                                                      (and (e.snapshots snapshot_138)
                                                           (Snapshot.final snapshot_138)
                                                           (Snapshot.revokes snapshot_138
                                                                             peer_114)))))
                                          (a!6 (exists ((number_141 number))
                                                 (and (e.losses peer_114
                                                                (Snapshot.polynomial
                                                                  snapshot_78)
                                                                number_141)
                                                      (not (e.receipts peer_114
                                                                       (Snapshot.polynomial
                                                                         snapshot_78)
                                                                       number_141))))))
                                    (let ((a!7 (and (not (and (not a!3)
                                                              (not a!4)))
                                                    (not (e.revoked peer_114))
                                                    a!5
                                                    (not a!6))))
                                    (let ((a!8 (and (Snapshot.members snapshot_78
                                                                      peer_114)
                                                    (exists ((number_117 number))
                                                      (f.receipts peer_114
                                                                  (Snapshot.polynomial
                                                                    snapshot_78)
                                                                  number_117))
                                                    (not (f.revoked peer_114))
                                                    a!1
                                                    (not a!2)
                                                    (not a!7))))
                                      (not a!8)))))))))
               (not (and (e.snapshots snapshot_78) (not a!2) a!5)))))))
  (not a!1)) :named negated_goal))
(check-sat)
