# One command each to set up, try, test and check. `make help` lists them.
PYTHON ?= python3
VENV ?= .venv
PORT ?= 8765
RUN = $(VENV)/bin/python

.DEFAULT_GOAL := help

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.ready ## make the virtual environment and install everything into it

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: setup ## try everything in a pretend Slack; PORT=8765, EMPTY=1 for a workspace in which nobody has done anything
	@$(RUN) -m tests.demo --port $(PORT) $(if $(EMPTY),--empty,)

# The tests start many processes. Each would compile all modules anew where this variable forbids to keep them.
test: export PYTHONDONTWRITEBYTECODE =
test: setup ## run all tests, on SQLite and on PostgreSQL
	$(RUN) -m pytest -n 3 --dist worksteal

soak: setup ## kill the bot 200 times on each database, and run four at once; takes half an hour, and is not part of CI
	$(RUN) -m pytest -m soak tests/soak

check: setup ## lint, types and the rules of the house
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(VENV)/bin/lint-imports

bench: setup ## measure what the README claims about speed
	$(RUN) -m tests.benchmarks

format: setup ## put the code into its standard form
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

clean: ## remove what the commands above made
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.PHONY: help setup demo test soak check bench format clean
