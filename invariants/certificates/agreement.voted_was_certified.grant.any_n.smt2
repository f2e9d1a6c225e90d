; agreement.voted_was_certified.grant.any_n
; grant keeps voted_was_certified.
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
(declare-fun s.certified (ballot snapshot) Bool)
(declare-fun s.system.holder.final.promised.above (holder ballot) Bool)
(declare-fun s.system.holder.final.promised.at (holder ballot) Bool)
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
(assert (! (forall ((holder_1 holder) (ballot_2 ballot) (snapshot_3 snapshot))
  (not (and (s.system.votes holder_1 ballot_2 snapshot_3)
            (not (s.certified ballot_2 snapshot_3))))) :named voted_was_certified))
(assert (! (let ((a!1 (forall ((holder_1 holder) (ballot_2 ballot) (snapshot_3 snapshot))
             (not (and (s.system.votes holder_1 ballot_2 snapshot_3)
                       (not (s.certified ballot_2 snapshot_3)))))))
  (not a!1)) :named negated_goal))
(check-sat)
