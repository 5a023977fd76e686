"""A frame around a rectangle, for what is chosen."""

from matplotlib.patches import Rectangle

from ..live.style import CHOSEN


def outline(ax, x=0, y=0, width=1, height=1, *, colour=CHOSEN, linewidth=2.5, zorder=2.8):
    """Add a frame that the axes do not cut off; return it: `set_bounds` lays it elsewhere."""
    return ax.add_patch(Rectangle((x, y), width, height, fill=False, edgecolor=colour,
                                  linewidth=linewidth, zorder=zorder, clip_on=False))
