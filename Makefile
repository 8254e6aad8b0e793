# Two commands set everything up: make build, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: install build check serve test fast lint lock clean

install: $(VENV)/build.stamp

build: $(VENV)/build.stamp
	$(BIN)/competency build

check: $(VENV)/build.stamp
	$(BIN)/competency check

serve: $(VENV)/build.stamp
	$(BIN)/competency serve

test: $(VENV)/test.stamp
	tests/install-programs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

# The unit part alone: no site, no browser, no documents; about a minute.
fast: $(VENV)/test.stamp
	$(BIN)/pytest -m "not site and not browser and not documents"

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/build.stamp: requirements/build.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing the locked dependencies into $(VENV) …"
	$(PIP) --require-hashes -r requirements/build.txt
	$(PIP) --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/build.stamp
	$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

# Needs uv; run it after a change of the dependencies in pyproject.toml.
lock:
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
	  --no-header -q -o requirements/build.txt
	uv pip compile pyproject.toml --group build --group test --universal --python-version 3.11 --generate-hashes \
	  --no-header -q -o requirements/test.txt -c requirements/build.txt

clean:
	rm -rf site .cache
