"""Where in the project's notebooks panels and predictions are shown, found by itself."""

import json
import re
from pathlib import Path
from typing import NamedTuple

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


class Place(NamedTuple):
    """A line that shows a panel; `number` counts the panels of its notebook from 0."""

    notebook: str
    number: int
    line: str

    @property
    def kind(self):
        """The name of the panel's class."""
        return re.match(r"panels\.(\w+)", self.line)[1]


def _lines(file):
    cells = json.loads(file.read_text("utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    return re.findall(r"^panels\.\w+\(.*\)$", code, re.MULTILINE)


PLACES = [Place(file.name, number, line)
          for file in NOTEBOOKS for number, line in enumerate(_lines(file))]
