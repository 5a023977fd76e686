"""The chain, its number lines and its tree: what they say against `math`, nudges and `gradient`."""

import math

import pytest
from matplotlib.backends.backend_agg import RendererAgg
from panel_helpers import as_new, numbers, plain, point, words

from mlp import Network, gradient, panels
from mlp.lessons.calculus.tree import VIDEO
from mlp.panels.calculus.chain import DIALS
from mlp.panels.calculus.chain_numbers import in_change, start_numbers
from mlp.panels.calculus.tree import HIGH, OTHERS, WIDE

START = start_numbers()
BACK = ["⁽ᴸ⁾", "⁽ᴸ⁻¹⁾", "⁽ᴸ⁻²⁾"]


def by_hand(nudge=("", 0), **changed):
    """Return all activations and the cost of the chain, with `math` alone.

    A `nudge` is the name of a number and what is added to it; a3 is what comes into layer 3.
    """
    v = {**START, **changed}
    if nudge[0] in v:
        v[nudge[0]] += nudge[1]
    a = [v["a0"]]
    for l in (1, 2, 3):
        comes_in = a[-1] + nudge[1] * (nudge[0] == f"a{l}")
        a.append(1 / (1 + math.exp(-(v[f"w{l}"] * comes_in + v[f"b{l}"]))))
    return a, (a[-1] - v["y"]) ** 2


def table(panel):
    """Return the numbers of the chain panel's table, row by row, as they are written."""
    return [words(row[2:]) for row in panel._rows]


def test_the_chain_begins_with_the_videos_numbers_and_their_three_factors():
    panel = as_new(panels.Chain)
    texts = {f"{v.letter}{v.layer}": text.get_text() for v, text in panel._texts.items()}
    assert [texts[f"a{l}"] for l in range(4)] == ["0.500", "0.318", "0.484", "0.659"]
    assert texts["z3"] == "0.660" != texts["a3"] and texts["C3"] == "0.116"
    assert table(panel) == [["0.4843", "0.2246", "-0.6814", "-0.0741"],
                            ["1.0000", "0.2246", "-0.6814", "-0.1531"],
                            ["0.9133", "0.2246", "-0.6814", "-0.1398"]]
    panel.set(dial="b2")
    assert [row[-1] for row in table(panel)] == ["-0.0111", "-0.0349", "0.0868"]
    panel.set(dial="w1")
    assert [row[-1] for row in table(panel)][:2] == ["0.0094", "0.0188"]
    panel.choose("Large weight")
    assert table(panel)[0][0] == "0.4843" and table(panel)[0][-1] == "-0.0094"
    panel.set_code("w1=3 y=0 nudge=0.5 dial=b2")
    panel.video_numbers()
    assert panel.code == "dial=b2 nudge=0.5"


@pytest.mark.parametrize("code", ["", "w3=-2 b2=1.5 y=0.3 nudge=-0.7", "a0=0 dial=w1 nudge=2",
                                  "dial=b1 nudge=1.3 w1=4", "dial=w2 nudge=0.01 b3=-3",
                                  "dial=a3 nudge=0.2"])
def test_the_chain_says_what_math_says(code):
    panel = as_new(panels.Chain, state=code)
    v = panel.values()
    dial, nudge = v.pop("dial"), v.pop("nudge")
    (*_, a), before = by_hand(**v)
    if dial == "a3":    # nudged where it comes in
        assert "a(L-1) nudged by +0.20" in plain(panel)
    _, after, above, below = (by_hand((dial, by), **v)[1] for by in (0, nudge, 1e-6, -1e-6))
    slope, really = (above - below) / 2e-6, after - before
    assert plain(panel).startswith(f"Output {a:.3f}, target {v['y']:.3f}, cost {before:.3f}.")
    assert f"changes by {really + 0.0:+.6f}," in plain(panel)
    assert numbers(panel._numbers) == pytest.approx(
        [really, slope * nudge, really - slope * nudge], abs=1.1e-6)
    row = table(panel)["wba".index(dial[0])]
    assert float(row[-1]) == pytest.approx(slope, abs=6e-5)
    assert math.prod(map(float, row[:3])) == pytest.approx(slope, abs=1e-3)


