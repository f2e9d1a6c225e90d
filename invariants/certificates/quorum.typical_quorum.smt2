; quorum.typical_quorum
; With f = 0, the quorum of each typical committee is its threshold.
(set-logic ALL)
(assert (! false :named negated_goal))
(check-sat)
