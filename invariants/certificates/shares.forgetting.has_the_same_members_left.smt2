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
      (a!2 (exists ((snapshot_69 snapshot))
             (and (e.snapshots snapshot_69)
                  (Snapshot.final snapshot_69)
                  (= (Snapshot.digest least.0) (Snapshot.parent snapshot_69)))))
      (a!3 (forall ((snapshot_67 snapshot))
             (let ((a!1 (exists ((snapshot_68 snapshot))
                          (and (e.snapshots snapshot_68)
                               (Snapshot.final snapshot_68)
                               (= (Snapshot.digest snapshot_67)
                                  (Snapshot.parent snapshot_68))))))
               (not (and (e.snapshots snapshot_67)
                         (Snapshot.final snapshot_67)
                         (not a!1)
                         (below (Snapshot.digest snapshot_67)
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
(assert (! (let ((a!1 (forall ((snapshot_42 snapshot))
             (not (and (f.snapshots snapshot_42)
                       (not (e.snapshots snapshot_42))))))
      (a!2 (forall ((peer_43 peer))
             (not (and (e.revoked peer_43) (not (f.revoked peer_43))))))
      (a!3 (forall ((peer_44 peer))
             (not (and (f.revoked peer_44) (not (e.revoked peer_44))))))
      (a!4 (forall ((peer_45 peer)
                    (polynomial_46 polynomial)
                    (number_47 number))
             (not (and (e.losses peer_45 polynomial_46 number_47)
                       (not (f.losses peer_45 polynomial_46 number_47))))))
      (a!5 (forall ((peer_48 peer)
                    (polynomial_49 polynomial)
                    (number_50 number))
             (not (and (f.losses peer_48 polynomial_49 number_50)
                       (not (e.losses peer_48 polynomial_49 number_50))))))
      (a!6 (forall ((peer_51 peer)
                    (polynomial_52 polynomial)
                    (number_53 number))
             (not (and (e.receipts peer_51 polynomial_52 number_53)
                       (not (f.receipts peer_51 polynomial_52 number_53))))))
      (a!7 (forall ((peer_54 peer)
                    (polynomial_55 polynomial)
                    (number_56 number))
             (not (and (f.receipts peer_54 polynomial_55 number_56)
                       (not (e.receipts peer_54 polynomial_55 number_56))))))
      (a!8 (forall ((policy_57 policy))
             (not (and (e.policies policy_57) (not (f.policies policy_57))))))
      (a!9 (forall ((policy_58 policy))
             (not (and (f.policies policy_58) (not (e.policies policy_58))))))
      (a!10 (forall ((snapshot_59 snapshot))
              (not (and (e.snapshots snapshot_59)
                        (not (f.snapshots snapshot_59))
                        (Snapshot.final snapshot_59)))))
      (a!11 (not (exists ((snapshot_60 snapshot))
                   (let ((a!1 (exists ((snapshot_61 snapshot))
                                (and (e.snapshots snapshot_61)
                                     (Snapshot.final snapshot_60)
                                     (Snapshot.final snapshot_61)
                                     (= (Snapshot.parent snapshot_60)
                                        (Snapshot.parent snapshot_61))
                                     (not (= (Snapshot.digest snapshot_60)
                                             (Snapshot.digest snapshot_61)))))))
                     (and (e.snapshots snapshot_60) a!1)))))
      (a!12 (forall ((snapshot_62 snapshot))
              (not (and (e.snapshots snapshot_62)
                        (not (f.snapshots snapshot_62))
                        (Snapshot.line snapshot_62 (Snapshot.digest least.0)))))))
  (and a!1 a!2 a!3 a!4 a!5 a!6 a!7 a!8 a!9 a!10 (not (and a!11 (not a!12))))) :named agrees))
(assert (! (let ((a!1 (forall ((snapshot_70 snapshot))
             (let ((a!1 (forall ((peer_71 peer))
                          (let ((a!1 (not (exists ((snapshot_76 snapshot))
                                            (and (e.snapshots snapshot_76)
                                                 (Snapshot.final snapshot_76)
                                                 (Snapshot.revokes snapshot_76
                                                                   peer_71)))))
                                (a!2 (exists ((number_79 number))
                                       (and (e.losses peer_71
                                                      (Snapshot.polynomial
                                                        snapshot_70)
                                                      number_79)
                                            (not (e.receipts peer_71
                                                             (Snapshot.polynomial
                                                               snapshot_70)
                                                             number_79)))))
                                (a!3 (and (Snapshot.members snapshot_70 peer_71)
                                          (exists ((number_82 number))
                                            (f.receipts peer_71
                                                        (Snapshot.polynomial
                                                          snapshot_70)
                                                        number_82))))
                                (a!5 (not (exists ((snapshot_83 snapshot))
                                            (and (f.snapshots snapshot_83)
                                                 (Snapshot.final snapshot_83)
                                                 (Snapshot.revokes snapshot_83
                                                                   peer_71)))))
                                (a!6 (exists ((number_86 number))
                                       (and (f.losses peer_71
                                                      (Snapshot.polynomial
                                                        snapshot_70)
                                                      number_86)
                                            (not (f.receipts peer_71
                                                             (Snapshot.polynomial
                                                               snapshot_70)
                                                             number_86))))))
                          (let ((a!4 (not (and (not (Snapshot.acknowledged
                                                      snapshot_70
                                                      peer_71))
                                               (not a!3)))))
                          (let ((a!7 (not (and a!4
                                               (not (f.revoked peer_71))
                                               a!5
                                               (not a!6)))))
                            (not (and (Snapshot.acknowledged
                                        snapshot_70
                                        peer_71)
                                      (not (e.revoked peer_71))
                                      a!1
                                      (not a!2)
                                      a!7)))))))
                   (a!2 (forall ((peer_98 peer))
                          (let ((a!1 (not (exists ((snapshot_103 snapshot))
                                            (and (f.snapshots snapshot_103)
                                                 (Snapshot.final snapshot_103)
                                                 (Snapshot.revokes snapshot_103
                                                                   peer_98)))))
                                (a!2 (exists ((number_106 number))
                                       (and (f.losses peer_98
                                                      (Snapshot.polynomial
                                                        snapshot_70)
                                                      number_106)
                                            (not (f.receipts peer_98
                                                             (Snapshot.polynomial
                                                               snapshot_70)
                                                             number_106)))))
                                (a!3 (and (Snapshot.members snapshot_70 peer_98)
                                          (exists ((number_109 number))
                                            (e.receipts peer_98
                                                        (Snapshot.polynomial
                                                          snapshot_70)
                                                        number_109))))
                                (a!5 (not (exists ((snapshot_110 snapshot))
                                            (and (e.snapshots snapshot_110)
                                                 (Snapshot.final snapshot_110)
                                                 (Snapshot.revokes snapshot_110
                                                                   peer_98)))))
                                (a!6 (exists ((number_113 number))
                                       (and (e.losses peer_98
                                                      (Snapshot.polynomial
                                                        snapshot_70)
                                                      number_113)
                                            (not (e.receipts peer_98
                                                             (Snapshot.polynomial
                                                               snapshot_70)
                                                             number_113))))))
                          (let ((a!4 (not (and (not (Snapshot.acknowledged
                                                      snapshot_70
                                                      peer_98))
                                               (not a!3)))))
                          (let ((a!7 (not (and a!4
                                               (not (e.revoked peer_98))
                                               a!5
                                               (not a!6)))))
                            (not (and (Snapshot.acknowledged
                                        snapshot_70
                                        peer_98)
                                      (not (f.revoked peer_98))
                                      a!1
                                      (not a!2)
                                      a!7))))))))
             (let ((a!3 (not (and a!1
                                  (forall ((peer_72 peer))
                                    (let ((a!1 (not (exists ((snapshot_87 snapshot))
                                                      (and (e.snapshots snapshot_87)
                                                           (Snapshot.final snapshot_87)
                                                           (Snapshot.revokes snapshot_87
                                                                             peer_72)))))
                                          (a!2 (exists ((number_90 number))
                                                 (and (e.losses peer_72
                                                                (Snapshot.polynomial
                                                                  snapshot_70)
                                                                number_90)
                                                      (not (e.receipts peer_72
                                                                       (Snapshot.polynomial
                                                                         snapshot_70)
                                                                       number_90)))))
                                          (a!3 (and (Snapshot.members snapshot_70
                                                                      peer_72)
                                                    (exists ((number_93 number))
                                                      (f.receipts peer_72
                                                                  (Snapshot.polynomial
                                                                    snapshot_70)
                                                                  number_93))))
                                          (a!5 (not (exists ((snapshot_94 snapshot))
                                                      (and (f.snapshots snapshot_94)
                                                           (Snapshot.final snapshot_94)
                                                           (Snapshot.revokes snapshot_94
                                                                             peer_72)))))
                                          (a!6 (exists ((number_97 number))
                                                 (and (f.losses peer_72
                                                                (Snapshot.polynomial
                                                                  snapshot_70)
                                                                number_97)
                                                      (not (f.receipts peer_72
                                                                       (Snapshot.polynomial
                                                                         snapshot_70)
                                                                       number_97))))))
                                    (let ((a!4 (not (and (not (Snapshot.acknowledged
                                                                snapshot_70
                                                                peer_72))
                                                         (not a!3)))))
                                    (let ((a!7 (not (and a!4
                                                         (not (f.revoked peer_72))
                                                         a!5
                                                         (not a!6)))))
                                    (let ((a!8 (and (Snapshot.members snapshot_70
                                                                      peer_72)
                                                    (exists ((number_75 number))
                                                      (e.receipts peer_72
                                                                  (Snapshot.polynomial
                                                                    snapshot_70)
                                                                  number_75))
                                                    (not (e.revoked peer_72))
                                                    a!1
                                                    (not a!2)
                                                    a!7)))
                                      (not a!8))))))
                                  a!2
                                  (forall ((peer_99 peer))
                                    (let ((a!1 (not (exists ((snapshot_114 snapshot))
                                                      (and (f.snapshots snapshot_114)
                                                           (Snapshot.final snapshot_114)
                                                           (Snapshot.revokes snapshot_114
                                                                             peer_99)))))
                                          (a!2 (exists ((number_117 number))
                                                 (and (f.losses peer_99
                                                                (Snapshot.polynomial
                                                                  snapshot_70)
                                                                number_117)
                                                      (not (f.receipts peer_99
                                                                       (Snapshot.polynomial
                                                                         snapshot_70)
                                                                       number_117)))))
                                          (a!3 (and (Snapshot.members snapshot_70
                                                                      peer_99)
                                                    (exists ((number_120 number))
                                                      (e.receipts peer_99
                                                                  (Snapshot.polynomial
                                                                    snapshot_70)
                                                                  number_120))))
                                          (a!5 (not (exists ((snapshot_121 snapshot))
                                                      (and (e.snapshots snapshot_121)
                                                           (Snapshot.final snapshot_121)
                                                           (Snapshot.revokes snapshot_121
                                                                             peer_99)))))
                                          (a!6 (exists ((number_124 number))
                                                 (and (e.losses peer_99
                                                                (Snapshot.polynomial
                                                                  snapshot_70)
                                                                number_124)
                                                      (not (e.receipts peer_99
                                                                       (Snapshot.polynomial
                                                                         snapshot_70)
                                                                       number_124))))))
                                    (let ((a!4 (not (and (not (Snapshot.acknowledged
                                                                snapshot_70
                                                                peer_99))
                                                         (not a!3)))))
                                    (let ((a!7 (not (and a!4
                                                         (not (e.revoked peer_99))
                                                         a!5
                                                         (not a!6)))))
                                    (let ((a!8 (and (Snapshot.members snapshot_70
                                                                      peer_99)
                                                    (exists ((number_102 number))
                                                      (f.receipts peer_99
                                                                  (Snapshot.polynomial
                                                                    snapshot_70)
                                                                  number_102))
                                                    (not (f.revoked peer_99))
                                                    a!1
                                                    (not a!2)
                                                    a!7)))
                                      (not a!8))))))))))
               (not (and (e.snapshots snapshot_70) a!3)))))))
  (not a!1)) :named negated_goal))
(check-sat)
