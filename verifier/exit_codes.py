"""What the exit status of every command of this project means.

A script can tell "the protocol is broken" from "the input is" and from "nobody looked":

    0  VERIFIED     every check that needs nothing beyond the set-up passed, now or from fresh evidence
    1  VIOLATED     a claim does not hold
    2  MALFORMED    an input is not well formed: a manifest, a trace, the command line itself
    3  UNSUPPORTED  the request is understood, but this build cannot serve it
    4  NOT_RUN      a check that was due has not run: with --strict any check, without it one of the default tier
    5  INTERNAL     a check or the verifier itself broke, or was interrupted; nothing is known

When several apply, the first of 2, 1, 5, 4 wins.
"""

VERIFIED = 0
VIOLATED = 1
MALFORMED = 2
UNSUPPORTED = 3
NOT_RUN = 4
INTERNAL = 5

MEANING = {
    VERIFIED: "verified",
    VIOLATED: "violated",
    MALFORMED: "malformed input",
    UNSUPPORTED: "unsupported",
    NOT_RUN: "not run",
    INTERNAL: "internal error or interrupted",
}
