"""The reference as a program: a command line and a narrated demo, for comparing other implementations."""