def test_a_number_of_the_chain_is_chosen_by_hand():
    panel = as_new(panels.Chain)
    for name, (left, top, width, height) in panel._zones.items():
        panel.set(dial="w3")
        point(panel, panel._page, (left + width / 2, top + height / 2))
        code = f"a{name[1] + 1}" if name[0] == "a" else f"{name[0]}{name[1]}"
        assert panel.values()["dial"] == (code if code[0] in "wba" and code != "a4" else "w3")


@pytest.mark.parametrize(("nudge", "ratio"), [(1, "-0.0578"), (0.5, "-0.0656"), (0.1, "-0.0724"),
                                              (0.01, "-0.0740"), (0.001, "-0.0741")])
def test_the_ratio_comes_to_the_derivative(nudge, ratio):
    panel = as_new(panels.NumberLines)
    panel.choose(f"Δw = {nudge:g}")
    assert f"{(by_hand(('w3', nudge))[1] - by_hand()[1]) / nudge:.4f}" == ratio
    assert f"ratio ΔC/Δw is {ratio}, the derivative -0.0741." in plain(panel)


def test_three_ratios_multiply_to_one_and_points_are_where_their_numbers_are():
    panel = as_new(panels.NumberLines, state="nudge=-0.9 w=2 y=0.2")
    ratios, slopes = zip(*map(numbers, panel._ratios), strict=True)
    assert math.prod(ratios) == pytest.approx(numbers(panel._total[:1])[0], abs=3e-4)
    slope = gradient(Network([[[2]]], [[[START["b3"]]]]), by_hand()[0][2:3], [0.2])
    assert math.prod(slopes) == pytest.approx(slope.weights[0].item(), abs=3e-4)
    panel.set(nudge=0)
    assert "ratio ΔC/Δw is none" in panel.description
    panel.set_code("nudge=0.5")
    line = panel._lines[1]                # of z, with half a line for 0.75
    assert line.texts[0].get_text() == "0.660"      # before the nudge
    left, right = 164, 506
    move = float(line.texts[1].get_text().split()[1])
    assert line.dot.get_xdata()[0] == pytest.approx((left + right) / 2
                                                    + move / 0.75 * (right - left) / 2, abs=0.1)
    panel.set(zoom=10)
    assert line.texts[2].get_text() == "a tick is 0.01, off the line"
    assert line.dot.get_xdata()[0] == right


def in_boxes(panel):
    """Return what stands in each box of the tree: name, value, derivative, what a nudge adds."""
    return [words(text for _, text in texts) for texts in panel._box_texts]


def written(panel):
    return words(column[3] for column in panel._product.columns)


def test_the_tree_writes_the_product_of_the_chosen_path_and_every_box_is_chosen_by_hand():
    panel = as_new(panels.Tree)
    assert written(panel)[:4] == ["-0.0741", "0.4843", "0.2246", "-0.6814"]
    panel.choose("Three neurons")
    assert written(panel) == ["0.0094", "0.5000", "0.2170", "-2.4868", "0.2498", "0.9133",
                              "0.2246", "-0.6814"]
    for k, place in enumerate(list(panel._places.values())):
        point(panel, panel._page, place)
        name = in_boxes(panel)[k][0]
        assert name == "C₀" or panel.description.startswith(f"{name} =")
    before = panel.description
    point(panel, panel._page, (400, 440))
    assert panel.description == before
    panel.set(choose="w2")
    assert written(panel)[0] == "-0.0111" and written(panel)[6:] == ["", ""]


