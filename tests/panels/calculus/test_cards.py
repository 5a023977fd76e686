"""Cards and several neurons: every card's answer, and paths that add up to what nudges say."""

import math

import numpy as np
import pytest
from panel_helpers import as_new, numbers, plain

from mlp import cost, panels
from mlp.check.chain_rule import judge_product
from mlp.lessons.calculus.tree import several_neurons


def card(panel, of, by):
    """Return the place of a card by what stands on it."""
    names = [(upper.get_text(), lower.get_text()) for upper, lower in panel._fractions]
    return names.index((f"∂{of}", f"∂{by}"))


def product(panel):
    """Return the product that is written out, and its factors."""
    return numbers(column[3] for column in panel._product.columns)


W, Z, A = "w⁽ᴸ⁻¹⁾", "z⁽ᴸ⁻¹⁾", "a⁽ᴸ⁻¹⁾"
RIGHT = [(Z, W), (A, Z), ("z⁽ᴸ⁾", A), ("a⁽ᴸ⁾", "z⁽ᴸ⁾"), ("C₀", "a⁽ᴸ⁾")]


def test_the_five_factors_are_laid_in_the_order_in_which_the_nudge_travels():
    panel = as_new(panels.Cards)
    for laid, (of, by) in enumerate(RIGHT):
        assert f": {laid} of 5 cards laid." in panel.description
        panel.pick(card(panel, of, by))
        assert f"Right: the nudge of {by} now reaches {of}." in panel.description
    assert panel.description.endswith("= −0.0111.")
    assert math.prod(product(panel)[1:]) == pytest.approx(-0.0111, abs=5e-5)
    panel.set(build="w3")
    assert ": 0 of 3 cards laid." in panel.description


@pytest.mark.parametrize(("laid", "of", "by", "why"), [
    (0, "a⁽ᴸ⁾", "z⁽ᴸ⁾", "Too early"), (0, Z, "b⁽ᴸ⁻¹⁾", f"it is {W} that moves"),
    (2, Z, W, "laid already"), (2, "z⁽ᴸ⁾", "w⁽ᴸ⁾", f"it is {A} that moves"),
    (2, A, "z⁽ᴸ⁾", "there is no such step"), (3, "C₀", "z⁽ᴸ⁾", "directly"),
    (4, "C₀", "y", "it is a⁽ᴸ⁾ that moves"), (2, Z, "a⁽ᴸ⁻²⁾", "does not move")])
def test_a_wrong_card_is_answered_with_why_and_not_laid(laid, of, by, why):
    panel = as_new(panels.Cards, state=f"laid={laid}" if laid else "")
    panel.pick(card(panel, of, by))
    assert why in panel.description and panel.values()["laid"] == laid


def test_no_card_but_the_right_one_is_ever_taken():
    panel = as_new(panels.Cards)
    for build in ("w2", "b2", "a1", "w3", "b3", "a2"):
        panel.set(build=build)
        for laid in range(len(panel.path) - 1):
            taken = []
            for k in range(12):
                panel.set(laid=laid)
                panel.pick(k)
                taken += [k] * int(panel.values()["laid"] - laid)
            assert [panel.cards[k] for k in taken] == [tuple(panel.path[laid:laid + 2])]


def test_answers_that_are_right_come_before_those_that_only_look_wrong():
    assert judge_product([1.0, 0.5], ["one", "two"], 0.5)[0]
    assert not judge_product([0.0094, 0.5], ["one", "two"], 0.0094)[0]


def nudged_slope(number, layer, k):
    """Return how the cost answers to an activation, by nudging it in a forward pass of its own."""
    network, inputs, targets = several_neurons(number)

    def after(nudge):
        a = inputs[:, None]
        for l, (weights, biases) in enumerate(zip(network.weights, network.biases, strict=True)):
            if l == layer:
                a = a + nudge * np.eye(len(a))[:, [k]]
            a = 1 / (1 + np.exp(-(weights @ a + biases)))
        return ((a[:, 0] - targets) ** 2).sum()

    assert after(0) == pytest.approx(cost(network, inputs, targets))
    return (after(1e-6) - after(-1e-6)) / 2e-6


@pytest.mark.parametrize(("layer", "paths"), [(1, 2), (0, 6)])
def test_the_paths_add_up_to_what_a_nudge_says(layer, paths):
    panel = as_new(panels.SeveralNeurons)
    for number, k in ((1, 0), (5, 1), (13, 2), (20, 0)):
        panel.set(layer=layer, k=k, path=paths, number=number)
        slope = nudged_slope(number, layer, k)
        terms = plain(panel).split(": ")[1].split(" =")[0].split()
        assert len(terms) == paths
        assert sum(map(float, terms)) == pytest.approx(slope, abs=4e-4)
        assert f" = {slope + 0.0:.4f}; all make" in plain(panel).replace("-0.0000", "0.0000")


def test_paths_are_written_out_with_their_weights_and_drawn_one_by_one():
    panel = as_new(panels.SeveralNeurons, state="path=2")
    assert panel._product.columns[1][2].get_text() == "w₁₁⁽ᴸ⁾"
    panel.set(k=2, path=1)      # a weight runs from k to j
    assert panel._product.columns[1][2].get_text() == "w₀₂⁽ᴸ⁾"
    whole, weight, *others = product(panel)
    assert weight == round(several_neurons(5)[0].weights[1][0, 2], 4)
    assert weight * math.prod(others) == pytest.approx(whole, abs=2e-4)
    panel.set_code("layer=0")
    seen = set()
    for n in range(1, 7):
        assert panel.values()["path"] == n
        seen.add(tuple(panel._way.get_xydata().ravel()))
        assert np.isnan(panel._earlier.get_ydata()).sum() == n - 1
        panel.next_path()
    assert len(seen) == 6 and panel.values()["path"] == 1
    panel.set(path=6)
    panel.set(layer=1)
    assert panel.values()["path"] == 2
