# Nearly every target is one plain command; README.md has the same for machines without make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP = $(BIN)/python -m pip install --disable-pip-version-check --quiet
LOCKED ?= -c requirements-lock.txt  # `make clean test LOCKED=`: the newest packages
NOTEBOOKS := $(wildcard notebooks/*.ipynb)
NBVAL := -n auto --dist loadfile -p notebooks.pictures --nbval-current-env --nbval-cell-timeout=120
SPREAD := -n auto --dist worksteal -p no:nbval  # whose imports take seconds
TESTS := test-python test-browser test-notebooks
unexport PYTHONDONTWRITEBYTECODE  # or every process compiles all tests again

.PHONY: help lab present test $(TESTS) test-fast test-random test-mnist test-data test-oldest test-colab fuzz \
	fuzz-panels check ci lint notebooks dist site links student handouts guide class figures \
	bench bench-panels bench-training lock clean

# Makes each target, though one fails; says at the end which did, and fails then.
define each
+@failed=; for target in $(1); do $(MAKE) --no-print-directory $$target || failed="$$failed $$target"; done; \
	test -z "$$failed" || { echo "Failed:$$failed"; exit 1; }
endef

help:  ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

# PYTHONPATH: or a student's own mlp.py beside a notebook would be imported instead of ours.
# JUPYTER_CONFIG_PATH: or JupyterLab asks whether it may bring news, over the first picture.
LAB = PYTHONPATH="$(CURDIR)$${PYTHONPATH:+:$$PYTHONPATH}" \
	JUPYTER_CONFIG_PATH="$(CURDIR)/mlp/lab$${JUPYTER_CONFIG_PATH:+:$$JUPYTER_CONFIG_PATH}" \
	$(BIN)/python -m jupyter lab --allow-root

lab: $(VENV)/lab-ready  ## open notebook 1 in JupyterLab
	$(LAB) --LabApp.default_url=/lab/tree/notebooks/1_neurons_and_layers.ipynb

present: $(VENV)/lab-ready  ## show a notebook to a class, a section a screen: make present N=2
	$(LAB) --LabApp.extra_labextensions_path="$(CURDIR)/mlp/lab" \
		--LabApp.default_url=/doc/tree/$(wildcard notebooks/$(or $(N),1)_*.ipynb)

test: $(VENV)/test-ready  ## every test; BROWSER=required fails where no Chromium is found
	$(call each,$(TESTS))

test-python: $(VENV)/test-ready  ## the tests that need no browser
	$(BIN)/python -m pytest $(SPREAD) -m "not browser"

test-browser: $(VENV)/test-ready  ## the panels in a real browser
	MLP_BROWSER=$(BROWSER) $(BIN)/python -m pytest -n 3 -p no:nbval --maxfail=10 tests/browser

test-notebooks: $(VENV)/test-ready  ## every notebook, strictly against its stored outputs
	$(BIN)/python -m pytest $(NBVAL) --nbval $(NOTEBOOKS)

test-fast: $(VENV)/test-ready  ## the tests that take seconds
	$(BIN)/python -m pytest $(SPREAD) -m "not browser and not slow"

test-random: $(VENV)/test-ready  ## those without a browser in ten random orders; one again: make shuffle-7
	$(call each,$(addprefix shuffle-,1 2 3 4 5 6 7 8 9 10))

shuffle-%: $(VENV)/test-ready
	$(BIN)/python -m pytest $(SPREAD) -m "not browser" --shuffle $*

test-oldest: .venv-oldest/ready  ## what the oldest packages that pyproject.toml allows could break
	.venv-oldest/bin/python -m pytest $(SPREAD) -m "not browser and not slow"
	MLP_BROWSER=$(BROWSER) .venv-oldest/bin/python -m pytest tests/browser/test_canvas_in_browser.py
	.venv-oldest/bin/python -m pytest $(NBVAL) --nbval $(NOTEBOOKS)

test-colab: .venv-colab/ready  ## the panels' Python side with Colab's packages, and nothing moved
	.venv-colab/bin/python -m pytest $(SPREAD) -m "not browser and not slow" tests/panels tests/live

test-mnist: $(VENV)/test-ready  ## every notebook on real digits; DATA=folder holds the MNIST files
	@test -d "$(DATA)" || { echo "Name the folder that holds MNIST's four files:" \
		"make test-mnist DATA=folder"; exit 1; }
	MLP_DIGITS=mnist MLP_DATA="$$(cd "$(DATA)" && pwd)" $(BIN)/python -m pytest \
		$(NBVAL) --nbval-lax $(NOTEBOOKS)

test-data: $(VENV)/test-ready  ## every notebook on pictures of your own kind: ten classes with names
	$(BIN)/python tests/clothes.py build/clothes
	$(MAKE) test-mnist DATA=build/clothes

fuzz: $(VENV)/test-ready  ## 100,000 files, most of them damaged, for the reader of MNIST's format
	$(BIN)/python tests/fuzz_idx.py 100000 $(or $(SEED),0)

fuzz-panels: $(VENV)/test-ready  ## 10,000 random moves of controls, buttons and hands, in all panels
	MPLBACKEND=agg $(BIN)/python tests/fuzz_panels.py 10000 $(or $(SEED),0)

check: $(VENV)/test-ready  ## all that must be green before a change is sent
	$(call each,$(TESTS) lint)

ci: $(VENV)/test-ready  ## that, the oldest packages, and damaged files
	$(call each,$(TESTS) lint test-oldest fuzz)

lint: $(VENV)/test-ready  ## style
	$(BIN)/ruff check .

notebooks: $(VENV)/test-ready  ## execute all notebooks and store them
	$(BIN)/python -m notebooks.store $(NOTEBOOKS)

student: $(VENV)/test-ready  ## the notebooks without their solutions, into build/student
	$(BIN)/python -m notebooks.editions student

handouts: $(VENV)/test-ready  ## each notebook as a page and a PDF, into build/handouts
	$(BIN)/python -m notebooks.editions handouts

guide: $(VENV)/test-ready  ## write the guide in docs/teaching/ anew
	$(BIN)/python -m docs.guide

class: $(VENV)/lab-ready  ## the table of a class's results; RESULTS=folder holds their files
	$(BIN)/python -m notebooks.class_results $(RESULTS)

dist: $(VENV)/test-ready  ## build sdist and wheel, check them, and execute the notebooks of the wheel
	rm -rf dist
	$(BIN)/uv build --quiet --out-dir dist
	$(BIN)/uvx --quiet twine check --strict dist/*
	$(BIN)/uvx --quiet check-wheel-contents dist/*.whl
	$(BIN)/python tests/run_wheel.py dist/*.whl

site: .venv-site/ready  ## the notebooks as a static site that runs in the page; experimental
	rm -rf site dist
	$(BIN)/uv build --quiet --wheel --out-dir dist
	$(BIN)/python -m pip download --quiet --dest dist --no-deps --only-binary=:all: --platform=any \
		--constraint .ci/site.txt ipywidgets jupyterlab_widgets anywidget psygnal comm  # what Pyodide has not
	.venv-site/bin/python -m notebooks.site dist site

links: $(VENV)/lab-ready  ## write this repository's address everywhere: make links REPO=owner/name
	$(BIN)/python -m notebooks.links "$(REPO)"

figures: $(VENV)/lab-ready  ## draw the pictures in figures/ anew
	$(BIN)/python figures/make.py

bench: $(VENV)/test-ready  ## how fast a nudge answers, beside two other ways to draw the same
	$(BIN)/python -m bench.nudge

bench-panels: $(VENV)/test-ready  ## what a nudge of every slider costs, and whether it keeps up with a hand
	$(BIN)/python -m bench.kernel
	$(BIN)/python -m bench.panels

bench-training: .venv-bench/ready  ## how fast training is, beside PyTorch, JAX and others
	.venv-bench/bin/python -m bench.training

lock: $(VENV)/test-ready  ## write requirements-lock.txt anew, from the newest packages in range
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra test --no-annotate \
		--no-emit-package nudge-mlp --upgrade -o requirements-lock.txt requirements.txt pyproject.toml

clean:  ## remove what the other targets made, but no notebook and no picture
	rm -rf .venv .venv-oldest .venv-bench .venv-colab .venv-site build dist site .jupyterlite.doit.db *.egg-info .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/python-ready:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
		"Python 3.11 or newer is needed; name one with: make lab PYTHON=/path/to/python3")'
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/lab-ready: $(VENV)/python-ready requirements.txt pyproject.toml
	@echo "Installing into $(VENV), once; this takes a minute or so ..."
	$(PIP) -r requirements.txt
	touch $@

$(VENV)/test-ready: $(VENV)/python-ready requirements.txt pyproject.toml requirements-lock.txt
	@echo "Installing into $(VENV), once; this takes a minute or so ..."
	$(PIP) uv
	$(BIN)/uv pip install --quiet --python $(VENV) $(LOCKED) -r requirements.txt -e '.[test]'
	touch $(VENV)/lab-ready $@

.venv-oldest/ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv-oldest
	.venv-oldest/bin/python -m pip install -q uv
	.venv-oldest/bin/uv pip install -q --python .venv-oldest --resolution lowest-direct \
		-r requirements.txt -e '.[test]' 'jupyterlab_widgets>=1.1.11,<2'  # for ipywidgets 7
	touch $@

.venv-colab/ready: .ci/colab.txt pyproject.toml $(VENV)/test-ready
	$(BIN)/uv venv --quiet --python $(BIN)/python .venv-colab
	$(BIN)/uv pip install --quiet --python .venv-colab -r .ci/colab.txt pytest pytest-xdist hypothesis scikit-learn
	$(BIN)/uv pip install --quiet --python .venv-colab --no-deps -e . anywidget psygnal  # as a first cell does
	touch $@

.venv-site/ready: .ci/site.txt $(VENV)/test-ready
	$(BIN)/uv venv --quiet --python $(BIN)/python .venv-site
	$(BIN)/uv pip install --quiet --python .venv-site -r .ci/site.txt
	touch $@

.venv-bench/ready: bench/peers.txt requirements.txt pyproject.toml
	@echo "Installing PyTorch, JAX and scikit-learn into .venv-bench, once ..."
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --disable-pip-version-check -q -r bench/peers.txt -e .
	touch $@
