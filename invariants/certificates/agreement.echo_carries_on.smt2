; agreement.echo_carries_on
; What an honest holder echoes is the snapshot of the highest report, if there is one.
(set-logic ALL)
(declare-sort ballot 0)
(declare-sort choice 0)
(declare-sort digest 0)
(declare-sort holder 0)
(declare-sort quorum 0)
(declare-sort sequence 0)
(declare-sort snapshot 0)
(declare-fun Snapshot.choice (snapshot) choice)
(declare-fun Snapshot.origin (snapshot) ballot)
(declare-fun Snapshot.parent (snapshot) digest)
(declare-fun ballot () ballot)
(declare-fun below (ballot ballot) Bool)
(declare-fun h () holder)
(declare-fun justification (holder digest ballot ballot snapshot) Bool)
(declare-fun model.liars (holder) Bool)
(declare-fun no_ballot () ballot)
(declare-fun no_snapshot () snapshot)
(declare-fun s.system.admitted (choice) Bool)
(declare-fun s.system.holder.final.base (holder) digest)
(declare-fun s.system.holder.final.echoed.ballot (holder) ballot)
(declare-fun s.system.holder.final.promised.above (holder ballot) Bool)
(declare-fun s.system.holder.final.promised.at (holder ballot) Bool)
(declare-fun s.system.holder.provisional.promised.above (holder ballot) Bool)
(declare-fun s.system.holder.provisional.promised.at (holder ballot) Bool)
(declare-fun s.system.holder.silent (holder) Bool)
(declare-fun top.ballot () ballot)
(declare-fun top.snapshot () snapshot)
(declare-fun x.ballot () ballot)
(declare-fun x.snapshot () snapshot)
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
(assert (! (let ((a!1 (exists ((holder_1 holder)
                    (digest_2 digest)
                    (ballot_3 ballot)
                    (ballot_4 ballot)
                    (snapshot_5 snapshot))
             (and (justification holder_1 digest_2 ballot_3 ballot_4 snapshot_5)
                  (not (and (= ballot_4 no_ballot) (= snapshot_5 no_snapshot))))))
      (a!2 (and (= (Snapshot.origin x.snapshot) x.ballot)
                (not (s.system.admitted (Snapshot.choice x.snapshot))))))
  (and (not (model.liars h))
       (not (s.system.holder.silent h))
       (= (s.system.holder.final.base h) (Snapshot.parent x.snapshot))
       (not (s.system.holder.final.promised.above h x.ballot))
       (not (= (s.system.holder.final.echoed.ballot h) x.ballot))
       (ite a!1
            (forall ((holder_6 holder)
                     (digest_7 digest)
                     (ballot_8 ballot)
                     (ballot_9 ballot)
                     (snapshot_10 snapshot))
              (let ((a!1 (and (justification holder_6
                                             digest_7
                                             ballot_8
                                             ballot_9
                                             snapshot_10)
                              (not (and (= ballot_9 no_ballot)
                                        (= snapshot_10 no_snapshot)))
                              (forall ((holder_11 holder)
                                       (digest_12 digest)
                                       (ballot_13 ballot)
                                       (ballot_14 ballot)
                                       (snapshot_15 snapshot))
                                (let ((a!1 (and (justification holder_11
                                                               digest_12
                                                               ballot_13
                                                               ballot_14
                                                               snapshot_15)
                                                (not (and (= ballot_14
                                                             no_ballot)
                                                          (= snapshot_15
                                                             no_snapshot)))
                                                (below ballot_9 ballot_14))))
                                  (not a!1)))
                              (not (= snapshot_10 x.snapshot)))))
                (not a!1)))
            (= (Snapshot.origin x.snapshot) x.ballot))
       (not a!2))) :named may_echo))
(assert (! (let ((a!1 (exists ((holder_1 holder)
                    (digest_2 digest)
                    (ballot_3 ballot)
                    (ballot_4 ballot)
                    (snapshot_5 snapshot))
             (and (justification holder_1 digest_2 ballot_3 ballot_4 snapshot_5)
                  (not (and (= ballot_4 no_ballot) (= snapshot_5 no_snapshot))))))
      (a!2 (exists ((holder_6 holder) (digest_7 digest) (ballot_8 ballot))
             (and (justification holder_6
                                 digest_7
                                 ballot_8
                                 top.ballot
                                 top.snapshot)
                  (not (and (= top.ballot no_ballot)
                            (= top.snapshot no_snapshot)))))))
  (ite a!1
       (and a!2
            (forall ((holder_11 holder)
                     (digest_12 digest)
                     (ballot_13 ballot)
                     (ballot_14 ballot)
                     (snapshot_15 snapshot))
              (let ((a!1 (and (justification holder_11
                                             digest_12
                                             ballot_13
                                             ballot_14
                                             snapshot_15)
                              (not (and (= ballot_14 no_ballot)
                                        (= snapshot_15 no_snapshot)))
                              (below top.ballot ballot_14))))
                (not a!1))))
       (and (= top.ballot no_ballot) (= top.snapshot no_snapshot)))) :named is_top))
(assert (! (let ((a!1 (and (not (and (= top.ballot no_ballot) (= top.snapshot no_snapshot)))
                (not (= top.snapshot x.snapshot)))))
(let ((a!2 (and (not (model.liars h))
                (not (s.system.holder.silent h))
                (= (s.system.holder.final.base h) (Snapshot.parent x.snapshot))
                (not (s.system.holder.final.promised.above h x.ballot))
                (not (= (s.system.holder.final.echoed.ballot h) x.ballot))
                (not a!1))))
  (not a!2))) :named negated_goal))
(check-sat)
