"""Editions of the notebooks: no solutions for students, and handouts that stand alone."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path):
    import nbformat  # seconds, for which no other test is to wait

    return nbformat.read(path, as_version=4)


def test_students_get_every_cell_and_no_solution(tmp_path):
    from notebooks.editions import student

    student(tmp_path)
    for path in NOTEBOOKS:
        ours, theirs = read(path), read(tmp_path / path.name)
        assert len(ours.cells) == len(theirs.cells)
        text = "\n".join(cell.source for cell in theirs.cells)
        assert "Solution" not in text and "<summary>Hint" in text
        assert text.count("<details>") == text.count("</details>")
        assert sum("Solution" in cell.source for cell in ours.cells) > 1


@every_notebook
def test_a_page_has_every_picture_and_needs_no_network(path):
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


@every_notebook
def test_answers_to_predictions_stand_in_the_solutions_only(path):
    from html import escape

    from mlp.panels.questions import QUESTIONS
    from notebooks.editions import page

    notebook = read(path)
    asked = re.findall(r'panels\.Predict\("(.*)"\)', "\n".join(c.source for c in notebook.cells))
    plain, solved = (page(notebook, solutions) for solutions in (False, True))
    assert len(asked) > 6
    for name in asked:
        why = escape(QUESTIONS[name].why)
        assert why in solved and why not in plain
