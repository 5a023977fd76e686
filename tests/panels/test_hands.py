"""Hands on panels: what keys and the pointer do, as the state code that they leave."""

import pytest
from panel_helpers import KINDS, as_new, given, keys, point

from mlp.panels.calculus.several_neurons import PLACES

# The code to begin with; then what is done, and the code after it. A text is a key, a dictionary
# sets controls, and otherwise the pointer goes down on some axes, and on to further places.
HANDS = {
    "Look": ("", (lambda p: p._whole.axes, (11.5, 20.5)), "row=20 column=11",
             "ArrowLeft", "row=20 column=10", (lambda p: p._zoom.axes, (0.5, 6.5)),
             "row=23 column=7", "+", "row=23 column=7 nudge=0.1",
             (lambda p: p._row.axes, (150, 5)), "example=6 row=23 column=7"),
    "Squishes": ("", (lambda p: p._below[1], (3.0, 0.5), (-4.04, 0.5)), "z=-4",
                 "ArrowRight", "z=-3.9", "ArrowLeft", "z=-4"),
    "Collapse": ("", (lambda p: p._axes[1], (0.123, 0.987)), "x1=0.12 x2=0.99",
                 "ArrowRight", "x1=0.17 x2=0.99", "ArrowDown", "x1=0.17 x2=0.94"),
    "SmallestNetwork": ("", (lambda p: p._valleys["w"].dot.axes, (4.08, 300)), "w=4.08",
                        (lambda p: p._valleys["b"].dot.axes, (0, 9), (19.7, 300)), "w=4.08 b=19.7",
                        "ArrowUp", "w=4.08 b=20.7", "ArrowLeft", "w=3.98 b=20.7"),
    "Layer": ("column=2", "ArrowRight", "column=3", "ArrowRight", "choose=input column=3",
              "ArrowRight", "choose=bias column=3", "ArrowRight", "choose=bias column=3",
              "ArrowDown", "choose=bias row=1 column=3",
              {"row": 2}, "choose=bias row=2 column=3", "ArrowDown", "choose=bias row=2 column=3",
              "ArrowLeft", "choose=input row=2 column=3", "ArrowUp", "choose=input row=2 column=2",
              {"column": 0}, "choose=input row=2 column=0",
              "ArrowUp", "choose=input row=2 column=0", "ArrowLeft", "row=2 column=0"),
    "NudgeAnything": ("", "ArrowRight", "source=465", "ArrowUp", "source=437",
                      (lambda p: p._weights, (3.5, 2.5)), "source=59", "+", "source=59 nudge=2.1",
                      {"layer": 2}, "layer=2 source=0 nudge=2.1",
                      (lambda p: p._weights, (27.9, 27.9)), "layer=2 source=15 nudge=2.1"),
    "AllDimensions": ("", "ArrowDown", "rank=2", (lambda p: p._list, (20, 24 * 4.5)), "rank=5",
                      (lambda p: p._list, (20, 24 * 0.5)), "rank=3",
                      (lambda p: p._falling, (3.0, 0.5)), "rank=1000", "ArrowUp", "rank=999"),
    "AverageCost": ("", (lambda p: p._settling, (60, 0.1)), "doublings=6",
                    (lambda p: p._settling, (0.01, 0.1)), "doublings=0",
                    "ArrowRight", "doublings=1", "ArrowRight", "doublings=2",
                    "ArrowLeft", "doublings=1"),
    "CostOfOne": ("", (lambda p: p._hand, (0.304, 7.2), (0.4, 8.9), (1.7, 9.4)), "a7=1 chosen=7",
                  "ArrowUp", "a7=1 chosen=6", "ArrowLeft", "a6=0 a7=1 chosen=6",
                  "+", "a7=1 chosen=6", "-", "a6=0 a7=1 chosen=6"),
    "Ball": ("", " ", "steps=1", " ", "steps=2", "Backspace", "steps=1",
             (lambda p: p._hill, (-0.503, 7)), "start=-0.5",
             "ArrowRight", "start=-0.4", "ArrowRight", "start=-0.3",
             "ArrowLeft", "start=-0.4"),
    "Surface": ("", (lambda p: p._plane, (1.0, 1.004)), "x=1 y=1",
                "ArrowUp", "x=1 y=1.1", "ArrowLeft", "x=0.9 y=1.1", " ", "x=0.9 y=1.1 steps=1",
                "Backspace", "x=0.9 y=1.1", (lambda p: p._cut, (1.0, 1.0)), "x=0.9 y=1.1",
                " ", "x=0.9 y=1.1 steps=1", (lambda p: p._plane, (-9, 9)), "x=-2.5 y=2.5"),
    "Learned": ("", (lambda p: p._wall.axes, (0.6, 0.3)), "neuron=6", "ArrowDown", "neuron=10",
                "ArrowLeft", "neuron=9"),
    "Noise": ("", "ArrowRight", "image=1"),
    "Fool": ("", (lambda p: p._axes, (30.4, 0.5)), "steps=30", "ArrowLeft", "steps=29"),
    "Mistakes": ("", (lambda p: p._cells, (5.5, 3.5)), "digit=3 answer=5",
                 "ArrowUp", "digit=2 answer=5",
                 "ArrowRight", "digit=2 answer=6", (lambda p: p._places[1], (30, 10)),
                 "digit=2 answer=6 worst=7", "-", "digit=2 answer=6 worst=6"),
    "Memorise": ("", (lambda p: p._curves[1][1].axes, (42.3, 1)), "epoch=42",
                 "ArrowRight", "epoch=43"),
    "HowMuchData": ("", "ArrowLeft", "power=2", (lambda p: p._points[0].axes, (1.6, 0.5)),
                    "power=1.5"),
    "Wiggle": ("", "ArrowRight", "first=0.1 second=0.1",
               (lambda p: p._forecasts[1].dot.axes, (-1.234, 0.3)), "first=0.1 second=-1.23"),
    "WishAndNudge": ("bias=2", (lambda p: p._wishes.ax, (326, 50)), "output=6",
                     (lambda p: p._columns[0], (9.99, 0.5)), "output=9", "ArrowRight", "output=9",
                     "ArrowLeft", "output=8", "ArrowDown", "output=8 bias=-0.1"),
    "AddWishes": ("", "5", "rows=36", (lambda p: p._ticks, (20, 2.5), (20, 7.5)), "rows=32",
                  (lambda p: p._columns, (15.5, 0.5)), "neuron=15 rows=32",
                  "ArrowLeft", "neuron=14 rows=32"),
    "WalkBack": ("", "ArrowRight", "step=2", "ArrowRight", "step=3", "ArrowLeft", "step=2",
                 "ArrowDown", "step=2 neuron=5", (lambda p: p._diagram.columns[2].ax, (20, 271)),
                 "step=2 neuron=9"),
    "Ledger": ("", (lambda p: p._cells.grid.axes, (4.5, 2.5)), "row=2 column=4",
               (lambda p: p._cells.grid.axes, (4.5, 9.5)), "row=5 column=4",    # there are six
               "ArrowRight", "row=5 column=5", "ArrowUp", "row=4 column=5"),
    "MiniBatches": ("", "ArrowLeft", "step=39", "ArrowUp", "step=39 batch=11", "ArrowDown",
                    "step=39", (lambda p: p._angle.axes, (2.0, 30), (-5, 30)), "step=39 batch=1"),
    "Chain": ("", "ArrowDown", "dial=b3", "ArrowRight", "dial=b3", "ArrowLeft", "dial=b2",
              "+", "dial=b2 nudge=0.1",
              (lambda p: p._forecast.axes, (-1.234, 0.5)), "dial=b2 nudge=-1.23"),
    "Cards": ("", (lambda p: p._page, (200, 222)), "picked=1 at=1", "ArrowRight", "picked=1 at=2",
              "ArrowDown", "picked=1 at=8", "ArrowUp", "picked=1 at=2",
              "Enter", "laid=1 picked=2 at=2", {"at": 10}, "laid=1 picked=2 at=10",
              "Enter", "laid=2 picked=10 at=10", "Backspace", "laid=1 at=10"),
    "GradientCheck": ("nudge=-5 layer=1 row=2 column=6",
                      "ArrowLeft", "nudge=-5 seen=-5 layer=1 row=2 column=4",
                      (lambda p: p._grids[0].axes, (3.5, 1.5)), "nudge=-5 seen=-5 row=1 column=3",
                      (lambda p: p._dot.axes, (-6.8, -5)), "nudge=-7 seen=-7 row=1 column=3"),
    "NumberLines": ("zoom=10", (lambda p: p._page, (335 + 171 * 0.4, 46)), "nudge=0.05 zoom=10",
                    (lambda p: p._page, (335, 46 + 84)), "nudge=0.05 zoom=10",     # only follows
                    "ArrowLeft", "nudge=0.045 zoom=10"),
    "Tree": ("", "ArrowDown", "choose=z3", "ArrowLeft", "choose=a2", "+", "choose=a2 nudge=0.05"),
    "SeveralNeurons": ("", (lambda p: p._page, PLACES[0, 2]), "layer=0 k=2",
                       (lambda p: p._page, PLACES[2, 1]), "layer=0 k=2", "ArrowUp", "layer=0",
                       "ArrowRight", "layer=0 path=2",
                       "+", "layer=0 path=2 nudge=0.05"),
}


def do(panel, act):
    if isinstance(act, dict):
        panel.set(**act)
    elif isinstance(act, str):
        keys(panel, act)
    else:
        axes, place, *further = act
        point(panel, axes(panel), place)
        if further:
            point(panel, axes(panel), place, *further, kind="move")
        point(panel, axes(panel), place, kind="up")


@pytest.mark.parametrize("name", HANDS)
def test_keys_and_the_pointer_move_what_they_should(name, digits):
    start, *steps = HANDS[name]
    panel = as_new(KINDS[name], *given(KINDS[name], digits), state=start)
    for act, code in zip(steps[::2], steps[1::2], strict=True):
        do(panel, act)
        assert panel.code == code, act
        point(panel, None)      # beside all axes
        assert panel.code == code
