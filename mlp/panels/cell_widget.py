"""What a cell shows: its keys stay in it, and running the cell again ends it and loses nothing."""

import base64

import anywidget
from ipywidgets import VBox, Widget

from .cells import Cells
from .line import text_of

CELLS = Cells()


class Keys(anywidget.AnyWidget):
    """Nothing to see: it brings the page the lines that look after the keys in all panels."""

    _esm = text_of("keys.js")


class CellWidget(VBox):
    """A box of widgets that is the output of a cell.

    A subclass gives `in_words` and `take_over`, and may give `png`.

    Parameters
    ----------
    children : list of widgets
    """

    def __init__(self, children):
        super().__init__([*children, Keys(layout={"display": "none"})])
        self.add_class("mlp-panel")

    def in_words(self):
        """Return what stands here as plain text."""
        raise NotImplementedError

    def take_over(self, other):
        """Go on from what the reader has done with `other`, which this one replaces."""
        raise NotImplementedError

    def png(self):
        """Return what stands here as a PNG file, or None where words are enough."""

    def close(self):
        """End it, with every widget in it; what it has computed stays."""
        _close(self)

    _ipython_display_ = None  # ipywidgets 7 would prefer it to the bundle below

    def _repr_mimebundle_(self, **_):
        """Return the live widget, with its words and its picture for who cannot show that."""
        CELLS.note(self)
        bundle = {"text/plain": self.in_words(),
                  "application/vnd.jupyter.widget-view+json": {
                      "version_major": 2, "version_minor": 0, "model_id": self.model_id}}
        if picture := self.png():
            bundle["image/png"] = base64.b64encode(picture).decode()
        return bundle


def _close(widget):
    for part in [*getattr(widget, "children", ()), getattr(widget, "style", None), widget.layout]:
        if isinstance(part, Widget):
            _close(part) if hasattr(part, "layout") else part.close()
    Widget.close(widget)
