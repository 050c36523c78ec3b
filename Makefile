# make check    everything that must hold, the same as in CI
# make docs     write what is generated: rule reference, JSON Schema, shapes of entries, help in the README
# make worlds N=1000000 SEED=1    hold the laws against that many generated worlds
# make messages write the templates of messages into the catalogs of other languages; tell what is not translated
# make bench TABLES="desk scale" SIZES="10000 1000000" RUNS=5    measure beside the peers (needs the extra `bench`)
# make guard    fail where a check takes much more than was measured
# make rule NAME=a-new-fault    start a rule

PYTHON ?= $(if $(wildcard .venv/bin/python),.venv/bin/python,python3)
NAME ?=
N ?= 3000
SEED ?= 0
TABLES ?= desk scale
SIZES ?= 1000 10000 100000 1000000
RUNS ?= 5

.PHONY: worlds bench guard check format docs messages rule

check:
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(PYTHON) -c "from importlinter.cli import lint_imports_command as lint; lint()"
	$(PYTHON) -m pytest

format:
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

docs:
	$(PYTHON) -m claimcheck.tools.docs .

messages:
	$(PYTHON) -m claimcheck.tools.messages

rule:
	$(PYTHON) -m claimcheck.tools.new_rule "$(NAME)"

worlds:
	PYTHONPATH=tests $(PYTHON) -m worlds.run -n $(N) --seed $(SEED)

bench:
	$(PYTHON) -m benchmarks $(TABLES) --sizes $(SIZES) --runs $(RUNS)

guard:
	$(PYTHON) -m benchmarks.guard
