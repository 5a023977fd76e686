"""The chain rule's panels worked as the text tells a student to, in a real browser."""

import re

from hands import click, enter, keys, press

from mlp import panels
from mlp.panels.calculus.several_neurons import ACROSS, FIRST, PITCH

NOTEBOOK = "4_backprop_calculus.ipynb"


def number_after(words, text):
    """Return the number that stands after some words."""
    found = re.search(re.escape(words) + r" ?([+−-]?[\d.]*\d)", text)
    return float(found[1].replace("−", "-"))


def test_a_small_nudge_closes_the_gap_and_a_large_one_opens_it(panel):
    panel, gaps = panel(panels.Chain), []
    for name in ("A small nudge", "A large nudge"):
        caption = press(panel, name)
        really = number_after("the cost changes by", caption)
        gaps.append(abs(really - number_after("the forecast was", caption)) / abs(really))
    assert gaps[0] < 0.05 < gaps[1]


def test_weight_bias_and_activation_share_two_factors(panel):
    panel, factors = panel(panels.Chain), []
    for x, y in ((482, 70), (562, 155), (396, 82)):     # w(L), b(L), a(L−1) in the picture
        factors.append(re.search(r"= ([^=]+) = ", click(panel, x, y))[1].split(" · "))
    own, *shared = zip(*factors, strict=True)
    assert own == ("0.4843", "1.0000", "0.9133")
    assert [set(column) for column in shared] == [{"0.2246"}, {"−0.6814"}]
    panel.page.keyboard.press("ArrowLeft")
    assert "∂C/∂a(L−2) =" in panel.settle()


def test_a_large_weight_has_no_larger_effect(panel):
    panel = panel(panels.Chain)
    small = number_after("−0.6814 =", panel.caption)
    large = re.search(r"∂C/∂w\(L\) = .* = (−[\d.]+)\.", press(panel, "Large weight"))[1]
    assert abs(float(large.replace("−", "-"))) < abs(small)


def test_the_ratio_comes_to_the_derivative(panel):
    panel = panel(panels.NumberLines)
    ratios = [number_after("ratio ΔC/Δw is", press(panel, f"Δw = {nudge}"))
              for nudge in ("1", "0.5", "0.1", "0.01", "0.001")]
    assert ratios == [-0.0578, -0.0656, -0.0724, -0.0740, -0.0741]


def test_the_weight_is_moved_on_its_line(panel):
    panel = panel(panels.NumberLines)
    assert click(panel, 335 - 171 * 0.8, 46).startswith("Δw = −1.0")
    panel.page.keyboard.press("ArrowRight")
    assert panel.settle().startswith("Δw = −0.9")


def test_a_clicked_box_has_its_product_written_out(panel):
    panel = panel(panels.Tree)
    assert "1.0000 · 0.2246 · −0.6814 = −0.1531" in click(panel, 317, 256)  # the bias
    panel.page.keyboard.press("ArrowUp")
    assert panel.settle().startswith("z⁽ᴸ⁾ =")
    panel.page.keyboard.press("ArrowUp")
    panel.page.keyboard.press("+")
    assert "nudged by +0.050" in panel.settle()


def test_answers_are_filled_in(panel):
    panel = panel(panels.Tree)
    assert press(panel, "Fill in").endswith("Multiply along the gold lines, and type it.")
    assert "the sign is not" in enter(panel, "I say", "0.0741")
    assert "Right." in enter(panel, "I say", "-0.0741")


def test_the_cards_are_laid_by_click_and_by_keys(panel):
    panel, cards = panel(panels.Cards), panels.Cards()
    panel.canvas.scroll_into_view_if_needed()
    places = [cards.cards.index(step) for step in zip(cards.path[:-1], cards.path[1:],
                                                      strict=True)]
    left, top = cards.corners[places[1]]
    assert "Too early" in click(panel, left + 50, top + 30)
    for laid, place in enumerate(places[:4], 1):
        left, top = cards.corners[place]
        assert f": {laid} of 5 cards laid. Right:" in click(panel, left + 50, top + 30)
    here, last = places[3], places[4]
    for key, steps in (("ArrowDown", last // 6 - here // 6), ("ArrowUp", here // 6 - last // 6),
                       ("ArrowRight", last % 6 - here % 6), ("ArrowLeft", here % 6 - last % 6)):
        keys(panel, *[key] * steps)
    assert keys(panel, "Enter").endswith("= −0.0111.")
    assert ": 4 of 5 cards laid." in press(panel, "Take one back")


def test_paths_are_drawn_one_by_one_and_add_up(panel):
    panel = panel(panels.SeveralNeurons)
    caption = press(panel, "Next path")
    assert "+0.4933 −0.1809 = 0.3124; all make ∂C₀/∂a₁⁽ᴸ⁻¹⁾ = 0.3124." in caption
    assert click(panel, FIRST, ACROSS).startswith("2 of 6 paths")
    for _ in range(4):
        caption = press(panel, "Next path")
    parts = re.match(r"6 of 6 .*: (.*) = (.*); all make .* = ([^ ]*)\. ", caption)
    assert len(parts[1].split()) == 6 and parts[2] == parts[3]
    click(panel, FIRST + PITCH, ACROSS)
    panel.page.keyboard.press("+")
    assert "nudged by +0.050" in panel.settle()
