"""Readings of the reference's text: the subset, over a finite universe, and as cardinalities."""

import z3

# Z3 itself checks the sorts of all it is given; the second check, of its Python layer, is a third of a reading's time.
z3.z3.Z3_DEBUG = False
