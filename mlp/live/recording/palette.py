"""Colours by name: what is called "ink" on its way can be dark on light paper, or light on dark."""

from functools import lru_cache

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, to_hex, to_rgb, to_rgba_array


class Palette:
    """Colours that have a meaning, and colour maps between them.

    `roles` has the colour of each on the light paper, where figures are drawn; `others` has the
    same for other papers, such as ``{"dark": {"ink": ...}}``. `maps` has the stops of each colour
    map, evenly apart: names of roles, or colours that are the same in every palette.
    """

    def __init__(self, roles, maps, others):
        self.roles, self.stops, self.others = roles, maps, others
        self.maps = {name: LinearSegmentedColormap.from_list(
            name, [roles.get(stop, stop) for stop in stops]) for name, stops in maps.items()}
        self._names = {}    # of colours as bytes; whoever comes first keeps a colour
        for name, colour in roles.items():
            self._names.setdefault(_in_bytes(to_rgb(colour)), name)
        for name, colours in self.maps.items():
            for k, (*colour, _) in enumerate(colours(np.arange(colours.N)).tolist()):
                self._names.setdefault(_in_bytes(colour), f"{name} {k}")
        self.name = lru_cache(10_000)(self._name)

    def _name(self, rgba):
        """Return a colour's name: ``"ink"``, ``"signed 143"``, ``"#12ab34"``, or ``"ink/0.5"``."""
        *rgb, alpha = rgba
        name = self._names.get(_in_bytes(rgb)) or to_hex(rgb)
        return name if alpha >= 1 else f"{name}/{alpha:.3g}"

    def map_name(self, colours):
        """Return the name of a colour map, or None if it is not one of these."""
        return colours.name if self.maps.get(colours.name) is colours else None

    def for_page(self):
        """Return what the page must know to paint in whichever palette suits it."""
        return {"maps": self.stops, "palettes": {"light": self.roles, **self.others}}


def contrast(one, other):
    """Return how far apart colours are in brightness, from 1 to 21, as WCAG reckons it."""
    one, other = (_luminance(colours) + 0.05 for colours in (one, other))
    return np.maximum(one / other, other / one)


def _luminance(colours):
    parts = to_rgba_array(colours)[:, :3]
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return linear @ (0.2126, 0.7152, 0.0722)


def _in_bytes(rgb):
    return tuple(round(255 * float(share)) for share in rgb)
