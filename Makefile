# Two commands matter: `make demo` and `make test`. Both set up everything they need and may be called again at any time.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PYTHON ?=
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-warn-script-location -c constraints.txt
# What an installation depends on: change one of these and the next call installs again.
SETUP := pyproject.toml constraints.txt

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 14

.PHONY: demo
demo: $(VENV)/.core ## set up, run the founding scenario, print where the report is
	@$(BIN)/verify run fixtures/deir-ez-zor-2021/documents --out out/demo > /dev/null
	@echo "The report is at $(CURDIR)/out/demo/index.html"

.PHONY: test
test: $(VENV)/.full browser ## set up, run all tests
	@$(BIN)/python -m pytest -q $(PYTEST)

.PHONY: lint
lint: $(VENV)/.full ## style, types, layers, rule packs
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/verify rules check

.PHONY: format
format: $(VENV)/.full ## put imports and layout in order
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .

.PHONY: bench
bench: $(VENV)/.bench ## speed and memory of every step, beside simpler means
	@$(BIN)/python -m bench $(BENCH)

.PHONY: browser
browser: # Chromium, for the tests that look at the report
	@bash scripts/browser.sh

.PHONY: clean
clean: ## remove everything that was built or installed
	@rm -rf $(VENV) build dist out *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +

$(VENV)/.made:
	@bash scripts/venv.sh "$(VENV)" "$(PYTHON)"
	@touch $@

$(VENV)/.core: $(VENV)/.made $(SETUP)
	@echo "Installing verify into $(VENV) ..."
	@$(PIP) -e .
	@touch $@

$(VENV)/.full: $(VENV)/.core $(SETUP)
	@echo "Installing what the tests need into $(VENV) (with torch for the extra models: some minutes the first time) ..."
	@$(PIP) -e '.[models,test,dev]'
	@touch $@

$(VENV)/.bench: $(VENV)/.core $(SETUP)
	@echo "Installing what the benchmark measures beside into $(VENV) ..."
	@$(PIP) -e '.[bench]'
	@touch $@
