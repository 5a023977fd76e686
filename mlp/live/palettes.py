"""What each colour means, on light paper, on dark, and where the system asks for more contrast."""

from .recording.palette import Palette

LIGHT = {
    "positive": "#2b6cb0",      # blue: adds, speaks for
    "negative": "#d9691e",      # orange: takes away, speaks against
    "negative-text": "#b35210",     # the same for letters, which are too thin to be as bright
    "wish-up": "#00696b",       # teal: should be larger
    "wish-down": "#d681b8",     # pink: should be smaller
    "wish-down-text": "#a84a87",
    "chosen": "#f2b01e",        # gold: what the hand is on
    "ink": "#1d2733",           # text, curves, what simply is
    "on-strong": "#111a24",     # letters on a strong orange or pink, which dark paper brightens
    "muted": "#6b7683",         # axes, captions, what was before
    "faint": "#d9dce0",         # grid lines, empty bars
    "paper": "#fdfcf9",
    "shadow": "#c3c7cd",        # what is bright in an image, below weights
    "right": "#eceef0",         # what is as it should be, in a grid of what is not
}
DARK = {
    "positive": "#6aa9f0", "negative": "#f08c3e", "wish-up": "#2db3b0", "wish-down": "#f0a6d6",
    "chosen": "#f2b01e", "ink": "#e8ecf0", "muted": "#9ba6b2", "faint": "#38414b",
    "paper": "#14181d", "shadow": "#4b545e", "right": "#262d34",
    "negative-text": "#f08c3e", "wish-down-text": "#f0a6d6", "on-strong": "#0b0e12",
}
CONTRAST = {
    "positive": "#0a4a94", "negative": "#a33c00", "wish-up": "#004f50", "wish-down": "#a02a80",
    "chosen": "#8a5a00", "ink": "#000000", "muted": "#3c454f", "faint": "#b4b9bf",
    "paper": "#ffffff", "shadow": "#9ba0a7", "right": "#e4e6e9",
    "negative-text": "#a33c00", "wish-down-text": "#a02a80", "on-strong": "#ffffff",
}
MAPS = {
    "signed": ["negative", "paper", "positive"],
    "wished": ["wish-down", "paper", "wish-up"],
    "shade": ["paper", "shadow"],
    "off": ["right", "ink"],                    # from right to wrong
    "brightness": ["#000000", "#ffffff"],       # of digits: the same on every paper
}
PALETTE = Palette(LIGHT, MAPS, {"dark": DARK, "contrast": CONTRAST})
