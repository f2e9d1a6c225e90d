; agreement.granters_have_left.act_provisionally.any_n
; act_provisionally keeps granters_have_left.
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
(declare-fun g () holder)
(declare-fun h () holder)
(declare-fun model.liars (holder) Bool)
(declare-fun no_ballot () ballot)
(declare-fun no_snapshot () snapshot)
(declare-fun order (digest digest) Bool)
(declare-fun s.certified (ballot snapshot) Bool)
(declare-fun s.system.echoes (holder ballot snapshot) Bool)
(declare-fun s.system.grants (holder digest ballot ballot snapshot) Bool)
(declare-fun s.system.holder.final.base (holder) digest)
(declare-fun s.system.holder.final.echoed.ballot (holder) ballot)
(declare-fun s.system.holder.final.highest.ballot (holder) ballot)
(declare-fun s.system.holder.final.highest.snapshot (holder) snapshot)
(declare-fun s.system.holder.final.promised.above (holder ballot) Bool)
(declare-fun s.system.holder.final.promised.at (holder ballot) Bool)
(declare-fun s.system.holder.provisional.promised.above (holder ballot) Bool)
(declare-fun s.system.holder.provisional.promised.at (holder ballot) Bool)
(declare-fun s.system.holder.silent (holder) Bool)
(declare-fun s.system.votes (holder ballot snapshot) Bool)
(declare-fun y.ballot () ballot)
(declare-fun y.snapshot () snapshot)
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
(assert (! (let ((a!1 (forall ((digest_3 digest) (digest_4 digest))
             (let ((a!1 (forall ((digest_6 digest))
                          (not (and (order digest_4 digest_6)
                                    (not (order digest_3 digest_6)))))))
               (not (and (order digest_3 digest_4) (not a!1)))))))
  (and (forall ((digest_2 digest)) (not (order digest_2 digest_2))) a!1)) :named chain_has_no_circle))
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
  (let ((a!1 (forall ((snapshot_6 snapshot))
               (not (and (s.system.echoes holder_1 ballot_2 snapshot_6)
                         (= (Snapshot.parent snapshot_3)
                            (Snapshot.parent snapshot_6))
                         (not (= snapshot_3 snapshot_6)))))))
    (not (and (s.system.echoes holder_1 ballot_2 snapshot_3) (not a!1))))) :named one_echo))
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
(assert (! (let ((a!1 (not (exists ((holder_1 holder)
                         (ballot_2 ballot)
                         (snapshot_3 snapshot))
                  (let ((a!1 (exists ((quorum_4 quorum))
                               (forall ((holder_5 holder))
                                 (not (and (belongs holder_5 quorum_4)
                                           (not (model.liars holder_5))
                                           (not (s.system.echoes holder_5
                                                                 y.ballot
                                                                 y.snapshot))))))))
                    (and (s.system.echoes holder_1 ballot_2 snapshot_3) a!1))))))
  (not (and (s.certified y.ballot y.snapshot) a!1))) :named stays_certified))
(assert (! (let ((a!1 (forall ((ballot_2 ballot) (snapshot_3 snapshot))
             (let ((a!1 (not (and (= (s.system.holder.final.highest.ballot g)
                                     no_ballot)
                                  (= (s.system.holder.final.highest.snapshot g)
                                     no_snapshot)))))
             (let ((a!2 (and a!1
                             (not (below (s.system.holder.final.highest.ballot
                                           g)
                                         ballot_2)))))
               (not (and (s.system.votes g ballot_2 snapshot_3)
                         (= (Snapshot.parent snapshot_3)
                            (s.system.holder.final.base g))
                         (not a!2)))))))
      (a!3 (forall ((ballot_5 ballot) (snapshot_6 snapshot))
             (let ((a!1 (not (and (= (s.system.holder.final.highest.ballot h)
                                     no_ballot)
                                  (= (s.system.holder.final.highest.snapshot h)
                                     no_snapshot)))))
             (let ((a!2 (and a!1
                             (not (below (s.system.holder.final.highest.ballot
                                           h)
                                         ballot_5)))))
               (not (and (s.system.votes h ballot_5 snapshot_6)
                         (= (Snapshot.parent snapshot_6)
                            (s.system.holder.final.base h))
                         (not a!2))))))))
(let ((a!2 (not (and (not (s.system.holder.silent g)) (not a!1))))
      (a!4 (not (and (not (s.system.holder.silent h)) (not a!3)))))
  (and a!2 a!4))) :named votes_are_on_record))
(assert (! (let ((a!1 (not (and (= (s.system.holder.final.highest.ballot g) no_ballot)
                     (= (s.system.holder.final.highest.snapshot g) no_snapshot))))
      (a!3 (not (and (= (s.system.holder.final.highest.ballot h) no_ballot)
                     (= (s.system.holder.final.highest.snapshot h) no_snapshot)))))
(let ((a!2 (and a!1
                (not (s.certified (s.system.holder.final.highest.ballot g)
                                  (s.system.holder.final.highest.snapshot g)))))
      (a!4 (and a!3
                (not (s.certified (s.system.holder.final.highest.ballot h)
                                  (s.system.holder.final.highest.snapshot h))))))
  (and (not a!2) (not a!4)))) :named highest_is_certified))
