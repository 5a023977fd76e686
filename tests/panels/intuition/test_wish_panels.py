"""The panels of wishes and levers: what they say and draw, against networks really moved."""

import numpy as np
import pytest
from matplotlib.text import Text
from panel_helpers import as_new, numbers, plain

from mlp import Network, cost, forward, gradient, panels
from mlp.data import Examples
from mlp.drawing.upright import WISH_DOWN, WISH_UP

UNTRAINED = Network.random([784, 16, 16, 10], np.random.RandomState(0))


def chosen(digits, digit, example):
    """Return inputs and targets of what the sliders point at, found by counting."""
    which = [k for k, label in enumerate(digits.train.labels) if label == digit][example - 1]
    return digits.train.inputs(which), digits.train.targets(which)


def arrows(shapes):
    """Return how far each arrow points up, in pixels, and its colour as hexadecimal digits."""
    lengths = [path.vertices[0, 1] - path.vertices[3, 1] for path in shapes.get_paths()]
    colours = ["#" + "".join(f"{round(255 * part):02x}" for part in colour[:3])
               for colour in shapes.get_facecolor()]
    return np.array(lengths), colours


def compared(really, forecast, within=6e-4):
    """Return what a table of a change should say: itself, its forecast, and the gap."""
    return pytest.approx([really, forecast, really - forecast], abs=within)


# --- 32 times

def test_the_two_weights_differ_32_times_in_a_gradient_of_their_own(digits):
    panel = as_new(panels.Wiggle, digits)
    slopes = gradient(UNTRAINED, digits.train.inputs(), digits.train.targets()).weights[-1]
    (first, second) = ((d.neuron, d.source) for d in panel._pair(panel.network).dials)
    assert abs(slopes[first]) == abs(slopes).max()
    assert round(slopes[first] / slopes[second]) == 32
    assert (f"{slopes[first]:+.5f} and {slopes[second]:+.5f}, the second 32 times smaller"
            ) in plain(panel)
    lengths, colours = arrows(panel._arrows.shapes)
    assert lengths[0] / lengths[1] == pytest.approx(slopes[first] / slopes[second], rel=1e-4)
    assert lengths[0] < 0 and colours[0] == WISH_DOWN   # the cost rises with it: turn it down
    scale = lengths[0] / -slopes[first]
    high, low = ({getattr(drawn, end).get_text() for drawn in panel._forecasts}
                 for end in ("high", "low"))
    assert len(high) == len(low) == 1 and high != low != {""}   # both costs are on one scale
    heights = [np.ptp(drawn.curve.get_ydata()) for drawn in panel._forecasts]
    assert heights[0] > 5 * heights[1] > 0
    panel.choose("Trained")     # keeps the scale: there is little left to gain
    assert arrows(panel._arrows.shapes)[0] == pytest.approx(
        -scale * np.array(panel._pair(panel.network).slopes))


@pytest.mark.parametrize("code", ["first=0.1 second=0.1", "first=-3 second=2.5",
                                  "network=trained first=0.5 second=-0.5"])
def test_wiggling_does_what_a_really_changed_network_does(digits, code):
    panel = as_new(panels.Wiggle, digits, state=code)
    inputs, targets = digits.train.inputs(), digits.train.targets()
    slopes = gradient(panel.network, inputs, targets).weights[-1]
    for k, name in enumerate(("first", "second")):
        place, nudge = panel._pair(panel.network).dials[k][2:], panel.values()[name]
        moved = panel.network.copy()
        moved.weights[-1][place] += nudge
        really = cost(moved, inputs, targets) - cost(panel.network, inputs, targets)
        assert numbers(panel._numbers[k]) == compared(really, slopes[place] * nudge, 6e-6)


# --- Wish against nudge

@pytest.mark.parametrize("code", ["", "output=3 bias=-4.6", "output=7 bias=8", "digit=5 example=2",
                                  "network=trained digit=8 example=2 output=1 bias=0.1"])
