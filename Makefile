# make run: set up and open the demo.  make test: set up and run every test.  make help lists the rest.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := build/demo.riscontro
KEYWORDS := -k say -k _say -k mark -k plural:1,2 -k UserError -k InputError -k ConflictError -k Problem

.PHONY: help run test check setup bench soak fuzz shots translations clean

help:
	@echo "make run           set up, and open the demo workspace with the two seed articles"
	@echo "make test          set up, and run every test"
	@echo "make check         ruff, mypy and the import contracts"
	@echo "make bench         measure what is promised, as ratios"
	@echo "make soak          kill a writing process 1,000 times, and count that every commit is synced"
	@echo "make fuzz          look for inputs that break what reads them, FUZZ_SECONDS=60 for each kind"
	@echo "make shots         pictures of every screen, in build/shots"
	@echo "make translations  bring the catalogue up to date with the program's sentences"
	@echo "make clean         remove what was built; the demo workspace too"

run: $(READY)
	@$(BIN)/riscontro demo --workspace $(DEMO)

test: $(READY)
	$(BIN)/pytest -n auto

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: $(READY)

$(READY): pyproject.toml setup.sh
	@./setup.sh $(VENV)
	@touch $@

bench: $(READY)
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python tests/bench.py

soak: $(READY)
	$(BIN)/python tests/soak.py $(SOAK)

FUZZ_SECONDS := 60
fuzz: $(READY)
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	@found=0; for target in article claims findings table mapping package workbook page archive; do \
		echo "$$target:"; $(BIN)/python tests/fuzz/run.py $$target --seconds $(FUZZ_SECONDS) || found=1; \
	done; exit $$found

shots: $(READY)
	$(BIN)/python tests/shots.py build/shots

translations: $(READY)
	@mkdir -p build
	$(BIN)/pybabel -q extract -F babel.cfg $(KEYWORDS) --no-location --sort-output -o build/riscontro.pot .
	$(BIN)/pybabel -q update -i build/riscontro.pot -l it -o resources/translations/it.po --no-fuzzy-matching --ignore-obsolete
	$(BIN)/pybabel -q compile -i resources/translations/it.po -l it -o resources/translations/it.mo

clean:
	rm -rf build .pytest_cache .mypy_cache .ruff_cache
