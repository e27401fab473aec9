# Everything here works on a fresh Linux or macOS machine with Python 3.11 or newer and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
REQUIREMENTS := $(wildcard infra/requirements/*.txt)

.DEFAULT_GOAL := help
.PHONY: help run test test-long check format bench holidays picture clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/run ## the whole portal on this machine, AWS emulated; PORT=8000
	@exec $(BIN)/python -m infra.local

test: $(VENV)/dev ## all tests, the browser's included
	@sh infra/chromium.sh $(BIN)
	@$(BIN)/python -m pytest

test-long: $(VENV)/dev ## the random tests again, with many more examples
	@EXAMPLES=1000 $(BIN)/python -m pytest tests/actions/test_machine.py

check: $(VENV)/dev ## formatting, lint, types, templates
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m infra.check_templates

format: $(VENV)/dev ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(VENV)/dev ## the budgets: name, figure, budget, ok or over
	@$(BIN)/python -m infra.bench

holidays: $(VENV)/dev ## write site/content/holidays.csv again, 2025 to 2027
	@$(BIN)/python -m infra.holidays

picture: $(VENV)/dev ## docs/portal.png again, from a running `make run`
	@$(BIN)/python -m infra.picture

clean: ## forget the environment and all caches
	@rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/run $(VENV)/dev: $(VENV)/%: $(REQUIREMENTS)
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else 0'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what 'make $(if $(filter run,$*),run,test)' needs into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r infra/requirements/$*.txt
	@touch $@
