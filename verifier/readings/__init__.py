"""Readings of the reference's text: the subset, over a finite universe, and as cardinalities."""
