# Two commands for newcomers: make ask Q="…", make test. Everything stands on .venv, which `make install` creates.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
export Q

.PHONY: install ask serve eval test lint check format docs clean

install: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is %s; name another with PYTHON=…" % sys.version.split()[0])'
	@echo "creating .venv (once; a few minutes) …"
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $(STAMP)

ask: $(STAMP)
	@test -n "$$Q" || { echo 'usage: make ask Q="Who leads medicine procurement?"' >&2; exit 2; }
	@$(BIN)/chithi ask -- "$$Q"

serve: $(STAMP)
	@$(BIN)/chithi serve

eval: $(STAMP)
	@$(BIN)/chithi eval eval/gold

test: $(STAMP)
	@$(BIN)/python -m pytest

lint: $(STAMP)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check: lint test

format: $(STAMP)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: $(STAMP)
	@$(BIN)/python tests/generate_docs.py

clean:
	@rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
