"""The chain rule's panels worked as the text tells a student to, in a real browser."""

import re

import pytest

from mlp import panels
from mlp.drawing.layers import ACROSS, FIRST, PITCH

CHAIN, LINES, TREE, CARDS, SEVERAL = range(5)
KINDS = (panels.Chain, panels.NumberLines, panels.Tree, panels.Cards, panels.SeveralNeurons)


@pytest.fixture(scope="module")
def notebook(small):
    return small("from mlp import panels",
                            *(f"panels.{kind.__name__}()" for kind in KINDS))


def click(panel, x, y):
    """Click a place of the picture, in its own pixels."""
    width, height = KINDS[panel.number].size
    box = panel.canvas.bounding_box()
    panel.page.mouse.click(box["x"] + box["width"] * x / width,
                           box["y"] + box["height"] * y / height)
    return panel.settle()


def numbered(panel, number):
    panel = panel(number)
    panel.number = number
    return panel


def number_after(words, text):
    """Return the number that stands after some words."""
    found = re.search(re.escape(words) + r" ?([+−-]?[\d.]*\d)", text)
    return float(found[1].replace("−", "-"))


@pytest.mark.parametrize("number", range(5))
def test_every_preset_shows_what_it_shows_outside_and_reset_returns(panel, number):
    panel = panel(number)
    first = panel.settle()
    for name in KINDS[number].presets:
        panel.press(name)
        expected = KINDS[number]()
        expected.choose(name)
        assert panel.settle() == expected.description
        assert KINDS[number](state=panel.code).description == expected.description
    panel.press("Reset")
    assert panel.settle() == first and panel.code == ""


@pytest.mark.parametrize(("number", "name"), [
    (CHAIN, "by"), (CHAIN, "w(L−1)"), (CHAIN, "target y"), (LINES, "nudge Δw"), (LINES, "w(L)"),
    (TREE, "value"), (SEVERAL, "neuron k"), (SEVERAL, "nudge by")])
def test_dragging_a_slider_shows_what_mlp_computes(panel, number, name):
    panel = panel(number)
    before = panel.settle()
    panel.drag(name, 0.2)
    after = panel.settle()
    assert panel.code and after == KINDS[number](state=panel.code).description != before


def test_a_small_nudge_closes_the_gap_and_a_large_one_opens_it(panel):
    panel, gaps = panel(CHAIN), []
    for name in ("A small nudge", "A large nudge"):
        panel.press(name)
        caption = panel.settle()
        really = number_after("the cost changes by", caption)
        gaps.append(abs(really - number_after("the forecast was", caption)) / abs(really))
    assert gaps[0] < 0.05 < gaps[1]


def test_weight_bias_and_activation_share_two_factors(panel):
    panel, factors = numbered(panel, CHAIN), []
    for x, y in ((482, 70), (562, 155), (396, 82)):     # w(L), b(L), a(L−1) in the picture
        factors.append(re.search(r"= ([^=]+) = ", click(panel, x, y))[1].split(" · "))
    own, *shared = zip(*factors, strict=True)
    assert own == ("0.4843", "1.0000", "0.9133")
    assert [set(column) for column in shared] == [{"0.2246"}, {"−0.6814"}]
    panel.page.keyboard.press("ArrowLeft")
    assert "∂C/∂a(L−2) =" in panel.settle()


def test_a_large_weight_has_no_larger_effect(panel):
    panel = panel(CHAIN)
    small = number_after("−0.6814 =", panel.settle())
    panel.press("Large weight")
    panel.settle()
    large = re.search(r"∂C/∂w\(L\) = .* = (−[\d.]+)\.", panel.settle())[1]
    assert abs(float(large.replace("−", "-"))) < abs(small)


def test_the_ratio_comes_to_the_derivative(panel):
    panel, ratios = panel(LINES), []
    for nudge in ("1", "0.5", "0.1", "0.01", "0.001"):
        panel.press(f"Δw = {nudge}")
        ratios.append(number_after("ratio ΔC/Δw is", panel.settle()))
    assert ratios == [-0.0578, -0.0656, -0.0724, -0.0740, -0.0741]


def test_the_weight_is_dragged_on_its_line(panel):
    panel = numbered(panel, LINES)
    assert click(panel, 335 - 171 * 0.8, 46).startswith("Δw = −1.0")
    panel.page.keyboard.press("ArrowRight")
    assert panel.settle().startswith("Δw = −0.9")


def test_a_clicked_box_has_its_product_written_out(panel):
    panel = numbered(panel, TREE)
    assert "1.0000 · 0.2246 · −0.6814 = −0.1531" in click(panel, 317, 224)  # the bias
    panel.page.keyboard.press("ArrowUp")
    assert panel.settle().startswith("z⁽ᴸ⁾ =")
    assert panel.root.get_by_label("value", exact=True).is_disabled()
    panel.page.keyboard.press("ArrowUp")
    panel.page.keyboard.press("+")
    assert "nudged by +0.050" in panel.settle()


def test_answers_are_filled_in(panel):
    panel = panel(TREE)
    panel.press("Fill in")
    assert panel.settle().endswith("Multiply along the gold lines, and type it.")
    field = panel.root.get_by_label("I say")
    for answer, words in (("0.0741", "the sign is not"), ("-0.0741", "Right.")):
        field.fill(answer)
        field.press("Enter")
        assert words in panel.settle()


def test_the_cards_are_laid_by_click_and_by_keys(panel):
    panel = numbered(panel, CARDS)
    cards = panels.Cards()
    places = [cards.cards.index(step) for step in zip(cards.path[:-1], cards.path[1:],
                                                      strict=True)]
    left, top = cards._cards.corners[places[1]]
    assert "Too early" in click(panel, left + 50, top + 30)
    for laid, place in enumerate(places[:4], 1):
        left, top = cards._cards.corners[place]
        assert f": {laid} of 5 cards laid. Right:" in click(panel, left + 50, top + 30)
    here, last = places[3], places[4]
    for key, steps in (("ArrowDown", last // 6 - here // 6), ("ArrowUp", here // 6 - last // 6),
                       ("ArrowRight", last % 6 - here % 6), ("ArrowLeft", here % 6 - last % 6)):
        for _ in range(steps):
            panel.page.keyboard.press(key)
            panel.settle()
    panel.page.keyboard.press("Enter")
    assert panel.settle().endswith("= −0.0111.")
    panel.press("Take one back")
    assert ": 4 of 5 cards laid." in panel.settle()


def test_paths_are_drawn_one_by_one_and_add_up(panel):
    panel = numbered(panel, SEVERAL)
    panel.press("Next path")
    caption = panel.settle()
    assert "+0.4933 −0.1809 = 0.3124; all make ∂C₀/∂a₁⁽ᴸ⁻¹⁾ = 0.3124." in caption
    assert click(panel, FIRST, ACROSS).startswith("2 of 6 paths")
    for _ in range(4):
        panel.press("Next path")
        caption = panel.settle()
    parts = re.match(r"6 of 6 .*: (.*) = (.*); all make .* = ([^ ]*)\. ", caption)
    assert len(parts[1].split()) == 6 and parts[2] == parts[3]
    click(panel, FIRST + PITCH, ACROSS)
    panel.page.keyboard.press("+")
    assert "nudged by +0.050" in panel.settle()
