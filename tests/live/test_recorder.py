"""What artists write down for the page: all that has changed, and nothing else."""

import numpy as np
import pytest
from gallery import PLOTS
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from panel_helpers import Reader, at_once

from mlp.live.palettes import CONTRAST, DARK, LIGHT, PALETTE
from mlp.live.recording.palette import contrast
from mlp.live.recording.scene import Scene


@pytest.fixture
def figure():
    figure = Figure(figsize=(4, 3), dpi=100)
    for ax in figure.subplots(1, 2):
        ax.plot([1, 2, 3], [0, 1, 0.5], "o-")
        ax.text(1, 0.5, "0.123")
        ax.bar([1, 2], [0.5, 0.25])
        ax.imshow(np.eye(3), extent=(1, 2, 0, 1), aspect="auto", cmap=PALETTE.maps["signed"])
        ax.set(xlim=(0, 4), ylim=(0, 1))
    return figure


CHANGES = {
    "a line": (lambda ax: ax.lines[0].set_ydata([1, 0, 1]), 1),
    "its looks": (lambda ax: ax.lines[0].set_color("r"), 1),
    "a text": (lambda ax: ax.texts[0].set_text("−0.5"), 1),
    "a bar": (lambda ax: ax.patches[0].set_height(0.75), 1),
    "an image": (lambda ax: ax.images[0].set_data(np.ones((3, 3))), 1),
    "what is seen": (lambda ax: ax.lines[0].set_visible(False), 1),
    "a tick's colour": (lambda ax: ax.get_xticklabels()[0].set_color("r"), 1),
    "a label": (lambda ax: ax.xaxis.label.set_text("new"), 1),
    "the order": (lambda ax: ax.lines[0].set_zorder(0.5), 0),
    "one more": (lambda ax: ax.plot([1, 2], [1, 1]), 1),
    "one less": (lambda ax: ax.texts[0].remove(), 0),
    "nothing new": (lambda ax: ax.texts[0].set_text("0.123"), 0),
}


@pytest.mark.parametrize("what", CHANGES)
def test_only_what_has_changed_is_told_and_nothing_is_missing(figure, what):
    page, (change, told) = Reader(Scene(figure, PALETTE)), CHANGES[what]
    change(figure.axes[0])
    assert page.look() == told
    assert page.sees() == at_once(figure)


def test_many_changes_add_up_and_when_limits_move_so_does_what_is_in_the_axes(figure):
    page, rng = Reader(Scene(figure, PALETTE)), np.random.default_rng(0)
    inside = len([one for one in figure.axes[0].get_children() if one.get_visible()])
    figure.axes[0].set_xlim(0, 5)
    assert 5 < page.look() < inside
    repeatable = [change for what, (change, _) in CHANGES.items() if what != "one less"]
    for _ in range(40):
        rng.choice(repeatable)(figure.axes[rng.integers(2)])
        if rng.random() < 0.5:
            page.look()
    page.look()
    assert page.sees() == at_once(figure)


@pytest.mark.parametrize("draw", [lambda scene: scene.still(2),
                                  lambda scene: scene.figure.savefig("/dev/null", format="png")])
def test_a_change_is_told_even_if_matplotlib_has_drawn_since(figure, draw):
    scene = Scene(figure, PALETTE)
    page = Reader(scene)
    figure.axes[1].texts[0].set_text("changed")
    draw(scene)
    assert page.look() >= 1
    assert page.sees() == at_once(figure)
    assert page.look() == 0


@pytest.mark.slow
@pytest.mark.parametrize("name", PLOTS)
def test_every_plot_is_told_whole_and_then_no_more(name):
    page = Reader(Scene(PLOTS[name](), PALETTE))
    assert page.look() == 0 and page.slots


def test_a_figure_without_room_is_no_trouble(figure):
    for size in ((0, 0), (0.001, 3), (3, 0)):
        figure.set_size_inches(size)
        assert at_once(figure)


def test_colours_are_called_by_what_they_mean_and_cells_by_matplotlibs_and_blanks_the_last():
    for colour, name in [(to_rgba(LIGHT["ink"]), "ink"), (to_rgba(LIGHT["ink"], 0.25), "ink/0.25"),
                         (PALETTE.maps["signed"](200), "signed 200"),
                         (PALETTE.maps["brightness"](0), "brightness 0"),
                         (to_rgba("red"), "#ff0000")]:
        assert PALETTE.name(tuple(colour)) == name
    ax = Figure().subplots()
    ax.imshow([[-1.0, 0.0], [5.0, np.nan]], cmap=PALETTE.maps["shade"], vmin=0, vmax=5)
    (name, cells), = [(commands[-1][7], cells) for commands, cells in at_once(ax.figure)
                      if commands and commands[-1][0] == "image"]
    assert name == "shade?" and list(cells) == [0, 0, 254, 255]


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST])
def test_every_palette_has_every_colour_and_each_stands_off_its_paper(palette):
    assert palette.keys() == LIGHT.keys()
    strong = LIGHT.keys() - {"paper", "faint", "shadow", "right", "on-strong"}
    for role in {"ink", "muted"} if palette is LIGHT else strong:
        assert contrast(palette[role], palette["paper"]) >= 4.5, role
