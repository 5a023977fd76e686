"""The core of each notebook, up to *Stop here*: short enough for the minutes that it promises."""

import json
import re
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
STOP = "## Stop here: you have seen it"
WORDS_A_MINUTE, MINUTES_A_PANEL, MINUTES_A_TASK = 130, 3, 8


def core(path):
    """Return the texts of a notebook up to its stop: those of its words and those of its code."""
    texts = {"markdown": [], "code": []}
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        texts[cell["cell_type"]].append("".join(cell["source"]))
        if texts["markdown"][-1].startswith(STOP):
            return texts["markdown"], "\n".join(texts["code"])
    raise AssertionError(f"{path.name} has no stop")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_core_is_short_and_its_minutes_are_honest(path):
    texts, code = core(path)
    words = sum(len(text.split()) for text in texts)
    shown = re.findall(r"^panels\.(\w+)\(", code, re.MULTILINE)
    predictions = shown.count("Predict")
    shown = len(shown) - predictions
    assert words <= 2000 and shown <= 7
    minutes = (words / WORDS_A_MINUTE + MINUTES_A_PANEL * shown + predictions
               + MINUTES_A_TASK * len(re.findall(r"^check\(", code, re.MULTILINE)))
    promised = int(re.search(r"About (\d+) minutes to \*Stop here\*", texts[0])[1])
    assert promised == pytest.approx(minutes, abs=3)
