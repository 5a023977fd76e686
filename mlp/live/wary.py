"""What a page may say: all else is refused without a word, but no error in what comes of it."""

from contextlib import suppress

import traitlets
from ipywidgets import Dropdown, Layout
from ipywidgets.widgets.widget_description import DescriptionStyle

SHARED = {}     # kind of layout or style -> the one that never changes


class Wary:
    """A widget of which a page may set the traits in `from_page`, and these to what they can be."""

    from_page = ()
    failed = None   # told of an error in what watches this widget

    def __init__(self, **traits):
        super().__init__(**{"layout": shared(Layout), **traits})

    def notify_change(self, change):
        """Tell all who watch; where it goes wrong, nobody may be there to raise it to."""
        try:
            super().notify_change(change)
        except Exception as error:
            if not self.failed:
                raise
            self.failed(error)

    def set_state(self, sync_data):
        """Take what a page has set."""
        if isinstance(sync_data, dict):
            wanted = {name: sync_data[name] for name in self.from_page
                      if sync_data.get(name) is not None}
            with suppress(traitlets.TraitError, OverflowError):
                super().set_state(wanted)


class Menu(Wary, Dropdown):
    """A labelled menu."""

    from_page = ("index",)

    def __init__(self, **traits):
        super().__init__(style=shared(DescriptionStyle), **traits)


def classed(name):
    """Return the traits of a box that panel.css knows by `name`, as a dict."""
    return {"layout": shared(Layout), "_dom_classes": (name,)}


def shared(kind):
    """Return the layout or style of all our widgets: each takes the page a millisecond."""
    if kind not in SHARED or SHARED[kind].comm is None:     # closed, with all widgets there are
        SHARED[kind] = kind()
    return SHARED[kind]


def is_number(value, most=1e300):
    """Return whether a value from a page is a number up to `most`, and not NaN."""
    return isinstance(value, (int, float)) and abs(value) <= most
