"""The bug zoo: wrong backpropagation, to be told by what its error looks like."""

import inspect
from functools import cache
from textwrap import dedent, wrap

import numpy as np

from ...backprop import numerical_gradient
from ...check.exercises.backward import own_gradient, own_mistake
from ...drawing.page import axes_at, draw_page
from ...drawing.text import add_text, in_powers
from ...lessons.calculus.referee import CLEAN, gaps, largest, relative_errors, small_case
from ...lessons.calculus.zoo import BUGS, NO_BUG, code_lines
from ...live.panel import Panel, menu
from ...live.slider import Number, Slider
from ...live.style import INK, LARGE, MUTED, SMALL
from .log_bars import LogBars

# Shuffled, so that the order tells nothing; an easy one came out first.
CAGES = [(BUGS + [NO_BUG])[k] for k in np.random.default_rng(169).permutation(len(BUGS) + 1)]
NUMBERS = {bug.name: number for number, bug in enumerate(CAGES, 1)}
LAYERS = ("layer 1", "layer 2", "outputs")
OPEN = "none"           # no diagnosis yet
LOWEST, HIGHEST = -4, 2 # powers of ten
MOST = 12               # examples
LINE = 15.5             # from one line of code to the next, in CSS pixels
WIDEST = 60             # characters of a line of code
ANSWER = 218            # how far down the answer begins


