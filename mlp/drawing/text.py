"""Text that changes with every nudge, drawn from glyphs that are kept.

matplotlib lays a text out afresh whenever it changes, about half a millisecond each; a panel
full of numbers would spend its whole time on that. Here each character is drawn once a size,
and a changed number is only put together again.
"""

from functools import lru_cache

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from .pixels import PLAIN, Place


def in_words(value, decimals=3, *, sign=False):
    """Return a number as it is written everywhere: a real minus sign, and no minus zero."""
    value = round(float(value), decimals) + 0.0
    return f"{value:{'+' if sign else ''}.{decimals}f}".replace("-", "−")


def in_percent(share):
    """Return a share from 0 to 1 as it is written everywhere: ``"91.3%"``."""
    return f"{100 * share:.1f}%"


def in_powers(value):
    """Return a number that may be very small in three digits: ``0.456``, ``3.12·10⁻⁸``, ``0``."""
    if 0.01 <= abs(value) < 1000:
        return f"{value:#.3g}".rstrip(".").replace("-", "−")
    if not value:
        return "0"
    digits, exponent = f"{value:.2e}".split("e")
    return f"{digits}·{power_of_ten(int(exponent))}".replace("-", "−")


def power_of_ten(exponent):
    """Return ``10⁻⁵`` for -5."""
    return "10" + str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def a_digit(digit):
    """Return a digit with the word before it: "a 3", "an 8"."""
    return f"an {digit}" if digit == 8 else f"a {digit}"


# Which part of a line is left of its place, and which below: the middle of a line is the middle of
# its digits, and a quarter of it is below the baseline.
LEFT_OF = {"left": 0, "center": 0.5, "right": 1}
BELOW = {"baseline": 0.25, "bottom": 0, "center": 0.5, "top": 1}



class LiveText(Text):
    """One line of plain text, unrotated, without kerning, placed on whole pixels."""

    _place, _kept = None, None

    def set_transform(self, transform):
        """Place it by another `transform`."""
        self._place = Place(transform)
        super().set_transform(transform)

    @Artist.stale.setter
    def stale(self, stale):
        """Forget, when it has become stale, what was kept to be drawn again."""
        if stale:
            self._kept = None
        Artist.stale.fset(self, stale)

    def draw(self, renderer):
        """Draw the text, character by character, from the glyphs kept."""
        if self.get_visible() and self.get_text():
            image, left, bottom = self._laid_out(renderer)
            renderer.draw_image(PLAIN, left, bottom, image)
        self.stale = False

    def get_window_extent(self, renderer=None, dpi=None):
        """Return the rectangle of the text in device pixels."""
        if renderer is None or not self.get_text():
            return Bbox.null()
        image, left, bottom = self._laid_out(renderer)
        height, width, _ = image.shape
        return Bbox([[left, bottom], [left + width, bottom + height]])

    def _laid_out(self, renderer):
        """Return the text as an image, and its left and lower end in whole pixels."""
        scale = self._place.scale()
        if self._kept is None or scale is None or scale is not self._kept[0]:
            font = self.get_fontproperties()
            image = _line(self.get_text(), font.get_size_in_points(), font.get_weight(),
                          renderer.dpi, self.get_color())
            x, y = self._place.of_one(*self.get_position())
            height, width, _ = image.shape
            self._kept = scale, (image, round(x - LEFT_OF[self.get_ha()] * width),
                                 round(y - BELOW.get(self.get_va(), 0.5) * height))
        return self._kept[1]


def live_text(axes, x, y, text="", **looks):
    """Add a `LiveText` to `axes` at data position (x, y); `looks` as for ``axes.text``.

    Vertical alignment is the centre of the line unless `looks` says otherwise.
    """
    artist = LiveText(x, y, text, **{"va": "center", **looks})
    artist.set_transform(looks.get("transform", axes.transData))
    axes.add_artist(artist)
    artist.set_clip_on(False)
    return artist


def draw_texts(texts, renderer):
    """Draw `LiveText` that do not overlap as one image: the renderer takes long for each image."""
    laid = [text._laid_out(renderer) for text in texts if text.get_visible() and text.get_text()]
    for text in texts:
        text.stale = False
    if not laid:
        return
    left, bottom = (min(one[which] for one in laid) for which in (1, 2))
    right = max(x + image.shape[1] for image, x, _ in laid)
    top = max(y + image.shape[0] for image, _, y in laid)
    page = np.zeros((top - bottom, right - left, 4), np.uint8)
    for image, x, y in laid:
        height, width, _ = image.shape
        page[y - bottom:y - bottom + height, x - left:x - left + width] = image
    renderer.draw_image(PLAIN, left, bottom, page)


@lru_cache(maxsize=2000)
def _line(text, points, weight, dpi, colour):
    return np.concatenate([_glyph(character, points, weight, dpi, colour) for character in text],
                          axis=1)


@lru_cache(maxsize=2000)
def _glyph(character, points, weight, dpi, colour):
    """Return one character on its cell as RGBA, bottom row first, as images are handed over."""
    font = FontProperties(family="DejaVu Sans", size=points, weight=weight)
    cell = int(round(points * dpi / 72 * 1.45))
    renderer = RendererAgg(2 * cell, cell, dpi)
    width, _, _ = renderer.get_text_width_height_descent(character, font, ismath=False)
    renderer.draw_text(renderer.new_gc(), 0, round(cell * 0.75), character, font, 0)
    image = np.asarray(renderer.buffer_rgba())[::-1, :max(1, round(width))].copy()
    image[..., :3] = np.round(np.multiply(to_rgb(colour), 255))
    return image
