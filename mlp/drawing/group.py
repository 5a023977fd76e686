"""Artists that change together, as one: to ask each of fifty takes longer than to draw them all."""

from matplotlib.artist import Artist


class Group(Artist):
    """Artists of one axes that do not leave it, drawn one after the other.

    Parameters
    ----------
    axes : matplotlib axes
    members : list of artists
        Lowest first. They have been added to `axes`, which no longer draws them.
    """

    def __init__(self, axes, members):
        super().__init__()
        self._members = members
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
            for member in self._members:
                member.draw(renderer)

    def get_window_extent(self, renderer=None):
        """Return the rectangle of the axes in device pixels."""
        return self.axes.bbox

    def _has_changed(self, _, stale):
        self.stale = stale
