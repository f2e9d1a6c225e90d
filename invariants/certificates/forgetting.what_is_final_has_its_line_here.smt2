; forgetting.what_is_final_has_its_line_here
; What is final by what two peers heard has one line.
(set-logic ALL)
(declare-sort cap 0)
(declare-sort digest 0)
(declare-sort number 0)
(declare-sort peer 0)
(declare-sort policy 0)
(declare-sort polynomial 0)
(declare-sort snapshot 0)
(declare-fun Snapshot.digest (snapshot) digest)
(declare-fun Snapshot.final (snapshot) Bool)
(declare-fun Snapshot.line (snapshot digest) Bool)
(declare-fun Snapshot.parent (snapshot) digest)
(declare-fun Snapshot.polynomial (snapshot) polynomial)
(declare-fun below (digest digest) Bool)
(declare-fun digest.zero () digest)
(declare-fun e.snapshots (snapshot) Bool)
(declare-fun other.snapshots (snapshot) Bool)
(assert (! (let ((a!1 (forall ((digest_1 digest) (digest_2 digest) (digest_3 digest))
             (=> (and (below digest_1 digest_2) (below digest_2 digest_3))
                 (below digest_1 digest_3)))))
  (and (forall ((digest_1 digest)) (not (below digest_1 digest_1)))
       a!1
       (forall ((digest_1 digest) (digest_2 digest))
         (or (= digest_1 digest_2)
             (below digest_1 digest_2)
             (below digest_2 digest_1))))) :named axioms))
(assert (! (let ((a!1 (forall ((snapshot_40 snapshot))
             (let ((a!1 (forall ((snapshot_43 snapshot))
                          (let ((a!1 (not (and (not (= snapshot_43 snapshot_40))
                                               (= (Snapshot.parent snapshot_40)
                                                  digest.zero))))
                                (a!2 (forall ((digest_46 digest))
                                       (not (and (Snapshot.line snapshot_43
                                                                digest_46)
                                                 (not (Snapshot.line snapshot_40
                                                                     digest_46))))))
                                (a!3 (forall ((digest_47 digest))
                                       (not (and (Snapshot.line snapshot_40
                                                                digest_47)
                                                 (not (Snapshot.line snapshot_43
                                                                     digest_47)))))))
                          (let ((a!4 (not (and a!1
                                               (= (Snapshot.parent snapshot_43)
                                                  (Snapshot.parent snapshot_40))
                                               a!2
                                               a!3
                                               (= (Snapshot.polynomial
                                                    snapshot_43)
                                                  (Snapshot.polynomial
                                                    snapshot_40))))))
                            (not (and (e.snapshots snapshot_43)
                                      (= (Snapshot.digest snapshot_43)
                                         (Snapshot.digest snapshot_40))
                                      a!4))))))
                   (a!2 (forall ((snapshot_44 snapshot))
                          (let ((a!1 (exists ((snapshot_45 snapshot))
                                       (let ((a!1 (not (and (not (Snapshot.final snapshot_45))
                                                            (Snapshot.final snapshot_44)))))
                                         (and (e.snapshots snapshot_45)
                                              (= (Snapshot.digest snapshot_45)
                                                 (Snapshot.parent snapshot_44))
                                              a!1))))
                                (a!3 (not (and (not (= snapshot_44 snapshot_40))
                                               (= (Snapshot.parent snapshot_40)
                                                  digest.zero))))
                                (a!4 (forall ((digest_48 digest))
                                       (not (and (Snapshot.line snapshot_44
                                                                digest_48)
                                                 (not (Snapshot.line snapshot_40
                                                                     digest_48))))))
                                (a!5 (forall ((digest_49 digest))
                                       (not (and (Snapshot.line snapshot_40
                                                                digest_49)
                                                 (not (Snapshot.line snapshot_44
                                                                     digest_49)))))))
                          (let ((a!2 (and (not (= (Snapshot.parent snapshot_44)
                                                  digest.zero))
                                          (not a!1)))
                                (a!6 (not (and a!3
                                               (= (Snapshot.parent snapshot_44)
                                                  (Snapshot.parent snapshot_40))
                                               a!4
                                               a!5
                                               (= (Snapshot.polynomial
                                                    snapshot_44)
                                                  (Snapshot.polynomial
                                                    snapshot_40))))))
                            (not (and (other.snapshots snapshot_44)
                                      (not a!2)
                                      (= (Snapshot.digest snapshot_44)
                                         (Snapshot.digest snapshot_40))
                                      a!6)))))))
               (not (and (e.snapshots snapshot_40) (not (and a!1 a!2)))))))
      (a!2 (forall ((snapshot_41 snapshot))
             (let ((a!1 (exists ((snapshot_42 snapshot))
                          (let ((a!1 (not (and (not (Snapshot.final snapshot_42))
                                               (Snapshot.final snapshot_41)))))
                            (and (e.snapshots snapshot_42)
                                 (= (Snapshot.digest snapshot_42)
                                    (Snapshot.parent snapshot_41))
                                 a!1))))
                   (a!3 (forall ((snapshot_50 snapshot))
                          (let ((a!1 (not (and (not (= snapshot_50 snapshot_41))
                                               (= (Snapshot.parent snapshot_41)
                                                  digest.zero))))
                                (a!2 (forall ((digest_53 digest))
                                       (not (and (Snapshot.line snapshot_50
                                                                digest_53)
                                                 (not (Snapshot.line snapshot_41
                                                                     digest_53))))))
                                (a!3 (forall ((digest_54 digest))
                                       (not (and (Snapshot.line snapshot_41
                                                                digest_54)
                                                 (not (Snapshot.line snapshot_50
                                                                     digest_54)))))))
                          (let ((a!4 (not (and a!1
                                               (= (Snapshot.parent snapshot_50)
                                                  (Snapshot.parent snapshot_41))
                                               a!2
                                               a!3
                                               (= (Snapshot.polynomial
                                                    snapshot_50)
                                                  (Snapshot.polynomial
                                                    snapshot_41))))))
                            (not (and (e.snapshots snapshot_50)
                                      (= (Snapshot.digest snapshot_50)
                                         (Snapshot.digest snapshot_41))
                                      a!4))))))
                   (a!4 (forall ((snapshot_51 snapshot))
                          (let ((a!1 (exists ((snapshot_52 snapshot))
                                       (let ((a!1 (not (and (not (Snapshot.final snapshot_52))
                                                            (Snapshot.final snapshot_51)))))
                                         (and (e.snapshots snapshot_52)
                                              (= (Snapshot.digest snapshot_52)
                                                 (Snapshot.parent snapshot_51))
                                              a!1))))
                                (a!3 (not (and (not (= snapshot_51 snapshot_41))
                                               (= (Snapshot.parent snapshot_41)
                                                  digest.zero))))
                                (a!4 (forall ((digest_55 digest))
                                       (not (and (Snapshot.line snapshot_51
                                                                digest_55)
                                                 (not (Snapshot.line snapshot_41
                                                                     digest_55))))))
                                (a!5 (forall ((digest_56 digest))
                                       (not (and (Snapshot.line snapshot_41
                                                                digest_56)
                                                 (not (Snapshot.line snapshot_51
                                                                     digest_56)))))))
                          (let ((a!2 (and (not (= (Snapshot.parent snapshot_51)
                                                  digest.zero))
                                          (not a!1)))
                                (a!6 (not (and a!3
                                               (= (Snapshot.parent snapshot_51)
                                                  (Snapshot.parent snapshot_41))
                                               a!4
                                               a!5
                                               (= (Snapshot.polynomial
                                                    snapshot_51)
                                                  (Snapshot.polynomial
                                                    snapshot_41))))))
                            (not (and (other.snapshots snapshot_51)
                                      (not a!2)
                                      (= (Snapshot.digest snapshot_51)
                                         (Snapshot.digest snapshot_41))
                                      a!6)))))))
             (let ((a!2 (and (not (= (Snapshot.parent snapshot_41) digest.zero))
                             (not a!1))))
               (not (and (other.snapshots snapshot_41)
                         (not a!2)
                         (not (and a!3 a!4)))))))))
  (and a!1 a!2)) :named makes_names_of_their_own))