@pytest.mark.parametrize("first", [1, 2, 3])
def test_every_box_of_the_tree_holds_its_derivative(first):
    network = Network(*([[[[START[f"{letter}{l}"]]] for l in range(first, 4)] for letter in "wb"]))
    expected = gradient(network, by_hand()[0][first - 1:first], [1])
    boxes = {name: rest for name, *rest in in_boxes(as_new(panels.Tree, state=f"first={first}"))}
    for letter, arrays in zip("wb", expected, strict=True):
        for back, array in zip(BACK, reversed(arrays), strict=False):
            assert boxes[letter + back][1] == f"{array.item():.4f}"
    assert boxes["C₀"] == [f"{by_hand()[1]:.3f}", "1.0000", ""]


def test_a_nudge_of_the_tree_adds_to_numbers_that_stay_as_they_are():
    panel = as_new(panels.Tree, state="first=1 choose=b2")
    still = [texts[:3] for texts in in_boxes(panel)]
    panel.set(nudge=0.77)
    really = by_hand(("b2", 0.77))[1] - by_hand()[1]
    assert f"really changes by {really:+.5f}, forecast {-0.034915 * 0.77:+.5f}" in plain(panel)
    assert [texts[:3] for texts in in_boxes(panel)] == still
    added = {name: rest[2] for name, *rest in in_boxes(panel) if rest[2]}
    assert set(added) == {"b⁽ᴸ⁻¹⁾", "z⁽ᴸ⁻¹⁾", "a⁽ᴸ⁻¹⁾", "z⁽ᴸ⁾", "a⁽ᴸ⁾", "C₀"}
    assert added["b⁽ᴸ⁻¹⁾"] == added["z⁽ᴸ⁻¹⁾"] == "+0.7700" and added["C₀"] == f"{really:+.4f}"
    for change, said in ((0.00004, "≈ 0"), (-0.00004, "≈ 0"), (0, "+0.0000"), (0.00006, "+0.0001"),
                         (-2, "−2.0000")):
        assert in_change(change) == said


@pytest.mark.parametrize(("answer", "said"), [
    (0, "What is"), (-0.0741, "Right."), (-0.074, "Right."), (0.0741, "sign is not"),
    (-0.1531, "product without ∂z⁽ᴸ⁾/∂w⁽ᴸ⁾"), (-0.33, "product without ∂a⁽ᴸ⁾/∂z⁽ᴸ⁾"),
    (0.1088, "product without ∂C₀/∂a⁽ᴸ⁾"), (-0.681, "∂C₀/∂a⁽ᴸ⁾ alone"),
    (0.0275, "That is the sum"), (0.5, "Not so")])
def test_a_typed_answer_is_answered(answer, said):
    panel = as_new(panels.Tree, state="answers=products")
    panel.set(answer=answer)
    assert said in panel.description
    assert ("-0.0741" in written(panel)) == ("Right." in panel.description)


def test_hidden_numbers_are_not_given_away():
    panel = as_new(panels.Tree, state="answers=products")
    assert written(panel)[0] == "?" and "-0.0741" not in plain(panel)
    panel.choose("Fill in all")
    panel.set(nudge=1)
    assert written(panel)[:6] == ["?"] * 6 and "0.2246" not in plain(panel)
    assert words(panel._edge_texts)[:10] == ["?"] * 10
    assert not any(rest[2] for _, *rest in in_boxes(panel))
    panel.set(answer=-0.0111)
    assert written(panel)[0] == "-0.0111" and "nudged" not in panel.description
    for other in ({"choose": "w3"}, {"number": 2}):
        panel.set(answer=0.3)
        panel.set(**other)
        assert panel.values()["answer"] == 0 and written(panel)[0] == "?"
    assert "-0.6814" not in plain(panel)


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


@pytest.mark.slow
def test_no_number_of_the_chain_touches_a_frame():
    panel = as_new(panels.Chain, state="nudge=-2")
    for dial in DIALS:
        panel.set(dial=dial)
        written = extents(panel, panel._page.texts)
        for frame in (panel._frame, panel._row_frame):
            x, y = frame.get_xy()
            sides = x, y, x + frame.get_width(), y + frame.get_height()
            assert not any(touches(sides, words) for words in written)


@pytest.mark.slow
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
