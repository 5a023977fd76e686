"""What notebooks tell a reader to do with a panel, and what they say is then seen."""

import re

import pytest
from panel_helpers import as_new, given, plain

from mlp import panels
from mlp.data.practice import typing_practice
from mlp.lessons.neurons.linefit import best_line, line_cost
from mlp.panels.calculus.bug_zoo import NUMBERS


@pytest.fixture
def after(digits):
    """Return a function that gives a panel after one of its presets."""
    def after(kind, preset):
        panel = as_new(kind, *given(kind, digits))
        panel.choose(preset)
        return panel
    return after


def numbers(pattern, panel):
    """Return the numbers in a panel's sentence: # stands for each in the pattern."""
    found = re.search(pattern.replace("#", r"([+-]?[\d.]*\d)"), plain(panel))
    return [float(number) for number in found.groups()]


@pytest.mark.parametrize(("kind", "preset", "then", "said"), [
    (panels.OneNeuron, "All inputs 0", {"bias": 0, "w1": -5}, "gives an activation of 0.500."),
    (panels.NudgeAnything, "Blank paper", {}, "by +0.000000; the gradient had forecast +0.000000."),
    (panels.NudgeAnything, "Untrained", {"neuron": 12, "nudge": 4}, "changes by −"),
    (panels.Squishes, "One height for all", {}, "drawn to one scale."),
    (panels.Squishes, "The steepest point", {}, "sigmoid gives 0.500 with slope 0.250, tanh gives "
     "0.000 with slope 1.000, relu gives 0.000 with slope 0.000."),     # by convention
    (panels.Squishes, "Flat tails", {}, "1.000 with slope 0.000, relu gives"),
    (panels.Squishes, "Far left", {}, "relu gives 0.000 with slope 0.000"),
    (panels.Tree, "Fill in", {}, "Multiply along the gold lines, and type it."),
    (panels.GradientCheck, "13,002 dials", {}, "126 of 13,002 slopes"),
    (panels.GradientCheck, "One side only", {}, "above 10⁻⁸"),
    (panels.BugZoo, "One of two", {"examples": 4, "bug": NUMBERS["sum"]}, "is 3.00, 3.00, 3.00."),
    (panels.Surface, "Stuck", {}, "neither x nor y matters")])
def test_after_a_preset_it_says_so(after, kind, preset, then, said):
    panel = after(kind, preset)
    panel.set(**then)
    assert said in panel.description


def test_a_small_nudge_closes_the_gap_and_a_large_one_opens_it(after):
    gaps = []
    for preset in ("A small nudge", "A large nudge"):
        really, forecast = numbers("the cost changes by #, the forecast was #",
                                   after(panels.Chain, preset))
        gaps.append(abs(1 - forecast / really))
    assert gaps[0] < 0.05 < gaps[1]


def test_32_times_the_nudge_makes_the_forecasts_equal(after):
    both = "cost by #, forecast #; .*cost by #, forecast #"
    first, _, second, _ = numbers(both, after(panels.Wiggle, "Both by 0.1"))
    assert 20 < first / second < 40
    _, first, _, second = numbers(both, after(panels.Wiggle, "32 times as far"))
    assert first == pytest.approx(second, rel=0.02)
    really, forecast, *small = numbers(both, after(panels.Wiggle, "Too far"))
    assert abs(really - forecast) > 5 * abs(small[0] - small[1])


def test_a_trained_network_wishes_little_and_is_fooled_by_noise(after):
    assert abs(numbers("wishes most, #", after(panels.WishAndNudge, "Trained"))[0]) < 0.5
    fool = after(panels.Fool, "Noise to a 0")
    fool.fool()
    assert numbers(" is #,", fool)[0] > 0.95
    assert fool.description.endswith("The trained network reads a 0.")


def test_down_the_gradient_by_hand_the_line_comes_near_the_best():
    line, practice = as_new(panels.SmallestNetwork), typing_practice()
    for _ in range(12):
        for name, size, entry in (("w", 0.01, "entry is # for w"), ("b", 0.3, "and # for b")):
            line.set(**{name: line.values()[name] - size * numbers(entry, line)[0]})
    assert numbers("errors, is #", line)[0] == pytest.approx(
        line_cost(*best_line(*practice), *practice), abs=2)
