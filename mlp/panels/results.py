"""What a reader has done so far, as a few lines of text; it stays in the kernel until it is saved.

A line is some fields with " | " between them; `python -m notebooks.class_results` reads them.
"""

from pathlib import Path

from ..check import TRIED, words
from ..live.cell_widget import CELLS
from ..live.panel import Panel

PICKED = {}     # (kind, name of a question) -> (option, whether it is right)


def note(key, option, right):
    """Note a pick: the first one counts; before a notebook, where no answer is given, the last."""
    if key[0] == "before" or key not in PICKED:
        PICKED[key] = option, right


def my_results(name="", file=None):
    """Return predictions, exercises and state codes of this session; write them to a `file`, too.

    Nothing is sent anywhere: copy the text, or hand in the file.

    Parameters
    ----------
    name : str
        Whose results these are.
    file : str or path, optional
        Such as ``"ada.txt"``.

    Returns
    -------
    Text
        A line for each result; a notebook shows it as it is.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    lines = [("nudge results", name)]
    lines += [(*key, option, "right" if right else "wrong")
              for key, (option, right) in PICKED.items()]
    for exercise, reports in TRIED.items():
        right = any(report.right for report in reports)
        lines.append(("exercise", exercise, "right" if right else "wrong", len(reports)))
        lines += [("mistake", exercise, hint) for hint in
                  dict.fromkeys(report.mistake or report.sentence
                                for report in reports if not report.right)]
    lines += [("state", type(panel).__name__, panel.code) for panel in CELLS.shown()
              if isinstance(panel, Panel) and panel.code]
    text = Text("\n".join(" | ".join(words.line(str(field).replace("|", "/"), most=400)
                                     for field in line) for line in lines) + "\n")
    if file is not None:
        Path(file).write_text(text, encoding="utf-8")
    return text


class Text(str):
    """A text that a notebook shows line by line."""

    __repr__ = str.__str__
