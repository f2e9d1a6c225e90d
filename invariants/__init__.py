"""What auditors read: predicates, catalogue and proofs."""
