; agreement.promise_is_kept.restart.any_n
; restart keeps promise_is_kept.
(set-logic ALL)
(declare-sort ballot 0)
(declare-sort choice 0)
(declare-sort digest 0)
(declare-sort holder 0)
(declare-sort quorum 0)
(declare-sort sequence 0)
(declare-sort snapshot 0)
(declare-fun Snapshot.parent (snapshot) digest)
(declare-fun ballot () ballot)
(declare-fun below (ballot ballot) Bool)
(declare-fun g () holder)
(declare-fun h () holder)
(declare-fun no_ballot () ballot)
(declare-fun s.system.echoes (holder ballot snapshot) Bool)
(declare-fun s.system.grants (holder digest ballot ballot snapshot) Bool)
(declare-fun s.system.holder.final.base (holder) digest)
(declare-fun s.system.holder.final.promised.above (holder ballot) Bool)
(declare-fun s.system.holder.final.promised.at (holder ballot) Bool)
(declare-fun s.system.holder.final.silent (holder) Bool)
(declare-fun s.system.holder.provisional.promised.above (holder ballot) Bool)
(declare-fun s.system.holder.provisional.promised.at (holder ballot) Bool)
(declare-fun s.system.votes (holder ballot snapshot) Bool)
(assert (! (let ((a!1 (forall ((ballot_1 ballot) (ballot_2 ballot) (ballot_3 ballot))
             (=> (and (below ballot_1 ballot_2) (below ballot_2 ballot_3))
                 (below ballot_1 ballot_3))))
      (a!2 (forall ((holder_1 holder) (ballot_2 ballot) (ballot_3 ballot))
             (=> (and (s.system.holder.final.promised.at holder_1 ballot_2)
                      (s.system.holder.final.promised.at holder_1 ballot_3))
                 (= ballot_2 ballot_3))))
      (a!3 (forall ((holder_1 holder) (ballot_2 ballot) (ballot_3 ballot))
             (=> (and (s.system.holder.final.promised.above holder_1 ballot_3)
                      (below ballot_2 ballot_3))
                 (s.system.holder.final.promised.above holder_1 ballot_2))))
      (a!4 (forall ((holder_1 holder) (ballot_2 ballot) (ballot_3 ballot))
             (=> (s.system.holder.final.promised.at holder_1 ballot_3)
                 (= (s.system.holder.final.promised.above holder_1 ballot_2)
                    (below ballot_2 ballot_3)))))
      (a!5 (forall ((holder_4 holder) (ballot_5 ballot) (ballot_6 ballot))
             (=> (and (s.system.holder.provisional.promised.at
                        holder_4
                        ballot_5)
                      (s.system.holder.provisional.promised.at
                        holder_4
                        ballot_6))
                 (= ballot_5 ballot_6))))
      (a!6 (forall ((holder_4 holder) (ballot_5 ballot) (ballot_6 ballot))
             (=> (and (s.system.holder.provisional.promised.above
                        holder_4
                        ballot_6)
                      (below ballot_5 ballot_6))
                 (s.system.holder.provisional.promised.above holder_4 ballot_5))))
      (a!7 (forall ((holder_4 holder) (ballot_5 ballot) (ballot_6 ballot))
             (=> (s.system.holder.provisional.promised.at holder_4 ballot_6)
                 (= (s.system.holder.provisional.promised.above
                      holder_4
                      ballot_5)
                    (below ballot_5 ballot_6))))))
  (and (forall ((ballot_1 ballot)) (not (below ballot_1 ballot_1)))
       a!1
       (forall ((ballot_1 ballot) (ballot_2 ballot))
         (or (= ballot_1 ballot_2)
             (below ballot_1 ballot_2)
             (below ballot_2 ballot_1)))
       (forall ((ballot_1 ballot))
         (or (= ballot_1 no_ballot) (below no_ballot ballot_1)))
       a!2
       a!3
       a!4
       (forall ((holder_1 holder))
         (or (s.system.holder.final.promised.at holder_1 no_ballot)
             (s.system.holder.final.promised.above holder_1 no_ballot)))
       a!5
       a!6
       a!7
       (forall ((holder_4 holder))
         (or (s.system.holder.provisional.promised.at holder_4 no_ballot)
             (s.system.holder.provisional.promised.above holder_4 no_ballot))))) :named axioms))
