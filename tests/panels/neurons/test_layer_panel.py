"""The panel Layer: its numbers are numpy's, and the hand reaches all 19 of them."""

import numpy as np
import pytest
from panel_helpers import FakeBrowser, as_new, keys, numbers, plain, point, words

from mlp import panels

SQUISH = {"sigmoid": lambda z: 1 / (1 + np.exp(-z)), "relu": lambda z: np.maximum(z, 0),
          "tanh": np.tanh, "none": lambda z: z}
NUMBERS = [f"w{j}{k}" for j in range(3) for k in range(4)]
NUMBERS += [f"a{k}" for k in range(4)] + [f"b{j}" for j in range(3)]


@pytest.fixture
def panel():
    return as_new(panels.Layer)


def sums(panel):
    return numbers(panel._formula.cells["z"].numbers)


def test_every_cell_holds_what_numpy_says(panel):
    rng = np.random.default_rng(0)
    for _ in range(20):
        panel.set(row=int(rng.integers(3)), squish=str(rng.choice(list(SQUISH))),
                  **{name: rng.uniform(panel.named[name].min, panel.named[name].max)
                     for name in NUMBERS})
        v = [panel.values()[name] for name in NUMBERS]
        W, a, b = np.reshape(v[:12], (3, 4)), np.array(v[12:16]), np.array(v[16:])
        z = W @ a + b
        out = SQUISH[panel.values()["squish"]](z)
        for name, values, rounding in (("W", W, 0.005), ("a", a, 0.005), ("b", b, 0.005),
                                       ("z", z, 0.0005), ("out", out, 0.0005)):
            shown = numbers(panel._formula.cells[name].numbers)
            assert shown == pytest.approx(values.ravel(), abs=rounding * 1.001), name
        j = int(panel.values()["row"])
        terms = numbers(panel._written.numbers)
        assert terms == pytest.approx([*W[j] * a, b[j], z[j], out[j]], abs=0.00501)
        assert f"= {z[j]:.3f};" in plain(panel) and f"it is {out[j]:.3f}." in plain(panel)
        assert plain(panel).endswith(", ".join(f"{x + 0.0:.3f}" for x in out.round(3)) + ".")


def test_every_number_can_be_clicked_and_moved_by_the_slider_and_by_keys(panel):
    reached = set()
    for name in "Wab":
        cells = panel._formula.cells[name]
        for row, column in np.ndindex(*cells.grid.get_array().shape):
            point(panel, cells.grid.axes, (column + 0.5, row + 0.5))
            assert panel.chosen.description == {
                "W": f"weight in row {row}, column {column}", "a": f"input {min(row, 3)}"}.get(
                    name, f"bias {row}")
            assert panel._value.value == panel.chosen.value
            assert (panel._value.min, panel._value.max) == (panel.chosen.min, panel.chosen.max)
            panel._value.value = 0.4
            assert panel.chosen.value == 0.4
            keys(panel, "+")
            assert panel.chosen.value == panel._value.value == 0.5
            reached.add(panel.chosen)
    assert reached == {panel.named[name] for name in NUMBERS}
    point(panel, panel._formula.cells["out"].grid.axes, (0.5, 2.5))
    assert panel.description.startswith("Row 2:") and panel.values()["choose"] == "bias"


def test_choosing_another_number_changes_none_and_its_value_stands_on_the_slider(panel):
    panel.set_code("w00=-2 a3=1 b2=-1.5")
    for code in ({"choose": "input"}, {"column": 3}, {"choose": "bias"}, {"row": 2}):
        panel.set(**code)
        assert panel.code.endswith("w00=-2 a3=1 b2=-1.5")
    assert panels.Layer(panel.code)._value.value == -1.5


def test_a_wrong_shape_shows_the_librarys_own_sentence(panel):
    panel.choose("Wrong shape")
    sentence = "inputs has shape (5, 1), expected (4, m): one example per column"
    assert panel.description.endswith(f"mlp says: {sentence}.")
    assert panel._message[-1].get_text() == f"ValueError: {sentence}"
    assert not sums(panel) and not numbers(panel._written.numbers)
    assert not len(panel._written.cells.shapes.get_paths())
    panel.reset()
    assert len(sums(panel)) == 3
    assert not any(words(panel._message))


def test_presets_do_what_their_names_say(panel):
    panel.choose("One weight 0")
    before = panel.description
    panel.set(a0=0.1)
    assert panel.description.split(";")[0].endswith(before.split("= ")[1].split(";")[0])
    panel.choose("A row of zeros")
    panel.set(a0=0.9, a1=0.1, a2=0.7, a3=1)
    assert "= 0.200; the sigmoid of it is 0.550." in panel.description


def test_the_picture_shows_the_number_that_a_slider_has_moved(panel):
    browser = FakeBrowser(panel.canvas)
    panel._value.hear({"value": 1.5})
    assert "1.50·0.50" in browser.frames[-1]["description"]
    assert browser.frames[-1]["code"] == "w01=1.5"
    panel.chosen.value = 7      # a number without a control of its own keeps to its range, too
    assert panel.chosen.value == panel.chosen.max == 2
