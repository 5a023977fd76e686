"""The colours of what should become larger or smaller."""

from matplotlib.colors import LinearSegmentedColormap

from ..live.style import PAPER, WISH_DOWN, WISH_UP

WISHES = LinearSegmentedColormap.from_list("wishes", [WISH_DOWN, PAPER, WISH_UP])
