"""What the page plays is what matplotlib draws: a gallery of plots, and all panels."""

import base64
import io
import json
from itertools import cycle

import numpy as np
import pytest
from gallery import PLOTS
from matplotlib import rc_context
from panel_helpers import KINDS, as_new, given, moved
from PIL import Image

from mlp.live.page import PLAYER, text_of
from mlp.live.palettes import PALETTE
from mlp.live.recording.scene import Scene
from mlp.live.recording.type import FOLDER, font_bytes

# Of 255 levels. Soft edges and letters differ a little, and edges of cells may be a pixel off;
# where a command is not played, some square of pixels is 180 levels off or more.
MEAN, MOST, SQUARE = 1.5, 90, 5
# Panels have more text, and dashes of a jagged line, which begin elsewhere at every corner.
PANEL_MEAN, PANEL_MOST = 3, 150
PAGE = "<script>" + text_of(*PLAYER) + f"const palette = {json.dumps(PALETTE.for_page())};" + """
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  let picture;
  async function learn(fonts) {
    for (const [name, data] of fonts) await takeFont(name, bytes(data));
  }
  function take([head, data], fresh) {
    if (fresh) picture = new Picture();
    picture.take(head, bytes(data));
  }
  function play(ratio, broken) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.floor(picture.size[0] * ratio);
    canvas.height = Math.floor(picture.size[1] * ratio);
    const whole = Pencil.prototype[broken];
    if (broken) Pencil.prototype[broken] = () => {};
    picture.play(canvas, new Colours(palette.palettes.light, palette.maps));
    if (broken) Pencil.prototype[broken] = whole;
    return canvas.toDataURL().split(",")[1];
  }
</script>"""


@pytest.fixture(scope="module")
def page(chromium):
    """Yield an empty page that can play, and has all fonts."""
    page = chromium.new_page()
    page.set_content(PAGE)
    page.evaluate("learn", [[file.stem, in_letters(font_bytes(file.stem))]
                            for file in FOLDER.glob("DejaVuSans*.ttf")])
    yield page
    page.close()


def in_letters(data):
    return base64.b64encode(data).decode()


def take(page, message, fresh=True):
    """Give the page a message, of a new picture or of what has changed in it."""
    page.evaluate("(all) => take(...all)", [[message.head, in_letters(message.data)], fresh])


def played(page, ratio, broken=None):
    """Return what the page then shows, as an array of levels."""
    png = page.evaluate("(all) => play(...all)", [ratio, broken])
    return levels(base64.b64decode(png))


def drawn(figure, ratio):
    """Return what matplotlib draws, as an array of levels."""
    file = io.BytesIO()
    with rc_context({"text.hinting": "no_hinting"}):
        figure.savefig(file, format="rgba", dpi=figure.dpi * ratio,
                       facecolor=figure.get_facecolor())
    wide = int(figure.bbox.width * ratio)
    return np.frombuffer(file.getvalue(), np.uint8).reshape(-1, wide, 4)[..., :3].astype(float)


def levels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), float)


def blurred(picture):
    """Return the mean of a square of pixels around each."""
    for _ in range(2):      # down, then across
        picture = sum(picture[k:len(picture) - SQUARE + 1 + k] for k in range(SQUARE)) / SQUARE
        picture = picture.swapaxes(0, 1)
    return picture


def gap(one, other):
    """Return how far two pictures are apart: on average, and where they differ most."""
    difference = one - other
    return abs(difference).mean(), abs(blurred(difference)).max()


def assert_alike(one, other, most_mean=MEAN, most_of_all=MOST):
    mean, most = gap(one, other)
    words = f"{mean:.2f} levels on average, {most:.0f} at most"
    assert mean < most_mean and most < most_of_all, words


@pytest.mark.parametrize(("name", "ratio"), list(zip(PLOTS, cycle([2, 1]))))
def test_the_page_shows_what_matplotlib_draws(page, name, ratio):
    figure = PLOTS[name]()
    take(page, Scene(figure, PALETTE).whole())
    assert_alike(played(page, ratio), drawn(figure, ratio))


@pytest.mark.parametrize(("command", "name"), [
    ("path", "lines"), ("marks", "markers"), ("many", "collected"), ("image", "images"),
    ("text", "texts"), ("clip", "shapes")])
def test_it_is_seen_where_a_command_is_not_played(page, command, name):
    figure = PLOTS[name]()
    take(page, Scene(figure, PALETTE).whole())
    assert gap(played(page, 1, broken=command), drawn(figure, 1))[1] > MOST


@pytest.mark.parametrize(("kind", "ratio"), list(zip(KINDS, cycle([2, 1]))))
def test_a_panel_looks_as_matplotlib_draws_it_after_moves(page, digits, kind, ratio):
    panel = as_new(KINDS[kind], *given(KINDS[kind], digits))
    scene = Scene(panel.figure, PALETTE)
    take(page, scene.whole())
    for _ in moved(panel, 6):
        take(page, scene.changes(), fresh=False)
    assert_alike(played(page, ratio), drawn(panel.figure, ratio), PANEL_MEAN, PANEL_MOST)


@pytest.mark.parametrize(("html", "system", "expected"), [
    ("<body>", {}, "light"), ("<body style='background: #222'>", {}, "dark"),
    ("<body data-jp-theme-light=false>", {}, "dark"),
    ("<body data-jp-theme-light=true>", {"color_scheme": "dark"}, "light"),
    ("<body style='background: #fff'>", {"color_scheme": "dark"}, "light"),
    ("<body data-jp-theme-light=true>", {"contrast": "more"}, "contrast"),
    ("<body data-jp-theme-light=false>", {"forced_colors": "active"}, "contrast")])
def test_the_palette_suits_what_is_behind_the_picture(chromium, html, system, expected):
    page = chromium.new_page(**system)
    page.set_content(f"{html}<div></div></body>")
    page.add_script_tag(content=text_of("theme.js"))
    assert page.evaluate("paletteFor(document.querySelector('div'))") == expected
    page.evaluate("""globalThis.told = new Promise((resolve) => watchTheme(resolve));
                     document.body.dataset.jpThemeLight = "false" """)
    page.evaluate("told")
    page.close()
