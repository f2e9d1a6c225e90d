; agreement.echo_is_justified
; What a holder's rules ask of an echo is what the argument needs of it.
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
(declare-fun granters (holder) Bool)
(declare-fun h () holder)
(declare-fun justification (holder digest ballot ballot snapshot) Bool)
(declare-fun model.liars (holder) Bool)
(declare-fun no_ballot () ballot)
(declare-fun no_snapshot () snapshot)
(declare-fun order (digest digest) Bool)
(declare-fun s.certified (ballot snapshot) Bool)
(declare-fun s.system.grants (holder digest ballot ballot snapshot) Bool)
(declare-fun s.system.holder.final.base (holder) digest)
(declare-fun s.system.holder.final.echoed.ballot (holder) ballot)
(declare-fun s.system.holder.final.promised.above (holder ballot) Bool)
(declare-fun s.system.holder.final.promised.at (holder ballot) Bool)
(declare-fun s.system.holder.provisional.promised.above (holder ballot) Bool)
(declare-fun s.system.holder.provisional.promised.at (holder ballot) Bool)
(declare-fun s.system.holder.silent (holder) Bool)
(declare-fun s.system.votes (holder ballot snapshot) Bool)
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
(assert (! (let ((a!1 (and (not (and (= top.ballot no_ballot) (= top.snapshot no_snapshot)))
                (not (= top.snapshot x.snapshot)))))
  (and (not (model.liars h))
       (not (s.system.holder.silent h))
       (= (s.system.holder.final.base h) (Snapshot.parent x.snapshot))
       (not (s.system.holder.final.promised.above h x.ballot))
       (not (= (s.system.holder.final.echoed.ballot h) x.ballot))
       (not a!1))) :named carries_on))
(assert (! (forall ((holder_1 holder)
         (digest_2 digest)
         (ballot_3 ballot)
         (ballot_4 ballot)
         (snapshot_5 snapshot))
  (let ((a!1 (and (not (and (= ballot_4 no_ballot) (= snapshot_5 no_snapshot)))
                  (not (s.certified ballot_4 snapshot_5)))))
  (let ((a!2 (and (not (s.system.grants holder_1
                                        digest_2
                                        ballot_3
                                        ballot_4
                                        snapshot_5))
                  (not (and (model.liars holder_1) (not a!1))))))
  (let ((a!3 (not (and (= digest_2 (Snapshot.parent x.snapshot))
                       (= ballot_3 x.ballot)
                       (not a!2)))))
    (not (and (justification holder_1 digest_2 ballot_3 ballot_4 snapshot_5)
              a!3)))))) :named is_shown))
(assert (! (let ((a!1 (exists ((quorum_1 quorum))
             (forall ((holder_2 holder))
               (not (and (belongs holder_2 quorum_1) (not (granters holder_2))))))))
  (and a!1
       (forall ((holder_3 holder))
         (let ((a!1 (and (granters holder_3)
                         (not (exists ((digest_5 digest)
                                       (ballot_6 ballot)
                                       (ballot_7 ballot)
                                       (snapshot_8 snapshot))
                                (justification holder_3
                                               digest_5
                                               ballot_6
                                               ballot_7
                                               snapshot_8))))))
           (not a!1))))) :named are_its_granters))
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
(assert (! (forall ((holder_1 holder)
         (digest_2 digest)
         (ballot_3 ballot)
         (ballot_4 ballot)
         (snapshot_5 snapshot))
  (let ((a!1 (forall ((ballot_7 ballot) (snapshot_8 snapshot))
               (let ((a!1 (and (not (and (= ballot_4 no_ballot)
                                         (= snapshot_5 no_snapshot)))
                               (not (below ballot_4 ballot_7)))))
                 (not (and (s.system.votes holder_1 ballot_7 snapshot_8)
                           (= (Snapshot.parent snapshot_8) digest_2)
                           (below ballot_7 ballot_3)
                           (not a!1)))))))
    (not (and (s.system.grants holder_1 digest_2 ballot_3 ballot_4 snapshot_5)
              (not a!1))))) :named grants_report_votes))
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
                  (not (forall ((ballot_6 ballot) (snapshot_7 snapshot))
                         (let ((a!1 (not (and (= (s.system.holder.final.base
                                                   holder_1)
                                                 (Snapshot.parent snapshot_7))
                                              (s.system.holder.final.promised.above
                                                holder_1
                                                ballot_6)))))
                         (let ((a!2 (and (claims ballot_6 snapshot_7)
                                         (= (Snapshot.parent snapshot_7)
                                            digest_2)
                                         (below ballot_6 ballot_3)
                                         (not (s.system.holder.silent holder_1))
                                         (not (order (Snapshot.parent snapshot_7)
                                                     (s.system.holder.final.base
                                                       holder_1)))
                                         a!1)))
                           (not a!2))))))))
    (not a!1))) :named granters_have_left))
(assert (! (let ((a!1 (exists ((quorum_1 quorum))
             (forall ((holder_2 holder))
               (not (and (belongs holder_2 quorum_1) (not (granters holder_2)))))))
      (a!2 (and (not (and (= top.ballot no_ballot) (= top.snapshot no_snapshot)))
                (not (and (s.certified top.ballot top.snapshot)
                          (= top.snapshot x.snapshot)))))
      (a!3 (forall ((holder_3 holder))
             (let ((a!1 (forall ((ballot_5 ballot) (snapshot_6 snapshot))
                          (let ((a!1 (and (not (and (= top.ballot no_ballot)
                                                    (= top.snapshot no_snapshot)))
                                          (not (below top.ballot ballot_5)))))
                            (not (and (s.system.votes holder_3
                                                      ballot_5
                                                      snapshot_6)
                                      (= (Snapshot.parent snapshot_6)
                                         (Snapshot.parent x.snapshot))
                                      (below ballot_5 x.ballot)
                                      (not a!1)))))))
               (not (and (granters holder_3)
                         (not (model.liars holder_3))
                         (not a!1)))))))
(let ((a!4 (and (not (model.liars h))
                (not (s.system.holder.silent h))
                (= (s.system.holder.final.base h) (Snapshot.parent x.snapshot))
                (not (s.system.holder.final.promised.above h x.ballot))
                (not (= (s.system.holder.final.echoed.ballot h) x.ballot))
                a!1
                (not a!2)
                a!3
                (forall ((holder_7 holder))
                  (let ((a!1 (and (granters holder_7)
                                  (not (model.liars holder_7))
                                  (not (forall ((ballot_8 ballot)
                                                (snapshot_9 snapshot))
                                         (let ((a!1 (not (and (= (s.system.holder.final.base
                                                                   holder_7)
                                                                 (Snapshot.parent snapshot_9))
                                                              (s.system.holder.final.promised.above
                                                                holder_7
                                                                ballot_8)))))
                                         (let ((a!2 (and (claims ballot_8
                                                                 snapshot_9)
                                                         (= (Snapshot.parent snapshot_9)
                                                            (Snapshot.parent x.snapshot))
                                                         (below ballot_8
                                                                x.ballot)
                                                         (not (s.system.holder.silent
                                                                holder_7))
                                                         (not (order (Snapshot.parent snapshot_9)
                                                                     (s.system.holder.final.base
                                                                       holder_7)))
                                                         a!1)))
                                           (not a!2))))))))
                    (not a!1))))))
  (not a!4))) :named negated_goal))
(check-sat)
