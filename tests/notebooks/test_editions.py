"""Editions of the notebooks: no solutions for students, handouts that stand alone, and pages."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


def read(path):
    import nbformat  # seconds, for which no other test is to wait

    return nbformat.read(path, as_version=4)


def test_students_get_every_cell_and_no_solution(tmp_path):
    from notebooks.editions import student

    student(tmp_path)
    for path in NOTEBOOKS:
        ours, theirs = read(path), read(tmp_path / path.name)
        points = [cell.metadata.nbgrader.grade_id for cell in theirs.cells[len(ours.cells):]]
        text = "\n".join(cell.source for cell in theirs.cells)
        assert len(points) > 2 and points == re.findall(r"^check\((.*)\)$", text, re.MULTILINE)
        assert "Solution" not in text and "<summary>Hint" in text
        assert text.count("<details>") == text.count("</details>")
        assert sum("Solution" in cell.source for cell in ours.cells) > 1


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_page_has_every_picture_needs_no_network_and_answers_in_its_solutions_only(path):
    from html import escape

    from mlp.panels.questions import QUESTIONS
    from notebooks.editions import page

    notebook = read(path)
    plain, solved = (page(notebook, solutions) for solutions in (False, True))
    pictures = sum("image/png" in output.get("data", {}) for cell in notebook.cells
                   for output in cell.get("outputs", []))
    assert plain.count("data:image/png") == solved.count("data:image/png") == pictures > 5
    for html in (plain, solved):
        assert not re.search(r'(src|href)="(?!data:|https?://(www\.youtube|neuraln|github|arxiv)|#)',
                             html)
        assert not re.search(r"<(script|link|iframe)", html)
        assert "FORMULA" not in html and not re.search(r"\$[^$<>]+\\", html)
        assert not re.search('<img alt=""', html)
    assert "Solution" not in plain and "<em>" in solved
    assert re.search(r"<details open>\s*<summary>Solution", solved)
    asked = re.findall(r'panels\.Predict\("(.*)"\)', "\n".join(c.source for c in notebook.cells))
    assert len(asked) > 6
    for name in asked:
        why = escape(QUESTIONS[name].why)
        assert why in solved and why not in plain


CELLS = ["from mlp import panels", "panels.OneNeuron('bias=2')",
         "panels.Predict('nothing comes in')"]


def test_a_page_made_by_nbconvert_shows_pictures_and_questions_and_no_address_of_its_kernel():
    import nbformat
    from nbconvert import HTMLExporter
    from nbconvert.preprocessors import ExecutePreprocessor

    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in CELLS])
    ExecutePreprocessor(timeout=120, kernel_name="python3").preprocess(notebook, {})
    page = HTMLExporter().from_notebook_node(notebook)[0]
    assert page.split("<body", 1)[1].count("<img ") == 1
    assert "Predict: All inputs are 0" in page and "ws://" not in page
    assert '<script type="application/vnd.jupyter.widget-view+json">' not in page
