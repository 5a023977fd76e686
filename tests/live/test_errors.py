"""What goes wrong while nobody waits for it is one sentence below the picture, and no more."""

import asyncio

import pytest
from matplotlib.text import Text
from panel_helpers import FakeBrowser, drawn_anew, run

from mlp import panels


class Fault(Exception):
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


def button(panel, name):
    return next(one for one in panel.children[0].children if one.description == name)


WAYS = {    # what breaks down, and what the hand does then
    "a slider": ("refresh", lambda panel, _: panel.named["bias"].hear({"value": 7})),
    "a menu": ("refresh", lambda panel, _: setattr(panel.named["squish"], "index", 1)),
    "a preset": ("refresh", lambda panel, _: button(panel, list(panel.presets)[0]).click()),
    "reset": ("refresh", lambda panel, _: button(panel, "Reset").click()),
    "a state code": ("refresh", lambda _, browser: browser.say(kind="code", code="bias=7")),
    "the picture": ("touched", lambda _, browser: browser.say(kind="key", key="x")),
    "a button": ("reset", lambda panel, _: button(panel, "Reset").click()),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_last_picture_stays_and_the_next_move_goes_on(way, caplog):
    name, do = WAYS[way]
    kind = type("Broken", (panels.OneNeuron,), {
        name: lambda self, *given: break_down() if self.broken
        else getattr(panels.OneNeuron, name)(self, *given),
        "broken": False, "wanted_keys": ("x",)})
    panel = kind("bias=2")
    browser = FakeBrowser(panel.canvas)
    picture, description = browser.picture, panel.description
    panel.broken = True
    do(panel, browser)
    last = browser.frames[-1]
    assert (last["message"], last["description"], last["code"]) == (SAID, description, "bias=2")
    assert browser.picture == picture and panel.values() == kind("bias=2").values()
    assert "the sky" in caplog.text and "break_down" in caplog.text
    panel.broken = False
    panel.named["bias"].hear({"value": 5})
    assert browser.frames[-1]["message"] == "" and browser.frames[-1]["code"] == "bias=5"
    assert browser.picture == drawn_anew(panel)
    panel.close()


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
