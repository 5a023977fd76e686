"""What a cell shows: it keeps its keys to itself, and running the cell again loses nothing."""

import base64

import anywidget
import traitlets
from ipywidgets import Box, Button, ButtonStyle, Layout, VBox, Widget

from .notebook_cells import Cells, in_lab, somebody_looks
from .page import text_of
from .wary import SHARED, Wary, shared

CELLS = Cells()


class PageSide(Wary, anywidget.AnyWidget):
    """Invisible: brings the page the code that looks after keys and after what is saved."""

    from_page = ("saves",)
    _esm, _css = text_of("keys.js", "announce.js", "saving.js"), text_of("panel.css")
    panel = traitlets.Unicode().tag(sync=True)      # the id of the box that it is in
    picture = traitlets.Unicode().tag(sync=True)    # that of its canvas, if there is one
    saves = traitlets.Bool().tag(sync=True)     # set by a page that puts pictures into files


HERALD = PageSide() if in_lab() else None   # there before the first panel is


class CellWidget(VBox):
    """A box of widgets that is the output of a cell; the picture of its `canvas` is saved.

    A subclass gives `in_words`, what it shows as plain text, and `take_over(other)`, which
    carries on from where the reader left `other`.
    """

    canvas = None

    def __init__(self, children):
        super().__init__(_dom_classes=("mlp-panel",))
        self.children = [*children, PageSide(
            panel=self.model_id, picture=self.canvas.own_id if self.canvas else "",
            _dom_classes=("mlp-page-side",))]

    def close(self):
        """Close it with every widget in it; what it has computed stays."""
        for page_side in self.children[-1:]:    # none is left if this is closed already
            page_side.close()   # first: the page can still keep the last picture of the others
        _close(self)

    _ipython_display_ = None  # ipywidgets 7 would prefer it to the bundle below

    def _repr_mimebundle_(self, **_):
        """Return its words and its picture, and the live widget where somebody looks at it."""
        CELLS.note(self)
        bundle = {"text/plain": self.in_words()}
        if somebody_looks():
            bundle["application/vnd.jupyter.widget-view+json"] = {
                "version_major": 2, "version_minor": 0, "model_id": self.model_id}
        if self.canvas:
            if somebody_looks():
                self.canvas.show_first()
            if HERALD and HERALD.saves and in_lab():
                return bundle, {"nudge": {"picture": self.canvas.own_id}}   # see saving.js
            bundle["image/png"] = base64.b64encode(self.canvas.png()).decode()
        return bundle


def bar(acts, loop, **traits):
    """Return a button for each (name, what it calls), in a row; an error is for `loop` to tell."""
    buttons = [Button(description=name, layout=shared(Layout), style=shared(ButtonStyle))
               for name, _ in acts]
    for button, (_, act) in zip(buttons, acts, strict=True):
        button.on_click(lambda _, act=act: loop.run(loop.attempt, act))
    return Box(buttons, _dom_classes=("mlp-bar",), **traits)


def _close(widget):
    for part in [*getattr(widget, "children", ()), getattr(widget, "style", None), widget.layout]:
        if isinstance(part, Widget) and part not in SHARED.values():
            _close(part) if hasattr(part, "layout") else part.close()
    Widget.close(widget)