(assert (! (let ((a!1 (forall ((snapshot_57 snapshot))
             (let ((a!1 (forall ((snapshot_60 snapshot))
                          (let ((a!1 (forall ((digest_61 digest))
                                       (not (and (Snapshot.line snapshot_60
                                                                digest_61)
                                                 (not (Snapshot.line snapshot_57
                                                                     digest_61))))))
                                (a!2 (forall ((digest_62 digest))
                                       (not (and (Snapshot.line snapshot_57
                                                                digest_62)
                                                 (not (Snapshot.line snapshot_60
                                                                     digest_62)))))))
                            (not (and (e.snapshots snapshot_60)
                                      (= (Snapshot.digest snapshot_60)
                                         (Snapshot.digest snapshot_57))
                                      (not (and a!1 a!2))))))))
               (not (and (e.snapshots snapshot_57)
                         (Snapshot.final snapshot_57)
                         (not a!1))))))
      (a!2 (forall ((snapshot_58 snapshot))
             (let ((a!1 (exists ((snapshot_59 snapshot))
                          (let ((a!1 (not (and (not (Snapshot.final snapshot_59))
                                               (Snapshot.final snapshot_58)))))
                            (and (e.snapshots snapshot_59)
                                 (= (Snapshot.digest snapshot_59)
                                    (Snapshot.parent snapshot_58))
                                 a!1))))
                   (a!3 (forall ((snapshot_63 snapshot))
                          (let ((a!1 (forall ((digest_64 digest))
                                       (not (and (Snapshot.line snapshot_63
                                                                digest_64)
                                                 (not (Snapshot.line snapshot_58
                                                                     digest_64))))))
                                (a!2 (forall ((digest_65 digest))
                                       (not (and (Snapshot.line snapshot_58
                                                                digest_65)
                                                 (not (Snapshot.line snapshot_63
                                                                     digest_65)))))))
                            (not (and (e.snapshots snapshot_63)
                                      (= (Snapshot.digest snapshot_63)
                                         (Snapshot.digest snapshot_58))
                                      (not (and a!1 a!2))))))))
             (let ((a!2 (and (not (= (Snapshot.parent snapshot_58) digest.zero))
                             (not a!1))))
               (not (and (other.snapshots snapshot_58)
                         (not a!2)
                         (Snapshot.final snapshot_58)
                         (not a!3))))))))
  (not (and a!1 a!2))) :named negated_goal))
(check-sat)
