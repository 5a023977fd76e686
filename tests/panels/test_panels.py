"""Every panel, without a browser: random moves, presets, state codes, *Reset*, and how it looks."""

import numpy as np
import pytest
from ipywidgets import Widget
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.text import Text
from panel_helpers import KINDS, FakeBrowser, as_new, drawn_anew, given, moved, random_values

from mlp import panels
from mlp.live.palettes import LIGHT
from mlp.live.recording.palette import contrast
from mlp.live.style import SMALL
from mlp.panels.questions import QUESTIONS

ON_A_DARK_CELL = {LIGHT["paper"], "#ffffff"}     # numbers within an image of weights or pixels


@pytest.fixture(params=KINDS.values(), ids=KINDS)
def panel(request, digits):
    return as_new(request.param, *given(request.param, digits))


@pytest.mark.slow
def test_moves_are_sent_in_pieces_kept_in_a_code_and_undone_by_reset(panel):
    browser, told = FakeBrowser(panel.canvas), []
    first, start, everything = browser.picture, (panel.description, panel.values()), browser.told
    for _ in moved(panel, 4):
        told.append(browser.told)
        for text in panel.figure.findobj(Text):
            colour = to_hex(text.get_color())
            if text.get_visible() and text.get_text() and colour not in ON_A_DARK_CELL:
                assert contrast(colour, LIGHT["paper"]) >= 4.5, text.get_text()
    assert browser.picture == drawn_anew(panel)
    assert min(told) < everything / 2
    panel.set(**random_values(panel, np.random.default_rng(1)))
    description, values, code = panel.description, panel.values(), panel.code
    panel.reset()
    assert (panel.description, panel.values(), panel.code) == (*start, "")
    assert browser.picture == first
    panel.set_code(code)
    assert panel.description == description and panel.values() == pytest.approx(values)


def beyond_the_edge(panel):
    """Return the words that do not fit into the picture."""
    renderer, (width, height) = RendererAgg(*panel.size, 100), panel.size
    boxes = {text.get_text(): text.get_window_extent(renderer) for ax in panel.figure.axes
             for text in ax.texts if text.get_visible() and text.get_text()}
    return [words for words, box in boxes.items() if min(box.x0, box.y0) < -1
            or box.x1 > width + 1 or box.y1 > height + 1]


def test_presets_change_the_picture_and_words_fit_into_it_and_can_be_seen(panel):
    start = panel.description
    for name in panel.presets:
        panel.choose(name)
        assert panel.description != start and panel.code, name
        assert not beyond_the_edge(panel), name
        assert min(text.get_size() for text in panel.figure.findobj(Text)) >= SMALL, name
        panel.reset()
        assert panel.description == start
    assert start.endswith(".") and all(
        control.description for control in panel.named.values() if isinstance(control, Widget))
    for line in panel.figure.findobj(Line2D):
        if line.get_linestyle() != "None" and to_hex(line.get_color()) == LIGHT["chosen"]:
            assert line.get_path_effects(), line


BAD_CODES = {
    "nonsense": "knows only", "flavour=3": "knows only", "source=1e9": "is not on its slider",
    "network=pear": "is none of", "nudge=much": "is not a number", "source=nan": "is not a number"}


def test_a_bad_state_code_is_one_sentence_and_changes_nothing(digits):
    panel = as_new(panels.NudgeAnything, digits, state="layer=2 source=7")
    browser, before = FakeBrowser(panel.canvas), panel.values()
    for code, expected in BAD_CODES.items():
        with pytest.raises(ValueError, match=expected):
            panel.set_code(code)
        assert panel.values() == before
        browser.say(kind="code", code=code)
        assert expected in browser.frames[-1]["message"] and panel.values() == before
        assert browser.frames[-1]["code"] == code  # to be mended
    panel.reset()
    assert browser.frames[-1]["message"] == ""


@pytest.mark.parametrize("code", [
    "bias=-10 squish=relu", "state: bias=-10 squish=relu", "BIAS = −10, squish = ReLU;",
    '"bias=-10" `squish=relu`', "  State:bias= -10\n“squish=RELU”  "])
def test_a_state_code_may_be_written_and_pasted_as_people_do(code):
    assert as_new(panels.OneNeuron, state=code).code == "bias=-10 squish=relu"


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


def test_an_unknown_question_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match="nothing comes in"):
        panels.Predict("who wins")
