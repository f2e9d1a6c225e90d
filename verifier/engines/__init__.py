"""One module for each way to run a check; each has `run(check, workspace) -> Outcome`."""
