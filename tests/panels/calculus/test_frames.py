"""Numbers of the chain and of the tree touch no frames and no boxes."""

import pytest
from matplotlib.backends.backend_agg import RendererAgg
from panel_helpers import as_new

from mlp import panels
from mlp.lessons.calculus.tree import VIDEO
from mlp.panels.calculus.chain import DIALS
from mlp.panels.calculus.tree import HIGH, OTHERS, WIDE

pytestmark = pytest.mark.slow


def extents(panel, texts):
    """Return the left, top, right and bottom of all words, in CSS pixels from the top left."""
    renderer, height = RendererAgg(*panel.size, 100), panel.size[1]
    boxes = [text.get_window_extent(renderer) for text in texts if text.get_text()]
    return [(box.x0, height - box.y1, box.x1, height - box.y0) for box in boxes]


def touches(frame, words, near=1.5):
    """Tell whether words lie on the line of a frame: neither within it nor beside it."""
    (left, top, right, bottom), (x0, y0, x1, y1) = frame, words
    within = left + near < x0 and x1 < right - near and top < y0 and y1 < bottom
    return not (within or x1 < left - near or right + near < x0 or y1 < top or bottom < y0)


def test_no_number_of_the_chain_touches_a_frame():
    panel = as_new(panels.Chain, state="nudge=-2")
    for dial in DIALS:
        panel.set(dial=dial)
        written = extents(panel, panel._page.texts)
        for frame in (panel._frame, panel._row_frame):
            x, y = frame.get_xy()
            sides = x, y, x + frame.get_width(), y + frame.get_height()
            assert not any(touches(sides, words) for words in written)


@pytest.mark.parametrize("first", [1, 2, 3])
def test_no_number_of_the_tree_touches_a_box(first):
    panel = as_new(panels.Tree)
    for number in (VIDEO, *OTHERS):
        panel.set(first=first, choose=f"w{first}", number=number, nudge=-1)
        texts = [text for texts in panel._box_texts for _, text in texts] + panel._edge_texts
        written = extents(panel, texts)
        for x, y in panel._places.values():
            box = x - WIDE / 2, y - HIGH / 2, x + WIDE / 2, y + HIGH / 2
            assert not any(touches(box, words) for words in written)
