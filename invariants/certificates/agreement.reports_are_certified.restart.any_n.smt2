; agreement.reports_are_certified.restart.any_n
; restart keeps reports_are_certified.
(set-logic ALL)
(declare-sort ballot 0)
(declare-sort choice 0)
(declare-sort digest 0)
(declare-sort holder 0)
(declare-sort quorum 0)
(declare-sort sequence 0)
(declare-sort snapshot 0)
(declare-fun ballot () ballot)
(declare-fun below (ballot ballot) Bool)
(declare-fun no_ballot () ballot)
(declare-fun no_snapshot () snapshot)
(declare-fun s.certified (ballot snapshot) Bool)
(declare-fun s.system.grants (holder digest ballot ballot snapshot) Bool)
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
(assert (! (forall ((holder_1 holder)
         (digest_2 digest)
         (ballot_3 ballot)
         (ballot_4 ballot)
         (snapshot_5 snapshot))
  (let ((a!1 (and (s.system.grants holder_1
                                   digest_2
                                   ballot_3
                                   ballot_4
                                   snapshot_5)
                  (not (and (= ballot_4 no_ballot) (= snapshot_5 no_snapshot)))
                  (not (s.certified ballot_4 snapshot_5)))))
    (not a!1))) :named reports_are_certified))
(assert (! (not (forall ((holder_1 holder)
              (digest_2 digest)
              (ballot_3 ballot)
              (ballot_4 ballot)
              (snapshot_5 snapshot))
       (let ((a!1 (and (s.system.grants holder_1
                                        digest_2
                                        ballot_3
                                        ballot_4
                                        snapshot_5)
                       (not (and (= ballot_4 no_ballot)
                                 (= snapshot_5 no_snapshot)))
                       (not (s.certified ballot_4 snapshot_5)))))
         (not a!1)))) :named negated_goal))
(check-sat)
