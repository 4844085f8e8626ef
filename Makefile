# `make demo` and `make test` set up whatever is missing first; a second run finds all in place and needs no network.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/installed

# What is installed must be what is locked, in this very place. Contents are compared, because dates change on a checkout.
WANTED = `cat requirements.lock pyproject.toml | cksum; pwd`

.DEFAULT_GOAL := help
.PHONY: help setup install demo test check bench pictures secrets clean

help:
	@echo "make demo    set up, load the demo and serve it on http://127.0.0.1:8000 (SCHAKEL_PORT chooses another port)"
	@echo "make test    set up and run all tests (ARGS='-k chains' chooses)"
	@echo "make check   style, types and import rules"
	@echo "make bench   measure answers on 20,000 people and 200,000 ties"
	@echo "make pictures draw the pictures of the documents anew"
	@echo "make setup   set up only: the locked packages, in .venv"
	@echo "make secrets the database password for docker-compose.yml, made once"
	@echo "make clean   remove .venv and what tools left behind; data are kept"

demo: setup
	@$(BIN)/schakel demo

# Two at a time, each with a database of its own; a database that is given is for one alone.
SIDE_BY_SIDE = $(if $(NEO4J_URI),,--numprocesses=2 --dist=loadfile --no-loadscope-reorder)

test: setup
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(ARGS)

check: setup
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/pyright
	@$(BIN)/lint-imports

bench: setup
	@$(BIN)/python -m bench $(ARGS)

pictures: setup
	@$(BIN)/python -m pytest tests/docs/test_pictures.py --draw-pictures

setup:
	@if [ "$(WANTED)" != "`cat $(STAMP) 2>/dev/null`" ]; then $(MAKE) --no-print-directory install; fi

# Tells every ten seconds how far pip is, as long as the shell of this line is there.
TELLING = ( while sleep 10 >/dev/null 2>&1 && kill -0 $$$$ 2>/dev/null; do seconds=$$(( $${seconds:-0} + 10 )); \
	echo "Installing packages: `ls -d .venv/lib/python*/site-packages/*.dist-info 2>/dev/null | wc -l` are there after $$seconds seconds"; \
	done ) & telling=$$!; trap "kill $$telling 2>/dev/null" EXIT; trap "exit 130" INT TERM;

install:
	@command -v "$(PYTHON)" >/dev/null || { echo "$(PYTHON) is not found. Install Python 3.11 or later, or give one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "`"$(PYTHON)" --version 2>&1` is too old. Schakel needs 3.11 or later; give one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "This Python cannot make environments. Install the package python3-venv, then try again." >&2; exit 1; }
	@rm -f $(STAMP)
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { echo "Making the environment .venv"; "$(PYTHON)" -m venv --clear .venv; }
	@echo "Installing `grep -c '^[^#[:space:]].*==' requirements.lock` packages into .venv (once, one to three minutes) …"
	@$(TELLING) $(BIN)/python -m pip install --disable-pip-version-check --no-input --quiet --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --disable-pip-version-check --no-input --quiet --no-deps --no-build-isolation -e .
	@echo "$(WANTED)" > $(STAMP)

# A secret reaches a container with the rights it has here: readable in there, closed off here by the directory.
secrets:
	@umask 077; mkdir -p secrets; \
	test -e secrets/neo4j_password || head -c 24 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n' > secrets/neo4j_password; \
	printf 'neo4j/%s' "`cat secrets/neo4j_password`" > secrets/neo4j_auth; \
	chmod 644 secrets/neo4j_auth secrets/neo4j_password; echo "The password is in secrets/neo4j_password"

clean:
	rm -rf .venv build *.egg-info .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