(assert (! (let ((a!1 (forall ((ballot_3 ballot) (ballot_4 ballot) (snapshot_5 snapshot))
             (not (and (s.system.grants g
                                        (s.system.holder.final.base g)
                                        ballot_3
                                        ballot_4
                                        snapshot_5)
                       (not (s.system.holder.final.promised.above g ballot_3))
                       (not (s.system.holder.final.promised.at g ballot_3))))))
      (a!2 (forall ((ballot_7 ballot) (snapshot_8 snapshot))
             (not (and (s.system.echoes g ballot_7 snapshot_8)
                       (= (Snapshot.parent snapshot_8)
                          (s.system.holder.final.base g))
                       (not (s.system.holder.final.promised.above g ballot_7))
                       (not (s.system.holder.final.promised.at g ballot_7))))))
      (a!3 (forall ((ballot_10 ballot) (snapshot_11 snapshot))
             (not (and (s.system.votes g ballot_10 snapshot_11)
                       (= (Snapshot.parent snapshot_11)
                          (s.system.holder.final.base g))
                       (not (s.system.holder.final.promised.above g ballot_10))
                       (not (s.system.holder.final.promised.at g ballot_10))))))
      (a!5 (forall ((ballot_14 ballot)
                    (ballot_15 ballot)
                    (snapshot_16 snapshot))
             (not (and (s.system.grants h
                                        (s.system.holder.final.base h)
                                        ballot_14
                                        ballot_15
                                        snapshot_16)
                       (not (s.system.holder.final.promised.above h ballot_14))
                       (not (s.system.holder.final.promised.at h ballot_14))))))
      (a!6 (forall ((ballot_18 ballot) (snapshot_19 snapshot))
             (not (and (s.system.echoes h ballot_18 snapshot_19)
                       (= (Snapshot.parent snapshot_19)
                          (s.system.holder.final.base h))
                       (not (s.system.holder.final.promised.above h ballot_18))
                       (not (s.system.holder.final.promised.at h ballot_18))))))
      (a!7 (forall ((ballot_21 ballot) (snapshot_22 snapshot))
             (not (and (s.system.votes h ballot_21 snapshot_22)
                       (= (Snapshot.parent snapshot_22)
                          (s.system.holder.final.base h))
                       (not (s.system.holder.final.promised.above h ballot_21))
                       (not (s.system.holder.final.promised.at h ballot_21)))))))
(let ((a!4 (not (and (not (s.system.holder.final.silent g))
                     (not (and a!1 a!2 a!3)))))
      (a!8 (not (and (not (s.system.holder.final.silent h))
                     (not (and a!5 a!6 a!7))))))
  (and a!4 a!8))) :named promise_is_kept))
(assert (! (let ((a!1 (forall ((ballot_7 ballot) (snapshot_8 snapshot))
             (let ((a!1 (= (Snapshot.parent snapshot_8)
                           (ite (= g h)
                                (s.system.holder.final.base h)
                                (s.system.holder.final.base g))))
                   (a!2 (not (ite (= g h)
                                  (s.system.holder.final.promised.above
                                    h
                                    ballot_7)
                                  (s.system.holder.final.promised.above
                                    g
                                    ballot_7))))
                   (a!3 (not (ite (= g h)
                                  (s.system.holder.final.promised.at h ballot_7)
                                  (s.system.holder.final.promised.at g ballot_7)))))
               (not (and (s.system.echoes g ballot_7 snapshot_8) a!1 a!2 a!3)))))
      (a!2 (forall ((ballot_10 ballot) (snapshot_11 snapshot))
             (let ((a!1 (= (Snapshot.parent snapshot_11)
                           (ite (= g h)
                                (s.system.holder.final.base h)
                                (s.system.holder.final.base g))))
                   (a!2 (not (ite (= g h)
                                  (s.system.holder.final.promised.above
                                    h
                                    ballot_10)
                                  (s.system.holder.final.promised.above
                                    g
                                    ballot_10))))
                   (a!3 (not (ite (= g h)
                                  (s.system.holder.final.promised.at
                                    h
                                    ballot_10)
                                  (s.system.holder.final.promised.at
                                    g
                                    ballot_10)))))
               (not (and (s.system.votes g ballot_10 snapshot_11) a!1 a!2 a!3)))))
      (a!5 (forall ((ballot_14 ballot)
                    (ballot_15 ballot)
                    (snapshot_16 snapshot))
             (not (and (s.system.grants h
                                        (s.system.holder.final.base h)
                                        ballot_14
                                        ballot_15
                                        snapshot_16)
                       (not (s.system.holder.final.promised.above h ballot_14))
                       (not (s.system.holder.final.promised.at h ballot_14))))))
      (a!6 (forall ((ballot_18 ballot) (snapshot_19 snapshot))
             (not (and (s.system.echoes h ballot_18 snapshot_19)
                       (= (Snapshot.parent snapshot_19)
                          (s.system.holder.final.base h))
                       (not (s.system.holder.final.promised.above h ballot_18))
                       (not (s.system.holder.final.promised.at h ballot_18))))))
      (a!7 (forall ((ballot_21 ballot) (snapshot_22 snapshot))
             (not (and (s.system.votes h ballot_21 snapshot_22)
                       (= (Snapshot.parent snapshot_22)
                          (s.system.holder.final.base h))
                       (not (s.system.holder.final.promised.above h ballot_21))
                       (not (s.system.holder.final.promised.at h ballot_21)))))))
(let ((a!3 (not (and (forall ((ballot_3 ballot)
                              (ballot_4 ballot)
                              (snapshot_5 snapshot))
                       (let ((a!1 (and (s.system.grants g
                                                        (ite (= g h)
                                                             (s.system.holder.final.base
                                                               h)
                                                             (s.system.holder.final.base
                                                               g))
                                                        ballot_3
                                                        ballot_4
                                                        snapshot_5)
                                       (not (ite (= g h)
                                                 (s.system.holder.final.promised.above
                                                   h
                                                   ballot_3)
                                                 (s.system.holder.final.promised.above
                                                   g
                                                   ballot_3)))
                                       (not (ite (= g h)
                                                 (s.system.holder.final.promised.at
                                                   h
                                                   ballot_3)
                                                 (s.system.holder.final.promised.at
                                                   g
                                                   ballot_3))))))
                         (not a!1)))
                     a!1
                     a!2)))
      (a!8 (not (and (not (s.system.holder.final.silent h))
                     (not (and a!5 a!6 a!7))))))
(let ((a!4 (and (not (ite (= g h)
                          (s.system.holder.final.silent h)
                          (s.system.holder.final.silent g)))
                a!3)))
  (not (and (not a!4) a!8))))) :named negated_goal))
(check-sat)