def test_a_wish_times_its_valve_is_left_for_the_bias_and_a_nudge_is_forecast(digits, code):
    panel = as_new(panels.WishAndNudge, digits, state=code)
    v = panel.values()
    j, moved = int(v["output"]), v["bias"]
    inputs, targets = chosen(digits, int(v["digit"]), int(v["example"]))
    nudged = panel.network.copy()
    nudged.biases[-1][j] += moved
    a, y = forward(nudged, inputs)[-1][:, 0], targets[:, 0]
    slopes = gradient(nudged, inputs, targets).biases[-1][:, 0]
    for shown, expected in ((panel._bars, a), (panel._wishes, -2 * (a - y)),
                            (panel._valves, a * (1 - a)), (panel._for_biases, -slopes)):
        assert numbers(shown.numbers) == pytest.approx(expected, abs=6e-4)
    lengths, colours = arrows(panel._wishes.shapes)
    assert lengths == pytest.approx(-2 * (a - y) * panel._wishes.scale, abs=1e-6)
    assert arrows(panel._for_biases.shapes)[0] == pytest.approx(    # both on one scale
        -slopes * panel._wishes.scale, abs=1e-6)
    assert colours == [WISH_UP if up > 0 else WISH_DOWN for up in lengths]
    after = cost(nudged, inputs, targets)
    forecast = gradient(panel.network, inputs, targets).biases[-1][j, 0] * moved
    assert panel._titles[1].get_text() == f"cost {after:.3f}"
    assert numbers(panel._lines[3:]) == compared(after - cost(panel.network, inputs, targets),
                                                 forecast)


@pytest.mark.parametrize("share", [0.2, 1])
def test_granted_outputs_go_so_much_of_the_way_to_their_targets(digits, share):
    panel = as_new(panels.WishAndNudge, digits, state=f"digit=5 grant={share}")
    inputs, targets = chosen(digits, 5, 4)
    a = forward(panel.network, inputs)[-1]
    before = ((a - targets) ** 2).sum()
    really = ((1 - share) ** 2 - 1) * before        # every error has become so much smaller
    assert numbers(panel._bars.numbers) == pytest.approx(
        (a + share * (targets - a))[:, 0], abs=6e-4)
    assert numbers(panel._lines[3:]) == compared(really, -2 * share * before)
    assert f"Granting {share:.0%} of all wishes changed the cost" in panel.description
    panel.choose("Grant all wishes")
    assert "costs 0.000." in panel.description


@pytest.mark.parametrize(("kind", "code", "said"), [
    (panels.WishAndNudge, "grant=1", " No output wishes anything any more."),
    (panels.AddWishes, "rows=0 neuron=3", "No output is ticked, so nothing is wished of hidden"),
    (panels.AddWishes, "rows=12", "Outputs 2, 3 together wish "),
    (panels.Ledger, "steps=1", " After 1 step "), (panels.Ledger, "steps=2", " After 2 steps ")])
def test_captions_say_none_one_and_many_as_people_do(digits, kind, code, said):
    assert said in as_new(kind, digits, state=code).description


def test_the_output_that_wishes_most_is_hardly_heard(digits):
    panel = as_new(panels.WishAndNudge, digits)
    panel.choose("Wishes most")
    wish, valve, heard = numbers(panel._lines[:3])
    assert abs(wish) > 1.9 and valve < 0.02 and abs(heard) < 0.03
    loudest = max(abs(x) for x in numbers(panel._for_biases.numbers))
    assert abs(heard) < 0.1 * loudest
    panel.choose("Heard most")
    assert abs(numbers(panel._lines[2:3])[0]) == loudest
    panel.choose("Open its valve")
    assert numbers(panel._lines[1:2])[0] == pytest.approx(0.25, abs=1e-3)
    widths = np.array([np.ptp(path.vertices[:, 0]) for path in panel._valves.slits.get_paths()])
    slopes = numbers(panel._valves.numbers)
    assert widths / widths.max() == pytest.approx(np.array(slopes) / 0.25, abs=0.01)


# --- Three levers

@pytest.mark.parametrize("code", ["", "output=5 length=0.3", "output=3 count=all",
                                  "length=2 random=7", "network=trained digit=8 output=8"])
def test_levers_do_what_a_really_changed_network_does(digits, code):
    panel = as_new(panels.Levers, digits, state=code)
    v, network = panel.values(), panel.network
    j, length = int(v["output"]), v["length"]
    inputs, targets = chosen(digits, int(v["digit"]), int(v["example"]))
    slopes = gradient(network, inputs, targets)
    hidden, weights = forward(network, inputs)[-2][:, 0], network.weights[-1][j]
    way = -np.sign(slopes.biases[-1][j, 0])
    random = np.random.default_rng(int(v["random"])).standard_normal(16)
    directions = [np.ones(16) * way, hidden * way, weights * way, random]
    rows = slice(None) if v["count"] == "all" else slice(j, j + 1)
    moves = [(way * length, np.zeros(16)), *((0, length * direction / np.linalg.norm(direction))
                                             for direction in directions)]
    for texts, (bias, step) in zip(panel._numbers, moves, strict=False):
        moved = network.copy()
        moved.biases[-1][j] += bias
        moved.weights[-1][j] += step
        after, before = (((forward(network, inputs)[-1] - targets)[rows] ** 2).sum()
                         for network in (moved, panel.network))
        forecast = slopes.biases[-1][j, 0] * bias + slopes.weights[-1][j] @ step
        assert numbers(texts) == compared(after - before, forecast)


