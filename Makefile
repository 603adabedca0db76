# Two commands: `make site` builds the demonstration into public/, `make test` runs every test.
# They need Python 3.11 or newer and make, nothing else: all the rest goes into .venv.

.DEFAULT_GOAL := site
.PHONY: site test lint clean
.DELETE_ON_ERROR:

# e.g. make site STRICT=--strict, make test TESTS=tests/test_files.py
STRICT ?=
TESTS ?=

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
PY := $(BIN)/python
PIP := $(PY) -m pip --quiet --disable-pip-version-check

# The newest Python that is here; PYTHON=... chooses another.
PYTHON ?= $(shell for python in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	$$python -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)

site: .venv/with-site
	@$(PY) -m sitegen build $(STRICT)
	@echo
	@echo "The site is in public/: open public/index.html in a browser."
	@echo "To watch it change as you write: $(PY) -m sitegen watch"

test: .venv/with-test
	$(PY) -m pytest $(TESTS)

lint: .venv/with-test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

# Marks of what is installed. Installed again only when pyproject.toml changed; the code itself is used where it lies.
.venv/with-site: pyproject.toml | .venv/pyvenv.cfg
	$(PIP) install --editable '.[search]'
	@touch $@

.venv/with-test: pyproject.toml | .venv/pyvenv.cfg
	$(PIP) install --editable '.[test]'
	@touch $@ .venv/with-site

.venv/pyvenv.cfg:
	@test -n "$(PYTHON)" || { \
		echo "sitegen needs Python 3.11 or newer with its venv module, and none was found." >&2; \
		echo "Install it (Debian and Ubuntu: apt install python3-venv), or name one: make site PYTHON=/path/to/python" >&2; \
		exit 2; }
	$(PYTHON) -m venv .venv

clean:
	rm -rf .venv .sitegen private
