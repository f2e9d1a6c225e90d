; shares.finals_were_final_as
; Whatever final certificate was known of a snapshot, it is of the same line and polynomial.
(set-logic ALL)
(declare-sort cap 0)
(declare-sort digest 0)
(declare-sort number 0)
(declare-sort peer 0)
(declare-sort policy 0)
(declare-sort polynomial 0)
(declare-sort share 0)
(declare-sort snapshot 0)
(declare-fun Snapshot.digest (snapshot) digest)
(declare-fun Snapshot.final (snapshot) Bool)
(declare-fun Snapshot.line (snapshot digest) Bool)
(declare-fun Snapshot.parent (snapshot) digest)
(declare-fun Snapshot.polynomial (snapshot) polynomial)
(declare-fun below (digest digest) Bool)
(declare-fun digest.zero () digest)
(declare-fun e.snapshots (snapshot) Bool)
(declare-fun new.snapshots (snapshot) Bool)
(declare-fun root () digest)
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
                            (not (and (new.snapshots snapshot_44)
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
                            (not (and (new.snapshots snapshot_51)
                                      (not a!2)
                                      (= (Snapshot.digest snapshot_51)
                                         (Snapshot.digest snapshot_41))
                                      a!6)))))))
             (let ((a!2 (and (not (= (Snapshot.parent snapshot_41) digest.zero))
                             (not a!1))))
               (not (and (new.snapshots snapshot_41)
                         (not a!2)
                         (not (and a!3 a!4))))))))
      (a!3 (exists ((snapshot_57 snapshot))
             (and (e.snapshots snapshot_57)
                  (= root (Snapshot.digest snapshot_57)))))
      (a!4 (exists ((snapshot_58 snapshot))
             (and (new.snapshots snapshot_58)
                  (= root (Snapshot.digest snapshot_58))))))
  (and (= root digest.zero) a!1 a!2 (not a!3) (not a!4))) :named is_named_apart))
(assert (! (let ((a!1 (forall ((snapshot_59 snapshot))
             (let ((a!1 (forall ((snapshot_62 snapshot))
                          (let ((a!1 (not (and (not (= snapshot_62 snapshot_59))
                                               (= (Snapshot.parent snapshot_59)
                                                  digest.zero))))
                                (a!2 (forall ((digest_63 digest))
                                       (not (and (Snapshot.line snapshot_62
                                                                digest_63)
                                                 (not (Snapshot.line snapshot_59
                                                                     digest_63))))))
                                (a!3 (forall ((digest_64 digest))
                                       (not (and (Snapshot.line snapshot_59
                                                                digest_64)
                                                 (not (Snapshot.line snapshot_62
                                                                     digest_64)))))))
                          (let ((a!4 (not (and (e.snapshots snapshot_62)
                                               (Snapshot.final snapshot_62)
                                               (= (Snapshot.digest snapshot_62)
                                                  (Snapshot.digest snapshot_59))
                                               a!1
                                               (= (Snapshot.parent snapshot_62)
                                                  (Snapshot.parent snapshot_59))
                                               a!2
                                               a!3
                                               (= (Snapshot.polynomial
                                                    snapshot_62)
                                                  (Snapshot.polynomial
                                                    snapshot_59))))))
                            (not (and (e.snapshots snapshot_62)
                                      (Snapshot.final snapshot_62)
                                      (= (Snapshot.digest snapshot_62)
                                         (Snapshot.digest snapshot_59))
                                      a!4)))))))
               (not (and (e.snapshots snapshot_59) (not a!1))))))
      (a!2 (forall ((snapshot_60 snapshot))
             (let ((a!1 (exists ((snapshot_61 snapshot))
                          (let ((a!1 (not (and (not (Snapshot.final snapshot_61))
                                               (Snapshot.final snapshot_60)))))
                            (and (e.snapshots snapshot_61)
                                 (= (Snapshot.digest snapshot_61)
                                    (Snapshot.parent snapshot_60))
                                 a!1))))
                   (a!3 (forall ((snapshot_65 snapshot))
                          (let ((a!1 (not (and (not (= snapshot_65 snapshot_60))
                                               (= (Snapshot.parent snapshot_60)
                                                  digest.zero))))
                                (a!2 (forall ((digest_66 digest))
                                       (not (and (Snapshot.line snapshot_65
                                                                digest_66)
                                                 (not (Snapshot.line snapshot_60
                                                                     digest_66))))))
                                (a!3 (forall ((digest_67 digest))
                                       (not (and (Snapshot.line snapshot_60
                                                                digest_67)
                                                 (not (Snapshot.line snapshot_65
                                                                     digest_67)))))))
                          (let ((a!4 (not (and (e.snapshots snapshot_65)
                                               (Snapshot.final snapshot_65)
                                               (= (Snapshot.digest snapshot_65)
                                                  (Snapshot.digest snapshot_60))
                                               a!1
                                               (= (Snapshot.parent snapshot_65)
                                                  (Snapshot.parent snapshot_60))
                                               a!2
                                               a!3
                                               (= (Snapshot.polynomial
                                                    snapshot_65)
                                                  (Snapshot.polynomial
                                                    snapshot_60))))))
                            (not (and (e.snapshots snapshot_65)
                                      (Snapshot.final snapshot_65)
                                      (= (Snapshot.digest snapshot_65)
                                         (Snapshot.digest snapshot_60))
                                      a!4)))))))
             (let ((a!2 (and (not (= (Snapshot.parent snapshot_60) digest.zero))
                             (not a!1))))
               (not (and (new.snapshots snapshot_60) (not a!2) (not a!3))))))))
  (not (and a!1 a!2))) :named negated_goal))
(check-sat)