def test_the_levers_rank_as_the_text_says_and_the_third_can_harm_the_others(digits):
    panel = as_new(panels.Levers, digits)
    bias, alike, activations, weights, *_ = (numbers(row)[0] for row in panel._numbers)
    assert activations < alike < bias < 0 < weights
    panel.choose("The others pay")
    assert numbers(panel._numbers[5])[0] > 0
    panel.set(count="own")
    assert numbers(panel._numbers[5])[0] < 0


# --- Add the wishes

def test_all_rows_added_up_are_the_wish_of_the_hidden_layer_on_the_scale_it_says(digits):
    panel = as_new(panels.AddWishes, digits, state="rows=1023 digit=7")
    inputs, targets = chosen(digits, 7, 4)
    a = forward(panel.network, inputs)[2][:, 0]
    # backprop's own dC/da of layer 2, from its slopes for the biases of layer 2
    wish = -gradient(panel.network, inputs, targets).biases[1][:, 0] / (a * (1 - a))
    assert numbers(panel._sums.numbers) == pytest.approx(wish, abs=6e-3)
    (scale,) = (text for text in panel.figure.findobj(Text) if "scale" in text.get_text())
    assert scale.get_text() == "scale: 1"
    drawn = 20      # pixels
    assert arrows(panel._arrows)[0] == pytest.approx(
        (drawn * panel.asked()[-1].passed_on.ravel()).clip(-24, 24), abs=1e-6)
    assert arrows(panel._sums.shapes)[0] == pytest.approx((drawn * wish).clip(-38, 38), abs=1e-6)


@pytest.mark.parametrize("ticked", [[2], [0, 5, 9], [], list(range(10))])
def test_only_ticked_rows_are_drawn_and_added(digits, ticked):
    code = f"rows={sum(2**k for k in ticked)} neuron=11 move=0.2"
    panel = as_new(panels.AddWishes, digits, state=code)
    inputs, targets = chosen(digits, 2, 4)
    a, network, y = forward(UNTRAINED, inputs), UNTRAINED, targets[:, 0]
    rows = -2 * (a[3] - targets) * a[3] * (1 - a[3]) * network.weights[-1]
    total = rows[ticked].sum(axis=0)
    assert numbers([panel._total])[0] == pytest.approx(total[11], abs=6e-4)
    assert numbers(texts[2] for texts in panel._words) == pytest.approx(rows[:, 11], abs=6e-4)
    assert [k for k, box in enumerate(panel._boxes) if box.get_text() == "☑"] == ticked
    assert len(panel._arrows.get_paths()) == 16 * len(ticked)
    z = network.weights[-1] @ (a[2][:, 0] + 0.2 * total) + network.biases[-1][:, 0]
    really = ((1 / (1 + np.exp(-z)) - y) ** 2).sum() - ((a[3][:, 0] - y) ** 2).sum()
    assert numbers(panel._numbers) == compared(really, -0.2 * rows.sum(axis=0) @ total)


# --- the video's 2

KINDS = [panels.WishAndNudge, panels.Levers, panels.AddWishes]


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_only_where_mnist_is_a_preset_replays_the_videos_example(digits, kind, monkeypatch):
    image = np.zeros((784, 1), np.uint8)
    image[300:400] = 255    # stands for the video's; it is called a 7, so that nothing is mixed up
    monkeypatch.setattr("mlp.panels.intuition.one_example.videos_two",
                        lambda: Examples(image, np.array([7])))
    panel = kind(digits)
    ours = panel.description
    panel.choose("Replay")
    assert "MNIST's training image 5" in panel.description and "his 7" in panel.description
    outputs = forward(UNTRAINED, image / 255)[-1][:, 0]
    assert panel.asked()[-1].activations == pytest.approx(outputs)
    assert kind(digits, state=panel.code).description == panel.description
    panel.named["network"].value = "trained"
    assert "MNIST's training image 5" in panel.description
    panel.named["example"].value += 1
    assert panel.values()["image"] == "ours" and "training digit" in panel.description
    panel.reset()
    assert panel.description == ours
    monkeypatch.setattr("mlp.panels.intuition.one_example.videos_two", lambda: None)
    elsewhere = kind(digits)
    assert "Replay" not in elsewhere.presets and "image" not in elsewhere.named
