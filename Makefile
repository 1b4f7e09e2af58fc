.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3.11
DEMO ?= 1
DATA_DIR ?= var
export DEMO DATA_DIR
unexport PYTHONDONTWRITEBYTECODE  # the portal and its tests start many times; compiling all of it each time takes as long as serving
BIN := .venv/bin

.PHONY: run test check lint types messages lock attack bench bench-pages bench-figures bench-search bench-desk lighthouse validate screenshots clean help

help: ## List these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## ?/\1\t/' | expand -t 12

run: .venv/runtime.stamp ## Serve the portal at http://127.0.0.1:8000/ (PORT, DATA_DIR, DEMO=1|0)
	@exec $(BIN)/python manage.py serve --with-parent

test: .venv/dev.stamp ## Run every test; REQUIRE=all turns skips into failures
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder --durations 30 -q

attack: .venv/dev.stamp ## Attack the published figures for longer: attacker, distribution, ledger, differencing
	LONG=1 $(BIN)/pytest -n 2 --dist worksteal --durations 10 -q tests/services/monitoring tests/services/indicators/test_blocks.py

check: .venv/dev.stamp lint types ## Lint, types, import contracts, unit tests (under a minute)
	$(BIN)/lint-imports
	$(BIN)/pytest -q -n 2 --dist worksteal -m "not database and not slow and not browser and not nginx and not postgres and not redis and not elasticsearch"

lint: .venv/dev.stamp ## Style of Python and templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint --quiet templates

types: .venv/dev.stamp ## Types
	$(BIN)/mypy portal cms services search

messages: .venv/dev.stamp ## Bring the catalogues of locale/ up to date and compile them
	$(BIN)/python -m tests.architecture.messages

lock: ## Pin the packages of pyproject.toml with their hashes (needs uv)
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header -q pyproject.toml -o requirements.txt
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header -q pyproject.toml --extra dev -o requirements-dev.txt

bench: .venv/dev.stamp ## Measure what docs/performance.md claims
	$(BIN)/python -m tests.benchmarks

bench-pages: .venv/dev.stamp ## Measure pages: drawn, kept by the portal, kept by nginx (needs wrk, nginx)
	$(BIN)/python -m tests.benchmarks.pages

bench-figures: .venv/dev.stamp ## Measure dashboard, indicator page, open data and reports
	$(BIN)/python -m tests.benchmarks.figures

bench-search: .venv/dev.stamp ## Measure search over 1,000 and 100,000 documents
	$(BIN)/python -m tests.benchmarks.search

bench-desk: .venv/dev.stamp ## Measure the inbox over 1,000 and CASES cases
	$(BIN)/python -m tests.benchmarks.desk $(CASES)

lighthouse: .venv/dev.stamp ## Have Lighthouse judge five pages as a telephone sees them (needs node, npm, Chromium)
	$(BIN)/python -m tests.lighthouse

validate: .venv/dev.stamp ## Have the Nu Html Checker read every page, normal, in large print, in English (needs Java, npm)
	$(BIN)/python -m tests.validator

screenshots: .venv/dev.stamp ## Take the pictures of the editors' handbook from the portal that `make run` serves (PORT, DATA_DIR)
	$(BIN)/python -m tests.screenshots

clean: ## Remove what can be made again (never DATA_DIR)
	rm -rf .venv staticfiles .mypy_cache .ruff_cache .pytest_cache

.venv/bin/python:
	@$(PYTHON) -c "import ensurepip, venv" 2>/dev/null || { echo "Python 3.11 with venv is needed: apt install python3.11-venv"; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/runtime.stamp: requirements.txt | .venv/bin/python
	@echo "Installing packages …"
	@$(BIN)/pip install -q --no-compile --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt | .venv/bin/python
	@$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ .venv/runtime.stamp
