# Linux and macOS, GNU make 3.81 or newer. Nothing is needed but Python 3.11 or newer and a package index.

PYTHON ?= python3
LABELS ?= ../shared/corpora/labels
PIP := .venv/bin/python -m pip --disable-pip-version-check --quiet

.PHONY: run test check bench score train score-categories

# A recipe becomes its program, so that SIGTERM and Ctrl-C reach it.
run: .venv/installed
	@exec .venv/bin/python -m finpulse.cli up

# Two processes, each with a stack of its own; a file's tests stay together, since they share its worker.
test: .venv/installed-dev
	@exec .venv/bin/python -m pytest --numprocesses 2 --dist loadfile

check: .venv/installed-dev
	.venv/bin/python -m ruff check .
	.venv/bin/python -m ruff format --check .
	.venv/bin/python -m mypy
	.venv/bin/lint-imports

# On a stack of its own: make bench ARGS='--quick', or ARGS='--only bulk,api --rows 200000'; docs/performance.md.
bench: .venv/installed-bench
	@exec .venv/bin/python -m scripts.bench $(ARGS)

# Against a started stack, with the corpora that lie beside the project.
score: .venv/installed
	@exec .venv/bin/python -m scripts.score

# The text model and the words of places, from their packages and the labels beside the project; and how categories
# come out on each source of labels that was left out of the training.
train: .venv/installed-train
	.venv/bin/python -m scripts.build_words
	.venv/bin/python -m scripts.train_categories --labels $(LABELS)

score-categories: .venv/installed-train
	@exec .venv/bin/python -m scripts.score_categories --labels $(LABELS)

# The venv is as readable as programs usually are, whatever umask calls us: run by root, PostgreSQL comes out of it
# as another user.
.venv/installed: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo \
	  "Fin-Pulse needs Python 3.11 or newer, and $(PYTHON) is older or missing; name another by make PYTHON=..." >&2; exit 1; }
	@echo "Installing the pinned requirements into .venv"
	@umask 022 && $(PYTHON) -m venv .venv && $(PIP) install -r requirements.txt && $(PIP) install --no-deps -e .
	@touch $@

.venv/installed-train: .venv/installed requirements-train.txt
	@umask 022 && $(PIP) install -r requirements-train.txt
	@touch $@

.venv/installed-bench: .venv/installed requirements-bench.txt
	@umask 022 && $(PIP) install -r requirements-bench.txt
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt requirements-s3.txt
	@umask 022 && $(PIP) install -r requirements-dev.txt
	@touch $@
