"""Take the paper away: what is left of a photo is ink, whatever the light and the colours."""

import numpy as np
from PIL import Image, ImageFilter

SMALL = 250         # pixels of the longer side, where the paper is looked for
WIDE = 5            # times 6 of these: a stroke is narrower, with paper on both sides
WINDOW = 6 * WIDE + 1
STROKES = 7, 13, 21     # windows for thin and for thick pens
PLAIN, ENOUGH = 25, 60  # of 255: what stands out like that is no grain; pixels that do
FILTERS = ImageFilter.MaxFilter, ImageFilter.MinFilter
PALEST = 0.12       # share of the paper's light that ink takes away at least
DARKEST = 0.05      # of the light: darker paper is not told from ink
NOISE = 6           # times the grain of the paper is no ink either, unless that is much
CUT = 0.42          # of the pen's own darkness: from here on it is the pen, not its blur or a rule


def without_paper(grey):
    """Return, from 0 to 1, how much of the light is missing beside the paper's."""
    smooth = np.asarray(_image(grey).filter(ImageFilter.GaussianBlur(1)), float) / 255
    if _ink_is_dark(grey):
        paper = _filled(grey)
        return np.maximum(paper - smooth, 0) / np.maximum(paper, DARKEST)
    board = 1 - _filled(1 - grey)
    return np.maximum(smooth - board, 0) / np.maximum(smooth, DARKEST)


def with_paper(grey):
    """Return the same with one paper for the whole picture: its usual brightness."""
    grey = grey if _ink_is_dark(grey) else 1 - grey
    return np.maximum(1 - grey / max(np.median(grey), DARKEST), 0)


def ink_found(missing):
    """Return what is ink, a mask, and what a full stroke takes away; refuse too little or much."""
    grain = 1.5 * np.median(abs(missing - np.median(missing)))
    least = np.median(missing) + np.clip(NOISE * grain, PALEST, 2.5 * PALEST)
    inked = missing[missing > least]
    if np.median(missing) > PALEST:
        raise ValueError("this looks like a page of text or a picture, with marks all over it: "
                         "expected a few digits on empty paper, so take a photo of fewer")
    if inked.size < 20:
        raise ValueError("no ink was found in the picture: expected dark digits on light paper, "
                         "or light ones on dark, so write larger or with a darker pen")
    full = np.quantile(inked, 0.97)
    return missing > max(least, CUT * full), full


def _ink_is_dark(grey):
    """Tell by what is narrow, thin pens first: strokes are narrower than what they enclose."""
    small = _shrunk(grey, SMALL)
    here = np.asarray(small, float)
    for wide in STROKES:
        paper, board = (np.asarray(small.filter(one(wide)).filter(other(wide)), float)
                        for one, other in (FILTERS, FILTERS[::-1]))
        dark, light = (part[part > PLAIN].sum() for part in (paper - here, here - board))
        if max(dark, light) > ENOUGH * PLAIN:
            break
    return dark >= light


def _filled(grey):
    """Return the brightness left when all that is narrow and dark goes; edges stay."""
    small = _shrunk(grey, SMALL).filter(ImageFilter.MedianFilter(3))
    for kind, times in zip(FILTERS, (WIDE, WIDE + 1), strict=True):
        for _ in range(times):      # quicker than one wide window
            small = small.filter(kind(7))
    small = small.filter(ImageFilter.GaussianBlur(1)).crop(
        (WINDOW, WINDOW, small.width - WINDOW, small.height - WINDOW))
    return np.asarray(small.resize(grey.shape[::-1], Image.Resampling.BILINEAR), float) / 255


def _shrunk(grey, longest):
    """Return a small image of it, which goes on outwards as it ends."""
    image = _image(grey)
    image.thumbnail((longest, longest), Image.Resampling.BOX)
    return Image.fromarray(np.pad(np.asarray(image), WINDOW, "edge"))


def _image(values):
    return Image.fromarray(np.rint(255 * values).astype(np.uint8))
