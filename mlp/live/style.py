"""One look for every picture: what each colour means, and one scale of type sizes.

A colour never changes its meaning, and no two that stand side by side differ only in red against
green. Pictures are drawn on light paper; a page may show them in another palette: see `palettes`.
"""

from contextlib import contextmanager

from matplotlib import rc_context
from matplotlib.figure import Figure

from .palettes import LIGHT, PALETTE
from .recording.settings import our_settings

SMALL, BODY, LARGE = 9, 11, 15

POSITIVE, NEGATIVE = LIGHT["positive"], LIGHT["negative"]
WISH_UP, WISH_DOWN = LIGHT["wish-up"], LIGHT["wish-down"]
CHOSEN, INK, MUTED, FAINT, PAPER, ON_STRONG = (
    LIGHT[role] for role in ("chosen", "ink", "muted", "faint", "paper", "on-strong"))

SIGNED, WISHED, SHADE, OFF, BRIGHTNESS = PALETTE.maps.values()

DPI = 100
STYLE = {
    "figure.dpi": DPI, "figure.facecolor": PAPER, "savefig.facecolor": PAPER,
    "font.family": "DejaVu Sans", "font.size": BODY, "text.color": INK,
    "mathtext.fontset": "dejavusans",
    "axes.facecolor": PAPER, "axes.edgecolor": MUTED, "axes.labelcolor": MUTED,
    "axes.linewidth": 0.8, "axes.spines.top": False, "axes.spines.right": False,
    "axes.titlesize": BODY, "axes.titlelocation": "left", "axes.titlecolor": INK,
    "axes.labelsize": SMALL, "axes.axisbelow": True, "axes.unicode_minus": True,
    "xtick.color": MUTED, "ytick.color": MUTED, "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL, "xtick.major.size": 3, "ytick.major.size": 3,
    "grid.color": FAINT, "grid.linewidth": 0.8, "lines.linewidth": 2,
    "lines.solid_capstyle": "round",
}


@contextmanager
def styled():
    """Return a context in which new artists take the project's look; nothing leaks out of it."""
    with our_settings(), rc_context(STYLE):
        yield


def new_figure(width, height):
    """Return an empty figure of `width` by `height` CSS pixels, unknown to pyplot."""
    with styled():
        return Figure(figsize=(width / DPI, height / DPI), dpi=DPI)


def signed_colour(value):
    """Return the colour of a number: blue from zero up, orange below."""
    return POSITIVE if value >= 0 else NEGATIVE


def in_letters(colour):
    """Return the colour of words that mean what `colour` means, dark enough to be read."""
    darker = {NEGATIVE: LIGHT["negative-text"], WISH_DOWN: LIGHT["wish-down-text"]}
    return darker.get(colour, colour)
