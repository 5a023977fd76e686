"""Write the lecturer's guide, ``docs/teaching/``, from the plans beside this file.

``python -m docs.guide``. What a plan cannot know for sure is asked for by a line of its own:
``@ask`` and the name of a question, ``@state`` and a panel with a state code, ``@homework`` and
exercises, ``@before`` for the five questions. Questions, hints and numbers come from `mlp`.
"""

import inspect
import json
import re
from functools import cache
from pathlib import Path

from mlp import load_digits, panels
from mlp.check import EXERCISES
from mlp.drawing.text import sentence
from mlp.panels.questions import QUESTIONS
from notebooks.before_after import BEFORE_AFTER

ROOT = Path(__file__).parents[1]
PLANS = sorted((ROOT / "docs" / "plans").glob("*.md"))
TEACHING = ROOT / "docs" / "teaching"
MISTAKES = 2    # of each exercise
# What the notebooks call a panel, where that is not the name of its class.
TITLES = {"CountDials": "Count the dials", "AllDimensions": "13,002 dimensions",
          "Learned": "What did it learn?", "AddWishes": "Add the wishes",
          "WalkBack": "Walk it back", "TrainYourself": "Train it yourself",
          "MiniBatches": "Mini-batches"}


def guide(plan):
    """Return the guide of a plan, as Markdown."""
    made = {"ask": ask, "state": state, "homework": homework, "before": before}

    def fill(line):
        order = re.fullmatch(r"@(\w+) ?(.*)", line)
        return made[order[1]](order[2], plan) if order else line

    text = "\n".join(map(fill, plan.read_text("utf-8").splitlines()))
    return re.sub(r"\n{3,}", "\n\n", text).rstrip() + "\n"


def ask(name, _):
    """Return a prediction with its answers, the right one bold, and the beginning of its reason."""
    question = QUESTIONS[name]
    options = " / ".join(f"**{option}**" if place == question.right else option
                         for place, option in enumerate(question.options))
    return f"> **Ask:** {question.text} {options}  \n> {first(question.why)}\n"


def state(order, _):
    """Return a state code and how the panel's caption then begins."""
    panel = panel_in(*order.partition(" ")[::2])
    code = f"`{panel.code}`" if panel.code else "as it opens"
    return f"- *{title(panel)}*, {code}: {first(panel.description)}"


def first(text):
    """Return the first sentence, or what is before its semicolon: the page shows the rest."""
    return re.split(r"(?<=[.?]) |; ", text)[0].removesuffix(".") + "."


def panel_in(name, code):
    """Return the panel of this name in the state of this code."""
    panel = _panel(name)
    panel.set_code(code)
    return panel


@cache
def _panel(name):
    kind = getattr(panels, name)
    return kind(load_digits()) if "digits" in inspect.signature(kind).parameters else kind()


def title(panel):
    """Return what the notebooks call a panel: `OneNeuron` is One neuron."""
    name = type(panel).__name__
    words = TITLES.get(name, re.sub("(?<=[a-z])(?=[A-Z])", " ", name)).split()
    return " ".join([words[0], *(word.lower() for word in words[1:])])


def homework(names, plan):
    """Return a table of exercises and what people write instead; the solutions are folded."""
    cells = json.loads((ROOT / "notebooks" / f"{plan.stem}.ipynb").read_text("utf-8"))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells)
    rows, solutions = ["| exercise | expect, in the words of `check` |", "|---|---|"], []
    for name in names.split():
        hints = {mistake.where: mistake.what for mistake in reversed(EXERCISES[name].mistakes)}
        hints = [first(hint) for hint in reversed(hints.values())]  # one for each place to look
        rows.append(f"| `{name}` | {'<br>'.join(map(sentence, hints[:MISTAKES]))} |")
        solutions.append(re.search(rf"```python\n(def {name}\(.*?```)", text, re.DOTALL)[0])
    folded = "\n\n".join(["<details><summary>Solutions</summary>", *solutions, "</details>"])
    return "\n".join([*rows, "", folded])


def before(_, plan):
    """Return a table of the five questions and their right answers."""
    number = plan.stem[0]
    lines = ["## Before and after", "",
             f"`from before_after import BeforeAfter`, then `BeforeAfter({number})` asks these, "
             f'and `BeforeAfter({number}, "after")` also says why (in a checkout, or with '
             "`notebooks/before_after.py` beside the notebook).", "",
             "| question | answer |", "|---|---|"]
    return "\n".join(lines + [f"| {question.text} | {question.options[question.right]} |"
                              for name, question in BEFORE_AFTER.items() if name[0] == number])


def main():
    """Write all guides."""
    TEACHING.mkdir(exist_ok=True)
    for plan in PLANS:
        (TEACHING / plan.name).write_text(guide(plan), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
