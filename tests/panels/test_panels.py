"""Panels without a browser: their numbers, their state codes, and their pictures."""

import asyncio
from base64 import b64decode

import numpy as np
import pytest
from ipywidgets import Widget
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.text import Text
from panel_helpers import KINDS, FakeBrowser, as_new, drawn_anew, given, moved, random_values, run

from mlp import Network, cost, forward, gradient, load_digits, panels
from mlp.live.palettes import LIGHT
from mlp.live.recording.palette import contrast
from mlp.live.style import SMALL
from mlp.panels.neurons.nudge_anything import COARSE, GRID
from mlp.panels.questions import QUESTIONS
from mlp.storage import trained_network

ON_A_DARK_CELL = {LIGHT["paper"], "#ffffff"}     # numbers within an image of weights or pixels


@pytest.fixture(scope="module", params=KINDS.values(), ids=KINDS)
def kind(request):
    return request.param


@pytest.fixture
def panel(kind, digits):
    return as_new(kind, *given(kind, digits))


@pytest.mark.slow
def test_what_is_sent_in_pieces_is_what_is_sent_at_once(panel):
    browser, told = FakeBrowser(panel.canvas), []
    everything = browser.told
    for _ in moved(panel, 5):
        told.append(browser.told)
    assert browser.picture == drawn_anew(panel)
    assert min(told) < everything / 2


@pytest.mark.slow
def test_reset_returns_to_exactly_the_first_picture(panel):
    browser, rng = FakeBrowser(panel.canvas), np.random.default_rng(1)
    first, description, values = browser.picture, panel.description, panel.values()
    for _ in range(2):
        panel.set(**random_values(panel, rng))
    assert panel.code
    panel.reset()
    assert (panel.description, panel.values(), panel.code) == (description, values, "")
    assert browser.picture == first


def test_every_preset_changes_the_picture_no_letter_is_small_and_it_can_be_reset(panel):
    start = panel.description
    for name in panel.presets:
        panel.choose(name)
        assert min(text.get_size() for text in panel.figure.findobj(Text)) >= SMALL, name
        assert panel.description != start, name
        assert panel.code, name
        panel.reset()
        assert panel.description == start


@pytest.mark.slow
def test_a_state_code_restores_the_panel_in_another_one(panel, kind, digits):
    other, rng = kind(*given(kind, digits)), np.random.default_rng(2)
    for _ in range(3):
        panel.set(**random_values(panel, rng))
        other.set_code(panel.code)
        assert other.description == panel.description
        assert other.values() == pytest.approx(panel.values())


BAD_CODES = [
    ("nonsense", "knows only"), ("flavour=3", "knows only"),
    ("{slider}=1e9", "is not on its slider"), ("{menu}=pear", "is none of"),
    ("{slider}=much", "is not a number"), ("{slider}=nan", "is not a number")]


def test_a_bad_state_code_is_one_sentence_and_changes_nothing(panel):
    slider = next(n for n, c in panel.named.items() if hasattr(c, "max"))
    menu = next((n for n, c in panel.named.items() if hasattr(c, "options")), None)
    browser, before = FakeBrowser(panel.canvas), panel.values()
    for code, expected in BAD_CODES:
        if menu is None and "{menu}" in code:
            continue
        code = code.format(slider=slider, menu=menu)
        with pytest.raises(ValueError, match=expected):
            panel.set_code(code)
        assert panel.values() == before
        browser.say(kind="code", code=code)
        assert expected in browser.frames[-1]["message"]
        assert browser.frames[-1]["code"] == code  # to be mended
        panel.reset()
        assert browser.frames[-1]["message"] == ""


@pytest.mark.slow
def test_a_stored_panel_is_a_picture_and_a_sentence(panel):
    bundle = panel._repr_mimebundle_()
    assert bundle["text/plain"] == f"{type(panel).__name__}: {panel.description}"
    assert len(bundle["image/png"]) < 60_000
    wide = int.from_bytes(b64decode(bundle["image/png"])[16:20])
    assert wide == panel.size[0]    # or it is stored askew


@pytest.mark.slow
def test_every_text_stands_off_its_paper(panel):
    for _ in moved(panel, 4):
        for text in panel.figure.findobj(Text):
            colour = to_hex(text.get_color())
            if text.get_visible() and text.get_text() and colour not in ON_A_DARK_CELL:
                assert contrast(colour, LIGHT["paper"]) >= 4.5, text.get_text()


def test_every_gold_line_has_an_edge_in_ink(panel):
    for line in panel.figure.findobj(Line2D):
        if line.get_linestyle() != "None" and to_hex(line.get_color()) == LIGHT["chosen"]:
            assert line.get_path_effects(), line


def test_every_control_has_a_label_and_every_picture_a_description(panel):
    assert all(control.description for control in panel.named.values()
               if isinstance(control, Widget))
    assert panel.description.endswith(".")


def test_one_neuron_says_what_numpy_says():
    panel, rng = as_new(panels.OneNeuron), np.random.default_rng(3)
    squish = {"sigmoid": lambda z: 1 / (1 + np.exp(-z)), "relu": lambda z: max(z, 0.0),
              "tanh": np.tanh, "step": lambda z: float(z > 0), "none": lambda z: z}
    for _ in range(20):
        panel.set(**random_values(panel, rng))
        v = panel.values()
        z = sum(v[f"w{k}"] * v[f"a{k}"] for k in (1, 2, 3)) + v["bias"]
        a = squish[v["squish"]](z)
        shown = panel.description.replace("−", "-")
        assert f"sum is {z:.3f};" in shown and f"of {a:.3f}." in shown
        left, right = panel._curve.axes.get_xlim()
        assert panel._sum.axes.get_xlim() == (left, right) == (-right, right)
        longest = max(abs(panel.terms().cumsum()).max(), abs(panel.terms()).max())
        assert longest <= right <= max(5, 2.5 * longest)