(assert (! (let ((a!1 (and (not (s.system.holder.silent g))
                (not (forall ((ballot_2 ballot) (snapshot_3 snapshot))
                       (let ((a!1 (and (s.system.echoes g ballot_2 snapshot_3)
                                       (= (Snapshot.parent snapshot_3)
                                          (s.system.holder.final.base g))
                                       (s.system.holder.final.promised.at
                                         g
                                         ballot_2)
                                       (not (= (s.system.holder.final.echoed.ballot
                                                 g)
                                               ballot_2)))))
                         (not a!1))))))
      (a!2 (and (not (s.system.holder.silent h))
                (not (forall ((ballot_5 ballot) (snapshot_6 snapshot))
                       (let ((a!1 (and (s.system.echoes h ballot_5 snapshot_6)
                                       (= (Snapshot.parent snapshot_6)
                                          (s.system.holder.final.base h))
                                       (s.system.holder.final.promised.at
                                         h
                                         ballot_5)
                                       (not (= (s.system.holder.final.echoed.ballot
                                                 h)
                                               ballot_5)))))
                         (not a!1)))))))
  (and (not a!1) (not a!2))) :named echoes_are_on_record))
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
(let ((a!4 (not (and (not (s.system.holder.silent g)) (not (and a!1 a!2 a!3)))))
      (a!8 (not (and (not (s.system.holder.silent h)) (not (and a!5 a!6 a!7))))))
  (and a!4 a!8))) :named promise_is_kept))
(assert (! (let ((a!1 (not (and (forall ((digest_2 digest)
                              (ballot_3 ballot)
                              (ballot_4 ballot)
                              (snapshot_5 snapshot))
                       (let ((a!1 (and (s.system.grants g
                                                        digest_2
                                                        ballot_3
                                                        ballot_4
                                                        snapshot_5)
                                       (not (= digest_2
                                               (s.system.holder.final.base g)))
                                       (not (order digest_2
                                                   (s.system.holder.final.base
                                                     g))))))
                         (not a!1)))
                     (forall ((ballot_7 ballot) (snapshot_8 snapshot))
                       (let ((a!1 (and (s.system.echoes g ballot_7 snapshot_8)
                                       (not (= (Snapshot.parent snapshot_8)
                                               (s.system.holder.final.base g)))
                                       (not (order (Snapshot.parent snapshot_8)
                                                   (s.system.holder.final.base
                                                     g))))))
                         (not a!1)))
                     (forall ((ballot_10 ballot) (snapshot_11 snapshot))
                       (let ((a!1 (and (s.system.votes g ballot_10 snapshot_11)
                                       (not (= (Snapshot.parent snapshot_11)
                                               (s.system.holder.final.base g)))
                                       (not (order (Snapshot.parent snapshot_11)
                                                   (s.system.holder.final.base
                                                     g))))))
                         (not a!1))))))
      (a!3 (not (and (forall ((digest_13 digest)
                              (ballot_14 ballot)
                              (ballot_15 ballot)
                              (snapshot_16 snapshot))
                       (let ((a!1 (and (s.system.grants h
                                                        digest_13
                                                        ballot_14
                                                        ballot_15
                                                        snapshot_16)
                                       (not (= digest_13
                                               (s.system.holder.final.base h)))
                                       (not (order digest_13
                                                   (s.system.holder.final.base
                                                     h))))))
                         (not a!1)))
                     (forall ((ballot_18 ballot) (snapshot_19 snapshot))
                       (let ((a!1 (and (s.system.echoes h ballot_18 snapshot_19)
                                       (not (= (Snapshot.parent snapshot_19)
                                               (s.system.holder.final.base h)))
                                       (not (order (Snapshot.parent snapshot_19)
                                                   (s.system.holder.final.base
                                                     h))))))
                         (not a!1)))
                     (forall ((ballot_21 ballot) (snapshot_22 snapshot))
                       (let ((a!1 (and (s.system.votes h ballot_21 snapshot_22)
                                       (not (= (Snapshot.parent snapshot_22)
                                               (s.system.holder.final.base h)))
                                       (not (order (Snapshot.parent snapshot_22)
                                                   (s.system.holder.final.base
                                                     h))))))
                         (not a!1)))))))
(let ((a!2 (not (and (not (s.system.holder.silent g)) a!1)))
      (a!4 (not (and (not (s.system.holder.silent h)) a!3))))
  (and a!2 a!4))) :named nothing_is_ahead))
(assert (! (not (model.liars h)) :named is_honest))
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
                       (not (forall ((ballot_6 ballot) (snapshot_7 snapshot))
                              (let ((a!1 (not (order (Snapshot.parent snapshot_7)
                                                     (ite (= holder_1 h)
                                                          (s.system.holder.final.base
                                                            h)
                                                          (s.system.holder.final.base
                                                            holder_1)))))
                                    (a!2 (and (= (ite (= holder_1 h)
                                                      (s.system.holder.final.base
                                                        h)
                                                      (s.system.holder.final.base
                                                        holder_1))
                                                 (Snapshot.parent snapshot_7))
                                              (ite (= holder_1 h)
                                                   (s.system.holder.final.promised.above
                                                     h
                                                     ballot_6)
                                                   (s.system.holder.final.promised.above
                                                     holder_1
                                                     ballot_6)))))
                              (let ((a!3 (and (claims ballot_6 snapshot_7)
                                              (= (Snapshot.parent snapshot_7)
                                                 digest_2)
                                              (below ballot_6 ballot_3)
                                              (not (ite (= holder_1 h)
                                                        (s.system.holder.silent
                                                          h)
                                                        (s.system.holder.silent
                                                          holder_1)))
                                              a!1
                                              (not a!2))))
                                (not a!3))))))))
         (not a!1)))) :named negated_goal))
(check-sat)