class BugZoo(Panel):
    """Tell from the errors of a wrong backpropagation, layer by layer, which line is wrong.

    Each of the numbered ones has one line of `backprop.gradient` exchanged, and one has none.

    Parameters
    ----------
    gradient : function, optional
        Your own, to be looked at: of ``(network, inputs, targets)``, as `mlp.gradient`.
    state : str
        A state code, as shown below the panel.

    Raises
    ------
    ValueError
        If `gradient` is no function.
    """

    size = (760, 430)
    presets = {"Looks clean": {"bug": NUMBERS["sum"], "examples": 1},
               "One of two": {"bug": NUMBERS["sign"], "examples": 3}}
    actions = {"Reveal": "reveal", "Next bug": "next_bug"}

    def __init__(self, gradient=None, state=""):
        if gradient is not None and not callable(gradient):
            raise ValueError(f"got {gradient!r:.60} to look at, expected a function of (network, "
                             "inputs, targets); a state code is given as state=...")
        self._own = gradient
        self._mistake = own_mistake(gradient, *small_case(0)) if gradient else ""
        for examples in range(1, MOST + 1):     # beforehand: nudges take longer than a hand waits
            _truth(0, examples)
        super().__init__(state)

    def controls(self):
        """Which bug, on what it is tried, and what the learner thinks that it is."""
        bugs = [(f"Bug {number}", number) for number in NUMBERS.values()]
        if self._own:
            bugs.insert(0, ("your own", 0))
        titles = sorted((bug.title, bug.name) for bug in BUGS)
        named = {"bug": menu("look at", bugs, bugs[0][1]),
                 "examples": Slider("examples", value=5, min=1, max=MOST, step=1),
                 "number": Slider("network", value=0, max=20, step=1),
                 "diagnosis": menu("diagnosis", [("pick one", OPEN), *titles,
                                                 (NO_BUG.title, NO_BUG.name)], OPEN),
                 "revealed": Number("revealed", value=0, step=1)}
        named["bug"].observe(self.along(diagnosis=OPEN, revealed=0), "value")
        return named

    def draw(self, figure):
        """Draw the bars for weights and biases, the code, and the place for the answer."""
        self._bars = [LogBars(axes_at(figure, x, 76, 200, 92, framed=True), len(LAYERS), LOWEST,
                              HIGHEST) for x in (82, 456)]
        page = draw_page(figure)
        self._title = add_text(page, 16, 20, size=LARGE, weight="bold")
        self._case = add_text(page, 744, 20, size=SMALL, color=MUTED, ha="right")
        for x, letter in ((82, "w"), (456, "b")):
            add_text(page, x, 56, f"error of ∂C/∂{letter}, as a share of it", zorder=1)
        looks = {"parse_math": False, "zorder": 0.5}
        self._code = [[page.text(x, 222 + LINE * k, "", size=SMALL, va="center",
                                 family="monospace", **looks) for x in (12, 28)]    # mark, line
                      for k in range(len(code_lines()) + 1)]
        self._names = add_text(page, 28, 414, "slope is σ′; cost_slope is 2·(a − y); "
                               "matching_targets only checks the shape", size=SMALL, color=MUTED,
                               zorder=1)
        self._head = page.text(522, ANSWER, "", va="top", weight="bold", linespacing=1.35, **looks)
        self._text = page.text(522, ANSWER, "", size=SMALL, va="top", linespacing=1.45, **looks)

    def refresh(self):
        """Show the errors, and once it is revealed what they come from."""
        v = self.values()
        case = int(v["number"]), int(v["examples"])
        found, problem = self._run(v["bug"], *case)
        errors = relative_errors(found, _truth(*case)) if found else np.zeros((2, len(LAYERS)))
        said = []
        for bars, row in zip(self._bars, errors, strict=True):
            words = ["?" if problem else "clean" if error < CLEAN else in_powers(error)
                     for error in row]
            bars.show(row, LAYERS, words)
            said.append(", ".join(words))
        name = f"Bug {v['bug']}" if v["bug"] else "Your own"
        examples = f"{case[1]} example{'s' * (case[1] > 1)}"
        self._title.set_text(name)
        self._case.set_text(f"tried on 6-5-4-3 with {examples}; clean is below 10⁻⁸")
        bug, head, text = self._answer_to(v, found, problem, case)
        self._show_code(bug, own=not v["bug"])
        lines = wrap(head, 26)
        self._head.set_text("\n".join(lines))
        self._text.set(text="\n".join(wrap(text, 34)), y=ANSWER + 8 + 21 * len(lines))
        if problem:
            return f"{name}: {text}"
        return (f"{name}, {examples}: the error of the weights' slopes, layer by layer, is "
                f"{said[0]}; that of the biases' slopes is {said[1]}. {head}"
                + f" {text}" * head.endswith(("mistake.", "mistakes.")))

    def reveal(self):
        """Show the answer, once there is a diagnosis."""
        if self.named["diagnosis"].value == OPEN and self.named["bug"].value:
            self._show(self.description, message="Pick a diagnosis first.")
        else:
            self.named["revealed"].value = 1

    def next_bug(self):
        """Go to the bug with the next number."""
        self.named["bug"].value = self.named["bug"].value % len(CAGES) + 1

    def _answer_to(self, v, found, problem, case):
        """Return the bug whose line is shown, if any, and what is said of it: two texts."""
        if not v["bug"]:
            return self._own_answer(found, problem, case)
        bug = CAGES[v["bug"] - 1]
        head = "Which line is wrong is for you to tell."
        if v["diagnosis"] == OPEN:
            return None, head, "Pick a diagnosis, then press Reveal."
        yours = CAGES[NUMBERS[v["diagnosis"]] - 1]
        if not v["revealed"]:
            return None, head, f"You say: {yours.title}. Press Reveal."
        verdict = "Yes:" if yours is bug else "Not so. It is:"
        return bug, f"{verdict} {bug.title}.", bug.looks

    def _own_answer(self, found, problem, case):
        known = self._mistake.removeprefix("two things. ")
        head = "Two known mistakes." if known != self._mistake else "A known mistake."
        known = f"{known[:1].upper()}{known[1:]}"
        if problem:
            return None, *((head, known) if known else ("There is nothing to compare.", problem))
        alike = [bug for bug in (NO_BUG, *BUGS)
                 if largest(gaps(found, _gradient(bug, *case))) < CLEAN]
        if not alike:
            return None, *((head, known) if known else (
                "No bug of the zoo does the same.", "Look where the error begins."))
        bug = alike[0]
        said = f"Yours has {bug.title}." if bug is NO_BUG else f"It does the same as: {bug.title}."
        return bug, said, bug.looks

    def _show_code(self, bug, own):
        """Show the code; if there is a `bug`, in bold below the line that it takes the place of.

        Of a student's own function its lines are shown, as many as there is room for.
        """
        lines, signs = _lines_of(self._own, len(self._code)) if own else code_lines(), {}
        self._names.set_visible(not own)
        if not own and bug and bug is not NO_BUG:
            place = next(k for k, line in enumerate(lines) if line.strip() == bug.right)
            lines.insert(place + 1, lines[place].replace(bug.right, bug.wrong))
            signs = {place: "✓", place + 1: "✗"}
        for k, (mark, text) in enumerate(self._code):
            wrong = signs.get(k) == "✗"
            mark.set_text(signs.get(k, ""))
            text.set(text=lines[k] if k < len(lines) else "", weight="bold" if wrong else "normal",
                     color=INK if wrong or not signs else MUTED)

    def _run(self, number, *case):
        if not number:
            return own_gradient(self._own, *small_case(*case))
        return _gradient(CAGES[number - 1], *case), ""


def _lines_of(function, room):
    """Return the first lines below the head of a function, cut to fit, or none if nobody knows."""
    try:
        source = dedent(inspect.getsource(function)).splitlines()[1:]
    except (OSError, TypeError):
        return []
    lines = dedent("\n".join(line for line in source if line.strip())).splitlines()
    if len(lines) > room:
        lines[room - 1:] = ["…"]
    return [line if len(line) <= WIDEST else f"{line[:WIDEST - 1]}…" for line in lines]


@cache
def _truth(*case):
    return numerical_gradient(*small_case(*case))


@cache
def _gradient(bug, *case):
    return bug.gradient(*small_case(*case))
