"""What goes wrong while nobody waits for it is one sentence below the picture, and no more."""

import asyncio

import pytest
from matplotlib.text import Text
from panel_helpers import KINDS, FakeBrowser, as_new, drawn_anew, given, run
from traitlets import TraitError

from mlp import panels


class Fault(TraitError):
    """What nobody has thought of."""


def break_down(*_):
    raise Fault("the sky\nfell. ")


SAID = "That went wrong, so this is the picture from before (Fault: the sky fell)."


@pytest.fixture
def panel():
    panel = panels.OneNeuron("bias=2")
    yield panel
    panel.close()


@pytest.fixture
def browser(panel):
    return FakeBrowser(panel.canvas)


def breakable(name):
    def method(panel, *given):
        return break_down() if panel.broken == name else getattr(panels.OneNeuron, name)(
            panel, *given)
    return method


class Watching(panels.OneNeuron):
    """With observers of its own, as many a panel has; one of its parts may be `broken`."""

    broken, wanted_keys = "", ("x",)
    refresh, touched, reset = map(breakable, ("refresh", "touched", "reset"))

    def controls(self):
        """Watch a slider and a menu."""
        named = super().controls()
        for name in ("bias", "squish"):
            named[name].observe(lambda _: self.broken == "watch" and break_down(), "value")
        return named


def button(panel, name):
    return next(one for one in panel.children[0].children if one.description == name)


WAYS = {    # what breaks down, and what the hand does then
    "a slider": ("refresh", lambda panel, _: panel.named["bias"].hear({"value": 7})),
    "a menu": ("refresh", lambda panel, _: setattr(panel.named["squish"], "index", 1)),
    "a preset": ("refresh", lambda panel, _: button(panel, list(panel.presets)[0]).click()),
    "a state code": ("refresh", lambda _, browser: browser.say(kind="code", code="bias=7")),
    "the picture": ("touched", lambda _, browser: browser.say(kind="key", key="x")),
    "a button": ("reset", lambda panel, _: button(panel, "Reset").click()),
    "what watches a slider": ("watch", lambda panel, _: panel.named["bias"].hear({"value": 7})),
    "what watches a menu": (
        "watch", lambda panel, _: panel.named["squish"].set_state({"index": 1})),
    "what watches, in a preset": (
        "watch", lambda panel, _: button(panel, list(panel.presets)[0]).click())}


@pytest.mark.parametrize("way", WAYS)
def test_the_last_picture_stays_and_the_next_move_goes_on(way, caplog):
    panel = as_new(Watching)
    panel.set(bias=2)
    browser = FakeBrowser(panel.canvas)
    picture, description, values = browser.picture, panel.description, panel.values()
    panel.broken, do = WAYS[way]
    do(panel, browser)
    last = browser.frames[-1]
    assert (last["message"], last["description"], last["code"]) == (SAID, description, "bias=2")
    assert browser.picture == picture and panel.values() == values
    assert "the sky" in caplog.text and "break_down" in caplog.text
    panel.broken = ""
    panel.named["bias"].hear({"value": 5})
    assert browser.frames[-1]["message"] == "" and browser.frames[-1]["code"] == "bias=5"
    assert browser.picture == drawn_anew(panel)


def test_what_fails_half_way_goes_back(panel, browser, monkeypatch):
    def half_way():
        moved = panels.OneNeuron.refresh(panel)
        if panel.named["bias"].value > 5:
            break_down()
        return moved

    picture = browser.picture
    monkeypatch.setattr(panel, "refresh", half_way)
    panel.named["bias"].value = 7
    assert browser.picture == picture == drawn_anew(panel)
    assert panel.code == "bias=2" and browser.frames[-1]["message"] == SAID
    with pytest.raises(Fault):     # who asks by name is told in the usual way
        panel.set(bias=7)


@pytest.mark.parametrize("message", [{"kind": "shown", "number": 9}, {"kind": "hello"}])
def test_an_artist_that_cannot_be_drawn_is_told_in_words(panel, browser, monkeypatch, message):
    text = panel.figure.findobj(lambda one: type(one) is Text and one.get_text())[0]
    browser.answers = False
    for bias in (3, 4, 5):  # the last of them waits for its turn
        panel.named["bias"].value = bias
    monkeypatch.setattr(text, "get_fontproperties", break_down)
    text.stale = True
    browser.say(**message)
    assert browser.frames[-1]["message"] == SAID and not browser.frames[-1]["whole"]
    monkeypatch.undo()
    browser.say(kind="hello")
    assert browser.picture == drawn_anew(panel)


def test_what_was_put_off_and_what_goes_on_by_itself(caplog):
    async def on_a_loop():
        ball = panels.Ball()
        browser = FakeBrowser(ball.canvas)
        ball.refresh = break_down
        ball.run()
        while not browser.frames[-1]["message"]:
            await asyncio.sleep(0.01)
        stopped = not ball.running
        ball._loop.later(0, break_down)
        caplog.clear()
        while not caplog.text:
            await asyncio.sleep(0.01)
        ball.close()
        return stopped, browser.frames[-1]["message"]

    assert run(on_a_loop()) == (True, SAID)


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_every_control_beside_a_picture_tells_what_goes_wrong_below_it(name, digits, monkeypatch):
    panel = as_new(KINDS[name], *given(KINDS[name], digits))
    browser = FakeBrowser(panel.canvas)
    monkeypatch.setattr(panel, "refresh", break_down)
    for control in panel.shown():
        if not hasattr(control, "value"):
            continue    # a button
        options = getattr(control, "options", None)
        moved = {"index": len(options) - 1 - control.index} if options else {
            "value": control.min if control.value != control.min else control.max}
        if moved.get("index") == getattr(control, "index", None):
            continue    # one option, and nothing to choose
        browser.frames[-1]["message"] = ""
        control.set_state(moved)
        assert browser.frames[-1]["message"] == SAID, control.description


@pytest.mark.slow
def test_what_a_panel_below_makes_of_a_network_is_said_below_that_one(digits, monkeypatch):
    shelf = panels.shared_network.Shelf()
    below = panels.Learned(digits, shelf)
    browser = FakeBrowser(below.canvas)
    monkeypatch.setattr(below, "_handed_down", break_down)
    shelf.put(below.network)
    assert browser.frames[-1]["message"] == SAID
    below.close()


@pytest.mark.parametrize(("part", "do"), [
    ("pick", lambda question: question._options[0].click()),
    ("_typed", lambda question: setattr(question.votes._fields[0], "value", 3))])
def test_a_question_says_so_too(part, do, monkeypatch):
    for kind in (panels.Predict, panels.predict.Votes):
        monkeypatch.setattr(kind, part, break_down, raising=False)
    question = panels.Predict("ink")
    do(question)
    assert question.reply.value == "That went wrong (Fault: the sky fell)."
    question.close()
