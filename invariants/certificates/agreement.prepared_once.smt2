; agreement.prepared_once
; No ballot has two prepared snapshots of one parent, for any number of holders, ballots and snapshots.
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
(declare-fun belongs (holder quorum) Bool)
(declare-fun below (ballot ballot) Bool)
(declare-fun model.liars (holder) Bool)
(declare-fun no_ballot () ballot)
(declare-fun s.system.echoes (holder ballot snapshot) Bool)
(declare-fun s.system.holder.final.promised.above (holder ballot) Bool)
(declare-fun s.system.holder.final.promised.at (holder ballot) Bool)
(declare-fun s.system.holder.provisional.promised.above (holder ballot) Bool)
(declare-fun s.system.holder.provisional.promised.at (holder ballot) Bool)
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
(assert (! (forall ((quorum_1 quorum) (quorum_2 quorum))
  (exists ((holder_3 holder))
    (and (belongs holder_3 quorum_1)
         (belongs holder_3 quorum_2)
         (not (model.liars holder_3))))) :named quorums_meet))
(assert (! (forall ((holder_1 holder) (ballot_2 ballot) (snapshot_3 snapshot))
  (let ((a!1 (forall ((snapshot_6 snapshot))
               (not (and (s.system.echoes holder_1 ballot_2 snapshot_6)
                         (= (Snapshot.parent snapshot_3)
                            (Snapshot.parent snapshot_6))
                         (not (= snapshot_3 snapshot_6)))))))
    (not (and (s.system.echoes holder_1 ballot_2 snapshot_3) (not a!1))))) :named one_echo))
(assert (! (not (forall ((holder_1 holder) (ballot_2 ballot) (snapshot_3 snapshot))
       (let ((a!1 (and (s.system.echoes holder_1 ballot_2 snapshot_3)
                       (exists ((holder_4 holder)
                                (ballot_5 ballot)
                                (snapshot_6 snapshot))
                         (let ((a!1 (exists ((quorum_7 quorum))
                                      (forall ((holder_8 holder))
                                        (not (and (belongs holder_8 quorum_7)
                                                  (not (model.liars holder_8))
                                                  (not (s.system.echoes holder_8
                                                                        ballot_2
                                                                        snapshot_3))))))))
                           (and (s.system.echoes holder_4 ballot_5 snapshot_6)
                                a!1)))
                       (not (forall ((holder_12 holder) (snapshot_14 snapshot))
                              (let ((a!1 (and (s.system.echoes holder_12
                                                               ballot_2
                                                               snapshot_14)
                                              (exists ((holder_15 holder)
                                                       (ballot_16 ballot)
                                                       (snapshot_17 snapshot))
                                                (let ((a!1 (exists ((quorum_18 quorum))
                                                             (forall ((holder_19 holder))
                                                               (not (and (belongs holder_19
                                                                                  quorum_18)
                                                                         (not (model.liars holder_19))
                                                                         (not (s.system.echoes holder_19
                                                                                               ballot_2
                                                                                               snapshot_14))))))))
                                                  (and (s.system.echoes holder_15
                                                                        ballot_16
                                                                        snapshot_17)
                                                       a!1)))
                                              (= (Snapshot.parent snapshot_3)
                                                 (Snapshot.parent snapshot_14))
                                              (not (= snapshot_3 snapshot_14)))))
                                (not a!1)))))))
         (not a!1)))) :named negated_goal))
(check-sat)
