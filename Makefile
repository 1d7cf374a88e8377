# Needs Python 3.11 or later with venv, make and git; no root, nothing on PATH but these.
# Every target makes .venv from the lock first, when it is missing or older than the lock.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help demo practice test docs bench lint wheel lock clean

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
PYTHON = $(firstword $(foreach name,python3.14 python3.13 python3.12 python3.11 python3 python,$(shell \
  $(name) -c 'import sys, venv, ensurepip; sys.version_info >= (3, 11) or sys.exit(1)' 2>/dev/null && echo $(name))))
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
READY := .venv/.ready
BENCH_READY := .venv/.ready-bench

help: ## Show what can be made
	@echo "make demo      see it all once: a procedure proven, published, played and scored"
	@echo "make practice  take a call"
	@echo "make test      ruff, mypy and the tests with their coverage"
	@echo "make lint      ruff, mypy and the starter procedures"
	@echo "make docs      build the site into site/"
	@echo "make bench     measure, beside the last figures of docs/reference/performance.md"
	@echo "make wheel     build the wheel for other computers, into dist/"
	@echo "make lock      resolve the dependencies anew (the only target that needs uv; it installs its own)"
	@echo "make clean     remove all that was made, .venv too"

demo: $(READY)
	@$(BIN)/python -m simulator.cli.demo

practice: $(READY)
	@$(BIN)/sop practice

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal --cov --cov-report=term

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/sop lint

docs: $(READY)
	@$(BIN)/sop docs build

wheel: $(READY)
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist .

bench: $(BENCH_READY)
	@$(BIN)/python -m bench

$(READY): requirements.lock
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later with venv is needed; on Debian: apt install python3-venv" >&2; exit 3; }
	@echo "Setting up .venv with $(PYTHON); this is done once and takes about a minute." >&2
	@rm -rf .venv
	@$(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(BENCH_READY): $(READY) requirements-bench.lock
	@$(PIP) install --require-hashes -r requirements-bench.lock
	@touch $@

# One lock for every CPython from 3.11 and every system, with hashes and without addresses.
lock:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later with venv is needed" >&2; exit 3; }
	@test -x .lock-venv/bin/uv || { $(PYTHON) -m venv .lock-venv && .lock-venv/bin/python -m pip install --quiet uv; }
	@.lock-venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --upgrade --extra dev pyproject.toml --output-file requirements.lock
	@.lock-venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --upgrade --extra bench --constraint requirements.lock pyproject.toml --output-file requirements-bench.lock
	@rm -rf .lock-venv
	@git diff --stat -- requirements.lock requirements-bench.lock

clean:
	rm -rf .venv .lock-venv site dist build .coverage htmlcov .mypy_cache .ruff_cache .pytest_cache .hypothesis .demo
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
