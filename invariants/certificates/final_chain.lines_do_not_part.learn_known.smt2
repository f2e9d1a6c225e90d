; final_chain.lines_do_not_part.learn_known
; learn keeps lines_do_not_part, of a snapshot that was known.
(set-logic ALL)
(declare-sort digest 0)
(declare-sort number 0)
(declare-sort peer 0)
(declare-sort polynomial 0)
(declare-sort snapshot 0)
(declare-fun Snapshot.digest (snapshot) digest)
(declare-fun Snapshot.line (snapshot digest) Bool)
(declare-fun Snapshot.parent (snapshot) digest)
(declare-fun below (digest digest) Bool)
(declare-fun e.snapshots (snapshot) Bool)
(declare-fun new.snapshots (snapshot) Bool)
(declare-fun s () snapshot)
(assert (! (let ((a!1 (forall ((digest_1 digest) (digest_2 digest) (digest_3 digest))
             (=> (and (below digest_1 digest_2) (below digest_2 digest_3))
                 (below digest_1 digest_3)))))
  (and (forall ((digest_1 digest)) (not (below digest_1 digest_1)))
       a!1
       (forall ((digest_1 digest) (digest_2 digest))
         (or (= digest_1 digest_2)
             (below digest_1 digest_2)
             (below digest_2 digest_1))))) :named axioms))
(assert (! (e.snapshots s) :named is_known))
(assert (! (let ((a!1 (forall ((snapshot_20 snapshot))
             (let ((a!1 (forall ((snapshot_23 snapshot))
                          (not (and (e.snapshots snapshot_23)
                                    (Snapshot.line snapshot_23
                                                   (Snapshot.digest snapshot_20)))))))
               (not (and (e.snapshots snapshot_20)
                         (not (e.snapshots snapshot_20))
                         (not a!1))))))
      (a!2 (forall ((snapshot_21 snapshot))
             (let ((a!1 (exists ((snapshot_22 snapshot))
                          (and (e.snapshots snapshot_22)
                               (= (Snapshot.parent snapshot_21)
                                  (Snapshot.digest snapshot_22)))))
                   (a!2 (forall ((snapshot_24 snapshot))
                          (not (and (e.snapshots snapshot_24)
                                    (Snapshot.line snapshot_24
                                                   (Snapshot.digest snapshot_21)))))))
               (not (and (new.snapshots snapshot_21)
                         a!1
                         (not (e.snapshots snapshot_21))
                         (not a!2)))))))
  (and a!1 a!2)) :named is_on_no_known_line))
(assert (! (forall ((snapshot_25 snapshot))
  (let ((a!1 (and (e.snapshots snapshot_25)
                  (not (forall ((snapshot_26 snapshot))
                         (let ((a!1 (and (e.snapshots snapshot_26)
                                         (Snapshot.line snapshot_25
                                                        (Snapshot.digest snapshot_26))
                                         (not (forall ((snapshot_27 snapshot))
                                                (let ((a!1 (and (e.snapshots snapshot_27)
                                                                (Snapshot.line snapshot_25
                                                                               (Snapshot.digest snapshot_27))
                                                                (not (Snapshot.line snapshot_27
                                                                                    (Snapshot.digest snapshot_26)))
                                                                (not (Snapshot.line snapshot_26
                                                                                    (Snapshot.digest snapshot_27))))))
                                                  (not a!1)))))))
                           (not a!1)))))))
    (not a!1))) :named lines_do_not_part))
(assert (! (let ((a!1 (forall ((snapshot_28 snapshot))
             (let ((a!1 (not (and (forall ((snapshot_31 snapshot))
                                    (let ((a!1 (and (e.snapshots snapshot_31)
                                                    (Snapshot.line s
                                                                   (Snapshot.digest snapshot_31))
                                                    (not (Snapshot.line snapshot_31
                                                                        (Snapshot.digest snapshot_28)))
                                                    (not (Snapshot.line snapshot_28
                                                                        (Snapshot.digest snapshot_31))))))
                                      (not a!1)))
                                  (forall ((snapshot_32 snapshot))
                                    (let ((a!1 (exists ((snapshot_33 snapshot))
                                                 (and (e.snapshots snapshot_33)
                                                      (= (Snapshot.parent snapshot_32)
                                                         (Snapshot.digest snapshot_33))))))
                                    (let ((a!2 (and (new.snapshots snapshot_32)
                                                    a!1
                                                    (Snapshot.line s
                                                                   (Snapshot.digest snapshot_32))
                                                    (not (Snapshot.line snapshot_32
                                                                        (Snapshot.digest snapshot_28)))
                                                    (not (Snapshot.line snapshot_28
                                                                        (Snapshot.digest snapshot_32))))))
                                      (not a!2))))))))
               (not (and (e.snapshots snapshot_28)
                         (Snapshot.line s (Snapshot.digest snapshot_28))
                         a!1)))))
      (a!2 (forall ((snapshot_29 snapshot))
             (let ((a!1 (exists ((snapshot_30 snapshot))
                          (and (e.snapshots snapshot_30)
                               (= (Snapshot.parent snapshot_29)
                                  (Snapshot.digest snapshot_30)))))
                   (a!2 (not (and (forall ((snapshot_34 snapshot))
                                    (let ((a!1 (and (e.snapshots snapshot_34)
                                                    (Snapshot.line s
                                                                   (Snapshot.digest snapshot_34))
                                                    (not (Snapshot.line snapshot_34
                                                                        (Snapshot.digest snapshot_29)))
                                                    (not (Snapshot.line snapshot_29
                                                                        (Snapshot.digest snapshot_34))))))
                                      (not a!1)))
                                  (forall ((snapshot_35 snapshot))
                                    (let ((a!1 (exists ((snapshot_36 snapshot))
                                                 (and (e.snapshots snapshot_36)
                                                      (= (Snapshot.parent snapshot_35)
                                                         (Snapshot.digest snapshot_36))))))
                                    (let ((a!2 (and (new.snapshots snapshot_35)
                                                    a!1
                                                    (Snapshot.line s
                                                                   (Snapshot.digest snapshot_35))
                                                    (not (Snapshot.line snapshot_35
                                                                        (Snapshot.digest snapshot_29)))
                                                    (not (Snapshot.line snapshot_29
                                                                        (Snapshot.digest snapshot_35))))))
                                      (not a!2))))))))
               (not (and (new.snapshots snapshot_29)
                         a!1
                         (Snapshot.line s (Snapshot.digest snapshot_29))
                         a!2))))))
  (not (and a!1 a!2))) :named negated_goal))
(check-sat)
