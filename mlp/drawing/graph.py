"""A tree of numbers: boxes with value and derivative, and on each line the local derivative."""

from typing import NamedTuple

from matplotlib.collections import LineCollection, PolyCollection

from ..live.style import BODY, CHOSEN, FAINT, INK, MUTED, PAPER, SMALL, in_letters, signed_colour
from .text import add_text

# In CSS pixels: a box, the rows (weights, what is worked out, biases), and the page's width.
WIDE, HIGH = 56, 56
ROWS = (36, 130, 224)
WIDTH, PITCH = 784, 150


class Graph(NamedTuple):
    """What `draw_graph` made, for `place_graph` and `update_graph`."""

    boxes: object
    lines: object
    nodes: list         # for each: name, value, derivative
    edges: list         # for each: local derivative
    places: list        # of the nodes, as (x, y)

    def node_at(self, x, y):
        """Return which node a place is on, or None."""
        return next((k for k, (left, top) in enumerate(self.places)
                     if abs(x - left) <= WIDE / 2 and abs(y - top) <= HIGH / 2), None)


def draw_graph(page, nodes, edges):
    """Draw the place for at most so many nodes and edges on a page."""
    lines = page.add_collection(LineCollection([], zorder=0.5))
    boxes = page.add_collection(PolyCollection([], facecolors=PAPER, zorder=0.6))
    looks = ({"size": BODY}, {"size": SMALL, "weight": "bold"}, {"size": SMALL})
    return Graph(boxes, lines,
                 [[add_text(page, 0, 0, ha="center", **look) for look in looks]
                  for _ in range(nodes)],
                 [add_text(page, 0, 0, size=SMALL, color=MUTED) for _ in range(edges)], [])


def place_graph(drawn, nodes, edges, path, chosen):
    """Lay out another tree, or light up another path; redraw the whole picture after it.

    Parameters
    ----------
    drawn : Graph
    nodes : list of (float, int, str)
        The column, the row (0 to 2), and the name.
    edges : list of (int, int)
        From which node to which, the nodes in the same column or the same row.
    path : list of int
        The nodes that are lit up, in their order.
    chosen : int
    """
    columns = max(column for column, _, _ in nodes)
    pitch = min(PITCH, (WIDTH - WIDE - 10) / columns)
    left = (WIDTH - pitch * columns) / 2
    drawn.places[:] = [(left + pitch * column, ROWS[row]) for column, row, _ in nodes]
    for texts, (x, y), (_, _, name) in zip(drawn.nodes, drawn.places, nodes, strict=False):
        for text, lower in zip(texts, (-17, 1, 18), strict=True):
            text.set_position((x, y + lower))
        texts[0].set_text(name)
    drawn.boxes.set_verts([[(x - WIDE / 2, y - HIGH / 2), (x + WIDE / 2, y - HIGH / 2),
                            (x + WIDE / 2, y + HIGH / 2), (x - WIDE / 2, y + HIGH / 2)]
                           for x, y in drawn.places])
    on = [k in path for k in range(len(nodes))]
    drawn.boxes.set(edgecolors=[CHOSEN if lit else MUTED for lit in on],
                    linewidths=[4 if k == chosen else 2.5 if lit else 1
                                for k, lit in enumerate(on)])
    steps = list(zip(path[:-1], path[1:], strict=True))
    ends = [(drawn.places[one], drawn.places[other]) for one, other in edges]
    drawn.lines.set_segments(ends)
    lit = [edge in steps for edge in edges]
    drawn.lines.set(colors=[CHOSEN if here else FAINT for here in lit],
                     linewidths=[4.5 if here else 2.5 for here in lit])
    for text, ((x0, y0), (x1, y1)), here in zip(drawn.edges, ends, lit, strict=False):
        # Beside an upright line, on the side that has more room; above a level one.
        right = x0 < WIDTH / 2 + pitch
        aside, ha = ((7, "left") if right else (-7, "right")) if x0 == x1 else (0, "center")
        text.set(position=((x0 + x1) / 2 + aside, (y0 + y1) / 2 - 10 * (x0 != x1)), ha=ha,
                 color=INK if here else MUTED, size=SMALL if pitch > WIDE + 50 else SMALL - 1)
    for text in [*drawn.edges[len(edges):], *(t for ts in drawn.nodes[len(nodes):] for t in ts)]:
        text.set_text("")


def update_graph(drawn, values, slopes, edges):
    """Show other numbers, as words; a derivative is blue above zero and orange below.

    Parameters
    ----------
    drawn : Graph
    values, slopes : lists of str
        For each node.
    edges : list of str
        The local derivative of each edge.
    """
    for texts, value, slope in zip(drawn.nodes, values, slopes, strict=False):
        texts[1].set_text(value)
        texts[2].set_text(slope)
        texts[2].set_color(in_letters(signed_colour(-1 if slope.startswith("−") else 1)))
    for text, words in zip(drawn.edges, edges, strict=False):
        text.set_text(words)
