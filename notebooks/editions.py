"""Make a students' edition of the notebooks, or handouts that need no program and no network.

``python -m notebooks.editions student`` writes the notebooks without their folded solutions to
``build/student``. With ``handouts`` it writes each as an HTML page and a PDF to ``build/handouts``,
both with and without solutions: stored pictures in place of panels, code folded.
"""

import base64
import re
import shutil
import sys
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path

import nbformat
from matplotlib import rc_context
from matplotlib.mathtext import math_to_image
from nbconvert.filters import markdown2html

from mlp.panels.questions import QUESTIONS

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build"
SOLUTION = re.compile(r"<details>\s*<summary>Solutions?</summary>.*?</details>\s*", re.DOTALL)
# Code first, as a $ in it begins no formula.
FORMULA = re.compile(r"```.*?```|`[^`]*`|\$\$(.+?)\$\$|\$([^$]+?)\$", re.DOTALL)
STYLE = """
body { font: 16px/1.5 sans-serif; color: #1d2733; background: #fff; max-width: 46em;
  margin: 2em auto; padding: 0 1em; }
img { max-width: 100%; } h2 { margin-top: 2em; } table { border-collapse: collapse; }
td, th { border: 1px solid #9ba0a7; padding: 0.2em 0.6em; text-align: left; }
pre, code { font-family: monospace; background: #f2f3f5; }
pre { padding: 0.5em; white-space: pre-wrap; }
figure { margin: 1em 0; } figcaption { font-size: 0.9em; } p.formula { text-align: center; }
.anchor-link { display: none; }
.question { border-left: 4px solid #8a5a00; padding: 0 1em; white-space: pre-line; }
@media print { figure, .question, pre, table { break-inside: avoid; } h2, h3 { break-after: avoid; }
  details:not([open]), details.code:not(.exercise) { display: none; } }
"""


def without_solutions(text):
    """Return the text of a cell without its folded solutions."""
    return SOLUTION.sub("", text)


def page(notebook, solutions):
    """Return a notebook as one HTML page that needs nothing else.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        As it is stored, with its pictures.
    solutions : bool
        Whether solutions, and the answers to predictions, stand in it.
    """
    cells = "\n".join(_words(cell.source, solutions) if cell.cell_type == "markdown"
                      else _code(cell, solutions) for cell in notebook.cells)
    title = re.search("^# (.*)$", notebook.cells[0].source, re.MULTILINE)[1]
    return (f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}'
            f"</title><style>{STYLE}</style></head><body><main>\n{cells}\n</main></body></html>\n")


def _words(text, solutions):
    text = text.replace("<details>", "<details open>") if solutions else without_solutions(text)
    formulas = []

    def put_aside(match):
        if not (match[1] or match[2]):
            return match[0]
        formulas.append(_formula(match[1] or match[2], bool(match[1])))
        return f"FORMULA{len(formulas) - 1}X"

    html = markdown2html(FORMULA.sub(put_aside, text))
    return re.sub(r"FORMULA(\d+)X", lambda match: formulas[int(match[1])], html)


@cache
def _formula(text, alone):
    """Return a formula as a picture in the page, its text beside it for who cannot see it."""
    text, file = " ".join(text.split()), BytesIO()
    with rc_context({"mathtext.fontset": "cm", "font.size": 13, "svg.hashsalt": "formula"}):
        depth = math_to_image(f"${text.replace('tfrac', 'frac')}$", file, dpi=72, format="svg")
    image = (f'<img alt="{escape(text)}" style="vertical-align: -{depth:.1f}pt" '
             f'src="data:image/svg+xml;base64,{base64.b64encode(file.getvalue()).decode()}">')
    return f'</p><p class="formula">{image}</p><p>' if alone else image


def _code(cell, solutions):
    if name := re.match(r'panels\.Predict\("(.*)"\)', cell.source):
        return _question(QUESTIONS[name[1]], solutions)
    code = f"<summary>Code</summary><pre>{escape(cell.source)}</pre></details>\n"
    if "\ncheck(" in cell.source:       # an exercise: the stub is what there is to see
        return f'<details class="code exercise" open>{code}'
    return f'<details class="code">{code}{"".join(map(_output, cell.outputs))}'


def _question(question, solutions):
    options = "".join(f"\n☐ {escape(option)}" for option in question.options)
    answer = f"\n<em>{escape(question.options[question.right])}.</em> {escape(question.why)}"
    return (f'<p class="question"><strong>Predict: {escape(question.text)}</strong>{options}'
            f"{answer * solutions}</p>")


def _output(output):
    data = output.get("data", {"text/plain": output.get("text", "")})
    words = escape(data["text/plain"].strip())
    if picture := data.get("image/png"):
        words = words.partition(": ")[2]
        return (f'<figure><img alt="{words}" src="data:image/png;base64,{picture.strip()}">'
                f"<figcaption>{words}</figcaption></figure>")
    return f"<pre>{words}</pre>"


def student(folder):
    """Write the notebooks without solutions to `folder`, with points for nbgrader at the end."""
    for path in _notebooks():
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            cell.source = without_solutions(cell.source)
        text = "\n".join(cell.source for cell in notebook.cells)
        notebook.cells += [_points(name) for name in re.findall(r"^check\((\w+)\)$", text, re.M)]
        nbformat.write(notebook, folder / path.name)
    shutil.copy(ROOT / "notebooks" / "before_after.py", folder)     # asked for in a cell


def _points(name):
    """Return a cell from which nbgrader takes the point of an exercise: its value is 1 or 0."""
    graded = {"schema_version": 3, "grade_id": name, "points": 1, "grade": True, "solution": False,
              "locked": True, "task": False}
    return nbformat.v4.new_code_cell(f"int(check({name}).right)     # for nbgrader", id=name,
                                     metadata={"nbgrader": graded})


def handouts(folder):
    """Write the pages, and print them where there is a Chromium."""
    for path in _notebooks():
        for solutions in (False, True):
            name = path.stem + "_with_solutions" * solutions
            (folder / f"{name}.html").write_text(
                page(nbformat.read(path, as_version=4), solutions), encoding="utf-8")
    _print(sorted(folder.glob("*.html")))


def _print(files):
    sys.path.append(str(ROOT / "tests" / "browser"))
    from chromium import FLAGS, NO_BROWSER, find_chromium
    from playwright.sync_api import sync_playwright

    if (browser := find_chromium()) is None:
        sys.exit(f"The pages are in {files[0].parent}, but none is printed. {NO_BROWSER}")
    with sync_playwright() as playwright:
        print_pages(playwright.chromium.launch(executable_path=browser, args=FLAGS), files)


def print_pages(browser, files):
    """Write a PDF beside each of the HTML files."""
    tab = browser.new_page()
    for file in files:
        tab.goto(file.as_uri())
        tab.pdf(path=file.with_suffix(".pdf"), format="A4",
                margin=dict.fromkeys(("top", "right", "bottom", "left"), "15mm"))
    tab.close()


def _notebooks():
    return sorted((ROOT / "notebooks").glob("*.ipynb"))


if __name__ == "__main__":
    makers = {"student": student, "handouts": handouts}
    if len(sys.argv) != 2 or sys.argv[1] not in makers:
        sys.exit(f"Name what to make: {' or '.join(makers)}")
    folder = BUILD / sys.argv[1]
    folder.mkdir(parents=True, exist_ok=True)
    makers[sys.argv[1]](folder)
    print(f"written to {folder.relative_to(ROOT)}/")
