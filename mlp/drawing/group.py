"""Artists that change together, as one: to ask each of fifty takes longer than to draw them all."""

from matplotlib.artist import Artist
from matplotlib.transforms import Bbox, TransformedBbox

from .text import LiveText, draw_texts


class Group(Artist):
    """Artists of one axes that do not leave a place in it: one after the other, then all texts.

    Parameters
    ----------
    axes : matplotlib axes
    members : list of artists
        Lowest first. They have been added to `axes`, which no longer draws them. A `LiveText` among
        them must not overlap another.
    place : (x, y, width, height), optional
        In shares of the axes, from the lower left, perhaps beyond them; all of them unless given.
    """

    def __init__(self, axes, members, place=(0, 0, 1, 1)):
        super().__init__()
        self._texts = [member for member in members if isinstance(member, LiveText)]
        self._others = [member for member in members if not isinstance(member, LiveText)]
        self._box = TransformedBbox(Bbox.from_bounds(*place), axes.transAxes)
        for member in members:
            member.remove()
            member.axes, member.stale_callback = axes, self._has_changed
        self.set_zorder(min(member.get_zorder() for member in members))
        axes.add_artist(self)
        self.set_clip_on(False)

    def draw(self, renderer):
        """Draw all members."""
        self.stale = False
        if self.get_visible():
            for member in self._others:
                member.draw(renderer)
            draw_texts(self._texts, renderer)

    def get_window_extent(self, renderer=None):
        """Return the rectangle of its place in device pixels."""
        return self._box

    def _has_changed(self, _, stale):
        self.stale = stale
