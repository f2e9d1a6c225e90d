; agreement.one_successor
; No parent has two final successors, for any number of holders, ballots and snapshots.
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
(declare-fun claims (ballot snapshot) Bool)
(declare-fun model.liars (holder) Bool)
(declare-fun no_ballot () ballot)
(declare-fun order (digest digest) Bool)
(declare-fun s.certified (ballot snapshot) Bool)
(declare-fun s.system.echoes (holder ballot snapshot) Bool)
(declare-fun s.system.holder.final.base (holder) digest)
(declare-fun s.system.holder.final.promised.above (holder ballot) Bool)
(declare-fun s.system.holder.final.promised.at (holder ballot) Bool)
(declare-fun s.system.holder.provisional.promised.above (holder ballot) Bool)
(declare-fun s.system.holder.provisional.promised.at (holder ballot) Bool)
(declare-fun s.system.holder.silent (holder) Bool)
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
(assert (! (forall ((holder_1 holder) (ballot_2 ballot) (snapshot_3 snapshot))
  (not (and (s.system.votes holder_1 ballot_2 snapshot_3)
            (not (claims ballot_2 snapshot_3))))) :named votes_are_claims))
(assert (! (forall ((holder_1 holder) (ballot_2 ballot) (snapshot_3 snapshot))
  (not (and (s.system.votes holder_1 ballot_2 snapshot_3)
            (not (s.certified ballot_2 snapshot_3))))) :named voted_was_certified))
(assert (! (forall ((ballot_1 ballot) (snapshot_2 snapshot))
  (let ((a!1 (exists ((quorum_3 quorum))
               (forall ((holder_4 holder))
                 (not (and (belongs holder_4 quorum_3)
                           (not (model.liars holder_4))
                           (s.system.echoes holder_4 ballot_1 snapshot_2)))))))
    (not (and (s.certified ballot_1 snapshot_2) a!1)))) :named certified_was_echoed))
(assert (! (forall ((ballot_1 ballot) (snapshot_2 snapshot))
  (let ((a!1 (forall ((snapshot_4 snapshot))
               (not (and (s.certified ballot_1 snapshot_4)
                         (= (Snapshot.parent snapshot_2)
                            (Snapshot.parent snapshot_4))
                         (not (= snapshot_2 snapshot_4)))))))
    (not (and (s.certified ballot_1 snapshot_2) (not a!1))))) :named certified_once))
(assert (! (forall ((holder_1 holder) (ballot_2 ballot) (snapshot_3 snapshot))
  (let ((a!1 (forall ((ballot_4 ballot) (snapshot_5 snapshot))
               (let ((a!1 (exists ((quorum_6 quorum))
                            (forall ((holder_7 holder))
                              (let ((a!1 (not (and (= (s.system.holder.final.base
                                                        holder_7)
                                                      (Snapshot.parent snapshot_5))
                                                   (s.system.holder.final.promised.above
                                                     holder_7
                                                     ballot_4)))))
                              (let ((a!2 (and (not (s.system.holder.silent
                                                     holder_7))
                                              (not (order (Snapshot.parent snapshot_5)
                                                          (s.system.holder.final.base
                                                            holder_7)))
                                              a!1)))
                                (not (and (belongs holder_7 quorum_6)
                                          (not (model.liars holder_7))
                                          (not (s.system.votes holder_7
                                                               ballot_4
                                                               snapshot_5))
                                          (not a!2)))))))))
                 (not (and (claims ballot_4 snapshot_5)
                           (= (Snapshot.parent snapshot_5)
                              (Snapshot.parent snapshot_3))
                           (not (= snapshot_5 snapshot_3))
                           (below ballot_4 ballot_2)
                           a!1))))))
    (not (and (s.system.echoes holder_1 ballot_2 snapshot_3) (not a!1))))) :named safe))
(assert (! (let ((a!1 (forall ((holder_1 holder) (ballot_2 ballot) (snapshot_3 snapshot))
             (let ((a!1 (exists ((quorum_4 quorum))
                          (forall ((holder_5 holder))
                            (not (and (belongs holder_5 quorum_4)
                                      (not (model.liars holder_5))
                                      (not (s.system.votes holder_5
                                                           ballot_2
                                                           snapshot_3)))))))
                   (a!2 (forall ((holder_9 holder)
                                 (ballot_10 ballot)
                                 (snapshot_11 snapshot))
                          (let ((a!1 (exists ((quorum_12 quorum))
                                       (forall ((holder_13 holder))
                                         (not (and (belongs holder_13 quorum_12)
                                                   (not (model.liars holder_13))
                                                   (not (s.system.votes holder_13
                                                                        ballot_10
                                                                        snapshot_11))))))))
                            (not (and (s.system.votes holder_9
                                                      ballot_10
                                                      snapshot_11)
                                      a!1
                                      (= (Snapshot.parent snapshot_3)
                                         (Snapshot.parent snapshot_11))
                                      (not (= snapshot_3 snapshot_11))))))))
               (not (and (s.system.votes holder_1 ballot_2 snapshot_3)
                         a!1
                         (not a!2)))))))
  (not a!1)) :named negated_goal))
(check-sat)