def test_one_neuron_with_bias_minus_10_is_active_only_above_10():
    panel = as_new(panels.OneNeuron, state="w1=9 w2=9 w3=9 bias=-10")
    panel.set(a1=1, a2=0, a3=0)
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


def nudged(network, v):
    network = network.copy()
    place = network.weights if v["kind"] == "weight" else network.biases
    column = int(v["source"]) if v["kind"] == "weight" else 0
    place[v["layer"] - 1][int(v["neuron"]), column] += v["nudge"]
    return network


@pytest.mark.parametrize("code", [
    "source=350 nudge=2.5", "neuron=7 nudge=-1.3 digit=4", "kind=bias neuron=3 nudge=1",
    "layer=2 neuron=15 source=2 nudge=4", "kind=bias layer=3 neuron=9 nudge=-4 digit=49"])
def test_nudge_anything_says_what_a_really_nudged_network_does(digits, code):
    panel = as_new(panels.NudgeAnything, digits, state=code)
    v, network = panel.values(), trained_network()
    inputs, targets = digits.train.inputs(), digits.train.targets()
    really = cost(nudged(network, v), inputs, targets) - cost(network, inputs, targets)
    slopes = gradient(network, inputs, targets)
    entry = (slopes.weights if v["kind"] == "weight" else slopes.biases)[v["layer"] - 1][
        int(v["neuron"]), int(v["source"]) if v["kind"] == "weight" else 0]
    outputs = forward(nudged(network, v), digits.test.inputs(int(v["digit"])))[-1]
    shown = panel.description.replace("−", "-")
    assert f"changes by {really:+.6f};" in shown
    assert f"forecast {entry * v['nudge']:+.6f}." in shown
    assert shown.endswith(f" {outputs.argmax()}.")
    assert [t.get_text() for t in panel._bars.numbers] == [f"{a:.3f}" for a in outputs[:, 0]]


def test_nudge_anything_takes_a_network_of_the_readers_own(digits):
    network = Network.random([784, 30, 10], np.random.default_rng(0), "tanh")
    panel = panels.NudgeAnything(digits, network, "layer=2 neuron=9 source=29 nudge=1")
    v = {**panel.values(), "kind": "weight"}
    really = (cost(nudged(network, v), digits.train.inputs(), digits.train.targets())
              - cost(network, digits.train.inputs(), digits.train.targets()))
    assert f"changes by {really:+.6f};".replace("-", "−") in panel.description
    assert "Untrained" not in panel.presets


def test_the_weight_chosen_in_a_layer_is_found_again(digits):
    panel = as_new(panels.NudgeAnything, digits)
    panel.set(source=300)
    panel.set(layer=2)
    assert panel.named["source"].max == 15
    panel.set(source=7)
    panel.set(layer=1)
    assert panel.dial.source == 300
    panel.set(layer=2)
    assert panel.dial.source == 7


def test_tip_an_8_does_what_its_name_says():
    panel = panels.NudgeAnything(load_digits())
    panel.choose("Tip an 8")
    assert panel.description.endswith("This 8 is read as a 5.")
    panel.set(nudge=0)
    assert panel.description.endswith("This 8 is read as an 8.")
    others = panels.NudgeAnything(load_digits(train=100, test=60))   # and so with handwriting
    assert "Tip an 8" not in others.presets and "With the drawn" in QUESTIONS["one bias"].why


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_answered_with_why_and_can_be_asked_again(name):
    predict, question = panels.Predict(name), QUESTIONS[name]
    first = predict.reply.value
    assert question.why not in repr(predict._repr_mimebundle_()["text/plain"])
    for place in range(len(question.options)):
        predict.pick(place)
        assert predict.reply.value.startswith("Yes." if place == question.right else "Not so:")
    predict.ask()
    assert predict.reply.value == first and not any(b.icon for b in predict._options)


@pytest.mark.parametrize("code", [
    "bias=-10 squish=relu", "state: bias=-10 squish=relu", "BIAS = −10, squish = ReLU;",
    '"bias=-10" `squish=relu`', "  State:bias= -10\n“squish=RELU”  "])
def test_a_state_code_may_be_written_and_pasted_as_people_do(code):
    panel = as_new(panels.OneNeuron, state=code)
    assert panel.code == "bias=-10 squish=relu"


def test_an_unknown_question_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match="nothing comes in"):
        panels.Predict("who wins")


def test_the_solutions_of_notebook_1_solve_its_exercises():
    panel = as_new(panels.OneNeuron, state="w1=10 w2=10 w3=0 bias=-16")
    for a3 in (0, 1):
        panel.set(a1=1, a2=1, a3=a3)
        assert panel.activation() > 0.9
        for a1, a2 in ((0.8, 1), (1, 0.8), (0.8, 0.8), (0, 1)):
            panel.set(a1=a1, a2=a2)
            assert panel.activation() < 0.9
    for code in ("w2=0", "w1=10 bias=20", "squish=relu bias=-20"):
        panel.set_code(code)
        seen = set()
        for a2 in np.linspace(0, 1, 11):
            panel.set(a2=a2)
            seen.add(round(panel.activation(), 3))
        assert len(seen) == 1, code
    panel = panels.NudgeAnything(load_digits())
    panel.set_code("network=untrained layer=3 neuron=0 source=3 nudge=-4")
    assert float(panel._table.numbers[0].get_text().replace("−", "-")) < -0.1


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
