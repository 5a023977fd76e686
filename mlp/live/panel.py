"""What every panel has: controls beside a picture, presets, reset, and a state code."""

from contextlib import contextmanager, suppress
from functools import partial

from ipywidgets import HBox, Layout, VBox, Widget

from ..threads import one_thread
from .canvas import Canvas
from .cell_widget import CELLS, CellWidget, bar
from .forgiving import Forgiving
from .mainloop import MainLoop
from .state_code import read_code, write_code
from .style import new_figure, styled
from .wary import Menu, classed, shared

ARROWS = {"ArrowUp": (-1, 0), "ArrowDown": (1, 0), "ArrowLeft": (0, -1), "ArrowRight": (0, 1)}


class Panel(Forgiving, CellWidget):
    """A live picture with its controls, shown by its one line in a cell.

    A subclass gives `size`, `controls`, `draw` and `refresh`, and may give `presets`, `actions`,
    `shown`, `wanted_keys`, `pads` and `touched`. It computes nothing: it asks the floors below
    and moves artists.

    Parameters
    ----------
    state : str
        A state code, as shown below every panel: what differs from the start, such as
        ``"bias=-10 squish=ReLU"``.

    Raises
    ------
    ValueError
        If the state code names a control that the panel has not, or a value out of its range.
    """

    size = (640, 420)       # of the picture, in CSS pixels
    presets = {}            # name -> what it sets, as {control: value}
    actions = {}            # name of a button -> name of the method that it calls
    wanted_keys = ()        # keys that the picture answers

    def __init__(self, state=""):
        self._held, self._loop = False, MainLoop(self._failed)
        self._good = {}     # what the controls said when all went well
        self.named = self.controls()
        self._start = self.values()
        buttons = self._bar()   # the page can show them while the kernel draws
        with styled():
            self.figure = new_figure(*self.size)
            self.draw(self.figure)
        attempt = self._loop.attempt
        touched = partial(attempt, self.touched) if self.wanted_keys else None
        self.canvas = Canvas(self.figure, keys=self.wanted_keys, on_touch=touched,
                             on_code=partial(attempt, self._code_entered),
                             failed=self._failed, pads=self.pads())
        for control in self.named.values():
            control.observe(partial(attempt, self._control_moved), "value")
        super().__init__([buttons, self._body()])
        CELLS.made(self)
        self.set_code(state)
        self._first_code = self.code

    def controls(self):
        """Return the controls by name, as a dict; the names stand in state codes.

        What is no widget, such as a `Sheet`, is not shown among them, but has its state kept.
        """
        raise NotImplementedError

    def shown(self):
        """Return the controls that stand beside the picture, as a list: all, unless changed."""
        return [control for control in self.named.values() if isinstance(control, Widget)]

    def draw(self, figure):
        """Draw everything once, with plain artists of matplotlib."""
        raise NotImplementedError

    def refresh(self):
        """Move the artists to what the controls say; return a sentence that says the same."""
        raise NotImplementedError

    def pads(self):
        """Return the axes on which a finger paints; elsewhere it scrolls the page."""
        return []

    def touched(self, touch):
        """Answer what the hand did on the picture."""

    def values(self):
        """Return what the controls are set to, as {name: value}."""
        return {name: control.value for name, control in self.named.items()}

    def set(self, **values):
        """Set several controls, and show the outcome once."""
        with self.quietly():
            for name, value in values.items():
                self.named[name].value = value
        self._control_moved(None)

    def along(self, **values):
        """Return an observer that sets controls along with one that has moved, in one picture."""
        def follow(_):
            """Set them, in the picture that is drawn anyway."""
            with self.quietly():
                self.set(**values)
        return follow

    def reset(self):
        """Go back to the first state, exactly."""
        self.set(**self._start)

    @property
    def description(self):
        """What the picture shows now, in one sentence."""
        return self.canvas.description

    @property
    def code(self):
        """The state code: what differs from the start. It restores the panel anywhere."""
        return write_code(self.values(), self._start)

    def set_code(self, code):
        """Show the state that `code` describes.

        Raises
        ------
        ValueError
            If the code does not fit this panel; nothing has changed then.
        """
        wanted, before = read_code(code, self.named), self.values()
        with self.quietly():
            self.set(**self._start)
            self.set(**wanted)
        for name, value in wanted.items():  # a control keeps to its range, so look afterwards
            if self.named[name].value != value:
                control = self.named[name]
                self.set(**before)
                raise ValueError(f"{name}={value:g} is not on its slider, which goes from "
                                 f"{control.min:g} to {control.max:g} in steps of {control.step:g}")
        self._loop.run(self._refresh)

    def _control_moved(self, _):
        if not self._held:
            self._loop.run(self._refresh)

    @contextmanager
    def quietly(self):
        """Change controls without a refresh for each."""
        held, self._held = self._held, True
        try:
            yield
        finally:
            self._held = held

    def _refresh(self):
        with one_thread():  # what a panel asks for is small
            self._show(self.refresh())
        self._good = self.values()

    def _show(self, description, message="", code=None):
        """Show the picture with these words; a `code` that is wrong stays where it was typed."""
        self.canvas.description, self.canvas.message = description, message
        self.canvas.code = self.code if code is None else code
        self.canvas.refresh()

    def _bar(self):
        acts = {"Reset": self.reset,
                **{name: getattr(self, method) for name, method in self.actions.items()},
                **{name: partial(self.choose, name) for name in self.presets}}
        return bar(acts.items(), self._loop, layout=shared(Layout))

    def choose(self, name):
        """Show the preset called `name`."""
        self.set(**{**self._start, **self.presets[name]})

    def _body(self):
        controls = self.shown()
        for control in controls:
            control.failed = self._watching_failed
        return HBox([VBox(controls, **classed("mlp-controls")),
                     VBox([self.canvas], **classed("mlp-canvas-box"))], **classed("mlp-body"))

    def in_words(self):
        """Return the panel's name and what its picture shows now."""
        return f"{type(self).__name__}: {self.description}"

    def take_over(self, other):
        """Show what `other` shows, if both began alike and this one can."""
        if other._first_code == self._first_code:
            with suppress(ValueError):
                self.set_code(other.code)


def menu(description, options, value):
    """Return a labelled menu."""
    return Menu(description=description, options=options, value=value)
