# Two commands for newcomers: make ask Q="…", make test. Everything stands on .venv: `ask` and `serve` put there what a user
# runs, the other targets add the rest. Each does nothing where that is current.
PYTHON ?= python3
BIN := .venv/bin
SMALL := .venv/.installed-to-run
FULL := .venv/.installed
INSTALL := $(BIN)/python deploy/packages.py --editable
export Q
# Where this is set, every process compiles all that it imports anew: each question, test and worker waits for it.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: bundle install ask serve eval test lint check format docs clean

install: $(FULL)

# A .venv with neither stamp was never finished: it is made anew. Any other is brought up to date in place.
define venv
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed, this is %s; name another with PYTHON=…" % sys.version.split()[0])'
@test -e $(SMALL) || test -e $(FULL) || $(PYTHON) -m venv --clear .venv
endef

$(SMALL): pyproject.toml constraints.txt
	@echo "installing what chithi runs on into .venv (once; less than a minute) …" >&2
	$(venv)
	@$(INSTALL) .
	@touch $(SMALL)

# Holds all that the small one does.
$(FULL): pyproject.toml constraints.txt
	@echo "installing what tests and measures need into .venv (once; a few minutes) …" >&2
	$(venv)
	@$(INSTALL) ".[dev,encoders,eval,server]"
	@touch $(SMALL) $(FULL)

ask: $(SMALL)
	@test -n "$$Q" || { echo 'usage: make ask Q="Who leads medicine procurement?"' >&2; exit 2; }
	@$(BIN)/chithi ask -- "$$Q"

serve: $(SMALL)
	@$(BIN)/chithi serve

# In a home of its own: the gold asks about the samples and eval/documents, which do not belong among a user's documents.
eval: $(FULL)
	@home=$$(mktemp -d) && trap 'rm -rf "$$home"' EXIT && \
	$(BIN)/chithi --home "$$home" ingest corpus/sample eval/documents >/dev/null && $(BIN)/chithi --home "$$home" eval eval/gold

test: $(FULL)
	@$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal

lint: $(FULL)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy --num-workers auto
	@$(BIN)/lint-imports

check: lint test

format: $(FULL)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: $(FULL)
	@$(BIN)/python tests/generate_docs.py

# One archive that installs without a network, for Linux and Windows; needs the package index here.
bundle: $(FULL)
	@$(BIN)/python -m deploy.make_bundle

clean:
	@rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
