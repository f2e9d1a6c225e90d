"""Hypothesis profiles. `HYPOTHESIS_PROFILE` names one; otherwise `ci` where CI is set, and `default` elsewhere."""

import os

from hypothesis import HealthCheck, settings

# No test times anything, so a slow machine is no failure.
COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}

settings.register_profile("default", max_examples=100, **COMMON)
# The same examples in each run: a red run can be repeated, and a rerun cannot turn green by luck.
settings.register_profile("ci", max_examples=200, derandomize=True, print_blob=True, **COMMON)
settings.register_profile("deep", max_examples=5_000, stateful_step_count=100, **COMMON)

settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "default"))
