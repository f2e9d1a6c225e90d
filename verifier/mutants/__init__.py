"""Seeded mistakes: bad rules and small changes of the text, each of which a named check must notice."""
