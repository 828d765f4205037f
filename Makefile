# The commands of the project, the same for people and CI. `make help` lists them.
PYTHON ?= python3.11
BIN    := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help setup site zip serve test lint types layers style scripts workflows unit golden screenshots bench bench-desk bench-large bench-ingest bench-maths bench-records bench-scale bench-search bench-topics bench-trust lines maths test-latex topics audit compare lock clean

help:            ## this list
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/: [^#]*## */\t/' | expand -t 12

setup: .venv/.site-ready  ## the environment and .venv/bin/paper-archive

site: setup      ## build the archive from seeds/ into site/
	$(BIN)/paper-archive build

zip: site        ## the offline copy as dist/NAME.zip, with its SHA-256
	$(BIN)/paper-archive pack

serve: setup     ## build, show at 127.0.0.1 as GitHub Pages would, rebuild on change
	$(BIN)/paper-archive serve

test: lint  ## everything: lint, types, layers, unit, stories, real site, real browsers
	tools/need git
	-tools/need biber  # without it the tests of records say that they are skipped
	CHROMIUM="$$(tools/find-browser chromium)" && FIREFOX="$$(tools/find-browser firefox)" && \
	    export CHROMIUM FIREFOX && $(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: .venv/.test-ready tools/web/node_modules/.ready  ## style, types, layers, scripts and workflows
	$(MAKE) --no-print-directory --jobs=4 types layers style scripts workflows  # mypy takes as long as all others

types: .venv/.test-ready
	$(BIN)/mypy

layers: .venv/.test-ready
	$(BIN)/lint-imports

style: .venv/.test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

scripts: tools/web/node_modules/.ready
	tools/web/node_modules/.bin/eslint --config tools/web/eslint.config.mjs site_templates

workflows: .venv/.test-ready
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[!c]*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	$(BIN)/zizmor --offline --quiet --no-progress --strict-collection --pedantic .github

unit: .venv/.test-ready  ## the fast tests, a room at a time: few draws, all cores
	$(BIN)/python -m pytest tests/unit --hypothesis-profile=unit --numprocesses auto --dist worksteal

golden: .venv/.test-ready  ## rewrite tests/golden from what the builder makes now; review the diff
	GOLDEN=write $(BIN)/python -m pytest tests/unit/pages/test_render.py -k golden

screenshots: .venv/.test-ready site  ## make the pictures of the README anew
	tools/screenshots

test-latex: .venv/.test-ready  ## what biber and other readers say of records of many papers, 100,000 hostile titles, on ../shared
	tools/need biber
	PYTHONPATH=.:tools $(BIN)/python tools/check_records.py ../shared

bench-ingest: .venv/.test-ready .venv/.fuzz-ready  ## how well seeds are read and merged, on the data in ../shared
	$(BIN)/python tools/bench_ingest.py ../shared
	PYTHONPATH=. $(BIN)/python tools/fuzz_seeds.py

bench-records: .venv/.test-ready  ## how right and dear authors, ids, days and look-ups are, on the data in ../shared
	PYTHONPATH=.:tools $(BIN)/python tools/bench_records.py ../shared

bench-search: .venv/.test-ready .venv/.bench-ready  ## how exact, heavy, fast and good the search is, on the data in ../shared
	CHROMIUM="$$(tools/find-browser chromium)" && export CHROMIUM && PYTHONPATH=.:tools $(BIN)/python tools/bench_search.py

bench-desk: .venv/.test-ready  ## how long what a reader does with a list of 500 papers takes, in Chromium, on the data in ../shared
	CHROMIUM="$$(tools/find-browser chromium)" && export CHROMIUM && PYTHONPATH=.:tools $(BIN)/python tools/bench_desk.py ../shared

bench-maths: .venv/.test-ready  ## how well lost formulas are repaired, how all are set, what hostile ones do, on ../shared
	PYTHONPATH=.:tools $(BIN)/python tools/bench_maths.py ../shared
	PYTHONPATH=. $(BIN)/python tools/bench_setting.py ../shared

bench-topics: .venv/.test-ready  ## how good, fast and steady topics, tags and related papers are, on the data in ../shared
	PYTHONPATH=.:tools $(BIN)/python tools/bench_topics.py ../shared

bench-trust: .venv/.test-ready tools/web/node_modules/.ready  ## what stands there is safe: kills, full disks, histories, slow seeds, browsers
	CHROMIUM="$$(tools/find-browser chromium)" && FIREFOX="$$(tools/find-browser firefox)" && export CHROMIUM FIREFOX && \
	PYTHONPATH=.:tools $(BIN)/python tools/bench_trust.py ../shared

bench: .venv/.test-ready .venv/.bench-ready  ## what a build costs and weighs beside Hugo and Pagefind, on the data in ../shared
	PYTHONPATH=tools $(BIN)/python tools/bench.py ../shared

bench-large: .venv/.test-ready .venv/.bench-ready  ## the same at 30,000 papers
	PYTHONPATH=tools $(BIN)/python tools/bench.py ../shared 10000 30000

bench-scale: .venv/.test-ready  ## that a site is the same however it is built: from a warm, damaged or no cache, by processes
	PYTHONPATH=.:tools $(BIN)/python tools/scale_history.py

lines: .venv/.test-ready  ## learn anew what tells a title from an abstract, from the data in ../shared
	$(BIN)/python tools/learn_lines.py ../shared/data/papers-100k.jsonl.xz

maths: .venv/.test-ready  ## learn anew where formulas stand and what their letters were, from the data in ../shared
	PYTHONPATH=.:tools $(BIN)/python tools/learn_maths.py ../shared

topics: .venv/.learn-ready  ## learn anew how common words are and which speak for which field, from the data in ../shared
	PYTHONPATH=. $(BIN)/python tools/learn_topics.py ../shared/data/papers-100k.jsonl.xz ../shared/data/taxonomy.tsv

audit: site tools/audit/node_modules/.ready  ## what Lighthouse (mobile) says of each page type
	CHROMIUM="$$(tools/find-browser chromium)" && export CHROMIUM && $(BIN)/python tools/audit.py

compare: .venv/.test-ready  ## what this checkout writes beside what BEFORE=REVISION wrote, byte for byte
	@test -n "$(BEFORE)" || { echo "Name a revision: make compare BEFORE=HEAD~1"; exit 2; }
	rm -rf .compare
	git worktree prune && git worktree add --detach .compare/before "$(BEFORE)"
	$(BIN)/python tools/compare_outputs.py .compare/before .compare/out

lock:            ## pin new versions of every dependency (needs uv)
	tools/lock

clean:           ## remove what was made, keep the environment
	rm -rf docs site dist .site.work .serve .compare

# Each stamp says that the environment holds what the lock file lists.
.venv/.site-ready: requirements/site.txt pyproject.toml tools/make-venv
	PYTHON=$(PYTHON) tools/make-venv requirements/site.txt
	@touch $@

.venv/.test-ready: requirements/test.txt .venv/.site-ready
	PYTHON=$(PYTHON) tools/make-venv requirements/test.txt
	@touch $@

.venv/.bench-ready: requirements/bench.txt .venv/.test-ready
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes --requirement requirements/bench.txt
	@touch $@

.venv/.learn-ready: requirements/learn.txt .venv/.site-ready
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes --requirement requirements/learn.txt
	@touch $@

.venv/.fuzz-ready: requirements/fuzz.txt .venv/.test-ready
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes --requirement requirements/fuzz.txt
	@touch $@

tools/%/node_modules/.ready: tools/%/package-lock.json tools/make-npm
	tools/make-npm $*
	@touch $@
