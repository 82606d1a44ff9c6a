# make demo   survey the sample projects and print what is in them
# make test   check formatting, lint, types and generated pages, then run every test
#
# Both create .venv themselves. Behind them: check, pytest, docs, proofs, bench, field-report,
# check-crates (asks the crate registry), build, clean.

VENV ?= .venv
PYTEST_ARGS ?= -n auto --dist loadfile
# The proofs are sources and ports of single patterns, not projects to survey.
DEMO ?= $(filter-out fixtures/proofs/,$(wildcard fixtures/*/))

BIN := $(VENV)/bin
# semgrep pins versions of what we need, too.
SEMGREP := $(VENV)-semgrep
INSTALLED := $(VENV)/.installed
BENCH_INSTALLED := $(VENV)/.installed-bench

.DEFAULT_GOAL := help
.PHONY: help demo test check pytest format docs proofs bench field-report check-crates build clean

help:
	@sed -n 's/^# //p' Makefile | head -n 3

demo: $(INSTALLED)
	$(BIN)/rustbound scan $(DEMO)

test: check pytest

check: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python scripts/generate_docs.py --check

pytest: $(INSTALLED)
	$(BIN)/python -m pytest $(PYTEST_ARGS)

format: $(INSTALLED)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(INSTALLED)
	$(BIN)/python scripts/generate_docs.py

proofs: $(INSTALLED)
	$(BIN)/python -m pytest tests/proofs

bench: $(BENCH_INSTALLED)
	$(BIN)/python -m benchmarks.commit_hook $(SEMGREP)/bin/semgrep
	$(BIN)/python -m benchmarks.bench

field-report: $(INSTALLED)
	$(BIN)/python -m benchmarks.field_report

check-crates: $(INSTALLED)
	$(BIN)/python -m scripts.check_crates

build: $(INSTALLED)
	$(BIN)/python -m build

clean:
	rm -rf $(VENV) $(SEMGREP) .venv-3.* build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

# An environment that still runs is kept; one whose Python has gone is replaced.
$(INSTALLED): pyproject.toml
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  set -e; \
	  python="$(PYTHON)"; \
	  test -n "$$python" || python="$$(scripts/pythons.sh | head -n 1 | cut -d' ' -f2-)"; \
	  test -n "$$python" || { echo "rustbound needs Python 3.11 or later with venv; found none on PATH or in pyenv" >&2; exit 2; }; \
	  echo "creating $(VENV) with $$python"; \
	  "$$python" -m venv --clear $(VENV); }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@$(BIN)/python -m compileall -q translator # pip leaves that out for what stays editable
	@touch $@

$(BENCH_INSTALLED): $(INSTALLED)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	@$(BIN)/python -m venv $(SEMGREP)
	@$(SEMGREP)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(SEMGREP)/bin/python -m pip install --quiet --disable-pip-version-check --group bench-semgrep
	@touch $@
