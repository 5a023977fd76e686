"""OneNeuron, Look and NudgeAnything: what they say against plain numpy and a nudged network."""

import asyncio

import numpy as np
import pytest
from panel_helpers import FakeBrowser, as_new, numbers, plain, random_values, run, words

from mlp import Network, cost, forward, gradient, load_digits, panels
from mlp.panels.neurons.nudge_anything import COARSE, GRID
from mlp.panels.questions import QUESTIONS
from mlp.storage import trained_network


def test_one_neuron_says_what_numpy_says():
    panel, rng = as_new(panels.OneNeuron), np.random.default_rng(3)
    squish = {"sigmoid": lambda z: 1 / (1 + np.exp(-z)), "relu": lambda z: max(z, 0.0),
              "tanh": np.tanh, "step": lambda z: float(z > 0), "none": lambda z: z}
    for _ in range(20):
        panel.set(**random_values(panel, rng))
        v = panel.values()
        terms = [*(v[f"w{k}"] * v[f"a{k}"] for k in (1, 2, 3)), v["bias"]]
        z = sum(terms)
        assert f"sum is {z:.3f};" in plain(panel)
        assert f"of {squish[v['squish']](z):.3f}." in plain(panel)
        left, right = panel._curve.axes.get_xlim()
        assert panel._sum.axes.get_xlim() == (left, right) == (-right, right)
        longest = abs(np.append(np.cumsum(terms), terms)).max()
        assert longest <= right <= max(5, 2.5 * longest)


def test_the_solutions_of_notebook_1_solve_its_exercises():
    panel = as_new(panels.OneNeuron, state="w1=10 w2=10 w3=0 bias=-16")
    for a3 in (0, 1):
        for a1, a2 in ((1, 1), (0.8, 1), (1, 0.8), (0.8, 0.8), (0, 1)):
            panel.set(a1=a1, a2=a2, a3=a3)
            assert (panel.activation() > 0.9) is (a1 == a2 == 1)
    for code in ("w2=0", "w1=10 bias=20", "squish=relu bias=-20"):
        panel.set_code(code)
        seen = set()
        for a2 in np.linspace(0, 1, 11):
            panel.set(a2=a2)
            seen.add(round(panel.activation(), 3))
        assert len(seen) == 1, code
    panel.set_code("w1=9 w2=9 w3=9 bias=-10 a1=1 a2=0 a3=0")    # active only above 10
    assert panel.activation() < 0.5
    panel.set(a2=0.2)
    assert panel.terms()[:3].sum() > 10 and panel.activation() > 0.5


def test_look_reads_and_nudges_the_pixel_it_names(digits):
    panel = as_new(panels.Look, digits)
    first = np.flatnonzero(digits.train.labels == 3)[2]  # the example shown at the start
    image = digits.train.images[:, first].reshape(28, 28)
    assert f"this 3, {(image > 0).sum()} are brighter" in panel.description
    for row, column in [(0, 0), (8, 16), (14, 9), (27, 27)]:
        panel.set(row=row, column=column)
        assert f"column {column} (pixel {28 * row + column})" in panel.description
        assert panel.description.endswith(f"{image[row, column] / 255:.3f}.")
    panel.set(row=0, column=0)
    panel.named["nudge"].value = 0.25
    assert panel.pixels()[0, 0] == 0.25
    panel.set(row=5)
    assert panel.named["nudge"].value == 0 and panel.pixels()[0, 0] == 0


OWN = Network.random([784, 30, 10], np.random.default_rng(0), "tanh")


@pytest.mark.parametrize(("network", "code"), [
    (None, "source=350 nudge=2.5"), (None, "neuron=7 nudge=-1.3 digit=4"),
    (None, "kind=bias neuron=3 nudge=1"), (None, "layer=2 neuron=15 source=2 nudge=4"),
    (None, "kind=bias layer=3 neuron=9 nudge=-4 digit=49"),
    (OWN, "layer=2 neuron=9 source=29 nudge=1")])
def test_nudge_anything_says_what_a_really_nudged_network_does(digits, network, code):
    panel = as_new(panels.NudgeAnything, digits, *[network] * bool(network), state=code)
    v, network = panel.values(), network or trained_network()
    examples, nudged = (digits.train.inputs(), digits.train.targets()), network.copy()
    slopes = gradient(network, *examples)
    layer, place = v["layer"] - 1, (int(v["neuron"]), int(v["source"]))
    arrays, entries = nudged.weights, slopes.weights
    if v["kind"] == "bias":
        arrays, entries, place = nudged.biases, slopes.biases, (place[0], 0)
    arrays[layer][place] += v["nudge"]
    really = cost(nudged, *examples) - cost(network, *examples)
    outputs = forward(nudged, digits.test.inputs(int(v["digit"])))[-1]
    assert f"changes by {really:+.6f};" in plain(panel)
    assert f"forecast {entries[layer][place] * v['nudge']:+.6f}." in plain(panel)
    assert plain(panel).endswith(f" {outputs.argmax()}.")
    assert words(panel._bars.numbers) == [f"{a:.3f}" for a in outputs[:, 0]]
    assert ("Untrained" in panel.presets) is (network is not OWN)


def test_the_weight_chosen_in_a_layer_is_found_again(digits):
    panel = as_new(panels.NudgeAnything, digits, state="source=300")
    panel.set(layer=2)
    assert panel.named["source"].max == 15
    panel.set(source=7)
    panel.set(layer=1)
    assert panel.dial.source == 300
    panel.set(layer=2)
    assert panel.dial.source == 7


@pytest.mark.slow
def test_with_the_drawn_digits_presets_and_solutions_do_what_the_notebook_says():
    panel = panels.NudgeAnything(load_digits())
    panel.choose("Tip an 8")
    assert panel.description.endswith("This 8 is read as a 5.")
    panel.set(nudge=0)
    assert panel.description.endswith("This 8 is read as an 8.")
    panel.set_code("network=untrained layer=3 neuron=0 source=3 nudge=-4")
    assert numbers(panel._table.numbers)[0] < -0.1
    others = panels.NudgeAnything(load_digits(train=100, test=60))   # and so with handwriting
    assert "Tip an 8" not in others.presets and "With the drawn" in QUESTIONS["one bias"].why


def test_the_curve_is_coarse_while_a_hand_moves_and_fine_when_it_rests(digits):
    async def move():
        panel = panels.NudgeAnything(digits)
        FakeBrowser(panel.canvas)
        panel.named["source"].hear({"value": 400})
        assert len(panel._curve[0]) == len(COARSE) < len(GRID)
        while len(panel._curve[0]) != len(GRID):
            await asyncio.sleep(0.01)
        return panel

    moved, set_at_once = run(move()), as_new(panels.NudgeAnything, digits, state="source=400")
    np.testing.assert_allclose(moved._curve[1], set_at_once._curve[1], rtol=1e-5)
