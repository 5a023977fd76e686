"""Notebooks that a program executes and stores: pictures and words, and nothing live."""

import pytest

pytestmark = pytest.mark.slow

CELLS = ["from mlp import panels", "panels.OneNeuron('bias=2')",
         "panels.Predict('nothing comes in')"]


@pytest.fixture(scope="module")
def page():
    import nbformat  # seconds, for which no other test is to wait
    from nbconvert import HTMLExporter
    from nbconvert.preprocessors import ExecutePreprocessor

    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in CELLS])
    ExecutePreprocessor(timeout=120, kernel_name="python3").preprocess(notebook, {})
    return HTMLExporter().from_notebook_node(notebook)[0]


def test_a_page_made_by_nbconvert_shows_pictures_and_questions(page):
    assert page.split("<body", 1)[1].count("<img ") == 1
    assert "Predict: All inputs are 0" in page
    assert '<script type="application/vnd.jupyter.widget-view+json">' not in page


def test_it_holds_no_address_to_talk_to_its_kernel(page):
    assert "ws://" not in page
