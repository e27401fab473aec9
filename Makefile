# Everything here works on a fresh Linux or macOS machine with Python 3.11 or newer and make.

PYTHON ?= python3
EXAMPLES ?= 1000
VENV := .venv
BIN := $(VENV)/bin
EMULATOR := .venv-emulator
CHECKOV := .venv-checkov
# A file stays on one core, so that its portal is started once; the browser's files are the longest.
EVERY_CORE := -n auto --dist loadfile --no-loadscope-reorder
REQUIREMENTS := $(wildcard infra/requirements/*.txt)

.DEFAULT_GOAL := help
.PHONY: help run test test-long test-deploy check format bench package deploy destroy admin erase rotate \
	restore export costs holidays picture clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(VENV)/run ## the whole portal on this machine, AWS emulated; PORT=8000
	@exec $(BIN)/python -m infra.local

test: $(VENV)/dev ## all tests, the browser's included
	@sh infra/chromium.sh $(BIN)
	@$(BIN)/python -m pytest tests --ignore=tests/deploy $(EVERY_CORE)

test-long: $(VENV)/dev ## the random tests again, over 20,000 steps, and a year of 3,000 complaints; EXAMPLES=1000
	@EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest $(EVERY_CORE) tests/actions/test_machine.py \
		tests/domain/test_reference_calendar.py tests/reports/test_year.py tests/reports/test_means.py

test-deploy: $(VENV)/dev $(EMULATOR)/ready ## the real deployment to an emulated AWS, and the whole way over HTTP
	@EMULATOR=$(EMULATOR)/bin/python $(BIN)/python -m pytest tests/deploy

check: $(VENV)/dev $(CHECKOV)/ready ## formatting, lint, types, templates
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m infra.check_templates
	@$(BIN)/cfn-lint infra/template.yaml infra/edge.yaml infra/shared.yaml
	@$(CHECKOV)/bin/checkov --config-file infra/checkov.yaml

format: $(VENV)/dev ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(VENV)/dev ## the budgets: name, figure, budget, ok or over
	@$(BIN)/python -m infra.bench

package: $(VENV)/deploy ## the functions' zips, and their sizes
	@$(BIN)/python -m infra.package

deploy: $(VENV)/deploy ## everything to AWS; STAGE=dev
	@$(BIN)/python -m infra.deploy

destroy: $(VENV)/deploy ## a stage down; refuses while it holds complaints; STAGE=dev
	@$(BIN)/python -m infra.deploy.destroy

admin: $(VENV)/deploy ## an account for the staff pages; STAGE=dev NAME=siti
	@$(BIN)/python -m infra.deploy.admin

erase: $(VENV)/deploy ## forget who reported one complaint; STAGE=dev NUMBER=TB-7K3M-9QPX
	@$(BIN)/python -m infra.deploy.erase

rotate: $(VENV)/deploy ## a new key; STAGE=dev KEY=access-keys, agency-keys, find-keys or origin-secret
	@$(BIN)/python -m infra.deploy.rotate

restore: $(VENV)/deploy ## the table as it was, beside the live one; STAGE=dev AT=2026-11-24T08:00+08:00
	@$(BIN)/python -m infra.restore

export: $(VENV)/deploy ## everything that the office owns, as files; STAGE=dev OUT=folder
	@$(BIN)/python -m infra.export

costs: $(VENV)/dev ## the cost table of docs/operations.md again
	@$(BIN)/python -m infra.costs --write

holidays: $(VENV)/dev ## write site/content/holidays.csv again, 2025 to 2027
	@$(BIN)/python -m infra.holidays

picture: $(VENV)/dev ## docs/portal.png again, from a running `make run`
	@$(BIN)/python -m infra.picture

clean: ## forget the environment and all caches
	@rm -rf $(VENV) $(EMULATOR) $(CHECKOV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/run $(VENV)/dev $(VENV)/deploy: $(VENV)/%: $(REQUIREMENTS)
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else 0'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what 'make $(if $(filter dev,$*),test,$*)' needs into $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r infra/requirements/$*.txt
	@touch $@

# Each of these two needs versions of boto3 that no other part gets along with.
$(EMULATOR)/ready $(CHECKOV)/ready: .venv-%/ready: infra/requirements/%.txt
	@test -x .venv-$*/bin/python || $(PYTHON) -m venv .venv-$*
	@echo "Installing $* into .venv-$* ..."
	@.venv-$*/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@
