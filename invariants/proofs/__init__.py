"""Proofs about the reference's text for all or stated parameters."""
