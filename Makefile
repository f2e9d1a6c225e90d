# The front door. `make help` lists everything; `make verify` answers whether the project holds.

PYTHON ?= python3
UV     ?= $(shell command -v uv 2>/dev/null)
VENV   := .venv
PY     := $(VENV)/bin/python
STAMP  := $(VENV)/.installed
LOCKS  := requirements.txt requirements-reference.txt requirements-dev.txt

# Passed through to the runner: ONLY=lease/proofs selects checks by prefix, STRICT=1 turns NOT RUN into a failure.
ONLY   ?=
STRICT ?=
SELECT := $(if $(ONLY),--only '$(ONLY)') $(if $(filter-out 0,$(STRICT)),--strict)

.DEFAULT_GOAL := help
.PHONY: help setup test verify verify-deep self-test bench demo vectors pages lint lock clean

help: ## Show this list
	@echo "make <target>    variables: ONLY=<check id or prefix>  STRICT=1  PYTHON=<interpreter>"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(STAMP) ## Make .venv with everything the checks need; the only step that uses a network

# With uv when it is there, with plain pip otherwise: the same hashed list either way.
# An interrupted set-up leaves no stamp, so the next one repairs it. An environment that works is kept and brought up to date.
$(STAMP): $(LOCKS) pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "setup: $(PYTHON) not found; install Python 3.11 or newer, or name one: make setup PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "setup: $$($(PYTHON) --version 2>&1) is too old; Python 3.11 or newer is needed, name one: make setup PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "setup: $(PYTHON) has no venv module; install it (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; }
	@rm -f $(STAMP)
	@$(PY) -c 'import $(if $(UV),sys,pip)' 2>/dev/null || { echo "$(PYTHON) -m venv $(VENV)"; $(PYTHON) -m venv --clear $(VENV); }
ifneq ($(UV),)
	VIRTUAL_ENV=$(abspath $(VENV)) $(UV) pip sync --quiet --require-hashes $(LOCKS)
	VIRTUAL_ENV=$(abspath $(VENV)) $(UV) pip install --quiet --no-deps --no-build-isolation --editable .
else
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes $(LOCKS:%=--requirement %)
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
endif
	@$(PY) -m verifier.tools.classes
	@touch $(STAMP)

test: setup ## Run the tests
	$(PY) -m pytest --numprocesses auto --dist worksteal tests/

verify: setup ## Run every check and report one verdict; ONLY= selects, STRICT=1 fails on NOT RUN
	$(PY) -m verifier run $(SELECT)

verify-deep: setup ## Run the checks of every tier, at the larger sizes too
	$(PY) -m verifier deep $(SELECT)

self-test: setup ## Break each check on purpose and demand that it goes red
	$(PY) -m verifier self-test $(SELECT)

bench: setup ## Measure the checks and print their cost
	$(PY) -m verifier bench $(SELECT)

demo: setup ## Tell the protocol's stories, step by step, and draw a merge in build/demo/merge.svg
	@mkdir -p build/demo
	$(PY) -m rebalancing.oracle.demo --svg build/demo/merge.svg

vectors: setup ## Regenerate the published test vectors
	$(PY) -m verifier vectors

pages: setup ## Regenerate the pages that auditors read
	$(PY) -m verifier pages

lint: setup ## Check style, format and types
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

# The locks: every version and hash, for every platform, and no address to fetch from, so they serve any index or mirror. uv.lock is
# not kept because it records addresses. What checks run with is apart: a change of it calls for new records of evidence. So is what only some
# modules import, the group `reference`: a change of it calls for new records of the checks that reach these (verifier/dependencies.py);
# one version for every Python, so that records are about the same text.
IMPORTED := networkx
COMPILE = $(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
    --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'
lock: ## Resolve pyproject.toml afresh into the three requirements files (needs uv)
	@test -n "$(UV)" || { echo "lock: uv not found; name it: make lock UV=..." >&2; exit 1; }
	$(COMPILE) --group verify $(IMPORTED:%=--no-emit-package %) --output-file requirements.txt pyproject.toml
	$(COMPILE) --fork-strategy fewest --group reference --constraint requirements.txt --output-file requirements-reference.txt
	$(COMPILE) --group test --group lint --group build --constraint requirements.txt --output-file requirements-dev.txt

clean: ## Remove the environment, caches and everything generated
	rm -rf $(VENV) build dist states *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
