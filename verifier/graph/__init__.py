"""Hold the specification and the reference together: their state graphs must be one and the same."""
