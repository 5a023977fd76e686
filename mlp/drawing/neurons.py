"""Single neurons in a row, each listening to the one before, and a target beside the last."""

from typing import NamedTuple

from ..live.style import BODY, INK, LARGE, MUTED, PAPER, SMALL, signed_colour
from .outline import outline
from .text import add_text, in_words

# In CSS pixels: the first neuron, from one to the next, their height, and a neuron's radius.
FIRST, PITCH, ACROSS, RADIUS = 52, 172, 82, 29
BELOW = {"z": 52, "b": 73, "change": 96}    # of what stands under a neuron, from its middle


class Neurons(NamedTuple):
    """What `draw_neurons` made, for `update_neurons`."""

    links: list
    texts: dict         # by what they are of, as (letter, layer)
    changes: dict
    frame: object
    zones: dict         # where each number stands: (left, top, width, height)

    def under(self, x, y):
        """Return which number stands at a place, as (letter, layer), or None."""
        return next((name for name, (left, top, width, height) in self.zones.items()
                     if 0 <= x - left <= width and 0 <= y - top <= height), None)


def draw_neurons(page, names):
    """Draw the place for a row of neurons on a page.

    Parameters
    ----------
    page : matplotlib axes
        As of `draw_page`.
    names : dict
        What each number is called, by (letter, layer); the letters are those of `Tree`.
    """
    layers = max(layer for _, layer in names)
    x = [FIRST + PITCH * l for l in range(layers + 2)]      # the last is the target
    # Each link for itself, and none clipped: what changes is then small, and drawn again alone.
    links = [page.plot([x[l] + RADIUS, x[l + 1] - RADIUS], [ACROSS] * 2, zorder=1.2, color=MUTED,
                       linestyle="-" if l < layers else (0, (1, 2)), clip_on=False)[0]
             for l in range(layers + 1)]
    looks = {"color": PAPER, "markeredgewidth": 1.6, "zorder": 1, "linestyle": "none"}
    page.plot(x[:-1], [ACROSS] * (layers + 1), marker="o", markersize=2 * RADIUS * 0.72,
              markeredgecolor=INK, **looks)
    page.plot(x[-1:], [ACROSS], marker="s", markersize=1.8 * RADIUS * 0.72,
              markeredgecolor=MUTED, **looks)
    texts, zones = {}, {}
    for (letter, layer), name in names.items():
        at = _place(letter, layer, x)
        texts[letter, layer] = _draw_number(page, letter, name, *at)
        zones[letter, layer] = _zone(letter, *at)
    changes = {key: add_text(page, *_change_place(*key, x), size=SMALL, color=MUTED, ha="center")
               for key in names if key[0] in "aC" and key != ("a", 0)}
    return Neurons(links, texts, changes, outline(page), zones)


def update_neurons(drawn, values, changes, chosen):
    """Show other numbers.

    Parameters
    ----------
    drawn : Neurons
    values, changes : dict
        By (letter, layer): what each number is, and by how much a nudge has changed it.
    chosen : (str, int)
        Which one gets the frame.
    """
    for key, text in drawn.texts.items():
        text.set_text(in_words(values[key]))
    for key, text in drawn.changes.items():
        name = "Δa" if key[0] == "a" else "ΔC₀"
        text.set_text(f"{name} {in_words(changes[key], 4, sign=True)}"
                      if any(changes.values()) else "")
    for l, link in enumerate(drawn.links[:-1], 1):
        colour, width = signed_colour(values["w", l]), 0.8 + min(abs(values["w", l]), 4) / 2
        if (link.get_color(), link.get_linewidth()) != (colour, width):
            link.set(color=colour, linewidth=width)
    drawn.frame.set_bounds(*drawn.zones[chosen])


def _place(letter, layer, x):
    """Return where the middle of a number is, its name left of it or above."""
    if letter == "w":
        return (x[layer - 1] + x[layer]) / 2, ACROSS - 16
    if letter == "C":
        return (x[-2] + x[-1]) / 2, ACROSS - 16
    if letter == "y":
        return x[-1], ACROSS
    return x[layer], ACROSS + BELOW.get(letter, 0)


def _draw_number(page, letter, name, x, y):
    """Write a number's name, and return the place for the number."""
    looks = {"size": BODY, "color": MUTED, "zorder": 1}
    if letter in "zb":
        add_text(page, x - 8, y, f"{name} =", ha="right", **looks)
        return add_text(page, x - 2, y, size=BODY)
    add_text(page, x, y - (20 if letter in "wC" else 44), name, ha="center", **looks)
    return add_text(page, x, y, ha="center", weight="bold",
                     size={"C": LARGE - 1, "w": BODY}.get(letter, SMALL + 1))


def _zone(letter, x, y):
    if letter in "zb":
        return x - 62, y - 10, 118, 20
    if letter in "wC":
        return x - 38, y - 32, 76, 44
    return x - RADIUS - 4, y - 54, 2 * RADIUS + 8, 54 + RADIUS + 4


def _change_place(letter, layer, x):
    if letter == "C":
        return (x[-2] + x[-1]) / 2, ACROSS + 18
    return x[layer], ACROSS + BELOW["change"]
